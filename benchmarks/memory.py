"""The memory that a command takes at its peak, each in a process of its own.

python benchmarks/memory.py
"""

import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

SESSION = "2026-11-20T14:30"
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "mesocare today, first run": ["-m", "mesocare", "today", SESSION],
    "mesocare today": ["-m", "mesocare", "today", SESSION],
    "mesocare timeline": ["-m", "mesocare", "timeline", SESSION],
    "mesocare calendar": ["-m", "mesocare", "calendar", SESSION, "-o", "out.ics"],
    "mesocare sheet, PDF": ["-m", "mesocare", "sheet", SESSION, "-o", "out.pdf"],
    "mesocare sheet, web page": ["-m", "mesocare", "sheet", SESSION, "-o", "out.html"],
}


def main() -> None:
    """Run each command once and print its peak."""
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, Python {platform.python_version()}"
    )
    print(f"{'command':<30}{'MB at peak':>12}")
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "TZ": "Europe/Rome"}
        for name, arguments in COMMANDS.items():
            peak = peak_of([sys.executable, *arguments], environment, Path(folder))
            print(f"{name:<30}{peak:>12.1f}")


def peak_of(command: list[str], environment: dict[str, str], folder: Path) -> float:
    """Return the most memory that a process had at once, in millions of bytes (Linux, macOS)."""
    process = subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


if __name__ == "__main__":
    main()
