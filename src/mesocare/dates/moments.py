"""Lengths added to moments, in a zone (TIME-1 to TIME-6, TIME-11, TIME-14).

Instants are held in UTC; a zone is needed only to read and to show them, and to count days.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, reduce
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from mesocare.dates.clock_changes import find_clock_changes
from mesocare.dates.waits import Length, Unit
from mesocare.errors import InputRefusedError

FIRST_YEAR, LAST_YEAR = 1970, 2200
"""The years in which a session may lie (TIME-11)."""
_FIRST_RESULT, _LAST_RESULT = 1960, 2209
"""The years that may follow from it; what lies further off is a slip, not an aftercare."""
_Day = TypeVar("_Day", date, datetime)
_Roll = Callable[[date, int], date]
_Resolve = Callable[[date, "_Clock", ZoneInfo], datetime]
_NO_TIME, _TICK, _ONE_DAY = timedelta(), timedelta.resolution, timedelta(days=1)
_MINUTES_OF_A_DAY = 24 * 60
_STEPS = {
    Unit.MINUTES: timedelta(minutes=1),
    Unit.HOURS: timedelta(hours=1),
    Unit.DAYS: timedelta(days=1),
    Unit.WEEKS: timedelta(weeks=1),
}
_MONTHS_IN = {Unit.MONTHS: 1, Unit.YEARS: 12}
_ELAPSING = frozenset({Unit.MINUTES, Unit.HOURS})
"""What the clocks do not touch (TIME-2)."""
_DATES = Unit.DATES  # an Enum takes its time
_offset: Callable[[ZoneInfo, datetime], timedelta] = ZoneInfo.utcoffset  # type: ignore[assignment]  # of a datetime, never None


class _Clock(NamedTuple):
    """What a clock shows, as the first and as the second time that it comes on its day.

    Both are held as if the clock were in UTC: less the clock's offset, that is the instant.
    """

    first: time
    second: time


@lru_cache(maxsize=64)  # the hours of a plan are few
def _clock_of(shown: time) -> _Clock:
    return _Clock(shown.replace(tzinfo=UTC, fold=0), shown.replace(tzinfo=UTC, fold=1))


_MIDNIGHT, _LAST_TICK = _clock_of(time.min), _clock_of(time.max)


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One visit, as the moment when it ended (TIME-1).

    The moment of an event that a patient tells is held in the same way.
    """

    ended_at: datetime
    """An instant in UTC; without a time, the end of the day (TIME-6)."""
    on: date
    """Its day in the zone in which it was read; the course counts from it."""
    has_time: bool
    zone: ZoneInfo = field(compare=False)
    """The zone in which it was read: its days are counted there, whatever zone shows them."""

    @property
    def begins_at(self) -> datetime:
        """The first instant at which it may be over: without a time, its day's first.

        What it forbids is forbidden from here on, since nobody knows that it is not over yet.
        """
        return self.ended_at if self.has_time else start_of(self.on, self.zone)


def local_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant of a local time, the later where two readings are possible (TIME-4).

    A time that exists twice is its second occurrence; one that does not exist is read with the
    offset before the gap.
    """
    return _last_reading(wall.date(), _clock_of(wall.time()), zone)


def first_local_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant of a local time, the earlier of two readings: for what must not be late.

    A time that exists twice is its first occurrence; one that does not exist is read with the
    offset after the gap.
    """
    return _first_reading(wall.date(), _clock_of(wall.time()), zone)


def _last_reading(day: date, clock: _Clock, zone: ZoneInfo) -> datetime:
    shown = datetime.combine(day, clock.first)
    return shown - min(_offset(zone, shown), _offset(zone, datetime.combine(day, clock.second)))


def _first_reading(day: date, clock: _Clock, zone: ZoneInfo) -> datetime:
    shown = datetime.combine(day, clock.first)
    return shown - max(_offset(zone, shown), _offset(zone, datetime.combine(day, clock.second)))


@lru_cache(maxsize=64)  # a plan counts many lengths from few moments
def _shown_at(moment: datetime, zone: ZoneInfo) -> tuple[date, _Clock]:
    """Return the day and the clock time of a moment in a zone."""
    local = moment.astimezone(zone)
    return local.date(), _clock_of(local.time())


@lru_cache(maxsize=256)  # the days of a plan, and of the next patient's
def start_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the first instant of a local day: its midnight, or the end of a gap that holds it.

    No clock since 1970 was moved from before midnight to after it; one that was would make the
    day begin at the end of the gap, and this a little later.
    """
    midnight = datetime.combine(day, _MIDNIGHT.first)
    return midnight - _offset(zone, midnight)


@lru_cache(maxsize=256)  # as above
def end_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the instant at which a local day is over: the next midnight (TIME-6)."""
    return _last_reading(day + _ONE_DAY, _MIDNIGHT, zone)


def add_length(moment: datetime, length: Length, zone: ZoneInfo) -> datetime:
    """Return the instant one length after another.

    Minutes and hours elapse (TIME-2); days and weeks keep the clock time (TIME-3, TIME-4), and so
    do months and years, which roll forward (TIME-5).

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    return _add(moment, (length,), zone, _roll_forward, _last_reading)


def add_to_session(session: Session, *lengths: Length) -> datetime:
    """Return the instant some lengths after a session, in its own zone.

    A session without a time counts from the end of its day (TIME-6), and never ends earlier than
    after any time of that day: where a day lacks its last hour, what is written for that hour is
    read as after midnight (TIME-4), and a month may roll (TIME-5). Lengths in calendar units are
    one sum, months first; a number of a day counts dates, and what follows it counts from the
    beginning of that day (TIME-14).

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    zone = session.zone
    if lengths[-1].unit is _DATES:
        return _within_bounds(end_of(_date_before(session, lengths[-1]), zone))
    if lengths[0].unit is _DATES:
        start = end_of(_date_before(session, lengths[0]), zone)
        return _add(start, lengths[1:], zone, _roll_forward, _last_reading)
    if session.has_time:
        return _add(session.ended_at, lengths, zone, _roll_forward, _last_reading)
    day, next_day = session.on, session.on + _ONE_DAY
    end = _add(_end_before(next_day, zone), lengths, zone, _roll_forward, _last_reading)
    if any(length.unit in _ELAPSING for length in lengths):
        return end
    after_next_day = _sum(next_day, lengths, _roll_forward)
    after_day = _sum(day, lengths, _roll_forward) + _ONE_DAY
    return max(end, _end_before(max(after_next_day, after_day), zone))


def _end_before(day: date, zone: ZoneInfo) -> datetime:
    """Return the later of a day's midnight and the end of whatever is read for times before it."""
    last_tick = _last_reading(day - _ONE_DAY, _LAST_TICK, zone)
    return max(_last_reading(day, _MIDNIGHT, zone), last_tick + _TICK)


def add_early(session: Session, *lengths: Length) -> datetime:
    """Return the instant some lengths after a session, as early as it may be.

    For what must never come late, such as a call for help (TIME-12): of two readings of a clock
    time the earlier counts, and a day that a month lacks is the month's last. Without a time it is
    never later than after any time of that day, its first minute or another: over a change of the
    clock, or at the end of a month, a later session can count to an earlier moment.

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    zone = session.zone
    if lengths[-1].unit is _DATES:
        return _within_bounds(start_of(_date_before(session, lengths[-1]) + _ONE_DAY, zone))
    if lengths[0].unit is _DATES:
        start = start_of(_date_before(session, lengths[0]) + _ONE_DAY, zone)
        return _add(start, lengths[1:], zone, _clip, _first_reading)
    first = _add(session.begins_at, lengths, zone, _clip, _first_reading)
    if session.has_time:
        return first
    elapsing = [_elapses(length) for length in lengths]
    if all(elapsing):
        return first
    is_whole = session.ended_at - session.begins_at == _ONE_DAY  # and so without a change
    runs_on = first.astimezone(zone).utcoffset() == (first + _ONE_DAY).astimezone(zone).utcoffset()
    if is_whole and runs_on and not any(elapsing):
        return first
    return min([first, *_turns_of_day(session, lengths)])


def _turns_of_day(session: Session, lengths: tuple[Length, ...]) -> Iterator[datetime]:
    """Count on from each time of a session's day after which the moments counted to fall back.

    The day is cut into stretches in which the clock runs on and the date stays. In one, what
    follows falls back only where the clock that is counted to enters a gap: what is skipped is
    read by the clock after it.
    """
    zone = session.zone
    lead = _NO_TIME
    if _elapses(lengths[0]):
        lead, lengths = lengths[0].nominal_minutes * _STEPS[Unit.MINUTES], lengths[1:]
    for begins, ends in _stretches(session.begins_at, session.ended_at, zone):
        if begins.astimezone(zone).date() != session.on:
            continue  # of the day before, where midnight comes twice
        for start, end in _stretches(begins + lead, ends + lead, zone):
            yield _add(start, lengths, zone, _clip, _first_reading)
            together = tuple([length for length in lengths if not _elapses(length)])
            local = start.astimezone(zone)
            reached = datetime.combine(_sum(local.date(), together, _clip), local.time())
            for gap in _gaps_near(reached, zone):
                if reached < gap < reached + (end - start):
                    yield _add(start + (gap - reached), lengths, zone, _clip, _first_reading)


def _stretches(begins: datetime, ends: datetime, zone: ZoneInfo) -> Iterator[tuple[datetime, ...]]:
    """Cut a time at each change of the clock, and at each midnight."""
    cuts = {begins, *find_clock_changes(begins, ends, zone), ends}
    day = begins.astimezone(zone).date() + _ONE_DAY
    while (midnight := start_of(day, zone)) < ends:
        cuts.add(midnight)
        day += _ONE_DAY
    return pairwise(sorted(cuts))


def _gaps_near(wall: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Return the first skipped time of each gap in the day after a time, as the clock's face."""
    near = first_local_instant(wall, zone)
    for change in find_clock_changes(near - _ONE_DAY, near + 2 * _ONE_DAY, zone):
        before = (change - _TICK).astimezone(zone).utcoffset() or _NO_TIME
        if before < (change.astimezone(zone).utcoffset() or _NO_TIME):
            yield change.replace(tzinfo=None) + before


def _date_before(session: Session, number: Length) -> date:
    """Return the date that ends where the n-th date after a session begins (TIME-14)."""
    return session.on + (number.number - 1) * _ONE_DAY


def subtract_length(moment: datetime, length: Length, zone: ZoneInfo) -> datetime:
    """Return the instant one length before another, the earlier of two readings (TIME-13).

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    back = (Length(-length.number, length.unit),)
    return _add(moment, back, zone, _clip, _first_reading)


def subtract_from_session(session: Session, length: Length) -> datetime:
    """Return the instant one length before a session, as early as it may be (TIME-13).

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    return add_early(session, Length(-length.number, length.unit))


def _add(
    moment: datetime, lengths: tuple[Length, ...], zone: ZoneInfo, roll: _Roll, resolve: _Resolve
) -> datetime:
    """Add lengths in their order; those in calendar units that stand together are one sum."""
    try:
        for step in _steps_of(lengths):
            if isinstance(step, timedelta):
                moment += step
            else:
                day, clock = _shown_at(moment, zone)
                day = roll(day, step.months) if step.months else day
                moment = resolve(day + step.days, clock, zone)
    except (OverflowError, ValueError):
        raise _past_the_calendar() from None
    return _within_bounds(moment)


def _elapses(length: Length) -> bool:
    return length.unit in _ELAPSING


def _sum(day: date, lengths: Iterable[Length], roll: _Roll) -> date:
    """Add lengths in calendar units in one step: months first (TIME-5)."""
    months, days = reduce(extend_span, lengths, NO_SPAN)
    return (roll(day, months) if months else day) + days


@lru_cache(maxsize=256)  # the lengths of a few protocols
def _steps_of(lengths: tuple[Length, ...]) -> "tuple[timedelta | Span, ...]":
    """Return what lengths add, in their order: a time that elapses, or a span of the calendar."""
    return tuple(
        [
            sum((number * _STEPS[unit] for number, unit in alike), _NO_TIME)
            if is_elapsing
            else reduce(extend_span, alike, NO_SPAN)
            for is_elapsing, alike in groupby(lengths, _elapses)
        ]
    )


def _within_bounds(day: _Day) -> _Day:
    if _FIRST_RESULT <= day.year <= _LAST_RESULT:
        return day
    raise _past_the_calendar()


def add_to_day(day: date, *lengths: Length) -> date:
    """Return the day some lengths after another: months first, in one step, then the rest (TIME-5).

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
    if length.unit in _MONTHS_IN:
        return Span(span.months + length.number * _MONTHS_IN[length.unit], span.days)
    days = -(-length.nominal_minutes // _MINUTES_OF_A_DAY)
    return Span(span.months, span.days + timedelta(days=days))


def add_span(day: date, span: Span) -> date:
    """Return the day a span after another: its months first, then its days (TIME-5).

    A day that the target month lacks becomes the 1st of the month after.

    Raises:
        InputRefusedError: when the result lies years outside 1970 to 2200 (TIME-11).

    """
    try:
        shifted = (_roll_forward(day, span.months) if span.months else day) + span.days
    except (OverflowError, ValueError):
        raise _past_the_calendar() from None
    return _within_bounds(shifted)


def _roll_forward(day: _Day, months: int) -> _Day:
    """Add months; a day that the target month lacks becomes the 1st of the month after (TIME-5).

    The rule is CALCDT-5 of CDC's clinical decision support for immunization.
    """
    clipped = _clip(day, months)
    return clipped if clipped.day == day.day else clipped + timedelta(days=1)


def _clip(day: _Day, months: int) -> _Day:
    """Add months; a day that the target month lacks becomes the month's last."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def _past_the_calendar() -> InputRefusedError:
    return InputRefusedError(
        f"The dates that follow from this lie years outside {FIRST_YEAR} to {LAST_YEAR}. "
        "Check the session, and the waits of the rule file."
    )
