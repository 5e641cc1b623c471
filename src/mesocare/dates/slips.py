"""Dates of which the year is probably a slip (TIME-16)."""

from contextlib import suppress
from datetime import date, timedelta

_NEAR = timedelta(days=14)


def likely_day(on: date, today: date) -> date | None:
    """Return the day that was probably meant: near today, with the same day and month.

    None where the day given is near today itself, or is near it in no year.
    """
    if abs(on - today) <= _NEAR:
        return None
    for year in (today.year - 1, today.year, today.year + 1):
        with suppress(ValueError):  # 29 February
            meant = on.replace(year=year)
            if abs(meant - today) <= _NEAR:
                return meant
    return None
