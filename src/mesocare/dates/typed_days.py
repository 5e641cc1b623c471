"""A day as somebody types it, where it has one meaning."""

import calendar
import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mesocare.dates.moments import FIRST_YEAR, LAST_YEAR
from mesocare.dates.phrases import hear, hear_any, heard_times
from mesocare.errors import InputRefusedError
from mesocare.language.en.names import MONTH_NAMES, WEEKDAY_NAMES

ISO_DAY = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
WEEK = 7
"""Days."""


class Base(NamedTuple):
    """What words such as "yesterday" and "Friday" count from."""

    now: datetime
    """By the clinic's clock."""
    is_ahead: bool
    """Whether what is asked for may lie ahead: a weekday is then the coming one."""

    @property
    def today(self) -> date:
        """The clinic's day."""
        return self.now.date()


class Day(NamedTuple):
    """A day that was typed."""

    on: date
    is_relative: bool = False
    """Whether it counts from today."""
    a_week_before: date | None = None
    """The other day that is meant, should the time given with it still lie ahead."""


def read_day(text: str, base: Base) -> Day | None:
    """Return the day that a text means, if it has one meaning.

    Raises:
        InputRefusedError: when there is no such day, or it has another weekday.

    """
    if found := re.fullmatch(ISO_DAY, text):
        return Day(make_day(found["year"], found["month"], found["day"]))
    if found := hear_any(heard_times().dates, text):
        return Day(_make_named_day(found))
    return _read_relative_day(text, base)


def _make_named_day(found: re.Match[str]) -> date:
    told = found.groupdict()
    month = told.get("month_number") or str(heard_times().months[told["month"]])
    day = make_day(told["year"], month, told["day"])
    _check_weekday(day, told.get("weekday"))
    return day


def make_day(year: str, month: str, day: str) -> date:
    """Return the day of three numbers.

    Raises:
        InputRefusedError: when there is no such day.

    """
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        pass
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise out_of_bounds()
    if not 1 <= int(month) <= len(MONTH_NAMES):
        message = f"There is no month {int(month)}. Write year, month, day, such as 2026-11-20."
        raise InputRefusedError(message)
    last = calendar.monthrange(int(year), int(month))[1]
    message = (
        f"{MONTH_NAMES[int(month) - 1]} {int(year)} has {last} days. Write a day from 1 to {last}."
    )
    raise InputRefusedError(message)


def _check_weekday(day: date, weekday: str | None) -> None:
    if weekday is None or heard_times().weekdays[weekday] == day.weekday():
        return
    message = (
        f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year} is a {WEEKDAY_NAMES[day.weekday()]}. "
        f"Check the date, then write {day.isoformat()} in its place, or the right weekday."
    )
    raise InputRefusedError(message)


def _read_relative_day(text: str, base: Base) -> Day | None:
    shift = count_days(text)
    if shift is not None and (shift <= 0 or base.is_ahead):
        return Day(shift_day(base.today, shift), is_relative=True)
    if found := hear(heard_times().last_weekday, text):
        return Day(shift_day(base.today, -days_since(found, base.today) or -WEEK), is_relative=True)
    if not (found := hear(heard_times().weekday, text)):
        return None
    since = days_since(found, base.today)
    if not base.is_ahead:
        other = None if since else shift_day(base.today, -WEEK)
        return Day(shift_day(base.today, -since), is_relative=True, a_week_before=other)
    return Day(shift_day(base.today, WEEK - since), is_relative=True) if since else None


def count_days(text: str) -> int | None:
    """Return how many days after today a text lies: "yesterday", "two weeks ago", "in 3 days"."""
    heard = heard_times()
    if text in heard.days:
        return heard.days[text]
    if found := hear(heard.ago, text):
        return _count(found, -1)
    return _count(found, 1) if (found := hear_any(heard.ahead, text)) else None


def _count(found: re.Match[str], sign: int) -> int | None:
    days = heard_times().day_units.get(found["unit"])
    return None if days is None else sign * days * number_of(found)


def number_of(found: re.Match[str]) -> int:
    """Return the number that stands before a unit."""
    told: str = found["number"]
    return heard_times().numbers.get(told) or int(told)


def days_since(found: re.Match[str], today: date) -> int:
    """Return how many days ago the weekday that was heard was; 0 is today."""
    return (today.weekday() - heard_times().weekdays[found["weekday"]]) % WEEK


def shift_day(today: date, days: int) -> date:
    """Return the day so many days after today.

    Raises:
        InputRefusedError: when Python's calendar has no such day.

    """
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise out_of_bounds() from None


def out_of_bounds() -> InputRefusedError:
    """Return the refusal of a year that is out of bounds (TIME-11)."""
    return InputRefusedError(
        f"The year is outside {FIRST_YEAR} to {LAST_YEAR}. Write a date within these years."
    )
