"""The times that a question names, as spans of the plan's own time (CAN-5)."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from mesocare.dates.moments import (
    Session,
    add_length,
    add_to_session,
    end_of,
    first_local_instant,
    local_instant,
    start_of,
    subtract_length,
)
from mesocare.dates.waits import Length, Unit
from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import Heard, TimePhrase, When, may_find
from mesocare.plan.facts import Plan

_DAY = timedelta(days=1)
_TICK = timedelta(microseconds=1)
_SIDED = frozenset(
    {
        When.DAYS, When.WEEKDAY, When.WEEK, When.WEEKEND, When.MONTH, When.DATE, When.ISO_DATE,
        When.PART, When.CLOCK, When.REST_OF_TODAY,
    }
)  # fmt: skip
"""What has a time before and after it: "until Friday" is all the time up to it."""
_HALF_A_DAY = 12
_FORMS = (
    "Write a time such as: tomorrow evening, on Saturday, at 6 pm, in 3 days, next week, "
    "5 December, right after my session, the day before my next session."
)


class Span(NamedTuple):
    """A stretch of time that is asked about."""

    first: datetime
    last: datetime
    """Its end, which is out of it; its first instant, where it is one moment."""
    assumed: Session | None = None
    """A session that is not given, but that the time counts from."""
    is_open: bool = False
    """Whether it asks from its first instant on, without an end."""


class Asked(NamedTuple):
    """When a question asks about."""

    spans: tuple[Span, ...] = ()
    """All readings of its time; none where it asks about the plan's moment."""
    asks_when: bool = False
    is_past: bool = False
    """Whether it tells of a time that is over."""
    lacks_session: bool = False
    """Whether it counts from a next session that is not known."""
    is_turned: bool = False
    """Whether it asks if something is to be held off: "should I avoid wine"."""
    is_vague: bool = False
    """Whether a time in it has no date, such as "on my birthday"."""


def refuse_vague() -> InputRefusedError:
    """Return the refusal of a time that has no date."""
    return InputRefusedError(f"This time has no date here. {_FORMS}")


def read_times(text: str, plan: Plan, heard: Heard) -> tuple[str, Asked]:
    """Take the times out of a question; return what is left, and when it asks about.

    Raises:
        InputRefusedError: when a time cannot be read; it says how to write one.

    """
    found: list[tuple[TimePhrase, re.Match[str], str]] = []
    for phrase in heard.times:
        if not may_find(phrase.cues, text):
            continue
        pattern = re.compile(rf"\b(?:{phrase.pattern})\b")
        while match := pattern.search(text):
            before, side = text[: match.start()], ""
            after = text[match.end() :]
            if phrase.when in _SIDED:
                before, side = _take_side(before, heard)
                after = re.sub(rf"^(?:{heard.onwards})", "", after)
            found.append((phrase, match, side))
            text = f"{before} {after}"
    reader = _Reader(plan, heard)
    for phrase, match, side in found:
        facts = {k: v for k, v in match.groupdict().items() if v is not None}
        reader.read(phrase, facts, side)
    return text, reader.asked()


def _take_side(before: str, heard: Heard) -> tuple[str, str]:
    """Return what stands before a day without its preposition, and which side of it that means."""
    for side, pattern in heard.sides.items():
        if match := re.search(rf"\b(?:{pattern}) $", before):
            return before[: match.start()], side
    return before, ""


class _Reader:
    """Gathers the times of one question."""

    def __init__(self, plan: Plan, heard: Heard) -> None:
        self._plan, self._heard = plan, heard
        self._days: list[tuple[date, date, str]] = []
        self._side = ""
        self._parts: list[tuple[int, int]] = []
        self._clocks: list[time] = []
        self._spans: list[Span] = []
        self._asks_when = self._is_past = self._is_vague = False
        self._takes_next_part = self._lacks_session = False

    def asked(self) -> Asked:
        """Return what was gathered; a part of a day or a clock time belongs to the days named."""
        spans = [*self._spans, *self._spans_of_days()]
        return Asked(
            tuple(spans),
            asks_when=self._asks_when,
            is_past=self._is_past,
            lacks_session=self._lacks_session,
            is_vague=self._is_vague,
        )

    def read(self, phrase: TimePhrase, facts: dict[str, str], side: str) -> None:  # noqa: C901, PLR0912, PLR0915  one case a kind
        """Add what one phrase says, and on which side of it the time lies that is asked about."""
        plan, today = self._plan, self._plan.today
        known, known_spans = len(self._days), len(self._spans)
        match phrase.when:
            case When.ASKS_WHEN:
                self._asks_when = True
            case When.PAST:
                self._is_past = True
            case When.FOR_A_WHILE | When.EVER:
                pass
            case When.UNREADABLE:
                self._is_vague = True
            case When.MOMENT:
                moment = plan.at + timedelta(minutes=phrase.first)
                if length := self._length(facts):
                    moment = add_length(plan.at, length, plan.zone)
                self._spans.append(Span(moment, moment))
            case When.DAYS:
                self._read_days(phrase, facts)
            case When.WEEKDAY:
                self._read_weekday(phrase, facts)
            case When.WEEK:
                monday = today - today.weekday() * _DAY + 7 * phrase.first * _DAY
                self._days.append((monday, monday + 6 * _DAY, ""))
            case When.WEEKEND:
                self._read_weekend(phrase)
            case When.MONTH:
                first = _first_of_month(today, phrase.first)
                self._days.append((first, _first_of_month(first, 1) - _DAY, ""))
            case When.DATE | When.ISO_DATE:
                self._read_date(phrase, facts)
            case When.PART:
                self._parts.append(self._part(phrase, facts))
            case When.NEXT_PART:
                self._parts.append(self._part(phrase, facts))
                self._takes_next_part = True
            case When.CLOCK:
                self._read_clock(facts)
            case When.REST_OF_TODAY:
                self._days.append((today, today, ""))
            case When.LASTING:
                length = self._length(facts)
                last = add_length(plan.at, length, plan.zone) if length else plan.at
                self._spans.append(Span(plan.at, last))
            case When.AFTER_SESSION | When.SINCE_SESSION | When.BEFORE_SESSION | When.SESSION_DAY:
                self._read_session(phrase.when, facts)
        if side == "near" and phrase.when is not When.CLOCK:
            self._is_vague = True
            del self._days[known:], self._spans[known_spans:]
        elif side and len(self._days) > known:
            self._days[known:] = [(first, last, side) for first, last, _ in self._days[known:]]
        elif side:
            self._side = side

    # Days

    def _read_days(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        plan = self._plan
        length = self._length(facts)
        if length is not None and ("yunit" in facts or "yhalf" in facts):
            # "after 2 days" may count from the session, which is the earlier
            moment = max(add_to_session(self._latest(), length), plan.at)
            self._spans.append(Span(moment, moment))
        if length is None:
            first, last = plan.today + phrase.first * _DAY, plan.today + phrase.last * _DAY
            self._days.append((first, last, ""))
        elif length.unit in (Unit.MINUTES, Unit.HOURS):
            moment = add_length(plan.at, length, plan.zone)
            self._spans.append(Span(moment, moment))
        else:
            day = add_length(plan.at, length, plan.zone).astimezone(plan.zone).date()
            self._days.append((day, day, ""))

    def _read_weekday(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        """Add the coming day of that name; today's own name is today's and the next one's."""
        today = self._plan.today
        ahead = (self._heard.weekdays[facts["weekday"]] - today.weekday()) % 7
        if phrase.first < 0:  # "next Friday": the coming one, or the one of next week
            steps = [ahead or 7, (ahead or 7) + 7]
        else:
            steps = [ahead + phrase.first] if ahead else [phrase.first, phrase.first + 7]
        self._days += [(today + step * _DAY, today + step * _DAY, "") for step in steps]

    def _read_weekend(self, phrase: TimePhrase) -> None:
        """Add the coming weekend; on a Sunday, "the weekend" is today's or the next one."""
        today = self._plan.today
        saturday = today + (5 - today.weekday()) % 7 * _DAY
        if today.weekday() == 6:  # noqa: PLR2004  Sunday
            self._days.append((today, today, ""))
        for week in range(phrase.first, phrase.last + 1):
            first = saturday + 7 * week * _DAY
            self._days.append((first, first + _DAY, ""))

    def _read_date(self, phrase: TimePhrase, facts: dict[str, str]) -> None:
        today = self._plan.today
        number = int(facts.get("day", phrase.first))
        month = facts.get("month", "")
        month_number = int(month) if month.isdigit() else self._heard.months.get(month, phrase.last)
        years = [int(facts["year"])] if "year" in facts else [today.year, today.year + 1]
        for year in years:
            try:
                day = date(year, month_number, number)
            except ValueError:
                continue
            weekday = self._heard.weekdays.get(facts.get("weekday", ""), day.weekday())
            if weekday != day.weekday():
                continue
            if "year" in facts or day >= today:
                self._days.append((day, day, ""))
                return
        message = f"There is no such day. {_FORMS}"
        raise InputRefusedError(message)

    def _part(self, phrase: TimePhrase, facts: dict[str, str]) -> tuple[int, int]:
        part = facts.get("part") or facts.get("xpart")
        return self._heard.parts_of_day[part] if part else (phrase.first or 18, phrase.last or 24)

    def _read_clock(self, facts: dict[str, str]) -> None:
        if "word" in facts:
            hour, minute = self._heard.clocks[facts["word"]], 0
        else:
            hour, minute = int(facts["hour"]), int(facts.get("minute", 0))
            mark = facts.get("mark")
            if mark and not 1 <= hour <= _HALF_A_DAY:
                message = f"There is no such time of day. {_FORMS}"
                raise InputRefusedError(message)
            if mark:
                hour = hour % _HALF_A_DAY + _HALF_A_DAY * (mark in self._heard.afternoon_marks)
            elif not self._parts and "minute" not in facts:
                message = f"Is that am or pm? Write {hour} am or {hour} pm."
                raise InputRefusedError(message)
        self._clocks.append(time(hour % 24, minute))

    def _spans_of_days(self) -> list[Span]:
        """Return the time that the days mean; what reaches from one to another is one stretch."""
        if not (self._days or self._parts or self._clocks):
            return []
        days = self._days or [(first, last, "") for first, last in self._days_of_parts()]
        sided = [
            (self._on_side(span, side or self._side), side or self._side)
            for first, last, side in days
            for span in self._within(first, last)
        ]
        starts = [span.first for span, _ in sided if span.is_open]
        ends = [span.last for span, side in sided if side in ("until", "before")]
        if starts and ends and min(starts) < max(ends) and len(starts) + len(ends) == len(sided):
            return [Span(min(starts), max(ends))]
        return [span for span, _ in sided]

    def _within(self, first: date, last: date) -> Iterator[Span]:
        """Return the parts or the clock times of some days, else all of them."""
        zone = self._plan.zone
        if self._clocks:
            for clock in self._clocks:
                moment = local_instant(datetime.combine(first, clock), zone)
                yield Span(moment, moment)
        elif self._parts:
            for hours in self._parts:
                yield self._span_of_part(first, hours)
        else:
            yield self._from_now(start_of(first, zone), end_of(last, zone))

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
        if self._clocks:
            is_ahead = self._clocks[0] > local.time()
            return [(today, today)] if is_ahead else [(tomorrow, tomorrow)]
        if not self._takes_next_part:
            return [(today, today)]
        first, last = self._parts[0]
        days = [today] if local.hour < last else []
        return [(day, day) for day in (*days, *([tomorrow] if local.hour >= first else []))]

    def _span_of_part(self, day: date, hours: tuple[int, int]) -> Span:
        zone = self._plan.zone
        midnight = datetime.combine(day, time())
        first = first_local_instant(midnight + timedelta(hours=hours[0]), zone)
        last = local_instant(midnight + timedelta(hours=hours[1]), zone)
        return self._from_now(first, last)

    def _from_now(self, first: datetime, last: datetime) -> Span:
        """Return a span without the part of it that is over, unless all of it is."""
        return Span(max(first, self._plan.at) if self._plan.at < last else first, last)

    # Around a session

    def _read_session(self, when: When, facts: dict[str, str]) -> None:
        if when in (When.AFTER_SESSION, When.SINCE_SESSION) and "next" not in facts:
            self._spans.append(self._span_around(when, facts, self._latest(), None))
            return
        coming = self._next()
        self._lacks_session = self._lacks_session or not coming
        self._spans += [self._span_around(when, facts, one, assumed) for one, assumed in coming]

    def _span_around(
        self, when: When, facts: dict[str, str], session: Session, assumed: Session | None
    ) -> Span:
        match when:
            case When.AFTER_SESSION:
                first, last = self._after(session, facts)
            case When.SINCE_SESSION:
                first, last = session.begins_at, self._after(session, facts)[1]
            case When.SESSION_DAY:
                first, last = self._session_day(session, facts)
            case _:
                first, last = self._before(session, facts)
                assumed = None  # before it, what it will forbid does not hold
        return Span(first, last, assumed)

    def _after(self, session: Session, facts: dict[str, str]) -> tuple[datetime, datetime]:
        if "next_day" in facts:
            return _whole_day(session.on + _DAY, session)
        if "nth" in facts:
            return _whole_day(session.on + int(facts["nth"]) * _DAY, session)
        length = self._length(facts)
        moment = add_to_session(session, length) if length else session.begins_at
        return moment, moment

    def _before(self, session: Session, facts: dict[str, str]) -> tuple[datetime, datetime]:
        """Return a part of the day before, that day, some length before, or all until then."""
        if "part" in facts:
            span = self._span_of_part(session.on - _DAY, self._heard.parts_of_day[facts["part"]])
            return span.first, span.last
        if "eve" in facts:
            return _whole_day(session.on - _DAY, session)
        length = self._length(facts)
        if length is None:
            return min(self._plan.at, session.begins_at - _TICK), session.begins_at
        moment = subtract_length(session.begins_at, length, session.zone)
        if length.unit in (Unit.MINUTES, Unit.HOURS):
            return moment, moment
        return _whole_day(moment.astimezone(session.zone).date(), session)

    def _session_day(self, session: Session, facts: dict[str, str]) -> tuple[datetime, datetime]:
        if "part" in facts:
            span = self._span_of_part(session.on, self._heard.parts_of_day[facts["part"]])
            return span.first, span.last
        return _whole_day(session.on, session)

    def _latest(self) -> Session:
        """Return the latest session that is over, else the first to come."""
        past = [one for one in self._plan.sessions if not self._plan.is_planned(one)]
        return past[-1] if past else self._plan.sessions[0]

    def _next(self) -> list[tuple[Session, Session | None]]:
        """Return the next session, and again where it is projected, not given.

        Once the best day is over, it may be any day that is left: the first and the last of them.
        """
        plan = self._plan
        if plan.next_given:
            return [(plan.next_given, None)]
        days = set[date]()
        for window in plan.next_sessions[:1]:  # later ones have no preparations yet (TIME-13)
            best = window.recommended_on or window.earliest_on
            tomorrow = plan.today + _DAY
            if best > plan.today:
                days = {best}
            elif window.latest_on and window.latest_on > plan.today:
                days = {tomorrow, window.latest_on}
        zone = plan.sessions[-1].zone
        coming = [
            Session(end_of(day, zone), day, has_time=False, zone=zone) for day in sorted(days)
        ]
        return [(session, session) for session in coming]

    def _length(self, facts: dict[str, str]) -> Length | None:
        for prefix in ("", "x", "y"):
            if f"{prefix}half" in facts:
                return Length(30, Unit.MINUTES)
            if f"{prefix}unit" in facts:
                number = facts.get(f"{prefix}number", "1")
                count = int(number) if number.isdigit() else self._heard.numbers.get(number, 1)
                return Length(count, Unit(self._heard.units[facts[f"{prefix}unit"]]))
        return None


def _whole_day(day: date, session: Session) -> tuple[datetime, datetime]:
    return start_of(day, session.zone), end_of(day, session.zone)


def _first_of_month(day: date, ahead: int) -> date:
    months = day.year * 12 + day.month - 1 + ahead
    return date(months // 12, months % 12 + 1, 1)
