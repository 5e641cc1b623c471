"""Stable names for what stands in a calendar and in the sheet's code."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from mesocare.dates.moments import Session
from mesocare.plan.facts import Plan

UID_ENDING = "@mesocare"
_UIDS = UUID("6b0a35c5-54c4-5a8e-9a0c-0d8f3c1b7e42")
"""The space in which a UID is made from what it names; itself it tells nothing."""

SessionIds = Mapping[Session, str]
"""The random id that is kept with each recorded session, so that two people never share a UID."""


class Uids:
    """Makes the names by which calendar programs know a plan's entries; none tells of a patient."""

    def __init__(self, plan: Plan, ids: SessionIds) -> None:
        """Name what counts from the sessions of a plan."""
        self._protocol = plan.protocol.protocol.id
        self._ids = ids
        self._first = plan.sessions[0]

    def of_moment(self, session: Session, moment: datetime) -> str:
        """Return the UID of what ends at a moment after a session."""
        return self._make("waits", self._name(session), moment.astimezone(UTC).isoformat())

    def of_act(self, session: Session, day: date) -> str:
        """Return the UID of what is to be done on a day after a session."""
        return self._make("act", self._name(session), day.isoformat())

    def of_visit(self, number: int, what: str = "visit") -> str:
        """Return the UID of a visit to come: it moves, but its number in the course stays."""
        return self._make(what, self._name(self._first), str(number))

    def of_watch(self) -> str:
        """Return the UID of the end of the watch, which moves with each session."""
        return self._make("watch", self._name(self._first))

    def _name(self, session: Session) -> str:
        return self._ids.get(session) or session.ended_at.astimezone(UTC).isoformat()

    def _make(self, *identity: str) -> str:
        return f"{uuid5(_UIDS, '/'.join((self._protocol, *identity)))}{UID_ENDING}"
