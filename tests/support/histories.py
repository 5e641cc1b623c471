"""Files of recorded sessions, for the tests that read, change or harm them."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session
from mesocare.store.history import Recorded, add, erase, read_history, remove, tell

ROME = ZoneInfo("Europe/Rome")
FIRST = Session(datetime(2026, 11, 20, 13, 30, tzinfo=UTC), date(2026, 11, 20), True, ROME)  # noqa: FBT003  with a time
SECOND = Session(datetime(2026, 12, 11, 9, 0, tzinfo=UTC), date(2026, 12, 11), True, ROME)  # noqa: FBT003  the same
NO_ID = "00" * 16
_SHARED_MEMORY = "/dev/shm"  # noqa: S108  only the folders made inside it, with their own names
IN_MEMORY = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else None
"""Where files lie that no fault of a disk can befall: each costs a disk several waits."""

Operation = Callable[..., Any]
CHANGES: dict[str, Operation] = {
    "add": lambda path, **more: add(path, [SECOND], **more),
    "tell": lambda path, **more: tell(path, "scabs-gone", SECOND, **more),
    "remove": lambda path, **more: remove(path, ids(path) or [NO_ID], **more),
}
READ_AND_CHANGES: dict[str, Operation] = {"read": read_history, **CHANGES}
OPERATIONS: dict[str, Operation] = {**READ_AND_CHANGES, "erase": erase}


def nth_session(number: int) -> Session:
    """Return one of many sessions, an hour apart."""
    ended_at = datetime(2026, 11, 20, 13, 30, tzinfo=UTC) + timedelta(hours=number)
    return Session(ended_at, ended_at.date(), has_time=True, zone=ROME)


def nth_sessions(numbers: range) -> tuple[Session, ...]:
    """Return several of them."""
    return tuple(map(nth_session, numbers))


def given(recorded: tuple[Recorded, ...]) -> list[tuple[object, ...]]:
    """Return recorded sessions as they were given, without their ids."""
    return [(one.session, one.zone_name, one.is_last, dict(one.answers)) for one in recorded]


def ids(path: Path) -> list[str]:
    """Return the ids in a sound file, by other means than ours; none where it is not one."""
    if path.is_symlink() or not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
            return [key.hex() for (key,) in opened.execute("SELECT id FROM told") if key]
    except sqlite3.DatabaseError:
        return []


def run_sql(path: Path, *statements: str) -> None:
    """Change a file by other means than ours."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def look(folder: Path) -> dict[str, object]:
    """Return all that a folder holds: names, kinds, rights, contents and where links lead."""
    found: dict[str, object] = {}
    for place in sorted(folder.rglob("*")):
        mode = place.lstat().st_mode
        target = place.readlink() if stat.S_ISLNK(mode) else None
        content = place.read_bytes() if stat.S_ISREG(mode) else None
        found[str(place.relative_to(folder))] = (oct(mode), target, content)
    return found


def modes(*places: Path) -> list[str]:
    """Return the rights on files and folders."""
    return [oct(stat.S_IMODE(place.stat().st_mode)) for place in places]
