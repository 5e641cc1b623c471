"""What did the user give, and what does the machine add? Arguments, clock, zone and files."""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.rules.clinic import Clinic
    from mesocare.rules.protocol import Protocol
    from mesocare.store.history import History, Recorded

_SAYS_A_TIME = re.compile(r":|[0-9] ?[ap]m\b|noon|midnight|now", re.IGNORECASE)


def check_letters(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """See that all that was typed is letters: what is not UTF-8 here cannot be written anywhere.

    Raises:
        InputRefusedError: with the place of what is none, which is not repeated.

    """
    for place, argument in enumerate(arguments, start=1):
        if not _is_text(argument):
            raise InputRefusedError(_NO_LETTERS.format(where=f"Word {place} after 'mesocare'"))
    for name, value in environment.items():
        if name.startswith(_STEERING) and not _is_text(value):
            raise InputRefusedError(_NO_LETTERS.format(where=f"The variable {name}"))


_STEERING = ("MESOCARE_", "COMP_WORDS", "_TYPER_COMPLETE_")
"""How the names of variables begin that are read as an argument is."""
_NO_LETTERS = (
    "{where} is not UTF-8 text, as from a console or a script of another encoding. "
    "Write it in UTF-8, or without letters such as é and ü."
)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_answer() -> str:
    """Return a line that somebody types as an answer; empty where the input has ended.

    Raises:
        InputRefusedError: when it is not UTF-8.

    """
    try:
        line = sys.stdin.readline() if sys.stdin else ""
        line.encode()
    except UnicodeError:
        raise InputRefusedError(_NO_LETTERS.format(where="The answer")) from None
    return line


def read_clock() -> datetime:
    """Give the second that it is, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def zone_here(moment: datetime) -> tzinfo | None:
    """Return the zone of this computer's clock at a moment; none where it is none: TZ=UTC+25."""
    try:
        return moment.astimezone().tzinfo
    except ValueError:
        return None


def read_recorded() -> "tuple[Recorded, ...]":
    """Give the sessions that are recorded on this computer, in order of time.

    Raises:
        StorageError: when their file cannot be read.

    """
    return read_kept().recorded


def read_kept() -> "History":
    """Return all that is recorded on this computer, after a word of what is odd about it.

    Raises:
        StorageError: when its file cannot be read.

    """
    from mesocare.store.history import default_path, read_history

    history = read_history(default_path())
    for notice in history.notices:
        write_error(f"mesocare: {notice}")
    return history


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
    text: str,
    zone: "ZoneInfo",
    now: datetime,
    base: datetime | None = None,
    *,
    what: str = "SESSION",
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
        message = f"{what}: {error}"
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


def end_of_day_asked(text: str | None, moment: datetime, zone: "ZoneInfo") -> datetime | None:
    """Return the end of the day that a text asks about, where it says no time of it.

    A day is then as strict as its strictest moment, not as its first minute.
    """
    from mesocare.dates.moments import end_of, start_of

    if text is None or _SAYS_A_TIME.search(text):
        return None
    day = moment.astimezone(zone).date()
    return end_of(day, zone) if moment == start_of(day, zone) else None


def read_rules(rules: Path | None, clinic: Path | None) -> "tuple[Protocol, Clinic | None]":
    """Read the rules with the clinic's changes in them, and the clinic, if its file is named.

    Raises:
        MesocareError: when one of the files cannot be read, or is refused.

    """
    from mesocare.reading.cache import load_rules_once

    protocol, found = load_rules_once(rules, clinic)
    if found is not None:
        from mesocare.reading.notices import say_no_changes

        if notice := say_no_changes(protocol, found):
            write_error(f"mesocare: {notice}")
    return protocol, found


def find_clinic_zone(name: str | None, clinic: Path | None) -> "ZoneInfo":
    """Give the zone that was named, else the clinic's, else this computer's (TIME-1).

    Raises:
        MesocareError: when there is no such zone, or the clinic's file is refused.

    """
    return find_zone(read_clinic_zone(clinic) if name is None and clinic is not None else name)


def read_clinic_zone(clinic: Path) -> str | None:
    """Return the zone that a clinic's file names; None where it names none.

    Raises:
        MesocareError: when the file cannot be read, or is refused.

    """
    from mesocare.reading.cache import load_clinic_once
    from mesocare.reading.source import read_source

    return load_clinic_once(read_source(clinic, "the clinic's file")).zone


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
