"""Folders (0700) and files (0600) that their owner alone can open, and that are no links.

Each function refuses with a StorageError what is of another kind, a link, or another account's.
"""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mesocare.characters import without_forbidden
from mesocare.errors import StorageError
from mesocare.store.files import sync_folder

ELSEWHERE = "Or keep your sessions in another place."


class Kind(NamedTuple):
    """What should be in a place, and the rights on it."""

    name: str
    is_kind: Callable[[int], bool]
    mode: int


FILE = Kind("file", stat.S_ISREG, 0o600)
FOLDER = Kind("folder", stat.S_ISDIR, 0o700)


def refuse(place: Path, told: str) -> StorageError:
    """Return a refusal that begins with the place."""
    return StorageError(f"{without_forbidden(str(place))}: {told}")


def find(place: Path) -> os.stat_result | None:
    """Return what is in a place itself, a link included; None where nothing is."""
    try:
        return place.lstat()
    except FileNotFoundError:
        return None


def is_there(place: Path, kind: Kind) -> bool:
    """Tell whether anything is in a place; if so, it is of this kind."""
    found = find(place)
    if found is None:
        return False
    if stat.S_ISLNK(found.st_mode):
        told = f"this is a link, and links are not followed. Put the {kind.name} itself there."
        raise refuse(place, f"{told} {ELSEWHERE}")
    if not kind.is_kind(found.st_mode):
        raise refuse(place, f"this is not a {kind.name}. Move it away. {ELSEWHERE}")
    return True


def is_open_to_others(place: Path) -> bool:
    """Tell whether others can open what is in a place; where nothing is any more, they cannot."""
    if os.name != "posix":  # pragma: no cover  Windows: the profile's access list keeps others out
        return False
    found = find(place)
    if found is not None and found.st_uid != os.geteuid():
        told = f"this belongs to another account. Run mesocare under that account. {ELSEWHERE}"
        raise refuse(place, told)
    return found is not None and bool(found.st_mode & 0o077)


def narrow(place: Path, kind: Kind) -> tuple[str, ...]:
    """Take the rights of others away, and return a notice if there were any."""
    if not is_open_to_others(place):
        return ()
    with suppress(OSError):
        place.chmod(kind.mode)
    if is_open_to_others(place):
        told = f"others on this computer can open this {kind.name}, and that cannot be changed."
        raise refuse(place, f"{told} Keep your sessions in another place.")
    told = f"others on this computer could open this {kind.name}. Now only you can."
    return (str(refuse(place, told)),)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; one that is there is left for others to judge."""
    if find(folder) is not None:
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(FOLDER.mode)
        folder.chmod(FOLDER.mode)  # the umask may have taken the owner's rights as well
    sync_folder(folder.parent)
