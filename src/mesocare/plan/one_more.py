"""One visit more: whether the plan made with it leaves an event clear, and the latest that does."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.latest_session import ASIDE, LatestSession
from mesocare.dates.moments import Session, end_of
from mesocare.errors import InputRefusedError
from mesocare.plan.closed_days import ClosedDays, find_closed_days
from mesocare.plan.course import NextSession, days_of, make_next_session
from mesocare.plan.outline import outline_of
from mesocare.plan.preparation import Coming, date_preparations, find_coming, hold_before
from mesocare.rules.protocol import Protocol

if TYPE_CHECKING:
    from mesocare.plan.facts import Hold
    from mesocare.rules.clinic import Clinic

_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
_LONGEST_AGO = 20 * 366 * _DAY
"""No wait and no preparation together are longer."""
_YEARS_TRIED = 32
"""More than a wait, a preparation and a gap together take."""


class Event(NamedTuple):
    """When something must be OK: at a moment, or through its day."""

    at: datetime
    through: datetime | None

    def is_held(self, hold: "Hold") -> bool:
        """Whether something holds at any moment of it."""
        is_begun = hold.from_at <= self.at if self.through is None else hold.from_at < self.through
        return is_begun and (hold.until_at is None or self.at < hold.until_at)


class _Unknown(NamedTuple):
    """A visit that nobody can date: it lies outside the calendar."""


class OneMore:
    """The plans that one visit more, before an event, would make (COURSE-6, TIME-13).

    The visit after that one is projected anew, and what it asks for may have begun by the event. A
    later visit puts that off; one so early that the window of the visit after it has passed by the
    event is not prepared for either. Those between the two are not early, and not late, enough.
    """

    def __init__(
        self,
        protocol: Protocol,
        event: Event,
        zone: ZoneInfo,
        *,
        sessions: Sequence[Session] = (),
        clinic: "Clinic | None" = None,
    ) -> None:
        """Begin with the `sessions` that were; `zone` is the clinic's, in which others are."""
        self.event, self._zone = event, zone
        self._sessions, self._clinic = tuple(sessions), clinic
        self.outline = outline_of(protocol)
        self._rules = {item.id: item for item in self.outline.prepare(None).dated}
        self._coming: dict[date, Coming | _Unknown | None] = {}

    def is_free(self, bans: Collection[str], session: Session) -> bool:
        """Whether no ban for the visit after a session holds at the event."""
        if not bans:
            return True
        coming = self._coming_after(session)
        if coming is None:
            return True
        if isinstance(coming, _Unknown):
            return False
        rules = {key: self._rules[key].rule for key in bans}
        return not any(
            self.event.is_held(hold)
            for dated in date_preparations(rules, coming)
            for hold in hold_before(dated, coming.zone)
        )

    def is_free_on(self, bans: Collection[str], day: date) -> bool:
        """Whether that is so after a session on a day, whatever its hour."""
        return self.is_free(bans, self._on(day))

    def latest(self, bans: Collection[str], found: LatestSession) -> LatestSession | None:
        """Return the latest session, up to the one whose waits are over, that leaves it clear."""
        ended_at = found.ended_by
        on = ended_at.astimezone(self._zone).date()
        timed = Session(ended_at, on, has_time=True, zone=self._zone)
        is_free, is_free_on = self.is_free(bans, timed), self.is_free_on(bans, found.session_on)
        if is_free and is_free_on:
            return found
        day = self.last_passed
        if day is None:
            return None
        return LatestSession(
            ended_by=ended_at if is_free else min(ended_at, end_of(day, self._zone) - _MINUTE),
            session_on=found.session_on if is_free_on else min(found.session_on, day),
        )

    def first(self, bans: Collection[str], last_on: date) -> date | None:
        """Return the first day from which a session up to a free last one leaves it clear.

        None where one on each earlier day does so too.
        """
        if not bans or not self.is_free_on(bans, last_on):
            return None
        after = [last_on - _LONGEST_AGO, self.last_passed, *(one.on for one in self._sessions)]
        first_on = max([on for on in after if on]) + _DAY
        day = self._first_free(bans, first_on, last_on) if first_on < last_on else first_on
        return day if day > first_on else None

    def _first_free(self, bans: Collection[str], first_on: date, last_on: date) -> date:
        low, high = first_on, last_on
        while low < high:
            middle = low + (high - low) // 2
            low, high = (low, middle) if self.is_free_on(bans, middle) else (middle + _DAY, high)
        return low

    @cached_property
    def last_passed(self) -> date | None:
        """The last day after which the window of the next visit has passed by the event."""
        event_on = self.event.at.astimezone(self._zone).date()
        last = self._coming_after(self._on(event_on))
        if not isinstance(last, Coming) or last.until_at is None:
            return None
        window = last.until_at.astimezone(self._zone).date() - event_on
        first_on = event_on - window - ASIDE * _DAY
        if self._sessions:
            first_on = max(first_on, self._sessions[-1].on + _DAY)
        if first_on >= event_on or self._coming_after(self._on(first_on)) is not None:
            return None
        low, high = first_on, event_on
        while high - low > _DAY:
            middle = low + (high - low) // 2
            is_passed = self._coming_after(self._on(middle)) is None
            low, high = (middle, high) if is_passed else (low, middle)
        return low

    def is_followed(self, day: date) -> bool:
        """Whether the visit after a session on a day may come before the event is over."""
        try:
            following = self._following(self._on(day))
        except InputRefusedError:
            return False  # long after any event
        event_on = self.event.at.astimezone(self._zone).date()
        if following is None or following.is_maintenance:
            return False
        return following.earliest_on <= event_on

    def _on(self, day: date) -> Session:
        return Session(end_of(day, self._zone), day, has_time=False, zone=self._zone)

    def _coming_after(self, session: Session) -> Coming | _Unknown | None:
        """Return the visit that is projected after a session, none where none is by the event."""
        if session.on not in self._coming:
            self._coming[session.on] = self._find_coming(session)
        return self._coming[session.on]

    def _find_coming(self, session: Session) -> Coming | _Unknown | None:
        try:
            following = self._following(session)
        except InputRefusedError:
            return _Unknown()
        coming = find_coming([session], [following] if following else [], self.event.at)
        return next((one for one in coming if one.is_projected), None)

    def _following(self, session: Session) -> NextSession | None:
        """Return the visit after one.

        Raises:
            InputRefusedError: when it lies outside the calendar (TIME-11).

        """
        course = self.outline.protocol.course
        if course is None or not course.all_phases:
            return None
        days = days_of([*self._sessions, session])
        return make_next_session(course, days, self._closed_days)

    @cached_property
    def _closed_days(self) -> ClosedDays:
        """The days on which the clinic is closed, whatever session before the event is tried."""
        year = self.event.at.year
        years = range(year - _YEARS_TRIED, year + _YEARS_TRIED)
        return find_closed_days(self._clinic, years)
