"""What holds now, and until when? A protocol, some sessions and a moment become a plan."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mesocare.course import NextSession, make_next_sessions, preparation_from, years_ahead
from mesocare.errors import InputRefusedError
from mesocare.moments import Session, add_length, add_to_session, begin_of
from mesocare.protocol import (
    AfterEffect,
    Care,
    Course,
    Preparation,
    Protocol,
    Restriction,
    Status,
    Watch,
)
from mesocare.waits import Length

if TYPE_CHECKING:
    from mesocare.clinic import Clinic

STRICTEST_FIRST = (Status.AVOID, Status.ASK, Status.CAUTION, Status.UPCOMING, Status.CLEAR)
"""The order in which statuses win (TIME-8, CAN-2)."""

_STRICTNESS = {status: rank for rank, status in enumerate(STRICTEST_FIRST)}


class CareStatus(StrEnum):
    """Where a care stands at a moment (TIME-12)."""

    LATER = "later"
    NOW = "now"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Hold:
    """One stretch of time in which one session makes an activity `avoid`, `caution` or `ask`."""

    status: Status
    from_at: datetime
    until_at: datetime | None
    """The first instant at which it holds no more (TIME-7); none where nothing ends it."""

    def holds_at(self, moment: datetime) -> bool:
        """Whether the moment lies inside."""
        return self.from_at <= moment and (self.until_at is None or moment < self.until_at)


@dataclass(frozen=True, slots=True)
class Change:
    """The moment at which an activity takes a status that it did not have before."""

    at: datetime
    status: Status


@dataclass(frozen=True, slots=True)
class DatedRestriction:
    """A restriction with its status at the plan's moment and the moments at which it changes."""

    id: str
    rule: Restriction
    status: Status
    caution_at: datetime | None
    """From here on it is better to wait, after all sessions; none for a single wait."""
    clear_at: datetime | None
    """When the last session clears it; then its condition, if it has one, is left."""
    holds: tuple[Hold, ...]
    latest_session_at: datetime

    def status_at(self, moment: datetime) -> Status:
        """Give the strictest status that any session gives at a moment (TIME-8)."""
        return _strictest(self.holds, self.latest_session_at, moment)

    def changes_after(self, moment: datetime) -> Iterator[Change]:
        """Give each later change of status, in order."""
        status = self.status_at(moment)
        for edge in self._edges():
            if edge > moment and (then := self.status_at(edge)) is not status:
                status = then
                yield Change(edge, then)

    def _edges(self) -> list[datetime]:
        starts = {hold.from_at for hold in self.holds}
        ends = {hold.until_at for hold in self.holds if hold.until_at is not None}
        return sorted(starts | ends | {self.latest_session_at})


@dataclass(frozen=True, slots=True)
class DatedCare:
    """A care with the stretch of time in which it is to be done (TIME-12)."""

    id: str
    rule: Care
    status: CareStatus
    from_at: datetime
    until_at: datetime | None
    """None where neither it nor a watch gives an end."""


@dataclass(frozen=True, slots=True)
class DatedAfterEffect:
    """An after-effect with the moment until which it is normal (TIME-12)."""

    id: str
    rule: AfterEffect
    normal_until_at: datetime
    call_from_at: datetime | None
    """From here on, if it is still there, it is a reason to call the clinic."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything dated, for some sessions at some moment, before it has a form."""

    protocol: Protocol
    at: datetime
    """The moment that the statuses are for, in UTC."""
    zone: ZoneInfo
    """The clinic's zone, in which days are counted and moments shown."""
    sessions: tuple[Session, ...]
    """In order of time, each once."""
    restrictions: tuple[DatedRestriction, ...]
    """In the rule file's order; then preparations that no restriction names (TIME-13)."""
    care: tuple[DatedCare, ...]
    after_effects: tuple[DatedAfterEffect, ...]
    next_sessions: tuple[NextSession, ...]
    watch_until_on: date | None
    """The last day of the watch after the latest session; none without a watch."""
    clinic: "Clinic | None" = None
    """Who stands behind the plan; its changes are in the protocol already."""

    @property
    def today(self) -> date:
        """Give the plan's day in the clinic's zone."""
        return self.at.astimezone(self.zone).date()

    @property
    def latest_session(self) -> Session:
        """Give the latest session, planned ones included."""
        return self.sessions[-1]

    @property
    def is_watching(self) -> bool:
        """Whether the watch runs or is still to come (COURSE-7)."""
        return self.watch_until_on is not None and self.today <= self.watch_until_on

    @property
    def listed(self) -> tuple[DatedRestriction, ...]:
        """Give the restrictions that a view lists: after the watch, no lasting `ask` (TIME-10)."""
        if self.watch_until_on is None or self.is_watching:
            return self.restrictions
        return tuple(dated for dated in self.restrictions if dated.status is not Status.ASK)

    def is_planned(self, session: Session) -> bool:
        """Whether a session lies ahead of the plan's moment (TIME-9)."""
        return begin_of(session, self.zone) > self.at


def make_plan(
    protocol: Protocol,
    sessions: Iterable[Session],
    *,
    at: datetime,
    zone: ZoneInfo,
    clinic: "Clinic | None" = None,
) -> Plan:
    """Date a protocol for one session or more, in any order, duplicates ignored (TIME-8).

    The clinic goes with the plan, so that a view can name it; its closed days move next sessions
    (COURSE-3), and its changes are in the protocol already.

    Raises:
        InputRefusedError: without a session, or when a date lies outside the calendar (TIME-11).

    """
    ordered = tuple(sorted(set(sessions)))
    if not ordered:
        message = "There is no session to count from. Give the day of one, such as 2026-11-20."
        raise InputRefusedError(message)
    course = protocol.course
    return Plan(
        protocol=protocol,
        at=at,
        zone=zone,
        sessions=ordered,
        restrictions=tuple(_date_restrictions(protocol, ordered, at, zone)),
        care=tuple(
            _date_care(key, care, protocol.watch, ordered, at, zone)
            for key, care in protocol.care.items()
        ),
        after_effects=tuple(
            _date_after_effect(key, effect, ordered, at, zone)
            for key, effect in protocol.after_effects.items()
        ),
        next_sessions=_date_next_sessions(course, ordered, clinic) if course else (),
        watch_until_on=_watch_until(protocol.watch, ordered[-1], zone) if protocol.watch else None,
        clinic=clinic,
    )


def _date_next_sessions(
    course: Course, sessions: tuple[Session, ...], clinic: "Clinic | None"
) -> tuple[NextSession, ...]:
    if clinic is None:
        return make_next_sessions(course, sessions)
    from mesocare.clinic import find_closed_days

    years = years_ahead(course, sessions)
    return make_next_sessions(course, sessions, closed_days=find_closed_days(clinic, years))


def _date_restrictions(
    protocol: Protocol, sessions: tuple[Session, ...], at: datetime, zone: ZoneInfo
) -> Iterator[DatedRestriction]:
    left = {key: item for key, item in protocol.before_session.items() if item.do_not}
    for key, rule in protocol.restrictions.items():
        same = left.pop(key) if key in left and left[key].do_not == rule.activity else None
        yield _date_restriction(key, rule, same, sessions, at, zone)
    if sessions[-1].ended_at > at:
        for key, item in left.items():
            own_key = f"{key}-before-session" if key in protocol.restrictions else key
            yield _date_restriction(own_key, _as_restriction(item), item, sessions, at, zone)


def _date_restriction(
    key: str,
    rule: Restriction,
    preparation: Preparation | None,
    sessions: tuple[Session, ...],
    at: datetime,
    zone: ZoneInfo,
) -> DatedRestriction:
    latest = max(begin_of(session, zone) for session in sessions)
    ends = [ends_of_wait(rule, partial(add_to_session, session, zone=zone)) for session in sessions]
    holds = [
        hold
        for session, (caution_at, clear_at) in zip(sessions, ends, strict=True)
        for hold in _holds_after(rule, begin_of(session, zone), caution_at, clear_at)
    ]
    caution_at, clear_at = _latest_ends(ends)
    if preparation is not None:
        holds += [
            hold for session in sessions for hold in _holds_before(preparation, session, zone)
        ]
        clear_at = clear_at or (None if rule.condition else sessions[-1].ended_at)
    status = _strictest(holds, latest, at)
    return DatedRestriction(key, rule, status, caution_at, clear_at, tuple(holds), latest)


def _holds_after(
    rule: Restriction, start: datetime, caution_at: datetime | None, clear_at: datetime | None
) -> Iterator[Hold]:
    if clear_at is not None:
        yield Hold(Status.AVOID, start, caution_at or clear_at)
        if caution_at is not None:
            yield Hold(Status.CAUTION, caution_at, clear_at)
    if rule.condition:
        yield Hold(Status.ASK, clear_at or start, None)


def _latest_ends(
    ends: Iterable[tuple[datetime | None, datetime | None]],
) -> tuple[datetime | None, datetime | None]:
    """Give the ends that count over several sessions: the latest of each (TIME-8).

    That is not always the latest session's: over a clock change an earlier one can end later.
    """
    dated = [(caution_at or clear_at, clear_at) for caution_at, clear_at in ends if clear_at]
    if not dated:
        return None, None
    caution_at = max(caution_at for caution_at, _ in dated)
    clear_at = max(clear_at for _, clear_at in dated)
    return (caution_at if caution_at < clear_at else None), clear_at


def ends_of_wait(
    rule: Restriction, end_after: Callable[[Length], datetime]
) -> tuple[datetime | None, datetime | None]:
    """Give the two ends of a wait (TIME-7): when caution begins, if it does, and when it is over.

    `end_after` adds a length to the session. Where hours and days are mixed, a clock change can
    turn the two ends round: the later one is the end.
    """
    if rule.wait is None:
        return None, None
    most_at = end_after(rule.wait.most)
    if rule.wait.is_single:
        return None, most_at
    least_at = end_after(rule.wait.least)
    return (least_at, most_at) if least_at < most_at else (None, least_at)


def _holds_before(preparation: Preparation, session: Session, zone: ZoneInfo) -> Iterator[Hold]:
    """Give the holds before a session that is given (TIME-13); a day counts from its start."""
    start = begin_of(session, zone)
    advised_from_at, holds_from_at = preparation_from(preparation, start, zone)
    if holds_from_at is not None:
        yield Hold(Status.AVOID, holds_from_at, session.ended_at)
        if advised_from_at is not None:
            yield Hold(Status.CAUTION, advised_from_at, holds_from_at)


def _as_restriction(preparation: Preparation) -> Restriction:
    return Restriction(
        activity=preparation.do_not or "",
        why=preparation.why,
        only_if=preparation.only_if,
        also_called=preparation.also_called,
        basis=preparation.basis,
        sources=preparation.sources,
    )


def _strictest(holds: Iterable[Hold], latest_session_at: datetime, moment: datetime) -> Status:
    rest = Status.UPCOMING if moment < latest_session_at else Status.CLEAR
    return min(
        (hold.status for hold in holds if hold.holds_at(moment)),
        key=_STRICTNESS.__getitem__,
        default=rest,
    )


def _date_care(
    key: str,
    care: Care,
    watch: Watch | None,
    sessions: tuple[Session, ...],
    at: datetime,
    zone: ZoneInfo,
) -> DatedCare:
    stretches = _merge(_care_stretch(care, watch, session, zone) for session in sessions)
    for from_at, until_at in stretches:
        if until_at is None or at < until_at:
            status = CareStatus.NOW if from_at <= at else CareStatus.LATER
            return DatedCare(key, care, status, from_at, until_at)
    return DatedCare(key, care, CareStatus.OVER, *stretches[-1])


def _care_stretch(
    care: Care, watch: Watch | None, session: Session, zone: ZoneInfo
) -> tuple[datetime, datetime | None]:
    counted = add_to_session(session, care.from_.most, zone) if care.from_ else session.ended_at
    from_at = counted if care.from_ else begin_of(session, zone)
    if care.for_:
        return from_at, add_length(counted, care.for_.most, zone)
    return from_at, add_to_session(session, watch.for_.most, zone) if watch else None


def _merge(
    stretches: Iterable[tuple[datetime, datetime | None]],
) -> list[tuple[datetime, datetime | None]]:
    """Join stretches that touch."""
    merged: list[tuple[datetime, datetime | None]] = []
    for from_at, until_at in sorted(stretches, key=lambda stretch: stretch[0]):
        before = merged[-1][1] if merged else from_at
        if merged and (before is None or from_at <= before):
            last = max(before, until_at) if before and until_at else None
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((from_at, until_at))
    return merged


def _date_after_effect(
    key: str, effect: AfterEffect, sessions: tuple[Session, ...], at: datetime, zone: ZoneInfo
) -> DatedAfterEffect:
    """Count from the latest session that is over, else from the first to come."""
    past = [session for session in sessions if begin_of(session, zone) <= at]
    session = past[-1] if past else sessions[0]
    wait = effect.call_after
    call_from_at = add_to_session(session, wait.least, zone) if wait else None
    return DatedAfterEffect(
        key, effect, add_to_session(session, effect.lasts.most, zone), call_from_at
    )


def _watch_until(watch: Watch, session: Session, zone: ZoneInfo) -> date:
    """Give the last day of the watch; a session without a time ends with its day (TIME-6)."""
    end = add_length(session.ended_at, watch.for_.most, zone).astimezone(zone)
    return (end if session.has_time else end - timedelta(microseconds=1)).date()
