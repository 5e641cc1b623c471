"""What a rule file may write as a wait, a gap, a day or a count."""

from collections.abc import Callable

import pytest

from mesocare.dates.waits import (
    ALWAYS,
    Count,
    Gap,
    Length,
    Range,
    Unit,
    Wait,
    parse_count,
    parse_day_before,
    parse_day_number,
    parse_gap,
    parse_lead,
    parse_length,
    parse_on,
    parse_range,
    parse_span,
    parse_start,
    parse_wait,
)

WAITS = {
    "90 minutes": Wait(Length(90, Unit.MINUTES), Length(90, Unit.MINUTES)),
    "1 minute": Wait(Length(1, Unit.MINUTES), Length(1, Unit.MINUTES)),
    "1 hour": Wait(Length(1, Unit.HOURS), Length(1, Unit.HOURS)),
    "24 to 48 hours": Wait(Length(24, Unit.HOURS), Length(48, Unit.HOURS)),
    "7 days": Wait(Length(7, Unit.DAYS), Length(7, Unit.DAYS)),
    "12 hours to 4 days": Wait(Length(12, Unit.HOURS), Length(4, Unit.DAYS)),
    "1 day to 1 week": Wait(Length(1, Unit.DAYS), Length(1, Unit.WEEKS)),
    "6 months": Wait(Length(6, Unit.MONTHS), Length(6, Unit.MONTHS)),
    "1 to 2 years": Wait(Length(1, Unit.YEARS), Length(2, Unit.YEARS)),
    "10 years": Wait(Length(10, Unit.YEARS), Length(10, Unit.YEARS)),
    "at least 2 weeks": Wait(Length(2, Unit.WEEKS), None),
    "always": ALWAYS,
    "rest of the day": Wait(Length(1, Unit.DATES), Length(1, Unit.DATES)),
    "through day 1": Wait(Length(2, Unit.DATES), Length(2, Unit.DATES)),
}


@pytest.mark.parametrize(("text", "wait"), WAITS.items(), ids=WAITS)
def test_a_wait_is_read_as_a_rule_file_writes_it_and_written_back(text: str, wait: Wait) -> None:
    """TIME-5, TIME-7, TIME-10, TIME-14: a range has two ends, a single number has one."""
    assert parse_wait(text) == wait
    assert str(wait) == text


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("1 month", Gap(Length(1, Unit.MONTHS), Length(1, Unit.MONTHS))),
        ("3 to 6 months", Gap(Length(3, Unit.MONTHS), Length(6, Unit.MONTHS))),
        ("2 weeks to 1 month", Gap(Length(2, Unit.WEEKS), Length(1, Unit.MONTHS))),
        ("30 days to 1 month", Gap(Length(30, Unit.DAYS), Length(1, Unit.MONTHS))),
        ("at least 6 weeks", Gap(Length(6, Unit.WEEKS), None)),
        ("4 to 5 minutes", Gap(Length(4, Unit.MINUTES), Length(5, Unit.MINUTES))),
    ],
)
def test_a_gap_is_read_as_a_rule_file_writes_it(text: str, gap: Gap) -> None:
    """TIME-5."""
    assert parse_gap(text) == gap
    assert str(gap) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "48",
        "hours",
        "0 hours",
        "07 days",
        "10000 days",
        "1.5 hours",
        "-1 hours",
        "7  days",
        " 7 days",
        "7 days ",
        "7 days\n",
        "7 Days",
        "7 dayss",
        "at least",
        "at least 2 to 3 weeks",
        "always and ever",
        "through",
        "through day 01",
        "24 hours 48 hours",
        "24 hours days",
        "24-48 hours",
        "24 to hours",
        "24 hours to 48",
        "24 hours to",
        "\u0667 days",
    ],
)
def test_what_is_no_wait_is_refused_with_what_would_be_right(text: str) -> None:
    """TIME-7: a range names the unit of its end."""
    with pytest.raises(ValueError, match="is not a wait") as refused:
        parse_wait(text)

    assert str(refused.value) == (
        f"{text!r} is not a wait. Write a number and a unit, "
        "such as '48 hours' or '24 to 48 hours'."
    )


def test_what_is_no_gap_is_refused_with_what_would_be_right() -> None:
    """COURSE-1."""
    with pytest.raises(ValueError, match="is not a gap") as refused:
        parse_gap("monthly")

    assert str(refused.value) == (
        "'monthly' is not a gap. Write a number and a unit, such as '3 weeks' or '3 to 6 months'."
    )


def test_a_long_text_is_cut_where_it_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a wait") as refused:
        parse_wait("w" * 41)

    assert str(refused.value).startswith(f"'{'w' * 40}…' is not a wait.")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("48 to 24 hours", "24 to 48 hours"),
        ("4 days to 12 hours", "12 hours to 4 days"),
        ("2 hours to 119 minutes", "119 minutes to 2 hours"),
        ("2 weeks to 13 days", "13 days to 2 weeks"),
        ("25 to 1 hour", "1 to 25 hours"),
    ],
)
def test_a_range_that_is_turned_round_is_refused_and_shown_the_right_way(
    text: str, right: str
) -> None:
    """TIME-7: an end before its beginning would be clear at once."""
    with pytest.raises(ValueError, match="first length is over the second") as refused:
        parse_wait(text)

    assert str(refused.value) == (
        f"'{text}': the first length is over the second. Write the shorter one first, '{right}'."
    )


def test_a_gap_of_a_month_is_no_longer_than_30_days_where_lengths_are_compared() -> None:
    """TIME-5: a month counts 30 days to compare, and is dated on the calendar."""
    assert str(parse_gap("1 month to 30 days")) == "1 month to 30 days"
    with pytest.raises(ValueError, match="'29 days to 1 month'"):
        parse_gap("1 month to 29 days")


@pytest.mark.parametrize(
    ("length", "minutes"),
    [
        (Length(7, Unit.MINUTES), 7),
        (Length(2, Unit.HOURS), 120),
        (Length(2, Unit.DAYS), 2_880),
        (Length(2, Unit.WEEKS), 20_160),
        (Length(2, Unit.MONTHS), 86_400),
    ],
)
def test_a_length_is_compared_by_its_minutes(length: Length, minutes: int) -> None:
    assert length.nominal_minutes == minutes


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("3 weeks", Length(3, Unit.WEEKS)),
        ("1 month", Length(1, Unit.MONTHS)),
        ("10 days", Length(10, Unit.DAYS)),
        ("1 hour", Length(1, Unit.HOURS)),
        ("5 minutes", Length(5, Unit.MINUTES)),
    ],
)
def test_a_recommended_gap_is_one_length(text: str, length: Length) -> None:
    """COURSE-4."""
    assert parse_length(text) == length
    assert str(length) == text


@pytest.mark.parametrize("text", ["", "3", "weeks", "2 to 3 weeks", "0 weeks", "3 weeks ago"])
def test_a_recommended_gap_that_is_no_single_length_is_refused(text: str) -> None:
    """COURSE-4."""
    with pytest.raises(ValueError, match="is not a length") as refused:
        parse_length(text)

    assert str(refused.value) == (
        f"'{text}' is not a length. Write one number and a unit, such as '3 weeks'."
    )


@pytest.mark.parametrize("text", ["3 to 5 days", "day 3 to day 5", "day 3 to 5", "3-5 days"])
def test_a_span_of_days_is_sent_to_the_keys_for_a_span(text: str) -> None:
    """TIME-14: who is told to write one number would make the leaflet say what it does not."""
    with pytest.raises(ValueError, match="'on' names single days") as refused:
        parse_on(text)

    assert "'from: day 3' and 'through: day 5'" in str(refused.value)


_A_SPAN = "'{}' is a span, and 'on' names single days. Write its first and its last day{}."


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("days 3 to 5", ", as 'from: day 3' and 'through: day 5'"),
        ("3-5", ", as 'from: day 3' and 'through: day 5'"),
        ("1 to 2 weeks", ", as 'from: day 7' and 'through: day 14'"),
        ("1-2 week", ", as 'from: day 7' and 'through: day 14'"),
        ("2 to 5 hours", ", as 'from: 2 hours' and 'for: 3 hours'"),
        ("3-6 months", ", as 'from: 3 months' and 'for: 3 months'"),
        ("1 to 2 years", ", as 'from: 1 year' and 'for: 1 year'"),
        ("5 to 3 days", ", with 'from' and 'through'"),
        ("3 to 3 days", ", with 'from' and 'through'"),
        ("4 to 2 months", ", with 'from' and 'through'"),
        ("2 to 2 months", ", with 'from' and 'through'"),
        ("2 to 9 minutes", ", with 'from' and 'through'"),
        ("1 day to 2 weeks", ", with 'from' and 'through'"),
    ],
)
def test_a_span_is_shown_with_its_ends_as_they_are_written(text: str, ends: str) -> None:
    """TIME-14: none that ends before it begins."""
    with pytest.raises(ValueError, match="is a span") as refused:
        parse_on(text)

    assert str(refused.value) == _A_SPAN.format(text, ends)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("8", Count(8, 8)),
        ("4 to 8", Count(4, 8)),
        ("1", Count(1, 1)),
        ("100", Count(100, 100)),
        ("1 to 100", Count(1, 100)),
    ],
)
def test_a_number_of_sessions_is_one_number_or_a_range(text: str, count: Count) -> None:
    """COURSE-4."""
    assert parse_count(text) == count
    assert str(count) == text


def test_the_same_number_twice_is_one_number() -> None:
    """COURSE-4."""
    assert str(parse_count("4 to 4")) == "4"
    assert str(parse_wait("2 to 2 days")) == "2 days"


@pytest.mark.parametrize("text", ["", "0", "many", "4-8", "4 to", "to 8", "4 to 8 sessions", "4.0"])
def test_what_is_no_number_of_sessions_is_refused(text: str) -> None:
    """COURSE-4."""
    with pytest.raises(ValueError, match="is not a number of sessions") as refused:
        parse_count(text)

    assert str(refused.value) == (
        f"'{text}' is not a number of sessions. Write a number, such as '8' or '4 to 8'."
    )


def test_a_range_of_sessions_that_is_turned_round_is_refused_and_shown_the_right_way() -> None:
    """COURSE-4."""
    with pytest.raises(ValueError, match="first number is over the second") as refused:
        parse_count("8 to 4")

    assert str(refused.value) == ("'8 to 4': the first number is over the second. Write '4 to 8'.")


@pytest.mark.parametrize("text", ["101", "4 to 101", "9999"])
def test_more_than_100_sessions_are_refused(text: str) -> None:
    """COURSE-4: no course is as long; it would be a slip."""
    with pytest.raises(ValueError, match="is more than") as refused:
        parse_count(text)

    assert str(refused.value) == f"'{text}' is more than 100 sessions. Write fewer."


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit not in (Unit.DATES, Unit.CLOCK)])
def test_one_is_written_without_an_s(unit: Unit) -> None:
    assert str(Length(1, unit)) == f"1 {unit.value}"
    assert str(Length(2, unit)) == f"2 {unit.value}s"


# Ends and days


@pytest.mark.parametrize(
    ("text", "is_single", "has_end"),
    [
        ("7 days", True, True),
        ("24 to 48 hours", False, True),
        ("through day 1", True, True),
        ("at least 2 weeks", False, False),
        ("always", False, False),
    ],
)
def test_a_wait_tells_whether_it_has_two_ends_and_whether_a_date_ends_it(
    text: str, *, is_single: bool, has_end: bool
) -> None:
    """TIME-7, TIME-10."""
    wait = parse_wait(text)

    assert (wait.is_single, wait.has_end) == (is_single, has_end)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12 to 36 hours", Range(Length(12, Unit.HOURS), Length(36, Unit.HOURS))),
        ("rest of the day", Range(Length(1, Unit.DATES), Length(1, Unit.DATES))),
        ("through day 3", Range(Length(4, Unit.DATES), Length(4, Unit.DATES))),
    ],
)
def test_how_long_something_lasts_may_be_whole_days(text: str, read: Range) -> None:
    """TIME-12, TIME-14."""
    assert parse_range(text) == read


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("day 5", Range(Length(5, Unit.DATES), Length(5, Unit.DATES))),
        ("2 to 3 days", Range(Length(2, Unit.DAYS), Length(3, Unit.DAYS))),
    ],
)
def test_a_start_may_be_the_number_of_a_day(text: str, start: Range) -> None:
    """TIME-14."""
    assert parse_start(text) == start
    assert str(start) == text


@pytest.mark.parametrize(
    ("text", "on"), [("day 0", Length(0, Unit.DATES)), ("2 weeks", Length(2, Unit.WEEKS))]
)
def test_an_act_is_on_a_day_or_so_long_after(text: str, on: Length) -> None:
    """TIME-14."""
    assert parse_on(text) == on
    assert str(on) == text


def test_a_day_by_number_before_a_session_starts_at_midnight_and_never_comes_after_it() -> None:
    """TIME-13: `day 0` is the session's own, `day -3` three days before it."""
    assert parse_lead("day 0") == Range(Length(0, Unit.DATES), Length(0, Unit.DATES))
    assert parse_lead("day -3") == Range(Length(-3, Unit.DATES), Length(-3, Unit.DATES))
    assert str(parse_lead("day -3")) == "day -3"
    assert parse_lead("24 hours to 2 days") == Range(Length(24, Unit.HOURS), Length(2, Unit.DAYS))
    with pytest.raises(ValueError, match="'day 2' is not a lead time"):
        parse_lead("day 2")


def test_an_hour_of_a_day_before_a_session_is_minutes_from_its_midnight_by_the_clock() -> None:
    """TIME-13: so many minutes after the midnight of the session's day, or before it."""
    assert parse_lead("day -1 22:00").least == Length(-120, Unit.CLOCK)
    assert parse_lead("day 0 07:05").least == Length(425, Unit.CLOCK)
    for text in ("day -1 22:00", "day 0 07:05", "day -12 00:00"):
        assert str(parse_lead(text).least) == text
    assert [parse_lead(f"day {day} 07:00").least.is_that_day for day in (0, -1)] == [True, False]
    for text in ("day -1 24:00", "day -1 7:00", "day -1 10 pm", "day 1 07:00"):
        with pytest.raises(ValueError, match="'day -1' or 'day -1 22:00'"):
            parse_lead(text)


def test_the_one_day_for_something_counts_back_from_a_session() -> None:
    """TIME-13."""
    assert parse_day_before("day -2") == Length(-2, Unit.DATES)
    for text in ("day 2", "2 days", "day -1 22:00"):
        with pytest.raises(ValueError, match="is not a day before a session") as refused:
            parse_day_before(text)
        assert str(refused.value) == (
            f"'{text}' is not a day before a session. "
            "Count back from the session's day, such as 'day -1'."
        )


NUMBER_AND_UNIT = "Write a number and a unit, such as"
WANTED = {
    parse_count: "a number of sessions. Write a number, such as '8' or '4 to 8'.",
    parse_gap: f"a gap. {NUMBER_AND_UNIT} '3 weeks' or '3 to 6 months'.",
    parse_lead: f"a lead time. {NUMBER_AND_UNIT} '2 days', 'day -1' or 'day -1 22:00'.",
    parse_length: "a length. Write one number and a unit, such as '3 weeks'.",
    parse_on: "a length. Write one number and a unit, such as '3 weeks'.",
    parse_range: f"a length of time. {NUMBER_AND_UNIT} '7 days' or '12 to 36 hours'.",
    parse_span: f"a length of time. {NUMBER_AND_UNIT} '7 days' or 'at least 2 weeks'.",
    parse_start: f"a start. {NUMBER_AND_UNIT} '24 hours' or 'day 5'.",
    parse_wait: f"a wait. {NUMBER_AND_UNIT} '48 hours' or '24 to 48 hours'.",
}


@pytest.mark.parametrize(("read", "wanted"), WANTED.items())
def test_what_is_none_of_a_kind_is_refused_with_what_one_looks_like(
    read: Callable[[str], object], wanted: str
) -> None:
    with pytest.raises(ValueError, match="soon") as refused:
        read("soon")

    assert str(refused.value) == f"'soon' is not {wanted}"


def test_what_is_no_number_of_a_day_is_refused() -> None:
    """TIME-14."""
    with pytest.raises(ValueError, match="is not a day") as refused:
        parse_day_number("the fourth")

    assert str(refused.value) == (
        "'the fourth' is not a day. Count from the session's day, such as 'day 4'."
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("11 years", "11 years"),
        ("121 months", "121 months"),
        ("9999 weeks", "9999 weeks"),
        ("at least 4000 days", "4000 days"),
        ("through day 3651", "day 3651"),
    ],
)
def test_a_wait_that_no_view_could_show_is_refused(text: str, what: str) -> None:
    """TIME-11."""
    with pytest.raises(ValueError, match="is over 10 years") as refused:
        parse_wait(text)

    assert str(refused.value) == (f"'{what}' is over 10 years. Write a shorter time, or 'always'.")


@pytest.mark.parametrize("read", [parse_span, parse_range, parse_gap, parse_length, parse_start])
def test_nothing_but_a_wait_is_told_of_always(read: Callable[[str], object]) -> None:
    """TIME-11: advice that the same check refuses is none."""
    with pytest.raises(ValueError, match="is over 10 years") as refused:
        read("11 years")

    assert str(refused.value) == "'11 years' is over 10 years. Write a shorter time."


@pytest.mark.parametrize("read", [parse_day_number, parse_start, parse_on])
def test_a_day_ten_years_off_is_refused_as_well(read: Callable[[str], object]) -> None:
    """TIME-11, TIME-14."""
    with pytest.raises(ValueError, match="'day 9999' is over 10 years"):
        read("day 9999")
