"""Which sessions has this patient recorded, and where? SQLite, readable by its owner alone.

What this module did not make is never changed, and a link in the place of the file or its folder
is never followed. Whoever may write to the folders above can swap things at any time.
Processes may share a file. The threads of one process may not: closing a file drops its locks.
"""

import os
import re
import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import monotonic, sleep
from zoneinfo import ZoneInfo

from mesocare.characters import without_forbidden
from mesocare.dates.moments import FIRST_YEAR, LAST_YEAR, Session
from mesocare.dates.zones import find_zone
from mesocare.errors import StorageError

APPLICATION_ID = int.from_bytes(b"meso")
FORMAT = 1
"""The version of the schema, as SQLite's `user_version`."""
WAIT_SECONDS = 5.0
"""How long another program may hold the file: so long at the start, and again at the end."""
NOT_ERASED = (
    "This cannot erase copies in backups, in snapshots of the disk or in synchronised folders, "
    "calendars and sheets that you made, or the commands that your terminal remembers. "
    "Until the disk uses the space again, an expert may still find what was erased."
)

_SCHEMA = """CREATE TABLE sessions (
    ended_at TEXT NOT NULL,
    session_on TEXT NOT NULL,
    has_time INTEGER NOT NULL CHECK (has_time IN (0, 1)),
    zone_name TEXT NOT NULL,
    PRIMARY KEY (ended_at, session_on, has_time)
) STRICT, WITHOUT ROWID"""
_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = EXTRA",  # the folder too, after the journal is gone: only then it is done
    "PRAGMA fullfsync = ON",  # macOS: its plain fsync leaves the data in the disk's cache
    "PRAGMA journal_mode = DELETE",  # no side file outlives a change, as one of WAL would
)
_HEADER = re.compile(
    rb"SQLite format 3\0.{44}(?P<format>.{4}).{4}(?P<application>.{4}).{28}", re.DOTALL
)
_ZONE_NAME = re.compile(r"[A-Za-z0-9_+./-]{1,64}")
_MOST_APART = timedelta(days=2)
_POLL_SECONDS = 0.005

_ELSEWHERE = "Or keep your sessions in another place."
_MEANWHILE = "Until then, every command takes your sessions with --session."
_FOREIGN = (
    "this is not a file that mesocare made, or its beginning is lost. It was left as it is. "
    f"Move it away, or put a copy from a backup in its place. {_MEANWHILE}"
)
_DAMAGED = (
    "this file is damaged or cut short. It was left as it is. Try again; if it stays so, put a "
    "copy from a backup in its place, or erase it with 'mesocare sessions forget' and add your "
    "sessions again. "
    f"{_MEANWHILE}"
)
_FAULTS = {
    sqlite3.SQLITE_BUSY: (
        "another program is using this file and did not let go in time. "
        "Nothing was changed. Close it, or wait a little, and try again."
    ),
    sqlite3.SQLITE_FULL: "the disk is full. Nothing was changed. Make room and try again.",
    sqlite3.SQLITE_READONLY: (
        "this file, or the folder that it is in, cannot be written. Nothing was changed. "
        f"Give yourself the right to write there. {_ELSEWHERE}"
    ),
    sqlite3.SQLITE_READONLY_DBMOVED: (
        "this file was erased or moved by another program just now. Nothing was changed. Try again."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "this file, or one that SQLite keeps beside it, cannot be opened. Nothing was changed. "
        f"Give yourself the right to read and write there. {_ELSEWHERE}"
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A session as it was given."""

    session: Session
    zone_name: str
    """The zone in which it was given, such as `Europe/Rome`."""


@dataclass(frozen=True, slots=True)
class History:
    """The sessions that a file holds."""

    recorded: tuple[Recorded, ...]
    """In order of time."""
    notices: tuple[str, ...]
    """What was mended on the way, as finished sentences for the patient."""

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Give the sessions alone, in order of time."""
        return tuple(recorded.session for recorded in self.recorded)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish to change a file."""

    has_changed: bool
    """Whether there was anything to do; if so, it is on the disk now."""
    notices: tuple[str, ...]
    """What was mended on the way, as finished sentences for the patient."""


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    is_kind: Callable[[int], bool]
    mode: int


_FILE = _Kind("file", stat.S_ISREG, 0o600)
_FOLDER = _Kind("folder", stat.S_ISDIR, 0o700)
_OTHERS = 0o077


def default_path() -> Path:
    """Give the place of the sessions in this account's data folder.

    Raises:
        StorageError: when the account has no home folder.

    """
    from platformdirs import user_data_path  # three times the cost of this module

    with suppress(RuntimeError):  # without a home; older platformdirs gave "~" as it is
        path = user_data_path("mesocare", appauthor=False) / "sessions.db"
        if path.is_absolute():
            return path
    message = (
        "No home folder is known to keep your sessions in. "
        "Set HOME or XDG_DATA_HOME to a full path."
    )
    raise StorageError(message)


def read_history(path: Path, *, wait_seconds: float = WAIT_SECONDS) -> History:
    """Read the recorded sessions; where there is no file, none are, and nothing is made.

    Raises:
        StorageError: when the file is not a whole one of ours, or cannot be read in time.

    """
    with _faults_told(path):
        if not _is_there(path):
            return History((), ())
        notices = _guard(path)
        with _transaction(path, "BEGIN", wait_seconds) as connection:
            rows = connection.execute("SELECT * FROM sessions").fetchall()
        recorded = sorted((_recorded(row, path) for row in rows), key=lambda one: one.session)
        return History(tuple(recorded), notices)


def add_session(
    path: Path, session: Session, zone_name: str, *, wait_seconds: float = WAIT_SECONDS
) -> Outcome:
    """Record a session, unless it is there already; it is on the disk when this returns.

    Raises:
        StorageError: when it could not be saved, or not in time.

    """
    return add_sessions(path, [session], zone_name, wait_seconds=wait_seconds)[0]


def add_sessions(
    path: Path, sessions: Sequence[Session], zone_name: str, *, wait_seconds: float = WAIT_SECONDS
) -> tuple[Outcome, ...]:
    """Record sessions that are not there already, all or none; they are then on the disk.

    The file is made if need be, and folders above it, for their owner alone from the first moment.
    The first outcome bears the notices.

    Raises:
        StorageError: when they could not be saved, or not in time.

    """
    recorded = [Recorded(session, zone_name) for session in sessions]
    assert all(map(_is_sound, recorded))  # else the file would be refused from now on
    with _faults_told(path):
        _make_folder(path.parent)
        notices = _guard_folder(path)
        if _find(path) is None:
            _create(path)
        notices += _guard_files(path)
        insert = "INSERT INTO sessions VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        return _change(path, insert, [_row(one) for one in recorded], notices, wait_seconds)


def remove_session(path: Path, session: Session, *, wait_seconds: float = WAIT_SECONDS) -> Outcome:
    """Take a session out, if it is there; its place in the file is overwritten with zeros.

    Raises:
        StorageError: when the file could not be changed, or not in time.

    """
    return remove_sessions(path, [session], wait_seconds=wait_seconds)[0]


def remove_sessions(
    path: Path, sessions: Sequence[Session], *, wait_seconds: float = WAIT_SECONDS
) -> tuple[Outcome, ...]:
    """Take out those sessions that are there, all or none, as `remove_session` does.

    Raises:
        StorageError: when the file could not be changed, or not in time.

    """
    with _faults_told(path):
        if not _is_there(path):
            return tuple(Outcome(has_changed=False, notices=()) for _ in sessions)
        notices = _guard(path)
        delete = "DELETE FROM sessions WHERE (ended_at, session_on, has_time) = (?, ?, ?)"
        keys = [_row(Recorded(session, ""))[:3] for session in sessions]
        return _change(path, delete, keys, notices, wait_seconds)


def _change(
    path: Path,
    statement: str,
    rows: Sequence[tuple[str | int, ...]],
    notices: tuple[str, ...],
    wait_seconds: float,
) -> tuple[Outcome, ...]:
    """Apply a statement to each row, in one transaction; the first outcome bears the notices."""
    with _transaction(path, "BEGIN IMMEDIATE", wait_seconds) as connection:
        counts = [connection.execute(statement, row).rowcount for row in rows]
    return tuple(
        Outcome(has_changed=count > 0, notices=() if place else notices)
        for place, count in enumerate(counts)
    )


def forget(path: Path, *, wait_seconds: float = WAIT_SECONDS) -> Outcome:
    """Erase the file and whatever lies beside it by its name; `NOT_ERASED` says what remains.

    A damaged or a newer file is erased as well, as long as it bears our mark. The folder stays.

    Raises:
        StorageError: when the file is not ours, or could not be erased, or not in time.

    """
    with _faults_told(path):
        if not _check_kind(path.parent, _FOLDER):
            return Outcome(has_changed=False, notices=())
        if _check_kind(path, _FILE):
            _check_mark(path)
        with _held(path, wait_seconds):
            family = [path, *_side_files(path), *_leftovers(path)]
            files = [file for file in family if _check_kind(file, _FILE)]
            for file in files:
                file.unlink(missing_ok=True)
        _make_erasure_last(path)
        return Outcome(has_changed=bool(files), notices=())


def _make_erasure_last(path: Path) -> None:
    try:
        _sync_folder(path.parent)
    except OSError as error:
        told = f"this is erased, but a power cut may bring it back: {error.strerror}."
        raise _refuse(path, f"{told} Look with 'mesocare sessions list'.") from None


@contextmanager
def _transaction(path: Path, begin: str, wait_seconds: float) -> Iterator[sqlite3.Connection]:
    with closing(_connect(path)) as connection:
        _begin(connection, (*_PRAGMAS, begin, "SELECT 1 FROM sqlite_schema"), wait_seconds)
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * wait_seconds)}")
        with connection:  # commits, and rolls back where that fails as well
            _check_content(connection, path)
            yield connection


def _connect(path: Path) -> sqlite3.Connection:
    """Open a file that is there; SQLite itself falls back to reading where writing is denied."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)


def _begin(connection: sqlite3.Connection, steps: tuple[str, ...], wait_seconds: float) -> None:
    """Take the lock; ask 20 times as often as SQLite, which starves among busy neighbours."""
    last_try_at = monotonic() + wait_seconds
    while True:
        try:
            for step in steps:
                connection.execute(step)
        except sqlite3.OperationalError as error:
            connection.rollback()
            if _code(error) & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > last_try_at:
                raise
            sleep(_POLL_SECONDS)
        else:
            return


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is cut short, or whose shape was altered; statistics may come and go."""
    (size,) = connection.execute(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).fetchone()
    schema = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'"
    ).fetchall()
    found = connection.execute("PRAGMA integrity_check").fetchall()
    if (size, schema, found) != (path.lstat().st_size, [(_SCHEMA,)], [("ok",)]):
        raise _refuse(path, _DAMAGED)


def _row(recorded: Recorded) -> tuple[str, str, int, str]:
    session = recorded.session
    ended_at = session.ended_at.astimezone(UTC).isoformat()
    return ended_at, session.on.isoformat(), int(session.has_time), recorded.zone_name


def _recorded(row: tuple[str, str, int, str], path: Path) -> Recorded:
    ended_at, session_on, has_time, zone_name = row
    with suppress(ValueError):
        find_zone(zone_name)
        moment, day = datetime.fromisoformat(ended_at), date.fromisoformat(session_on)
        recorded = Recorded(Session(moment, day, bool(has_time), ZoneInfo(zone_name)), zone_name)
        if _is_sound(recorded) and _row(recorded) == row:
            return recorded
    raise _refuse(path, _DAMAGED)


def _is_sound(recorded: Recorded) -> bool:
    """Whether the instant and the day can belong together in some zone (TIME-11)."""
    session = recorded.session
    if session.ended_at.utcoffset() is None or not FIRST_YEAR <= session.on.year <= LAST_YEAR:
        return False
    apart = abs(session.ended_at - datetime.combine(session.on, time(), UTC))
    return apart <= _MOST_APART and _ZONE_NAME.fullmatch(recorded.zone_name) is not None


def _create(path: Path) -> None:
    """Put a whole, empty file in place, unless another process is the first to do so."""
    orphans = [file for file in _side_files(path) if _find(file)]
    if orphans and _find(path) is None:
        told = (
            f"this belongs to {path.name}, which is gone; a new one would take it for its own. "
            f"Put {path.name} back, or erase what is left with 'mesocare sessions forget'."
        )
        raise _refuse(orphans[0], told)
    fresh = path.with_name(f".{path.name}.{os.urandom(8).hex()}.new")
    try:
        _write_private(fresh, _empty_database())
        with suppress(FileExistsError):
            path.hardlink_to(fresh)  # unlike a rename, this never replaces anything
    finally:
        fresh.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _empty_database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute(_SCHEMA)
        return connection.serialize()


def _write_private(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, _FILE.mode), "wb") as file:
        path.chmod(_FILE.mode)  # the umask may have taken the owner's rights as well
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it; one that is there is left for others to judge."""
    if _find(folder) is not None:
        return
    _make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(_FOLDER.mode)
        folder.chmod(_FOLDER.mode)  # the umask may have taken the owner's rights as well
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # pragma: no branch  Windows opens no folder, and needs no such call
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_there(path: Path) -> bool:
    return _check_kind(path.parent, _FOLDER) and _find(path) is not None


def _guard(path: Path) -> tuple[str, ...]:
    return _guard_folder(path) + _guard_files(path)


def _guard_folder(path: Path) -> tuple[str, ...]:
    """Keep others out of the folder, unless it serves other things than these sessions too."""
    folder = path.parent
    _check_kind(folder, _FOLDER)
    if _is_open_to_others(folder) and _holds_other_things(path):
        told = (
            "others on this computer can open this folder, and it holds other things as well. "
            f"Its rights were left as they are. Set them with chmod 700. {_ELSEWHERE}"
        )
        raise _refuse(folder, told)
    return _narrow(folder, _FOLDER)


def _holds_other_things(path: Path) -> bool:
    ours = {path.name, *(file.name for file in _side_files(path))}
    return any(
        file.name not in ours and not _is_leftover(file, path) for file in path.parent.iterdir()
    )


def _guard_files(path: Path) -> tuple[str, ...]:
    """Narrow the file and its side files, after a look at what they are; then at whose."""
    files = [file for file in (path, *_side_files(path)) if _check_kind(file, _FILE)]
    notices = tuple(notice for file in files for notice in _narrow(file, _FILE))
    _check_format(path)
    return notices


def _check_kind(place: Path, kind: _Kind) -> bool:
    """Whether anything is there; if so, it must be of this kind itself, and no link to one."""
    found = _find(place)
    if found is None:
        return False
    if stat.S_ISLNK(found.st_mode):
        told = f"this is a link, and links are not followed. Put the {kind.name} itself there."
        raise _refuse(place, f"{told} {_ELSEWHERE}")
    if not kind.is_kind(found.st_mode):
        raise _refuse(place, f"this is not a {kind.name}. Move it away. {_ELSEWHERE}")
    return True


def _narrow(place: Path, kind: _Kind) -> tuple[str, ...]:
    """Take the rights of others away, and say so if there were any."""
    if not _is_open_to_others(place):
        return ()
    with suppress(OSError):
        place.chmod(kind.mode)
    if _is_open_to_others(place):
        told = f"others on this computer can open this {kind.name}, and that cannot be changed."
        raise _refuse(place, f"{told} Keep your sessions in another place.")
    return (
        f"{_shown(place)}: others on this computer could open this {kind.name}. Now only you can.",
    )


def _is_open_to_others(place: Path) -> bool:
    if os.name != "posix":  # pragma: no cover  Windows: the profile's access list keeps others out
        return False
    found = _find(place)  # none for a side file with which another process has just finished
    if found is not None and found.st_uid != os.geteuid():
        told = f"this belongs to another account. Run mesocare under that account. {_ELSEWHERE}"
        raise _refuse(place, told)
    return found is not None and bool(found.st_mode & _OTHERS)


def _check_mark(path: Path) -> int:
    """Give the format of a file of ours, without SQLite, which may tidy up what it opens."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        header = _HEADER.match(file.read(100))
    if not header or int.from_bytes(header["application"]) != APPLICATION_ID:
        raise _refuse(path, _FOREIGN)
    return int.from_bytes(header["format"])


def _check_format(path: Path) -> None:
    found = _check_mark(path)
    if found > FORMAT:
        told = (
            f"a newer mesocare made this file: format {found}, and this one reads {FORMAT}. "
            f"It was left as it is. Update mesocare. {_MEANWHILE}"
        )
        raise _refuse(path, told)
    if found < FORMAT:
        raise _refuse(path, _DAMAGED)


@contextmanager
def _held(path: Path, wait_seconds: float) -> Iterator[None]:
    """Keep other processes out of a file, as far as a damaged one can still be locked.

    Windows erases no file that is open, here or elsewhere, and so needs no lock.
    """
    if os.name != "posix" or _find(path) is None:
        yield
        return
    with closing(_connect(path)) as connection:
        try:
            _begin(connection, ("BEGIN EXCLUSIVE",), wait_seconds)
        except sqlite3.DatabaseError as error:
            if _code(error) & 0xFF not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                raise
        yield


def _side_files(path: Path) -> list[Path]:
    return [path.with_name(f"{path.name}{suffix}") for suffix in ("-journal", "-wal", "-shm")]


def _leftovers(path: Path) -> list[Path]:
    """List what runs that were killed left of a file that they were making."""
    return [file for file in path.parent.iterdir() if _is_leftover(file, path)]


def _is_leftover(file: Path, path: Path) -> bool:
    return file.name.startswith(f".{path.name}.") and file.name.endswith(".new")


def _find(place: Path) -> os.stat_result | None:
    try:
        return place.lstat()
    except FileNotFoundError:
        return None


def _shown(place: Path) -> str:
    return without_forbidden(str(place))


def _refuse(place: Path, told: str) -> StorageError:
    return StorageError(f"{_shown(place)}: {told}")


@contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    """Turn what the system reports into a finished refusal; SQLite's own texts can bear data."""
    try:
        yield
    except OSError as error:
        told = f"this cannot be read or written: {error.strerror}. Mend that and try again."
        raise _refuse(path, f"{told} {_ELSEWHERE}") from None
    except sqlite3.DatabaseError as error:
        raise _refuse(path, _explain(error)) from None


def _explain(error: sqlite3.DatabaseError) -> str:
    doubtful = (
        "the disk or the system reported a fault. If you were changing something, it may not be "
        "saved: look with 'mesocare sessions list', and try again."
    )
    code = _code(error)
    return _FAULTS.get(code) or _FAULTS.get(code & 0xFF) or doubtful


def _code(error: sqlite3.DatabaseError) -> int:
    """Give SQLite's code; text that is no UTF-8 comes without one, and is damage."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
