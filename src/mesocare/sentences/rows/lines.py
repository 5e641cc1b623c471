"""Text measured and broken in columns, as a terminal counts them."""

from collections.abc import Iterable, Sequence
from unicodedata import category, east_asian_width

_NO_WIDTH = ("Mn", "Me", "Cf")
_LEAST = 2
"""The columns that a line has in any case: a wide letter must go somewhere."""


def width_of(text: str) -> int:
    """Return how many columns a text takes: a wide letter two, an accent of its own none."""
    return len(text) if text.isascii() else sum(map(_width_of_letter, text))


def _width_of_letter(letter: str) -> int:
    if category(letter) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def pad(text: str, width: int) -> str:
    """Return a text with blanks after it, so that it takes a width."""
    return text + " " * (width - width_of(text))


def fill(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Break a text at its blanks into lines of a width; only a word that is longer is cut."""
    whole = max(width - width_of(rest), _LEAST)
    lines, line, room = [], first, max(width - width_of(first), _LEAST)
    is_empty = True
    for word in text.split(" "):
        needed = width_of(word) + (not is_empty)
        if needed > room and not is_empty:
            lines.append(line)
            line, room, is_empty = rest, whole, True
            needed = width_of(word)
        while needed > room:
            head, word = _cut(word, room)  # noqa: PLW2901  the word's rest
            lines.append(line + head)
            line, room = rest, whole
            needed = width_of(word)
        line += word if is_empty else f" {word}"
        room, is_empty = room - needed, False
    return [*lines, line]


def _cut(word: str, room: int) -> tuple[str, str]:
    """Cut a word after as many letters as have room, one at least."""
    taken = 1
    while width_of(word[: taken + 1]) <= room:
        taken += 1
    return word[:taken], word[taken:]


def fit(items: Sequence[str], room: int, joint: str) -> int:
    """Return how many items fit into a room when they are joined, one at least."""
    taken = min(len(items), 1)
    while taken < len(items) and width_of(joint.join(items[: taken + 1])) <= room:
        taken += 1
    return taken


def widest(texts: Iterable[str]) -> int:
    """Return the columns of the widest text; 0 where there is none."""
    return max(map(width_of, texts), default=0)
