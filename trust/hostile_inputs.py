"""Hostile inputs against the promises, each to be answered within a second.

`python trust/hostile_inputs.py` runs the corpus of `tests/hostile/`, each input with a new Python,
as anybody's shell would. It prints how many there are by kind, how they ended, the slowest ten, and
every broken promise.

    --full     spoil each node of each rule file in every way there is: tens of thousands
    --warm     let a warm process fork for each: ten times as fast; times are then of the fork
    --part N/M run the N-th of M parts, counted from 1
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from hostile.case import Hostile, Runner, broken_promises
from hostile.corpus import corpus

from mesocare import __version__

PROMISED_SECONDS = 1.0


@dataclass
class Tally:
    """What the runs came to."""

    codes: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """How often each kind of input ended with each code."""
    times: list[tuple[float, float, str]] = field(default_factory=list)
    """How long each took by the clock, and of a processor, and which it was."""
    broken: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def _run(cases: tuple[Hostile, ...], folder: Path, *, is_warm: bool) -> Tally:
    tally = Tally()
    can_be_nobody = os.geteuid() != 0 or _is_python_for_all() or is_warm
    runner = Runner(folder, is_fresh=not is_warm)
    for case in cases:
        if case.is_nobody and not can_be_nobody:
            tally.skipped["an account without rights cannot start this Python"] += 1
            continue
        if not is_warm and not _can_be_typed(case):
            tally.skipped["no shell can pass such an argument on"] += 1
            continue
        ended = runner.run(case)
        tally.codes[case.kind][ended.code] += 1
        name = f"{case.kind}: {case.name}"
        tally.times.append((ended.seconds, ended.cpu_seconds, name))
        tally.broken += broken_promises(case, ended)
    return tally


def _can_be_typed(case: Hostile) -> bool:
    """Tell whether its arguments are bytes for this system: half a letter of UTF-16 has none."""
    try:
        for argument in case.arguments:
            os.fsencode(argument)
    except UnicodeEncodeError:
        return False
    return True


def _is_python_for_all() -> bool:
    """Tell whether every account may read this Python."""
    folders = Path(sys.executable).resolve().parents
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in folders)  # noqa: PLR2004  read and enter


def _print(tally: Tally, seconds: float) -> None:
    for kind, codes in sorted(tally.codes.items()):
        ended = ", ".join(f"{code}: {count}" for code, count in sorted(codes.items()))
        print(f"{kind}: {sum(codes.values()):,} ({ended})")
    for reason, count in tally.skipped.items():
        print(f"skipped: {count}, {reason}")
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    print(f"the slowest ten, with {load:.1f} processes waiting for each processor:")
    for taken, used, name in sorted(tally.times, key=lambda it: it[1], reverse=True)[:10]:
        print(f"  {used:.2f} s of a processor, {taken:.2f} s by the clock: {name}")
    slow = sum(taken > PROMISED_SECONDS for taken, _, _ in tally.times)
    busy = sum(used > PROMISED_SECONDS for _, used, _ in tally.times)
    for said in tally.broken:
        print(f"BROKEN: {said}")
    print(
        f"in all: {len(tally.times):,} inputs in {seconds:,.0f} s, over one second "
        f"{slow} by the clock and {busy} of a processor, "
        f"{len(tally.broken)} broken promises"
    )


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--warm", action="store_true")
    parser.add_argument("--part", default="1/1")
    return parser.parse_args()


def main() -> int:
    """Run the corpus and print what came of it; 1 where a promise was broken."""
    asked = _parse()
    number, parts = map(int, asked.part.split("/"))
    cases = corpus(is_full=asked.full)[number - 1 :: parts]
    print(f"mesocare {__version__}, Python {sys.version.split()[0]}, {len(cases):,} inputs")
    folder, started = Path(tempfile.mkdtemp(prefix="hostile-")), time.perf_counter()
    try:
        tally = _run(cases, folder, is_warm=asked.warm)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _print(tally, time.perf_counter() - started)
    return 1 if tally.broken else 0


if __name__ == "__main__":
    sys.exit(main())
