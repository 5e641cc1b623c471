"""When the clock of a zone is moved."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from mesocare.dates.clock_changes import find_clock_changes

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def test_a_year_in_rome_has_two_changes() -> None:
    assert find_clock_changes(FIRST, LAST, ZoneInfo("Europe/Rome")) == [
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
    ]


def test_a_change_is_found_to_the_second_wherever_the_search_begins() -> None:
    change = datetime(2026, 3, 29, 1, tzinfo=UTC)

    for seconds in range(1, 90_000, 997):
        first = change - timedelta(seconds=seconds + 0.25)
        assert find_clock_changes(first, first + timedelta(days=2), ZoneInfo("Europe/Rome")) == [
            change
        ]


def test_lord_howe_moves_its_clock_by_half_an_hour() -> None:
    found = find_clock_changes(FIRST, LAST, ZoneInfo("Australia/Lord_Howe"))

    assert found == [
        datetime(2026, 4, 4, 15, tzinfo=UTC),
        datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
    ]


def test_a_zone_that_leaves_its_clock_alone_has_none() -> None:
    assert find_clock_changes(FIRST, LAST, ZoneInfo("Asia/Kolkata")) == []
