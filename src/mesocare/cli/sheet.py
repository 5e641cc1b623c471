"""The command for the sheet: what a practitioner prints and a patient keeps."""

import os
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.files import check_place, write_file
from mesocare.cli.inputs import Asked, gather_plan
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    ZoneOption,
)
from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError, StorageError

if TYPE_CHECKING:
    from datetime import datetime

    from mesocare.clinic import Clinic
    from mesocare.plan import Plan
    from mesocare.views.sheet.content import Bearer, Content

_MOST_LOGO_BYTES = 512 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class PaperSize(StrEnum):
    """The sizes of paper that a sheet can have."""

    A4 = "a4"
    LETTER = "letter"


class Form(StrEnum):
    """The forms that a row of a day list can take."""

    PDF = "pdf"
    HTML = "html"
    ICS = "ics"


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is to look."""

    paper: PaperSize
    is_large: bool
    logo: bytes


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
    plan = gather_plan(Asked([*(when or []), *(session or [])], at, tz, rules, clinic))
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


def render_sheet(suffix: str, plan: "Plan", look: Look, bearer: "Bearer | None" = None) -> bytes:
    """Give one sheet as a file's bytes.

    Raises:
        InputRefusedError: when a text does not fit, or a character has no letter shape.

    """
    from mesocare.views.sheet.content import Bearer, make_content

    content = make_content(plan, bearer or Bearer())
    if suffix == ".html":
        from mesocare.views.sheet.page import render_page

        return render_page(content, plan, logo=look.logo)
    return render_sheets([content], plan.at, look)


def render_sheets(contents: "list[Content]", at: "datetime", look: Look) -> bytes:
    """Give several sheets as one PDF, in their order; `at` is the moment it says it is from.

    Raises:
        InputRefusedError: when a text does not fit, or a character has no letter shape.

    """
    try:
        from mesocare.views.sheet.paper import LARGE, ORDINARY, Paper, render_paper
    except ImportError:
        message = "This computer has no typesetter for a PDF. Write a web page: -o sheet.html"
        raise InputRefusedError(message) from None
    return render_paper(
        contents,
        at=at,
        paper=Paper(look.paper.value),
        type_size=LARGE if look.is_large else ORDINARY,
        logo=look.logo,
    )


def read_logo(clinic: "Clinic | None", clinic_file: Path | None) -> bytes:
    """Read the picture that stands beside the clinic's file; without one there are no bytes.

    Raises:
        StorageError: when it cannot be read, is too large or no picture.

    """
    if clinic is None or clinic.logo is None or clinic_file is None:
        return b""
    path = clinic_file.parent / clinic.logo
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_LOGO_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        message = f"The clinic's logo {path} cannot be read: {reason}. Put it beside the file."
        raise StorageError(message) from None
    if len(data) > _MOST_LOGO_BYTES:
        message = f"The clinic's logo {path} is too large. Make it smaller than 512 KiB."
        raise StorageError(message)
    if not data.startswith(_PICTURES):
        message = f"The clinic's logo {path} is no picture that we can print. Give a PNG or a JPEG."
        raise StorageError(message)
    return data


def show_file(path: Path) -> None:
    """Open a file or a folder in the system's viewer, and do not wait for it.

    Raises:
        StorageError: when there is no viewer.

    """
    import subprocess

    if os.name == "nt":
        os.startfile(path)  # type: ignore[attr-defined]  # noqa: S606  Windows alone has it
        return
    viewer = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if viewer is None:
        message = f"{path} is written, but no viewer was found. Open it yourself."
        raise StorageError(message)
    subprocess.Popen(  # noqa: S603  a program of the system, and a file of ours
        [viewer, path.absolute()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def print_file(path: Path) -> None:
    """Hand a file to the system's printer.

    Raises:
        StorageError: when there is none, or it does not take it.

    """
    import subprocess

    printer = shutil.which("lp")
    if printer is None:
        message = f"{path} is written, but this computer has no 'lp'. Print it from your viewer."
        raise StorageError(message)
    done = subprocess.run(  # noqa: S603  a program of the system, and a file of ours
        [printer, path.absolute()],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        message = f"{path} is written, but the printer did not take it. Print it from your viewer."
        raise StorageError(message)
