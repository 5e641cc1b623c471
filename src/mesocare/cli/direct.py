"""Calls of a few plain words, which need no parser: `today`, `timeline 2026-11-20`, `can swim`.

To load Typer is a sixth of what a patient waits for. So what she types daily goes straight to its
view; an option, a shell's question and all other commands are Typer's.
"""

import os
from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from mesocare.cli.chosen import VARIABLE as CLINIC
from mesocare.cli.gathering import Asked

RULES = "MESOCARE_RULES"
"""What `--rules` reads where it is not given."""
_SCREENS = ("today", "timeline", "signs")


def is_direct(arguments: Sequence[str]) -> bool:
    """Tell whether a call has plain words alone, after a command that takes them."""
    if "_MESOCARE_COMPLETE" in os.environ or any(word.startswith("-") for word in arguments):
        return False
    command, words = arguments[0] if arguments else "", arguments[1:]
    return command in _SCREENS or (command in ("can", "why") and bool(words))


def run_directly(arguments: Sequence[str]) -> int:
    """Run such a call, as Typer would, and return its exit code.

    Raises:
        MesocareError: when anything of it is refused.

    """
    command, words = arguments[0], arguments[1:]
    if command in _SCREENS:
        _show(command, words)
        return 0
    from mesocare.cli.answering import answer, explain

    if command == "can":
        return answer(words, _asked(), json=False, plain=False)
    return explain(words, _asked(), plain=False)


def _show(command: str, words: Sequence[str]) -> None:
    from mesocare.cli.joining import join_sessions
    from mesocare.cli.show import show

    asked = _asked(join_sessions(words))
    show(attrgetter(command), asked, json=False, plain=False, shows_all=False)


def _asked(sessions: Sequence[str] = ()) -> Asked:
    return Asked(sessions, rules=_path_in(RULES), clinic=_path_in(CLINIC))


def _path_in(variable: str) -> Path | None:
    return Path(value) if (value := os.environ.get(variable)) else None
