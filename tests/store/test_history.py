"""What a patient's recorded sessions promise: kept exactly, kept private, and forgotten on wish."""

import errno
import os
import re
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import DETERMINISTIC, Change, changes, session_lists

from mesocare.dates.moments import Session, end_of
from mesocare.errors import StorageError
from mesocare.store.history import (
    APPLICATION_ID,
    FORMAT,
    NOT_ERASED,
    History,
    Outcome,
    Recorded,
    add_session,
    default_path,
    forget,
    read_history,
    remove_session,
)

ROME = "Europe/Rome"
FIRST = Session(datetime(2026, 11, 20, 13, 30, tzinfo=UTC), date(2026, 11, 20), has_time=True)
SECOND = Session(datetime(2026, 12, 11, 9, 0, tzinfo=UTC), date(2026, 12, 11), has_time=True)
ADDED = Outcome(has_changed=True, notices=())
NOTHING_TO_DO = Outcome(has_changed=False, notices=())
NOTHING_RECORDED = History((), ())
_SHARED_MEMORY = "/dev/shm"  # noqa: S108  only the folders made inside it, with their own names
IN_MEMORY = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else None
"""Where a test makes many files that no fault can befall: each costs a disk several waits."""

Operation = Callable[[Path], Any]
OPERATIONS: dict[str, Operation] = {
    "read": read_history,
    "add": lambda path: add_session(path, SECOND, ROME),
    "remove": lambda path: remove_session(path, FIRST),
    "forget": forget,
}
THE_FIRST_THREE = {name: OPERATIONS[name] for name in ("read", "add", "remove")}

with_all_operations = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
with_all_but_forget = pytest.mark.parametrize(
    "operation", THE_FIRST_THREE.values(), ids=THE_FIRST_THREE
)
where_modes_mean_something = pytest.mark.skipif(
    os.name != "posix", reason="Windows guards a profile with access lists, not with modes"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A place for the sessions; its folder is not there yet."""
    return tmp_path / "mesocare" / "sessions.db"


@pytest.fixture
def recorded_path(path: Path) -> Path:
    """A file that holds one session."""
    add_session(path, FIRST, ROME)
    return path


@pytest.fixture
def private_folder() -> Iterator[Path]:
    """A folder of an account without the rights of root, for whom a denial is a denial."""
    folder = Path(tempfile.mkdtemp())
    runs_as = os.geteuid()
    if runs_as == 0:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    yield folder
    os.seteuid(runs_as)
    for place in (folder, *folder.rglob("*")):
        place.chmod(0o700)
    shutil.rmtree(folder)


def look(folder: Path) -> dict[str, object]:
    """Give all that a folder holds: names, kinds, rights, contents and where links lead."""
    found: dict[str, object] = {}
    for place in sorted(folder.rglob("*")):
        mode = place.lstat().st_mode
        target = place.readlink() if stat.S_ISLNK(mode) else None
        content = place.read_bytes() if stat.S_ISREG(mode) else None
        found[str(place.relative_to(folder))] = (oct(mode), target, content)
    return found


def mode_of(place: Path) -> str:
    """Give the rights on a file or folder."""
    return oct(stat.S_IMODE(place.stat().st_mode))


def refusal_of(operation: Operation, path: Path) -> str:
    """Give the text of a refusal, which has no patient's data in it and changes nothing."""
    before = look(path.parent.parent)

    with pytest.raises(StorageError) as refusal:
        operation(path)

    told = str(refusal.value)
    assert refusal.value.exit_code == 5
    assert look(path.parent.parent) == before
    assert re.findall("2026|2027|13:30|Rome", told.replace(str(path.parent), "")) == []
    return told


def run_sql(path: Path, *statements: str) -> None:
    """Change a file by other means than ours."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


# Recording


@pytest.mark.parametrize(
    "session",
    [
        FIRST,
        Session(datetime(2026, 11, 20, 23, 0, tzinfo=UTC), date(2026, 11, 20), has_time=False),
        Session(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25), has_time=True),
        Session(datetime(2028, 2, 29, 11, 0, 59, tzinfo=UTC), date(2028, 3, 1), has_time=True),
        Session(datetime(1969, 12, 31, 10, 0, tzinfo=UTC), date(1970, 1, 1), has_time=True),
        Session(datetime(2201, 1, 1, 12, 0, tzinfo=UTC), date(2200, 12, 31), has_time=False),
    ],
    ids=["time", "day", "second 02:30 of a night", "leap day", "first year", "last year"],
)
def test_a_session_comes_back_exactly_as_it_was_given(path: Path, session: Session) -> None:
    """TIME-1, TIME-6, TIME-11: instant, day in the clinic's zone, with or without a time."""
    outcome = add_session(path, session, ROME)

    assert outcome == ADDED
    assert read_history(path) == History((Recorded(session, ROME),), ())


@given(data=st.data(), change=changes())
@settings(DETERMINISTIC, max_examples=100)
def test_all_sessions_come_back_each_once_and_in_order_of_time(
    data: st.DataObject, change: Change
) -> None:
    """TIME-8, near real changes of the clock, some sessions without a time (TIME-6)."""
    timed = data.draw(session_lists(change))
    days = [Session(end_of(one.on, change.zone), one.on, has_time=False) for one in timed[:2]]
    drawn = data.draw(st.permutations([*timed, *days]))

    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = Path(folder) / "sessions.db"
        for number, session in enumerate(drawn):
            add_session(path, session, (change.zone.key, ROME, "Etc/UTC")[number % 3])
        history = read_history(path)

    assert history.sessions == tuple(sorted(set(drawn)))


def test_recording_a_session_twice_is_no_change_and_says_so(recorded_path: Path) -> None:
    """The zone that was given first stays."""
    before = look(recorded_path.parent)

    outcome = add_session(recorded_path, FIRST, "Etc/UTC")

    assert outcome == NOTHING_TO_DO
    assert look(recorded_path.parent) == before


def test_nothing_is_recorded_where_no_file_is_and_none_is_made(path: Path) -> None:
    """A look never leaves a trace."""
    results = [read_history(path), remove_session(path, FIRST), forget(path)]

    assert results == [NOTHING_RECORDED, NOTHING_TO_DO, NOTHING_TO_DO]
    assert not path.parent.exists()


def test_a_path_may_hold_any_character(tmp_path: Path) -> None:
    """SQLite is given an address, in which some characters would mean something."""
    path = tmp_path / "my %20 #1 ? données [a]*" / "my?mode=memory & sessions.db"

    add_session(path, FIRST, ROME)

    assert read_history(path).sessions == (FIRST,)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_file_says_whose_it_is_and_keeps_no_more_than_it_must(recorded_path: Path) -> None:
    """No name, no moment of recording, no side file."""
    with closing(sqlite3.connect(recorded_path)) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (user_version,) = connection.execute("PRAGMA user_version").fetchone()
        (journal_mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        tables = connection.execute("SELECT name, strict FROM pragma_table_list").fetchall()
        rows = connection.execute("SELECT * FROM sessions").fetchall()

    assert (application_id, user_version, journal_mode) == (APPLICATION_ID, FORMAT, "delete")
    assert ("sessions", 1) in tables
    assert rows == [("2026-11-20T13:30:00+00:00", "2026-11-20", 1, ROME)]
    assert [file.name for file in recorded_path.parent.iterdir()] == ["sessions.db"]


def test_an_impossible_session_never_gets_into_the_file(path: Path) -> None:
    """A day that cannot be the instant's in any zone would lock the patient out for good."""
    impossible = Session(FIRST.ended_at, FIRST.on + timedelta(days=3), has_time=True)

    with pytest.raises(AssertionError):
        add_session(path, impossible, ROME)

    assert not path.exists()


# Removing and forgetting


def test_a_removed_session_is_gone_and_the_others_stay(recorded_path: Path) -> None:
    """And the one that is not there is no change."""
    add_session(recorded_path, SECOND, ROME)

    outcomes = [remove_session(recorded_path, FIRST), remove_session(recorded_path, FIRST)]

    assert outcomes == [Outcome(has_changed=True, notices=()), NOTHING_TO_DO]
    assert read_history(recorded_path).sessions == (SECOND,)


def test_a_removed_session_leaves_no_trace_in_the_file(recorded_path: Path) -> None:
    """SQLite's secure_delete."""
    add_session(recorded_path, SECOND, ROME)

    remove_session(recorded_path, FIRST)

    content = recorded_path.read_bytes()
    assert (b"2026-11-20" in content, b"2026-12-11" in content) == (False, True)


def test_forgetting_erases_the_file_and_all_that_lies_beside_it_by_its_name(
    recorded_path: Path,
) -> None:
    """What is not ours stays, and so does the folder."""
    folder = recorded_path.parent
    others = {".notes.new", ".sessions.db.old", "notes.txt", "sessions.db.new"}
    for name in (".sessions.db.0123456789abcdef.new", "sessions.db-journal", *others):
        (folder / name).touch(0o600)

    outcome = forget(recorded_path)

    assert outcome == Outcome(has_changed=True, notices=())
    assert {file.name for file in folder.iterdir()} == others
    assert read_history(recorded_path) == NOTHING_RECORDED


def test_forgetting_twice_says_that_nothing_was_there(recorded_path: Path) -> None:
    """And the patient may begin anew."""
    forget(recorded_path)

    outcome = forget(recorded_path)

    assert outcome == NOTHING_TO_DO
    assert add_session(recorded_path, SECOND, ROME) == ADDED
    assert read_history(recorded_path).sessions == (SECOND,)


def test_forgetting_says_what_it_cannot_erase() -> None:
    """Overwriting would not reach these either."""
    assert NOT_ERASED == (
        "This cannot erase copies in backups, in snapshots of the disk or in synchronised "
        "folders, calendars and sheets that you made, or the commands that your terminal "
        "remembers. Until the disk uses the space again, an expert may still find what was erased."
    )


# Where


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no XDG_DATA_HOME")
def test_the_sessions_are_kept_in_the_data_folder_of_the_account(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As platformdirs finds it."""
    monkeypatch.setenv("XDG_DATA_HOME", "/home/jane/data")

    assert default_path() == Path("/home/jane/data/mesocare/sessions.db")


def no_home(*_: object, **__: object) -> Path:
    """Answer as platformdirs does for an account without a home."""
    raise RuntimeError


@pytest.mark.parametrize(
    "answer",
    [no_home, lambda *_, **__: Path("~/.local/share/mesocare")],
    ids=["platformdirs now", "platformdirs before 4.14"],
)
def test_an_account_without_a_home_is_told_how_to_name_one(
    answer: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sessions kept in the folder of the moment would be lost with the next `cd`."""
    monkeypatch.setattr(platformdirs, "user_data_path", answer)

    with pytest.raises(StorageError) as refusal:
        default_path()

    assert str(refusal.value) == (
        "No home folder is known to keep your sessions in. "
        "Set HOME or XDG_DATA_HOME to a full path."
    )


# Privacy


@where_modes_mean_something
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277, 0o777], ids=oct)
def test_only_the_owner_can_open_the_folder_and_the_file(private_folder: Path, umask: int) -> None:
    """Whatever the umask takes away or leaves; new folders above are as private."""
    path = private_folder / "share" / "mesocare" / "sessions.db"
    before = os.umask(umask)
    try:
        outcomes = [add_session(path, FIRST, ROME), add_session(path, SECOND, ROME)]
    finally:
        os.umask(before)

    assert outcomes == [ADDED, ADDED]
    modes = [mode_of(place) for place in (path.parent.parent, path.parent, path)]
    assert modes == ["0o700", "0o700", "0o600"]


@where_modes_mean_something
@with_all_but_forget
def test_a_folder_and_a_file_open_to_others_are_narrowed_and_this_is_told(
    recorded_path: Path, operation: Operation
) -> None:
    """Once; the next time there is nothing to tell."""
    folder = recorded_path.parent
    folder.chmod(0o755)
    recorded_path.chmod(0o644)

    told = [operation(recorded_path).notices, operation(recorded_path).notices]

    assert told == [
        (
            f"{folder}: others on this computer could open this folder. Now only you can.",
            f"{recorded_path}: others on this computer could open this file. Now only you can.",
        ),
        (),
    ]
    assert [mode_of(folder), mode_of(recorded_path)] == ["0o700", "0o600"]


@where_modes_mean_something
def test_a_folder_open_to_others_is_narrowed_before_anything_is_written_into_it(
    path: Path,
) -> None:
    """The file that comes into it is told nothing about, for it was never open."""
    path.parent.mkdir(0o755)
    path.parent.chmod(0o755)

    outcome = add_session(path, FIRST, ROME)

    told = f"{path.parent}: others on this computer could open this folder. Now only you can."
    assert outcome == Outcome(has_changed=True, notices=(told,))
    assert [mode_of(path.parent), mode_of(path)] == ["0o700", "0o600"]


@where_modes_mean_something
@with_all_but_forget
def test_a_shared_folder_is_not_closed_to_the_others_that_use_it(
    recorded_path: Path, operation: Operation
) -> None:
    """Sessions at /tmp/sessions.db must not cost all others their /tmp."""
    (recorded_path.parent / "notes.txt").write_text("the neighbour's")
    recorded_path.parent.chmod(0o755)

    told = refusal_of(operation, recorded_path)

    assert told == (
        f"{recorded_path.parent}: others on this computer can open this folder, and it holds other "
        "things as well. Its rights were left as they are. Set them with chmod 700. "
        "Or keep your sessions in another place."
    )


@where_modes_mean_something
def test_a_private_folder_may_hold_other_things(recorded_path: Path) -> None:
    """It has nothing to narrow."""
    (recorded_path.parent / "notes.txt").write_text("mine")

    assert read_history(recorded_path).sessions == (FIRST,)


@where_modes_mean_something
@with_all_but_forget
def test_where_rights_cannot_be_narrowed_nothing_is_kept(
    recorded_path: Path, operation: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems, such as a stick's, know no rights."""
    recorded_path.chmod(0o644)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)

    told = refusal_of(operation, recorded_path)

    assert told == (
        f"{recorded_path}: others on this computer can open this file, and that cannot be changed. "
        "Keep your sessions in another place."
    )


@where_modes_mean_something
@with_all_but_forget
def test_what_belongs_to_another_account_is_not_used(
    recorded_path: Path, operation: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its owner could read what is recorded there."""
    another = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: another)

    told = refusal_of(operation, recorded_path)

    assert told == (
        f"{recorded_path.parent}: this belongs to another account. Run mesocare under that "
        "account. Or keep your sessions in another place."
    )


# Never through a link


@with_all_operations
def test_a_link_in_the_place_of_the_file_is_not_followed(
    recorded_path: Path, operation: Operation
) -> None:
    """Wherever it leads, be it to a file of ours."""
    link = recorded_path.with_name("link.db")
    link.symlink_to(recorded_path)

    told = refusal_of(operation, link)

    assert told == (
        f"{link}: this is a link, and links are not followed. Put the file itself there. "
        "Or keep your sessions in another place."
    )


@with_all_operations
def test_a_link_that_leads_nowhere_is_not_followed(path: Path, operation: Operation) -> None:
    """A file made through it would lie where another chose."""
    path.parent.mkdir(0o700)
    path.symlink_to(path.parent / "elsewhere.db")

    told = refusal_of(operation, path)

    assert told.startswith(f"{path}: this is a link, and links are not followed.")


@with_all_operations
def test_a_link_in_the_place_of_the_folder_is_not_followed(
    recorded_path: Path, operation: Operation
) -> None:
    """It is the folder that keeps others out."""
    link = recorded_path.parent.with_name("link")
    link.symlink_to(recorded_path.parent, target_is_directory=True)

    told = refusal_of(operation, link / "sessions.db")

    assert told == (
        f"{link}: this is a link, and links are not followed. Put the folder itself there. "
        "Or keep your sessions in another place."
    )


@with_all_operations
def test_a_link_in_the_place_of_a_side_file_is_not_followed(
    recorded_path: Path, operation: Operation
) -> None:
    """SQLite would write the old state of the file there."""
    journal = recorded_path.with_name("sessions.db-journal")
    journal.symlink_to(recorded_path.parent.parent / "elsewhere")

    told = refusal_of(operation, recorded_path)

    assert told.startswith(f"{journal}: this is a link, and links are not followed.")


@with_all_operations
@pytest.mark.parametrize(
    "make", [Path.mkdir, lambda path: os.mkfifo(path, 0o600)], ids=["folder", "pipe"]
)
def test_what_is_no_file_is_left_as_it_is(
    path: Path, operation: Operation, make: Callable[[Path], None]
) -> None:
    """And nothing waits for the other end of a pipe."""
    path.parent.mkdir(0o700)
    make(path)

    told = refusal_of(operation, path)

    assert told == (
        f"{path}: this is not a file. Move it away. Or keep your sessions in another place."
    )


@with_all_operations
def test_a_file_in_the_place_of_the_folder_is_left_as_it_is(
    path: Path, operation: Operation
) -> None:
    """The folder is what would be right."""
    path.parent.write_text("not a folder")

    told = refusal_of(operation, path)

    assert told == (
        f"{path.parent}: this is not a folder. Move it away. "
        "Or keep your sessions in another place."
    )


@with_all_operations
def test_a_file_among_the_folders_above_is_named_as_the_system_names_it(
    tmp_path: Path, operation: Operation
) -> None:
    """The text ends with a way out, here as everywhere."""
    (tmp_path / "file").write_text("not a folder")
    path = tmp_path / "file" / "mesocare" / "sessions.db"

    with pytest.raises(StorageError) as refusal:
        operation(path)

    assert str(refusal.value) == (
        f"{path}: this cannot be read or written: Not a directory. Mend that and try again. "
        "Or keep your sessions in another place."
    )


# Never over what is not ours


def foreign_database(path: Path, *statements: str) -> None:
    """Put another program's database in place."""
    run_sql(path, *statements, "CREATE TABLE visits (day TEXT)", "INSERT INTO visits VALUES ('x')")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "empty file": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("2026-11-20 14:30\n" * 300),
    "beginning of a database": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "database": foreign_database,
    "database with its own mark": lambda path: foreign_database(
        path, "PRAGMA application_id=252006675"
    ),
    "database of our format": lambda path: foreign_database(path, f"PRAGMA user_version={FORMAT}"),
}


@with_all_operations
@pytest.mark.parametrize("put", FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_is_not_ours_is_left_as_it_is(
    path: Path, operation: Operation, put: Callable[[Path], object]
) -> None:
    """Forgetting included: who knows what it is for?"""
    path.parent.mkdir(0o700)
    put(path)
    path.chmod(0o600)

    told = refusal_of(operation, path)

    assert told == (
        f"{path}: this is not a file that mesocare made, or its beginning is lost. It was left as "
        "it is. Move it away, or put a copy from a backup in its place. "
        "Until then, every command takes your sessions with --session."
    )


@with_all_operations
def test_the_unfinished_work_of_another_program_is_left_as_it_is(
    path: Path, operation: Operation
) -> None:
    """SQLite would finish it when it opens the file, and erase the log that holds it."""
    path.parent.mkdir(0o700)
    source = path.parent.parent / "source.db"
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE visits (day TEXT)")
        for suffix in ("", "-wal"):
            shutil.copy(f"{source}{suffix}", f"{path}{suffix}")
            Path(f"{path}{suffix}").chmod(0o600)

        told = refusal_of(operation, path)

    assert told.startswith(f"{path}: this is not a file that mesocare made")


@with_all_but_forget
def test_a_file_of_a_newer_mesocare_is_left_as_it_is(
    recorded_path: Path, operation: Operation
) -> None:
    """This version cannot know what else is in it."""
    run_sql(recorded_path, "PRAGMA user_version = 2", "ALTER TABLE sessions ADD COLUMN note TEXT")

    told = refusal_of(operation, recorded_path)

    assert told == (
        f"{recorded_path}: a newer mesocare made this file: format 2, and this one reads 1. "
        "It was left as it is. Update mesocare. "
        "Until then, every command takes your sessions with --session."
    )


def set_to(column: str, value: str) -> str:
    """Give the statement that changes the recorded session."""
    return f"UPDATE sessions SET {column} = {value}"  # noqa: S608  the tests' own words


ALTERED = {
    "an older format, which there is none of": "PRAGMA user_version = 0",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON sessions BEGIN DELETE FROM sessions; END",
    "another table": "CREATE TABLE notes (note TEXT)",
    "no table": "DROP TABLE sessions",
}
UNSOUND = {
    "a day of another week": set_to("session_on", "'2026-11-13'"),
    "a day that there is not": set_to("session_on", "'2026-11-31'"),
    "a day in another form": set_to("session_on", "'20261120'"),
    "a year out of bounds": set_to(
        "(ended_at, session_on)", "('1960-01-01T13:30:00+00:00', '1960-01-01')"
    ),
    "a moment in a zone": set_to("ended_at", "'2026-11-20T14:30:00+01:00'"),
    "a moment without a zone": set_to("ended_at", "'2026-11-20T13:30:00'"),
    "the first moment of all": set_to("ended_at", "'0001-01-01T00:00:00+14:00'"),
    "no moment": set_to("ended_at", "'soon'"),
    "a zone that drives the terminal": set_to("zone_name", "char(27) || '[2J'"),
    "text that is none": set_to("zone_name", "CAST(x'ff' AS TEXT)"),
}


def damaged(path: Path) -> str:
    """Give the refusal of a damaged file."""
    return (
        f"{path}: this file is damaged or cut short. It was left as it is. Try again; if it stays "
        "so, put a copy from a backup in its place, or erase it with 'mesocare sessions forget' "
        "and add your sessions again. Until then, every command takes your sessions with --session."
    )


@with_all_but_forget
@pytest.mark.parametrize("statement", ALTERED.values(), ids=ALTERED)
def test_a_file_that_was_altered_is_left_as_it_is(
    recorded_path: Path, operation: Operation, statement: str
) -> None:
    """What it holds cannot be trusted any more."""
    run_sql(recorded_path, statement)

    assert refusal_of(operation, recorded_path) == damaged(recorded_path)


@pytest.mark.parametrize("statement", UNSOUND.values(), ids=UNSOUND)
def test_a_session_that_was_altered_is_not_read(recorded_path: Path, statement: str) -> None:
    """We never guess a date."""
    run_sql(recorded_path, statement)

    assert refusal_of(read_history, recorded_path) == damaged(recorded_path)


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: run_sql(path, "PRAGMA user_version = 2"),
        lambda path: os.truncate(path, 5000),
        lambda path: os.truncate(path, 100),
        lambda path: path.write_bytes(path.read_bytes()[:100] + bytes(range(256)) * 32),
    ],
    ids=["newer", "cut short", "no more than its beginning", "scribbled over"],
)
def test_our_own_file_can_be_forgotten_in_any_state(
    recorded_path: Path, harm: Callable[[Path], None]
) -> None:
    """It is the way out of a damaged file, and the patient's data is the patient's."""
    harm(recorded_path)

    outcome = forget(recorded_path)

    assert outcome == Outcome(has_changed=True, notices=())
    assert list(recorded_path.parent.iterdir()) == []


def test_what_another_tool_tidied_up_still_serves(recorded_path: Path) -> None:
    """A database browser may analyse, compact, or keep a log: no session is lost by that."""
    run_sql(recorded_path, "PRAGMA journal_mode = WAL", "ANALYZE", "VACUUM")

    outcome = add_session(recorded_path, SECOND, ROME)

    assert outcome == ADDED
    assert read_history(recorded_path).sessions == (FIRST, SECOND)
    assert recorded_path.read_bytes()[18:20] == b"\1\1"  # a log no more: SQLite's file format, 1.3
    assert [file.name for file in recorded_path.parent.iterdir()] == ["sessions.db"]


def test_an_orphaned_side_file_is_not_taken_into_a_new_file(recorded_path: Path) -> None:
    """SQLite would restore pages of the old file into the new one."""
    journal = recorded_path.with_name("sessions.db-journal")
    journal.touch(0o600)
    recorded_path.unlink()

    told = refusal_of(OPERATIONS["add"], recorded_path)

    assert told == (
        f"{journal}: this belongs to sessions.db, which is gone; a new one would take it for its "
        "own. Put sessions.db back, or erase what is left with 'mesocare sessions forget'."
    )
    assert forget(recorded_path).has_changed
    assert add_session(recorded_path, FIRST, ROME) == ADDED


# Denied


@where_modes_mean_something
@with_all_operations
def test_an_unreadable_file_is_named(private_folder: Path, operation: Operation) -> None:
    """And left as it is."""
    path = private_folder / "mesocare" / "sessions.db"
    add_session(path, FIRST, ROME)
    path.chmod(0o000)

    with pytest.raises(StorageError) as refusal:
        operation(path)

    assert str(refusal.value) == (
        f"{path}: this cannot be read or written: Permission denied. Mend that and try again. "
        "Or keep your sessions in another place."
    )
    assert mode_of(path) == "0o0"


@where_modes_mean_something
def test_a_write_protected_file_can_be_read_and_is_not_changed(private_folder: Path) -> None:
    """So a patient on a read-only disk still has a timeline."""
    path = private_folder / "mesocare" / "sessions.db"
    add_session(path, FIRST, ROME)
    path.chmod(0o400)
    path.parent.chmod(0o500)

    history = read_history(path)
    told = [refusal_of(THE_FIRST_THREE[name], path) for name in ("add", "remove")]

    assert history == History((Recorded(FIRST, ROME),), ())
    cannot_be_written = (
        f"{path}: this file, or the folder that it is in, cannot be written. Nothing was changed. "
        "Give yourself the right to write there. Or keep your sessions in another place."
    )
    assert told == [cannot_be_written, cannot_be_written]


@where_modes_mean_something
def test_a_folder_that_cannot_be_written_is_named(private_folder: Path) -> None:
    """SQLite cannot put its journal beside the file, nor can we put the first file there."""
    full = private_folder / "mesocare" / "sessions.db"
    empty = private_folder / "empty" / "sessions.db"
    add_session(full, FIRST, ROME)
    empty.parent.mkdir()
    for path in (full, empty):
        path.parent.chmod(0o500)

    told_of_full, told_of_empty = (refusal_of(OPERATIONS["add"], path) for path in (full, empty))

    assert told_of_full == (
        f"{full}: this file, or the folder that it is in, cannot be written. Nothing was changed. "
        "Give yourself the right to write there. Or keep your sessions in another place."
    )
    assert told_of_empty == (
        f"{empty}: this cannot be read or written: Permission denied. Mend that and try again. "
        "Or keep your sessions in another place."
    )


def test_a_path_is_told_without_what_could_drive_a_terminal(tmp_path: Path) -> None:
    """No control or direction mark is ever printed."""
    path = tmp_path / "a\x1b[2J\u202eb" / "sessions.db"
    path.parent.write_text("not a folder")

    told = refusal_of(read_history, path)

    assert told.startswith(f"{tmp_path}/a\ufffd[2J\ufffdb: this is not a folder.")


@where_modes_mean_something
def test_an_erasure_that_a_power_cut_may_undo_is_told(
    recorded_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is gone; whether that stays so, the disk did not say."""

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(StorageError, match="this is erased, but a power cut may bring it back"):
        forget(recorded_path)

    assert not recorded_path.exists()
