"""The command for the sheet: what a practitioner prints and a patient keeps."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mesocare.characters import describe, find_forbidden
from mesocare.cli.desktop import print_file, show_file
from mesocare.cli.gathering import Asked, gather_for_others, ids_of_recorded
from mesocare.cli.joining import join_sessions
from mesocare.cli.leaflet import Look, PaperSize, Reminders, render_leaflet
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    HappenedOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    WithOption,
    WithoutOption,
    ZoneOption,
)
from mesocare.cli.output import write_error
from mesocare.cli.paper import paper_plan_of
from mesocare.cli.speaking import make_speaker
from mesocare.errors import InputRefusedError
from mesocare.store.files import check_place, clear_parts, write_file

_LONGEST_NOTE = 300
_STANDARD_INPUT = "-"
_MOST_NOTE_BYTES = 64 * 1024
"""What is read of standard input: enough to say how much too long a note is."""


class Form(StrEnum):
    """The forms that a row of a day list can take."""

    PDF = "pdf"
    HTML = "html"
    ICS = "ics"


PaperOption = Annotated[
    PaperSize, typer.Option("--paper", help="The size of the paper.", case_sensitive=False)
]
LargePrintOption = Annotated[
    bool, typer.Option("--large-print", help="Print in 18 points, for readers with low vision.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="FILE.pdf for paper, FILE.html for a web page, FILE.eml for a letter.",
        show_default=False,
    ),
]
OpenOption = Annotated[bool, typer.Option("--open", help="Show the sheet once it is written.")]
PrintOption = Annotated[bool, typer.Option("--print", help="Send the sheet to the printer.")]


NoteOption = Annotated[
    str | None,
    typer.Option(
        "--note",
        metavar="TEXT|-",
        help="A line for the patient. '-' reads it from standard input, where other accounts of "
        "this computer cannot see it.",
        show_default=False,
    ),
]


def _check_note(note: str | None) -> str | None:
    if note is None:
        return None
    if note == _STANDARD_INPUT:
        note = _read_note()
    if (place := find_forbidden(note)) is not None:
        message = f"--note: it holds {describe(note[place])}. Take that out."
        raise InputRefusedError(message)
    if len(note) > _LONGEST_NOTE:
        message = f"--note: {len(note)} characters are too many. Write {_LONGEST_NOTE} at most."
        raise InputRefusedError(message)
    return note


def _read_note() -> str:
    """Read a note from standard input; its last line break is none of it.

    Raises:
        InputRefusedError: when there is none, or it is not UTF-8.

    """
    data = sys.stdin.buffer.read(_MOST_NOTE_BYTES) if sys.stdin else b""
    try:
        note = data.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        message = "--note: what standard input holds is not UTF-8 text. Write it in UTF-8."
        raise InputRefusedError(message) from None
    if not note.strip():
        message = "--note: standard input is empty. Write the note there: --note - < note.txt"
        raise InputRefusedError(message)
    return note


def sheet(
    when: SessionArgument = None,
    output: OutputOption = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    with_: WithOption = None,
    without: WithoutOption = None,
    happened: HappenedOption = None,
    note: NoteOption = None,
    paper: PaperOption = PaperSize.A4,
    large_print: LargePrintOption = False,
    force: ForceOption = False,
    open_: OpenOption = False,
    print_: PrintOption = False,
) -> None:
    """Write the sheet that a patient keeps.

    It is a PDF to print, the same as a web page, or a letter with both, ready to send.
    """
    path = _check_output(output, is_printed=print_)
    check_place(path, force=force)
    sessions = join_sessions(when, session)
    asked = Asked(sessions, at, tz, rules, clinic, with_ or [], without or [], happened or [])
    given = gather_for_others(asked)
    plan = paper_plan_of(given)
    from mesocare.reading.logo import read_logo
    from mesocare.views.leaflet import Bearer

    look = Look(paper, large_print, read_logo(plan.clinic, clinic))
    bearer = Bearer(note=_check_note(note))
    reminders = Reminders(given.at, ids_of_recorded(asked))
    data = render_leaflet(path.suffix.lower(), plan, make_speaker(plan), look, bearer, reminders)
    clear_parts(path.parent)
    write_file(path, data, force=force)
    write_error(f"Wrote {path}.")
    if open_:
        show_file(path)
    if print_:
        print_file(path)


def _check_output(output: Path | None, *, is_printed: bool) -> Path:
    if output is None:
        message = "-o: no file is given. Name the sheet to write: -o sheet.pdf or -o sheet.html"
        raise InputRefusedError(message)
    if output.suffix.lower() not in (".pdf", ".html", ".eml"):
        message = (
            "-o: a sheet is a PDF, a web page or a letter. End its name in .pdf, .html or .eml"
        )
        raise InputRefusedError(message)
    if is_printed and output.suffix.lower() != ".pdf":
        message = "--print: only a PDF can be printed from here. Write -o sheet.pdf"
        raise InputRefusedError(message)
    return output
