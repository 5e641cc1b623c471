"""What is the sheet on paper? Texts become a PDF that can be read aloud, with its fonts inside."""

import json
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, Final

import typst

from mesocare.characters import describe
from mesocare.errors import InputRefusedError
from mesocare.rules.protocol import Status
from mesocare.sentences.days import WORDS
from mesocare.views.content import Content
from mesocare.views.signs import draw_sign

_HOME = Path(__file__).parent
_FONT_PACKAGES = (
    "fontpkg_atkinson_hyperlegible",
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
    "fontpkg_heebo",  # Hebrew
    "fontpkg_noto_sans_devanagari",
    "fontpkg_noto_sans_khmer",
    "fontpkg_noto_sans_tamil",
    "fontpkg_noto_sans_telugu",
    "fontpkg_noto_sans_thai",
    "fontpkg_hind_siliguri",  # Bengali, with the extra `scripts`
    "noto_cjk_sans_otc",  # Chinese, Japanese and Korean, with the extra `scripts`
)
"""The packages that have our typefaces; those that are not installed are left out."""
_OWN_TYPEFACES = ("Atkinson Hyperlegible", "Noto Sans")
"""What the program itself says is set in the first; the others are for what people write."""
_STANDARD: Final = "ua-1"
_LONG_WORD = re.compile(r"\S{16,}")
_LONGEST_IN_A_COLUMN = 18
"""How long a word may be, in letters as wide as a W, to fit into one of two columns."""
_UNBROKEN = re.compile(rf"[^\s/-]{{{_LONGEST_IN_A_COLUMN + 1},}}")
_OVER_THE_WHOLE_WIDTH = ("title", "head", "contact", "name", "note", "sessions")
_NARROWEST_COLUMN = 150  # mm, beside the code or the logo

_SCALES = {"title": 1.5, "head": 1.15, "heading": 1.1}
"""What the template sets larger than its ordinary text."""
_DRAWINGS = ("code", "signs")


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
    columns: int
    """One, where the type is so large that few words would stand in a line."""


ORDINARY = Print(size=14, small=12, most_pages=6, columns=2)
LARGE = Print(size=18, small=16, most_pages=10, columns=1)


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
    printed = [_printed(sheet) for sheet in sheets]
    long_words = [_find_long_words(members) for members in printed]
    for members, found in zip(printed, long_words, strict=True):
        members["columns"] = 1 if _need_the_width(found) else type_size.columns
    data = {
        "title": sheets[0].title,
        "language": sheets[0].language,
        "fonts": _typefaces(),
        "paper": "us-letter" if paper is Paper.LETTER else paper.value,
        "size": type_size.size,
        "small": type_size.small,
        "most_pages": type_size.most_pages,
        "words": {
            "name": WORDS.sheet_name,
            "note": WORDS.sheet_note,
            "page": WORDS.sheet_page,
            "no_bar": WORDS.sheet_no_bar,
        },
        "sheets": printed,
        "long_words": sorted({word for found in long_words for word in chain(*found.values())}),
        "narrowest": _NARROWEST_COLUMN,
        "signs": {status.value: draw_sign(status) for status in Status},
    }
    inputs = {"data": json.dumps(data), "logo": json.dumps(list(logo))}
    try:
        return _compile(inputs, int(at.timestamp()))
    except typst.TypstError as error:
        raise _refusal(error, sheets, type_size) from None


def _printed(sheet: Content) -> dict[str, Any]:
    """Give what stands on paper; sources and instants are for the page."""
    members = asdict(sheet)
    members.pop("sources")
    return {**members, "contact": members["brief"].pop("contact")}


def _compile(inputs: dict[str, str], timestamp: int, source: bytes | None = None) -> bytes:
    made = _compiler(threading.get_ident()).compile(
        source or _template(),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=[_STANDARD],
        timestamp=timestamp,
    )
    assert isinstance(made, bytes)
    return made


@cache
def _compiler(_thread: int) -> typst.Compiler:
    """Give a thread's typesetter, which sees the fonts of our packages and no file but ours."""
    return typst.Compiler(root=_HOME, font_paths=_fonts(), ignore_system_fonts=True)


def _fonts() -> typst.Fonts:
    specs = [find_spec(name) for name in _FONT_PACKAGES]
    folders = [Path(spec.origin).parent for spec in specs if spec and spec.origin]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def _typefaces() -> list[str]:
    """Return the names of all typefaces, in the order in which a letter is looked for in them."""
    return [*_OWN_TYPEFACES, *sorted(set(_fonts().families()) - set(_OWN_TYPEFACES))]


def can_print(text: str) -> bool:
    """Whether our typefaces have a shape for each letter of a text."""
    return text.isascii() or _can_set(text)


def _can_set(text: str) -> bool:
    try:
        _compile({"text": json.dumps(text), "fonts": json.dumps(_typefaces())}, 0, _PROBE)
    except typst.TypstError:
        return False
    return True


_PROBE = b"""
#set document(title: "A probe")
#set text(font: json(bytes(sys.inputs.fonts)), fallback: false)
#json(bytes(sys.inputs.text))
"""
"""A document that cannot be made where a letter of its text has no shape."""


@cache
def _template() -> bytes:
    return (_HOME / "template.typ").read_bytes()


def _find_long_words(printed: dict[str, Any]) -> dict[str, list[tuple[str, float]]]:
    """Give the words of each part that may be too long, with the scale of their type."""
    return {
        key: list(_long_words(part, _SCALES.get(key, 1.0)))
        for key, part in printed.items()
        if key not in _DRAWINGS
    }


def _need_the_width(found: dict[str, list[tuple[str, float]]]) -> bool:
    """Say whether some word does not fit into a column; then the sheet has none."""
    return any(
        _UNBROKEN.search(word)
        for key, words in found.items()
        if key not in _OVER_THE_WHOLE_WIDTH
        for word, _ in words
    )


def _long_words(member: Any, scale: float) -> Iterator[tuple[str, float]]:
    match member:
        case str():
            yield from ((word, scale) for word in _LONG_WORD.findall(member))
        case dict():
            for key, value in member.items():
                if key not in _DRAWINGS:
                    yield from _long_words(value, _SCALES.get(key, scale))
        case list() | tuple():
            for value in member:
                yield from _long_words(value, scale)


def _refusal(error: typst.TypstError, sheets: Sequence[Content], type_size: Print) -> Exception:
    """Say in a sentence what the typesetter or the template refuses; any other error stays."""
    said = error.message
    if found := re.search(r'the text `"(.+)"` could not be displayed', said, re.DOTALL):
        return InputRefusedError(_NO_SHAPE.format(character=describe(_without_shape(found[1]))))
    if found := re.search(r"too long: (\S+)", said):
        where = _say_where(found[1], sheets)
        return InputRefusedError(_TOO_LONG.format(count=len(found[1]), where=where))
    if found := re.search(r"too many pages: ([0-9]+)", said):
        return InputRefusedError(_TOO_MANY.format(count=found[1], most=type_size.most_pages))
    return InputRefusedError(_NO_PICTURE) if "decode image" in said else error


def _without_shape(quoted: str) -> str:
    """Return the character without a shape, of the letters that the typesetter names in its way."""
    letters = re.sub(
        r"\\(?:u\{([0-9a-f]+)\}|(.))",
        lambda found: chr(int(found[1], 16)) if found[1] else found[2],
        quoted,
    )
    return next((letter for letter in letters if not _can_set(letter)), letters[0])


def _say_where(word: str, sheets: Sequence[Content]) -> str:
    """Say where a word stands; what was written of a patient is not repeated."""
    if any(word in sheet.name or word in sheet.note for sheet in sheets):
        return "it stands in the name or the note"
    return f"it starts with '{word[:10]}'"


_NO_SHAPE = (
    "The sheet has no letter shape for {character}. "
    "Write the text with other letters; 'pip install mesocare[scripts]' adds more scripts."
)
_TOO_LONG = (
    "A word of {count} characters is too long for the sheet: {where}. "
    "Write it with spaces or hyphens in it."
)
_TOO_MANY = (
    "The sheet would have {count} pages, and {most} are the most. "
    "Shorten the note, the clinic's lines or the rule file."
)
_NO_PICTURE = "The clinic's logo is no picture that can be printed. Give a PNG or a JPEG."
