"""What does a command take from this computer: its zone, and the sessions recorded on it?"""

import io
import json
import os
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzlocal
from program import run_inside

from mesocare.cli import zones
from mesocare.store.history import default_path

SAID = "2026-11-20"
UNKNOWN = (
    "mesocare: This computer's time zone is not known. "
    "Give the clinic's zone, such as: --tz Europe/Rome\n"
)


@pytest.fixture
def clock_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file of which this computer makes its clock; there is none yet, nor a TZ."""
    monkeypatch.delenv("TZ", raising=False)
    path = tmp_path / "localtime"
    monkeypatch.setattr(zones, "_LOCAL_TIME", str(path))
    return path


def rome() -> bytes:
    return resources.files("tzdata").joinpath("zoneinfo/Europe/Rome").read_bytes()


def nameless() -> ZoneInfo:
    """Give a zone that has no name, as a computer has one that was set up by hand."""
    return ZoneInfo.from_file(io.BytesIO(rome()))


@pytest.mark.parametrize(
    "found", [nameless(), ValueError("odd"), KeyError("odd")], ids=["nameless", "odd", "unknown"]
)
def test_a_computer_whose_zone_has_no_name_asks_for_that_of_the_clinic(
    found: ZoneInfo | Exception,
    clock_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-1: nothing is guessed, and so no date is counted in a wrong zone."""

    def get_localzone() -> ZoneInfo:
        if isinstance(found, Exception):
            raise found
        return found

    clock_file.write_bytes(rome())  # which place that is, a copy does not say
    monkeypatch.setattr(tzlocal, "get_localzone", get_localzone)

    ended = run_inside(capfd, "today", SAID, "--at", "2026-11-21")

    assert (ended.code, ended.out, ended.err) == (2, "", UNKNOWN)


def test_the_zone_of_a_computer_is_that_to_which_its_clock_is_linked(
    clock_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-17: as the system itself does, through links of links."""
    file = tmp_path / "zoneinfo" / "Europe" / "Rome"
    file.parent.mkdir(parents=True)
    file.write_bytes(rome())
    (tmp_path / "etc-zone").symlink_to(file)
    clock_file.symlink_to(tmp_path / "etc-zone")

    ended = run_inside(capfd, "today", SAID, "--at", "2026-11-21", "--json")

    assert json.loads(ended.out)["time_zone"] == "Europe/Rome"


@pytest.mark.parametrize("linked", ["zoneinfo/Europe/Rome", "zoneinfo/Nowhere/City", "Europe/Rome"])
def test_a_link_that_names_no_zone_decides_nothing(
    linked: str,
    clock_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """One that leads nowhere, one to a name that no data has, one into a folder of another name."""
    if linked != "zoneinfo/Europe/Rome":
        file = tmp_path / linked
        file.parent.mkdir(parents=True)
        file.write_bytes(rome())
    clock_file.symlink_to(tmp_path / linked)
    monkeypatch.setattr(tzlocal, "get_localzone", lambda: ZoneInfo("Asia/Tokyo"))

    ended = run_inside(capfd, "today", SAID, "--at", "2026-11-21", "--json")

    assert json.loads(ended.out)["time_zone"] == "Asia/Tokyo"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_recorded_sessions_that_others_could_read_are_narrowed_and_this_is_told_once(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The notice is talk, and stays off standard output."""
    run_inside(capfd, "sessions", "add", "--any-date", "2026-11-20T14:30", "--tz", "Europe/Rome")
    path = default_path()
    path.chmod(0o644)

    first = run_inside(capfd, "today", "--plain", "--at", "2026-11-21", "--tz", "Europe/Rome")
    second = run_inside(capfd, "today", "--plain", "--at", "2026-11-21", "--tz", "Europe/Rome")

    assert first.err == (
        f"mesocare: {path}: others on this computer could open this file. Now only you can.\n"
    )
    assert (second.err, second.out) == ("", first.out)
