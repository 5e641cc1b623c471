"""When a yes ends, and what a view shows of what changes later."""

from datetime import UTC, datetime

import pytest
from plans import plan_of

from mesocare.plan.facts import DatedRestriction, Plan, turns
from mesocare.rules.protocol import Status

VISITS = ("2026-11-25T15:00", "2026-12-16T15:00")
RULES = """
restrictions:
  swim: {activity: swim, wait: 3 to 5 days}
  wash: {activity: wash your hair, wait: 2 days}
  smoke: {activity: smoke, wait: 24 hours}
before_session:
  wash: {do_not: wash your hair, from: 12 hours}
  smoke: {do_not: smoke, from: 2 to 3 days}
"""


def named(plan: Plan, key: str) -> DatedRestriction:
    return next(one for one in plan.restrictions if one.id == key)


def utc(text: str) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


@pytest.mark.parametrize(
    ("key", "at", "until", "ban"),
    [
        ("swim", "2026-11-28T14:59", "", ""),  # not a yes
        ("swim", "2026-11-28T15:00", "", ""),  # better not yet
        (
            "swim",
            "2026-11-30T15:00",
            "2026-12-16T15:00",
            "",
        ),  # the visit itself is no ban before it
        ("wash", "2026-11-27T14:59", "", ""),
        ("wash", "2026-11-27T15:00", "2026-12-16T03:00", "2026-12-16T03:00"),
        ("wash", "2026-12-16T02:59", "2026-12-16T03:00", "2026-12-16T03:00"),
        ("wash", "2026-12-16T03:00", "", ""),  # it is banned by now
        (
            "smoke",
            "2026-12-01T12:00",
            "2026-12-13T15:00",
            "2026-12-13T15:00",
        ),  # first it is better not
        ("smoke", "2026-12-13T15:00", "", "2026-12-14T15:00"),
    ],
)
def test_a_yes_ends_where_the_next_visit_asks_for_it(
    key: str, at: str, until: str, ban: str
) -> None:
    plan = plan_of(*VISITS, at=at, rules=RULES)
    dated = named(plan, key)

    assert dated.ok_until(plan.at) == utc(until)
    assert dated.banned_before_visit_at(plan.at) == utc(ban)


def test_a_view_shows_both_ends_of_a_wait_and_all_that_changes_later_in_order() -> None:
    """Whether an end is over, as that of the first visit alone is, or still to come."""
    over = plan_of(VISITS[0], at="2026-12-03T12:00", rules=RULES)
    plan = plan_of(*VISITS, at="2026-11-29T12:00", rules=RULES)

    assert turns(named(plan, "swim"), plan.at) == [
        (utc("2026-11-30T15:00"), Status.UPCOMING),
        (utc("2026-12-16T15:00"), Status.AVOID),
        (utc("2026-12-19T15:00"), Status.CAUTION),
        (utc("2026-12-21T15:00"), Status.CLEAR),
    ]
    assert turns(named(over, "swim"), over.at) == [
        (utc("2026-11-28T15:00"), Status.CAUTION),
        (utc("2026-11-30T15:00"), Status.CLEAR),
    ]
