"""A whole day list: read, dated, written and counted, to its end or until a stop."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from mesocare.cli.day.batch import (
    Batch,
    Tally,
    count_workers,
    list_sheets,
    make_folder,
    make_sheets,
    parse_name,
)
from mesocare.cli.day.marks import is_plain_file_with
from mesocare.cli.day.rows import AskedOfAll, Dated, Day, gather_day, read_rows
from mesocare.cli.day.summary import say_orders, say_others, say_summary
from mesocare.cli.output import refuse_for_own_files, write_error
from mesocare.errors import InputRefusedError, MesocareError, StorageError
from mesocare.reading.day_list import MOST_BYTES, DayList, RefusedRow
from mesocare.store.files import check_folder, check_place, write_file

if TYPE_CHECKING:
    from types import FrameType


_INTERRUPTED, _TERMINATED = 130, 143
_MOST_IN_ONE_FILE = 200
"""All are held in memory until they are joined."""
_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where the sheets go, and what may be done there."""

    target: Path | None
    """A folder, or one PDF; None where only a rehearsal is asked for."""
    is_one_file: bool
    is_forced: bool
    is_rehearsal: bool
    """Whether nothing is written: it is only said what would happen."""
    has_names_in_index: bool


class _TerminatedError(BaseException):
    """Somebody asked this process to end."""


class _StoppedError(MesocareError):
    """A batch was stopped from outside; its text says what is done."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def make_day(day_list: Path, wanted: Wanted, asked: AskedOfAll) -> bool:
    """Make all sheets of a day list and say on standard error what is done; whether all rows are.

    Raises:
        MesocareError: when nothing could be made, or the work was stopped.

    """
    rows, day = gather_day(asked, read_list_file(day_list))
    tally = Tally(refused=list(rows.refused))
    if wanted.is_one_file:
        lines = _make_one_file(rows, day, tally, wanted)
    else:
        lines = _make_folder(rows, day, tally, wanted)
    write_error("\n".join([*lines, *say_orders(rows, day.clinic)]))
    return not tally.refused


def read_list_file(path: Path) -> bytes:
    """Read a day list, of one byte more than may be at most.

    Raises:
        StorageError: when it cannot be read.

    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        message = f"{path} cannot be read: {reason}. Give the day list's file."
        raise StorageError(message) from None


def _make_folder(rows: DayList, day: Day, tally: Tally, wanted: Wanted) -> list[str]:
    folder = wanted.target
    if folder and not wanted.is_rehearsal:
        make_folder(folder)
    elif folder and os.path.lexists(folder):
        check_folder(folder)
    batch = Batch(folder, day.asked.form, wanted.is_forced, wanted.is_rehearsal)
    jobs = day.jobs(read_rows(rows, day, tally.refused))

    def summary() -> list[str]:
        return say_summary(tally, rows, wanted.target, is_rehearsal=wanted.is_rehearsal)

    try:
        with _stoppable():
            for _ in _with_progress(make_sheets(batch, jobs, tally), len(rows.rows)):
                pass
            known = {*tally.files.values(), *tally.beside.values()}
            others = [name for name in list_sheets(folder, batch.form) if name not in known]
            found_by = []
            if folder and tally.files and not wanted.is_rehearsal:
                has_names = wanted.has_names_in_index
                found_by = _write_index(folder, rows, tally, others, has_names=has_names)
    except KeyboardInterrupt:
        _stop(summary(), _INTERRUPTED)
    except _TerminatedError:
        _stop(summary(), _TERMINATED)
    except (StorageError, OSError) as error:
        refusal = error if isinstance(error, StorageError) else refuse_for_own_files(error)
        raise StorageError("\n".join([str(refusal), *summary()])) from None
    return [*summary(), *say_others(others, folder), *found_by]


def _write_index(
    folder: Path, rows: DayList, tally: Tally, others: list[str], *, has_names: bool
) -> list[str]:
    """Write the page that finds a sheet; a page of somebody else is left as it is."""
    from mesocare.views.day_index import MARK, Entry, render_index

    path = folder / _INDEX
    if os.path.lexists(path) and not is_plain_file_with(path, MARK):
        return [f"{path} is not ours and is left as it is: there is no index of this run."]
    names = {row.number: row.name or "" for row in rows.rows} if has_names else {}
    entries = [
        Entry(*parse_name(file)[:2], number, file, names.get(number, ""))
        for number, file in tally.files.items()
    ]
    page = render_index(
        entries,
        [Entry(*parse_name(file), file) for file in others],
        has_names=has_names,
    )
    write_file(path, page, force=True)
    return [f"To find one: {path}"]


def _make_one_file(rows: DayList, day: Day, tally: Tally, wanted: Wanted) -> list[str]:
    """Put all sheets into one PDF, in the list's order; a row that cannot be printed is refused."""
    path = wanted.target
    assert path
    if len(rows.rows) > _MOST_IN_ONE_FILE:
        message = (
            f"--one-file: the day list has {len(rows.rows)} rows, and one file holds "
            f"{_MOST_IN_ONE_FILE} sheets at most. Split the list, or write -o FOLDER."
        )
        raise InputRefusedError(message)
    check_place(path, force=wanted.is_forced)
    dated = list(read_rows(rows, day, tally.refused))
    with ThreadPoolExecutor(count_workers()) as pool:
        papers = dict(pool.map(partial(_print_row, day, tally), dated))
    printed = {number: paper for number, paper in papers.items() if paper}
    if printed and not wanted.is_rehearsal:
        from mesocare.views.sheet.joining import join_papers

        write_file(path, join_papers(printed.values()), force=wanted.is_forced)
    tally.made.update(dict.fromkeys(printed, path.name))
    tally.notices.update((one.row.number, day.notices_of(one)) for one in dated)
    return say_summary(tally, rows, path, is_rehearsal=wanted.is_rehearsal)


def _print_row(day: Day, tally: Tally, dated: Dated) -> tuple[int, bytes]:
    """Return a row's sheet; nothing of one that cannot be printed, which is refused."""
    number = dated.row.number
    try:
        return number, day.render(dated)
    except InputRefusedError as error:
        tally.refused.append(RefusedRow(number, str(error)))
        return number, b""


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let a request to end (SIGTERM) come as an exception, so that what is begun is finished."""

    def end(_signal: int, _frame: "FrameType | None") -> NoReturn:
        raise _TerminatedError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(summary: list[str], exit_code: int) -> NoReturn:
    message = "\n".join([f"Stopped. {summary[0]}", *summary[1:], _GO_ON])
    raise _StoppedError(message, exit_code) from None


_GO_ON = "Give the same command again to go on."


def _with_progress(done: Iterable[None], count: int) -> Iterable[None]:
    """Show how far it is on standard error, where that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return done
    from rich.console import Console
    from rich.progress import track

    return track(done, "Sheets", total=count, console=Console(stderr=True), transient=True)
