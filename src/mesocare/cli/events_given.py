"""Which events a command line tells of, and when each happened."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mesocare.characters import find_near
from mesocare.cli.inputs import read_session
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.rules.protocol import Protocol

LAST_SESSION = "last-session"
"""The event that every course has; the rules say the same, and are not loaded for it here."""


def read_events(
    texts: Sequence[str], protocol: "Protocol", zone: "ZoneInfo", now: datetime
) -> "tuple[dict[str, list[Session]], bool]":
    """Read events as they were told: each id with its moments, and whether the course is over.

    `last-session` without a moment says so of the latest session given, whenever that was.

    Raises:
        InputRefusedError: when these rules have no such event, or its moment cannot be read.

    """
    found: dict[str, list[Session]] = {}
    is_last = LAST_SESSION in texts
    for text in texts:
        event, _, moment = text.partition("=")
        check_event(event, protocol, "--happened")
        if text == LAST_SESSION:
            continue
        found.setdefault(event, []).append(
            read_session(moment or "now", zone, now, what="--happened")
        )
    return found, is_last


def check_event(event: str, protocol: "Protocol", where: str) -> None:
    """See that rules have an event.

    Raises:
        InputRefusedError: when they have no such event, with those that they have.

    """
    known = [*protocol.events, LAST_SESSION]
    if event in known:
        return
    near = "".join(f"Did you mean {it}? " for it in find_near(event, known))
    names = ", ".join(known)
    message = f"{where}: these rules have no such event. {near}Their events: {names}."
    raise InputRefusedError(message)
