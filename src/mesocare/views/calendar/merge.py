"""A calendar as the successor of the one exported before it: bytes and bytes become bytes.

A calendar program knows an event by its UID and takes the one with the higher SEQUENCE. So an event
that has not changed stays as it was, one that has changed goes up by one, and one that fell away is
called off: left out, it would stand in the patient's calendar for ever.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar, Component, Event

from mesocare.errors import StorageError
from mesocare.language.words.calendar import CalendarWords
from mesocare.views.uids import UID_ENDING

PRODUCT = "-//mesocare//mesocare//EN"
"""The PRODID of every file of ours; without a version, so that an update changes no byte."""
PROTOCOL = "X-MESOCARE-PROTOCOL"
"""The id of the protocol that a file comes from."""
SESSION = "X-MESOCARE-SESSION"
"""The day of a session that a file counts from; it stands there once for each."""

_FIRST_LINES = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT}\r\n".encode()
_MOST_OF_A_LINE = 8_192
"""Unfolded; the parser looks over what follows in it again and again."""
_UNFOLDED = re.compile(rb"[^\r\n]*(?:\r\n[ \t][^\r\n]*)*")
_MOST_OFTEN = 2**31 - 1
"""The largest INTEGER of RFC 5545: what counts up has to stay below it."""
_ONCE_EACH = ("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "SUMMARY", "STATUS")
_NOT_OURS = (
    "this is not a calendar that mesocare made, or it is damaged. It was left as it is. "
    "Give the name of a new file, and add that one to your calendar."
)
_OTHER_SESSIONS = (
    "this calendar counts from other sessions or other rules. It was left as it is. For another "
    "person or treatment, give the name of a new file. If you have corrected your sessions, "
    "add --force: what no longer holds is then called off."
)


def merge_calendars(
    earlier: bytes,
    fresh: bytes,
    *,
    at: datetime,
    words: CalendarWords,
    is_forced: bool = False,
) -> bytes:
    """Give the fresh calendar as the successor of an earlier one; `at` stamps what is called off.

    Where the two have no session and no rules in common, the earlier one may be another person's.
    It is followed only with `is_forced`.

    Raises:
        StorageError: when the earlier bytes are no whole calendar of ours, or not of this course.

    """
    before, after = _read(earlier), _read(fresh)
    if not is_forced and not _are_of_one_course(before, after):
        raise StorageError(_OTHER_SESSIONS)
    left = _by_uid(before)
    events = [_follow(left.pop(uid, None), event) for uid, event in _by_uid(after).items()]
    after.subcomponents = in_order(
        [*events, *(_call_off(event, at, words) for event in left.values())]
    )
    return bytes(after.to_ical())


def in_order(events: Iterable[Event]) -> list[Any]:
    """Give events by their starts, so that a file's order does not tell its history."""
    return sorted(events, key=lambda event: (event["DTSTART"].to_ical(), event.uid))


def _read(data: bytes) -> Calendar:
    """Read a calendar of ours, and nothing that is less or more than that."""
    if not data.startswith(_FIRST_LINES):  # the parser can take minutes over what is not ours
        raise StorageError(_NOT_OURS)
    if any(len(line[0]) > _MOST_OF_A_LINE for line in _UNFOLDED.finditer(data)):
        raise StorageError(_NOT_OURS)
    try:
        calendar = Calendar.from_ical(data)
        parts = calendar.subcomponents
        is_ours = all(_is_ours(part) for part in parts) and len(_by_uid(calendar)) == len(parts)
    except Exception:  # noqa: BLE001  the parser raises whatever it stumbles over
        is_ours = False
    if not is_ours:
        raise StorageError(_NOT_OURS)
    return calendar


def _is_ours(part: Component) -> bool:
    if not isinstance(part, Event) or part.errors:
        return False
    if any(isinstance(part.get(name, []), list) for name in _ONCE_EACH):
        return False
    is_stamped = part.DTSTAMP is not None and 0 <= part.sequence < _MOST_OFTEN
    return is_stamped and part.uid.endswith(UID_ENDING)


def _by_uid(calendar: Calendar) -> dict[str, Any]:
    return {part.uid: part for part in calendar.subcomponents}


def _are_of_one_course(before: Calendar, after: Calendar) -> bool:
    same_rules = before.get(PROTOCOL) == after.get(PROTOCOL)
    return same_rules and not _sessions(before).isdisjoint(_sessions(after))


def _sessions(calendar: Calendar) -> set[str]:
    found = calendar.get(SESSION, [])
    return set(found) if isinstance(found, list) else {found}


def _follow(old: Event | None, new: Event) -> Event:
    if old is None:
        return new
    stamp, new.DTSTAMP, new.sequence = new.DTSTAMP, old.DTSTAMP, old.sequence
    if new.to_ical() != old.to_ical():
        new.DTSTAMP, new.sequence = stamp, old.sequence + 1
    return new


def _call_off(event: Event, at: datetime, words: CalendarWords) -> Event:
    """Cancel an event, in its title as well: not every program looks at the status."""
    if event.status == "CANCELLED":
        return event
    event.status = "CANCELLED"
    event.summary = words.called_off.format(title=event.summary)
    event.description = words.called_off_why
    event.DTSTAMP, event.sequence = at.astimezone(UTC), event.sequence + 1
    event.subcomponents = []  # no alarm rings for it
    return event
