"""Clock times that a question names: 6 pm, half past three, about noon, 11 to 1 pm."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import NamedTuple

from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import Heard
from mesocare.plan.named_days import FORMS

_HALF_A_DAY = 12


class Clock(NamedTuple):
    """A clock time, and whether it leaves open which half of the day it means."""

    time: time
    is_open: bool = False
    has_minutes: bool = False
    is_rough: bool = False
    """Whether it is only about that time: an hour earlier or later is meant as well."""

    @property
    def hours(self) -> float:
        """The hours of the day before it."""
        return self.time.hour + self.time.minute / 60

    def readings(self, parts: Sequence[tuple[int, int]]) -> Iterator["Clock"]:
        """Return all that it may mean beside some parts of the day: half past six is 18:30 too.

        Raises:
            InputRefusedError: when a whole hour leaves open which half of the day it means.

        """
        if not self.is_open:
            yield self
            return
        hour = self.time.hour % _HALF_A_DAY
        halves = [hour, hour + _HALF_A_DAY]
        within = [h for h in halves if any(f <= (h or 24) < t or f <= h < t for f, t in parts)]
        if not within and not self.has_minutes:
            hour = hour or _HALF_A_DAY
            message = f"Is that am or pm? Write {hour} am or {hour} pm."
            raise InputRefusedError(message)
        for one in within or halves:
            yield self._replace(time=self.time.replace(hour=one))


class Clocks(NamedTuple):
    """What a phrase says of clock times."""

    each: tuple[Clock, ...] = ()
    stretch: tuple[float, float] | None = None
    """All the time from one to another, in hours of a day; over 24 it ends on the next."""


def read_clocks(facts: Mapping[str, str], heard: Heard) -> Clocks:
    """Read a clock time, or the time between two.

    Raises:
        InputRefusedError: when there is no such time of day.

    """
    if "word" in facts:
        noon = time(heard.clocks[facts["word"]] % 24)
        return Clocks((Clock(noon, is_rough="roughly" in facts),))
    last = _clock(facts, heard)
    if "xhour" not in facts:
        return Clocks((last,))
    mark = {"mark": facts["mark"]} if "mark" in facts else {}
    own = {key[1:]: value for key, value in facts.items() if key.startswith("x")}
    first = _clock(mark | own, heard)
    if last.is_open:
        return Clocks((first._replace(is_open=True), last))
    start, end = first.hours, last.hours
    if start > end and "mark" not in own and mark:
        start -= _HALF_A_DAY  # "11 to 1 pm" begins in the morning
    end = end if end > start else end + 24
    is_rough = "roughly" in facts or "late" in facts
    return Clocks(stretch=(start - is_rough, end + is_rough))


def _clock(facts: Mapping[str, str], heard: Heard) -> Clock:
    said = facts["hour"]
    hour = int(said) if said.isdigit() else heard.numbers[said]
    mark, past = facts.get("mark"), facts.get("past") or facts.get("xpast", "")
    if mark and not 1 <= hour <= _HALF_A_DAY:
        message = f"There is no such time of day. {FORMS}"
        raise InputRefusedError(message)
    if mark:
        hour = hour % _HALF_A_DAY + _HALF_A_DAY * (mark in heard.afternoon_marks)
    is_open = not mark and 1 <= hour <= _HALF_A_DAY and not said.startswith("0")
    minutes = hour * 60 + int(facts.get("minute", 0)) + heard.minutes_past.get(past, 0)
    hour, minute = divmod(minutes % (24 * 60), 60)
    has_minutes = "minute" in facts or past != ""
    return Clock(time(hour, minute), is_open, has_minutes, is_rough="roughly" in facts)
