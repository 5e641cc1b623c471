"""The command for the course: next sessions, and what to prepare."""

import typer

from mesocare.cli.gathering import Asked, gather_plan
from mesocare.cli.joining import join_sessions
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


def course(
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
    """Show the next visits, and what to prepare."""
    sessions = join_sessions(when, session)
    asked = Asked(sessions, at, tz, rules, clinic, with_ or [], without or [], happened or [])
    if json:
        from mesocare.views.machine import render_course

        typer.echo(render_course(gather_plan(asked)), nl=False)
        return
    show(
        lambda forms: forms.course,
        asked,
        json=False,
        plain=plain,
        shows_all=shows_all,
        may_be_doubtful=False,
    )
