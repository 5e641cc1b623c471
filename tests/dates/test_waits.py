"""How long is "24 to 48 hours"? What a rule file may write as a wait, a gap or a count."""

import pytest

from mesocare.dates.waits import (
    Count,
    Length,
    Unit,
    Wait,
    parse_count,
    parse_gap,
    parse_length,
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
    "9999 weeks": Wait(Length(9999, Unit.WEEKS), Length(9999, Unit.WEEKS)),
}


@pytest.mark.parametrize(("text", "wait"), WAITS.items(), ids=WAITS)
def test_a_wait_is_read_as_a_rule_file_writes_it_and_written_back(text: str, wait: Wait) -> None:
    """TIME-7: a range has two ends, a single number has one."""
    assert parse_wait(text) == wait
    assert str(wait) == text


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("1 month", Wait(Length(1, Unit.MONTHS), Length(1, Unit.MONTHS))),
        ("3 to 6 months", Wait(Length(3, Unit.MONTHS), Length(6, Unit.MONTHS))),
        ("2 weeks to 1 month", Wait(Length(2, Unit.WEEKS), Length(1, Unit.MONTHS))),
        ("30 days to 1 month", Wait(Length(30, Unit.DAYS), Length(1, Unit.MONTHS))),
        ("4 to 5 minutes", Wait(Length(4, Unit.MINUTES), Length(5, Unit.MINUTES))),
    ],
)
def test_a_gap_may_have_months_as_well(text: str, gap: Wait) -> None:
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
        "1 month",
        "2 to 3 months",
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
    """TIME-5: a wait has no months; TIME-7: a range names the unit of its end."""
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


@pytest.mark.parametrize("unit", Unit)
def test_one_is_written_without_an_s(unit: Unit) -> None:
    assert str(Length(1, unit)) == f"1 {unit.value}"
    assert str(Length(2, unit)) == f"2 {unit.value}s"
