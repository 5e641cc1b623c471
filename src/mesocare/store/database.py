"""The file in which SQLite keeps what a patient told: its table, its mark, its locks, its faults.

Processes may share it. The threads of one process may not: closing a file drops its locks.
Each function refuses with a StorageError what it cannot do.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from time import monotonic, sleep

from mesocare.store.files import PARTS, folder_taken_back, put_whole, sync_folder
from mesocare.store.private import (
    ELSEWHERE,
    FILE,
    FOLDER,
    find,
    is_open_to_others,
    is_there,
    make_folder,
    narrow,
    refuse,
)

_MARK = b"meso"
READ, CHANGE = "BEGIN", "BEGIN IMMEDIATE"
"""How `opened` may begin."""
APPLICATION_ID = int.from_bytes(_MARK)
FORMAT = 2
"""The version of the table, as SQLite's `user_version`."""
MOST_KEPT = 2000
"""Sessions and events: far more than a life has, and read within a tenth of a second."""
TABLE = """CREATE TABLE told (
    id BLOB PRIMARY KEY DEFAULT (randomblob(16)),
    event TEXT NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    has_time INTEGER NOT NULL,
    zone TEXT NOT NULL,
    is_last INTEGER NOT NULL,
    answers TEXT NOT NULL,
    UNIQUE (event, at, day, has_time)
) STRICT, WITHOUT ROWID"""
"""Sessions, which have no event, and events. What the values must be is judged row by row."""

_MOST_BYTES = 4 << 20
"""2 KiB for each of them, ten times what one needs; a longer file is not even opened."""
_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    f"PRAGMA max_page_count = {_MOST_BYTES // 4096}",  # what is written can be read again
    "PRAGMA synchronous = FULL",  # EXTRA needs a sync of the folder, which not every disk has
    "PRAGMA fullfsync = ON",  # macOS: its plain fsync leaves the data in the disk's cache
    "PRAGMA journal_mode = DELETE",  # no side file outlives a change, as one of WAL would
)
_LOOK = "Look with 'mesocare sessions list'."
_MEANWHILE = "Until then, every command takes your sessions with --session."
_FOREIGN = (
    "this is not a file that mesocare made, or its beginning is lost. It was left as it is. "
    f"Move it away, or put a copy from a backup in its place. {_MEANWHILE}"
)
_NEWER = (
    f"a newer mesocare made this file: format {{found}}, and this one reads "
    f"{FORMAT}. It was left as it is. Update mesocare. {_MEANWHILE}"
)
_DAMAGED = (
    "this file is damaged or cut short. It was left as it is. Try again; if it stays so, put a "
    "copy from a backup in its place, or erase it with 'mesocare sessions forget' and add your "
    f"sessions again. {_MEANWHILE}"
)
_TOO_MANY = (
    f"mesocare keeps {MOST_KEPT} sessions and events at most, and here are more. Nothing was "
    "changed. Remove some, put a copy from a backup in its place, or erase it with 'mesocare "
    "sessions forget'."
)
_DOUBTFUL = (
    "the disk or the system reported a fault. If you were changing something, it may not be "
    "saved: look with 'mesocare sessions list', and try again."
)
_FAULTS = {
    sqlite3.SQLITE_BUSY: (
        "another program is using this file and did not let go in time. "
        "Nothing was changed. Close it, or wait a little, and try again."
    ),
    sqlite3.SQLITE_FULL: "the disk is full. Nothing was changed. Make room and try again.",
    sqlite3.SQLITE_READONLY: (
        "this file, or the folder that it is in, cannot be written. Nothing was changed. "
        f"Give yourself the right to write there. {ELSEWHERE}"
    ),
    sqlite3.SQLITE_READONLY_DBMOVED: (
        "this file was erased or moved by another program just now. Nothing was changed. Try again."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "this file, or one that SQLite keeps beside it, cannot be opened. Nothing was changed. "
        f"Give yourself the right to read and write there. {ELSEWHERE}"
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


def is_kept(path: Path) -> bool:
    """Tell whether there is a file, without making one."""
    with _faults_told(path):
        return is_there(path.parent, FOLDER) and find(path) is not None


@contextmanager
def opened(
    path: Path, begin: str, wait: float, *, is_made: bool = False
) -> Iterator[tuple[sqlite3.Connection, tuple[str, ...]]]:
    """Open a sound file of ours for one look or change, with notices of what had to be put right.

    At the end a change is on the disk, or has not been made.
    """
    with _faults_told(path), _taken_back(path) if is_made else nullcontext():
        notices = _guard(path, is_made=is_made)
        with closing(_connect(path)) as connection:
            _begin(connection, (*_PRAGMAS, begin, "SELECT 1 FROM sqlite_schema"), wait)
            _check_place(connection, path)
            with connection:  # commits, and rolls back where that fails as well
                _check_content(connection, path)
                yield connection, notices
                _check_count(connection, path)
        if begin == CHANGE:
            _make_last(path, "this is saved, but a power cut may undo it")


@contextmanager
def _taken_back(path: Path) -> Iterator[None]:
    """Take a file that was not there away again, and its folders, where nothing came into it."""
    is_new = not os.path.lexists(path)
    with folder_taken_back(path.parent):
        try:
            yield
        except BaseException:
            if is_new:
                with suppress(OSError, sqlite3.Error):
                    _erase_empty(path)
            raise


def _erase_empty(path: Path) -> None:
    """Erase a file in which no process has kept anything."""
    with closing(_connect(path)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        if connection.execute("SELECT count(*) FROM told").fetchone() == (0,):
            for file in (path, *_side_files(path)):
                file.unlink(missing_ok=True)


def _guard(path: Path, *, is_made: bool) -> tuple[str, ...]:
    """Keep others out of the folder, then out of the files, before SQLite tidies up any of them."""
    if is_made:
        make_folder(path.parent)
    notices = _guard_folder(path)
    if is_made and find(path) is None:
        _create(path)
    notices += tuple(notice for file in _files(path) for notice in narrow(file, FILE))
    found = _read_mark(path)
    if found != FORMAT:
        raise refuse(path, _NEWER.format(found=found) if found > FORMAT else _DAMAGED)
    if path.lstat().st_size > _MOST_BYTES:
        raise refuse(path, _TOO_MANY)
    return notices


def _guard_folder(path: Path) -> tuple[str, ...]:
    """Close the folder to others, unless it serves other things than these sessions too."""
    folder = path.parent
    is_there(folder, FOLDER)
    ours = {path, *_side_files(path), *folder.glob(PARTS)}
    if is_open_to_others(folder) and not ours.issuperset(folder.iterdir()):
        told = (
            "others on this computer can open this folder, and it holds other things as well. "
            f"Its rights were left as they are. Set them with chmod 700. {ELSEWHERE}"
        )
        raise refuse(folder, told)
    return narrow(folder, FOLDER)


def _connect(path: Path) -> sqlite3.Connection:
    """Open a file that is there; SQLite itself falls back to reading where writing is denied."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    return connection


def _begin(connection: sqlite3.Connection, steps: Iterable[str], wait: float) -> None:
    """Take the lock; SQLite itself asks so seldom that it starves among busy neighbours."""
    last_try_at = monotonic() + wait
    while True:
        try:
            for step in steps:
                connection.execute(step)
        except sqlite3.OperationalError as error:
            connection.rollback()
            if _code(error) & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > last_try_at:
                raise
            sleep(0.005)  # a twentieth of SQLite's own pause
        else:
            break
    connection.execute(f"PRAGMA busy_timeout = {round(1000 * wait)}")  # to save it at the end


def _check_place(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that SQLite found through a link which was put in place after the guard."""
    if os.name != "posix":  # pragma: no cover  Windows: only an administrator makes links
        return
    (_, _, found), *_ = connection.execute("PRAGMA database_list")
    folder = path.absolute().parent
    if found != os.path.join(os.path.realpath(folder.parent), folder.name, path.name):  # noqa: PTH118  as quick as can be
        told = "this became a link, and links are not followed. Put the file itself there."
        raise refuse(path, f"{told} {ELSEWHERE}")


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is cut short, or whose shape was altered; statistics may come and go."""
    size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    shape = "SELECT sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'"
    found = [connection.execute(sql).fetchall() for sql in (size, shape, "PRAGMA quick_check")]
    if found != [[(path.lstat().st_size,)], [(TABLE,)], [("ok",)]]:
        raise refuse(path, _DAMAGED)
    _check_count(connection, path)


def _check_count(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("SELECT count(*) FROM told").fetchone() > (MOST_KEPT,):
        raise refuse(path, _TOO_MANY)


def erase_files(path: Path, wait: float) -> bool:
    """Erase a file of ours in whatever state, with all that lies beside it by its name."""
    with _faults_told(path):
        if not is_there(path.parent, FOLDER):
            return False
        if is_there(path, FILE):
            _read_mark(path)
        _files(path)  # SQLite would follow a link, or wait at a pipe, beside the file
        with _held(path, wait):
            files = [*_files(path), *path.parent.glob(PARTS)]
            for file in files:
                file.unlink(missing_ok=True)
        _make_last(path, "this is erased, but a power cut may bring it back")
        return bool(files)


@contextmanager
def _held(path: Path, wait: float) -> Iterator[None]:
    """Keep other processes out of a file, as far as a damaged one can still be locked.

    Windows erases no file that is open, here or elsewhere, and so needs no lock.
    """
    if os.name != "posix" or find(path) is None:
        yield
        return
    with closing(_connect(path)) as connection:
        try:
            _begin(connection, ["BEGIN EXCLUSIVE"], wait)
        except sqlite3.DatabaseError as error:
            if _code(error) & 0xFF not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                raise
        yield


def _create(path: Path) -> None:
    """Put a whole, empty file in place, unless another process is the first to do so."""
    orphans = [file for file in _side_files(path) if find(file)]
    if orphans and find(path) is None:
        told = (
            f"this belongs to {path.name}, which is gone; a new one would take it for its own. "
            f"Put {path.name} back, or erase what is left with 'mesocare sessions forget'."
        )
        raise refuse(orphans[0], told)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute(TABLE)
        empty = connection.serialize()
    with suppress(FileExistsError):
        put_whole(path, empty, force=False)


def _read_mark(path: Path) -> int:
    """Return the format of a file of ours, without SQLite."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        header = file.read(100)  # SQLite's file format, 1.3
    if not header.startswith(b"SQLite format 3\0") or header[68:72] != _MARK:
        raise refuse(path, _FOREIGN)
    return int.from_bytes(header[60:64])


def _side_files(path: Path) -> list[Path]:
    return [path.with_name(f"{path.name}{suffix}") for suffix in ("-journal", "-wal", "-shm")]


def _files(path: Path) -> list[Path]:
    """List those of a file and its side files that are there."""
    return [file for file in (path, *_side_files(path)) if is_there(file, FILE)]


def _make_last(path: Path, told: str) -> None:
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise refuse(path, f"{told}: {error.strerror}. {_LOOK}") from None


@contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    """Turn what the system reports into a finished refusal; SQLite's own texts can bear data."""
    try:
        yield
    except OSError as error:
        told = f"this cannot be read or written: {error.strerror}. Fix that and try again."
        raise refuse(path, f"{told} {ELSEWHERE}") from None
    except sqlite3.DatabaseError as error:
        code = _code(error)
        raise refuse(path, _FAULTS.get(code) or _FAULTS.get(code & 0xFF) or _DOUBTFUL) from None


def _code(error: sqlite3.DatabaseError) -> int:
    """Return SQLite's code; what Python itself objects to has none, and is damage."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
