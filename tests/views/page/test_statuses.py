"""The page equals the JSON at every moment, whatever was drawn (TIME-7 to TIME-14)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st
from known_cases import PLAN_CASES, Case, make_case_plan
from page_script import NODE, PageScript, run_script
from plans import plan_of
from strategies import Change, changes, moments_near, sessions_near, told_events, whole_protocols

from mesocare.dates.moments import Session, end_of, start_of
from mesocare.dates.typed import parse_session
from mesocare.errors import InputRefusedError, RuleFileRefusedError
from mesocare.plan.dating import make_plan, see_from
from mesocare.plan.facts import YES, DatedAllowed, DatedRestriction, Plan
from mesocare.rules.protocol import Protocol
from mesocare.views.machine import render_plan

SECOND = timedelta(seconds=1)
BRIEF = settings(derandomize=True, deadline=None, database=None, max_examples=30)
SOME_CASES = PLAN_CASES[1::6]
NOW = datetime(2026, 11, 26, 10, 44, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not NODE, reason="node is not installed")


@pytest.fixture(scope="module")
def script() -> Iterator[PageScript]:
    with run_script() as running:
        yield running


def json_at(plan: Plan, moment: datetime) -> dict[str, str]:
    """Return each activity's status as `mesocare today --json` has it at a moment.

    The page has one row for what a twin says as well. It was made when the year was sure, and a
    year later it still is (TIME-16).
    """
    seen = see_from(plan, moment)._replace(meant_years=plan.meant_years)
    found = json.loads(render_plan(seen))
    later = [one for one in found["allowed"] if "from_at" in one]
    doubled = {one.id for one in seen.restrictions if is_doubled(one, seen)}
    rows = (*found["restrictions"], *later)
    return {one["id"]: one["status"] for one in rows if one["id"] not in doubled}


def is_doubled(dated: DatedRestriction, plan: Plan) -> bool:
    if dated.twin_of:
        return dated.status in YES
    is_asked = any(twin.status not in YES for twin in plan.twins_of(dated))
    return is_asked and dated.is_free_but_for_a_visit(plan.at)


def moments_of(plan: Plan) -> list[datetime]:
    """Return each moment at which something may change, a second before, and all session days."""
    before = see_from(plan, plan.sessions[0].begins_at - SECOND)
    edges = {
        edge
        for dated in (*plan.restrictions, *before.restrictions)
        for hold in dated.holds
        for edge in (hold.from_at, hold.until_at)
        if edge and edge.year > 1960
    }
    for session in plan.sessions:
        edges |= {session.begins_at, session.ended_at}
        edges |= {start_of(session.on, session.zone), end_of(session.on, session.zone)}
    return sorted({moment for edge in edges for moment in (edge - SECOND, edge)})


def assert_the_page_equals_the_json(plan: Plan, script: PageScript) -> None:
    moments = moments_of(plan)

    shown = script.ask(plan, moments)["statuses"]

    assert dict(zip(moments, shown, strict=True)) == {
        moment: json_at(plan, moment) for moment in moments
    }


@BRIEF
@given(data=st.data(), change=changes(), protocol=whole_protocols())
def test_the_page_equals_the_json_at_every_edge_of_every_wait(
    data: st.DataObject, change: Change, protocol: Protocol, script: PageScript
) -> None:
    sessions = data.draw(sessions_near(change))
    happened = data.draw(told_events(change))
    at = max(session.ended_at for session in sessions)
    at = data.draw(st.sampled_from([at, at + timedelta(days=1)]) | moments_near(change))
    try:
        plan = make_plan(protocol, sessions, at=at, zone=change.zone, happened=happened)
    except InputRefusedError:
        reject()
    assume(plan.sessions[0].begins_at.year > 1974)

    assert_the_page_equals_the_json(plan, script)


@pytest.mark.parametrize("case", SOME_CASES, ids=[case["name"] for case in SOME_CASES])
def test_the_page_equals_the_json_for_the_known_answers(case: Case, script: PageScript) -> None:
    try:
        plan = make_case_plan(case)
    except RuleFileRefusedError:
        pytest.skip("its rules are refused: tests/plan/test_known_answers.py says so")

    assert_the_page_equals_the_json(plan, script)


@pytest.mark.parametrize(
    "sessions",
    [
        ("2026-11-25T15:00",),
        ("2026-11-25",),
        ("2026-11-04T10:00", "2026-11-25"),
        ("2026-11-25T15:00", "2026-12-16T09:30"),
        ("2026-10-24", "2026-10-25T01:30", "2026-11-25"),
    ],
    ids=["one", "without a time", "two", "one planned", "over a clock change"],
)
def test_on_each_session_s_own_day_the_page_equals_the_json_every_ten_minutes(
    sessions: tuple[str, ...], script: PageScript
) -> None:
    plan = plan_of(*sessions)
    moments = [
        start_of(session.on, session.zone) + timedelta(minutes=minutes)
        for session in plan.sessions
        for minutes in range(0, 26 * 60, 10)
    ]

    shown = script.ask(plan, moments)["statuses"]

    assert shown == [json_at(plan, moment) for moment in moments]


def test_a_page_opened_before_its_session_asks_for_what_comes_before_it(script: PageScript) -> None:
    """COURSE-6: the sheet is drawn for the session's end, and opened the evening before."""
    plan = plan_of("2026-12-16T09:30")
    evening = datetime(2026, 12, 15, 19, tzinfo=UTC)

    shown = script.ask(plan, [evening])["statuses"][0]

    assert shown["alcohol"] == "avoid"
    assert shown == json_at(plan, evening)


def test_later_changes_are_those_of_the_plan(script: PageScript) -> None:
    plan = plan_of("2026-11-25", "2026-12-16T09:30")
    moment = plan.sessions[0].ended_at

    shown = script.ask(plan, [moment])["changes"][0]

    then = see_from(plan, moment)
    later = [dated for dated in then.allowed if dated.from_at]
    rows: list[DatedRestriction | DatedAllowed] = [*then.restrictions, *later]
    assert later
    assert shown == {
        dated.id: [
            [int(change.at.timestamp()), change.status] for change in dated.changes_after(moment)
        ]
        for dated in rows
    }


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-10-25T00:30:00+00:00", ("2026-10-25", -1, "1:30 am")),
        ("2026-10-25T01:00:00+00:00", ("2026-10-25", -1, "1 am")),
        ("2026-10-26T00:00:00+00:00", ("2026-10-26", 0, "midnight")),
        ("2027-03-28T00:59:00+00:00", ("2027-03-28", 153, "12:59 am")),
        ("2027-03-28T01:00:00+00:00", ("2027-03-28", 153, "2 am")),
        ("2027-03-28T11:00:00+00:00", ("2027-03-28", 153, "noon")),
    ],
)
def test_the_clock_is_the_clinic_s_over_clock_changes(
    moment: str, shown: tuple[str, int, str], script: PageScript
) -> None:
    """No browser is asked for the zone: its offsets stand in the page."""
    plan = plan_of("2026-10-26T15:00")

    clock = script.ask(plan, [datetime.fromisoformat(moment)])["clocks"][0]

    assert (clock["on"], clock["number"], clock["clock"]) == shown


@pytest.mark.parametrize(
    ("at", "moment", "is_plausible"),
    [
        ("", "2020-11-26T10:00:00+00:00", False),
        ("", "2026-11-25T08:00:00+00:00", True),
        ("", "2027-11-25T08:00:00+00:00", True),
        ("", "2099-11-25T08:00:00+00:00", False),
        ("2026-12-06T12:00", "2026-12-04T08:00:00+00:00", False),
        ("2026-12-06T12:00", "2026-12-06T11:30:00+00:00", True),
    ],
    ids=[
        "a clock in 2020", "the morning before", "a year later", "a clock that runs ahead",
        "before the page was made", "a clock that is slow by half an hour",
    ],
)  # fmt: skip
def test_a_clock_that_must_be_wrong_is_not_gone_by(
    at: str, moment: str, *, is_plausible: bool, script: PageScript
) -> None:
    plan = plan_of(at=at)

    assert script.ask(plan, [datetime.fromisoformat(moment)])["plausible"] == [is_plausible]


def test_a_session_read_elsewhere_counts_in_its_own_zone(script: PageScript) -> None:
    """TIME-1: recorded as a day in Los Angeles, shown in Auckland."""
    los_angeles, auckland = ZoneInfo("America/Los_Angeles"), ZoneInfo("Pacific/Auckland")
    session: Session = parse_session("2026-11-20", zone=los_angeles, now=NOW)
    protocol = plan_of().protocol
    plan = make_plan(protocol, [session], at=session.ended_at, zone=auckland)

    assert_the_page_equals_the_json(plan, script)
