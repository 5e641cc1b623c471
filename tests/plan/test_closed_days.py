"""Where a recommended date goes that falls on a closed day (COURSE-3)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import DETERMINISTIC

from mesocare.dates.holidays import public_holidays
from mesocare.dates.spans import DaySpan, parse_span
from mesocare.errors import InputRefusedError
from mesocare.plan.closed_days import (
    NEVER_CLOSED,
    ClosedDays,
    ClosedKind,
    Left,
    MovedBecause,
    OpenDay,
    find_closed_days,
    may_be_closed,
    move_to_open_day,
)
from mesocare.rules.clinic import Clinic, Closed, Weekday

SATURDAY, SUNDAY = 5, 6
WEEKENDS = frozenset({SATURDAY, SUNDAY})
CHRISTMAS = date(2026, 12, 25)
LONDON_CHRISTMAS = ClosedDays(
    weekdays=WEEKENDS,
    public_holidays={
        CHRISTMAS: "Christmas Day",
        date(2026, 12, 26): "Boxing Day",
        date(2026, 12, 28): "Boxing Day (observed)",
    },
)


def move(day: date, first: date, last: date | None, closed_days: ClosedDays) -> OpenDay:
    return move_to_open_day(day, first, last, closed_days)


def because(left: Left) -> MovedBecause:
    return MovedBecause(ClosedKind.HOLIDAY, CHRISTMAS, "Christmas Day", left)


def test_a_date_on_an_open_day_stays() -> None:
    actual = move(CHRISTMAS, date(2026, 12, 18), date(2027, 1, 1), NEVER_CLOSED)

    assert actual == OpenDay(CHRISTMAS, None)


def test_a_date_on_a_public_holiday_moves_over_the_closed_days_after_it() -> None:
    """COURSE-3: Friday is Christmas, then a weekend, then Boxing Day is made up for on Monday."""
    actual = move(CHRISTMAS, date(2026, 12, 18), date(2027, 1, 1), LONDON_CHRISTMAS)

    assert actual == OpenDay(date(2026, 12, 29), because(Left.LATER))


def test_the_last_day_of_the_window_may_still_be_the_one_moved_to() -> None:
    actual = move(CHRISTMAS, date(2026, 12, 18), date(2026, 12, 29), LONDON_CHRISTMAS)

    assert actual.on == date(2026, 12, 29)


def test_a_date_moves_back_where_no_later_day_of_the_window_is_open() -> None:
    """COURSE-3: else to the open day before it."""
    actual = move(CHRISTMAS, date(2026, 12, 18), date(2026, 12, 28), LONDON_CHRISTMAS)

    assert actual == OpenDay(
        date(2026, 12, 24),
        because(Left.EARLIER),
    )


def test_a_date_may_move_back_to_the_earliest_day_and_no_further() -> None:
    earliest_on = date(2026, 12, 24)

    assert move(CHRISTMAS, earliest_on, CHRISTMAS, LONDON_CHRISTMAS).on == earliest_on


def test_a_date_stays_where_no_day_of_the_window_is_open() -> None:
    """COURSE-3: never before the earliest, even though the day before the window is open."""
    actual = move(CHRISTMAS, CHRISTMAS, date(2026, 12, 28), LONDON_CHRISTMAS)

    assert actual == OpenDay(
        CHRISTMAS,
        because(Left.NONE),
    )


def test_a_window_without_an_end_is_looked_through_for_a_year() -> None:
    """COURSE-1, COURSE-3: a gap of "at least 6 weeks" has no last day."""
    year = frozenset(CHRISTMAS + timedelta(days=days) for days in range(367))

    found = move(CHRISTMAS, CHRISTMAS, None, ClosedDays(dates=year - {date(2027, 12, 26)}))
    lost = move(CHRISTMAS, CHRISTMAS, None, ClosedDays(dates=year))

    assert found.on == date(2027, 12, 26)
    assert (lost.on, lost.moved_because and lost.moved_because.left) == (CHRISTMAS, Left.NONE)


def test_a_clinic_that_is_closed_on_all_weekdays_is_answered_at_once() -> None:
    always = ClosedDays(weekdays=frozenset(range(7)))

    actual = move(CHRISTMAS, date(1970, 1, 1), date(9999, 12, 31), always)

    assert actual.on == CHRISTMAS


@pytest.mark.parametrize(
    ("closed_days", "why"),
    [
        (
            ClosedDays(weekdays=frozenset({SUNDAY})),
            (ClosedKind.WEEKDAY, None),
        ),
        (
            ClosedDays(weekdays=frozenset({SUNDAY}), dates=frozenset({date(2026, 12, 27)})),
            (ClosedKind.DATE, None),
        ),
        (
            ClosedDays(
                weekdays=frozenset({SUNDAY}),
                dates=frozenset({date(2026, 12, 27)}),
                public_holidays={date(2026, 12, 27): "St John's Day"},
            ),
            (ClosedKind.HOLIDAY, "St John's Day"),
        ),
        (ClosedDays(weekdays=frozenset({SATURDAY})), None),
    ],
    ids=["weekday", "single date", "holiday", "open"],
)
def test_the_reason_is_the_one_that_tells_most(
    closed_days: ClosedDays, why: tuple[ClosedKind, str | None] | None
) -> None:
    assert closed_days.why_closed(date(2026, 12, 27)) == why


@st.composite
def closed(draw: st.DrawFn) -> ClosedDays:
    """Draw closed days close to Christmas 2026."""
    near = st.integers(-12, 12).map(lambda days: CHRISTMAS + timedelta(days=days))
    return ClosedDays(
        weekdays=draw(st.frozensets(st.integers(0, 6), max_size=7)),
        dates=draw(st.frozensets(near, max_size=12)),
        public_holidays=draw(st.dictionaries(near, st.just("a holiday"), max_size=4)),
    )


@DETERMINISTIC
@given(closed(), st.integers(0, 10), st.integers(0, 10))
def test_a_moved_date_is_the_next_open_day_of_its_window_or_the_one_before(
    closed_days: ClosedDays, days_before: int, days_after: int
) -> None:
    """COURSE-3: the next open day inside the window, else the one before, never outside."""
    window = [CHRISTMAS + timedelta(days=days) for days in range(-days_before, days_after + 1)]
    is_open = [day for day in window if closed_days.why_closed(day) is None]

    actual = move(CHRISTMAS, window[0], window[-1], closed_days)

    later = [day for day in is_open if day >= CHRISTMAS]
    expected = [*later[:1], *is_open[::-1], CHRISTMAS][0]
    assert actual.on == expected
    assert (actual.moved_because is None) is (CHRISTMAS in is_open)


def test_public_holidays_come_with_their_dates_and_english_names() -> None:
    actual = public_holidays("IT", [2026, 2027])

    assert {year: actual[date(year, 12, 25)] for year in (2026, 2027)} == {
        2026: "Christmas Day",
        2027: "Christmas Day",
    }
    assert list(actual) == sorted(actual)
    assert {day.year for day in actual} == {2026, 2027}


def test_a_day_with_two_holidays_has_both_names() -> None:
    """In Argentina 2 April 2026 is Maundy Thursday as well."""
    assert public_holidays("AR", [2026])[date(2026, 4, 2)] == (
        "Maundy Thursday and Veteran's Day and the Fallen in the Malvinas War"
    )


def test_holidays_are_known_from_the_first_year_of_the_calendar() -> None:
    """TIME-11."""
    assert {day.year for day in public_holidays("GB", [1969, 1970])} == {1970}


def test_closed_days_cannot_be_changed() -> None:
    """One value stands for a clinic that is never closed."""
    with pytest.raises(AttributeError):
        NEVER_CLOSED.weekdays = WEEKENDS  # type: ignore[misc]  # that it is refused is the point


def test_the_names_do_not_follow_the_language_of_the_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same input gives the same bytes; the library itself looks at the locale."""
    monkeypatch.setenv("LANGUAGE", "it")

    assert public_holidays("IT", [2026])[CHRISTMAS] == "Christmas Day"


def test_a_holiday_on_a_weekend_comes_with_the_day_that_makes_up_for_it() -> None:
    """Boxing Day 2026 is a Saturday."""
    actual = public_holidays("gb", [2026], subdivision="England")

    assert actual[date(2026, 12, 26)] == "Boxing Day"
    assert actual[date(2026, 12, 28)] == "Boxing Day (observed)"


def test_a_part_of_a_country_has_holidays_of_its_own() -> None:
    """Epiphany is a holiday in Bavaria and not in all of Germany."""
    epiphany = date(2027, 1, 6)

    assert epiphany in public_holidays("DE", [2027], subdivision="by")
    assert epiphany in public_holidays("DE", [2027], subdivision="Bayern")
    assert epiphany not in public_holidays("DE", [2027])


def test_years_of_which_nothing_is_known_have_no_holidays() -> None:
    """TIME-11: outside 1970 to 2200 nobody asks, however many years a course has."""
    assert public_holidays("IT", [1969, 2201, 9999]) == {}


def test_years_without_data_are_no_warning() -> None:
    """Diwali and others are known up to a year only; warnings are errors in these tests."""
    actual = public_holidays("IN", [2060])

    assert actual[date(2060, 1, 26)] == "Republic Day"


@pytest.mark.parametrize(
    ("country", "says"),
    [
        ("UK", "Did you mean 'GB'?"),
        ("GBR", "Did you mean 'GB'?"),
        ("Italy", "Did you mean 'IT'?"),
        ("Germny", "Did you mean 'DE'?"),
        ("united states", "Did you mean 'US'?"),
    ],
)
def test_a_country_that_is_not_a_code_is_refused_with_near_ones(country: str, says: str) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        public_holidays(country, [2026])

    assert str(refusal.value) == (
        f"{country!r} is not a country whose public holidays are known. {says} "
        "Write its two letters, such as 'IT'."
    )


@pytest.mark.parametrize(
    ("country", "says"),
    [
        ("Isle of Man", "Did you mean 'IM'?"),
        ("falkland islands", "Did you mean 'FK'?"),
        ("Aland Island", "Did you mean 'AX' or 'FK'?"),
        ("en", "Did you mean 'VE' or 'SN' or 'KE'?"),
    ],
)
def test_a_countrys_name_of_several_words_is_known_and_others_are_told_beside_a_slip(
    country: str, says: str
) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        public_holidays(country, [2026])

    assert says in str(refusal.value)


@pytest.mark.parametrize("country", ["", "ZZ", "HolidayBase", "x" * 1_000, "\x1b[31m"])
def test_a_country_that_is_nothing_is_refused_without_a_guess(country: str) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        public_holidays(country, [2026])

    assert str(refusal.value) == (
        f"{country[:40]!r} is not a country whose public holidays are known. "
        "Write its two letters, such as 'IT'."
    )


def test_an_unknown_part_of_a_country_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputRefusedError) as refusal:
        public_holidays("GB", [2026], subdivision="Scotlnd")

    assert str(refusal.value) == (
        "'Scotlnd' is not a part of GB with holidays of its own. Did you mean 'SCT'? "
        "Write one of ENG, NIR, SCT, WLS."
    )


def test_a_long_text_for_a_part_of_a_country_is_cut() -> None:
    with pytest.raises(InputRefusedError) as refusal:
        public_holidays("GB", [2026], subdivision="x" * 1_000)

    assert str(refusal.value) == (
        f"{'x' * 40!r} is not a part of GB with holidays of its own. "
        "Write one of ENG, NIR, SCT, WLS."
    )


def test_a_part_of_a_country_without_parts_is_refused() -> None:
    with pytest.raises(InputRefusedError) as refusal:
        public_holidays("VA", [2026], subdivision="Rome")

    assert str(refusal.value) == (
        "'Rome' is not a part of VA with holidays of its own. Leave it out: none is known there."
    )


def test_a_plan_without_a_clinic_has_no_closed_days() -> None:
    assert find_closed_days(None, [2026]) is NEVER_CLOSED


def test_a_clinics_closed_days_are_those_of_its_file_and_its_country() -> None:
    """COURSE-3."""
    eve = date(2026, 12, 24)
    closed = Closed(weekdays=(Weekday.SUNDAY,), dates=(DaySpan(eve, eve, is_yearly=False),))
    clinic = Clinic(name="A", country="IT", closed=closed)

    actual = find_closed_days(clinic, [2026])

    assert (actual.weekdays, actual.dates) == (frozenset({6}), frozenset({eve}))
    assert actual.public_holidays[CHRISTMAS] == "Christmas Day"


def test_a_clinic_that_says_nothing_of_closed_days_is_always_open() -> None:
    assert find_closed_days(Clinic(name="A"), [2026]) == ClosedDays()


# Whether anybody answers the telephone


@pytest.mark.parametrize(
    ("day", "hour", "is_closed"),
    [
        (date(2026, 11, 25), 11, False),
        (date(2026, 11, 25), 6, True),
        (date(2026, 11, 25), 22, True),
        (date(2026, 11, 29), 11, True),
        (date(2026, 12, 24), 11, True),
        (date(2026, 6, 2), 11, True),  # Italy's Republic Day
        (date(2026, 6, 3), 11, False),
    ],
)
def test_a_clinic_is_surely_open_in_the_middle_of_a_day_that_it_does_not_close(
    day: date, hour: int, *, is_closed: bool
) -> None:
    closed = Closed(weekdays=(Weekday.SUNDAY,), dates=(parse_span("24 December"),))
    clinic = Clinic(name="Willow", country="IT", closed=closed)
    local = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Europe/Rome"))

    assert may_be_closed(clinic, local) is is_closed
