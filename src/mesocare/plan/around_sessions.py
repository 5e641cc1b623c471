"""Times that a question counts from a session: "the day before my next one", "an hour after"."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from mesocare.dates.moments import Session, add_to_session, end_of, start_of, subtract_length
from mesocare.dates.waits import Length, Unit
from mesocare.language.words.heard import Heard, When
from mesocare.plan.facts import Plan
from mesocare.plan.spans import Span, lengths_in, part_of_day, whole_day

_DAY = timedelta(days=1)
_TICK = timedelta(microseconds=1)


class AroundSessions:
    """The sessions of a plan that a question may count from."""

    def __init__(self, plan: Plan, heard: Heard) -> None:
        """Take a plan, and the words of its language."""
        self._plan, self._heard = plan, heard

    @property
    def latest(self) -> Session:
        """The latest session that is over, else the first to come."""
        return (self._given() or self._plan.sessions[:1])[-1]

    def are_on(self, days: Collection[date]) -> bool:
        """Tell whether the latest session, or the next one given, is on one of some days."""
        return any(one.on in days for one in (self.latest, self._plan.next_given) if one)

    def spans(self, when: When, facts: Mapping[str, str]) -> list[Span]:
        """Return all readings of a time beside a session; none where no next one is known."""
        is_next = "next" in facts or int(facts.get("visit", 0)) > len(self._given())
        if when in (When.AFTER_SESSION, When.SINCE_SESSION) and not is_next:
            span, given = self._span(when, facts, self.latest), self._plan.next_given
            if given and span.is_over(self._plan.at):  # the next one may be meant
                return [span, self._span(when, facts, given)]
            return [span]
        is_before = when is When.BEFORE_SESSION  # what it will forbid does not hold then
        return [
            self._span(when, facts, one)._replace(assumed=None if is_before else assumed)
            for one, assumed in self._next()
        ]

    def after_next(self, facts: Mapping[str, str]) -> list[Span]:
        """Return the time after the next session that was given, and so long after it; else none.

        "Afterwards", said before a visit, may be after that one.
        """
        given = self._plan.next_given
        return [self._after(given, facts)] if given else []

    def after_latest(self, lengths: tuple[Length, Length]) -> Span:
        """Return the time so long after the latest session, and none that is over."""
        first, last = (max(add_to_session(self.latest, one), self._plan.at) for one in lengths)
        return Span(first, last)

    def _given(self) -> list[Session]:
        return [one for one in self._plan.sessions if not self._plan.is_planned(one)]

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

    def _span(self, when: When, facts: Mapping[str, str], session: Session) -> Span:
        match when:
            case When.AFTER_SESSION:
                return self._after(session, facts)
            case When.SINCE_SESSION:
                return Span(session.begins_at, self._after(session, facts).last)
            case When.SESSION_DAY:
                return self._of_day(session.on, facts, session)
            case _:
                return self._before(session, facts)

    def _after(self, session: Session, facts: Mapping[str, str]) -> Span:
        if "next_day" in facts:
            return whole_day(session.on + _DAY, session.zone)
        if "weekday" in facts:
            ahead = (self._heard.weekdays[facts["weekday"]] - session.on.weekday() - 1) % 7 + 1
            return whole_day(session.on + ahead * _DAY, session.zone)
        lengths = lengths_in(facts, self._heard)
        if lengths is None:
            return Span(session.begins_at, session.begins_at)
        first, last = (add_to_session(session, length) for length in lengths)
        return Span(first, last)

    def _before(self, session: Session, facts: Mapping[str, str]) -> Span:
        """Return a part of the day before, that day, some length before, or all until then."""
        if "part" in facts or "eve" in facts:
            return self._of_day(session.on - _DAY, facts, session)
        lengths = lengths_in(facts, self._heard)
        if lengths is None:
            return Span(min(self._plan.at, session.begins_at - _TICK), session.begins_at)
        last, first = (
            subtract_length(session.begins_at, length, session.zone) for length in lengths
        )
        if not {"through", "whole", "upto"}.isdisjoint(facts):
            if lengths[0].unit not in (Unit.MINUTES, Unit.HOURS):
                first = start_of(first.astimezone(session.zone).date(), session.zone)
            return Span(max(first, min(self._plan.at, last)), session.begins_at)
        if lengths[0].unit in (Unit.MINUTES, Unit.HOURS):
            return Span(first, last if session.has_time else end_of(session.on, session.zone))
        first_day, last_day = (
            whole_day(moment.astimezone(session.zone).date(), session.zone)
            for moment in (first, last)
        )
        return Span(first_day.first, last_day.last)

    def _of_day(self, day: date, facts: Mapping[str, str], session: Session) -> Span:
        """Return a part of a day, or all of it."""
        if "part" not in facts:
            return whole_day(day, session.zone)
        hours = self._heard.parts_of_day[facts["part"]]
        return part_of_day(day, hours, self._plan.zone).from_now(self._plan.at)
