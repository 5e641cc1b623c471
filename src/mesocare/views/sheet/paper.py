"""What is the sheet on paper? Texts become a PDF that can be read aloud, with its fonts inside."""

import json
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import typst

from mesocare.characters import describe
from mesocare.errors import InputRefusedError
from mesocare.protocol import Status
from mesocare.sentences import WORDS
from mesocare.views.sheet.content import Content
from mesocare.views.sheet.signs import draw_sign

_HOME = Path(__file__).parent
_FONT_PACKAGES = (
    "fontpkg_atkinson_hyperlegible",
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
)
_STANDARD: Final = "ua-1"
_LONG_WORD = re.compile(r"\S{16,}")
_NARROWEST_COLUMN = 150  # mm, beside the code or the logo


class Paper(StrEnum):
    """The size of the paper."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Print:
    """How large the type is, in points, and how many pages a sheet may have."""

    size: int
    small: int
    """For what is less urgent; never under 12 (UKAAF clear print)."""
    most_pages: int


ORDINARY = Print(size=14, small=12, most_pages=6)
LARGE = Print(size=18, small=16, most_pages=10)


def render_paper(
    sheets: Sequence[Content],
    *,
    at: datetime,
    paper: Paper = Paper.A4,
    type_size: Print = ORDINARY,
    logo: bytes = b"",
) -> bytes:
    """Give one or more sheets as one tagged PDF (PDF/UA-1), the same bytes for the same input.

    Raises:
        InputRefusedError: when a text does not fit, or a character has no glyph.

    """
    data = {
        "title": sheets[0].title,
        "language": sheets[0].language,
        "paper": "us-letter" if paper is Paper.LETTER else paper.value,
        "size": type_size.size,
        "small": type_size.small,
        "most_pages": type_size.most_pages,
        "words": {"name": WORDS.sheet_name, "note": WORDS.sheet_note, "page": WORDS.sheet_page},
        "sheets": [_printed(sheet) for sheet in sheets],
        "narrowest": _NARROWEST_COLUMN,
        "signs": {status.value: draw_sign(status) for status in Status},
    }
    data["long_words"] = sorted({word for text in _texts(data) for word in _long_words(text)})
    inputs = {"data": json.dumps(data), "logo": json.dumps(list(logo))}
    return _compile(inputs, int(at.timestamp()), type_size)


def _printed(sheet: Content) -> dict[str, Any]:
    """Give what stands on paper; sources and instants are for the page."""
    members = asdict(sheet)
    members.pop("sources")
    return members


def _compile(inputs: dict[str, str], timestamp: int, type_size: Print) -> bytes:
    try:
        made = _compiler(threading.get_ident()).compile(
            _template(),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=[_STANDARD],
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        raise _refusal(error, type_size) from None
    assert isinstance(made, bytes)
    return made


@cache
def _compiler(_thread: int) -> typst.Compiler:
    """Give a thread's typesetter, which sees the fonts of our packages and no file but ours."""
    folders = [Path(import_module(name).ROOT) / "files" for name in _FONT_PACKAGES]
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    return typst.Compiler(root=_HOME, font_paths=fonts, ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return (_HOME / "template.typ").read_bytes()


def _texts(member: Any) -> Iterator[str]:
    match member:
        case str():
            yield member
        case dict():
            for key, value in member.items():
                if key not in ("code", "signs"):
                    yield from _texts(value)
        case list() | tuple():
            for value in member:
                yield from _texts(value)


def _long_words(text: str) -> list[str]:
    return _LONG_WORD.findall(text)


def _refusal(error: typst.TypstError, type_size: Print) -> Exception:
    said = error.message
    if found := re.search(r'the text `"(.+)"` could not be displayed', said, re.DOTALL):
        message = (
            f"The sheet has no letter shape for {describe(found[1][0])}. "
            "Write the text with letters of the Latin, Greek, Cyrillic or Arabic script."
        )
        return InputRefusedError(message)
    if found := re.search(r"too long: (\S+)", said):
        message = (
            f"A word of {len(found[1])} characters is too long for the sheet: "
            f"it starts with '{found[1][:10]}'. Write it with spaces or hyphens in it."
        )
        return InputRefusedError(message)
    if found := re.search(r"too many pages: ([0-9]+)", said):
        message = (
            f"The sheet would have {found[1]} pages, and {type_size.most_pages} are the most. "
            "Shorten the note, the clinic's lines or the rule file."
        )
        return InputRefusedError(message)
    if "decode image" in said:
        return InputRefusedError("The clinic's logo is no picture that can be printed. Give a PNG.")
    return error
