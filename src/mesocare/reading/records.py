"""The records of a text file that a spreadsheet or a clinic's system has saved (RFC 4180).

Quotes that can be read in two ways give a record without cells, never a guess: a text that ends
at another place is another patient's row.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mesocare.characters import is_utf16
from mesocare.errors import InputRefusedError

SAVE_AS = "Save it as 'CSV UTF-8', then try again."
_BYTE_ORDER_MARK = "\ufeff"
_FOREIGN = (
    (b"PK\x03\x04", "a workbook (Excel, Numbers or LibreOffice)"),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old kind (.xls)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b'[{"', "JSON"),
    (b'{"', "JSON"),
    (b"BEGIN:VCALENDAR", "a calendar"),
)
"""How files start that are often given in place of a CSV."""
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml")
_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OLD_END = "\x1a"
"""Ctrl-Z, with which old programs end a text file."""
_FIRST_RECORD = re.compile(r'(?:[^"\r\n]++|"[^"]*+")*+(\r\r\n|\r\n|\n|\r)')
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t|])"?([,;\t]*)(?:\r\n|\r|\n)', re.IGNORECASE)


MOST_CELLS = 1_000
"""More cells than a row of any system has."""


class Record(NamedTuple):
    """One record, with where it stands."""

    number: int
    """Its row, as a spreadsheet shows it: the first is 1, and a line break in a cell is no row."""
    start: int
    end: int
    """Its place in the text, with the line end that follows it."""
    cells: list[str]
    fault: str = ""
    """Why it has no cells: its quotes or line ends can be read in two ways."""


class Table(NamedTuple):
    """A whole file as text, before its cells are told apart."""

    text: str
    delimiter: str | None
    """What a line such as `sep=;` says; a spreadsheet obeys that line, and shows it as no row."""
    start: int
    """Where the records begin."""


def decode_table(data: bytes) -> Table:
    """Read the bytes of a CSV: UTF-8, or UTF-16 with its mark.

    Raises:
        InputRefusedError: when it is anything else, which is named.

    """
    return _as_table(_decode(data))


def _as_table(text: str) -> Table:
    text = text.removeprefix(_BYTE_ORDER_MARK)
    end = len(text.rstrip(f"\r\n{_OLD_END}"))
    if _OLD_END in text[end:]:
        text = text[:end]
    found = _SEPARATOR_LINE.match(text)
    if found and not found[2]:
        return Table(text, found[1], found.end())
    return Table(text, None, 0)


def _decode(data: bytes) -> str:
    if what := _name_foreign(data):
        message = f"The day list is {what}. {SAVE_AS}"
        raise InputRefusedError(message)
    if data.startswith(_UTF16):
        return _decode_utf16(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _as_table(data[: error.start].decode("latin-1") + "?")
        row = max(record.number for record in split_records(before, ","))
        message = (
            f"row {row}: this is not UTF-8. It looks like Windows-1252 or another old encoding, "
            f"as a plain 'CSV' of Excel has it. {SAVE_AS} In Excel that is a kind of its own under "
            "'Save As'; in LibreOffice, tick 'Edit filter settings' and choose 'Unicode (UTF-8)'."
        )
        raise InputRefusedError(message) from None


def _name_foreign(data: bytes) -> str:
    """Return what a file is that is not a CSV, or in another encoding; empty for all others."""
    for mark, what in _FOREIGN:
        if data.startswith(mark):
            return f"{what}, not a CSV"
    if data[:512].lstrip().lower().startswith(_MARKUP):
        return "a web page or XML, not a CSV"
    if data.startswith(_UTF32):
        return "UTF-32"
    if not data.startswith(_UTF16) and is_utf16(data):
        return "UTF-16 without its mark"
    return ""


def _decode_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        message = f"The day list is UTF-16 that is damaged or cut short. {SAVE_AS}"
        raise InputRefusedError(message) from None


def is_passed_over(record: Record) -> bool:
    """Whether a record is a line such as `sep=;` that a program has taken for a row and saved."""
    first, *others = record.cells or [""]
    return bool(re.fullmatch(r"sep=[,;\t|]?", first, re.IGNORECASE)) and not any(others)


def split_records(table: Table, delimiter: str) -> Iterator[Record]:
    """Split a table into its records; lines without any text are counted, and left out.

    After a record whose quotes cannot be read, the next one starts on the next line.
    """
    text, position, number = table.text, table.start, 0
    end_mark, other = ("\r", "\n") if _has_old_ends(table) else ("\n", "\r")
    blank = re.compile(rf"(?:[ {re.escape(delimiter)}]*+\r?{end_mark})++")
    bare = re.compile(f"[^{re.escape(delimiter)}{end_mark}]*+")
    while position < len(text):
        if text[position] in " \r\n" + delimiter and (found := blank.match(text, position)):
            number += text.count(end_mark, position, found.end())
            position = found.end()
            continue
        number += 1
        end = text.find(end_mark, position)
        end = len(text) if end < 0 else end
        line, fault = text[position:end].removesuffix("\r"), ""
        if '"' in line:
            cells, stop = _read_quoted(text, position, bare, delimiter, end_mark)
            fault, end = ("", stop) if cells else (_OPEN_QUOTE, end)
        elif line.count(delimiter) >= MOST_CELLS:
            cells, fault = [], _MANY_CELLS
        else:
            cells = line.split(delimiter)
            fault = _OTHER_END if other in line else ""
        yield Record(number, position, end + 1, cells, fault)
        position = end + 1


_OPEN_QUOTE = (
    'a quote in it is not closed, or stands inside a text. Write it as two: "", '
    "and put the whole text in quotes."
)
_MANY_CELLS = f"it has over {MOST_CELLS:,} cells. Delete those that are empty."
_OTHER_END = "a line in it ends in another way than the others. Write each row in one line."


def _has_old_ends(table: Table) -> bool:
    """Whether lines end in CR alone, as the first one does; a cell may hold other line ends."""
    found = _FIRST_RECORD.match(table.text, table.start)
    if found and found[1] == "\r\r\n":
        message = f"The lines of the day list end in CR, CR and LF, as a wrong copy has. {SAVE_AS}"
        raise InputRefusedError(message)
    return bool(found and found[1] == "\r")


def _read_quoted(
    text: str, position: int, bare: re.Pattern[str], delimiter: str, end_mark: str
) -> tuple[list[str], int]:
    """Return the cells of a record that has quotes and where it ends; none if that is not clear."""
    cells = []
    while True:
        if found := _QUOTED.match(text, position):
            cells.append(found[1].replace('""', '"'))
            position = found.end() + text.startswith("\r\n", found.end())
        else:
            found = bare.match(text, position)
            assert found
            cell = found[0].removesuffix("\r")
            if cell.count('"') % 2 or cell.lstrip().startswith('"') or "\r" in cell or "\n" in cell:
                return [], 0
            cells.append(cell)
            position = found.end()
        if position >= len(text) or text[position] == end_mark:
            return cells, position
        if text[position] != delimiter or len(cells) >= MOST_CELLS:
            return [], 0
        position += 1
