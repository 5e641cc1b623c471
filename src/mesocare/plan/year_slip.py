"""A session whose year looks like a slip of the pen (TIME-16)."""

from datetime import date

_CLOSE = 14
"""How many days the day and month may lie from today's."""


def find_year_slip(day: date, today: date) -> date | None:
    """Return the day that was probably meant, where a day lies close to today's in another year.

    The 29th of February counts as the 28th in a year that lacks it. Around New Year the close day
    may lie in the year before or after today's.
    """
    near = [_in_year(day, today.year + step) for step in (-1, 0, 1)]
    meant = min(near, key=lambda other: abs((other - today).days))
    is_close = abs((meant - today).days) <= _CLOSE
    return meant if is_close and abs((day - today).days) > _CLOSE else None


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
