"""What a leaflet says of a rule stands wherever a view speaks of it."""

import pytest
from plans import plan_of, speaker_of

from mesocare.sentences.rows.waits import wait_rows

FLY = "restrictions: {fly: {activity: fly, wait: 7 days}}\n"
SESSION = "2026-11-20T11:00"


@pytest.mark.parametrize(
    ("allowed", "row"),
    [
        ("eat", ("until visit 1", None)),
        ("eat, from: 2 hours", (None, "2026-11-20T13:00:00+00:00")),
        ("drink", ("until visit 1", None)),
    ],
)
def test_before_a_visit_a_ban_ends_when_the_rules_allow_it_again(
    allowed: str, row: tuple[str | None, str | None]
) -> None:
    rules = f"""{FLY}
before_session: {{eat: {{do_not: eat, from: day 0}}}}
allowed: [{{id: after, activity: {allowed}}}]
"""
    plan = plan_of(SESSION, at="2026-11-20T09:00", rules=rules)

    (found,) = wait_rows(plan, speaker_of(plan))

    assert (found.end, found.ok_at and found.ok_at.isoformat()) == row
