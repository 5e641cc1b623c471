"""Lengths added to moments and to days: clocks that are moved, months that lack a day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mesocare.dates.moments import (
    NO_SPAN,
    Session,
    Span,
    add_early,
    add_length,
    add_span,
    add_to_day,
    add_to_session,
    end_of,
    extend_span,
    first_local_instant,
    local_instant,
    start_of,
    subtract_length,
)
from mesocare.dates.typed import parse_session
from mesocare.dates.waits import Length, Unit
from mesocare.errors import InputRefusedError

LONDON, ROME, UTC_ZONE = ZoneInfo("Europe/London"), ZoneInfo("Europe/Rome"), ZoneInfo("Etc/UTC")
HAVANA, APIA = ZoneInfo("America/Havana"), ZoneInfo("Pacific/Apia")
NUUK = ZoneInfo("America/Nuuk")
WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
PAST_THE_CALENDAR = (
    "The dates that follow from this lie years outside 1970 to 2200. "
    "Check the session, and the waits of the rule file."
)


def read(text: str, zone: ZoneInfo = LONDON) -> Session:
    return parse_session(text, zone=zone, now=WEDNESDAY)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# Local times


def test_a_time_that_exists_twice_is_its_second_and_its_first_where_it_must_not_be_late() -> None:
    """TIME-4, TIME-13: in Rome 02:30 of 25 October 2026 comes twice."""
    wall = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001  a clock's face

    assert local_instant(wall, ROME) == utc("2026-10-25T01:30")
    assert first_local_instant(wall, ROME) == utc("2026-10-25T00:30")


def test_a_time_that_does_not_exist_is_read_with_the_offset_before_the_gap_or_after_it() -> None:
    """TIME-4, TIME-12: 02:30 of 29 March 2026 is 03:30 in Rome, and 01:30 for a call."""
    wall = datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001  a clock's face

    assert local_instant(wall, ROME) == utc("2026-03-29T01:30")
    assert first_local_instant(wall, ROME) == utc("2026-03-29T00:30")


def test_a_day_begins_with_its_first_minute_and_ends_with_its_last() -> None:
    """TIME-4, TIME-6: in Havana midnight of 2 November 2025 comes twice."""
    day = date(2025, 11, 2)

    assert start_of(day, HAVANA) == utc("2025-11-02T04:00")
    assert end_of(date(2025, 11, 1), HAVANA) == utc("2025-11-02T05:00")
    assert (start_of(day, ROME), end_of(day, ROME)) == (
        utc("2025-11-01T23:00"),
        utc("2025-11-02T23:00"),
    )


def test_a_session_without_a_time_may_be_over_from_the_first_minute_of_its_day() -> None:
    """TIME-6: nobody knows that it is not."""
    timed, untimed = read("2026-11-20 14:30", ROME), read("2026-11-20", ROME)

    assert timed.begins_at == utc("2026-11-20T13:30")
    assert untimed.begins_at == utc("2026-11-19T23:00")


def test_sessions_sort_by_the_moment_when_they_ended() -> None:
    """TIME-8."""
    first, second = read("2026-11-20 14:30"), read("2026-11-20")

    assert sorted([second, first]) == [first, second]
    assert len({first, second, read("2026-11-20 14:30")}) == 2


# Lengths


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (Length(90, Unit.MINUTES), "2026-03-29T02:00"),
        (Length(24, Unit.HOURS), "2026-03-30T00:30"),
        (Length(1, Unit.DAYS), "2026-03-29T23:30"),
        (Length(1, Unit.WEEKS), "2026-04-04T23:30"),
    ],
)
def test_minutes_and_hours_elapse_and_days_and_weeks_keep_the_clock_time(
    length: Length, expected: str
) -> None:
    """TIME-2, TIME-3: Rome's clocks go forward in the night to 29 March 2026; 01:30 is before."""
    before = utc("2026-03-29T00:30")

    assert add_length(before, length, ROME) == utc(expected)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (Length(90, Unit.MINUTES), "2026-10-25T23:00"),
        (Length(24, Unit.HOURS), "2026-10-25T00:30"),
        (Length(1, Unit.DAYS), "2026-10-25T00:30"),
        (Length(1, Unit.WEEKS), "2026-10-19T00:30"),
    ],
)
def test_a_length_before_a_moment_is_the_first_of_two_readings(
    length: Length, expected: str
) -> None:
    """TIME-13: 02:30 of Rome, the day after the clocks went back; a preparation starts early."""
    after = utc("2026-10-26T01:30") if length.unit is not Unit.MINUTES else utc("2026-10-26T00:30")
    after = after - timedelta(hours=1) if length.unit is Unit.HOURS else after

    assert subtract_length(after, length, ROME) == utc(expected)


def test_a_session_without_a_time_clears_no_earlier_than_one_at_any_time_of_its_day() -> None:
    """TIME-6, TIME-4: on Apia's 29 December 2011 the day after it is skipped."""
    untimed = read("2011-12-29", APIA)

    by_days = add_to_session(untimed, Length(1, Unit.DAYS))
    by_hours = add_to_session(untimed, Length(24, Unit.HOURS))

    last_minute = read("2011-12-29 23:59", APIA)
    assert by_days >= add_to_session(last_minute, Length(1, Unit.DAYS))
    assert by_hours >= add_to_session(last_minute, Length(24, Unit.HOURS))


@pytest.mark.parametrize(
    "length", [Length(1, Unit.WEEKS), Length(7, Unit.DAYS), Length(168, Unit.HOURS)]
)
def test_a_session_without_a_time_waits_for_the_end_of_an_hour_that_is_skipped(
    length: Length,
) -> None:
    """TIME-4, TIME-6: in Nuuk 28 March 2026 has no 23:30, so that is read as 00:30 the day after.

    A week after 21 March at 23:59 is therefore almost 01:00 on the 29th, 02:00 in UTC.
    """
    untimed, late = read("2026-03-21", NUUK), read("2026-03-21 23:59", NUUK)

    end = add_to_session(untimed, length)

    assert end == utc("2026-03-29T02:00")
    assert add_to_session(late, length) == utc("2026-03-29T01:59")


def test_a_session_without_a_time_on_a_day_that_lacks_its_last_hour_ends_after_it() -> None:
    """TIME-4, TIME-6: in Nuuk, on 28 March 2026, 23:59 is read as 00:59 of the day after."""
    untimed, late = read("2026-03-28", NUUK), read("2026-03-28 23:59", NUUK)

    assert late.ended_at == utc("2026-03-29T01:59")
    assert add_to_session(untimed, Length(1, Unit.HOURS)) == utc("2026-03-29T03:00")
    assert add_to_session(untimed, Length(1, Unit.DAYS)) == utc("2026-03-30T02:00")


def test_a_session_with_a_time_counts_from_that_time() -> None:
    """TIME-1."""
    timed = read("2026-11-20 14:30", ROME)

    assert add_to_session(timed, Length(24, Unit.HOURS)) == utc("2026-11-21T13:30")


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (Length(24, Unit.HOURS), "2026-11-21T23:00"),
        (Length(1, Unit.DAYS), "2026-11-21T23:00"),
        (Length(2, Unit.WEEKS), "2026-12-04T23:00"),
    ],
)
def test_a_session_without_a_time_counts_from_the_end_of_its_day(
    length: Length, expected: str
) -> None:
    """TIME-6."""
    assert add_to_session(read("2026-11-20", ROME), length) == utc(expected)


@pytest.mark.parametrize(
    ("moment", "length", "expected"),
    [
        ("2209-12-30T12:00", Length(1, Unit.DAYS), "2209-12-31T12:00"),
        ("2209-12-31T12:00", Length(11, Unit.HOURS), "2209-12-31T23:00"),
    ],
)
def test_what_follows_from_the_last_session_may_lie_some_years_past_the_calendar(
    moment: str, length: Length, expected: str
) -> None:
    """TIME-11."""
    assert add_length(utc(moment), length, UTC_ZONE) == utc(expected)


@pytest.mark.parametrize(
    ("moment", "length"),
    [
        ("2209-12-31T12:00", Length(1, Unit.DAYS)),
        ("2209-12-31T12:00", Length(12, Unit.HOURS)),
        ("9999-12-31T12:00", Length(1, Unit.DAYS)),
        ("9999-12-31T12:00", Length(12, Unit.HOURS)),
    ],
)
def test_what_lies_years_past_the_calendar_is_refused(moment: str, length: Length) -> None:
    """TIME-11: also where Python itself has no such date."""
    with pytest.raises(InputRefusedError) as refused:
        add_length(utc(moment), length, UTC_ZONE)

    assert str(refused.value) == PAST_THE_CALENDAR


@pytest.mark.parametrize("moment", ["1960-01-01T00:30", "0001-01-01T00:30"])
@pytest.mark.parametrize("length", [Length(1, Unit.DAYS), Length(1, Unit.HOURS)])
def test_what_lies_years_before_the_calendar_is_refused(moment: str, length: Length) -> None:
    """TIME-11, TIME-13."""
    with pytest.raises(InputRefusedError) as refused:
        subtract_length(utc(moment), length, UTC_ZONE)

    assert str(refused.value) == PAST_THE_CALENDAR


def test_a_preparation_for_the_first_session_of_the_calendar_may_lie_before_it() -> None:
    """TIME-11, TIME-13."""
    assert subtract_length(utc("1960-01-02T00:00"), Length(1, Unit.DAYS), UTC_ZONE) == utc(
        "1960-01-01T00:00"
    )


# Days


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], date(2026, 1, 31)),
        ([Length(1, Unit.MONTHS)], date(2026, 3, 1)),
        ([Length(1, Unit.MONTHS), Length(1, Unit.MONTHS)], date(2026, 3, 31)),
        ([Length(1, Unit.WEEKS), Length(1, Unit.MONTHS)], date(2026, 3, 8)),
        ([Length(1, Unit.MONTHS), Length(1, Unit.DAYS)], date(2026, 3, 2)),
        ([Length(1, Unit.MINUTES)], date(2026, 2, 1)),
        ([Length(24, Unit.HOURS)], date(2026, 2, 1)),
        ([Length(25, Unit.HOURS)], date(2026, 2, 2)),
        ([Length(1440, Unit.MINUTES)], date(2026, 2, 1)),
        ([Length(1441, Unit.MINUTES)], date(2026, 2, 2)),
    ],
)
def test_months_are_added_first_in_one_step_and_a_day_begun_is_a_day(
    lengths: list[Length], expected: date
) -> None:
    """TIME-5: from 31 January 2026; a day that the month lacks is the 1st of the month after."""
    assert add_to_day(date(2026, 1, 31), *lengths) == expected


def test_a_span_sums_months_and_days_apart() -> None:
    """TIME-5: in whatever order they come."""
    lengths = [Length(2, Unit.MONTHS), Length(3, Unit.DAYS), Length(4, Unit.MONTHS)]

    span = NO_SPAN
    for length in lengths:
        span = extend_span(span, length)

    assert span == Span(6, timedelta(days=3))
    assert Span(0, timedelta()) == NO_SPAN


@pytest.mark.parametrize(
    ("day", "span"),
    [
        (date(2209, 12, 31), Span(0, timedelta(days=1))),
        (date(2209, 12, 31), Span(1, timedelta())),
        (date(9999, 12, 31), Span(0, timedelta(days=1))),
        (date(9999, 12, 31), Span(1, timedelta())),
        (date(1960, 1, 1), Span(0, timedelta(days=-1))),
    ],
)
def test_a_day_years_past_the_calendar_is_refused(day: date, span: Span) -> None:
    """TIME-11: by the calendar and by Python's own end of days alike."""
    with pytest.raises(InputRefusedError) as refused:
        add_span(day, span)

    assert str(refused.value) == PAST_THE_CALENDAR


def test_the_last_day_that_may_follow_is_the_end_of_2209() -> None:
    """TIME-11."""
    assert add_span(date(2209, 11, 30), Span(1, timedelta(days=1))) == date(2209, 12, 31)


# Days by number, and what must not be late


@pytest.mark.parametrize("session", ["2026-11-20 14:30", "2026-11-20"])
def test_the_number_of_a_day_counts_dates_with_a_time_and_without(session: str) -> None:
    """TIME-14: day 2 of 20 November begins with the 22nd."""
    day_2 = Length(2, Unit.DATES)

    assert add_to_session(read(session, ROME), day_2) == utc("2026-11-21T23:00")
    assert add_early(read(session, ROME), day_2) == utc("2026-11-21T23:00")


def test_what_follows_the_number_of_a_day_counts_from_its_beginning() -> None:
    """TIME-12, TIME-14: three days from day 5."""
    lengths = Length(5, Unit.DATES), Length(3, Unit.DAYS)

    assert add_to_session(read("2026-11-20 14:30"), *lengths) == utc("2026-11-28T00:00")
    assert add_early(read("2026-11-20 14:30"), *lengths) == utc("2026-11-28T00:00")


def test_a_day_whose_midnight_comes_twice_ends_late_and_begins_early() -> None:
    """TIME-4, TIME-14: in Havana on 2 November 2025."""
    session, day_1 = read("2025-11-01 10:00", HAVANA), Length(1, Unit.DATES)

    assert add_to_session(session, day_1) == utc("2025-11-02T05:00")
    assert add_early(session, day_1) == utc("2025-11-02T04:00")


@pytest.mark.parametrize(
    ("day", "zone", "lengths", "early"),
    [
        ("2020-10-01", "Antarctica/Casey", "3 days", "2020-10-03T13:01"),
        ("2020-10-07", "Antarctica/Casey", "-3 days", "2020-10-03T13:01"),
        ("1987-03-05", "America/St_Johns", "1 month", "1987-04-05T02:31"),
        ("1998-04-04", "America/St_Johns", "1 day, 2 hours", "1998-04-05T04:31"),
        ("2019-03-17", "Antarctica/Casey", "2 hours, 1 day", "2019-03-17T16:00"),
        ("2020-10-29", "America/Havana", "25 hours, 1 month", "2020-11-30T05:00"),
        ("2026-01-29", "Europe/London", "25 hours, 1 month", "2026-02-28T00:00"),
        ("2026-03-27", "Europe/London", "2 days", "2026-03-29T00:00"),
    ],
)
def test_a_day_alone_calls_no_later_than_any_of_its_minutes(
    day: str, zone: str, lengths: str, early: str
) -> None:
    """TIME-12, TIME-13: over a gap just after midnight, a fold, or at the end of a month."""
    place = ZoneInfo(zone)
    session = read(day, place)
    added = [Length(int(number), Unit(unit.removesuffix("s"))) for number, unit in
             (length.split() for length in lengths.split(", "))]  # fmt: skip

    minutes = [
        add_early(Session(minute, session.on, has_time=True, zone=place), *added)
        for count in range((session.ended_at - session.begins_at) // timedelta(minutes=1))
        if (minute := session.begins_at + timedelta(minutes=count)).astimezone(place).date()
        == session.on
    ]

    assert add_early(session, *added) == min(minutes) == utc(early)


@pytest.mark.parametrize(
    ("length", "late", "early"),
    [
        (Length(1, Unit.MONTHS), "2027-03-01T10:00", "2027-02-28T10:00"),
        (Length(1, Unit.YEARS), "2028-01-31T10:00", "2028-01-31T10:00"),
        (Length(13, Unit.MONTHS), "2028-03-01T10:00", "2028-02-29T10:00"),
    ],
)
def test_a_month_rolls_forward_for_a_wait_and_is_cut_for_a_call(
    length: Length, late: str, early: str
) -> None:
    """TIME-5, TIME-12: from 31 January 2027."""
    session = read("2027-01-31 10:00")

    assert add_to_session(session, length) == utc(late)
    assert add_early(session, length) == utc(early)


def test_months_before_a_moment_are_cut_as_well() -> None:
    """TIME-13: three months before 31 May."""
    assert subtract_length(utc("2027-05-31T10:00"), Length(3, Unit.MONTHS), UTC_ZONE) == utc(
        "2027-02-28T10:00"
    )


def test_hours_before_days_elapse_and_days_before_hours_keep_the_clock_time() -> None:
    """TIME-2, TIME-3: over Rome's short night to 29 March 2026."""
    session = read("2026-03-28 15:00", ROME)
    day, hours = Length(1, Unit.DAYS), Length(24, Unit.HOURS)

    assert add_to_session(session, hours, day) == utc("2026-03-30T14:00")
    assert add_to_session(session, day, hours) == utc("2026-03-30T13:00")
    assert add_to_session(session, hours, hours) == utc("2026-03-30T14:00")


def test_a_week_and_a_month_are_one_sum() -> None:
    """TIME-5: months first: 31 January, 1 March, 8 March."""
    lengths = Length(1, Unit.WEEKS), Length(1, Unit.MONTHS)

    assert add_to_session(read("2027-01-31 10:00"), *lengths) == utc("2027-03-08T10:00")


@pytest.mark.parametrize("add", [add_to_session, add_early])
def test_the_number_of_a_day_years_past_the_calendar_is_refused(
    add: Callable[..., datetime],
) -> None:
    """TIME-11."""
    with pytest.raises(InputRefusedError):
        add(read("2200-12-31 10:00"), Length(3650, Unit.DATES))
