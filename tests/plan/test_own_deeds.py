"""A question that is wholly a rule's own activity tells of no danger (CAN-1)."""

import pytest
from page_script import NODE, run_script
from plans import plan_of

from mesocare.plan.answer import make_answer
from mesocare.plan.facts import Plan

VISIT, AT = "2026-12-07T15:00", "2026-12-10T16:00"
ASKED = (
    "drink through a straw",
    "can I drink through a straw",
    "is it OK to drink through a straw?",
    "drinking through a straw",
    "when can I drink through a straw",
)
TOLD = (
    "it feels like breathing through a straw",
    "it is like I breathe through a straw",
    "I breathe through a straw",
    "my throat is so tight that I drink through a straw",
    "drink through a straw, and I can't breathe",
    "through a straw",
)


def plan(names: str = "[straw]") -> Plan:
    rules = (
        "restrictions:\n"
        f"  straw: {{activity: drink through a straw, wait: 48 hours, also_called: {names}}}\n"
        "warning_signs: {emergency: [{sign: you bleed a lot}]}\n"
    )
    return plan_of(VISIT, at=AT, rules=rules)


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("time", ["", " tomorrow", " on Saturday", " tonight"])
def test_a_rules_own_activity_is_that_activity(words: str, time: str) -> None:
    assert make_answer(plan(), words + time).verdict == "yes"


@pytest.mark.parametrize("words", TOLD)
def test_what_more_tells_of_breath_is_a_danger(words: str) -> None:
    assert make_answer(plan(), words).signs[0].level == "emergency"


@pytest.mark.parametrize("name", ["chest pain", "faint", "short of breath", "want to die"])
def test_no_name_in_a_file_takes_a_danger_away(name: str) -> None:
    assert make_answer(plan(f"[straw, {name}]"), name).verdict == "sign"


@pytest.mark.skipif(not NODE, reason="node is not installed")
def test_the_page_tells_the_two_apart_as_well() -> None:
    page = plan()

    with run_script() as script:
        asked = script.ask(page, questions=[(words, page.at) for words in ASKED])["answers"]
        told = script.ask(page, questions=[(words, page.at) for words in TOLD])["answers"]

    assert [found["level"] for found in asked] == [None] * len(ASKED)
    assert all(found["level"] for found in told)


OWN_DANGERS = """
restrictions:
  rinse: {activity: drink mouthwash, wait: 2 days}
  press: {activity: put pressure on your chest, wait: 2 days}
warning_signs: {emergency: [{sign: you bleed a lot}]}
"""


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("drink mouthwash", "yes"),
        ("can I drink mouthwash tomorrow", "yes"),
        ("I drank mouthwash", "sign"),
        ("drank mouthwash yesterday", "sign"),
        ("put pressure on your chest", "sign"),
    ],
)
def test_what_a_rule_is_about_is_no_danger_unless_it_speaks_of_a_body(
    words: str, verdict: str
) -> None:
    assert make_answer(plan_of(VISIT, at=AT, rules=OWN_DANGERS), words).verdict == verdict


@pytest.mark.skipif(not NODE, reason="node is not installed")
def test_the_page_hears_that_somebody_did_what_is_a_danger() -> None:
    page = plan_of(VISIT, at=AT, rules=OWN_DANGERS)
    told = ("I drank mouthwash", "drank mouthwash yesterday", "I put pressure on my chest")

    with run_script() as script:
        found = script.ask(page, questions=[(words, page.at) for words in told])["answers"]

    assert [one["level"] for one in found] == ["emergency"] * len(told)
