"""What to do or not to do before the next session, and from when (TIME-13)."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import (
    start_of,
    subtract_length,
)
from mesocare.dates.waits import Wait
from mesocare.plan.course import NextSession
from mesocare.rules.protocol import Preparation, Protocol


class DatedPreparation(NamedTuple):
    """What to do or not to do before one session, with the moments from which (TIME-13)."""

    id: str
    preparation: Preparation
    advised_from_at: datetime | None
    """From here on it is better not to; none where it has one length or no date at all."""
    holds_from_at: datetime | None
    """From here on it holds; none where it has no date."""


def date_preparations(
    protocol: Protocol, next_session: NextSession, zone: ZoneInfo
) -> tuple[DatedPreparation, ...]:
    """Date what must be prepared, back from the first minute of the recommended day (COURSE-6).

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    start = start_of(next_session.recommended_on, zone)
    return tuple(
        DatedPreparation(key, preparation, *preparation_from(preparation, start, zone))
        for key, preparation in protocol.before_session.items()
    )


def preparation_from(
    preparation: Preparation, start: datetime, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """Give the moments from which a preparation is advised and from which it holds (TIME-13).

    Raises:
        InputRefusedError: when a moment lies outside the calendar (TIME-11).

    """
    return (
        (None, None)
        if preparation.from_ is None
        else starts_of_wait(preparation.from_, start, zone)
    )


def starts_of_wait(
    before: Wait, start: datetime, zone: ZoneInfo
) -> tuple[datetime | None, datetime]:
    """Give the moments from which a wait before another is advised, if it is, and holds (TIME-13).

    Raises:
        InputRefusedError: when a moment lies outside the calendar (TIME-11).

    """
    holds_from_at = subtract_length(start, before.least, zone)
    if before.is_single:
        return None, holds_from_at
    return min(subtract_length(start, before.most, zone), holds_from_at), holds_from_at
