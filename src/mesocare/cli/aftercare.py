"""The commands for a patient's main screens: timeline, today."""

from mesocare.cli.inputs import Asked, gather_plan
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
    plan = gather_plan(Asked([*(when or []), *(session or [])], at, tz, rules, clinic))
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
    plan = gather_plan(Asked([*(when or []), *(session or [])], at, tz, rules, clinic))
    show("render_today", plan, json=json, plain=plain)
