"""How a question in a patient's own words is answered, and ended with its exit code."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mesocare.cli.gathering import Asked, gather_plan
from mesocare.cli.inputs import end_of_day_asked
from mesocare.cli.output import look_at_screen
from mesocare.cli.speaking import make_speaker
from mesocare.errors import MesocareError

if TYPE_CHECKING:
    from mesocare.plan.answer import Answer
    from mesocare.plan.facts import Plan
    from mesocare.rules.clinic import Clinic

_EXIT_CODES = {"yes": 0, "better": 10, "not-yet": 11, "ask": 12, "effect": 12, "sign": 13}
"""By verdict."""
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""A danger is one on any day: that a computer's clock is wrong hides none."""
_EXAMPLE = """'mesocare {command} "wash my hair" -s 2026-11-20'"""
"""How to give a session where the words are the question."""


def answer(words: Sequence[str], asked: Asked, *, json: bool, plain: bool) -> int:
    """Answer whether something may be done, and return the verdict's exit code.

    Raises:
        MesocareError: when anything of it is refused.

    """
    example = _EXAMPLE.format(command="can")
    plan = gather_plan(asked, may_be_doubtful=True, example=example)
    found = _answer(" ".join(as_said("can", words)), plan, asked)
    _write(found, plan, json=json, plain=plain, has_now=asked.at is None)
    return _EXIT_CODES[found.verdict]


def as_said(command: str, words: Sequence[str]) -> Sequence[str]:
    """Return words as they were said: of "can not breathe" the command is a part."""
    is_part = command == "can" and bool(words) and words[0].casefold() == "not"
    return [command, *words] if is_part else words


def answer_danger(
    words: Sequence[str],
    clinic: str | None,
    plan: "Plan | None" = None,
    *,
    json: bool,
    plain: bool,
) -> int | None:
    """Tell of a danger in words that ask something else, or were refused: it waits for nothing.

    Without a plan the rules that come with mesocare say what is one, and the clinic's file, where
    it can be read, whom to call. Return the exit code; none where the words tell of no danger.
    """
    from mesocare.plan.answer import make_answer

    plan = plan or _plan_of_any_day(clinic)
    try:
        found = make_answer(plan, " ".join(words))
    except MesocareError:
        return None
    if found.verdict != "sign":
        return None
    _write(found, plan, json=json, plain=plain)
    return _EXIT_CODES[found.verdict]


def _write(
    found: "Answer", plan: "Plan", *, json: bool, plain: bool, has_now: bool = False
) -> None:
    if json:
        from mesocare.views.machine.answer import render_answer as render_json

        sys.stdout.write(render_json(found, plan))
    else:
        from mesocare.views.reply import render_answer

        screen = look_at_screen(plain=plain)
        speaker = make_speaker(plan, has_now=has_now)
        sys.stdout.write(render_answer(found, plan, speaker, screen))


def explain(words: Sequence[str], asked: Asked, *, plain: bool) -> int:
    """Say why, how firm that is, and its sources; return the exit code.

    Raises:
        MesocareError: when anything of it is refused.

    """
    example = _EXAMPLE.format(command="why")
    plan = gather_plan(asked, may_be_doubtful=True, example=example)
    found = _answer(" ".join(words), plan, asked)
    from mesocare.views.reply import render_reasons

    screen = look_at_screen(plain=plain)
    speaker = make_speaker(plan, has_now=asked.at is None)
    sys.stdout.write(render_reasons(found, plan, speaker, screen))
    return 0 if found.answers else _EXIT_CODES[found.verdict]


def _plan_of_any_day(clinic: str | None) -> "Plan":
    """Return a plan by the rules that come with mesocare, whatever day it is."""
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.plan.dating import make_plan
    from mesocare.reading.cache import load_protocol_once
    from mesocare.reading.source import default_rule_file

    zone = ZoneInfo("UTC")
    session = Session(_ANY_DAY, _ANY_DAY.date(), has_time=True, zone=zone)
    protocol = load_protocol_once(default_rule_file())
    return make_plan(protocol, [session], at=_ANY_DAY, zone=zone, clinic=_find_clinic(clinic))


def _find_clinic(given: str | None) -> "Clinic | None":
    """Return the clinic in use, for the numbers to call; none where its file cannot be read."""
    from mesocare.cli.chosen import VARIABLE, find_chosen
    from mesocare.reading.cache import load_clinic_once
    from mesocare.reading.source import read_source

    try:
        named = given or os.environ.get(VARIABLE)
        path = Path(named) if named else find_chosen()
        return load_clinic_once(read_source(path, "the clinic's file")) if path else None
    except MesocareError:
        return None


def _answer(words: str, plan: "Plan", asked: Asked) -> "Answer":
    from mesocare.plan.answer import make_answer

    return make_answer(plan, words, through=end_of_day_asked(asked.at, plan.at, plan.zone))
