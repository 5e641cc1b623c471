"""A day's batch goes on after a power cut, a full disk or a change of its folder by others."""

import errno
import os
from pathlib import Path

import pytest
from program import Ended, run_inside

from mesocare.cli.day.marks import read_mark, with_mark
from mesocare.cli.sheet import Form
from mesocare.store.files import NotLastingError

LIST = "session\n2026-11-20T09:00\n2026-11-20T10:30\n"
FIRST, SECOND = "2026-11-20-0900-row0002", "2026-11-20-1030-row0003"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("day.csv").write_text(LIST, "utf-8")


def make(capfd: pytest.CaptureFixture[str], form: str = "ics") -> Ended:
    fixed = ("--tz", "Europe/Rome", "--at", "2026-11-20T18:00", "--format", form)
    return run_inside(capfd, "sheets", "day.csv", *fixed, "-o", "out")


@pytest.mark.parametrize("form", ["pdf", "html"])
@pytest.mark.parametrize("left", [0, 1, 200, -1, -30])
def test_a_sheet_that_a_failing_disk_has_cut_is_not_taken_for_made(
    form: str, left: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """The mark stands at the end of the file, so a part of it has none."""
    make(capfd, form)
    cut = Path("out", f"{FIRST}.{form}")
    os.truncate(cut, left % cut.stat().st_size)

    ended = make(capfd, form)

    assert ended.code == 0
    assert ended.err.startswith("1 sheet made in out, 1 sheet there already.\n")
    assert read_mark(Path("out", f"{FIRST}-2.{form}"), Form(form))


def test_a_sheet_that_was_removed_is_made_again(capfd: pytest.CaptureFixture[str]) -> None:
    make(capfd)
    Path("out", f"{SECOND}.ics").unlink()

    ended = make(capfd)

    assert ended.err.startswith("1 sheet made in out, 1 sheet there already.\n")


def test_a_full_disk_leaves_whole_sheets_and_says_which_are_there(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.fsync
    written: list[int] = []

    def fill(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        whole(descriptor)

    with monkeypatch.context() as filling:
        filling.setattr("mesocare.cli.day.batch.count_workers", lambda: 1)
        filling.setattr(os, "fsync", fill)
        ended = make(capfd)

    assert ended.code == 5
    assert "no space left on device" in ended.err
    assert "1 sheet made in out." in ended.err
    assert [path.name for path in Path("out").iterdir()] == [f"{FIRST}.ics"]
    assert make(capfd).err.startswith("1 sheet made in out, 1 sheet there already.\n")


def test_where_nothing_can_be_renamed_the_new_sheet_goes_beside_the_old_one_which_is_told(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(capfd)
    Path("day.csv").write_text(LIST.replace("T10:30", "T10:30:30"), "utf-8")

    def fail(*_: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as failing:
        failing.setattr(Path, "rename", fail)
        ended = make(capfd)

    assert ended.code == 0
    assert ended.err.splitlines()[1:3] == [
        "Made beside a sheet of an earlier state of this list. Do not give the older one out:",
        f"  row 3: {SECOND}-2.ics, beside {SECOND}.ics",
    ]


def test_a_folder_that_cannot_be_read_is_named_and_nothing_in_it_is_touched(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(capfd)
    before = sorted(Path("out").iterdir())

    def fail(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as failing:
        failing.setattr(Path, "iterdir", fail)
        ended = make(capfd)

    assert (ended.code, sorted(Path("out").iterdir())) == (5, before)
    assert "out cannot be opened: permission denied. Give another folder.\n" in ended.err


def test_a_sheet_that_may_not_last_stops_the_run_and_counts_as_no_sheet_of_before(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise NotLastingError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as failing:
        failing.setattr("mesocare.store.files._sync", fail)
        ended = make(capfd)

    assert ended.code == 5
    assert "is saved, but a power cut may undo it" in ended.err
    assert "there already" not in ended.err


def test_an_index_that_cannot_be_written_takes_no_sheet_with_it(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.replace

    def fail(part: str, name: str, **folders: int) -> None:
        if Path(name).name == "index.html":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        whole(part, name, **folders)

    with monkeypatch.context() as failing:
        failing.setattr(os, "replace", fail)
        ended = make(capfd)

    assert ended.code == 5
    assert "index.html is not saved: input/output error." in ended.err
    assert "2 sheets made in out." in ended.err
    assert sorted(path.name for path in Path("out").iterdir()) == [f"{FIRST}.ics", f"{SECOND}.ics"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("form", list(Form))
def test_a_mark_is_read_from_a_plain_file_of_its_own_form_alone(
    form: Form, capfd: pytest.CaptureFixture[str]
) -> None:
    make(capfd, form.value)
    made = Path("out", f"{FIRST}.{form.value}")
    Path("linked").symlink_to(made)
    os.mkfifo("pipe")

    assert read_mark(made, form)
    assert [read_mark(made, other) for other in Form if other is not form] == [None, None]
    assert [read_mark(Path(name), form) for name in ("linked", "pipe", "out", "none")] == [None] * 4


def test_a_text_that_looks_like_a_mark_is_none() -> None:
    """A note may hold anything; the mark stands behind all that a patient's row says."""
    page = b"<p><!-- mesocare-row:00 -->\n</p></html>\n"
    Path("page.html").write_bytes(page)
    Path("marked.html").write_bytes(with_mark(page, Form.HTML, "5eed"))

    assert read_mark(Path("page.html"), Form.HTML) is None
    assert read_mark(Path("marked.html"), Form.HTML) == "5eed"
