"""What the sheet and the web page both say: whose it is, when to call, and the next visit.

Neither has a now (TIME-15): nothing here says what holds at this moment.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from mesocare.language.words.facts import FactWords
from mesocare.language.words.sheet import SheetWords
from mesocare.plan.facts import DatedPreparation, Plan
from mesocare.rules.protocol import Preparation
from mesocare.sentences.bans import say_ban
from mesocare.sentences.care import sign_texts, watch_sentence
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.course import (
    count_sentence,
    early_sentence,
    next_session_sentences,
    preparation_sentences,
    preparations_of,
)
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.leads import from_hour, is_on_the_day, lead_of
from mesocare.sentences.rows.help import emergency_line
from mesocare.sentences.rows.labels import HOLE, condition_of, join_labels
from mesocare.sentences.rows.preparing import first_at
from mesocare.sentences.rules import clinic_changes, reason_of
from mesocare.sentences.sessions import say_session, until_then_sentences, year_slip_sentences

_EMERGENCY_ROOM = 142
"""The letters that the two lines on the front hold, in their type."""


_ROOM_AT_ANY_TIME = 142
"""The same for what to do at any time before a visit."""


class Bearer(NamedTuple):
    """Whose sheet it is, as a day list says."""

    name: str | None = None
    """Left out, there is a line to write it on."""
    note: str | None = None


class Section(NamedTuple):
    """A heading with sentences below it."""

    heading: str
    items: tuple[str, ...]


class Box(NamedTuple):
    """One level of help, complete in itself."""

    level: str
    heading: str
    signs: tuple[str, ...]


class Leaflet(NamedTuple):
    """What both say, in finished texts."""

    language: str
    title: str
    sessions: tuple[str, ...]
    name: str
    note: str
    emergency_line: str
    changes: tuple[str, ...]
    """What the clinic changed that stands in no row."""
    boxes: tuple[Box, ...]
    watch: str
    coming: Section
    before: Section


def make_leaflet(plan: Plan, bearer: Bearer, speaker: Speaker) -> Leaflet:
    """Return what both say of a plan."""
    making = _Making(plan, speaker.without_now(plan.latest_session.on, is_brief=True))
    return Leaflet(
        language=plan.protocol.protocol.language,
        title=making.words.title.format(title=plan.protocol.protocol.title),
        sessions=tuple(making.sessions()),
        name=bearer.name or "",
        note=bearer.note or "",
        emergency_line=making.emergency_line(),
        changes=tuple(making.changes()),
        boxes=tuple(making.boxes()),
        watch=watch_sentence(plan, making.speaker) or "",
        coming=making.coming(),
        before=making.before(),
    )


class _Making:
    """Makes the parts that both say."""

    def __init__(self, plan: Plan, speaker: Speaker) -> None:
        self.plan, self.speaker = plan, speaker
        self.words, self._facts = speaker.table(SheetWords), speaker.table(FactWords)

    def sessions(self) -> Iterator[str]:
        """Say the sessions, the latest first: it is the one that the sheet is for."""
        latest, number = self.plan.latest_session, len(self.plan.days)
        with_year = self.speaker.without_now(date.min)
        said = say_session(latest, with_year, near=False)
        said = self.words.session.format(moment=said, number=number)
        yield said if latest.has_time else f"{said}, {self.words.from_end_of_day}"
        if earlier := self.plan.sessions[:-1]:
            days = [say_session(session, self.speaker, near=False) for session in earlier]
            yield self.words.earlier.format(moments=self.words.separator.join(days))
        yield from until_then_sentences(self.plan, self.speaker)
        if self.plan.as_made is not None:
            yield from self._before_this(self.plan.as_made)
        yield from year_slip_sentences(self.plan, self.speaker)
        for early in self.plan.early_sessions:
            yield early_sentence(early, self.speaker)

    def emergency_line(self) -> str:
        """Return the line on the front that saves a life, with as many signs as it holds."""
        return emergency_line(self.plan, self.speaker, _EMERGENCY_ROOM, self.words.more_signs)

    def changes(self) -> Iterator[str]:
        """Say what the clinic changed that stands in no row, in its own voice."""
        for change in clinic_changes(self.plan):
            reason = reason_of(change, self._facts)
            if change.kind == "dropped":
                yield self.words.dropped.format(activity=change.activity, reason=reason)
            elif change.kind == "course":
                yield self.words.changed_course.format(reason=reason)

    def boxes(self) -> Iterator[Box]:
        """Return the three levels of help, each with its number in its heading."""
        clinic, words = self.plan.clinic, self.words
        emergency = clinic.emergency_number if clinic else None
        urgent = getattr(clinic, "urgent_number", None)
        telephone = clinic.telephone if clinic else None
        levels = (
            ("emergency", emergency, words.emergency),
            ("urgent", urgent, words.urgent_with_number),
            ("clinic", telephone, words.clinic_with_number),
        )
        without_number = {
            "emergency": words.emergency_without_number,
            "urgent": words.urgent,
            "clinic": words.clinic,
        }
        for level, number, heading in levels:
            said = heading.format(number=number) if number else without_number[level]
            if signs := sign_texts(self.plan, level, self.speaker):
                yield Box(level, said, signs)

    def coming(self) -> Section:
        """Say when the next visit is due, and what the course is."""
        plan, course = self.plan, self.plan.protocol.course
        if course is None:
            return Section(self.words.next_visit, ())
        items = next_session_sentences(plan, self.speaker)
        if course.all_phases:
            items.append(count_sentence(course, self.speaker))
        if course.maintenance and plan.next_sessions and not plan.next_sessions[0].is_maintenance:
            gap = self.speaker.pace(course.maintenance)
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

    def _before_this(self, ahead: Plan) -> Iterator[str]:
        """Say what not to do before a session that lies days ahead, and what to do (TIME-13).

        Both stand apart: a "no" is not read on into what is to be done.
        """
        prepared = preparations_of(ahead)
        dated = sorted((one for one in prepared if first_at(one)), key=_start_and_kind)
        parts = []
        for (start, _), group in groupby(dated, _start_and_kind):
            moment = self.speaker.near_moment(start, short=True)
            together = sorted(group, key=self._order)
            for (is_any_day, _, around), some in groupby(together, self._order):
                form = self.words.ban_from if is_any_day else self.words.do_on
                bans = self.speaker.times.comma.join(self._say(one.rule) for one in some)
                parts.append(around.format(labels=form.format(moment=moment, bans=bans)))
        undated = [one for one in prepared if first_at(one) is None]
        at_any_time = [one for one in undated if one.rule.do and not _has_lead(one.rule)]
        parts += [self._without_date(one) for one in undated if one not in at_any_time]
        parts += self._at_any_time(at_any_time)
        if parts:
            yield self.words.before_this.format(said=self.words.separator.join(parts))

    def _order(self, dated: DatedPreparation) -> tuple[bool, bool, str]:
        """Return what has no day of its own behind what has, and a condition behind none."""
        around = self._around(dated.rule)
        return dated.rule.on is None, around != HOLE, around

    def _around(self, rule: Preparation) -> str:
        return condition_of(rule, self.plan, self.speaker) or HOLE

    def _at_any_time(self, prepared: Sequence[DatedPreparation]) -> list[str]:
        """Say what to do at any time before it: in full where there is room, else by its labels."""
        rules = [one.rule for one in prepared]
        whole = [self._around(rule).format(labels=self._say(rule)) for rule in rules]
        if sum(map(len, whole)) <= _ROOM_AT_ANY_TIME:
            return whole
        labels = [self._around(rule).format(labels=without_stop(rule.label)) for rule in rules]
        return [self.words.before_then.format(labels=join_labels(labels, self.speaker))]

    def _without_date(self, dated: DatedPreparation) -> str:
        rule, around = dated.rule, self._around(dated.rule)
        said = self._say(rule)
        if is_on_the_day(rule):
            hour = from_hour(rule, self.speaker)
            said = self.words.ban_on_the_day.format(bans=said, hour=hour)
        elif lead := lead_of(rule, self.speaker):
            said = self.words.ban_before.format(lead=lead, bans=said)
        return around.format(labels=said)

    def _say(self, rule: Preparation) -> str:
        return without_stop(rule.do) if rule.do else say_ban(rule, self.speaker)

    def before(self) -> Section:
        """Say what to prepare before the next visit, and for which day of it the dates hold."""
        prepared = preparations_of(self.plan)
        if not prepared and self.plan.as_made is not None:
            ahead = preparations_of(self.plan.as_made)
            prepared = tuple(one for one in ahead if one.rule.do and not first_at(one))
        items = tuple(self._prepare(dated) for dated in prepared)
        following = next(iter(self.plan.next_sessions), None)
        is_dated = any(d.advised_from_at or d.holds_from_at for d in prepared)
        if following is None or following.best_on is None or not is_dated:
            return Section(self.words.before, items)
        day = self.speaker.day(following.best_on)
        return Section(self.words.before_on.format(number=following.number, day=day), items)

    def _prepare(self, dated: DatedPreparation) -> str:
        first, firm = dated.advised_from_at, dated.holds_from_at
        start = first or firm
        if dated.rule.do is not None or start is None:
            return " ".join(preparation_sentences(dated, self.plan, self.speaker))
        moment = self.speaker.near_moment(start)
        ban = capital(say_ban(dated.rule, self.speaker))
        said = self.words.before_not.format(ban=ban, moment=moment)
        if first and firm:
            said = self.words.before_not_firm.format(
                ban=ban, moment=moment, firm=self.speaker.near_moment(firm)
            )
        return with_condition(said, dated.rule, self.plan, self.speaker)


def _start_and_kind(dated: DatedPreparation) -> tuple[datetime, bool]:
    """Return when something must be prepared from, and whether it is to be done."""
    start = first_at(dated)
    assert start is not None
    return start, dated.rule.do is not None


def _has_lead(rule: Preparation) -> bool:
    return rule.from_ is not None or rule.about is not None
