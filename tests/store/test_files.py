"""Does a file come to its place whole, on disks and systems of all kinds?

What a full disk, an interruption and a second writer do stands in test_sheet_files.py.
"""

import errno
import os
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from mesocare.errors import StorageError
from mesocare.store import files
from mesocare.store.files import check_place, write_file


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def on_windows() -> SimpleNamespace:
    """Give this system under the name of Windows."""
    return SimpleNamespace(**{**vars(os), "name": "nt"})


def test_a_folder_that_takes_no_file_is_told_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)

    with pytest.raises(StorageError) as refused:
        write_file(tmp_path / "file", b"new", force=False)

    assert str(refused.value) == (
        f"{tmp_path / 'file'} is not saved: read-only file system. "
        "Make room, or give another place."
    )


def test_a_name_that_no_disk_takes_is_refused_before_any_work(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 300)

    with pytest.raises(StorageError) as refused:
        check_place(path, force=False)

    assert str(refused.value) == (
        f"{path} is not saved: file name too long. Make room, or give another place."
    )


def test_on_windows_a_file_comes_to_its_place_by_a_new_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "os", on_windows())

    write_file(tmp_path / "file", b"new", force=False)

    assert (names_in(tmp_path), (tmp_path / "file").read_bytes()) == (["file"], b"new")


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_whose_folders_cannot_be_saved_serves_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real, seen = os.fsync, list[int]()

    def refuse_the_folder(descriptor: int) -> None:
        seen.append(descriptor)
        if len(seen) > 1:
            raise OSError(number, os.strerror(number))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_the_folder)

    write_file(tmp_path / "file", b"new", force=False)

    assert (len(seen), (tmp_path / "file").read_bytes()) == (2, b"new")


def test_a_fault_without_words_is_told_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(StorageError, match=r"is not saved: it failed\."):
        write_file(tmp_path / "file", b"new", force=False)


def test_a_disk_that_breaks_at_the_last_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "hardlink_to", fail)

    with pytest.raises(StorageError, match="is not saved: input/output error"):
        write_file(tmp_path / "file", b"new", force=False)

    assert names_in(tmp_path) == []
