"""What a sheet asks for, before a visit and after it, of all or of some (CAN-4, CAN-6, TIME-13)."""

import json

import pytest
from plans import plan_of, speaker_of

from mesocare.plan.answer import make_answer
from mesocare.plan.facts import Plan
from mesocare.sentences.answer import answer_lines
from mesocare.views.machine.answer import render_answer

VISIT = "2026-12-07T15:00"
BEFORE, SOON, AFTER = "2026-12-04T10:00", "2026-12-07T14:30", "2026-12-08T10:00"
CONDITIONS = {
    "all": "",
    "only_if": ", only_if: your doctor told you to",
    "unless": ", unless: your doctor told you not to",
    "question": ", only_if: told",
}
FOR_WHOM = {
    "only_if": "If your doctor told you to",
    "unless": "Unless your doctor told you not to",
    "question": "If your consultant agreed",
}
ASK = "Unsure? Ask your clinic."
OTHERS = "Otherwise: your sheet does not say."


def plan_at(at: str, items: str, *sessions: str) -> Plan:
    rules = (
        "questions: {told: {ask: Did your consultant agree?, if_yes: your consultant agreed}}\n"
        "restrictions: {swim: {activity: swim, wait: 1 week}}\n"
        f"{items}\ncourse: {{sessions: 3, gap: 2 weeks}}\n"
    )
    return plan_of(*(sessions or (VISIT,)), at=at, rules=rules)


def said(words: str, plan: Plan) -> tuple[str, list[str]]:
    answer = make_answer(plan, words)
    return answer.verdict, list(answer_lines(answer, plan, speaker_of(plan)).lines)


@pytest.mark.parametrize("whom", CONDITIONS)
@pytest.mark.parametrize("length", ["", ", from: 1 week"])
def test_what_is_asked_for_before_a_visit_is_a_yes_before_it_for_whom_it_concerns(
    whom: str, length: str
) -> None:
    items = f"before_session: {{iron: {{do: take iron tablets{length}{CONDITIONS[whom]}}}}}"
    asked_for = "es, your sheet asks for it before your visit: take iron tablets."

    actual = said("take iron tablets", plan_at(BEFORE, items))

    if whom == "all":
        assert actual == ("yes", [f"Y{asked_for}", ASK])
    else:
        assert actual == ("ask", [f"{FOR_WHOM[whom]}: y{asked_for}", OTHERS, ASK])


@pytest.mark.parametrize("whom", CONDITIONS)
def test_what_was_asked_for_before_a_visit_is_quoted_after_it_and_no_yes(whom: str) -> None:
    items = f"before_session: {{iron: {{do: take iron tablets{CONDITIONS[whom]}}}}}"
    condition = f"{FOR_WHOM[whom]}: " if whom != "all" else ""
    condition = f"{condition[:1].lower()}{condition[1:]}"

    for at in (AFTER, "2027-03-01T10:00"):
        assert said("take iron tablets", plan_at(at, items)) == (
            "ask",
            [f"Ask first. Before a visit, your sheet says: {condition}take iron tablets.", ASK],
        )


@pytest.mark.parametrize("whom", CONDITIONS)
def test_care_is_a_yes_after_the_visit_for_whom_it_concerns(whom: str) -> None:
    items = f"care: {{iron: {{do: take iron tablets{CONDITIONS[whom]}}}}}"

    actual = said("take iron tablets", plan_at(AFTER, items))

    if whom == "all":
        assert actual == ("yes", ["Yes: your sheet asks for it.", "Take iron tablets.", ASK])
    else:
        first = f"{FOR_WHOM[whom]}: yes, your sheet asks for it."
        assert actual == ("ask", [first, "Take iron tablets.", OTHERS, ASK])


@pytest.mark.parametrize("whom", CONDITIONS)
def test_care_is_none_before_the_visit(whom: str) -> None:
    items = f"care: {{iron: {{do: take iron tablets{CONDITIONS[whom]}}}}}"
    condition = f"{FOR_WHOM[whom]}: " if whom != "all" else ""

    verdict, lines = said("take iron tablets", plan_at(BEFORE, items))

    assert verdict == "ask"
    assert lines[0] == (
        f"{condition}Your sheet asks for this, but not before Monday 7 December, 3 pm: "
        "take iron tablets."
    )


@pytest.mark.parametrize(
    ("items", "at"),
    [
        ("before_session: {iron: {do: take iron tablets, only_if: told}}", BEFORE),
        ("care: {iron: {do: take iron tablets, only_if: told}}", AFTER),
    ],
)
def test_a_machine_reads_no_yes_in_what_concerns_some(items: str, at: str) -> None:
    plan = plan_at(at, items)

    read = json.loads(render_answer(make_answer(plan, "take iron tablets"), plan))

    assert (read["verdict"], read["status"]) == ("ask", "ask")
    assert [one["only_if"] for one in (*read["answers"], *read["care"])] == [
        "your consultant agreed"
    ]


def test_a_preparation_is_quoted_with_its_dates_before_a_visit_that_is_known() -> None:
    items = "before_session: {cream: {do: put the numbing cream on, from: 1 hour}}"
    question = "put the numbing cream on"

    assert said(question, plan_at(BEFORE, items))[1][0] == (
        "Ask first. Your sheet says: put the numbing cream on, from Monday 7 December, 2 pm."
    )
    assert said(question, plan_at(SOON, items)) == (
        "yes",
        ["Yes, your sheet asks for it before your visit: put the numbing cream on.", ASK],
    )


@pytest.mark.parametrize(
    ("length", "first"),
    [
        ("", "Ask first. Before a visit, your sheet says: shave."),
        (", from: 3 days", "Ask first. Your sheet says: shave: from 3 days before your visit."),
        (", from: day 0", "Ask first. Your sheet says: shave on the day of your visit."),
    ],
)
@pytest.mark.parametrize("at", [AFTER, "2026-12-20T10:00", "2026-12-21T10:00"])
def test_before_a_visit_whose_day_nobody_knows_nothing_to_prepare_is_a_yes(
    length: str, first: str, at: str
) -> None:
    """TIME-13: a projected day is a guess, and what it would date stays a lead time in words."""
    items = f"before_session: {{shave: {{do: shave{length}}}}}"

    assert said("shave", plan_at(at, items)) == ("ask", [first, ASK])


@pytest.mark.parametrize("time", ["on Tuesday", "on 8 December", "tomorrow"])
def test_a_time_after_the_visit_is_none_to_prepare_for_it(time: str) -> None:
    items = "before_session: {iron: {do: take the sedative just before you leave home}}"
    plan = plan_at("2026-12-07T10:00", items)

    assert said(f"take the sedative just before you leave home {time}", plan)[0] == "ask"


@pytest.mark.parametrize(
    ("do", "opposite", "same"),
    [
        ("stop taking warfarin", "take warfarin", "stop taking warfarin"),
        ("leave out your metformin", "take my metformin", "leave out my metformin"),
        ("skip the morning tablet", "take the morning tablet", "skip the morning tablet"),
    ],
)
@pytest.mark.parametrize(("part", "at"), [("before_session", BEFORE), ("care", AFTER)])
def test_who_asks_for_the_opposite_of_what_the_sheet_asks_for_gets_no_yes(
    do: str, opposite: str, same: str, part: str, at: str
) -> None:
    """CAN-4: "stop taking warfarin" is no yes to "take warfarin", whatever it is also called."""
    name = do.rsplit(maxsplit=1)[-1]
    plan = plan_at(at, f"{part}: {{it: {{do: {do}, also_called: [{name}, {opposite}]}}}}")

    verdict, lines = said(opposite, plan)

    assert verdict == "ask"
    assert f"{do}." in lines[0]
    assert not any("es: " in line or "es, " in line for line in lines)
    assert said(name, plan)[0] == "ask"
    assert said(same, plan)[0] == "yes"


@pytest.mark.parametrize("verb", ["leave the dressing on", "keep your arm raised", "take it easy"])
def test_a_deed_that_only_sounds_like_stopping_stays_a_yes(verb: str) -> None:
    plan = plan_at(AFTER, f"care: {{it: {{do: {verb}, also_called: [dressing]}}}}")

    assert said(verb, plan)[0] == "yes"


@pytest.mark.parametrize(
    "length", ["for: 3 days", "on: day 2", "for: 3 days, only_if: your doctor told you to"]
)
def test_care_that_is_over_is_said_to_be_no_longer_asked_for(length: str) -> None:
    plan = plan_at("2026-12-20T10:00", f"care: {{iron: {{do: take iron tablets, {length}}}}}")

    assert said("take iron tablets", plan) == (
        "ask",
        ["Your sheet no longer asks for this: take iron tablets. Ask your clinic.", ASK],
    )


WATCH = "watch: {for: 12 weeks, do: look at your skin, signs: [a lump]}"
LOOK = "Look at your skin, until Monday 1 March 2027. Ring your clinic about: a lump."


@pytest.mark.parametrize(
    ("at", "time", "expected"),
    [
        (AFTER, "", ("yes", ["Yes: your sheet asks for it.", LOOK, ASK])),
        (AFTER, " on 1 March 2027", ("yes", ["Yes: your sheet asks for it.", LOOK, ASK])),
        (AFTER, " on 2 March 2027", ("ask", [LOOK, ASK])),
        (AFTER, " in 4 months", ("ask", [LOOK, ASK])),
        (AFTER, " from 27 February 2027 to 5 March 2027", ("ask", [LOOK, ASK])),
        (
            "2027-03-02T10:00",
            "",
            ("ask", ["The watch after your last session ended on Monday 1 March.", ASK]),
        ),
    ],
)
def test_the_watch_is_a_yes_up_to_its_last_day_and_says_which_that_is(
    at: str, time: str, expected: tuple[str, list[str]]
) -> None:
    """CAN-5, COURSE-7."""
    assert said(f"look at my skin{time}", plan_at(at, WATCH)) == expected
