"""The plan as a text message: two parts at most, and a count of what they leave out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from mesocare.language.words.message import MessageWords
from mesocare.plan.facts import YES, DatedRestriction, Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.days import Speaker
from mesocare.sentences.messages import (
    by_condition,
    has_end,
    held_off,
    help_of,
    own_status,
    say_waits,
)
from mesocare.sentences.rules import clinic_changes
from mesocare.sentences.sessions import until_then_sentences, year_slip_sentences

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


def render_sms(plan: Plan, speaker: Speaker) -> str:
    """Return the message in two parts of a text message at most, and say how much is left out.

    Whom to call is never left out. Then come what the next visit holds off already, what the clinic
    changed, the longest wait, and one wait of each end in turn.
    """
    speaker = speaker.without_now(plan.today)
    words, held = speaker.table(MessageWords), held_off(plan)
    prepared = _held_by_next_visit(plan.as_made or plan)
    head, whom_to_call = _head_shortly(plan, speaker), _help_shortly(plan, speaker, _HELP_SHORTLY)

    def say(waits: Sequence[DatedRestriction], before: Sequence[DatedRestriction]) -> str:
        left = len(held) + len(prepared) - len(waits) - len(before)
        more = [speaker.counted(left, words.sms_more)] if left else []
        until = say_waits(waits, plan, speaker, is_short=True)
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
    ends = [one.clear_at if has_end(one) else None for one in held]
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
    for line in help_of(plan, speaker):
        templates = words.sms_help if line.number else words.sms_help_without_number
        shortly = line._replace(template=templates[line.level]) if line.signs[0] else line
        said.append(shortly.say(room, speaker))
    return said


def _held_by_next_visit(plan: Plan) -> list[DatedRestriction]:
    """Return what the next visit alone holds off by now, what it forbids first (TIME-13)."""
    return [
        one
        for status in (Status.AVOID, Status.CAUTION)
        for one in plan.restrictions
        if one.status is status and (one.is_preparation or own_status(one, plan) in YES)
    ]


def _before_visit(
    prepared: Sequence[DatedRestriction], plan: Plan, speaker: Speaker
) -> Iterator[str]:
    words = speaker.table(MessageWords)
    for status, together in groupby(prepared, lambda one: one.status):
        template = words.sms_before if status is Status.AVOID else words.sms_better_before
        for one, labels in by_condition(together):
            line = template.format(labels=speaker.times.comma.join(labels))
            yield with_condition(line, one.rule, plan, speaker)
