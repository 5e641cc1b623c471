"""On which days is the clinic closed, and where does a date go that falls on one (COURSE-3)?"""

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from mesocare.errors import InputRefusedError
from mesocare.moments import FIRST_YEAR, LAST_YEAR
from mesocare.wording import MONTH_NAMES, WEEKDAY_NAMES

_CLOSE = 0.8
_MOST_HINTS = 3


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


def public_holidays(
    country: str, years: Iterable[int], *, subdivision: str | None = None
) -> dict[date, str]:
    """Give the public holidays of a country in some years, each with its name, in English if known.

    `country` is an ISO 3166-1 code of two letters, `subdivision` the code or name of a part of it.
    The library knows none after 2100, and some that follow the moon for a few decades only: later
    years give fewer, or none.

    Raises:
        InputRefusedError: when the country or the part is not known, with near ones.

    """
    import holidays  # 80 ms, and only for a clinic that names its country

    code = _known_country(country)
    part = None if subdivision is None else _known_subdivision(code, subdivision)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of years without data; see above
        found = holidays.country_holidays(
            code,
            subdiv=part,
            years=[year for year in years if FIRST_YEAR <= year <= LAST_YEAR],
            expand=False,
            language="en_US",
        )
    return {day: " and ".join(found.get_list(day)) for day in sorted(found)}


def _known_country(text: str) -> str:
    from holidays.utils import list_supported_countries

    code = text.strip().upper()
    if code in list_supported_countries(include_aliases=False):
        return code
    message = (
        f"{text[:40]!r} is not a country whose public holidays are known. "
        f"{_hint(text, _codes_by_name())}Write its two letters, such as 'IT'."
    )
    raise InputRefusedError(message)


def _codes_by_name() -> dict[str, str]:
    """Give the code of each country by its name, its three letters and its other names."""
    from holidays.registry import COUNTRIES

    return {
        name.replace("_", " ").casefold(): code
        for module, (_, code, *others) in COUNTRIES.items()
        for name in (module, *others)
        if not name.startswith("Holidays")  # the name of a class
    }


def _known_subdivision(country: str, text: str) -> str:
    from holidays.utils import list_supported_countries

    codes = list_supported_countries(include_aliases=False)[country]
    names = {code.casefold(): code for code in codes} | _subdivisions_by_name(country)
    if found := names.get(text.strip().casefold()):
        return found
    message = (
        f"{text[:40]!r} is not a part of {country} with holidays of its own. {_hint(text, names)}"
        f"{'Write one of ' + ', '.join(codes) if codes else 'Leave it out: none is known there'}."
    )
    raise InputRefusedError(message)


def _subdivisions_by_name(country: str) -> dict[str, str]:
    import holidays

    aliases = holidays.country_holidays(country, expand=False).subdivisions_aliases
    return {name.casefold(): code for name, code in aliases.items()}


def _hint(text: str, codes_by_name: Mapping[str, str]) -> str:
    folded = text.strip().casefold()
    near = (
        [folded]
        if folded in codes_by_name
        else get_close_matches(folded, codes_by_name, n=_MOST_HINTS, cutoff=_CLOSE)
    )
    codes = dict.fromkeys(codes_by_name[name] for name in near)
    return f"Did you mean {' or '.join(repr(code) for code in codes)}? " if codes else ""


def _spoken(day: date) -> str:
    weekday, month = WEEKDAY_NAMES[day.weekday()], MONTH_NAMES[day.month - 1]
    return f"{weekday} {day.day} {month} {day.year}"
