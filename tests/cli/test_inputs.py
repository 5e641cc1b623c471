"""What does a command take from this computer: its zone, and the sessions recorded on it?"""

import io
import os
from importlib import resources
from zoneinfo import ZoneInfo

import pytest
import tzlocal
from program import run_inside

from mesocare.store.history import default_path


def nameless() -> ZoneInfo:
    """Give a zone that has no name, as a computer has one that was set up by hand."""
    data = resources.files("tzdata").joinpath("zoneinfo/Europe/Rome").read_bytes()
    return ZoneInfo.from_file(io.BytesIO(data))


@pytest.mark.parametrize(
    "found", [nameless(), ValueError("odd"), KeyError("odd")], ids=["nameless", "odd", "unknown"]
)
def test_a_computer_whose_zone_has_no_name_asks_for_that_of_the_clinic(
    found: ZoneInfo | Exception,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-1: nothing is guessed, and so no date is counted in a wrong zone."""

    def get_localzone() -> ZoneInfo:
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(tzlocal, "get_localzone", get_localzone)

    ended = run_inside(capfd, "today", "2026-11-20", "--at", "2026-11-21")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "mesocare: This computer's time zone is not known. "
        "Give the clinic's zone, such as: --tz Europe/Rome\n"
    )


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
