"""The tree of commands, as Typer reads it: what each is called, and how a call reaches it."""

import os
from importlib import import_module
from shutil import get_terminal_size
from typing import Annotated, Any

import typer
import typer.core

from mesocare.cli.commands import COMMANDS
from mesocare.errors import InputRefusedError
from mesocare.version import __version__

_WHOLE = 500
"""More letters than the first sentence of a command's help has: it is broken, and never cut."""
# Typer has the class of all usage errors, but does not name it.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
_BAD_INPUT = 2
_FOR_CLINICS = ("message", "sheet", "sheets", "rules", "clinic")
_EXAMPLES = ("mesocare sessions add yesterday 3 pm", 'mesocare can "wash my hair tomorrow"')
_FUNCTIONS = {"next": "next_"}
"""Commands whose function has another name, since Python has one of that name itself."""


class _Help(typer.core.TyperGroup):
    """The program with what patients use before what clinics use, and examples last."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in two lists; a terminal that scrolls shows the examples."""
        names = self.list_commands(ctx)
        for heading, is_for_clinics in (("Commands", False), ("Commands for clinics", True)):
            listed = [name for name in names if (name in _FOR_CLINICS) is is_for_clinics]
            rows = [(name, self.commands[name].get_short_help_str(_WHOLE)) for name in listed]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)
        with formatter.section("Examples"):
            for example in _EXAMPLES:
                formatter.write_text(example)


def make_app(only: str | None = None) -> typer.Typer:
    """Make the program with all its commands, or with what is asked for alone: that starts sooner.

    Its version is asked of no command.
    """
    app = typer.Typer(
        name="mesocare",
        cls=_Help,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], **_fit_narrow_screen()},
    )
    app.callback(invoke_without_command=True)(_begin)
    alone: dict[str, list[str]] = {"--version": []} | {name: [name] for name in COMMANDS}
    for name in alone.get(only or "", COMMANDS):
        module = import_module(f"mesocare.cli.{COMMANDS[name]}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, _FUNCTIONS.get(name, name)))
    return app


def _fit_narrow_screen() -> dict[str, int]:
    """Return what makes help as narrow as a screen that has fewer columns than Typer leaves."""
    columns = get_terminal_size((_LEAST_OF_TYPER, 0)).columns
    return {"terminal_width": columns} if columns < _LEAST_OF_TYPER else {}


_LEAST_OF_TYPER = 52


def _show_version(wanted: bool) -> None:  # noqa: FBT001  Typer calls it so
    if wanted:
        typer.echo(f"mesocare {__version__}")
        raise typer.Exit


def _begin(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", help="Read rule files afresh, and keep nothing of them."),
    ] = False,
) -> None:
    """Aftercare for scalp mesotherapy: what to avoid now, until when, and when to come back.

    Your clinic's own advice comes first. This is not a medical device.
    """
    if no_cache:
        os.environ["MESOCARE_NO_CACHE"] = "1"  # the option is the variable, for this process
    if context.invoked_subcommand is None:
        from mesocare.cli.first_run import say_how_to_begin

        typer.echo(say_how_to_begin(), nl=False)


def call(arguments: list[str]) -> int:
    """Run the command that arguments name, and return its exit code.

    Raises:
        InputRefusedError: when they name none, or do not fit it.

    """
    app = make_app(arguments[0] if arguments else None)
    try:
        return app(args=arguments, prog_name="mesocare", standalone_mode=False) or 0
    except SystemExit as ending:  # Typer's answer to a shell that asks for completions
        return _BAD_INPUT if ending.code else 0
    except _UsageError as error:
        from mesocare.cli.usage import say_usage

        raise InputRefusedError(say_usage(error, arguments)) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    except (KeyError, ValueError):
        if "_MESOCARE_COMPLETE" not in os.environ:
            raise
        message = "This shell's question for completions cannot be read. Install them again."
        raise InputRefusedError(message) from None
