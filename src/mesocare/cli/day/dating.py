"""The session of a row of the day list: when it ended, in which zone, under which rules."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mesocare.cli.day.plausible import check_plausible
from mesocare.dates.moments import Session
from mesocare.dates.zones import known_zone
from mesocare.errors import InputRefusedError
from mesocare.reading.day_list import MOST_REFUSED, DayList, RefusedRow, Row, read_row_session

if TYPE_CHECKING:
    from mesocare.cli.day.rows import Day


class Dated(NamedTuple):
    """A row with its session, and the zone in which it was read."""

    row: Row
    session: Session
    zone: ZoneInfo


def read_rows(day_list: DayList, day: "Day", refused: list[RefusedRow]) -> Iterator[Dated]:
    """Return each row that can be dated, with its session; the others go into `refused`."""
    misread = 0
    for row in day_list.rows:
        if len(refused) >= MOST_REFUSED or misread >= _MOST_MISREAD:
            refused.append(RefusedRow(row.number, _TOO_MANY))
            continue
        try:
            yield _date_row(row, day)
        except InputRefusedError as error:
            refused.append(RefusedRow(row.number, str(error)))
            misread += isinstance(error, _MisreadError)


def _date_row(row: Row, day: "Day") -> Dated:
    """Date a row.

    Raises:
        InputRefusedError: when something in it is not known, or its session is not plausible.

    """
    if row.protocol not in day.protocols:
        raise InputRefusedError(_NO_PROTOCOL.format(known=_list(day.known_names)))
    asked = day.protocols[row.protocol].questions.keys()
    if not set(row.answers) <= asked:
        raise InputRefusedError(_NO_QUESTION.format(known=_list(asked)))
    zone = _zone_of(row.zone) if row.zone else day.zone
    try:
        session = read_row_session(row, zone=zone, now=day.now)
    except InputRefusedError as error:
        raise _MisreadError(str(error)) from None
    today = day.at.astimezone(zone).date()
    if not day.asked.takes_any_date:
        check_plausible(session.on, today)
    return Dated(row, session, zone)


@cache
def _zone_of(name: str) -> ZoneInfo:
    """Return the zone of a row (TIME-17); what is no zone is not searched for another, row by row.

    Raises:
        InputRefusedError: when there is none of this name.

    """
    if zone := known_zone(name):
        return zone
    raise InputRefusedError(_NO_ZONE)


def _list(names: Collection[str]) -> str:
    return f"It knows: {', '.join(sorted(names)[:_MOST_LISTED])}" if names else "It knows none"


class _MisreadError(InputRefusedError):
    """The session of a row cannot be read."""


_MOST_MISREAD = 500
"""To find what each may mean takes a thousandth of a second, and so many make no day list."""
_MOST_LISTED = 10

_TOO_MANY = "so many rows above are refused that it was not read."
_NO_PROTOCOL = (
    "the clinic's file has no protocol of this name. {known}. Empty, the cell means the usual one."
)
_NO_QUESTION = (
    "the rule file asks no question of this name. {known}. Else leave the column 'with' empty."
)
_NO_ZONE = "there is no time zone of this name. Write the place, like Europe/Rome, and no offset."
