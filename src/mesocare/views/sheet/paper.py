"""The sheet on paper: texts become a PDF that can be read aloud, with its fonts inside."""

import json
import re
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

import typst

from mesocare.characters import describe
from mesocare.errors import InputRefusedError
from mesocare.language.words.sheet import SheetWords
from mesocare.rules.protocol import Status
from mesocare.views.sheet.content import AXIS_DAYS, Content
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
_NARROWEST_COLUMN = 62  # mm, beside the picture and the dates
_DRAWINGS = ("code",)


class Paper(StrEnum):
    """The size of the paper."""

    A4 = "a4"
    LETTER = "letter"


class Print(NamedTuple):
    """How large the type is, in points, and how many pages a sheet may have."""

    size: int
    """For what to do."""
    small: int
    """For all else; never under 12 (UKAAF clear print)."""
    most_pages: int
    """What the looser looks give way to."""
    hard_limit: int
    """What no sheet may exceed: beyond it, a rule file is no aftercare."""


ORDINARY = Print(size=14, small=12, most_pages=2, hard_limit=8)
LARGE = Print(size=18, small=16, most_pages=4, hard_limit=16)


def render_paper(
    sheets: Sequence[Content],
    words: SheetWords,
    *,
    at: datetime,
    paper: Paper = Paper.A4,
    type_size: Print = ORDINARY,
    logo: bytes = b"",
) -> bytes:
    """Return one or more sheets as one tagged PDF (PDF/UA-1), the same bytes for the same input.

    Each sheet starts on a new leaf.

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
        "hard_limit": type_size.hard_limit,
        "first_look": 1,
        "axis_days": AXIS_DAYS,
        "fonts": _typefaces(),
        "words": words._asdict(),
        "sheets": [_printed(sheet) for sheet in sheets],
        "long_words": sorted({found for sheet in sheets for found in _long_words(_printed(sheet))}),
        "narrowest": _NARROWEST_COLUMN,
        "signs": {status.value: draw_sign(status) for status in Status},
    }
    inputs = {"data": json.dumps(data), "logo": json.dumps(list(logo))}
    try:
        return _compile(inputs, int(at.timestamp()))
    except typst.TypstError as error:
        raise _refusal(error, sheets, type_size) from None


def _printed(sheet: Content) -> dict[str, Any]:
    """Return a sheet as data for the template."""
    return {key: _as_data(value) for key, value in sheet._asdict().items()}


def _as_data(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {key: _as_data(item) for key, item in value._asdict().items()}
    if isinstance(value, tuple):
        return [_as_data(item) for item in value]
    return value


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
    """Return a thread's typesetter, which sees our packages' fonts and no file but ours."""
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


def _long_words(member: Any) -> Iterator[tuple[str, float]]:
    """Return the words that may be too long for their column, with the scale of their type."""
    match member:
        case str():
            yield from ((word, 1.0) for word in _LONG_WORD.findall(member))
        case dict():
            for key, value in member.items():
                if key not in _DRAWINGS:
                    yield from _long_words(value)
        case list() | tuple():
            for value in member:
                yield from _long_words(value)


def _refusal(error: typst.TypstError, sheets: Sequence[Content], type_size: Print) -> Exception:
    """Say in a sentence what the typesetter or the template refuses; any other error stays."""
    said = error.message
    if found := re.search(r'the text `"(.+)"` could not be displayed', said, re.DOTALL):
        return InputRefusedError(_NO_SHAPE.format(character=describe(_without_shape(found[1]))))
    if found := re.search(r"too long: (\S+)", said):
        where = _say_where(found[1], sheets)
        return InputRefusedError(_TOO_LONG.format(count=len(found[1]), where=where))
    if found := re.search(r"too many pages: ([0-9]+)", said):
        return InputRefusedError(_TOO_MANY.format(count=found[1], most=type_size.hard_limit))
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
_NO_PICTURE = "The clinic's logo is not a picture that can be printed. Give a PNG or a JPEG."
