"""How late a session may be, so that a length after it is over by a moment."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.clock_changes import find_clock_changes
from mesocare.dates.moments import (
    Session,
    add_to_day,
    add_to_session,
    end_of,
    start_of,
    subtract_length,
)
from mesocare.dates.waits import Length, Unit
from mesocare.errors import InputRefusedError

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
ASIDE = 4
"""Days on both sides of a nominal date within which its exact one lies.

A month that lacks a day rolls at most three days on, and no change of a clock is over a day. So a
session on the last of them is always late.
"""
_ELAPSING = (Unit.MINUTES, Unit.HOURS)


class LatestSession(NamedTuple):
    """The latest that a session may be, however it is given.

    It holds for every session up to it: one that ended at it or before serves, and one that ended
    a minute later, or on the next day, does not.
    """

    ended_by: datetime
    """An instant in UTC, at a whole minute of the clock in the zone."""
    session_on: date
    """For a session without a time, which counts from the end of its day (TIME-6)."""


def find_latest_session(length: Length, event_at: datetime, zone: ZoneInfo) -> LatestSession:
    """Find the last minute, and the last day, before the first that is not in time.

    Near a clock change, or at the end of a month, a later session can end its wait earlier
    (TIME-4: what would end at 02:30 of a skipped hour ends at 03:30, and at 03:00 at 03:00), and
    the answer must hold for all sessions up to it.
    """
    try:
        near = subtract_length(event_at, _in_days(length), zone).astimezone(zone).date()
        days = [near + step * _DAY for step in range(-ASIDE, ASIDE + 1)]
        return LatestSession(
            ended_by=_last_minute(length, event_at, days, zone),
            session_on=_last_day(length, event_at, days, zone),
        )
    except (InputRefusedError, OverflowError):
        message = "The dates before this lie outside the calendar. Give a later event."
        raise InputRefusedError(message) from None


def _in_days(length: Length) -> Length:
    """Return a number of a day as the days that it counts: day 1 is a day after the session's."""
    return Length(length.number, Unit.DAYS) if length.unit is Unit.DATES else length


def _last_day(length: Length, event_at: datetime, days: Sequence[date], zone: ZoneInfo) -> date:
    def is_late(day: date) -> bool:
        session = Session(end_of(day, zone), day, has_time=False, zone=zone)
        return add_to_session(session, length) > event_at

    return next(day for day in days if is_late(day)) - _DAY


def _last_minute(
    length: Length, event_at: datetime, days: Sequence[date], zone: ZoneInfo
) -> datetime:
    """Look at the first minute of each stretch in which ends follow sessions at an even pace."""
    if length.unit in _ELAPSING:
        return _whole_minute(event_at - timedelta(minutes=length.nominal_minutes), zone)
    first = start_of(days[0], zone)

    def is_late(ended_at: datetime) -> bool:
        day = ended_at.astimezone(zone).date()
        session = Session(ended_at, day, has_time=True, zone=zone)
        return add_to_session(session, length) > event_at

    last = end_of(days[-1], zone)
    candidates = _candidates(length, event_at, first, last, zone)
    steps = {_ticks_from(first, moment) for moment in candidates}
    ordered = sorted(step for step in steps if step >= 0)
    late = next(step for step in ordered if is_late(first + step * _MINUTE))
    return first + (late - 1) * _MINUTE


def _ticks_from(first: datetime, moment: datetime) -> int:
    """Return how many whole minutes from a first one come up to a moment, itself included."""
    return -((first - moment) // _MINUTE)


def _candidates(
    length: Length, event_at: datetime, first: datetime, last: datetime, zone: ZoneInfo
) -> Iterator[datetime]:
    """Return each instant of a session at which what follows may turn from in time to late.

    A stretch begins at a local midnight, since months count dates, and at a change of the clock.
    In it the end moves on by the clock, minute by minute: it turns late where the clock passes the
    event, or where it enters a time that does not exist, or that exists twice.
    """
    starts = {first, *find_clock_changes(first, last, zone)}
    day = first.astimezone(zone).date()
    while day <= last.astimezone(zone).date():
        starts.add(start_of(day, zone))
        day += _DAY
    turns = list(_turns(event_at, zone))
    ordered = sorted(starts)
    for start, following in zip(ordered, [*ordered[1:], last], strict=True):
        yield start
        wall = start.astimezone(zone).replace(tzinfo=None)
        end = datetime.combine(add_to_day(wall.date(), length), wall.time())
        for turn in turns:
            for tick in (timedelta(), timedelta(microseconds=1)):
                moment = start + (turn - end) + tick
                if start <= moment < following:
                    yield moment


def _turns(event_at: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Return the clock's faces near an event: its own by each offset, and those of each change."""
    first, last = event_at - ASIDE * _DAY, event_at + ASIDE * _DAY
    changes = find_clock_changes(first, last, zone)
    moments = [first, last, event_at, *changes, *(change - _MINUTE for change in changes)]
    offsets = {moment.astimezone(zone).utcoffset() or timedelta() for moment in moments}
    for moment in (event_at, *changes):
        for offset in offsets:
            yield moment.replace(tzinfo=None) + offset


def _whole_minute(moment: datetime, zone: ZoneInfo) -> datetime:
    clock = moment.astimezone(zone)
    return moment - timedelta(seconds=clock.second, microseconds=clock.microsecond)
