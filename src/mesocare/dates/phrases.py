"""The phrases of a language, found in what somebody types."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mesocare.language.tables import find_table
from mesocare.language.words.typed import HeardTimes

_FIGURES = {
    "{day}": r"(?P<day>[0-9]{1,2})",
    "{year}": r"(?P<year>[0-9]{4})",
    "{short_year}": r"'?(?P<short_year>[0-9]{2})",
    "{iso}": r"(?P<year>[0-9]{4})-(?P<month_number>[0-9]{2})-(?P<day>[0-9]{2})",
    "{hour}": r"(?P<hour>[0-9]{1,2})",
}


@lru_cache(maxsize=1)
def heard_times() -> HeardTimes:
    """Return the words that are heard. A second language is a second table, chosen here."""
    return find_table("en", HeardTimes)


def hear(phrase: str, text: str) -> re.Match[str] | None:
    """Match a whole text with a phrase of the table."""
    return _pattern(phrase).fullmatch(text)


def hear_any(phrases: Iterable[str], text: str) -> re.Match[str] | None:
    """Match a whole text with the first phrase that fits."""
    return next(filter(None, (hear(phrase, text) for phrase in phrases)), None)


@lru_cache(maxsize=64)
def _pattern(phrase: str) -> re.Pattern[str]:
    heard = heard_times()
    words = {
        "{month}": _any_of("month", heard.months),
        "{weekday}": _any_of("weekday", heard.weekdays),
        "{number}": _any_of("number", ["[0-9]{1,4}", *heard.numbers]),
        "{unit}": _any_of("unit", [*heard.day_units, *heard.month_units, *heard.minute_units]),
        "{part}": _any_of("part", heard.parts),
        "{past}": _any_of("past", heard.minutes_past),
    }
    for name, pattern in (_FIGURES | words).items():
        phrase = phrase.replace(name, pattern)
    return re.compile(phrase)


def _any_of(group: str, spellings: Iterable[str]) -> str:
    return f"(?P<{group}>{'|'.join(spellings)})"


def in_full(text: str) -> str:
    """Return a text in which "this morning" and its like name the day and its part."""
    for said, meant in heard_times().in_full.items():
        text = re.sub(rf"\b{said}\b", meant, text)
    return text


def split_day_and_clock(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield the day and the clock time that a text may consist of, in either order.

    The first has no clock time; then the cuts follow from left to right.
    """
    heard = heard_times()
    yield text.removeprefix(heard.before_day), None
    for cut in re.finditer(", ?| ", text):
        left, right = text[: cut.start()], text[cut.end() :]
        if not left or not right:
            continue
        yield left.removeprefix(heard.before_day), right.removeprefix(heard.before_clock)
        clock, day = left.removeprefix(heard.before_clock), right.removeprefix(heard.before_day)
        if found := hear(heard.day_in_part, day):
            yield found["rest"], f"{found['part']} {clock}"
        yield day, clock
