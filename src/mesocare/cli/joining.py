"""Words of the command line joined into moments, so that none of them needs quotes.

`today yesterday 3pm` is one session, `today 2026-11-20 2026-12-11` are two: words make the fewest
moments that can be read, and a time belongs to the day before it.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

_MOST_WORDS_OF_ONE = 10
"""The wordiest form of a moment, "Wednesday the 25th of November 2026 at 3 p.m.", has nine."""
_MOST_WORDS = 60
"""More are not joined: they are not typed by hand, and each costs a look at ten spellings."""


def join_sessions(words: Sequence[str] | None, options: Sequence[str] | None = None) -> list[str]:
    """Return the sessions of a command's words, and then those that were given with `-s`."""
    return [*_join(words or []), *(options or [])]


def join_listed(words: Sequence[str], is_number: Callable[[str], bool]) -> list[str]:
    """Return the sessions of words of which some may be numbers of a list."""
    return _join(words, is_number)


def join_first_moment(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the moment that words begin with, as long as it can be, and the other words."""
    from mesocare.dates.typed import Heard, recognise

    for count in range(min(len(words), _MOST_WORDS_OF_ONE), 1, -1):
        text = " ".join(words[:count])
        if _may_be_one(words[:count]) and recognise(text, is_ahead=True) is not Heard.NOT:
            return text, list(words[count:])
    return words[0], list(words[1:])


class _Way(NamedTuple):
    """A way to join words, the better the smaller."""

    unread: int
    moments: int
    doubtful: int
    texts: tuple[str, ...]


def _join(words: Sequence[str], is_number: Callable[[str], bool] | None = None) -> list[str]:
    if not 1 < len(words) <= _MOST_WORDS:
        return list(words)
    best = [_Way(0, 0, 0, ())]
    for end in range(1, len(words) + 1):
        starts = range(end - 1, max(-1, end - _MOST_WORDS_OF_ONE - 1), -1)
        ways = [
            _go_on(best[start], words[start:end], is_number)
            for start in starts
            if _may_be_one(words[start:end])
        ]
        best.append(min(ways, key=lambda way: way[:3]))
    return list(best[-1].texts)


def _go_on(way: _Way, words: Sequence[str], is_number: Callable[[str], bool] | None = None) -> _Way:
    from mesocare.dates.typed import Heard, recognise

    text = " ".join(words)
    heard = Heard.AS_MOMENT if is_number and is_number(text) else recognise(text)
    return _Way(
        way.unread + (heard is Heard.NOT),
        way.moments + 1,
        way.doubtful + (heard is Heard.IN_DOUBT),
        (*way.texts, text),
    )


def _may_be_one(words: Sequence[str]) -> bool:
    """Tell whether words may make one moment: one in quotes begins one, and no word is empty."""
    from mesocare.dates.typed import Heard, recognise

    if len(words) > 1 and not all(word.strip() for word in words):
        return False
    return not any(" " in word and recognise(word) is Heard.AS_MOMENT for word in words[1:])
