"""On which days what is to be done later begins (TIME-12)."""

from datetime import date

import pytest
from plans import plan_of

from mesocare.plan.care import starts_of
from mesocare.plan.visits import make_visits

VISIT = "2026-11-01T14:30"


@pytest.mark.parametrize(
    ("next_visit", "starts"),
    [
        ("2026-11-20T14:30", [date(2026, 12, 18)]),
        ("2026-11-29T14:30", [date(2026, 12, 27)]),
        ("2026-11-29T14:31", [date(2026, 11, 29), date(2026, 12, 27)]),
        ("2026-12-10T14:30", [date(2026, 11, 29), date(2027, 1, 7)]),
    ],
)
def test_what_would_begin_once_the_next_visit_has_been_begins_after_that_one_alone(
    next_visit: str, starts: list[date]
) -> None:
    rules = """
restrictions: {swim: {activity: swim, wait: 2 days}}
care: {look: {do: look at it, from: 4 weeks, for: 1 week}}
"""
    plan = plan_of(VISIT, next_visit, at=VISIT, rules=rules)

    found = list(starts_of(plan.care[0].rule, make_visits(plan.sessions), {}))

    assert [start.on for start in found] == starts
