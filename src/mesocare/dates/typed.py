"""A moment as somebody types it: one reading or a refusal."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from mesocare.characters import describe
from mesocare.dates.moments import FIRST_YEAR, LAST_YEAR, Session, end_of, local_instant, start_of
from mesocare.dates.typed_clocks import OF_24_HOURS, Clock, clock_of_24_hours, read_clock
from mesocare.dates.typed_days import ISO_DAY, Base, Day, make_day, out_of_bounds, read_day
from mesocare.errors import InputRefusedError

MOST_CHARACTERS = 64
_ISO = rf"{ISO_DAY}(?:[t ]{OF_24_HOURS})?"
_ANY_WEDNESDAY = datetime(2000, 1, 5, 12, tzinfo=UTC)
"""Where only the form of a text counts, and not what it means."""


class Parse(Protocol):
    """A way to read a moment."""

    def __call__(self, text: str, *, zone: ZoneInfo, now: datetime) -> Session | datetime:
        """Read it."""


class _Typed(NamedTuple):
    """What a text says, before a zone makes a moment of it."""

    day: Day
    clock: Clock | None


class Heard(IntEnum):
    """How well a text is understood as a moment; the better, the smaller."""

    AS_MOMENT = 0
    IN_DOUBT = 1
    """It is refused, with the readings that it may have."""
    NOT = 2


def parse_session(text: str, *, zone: ZoneInfo, now: datetime) -> Session:
    """Read when a session ended: a moment, or a day, which then counts to its end (TIME-6).

    `now` gives the day for words such as "yesterday", and nothing else is taken from it. A weekday
    is the latest one, today included.

    Raises:
        InputRefusedError: when the text is no moment of 1970 to 2200, or has two readings; it says
            what to write.

    """
    typed = _read(text, Base(now.astimezone(zone), is_ahead=False))
    day = typed.day.on
    if typed.clock is None:
        return Session(end_of(day, zone), day, has_time=False, zone=zone)
    ended_at = _instant(typed, zone)
    if typed.day.a_week_before and ended_at > now:
        from mesocare.dates.misread import Reading, ask_which

        earlier = Reading(Day(typed.day.a_week_before), typed.clock)
        raise ask_which([earlier, Reading(*typed)], typed.day.on)
    if ended_at.microsecond:
        ended_at = ended_at.replace(microsecond=0) + timedelta(seconds=1)
    return Session(ended_at, _day_within_bounds(ended_at, zone), has_time=True, zone=zone)


def parse_at(text: str, *, zone: ZoneInfo, now: datetime) -> datetime:
    """Read a moment to look at, or an event's, in UTC; a day alone is its first minute.

    It may lie ahead: "tomorrow" and "in 3 days" are read as well, and a weekday is the coming one.

    Raises:
        InputRefusedError: when the text is no moment of 1970 to 2200, or has two readings; it says
            what to write.

    """
    typed = _read(text, Base(now.astimezone(zone), is_ahead=True))
    if typed.clock is None:
        return start_of(typed.day.on, zone)
    instant = _instant(typed, zone)
    _day_within_bounds(instant, zone)
    return instant


def is_relative(text: str) -> bool:
    """Tell whether what a text means depends on the day on which it is read."""
    for is_ahead in (False, True):
        try:
            typed = _match(_fold(text), Base(_ANY_WEDNESDAY, is_ahead))
        except InputRefusedError:
            return False
        if typed:
            return typed.day.is_relative
    return False


def recognise(text: str, *, is_ahead: bool = False) -> Heard:
    """Tell how well a text is understood as a moment, whatever day it is."""
    from mesocare.dates.misread import find_readings

    base = Base(_ANY_WEDNESDAY, is_ahead)
    try:
        folded = _fold(text)
    except InputRefusedError:
        return Heard.NOT
    try:
        if _match(folded, base):
            return Heard.AS_MOMENT
        return Heard.IN_DOUBT if find_readings(folded, base) else Heard.NOT
    except InputRefusedError:
        return Heard.IN_DOUBT


def check_base(text: str, parse: Parse, *, zone: ZoneInfo, now: datetime, base: datetime) -> None:
    """Refuse what counts from today where another moment is looked at.

    "Yesterday" may then be the day before today, or the day before that moment.

    Raises:
        InputRefusedError: with both readings, where they differ.

    """
    if not is_relative(text):
        return
    from_now = parse(text, zone=zone, now=now)
    try:
        from_base = parse(text, zone=zone, now=base)
    except InputRefusedError:
        from_base = None
    if from_now != from_base:
        from mesocare.dates.misread import explain_bases

        written = [_write(moment, zone) for moment in (from_now, from_base) if moment]
        raise InputRefusedError(explain_bases(*written))


def _write(moment: Session | datetime, zone: ZoneInfo) -> str:
    if isinstance(moment, Session):
        if not moment.has_time:
            return moment.on.isoformat()
        moment = moment.ended_at
    elif moment == start_of(moment.astimezone(zone).date(), zone):
        return moment.astimezone(zone).date().isoformat()
    local = moment.astimezone(zone).replace(tzinfo=None)
    return local.isoformat(timespec="seconds" if local.second else "minutes")


def _read(text: str, base: Base) -> _Typed:
    folded = _fold(text)
    typed = _match(folded, base)
    if not typed:
        from mesocare.dates.misread import refuse_misread

        raise refuse_misread(folded, base)
    if not FIRST_YEAR <= typed.day.on.year <= LAST_YEAR:
        raise out_of_bounds()
    return typed


def _match(folded: str, base: Base) -> _Typed | None:
    """Read a text that has one meaning; a date in figures needs no words of any language."""
    if found := re.fullmatch(_ISO, folded):
        clock = clock_of_24_hours(found) if found["hour"] else None
        return _Typed(Day(make_day(found["year"], found["month"], found["day"])), clock)
    from mesocare.dates.phrases import hear, heard_times, in_full, split_day_and_clock

    if hear(heard_times().now, folded):
        clock = Clock(base.now.time(), base.now.utcoffset())
        return _Typed(Day(base.today, is_relative=True), clock)
    for day_text, clock_text in split_day_and_clock(in_full(folded)):
        clock = read_clock(clock_text) if clock_text else None
        if clock_text and not clock:
            continue
        if day := read_day(day_text, base):
            has_offset = clock is not None and clock.offset is not None
            return None if day.is_relative and has_offset else _Typed(day, clock)
    return None


def _fold(text: str) -> str:
    """Return a text in small letters with single blanks.

    Raises:
        InputRefusedError: when it is too long, or has characters that only look like others.

    """
    if len(text) > MOST_CHARACTERS:
        from mesocare.dates.misread import WRITE_LIKE

        message = f"This is too long for a date: {MOST_CHARACTERS} characters at most. {WRITE_LIKE}"
        raise InputRefusedError(message)
    for character in text:
        if (character != " " and character.isspace()) or not character.isprintable():
            message = f"This holds {describe(character)}. Type an ordinary space there, or nothing."
            raise InputRefusedError(message)
        if not character.isascii() and unicodedata.category(character) in ("Nd", "No", "Pd", "Sm"):
            message = f"This holds {describe(character)}. Type ordinary figures and hyphens."
            raise InputRefusedError(message)
    return re.sub(" +", " ", text.strip(" ")).lower() if text.isascii() else text


def _instant(typed: _Typed, zone: ZoneInfo) -> datetime:
    assert typed.clock is not None
    day = typed.day.on
    wall = datetime.combine(day, typed.clock.time.replace(tzinfo=None))
    if typed.clock.offset is None:
        return local_instant(wall, zone)
    return (wall - typed.clock.offset).replace(tzinfo=UTC)


def _day_within_bounds(instant: datetime, zone: ZoneInfo) -> date:
    day = instant.astimezone(zone).date()
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise out_of_bounds()
    return day
