"""A session's day that a slip of the pen may have made (TIME-16)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from mesocare.dates.moments import Session
from mesocare.dates.plausible import find_year_slip, is_at_night, is_far_off


@pytest.mark.parametrize(
    ("day", "today", "meant"),
    [
        pytest.param("2026-01-04", "2027-01-04", "2027-01-04", id="last year's, in January"),
        pytest.param("2026-12-30", "2027-12-28", "2027-12-30", id="two days ahead"),
        pytest.param("2025-12-30", "2027-01-04", "2026-12-30", id="two years ago, over New Year"),
        pytest.param("2028-01-02", "2026-12-30", "2027-01-02", id="a year too far, over New Year"),
        pytest.param("2027-12-30", "2027-01-04", "2026-12-30", id="this year's, for last year's"),
        pytest.param("2062-11-20", "2026-11-26", "2026-11-20", id="figures swapped"),
        pytest.param("1970-11-20", "2026-11-26", "2026-11-20", id="the first year of all"),
        pytest.param("2200-11-20", "2026-11-26", "2026-11-20", id="the last year of all"),
        pytest.param("2024-02-29", "2026-03-03", "2026-03-01", id="no 29 February this year"),
        pytest.param("2024-02-29", "2028-02-29", "2028-02-29", id="29 February, four years on"),
        pytest.param("2027-03-10", "2028-02-29", "2028-03-10", id="today is 29 February"),
        pytest.param("2025-11-12", "2026-11-26", "2026-11-12", id="14 days"),
        pytest.param("2025-11-11", "2026-11-26", None, id="15 days"),
        pytest.param("2025-12-10", "2026-11-26", "2026-12-10", id="14 days ahead"),
        pytest.param("2025-12-11", "2026-11-26", None, id="15 days ahead"),
        pytest.param("2026-11-26", "2026-11-26", None, id="today"),
        pytest.param("2026-12-30", "2027-01-04", None, id="five days ago, over New Year"),
        pytest.param("2027-01-04", "2026-12-30", None, id="in five days, over New Year"),
        pytest.param("2026-06-01", "2026-11-26", None, id="half a year ago"),
        pytest.param("0001-12-24", "0002-12-24", "0002-12-24", id="a clock that is wrong"),
        pytest.param("2026-12-24", "9999-12-24", "9999-12-24", id="a clock that is wrong by far"),
    ],
)
def test_a_day_that_is_close_to_todays_in_another_year_is_a_slip_of_the_year(
    day: str, today: str, meant: str | None
) -> None:
    """TIME-16."""
    found = find_year_slip(date.fromisoformat(day), date.fromisoformat(today))

    assert found == (date.fromisoformat(meant) if meant else None)


@pytest.mark.parametrize(
    ("day", "is_far"),
    [
        ("2026-09-27", False),
        ("2026-09-26", True),
        ("2026-11-26", False),
        ("2027-01-25", False),
        ("2027-01-26", True),
        ("1970-01-01", True),
    ],
)
def test_a_day_over_60_days_away_is_far_off(day: str, *, is_far: bool) -> None:
    """TIME-16: ago or ahead of 26 November 2026."""
    assert is_far_off(date.fromisoformat(day), date(2026, 11, 26)) is is_far


@pytest.mark.parametrize(
    ("ended", "zone", "is_night"),
    [
        ("2026-11-20T06:59:59", "Europe/London", True),
        ("2026-11-20T07:00:00", "Europe/London", False),
        ("2026-11-20T03:00:00", "Europe/London", True),
        ("2026-11-20T03:00:00", "Asia/Tokyo", False),  # noon there
        ("2026-11-20T15:00:00", "Asia/Tokyo", True),  # midnight
    ],
)
def test_a_session_at_night_is_an_afternoon_that_lost_its_pm(
    ended: str, zone: str, *, is_night: bool
) -> None:
    """By the clock of the day of the session; a day alone has no hour."""
    ended_at = datetime.fromisoformat(ended).replace(tzinfo=UTC)
    at_night = Session(ended_at, ended_at.date(), has_time=True, zone=ZoneInfo(zone))

    assert is_at_night(at_night) is is_night
    assert not is_at_night(replace(at_night, has_time=False))
