"""A file comes to its place whole or not at all, on disks and systems of all kinds."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from mesocare.errors import StorageError
from mesocare.store import files
from mesocare.store.files import check_folder, check_place, put_aside, rewrite_file, write_file

Patch = pytest.MonkeyPatch


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fail_with(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def is_folder(descriptor: int) -> bool:
    return stat.S_ISDIR(os.fstat(descriptor).st_mode)


def sync_no_folder(monkeypatch: Patch, number: int) -> None:
    real = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda one: fail_with(number)() if is_folder(one) else real(one)
    )


def test_a_new_file_is_whole_and_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_file(tmp_path / "new", b"whole", force=False)
    finally:
        os.umask(before)

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


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_comes_while_we_write_is_not_replaced(
    tmp_path: Path, monkeypatch: Patch, *, has_links: bool
) -> None:
    path = tmp_path / "raced"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"theirs"))
    if not has_links:
        monkeypatch.setattr(os, "link", fail_with(errno.EACCES))

    with pytest.raises(StorageError, match="is there already"):
        write_file(path, b"ours", force=False)

    assert path.read_bytes() == b"theirs"
    assert names_in(tmp_path) == ["raced"]


@pytest.mark.parametrize(
    ("call", "number"),
    [
        *[("fsync", number) for number in (errno.ENOSPC, errno.EIO, errno.EDQUOT)],
        *[("open", number) for number in (errno.EROFS, errno.EACCES, errno.EMFILE)],
        *[("replace", number) for number in (errno.EIO, errno.EBUSY)],
    ],
)
def test_a_full_or_broken_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: Patch, call: str, number: int
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, call, fail_with(number))

    with pytest.raises(StorageError) as refused:
        write_file(path, b"new", force=True)

    reason = os.strerror(number).lower()
    assert str(refused.value) == f"{path} is not saved: {reason}. Make room, or give another place."
    assert (names_in(tmp_path), path.read_bytes()) == (["file"], b"old")


@pytest.mark.parametrize("call", ["fsync", "link"])
@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt])
def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: Patch, call: str, fault: type[BaseException]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(os, call, interrupt)

    with pytest.raises((KeyboardInterrupt, StorageError)):
        write_file(tmp_path / "file", b"new", force=False)

    assert names_in(tmp_path) == []


def test_a_fault_without_words_is_told_as_one(tmp_path: Path, monkeypatch: Patch) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(StorageError, match=r"is not saved: it failed\."):
        write_file(tmp_path / "file", b"new", force=False)


def test_a_folder_that_cannot_be_saved_is_said_since_the_file_is_there(
    tmp_path: Path, monkeypatch: Patch
) -> None:
    sync_no_folder(monkeypatch, errno.EIO)

    with pytest.raises(StorageError, match="is saved, but a power cut may undo it"):
        write_file(tmp_path / "file", b"new", force=False)

    assert (tmp_path / "file").read_bytes() == b"new"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS])
def test_a_disk_whose_folders_cannot_be_saved_serves_as_well(
    tmp_path: Path, monkeypatch: Patch, number: int
) -> None:
    sync_no_folder(monkeypatch, number)

    write_file(tmp_path / "file", b"new", force=False)

    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_file_is_put_aside_under_a_name_that_nothing_has(tmp_path: Path) -> None:
    names = []
    for words in (b"first", b"second", b"third"):
        (tmp_path / "a.pdf").write_bytes(words)
        names.append(put_aside(tmp_path / "a.pdf", "OLD-"))

    assert names == ["OLD-a.pdf", "OLD-a-2.pdf", "OLD-a-3.pdf"]
    assert names_in(tmp_path) == sorted(["OLD-a.pdf", "OLD-a-2.pdf", "OLD-a-3.pdf"])
    assert (tmp_path / "OLD-a.pdf").read_bytes() == b"first"
    assert put_aside(tmp_path / "a.pdf", "OLD-") is None


def test_what_cannot_be_put_aside_stays_as_it_is(tmp_path: Path, monkeypatch: Patch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"mine")
    monkeypatch.setattr(Path, "rename", fail_with(errno.EACCES))

    assert put_aside(tmp_path / "a.pdf", "OLD-") is None
    assert names_in(tmp_path) == ["a.pdf"]


def no_function(monkeypatch: Patch) -> None:
    """Python on Android has no `os.link` at all."""
    monkeypatch.delattr(os, "link")


@pytest.mark.parametrize(
    "lack",
    [
        no_function,
        *[
            lambda patch, number=number: patch.setattr(os, "link", fail_with(number))
            for number in (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENOSYS)
        ],
    ],
    ids=["no function", "EPERM", "EACCES", "ENOTSUP", "ENOSYS"],
)
@pytest.mark.parametrize("locks", [True, False])
def test_a_disk_without_hard_links_serves_as_well(
    tmp_path: Path, monkeypatch: Patch, lack: Callable[[Patch], None], *, locks: bool
) -> None:
    lack(monkeypatch)
    if not locks:
        monkeypatch.setattr("fcntl.flock", fail_with(errno.EBADF))

    write_file(tmp_path / "file", b"new", force=False)
    with pytest.raises(StorageError, match="is there already"):
        write_file(tmp_path / "file", b"newer", force=False)

    assert names_in(tmp_path) == ["file"]
    assert (tmp_path / "file").read_bytes() == b"new"


@pytest.mark.parametrize("holds_for_ever", [False, True])
def test_a_folder_that_another_holds_is_waited_for_a_second_at_most(
    tmp_path: Path, monkeypatch: Patch, *, holds_for_ever: bool
) -> None:
    """Anybody may lock a folder that they can read."""
    tried = list[int]()

    def lock(*_: object) -> None:
        tried.append(1)
        if holds_for_ever or len(tried) < 3:
            raise BlockingIOError

    monkeypatch.setattr(os, "link", fail_with(errno.EPERM))
    monkeypatch.setattr("fcntl.flock", lock)

    write_file(tmp_path / "file", b"new", force=False)

    assert len(tried) == (200 if holds_for_ever else 3)
    assert names_in(tmp_path) == ["file"]


def test_on_windows_a_file_comes_to_its_place_by_a_new_name(
    tmp_path: Path, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(files, "os", SimpleNamespace(**{**vars(os), "name": "nt"}))

    write_file(tmp_path / "file", b"new", force=False)

    assert (names_in(tmp_path), (tmp_path / "file").read_bytes()) == (["file"], b"new")


def test_a_system_without_rights_of_files_takes_a_file_as_well(
    tmp_path: Path, monkeypatch: Patch
) -> None:
    """Python on Windows had no `os.fchmod` before 3.13, and has no `os.fchown`."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.delattr(os, "fchmod")
    monkeypatch.delattr(os, "fchown")

    write_file(tmp_path / "new", b"new", force=False)
    rewrite_file(path, b"newer")

    assert names_in(tmp_path) == ["file", "new"]
    assert (path.read_bytes(), (tmp_path / "new").read_bytes()) == (b"newer", b"new")


def test_a_link_that_takes_the_folders_place_leads_no_file_elsewhere(
    tmp_path: Path, monkeypatch: Patch
) -> None:
    """Somebody else moves the folder away while we write, and puts a link to theirs there."""
    folder, moved, theirs = tmp_path / "out", tmp_path / "moved", tmp_path / "theirs"
    folder.mkdir()
    theirs.mkdir()
    real = os.fsync

    def move_it(descriptor: int) -> None:
        if not moved.exists():
            folder.rename(moved)
            folder.symlink_to(theirs, target_is_directory=True)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", move_it)

    write_file(folder / "file", b"new", force=False)

    assert (names_in(moved), names_in(theirs)) == (["file"], [])


def put_a_link(path: Path) -> None:
    path.symlink_to(path.with_name("elsewhere"))


@pytest.mark.parametrize("put", [put_a_link, os.mkfifo, os.mkdir], ids=["link", "pipe", "folder"])
@pytest.mark.parametrize("force", [False, True])
def test_what_takes_the_place_while_we_write_is_never_written_through(
    tmp_path: Path, monkeypatch: Patch, put: Callable[[Path], None], *, force: bool
) -> None:
    """With force it makes room, or is refused; nothing waits for a pipe's other end."""
    path, real = tmp_path / "file", os.fsync

    def be_faster(descriptor: int) -> None:
        if not os.path.lexists(path):
            put(path)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", be_faster)

    if force and put is not os.mkdir:
        write_file(path, b"new", force=force)
        assert (path.is_symlink(), path.read_bytes()) == (False, b"new")
    else:
        with pytest.raises(StorageError, match=r"is there already|is not saved"):
            write_file(path, b"new", force=force)
    assert names_in(tmp_path) == ["file"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("n" * 300, "{} is not saved: file name too long. Make room, or give another place."),
        ("folder", "{} is not a file. Give the name of a new file."),
        ("pipe", "{} is not a file. Give the name of a new file."),
        ("link", "{} is a link. Give another name, or --force to put a file in its place."),
        ("file", "{} is there already. Give another name, or --force to replace it."),
    ],
)
def test_a_place_that_takes_no_file_is_refused_before_any_work(
    tmp_path: Path, name: str, told: str
) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "file").touch()

    with pytest.raises(StorageError) as refused:
        check_place(tmp_path / name, force=False)

    assert str(refused.value) == told.format(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("none", "There is no folder {}. Make it first, or give another one."),
        ("file", "There is no folder {}. Make it first, or give another one."),
        ("file/below", "There is no folder {}. Make it first, or give another one."),
        ("link", "{} is a link to another folder. Give that folder itself."),
        ("n" * 300, "{} cannot be opened: file name too long. Give another folder."),
    ],
)
def test_a_folder_that_is_none_is_refused(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path)

    with pytest.raises(StorageError) as refused:
        check_folder(tmp_path / name)

    assert str(refused.value) == told.format(tmp_path / name)


@pytest.mark.parametrize("has_links", [True, False])
def test_of_many_runs_that_write_one_name_at_once_one_wins_and_the_others_are_told(
    tmp_path: Path, *, has_links: bool
) -> None:
    program = (
        "import os, sys; from pathlib import Path; from mesocare.store.files import write_file\n"
        "def link(*_, **__): raise OSError(13, '')\n"
        f"os.link = os.link if {has_links} else link\n"
        "for n in range(50):\n"
        "    try: write_file(Path(sys.argv[1], str(n)), sys.argv[2].encode() * 9999, force=False)\n"
        "    except Exception as error: print('is there already' in str(error))\n"
        "    else: print('wrote')\n"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", program, tmp_path, name], stdout=subprocess.PIPE, text=True
        )
        for name in "abcd"
    ]

    told = [run.communicate()[0].split() for run in runs]

    assert [sum(one[n] == "wrote" for one in told) for n in range(50)] == [1] * 50
    assert {word for one in told for word in one} == {"wrote", "True"}
    whole = {name: name.encode() * 9999 for name in "abcd"}
    winners = ["abcd"[[one[n] for one in told].index("wrote")] for n in range(50)]
    assert [(tmp_path / str(n)).read_bytes() for n in range(50)] == [whole[w] for w in winners]
    assert len(names_in(tmp_path)) == 50
    shutil.rmtree(tmp_path)
