"""Days that a slip of the pen may have made (TIME-16)."""

from datetime import date, timedelta

from mesocare.dates.moments import Session

_CLOSE = timedelta(days=14)
"""How far the day and month may lie from today's for a slip of the year."""
_FAR = timedelta(days=60)
_OPENS = 7
"""No clinic that we know has sent a patient home before this hour."""


def find_year_slip(day: date, today: date) -> date | None:
    """Return the day that was probably meant, where day and month are close to today's.

    Nothing is odd about a day that lies close itself, on the other side of New Year too. A 29
    February is meant as 1 March in a year without one.
    """
    if abs(day - today) <= _CLOSE:
        return None
    years = {today.year - 1, today.year, today.year + 1} - {
        day.year,
        date.min.year - 1,
        date.max.year + 1,
    }
    meant = min((_in_year(day, year) for year in years), key=lambda found: abs(found - today))
    return meant if abs(meant - today) <= _CLOSE else None


def is_far_off(day: date, today: date) -> bool:
    """Tell whether a day lies over 60 days ago or ahead."""
    return abs(day - today) > _FAR


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def is_at_night(session: Session) -> bool:
    """Return whether a session ended at night: mostly it is an afternoon whose "pm" was lost."""
    return session.has_time and session.ended_at.astimezone(session.zone).hour < _OPENS
