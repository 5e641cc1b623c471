"""How late may a session be, if an activity must be clear by then? The plan, turned round."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session, add_length, add_to_session, end_of, start_of
from mesocare.dates.waits import Length
from mesocare.errors import InputRefusedError
from mesocare.plan.course import NextSession
from mesocare.plan.dating import ends_of_wait
from mesocare.plan.preparation import preparation_from
from mesocare.rules.protocol import Protocol, Restriction

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_Time = TypeVar("_Time", date, datetime)
_EndAfter = Callable[[Length], datetime]
"""When a length after one session ends."""


@dataclass(frozen=True, slots=True)
class LatestSession:
    """The latest that a session may be, however it is given.

    It holds for every session up to it: one that ended at it or before serves, and one that ended
    a minute later, or on the next day, does not.
    """

    ended_by: datetime
    """An instant in UTC, at a whole minute of the clock in the zone."""
    session_on: date
    """For a session without a time, which counts from the end of its day (TIME-6)."""


@dataclass(frozen=True, slots=True)
class ActivityBefore:
    """One activity, with the latest session before the event."""

    id: str
    rule: Restriction
    clear_if: LatestSession | None
    """So that it is clear by then; None where only the clinic can tell (TIME-10)."""
    caution_if: LatestSession | None
    """So that it is better to wait at worst; the same as `clear_if` for a single wait."""

    @property
    def is_question(self) -> bool:
        """Whether no date makes it clear, so that the clinic must be asked (TIME-10)."""
        return self.clear_if is None


@dataclass(frozen=True, slots=True)
class BeforeEvent:
    """How late a session may be before one event."""

    event_at: datetime
    zone: ZoneInfo
    """The clinic's zone, in which days are counted."""
    activities: tuple[ActivityBefore, ...]
    """Those asked for, in the rule file's order."""
    clear_if: LatestSession | None
    """So that all of them that have a date are clear; None where none has."""
    caution_if: LatestSession | None

    @property
    def questions(self) -> tuple[ActivityBefore, ...]:
        """Give the activities that the clinic must be asked about."""
        return tuple(activity for activity in self.activities if activity.is_question)


@dataclass(frozen=True, slots=True)
class Days:
    """Some days in a row."""

    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class WindowFit:
    """Which days of a next session's window leave all dated activities clear at the event."""

    early_enough: Days | None
    """Those from which all will be clear again."""
    after_event: Days | None
    """Those on which the event is over: all days after the event's own."""
    is_recommended_fitting: bool


def find_latest_session(
    protocol: Protocol, event_at: datetime, zone: ZoneInfo, ids: Collection[str] | None = None
) -> BeforeEvent:
    """Find the latest session after which activities are clear at a moment, or only caution.

    It is the plan's exact inverse, clock changes included; a wait that ends at that very moment is
    over (TIME-7). `ids` are restrictions of the protocol, all where they are left out. A wait with
    a condition has no date, since nothing turns it clear (TIME-10).

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    activities = tuple(
        _date_activity(key, rule, event_at, zone)
        for key, rule in protocol.restrictions.items()
        if ids is None or key in ids
    )
    return BeforeEvent(
        event_at=event_at,
        zone=zone,
        activities=activities,
        clear_if=_earliest([activity.clear_if for activity in activities]),
        caution_if=_earliest([activity.caution_if for activity in activities]),
    )


def fit_window(
    window: NextSession, before: BeforeEvent, protocol: Protocol, *, today: date
) -> WindowFit:
    """Find the days of a window, from today on, on which a session leaves the event clear.

    A session on the day of the event itself does not count as after it, and neither does one whose
    preparation, for an activity asked about, has begun by the event (TIME-13).
    """
    first_on = max(window.earliest_on, today)
    event_on = before.event_at.astimezone(before.zone).date()
    last_on = before.clear_if.session_on if before.clear_if else date.min
    early_enough = _days(first_on, min(window.latest_on, last_on))
    after_event = _days(
        _first_unprepared(max(first_on, event_on + _DAY), before, protocol), window.latest_on
    )
    return WindowFit(
        early_enough=early_enough,
        after_event=after_event,
        is_recommended_fitting=any(
            days.first_on <= window.recommended_on <= days.last_on
            for days in (early_enough, after_event)
            if days
        ),
    )


def _first_unprepared(day: date, before: BeforeEvent, protocol: Protocol) -> date:
    """Give the first day, from one on, for which nothing must be prepared yet at the event."""
    asked = {activity.rule.activity for activity in before.activities}
    preparations = [item for item in protocol.before_session.values() if item.do_not in asked]

    def has_begun(day: date) -> bool:
        start = start_of(day, before.zone)
        starts = [preparation_from(item, start, before.zone) for item in preparations]
        return any(
            moment <= before.event_at for pair in starts for moment in pair if moment is not None
        )

    while has_begun(day):
        day += _DAY
    return day


def _days(first_on: date, last_on: date) -> Days | None:
    return Days(first_on, last_on) if first_on <= last_on else None


def _date_activity(
    key: str, rule: Restriction, event_at: datetime, zone: ZoneInfo
) -> ActivityBefore:
    if rule.wait is None or rule.condition:
        return ActivityBefore(key, rule, None, None)
    return ActivityBefore(
        id=key,
        rule=rule,
        clear_if=_latest_session(partial(_clear_at, rule), rule.wait.most, event_at, zone),
        caution_if=_latest_session(partial(_avoid_until, rule), rule.wait.least, event_at, zone),
    )


def _clear_at(rule: Restriction, end_after: _EndAfter) -> datetime:
    _, clear_at = ends_of_wait(rule.wait, end_after)
    assert clear_at is not None
    return clear_at


def _avoid_until(rule: Restriction, end_after: _EndAfter) -> datetime:
    caution_at, _ = ends_of_wait(rule.wait, end_after)
    return caution_at or _clear_at(rule, end_after)


def _earliest(found: list[LatestSession | None]) -> LatestSession | None:
    dated = [latest for latest in found if latest is not None]
    if not dated:
        return None
    return LatestSession(
        ended_by=min(latest.ended_by for latest in dated),
        session_on=min(latest.session_on for latest in dated),
    )


def _latest_session(
    end_of_wait: Callable[[_EndAfter], datetime], length: Length, event_at: datetime, zone: ZoneInfo
) -> LatestSession:
    """Walk on from a session that is surely in time, to the last before the first that is not.

    A search by halves would not do: near a clock change a later session can end its wait earlier
    (TIME-4: what would end at 02:30 of a skipped hour ends at 03:30, and at 03:00 at 03:00), and
    the answer must hold for all sessions up to it.
    """
    surely = _surely_in_time(length, event_at, zone)
    clock = surely.astimezone(zone)
    whole = surely - timedelta(seconds=clock.second, microseconds=clock.microsecond)

    def is_time_early(ended_at: datetime) -> bool:
        return end_of_wait(partial(add_length, ended_at, zone=zone)) <= event_at

    def is_day_early(day: date) -> bool:
        session = Session(end_of(day, zone), day, has_time=False, zone=zone)
        return end_of_wait(partial(add_to_session, session, zone=zone)) <= event_at

    return LatestSession(
        ended_by=_last_while(is_time_early, whole, _MINUTE),
        session_on=_last_while(is_day_early, clock.date() - 2 * _DAY, _DAY),
    )


def _last_while(is_early: Callable[[_Time], bool], start: _Time, step: timedelta) -> _Time:
    while is_early(start + step):
        start += step
    return start


_NEARBY = [timedelta(days=days) for days in range(-3, 4)]
"""All days that one change of the clock can touch; no zone changes its clock twice in six days."""


def _surely_in_time(length: Length, event_at: datetime, zone: ZoneInfo) -> datetime:
    """Give a moment up to which every session has its wait over at the event.

    Days end as many hours from their nominal end as the clocks of both times differ.
    """
    try:
        nominal = event_at - timedelta(minutes=length.nominal_minutes)
        near = [moment + aside for moment in (nominal, event_at) for aside in _NEARBY]
        offsets = [moment.astimezone(zone).utcoffset() or timedelta() for moment in near]
    except OverflowError:
        message = "The dates before this lie outside the calendar. Give a later event."
        raise InputRefusedError(message) from None
    return nominal - (max(offsets) - min(offsets))
