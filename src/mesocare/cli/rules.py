"""The commands for a clinic's own files: check, show, schema, new, diff."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.inputs import read_at, read_clock
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    JsonOption,
    RulesOption,
)
from mesocare.cli.output import look_at_screen, write_error
from mesocare.errors import InputRefusedError, RuleFileRefusedError, StorageError

if TYPE_CHECKING:
    from datetime import date

    from mesocare.authoring.check_rules import Report
    from mesocare.rules.protocol import Protocol

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Write, check and compare the files that a clinic keeps.",
)

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE]...",
        help="Rule files and clinics' files. Without one, those that mesocare would use.",
        show_default=False,
    ),
]
Kind = Annotated[str, typer.Argument(metavar="rules|clinic", help="Which file it describes.")]
KindOption = Annotated[
    str, typer.Option("--kind", metavar="rules|clinic", help="Which file to start.")
]
_KINDS = ("rules", "clinic")


@app.command()
def check(
    files: Files = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    at: AtOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as well.")] = False,
    json: JsonOption = False,
) -> int:
    """Find what is wrong in a file, try its examples, and give advice.

    The exit code is 0 where nothing must be mended, else 3; with --strict, warnings count too.
    """
    from mesocare.authoring.report import render_report, render_report_json

    today = _read_day(at)
    reports = [_check_one(path, today) for path in files or _files_in_use(rules, clinic)]
    text = render_report_json(reports) if json else render_report(reports, _width())
    typer.echo(text, nl=False)
    is_refused = any(report.problems or (strict and report.warnings) for report in reports)
    return RuleFileRefusedError.exit_code if is_refused else 0


def _check_one(path: Path, today: "date") -> "Report":
    from mesocare.authoring.check_clinic import check_clinic_file
    from mesocare.authoring.check_rules import check_rule_file
    from mesocare.reading.clinic_file import is_clinic_file

    return (check_clinic_file if is_clinic_file(path) else check_rule_file)(path, today)


def _files_in_use(rules: Path | None, clinic: Path | None) -> list[Path]:
    from mesocare.reading.clinic_file import find_rules, read_clinic_file
    from mesocare.reading.source import default_rule_file

    if clinic is None:
        return [rules or default_rule_file()]
    found = read_clinic_file(clinic).value
    named = find_rules(rules, found, clinic.parent) if rules and found else rules
    return [named or default_rule_file(), clinic]


def _read_day(at: str | None) -> "date":
    from datetime import UTC
    from zoneinfo import ZoneInfo

    return read_at(at, ZoneInfo("Etc/UTC"), read_clock()).astimezone(UTC).date()


def _width() -> int | None:
    """Give the width to break lines at; for a program that reads, lines stay whole."""
    import sys

    stream = sys.__stdout__
    return look_at_screen(plain=False).width if stream and stream.isatty() else None


@app.command()
def show(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="One rule, such as wash-hair.", show_default=False),
    ] = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    json: JsonOption = False,
) -> None:
    """Show the rules, and in which line of which file each value stands."""
    from mesocare.authoring.show import render_rule, render_rules, render_rules_json
    from mesocare.reading.clinic_file import read_rule_files

    files = read_rule_files(rules, clinic)
    if json:
        text = render_rules_json(files, name)
    else:
        text = render_rule(files, name) if name else render_rules(files)
    typer.echo(text, nl=False)


@app.command()
def schema(kind: Kind = "rules") -> None:
    """Print the JSON Schema of a file, for editors.

    With it they complete keys and mark mistakes.
    """
    from mesocare.authoring.schema import FileKind, render_schema

    typer.echo(render_schema(FileKind(_read_kind(kind))), nl=False)


def _read_kind(kind: str) -> str:
    if kind in _KINDS:
        return kind
    message = "There are two kinds of files: rules and clinic. Write one of the two."
    raise InputRefusedError(message)


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    kind: KindOption = "rules",
    from_list: Annotated[
        Path | None,
        typer.Option(
            "--from-list",
            metavar="LIST.csv",
            help="Draft the clinic's day_list from the header of a list of your own system.",
            show_default=False,
        ),
    ] = None,
    empty: Annotated[
        bool, typer.Option("--empty", help="Start with one rule of a kind, not with the default.")
    ] = False,
) -> None:
    """Write a commented file to start from. A file that is there is never replaced."""
    from mesocare.authoring.start import make_start_of_clinic, make_start_of_rules
    from mesocare.store.files import write_file

    if _read_kind(kind) == "clinic":
        text = make_start_of_clinic(file.name, _read_columns(from_list) if from_list else ())
    elif from_list:
        message = "--from-list: only a clinic's file has a day list. Write --kind clinic as well."
        raise InputRefusedError(message)
    else:
        text = make_start_of_rules(file.name, _read_day(None), is_empty=empty)
    if os.path.lexists(file):
        message = f"{file} is there already, and is left as it is. Give another name."
        raise StorageError(message)
    write_file(file, text.encode(), force=False)
    write_error(f"Written: {file}. Change it, then: mesocare rules check {file}")


def _read_columns(path: Path) -> list[str]:
    from mesocare.cli.day.run import read_list_file
    from mesocare.reading.day_list import read_header

    return read_header(read_list_file(path))


@app.command()
def diff(
    first: Annotated[Path, typer.Argument(metavar="A", help="A rule file or a clinic's file.")],
    second: Annotated[
        Path | None,
        typer.Argument(
            metavar="[B]",
            help="Another one. Without it, the rules that come with mesocare are compared with A.",
            show_default=False,
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say what changes for a patient from one file to another."""
    from mesocare.authoring.diff import render_differences, render_differences_json

    old, new = (first, second) if second else (None, first)
    render = render_differences_json if json else render_differences
    typer.echo(render(_read_rules_of(old), _read_rules_of(new)), nl=False)


def _read_rules_of(path: Path | None) -> "Protocol":
    """Read a rule file; of a clinic's file, the default rules with its changes in them."""
    from mesocare.reading.clinic_file import is_clinic_file, load_rules

    is_clinics = path is not None and is_clinic_file(path)
    return load_rules(None, path)[0] if is_clinics else load_rules(path)[0]
