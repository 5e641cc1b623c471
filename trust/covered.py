"""Lines and branches that the suite never runs, by the folders of the source.

python trust/covered.py [PYTEST ARGUMENT]...    # such as -n 2
python trust/covered.py --data FILE

Runs the suite under coverage, the processes that it starts included, and prints how much of the
core, of what reads or writes, and of the rest it ran. In the first two all must be, in the rest 95
of a hundred. With `--data`, a file of coverage that is there already is told.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
CORE = ("language", "dates", "rules", "plan", "sentences")
READS_OR_WRITES = ("reading", "store")
LEAST_OF_THE_REST = 95.0
_NOT_MEASURED = "not loads and not kill_at_any_byte and not stopped_run"
"""Tests of what a process loads, and of how it dies: they notice that it is measured."""


class Covered(NamedTuple):
    """How much of a module was run."""

    module: str
    lines: int
    lines_run: int
    branches: int
    branches_run: int
    missing: str

    @property
    def folder(self) -> str:
        """The folder of the source in which it lies; its own name at the root."""
        return self.module.partition("/")[0]

    @property
    def is_whole(self) -> bool:
        """Whether every line and every branch was run."""
        return (self.lines, self.branches) == (self.lines_run, self.branches_run)


def main() -> int:
    """Measure, print the table, and end with 1 where a group has too little."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="coverage that was measured before")
    given, arguments = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        data = given.data or _measure(arguments, Path(folder))
        modules = _read(data, Path(folder))
    print(_head())
    groups = {
        "core": [one for one in modules if one.folder in CORE],
        "reads or writes": [one for one in modules if one.folder in READS_OR_WRITES],
        "the rest": [one for one in modules if one.folder not in CORE + READS_OR_WRITES],
    }
    print(_table(groups))
    for one in modules:
        if not one.is_whole:
            print(f"{one.module}: {one.missing}")
    whole = all(one.is_whole for name in ("core", "reads or writes") for one in groups[name])
    return 0 if whole and _percent_of(groups["the rest"]) >= LEAST_OF_THE_REST else 1


def _measure(arguments: Sequence[str], folder: Path) -> Path:
    data = folder / "coverage"
    environment = {**os.environ, "COVERAGE_FILE": str(data)}
    suite = [sys.executable, "-m", "coverage", "run", "-m", "pytest", "-q"]
    suite += ["-k", _NOT_MEASURED, *arguments]
    ended = subprocess.run(suite, check=False, cwd=ROOT, env=environment)
    if ended.returncode:
        print(f"The suite ended with {ended.returncode}.", file=sys.stderr)
    combine = [sys.executable, "-m", "coverage", "combine", "-q"]
    subprocess.run(combine, check=True, cwd=ROOT, env=environment)
    return data


def _read(data: Path, folder: Path) -> list[Covered]:
    report = folder / "report.json"
    make = [
        sys.executable,
        "-m",
        "coverage",
        "json",
        "-q",
        f"--data-file={data}",
        "-o",
        str(report),
    ]
    subprocess.run(make, check=True, cwd=ROOT)
    files: dict[str, Any] = json.loads(report.read_text("utf-8"))["files"]
    return [_covered(path, told) for path, told in sorted(files.items())]


def _covered(path: str, told: dict[str, Any]) -> Covered:
    summary = told["summary"]
    lines = [str(line) for line in told["missing_lines"]]
    branches = [f"{start}->{end}" for start, end in told["missing_branches"]]
    return Covered(
        module=path.partition("mesocare/")[2].removesuffix(".py"),
        lines=summary["num_statements"],
        lines_run=summary["covered_lines"],
        branches=summary["num_branches"],
        branches_run=summary["covered_branches"],
        missing=", ".join([*lines, *branches]),
    )


def _head() -> str:
    return (
        f"mesocare {metadata.version('mesocare')}, {datetime.now(UTC).date()}, "
        f"Python {platform.python_version()}, coverage {metadata.version('coverage')}\n"
    )


def _percent_of(modules: Iterable[Covered]) -> float:
    """Give how many of a hundred lines and branches were run."""
    counted = [(one.lines + one.branches, one.lines_run + one.branches_run) for one in modules]
    there, run = (sum(side) for side in zip(*counted, strict=True))
    return 100 * run / there if there else 100.0


def _table(groups: dict[str, list[Covered]]) -> str:
    rows = [
        "| group | modules | whole | lines | run | branches | run | covered |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, modules in groups.items():
        sums = [sum(column) for column in zip(*(one[1:5] for one in modules), strict=True)]
        whole = sum(one.is_whole for one in modules)
        counts = " | ".join(f"{number:,}" for number in sums)
        percent = f"{_percent_of(modules):.1f} %"
        rows.append(f"| {name} | {len(modules)} | {whole} | {counts} | {percent} |")
    return "\n".join(rows)


if __name__ == "__main__":
    raise SystemExit(main())
