"""What stands on a sheet that was made? Its words, letters and codes, read back from the file."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it has no types
import zxingcpp
from fixed_plans import make_fixed_plan

from mesocare.plan.facts import Plan
from mesocare.views.content import Bearer, make_content
from mesocare.views.page.page import render_page
from mesocare.views.sheet.paper import ORDINARY, Paper, Print, render_paper

ON_THE_DAY = "when the session ends"
NOBODY = Bearer()
_CODE = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_FOOT = re.compile(r" As of [^()]+ (\([^()]+\) )?\([^()]+\)\. Page [0-9] of [0-9]$")


@dataclass(frozen=True)
class Letter:
    """One letter on paper."""

    size: float
    character: str


def print_sheet(
    plan: Plan,
    bearer: Bearer = NOBODY,
    *,
    paper: Paper = Paper.A4,
    type_size: Print = ORDINARY,
    at: datetime | None = None,
) -> bytes:
    """Give a plan's sheet as a PDF."""
    content = make_content(plan, bearer)
    return render_paper([content], at=at or plan.at, paper=paper, type_size=type_size)


def print_fixed(name: str = ON_THE_DAY, bearer: Bearer = NOBODY) -> bytes:
    """Give a fixed plan's sheet as a PDF."""
    return print_sheet(make_fixed_plan(name), bearer)


def make_page(name: str = ON_THE_DAY, bearer: Bearer = NOBODY) -> str:
    """Give a fixed plan's sheet as a page."""
    plan = make_fixed_plan(name)
    return render_page(make_content(plan, bearer), plan).decode()


class Words(str):
    """All text of a PDF, each run of spaces and line breaks as one space.

    A sentence may break off at the foot of a page, and go on below what stands at the next one's
    head.
    """

    __slots__ = ("pages",)
    pages: list[str]

    def __contains__(self, sentence: object) -> bool:
        """Say whether a sentence stands on a page, or on two."""
        assert isinstance(sentence, str)
        return super().__contains__(sentence) or any(
            before.endswith(sentence[:cut]) and sentence[cut + 1 :] in after
            for before, after in pairwise(self.pages)
            for cut, letter in enumerate(sentence)
            if letter == " "
        )


def words_of(data: bytes) -> Words:
    """Read all text of a PDF."""
    pages = [_clean(page.get_textpage().get_text_bounded()) for page in pdfium.PdfDocument(data)]
    words = Words(" ".join(pages))
    words.pages = [_FOOT.sub("", page) for page in pages]
    return words


def _clean(text: str) -> str:
    return " ".join(text.replace("\N{SOFT HYPHEN}", "").replace("\x02", "-").split())


def count_pages(data: bytes) -> int:
    """Give the number of pages of a PDF."""
    return len(pdfium.PdfDocument(data))


def letters_of(data: bytes) -> list[Letter]:
    """Give all letters of a PDF with their sizes in points."""
    document = pdfium.PdfDocument(data)
    return [letter for page in document for letter in _letters(page.get_textpage())]


def _letters(page: Any) -> list[Letter]:
    return [
        Letter(pdfium.raw.FPDFText_GetFontSize(page, place), character)
        for place, character in enumerate(page.get_text_range())
        if character.strip()
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
    """Give the words of a page, without markup, script and style."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())
