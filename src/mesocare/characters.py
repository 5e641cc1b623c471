"""Which characters may come in, and which may go out? Controls and direction marks may do neither.

A control character can drive a terminal, and a direction mark can make a sentence read as another.
Joiners (U+200C, U+200D) may pass: whole languages need them.
"""

import re
import unicodedata

MOST_SHOWN = 40
"""The most characters of a text that a message repeats."""

_CONTROLS = r"\x00-\x09\x0b-\x1f\x7f-\x9f"
_LINE_BREAKS = r"\u2028\u2029"
_DIRECTION_MARKS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_OTHERS = r"\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_FORBIDDEN = f"[{_CONTROLS}{_LINE_BREAKS}{_DIRECTION_MARKS}{_OTHERS}]"
_COLOUR_OR_FORBIDDEN = rf"(\x1b\[[0-9;]*m)|{_FORBIDDEN}"


def find_forbidden(text: str) -> int | None:
    """Give the place of the first character that may not come in; the newline may."""
    found = re.search(_FORBIDDEN, text)
    return found.start() if found else None


def shorten(text: str) -> str:
    """Give a text in quotes, cut where it would not fit one line."""
    return repr(text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…")


def describe(character: str) -> str:
    """Name a character by its code point, since it must not be printed itself."""
    name = unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} ({name})"


def without_forbidden(text: str) -> str:
    """Give the text fit for a terminal: what may not go out becomes a replacement character.

    Our own colours may: the sequences that change colour and weight, and nothing else.
    """
    return re.sub(_COLOUR_OR_FORBIDDEN, lambda found: found[1] or "\N{REPLACEMENT CHARACTER}", text)
