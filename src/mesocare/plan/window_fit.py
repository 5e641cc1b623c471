"""Which days of a next session's window leave an event clear: early enough, or after it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mesocare.dates.latest_session import ASIDE
from mesocare.dates.moments import Session, end_of
from mesocare.plan.course import NextSession
from mesocare.plan.one_more import OneMore
from mesocare.plan.preparation import start_of_lead
from mesocare.rules.protocol import Preparation, Protocol, activity_key

if TYPE_CHECKING:
    from mesocare.plan.before import BeforeEvent

_DAY = timedelta(days=1)


class Days(NamedTuple):
    """Some days in a row."""

    first_on: date
    last_on: date | None
    """None where they have no end."""


class WindowFit(NamedTuple):
    """Which days of a next session's window leave all dated activities clear at the event."""

    early_enough: Days | None
    """Those from which all will be clear again."""
    after_event: Days | None
    """Those on which the event is over: all days after the event's own."""
    is_recommended_fitting: bool


def fit_window(
    window: NextSession,
    before: "BeforeEvent",
    protocol: Protocol,
    *,
    today: date,
    ahead: OneMore | None = None,
) -> WindowFit:
    """Find the days of a window, from today on, on which a session leaves the event clear.

    A session on the day of the event itself does not count as after it, and neither does one whose
    preparation, for an activity asked about, has begun by the event (TIME-13). With what lies
    `ahead`, one before the event counts only where nothing holds for the session after it.
    """
    first_on = max(window.earliest_on, today)
    event_on = before.event_at.astimezone(before.zone).date()
    last_on = _last_early_day(before)
    if window.latest_on is not None:
        last_on = min(window.latest_on, last_on)
    early_enough = Days(first_on, last_on) if first_on <= last_on else None
    if early_enough and ahead:
        early_enough = _without_next_preparation(early_enough, before, ahead)
    after_event = None
    free_on = _first_unprepared(max(first_on, event_on + _DAY), window.latest_on, before, protocol)
    if free_on is not None:
        after_event = Days(free_on, window.latest_on)
    best = window.recommended_on
    return WindowFit(
        early_enough=early_enough,
        after_event=after_event,
        is_recommended_fitting=best is not None
        and any(
            days.first_on <= best and (days.last_on is None or best <= days.last_on)
            for days in (early_enough, after_event)
            if days
        ),
    )


def _last_early_day(before: "BeforeEvent") -> date:
    """Return the last day for a session that leaves all that was asked clear, if there is any.

    It would begin the wait for an event anew, and that it will happen in time nobody knows.
    """
    waits_anew = any(one.is_dated and one.clear_if is None for one in before.activities)
    return before.clear_if.session_on if before.clear_if and not waits_anew else date.min


def _first_unprepared(
    first_on: date, last_on: date | None, before: "BeforeEvent", protocol: Protocol
) -> date | None:
    """Return the first day, up to a last one, for which nothing must be prepared at the event.

    The later a session, the later its preparations begin: the day is found by halves.
    """
    asked = {activity_key(activity.rule.activity) for activity in before.activities}
    preparations = [
        item
        for item in protocol.before_session.values()
        if item.do_not and item.from_ and activity_key(item.do_not) in asked
    ]
    if last_on is None:  # the longest preparation, and some days, after the event
        leads = [abs(item.from_.most.nominal_minutes) for item in preparations if item.from_]
        last_on = first_on + timedelta(minutes=max(leads, default=0)) * 1.1 + ASIDE * _DAY

    def is_free(day: date) -> bool:
        return all(not _has_begun(item, day, before) for item in preparations)

    if first_on > last_on or not is_free(last_on):
        return None
    low, high = first_on, last_on
    while low < high:
        middle = low + (high - low) // 2
        low, high = (low, middle) if is_free(middle) else (middle + _DAY, high)
    return low


def _without_next_preparation(days: Days, before: "BeforeEvent", ahead: OneMore) -> Days | None:
    """Return the days after which the next session but one asks for nothing at the event.

    Those are the last ones, or where that is none, those so early that its window has passed.
    """
    bans = frozenset(ban for one in before.activities for ban in one.bans)
    first_on, last_on = days
    assert last_on is not None
    if ahead.is_free_on(bans, last_on):
        return Days(max(first_on, ahead.first(bans, last_on) or first_on), last_on)
    passed_on = ahead.last_passed
    return Days(first_on, passed_on) if passed_on and first_on <= passed_on else None


def _has_begun(item: Preparation, day: date, before: "BeforeEvent") -> bool:
    """Return whether a preparation for a session on a day holds, or is advised, at the event."""
    assert item.from_ is not None
    session = Session(end_of(day, before.zone), day, has_time=False, zone=before.zone)
    leads = (item.from_.least, item.from_.most)
    return any(start_of_lead(session, lead) <= before.event_at for lead in leads)
