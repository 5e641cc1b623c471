"""Whose sheets are to be made? A clinic's day list, read strictly: each row counts or is refused.

A list that can be read in two ways is never guessed at: a wrong row is a wrong date for a patient.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mesocare.characters import describe, find_forbidden
from mesocare.dates.moments import Session
from mesocare.dates.typed import parse_session
from mesocare.errors import InputRefusedError
from mesocare.rules.protocol import MOST_CHARACTERS

MOST_BYTES = 5 * 1024 * 1024
COLUMNS = ("session", "name", "protocol", "note")
"""The columns that a day list may have; the first must be there."""
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a day list: one sheet to be made."""

    number: int
    """The line in the file, as a spreadsheet counts it: the header is 1."""
    session: str
    name: str | None = None
    protocol: str | None = None
    """A short name from the clinic's file."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row for which no sheet is made, and why; what stands in it is not repeated."""

    number: int
    reason: str

    def __str__(self) -> str:
        """Give the refusal in one line."""
        return f"row {self.number}: {self.reason}"


@dataclass(frozen=True, slots=True)
class DayList:
    """All rows of a day list, in its order; none is in both."""

    rows: tuple[Row, ...]
    refused: tuple[RefusedRow, ...]


def parse_day_list(data: bytes) -> DayList:
    """Read a day list: CSV in UTF-8, with commas, a header, and one line for each row.

    Raises:
        InputRefusedError: when the list as a whole cannot be read.

    """
    lines = _split(_decode(data))
    if not lines:
        raise InputRefusedError(_refuse_header("The day list is empty."))
    columns = _read_header(lines[0][1])
    in_doubt = _find_open_quotes(lines[1:])
    found = [_read_row(number, line, columns, in_doubt) for number, line in lines[1:]]
    if not found:
        message = "The day list has no row below its header. Write one for each sheet."
        raise InputRefusedError(message)
    return DayList(
        rows=tuple(row for row in found if isinstance(row, Row)),
        refused=tuple(row for row in found if isinstance(row, RefusedRow)),
    )


def read_row_session(row: Row, *, zone: ZoneInfo, now: datetime) -> Session:
    """Read a row's session, which must be the same moment whenever the list is read.

    Raises:
        InputRefusedError: when it is no moment, or one that counts from today.

    """
    session = parse_session(row.session, zone=zone, now=now)
    if session != parse_session(row.session, zone=zone, now=now - _YEAR):
        message = "The session counts from today. Write its date, such as 2026-11-20T14:30."
        raise InputRefusedError(message)
    return session


def _decode(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        message = "The day list is over 5 MiB. Split it into several."
        raise InputRefusedError(message)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"row {line}: this is no UTF-8. Save the day list as 'CSV UTF-8', then try again."
        raise InputRefusedError(message) from None


def _split(text: str) -> list[tuple[int, str]]:
    """Give the lines with their numbers; blank ones hold no row."""
    lines = (line.removesuffix("\r") for line in text.split("\n"))
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _refuse_header(what: str) -> str:
    return f"{what} Its first line names its columns: {','.join(COLUMNS)} (the first is needed)."


def _read_header(line: str) -> tuple[str, ...]:
    columns = tuple(column.strip() for column in line.split(","))
    if len(columns) == 1 and any(mark in line for mark in ";\t"):
        message = "The day list has no commas between its columns. Save it as 'CSV UTF-8'."
        raise InputRefusedError(message)
    repeated = [column for column, count in Counter(columns).items() if count > 1]
    if repeated:
        raise InputRefusedError(_refuse_header("The day list names a column twice."))
    if not set(columns) <= set(COLUMNS):
        raise InputRefusedError(_refuse_header("The day list has a column that is not known."))
    if COLUMNS[0] not in columns:
        raise InputRefusedError(_refuse_header("The day list has no column 'session'."))
    return columns


def _find_open_quotes(lines: Sequence[tuple[int, str]]) -> set[int]:
    """Give the rows between two lines with an open quote: they may belong to one text."""
    odd = [number for number, line in lines if line.count('"') % 2]
    pairs = zip(odd[::2], odd[1::2], strict=False)
    return {number for first, last in pairs for number in range(first, last + 1)}


def _read_row(
    number: int, line: str, columns: tuple[str, ...], in_doubt: set[int]
) -> Row | RefusedRow:
    if number in in_doubt:
        reason = "a quote is open here or in a row above. Close it, and write each row in one line."
        return RefusedRow(number, reason)
    try:
        fields = dict(_read_fields(line, columns))
    except InputRefusedError as error:
        return RefusedRow(number, str(error))
    return Row(
        number=number,
        session=fields["session"],
        name=fields.get("name") or None,
        protocol=fields.get("protocol") or None,
        note=fields.get("note") or None,
    )


def _read_fields(line: str, columns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if (place := find_forbidden(line)) is not None:
        message = f"it holds {describe(line[place])}, which cannot be seen. Take it out."
        raise InputRefusedError(message)
    fields = _split_fields(line)
    if len(fields) != len(columns):
        message = (
            f"it has {len(fields)} fields, and the header {len(columns)}. "
            "Put a text that has a comma in it in quotes."
        )
        raise InputRefusedError(message)
    for column, field in zip(columns, (field.strip() for field in fields), strict=True):
        _check_field(column, field)
        yield column, field


def _split_fields(line: str) -> list[str]:
    try:
        (fields,) = csv.reader([line], strict=True)
    except (csv.Error, ValueError):
        message = 'a quote in it is not closed, or stands inside a text. Write it as two: "".'
        raise InputRefusedError(message) from None
    return fields


def _check_field(column: str, field: str) -> None:
    if column == COLUMNS[0] and not field:
        message = "it has no session. Write its date, such as 2026-11-20T14:30."
        raise InputRefusedError(message)
    if len(field) > MOST_CHARACTERS:
        message = f"'{column}' has {len(field)} characters. Write {MOST_CHARACTERS} at most."
        raise InputRefusedError(message)
