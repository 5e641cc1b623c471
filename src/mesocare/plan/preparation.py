"""What to do or not to do before the next session, and from when (TIME-13)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import (
    Session,
    end_of,
    first_local_instant,
    start_of,
    subtract_from_session,
    subtract_length,
)
from mesocare.dates.waits import Length, Range, Unit
from mesocare.plan.facts import EVER, DatedPreparation, Hold
from mesocare.rules.protocol import Preparation, Restriction, Status

if TYPE_CHECKING:
    from mesocare.plan.course import NextSession
    from mesocare.plan.facts import DatedRestriction

_A_DAY = Length(1, Unit.DAYS).nominal_minutes
_WITH_THE_CLOCK = frozenset({Unit.MINUTES, Unit.HOURS})


class Coming(NamedTuple):
    """A session to prepare for, given or projected."""

    number: int
    """Its place in the course."""
    session: Session
    """A projected one has no time."""
    zone: ZoneInfo
    """The session's: sessions of two zones compare as equal, and their preparations differ."""
    until_at: datetime | None
    is_projected: bool


def find_coming(
    sessions: Sequence[Session], next_sessions: "Sequence[NextSession]", at: datetime
) -> tuple[Coming, ...]:
    """Return the sessions to prepare for: each given one that is not over, then the projected one.

    The projected one counts as long as its window has not passed; one without an end never passes.
    One that is an offer after the course (COURSE-5) asks for nothing until it is booked.
    """
    coming: list[Coming] = []
    if sessions[-1].ended_at > at:
        days = {on: number for number, on in enumerate(sorted({s.on for s in sessions}), start=1)}
        coming = [
            Coming(
                number=days[session.on],
                session=session,
                zone=session.zone,
                until_at=session.ended_at,
                is_projected=False,
            )
            for session in sessions
            if session.ended_at > at
        ]
    for following in next_sessions[:1]:
        zone = sessions[-1].zone
        until_at = end_of(following.latest_on, zone) if following.latest_on else None
        if not following.is_maintenance and (until_at is None or at < until_at):
            on = following.recommended_on or following.earliest_on
            coming.append(
                Coming(
                    number=following.number,
                    session=Session(end_of(on, zone), on, has_time=False, zone=zone),
                    zone=zone,
                    until_at=until_at,
                    is_projected=True,
                )
            )
    return tuple(coming)


def date_preparations(
    rules: Mapping[str, Preparation], coming: Coming | None
) -> tuple[DatedPreparation, ...]:
    """Date what must be prepared, back from one session (COURSE-6, TIME-13).

    Without a session to come, preparations are lead times in words.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    if coming is None:
        return tuple(
            DatedPreparation(key, rule, None, None, None, None, None, is_projected=True)
            for key, rule in rules.items()
        )
    number, session, _, until_at, is_projected = coming
    session_at = session.begins_at
    found: dict[Length, datetime] = {}
    dated = []
    for key, rule in rules.items():
        advised_at, holds_at = _start_of(rule.lead, coming, found) if rule.lead else (None, None)
        dated.append(
            DatedPreparation(
                key,
                rule,
                number,
                advised_at,
                holds_at,
                _end_of_its_day(rule.on, session) if rule.on else until_at,
                session_at,
                is_projected,
            )
        )
    return tuple(dated)


def end_with_bans(dated: DatedPreparation, bans: Iterable[DatedPreparation]) -> DatedPreparation:
    """Return what is to be done until the first ban of it that begins later (TIME-13).

    Who eats a light supper on the day before eats nothing on the day itself.
    """
    start = dated.advised_from_at or dated.holds_from_at
    starts = [ban.advised_from_at or ban.holds_from_at for ban in bans]
    ends = [at for at in starts if start and at and start < at]
    return dated._replace(until_at=min(ends)) if ends else dated


def _end_of_its_day(day: Length, session: Session) -> datetime:
    """Return when a day before a session is over; its own is over with the session."""
    over_at = start_of(session.on + timedelta(days=day.number + 1), session.zone)
    return min(over_at, session.ended_at)


def _start_of(
    lead: Range, coming: Coming, found: dict[Length, datetime]
) -> tuple[datetime | None, datetime | None]:
    """Return the moments from which a preparation is advised and holds.

    Minutes and hours before a session whose time is not known stay words.
    """
    least, most = lead
    holds_at = _back(least, coming, found)
    if most == least:
        return None, holds_at
    advised_at = _back(most, coming, found)
    if advised_at and holds_at:
        advised_at = min(advised_at, holds_at)
    return advised_at, holds_at


def _back(length: Length, coming: Coming, found: dict[Length, datetime]) -> datetime | None:
    if length in found:
        return found[length]
    if not coming.session.has_time and length.unit in _WITH_THE_CLOCK:
        return None
    moment = found[length] = start_of_lead(coming.session, length)
    return moment


def start_of_lead(session: Session, lead: Length) -> datetime:
    """Return when a lead time starts; `day -1` does with the day before the session's.

    An hour that the clock shows twice is its first, and one after the session is the session.
    """
    if lead.unit in (Unit.DATES, Unit.CLOCK):
        day = session.on + timedelta(days=lead.day_number)
        if lead.unit is Unit.DATES:
            return start_of(day, session.zone)
        wall = datetime.combine(day, lead.clock)
        return min(first_local_instant(wall, session.zone), session.ended_at)
    return subtract_from_session(session, lead)


def hold_before(dated: DatedPreparation, zone: ZoneInfo) -> Iterator[Hold]:
    """Return what a preparation forbids: advice first, then the rule, until its session is over.

    Before a projected session all of it is advice, and less than a day before it stays words: a
    window of weeks is no time to eat nothing. Hours before a session without a time are counted
    from the first minute of its day: it may be then. A vague length is ever a question.
    """
    if dated.rule.do_not and dated.rule.about and dated.session_at is not None:
        yield Hold(Status.ASK, EVER, dated.until_at, is_before=True)
    if not dated.rule.do_not or dated.session_at is None or dated.rule.from_ is None:
        return
    least, most = dated.rule.from_
    if dated.is_projected and abs(most.nominal_minutes) < _A_DAY:
        return
    holds_at = advised_at = dated.holds_from_at or subtract_length(dated.session_at, least, zone)
    if least != most:
        advised_at = dated.advised_from_at or subtract_length(dated.session_at, most, zone)
    if dated.is_projected:
        yield Hold(Status.CAUTION, min(advised_at, holds_at), dated.until_at, is_before=True)
        return
    yield Hold(Status.AVOID, holds_at, dated.until_at, is_before=True)
    if advised_at < holds_at:
        yield Hold(Status.CAUTION, advised_at, holds_at, is_before=True)


def ask_between(holds: Iterable[Hold], begins_at: datetime) -> Iterator[Hold]:
    """Return what is not covered: the times from the first session on in which nothing holds.

    What only preparations name is neither forbidden nor allowed there (TIME-13).
    """
    for hold in sorted(holds, key=lambda hold: hold.from_at):
        if begins_at < hold.from_at:
            yield Hold(Status.ASK, begins_at, hold.from_at)
        if hold.until_at is None:
            return
        begins_at = max(begins_at, hold.until_at)
    yield Hold(Status.ASK, begins_at, None)


def without_preparation(dated: "DatedRestriction", at: datetime) -> "DatedRestriction":
    """Return a restriction as its sessions alone give it, for views that tell both apart."""
    if dated.preparation is None:
        return dated
    kept = dated._replace(holds=tuple(hold for hold in dated.holds if not hold.is_before))
    return kept._replace(status=kept.status_at(at))


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
