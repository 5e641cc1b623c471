"""Date a protocol for some sessions: the rules of time at work."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import (
    Session,
    add_early,
    add_length,
    add_to_day,
    add_to_session,
    end_of,
    start_of,
)
from mesocare.dates.waits import Length, Range, Unit, Wait
from mesocare.errors import InputRefusedError
from mesocare.plan.course import (
    NextSession,
    find_early_sessions,
    is_course_over,
    make_next_sessions,
    years_ahead,
)
from mesocare.plan.facts import (
    CareStatus,
    DatedAfterEffect,
    DatedCare,
    DatedEvent,
    DatedPreparation,
    DatedRestriction,
    Hold,
    Plan,
    Until,
    strictest,
)
from mesocare.plan.preparation import (
    date_preparations,
    hold_before,
    preparation_as_restriction,
)
from mesocare.plan.year_slip import find_year_slip
from mesocare.rules.protocol import (
    LAST_SESSION,
    AfterEffect,
    Care,
    Course,
    Decider,
    Protocol,
    Restriction,
    Status,
    Watch,
    activity_key,
)

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

Happened = Mapping[str, Sequence[Session]]
"""The events that were told, each with the moments at which it happened."""

_AVOID, _CAUTION, _ASK = Status.AVOID, Status.CAUTION, Status.ASK  # an Enum takes its time
_EVER = datetime(1900, 1, 1, tzinfo=UTC)
"""Long before any session: from here on, what no date ends is to be asked (TIME-10)."""
_ONE_DAY = timedelta(days=1)


def make_plan(
    protocol: Protocol,
    sessions: Iterable[Session],
    *,
    at: datetime,
    zone: ZoneInfo,
    clinic: "Clinic | None" = None,
    happened: Happened | None = None,
    is_last: bool = False,
) -> Plan:
    """Date a protocol for one session or more, in any order, duplicates ignored (TIME-8).

    Every session counts in the zone in which it was read; `zone` is only the one to show moments
    in. The clinic goes with the plan, so that a view can name it; its closed days move next
    sessions (COURSE-3), and its changes are in the protocol already. `is_last` says that the
    latest session was the last one of its course (COURSE-5).

    Raises:
        InputRefusedError: without a session, or when a date lies outside the calendar (TIME-11).

    """
    ordered = tuple(sorted(set(sessions)))
    if not ordered:
        message = "There is no session to count from. Give the day of one, such as 2026-11-20."
        raise InputRefusedError(message)
    told = {key: tuple(sorted(moments)) for key, moments in (happened or {}).items()}
    course = protocol.course
    is_last = is_last or (course is not None and is_course_over(course, ordered))
    if is_last:
        told[LAST_SESSION] = ordered[-1:]
    visits = tuple(_Visit(session, session.begins_at, _Ends(session)) for session in ordered)
    next_sessions = _date_next_sessions(course, ordered, clinic, is_last=is_last)
    preparations = date_preparations(protocol, ordered, next_sessions, at)
    today = at.astimezone(zone).date()
    slips = (find_year_slip(session.on, today) for session in ordered)
    dating = _Dating(protocol, visits, at, told, preparations, next_sessions)
    return Plan(
        protocol=protocol,
        at=at,
        zone=zone,
        sessions=ordered,
        restrictions=tuple(dating.restrictions()),
        allowed=protocol.allowed,
        care=tuple([dating.care(key, care) for key, care in protocol.care.items()]),
        after_effects=tuple(
            [dating.after_effect(key, effect) for key, effect in protocol.after_effects.items()]
        ),
        preparations=preparations,
        next_sessions=next_sessions,
        early_sessions=find_early_sessions(course, ordered) if course else (),
        events=tuple(_date_events(protocol, told, visits[-1])),
        watch_until_on=_watch_until(protocol.watch, visits[-1]) if protocol.watch else None,
        clinic=clinic,
        meant_years=tuple(day for day in slips if day),
    )


class _Ends(dict[Length, datetime]):
    """When each length after one session ends, counted once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def __missing__(self, length: Length) -> datetime:
        end = self[length] = add_to_session(self._session, length)
        return end


class _Visit(NamedTuple):
    """A session with what is counted from it."""

    session: Session
    begins_at: datetime
    ends: _Ends


class _Spell(NamedTuple):
    """What ends make of an activity, whatever it is: the dates of a restriction."""

    status: Status
    caution_at: datetime | None
    clear_at: datetime | None
    holds: tuple[Hold, ...]


class _Dating:
    """Dates the parts of one protocol for one set of visits."""

    def __init__(
        self,
        protocol: Protocol,
        visits: tuple[_Visit, ...],
        at: datetime,
        told: Happened,
        preparations: tuple[DatedPreparation, ...],
        next_sessions: tuple[NextSession, ...],
    ) -> None:
        self._protocol, self._visits, self._at, self._told = protocol, visits, at, told
        self._next_sessions = next_sessions
        self._latest_at = max(visit.begins_at for visit in visits)
        self._before = {
            activity_key(dated.rule.do_not): dated for dated in preparations if dated.rule.do_not
        }
        self._spell = cache(self._date_spell)  # rules with the same ends are dated once

    # Restrictions

    def restrictions(self) -> Iterator[DatedRestriction]:
        """Date each restriction, then what a preparation alone names while it holds (TIME-13)."""
        left = dict(self._before)
        for key, rule in self._protocol.restrictions.items():
            yield self._restriction(key, rule, left.pop(activity_key(rule.activity), None))
        for dated in left.values():
            if dated.until_at is not None and self._at < dated.until_at:
                found = self._of_preparation(dated)
                if not dated.is_projected or found.status is _CAUTION:
                    yield found

    def _restriction(
        self, key: str, rule: Restriction, before: DatedPreparation | None
    ) -> DatedRestriction:
        until = self._until(rule.until, rule.decided_by) if rule.until else None
        if until is None and rule.about:
            until = Until(rule.about, None, rule.decided_by or Decider.YOU)
        spell = self._spell(rule.wait, until, rule.after, before)
        is_awaited = until is not None and not self._is_told(until.event, self._visits[-1])
        return DatedRestriction(
            key,
            rule,
            *spell,
            self._latest_at,
            until=until if is_awaited else None,
            waits_for=self._awaited(rule.after),
            preparation=before,
        )

    def _of_preparation(self, dated: DatedPreparation) -> DatedRestriction:
        holds = tuple(hold_before(dated))
        latest_at = max(self._latest_at, dated.until_at or self._latest_at)
        status = strictest(holds, latest_at, self._at)
        rule = preparation_as_restriction(dated.rule)
        return DatedRestriction(
            dated.id, rule, status, None, None, holds, latest_at,
            preparation=dated, is_preparation=True,
        )  # fmt: skip

    def _date_spell(
        self,
        wait: Wait | None,
        until: Until | None,
        after: str | None,
        before: DatedPreparation | None,
    ) -> _Spell:
        holds: list[Hold] = []
        ends: list[tuple[datetime | None, datetime | None]] = []
        for visit in self._visits:
            anchor = self._anchor(after, visit)
            if anchor is None:
                holds.append(Hold(_ASK, _EVER, None))
                ends.append((None, None))
                continue
            found, end = self._holds_of_visit(wait, until, anchor)
            holds += found
            ends.append(end)
        if before is not None:
            holds += hold_before(before)
        caution_at, clear_at = _latest_ends(ends)
        status = strictest(holds, self._latest_at, self._at)
        return _Spell(status, caution_at, clear_at, tuple(holds))

    def _holds_of_visit(
        self, wait: Wait | None, until: Until | None, visit: _Visit
    ) -> tuple[list[Hold], tuple[datetime | None, datetime | None]]:
        """Date one session's holds, and the two ends that they give."""
        holds: list[Hold] = []
        caution_at, clear_at = None, visit.begins_at
        if wait is not None:
            holds, caution_at, clear_at = _holds_of_wait(wait, visit)
        never_clears = wait is not None and not wait.has_end
        if until is not None:
            event_at = self._told_after(until.event, visit)
            status = _AVOID if until.decided_by is Decider.YOU else _ASK
            holds.append(Hold(status, visit.begins_at, event_at))
            never_clears = never_clears or event_at is None
            caution_at = None
            clear_at = max(clear_at, event_at or clear_at)
        if until is not None or never_clears:
            holds.append(Hold(_ASK, _EVER, visit.begins_at))
        return holds, (None, None) if never_clears else (caution_at, clear_at)

    # Events

    def _until(self, text: str, decided_by: Decider | None) -> Until:
        event = self._protocol.events.get(text)
        if event is None:
            if text == LAST_SESSION:
                return Until("your last session", LAST_SESSION, decided_by or Decider.YOU)
            return Until(text, None, decided_by or Decider.YOU)
        return Until(event.what, text, decided_by or event.decided_by)

    def _awaited(self, after: str | None) -> str | None:
        """Return an event in words, as long as it has not happened since the latest session."""
        if after is None or self._is_told(after, self._visits[-1]):
            return None
        return self._until(after, None).text

    def _is_told(self, event: str | None, visit: _Visit) -> bool:
        return self._told_after(event, visit) is not None

    def _told_after(self, event: str | None, visit: _Visit) -> datetime | None:
        """Return when an event first happened after a session began; none where it has not."""
        found = self._find_told(event, visit)
        return None if found is None else found.ended_at

    def _find_told(self, event: str | None, visit: _Visit) -> Session | None:
        moments = self._told.get(event, ()) if event else ()
        return next((moment for moment in moments if moment.ended_at >= visit.begins_at), None)

    def _anchor(self, after: str | None, visit: _Visit) -> _Visit | None:
        """Return what a rule's lengths count from: its session, or the event after it."""
        if after is None:
            return visit
        told = self._find_told(after, visit)
        return None if told is None else _Visit(told, told.begins_at, _Ends(told))

    # Care

    def care(self, key: str, care: Care) -> DatedCare:
        """Date a care: it starts anew with each session (TIME-12)."""
        if care.on:
            return self._care_on_days(key, care)
        waits_for = self._awaited(care.after)
        if waits_for is not None:
            return DatedCare(key, care, CareStatus.LATER, None, None, None, waits_for)
        stretches = _merge([self._stretch(care, place) for place in range(len(self._visits))])
        until = self._until(care.until, None) if care.until else None
        if until is not None and self._is_told(until.event, self._visits[-1]):
            until = None
        for from_at, until_at in stretches:
            if until_at is None or self._at < until_at:
                status = CareStatus.NOW if from_at <= self._at else CareStatus.LATER
                return DatedCare(key, care, status, from_at, until_at, until)
        return DatedCare(key, care, CareStatus.OVER, *stretches[-1], until)

    def _stretch(self, care: Care, place: int) -> tuple[datetime, datetime | None]:
        visit = self._anchor(care.after, self._visits[place]) or self._visits[place]
        from_at, until_at = _care_stretch(care, visit)
        if care.until:
            event_at = self._told_after(self._until(care.until, None).event, visit)
            until_at = event_at if until_at is None else max(until_at, event_at or until_at)
            until_at = None if event_at is None else until_at
        if place + 1 < len(self._visits):
            next_at = self._visits[place + 1].begins_at
            until_at = next_at if until_at is None else min(until_at, next_at)
        return from_at, until_at

    def _care_on_days(self, key: str, care: Care) -> DatedCare:
        """Date acts of one day each, listed from the day before to the day after (TIME-14)."""
        visit = self._visits[-1]
        session = visit.session
        days = sorted({_day_of(session, length) for length in care.on})
        spans = [(start_of(day, session.zone), end_of(day, session.zone)) for day in days]
        now = self._at
        at_hand = [span for span in spans if now < span[1]]
        missed = [span for span in spans if span[1] <= now < end_of_next(span[1], session.zone)]
        is_near = bool(at_hand) and now >= start_of(
            at_hand[0][0].astimezone(session.zone).date() - _ONE_DAY, session.zone
        )
        if at_hand and (is_near or not missed):
            from_at, until_at = at_hand[0]
            status = CareStatus.NOW if from_at <= now else CareStatus.LATER
        else:
            (from_at, until_at), status = (missed or spans)[-1], CareStatus.OVER
        is_listed = is_near or bool(missed)
        return DatedCare(
            key, care, status, from_at, until_at, days=tuple(days), is_listed=is_listed
        )

    # After-effects

    def after_effect(self, key: str, effect: AfterEffect) -> DatedAfterEffect:
        """Count from the latest session that is over, else from the first to come (TIME-12)."""
        past = [visit for visit in self._visits if visit.begins_at <= self._at]
        session = (past[-1] if past else self._visits[0]).session
        starts = (effect.from_.least,) if effect.from_ else ()
        lasts, call = effect.lasts, effect.call_after
        begins = add_to_session if effect.expect else add_early  # a result is never early
        return DatedAfterEffect(
            id=key,
            rule=effect,
            from_at=begins(session, *starts) if starts else None,
            normal_from_least_at=None
            if lasts is None or lasts.is_single
            else add_early(session, *starts, lasts.least),
            normal_until_at=add_early(session, *starts, lasts.most) if lasts else None,
            call_from_at=add_early(session, call.least) if call else None,
            earlier_call_at=add_early(past[-2].session, call.least)
            if call and len(past) > 1
            else None,
        )


def _holds_of_wait(wait: Wait, visit: _Visit) -> tuple[list[Hold], datetime | None, datetime]:
    """Date a wait after one session: what it forbids, and its two ends (TIME-7)."""
    begins_at = visit.begins_at
    if wait.least is None:
        return [Hold(_AVOID, begins_at, None)], None, begins_at
    if wait.most is None:
        least_at = visit.ends[wait.least]
        return [Hold(_AVOID, begins_at, least_at), Hold(_ASK, least_at, None)], None, least_at
    caution_at, clear_at = ends_of_range(Range(wait.least, wait.most), visit.ends.__getitem__)
    holds = [Hold(_AVOID, begins_at, caution_at or clear_at)]
    if caution_at is not None:
        holds.append(Hold(_CAUTION, caution_at, clear_at))
    return holds, caution_at, clear_at


def ends_of_range(
    wait: Range, end_after: Callable[[Length], datetime]
) -> tuple[datetime | None, datetime]:
    """Return the two ends of a wait (TIME-7): when caution begins, if it does, and when it is over.

    `end_after` adds a length to the session. Where hours and days are mixed, a clock change can
    turn the two ends round: the later one is the end.
    """
    most_at = end_after(wait.most)
    if wait.is_single:
        return None, most_at
    least_at = end_after(wait.least)
    return (least_at, most_at) if least_at < most_at else (None, least_at)


def _latest_ends(
    ends: Sequence[tuple[datetime | None, datetime | None]],
) -> tuple[datetime | None, datetime | None]:
    """Return the ends that count over several sessions: the latest of each (TIME-8).

    That is not always the latest session's: over a clock change an earlier one can end later.
    """
    dated = [(caution_at or clear_at, clear_at) for caution_at, clear_at in ends if clear_at]
    if len(dated) < len(ends):
        return None, None
    if len(ends) == 1:
        return ends[0]
    caution_at = max(caution_at for caution_at, _ in dated if caution_at)
    clear_at = max(clear_at for _, clear_at in dated)
    return (caution_at if caution_at < clear_at else None), clear_at


def _care_stretch(care: Care, visit: _Visit) -> tuple[datetime, datetime | None]:
    """Return the stretch that one session gives a care; without an end it has none (TIME-12)."""
    session = visit.session
    from_at = visit.begins_at
    lengths: tuple[Length, ...] = ()
    if care.from_ is not None:
        start = care.from_.most
        from_at, lengths = _start_of_care(session, start), (start,)
    if care.through is not None:
        return from_at, end_of(session.on + timedelta(days=care.through.number), session.zone)
    if care.for_ is None:
        return from_at, None
    if lengths and lengths[0].unit is Unit.DATES:
        return from_at, add_length(from_at, care.for_.most, session.zone)
    return from_at, max(from_at, add_to_session(session, *lengths, care.for_.most))


def _start_of_care(session: Session, start: Length) -> datetime:
    """Return when a care starts: counted in days and without a session time, with its day."""
    if start.unit is Unit.DATES:
        return start_of(session.on + timedelta(days=start.number), session.zone)
    if session.has_time or start.unit in (Unit.MINUTES, Unit.HOURS):
        return add_to_session(session, start)
    return start_of(add_to_day(session.on, start), session.zone)


def _day_of(session: Session, length: Length) -> date:
    """Return the day of an act: a number of a day counts from the session's (TIME-14)."""
    if length.unit is Unit.DATES:
        return session.on + timedelta(days=length.number)
    return add_to_day(session.on, length)


def end_of_next(midnight: datetime, zone: ZoneInfo) -> datetime:
    """Return the end of the day that begins with a midnight."""
    return end_of(midnight.astimezone(zone).date(), zone)


def _merge(
    stretches: Sequence[tuple[datetime, datetime | None]],
) -> list[tuple[datetime, datetime | None]]:
    """Join stretches that touch, and drop those that are over before they begin."""
    whole = [one for one in stretches if one[1] is None or one[0] < one[1]]
    merged: list[tuple[datetime, datetime | None]] = []
    for from_at, until_at in whole or stretches[-1:]:
        if merged and merged[-1][1] is not None and from_at <= merged[-1][1]:
            merged[-1] = (merged[-1][0], until_at and max(merged[-1][1], until_at))
        else:
            merged.append((from_at, until_at))
    return merged


def _date_events(protocol: Protocol, told: Happened, visit: _Visit) -> Iterator[DatedEvent]:
    for key, event in protocol.events.items():
        since = (moment for moment in told.get(key, ()) if moment.ended_at >= visit.begins_at)
        happened = next(since, None)
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


def _watch_until(watch: Watch, visit: _Visit) -> date:
    """Return the last day of the watch; a session without a time ends with its day (TIME-6)."""
    end = visit.ends[watch.for_.most].astimezone(visit.session.zone)
    return (end if visit.session.has_time else end - timedelta(microseconds=1)).date()
