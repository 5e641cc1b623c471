"""The times that a question names, as spans of the plan's own time (CAN-5)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import NamedTuple

from mesocare.dates.moments import add_length, end_of, first_local_instant, local_instant, start_of
from mesocare.dates.waits import Length, Unit
from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import Heard, TimePhrase, When
from mesocare.plan.around_sessions import AroundSessions
from mesocare.plan.clock_times import Clock, read_clocks
from mesocare.plan.facts import Plan
from mesocare.plan.named_days import CALENDAR, FORMS, NamedDays
from mesocare.plan.spans import Span, lengths_in, part_of_day
from mesocare.plan.time_phrases import Group, Said, take_times

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_TICK = timedelta(microseconds=1)
_NIGHT_ENDS = 6
_MIDNIGHT = 24
_LONGEST = 31
"""The days of the longest month."""


class Asked(NamedTuple):
    """When a question asks about."""

    spans: tuple[Span, ...] = ()
    """All readings of its time; none where it asks about the plan's moment."""
    asks_when: bool = False
    is_past: bool = False
    """Whether it tells of a time that is over."""
    is_again: bool = False
    """Whether it asks about day after day."""
    lacks_session: bool = False
    """Whether it counts from a next session that is not known."""
    is_turned: bool = False
    """Whether it asks if something is to be held off: "should I avoid wine"."""
    is_vague: bool = False
    """Whether a time in it has no date, such as "on my birthday"."""
    untimed: str = ""
    """What is asked after the sentence with the times: "I travel on Tuesday, can I swim"."""


def refuse_vague() -> InputRefusedError:
    """Return the refusal of a time that has no date."""
    return InputRefusedError(f"It is not clear which time you mean. {FORMS}")


class _Reader:
    """Gathers times that belong together: a part of a day or a clock time to the days with it."""

    def __init__(self, plan: Plan, heard: Heard, group: Group) -> None:
        self._plan, self._heard, self._group = plan, heard, group
        self._around = AroundSessions(plan, heard)
        self._days: list[tuple[date, date, str]] = []
        self._side = ""
        self._parts: list[tuple[int, int]] = []
        self._clocks: list[Clock] = []
        self._stretches: list[tuple[float, float]] = []
        self._is_within_day = False
        self._lacks_day = False
        """Whether the day is only near one that is named: "around Friday at 6 pm"."""
        self._excepted = 0
        self._lasts: list[Length] = []
        """How long what is asked about goes on from the time that is named."""
        self._more: list[Length] = []
        """How much longer than that time."""
        self._may_be_now = False
        self._is_each = False
        """Whether it is said to go on: "every Saturday", "from Monday on"."""
        self._weekdays: set[int] = set()
        self._runs: set[tuple[date, date]] = set()
        """Days from one to another, of which all the time may be meant, or a part of each."""
        self._takes_next_part = False
        self._names_session = False
        self._beside: list[tuple[When, dict[str, str], list[Span]]] = []
        """What was said of a session, with its spans."""
        self.spans: list[Span] = []
        self.asks_when = self.is_past = self.is_vague = self.lacks_session = False
        self.is_again = self.counts_days = self.is_spoilt = False
        self.is_after_another = False
        """Whether it counts from a time that is not said with it: "2 days later"."""

    def read(self, said: Said) -> None:  # noqa: C901, PLR0912, PLR0915  one case a kind
        """Add what one phrase says."""
        phrase, facts, side = said
        plan, today = self._plan, self._plan.today
        known, known_spans = len(self._days), len(self.spans)
        self._is_each = self._is_each or "each" in facts
        match phrase.when:
            case When.ASKS_WHEN:
                self.asks_when = True
            case When.PAST:
                self.is_past = True
            case When.FOR_A_WHILE:
                lengths = lengths_in(facts, self._heard)
                if lengths or phrase.first:
                    self._lasts.append(
                        lengths[1] if lengths else Length(phrase.first, Unit.MINUTES)
                    )
            case When.GOING_ON:
                lengths = lengths_in(facts, self._heard)
                self._more.append(lengths[1] if lengths else Length(phrase.last or 1, Unit.DAYS))
                self._may_be_now = phrase.first > 0
            case When.EVER:
                self.is_again = True
            case When.UNREADABLE:
                self.is_vague = True
                self.is_spoilt = self.is_spoilt or phrase.first > 0
            case When.FIGURES:
                message = f"Figures like these can be a day or a time of day. {FORMS}"
                raise InputRefusedError(message)
            case When.NTH_DAY:
                self._read_nth_days(facts)
            case When.MOMENT:
                moment = plan.at + timedelta(minutes=phrase.first)
                lengths = lengths_in(facts, self._heard)
                self.spans.append(self._ahead(lengths) if lengths else Span(moment, moment))
            case When.DAYS:
                self._read_days(phrase, facts)
            case kind if kind in CALENDAR:
                self._read_calendar(phrase, facts)
            case When.PART | When.PART_OF_TODAY:
                self._parts.append(self._part(phrase, facts))
                if phrase.when is When.PART_OF_TODAY:
                    self._days.append((today, today, ""))
            case When.NEXT_PART:
                self._parts.append(self._part(phrase, facts))
                self._takes_next_part = True
            case When.CLOCK:
                clocks = read_clocks(facts, self._heard)
                self._clocks += clocks.each
                self._stretches += [clocks.stretch] if clocks.stretch else []
            case When.REST_OF_TODAY:
                self._days.append((today, today, ""))
            case When.WITHIN_DAY:
                self._is_within_day = True
            case When.LASTING:
                lengths = lengths_in(facts, self._heard)
                longest = lengths[1] if lengths else Length(phrase.first, Unit.DAYS)
                if "lasts" in facts or "onwards" in facts:
                    self._lasts.append(longest)
                if "lasts" not in facts:
                    self.spans.append(Span(plan.at, add_length(plan.at, longest, plan.zone)))
                self.is_again = longest.unit not in (Unit.MINUTES, Unit.HOURS)
            case When.LATER:
                self.is_after_another = True
                self._read_later(facts)
            case When.AFTER_SESSION | When.SINCE_SESSION | When.BEFORE_SESSION | When.SESSION_DAY:
                self._names_session = True
                spans = self._around.spans(phrase.when, facts)
                self._beside.append((phrase.when, facts, spans))
                self.spans += spans
                self.lacks_session = self.lacks_session or not spans
        if phrase.when is When.MOMENT and side == "until" and not phrase.first:
            self.is_spoilt = True  # "until then" is no time
        if side == "except":
            self._excepted += 1
        elif side == "near" and phrase.when is not When.CLOCK:
            self.is_vague = True
            self._lacks_day = True
            del self._days[known:], self.spans[known_spans:]
        elif self._names_session and len(self._days) > known:
            self._name_session(known)
        elif side and len(self._days) > known:
            self._days[known:] = [(first, last, side) for first, last, _ in self._days[known:]]
        elif phrase.when is When.BEFORE_SESSION and not _is_dated(facts):
            pass  # all the time up to it, whatever stands before
        elif side in ("until", "before") and len(self.spans) > known_spans:
            spans = self.spans[known_spans:]
            self.spans[known_spans:] = [self._on_side(span, side) for span in spans]
        elif side and not self._group.is_range:
            self._side = side

    def _read_nth_days(self, facts: Mapping[str, str]) -> None:
        """Add days after the session; who says "the day 25" may mean that of a month, too."""
        self.counts_days = True
        numbers = [int(one) for one in re.findall("[0-9]+", facts["nth"] + facts["others"])]
        on = self._around.latest.on
        self._days.append((on + min(numbers) * _DAY, on + max(numbers) * _DAY, ""))
        if "the" in facts:
            named = NamedDays(self._plan.today, self._heard)
            days = [
                named.day_of_month({"day": str(one)}) for one in numbers if 1 <= one <= _LONGEST
            ]
            self._days += [(day, day, "") for day in days]

    def finish(self) -> None:
        """Take what lasts from now on, where no time beside it says from when on."""
        has_hours = bool(self._parts or self._clocks or self._stretches)
        self.is_spoilt = self.is_spoilt or (self._lacks_day and has_hours and not self._days)
        if self.has_dates or self._is_within_day:
            return
        self.is_spoilt = self.is_spoilt or bool(self._more and not self._may_be_now)
        self.is_after_another = self.is_after_another or bool(self._more)
        if self._lasts or self._more:
            self.spans.append(Span(self._plan.at, self._plan.at))

    def whole_spans(self) -> tuple[list[Span], list[tuple[Span, str]]]:
        """Return the spans that it counts, and those of days with their sides, as they go on."""
        counted = [self._whole(span) for span in self.spans]
        sided = [(self._whole(span), side) for span, side in self.spans_of_days()]
        if not self._group.is_range:
            return counted, sided
        ahead = [span for span, _ in sided if not span.is_over(self._plan.at)]
        ends = [self._whole(span) for span in self._spans_of_ends()]
        spans = ends or [*counted, *ahead]
        first = min((span.first for span in spans), default=None)
        if first is None:
            return counted, sided
        last = max(span.last for span in spans)
        return counted, [(Span(first, last), "")]

    def _spans_of_ends(self) -> list[Span]:
        """Return what the ends of a range mean when each of them is read for itself."""
        group, at = self._group, self._plan.at
        openings = self._alone(group.opening, at)
        closings = [] if group.closes_on_day_of_opening else self._alone(group.closing, at)
        begins_at = min((span.first for span in openings), default=at)
        ends_at = min((span.last for span in closings), default=None)
        if ends_at is None or ends_at <= begins_at:
            now = [Span(at, at)] if ends_at else []  # it runs, and comes again: "from noon to noon"
            closings = [*closings, *now, *self._alone(group.closing, begins_at)]
        return [*(Span(span.first, span.first) for span in openings), *closings]

    def _alone(self, times: Sequence[Said], at: datetime) -> list[Span]:
        """Return what some times mean at a moment when they are read for themselves."""
        reader = _read_group(Group(tuple(times)), self._plan._replace(at=at), self._heard)
        counted, sided = reader.whole_spans()
        return [*counted, *(span for span, _ in sided if not span.is_over(at))]

    def _whole(self, span: Span) -> Span:
        """Return a span with all the time that what is asked about goes on."""
        zone = self._plan.zone
        for length in self._lasts:
            end = add_length(span.first, length, zone)
            span = span._replace(last=max(span.last, end), is_open=False, goes_on=False)
        for length in self._more:
            end = add_length(span.last - _TICK, length, zone)
            if length.unit not in (Unit.MINUTES, Unit.HOURS):
                end = end_of(end.astimezone(zone).date(), zone)
            span = span._replace(last=max(span.last, end), is_open=False, goes_on=False)
        return span

    @property
    def has_dates(self) -> bool:
        """Whether any of the times has a date: "on my birthday, 5 December" is not vague."""
        named = (self.spans, self._days, self._parts, self._clocks, self._stretches)
        return any(named)

    @property
    def is_shut_out(self) -> bool:
        """Whether its time is only named as one that is not meant: "not on Tuesday"."""
        return self._excepted > 0

    # Days

    def _read_days(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        plan = self._plan
        lengths = lengths_in(facts, self._heard)
        if lengths is None:
            first, last = plan.today + phrase.first * _DAY, plan.today + phrase.last * _DAY
            self._days.append((first, last, ""))
        elif "yunit" in facts:
            self._read_later(facts)
        elif lengths[0].unit in (Unit.MINUTES, Unit.HOURS):
            self.spans.append(self._ahead(lengths))
        else:
            self._days.append((*self._days_ahead(lengths), ""))

    def _read_calendar(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        named = NamedDays(self._plan.today, self._heard)
        stretches = named.find(phrase, facts)
        self._days += [(first, last, "") for first, last in stretches]
        if phrase.when is When.WEEKDAYS or phrase.when is When.DATE:
            self._runs.update(stretches)
        if phrase.when is When.WEEKDAY:
            self._weekdays.add(named.weekday_of(facts))
        if phrase.when in (When.DATE, When.ISO_DATE):
            self.is_past = self.is_past or named.date_of(phrase, facts) < self._plan.today

    def _read_later(self, facts: dict[str, str]) -> None:
        """Add what "2 days later" may mean: from the session, the earlier, and from now."""
        lengths = lengths_in(facts, self._heard)
        assert lengths is not None
        if "through" in facts:  # "in the first ten days after"
            self.spans.append(Span(self._plan.at, self._around.after_latest(lengths).last))
            self.spans.append(Span(self._plan.at, self._ahead(lengths).last))
            return
        self.spans.append(self._around.after_latest(lengths))
        if lengths[0].unit in (Unit.MINUTES, Unit.HOURS):
            self.spans.append(self._ahead(lengths))
        else:
            self._days.append((*self._days_ahead(lengths), ""))

    def _ahead(self, lengths: tuple[Length, Length]) -> Span:
        """Return the time from the shortest to the longest length from now."""
        first, last = (add_length(self._plan.at, one, self._plan.zone) for one in lengths)
        return Span(first, last)

    def _days_ahead(self, lengths: tuple[Length, Length]) -> tuple[date, date]:
        first, last, *_ = self._ahead(lengths)
        zone = self._plan.zone
        return first.astimezone(zone).date(), last.astimezone(zone).date()

    def _part(self, phrase: TimePhrase, facts: dict[str, str]) -> tuple[int, int]:
        part = facts.get("part") or facts.get("xpart")
        return self._heard.parts_of_day[part] if part else (phrase.first or 18, phrase.last or 24)

    def spans_of_days(self) -> list[tuple[Span, str]]:
        """Return the time that the days mean, each stretch with the side of it that is asked about.

        Raises:
            InputRefusedError: when an hour leaves open which half of the day it means.

        """
        named = (self._days, self._parts, self._clocks, self._stretches)
        if not any(named) and (self.spans or not self._is_within_day):
            return []
        if self._clocks and not (self._days or self._stretches):
            sided = [(span, self._side) for span in self._next_clocks()]
        else:
            days = self._days or [(first, last, "") for first, last in self._days_of_parts()]
            sided = [
                (span, side or self._side)
                for first, last, side in days
                for span in self._within_days(first, last)
            ]
            sided += [(span, self._side) for span in self._night_now(days)]
        if any(clock.is_rough for clock in self._clocks):  # after about 6 may be before 6
            wider = {"after": "from", "before": "until"}
            sided = [(span, wider.get(side, side)) for span, side in sided]
        goes_on = self._is_each or (self.is_again and not (self._days or self._lasts))
        return [(self._on_side(span, side)._replace(goes_on=goes_on), side) for span, side in sided]

    def _within_days(self, first: date, last: date) -> Iterator[Span]:
        """Return the times of some days, and all between where "Monday to Friday night" says it."""
        spans = list(self._within(first, last))
        yield from spans
        is_part = bool(self._parts or self._clocks or self._stretches)
        if spans and is_part and first != last and (first, last) in self._runs:
            end = max(span.last for span in spans)
            yield Span(start_of(first, self._plan.zone), end).from_now(self._plan.at)

    def _within(self, first: date, last: date) -> Iterator[Span]:
        """Return the parts or the clock times of some days, else all of them."""
        zone = self._plan.zone
        days = [first + step * _DAY for step in range((last - first).days + 1)]
        if self._clocks or self._stretches:
            for day, clock in product(days, self._clock_times()):
                yield from self._spans_of_clock(day, clock)
            for day, (start, end) in product(days, self._stretches):
                for step in self._nights_of(day, start):
                    yield self._span_of_part(day + step * _DAY, (start, end))
        elif self._parts:
            for day, hours in product(days, self._parts):
                yield self._span_of_part(day, hours)
        else:
            yield Span(start_of(first, zone), end_of(last, zone)).from_now(self._plan.at)

    def _nights_of(self, day: date, hour: float) -> tuple[int, ...]:
        """Return the days, from a named one on, of which an hour of the night may be.

        Midnight begins a day, and ends it; "on Friday night at 1 am" is on Saturday as well.
        """
        is_night = any(end == _MIDNIGHT for _, end in self._parts)
        has_midnight = any(clock.time == time() for clock in self._clocks)
        is_over = (
            day == self._plan.today
            and local_instant(
                datetime.combine(day, time()) + timedelta(hours=hour), self._plan.zone
            )
            <= self._plan.at
        )
        may_be_next = hour == 0 or is_night or has_midnight or is_over
        return (0, 1) if hour < _NIGHT_ENDS and may_be_next else (0,)

    def _night_now(self, days: Sequence[tuple[date, date, str]]) -> Iterator[Span]:
        """Return what is left of a night that runs, where it may be that of a named day."""
        at, zone, today = self._plan.at, self._plan.zone, self._plan.today
        is_night = any(end == _MIDNIGHT for _, end in self._parts)
        names_day = any(first <= today <= last for first, last, _ in days)
        names_day = names_day or (today - _DAY).weekday() in self._weekdays
        is_night = is_night and at.astimezone(zone).hour < _NIGHT_ENDS
        if is_night and names_day and not (self._clocks or self._stretches):
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
        for clock in self._clocks:
            yield from clock.readings(self._parts)

    def _on_side(self, span: Span, side: str) -> Span:
        """Return the time on one side of some days: before, until, from or after them."""
        at = self._plan.at
        match side:
            case "after":
                return Span(max(span.last, at), max(span.last, at), is_open=True)
            case "from":
                return Span(max(span.first, at), max(span.first, at), is_open=True)
            case "until":
                return Span(min(at, span.last), span.last)
            case "before":
                return Span(min(at, span.first), span.first)
        return span

    def _days_of_parts(self) -> list[tuple[date, date]]:
        """Return the days of a part or a clock time that is named without a day."""
        local = self._plan.at.astimezone(self._plan.zone)
        today, tomorrow = local.date(), local.date() + _DAY
        if not (self._takes_next_part or self._stretches):
            return [(today, today)]
        first, last = (self._stretches or self._parts)[0]
        days = [today] if local.hour < last else []
        return [(day, day) for day in (*days, *([tomorrow] if local.hour >= first else []))]

    def _span_of_part(self, day: date, hours: tuple[float, float]) -> Span:
        return part_of_day(day, hours, self._plan.zone).from_now(self._plan.at)

    def _name_session(self, known: int) -> None:
        """Take days for that of the session beside them: "after my session on 14 December"."""
        days = {first for first, _, _ in self._days[known:]}
        del self._days[known:]
        if not self._around.are_on(days):
            self.lacks_session = True
        elif self._around.latest.on not in days:  # the next one is named
            for when, facts, spans in self._beside:
                self.spans = [span for span in self.spans if span not in spans]
                self.spans += self._around.spans(when, {**facts, "next": "next"})


def read_times(text: str, plan: Plan, heard: Heard) -> tuple[str, Asked]:
    """Take the times out of a question; return what is left, and when it asks about.

    Times with an "or", an "and" or another deed between them are times of their own: in "tonight
    or on Friday", the evening is not that of Friday.

    Raises:
        InputRefusedError: when a time cannot be read; it says how to write one.

    """
    taken = take_times(text, heard)
    readers = [_read_group(group, plan, heard) for group in taken.groups]
    asked = _join(readers, plan.at)
    is_vague = asked.is_vague or taken.is_unread
    return taken.rest, asked._replace(untimed=taken.untimed, is_vague=is_vague)


def _read_group(group: Group, plan: Plan, heard: Heard) -> _Reader:
    """Read times that belong together."""
    reader = _Reader(plan, heard, group)
    for said in group.phrases:
        reader.read(said)
    reader.finish()
    return reader


def _join(readers: Sequence[_Reader], at: datetime) -> Asked:
    """Return what some groups of times ask about together; `at` is now."""
    dated = [reader for reader in readers if reader.has_dates]
    if any(not reader.is_shut_out for reader in dated):  # "not tomorrow but on Saturday"
        readers = [reader for reader in readers if not reader.is_shut_out]
    counted, sided = list[Span](), list[tuple[Span, str]]()
    for reader in readers:
        spans, days = reader.whole_spans()
        counted += spans
        sided += days
    ahead = [(span, side) for span, side in sided if not span.is_over(at)]
    is_counted = bool(counted) or any(reader.counts_days for reader in readers)
    is_over = bool(sided) and not ahead and not is_counted
    sided = sided if is_counted else ahead
    starts = [span.first for span, _ in sided if span.is_open]
    ends = [span.last for span, side in sided if side in ("until", "before")]
    if starts and ends and len(starts) + len(ends) == len(sided):
        first, last = min(starts), max(ends)  # an end before its start is that of another week
        sided = [(Span(first, last) if first < last else Span(first, first, is_open=True), "")]
    return Asked(
        (*counted, *(span for span, _ in sided)),
        asks_when=any(reader.asks_when for reader in readers),
        is_past=is_over or any(reader.is_past for reader in readers),
        is_again=any(reader.is_again for reader in readers),
        lacks_session=any(reader.lacks_session for reader in readers),
        is_vague=(len(dated) > 1 and any(reader.is_after_another for reader in dated))
        or any(reader.is_spoilt or (reader.is_vague and not reader.has_dates) for reader in readers)
        or (bool(dated) and all(reader.is_shut_out for reader in dated)),
    )


def _is_dated(facts: Mapping[str, str]) -> bool:
    """Return whether a time before a session is a day, a part of one, or some length of it."""
    return any(key in facts for key in ("part", "eve", "unit"))
