"""When is that? Moments read from text, and lengths added to moments (TIME-1 to TIME-6, TIME-11).

Instants are held in UTC; a zone is needed only to read and to show them, and to count days.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, reduce
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from mesocare.dates.waits import Length, Unit
from mesocare.errors import InputRefusedError

FIRST_YEAR, LAST_YEAR = 1970, 2200
"""The years in which a session may lie (TIME-11)."""
_FIRST_RESULT, _LAST_RESULT = 1960, 2209
"""The years that may follow from it; what lies further off is a slip, not an aftercare."""
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


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One visit, as the moment when it ended (TIME-1)."""

    ended_at: datetime
    """An instant in UTC; without a time, the end of the day (TIME-6)."""
    on: date
    """The day of the session in the clinic's zone; the course counts from it."""
    has_time: bool
    zone: ZoneInfo = field(compare=False)
    """The zone in which it was read; no other zone that shows it moves its day."""


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
