"""The commands for a clinic's own files: check, show, schema, new, diff, approve."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.approve import approve
from mesocare.cli.check import check, read_day
from mesocare.cli.completion import complete_rule
from mesocare.cli.options import (
    ClinicOption,
    JsonOption,
    RulesOption,
)
from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError, StorageError

if TYPE_CHECKING:
    from mesocare.reading.day_list import Sample

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Write, check and compare a clinic's files.",
)

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


app.command()(check)


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
    """Show the rules, and where each value stands."""
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
    """Print the JSON Schema of a file or of an output.

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
            help="Draft the clinic's day_list from a list of your own system.",
            show_default=False,
        ),
    ] = None,
    empty: Annotated[
        bool, typer.Option("--empty", help="Start with one rule of a kind, not with the default.")
    ] = False,
) -> None:
    """Write a commented file to start from. A file that is there is never replaced."""
    from mesocare.authoring.start import NO_CLOCK, make_start_of_clinic, make_start_of_rules
    from mesocare.cli.danger import refuse_danger_as_name
    from mesocare.store.files import write_file

    refuse_danger_as_name(file.name)
    if _read_kind(kind) == "clinic":
        text = make_start_of_clinic(file.name, _read_sample(from_list) if from_list else None)
    elif from_list:
        message = "--from-list: only a clinic's file has a day list. Write --kind clinic as well."
        raise InputRefusedError(message)
    else:
        text = make_start_of_rules(file.name, read_day(None), is_empty=empty)
    if os.path.lexists(file):
        message = f"{file} is there already, and is left as it is. Give another name."
        raise StorageError(message)
    write_file(file, text.encode(), force=False)
    write_error(f"Written: {file}. Change it, then: mesocare rules check {file}")
    if NO_CLOCK in text:
        write_error(f"{NO_CLOCK} If there is one, write it beside the date, under 'day_list'.")


def _read_sample(path: Path) -> "Sample":
    from mesocare.cli.day.run import read_list_file
    from mesocare.reading.day_list import read_sample

    return read_sample(read_list_file(path))


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
