"""What counts where something is recorded: the clinic's file, its zone, and rules that know ids."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mesocare.cli.doubts import find_hourless
from mesocare.cli.inputs import find_clinic_zone, read_clinic_zone, read_session
from mesocare.cli.output import say_refusal, write_error
from mesocare.errors import InputRefusedError, MesocareError

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.rules.protocol import Protocol
    from mesocare.store.history import Recorded


class RecordingClinic(NamedTuple):
    """The clinic's file by which something is recorded."""

    file: Path | None
    is_lost: bool = False
    """Whether a file is chosen that cannot be read; that is said already."""


def find_clinic(named: Path | None) -> RecordingClinic:
    """Find the clinic's file: the one that was named, else the one that this account has chosen.

    Where a chosen one cannot be read, that is said, and what was told is recorded all the same.
    """
    from mesocare.cli.chosen import find_chosen

    if named is not None:
        return RecordingClinic(named)
    try:
        if chosen := find_chosen():
            read_clinic_zone(chosen)
    except MesocareError as error:
        write_error(say_refusal(error))
        return RecordingClinic(None, is_lost=True)
    return RecordingClinic(chosen)


def find_recording_zone(
    tz: str | None, clinic: RecordingClinic, own: str | None = None
) -> "ZoneInfo":
    """Return the zone in which what was typed is read; `own` counts where nobody gave one.

    Raises:
        MesocareError: when there is no such zone, or the file that was named is refused.

    """
    zone = find_clinic_zone(own if tz is None else tz, clinic.file)
    if tz is None and clinic.is_lost:
        write_error(
            f"mesocare: So the time is read as one of {zone.key}. If your clinic is elsewhere, "
            "take this back, and give its zone with --tz."
        )
    return zone


def read_known_rules(rules: Path | None, clinic: RecordingClinic) -> "Protocol | None":
    """Return the rules that know the ids; without them, say that nobody has looked at those."""
    from mesocare.cli.inputs import read_rules

    protocol = None
    if not clinic.is_lost:
        try:
            protocol, _ = read_rules(rules, clinic.file)
        except MesocareError as error:
            write_error(say_refusal(error))
    if protocol is None:
        write_error("mesocare: So it is not known if the rules have this id. Look at it again.")
    return protocol


def read_with_day(
    texts: Iterable[str],
    zone: "ZoneInfo",
    kept: "Sequence[Recorded]",
    now: "datetime",
    *,
    is_own_zone: bool,
) -> "tuple[list[Session], Recorded | None]":
    """Read sessions, and find the recorded day of which one is the hour.

    Where nobody gave a zone, that hour is one of the clock by which the day was told. One that
    another clock shows on a day of that date, and that lies outside that day, is another visit's.

    Raises:
        InputRefusedError: when one of them cannot be read.

    """
    texts = list(texts)
    sessions = [read_session(text, zone, now) for text in texts]
    hourless = find_hourless(sessions, kept)
    if hourless and is_own_zone:
        sessions = [read_session(text, hourless.session.zone, now) for text in texts]
        hourless = find_hourless(sessions, kept)
    if hourless and not _is_within(sessions[0], hourless.session):
        hourless = None
    return sessions, hourless


def _is_within(session: "Session", day: "Session") -> bool:
    return day.begins_at <= session.begins_at <= day.ended_at


def check_id(where: str, text: str) -> None:
    """See that a text can be an id at all, before it is recorded.

    Raises:
        InputRefusedError: when it cannot.

    """
    from mesocare.rules.protocol import ID_PATTERN

    if not re.fullmatch(ID_PATTERN, text) or len(text) > _MOST_OF_AN_ID:
        message = f"{where}: write the id that the rules give it, such as scabs-gone."
        raise InputRefusedError(message)


_MOST_OF_AN_ID = 64
