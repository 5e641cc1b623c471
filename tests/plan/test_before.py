"""How late a session may be, if an activity must be clear by then: the plan, turned round."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from plans import read_rules
from strategies import (
    DAY,
    DETERMINISTIC,
    MINUTE,
    Change,
    all_waits,
    changes,
    make_protocol,
    restrictions,
    timed,
)

from mesocare.dates.latest_session import LatestSession
from mesocare.dates.moments import Session, end_of
from mesocare.dates.spans import DaySpan
from mesocare.dates.waits import Wait, parse_lead, parse_wait
from mesocare.errors import InputRefusedError
from mesocare.plan.activity_before import ActivityBefore
from mesocare.plan.before import BeforeEvent, find_before
from mesocare.plan.course import NextSession
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import YES
from mesocare.plan.lexicon import make_lexicon
from mesocare.plan.meant import Meant, understand
from mesocare.plan.window_fit import Days, WindowFit, fit_window
from mesocare.rules.clinic import Clinic, Closed
from mesocare.rules.protocol import Preparation, Protocol, Restriction, Status

ROME = ZoneInfo("Europe/Rome")
UNTIL = Restriction(activity="put minoxidil on your scalp", until="your clinic tells you")


def holding(wait: str, until: str | None = None) -> Restriction:
    return Restriction(activity="swim", wait=parse_wait(wait), until=until)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


FRIDAY = datetime(2026, 11, 20, 13, 30, tzinfo=UTC)


def latest(text: str, day: str) -> LatestSession:
    return LatestSession(moment(text), date.fromisoformat(day))


def meant(*ids: str) -> Meant:
    return Meant(frozenset(ids), frozenset(), ())


def ask(rule: Restriction, event: str, zone: ZoneInfo = ROME) -> ActivityBefore:
    (activity,) = find_before(make_protocol(rule), moment(event), zone).activities
    return activity


# Known answers


def test_an_event_on_a_day_counts_back_from_its_first_minute() -> None:
    """24 to 48 hours before Saturday 12 December 2026, 00:00."""
    wash = holding("24 to 48 hours")

    actual = ask(wash, "2026-12-12T00:00+01:00")

    assert actual == ActivityBefore(
        id="r1",
        rule=wash,
        clear_if=latest("2026-12-10T00:00+01:00", "2026-12-09"),
        caution_if=latest("2026-12-11T00:00+01:00", "2026-12-10"),
    )


def test_a_day_without_a_time_must_be_over_in_time() -> None:
    """TIME-6: a session on the 5th counts from the first minute of the 6th."""
    actual = ask(holding("7 days"), "2026-12-13T23:59+01:00")

    assert actual.clear_if == latest("2026-12-06T23:59+01:00", "2026-12-05")


def test_a_single_wait_has_no_later_session_for_caution() -> None:
    """TIME-7: a single number has no caution."""
    actual = ask(holding("7 days"), "2026-12-12T00:00+01:00")

    assert actual.clear_if == actual.caution_if == latest("2026-12-05T00:00+01:00", "2026-12-04")


KNOWN = {
    "seven days keep the clock time over a change": (
        *("7 days", "Europe/Rome", "2026-04-03T14:30+02:00"),
        latest("2026-03-27T14:30+01:00", "2026-03-26"),
    ),
    "24 hours elapse over a change": (
        *("24 hours", "Europe/Rome", "2026-03-29T16:00+02:00"),
        latest("2026-03-28T15:00+01:00", "2026-03-27"),
    ),
    "what would end at 02:30 of a skipped hour ends at 03:30, so 02:16 is not in time": (
        *("1 day", "Europe/Rome", "2026-03-29T03:15+02:00"),
        latest("2026-03-28T02:15+01:00", "2026-03-27"),
    ),
    "what ends at a time that comes twice ends at the second, so 02:00 is not in time": (
        *("1 day", "Europe/Rome", "2026-10-25T02:30+02:00"),
        latest("2026-10-24T01:59+02:00", "2026-10-23"),
    ),
    "of a session at a time that comes twice the first counts, as it is the earlier": (
        *("7 days", "Europe/Rome", "2026-11-01T02:30+01:00"),
        latest("2026-10-25T02:30+02:00", "2026-10-24"),
    ),
    "the half hour that Lord Howe Island skips": (
        *("1 day", "Australia/Lord_Howe", "2026-10-04T02:40+11:00"),
        latest("2026-10-03T02:10+10:30", "2026-10-02"),
    ),
    "the day that Samoa skipped": (
        *("1 day", "Pacific/Apia", "2011-12-31T10:00+14:00"),
        latest("2011-12-29T10:00-10:00", "2011-12-28"),
    ),
    "a day that ends with the second of two midnights in Havana": (
        *("7 days", "America/Havana", "2025-11-09T00:00-05:00"),
        latest("2025-11-02T00:00-04:00", "2025-11-01"),
    ),
    "a midnight that Cairo skips": (
        *("1 day", "Africa/Cairo", "2026-04-24T01:00+03:00"),
        latest("2026-04-23T00:00+02:00", "2026-04-22"),
    ),
    "a last half hour of the day that Pyongyang skips, so a day before it must be over earlier": (
        *("1 day", "Asia/Pyongyang", "2018-05-05T00:00+09:00"),
        latest("2018-05-03T23:30+08:30", "2018-05-02"),
    ),
    "a clock that differs from UTC by half a minute": (
        *("24 hours", "Africa/Monrovia", "1971-06-02T12:00-00:44:30"),
        latest("1971-06-01T12:00-00:44:30", "1971-05-31"),
    ),
}


@pytest.mark.parametrize(("wait", "zone", "event", "expected"), KNOWN.values(), ids=KNOWN)
def test_the_latest_session_is_exact_over_a_clock_change(
    wait: str, zone: str, event: str, expected: LatestSession
) -> None:
    """TIME-2 to TIME-4 and TIME-6, turned round."""
    assert ask(holding(wait), event, ZoneInfo(zone)).clear_if == expected


def test_a_range_whose_ends_cross_over_a_clock_change_has_the_later_as_its_end() -> None:
    """TIME-7: from Saturday 11:30, 24 hours end at 12:30 on Sunday and a day at 11:30."""
    actual = ask(holding("24 hours to 1 day"), "2026-03-29T12:30+02:00")

    assert actual.clear_if == actual.caution_if == latest("2026-03-28T11:30+01:00", "2026-03-27")


def test_an_event_inside_a_minute_has_its_latest_session_at_a_whole_one() -> None:
    actual = ask(holding("24 hours"), "2026-12-12T14:30:59+01:00")

    assert actual.clear_if == latest("2026-12-11T14:30+01:00", "2026-12-10")


def test_what_waits_for_the_clinic_has_no_date() -> None:
    """TIME-10: nothing turns it clear, with a wait beside the condition neither."""
    scabs = holding("7 days", until="the scabs have gone")
    wash = holding("48 hours")
    protocol = make_protocol(UNTIL, scabs, wash)

    actual = find_before(protocol, moment("2026-12-12T00:00+01:00"), ROME)

    only_date = latest("2026-12-10T00:00+01:00", "2026-12-09")
    asked = (ActivityBefore("r1", UNTIL, None, None), ActivityBefore("r2", scabs, None, None))
    assert actual == BeforeEvent(
        protocol=protocol,
        event_at=moment("2026-12-12T00:00+01:00"),
        zone=ROME,
        activities=(*asked, ActivityBefore("r3", wash, only_date, only_date)),
        is_everything=True,
        clear_if=only_date,
        caution_if=only_date,
    )
    assert actual.questions == asked


def test_what_is_allowed_only_after_a_wait_is_asked_about_with_all_that_waits() -> None:
    """CAN-4: "you may swim after 1 week" holds swimming off from a wedding in 3 days."""
    protocol = read_rules(
        """
restrictions: {smoke: {activity: smoke, wait: 1 day}}
allowed: [{id: swim, activity: swim, from: 1 week}, {id: work, activity: go to work}]
"""
    )

    found = find_before(protocol, moment("2026-12-12T00:00+01:00"), ROME)

    assert [one.id for one in found.activities] == ["smoke", "swim"]
    assert found.clear_if == latest("2026-12-05T00:00+01:00", "2026-12-04")


@pytest.mark.parametrize(
    ("rules", "is_dated"),
    [
        ("before_session: {c: {do_not: drink coffee, from: 12 hours}}", True),
        ("before_session: {c: {do_not: drink strong coffee, from: 12 hours}}", True),
        ("before_session: {c: {do_not: drink wine, from: 12 hours}}", False),
        ("restrictions: {c: {activity: drink anything, wait: 2 hours}}", True),
        ("restrictions: {c: {activity: swim, wait: 2 hours}}", False),
    ],
)
@pytest.mark.parametrize("has_plan", [False, True])
def test_what_is_allowed_is_dated_where_something_may_hold_it_off(
    rules: str, *, is_dated: bool, has_plan: bool
) -> None:
    """TIME-13: at the event all is over, and the day of the visit decides all the same."""
    if "restrictions" not in rules:
        rules += "\nrestrictions: {smoke: {activity: smoke, wait: 1 day}}"
    protocol = read_rules(f"{rules}\nallowed: [{{id: coffee, activity: drink coffee}}]\n")
    plan = make_plan(protocol, [timed(FRIDAY, ROME)], at=FRIDAY, zone=ROME) if has_plan else None
    asked = Meant(frozenset(), frozenset({"coffee"}), ())

    found = find_before(protocol, FRIDAY + timedelta(days=9), ROME, meant=asked, plan=plan)

    assert [one.id for one in found.activities] == (["coffee"] if is_dated else [])
    assert [item.id for item in found.allowed] == ([] if is_dated else ["coffee"])


def test_without_any_date_the_clinic_is_all_that_is_left() -> None:
    """TIME-10."""
    actual = find_before(make_protocol(UNTIL), moment("2026-12-12T00:00+01:00"), ROME)

    assert (actual.clear_if, actual.caution_if) == (None, None)


def test_the_activity_that_waits_longest_decides() -> None:
    """TIME-8: all of them are clear only when the last of them is."""
    protocol = make_protocol(holding("3 to 7 days"), holding("24 hours to 14 days"))

    actual = find_before(protocol, moment("2026-12-20T00:00+01:00"), ROME)

    assert actual.clear_if == latest("2026-12-06T00:00+01:00", "2026-12-05")
    assert actual.caution_if == latest("2026-12-17T00:00+01:00", "2026-12-16")


def test_only_the_activities_asked_for_count_in_the_order_of_the_rule_file() -> None:
    protocol = make_protocol(holding("1 day"), holding("14 days"), holding("2 days"))

    actual = find_before(protocol, moment("2026-12-20T00:00+01:00"), ROME, meant=meant("r3", "r1"))

    assert [activity.id for activity in actual.activities] == ["r1", "r3"]
    assert actual.clear_if == latest("2026-12-18T00:00+01:00", "2026-12-17")


def test_a_session_before_1970_is_a_date_like_any_other() -> None:
    """TIME-11 bounds what is given; what follows from it may lie outside."""
    actual = ask(holding("7 days"), "1970-01-01T00:00+00:00", ZoneInfo("Etc/UTC"))

    assert actual.clear_if == latest("1969-12-25T00:00+00:00", "1969-12-24")


def test_a_session_before_the_calendar_is_refused() -> None:
    """TIME-11."""
    with pytest.raises(InputRefusedError) as refused:
        ask(holding("10 years"), "1969-06-01T00:00+00:00")

    assert str(refused.value) == (
        "The dates before this lie outside the calendar. Give a later event."
    )


def test_an_event_at_a_part_of_a_second_has_its_latest_session_at_a_whole_minute() -> None:
    """TIME-4: such is "now"."""
    actual = ask(holding("7 days"), "2026-11-28T18:00:00.000005+00:00", ZoneInfo("Etc/UTC"))

    assert actual.clear_if == latest("2026-11-21T18:00+00:00", "2026-11-20")


# The exact inverse of the plan


def statuses(protocol: Protocol, session: Session, event_at: datetime, zone: ZoneInfo) -> set[str]:
    plan = make_plan(protocol, [session], at=event_at, zone=zone)
    return {dated.status for dated in plan.restrictions}


def on_day(day: date, zone: ZoneInfo) -> Session:
    return Session(end_of(day, zone), day, has_time=False, zone=zone)


def dated_waits() -> st.SearchStrategy[Wait]:
    """Draw a wait that a date ends, in any unit: months and whole days too."""
    return all_waits().filter(lambda wait: wait.most is not None)


@st.composite
def events(draw: st.DrawFn, change: Change, wait: Wait) -> datetime:
    """Draw an event close to a change of the clock, or so long after one as the wait holds."""
    assert wait.least
    assert wait.most
    after = draw(st.sampled_from([0, wait.least.nominal_minutes, wait.most.nominal_minutes]))
    aside = draw(st.integers(-180, 180) | st.integers(-2 * 1440, 2 * 1440))
    seconds = draw(st.sampled_from([0, 0, 0, 1, 59]))
    return change.at + (after + aside) * MINUTE + timedelta(seconds=seconds)


@DETERMINISTIC
@given(st.data(), changes(), dated_waits())
def test_a_session_at_the_latest_minute_leaves_it_clear_and_one_a_minute_later_does_not(
    data: st.DataObject, change: Change, wait: Wait
) -> None:
    """The inverse is exact, and so it is for what leaves only caution (TIME-7)."""
    zone = change.zone
    event_at = data.draw(events(change, wait))
    protocol = make_protocol(Restriction(activity="swim", wait=wait))

    (actual,) = find_before(protocol, event_at, zone).activities

    assert actual.clear_if
    assert actual.caution_if
    clear_by, caution_by = actual.clear_if.ended_by, actual.caution_if.ended_by
    after = {
        "clear": statuses(protocol, timed(clear_by, zone), event_at, zone),
        "no longer clear": statuses(protocol, timed(clear_by + MINUTE, zone), event_at, zone),
        "caution": statuses(protocol, timed(caution_by, zone), event_at, zone),
        "no longer caution": statuses(protocol, timed(caution_by + MINUTE, zone), event_at, zone),
    }
    assert after["clear"] == {Status.CLEAR}
    assert after["no longer clear"] <= {Status.CAUTION, Status.AVOID}
    assert after["caution"] <= {Status.CLEAR, Status.CAUTION}
    assert after["no longer caution"] == {Status.AVOID}


@DETERMINISTIC
@given(st.data(), changes(), dated_waits())
def test_a_session_on_the_latest_day_leaves_it_clear_and_one_on_the_next_day_does_not(
    data: st.DataObject, change: Change, wait: Wait
) -> None:
    """TIME-6: a session without a time; the next day may not be over at the event."""
    zone = change.zone
    event_at = data.draw(events(change, wait))
    protocol = make_protocol(Restriction(activity="swim", wait=wait))

    (actual,) = find_before(protocol, event_at, zone).activities

    assert actual.clear_if
    assert actual.caution_if
    clear_on, caution_on = actual.clear_if.session_on, actual.caution_if.session_on
    assert statuses(protocol, on_day(clear_on, zone), event_at, zone) == {Status.CLEAR}
    assert Status.CLEAR not in statuses(protocol, on_day(clear_on + DAY, zone), event_at, zone)
    assert Status.AVOID not in statuses(protocol, on_day(caution_on, zone), event_at, zone)
    assert statuses(protocol, on_day(caution_on + DAY, zone), event_at, zone) <= {
        Status.AVOID,
        Status.UPCOMING,
    }


@DETERMINISTIC
@given(st.data(), changes(), dated_waits())
def test_every_session_up_to_the_latest_leaves_it_clear(
    data: st.DataObject, change: Change, wait: Wait
) -> None:
    """A later session can end its wait earlier near a change (TIME-4), so this is more to ask."""
    zone = change.zone
    event_at = data.draw(events(change, wait))
    protocol = make_protocol(Restriction(activity="swim", wait=wait))

    actual = find_before(protocol, event_at, zone).clear_if

    assert actual
    minutes = [
        actual.ended_by - count * MINUTE for count in [*range(0, 130, 5), *range(130, 3000, 90)]
    ]
    earlier = [timed(ended_at, zone) for ended_at in minutes]
    earlier += [on_day(actual.session_on - count * DAY, zone) for count in range(4)]
    assert [
        one for one in earlier if statuses(protocol, one, event_at, zone) != {Status.CLEAR}
    ] == []


@DETERMINISTIC
@given(st.data(), changes(), st.lists(restrictions(), min_size=2, max_size=5))
def test_all_dated_activities_are_clear_after_the_latest_session_for_all_of_them(
    data: st.DataObject, change: Change, rules: list[Restriction]
) -> None:
    """TIME-8; a minute later one of them is not. An activity without a date stays a question."""
    zone = change.zone
    wait = next((rule.wait for rule in rules if rule.wait), parse_wait("7 days"))
    event_at = data.draw(events(change, wait))
    protocol = make_protocol(*rules)

    actual = find_before(protocol, event_at, zone)

    dated = make_protocol(*(rule for rule in rules if rule.wait and not (rule.until or rule.after)))
    assert len(actual.questions) == len(protocol.restrictions) - len(dated.restrictions)
    assert bool(actual.clear_if) is bool(dated.restrictions)
    if actual.clear_if:
        ended_by, session_on = actual.clear_if.ended_by, actual.clear_if.session_on
        in_time = [timed(ended_by, zone), on_day(session_on, zone)]
        too_late = [timed(ended_by + MINUTE, zone), on_day(session_on + DAY, zone)]
        assert [statuses(dated, one, event_at, zone) for one in in_time] == [{Status.CLEAR}] * 2
        assert {Status.CLEAR} not in [statuses(dated, one, event_at, zone) for one in too_late]


@pytest.mark.parametrize("wait", ["1 day", "10 years", "120 months", "through day 3650"])
def test_the_search_is_short_at_a_skipped_day_and_for_the_longest_waits(wait: str) -> None:
    """Samoa skipped 30 December 2011. Some hundred dates are tried, not each minute of them."""
    protocol = make_protocol(*[holding(wait)] * 20)
    started = process_time()

    find_before(protocol, moment("2011-12-31T10:00+14:00"), ZoneInfo("Pacific/Apia"))

    assert process_time() - started < 1


# What the sessions given leave


def given_before(event: str, *rules: Restriction, at: str = "2026-11-21T12:00") -> BeforeEvent:
    """Ask after a session on Friday 20 November 2026, 14:30."""
    protocol = make_protocol(*rules)
    session = timed(moment("2026-11-20T14:30+01:00"), ROME)
    plan = make_plan(protocol, [session], at=moment(f"{at}+01:00"), zone=ROME)
    return find_before(protocol, moment(event), ROME, plan=plan, now=plan.at)


def test_what_the_sessions_given_clear_in_time_is_a_yes_and_says_since_when() -> None:
    """COURSE, before an event: the verdict for the sessions given comes first."""
    found = given_before("2026-12-05T00:00+01:00", holding("7 days"))

    assert [(one.status, one.clear_now_at) for one in found.activities] == [
        (Status.CLEAR, moment("2026-11-27T14:30+01:00"))
    ]
    assert (found.blocked, found.questions, found.is_sure) == ((), (), True)


def test_with_a_year_in_doubt_nothing_is_a_yes_before_an_event() -> None:
    """TIME-16: what seems a session of a year ago may be one of this week."""
    protocol = make_protocol(holding("7 days"), holding("2 years"))
    session = timed(moment("2025-11-20T14:30+01:00"), ROME)
    plan = make_plan(protocol, [session], at=moment("2026-11-21T12:00+01:00"), zone=ROME)

    found = find_before(protocol, moment("2026-12-05T00:00+01:00"), ROME, plan=plan, now=plan.at)

    assert plan.meant_years
    assert found.meant_years == plan.meant_years
    assert [one.status for one in found.activities] == [Status.ASK, Status.AVOID]
    assert (found.is_sure, found.window, found.fit) == (False, None, None)


def test_what_the_sessions_given_do_not_clear_in_time_is_blocked() -> None:
    found = given_before("2026-11-25T00:00+01:00", holding("3 to 7 days"), holding("2 days"))

    assert [(one.id, one.status) for one in found.blocked] == [("r1", Status.CAUTION)]


def test_an_activity_without_a_date_is_never_part_of_a_yes() -> None:
    """TIME-10: it is a question, however long ago the session was."""
    found = given_before("2027-06-01T00:00+01:00", UNTIL, holding("7 days"))

    assert [one.id for one in found.questions] == ["r1"]
    assert not found.is_sure
    assert found.activities[0].clear_now_at is None


SCRATCHING = """
restrictions:
  scratch: {activity: scratch, until: scabs-gone}
  swim: {activity: swim, wait: 2 days}
events: {scabs-gone: {what: the scabs have gone}}
before_session:
  smoke: {do_not: smoke, short: smoking, from: 1 day}
course: {sessions: 4, gap: 2 to 4 weeks, recommended: 3 weeks}
"""


def scratching_before(event: str, at: str, *ids: str, **happened: str) -> BeforeEvent:
    """Ask after a session on Friday 20 November 2026, 14:30, or before it."""
    protocol = read_rules(SCRATCHING)
    plan = make_plan(
        protocol,
        [timed(moment("2026-11-20T14:30+01:00"), ROME)],
        at=moment(f"{at}+01:00"),
        zone=ROME,
        happened={
            key.replace("_", "-"): [timed(moment(f"{when}+01:00"), ROME)]
            for key, when in happened.items()
        },
    )
    asked = meant(*ids) if ids else None
    return find_before(protocol, moment(f"{event}+01:00"), ROME, meant=asked, plan=plan)


def test_what_waits_for_an_event_has_a_date_once_that_is_told_but_no_day_for_a_visit() -> None:
    """TIME-10: a visit would begin the wait anew, and nobody knows when that will end."""
    event, at = "2026-12-24T00:00", "2026-12-01T10:00"
    untold = scratching_before(event, at, "scratch")
    told = scratching_before(event, at, "scratch", "swim", scabs_gone="2026-11-26T10:00")

    assert [one.id for one in untold.questions] == ["scratch"]
    assert told.is_sure
    assert [one.clear_now_at for one in told.activities] == [
        moment("2026-11-26T10:00+01:00"),
        moment("2026-11-22T14:30+01:00"),
    ]
    assert told.fit == WindowFit(None, None, is_recommended_fitting=False)


def test_what_an_event_told_clears_after_the_day_asked_about_is_blocked() -> None:
    found = scratching_before(
        "2026-11-25T10:00", "2026-12-01T10:00", "scratch", scabs_gone="2026-11-26T10:00"
    )

    assert [(one.id, one.status) for one in found.blocked] == [("scratch", Status.AVOID)]
    assert found.is_sure


@pytest.mark.parametrize("at", ["2026-11-10T10:00", "2026-11-20T09:00"])
@pytest.mark.parametrize("ids", [("smoke",), ()], ids=["asked", "all"])
def test_what_only_a_preparation_names_is_blocked_while_it_holds(
    at: str, ids: tuple[str, ...]
) -> None:
    """TIME-13: on the morning of the visit, asked days before or on that morning."""
    found = scratching_before("2026-11-20T10:00", at, *ids)

    assert [(one.id, one.status) for one in found.blocked] == [("smoke", Status.AVOID)]


def test_what_only_a_preparation_names_is_a_question_at_any_other_time() -> None:
    """The rules say nothing of it there, with and without a session."""
    after = scratching_before("2026-11-22T10:00", "2026-11-10T10:00", "smoke")
    without = find_before(
        read_rules(SCRATCHING), moment("2026-11-22T10:00+01:00"), ROME, meant=meant("smoke")
    )

    assert [one.id for one in after.questions] == ["smoke"]
    assert [one.id for one in without.questions] == ["smoke"]
    assert [
        one.id for one in scratching_before("2026-11-22T10:00", "2026-11-10T10:00").questions
    ] == ["scratch"]


@pytest.mark.parametrize("wait", ["always", "at least 2 weeks"])
def test_a_wait_without_an_end_is_a_question_before_any_event(wait: str) -> None:
    found = given_before("2027-06-01T00:00+01:00", holding(wait))

    assert [one.is_question for one in found.activities] == [True]


def test_an_event_at_the_very_moment_of_now_is_over() -> None:
    assert given_before("2026-11-21T12:00+01:00", holding("7 days")).is_over
    assert not given_before("2026-11-21T12:01+01:00", holding("7 days")).is_over


def test_an_event_on_a_sessions_own_day_is_no_yes_unless_its_time_is_before_the_session() -> None:
    """Who gives the day of a party alone may mean the evening, after the session."""
    protocol = make_protocol(holding("2 days"))
    plan = make_plan(
        protocol,
        [timed(moment("2026-12-11T10:00+01:00"), ROME)],
        at=moment("2026-12-01T12:00+01:00"),
        zone=ROME,
    )
    midnight, day_after = moment("2026-12-11T00:00+01:00"), moment("2026-12-12T00:00+01:00")

    of_the_day = find_before(protocol, midnight, ROME, plan=plan, through=day_after)
    of_the_minute = find_before(protocol, midnight, ROME, plan=plan)

    assert [one.status for one in of_the_day.blocked] == [Status.AVOID]
    assert of_the_minute.blocked == ()
    assert of_the_day.clear_if == of_the_minute.clear_if


def test_the_day_of_an_event_is_over_with_its_last_minute() -> None:
    protocol, day = make_protocol(holding("2 days")), moment("2026-12-11T00:00+01:00")
    through = moment("2026-12-12T00:00+01:00")

    for now, is_over in (("2026-12-11T23:59+01:00", False), ("2026-12-12T00:00+01:00", True)):
        found = find_before(protocol, day, ROME, now=moment(now), through=through)
        assert found.is_over is is_over


# What it means for the next session

WINDOW = NextSession(
    number=2,
    earliest_on=date(2026, 12, 4),
    recommended_on=date(2026, 12, 11),
    latest_on=date(2026, 12, 18),
    is_projected=False,
    is_optional=False,
)


def fit(event: str, today: str = "2026-11-21", wait: str = "3 to 7 days") -> WindowFit:
    protocol = make_protocol(holding(wait))
    before = find_before(protocol, moment(event), ROME)
    return fit_window(WINDOW, before, protocol, today=date.fromisoformat(today))


def days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def test_an_event_in_the_window_leaves_its_first_days_and_those_after_the_event() -> None:
    """Clear by Saturday 12 December, 18:00, means a session on the 4th at the latest."""
    assert fit("2026-12-12T18:00+01:00") == WindowFit(
        early_enough=days("2026-12-04", "2026-12-04"),
        after_event=days("2026-12-13", "2026-12-18"),
        is_recommended_fitting=False,
    )


def test_an_event_long_after_the_window_leaves_all_of_it() -> None:
    assert fit("2027-01-01T00:00+01:00") == WindowFit(
        early_enough=days("2026-12-04", "2026-12-18"),
        after_event=None,
        is_recommended_fitting=True,
    )


def test_an_event_before_the_window_leaves_all_of_it() -> None:
    """A session after the event changes nothing at the event."""
    assert fit("2026-12-03T23:59+01:00") == WindowFit(
        early_enough=None,
        after_event=days("2026-12-04", "2026-12-18"),
        is_recommended_fitting=True,
    )


def test_an_event_on_the_last_day_of_the_window_leaves_no_day_after_it() -> None:
    assert fit("2026-12-18T00:00+01:00") == WindowFit(
        early_enough=days("2026-12-04", "2026-12-10"),
        after_event=None,
        is_recommended_fitting=False,
    )


def test_the_recommended_day_may_be_the_last_that_fits() -> None:
    assert fit("2026-12-19T00:00+01:00") == WindowFit(
        early_enough=days("2026-12-04", "2026-12-11"),
        after_event=None,
        is_recommended_fitting=True,
    )


def test_days_that_have_passed_are_offered_no_more() -> None:
    assert fit("2026-12-16T00:00+01:00", today="2026-12-08") == WindowFit(
        early_enough=days("2026-12-08", "2026-12-08"),
        after_event=days("2026-12-17", "2026-12-18"),
        is_recommended_fitting=False,
    )


def test_a_window_that_has_passed_leaves_no_day() -> None:
    assert fit("2027-01-01T00:00+01:00", today="2026-12-19") == WindowFit(
        early_enough=None, after_event=None, is_recommended_fitting=False
    )


def test_without_a_date_only_the_days_after_the_event_are_sure() -> None:
    """TIME-10: nobody but the clinic can tell."""
    protocol = make_protocol(UNTIL)
    before = find_before(protocol, moment("2026-12-12T00:00+01:00"), ROME)

    actual = fit_window(WINDOW, before, protocol, today=date(2026, 11, 21))

    assert actual == WindowFit(
        early_enough=None,
        after_event=days("2026-12-13", "2026-12-18"),
        is_recommended_fitting=False,
    )


def test_a_session_whose_preparation_has_begun_at_the_event_does_not_fit() -> None:
    """TIME-13: no alcohol for 2 days before a session, so none on the evening before it."""
    alcohol = Restriction(activity="drink alcohol", wait=parse_wait("24 hours"))
    before_it = Preparation(do_not="drink alcohol", from_=parse_lead("24 hours to 2 days"))
    protocol = replace(make_protocol(alcohol), before_session={"alcohol": before_it})
    before = find_before(protocol, moment("2026-12-10T20:00+01:00"), ROME)

    actual = fit_window(WINDOW, before, protocol, today=date(2026, 12, 10))

    assert actual.after_event == days("2026-12-13", "2026-12-18")


def test_the_recommended_day_may_be_the_first_that_fits() -> None:
    """The day after the event is the first on which the event is over."""
    assert fit("2026-12-10T20:00+01:00") == WindowFit(
        early_enough=None,
        after_event=days("2026-12-11", "2026-12-18"),
        is_recommended_fitting=True,
    )


def test_a_preparation_that_begins_at_the_very_minute_of_the_event_has_begun() -> None:
    """TIME-7, TIME-13: two days before 12 December are over at midnight of the 10th."""
    alcohol = Restriction(activity="drink alcohol", wait=parse_wait("24 hours"))
    before_it = Preparation(do_not="drink alcohol", from_=parse_lead("2 days"))
    protocol = replace(make_protocol(alcohol), before_session={"alcohol": before_it})
    before = find_before(protocol, moment("2026-12-10T00:00+01:00"), ROME)

    actual = fit_window(WINDOW, before, protocol, today=date(2026, 12, 10))

    assert actual.after_event == days("2026-12-13", "2026-12-18")


def test_the_longest_preparation_is_searched_by_halves() -> None:
    """9,000 days of preparation took half a minute; 10 years are the most that can be written."""
    alcohol = Restriction(activity="drink alcohol", wait=parse_wait("24 hours"))
    before_it = Preparation(do_not="drink alcohol", from_=parse_lead("10 years"))
    protocol = replace(make_protocol(alcohol), before_session={"alcohol": before_it})
    before = find_before(protocol, moment("2026-12-10T00:00+01:00"), ROME)
    window = WINDOW._replace(latest_on=None)
    started = process_time()

    actual = fit_window(window, before, protocol, today=date(2026, 12, 10))

    assert actual.after_event == Days(date(2036, 12, 11), None)
    assert process_time() - started < 1


def test_a_window_without_an_end_has_days_without_one() -> None:
    """COURSE-1: `gap: at least 6 weeks` has no latest day, and without a best one none fits."""
    window = WINDOW._replace(latest_on=None, recommended_on=None)
    protocol = make_protocol(holding("7 days"))
    before = find_before(protocol, moment("2026-12-20T00:00+01:00"), ROME)

    actual = fit_window(window, before, protocol, today=date(2026, 11, 21))

    assert actual == WindowFit(
        early_enough=days("2026-12-04", "2026-12-12"),
        after_event=Days(date(2026, 12, 21), None),
        is_recommended_fitting=False,
    )


# The plan that a visit would make


PREPARED = """
restrictions:
  peel: {activity: have a peel, wait: 7 to 14 days}
  dye: {activity: dye your hair, wait: 3 to 7 days}
  swim: {activity: swim, wait: 2 days}
before_session:
  peel: {do_not: have a peel, from: 1 to 2 weeks}
  dye: {do_not: dye your hair, from: 2 to 7 days}
course: {sessions: 4 to 8, gap: 2 to 4 weeks, recommended: 3 weeks}
"""


def prepared_before(
    event: datetime, *ids: str, rules: str = PREPARED, through: datetime | None = None
) -> BeforeEvent:
    """Ask on the day after a session on Friday 20 November 2026, 14:30."""
    protocol = read_rules(rules)
    session = timed(moment("2026-11-20T14:30+01:00"), ROME)
    plan = make_plan(protocol, [session], at=moment("2026-11-21T10:00+01:00"), zone=ROME)
    asked = meant(*ids) if ids else None
    return find_before(protocol, event, ROME, meant=asked, plan=plan, through=through)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("2026-12-24T00:00+01:00", latest("2026-11-25T23:59+01:00", "2026-11-25")),
        ("2027-01-10T00:00+01:00", latest("2026-12-12T23:59+01:00", "2026-12-12")),
        ("2027-01-16T00:00+01:00", latest("2026-12-18T23:59+01:00", "2026-12-18")),
    ],
)
def test_a_visit_after_which_the_next_is_prepared_for_by_the_event_is_too_late(
    event: str, expected: LatestSession
) -> None:
    """TIME-13: a visit on 9 December is followed by one on the 30th, with no peel from the 16th."""
    found = prepared_before(moment(event), "peel")

    assert found.clear_if == found.activities[0].clear_if == expected
    assert found.is_clear_if_last


def test_the_moment_for_all_is_not_the_earliest_of_those_for_each() -> None:
    """Three weeks before 31 January are early enough for the cut, and bring a visit on the 30th."""
    rules = """
restrictions:
  cut: {activity: cut your hair, wait: 3 weeks}
  dye: {activity: dye your hair, wait: 3 days}
before_session:
  dye: {do_not: dye your hair, from: 7 days}
course: {sessions: 4 to 8, gap: 2 to 4 weeks, recommended: 3 weeks}
"""

    found = prepared_before(moment("2027-01-31T00:00+01:00"), rules=rules)

    assert [one.clear_if and one.clear_if.session_on for one in found.activities] == [
        date(2027, 1, 9),
        date(2027, 1, 27),
    ]
    assert found.clear_if
    assert found.clear_if.session_on == date(2027, 1, 2)


def test_where_no_visit_is_early_enough_none_is_said() -> None:
    """An open gap never passes: no smoking for 5 weeks before a visit in 6, and 2 weeks after."""
    rules = """
restrictions:
  smoke: {activity: smoke, wait: 2 weeks}
before_session:
  smoke: {do_not: smoke, from: 5 weeks}
course: {sessions: 4, gap: at least 6 weeks}
"""
    (found,) = prepared_before(moment("2026-12-20T00:00+01:00"), "smoke", rules=rules).activities

    assert (found.clear_if, found.is_question) == (None, False)


def test_what_a_session_that_was_forbids_no_other_one_allows() -> None:
    """TIME-8."""
    found = prepared_before(moment("2026-12-01T00:00+01:00"), "peel", "swim")

    assert [one.clear_if and one.clear_if.session_on for one in found.activities] == [
        None,
        date(2026, 11, 28),
    ]
    assert found.clear_if
    assert found.clear_if.session_on == date(2026, 11, 28)


def test_what_is_only_to_be_done_before_a_visit_is_no_part_of_a_yes() -> None:
    """It has no verdict, and no day of a visit works for it or does not."""
    rules = """
restrictions:
  swim: {activity: swim, wait: 3 days}
before_session:
  test: {do: have a blood test}
course: {sessions: 4, gap: 2 to 4 weeks, recommended: 3 weeks}
"""
    protocol = read_rules(rules)
    asked = understand(["have a blood test"], make_lexicon(protocol))
    plan = make_plan(protocol, [timed(FRIDAY, ROME)], at=FRIDAY, zone=ROME)

    found = find_before(protocol, FRIDAY + timedelta(days=60), ROME, meant=asked, plan=plan)

    assert (found.activities, found.not_covered, found.fit) == ((), ("have a blood test",), None)
    assert not found.is_sure


def test_a_visit_too_early_for_the_one_after_it_is_said_with_the_first_day_that_serves() -> None:
    """TIME-13: no dye for 10 days before a visit; one on 9 January brings one on the 30th."""
    rules = """
restrictions:
  dye: {activity: dye your hair, wait: 3 days}
before_session:
  dye: {do_not: dye your hair, from: 10 days}
course: {sessions: 4 to 8, gap: 2 to 4 weeks, recommended: 3 weeks}
"""
    found = prepared_before(moment("2027-01-20T00:00+01:00"), "dye", rules=rules)

    assert found.clear_if
    assert found.clear_if.session_on == date(2027, 1, 16)
    assert found.clear_if_from == date(2027, 1, 10)
    assert not found.is_clear_if_last


@dataclass(frozen=True)
class PeelBefore:
    """A peel before an event: one visit was held, and one more may be."""

    rules: str
    event_at: datetime
    through: datetime | None

    @property
    def found(self) -> BeforeEvent:
        return prepared_before(self.event_at, "peel", rules=self.rules, through=self.through)

    def status_with(self, session: Session) -> Status:
        """Return the strictest status at the event in the plan with one more visit."""
        plan = make_plan(
            read_rules(self.rules), [HELD, session],
            at=moment("2026-11-21T10:00+01:00"), zone=ROME,
        )  # fmt: skip
        (dated,) = (one for one in plan.restrictions if one.id == "peel")
        if self.through is None:
            return dated.status_at(self.event_at)
        return dated.status_between(self.event_at, self.through)


HELD = timed(moment("2026-11-20T14:30+01:00"), ROME)


@st.composite
def peels_before(draw: st.DrawFn) -> PeelBefore:
    wait = draw(st.sampled_from(["2 days", "3 to 7 days", "1 to 2 weeks", "4 weeks", "1 month"]))
    lead = draw(
        st.sampled_from(["2 days", "2 to 7 days", "1 to 2 weeks", "4 weeks", "1 to 2 months"])
    )
    gap = draw(
        st.sampled_from(["2 to 4 weeks, recommended: 3 weeks", "1 month", "at least 6 weeks"])
    )
    rules = f"""
restrictions:
  peel: {{activity: have a peel, wait: {wait}}}
before_session:
  peel: {{do_not: have a peel, from: {lead}}}
course: {{sessions: 4 to 8, gap: {gap}}}
"""
    day = moment("2026-11-21T00:00+01:00") + draw(st.integers(2, 120)) * DAY
    evening = day + (18 * 60 + 30) * MINUTE
    event_at, through = draw(st.sampled_from([(day, None), (day, day + DAY), (evening, None)]))
    return PeelBefore(rules, event_at, through)


@DETERMINISTIC
@given(peels_before())
def test_the_plan_with_a_visit_at_the_latest_moment_leaves_the_event_clear(
    asked: PeelBefore,
) -> None:
    """TIME-8, TIME-13: through the event, with what the visit after that one asks for.

    No later visit that is over before the event does.
    """
    event_at, statuses_with = asked.event_at, asked.status_with
    (found,) = asked.found.activities

    after = date(2026, 11, 20)
    if found.clear_if:
        after = found.clear_if.session_on
        assert statuses_with(timed(found.clear_if.ended_by, ROME)) is Status.CLEAR
        assert statuses_with(timed(found.clear_if.ended_by + MINUTE, ROME)) is not Status.CLEAR
        assert statuses_with(on_day(after, ROME)) is Status.CLEAR
    if found.caution_if and found.caution_if.ended_by > HELD.ended_at:
        assert statuses_with(timed(found.caution_if.ended_by, ROME)) in (
            Status.CLEAR,
            Status.CAUTION,
        )
    later = [after + count * DAY for count in range(1, (event_at.date() - after).days)]
    assert [day for day in later if statuses_with(on_day(day, ROME)) is Status.CLEAR] == []


@DETERMINISTIC
@given(peels_before())
def test_the_plan_with_a_visit_on_a_day_that_is_offered_leaves_the_event_clear(
    asked: PeelBefore,
) -> None:
    """TIME-8, TIME-13: of the days before it those in a row up to the last, of those after all."""
    found = asked.found
    assume(not found.blocked)
    assert found.window
    assert found.fit
    first_on, last_on = found.window.earliest_on, found.window.latest_on
    count = (last_on - first_on).days + 1 if last_on else 90
    window = [first_on + number * DAY for number in range(count)]

    offered = [days for days in (found.fit.early_enough, found.fit.after_event) if days]
    in_offer = {
        day
        for day in window
        for one in offered
        if one.first_on <= day and (one.last_on is None or day <= one.last_on)
    }
    clear = {
        day
        for day in window
        if asked.status_with(on_day(day, ROME)) in (Status.CLEAR, Status.UPCOMING)
    }
    event_on = asked.event_at.astimezone(ROME).date()
    before, after = (
        {day for day in clear if day < event_on},
        {day for day in clear if day > event_on},
    )
    assert in_offer <= before | after
    assert after <= in_offer
    assert not before or max(before) in in_offer
    assert not found.fit.early_enough or found.fit.early_enough.first_on - DAY not in before
    assert found.fit.is_recommended_fitting is (found.window.recommended_on in in_offer)


@DETERMINISTIC
@given(peels_before())
def test_it_is_a_yes_since_the_moment_that_is_said_and_was_none_before_it(
    asked: PeelBefore,
) -> None:
    """TIME-7, TIME-13: what the visit after the one that was held asks for counts as well."""
    (peel,) = asked.found.activities
    assert peel.given
    assume(not peel.is_blocked)

    since = peel.clear_now_at
    assert since
    assert since <= asked.event_at
    assert peel.given.status_at(since - MINUTE) not in YES
    assert peel.given.status_between(since, asked.event_at + MINUTE) in YES


@pytest.mark.parametrize("event", ["2026-12-05", "2026-12-24", "2027-01-10"])
def test_a_visit_that_is_booked_may_still_be_moved(event: str) -> None:
    """TIME-9: the latest moment counts from the visits that were held."""
    protocol, at = read_rules(PREPARED), moment("2026-11-21T10:00+01:00")
    booked = timed(moment("2026-12-11T14:30+01:00"), ROME)
    event_at = moment(f"{event}T00:00+01:00")

    alone, beside = (
        find_before(
            protocol, event_at, ROME,
            plan=make_plan(protocol, sessions, at=at, zone=ROME),
        )
        for sessions in ([HELD], [HELD, booked])
    )  # fmt: skip

    def latest_of(found: BeforeEvent) -> list[tuple[str, LatestSession | None]]:
        return [(one.id, one.clear_if) for one in found.activities]

    assert latest_of(beside) == latest_of(alone)
    assert (beside.is_booked, alone.is_booked) == (True, False)


def test_the_days_on_which_the_clinic_is_closed_move_the_visit_after_it() -> None:
    """COURSE-3: a visit on 24 December is followed by one on 21 January, not on the 14th."""
    rules = """
restrictions:
  dye: {activity: dye your hair, wait: 3 days}
before_session:
  dye: {do_not: dye your hair, from: 7 days}
course: {sessions: 4 to 8, gap: 2 to 4 weeks, recommended: 3 weeks}
"""
    protocol, event = read_rules(rules), moment("2027-01-12T00:00+01:00")
    closed = Closed(dates=(DaySpan(date(2027, 1, 10), date(2027, 1, 20), is_yearly=False),))
    shut = Clinic(name="Willow", closed=closed)

    first = [
        find_before(protocol, event, ROME, clinic=clinic).clear_if_from for clinic in (None, shut)
    ]

    assert first == [date(2026, 12, 30), date(2026, 12, 24)]


def test_the_latest_visit_for_many_activities_is_found_in_time() -> None:
    """Each has a wait and a preparation of its own, of years, and the clinic its holidays."""
    numbers = range(300)
    waits = "".join(
        f"  r{n}: {{activity: wash {n}, wait: {1 + n} to {2 + 3 * n} days}}\n" for n in numbers
    )
    leads = "".join(f"  r{n}: {{do_not: wash {n}, from: {3000 + n} days}}\n" for n in numbers)
    course = "course: {sessions: 8, gap: 1 to 3650 days}\n"
    protocol = read_rules(f"restrictions:\n{waits}before_session:\n{leads}{course}")
    session, italy = timed(moment("2026-11-20T14:30+01:00"), ROME), Clinic(name="W", country="IT")
    plan = make_plan(protocol, [session], at=session.ended_at, zone=ROME, clinic=italy)
    started = process_time()

    find_before(protocol, moment("2060-12-30T00:00+01:00"), ROME, plan=plan)

    assert process_time() - started < 1


def test_after_the_last_years_of_the_calendar_nobody_knows_the_visit_that_follows() -> None:
    """TIME-11: what that visit bans may hold at the event, so no visit leaves it clear."""
    course = "course: {sessions: 4, gap: 9 years}"
    swim = "restrictions: {swim: {activity: swim, wait: 3 days}}"
    free, banned = (
        read_rules(f"{swim}\n{course}"),
        read_rules(f"{swim}\nbefore_session: {{swim: {{do_not: swim, from: 2 days}}}}\n{course}"),
    )
    event = moment("2201-05-01T12:00+00:00")

    found = find_before(free, event, ROME)
    assert found.clear_if == latest("2201-04-28T12:00+00:00", "2201-04-27")
    assert not found.is_clear_if_last
    assert find_before(banned, event, ROME).clear_if is None
