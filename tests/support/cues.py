"""Texts that a pattern may find without any of its cues: read off the pattern, not off examples."""

from collections.abc import Iterable, Sequence
from re import _constants as sre  # type: ignore[attr-defined]  # typeshed does not show it
from re import _parser  # type: ignore[attr-defined]  # typeshed does not show it
from typing import Any

_UNKNOWN = "\0"
"""Stands for a letter that may be any."""
_MOST_OF_A_RANGE = 26
_Ends = dict[str, str]
"""The ends of all texts without a cue so far, each with one such text."""


def find_uncued(pattern: str, cues: Sequence[str]) -> list[str]:
    """Return texts that a pattern may find though they hold none of the cues: at best, none.

    What a pattern only looks at, before or after, is passed over: it makes no text longer.
    """
    found = _Walk(tuple(cues)).read(_parser.parse(pattern), {"": ""})
    return sorted(found.values(), key=len)


class _Walk:
    """Reads a pattern from left to right, with all texts that it may find on the way."""

    def __init__(self, cues: tuple[str, ...]) -> None:
        self._cues = cues
        self._longest = max(map(len, cues))
        self._begun = {cue[:length] for cue in cues for length in range(len(cue) + 1)}
        """All that a cue can have begun with: of a text, no more than such an end matters."""

    def read(self, items: Iterable[tuple[Any, Any]], ends: _Ends) -> _Ends:
        for kind, value in items:
            ends = self._read_one(kind, value, ends)
        return ends

    def _read_one(self, kind: Any, value: Any, ends: _Ends) -> _Ends:
        match str(kind):
            case "LITERAL":
                return self._add(chr(value), ends)
            case "IN":
                return _all_of(self._add(letter, ends) for letter in _letters_of(value))
            case "SUBPATTERN":
                return self.read(value[3], ends)
            case "BRANCH":
                return _all_of(self.read(one, ends) for one in value[1])
            case "MAX_REPEAT" | "MIN_REPEAT":
                return self._repeat(ends, *value)
            case "AT" | "ASSERT" | "ASSERT_NOT":
                return ends
        return self._add(_UNKNOWN, ends)

    def _repeat(self, ends: _Ends, least: int, most: int, body: Any) -> _Ends:
        for _ in range(least):
            ends = self.read(body, ends)
        for _ in range(min(most - least, self._longest + 1)):
            ends = self.read(body, ends) | ends
        return ends

    def _add(self, letter: str, ends: _Ends) -> _Ends:
        longer = ((end + letter, text + letter) for end, text in ends.items())
        return {self._tail(end): text for end, text in longer if not end.endswith(self._cues)}

    def _tail(self, end: str) -> str:
        """Return the longest end of a text with which a cue may begin."""
        return next(end[place:] for place in range(len(end) + 1) if end[place:] in self._begun)


def _all_of(several: Iterable[_Ends]) -> _Ends:
    return {end: text for ends in several for end, text in ends.items()}


def _letters_of(members: Sequence[tuple[Any, Any]]) -> str:
    """Return the letters of a class, or one that is unknown where they are many."""
    letters = ""
    for kind, value in members:
        if kind is sre.LITERAL:
            letters += chr(value)
        elif kind is sre.RANGE and value[1] - value[0] < _MOST_OF_A_RANGE:
            letters += "".join(map(chr, range(value[0], value[1] + 1)))
        else:
            return _UNKNOWN
    return letters
