"""Answers that a clinician can check, in the plan's JSON: each case of tests/cases is a test."""

import json
from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from known_cases import PLAN_CASES, Case, make_case_plan

from mesocare.views.machine import render_plan

_WORDS = {"null": None, "true": True, "false": False}


@pytest.mark.parametrize("case", PLAN_CASES, ids=[case["name"] for case in PLAN_CASES])
def test_a_plan_holds_the_known_answer(case: Case) -> None:
    """TIME-5 to TIME-14, COURSE-1, COURSE-5, COURSE-7, COURSE-8, CAN-6."""
    told = json.loads(render_plan(make_case_plan(case)))

    found = {place: _find(told, place) for place in case["expect"]}
    asked = {place: _asked(found[place], want) for place, want in case["expect"].items()}
    assert asked == {place: _expected(want) for place, want in case["expect"].items()}


def _find(told: dict[str, Any], place: str) -> Any:
    """Return what stands at a place such as `restrictions.swim`; `absent` where nothing does."""
    section, _, key = place.partition(".")
    if not key:
        return told[section]
    found = [one for one in told[section] if str(one.get("id", one.get("number"))) == key]
    return found[0] if found else "absent"


def _asked(found: Any, want: Any) -> Any:
    """Return of what was found only what is asked, moments as instants."""
    if isinstance(found, dict) and isinstance(want, dict):
        return {key: _instant(key, found[key]) for key in want}
    return found


def _expected(want: Any) -> Any:
    if isinstance(want, dict):
        return {key: _instant(key, _WORDS.get(text, text)) for key, text in want.items()}
    return want


def _instant(key: str, value: Any) -> Any:
    if key.endswith("_at") and value is not None:
        return datetime.fromisoformat(value)
    return int(value) if key == "for_session" and value is not None else value


def test_no_case_stands_twice_and_each_says_how_it_was_worked_out() -> None:
    names = Counter(case["name"] for case in PLAN_CASES)

    assert [name for name, times in names.items() if times > 1] == []
    assert [case["name"] for case in PLAN_CASES if len(case["how"]) < 10] == []
    assert len(PLAN_CASES) > 300
