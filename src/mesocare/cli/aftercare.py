"""The commands for a patient's main questions: timeline, today, can."""

import os
from pathlib import Path
from typing import Annotated

import typer

from mesocare.cli.inputs import Asked, gather_plan, read_protocol
from mesocare.cli.joining import join_sessions
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    JsonOption,
    PlainOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    ZoneOption,
)
from mesocare.cli.output import show
from mesocare.errors import MesocareError

_EXIT_CODES = {"clear": 0, "upcoming": 0, "caution": 10, "avoid": 11, "ask": 12}
"""By status."""


def timeline(
    when: SessionArgument = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show all restrictions over the days, and what changes when."""
    plan = gather_plan(Asked(join_sessions(when, session), at, tz, rules, clinic))
    show("render_timeline", plan, json=json, plain=plain)


def today(
    when: SessionArgument = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show what you can do now: not yet, better to wait, yes."""
    plan = gather_plan(Asked(join_sessions(when, session), at, tz, rules, clinic))
    show("render_today", plan, json=json, plain=plain)


def _complete_activity(incomplete: str) -> list[tuple[str, str]]:
    """Give the words for activities of the rules in use, each with the activity that it means."""
    named_file = os.environ.get("MESOCARE_RULES")
    try:
        protocol = read_protocol(Path(named_file) if named_file else None)
    except MesocareError:
        return []
    rules = {item.id: item for item in protocol.allowed} | dict(protocol.restrictions)
    named = {
        name: rule.activity for key, rule in rules.items() for name in (key, *rule.also_called)
    }
    return [(name, activity) for name, activity in named.items() if name.startswith(incomplete)]


Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS...",
        help="What you want to do, in your own words: wash my hair",
        autocompletion=_complete_activity,
        show_default=False,
    ),
]


def can(
    words: Words,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> int:
    """Answer one question: may I do this now?

    The exit code is 0 for yes, 10 for better to wait, 11 for not yet, 12 for ask your clinic.
    """
    from mesocare.plan.answer import make_answer

    plan = gather_plan(Asked(session or [], at, tz, rules, clinic))
    answer = make_answer(plan, " ".join(words))
    show("render_answer", answer, plan, json=json, plain=plain)
    return _EXIT_CODES[answer.status.value]
