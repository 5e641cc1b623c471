"""A slip of one letter is never answered more mildly than the name that it is a slip of (CAN-3)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product
from random import Random
from zoneinfo import ZoneInfo

import pytest

from mesocare.dates.moments import Session
from mesocare.errors import InputRefusedError
from mesocare.plan.answer import Verdict, make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.plan.lexicon import Lexicon, make_lexicon
from mesocare.plan.meant import understand
from mesocare.plan.names import COMPLAINTS
from mesocare.plan.rivals import other_readings
from mesocare.plan.slips import count_edits, one_edit_from
from mesocare.reading.rule_file import load_protocol

LONDON = ZoneInfo("Europe/London")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
HOW_MANY = 600
"""Of some 120,000 slips; each takes some milliseconds."""
REAL = {
    "-Gel", "Salon on my scalp", "beach", "dry my air", "oils", "ran", "run", "sea-in", "sunned",
    "put a clean pillowcase in your pillow",
}  # fmt: skip
"""Slips that are words of the language, or another name: they are answered as what they say."""
MILDNESS: dict[Verdict, int] = {
    "sign": 0, "not-yet": 1, "effect": 1, "ask": 1, "better": 2, "yes": 3,
}  # fmt: skip


@cache
def asked(days: int) -> tuple[Plan, Lexicon]:
    protocol = load_protocol()
    ended = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
    session = Session(ended, ended.date(), has_time=True, zone=LONDON)
    plan = make_plan(protocol, [session], at=ended + timedelta(days=days, hours=3), zone=LONDON)
    return plan, make_lexicon(protocol)


def neighbours(letter: str) -> str:
    for row, keys in enumerate(ROWS):
        if (place := keys.find(letter.lower())) >= 0:
            beside = [(row, -1), (row, 1), (row - 1, 0), (row - 1, 1), (row + 1, -1), (row + 1, 0)]
            return "".join(
                ROWS[other][place + step]
                for other, step in beside
                if 0 <= other < len(ROWS) and 0 <= place + step < len(ROWS[other])
            )
    return ""


def slips_of(name: str) -> Iterator[str]:
    """Yield a name with a letter left out, doubled, swapped with the next, or a key beside it."""
    for place, letter in enumerate(name):
        if letter.isalpha():
            before, after = name[:place], name[place + 1 :]
            yield before + after
            yield before + letter + letter + after
            yield before + after[:1] + letter + after[1:]
            yield from (before + key + after for key in neighbours(letter))


def sampled(seed: int) -> list[tuple[str, str]]:
    _, lexicon = asked(3)
    names = {
        text
        for owner in lexicon.named
        if owner.kind not in COMPLAINTS
        for text in (*owner.texts, *owner.also_called)
    }
    pairs = [(name, slip) for name in sorted(names) for slip in slips_of(name) if slip != name]
    return Random(seed).sample(pairs, HOW_MANY)  # noqa: S311  no secret


def verdict_of(words: str, days: int) -> tuple[Verdict, bool]:
    """Return the verdict, and whether it is that of a rule; a refusal is none."""
    try:
        answer = make_answer(asked(days)[0], words, asked(days)[1])
    except InputRefusedError:
        return "ask", False
    return answer.verdict, bool(answer.answers)


@pytest.mark.parametrize("days", [0, 3, 400])
def test_no_slip_of_one_letter_is_answered_more_mildly_than_its_name(days: int) -> None:
    milder = []
    for name, slip in sampled(days):
        verdict, is_known = verdict_of(name, days)
        if is_known and slip not in REAL:
            other, _ = verdict_of(slip, days)
            if MILDNESS[other] > MILDNESS[verdict]:
                milder.append((name, slip, verdict, other))

    assert milder == []


@pytest.mark.parametrize(
    ("slip", "verdict"),
    [
        ("taning bed", "not-yet"), ("can I go on a taning bed tomorrow", "not-yet"),
        ("tell me, may I use a taning bed?", "not-yet"), ("headsand", "better"),
        ("hat cap", "not-yet"), ("get a tan on a sunned", "not-yet"), ("had hat", "better"),
        ("hair clippeds", "better"), ("runing", "yes"), ("swiming", "better"),
        ("nleeding", "sign"),
    ],
)  # fmt: skip
def test_the_strictest_counts_of_all_that_a_slip_may_be(slip: str, verdict: Verdict) -> None:
    assert verdict_of(slip, 3)[0] == verdict


def test_of_two_waits_that_a_slip_may_be_of_the_longer_counts() -> None:
    (answer,) = make_answer(asked(0)[0], "stand-up ranning", asked(0)[1]).answers

    assert (answer.id, answer.ok_at) == ("sunbed", None)


def test_more_slips_than_can_be_told_apart_are_asked_back() -> None:
    words = ", ".join(["taning", "barhe", "headtand", "runing", "danoe"] * 3)

    assert other_readings(words, asked(3)[1]) is None
    assert verdict_of(words, 400)[0] == "ask"


@pytest.mark.parametrize("words", ["wash my hair", "put my hair up", "have a glass of wine", "gym"])
def test_what_is_no_slip_has_no_other_reading(words: str) -> None:
    assert other_readings(words, asked(3)[1]) == []


def test_before_an_event_a_slip_means_all_that_it_may_be() -> None:
    meant = understand(["taning bed"], asked(3)[1])

    assert "sunbed" in meant.ids


def test_words_one_edit_away_are_all_found() -> None:
    words = ["".join(letters) for size in (3, 4, 5) for letters in product("abc", repeat=size)]

    for written in words[50::17]:
        assert one_edit_from(written, words) == sorted(
            word for word in words if count_edits(written, word, 1) == 1
        )
