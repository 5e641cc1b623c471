"""The tags of a sheet's table as a screen reader needs them: rows with a name, no blank columns.

Typst makes a row's name its head only with a feature that its Python package cannot turn on, and a
column of pictures is to Typst a column like any other. It writes plain objects, the cells before
their row. What takes the place of another is as long as that: nothing else in the file moves.
"""

import re

_PART = re.compile(rb"\n([0-9]+) 0 obj\n<</Type/StructElem/S/(T[DHR])/[^\n]*")
_NAME = re.compile(rb"\((U[0-9]+x[0-9]+y[0-9]+)\)")
_REFERENCE = re.compile(rb"\b([0-9]+) 0 R")
_IN_INDEX = re.compile(rb"\((U[0-9]+x[0-9]+y[0-9]+)\)[0-9]+ 0 R")
_HOLDS_NOTHING = b"/K[]>>"


def name_rows(paper: bytes) -> bytes:
    """Return a paper in whose table the first cell of each row is the row's head.

    A column whose head is empty holds pictures or nothing; it is no part of the table.
    """
    nameless: set[bytes] = set()
    left_out: set[bytes] = set()

    def revise(found: re.Match[bytes]) -> bytes:
        part, number, kind = found.group(0, 1, 2)
        if kind == b"TR":
            return _blank(_REFERENCE, left_out, part)
        names = _NAME.findall(part)
        if kind == b"TH" and part.endswith(_HOLDS_NOTHING):
            nameless.update(names)
        if names and nameless.issuperset(names):
            left_out.add(number)
        return part if kind == b"TH" else _revise_cell(part, names, nameless)

    return _blank(_IN_INDEX, nameless, _PART.sub(revise, paper))


def _revise_cell(cell: bytes, heads: list[bytes], nameless: set[bytes]) -> bytes:
    """Return a cell as its row's head if it is the first, and else without the heads it names.

    A reader who is told the heads of a cell looks for no others, such as its row's.
    """
    told = b"/Headers[(%s)]" % b")(".join(heads)
    if len(heads) > 1:
        width = len(heads) - len(nameless.intersection(heads))
        cell = cell.replace(b"/ColSpan %d" % len(heads), b"/ColSpan %d" % width)
    elif b"x0y" in told:
        told_for_row = b"/Scope/Row".ljust(len(told))
        return cell.replace(b"/S/TD/", b"/S/TH/", 1).replace(told, told_for_row)
    return cell.replace(told, b" " * len(told))


def _blank(pattern: re.Pattern[bytes], marked: set[bytes], text: bytes) -> bytes:
    """Return a text with blanks for all that fits a pattern and is marked."""
    return pattern.sub(lambda found: b" " * len(found[0]) if found[1] in marked else found[0], text)
