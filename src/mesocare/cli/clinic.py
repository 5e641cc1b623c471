"""The commands that choose the clinic's file by which this account goes: use, where, forget."""

from pathlib import Path
from typing import Annotated

import typer

from mesocare.cli.output import write_error

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Choose the clinic's file for all commands.",
)


@app.command()
def use(file: Annotated[Path, typer.Argument(metavar="FILE", help="Your clinic's file.")]) -> None:
    """Go by a clinic's file from now on. Every command of this account does."""
    from mesocare.cli.inputs import read_rules
    from mesocare.store.chosen import choose, default_place

    _, clinic = read_rules(None, file)
    assert clinic
    choose(default_place(), file)
    name = clinic.name or "a clinic without a name"
    write_error(f"From now on every command goes by {file.name}: {name}.")


@app.command()
def where() -> None:
    """Say which clinic's file this account goes by."""
    from mesocare.store.chosen import default_place, read_chosen

    chosen = read_chosen(default_place())
    if chosen is None:
        write_error("No clinic's file is chosen. Choose one: mesocare clinic use FILE")
    else:
        typer.echo(chosen)


@app.command()
def forget() -> None:
    """Go by no clinic's file any more, unless a command names one."""
    from mesocare.store.chosen import default_place, forget_chosen

    if forget_chosen(default_place()):
        write_error("Forgotten. The clinic's file itself is left as it is.")
    else:
        write_error("No clinic's file was chosen.")
