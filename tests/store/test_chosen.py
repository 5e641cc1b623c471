"""Where the choice of a clinic's file is kept, and what is said when it cannot be."""

import errno
import os
import sys
from pathlib import Path

import platformdirs
import pytest

from mesocare.errors import StorageError
from mesocare.store.chosen import choose, default_place, forget_chosen, read_chosen

Patch = pytest.MonkeyPatch


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "mesocare" / "clinic"


@pytest.mark.parametrize("system", [sys.platform, "darwin", "win32"])
def test_the_choice_is_kept_in_the_settings_folder_of_every_system(
    system: str, monkeypatch: Patch
) -> None:
    """On Linux it is found without platformdirs, which is slow to load."""
    expected = platformdirs.user_config_path("mesocare", appauthor=False) / "clinic"
    monkeypatch.setattr(sys, "platform", system)

    assert default_place() == expected


def test_what_is_chosen_is_read_again_as_a_whole_path(
    place: Path, tmp_path: Path, monkeypatch: Patch
) -> None:
    monkeypatch.chdir(tmp_path)

    choose(place, Path("sunrise.yaml"))

    assert read_chosen(place) == tmp_path / "sunrise.yaml"
    assert forget_chosen(place) is True
    assert read_chosen(place) is None


@pytest.mark.parametrize("kept", [b"/a/\xff.yaml\n", b"\xff\xfe/\0a\0"])
def test_a_choice_that_is_no_text_is_refused_and_never_passed_over(
    place: Path, kept: bytes
) -> None:
    place.parent.mkdir(parents=True)
    place.write_bytes(kept)

    with pytest.raises(StorageError, match="cannot be read"):
        read_chosen(place)


def test_a_choice_that_the_system_does_not_let_be_read_is_refused(
    place: Path, monkeypatch: Patch
) -> None:
    """Without the clinic's rules a date may be too early."""
    choose(place, Path("/sunrise.yaml"))

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(StorageError, match="cannot be read"):
        read_chosen(place)


@pytest.mark.parametrize("name", ["sun\nrise.yaml", "sun\x1b[2Jrise.yaml", "sun\u202erise.yaml"])
def test_a_file_whose_name_could_not_be_read_again_is_not_chosen(place: Path, name: str) -> None:
    with pytest.raises(StorageError, match="Rename it first"):
        choose(place, Path("/clinics", name))

    assert not place.parent.parent.exists()


def test_without_a_place_nothing_is_chosen_and_nothing_was(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="No folder is known"):
        choose(None, tmp_path / "sunrise.yaml")

    assert (read_chosen(None), forget_chosen(None)) == (None, False)


def test_a_choice_that_was_never_made_is_not_forgotten(place: Path, tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_bytes(b"")

    assert forget_chosen(place) is False
    assert forget_chosen(tmp_path / "in-the-way" / "clinic") is False


def test_a_folder_in_the_place_of_the_choice_is_named_and_stays(place: Path) -> None:
    place.mkdir(parents=True)

    with pytest.raises(StorageError) as refused:
        forget_chosen(place)

    assert str(refused.value) == f"{place} cannot be taken away. Remove it yourself."
    assert place.is_dir()


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO])
def test_a_choice_that_cannot_be_taken_away_is_not_said_to_be_forgotten(
    place: Path, number: int, monkeypatch: Patch
) -> None:
    choose(place, Path("/sunrise.yaml"))

    def fail(_: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "unlink", fail)

    with pytest.raises(StorageError, match="cannot be taken away"):
        forget_chosen(place)

    assert read_chosen(place) == Path("/sunrise.yaml")
