"""Which files can lie where the recorded sessions should be?"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import cycle
from pathlib import Path

from hostile.case import Hostile

from mesocare.store.database import APPLICATION_ID, FORMAT, TABLE

SESSION = "2026-11-20T14:30"
_COMMANDS: dict[str, tuple[str, ...]] = {
    "today": ("today", "--at", "2026-11-21"),
    "list": ("sessions", "list"),
    "list as JSON": ("sessions", "list", "--json"),
    "add": ("sessions", "add", "--any-date", "2026-11-27"),
    "remove": ("sessions", "remove", "--yes", "2026-11-13"),
    "forget": ("sessions", "forget", "--yes"),
    "bare": (),
    "calendar": ("calendar", "-o", "-"),
    "sheet": ("sheet", "-o", "sheet.html"),
}
_LOOSE = "CREATE TABLE told (id, event, at, day, has_time, zone, is_last, answers)"
_GOOD = ("2026-11-13T14:30:00+00:00", "2026-11-13", 1, "Etc/UTC")
_ROWS: dict[str, tuple[object, ...]] = {
    "no moment": ("soon", "2026-11-20", 1, "Etc/UTC"),
    "an empty moment": ("", "", 0, ""),
    "a moment without a zone": ("2026-11-20T14:30:00", "2026-11-20", 1, "Etc/UTC"),
    "another offset": ("2026-11-20T15:30:00+01:00", "2026-11-20", 1, "Etc/UTC"),
    "another day": ("2026-11-20T14:30:00+00:00", "2026-11-01", 1, "Etc/UTC"),
    "a day that is none": ("2026-11-20T14:30:00+00:00", "2026-02-30", 1, "Etc/UTC"),
    "a year too far": ("9999-12-31T23:59:59+00:00", "9999-12-31", 1, "Etc/UTC"),
    "a year too early": ("0001-01-01T00:00:00+00:00", "0001-01-01", 1, "Etc/UTC"),
    "a number for a moment": (1_763_649_000, "2026-11-20", 1, "Etc/UTC"),
    "bytes for a moment": (b"\xff\xfe", "2026-11-20", 1, "Etc/UTC"),
    "two for one or none": ("2026-11-20T14:30:00+00:00", "2026-11-20", 2, "Etc/UTC"),
    "a text for one or none": ("2026-11-20T14:30:00+00:00", "2026-11-20", "x", "Etc/UTC"),
    "no zone": ("2026-11-20T14:30:00+00:00", "2026-11-20", 1, ""),
    "an unknown zone": ("2026-11-20T14:30:00+00:00", "2026-11-20", 1, "Nowhere/City"),
    "a file as a zone": ("2026-11-20T14:30:00+00:00", "2026-11-20", 1, "../../../etc/passwd"),
    "an escape in the zone": ("2026-11-20T14:30:00+00:00", "2026-11-20", 1, "\x1b[31mEtc/UTC"),
    "an override in the zone": ("2026-11-20T14:30:00+00:00", "2026-11-20", 1, "Etc/\u202eUTC"),
    "a very long zone": ("2026-11-20T14:30:00+00:00", "2026-11-20", 1, "x" * 1_000_000),
    "a very long moment": ("2" * 1_000_000, "2026-11-20", 1, "Etc/UTC"),
    "a name": ("Zebulon Quartermaine", "2026-11-20", 1, "Etc/UTC"),
    "a NUL": ("2026-11-20T14:30:00+00:00\0", "2026-11-20", 1, "Etc/UTC"),
}
_TRIGGER = "CREATE TRIGGER t AFTER INSERT ON told BEGIN DELETE FROM told; END"
_COLUMNS = ", ".join(
    f"{{x}} AS {name}"
    for name in ("id", "event", "at", "day", "has_time", "zone", "is_last", "answers")
)
_VIEW_OF_NUMBERS = (
    "CREATE VIEW told AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT"
)
_STATEMENTS = {
    "no table": "",
    "another table": "CREATE TABLE patients (name TEXT)",
    "a table without columns": "CREATE TABLE told (x)",
    "a view": f"CREATE VIEW told AS SELECT {_COLUMNS.format(x=1)}",
    "a view without end": f"{_VIEW_OF_NUMBERS} {_COLUMNS.format(x='x')} FROM n",
    "a trigger": f"{TABLE}; {_TRIGGER}",
    "a table without its rules": _LOOSE,
}


def histories() -> Iterator[Hostile]:
    """Give each history with some of the commands that read or change it, in turn."""
    turns = cycle(_COMMANDS.items())
    for name, prepare in _all():
        for _ in range(4):
            command, arguments = next(turns)
            yield Hostile(
                "history",
                f"{name}: {command}",
                arguments,
                prepare=partial(_put, prepare),
                secrets=("Zebulon",),
                is_nobody=name.startswith("locked"),
            )
        next(turns)


def _put(prepare: Callable[[Path], None], folder: Path) -> None:
    place = folder / "account" / "mesocare" / "sessions.db"
    place.parent.mkdir(mode=0o700)
    prepare(place)


def _all() -> Iterator[tuple[str, Callable[[Path], None]]]:
    good = _database()
    for length in (
        0,
        1,
        15,
        16,
        17,
        60,
        68,
        71,
        72,
        99,
        100,
        101,
        511,
        512,
        1_000,
        4_095,
        4_096,
        len(good) - 1,
    ):
        yield f"cut after {length} bytes", partial(_write, good[:length])
    for place in (
        0,
        15,
        16,
        18,
        19,
        20,
        21,
        28,
        31,
        36,
        44,
        47,
        56,
        59,
        60,
        63,
        68,
        71,
        96,
        100,
        103,
        105,
        108,
    ):
        yield f"byte {place} changed", partial(_write, _flipped(good, place))
    for version in (0, 1, 3, 1_000, 2**31 - 1):
        yield f"of format {version}", partial(_write, _database(version=version))
    for mark in (0, 1, 2**31 - 1):
        yield f"of application {mark}", partial(_write, _database(application=mark))
    for name, statements in _STATEMENTS.items():
        yield name, partial(_write, _database(schema=statements, rows=()))
    for name, row in _ROWS.items():
        schema = TABLE if all(map(isinstance, row, (str, str, int, str))) else _LOOSE
        yield f"a row with {name}", partial(_write, _database(schema=schema, rows=(_GOOD, row)))
    for name, data in _OTHER_FILES.items():
        yield name, partial(_write, data)
    yield from _OTHER_THINGS.items()


def _write(data: bytes, place: Path) -> None:
    place.touch(mode=0o600)
    place.write_bytes(data)


def _flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


@cache
def _database(
    version: int = FORMAT,
    application: int = APPLICATION_ID,
    schema: str = TABLE,
    rows: tuple[tuple[object, ...], ...] = (_GOOD,),
) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"PRAGMA application_id = {application}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.executescript(schema)
    if rows:
        connection.executemany(
            "INSERT INTO told VALUES (randomblob(16), '', ?, ?, ?, ?, 0, '')", rows
        )
    connection.commit()
    data: bytes = connection.serialize()
    connection.close()
    return data


_OTHER_FILES = {
    "empty": b"",
    "zeros": bytes(4_096),
    "zeros of 5 MiB": bytes(5 << 20),
    "a text": b"2026-11-20\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a header alone": b"SQLite format 3\0",
    "rubbish after the header": b"SQLite format 3\0" + bytes(range(256)) * 16,
    "a page with Zebulon in it": b"Zebulon Quartermaine" * 100,
}


def _folder(place: Path) -> None:
    place.mkdir()


def _link_to(target: str, place: Path) -> None:
    place.symlink_to(target)


def _linked_folder(place: Path) -> None:
    place.parent.rmdir()
    other = place.parent.with_name("other")
    other.mkdir(mode=0o700)
    place.parent.symlink_to(other, target_is_directory=True)


def _file_for_folder(place: Path) -> None:
    place.parent.rmdir()
    place.parent.write_bytes(b"mine")


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _locked_file(place: Path) -> None:
    _write(_database(), place)
    place.chmod(0)


def _locked_folder(place: Path) -> None:
    _write(_database(), place)
    place.parent.chmod(0)


def _readable_by_all(place: Path) -> None:
    _write(_database(), place)
    place.chmod(0o644)


def _writable_by_all(place: Path) -> None:
    _write(_database(), place)
    place.chmod(0o666)
    place.parent.chmod(0o777)


def _with_other_things(place: Path) -> None:
    _write(_database(), place)
    (place.parent / "mine.txt").write_bytes(b"mine")
    place.parent.chmod(0o755)


def _beside(suffix: str, data: bytes, place: Path) -> None:
    _write(_database(), place)
    _write(data, place.with_name(place.name + suffix))


def _orphan(suffix: str, place: Path) -> None:
    _write(bytes(512), place.with_name(place.name + suffix))


def _twice_linked(place: Path) -> None:
    _write(_database(), place)
    place.with_name("another name").hardlink_to(place)


_OTHER_THINGS: dict[str, Callable[[Path], None]] = {
    "a folder": _folder,
    "a link to nothing": partial(_link_to, "nowhere"),
    "a link to itself": partial(_link_to, "sessions.db"),
    "a link to a file of others": partial(_link_to, "/etc/passwd"),
    "a link to a device": partial(_link_to, "/dev/zero"),
    "a folder that is a link": _linked_folder,
    "a folder that is a file": _file_for_folder,
    "a pipe": _pipe,
    "locked, the file": _locked_file,
    "locked, the folder": _locked_folder,
    "readable by all": _readable_by_all,
    "writable by all": _writable_by_all,
    "beside other things": _with_other_things,
    "under two names": _twice_linked,
    "a journal of rubbish": partial(_beside, "-journal", b"rubbish" * 1_000),
    "an empty journal": partial(_beside, "-journal", b""),
    "a log of rubbish": partial(_beside, "-wal", b"rubbish" * 1_000),
    "shared memory of rubbish": partial(_beside, "-shm", b"rubbish" * 1_000),
    "a journal alone": partial(_orphan, "-journal"),
    "a log alone": partial(_orphan, "-wal"),
}
