"""What stands on the printed sheet: finished texts in their places, dates in the row of their item.

Paper has no now (TIME-15): the plan that comes in is drawn for the end of the latest session, and
nothing here says what holds at this moment.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from mesocare.language.words.facts import FactWords
from mesocare.language.words.sheet import SheetWords
from mesocare.plan.facts import (
    CareStatus,
    Change,
    DatedAfterEffect,
    DatedPreparation,
    DatedRestriction,
    Plan,
)
from mesocare.plan.preparation import without_preparation
from mesocare.rules.protocol import Allowed, Basis, Decider, Restriction, Status
from mesocare.sentences.care import care_sentence, watch_sentence
from mesocare.sentences.conditions import say_condition, with_condition
from mesocare.sentences.course import (
    count_sentence,
    early_sentence,
    next_session_sentences,
    preparation_sentences,
)
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.restrictions import wait_end
from mesocare.sentences.rules import clinic_changes
from mesocare.sentences.sessions import say_session, year_slip_sentences
from mesocare.sentences.trust import approval_sentence, clinic_sentences, rules_sentences
from mesocare.views.code import draw_code, write_event

AXIS_DAYS = 15
"""The picture shows the day of the session and two weeks."""
_HIGHLIGHTS = 3
_LETTERS_IN_A_HIGHLIGHT = 30
"""A line of a box in ordinary print."""


class Bearer(NamedTuple):
    """Whose sheet it is, as a day list says."""

    name: str | None = None
    """Left out, there is a line to write it on."""
    note: str | None = None


class Head(NamedTuple):
    """Who stands behind the sheet; a text that ends in a colon waits for a pen."""

    name: str
    lines: tuple[str, ...]
    has_logo: bool


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
    """The clinic's reason, whole or not at all; else what to do meanwhile."""
    is_clinic: bool
    """Whether the note is the clinic's own, which stands in the row."""
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


class Box(NamedTuple):
    """One level of help, complete in itself."""

    level: str
    heading: str
    signs: tuple[str, ...]


class Section(NamedTuple):
    """A heading with sentences below it."""

    heading: str
    items: tuple[str, ...]


class Content(NamedTuple):
    """All texts of a sheet, in the order of reading."""

    language: str
    title: str
    head: Head
    sessions: tuple[str, ...]
    name: str
    note: str
    highlights: tuple[Highlight, ...]
    days: tuple[Day, ...]
    shared_hour: str
    rows: tuple[Row, ...]
    how: str
    undated: tuple[Undated, ...]
    over: str
    allowed: str
    allowed_if: str
    do: Section
    emergency_line: str
    changes: tuple[str, ...]
    normal: Section
    boxes: tuple[Box, ...]
    watch: str
    coming: Section
    code: str
    before: Section
    record: tuple[str, ...]
    foot: tuple[str, ...]


def make_content(plan: Plan, bearer: Bearer, speaker: Speaker) -> Content:
    """Return all texts of a sheet, for a plan that is drawn for the end of its latest session."""
    making = _Making(plan, speaker.without_now(plan.latest_session.on, is_brief=True))
    words = making.words
    return Content(
        language=plan.protocol.protocol.language,
        title=words.title.format(title=plan.protocol.protocol.title),
        head=making.head(),
        sessions=tuple(making.sessions()),
        name=bearer.name or "",
        note=bearer.note or "",
        highlights=tuple(making.highlights()),
        days=tuple(making.days()),
        shared_hour=making.shared_hour(),
        rows=tuple(making.row(dated) for dated in making.dated),
        how=making.how(),
        undated=tuple(making.undated()),
        over=making.over(),
        allowed=making.allowed(),
        allowed_if=" ".join(making.allowed_if()),
        do=making.do(),
        emergency_line=making.emergency_line(),
        changes=tuple(making.changes()),
        normal=making.normal(),
        boxes=tuple(making.boxes()),
        watch=watch_sentence(plan, making.speaker) or "",
        coming=making.coming(),
        code=making.code(),
        before=making.before(),
        record=(words.gave_product, words.gave_lot, words.gave_by, words.gave_numbing),
        foot=tuple(making.foot()),
    )


class _Making:
    """Makes the parts of one sheet."""

    def __init__(self, plan: Plan, speaker: Speaker) -> None:
        self.plan, self.speaker = plan, speaker
        self._full = speaker.without_now(speaker.today)
        self.words, self._facts = speaker.table(SheetWords), speaker.table(FactWords)
        self._held = [
            without_preparation(dated, plan.at)
            for dated in plan.restrictions
            if not dated.is_preparation
        ]
        self.dated = sorted(
            (d for d in self._held if d.clear_at and d.status_at(plan.at) is not Status.CLEAR),
            key=lambda dated: (dated.clear_at, dated.caution_at or dated.clear_at),
        )
        self._taken_over = {dated.id for dated in plan.restrictions if dated.is_taken_over}
        self._shared = self._find_shared_hour()
        self._hourless = replace(self.speaker, unsaid=self._shared.time() if self._shared else None)
        """Says days without the hour that most ends share, which stands above them once."""

    def _find_shared_hour(self) -> datetime | None:
        """Return a moment at the hour at which most waits end; none where they end at midnight."""
        ends = [self.speaker.local(dated.clear_at) for dated in self.dated if dated.clear_at]
        hours = Counter(end.time() for end in ends)
        if not hours or (most := hours.most_common(1)[0][0]) == time():
            return None
        return next(end for end in ends if end.time() == most)

    # The head

    def head(self) -> Head:
        """Return the clinic's name and how to reach it, or lines to write that on."""
        clinic = self.plan.clinic
        if clinic is None:
            return Head(self.words.clinic_name, (self.words.telephone,), has_logo=False)
        telephone = clinic.telephone or self.words.telephone
        lines = [telephone, *clinic_sentences(self.plan, self.speaker)]
        return Head(clinic.name, tuple(lines), has_logo=clinic.logo is not None)

    def sessions(self) -> Iterator[str]:
        """Say the sessions, the latest first: it is the one that the sheet is for."""
        latest, number = self.plan.latest_session, len(self.plan.days)
        with_year = replace(self._full, today=date.min)
        said = say_session(latest, with_year, near=False)
        said = self.words.session.format(moment=said, number=number)
        yield said if latest.has_time else f"{said}, {self.words.from_end_of_day}"
        if earlier := self.plan.sessions[:-1]:
            days = [say_session(session, self.speaker, near=False) for session in earlier]
            yield self.words.earlier.format(moments=self.words.separator.join(days))
        yield from year_slip_sentences(self.plan, self.speaker)
        for early in self.plan.early_sessions:
            yield early_sentence(early, self.speaker)

    def emergency_line(self) -> str:
        """Return the line on the front that saves a life."""
        if not self.plan.protocol.warning_signs.emergency:
            return ""
        clinic = self.plan.clinic
        number = clinic.emergency_number if clinic else None
        if number is None:
            return self.words.emergency_line_without_number
        return self.words.emergency_line.format(number=number)

    # What to hold off

    def highlights(self) -> Iterator[Highlight]:
        """Return the ends that most waits share, in order of time."""
        groups: dict[datetime, list[DatedRestriction]] = {}
        in_order = {id(dated.rule): place for place, dated in enumerate(self._held)}
        for dated in sorted(self.dated, key=lambda dated: in_order[id(dated.rule)]):
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
            return self.words.and_more.format(labels=said, count=more) if more else said

        shown: list[str] = []
        for label in labels:
            if len(say([*shown, label])) <= _LETTERS_IN_A_HIGHLIGHT:
                shown.append(label)
        return say(shown or labels[:1])

    def shared_hour(self) -> str:
        """Say the hour at which most waits end."""
        if self._shared is None:
            return ""
        return self.words.each_at.format(clock=self.speaker.clock(self._shared))

    def days(self) -> Iterator[Day]:
        """Return the columns of the picture."""
        for offset in range(AXIS_DAYS):
            day = self._first_on + timedelta(days=offset)
            yield Day(self.speaker.times.tiny_weekdays[day.weekday()], day.day)

    @property
    def _first_on(self) -> date:
        return self.plan.latest_session.on

    def row(self, dated: DatedRestriction) -> Row:
        """Return one thing to hold off, with its bar and its date."""
        rule, clear_at = dated.rule, dated.clear_at
        assert clear_at is not None
        clinic_note = self._clinic_note(dated)
        has_two_ends = dated.caution_at and dated.status_at(self.plan.at) is Status.AVOID
        better = self._end(dated.caution_at) if dated.caution_at and has_two_ends else ""
        return Row(
            text=capital(with_condition(rule.label, rule, self.plan, self.speaker)),
            note=clinic_note or rule.meanwhile or "",
            is_clinic=bool(clinic_note),
            bar=tuple(self._bar(dated)),
            better=better,
            day=self.words.ask if dated.id in self._taken_over else self._end(clear_at),
            has_how=rule.in_between is not None,
        )

    def how(self) -> str:
        """Say how things may be done from the day on from which it is only better to wait."""
        said = [
            self.words.how_item.format(label=dated.rule.label, how=dated.rule.in_between)
            for dated in self.dated
            if dated.rule.in_between and dated.caution_at
        ]
        return self.words.how.format(items=self.words.separator.join(said)) if said else ""

    def _end(self, moment: datetime) -> str:
        """Say the moment of a row, without the hour that most rows share."""
        day = self.speaker.short_day(self.speaker.local(moment).date())
        if self.speaker.is_midnight(moment):
            return self.words.all_day.format(day=day) if self._shared else day
        if self._hourless.is_unsaid(moment):
            return day
        return self.speaker.times.moment.format(day=day, clock=self.speaker.clock(moment))

    def _clinic_note(self, dated: DatedRestriction) -> str:
        """Say what the clinic changed, in its own voice."""
        for change in clinic_changes(self.plan):
            if change.id != dated.id or change.kind not in ("replaced", "added"):
                continue
            because = without_stop(change.because)
            if change.kind == "added":
                return self.words.clinic_added.format(because=because)
            if change.is_now and dated.rule.wait:
                wait = self.speaker.wait(dated.rule.wait)
                return self.words.clinic_reason.format(wait=wait, because=because)
            return self.words.clinic_reason_alone.format(because=because)
        return ""

    def changes(self) -> Iterator[str]:
        """Say what the clinic changed that stands in no row, in its own voice."""
        for change in clinic_changes(self.plan):
            because = without_stop(change.because)
            if change.kind == "dropped":
                yield self.words.dropped.format(activity=change.activity, because=because)
            elif change.kind == "course":
                yield self.words.changed_course.format(because=because)

    def _bar(self, dated: DatedRestriction) -> Iterator[Stretch]:
        """Draw what holds from the session on, for two weeks; what is OK leaves the bar empty."""
        if dated.id in self._taken_over:
            dated = next(whole for whole in self.plan.restrictions if whole.id == dated.id)
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

    def undated(self) -> Iterator[Undated]:
        """Say what no date ends: until an event, until the clinic says so, or never.

        What is to be asked, whatever it is, shares a line.
        """
        ask: dict[tuple[str | None, str | None], list[DatedRestriction]] = {}
        for dated in self._held:
            if dated.clear_at is not None or dated.status is Status.CLEAR:
                continue
            note = self._clinic_note(dated)
            is_asked = dated.status is Status.ASK and not dated.waits_for
            if is_asked and not note:
                ask.setdefault((dated.rule.only_if, dated.rule.unless), []).append(dated)
                continue
            if is_asked:
                said = self._ask_first(dated.rule, dated.rule.label)
            else:
                said = with_condition(self._say_undated(dated), dated.rule, self.plan, self.speaker)
            said = capital(said)
            yield Undated(dated.status.value, f"{said}. {note}" if note else said)
        for together in ask.values():
            labels = self.speaker.times.comma.join(dated.rule.label for dated in together)
            yield Undated(Status.ASK.value, self._ask_first(together[0].rule, labels))

    def _ask_first(self, rule: Restriction, labels: str) -> str:
        """Say what to ask about, its condition before it (CAN-6)."""
        if rule.only_if:
            condition = say_condition(rule.only_if, self.plan)
            return self.words.ask_first_if.format(condition=condition, labels=labels)
        if rule.unless:
            condition = say_condition(rule.unless, self.plan)
            return self.words.ask_first_unless.format(condition=condition, labels=labels)
        return self.words.ask_first.format(labels=labels)

    def _say_undated(self, dated: DatedRestriction) -> str:
        label, until, words = dated.rule.label, dated.until, self.words
        if dated.waits_for and dated.rule.wait:
            wait = self.speaker.wait(dated.rule.wait)
            said = without_stop(self._facts.waits_for.format(wait=wait, event=dated.waits_for))
            return f"{label}: {said}"
        if until is None:
            is_never = dated.rule.wait is not None and dated.rule.wait.least is None
            return (
                words.never.format(label=label)
                if is_never
                else words.ask_first.format(labels=label)
            )
        event = without_stop(until.text)
        if until.decided_by is Decider.CLINIC:
            return words.ask_first.format(labels=label)
        if until.event is None and dated.rule.about:
            return words.about.format(label=label, about=event)
        ends_at = wait_end(dated)
        if ends_at is not None and dated.rule.wait is not None:
            moment = self._end(ends_at)
            return words.until_and_not_before.format(label=label, event=event, moment=moment)
        return words.until.format(label=label, event=event)

    def over(self) -> str:
        """Say what is over at the sheet's moment, in one line."""
        labels = [dated.rule.label for dated in self._held if dated.status is Status.CLEAR]
        return self.words.ok_again.format(labels=self.speaker.join(labels)) if labels else ""

    def allowed(self) -> str:
        """Say what needs no wait."""
        for_all = [item for item in self.plan.allowed if not (item.only_if or item.unless)]
        return self.words.may.format(labels=self._labels(for_all)) if for_all else ""

    def allowed_if(self) -> Iterator[str]:
        """Say what needs no wait for some, whom it concerns before it."""
        groups: dict[tuple[str | None, str | None], list[Allowed]] = {}
        for item in self.plan.allowed:
            if item.only_if or item.unless:
                groups.setdefault((item.only_if, item.unless), []).append(item)
        for (only_if, unless), items in groups.items():
            template = self.words.may_if if only_if else self.words.may_unless
            condition = say_condition(only_if or unless or "", self.plan)
            yield template.format(condition=condition, labels=self._labels(items))

    def _labels(self, items: Iterable[Allowed]) -> str:
        return self.words.separator.join(item.label for item in items)

    # What to do, what is normal, when to call

    def _at_hour(self, heading: str, heading_at: str) -> str:
        """Return a heading that names the hour which the days below it share, if they share one."""
        if self._shared is None:
            return heading
        return heading_at.format(clock=self.speaker.clock(self._shared))

    def do(self) -> Section:
        """Say all care that is not over."""
        items = tuple(
            without_stop(care_sentence(dated, self.plan, self._hourless))
            for dated in self.plan.care
            if dated.status is not CareStatus.OVER
        )
        return Section(self._at_hour(self.words.do, self.words.do_at), items)

    def normal(self) -> Section:
        """Say each after-effect, until when it is normal, and when to call."""
        items = [" ".join(self._after_effect(dated)) for dated in self.plan.after_effects]
        if any(dated.earlier_call_at for dated in self.plan.after_effects):
            items.append(self.words.still_there_from_before)
        return Section(self._at_hour(self.words.normal, self.words.normal_at), tuple(items))

    def _after_effect(self, dated: DatedAfterEffect) -> Iterator[str]:
        words, rule = self.words, dated.rule
        what = capital(rule.what)
        if rule.only_if:
            what = words.if_.format(what=what, condition=say_condition(rule.only_if, self.plan))
        if rule.unless:
            what = words.unless.format(what=what, condition=say_condition(rule.unless, self.plan))
        if rule.expect and dated.from_at:
            yield words.expect_from.format(what=what, moment=self._end(dated.from_at))
            return
        if dated.normal_until_at:
            moment = self._end(dated.normal_until_at)
            yield words.normal_until.format(what=what, moment=moment)
        else:
            yield words.normal_about.format(what=what, about=rule.about or "")
        if dated.call_from_at == dated.normal_until_at and dated.call_from_at:
            yield words.still_there_then
        elif dated.call_from_at:
            yield words.still_there.format(moment=self._end(dated.call_from_at))

    def boxes(self) -> Iterator[Box]:
        """Return the three levels of help, each with its number in its heading."""
        signs, clinic, words = self.plan.protocol.warning_signs, self.plan.clinic, self.words
        emergency = clinic.emergency_number if clinic else None
        urgent = getattr(clinic, "urgent_number", None)
        telephone = clinic.telephone if clinic else None
        levels = (
            ("emergency", signs.emergency, emergency, words.emergency),
            ("urgent", signs.urgent, urgent, words.urgent_with_number),
            ("clinic", signs.clinic, telephone, words.clinic_with_number),
        )
        without_number = {
            "emergency": words.emergency_without_number,
            "urgent": words.urgent,
            "clinic": words.clinic,
        }
        for level, items, number, heading in levels:
            said = heading.format(number=number) if number else without_number[level]
            if items:
                yield Box(level, said, tuple(item.sign for item in items))

    # The next visit

    def coming(self) -> Section:
        """Say when the next visit is due, and what the course is."""
        plan, course = self.plan, self.plan.protocol.course
        if course is None:
            return Section(self.words.next_visit, ())
        items = [*next_session_sentences(plan, self.speaker), count_sentence(course, self.speaker)]
        if course.maintenance and plan.next_sessions and not plan.next_sessions[0].is_maintenance:
            gap = self.speaker.wait(course.maintenance)
            items.append(self._facts.maintenance.format(gap=gap))
        if course.takes:
            takes = self.speaker.range(course.takes)
            items.append(self._facts.takes.format(length=takes))
        if course.results:
            items.append(f"{without_stop(course.results)}.")
        heading = self.words.next_visit
        if plan.next_sessions:
            heading = self.words.next_visit_number.format(number=plan.next_sessions[0].number)
        return Section(heading, tuple(items))

    def code(self) -> str:
        """Return the code of the next visit's best day; nothing where no day is best."""
        following = next(iter(self.plan.next_sessions), None)
        if following is None or following.recommended_on is None:
            return ""
        title = self.words.code_event.format(number=following.number)
        return draw_code(write_event(self.plan, title))

    def before(self) -> Section:
        """Say what to prepare before the next visit, and for which day of it the dates hold."""
        items = tuple(self._prepare(dated) for dated in self.plan.preparations)
        following = next(iter(self.plan.next_sessions), None)
        is_dated = any(d.advised_from_at or d.holds_from_at for d in self.plan.preparations)
        if following is None or following.recommended_on is None or not is_dated:
            return Section(self.words.before, items)
        day = self.speaker.day(following.recommended_on)
        return Section(self.words.before_on.format(number=following.number, day=day), items)

    def _prepare(self, dated: DatedPreparation) -> str:
        first, firm = dated.advised_from_at, dated.holds_from_at
        start = first or firm
        if dated.rule.do is not None or start is None:
            return " ".join(preparation_sentences(dated, self.plan, self.speaker))
        moment, label = self.speaker.near_moment(start), dated.rule.label
        said = self.words.before_not.format(label=label, moment=moment)
        if first and firm:
            said = self.words.before_not_firm.format(
                label=label, moment=moment, firm=self.speaker.near_moment(firm)
            )
        return with_condition(said, dated.rule, self.plan, self.speaker)

    # The foot

    def _is_approved(self) -> bool:
        from mesocare.rules.changes import approval_of

        return approval_of(self.plan.protocol) is not None

    def foot(self) -> Iterator[str]:
        """Say whose times and rules these are, who approved them, and where they come from."""
        place = self.plan.zone.key.rpartition("/")[2].replace("_", " ")
        yield self.words.times.format(zone=place)
        yield from rules_sentences(self.plan, self.speaker)
        if self.plan.clinic and not self._is_approved():
            yield self.words.not_approved
        else:
            yield approval_sentence(self.plan, self.speaker)
        sources = self.plan.protocol.sources.values()
        guide = next((one for one in sources if one.kind == Basis.GUIDE), None)
        if guide:
            title = without_stop(guide.title)
            yield self.words.sources_guide.format(title=title, count=len(sources) - 1)
        elif sources:
            yield self.words.sources.format(count=len(sources))
