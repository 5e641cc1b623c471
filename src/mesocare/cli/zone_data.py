"""The newest time zone data on this computer: the system's, or that of the package tzdata.

Python takes the system's, however old it is. A law that moved a clock since then would make dates
an hour wrong, early as well. A folder that the environment names is not taken at all: whoever made
it can call it as new as they like.
"""

import os
import zoneinfo
from collections.abc import Iterable, Iterator
from types import ModuleType

_SYSTEM_FOLDERS = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/etc/zoneinfo")
"""Where systems keep theirs; to ask Python, which mostly answers the same, costs a start 3 ms."""
_VERSION_FILES = (("tzdata.zi", "# version "), ("+VERSION", ""))
"""The files of a system that name the version of its data, and what stands before it."""


def use_newest_zone_data() -> None:
    """Let zones be read from the package, unless the system's data is as new, or newer.

    Nothing changes where the package is missing. Versions are written like 2026a.
    """
    if os.environ.pop("PYTHONTZPATH", None) is not None:
        zoneinfo.reset_tzpath([*filter(os.path.isdir, _SYSTEM_FOLDERS)] or None)
    if not zoneinfo.TZPATH:
        return
    try:
        import tzdata  # type: ignore[import-untyped]  # it has no types
    except ImportError:
        return
    if find_version(zoneinfo.TZPATH) < tzdata.IANA_VERSION:
        zoneinfo.reset_tzpath(_folders_of(tzdata))


def _folders_of(package: ModuleType) -> list[str]:
    """Give the package's own folder: read as files, its zones cost a start 10 ms less."""
    folders = [os.path.join(folder, "zoneinfo") for folder in package.__path__]  # noqa: PTH118  as below
    return [folder for folder in folders if os.path.isdir(folder)]  # noqa: PTH112  as below


def find_version(folders: Iterable[str]) -> str:
    """Give the version of the data in the first folder that names one; none is the oldest."""
    return next(_versions(folders), "")


def _versions(folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for name, before in _VERSION_FILES:
            try:
                with open(os.path.join(folder, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123  pathlib costs a start 3 ms
                    line = file.readline(64).strip()
            except (OSError, ValueError):
                continue
            if line.startswith(before):
                yield line.removeprefix(before)
