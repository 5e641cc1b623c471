"""How does a file come to its place? Whole or not at all, for its owner's eyes, never by accident.

A file is written beside its place, under a name of its own, brought safely to the disk, and only
then put in place in one step. So there is the old file or the new one, and never a part of either.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISLNK, S_ISREG

from mesocare.errors import StorageError

_PART_PREFIX, _PART_SUFFIX = ".mesocare-", ".part"
_NO_HARD_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def write_file(path: Path, data: bytes, *, force: bool) -> None:
    """Write a whole file that its owner alone may read (0600).

    A file that is there is replaced with `force` only, a link is never followed: with `force` the
    link itself makes room for the file.

    Raises:
        StorageError: when nothing was written, or when it is not certain that it will stay.

    """
    check_place(path, force=force)
    try:
        part = _write_part(path.parent, data)
    except OSError as error:
        raise _not_saved(path, error) from None
    try:
        _put_in_place(part, path, force=force)
    except FileExistsError:
        raise _is_there(path) from None
    except OSError as error:
        raise _not_saved(path, error) from None
    finally:
        with suppress(OSError):
            part.unlink()
    _save_folder(path)


def check_place(path: Path, *, force: bool) -> None:
    """See that a file may be written at a place, before any work is done for it.

    Raises:
        StorageError: when it may not.

    """
    check_folder(path.parent)
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _not_saved(path, error) from None
    if not S_ISREG(kind) and not S_ISLNK(kind):
        message = f"{path} is no file. Give the name of a new file."
        raise StorageError(message)
    if not force and S_ISLNK(kind):
        message = f"{path} is a link. Give another name, or --force to put a file in its place."
        raise StorageError(message)
    if not force:
        raise _is_there(path)


def check_folder(folder: Path) -> None:
    """See that a folder is there, and is no link to another one.

    Raises:
        StorageError: when it is not.

    """
    if folder.is_symlink():
        message = f"{folder} is a link to another folder. Give that folder itself."
        raise StorageError(message)
    if not folder.is_dir():
        message = f"There is no folder {folder}. Make it first, or give another one."
        raise StorageError(message)


def _write_part(folder: Path, data: bytes) -> Path:
    import tempfile

    descriptor, name = tempfile.mkstemp(_PART_SUFFIX, _PART_PREFIX, folder)
    part = Path(name)
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123  a descriptor has no path
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:  # an interruption as well must leave nothing behind
        part.unlink()
        raise
    return part


def _put_in_place(part: Path, path: Path, *, force: bool) -> None:
    """Give the part its name in one step, which without `force` fails where a file is there."""
    if force:
        part.replace(path)
    elif os.name == "nt":
        part.rename(path)
    else:
        _link(part, path)


def _link(part: Path, path: Path) -> None:
    try:
        path.hardlink_to(part)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        check_place(path, force=False)  # the best that a disk without hard links allows
        part.replace(path)


def _save_folder(path: Path) -> None:
    """Bring the new name to the disk as well; Windows does so by itself."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.ENOTSUP):  # a disk that cannot, as some networks'
            return
        message = f"{path} is saved, but a power cut may undo it: {_reason(error)}. Check it."
        raise StorageError(message) from None


def _not_saved(path: Path, error: OSError) -> StorageError:
    return StorageError(f"{path} is not saved: {_reason(error)}. Make room, or give another place.")


def _is_there(path: Path) -> StorageError:
    return StorageError(f"{path} is there already. Give another name, or --force to replace it.")


def _reason(error: OSError) -> str:
    return (error.strerror or "it failed").lower()
