"""When is that? Moments read from text, and lengths added to moments (TIME-1 to TIME-6, TIME-11).

Instants are held in UTC; a zone is needed only to read and to show them, and to count days.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, reduce
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from mesocare.errors import InputRefusedError
from mesocare.waits import Length, Unit
from mesocare.wording import MONTH_NAMES, WEEKDAY_NAMES

FIRST_YEAR, LAST_YEAR = 1970, 2200
"""The years in which a session may lie (TIME-11)."""
_FIRST_RESULT, _LAST_RESULT = 1960, 2209
"""The years that may follow from it; what lies further off is a slip, not an aftercare."""
MOST_CHARACTERS = 64
_Day = TypeVar("_Day", date, datetime)
_TICK = timedelta.resolution
_MINUTES_OF_A_DAY = 24 * 60
_STEPS = {
    Unit.MINUTES: timedelta(minutes=1),
    Unit.HOURS: timedelta(hours=1),
    Unit.DAYS: timedelta(days=1),
    Unit.WEEKS: timedelta(weeks=1),
}
"""All but months: only gaps have them, and they count days."""
_ELAPSING = frozenset({Unit.MINUTES, Unit.HOURS})
"""What the clocks do not touch (TIME-2)."""
_EPOCH, _EPOCH_WALL = datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 1)  # noqa: DTZ001  a clock's face
_FURTHEST_OFFSETS = timedelta(hours=-12), timedelta(hours=14)


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One visit, as the moment when it ended (TIME-1)."""

    ended_at: datetime
    """An instant in UTC; without a time, the end of the day (TIME-6)."""
    on: date
    """The day of the session in the clinic's zone; the course counts from it."""
    has_time: bool


def local_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """Give the instant of a local time, the later where two readings are possible (TIME-4).

    A time that exists twice is its second occurrence; one that does not exist is read with the
    offset before the gap. Of the two readings that Python offers, both are the later one.
    """
    again = datetime.combine(wall.date(), _second(wall.time()))
    first: timedelta = zone.utcoffset(wall)  # type: ignore[assignment]  # of a datetime, never None
    second: timedelta = zone.utcoffset(again)  # type: ignore[assignment]  # the same
    return _EPOCH + (wall - min(first, second) - _EPOCH_WALL)


def first_local_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """Give the instant of a local time; of two occurrences the first, for what must not be late."""
    offset: timedelta = zone.utcoffset(wall)  # type: ignore[assignment]  # as above
    return _EPOCH + (wall - offset - _EPOCH_WALL)


@lru_cache(maxsize=64)
def _second(clock: time) -> time:
    """Give a clock time as that of the second time that it comes on its day."""
    return clock.replace(fold=1)


@lru_cache(maxsize=64)
def _wall_of(moment: datetime, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    return datetime.combine(local.date(), local.time())


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """Give the first instant of a local day."""
    return first_local_instant(datetime.combine(day, time()), zone)


def begin_of(session: Session, zone: ZoneInfo) -> datetime:
    """Give the instant from which a session may be over: without a time, its day's first.

    What it forbids is forbidden from here on, since nobody knows that it is not over yet.
    """
    return session.ended_at if session.has_time else start_of(session.on, zone)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """Give the instant at which a local day is over: the next midnight (TIME-6)."""
    return local_instant(datetime.combine(day, time()) + timedelta(days=1), zone)


def add_length(moment: datetime, length: Length, zone: ZoneInfo) -> datetime:
    """Give the instant one length after another.

    Minutes and hours elapse (TIME-2); days and weeks keep the clock time (TIME-3, TIME-4).

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    return _shift(moment, length, zone, 1, local_instant)


def add_to_session(session: Session, length: Length, zone: ZoneInfo) -> datetime:
    """Give the instant one length after a session, never earlier than after any time of its day.

    A session without a time counts from the end of its day (TIME-6). Where a day lacks its last
    hour, what is written for that hour is read as after midnight (TIME-4): then so is its end.

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    if session.has_time:
        return _shift(session.ended_at, length, zone, 1, local_instant)
    midnight = datetime.combine(session.on, time()) + timedelta(days=1)
    end = add_length(_end_of_wall(midnight, zone), length, zone)
    if length.unit in _ELAPSING:
        return end
    return max(end, _end_of_wall(midnight + length.number * _STEPS[length.unit], zone))


def _end_of_wall(midnight: datetime, zone: ZoneInfo) -> datetime:
    """Give the later of midnight and the end of whatever is read for the times before it."""
    return max(local_instant(midnight, zone), local_instant(midnight - _TICK, zone) + _TICK)


def subtract_length(moment: datetime, length: Length, zone: ZoneInfo) -> datetime:
    """Give the instant one length before another; of two occurrences, the first (TIME-13).

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    return _shift(moment, length, zone, -1, first_local_instant)


def _shift(
    moment: datetime,
    length: Length,
    zone: ZoneInfo,
    sign: int,
    resolve: Callable[[datetime, ZoneInfo], datetime],
) -> datetime:
    step = sign * length.number * _STEPS[length.unit]
    try:
        if length.unit in _ELAPSING:
            shifted = moment + step
        else:
            shifted = resolve(_wall_of(moment, zone) + step, zone)
    except OverflowError:
        raise _past_the_calendar() from None
    return _within_bounds(shifted)


def _within_bounds(day: _Day) -> _Day:
    if _FIRST_RESULT <= day.year <= _LAST_RESULT:
        return day
    raise _past_the_calendar()


def add_to_day(day: date, *lengths: Length) -> date:
    """Give the day some lengths after another: months first, in one step, then the rest (TIME-5).

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    return add_span(day, reduce(extend_span, lengths, NO_SPAN))


class Span(NamedTuple):
    """Lengths between days as one sum, so that months are never chained (TIME-5)."""

    months: int
    days: timedelta


NO_SPAN = Span(0, timedelta())


def extend_span(span: Span, length: Length) -> Span:
    """Add a length to a span; minutes and hours count as the days that they start."""
    if length.unit is Unit.MONTHS:
        return Span(span.months + length.number, span.days)
    days = -(-length.nominal_minutes // _MINUTES_OF_A_DAY)
    return Span(span.months, span.days + timedelta(days=days))


def add_span(day: date, span: Span) -> date:
    """Give the day a span after another: its months first, then its days (TIME-5).

    A day that the target month lacks becomes the 1st of the month after.

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    try:
        shifted = (_add_months(day, span.months) if span.months else day) + span.days
    except (OverflowError, ValueError):
        raise _past_the_calendar() from None
    return _within_bounds(shifted)


def _add_months(day: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    clipped = day + relativedelta(months=months)
    return clipped if clipped.day == day.day else clipped + timedelta(days=1)


def _past_the_calendar() -> InputRefusedError:
    return InputRefusedError(
        f"The dates that follow from this lie years outside {FIRST_YEAR} to {LAST_YEAR}. "
        "Check the session, and the waits of the rule file."
    )


class _Written(NamedTuple):
    """What a text says, before a zone makes a moment of it."""

    day: date
    clock: time | None
    offset: timedelta | None = None


_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_MONTHS |= {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_MONTHS |= {"sept": 9}
_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
_WEEKDAYS |= {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}

_CLOCK = (
    r"(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"(?P<offset>z|[+-][0-9]{2}:[0-5][0-9])?"
)
_ISO = rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?:[t ]{_CLOCK})?"
_NAMED = (
    rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),? )?"
    rf"(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>[0-9]{{4}})(?:,? {_CLOCK})?"
)
_RELATIVE = (
    rf"(?P<word>today|yesterday|(?P<days>[0-9]{{1,4}}) days? ago|{'|'.join(_WEEKDAYS)})"
    rf"(?:,? {_CLOCK})?"
)


def parse_session(text: str, *, zone: ZoneInfo, now: datetime) -> Session:
    """Read when a session ended: a moment, or a day, which then counts to its end (TIME-6).

    `now` gives the day for words such as "yesterday", and nothing else is taken from it.

    Raises:
        InputRefusedError: when the text is no moment of 1970 to 2200; it says what would be right.

    """
    written = _read(text, zone, now)
    if written.clock is None:
        return Session(end_of(written.day, zone), written.day, has_time=False)
    ended_at = _instant(written, zone)
    if ended_at.microsecond:
        ended_at = ended_at.replace(microsecond=0) + timedelta(seconds=1)
    return Session(ended_at, _day_within_bounds(ended_at, zone), has_time=True)


def parse_at(text: str, *, zone: ZoneInfo, now: datetime) -> datetime:
    """Read the moment to look at, in UTC; a day alone is its first minute, the strictest.

    Raises:
        InputRefusedError: when the text is no moment of 1970 to 2200; it says what would be right.

    """
    written = _read(text, zone, now)
    if written.clock is None:
        return start_of(written.day, zone)
    instant = _instant(written, zone)
    _day_within_bounds(instant, zone)
    return instant


def _read(text: str, zone: ZoneInfo, now: datetime) -> _Written:
    if len(text) > MOST_CHARACTERS:
        from mesocare.misread import WRITE_LIKE

        message = f"This is too long for a date: {MOST_CHARACTERS} characters at most. {WRITE_LIKE}"
        raise InputRefusedError(message)
    folded = _fold(text)
    local_now = now.astimezone(zone)
    if folded == "now":
        return _Written(local_now.date(), local_now.timetz(), local_now.utcoffset())
    if found := re.fullmatch(_ISO, folded):
        return _written(_make_day(found["year"], found["month"], found["day"]), found)
    if found := re.fullmatch(_NAMED, folded):
        day = _make_day(found["year"], str(_MONTHS[found["month"]]), found["day"])
        _check_weekday(day, found["weekday"])
        return _written(day, found)
    if found := re.fullmatch(_RELATIVE, folded):
        return _written(_relative_day(found, local_now.date()), found)
    from mesocare.misread import explain_misread

    raise InputRefusedError(explain_misread(folded, local_now.date()))


def _fold(text: str) -> str:
    return re.sub(" +", " ", text.strip(" ")).lower() if text.isascii() else text


def _written(day: date, found: re.Match[str]) -> _Written:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _out_of_bounds()
    if found["hour"] is None:
        return _Written(day, None)
    clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    return _Written(day, clock, _read_offset(found["offset"]))


def _read_offset(text: str | None) -> timedelta | None:
    if text is None or text == "z":
        return None if text is None else timedelta()
    hours, minutes = text[1:].split(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    offset = -offset if text.startswith("-") else offset
    least, most = _FURTHEST_OFFSETS
    if not least <= offset <= most:
        message = "No place on Earth has this offset. Write one from -12:00 to +14:00."
        raise InputRefusedError(message)
    return offset


def _make_day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        pass
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise _out_of_bounds()
    if not 1 <= int(month) <= len(MONTH_NAMES):
        message = f"There is no month {int(month)}. Write year, month, day, such as 2026-11-20."
        raise InputRefusedError(message)
    last = calendar.monthrange(int(year), int(month))[1]
    message = (
        f"{MONTH_NAMES[int(month) - 1]} {int(year)} has {last} days. Write a day from 1 to {last}."
    )
    raise InputRefusedError(message)


def _check_weekday(day: date, weekday: str | None) -> None:
    if weekday is None or _WEEKDAYS[weekday] == day.weekday():
        return
    message = (
        f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year} is a {WEEKDAY_NAMES[day.weekday()]}. "
        f"Check the date, then write {day.isoformat()} or the right weekday."
    )
    raise InputRefusedError(message)


def _relative_day(found: re.Match[str], today: date) -> date:
    try:
        match found["word"]:
            case "today":
                return today
            case "yesterday":
                return today - timedelta(days=1)
            case _ if found["days"]:
                return today - timedelta(days=int(found["days"]))
            case weekday:
                return today - timedelta(days=(today.weekday() - _WEEKDAYS[weekday]) % 7)
    except OverflowError:
        raise _out_of_bounds() from None


def _instant(written: _Written, zone: ZoneInfo) -> datetime:
    assert written.clock is not None
    wall = datetime.combine(written.day, written.clock.replace(tzinfo=None))
    if written.offset is None:
        return local_instant(wall, zone)
    return (wall - written.offset).replace(tzinfo=UTC)


def _day_within_bounds(instant: datetime, zone: ZoneInfo) -> date:
    day = instant.astimezone(zone).date()
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _out_of_bounds()
    return day


def _out_of_bounds() -> InputRefusedError:
    return InputRefusedError(
        f"The year is outside {FIRST_YEAR} to {LAST_YEAR}. Write a date within these years."
    )
