"""What is asked before a session is recorded or removed: a year like a slip, a visit so near."""

import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mesocare.dates.moments import Session
    from mesocare.store.history import Recorded

_NEAR = timedelta(hours=12)
"""Nobody has two sessions so close to each other."""


def agree(question: str) -> bool:
    """Ask on standard error; Typer's own question would leave a blank on standard output.

    Raises:
        InputRefusedError: when the input ends without an answer, or there is none.
        DangerToldError: when the answer tells of a danger.

    """
    write_error(f"{question} Type yes or no.")
    try:
        answer = sys.stdin.readline() if sys.stdin else ""
    except (OSError, ValueError):
        answer = ""
    if not answer:
        message = "Nobody answered, so nothing was done. Run it in a terminal, or add --yes."
        raise InputRefusedError(message)
    if is_agreed := answer.strip().lower() in ("y", "yes"):
        return is_agreed
    from mesocare.cli.danger import refuse_danger

    refuse_danger(answer)
    return False


def _is_agreed(question: str) -> bool:
    """Ask in a terminal; where there is none, nobody has agreed."""
    return sys.stdin is not None and sys.stdin.isatty() and agree(question)


def check_year(session: "Session", now: datetime) -> None:
    """Question a year that is probably a slip (TIME-16).

    Raises:
        InputRefusedError: when nobody says that it is meant.

    """
    from mesocare.cli.speaking import make_own_speaker
    from mesocare.dates.plausible import find_year_slip

    meant = find_year_slip(session.on, now.astimezone(session.zone).date())
    if meant is None:
        return
    speaker = make_own_speaker(session.zone, now)
    doubt = f"{speaker.full_date(session.on)}? Did you mean {speaker.full_date(meant)}?"
    local = session.ended_at.astimezone(session.zone)
    hour = local.strftime("T%H:%M:%S").removesuffix(":00") if session.has_time else ""
    if _is_agreed(f"{doubt} Keep {session.on.year}?"):
        return
    written = f"{meant.isoformat()}{hour}"
    message = f"SESSION: {doubt} Write {written}, or add --any-date to keep the year."
    raise InputRefusedError(message)


def find_hourless(sessions: "Sequence[Session]", kept: "Sequence[Recorded]") -> "Recorded | None":
    """Return what is recorded of a session's day alone, where its hour is given now."""
    if len(sessions) != 1 or not sessions[0].has_time:
        return None
    same_day = (one for one in kept if one.session.on == sessions[0].on)
    return next((one for one in same_day if not one.session.has_time), None)


def check_hour(session: "Session", day: "Recorded", now: datetime) -> None:
    """Question an hour to come of a day on which a session was held.

    Raises:
        InputRefusedError: when nobody says that it is meant.

    """
    if session.begins_at <= now or day.is_booked:
        return
    if _is_agreed(f"Is that visit still to come: {say_back(session, now)}?"):
        return
    message = (
        "SESSION: you told of that day as one on which you had your session, and this hour is "
        "still to come. Write the hour again. If the visit is still ahead, add --any-date."
    )
    raise InputRefusedError(message)


def check_distance(session: "Session", others: "Sequence[Session]", now: datetime) -> None:
    """Question a session within 12 hours of another: it may be the same one, said anew.

    Raises:
        InputRefusedError: when nobody says that both are meant.

    """
    different = (one for one in others if one != session)
    near = next((one for one in different if abs(one.ended_at - session.ended_at) < _NEAR), None)
    if near is None:
        return
    old, new = say_back(near, now), say_back(session, now)
    if _is_agreed(f"Recorded already: {old}. Is it another visit: {new}?"):
        return
    message = (
        "SESSION: one within 12 hours of it is recorded already. Is it another visit? Then add "
        "--any-date. If not, remove the wrong one: see mesocare sessions list"
    )
    raise InputRefusedError(message)


def say_back(session: "Session", now: datetime) -> str:
    """Say what was understood, so that a slip shows."""
    from mesocare.cli.speaking import make_own_speaker
    from mesocare.sentences.sessions import read_back

    return read_back(session, make_own_speaker(session.zone, now))
