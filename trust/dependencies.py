"""The tests with the oldest and with the newest of all that the program needs.

python trust/dependencies.py [lowest | highest] [PYTEST ARGUMENT]...

Makes two environments with uv, away from the checkout: the lowest allowed versions of all direct
dependencies on the oldest Python, and the highest on the newest Python that is found here. It runs
the whole suite in both, or what is named, prints a table, and ends with 1 where a test failed.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from mesocare import __version__

ROOT = Path(__file__).parents[1]
PYTHONS = ("3.14", "3.13", "3.12", "3.11")
"""Those that pyproject.toml names, the newest first."""
ENDS = ("lowest", "highest")


class Ends(NamedTuple):
    """One end of what is allowed."""

    name: str
    python: str
    resolution: str


class Outcome(NamedTuple):
    """What the suite said at one end."""

    ends: Ends
    python: str
    tests: str
    has_passed: bool


def main() -> None:
    """Run the suite at both ends and print what it said."""
    if not shutil.which("uv"):
        sys.exit("This needs uv, which finds the lowest versions. Install it: pip install uv")
    names = [name for name in sys.argv[1:] if name in ENDS]
    arguments = [argument for argument in sys.argv[1:] if argument not in ENDS]
    outcomes = list(run_all(names or ENDS, arguments or ["-n", "2"]))
    print(f"mesocare {__version__}, {datetime.now(UTC):%Y-%m-%d}, {platform.platform()}")
    for outcome in outcomes:
        print(f"{outcome.ends.name:<10}Python {outcome.python:<10}{outcome.tests}")
    missing = [python for python in PYTHONS if not find_python(python)]
    print(f"Not tried, since not here: {', '.join(missing) or 'none'}")
    sys.exit(0 if all(outcome.has_passed for outcome in outcomes) else 1)


def run_all(names: Sequence[str], arguments: Sequence[str]) -> Iterator[Outcome]:
    """Try the lowest on the oldest Python, then the highest on the newest, where they are named."""
    found = [python for python in PYTHONS if find_python(python)]
    if not found:
        sys.exit(f"No Python of {', '.join(PYTHONS)} is here.")
    for ends in (
        Ends("lowest", found[-1], "lowest-direct"),
        Ends("highest", found[0], "highest"),
    ):
        if ends.name in names:
            with tempfile.TemporaryDirectory() as folder:
                yield run_suite(ends, Path(folder), arguments)


def find_python(version: str) -> str | None:
    """Give the path of a Python of this version; None where there is none."""
    command = ["uv", "python", "find", "--no-python-downloads", "--no-project", version]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.stdout.strip() if found.returncode == 0 else None


def run_suite(ends: Ends, folder: Path, arguments: Sequence[str]) -> Outcome:
    """Install at one end and run the whole suite there, from a clone of what is committed."""
    clone, environment = folder / "mesocare", folder / "environment"
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    steps: tuple[list[str], ...] = (
        ["git", "clone", "--quiet", str(ROOT), str(clone)],
        ["uv", "venv", "--quiet", "--python", str(find_python(ends.python)), str(environment)],
        [
            *("uv", "pip", "install", "--quiet", "--python", str(python)),
            *("--resolution", ends.resolution, "-e", f"{clone}[dev]"),
        ],
    )
    for step in steps:
        subprocess.run(step, check=True)
    version = output_of([str(python), "-c", "import platform; print(platform.python_version())"])
    suite = subprocess.run(
        [str(python), "-m", "pytest", "-q", *arguments],
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
    )
    if suite.returncode:
        print(suite.stdout[-20_000:], file=sys.stderr)
    last = suite.stdout.strip().splitlines()[-1] if suite.stdout.strip() else "nothing ran"
    return Outcome(ends, version, last.strip("= "), suite.returncode == 0)


def output_of(command: list[str]) -> str:
    """Give what a command says."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
