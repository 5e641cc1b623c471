"""The plan as a text to paste into a message: plain lines, each complete in itself, no name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from mesocare.language.words.message import MessageWords
from mesocare.plan.facts import CareStatus, DatedPreparation, DatedRestriction, Plan
from mesocare.plan.names import LEVELS
from mesocare.plan.preparation import without_preparation
from mesocare.rules.protocol import Decider, Status
from mesocare.sentences.care import care_sentence
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.course import (
    early_sentence,
    next_session_sentences,
    preparation_sentences,
)
from mesocare.sentences.days import Speaker, capital
from mesocare.sentences.restrictions import say_event, say_once, say_wait_ends
from mesocare.sentences.rows.help import HelpLine, help_lines
from mesocare.sentences.rules import clinic_changes
from mesocare.sentences.sessions import say_session, until_then_sentences, year_slip_sentences
from mesocare.sentences.trust import approval_sentence, clinic_sentences

_Dated = TypeVar("_Dated", DatedRestriction, DatedPreparation)
_OPEN = (Status.CLEAR, Status.UPCOMING)
_LABELS = "\0"
"""Stands for the labels in a line; no text of a file holds it."""
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The alphabet of text messages (GSM 03.38), a letter each."""
_GSM_EXTENSION = frozenset("^{}\\[~]|€\f")
"""What the same alphabet writes with two."""
_PLAINLY = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        **dict.fromkeys("\u2013\u2014", "-"),
        "\u2026": "...",
        "\xa0": " ",
    }
)
"""Curly marks, dashes and hard blanks: a single one would halve what a part holds."""
_PARTS = 2
_HELP_SHORTLY = 50
"""The letters of a line of a text message that says whom to call."""
_HELP = 110
"""The same in a message: all signs of an emergency have room."""


def render_message(plan: Plan, speaker: Speaker) -> str:
    """Return the plan as lines: waits grouped by their ends, whom to call, the next visit.

    It is read later, so it names days and never says `now`.
    """
    speaker = speaker.without_now(plan.today)
    said = say_session(plan.latest_session, speaker, near=False)
    lines = [
        speaker.table(MessageWords).after.format(session=said),
        *until_then_sentences(plan, speaker),
        *year_slip_sentences(plan, speaker),
        *(early_sentence(early, speaker) for early in plan.early_sessions),
        *_preparations(plan.as_made, speaker._replace(is_brief=True)),
        *_waits(_held(plan), plan, speaker),
        *_care(plan, speaker),
        *(line.say(_HELP, speaker) for line in _help(plan, speaker)),
        *clinic_sentences(plan, speaker),
        *_next_visit(plan, speaker),
        approval_sentence(plan, speaker),
    ]
    return "".join(f"{line}\n" for line in lines)


def render_sms(plan: Plan, speaker: Speaker) -> str:
    """Return the message in two parts of a text message at most, and say how much is left out.

    Whom to call is never left out. Then come what the next visit holds off already, what the clinic
    changed, the longest wait, and one wait of each end in turn.
    """
    speaker = speaker.without_now(plan.today)
    words, held = speaker.table(MessageWords), _held(plan)
    prepared = _held_by_next_visit(plan.as_made or plan)
    head, whom_to_call = _head_shortly(plan, speaker), _help_shortly(plan, speaker, _HELP_SHORTLY)

    def say(waits: Sequence[DatedRestriction], before: Sequence[DatedRestriction]) -> str:
        left = len(held) + len(prepared) - len(waits) - len(before)
        more = [speaker.counted(left, words.sms_more)] if left else []
        until = _waits(waits, plan, speaker, is_short=True)
        said = [*head, *_before_visit(before, plan, speaker), *until, *more, *whom_to_call]
        return " ".join(said).translate(_PLAINLY)

    if count_parts(say([], [])) > _PARTS:
        whom_to_call = _help_shortly(plan, speaker, 0)
    before: list[DatedRestriction] = []
    for one in prepared:
        if count_parts(say([], [*before, one])) <= _PARTS:
            before.append(one)
    waits: list[DatedRestriction] = []
    for one in _weightiest_first(held, plan):
        if count_parts(say([*waits, one], before)) <= _PARTS:
            waits.append(one)
    return f"{say(waits, before)}\n"


def count_parts(text: str) -> int:
    """Return how many parts of a text message a text takes; no letter is torn by their border."""
    if set(text) - _GSM_EXTENSION <= _GSM:
        sizes, alone, each = [1 + (one in _GSM_EXTENSION) for one in text], 160, 153
    else:
        sizes, alone, each = [len(one.encode("utf-16-le")) // 2 for one in text], 70, 67
    if sum(sizes) <= alone:
        return 1
    parts, room = 1, each
    for size in sizes:
        if size > room:
            parts, room = parts + 1, each
        room -= size
    return parts


def _weightiest_first(held: list[DatedRestriction], plan: Plan) -> list[DatedRestriction]:
    """Put what the clinic changed first, then the longest wait, then one of each end in turn."""
    own = {change.id for change in clinic_changes(plan)}
    ends = [one.clear_at if _has_end(one) else None for one in held]
    sizes = Counter(end for end in ends if end is not None)
    last = max(sizes, default=None)
    turns = [ends[:place].count(end) for place, end in enumerate(ends)]

    def weight(item: tuple[DatedRestriction, datetime | None, int]) -> tuple[bool, bool, int, int]:
        one, end, turn = item
        is_longest = end is not None and end == last and turn == 0
        undated_last = turn if end else len(held)
        return one.id not in own, not is_longest, undated_last, -sizes[end] if end else 0

    return [one for one, _, _ in sorted(zip(held, ends, turns, strict=True), key=weight)]


def _head_shortly(plan: Plan, speaker: Speaker) -> list[str]:
    session, words = plan.latest_session, speaker.table(MessageWords)
    day, moment = speaker.short_day(session.on), speaker.short_moment(session.ended_at)
    head = words.sms_after.format(session=moment if session.has_time else day)
    said = until_then_sentences(plan, speaker._replace(is_brief=True))
    return [head, *said, *year_slip_sentences(plan, speaker)]


def _help_shortly(plan: Plan, speaker: Speaker, room: int) -> list[str]:
    """Say whom to call, each level in as few words as it can be told by."""
    words, said = speaker.table(MessageWords), []
    for line in _help(plan, speaker):
        templates = words.sms_help if line.number else words.sms_help_without_number
        shortly = line._replace(template=templates[line.level]) if line.signs[0] else line
        said.append(shortly.say(room, speaker))
    return said


def _held(plan: Plan) -> list[DatedRestriction]:
    """Return what is to be held off; what the next visit asks for stands with that visit."""
    return [
        one
        for one in plan.restrictions
        if not one.is_preparation
        and (one.status is Status.ASK or _own_status(one, plan) is not Status.CLEAR)
    ]


def _own_status(one: DatedRestriction, plan: Plan) -> Status:
    return without_preparation(one, plan.at).status


def _held_by_next_visit(plan: Plan) -> list[DatedRestriction]:
    """Return what the next visit alone holds off by now, what it forbids first (TIME-13)."""
    return [
        one
        for status in (Status.AVOID, Status.CAUTION)
        for one in plan.restrictions
        if one.status is status and (one.is_preparation or _own_status(one, plan) in _OPEN)
    ]


def _before_visit(
    prepared: Sequence[DatedRestriction], plan: Plan, speaker: Speaker
) -> Iterator[str]:
    words = speaker.table(MessageWords)
    for status, together in groupby(prepared, lambda one: one.status):
        template = words.sms_before if status is Status.AVOID else words.sms_better_before
        for one, labels in _by_condition(together):
            line = template.format(labels=speaker.times.comma.join(labels))
            yield with_condition(line, one.rule, plan, speaker)


def _waits(
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
            return words.sms_wait
        if one.status is Status.CAUTION:
            return words.better_wait
        return words.not_before if len(set(ends(one))) == 1 else words.best_not_before

    def said_alike(one: DatedRestriction) -> tuple[datetime, datetime, str]:
        return (*ends(one), template_of(one))

    dated = sorted((one for one in held if _has_end(one)), key=said_alike)
    for (clear_at, first_at, template), together in groupby(dated, said_alike):
        end = speaker.short_moment(clear_at)
        first = end if first_at == clear_at else speaker.short_moment(first_at)
        for one, labels in _by_condition(together):
            labelled = speaker.times.comma.join(labels)
            line = template.format(labels=labelled, moment=end, first=first, second=end)
            yield with_condition(line, one.rule, plan, speaker)
    yield from _undated([one for one in held if not _has_end(one)], plan, speaker)


def _has_end(one: DatedRestriction) -> bool:
    """Whether a date may be said as its end; what the next visit takes over has none (TIME-13)."""
    return one.clear_at is not None and not one.is_taken_over


def _undated(held: list[DatedRestriction], plan: Plan, speaker: Speaker) -> Iterator[str]:
    words, comma = speaker.table(MessageWords), speaker.times.comma
    lines = [(_undated_line(one, plan, words, speaker), one) for one in held]
    for template, together in groupby(sorted(lines, key=itemgetter(0)), itemgetter(0)):
        for one, labels in _by_condition(one for _, one in together):
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
    if one.is_taken_over and one.status is not Status.ASK:
        is_ban = one.status is Status.AVOID
        return (words.until_visit if is_ban else words.better_until_visit).format(labels=_LABELS)
    if one.is_taken_over:
        return words.ask.format(labels=_LABELS)
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


def _by_condition(together: Iterable[_Dated]) -> Iterator[tuple[_Dated, list[str]]]:
    """Return the labels of rules with the same condition, each list with one of its rules."""

    def condition(one: _Dated) -> tuple[str, str]:
        return one.rule.only_if or "", one.rule.unless or ""

    for _, alike in groupby(sorted(together, key=condition), condition):
        rules = list(alike)
        yield rules[0], [one.rule.label for one in rules]


def _care(plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say what to do: what is for all and at any time in one line, then each with its times."""
    words = speaker.table(MessageWords)
    said = [
        (dated.rule.do, care_sentence(dated, plan, speaker))
        for dated in plan.care
        if dated.status is not CareStatus.OVER
    ]
    at_any_time = [do for do, sentence in said if sentence == f"{capital(do)}."]
    if at_any_time:
        yield words.care.format(care="; ".join(at_any_time))
    yield from (sentence for do, sentence in said if do not in at_any_time)


def _next_visit(plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say when the next visit is due, and what to prepare for it (COURSE-6)."""
    if said := next_session_sentences(plan, speaker):
        yield speaker.table(MessageWords).next_visit.format(said=" ".join(said))
    is_said = plan.as_made is not None
    yield from _preparations(plan, speaker._replace(is_brief=True), is_said=is_said)


def _preparations(plan: Plan | None, speaker: Speaker, *, is_said: bool = False) -> Iterator[str]:
    """Say what not to do before the next visit, what begins together in one line; then the rest.

    The rest is the same before every visit, and is said once.
    """
    if plan is None:
        return
    words = speaker.table(MessageWords)
    if any(one.session_at and one.session_at < plan.at for one in plan.preparations):
        speaker = speaker._replace(is_brief=False)  # its days lie back, perhaps in another year

    def starts(item: DatedPreparation) -> tuple[datetime, datetime]:
        firm = item.holds_from_at or item.advised_from_at
        assert firm is not None
        return item.advised_from_at or firm, firm

    def has_start(item: DatedPreparation) -> bool:
        return item.rule.do is None and bool(item.advised_from_at or item.holds_from_at)

    dated = sorted(filter(has_start, plan.preparations), key=starts)
    if any(item.is_projected for item in dated):
        yield words.before_moves
    for (first, firm), together in groupby(dated, starts):
        template = words.before_not if first == firm else words.before_better_not
        said = {"first": speaker.short_moment(first), "firm": speaker.short_moment(firm)}
        for one, labels in _by_condition(together):
            line = template.format(labels=speaker.times.comma.join(labels), **said)
            yield with_condition(line, one.rule, plan, speaker)
    for item in plan.preparations:
        if not has_start(item) and not is_said:
            yield " ".join(preparation_sentences(item, plan, speaker))


def _help(plan: Plan, speaker: Speaker) -> tuple[HelpLine, ...]:
    """Return whom to call, each level with its own number, the worst first.

    A message is read at any hour, so what to do while the clinic is closed stands in it always.
    """
    return tuple(line for line in help_lines(plan, speaker)[::-1] if line.level in LEVELS)
