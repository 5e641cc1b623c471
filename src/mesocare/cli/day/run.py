"""How is a whole day list made? Read, dated, written and counted, to its end or until a stop."""

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from mesocare.cli.day.batch import Tally, make_folder, make_sheets
from mesocare.cli.day.rows import AskedOfAll, Day, gather_day, read_rows
from mesocare.cli.leaflet import render_sheets
from mesocare.cli.output import refuse_for_own_files, write_error
from mesocare.errors import InputRefusedError, MesocareError, StorageError
from mesocare.reading.day_list import MOST_BYTES, DayList, RefusedRow, parse_day_list
from mesocare.store.files import check_place, write_file

if TYPE_CHECKING:
    from types import FrameType

    from mesocare.views.content import Content

_INTERRUPTED, _TERMINATED = 130, 143
_MOST_IN_ONE_FILE = 200
"""One document is set as a whole, at about 4 MiB a sheet."""


class _TerminatedError(BaseException):
    """Somebody asked this process to end."""


class _StoppedError(MesocareError):
    """A batch was stopped from outside; its text says what is done."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def make_day(
    day_list: Path, target: Path, asked: AskedOfAll, *, is_one_file: bool, force: bool
) -> bool:
    """Make all sheets of a day list and say on standard error what is done; whether all rows are.

    Raises:
        MesocareError: when nothing could be made, or the work was stopped.

    """
    rows = parse_day_list(_read(day_list))
    if is_one_file:
        _check_count(rows)
        check_place(target, force=force)
    day = gather_day(asked, rows)
    tally = Tally(refused=list(rows.refused))
    make = _make_one_file if is_one_file else _make_folder
    make(target, rows, day, tally, force=force)
    write_error(_summary(tally))
    return not tally.refused


def _check_count(rows: DayList) -> None:
    if len(rows.rows) > _MOST_IN_ONE_FILE:
        message = (
            f"--one-file: the day list has {len(rows.rows)} rows, and one file holds "
            f"{_MOST_IN_ONE_FILE} sheets at most. Split the list, or write -o FOLDER."
        )
        raise InputRefusedError(message)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        message = f"{path} cannot be read: {reason}. Give the day list's file."
        raise StorageError(message) from None


def _make_folder(folder: Path, rows: DayList, day: Day, tally: Tally, *, force: bool) -> None:
    make_folder(folder)
    jobs = day.jobs(read_rows(rows, day, tally.refused))
    try:
        with _stoppable():
            for _ in _with_progress(make_sheets(folder, jobs, tally, force=force), len(rows.rows)):
                pass
    except KeyboardInterrupt:
        _stop(tally, _INTERRUPTED)
    except _TerminatedError:
        _stop(tally, _TERMINATED)
    except StorageError as error:
        message = f"{error}\n{_summary(tally)}"
        raise StorageError(message) from None
    except OSError as error:
        message = f"{refuse_for_own_files(error)}\n{_summary(tally)}"
        raise StorageError(message) from None


def _make_one_file(path: Path, rows: DayList, day: Day, tally: Tally, *, force: bool) -> None:
    """Put all sheets into one PDF, in the list's order; a row that cannot be printed is refused."""
    found = [
        (row.number, day.content_of(row, session))
        for row, session in read_rows(rows, day, tally.refused)
    ]
    try:
        data = _render(found, day)
    except InputRefusedError:
        found = list(_only_printable(found, day, tally))
        data = _render(found, day)
    if not found:
        return
    write_file(path, data, force=force)
    tally.made.extend(number for number, _ in found)


def _render(found: "list[tuple[int, Content]]", day: Day) -> bytes:
    return render_sheets([content for _, content in found], day.at, day.look) if found else b""


def _only_printable(
    found: "list[tuple[int, Content]]", day: Day, tally: Tally
) -> "Iterator[tuple[int, Content]]":
    for number, content in found:
        try:
            render_sheets([content], day.at, day.look)
        except InputRefusedError as error:
            tally.refused.append(RefusedRow(number, str(error)))
        else:
            yield number, content


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


def _stop(tally: Tally, exit_code: int) -> NoReturn:
    message = f"Stopped. {_summary(tally)}\nGive the same command again to go on."
    raise _StoppedError(message, exit_code) from None


def _with_progress(done: Iterable[None], count: int) -> Iterable[None]:
    """Show how far it is on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        return done
    from rich.console import Console
    from rich.progress import track

    return track(done, "Sheets", total=count, console=Console(stderr=True), transient=True)


def _summary(tally: Tally) -> str:
    parts = [f"{_count(len(tally.made), 'sheet')} made"]
    if tally.found:
        parts.append(f"{_count(len(tally.found), 'sheet')} there already")
    if tally.refused:
        parts.append(f"{_count(len(tally.refused), 'row')} refused")
    refused = sorted(tally.refused, key=lambda row: row.number)
    return "\n".join([f"{', '.join(parts)}.", *map(str, refused)])


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
