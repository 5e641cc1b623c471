"""How long does a patient wait? Processor time, as ratios to `python -c pass` in the same round.

    python benchmarks/startup.py

Installs the wheel of this checkout into a fresh environment, byte-compiled, and prints a table.
"""

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROUNDS = 15
ROOT = Path(__file__).parents[1]
SESSION = "2026-11-20T14:30"
FIRST = "mesocare today, first run"
"""After an install or a changed rule file: nothing is in the cache."""
CHOSEN = "mesocare today, a clinic's file is chosen"
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "imports alone (typer, rich, pydantic, yaml)": ["-c", "import typer, rich, pydantic, yaml"],
    "mesocare --version": ["-m", "mesocare", "--version"],
    "mesocare --help": ["-m", "mesocare", "--help"],
    FIRST: ["-m", "mesocare", "today", SESSION],
    "mesocare today": ["-m", "mesocare", "today", SESSION],
    CHOSEN: ["-m", "mesocare", "today", SESSION],
    "mesocare today --clinic clinic.yaml": [
        "-m", "mesocare", "today", SESSION, "--clinic", "clinic.yaml",
    ],
    "mesocare today, and it names its country": [
        "-m", "mesocare", "today", SESSION, "--clinic", "country.yaml",
    ],
    "mesocare today --json": ["-m", "mesocare", "today", SESSION, "--json"],
    "mesocare can -s SESSION": ["-m", "mesocare", "can", "wash my hair", "-s", SESSION],
    "mesocare timeline": ["-m", "mesocare", "timeline", SESSION],
}  # fmt: skip
CLINIC = "name: Sunrise Clinic\nzone: Europe/Rome\n"


def main() -> None:
    """Install, measure in rounds, and print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        python = install(Path(folder))
        Path(folder, "clinic.yaml").write_text(CLINIC, encoding="utf-8")
        Path(folder, "country.yaml").write_text(f"{CLINIC}country: IT\n", encoding="utf-8")
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "TZ": "Europe/Rome"}
        seconds = {name: [] for name in COMMANDS}  # type: dict[str, list[float]]
        for _ in range(ROUNDS + 1):
            for name, arguments in COMMANDS.items():
                cache = tempfile.mkdtemp(dir=folder) if name == FIRST else f"{folder}/cache"
                added = {"XDG_CACHE_HOME": cache}
                added |= {"MESOCARE_CLINIC": "clinic.yaml"} if name == CHOSEN else {}
                seconds[name].append(measure([python, *arguments], environment | added, folder))
        show({name: times[1:] for name, times in seconds.items()})


def install(folder: Path) -> str:
    """Make an environment with the wheel of this checkout, and give its Python."""
    subprocess.run([sys.executable, "-m", "venv", folder / "env"], check=True)
    python = str(folder / "env" / "bin" / "python")
    command = [python, "-m", "pip", "install", "--quiet", "--no-warn-script-location", str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    subprocess.run([python, "-m", "compileall", "-q", folder / "env" / "lib"], check=False)
    return python


def measure(command: list[str], environment: dict[str, str], folder: str) -> float:
    """Give the seconds that processors spend on one whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def show(seconds: dict[str, list[float]]) -> None:
    """Print the table, with the machine and the date."""
    bare = statistics.median(seconds["python -c pass"])
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, Python {platform.python_version()}"
    )
    print(f"{'command':<46}{'ms':>8}{'ratio':>8}")
    for name, times in seconds.items():
        median = statistics.median(times)
        print(f"{name:<46}{median * 1000:>8.0f}{median / bare:>8.1f}")


if __name__ == "__main__":
    main()
