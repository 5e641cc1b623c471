"""The command for reminders: a calendar file, which follows the one exported before it."""

import os
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.gathering import Asked, gather_plan, ids_of_recorded
from mesocare.cli.joining import join_sessions
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    HappenedOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    WithOption,
    WithoutOption,
    ZoneOption,
)
from mesocare.cli.output import write_error, write_out_bytes
from mesocare.cli.speaking import make_speaker
from mesocare.errors import InputRefusedError, StorageError
from mesocare.store.files import check_place, clear_parts, write_file

if TYPE_CHECKING:
    from mesocare.plan.facts import Plan

_STANDARD_OUTPUT = "-"
_MOST_BYTES = 768 * 1024
"""More than the longest rule file makes; to read it takes most of a second."""

OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The calendar file to write, such as aftercare.ics; '-' is standard output. "
        "An earlier one is brought up to date.",
        show_default=False,
    ),
]
ForceOption = Annotated[
    bool,
    typer.Option(
        "--force",
        help="Bring it up to date even if it counts from other sessions or rules. "
        "A file that is not ours is never replaced.",
    ),
]


def calendar(
    when: SessionArgument = None,
    output: OutputOption = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    with_: WithOption = None,
    without: WithoutOption = None,
    happened: HappenedOption = None,
    force: ForceOption = False,
) -> None:
    """Write reminders for any calendar program.

    They hold each end of a wait, the next sessions and the watch.

    After each session, write to the same file again and import it again: what has changed moves,
    and what no longer holds is called off.
    """
    if not output:
        message = "-o: no file is given. Name the calendar to write: -o aftercare.ics"
        raise InputRefusedError(message)
    sessions = join_sessions(when, session)
    asked = Asked(sessions, at, tz, rules, clinic, with_ or [], without or [], happened or [])
    plan = gather_plan(asked, is_for_others=True)
    from mesocare.views.calendar.ical import render_calendar

    data = render_calendar(plan, make_speaker(plan), ids_of_recorded(asked))
    if output == _STANDARD_OUTPUT:
        write_out_bytes(data)
    else:
        _write(Path(output), plan, data, is_forced=force)


def _write(path: Path, plan: "Plan", data: bytes, *, is_forced: bool) -> None:
    from mesocare.language.words.calendar import CalendarWords
    from mesocare.views.calendar.merge import merge_calendars

    earlier = _read_earlier(path, is_forced=is_forced)
    if earlier is not None:
        try:
            words = make_speaker(plan).table(CalendarWords)
            data = merge_calendars(earlier, data, at=plan.at, words=words, is_forced=is_forced)
        except StorageError as error:
            message = f"{path}: {error}"
            raise StorageError(message) from None
    clear_parts(path.parent)
    write_file(path, data, force=is_forced or earlier is not None)
    count = data.count(b"BEGIN:VEVENT") - data.count(b"STATUS:CANCELLED")
    entries = f"{count} reminder{'s' * (count != 1)}"
    write_error(f"Wrote {path} ({entries}). Import it into your calendar program.")


def _read_earlier(path: Path, *, is_forced: bool) -> bytes | None:
    """Read the file that is there, if any is; a link makes room for one, but only when forced."""
    try:
        if not S_ISREG(path.lstat().st_mode):
            check_place(path, force=is_forced)
            return None
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123  a descriptor has no path
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        message = f"{path} cannot be read: {reason}. Give the name of a new file."
        raise StorageError(message) from None
    if len(data) > _MOST_BYTES:
        message = f"{path} is too large for a calendar of ours. Give the name of a new file."
        raise StorageError(message)
    return data
