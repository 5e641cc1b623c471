"""Time zones by their names (TIME-17)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import DETERMINISTIC

from mesocare.dates.zones import explain_zone, find_zone, is_fixed, is_utc, say_fixed

NOW = datetime(2026, 11, 26, 11, 47, tzinfo=UTC)
UNKNOWN = "there is no such time zone. Write it like Europe/Rome or America/New_York."
NO_PLACE = (
    "an offset or an abbreviation is not a place, and does not say when the clocks change. "
    "Write the place, such as America/Lima or Europe/Rome."
)


@pytest.mark.parametrize(
    "name", ["Europe/Rome", "America/New_York", "Asia/Calcutta", "US/Eastern", "Japan", "UTC"]
)
def test_a_zone_is_found_by_its_name_and_by_its_old_one(name: str) -> None:
    """TIME-1."""
    assert find_zone(name) == ZoneInfo(name)


@pytest.mark.parametrize(
    "name",
    [
        "GMT-5", "gmt+1", "UTC+8", "UTC-5", "UTC-05:00", "+05:30", "-5", "+5", "GMT", "gmt", "UCT",
        "CEST", "cest", "CET", "EST", "est", "EST5EDT", "PST8PDT", "EDT", "MSK", "BST", "IST",
        "AEST", "JST", "Z", "GMT+0", "Greenwich", "Zulu", "MESZ", "WITA", "\N{MINUS SIGN}5",
    ],
)  # fmt: skip
def test_an_offset_and_an_abbreviation_are_no_place_and_get_no_hint(name: str) -> None:
    """TIME-17: in summer the place has another offset, or another abbreviation."""
    with pytest.raises(ValueError, match="not a place") as refused:
        find_zone(name)

    assert str(refused.value) == NO_PLACE
    assert explain_zone(name, now=NOW) == NO_PLACE


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("London", "Europe/London (11:47 there now)"),
        ("LONDON", "Europe/London (11:47 there now)"),
        ("europe/rome", "Europe/Rome (12:47 there now)"),
        ("Europe / Rome", "Europe/Rome (12:47 there now)"),
        ("ROME", "Europe/Rome (12:47 there now)"),
        ("New York", "America/New_York (06:47 there now)"),
        ("new-york", "America/New_York (06:47 there now)"),
        ("St. John's", "America/St_Johns (08:17 there now)"),
        ("São Paulo", "America/Sao_Paulo (08:47 there now)"),
        ("Asunción", "America/Asuncion (08:47 there now)"),
        ("Kolkata", "Asia/Kolkata (17:17 there now)"),
        ("Londen", "Europe/London (11:47 there now)"),
        ("Melborne", "Australia/Melbourne (22:47 there now)"),
        ("Europe/Rom", "Europe/Rome (12:47 there now)"),
        ("Asia/Calcuta", "Asia/Calcutta (17:17 there now)"),
        ("japan", "Japan (20:47 there now)"),
    ],
)
def test_a_city_written_in_another_way_is_the_hint_with_the_time_there(
    name: str, hint: str
) -> None:
    """TIME-17: whoever is ten hours off sees it."""
    assert explain_zone(name, now=NOW) == f"there is no such time zone. Did you mean {hint}?"


def test_without_the_time_the_hint_is_the_name_alone() -> None:
    """A rule file is the same at any hour."""
    assert explain_zone("London") == "there is no such time zone. Did you mean Europe/London?"


@pytest.mark.parametrize(
    "name",
    [
        "Delhi", "New Delhi", "Lodon", "Rom", "Pars", "Berln", "Italy", "Eastern", "North",
        "LHI/", "Victoria", "Nowhere/City", "localtime", "Factory", "posixrules", "Etc/GMT5",
        "etc/utc", "Asia/Delhi", "", "../../etc/passwd", "/etc/passwd", "Z" * 100_000,
        "\N{CJK UNIFIED IDEOGRAPH-7F57}",
    ],
)  # fmt: skip
def test_a_name_that_is_not_almost_a_city_gets_no_hint(name: str) -> None:
    """TIME-17: Delhi is nowhere near Lord Howe Island (Australia/LHI)."""
    assert explain_zone(name, now=NOW) in {UNKNOWN, NO_PLACE}
    with pytest.raises(ValueError, match="Write"):
        find_zone(name)


def test_a_name_of_another_system_is_a_hint_but_for_a_fixed_one() -> None:
    """TIME-17: Windows has names of its own."""
    windows = {"W. Europe Standard Time": "Europe/Berlin", "Dateline Standard Time": "Etc/GMT+12"}

    told = [explain_zone(name, now=NOW, also_called=windows) for name in windows]

    assert told == [
        "there is no such time zone. Did you mean Europe/Berlin (12:47 there now)?",
        UNKNOWN,
    ]


@DETERMINISTIC
@given(st.one_of(st.text(max_size=70), st.sampled_from(sorted(available_timezones()))))
def test_a_hint_is_always_a_zone_that_is_found_and_no_fixed_one(name: str) -> None:
    """TIME-17: never Etc/…"""
    said = explain_zone(name, now=NOW)

    hint = said.partition("Did you mean ")[2].partition(" (")[0]
    assert not hint or not is_fixed(find_zone(hint))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Etc/GMT-5", "fixed, 5 hours ahead of UTC"),
        ("Etc/GMT+1", "fixed, 1 hour behind UTC"),
        ("Etc/GMT+2", "fixed, 2 hours behind UTC"),
        ("Etc/UTC", "fixed at UTC"),
    ],
)
def test_a_fixed_zone_is_said_by_what_its_clocks_show(name: str, said: str) -> None:
    """TIME-17: the sign in the name means the contrary."""
    assert is_fixed(find_zone(name))
    assert say_fixed(find_zone(name)) == said


@pytest.mark.parametrize("name", ["Asia/Kolkata", "America/Lima", "Atlantic/Reykjavik"])
def test_a_place_without_summer_time_is_not_fixed(name: str) -> None:
    """TIME-17: its law may change."""
    assert not is_fixed(find_zone(name))
    assert not is_utc(find_zone(name))


def test_utc_is_known_by_its_names() -> None:
    """TIME-17."""
    assert [is_utc(ZoneInfo(name)) for name in ("UTC", "Etc/UTC", "Etc/GMT")] == [True, True, True]
