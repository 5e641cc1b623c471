"""Which characters may come in, and which may go out? Controls and direction marks may do neither.

A control character can drive a terminal, and a direction mark can make a sentence read as another.
Joiners (U+200C, U+200D) may pass: whole languages need them.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

MOST_SHOWN = 40
"""The most characters of a text that a message repeats."""

_MOST_COMPARED = 300
_MOST_COMPARED_CHARACTERS = 60
"""No id that anybody types is longer."""

_CONTROLS = r"\x00-\x09\x0b-\x1f\x7f-\x9f"
_LINE_BREAKS = r"\u2028\u2029"
_DIRECTION_MARKS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_OTHERS = r"\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_FORBIDDEN = f"[{_CONTROLS}{_LINE_BREAKS}{_DIRECTION_MARKS}{_OTHERS}]"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_LINK = r"\x1b\]8;;(?:https?://[!-~]*)?\x1b\\"
_COLOUR_OR_FORBIDDEN = rf"(\x1b\[[0-9;]*m|{_LINK})|{_FORBIDDEN}"


_MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARK_OF_UTF32 = b"\xff\xfe\0\0"


def is_utf16(data: bytes) -> bool:
    """Tell whether bytes are text in UTF-16: by its mark, or by a 0 in most pairs."""
    if data.startswith(_MARKS_OF_UTF16):
        return not data.startswith(_MARK_OF_UTF32)
    halves = (data[0::2], data[1::2])
    return any(half.count(0) > len(data) // 3 for half in halves)


def find_forbidden(text: str) -> int | None:
    """Give the place of the first character that may not come in; the newline may."""
    if _is_plain(text):
        return None
    found = re.search(_FORBIDDEN, text)
    return found.start() if found else None


def shorten(text: str) -> str:
    """Give a text in quotes, cut where it would not fit one line."""
    return repr(text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…")


def find_near(text: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Return the names nearest to one that is not known, the nearest first.

    Long texts have no slip to find, and of very many names the first are compared, so that a whole
    file of unknown ids costs milliseconds.
    """
    if len(text) > _MOST_COMPARED_CHARACTERS:
        return []
    from difflib import get_close_matches

    return get_close_matches(text, list(islice(known, _MOST_COMPARED)), n=most)


def describe(character: str) -> str:
    """Name a character by its code point, since it must not be printed itself."""
    name = unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} ({name})"


def in_one_line(text: str) -> str:
    """Give a text, such as a file's name, without line breaks and all else that may not go out."""
    return without_forbidden(text.replace("\n", _REPLACEMENT))


def without_forbidden(text: str, *, has_colour: bool = False) -> str:
    """Give the text fit to go out: what may not becomes a replacement character.

    Where a text has our own colours, they may: what changes colour and weight, and links.
    """
    if has_colour:
        return re.sub(_COLOUR_OR_FORBIDDEN, lambda found: found[1] or _REPLACEMENT, text)
    return text if _is_plain(text) else re.sub(_FORBIDDEN, _REPLACEMENT, text)


def _is_plain(text: str) -> bool:
    """Whether no pattern need be made for it: nearly each text of a file, and most screens."""
    return text.isascii() and text.replace("\n", "").isprintable()
