"""The program `mesocare`: its commands, and how each way of ending becomes an exit code.

What a command prints is gathered first and written at the very end, whole. So a refusal leaves
nothing on standard output that could pass for a plan.
"""

import gc
import io
import os
import sys
from contextlib import redirect_stdout
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
import typer.core

from mesocare.cli.inputs import check_letters, read_recorded
from mesocare.cli.memory import refuse_for_memory
from mesocare.cli.output import (
    refuse_for_own_files,
    say_refusal,
    write_error,
    write_out,
    write_out_bytes,
)
from mesocare.errors import InputRefusedError, MesocareError
from mesocare.version import __version__

_WHOLE = 500
"""More letters than the first sentence of a command's help has: it is broken, and never cut."""
_INTERNAL_FAULT = 70
_BAD_INPUT = 2
_INTERRUPTED = 130
_MOST_ARGUMENTS = 10_000
"""More than any call needs; Typer takes 30 µs for each."""
# Typer has the class of all usage errors, but does not name it.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]

_COMMANDS = {
    "timeline": "aftercare",
    "today": "aftercare",
    "can": "answers",
    "why": "answers",
    "signs": "signs",
    "course": "course",
    "before": "event",
    "next": "next",
    "calendar": "calendar",
    "message": "message",
    "sheet": "sheet",
    "sheets": "sheets",
    "sessions": "sessions",
    "rules": "rules",
    "clinic": "clinic",
}
"""Each command, in the order of the help, with the module that it stands in."""
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
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_begin)
    alone: dict[str, list[str]] = {"--version": []} | {name: [name] for name in _COMMANDS}
    for name in alone.get(only or "", _COMMANDS):
        module = import_module(f"mesocare.cli.{_COMMANDS[name]}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, _FUNCTIONS.get(name, name)))
    return app


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


def main() -> NoReturn:
    """Run the command line, and end the process with its exit code."""
    code = run(sys.argv[1:])
    gc.freeze()  # the process ends: nothing of it need be looked through for garbage
    if sys.flags.inspect:  # of PYTHONINSPECT: Python would show a traceback, and ask for more
        os._exit(code)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; nothing is raised but what ends the process."""
    try:
        check_letters(arguments, os.environ)
        gathered = io.StringIO()
        with redirect_stdout(gathered):
            code = _invoke(arguments or _without_arguments())
        _hand_over(gathered.getvalue())
    except MesocareError as error:
        write_error(say_refusal(error))
        return error.exit_code
    except _UsageError as error:
        from mesocare.cli.usage import say_usage

        write_error(f"mesocare: {say_usage(error, arguments)}")
        return _BAD_INPUT
    except (KeyboardInterrupt, typer.Abort):
        write_error("mesocare: stopped. Nothing was done that you had not confirmed.")
        return _INTERRUPTED
    except OSError as error:
        refusal = refuse_for_own_files(error)
        write_error(say_refusal(refusal))
        return refusal.exit_code
    except BaseException as error:  # noqa: BLE001  a panic of a library is no Exception
        return _tell_fault(error)
    return code


def _hand_over(text: str) -> None:
    """Write what a command printed; a shell that asks for completions needs its tabs kept."""
    if "_MESOCARE_COMPLETE" in os.environ:
        write_out_bytes(text.encode())
    else:
        write_out(text)


def _without_arguments() -> list[str]:
    """Return what a bare call means: today's view for one who has recorded a session.

    In a terminal, one who has not is asked for it. A shell that asks for completions calls
    without arguments as well, and means none.
    """
    if "_MESOCARE_COMPLETE" in os.environ:
        return []
    if read_recorded():
        return ["today"]
    from mesocare.cli.first_run import ask_for_session, can_ask

    if not can_ask():
        return []
    ask_for_session()
    return ["today"]


def _get_ready(arguments: list[str]) -> None:
    """Have the newest zone data and the chosen clinic's file; help and version need neither."""
    if not any(argument in _COMMANDS for argument in arguments):
        return
    from mesocare.cli.zone_data import use_newest_zone_data

    use_newest_zone_data()
    if "clinic" not in arguments[:1] and not {"-h", "--help"} & set(arguments):
        from mesocare.cli.clinic import go_by_chosen

        go_by_chosen(arguments)


def _invoke(arguments: list[str]) -> int:
    if len(arguments) > _MOST_ARGUMENTS:
        message = f"{len(arguments):,} words are too many. Give {_MOST_ARGUMENTS:,} at most."
        raise InputRefusedError(message)
    _get_ready(arguments)
    app = make_app(arguments[0] if arguments else None)
    try:
        return app(args=arguments, prog_name="mesocare", standalone_mode=False) or 0
    except SystemExit as ending:  # Typer's answer to a shell that asks for completions
        return _BAD_INPUT if ending.code else 0
    except (KeyError, ValueError):
        if "_MESOCARE_COMPLETE" not in os.environ:
            raise
        message = "This shell's question for completions cannot be read. Install them again."
        raise InputRefusedError(message) from None


def _tell_fault(error: BaseException) -> int:
    """Tell of what nothing else has told, in the one place that lets no traceback through."""
    refusal = refuse_for_memory(error)
    if refusal is not None:
        write_error(say_refusal(refusal))
        return refusal.exit_code
    if not isinstance(error, Exception):
        raise error
    write_error(f"mesocare: {_say_fault(error)}")
    return _INTERNAL_FAULT


def _say_fault(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
    return (
        f"this is a fault of the program ({type(error).__name__} at {place}). "
        "Nothing more was written. Please report these words, and ask your clinic meanwhile."
    )
