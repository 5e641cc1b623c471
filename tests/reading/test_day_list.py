"""Every row of a day list counts, is left out as declared, or is refused with its number."""

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mesocare.errors import InputRefusedError
from mesocare.reading.day_list import (
    MOST_BYTES,
    MOST_REFUSED,
    MOST_ROWS,
    DayList,
    Row,
    parse_day_list,
    read_row_session,
    read_sample,
)
from mesocare.rules.clinic import DateOrder, DayListColumns

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEADER = "session,name,protocol,note\n"
ANN = Row(2, "2026-11-20T14:30", "Ann")
BO = Row(3, "2026-11-20T15:30", "Bo")


def parse(text: str, declared: DayListColumns | None = None) -> DayList:
    return parse_day_list(text.encode(), declared)


def reasons(text: str) -> dict[int, str]:
    return {row.number: row.reason for row in parse(text).refused}


def test_rows_are_read_with_the_numbers_that_a_spreadsheet_shows() -> None:
    found = parse(HEADER + '2026-11-20T09:00,"Roe, Jane",prp,call first\n\n2026-11-20,,,\n')

    assert found == DayList(
        rows=(
            Row(2, "2026-11-20T09:00", "Roe, Jane", "prp", "call first"),
            Row(4, "2026-11-20"),
        ),
        refused=(),
    )


def test_a_line_break_in_a_cell_is_one_row_so_that_the_right_row_is_corrected() -> None:
    found = parse(
        "session,name,note\r\n"
        '2026-11-20T14:30,Ann,"call first\r\nthen text"\r\n'
        "2026-11-20T15:30,Bo,ok\r\n"
        "31 November,Cy,\r\n"
    )

    assert found.rows == (
        Row(2, "2026-11-20T14:30", "Ann", note="call first then text"),
        Row(3, "2026-11-20T15:30", "Bo", note="ok"),
    )
    assert [row.number for row in found.refused] == [4]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("session,name\n{ann},Ann\n{bo},Bo\n", id="commas"),
        pytest.param("session;name\r\n{ann};Ann\r\n{bo};Bo\r\n", id="semicolons of Excel"),
        pytest.param("session\tname\r\n{ann}\tAnn\r\n{bo}\tBo\r\n", id="tabs"),
        pytest.param("\ufeffsession,name\r\n{ann},Ann\r\n{bo},Bo\r\n", id="a byte order mark"),
        pytest.param("\ufeff\ufeffsession,name\n{ann},Ann\n{bo},Bo\n", id="two marks"),
        pytest.param("sep=;\r\nsession;name\r\n{ann};Ann\r\n{bo};Bo\r\n", id="a sep line"),
        pytest.param("sep=,\nsession,name\n{ann},Ann\n{bo},Bo\n", id="a sep line with a comma"),
        pytest.param("sep=|\nsession|name\n{ann}|Ann\n{bo}|Bo\n", id="a sep line with a bar"),
        pytest.param('"session","name"\n"{ann}","Ann"\n"{bo}","Bo"\n', id="all in quotes"),
        pytest.param('session,"name"\n{ann},"Ann"\n"{bo}",Bo\n', id="some in quotes"),
        pytest.param("Session,NAME\n{ann},Ann\n{bo},Bo\n", id="a header in capitals"),
        pytest.param(" session , name \n {ann} , Ann \n {bo} ,Bo\n", id="blanks"),
        pytest.param("session,name\r{ann},Ann\r{bo},Bo\r", id="line ends of an old Mac"),
        pytest.param('session,name\r{ann},"Ann"\r{bo},Bo', id="quotes on an old Mac"),
        pytest.param("session,name,,\n{ann},Ann,,\n{bo},Bo,,\n", id="empty columns"),
        pytest.param("session,name\n{ann},Ann,\n{bo},Bo,,,\n", id="empty cells at the end"),
        pytest.param("session,name\n{ann},Ann\n{bo},Bo\n,\n , \n,\n", id="empty rows"),
        pytest.param('session,name\n{ann},Ann\n{bo},Bo\n"",""\n', id="an empty row in quotes"),
        pytest.param("session,name,note\n{ann},Ann\n{bo},Bo,\n", id="missing cells at the end"),
        pytest.param("session,name\r\n{ann},Ann\r\n{bo},Bo\r\n\x1a", id="Ctrl-Z at the end"),
        pytest.param("session,name\n{ann},Ann\n{bo},Bo\x1a\x1a\r\n", id="Ctrl-Z in the last row"),
        pytest.param("session,name\n{ann}\u00a0,Ann\n{bo},Bo\u202f\n", id="no-break spaces"),
        pytest.param("session,name\n{ann},\u200bAnn\n{bo}\u2060,Bo\ufeff\n", id="no width"),
        pytest.param("session,name\n{ann},\u200fAnn\u200f\n{bo},\u2068Bo\u2069\n", id="direction"),
        pytest.param("\u200esession,name\n\u200e{ann},Ann\n{bo},Bo\n", id="direction of a date"),
        pytest.param("name,session\nAnn,{ann}\nBo,{bo}\n", id="another order of columns"),
        pytest.param('session,name\n\'{ann},Ann\n="{bo}",Bo\n', id="marks of a text in Excel"),
    ],
)
def test_what_programs_save_is_read_as_it_is(text: str) -> None:
    written = text.format(ann=ANN.session, bo=BO.session)

    assert parse(written) == DayList((ANN, BO), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_in_each_form_that_says_which_it_is(encoding: str) -> None:
    found = parse_day_list("session\tname\r\n2026-11-20\tŻółć 李明\r\n".encode(encoding))

    assert found.rows == (Row(2, "2026-11-20", "Żółć 李明"),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (HEADER.encode("utf-16-le"), "UTF-16 without its mark"),
        (b"\xff\xfes\0e\0s", "UTF-16 that is damaged"),
        (HEADER.encode("utf-32"), "UTF-32"),
        (b"PK\x03\x04" + bytes(100), "a workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), r"an Excel workbook of the old kind \(.xls\)"),
        (b"%PDF-1.7\n", "a PDF, not a CSV"),
        (b"<html><table><tr><td>session", "a web page or XML"),
        (b'[{"session": "2026-11-20"}]', "JSON, not a CSV"),
        (b"BEGIN:VCALENDAR\r\n", "a calendar, not a CSV"),
        (f"{HEADER}2026-11-20,Ann\n2026-11-20,José\n".encode("cp1252"), "row 3: this is not UTF-8"),
        (f'{HEADER}2026-11-20,"a\nb"\n2026-11-20,é\n'.encode("cp1252"), "row 3: this is not UTF-8"),
        (f"{HEADER}2026-11-20,A\n2026-11-20,é\n".replace("\n", "\r").encode("mac_roman"), "row 3"),
    ],
)
def test_another_kind_of_file_is_refused_by_its_name(data: bytes, said: str) -> None:
    with pytest.raises(InputRefusedError, match=said) as refusal:
        parse_day_list(data)

    assert "Save it as 'CSV UTF-8'" in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The day list is empty."),
        ("\n\n", "The day list is empty."),
        (",,\n", "The day list is empty."),
        ("session\n", "no row below its header"),
        ("name\nJane\n", "no column 'session'"),
        ("session,session\n2026-11-20,2026-11-20\n", "names a column twice"),
        ("session,name,Name\n2026-11-20,Ann,Bo\n", "names a column twice"),
        ("session,phone\n2026-11-20,1\n", "a column that mesocare does not know"),
        ("session,room,bed\n2026-11-20,1,2\n", "2 columns that mesocare does not know"),
        ("date,time,name\n2026-11-20,14:30,Ann\n", "name them under 'day_list'"),
        ("2026-11-20,Jane\n", "The first row of the day list is not a header."),
        ("20 Nov 2026,Jane\n2026-11-21,Bo\n", "The first row of the day list is not a header."),
        ("session|name\n2026-11-20|Jane\n", "Its cells stand apart by bars"),
        ("Monday's list\n\nsession,name\n2026-11-20,Ann\n", "stands in row 3. Delete the rows ab"),
        ("session,na\x00me\n2026-11-20,Ann\n", r"The header of the day list holds U\+0000"),
        ('session,"name\n2026-11-20,Ann\n', "a quote in it is not closed"),
        ("sep=;\nsession,name\n2026-11-20,Ann\n", "no column 'session'"),
        ("session,name\r\r\n2026-11-20,Ann\r\r\n", "end in CR, CR and LF"),
    ],
)
def test_a_list_with_another_header_is_refused_whole(text: str, said: str) -> None:
    with pytest.raises(InputRefusedError, match=said):
        parse(text)


def test_a_sep_line_that_a_program_saved_as_a_row_is_passed_over_and_counted() -> None:
    assert parse('"sep=;",\nsession,name\n2026-11-20,Ann\n').rows == (Row(3, "2026-11-20", "Ann"),)
    assert parse("sep=;,,\nsession,name\n2026-11-20,Ann\n").rows == (Row(3, "2026-11-20", "Ann"),)


def test_a_list_over_5_mib_is_refused() -> None:
    with pytest.raises(InputRefusedError, match="over 5 MiB"):
        parse_day_list(b"session\n" + b"2026-11-20\n" * (MOST_BYTES // 11 + 1))


# One row or two? Quotes that are not closed


def test_an_open_quote_swallows_no_row() -> None:
    """A lenient reader merges three patients into one without an error."""
    found = parse(HEADER + '2026-11-20,"Ann,,\n2026-11-21,Bob,,\n2026-11-22,"Cy",,\n')

    assert [row.number for row in found.refused] == [2]
    assert [row.name for row in found.rows] == ["Bob", "Cy"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('2026-11-20,Ann,,"one\n2026-11-21,Bob,,\ntwo"\n', id="a row in the middle"),
        pytest.param('2026-11-20,"Ann\n2026-11-21,Bob"\n', id="a row at the end"),
        pytest.param('2026-11-20,"Ann\n21/11/2026,Bob"\n', id="as a spreadsheet writes dates"),
        pytest.param('2026-11-20,"Ann\n21 Nov 2026,Bob"\n', id="as people write dates"),
    ],
)
def test_a_quoted_text_that_may_hold_another_row_is_refused(text: str) -> None:
    found = parse(f"{HEADER}{text}2026-11-22,Cy,,\n")

    assert [row.number for row in found.refused] == [2]
    assert "holds what may be another row" in found.refused[0].reason
    assert found.rows == (Row(3, "2026-11-22", "Cy"),)


def test_a_note_of_two_lines_may_speak_of_a_day() -> None:
    found = parse(HEADER + '2026-11-20,Ann,,"first line\nring on 20/11, not later"\n')

    assert found.rows == (Row(2, "2026-11-20", "Ann", note="first line ring on 20/11, not later"),)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-11-20,Roe, Jane,,x", "it has 5 cells, and the header 4."),
        (",Jane,,", "it has no session."),
        (",,,total: 12", "it has no session."),
        ("Total,12,,", "is not a date that can be read"),
        ("session,name,protocol,note", "it is the header again."),
        ("Session,Name,,", "is not a date that can be read"),
        ('2026-11-20,"Ann"x,,', "a quote in it is not closed"),
        ('2026-11-20,Ann "x,,', "a quote in it is not closed"),
        ('2026-11-20, "Roe, Jane",,', "a quote in it is not closed"),
        (f"2026-11-20,{'a' * 301},,", "'name' has 301 characters. Write 300 at most."),
        (f"2026-11-20,{'a' * 40_000},,", "'name' has 40000 characters. Write 300 at most."),
        ("2026-11-20,A\u202eb,,", "it holds U+202E (right-to-left override)"),
        ("2026-11-20,\u202eAnn,,", "it holds U+202E (right-to-left override)"),
        ("2026-11-20,A\u2067b,,", "it holds U+2067 (right-to-left isolate)"),
        ("2026-11-20,,,A\x1b[2Jb", "it holds U+001B (control character)"),
        ("2026-11-20,,,A\x0bb", "it holds U+000B (control character)"),
        ("2026-11-20,A\rb,,", "a line in it ends in another way than the others"),
        ("2026-11-20,A\x00b,,", "U+0000 (control character)"),
        ("2026-11-20,A\x1a,,", "U+001A (control character)"),
        ("2026-11-20,A\u2028b,,", "U+2028 (line separator)"),
        ("2026-11-20" + "," * 2_000, "it has over 1,000 cells"),
    ],
)
def test_a_row_that_cannot_be_read_for_sure_is_refused_with_its_number(row: str, said: str) -> None:
    refused = reasons(f"{HEADER}2026-11-20,Ok,,\n{row}\n2026-11-20,Ok,,\n")

    assert list(refused) == [3]
    assert said in refused[3]


def test_a_text_in_a_column_without_a_name_is_refused_since_nobody_knows_what_it_is() -> None:
    assert "a column that has no name" in reasons("session,,name\n2026-11-20,x,Ann\n")[2]


def test_quotes_in_pairs_inside_a_text_are_part_of_it() -> None:
    assert parse('session,name\n2026-11-20,Ann "Annie" Roe\n').rows[0].name == 'Ann "Annie" Roe'
    assert parse('session,name\n2026-11-20,"Ann ""Annie"" Roe"\n').rows[0].name == 'Ann "Annie" Roe'


def test_a_tab_and_a_line_break_in_a_cell_become_blanks() -> None:
    found = parse('session,name,note\n2026-11-20,"Ann\r\nRoe","a\tb\rc"\n')

    assert found.rows == (Row(2, "2026-11-20", "Ann Roe", note="a b c"),)


def test_direction_marks_around_a_name_are_no_reason_to_refuse() -> None:
    found = parse("session,name\n2026-11-20,\u200fדנה כהן\u200f\n2026-11-20,\u202bعلي\u202c\n")

    assert [row.name for row in found.rows] == ["דנה כהן", "علي"]


def test_a_broken_name_is_left_out_and_its_row_is_made_all_the_same() -> None:
    found = parse("session,name\n2026-11-20,Zo?\n2026-11-20,Â\u00a0JosÃ©\n2026-11-20,Ã\x81ine\n")

    assert found.refused == ()
    assert [(row.name, row.is_name_broken) for row in found.rows] == [(None, True)] * 3


@pytest.mark.parametrize("note", ["cafÃ© after", "caf\ufffd after"])
def test_a_broken_note_is_refused_since_it_may_be_a_dose(note: str) -> None:
    assert "letters of its note were lost" in reasons(f"session,note\n2026-11-20,{note}\n")[2]


def test_a_note_may_ask_a_question() -> None:
    assert parse("session,note\n2026-11-20,Next time?\n").rows[0].note == "Next time?"


def test_joiners_that_whole_languages_need_stay() -> None:
    name = "می\u200cخواهم क्\u200dष"  # noqa: RUF001  a name in Persian and one in Hindi

    assert parse(f"session,name\n2026-11-20,{name}\n").rows[0].name == name


@pytest.mark.parametrize("name", ["=1+1", "+44", "@SUM(A1)", "-x", "<b>", "{{ x }}", "#panic()"])
def test_formulas_and_markup_are_texts_like_any_other(name: str) -> None:
    assert parse(f"{HEADER}2026-11-20,{name},,\n").rows == (Row(2, "2026-11-20", name),)


def test_a_row_may_have_its_own_zone_and_answers_to_questions() -> None:
    found = parse('session,with,zone\n2026-11-20,"long-hair, beard",Europe/Rome\n')

    assert found.rows == (Row(2, "2026-11-20", answers=("long-hair", "beard"), zone="Europe/Rome"),)


def test_no_row_is_lost_and_none_is_in_both() -> None:
    lines = ["2026-11-20,Ann,,", "x,y", '2026-11-20,"Bob,,', "2026-11-20,Cy,,", ",Di,,", ",,,"]

    found = parse(HEADER + "\n".join(lines))

    numbers = [row.number for row in found.rows] + [row.number for row in found.refused]
    assert sorted(numbers) == [2, 3, 4, 5, 6]


def test_no_refusal_repeats_what_stands_in_a_row() -> None:
    name = "Zebulon"
    rows = [f'2026-11-20,"{name}"x,,', f"{name},{name}", f",{name},,", f"20-11 {name},,,"]

    refused = reasons(HEADER + "\n".join(rows))

    assert len(refused) == 4
    assert name not in "".join(refused.values())


# The clinic's own columns


EXPORT = """\
NhsNumber,Name,DateOfBirth,SessionDate,StartTime,EndTime,Arrived
000,"Example, Ann",01-12-1985,2026-11-20,14:00,14:30,True
001,"Example, Bo",02-01-1979,2026-11-20,15:00,15:30,False
002,"Example, Cy",03-01-1979,2026-11-20 00:00:00,15:30,9:05 am,True
"""
DECLARED = DayListColumns(
    session=("SessionDate", "EndTime"), name="Name", only={"Arrived": ("True",)}
)


def test_a_declared_export_is_read_and_all_its_other_columns_are_ignored() -> None:
    found = parse(EXPORT, DECLARED)

    assert found == DayList(
        rows=(
            Row(2, "2026-11-20T14:30", "Example, Ann"),
            Row(4, "2026-11-20T09:05", "Example, Cy"),
        ),
        refused=(),
        left_out=1,
    )


MIDNIGHTS = ["00:00:00", "0:00:00.000", "00:00", "0:00", "12:00:00 AM", "12:00 a.m.", "00:00:00Z"]
"""What programs write after a date that has no time."""


@pytest.mark.parametrize("midnight", MIDNIGHTS)
@pytest.mark.parametrize("day", ["2026-11-20", "20/11/2026", "20.11.2026", "Fri 20 Nov 2026"])
@pytest.mark.parametrize("end", ["", "14:30"])
def test_a_date_with_the_midnight_of_a_program_has_no_time(
    day: str, midnight: str, end: str
) -> None:
    """Counted from that midnight, all dates would be early."""
    declared = DayListColumns(session=("Day", "End"), dates=DateOrder.DAY_FIRST)
    alone = DayListColumns(session=("Day",), dates=DateOrder.DAY_FIRST)
    expected = parse(f"Day,End\n{day},{end}\n", declared).rows

    assert parse(f"Day,End\n{day} {midnight},{end}\n", declared).rows == expected
    (row,) = parse(f"Day,End\n{day} {midnight},{end}\n", alone).rows
    assert (row.session.lower(), row.lacks_time) == (
        parse(f"Day,End\n{day},\n", alone).rows[0].session.lower(),
        True,
    )


@pytest.mark.parametrize("end", [*MIDNIGHTS[:-1], "0,0", "0.00000"])
def test_a_midnight_in_the_column_of_times_is_no_time(end: str) -> None:
    declared = DayListColumns(session=("Day", "End"), dates=DateOrder.EXCEL)

    found = parse(f'Day,End\n2026-11-20,"{end}"\n', declared)

    assert found.rows == (Row(2, "2026-11-20", lacks_time=True),)


@pytest.mark.parametrize("cell", ["46346.0", "46346,00000", "46346.00001", "46346 00:00:00"])
def test_a_spreadsheets_number_of_a_midnight_has_no_time(cell: str) -> None:
    declared = DayListColumns(session=("Day",), dates=DateOrder.EXCEL)

    (row,) = parse(f'Day\n"{cell}"\n', declared).rows

    assert row.session == "2026-11-20"


@pytest.mark.parametrize("end", ["00:01", "0:30", "12:00", "12:00 pm", "10:00:00", "20:00"])
def test_a_time_that_looks_like_a_midnight_is_a_time(end: str) -> None:
    declared = DayListColumns(session=("Day", "End"))

    (row,) = parse(f"Day,End\n2026-11-20,{end}\n", declared).rows

    assert "T" in row.session


def test_without_a_time_in_its_own_column_a_session_counts_to_the_end_of_its_day() -> None:
    found = parse("Day,End\n2026-11-20,\n", DayListColumns(session=("day", "END")))

    assert found.rows == (Row(2, "2026-11-20", lacks_time=True),)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("SessionDate,EndTime,Arrived", "the column 'Name' not at all"),
        ("SessionDate,EndTime,Name,Arrived,name", "the column 'Name' twice"),
        ("session,name,Arrived", "the column 'SessionDate' not at all"),
    ],
)
def test_a_list_that_lacks_a_declared_column_is_refused_whole(header: str, said: str) -> None:
    with pytest.raises(InputRefusedError, match=said):
        parse(f"{header}\n2026-11-20,,,,\n", DECLARED)


def test_a_list_typed_by_hand_is_read_beside_a_declared_export() -> None:
    assert parse("session,name\n2026-11-20,Ann\n", DECLARED).rows == (Row(2, "2026-11-20", "Ann"),)


def test_a_declared_order_of_dates_is_no_guess() -> None:
    declared = DayListColumns(session=("session",), dates=DateOrder.DAY_FIRST)

    found = parse("session\n05/11/2026 09:00\n2026-11-05T09:00\n13.11.26\n11/20/2026\n", declared)

    assert [row.session for row in found.rows] == [
        "2026-11-05T09:00",
        "2026-11-05T09:00",
        "2026-11-13",
    ]
    assert [row.number for row in found.refused] == [5]


def test_an_order_may_be_declared_without_any_column() -> None:
    found = parse("session,name\n05/11/2026,Ann\n", DayListColumns(dates=DateOrder.DAY_FIRST))

    assert found.rows == (Row(2, "2026-11-05", "Ann"),)


def test_a_row_that_does_not_count_may_hold_what_it_likes() -> None:
    found = parse("S,Status\nwhenever,Cancelled\n2026-11-20, arrived \n", DayListColumns(
        session=("S",), only={"Status": ("Arrived", "Seen")}
    ))  # fmt: skip

    assert found == DayList((Row(3, "2026-11-20"),), (), left_out=1)


def test_a_header_is_read_for_a_draft_and_a_patients_row_is_never_taken_for_one() -> None:
    sample = read_sample(b"Date;End;;Patient\n2026-11-20;14:30\n\n21/11/2026;9:00;;Ann;x\n")

    assert sample.columns == ["Date", "End", "Patient"]
    assert list(sample.texts_of("Date")) == ["2026-11-20", "21/11/2026"]
    assert list(sample.texts_of("Patient")) == ["Ann"]
    with pytest.raises(InputRefusedError, match="is not a header"):
        read_sample(b"2026-11-20,Zebulon\n")
    with pytest.raises(InputRefusedError, match="The list is empty"):
        read_sample(b"\n")


# Sessions


def test_a_rows_session_is_read_like_any_other() -> None:
    session = read_row_session(Row(2, "2026-11-20T09:00"), zone=ROME, now=NOW)

    assert session.ended_at == datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["today", "yesterday 14:30", "now", "Friday", "3 days ago"])
def test_a_session_that_counts_from_today_is_refused_since_a_list_is_read_again(text: str) -> None:
    assert "counts from today" in reasons(f"session\n{text}\n")[2]
    with pytest.raises(InputRefusedError, match="counts from today"):
        read_row_session(Row(2, text), zone=ROME, now=NOW)


@pytest.mark.parametrize("text", ["20. Mai 2026", "jeudi 20 novembre 2026", "2026-11-20 25:00"])
def test_what_is_said_of_a_rows_session_names_no_form_that_a_list_refuses(text: str) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        read_row_session(Row(2, text), zone=ROME, now=NOW)

    assert "days ago" not in str(refusal.value)


# Bounds


def fill(head: str, line: str) -> bytes:
    return (head + line * ((MOST_BYTES - len(head)) // len(line))).encode()


@pytest.mark.parametrize(
    ("head", "line"),
    [
        pytest.param("session,name\n", "x,y\n", id="texts"),
        pytest.param("session\n", "x\n", id="one letter"),
        pytest.param("session,name\n", "13/04/2026,Bob\n", id="dates of a spreadsheet"),
        pytest.param("session,name\n", '2026-11-20,"Bob\n', id="open quotes"),
        pytest.param("session,name\n", '"""\n', id="quotes"),
        pytest.param('session,name\n2026-11-20,"', "2026-11-20,x\n", id="one open quote"),
        pytest.param("session,name\n", ",\n", id="commas"),
        pytest.param("session\n", '"\n', id="a quote in each line"),
        pytest.param("session\n", "\r\n", id="line ends"),
        pytest.param("session", ",", id="columns"),
        pytest.param("session,é\n", "2026-11-2\u200b0,\u00a0\n", id="marks"),
    ],
)
def test_5_mib_of_bad_rows_are_read_or_refused_within_seconds(head: str, line: str) -> None:
    """A second of processor, on a machine with nothing else to do."""
    data = fill(head, line)[:MOST_BYTES].decode("utf-8", "ignore").encode()
    start = time.process_time()

    try:
        found = parse_day_list(data)
        assert len(found.refused) <= MOST_REFUSED
    except InputRefusedError:
        pass

    assert time.process_time() - start < 5


def test_after_very_many_refused_rows_the_rest_is_counted_and_not_read() -> None:
    found = parse("session\n" + "x\n" * (MOST_REFUSED + 5))

    assert (len(found.refused), found.unread) == (MOST_REFUSED, 5)


def test_more_rows_than_any_day_has_are_refused() -> None:
    with pytest.raises(InputRefusedError, match="over 40,000 rows"):
        parse("session\n" + "2026-11-20\n" * (MOST_ROWS + 1))
