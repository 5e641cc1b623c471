"""A clinic's day list, read strictly: each row counts, is left out as declared, or is refused.

A list that can be read in two ways is never guessed at: a wrong row is a wrong date for a patient.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mesocare.characters import describe, find_forbidden
from mesocare.dates.misread import WRITE_LIKE
from mesocare.dates.moments import Session
from mesocare.dates.typed import parse_session
from mesocare.errors import InputRefusedError
from mesocare.language.en.names import MONTH_NAMES
from mesocare.reading.broken_text import has_lost_letters, is_misread
from mesocare.reading.list_dates import (
    FROM_TODAY,
    RewrittenDateError,
    read_list_date,
    why_no_date,
    without_midnight,
)
from mesocare.reading.records import Record, Table, decode_table, is_passed_over, split_records
from mesocare.rules.clinic import DateOrder, DayListColumns
from mesocare.rules.protocol import MOST_CHARACTERS

MOST_BYTES = 5 * 1024 * 1024
COLUMNS = ("session", "name", "protocol", "note", "with", "zone")
"""The columns of a day list whose columns nobody has declared; the first must be there."""
MOST_REFUSED = 5_000
"""After so many refused rows a list is not read on: it is no day list, and takes seconds."""
MOST_ROWS = 40_000
"""More than any clinic sees in a day; a longer list is split, over several machines as well."""
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_NO_DELIMITERS = {"|": "bars", ":": "colons"}
_MOST_ABOVE = 20
"""How many rows are looked through for a header, to say where it stands."""
_MOST_EMPTY = 1_000
"""How many records without any text may stand above it."""
_YEAR = timedelta(days=365)

_BLANKS = re.compile("[\t\u00a0\u2800\u3164\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_BREAKS = re.compile(r"[ \r\n]*[\r\n][ \r\n]*")
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u180e]+")
"""Marks of no width that a copy from elsewhere leaves: they say nothing."""
_DIRECTION_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
"""All but the overrides, which change the order of letters."""
_ODD = re.compile(r"[^ -~\n\r]")
"""What calls for a closer look; a list without any of it is read faster."""
_DATE_LIKE = re.compile(
    r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}"
    rf"|[0-9]{{1,2}}[- ](?:{'|'.join(name[:3] for name in MONTH_NAMES)})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a day list: one sheet to be made."""

    number: int
    """The row that a spreadsheet shows: the header is 1."""
    session: str
    """When it ended, as it can be typed."""
    name: str | None = None
    protocol: str | None = None
    """A short name from the clinic's file."""
    note: str | None = None
    answers: tuple[str, ...] = ()
    """The questions of the rule file that are answered with yes, by their ids."""
    zone: str | None = None
    """Its own time zone, where it has one."""
    is_name_broken: bool = False
    """Whether it had a name, of which letters were lost or changed on the way here."""
    lacks_time: bool = False
    """Whether a time should stand there, and nothing does, or the midnight of a program."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row for which no sheet is made, and why; what stands in it is not repeated."""

    number: int
    reason: str
    orders: frozenset[DateOrder] = frozenset()
    """In which its date can be read, once one is declared; empty where that is not its fault."""
    name: str = field(default="", repr=False)
    """Whose it is, for an index that is to show names; no message repeats it."""

    def __str__(self) -> str:
        """Return the refusal in one line."""
        return f"row {self.number}: {self.reason}"


@dataclass(frozen=True, slots=True)
class DayList:
    """All rows of a day list, in its order; none is in two places."""

    rows: tuple[Row, ...]
    refused: tuple[RefusedRow, ...]
    left_out: int = 0
    """Rows that do not count, as the clinic's file declares."""
    unread: int = 0
    """Lines after the last row that was read, where `MOST_REFUSED` rows were refused."""


def parse_day_list(data: bytes, declared: DayListColumns | None = None) -> DayList:
    """Read a day list as a spreadsheet or a clinic's system saves it.

    `declared` are the clinic's own columns. Without them, and where the list has none of them, its
    columns are `COLUMNS`.

    Raises:
        InputRefusedError: when the list as a whole cannot be read.

    """
    if len(data) > MOST_BYTES:
        message = "The day list is over 5 MiB. Split it into several."
        raise InputRefusedError(message)
    table = decode_table(data)
    header, delimiter = _find_header(table, declared)
    rows: list[Row] = []
    refused: list[RefusedRow] = []
    left_out = unread = 0
    for record, found in _read_rows(table, header, delimiter):
        if isinstance(found, Row):
            rows.append(found)
        elif found is None:
            left_out += 1
        else:
            refused.append(found)
        if len(refused) >= MOST_REFUSED:
            unread = len(table.text[record.end :].splitlines())
            break
    if not rows and not refused and not left_out:
        message = "The day list has no row below its header. Write one for each sheet."
        raise InputRefusedError(message)
    return DayList(tuple(rows), tuple(refused), left_out, unread)


class Sample(NamedTuple):
    """A list of a clinic's own system, from which its columns are drafted."""

    columns: list[str]
    """The names in its header."""
    rows: list[dict[str, str]]
    """What stands below it, by those names."""

    def texts_of(self, column: str) -> Iterator[str]:
        """Return what stands in a column."""
        return (row[column] for row in self.rows if row.get(column))


def read_sample(data: bytes) -> Sample:
    """Return a list as it is, to draft what the clinic's file declares of its columns.

    Raises:
        InputRefusedError: when its first row is not a header.

    """
    table = decode_table(data[:MOST_BYTES])
    headers = [
        (record, delimiter)
        for delimiter in _delimiters_of(table)
        for record in _first_records(table, delimiter)[:1]
    ]
    widest, delimiter = max(headers, key=lambda one: len(one[0].cells), default=(None, ""))
    if widest is None or not widest.cells:
        message = "The list is empty. Give one whose first row names its columns."
        raise InputRefusedError(message)
    names = [_tidy(name) for name in widest.cells]
    if any(map(_holds_data, names)):
        message = (
            "The first row of the list is not a header. Give one that names its columns there."
        )
        raise InputRefusedError(message)
    rows = [
        dict(zip(names, map(_tidy, record.cells), strict=False))
        for record in islice(split_records(table, delimiter), MOST_ROWS)
        if record.number > widest.number
    ]
    return Sample([name for name in names if name], rows)


def read_row_session(row: Row, *, zone: ZoneInfo, now: datetime) -> Session:
    """Read a row's session, which must be the same moment whenever the list is read.

    Raises:
        InputRefusedError: when it is not a moment, or one that counts from today.

    """
    try:
        session = parse_session(row.session, zone=zone, now=now)
    except InputRefusedError as error:
        if WRITE_LIKE in str(error):  # which names forms that a list must not have
            raise InputRefusedError(why_no_date(row.session)) from None
        raise
    if session != parse_session(row.session, zone=zone, now=now - _YEAR):
        raise InputRefusedError(FROM_TODAY)
    return session


# The header


class _Header(NamedTuple):
    """Which cell of each record holds what."""

    number: int
    names: list[str]
    session: tuple[int, ...]
    texts: dict[str, int]
    """The places of the other columns, by the names of `COLUMNS`."""
    unnamed: tuple[int, ...]
    """The places of columns without a name, which must be empty."""
    only: tuple[tuple[int, frozenset[str]], ...]
    dates: DateOrder | None


def _find_header(table: Table, declared: DayListColumns | None) -> tuple[_Header, str]:
    """Return the header, and what stands between the cells: what makes a header of its first row.

    Raises:
        InputRefusedError: when no row is a header, or it can be read in two ways.

    """
    refusals = []
    for delimiter in _delimiters_of(table):
        records = _first_records(table, delimiter)
        if not records:
            message = _refuse_header("The day list is empty.")
            raise InputRefusedError(message)
        try:
            return _read_header(records[0], declared), delimiter
        except InputRefusedError as error:
            refusals.append((len(records[0].cells), error, records))
    _, refusal, records = max(refusals, key=lambda one: one[0])
    for record in records[1:]:
        if _is_header(record, declared):
            message = (
                f"The header of the day list stands in row {record.number}. "
                "Delete the rows above it."
            )
            raise InputRefusedError(message)
    raise refusal


def _is_header(record: Record, declared: DayListColumns | None) -> bool:
    try:
        _read_header(record, declared)
    except InputRefusedError:
        return False
    return True


def _delimiters_of(table: Table) -> tuple[str, ...]:
    return (table.delimiter,) if table.delimiter else tuple(_DELIMITERS)


def _first_records(table: Table, delimiter: str) -> list[Record]:
    """Return the first records that hold something, which may be the header."""
    found = []
    for record in islice(split_records(table, delimiter), _MOST_EMPTY):
        if record.fault or (any(map(_tidy, record.cells)) and not is_passed_over(record)):
            found.append(record)
        if len(found) > _MOST_ABOVE:
            break
    return found


def _refuse_header(what: str) -> str:
    return f"{what} Its first row names its columns: {','.join(COLUMNS)} (the first is needed)."


def _read_header(record: Record, declared: DayListColumns | None) -> _Header:
    if record.fault:
        message = f"The header of the day list: {record.fault}"
        raise InputRefusedError(message)
    names = [_tidy(name) for name in record.cells]
    for name in names:
        if (place := find_forbidden(name)) is not None:
            message = f"The header of the day list holds {describe(name[place])}. Take it out."
            raise InputRefusedError(message)
    folded = [_fold(name) for name in names]
    if declared and declared.session:
        found = _match_declared(folded, declared, record.number)
        if found:
            return found
    return _match_columns(folded, record.number, declared)


def _match_declared(folded: list[str], declared: DayListColumns, number: int) -> _Header | None:
    """Return a header of the clinic's own columns; None where it is one of ours."""
    texts = {key: getattr(declared, key) for key in ("name", "protocol", "note", "zone")}
    texts["with"] = declared.with_
    wanted = [*declared.session, *filter(None, texts.values()), *declared.only]
    lacking = [name for name in wanted if folded.count(_fold(name)) != 1]
    if lacking:
        if set(filter(None, folded)) <= set(COLUMNS) and COLUMNS[0] in folded:
            return None
        how_often = "twice" if folded.count(_fold(lacking[0])) else "not at all"
        message = (
            f"The day list has the column '{lacking[0]}' {how_often}, which the clinic's file "
            "names under 'day_list'. Save the list with its columns, or change the clinic's file."
        )
        raise InputRefusedError(message)
    return _Header(
        number,
        folded,
        tuple(folded.index(_fold(name)) for name in declared.session),
        {key: folded.index(_fold(name)) for key, name in texts.items() if name},
        (),
        tuple(
            (folded.index(_fold(name)), frozenset(map(_fold, values)))
            for name, values in declared.only.items()
        ),
        declared.dates,
    )


def _match_columns(folded: list[str], number: int, declared: DayListColumns | None) -> _Header:
    named = [name for name in folded if name]
    if any(map(_holds_data, named)):
        raise InputRefusedError(_refuse_header("The first row of the day list is not a header."))
    if COLUMNS[0] not in named:
        what = "The day list has no column 'session'."
        message = f"{_refuse_header(what)} {_say_separators(folded)}{_DECLARE}"
        raise InputRefusedError(message)
    if unknown := set(named) - set(COLUMNS):
        what = f"The day list has {len(unknown)} columns that mesocare does not know."
        if len(unknown) == 1:
            what = "The day list has a column that mesocare does not know."
        message = f"{_refuse_header(what)} {_say_separators(folded)}{_DECLARE}"
        raise InputRefusedError(message)
    if len(named) > len(set(named)):
        raise InputRefusedError(_refuse_header("The day list names a column twice."))
    places = {name: place for place, name in enumerate(folded) if name}
    session = places.pop(COLUMNS[0])
    unnamed = tuple(place for place, name in enumerate(folded) if not name)
    dates = declared.dates if declared else None
    return _Header(number, folded, (session,), places, unnamed, (), dates)


_DECLARE = (
    "To read another system's columns, name them under 'day_list' in the clinic's file: "
    "'mesocare rules new clinic.yaml --kind clinic --from-list FILE' drafts that."
)


def _say_separators(folded: list[str]) -> str:
    """Say that cells stand apart by what is not read, where the header shows that."""
    for mark, name in _NO_DELIMITERS.items():
        if len(folded) == 1 and mark in folded[0]:
            return f"Its cells stand apart by {name}: {', '.join(_DELIMITERS.values())} are read. "
    return ""


def _holds_data(name: str) -> bool:
    """Whether a name of a column is none: it holds a date, or nothing but digits."""
    return bool(_DATE_LIKE.search(name) or name.isdecimal())


def _fold(name: str) -> str:
    """Return a name for comparing: no matter of capitals, blanks or forms of an accent."""
    return unicodedata.normalize("NFC", _tidy(name)).casefold()


# The rows


def _read_rows(
    table: Table, header: _Header, delimiter: str
) -> Iterator[tuple[Record, Row | RefusedRow | None]]:
    """Read each record below the header; None is a row that does not count.

    Raises:
        InputRefusedError: when there are over `MOST_ROWS`.

    """
    tidy = _tidy if _ODD.search(table.text) else str.strip
    for count, record in enumerate(split_records(table, delimiter)):
        if count > MOST_ROWS:
            message = f"The day list has over {MOST_ROWS:,} rows. Split it into several."
            raise InputRefusedError(message)
        if record.number <= header.number:
            continue
        cells = list(map(tidy, record.cells))
        if record.fault:
            yield record, RefusedRow(record.number, record.fault)
        elif any(cells):
            try:
                yield record, _read_cells(record, cells, header, delimiter)
            except RewrittenDateError as error:
                name = _name_in(cells, header)
                yield record, RefusedRow(record.number, str(error), error.orders, name)
            except InputRefusedError as error:
                yield record, RefusedRow(record.number, str(error), name=_name_in(cells, header))


def _read_cells(record: Record, cells: list[str], header: _Header, delimiter: str) -> Row | None:
    width = len(header.names)
    if len(cells) > width and any(cells[width:]):
        message = (
            f"it has {len(cells)} cells, and the header {width}. "
            f"Put a text that has {_A_DELIMITER[delimiter]} in it in quotes."
        )
        raise InputRefusedError(message)
    cells += [""] * (width - len(cells))
    if any("\n" in cell or "\r" in cell for cell in cells):
        _check_no_row_inside(cells, header, delimiter)
        cells = [_LINE_BREAKS.sub(" ", cell) for cell in cells]
    if any(_fold(cells[place]) not in values for place, values in header.only):
        return None
    if any(cells[place] for place in header.unnamed):
        message = "a text stands in a column that has no name. Delete it, or name the column."
        raise InputRefusedError(message)
    day, *clock = (cells[place] for place in header.session)
    if not day:
        message = "it has no session. Write its date, such as 2026-11-20T14:30."
        raise InputRefusedError(message)
    _check_text("session", day)
    texts = {key: cells[place] for key, place in header.texts.items() if cells[place]}
    is_name_broken = "name" in texts and _is_broken(record.cells[header.texts["name"]])
    if is_name_broken:
        del texts["name"]
    if is_misread(texts.get("note", "")) or _REPLACEMENT in texts.get("note", ""):
        raise InputRefusedError(_BROKEN_NOTE)
    for column, text in texts.items():
        _check_text(column, text)
    if [_fold(cell) for cell in cells[: len(header.names)]] == header.names:
        message = "it is the header again. Delete the row."
        raise InputRefusedError(message)
    on, at = _as_typed(day), _as_typed("".join(clock))
    return Row(
        number=record.number,
        session=read_list_date(on, at, header.dates),
        name=texts.get("name"),
        protocol=texts.get("protocol"),
        note=texts.get("note"),
        answers=tuple(re.split("[,; ]+", texts.get("with", ""))) if "with" in texts else (),
        zone=texts.get("zone"),
        is_name_broken=is_name_broken,
        lacks_time=not without_midnight(at) and (bool(clock) or without_midnight(on) != on),
    )


def _as_typed(cell: str) -> str:
    """Return a date or a time without what tells a spreadsheet that it is a text."""
    found = _MARKED_AS_TEXT.fullmatch(cell)
    return " ".join((found[1] or found[2] if found else cell).split())


_MARKED_AS_TEXT = re.compile(r"=\"([^\"]+)\"|'([^']+)")


def _name_in(cells: list[str], header: _Header) -> str:
    """Return the name in a refused row, where it can be shown."""
    place = header.texts.get("name", len(cells))
    name = " ".join(cells[place].split()) if place < len(cells) else ""
    is_shown = len(name) <= MOST_CHARACTERS and find_forbidden(name) is None
    return name if is_shown and not _is_broken(name) else ""


def _is_broken(name: str) -> bool:
    """Whether letters of a name were lost or changed; of the cell as it is, blanks and all."""
    return has_lost_letters(name) or (not name.isascii() and is_misread(name))


_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BROKEN_NOTE = (
    "letters of its note were lost or changed on the way here. Save the list anew from where it "
    "comes, as 'CSV UTF-8', or write the note again."
)
_A_DELIMITER = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}


def _check_text(column: str, text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        message = f"'{column}' has {len(text)} characters. Write {MOST_CHARACTERS} at most."
        raise InputRefusedError(message)
    if (place := find_forbidden(text)) is not None:
        message = f"it holds {describe(text[place])}, which cannot be seen. Take it out."
        raise InputRefusedError(message)


def _check_no_row_inside(cells: list[str], header: _Header, delimiter: str) -> None:
    """Refuse a record that may have swallowed another, by a quote that was never closed."""
    place = header.session[0]
    for line in (line for cell in cells for line in cell.splitlines()[1:]):
        parts = line.split(delimiter)
        if len(parts) > max(place, 1) and _DATE_LIKE.match(parts[place].strip()):
            message = (
                "a text in quotes in it goes on over several lines, and holds what may be another "
                "row. Close the quote, or take the line breaks out."
            )
            raise InputRefusedError(message)


def _tidy(cell: str) -> str:
    """Return a cell without what says nothing: blanks of all kinds, and marks of no width."""
    if cell.isascii() and "\t" not in cell:
        return cell.strip(" \r\n")
    return _BLANKS.sub(" ", _UNSEEN.sub("", cell)).strip(f" \r\n{_DIRECTION_MARKS}")
