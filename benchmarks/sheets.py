"""What does a sheet cost? Time for each, in one file and in files of their own, and memory.

    python benchmarks/sheets.py [ROWS]

Each figure is a whole run of the program; the list's sessions are spread over one day.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_MINUTES = 600
_MOST_IN_ONE_FILE = 200
_FIXED = ("--tz", "Europe/Rome", "--at", "2026-11-20T20:00")


def write_list(path: Path, count: int) -> None:
    """Write a day list of so many rows."""
    rows = [
        f"2026-11-20T{8 + row % _MINUTES // 60:02}:{row % 60:02},Patient Number {row},,"
        for row in range(count)
    ]
    path.write_text("\n".join(["session,name,protocol,note", *rows, ""]), "utf-8")


def run(*arguments: str) -> tuple[float, int]:
    """Run the program; give the seconds that it took and the most memory it had, in MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mesocare", *arguments, *_FIXED], stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def show(what: str, count: int, seconds: float, memory: int) -> None:
    """Print one line."""
    print(f"{what:18} {1000 * seconds / count:8.1f} ms each {memory:6} MiB")


def main() -> None:
    """Print all figures."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (1, 100, most):
            day = folder / f"{count}.csv"
            write_list(day, count)
            for form in ("pdf", "html", "ics"):
                seconds, memory = run(
                    "sheets", str(day), "-o", str(folder / f"{count}-{form}"), "--format", form
                )
                show(f"{count} files, {form}", count, seconds, memory)
            if count <= _MOST_IN_ONE_FILE:
                one_file = str(folder / f"{count}.pdf")
                show(
                    f"{count} in one file", count, *run("sheets", str(day), "--one-file", one_file)
                )


if __name__ == "__main__":
    main()
