"""Is a file written whole or not at all, and never where it was not meant to go?"""

import errno
import os
import stat
from pathlib import Path

import pytest

from mesocare.errors import StorageError
from mesocare.store.files import write_file


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_new_file_is_whole_and_its_owners_alone(tmp_path: Path) -> None:
    write_file(tmp_path / "new", b"whole", force=False)

    assert (tmp_path / "new").read_bytes() == b"whole"
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600
    assert names_in(tmp_path) == ["new"]


def test_a_replaced_file_loses_its_wider_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(0o644)

    write_file(path, b"new", force=True)

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_comes_while_we_write_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "raced"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"theirs"))

    with pytest.raises(StorageError, match="is there already"):
        write_file(path, b"ours", force=False)

    assert path.read_bytes() == b"theirs"
    assert names_in(tmp_path) == ["raced"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("force", [False, True])
def test_a_full_or_broken_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, force: bool
) -> None:
    path = tmp_path / "file"
    if force:
        path.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(StorageError, match="is not saved"):
        write_file(path, b"new", force=force)

    assert names_in(tmp_path) == (["file"] if force else [])
    assert not force or path.read_bytes() == b"old"


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "file", b"new", force=False)

    assert names_in(tmp_path) == []


def test_a_folder_that_cannot_be_saved_is_said_since_the_file_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = os.fsync, []

    def fail_for_the_folder(descriptor: int) -> None:
        seen.append(descriptor)
        if len(seen) > 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fail_for_the_folder)

    with pytest.raises(StorageError, match="is saved, but a power cut may undo it"):
        write_file(tmp_path / "file", b"new", force=False)

    assert (tmp_path / "file").read_bytes() == b"new"


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP])
def test_a_disk_without_hard_links_serves_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "hardlink_to", refuse)

    write_file(tmp_path / "file", b"new", force=False)

    assert names_in(tmp_path) == ["file"]
