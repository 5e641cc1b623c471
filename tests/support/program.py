"""How does a test run the program? As a process, or inside, in an environment that is known."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from warm_process import WarmProcess

from mesocare.cli.main import run

STEERING = (
    "COLORTERM",
    "COLUMNS",
    "FORCE_COLOR",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "LANG",
    "LANGUAGE",
    "LINES",
    "NO_COLOR",
    "PYTHONIOENCODING",
    "PYTHONUNBUFFERED",
    "PYTHONUTF8",
    "TERM",
    "TERM_PROGRAM",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
    "TZ",
    "VTE_VERSION",
    "WT_SESSION",
)
"""What an environment may hold that changes what the program prints."""

BEFORE_THE_REVIEW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
"""A moment at which the default rules may still be approved."""


@dataclass(frozen=True)
class Ended:
    """How a run ended, and all that it wrote."""

    code: int
    out: str
    err: str


def known_environment(**added: str) -> dict[str, str]:
    """Give this environment without what steers the program, and with what is added."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in STEERING and not name.startswith(("MESOCARE_", "_MESOCARE_", "LC_"))
    }
    return kept | {"LANG": "C.UTF-8", "TZ": "Etc/UTC"} | added


def command(*arguments: str) -> list[str]:
    """Give the command that runs the program as a process."""
    return [sys.executable, "-m", "mesocare", *arguments]


def zone_at_noon() -> str:
    """Name a zone in which it is noon, give or take an hour: no midnight falls in a test there."""
    west = datetime.now(UTC).hour - 12
    return f"Etc/GMT{west:+d}"


@cache
def warm_process() -> WarmProcess:
    """Give the process of these tests that forks for a run."""
    return WarmProcess(known_environment())


def run_program(*arguments: str, **environment: str) -> Ended:
    """Run the program as a process of its own, its output no terminal."""
    around = known_environment(**environment)
    if warm_process().can_stand_for_a_new_one(around):
        return _run_warm(arguments, around)
    ended = subprocess.run(
        command(*arguments),
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=around,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def _run_warm(arguments: Sequence[str], around: Mapping[str, str]) -> Ended:
    order = {"arguments": arguments, "environment": around, "folder": str(Path.cwd())}
    ended = warm_process().carry_out(order)
    out, err = (ended[name].encode("latin-1").decode() for name in ("out", "err"))
    return Ended(ended["code"], *(text.replace("\r\n", "\n") for text in (out, err)))


def run_inside(capfd: pytest.CaptureFixture[str], *arguments: str) -> Ended:
    """Run the program inside this process, which is quicker; give it a zone among the arguments."""
    capfd.readouterr()
    code = run(list(arguments))
    written = capfd.readouterr()
    return Ended(code, written.out, written.err)
