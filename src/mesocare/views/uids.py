"""Stable names for what stands in a calendar and in the sheet's code."""

from datetime import UTC
from uuid import UUID, uuid5

from mesocare.dates.moments import Session
from mesocare.plan.facts import Plan

UID_ENDING = "@mesocare"


_UIDS = UUID("6b0a35c5-54c4-5a8e-9a0c-0d8f3c1b7e42")
"""The space in which a UID is made from what it names; itself it tells nothing."""


def make_uid(identity: tuple[str, ...], plan: Plan) -> str:
    """Give the name by which calendar programs know an entry; it says nothing of the patient."""
    name = "/".join((plan.protocol.protocol.id, *identity))
    return f"{uuid5(_UIDS, name)}{UID_ENDING}"


def next_session_uid(plan: Plan) -> str:
    """Give the UID of the next session's entry, for other views that speak of the same date."""
    return make_uid(_place_in_course(plan.next_sessions[0].number, plan), plan)


def _place_in_course(number: int, plan: Plan) -> tuple[str, ...]:
    """Name a session to come: it moves, but the first session and its number stay."""
    return "session", _say_instant(plan.sessions[0]), str(number)


def _say_instant(session: Session) -> str:
    return session.ended_at.astimezone(UTC).isoformat()
