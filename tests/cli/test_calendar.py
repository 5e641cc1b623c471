"""Proves the command `calendar`: a whole file or none, and never over what is not ours."""

import os
import subprocess
from pathlib import Path

import pytest
from icalendar import Calendar
from program import Ended, command, known_environment, run_inside

FIRST, SECOND = "2026-11-20T14:30", "2026-12-11T10:00"
CALENDAR = ("calendar", "--tz", "Europe/Rome")
BEFORE = ("--at", "2026-11-21T18:00")
AFTER = ("--at", "2026-12-12T18:00")


@pytest.fixture(autouse=True)
def set_nothing_that_steers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Forget what this computer's user has set and recorded."""
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("MESOCARE_RULES", "MESOCARE_CLINIC"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the place of a calendar that is not there yet."""
    return tmp_path / "aftercare.ics"


def titles(path: Path, status: str) -> set[str]:
    """Give the titles of a file's events that have a status."""
    events = Calendar.from_ical(path.read_bytes()).events
    return {event.summary for event in events if event.status == status}


def refused(ended: Ended, code: int, sentence: str) -> bool:
    """Tell whether a run ended so, with one clear line and nothing on standard output."""
    lines = ended.err.splitlines()
    return (ended.code, ended.out, len(lines)) == (code, "", 1) and sentence in lines[0]


def test_a_calendar_is_written_for_its_owners_eyes_and_the_talk_goes_to_standard_error(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ended = run_inside(capfd, *CALENDAR, FIRST, "-o", str(path), *BEFORE)

    said = f"Wrote {path} (9 reminders). Import it into your calendar program.\n"
    assert ended == Ended(0, "", said)
    assert "Aftercare: 1 wait of 20 November ends" in titles(path, "CONFIRMED")
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_standard_output_carries_the_same_bytes_whatever_the_console_can_show(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run_inside(capfd, *CALENDAR, FIRST, "-o", str(path), *BEFORE)

    piped = subprocess.run(
        command(*CALENDAR, FIRST, "-o", "-", *BEFORE),
        capture_output=True,
        check=True,
        env=known_environment(PYTHONIOENCODING="ascii"),
        timeout=60,
    )

    assert (piped.stdout, piped.stderr) == (path.read_bytes(), b"")


def test_an_export_over_an_earlier_one_brings_it_up_to_date(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run_inside(capfd, *CALENDAR, FIRST, "-o", str(path), *BEFORE)
    first = path.read_bytes()

    again = run_inside(capfd, *CALENDAR, FIRST, "-o", str(path), "--at", "2026-11-25")
    second = path.read_bytes()
    new = run_inside(capfd, *CALENDAR, FIRST, SECOND, "-o", str(path), *AFTER)

    assert (again.code, new.code) == (0, 0)
    assert second == first
    assert "No longer holds: Visit 2: best on Friday 11 December" in titles(path, "CANCELLED")
    assert "Visit 3: best on Friday 1 January 2027" in titles(path, "CONFIRMED")


def test_a_calendar_of_other_sessions_is_followed_only_with_force(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run_inside(capfd, *CALENDAR, FIRST, "-o", str(path), *BEFORE)
    before = path.read_bytes()

    ended = run_inside(capfd, *CALENDAR, SECOND, "-o", str(path), *AFTER)
    left = path.read_bytes()
    forced = run_inside(capfd, *CALENDAR, SECOND, "-o", str(path), *AFTER, "--force")

    assert refused(ended, 5, "this calendar counts from other sessions")
    assert left == before
    assert forced.code == 0
    gone = "No longer holds: Aftercare: last day to look out for late signs"
    assert gone in titles(path, "CANCELLED")


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize(
    "data", [b"", b"Jane Roe", b"BEGIN:VCALENDAR\r\nPRODID:other\r\nEND:VCALENDAR\r\n"]
)
def test_a_file_that_is_not_ours_is_left_as_it_is(
    data: bytes, force: list[str], path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(data)

    ended = run_inside(capfd, *CALENDAR, FIRST, "-o", str(path), *BEFORE, *force)

    assert refused(ended, 5, f"{path}: this is not a calendar that mesocare made")
    assert "Jane" not in ended.err
    assert path.read_bytes() == data


def test_a_file_too_large_to_be_ours_is_not_read(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with path.open("wb") as file:
        file.truncate(768 * 1024 + 1)

    ended = run_inside(capfd, *CALENDAR, FIRST, "-o", str(path), *BEFORE)

    assert refused(ended, 5, "is too large for a calendar of ours")


def test_a_link_is_never_written_through(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = path.with_name("target.ics")
    run_inside(capfd, *CALENDAR, FIRST, "-o", str(target), *BEFORE)
    path.symlink_to(target)
    before = target.read_bytes()

    ended = run_inside(capfd, *CALENDAR, FIRST, SECOND, "-o", str(path), *AFTER)
    is_left = path.is_symlink()
    forced = run_inside(capfd, *CALENDAR, FIRST, SECOND, "-o", str(path), *AFTER, "--force")

    assert refused(ended, 5, "is a link")
    assert is_left
    assert forced.code == 0
    assert not path.is_symlink()
    assert target.read_bytes() == before


def test_a_folder_is_no_place_for_a_calendar_and_one_that_is_missing_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = run_inside(capfd, *CALENDAR, FIRST, "-o", str(tmp_path), *BEFORE)
    missing = run_inside(capfd, *CALENDAR, FIRST, "-o", str(tmp_path / "no" / "a.ics"), *BEFORE)
    too_long = run_inside(capfd, *CALENDAR, FIRST, "-o", str(tmp_path / ("a" * 300)), *BEFORE)

    assert refused(folder, 5, "is not a file")
    assert refused(missing, 5, "There is no folder")
    assert refused(too_long, 5, "cannot be read: file name too long")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([FIRST], "-o: no file is given. Name the calendar to write: -o aftercare.ics"),
        (["-o", "aftercare.ics"], "No session is given, and none is recorded."),
        (["03/04/2026", "-o", "aftercare.ics"], "Write 2026-04-03 or 2026-03-04."),
    ],
)
def test_bad_input_is_refused_with_what_would_be_right_and_nothing_is_written(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    ended = run_inside(capfd, *CALENDAR, *arguments, *BEFORE)

    assert refused(ended, 2, sentence)
    assert list(tmp_path.iterdir()) == []


def test_no_other_command_waits_for_the_calendar_library() -> None:
    """Style: heavy imports happen inside the command that needs them."""
    asked = "from mesocare.cli.main import run; import sys; run(['timeline', '2026-11-20'])"

    ended = subprocess.run(
        [*command()[:1], "-c", f"{asked}; sys.exit('icalendar' in sys.modules)"],
        capture_output=True,
        check=False,
        env=known_environment(),
        timeout=60,
    )

    assert ended.returncode == 0


def test_two_people_who_recorded_the_same_session_share_no_uid(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The random id that is kept with a session is in the UIDs of all that counts from it."""
    uids = []
    for person in ("one", "another"):
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / person))
        run_inside(capfd, "sessions", "add", "--any-date", FIRST, "--tz", "Europe/Rome")
        run_inside(capfd, "calendar", "-o", str(path), *BEFORE, "--force")
        events = Calendar.from_ical(path.read_bytes()).events
        uids.append({event["UID"] for event in events if event.status == "CONFIRMED"})
        path.unlink()

    assert len(uids[0]) == len(uids[1]) > 5
    assert uids[0] & uids[1] == set()
