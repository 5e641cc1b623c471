"""What holds now, and until when? A protocol, some sessions and a moment become a plan."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session, begin_of
from mesocare.plan.course import NextSession
from mesocare.rules.protocol import (
    AfterEffect,
    Care,
    Protocol,
    Restriction,
    Status,
)

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

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


def _strictest(holds: Iterable[Hold], latest_session_at: datetime, moment: datetime) -> Status:
    now = [
        status
        for status, from_at, until_at in holds
        if from_at <= moment and (until_at is None or moment < until_at)
    ]
    if now:
        return now[0] if len(now) == 1 else min(now, key=_STRICTNESS.__getitem__)
    return Status.UPCOMING if moment < latest_session_at else Status.CLEAR


READING_ORDER = (Status.AVOID, Status.CAUTION, Status.ASK, Status.UPCOMING, Status.CLEAR)
"""What not to do comes first."""


def group_by_status(plan: Plan) -> dict[Status, list[DatedRestriction]]:
    """Give the listed restrictions by status, each group by its next change."""

    def next_change(dated: DatedRestriction) -> tuple[bool, datetime]:
        change = next(dated.changes_after(plan.at), None)
        return change is None, change.at if change else plan.at

    groups = {
        status: sorted((d for d in plan.listed if d.status is status), key=next_change)
        for status in READING_ORDER
    }
    return {status: group for status, group in groups.items() if group}


def turns(dated: DatedRestriction, at: datetime) -> list[Change]:
    """Give the moments that a view shows: the two ends of the wait, and all that changes later."""
    ends = [
        Change(moment, dated.status_at(moment))
        for moment in (dated.caution_at, dated.clear_at)
        if moment is not None
    ]
    return sorted({*ends, *dated.changes_after(at)}, key=lambda change: change.at)


def list_days(plan: Plan) -> list[date]:
    """Give the days of the sessions in order; a day counts once."""
    return sorted({session.on for session in plan.sessions})
