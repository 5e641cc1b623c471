"""The one way to write a file: whole or not at all, for its owner's eyes, through no link.

Neither the file nor its own folder may be one; the folders above are taken as they were given.

A file is written beside its place, under a name of its own, brought safely to the disk, and only
then put in place in one step. So there is the old file or the new one, and never a part of either.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISLNK, S_ISREG
from time import sleep, time

from mesocare.errors import StorageError

PARTS = ".mesocare-*.part"
"""What the files on their way are called; a run that was killed may leave one."""

_MODE = 0o600
_NO_LINKS = (
    *(errno.EPERM, errno.EACCES, errno.ENOTSUP),  # FAT and CIFS; Android forbids them; others
    *(errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK),
)
_NO_FOLDER_SYNC = (
    *(errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP),
    *(errno.EBADF, errno.ENOSYS),  # disks of networks, and those that a program serves
)
_TRIES, _PAUSE_SECONDS = 200, 0.005
"""A second in all: another run holds the folder for as long as a rename takes."""


class NotLastingError(OSError):
    """A file has come to its place, but the disk does not say that it will stay there."""


class NameTakenError(StorageError):
    """Something is there already, and nothing was written."""


def write_file(path: Path, data: bytes, *, force: bool) -> None:
    """Write a whole file that its owner alone may read (0600).

    A file that is there is replaced with `force` only, a link is never followed: with `force` the
    link itself makes room for the file.

    Raises:
        StorageError: when nothing was written, or when it is not certain that it will stay.

    """
    check_place(path, force=force)
    with _told(path):
        put_whole(path, data, force=force)


def rewrite_file(path: Path, data: bytes) -> None:
    """Write a whole file in the place of one that is there, open to whom it was open before.

    Raises:
        StorageError: when it is a link or no file, when nothing was written, or when it is not
            certain that it will stay.

    """
    check_place(path, force=True)
    if path.is_symlink():
        message = f"{path} is a link. Give the file itself."
        raise StorageError(message)
    with _told(path):
        put_whole(path, data, force=True, like=path.stat())


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in our words what kept a file from being written."""
    try:
        yield
    except FileExistsError:
        raise _is_there(path) from None
    except NotLastingError as error:
        message = f"{path} is saved, but a power cut may undo it: {_reason(error)}. Check it."
        raise StorageError(message) from None
    except OSError as error:
        raise _not_saved(path, error) from None


def check_place(path: Path, *, force: bool) -> None:
    """Refuse a place to which no file may be written, before any work is done for it.

    Raises:
        StorageError: with what is there, and what to do.

    """
    check_folder(path.parent)
    if "\n" in path.name:
        raise StorageError(_LINE_BREAK)
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _not_saved(path, error) from None
    if not S_ISREG(kind) and not S_ISLNK(kind):
        message = f"{path} is not a file. Give the name of a new file."
        raise StorageError(message)
    if not force and S_ISLNK(kind):
        message = f"{path} is a link. Give another name, or --force to put a file in its place."
        raise StorageError(message)
    if not force:
        raise _is_there(path)


_LINE_BREAK = "There is a line break in the name of the file or of its folder. Give another name."


def clear_parts(folder: Path) -> None:
    """Remove what runs that were killed have left in a folder, which nobody writes any more."""
    for part in folder.glob(PARTS):
        with suppress(OSError):
            found = part.lstat()
            if S_ISREG(found.st_mode) and time() - found.st_mtime > _LEFT_SECONDS:
                part.unlink()


_LEFT_SECONDS = 3600
"""No file takes so long to be written."""


@contextmanager
def folder_taken_back(folder: Path) -> Iterator[None]:
    """Take a folder that was made in here away again where what it was made for has failed.

    One that holds something by then stays.
    """
    made = [it for it in (folder, *folder.parents) if not os.path.lexists(it)]
    try:
        yield
    except BaseException:
        for it in made:
            with suppress(OSError):
                it.rmdir()
        raise


def check_folder(folder: Path) -> None:
    """Refuse a folder that is not there, or is a link to another one.

    Raises:
        StorageError: with what is there, and what to do.

    """
    if "\n" in str(folder):
        raise StorageError(_LINE_BREAK)
    try:
        kind = folder.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        kind = 0
    except OSError as error:
        message = f"{folder} cannot be opened: {_reason(error)}. Give another folder."
        raise StorageError(message) from None
    if S_ISLNK(kind):
        message = f"{folder} is a link to another folder. Give that folder itself."
        raise StorageError(message)
    if not S_ISDIR(kind):
        message = f"There is no folder {folder}. Make it first, or give another one."
        raise StorageError(message)


def put_whole(
    path: Path,
    data: bytes,
    *,
    force: bool,
    must_last: bool = True,
    like: os.stat_result | None = None,
) -> None:
    """Put a file (0600) in its place in one step; without `force` it never replaces anything.

    `must_last` waits for the disk, so that a power cut undoes nothing. The file has the rights of
    the one that it is to be `like`, and its owner and group where the system lets them be given.

    Raises:
        FileExistsError: when something is there already, and `force` is not given.
        NotLastingError: when the file is there, but may not stay.
        OSError: when nothing was written.

    """
    with _opened(path.parent) as folder:
        name, part = path.name, PARTS.replace("*", os.urandom(8).hex())
        if folder is None:
            name, part = str(path), str(path.with_name(part))
        try:
            _write_part(part, data, folder, must_last=must_last, like=like)
            _put_in_place(part, name, folder, force=force)
        finally:
            with suppress(OSError):
                os.unlink(part, dir_fd=folder)
        if must_last:
            _sync(folder)


def put_aside(path: Path, prefix: str) -> str | None:
    """Rename a file where it is, with a prefix, to a name that nothing has; return that name.

    None where it is gone, or its folder lets nothing be renamed: then it is left as it is.
    """
    numbers = chain([""], (f"-{again}" for again in count(2)))
    names = (f"{prefix}{path.stem}{number}{path.suffix}" for number in numbers)
    name = next(name for name in names if not os.path.lexists(path.with_name(name)))
    try:
        path.rename(path.with_name(name))
    except OSError:
        return None
    return name


def sync_folder(folder: Path) -> None:
    """Bring the names of a folder to the disk, where the system and the disk can.

    Raises:
        NotLastingError: when the disk says that it failed.
        OSError: when the folder cannot be opened.

    """
    with _opened(folder) as descriptor:
        _sync(descriptor)


@contextmanager
def _opened(folder: Path) -> Iterator[int | None]:
    """Hold a folder, so that a link put in its place meanwhile leads no file elsewhere.

    Windows opens no folder; there it is None.
    """
    if os.name == "nt":
        yield None
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _write_part(
    part: str, data: bytes, folder: int | None, *, must_last: bool, like: os.stat_result | None
) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(part, flags, _MODE, dir_fd=folder)
    with open(descriptor, "wb") as stream:  # noqa: PTH123  a descriptor has no path
        if like is not None and hasattr(os, "fchown"):
            with suppress(OSError):  # only the superuser gives a file away
                os.fchown(descriptor, like.st_uid, like.st_gid)
        if hasattr(os, "fchmod"):
            with suppress(OSError):  # a disk without rights has none to give
                # the umask may have taken the owner's as well
                os.fchmod(descriptor, _MODE if like is None else S_IMODE(like.st_mode))
        stream.write(data)
        stream.flush()
        if must_last:
            os.fsync(descriptor)


def _put_in_place(part: str, name: str, folder: int | None, *, force: bool) -> None:
    if force:
        os.replace(part, name, src_dir_fd=folder, dst_dir_fd=folder)
    elif folder is None:
        Path(part).rename(name)  # which on Windows replaces nothing
    elif not _link(part, name, folder):
        _rename_alone(part, name, folder)


def _link(part: str, name: str, folder: int) -> bool:
    """Give a part its name, where the disk has hard links, which replace nothing."""
    try:
        os.link(part, name, src_dir_fd=folder, dst_dir_fd=folder)
    except (AttributeError, NotImplementedError):  # Python on Android has no `os.link`
        return False
    except OSError as error:
        if error.errno in _NO_LINKS:
            return False
        raise
    return True


def _rename_alone(part: str, name: str, folder: int) -> None:
    """Rename a part where nothing is; runs of ours that do the same wait for one another."""
    from fcntl import LOCK_EX, LOCK_NB, flock

    for _ in range(_TRIES):
        try:
            flock(folder, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            sleep(_PAUSE_SECONDS)
        except OSError:  # some disks of networks lock no folder: no more can be done there
            break
        else:
            break
    with suppress(FileNotFoundError):
        os.stat(name, dir_fd=folder, follow_symlinks=False)
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    os.rename(part, name, src_dir_fd=folder, dst_dir_fd=folder)


def _sync(folder: int | None) -> None:
    if folder is None:
        return
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise NotLastingError(error.errno, error.strerror) from None


def _not_saved(path: Path, error: OSError) -> StorageError:
    return StorageError(f"{path} is not saved: {_reason(error)}. Make room, or give another place.")


def _is_there(path: Path) -> StorageError:
    return NameTakenError(f"{path} is there already. Give another name, or --force to replace it.")


def _reason(error: OSError) -> str:
    return (error.strerror or "it failed").lower()
