"""What a patient types, read as a moment.

Known answers with their reasons stand in cases/moments.yaml; here is every name, every bound and
every sentence of refusal. What lies so long after a moment is in test_lengths.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mesocare.dates.misread import WRITE_LIKE
from mesocare.dates.moments import Session
from mesocare.dates.typed import parse_at, parse_session
from mesocare.errors import InputRefusedError

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
        "20 November 2026 is a Friday. Check the date, then write 2026-11-20 or the right weekday."
    ),
    "Tuesday, 1 Dec 2026 10:00 z": "1 December 2026, 10 am? Write 2026-12-01T10:00+00:00.",
    "Friday 1 Dec 2026": (
        "1 December 2026 is a Tuesday. Check the date, then write 2026-12-01 or the right weekday."
    ),
    "Sat 3 January 2027": (
        "3 January 2027 is a Sunday. Check the date, then write 2027-01-03 or the right weekday."
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
    "\t2026-11-20": (
        "This holds U+0009 (control character). Type an ordinary space there, or nothing."
    ),
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
