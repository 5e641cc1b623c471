"""How a language says days, clocks and lengths of time."""

from collections.abc import Callable

from mesocare.language.tables import Words

Forms = tuple[str, ...]
"""A text for each plural form of a language; `{count}` takes the number."""


class TimeWords(Words):
    """The names of time, and how a day, a clock time and a moment are put together."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    """Monday first."""
    short_weekdays: tuple[str, ...]
    tiny_weekdays: tuple[str, ...]
    """Two columns each, for the head of a drawn calendar."""
    plural: Callable[[int], int]
    """Which of a word's forms goes with a number."""
    units: dict[str, Forms]
    """Each unit of a length by its name in rule files."""
    day: str
    """A day in full: {weekday} {day} {month}."""
    date: str
    """A date without its weekday: {day} {month}."""
    axis_day: str
    """A day of a drawn calendar, whose month is plain: {weekday} {day}."""
    in_year: str
    """A day whose year is not this one: {day} {year}."""
    today: str
    tomorrow: str
    yesterday: str
    clock_24: str
    """{hour} and {minute}."""
    clock_am: str
    clock_pm: str
    """{hour}, without minutes; {time} takes hour and minutes."""
    hour_and_minute: str
    noon: str
    midnight: str
    moment: str
    """{day} and {clock}."""
    moment_today: str
    """A near day and a clock: {day} {clock}."""
    night: str
    """A moment between midnight and dawn: {before}, {day} and {clock}."""
    first_time: str
    second_time: str
    """Which of two it is, for a clock time that exists twice: {clock}."""
    range_same: str
    """Two numbers of one unit: {least} to {most}."""
    or_more: str
    """{length}, after "every"."""
    at_least: str
    always: str
    rest_of_the_day: str
    through_day: str
    day_number: str
    lead: str
    """How long before a visit, to stand before "before": {length}."""
    lead_range: str
    """From when it is better, and from when firm: {most} and {least}."""
    days_before: Forms
    """A number of days before a visit, from the first minute of that day; it follows what to do."""
    hour_before: Forms
    """The same from an hour of that day: {clock}."""
    day_before: Forms
    """The same for that day alone."""
    from_hour: str
    """An hour of the day of a visit, to stand before it: {clock}."""
    end_of_day: str
    """The end of a day, after "until": {day}."""
    and_: str
    """The last two parts of a list: {first} and {second}."""
    comma: str
    or_: str
    or_apart: str
    """The same where a part has an "or" of its own."""
