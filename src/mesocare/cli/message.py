"""The command for a message: the plan as a text to paste, or in two parts of a text message."""

from typing import Annotated

import typer

from mesocare.cli.gathering import Asked, gather_for_others
from mesocare.cli.joining import join_sessions
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    HappenedOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    WithOption,
    WithoutOption,
    ZoneOption,
)
from mesocare.cli.paper import paper_plan_of
from mesocare.cli.speaking import make_speaker

SmsOption = Annotated[
    bool,
    typer.Option(
        "--sms", help="Keep to two parts of a text message, which says how much it leaves out."
    ),
]


def message(
    when: SessionArgument = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    with_: WithOption = None,
    without: WithoutOption = None,
    happened: HappenedOption = None,
    sms: SmsOption = False,
) -> None:
    """Print a message to paste, without a name."""
    from mesocare.views.message import render_message
    from mesocare.views.text_message import render_sms

    sessions = join_sessions(when, session)
    asked = Asked(sessions, at, tz, rules, clinic, with_ or [], without or [], happened or [])
    plan = paper_plan_of(gather_for_others(asked))
    speaker = make_speaker(plan)
    typer.echo(render_sms(plan, speaker) if sms else render_message(plan, speaker), nl=False)
