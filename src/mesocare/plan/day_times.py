"""The days, parts of days and clock times that are named together, as spans of a plan's time."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import product

from mesocare.dates.moments import end_of, first_local_instant, local_instant, start_of
from mesocare.plan.clock_times import Clock
from mesocare.plan.facts import Plan
from mesocare.plan.spans import Span, part_of_day

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_NIGHT_ENDS = 6
_MIDNIGHT = 24
_WIDER = {"after": "from", "before": "until"}
"""The sides of a rough time: after about 6 may be before 6."""


class DayTimes:
    """Days, and what narrows them: the parts of days and clock times that stand beside them."""

    def __init__(self, plan: Plan) -> None:
        """Start with nothing named."""
        self._plan = plan
        self.days: list[tuple[date, date, str]] = []
        """From one day to another, each with the side of them that is asked about."""
        self.weekdays: set[int] = set()
        """Those among the days that were named as such."""
        self.runs: set[tuple[date, date]] = set()
        """Days from one to another, of which all the time may be meant, or a part of each."""
        self.parts: list[tuple[int, int]] = []
        self.clocks: list[Clock] = []
        self.stretches: list[tuple[float, float]] = []
        """From one clock time to another, in hours."""
        self.side = ""
        """That of all for which none is said."""
        self.takes_next_part = False

    @property
    def have_hours(self) -> bool:
        """Whether anything narrows the days."""
        return bool(self.parts or self.clocks or self.stretches)

    @property
    def are_named(self) -> bool:
        """Whether there is any day or hour."""
        return bool(self.days) or self.have_hours

    def add_day(self, day: date) -> None:
        """Add one whole day."""
        self.days.append((day, day, ""))

    def spans(self) -> list[tuple[Span, str]]:
        """Return the time that they mean, today where nothing is named, each with its side.

        Raises:
            InputRefusedError: when an hour leaves open which half of the day it means.

        """
        if self.clocks and not (self.days or self.stretches):
            sided = [(span, self.side) for span in self._next_clocks()]
        else:
            days = self.days or [(first, last, "") for first, last in self._days_of_parts()]
            sided = [
                (span, side or self.side)
                for first, last, side in days
                for span in self._within_days(first, last)
            ]
            sided += [(span, self.side) for span in self._night_now(days)]
        if any(clock.is_rough for clock in self.clocks):
            sided = [(span, _WIDER.get(side, side)) for span, side in sided]
        return [(span.on_side(side, self._plan.at), side) for span, side in sided]

    def _within_days(self, first: date, last: date) -> Iterator[Span]:
        """Return the times of some days, and all between where "Monday to Friday night" says it."""
        spans = list(self._within(first, last))
        yield from spans
        if spans and self.have_hours and first != last and (first, last) in self.runs:
            end = max(span.last for span in spans)
            yield Span(start_of(first, self._plan.zone), end).from_now(self._plan.at)

    def _within(self, first: date, last: date) -> Iterator[Span]:
        """Return the parts or the clock times of some days, else all of them."""
        zone = self._plan.zone
        days = [first + step * _DAY for step in range((last - first).days + 1)]
        if self.clocks or self.stretches:
            for day, clock in product(days, self._clock_times()):
                yield from self._spans_of_clock(day, clock)
            for day, (start, end) in product(days, self.stretches):
                for step in self._nights_of(day, start):
                    yield self._span_of_part(day + step * _DAY, (start, end))
        elif self.parts:
            for day, hours in product(days, self.parts):
                yield self._span_of_part(day, hours)
        else:
            yield Span(start_of(first, zone), end_of(last, zone)).from_now(self._plan.at)

    def _nights_of(self, day: date, hour: float) -> tuple[int, ...]:
        """Return the days, from a named one on, of which an hour of the night may be.

        Midnight begins a day, and ends it; "on Friday night at 1 am" is on Saturday as well.
        """
        has_midnight = any(clock.time == time() for clock in self.clocks)
        is_over = (
            day == self._plan.today
            and local_instant(
                datetime.combine(day, time()) + timedelta(hours=hour), self._plan.zone
            )
            <= self._plan.at
        )
        may_be_next = hour == 0 or self._is_at_night() or has_midnight or is_over
        return (0, 1) if hour < _NIGHT_ENDS and may_be_next else (0,)

    def _is_at_night(self) -> bool:
        return any(end == _MIDNIGHT for _, end in self.parts)

    def _night_now(self, days: Sequence[tuple[date, date, str]]) -> Iterator[Span]:
        """Return what is left of a night that runs, where it may be that of a named day."""
        at, zone, today = self._plan.at, self._plan.zone, self._plan.today
        names_day = any(first <= today <= last for first, last, _ in days)
        names_day = names_day or (today - _DAY).weekday() in self.weekdays
        is_night = self._is_at_night() and at.astimezone(zone).hour < _NIGHT_ENDS
        if is_night and names_day and not (self.clocks or self.stretches):
            yield Span(at, local_instant(datetime.combine(today, time(_NIGHT_ENDS)), zone))

    def _next_clocks(self) -> Iterator[Span]:
        """Return when each clock time comes next."""
        at, today = self._plan.at, self._plan.today
        for clock in self._clock_times():
            coming = [one for one in self._spans_of_clock(today, clock) if one.last > at]
            yield from coming or self._spans_of_clock(today + _DAY, clock)

    def _spans_of_clock(self, day: date, clock: Clock) -> Iterator[Span]:
        """Return when a day has a clock time: twice where the clocks go back."""
        zone = self._plan.zone
        walls = [
            datetime.combine(day + step * _DAY, clock.time)
            for step in self._nights_of(day, clock.hours)
        ]
        moments = [
            read(wall, zone) for wall in walls for read in (first_local_instant, local_instant)
        ]
        for moment in dict.fromkeys(moments):
            if clock.is_rough:
                yield Span(moment - _HOUR, moment + _HOUR).from_now(self._plan.at)
            else:
                yield Span(moment, moment)

    def _clock_times(self) -> Iterator[Clock]:
        """Return all that the clock times may mean."""
        for clock in self.clocks:
            yield from clock.readings(self.parts)

    def _days_of_parts(self) -> list[tuple[date, date]]:
        """Return the days of a part or a clock time that is named without a day."""
        local = self._plan.at.astimezone(self._plan.zone)
        today, tomorrow = local.date(), local.date() + _DAY
        if not (self.takes_next_part or self.stretches):
            return [(today, today)]
        first, last = (self.stretches or self.parts)[0]
        days = [today] if local.hour < last else []
        return [(day, day) for day in (*days, *([tomorrow] if local.hour >= first else []))]

    def _span_of_part(self, day: date, hours: tuple[float, float]) -> Span:
        return part_of_day(day, hours, self._plan.zone).from_now(self._plan.at)
