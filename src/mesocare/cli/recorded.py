"""What is recorded: said in words and for programs, and found by what somebody types."""

from datetime import datetime
from typing import TYPE_CHECKING

from mesocare.cli.inputs import find_zone, read_session
from mesocare.cli.output import fit_screen, write_done, write_error
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mesocare.dates.moments import Session
    from mesocare.store.history import History, Odd, Recorded

_MOST_DIGITS = 4
"""Of a number in the list; a date has more."""


def say(session: "Session") -> str:
    """Say a session, or when an event happened, with its zone."""
    from mesocare.cli.inputs import read_clock
    from mesocare.cli.speaking import make_own_speaker
    from mesocare.sentences.sessions import say_session

    speaker = make_own_speaker(session.zone, read_clock())
    return f"{say_session(session, speaker, near=False)} ({session.zone.key})"


def describe(one: "Recorded | Odd") -> str:
    """Say all that is recorded of a session; of what cannot be read, what stands there."""
    from mesocare.store.history import Odd

    if isinstance(one, Odd):
        return f"cannot be read here: {one.text}"
    return "; ".join([say(one.session), *say_marks(one.answers, is_last=one.is_last)])


def say_marks(answers: "Mapping[str, bool]", *, is_last: bool) -> list[str]:
    """Say what is recorded of a session beside its moment."""
    said = [f"{name}: {'yes' if yes else 'no'}" for name, yes in sorted(answers.items())]
    return [*["last of the course"] * is_last, *said]


def numbered(history: "History") -> "list[Recorded | Odd]":
    """Return what `list` numbers, from 1 on."""
    return [*history.recorded, *history.odd]


def is_number(text: str) -> bool:
    """Tell whether a text can be a number of the list."""
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


def find(text: str, tz: str | None, history: "History", now: datetime) -> "Recorded | Odd":
    """Find what a text means: a number of the list, a session, or the one session of a day.

    Raises:
        InputRefusedError: when there is none, or more than one.

    """
    listed = numbered(history)
    if is_number(text):
        if 1 <= int(text) <= len(listed):
            return listed[int(text) - 1]
        message = "SESSION: there is no such number. See what is: mesocare sessions list"
        raise InputRefusedError(message)
    found = []
    for one in history.recorded:
        wanted = read_session(text, find_zone(one.zone_name if tz is None else tz), now)
        if wanted == one.session:
            return one
        if not wanted.has_time and wanted.on == one.session.on:
            found.append(one)
    if len(found) == 1:
        return found[0]
    if found:
        message = "SESSION: there are several on that day. Give the time as well."
        raise InputRefusedError(message)
    message = "SESSION: this one is not recorded. See what is: mesocare sessions list"
    raise InputRefusedError(message)


def as_json(history: "History") -> str:
    """Return what is recorded for programs (`mesocare/sessions/2`), without our ids."""
    import json

    sessions = [
        _members("ended_at", one.session) | {"is_last": one.is_last, "answers": dict(one.answers)}
        for one in history.recorded
    ]
    events = [{"id": one.event} | _members("happened_at", one.when) for one in history.events]
    members = {
        "schema": "mesocare/sessions/2",
        "sessions": sessions,
        "events": events,
        "unreadable": [one.text for one in history.odd],
    }
    return json.dumps(members, ensure_ascii=False, indent=2) + "\n"


def _members(name: str, session: "Session") -> dict[str, object]:
    return {
        name: session.ended_at.astimezone(session.zone).isoformat(),
        "has_time": session.has_time,
        "time_zone": session.zone.key,
    }


def write_outcome(sentences: "Iterable[str]", notices: "Iterable[str]" = ()) -> None:
    """Write what has been done, as wide as the screen, after what was put right on the way."""
    for notice in notices:
        write_error(f"mesocare: {notice}")
    write_done(map(fit_screen, sentences))
