"""Write the manual page from the tree of commands: python docs/man.py."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from mesocare.cli.program import make_app

PAGE = Path(__file__).with_name("mesocare.1")
_HEAD = """\
.TH MESOCARE 1
.SH NAME
mesocare \\- aftercare for scalp mesotherapy: what to avoid, until when, and whom to call
.SH SYNOPSIS
.B mesocare
.RI [ command ]
.RI [ options ]
.SH DESCRIPTION
"""
_FOOT = """\
.SH EXIT STATUS
.TP
.B 0
Done; for can: yes.
.TP
.B 10, 11, 12, 13
For can: better to wait, not yet, ask your clinic, a warning sign. 12 for before as well; 13
wherever words tell of a danger.
.TP
.B 1
For next: nothing changes within the time.
.TP
.B 2, 3, 4, 5
Bad input; a refused file; some refused rows; a file that could not be read or written.
.TP
.B 70, 130, 141
A fault of the program; interrupted; the reader has closed the pipe.
.SH ENVIRONMENT
.TP
.B MESOCARE_RULES, MESOCARE_CLINIC
The rule file and the clinic's file to use.
.TP
.B MESOCARE_NO_CACHE
Where it is 1, the same as \\-\\-no\\-cache.
.TP
.B NO_COLOR, FORCE_COLOR
No colour at all; colour and drawings in a pipe as well.
.SH NOTES
No clinician has approved the rules that come with mesocare. Your clinic's own advice comes first.
"""


def main() -> None:
    """Write the page beside this script."""
    PAGE.write_text(make_page(), encoding="utf-8")


def make_page() -> str:
    """Return the page: the program, then each command with its arguments and options."""
    program: Any = typer.main.get_command(make_app())
    parts = [_HEAD, _escape(program.help or ""), "\n", *_options(program), ".SH COMMANDS\n"]
    for name, command in program.commands.items():
        inner = getattr(command, "commands", None)
        if inner is None:
            parts += _command(name, command)
        else:
            for sub, one in inner.items():
                parts += _command(f"{name} {sub}", one)
    return "".join([*parts, _FOOT])


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    usage = " ".join([name, *(one.metavar or one.name.upper() for one in arguments)])
    yield f".SS mesocare {_escape(usage)}\n{_escape(command.help or '')}\n"
    for one in arguments:
        yield _entry((one.metavar or one.name.upper()).strip("[]."), one.help)
    yield from _options(command)


def _options(command: Any) -> Iterator[str]:
    for one in command.params:
        if one.param_type_name == "option" and not one.hidden:
            names = ", ".join([*one.opts, *one.secondary_opts])
            value = one.metavar or "|".join(getattr(one.type, "choices", ()))
            yield _entry(names if one.is_flag else f"{names} {value}", one.help)


def _entry(name: str, told: str | None) -> str:
    return f".TP\n.B {_escape(name)}\n{_escape(told or '')}\n"


def _escape(text: str) -> str:
    """Return a text that roff reads as it stands."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").splitlines()
    guarded = (f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)
    return "\n".join(line or ".PP" for line in guarded)


if __name__ == "__main__":
    main()
