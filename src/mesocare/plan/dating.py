"""Date a protocol for some sessions: the rules of time at work."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session
from mesocare.dates.plausible import find_year_slip
from mesocare.dates.waits import Length, Wait
from mesocare.errors import InputRefusedError
from mesocare.plan.care import date_after_effect, date_care
from mesocare.plan.course import (
    NextSession,
    days_of,
    find_early_sessions,
    make_next_sessions,
    years_ahead,
)
from mesocare.plan.facts import (
    EVER,
    DatedAfterEffect,
    DatedAllowed,
    DatedEvent,
    DatedPreparation,
    DatedRestriction,
    Doubt,
    Hold,
    Plan,
    Until,
    find_unconfirmed,
    strictest,
)
from mesocare.plan.outline import CareLine, Outline, Permit, Spell, outline_of
from mesocare.plan.preparation import Coming, ask_between, find_coming
from mesocare.plan.visits import (
    Happened,
    Visit,
    anchor_of,
    ends_course,
    find_told,
    in_order,
    make_visit,
    make_visits,
)
from mesocare.rules.protocol import LAST_SESSION, Decider, Protocol, Status, Watch

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

_AVOID, _CAUTION, _ASK = Status.AVOID, Status.CAUTION, Status.ASK  # an Enum takes its time
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
    latest session was the last one of its course (COURSE-5), and so does the event `last-session`
    where it was told of it. Those `booked` may not have been
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
    is_told_last = ends_course(told.pop(LAST_SESSION, ()), ordered[-1], at)
    is_last = is_last or is_told_last or outline.is_course_over(ordered)
    if is_last:
        told[LAST_SESSION] = ordered[-1:]
    visits = make_visits(ordered)
    next_sessions = _date_next_sessions(outline, ordered, clinic, is_last=is_last)
    dating = _Dating(outline, visits, at, told, find_coming(ordered, next_sessions, at))
    unsure = find_unconfirmed(ordered, booked, at)
    alone = list(dating.prepared_alone())
    listed = [one for one in alone if one.status is not _ASK and one.is_asked_ahead(at)]
    today = at.astimezone(zone).date()
    counted = [visit for visit in visits if visit.begins_at <= at] or visits[:1]
    held = [visit for visit in counted if visit.session not in unsure] or counted
    plan = Plan(
        protocol=protocol,
        at=at,
        zone=zone,
        sessions=ordered,
        restrictions=(*dating.restrictions(), *listed),
        allowed=tuple(dating.allowed()),
        care=tuple(
            [date_care(line, visits, at, told, dating.holds_of(line)) for line in outline.cares]
        ),
        after_effects=tuple(
            [
                date_after_effect(key, effect, held, told, outline.awaited.get(key))
                for key, effect in protocol.after_effects.items()
            ]
        ),
        preparations=dating.preparations,
        next_sessions=next_sessions,
        early_sessions=find_early_sessions(course, ordered) if course else (),
        events=tuple(_date_events(outline, told, counted[-1])),
        watch_until_on=_watch_until(protocol.watch, visits) if protocol.watch else None,
        shared_activities=outline.shared_activities,
        clinic=clinic,
        meant_years=_find_year_slips(ordered, today),
        told=tuple(told.items()),
        booked=tuple(booked),
        doubts=tuple(doubts),
        unlisted=tuple([one for one in alone if one not in listed]),
    )
    return _without_permissions(plan) if doubts else plan


def _find_year_slips(sessions: Sequence[Session], today: date) -> tuple[tuple[date, date], ...]:
    """Return the days whose year looks like a slip, each with the day that was probably meant.

    Where one was given since, that of a year ago is one of an earlier course: nothing would count
    from the day for which it may stand.
    """
    found = [(session.on, find_year_slip(session.on, today)) for session in sessions]
    latest = max([on for on, meant in found if meant is None and on <= today], default=date.min)
    return tuple([(on, meant) for on, meant in found if meant and meant > latest])


def _without_permissions(plan: Plan) -> Plan:
    """Return a plan that bans what it banned, and otherwise has nothing but questions and calls."""

    def asked(restrictions: Iterable[DatedRestriction]) -> Iterator[DatedRestriction]:
        for dated in restrictions:
            holds = (*dated.holds, Hold(_ASK, EVER, None))
            one = dated._replace(holds=holds, caution_at=None, clear_at=None)
            yield one._replace(status=one.status_at(plan.at))

    return plan._replace(
        restrictions=tuple(asked(plan.restrictions)),
        unlisted=tuple(asked(plan.unlisted)),
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
        plan = plan._replace(made_at=made_at, after_effects=tuple(_with_running(plan, made_at)))
    if made_at is not None and made_at.astimezone(latest.zone).date() < latest.on:
        coming = find_coming(plan.sessions, (), made_at)[-1]
        preparations = outline_of(plan.protocol).prepare(coming).dated
        plan = plan._replace(as_made=see_from(plan, made_at)._replace(preparations=preparations))
    if latest.has_time or plan.at != latest.ended_at:
        return plan
    that_day = see_from(plan, latest.ended_at - timedelta(minutes=1))
    held = {dated.id: dated for dated in that_day.restrictions}
    restrictions = [
        dated if dated.is_preparation else held[dated.id] for dated in plan.restrictions
    ]
    return that_day._replace(
        restrictions=tuple(restrictions),
        preparations=plan.preparations,
        after_effects=plan.after_effects,
        made_at=plan.made_at,
        as_made=plan.as_made,
    )


def _with_running(plan: Plan, made_at: datetime) -> Iterator[DatedAfterEffect]:
    """Return each after-effect with the same after the session before, if a call is to come."""
    begun = [make_visit(session) for session in plan.sessions if session.begins_at <= made_at]
    visits = begun or [make_visit(plan.sessions[0])]
    told = dict(plan.told)
    for latest in plan.after_effects:
        before = date_after_effect(latest.id, latest.rule, visits, told, None)
        calls = before.call_from_at or before.normal_until_at or before.normal_from_least_at
        is_to_come = calls is not None and made_at < calls and not latest.rule.expect
        yield latest._replace(running=before) if is_to_come else latest


_Shared = tuple[
    Status,
    datetime | None,
    datetime | None,
    tuple[Hold, ...],
    datetime,
    Until | None,
    Until | None,
    DatedPreparation | None,
]
"""What all restrictions of a spell have in common: the fields after their `rule`."""
_SharedPermit = tuple[Status, datetime | None, tuple[Hold, ...], datetime, datetime]
"""The same of what a permit allows."""


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
        self._prepared = {item.id: item for item in self.preparations}
        self._bans = [prepared.holds for prepared in each]
        """What the preparations for each session to come forbid, by their ids."""
        self._holds: list[tuple[Hold, ...]] = []
        """What makes each spell hold."""
        self._spells = [self._date_spell(spell) for spell in outline.spells]

    def restrictions(self) -> list[DatedRestriction]:
        """Return each restriction."""
        each = [
            (DatedRestriction(key, rule, *self._spells[place]), wider)
            for key, rule, place, wider in self._outline.lines
        ]
        return [self._held_with_wider(dated, wider) if wider else dated for dated, wider in each]

    def _held_with_wider(self, dated: DatedRestriction, wider: tuple[int, ...]) -> DatedRestriction:
        """Return what is some food or drink as long as any of all that is held off is as well."""
        for place in wider:
            holds = tuple(hold for hold in self._holds[place] if not hold.is_before)
            _, caution_at, clear_at, _, _, until, waits_for, _ = self._spells[place]
            ends = _latest_ends([(dated.caution_at, dated.clear_at), (caution_at, clear_at)])
            if waits_for:  # how long it must be past is that wait, and not its own
                then = self._outline.spells[place].wait
                until = until or waits_for._replace(then=then)
            dated = dated._replace(
                caution_at=ends[0],
                clear_at=ends[1],
                holds=(*dated.holds, *holds),
                until=dated.until or until,
            )
        return dated._replace(status=dated.status_at(self._at))

    def _bans_of(self, place: int) -> list[Hold]:
        """Return what a spell forbids: after a session, and before one."""
        return [hold for hold in self._holds[place] if hold.status is _AVOID or hold.is_before]

    def prepared_alone(self) -> Iterator[DatedRestriction]:
        """Return what preparations alone name, whether any holds or not (TIME-13).

        Once a visit is over, what is allowed to everybody has its own wait, and a restriction tells
        of its twin; the rest is a question.
        """
        for key, (rule, bans, twin_of) in self._outline.alone.items():
            held = self._holds_of_bans(bans)
            allowed = [
                line.permit
                for line in self._outline.allowed_after.get(key, ())
                if not (line.rule.only_if or line.rule.unless)
            ]
            waits = [hold for one in allowed if one.wait for hold in self._waits_of(one.wait)]
            is_covered = bool(allowed or twin_of)
            after = waits if is_covered else ask_between(held, self._visits[0].begins_at)
            ends = [visit.session.ended_at for visit in self._visits] if allowed else []
            holds = (*held, *after)
            status = strictest(holds, self._latest_at, self._at)
            yield DatedRestriction(
                key, rule, status, None,
                max([*ends, *[hold.until_at for hold in waits if hold.until_at]], default=None),
                holds, self._latest_at,
                preparation=self._prepared[bans[0]], is_preparation=True, twin_of=twin_of,
            )  # fmt: skip

    def allowed(self) -> list[DatedAllowed]:
        """Return what is allowed."""
        permits = [self._date_permit(permit) for permit in self._outline.permits]
        return [
            DatedAllowed(rule.id, rule, *permits[place]) for rule, _, place in self._outline.allowed
        ]

    def _date_permit(self, permit: Permit) -> _SharedPermit:
        """Date a permission: its wait counts late, after every session (TIME-8).

        It is allowed after a session, so before the first one it is no yes; what a preparation
        bans is none either.
        """
        wait, bans, bans_of_a_part, spells = permit
        begins_at = min([visit.begins_at for visit in self._visits])
        waits = [] if wait is None else self._waits_of(wait)
        waits += [hold for place in spells for hold in self._bans_of(place)]
        part = [hold._replace(status=_ASK) for hold in self._holds_of_bans(bans_of_a_part)]
        held = [*waits, *self._holds_of_bans(bans), *part]
        holds = (Hold(_ASK, EVER, begins_at), *held)
        latest_at = self._latest_at if held else begins_at
        from_at = max([until for _, _, until, _ in waits if until], default=None)
        return strictest(holds, latest_at, self._at), from_at, holds, begins_at, latest_at

    def _waits_of(self, length: Length) -> list[Hold]:
        return [Hold(_AVOID, visit.begins_at, visit.ends[length]) for visit in self._visits]

    def holds_of(self, line: CareLine) -> list[Hold]:
        """Return what holds off the activity that a care asks for, or bans what it goes with."""
        _, _, _, _, spells, bans, companions = line
        held = self._holds_of_bans(bans) if bans else []
        for place in spells:
            held += self._holds[place]
        for place in companions:
            held += self._bans_of(place)
        return held

    def _holds_of_bans(self, bans: tuple[str, ...]) -> list[Hold]:
        return [hold for holds in self._bans for key in bans for hold in holds[key]]

    def _date_spell(self, spell: Spell) -> _Shared:
        _, until, after, bans, waits_for = spell
        found: list[Hold] = []
        ends: list[_Ends] = []
        for visit in self._visits:
            anchor = visit if after is None else self._anchor_of(after, visit, found)
            if until is not None and until.then is not None:
                found.append(_hold_until(until, visit, anchor and anchor.begins_at))
            ends.append(_hold_off(spell, anchor, self._told, found) if anchor else (None, None))
        if bans:
            found += self._holds_of_bans(bans)
        caution_at, clear_at = ends[0] if len(ends) == 1 else _latest_ends(ends)
        holds = tuple(found)
        self._holds.append(holds)
        return (
            strictest(holds, self._latest_at, self._at),
            caution_at,
            clear_at,
            holds,
            self._latest_at,
            until if until and self._is_awaited(until.event) else None,
            waits_for if waits_for and self._is_awaited(after) else None,
            self._prepared[bans[0]] if bans else None,
        )

    def _is_awaited(self, event: str | None) -> bool:
        return find_told(self._told, event, self._visits[-1]) is None

    def _anchor_of(self, event: str, visit: Visit, holds: list[Hold]) -> Visit | None:
        """Return the event after a visit; before it the rule says nothing: ask."""
        anchor = anchor_of(event, visit, self._told)
        holds.append(Hold(_ASK, EVER, anchor and anchor.begins_at))
        return anchor


def _hold_off(spell: Spell, visit: Visit, told: Happened, holds: list[Hold]) -> _Ends:
    """Add what one visit forbids to `holds`, and return its two ends."""
    wait, until = spell.wait, spell.until
    if until is not None and until.then is not None:
        until = None  # the event is what it counts from: it has happened
    ends = (None, visit.begins_at) if wait is None else _hold_for_a_wait(wait, visit, holds)
    if until is not None:
        event = find_told(told, until.event, visit)
        event_at = None if event is None else event.ended_at
        holds.append(_hold_until(until, visit, event_at))
        ends = _latest_ends([ends, (None, event_at)]) if event_at else (None, None)
    if until is not None or ends[1] is None:
        holds.append(Hold(_ASK, EVER, visit.begins_at))
    return ends


def _hold_until(until: Until, visit: Visit, event_at: datetime | None) -> Hold:
    """Return what holds from a visit until an event: a ban, or the clinic's word (TIME-10)."""
    return Hold(_AVOID if until.decided_by is Decider.YOU else _ASK, visit.begins_at, event_at)


def _hold_for_a_wait(wait: Wait, visit: Visit, holds: list[Hold]) -> _Ends:
    """Add what a wait forbids after one visit to `holds`, and return its two ends (TIME-7).

    Where hours and days are mixed, a clock change can turn the two ends round: the later one is
    the end.
    """
    least, most = wait
    begins_at, ends = visit.begins_at, visit.ends
    least_at = None if least is None else ends[least]
    if least_at is None or most is None:
        holds.append(Hold(_AVOID, begins_at, least_at))
        if least_at is not None:
            holds.append(Hold(_ASK, least_at, None))
        return None, None
    most_at = ends[most]
    holds.append(Hold(_AVOID, begins_at, least_at))
    if most_at <= least_at:
        return None, least_at
    holds.append(Hold(_CAUTION, least_at, most_at))
    return least_at, most_at


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


def _date_events(outline: Outline, told: Happened, latest: Visit) -> Iterator[DatedEvent]:
    """Return each event with its moment after the latest session that has begun."""
    for event in outline.events:
        happened = find_told(told, event.id, latest)
        yield event._replace(happened_at=happened.ended_at) if happened else event


def _date_next_sessions(
    outline: Outline,
    sessions: tuple[Session, ...],
    clinic: "Clinic | None",
    *,
    is_last: bool,
) -> tuple[NextSession, ...]:
    course = outline.protocol.course
    if course is None or outline.date_course is None:
        return ()
    if clinic is None:
        days = days_of(sessions)
        return outline.date_course(len(days), days[-1], is_last)
    from mesocare.plan.closed_days import find_closed_days

    closed_days = find_closed_days(clinic, years_ahead(course, sessions))
    return make_next_sessions(course, sessions, closed_days=closed_days, is_over=is_last)


def _watch_until(watch: Watch, visits: tuple[Visit, ...]) -> date:
    """Return the last day of the watch; a session without a time ends with its day (TIME-6)."""
    return max([_watch_after(watch, visit) for visit in visits])


def _watch_after(watch: Watch, visit: Visit) -> date:
    end = visit.ends[watch.for_.most].astimezone(visit.session.zone)
    return (end if visit.session.has_time else end - timedelta.resolution).date()
