"""The questions that a clinician can read, asked of the default protocol (CAN-1 to CAN-8)."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
import yaml

from mesocare.dates.moments import Session
from mesocare.errors import InputRefusedError
from mesocare.language.tables import find_table
from mesocare.language.words.heard import Heard
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.plan.lexicon import Lexicon
from mesocare.plan.names import Kind
from mesocare.reading.rule_file import load_protocol

LONDON = ZoneInfo("Europe/London")
ENDED_AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
MOMENTS = (
    datetime(2026, 11, 20, 16, 30, tzinfo=UTC),
    datetime(2026, 11, 24, 14, 30, tzinfo=UTC),
    datetime(2026, 12, 20, 14, 30, tzinfo=UTC),
)
CASES = Path(__file__).parents[1] / "cases" / "can.yaml"
PREFIXES = {Kind.ALLOWED: "allowed.", Kind.CARE: "care.", Kind.PREPARATION: "before_session."}
OBJECTS = ("unknown", "not-a-slip")
"""The groups of questions about what no rule is about."""


class Case(NamedTuple):
    group: str
    ask: str
    sets: tuple[frozenset[str], ...]
    wanted: tuple[frozenset[str], ...]
    is_gap: bool


def read_cases() -> list[Case]:
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [
        Case(
            group,
            case["ask"],
            tuple(frozenset(ids) for ids in [case["about"], *case.get("or", [])]),
            tuple(frozenset(answer.split("|")) for answer in case["answer"]),
            case.get("gap", False),
        )
        for group, cases in groups.items()
        for case in cases
    ]


@cache
def asked() -> tuple[Lexicon, tuple[Plan, ...]]:
    protocol = load_protocol()
    session = Session(ENDED_AT, ENDED_AT.date(), has_time=True, zone=LONDON)
    plans = tuple(make_plan(protocol, [session], at=at, zone=LONDON) for at in MOMENTS)
    return Lexicon(protocol, find_table("en", Heard)), plans


def answers_to(words: str) -> list[tuple[str, frozenset[str]]]:
    """Return the verdict at each moment, with the ids that are named; a refusal names nothing."""
    lexicon, plans = asked()
    try:
        answers = [make_answer(plan, words, lexicon) for plan in plans]
    except InputRefusedError:
        return [("ask", frozenset())] * len(MOMENTS)
    return [(answer.verdict, named_by(answer)) for answer in answers]


def named_by(answer: Answer) -> frozenset[str]:
    return frozenset(
        [f"sign.{sign.level}" for sign in answer.signs]
        + [f"effect.{effect.id}" for effect in answer.after_effects]
        + [f"{PREFIXES.get(one.kind, '')}{one.id}" for one in answer.answers]
    )


def is_right(case: Case, verdict: str, ids: frozenset[str], wanted: frozenset[str]) -> bool:
    if not ids:
        return verdict == "ask" and frozenset() in case.sets
    return verdict in wanted and any(one <= ids for one in case.sets)


CASES_READ = read_cases()


def test_there_are_questions_of_every_kind() -> None:
    assert len(CASES_READ) > 1000
    assert {case.group for case in CASES_READ} >= {
        "activities", "allowed", "asked-for", "body", "danger", "medicines", "unknown",
        "not-a-slip", "negations", "times", "slips", "several",
    }  # fmt: skip


@pytest.mark.parametrize("group", list(dict.fromkeys(case.group for case in CASES_READ)))
def test_each_question_gets_the_answer_that_a_clinician_would_give(group: str) -> None:
    """A gap is said to be one, so that it is seen when it has closed."""
    wrong = [
        (case.ask, verdict, sorted(ids), sorted(wanted))
        for case in CASES_READ
        if case.group == group and not case.is_gap
        for (verdict, ids), wanted in zip(answers_to(case.ask), case.wanted, strict=True)
        if not is_right(case, verdict, ids, wanted)
    ]

    assert wrong == []


def test_no_question_gets_a_yes_that_is_not_due() -> None:
    """CAN-3, and gaps are no excuse: nothing unknown is ever a yes."""
    false_yes = [
        (case.ask, sorted(wanted))
        for case in CASES_READ
        for (verdict, _), wanted in zip(answers_to(case.ask), case.wanted, strict=True)
        if verdict == "yes" and "yes" not in wanted
    ]

    assert false_yes == []


def test_no_object_that_no_rule_is_about_gets_a_no() -> None:
    """CAN-3: no unknown object is a no."""
    false_no = [
        case.ask
        for case in CASES_READ
        if case.group in OBJECTS
        for (verdict, _), wanted in zip(answers_to(case.ask), case.wanted, strict=True)
        if verdict == "not-yet" and "not-yet" not in wanted
    ]

    assert false_no == []


def test_no_danger_is_missed() -> None:
    """CAN-1: danger first, whatever else stands in the question."""
    missed = [
        case.ask
        for case in CASES_READ
        if case.group == "danger"
        for (verdict, _), wanted in zip(answers_to(case.ask), case.wanted, strict=True)
        if verdict != "sign" and wanted == {"sign"}
    ]

    assert missed == []


@pytest.mark.parametrize("case", [case for case in CASES_READ if case.is_gap], ids=lambda c: c.ask)
def test_a_gap_is_still_one(case: Case) -> None:
    """When this fails, take the gap out of the file."""
    right = [
        is_right(case, verdict, ids, wanted)
        for (verdict, ids), wanted in zip(answers_to(case.ask), case.wanted, strict=True)
    ]

    assert not all(right)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("it hurts to breathe", "sign"),
        ("my chest hurts", "sign"),
        ("wash my hair, my eye hurts", "sign"),
        ("headache and blurred sight", "sign"),
        ("puffy face", "sign"),
        ("I'm having a seizure", "sign"),
        ("my stomach hurts", "ask"),
        ("left arm tingles", "ask"),
        ("my neck is swollen", "ask"),
        ("redness down to my neck", "ask"),
        ("severe headache", "sign"),
        ("stiff neck and headache", "sign"),
        ("go to the gym, my knee is sore", "ask"),
        ("my scalp hurts", "effect"),
        ("swollen forehead", "effect"),
        ("the back of my head is sore", "effect"),
    ],
)
def test_what_is_felt_elsewhere_or_badly_is_never_called_normal(words: str, verdict: str) -> None:
    """CAN-1: an after-effect is one of the scalp, and mild."""
    lexicon, (plan, *_) = asked()

    assert make_answer(plan, words, lexicon).verdict == verdict
