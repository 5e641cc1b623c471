"""Date what to do after a session, and what is normal after it (TIME-12, TIME-14)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from mesocare.dates.moments import (
    Session,
    add_early,
    add_to_day,
    add_to_session,
    end_of,
    start_of,
)
from mesocare.dates.waits import Length, Unit
from mesocare.plan.facts import CareStatus, DatedAfterEffect, DatedCare, Hold, Until
from mesocare.plan.outline import CareLine
from mesocare.plan.visits import Happened, Visit, anchor_of, find_told
from mesocare.rules.protocol import AfterEffect, Care

_LATER, _NOW, _OVER = CareStatus  # an Enum takes its time
_DATES = Unit.DATES
_ONE_DAY = timedelta(days=1)
_A_DAY = Length(1, Unit.DAYS).nominal_minutes
_A_WEEK = Length(1, Unit.WEEKS).nominal_minutes
_NEVER = datetime.max.replace(tzinfo=UTC)


_Stretch = tuple[datetime, datetime | None, Until | None]
"""A time in which a care is to be done: from when, until when, and what must happen besides."""


def date_care(
    line: CareLine,
    visits: Sequence[Visit],
    at: datetime,
    told: Happened,
    holds: Sequence[Hold],
) -> DatedCare:
    """Date a care: it starts anew with each session (TIME-12).

    `holds` is what holds off the same activity: meanwhile the care rests, so that no view says
    both "do" and "do not".

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    if line.rule.on:
        return _date_acts(line, visits, at, told, holds)
    stretches = _stretches(line, visits, told)
    for from_at, until_at, until in _parts_without(holds, stretches) if holds else stretches:
        if until_at is None or at < until_at:
            status = _NOW if from_at <= at else _LATER
            least_at = _goes_on_until(line.rule, visits, told, at)
            return DatedCare(
                line.key, line.rule, status, from_at, until_at, until, least_until_at=least_at
            )
    if line.waits_for and find_told(told, line.rule.after, visits[-1]) is None:
        return _undated(line, until=line.until, waits_for=line.waits_for)
    _, until_at, until = stretches[-1]
    if until_at is None or at < until_at:
        return _undated(line, until=until)
    return DatedCare(line.key, line.rule, _OVER, *stretches[-1], is_listed=False)


def _undated(
    line: CareLine, *, until: Until | None = None, waits_for: Until | None = None
) -> DatedCare:
    """Return a care that has no date to start on: its event, or the end of a ban, is not known."""
    return DatedCare(line.key, line.rule, _LATER, None, None, until, waits_for)


def _stretches(line: CareLine, visits: Sequence[Visit], told: Happened) -> list[_Stretch]:
    """Return the stretches that sessions give a care; none before its event has happened.

    Without an end it has none (TIME-12), but for the next session, with which it starts anew.
    """
    care = line.rule
    stretches: list[_Stretch] = []
    for session in visits:
        next_at = session.next_at
        visit = session if care.after is None else anchor_of(care.after, session, told)
        if visit is None:
            continue
        from_at, until_at = _dates_of(care, visit)
        until = line.until
        if until is not None:
            event = find_told(told, until.event, visit)
            if event is None:
                until_at = None
            else:
                until_at = event.ended_at if until_at is None else max(until_at, event.ended_at)
                until = None
        if next_at is not None:
            until_at = next_at if until_at is None else min(until_at, next_at)
        stretches.append((from_at, until_at, until))
    return stretches if len(stretches) <= 1 else _merge(stretches)


def _dates_of(care: Care, visit: Visit) -> tuple[datetime, datetime | None]:
    """Return the dates that a care's own lengths give."""
    session, start = visit.session, care.from_.most if care.from_ else None
    from_at = _start_of(visit, start) if start else visit.begins_at
    if care.through is not None:
        return from_at, visit.ends[Length(care.through.number + 1, _DATES)]
    if care.for_ is None or care.for_.most is None:
        return from_at, None
    if start is None:
        return from_at, visit.ends[care.for_.most]
    return from_at, max(from_at, add_to_session(session, start, care.for_.most))


def _goes_on_until(
    care: Care, visits: Sequence[Visit], told: Happened, at: datetime
) -> datetime | None:
    """Return until when a care goes on at least that no date ends, after the latest session."""
    if care.for_ is None or care.for_.least is None or care.for_.most is not None:
        return None
    begun = [visit for visit in visits if visit.begins_at <= at] or visits[:1]
    anchor = anchor_of(care.after, begun[-1], told)
    assert anchor is not None  # else none of its stretches would go on
    if care.from_ is None:
        return anchor.ends[care.for_.least]
    return add_to_session(anchor.session, care.from_.most, care.for_.least)


def _start_of(visit: Visit, start: Length) -> datetime:
    """Return when a care starts: counted in days and without a session time, with its day."""
    session = visit.session
    if start.unit is _DATES:
        return start_of(session.on + start.number * _ONE_DAY, session.zone)
    if session.has_time or start.unit in (Unit.MINUTES, Unit.HOURS):
        return visit.ends[start]
    return start_of(add_to_day(session.on, start), session.zone)


def _merge(stretches: list[_Stretch]) -> list[_Stretch]:
    """Join stretches that touch, and drop those that are over before they begin.

    Where all are, the last one stays, to say so.
    """
    merged: list[_Stretch] = []
    for one in stretches:
        from_at, until_at, until = one
        if until_at is not None and until_at <= from_at:
            continue
        before_at, ended_at, _ = merged[-1] if merged else (None, None, None)
        if before_at and ended_at and from_at <= ended_at:
            merged[-1] = before_at, until_at, until
        else:
            merged.append(one)
    return merged or stretches[-1:]


def _parts_without(holds: Iterable[Hold], stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Return the parts of stretches, in order, in which nothing holds off their activity."""
    spans = _joined(holds)
    first = 0
    for from_at, until_at, until in stretches:
        while first < len(spans) and (spans[first][1] or _NEVER) <= from_at:
            first += 1
        free_at: datetime | None = from_at
        for held_at, free_again_at in islice(spans, first, None):
            if until_at is not None and held_at >= until_at:
                break
            if free_at is not None and free_at < held_at:
                yield free_at, held_at, until
            free_at = free_again_at
        if free_at is not None and (until_at is None or free_at < until_at):
            yield free_at, until_at, until


def _joined(holds: Iterable[Hold]) -> list[tuple[datetime, datetime | None]]:
    """Return the spans in which any hold holds, in order and apart from each other."""
    spans: list[tuple[datetime, datetime | None]] = []
    for _, from_at, until_at, _ in sorted(holds, key=lambda hold: hold.from_at):
        if spans and (spans[-1][1] is None or from_at <= spans[-1][1]):
            before_at, end_at = spans[-1]
            spans[-1] = before_at, end_at and until_at and max(end_at, until_at)
        else:
            spans.append((from_at, until_at))
    return spans


# Acts of one day each


class _Act(NamedTuple):
    """One day on which a care is done, from its first instant to its end."""

    on: date
    from_at: datetime
    until_at: datetime
    days: tuple[date, ...]
    """All days that its session gives."""
    session: Session


def _date_acts(
    line: CareLine,
    visits: Sequence[Visit],
    at: datetime,
    told: Happened,
    holds: Sequence[Hold],
) -> DatedCare:
    """Date acts of one day each, listed from the day before to the day after (TIME-14).

    The next session starts them anew, from its own beginning on.
    """
    care = line.rule
    acts = list(_acts(care, visits, told))
    zone = visits[-1].session.zone
    ahead = next((act for act in acts if at < act.until_at), None)
    over = next((act for act in reversed(acts) if act.until_at <= at), None)
    is_near = ahead is not None and at >= start_of(ahead.on - _ONE_DAY, zone)
    is_missed = over is not None and at < end_of(over.on + _ONE_DAY, zone)
    is_waiting = line.waits_for and find_told(told, care.after, visits[-1]) is None
    if is_waiting and ahead is None and not is_missed:
        return _undated(line, waits_for=line.waits_for)
    act, status = over, _OVER
    if ahead is not None and (is_near or not is_missed):
        is_held = any(hold.from_at <= at < (hold.until_at or ahead.until_at) for hold in holds)
        act, status = ahead, _LATER
        if ahead.from_at <= at and not is_held:
            status = _NOW
    assert act is not None, "a care on days has one after each session"
    return DatedCare(
        line.key,
        care,
        status,
        act.from_at,
        act.until_at,
        days=act.days,
        is_listed=is_near or is_missed,
    )


def days_of_acts(
    care: Care, visits: Sequence[Visit], told: Happened
) -> Iterator[tuple[date, Session]]:
    """Return all days on which a care is done, each with the session that it counts from."""
    for act in _acts(care, visits, told):
        yield act.on, act.session


class Start(NamedTuple):
    """The beginning of a care that begins on a later date than its session's."""

    on: date
    from_at: datetime
    last_on: date | None
    """Its last day; none where no date ends it, or only the next session."""
    session: Session


def starts_of(care: Care, visits: Sequence[Visit], told: Happened) -> Iterator[Start]:
    """Return when a care begins that begins on a day, or a week off: that is news on its day.

    So is what is to be done within a day from then on, such as taking a dressing off.
    """
    start = care.from_.most if care.from_ and not care.on else None
    if start is None:
        return
    most = care.for_.most if care.for_ else None
    least = _A_DAY if most and most.nominal_minutes <= _A_DAY else _A_WEEK
    if start.unit is not _DATES and start.nominal_minutes < least:
        return
    for session in visits:
        visit = anchor_of(care.after, session, told)
        if visit is None:
            continue
        from_at, until_at = _dates_of(care, visit)
        zone, next_at = visit.session.zone, session.next_at
        if next_at is None or from_at < next_at:
            last_at = until_at and until_at - timedelta.resolution
            yield Start(
                from_at.astimezone(zone).date(),
                from_at,
                last_at and last_at.astimezone(zone).date(),
                session.session,
            )


def _acts(care: Care, visits: Sequence[Visit], told: Happened) -> Iterator[_Act]:
    for session in visits:
        next_at = session.next_at
        visit = anchor_of(care.after, session, told)
        if visit is None:
            continue
        zone = visit.session.zone
        days = tuple(sorted({_day_of(visit.session, length) for length in care.on}))
        for on in days:
            from_at = start_of(on, zone)
            if next_at is None or from_at < next_at:
                yield _Act(on, from_at, end_of(on, zone), days, session.session)


def _day_of(session: Session, length: Length) -> date:
    """Return the day of an act: a number of a day counts from the session's (TIME-14)."""
    if length.unit is _DATES:
        return session.on + length.number * _ONE_DAY
    return add_to_day(session.on, length)


# After-effects


def date_after_effect(
    key: str,
    effect: AfterEffect,
    counted: Sequence[Visit],
    told: Happened,
    waits_for: Until | None,
) -> DatedAfterEffect:
    """Count from the latest of the sessions that are over, else from the first to come (TIME-12).

    What was already a reason to call after an earlier session stays one, the earliest counts.
    `waits_for` is the event from which it counts: before that it has no date.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    anchors = (
        [anchor_of(effect.after, visit, told) for visit in counted] if effect.after else counted
    )
    visit, earlier = anchors[-1], [one for one in anchors[:-1] if one]
    call = effect.call_after.least if effect.call_after else None
    earlier_call_at = min([one.calls[call] for one in earlier]) if call and earlier else None
    if visit is None:
        return DatedAfterEffect(
            key, effect, None, None, None, None, earlier_call_at, waits_for=waits_for
        )
    start = effect.from_.least if effect.from_ else None
    from_at = visit.begins_at if effect.after else None
    if start is not None:  # a result is never promised early
        from_at = visit.ends[start] if effect.expect else _begins_at(effect, start, earlier, visit)
    least_at = most_at = None
    if effect.lasts is not None:
        least, most = effect.lasts
        most_at = _normal_until(visit, start, most) if most else None
        least_at = _normal_until(visit, start, least) if least and least != most else None
    return DatedAfterEffect(
        key,
        effect,
        from_at,
        least_at,
        most_at,
        None if call is None else visit.calls[call],
        earlier_call_at,
        visit.ends[effect.from_.most]
        if effect.expect and effect.from_ and not effect.from_.is_single
        else None,
    )


def _begins_at(
    effect: AfterEffect, start: Length, earlier: Sequence[Visit], latest: Visit
) -> datetime:
    """Return from when an after-effect may show that begins some time after a session.

    A session that comes before the one before it shows does not put that off, nor does one that
    comes while it shows, and shows itself before that is over.
    """
    from_at, following = latest.calls[start], latest
    for visit in reversed(earlier):
        shows_at = visit.calls[start]
        ends_at = shows_at
        if effect.lasts:
            most = effect.lasts.most
            ends_at = _normal_until(visit, start, most) if most else _NEVER
        if following.begins_at >= shows_at and ends_at < from_at:
            break
        from_at, following = shows_at, visit
    return from_at


def _normal_until(visit: Visit, start: Length | None, length: Length) -> datetime:
    """Return until when an after-effect is normal, counted from where it begins."""
    return visit.calls[length] if start is None else add_early(visit.session, start, length)
