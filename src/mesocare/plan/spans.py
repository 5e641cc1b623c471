"""Stretches of time that a question asks about, and the lengths and hours that make them."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session, end_of, first_local_instant, local_instant, start_of
from mesocare.dates.waits import Length, Unit
from mesocare.language.words.heard import Heard

_FOREVER = datetime.max.replace(tzinfo=UTC)


class Span(NamedTuple):
    """A stretch of time that is asked about."""

    first: datetime
    last: datetime
    """Its end, which is out of it; its first instant, where it is one moment."""
    assumed: Session | None = None
    """A session that is not given, but that the time counts from."""
    is_open: bool = False
    """Whether it asks from its first instant on, without an end."""
    goes_on: bool = False
    """Whether it is done again and again from then on, so that all time to come counts."""

    def is_over(self, at: datetime) -> bool:
        """Whether all of it, or its one moment, is over."""
        return self.last < at or self.first < self.last <= at

    def with_all_it_goes_on(self) -> "Span":
        """Return it with all the time for which it goes on."""
        return self._replace(last=_FOREVER) if self.goes_on else self

    def from_now(self, at: datetime) -> "Span":
        """Return it without the part of it that is over, unless all of it is."""
        return self._replace(first=max(self.first, at)) if at < self.last else self

    def on_side(self, side: str, at: datetime) -> "Span":
        """Return the time on one side of it, at a moment: after, from, until or before it."""
        match side:
            case "after":
                return Span(max(self.last, at), max(self.last, at), is_open=True)
            case "from":
                return Span(max(self.first, at), max(self.first, at), is_open=True)
            case "until":
                return Span(min(at, self.last), self.last)
            case "before":
                return Span(min(at, self.first), self.first)
        return self


def whole_day(day: date, zone: ZoneInfo) -> Span:
    """Return a day from its first instant to its end."""
    return Span(start_of(day, zone), end_of(day, zone))


def part_of_day(day: date, hours: tuple[float, float], zone: ZoneInfo) -> Span:
    """Return a part of a day from one hour to another, of the next day where it is over 24."""
    midnight = datetime.combine(day, time())
    first = first_local_instant(midnight + timedelta(hours=hours[0]), zone)
    return Span(first, local_instant(midnight + timedelta(hours=hours[1]), zone))


def lengths_in(facts: Mapping[str, str], heard: Heard) -> tuple[Length, Length] | None:
    """Return the shortest and the longest length that a phrase names, if it names one.

    "About a week", or "a week or so", is from a quarter shorter to a quarter longer.
    """
    for prefix in ("", "x", "y"):
        if f"{prefix}unit" in facts:
            unit = Unit(heard.units[facts[f"{prefix}unit"]])
            numbers = _numbers(facts.get(f"{prefix}number", "1"), heard)
            if more := facts.get(f"{prefix}more"):
                numbers.append(heard.numbers.get(more, numbers[-1] + 1))
            if f"{prefix}roughly" not in facts and more != "so":
                return Length(min(numbers), unit), Length(max(numbers), unit)
            times, unit = _FINER.get(unit, (1, unit))
            return Length(min(numbers) * times * 3 // 4, unit), Length(
                -(-max(numbers) * times * 5 // 4), unit
            )
    return None


_FINER = {
    Unit.WEEKS: (7, Unit.DAYS),
    Unit.MONTHS: (30, Unit.DAYS),
    Unit.YEARS: (12, Unit.MONTHS),
}
"""Units of which a quarter is counted in smaller ones."""


def _numbers(said: str, heard: Heard) -> list[int]:
    """Return all numbers of a text: "two or three"."""
    if said in heard.numbers:
        return [heard.numbers[said]]
    words = re.findall(r"[^\W_]+", said)
    return [
        int(one) if one.isdigit() else heard.numbers[one]
        for one in words
        if one.isdigit() or one in heard.numbers
    ]
