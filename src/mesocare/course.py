"""When is the next session? The windows of a course, counted from what really happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mesocare.moments import Session, add_to_day, start_of, subtract_length
from mesocare.protocol import Course, Phase, Preparation, Protocol


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
    is_maintenance: bool = False

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


def make_next_sessions(course: Course, sessions: Sequence[Session]) -> tuple[NextSession, ...]:
    """Give all sessions of the course after those given, in order (COURSE-1, COURSE-4).

    The first counts from the latest session given; those after it are projected: each recommended
    date is the latest session plus all recommended gaps up to it, added in one step (TIME-5).
    After the last one there is the maintenance window alone, where the course has one.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    days = {session.on for session in sessions}
    latest = max(days)
    ahead = list(_phases_by_session(course))[len(days) :]
    if not ahead:
        return tuple(_maintenance(course, latest, number=len(days) + 1))
    gaps = [phase.recommended_gap for phase, _ in ahead]
    recommended = [add_to_day(latest, *gaps[: count + 1]) for count in range(len(gaps))]
    return tuple(
        NextSession(
            number=len(days) + 1 + place,
            earliest_on=add_to_day(before, phase.gap.least),
            recommended_on=recommended_on,
            latest_on=add_to_day(before, phase.gap.most),
            is_projected=place > 0,
            is_optional=is_optional,
        )
        for place, ((phase, is_optional), before, recommended_on) in enumerate(
            zip(ahead, [latest, *recommended[:-1]], recommended, strict=True)
        )
    )


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


def _phases_by_session(course: Course) -> Iterator[tuple[Phase, bool]]:
    """Give the phase of each session in order, and whether the session is optional."""
    for phase in course.all_phases:
        for place in range(phase.sessions.most):
            yield phase, place >= phase.sessions.least


def _maintenance(course: Course, latest: date, number: int) -> Iterator[NextSession]:
    if course.maintenance is None:
        return
    earliest_on = add_to_day(latest, course.maintenance.least)
    yield NextSession(
        number=number,
        earliest_on=earliest_on,
        recommended_on=earliest_on,
        latest_on=add_to_day(latest, course.maintenance.most),
        is_projected=False,
        is_optional=True,
        is_maintenance=True,
    )
