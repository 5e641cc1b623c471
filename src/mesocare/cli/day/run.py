"""A whole day list: read, dated, written and counted, to its end or until a stop."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from mesocare.characters import in_one_line
from mesocare.cli.day.batch import (
    Batch,
    Tally,
    count_workers,
    make_folder,
    make_sheets,
)
from mesocare.cli.day.dating import Dated, read_rows
from mesocare.cli.day.folder import find_left
from mesocare.cli.day.index import Known, read_known, write_index
from mesocare.cli.day.marks import read_mark, with_mark
from mesocare.cli.day.rows import AskedOfAll, Day, gather_day
from mesocare.cli.day.summary import say_orders, say_others, say_summary, say_unsigned
from mesocare.cli.leaflet import check_typesetter
from mesocare.cli.output import refuse_for_own_files, write_error
from mesocare.cli.sheet import Form
from mesocare.errors import InputRefusedError, MesocareError, StorageError
from mesocare.reading.day_list import MOST_BYTES, DayList, RefusedRow
from mesocare.reading.source import is_waiting
from mesocare.store.files import (
    check_folder,
    check_place,
    clear_parts,
    folder_taken_back,
    write_file,
)

if TYPE_CHECKING:
    from types import FrameType


_INTERRUPTED, _TERMINATED = 130, 143
_MOST_IN_ONE_FILE = 200
"""All are held in memory until they are joined."""


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
    if asked.form is Form.PDF:
        check_typesetter()
    rows, day = gather_day(asked, read_list_file(day_list))
    tally = Tally(refused=list(rows.refused))
    if wanted.is_one_file:
        lines = _make_one_file(rows, day, tally, wanted)
    else:
        lines = _make_folder(day_list, rows, day, tally, wanted)
    unsigned = say_unsigned(day.protocols.values())
    write_error("\n".join([*lines, *unsigned, *say_orders(rows, day.clinic)]))
    return not tally.refused


def read_list_file(path: Path) -> bytes:
    """Read a day list, of one byte more than may be at most.

    Raises:
        StorageError: when it cannot be read.

    """
    try:
        if is_waiting(path):
            message = f"{in_one_line(str(path))} is a pipe. Give the day list as a file."
            raise StorageError(message)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        message = f"{in_one_line(str(path))} cannot be read: {reason}. Give the day list's file."
        raise StorageError(message) from None


def _make_folder(path: Path, rows: DayList, day: Day, tally: Tally, wanted: Wanted) -> list[str]:
    """Make the sheets and the index; a folder in which nothing came to lie is taken away again."""
    with folder_taken_back(wanted.target) if wanted.target else nullcontext():
        return _fill_folder(path, rows, day, tally, wanted)


def _fill_folder(path: Path, rows: DayList, day: Day, tally: Tally, wanted: Wanted) -> list[str]:
    folder = wanted.target
    if folder and not wanted.is_rehearsal:
        make_folder(folder)
        clear_parts(folder)
    elif folder and os.path.lexists(folder):
        check_folder(folder)
    form, known = day.asked.form, read_known(folder, path) if folder else Known("", {})
    batch = Batch(folder, form, wanted.is_forced, wanted.is_rehearsal, known.own, known.of_others)
    jobs = list(day.jobs(read_rows(rows, day, tally.refused)))

    def summary() -> list[str]:
        return say_summary(tally, rows, wanted.target, is_rehearsal=wanted.is_rehearsal)

    try:
        with _stoppable():
            for _ in _with_progress(make_sheets(batch, jobs, tally), len(rows.rows)):
                pass
            done = {*tally.files.values(), *tally.stale}
            left = find_left(folder, form, done, day.digest_of_all(jobs))
            found_by = []
            if folder and not wanted.is_rehearsal:
                names = wanted.has_names_in_index
                found_by = [write_index(folder, known, form, rows, tally, left, has_names=names)]
    except KeyboardInterrupt:
        _stop(summary(), _INTERRUPTED)
    except _TerminatedError:
        _stop(summary(), _TERMINATED)
    except (StorageError, OSError) as error:
        refusal = error if isinstance(error, StorageError) else refuse_for_own_files(error)
        raise StorageError("\n".join([str(refusal), *summary()])) from None
    told = {older.name for older in tally.beside.values()}
    others = [name for name in left.sheets if name not in told]
    return [*summary(), *say_others(others, folder, left.told), *found_by]


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
    dated = list(read_rows(rows, day, tally.refused))
    digest = day.digest_of_all(list(day.jobs(iter(dated))))
    mark = None if wanted.is_forced else read_mark(path, Form.PDF)
    if mark == digest:
        tally.found.update((one.row.number, path.name) for one in dated)
        return say_summary(tally, rows, path)
    if mark:
        message = (
            f"{path} is there already, made from another list, or from another state of this one: "
            "look before you print it. Give another name, or --force to replace it."
        )
        raise StorageError(message)
    check_place(path, force=wanted.is_forced)
    with ThreadPoolExecutor(count_workers()) as pool:
        papers = dict(pool.map(partial(_print_row, day, tally), dated))
    printed = {number: paper for number, paper in papers.items() if paper}
    if printed and not wanted.is_rehearsal:
        from mesocare.views.sheet.joining import join_papers

        data = with_mark(join_papers(printed.values()), Form.PDF, digest)
        clear_parts(path.parent)
        write_file(path, data, force=wanted.is_forced)
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
