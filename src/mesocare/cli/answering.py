"""How a question in a patient's own words is answered, and ended with its exit code."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mesocare.cli.gathering import Asked, gather_plan
from mesocare.cli.inputs import end_of_day_asked, read_clock
from mesocare.cli.output import look_at_screen, say_refusal, write_error
from mesocare.cli.speaking import make_speaker
from mesocare.errors import MesocareError

if TYPE_CHECKING:
    from mesocare.plan.answer import Answer
    from mesocare.plan.facts import Plan

_EXIT_CODES = {"yes": 0, "better": 10, "not-yet": 11, "ask": 12, "effect": 12, "sign": 13}
"""By verdict."""
_EXAMPLE = """'mesocare {command} "wash my hair" -s 2026-11-20'"""
"""How to give a session where the words are the question."""


def answer(words: Sequence[str], asked: Asked, *, json: bool, plain: bool) -> int:
    """Answer whether something may be done, and return the verdict's exit code.

    Raises:
        MesocareError: when anything of it is refused; not where the words tell of a danger.

    """
    try:
        example = _EXAMPLE.format(command="can")
        plan = gather_plan(asked, may_be_doubtful=True, example=example)
        found = _answer(" ".join(words), plan, asked)
    except MesocareError as refusal:
        plan, found = _danger_in(" ".join(words), refusal)
    if json:
        from mesocare.views.machine.answer import render_answer as render_json

        sys.stdout.write(render_json(found, plan))
    else:
        from mesocare.views.reply import render_answer

        screen = look_at_screen(plain=plain)
        sys.stdout.write(render_answer(found, plan, make_speaker(plan), screen))
    return _EXIT_CODES[found.verdict]


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
    sys.stdout.write(render_reasons(found, plan, make_speaker(plan), screen))
    return 0 if found.answers else _EXIT_CODES[found.verdict]


def _danger_in(words: str, refusal: MesocareError) -> "tuple[Plan, Answer]":
    """Return what the rules that come with mesocare say of a danger: it waits for no right input.

    Raises:
        MesocareError: the refusal itself, where the words tell of none.

    """
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.plan.answer import make_answer
    from mesocare.plan.dating import make_plan
    from mesocare.reading.cache import load_protocol_once
    from mesocare.reading.source import default_rule_file

    now, zone = read_clock(), ZoneInfo("UTC")
    session = Session(now, now.date(), has_time=True, zone=zone)
    plan = make_plan(load_protocol_once(default_rule_file()), [session], at=now, zone=zone)
    answer = make_answer(plan, words)
    if answer.verdict != "sign":
        raise refusal
    write_error(say_refusal(refusal))
    return plan, answer


def _answer(words: str, plan: "Plan", asked: Asked) -> "Answer":
    from mesocare.plan.answer import make_answer

    return make_answer(plan, words, through=end_of_day_asked(asked.at, plan.at, plan.zone))
