"""Which time zone data is the newest here: the system's, or that of the package tzdata?

Python takes the system's, however old it is. A law that moved a clock since then would make dates
an hour wrong, early as well.
"""

import os
import zoneinfo
from collections.abc import Iterable, Iterator

_VERSION_FILES = (("tzdata.zi", "# version "), ("+VERSION", ""))
"""The files of a system that name the version of its data, and what stands before it."""


def use_newest_zone_data() -> None:
    """Let zones be read from the package, unless the system's data is as new, or newer.

    Nothing changes where the package is missing. Versions are written like 2026a.
    """
    if not zoneinfo.TZPATH:
        return
    try:
        from tzdata import IANA_VERSION  # type: ignore[import-untyped]  # it has no types
    except ImportError:
        return
    if find_version(zoneinfo.TZPATH) < IANA_VERSION:
        zoneinfo.reset_tzpath(())


def find_version(folders: Iterable[str]) -> str:
    """Give the version of the data in the first folder that names one; none is the oldest."""
    return next(_versions(folders), "")


def _versions(folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for name, before in _VERSION_FILES:
            try:
                with open(os.path.join(folder, name), encoding="ascii") as file:  # noqa: PTH118, PTH123  pathlib costs a start 3 ms
                    line = file.readline(64).strip()
            except (OSError, ValueError):
                continue
            if line.startswith(before):
                yield line.removeprefix(before)
