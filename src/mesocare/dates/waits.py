"""How long is "24 to 48 hours"? Waits, gaps and counts as values, read from their text."""

import re
from enum import StrEnum
from typing import NamedTuple

from mesocare.characters import shorten


class Unit(StrEnum):
    """A unit of a length; minutes and hours elapse (TIME-2), the others follow the calendar."""

    MINUTES = "minute"
    HOURS = "hour"
    DAYS = "day"
    WEEKS = "week"
    MONTHS = "month"

    __hash__ = str.__hash__  # the one of an Enum is slower, and lengths are looked up often


_NOMINAL_MINUTES = {
    Unit.MINUTES: 1,
    Unit.HOURS: 60,
    Unit.DAYS: 1_440,
    Unit.WEEKS: 10_080,
    Unit.MONTHS: 43_200,
}


class Length(NamedTuple):
    """One number and its unit, such as 48 hours."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        """Give the length as a rule file writes it."""
        return f"{self.number} {_in_number(self.unit, self.number)}"

    @property
    def nominal_minutes(self) -> int:
        """Its minutes with days of 24 hours and months of 30 days: to compare, never to date."""
        return self.number * _NOMINAL_MINUTES[self.unit]


class Wait(NamedTuple):
    """How long something holds: from `least` to `most`, the same for a single number (TIME-7)."""

    least: Length
    most: Length

    def __str__(self) -> str:
        """Give the wait as a rule file writes it: `7 days`, `24 to 48 hours`."""
        if self.is_single:
            return str(self.least)
        if self.least.unit is self.most.unit:
            return f"{self.least.number} to {self.most}"
        return f"{self.least} to {self.most}"

    @property
    def is_single(self) -> bool:
        """Whether the wait is one number and so has no time of caution."""
        return self.least == self.most


class Count(NamedTuple):
    """How many sessions: `least` to `most`, the same for a single number."""

    least: int
    most: int

    def __str__(self) -> str:
        """Give the count as a rule file writes it: `8`, `4 to 8`."""
        return f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"


_NUMBER = r"[1-9][0-9]{0,3}"
_WAIT_UNITS = r"(?:minutes?|hours?|days?|weeks?)"
_GAP_UNITS = r"(?:minutes?|hours?|days?|weeks?|months?)"
_MOST_SESSIONS = 100


def _pattern(units: str) -> str:
    return rf"({_NUMBER})(?: ({units}))?(?: to ({_NUMBER}))? ({units})"


WAIT_PATTERN = _pattern(_WAIT_UNITS)
GAP_PATTERN = _pattern(_GAP_UNITS)
LENGTH_PATTERN = rf"({_NUMBER}) ({_GAP_UNITS})"
COUNT_PATTERN = rf"({_NUMBER})(?: to ({_NUMBER}))?"


def parse_wait(text: str) -> Wait:
    """Read a wait: `7 days`, `24 to 48 hours`, `12 hours to 4 days`.

    Raises:
        ValueError: with the sentence to show, when it is no wait or its least is over its most.

    """
    return _parse_range(text, WAIT_PATTERN, "a wait", "'48 hours' or '24 to 48 hours'")


def parse_gap(text: str) -> Wait:
    """Read a gap between sessions: like a wait, and months as well (TIME-5).

    Raises:
        ValueError: with the sentence to show.

    """
    return _parse_range(text, GAP_PATTERN, "a gap", "'3 weeks' or '3 to 6 months'")


def parse_length(text: str) -> Length:
    """Read a single length, months as well, such as a recommended gap of `3 weeks`.

    Raises:
        ValueError: with the sentence to show.

    """
    found = re.fullmatch(LENGTH_PATTERN, text)
    if not found:
        message = (
            f"{shorten(text)} is not a length. Write one number and a unit, such as '3 weeks'."
        )
        raise ValueError(message)
    return _make_length(found[1], found[2])


def parse_count(text: str) -> Count:
    """Read a number of sessions: `8` or `4 to 8`, 100 at most.

    Raises:
        ValueError: with the sentence to show.

    """
    found = re.fullmatch(COUNT_PATTERN, text)
    if not found:
        message = (
            f"{shorten(text)} is not a number of sessions. Write a number, such as '8' or '4 to 8'."
        )
        raise ValueError(message)
    count = Count(int(found[1]), int(found[2] or found[1]))
    if count.least > count.most:
        message = (
            f"{shorten(text)}: the first number is over the second. "
            f"Write '{found[2]} to {found[1]}'."
        )
        raise ValueError(message)
    if count.most > _MOST_SESSIONS:
        message = f"{shorten(text)} is more than {_MOST_SESSIONS} sessions. Write fewer."
        raise ValueError(message)
    return count


def _parse_range(text: str, pattern: str, what: str, examples: str) -> Wait:
    found = re.fullmatch(pattern, text)
    if not found or (found[2] and not found[3]):
        message = f"{shorten(text)} is not {what}. Write a number and a unit, such as {examples}."
        raise ValueError(message)
    most = _make_length(found[3] or found[1], found[4])
    least = _make_length(found[1], found[2] or found[4])
    if least.nominal_minutes > most.nominal_minutes:
        message = (
            f"{shorten(text)}: the first length is over the second. Write the shorter one first, "
            f"'{Wait(most, least)}'."
        )
        raise ValueError(message)
    return Wait(least, most)


def _make_length(number: str, unit: str) -> Length:
    return Length(int(number), Unit(unit.removesuffix("s")))


def _in_number(unit: Unit, number: int) -> str:
    return unit.value if number == 1 else f"{unit.value}s"
