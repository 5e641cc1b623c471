"""What a language hears in a moment that somebody types."""

from collections.abc import Mapping
from typing import NamedTuple

from mesocare.language.tables import Words


class PartOfDay(NamedTuple):
    """What a word such as "evening" says of an hour."""

    first: int
    """The first hour that it may mean, of 24."""
    last: int
    example: str
    """A time to write in its place."""


class HeardTimes(Words):
    """One language's words for days and times, as they are heard: all in small letters.

    The phrases are regular expressions. In them `{month}`, `{weekday}`, `{number}`, `{unit}`,
    `{part}` and `{past}` stand for any spelling of the tables, and `{day}`, `{year}`,
    `{short_year}`, `{iso}` and `{hour}` for their figures.
    """

    months: Mapping[str, int]
    """The number of each month, by each of its spellings."""
    weekdays: Mapping[str, int]
    """Monday is 0."""
    hours: Mapping[str, int]
    """Hours in words, up to twelve."""
    numbers: Mapping[str, int]
    """What stands before a unit."""
    days: Mapping[str, int]
    """How many days after today each lies: yesterday is -1."""
    day_units: Mapping[str, int]
    """How many days each unit has."""
    month_units: Mapping[str, int]
    minute_units: Mapping[str, int]
    parts: Mapping[str, PartOfDay]
    minutes_past: Mapping[str, int]
    """How many minutes after the hour that follows: "quarter to" is -15."""
    now: str
    in_full: Mapping[str, str]
    """The day and its part, by what is said in place of both: "this morning"."""
    dates: tuple[str, ...]
    dates_without_year: tuple[str, ...]
    dates_of_short_year: tuple[str, ...]
    months_alone: tuple[str, ...]
    ago: str
    ahead: tuple[str, ...]
    weekday: str
    last_weekday: str
    this_weekday: str
    next_weekday: str
    weekday_after_next: tuple[str, ...]
    spans: str
    """What lasts longer than a day, such as "last week"."""
    half_day: str
    """What follows an hour of the 12-hour clock; the group `pm` tells the later half."""
    noon: str
    midnight: str
    hour_mark: str
    """What may follow an hour, such as "o'clock"."""
    in_part: tuple[str, ...]
    """A time, the group `clock`, with the part of the day in which it lies."""
    day_in_part: str
    """A day, the group `rest`, with the part of it in which the time before it lies."""
    part_alone: str
    roughly: str
    """What stands before a time that is not meant to the minute."""
    before_clock: str
    """What may stand between a day and its time."""
    before_day: str
    """What may stand before a day."""
