"""What does a command go by? What was typed, what is recorded, the rules, the clock and the zone.

Every command imports this to be listed at all, so what reads and plans is loaded when it is needed.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mesocare.cli.doubtful import find_doubts, refuse_doubt, warn_of_early_events, warn_of_nights
from mesocare.cli.events_given import read_events
from mesocare.cli.inputs import (
    base_of,
    find_zone,
    read_at,
    read_clock,
    read_kept,
    read_rules,
    read_sessions,
)
from mesocare.cli.postponed import COUNTRIES, postpone
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.plan.facts import Doubt, Plan
    from mesocare.rules.clinic import Clinic
    from mesocare.rules.protocol import Protocol
    from mesocare.store.history import Recorded

_NO_SESSION = (
    "No session is given, and none is recorded. Give its date, such as "
    "{example}, or record it once: 'mesocare sessions add 2026-11-20'."
)
_EXAMPLE = "'mesocare today 2026-11-20'"
_MOST_SESSIONS = 150
"""Of one plan: half as many again as the longest course has. Each view takes about a second."""
_MOST_DATED = 25_000
"""Rules of one plan, each counted after every session: 166 of them after 150."""


class Asked(NamedTuple):
    """What the options say, as they were typed."""

    sessions: Sequence[str] = ()
    at: str | None = None
    zone: str | None = None
    rules: Path | None = None
    clinic: Path | None = None
    yes: Sequence[str] = ()
    """The questions that are answered with yes."""
    no: Sequence[str] = ()
    happened: Sequence[str] = ()
    """Events, each with `=` and its moment where that is not now."""


class Given(NamedTuple):
    """What was asked for, read, with what the machine adds."""

    sessions: "Sequence[Session]"
    now: datetime
    at: datetime
    zone: "ZoneInfo"
    protocol: "Protocol"
    clinic: "Clinic | None"
    happened: "dict[str, list[Session]]"
    is_last: bool
    """Whether the latest session was the last one of its course."""
    is_own_zone: bool
    """Whether nobody gave a zone, so that this computer's counts."""
    booked: "Sequence[Session]" = ()
    """Those that lay ahead when they were recorded."""
    doubts: "Sequence[Doubt]" = ()
    """Why nothing may be a yes."""


def gather(asked: Asked, *, is_for_others: bool = False, may_be_doubtful: bool = False) -> Given:
    """Read all that was asked for, and add the clock and the zone.

    Without a session the recorded ones count, in the zone in which the last was recorded; the
    clinic's zone goes before it. Where one of them cannot be read, or the clock must be wrong, only
    views that give no permission then may be made: those that `may_be_doubtful`.

    Raises:
        MesocareError: when anything of it is refused.

    """
    now = read_clock()
    kept = None if asked.sessions else read_kept()
    recorded = kept.recorded if kept else ()
    _check_count(asked.sessions or recorded)
    protocol, clinic = read_rules(asked.rules, asked.clinic)
    zone_name = (clinic and clinic.zone) or (kept and kept.zone_name_at(now))
    zone_name = zone_name if asked.zone is None else asked.zone
    zone = find_zone(zone_name, is_for_others=is_for_others)
    at = read_at(asked.at, zone, now)
    happened, is_last = read_events(asked.happened, protocol, zone, now)
    is_last = is_last or (bool(recorded) and recorded[-1].is_last)
    protocol = _answer(protocol, asked, recorded)
    sessions = read_sessions(asked.sessions, zone, now, base_of(asked.at, at))
    warn_of_nights(sessions)
    sessions = sessions or [one.session for one in recorded]
    warn_of_early_events(happened, sessions)
    for event in kept.events if kept else ():
        happened.setdefault(event.event, []).append(event.when)
    _check_work(len(sessions), protocol)
    is_own_zone = zone_name is None
    doubts = find_doubts(kept, asked.at, now) if kept else []
    if doubts and not may_be_doubtful:
        raise refuse_doubt(doubts[0])
    read = (sessions, now, at, zone, protocol, clinic, happened, is_last, is_own_zone)
    return Given(*read, [one.session for one in recorded if one.is_booked], doubts)


def _check_count(sessions: "Sequence[str | Recorded]") -> None:
    if len(sessions) > _MOST_SESSIONS:
        message = (
            f"{len(sessions):,} sessions are too many for one plan. Give the latest "
            f"{_MOST_SESSIONS} with --session, or remove older ones: mesocare sessions remove"
        )
        raise InputRefusedError(message)


def _check_work(sessions: int, protocol: "Protocol") -> None:
    dated = (protocol.restrictions, protocol.allowed, protocol.care, protocol.before_session)
    rules = sum(len(each) for each in (*dated, protocol.after_effects))
    if sessions * rules > _MOST_DATED:
        message = (
            f"{sessions:,} sessions under {rules:,} rules are too many for one plan. Give the "
            f"latest {_MOST_DATED // rules:,} with --session."
        )
        raise InputRefusedError(message)


def _answer(protocol: "Protocol", asked: Asked, recorded: "Sequence[Recorded]") -> "Protocol":
    """Apply the answers that were given, and those that are kept with the sessions.

    What was answered with yes for any session is yes: that holds off more. An answer to a question
    that these rules do not ask is passed over.
    """
    kept_yes = {name for one in recorded for name, is_yes in one.answers.items() if is_yes}
    kept_no = {name for one in recorded[-1:] for name in one.answers} - kept_yes
    given = {*asked.yes, *asked.no}
    yes = {*asked.yes, *((kept_yes & protocol.questions.keys()) - given)}
    no = {*asked.no, *((kept_no & protocol.questions.keys()) - given)}
    if not yes and not no:
        return protocol
    from mesocare.plan.conditions import apply_answers

    return apply_answers(protocol, yes=sorted(yes), no=sorted(no))


def gather_plan(
    asked: Asked,
    *,
    is_for_others: bool = False,
    may_be_doubtful: bool = False,
    example: str = _EXAMPLE,
) -> "Plan":
    """Read all that was asked for, and make the plan; a refusal shows how to give a session.

    Raises:
        MesocareError: when anything of it is refused, or there is no session.

    """
    given = gather(asked, is_for_others=is_for_others, may_be_doubtful=may_be_doubtful)
    if not given.sessions:
        raise InputRefusedError(_NO_SESSION.format(example=example))
    tell_of_own_zone(given)
    return plan_of(given)


def gather_for_others(asked: Asked) -> Given:
    """Read all that was asked for, for a document that somebody else reads.

    Raises:
        MesocareError: when anything of it is refused, or there is no session.

    """
    given = gather(asked, is_for_others=True)
    if not given.sessions:
        raise InputRefusedError(_NO_SESSION.format(example=_EXAMPLE))
    return given


def tell_of_own_zone(given: Given) -> None:
    """Tell who gave no zone that this computer's is UTC, where it is (TIME-17)."""
    if given.is_own_zone:
        from mesocare.cli.zones import tell_of_utc

        tell_of_utc(given.zone)


def plan_of(given: Given) -> "Plan":
    """Make the plan of what was given.

    Raises:
        InputRefusedError: when a date lies outside the calendar.

    """
    from mesocare.plan.dating import make_plan

    if given.clinic and given.clinic.country:
        postpone(COUNTRIES)
    return make_plan(
        given.protocol,
        given.sessions,
        at=given.at,
        zone=given.zone,
        clinic=given.clinic,
        happened=given.happened,
        is_last=given.is_last,
        booked=given.booked,
        doubts=given.doubts,
    )


def ids_of_recorded(asked: Asked) -> "dict[Session, str]":
    """Return the random id kept with each recorded session, where the plan is made of those.

    Raises:
        StorageError: when their file cannot be read.

    """
    if asked.sessions:
        return {}
    from mesocare.store.history import default_path, read_history

    return {one.session: one.id for one in read_history(default_path()).recorded}
