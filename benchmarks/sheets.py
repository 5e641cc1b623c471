"""What a sheet costs: time, bytes and memory, in one file and in files of their own.

    python benchmarks/sheets.py [ROWS] [pdf] [html] [ics]

Each figure is a whole run of the program; the list's sessions are spread over one day. Time is
what passed, and what the processors spent, which other programs change less.
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


def run(*arguments: str) -> tuple[float, float, int]:
    """Run the program; return the seconds that passed, those of processors, and the MiB it had."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mesocare", *arguments, *_FIXED], stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    spent = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - start, spent, usage.ru_maxrss // 1024


def size_of(target: Path) -> int:
    """Return the bytes of a file, or of all files in a folder."""
    files = target.iterdir() if target.is_dir() else [target]
    return sum(file.stat().st_size for file in files)


def show(what: str, count: int, figures: tuple[float, float, int], target: Path) -> None:
    """Print one line."""
    passed, spent, memory = figures
    each = f"{1000 * passed / count:8.1f} ms each, {1000 * spent / count:6.1f} of processors"
    size = size_of(target) / count / 1000
    print(f"{what:18} {each} {size:6.1f} kB each {memory:6} MiB", flush=True)


def main() -> None:
    """Print all figures."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    forms = sys.argv[2:] or ["pdf", "html", "ics"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in sorted({1, 100, most}):
            day = folder / f"{count}.csv"
            write_list(day, count)
            for form in forms:
                target = folder / f"{count}-{form}"
                figures = run("sheets", str(day), "-o", str(target), "--format", form)
                show(f"{count} files, {form}", count, figures, target)
            if count <= _MOST_IN_ONE_FILE and "pdf" in forms:
                target = folder / f"{count}.pdf"
                figures = run("sheets", str(day), "--one-file", str(target))
                show(f"{count} in one file", count, figures, target)


if __name__ == "__main__":
    main()
