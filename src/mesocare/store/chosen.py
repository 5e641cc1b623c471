"""Which clinic's file does this account go by? One path, kept in a file of the account's settings.

Nothing of a patient stands in it, and nothing of the clinic but where its file is.
"""

import os
import stat
import sys
from pathlib import Path

from mesocare.characters import find_forbidden
from mesocare.errors import StorageError
from mesocare.store.files import folder_taken_back, write_file

_LONGEST = 4096
"""The bytes of the longest path on Linux; what is longer is none."""


def default_place() -> Path | None:
    """Return where the choice is kept, as platformdirs names it; None without a home folder."""
    if sys.platform != "linux":
        from platformdirs import user_config_path

        return user_config_path("mesocare", appauthor=False) / "clinic"
    base = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")  # noqa: PTH111  Path raises without a home
    return Path(base, "mesocare", "clinic") if os.path.isabs(base) else None  # noqa: PTH117  of a text


def read_chosen(place: Path | None) -> Path | None:
    """Return the file that was chosen; None where none was.

    Raises:
        StorageError: when the choice cannot be read, or is no whole path. It is never passed over:
            without the clinic's rules a date may be too early.

    """
    if place is None:
        return None
    try:
        with open(place, "rb", opener=_open_at_once) as file:
            text = file.read(_LONGEST + 1).decode() if _is_file(file.fileno()) else ""
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError):
        text = ""
    path = text.removesuffix("\n")
    if not _is_clean(path) or len(text) > _LONGEST or not Path(path).is_absolute():
        raise StorageError(_UNREADABLE)
    return Path(path)


def choose(place: Path | None, path: Path) -> None:
    """Keep which file this account goes by, in place of an earlier choice.

    Raises:
        StorageError: when it cannot be kept.

    """
    chosen = str(path.absolute())
    if not _is_clean(chosen):
        raise StorageError(_NO_NAME)
    if place is None:
        raise StorageError(_NO_HOME)
    with folder_taken_back(place.parent):
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            raise StorageError(_CLOSED.format(folder=place.parent)) from None
        write_file(place, f"{chosen}\n".encode(), force=True)


def forget_chosen(place: Path | None) -> bool:
    """Forget the choice; tell whether there was one.

    Raises:
        StorageError: when it cannot be taken away.

    """
    if place is None:
        return False
    try:
        place.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        raise StorageError(_STAYS.format(place=place)) from None
    return True


def _open_at_once(path: str, flags: int) -> int:
    """Open what is there; a pipe that nobody writes to is not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _is_file(descriptor: int) -> bool:
    return stat.S_ISREG(os.fstat(descriptor).st_mode)


def _is_clean(path: str) -> bool:
    return path.isprintable() and find_forbidden(path) is None


_UNREADABLE = (
    "Which clinic's file this account goes by cannot be read. "
    "Choose it again: mesocare clinic use FILE"
)
_NO_NAME = "The name of this file holds what is no letter. Rename it first."
_NO_HOME = (
    "No folder is known to keep your settings in. Set HOME or XDG_CONFIG_HOME to a full path."
)
_CLOSED = (
    "The folder for your settings, {folder}, cannot be made. "
    "Set XDG_CONFIG_HOME to one that you may write to."
)
_STAYS = "{place} cannot be taken away. Remove it yourself."
