"""The plan as a text to paste into a message: plain lines, each complete in itself, no name."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from mesocare.language.words.message import MessageWords
from mesocare.plan.facts import CareStatus, DatedRestriction, Plan
from mesocare.rules.protocol import Decider, Status
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.course import window_part
from mesocare.sentences.days import Speaker
from mesocare.sentences.sessions import say_session

_MOST_IN_A_PART = 153
"""Letters in one part of a text message that takes several (GSM 03.38, with its header)."""
_MOST_IN_A_WIDE_PART = 67
"""The same where one letter is outside that alphabet."""
_PARTS = 2
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


def render_message(plan: Plan, speaker: Speaker) -> str:
    """Return the plan as lines: waits grouped by their ends, whom to call, the next visit.

    It is read later, so it names days and never says `now`.
    """
    speaker = speaker.without_now(plan.today)
    lines = [_head(plan, speaker), *_waits(plan, speaker), *_care(plan, speaker)]
    lines += [*_help(plan, speaker), *_next_visit(plan, speaker)]
    return "".join(f"{line}\n" for line in [*lines, speaker.table(MessageWords).foot])


def render_sms(plan: Plan, speaker: Speaker) -> str:
    """Return the message in two parts of a text message at most: whole lines, or none of them.

    Whom to call is never left out, and what had no room is on the sheet: the message says so.
    """
    speaker = speaker.without_now(plan.today)
    words, clinic = speaker.table(MessageWords), plan.clinic
    session = plan.latest_session
    day, moment = speaker.short_day(session.on), speaker.short_moment(session.ended_at)
    head = words.sms_after.format(session=moment if session.has_time else day)
    emergency = clinic.emergency_number if clinic else None
    telephone = clinic.telephone if clinic else None
    ends = [
        words.sms_emergency.format(number=emergency)
        if emergency
        else words.sms_emergency_without_number,
        words.sms_worse.format(number=telephone) if telephone else words.sms_worse_without_number,
    ]
    lines = list(_waits_shortly(plan, speaker))
    if not _fits([head, *lines, *ends]):
        ends.append(words.sms_more)
        while lines and not _fits([head, *lines, *ends]):
            lines.pop()
    return " ".join([head, *lines, *ends]) + "\n"


def _fits(lines: list[str]) -> bool:
    text = " ".join(lines)
    is_wide = not _GSM.issuperset(text)
    return len(text) <= _PARTS * (_MOST_IN_A_WIDE_PART if is_wide else _MOST_IN_A_PART)


def _head(plan: Plan, speaker: Speaker) -> str:
    said = say_session(plan.latest_session, speaker, near=False)
    return speaker.table(MessageWords).after.format(session=said)


def _waits(plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say the waits, those that end together in one line, then what no date ends."""
    words = speaker.table(MessageWords)
    held = [dated for dated in plan.restrictions if dated.status is not Status.CLEAR]
    dated = [one for one in held if _has_end(one) and not one.is_preparation]

    def ends(one: DatedRestriction) -> tuple[datetime, datetime]:
        assert one.clear_at is not None
        return one.clear_at, one.caution_at or one.clear_at

    for (clear_at, first_at), together in groupby(sorted(dated, key=ends), ends):
        template = words.not_before if first_at == clear_at else words.best_not_before
        facts = {"moment": clear_at, "first": first_at, "second": clear_at}
        said = {name: speaker.short_moment(moment) for name, moment in facts.items()}
        for one, labels in _by_condition(together):
            line = template.format(labels=speaker.times.comma.join(labels), **said)
            yield with_condition(line, one.rule, plan, speaker)
    yield from _undated([one for one in held if not _has_end(one)], plan, speaker)


def _has_end(one: DatedRestriction) -> bool:
    """Whether a date may be said as its end; what the next visit takes over has none (TIME-13)."""
    return one.clear_at is not None and not one.is_taken_over


def _waits_shortly(plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say the waits by the days on which all of each is over, without their easier halves."""
    words = speaker.table(MessageWords)
    held = [one for one in plan.restrictions if _has_end(one) and one.status is not Status.CLEAR]
    held = [one for one in held if not (one.rule.only_if or one.rule.unless)]

    def end(one: DatedRestriction) -> datetime:
        assert one.clear_at is not None
        return one.clear_at

    for clear_at, together in groupby(sorted(held, key=end), end):
        labels = speaker.times.comma.join(one.rule.label for one in together)
        moment = speaker.short_moment(clear_at)
        yield words.sms_wait.format(labels=labels, moment=moment)


def _undated(held: list[DatedRestriction], plan: Plan, speaker: Speaker) -> Iterator[str]:
    words = speaker.table(MessageWords)

    def kind(one: DatedRestriction) -> str:
        if one.rule.wait is not None and one.rule.wait.least is None:
            return words.never
        if one.until is not None and one.until.decided_by is Decider.YOU and one.until.event:
            return words.until
        return words.ask

    def order(one: DatedRestriction) -> tuple[str, str]:
        return kind(one), one.until.text if one.until and kind(one) == words.until else ""

    for (template, event), together in groupby(sorted(held, key=order), order):
        for one, labels in _by_condition(together):
            line = template.format(labels=speaker.times.comma.join(labels), event=event)
            yield with_condition(line, one.rule, plan, speaker)


def _by_condition(
    together: Iterator[DatedRestriction],
) -> Iterator[tuple[DatedRestriction, list[str]]]:
    """Return the labels of rules with the same condition, each list with one of its rules."""

    def condition(one: DatedRestriction) -> tuple[str, str]:
        return one.rule.only_if or "", one.rule.unless or ""

    for _, alike in groupby(sorted(together, key=condition), condition):
        rules = list(alike)
        yield rules[0], [one.rule.label for one in rules]


def _care(plan: Plan, speaker: Speaker) -> Iterator[str]:
    words = speaker.table(MessageWords)
    due = [dated.rule for dated in plan.care if dated.status is not CareStatus.OVER]
    for_all = [rule.do for rule in due if not (rule.only_if or rule.unless)]
    if for_all:
        yield words.care.format(care="; ".join(for_all))
    for rule in due:
        if rule.only_if or rule.unless:
            yield with_condition(words.care_if.format(care=rule.do), rule, plan, speaker)


def _next_visit(plan: Plan, speaker: Speaker) -> Iterator[str]:
    for following in plan.next_sessions[:1]:
        window = window_part(following, speaker)
        yield speaker.table(MessageWords).next_visit.format(window=window)


def _help(plan: Plan, speaker: Speaker) -> Iterator[str]:
    words, clinic = speaker.table(MessageWords), plan.clinic
    emergency = clinic.emergency_number if clinic else None
    telephone = clinic.telephone if clinic else None
    yield words.emergency.format(number=emergency) if emergency else words.emergency_without_number
    yield words.worse.format(number=telephone) if telephone else words.worse_without_number
