"""The days on which a clinic is closed, and where a date goes that falls on one (COURSE-3)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mesocare.dates.holidays import ESTIMATED, public_holidays
from mesocare.dates.spans import DaySpan

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic


_DAYS_OF_A_WEEK = 7
_FURTHEST = timedelta(days=366)
"""How far an open window is looked through for an open day."""
_SURELY_OPEN = range(9, 17)
"""The hours at which nearly every clinic answers; its own are words, which nobody reads here."""


class ClosedKind(StrEnum):
    """Why a clinic is closed on a day."""

    HOLIDAY = "holiday"
    DATE = "date"
    WEEKDAY = "weekday"


class Left(StrEnum):
    """Which days of a window were left to move a date to."""

    LATER = "later"
    EARLIER = "earlier"
    NONE = "none"


class MovedBecause(NamedTuple):
    """Why a recommended date moved, or why it stays on a closed day."""

    kind: ClosedKind
    on: date
    """The closed day."""
    name: str | None
    """The holiday's name."""
    left: Left
    """Where it moved: to a later day of its window, to an earlier one, or not at all."""
    is_estimated: bool = False
    """Whether the holiday's day is only expected, as of feasts that follow the moon."""


class ClosedDays(NamedTuple):
    """The days on which a clinic sees nobody."""

    weekdays: frozenset[int] = frozenset()
    """Monday is 0, as in `date.weekday`."""
    dates: frozenset[date] = frozenset()
    spans: tuple[DaySpan, ...] = ()
    """Days in a row, and days of every year."""
    open_on: frozenset[date] = frozenset()
    """Days on which it is open, whatever else is said."""
    public_holidays: Mapping[date, str] = MappingProxyType({})
    """Each holiday's date with its name; `public_holidays` gives those of a country."""

    def why_closed(self, day: date) -> tuple[ClosedKind, str | None] | None:
        """Return why the clinic is closed on a day, and a holiday's name; None where it is open."""
        if day in self.open_on:
            return None
        if name := self.public_holidays.get(day):
            return ClosedKind.HOLIDAY, name
        if day in self.dates or any(span.has(day) for span in self.spans):
            return ClosedKind.DATE, None
        if day.weekday() in self.weekdays:
            return ClosedKind.WEEKDAY, None
        return None

    def next_open_day(self, first_on: date, last_on: date) -> date | None:
        """Return the first open day from one day to another, back where the last is earlier.

        Both ends are tried; None where the clinic is closed on all of them.
        """
        if len(self.weekdays) == _DAYS_OF_A_WEEK and not self.open_on:
            return None
        step = 1 if first_on <= last_on else -1
        days = range(first_on.toordinal(), last_on.toordinal() + step, step)
        return next((day for day in map(date.fromordinal, days) if not self.why_closed(day)), None)


NEVER_CLOSED = ClosedDays()


class OpenDay(NamedTuple):
    """Where a recommended date stands after closed days have been looked at."""

    on: date
    moved_because: MovedBecause | None
    """Why it is not the day asked for, or why no day serves; None where that day is open."""


def move_to_open_day(
    day: date, earliest_on: date, latest_on: date | None, closed_days: ClosedDays
) -> OpenDay:
    """Move a day of a window to the next open day of it, else to the open day before (COURSE-3).

    It never leaves the window. Where no day of the window is open, it stays and the reason says so.
    """
    why = None if closed_days is NEVER_CLOSED else closed_days.why_closed(day)
    if why is None:
        return OpenDay(day, None)
    kind, name = why
    is_estimated = name is not None and name.endswith(ESTIMATED)
    name = name and name.removesuffix(ESTIMATED)

    def because(left: Left) -> MovedBecause:
        return MovedBecause(kind, day, name, left, is_estimated)

    if later := closed_days.next_open_day(day, latest_on or day + _FURTHEST):
        return OpenDay(later, because(Left.LATER))
    if before := closed_days.next_open_day(day, earliest_on):
        return OpenDay(before, because(Left.EARLIER))
    return OpenDay(day, because(Left.NONE))


def find_closed_days(clinic: "Clinic | None", years: Iterable[int]) -> ClosedDays:
    """Return the days on which a clinic is closed, with the public holidays of some years.

    Raises:
        InputRefusedError: when its country, or the part of it, is not known.

    """
    if clinic is None:
        return NEVER_CLOSED
    from mesocare.rules.clinic import Closed, Weekday

    closed = clinic.closed or Closed()
    return ClosedDays(
        weekdays=frozenset(list(Weekday).index(day) for day in closed.weekdays),
        dates=frozenset(
            it.first for it in closed.dates if it.first == it.last and not it.is_yearly
        ),
        spans=tuple(it for it in closed.dates if it.first != it.last or it.is_yearly),
        open_on=frozenset(closed.open),
        public_holidays=public_holidays(clinic.country, years, subdivision=clinic.subdivision)
        if clinic.country
        else {},
    )


def may_be_closed(clinic: "Clinic", local: datetime) -> bool:
    """Return whether a clinic may be closed at a moment of its zone: early, late, or all day."""
    if local.hour not in _SURELY_OPEN:
        return True
    day = local.date()
    return find_closed_days(clinic, [day.year]).why_closed(day) is not None
