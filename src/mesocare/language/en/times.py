"""Days, clocks and lengths of time in English."""

from mesocare.language.en.names import (
    MONTH_NAMES,
    SHORT_MONTH_NAMES,
    SHORT_WEEKDAY_NAMES,
    TINY_WEEKDAY_NAMES,
    WEEKDAY_NAMES,
)
from mesocare.language.words.times import TimeWords


def _plural(count: int) -> int:
    return 0 if count == 1 else 1


TABLE = TimeWords(
    months=MONTH_NAMES,
    short_months=SHORT_MONTH_NAMES,
    weekdays=WEEKDAY_NAMES,
    short_weekdays=SHORT_WEEKDAY_NAMES,
    tiny_weekdays=TINY_WEEKDAY_NAMES,
    plural=_plural,
    units={
        "minute": ("{count} minute", "{count} minutes"),
        "hour": ("{count} hour", "{count} hours"),
        "day": ("{count} day", "{count} days"),
        "week": ("{count} week", "{count} weeks"),
        "month": ("{count} month", "{count} months"),
        "year": ("{count} year", "{count} years"),
    },
    day="{weekday} {day} {month}",
    date="{day} {month}",
    axis_day="{weekday} {day}",
    in_year="{day} {year}",
    today="today",
    tomorrow="tomorrow",
    yesterday="yesterday",
    clock_24="{hour:02}:{minute:02}",
    clock_am="{time} am",
    clock_pm="{time} pm",
    hour_and_minute="{hour}:{minute:02}",
    noon="noon",
    midnight="midnight",
    moment="{day}, {clock}",
    moment_today="{day} at {clock}",
    night="the night of {before} to {day}, {clock}",
    first_time="{clock}, before the clocks go back",
    second_time="{clock}, after the clocks go back",
    range_same="{least} to {most}",
    or_more="{length} or more",
    at_least="at least {length}",
    always="always",
    rest_of_the_day="the rest of that day",
    through_day="until the end of day {number}",
    day_number="day {number}",
    lead="from {length}",
    lead_range="from {most}, at the latest from {least}",
    days_before=("from the day", "from {count} days"),
    hour_before=("from {clock} on the day", "from {clock}, {count} days"),
    day_before=("on the day", "{count} days"),
    from_hour="from {clock} ",
    end_of_day="the end of {day}",
    and_="{first} and {second}",
    comma=", ",
    or_="{first} or {second}",
    or_apart="{first}, or {second}",
)
