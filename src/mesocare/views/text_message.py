"""The plan as a text message: two parts at most, and a count of what they leave out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import category, normalize

from mesocare.errors import InputRefusedError
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
    not_yet_allowed,
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
_SIGNS = ("So", "Cf", "Me")
"""The categories of pictures, and of what is not seen or encloses another letter."""
_SHAPES = "\ufe0e\ufe0f"
"""What says how the picture before it is to be drawn."""
_JOINERS = "\u200c\u200d"
"""Not seen, and part of how words are spelled."""
_PARTS = 2
_TOO_LONG = (
    "Whom to call does not fit into the two parts of a text message. Write the telephone numbers "
    "of the clinic's file shorter, in digits, or leave out --sms."
)
_HELP_SHORTLY = 50
"""The letters of a line of a text message that says whom to call."""


class _Frame(NamedTuple):
    """What stands around the waits: whom to call always, the rest as long as there is room."""

    head: Sequence[str]
    whom_to_call: Sequence[str]
    counts_the_rest: bool = True


def render_sms(plan: Plan, speaker: Speaker) -> str:
    """Return the message in two parts of a text message at most, and say how much is left out.

    Whom to call is never left out. Then come what the next visit holds off already, what the clinic
    changed, the longest wait, and one wait of each end in turn.

    Raises:
        InputRefusedError: when whom to call takes more than two parts.

    """
    speaker = speaker.without_now(plan.today)
    words, held = speaker.table(MessageWords), [*held_off(plan), *not_yet_allowed(plan)]
    prepared = _held_by_next_visit(plan.as_made or plan)

    def say(
        frame: _Frame,
        waits: Sequence[DatedRestriction] = (),
        before: Sequence[DatedRestriction] = (),
    ) -> str:
        left = len(held) + len(prepared) - len(waits) - len(before)
        more = [speaker.counted(left, words.sms_more)] if left and frame.counts_the_rest else []
        until = say_waits(waits, plan, speaker, is_short=True)
        visit = _before_visit(before, plan, speaker)
        return _plainly(" ".join([*frame.head, *visit, *until, *more, *frame.whom_to_call]))

    frames = _frames(plan, speaker)
    frame = next((one for one in frames if count_parts(say(one)) <= _PARTS), None)
    if frame is None:
        raise InputRefusedError(_TOO_LONG)
    before: list[DatedRestriction] = []
    waits: list[DatedRestriction] = []
    for one in prepared if frame.counts_the_rest else ():
        if count_parts(say(frame, [], [*before, one])) <= _PARTS:
            before.append(one)
    for one in _weightiest_first(held, plan) if frame.counts_the_rest else ():
        if count_parts(say(frame, [*waits, one], before)) <= _PARTS:
            waits.append(one)
    return f"{say(frame, waits, before)}\n"


def _frames(plan: Plan, speaker: Speaker) -> Iterator[_Frame]:
    """Return what may stand around the waits, the fullest first; what is asked stands in each."""
    asked = year_slip_sentences(plan, speaker)
    head, least = [*_head_shortly(plan, speaker), *asked], _help_shortly(plan, speaker, 0)
    yield _Frame(head, _help_shortly(plan, speaker, _HELP_SHORTLY))
    yield _Frame(head, least)
    yield _Frame(asked, least)
    yield _Frame(asked, least, counts_the_rest=False)


def _plainly(text: str) -> str:
    """Write in the alphabet of text messages what has a plain form in it, and leave out signs.

    A digit of full width is a digit, and a picture of a telephone says nothing beside its number.
    """
    said = "".join(map(_plain_form, normalize("NFC", text).translate(_PLAINLY)))
    return " ".join(said.split())


@cache
def _plain_form(letter: str) -> str:
    if letter in _GSM or letter in _GSM_EXTENSION:
        return letter
    plain = normalize("NFKC", letter)
    if set(plain) <= _GSM:
        return plain
    is_sign = category(letter) in _SIGNS and letter not in _JOINERS
    return "" if is_sign or letter in _SHAPES else letter


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
    """Put what the clinic changed first, then the longest wait, then one of each end in turn.

    A wait after which the clinic is asked, or something waited for, is as long as it is dated: all
    that is held off the longest so comes before the others.
    """
    own = {change.id for change in clinic_changes(plan)}
    ends = [one.clear_at if has_end(one) else None for one in held]
    sizes = Counter(end for end in ends if end is not None)
    dated = [end or _least_end(one) for one, end in zip(held, ends, strict=True)]
    last = max([end for end in dated if end is not None], default=None)
    turns = [ends[:place].count(end) for place, end in enumerate(ends)]

    def weight(place: int) -> tuple[bool, bool, int, int]:
        end, turn = ends[place], turns[place]
        is_longest = dated[place] is not None and dated[place] == last
        is_longest = is_longest and (end is None or turn == 0)
        undated_last = turn if end else len(held)
        return held[place].id not in own, not is_longest, undated_last, -sizes[end] if end else 0

    return [held[place] for place in sorted(range(len(held)), key=weight)]


def _least_end(one: DatedRestriction) -> datetime | None:
    """Return until when a ban that no date ends holds at least; none where no date says so."""
    ends = [
        hold.until_at
        for hold in one.holds
        if hold.until_at and hold.status is Status.AVOID and not hold.is_before
    ]
    return max(ends, default=None)


def _head_shortly(plan: Plan, speaker: Speaker) -> list[str]:
    session, words = plan.latest_session, speaker.table(MessageWords)
    day, moment = speaker.short_day(session.on), speaker.short_moment(session.ended_at)
    head = words.sms_after.format(session=moment if session.has_time else day)
    said = until_then_sentences(plan, speaker._replace(is_brief=True))
    return [head, *said]


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
