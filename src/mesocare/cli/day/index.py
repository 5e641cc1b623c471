"""The index of a folder of sheets: written by a run, and read by the next one of the same list."""

import hashlib
import os
from pathlib import Path

from mesocare.cli.day.batch import Tally
from mesocare.cli.day.folder import OUT_OF_DATE, Left, list_sheets, parse_name
from mesocare.cli.day.marks import read_plain_file
from mesocare.cli.day.notices import leaves_blank
from mesocare.cli.sheet import Form
from mesocare.reading.day_list import DayList, RefusedRow, Row
from mesocare.store.files import write_file

_NAME = "index.html"


def read_own(folder: Path, day_list: Path) -> frozenset[str]:
    """Return the files that the last run of the same list has made in a folder."""
    from mesocare.views.day_index import files_of

    return files_of(read_plain_file(folder / _NAME), _identify(day_list, folder))


def write_index(
    folder: Path,
    day_list: Path,
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
    )
    page = render_index(index, _identify(day_list, folder), has_names=has_names)
    write_file(path, page, force=True)
    return f"To find one: {path}"


def _identify(day_list: Path, folder: Path) -> str:
    """Return what stands for a list's file, seen from the folder, so that no page has its path."""
    try:
        path = os.path.relpath(day_list, folder)
    except ValueError:  # on another drive of Windows
        path = str(day_list.absolute())
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:32]
