"""Waits, and whom to call, as a message says them: it is read later, so it has days and no now."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby, takewhile
from operator import itemgetter
from typing import TypeVar

from mesocare.language.words.facts import FactWords
from mesocare.language.words.message import MessageWords
from mesocare.plan.facts import YES, DatedPreparation, DatedRestriction, Plan
from mesocare.plan.names import LEVELS
from mesocare.plan.preparation import without_preparation
from mesocare.rules.protocol import Decider, Status
from mesocare.sentences.bans import label_behind_no
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.days import Speaker, without_stop
from mesocare.sentences.restrictions import say_event, say_once, say_wait_ends
from mesocare.sentences.rows.help import HelpLine, help_lines
from mesocare.sentences.rows.sections import say_openings

_Dated = TypeVar("_Dated", DatedRestriction, DatedPreparation)
_LABELS = "\0"
"""Stands for the labels in a line; no text of a file holds it."""


def held_off(plan: Plan) -> list[DatedRestriction]:
    """Return what is to be held off; what the next visit asks for stands with that visit."""
    return [
        one
        for one in plan.restrictions
        if not one.is_preparation
        and (one.status is Status.ASK or own_status(one, plan) is not Status.CLEAR)
    ]


def not_yet_allowed(plan: Plan) -> list[DatedRestriction]:
    """Return what is allowed after a wait that is not over, as held off till then (CAN-4)."""
    opening = (one for one in plan.allowed if one.from_at and plan.at < one.from_at)
    return [one.as_restriction() for one in opening if not (one.rule.only_if or one.rule.unless)]


def allowed_for_some(plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say from when on something is allowed if a condition holds; till then it is so for nobody."""
    words = speaker.table(MessageWords)
    some = (one for one in plan.allowed if one.rule.only_if or one.rule.unless)
    opening = (one for one in some if one.from_at and plan.at < one.from_at)
    for said in say_openings(((one, one.from_at) for one in opening), plan, speaker):
        yield words.ok.format(said=said)


def own_status(one: DatedRestriction, plan: Plan) -> Status:
    """Return where an activity stands after the sessions alone, whatever the next visit asks."""
    return without_preparation(one, plan.at).status


def say_waits(
    held: Sequence[DatedRestriction], plan: Plan, speaker: Speaker, *, is_short: bool = False
) -> Iterator[str]:
    """Say the waits, those that end together in one line, then what no date ends.

    Shortly, each is said by the moment at which all of it is over.
    """
    words = speaker.table(MessageWords)

    def ends(one: DatedRestriction) -> tuple[datetime, datetime]:
        assert one.clear_at is not None
        has_two = one.caution_at and one.status is Status.AVOID and not is_short
        return one.clear_at, one.caution_at if one.caution_at and has_two else one.clear_at

    def template_of(one: DatedRestriction) -> str:
        if is_short:
            return words.sms_none if label_behind_no(one.rule, speaker) else words.sms_wait
        if one.status is Status.CAUTION:
            has_how = [speaker.table(FactWords).in_between] if one.rule.in_between else []
            return " ".join([words.better_wait, *has_how])
        if len(set(ends(one))) == 1:
            return words.not_before
        return words.best_not_before_how if one.rule.in_between else words.best_not_before

    def said_alike(one: DatedRestriction) -> tuple[datetime, datetime, str, str]:
        template = template_of(one)
        how = without_stop(one.rule.in_between or "") if "{how}" in template else ""
        return (*ends(one), template, how)

    dated = sorted((one for one in held if has_end(one)), key=said_alike)
    for (clear_at, first_at, template, how), together in groupby(dated, said_alike):
        end = speaker.short_moment(clear_at)
        first = end if first_at == clear_at else speaker.short_moment(first_at)
        for one, labels in by_condition(together):
            labelled = speaker.times.comma.join(labels)
            line = template.format(labels=labelled, moment=end, first=first, second=end, how=how)
            yield with_condition(line, one.rule, plan, speaker)
    yield from _undated([one for one in held if not has_end(one)], plan, speaker)


def has_end(one: DatedRestriction) -> bool:
    """Whether a date may be said as its end; what the next visit takes over has none (TIME-13)."""
    return one.clear_at is not None and not one.is_taken_over


def _undated(held: list[DatedRestriction], plan: Plan, speaker: Speaker) -> Iterator[str]:
    words, comma = speaker.table(MessageWords), speaker.times.comma
    lines = [(_undated_line(one, plan, words, speaker), one) for one in held]
    for template, together in groupby(sorted(lines, key=itemgetter(0)), itemgetter(0)):
        for one, labels in by_condition(one for _, one in together):
            line = template.replace(_LABELS, comma.join(labels))
            yield with_condition(line, one.rule, plan, speaker)


def _undated_line(one: DatedRestriction, plan: Plan, words: MessageWords, speaker: Speaker) -> str:
    """Return what to say of a wait that no date ends, around its labels."""
    rule, until = one.rule, one.until
    if rule.wait is not None and rule.wait.least is None:
        return words.never.format(labels=_LABELS)
    if one.waits_for and rule.wait:
        once = say_once(rule.wait, one.waits_for, speaker)
        return words.ask_after.format(labels=_LABELS, once=once)
    if one.is_taken_over:
        return _taken_over_line(one, plan, speaker)
    if ends := say_wait_ends(one, speaker.short_moment, speaker, plan.at):
        if until is None or until.decided_by is Decider.CLINIC:
            return words.then_ask.format(labels=_LABELS, moment=ends)
        event = say_event(until, speaker, rule.wait)
        return words.not_before_until.format(labels=_LABELS, moment=ends, event=event)
    if until is None or until.decided_by is Decider.CLINIC:
        return words.ask.format(labels=_LABELS)
    template = words.about if until.event is None and rule.about else words.until
    event = say_event(until, speaker)
    return template.format(labels=_LABELS, event=event, about=event)


def _taken_over_line(one: DatedRestriction, plan: Plan, speaker: Speaker) -> str:
    """Say what the next visit holds off again: when its own wait is over, that is no end."""
    words, how = speaker.table(MessageWords), without_stop(one.rule.in_between or "")
    if (easier_at := _only_better_from(one, plan)) is not None:
        moment = speaker.short_moment(easier_at)
        return words.then_better_until_visit.format(labels=_LABELS, moment=moment)
    if one.status is Status.ASK:
        return words.ask.format(labels=_LABELS)
    question_at = one.becomes_question_at
    if question_at is not None and question_at > plan.at:
        return words.then_ask.format(labels=_LABELS, moment=speaker.short_moment(question_at))
    if one.status is Status.AVOID:
        return words.until_visit.format(labels=_LABELS)
    said = words.better_until_visit.format(labels=_LABELS)
    return f"{said} {speaker.table(FactWords).in_between.format(how=how)}" if how else said


def _only_better_from(one: DatedRestriction, plan: Plan) -> datetime | None:
    """Return when a ban is over that the next visit turns into advice; none where it bans again."""
    if one.status is not Status.AVOID:
        return None
    changes = list(takewhile(lambda change: change.status not in YES, one.changes_after(plan.at)))
    is_advice = bool(changes) and all(change.status is Status.CAUTION for change in changes)
    return changes[0].at if is_advice else None


def by_condition(together: Iterable[_Dated]) -> Iterator[tuple[_Dated, list[str]]]:
    """Return the labels of rules with the same condition, each list with one of its rules."""

    def condition(one: _Dated) -> tuple[str, str]:
        return one.rule.only_if or "", one.rule.unless or ""

    for _, alike in groupby(sorted(together, key=condition), condition):
        rules = list(alike)
        yield rules[0], [one.rule.label for one in rules]


def help_of(plan: Plan, speaker: Speaker) -> tuple[HelpLine, ...]:
    """Return whom to call, each level with its own number, the worst first.

    A message is read at any hour, so what to do while the clinic is closed stands in it always.
    """
    return tuple(line for line in help_lines(plan, speaker)[::-1] if line.level in LEVELS)
