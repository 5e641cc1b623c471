"""The windows of a course, counted from what really happened."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

from mesocare.dates.moments import (
    NO_SPAN,
    Session,
    Span,
    add_span,
    add_to_day,
    extend_span,
)
from mesocare.dates.waits import Count, Gap, Length
from mesocare.plan.closed_days import (
    NEVER_CLOSED,
    ClosedDays,
    Left,
    MovedBecause,
    move_to_open_day,
)
from mesocare.rules.protocol import Course, Phase


class NextSession(NamedTuple):
    """One session to come, as a window of days (COURSE-1)."""

    number: int
    """Its place in the course, counted from 1."""
    earliest_on: date
    recommended_on: date | None
    """The best day; none where the course names none (COURSE-1)."""
    latest_on: date | None
    """None where the gap is open: then it is never overdue."""
    is_projected: bool
    """Whether it counts from a session that has not been given, so that it will still move."""
    is_optional: bool
    """Whether the clinic decides if it is needed."""
    moved_because: MovedBecause | None = None
    """Why closed days moved the recommended date, or why it stays on one (COURSE-3)."""
    is_maintenance: bool = False
    moved_from_on: date | None = None
    """The recommended date before closed days moved it; none where it was not moved."""

    @property
    def is_shut(self) -> bool:
        """Whether the clinic is closed on all its days: another must be asked for (COURSE-3)."""
        return self.moved_because is not None and self.moved_because.left is Left.NONE

    @property
    def best_on(self) -> date | None:
        """The day to come on, as views say it: none where the clinic is closed on all its days."""
        return None if self.is_shut else self.recommended_on

    def has_passed(self, today: date) -> bool:
        """Whether its window has passed; a projected one waits for the one before."""
        is_due = not self.is_projected and not self.is_maintenance
        return is_due and self.latest_on is not None and today > self.latest_on

    def is_overdue(self, today: date) -> bool:
        """Whether its window has passed, and it is part of the plan (COURSE-5).

        What is an offer, or only if needed, is never due.
        """
        return self.has_passed(today) and not self.is_optional


class EarlySession(NamedTuple):
    """A session that was given inside the least gap before it (COURSE-2)."""

    number: int
    on: date
    earliest_on: date
    """The first day on which it would not have been too early."""


def make_next_sessions(
    course: Course,
    sessions: Sequence[Session],
    *,
    closed_days: ClosedDays = NEVER_CLOSED,
    is_over: bool = False,
) -> tuple[NextSession, ...]:
    """Return all sessions of the course after those given, in order (COURSE-1, COURSE-4).

    The first counts from the latest session given; those after it are projected: each recommended
    date is the latest session plus all recommended gaps up to it, added in one step (TIME-5).
    After the last one, or where the course is over before it (COURSE-5), there is the maintenance
    window alone, where the course has one.

    Closed days move a recommended date inside its window (COURSE-3). The window after it then
    counts from the date it moved to, so that no printed gap is too short, and the sums are held
    inside their windows.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    days = days_of(sessions)
    ahead = _places_ahead(course, len(days), is_over)
    return tuple(_date_places(ahead, days[-1], closed_days))


def make_next_session(
    course: Course, days: Sequence[date], closed_days: ClosedDays
) -> NextSession | None:
    """Return the first of the same alone, after sessions on some days; none after the last one.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    ahead = _places_ahead(course, len(days), False)  # noqa: FBT003  one more is none after the last
    return next(_date_places(ahead[:1], days[-1], closed_days), None)


def date_where_open(
    course: Course,
    done: int,
    latest: date,
    is_over: bool,  # noqa: FBT001  a cache takes its arguments by place
) -> tuple[NextSession, ...]:
    """Date the sessions after so many where no day is closed: for all whose latest was that day."""
    return tuple(_date_places(_places_ahead(course, done, is_over), latest, NEVER_CLOSED))


def find_early_sessions(course: Course, sessions: Sequence[Session]) -> tuple[EarlySession, ...]:
    """Return the sessions closer to the one before than their least gap, in order (COURSE-2).

    A session for which the course has no gap, since it comes after the last one and there is no
    maintenance, is not early.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    days = days_of(sessions)
    if len(days) == 1:
        return ()
    pairs = zip(days, days[1:], _gaps_from_the_second(course), strict=False)
    earliest = [(on, add_to_day(before, gap.least)) for before, on, gap in pairs]
    return tuple(
        EarlySession(number, on, earliest_on)
        for number, (on, earliest_on) in enumerate(earliest, start=2)
        if on < earliest_on
    )


def years_ahead(course: Course, sessions: Sequence[Session]) -> range:
    """Return all years in which a next session can lie, whatever days are closed.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    days = days_of(sessions)
    ahead = _places_ahead(course, len(days), False)  # noqa: FBT003  not over, for the years of all
    longest = [place.gap.most or place.counted_gap for place in ahead]
    return range(days[-1].year, add_to_day(days[-1], *longest).year + 2)


def days_of(sessions: Iterable[Session]) -> list[date]:
    """Return the days of the sessions in order; a day counts once."""
    return sorted({session.on for session in sessions})


def _phases(course: Course) -> Iterator[tuple[Phase, bool]]:
    """Return each session's phase, in order, and whether it is optional; maintenance aside."""
    for phase in course.all_phases:
        for place in range(phase.sessions.most):
            yield phase, place >= phase.sessions.least


def _gaps_from_the_second(course: Course) -> Iterator[Gap]:
    gaps = (phase.gap for phase, _ in list(_phases(course))[1:])
    return chain(gaps, repeat(course.maintenance) if course.maintenance else ())


class _Place(NamedTuple):
    """One session of a course ahead, with spans that count from the latest session given."""

    number: int
    gap: Gap
    counted_gap: Length
    earliest: Span
    counted: Span
    """All recommended gaps up to it, or least ones where none is recommended."""
    has_best_day: bool
    latest: Span | None
    is_optional: bool
    is_maintenance: bool


@lru_cache(maxsize=64)
def _places_ahead(course: Course, done: int, is_over: bool) -> tuple[_Place, ...]:  # noqa: FBT001  as above
    """Return the sessions after the first so many; after all of them, one of maintenance."""
    ahead = [] if is_over else list(_phases(course))[done:]
    if ahead or not course.maintenance:
        return tuple(_make_places(ahead, done + 1, is_maintenance=False))
    phase = Phase(sessions=Count(1, 1), gap=course.maintenance)
    return tuple(_make_places([(phase, True)], done + 1, is_maintenance=True))


def _make_places(
    phases: Iterable[tuple[Phase, bool]], first_number: int, *, is_maintenance: bool
) -> Iterator[_Place]:
    before = NO_SPAN
    for number, (phase, is_optional) in enumerate(phases, start=first_number):
        counted = extend_span(before, phase.counted_gap)
        yield _Place(
            number=number,
            gap=phase.gap,
            counted_gap=phase.counted_gap,
            earliest=extend_span(before, phase.gap.least),
            counted=counted,
            has_best_day=phase.recommended is not None or phase.gap.is_single,
            latest=extend_span(before, phase.gap.most) if phase.gap.most else None,
            is_optional=is_optional,
            is_maintenance=is_maintenance,
        )
        before = counted


def _date_places(
    ahead: Iterable[_Place], latest: date, closed_days: ClosedDays
) -> Iterator[NextSession]:
    is_projected, moved_on = False, None
    for place in ahead:
        sum_on = add_span(latest, place.counted)
        earliest_on, latest_on = _window(place, latest, moved_on)
        best_on = max(sum_on, earliest_on)
        best_on = best_on if latest_on is None else min(best_on, latest_on)
        chosen = move_to_open_day(best_on, earliest_on, latest_on, closed_days)
        moved = chosen.moved_because
        is_told = place.has_best_day or (moved is not None and moved.left is Left.NONE)
        yield NextSession(
            number=place.number,
            earliest_on=earliest_on,
            recommended_on=chosen.on if place.has_best_day else None,
            latest_on=latest_on,
            is_projected=is_projected,
            is_optional=place.is_optional,
            moved_because=moved if is_told else None,
            is_maintenance=place.is_maintenance,
            moved_from_on=best_on if place.has_best_day and chosen.on != best_on else None,
        )
        is_projected, moved_on = True, None if chosen.on == sum_on else chosen.on


def _window(place: _Place, latest: date, moved_on: date | None) -> tuple[date, date | None]:
    """Count from the session before: from its own day where it moved, else in one sum (TIME-5)."""
    gap = place.gap
    if moved_on is None:
        earliest_on = add_span(latest, place.earliest)
        latest_on = add_span(latest, place.latest) if place.latest else None
    else:
        earliest_on = add_to_day(moved_on, gap.least)
        latest_on = add_to_day(moved_on, gap.most) if gap.most else None
    return earliest_on, latest_on and max(earliest_on, latest_on)
