"""A date that a spreadsheet has rewritten is refused with its readings, or read as declared."""

import pytest

from mesocare.errors import InputRefusedError
from mesocare.reading.list_dates import find_orders, read_list_date
from mesocare.rules.clinic import DateOrder

DAY, MONTH, YEAR, EXCEL = DateOrder


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026-11-20T14:30", "2026-11-20T14:30"),
        ("2026-11-20 14:30:00", "2026-11-20T14:30"),
        ("2026-11-20T14:30:00.000Z", "2026-11-20T14:30Z"),
        ("2026-11-20T14:30+01:00", "2026-11-20T14:30+01:00"),
        ("2026-11-20 9:05", "2026-11-20T09:05"),
        ("2026-11-20 2:30 PM", "2026-11-20T14:30"),
        ("2026-11-20 12:05 a.m.", "2026-11-20T00:05"),
        ("20-Nov-2026 14:30", "2026-11-20T14:30"),
        ("2026-11-20 14:30h", "2026-11-20T14:30"),
        ("2026-11-20T14:30-05:00", "2026-11-20T14:30-05:00"),
        ("Fri 20 Nov 2026", "Fri 20 Nov 2026"),
        ("Friday 20 November 2026", "Friday 20 November 2026"),
    ],
)
def test_a_date_with_one_reading_is_read_however_it_is_spelled(text: str, read: str) -> None:
    assert read_list_date(text, "", None) == read


@pytest.mark.parametrize(
    ("text", "order", "read"),
    [
        ("20/11/2026 14:30", DAY, "2026-11-20T14:30"),
        ("5/11/2026 9:00", DAY, "2026-11-05T09:00"),
        ("5/11/2026 9:00", MONTH, "2026-05-11T09:00"),
        ("11/20/2026 2:30 PM", MONTH, "2026-11-20T14:30"),
        ("11/20/2026 14:30:00", MONTH, "2026-11-20T14:30"),
        ("20.11.2026 14:30", DAY, "2026-11-20T14:30"),
        ("20.11.2026, 14.30", DAY, "2026-11-20T14:30"),
        ("20-11-2026", DAY, "2026-11-20"),
        ("20/11/26 14h30", DAY, "2026-11-20T14:30"),
        ("20.11.2026 14:30 Uhr", DAY, "2026-11-20T14:30"),
        ("2026/11/20 14:30", YEAR, "2026-11-20T14:30"),
        ("2026. 11. 20. 14:30", YEAR, "2026-11-20T14:30"),
        ("26-11-20", YEAR, "2026-11-20"),
        ("20-Nov-26", DAY, "2026-11-20"),
        ("20 nov. 2026", DAY, "2026-11-20"),
        ("46346", EXCEL, "2026-11-20"),
        ("46346.604", EXCEL, "2026-11-20T14:30"),
        ("46346,6041666667", EXCEL, "2026-11-20T14:30"),
        ("46346.5", EXCEL, "2026-11-20T12:00"),
        ("46346.0", EXCEL, "2026-11-20"),
    ],
)
def test_a_declared_order_reads_what_a_spreadsheet_has_rewritten(
    text: str, order: DateOrder, read: str
) -> None:
    assert read_list_date(text, "", order) == read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("20/11/2026 14:30", "20 November 2026? Write 2026-11-20T14:30, in a column"),
        ("11/20/2026 2:30 PM", "20 November 2026? Write 2026-11-20T14:30, in a column"),
        (
            "05/11/2026 09:00",
            "5 November 2026 or 11 May 2026? Write 2026-11-05T09:00 or 2026-05-11",
        ),
        ("20/11/26", "20 November 2026 or 26 November 2020? Write 2026-11-20 or 2020-11-26"),
        ("2026/11/20", "20 November 2026? Write 2026-11-20, "),
        ("2026. 11. 20.", "20 November 2026? Write 2026-11-20, "),
        ("46346", "20 November 2026? Write 2026-11-20, "),
        ("46346.604", "20 November 2026? Write 2026-11-20T14:30, "),
        ("46346,604", "20 November 2026? Write 2026-11-20T14:30, "),
        ("20-Nov-26", "20 November 2026 or 26 November 2020? Write 2026-11-20 or 2020-11-26"),
        ("Nov-20", "the day or the year is lost"),
        ("20-Nov", "the day or the year is lost"),
        ("20-déc.", "the day or the year is lost"),
        ("Nov 20", "the day or the year is lost"),
        ("2026-11-20 13:00-13:30", "its time is a range"),
        ("2026-11-20 9:00-10:00", "its time is a range"),
        ("20261120", "is not a date that can be read"),
        ("31-Nov-2026", "is not a date that can be read"),
        ("2026-11-20 14:30 pm", "is not a date that can be read"),
        ("31/31/2026", "is not a date that can be read"),
        ("20 novembre", "the day or the year is lost"),
        ("2569-11", "is not a date that can be read"),
        ("\u0662\u0660\u0662\u0666-11-20", "is not a date that can be read"),
        ("today", "counts from today"),
        ("Friday 14:30", "counts from today"),
        ("Room 12", "is not a date that can be read"),
        ("#########", "is not a date that can be read"),
    ],
)
def test_what_a_spreadsheet_has_rewritten_is_refused_with_its_readings(
    text: str, said: str
) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        read_list_date(text, "", None)

    assert said in str(refusal.value)


@pytest.mark.parametrize("text", ["20-marras-2026", "20. Mai 2026", "20 juin 2026"])
def test_a_month_in_another_language_is_never_taken_for_an_english_one(text: str) -> None:
    """Finnish "marras" is November. What is returned as it is, no moment can be read from."""
    assert read_list_date(text, "", DateOrder.DAY_FIRST) == text


@pytest.mark.parametrize(
    ("texts", "orders"),
    [
        (["26/11/2026", "5/11/2026 9:00"], {DAY}),
        (["11/26/2026", "11/5/2026"], {MONTH}),
        (["5/11/2026", "6/11/2026"], {DAY, MONTH}),
        (["20/11/26"], {DAY, YEAR}),
        (["46346.604", "46346"], {EXCEL}),
        (["2026/11/05"], {YEAR}),
        (["26/11/2026", "2026-11-20", "Total", "today"], {DAY}),
        (["26/11/2026", "11/26/2026"], set()),
        (["26/11/2026", "46346"], set()),
        (["26/11/2026", "11/26/2026", "27/11/2026"], set()),
        (["2026-11-20", "20 Nov 2026", "soon"], set()),
    ],
)
def test_a_column_leaves_the_orders_in_which_all_of_its_dates_can_be_read(
    texts: list[str], orders: set[DateOrder]
) -> None:
    assert find_orders(texts) == orders


def test_the_refusal_says_how_to_keep_a_date() -> None:
    with pytest.raises(InputRefusedError) as refusal:
        read_list_date("20/11/2026", "", None)

    assert str(refusal.value) == (
        "a spreadsheet has rewritten its date: 20 November 2026? Write 2026-11-20, in a column "
        "that is formatted as text."
    )


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("11/20/2026", DAY),
        ("20/11/2026", MONTH),
        ("20/11/2026", YEAR),
        ("2026/11/20", DAY),
        ("46346", DAY),
        ("20/11/2026", EXCEL),
    ],
)
def test_a_date_against_the_declared_order_is_refused(text: str, order: DateOrder) -> None:
    with pytest.raises(InputRefusedError, match=r"20 November 2026\?"):
        read_list_date(text, "", order)


@pytest.mark.parametrize(
    ("day", "clock", "order", "read"),
    [
        ("2026-11-20", "14:30", None, "2026-11-20T14:30"),
        ("2026-11-20", "14:30:15", None, "2026-11-20T14:30:15"),
        ("2026-11-20 00:00:00", "2:30 pm", None, "2026-11-20T14:30"),
        ("20/11/2026 0:00", "14.30", DAY, "2026-11-20T14:30"),
        ("46346", "0.604166667", EXCEL, "2026-11-20T14:30"),
        ("46346", "14:30", EXCEL, "2026-11-20T14:30"),
        ("20 Nov 2026", "14:30", None, "2026-11-20T14:30"),
    ],
)
def test_a_date_and_its_time_may_stand_in_two_columns(
    day: str, clock: str, order: DateOrder | None, read: str
) -> None:
    assert read_list_date(day, clock, order) == read


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("2026-11-20 13:00", "14:30"),
        ("46346.5", "14:30"),
        ("2026-11-20", "soon"),
        ("20/11/2026", "2"),
        ("2026-11-20", "9:00-09:45"),
    ],
)
def test_two_times_or_one_that_is_none_are_refused(day: str, clock: str) -> None:
    with pytest.raises(InputRefusedError):
        read_list_date(day, clock, EXCEL)


def test_a_day_that_no_calendar_has_is_refused_in_any_order() -> None:
    for order in DateOrder:
        with pytest.raises(InputRefusedError, match="is not a date that can be read"):
            read_list_date("31/31/2026", "", order)
