"""The command for the sheet: what a practitioner prints and a patient keeps."""

import os
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.files import check_place, write_file
from mesocare.cli.inputs import (
    Asked,
    AtOption,
    ClinicOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    ZoneOption,
    gather_plan,
)
from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError, StorageError

if TYPE_CHECKING:
    from mesocare.clinic import Clinic

_MOST_LOGO_BYTES = 512 * 1024
_PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


class PaperSize(StrEnum):
    """The sizes of paper that a sheet can have."""

    A4 = "a4"
    LETTER = "letter"


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
    """Write the sheet that a patient keeps: a PDF to print, or the same as a web page."""
    path = _check_output(output, is_printed=print_)
    check_place(path, force=force)
    plan = gather_plan(Asked([*(when or []), *(session or [])], at, tz, rules, clinic))
    look = Look(paper, large_print, read_logo(plan.clinic, clinic))
    write_file(path, render_sheet(path.suffix, plan, look), force=force)
    write_error(f"{path} is written.")
    if open_:
        _show(path)
    if print_:
        _print(path)
