"""How are many sheets made? Each file whole or not at all, and a stopped run goes on later.

What was begun is noted in the folder beside the sheets, so that a second run knows which of them
are there already, and never takes the sheet of another row, or of a row's older words, for its own.
"""

import errno
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from mesocare.errors import InputRefusedError, StorageError
from mesocare.reading.day_list import RefusedRow
from mesocare.store.files import check_folder, write_file

_NOTES = ".mesocare-sheets"
_WORKERS = 2
_MOST_AHEAD = 8
"""How many sheets may be under way: enough for all workers, and memory stays flat."""


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet to be made."""

    number: int
    name: str
    """The file's name, from date and number alone."""
    digest: str
    """What the sheet is made from, so that a changed row is seen."""
    render: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Tally:
    """What has become of each row so far; workers add to it, one row at a time."""

    made: list[int] = field(default_factory=list)
    found: list[int] = field(default_factory=list)
    """Rows whose sheets an earlier run has made."""
    refused: list[RefusedRow] = field(default_factory=list)


def make_folder(folder: Path) -> None:
    """Make the folder for its owner alone, unless it is there.

    Raises:
        StorageError: when it cannot be made, or is a link.

    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        message = f"{folder} is a file. Give the name of a folder."
        raise StorageError(message) from None
    except OSError as error:
        message = f"{folder} cannot be made: {_reason(error)}. Give another folder."
        raise StorageError(message) from None
    check_folder(folder)


def make_sheets(folder: Path, jobs: Iterable[Job], tally: Tally, *, force: bool) -> Iterator[None]:
    """Make each sheet, and give a sign whenever one is done; `tally` holds what became of it.

    However it ends, no sheet is under way any more.

    Raises:
        StorageError: when a file cannot be written; those before it are whole.

    """
    notes = Notes(folder)
    workers = ThreadPoolExecutor(_WORKERS)
    under_way: deque[Future[None]] = deque()
    try:
        for job in jobs:
            under_way.append(workers.submit(_make_sheet, folder, job, notes, tally, force=force))
            if len(under_way) >= _MOST_AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        workers.shutdown(cancel_futures=True)


def _make_sheet(folder: Path, job: Job, notes: "Notes", tally: Tally, *, force: bool) -> None:
    path = folder / job.name
    if os.path.lexists(path) and not force:
        if notes.digest_of(job.name) == job.digest:
            tally.found.append(job.number)
        else:
            tally.refused.append(RefusedRow(job.number, _refuse_other(job.name)))
        return
    try:
        data = job.render()
    except InputRefusedError as error:
        tally.refused.append(RefusedRow(job.number, str(error)))
        return
    notes.write(job)
    write_file(path, data, force=force)
    tally.made.append(job.number)


def _refuse_other(name: str) -> str:
    return (
        f"{name} is there already, and was made from something else. "
        "Give another folder, or --force to replace it."
    )


class Notes:
    """What each sheet of a folder was made from; a note is written before its sheet."""

    def __init__(self, folder: Path) -> None:
        """Read the notes of earlier runs.

        Raises:
            StorageError: when they cannot be read.

        """
        self._path = folder / _NOTES
        try:
            text = _read_notes(self._path)
        except OSError as error:
            raise self._refuse(error) from None
        self._digests = dict(_parse_notes(text))
        self._start = "\n" if text and not text.endswith("\n") else ""

    def digest_of(self, name: str) -> str | None:
        """Give what a sheet was made from, if that is known."""
        return self._digests.get(name)

    def write(self, job: Job) -> None:
        """Note that a sheet is about to be written.

        Raises:
            StorageError: when that cannot be noted.

        """
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        note = f"{self._start}{json.dumps([job.name, job.digest])}\n".encode()
        try:
            descriptor = os.open(self._path, flags, mode=0o600)
            try:
                if os.write(descriptor, note) < len(note):  # one call, so that no two notes mix
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            finally:
                os.close(descriptor)
        except OSError as error:
            raise self._refuse(error) from None

    def _refuse(self, error: OSError) -> StorageError:
        return StorageError(f"{self._path}: {_reason(error)}. Give another folder.")


def _read_notes(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.exists() else ""


def _parse_notes(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        try:
            name, digest = json.loads(line)
        except (ValueError, TypeError):  # a line that a power cut has cut short
            continue
        yield str(name), str(digest)


def _reason(error: OSError) -> str:
    return (error.strerror or "it failed").lower()
