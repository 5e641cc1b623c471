"""What stands on the printed sheet: finished texts in their places.

Paper has no now (TIME-15): the plan that comes in is drawn for the end of the latest session, and
nothing here says what holds at this moment.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from mesocare.language.words.facts import FactWords
from mesocare.language.words.sheet import SheetWords
from mesocare.plan.facts import YES, CareStatus, DatedAfterEffect, Plan
from mesocare.plan.preparation import without_preparation
from mesocare.rules.protocol import Allowed, Basis, Status
from mesocare.sentences.care import care_sentence, effect_time
from mesocare.sentences.conditions import say_area, say_condition
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.restrictions import say_event
from mesocare.sentences.rows.labels import BETWEEN_LISTS, by_condition
from mesocare.sentences.rows.sections import say_openings
from mesocare.sentences.trust import approval_sentence, clinic_sentences, rules_sentences
from mesocare.views.code import draw_code, write_event
from mesocare.views.leaflet import Bearer, Leaflet, Section, make_leaflet
from mesocare.views.sheet.dates import HeldOff, Waits

if TYPE_CHECKING:
    from datetime import datetime


class Head(NamedTuple):
    """Who stands behind the sheet; a text that ends in a colon waits for a pen."""

    name: str
    lines: tuple[str, ...]
    has_logo: bool


class Content(NamedTuple):
    """All texts of a sheet."""

    leaflet: Leaflet
    """What the web page says as well."""
    head: Head
    held_off: HeldOff
    over: str
    allowed: str
    allowed_if: str
    do: Section
    normal: Section
    code: str
    record: tuple[str, ...]
    foot: tuple[str, ...]


def make_content(plan: Plan, bearer: Bearer, speaker: Speaker) -> Content:
    """Return all texts of a sheet, for a plan that is drawn for the end of its latest session."""
    making = _Making(plan, speaker.without_now(plan.latest_session.on, is_brief=True))
    words = making.words
    return Content(
        leaflet=make_leaflet(plan, bearer, speaker),
        head=making.head(),
        held_off=making.waits.held_off(),
        over=making.over(),
        allowed=making.allowed(),
        allowed_if=" ".join(making.allowed_if()),
        do=making.do(),
        normal=making.normal(),
        code=making.code(),
        record=(words.gave_product, words.gave_lot, words.gave_by, words.gave_numbing),
        foot=tuple(making.foot()),
    )


class _Making:
    """Makes the parts of one sheet that no other view has."""

    def __init__(self, plan: Plan, speaker: Speaker) -> None:
        self.plan, self.speaker = plan, speaker
        self.words = speaker.table(SheetWords)
        self.waits = Waits(plan, speaker)

    def head(self) -> Head:
        """Return the clinic's name and how to reach it, or lines to write that on."""
        clinic = self.plan.clinic
        if clinic is None:
            return Head(self.words.clinic_name, (self.words.telephone,), has_logo=False)
        telephone = clinic.telephone or self.words.telephone
        lines = [telephone, *clinic_sentences(self.plan, self.speaker)]
        return Head(clinic.name, tuple(lines), has_logo=clinic.logo is not None)

    def over(self) -> str:
        """Say in one line what is over at the sheet's moment, and what no visit holds off."""
        over = [
            dated
            for dated in self.plan.restrictions
            if dated.status in YES and not dated.is_taken_over and not dated.is_preparation
            if without_preparation(dated, self.plan.at).status is Status.CLEAR
        ]
        if not over:
            return ""
        for_all = [one.rule.label for one in over if not (one.rule.only_if or one.rule.unless)]
        parts = by_condition([(one.rule, one.rule.label) for one in over], self.plan, self.speaker)
        parts = (*filter(None, [self.speaker.join(for_all)]), *parts[len(for_all) :])
        said = BETWEEN_LISTS.join(parts)
        return self.words.ok_again.format(area=self._area(), labels=said)

    def allowed(self) -> str:
        """Say what needs no wait."""
        for_all = [item for item in self._allowed_at_once() if not (item.only_if or item.unless)]
        if not for_all:
            return ""
        return self.words.may.format(area=self._area(), labels=self._labels(for_all))

    def _area(self) -> str:
        return say_area(self.plan, self.speaker)

    def allowed_if(self) -> Iterator[str]:
        """Say what needs no wait for some, whom it concerns before it; then what needs one."""
        groups: dict[tuple[str | None, str | None], list[Allowed]] = {}
        for item in self._allowed_at_once():
            if item.only_if or item.unless:
                groups.setdefault((item.only_if, item.unless), []).append(item)
        for (only_if, unless), items in groups.items():
            template = self.words.may_if if only_if else self.words.may_unless
            condition = say_condition(only_if or unless or "", self.plan)
            yield template.format(condition=condition, labels=self._labels(items))
        opening = ((dated, dated.from_at) for dated in self.plan.allowed)
        for said in say_openings(opening, self.plan, self.speaker):
            yield f"{capital(said)}."

    def _allowed_at_once(self) -> list[Allowed]:
        """Return what needs no wait, but for what a visit to come holds off already."""
        allowed = [dated for dated in self.plan.allowed if dated.from_at is None]
        return [dated.rule for dated in allowed if dated.status in YES]

    def _labels(self, items: Iterable[Allowed]) -> str:
        return self.words.separator.join(item.label for item in items)

    def do(self) -> Section:
        """Say all care that is not over."""
        items = tuple(
            without_stop(care_sentence(dated, self.plan, self.waits.hourless))
            for dated in self.plan.care
            if dated.status is not CareStatus.OVER
        )
        return Section(self.waits.at_hour(self.words.do, self.words.do_at), items)

    def normal(self) -> Section:
        """Say each after-effect, until when it is normal, and when to call."""
        items = [" ".join(self._after_effect(dated)) for dated in self.plan.after_effects]
        if any(dated.running for dated in self.plan.after_effects):
            items.append(self._still_there_from_before())
        elif any(dated.earlier_call_at for dated in self.plan.after_effects):
            items.append(self.words.still_there_from_before)
        heading, heading_at = self.words.normal, self.words.normal_at
        if self.plan.made_at:
            day = self.speaker.day(self.plan.latest_session.on)
            heading = self.words.normal_after.format(day=day)
            heading_at = self.words.normal_after_at.format(day=day, clock="{clock}")
        return Section(self.waits.at_hour(heading, heading_at), tuple(items))

    def _still_there_from_before(self) -> str:
        """Say from when to call about what the session before left, those of one moment together.

        What was a call already when the sheet was made has none: it is one at once.
        """
        calls: dict[datetime | None, list[str]] = {}
        for dated in self.plan.after_effects:
            running = dated.running
            call_at = running and (running.call_from_at or running.normal_until_at)
            if dated.call_from_at or call_at:
                calls.setdefault(call_at, []).append(dated.rule.label)
        said = [
            self.words.from_.format(moment=self.speaker.moment(at), labels=self._join(labels))
            if at
            else self._join(labels)
            for at, labels in sorted(calls.items(), key=lambda item: (item[0] is not None, item[0]))
        ]
        return self.words.still_there_of_before.format(labels=self.words.separator.join(said))

    def _join(self, labels: list[str]) -> str:
        return self.speaker.times.comma.join(labels)

    def _after_effect(self, dated: DatedAfterEffect) -> Iterator[str]:
        words, rule = self.words, dated.rule
        what = capital(rule.what)
        if rule.only_if:
            what = words.if_.format(what=what, condition=say_condition(rule.only_if, self.plan))
        if rule.unless:
            what = words.unless.format(what=what, condition=say_condition(rule.unless, self.plan))
        time = effect_time(dated, self.waits.hourless)
        if rule.expect:
            expect = self.speaker.table(FactWords).expect
            yield expect.format(what=what, time=time).replace(" .", ".")
            return
        yield words.normal_in_time.format(what=what, time=time)
        if dated.call_from_at == dated.normal_until_at and dated.call_from_at:
            yield words.still_there_then
        elif dated.call_from_at:
            yield words.still_there.format(moment=self.waits.end(dated.call_from_at))
        elif dated.waits_for and rule.call_after:
            span = self.speaker.range(rule.call_after)
            event = say_event(dated.waits_for, self.speaker)
            yield words.still_there_after.format(span=span, event=event)

    def code(self) -> str:
        """Return the code of the next visit's best day; nothing where no day is best."""
        following = next(iter(self.plan.next_sessions), None)
        if following is None or following.best_on is None:
            return ""
        title = self.words.code_event.format(number=following.number)
        return draw_code(write_event(self.plan, title))

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
            forms = self.words.sources_guide
            yield self.speaker.counted(len(sources) - 1, forms, title=title)
        elif sources:
            yield self.speaker.counted(len(sources), self.words.sources)
