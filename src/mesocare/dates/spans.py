"""Stretches of days as a clinic writes them: a day, some days in a row, of one year or of each."""

import re
from datetime import date
from typing import NamedTuple

from mesocare.characters import shorten
from mesocare.language.en.names import MONTH_NAMES

_LEAP_YEAR = 2000
"""The year that stands for every year: it has a 29 February."""
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_YEARLY = rf"[1-9][0-9]? (?:{'|'.join(MONTH_NAMES)})"
SPAN_PATTERN = rf"{_DATE}(?: to {_DATE})?|{_YEARLY}(?: to {_YEARLY})?"


class DaySpan(NamedTuple):
    """Some days in a row, both ends among them."""

    first: date
    last: date
    is_yearly: bool
    """Whether it comes each year; a last day before the first one is then of the year after."""

    def __str__(self) -> str:
        """Return the span as a file writes it: `24 December to 2 January`."""
        first, last = (self._write(day) for day in (self.first, self.last))
        return first if first == last else f"{first} to {last}"

    def _write(self, day: date) -> str:
        return f"{day.day} {MONTH_NAMES[day.month - 1]}" if self.is_yearly else day.isoformat()

    def has(self, day: date) -> bool:
        """Return whether a day lies in it."""
        if not self.is_yearly:
            return self.first <= day <= self.last
        in_year, first, last = ((it.month, it.day) for it in (day, self.first, self.last))
        if first <= last:
            return first <= in_year <= last
        return in_year >= first or in_year <= last


def parse_span(text: str) -> DaySpan:
    """Read days: `2026-12-24`, `2026-12-24 to 2027-01-02`, `24 December to 2 January`.

    Raises:
        ValueError: with the sentence to show, when it is none, or ends before it begins.

    """
    found = re.fullmatch(SPAN_PATTERN, text)
    if found is None:
        raise _refuse(text)
    first, _, last = text.partition(" to ")
    is_yearly = not text[:4].isdigit()
    try:
        ends = [_parse_end(end, is_yearly=is_yearly) for end in (first, last or first)]
    except ValueError:
        raise _refuse(text) from None
    if ends[0] > ends[1] and not is_yearly:
        message = f"{shorten(text)} ends before it begins. Write the earlier day first."
        raise ValueError(message)
    return DaySpan(ends[0], ends[1], is_yearly)


def _parse_end(text: str, *, is_yearly: bool) -> date:
    if not is_yearly:
        return date.fromisoformat(text)
    day, month = text.split(" ")
    return date(_LEAP_YEAR, MONTH_NAMES.index(month) + 1, int(day))


def _refuse(text: str) -> ValueError:
    return ValueError(
        f"{shorten(text)} is not a day, nor some days in a row. Write '2026-12-24', "
        "'2026-12-24 to 2027-01-02', or '24 December' for every year."
    )
