"""The command for the sheet: what a practitioner prints and a patient keeps."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mesocare.cli.desktop import print_file, show_file
from mesocare.cli.inputs import Asked, gather_plan
from mesocare.cli.joining import join_sessions
from mesocare.cli.leaflet import Look, PaperSize, render_sheet
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    ZoneOption,
)
from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError
from mesocare.store.files import check_place, write_file


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
        help="The file to write: FILE.pdf for paper, FILE.html for a web page.",
        show_default=False,
    ),
]
OpenOption = Annotated[bool, typer.Option("--open", help="Show the sheet once it is written.")]
PrintOption = Annotated[bool, typer.Option("--print", help="Send the sheet to the printer.")]


def sheet(
    when: SessionArgument = None,
    output: OutputOption = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    paper: PaperOption = PaperSize.A4,
    large_print: LargePrintOption = False,
    force: ForceOption = False,
    open_: OpenOption = False,
    print_: PrintOption = False,
) -> None:
    """Write the sheet that a patient keeps.

    It is a PDF to print, or the same as a web page.
    """
    path = _check_output(output, is_printed=print_)
    check_place(path, force=force)
    plan = gather_plan(
        Asked(join_sessions(when, session), at, tz, rules, clinic), is_for_others=True
    )
    from mesocare.reading.logo import read_logo

    look = Look(paper, large_print, read_logo(plan.clinic, clinic))
    write_file(path, render_sheet(path.suffix, plan, look), force=force)
    write_error(f"{path} is written.")
    if open_:
        show_file(path)
    if print_:
        print_file(path)


def _check_output(output: Path | None, *, is_printed: bool) -> Path:
    if output is None:
        message = "-o: no file is given. Name the sheet to write: -o sheet.pdf or -o sheet.html"
        raise InputRefusedError(message)
    if output.suffix not in (".pdf", ".html"):
        message = "-o: a sheet is a PDF or a web page. Write a name that ends in .pdf or .html"
        raise InputRefusedError(message)
    if is_printed and output.suffix != ".pdf":
        message = "--print: only a PDF can be printed from here. Write -o sheet.pdf"
        raise InputRefusedError(message)
    return output
