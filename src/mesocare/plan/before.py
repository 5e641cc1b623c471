"""An event, such as a wedding: what is clear by then, and how late a session may be before it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.latest_session import ASIDE, LatestSession, find_latest_session
from mesocare.dates.moments import Session, end_of
from mesocare.dates.waits import Length
from mesocare.plan.course import NextSession
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import EVER, DatedRestriction, Plan, held_until_allowed
from mesocare.plan.lexicon import Lexicon, fold
from mesocare.plan.names import Kind, Named
from mesocare.plan.outline import outline_of
from mesocare.plan.preparation import start_of_lead
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
_YES = (Status.CLEAR, Status.UPCOMING)


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
    is_prepared: bool = False
    """Whether nothing but a visit to come ever forbids it (TIME-13)."""
    clear_since: datetime | None = None
    """Since when it is a yes at the event; none where it is none, or was one all along."""
    is_held_again: bool = False
    """Whether its own waits are over at the event, and the next visit holds it off (TIME-13)."""

    @property
    def is_question(self) -> bool:
        """Whether no date makes it clear, so that the clinic must be asked (TIME-10)."""
        return self.clear_if is None and not self.is_dated

    @property
    def is_dated(self) -> bool:
        """Whether the sessions given decide it: the event that it waited for is told."""
        if self.given is None:
            return False
        is_held = self.is_prepared and self.status is not Status.ASK
        return is_held or self.given.clear_at is not None

    @property
    def is_blocked(self) -> bool:
        """Whether the sessions given keep it from being clear at the event."""
        return self.status is not None and self.status not in _YES

    @property
    def clear_now_at(self) -> datetime | None:
        """When the sessions given leave it clear, up to the event; none where no date does.

        Where the next visit holds it off when its own wait is over, that is no such date (TIME-13).
        """
        if self.given is None or self.is_question:
            return None
        if self.clear_since is not None:
            return self.clear_since
        return None if self.given.is_taken_over else self.given.clear_at


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
    meant_years: tuple[tuple[date, date], ...] = ()
    """As in the plan: with a slip of the year, nothing is a yes (TIME-16)."""
    is_booked: bool = False
    """Whether a session lies ahead among those given: no other day is to be found."""

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
        return not (self.questions or self.not_covered or self.meant_years)


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
    latest = cache(lambda length: find_latest_session(length, event_at, zone))
    dated = {one.id: one for one in plan.restrictions} if plan else {}
    activities = tuple(
        _date_activity(key, rule, (event_at, through), latest, dated.get(key))
        for key, rule in protocol.restrictions.items()
        if meant is None or key in meant.ids
    )
    allowed = tuple(item for item in protocol.allowed if meant and item.id in meant.allowed)
    activities += tuple(_date_prepared(protocol, (event_at, through), latest, meant, plan))
    later = {one.id: one.as_restriction() for one in plan.allowed} if plan else {}
    activities += tuple(
        _date_activity(item.id, rule, (event_at, through), latest, later.get(item.id))
        for item in allowed
        for rule in [held_until_allowed(item)]
        if rule is not None
    )
    found = BeforeEvent(
        event_at=event_at,
        zone=zone,
        activities=activities,
        clear_if=earliest_of(activity.clear_if for activity in activities),
        caution_if=earliest_of(activity.caution_if for activity in activities),
        allowed=tuple(item for item in allowed if item.from_ is None),
        not_covered=meant.not_covered if meant else (),
        is_over=now is not None and (through or event_at) <= now,
        meant_years=plan.meant_years if plan else (),
        is_booked=plan is not None and plan.next_given is not None,
    )
    if plan is not None and plan.meant_years:
        asked = tuple(
            one._replace(status=Status.ASK) if one.status in _YES else one for one in activities
        )
        found = replace(found, activities=asked)
    if plan is None or plan.next_given or plan.meant_years or not plan.next_sessions:
        return found
    window = plan.next_sessions[0]
    fit = fit_window(window, found, protocol, today=plan.today, plan=plan)
    return replace(found, window=window, fit=fit)


def fit_window(
    window: NextSession,
    before: BeforeEvent,
    protocol: Protocol,
    *,
    today: date,
    plan: Plan | None = None,
) -> WindowFit:
    """Find the days of a window, from today on, on which a session leaves the event clear.

    A session on the day of the event itself does not count as after it, and neither does one whose
    preparation, for an activity asked about, has begun by the event (TIME-13). With a `plan`, one
    before the event counts only where the preparation for the session after it has not.
    """
    first_on = max(window.earliest_on, today)
    event_on = before.event_at.astimezone(before.zone).date()
    last_on = _last_early_day(before)
    if window.latest_on is not None:
        last_on = min(window.latest_on, last_on)
    early_enough = Days(first_on, last_on) if first_on <= last_on else None
    if early_enough and plan:
        early_enough = _without_next_preparation(early_enough, last_on, before, plan)
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


def _last_early_day(before: BeforeEvent) -> date:
    """Return the last day for a session that leaves all that was asked clear, if there is any.

    It would begin the wait for an event anew, and that it will happen in time nobody knows.
    """
    waits_anew = any(one.is_dated and one.clear_if is None for one in before.activities)
    return before.clear_if.session_on if before.clear_if and not waits_anew else date.min


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


def _without_next_preparation(
    days: Days, last_on: date, before: BeforeEvent, plan: Plan
) -> Days | None:
    """Return the days after which the next session but one asks for nothing yet at the event.

    The later a session, the later the one after it: the first day is found by halves.
    """

    def is_free(day: date) -> bool:
        session = Session(end_of(day, plan.zone), day, has_time=False, zone=plan.zone)
        then = make_plan(
            plan.protocol,
            [*plan.sessions, session],
            at=before.event_at,
            zone=plan.zone,
            clinic=plan.clinic,
        )
        asked = {one.id for one in before.activities}
        return not any(
            hold.is_before and hold.from_at <= before.event_at
            for dated in then.restrictions
            if dated.id in asked
            for hold in dated.holds
        )

    if not is_free(last_on):
        return None
    low, high = days.first_on, last_on
    while low < high:
        middle = low + (high - low) // 2
        low, high = (low, middle) if is_free(middle) else (middle + _DAY, high)
    return Days(low, last_on)


def _has_begun(item: Preparation, day: date, before: BeforeEvent) -> bool:
    """Return whether a preparation for a session on a day holds, or is advised, at the event."""
    assert item.from_ is not None
    session = Session(end_of(day, before.zone), day, has_time=False, zone=before.zone)
    leads = (item.from_.least, item.from_.most)
    return any(start_of_lead(session, lead) <= before.event_at for lead in leads)


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
    clear_at = given and given.clear_at
    is_held_again = status not in (None, *_YES) and clear_at is not None and clear_at <= event_at
    found = ActivityBefore(
        key,
        rule,
        None,
        None,
        given=given,
        status=status,
        clear_since=_clear_since(given, event_at) if given and status in _YES else None,
        is_held_again=is_held_again,
    )
    wait = rule.wait
    if wait is None or wait.most is None or wait.least is None or rule.until or rule.after:
        return found
    ends = [latest(length) for length in {wait.least, wait.most}]
    return found._replace(clear_if=earliest_of(ends), caution_if=latest(wait.least))


def _clear_since(given: DatedRestriction, event_at: datetime) -> datetime | None:
    """Return since when it is a yes at a moment at which it is one; none where it ever was."""
    since, was_yes = None, given.status_at(EVER) in _YES
    for change in given.changes_after(EVER):
        if change.at > event_at:
            break
        is_yes = change.status in _YES
        since = change.at if is_yes and not was_yes else since
        was_yes = is_yes
    return since


def _date_prepared(
    protocol: Protocol,
    event: tuple[datetime, datetime | None],
    latest: Callable[[Length], LatestSession],
    meant: Meant | None,
    plan: Plan | None,
) -> Iterator[ActivityBefore]:
    """Return what preparations alone name: if nothing was asked, only what one holds off then."""
    given = {one.id: one for one in (*plan.restrictions, *plan.unlisted)} if plan else {}
    for key, (rule, _) in outline_of(protocol).alone.items():
        if meant is None or key in meant.ids:
            found = _date_activity(key, rule, event, latest, given.get(key))
            if meant or found.status in (Status.AVOID, Status.CAUTION):
                yield found._replace(is_prepared=True)


def earliest_of(found: Iterable[LatestSession | None]) -> LatestSession | None:
    """Return the session that is early enough for all; none where there is no date."""
    dated = [latest for latest in found if latest is not None]
    if not dated:
        return None
    return LatestSession(
        ended_by=min(latest.ended_by for latest in dated),
        session_on=min(latest.session_on for latest in dated),
    )
