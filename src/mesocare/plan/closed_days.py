"""On which days is the clinic closed, and where does a date go that falls on one (COURSE-3)?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mesocare.dates.holidays import public_holidays
from mesocare.language.en.names import MONTH_NAMES, WEEKDAY_NAMES

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The days on which a clinic sees nobody."""

    weekdays: frozenset[int] = frozenset()
    """Monday is 0, as in `date.weekday`."""
    dates: frozenset[date] = frozenset()
    public_holidays: Mapping[date, str] = field(default_factory=dict)
    """Each holiday's date with its name; `public_holidays` gives those of a country."""

    def why_closed(self, day: date) -> str | None:
        """Say in plain words why the clinic is closed on a day; nothing where it is open."""
        if name := self.public_holidays.get(day):
            return f"{_spoken(day)} is {name}"
        if day in self.dates:
            return f"The clinic is closed on {_spoken(day)}"
        if day.weekday() in self.weekdays:
            weekday = WEEKDAY_NAMES[day.weekday()]
            return f"The clinic is closed on {_spoken(day)}, as on every {weekday}"
        return None

    def next_open_day(self, first_on: date, last_on: date) -> date | None:
        """Give the first open day from one day to another, counting back where the last is earlier.

        Both ends are tried; None where the clinic is closed on all of them.
        """
        if len(self.weekdays) == len(WEEKDAY_NAMES):
            return None
        step = 1 if first_on <= last_on else -1
        days = range(first_on.toordinal(), last_on.toordinal() + step, step)
        return next((day for day in map(date.fromordinal, days) if not self.why_closed(day)), None)


NEVER_CLOSED = ClosedDays()


class OpenDay(NamedTuple):
    """Where a recommended date stands after closed days have been looked at."""

    on: date
    moved_because: str | None
    """Why it is not the day asked for, or why no day serves; None where that day is open."""


def move_to_open_day(
    day: date, earliest_on: date, latest_on: date, closed_days: ClosedDays
) -> OpenDay:
    """Move a day of a window to the next open day of it, else to the open day before (COURSE-3).

    It never leaves the window. Where no day of the window is open, it stays and the reason says so.
    """
    why = closed_days.why_closed(day)
    if why is None:
        return OpenDay(day, None)
    if later := closed_days.next_open_day(day, latest_on):
        return OpenDay(later, why)
    if before := closed_days.next_open_day(day, earliest_on):
        return OpenDay(before, f"{why}, and no later day of the window is open")
    return OpenDay(day, f"{why}, and no day of the window is open: ask your clinic")


def _spoken(day: date) -> str:
    weekday, month = WEEKDAY_NAMES[day.weekday()], MONTH_NAMES[day.month - 1]
    return f"{weekday} {day.day} {month} {day.year}"


def find_closed_days(clinic: "Clinic | None", years: Iterable[int]) -> ClosedDays:
    """Give the days on which a clinic is closed, with the public holidays of some years.

    Raises:
        InputRefusedError: when its country, or the part of it, is not known.

    """
    if clinic is None:
        return NEVER_CLOSED
    from mesocare.rules.clinic import Closed, Weekday

    closed = clinic.closed or Closed()
    return ClosedDays(
        weekdays=frozenset(list(Weekday).index(day) for day in closed.weekdays),
        dates=frozenset(closed.dates),
        public_holidays=public_holidays(clinic.country, years, subdivision=clinic.subdivision)
        if clinic.country
        else {},
    )
