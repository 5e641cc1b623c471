"""The command for the course: next sessions, and what to prepare."""

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


def course(
    when: SessionArgument = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show when the next sessions are due, and what to prepare."""
    plan = gather_plan(Asked([*(when or []), *(session or [])], at, tz, rules, clinic))
    show("render_course", plan, json=json, plain=plain)
