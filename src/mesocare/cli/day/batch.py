"""A sheet for each row, into one folder: each file whole or not at all, none made twice.

A sheet that an earlier run has made of the same row is known by the mark in it, wherever its row
stands by now. A sheet of an earlier run of this list that no row asks for any more is out of date,
and is renamed so that it says so. All else that is there is left as it is: the new sheet goes
beside it. With `force` it replaces a file that is no sheet of another list.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from mesocare.cli.day.folder import OUT_OF_DATE, list_sheets, parse_name
from mesocare.cli.day.marks import read_mark, with_mark
from mesocare.cli.day.notices import BESIDE_ANOTHER_LIST, BESIDE_NO_SHEET, BESIDE_STALE
from mesocare.cli.memory import most_workers
from mesocare.cli.sheet import Form
from mesocare.errors import InputRefusedError, StorageError
from mesocare.reading.day_list import RefusedRow
from mesocare.store.files import NameTakenError, check_folder, put_aside, write_file

_MOST_WORKERS = 8
"""More wait for each other: the disk, and the part of the work that Python does."""
_AHEAD = 4
"""How many sheets may be under way for each worker: enough for all, and memory stays flat."""


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet to be made."""

    number: int
    stem: str
    """The file's name without its ending, from date, time and row alone."""
    digest: str
    """What the sheet is made from, so that a changed row is seen."""
    render: Callable[[], bytes]
    notices: tuple[str, ...] = ()
    """What somebody should know who hands the sheet out."""


class Older(NamedTuple):
    """A file that has the name which the sheet of a row would have."""

    name: str
    said: str
    """What it is, and whether it may still be handed out, unless it is the sheet of a row."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What has become of each row so far; workers add to it, one row at a time."""

    made: dict[int, str] = field(default_factory=dict)
    """The file of each row whose sheet this run has made."""
    found: dict[int, str] = field(default_factory=dict)
    """The file of each row whose sheet an earlier run has made."""
    beside: dict[int, Older] = field(default_factory=dict)
    """Rows whose sheet was made beside an older file of that name, with the older one."""
    stale: dict[str, str] = field(default_factory=dict)
    """Sheets of an earlier run of this list that no row asks for, and how they are called now."""
    notices: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """What somebody should know who hands out the sheet of a row."""
    refused: list[RefusedRow] = field(default_factory=list)

    @property
    def files(self) -> dict[int, str]:
        """Each row's file."""
        return self.found | self.made


@dataclass(frozen=True, slots=True)
class Batch:
    """A folder in which sheets of one form are made, or would be made."""

    folder: Path | None
    """None where only a rehearsal is asked for."""
    form: Form
    is_forced: bool
    """Whether what is there is made anew and replaced."""
    is_rehearsal: bool
    """Whether all is done but the writing."""
    own: frozenset[str] = frozenset()
    """Sheets that an earlier run of the same list has made there, as its index says."""
    of_others: frozenset[str] = frozenset()
    """Sheets that are of other lists, as it says."""


def make_folder(folder: Path) -> None:
    """Make the folder for its owner alone, unless it is there.

    Raises:
        StorageError: when it cannot be made, or is a link.

    """
    if "\n" in str(folder):
        check_folder(folder)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        message = f"{folder} is a file. Give the name of a folder."
        raise StorageError(message) from None
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        message = f"{folder} cannot be made: {reason}. Give another folder."
        raise StorageError(message) from None
    check_folder(folder)


def make_sheets(batch: Batch, jobs: Iterable[Job], tally: Tally) -> Iterator[None]:
    """Make each sheet, and give a sign whenever one is done; `tally` holds what became of it.

    However it ends, no sheet is under way any more.

    Raises:
        StorageError: when a file cannot be written; those before it are whole.

    """
    there = _find_made(batch)
    wanted = []
    for job in jobs:
        tally.notices[job.number] = job.notices
        names = [] if batch.is_forced else there.get(job.digest, [])
        if name := _take(names, _name(batch, job)):
            tally.found[job.number] = name
        else:
            wanted.append(job)
    _put_stale_aside(batch, chain.from_iterable(there.values()), wanted, tally)
    yield from (None for _ in tally.found)
    workers = count_workers()
    pool = ThreadPoolExecutor(workers)
    under_way: deque[Future[None]] = deque()
    try:
        for job in wanted:
            under_way.append(pool.submit(_make_sheet, batch, job, tally))
            if len(under_way) >= workers * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def count_workers() -> int:
    """Return how many sheets are made at once: one for each core that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    cores = len(allowed(0)) if allowed else os.cpu_count() or 1
    return most_workers(min(cores, _MOST_WORKERS))


def _find_made(batch: Batch) -> dict[str, list[str]]:
    """Return the sheets of earlier runs by what they were made from."""
    made: dict[str, list[str]] = {}
    for name in list_sheets(batch.folder, batch.form):
        if mark := _read_mark(batch, name):
            made.setdefault(mark, []).append(name)
    return made


def _read_mark(batch: Batch, name: str) -> str | None:
    return read_mark(batch.folder / name, batch.form) if batch.folder else None


def _take(names: list[str], own: str) -> str | None:
    """Take one of the sheets that are alike for a row, its own if it is among them."""
    return names.pop(names.index(own) if own in names else 0) if names else None


def _name(batch: Batch, job: Job) -> str:
    return f"{job.stem}.{batch.form.value}"


def _names(batch: Batch, job: Job) -> Iterator[str]:
    """Return the names that a row's sheet may have, the best first; by force, what it may take."""
    others = (f"{job.stem}-{again}.{batch.form.value}" for again in count(2))
    for name in chain([_name(batch, job)], others):
        if not batch.is_forced or _is_replaceable(batch, name):
            yield name


def _is_replaceable(batch: Batch, name: str) -> bool:
    """Whether nothing is there, or a file or a link, and no sheet of another list."""
    path = batch.folder / name if batch.folder else None
    if path is None or not os.path.lexists(path):
        return True
    return name not in batch.of_others and (path.is_symlink() or path.is_file())


def _put_stale_aside(
    batch: Batch, unasked: Iterable[str], wanted: Sequence[Job], tally: Tally
) -> None:
    """Rename the sheets of an earlier run that no row asks for: nobody hands them out by mistake.

    A sheet of a row that is refused now may still be right. Nobody knows, so it is left.
    """
    replaced = {next(_names(batch, job)) for job in wanted} if batch.is_forced else set()
    in_doubt = {row.number for row in tally.refused}
    for name in sorted(batch.own.intersection(unasked) - replaced):
        if parse_name(name)[2] in in_doubt or batch.folder is None:
            continue
        if batch.is_rehearsal:
            tally.stale[name] = f"{OUT_OF_DATE}{name}"
        elif new_name := put_aside(batch.folder / name, OUT_OF_DATE):
            tally.stale[name] = new_name


def _make_sheet(batch: Batch, job: Job, tally: Tally) -> None:
    try:
        data = with_mark(job.render(), batch.form, job.digest)
    except InputRefusedError as error:
        tally.refused.append(RefusedRow(job.number, str(error)))
        return
    first = _name(batch, job)
    for name in _names(batch, job):
        if _write(batch, name, data, is_free=name in tally.stale):
            tally.made[job.number] = name
            if name != first:
                tally.beside[job.number] = _look_at(batch, first)
            return
        if _read_mark(batch, name) == job.digest:  # of a run beside this one
            tally.found[job.number] = name
            return


def _look_at(batch: Batch, name: str) -> Older:
    """Return what is known of a file that has the name of a row's sheet."""
    if not _read_mark(batch, name):
        return Older(name, BESIDE_NO_SHEET)
    return Older(name, BESIDE_STALE if name in batch.own else BESIDE_ANOTHER_LIST)


def _write(batch: Batch, name: str, data: bytes, *, is_free: bool) -> bool:
    """Write a file; whether its name was free. `is_free` says so of what a rehearsal leaves."""
    if batch.folder is None:
        return True
    path = batch.folder / name
    if batch.is_rehearsal:
        return batch.is_forced or is_free or not os.path.lexists(path)
    if os.path.lexists(path) and not batch.is_forced:
        return False
    try:
        write_file(path, data, force=batch.is_forced)
    except NameTakenError:
        return False
    return True
