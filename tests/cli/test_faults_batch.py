"""Does a day's batch go on after a power cut or a full disk has cut its notes short?"""

import os
from pathlib import Path

import pytest
from program import Ended, run_inside

LIST = "session\n2026-11-20T09:00\n2026-11-20T10:30\n"
NOTES = Path("out", ".mesocare-sheets")


def make(capfd: pytest.CaptureFixture[str]) -> Ended:
    fixed = ("--tz", "Europe/Rome", "--at", "2026-11-20T18:00", "--format", "ics")
    return run_inside(capfd, "sheets", "day.csv", *fixed, "-o", "out")


@pytest.mark.parametrize("left", [1, 10, 30, -1])
def test_a_note_that_was_cut_short_does_not_take_the_next_one_with_it(
    left: int, capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sheet of a note is written after it; so a note that is cut has none yet."""
    monkeypatch.chdir(tmp_path)
    Path("day.csv").write_text(LIST, "utf-8")
    make(capfd)
    last = NOTES.read_bytes().splitlines()[-1]
    os.truncate(NOTES, NOTES.stat().st_size - len(last) - 1 + left % len(last))
    Path("out", last.decode().split('"')[1]).unlink()

    mended, looked_again = make(capfd), make(capfd)

    assert (mended.code, mended.err) == (0, "1 sheet made, 1 sheet there already.\n")
    assert (looked_again.code, looked_again.err) == (0, "0 sheets made, 2 sheets there already.\n")


@pytest.mark.parametrize("line", ["5", "[1]", "{}", "null", "\x00\x00", "[[]]", '["a", "b", "c"]'])
def test_a_line_of_the_notes_that_is_no_note_is_passed_over(
    line: str, capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a failing disk leaves in a file can be anything."""
    monkeypatch.chdir(tmp_path)
    Path("day.csv").write_text(LIST, "utf-8")
    make(capfd)
    NOTES.write_text(f"{line}\n{NOTES.read_text('utf-8')}{line}", "utf-8")

    again = make(capfd)

    assert (again.code, again.err) == (0, "0 sheets made, 2 sheets there already.\n")


def test_a_disk_that_takes_half_a_note_gets_no_sheet_for_it(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet without its note would be taken for somebody else's later."""
    monkeypatch.chdir(tmp_path)
    Path("day.csv").write_text(LIST, "utf-8")
    with monkeypatch.context() as filling:
        whole = os.write
        filling.setattr(os, "write", lambda place, note: whole(place, note[:40]))

        ended = make(capfd)

    assert ended.code == 5
    assert ended.err.startswith(f"mesocare: {NOTES}: no space left on device.")
    assert [path.name for path in NOTES.parent.iterdir()] == [NOTES.name]
    assert make(capfd).err == "2 sheets made.\n"
