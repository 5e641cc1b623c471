"""The outputs keep to the schemas that are printed for programs."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from plans import plan_of
from rule_texts import CHANGES, CLINIC

from mesocare import load_protocol, make_plan, parse_session
from mesocare.authoring.schema import OutputKind, render_output_schema
from mesocare.dates.typed import parse_at
from mesocare.plan.answer import make_answer
from mesocare.plan.before import find_before
from mesocare.plan.lexicon import make_lexicon
from mesocare.plan.meant import understand
from mesocare.reading.clinic_file import shape_clinic
from mesocare.rules.changes import apply_clinic
from mesocare.views.machine import render_course, render_plan
from mesocare.views.machine.answer import render_answer, render_before

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 11, 21, 18, tzinfo=UTC)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
SESSIONS = [
    ["2026-11-20T14:30"],
    ["2026-11-20"],
    ["2026-12-11T14:30"],
    ["2026-11-01", "2026-11-20T14:30", "2026-12-11"],
]


def hold(kind: OutputKind, output: str) -> None:
    """See that an output is as its schema says."""
    schema = json.loads(render_output_schema(kind))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(output))


@pytest.mark.parametrize("kind", OutputKind)
def test_each_output_has_a_schema_that_names_it(kind: OutputKind) -> None:
    schema: dict[str, Any] = json.loads(render_output_schema(kind))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"] == {"const": f"mesocare/{kind}/2"}


RARE = """\
events: {out: {what: your stitches are out, usually: 7 to 10 days}}
questions: {arm: {ask: Was an arm treated?, if_yes: an arm was treated}}
restrictions: {swim: {activity: swim, wait: 1 day, unless: you are dry}}
allowed: [{id: work, activity: go to work, unless: you are tired}]
care:
  tape: {do: keep the tape on, until: out, unless: it itches}
  check: {do: come for a check, on: day 7}
  scar: {do: massage the scar, after: out}
after_effects:
  sore: {what: soreness, after: out, about: a few days, only_if: arm}
  result: {what: the result, from: 3 months, expect: true, unless: you smoke}
before_session: {eat: {do_not: eat, from: 6 hours, only_if: you are put to sleep}}
"""


def test_what_few_rules_have_is_lost_in_no_output() -> None:
    """A program must not take for everybody, or for now, what is for some, or for later."""
    plan = plan_of("2026-11-20T14:30", "2026-11-30T14:30", at="2026-11-21T18:00", rules=RARE)

    output = render_plan(plan)

    hold(OutputKind.PLAN, output)
    told = json.loads(output)
    rare = ("only_if", "unless", "after", "until", "days", "about", "is_result", "usually")
    sections = ("restrictions", "allowed", "care", "after_effects", "preparations", "events")
    found = {
        one["id"]: {name: one[name] for name in rare if one.get(name)}
        for section in sections
        for one in told[section]
    }
    assert found == {
        "swim": {"unless": "you are dry"},
        "work": {"unless": "you are tired"},
        "tape": {"unless": "it itches", "until": "your stitches are out"},
        "check": {"days": ["2026-11-27"]},
        "scar": {"after": "your stitches are out"},
        "sore": {
            "only_if": "an arm was treated",
            "after": "your stitches are out",
            "about": "a few days",
        },
        "result": {"unless": "you smoke", "is_result": True},
        "eat": {"only_if": "you are put to sleep"},
        "out": {"usually": "7 to 10 days"},
    }


@pytest.mark.parametrize("path", [None, *EXAMPLES], ids=lambda it: it.stem if it else "default")
@pytest.mark.parametrize("texts", SESSIONS, ids=" ".join)
def test_a_plan_and_its_course_keep_to_their_schemas(path: Path | None, texts: list[str]) -> None:
    sessions = [parse_session(text, zone=ROME, now=NOW) for text in texts]

    plan = make_plan(load_protocol(path), sessions, at=NOW, zone=ROME)

    hold(OutputKind.PLAN, render_plan(plan))
    hold(OutputKind.COURSE, render_course(plan))


QUESTIONS = [
    "wash my hair",
    "wash my hair on Monday and go to the gym tomorrow",
    "use a sunbed",
    "take ibuprofen",
    "drive",
    "my scalp is swollen",
    "I cannot breathe",
    "keep a parrot",
    "use a mild shampoo",
]


@pytest.mark.parametrize("path", [None, *EXAMPLES], ids=lambda it: it.stem if it else "default")
@pytest.mark.parametrize("texts", SESSIONS, ids=" ".join)
def test_answers_keep_to_their_schemas(path: Path | None, texts: list[str]) -> None:
    sessions = [parse_session(text, zone=ROME, now=NOW) for text in texts]
    plan = make_plan(load_protocol(path), sessions, at=NOW, zone=ROME)

    for words in QUESTIONS:
        hold(OutputKind.ANSWER, render_answer(make_answer(plan, words), plan))


@pytest.mark.parametrize("event", ["2026-12-24", "2026-11-22T18:00", "2027-08-01"])
@pytest.mark.parametrize("words", [["wash my hair"], ["dye my hair", "use a sunbed", "fly a kite"]])
def test_what_an_event_allows_keeps_to_its_schema(event: str, words: list[str]) -> None:
    sessions = [parse_session("2026-11-20T14:30", zone=ROME, now=NOW)]
    plan = make_plan(load_protocol(), sessions, at=NOW, zone=ROME)
    protocol, at = plan.protocol, parse_at(event, zone=ROME, now=NOW)
    meant = understand(words, make_lexicon(protocol))

    for given in (plan, None):
        found = find_before(protocol, at, ROME, meant=meant, plan=given, now=NOW)
        hold(OutputKind.BEFORE, render_before(found))


def test_the_example_of_the_contract_keeps_to_its_schema() -> None:
    contract = Path(__file__).parents[1] / "cli" / "contract" / "plan-2.json"

    hold(OutputKind.PLAN, contract.read_text("utf-8"))


def test_a_plan_of_a_clinic_keeps_to_its_schema() -> None:
    approval = (
        "approval: {name: Dr A. Rossi, profession: dermatologist, on: 2026-11-26, "
        f"of: hair-mesotherapy 2.0.0, digest: '{'0' * 32}'}}\n"
    )
    text = f"{CLINIC}country: IT\nclosed: {{weekdays: [Friday]}}\n{approval}{CHANGES}"
    clinic = shape_clinic(text, "clinic.yaml").require()
    protocol = apply_clinic(load_protocol(), clinic, "0" * 32)
    session = parse_session("2026-11-20T14:30", zone=ROME, now=NOW)

    output = render_plan(make_plan(protocol, [session], at=NOW, zone=ROME, clinic=clinic))

    hold(OutputKind.PLAN, output)
    assert json.loads(output)["approval"]["is_current"] is True
