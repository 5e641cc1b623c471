"""How long something is done is no time to do it, and may be of a rule's name (CAN-3, CAN-5)."""

from datetime import timedelta

import pytest
from page_script import NODE, run_script
from plans import plan_of

from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.facts import YES, Plan
from mesocare.plan.lexicon import make_lexicon
from mesocare.plan.long_bans import names_without_length

VISIT = "2026-12-07T15:00"
DAY_15, A_MONTH_LATER = "2026-12-22T10:00", "2027-01-10T10:00"
CHILDREN = """\
restrictions:
  kids: {activity: stay near children, short: children, wait: 2 weeks, also_called: [hold my baby]}
  kids-long: {activity: stay near children for over half an hour, wait: 4 weeks, also_called:
    [babysit]}
  swim: {activity: swim, wait: 1 week}
"""
SUN = """\
restrictions:
  sun: {activity: stay in the sun, short: sun, wait: 4 days}
  sun-long: {activity: stay in the sun for over 1 hour, short: over 1 hour of sun, wait: 28 days}
  hat: {activity: wear a sun hat, wait: 1 day}
"""
LISTED = """\
restrictions:
  kids: {activity: stay near children or pregnant women, wait: 2 weeks, also_called:
    [visit my pregnant sister]}
  long: {activity: spend over half an hour with children or pregnant women, wait: 4 weeks}
  near: {activity: stay within 2 metres of young children for over 3 hours a day, wait: through day
    30}
"""
LENGTHS = (
    "for two hours", "for over half an hour", "for 10 minutes", "for an hour or two", "2 hours",
    "over 1 hour", "up to 2 hours", "for at least 2 hours", "for under an hour", "for half a day",
    "for hours", "for a while", "for 90 min", "for 1h30", "for 1 1/2 hours", "a couple of hours",
    "all day", "for ages", "for a long time", "for 3 hours tomorrow", "for an hour on Friday", "",
)  # fmt: skip


def plan_at(at: str, rules: str) -> Plan:
    return plan_of(VISIT, at=at, rules=f"{rules}course: {{sessions: 1}}\n")


def ids(answer: Answer) -> list[str]:
    return [one.id for one in answer.answers]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(
    ("rules", "deed"),
    [
        (SUN, "stay in the sun"),
        (SUN, "sun"),
        (CHILDREN, "stay near children"),
        (CHILDREN, "hold my baby"),
        (LISTED, "stay near children"),
        (LISTED, "stay near pregnant women"),
        (LISTED, "visit my pregnant sister"),
    ],
)
def test_what_is_banned_for_long_is_no_yes_for_whatever_length(
    rules: str, deed: str, length: str
) -> None:
    answer = make_answer(plan_at(DAY_15, rules), f"{deed} {length}")

    assert answer.verdict in ("not-yet", "ask")


@pytest.mark.parametrize(
    ("rules", "words", "expected"),
    [
        (CHILDREN, "stay near children for over half an hour", "kids-long"),
        (SUN, "can I stay in the sun for over 1 hour", "sun-long"),
        (LISTED, "stay within 2 metres of young children for over 3 hours a day", "near"),
        (LISTED, "spend over half an hour with children or pregnant women", "long"),
    ],
)
def test_a_length_in_a_rules_own_words_is_of_its_name(
    rules: str, words: str, expected: str
) -> None:
    plan = plan_at(DAY_15, rules)

    now, tomorrow = make_answer(plan, words), make_answer(plan, f"{words} tomorrow")

    assert (now.verdict, ids(now), now.asked.spans) == ("not-yet", [expected], ())
    assert (tomorrow.verdict, ids(tomorrow)[0]) == ("not-yet", expected)
    assert {span.first.date().isoformat() for span in tomorrow.asked.spans} == {"2026-12-23"}


@pytest.mark.parametrize("words", ["stay in the sun", "stay in the sun for two hours", "sun hat"])
def test_when_the_ban_of_doing_it_for_long_is_over_it_says_nothing_more(words: str) -> None:
    answer = make_answer(plan_at(A_MONTH_LATER, SUN), words)

    assert answer.verdict == "yes"
    assert "sun-long" not in ids(answer)


def test_another_thing_of_the_same_words_is_not_banned_for_long() -> None:
    assert make_answer(plan_at(DAY_15, SUN), "wear a sun hat").verdict == "yes"


@pytest.mark.parametrize("length", ["for 2 hours", "for over half an hour", "for 1h30"])
@pytest.mark.parametrize(("when", "days"), [("", 0), ("tomorrow at 10 am", 1)])
def test_a_length_begins_at_the_moment_that_is_asked_about(
    length: str, when: str, days: int
) -> None:
    """CAN-5: it goes on from there, and is never somewhere later alone."""
    plan = plan_at(DAY_15, CHILDREN)

    spans = make_answer(plan, f"swim {length} {when}").asked.spans

    assert {span.first for span in spans} == {plan.at + timedelta(days=days)}
    assert all(span.first < span.last for span in spans)


def test_a_length_that_runs_into_a_ban_is_no_yes() -> None:
    rules = "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
    rules += "before_session: {swim: {do_not: swim, from: 1 hour}}\n"

    verdicts = {
        length: make_answer(plan_of(VISIT, at="2026-12-07T12:30", rules=rules), f"swim {length}")
        for length in ("", "for 30 minutes", "for 2 hours")
    }

    assert [one.status in YES for one in verdicts.values()] == [True, True, False]


FOR_SO_LONG = """\
restrictions: {swim: {activity: swim, wait: 1 week}}
allowed: [{id: walk, activity: walk for up to 10 minutes, short: short walks, also_called: [walk]}]
care: {ice: {do: hold a cool pack on it for 10 minutes, also_called: [cool pack]}}
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("walk", "yes"),
        ("walk for up to 10 minutes", "yes"),
        ("walk for up to 10 minutes tomorrow", "yes"),
        ("walk for half an hour", "ask"),
        ("walk for 2 hours tomorrow", "ask"),
        ("walk for over an hour", "ask"),
        ("walk for 2 days", "ask"),
        ("cool pack", "yes"),
        ("hold a cool pack on it for 10 minutes", "yes"),
        ("hold a cool pack on it for 2 hours", "ask"),
        ("cool pack for 20 minutes", "ask"),
    ],
)
def test_what_is_allowed_or_asked_for_so_long_is_no_yes_for_another_length(
    words: str, expected: str
) -> None:
    assert make_answer(plan_at(DAY_15, FOR_SO_LONG), words).verdict == expected


@pytest.mark.skipif(not NODE, reason="node is not installed")
def test_the_page_says_of_what_is_banned_for_long_what_can_says() -> None:
    plan = plan_at(DAY_15, SUN)
    words = ("stay in the sun", "sun", "stay in the sun for two hours", "wear a sun hat")

    with run_script() as script:
        asked = [(one, plan.at) for one in words]
        answers = script.ask(plan, questions=asked)["answers"]

    first = [found["rules"][0] for found in answers]
    assert first == [["sun-long", "avoid"]] * 3 + [["hat", "clear"]]


def test_a_length_in_a_name_hides_nothing_unknown_beside_it() -> None:
    """CAN-3."""
    answer = make_answer(plan_at(A_MONTH_LATER, SUN), "stay in the sun for over 1 hour with blorp")

    assert answer.verdict == "ask"


def test_whose_it_is_makes_no_other_thing_of_what_is_banned_for_long() -> None:
    rules = SUN.replace("sun hat, wait", "sun hat, also_called: [sit in your sun], wait")
    lexicon = make_lexicon(plan_at(DAY_15, rules).protocol)
    (ban,) = lexicon.long_bans

    names = names_without_length(ban, lexicon.named, lexicon.heard)

    assert "sit in your sun" in names
    assert not any("hat" in name for name in names)
