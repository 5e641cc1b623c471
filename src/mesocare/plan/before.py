"""An event, such as a wedding: what is clear by then, and how late a session may be before it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

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
from mesocare.plan.course import NextSession
from mesocare.plan.facts import DatedRestriction, Plan
from mesocare.plan.lexicon import Lexicon, fold
from mesocare.plan.names import Kind, Named
from mesocare.plan.question import check_question, read_meanings
from mesocare.rules.protocol import (
    Allowed,
    Preparation,
    Protocol,
    Restriction,
    Status,
    activity_key,
)

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_ASIDE = 4
"""Days on both sides of a nominal date within which its exact one lies.

A month that lacks a day rolls at most three days on, and no change of a clock is over a day.
"""
_YES = (Status.CLEAR, Status.UPCOMING)
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


class ActivityBefore(NamedTuple):
    """One activity, with the latest session before the event."""

    id: str
    rule: Restriction
    clear_if: LatestSession | None
    """So that it is clear by then; none where no date makes it so (TIME-10)."""
    caution_if: LatestSession | None
    """So that it is better to wait at worst; the same as `clear_if` for a single wait."""
    given: DatedRestriction | None = None
    """Where it stands after the sessions that were given; none without any."""
    status: Status | None = None
    """Its status at the event after those sessions."""

    @property
    def is_question(self) -> bool:
        """Whether no date makes it clear, so that the clinic must be asked (TIME-10)."""
        return self.clear_if is None

    @property
    def is_blocked(self) -> bool:
        """Whether the sessions given keep it from being clear at the event."""
        return self.status is not None and self.status not in _YES

    @property
    def clear_now_at(self) -> datetime | None:
        """When the sessions given leave it clear, for good; none where no date does."""
        return self.given.clear_at if self.given and not self.is_question else None


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


@dataclass(frozen=True, slots=True)
class BeforeEvent:
    """What is known of one event."""

    event_at: datetime
    zone: ZoneInfo
    """The clinic's zone, in which days are counted."""
    activities: tuple[ActivityBefore, ...]
    """Those asked for, in the rule file's order."""
    clear_if: LatestSession | None
    """So that all of them that have a date are clear; none where none has."""
    caution_if: LatestSession | None
    allowed: tuple[Allowed, ...] = ()
    """What was asked for and needs no wait."""
    not_covered: tuple[str, ...] = ()
    """The questions, as asked, that the protocol does not cover (CAN-3)."""
    window: NextSession | None = None
    """The next session, where sessions are known."""
    fit: WindowFit | None = None
    is_over: bool = False
    """Whether the event lies in the past."""

    @property
    def questions(self) -> tuple[ActivityBefore, ...]:
        """The activities that the clinic must be asked about."""
        return tuple(activity for activity in self.activities if activity.is_question)

    @property
    def blocked(self) -> tuple[ActivityBefore, ...]:
        """The dated activities that the sessions given leave no yes at the event."""
        return tuple(one for one in self.activities if one.is_blocked and not one.is_question)

    @property
    def is_sure(self) -> bool:
        """Whether all that was asked has a date, or needs none."""
        return not self.questions and not self.not_covered


class Meant(NamedTuple):
    """What some questions mean, as ids."""

    ids: frozenset[str]
    allowed: frozenset[str]
    not_covered: tuple[str, ...]


def understand(questions: Iterable[str], lexicon: Lexicon) -> Meant:
    """Find what questions mean; one that is not wholly explained is not covered (CAN-3).

    Raises:
        InputRefusedError: when a question is empty or too long.

    """
    owners: dict[Named, None] = {}
    not_covered = []
    for question in questions:
        text = lexicon.respell(fold(check_question(question)).replace("-", " "))
        meanings = read_meanings(text, lexicon)
        if not meanings or not all(one.is_sure and not one.is_never_yes for one in meanings):
            not_covered.append(question)
        else:
            owners |= dict.fromkeys(owner for one in meanings for owner in one.owners)
    kinds = {kind: frozenset(o.id for o in owners if o.kind is kind) for kind in Kind}
    return Meant(kinds[Kind.RESTRICTION], kinds[Kind.ALLOWED], tuple(not_covered))


def find_before(
    protocol: Protocol,
    event_at: datetime,
    zone: ZoneInfo,
    *,
    meant: Meant | None = None,
    plan: Plan | None = None,
    now: datetime | None = None,
    through: datetime | None = None,
) -> BeforeEvent:
    """Find what the sessions given leave clear at a moment, and the latest session that would.

    `through` is the end of the event's day, where only that is known: after a session on the same
    day, what it forbids is no yes.

    It is the plan's exact inverse, clock changes included; a wait that ends at that very moment is
    over (TIME-7). Without `meant` all restrictions are asked about. What waits for an event, or
    for the clinic, has no date, since nothing turns it clear (TIME-10).

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    latest = cache(lambda length: _latest_session(length, event_at, zone))
    dated = {one.id: one for one in plan.restrictions} if plan else {}
    activities = tuple(
        _date_activity(key, rule, (event_at, through), latest, dated.get(key))
        for key, rule in protocol.restrictions.items()
        if meant is None or key in meant.ids
    )
    found = BeforeEvent(
        event_at=event_at,
        zone=zone,
        activities=activities,
        clear_if=_earliest(activity.clear_if for activity in activities),
        caution_if=_earliest(activity.caution_if for activity in activities),
        allowed=tuple(item for item in protocol.allowed if meant and item.id in meant.allowed),
        not_covered=meant.not_covered if meant else (),
        is_over=now is not None and (through or event_at) <= now,
    )
    if plan is None or not plan.next_sessions:
        return found
    window = plan.next_sessions[0]
    fit = fit_window(window, found, protocol, today=plan.today)
    return replace(found, window=window, fit=fit)


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
    if window.latest_on is not None:
        last_on = min(window.latest_on, last_on)
    early_enough = Days(first_on, last_on) if first_on <= last_on else None
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


def _first_unprepared(
    first_on: date, last_on: date | None, before: BeforeEvent, protocol: Protocol
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
        leads = [item.from_.most.nominal_minutes for item in preparations if item.from_]
        last_on = first_on + timedelta(minutes=max(leads, default=0)) * 1.1 + _ASIDE * _DAY

    def is_free(day: date) -> bool:
        return all(not _has_begun(item, day, before) for item in preparations)

    if first_on > last_on or not is_free(last_on):
        return None
    low, high = first_on, last_on
    while low < high:
        middle = low + (high - low) // 2
        low, high = (low, middle) if is_free(middle) else (middle + _DAY, high)
    return low


def _has_begun(item: Preparation, day: date, before: BeforeEvent) -> bool:
    """Return whether a preparation for a session on a day holds, or is advised, at the event."""
    assert item.from_ is not None
    starts_at = start_of(day, before.zone)
    leads = (item.from_.least, item.from_.most)
    return any(subtract_length(starts_at, lead, before.zone) <= before.event_at for lead in leads)


def _date_activity(
    key: str,
    rule: Restriction,
    event: tuple[datetime, datetime | None],
    latest: Callable[[Length], LatestSession],
    given: DatedRestriction | None,
) -> ActivityBefore:
    event_at, through = event
    status = None
    if given:
        status = given.status_between(event_at, through) if through else given.status_at(event_at)
    wait = rule.wait
    if wait is None or wait.most is None or wait.least is None or rule.until or rule.after:
        return ActivityBefore(key, rule, None, None, given, status)
    ends = [latest(length) for length in {wait.least, wait.most}]
    return ActivityBefore(key, rule, _earliest(ends), latest(wait.least), given, status)


def _earliest(found: Iterable[LatestSession | None]) -> LatestSession | None:
    dated = [latest for latest in found if latest is not None]
    if not dated:
        return None
    return LatestSession(
        ended_by=min(latest.ended_by for latest in dated),
        session_on=min(latest.session_on for latest in dated),
    )


# The latest session after which one length is over


def _latest_session(length: Length, event_at: datetime, zone: ZoneInfo) -> LatestSession:
    """Find the last minute, and the last day, before the first that is not in time.

    Near a clock change, or at the end of a month, a later session can end its wait earlier
    (TIME-4: what would end at 02:30 of a skipped hour ends at 03:30, and at 03:00 at 03:00), and
    the answer must hold for all sessions up to it.
    """
    try:
        near = subtract_length(event_at, _in_days(length), zone).astimezone(zone).date()
        days = [near + step * _DAY for step in range(-_ASIDE, _ASIDE + 1)]
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
    for day in days:
        session = Session(end_of(day, zone), day, has_time=False, zone=zone)
        if add_to_session(session, length) > event_at:
            return day - _DAY
    return days[-1]


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
    for step in sorted(step for step in steps if step >= 0):
        if is_late(first + step * _MINUTE):
            return first + (step - 1) * _MINUTE
    return _whole_minute(last, zone)


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
    starts = {first, *_changes_between(first, last, zone)}
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
    first, last = event_at - _ASIDE * _DAY, event_at + _ASIDE * _DAY
    changes = _changes_between(first, last, zone)
    moments = [first, last, event_at, *changes, *(change - _MINUTE for change in changes)]
    offsets = {moment.astimezone(zone).utcoffset() or timedelta() for moment in moments}
    for moment in (event_at, *changes):
        for offset in offsets:
            yield moment.replace(tzinfo=None) + offset


def _changes_between(first: datetime, last: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the instants at which a clock changes; no clock changes twice in a day."""
    changes = []
    while first < last:
        following = min(first + _DAY, last)
        offset = first.astimezone(zone).utcoffset()
        if following.astimezone(zone).utcoffset() != offset:
            low, high = first, following
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                is_before = middle.astimezone(zone).utcoffset() == offset
                low, high = (middle, high) if is_before else (low, middle)
            changes.append(high.replace(microsecond=0))
        first = following
    return changes


def _whole_minute(moment: datetime, zone: ZoneInfo) -> datetime:
    clock = moment.astimezone(zone)
    return moment - timedelta(seconds=clock.second, microseconds=clock.microsecond)
