"""What a folder holds of a day's sheets, known by their names and by the marks in them."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from mesocare.cli.day.marks import read_mark
from mesocare.cli.sheet import Form
from mesocare.errors import StorageError

_NAME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})-(?:([0-9]{4})-)?row([0-9]{4,})(?:-[0-9]+)?\.[a-z]+"
)


OUT_OF_DATE = "OUT-OF-DATE-"
"""What the name of a sheet starts with that must not be handed out any more."""


def list_sheets(folder: Path | None, form: Form, prefix: str = "") -> list[str]:
    """Return the files of a folder that are named as sheets of a day list, in order.

    Raises:
        StorageError: when the folder lets nothing be listed.

    """
    if folder is None or not folder.is_dir():
        return []
    try:
        there = list(folder.iterdir())
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        message = f"{folder} cannot be opened: {reason}. Give another folder."
        raise StorageError(message) from None
    return sorted(
        path.name
        for path in there
        if path.name.startswith(prefix)
        and _NAME.fullmatch(path.name.removeprefix(prefix))
        and path.suffix == f".{form.value}"
    )


class Left(NamedTuple):
    """What a folder holds of ours that is of no row of the list."""

    sheets: list[str]
    """Those of the form that is made."""
    told: list[str]
    """What is said of all other files."""


def find_left(folder: Path | None, form: Form, known: Collection[str], whole: str) -> Left:
    """Return what a run leaves as it is: neither among the `known` sheets, nor made anew.

    `whole` is the digest of one file with all sheets of the list.
    """
    if folder is None or not folder.is_dir():
        return Left([], [])
    sheets = [name for name in list_sheets(folder, form) if name not in known]
    said = []
    for path in sorted(folder.glob("*.pdf")):
        mark = None if _NAME.fullmatch(path.name) else read_mark(path, Form.PDF)
        if mark not in (None, whole) and not path.name.startswith(OUT_OF_DATE):
            said.append(f"{path.name} is not made anew. It holds several sheets of another run.")
    there = {other: len(list_sheets(folder, other)) for other in Form if other is not form}
    said += [_OTHER_FORM.format(it=it, form=other) for other, it in there.items() if it]
    return Left(sheets, said)


_OTHER_FORM = "{it} more in the form {form} are not looked at. Do not use what is out of date."


def parse_name(name: str) -> tuple[str, str, int]:
    """Return the date, the time and the row in a sheet's name; the time is empty where none is."""
    found = _NAME.fullmatch(name.removeprefix(OUT_OF_DATE))
    assert found
    clock = found[2]
    return found[1], f"{clock[:2]}:{clock[2:]}" if clock else "", int(found[3])
