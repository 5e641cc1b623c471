"""One activity, several rules: which of them tells of it, and which gives way (TIME-13)."""

from datetime import UTC, datetime, timedelta

import pytest
from plans import named, plan_of

from mesocare.plan.facts import YES, DatedRestriction, Hold, Plan
from mesocare.plan.preparation import without_preparation
from mesocare.rules.protocol import Restriction, Status

VISITS = ("2026-11-25T15:00", "2026-12-16T15:00")
RULES = """
restrictions:
  smoke: {activity: smoke, only_if: you have thin skin, wait: 7 days}
  swim: {activity: swim, wait: 3 days}
  swim-sea: {activity: swim, only_if: you have a wound, wait: 14 days}
  dye:
    activity: dye your hair
    short: hair dye
    also_called: [tint]
    unless: it is henna
    wait: 7 days
  wash: {activity: wash your hair, wait: 2 days}
before_session:
  smoke: {do_not: smoke, from: 3 days}
  dye: {do_not: dye your HAIR, also_called: [henna], only_if: it is henna, from: 2 days}
  wash: {do_not: wash your hair, from: 12 hours}
course: {sessions: 4, gap: 3 weeks}
"""


def plan_at(at: str) -> Plan:
    return plan_of(*VISITS, at=at, rules=RULES)


@pytest.mark.parametrize(
    ("at", "is_told"),
    [
        ("2026-11-30T12:00", False),  # its own wait runs
        ("2026-12-05T12:00", False),  # nothing holds it off
        ("2026-12-13T14:59", False),
        ("2026-12-13T15:00", True),
        ("2026-12-16T14:59", True),
        ("2026-12-17T12:00", False),  # its own wait runs again
    ],
)
def test_before_a_visit_the_twin_tells_everybody(at: str, *, is_told: bool) -> None:
    plan = plan_at(at)

    assert plan.is_told_by_twin(named(plan, "smoke")) is is_told
    assert not plan.is_told_by_twin(named(plan, "smoke.smoke"))


def test_a_twin_of_some_does_not_tell_the_others() -> None:
    plan = plan_at("2026-12-15T12:00")

    twin = named(plan, "dye.dye")
    assert (twin.twin_of, twin.rule.only_if, twin.status) == ("dye", "it is henna", Status.AVOID)
    assert (twin.rule.activity, twin.rule.label) == ("dye your hair", "hair dye")
    assert twin.rule.also_called == ("tint", "henna")
    assert plan.twins_of(named(plan, "dye")) == [twin]
    assert not plan.is_told_by_twin(named(plan, "dye"))
    assert plan.twins_of(named(plan, "wash")) == []


@pytest.mark.parametrize(
    ("at", "listed"),
    [
        ("2026-11-26T12:00", set()),
        ("2026-11-29T12:00", {"swim", "wash"}),
        ("2026-12-05T12:00", {"dye", "smoke", "swim", "wash"}),
        ("2026-12-10T12:00", {"dye", "smoke", "swim", "swim-sea", "wash"}),
        ("2026-12-15T12:00", {"swim", "swim-sea", "wash"}),
        ("2026-12-16T12:00", {"swim", "swim-sea"}),
    ],
)
def test_a_yes_is_listed_where_no_rule_for_everybody_holds_it_off(
    at: str, listed: set[str]
) -> None:
    """What holds only those with a wound off leaves swimming a yes for the others."""
    plan = plan_at(at)

    yes = {one.id for one in plan.restrictions if one.status in YES}
    assert {key for key in yes if plan.is_ok_to_list(named(plan, key))} == listed


def test_who_has_a_wound_waits_for_the_rule_of_all_as_well() -> None:
    """The rule of all holds for them too, and theirs for nobody else."""
    plan = plan_at("2026-11-26T12:00")
    swim, sea = named(plan, "swim"), named(plan, "swim-sea")

    assert plan.is_held_by_another(sea, plan.at)
    assert not plan.is_held_by_another(swim, plan.at)
    assert not plan.is_held_by_another(sea, plan.at + timedelta(days=3))


@pytest.mark.parametrize(
    ("at", "whole", "own"),
    [
        ("2026-11-26T12:00", Status.AVOID, Status.AVOID),
        ("2026-12-16T02:59", Status.UPCOMING, Status.UPCOMING),
        ("2026-12-16T03:00", Status.AVOID, Status.UPCOMING),
        ("2026-12-17T12:00", Status.AVOID, Status.AVOID),
    ],
)
def test_what_a_visit_asks_can_be_taken_off(at: str, whole: Status, own: Status) -> None:
    plan = plan_at(at)
    wash, swim = named(plan, "wash"), named(plan, "swim")

    assert wash.status is whole
    assert without_preparation(wash, plan.at).status is own
    assert wash.is_free_but_for_a_visit(plan.at) is (own in YES)
    assert without_preparation(swim, plan.at) is swim


# When it is a yes next

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def held(*spans: tuple[int, int | None], twin_of: str | None = None) -> DatedRestriction:
    """Return what is held off in some spans, in hours after noon."""
    holds = tuple(
        Hold(Status.AVOID, NOON + first * HOUR, None if last is None else NOON + last * HOUR)
        for first, last in spans
    )
    rule = Restriction(activity="swim")
    return DatedRestriction("swim", rule, Status.AVOID, None, None, holds, NOON, twin_of=twin_of)


@pytest.mark.parametrize(
    ("spans", "hours"),
    [
        ([(0, 48)], 48),
        ([(0, 48), (71, 200)], 200),  # a yes of 23 hours is none that anybody should wait for
        ([(0, 48), (72, 200)], 48),
        ([(0, 48), (60, 80), (90, 200)], 200),
        ([(0, 48), (90, 100), (110, 200)], 48),
        ([(0, None)], None),
        ([(0, 48), (60, None)], None),
        ([(0, 48), (80, None)], 48),
    ],
)
def test_the_next_yes_is_one_that_lasts_a_day(
    spans: list[tuple[int, int | None]], hours: int | None
) -> None:
    """TIME-13: some hours between a wait and the visit after it are left out."""
    expected = None if hours is None else NOON + hours * HOUR

    assert held(*spans).ok_after(NOON) == expected
    assert held(*spans, twin_of="other").ok_after(NOON) is None
    assert held(*spans, twin_of="other").ok_after(NOON - HOUR) == expected


@pytest.mark.parametrize(
    ("fast", "over"),
    [
        ("from: 2 hours", "2026-12-16T13:00"),
        ("from: 2 to 4 hours", "2026-12-16T11:00"),
        ("from: 6 hours", "2026-12-16T15:00"),  # it never was to be done
        ("from: 8 hours", "2026-12-16T15:00"),
    ],
)
def test_what_is_to_be_done_before_a_visit_ends_with_the_ban_of_it(fast: str, over: str) -> None:
    rules = f"""
restrictions: {{swim: {{activity: swim, wait: 3 days}}}}
before_session:
  breakfast: {{do: eat a light breakfast, from: 6 hours}}
  fast: {{do_not: eat, {fast}}}
"""
    plan = plan_of(*VISITS, at="2026-12-15T12:00", rules=rules)

    (breakfast,) = [one for one in plan.preparations if one.rule.do]
    assert breakfast.until_at == datetime.fromisoformat(f"{over}:00+00:00")
