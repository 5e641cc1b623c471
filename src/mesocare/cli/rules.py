"""The commands for a clinic's own files: check, show, schema, new, diff, approve."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.approve import approve
from mesocare.cli.completion import complete_rule
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
SchemaKind = Annotated[
    str,
    typer.Argument(
        metavar="rules|clinic|plan|answer|course|before", help="Which file or output it describes."
    ),
]
KindOption = Annotated[
    str, typer.Option("--kind", metavar="rules|clinic", help="Which file to start.")
]
_KINDS = ("rules", "clinic")
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="text|json|github",
        help="How to print what was found; github marks the lines of a pull request.",
        show_default=False,
    ),
]
_FORMATS = ("text", "json", "github")


@app.command()
def check(
    files: Files = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    at: AtOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as well.")] = False,
    json: JsonOption = False,
    format_: FormatOption = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Write the fixes that are known, then check again.")
    ] = False,
) -> int:
    """Find what is wrong in a file, try its examples, and give advice.

    The exit code is 0 where nothing must be fixed, else 3; with --strict, warnings count too.
    """
    from mesocare.authoring.report import render_report, render_report_github, render_report_json

    written_as, today = _read_format(format_, json=json), _read_day(at)
    paths = files or _files_in_use(rules, clinic)
    used_with = None if files or clinic is None else _protocol_in_use(paths[0])
    reports = [_check_one(path, today, used_with, fix=fix) for path in paths]
    match written_as:
        case "json":
            text = render_report_json(reports)
        case "github":
            text = render_report_github(list(zip(paths, reports, strict=True)))
        case _:
            text = render_report(reports, _width())
    typer.echo(text, nl=False)
    is_refused = any(report.problems or (strict and report.warnings) for report in reports)
    return RuleFileRefusedError.exit_code if is_refused else 0


def _read_format(format_: str | None, *, json: bool) -> str:
    """Return the format asked for; `--json` is another way to write `--format json`."""
    asked = format_ or ("json" if json else "text")
    if asked not in _FORMATS:
        message = "This format is not known. Write --format text, --format json or --format github."
        raise InputRefusedError(message)
    if json and asked != "json":
        message = "--json and another --format exclude each other. Write one of the two."
        raise InputRefusedError(message)
    return asked


def _check_one(path: Path, today: "date", used_with: "Protocol | None", *, fix: bool) -> "Report":
    from mesocare.authoring.check import check_source, fix_file
    from mesocare.reading.source import read_source

    source = read_source(path, "the file")
    if not fix:
        return check_source(source, today, used_with)
    report, written = fix_file(source, today, used_with)
    if written:
        write_error(written)
    return report


def _protocol_in_use(path: Path) -> "Protocol | None":
    """Return the rules that a clinic's file is used with; none where they have problems."""
    from mesocare.reading.rule_file import read_rule_file

    return read_rule_file(path).value


def _files_in_use(rules: Path | None, clinic: Path | None) -> list[Path]:
    from mesocare.reading.clinic_file import read_clinic_file
    from mesocare.reading.source import find_rules

    if clinic is None:
        return [find_rules(rules, {}, Path())]
    found = read_clinic_file(clinic).value
    return [find_rules(rules, found.protocols if found else {}, clinic.parent), clinic]


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
        typer.Argument(
            metavar="[ID]",
            help="One rule, such as wash-hair.",
            autocompletion=complete_rule,
            show_default=False,
        ),
    ] = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    json: JsonOption = False,
    as_read: Annotated[
        bool, typer.Option("--as-read", help="Show every sentence that a patient can ever read.")
    ] = False,
) -> None:
    """Show the rules, and in which line of which file each value stands."""
    from mesocare.authoring.show import render_rule, render_rules, render_rules_json
    from mesocare.reading.clinic_file import read_rule_files

    files = read_rule_files(rules, clinic)
    if as_read:
        from mesocare.authoring.as_read import render_as_read

        text = render_as_read(files.protocol, name)
    elif json:
        text = render_rules_json(files, name)
    else:
        text = render_rule(files, name) if name else render_rules(files)
    typer.echo(text, nl=False)


@app.command()
def schema(kind: SchemaKind = "rules") -> None:
    """Print the JSON Schema of a file, for editors, or of an output, for programs.

    With it editors complete keys and mark mistakes.
    """
    from mesocare.authoring.schema import FileKind, OutputKind, render_output_schema, render_schema

    if kind in _KINDS:
        typer.echo(render_schema(FileKind(kind)), nl=False)
    elif kind in list(OutputKind):
        typer.echo(render_output_schema(OutputKind(kind)), nl=False)
    else:
        kinds = ", ".join([*_KINDS, *OutputKind])
        message = f"There is no such schema. Write one of {kinds}."
        raise InputRefusedError(message)


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
    from mesocare.authoring.pairs import find_pairs

    render = render_differences_json if json else render_differences
    pairs = find_pairs(first, second)
    typer.echo("\n".join(render(old, new) for old, new in pairs), nl=False)


app.command()(approve)
