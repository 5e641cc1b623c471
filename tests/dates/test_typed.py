"""What a patient types, read as a moment.

Known answers with their reasons stand in cases/moments.yaml; here is every name, every bound and
every sentence of refusal.
"""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import DETERMINISTIC, ZONE_NAMES

from mesocare.dates.misread import WRITE_LIKE
from mesocare.dates.moments import Session
from mesocare.dates.typed import (
    Heard,
    Parse,
    check_base,
    is_relative,
    parse_at,
    parse_session,
    recognise,
)
from mesocare.errors import InputRefusedError
from mesocare.language.en.typed import TABLE as TIMES

LONDON, ROME, UTC_ZONE = ZoneInfo("Europe/London"), ZoneInfo("Europe/Rome"), ZoneInfo("Etc/UTC")
WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
FRIDAY = date(2026, 11, 20)
OUT_OF_BOUNDS = "The year is outside 1970 to 2200. Write a date within these years."


def read(text: str, zone: ZoneInfo = LONDON, now: datetime = WEDNESDAY) -> Session:
    return parse_session(text, zone=zone, now=now)


def refusal(text: str, zone: ZoneInfo = LONDON, now: datetime = WEDNESDAY) -> str:
    """Give the one sentence with which a text is refused, as a session and as a moment."""
    with pytest.raises(InputRefusedError) as as_session:
        parse_session(text, zone=zone, now=now)
    with pytest.raises(InputRefusedError) as as_moment:
        parse_at(text, zone=zone, now=now)
    assert str(as_session.value) == str(as_moment.value)
    return str(as_session.value)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# What may be written

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(("number", "name"), list(enumerate(MONTHS, start=1)))
def test_each_month_is_read_by_its_name_and_by_its_first_three_letters(
    number: int, name: str
) -> None:
    """TIME-1."""
    expected = date(2026, number, 5)

    assert [read(f"5 {text} 2026").on for text in (name, name.upper(), name[:3])] == [expected] * 3


def test_september_may_be_cut_to_four_letters() -> None:
    """TIME-1."""
    assert read("5 Sept 2026").on == date(2026, 9, 5)


@pytest.mark.parametrize(("place", "name"), list(enumerate(WEEKDAYS)))
def test_each_weekday_is_its_latest_date_and_may_stand_before_a_date(place: int, name: str) -> None:
    """TIME-1: on Wednesday 25 November 2026 that is 19 to 25 November."""
    latest = date(2026, 11, 25) - timedelta(days=(2 - place) % 7)

    texts = (name, name[:3], f"{name} {latest.day} Nov 2026", f"{name[:3]}, {latest.day} Nov 2026")
    assert [read(text).on for text in texts] == [latest] * 4


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 14:30",
        "2026-11-20t14:30",
        "20 November 2026 14:30",
        "20 November 2026, 14:30",
        "Fri, 20 Nov 2026, 14:30",
        "Friday 14:30",
        "friday, 14:30",
        "5 days ago, 14:30",
        "2026-11-20 14:30:00",
        "2026-11-20T14:30Z",
        "2026-11-20T15:30+01:00",
        "2026-11-20T09:00-05:30",
    ],
)
def test_a_date_and_a_time_can_be_written_in_many_ways(text: str) -> None:
    """TIME-1."""
    assert read(text) == Session(utc("2026-11-20T14:30"), FRIDAY, has_time=True, zone=LONDON)


def test_today_and_yesterday_are_those_of_the_clinic() -> None:
    """TIME-1: at 23:30 in London it is tomorrow in Rome."""
    late = utc("2026-11-24T23:30")

    assert read("today", LONDON, late).on == date(2026, 11, 24)
    assert read("today", ROME, late).on == date(2026, 11, 25)
    assert read("yesterday", ROME, late).on == date(2026, 11, 24)


def test_a_session_of_this_very_second_counts_from_the_next_whole_one() -> None:
    """TIME-4: later, never earlier; what is on the second stays on it."""
    half = datetime(2026, 11, 25, 12, 0, 59, 500_000, tzinfo=UTC)

    assert read("now", now=half).ended_at == utc("2026-11-25T12:01")
    assert read("now", now=WEDNESDAY).ended_at == WEDNESDAY
    assert parse_at("now", zone=LONDON, now=half) == half


def test_a_session_without_a_time_ends_with_its_day_and_a_moment_without_one_begins_it() -> None:
    """TIME-6."""
    assert read("2026-11-20", ROME) == Session(
        utc("2026-11-20T23:00"), FRIDAY, has_time=False, zone=ROME
    )
    assert parse_at("2026-11-20", zone=ROME, now=WEDNESDAY) == utc("2026-11-19T23:00")


def test_seconds_are_read() -> None:
    """TIME-1."""
    assert read("2026-11-20 14:30:59").ended_at == utc("2026-11-20T14:30:59")


@pytest.mark.parametrize(
    ("offset", "ended_at"),
    [
        ("+14:00", "2026-11-20T00:30"),
        ("-12:00", "2026-11-21T02:30"),
        ("+00:30", "2026-11-20T14:00"),
        ("-00:30", "2026-11-20T15:00"),
    ],
)
def test_the_furthest_offsets_on_earth_are_read(offset: str, ended_at: str) -> None:
    """TIME-1."""
    assert read(f"2026-11-20T14:30{offset}").ended_at == utc(ended_at)


@pytest.mark.parametrize("text", ["1970-01-01", "2200-12-31", "1 Jan 1970", "31 December 2200"])
def test_the_first_and_the_last_day_of_the_calendar_are_read(text: str) -> None:
    """TIME-11."""
    assert read(text, UTC_ZONE).on in {date(1970, 1, 1), date(2200, 12, 31)}


def test_exactly_64_characters_are_read() -> None:
    """READING: blanks count."""
    assert read("2026-11-20".ljust(64)).on == FRIDAY


def test_days_ago_are_counted_back_from_the_clinics_today() -> None:
    """TIME-1."""
    assert [read(f"{days} days ago").on for days in (0, 1, 25)] == [
        date(2026, 11, 25),
        date(2026, 11, 24),
        date(2026, 10, 31),
    ]


# What is refused, and with which words

REFUSED = {
    "2026-13-01": "There is no month 13. Write year, month, day, such as 2026-11-20.",
    "2026-00-01": "There is no month 0. Write year, month, day, such as 2026-11-20.",
    "2026-02-29": "February 2026 has 28 days. Write a day from 1 to 28.",
    "30 February 2028": "February 2028 has 29 days. Write a day from 1 to 29.",
    "31 Apr 2026": "April 2026 has 30 days. Write a day from 1 to 30.",
    "2026-12-00": "December 2026 has 31 days. Write a day from 1 to 31.",
    "1970-02-30": "February 1970 has 28 days. Write a day from 1 to 28.",
    "2200-02-29": "February 2200 has 28 days. Write a day from 1 to 28.",
    "2026-01-32": "January 2026 has 31 days. Write a day from 1 to 31.",
    "1969-12-31": OUT_OF_BOUNDS,
    "2201-01-01": OUT_OF_BOUNDS,
    "0000-01-01": OUT_OF_BOUNDS,
    "0000-13-01": OUT_OF_BOUNDS,
    "2201-02-30": OUT_OF_BOUNDS,
    "1969-02-30": OUT_OF_BOUNDS,
    "31 November 0000": OUT_OF_BOUNDS,
    "Mon 20 Nov 2026": (
        "20 November 2026 is a Friday. Check the date, "
        "then write 2026-11-20 in its place, or the right weekday."
    ),
    "Tuesday, 1 Dec 2026 10:00 z": "1 December 2026, 10 am? Write 2026-12-01T10:00+00:00.",
    "Friday 1 Dec 2026": (
        "1 December 2026 is a Tuesday. Check the date, "
        "then write 2026-12-01 in its place, or the right weekday."
    ),
    "Sat 3 January 2027": (
        "3 January 2027 is a Sunday. Check the date, "
        "then write 2027-01-03 in its place, or the right weekday."
    ),
    "2026-11-20T14:30+14:01": (
        "No clock is so far from UTC. Write an offset from -12:00 to +14:00."
    ),
    "2026-11-20T14:30-12:01": (
        "No clock is so far from UTC. Write an offset from -12:00 to +14:00."
    ),
    "1" * 65: f"This is too long for a date: 64 characters at most. {WRITE_LIKE}",
    "2026-11-20\n": (
        "This holds U+000A (control character). Type an ordinary space there, or nothing."
    ),
    "2026-11-20\u00a014:30": (
        "This holds U+00A0 (no-break space). Type an ordinary space there, or nothing."
    ),
    "2026-11-20\u202f14:30": (
        "This holds U+202F (narrow no-break space). Type an ordinary space there, or nothing."
    ),
    "2026-11-20\u200b": (
        "This holds U+200B (zero width space). Type an ordinary space there, or nothing."
    ),
    "\u200e2026-11-20": (
        "This holds U+200E (left-to-right mark). Type an ordinary space there, or nothing."
    ),
    "\uff12026-11-20": (
        "This holds U+FF12 (fullwidth digit two). Type ordinary figures and hyphens."
    ),
    "2026\u201311\u201320": "This holds U+2013 (en dash). Type ordinary figures and hyphens.",
    "wee\u212a ago": f"This is not a date that can be read. {WRITE_LIKE}",
    "X2026-11-20": f"This is not a date that can be read. {WRITE_LIKE}",
    "03/04/2026T14:30 \u00e0 Rome": f"This is not a date that can be read. {WRITE_LIKE}",
    "99 days hence": f"This is not a date that can be read. {WRITE_LIKE}",
}


@pytest.mark.parametrize(("text", "sentence"), REFUSED.items(), ids=[key[:30] for key in REFUSED])
def test_what_is_no_date_is_refused_with_what_would_be_right(text: str, sentence: str) -> None:
    """TIME-11: nothing is guessed."""
    assert refusal(text) == sentence


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("1970-01-01T00:30+01:00", "Etc/UTC"),
        ("1970-01-01T00:30Z", "America/New_York"),
        ("2200-12-31T23:30Z", "Europe/Rome"),
        ("2200-12-31T23:30-01:00", "Etc/UTC"),
    ],
)
def test_an_offset_that_leads_out_of_the_calendar_is_refused(text: str, zone: str) -> None:
    """TIME-11: the day in the clinic's zone counts."""
    assert refusal(text, ZoneInfo(zone)) == OUT_OF_BOUNDS


@pytest.mark.parametrize("text", ["9999 days ago", "yesterday", "Thursday", "1 day ago"])
@pytest.mark.parametrize("now", ["0001-01-01T12:00", "1970-01-01T12:00"])
def test_a_computer_whose_clock_is_wrong_gets_no_session_before_the_calendar(
    text: str, now: str
) -> None:
    """TIME-11: 1 January of the year 1 is a Monday, that of 1970 a Thursday."""
    if (text, now) == ("Thursday", "1970-01-01T12:00"):
        assert read(text, UTC_ZONE, utc(now)).on == date(1970, 1, 1)
    else:
        assert refusal(text, UTC_ZONE, utc(now)) == OUT_OF_BOUNDS


# What counts from today


def test_a_weekday_with_a_time_that_has_passed_today_is_today() -> None:
    """TIME-1: it is noon on Wednesday."""
    assert read("Wednesday 11:59").ended_at == utc("2026-11-25T11:59")
    assert read("Wednesday 12:00").ended_at == utc("2026-11-25T12:00")


def test_a_weekday_with_a_time_still_to_come_today_has_two_readings() -> None:
    """TIME-1: the milder one would be a week old."""
    with pytest.raises(InputRefusedError) as refused:
        read("Wednesday 12:01")

    assert str(refused.value) == (
        "18 November 2026 or today, 25 November 2026? Write 2026-11-18T12:01 or 2026-11-25T12:01."
    )


@pytest.mark.parametrize("half", ["pm", "am", " p.m.", "a.m."])
@pytest.mark.parametrize("day", ["yesterday", "24/11", "24 Nov 2026", "24.11.26"])
@pytest.mark.parametrize(
    ("clock", "early", "late"),
    [
        ("0", "00:00", "12:00"),
        ("00", "00:00", "12:00"),
        ("0:30", "00:30", "12:30"),
        ("0.30", "00:30", "12:30"),
        ("00:05", "00:05", "12:05"),
        ("0h15", "00:15", "12:15"),
        ("12:30", "00:30", "12:30"),
    ],
)
def test_of_an_hour_0_of_one_half_of_the_day_the_early_reading_is_never_offered_alone(
    day: str, half: str, clock: str, early: str, late: str
) -> None:
    """TIME-1: "0:30 pm" is half an hour after noon, or a slip; copied, the early one is a yes."""
    if (clock, half.strip().replace(".", "")) == ("12:30", "pm") and day in (
        "yesterday",
        "24 Nov 2026",
    ):
        assert read(f"{day} {clock}{half}").ended_at == utc("2026-11-24T12:30")
        return

    said = refusal(f"{day} {clock}{half}")

    assert f"T{late}" in said
    assert (f"T{early}" in said) is not (clock == "12:30" and "p" in half)


def test_an_hour_0_without_a_day_asks_for_the_day_with_the_later_reading() -> None:
    """TIME-1."""
    assert refusal("0:30 pm") == (
        "12:30 am or 12:30 pm, and on which day? Write both, such as 'today 12:30'."
    )


@pytest.mark.parametrize(
    ("clock", "asked", "offered"),
    [
        ("quarter to one", "12:45 am or 12:45 pm", "24T00:45 24T12:45"),
        ("five past twelve", "12:05 am or 12:05 pm", "24T00:05 24T12:05"),
        ("quarter to twelve", "11:45 am or 11:45 pm", "24T11:45 24T23:45"),
        ("twelve", "Noon or the midnight after that day", "24T12:00 25T00:00"),
        ("1", "1 am or 1 pm", "24T01:00 24T13:00"),
        ("9", "9 am or 9 pm", "24T09:00 24T21:00"),
        ("09", "24 November 2026, 9 am", "24T09:00"),
    ],
)
def test_an_hour_that_leaves_its_half_open_is_asked_back(
    clock: str, asked: str, offered: str
) -> None:
    """TIME-1: nobody writes "09" for the evening."""
    write = " or ".join(f"2026-11-{one}" for one in offered.split())

    assert refusal(f"yesterday at {clock}") == f"{asked}? Write {write}."


def test_an_hour_in_words_is_one_of_twelve() -> None:
    assert (
        refusal("yesterday at quarter to 13")
        == f"This is not a date that can be read. {WRITE_LIKE}"
    )
    assert read("yesterday 1 in the afternoon").ended_at == utc("2026-11-24T13:00")


@pytest.mark.parametrize("text", ["yesterday 1 at night", "yesterday 12:30 at night"])
def test_the_night_is_no_zone(text: str) -> None:
    assert refusal(text) == f"This is not a date that can be read. {WRITE_LIKE}"


def test_last_and_a_weekday_is_never_today() -> None:
    """TIME-1."""
    assert read("last Wednesday").on == date(2026, 11, 18)
    assert read("last Tuesday").on == date(2026, 11, 24)


@pytest.mark.parametrize(
    "text", ["yesterday", "3 days ago 14:30", "now", "Friday", "wednesday 23:59", "last Friday"]
)
def test_what_counts_from_today_is_told_from_what_does_not(text: str) -> None:
    """TIME-1: the shell refuses it beside another moment to look at."""
    assert is_relative(text)


@pytest.mark.parametrize(
    "text", ["2026-11-20", "Fri 20 Nov 2026 3 pm", "25 Nov", "31 Nov 2026", "nonsense", "1" * 65]
)
def test_a_date_does_not_count_from_today_and_neither_does_what_is_refused(text: str) -> None:
    """TIME-1."""
    assert not is_relative(text)


def test_yesterday_beside_another_moment_to_look_at_has_two_bases() -> None:
    """TIME-1: the day before today, or the day before that moment."""
    with pytest.raises(InputRefusedError) as session:
        check_base(
            "yesterday 3 pm",
            parse_session,
            zone=LONDON,
            now=WEDNESDAY,
            base=utc("2026-11-21T18:00"),
        )
    with pytest.raises(InputRefusedError) as day:
        check_base(
            "yesterday", parse_session, zone=LONDON, now=WEDNESDAY, base=utc("2026-11-21T18:00")
        )
    with pytest.raises(InputRefusedError) as event:
        check_base("tomorrow", parse_at, zone=LONDON, now=WEDNESDAY, base=utc("2026-11-21T18:00"))

    assert str(session.value) == (
        "Counted from today it is 2026-11-24T15:00, and counted from --at it is 2026-11-20T15:00. "
        "Write the one that you mean: 2026-11-24T15:00 or 2026-11-20T15:00."
    )
    assert str(day.value).endswith("the one that you mean: 2026-11-24 or 2026-11-20.")
    assert str(event.value) == (
        "Counted from today it is 2026-11-26, and counted from --at it is 2026-11-22. "
        "Write the one that you mean: 2026-11-26 or 2026-11-22."
    )


def test_both_bases_are_shown_by_the_clocks_of_the_zone() -> None:
    """TIME-1: noon in London is half past eight in St. John's."""
    base = datetime(2026, 11, 22, 2, 0, 7, tzinfo=UTC)
    said = {}
    for text in ("tomorrow", "now"):
        with pytest.raises(InputRefusedError) as refused:
            check_base(text, parse_at, zone=ZoneInfo("America/St_Johns"), now=WEDNESDAY, base=base)
        said[text] = str(refused.value).partition("that you mean: ")[2]

    assert said == {
        "tomorrow": "2026-11-26 or 2026-11-22.",
        "now": "2026-11-25T08:30 or 2026-11-21T22:30:07.",
    }


@pytest.mark.parametrize(
    ("text", "today", "meant"),
    [
        ("2 months ago", "2026-05-31", "31 March 2026? Write 2026-03-31."),
        ("a month ago", "2026-03-31", "28 February 2026? Write 2026-02-28."),
        ("a month ago", "2028-03-31", "29 February 2028? Write 2028-02-29."),
        ("a year ago", "2028-02-29", "28 February 2027? Write 2027-02-28."),
        ("in a month", "2026-01-31", "28 February 2026? Write 2026-02-28."),
        ("in 3 months", "2026-11-30", "28 February 2027? Write 2027-02-28."),
        ("a month ago", "1970-02-01", "1 January 1970? Write 1970-01-01."),
        ("2 months ago", "1970-02-01", OUT_OF_BOUNDS),
        ("in a month", "2200-11-01", "1 December 2200? Write 2200-12-01."),
        ("in 2 months", "2200-11-01", OUT_OF_BOUNDS),
    ],
)
def test_months_from_today_are_offered_as_a_date_and_not_counted(
    text: str, today: str, meant: str
) -> None:
    """TIME-5: a month has no one length, so the day is read back; the last one it has."""
    assert refusal(text, now=utc(f"{today}T12:00")) == meant


def test_a_weekday_that_can_be_counted_from_today_alone_is_refused_too() -> None:
    """TIME-1: from Friday 20 November at noon, 14:30 on a Friday has two readings."""
    with pytest.raises(InputRefusedError) as refused:
        check_base(
            "friday 14:30", parse_session, zone=LONDON, now=WEDNESDAY, base=utc("2026-11-20T12:00")
        )

    assert str(refused.value) == (
        "Counted from today it is 2026-11-20T14:30, but not counted from --at. Write the date."
    )


@pytest.mark.parametrize("text", ["yesterday", "2026-11-20", "Tuesday"])
def test_what_means_the_same_from_both_bases_is_read(text: str) -> None:
    """TIME-1: another hour of today changes nothing."""
    check_base(text, parse_session, zone=LONDON, now=WEDNESDAY, base=utc("2026-11-25T18:00"))


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("yesterday 3pm", Heard.AS_MOMENT),
        ("yesterday at 3", Heard.IN_DOUBT),
        ("31 Nov 2026", Heard.IN_DOUBT),
        ("tomorrow", Heard.IN_DOUBT),
        ("3pm", Heard.NOT),
        ("swim", Heard.NOT),
        ("2026-11-20\u00a014:30", Heard.NOT),
    ],
)
def test_a_text_is_recognised_as_a_moment_whatever_day_it_is(text: str, heard: Heard) -> None:
    """TIME-1: for words of the command line that are joined."""
    assert recognise(text) is heard


def test_tomorrow_is_a_moment_where_it_may_lie_ahead() -> None:
    """TIME-1."""
    assert recognise("tomorrow", is_ahead=True) is Heard.AS_MOMENT


# What holds for all texts


def said_of(parse: Parse, text: str, zone: ZoneInfo, now: datetime) -> str:
    """Give the sentence that refuses a text; none where it is read."""
    try:
        parse(text, zone=zone, now=now)
    except InputRefusedError as refused:
        return str(refused)
    return ""


DAYS = st.sampled_from(
    ["yesterday", "the day before yesterday", "a week ago", "two weeks ago", "3 days ago"]
    + [f"last {name}" for name in TIMES.weekdays]
    + list(TIMES.weekdays)
)
CLOCKS = st.one_of(
    st.just(""),
    st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    st.builds(
        "at {}:{:02} {}".format,
        st.integers(1, 11),
        st.integers(0, 59),
        st.sampled_from(["am", "pm"]),
    ),
    st.builds(
        "{}{}".format, st.integers(1, 11), st.sampled_from(["am", " p.m.", " in the morning"])
    ),
)
NOWS = st.datetimes(datetime(1971, 1, 1), datetime(2199, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001  the bounds of a draw
ZONES = st.sampled_from(ZONE_NAMES).map(ZoneInfo)


@DETERMINISTIC
@given(DAYS, CLOCKS, ZONES, NOWS)
def test_what_counts_back_is_never_ahead_and_reads_the_same_when_written_out(
    day: str, clock: str, zone: ZoneInfo, now: datetime
) -> None:
    """TIME-1, TIME-4: a time that was skipped may become one of the day after."""
    said = said_of(parse_session, f"{day} {clock}", zone, now)
    if said:
        assert "today, " in said
        return
    session = parse_session(f"{day} {clock}", zone=zone, now=now)

    today = now.astimezone(zone).date()
    wall = session.ended_at.astimezone(zone).replace(tzinfo=None)
    assert session.on <= today
    assert session.ended_at <= now + timedelta(hours=1) or not session.has_time
    if session.has_time:
        assert (
            session.ended_at
            == parse_session(session.ended_at.isoformat(), zone=zone, now=now).ended_at
        )
        assert wall.date() == session.on
    else:
        assert session == parse_session(session.on.isoformat(), zone=zone, now=now)


WORDS = st.sampled_from(
    [
        *TIMES.months, *TIMES.weekdays, *TIMES.numbers, *TIMES.days, *TIMES.day_units,
        *TIMES.month_units, *TIMES.minute_units, *TIMES.parts, *TIMES.minutes_past, "now", "last",
        "next", "this", "ago", "in", "at", "on", "the", "of", "am", "pm", "noon", "midnight",
        "about", "week", "2026", "2026-11-25", "15:00", "3", "25", "/", "-", ".", ":", ",", "z",
        "+01:00",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(WORDS, max_size=12).map(" ".join),
    st.lists(WORDS, max_size=12).map("".join),
    st.text(max_size=64),
    WORDS.map(lambda word: f"{word} " * 30),
).map(lambda text: text[:64])


@DETERMINISTIC
@given(TEXTS, st.sampled_from([1, 1970, 2026, 9999]), ZONES)
@example("24:00 friday", 9999, LONDON)
@example("tomorrow 24:00", 9999, LONDON)
def test_any_text_is_read_or_refused_at_once_with_a_sentence(
    text: str, year: int, zone: ZoneInfo
) -> None:
    """A hundredth of a second is usual, and half a second what a busy computer may take."""
    now = datetime(year, 12, 24, 14, 18, tzinfo=UTC)
    started = time.process_time()

    for parse in (parse_session, parse_at):
        said = said_of(parse, text, zone, now)
        assert said == "" or said.endswith(".")
        assert "\n" not in said
    assert recognise(text) in Heard

    assert time.process_time() - started < 0.5


def test_a_text_of_64_characters_is_refused_within_50_milliseconds() -> None:
    """The worst of them, found by a search over words and letters."""
    worst = ["tue november jun the july four quarter past", "ten " * 16, "night " * 10, "pm " * 21]
    for text in worst:
        recognise(text)

    took = []
    for text in worst:
        started = time.process_time()
        recognise(text)
        took.append(time.process_time() - started)

    assert max(took) < 0.05


@DETERMINISTIC
@given(TEXTS, NOWS)
def test_what_a_refusal_offers_to_copy_is_read(text: str, now: datetime) -> None:
    """TIME-11: nobody is sent from one refusal to the next."""
    said = said_of(parse_session, text, LONDON, now)

    question, _, written = said.partition("? Write ")
    if written and "both" not in written and question != "At what time":
        for copied in written.removesuffix(".").split(" or "):
            assert said_of(parse_session, copied, LONDON, now) == ""
