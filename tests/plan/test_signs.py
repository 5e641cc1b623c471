"""When a sign of harm is a reason to get help (CAN-1, TIME-12)."""

from datetime import UTC, datetime

import pytest
from plans import plan_of

from mesocare.plan.signs import date_signs

RULES = """
warning_signs:
  urgent: [{sign: the swelling grows, from: 2 hours, until: 1 month}]
restrictions:
  rub: {activity: rub the area, short: rubbing, wait: 2 hours}
"""


def utc(month: int, day: int, hour: int = 0) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sessions", "from_at", "until_at"),
    [
        (["2026-11-25T15:00"], utc(11, 25, 17), utc(12, 25, 15)),
        (["2026-11-25"], utc(11, 25, 2), utc(12, 26)),
        (["2026-11-25T15:00", "2026-11-25"], utc(11, 25, 2), utc(12, 26)),
        (
            ["2026-01-30T15:00", "2026-01-31"],
            utc(1, 30, 17),
            utc(3, 2),
        ),
    ],
)
def test_a_sign_begins_after_the_first_session_and_ends_after_the_last(
    sessions: list[str], from_at: datetime, until_at: datetime
) -> None:
    """A day alone may have been at its first minute, also beside a session with a time."""
    plan = plan_of(*sessions, rules=RULES)

    (sign,) = date_signs(plan, "urgent")

    assert sign.from_at == from_at
    assert sign.until_at == until_at
