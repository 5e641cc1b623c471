"""What stands on the printed sheet: finished texts in their places, dates in the row of their item.

Paper has no now (TIME-15): the plan that comes in is drawn for the end of the latest session, and
nothing here says what holds at this moment.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mesocare.language.words.facts import FactWords
from mesocare.language.words.sheet import SheetWords
from mesocare.plan.facts import (
    CareStatus,
    Change,
    DatedRestriction,
    Plan,
)
from mesocare.plan.preparation import without_preparation
from mesocare.rules.protocol import Basis, Decider, Status
from mesocare.sentences.care import after_effect_sentences, care_sentence, watch_sentence
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.course import (
    count_sentence,
    early_sentence,
    next_session_sentences,
    preparation_sentences,
)
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.restrictions import wait_end
from mesocare.sentences.rules import clinic_change_sentences, clinic_changes
from mesocare.sentences.sessions import say_session, year_slip_sentences
from mesocare.sentences.trust import approval_sentence, clinic_sentences, rules_sentences
from mesocare.views.code import draw_code, write_event

AXIS_DAYS = 15
"""The picture shows the day of the session and two weeks."""
_HIGHLIGHTS = 3
_LABELS_IN_A_HIGHLIGHT = 2


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

    labels: str
    day: str
    clock: str


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
    day: str
    """From when it is OK; the hour stands in the head of the column where all rows share it."""
    easier: str
    aloud: str


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
    visit: str
    name: str
    note: str
    highlights: tuple[Highlight, ...]
    days: tuple[Day, ...]
    shared_hour: str
    rows: tuple[Row, ...]
    undated: tuple[Undated, ...]
    over: str
    allowed: str
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
        visit=words.visit.format(number=len(plan.days)),
        name=bearer.name or "",
        note=bearer.note or "",
        highlights=tuple(making.highlights()),
        days=tuple(making.days()),
        shared_hour=making.shared_hour(),
        rows=tuple(making.row(dated) for dated in making.dated),
        undated=tuple(making.undated()),
        over=making.over(),
        allowed=making.allowed(),
        do=Section(words.do, tuple(making.do())),
        emergency_line=making.emergency_line(),
        changes=tuple(clinic_change_sentences(plan, making.speaker)),
        normal=Section(words.normal, tuple(making.normal())),
        boxes=tuple(making.boxes()),
        watch=watch_sentence(plan, making.speaker) or "",
        coming=making.coming(),
        code=making.code(),
        before=Section(words.before, tuple(making.before())),
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
        hours = Counter(self._hour(dated.clear_at) for dated in self.dated if dated.clear_at)
        self._hour_of_most = hours.most_common(1)[0][0] if hours else ""

    def _hour(self, moment: datetime) -> str:
        return "" if self.speaker.is_midnight(moment) else self.speaker.clock(moment)

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
        """Say the sessions, the latest as the one that the sheet is for."""
        for session in self.plan.sessions:
            said = say_session(session, self._full, near=False)
            text = self.words.session.format(moment=said)
            if not session.has_time:
                text = f"{text} ({self.words.from_end_of_day})"
            yield text
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
        """Return the ends that most waits share, with the first things that wait for each."""
        groups: dict[datetime, list[DatedRestriction]] = {}
        in_order = {id(dated.rule): place for place, dated in enumerate(self._held)}
        for dated in sorted(self.dated, key=lambda dated: in_order[id(dated.rule)]):
            if dated.clear_at and not (dated.rule.only_if or dated.rule.unless):
                groups.setdefault(dated.clear_at, []).append(dated)
        largest = sorted(groups.items(), key=lambda item: -len(item[1]))[:_HIGHLIGHTS]
        for clear_at, together in sorted(largest, key=lambda item: item[0]):
            labels = [dated.rule.label for dated in together[:_LABELS_IN_A_HIGHLIGHT]]
            local = self.speaker.local(clear_at)
            yield Highlight(
                capital(self.speaker.times.comma.join(labels)),
                self.speaker.short_day(local.date()),
                self._hour(clear_at),
            )

    def shared_hour(self) -> str:
        """Say the hour at which most waits end."""
        return self.words.each_at.format(clock=self._hour_of_most) if self._hour_of_most else ""

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
        text = with_condition(capital(rule.label), rule, self.plan, self.speaker)
        clinic_note = self._clinic_note(dated)
        day = self._day_and_hour(clear_at)
        easier = ""
        if dated.caution_at and dated.status_at(self.plan.at) is Status.AVOID:
            easier = self.words.if_you_must.format(moment=self._day_and_hour(dated.caution_at))
        return Row(
            text=text,
            note=clinic_note or rule.meanwhile or "",
            is_clinic=bool(clinic_note),
            bar=tuple(self._bar(dated)),
            day=day,
            easier=easier,
            aloud=self.words.row_aloud.format(text=text, date=self.speaker.moment(clear_at)),
        )

    def _day_and_hour(self, moment: datetime) -> str:
        """Say a moment of a row, without the hour that most rows share."""
        if self._hour(moment) == self._hour_of_most:
            return self.speaker.short_day(self.speaker.local(moment).date())
        return self.speaker.short_moment(moment)

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

    def _bar(self, dated: DatedRestriction) -> Iterator[Stretch]:
        """Draw what holds from the session on, for two weeks; what is OK leaves the bar empty."""
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
            if dated.status is Status.ASK and not note and not dated.waits_for:
                ask.setdefault((dated.rule.only_if, dated.rule.unless), []).append(dated)
                continue
            said = with_condition(self._say_undated(dated), dated.rule, self.plan, self.speaker)
            yield Undated(dated.status.value, f"{said}. {note}".strip() if note else said)
        for together in ask.values():
            labels = self.speaker.times.comma.join(dated.rule.label for dated in together)
            said = self.words.ask_first.format(labels=labels)
            rule = together[0].rule
            yield Undated(Status.ASK.value, with_condition(said, rule, self.plan, self.speaker))

    def _say_undated(self, dated: DatedRestriction) -> str:
        label, until, words = capital(dated.rule.label), dated.until, self.words
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
            moment = self.speaker.short_moment(ends_at)
            return words.until_and_not_before.format(label=label, event=event, moment=moment)
        return words.until.format(label=label, event=event)

    def over(self) -> str:
        """Say what is over at the sheet's moment, in one line."""
        labels = [dated.rule.label for dated in self._held if dated.status is Status.CLEAR]
        return self.words.ok_again.format(labels=self.speaker.join(labels)) if labels else ""

    def allowed(self) -> str:
        """Say what needs no wait."""
        said = [
            with_condition(item.label, item, self.plan, self.speaker)
            for item in self.plan.allowed
            if not (item.only_if or item.unless)
        ]
        return self.words.may.format(labels=self.speaker.join(said)) if said else ""

    # What to do, what is normal, when to call

    def do(self) -> Iterator[str]:
        """Say all care that is not over."""
        for dated in self.plan.care:
            if dated.status is not CareStatus.OVER:
                yield without_stop(care_sentence(dated, self.plan, self.speaker))

    def normal(self) -> Iterator[str]:
        """Say each after-effect, until when it is normal, and when to call."""
        for dated in self.plan.after_effects:
            yield " ".join(after_effect_sentences(dated, self.plan, self.speaker))

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
        items = list(next_session_sentences(plan, self.speaker))
        items.append(count_sentence(course, self.speaker))
        if course.takes:
            takes = self.speaker.range(course.takes)
            items.append(self._facts.takes.format(length=takes))
        if course.results:
            items.append(f"{without_stop(course.results)}.")
        if course.maintenance and plan.next_sessions and not plan.next_sessions[0].is_maintenance:
            gap = self.speaker.wait(course.maintenance)
            items.append(self._facts.maintenance.format(gap=gap))
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

    def before(self) -> Iterator[str]:
        """Say what to prepare before the next visit."""
        for dated in self.plan.preparations:
            yield " ".join(preparation_sentences(dated, self.plan, self.speaker))

    # The foot

    def foot(self) -> Iterator[str]:
        """Say whose times and rules these are, who approved them, and where they come from."""
        place = self.plan.zone.key.rpartition("/")[2].replace("_", " ")
        yield self.words.times.format(zone=place)
        yield from rules_sentences(self.plan, self.speaker)
        yield approval_sentence(self.plan, self.speaker)
        sources = self.plan.protocol.sources.values()
        guide = next((one for one in sources if one.kind == Basis.GUIDE), None)
        if guide:
            title = without_stop(guide.title)
            yield self.words.sources_guide.format(title=title, count=len(sources) - 1)
        elif sources:
            yield self.words.sources.format(count=len(sources))
