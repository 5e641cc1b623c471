"""What did the user give, and what does the machine add? Arguments, clock, zone and files.

Every command imports this to be listed at all, so what reads and plans is loaded when it is needed.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.plan.facts import Plan
    from mesocare.rules.clinic import Clinic
    from mesocare.rules.protocol import Protocol
    from mesocare.store.history import Recorded

_NO_SESSION = (
    "No session is given, and none is recorded. Give its date, such as "
    "'mesocare today 2026-11-20', or record it once: 'mesocare sessions add 2026-11-20'."
)


class Asked(NamedTuple):
    """What the options say, as they were typed."""

    sessions: Sequence[str]
    at: str | None
    zone: str | None
    rules: Path | None
    clinic: Path | None = None


class Given(NamedTuple):
    """What was asked for, read, with what the machine adds."""

    sessions: "Sequence[Session]"
    now: datetime
    at: datetime
    zone: "ZoneInfo"
    protocol: "Protocol"
    clinic: "Clinic | None"
    is_own_zone: bool
    """Whether nobody gave a zone, so that this computer's counts."""


def gather(asked: Asked, *, is_for_others: bool = False) -> Given:
    """Read all that was asked for, and add the clock and the zone.

    Without a session the recorded ones count, in the zone in which the last was recorded; the
    clinic's zone goes before it.

    Raises:
        MesocareError: when anything of it is refused.

    """
    now = read_clock()
    recorded = () if asked.sessions else read_recorded()
    protocol, clinic = read_rules(asked.rules, asked.clinic)
    zone_name = recorded[-1].zone_name if recorded else None
    zone_name = (clinic and clinic.zone) or zone_name
    zone_name = zone_name if asked.zone is None else asked.zone
    zone = find_zone(zone_name, is_for_others=is_for_others)
    at = read_at(asked.at, zone, now)
    sessions = read_sessions(asked.sessions, zone, now, base_of(asked.at, at))
    sessions = sessions or [one.session for one in recorded]
    return Given(sessions, now, at, zone, protocol, clinic, zone_name is None)


def gather_plan(asked: Asked, *, is_for_others: bool = False) -> "Plan":
    """Read all that was asked for, and make the plan.

    Raises:
        MesocareError: when anything of it is refused, or there is no session.

    """
    given = gather(asked, is_for_others=is_for_others)
    if not given.sessions:
        raise InputRefusedError(_NO_SESSION)
    tell_of_own_zone(given)
    return plan_of(given)


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

    return make_plan(
        given.protocol, given.sessions, at=given.at, zone=given.zone, clinic=given.clinic
    )


def read_clock() -> datetime:
    """Give the second that it is, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def read_recorded() -> "tuple[Recorded, ...]":
    """Give the sessions that are recorded on this computer, in order of time.

    Raises:
        StorageError: when their file cannot be read.

    """
    from mesocare.store.history import default_path, read_history

    history = read_history(default_path())
    for notice in history.notices:
        write_error(f"mesocare: {notice}")
    return history.recorded


def base_of(text: str | None, at: datetime) -> datetime | None:
    """Return the moment of `--at` where words such as "yesterday" might count from it."""
    from mesocare.dates.typed import is_relative

    return None if text is None or is_relative(text) else at


def read_sessions(
    texts: Sequence[str], zone: "ZoneInfo", now: datetime, base: datetime | None = None
) -> "list[Session]":
    """Read the sessions that were given.

    Raises:
        InputRefusedError: when one is no date.

    """
    return [read_session(text, zone, now, base) for text in texts]


def read_session(
    text: str, zone: "ZoneInfo", now: datetime, base: datetime | None = None
) -> "Session":
    """Read one session.

    Raises:
        InputRefusedError: when it is no date, or another one counted from the base than from now.

    """
    from mesocare.dates.typed import check_base, parse_session

    try:
        if base is not None:
            check_base(text, parse_session, zone=zone, now=now, base=base)
        return parse_session(text, zone=zone, now=now)
    except InputRefusedError as error:
        message = f"SESSION: {error}"
        raise InputRefusedError(message) from None


def read_at(text: str | None, zone: "ZoneInfo", now: datetime) -> datetime:
    """Read the moment to look at; without one, it is now.

    Raises:
        InputRefusedError: when it is no date.

    """
    if text is None:
        return now
    from mesocare.dates.typed import parse_at

    try:
        return parse_at(text, zone=zone, now=now)
    except InputRefusedError as error:
        message = f"--at: {error}"
        raise InputRefusedError(message) from None


def read_protocol(path: Path | None) -> "Protocol":
    """Read the rule file that was named, else the default one.

    Raises:
        MesocareError: when it cannot be read, or is refused.

    """
    from mesocare.reading.cache import load_protocol_once

    return load_protocol_once(path)


def read_rules(rules: Path | None, clinic: Path | None) -> "tuple[Protocol, Clinic | None]":
    """Read the rules with the clinic's changes in them, and the clinic, if its file is named.

    Raises:
        MesocareError: when one of the files cannot be read, or is refused.

    """
    if clinic is None:
        return read_protocol(rules), None
    from mesocare.reading.clinic_file import load_rules

    return load_rules(rules, clinic)


def find_clinic_zone(name: str | None, clinic: Path | None) -> "ZoneInfo":
    """Give the zone that was named, else the clinic's, else this computer's (TIME-1).

    Raises:
        MesocareError: when there is no such zone, or the clinic's file is refused.

    """
    if name is None and clinic is not None:
        from mesocare.reading.clinic_file import read_clinic_file

        name = read_clinic_file(clinic).require().zone
    return find_zone(name)


def find_zone(name: str | None, *, is_for_others: bool = False) -> "ZoneInfo":
    """Give the zone that was named, else this computer's.

    Raises:
        InputRefusedError: when there is no such zone, the computer's has no known name, or it is
            UTC and somebody else would go by its times (TIME-17).

    """
    from mesocare.cli.zones import named_zone, system_zone

    if name is None:
        return system_zone(is_for_others=is_for_others)
    return named_zone(name, read_clock())
