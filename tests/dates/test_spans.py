"""Stretches of days as a clinic writes them, for the days on which it is closed (COURSE-3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesocare.dates.spans import DaySpan, parse_span

YEAR_2027 = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
LEAP_2028 = [date(2028, 1, 1) + timedelta(days=number) for number in range(366)]


def days_in(text: str, year: list[date]) -> list[date]:
    span = parse_span(text)
    return [day for day in year if span.has(day)]


@pytest.mark.parametrize(
    ("text", "count", "first", "last"),
    [
        ("2027-12-24", 1, date(2027, 12, 24), date(2027, 12, 24)),
        ("2027-03-30 to 2027-04-02", 4, date(2027, 3, 30), date(2027, 4, 2)),
        ("2026-12-24 to 2027-01-02", 2, date(2027, 1, 1), date(2027, 1, 2)),
        ("15 May", 1, date(2027, 5, 15), date(2027, 5, 15)),
        ("30 May to 2 June", 4, date(2027, 5, 30), date(2027, 6, 2)),
        ("24 December to 2 January", 10, date(2027, 1, 1), date(2027, 12, 31)),
        ("30 December to 29 January", 31, date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_day_is_in_a_span_or_not(text: str, count: int, first: date, last: date) -> None:
    found = days_in(text, YEAR_2027)

    assert (len(found), found[0], found[-1]) == (count, first, last)


@pytest.mark.parametrize(
    ("text", "usual", "leap"),
    [
        ("29 February", 0, 1),
        ("28 February to 1 March", 2, 3),
        ("1 December to 29 February", 90, 91),
        ("1 March to 29 February", 365, 366),
        ("29 February to 1 January", 307, 308),
    ],
)
def test_a_leap_day_is_in_a_yearly_span_where_there_is_one(
    text: str, usual: int, leap: int
) -> None:
    assert len(days_in(text, YEAR_2027)) == usual
    assert len(days_in(text, LEAP_2028)) == leap


@pytest.mark.parametrize(
    "text",
    [
        "2027-12-24", "2026-12-24 to 2027-01-02", "15 May", "24 December to 2 January",
        "1 December to 29 February",
    ],
)  # fmt: skip
def test_a_span_is_written_as_it_is_read(text: str) -> None:
    assert str(parse_span(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "Christmas", "24 Dec", "30 February", "31 June to 2 July", "2027-02-29", "24 december",
        "2027-12-24 to 2 January", "2027-12-24 - 2027-12-26", "0 May", "15 May 2027",
    ],
)  # fmt: skip
def test_what_is_no_span_is_refused_with_what_one_looks_like(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day") as refused:
        parse_span(text)

    assert str(refused.value) == (
        f"'{text}' is not a day, nor some days in a row. Write '2026-12-24', "
        "'2026-12-24 to 2027-01-02', or '24 December' for every year."
    )


def test_dates_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="before it begins") as refused:
        parse_span("2027-01-02 to 2026-12-24")

    assert str(refused.value) == (
        "'2027-01-02 to 2026-12-24' ends before it begins. Write the earlier day first."
    )


A_DAY_OF_A_LEAP_YEAR = st.dates(date(2000, 1, 1), date(2000, 12, 31))
OF_EACH_YEAR = st.builds(
    DaySpan, A_DAY_OF_A_LEAP_YEAR, A_DAY_OF_A_LEAP_YEAR, is_yearly=st.just(value=True)
)
OF_ONE_YEAR = st.tuples(st.dates(), st.dates()).map(
    lambda ends: DaySpan(min(ends), max(ends), is_yearly=False)
)


@given(OF_EACH_YEAR | OF_ONE_YEAR, st.dates())
def test_both_ends_are_in_it_and_its_words_mean_the_same_days(span: DaySpan, day: date) -> None:
    again = parse_span(str(span))

    assert span.has(span.first)
    assert span.has(span.last)
    assert again.has(day) is span.has(day)
