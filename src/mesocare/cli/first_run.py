"""The first run: a guided question in a terminal, three lines with dates that work elsewhere."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from mesocare.cli.chosen import VARIABLE
from mesocare.cli.danger import refuse_danger
from mesocare.cli.inputs import read_answer, read_clock, zone_here
from mesocare.cli.output import write_error
from mesocare.cli.recording import find_clinic, find_recording_zone
from mesocare.errors import InputRefusedError, WhichDateError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session

_YES = ("y", "yes", "yeah", "yep", "right", "ok", "correct")
_NO = ("n", "no", "nope", "wrong")
_ASKS_FOR_HELP = ("", "?", "h", "help", *_NO)


def can_ask() -> bool:
    """Return whether somebody sits at a terminal, to read a question and to answer it."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    return all(stream is not None and stream.isatty() for stream in streams)


def say_how_to_begin() -> str:
    """Return three lines for one who has recorded no session, with a date that works today."""
    now = read_clock()
    yesterday = now.astimezone(zone_here(now) or UTC).date() - timedelta(days=1)
    return (
        f"See what to avoid, and until when:    mesocare today {yesterday}T15:00\n"
        f"Keep your session, to type it once:   mesocare sessions add {yesterday}T15:00\n"
        f'Then ask, in your own words:          mesocare can "wash my hair"\n'
    )


def ask_for_session() -> None:
    """Ask for the first session until its answer is confirmed, and keep it.

    Raises:
        EOFError: when the input ends without an answer; nothing is kept then.
        MesocareError: when it cannot be kept.

    """
    from mesocare.store.history import add, default_path

    named = os.environ.get(VARIABLE)
    zone, now = find_recording_zone(None, find_clinic(Path(named) if named else None)), read_clock()
    write_error(
        f"When did you leave the clinic? {_say_examples(zone, now)}\n"
        "Not sure which day? Give the later one: then no answer comes too early."
    )
    session = _ask_when(zone, now)
    booked = [session] if session.begins_at > now else []
    for notice in add(default_path(), [session], booked=booked).notices:
        write_error(f"mesocare: {notice}")
    write_error(
        "Saved on this computer, readable by you alone. To take it back: "
        "mesocare sessions remove 1\n"
    )


def _say_examples(zone: "ZoneInfo", now: datetime) -> str:
    """Give examples that can be copied today."""
    from mesocare.cli.speaking import make_own_speaker

    speaker = make_own_speaker(zone, now)
    day = speaker.today - timedelta(days=2)
    weekday = speaker.times.weekdays[day.weekday()]
    return f"For example: yesterday 3 pm, {weekday} 10:30, or {speaker.full_date(day)} 14:30"


def _ask_when(zone: "ZoneInfo", now: datetime) -> "Session":
    from mesocare.dates.typed import parse_session

    offered: tuple[str, ...] = ()
    while True:
        typed = _read_line("> ")
        if typed.lower() in _ASKS_FOR_HELP:
            write_error(_say_help(zone, now))
            continue
        text = _choose(typed, offered, zone, now) if offered else typed
        try:
            session = parse_session(text, zone=zone, now=now)
        except WhichDateError as error:
            offered = error.written
            if len(offered) > 1:
                numbers = " or ".join(str(number + 1) for number in range(len(offered)))
                write_error(f"{error} Or just type {numbers}.")
                continue
            session = parse_session(offered[0], zone=zone, now=now)
        except InputRefusedError as error:
            refuse_danger(typed)
            write_error(_say_reason(error, zone, now))
            continue
        if _is_right(session, zone, now):
            return session
        offered = ()
        write_error("Then once more: when did you leave the clinic?")


def _choose(typed: str, offered: Sequence[str], zone: "ZoneInfo", now: datetime) -> str:
    """Return what is meant by an answer to a question which reading is meant.

    It is a number, or says in which the readings differ: the hour, the half of the day, the day.
    """
    from mesocare.dates.typed import Heard, parse_session, recognise

    by_number = {str(number): one for number, one in enumerate(offered, start=1)}
    if typed in by_number:
        return by_number[typed]
    readings = {one: parse_session(one, zone=zone, now=now) for one in offered}
    days = {session.on for session in readings.values()}
    completed = (text for day in days for text in (f"{day} {typed}", f"{typed} {day.year}"))
    meant = [it for text in (typed, *completed) for it in _find_readings(text, zone, now)]
    on = {session.on for session in meant if not session.has_time}
    chosen = [one for one, it in readings.items() if it in meant or it.on in on]
    chosen = chosen or [one for one, it in readings.items() if _is_in_half(typed, it)]
    if len(chosen) == 1:
        return chosen[0]
    is_time = len(days) == 1 and recognise(typed) is Heard.NOT
    return f"{days.pop()} {typed}" if is_time else typed


def _find_readings(text: str, zone: "ZoneInfo", now: datetime) -> "list[Session]":
    from mesocare.dates.typed import parse_session

    try:
        return [parse_session(text, zone=zone, now=now)]
    except WhichDateError as error:
        return [parse_session(one, zone=zone, now=now) for one in error.written]
    except InputRefusedError:
        return []


def _is_in_half(text: str, session: "Session") -> bool:
    """Tell whether a text is am or pm, and a session ended in that half of its day."""
    from mesocare.dates.phrases import hear, heard_times

    half = hear(heard_times().half_day, text.lower())
    is_pm = session.ended_at.astimezone(session.zone).hour >= _NOON
    return half is not None and session.has_time and bool(half["pm"]) == is_pm


_NOON = 12


def _say_help(zone: "ZoneInfo", now: datetime) -> str:
    return (
        f"Type the day and the hour. {_say_examples(zone, now)}\n"
        "You do not know the hour? The day is enough: yesterday. To stop: Ctrl-C."
    )


def _say_reason(error: InputRefusedError, zone: "ZoneInfo", now: datetime) -> str:
    """Say what is wrong, with the examples of this dialogue in place of those for a command."""
    from mesocare.dates.misread import WRITE_LIKE

    return str(error).replace(WRITE_LIKE, _say_examples(zone, now))


def _is_right(session: "Session", zone: "ZoneInfo", now: datetime) -> bool:
    """Read back what was understood, and ask if it is right."""
    from mesocare.cli.speaking import make_own_speaker
    from mesocare.dates.plausible import find_year_slip
    from mesocare.sentences.days import capital
    from mesocare.sentences.sessions import read_back

    speaker = make_own_speaker(zone, now)
    said = f"{capital(read_back(session, speaker))}: right?"
    if meant := find_year_slip(session.on, speaker.today):
        said = f"Look at the year: did you mean {speaker.full_date(meant)}?\n{said}"
    elif session.begins_at > now:
        said = f"That is still to come, so we would count it as a plan.\n{said}"
    while True:
        write_error(said)
        answer = _read_line("(yes or no) ").lower().rstrip(".!")
        if answer in _YES:
            return True
        if answer in _NO:
            return False
        refuse_danger(answer)
        write_error("Please type yes or no.")


def _read_line(prompt: str) -> str:
    """Ask on standard error; standard output is for what a command shows."""
    assert sys.__stderr__ is not None
    sys.__stderr__.write(prompt)
    sys.__stderr__.flush()
    line = read_answer()
    if not line:
        raise EOFError
    return line.strip()
