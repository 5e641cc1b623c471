"""Where a word of a question is of several rules, the milder one never answers alone (CAN-2)."""

from datetime import timedelta

import pytest
from plans import plan_of, speaker_of

from mesocare.plan.answer import make_answer
from mesocare.plan.before import find_before
from mesocare.plan.lexicon import make_lexicon
from mesocare.plan.meant import understand
from mesocare.sentences.answer import answer_lines

RULES = """
questions:
  asthma: {ask: Do you have asthma?, if_yes: you have asthma}
restrictions:
  kettle: {activity: lift more than a kettle, short: light lifting, wait: 2 weeks,
    also_called: [lift, lifting]}
  heavy: {activity: lift heavy things, short: heavy lifting, wait: 6 weeks}
  work: {activity: go to work, short: work, wait: 3 days}
  ibuprofen: {activity: take ibuprofen, short: ibuprofen, wait: always, only_if: asthma}
  ice: {activity: use ice, short: ice, wait: 1 day}
allowed:
  - {id: exercise, activity: exercise gently, also_called: [exercise]}
care:
  ibuprofen: {do: take ibuprofen, how_often: with food, unless: asthma}
  ice: {do: use ice, only_if: it hurts}
  pack: {do: use a cold pack for 10 minutes, how_often: several times a day}
after_effects:
  works: {what: less pain, from: 2 days, expect: true}
  itch: {what: a feeling of heat, lasts: 2 days}
"""
SESSION = "2026-11-20T14:30"


def said_of(words: str, at: str) -> tuple[str, list[str]]:
    plan = plan_of(SESSION, at=at, rules=RULES)
    answer = make_answer(plan, words)
    return answer.verdict, list(answer_lines(answer, plan, speaker_of(plan)).lines)


@pytest.mark.parametrize("words", ["lift", "lifting", "can I lift"])
def test_a_deed_alone_is_no_yes_while_another_rule_holds_off_some_of_it(words: str) -> None:
    """After the two weeks of a kettle, heavy things still wait."""
    verdict, lines = said_of(words, at="2026-12-24T10:00")

    assert (verdict, lines[0]) == ("not-yet", "Not yet: heavy lifting.")


def test_a_deed_alone_is_a_yes_once_no_rule_holds_off_any_of_it() -> None:
    assert said_of("lift", at="2027-01-24T10:00")[0] == "yes"


@pytest.mark.parametrize("words", ["go to work", "work tomorrow"])
def test_the_id_of_an_after_effect_takes_no_answer_from_an_activity(words: str) -> None:
    verdict, lines = said_of(words, at="2026-11-20T15:00")

    assert verdict == "not-yet"
    assert lines[0].endswith(": work.")


def test_the_id_of_an_after_effect_still_names_it_where_no_activity_does() -> None:
    assert said_of("itch", at="2026-11-20T15:00")[0] == "effect"


def test_what_the_sheet_asks_of_some_is_said_beside_what_it_forbids_others() -> None:
    verdict, lines = said_of("take ibuprofen", at="2026-11-20T15:00")

    assert verdict == "not-yet"
    assert lines[0].startswith("If you have asthma: Not at all: ibuprofen")
    assert "Unless you have asthma: yes, your sheet asks for it." in lines
    assert "Take ibuprofen, with food." in lines


def test_what_is_held_off_from_all_is_asked_of_nobody() -> None:
    lines = said_of("use ice", at="2026-11-20T15:00")[1]

    assert not any("yes" in line for line in lines)


def test_what_the_sheet_asks_for_some_minutes_is_known_without_them() -> None:
    verdict, lines = said_of("use a cold pack", at="2026-11-20T15:00")

    assert verdict == "yes"
    assert "Use a cold pack for 10 minutes, several times a day." in lines


def test_what_the_sheet_asks_for_some_minutes_is_no_yes_for_more() -> None:
    assert said_of("use a cold pack for 30 minutes", at="2026-11-20T15:00")[0] == "ask"


JOB = """
restrictions:
  work: {activity: go to work, short: work, wait: 1 week, unless: your job is heavy,
    also_called: [office]}
  heavy-work: {activity: go to heavy work, short: heavy work, wait: 3 weeks,
    only_if: your job is heavy}
"""


@pytest.mark.parametrize("words", ["go to work", "work", "go to the office", "go to heavy work"])
@pytest.mark.parametrize("at", ["2026-11-21T10:00", "2026-11-29T10:00"])
def test_whom_one_rule_frees_is_not_told_ok_while_a_rule_of_their_own_holds_it_off(
    words: str, at: str
) -> None:
    """Who has a heavy job read "Otherwise: OK now" on the day after (CAN-6)."""
    plan = plan_of(SESSION, at=at, rules=JOB)
    answer = make_answer(plan, words)
    lines = answer_lines(answer, plan, speaker_of(plan)).lines

    assert answer.verdict == "not-yet"
    assert "If your job is heavy: Not yet: heavy work." in lines
    assert "Otherwise: OK now." not in lines


def test_before_an_event_each_reads_the_verdict_of_their_own_rule() -> None:
    plan = plan_of(SESSION, at="2026-11-21T10:00", rules=JOB)
    lexicon = make_lexicon(plan.protocol)
    meant = understand(["go to work"], lexicon)

    found = find_before(
        plan.protocol, plan.at + timedelta(days=8), plan.zone, meant=meant, plan=plan
    )

    assert [one.id for one in found.blocked] == ["heavy-work"]


def test_a_noun_that_is_where_one_goes_is_no_deed_of_another_rule() -> None:
    rules = """
restrictions:
  work: {activity: go to work, short: work, wait: 1 week}
  machines: {activity: work machines, short: machines, wait: 1 day}
"""
    plan = plan_of(SESSION, at="2026-11-29T10:00", rules=rules)
    answer = make_answer(plan, "go to work")

    assert [one.id for one in answer.answers] == ["work"]


PLENTY = """
restrictions: {run: {activity: run, wait: 1 day}}
care:
  drink: {do: drink plenty of water}
before_session:
  drink: {do_not: drink, short: drinks, from: 2 hours, also_called: [water]}
"""


def test_plenty_is_no_excess_where_the_sheet_asks_for_it() -> None:
    plan = plan_of(SESSION, at="2026-11-21T10:00", rules=PLENTY)

    assert make_answer(plan, "drink plenty of water").verdict == "yes"
    assert make_answer(plan, "drink plenty of wine").verdict == "ask"


def test_what_the_sheet_asks_for_is_no_yes_while_a_visit_bans_it() -> None:
    plan = plan_of(SESSION, "2026-12-10T14:30", at="2026-12-10T13:00", rules=PLENTY)

    assert make_answer(plan, "drink plenty of water").verdict == "not-yet"


CHECKS = """
restrictions: {run: {activity: run, wait: 1 day}}
care:
  sugar: {do: check your blood sugar more often, also_called: [check my blood sugar]}
after_effects:
  sugar: {what: raised blood sugar, lasts: 2 weeks}
"""


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("check my blood sugar", "yes"), ("raised blood sugar", "effect"), ("my blood sugar", "ask")],
)
def test_what_the_sheet_asks_to_look_at_is_a_deed_and_no_complaint(
    words: str, verdict: str
) -> None:
    plan = plan_of(SESSION, at="2026-11-21T10:00", rules=CHECKS)

    assert make_answer(plan, words).verdict == verdict
