"""Whether a session's day can be on today's list, or is a slip of the pen (TIME-16)."""

from datetime import date

from mesocare.dates.plausible import find_year_slip, is_far_off
from mesocare.errors import InputRefusedError
from mesocare.language.en.names import MONTH_NAMES


def check_plausible(on: date, today: date) -> None:
    """See that a session's day is within 60 days of today.

    Raises:
        InputRefusedError: when it is not; it says which year was perhaps meant.

    """
    if not is_far_off(on, today):
        return
    days, when = abs((today - on).days), "ago" if on < today else "ahead"
    meant = find_year_slip(on, today)
    hint = f"Did you mean {say_day(meant)}? Then write {meant.isoformat()}" if meant else "Check it"
    message = (
        f"its session is {days} days {when}, on {say_day(on)}. {hint}; "
        "to take it as it is, give --any-date."
    )
    raise InputRefusedError(message)


def say_day(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
