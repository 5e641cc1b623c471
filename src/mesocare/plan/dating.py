"""Date a protocol for some sessions: every rule of time at work."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session, add_length, add_to_session, begin_of
from mesocare.dates.waits import Length, Wait
from mesocare.errors import InputRefusedError
from mesocare.plan.course import NextSession, make_next_sessions, years_ahead
from mesocare.plan.preparation import starts_of_wait
from mesocare.rules.protocol import (
    AfterEffect,
    Care,
    Course,
    Preparation,
    Protocol,
    Restriction,
    Status,
    Watch,
)

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic
from mesocare.plan.facts import (
    _AVOID,
    _CAUTION,
    CareStatus,
    DatedAfterEffect,
    DatedCare,
    DatedRestriction,
    Hold,
    Plan,
    _strictest,
)


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
    from mesocare.plan.closed_days import find_closed_days

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
