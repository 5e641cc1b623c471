"""Questions that a patient has answered (CAN-6)."""

import pytest
from known_cases import make_protocol

from mesocare.dates.waits import parse_lead, parse_wait
from mesocare.errors import InputRefusedError
from mesocare.plan.conditions import apply_answers
from mesocare.rules.protocol import (
    AfterEffect,
    Allowed,
    Care,
    Preparation,
    Protocol,
    Question,
    Restriction,
)

SEVEN_DAYS = parse_wait("7 days")
ASKED = make_protocol(
    questions={
        "long-hair": Question(ask="Do you have long hair?", if_yes="you have long hair"),
        "numbed": Question(ask="Was your scalp numbed?", if_yes="your scalp was numbed"),
    },
    restrictions={
        "swim": Restriction(activity="swim", wait=SEVEN_DAYS),
        "tie": Restriction(activity="tie your hair", wait=SEVEN_DAYS, only_if="long-hair"),
        "hat": Restriction(activity="wear a hat", wait=SEVEN_DAYS, unless="long-hair"),
        "bath": Restriction(activity="bathe", wait=SEVEN_DAYS, only_if="your body was treated"),
    },
    allowed=(Allowed(id="braid", activity="braid it", only_if="long-hair"),),
    care={"comb": Care(do="comb it", only_if="long-hair", unless="numbed")},
    after_effects={"numb": AfterEffect(what="numbness", only_if="numbed")},
    before_session={"wash": Preparation(do="wash it", only_if="long-hair")},
)


def ids_of(protocol: Protocol) -> list[str]:
    return [
        *protocol.restrictions,
        *(item.id for item in protocol.allowed),
        *protocol.care,
        *protocol.after_effects,
        *protocol.before_session,
    ]


def test_a_yes_makes_a_rule_hold_without_its_condition_and_drops_those_for_others() -> None:
    actual = apply_answers(ASKED, yes=["long-hair"])

    assert ids_of(actual) == ["swim", "tie", "bath", "braid", "comb", "numb", "wash"]
    assert actual.restrictions["tie"].only_if is None
    assert actual.restrictions["bath"].only_if == "your body was treated"
    assert (actual.care["comb"].only_if, actual.care["comb"].unless) == (None, "numbed")


def test_a_no_drops_a_rule_and_makes_those_for_others_hold() -> None:
    actual = apply_answers(ASKED, no=["long-hair"])

    assert ids_of(actual) == ["swim", "hat", "bath", "numb"]
    assert actual.restrictions["hat"].unless is None


def test_two_answers_may_both_be_needed() -> None:
    actual = apply_answers(ASKED, yes=["long-hair"], no=["numbed"])

    assert actual.care["comb"] == Care(do="comb it")
    assert "numb" not in actual.after_effects


def test_without_an_answer_every_rule_keeps_its_condition() -> None:
    assert apply_answers(ASKED) is ASKED


def test_a_question_that_the_rules_do_not_ask_is_refused_with_those_that_they_do() -> None:
    with pytest.raises(InputRefusedError) as refused:
        apply_answers(ASKED, yes=["beard"])
    with pytest.raises(InputRefusedError) as slipped:
        apply_answers(ASKED, yes=["numbd"])
    with pytest.raises(InputRefusedError) as none_asked:
        apply_answers(make_protocol(), no=["beard"])

    assert str(refused.value) == (
        "these rules have no such question. Their questions: long-hair, numbed."
    )
    assert str(slipped.value) == (
        "these rules have no such question. Did you mean numbed? "
        "Their questions: long-hair, numbed."
    )
    assert str(none_asked.value) == "these rules have no such question. Their questions: none."


def test_an_answer_of_yes_and_no_is_refused() -> None:
    with pytest.raises(InputRefusedError) as refused:
        apply_answers(ASKED, yes=["numbed"], no=["numbed"])

    assert str(refused.value) == "'numbed' is answered with yes and with no. Give one of the two."


def test_an_answer_never_changes_how_long_a_rule_holds() -> None:
    """TIME-7, TIME-13."""
    wine = Preparation(do_not="drink wine", from_=parse_lead("1 day"), only_if="numbed")
    asked = make_protocol(questions=ASKED.questions, before_session={"wine": wine})

    actual = apply_answers(asked, yes=["numbed"])

    assert actual.before_session["wine"].from_ == parse_lead("1 day")
