"""The oracle, tried with answers known from calendars and from the laws that moved the clocks."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import oracle
import pytest
from known_cases import FILES, make_course, moment

from mesocare.dates.waits import (
    Length,
    Unit,
    parse_count,
    parse_gap,
    parse_lead,
    parse_length,
    parse_wait,
)
from mesocare.rules.protocol import Course, Preparation, Restriction, Status

ROME = ZoneInfo("Europe/Rome")
FAR_ZONES = ("Africa/Monrovia",)
"""The oracle reads clocks that differ from UTC by whole minutes."""


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        ("Europe/Rome", "2026-11-20T14:30", "2026-11-20T13:30Z"),
        ("Europe/Rome", "2026-03-29T01:59", "2026-03-29T00:59Z"),
        ("Europe/Rome", "2026-03-29T02:30", "2026-03-29T01:30Z"),
        ("Europe/Rome", "2026-03-29T03:00", "2026-03-29T01:00Z"),
        ("Europe/Rome", "2026-10-25T02:30", "2026-10-25T01:30Z"),
        ("Europe/Rome", "2026-10-25T03:00", "2026-10-25T02:00Z"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T06:30Z"),
        ("Australia/Lord_Howe", "2025-10-05T02:10", "2025-10-04T15:40Z"),
        ("Pacific/Apia", "2011-12-30T14:30", "2011-12-31T00:30Z"),
        ("America/Havana", "2025-03-09T00:00", "2025-03-09T05:00Z"),
    ],
)
def test_a_local_time_is_found_on_the_clock(zone: str, wall: str, expected: str) -> None:
    """TIME-4."""
    found = oracle.find_moment(datetime.fromisoformat(wall), ZoneInfo(zone))

    assert found == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        ("Europe/Rome", "2026-03-29T02:00", False),
        ("Europe/Rome", "2026-03-29T02:59", False),
        ("Europe/Rome", "2026-03-29T03:00", True),
        ("Europe/Rome", "2026-10-25T02:30", True),
        ("Pacific/Apia", "2011-12-30T14:30", False),
    ],
)
def test_a_local_time_that_is_skipped_is_not_shown(zone: str, wall: str, *, expected: bool) -> None:
    """TIME-4."""
    assert oracle.is_shown(datetime.fromisoformat(wall), ZoneInfo(zone)) == expected


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("Europe/Rome", "2026-11-20", "2026-11-20T23:00Z"),
        ("America/Havana", "2025-03-08", "2025-03-09T05:00Z"),
        ("America/Havana", "2025-11-01", "2025-11-02T05:00Z"),
        ("America/Sao_Paulo", "2019-02-16", "2019-02-17T03:00Z"),
        ("America/St_Johns", "2006-10-28", "2006-10-29T03:30Z"),
        ("Pacific/Apia", "2011-12-29", "2011-12-30T10:00Z"),
    ],
)
def test_a_day_ends_when_it_does_not_come_back(zone: str, day: str, expected: str) -> None:
    """TIME-6."""
    end = oracle.find_end_of_day(date.fromisoformat(day), ZoneInfo(zone))

    assert end == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("zone", "day", "length", "expected"),
    [
        ("Europe/Rome", "2026-11-20", "24 hours", "2026-11-21T23:00Z"),
        ("Europe/Rome", "2026-03-27", "36 hours", "2026-03-29T11:00Z"),
        ("Europe/Rome", "2026-03-27", "2 days", "2026-03-29T22:00Z"),
        ("America/Havana", "2025-03-01", "7 days", "2025-03-09T05:00Z"),
        ("America/Havana", "2025-10-25", "7 days", "2025-11-02T05:00Z"),
        ("America/Nuuk", "2026-03-28", "24 hours", "2026-03-30T02:00Z"),
    ],
)
def test_a_day_without_a_time_is_counted_from_its_last_minute(
    zone: str, day: str, length: str, expected: str
) -> None:
    """TIME-6: in Nuuk the last hour of 28 March 2026 was skipped, so 23:59 means 00:59."""
    end = oracle.count_on_from_day(date.fromisoformat(day), parse_length(length), ZoneInfo(zone))

    assert end == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (Length(24, Unit.HOURS), "2026-03-29T14:00Z"),
        (Length(90, Unit.MINUTES), "2026-03-28T15:30Z"),
        (Length(1, Unit.DAYS), "2026-03-29T13:00Z"),
        (Length(1, Unit.WEEKS), "2026-04-04T13:00Z"),
    ],
)
def test_hours_tick_and_days_turn_pages(length: Length, expected: str) -> None:
    """TIME-2, TIME-3: from 15:00 in Rome on the eve of summer time."""
    start = datetime(2026, 3, 28, 14, tzinfo=UTC)

    assert oracle.count_on(start, length, ROME) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("length", "late", "early", "back"),
    [
        ("1 month", "2027-03-01T10:00Z", "2027-02-28T10:00Z", "2026-12-31T10:00Z"),
        ("3 months", "2027-05-01T09:00Z", "2027-04-30T09:00Z", "2026-10-31T10:00Z"),
        ("2 months", "2027-03-31T09:00Z", "2027-03-31T09:00Z", "2026-11-30T10:00Z"),
        ("1 year", "2028-01-31T10:00Z", "2028-01-31T10:00Z", "2026-01-31T10:00Z"),
        ("1 week", "2027-02-07T10:00Z", "2027-02-07T10:00Z", "2027-01-24T10:00Z"),
        ("24 hours", "2027-02-01T10:00Z", "2027-02-01T10:00Z", "2027-01-30T10:00Z"),
    ],
)
def test_months_turn_pages_to_the_next_first_or_stop_at_the_last(
    length: str, late: str, early: str, back: str
) -> None:
    """TIME-5, TIME-12, TIME-13: from 31 January 2027, 11:00 in Rome."""
    start, counted = datetime(2027, 1, 31, 10, tzinfo=UTC), parse_length(length)

    assert oracle.count_on(start, counted, ROME) == datetime.fromisoformat(late)
    assert oracle.count_early(start, counted, ROME) == datetime.fromisoformat(early)
    assert oracle.count_back(start, counted, ROME) == datetime.fromisoformat(back)


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        ("Europe/Rome", "2026-03-29T02:30", "2026-03-29T00:30Z"),
        ("Europe/Rome", "2026-10-25T02:30", "2026-10-25T00:30Z"),
        ("Europe/Rome", "2026-11-20T14:30", "2026-11-20T13:30Z"),
        ("Pacific/Apia", "2011-12-30T14:30", "2011-12-30T00:30Z"),
    ],
)
def test_where_nothing_may_be_late_the_earlier_reading_counts(
    zone: str, wall: str, expected: str
) -> None:
    """TIME-12, TIME-13."""
    found = oracle.find_first_moment(datetime.fromisoformat(wall), ZoneInfo(zone))

    assert found == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("Europe/Rome", "2026-11-20", "2026-11-19T23:00Z"),
        ("America/Havana", "2025-03-09", "2025-03-09T05:00Z"),
        ("America/Havana", "2025-11-02", "2025-11-02T04:00Z"),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z"),
    ],
)
def test_a_day_starts_with_the_first_minute_that_is_shown_of_it(
    zone: str, day: str, expected: str
) -> None:
    """TIME-6."""
    start = oracle.find_start_of_day(date.fromisoformat(day), ZoneInfo(zone))

    assert start == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "lengths", "expected"),
    [
        ("2026-03-31", ["6 months"], "2026-10-01"),
        ("2010-08-31", ["6 months"], "2011-03-01"),
        ("2028-02-29", ["12 months"], "2029-03-01"),
        ("2026-01-31", ["1 week", "1 month"], "2026-03-08"),
        ("2026-11-20", ["36 hours"], "2026-11-22"),
        ("2026-11-20", ["48 hours"], "2026-11-22"),
    ],
)
def test_pages_of_the_calendar_are_turned_months_first(
    day: str, lengths: list[str], expected: str
) -> None:
    """TIME-5."""
    added = [parse_length(text) for text in lengths]

    assert oracle.count_days_on(date.fromisoformat(day), *added) == date.fromisoformat(expected)


def test_the_strictest_status_of_several_sessions_holds() -> None:
    """TIME-8: caution after the first session, avoid after the second."""
    restriction = Restriction(activity="wash your hair", wait=parse_wait("24 to 48 hours"))
    ended = [
        oracle.Heard(at.date(), at, ROME)
        for at in (datetime(2026, 11, 20, 14, tzinfo=UTC), datetime(2026, 11, 21, 18, tzinfo=UTC))
    ]

    statuses = [
        oracle.find_status(restriction, ended, datetime(2026, 11, day, hour, tzinfo=UTC))
        for day, hour in [(20, 13), (21, 15), (21, 19), (22, 18), (23, 18)]
    ]

    assert statuses == [
        Status.UPCOMING,
        Status.CAUTION,
        Status.AVOID,
        Status.CAUTION,
        Status.CLEAR,
    ]


def test_the_oracle_waits_for_an_event_that_is_surely_after_the_session() -> None:
    """TIME-10: on the session's own day it may have been before it."""
    friday = oracle.Heard(date(2026, 11, 20), datetime(2026, 11, 20, 14, tzinfo=UTC), ROME)
    scratch = Restriction(activity="scratch", until="scabs-gone")
    noon = datetime(2026, 11, 26, 12, tzinfo=UTC)

    told = {
        day: oracle.find_status(
            scratch, [friday], noon, {"scabs-gone": [oracle.Heard(date(2026, 11, day), None, ROME)]}
        )
        for day in (20, 21, 26)
    }

    assert told == {20: Status.AVOID, 21: Status.CLEAR, 26: Status.AVOID}


def test_the_oracle_prepares_for_each_session() -> None:
    """TIME-13."""
    alcohol = Preparation(do_not="drink alcohol", from_=parse_lead("24 hours to 2 days"))
    friday = oracle.Heard(date(2026, 11, 20), datetime(2026, 11, 20, 14, tzinfo=UTC), ROME)

    said = [
        oracle.find_status_before(alcohol, [friday], datetime(2026, 11, day, 14, tzinfo=UTC))
        for day in (17, 18, 19, 20)
    ]

    assert said == [None, Status.CAUTION, Status.AVOID, None]


def test_the_windows_of_a_short_course() -> None:
    """COURSE-1: the second counts from the session, the third from the second's best date."""
    course = Course(
        sessions=parse_count("2 to 3"),
        gap=parse_gap("2 to 4 weeks"),
        recommended=parse_length("3 weeks"),
    )

    windows = oracle.list_windows(course, [date(2026, 11, 20)])

    assert windows == [
        oracle.Window(
            number=2,
            earliest_on=date(2026, 12, 4),
            recommended_on=date(2026, 12, 11),
            latest_on=date(2026, 12, 18),
            is_projected=False,
            is_optional=False,
        ),
        oracle.Window(
            number=3,
            earliest_on=date(2026, 12, 25),
            recommended_on=date(2027, 1, 1),
            latest_on=date(2027, 1, 8),
            is_projected=True,
            is_optional=True,
        ),
    ]


CLOCKS = [case for case in FILES["moments"]["clock"] if case.get("zone") not in FAR_ZONES]
ENDS = [case for case in FILES["time"]["waits"] if "wait" in case and "session" in case]
SUMS = FILES["course"]["sums"]
BEST = [case for case in FILES["course"]["plans"] if "best_on" in case]


@pytest.mark.parametrize("case", CLOCKS, ids=[case["name"] for case in CLOCKS])
def test_the_oracle_knows_the_known_clocks(case: dict[str, Any]) -> None:
    """TIME-4: the cases that a clinician can check hold for the oracle as well."""
    wall = datetime.fromisoformat(case["wall"])

    assert oracle.find_moment(wall, ZoneInfo(case["zone"])) == moment(case["moment"])


@pytest.mark.parametrize("case", ENDS, ids=[case["name"] for case in ENDS])
def test_the_oracle_knows_the_known_ends_of_waits(case: dict[str, Any]) -> None:
    """TIME-1 to TIME-7: sessions in figures are read without the program."""
    zone = ZoneInfo(case["zone"])
    given = datetime.fromisoformat(case["session"])
    if len(case["session"]) == len("2026-11-20"):
        ended_at = oracle.find_end_of_day(given.date(), zone)
    elif given.tzinfo:
        ended_at = given.astimezone(UTC)
    else:
        ended_at = oracle.find_moment(given, zone)

    dates = oracle.date_wait(ended_at, parse_wait(case["wait"]), zone)

    assert dates.over_at == moment(case["clear_at"])
    assert dates.better_at == moment(case.get("caution_at", case["clear_at"]))


@pytest.mark.parametrize("case", SUMS, ids=[case["name"] for case in SUMS])
def test_the_oracle_knows_the_known_sums(case: dict[str, Any]) -> None:
    """TIME-5."""
    added = [parse_length(text) for text in case["add"]]

    reached = oracle.count_days_on(date.fromisoformat(case["day"]), *added)

    assert reached == date.fromisoformat(case["gives"])


@pytest.mark.parametrize("case", BEST, ids=[case["name"] for case in BEST])
def test_the_oracle_knows_the_known_best_dates(case: dict[str, Any]) -> None:
    """COURSE-1, COURSE-4, TIME-5."""
    had = sorted(date.fromisoformat(text) for text in case["sessions"])

    windows = oracle.list_windows(make_course(case["course"]), had)

    best_on = [had[-1], *(one.recommended_on or one.earliest_on for one in windows)]
    assert [day.isoformat() for day in best_on] == case["best_on"]


# The program that compares all zones


@pytest.fixture(name="zones")
def load_zones(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Load trust/zones.py, which points the C library at a zone; then point it back."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "trust"))
    with keep_computers_zone(monkeypatch):
        yield import_module("zones")
    sys.modules.pop("zones")


@contextmanager
def keep_computers_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the zone of the process back in the end."""
    monkeypatch.setenv("TZ", "Etc/UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


FEW_CHANGES = ["Africa/Juba", "America/Mexico_City", "Antarctica/Casey", "Pacific/Fiji"]


@pytest.mark.parametrize("name", FEW_CHANGES)
def test_the_engine_agrees_with_a_walk_of_a_clock_that_it_does_not_read(
    zones: Any, name: str
) -> None:
    """TIME-2 to TIME-7, TIME-12 to TIME-14; `python trust/zones.py` compares all zones."""
    clock = zones.find_clock(name)

    result = zones.compare((clock, [name]))

    assert result.mismatches == ()
    assert result.changes == sum(change.at.year >= 2020 for change in clock[1])
    assert result.comparisons > 50 * result.changes > 0


def test_a_zone_whose_clock_is_never_moved_is_compared_too(zones: Any) -> None:
    result = zones.compare((zones.find_clock("Asia/Tokyo"), ["Asia/Tokyo"]))

    assert result == zones.Result(changes=0, comparisons=2 * zones.DATES, mismatches=())


def test_a_wrong_clock_is_seen_in_the_comparison(zones: Any) -> None:
    """A check that cannot fail would prove nothing."""
    clock = zones.find_clock("America/Mexico_City")

    result = zones.compare((clock, ["America/Mexico_City", "America/Cancun"]))

    assert {mismatch.partition(":")[0] for mismatch in result.mismatches} == {"America/Cancun"}


def test_zones_with_the_same_clock_are_walked_once_and_counted_all(zones: Any) -> None:
    names = ["America/Mexico_City", "Mexico/General", "Pacific/Fiji"]

    groups = zones.group_zones(names, [zones.find_clock(name) for name in names])

    assert list(groups.values()) == [names[:2], names[2:]]


@pytest.mark.parametrize(
    ("moved_by", "middle"), [(60, "2026-03-29T02:30"), (-60, "2026-03-29T01:30")]
)
def test_a_session_in_the_middle_of_a_change_is_at_a_time_that_is_skipped_or_comes_twice(
    zones: Any, moved_by: int, middle: str
) -> None:
    before = timedelta(hours=1)
    change = zones.Change(
        datetime(2026, 3, 29, 1, tzinfo=UTC), before, before + timedelta(minutes=moved_by)
    )

    assert change.middle == datetime.fromisoformat(middle)
    assert middle in set(zones.list_sessions(change))
    assert "2026-03-29" in set(zones.list_sessions(change))
