"""What a patient's recorded sessions promise: kept exactly, kept private, and forgotten on wish."""

import errno
import os
import re
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

import platformdirs
import pytest
from histories import (
    CHANGES,
    FIRST,
    IN_MEMORY,
    NO_ID,
    OPERATIONS,
    READ_AND_CHANGES,
    ROME,
    SECOND,
    Operation,
    given,
    ids,
    look,
    modes,
    nth_session,
    nth_sessions,
    run_sql,
)
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from strategies import DETERMINISTIC, Change, changes, session_lists

from mesocare.dates.moments import Session, end_of
from mesocare.errors import InputRefusedError, StorageError
from mesocare.store import database
from mesocare.store.database import APPLICATION_ID, FORMAT, MOST_KEPT
from mesocare.store.history import (
    NOT_ERASED,
    History,
    Outcome,
    add,
    default_path,
    erase,
    read_history,
    remove,
    tell,
)

DONE, NOTHING_TO_DO = Outcome((True,)), Outcome((False,))
LOS_ANGELES, APIA = ZoneInfo("America/Los_Angeles"), ZoneInfo("Pacific/Apia")
ELSEWHERE = "Or keep your sessions in another place."
MEANWHILE = "Until then, every command takes your sessions with --session."

with_all_operations = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
with_all_but_erase = pytest.mark.parametrize(
    "operation", READ_AND_CHANGES.values(), ids=READ_AND_CHANGES
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
    add(path, [FIRST])
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


def told(path: Path) -> list[tuple[str, Session]]:
    """Return the events in a file without their ids."""
    return [(one.event, one.when) for one in read_history(path).events]


def refusal_of(operation: Operation, path: Path) -> str:
    """Return the text of a refusal, which has no patient's data in it and changes nothing."""
    before = look(path.parent.parent)

    with pytest.raises(StorageError) as refusal:
        operation(path)

    told = str(refusal.value)
    assert refusal.value.exit_code == 5
    assert look(path.parent.parent) == before
    assert re.findall("2026|2027|13:30|Rome", told.replace(str(path.parent.parent), "")) == []
    return told


# Recording


def at(text: str, on: str, zone: ZoneInfo, *, has_time: bool = True) -> Session:
    return Session(datetime.fromisoformat(text), date.fromisoformat(on), has_time, zone)


@pytest.mark.parametrize(
    "session",
    [
        FIRST,
        at("2026-11-21T08:00Z", "2026-11-20", LOS_ANGELES, has_time=False),
        at("2026-10-25T01:30Z", "2026-10-25", ROME),
        at("2028-02-29T11:00:59Z", "2028-03-01", APIA),
        at("1969-12-31T15:30Z", "1970-01-01", ZoneInfo("Asia/Tokyo")),
        at("2201-01-01T12:00Z", "2200-12-31", ZoneInfo("Etc/GMT+12"), has_time=False),
    ],
    ids=["time", "day", "second 02:30 of a night", "leap day", "first year", "last year"],
)
def test_a_session_comes_back_exactly_as_it_was_given(path: Path, session: Session) -> None:
    """TIME-1, TIME-6, TIME-11: instant, day and the zone in which it was read."""
    outcome = add(path, [session], is_last=True, answers={"long-hair": True, "body": False})

    kept = read_history(path)
    assert outcome == DONE
    assert kept.notices == ()
    assert given(kept.recorded) == [
        (session, session.zone.key, True, {"body": False, "long-hair": True})
    ]
    assert kept.sessions[0].zone is session.zone


@for_all(data=st.data(), change=changes())
@settings(DETERMINISTIC, max_examples=50)
def test_all_sessions_come_back_each_once_and_in_order_of_time(
    data: st.DataObject, change: Change
) -> None:
    """TIME-8, near real changes of the clock, some sessions without a time (TIME-6)."""
    timed = data.draw(session_lists(change))
    days = [
        Session(end_of(one.on, change.zone), one.on, has_time=False, zone=change.zone)
        for one in timed[:2]
    ]
    drawn = data.draw(st.permutations([*timed, *days]))

    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = Path(folder) / "sessions.db"
        for session in drawn:
            add(path, [session])
        history = read_history(path)

    assert history.sessions == tuple(sorted(set(drawn)))
    assert {one.zone_name for one in history.recorded} == {change.zone.key}


def test_recording_a_session_twice_is_no_change_and_says_so(recorded_path: Path) -> None:
    """The zone that was given first stays."""
    before = look(recorded_path.parent)

    outcome = add(recorded_path, [Session(FIRST.ended_at, FIRST.on, has_time=True, zone=APIA)])

    assert outcome == NOTHING_TO_DO
    assert look(recorded_path.parent) == before


def test_recording_a_session_again_adds_what_is_new_about_it(recorded_path: Path) -> None:
    """It keeps its id, by which a calendar knows it, and what was said of it before."""
    (key,) = ids(recorded_path)

    outcomes = [
        add(recorded_path, [FIRST], answers={"long-hair": True}),
        add(recorded_path, [FIRST], is_last=True),
        add(recorded_path, [FIRST]),
    ]

    assert outcomes == [DONE, DONE, NOTHING_TO_DO]
    (kept,) = read_history(recorded_path).recorded
    assert (kept.id, kept.is_last, dict(kept.answers)) == (key, True, {"long-hair": True})


def test_a_new_answer_leaves_the_others_and_goes_before_an_old_one(path: Path) -> None:
    add(path, [FIRST], answers={"long-hair": True, "body": False})

    outcomes = [
        add(path, [FIRST], answers={"numbed": True}),
        add(path, [FIRST], answers={"body": True}),
        add(path, [FIRST], answers={"body": True}),
    ]

    assert outcomes == [DONE, DONE, NOTHING_TO_DO]
    (kept,) = read_history(path).recorded
    assert dict(kept.answers) == {"long-hair": True, "body": True, "numbed": True}


def test_what_takes_the_place_of_another_does_so_in_one_step(
    recorded_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill in between would leave two sessions, one of them invented."""
    (old,) = read_history(recorded_path).recorded
    opened, steps = database.opened, list[str]()

    def count(path: Path, how: str, *rest: Any, **more: Any) -> Any:
        steps.append(how)
        return opened(path, how, *rest, **more)

    monkeypatch.setattr("mesocare.store.history.opened", count)

    add(recorded_path, [SECOND], replaces=[old.id])

    assert steps.count(database.CHANGE) == 1
    assert read_history(recorded_path).sessions == (SECOND,)


def test_of_sessions_recorded_together_the_latest_is_the_last(path: Path) -> None:
    outcome = add(path, [SECOND, FIRST, SECOND], is_last=True)

    assert outcome.changed == (True, True, False)
    assert [(one.session, one.is_last) for one in read_history(path).recorded] == [
        (FIRST, False),
        (SECOND, True),
    ]


def test_an_event_that_happens_again_is_told_again(path: Path) -> None:
    """Scabs go after each session."""
    outcomes = [tell(path, "scabs-gone", when) for when in (SECOND, FIRST, FIRST)]
    tell(path, "stitches-out", FIRST)

    assert outcomes == [DONE, DONE, NOTHING_TO_DO]
    assert told(path) == [("scabs-gone", FIRST), ("stitches-out", FIRST), ("scabs-gone", SECOND)]


@pytest.mark.parametrize("earlier", [b"", b"\xff", b"\x07" * 16])
def test_the_later_an_event_was_told_the_greater_its_id(path: Path, earlier: bytes) -> None:
    """Whatever ids an earlier version gave, and whatever the dates are."""
    if earlier:
        tell(path, "scabs-gone", at("2026-11-01T10:00Z", "2026-11-01", APIA))
        run_sql(path, f"UPDATE told SET id = x'{earlier.hex()}'")  # noqa: S608  the case's own

    for when in (SECOND, FIRST):
        tell(path, "scabs-gone", when)

    latest = [one.when for one in sorted(read_history(path).events, key=lambda one: one.id)][-2:]
    assert latest == [SECOND, FIRST]


def test_an_event_whose_count_somebody_has_used_up_can_still_be_told(path: Path) -> None:
    tell(path, "scabs-gone", SECOND)
    run_sql(path, f"UPDATE told SET id = x'{'ff' * 16}'")  # noqa: S608  our own words

    assert tell(path, "scabs-gone", FIRST) == DONE


def test_what_is_taken_back_is_told_by_its_id_alone(path: Path) -> None:
    for when in (SECOND, FIRST):
        tell(path, "scabs-gone", when)
    first, _ = read_history(path).events

    assert remove(path, [first.id]) == DONE
    assert told(path) == [("scabs-gone", SECOND)]


def test_nothing_is_recorded_where_no_file_is_and_none_is_made(path: Path) -> None:
    """A look never leaves a trace."""
    results = [read_history(path), remove(path, [NO_ID]), erase(path)]

    assert results == [History(), NOTHING_TO_DO, NOTHING_TO_DO]
    assert not path.parent.exists()


def test_a_path_may_hold_any_character(tmp_path: Path) -> None:
    """SQLite is given an address, in which some characters would mean something."""
    path = tmp_path / "my %20 #1 ? données [a]*" / "my?mode=memory & sessions.db"

    add(path, [FIRST])

    assert read_history(path).sessions == (FIRST,)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_file_says_whose_it_is_and_keeps_no_more_than_it_must(recorded_path: Path) -> None:
    """No name, no moment of recording, no side file."""
    with closing(sqlite3.connect(recorded_path)) as connection:
        found = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode")
        ]
        is_strict = connection.execute(
            "SELECT strict FROM pragma_table_list WHERE name = 'told'"
        ).fetchall()
        rows = connection.execute("SELECT length(id), told.* FROM told").fetchall()

    assert (found, is_strict) == ([APPLICATION_ID, FORMAT, "delete"], [(1,)])
    assert [(row[0], *row[2:]) for row in rows] == [
        (16, "", "2026-11-20T13:30:00+00:00", "2026-11-20", 1, "Europe/Rome", 0, "")
    ]
    assert [file.name for file in recorded_path.parent.iterdir()] == ["sessions.db"]


def test_an_impossible_session_never_gets_into_the_file(path: Path) -> None:
    impossible = Session(FIRST.ended_at, FIRST.on + timedelta(days=3), has_time=True, zone=ROME)

    with pytest.raises(AssertionError):
        add(path, [impossible])

    assert not path.exists()


@pytest.mark.parametrize("name", ["Factory", "localtime", "posixrules", "Nowhere/City", ""])
def test_a_zone_that_could_not_be_read_again_is_refused_before_anything_is_written(
    path: Path, name: str
) -> None:
    """TZ=Factory is no zone, though there is a file of that name."""
    data = resources.files("tzdata").joinpath("zoneinfo", "Europe", "Rome")
    with data.open("rb") as file:
        zone = ZoneInfo.from_file(file, key=name)

    with pytest.raises(InputRefusedError):
        add(path, [Session(FIRST.ended_at, FIRST.on, has_time=True, zone=zone)])

    assert not path.parent.exists()


# What cannot be read


def set_to(column: str, value: str) -> str:
    return f"UPDATE told SET {column} = {value} WHERE day = '2026-11-20'"  # noqa: S608  the tests' own words


ODD = {
    "a day of another week": set_to("day", "'2026-11-13'"),
    "a day that there is not": set_to("day", "'2026-11-31'"),
    "a day in another form": set_to("day", "'20261120'"),
    "a year out of bounds": set_to("(at, day)", "('1960-01-01T13:30:00+00:00', '1960-01-01')"),
    "a moment in a zone": set_to("at", "'2026-11-20T14:30:00+01:00'"),
    "a moment without a zone": set_to("at", "'2026-11-20T13:30:00'"),
    "the first moment of all": set_to("at", "'0001-01-01T00:00:00+14:00'"),
    "no moment": set_to("at", "'soon'"),
    "neither a time nor none": set_to("has_time", "2"),
    "neither the last nor not": set_to("is_last", "-1"),
    "a zone that this computer lacks": set_to("zone", "'Europe/Atlantis'"),
    "a zone that is no place": set_to("zone", "'Factory'"),
    "a zone that drives the terminal": set_to("zone", "char(27) || '[2J'"),
    "text that is none": set_to("zone", "CAST(x'ff' AS TEXT)"),
    "an answer that is none": set_to("answers", "'long-hair=perhaps'"),
    "a text without end": set_to("at", "printf('%.*c', 1000000, '2')"),
    "an id of another kind": set_to("(id, zone)", "(x'ff', 'Factory')"),
}


@pytest.mark.parametrize("statement", ODD.values(), ids=ODD)
def test_an_odd_row_is_shown_and_removed_and_keeps_no_other_from_being_read(
    recorded_path: Path, statement: str
) -> None:
    """We never guess a date, and one that we cannot read is no reason to lose the others."""
    add(recorded_path, [SECOND])
    run_sql(recorded_path, statement)

    history = read_history(recorded_path)

    (odd,) = history.odd
    assert history.sessions == (SECOND,)
    told = "1 of what you recorded could not be read and does not count."
    assert history.notices == (f"{told} See 'mesocare sessions list'.",)
    assert odd.text.isprintable()
    assert len(odd.text) < 100
    assert remove(recorded_path, [odd.id]) == DONE
    assert (read_history(recorded_path).sessions, ids(recorded_path)[1:]) == ((SECOND,), [])


def test_a_booked_session_that_cannot_be_read_is_told_once_and_removed_whole(path: Path) -> None:
    """It has a second row, which says that it lies ahead."""
    add(path, [FIRST], booked=[FIRST])
    run_sql(path, ODD["a zone that this computer lacks"])

    history = read_history(path)

    assert (history.recorded, history.events) == ((), ())
    assert ["'Europe/Atlantis'" in odd.text for odd in history.odd] == [True]
    assert history.notices[0].startswith("1 of what you recorded could not be read")
    assert remove(path, [history.odd[0].id]) == DONE
    assert ids(path) == []


def test_no_more_is_recorded_than_is_read_again(path: Path) -> None:
    """2,000 are read, and the one after them is refused before it is there."""
    add(path, nth_sessions(range(MOST_KEPT)))

    told = refusal_of(lambda path: add(path, [nth_session(MOST_KEPT)]), path)

    assert told == (
        f"{path}: mesocare keeps 2000 sessions and events at most, and here are more. Nothing was "
        "changed. Remove some, put a copy from a backup in its place, or erase it with 'mesocare "
        "sessions forget'."
    )
    assert len(read_history(path).sessions) == MOST_KEPT


@pytest.mark.parametrize("how_many", [MOST_KEPT + 1, 300_000])
def test_rows_without_end_are_refused_within_a_second(recorded_path: Path, how_many: int) -> None:
    numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {})"
    rows = "INSERT INTO told SELECT randomblob(16), '', x, '', 1, '', 0, '' FROM n"
    run_sql(recorded_path, f"{numbers.format(how_many)} {rows}")
    begun = monotonic()

    for operation in CHANGES.values():
        with pytest.raises(StorageError, match="2000 sessions and events at most"):
            operation(recorded_path)
    with pytest.raises(StorageError, match="2000 sessions and events at most"):
        read_history(recorded_path)

    assert monotonic() - begun < 4
    assert erase(recorded_path) == DONE


# Removing and forgetting


def test_a_removed_session_is_gone_without_a_trace_and_the_others_stay(
    recorded_path: Path,
) -> None:
    """SQLite's secure_delete; and the one that is not there is no change."""
    (first,) = ids(recorded_path)
    add(recorded_path, [SECOND])

    outcomes = [remove(recorded_path, [first]), remove(recorded_path, [first])]

    content = recorded_path.read_bytes()
    assert outcomes == [DONE, NOTHING_TO_DO]
    assert read_history(recorded_path).sessions == (SECOND,)
    assert (b"2026-11-20" in content, b"2026-12-11" in content) == (False, True)


def test_forgetting_erases_the_file_and_all_that_lies_beside_it_by_its_name(
    recorded_path: Path,
) -> None:
    """What is not ours stays, and so does the folder; the patient may begin anew."""
    folder = recorded_path.parent
    others = {".notes.part", "sessions.db.old", "notes.txt", "sessions.db.part"}
    for name in (".mesocare-0123456789abcdef.part", "sessions.db-journal", *others):
        (folder / name).touch(0o600)

    outcomes = [erase(recorded_path), erase(recorded_path)]

    assert outcomes == [DONE, NOTHING_TO_DO]
    assert {file.name for file in folder.iterdir()} == others
    assert read_history(recorded_path) == History()
    assert add(recorded_path, [SECOND]) == DONE


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
    monkeypatch.setenv("XDG_DATA_HOME", "/home/jane/data")

    assert default_path() == Path("/home/jane/data/mesocare/sessions.db")


def no_home(*_: object, **__: object) -> Path:
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
        outcomes = [add(path, [FIRST]), add(path, [SECOND])]
    finally:
        os.umask(before)

    assert outcomes == [DONE, DONE]
    assert modes(path.parent.parent, path.parent, path) == ["0o700", "0o700", "0o600"]


@where_modes_mean_something
@with_all_but_erase
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
    assert modes(folder, recorded_path) == ["0o700", "0o600"]


@where_modes_mean_something
def test_a_folder_open_to_others_is_narrowed_before_anything_is_written_into_it(
    path: Path,
) -> None:
    """The file that comes into it is told nothing about, for it was never open."""
    path.parent.mkdir(0o755)
    path.parent.chmod(0o755)

    outcome = add(path, [FIRST])

    told = f"{path.parent}: others on this computer could open this folder. Now only you can."
    assert outcome == Outcome((True,), (told,))
    assert modes(path.parent, path) == ["0o700", "0o600"]


def share_the_folder(path: Path) -> None:
    (path.parent / "notes.txt").write_text("the neighbour's")
    path.parent.chmod(0o755)


def lose_the_right_to_narrow(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o644)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)


def belong_to_another(_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    another = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: another)


@where_modes_mean_something
@with_all_but_erase
@pytest.mark.parametrize(
    ("befall", "told"),
    [
        pytest.param(
            lambda path, _: share_the_folder(path),
            "{folder}: others on this computer can open this folder, and it holds other things as "
            "well. Its rights were left as they are. Set them with chmod 700. " + ELSEWHERE,
            id="sessions in /tmp must not cost all others their /tmp",
        ),
        pytest.param(
            lose_the_right_to_narrow,
            "{path}: others on this computer can open this file, and that cannot be changed. Keep "
            "your sessions in another place.",
            id="a stick whose files know no rights",
        ),
        pytest.param(
            belong_to_another,
            "{folder}: this belongs to another account. Run mesocare under that account. "
            + ELSEWHERE,
            id="another account's, which could read what is recorded",
        ),
    ],
)
def test_where_others_could_look_nothing_is_kept(
    recorded_path: Path,
    operation: Operation,
    befall: Callable[[Path, pytest.MonkeyPatch], None],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    befall(recorded_path, monkeypatch)

    actual = refusal_of(operation, recorded_path)

    assert actual == told.format(path=recorded_path, folder=recorded_path.parent)


@where_modes_mean_something
def test_a_private_folder_may_hold_other_things(recorded_path: Path) -> None:
    (recorded_path.parent / "notes.txt").write_text("mine")

    assert read_history(recorded_path).sessions == (FIRST,)


# Never through a link, and never over what is not ours


def link_the_file(path: Path) -> None:
    real = path.rename(path.with_name("real.db"))
    path.symlink_to(real)


def link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "elsewhere.db")


def link_the_folder(path: Path) -> None:
    real = path.parent.rename(path.parent.with_name("real"))
    path.parent.symlink_to(real, target_is_directory=True)


def link_a_side_file(path: Path) -> None:
    path.with_name("sessions.db-journal").symlink_to(path.parent.parent / "elsewhere")


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def put_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def put_a_pipe_beside(path: Path) -> None:
    os.mkfifo(path.with_name("sessions.db-journal"), 0o600)


def put_a_file_for_the_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("not a folder")


LINK = "this is a link, and links are not followed. Put the {kind} itself there. " + ELSEWHERE
NOT_A = "this is not a {kind}. Move it away. " + ELSEWHERE


@with_all_operations
@pytest.mark.parametrize(
    ("put", "where", "told"),
    [
        pytest.param(link_the_file, "sessions.db", LINK.format(kind="file"), id="link"),
        pytest.param(link_to_nothing, "sessions.db", LINK.format(kind="file"), id="to nothing"),
        pytest.param(link_the_folder, "", LINK.format(kind="folder"), id="folder's link"),
        pytest.param(
            link_a_side_file, "sessions.db-journal", LINK.format(kind="file"), id="journal's link"
        ),
        pytest.param(put_a_folder, "sessions.db", NOT_A.format(kind="file"), id="folder"),
        pytest.param(put_a_pipe, "sessions.db", NOT_A.format(kind="file"), id="pipe"),
        pytest.param(
            put_a_pipe_beside, "sessions.db-journal", NOT_A.format(kind="file"), id="pipe beside"
        ),
        pytest.param(put_a_file_for_the_folder, "", NOT_A.format(kind="folder"), id="no folder"),
    ],
)
def test_links_and_what_is_not_a_file_are_not_followed_and_left_as_they_are(
    recorded_path: Path,
    operation: Operation,
    put: Callable[[Path], None],
    where: str,
    told: str,
) -> None:
    """Wherever a link leads; nothing is written there, and nothing waits for a pipe's other end."""
    put(recorded_path)

    actual = refusal_of(operation, recorded_path)

    assert actual == f"{recorded_path.parent / where}: {told}"


@with_all_but_erase
@pytest.mark.parametrize(
    ("put", "real"),
    [
        pytest.param(link_the_file, "mesocare/real.db", id="link"),
        pytest.param(link_the_folder, "real/sessions.db", id="folder's link"),
    ],
)
def test_a_link_that_comes_after_the_look_is_not_followed_either(
    recorded_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    operation: Operation,
    put: Callable[[Path], None],
    real: str,
) -> None:
    """Somebody puts it there just before SQLite opens the file: another's sessions stay theirs."""
    before = recorded_path.read_bytes()

    def connect_late(path: Path) -> sqlite3.Connection:
        put(path)
        return connect(path)

    connect = database._connect  # noqa: SLF001  the moment between the look and the opening
    monkeypatch.setattr(database, "_connect", connect_late)

    with pytest.raises(StorageError) as refusal:
        operation(recorded_path)

    assert str(refusal.value) == (
        f"{recorded_path}: this became a link, and links are not followed. "
        f"Put the file itself there. {ELSEWHERE}"
    )
    assert (recorded_path.parent.parent / real).read_bytes() == before


@with_all_operations
def test_a_file_among_the_folders_above_is_named_as_the_system_names_it(
    tmp_path: Path, operation: Operation
) -> None:
    (tmp_path / "file").write_text("not a folder")
    path = tmp_path / "file" / "mesocare" / "sessions.db"

    with pytest.raises(StorageError) as refusal:
        operation(path)

    assert str(refusal.value) == (
        f"{path}: this cannot be read or written: Not a directory. Fix that and try again. "
        + ELSEWHERE
    )


def foreign_database(path: Path, *statements: str) -> None:
    path.unlink()
    run_sql(path, *statements, "CREATE TABLE visits (day TEXT)", "INSERT INTO visits VALUES ('x')")


def unfinished_database(path: Path) -> None:
    """SQLite would finish it when it opens the file, and erase the log that holds it."""
    source = path.parent.parent / "source.db"
    path.unlink()
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE visits (day TEXT)")
        for suffix in ("", "-wal"):
            shutil.copy(f"{source}{suffix}", f"{path}{suffix}")
            Path(f"{path}{suffix}").chmod(0o600)


FOREIGN: dict[str, Callable[[Path], object]] = {
    "empty file": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("2026-11-20 14:30\n" * 300),
    "beginning of a database": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "database": foreign_database,
    "database with its own mark": lambda path: foreign_database(
        path, "PRAGMA application_id=252006675"
    ),
    "database of our format": lambda path: foreign_database(path, f"PRAGMA user_version={FORMAT}"),
    "unfinished database": unfinished_database,
}


@with_all_operations
@pytest.mark.parametrize("put", FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_is_not_ours_is_left_as_it_is(
    recorded_path: Path, operation: Operation, put: Callable[[Path], object]
) -> None:
    """Forgetting included: who knows what it is for?"""
    put(recorded_path)
    recorded_path.chmod(0o600)

    told = refusal_of(operation, recorded_path)

    assert told == (
        f"{recorded_path}: this is not a file that mesocare made, or its beginning is lost. It was "
        "left as it is. Move it away, or put a copy from a backup in its place. " + MEANWHILE
    )


NEWER = (
    "a newer mesocare made this file: format 3, and this one reads 2. It was left as it is. "
    "Update mesocare. " + MEANWHILE
)
DAMAGED = (
    "this file is damaged or cut short. It was left as it is. Try again; if it stays so, put a "
    "copy from a backup in its place, or erase it with 'mesocare sessions forget' and add your "
    "sessions again. " + MEANWHILE
)
SPOILT: dict[str, tuple[str, str]] = {
    "a newer format": (f"PRAGMA user_version = {FORMAT + 1}", NEWER),
    "an older format, which there is none of": ("PRAGMA user_version = 1", DAMAGED),
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON told BEGIN DELETE FROM told; END", DAMAGED),
    "another table": ("CREATE TABLE notes (note TEXT)", DAMAGED),
    "another column": ("ALTER TABLE told ADD COLUMN note TEXT", DAMAGED),
    "no table": ("DROP TABLE told", DAMAGED),
}


@with_all_but_erase
@pytest.mark.parametrize(("statement", "told"), SPOILT.values(), ids=SPOILT)
def test_a_file_that_is_newer_or_altered_is_left_as_it_is(
    recorded_path: Path, operation: Operation, statement: str, told: str
) -> None:
    """This version cannot know what else is in it."""
    run_sql(recorded_path, statement)

    assert refusal_of(operation, recorded_path) == f"{recorded_path}: {told}"


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: run_sql(path, f"PRAGMA user_version = {FORMAT + 1}"),
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

    outcome = erase(recorded_path)

    assert outcome == DONE
    assert list(recorded_path.parent.iterdir()) == []


def test_what_another_tool_tidied_up_still_serves(recorded_path: Path) -> None:
    """A database browser may analyse, compact, or keep a log: no session is lost by that."""
    run_sql(recorded_path, "PRAGMA journal_mode = WAL", "ANALYZE", "VACUUM")

    outcome = add(recorded_path, [SECOND])

    assert outcome == DONE
    assert read_history(recorded_path).sessions == (FIRST, SECOND)
    assert recorded_path.read_bytes()[18:20] == b"\1\1"  # a log no more: SQLite's file format, 1.3
    assert [file.name for file in recorded_path.parent.iterdir()] == ["sessions.db"]


def test_an_orphaned_side_file_is_not_taken_into_a_new_file(recorded_path: Path) -> None:
    """SQLite would restore pages of the old file into the new one."""
    journal = recorded_path.with_name("sessions.db-journal")
    journal.touch(0o600)
    recorded_path.unlink()

    told = refusal_of(lambda path: add(path, [FIRST]), recorded_path)

    assert told == (
        f"{journal}: this belongs to sessions.db, which is gone; a new one would take it for its "
        "own. Put sessions.db back, or erase what is left with 'mesocare sessions forget'."
    )
    assert erase(recorded_path) == DONE
    assert add(recorded_path, [FIRST]) == DONE


# Denied


DENIED = "this cannot be read or written: Permission denied. Fix that and try again. " + ELSEWHERE
READ_ONLY = (
    "this file, or the folder that it is in, cannot be written. Nothing was changed. "
    "Give yourself the right to write there. " + ELSEWHERE
)


@where_modes_mean_something
@with_all_operations
def test_an_unreadable_file_is_named(private_folder: Path, operation: Operation) -> None:
    """And left as it is."""
    path = private_folder / "mesocare" / "sessions.db"
    add(path, [FIRST])
    path.chmod(0o000)

    with pytest.raises(StorageError) as refusal:
        operation(path)

    assert str(refusal.value) == f"{path}: {DENIED}"
    assert modes(path) == ["0o0"]


@where_modes_mean_something
@pytest.mark.parametrize("mode", [0o400, 0o600])
def test_a_write_protected_file_or_folder_can_be_read_and_is_not_changed(
    private_folder: Path, mode: int
) -> None:
    """So a patient on a read-only disk still has a timeline."""
    path = private_folder / "mesocare" / "sessions.db"
    add(path, [FIRST])
    path.chmod(mode)
    path.parent.chmod(0o500)

    history = read_history(path)
    told = [refusal_of(operation, path) for operation in CHANGES.values()]

    assert given(history.recorded) == [(FIRST, "Europe/Rome", False, {})]
    assert told == [f"{path}: {READ_ONLY}"] * len(CHANGES)


@where_modes_mean_something
def test_a_folder_that_takes_no_first_file_is_named(private_folder: Path) -> None:
    path = private_folder / "empty" / "sessions.db"
    path.parent.mkdir()
    path.parent.chmod(0o500)

    assert refusal_of(lambda path: add(path, [FIRST]), path) == f"{path}: {DENIED}"


def test_a_path_is_told_without_what_could_drive_a_terminal(tmp_path: Path) -> None:
    """No control or direction mark is ever printed."""
    path = tmp_path / "a\x1b[2J\u202eb" / "sessions.db"
    path.parent.write_text("not a folder")

    told = refusal_of(read_history, path)

    assert told.startswith(f"{tmp_path}/a\ufffd[2J\ufffdb: this is not a folder.")


@where_modes_mean_something
@pytest.mark.parametrize(
    ("operation", "told"),
    [
        ("add", "this is saved, but a power cut may undo it"),
        ("remove", "this is saved, but a power cut may undo it"),
        ("erase", "this is erased, but a power cut may bring it back"),
    ],
)
def test_what_a_power_cut_may_undo_is_told(
    recorded_path: Path, operation: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is done; whether that stays so, the disk did not say."""

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(StorageError) as refusal:
        OPERATIONS[operation](recorded_path)

    look_there = "Look with 'mesocare sessions list'."
    assert str(refusal.value) == f"{recorded_path}: {told}: Input/output error. {look_there}"
    done = {"add": (FIRST, SECOND), "remove": (), "erase": ()}
    assert read_history(recorded_path).sessions == done[operation]
