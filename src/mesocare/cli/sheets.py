"""The command for a clinic's day: a sheet for each row of a day list, at once."""

from pathlib import Path
from typing import Annotated

import typer

from mesocare.cli.desktop import print_file, show_file
from mesocare.cli.leaflet import PaperSize
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    RulesOption,
    ZoneOption,
)
from mesocare.cli.sheet import (
    ForceOption,
    Form,
    LargePrintOption,
    OpenOption,
    PaperOption,
    PrintOption,
)
from mesocare.errors import InputRefusedError

_SOME_REFUSED = 4

DayListArgument = Annotated[
    Path,
    typer.Argument(
        metavar="DAYLIST.csv",
        help="The day list: a CSV with a column 'session', or with those that your clinic's file "
        "declares. Also name, note, protocol, with, zone.",
        show_default=False,
    ),
]
FolderOption = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FOLDER", help="Where the sheets go.", show_default=False
    ),
]
OneFileOption = Annotated[
    Path | None,
    typer.Option(
        "--one-file",
        metavar="FILE.pdf",
        help="Put all sheets into one PDF for the printer, in place of a folder.",
        show_default=False,
    ),
]
FormOption = Annotated[
    Form, typer.Option("--format", help="What to make of each row.", case_sensitive=False)
]
CheckOption = Annotated[
    bool, typer.Option("--check", help="Say what would happen, and write nothing.")
]
AnyDateOption = Annotated[
    bool,
    typer.Option("--any-date", help="Take sessions over 60 days ago or ahead as they stand there."),
]
NamesInIndexOption = Annotated[
    bool,
    typer.Option("--names-in-index", help="Show the patients' names in the folder's index.html."),
]


def sheets(
    day_list: DayListArgument,
    output: FolderOption = None,
    one_file: OneFileOption = None,
    form: FormOption = Form.PDF,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    paper: PaperOption = PaperSize.A4,
    large_print: LargePrintOption = False,
    check: CheckOption = False,
    any_date: AnyDateOption = False,
    names_in_index: NamesInIndexOption = False,
    force: ForceOption = False,
    open_: OpenOption = False,
    print_: PrintOption = False,
) -> int:
    """Write a sheet for each row of a day list.

    They go into a folder, with an index.html to find one, or into one PDF.

    A run that was stopped, or whose list has changed since, goes on: give the same command again,
    and only what is new is made. The exit code is 4 where some rows were refused.
    """
    target = _check_target(
        Path(output) if output else None, one_file, form, is_printed=print_, is_rehearsal=check
    )
    from mesocare.cli.day.rows import AskedOfAll
    from mesocare.cli.day.run import Wanted, make_day

    asked = AskedOfAll(at, tz, rules, clinic, form, paper, large_print, any_date)
    wanted = Wanted(target, one_file is not None, force, check, names_in_index)
    is_whole = make_day(day_list, wanted, asked)
    if target and not check:
        if open_:
            show_file(target)
        if print_:
            print_file(target)
    return 0 if is_whole else _SOME_REFUSED


def _check_target(
    folder: Path | None, one_file: Path | None, form: Form, *, is_printed: bool, is_rehearsal: bool
) -> Path | None:
    target = one_file or folder
    if (target is None and not is_rehearsal) or (one_file and folder):
        message = "Say where the sheets go: -o FOLDER, or --one-file day.pdf"
    elif one_file and (form is not Form.PDF or one_file.suffix.lower() != ".pdf"):
        message = "--one-file: only PDF sheets go into one file. Write a name that ends in .pdf"
    elif is_printed and not one_file:
        message = "--print: one file can be printed at once. Write --one-file day.pdf"
    else:
        return target
    raise InputRefusedError(message)
