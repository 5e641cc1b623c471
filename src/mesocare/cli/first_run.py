"""The first run: a guided question in a terminal, three lines with dates that work elsewhere."""

import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import typer

from mesocare.cli.inputs import find_zone, read_answer, read_clock, read_session
from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session

_YES = ("", "y", "yes")
_NO = ("n", "no")


def can_ask() -> bool:
    """Return whether somebody sits at a terminal, to read a question and to answer it."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    return all(stream is not None and stream.isatty() for stream in streams)


def say_how_to_begin() -> str:
    """Return three lines for one who has recorded no session, with a date that works today."""
    yesterday = (read_clock() - timedelta(days=1)).date()
    return (
        f"See what to avoid, and until when:    mesocare today {yesterday}T15:00\n"
        f"Keep your session, to type it once:   mesocare sessions add {yesterday}T15:00\n"
        f'Then ask, in your own words:          mesocare can "wash my hair"\n'
    )


def ask_for_session() -> None:
    """Ask for the first session until its answer is confirmed, and keep it.

    Raises:
        typer.Abort: when the input ends without an answer; nothing is kept then.
        MesocareError: when it cannot be kept.

    """
    from mesocare.store.history import add, default_path

    zone, now = find_zone(None), read_clock()
    write_error(
        "When did you leave the clinic? For example: yesterday 3 pm, or 20 Nov 2026 14:30\n"
        "Not sure which day? Give the later one: then no answer comes too early."
    )
    session = _ask_when(zone, now)
    for notice in add(default_path(), [session]).notices:
        write_error(f"mesocare: {notice}")
    write_error(
        "Saved on this computer, readable by you alone. To take it back: "
        "mesocare sessions remove 1\n"
    )


def _ask_when(zone: "ZoneInfo", now: datetime) -> "Session":
    while True:
        try:
            session = read_session(_read_line("> "), zone, now)
        except InputRefusedError as error:
            write_error(str(error).removeprefix("SESSION: "))
            continue
        if _is_right(session, zone, now):
            return session
        write_error("Then once more: when did you leave the clinic?")


def _is_right(session: "Session", zone: "ZoneInfo", now: datetime) -> bool:
    """Read back what was understood, and ask if it is right."""
    from mesocare.cli.speaking import make_own_speaker
    from mesocare.sentences.days import capital
    from mesocare.sentences.sessions import read_back

    said = capital(read_back(session, make_own_speaker(zone, now)))
    while True:
        write_error(f"{said}: right?")
        answer = _read_line("(yes or no) ").lower()
        if answer in _YES:
            return True
        if answer in _NO:
            return False


def _read_line(prompt: str) -> str:
    """Ask on standard error; standard output is for what a command shows."""
    assert sys.__stderr__ is not None
    sys.__stderr__.write(prompt)
    sys.__stderr__.flush()
    line = read_answer()
    if not line:
        raise typer.Abort
    return line.strip()
