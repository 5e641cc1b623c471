"""The next sessions (COURSE-1 to COURSE-5).

Known answers to most rules stand in cases/course.yaml; here is what has no date of its own there.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from plans import plan_of
from strategies import DETERMINISTIC, courses, days, whole_days

from mesocare.dates.moments import Session, add_to_day, end_of
from mesocare.dates.typed import parse_session
from mesocare.dates.waits import parse_count, parse_gap, parse_length
from mesocare.errors import InputRefusedError
from mesocare.plan.closed_days import NEVER_CLOSED, ClosedDays, ClosedKind, Left, MovedBecause
from mesocare.plan.course import (
    EarlySession,
    NextSession,
    find_early_sessions,
    make_next_sessions,
    years_ahead,
)
from mesocare.plan.visits import ends_course
from mesocare.rules.protocol import Course, Phase

UTC_ZONE = ZoneInfo("Etc/UTC")
FRIDAY = date(2026, 11, 20)
CHRISTMAS = date(2026, 12, 25)
WEEKENDS = frozenset({5, 6})


def on(*given_days: date) -> list[Session]:
    return [
        Session(end_of(day, UTC_ZONE), day, has_time=False, zone=UTC_ZONE) for day in given_days
    ]


def phase(sessions: str, gap: str, recommended: str | None = None) -> Phase:
    return Phase(
        sessions=parse_count(sessions),
        gap=parse_gap(gap),
        recommended=parse_length(recommended) if recommended else None,
    )


def course(*phases: Phase, maintenance: str | None = None) -> Course:
    return Course(phases=phases, maintenance=parse_gap(maintenance) if maintenance else None)


GUIDE = course(phase("4 to 8", "2 to 4 weeks", "3 weeks"), maintenance="3 to 6 months")


def windows(next_sessions: Sequence[NextSession]) -> list[tuple[date, date | None, date | None]]:
    return [(one.earliest_on, one.recommended_on, one.latest_on) for one in next_sessions]


# COURSE-1 and COURSE-4


def test_a_next_session_is_a_whole_window_of_days() -> None:
    """COURSE-1: of "4 to 8" the fifth is optional, and all after the next are projected."""
    actual = make_next_sessions(
        GUIDE, on(date(2026, 9, 4), date(2026, 9, 25), date(2026, 10, 16), date(2026, 11, 6))
    )

    assert actual[0] == NextSession(
        number=5,
        earliest_on=date(2026, 11, 20),
        recommended_on=date(2026, 11, 27),
        latest_on=date(2026, 12, 4),
        is_projected=False,
        is_optional=True,
    )
    assert [one.is_projected for one in actual] == [False, True, True, True]


PUBLISHED = {
    "J3, weekly four times, fortnightly twice, monthly four times: months first, 7 weeks then": (
        course(phase("4", "1 week"), phase("2", "2 weeks"), phase("4", "1 month")),
        "11-27 12-04 12-11 12-25 01-08 02-07 03-10 04-10 05-08",
    ),
    "J2, weeks 0, 1, 2, 3, 5, 7 and 11": (
        course(phase("4", "1 week"), phase("2", "2 weeks"), phase("1", "4 weeks")),
        "11-27 12-04 12-11 12-25 01-08 02-05",
    ),
    "J5, weekly ten times": (
        course(phase("10", "1 week")),
        "11-27 12-04 12-11 12-18 12-25 01-01 01-08 01-15 01-22",
    ),
    "M8, fortnightly three times, then every four weeks": (
        course(phase("3", "2 weeks"), phase("1 to 3", "4 weeks"), maintenance="3 to 6 months"),
        "12-04 12-18 01-15 02-12 03-12",
    ),
    "M27, every 7 to 10 days five times, then monthly three times: months first, 4 weeks then": (
        course(phase("5", "7 to 10 days"), phase("3", "1 month")),
        "11-27 12-04 12-11 12-18 01-17 02-17 03-20",
    ),
    "M22, every 2 weeks, then monthly: months first, 10 weeks then": (
        course(phase("6", "2 weeks"), phase("4", "1 month"), maintenance="3 months"),
        "12-04 12-18 01-01 01-15 01-29 02-28 03-31 05-01 05-29",
    ),
    "M15 and J6, every 3 months in year one": (
        course(phase("4", "3 months"), maintenance="4 to 6 months"),
        "02-20 05-20 08-20",
    ),
}


@pytest.mark.parametrize(("told", "expected"), PUBLISHED.values(), ids=PUBLISHED)
def test_a_published_schedule_gives_its_dates_from_20_november_2026(
    told: Course, expected: str
) -> None:
    """COURSE-4, TIME-5; counted by hand on a calendar."""
    actual = make_next_sessions(told, on(FRIDAY))

    counted = [one.recommended_on or one.earliest_on for one in actual]
    assert " ".join(f"{on:%m-%d}" for on in counted) == expected


def test_a_single_gap_is_a_window_of_one_day_even_where_months_and_weeks_mix() -> None:
    """COURSE-1, TIME-5: the window is counted in one step as well, so it holds its best date.

    A month after the sixth session, 8 January, would be 8 February; the best date is the 7th.
    """
    weekly_then_monthly, _ = PUBLISHED[next(iter(PUBLISHED))]

    actual = make_next_sessions(weekly_then_monthly, on(FRIDAY))

    assert windows(actual)[5] == (date(2027, 2, 7), date(2027, 2, 7), date(2027, 2, 7))
    assert all(one.earliest_on == one.recommended_on == one.latest_on for one in actual)


def test_a_monthly_course_from_31_january_counts_windows_from_the_first_date_too() -> None:
    """TIME-5: 31 January and two months is 31 March, not 1 April."""
    actual = make_next_sessions(course(phase("3", "1 to 2 months")), on(date(2026, 1, 31)))

    assert windows(actual) == [
        (date(2026, 3, 1), None, date(2026, 3, 31)),
        (date(2026, 3, 31), None, date(2026, 5, 1)),
    ]


def test_a_window_is_never_inside_out_where_30_days_are_longer_than_a_month() -> None:
    """COURSE-1: 30 days from 1 February are 3 March, a month is 1 March; the later one counts."""
    told = course(phase("2", "30 days to 1 month", "1 month"))

    actual = make_next_sessions(told, on(date(2026, 2, 1)))

    assert windows(actual) == [(date(2026, 3, 3), date(2026, 3, 3), date(2026, 3, 3))]


@DETERMINISTIC
@given(courses(), days())
def test_a_recommended_date_is_the_sum_of_all_gaps_and_lies_in_its_window(
    told: Course, first: date
) -> None:
    """COURSE-1, TIME-5: in one step; held in the window where units are mixed inside a gap."""
    actual = make_next_sessions(told, on(first))

    gaps = [one.counted_gap for one in told.all_phases for _ in range(one.sessions.most)][1:]
    for place, one in enumerate(session for session in actual if not session.is_maintenance):
        best_on = add_to_day(first, *gaps[: place + 1])
        latest_on = one.latest_on or date.max
        counted_on = one.recommended_on or one.earliest_on
        assert one.earliest_on <= counted_on <= latest_on
        if one.recommended_on and one.earliest_on <= best_on <= latest_on:
            assert one.recommended_on == best_on


def test_each_session_of_maintenance_is_followed_by_the_next() -> None:
    """COURSE-5: after the last one, maintenance, again and again, counted from the latest."""
    told = course(phase("2", "2 weeks"), maintenance="3 to 6 months")
    done = [date(2026, 1, 9), date(2026, 1, 23), date(2026, 5, 4), date(2026, 10, 31)]

    actual = [make_next_sessions(told, on(*done[:count])) for count in (2, 3, 4)]

    assert [(one.number, one.is_maintenance, *windows([one])) for (one,) in actual] == [
        (3, True, (date(2026, 4, 23), None, date(2026, 7, 23))),
        (4, True, (date(2026, 8, 4), None, date(2026, 11, 4))),
        (5, True, (date(2027, 1, 31), None, date(2027, 5, 1))),
    ]


def test_a_course_without_maintenance_ends() -> None:
    """COURSE-5."""
    told = course(phase("2", "2 weeks"))

    assert make_next_sessions(told, on(FRIDAY, date(2026, 12, 4), date(2027, 1, 4))) == ()


def test_a_session_is_overdue_from_the_day_after_its_latest() -> None:
    """COURSE-5; a projected one waits for the one before."""
    following, projected, *_ = make_next_sessions(GUIDE, on(FRIDAY))

    assert not following.is_overdue(date(2026, 12, 18))
    assert following.is_overdue(date(2026, 12, 19))
    assert not projected.is_overdue(date(2030, 1, 1))


def test_a_next_session_past_the_calendar_is_refused() -> None:
    """TIME-11."""
    told = course(phase("100", "120 months"))

    with pytest.raises(InputRefusedError):
        make_next_sessions(told, on(FRIDAY))


# COURSE-2


def test_a_session_inside_the_least_gap_is_reported_with_the_day_it_may_be() -> None:
    """COURSE-2: two weeks after 20 November is 4 December."""
    actual = find_early_sessions(GUIDE, on(FRIDAY, date(2026, 12, 3)))

    assert actual == (EarlySession(2, date(2026, 12, 3), date(2026, 12, 4)),)


def test_a_session_on_the_first_day_of_its_window_is_not_early() -> None:
    """COURSE-2."""
    assert find_early_sessions(GUIDE, on(FRIDAY, date(2026, 12, 4))) == ()


def test_each_session_has_the_gap_of_its_own_phase() -> None:
    """COURSE-2, COURSE-4: a week serves in the first phase and not in the second."""
    told = course(phase("2", "1 week"), phase("2", "2 weeks"))
    done = [FRIDAY, date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 18)]

    actual = find_early_sessions(told, on(*reversed(done)))

    assert actual == (EarlySession(3, date(2026, 12, 4), date(2026, 12, 11)),)


def test_maintenance_can_be_too_early_and_what_follows_no_rule_cannot() -> None:
    """COURSE-2: after the last session the gap is that of maintenance, if there is any."""
    done = on(FRIDAY, date(2026, 12, 4), date(2026, 12, 11), date(2027, 2, 28))
    maintained = course(phase("2", "2 weeks"), maintenance="3 months")

    actual = find_early_sessions(maintained, done)

    assert actual == (
        EarlySession(3, date(2026, 12, 11), date(2027, 3, 4)),
        EarlySession(4, date(2027, 2, 28), date(2027, 3, 11)),
    )
    assert find_early_sessions(course(phase("2", "2 weeks")), done) == ()


def test_the_same_day_given_twice_is_one_session() -> None:
    """COURSE-2: a day and a time on it are one visit, not an early second one."""
    timed = Session(
        datetime(2026, 11, 20, 14, 30, tzinfo=UTC), FRIDAY, has_time=True, zone=UTC_ZONE
    )

    assert find_early_sessions(GUIDE, [*on(FRIDAY), timed]) == ()


@DETERMINISTIC
@given(courses(), days())
def test_following_the_next_session_of_each_day_is_never_early(told: Course, first: date) -> None:
    """COURSE-2: what the course itself says, said again after each session, is right."""
    done = [first]
    while len(done) < 6 and (ahead := make_next_sessions(told, on(*done))):
        assume(ahead[0].earliest_on > done[-1])
        done.append(ahead[0].earliest_on)

    assert find_early_sessions(told, on(*done)) == ()


# COURSE-3


def test_a_recommended_date_on_christmas_moves_and_says_why() -> None:
    """COURSE-3: 4 December and three weeks is 25 December, a Friday before a weekend."""
    closed_days = ClosedDays(WEEKENDS, public_holidays={CHRISTMAS: "Christmas Day"})

    actual = make_next_sessions(GUIDE, on(date(2026, 12, 4)), closed_days=closed_days)

    assert actual[0] == NextSession(
        number=2,
        earliest_on=date(2026, 12, 18),
        recommended_on=date(2026, 12, 28),
        latest_on=date(2027, 1, 1),
        is_projected=False,
        is_optional=False,
        moved_because=MovedBecause(ClosedKind.HOLIDAY, CHRISTMAS, "Christmas Day", Left.LATER),
        moved_from_on=CHRISTMAS,
    )


def test_the_session_after_a_moved_one_keeps_its_sum_and_counts_its_window_from_the_move() -> None:
    """COURSE-1, COURSE-3: six weeks from 4 December stay; two to four from 28 December."""
    closed_days = ClosedDays(WEEKENDS, public_holidays={CHRISTMAS: "Christmas Day"})

    actual = make_next_sessions(GUIDE, on(date(2026, 12, 4)), closed_days=closed_days)

    assert windows(actual)[1:3] == [
        (date(2027, 1, 11), date(2027, 1, 15), date(2027, 1, 25)),
        (date(2027, 1, 29), date(2027, 2, 5), date(2027, 2, 12)),
    ]
    assert {one.moved_because for one in actual[1:]} == {None}


def test_a_weekly_course_never_has_less_than_a_week_after_a_moved_session() -> None:
    """COURSE-3: a window of 7 to 10 days after the move; the sum would be three days too early."""
    closed_days = ClosedDays(WEEKENDS, public_holidays={CHRISTMAS: "Christmas Day"})
    told = course(phase("5", "7 to 10 days", "7 days"))

    actual = make_next_sessions(told, on(date(2026, 12, 18)), closed_days=closed_days)

    assert windows(actual) == [
        (CHRISTMAS, date(2026, 12, 28), date(2026, 12, 28)),
        (date(2027, 1, 4), date(2027, 1, 4), date(2027, 1, 7)),
        (date(2027, 1, 11), date(2027, 1, 11), date(2027, 1, 14)),
        (date(2027, 1, 18), date(2027, 1, 18), date(2027, 1, 21)),
    ]


def test_a_window_without_an_open_day_keeps_its_date_and_says_so() -> None:
    """COURSE-3."""
    closed_days = ClosedDays(public_holidays={CHRISTMAS: "Christmas Day"})

    (actual,) = make_next_sessions(
        course(phase("2", "1 week")), on(date(2026, 12, 18)), closed_days=closed_days
    )

    assert (actual.recommended_on, actual.moved_from_on) == (CHRISTMAS, None)
    assert actual.moved_because == MovedBecause(
        ClosedKind.HOLIDAY, CHRISTMAS, "Christmas Day", Left.NONE
    )


def test_maintenance_moves_off_closed_days_as_well() -> None:
    """COURSE-3, COURSE-5: 23 January and three months is Friday 23 April 2027, and no other day."""
    told = course(phase("1", "2 weeks"), maintenance="3 months")
    closed_days = ClosedDays(dates=frozenset({date(2027, 4, 23)}))

    (actual,) = make_next_sessions(told, on(date(2027, 1, 23)), closed_days=closed_days)

    assert (actual.recommended_on, actual.moved_because) == (
        date(2027, 4, 23),
        MovedBecause(ClosedKind.DATE, date(2027, 4, 23), None, Left.NONE),
    )


def test_where_no_day_is_best_none_is_moved_and_no_reason_is_given() -> None:
    """COURSE-1, COURSE-3: what comes after counts from the first open day all the same."""
    closed_days = ClosedDays(WEEKENDS, public_holidays={CHRISTMAS: "Christmas Day"})
    told = course(phase("3", "3 to 4 weeks"))

    actual = make_next_sessions(told, on(date(2026, 12, 4)), closed_days=closed_days)

    assert windows(actual) == [
        (CHRISTMAS, None, date(2027, 1, 1)),
        (date(2027, 1, 18), None, date(2027, 1, 25)),
    ]
    assert {(one.moved_because, one.moved_from_on) for one in actual} == {(None, None)}


def test_an_open_gap_has_no_latest_day_and_is_never_overdue() -> None:
    """COURSE-1: at least six weeks."""
    actual = make_next_sessions(course(phase("3", "at least 6 weeks")), on(FRIDAY))

    assert windows(actual) == [
        (date(2027, 1, 1), None, None),
        (date(2027, 2, 12), None, None),
    ]
    assert not actual[0].is_overdue(date(2200, 1, 1))
    assert years_ahead(course(phase("3", "at least 6 weeks")), on(FRIDAY)) == range(2026, 2029)


def test_an_open_gap_may_have_a_best_day_that_moves_off_a_holiday() -> None:
    """COURSE-1, COURSE-3: and the window after it counts from there."""
    closed_days = ClosedDays(WEEKENDS, public_holidays={CHRISTMAS: "Christmas Day"})
    told = course(phase("3", "at least 3 weeks", "3 weeks"))

    actual = make_next_sessions(told, on(date(2026, 12, 4)), closed_days=closed_days)

    assert windows(actual) == [
        (CHRISTMAS, date(2026, 12, 28), None),
        (date(2027, 1, 18), date(2027, 1, 18), None),
    ]


def test_a_course_that_is_over_early_has_maintenance_alone() -> None:
    """COURSE-5: after "sessions add --last"."""
    ahead = make_next_sessions(GUIDE, on(FRIDAY), is_over=True)

    assert [(one.number, one.is_maintenance) for one in ahead] == [(2, True)]


@st.composite
def closed_near(draw: st.DrawFn, around: Sequence[date]) -> ClosedDays:
    """Draw closed days that hit recommended dates and those close to them."""
    near = st.builds(
        lambda day, aside: day + timedelta(days=aside),
        st.sampled_from(around),
        st.integers(-3, 3),
    )
    return ClosedDays(
        weekdays=draw(st.frozensets(st.integers(0, 6), max_size=7)),
        dates=draw(st.frozensets(near, max_size=8)),
        public_holidays=draw(st.dictionaries(near, st.just("a holiday"), max_size=4)),
    )


@DETERMINISTIC
@given(courses(), days(), st.data())
def test_closed_days_never_move_a_date_out_of_its_window_nor_onto_another_closed_day(
    told: Course, first: date, data: st.DataObject
) -> None:
    """COURSE-3: never before the earliest; a date on a closed day has a reason with it."""
    plain = make_next_sessions(told, on(first))
    assume(plain)
    closed_days = data.draw(closed_near([one.recommended_on or one.earliest_on for one in plain]))

    actual = make_next_sessions(told, on(first), closed_days=closed_days)

    for one in actual:
        years = {day.year for day in (one.earliest_on, one.latest_on) if day}
        assert years <= set(years_ahead(told, on(first)))
        window = days_of(one)
        if one.recommended_on is None:
            assert one.moved_from_on is None
            assert one.is_shut is all(map(closed_days.why_closed, window))
            continue
        is_open = closed_days.why_closed(one.recommended_on) is None
        assert one.recommended_on in window
        assert is_open or all(map(closed_days.why_closed, window))
        assert (one.moved_because is None) is (is_open and one.moved_from_on is None)


def days_of(one: NextSession) -> list[date]:
    """Return the days of a window; of one without an end those of a year."""
    best_on = one.recommended_on or one.earliest_on
    latest_on = one.latest_on or max(best_on, one.moved_from_on or best_on) + timedelta(days=366)
    length = (latest_on - one.earliest_on).days
    return [one.earliest_on + timedelta(days=days) for days in range(length + 1)]


@DETERMINISTIC
@given(courses(of=whole_days()), days(), st.data())
def test_a_window_counts_from_the_date_shown_before_it_wherever_closed_days_moved_that(
    told: Course, first: date, data: st.DataObject
) -> None:
    """COURSE-1, COURSE-3: what is printed agrees with itself."""
    plain = make_next_sessions(told, on(first))
    assume(plain)
    closed_days = data.draw(closed_near([one.recommended_on or one.earliest_on for one in plain]))

    actual = make_next_sessions(told, on(first), closed_days=closed_days)

    gaps = [one.gap for one in told.all_phases for _ in range(one.sessions.most)][1:]
    shown = [first, *(one.recommended_on for one in actual)]
    assert [
        (one.earliest_on, one.latest_on)
        for one, before in zip(actual, shown, strict=False)
        if before and not one.is_maintenance
    ] == [
        (add_to_day(before, gap.least), gap.most and add_to_day(before, gap.most))
        for before, gap in zip(shown, gaps, strict=False)
        if before
    ]


def test_closed_days_that_never_come_change_nothing() -> None:
    """COURSE-3."""
    closed_days = ClosedDays(dates=frozenset({date(2031, 1, 1)}))

    assert make_next_sessions(GUIDE, on(FRIDAY), closed_days=closed_days) == make_next_sessions(
        GUIDE, on(FRIDAY), closed_days=NEVER_CLOSED
    )


def test_the_years_ahead_hold_the_greatest_gaps_and_one_more() -> None:
    """COURSE-3: seven sessions up to four weeks apart from 20 November 2026 end in June 2027."""
    assert years_ahead(GUIDE, on(FRIDAY)) == range(2026, 2029)


def test_one_session_alone_is_the_whole_course_and_may_be_followed_by_maintenance() -> None:
    """COURSE-1, COURSE-5: nothing has to be made up for the gap that there is not."""
    alone = Course(sessions=parse_count("1"))
    again = Course(sessions=parse_count("1"), maintenance=parse_gap("3 to 4 months"))

    assert make_next_sessions(alone, on(FRIDAY)) == ()
    assert find_early_sessions(alone, on(FRIDAY)) == ()
    assert windows(make_next_sessions(again, on(FRIDAY))) == [
        (date(2027, 2, 20), None, date(2027, 3, 20))
    ]


def test_a_visit_that_may_not_be_needed_has_a_gap_of_its_own() -> None:
    """COURSE-4: three, and perhaps one more, which is the clinic's to decide."""
    phases = "{sessions: 3, gap: 6 weeks}, {sessions: 0 to 1, gap: 5 to 7 weeks}"
    rules = (
        f"restrictions: {{swim: {{activity: swim, wait: 1 day}}}}\ncourse: {{phases: [{phases}]}}"
    )

    plan = plan_of("2026-09-01", "2026-10-13", "2026-11-24", rules=rules, at="2026-11-25")

    (last,) = plan.next_sessions
    assert last.is_optional
    assert (last.number, last.earliest_on, last.latest_on) == (
        4, date(2026, 12, 29), date(2027, 1, 12),
    )  # fmt: skip
    assert not plan_of(
        "2026-09-01", "2026-10-13", "2026-11-24", "2026-12-29", rules=rules, at="2026-12-30"
    ).early_sessions


@pytest.mark.parametrize(
    ("told", "told_in", "ends"),
    [
        ("2026-11-20", "Europe/Rome", True),
        ("2026-11-20T15:00", "Europe/Rome", True),
        ("2026-11-20T14:00", "Europe/Rome", False),
        ("2026-11-20", "Pacific/Auckland", False),
        ("2026-11-20", "America/New_York", True),
    ],
)
def test_a_day_that_ended_elsewhere_before_the_session_ends_no_course(
    told: str, told_in: str, *, ends: bool
) -> None:
    """COURSE-5: days are compared as the clocks there count them, and not by their names."""
    now = datetime(2026, 11, 26, 10, tzinfo=UTC)
    latest = parse_session("2026-11-20T14:30", zone=ZoneInfo("Europe/Rome"), now=now)
    moment = parse_session(told, zone=ZoneInfo(told_in), now=now)

    assert ends_course([moment], latest, now) is ends
