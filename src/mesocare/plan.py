"""What holds now, and until when? A protocol, some sessions and a moment become a plan."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.course import NextSession, make_next_sessions, starts_of_wait, years_ahead
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
from mesocare.waits import Length, Wait

if TYPE_CHECKING:
    from mesocare.clinic import Clinic

STRICTEST_FIRST = (Status.AVOID, Status.ASK, Status.CAUTION, Status.UPCOMING, Status.CLEAR)
"""The order in which statuses win (TIME-8, CAN-2)."""

_AVOID, _CAUTION = Status.AVOID, Status.CAUTION  # an Enum takes its time over each
_STRICTNESS = {status: rank for rank, status in enumerate(STRICTEST_FIRST)}


class CareStatus(StrEnum):
    """Where a care stands at a moment (TIME-12)."""

    LATER = "later"
    NOW = "now"
    OVER = "over"


class Hold(NamedTuple):
    """One stretch of time in which one session makes an activity `avoid`, `caution` or `ask`."""

    status: Status
    from_at: datetime
    until_at: datetime | None
    """The first instant at which it holds no more (TIME-7); none where nothing ends it."""


class Change(NamedTuple):
    """The moment at which an activity takes a status that it did not have before."""

    at: datetime
    status: Status


class DatedRestriction(NamedTuple):
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
        for edge, then in self._statuses():
            if edge > moment and then is not status:
                status = then
                yield Change(edge, then)

    def _statuses(self) -> Iterator[Change]:
        """Give the status from each edge on, in order, in one walk over all of them."""
        starts = [(hold.from_at, hold.status, 1) for hold in self.holds]
        ends = [(hold.until_at, hold.status, -1) for hold in self.holds if hold.until_at]
        rest = (self.latest_session_at, Status.CLEAR, 0)
        running = Counter[Status]()
        for edge, steps in groupby(sorted([*starts, *ends, rest]), key=itemgetter(0)):
            for _, status, step in steps:
                running[status] += step
            left = Status.UPCOMING if edge < self.latest_session_at else Status.CLEAR
            yield Change(edge, min((+running), key=_STRICTNESS.__getitem__, default=left))


class DatedCare(NamedTuple):
    """A care with the stretch of time in which it is to be done (TIME-12)."""

    id: str
    rule: Care
    status: CareStatus
    from_at: datetime
    until_at: datetime | None
    """None where neither it nor a watch gives an end."""


class DatedAfterEffect(NamedTuple):
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
    visits = [_Visit(session, begin_of(session, zone), _Ends(session, zone)) for session in ordered]
    course, watch = protocol.course, protocol.watch
    return Plan(
        protocol=protocol,
        at=at,
        zone=zone,
        sessions=ordered,
        restrictions=tuple(_date_restrictions(protocol, visits, at, zone)),
        care=tuple(
            [_date_care(key, care, watch, visits, at, zone) for key, care in protocol.care.items()]
        ),
        after_effects=_date_after_effects(protocol.after_effects, visits, at),
        next_sessions=_date_next_sessions(course, ordered, clinic) if course else (),
        watch_until_on=_watch_until(watch, visits[-1], zone) if watch else None,
        clinic=clinic,
    )


class _Ends(dict[Length, datetime]):
    """When each length after one session ends, counted once."""

    def __init__(self, session: Session, zone: ZoneInfo) -> None:
        super().__init__()
        self._session, self._zone = session, zone

    def __missing__(self, length: Length) -> datetime:
        end = self[length] = add_to_session(self._session, length, self._zone)
        return end


class _Visit(NamedTuple):
    """A session with what is counted from it."""

    session: Session
    begins_at: datetime
    ends: _Ends


def _date_next_sessions(
    course: Course, sessions: tuple[Session, ...], clinic: "Clinic | None"
) -> tuple[NextSession, ...]:
    if clinic is None:
        return make_next_sessions(course, sessions)
    from mesocare.clinic import find_closed_days

    years = years_ahead(course, sessions)
    return make_next_sessions(course, sessions, closed_days=find_closed_days(clinic, years))


def _date_restrictions(
    protocol: Protocol, visits: list[_Visit], at: datetime, zone: ZoneInfo
) -> Iterator[DatedRestriction]:
    """Date each restriction; those with the same waits are dated once."""
    latest_at = max(visit.begins_at for visit in visits)

    @cache
    def date_spell(wait: Wait | None, has_condition: bool, before: Wait | None) -> _Spell:  # noqa: FBT001  it tells two kinds of rule apart
        return _date_spell(wait, has_condition, before, visits, latest_at, at, zone)

    left = {key: item for key, item in protocol.before_session.items() if item.do_not}
    for key, rule in protocol.restrictions.items():
        same = left.pop(key) if key in left and left[key].do_not == rule.activity else None
        spell = date_spell(rule.wait, rule.condition is not None, same.from_ if same else None)
        yield DatedRestriction(key, rule, *spell, latest_at)
    if visits[-1].session.ended_at > at:
        for key, item in left.items():
            own_key = f"{key}-before-session" if key in protocol.restrictions else key
            spell = date_spell(None, False, item.from_)  # noqa: FBT003  the other kind
            yield DatedRestriction(own_key, _as_restriction(item), *spell, latest_at)


class _Spell(NamedTuple):
    """What waits make of an activity, whatever it is: the dates of a restriction."""

    status: Status
    caution_at: datetime | None
    clear_at: datetime | None
    holds: tuple[Hold, ...]


def _date_spell(
    wait: Wait | None,
    has_condition: bool,  # noqa: FBT001  as above
    before: Wait | None,
    visits: list[_Visit],
    latest_at: datetime,
    at: datetime,
    zone: ZoneInfo,
) -> _Spell:
    """Date a wait after each session, and one before each (TIME-13)."""
    holds: list[Hold] = []
    ends = []
    for visit in visits:
        caution_at, clear_at = ends_of_wait(wait, visit.ends.__getitem__)
        ends.append((caution_at, clear_at))
        if clear_at is not None:
            holds.append(Hold(_AVOID, visit.begins_at, caution_at or clear_at))
            if caution_at is not None:
                holds.append(Hold(_CAUTION, caution_at, clear_at))
        if has_condition:
            holds.append(Hold(Status.ASK, clear_at or visit.begins_at, None))
    caution_at, clear_at = _latest_ends(ends)
    if before is not None:
        clear_at = clear_at if holds else visits[-1].session.ended_at
        for visit in visits:
            holds += _holds_before(before, visit, zone)
    return _Spell(_strictest(holds, latest_at, at), caution_at, clear_at, tuple(holds))


def _holds_before(before: Wait, visit: _Visit, zone: ZoneInfo) -> list[Hold]:
    advised_from_at, holds_from_at = starts_of_wait(before, visit.begins_at, zone)
    avoid = Hold(_AVOID, holds_from_at, visit.session.ended_at)
    if advised_from_at is None:
        return [avoid]
    return [avoid, Hold(_CAUTION, advised_from_at, holds_from_at)]


def _latest_ends(
    ends: list[tuple[datetime | None, datetime | None]],
) -> tuple[datetime | None, datetime | None]:
    """Give the ends that count over several sessions: the latest of each (TIME-8).

    That is not always the latest session's: over a clock change an earlier one can end later.
    """
    if len(ends) == 1:
        return ends[0]
    dated = [(caution_at or clear_at, clear_at) for caution_at, clear_at in ends if clear_at]
    if not dated:
        return None, None
    caution_at = max(caution_at for caution_at, _ in dated)
    clear_at = max(clear_at for _, clear_at in dated)
    return (caution_at if caution_at < clear_at else None), clear_at


def ends_of_wait(
    wait: Wait | None, end_after: Callable[[Length], datetime]
) -> tuple[datetime | None, datetime | None]:
    """Give the two ends of a wait (TIME-7): when caution begins, if it does, and when it is over.

    `end_after` adds a length to the session. Where hours and days are mixed, a clock change can
    turn the two ends round: the later one is the end.
    """
    if wait is None:
        return None, None
    least, most = wait
    most_at = end_after(most)
    if least == most:
        return None, most_at
    least_at = end_after(least)
    return (least_at, most_at) if least_at < most_at else (None, least_at)


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
    now = [
        status
        for status, from_at, until_at in holds
        if from_at <= moment and (until_at is None or moment < until_at)
    ]
    if now:
        return now[0] if len(now) == 1 else min(now, key=_STRICTNESS.__getitem__)
    return Status.UPCOMING if moment < latest_session_at else Status.CLEAR


def _date_care(
    key: str,
    care: Care,
    watch: Watch | None,
    visits: list[_Visit],
    at: datetime,
    zone: ZoneInfo,
) -> DatedCare:
    stretches = _merge([_care_stretch(care, watch, visit, zone) for visit in visits])
    for from_at, until_at in stretches:
        if until_at is None or at < until_at:
            status = CareStatus.NOW if from_at <= at else CareStatus.LATER
            return DatedCare(key, care, status, from_at, until_at)
    return DatedCare(key, care, CareStatus.OVER, *stretches[-1])


def _care_stretch(
    care: Care, watch: Watch | None, visit: _Visit, zone: ZoneInfo
) -> tuple[datetime, datetime | None]:
    if care.from_ is None:
        lasts = care.for_ or (watch and watch.for_)
        return visit.begins_at, visit.ends[lasts.most] if lasts else None
    from_at = visit.ends[care.from_.most]
    if care.for_ is not None:
        return from_at, add_length(from_at, care.for_.most, zone)
    return from_at, visit.ends[watch.for_.most] if watch else None


def _merge(
    stretches: list[tuple[datetime, datetime | None]],
) -> list[tuple[datetime, datetime | None]]:
    """Join stretches that touch."""
    if len(stretches) == 1:
        return stretches
    merged: list[tuple[datetime, datetime | None]] = []
    for from_at, until_at in sorted(stretches, key=itemgetter(0)):
        before = merged[-1][1] if merged else from_at
        if merged and (before is None or from_at <= before):
            last = max(before, until_at) if before and until_at else None
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((from_at, until_at))
    return merged


def _date_after_effects(
    effects: Mapping[str, AfterEffect], visits: list[_Visit], at: datetime
) -> tuple[DatedAfterEffect, ...]:
    """Count from the latest session that is over, else from the first to come (TIME-12)."""
    past = [visit for visit in visits if visit.begins_at <= at]
    ends = past[-1].ends if past else visits[0].ends
    return tuple(
        [
            DatedAfterEffect(
                id=key,
                rule=effect,
                normal_until_at=ends[effect.lasts.most],
                call_from_at=ends[effect.call_after.least] if effect.call_after else None,
            )
            for key, effect in effects.items()
        ]
    )


def _watch_until(watch: Watch, visit: _Visit, zone: ZoneInfo) -> date:
    """Give the last day of the watch; a session without a time ends with its day (TIME-6)."""
    end = visit.ends[watch.for_.most].astimezone(zone)
    return (end if visit.session.has_time else end - timedelta(microseconds=1)).date()
