"""The index of a folder of sheets: written by a run, and read by the next one."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mesocare.cli.day.batch import Tally
from mesocare.cli.day.folder import OUT_OF_DATE, Left, list_sheets, parse_name
from mesocare.cli.day.marks import read_plain_file
from mesocare.cli.day.notices import leaves_blank
from mesocare.cli.sheet import Form
from mesocare.reading.day_list import DayList, RefusedRow, Row
from mesocare.store.files import write_file

_NAME = "index.html"


class Known(NamedTuple):
    """Which sheets of a folder are of which list, as earlier runs have written it down."""

    list_id: str
    """What stands for this run's list; empty where it came by a pipe, and nothing does."""
    files_of: Mapping[str, frozenset[str]]
    """The sheets of each list that is known there; some may be of several."""

    @property
    def own(self) -> frozenset[str]:
        """Return the sheets of this list alone."""
        return self.files_of.get(self.list_id, frozenset()) - self.of_others

    @property
    def of_others(self) -> frozenset[str]:
        """Return the sheets of other lists."""
        others = (files for it, files in self.files_of.items() if it != self.list_id)
        return frozenset().union(*others)

    def after(self, tally: Tally, there: frozenset[str]) -> dict[str, frozenset[str]]:
        """Return which sheets that are `there` after a run are of which list."""
        made = frozenset(tally.made.values())
        files_of = {it: (files - made) & there for it, files in self.files_of.items()}
        if self.list_id:
            own = files_of.get(self.list_id, frozenset())
            files_of[self.list_id] = own.union(tally.files.values())
        return {it: files for it, files in files_of.items() if files}


def read_known(folder: Path, day_list: Path) -> Known:
    """Return what the index of a folder knows of its sheets."""
    from mesocare.views.day_index import read_files

    return Known(_identify(day_list, folder), read_files(read_plain_file(folder / _NAME)))


def write_index(
    folder: Path,
    known: Known,
    form: Form,
    rows: DayList,
    tally: Tally,
    left: Left,
    *,
    has_names: bool,
) -> str:
    """Write the page that finds a sheet, and say where; a page of somebody else is left as it is.

    Raises:
        StorageError: when it cannot be written.

    """
    from mesocare.views.day_index import MARK, Entry, Index, Missing, render_index

    path = folder / _NAME
    if os.path.lexists(path) and MARK not in read_plain_file(path):
        return f"{path} is not ours and is left as it is: there is no index of this run."
    named: tuple[Row | RefusedRow, ...] = (*rows.rows, *rows.refused) if has_names else ()
    names = {row.number: row.name or "" for row in named}
    blank = {number for number, said in tally.notices.items() if any(map(leaves_blank, said))}
    index = Index(
        sheets=[
            Entry(*parse_name(file)[:2], number, file, names.get(number, ""), number in blank)
            for number, file in tally.files.items()
        ],
        missing=[
            Missing(row.number, row.reason, names.get(row.number, "")) for row in tally.refused
        ],
        unread=rows.unread,
        stale=[Entry(*parse_name(it), it) for it in list_sheets(folder, form, OUT_OF_DATE)],
        others=[Entry(*parse_name(it), it) for it in left.sheets],
        old=left.told,
        files_of=known.after(tally, frozenset(path.name for path in folder.iterdir())),
    )
    write_file(path, render_index(index, has_names=has_names), force=True)
    return f"To find one: {path}"


def _identify(day_list: Path, folder: Path) -> str:
    """Return what stands for a list's file, seen from the folder, so that no page has its path.

    A list that comes by a pipe has nothing: the next one by that name may be of another clinic.
    """
    if not day_list.is_file():
        return ""
    path = str(day_list.resolve())
    with suppress(ValueError):  # on another drive of Windows
        path = os.path.relpath(path, folder.resolve())
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:32]
