"""What did the user give, and what does the machine add? Arguments, clock, zone and files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from mesocare.errors import InputRefusedError
from mesocare.moments import Session, parse_at, parse_session
from mesocare.plan import Plan, make_plan
from mesocare.protocol import Protocol

_AFTERCARE = "Your session and the rules"
_MOST_ZONE_CHARACTERS = 64

SessionArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SESSION]...",
        help="When you left the clinic: 2026-11-20T14:30, or a date alone, or 'yesterday 14:30'.",
        show_default=False,
    ),
]
SessionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--session",
        "-s",
        metavar="SESSION",
        help="When you left the clinic. Give it again for each session.",
        show_default=False,
    ),
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="WHEN",
        help="The moment to look at, in place of now. A date alone is its first minute.",
        show_default=False,
    ),
]
ZoneOption = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="The clinic's time zone, such as Europe/Rome, in place of this computer's.",
        show_default=False,
    ),
]
RulesOption = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        envvar="MESOCARE_RULES",
        help="A rule file, in place of the one that comes with mesocare.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Print plain sentences: no table, no bars, no colour.")
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say, as they were typed."""

    sessions: Sequence[str]
    at: str | None
    zone: str | None
    rules: Path | None


def gather_plan(asked: Asked) -> Plan:
    """Read all that was asked for, add the clock and the zone, and make the plan.

    Raises:
        MesocareError: when anything of it is refused.

    """
    zone = find_zone(asked.zone)
    now = datetime.now(UTC).replace(microsecond=0)
    sessions = read_sessions(asked.sessions, zone, now)
    at = read_at(asked.at, zone, now)
    return make_plan(read_protocol(asked.rules), sessions, at=at, zone=zone)


def read_sessions(texts: Sequence[str], zone: ZoneInfo, now: datetime) -> list[Session]:
    """Read the sessions that were given.

    Raises:
        InputRefusedError: when there is none, or one is no date.

    """
    if not texts:
        message = "No session is given. Give its date, such as: mesocare today 2026-11-20"
        raise InputRefusedError(message)
    sessions = []
    for text in texts:
        try:
            sessions.append(parse_session(text, zone=zone, now=now))
        except InputRefusedError as error:
            message = f"SESSION: {error}"
            raise InputRefusedError(message) from None
    return sessions


def read_at(text: str | None, zone: ZoneInfo, now: datetime) -> datetime:
    """Read the moment to look at; without one, it is now.

    Raises:
        InputRefusedError: when it is no date.

    """
    if text is None:
        return now
    try:
        return parse_at(text, zone=zone, now=now)
    except InputRefusedError as error:
        message = f"--at: {error}"
        raise InputRefusedError(message) from None


def read_protocol(path: Path | None) -> Protocol:
    """Read the rule file that was named, else the default one.

    Raises:
        MesocareError: when it cannot be read, or is refused.

    """
    from mesocare.rulefile import load_protocol

    return load_protocol(path)


def find_zone(name: str | None) -> ZoneInfo:
    """Give the zone that was named, else this computer's.

    Raises:
        InputRefusedError: when there is no such zone, or the computer's has no known name.

    """
    return _system_zone() if name is None else _named_zone(name)


def _named_zone(name: str) -> ZoneInfo:
    try:
        if len(name) <= _MOST_ZONE_CHARACTERS and name.isascii():
            return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    message = f"--tz: there is no such time zone. {_suggest_zone(name)}"
    raise InputRefusedError(message)


def _suggest_zone(name: str) -> str:
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    zones = {zone.lower(): zone for zone in sorted(available_timezones())}
    cities = {zone.rsplit("/", 1)[-1]: zone for zone in zones if "/" in zone}
    wanted = name[:_MOST_ZONE_CHARACTERS].lower().replace(" ", "_")
    near = get_close_matches(wanted, [*zones, *cities], n=1, cutoff=0.75)
    if not near:
        return "Write it like Europe/Rome or America/New_York."
    return f"Did you mean {zones[cities.get(near[0], near[0])]}?"


def _system_zone() -> ZoneInfo:
    from tzlocal import get_localzone

    try:
        zone = get_localzone()
        if isinstance(zone, ZoneInfo) and zone.key:
            return zone
    except (KeyError, ValueError, OSError):
        pass
    message = (
        "This computer's time zone is not known. Give the clinic's zone, such as: --tz Europe/Rome"
    )
    raise InputRefusedError(message)
