"""When is the next session? The windows of a course, counted from what really happened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, repeat
from zoneinfo import ZoneInfo

from mesocare.closed_days import NEVER_CLOSED, ClosedDays, move_to_open_day
from mesocare.moments import Session, add_to_day, start_of, subtract_length
from mesocare.protocol import Course, Phase, Preparation, Protocol
from mesocare.waits import Count, Length, Wait


@dataclass(frozen=True, slots=True)
class NextSession:
    """One session to come, as a window of days (COURSE-1)."""

    number: int
    """Its place in the course, counted from 1."""
    earliest_on: date
    recommended_on: date
    latest_on: date
    is_projected: bool
    """Whether it counts from a session that has not been given, so that it will still move."""
    is_optional: bool
    """Whether the clinic decides if it is needed."""
    moved_because: str | None = None
    """Why closed days moved the recommended date, or why it stays on one (COURSE-3)."""
    is_maintenance: bool = False
    moved_from_on: date | None = None
    """The recommended date before closed days moved it; none where it was not moved."""

    def is_overdue(self, today: date) -> bool:
        """Whether its window has passed (COURSE-5); a projected one waits for the one before."""
        return not self.is_projected and today > self.latest_on


@dataclass(frozen=True, slots=True)
class DatedPreparation:
    """What to do or not to do before one session, with the moments from which (TIME-13)."""

    id: str
    preparation: Preparation
    advised_from_at: datetime | None
    """From here on it is better not to; none where it has one length or no date at all."""
    holds_from_at: datetime | None
    """From here on it holds; none where it has no date."""


@dataclass(frozen=True, slots=True)
class EarlySession:
    """A session that was given inside the least gap before it (COURSE-2)."""

    number: int
    on: date
    earliest_on: date
    """The first day on which it would not have been too early."""


def make_next_sessions(
    course: Course, sessions: Sequence[Session], *, closed_days: ClosedDays = NEVER_CLOSED
) -> tuple[NextSession, ...]:
    """Give all sessions of the course after those given, in order (COURSE-1, COURSE-4).

    The first counts from the latest session given; those after it are projected: each recommended
    date is the latest session plus all recommended gaps up to it, added in one step (TIME-5).
    After the last one there is the maintenance window alone, where the course has one.

    Closed days move a recommended date inside its window (COURSE-3). The window after it then
    counts from the date it moved to, so that no printed gap is too short, and the sums are held
    inside their windows.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    days = _days_of(sessions)
    ahead = list(_places_ahead(course, len(days)))
    return tuple(_date_places(ahead, len(days) + 1, days[-1], closed_days))


def find_early_sessions(course: Course, sessions: Sequence[Session]) -> tuple[EarlySession, ...]:
    """Give the sessions closer to the one before than their least gap, in order (COURSE-2).

    A session for which the course has no gap, since it comes after the last one and there is no
    maintenance, is not early.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    days = _days_of(sessions)
    pairs = zip(days, days[1:], _gaps_from_the_second(course), strict=False)
    earliest = [(on, add_to_day(before, gap.least)) for before, on, gap in pairs]
    return tuple(
        EarlySession(number, on, earliest_on)
        for number, (on, earliest_on) in enumerate(earliest, start=2)
        if on < earliest_on
    )


def years_ahead(course: Course, sessions: Sequence[Session]) -> range:
    """Give all years in which a next session can lie, whatever days are closed.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    days = _days_of(sessions)
    longest = [place.phase.gap.most for place in _places_ahead(course, len(days))]
    return range(days[-1].year, add_to_day(days[-1], *longest).year + 2)


def date_preparations(
    protocol: Protocol, next_session: NextSession, zone: ZoneInfo
) -> tuple[DatedPreparation, ...]:
    """Date what must be prepared, back from the first minute of the recommended day (COURSE-6).

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    start = start_of(next_session.recommended_on, zone)
    return tuple(
        DatedPreparation(key, preparation, *preparation_from(preparation, start, zone))
        for key, preparation in protocol.before_session.items()
    )


def preparation_from(
    preparation: Preparation, start: datetime, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """Give the moments from which a preparation is advised and from which it holds (TIME-13).

    Raises:
        InputRefusedError: when a moment lies outside the calendar (TIME-11).

    """
    if preparation.from_ is None:
        return None, None
    holds_from_at = subtract_length(start, preparation.from_.least, zone)
    if preparation.from_.is_single:
        return None, holds_from_at
    advised_from_at = subtract_length(start, preparation.from_.most, zone)
    return min(advised_from_at, holds_from_at), holds_from_at


@dataclass(frozen=True, slots=True)
class _Place:
    """One session of a course before it is dated."""

    phase: Phase
    is_optional: bool
    is_maintenance: bool = False


@dataclass(frozen=True, slots=True)
class _Start:
    """A day, with lengths still to be added to it, so that months are never chained (TIME-5)."""

    day: date
    lengths: tuple[Length, ...] = ()

    def plus(self, *lengths: Length) -> date:
        """Give the day after these lengths as well, all added in one step."""
        return add_to_day(self.day, *self.lengths, *lengths)

    def then(self, length: Length) -> "_Start":
        """Count one length further."""
        return _Start(self.day, (*self.lengths, length))


def _days_of(sessions: Iterable[Session]) -> list[date]:
    """Give the days of the sessions in order; a day counts once."""
    return sorted({session.on for session in sessions})


def _places(course: Course) -> Iterator[_Place]:
    """Give the sessions of the course in order, maintenance aside."""
    for phase in course.all_phases:
        for place in range(phase.sessions.most):
            yield _Place(phase, is_optional=place >= phase.sessions.least)


def _places_ahead(course: Course, done: int) -> Iterator[_Place]:
    """Give the sessions after the first so many; after all of them, one of maintenance."""
    ahead = list(_places(course))[done:]
    yield from ahead
    if course.maintenance and not ahead:
        phase = Phase(sessions=Count(1, 1), gap=course.maintenance)
        yield _Place(phase, is_optional=True, is_maintenance=True)


def _gaps_from_the_second(course: Course) -> Iterator[Wait]:
    gaps = (place.phase.gap for place in list(_places(course))[1:])
    return chain(gaps, repeat(course.maintenance) if course.maintenance else ())


def _date_places(
    ahead: Iterable[_Place], first_number: int, latest: date, closed_days: ClosedDays
) -> Iterator[NextSession]:
    total = before = _Start(latest)
    for number, place in enumerate(ahead, start=first_number):
        total = total.then(place.phase.recommended_gap)
        earliest_on = before.plus(place.phase.gap.least)
        latest_on = max(earliest_on, before.plus(place.phase.gap.most))
        best_on = min(max(total.plus(), earliest_on), latest_on)
        chosen = move_to_open_day(best_on, earliest_on, latest_on, closed_days)
        yield NextSession(
            number=number,
            earliest_on=earliest_on,
            recommended_on=chosen.on,
            latest_on=latest_on,
            is_projected=number > first_number,
            is_optional=place.is_optional,
            moved_because=chosen.moved_because,
            is_maintenance=place.is_maintenance,
            moved_from_on=None if chosen.on == best_on else best_on,
        )
        before = total if chosen.on == total.plus() else _Start(chosen.on)
