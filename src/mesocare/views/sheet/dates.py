"""What to hold off, as the sheet says it: dates in the row of their item, a picture of the days.

Paper has no now (TIME-15): the plan that comes in is drawn for the end of the latest session.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from mesocare.language.words.facts import FactWords
from mesocare.language.words.sheet import SheetWords
from mesocare.plan.facts import Change, DatedRestriction, Plan
from mesocare.plan.preparation import without_preparation
from mesocare.rules.protocol import Restriction, Status
from mesocare.sentences.conditions import say_condition, with_condition
from mesocare.sentences.days import Speaker, capital
from mesocare.sentences.restrictions import meanwhile_of, say_event, say_once, say_wait_ends
from mesocare.sentences.rules import clinic_changes, reason_of

AXIS_DAYS = 15
"""The picture shows the day of the session and two weeks."""
_HIGHLIGHTS = 3
_LETTERS_IN_A_HIGHLIGHT = 30
"""A line of a box in ordinary print."""


class Highlight(NamedTuple):
    """One of the few dates that are read from an arm's length."""

    day: str
    clock: str
    labels: str
    """The first things that wait for it, and how many more do."""


class Day(NamedTuple):
    """One column of the picture."""

    weekday: str
    number: int


class Stretch(NamedTuple):
    """A part of a bar, in days from the start of the picture."""

    status: str
    start: float
    end: float


class Row(NamedTuple):
    """One thing to hold off, with its date in its own row."""

    text: str
    note: str
    """The clinic's reason, whole or not at all."""
    bar: tuple[Stretch, ...]
    better: str
    """From when it is only better to wait, where its wait has two ends."""
    day: str
    """From when it is OK; the hour stands in the head of the column where most rows share it."""
    has_how: bool
    """Whether it may be done then in one way only."""


class Undated(NamedTuple):
    """What no date ends."""

    status: str
    text: str


class Meanwhile(NamedTuple):
    """What to do while something is held off."""

    held: str
    """That it is, so that nobody takes it for what to do."""
    text: str


class HeldOff(NamedTuple):
    """All that is to be held off."""

    highlights: tuple[Highlight, ...]
    days: tuple[Day, ...]
    shared_hour: str
    rows: tuple[Row, ...]
    how: str
    undated: tuple[Undated, ...]
    meanwhile: tuple[Meanwhile, ...]


class Waits:
    """The waits of a plan, and who says their ends."""

    def __init__(self, plan: Plan, speaker: Speaker) -> None:
        """Sort the waits of a plan by their ends, and find the hour that most of them share."""
        self.plan, self.speaker = plan, speaker
        self._words = speaker.table(SheetWords)
        self.held = [
            without_preparation(dated, plan.at)
            for dated in plan.restrictions
            if not dated.is_preparation
        ]
        self._dated = sorted(
            (d for d in self.held if d.clear_at and d.status_at(plan.at) is not Status.CLEAR),
            key=lambda dated: (dated.clear_at, dated.caution_at or dated.clear_at),
        )
        self._taken_over = {dated.id: dated for dated in plan.restrictions if dated.is_taken_over}
        self._shared = self._find_shared_hour()
        self.hourless = self.speaker._replace(unsaid=self._shared.time() if self._shared else None)
        """Says days without the hour that most ends share, which stands above them once."""

    def _find_shared_hour(self) -> datetime | None:
        """Return a moment at the hour at which most waits end; none where they end at midnight."""
        ends = [self.speaker.local(dated.clear_at) for dated in self._dated if dated.clear_at]
        hours = Counter(end.time() for end in ends)
        if not hours or (most := hours.most_common(1)[0][0]) == time():
            return None
        return next(end for end in ends if end.time() == most)

    def held_off(self) -> HeldOff:
        """Return all that is to be held off, by the ends."""
        return HeldOff(
            tuple(self._highlights()),
            tuple(self._days()),
            self._shared_hour(),
            tuple(self._row(dated) for dated in self._dated),
            self._how(),
            tuple(self._undated()),
            tuple(self._meanwhile()),
        )

    def _meanwhile(self) -> Iterator[Meanwhile]:
        """Say what to do while something is held off: what has a date first."""
        undated = [dated for dated in self.held if dated.clear_at is None]
        for dated in (*self._dated, *undated):
            held = dated._replace(status=dated.status_at(self.plan.at))
            if found := meanwhile_of(held, self.plan, self.speaker):
                yield Meanwhile(*found)

    def at_hour(self, heading: str, heading_at: str) -> str:
        """Return a heading that names the hour which the days below it share, if they share one."""
        if self._shared is None:
            return heading
        return heading_at.format(clock=self.speaker.clock(self._shared))

    def end(self, moment: datetime) -> str:
        """Say the moment of a row, without the hour that most rows share."""
        day = self.speaker.short_day(self.speaker.local(moment).date())
        if self.speaker.is_midnight(moment):
            return self._words.all_day.format(day=day) if self._shared else day
        if self.hourless.is_unsaid(moment):
            return day
        return self.speaker.times.moment.format(day=day, clock=self.speaker.clock(moment))

    def _moment(self, moment: datetime) -> str:
        """Say a moment in a sentence: a midnight as the day that it begins."""
        if self.speaker.is_midnight(moment):
            return self.speaker.short_day(self.speaker.local(moment).date())
        return self.end(moment)

    def _highlights(self) -> Iterator[Highlight]:
        """Return the ends that most waits share, in order of time."""
        groups: dict[datetime, list[DatedRestriction]] = {}
        in_order = {id(dated.rule): place for place, dated in enumerate(self.held)}
        for dated in sorted(self._dated, key=lambda dated: in_order[id(dated.rule)]):
            is_for_some = dated.rule.only_if or dated.rule.unless
            if dated.clear_at and not is_for_some and dated.id not in self._taken_over:
                groups.setdefault(dated.clear_at, []).append(dated)
        largest = sorted(groups.items(), key=lambda item: -len(item[1]))[:_HIGHLIGHTS]
        for clear_at, together in sorted(largest, key=lambda item: item[0]):
            is_whole_day = self.speaker.is_midnight(clear_at)
            yield Highlight(
                self.speaker.short_day(self.speaker.local(clear_at).date()),
                "" if is_whole_day else self.speaker.clock(clear_at),
                self._first_labels([dated.rule.label for dated in together]),
            )

    def _first_labels(self, labels: list[str]) -> str:
        """Say the labels that a line of a box holds, one at least, and how many more there are."""

        def say(shown: list[str]) -> str:
            said, more = self.speaker.times.comma.join(shown), len(labels) - len(shown)
            return self._words.and_more.format(labels=said, count=more) if more else said

        shown: list[str] = []
        for label in labels:
            if len(say([*shown, label])) <= _LETTERS_IN_A_HIGHLIGHT:
                shown.append(label)
        return say(shown or labels[:1])

    def _shared_hour(self) -> str:
        """Say the hour at which most waits end."""
        if self._shared is None:
            return ""
        return self._words.each_at.format(clock=self.speaker.clock(self._shared))

    def _days(self) -> Iterator[Day]:
        """Return the columns of the picture."""
        for offset in range(AXIS_DAYS):
            day = self._first_on + timedelta(days=offset)
            yield Day(self.speaker.times.tiny_weekdays[day.weekday()], day.day)

    @property
    def _first_on(self) -> date:
        return self.plan.latest_session.on

    def _row(self, dated: DatedRestriction) -> Row:
        """Return one thing to hold off, with its bar and its date."""
        rule, clear_at = dated.rule, dated.clear_at
        assert clear_at is not None
        has_two_ends = dated.caution_at and dated.status_at(self.plan.at) is Status.AVOID
        better = self.end(dated.caution_at) if dated.caution_at and has_two_ends else ""
        whole = self._taken_over.get(dated.id)
        if whole and not better and whole.status_at(clear_at) is Status.CAUTION:
            better = self.end(clear_at)
        return Row(
            text=capital(with_condition(rule.label, rule, self.plan, self.speaker)),
            note=self._clinic_note(dated),
            bar=tuple(self._bar(dated)),
            better=better,
            day=self._words.ask if whole else self.end(clear_at),
            has_how=rule.in_between is not None,
        )

    def _how(self) -> str:
        """Say how things may be done from the day on from which it is only better to wait."""
        said = [
            self._words.how_item.format(label=dated.rule.label, how=dated.rule.in_between)
            for dated in self._dated
            if dated.rule.in_between and dated.caution_at
        ]
        return self._words.how.format(items=self._words.separator.join(said)) if said else ""

    def _clinic_note(self, dated: DatedRestriction) -> str:
        """Say what the clinic changed, in its own voice."""
        for change in clinic_changes(self.plan):
            if change.id != dated.id or change.kind not in ("replaced", "added"):
                continue
            reason = reason_of(change, self.speaker.table(FactWords))
            if change.kind == "added":
                return self._words.clinic_added.format(reason=reason)
            if change.is_now and dated.rule.wait:
                wait = self.speaker.wait(dated.rule.wait)
                return self._words.clinic_reason.format(wait=wait, reason=reason)
            return self._words.clinic_reason_alone.format(reason=reason)
        return ""

    def _bar(self, dated: DatedRestriction) -> Iterator[Stretch]:
        """Draw what holds from the session on, for two weeks; what is OK leaves the bar empty."""
        if dated.id in self._taken_over:
            dated = self._taken_over[dated.id]
        start = self.plan.latest_session.begins_at
        changes = [Change(start, dated.status_at(start)), *dated.changes_after(start)]
        places = [self._place(change.at) for change in changes] + [float(AXIS_DAYS)]
        for change, begin, end in zip(changes, places, places[1:], strict=False):
            if change.status in (Status.AVOID, Status.CAUTION) and begin < min(end, AXIS_DAYS):
                yield Stretch(change.status.value, begin, min(end, AXIS_DAYS))

    def _place(self, moment: datetime) -> float:
        """Return a moment in days of the clock, so that a day is as wide as any other."""
        local = moment.astimezone(self.speaker.zone)
        return (local.date() - self._first_on).days + (local.hour * 60 + local.minute) / (24 * 60)

    def _undated(self) -> Iterator[Undated]:
        """Say what no date ends: until an event, until the clinic says so, or never.

        What is to be asked, whatever it is, shares a line.
        """
        ask: dict[tuple[str | None, str | None], list[DatedRestriction]] = {}
        for dated in self.held:
            if dated.clear_at is not None or dated.status is Status.CLEAR:
                continue
            note = self._clinic_note(dated)
            is_asked = dated.status is Status.ASK and not dated.waits_for
            if is_asked and not note:
                ask.setdefault((dated.rule.only_if, dated.rule.unless), []).append(dated)
                continue
            if is_asked:
                said = self._ask_first(dated.rule, self._asked(dated))
            else:
                said = with_condition(self._say_undated(dated), dated.rule, self.plan, self.speaker)
            said = capital(said)
            yield Undated(dated.status.value, f"{said}. {note}" if note else said)
        for together in ask.values():
            labels = self.speaker.times.comma.join(map(self._asked, together))
            yield Undated(Status.ASK.value, self._ask_first(together[0].rule, labels))

    def _asked(self, dated: DatedRestriction) -> str:
        """Say what to ask about, and the event that ends it, where it waits for one."""
        label, until = dated.rule.label, dated.until
        if until is None or until.event is None:
            return label
        event = say_event(until, self.speaker, dated.rule.wait)
        return self._words.asked_until.format(label=label, event=event)

    def _ask_first(self, rule: Restriction, labels: str) -> str:
        """Say what to ask about, its condition before it (CAN-6)."""
        if rule.only_if:
            condition = say_condition(rule.only_if, self.plan)
            return self._words.ask_first_if.format(condition=condition, labels=labels)
        if rule.unless:
            condition = say_condition(rule.unless, self.plan)
            return self._words.ask_first_unless.format(condition=condition, labels=labels)
        return self._words.ask_first.format(labels=labels)

    def _say_undated(self, dated: DatedRestriction) -> str:
        label, until, words = dated.rule.label, dated.until, self._words
        if dated.waits_for and dated.rule.wait:
            once = say_once(dated.rule.wait, dated.waits_for, self.speaker)
            return words.ask_first_once.format(label=label, once=once)
        ends = say_wait_ends(dated, self._moment, self.speaker, self.plan.at)
        if until is None:
            if dated.rule.wait is not None and dated.rule.wait.least is None:
                return words.never.format(label=label)
            if not ends:
                return words.ask_first.format(labels=label)
            return words.at_least.format(label=label, moment=ends)
        event = say_event(until, self.speaker, dated.rule.wait)
        if until.event is None and dated.rule.about:
            return words.about.format(label=label, about=event)
        if ends:
            return words.until_and_not_before.format(label=label, event=event, moment=ends)
        return words.until.format(label=label, event=event)
