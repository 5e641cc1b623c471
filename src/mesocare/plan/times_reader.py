"""Times that belong together in a question, read phrase by phrase, as spans of a plan's time."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from mesocare.dates.moments import add_length, end_of
from mesocare.dates.waits import Length, Unit
from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import Heard, TimePhrase, When
from mesocare.plan.around_sessions import AroundSessions
from mesocare.plan.clock_times import read_clocks
from mesocare.plan.day_times import DayTimes
from mesocare.plan.facts import Plan
from mesocare.plan.named_days import CALENDAR, FORMS, NamedDays
from mesocare.plan.spans import Span, lengths_in
from mesocare.plan.time_phrases import Group, Said

_DAY = timedelta(days=1)
_TICK = timedelta(microseconds=1)
_LONGEST = 31
"""The days of the longest month."""
_OF_SESSIONS = (When.AFTER_SESSION, When.SINCE_SESSION, When.BEFORE_SESSION, When.SESSION_DAY)


class TimesReader:
    """Gathers times that belong together: a part of a day or a clock time to the days with it."""

    def __init__(self, plan: Plan, heard: Heard, group: Group) -> None:
        """Read all times of a group.

        Raises:
            InputRefusedError: when a time cannot be read; it says how to write one.

        """
        self._plan, self._heard, self._group = plan, heard, group
        self._around = AroundSessions(plan, heard)
        self._named = NamedDays(plan.today, heard)
        self._times = DayTimes(plan)
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
        self._beside: list[tuple[When, dict[str, str], list[Span]]] = []
        """What was said of a session, with its spans."""
        self._spans: list[Span] = []
        """What it counts from now or from a session."""
        self.asks_when = self.is_past = self.is_vague = self.lacks_session = False
        self.is_again = self._repeats = self.counts_days = self.is_spoilt = False
        self.is_after_another = False
        """Whether it counts from a time that is not said with it: "2 days later"."""
        for said in group.phrases:
            self._read(said)
        self._finish()

    @property
    def has_dates(self) -> bool:
        """Whether any of the times has a date: "on my birthday, 5 December" is not vague."""
        return bool(self._spans) or self._times.are_named

    @property
    def is_shut_out(self) -> bool:
        """Whether its time is only named as one that is not meant: "not on Tuesday"."""
        return self._excepted > 0

    @property
    def is_endless(self) -> bool:
        """Whether it goes on, and has no time of its own: "[tonight] and every night"."""
        has_time = self.has_dates or self._is_within_day or self._lasts or self._more
        return self._repeats and not has_time

    @property
    def _has_end(self) -> bool:
        """Whether it says until when it goes on: "every day until Friday", "daily next week"."""
        is_long = any(one.unit not in (Unit.MINUTES, Unit.HOURS) for one in self._lasts)
        return is_long or any(
            side in ("until", "before") or first < last for first, last, side in self._times.days
        )

    def whole_spans(self) -> tuple[list[Span], list[tuple[Span, str]]]:
        """Return the spans that it counts, and those of days with their sides, as they go on."""
        counted = [self._whole(span) for span in self._spans]
        if self._repeats and not self._has_end:  # "every night from now on"
            counted = [
                span._replace(goes_on=True) if self._lasts or span.first == span.last else span
                for span in counted
            ]
        sided = [(self._whole(span), side) for span, side in self._spans_of_days()]
        if not self._group.is_range:
            return counted, sided
        ahead = [span for span, _ in sided if not span.is_over(self._plan.at)]
        ends = [self._whole(span) for span in self._spans_of_ends()]
        spans = ends or [*counted, *ahead]
        first = min((span.first for span in spans), default=None)
        if first is None:
            return counted, sided
        last = max(span.last for span in spans)
        goes_on = any(said.phrase.when is When.EVER for said in self._group.closing)
        return counted, [(Span(first, last, goes_on=goes_on), "")]

    def _spans_of_days(self) -> list[tuple[Span, str]]:
        if not self._times.are_named and (self._spans or not self._is_within_day):
            return []
        goes_on = (
            self._is_each
            or (self._repeats and not self._has_end)
            or (self.is_again and not (self._times.days or self._lasts))
        )
        return [(span._replace(goes_on=goes_on), side) for span, side in self._times.spans()]

    def _spans_of_ends(self) -> list[Span]:
        """Return what the ends of a range mean when each of them is read for itself."""
        group, at = self._group, self._plan.at
        openings = self._alone(group.opening, at)
        begins = [span.first for span in openings] or [at]
        closings = [] if group.closes_on_day_of_opening else self._alone(group.closing, at)
        ends_at = min((span.last for span in closings), default=None)
        if ends_at and ends_at <= min(begins):  # it runs, and comes again: "from noon to noon"
            closings.append(Span(at, at))
        for first in begins:  # each that it may be: midnight begins a day, and ends it
            if ends_at is None or ends_at <= first:
                closings += self._alone(group.closing, first)
        return [*(Span(span.first, span.first) for span in openings), *closings]

    def _alone(self, times: Sequence[Said], at: datetime) -> list[Span]:
        """Return what some times mean at a moment when they are read for themselves."""
        reader = TimesReader(self._plan._replace(at=at), self._heard, Group(tuple(times)))
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

    # One phrase after the other

    def _read(self, said: Said) -> None:
        """Add what one phrase says, and take what it adds for the side that it names."""
        phrase, facts, side = said
        days, spans = len(self._times.days), len(self._spans)
        self._is_each = self._is_each or "each" in facts
        self.MEANINGS[phrase.when](self, phrase, facts)
        if phrase.when is When.MOMENT and side == "until" and not phrase.first:
            self.is_spoilt = True  # "until then" is no time
        self._take_side(said, days, spans)

    def _take_side(self, said: Said, known_days: int, known_spans: int) -> None:
        """Ask about one side of what a phrase has added to the known days and spans."""
        phrase, facts, side = said
        days = self._times.days
        if side == "except":
            self._excepted += 1
        elif side == "near" and phrase.when is not When.CLOCK:
            self.is_vague = True
            self._lacks_day = True
            del days[known_days:], self._spans[known_spans:]
        elif self._beside and len(days) > known_days:
            self._name_session(known_days)
        elif side and len(days) > known_days:
            days[known_days:] = [(first, last, side) for first, last, _ in days[known_days:]]
        elif phrase.when is When.BEFORE_SESSION and not _is_dated(facts):
            pass  # all the time up to it, whatever stands before
        elif side in ("until", "before") and len(self._spans) > known_spans:
            spans = self._spans[known_spans:]
            self._spans[known_spans:] = [span.on_side(side, self._plan.at) for span in spans]
        elif side and not self._group.is_range:
            self._times.side = side

    def _name_session(self, known: int) -> None:
        """Take days for that of the session beside them: "after my session on 14 December"."""
        days = {first for first, _, _ in self._times.days[known:]}
        del self._times.days[known:]
        if not self._around.are_on(days):
            self.lacks_session = True
        elif self._around.latest.on not in days:  # the next one is named
            for when, facts, spans in self._beside:
                self._spans = [span for span in self._spans if span not in spans]
                self._spans += self._around.spans(when, {**facts, "next": "next"})

    def _finish(self) -> None:
        """Take what lasts from now on, where no time beside it says from when on."""
        has_hours = self._times.have_hours and not self._times.days
        self.is_spoilt = self.is_spoilt or (self._lacks_day and (has_hours or self.has_dates))
        if self.has_dates or self._is_within_day:
            return
        self.is_spoilt = self.is_spoilt or bool(self._more and not self._may_be_now)
        self.is_after_another = self.is_after_another or bool(self._more)
        if self._lasts or self._more:
            self._spans.append(Span(self._plan.at, self._plan.at))
        if self._more:
            self._spans += self._around.after_next({})

    # What is said about a time

    def _read_asks_when(self, _phrase: TimePhrase, _facts: dict[str, str]) -> None:
        self.asks_when = True

    def _read_past(self, _phrase: TimePhrase, _facts: dict[str, str]) -> None:
        self.is_past = True

    def _read_ever(self, phrase: TimePhrase, _facts: dict[str, str]) -> None:
        self.is_again = True
        self._repeats = self._repeats or not phrase.first

    def _read_unreadable(self, phrase: TimePhrase, _facts: dict[str, str]) -> None:
        self.is_vague = True
        self.is_spoilt = self.is_spoilt or phrase.first > 0

    def _read_figures(self, _phrase: TimePhrase, _facts: dict[str, str]) -> None:
        message = f"Figures like these can be a day or a time of day. {FORMS}"
        raise InputRefusedError(message)

    def _read_within_day(self, _phrase: TimePhrase, _facts: dict[str, str]) -> None:
        self._is_within_day = True

    # Lengths

    def _read_for_a_while(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        lengths = lengths_in(facts, self._heard)
        if lengths or phrase.first:
            self._lasts.append(lengths[1] if lengths else Length(phrase.first, Unit.MINUTES))

    def _read_going_on(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        lengths = lengths_in(facts, self._heard)
        self._more.append(lengths[1] if lengths else Length(phrase.last or 1, Unit.DAYS))
        self._may_be_now = phrase.first > 0

    def _read_lasting(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        at, zone = self._plan.at, self._plan.zone
        lengths = lengths_in(facts, self._heard)
        longest = lengths[1] if lengths else Length(phrase.first, Unit.DAYS)
        if "lasts" in facts or "onwards" in facts:
            self._lasts.append(longest)
        if "lasts" not in facts:
            self._spans.append(Span(at, add_length(at, longest, zone)))
        self.is_again = longest.unit not in (Unit.MINUTES, Unit.HOURS)

    def _read_moment(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        moment = self._plan.at + timedelta(minutes=phrase.first)
        lengths = lengths_in(facts, self._heard)
        self._spans.append(self._ahead(lengths) if lengths else Span(moment, moment))

    def _read_afterwards(self, _phrase: TimePhrase, facts: dict[str, str]) -> None:
        """Add now, and the time after the next visit; where none is known, nothing is added."""
        if later := self._around.after_next(facts):
            self._spans += [Span(self._plan.at, self._plan.at), *later]

    def _read_later(self, _phrase: TimePhrase, facts: dict[str, str]) -> None:
        self.is_after_another = True
        self._add_later(facts)

    def _add_later(self, facts: dict[str, str]) -> None:
        """Add what "2 days later" may mean: from the session, the earlier, and from now."""
        lengths = lengths_in(facts, self._heard)
        assert lengths is not None
        if "through" in facts:  # "in the first ten days after"
            self._spans.append(Span(self._plan.at, self._around.after_latest(lengths).last))
            self._spans.append(Span(self._plan.at, self._ahead(lengths).last))
            return
        self._spans += [self._around.after_latest(lengths), *self._around.after_next(facts)]
        self._add_ahead(lengths)

    def _add_ahead(self, lengths: tuple[Length, Length]) -> None:
        """Add the time so long from now: that of a clock, or whole days."""
        ahead, zone = self._ahead(lengths), self._plan.zone
        if lengths[0].unit in (Unit.MINUTES, Unit.HOURS):
            self._spans.append(ahead)
        else:
            first, last = (at.astimezone(zone).date() for at in (ahead.first, ahead.last))
            self._times.days.append((first, last, ""))

    def _ahead(self, lengths: tuple[Length, Length]) -> Span:
        """Return the time from the shortest to the longest length from now."""
        first, last = (add_length(self._plan.at, one, self._plan.zone) for one in lengths)
        return Span(first, last)

    # Days and hours

    def _read_days(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        lengths = lengths_in(facts, self._heard)
        if lengths is None:
            first, last = (self._plan.today + step * _DAY for step in (phrase.first, phrase.last))
            self._times.days.append((first, last, ""))
        elif "yunit" in facts:
            self._add_later(facts)
        else:
            self._add_ahead(lengths)

    def _read_calendar(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        stretches = self._named.find(phrase, facts)
        self._times.days += [(first, last, "") for first, last in stretches]
        if phrase.when in (When.WEEKDAYS, When.DATE):
            self._times.runs.update(stretches)
        if phrase.when is When.WEEKDAY:
            self._times.weekdays.add(self._named.weekday_of(facts))
        if phrase.when in (When.DATE, When.ISO_DATE):
            self.is_past = self.is_past or self._named.date_of(phrase, facts) < self._plan.today

    def _read_nth_day(self, _phrase: TimePhrase, facts: dict[str, str]) -> None:
        """Add days after the session; who says "the day 25" may mean that of a month, too."""
        self.counts_days = True
        numbers = [int(one) for one in re.findall("[0-9]+", facts["nth"] + facts["others"])]
        on = self._around.latest.on
        self._times.days.append((on + min(numbers) * _DAY, on + max(numbers) * _DAY, ""))
        if "the" in facts:
            for number in numbers:
                if 1 <= number <= _LONGEST:
                    self._times.add_day(self._named.day_of_month({"day": str(number)}))

    def _read_part(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        part = facts.get("part") or facts.get("xpart")
        hours = self._heard.parts_of_day[part] if part else (phrase.first or 18, phrase.last or 24)
        self._times.parts.append(hours)
        if phrase.when is When.PART_OF_TODAY:
            self._times.add_day(self._plan.today)
        elif phrase.when is When.NEXT_PART:
            self._times.takes_next_part = True

    def _read_clock(self, _phrase: TimePhrase, facts: dict[str, str]) -> None:
        clocks = read_clocks(facts, self._heard)
        self._times.clocks += clocks.each
        self._times.stretches += [clocks.stretch] if clocks.stretch else []

    def _read_rest_of_today(self, _phrase: TimePhrase, _facts: dict[str, str]) -> None:
        self._times.add_day(self._plan.today)

    def _read_session(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        spans = self._around.spans(phrase.when, facts)
        self._beside.append((phrase.when, facts, spans))
        self._spans += spans
        self.lacks_session = self.lacks_session or not spans

    MEANINGS: ClassVar[dict[When, Callable[["TimesReader", TimePhrase, dict[str, str]], None]]] = {
        When.ASKS_WHEN: _read_asks_when,
        When.PAST: _read_past,
        When.EVER: _read_ever,
        When.UNREADABLE: _read_unreadable,
        When.FIGURES: _read_figures,
        When.WITHIN_DAY: _read_within_day,
        When.FOR_A_WHILE: _read_for_a_while,
        When.GOING_ON: _read_going_on,
        When.LASTING: _read_lasting,
        When.MOMENT: _read_moment,
        When.AFTERWARDS: _read_afterwards,
        When.LATER: _read_later,
        When.DAYS: _read_days,
        When.NTH_DAY: _read_nth_day,
        When.PART: _read_part,
        When.PART_OF_TODAY: _read_part,
        When.NEXT_PART: _read_part,
        When.CLOCK: _read_clock,
        When.REST_OF_TODAY: _read_rest_of_today,
        **dict.fromkeys(CALENDAR, _read_calendar),
        **dict.fromkeys(_OF_SESSIONS, _read_session),
    }
    """How each meaning of a phrase is read."""


def _is_dated(facts: Mapping[str, str]) -> bool:
    """Return whether a time before a session is a day, a part of one, or some length of it."""
    return any(key in facts for key in ("part", "eve", "unit"))
