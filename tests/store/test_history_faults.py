"""What befalls a patient's sessions when the machine fails: kills, full disks, locks, neighbours.

Old or new, never a mix; what was acknowledged is there; what is there is private.
"""

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import pytest
from histories import (
    CHANGES,
    FIRST,
    IN_MEMORY,
    OPERATIONS,
    READ_AND_CHANGES,
    SECOND,
    Operation,
    ids,
    nth_session,
    nth_sessions,
)

import mesocare.store.database
import mesocare.store.history
from mesocare.errors import StorageError
from mesocare.store.history import add, erase, read_history, remove

resource = pytest.importorskip("resource", reason="Windows limits the size of no file")

STEP = 512
"""Bytes between two places at which a write is made to fail: the smallest that a disk writes."""
NO_WAIT = 0.05
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(
        (
            str(Path(mesocare.store.history.__file__).parents[2]),
            str(Path(__file__).parents[1] / "support"),
        )
    ),
}
PRELUDE = """
import os, resource, signal, sys
from pathlib import Path
from histories import nth_session, nth_sessions
from mesocare.errors import StorageError
from mesocare.store.history import add, erase, read_history
path, *numbers = Path(sys.argv[1]), *map(int, sys.argv[2:])
"""
NO_LINKS = """
def link(*_, **__):
    raise OSError(13, "Permission denied")
os.link = link
"""
ADD_SOME = """
first, how_many = numbers
for number in range(first, first + how_many):
    add(path, [nth_session(number)], wait=60)
    print(number, flush=True)
"""
ADD_SOME_WHILE_IT_IS_FORGOTTEN = """
for number in range(*numbers):
    if number == numbers[1] - 20:
        print("the last ones", flush=True)
        sys.stdin.readline()
    try:
        add(path, [nth_session(number)], wait=60)
        print(number, flush=True)
    except StorageError as refusal:
        print(refusal, file=sys.stderr)
"""
ADD_ONE_AT_EACH_CALL = """
for line in sys.stdin:
    add(path / line.strip() / "sessions.db", [nth_session(*numbers)], wait=60)
    print("added", flush=True)
"""
READ_UNTIL_ALL_ARE_THERE = """
kept = set()
while len(kept) < numbers[0]:
    found = set(read_history(path, wait=60).sessions)
    assert kept <= found
    kept = found
"""
BE_KILLED_AT_A_BYTE = """
number, limit = numbers
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
add(path, [nth_session(number)])
print(number, flush=True)
"""
FILL_THE_DISK = """
try:
    for number in range(*numbers):
        add(path, [nth_session(number)])
except StorageError as refusal:
    kept = read_history(path).sessions
    print(refusal.args[0], nth_sessions(range(number)) == kept, sep="|")
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for the files of one test."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as name:
        yield Path(name)


@pytest.fixture
def path(folder: Path) -> Path:
    """A place for the sessions; its own folder is not there yet."""
    return folder / "mesocare" / "sessions.db"


def start(program: str, path: Path, *numbers: int, umask: int = -1) -> subprocess.Popen[str]:
    """Run a program of this file in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-B", "-c", PRELUDE + program, str(path), *map(str, numbers)],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        umask=umask,
    )


def copy_of(path: Path, folder: Path) -> Path:
    """Copy the sessions, as they are, into a folder of their own."""
    copy = folder / "mesocare" / path.name
    shutil.copytree(path.parent, copy.parent)
    return copy


def open_to_others(folder: Path) -> list[str]:
    """List what others could open."""
    return [file.name for file in (folder, *folder.rglob("*")) if file.stat().st_mode & 0o077]


def names_beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def fill_until_the_next_session_lengthens_the_file(path: Path) -> int:
    """Record sessions until one more needs a new page; return how many there are."""
    for number in count():
        before = path.read_bytes() if path.exists() else b""
        add(path, [nth_session(number)])
        if len(path.read_bytes()) > len(before) > 3 * 4096:
            path.write_bytes(before)
            return number
    raise AssertionError


# Neighbours


def test_eight_processes_that_record_200_sessions_each_lose_none(path: Path) -> None:
    """And the file is made only once, though all begin by making it."""
    neighbours = [start(ADD_SOME, path, 200 * number, 200) for number in range(8)]

    told = [neighbour.communicate() for neighbour in neighbours]

    assert [stderr for _, stderr in told] == [""] * 8
    assert read_history(path).sessions == nth_sessions(range(1600))
    assert names_beside(path) == ["sessions.db"]


@pytest.mark.parametrize("disk", ["", NO_LINKS], ids=["with hard links", "without"])
def test_four_processes_that_make_the_file_at_the_same_moment_lose_no_session(
    folder: Path, disk: str
) -> None:
    """None puts an empty file over that of a faster one; 50 times over."""
    program = disk + ADD_ONE_AT_EACH_CALL
    neighbours = [start(program, folder, number) for number in range(4)]
    rounds = range(50)

    for number in rounds:
        for neighbour in neighbours:
            assert neighbour.stdin
            neighbour.stdin.write(f"{number}\n")
            neighbour.stdin.flush()
        for neighbour in neighbours:
            assert neighbour.stdout
            neighbour.stdout.readline()
    told = [neighbour.communicate() for neighbour in neighbours]

    kept = [read_history(folder / str(number) / "sessions.db").sessions for number in rounds]
    assert told == [("", "")] * 4
    assert kept == [nth_sessions(range(4))] * len(rounds)


def test_a_file_that_another_process_makes_meanwhile_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The neighbour is done just before ours is put in place: at the choice of its name."""

    def neighbour_is_faster(size: int) -> bytes:
        monkeypatch.undo()
        add(path, [nth_session(0)])
        return bytes(size)

    monkeypatch.setattr(os, "urandom", neighbour_is_faster)

    add(path, [nth_session(1)])

    assert read_history(path).sessions == nth_sessions(range(2))


def test_the_journal_of_a_file_that_another_process_makes_meanwhile_is_no_orphan(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The neighbour has made the file, and begun to change it, just after ours was not found."""
    real_lstat = Path.lstat

    def look_too_early(place: Path) -> os.stat_result:
        if place != path:
            return real_lstat(place)
        monkeypatch.undo()
        add(path, [nth_session(0)])
        path.with_name("sessions.db-journal").touch(0o600)
        raise FileNotFoundError

    monkeypatch.setattr(Path, "lstat", look_too_early)

    add(path, [nth_session(1)])

    assert read_history(path).sessions == nth_sessions(range(2))


def test_who_reads_while_others_record_sees_what_was_acknowledged_and_is_not_refused(
    path: Path,
) -> None:
    """Sessions only ever get more."""
    writers = [start(ADD_SOME, path, 100 * number, 100) for number in range(3)]
    readers = [start(READ_UNTIL_ALL_ARE_THERE, path, 300) for _ in range(3)]

    told = [neighbour.communicate()[1] for neighbour in (*writers, *readers)]

    assert told == [""] * 6
    assert read_history(path).sessions == nth_sessions(range(300))


def test_what_is_recorded_while_another_process_forgets_is_kept_or_refused(path: Path) -> None:
    """Nothing is acknowledged that went into a file already erased."""
    with start(ADD_SOME_WHILE_IT_IS_FORGOTTEN, path, 0, 300) as neighbour:
        assert neighbour.stdin
        assert neighbour.stdout
        assert neighbour.stderr
        acknowledged = []
        for line in neighbour.stdout:
            if line == "the last ones\n":  # which are added when nothing is forgotten any more
                neighbour.stdin.write("go on\n")
                neighbour.stdin.flush()
                continue
            acknowledged.append(int(line))
            if len(acknowledged) % 20 == 0 and acknowledged[-1] < 280:
                erase(path, wait=60)
        refusals = neighbour.stderr.read()

    kept = read_history(path).sessions
    assert kept[-1] == nth_session(299)
    assert kept == tuple(nth_session(number) for number in acknowledged[-len(kept) :])
    assert len(acknowledged) + len(refusals.splitlines()) == 300
    assert [line for line in refusals.splitlines() if "Traceback" in line] == []


@contextmanager
def held(path: Path, lock: str) -> Iterator[None]:
    """Let another program hold the file."""
    program = (
        "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "connection.execute(sys.argv[2]); connection.execute('SELECT * FROM told').fetchall(); "
        "print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(path), lock],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield


@pytest.mark.parametrize(
    ("operation", "lock"),
    [
        *[pytest.param(one, "BEGIN EXCLUSIVE", id=f"{name}") for name, one in OPERATIONS.items()],
        *[
            pytest.param(OPERATIONS[name], "BEGIN", id=f"{name} while it is read")
            for name in (*CHANGES, "erase")
        ],
    ],
)
def test_a_file_that_another_program_holds_is_waited_for_and_left_as_it_is(
    path: Path, operation: Operation, lock: str
) -> None:
    """Not for ever. A reader's lock is felt only when a change is about to be saved."""
    add(path, [FIRST])

    with held(path, lock), pytest.raises(StorageError) as refusal:
        operation(path, wait=NO_WAIT)

    assert str(refusal.value) == (
        f"{path}: another program is using this file and did not let go in time. "
        "Nothing was changed. Close it, or wait a little, and try again."
    )
    assert read_history(path).sessions == (FIRST,)
    assert names_beside(path) == ["sessions.db"]


def test_a_file_that_another_program_reads_can_be_read(path: Path) -> None:
    add(path, [FIRST])

    with held(path, "BEGIN"):
        history = read_history(path, wait=NO_WAIT)

    assert history.sessions == (FIRST,)


# Kills


def test_a_kill_at_a_random_moment_loses_nothing_that_was_acknowledged(path: Path) -> None:
    """In each of ten rounds, after ever more sessions."""
    for wanted in range(1, 11):
        there = len(read_history(path).sessions)
        with start(ADD_SOME, path, there, 1000, umask=0) as victim:
            assert victim.stdout
            acknowledged = [int(victim.stdout.readline()) for _ in range(wanted)]
            victim.send_signal(signal.SIGKILL)
            acknowledged += [int(line) for line in victim.stdout if line.endswith("\n")]

        kept = read_history(path).sessions
        assert acknowledged == list(range(there, there + len(acknowledged)))
        assert kept in {
            nth_sessions(range(there + len(acknowledged))),
            nth_sessions(range(there + len(acknowledged) + 1)),
        }
        assert open_to_others(path.parent) == []


def test_a_kill_at_any_byte_leaves_the_old_sessions_or_the_new(path: Path, folder: Path) -> None:
    """The system kills at the first write beyond a limit, and not all of the page is written.

    What it leaves behind under the most generous umask is private, even before it is put right.
    """
    number = fill_until_the_next_session_lengthens_the_file(path)
    old, new = nth_sessions(range(number)), nth_sessions(range(number + 1))
    limits = range(0, path.stat().st_size + 4096 + 1, 2 * STEP)

    killed_in_mid_change = 0
    for limit in limits:
        copy = copy_of(path, folder / str(limit))
        with start(BE_KILLED_AT_A_BYTE, copy, number, limit, umask=0) as victim:
            stdout, _ = victim.communicate()
        killed_in_mid_change += copy.with_name("sessions.db-journal").exists()
        is_acknowledged = stdout == f"{number}\n"
        assert is_acknowledged == (victim.returncode != -signal.SIGXFSZ)
        assert open_to_others(copy.parent) == []
        assert read_history(copy).sessions == (new if is_acknowledged else old)

    assert killed_in_mid_change > len(limits) // 2


def test_a_kill_while_the_file_is_made_leaves_none_and_the_next_run_makes_it(
    folder: Path,
) -> None:
    """What is left of it holds no session, is private, and goes with the sessions."""
    for limit in range(0, 12288, 8 * STEP):
        path = folder / str(limit) / "sessions.db"
        with start(BE_KILLED_AT_A_BYTE, path, 0, limit, umask=0) as victim:
            stdout, _ = victim.communicate()

        (leftover,) = path.parent.iterdir()
        assert (stdout, victim.returncode) == ("", -signal.SIGXFSZ)
        assert leftover.stat().st_size <= limit
        assert open_to_others(path.parent) == []
        assert read_history(path).sessions == ()
        add(path, [FIRST])
        assert read_history(path).sessions == (FIRST,)
        erase(path)
        assert list(path.parent.iterdir()) == []


# Disks that fill up, or cannot do all


@contextmanager
def no_file_longer_than(limit: int) -> Iterator[None]:
    """Let each write beyond a limit fail, as it would on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    "change",
    [
        lambda path, number: add(path, [nth_session(number)]),
        lambda path, _: remove(path, [read_history(path).recorded[0].id]),
    ],
    ids=["add", "remove"],
)
def test_a_write_that_fails_at_any_byte_leaves_the_old_sessions_or_the_new(
    path: Path, folder: Path, change: Callable[[Path, int], object]
) -> None:
    """New if it was acknowledged; else it was refused, and all is as before."""
    number = fill_until_the_next_session_lengthens_the_file(path)
    done = copy_of(path, folder / "done")
    change(done, number)
    old, new = read_history(path).sessions, read_history(done).sessions

    refused = 0
    for limit in range(0, path.stat().st_size + 4096 + 1, STEP):
        copy = copy_of(path, folder / str(limit))
        try:
            with no_file_longer_than(limit):
                change(copy, number)
            expected = new
        except StorageError:
            expected = old
            refused += 1
        assert read_history(copy).sessions == expected

    assert refused > path.stat().st_size // STEP // 2


def test_a_first_file_that_cannot_be_written_is_not_there_at_all(path: Path) -> None:
    """Nor is anything else left of it."""
    with no_file_longer_than(4096), pytest.raises(StorageError) as refusal:
        add(path, [FIRST])

    assert str(refusal.value) == (
        f"{path}: this cannot be read or written: File too large. Fix that and try again. "
        "Or keep your sessions in another place."
    )
    assert not path.parent.exists()


@pytest.mark.parametrize("has_folder", [True, False])
def test_a_first_session_that_does_not_fit_leaves_no_file_and_no_new_folder(
    folder: Path, *, has_folder: bool
) -> None:
    """The empty file fits, and the session no more: it is as if nothing had been asked."""
    path = folder / "new" / "mesocare" / "sessions.db"
    if has_folder:
        path.parent.mkdir(mode=0o700, parents=True)
    answers = {f"question-{number}": True for number in range(400)}

    with no_file_longer_than(12_288), pytest.raises(StorageError):
        add(path, [FIRST], answers=answers)

    assert not path.exists()
    assert list(folder.rglob("*")) == ([path.parent.parent, path.parent] if has_folder else [])


def test_what_another_process_has_kept_meanwhile_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It came into the file that the one whose own session did not fit had made."""
    real = mesocare.store.database._check_content  # noqa: SLF001  the moment between the two

    def be_overtaken(connection: sqlite3.Connection, path: Path) -> None:
        connection.rollback()
        monkeypatch.setattr(mesocare.store.database, "_check_content", real)
        add(path, [SECOND])
        raise sqlite3.OperationalError

    monkeypatch.setattr(mesocare.store.database, "_check_content", be_overtaken)

    with pytest.raises(StorageError):
        add(path, [FIRST])

    assert read_history(path).sessions == (SECOND,)


def test_a_write_that_fails_says_that_it_may_not_be_saved_and_where_to_look(path: Path) -> None:
    """SQLite cannot always know; a claim either way would be a guess."""
    add(path, [FIRST])

    with no_file_longer_than(STEP), pytest.raises(StorageError) as refusal:
        add(path, [SECOND])

    assert str(refusal.value) == (
        f"{path}: the disk or the system reported a fault. If you were changing something, it may "
        "not be saved: look with 'mesocare sessions list', and try again."
    )


def test_a_full_disk_keeps_all_that_was_acknowledged(folder: Path) -> None:
    """On a real disk of 64 KiB, where the system lets a test mount one."""
    mount = ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=64k none "$0" && exec "$@"']
    try:
        subprocess.run([*mount, str(folder), "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets no test mount a disk")
    path = folder / "mesocare" / "sessions.db"
    program = [sys.executable, "-B", "-c", PRELUDE + FILL_THE_DISK, str(path), "0", "2000"]

    done = subprocess.run(
        [*mount, str(folder), *program],
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
        text=True,
    )

    told = f"{path}: the disk is full. Nothing was changed. Make room and try again."
    assert done.stdout == f"{told}|True\n"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_a_disk_that_syncs_no_folder_keeps_sessions_as_well(
    path: Path, operation: Operation, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def sync_files_alone(descriptor: int) -> None:
        if os.fstat(descriptor).st_mode & 0o040000:
            raise OSError(number, os.strerror(number))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync_files_alone)
    add(path, [FIRST])

    operation(path)

    assert names_beside(path) == ([] if operation is OPERATIONS["erase"] else ["sessions.db"])


def test_what_cannot_be_read_back_is_not_said_to_be_recorded(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A neighbour takes the session out between the change and the second look."""
    sync, seen = os.fsync, list[int]()

    def take_it_out(descriptor: int) -> None:
        seen.append(descriptor)
        if os.fstat(descriptor).st_mode & 0o040000 and path.exists() and ids(path):
            monkeypatch.undo()
            remove(path, ids(path))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", take_it_out)

    with pytest.raises(StorageError) as refusal:
        add(path, [FIRST])

    assert str(refusal.value) == (
        f"{path}: this is saved, but could not be read back. Look with 'mesocare sessions list'."
    )
    assert seen


def test_a_file_that_is_spoilt_before_the_second_look_is_not_said_to_hold_the_session(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk said that all is well, and what is there says otherwise."""
    sync = os.fsync

    def spoil_it(descriptor: int) -> None:
        sync(descriptor)
        if os.fstat(descriptor).st_mode & 0o040000 and path.exists() and ids(path):
            monkeypatch.undo()
            path.write_bytes(b"spoilt")

    monkeypatch.setattr(os, "fsync", spoil_it)

    with pytest.raises(StorageError) as refusal:
        add(path, [FIRST])

    assert str(refusal.value) == (
        f"{path}: this is saved, but could not be read back. Look with 'mesocare sessions list'."
    )
    assert path.read_bytes() == b"spoilt"


# Damage


def cut_short(content: bytes) -> Iterator[bytes]:
    """At each 64th byte: no session is silently missing, and a backup may still help."""
    yield from (content[:size] for size in range(0, len(content), 64))


def with_rubbish(content: bytes) -> Iterator[bytes]:
    yield content + b"rubbish"


def with_a_session_less(content: bytes) -> Iterator[bytes]:
    """A page that counts a session less than it holds (SQLite's file format, 1.6) still reads."""
    count_at = 4096 + 3
    counted = int.from_bytes(content[count_at : count_at + 2])
    yield content[:count_at] + (counted - 1).to_bytes(2) + content[count_at + 2 :]


@pytest.mark.parametrize("operation", READ_AND_CHANGES.values(), ids=READ_AND_CHANGES)
@pytest.mark.parametrize(
    ("harm", "how_many"),
    [(cut_short, 1), (cut_short, 200), (with_rubbish, 1), (with_a_session_less, 3)],
    ids=["cut short", "cut short of many", "rubbish at its end", "a session lost inside"],
)
def test_a_file_cut_short_anywhere_is_refused_and_left_as_it_is(
    path: Path, harm: Callable[[bytes], Iterator[bytes]], how_many: int, operation: Operation
) -> None:
    add(path, nth_sessions(range(how_many)))

    for harmed in harm(path.read_bytes()):
        path.write_bytes(harmed)
        with pytest.raises(StorageError, match=r"its beginning is lost|damaged or cut short"):
            operation(path)
        assert path.read_bytes() == harmed
        assert names_beside(path) == ["sessions.db"]


def test_a_change_that_was_cut_off_is_undone_by_the_next_look(path: Path, folder: Path) -> None:
    """The pages of before are in the journal, whatever stands in the file."""
    number = fill_until_the_next_session_lengthens_the_file(path)
    torn = folder / "torn" / path.name
    torn.parent.mkdir(0o700)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE told SET zone = 'Etc/UTC'")
        for name in ("sessions.db", "sessions.db-journal"):
            shutil.copy(path.with_name(name), torn.with_name(name))
            torn.with_name(name).chmod(0o600)
    assert torn.read_bytes() != path.read_bytes()

    history = read_history(torn)

    assert history.sessions == nth_sessions(range(number))
    assert {recorded.zone_name for recorded in history.recorded} == {"Europe/Rome"}
    assert names_beside(torn) == ["sessions.db"]
