"""What to do or not to do before the next session, and from when (TIME-13)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session, end_of, start_of, subtract_length
from mesocare.dates.waits import Length, Unit
from mesocare.rules.protocol import Preparation, Protocol, Restriction, Status

if TYPE_CHECKING:
    from mesocare.plan.course import NextSession
    from mesocare.plan.facts import DatedPreparation, Hold


class _Coming(NamedTuple):
    """The session to prepare for, given or projected."""

    number: int | None
    starts_at: datetime
    has_time: bool
    until_at: datetime | None
    is_projected: bool
    zone: ZoneInfo


def date_preparations(
    protocol: Protocol,
    sessions: Sequence[Session],
    next_sessions: "Sequence[NextSession]",
    at: datetime,
) -> "tuple[DatedPreparation, ...]":
    """Date what must be prepared, back from the next session (COURSE-6, TIME-13).

    That is the next given one that is not over, else the projected one, as long as its window has
    not passed; without either, preparations are lead times in words.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    from mesocare.plan.facts import DatedPreparation

    coming = _find_coming(sessions, next_sessions, at)
    if coming is None:
        return tuple(
            DatedPreparation(key, rule, None, None, None, None, None, is_projected=True)
            for key, rule in protocol.before_session.items()
        )
    return tuple(
        DatedPreparation(
            key,
            rule,
            coming.number,
            *_start_of(rule, coming),
            until_at=coming.until_at,
            session_at=coming.starts_at,
            is_projected=coming.is_projected,
        )
        for key, rule in protocol.before_session.items()
    )


def _find_coming(
    sessions: Sequence[Session], next_sessions: "Sequence[NextSession]", at: datetime
) -> _Coming | None:
    days = sorted({session.on for session in sessions})
    for session in sessions:
        if session.ended_at > at:
            return _Coming(
                number=days.index(session.on) + 1,
                starts_at=session.begins_at,
                has_time=session.has_time,
                until_at=session.ended_at,
                is_projected=False,
                zone=session.zone,
            )
    for following in next_sessions[:1]:
        zone = sessions[-1].zone
        until_at = end_of(following.latest_on, zone) if following.latest_on else None
        if until_at is None or at < until_at:
            starts_at = start_of(following.recommended_on or following.earliest_on, zone)
            return _Coming(following.number, starts_at, False, until_at, True, zone)  # noqa: FBT003  as named above
    return None


def _start_of(rule: Preparation, coming: _Coming) -> tuple[datetime | None, datetime | None]:
    """Return the moments from which a preparation is advised and holds.

    Minutes and hours before a session whose time is not known stay words.
    """
    if rule.from_ is None:
        return None, None

    def back(length: Length) -> datetime | None:
        is_dated = coming.has_time or length.unit not in (Unit.MINUTES, Unit.HOURS)
        return subtract_length(coming.starts_at, length, coming.zone) if is_dated else None

    holds_from_at = back(rule.from_.least)
    if rule.from_.is_single:
        return None, holds_from_at
    advised_from_at = back(rule.from_.most)
    if advised_from_at and holds_from_at:
        advised_from_at = min(advised_from_at, holds_from_at)
    return advised_from_at, holds_from_at


def hold_before(dated: "DatedPreparation") -> "Iterator[Hold]":
    """Return what a preparation forbids: advice first, then the rule, until its session is over.

    Before a projected session all of it is advice. Where a given session has no time, what starts
    hours before it holds from the first minute of its day.
    """
    from mesocare.plan.facts import Hold

    if dated.session_at is None or dated.rule.from_ is None:
        return
    starts_at = dated.holds_from_at or dated.session_at
    if dated.is_projected:
        yield Hold(Status.CAUTION, dated.advised_from_at or starts_at, dated.until_at)
        return
    yield Hold(Status.AVOID, starts_at, dated.until_at)
    if dated.advised_from_at is not None and dated.advised_from_at < starts_at:
        yield Hold(Status.CAUTION, dated.advised_from_at, starts_at)


def preparation_as_restriction(rule: Preparation) -> Restriction:
    """Return a ban before a session as a restriction, for views that list both alike."""
    return Restriction(
        activity=rule.do_not or "",
        short=rule.short,
        only_if=rule.only_if,
        unless=rule.unless,
        why=rule.why,
        also_called=rule.also_called,
        basis=rule.basis,
        sources=rule.sources,
    )
