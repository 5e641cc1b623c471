"""Are dates worked out with the newest time zone data that there is on this computer?"""

import json
import os
import shutil
import sys
import zoneinfo
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from icalendar import Calendar
from program import run_program
from tzdata import IANA_VERSION  # type: ignore[import-untyped]  # it has no types

from mesocare.cli.zone_data import use_newest_zone_data

SESSION = ("2026-11-20T14:30", "--at", "2026-11-21", "--tz", "Europe/Rome")
PACKAGE = Path(str(resources.files("tzdata").joinpath("zoneinfo")))


@pytest.fixture(autouse=True)
def keep_search_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the other tests find their zones where they did."""
    monkeypatch.delenv("PYTHONTZPATH", raising=False)
    before = zoneinfo.TZPATH
    yield
    zoneinfo.reset_tzpath(before)


def make_system(folder: Path, version: str, file: str = "tzdata.zi") -> Path:
    """Make the zone data of a system on which Rome is an hour behind, as by an older law."""
    (folder / "Europe").mkdir(parents=True)
    shutil.copy(PACKAGE / "Etc" / "UTC", folder / "Europe" / "Rome")
    (folder / file).write_text(version, encoding="ascii")
    return folder


@pytest.mark.parametrize("version", ["2025a", "2999a"])
def test_a_folder_that_the_environment_names_is_not_taken_however_new_it_calls_itself(
    tmp_path: Path, version: str
) -> None:
    """TIME-1: with data that somebody made up, an instant is an hour early."""
    folder = make_system(tmp_path / "zones", f"# version {version}\nR A 1916 o\n")

    ended = run_program("today", *SESSION, "--json", PYTHONTZPATH=str(folder))

    ended_at = json.loads(ended.out)["sessions"][0]["ended_at"]
    assert ended_at == "2026-11-20T14:30:00+01:00"


def test_a_path_for_zones_that_python_does_not_take_reaches_no_terminal() -> None:
    ended = run_program("today", *SESSION, PYTHONTZPATH="Jane Roe\x1b[2J")

    assert (ended.code, ended.err) == (0, "")


def test_without_the_folder_of_the_environment_the_systems_data_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONTZPATH", str(make_system(tmp_path / "zones", "# version 2999a\n")))
    zoneinfo.reset_tzpath()

    use_newest_zone_data()

    assert str(tmp_path / "zones") not in zoneinfo.TZPATH
    assert "PYTHONTZPATH" not in os.environ


def test_a_calendar_rings_by_the_newer_data_too(tmp_path: Path) -> None:
    """The clinic's file names a zone as well, and is read first."""
    system = make_system(tmp_path / "zones", "# version 2025a\n")
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("name: Sunrise\nzone: Europe/Rome\n", encoding="utf-8")

    run_program(
        "calendar", *SESSION[:3], "--clinic", str(clinic), "-o", str(tmp_path / "a.ics"),
        PYTHONTZPATH=str(system),
    )  # fmt: skip

    starts = [event.start for event in Calendar.from_ical((tmp_path / "a.ics").read_bytes()).events]
    assert "2026-11-21T13:30:00+00:00" in {start.isoformat() for start in starts}


@pytest.mark.parametrize(
    ("version", "file", "is_kept"),
    [
        pytest.param(f"# version {IANA_VERSION}\n", "tzdata.zi", True, id="as new"),
        pytest.param("2999a\n", "+VERSION", True, id="newer, as macOS names it"),
        pytest.param("2025a\n", "+VERSION", False, id="older, as macOS names it"),
        pytest.param("2999a\n", "tzdata.zi", False, id="not to be read"),
        pytest.param("2999a\n", "README", False, id="not named"),
    ],
)
def test_the_systems_data_is_left_only_for_newer(
    tmp_path: Path, version: str, file: str, *, is_kept: bool
) -> None:
    system = make_system(tmp_path / "zones", version, file)
    zoneinfo.reset_tzpath([str(tmp_path / "none"), str(system)])

    use_newest_zone_data()

    assert (str(system) in zoneinfo.TZPATH) == is_kept


def test_a_second_look_changes_nothing(tmp_path: Path) -> None:
    zoneinfo.reset_tzpath([str(make_system(tmp_path / "zones", "# version 2025a\n"))])
    use_newest_zone_data()
    first_look = zoneinfo.TZPATH

    use_newest_zone_data()

    assert first_look == zoneinfo.TZPATH


def test_where_there_is_no_data_but_the_packages_nothing_changes() -> None:
    zoneinfo.reset_tzpath(())

    use_newest_zone_data()

    assert zoneinfo.TZPATH == ()


def test_without_the_package_the_systems_data_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = make_system(tmp_path / "zones", "# version 2025a\n")
    zoneinfo.reset_tzpath([str(system)])
    monkeypatch.setitem(sys.modules, "tzdata", None)

    use_newest_zone_data()

    assert os.fspath(system) in zoneinfo.TZPATH
