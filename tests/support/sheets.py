"""Sheets as they are printed, read back from their bytes: words, letters with places, codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it has no types
import zxingcpp
from plans import speaker_of
from pypdfium2 import raw

from mesocare.language.words.sheet import SheetWords
from mesocare.plan.facts import Plan
from mesocare.views.leaflet import Bearer
from mesocare.views.sheet.content import Content, make_content
from mesocare.views.sheet.joining import join_papers
from mesocare.views.sheet.paper import ORDINARY, Paper, Print, render_paper

NOBODY = Bearer()
_CODE = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_SAME_LINE = 2.0
"""How far apart in points two letters of a row may stand, whose types differ in size."""


@dataclass(frozen=True)
class Letter:
    """One letter on paper, with its place in points from the page's upper left corner."""

    page: int
    x: float
    y: float
    size: float
    character: str


def content_of(plan: Plan, bearer: Bearer = NOBODY) -> Content:
    """Return what stands on a plan's sheet."""
    return make_content(plan, bearer, speaker_of(plan))


def print_contents(
    *contents: Content,
    plan: Plan,
    paper: Paper = Paper.A4,
    type_size: Print = ORDINARY,
    logo: bytes = b"",
) -> bytes:
    """Return sheets as one PDF."""
    words = speaker_of(plan).table(SheetWords)
    return join_papers(
        render_paper(content, words, at=plan.at, paper=paper, type_size=type_size, logo=logo)
        for content in contents
    )


def print_sheet(
    plan: Plan,
    bearer: Bearer = NOBODY,
    *,
    paper: Paper = Paper.A4,
    type_size: Print = ORDINARY,
    logo: bytes = b"",
) -> bytes:
    """Return a plan's sheet as a PDF."""
    content = content_of(plan, bearer)
    return print_contents(content, plan=plan, paper=paper, type_size=type_size, logo=logo)


def words_of(data: bytes) -> str:
    """Read all text of a PDF in the order in which it is painted, each run of blanks as one."""
    pages = (page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(data))
    text = " ".join(pages).replace("\N{SOFT HYPHEN}", "").replace("\x02", "-").replace("￾", "-")
    return " ".join(text.split())


def count_pages(data: bytes) -> int:
    """Return the number of pages of a PDF."""
    return len(pdfium.PdfDocument(data))


def letters_of(data: bytes) -> list[Letter]:
    """Return all letters of a PDF that can be seen."""
    document = pdfium.PdfDocument(data)
    return [letter for number, page in enumerate(document) for letter in _letters(number, page)]


def _letters(number: int, page: Any) -> Iterator[Letter]:
    text, height = page.get_textpage(), page.get_height()
    for place in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, place))
        if character.strip() and not raw.FPDFText_IsGenerated(text, place):
            x, y = raw.c_double(), raw.c_double()
            raw.FPDFText_GetCharOrigin(text, place, x, y)
            size = raw.FPDFText_GetFontSize(text, place)
            yield Letter(number, x.value, height - y.value, size, character)


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a PDF, without blanks: all letters that stand at one height."""
    letters = sorted(letters_of(data), key=lambda letter: (letter.page, letter.y))
    line, before = 0, letters[0]
    numbered = []
    for letter in letters:
        if letter.page != before.page or letter.y - before.y > _SAME_LINE:
            line += 1
        before = letter
        numbered.append((line, letter))
    return [
        "".join(letter.character for _, letter in sorted(found, key=lambda one: one[1].x))
        for _, found in groupby(numbered, key=lambda one: one[0])
    ]


def codes_of(data: bytes) -> list[str]:
    """Read all codes on a sheet, as a telephone does."""
    document = pdfium.PdfDocument(data)
    return [
        code.text
        for page in document
        for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil(), formats=_CODE)
    ]


def text_of(page: str) -> str:
    """Return the words of a web page, without markup, script and style."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())


@dataclass(frozen=True)
class Cell:
    """One cell of a table, as a PDF tells those who cannot see it."""

    kind: str
    scope: str
    width: int
    is_empty: bool
    has_heads: bool
    """Whether it names other cells as its heads."""


def table_of(data: bytes) -> list[list[Cell]]:
    """Return the rows of a paper's table, as its tags say them; none without a table."""
    parts = dict(re.findall(rb"\n([0-9]+) 0 obj\n(<</Type/StructElem/.*)", data))
    rows = []
    for part in parts.values():
        if b"/S/TR/" in part:
            cells = re.findall(rb"([0-9]+) 0 R", part.partition(b"/K[")[2])
            rows.append([_cell(parts[number].decode("ascii")) for number in cells])
    return rows


def _cell(part: str) -> Cell:
    kind = re.search("/S/(T.)/", part)
    scope = re.search("/Scope/([A-Za-z]+)", part)
    width = re.search("/ColSpan ([0-9]+)", part)
    assert kind
    return Cell(
        kind=kind[1],
        scope=scope[1] if scope else "",
        width=int(width[1]) if width else 1,
        is_empty="/K[]" in part,
        has_heads="/Headers[(" in part,
    )
