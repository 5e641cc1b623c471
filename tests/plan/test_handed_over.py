"""What is handed over is read at another time than it was drawn for; a doubt permits nothing."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from plans import LONDON, plan_of, read_rules

from mesocare.dates.spans import parse_span
from mesocare.dates.typed import parse_at, parse_session
from mesocare.plan.dating import hand_over, make_plan, see_from
from mesocare.plan.facts import DatedAfterEffect, Doubt, Plan
from mesocare.plan.visits import Happened
from mesocare.rules.clinic import Clinic, Closed
from mesocare.rules.protocol import Status

RULES = """
restrictions:
  alcohol: {activity: drink alcohol, short: alcohol, wait: rest of the day}
  dye: {activity: dye your hair, short: hair dye, wait: 7 days}
  swim: {activity: swim, wait: 3 days, until: healed}
events:
  healed: {what: the marks have healed}
allowed: [{id: walk, activity: walk, short: a walk}]
care:
  cap: {do: wear a loose cap, for: 3 days}
after_effects:
  growth: {what: new hair, from: 3 to 6 months, expect: true}
  marks: {what: needle marks, lasts: 2 days}
  smell: {what: a faint smell, about: a while}
  crust: {what: a crust, after: healed, lasts: 20 days}
  sore: {what: a sore scalp, lasts: 1 to 2 days, call_after: 3 days}
before_session:
  aspirin: {do_not: take aspirin, short: aspirin, from: 2 days}
  eat: {do: eat a light meal, from: 2 hours}
  retinol: {do_not: use retinol, short: retinol, from: 3 weeks}
course: {sessions: 4, gap: 2 to 4 weeks}
"""
SHUT_IN_WINTER = Clinic(
    name="Willow", closed=Closed(dates=(parse_span("24 December to 3 January"),))
)
DAY, VISIT = "2026-11-25", "2026-11-25T15:00"
NEXT_DAY, NEXT_VISIT = "2026-12-09", "2026-12-09T15:00"


def moment(text: str) -> datetime:
    zone = ZoneInfo(LONDON)
    return parse_at(text, zone=zone, now=datetime(2026, 11, 26, tzinfo=UTC)).astimezone(UTC)


def statuses(plan: Plan) -> dict[str, Status]:
    return {dated.id: dated.status for dated in plan.restrictions}


def after_effect(plan: Plan, key: str) -> DatedAfterEffect:
    return next(one for one in plan.after_effects if one.id == key)


# Seen from another moment

AT = "2026-12-20T12:00"


@pytest.mark.parametrize("doubts", [(), (Doubt.CLOCK,)])
@pytest.mark.parametrize("is_last", [False, True])
def test_a_plan_seen_from_another_moment_is_the_plan_that_is_made_then(
    doubts: tuple[Doubt, ...], *, is_last: bool
) -> None:
    """With its clinic, and all that was told of its sessions."""
    zone, now = ZoneInfo("America/St_Johns"), moment("2026-11-26")
    held, booked = (parse_session(text, zone=zone, now=now) for text in (VISIT, NEXT_VISIT))
    told = parse_session("2026-12-01T08:00", zone=zone, now=now)

    def plan_at(at: datetime) -> Plan:
        return make_plan(
            read_rules(RULES), [held, booked],
            at=at, zone=ZoneInfo(LONDON), clinic=SHUT_IN_WINTER, happened={"healed": [told]},
            is_last=is_last, booked=[booked], doubts=doubts,
        )  # fmt: skip

    first, then = plan_at(moment("2026-11-27T12:00")), moment(AT)

    assert see_from(first, then) == plan_at(then)
    assert see_from(first, then) != plan_at(then - timedelta(days=15))


@pytest.mark.parametrize("lost", ["clinic", "happened", "is_last", "booked", "doubts"])
def test_each_of_these_makes_a_difference_to_that_plan(lost: str) -> None:
    """So that the plan above would not be the same without it."""
    zone, now = ZoneInfo(LONDON), moment("2026-11-26")
    held, booked = (parse_session(text, zone=zone, now=now) for text in (VISIT, NEXT_VISIT))
    told = parse_session("2026-12-12T08:00", zone=zone, now=now)
    given = {
        "clinic": SHUT_IN_WINTER, "happened": {"healed": [told]}, "is_last": True,
        "booked": [booked], "doubts": (Doubt.CLOCK,),
    }  # fmt: skip
    kept = {key: value for key, value in given.items() if key != lost}

    def plan_with(options: dict[str, Any]) -> Plan:
        return make_plan(
            read_rules(RULES), [held, booked], at=moment(AT), zone=zone, **options
        )  # fmt: skip

    assert plan_with(kept) != plan_with(given)


# Drawn for the end of the visit


def test_what_is_drawn_for_a_moment_stays_as_it_is() -> None:
    for plan in (plan_of(VISIT, rules=RULES), plan_of(DAY, at="2026-11-26T10:00", rules=RULES)):
        assert hand_over(plan) is plan


def test_on_the_paper_of_a_day_what_is_over_with_that_day_still_holds() -> None:
    """TIME-15: it is read on that day, though it is drawn for its end."""
    drawn = plan_of(DAY, NEXT_DAY, at="2026-12-10", rules=RULES)
    assert drawn.at == drawn.latest_session.ended_at

    paper = hand_over(drawn)

    assert statuses(drawn)["alcohol"] is Status.CLEAR
    assert statuses(paper)["alcohol"] is Status.AVOID
    assert paper.at == drawn.at - timedelta(minutes=1)
    assert paper.preparations == drawn.preparations
    assert paper.after_effects == drawn.after_effects
    assert [dated.id for dated in paper.restrictions] == [dated.id for dated in drawn.restrictions]
    assert (paper.made_at, paper.as_made) == (None, None)


def test_what_only_a_coming_visit_forbids_stays_as_it_was_drawn() -> None:
    """TIME-13: the day of this visit is none of its days."""
    drawn = plan_of(DAY, rules=RULES)
    (retinol,) = [dated for dated in drawn.restrictions if dated.is_preparation]

    paper = hand_over(drawn)

    assert retinol in paper.restrictions


# Handed over before the visit


@pytest.mark.parametrize("visit", [NEXT_DAY, NEXT_VISIT])
def test_until_the_visit_is_over_calls_count_from_the_one_before(visit: str) -> None:
    """TIME-12: the sheet of visit 2 may be read while visit 1 still hurts."""
    drawn = plan_of(VISIT, visit, rules=RULES)
    made_at = moment("2026-11-27T12:00")

    paper = hand_over(drawn, made_at)

    first = plan_of(VISIT, at="2026-11-27T12:00", rules=RULES)
    assert after_effect(paper, "sore").running == after_effect(first, "sore")
    assert after_effect(paper, "marks").running == after_effect(first, "marks")
    assert after_effect(paper, "smell").running is None
    assert after_effect(paper, "growth").running is None
    assert paper.made_at == made_at


def test_a_call_that_is_due_when_it_is_made_is_none_that_runs() -> None:
    """It is told as overdue: the paper need not hold it as to come."""
    drawn = plan_of(VISIT, NEXT_VISIT, rules=RULES)
    due_at = after_effect(plan_of(VISIT, rules=RULES), "sore").call_from_at
    assert due_at is not None

    just_before = hand_over(drawn, due_at - timedelta(minutes=1))
    then = hand_over(drawn, due_at)

    assert after_effect(just_before, "sore").running is not None
    assert after_effect(then, "sore").running is None


@pytest.mark.parametrize("made", ["2026-12-09T15:00", "2026-12-09T18:00"])
def test_from_the_end_of_the_visit_on_nothing_runs_from_the_one_before(made: str) -> None:
    drawn = plan_of(VISIT, NEXT_VISIT, rules=RULES)

    assert hand_over(drawn, moment(made)) is drawn


def test_calls_count_from_the_last_visit_that_has_begun() -> None:
    drawn = plan_of(VISIT, NEXT_VISIT, "2026-12-23T15:00", rules=RULES)
    second = plan_of(VISIT, NEXT_VISIT, at=NEXT_VISIT, rules=RULES)

    for made in (NEXT_VISIT, "2026-12-09T18:00"):
        running = after_effect(hand_over(drawn, moment(made)), "sore").running
        assert running == after_effect(second, "sore")


def test_what_runs_from_an_event_counts_from_what_was_told() -> None:
    """TIME-10: and is not known where nothing was."""
    zone, now = ZoneInfo(LONDON), moment("2026-11-26")
    visits = [parse_session(text, zone=zone, now=now) for text in (VISIT, NEXT_VISIT)]
    told = {"healed": [parse_session("2026-11-30T08:00", zone=zone, now=now)]}
    made_at = moment("2026-12-01T12:00")

    def drawn(happened: Happened) -> Plan:
        return make_plan(
            read_rules(RULES), visits, at=visits[-1].ended_at, zone=zone, happened=happened
        )

    crust = after_effect(hand_over(drawn(told), made_at), "crust").running
    unknown = after_effect(hand_over(drawn({}), made_at), "crust")

    assert crust is not None
    assert (crust.normal_until_at, crust.waits_for) == (moment("2026-12-20T08:00"), None)
    assert (unknown.running, unknown.waits_for and unknown.waits_for.event) == (None, "healed")


def test_the_day_before_is_one_of_the_zone_of_the_visit() -> None:
    """TIME-1: 9 December has begun in Auckland while it is still the 8th in London."""
    drawn = plan_of(VISIT, NEXT_VISIT, zone="Pacific/Auckland", rules=RULES)

    assert hand_over(drawn, datetime(2026, 12, 8, 10, 59, tzinfo=UTC)).as_made is not None
    assert hand_over(drawn, datetime(2026, 12, 8, 11, 0, tzinfo=UTC)).as_made is None


def test_what_is_made_before_any_visit_counts_from_the_first() -> None:
    drawn = plan_of(VISIT, NEXT_VISIT, rules=RULES)

    paper = hand_over(drawn, moment("2026-11-20T12:00"))

    first = plan_of(VISIT, rules=RULES)
    assert after_effect(paper, "sore").running == after_effect(first, "sore")


def test_a_first_visit_has_none_before_it_that_could_run() -> None:
    paper = hand_over(plan_of(VISIT, rules=RULES), moment("2026-11-20T12:00"))

    assert {one.running for one in paper.after_effects} == {None}
    assert paper.made_at is None


def test_what_is_made_on_a_day_before_holds_what_to_do_until_then() -> None:
    """TIME-13: what to prepare for this visit, not for the one after it."""
    drawn = plan_of(VISIT, NEXT_VISIT, rules=RULES)
    made_at = moment("2026-12-08T12:00")

    as_made = hand_over(drawn, made_at).as_made

    assert as_made is not None
    assert as_made.at == made_at
    assert as_made.restrictions == see_from(drawn, made_at).restrictions
    assert [one.session_at for one in as_made.preparations] == [drawn.latest_session.ended_at] * 3
    assert [one.holds_from_at for one in as_made.preparations] == [
        moment("2026-12-07T15:00"), moment("2026-12-09T13:00"), moment("2026-11-18T15:00"),
    ]  # fmt: skip


@pytest.mark.parametrize("made", ["2026-12-09T00:00", "2026-12-09T09:00"])
def test_what_is_made_on_the_day_itself_does_not(made: str) -> None:
    assert hand_over(plan_of(VISIT, NEXT_VISIT, rules=RULES), moment(made)).as_made is None


def test_paper_of_a_day_that_is_made_before_it_holds_all_of_that() -> None:
    drawn = plan_of(DAY, NEXT_DAY, at="2026-12-10", rules=RULES)
    made_at = moment("2026-11-27T12:00")

    paper = hand_over(drawn, made_at)

    assert statuses(paper)["alcohol"] is Status.AVOID
    assert paper.made_at == made_at
    assert paper.as_made is not None
    assert paper.as_made.at == made_at
    assert after_effect(paper, "sore").running is not None


# A doubt


def doubtful(at: str, *sessions: str) -> Plan:
    zone, now = ZoneInfo(LONDON), moment("2026-11-26")
    read = [parse_session(text, zone=zone, now=now) for text in sessions]
    return make_plan(read_rules(RULES), read, at=moment(at), zone=zone, doubts=(Doubt.UNREAD,))


@pytest.mark.parametrize(
    ("at", "status"),
    [("2026-11-20", Status.ASK), ("2026-11-25T16:00", Status.AVOID), ("2027-11-25", Status.ASK)],
)
def test_a_doubt_leaves_bans_and_questions_and_no_yes(at: str, status: Status) -> None:
    plan = doubtful(at, VISIT)

    assert statuses(plan)["dye"] is status
    assert not {Status.CLEAR, Status.UPCOMING, Status.CAUTION} & set(statuses(plan).values())
    assert bool(plan.unlisted) is (plan.at > plan.latest_session.ended_at)
    for dated in (*plan.restrictions, *plan.unlisted):
        assert (dated.caution_at, dated.clear_at) == (None, None)
        assert dated.status is dated.status_at(plan.at)
        assert dated.status_at(plan.at + timedelta(days=3000)) in (Status.ASK, Status.AVOID)
    assert (plan.allowed, plan.care, plan.next_sessions) == ((), (), ())


TWINS = """
restrictions: {dye: {activity: dye your hair, wait: 5 to 7 days}}
before_session: {dye: {do_not: dye your hair, only_if: it is henna, from: 2 days}}
course: {sessions: 4, gap: 3 weeks}
"""


@pytest.mark.parametrize("at", ["2026-11-25T16:00", "2026-12-01T16:00", "2026-12-08T16:00"])
def test_a_doubt_leaves_no_yes_to_some_and_no_end_of_a_wait(at: str) -> None:
    """What a preparation bans for some is a question for them, not OK until the visit."""
    zone = ZoneInfo(LONDON)
    session = parse_session(VISIT, zone=zone, now=moment("2026-11-26"))
    plan = make_plan(read_rules(TWINS), [session], at=moment(at), zone=zone, doubts=(Doubt.UNREAD,))

    found = {one.id: one for one in (*plan.restrictions, *plan.unlisted)}
    assert set(found) == {"dye", "dye.dye"}
    for dated in found.values():
        assert dated.status in (Status.AVOID, Status.ASK)
        assert (dated.caution_at, dated.clear_at) == (None, None)


def test_a_doubt_leaves_no_yes_to_what_is_allowed_once_a_visit_is_over() -> None:
    """TIME-13: what only a visit bans is allowed after it, where no doubt is."""
    rules = """
restrictions: {swim: {activity: swim, wait: 3 days}}
allowed: [{id: eat, activity: eat}]
before_session: {fast: {do_not: eat, from: 6 hours}}
course: {sessions: 4, gap: 3 weeks}
"""
    zone = ZoneInfo(LONDON)
    session = parse_session(VISIT, zone=zone, now=moment("2026-11-26"))
    sure, doubtful = (
        make_plan(read_rules(rules), [session], at=moment("2026-11-26"), zone=zone, doubts=doubts)
        for doubts in ((), (Doubt.UNREAD,))
    )

    assert [one.status for one in sure.unlisted] == [Status.CLEAR]
    assert [one.status for one in doubtful.unlisted] == [Status.ASK]


def test_a_doubt_makes_every_call_due() -> None:
    """TIME-12: what could be of an earlier visit is a reason to call at once."""
    plan = doubtful("2026-11-25T16:00", VISIT)

    due = {one.id: one.earlier_call_at for one in plan.after_effects}
    assert due == {"growth": None, "marks": None, "smell": None, "sore": plan.at, "crust": None}


def test_a_call_that_was_due_earlier_stays_so() -> None:
    plan = doubtful("2026-12-10T16:00", VISIT, NEXT_VISIT)

    known = plan_of(VISIT, NEXT_VISIT, at="2026-12-10T16:00", rules=RULES)
    earlier = after_effect(known, "sore").earlier_call_at
    assert earlier is not None
    assert after_effect(plan, "sore").earlier_call_at == earlier
