"""The commands for a patient's main questions: timeline, today, can."""

from typing import Annotated

import typer

from mesocare.cli.completion import complete_activity
from mesocare.cli.inputs import Asked, gather_plan
from mesocare.cli.options import (
    AllOption,
    AtOption,
    ClinicOption,
    HappenedOption,
    JsonOption,
    PlainOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    WithOption,
    WithoutOption,
    ZoneOption,
)
from mesocare.cli.show import show

_EXIT_CODES = {"clear": 0, "upcoming": 0, "caution": 10, "avoid": 11, "ask": 12}
"""By status."""


def timeline(
    when: SessionArgument = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    with_: WithOption = None,
    without: WithoutOption = None,
    happened: HappenedOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    shows_all: AllOption = False,
) -> None:
    """Show all restrictions over the days, and what changes when."""
    sessions = [*(when or []), *(session or [])]
    asked = Asked(sessions, at, tz, rules, clinic, with_ or [], without or [], happened or [])
    show(lambda forms: forms.timeline, asked, json=json, plain=plain, shows_all=shows_all)


def today(
    when: SessionArgument = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    with_: WithOption = None,
    without: WithoutOption = None,
    happened: HappenedOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    shows_all: AllOption = False,
) -> None:
    """Show on one screen what holds today, and whom to call."""
    sessions = [*(when or []), *(session or [])]
    asked = Asked(sessions, at, tz, rules, clinic, with_ or [], without or [], happened or [])
    show(lambda forms: forms.today, asked, json=json, plain=plain, shows_all=shows_all)


Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS...",
        help="What you want to do, in your own words: wash my hair",
        autocompletion=complete_activity,
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
