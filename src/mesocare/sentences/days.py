"""Days, moments and spans of time in words."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mesocare.language.en.names import MONTH_NAMES, WEEKDAY_NAMES
from mesocare.language.en.said import EN
from mesocare.language.words import Words

WORDS: Words = EN


_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def say_day(day: date) -> str:
    """Give a day in full: Friday 20 November 2026."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {say_date(day)}"


def say_date(day: date) -> str:
    """Give a date whose weekday nobody needs: 22 November 2026."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year:04d}"


def say_moment(moment: datetime, zone: ZoneInfo) -> str:
    """Give a moment in full, in a zone, rounded up to a minute: Friday 20 November 2026, 14:30.

    A clock time that exists twice says which of the two it is (TIME-4).
    """
    local = _whole_minute(moment).astimezone(zone)
    return f"{say_day(local.date())}, {say_clock(local)}"


def say_moment_shortly(moment: datetime, zone: ZoneInfo, year: int) -> str:
    """Give a moment for a table: Fri 20 Nov, 14:30; with the year where it is not `year`."""
    local = _whole_minute(moment).astimezone(zone)
    day = f"{WEEKDAY_NAMES[local.weekday()][:3]} {local.day} {MONTH_NAMES[local.month - 1][:3]}"
    which = {None: "", 0: f" {WORDS.first_shortly}", 1: f" {WORDS.second_shortly}"}
    in_year = "" if local.year == year else f" {local.year}"
    return f"{day}{in_year}, {local:%H:%M}{which[_occurrence(local)]}"


def _whole_minute(moment: datetime) -> datetime:
    return moment.replace(second=0) + _MINUTE if moment.second else moment


def say_clock(local: datetime) -> str:
    """Give the clock time of a whole minute, and which of two it is where it exists twice."""
    which = {None: "", 0: f" ({WORDS.first_time})", 1: f" ({WORDS.second_time})"}
    return f"{local:%H:%M}{which[_occurrence(local)]}"


def _occurrence(local: datetime) -> int | None:
    """Give which of two occurrences a clock time is, 0 or 1; None where it exists once."""
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return None
    return local.fold


def say_span(span: timedelta) -> str:
    """Give an elapsed time in its two largest units, rounded up: 1 day and 3 hours."""
    step = _HOUR if span >= _DAY else _MINUTE
    span = -(-span // step) * step
    counts = {
        "day": span // _DAY,
        "hour": span % _DAY // _HOUR,
        "minute": span % _HOUR // _MINUTE,
    }
    parts = [_say_count(count, unit) for unit, count in counts.items() if count]
    return _join(parts or [_say_count(0, "minute")])


def _say_count(count: int, unit: str) -> str:
    one, many = WORDS.units[unit]
    return f"{count} {one if count == 1 else many}"


def _join(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return WORDS.and_.format(first=", ".join(parts[:-1]), second=parts[-1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _without_stop(text: str) -> str:
    return text.removesuffix(".")  # the words around it have one
