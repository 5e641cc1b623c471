"""What lengths count from: the sessions, and the events that were told (TIME-1, TIME-10)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from mesocare.dates.moments import Session, add_early, add_to_session, start_of
from mesocare.dates.waits import Length
from mesocare.rules.protocol import LAST_SESSION

_ONE_DAY = timedelta(days=1)
_ONE_MINUTE = timedelta(minutes=1)
Happened = Mapping[str, Sequence[Session]]
"""The events that were told, each with the moments at which it happened, in order."""


class _Moments(dict[Length, datetime]):
    """The moments at which lengths after one session end, each counted once."""

    __slots__ = ("_count", "_session")

    def __init__(self, session: Session, count: Callable[..., datetime]) -> None:
        self._session, self._count = session, count

    def __missing__(self, length: Length) -> datetime:
        moment = self[length] = self._count(self._session, length)
        return moment


class Visit(NamedTuple):
    """A session, or an event that was told, with what is counted from it."""

    session: Session
    begins_at: datetime
    ends: _Moments
    """When a length after it ends, in case of doubt later: for what forbids."""
    calls: _Moments
    """The same, in case of doubt earlier: for what is a reason to call."""
    next_at: datetime | None = None
    """When the next session begins: one of a day alone does with its day."""
    is_event: bool = False
    """Whether it is an event that was told, with which another may happen."""


def make_visit(session: Session) -> Visit:
    """Return a session with nothing counted from it yet."""
    ends, calls = _Moments(session, add_to_session), _Moments(session, add_early)
    return Visit(session, session.begins_at, ends, calls)


def make_visits(sessions: Sequence[Session]) -> tuple[Visit, ...]:
    """Return sessions, which are in order, each with when the next begins."""
    visits: list[Visit] = []
    next_at = None
    for session in reversed(sessions):
        visit = make_visit(session)
        visits.append(visit if next_at is None else visit._replace(next_at=next_at))
        next_at = visit.begins_at if next_at is None else min(next_at, visit.begins_at)
    return tuple(visits[::-1])


def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Return sessions in order of time, each once.

    What was read in two zones counts in both: the days after it may end at two moments.
    """
    each = {(one.ended_at, one.on, one.has_time, one.zone.key or ""): one for one in sessions}
    return tuple([each[key] for key in sorted(each)])


def find_told(told: Happened, event: str | None, visit: Visit) -> Session | None:
    """Return when an event first happened after a visit; none where it has not.

    It must surely have been after it: one on the visit's own day, where either has no time, is
    not, nor is one in the very minute of its end. What counts from another event may happen with
    it. The last session of a course is that event itself.
    """
    moments = told.get(event, ()) if event else ()
    if not moments:
        return None
    session = visit.session
    if event == LAST_SESSION:
        return next((moment for moment in moments if moment >= session), None)
    over_at = session.ended_at
    if not session.has_time:  # the day is over with its first midnight, and waits count from both
        over_at = start_of(session.on + _ONE_DAY, session.zone)
    elif not visit.is_event:
        moments = [moment for moment in moments if not is_in_last_minute(moment, session)]
    return next((moment for moment in moments if moment.begins_at >= over_at), None)


def ends_course(told: Sequence[Session], latest: Session, at: datetime) -> bool:
    """Return whether it was told by a moment that the latest session was the last (COURSE-5).

    What was told before that session was said of an older course, and ends nothing.
    """
    return any(moment.begins_at <= at and moment.ended_at >= latest.begins_at for moment in told)


def is_in_last_minute(moment: Session, session: Session) -> bool:
    """Whether a moment may lie in the minute in which a session ended, so not surely after it."""
    first = session.ended_at.replace(second=0, microsecond=0)
    return first <= moment.begins_at < first + _ONE_MINUTE


def anchor_of(after: str | None, visit: Visit, told: Happened) -> Visit | None:
    """Return what a rule's lengths count from: its session, or the event after it."""
    if after is None:
        return visit
    event = find_told(told, after, visit)
    return None if event is None else make_visit(event)._replace(is_event=True)
