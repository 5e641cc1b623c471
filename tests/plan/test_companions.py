"""Care that goes with an activity, where a clinic changes that activity's wait (TIME-12)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mesocare.dates.moments import Session
from mesocare.plan.answer import make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import CareStatus, Plan
from mesocare.reading.clinic_file import shape_clinic
from mesocare.reading.rule_file import load_protocol
from mesocare.rules.changes import apply_changes

ROME = ZoneInfo("Europe/Rome")
ENDED_AT = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
SHAMPOO = "mild-shampoo"
"""The care of the default protocol that asks for a mild shampoo."""


def plan_with(change: str, after: timedelta) -> Plan:
    """Make the plan of one session at a clinic that changed the washing of hair."""
    protocol = load_protocol()
    about = protocol.protocol
    text = f"name: Ours\nchanges: {{{about.id}: {{version: {about.version}, {change}}}}}\n"
    clinic = shape_clinic(text, "clinic.yaml").value
    assert clinic
    changed = apply_changes(protocol, clinic.changes[about.id])
    session = Session(ENDED_AT, ENDED_AT.date(), has_time=True, zone=ROME)
    return make_plan(changed, [session], at=ENDED_AT + after, zone=ROME)


@pytest.mark.parametrize("hours", range(0, 240, 6))
def test_no_shampoo_is_asked_for_as_long_as_the_clinic_forbids_to_wash(hours: int) -> None:
    plan = plan_with(
        "replace: {wash-hair: {wait: 3 days, because: we know}}", timedelta(hours=hours)
    )

    status = next(care.status for care in plan.care if care.id == SHAMPOO)

    assert (status is CareStatus.NOW) == (72 <= hours < 192)
    verdict = make_answer(plan, "use a mild shampoo").verdict
    assert (verdict == "yes") <= (hours >= 72)


def test_a_clinic_may_drop_the_activity_and_keep_the_care() -> None:
    plan = plan_with("drop: {wash-hair: {because: we wash it}}", timedelta(hours=30))

    assert next(care.status for care in plan.care if care.id == SHAMPOO) is CareStatus.NOW
