"""Lengths, waits, gaps and counts as values, read from the text of a rule file."""

import re
from datetime import time
from enum import StrEnum
from typing import NamedTuple

from mesocare.characters import shorten


class Unit(StrEnum):
    """A unit of a length.

    Minutes and hours elapse (TIME-2); days, weeks, months and years follow the calendar (TIME-3,
    TIME-5). A date is the midnight with which the n-th date after the session begins (TIME-14); a
    clock time is so many minutes after the midnight of the session's day, by the clock.
    """

    MINUTES = "minute"
    HOURS = "hour"
    DAYS = "day"
    WEEKS = "week"
    MONTHS = "month"
    YEARS = "year"
    DATES = "date"
    CLOCK = "clock time"

    __hash__ = str.__hash__  # the one of an Enum is slower, and lengths are looked up often


_NOMINAL_MINUTES = {
    Unit.MINUTES: 1,
    Unit.HOURS: 60,
    Unit.DAYS: 1_440,
    Unit.WEEKS: 10_080,
    Unit.MONTHS: 43_200,
    Unit.YEARS: 525_600,
    Unit.DATES: 1_440,
    Unit.CLOCK: 1,
}
_MINUTES_A_DAY = 1_440
_MOST_YEARS = 10
"""The longest length that a leaflet has a use for; what never ends is `always`."""
_MONTHS_A_YEAR = 12


class _TooLongError(ValueError):
    """A length over the longest; a wait has a word for what never ends, and nothing else does."""

    def __init__(self, length: "Length") -> None:
        self.start = f"'{length}' is over {_MOST_YEARS} years. Write a shorter time"
        super().__init__(f"{self.start}.")


class Length(NamedTuple):
    """One number and its unit, such as 48 hours."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        """Return the length as a rule file writes it: `48 hours`, `day 5`, `day -1 22:00`."""
        if self.unit is Unit.DATES:
            return f"day {self.number}"
        if self.unit is Unit.CLOCK:
            return f"day {self.day_number} {self.clock:%H:%M}"
        return f"{self.number} {self.unit.value}{'' if self.number == 1 else 's'}"

    @property
    def day_number(self) -> int:
        """The day of a date or of a clock time, counted from the session's."""
        return self.number // _MINUTES_A_DAY if self.unit is Unit.CLOCK else self.number

    @property
    def is_that_day(self) -> bool:
        """Whether it lies on the day of the session."""
        return self.unit in (Unit.DATES, Unit.CLOCK) and self.day_number == 0

    @property
    def clock(self) -> time:
        """The hour of a clock time."""
        hour, minute = divmod(self.number % _MINUTES_A_DAY, 60)
        return time(hour, minute)

    @property
    def nominal_minutes(self) -> int:
        """Its minutes with days of 24 hours and months of 30 days: to compare, never to date."""
        return self.number * _NOMINAL_MINUTES[self.unit]


class Range(NamedTuple):
    """A length with two ends, `least` and `most`: the same for a single number."""

    least: Length
    most: Length

    def __str__(self) -> str:
        """Return the range as a rule file writes it: `7 days`, `24 to 48 hours`."""
        if self.is_single:
            return str(self.least)
        if self.least.unit is self.most.unit:
            return f"{self.least.number} to {self.most}"
        return f"{self.least} to {self.most}"

    @property
    def is_single(self) -> bool:
        """Whether both ends are the same."""
        return self.least == self.most


class Wait(NamedTuple):
    """How long a restriction holds: from `least` to `most` (TIME-7).

    `at least 2 weeks` has no `most`; `always` has neither. `through day 1` ends with the midnight
    of day 2, and has that at both ends (TIME-14).
    """

    least: Length | None
    most: Length | None

    def __str__(self) -> str:
        """Return the wait as a rule file writes it."""
        if self.least is None:
            return "always"
        if self.most is None:
            return f"at least {self.least}"
        if self.most.unit is Unit.DATES:
            return _REST_OF_THE_DAY if self.most.number == 1 else f"through day {self.most[0] - 1}"
        return str(Range(self.least, self.most))

    @property
    def is_single(self) -> bool:
        """Whether the wait has one end, and so no time of caution."""
        return self.most is not None and self.least == self.most

    @property
    def has_end(self) -> bool:
        """Whether a date ends it."""
        return self.most is not None


class Gap(NamedTuple):
    """The time between two sessions: `at least 6 weeks` has no `most` (COURSE-1)."""

    least: Length
    most: Length | None

    def __str__(self) -> str:
        """Return the gap as a rule file writes it: `2 to 4 weeks`, `at least 6 weeks`."""
        return f"at least {self.least}" if self.most is None else str(Range(self.least, self.most))

    @property
    def is_single(self) -> bool:
        """Whether it leaves one day to come."""
        return self.least == self.most


class Count(NamedTuple):
    """How many sessions: `least` to `most`, the same for a single number.

    `0 to 1` is a session that may not be needed.
    """

    least: int
    most: int

    def __str__(self) -> str:
        """Return the count as a rule file writes it: `8`, `4 to 8`."""
        return f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"


ALWAYS = Wait(None, None)
_REST_OF_THE_DAY = "rest of the day"
_NUMBER = r"[1-9][0-9]{0,3}"
_UNITS = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_MOST_SESSIONS = 100
_DAY_NUMBER = r"day (0|[1-9][0-9]{0,3})"
_THROUGH = rf"rest of the day|through {_DAY_NUMBER}"

LENGTH_PATTERN = rf"({_NUMBER}) ({_UNITS})"
_RANGE = rf"({_NUMBER})(?: ({_UNITS}))?(?: to ({_NUMBER}))? ({_UNITS})"
RANGE_PATTERN = rf"{_THROUGH}|{_RANGE}"
START_PATTERN = rf"{_DAY_NUMBER}|{_RANGE}"
SPAN_PATTERN = rf"at least {LENGTH_PATTERN}|{RANGE_PATTERN}"
WAIT_PATTERN = rf"always|{SPAN_PATTERN}"
GAP_PATTERN = rf"at least {LENGTH_PATTERN}|{_RANGE}"
ON_PATTERN = rf"{_DAY_NUMBER}|{LENGTH_PATTERN}"
_DAY_BEFORE = rf"day (0|-{_NUMBER})"
_CLOCK = r"((?:[01][0-9]|2[0-3]):[0-5][0-9])"
LEAD_PATTERN = rf"{_DAY_BEFORE}(?: {_CLOCK})?|{_RANGE}"
DAY_BEFORE_PATTERN = _DAY_BEFORE
THROUGH_PATTERN = _DAY_NUMBER
COUNT_PATTERN = rf"(0(?= to )|{_NUMBER})(?: to ({_NUMBER}))?"


def parse_wait(text: str) -> Wait:
    """Read how long a restriction holds: `7 days`, `24 to 48 hours`, `through day 1`, `always`.

    Raises:
        ValueError: with the sentence to show, when it is not a wait, or ends before it begins.

    """
    if text == "always":
        return ALWAYS
    try:
        return _parse_span(text, "a wait", "'48 hours' or '24 to 48 hours'")
    except _TooLongError as error:
        message = f"{error.start}, or 'always'."
        raise ValueError(message) from None


def parse_span(text: str) -> Wait:
    """Read how long a care goes on: `7 days`, `1 to 2 weeks`, `at least 2 weeks`.

    Raises:
        ValueError: with the sentence to show.

    """
    return _parse_span(text, "a length of time", "'7 days' or 'at least 2 weeks'")


def parse_range(text: str) -> Range:
    """Read how long something lasts: `12 to 36 hours`, `rest of the day`, `through day 3`.

    Raises:
        ValueError: with the sentence to show.

    """
    return _parse_range(text, "a length of time", "'7 days' or '12 to 36 hours'")


def parse_start(text: str) -> Range:
    """Read how long after the session something starts: `24 hours`, `2 to 3 days`, `day 5`.

    Raises:
        ValueError: with the sentence to show.

    """
    if found := re.fullmatch(_DAY_NUMBER, text):
        day = _make_length(found[1], Unit.DATES)
        return Range(day, day)
    return _parse_lengths(text, "a start", "'24 hours' or 'day 5'")


def parse_lead(text: str) -> Range:
    """Read how long before the next session something starts: `24 hours to 2 days`.

    `day 0` is with the first minute of the session's day, `day -1` with that of the day before,
    `day -1 22:00` with its last hours.

    Raises:
        ValueError: with the sentence to show.

    """
    if found := re.fullmatch(rf"{_DAY_BEFORE}(?: {_CLOCK})?", text):
        start = _day_before(found[1])
        if found[2]:
            at = time.fromisoformat(found[2])
            minutes = start.nominal_minutes + at.hour * 60 + at.minute
            start = Length(minutes, Unit.CLOCK)
        return Range(start, start)
    return _parse_lengths(text, "a lead time", "'2 days', 'day -1' or 'day -1 22:00'")


def parse_day_before(text: str) -> Length:
    """Read the number of a day before a session: `day 0` is its own, `day -1` the one before.

    Raises:
        ValueError: with the sentence to show.

    """
    found = re.fullmatch(_DAY_BEFORE, text)
    if not found:
        message = (
            f"{shorten(text)} is not a day before a session. "
            "Count back from the session's day, such as 'day -1'."
        )
        raise ValueError(message)
    return _day_before(found[1])


def _day_before(number: str) -> Length:
    """Return the date with this number; one that lies years before the session is refused."""
    return Length(-_make_length(number.removeprefix("-"), Unit.DATES).number, Unit.DATES)


def parse_gap(text: str) -> Gap:
    """Read a gap between sessions: `2 to 4 weeks`, `3 months`, `at least 6 weeks`.

    Raises:
        ValueError: with the sentence to show.

    """
    if found := re.fullmatch(rf"at least {LENGTH_PATTERN}", text):
        return Gap(_make_length(found[1], found[2]), None)
    return Gap(*_parse_lengths(text, "a gap", "'3 weeks' or '3 to 6 months'"))


def parse_length(text: str) -> Length:
    """Read a single length, such as a recommended gap of `3 weeks`.

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


def parse_day_number(text: str) -> Length:
    """Read the number of a day, where day 0 is the session's date: `day 4` (TIME-14).

    Raises:
        ValueError: with the sentence to show.

    """
    found = re.fullmatch(_DAY_NUMBER, text)
    if not found:
        message = f"{shorten(text)} is not a day. Count from the session's day, such as 'day 4'."
        raise ValueError(message)
    return _make_length(found[1], Unit.DATES)


_DAYS_OF_A_WEEK = 7


def parse_on(text: str) -> Length:
    """Read the day on which to do something: `day 4`, `2 weeks`, `3 months` (TIME-14).

    Raises:
        ValueError: with the sentence to show.

    """
    if re.search(r"\d[a-z ]*(?:to|-) *(?:day )?\d", text):
        message = (
            f"{shorten(text)} is a span, and 'on' names single days. "
            f"Write its first and its last day{_say_ends(text)}."
        )
        raise ValueError(message)
    return parse_day_number(text) if text.startswith("day") else parse_length(text)


def _say_ends(text: str) -> str:
    """Say how the ends of a span in days, weeks or more are written; nothing where none is seen."""
    days = re.fullmatch(r"(?:days? )?(\d+) ?(?:to|-) ?(?:day )?(\d+)(?: (day|week)s?)?", text)
    if days and int(days[1]) < int(days[2]):
        step = _DAYS_OF_A_WEEK if days[3] == "week" else 1
        first, last = (step * int(days[place]) for place in (1, 2))
        return f", as 'from: day {first}' and 'through: day {last}'"
    others = re.fullmatch(r"(\d+) ?(?:to|-) ?(\d+) (hour|month|year)s?", text)
    if others and int(others[1]) < int(others[2]):
        unit, start = Unit(others[3]), int(others[1])
        rest = Length(int(others[2]) - start, unit)
        return f", as 'from: {Length(start, unit)}' and 'for: {rest}'"
    return ", with 'from' and 'through'"


def parse_count(text: str) -> Count:
    """Read a number of sessions: `8`, `4 to 8` or `0 to 1`, 100 at most.

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


def _parse_span(text: str, what: str, examples: str) -> Wait:
    if found := re.fullmatch(rf"at least {LENGTH_PATTERN}", text):
        return Wait(_make_length(found[1], found[2]), None)
    return Wait(*_parse_range(text, what, examples))


def _parse_range(text: str, what: str, examples: str) -> Range:
    if found := re.fullmatch(_THROUGH, text):
        day = _make_length(found[1] or "0", Unit.DATES)
        midnight = Length(day.number + 1, Unit.DATES)
        return Range(midnight, midnight)
    return _parse_lengths(text, what, examples)


def _parse_lengths(text: str, what: str, examples: str) -> Range:
    found = re.fullmatch(_RANGE, text)
    if not found or (found[2] and not found[3]):
        message = f"{shorten(text)} is not {what}. Write a number and a unit, such as {examples}."
        raise ValueError(message)
    most = _make_length(found[3] or found[1], found[4])
    least = _make_length(found[1], found[2] or found[4])
    if least.nominal_minutes > most.nominal_minutes:
        message = (
            f"{shorten(text)}: the first length is over the second. Write the shorter one first, "
            f"'{Range(most, least)}'."
        )
        raise ValueError(message)
    return Range(least, most)


def _make_length(number: str, unit: str) -> Length:
    length = Length(int(number), Unit(unit.removesuffix("s")))
    if length.unit is Unit.MONTHS:
        is_too_long = length.number > _MOST_YEARS * _MONTHS_A_YEAR
    else:
        is_too_long = length.nominal_minutes > _MOST_YEARS * _NOMINAL_MINUTES[Unit.YEARS]
    if is_too_long:
        raise _TooLongError(length)
    return length
