"""How a question in a patient's own words is answered, and ended with its exit code."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mesocare.cli.gathering import Asked, gather_plan
from mesocare.cli.inputs import end_of_day_asked
from mesocare.cli.output import look_at_screen
from mesocare.cli.speaking import make_speaker
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from mesocare.plan.answer import Answer
    from mesocare.plan.facts import Plan

EXIT_CODES = {"yes": 0, "better": 10, "not-yet": 11, "ask": 12, "effect": 12, "sign": 13}
"""By verdict."""
_EXAMPLE = """'mesocare {command} "wash my hair" -s 2026-11-20'"""
"""How to give a session where the words are the question."""
_HOW_TO_ASK = (
    'This is not a question. Write what you want to do, such as: mesocare can "wash my hair". All '
    "commands: mesocare --help. If somebody is in danger, call for an ambulance now."
)


def answer(words: Sequence[str], asked: Asked, *, json: bool, plain: bool) -> int:
    """Answer whether something may be done, and return the verdict's exit code.

    Raises:
        MesocareError: when anything of it is refused.

    """
    refuse_bare_help(words)
    example = _EXAMPLE.format(command="can")
    plan = gather_plan(asked, may_be_doubtful=True, example=example)
    found = _answer(" ".join(as_said("can", words)), plan, asked)
    write_answer(found, plan, json=json, plain=plain, has_now=asked.at is None)
    return EXIT_CODES[found.verdict]


def refuse_bare_help(words: Sequence[str]) -> None:
    """Refuse "help" alone as a question: it asks the program.

    Raises:
        InputRefusedError: when that is all.

    """
    if [word.casefold() for word in words] == ["help"]:
        raise InputRefusedError(_HOW_TO_ASK)


def as_said(command: str, words: Sequence[str]) -> Sequence[str]:
    """Return words as they were said: of "can not breathe" the command is a part."""
    is_part = command == "can" and bool(words) and words[0].casefold() == "not"
    return [command, *words] if is_part else words


def write_answer(
    found: "Answer", plan: "Plan", *, json: bool, plain: bool, has_now: bool = False
) -> None:
    """Write an answer to standard output; with a now, the reader's own clock counts."""
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
    refuse_bare_help(words)
    example = _EXAMPLE.format(command="why")
    plan = gather_plan(asked, may_be_doubtful=True, example=example)
    found = _answer(" ".join(words), plan, asked)
    from mesocare.views.reply import render_reasons

    screen = look_at_screen(plain=plain)
    speaker = make_speaker(plan, has_now=asked.at is None)
    sys.stdout.write(render_reasons(found, plan, speaker, screen))
    return 0 if found.answers else EXIT_CODES[found.verdict]


def _answer(words: str, plan: "Plan", asked: Asked) -> "Answer":
    from mesocare.plan.answer import make_answer

    return make_answer(plan, words, through=end_of_day_asked(asked.at, plan.at, plan.zone))
