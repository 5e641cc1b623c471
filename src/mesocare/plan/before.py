"""An event, such as a wedding: what is clear by then, and how late a session may be before it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mesocare.dates.latest_session import LatestSession
from mesocare.plan.activity_before import ActivityBefore, date_activities, earliest_of
from mesocare.plan.course import NextSession
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import YES, DatedAllowed, DatedRestriction, Plan
from mesocare.plan.meant import Meant
from mesocare.plan.one_more import Event, OneMore
from mesocare.plan.outline import Outline, outline_of
from mesocare.plan.window_fit import WindowFit, fit_window
from mesocare.rules.protocol import Allowed, Protocol, Status

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

_Asked = tuple[str, bool]
"""The id of what is asked about, and whether it is allowed and no restriction."""


@dataclass(frozen=True, slots=True)
class BeforeEvent:
    """What is known of one event."""

    protocol: Protocol
    event_at: datetime
    zone: ZoneInfo
    """The clinic's zone, in which days are counted."""
    activities: tuple[ActivityBefore, ...]
    """Those asked for, in the rule file's order."""
    is_everything: bool
    """Whether nothing was named, so that all that has to wait is asked about."""
    clear_if: LatestSession | None
    """So that all of them that have a date of their own are clear; none where no date serves."""
    caution_if: LatestSession | None
    clear_if_from: date | None = None
    """The first day from which a session up to that one serves; none where each earlier one does.

    After one before it, the visit after that asks for something by then (TIME-13).
    """
    is_clear_if_last: bool = False
    """Whether that is so only where no other session follows it before the event."""
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
    is_course_over: bool = False
    """Whether no visit is to come, so that none could be too late."""

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
        is_asked = any(one.status is Status.ASK for one in self.activities)
        return not (is_asked or self.questions or self.not_covered or self.meant_years)


def find_before(
    protocol: Protocol,
    event_at: datetime,
    zone: ZoneInfo,
    *,
    meant: Meant | None = None,
    plan: Plan | None = None,
    clinic: "Clinic | None" = None,
    now: datetime | None = None,
    through: datetime | None = None,
) -> BeforeEvent:
    """Find what the sessions given leave clear at a moment, and the latest session that would.

    `through` is the end of the event's day, where only that is known: after a session on the same
    day, what it forbids is no yes.

    It is the plan's exact inverse, clock changes included; a wait that ends at that very moment is
    over (TIME-7). It is that of the plan which the session would make: what the sessions that were
    forbid at the event, no other one allows, those booked may be moved, and the visit after it is
    prepared for (TIME-13); without a plan, past the days on which `clinic` is closed. Without
    `meant` all is asked about that has to wait after a visit. What waits for an event, or for the
    clinic, has no date, since nothing turns it clear (TIME-10).

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    event = Event(event_at, through)
    asked = date_activities(outline_of(protocol), event, zone, meant, plan)
    ahead = _make_ahead(protocol, event, zone, plan, clinic)
    activities = tuple(_with_visit(asked.activities, ahead, plan))
    clear_if, first_on = _latest_of_all(activities, ahead)
    found = BeforeEvent(
        protocol=protocol,
        event_at=event_at,
        zone=zone,
        activities=activities,
        is_everything=meant is None,
        clear_if=clear_if,
        clear_if_from=first_on,
        is_clear_if_last=clear_if is not None and ahead.is_followed(clear_if.session_on),
        caution_if=earliest_of(activity.caution_if for activity in activities),
        allowed=asked.allowed,
        not_covered=meant.not_covered if meant else (),
        is_over=now is not None and (through or event_at) <= now,
        meant_years=plan.meant_years if plan else (),
        is_booked=plan is not None and plan.next_given is not None,
        is_course_over=plan is not None and plan.is_course_over,
    )
    if plan is not None and plan.meant_years:
        unsure = tuple(
            one._replace(status=Status.ASK) if one.status in YES else one for one in activities
        )
        found = replace(found, activities=unsure)
    if plan is None or plan.next_given or plan.meant_years or not plan.next_sessions:
        return found
    if all(one.is_question for one in activities):  # no day of a visit makes any of it OK
        return found
    window = plan.next_sessions[0]
    fit = fit_window(window, found, protocol, today=plan.today, ahead=ahead)
    return replace(found, window=window, fit=fit)


def _make_ahead(
    protocol: Protocol,
    event: Event,
    zone: ZoneInfo,
    plan: Plan | None,
    clinic: "Clinic | None",
) -> OneMore:
    held = [one for one in plan.sessions if not plan.is_planned(one)] if plan else []
    clinic = plan.clinic if plan else clinic
    return OneMore(protocol, event, zone, sessions=held, clinic=clinic)


def _with_visit(
    activities: Iterable[ActivityBefore], ahead: OneMore, plan: Plan | None
) -> Iterator[ActivityBefore]:
    """Return activities with the latest sessions that serve after those that were."""
    held, bans_of = _date_held(plan) if plan else {}, _bans_of_each(ahead.outline)
    for one in activities:
        if one.clear_if is None:
            yield one
            continue
        asked = (one.id, one.item is not None)
        bans, given = bans_of.get(asked, frozenset()), held.get(asked)
        statuses = {
            hold.status
            for hold in (given.holds if given else ())
            if not hold.is_before and ahead.event.is_held(hold)
        }
        yield one._replace(
            bans=bans,
            clear_if=None if statuses else ahead.latest(bans, one.clear_if),
            caution_if=None if statuses - {Status.CAUTION} else one.caution_if,
        )


def _date_held(plan: Plan) -> dict[_Asked, DatedRestriction | DatedAllowed]:
    """Return what the sessions that were hold off, without those that may still be moved."""
    held = [one for one in plan.sessions if not plan.is_planned(one)]
    if not held:
        return {}
    if len(held) < len(plan.sessions):
        plan = make_plan(plan.protocol, held, at=plan.at, zone=plan.zone, happened=dict(plan.told))
    return {
        **{(one.id, False): one for one in plan.restrictions},
        **{(one.id, True): one for one in plan.allowed},
    }


def _bans_of_each(outline: Outline) -> dict[_Asked, frozenset[str]]:
    """Return the preparations that ban each activity, for everybody or for some."""
    found: dict[_Asked, set[str]] = defaultdict(set)
    for key, _, place, *_ in outline.lines:
        found[key, False].update(outline.spells[place].bans)
    for ban in outline.alone.values():
        if ban.twin_of:
            found[ban.twin_of, False].update(ban.bans)
    for rule, permit, _ in outline.allowed:
        found[rule.id, True].update(permit.bans, permit.bans_of_a_part)
    return {key: frozenset(bans) for key, bans in found.items()}


def _latest_of_all(
    activities: Sequence[ActivityBefore], ahead: OneMore
) -> tuple[LatestSession | None, date | None]:
    """Return the latest session for all that have one, and the first day from which it may be."""
    dated = [one for one in activities if one.clear_if is not None]
    bans = frozenset(ban for one in dated for ban in one.bans)
    latest = earliest_of(one.clear_if for one in dated)
    clear_if = latest and ahead.latest(bans, latest)
    return clear_if, clear_if and ahead.first(bans, clear_if.session_on)
