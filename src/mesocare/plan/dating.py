"""Date a protocol for some sessions: the rules of time at work."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session
from mesocare.dates.plausible import find_year_slip
from mesocare.dates.waits import Length, Wait
from mesocare.errors import InputRefusedError
from mesocare.plan.care import date_after_effect, date_care
from mesocare.plan.course import (
    NextSession,
    find_early_sessions,
    make_next_sessions,
    years_ahead,
)
from mesocare.plan.facts import (
    DatedAfterEffect,
    DatedEvent,
    DatedRestriction,
    Doubt,
    Hold,
    Plan,
    find_unconfirmed,
    strictest,
)
from mesocare.plan.outline import CareLine, Outline, Spell, outline_of
from mesocare.plan.preparation import Coming, ask_between, find_coming
from mesocare.plan.visits import Happened, Visit, anchor_of, find_told, in_order, make_visit
from mesocare.rules.protocol import LAST_SESSION, Course, Decider, Protocol, Status, Watch

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

_AVOID, _CAUTION, _ASK = Status.AVOID, Status.CAUTION, Status.ASK  # an Enum takes its time
_EVER = datetime(1900, 1, 1, tzinfo=UTC)
"""Long before any session: from here on, what no date ends is to be asked (TIME-10)."""
_Ends = tuple[datetime | None, datetime | None]
"""When caution begins, if it does, and when it is over, if a date ends it."""


def make_plan(
    protocol: Protocol,
    sessions: Iterable[Session],
    *,
    at: datetime,
    zone: ZoneInfo,
    clinic: "Clinic | None" = None,
    happened: Happened | None = None,
    is_last: bool = False,
    booked: Sequence[Session] = (),
    doubts: Sequence[Doubt] = (),
) -> Plan:
    """Date a protocol for one session or more, in any order, duplicates ignored (TIME-8).

    Every session counts in the zone in which it was read; `zone` is only the one to show moments
    in. The clinic goes with the plan, so that a view can name it; its closed days move next
    sessions (COURSE-3), and its changes are in the protocol already. `is_last` says that the
    latest session was the last one of its course (COURSE-5). Those `booked` may not have been
    held: what they forbid holds, and calls count from the session before. With `doubts` nothing in
    the plan is a yes.

    Raises:
        InputRefusedError: without a session, or when a date lies outside the calendar (TIME-11).

    """
    ordered = in_order(sessions)
    if not ordered:
        message = "There is no session to count from. Give the day of one, such as 2026-11-20."
        raise InputRefusedError(message)
    told = {key: tuple(sorted(moments)) for key, moments in (happened or {}).items()}
    outline, course = outline_of(protocol), protocol.course
    is_last = is_last or outline.is_course_over(ordered)
    if is_last:
        told[LAST_SESSION] = ordered[-1:]
    visits = tuple([make_visit(session) for session in ordered])
    next_sessions = _date_next_sessions(course, ordered, clinic, is_last=is_last)
    dating = _Dating(outline, visits, at, told, find_coming(ordered, next_sessions, at))
    unsure = find_unconfirmed(ordered, booked, at)
    held = tuple([visit for visit in visits if visit.session not in unsure]) or visits
    today = at.astimezone(zone).date()
    slips = [(session.on, find_year_slip(session.on, today)) for session in ordered]
    plan = Plan(
        protocol=protocol,
        at=at,
        zone=zone,
        sessions=ordered,
        restrictions=tuple(dating.restrictions()),
        allowed=protocol.allowed,
        care=tuple(
            [
                date_care(line, visits, at, told, dating.holds_of(line) if line.may_rest else ())
                for line in outline.cares
            ]
        ),
        after_effects=tuple(
            [
                date_after_effect(key, effect, held, at)
                for key, effect in protocol.after_effects.items()
            ]
        ),
        preparations=dating.preparations,
        next_sessions=next_sessions,
        early_sessions=find_early_sessions(course, ordered) if course else (),
        events=tuple(_date_events(protocol, told, visits, at)),
        watch_until_on=_watch_until(protocol.watch, visits) if protocol.watch else None,
        clinic=clinic,
        meant_years=tuple([(given, meant) for given, meant in slips if meant]),
        told=tuple(told.items()),
        booked=tuple(booked),
        doubts=tuple(doubts),
    )
    return _without_permissions(plan) if doubts else plan


def _without_permissions(plan: Plan) -> Plan:
    """Return a plan that bans what it banned, and otherwise has nothing but questions and calls."""
    held = Hold(_ASK, _EVER, None)
    asked = [
        dated._replace(holds=(*dated.holds, held), caution_at=None, clear_at=None)
        for dated in plan.restrictions
    ]
    return replace(
        plan,
        restrictions=tuple([one._replace(status=one.status_at(plan.at)) for one in asked]),
        allowed=(),
        care=(),
        next_sessions=(),
        after_effects=tuple(
            [
                one._replace(earlier_call_at=one.earlier_call_at or (one.call_from_at and plan.at))
                for one in plan.after_effects
            ]
        ),
    )


def see_from(plan: Plan, at: datetime) -> Plan:
    """Return the same plan as it stands at another moment."""
    return make_plan(
        plan.protocol,
        plan.sessions,
        at=at,
        zone=plan.zone,
        clinic=plan.clinic,
        happened=dict(plan.told),
        is_last=any(event == LAST_SESSION for event, _ in plan.told),
        booked=plan.booked,
        doubts=plan.doubts,
    )


def hand_over(plan: Plan, made_at: datetime | None = None) -> Plan:
    """Return a plan that is drawn for the end of its latest session, for who reads it before.

    Without a time that is the end of its day: what is over with that day holds all the same, and
    is done, since the day is when paper is read (TIME-15). Until a session that lies ahead at
    `made_at` is over, calls count from the one before: the plan holds both (TIME-12).
    """
    latest = plan.latest_session
    if made_at is not None and made_at < latest.begins_at and len(plan.sessions) > 1:
        plan = replace(plan, made_at=made_at, after_effects=tuple(_with_running(plan, made_at)))
    if latest.has_time or plan.at != latest.ended_at:
        return plan
    that_day = see_from(plan, latest.ended_at - timedelta(minutes=1))
    held = {dated.id: dated for dated in that_day.restrictions}
    restrictions = [
        dated if dated.is_preparation else held[dated.id] for dated in plan.restrictions
    ]
    return replace(
        that_day,
        restrictions=tuple(restrictions),
        preparations=plan.preparations,
        after_effects=plan.after_effects,
        made_at=plan.made_at,
    )


def _with_running(plan: Plan, made_at: datetime) -> Iterator[DatedAfterEffect]:
    """Return each after-effect with the same after the session before, if a call is to come."""
    visits = [make_visit(session) for session in plan.sessions]
    for latest in plan.after_effects:
        before = date_after_effect(latest.id, latest.rule, visits, made_at)
        calls = before.call_from_at or before.normal_until_at
        is_to_come = calls is not None and made_at < calls and not latest.rule.expect
        yield latest._replace(running=before) if is_to_come else latest


class _Dated(NamedTuple):
    """A spell after all visits: the dates of a restriction."""

    status: Status
    caution_at: datetime | None
    clear_at: datetime | None
    holds: tuple[Hold, ...]


class _Dating:
    """Dates what one protocol forbids for one set of visits."""

    def __init__(
        self,
        outline: Outline,
        visits: tuple[Visit, ...],
        at: datetime,
        told: Happened,
        coming: Sequence[Coming],
    ) -> None:
        self._outline, self._visits, self._at, self._told = outline, visits, at, told
        self._latest_at = max([visit.begins_at for visit in visits])
        each = [outline.prepare(one) for one in coming]
        self.preparations = (each[0] if each else outline.prepare(None)).dated
        self._bans = [prepared.holds for prepared in each]
        """What the preparations for each session to come forbid, by their ids."""
        self._spells = [self._date_spell(spell) for spell in outline.spells]

    def restrictions(self) -> Iterator[DatedRestriction]:
        """Return each restriction, then what a preparation alone names while it holds (TIME-13)."""
        latest = self._visits[-1]
        prepared = {item.id: item for item in self.preparations}
        for key, rule, place, until, waits_for in self._outline.lines:
            bans = self._outline.spells[place].bans
            is_awaited = until and find_told(self._told, until.event, latest) is None
            is_waiting = waits_for and find_told(self._told, rule.after, latest) is None
            yield DatedRestriction(
                key,
                rule,
                *self._spells[place],
                self._latest_at,
                until if is_awaited else None,
                waits_for if is_waiting else None,
                prepared[bans[0]] if bans else None,
            )
        for key, (rule, bans) in self._outline.alone.items():
            held = self._holds_of_bans(bans)
            holds = (*held, *ask_between(held, self._visits[0].begins_at))
            status = strictest(holds, self._latest_at, self._at)
            if status is not _ASK:
                yield DatedRestriction(
                    key, rule, status, None, None, holds, self._latest_at,
                    preparation=prepared[key], is_preparation=True,
                )  # fmt: skip

    def holds_of(self, line: CareLine) -> list[Hold]:
        """Return what holds off the activity that a care asks for, or bans what it goes with."""
        held = [hold for place in line.spells for hold in self._spells[place].holds]
        beside = (hold for place in line.companions for hold in self._spells[place].holds)
        held += [hold for hold in beside if hold.status is Status.AVOID]
        return held + self._holds_of_bans(line.bans)

    def _holds_of_bans(self, bans: tuple[str, ...]) -> list[Hold]:
        return [hold for holds in self._bans for key in bans for hold in holds[key]]

    def _date_spell(self, spell: Spell) -> _Dated:
        holds: list[Hold] = []
        if spell.after is None:
            ends = [self._hold_off(spell, visit, holds) for visit in self._visits]
        else:
            ends = [self._hold_off_after(spell, visit, holds) for visit in self._visits]
        if spell.bans:
            holds += self._holds_of_bans(spell.bans)
        caution_at, clear_at = ends[0] if len(ends) == 1 else _latest_ends(ends)
        status = strictest(holds, self._latest_at, self._at)
        return _Dated(status, caution_at, clear_at, tuple(holds))

    def _hold_off_after(self, spell: Spell, visit: Visit, holds: list[Hold]) -> _Ends:
        """Add what counts from the event after a visit; before it the rule says nothing: ask."""
        anchor = anchor_of(spell.after, visit, self._told)
        holds.append(Hold(_ASK, _EVER, anchor and anchor.begins_at))
        return self._hold_off(spell, anchor, holds) if anchor else (None, None)

    def _hold_off(self, spell: Spell, visit: Visit, holds: list[Hold]) -> _Ends:
        """Add what one visit forbids to `holds`, and return its two ends."""
        wait, until = spell.wait, spell.until
        caution_at, clear_at = None, visit.begins_at
        never_clears = False
        if wait is not None:
            caution_at, clear_at = _hold_for_a_wait(wait, visit, holds)
            never_clears = wait.most is None
        if until is not None:
            event = find_told(self._told, until.event, visit)
            event_at = None if event is None else event.ended_at
            decider_holds = _AVOID if until.decided_by is Decider.YOU else _ASK
            holds.append(Hold(decider_holds, visit.begins_at, event_at))
            if event_at is None:
                never_clears = True
            else:
                clear_at = max(clear_at, event_at)
                later_at = caution_at and max(caution_at, event_at)
                caution_at = later_at if later_at and later_at < clear_at else None
        if until is not None or never_clears:
            holds.append(Hold(_ASK, _EVER, visit.begins_at))
        return (None, None) if never_clears else (caution_at, clear_at)


def _hold_for_a_wait(
    wait: Wait, visit: Visit, holds: list[Hold]
) -> tuple[datetime | None, datetime]:
    """Add what a wait forbids after one visit to `holds`, and return its two ends (TIME-7)."""
    begins_at = visit.begins_at
    if wait.least is None:
        holds.append(Hold(_AVOID, begins_at, None))
        return None, begins_at
    if wait.most is None:
        least_at = visit.ends[wait.least]
        holds += (Hold(_AVOID, begins_at, least_at), Hold(_ASK, least_at, None))
        return None, least_at
    caution_at, clear_at = ends_of_range(wait.least, wait.most, visit.ends.__getitem__)
    holds.append(Hold(_AVOID, begins_at, caution_at or clear_at))
    if caution_at is not None:
        holds.append(Hold(_CAUTION, caution_at, clear_at))
    return caution_at, clear_at


def ends_of_range(
    least: Length, most: Length, end_after: Callable[[Length], datetime]
) -> tuple[datetime | None, datetime]:
    """Return the two ends of a wait (TIME-7): when caution begins, if it does, and when it is over.

    `end_after` adds a length to the session. Where hours and days are mixed, a clock change can
    turn the two ends round: the later one is the end.
    """
    most_at = end_after(most)
    if least == most:
        return None, most_at
    least_at = end_after(least)
    return (least_at, most_at) if least_at < most_at else (None, least_at)


def _latest_ends(ends: Sequence[_Ends]) -> _Ends:
    """Return the ends that count over several sessions: the latest of each (TIME-8).

    That is not always the latest session's: over a clock change an earlier one can end later.
    """
    dated = [(caution_at or clear_at, clear_at) for caution_at, clear_at in ends if clear_at]
    if len(dated) < len(ends):
        return None, None
    caution_at = max(caution_at for caution_at, _ in dated if caution_at)
    clear_at = max(clear_at for _, clear_at in dated)
    return (caution_at if caution_at < clear_at else None), clear_at


def _date_events(
    protocol: Protocol, told: Happened, visits: tuple[Visit, ...], at: datetime
) -> Iterator[DatedEvent]:
    """Return each event with its moment after the latest session that has begun."""
    begun = [visit for visit in visits if visit.begins_at <= at]
    for key, event in protocol.events.items():
        happened = find_told(told, key, (begun or visits[:1])[-1])
        yield DatedEvent(
            id=key,
            what=event.what,
            usually=str(event.usually) if event.usually else None,
            decided_by=event.decided_by,
            happened_at=happened.ended_at if happened else None,
        )


def _date_next_sessions(
    course: Course | None,
    sessions: tuple[Session, ...],
    clinic: "Clinic | None",
    *,
    is_last: bool,
) -> tuple[NextSession, ...]:
    if course is None:
        return ()
    if clinic is None:
        return make_next_sessions(course, sessions, is_over=is_last)
    from mesocare.plan.closed_days import find_closed_days

    closed_days = find_closed_days(clinic, years_ahead(course, sessions))
    return make_next_sessions(course, sessions, closed_days=closed_days, is_over=is_last)


def _watch_until(watch: Watch, visits: tuple[Visit, ...]) -> date:
    """Return the last day of the watch; a session without a time ends with its day (TIME-6)."""
    return max([_watch_after(watch, visit) for visit in visits])


def _watch_after(watch: Watch, visit: Visit) -> date:
    end = visit.ends[watch.for_.most].astimezone(visit.session.zone)
    return (end if visit.session.has_time else end - timedelta.resolution).date()
