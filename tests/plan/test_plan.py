"""Whole plans, worked out by hand.

Known answers with their reasons stand in tests/cases; here is each part of a plan whole.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mesocare.dates.moments import Session
from mesocare.dates.typed import parse_session
from mesocare.dates.waits import (
    Count,
    Length,
    Unit,
    parse_gap,
    parse_lead,
    parse_length,
    parse_range,
    parse_span,
    parse_start,
    parse_wait,
)
from mesocare.errors import InputRefusedError
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import (
    STRICTEST_FIRST,
    CareStatus,
    Change,
    DatedAfterEffect,
    DatedCare,
    DatedEvent,
    DatedPreparation,
    DatedRestriction,
    Hold,
    Plan,
    Until,
    turns,
)
from mesocare.rules.clinic import Clinic, Closed, Weekday
from mesocare.rules.protocol import (
    FORMAT,
    About,
    AfterEffect,
    Basis,
    Care,
    Course,
    Decider,
    Event,
    Preparation,
    Protocol,
    Restriction,
    Status,
    Watch,
)

UTC_ZONE, ROME, BERLIN = ZoneInfo("Etc/UTC"), ZoneInfo("Europe/Rome"), ZoneInfo("Europe/Berlin")
ABOUT = About(
    id="plan", title="A plan", version="1.0.0", language="en", written_on=date(2026, 11, 22)
)
FRIDAY = "2026-11-20T14:30"
WASH = Restriction(activity="wash your hair", wait=parse_wait("24 to 48 hours"))
SWIM = Restriction(activity="swim", wait=parse_wait("7 days"))
MEDICINE = Restriction(
    activity="put minoxidil on", until="your clinic tells you", decided_by=Decider.CLINIC
)
SCABS = Restriction(activity="comb", wait=parse_wait("2 to 3 days"), until="the scabs have gone")
EVER = datetime(1900, 1, 1, tzinfo=UTC)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def protocol(**parts: Any) -> Protocol:
    return Protocol(**{"format_": FORMAT, "protocol": ABOUT, "restrictions": {}, **parts})


def plan_of(
    told: Protocol,
    *sessions: str,
    at: str = "2026-11-20T14:30",
    zone: ZoneInfo = UTC_ZONE,
    happened: str | None = None,
) -> Plan:
    """Make the plan of sessions as a patient writes them, and of scabs that have gone."""
    read = [parse_session(text, zone=zone, now=moment(at)) for text in sessions]
    events = (
        {"scabs-gone": [parse_session(happened, zone=zone, now=moment(at))]} if happened else {}
    )
    return make_plan(told, read, at=moment(at), zone=zone, happened=events)


def restriction_of(rule: Restriction, *sessions: str, at: str = FRIDAY) -> DatedRestriction:
    (dated,) = plan_of(protocol(restrictions={"it": rule}), *sessions, at=at).restrictions
    return dated


def changes_of(dated: DatedRestriction, since: str) -> list[tuple[str, str]]:
    """Return the changes after a moment, short enough to read."""
    return [
        (f"{at:%m-%dT%H:%M}", status.value) for at, status in dated.changes_after(moment(since))
    ]


# One restriction


def test_a_range_is_avoid_then_caution_then_clear() -> None:
    """TIME-7: whole, with what it holds and when."""
    assert restriction_of(WASH, FRIDAY, at="2026-11-21T14:29") == DatedRestriction(
        id="it",
        rule=WASH,
        status=Status.AVOID,
        caution_at=moment("2026-11-21T14:30"),
        clear_at=moment("2026-11-22T14:30"),
        holds=(
            Hold(Status.AVOID, moment(FRIDAY), moment("2026-11-21T14:30")),
            Hold(Status.CAUTION, moment("2026-11-21T14:30"), moment("2026-11-22T14:30")),
        ),
        latest_session_at=moment(FRIDAY),
    )


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("2026-11-20T14:29", Status.UPCOMING),
        ("2026-11-20T14:30", Status.AVOID),
        ("2026-11-21T14:29", Status.AVOID),
        ("2026-11-21T14:30", Status.CAUTION),
        ("2026-11-22T14:29", Status.CAUTION),
        ("2026-11-22T14:30", Status.CLEAR),
    ],
)
def test_at_the_very_minute_that_a_wait_ends_the_milder_status_holds(
    at: str, status: Status
) -> None:
    """TIME-7, TIME-9: ends are half-open."""
    dated = restriction_of(WASH, FRIDAY, at=at)

    assert dated.status is status
    assert restriction_of(WASH, FRIDAY).status_at(moment(at)) is status


def test_a_single_wait_has_no_time_of_caution() -> None:
    """TIME-7."""
    dated = restriction_of(SWIM, FRIDAY)

    assert (dated.caution_at, dated.clear_at) == (None, moment("2026-11-27T14:30"))
    assert dated.holds == (Hold(Status.AVOID, moment(FRIDAY), moment("2026-11-27T14:30")),)


def test_what_the_clinic_decides_is_asked_at_any_time() -> None:
    """TIME-10: nothing ends it, and before the session it is no yes."""
    dated = restriction_of(MEDICINE, FRIDAY)

    assert (dated.caution_at, dated.clear_at) == (None, None)
    assert dated.holds == (
        Hold(Status.ASK, moment(FRIDAY), None),
        Hold(Status.ASK, EVER, moment(FRIDAY)),
    )
    assert dated.until == Until("your clinic tells you", None, Decider.CLINIC)
    assert dated.status_at(moment("2026-11-20T14:29")) is Status.ASK
    assert dated.status_at(moment("2099-01-01T00:00")) is Status.ASK


def test_a_range_with_an_event_is_avoid_until_both_are_over() -> None:
    """TIME-10: its time of caution does not show while the patient waits for the event."""
    dated = restriction_of(SCABS, FRIDAY)

    assert dated.holds == (
        Hold(Status.AVOID, moment(FRIDAY), moment("2026-11-22T14:30")),
        Hold(Status.CAUTION, moment("2026-11-22T14:30"), moment("2026-11-23T14:30")),
        Hold(Status.AVOID, moment(FRIDAY), None),
        Hold(Status.ASK, EVER, moment(FRIDAY)),
    )
    assert changes_of(dated, "2026-11-19T00:00") == [("11-20T14:30", "avoid")]


def test_a_built_in_event_has_words_of_its_own() -> None:
    """COURSE-8."""
    dated = restriction_of(
        Restriction(activity="give blood", wait=parse_wait("6 months"), after="last-session"),
        FRIDAY,
    )
    ended = restriction_of(Restriction(activity="swim", until="last-session"), FRIDAY)

    assert dated.status is Status.ASK
    assert dated.waits_for is not None
    assert dated.waits_for.text == "you have had your last session"
    assert ended.until == Until("you have had your last session", "last-session", Decider.YOU)


def test_an_event_of_the_file_is_resolved_and_no_longer_awaited_once_it_was_told() -> None:
    """TIME-10."""
    told = protocol(
        restrictions={"scratch": Restriction(activity="scratch", until="scabs-gone")},
        events={"scabs-gone": Event(what="the scabs have gone", usually=parse_range("7 days"))},
    )

    (waiting,) = plan_of(told, FRIDAY).restrictions
    (over,) = plan_of(told, FRIDAY, happened="2026-11-25T10:00").restrictions

    assert waiting.until == Until(
        "the scabs have gone", "scabs-gone", Decider.YOU, parse_range("7 days")
    )
    assert (over.until, over.clear_at) == (None, moment("2026-11-25T10:00"))


def test_an_event_is_told_since_the_latest_session_that_has_begun() -> None:
    """TIME-10: one that is planned does not make it forgotten."""
    told = protocol(
        events={"scabs-gone": Event(what="the scabs have gone", usually=parse_range("7 days"))}
    )
    both = FRIDAY, "2026-12-11T10:00"

    before, after = (
        plan_of(told, *both, at=at, happened="2026-11-25T10:00").events[0]
        for at in ("2026-12-01T00:00", "2026-12-11T10:00")
    )

    assert before == DatedEvent(
        "scabs-gone", "the scabs have gone", "7 days", Decider.YOU, moment("2026-11-25T10:00")
    )
    assert after.happened_at is None


@pytest.mark.parametrize(
    ("happened", "is_over"),
    [
        (FRIDAY, False),
        ("2026-11-20T14:30:59", False),
        ("2026-11-20T14:31", True),
        ("2026-11-20", False),
        ("2026-11-21", True),
    ],
)
def test_an_event_in_the_very_minute_of_its_session_ends_nothing(
    happened: str,
    is_over: bool,  # noqa: FBT001  a case
) -> None:
    """TIME-10: scabs that have gone when the session ends are no scabs of that session."""
    scratch = Restriction(activity="scratch", until="scabs-gone")
    told = protocol(restrictions={"it": scratch}, events={"scabs-gone": Event(what="scabs gone")})

    (dated,) = plan_of(told, FRIDAY, happened=happened).restrictions

    assert (dated.until is None, dated.clear_at is not None) == (is_over, is_over)


def test_an_event_may_happen_with_the_one_from_which_a_rule_counts() -> None:
    """TIME-10: who has the stitches out may be told that the scabs have gone in that minute."""
    rule = Restriction(activity="scratch", after="stitches-out", until="scabs-gone")
    both = [parse_session("2026-11-25T10:00", zone=UTC_ZONE, now=moment(FRIDAY))]
    (session,) = plan_of(protocol(), FRIDAY).sessions
    happened = {"stitches-out": both, "scabs-gone": both}
    at, events = moment("2026-11-26T10:00"), {key: Event(what=key) for key in happened}
    rules = protocol(restrictions={"it": rule}, events=events)

    (dated,) = make_plan(rules, [session], at=at, zone=UTC_ZONE, happened=happened).restrictions

    assert dated.clear_at == moment("2026-11-25T10:00")


def test_a_session_without_a_time_forbids_from_its_first_minute_and_clears_from_its_last() -> None:
    """TIME-6: it is not known when in the day it was."""
    (dated,) = plan_of(
        protocol(restrictions={"it": WASH}), "2026-11-20", at=FRIDAY, zone=ROME
    ).restrictions

    assert dated.holds == (
        Hold(Status.AVOID, moment("2026-11-19T23:00"), moment("2026-11-21T23:00")),
        Hold(Status.CAUTION, moment("2026-11-21T23:00"), moment("2026-11-22T23:00")),
    )


# What changes next


def test_each_change_is_told_once_in_order() -> None:
    """TIME-7, TIME-9."""
    dated = restriction_of(WASH, FRIDAY)

    assert changes_of(dated, "2026-11-19T00:00") == [
        ("11-20T14:30", "avoid"),
        ("11-21T14:30", "caution"),
        ("11-22T14:30", "clear"),
    ]
    assert changes_of(dated, "2026-11-21T14:29")[0] == ("11-21T14:30", "caution")
    assert changes_of(dated, "2026-11-21T14:30") == [("11-22T14:30", "clear")]
    assert changes_of(dated, "2026-11-22T14:30") == []


def test_where_two_sessions_overlap_only_what_really_changes_is_told() -> None:
    """TIME-8: the end of the first wait changes nothing, since the second still forbids."""
    dated = restriction_of(SWIM, FRIDAY, "2026-11-25T10:00")

    assert changes_of(dated, "2026-11-19T00:00") == [
        ("11-20T14:30", "avoid"),
        ("12-02T10:00", "clear"),
    ]
    assert changes_of(dated, "2026-11-21T00:00") == [("12-02T10:00", "clear")]
    assert dated.clear_at == moment("2026-12-02T10:00")


def test_between_two_sessions_an_activity_is_upcoming_again_and_not_clear() -> None:
    """TIME-8, TIME-9: the second session still lies ahead."""
    dated = restriction_of(SWIM, FRIDAY, "2026-12-11T10:00")

    assert changes_of(dated, "2026-11-19T00:00") == [
        ("11-20T14:30", "avoid"),
        ("11-27T14:30", "upcoming"),
        ("12-11T10:00", "avoid"),
        ("12-18T10:00", "clear"),
    ]
    assert dated.status_at(moment("2026-12-01T00:00")) is Status.UPCOMING


def test_a_change_is_a_moment_with_its_status() -> None:
    dated = restriction_of(WASH, FRIDAY)

    assert next(dated.changes_after(moment(FRIDAY))) == Change(
        moment("2026-11-21T14:30"), Status.CAUTION
    )


def test_the_strictest_status_between_two_moments_counts() -> None:
    """CAN-5: the first in, the last out."""
    dated = restriction_of(WASH, FRIDAY)

    def between(first: str, last: str) -> Status:
        return dated.status_between(moment(first), moment(last))

    assert between("2026-11-19T00:00", "2026-11-20T14:30") is Status.UPCOMING
    assert between("2026-11-19T00:00", "2026-11-20T14:31") is Status.AVOID
    assert between("2026-11-21T14:30", "2026-11-25T00:00") is Status.CAUTION
    assert between("2026-11-22T14:30", "2026-11-25T00:00") is Status.CLEAR


def test_the_strictest_status_comes_first() -> None:
    """TIME-8, CAN-2."""
    assert [status.value for status in STRICTEST_FIRST] == [
        "avoid",
        "ask",
        "caution",
        "upcoming",
        "clear",
    ]


# Several sessions


def test_caution_and_clear_are_those_of_whichever_session_is_latest() -> None:
    """TIME-8: in any order, and twice the same is once."""
    dated = restriction_of(WASH, "2026-11-21T10:00", FRIDAY, FRIDAY)

    assert (dated.caution_at, dated.clear_at) == (
        moment("2026-11-22T10:00"),
        moment("2026-11-23T10:00"),
    )
    assert len(dated.holds) == 4
    assert dated.latest_session_at == moment("2026-11-21T10:00")


def test_an_earlier_session_can_clear_later_over_a_change_of_the_clocks() -> None:
    """TIME-4, TIME-8: in Rome 02:30 on 29 March 2026 is 03:30, and so later than 03:15.

    A day after 28 March 02:30 is 01:30 UTC, a day after 28 March 03:15 is 01:15.
    """
    rule = Restriction(activity="swim", wait=parse_wait("1 day"))

    (dated,) = plan_of(
        protocol(restrictions={"it": rule}),
        "2026-03-28T02:30",
        "2026-03-28T03:15",
        at="2026-03-28T12:00",
        zone=ROME,
    ).restrictions

    assert dated.clear_at == moment("2026-03-29T01:30")


def test_the_caution_of_one_session_counts_only_where_no_other_still_forbids() -> None:
    """TIME-7, TIME-8: "23 hours to 1 day" over the change of the clocks has no caution at all.

    In Rome a day from 28 March 2026 14:30 is 23 hours: both ends are one.
    """
    rule = Restriction(activity="swim", wait=parse_wait("23 hours to 1 day"))
    told = protocol(restrictions={"it": rule})

    (alone,) = plan_of(told, "2026-03-28T14:30", at="2026-03-28T14:30", zone=ROME).restrictions
    (both,) = plan_of(
        told, "2026-03-28T14:30", "2026-03-27T14:30", at="2026-03-28T14:30", zone=ROME
    ).restrictions

    assert (alone.caution_at, alone.clear_at) == (None, moment("2026-03-29T12:30"))
    assert alone.holds == (
        Hold(Status.AVOID, moment("2026-03-28T13:30"), moment("2026-03-29T12:30")),
    )
    assert (both.caution_at, both.clear_at) == (None, moment("2026-03-29T12:30"))
    assert len(both.holds) == 3


def test_a_range_whose_ends_a_clock_change_turns_round_ends_with_the_later() -> None:
    """TIME-4, TIME-7: in Rome a day from 28 March 2026 14:30 is 23 hours."""
    rule = Restriction(activity="swim", wait=parse_wait("24 hours to 1 day"))
    told = protocol(restrictions={"it": rule})

    (dated,) = plan_of(told, "2026-03-28T14:30", at="2026-03-28T14:30", zone=ROME).restrictions

    assert (dated.caution_at, dated.clear_at) == (None, moment("2026-03-29T13:30"))
    assert dated.holds == (
        Hold(Status.AVOID, moment("2026-03-28T13:30"), moment("2026-03-29T13:30")),
    )


def test_a_plan_without_a_session_is_refused_with_how_to_give_one() -> None:
    with pytest.raises(InputRefusedError) as refused:
        make_plan(protocol(), [], at=moment(FRIDAY), zone=UTC_ZONE)

    assert str(refused.value) == (
        "There is no session to count from. Give the day of one, such as 2026-11-20."
    )


# Before a session that lies ahead

ALCOHOL = Preparation(
    do_not="drink alcohol",
    from_=parse_lead("1 to 2 days"),
    why="Bleeding.",
    only_if="you drink",
    also_called=("wine",),
    basis=Basis.BORROWED,
    sources=("P1",),
)


def _before(status: Status, from_at: str, until_at: str) -> Hold:
    return Hold(status, moment(from_at), moment(until_at), is_before=True)


def test_a_preparation_for_a_planned_session_is_a_restriction_until_then() -> None:
    """TIME-13: caution from its longer end, avoid from its shorter, with all that it says."""
    told = protocol(restrictions={"swim": SWIM}, before_session={"alcohol": ALCOHOL})

    plan = plan_of(told, "2026-11-25T10:00")

    assert plan.restrictions[1] == DatedRestriction(
        id="alcohol",
        rule=Restriction(
            activity="drink alcohol",
            why="Bleeding.",
            only_if="you drink",
            also_called=("wine",),
            basis=Basis.BORROWED,
            sources=("P1",),
        ),
        status=Status.UPCOMING,
        caution_at=None,
        clear_at=None,
        holds=(
            _before(Status.AVOID, "2026-11-24T10:00", "2026-11-25T10:00"),
            _before(Status.CAUTION, "2026-11-23T10:00", "2026-11-24T10:00"),
            Hold(Status.ASK, moment("2026-11-25T10:00"), None),
        ),
        latest_session_at=moment("2026-11-25T10:00"),
        preparation=plan.preparations[0],
        is_preparation=True,
    )
    assert plan.preparations == (
        DatedPreparation(
            id="alcohol",
            rule=ALCOHOL,
            for_session=1,
            advised_from_at=moment("2026-11-23T10:00"),
            holds_from_at=moment("2026-11-24T10:00"),
            until_at=moment("2026-11-25T10:00"),
            session_at=moment("2026-11-25T10:00"),
            is_projected=False,
        ),
    )
    assert [dated.id for dated in plan.restrictions] == ["swim", "alcohol"]


def test_what_is_only_prepared_is_not_covered_when_the_session_ends() -> None:
    """TIME-9, TIME-13: until its advice starts it is upcoming, and then never a yes again."""
    (dated,) = plan_of(protocol(before_session={"it": ALCOHOL}), "2026-11-25T10:00").restrictions

    assert changes_of(dated, "2026-11-20T00:00") == [
        ("11-23T10:00", "caution"),
        ("11-24T10:00", "avoid"),
        ("11-25T10:00", "ask"),
    ]


def test_a_preparation_of_one_length_has_no_time_of_advice() -> None:
    """TIME-13."""
    told = protocol(before_session={"wine": replace(ALCOHOL, from_=parse_lead("1 day"))})

    (dated,) = plan_of(told, "2026-11-25T10:00").restrictions

    assert dated.holds == (
        _before(Status.AVOID, "2026-11-24T10:00", "2026-11-25T10:00"),
        Hold(Status.ASK, moment("2026-11-25T10:00"), None),
    )


def test_a_preparation_for_a_session_that_is_over_is_not_listed() -> None:
    """TIME-13: at the very minute that the session ends there is nothing left to prepare."""
    told = protocol(before_session={"alcohol": ALCOHOL})

    assert plan_of(told, FRIDAY, at=FRIDAY).restrictions == ()
    assert len(plan_of(told, FRIDAY, at="2026-11-20T14:29").restrictions) == 1


def test_a_preparation_in_the_words_of_a_restriction_is_one_activity_with_it() -> None:
    """TIME-13: under the same id; its dates after the session stay."""
    drink = Restriction(activity="drink alcohol", wait=parse_wait("24 hours"), only_if="you drink")
    told = protocol(restrictions={"alcohol": drink}, before_session={"alcohol": ALCOHOL})

    (dated,) = plan_of(told, "2026-11-25T10:00", at="2026-11-24T12:00").restrictions

    assert (dated.id, dated.rule, dated.status) == ("alcohol", drink, Status.AVOID)
    assert dated.clear_at == moment("2026-11-26T10:00")
    assert changes_of(dated, "2026-11-22T00:00") == [
        ("11-23T10:00", "caution"),
        ("11-24T10:00", "avoid"),
        ("11-26T10:00", "clear"),
    ]


def test_two_bans_before_a_session_are_both_kept_for_a_restriction_in_their_words() -> None:
    """TIME-13: whatever the spacing and the case."""
    drink = Restriction(activity="drink alcohol", wait=parse_wait("24 hours"), only_if="you drink")
    longer = replace(ALCOHOL, do_not="Drink  alcohol", from_=parse_lead("1 week"))
    told = protocol(
        restrictions={"alcohol": drink}, before_session={"alcohol": ALCOHOL, "more": longer}
    )

    (dated,) = plan_of(told, "2026-11-25T10:00", at="2026-11-17T00:00").restrictions

    assert changes_of(dated, "2026-11-17T00:00") == [
        ("11-18T10:00", "avoid"),
        ("11-26T10:00", "clear"),
    ]


def test_without_a_session_to_come_preparations_are_words() -> None:
    """TIME-13."""
    plan = plan_of(protocol(before_session={"alcohol": ALCOHOL}), FRIDAY)

    assert plan.preparations == (
        DatedPreparation("alcohol", ALCOHOL, None, None, None, None, None, is_projected=True),
    )
    assert plan.restrictions == ()


def test_before_a_projected_session_a_restriction_becomes_caution_again() -> None:
    """TIME-13: from its longer end to the end of the window; the clear date stays."""
    drink = Restriction(activity="drink alcohol", wait=parse_wait("24 hours"), only_if="you drink")
    told = protocol(
        restrictions={"alcohol": drink},
        before_session={"alcohol": ALCOHOL},
        course=Course(sessions=Count(2, 2), gap=parse_gap("2 to 3 weeks")),
    )

    (dated,) = plan_of(told, FRIDAY).restrictions

    assert dated.clear_at == moment("2026-11-21T14:30")
    assert changes_of(dated, "2026-11-20T14:30") == [
        ("11-21T14:30", "clear"),
        ("12-02T00:00", "caution"),
        ("12-12T00:00", "clear"),
    ]


def test_what_is_to_be_done_before_a_session_is_no_restriction() -> None:
    """TIME-13."""
    told = protocol(before_session={"eat": Preparation(do="eat a meal")})

    assert plan_of(told, "2026-11-25T10:00").restrictions == ()


# Care


def care_of(care: Care, *sessions: str, watch: str | None = None, at: str = FRIDAY) -> DatedCare:
    told = protocol(
        care={"care": care}, watch=Watch(for_=parse_range(watch)) if watch is not None else None
    )
    (dated,) = plan_of(told, *sessions, at=at).care
    return dated


SHAMPOO = Care(
    do="use a mild shampoo", from_=parse_start("12 to 24 hours"), for_=parse_span("7 days")
)


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("2026-11-21T14:29", CareStatus.LATER),
        ("2026-11-21T14:30", CareStatus.NOW),
        ("2026-11-28T14:29", CareStatus.NOW),
        ("2026-11-28T14:30", CareStatus.OVER),
    ],
)
def test_a_care_starts_at_its_longer_end_and_lasts_from_there(at: str, status: CareStatus) -> None:
    """TIME-12."""
    assert care_of(SHAMPOO, FRIDAY, at=at) == DatedCare(
        id="care",
        rule=SHAMPOO,
        status=status,
        from_at=moment("2026-11-21T14:30"),
        until_at=moment("2026-11-28T14:30"),
        is_listed=status is not CareStatus.OVER,
    )


def test_a_care_without_a_start_begins_with_the_session() -> None:
    """TIME-12."""
    care = Care(do="keep it clean", for_=parse_span("1 to 2 days"))

    dated = care_of(care, FRIDAY, watch="12 weeks")

    assert (dated.from_at, dated.until_at) == (moment(FRIDAY), moment("2026-11-22T14:30"))


def test_a_care_without_an_end_goes_on_after_the_watch() -> None:
    """TIME-12: the watch is no end of care."""
    dated = care_of(Care(do="keep it clean"), FRIDAY, watch="2 weeks", at="2027-06-01T00:00")

    assert (dated.status, dated.from_at, dated.until_at) == (CareStatus.NOW, moment(FRIDAY), None)


def test_the_care_of_a_session_before_ends_where_the_next_one_starts_anew() -> None:
    """TIME-12: between a session and its `from` it is later."""
    care = replace(SHAMPOO, for_=None)
    both = FRIDAY, "2026-12-11T10:00"

    before = care_of(care, *both, at="2026-12-11T09:59")
    between = care_of(care, *both, at="2026-12-11T10:00")

    assert (before.status, before.from_at, before.until_at) == (
        CareStatus.NOW,
        moment("2026-11-21T14:30"),
        moment("2026-12-11T10:00"),
    )
    assert (between.status, between.from_at, between.until_at) == (
        CareStatus.LATER,
        moment("2026-12-12T10:00"),
        None,
    )


def test_care_rests_where_a_ban_in_its_words_comes_in_between() -> None:
    """TIME-12, TIME-13: it goes on when the ban is over."""
    sunscreen = Care(do="use sunscreen", for_=parse_span("30 days"))
    ban = Preparation(do_not="use sunscreen", from_=parse_lead("2 days"))
    told = protocol(care={"care": sunscreen}, before_session={"ban": ban})

    runs, rests, anew = (
        plan_of(told, FRIDAY, "2026-12-11T10:00", at=at).care[0]
        for at in ("2026-12-01T00:00", "2026-12-10T00:00", "2026-12-11T10:00")
    )

    assert (runs.status, runs.until_at) == (CareStatus.NOW, moment("2026-12-09T10:00"))
    assert (rests.status, rests.from_at) == (CareStatus.LATER, moment("2026-12-11T10:00"))
    assert anew.status is CareStatus.NOW


def test_a_ban_for_others_does_not_hold_off_care() -> None:
    """TIME-12, CAN-6: the one is for those whose scalp shows, the other for the rest."""
    use = Restriction(
        activity="use sunscreen", wait=parse_wait("always"), unless="your scalp shows"
    )
    care = Care(do="use sunscreen", only_if="your scalp shows")

    (dated,) = plan_of(protocol(restrictions={"use": use}, care={"care": care}), FRIDAY).care

    assert dated.status is CareStatus.NOW


def test_a_care_until_an_event_and_so_long_at_least_ends_with_the_later() -> None:
    """TIME-10, TIME-12."""
    care = Care(do="keep it dry", for_=parse_span("7 days"), until="scabs-gone")
    told = protocol(care={"care": care}, events={"scabs-gone": Event(what="the scabs have gone")})

    waiting, early, late = (
        plan_of(told, FRIDAY, happened=happened).care[0]
        for happened in (None, "2026-11-23T10:00", "2026-11-30T10:00")
    )

    assert (waiting.until_at, waiting.until) == (
        None,
        Until("the scabs have gone", "scabs-gone", Decider.YOU),
    )
    assert (early.until_at, early.until) == (moment("2026-11-27T14:30"), None)
    assert (late.until_at, late.until) == (moment("2026-11-30T10:00"), None)


def test_a_care_through_a_day_ends_with_it() -> None:
    """TIME-14."""
    care = Care(do="massage it", from_=parse_start("day 5"), through=Length(14, Unit.DATES))

    dated = care_of(care, FRIDAY)

    assert (dated.from_at, dated.until_at) == (
        moment("2026-11-25T00:00"),
        moment("2026-12-05T00:00"),
    )


def test_care_in_days_starts_with_its_day_where_no_time_is_known() -> None:
    """TIME-12."""
    care = Care(do="massage it", from_=parse_start("1 week"))

    assert care_of(care, "2026-11-20").from_at == moment("2026-11-27T00:00")


@pytest.mark.parametrize("sessions", [(FRIDAY,), (FRIDAY, "2026-11-22T10:00")])
def test_a_care_whose_event_came_before_its_start_is_over(sessions: tuple[str, ...]) -> None:
    """TIME-10, TIME-12: from a week on, until scabs that went on day five."""
    care = Care(do="keep it dry", from_=parse_start("1 week"), until="scabs-gone")
    told = protocol(care={"care": care}, events={"scabs-gone": Event(what="the scabs have gone")})

    (dated,) = plan_of(told, *sessions, at="2026-12-01T00:00", happened="2026-11-25T10:00").care

    assert (dated.status, dated.until) == (CareStatus.OVER, None)


ACTS = Care(do="change the dressing", on=(Length(4, Unit.DATES), Length(2, Unit.WEEKS)))


@pytest.mark.parametrize(
    ("at", "status", "on", "is_listed"),
    [
        ("2026-11-22T23:59", CareStatus.LATER, date(2026, 11, 24), False),
        ("2026-11-23T00:00", CareStatus.LATER, date(2026, 11, 24), True),
        ("2026-11-24T00:00", CareStatus.NOW, date(2026, 11, 24), True),
        ("2026-11-25T00:00", CareStatus.OVER, date(2026, 11, 24), True),
        ("2026-11-26T00:00", CareStatus.LATER, date(2026, 12, 4), False),
        ("2026-12-05T23:59", CareStatus.OVER, date(2026, 12, 4), True),
        ("2026-12-06T00:00", CareStatus.OVER, date(2026, 12, 4), False),
    ],
)
def test_an_act_of_one_day_is_listed_from_the_day_before_to_the_day_after(
    at: str, status: CareStatus, on: date, *, is_listed: bool
) -> None:
    """TIME-14."""
    dated = care_of(ACTS, FRIDAY, at=at)

    assert (dated.status, dated.from_at, dated.is_listed) == (
        status,
        datetime(on.year, on.month, on.day, tzinfo=UTC),
        is_listed,
    )
    assert dated.days == (date(2026, 11, 24), date(2026, 12, 4))


def test_acts_after_a_session_end_where_the_next_one_begins() -> None:
    """TIME-12, TIME-14: day 14 of the first is no more, day 4 of the second is."""
    both = FRIDAY, "2026-12-01T10:00"

    first, second = (care_of(ACTS, *both, at=at) for at in ("2026-11-24T12:00", "2026-12-04T12:00"))

    assert (first.status, first.from_at) == (CareStatus.NOW, moment("2026-11-24T00:00"))
    assert (second.status, second.from_at) == (CareStatus.LATER, moment("2026-12-05T00:00"))


def test_an_act_in_the_words_of_a_ban_is_not_done_while_it_holds() -> None:
    """TIME-12, TIME-14."""
    ban = Restriction(activity="change the dressing", wait=parse_wait("7 days"))
    told = protocol(restrictions={"ban": ban}, care={"care": ACTS})

    (dated,) = plan_of(told, FRIDAY, at="2026-11-24T12:00").care

    assert dated.status is CareStatus.LATER


def test_a_care_without_an_end_and_without_a_watch_goes_on() -> None:
    """TIME-12."""
    dated = care_of(Care(do="keep it clean"), FRIDAY, at="2099-01-01T00:00")
    later = care_of(replace(SHAMPOO, for_=None), FRIDAY, at="2099-01-01T00:00")

    assert (dated.status, dated.until_at) == (CareStatus.NOW, None)
    assert (later.status, later.until_at) == (CareStatus.NOW, None)


@pytest.mark.parametrize(
    ("at", "status", "from_at", "until_at"),
    [
        ("2026-11-20T00:00", CareStatus.LATER, "2026-11-20T14:30", "2026-11-29T14:30"),
        ("2026-11-23T00:00", CareStatus.NOW, "2026-11-20T14:30", "2026-11-29T14:30"),
        ("2026-11-29T14:30", CareStatus.LATER, "2026-12-11T10:00", "2026-12-18T10:00"),
        ("2026-12-11T10:00", CareStatus.NOW, "2026-12-11T10:00", "2026-12-18T10:00"),
        ("2026-12-18T10:00", CareStatus.OVER, "2026-12-11T10:00", "2026-12-18T10:00"),
    ],
)
def test_the_care_of_sessions_that_overlap_is_one_stretch_and_the_next_is_told(
    at: str, status: CareStatus, from_at: str, until_at: str
) -> None:
    """TIME-8, TIME-12: two sessions in two days, and one three weeks later, in any order."""
    care = Care(do="keep it clean", for_=parse_span("7 days"))

    dated = care_of(care, "2026-12-11T10:00", "2026-11-22T14:30", FRIDAY, at=at)

    assert (dated.status, dated.from_at, dated.until_at) == (
        status,
        moment(from_at),
        moment(until_at),
    )


def test_stretches_of_care_that_touch_are_one() -> None:
    """TIME-12: the second session is at the very end of the first one's care."""
    care = Care(do="keep it clean", for_=parse_span("7 days"))

    dated = care_of(care, FRIDAY, "2026-11-27T14:30")

    assert (dated.from_at, dated.until_at) == (moment(FRIDAY), moment("2026-12-04T14:30"))


def test_the_care_of_several_sessions_without_an_end_goes_on_from_the_first() -> None:
    """TIME-12."""
    dated = care_of(Care(do="keep it clean"), FRIDAY, "2026-12-11T10:00", at="2027-01-01T00:00")

    assert (dated.status, dated.from_at, dated.until_at) == (CareStatus.NOW, moment(FRIDAY), None)


def test_a_care_over_the_change_of_the_clocks_keeps_the_time_of_day() -> None:
    """TIME-3, TIME-12: 7 days after 28 March 2026 14:30 in Berlin is 4 April 14:30."""
    told = protocol(care={"care": replace(SHAMPOO, from_=parse_start("1 day"))})

    (dated,) = plan_of(told, "2026-03-27T14:30", at="2026-03-27T14:30", zone=BERLIN).care

    assert (dated.from_at, dated.until_at) == (
        moment("2026-03-28T13:30"),
        moment("2026-04-04T12:30"),
    )


# After-effects

SWELLING = AfterEffect(
    what="swelling", lasts=parse_span("12 to 36 hours"), call_after=parse_range("3 to 4 days")
)


@pytest.mark.parametrize(
    ("at", "least_at", "normal_until_at", "call_from_at", "earlier_at"),
    [
        ("2026-11-20T00:00", "2026-11-21T02:30", "2026-11-22T02:30", "2026-11-23T14:30", None),
        ("2026-12-11T09:59", "2026-11-21T02:30", "2026-11-22T02:30", "2026-11-23T14:30", None),
        (
            "2026-12-11T10:00",
            "2026-12-11T22:00",
            "2026-12-12T22:00",
            "2026-12-14T10:00",
            "2026-11-23T14:30",
        ),
    ],
)
def test_an_after_effect_counts_from_the_latest_session_that_is_over(
    at: str, least_at: str, normal_until_at: str, call_from_at: str, earlier_at: str | None
) -> None:
    """TIME-12: normal at its longest, a reason to call from its shortest; else of the first."""
    told = protocol(after_effects={"swelling": SWELLING})

    plan = plan_of(told, "2026-12-11T10:00", FRIDAY, at=at)

    assert plan.after_effects == (
        DatedAfterEffect(
            id="swelling",
            rule=SWELLING,
            from_at=None,
            normal_from_least_at=moment(least_at),
            normal_until_at=moment(normal_until_at),
            call_from_at=moment(call_from_at),
            earlier_call_at=moment(earlier_at) if earlier_at else None,
        ),
    )


def test_of_several_sessions_before_the_earliest_reason_to_call_counts() -> None:
    """TIME-12: a newer session never makes an older one's overdue after-effect normal again."""
    told = protocol(after_effects={"swelling": SWELLING})

    (dated,) = plan_of(
        told, FRIDAY, "2026-11-21T14:30", "2026-11-22T14:30", at="2026-11-23T15:00"
    ).after_effects

    assert dated.earlier_call_at == moment("2026-11-23T14:30")
    assert dated.call_from_at == moment("2026-11-25T14:30")


def test_a_result_is_never_promised_early() -> None:
    """TIME-12: a day alone counts to its end, and months roll forward."""
    growth = AfterEffect(what="new hairs", from_=parse_start("1 to 2 months"), expect=True)
    told = protocol(after_effects={"growth": growth})

    (dated,) = plan_of(told, "2027-01-31", at="2027-02-10T00:00").after_effects

    assert dated.from_at == moment("2027-03-02T00:00")


def test_an_after_effect_without_a_day_to_call_has_none() -> None:
    """TIME-12."""
    effect = replace(SWELLING, call_after=None)

    (dated,) = plan_of(protocol(after_effects={"it": effect}), FRIDAY).after_effects

    assert dated.call_from_at is None


# The watch


@pytest.mark.parametrize(
    ("session", "zone", "until_on"),
    [
        (FRIDAY, UTC_ZONE, date(2027, 2, 12)),
        ("2026-11-20T23:30", ROME, date(2027, 2, 12)),
        ("2026-11-20T00:30", ROME, date(2027, 2, 12)),
        ("2026-11-20T00:00", UTC_ZONE, date(2027, 2, 12)),
        ("2026-11-20", UTC_ZONE, date(2027, 2, 12)),
        ("2026-11-20", ROME, date(2027, 2, 12)),
    ],
)
def test_the_watch_ends_with_the_day_twelve_weeks_after_the_session(
    session: str, zone: ZoneInfo, until_on: date
) -> None:
    """COURSE-7, TIME-6: a session without a time gets no day more."""
    told = protocol(watch=Watch(for_=parse_range("1 to 12 weeks")))

    assert plan_of(told, "2026-10-01T10:00", session, zone=zone).watch_until_on == until_on


def test_the_watch_is_the_longest_that_any_session_gives() -> None:
    """COURSE-7: a month after 31 December is 31 January, and after the 1st the 1st."""
    told = protocol(watch=Watch(for_=parse_range("1 month")))

    plan = plan_of(told, "2026-12-31T10:00", "2027-01-01T10:00")

    assert plan.watch_until_on == date(2027, 2, 1)


def test_after_the_watch_what_waits_for_the_clinics_word_is_still_listed() -> None:
    """TIME-10, COURSE-7: nothing but the event removes it."""
    told = protocol(
        restrictions={"medicine": MEDICINE, "swim": SWIM}, watch=Watch(for_=parse_range("2 weeks"))
    )

    last_day = plan_of(told, FRIDAY, at="2026-12-04T23:59")
    after = plan_of(told, FRIDAY, at="2026-12-05T00:00")

    assert (last_day.is_watching, after.is_watching) == (True, False)
    assert [(one.id, one.status) for one in after.restrictions] == [
        ("medicine", Status.ASK),
        ("swim", Status.CLEAR),
    ]


def test_without_a_watch_none_runs() -> None:
    """COURSE-7."""
    plan = plan_of(protocol(), FRIDAY, at="2099-01-01T00:00")

    assert (plan.watch_until_on, plan.is_watching) == (None, False)


# The whole plan


def test_a_plan_keeps_what_it_was_made_of() -> None:
    """TIME-8: sessions in order, each once."""
    told = protocol(restrictions={"swim": SWIM})
    first, second = "2026-11-20T14:30", "2026-12-11T10:00"

    plan = plan_of(told, second, first, second, at="2026-11-20T23:30", zone=ROME)

    assert plan == Plan(
        protocol=told,
        at=moment("2026-11-20T23:30"),
        zone=ROME,
        sessions=(
            Session(moment("2026-11-20T13:30"), date(2026, 11, 20), has_time=True, zone=ROME),
            Session(moment("2026-12-11T09:00"), date(2026, 12, 11), has_time=True, zone=ROME),
        ),
        restrictions=plan.restrictions,
        allowed=(),
        care=(),
        after_effects=(),
        preparations=(),
        next_sessions=(),
        early_sessions=(),
        events=(),
        watch_until_on=None,
        shared_activities=frozenset(),
    )
    assert plan.days == [date(2026, 11, 20), date(2026, 12, 11)]
    assert plan.next_given == plan.sessions[1]
    assert plan.clinic is None
    assert plan.today == date(2026, 11, 21)
    assert plan.latest_session == plan.sessions[1]
    assert plan_of(told, first, second, "2027-01-04").latest_session.on == date(2027, 1, 4)


def test_a_plan_cannot_be_changed() -> None:
    """What a view shows is what was worked out."""
    plan = plan_of(protocol(), FRIDAY)

    with pytest.raises(AttributeError):
        plan.at = moment("2026-11-21T00:00")  # type: ignore[misc]  # that it is refused is the point


def test_a_session_is_planned_until_the_minute_it_ends_or_its_day_begins() -> None:
    """TIME-6, TIME-9."""
    plan = plan_of(protocol(), FRIDAY, "2026-11-21", at=FRIDAY)
    before = plan_of(protocol(), FRIDAY, "2026-11-21", at="2026-11-20T14:29")
    at_midnight = plan_of(protocol(), FRIDAY, "2026-11-21", at="2026-11-21T00:00")

    assert [plan.is_planned(session) for session in plan.sessions] == [False, True]
    assert [before.is_planned(session) for session in before.sessions] == [True, True]
    assert [at_midnight.is_planned(session) for session in plan.sessions] == [False, False]


def test_a_plan_has_the_next_sessions_of_its_course() -> None:
    """COURSE-1."""
    told = protocol(course=Course(sessions=Count(2, 3), gap=parse_gap("2 to 4 weeks")))

    plan = plan_of(told, FRIDAY)

    assert [(one.number, one.earliest_on, one.is_optional) for one in plan.next_sessions] == [
        (2, date(2026, 12, 4), False),
        (3, date(2026, 12, 18), True),
    ]


def test_the_closed_days_of_a_clinic_move_the_next_sessions_of_its_plan() -> None:
    """COURSE-3: 4 December and three weeks is Christmas, and 28 December a holiday in its place."""
    told = protocol(
        course=Course(
            sessions=Count(3, 3), gap=parse_gap("3 to 4 weeks"), recommended=parse_length("3 weeks")
        )
    )
    weekends = Closed(weekdays=(Weekday.SATURDAY, Weekday.SUNDAY))
    clinic = Clinic(name="A", country="GB", subdivision="ENG", closed=weekends)
    sessions = [parse_session("2026-12-04", zone=UTC_ZONE, now=moment(FRIDAY))]

    plan = make_plan(told, sessions, at=moment(FRIDAY), zone=UTC_ZONE, clinic=clinic)

    assert plan.clinic is clinic
    assert [(one.recommended_on, one.moved_from_on) for one in plan.next_sessions] == [
        (date(2026, 12, 29), date(2026, 12, 25)),
        (date(2027, 1, 19), None),
    ]


def test_a_session_whose_year_looks_like_a_slip_is_questioned() -> None:
    """TIME-16: written in January, of the year before."""
    plan = plan_of(protocol(), "2026-01-04T10:00", at="2027-01-06T10:00")

    assert plan.meant_years == ((date(2026, 1, 4), date(2027, 1, 4)),)


@pytest.mark.parametrize(
    ("since", "is_asked"),
    [("2027-01-06", False), ("2027-01-03", True), ("2027-02-20", True)],
    ids=["since", "before it", "booked"],
)
def test_a_session_of_a_year_ago_is_no_slip_where_one_was_given_since(
    since: str,
    is_asked: bool,  # noqa: FBT001  a case of a table
) -> None:
    """TIME-16: each anniversary of an earlier course would lock all later sessions."""
    plan = plan_of(protocol(), "2026-01-04T10:00", f"{since}T10:00", at="2027-01-07T10:00")

    assert bool(plan.meant_years) is is_asked


def test_the_turns_that_a_view_shows_are_both_ends_of_a_wait_and_all_that_changes_later() -> None:
    """TIME-7."""
    dated = restriction_of(WASH, FRIDAY)

    shown = turns(dated, moment("2026-12-01T00:00"))

    assert shown == [
        Change(moment("2026-11-21T14:30"), Status.CAUTION),
        Change(moment("2026-11-22T14:30"), Status.CLEAR),
    ]


def test_two_protocols_keep_their_own_outlines_and_many_are_not_kept_for_ever() -> None:
    """A day list has several protocols; each is dated by its own rules."""
    told = [
        protocol(restrictions={"swim": replace(SWIM, wait=parse_wait(f"{days} days"))})
        for days in range(1, 21)
    ]

    ends = [plan_of(one, FRIDAY).restrictions[0].clear_at for one in (*told, *told)]

    assert ends == [moment(FRIDAY) + timedelta(days=days) for days in (*range(1, 21),) * 2]


@pytest.mark.parametrize("has_time", [True, False])
def test_a_preparation_is_dated_by_its_own_clock_whoever_came_before(has_time: bool) -> None:  # noqa: FBT001  a case
    told = protocol(
        before_session={"no-peel": Preparation(do_not="peel", from_=parse_lead("1 week"))}
    )
    ended_at = moment("2026-10-31T12:00") if has_time else moment("2026-11-01T00:00")
    found = {}
    for name in ("Africa/Accra", "Europe/London"):
        zone = ZoneInfo(name)
        session = Session(ended_at, date(2026, 10, 31), has_time=has_time, zone=zone)
        plan = make_plan(told, [session], at=moment("2026-10-20T12:00"), zone=zone)
        (dated,) = plan.preparations
        assert dated.holds_from_at is not None
        found[name] = dated.holds_from_at

    assert found["Africa/Accra"] - found["Europe/London"] == timedelta(hours=1)
