"""The program `mesocare`: its commands, and how each way of ending becomes an exit code.

What a command prints is gathered first and written at the very end, whole. So a refusal leaves
nothing on standard output that could pass for a plan.
"""

import io
import os
import sys
from contextlib import redirect_stdout, suppress
from typing import NoReturn

from mesocare.cli.commands import COMMANDS
from mesocare.cli.direct import is_direct, run_directly
from mesocare.cli.doubtful import refuse_for_clock
from mesocare.cli.inputs import check_letters, read_recorded
from mesocare.cli.memory import refuse_for_memory
from mesocare.cli.output import (
    refuse_for_own_files,
    say_refusal,
    write_error,
    write_out,
    write_out_bytes,
)
from mesocare.errors import DangerToldError, InputRefusedError, MesocareError

_INTERNAL_FAULT = 70
_INTERRUPTED = 130
_MOST_ARGUMENTS = 10_000
"""More than any call needs; Typer takes 30 µs for each."""


def main() -> NoReturn:
    """Run the command line, and end the process with its exit code."""
    code = run(sys.argv[1:])
    # All is written. Python would tidy up for a fortieth of the wait, and could be stopped at that
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; nothing is raised but what ends the process."""
    try:
        check_letters(arguments, os.environ)
        gathered = io.StringIO()
        with redirect_stdout(gathered):
            code = _invoke(arguments or _without_arguments())
        _hand_over(gathered.getvalue())
    except MesocareError as error:
        return _refuse(arguments, error)
    except (KeyboardInterrupt, EOFError):
        write_error("mesocare: stopped. Nothing was done that you had not confirmed.")
        return _INTERRUPTED
    except OSError as error:
        refusal = refuse_for_own_files(error)
        write_error(say_refusal(refusal))
        return refusal.exit_code
    except BaseException as error:  # noqa: BLE001  a panic of a library is no Exception
        return _tell_fault(error)
    return code


def _refuse(arguments: list[str], refusal: MesocareError) -> int:
    """Tell of a refusal; what a patient asks may tell of a danger, and that is answered first."""
    from mesocare.cli.danger import find_danger

    code, text = refusal.exit_code, ""
    if isinstance(refusal, DangerToldError):
        text = refusal.help_text
    elif found := find_danger(arguments):
        code, text = found
    with suppress(MesocareError):  # whoever reads it may have gone
        write_out(text)
    write_error(say_refusal(refusal))
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
    """Have the newest zone data and the chosen clinic's file; help and version need neither.

    What is recorded is there without the clinic's file too, so `sessions` looks for it by itself.
    """
    if not any(argument in COMMANDS for argument in arguments):
        return
    from mesocare.cli.zone_data import use_newest_zone_data

    use_newest_zone_data()
    command = next(argument for argument in arguments if argument in COMMANDS)
    if command not in ("clinic", "sessions") and not {"-h", "--help"} & set(arguments):
        from mesocare.cli.chosen import go_by_chosen

        go_by_chosen(arguments)


def _invoke(arguments: list[str]) -> int:
    if len(arguments) > _MOST_ARGUMENTS:
        message = f"{len(arguments):,} words are too many. Give {_MOST_ARGUMENTS:,} at most."
        raise InputRefusedError(message)
    _get_ready(arguments)
    if is_direct(arguments):
        return run_directly(arguments)
    from mesocare.cli.program import call

    return call(arguments)


def _tell_fault(error: BaseException) -> int:
    """Tell of what nothing else has told, in the one place that lets no traceback through."""
    refusal = refuse_for_memory(error) or refuse_for_clock(error)
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
