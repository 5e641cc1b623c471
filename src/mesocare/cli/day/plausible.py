"""Whether a session's day can be on today's list, or is a slip of the pen (TIME-16)."""

from datetime import date, timedelta

from mesocare.errors import InputRefusedError
from mesocare.language.en.names import MONTH_NAMES

_FAR_OFF = timedelta(days=60)
_NEAR = timedelta(days=14)


def check_plausible(on: date, today: date) -> None:
    """See that a session's day is within 60 days of today.

    Raises:
        InputRefusedError: when it is not; it says which year was perhaps meant.

    """
    if not _is_far_off(on, today):
        return
    days, when = abs((today - on).days), "ago" if on < today else "ahead"
    meant = _find_year_slip(on, today)
    hint = f"Did you mean {_say(meant)}? Then write {meant.isoformat()}" if meant else "Check it"
    message = (
        f"its session is {days} days {when}, on {_say(on)}. {hint}; "
        "to take it as it is, give --any-date."
    )
    raise InputRefusedError(message)


def _say(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _is_far_off(on: date, today: date) -> bool:
    return abs(on - today) > _FAR_OFF


def _find_year_slip(on: date, today: date) -> date | None:
    """Return the day near today that a slip of the year would explain."""
    for year in (today.year - 1, today.year, today.year + 1):
        meant = date(year, on.month, min(on.day, 28)) + timedelta(days=max(0, on.day - 28))
        if abs(meant - today) <= _NEAR:
            return meant
    return None
