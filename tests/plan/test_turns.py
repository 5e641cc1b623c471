"""When a yes ends, and what a view shows of what changes later."""

from datetime import UTC, datetime

import pytest
from plans import named, plan_of

from mesocare.plan.facts import YES, turns
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


@pytest.mark.parametrize(
    ("key", "at", "session"),
    [
        ("wash", "2026-11-26T12:00", None),  # its own wait runs as well
        ("wash", "2026-12-01T12:00", None),  # it is a yes
        ("wash", "2026-12-16T04:00", 2),
        ("wash", "2026-12-16T15:00", None),  # that visit is over
        ("smoke", "2026-12-14T12:00", 2),
        ("swim", "2026-12-15T15:00", None),
    ],
)
def test_a_visit_that_alone_holds_it_off_is_named(key: str, at: str, session: int | None) -> None:
    plan = plan_of(*VISITS, at=at, rules=RULES)

    assert named(plan, key).held_for_session(plan.at) == session


def test_what_the_visit_after_next_holds_off_is_not_said_of_the_next() -> None:
    plan = plan_of(*VISITS, "2027-01-06T15:00", at="2026-12-10T12:00", rules=RULES)
    wash = named(plan, "wash")
    mornings = [datetime(2026, 12, 16, 4, tzinfo=UTC), datetime(2027, 1, 6, 4, tzinfo=UTC)]

    assert [wash.status_at(morning) for morning in mornings] == [Status.AVOID, Status.AVOID]
    assert [wash.held_for_session(morning) for morning in mornings] == [2, None]


PEEL = """
restrictions: {peel: {activity: peel your skin, wait: 10 days}}
before_session: {peel: {do_not: peel your skin, from: 14 days}}
course: {sessions: 4, gap: 3 weeks}
"""


@pytest.mark.parametrize("at", ["2026-12-16T16:00", "2026-12-27T12:00"])
def test_a_program_takes_no_moment_for_a_yes_at_which_the_next_visit_holds_it_off(at: str) -> None:
    """Its own wait ends on 26 December; by then the visit of 6 January is prepared for."""
    plan = plan_of(*VISITS, at=at, rules=PEEL)
    peel = named(plan, "peel")

    clear_from = peel.clear_from(plan.at)
    assert peel.clear_at == utc("2026-12-26T15:00")
    assert peel.status_at(utc("2026-12-26T15:00") or plan.at) not in YES
    assert clear_from == peel.ok_after(max(plan.at, utc("2026-12-26T15:00") or plan.at))
    assert clear_from is None or peel.status_at(clear_from) in YES


def test_where_no_visit_is_prepared_for_the_end_of_the_wait_is_a_yes_for_a_program() -> None:
    plan = plan_of(*VISITS, at="2026-12-17T12:00", rules=RULES)

    assert named(plan, "swim").clear_from(plan.at) == utc("2026-12-21T15:00")
