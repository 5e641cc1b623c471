"""The clinic's file that this account has chosen, for the commands that go by one."""

import os
from pathlib import Path

from mesocare.errors import StorageError

VARIABLE = "MESOCARE_CLINIC"
"""What `--clinic` reads where it is not given; a choice speaks through it."""


def go_by_chosen(arguments: list[str]) -> None:
    """Have the chosen file stand for `--clinic`, for this process, where nothing else does.

    Raises:
        StorageError: when the choice cannot be read, or its file is gone: never quietly without it.

    """
    if os.environ.get(VARIABLE) or any(one.partition("=")[0] == "--clinic" for one in arguments):
        return
    if chosen := find_chosen():
        os.environ[VARIABLE] = str(chosen)


def find_chosen() -> Path | None:
    """Return the file that this account has chosen; None where it has chosen none.

    Raises:
        StorageError: when the choice cannot be read, or its file is gone.

    """
    from mesocare.store.chosen import default_place, read_chosen

    chosen = read_chosen(default_place())
    if chosen is not None and not chosen.exists():
        raise StorageError(_GONE.format(path=chosen))
    return chosen


_GONE = (
    "The clinic's file by which this account goes is gone: {path}. "
    "Choose it again: mesocare clinic use FILE. Or do without: mesocare clinic forget"
)
