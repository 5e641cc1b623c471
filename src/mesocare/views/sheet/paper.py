"""The sheet on paper: texts become a PDF that can be read aloud, with its fonts inside."""

import json
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

import typst

from mesocare.characters import describe
from mesocare.errors import InputRefusedError
from mesocare.language.words.sheet import SheetWords
from mesocare.rules.protocol import Status
from mesocare.views.sheet.content import Content
from mesocare.views.sheet.dates import AXIS_DAYS
from mesocare.views.sheet.looks import LOOKS, PLACES, Room, guess_back, guess_front
from mesocare.views.sheet.tags import name_rows
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
_PAGES = re.compile(rb"/Type/Pages/Count ([0-9]+)")
_LONG_WORD = re.compile(r"[^\s-]{16,}")
_IS_NO_PICTURE = re.compile("decode image|unknown image format")
_NARROWEST_COLUMN = 60  # mm, beside the picture and the dates
_DRAWINGS = ("code", "bar")
_MOST_COMPILERS = 16  # two sizes of paper for each of eight workers


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
    pages_a_side: int
    """What the looser looks give way to."""
    hard_limit: int
    """What no sheet may exceed: beyond it, a rule file is no aftercare."""


ORDINARY = Print(size=14, small=12, pages_a_side=1, hard_limit=8)
LARGE = Print(size=18, small=16, pages_a_side=2, hard_limit=16)


_ROOMS = {Paper.A4: Room(44.4, 66.2), Paper.LETTER: Room(45.8, 61.7)}
"""What the margins leave in ordinary print, in lines of 12 points."""


class _Looks(NamedTuple):
    """The looks of both sides of a sheet, as places in `LOOKS`, and how many pages it has then."""

    front: int
    back: int
    pages: int = 2


@dataclass(frozen=True)
class _Press:
    """Prints a sheet on one paper, in one size of type."""

    words: SheetWords
    paper: Paper
    type_size: Print
    logo: bytes
    timestamp: int

    def print(
        self,
        sheet: Content,
        looks: _Looks,
        *,
        side: str = "both",
        is_counted: bool = True,
    ) -> bytes:
        """Return the sheet as a PDF; without `is_counted`, each side has one page."""
        printed = _as_data(sheet)
        job = {
            "title": sheet.leaflet.title,
            "language": sheet.leaflet.language,
            "sheet": printed,
            "looks": [LOOKS[place]._asdict() for place in looks[:2]],
            "is_odd": looks.pages % 2 == 1,
            "side": side,
            "is_counted": is_counted,
            "long_words": sorted(set(_long_words(printed))),
        }
        source = f'#import "template.typ": print\n#print({_as_value(job)})'
        try:
            made = _compile(source, self._shared, self.timestamp, is_trial=side != "both")
        except typst.TypstError as error:
            raise _refusal(error, sheet) from None
        return name_rows(made) if side == "both" else made

    @cached_property
    def _shared(self) -> str:
        """Return what all sheets of a run have in common."""
        shared = {
            "paper": "us-letter" if self.paper is Paper.LETTER else self.paper.value,
            "size": self.type_size.size,
            "small": self.type_size.small,
            "axis_days": AXIS_DAYS,
            "fonts": _typefaces(),
            "words": vars(self.words),
            "narrowest": _NARROWEST_COLUMN,
            "signs": _signs(),
            "logo": list(self.logo),
        }
        return json.dumps(shared)

    def find_looks(self, sheet: Content, first: _Looks) -> _Looks:
        """Return the airiest looks, from the first on, with which both sides keep to their pages.

        Raises:
            InputRefusedError: when the sheet has more pages than any aftercare needs.

        """
        front, front_pages = self._find_look(sheet, "front", first.front)
        back, back_pages = self._find_look(sheet, "back", first.back)
        pages = front_pages + back_pages
        if pages > self.type_size.hard_limit:
            message = _TOO_MANY.format(count=pages, most=self.type_size.hard_limit)
            raise InputRefusedError(message)
        return _Looks(front, back, pages)

    def _find_look(self, sheet: Content, side: str, first: int) -> tuple[int, int]:
        tightest = len(LOOKS) - 1
        pages = self._count(sheet, side, tightest)
        if pages > self.type_size.pages_a_side + 1:  # a looser look may save a page, never two
            return tightest, pages
        for place in [one for one in PLACES[side] if first <= one < tightest]:
            if (found := self._count(sheet, side, place)) <= self.type_size.pages_a_side:
                return place, found
        return tightest, pages

    def _count(self, sheet: Content, side: str, place: int) -> int:
        return count_pages(self.print(sheet, _Looks(place, place), side=side))


def render_paper(
    sheet: Content,
    words: SheetWords,
    *,
    at: datetime,
    paper: Paper = Paper.A4,
    type_size: Print = ORDINARY,
    logo: bytes = b"",
) -> bytes:
    """Return a sheet as a tagged PDF (PDF/UA-1), the same bytes for the same input.

    Its look is guessed by the number of its lines, since to lay it out again and again takes most
    of the time; where the guess fails, the looks from there on are tried.

    Raises:
        InputRefusedError: when a text does not fit, or a character has no glyph.

    """
    press = _Press(words, paper, type_size, logo, int(at.timestamp()))
    is_one_leaf = type_size.pages_a_side == 1
    first = _Looks(0, 0)
    if is_one_leaf:
        first = _guess_looks(sheet, _ROOMS[paper])
        made = press.print(sheet, first, is_counted=False)
        pages = count_pages(made)
        if pages == 2:  # noqa: PLR2004  a leaf's
            return made
        if pages > _SURELY_TOO_MANY * type_size.hard_limit:
            raise InputRefusedError(_TOO_MANY.format(count=pages, most=type_size.hard_limit))
    looks = press.find_looks(sheet, first)
    return press.print(sheet, looks, is_counted=not (is_one_leaf and looks.pages == 2))  # noqa: PLR2004  a leaf's


def count_pages(made: bytes) -> int:
    """Return the number of pages of a PDF that we made."""
    found = _PAGES.search(made)
    assert found
    return int(found[1])


def _guess_looks(sheet: Content, room: Room) -> _Looks:
    return _Looks(guess_front(sheet, room), guess_back(sheet, room))


def _as_data(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {key: _as_data(item) for key, item in value._asdict().items()}
    if isinstance(value, tuple):
        return [_as_data(item) for item in value]
    return value


@cache
def _signs() -> dict[str, str]:
    return {status.value: draw_sign(status) for status in Status}


def _as_value(data: Any) -> str:
    """Return data as an expression of Typst's, in which no text can be taken for markup."""
    return f"json(bytes({json.dumps(json.dumps(data))}))"


def _compile(source: str, shared: str = "", timestamp: int = 0, *, is_trial: bool = False) -> bytes:
    made = _compiler(threading.get_ident(), shared).compile(
        source.encode(),
        format="pdf",
        pdf_standards=[] if is_trial else [_STANDARD],
        timestamp=timestamp,
        pdf_tags=not is_trial,
    )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=_MOST_COMPILERS)
def _compiler(_thread: int, shared: str) -> typst.Compiler:
    """Return a thread's typesetter, which sees our packages' fonts and no file but ours.

    Its inputs never change: whatever it lays out is found again only under the same inputs.
    """
    return typst.Compiler(
        root=_HOME, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"shared": shared}
    )


@cache
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


def has_room(text: str, type_size: Print) -> bool:
    """Whether each word of a text is short enough for every column of a sheet."""
    words = _LONG_WORD.findall(text)
    return not words or _can_set("".join(words), words, type_size)


def _can_set(text: str, words: Sequence[str] = (), type_size: Print = ORDINARY) -> bool:
    """Whether a text can be set at all, and each of some words in the narrowest column."""
    data = {"text": text, "words": words, "fonts": _typefaces(), "size": type_size.size}
    try:
        _compile(_PROBE % (_as_value(data), _NARROWEST_COLUMN))  # a trial would print a blank box
    except typst.TypstError:
        return False
    return True


_PROBE = """
#let data = %s
#set document(title: "A probe")
#set text(font: data.fonts, fallback: false)
#data.text
#context for word in data.words {
  assert(measure(text(size: data.size * 1pt, weight: "bold", word)).width <= %smm)
}
"""
"""A document that cannot be made where a letter of its text has no shape, or a word no room."""


def _long_words(member: Any) -> Iterator[str]:
    """Return the words that may be too long for their column."""
    match member:
        case str():
            yield from _LONG_WORD.findall(member)
        case dict():
            for key, value in member.items():
                if key not in _DRAWINGS:
                    yield from _long_words(value)
        case list():
            for value in member:
                yield from _long_words(value)


def _refusal(error: typst.TypstError, sheet: Content) -> Exception:
    """Say in a sentence what the typesetter or the template refuses; any other error stays."""
    said = error.message
    if found := re.search(r'the text `"(.+)"` could not be displayed', said, re.DOTALL):
        return InputRefusedError(_NO_SHAPE.format(character=describe(_without_shape(found[1]))))
    if found := re.search(r"too long: (\S+)", said):
        where = _say_where(found[1], sheet)
        return InputRefusedError(_TOO_LONG.format(count=len(found[1]), where=where))
    return InputRefusedError(_NO_PICTURE) if _IS_NO_PICTURE.search(said) else error


def _without_shape(quoted: str) -> str:
    """Return the character without a shape, of the letters that the typesetter names in its way."""
    letters = re.sub(
        r"\\(?:u\{([0-9a-f]+)\}|(.))",
        lambda found: chr(int(found[1], 16)) if found[1] else found[2],
        quoted,
    )
    return next((letter for letter in letters if not _can_set(letter)), letters[0])


def _say_where(word: str, sheet: Content) -> str:
    """Say where a word stands; what was written of a patient is not repeated."""
    if word in sheet.leaflet.name or word in sheet.leaflet.note:
        return "it stands in the name or the note"
    return f"it starts with '{word[:10]}'"


_SURELY_TOO_MANY = 1.5
"""By how much a sheet passes its limit when no look can help, and none need be tried."""
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
