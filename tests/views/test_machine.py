"""What a program reads of a plan and of an answer is no milder, and no less, than what is said."""

import json
from typing import Any

import jsonschema
import pytest
from plans import CLINIC, plan_of

from mesocare.authoring.schema import OutputKind, render_output_schema
from mesocare.plan.answer import make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Doubt, Plan
from mesocare.views.machine import render_course, render_plan
from mesocare.views.machine.answer import render_answer

DAY_3 = "2026-11-23T18:00"
SESSION = "2026-11-20T14:30"


def read(kind: OutputKind, output: str) -> dict[str, Any]:
    """Return what a program reads of an output, which is as its schema says."""
    members = json.loads(output)
    schema = json.loads(render_output_schema(kind))
    jsonschema.Draft202012Validator(schema).validate(members)
    return dict(members)


def told(plan: Plan, key: str) -> dict[str, Any]:
    """Return what a program reads of one restriction."""
    members = read(OutputKind.PLAN, render_plan(plan))
    (found,) = (one for one in members["restrictions"] if one["id"] == key)
    return dict(found)


def answered(plan: Plan, words: str) -> dict[str, Any]:
    """Return what a program reads of an answer."""
    return read(OutputKind.ANSWER, render_answer(make_answer(plan, words), plan))


def test_no_end_of_a_wait_is_a_yes_where_the_next_visit_holds_it_off_then() -> None:
    """TIME-13: of a peel, the two weeks end on 4 December, within the week before visit 2."""
    plan = plan_of(SESSION, at=DAY_3)

    peel = told(plan, "scalp-procedures")

    assert (peel["status"], peel["clear_at"]) == ("avoid", "2026-12-19T00:00:00+00:00")
    assert answered(plan, "get a peel")["answers"][0]["ok_from_at"] == peel["clear_at"]


def test_no_end_that_has_passed_is_a_yes_while_a_visit_to_come_holds_it_off() -> None:
    """TIME-13: dye is OK from 27 November on, and not from 4 December, for visit 2."""
    before, after = (plan_of(SESSION, at=at) for at in ("2026-11-28T09:00", "2026-12-05T09:00"))

    assert told(before, "hair-chemicals")["ok_until_at"] == "2026-12-04T00:00:00+00:00"
    held = told(after, "hair-chemicals")
    assert (held["status"], held["for_session"]) == ("caution", 2)
    assert held["clear_at"] == "2026-12-19T00:00:00+00:00"


def test_a_yes_says_when_it_ends_and_what_care_goes_with_it() -> None:
    """CAN-7: what a patient reads beside a yes, a program reads as well."""
    plan = plan_of(SESSION, "2026-12-11T10:00", at=DAY_3)

    found = answered(plan, "wash my hair")

    assert (found["verdict"], found["answers"][0]["status"]) == ("yes", "upcoming")
    assert found["answers"][0]["ok_until_at"] == "2026-12-11T10:00:00+00:00"
    assert [one["id"] for one in found["care"]] == ["mild-shampoo"]


def test_a_yes_to_one_of_two_things_that_make_none_together_is_not_told() -> None:
    """CAN-3."""
    found = answered(plan_of(SESSION, at="2026-12-20T18:00"), "work with wine")

    assert (found["verdict"], found["is_more_than_rules_say"]) == ("ask", True)
    assert [one for one in found["answers"] if one["status"] in ("clear", "upcoming")] == []


def test_where_no_date_makes_a_yes_it_says_what_does() -> None:
    """TIME-10."""
    plan = plan_of(SESSION, at=DAY_3)

    scratching, sunbed = told(plan, "scratch"), told(plan, "sunbed")

    assert scratching["clear_at"] is None
    assert scratching["least_until_at"] == "2026-11-27T14:30:00+00:00"
    assert (sunbed["clear_at"], sunbed["is_always"]) == (None, True)
    assert "is_always" not in scratching


def test_nothing_is_a_yes_while_a_year_is_in_doubt() -> None:
    """TIME-16: in the plan as in the answer."""
    plan = plan_of("2026-12-20T14:30", at="2026-01-02T18:00")

    found = read(OutputKind.PLAN, render_plan(plan))

    statuses = {one["status"] for one in (*found["restrictions"], *found["allowed"])}
    assert statuses == {"ask"}
    assert [one for one in found["restrictions"] if "ok_until_at" in one] == []


def test_a_doubt_says_why_nothing_is_a_yes() -> None:
    plan = plan_of(SESSION, at=DAY_3)
    doubtful = make_plan(
        plan.protocol, plan.sessions, at=plan.at, zone=plan.zone, doubts=[Doubt.CLOCK]
    )

    assert read(OutputKind.PLAN, render_plan(doubtful))["doubts"] == ["clock"]
    assert answered(doubtful, "wash my hair")["doubts"] == ["clock"]


def test_a_condition_is_told_in_words() -> None:
    """CAN-6: a program that prints it need not know the questions of the rules."""
    found = read(OutputKind.PLAN, render_plan(plan_of(SESSION, at=DAY_3)))

    (numb,) = (one for one in found["care"] if one["id"] == "numb-scalp")
    assert numb["only_if"] == "you had a numbing cream or injection"


@pytest.mark.parametrize(
    ("words", "member"),
    [
        ("my scalp is wet and smells", "is_about_the_body"),
        ("I want to die", "is_crisis"),
    ],
)
def test_what_makes_an_answer_urgent_is_told(words: str, member: str) -> None:
    """CAN-1."""
    assert answered(plan_of(SESSION, at=DAY_3), words)[member] is True


def test_an_answer_names_whom_to_call() -> None:
    found = answered(plan_of(SESSION, at=DAY_3, clinic=CLINIC), "pus")

    assert found["clinic"]["telephone"] == CLINIC.telephone


def test_a_course_says_what_is_overdue_and_when_that_was_so() -> None:
    """COURSE-5."""
    found = read(OutputKind.COURSE, render_course(plan_of(SESSION, at="2026-12-20T09:00")))

    assert (found["at"], found["time_zone"]) == ("2026-12-20T09:00:00+00:00", "Europe/London")
    assert [one["number"] for one in found["next_sessions"] if "is_overdue" in one] == [2]


def test_a_booked_visit_of_which_nobody_has_said_that_it_was_held_says_so() -> None:
    plan = plan_of(SESSION, "2026-11-22T10:00", at=DAY_3)
    latest = plan.sessions[-1]
    asked = make_plan(plan.protocol, plan.sessions, at=plan.at, zone=plan.zone, booked=[latest])

    found = read(OutputKind.PLAN, render_plan(asked))["sessions"]

    assert [one.get("is_unconfirmed") for one in found] == [None, True]


def test_what_no_visit_dates_says_how_long_before_one_it_is() -> None:
    """TIME-13."""
    found = read(OutputKind.COURSE, render_course(plan_of(SESSION, at="2027-03-01T09:00")))

    dye = found["preparations"][0]
    assert (dye["for_session"], dye["advised_from_at"]) == (None, None)
    assert (dye["id"], dye["lead"]) == ("hair-chemicals", "2 to 7 days")
