"""Is every row of a day list accounted for? Read strictly, or refused with its number."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mesocare.errors import InputRefusedError
from mesocare.reading.day_list import MOST_BYTES, Row, parse_day_list, read_row_session

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEADER = "session,name,protocol,note\n"


def reasons(text: str) -> dict[int, str]:
    return {row.number: row.reason for row in parse_day_list(text.encode()).refused}


def test_rows_are_read_with_the_numbers_that_a_spreadsheet_shows() -> None:
    found = parse_day_list(
        (HEADER + '2026-11-20T09:00,"Roe, Jane",prp,call first\n\n2026-11-20,,,\n').encode()
    )

    assert found.refused == ()
    assert found.rows == (
        Row(2, "2026-11-20T09:00", "Roe, Jane", "prp", "call first"),
        Row(4, "2026-11-20"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "session\n2026-11-20\n",
        "\ufeffsession\r\n2026-11-20\r\n",
        "session\n2026-11-20",
        " session \n 2026-11-20 \n",
    ],
)
def test_a_byte_order_mark_line_ends_and_spaces_around_a_text_do_not_matter(text: str) -> None:
    assert parse_day_list(text.encode()).rows == (Row(2, "2026-11-20"),)


def test_columns_may_stand_in_any_order() -> None:
    found = parse_day_list(b"note,session\nbring tablets,2026-11-20\n")

    assert found.rows == (Row(2, "2026-11-20", note="bring tablets"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The day list is empty."),
        ("\n\n", "The day list is empty."),
        ("session\n", "no row below its header"),
        ("name\nJane\n", "no column 'session'"),
        ("session,session\n2026-11-20,2026-11-20\n", "names a column twice"),
        ("session,phone\n2026-11-20,1\n", "a column that is not known"),
        ("Session\n2026-11-20\n", "a column that is not known"),
        ("session;name\n2026-11-20;Jane\n", "no commas between its columns"),
        ("session\tname\n2026-11-20\tJane\n", "no commas between its columns"),
        ("2026-11-20,Jane\n", "a column that is not known"),
    ],
)
def test_a_list_with_another_header_is_refused_whole(text: str, said: str) -> None:
    with pytest.raises(InputRefusedError, match=said):
        parse_day_list(text.encode())


def test_a_list_that_is_not_utf_8_is_refused_with_the_row() -> None:
    with pytest.raises(InputRefusedError, match="row 3: this is no UTF-8"):
        parse_day_list((HEADER + "2026-11-20,Ann,,\n2026-11-20,José,,\n").encode("cp1252"))


def test_a_list_over_5_mib_is_refused() -> None:
    with pytest.raises(InputRefusedError, match="over 5 MiB"):
        parse_day_list(b"session\n" + b"2026-11-20\n" * (MOST_BYTES // 11 + 1))


def test_an_open_quote_swallows_no_row() -> None:
    """Python's csv merges three patients into one without an error."""
    text = HEADER + '2026-11-20,"Ann,,\n2026-11-21,Bob,,\n2026-11-22,"Cy",,\n'

    found = parse_day_list(text.encode())

    assert [row.number for row in found.refused] == [2]
    assert [row.name for row in found.rows] == ["Bob", "Cy"]


def test_rows_between_two_open_quotes_may_belong_to_one_text_and_are_refused() -> None:
    text = HEADER + '2026-11-20,Ann,,"one\n2026-11-21,Bob,,\ntwo"\n2026-11-22,Cy,,\n'

    found = parse_day_list(text.encode())

    assert [row.number for row in found.refused] == [2, 3, 4]
    assert [row.name for row in found.rows] == ["Cy"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-11-20,Roe, Jane,,", "it has 5 fields, and the header 4."),
        ("2026-11-20", "it has 1 fields, and the header 4."),
        (",Jane,,", "it has no session."),
        ('2026-11-20,"Ann"x,,', "a quote in it is not closed"),
        (f"2026-11-20,{'a' * 301},,", "'name' has 301 characters. Write 300 at most."),
        ("2026-11-20,A\u202eb,,", "it holds U+202E (right-to-left override)"),
        ("2026-11-20,,,A\x1b[2Jb", "it holds U+001B (control character)"),
        ("2026-11-20,A\rb,,", "it holds U+000D (control character)"),
        ("2026-11-20,A\x00b,,", "U+0000 (control character)"),
    ],
)
def test_a_row_that_cannot_be_read_for_sure_is_refused_with_its_number(row: str, said: str) -> None:
    refused = reasons(f"{HEADER}2026-11-20,Ok,,\n{row}\n")

    assert list(refused) == [3]
    assert said in refused[3]


@pytest.mark.parametrize("name", ["=1+1", "+44", "@SUM(A1)", "-x", "<b>", "{{ x }}", "#panic()"])
def test_formulas_and_markup_are_texts_like_any_other(name: str) -> None:
    found = parse_day_list(f"{HEADER}2026-11-20,{name},,\n".encode())

    assert found.rows == (Row(2, "2026-11-20", name),)


def test_no_row_is_lost_and_none_is_in_both() -> None:
    lines = ["2026-11-20,Ann,,", "x,y", '2026-11-20,"Bob,,', "2026-11-20,Cy,,", ",,,"]

    found = parse_day_list((HEADER + "\n".join(lines)).encode())

    numbers = [row.number for row in found.rows] + [row.number for row in found.refused]
    assert sorted(numbers) == [2, 3, 4, 5, 6]


def test_no_refusal_repeats_what_stands_in_a_row() -> None:
    name = "Zebulon"
    rows = [f'2026-11-20,"{name}"x,,', f"{name},{name}", f",{name},,"]

    refused = reasons(HEADER + "\n".join(rows))

    assert len(refused) == 3
    assert name not in "".join(refused.values())


def test_a_rows_session_is_read_like_any_other() -> None:
    session = read_row_session(Row(2, "2026-11-20T09:00"), zone=ROME, now=NOW)

    assert session.ended_at == datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["today", "yesterday 14:30", "now", "Friday", "3 days ago"])
def test_a_session_that_counts_from_today_is_refused_since_a_list_is_read_again(text: str) -> None:
    with pytest.raises(InputRefusedError, match="counts from today"):
        read_row_session(Row(2, text), zone=ROME, now=NOW)
