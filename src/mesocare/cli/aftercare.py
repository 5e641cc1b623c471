"""The commands for a patient's main screens: timeline, today."""

from mesocare.cli.gathering import Asked
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
    """Show all waits over the days."""
    sessions = join_sessions(when, session)
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
    """Show what holds today, and whom to call."""
    sessions = join_sessions(when, session)
    asked = Asked(sessions, at, tz, rules, clinic, with_ or [], without or [], happened or [])
    show(lambda forms: forms.today, asked, json=json, plain=plain, shows_all=shows_all)
