"""Would a test notice a slip? Every mutant of the core, and how many of them no test kills.

python trust/mutants.py [MODULE]...

Prints for each module how many mutants there are, how many a test killed, how many survived or
never ended, and the score: raw, and without those that `mutants_equivalent.yaml` lists, each with
the reason why no test can tell it from the original. A survivor that is not listed is shown.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import yaml
from mutants_made import Mutant, make_mutants
from mutants_tests import (
    KILLED,
    ROOT,
    SOURCES,
    SURVIVED,
    TIMED_OUT,
    judge,
    load_before,
)

TESTS = {
    "waits": "waits known_answers",
    "moments": "moments known_answers",
    "plan": "plan known_answers",
    "course": "course known_answers",
    "activities": "activities answer",
    "rulefile": "rulefile",
    "before": "before",
    "consistency": "consistency rulefile",
    "closed_days": "closed_days course",
}
"""The tests of each module, its own first; those that start a process are left out."""
LEAST_SCORE = 92.0
_EQUIVALENT = Path(__file__).parent / "mutants_equivalent.yaml"


def main() -> int:
    """Run what is asked for; 1 where a module scores too low or the list is out of date."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as waits")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    modules = given.modules or list(TESTS)
    if unknown := set(modules) - set(TESTS):
        parser.error(f"no tests are named for {', '.join(sorted(unknown))}")
    load_before()
    print(_head(), flush=True)
    results = [_Result(module, given.workers) for module in modules]
    print(_table(results))
    return 0 if all(result.is_good for result in results) else 1


def _head() -> str:
    today = datetime.now(UTC).date()
    commit = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty"],  # noqa: S607  whichever git
        capture_output=True,
        check=False,
        text=True,
    ).stdout.strip()
    return (
        f"mesocare {metadata.version('mesocare')} {commit}, {today}, Python "
        f"{platform.python_version()}, operators of mutmut {metadata.version('mutmut')}\n"
    )


class _Result:
    """What became of the mutants of one module."""

    def __init__(self, module: str, workers: int) -> None:
        started = time.monotonic()
        self.module = module
        self.mutants = make_mutants(SOURCES / f"{module}.py")
        files = [f"test_{name}.py" for name in TESTS[module].split()]
        self.verdicts = judge(files, self.mutants, workers)
        self.seconds = time.monotonic() - started
        self.equivalent, self.stale = _compare(module, self.survivors)
        self._show()

    @property
    def survivors(self) -> list[Mutant]:
        """Give those that no test killed."""
        return [m for m, v in zip(self.mutants, self.verdicts, strict=True) if v == SURVIVED]

    @property
    def counts(self) -> Counter[str]:
        """Give how many ended how."""
        return Counter(self.verdicts)

    @property
    def raw(self) -> float:
        """Give how many of a hundred were noticed; one that never ends is."""
        return 100 * (1 - self.counts[SURVIVED] / len(self.mutants))

    @property
    def adjusted(self) -> float:
        """Give the same without the equivalents."""
        left = self.counts[SURVIVED] - len(self.equivalent)
        return 100 * (1 - left / (len(self.mutants) - len(self.equivalent)))

    @property
    def is_good(self) -> bool:
        """Whether the module scores enough, with a reason for each survivor."""
        is_explained = len(self.equivalent) == self.counts[SURVIVED]
        return self.raw >= LEAST_SCORE and is_explained and not self.stale

    def _show(self) -> None:
        listed = {mutant.key for mutant in self.equivalent}
        for mutant in self.survivors:
            if mutant.key not in listed:
                print(f"{mutant.module}.{mutant.within}\n  - {mutant.before}\n  + {mutant.after}")
        for key in self.stale:
            print(f"listed as equivalent, but killed or gone: {' | '.join(key)}")
        sys.stdout.flush()


def _compare(
    module: str, survivors: Sequence[Mutant]
) -> tuple[list[Mutant], list[tuple[str, ...]]]:
    """Give the survivors that the list explains, and what it lists and did not survive."""
    listed = {
        (entry["module"], entry["within"], entry["before"], after)
        for entry in yaml.safe_load(_EQUIVALENT.read_text("utf-8")) or ()
        if entry["module"] == module
        for after in entry["after"]
    }
    keys = {mutant.key for mutant in survivors}
    return [mutant for mutant in survivors if mutant.key in listed], sorted(listed - keys)


def _table(results: Sequence[_Result]) -> str:
    rows = [
        "| module | mutants | killed | survived | timed out | equivalent | raw | without | s |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for result in results:
        counts = result.counts
        rows.append(
            f"| {result.module} | {len(result.mutants)} | {counts[KILLED]} | {counts[SURVIVED]} "
            f"| {counts[TIMED_OUT]} | {len(result.equivalent)} | {result.raw:.1f} % "
            f"| {result.adjusted:.1f} % | {result.seconds:.0f} |"
        )
    mutants = sum(len(result.mutants) for result in results)
    survived = sum(result.counts[SURVIVED] for result in results)
    same = sum(len(result.equivalent) for result in results)
    rows.append(
        f"| all | {mutants} | {sum(result.counts[KILLED] for result in results)} | {survived} "
        f"| {sum(result.counts[TIMED_OUT] for result in results)} | {same} "
        f"| {100 * (1 - survived / mutants):.1f} % "
        f"| {100 * (1 - (survived - same) / (mutants - same)):.1f} % "
        f"| {sum(result.seconds for result in results):.0f} |"
    )
    return "\n".join(rows)


if __name__ == "__main__":
    raise SystemExit(main())
