"""The command that checks a clinic's own files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.inputs import read_at, read_clock
from mesocare.cli.options import AtOption, ClinicOption, JsonOption, RulesOption
from mesocare.cli.output import look_at_screen, write_error
from mesocare.errors import InputRefusedError, RuleFileRefusedError

if TYPE_CHECKING:
    from datetime import date

    from mesocare.authoring.check_rules import Report
    from mesocare.rules.protocol import Protocol

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE]...",
        help="Rule files and clinics' files. Without one, those that mesocare would use.",
        show_default=False,
    ),
]
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

    written_as, today = _read_format(format_, json=json), read_day(at)
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


def read_day(at: str | None) -> "date":
    """Return the day to check for, in UTC; without one, today.

    Raises:
        InputRefusedError: when it is not a date.

    """
    from datetime import UTC
    from zoneinfo import ZoneInfo

    return read_at(at, ZoneInfo("Etc/UTC"), read_clock()).astimezone(UTC).date()


def _width() -> int | None:
    """Give the width to break lines at; for a program that reads, lines stay whole."""
    import sys

    stream = sys.__stdout__
    return look_at_screen(plain=False).width if stream and stream.isatty() else None
