"""What holds now, and until when? Whole plans, worked out by hand.

Known answers with their reasons stand in cases/time.yaml; here is each part of a plan whole.
"""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mesocare.dates.moments import Session
from mesocare.dates.typed import parse_session
from mesocare.dates.waits import Count, Length, parse_gap, parse_wait
from mesocare.errors import InputRefusedError
from mesocare.plan.dating import ends_of_wait, make_plan
from mesocare.plan.facts import (
    STRICTEST_FIRST,
    CareStatus,
    Change,
    DatedAfterEffect,
    DatedCare,
    DatedRestriction,
    Hold,
    Plan,
)
from mesocare.rules.clinic import Clinic, Closed, Weekday
from mesocare.rules.protocol import (
    About,
    AfterEffect,
    Basis,
    Care,
    Course,
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
MEDICINE = Restriction(activity="put minoxidil on", until="your clinic tells you")
SCABS = Restriction(activity="comb", wait=parse_wait("2 to 3 days"), and_until="scabs have gone")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def protocol(**parts: Any) -> Protocol:
    return Protocol(**{"protocol": ABOUT, "restrictions": {}, **parts})


def plan_of(
    told: Protocol, *sessions: str, at: str = "2026-11-20T14:30", zone: ZoneInfo = UTC_ZONE
) -> Plan:
    """Make the plan of sessions as a patient writes them."""
    read = [parse_session(text, zone=zone, now=moment(at)) for text in sessions]
    return make_plan(told, read, at=moment(at), zone=zone)


def restriction_of(rule: Restriction, *sessions: str, at: str = FRIDAY) -> DatedRestriction:
    (dated,) = plan_of(protocol(restrictions={"it": rule}), *sessions, at=at).restrictions
    return dated


def changes_of(dated: DatedRestriction, since: str) -> list[tuple[str, str]]:
    """Give the changes after a moment, short enough to read."""
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


def test_a_condition_without_a_date_is_asked_from_the_session_on() -> None:
    """TIME-10: nothing ends it."""
    dated = restriction_of(MEDICINE, FRIDAY)

    assert (dated.caution_at, dated.clear_at) == (None, None)
    assert dated.holds == (Hold(Status.ASK, moment(FRIDAY), None),)
    assert dated.status_at(moment("2026-11-20T14:29")) is Status.UPCOMING
    assert dated.status_at(moment("2099-01-01T00:00")) is Status.ASK


def test_a_wait_with_a_condition_is_dated_and_then_asked() -> None:
    """TIME-10: both must be over."""
    dated = restriction_of(SCABS, FRIDAY)

    assert dated.holds == (
        Hold(Status.AVOID, moment(FRIDAY), moment("2026-11-22T14:30")),
        Hold(Status.CAUTION, moment("2026-11-22T14:30"), moment("2026-11-23T14:30")),
        Hold(Status.ASK, moment("2026-11-23T14:30"), None),
    )


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


def test_a_condition_of_an_earlier_session_outlasts_the_dates_of_a_later_one() -> None:
    """TIME-8, TIME-10: while the later one forbids, that is stricter; then the clinic is asked."""
    dated = restriction_of(SCABS, FRIDAY, "2026-11-24T14:30")

    assert changes_of(dated, "2026-11-20T14:30") == [
        ("11-22T14:30", "caution"),
        ("11-23T14:30", "ask"),
        ("11-24T14:30", "avoid"),
        ("11-26T14:30", "ask"),
    ]
    assert dated.status_at(moment("2026-11-25T00:00")) is Status.AVOID


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
    """TIME-4, TIME-7."""
    ends = {
        Length(24, parse_wait("1 hour").least.unit): moment("2026-03-29T13:30"),
        Length(1, parse_wait("1 day").least.unit): moment("2026-03-29T12:30"),
    }

    assert ends_of_wait(parse_wait("24 hours to 1 day"), ends.__getitem__) == (
        None,
        moment("2026-03-29T13:30"),
    )
    assert ends_of_wait(None, ends.__getitem__) == (None, None)


def test_a_plan_without_a_session_is_refused_with_how_to_give_one() -> None:
    with pytest.raises(InputRefusedError) as refused:
        make_plan(protocol(), [], at=moment(FRIDAY), zone=UTC_ZONE)

    assert str(refused.value) == (
        "There is no session to count from. Give the day of one, such as 2026-11-20."
    )


# Before a session that lies ahead

ALCOHOL = Preparation(
    do_not="drink alcohol",
    from_=parse_wait("1 to 2 days"),
    why="Bleeding.",
    only_if="you drink",
    also_called=("wine",),
    basis=Basis.BORROWED,
    sources=("P1",),
)


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
        clear_at=moment("2026-11-25T10:00"),
        holds=(
            Hold(Status.AVOID, moment("2026-11-24T10:00"), moment("2026-11-25T10:00")),
            Hold(Status.CAUTION, moment("2026-11-23T10:00"), moment("2026-11-24T10:00")),
        ),
        latest_session_at=moment("2026-11-25T10:00"),
    )
    assert [dated.id for dated in plan.restrictions] == ["swim", "alcohol"]


def test_what_is_only_prepared_is_clear_when_the_session_ends() -> None:
    """TIME-9, TIME-13: until its advice starts it is upcoming."""
    (dated,) = plan_of(protocol(before_session={"it": ALCOHOL}), "2026-11-25T10:00").restrictions

    assert changes_of(dated, "2026-11-20T00:00") == [
        ("11-23T10:00", "caution"),
        ("11-24T10:00", "avoid"),
        ("11-25T10:00", "clear"),
    ]


def test_a_preparation_of_one_length_has_no_time_of_advice() -> None:
    """TIME-13."""
    told = protocol(before_session={"wine": replace(ALCOHOL, from_=parse_wait("1 day"))})

    (dated,) = plan_of(told, "2026-11-25T10:00").restrictions

    assert dated.holds == (
        Hold(Status.AVOID, moment("2026-11-24T10:00"), moment("2026-11-25T10:00")),
    )


def test_a_preparation_for_a_session_that_is_over_is_not_listed() -> None:
    """TIME-13: at the very minute that the session ends there is nothing left to prepare."""
    told = protocol(before_session={"alcohol": ALCOHOL})

    assert plan_of(told, FRIDAY, at=FRIDAY).restrictions == ()
    assert len(plan_of(told, FRIDAY, at="2026-11-20T14:29").restrictions) == 1


def test_a_preparation_in_the_words_of_a_restriction_is_one_activity_with_it() -> None:
    """TIME-13: under the same id; its dates after the session stay."""
    drink = Restriction(activity="drink alcohol", wait=parse_wait("24 hours"))
    told = protocol(restrictions={"alcohol": drink}, before_session={"alcohol": ALCOHOL})

    (dated,) = plan_of(told, "2026-11-25T10:00", at="2026-11-24T12:00").restrictions

    assert (dated.id, dated.rule, dated.status) == ("alcohol", drink, Status.AVOID)
    assert dated.clear_at == moment("2026-11-26T10:00")
    assert changes_of(dated, "2026-11-22T00:00") == [
        ("11-23T10:00", "caution"),
        ("11-24T10:00", "avoid"),
        ("11-26T10:00", "clear"),
    ]


def test_a_preparation_in_other_words_under_the_same_id_is_an_activity_of_its_own() -> None:
    """TIME-13."""
    drink = Restriction(activity="drink spirits", wait=parse_wait("24 hours"))
    told = protocol(restrictions={"alcohol": drink}, before_session={"alcohol": ALCOHOL})

    plan = plan_of(told, "2026-11-25T10:00", at="2026-11-24T12:00")

    assert [(dated.id, dated.rule.activity) for dated in plan.restrictions] == [
        ("alcohol", "drink spirits"),
        ("alcohol-before-session", "drink alcohol"),
    ]


def test_what_is_to_be_done_before_a_session_is_no_restriction() -> None:
    """TIME-13."""
    told = protocol(before_session={"eat": Preparation(do="eat a meal")})

    assert plan_of(told, "2026-11-25T10:00").restrictions == ()


# Care


def care_of(care: Care, *sessions: str, watch: str | None = None, at: str = FRIDAY) -> DatedCare:
    told = protocol(
        care={"care": care}, watch=Watch(for_=parse_wait(watch)) if watch is not None else None
    )
    (dated,) = plan_of(told, *sessions, at=at).care
    return dated


SHAMPOO = Care(
    do="use a mild shampoo", from_=parse_wait("12 to 24 hours"), for_=parse_wait("7 days")
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
    )


def test_a_care_without_a_start_begins_with_the_session() -> None:
    """TIME-12."""
    care = Care(do="keep it clean", for_=parse_wait("1 to 2 days"))

    dated = care_of(care, FRIDAY, watch="12 weeks")

    assert (dated.from_at, dated.until_at) == (moment(FRIDAY), moment("2026-11-22T14:30"))


def test_a_care_without_an_end_lasts_as_long_as_the_watch() -> None:
    """TIME-12: counted from the session, not from the start of the care."""
    from_the_session = care_of(Care(do="keep it clean"), FRIDAY, watch="1 to 12 weeks")
    later = care_of(replace(SHAMPOO, for_=None), FRIDAY, watch="1 to 12 weeks")

    assert (from_the_session.from_at, from_the_session.until_at) == (
        moment(FRIDAY),
        moment("2027-02-12T14:30"),
    )
    assert (later.from_at, later.until_at) == (
        moment("2026-11-21T14:30"),
        moment("2027-02-12T14:30"),
    )


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
    care = Care(do="keep it clean", for_=parse_wait("7 days"))

    dated = care_of(care, "2026-12-11T10:00", "2026-11-22T14:30", FRIDAY, at=at)

    assert (dated.status, dated.from_at, dated.until_at) == (
        status,
        moment(from_at),
        moment(until_at),
    )


def test_stretches_of_care_that_touch_are_one() -> None:
    """TIME-12: the second session is at the very end of the first one's care."""
    care = Care(do="keep it clean", for_=parse_wait("7 days"))

    dated = care_of(care, FRIDAY, "2026-11-27T14:30")

    assert (dated.from_at, dated.until_at) == (moment(FRIDAY), moment("2026-12-04T14:30"))


def test_the_care_of_a_session_inside_the_care_of_another_does_not_end_it_early() -> None:
    """TIME-4, TIME-8: in Rome the day after 28 March 02:30 ends later than that after 03:15."""
    care = Care(do="keep it clean", for_=parse_wait("1 day"))
    told = protocol(care={"care": care})

    (dated,) = plan_of(
        told, "2026-03-28T02:30", "2026-03-28T03:15", at="2026-03-28T12:00", zone=ROME
    ).care

    assert (dated.from_at, dated.until_at) == (
        moment("2026-03-28T01:30"),
        moment("2026-03-29T01:30"),
    )


def test_the_care_of_several_sessions_without_an_end_goes_on_from_the_first() -> None:
    """TIME-12."""
    dated = care_of(Care(do="keep it clean"), FRIDAY, "2026-12-11T10:00", at="2027-01-01T00:00")

    assert (dated.status, dated.from_at, dated.until_at) == (CareStatus.NOW, moment(FRIDAY), None)


def test_a_care_over_the_change_of_the_clocks_keeps_the_time_of_day() -> None:
    """TIME-3, TIME-12: 7 days after 28 March 2026 14:30 in Berlin is 4 April 14:30."""
    told = protocol(care={"care": replace(SHAMPOO, from_=parse_wait("1 day"))})

    (dated,) = plan_of(told, "2026-03-27T14:30", at="2026-03-27T14:30", zone=BERLIN).care

    assert (dated.from_at, dated.until_at) == (
        moment("2026-03-28T13:30"),
        moment("2026-04-04T12:30"),
    )


# After-effects

SWELLING = AfterEffect(
    what="swelling", lasts=parse_wait("12 to 36 hours"), call_after=parse_wait("3 to 4 days")
)


@pytest.mark.parametrize(
    ("at", "normal_until_at", "call_from_at"),
    [
        ("2026-11-20T00:00", "2026-11-22T02:30", "2026-11-23T14:30"),
        ("2026-12-11T09:59", "2026-11-22T02:30", "2026-11-23T14:30"),
        ("2026-12-11T10:00", "2026-12-12T22:00", "2026-12-14T10:00"),
        ("2027-01-01T00:00", "2026-12-12T22:00", "2026-12-14T10:00"),
    ],
)
def test_an_after_effect_counts_from_the_latest_session_that_is_over(
    at: str, normal_until_at: str, call_from_at: str
) -> None:
    """TIME-12: normal at its longest, a reason to call from its shortest; else of the first."""
    told = protocol(after_effects={"swelling": SWELLING})

    plan = plan_of(told, "2026-12-11T10:00", FRIDAY, at=at)

    assert plan.after_effects == (
        DatedAfterEffect("swelling", SWELLING, moment(normal_until_at), moment(call_from_at)),
    )


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
    told = protocol(watch=Watch(for_=parse_wait("1 to 12 weeks")))

    assert plan_of(told, "2026-10-01T10:00", session, zone=zone).watch_until_on == until_on


def test_after_the_watch_what_waits_for_the_clinics_word_is_no_longer_listed() -> None:
    """TIME-10, COURSE-7: on the last day of the watch it still is."""
    told = protocol(
        restrictions={"medicine": MEDICINE, "swim": SWIM}, watch=Watch(for_=parse_wait("2 weeks"))
    )

    last_day = plan_of(told, FRIDAY, at="2026-12-04T23:59")
    after = plan_of(told, FRIDAY, at="2026-12-05T00:00")

    assert (last_day.is_watching, after.is_watching) == (True, False)
    assert [dated.id for dated in last_day.listed] == ["medicine", "swim"]
    assert [dated.id for dated in after.listed] == ["swim"]


def test_without_a_watch_all_is_listed_for_ever() -> None:
    """TIME-10."""
    plan = plan_of(protocol(restrictions={"medicine": MEDICINE}), FRIDAY, at="2099-01-01T00:00")

    assert (plan.watch_until_on, plan.is_watching) == (None, False)
    assert plan.listed == plan.restrictions


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
            Session(moment("2026-11-20T13:30"), date(2026, 11, 20), has_time=True),
            Session(moment("2026-12-11T09:00"), date(2026, 12, 11), has_time=True),
        ),
        restrictions=plan.restrictions,
        care=(),
        after_effects=(),
        next_sessions=(),
        watch_until_on=None,
    )
    assert plan.clinic is None
    assert plan.today == date(2026, 11, 21)
    assert plan.latest_session == plan.sessions[1]
    assert plan_of(told, first, second, "2027-01-04").latest_session.on == date(2027, 1, 4)


def test_a_plan_cannot_be_changed() -> None:
    """What a view shows is what was worked out."""
    plan = plan_of(protocol(), FRIDAY)

    with pytest.raises(FrozenInstanceError):
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
    told = protocol(course=Course(sessions=Count(3, 3), gap=parse_gap("3 to 4 weeks")))
    weekends = Closed(weekdays=(Weekday.SATURDAY, Weekday.SUNDAY))
    clinic = Clinic(name="A", country="GB", subdivision="ENG", closed=weekends)
    sessions = [parse_session("2026-12-04", zone=UTC_ZONE, now=moment(FRIDAY))]

    plan = make_plan(told, sessions, at=moment(FRIDAY), zone=UTC_ZONE, clinic=clinic)

    assert plan.clinic is clinic
    assert [(one.recommended_on, one.moved_from_on) for one in plan.next_sessions] == [
        (date(2026, 12, 29), date(2026, 12, 25)),
        (date(2027, 1, 19), None),
    ]
