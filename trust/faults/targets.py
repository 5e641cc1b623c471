"""The commands that write or read files, the state before each, and what each leaves."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from faults.planted import AT, NAME, SECOND_SESSION, SESSION, plant

State = dict[str, object]
"""Each file by its name: its bytes, or the rows of a database."""

_INPUTS = ("day.csv", "clinic.yaml", "rules.yaml")
_BALLAST = "ballast"
_WARM = ("today", "2020-02-02", "--tz", "Europe/Rome")
_CLINIC = ("--clinic", "{work}/clinic.yaml")
_FIXED = ("--at", AT, "--tz", "Europe/Rome")
_ADD = ("sessions", "add", "--any-date", SESSION)
_ADD_SECOND = ("sessions", "add", "--any-date", SECOND_SESSION, "--last", "--with", "scalp-shows")


@dataclass(frozen=True, slots=True)
class Target:
    """A command, and what is there before it."""

    name: str
    arguments: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    """Commands that make the old state."""
    is_warm: bool = True
    """Whether the rules are in the cache already."""
    done_already: int = 0
    """The exit code when the same is asked once more."""
    is_batch: bool = False
    """Whether a part of the work may be done; each file is whole all the same."""


def _sheet(name: str, *more: str, session: str = SESSION) -> tuple[str, ...]:
    return ("sheet", session, *_FIXED, "-o", f"{{work}}/{name}", *more)


def _sheets(*more: str, at: str = AT) -> tuple[str, ...]:
    return ("sheets", "{work}/day.csv", "--at", at, "--tz", "Europe/Rome", *_CLINIC, *more)


def _calendar(*sessions: str) -> tuple[str, ...]:
    return ("calendar", *sessions, *_FIXED, "-o", "{work}/aftercare.ics")


def _replace(kind: str, name: str) -> Target:
    return Target(
        f"sheet, {kind}, --force",
        _sheet(name, "--force"),
        (_sheet(name, session=SECOND_SESSION),),
    )


def _make_day(kind: str) -> Target:
    return Target(f"sheets, {kind}", _sheets("-o", "{work}/out", "--format", kind), is_batch=True)


_ROWS = "SELECT event, at, day, has_time, zone, is_last, answers FROM told ORDER BY event, at"
"""All but the ids, which are drawn at random."""
_REMOVE = ("sessions", "remove", SESSION)
_PAGES = ("-o", "{work}/out", "--format", "html")
_TODAY = ("today", SESSION, *_FIXED)

TARGETS = (
    Target("sessions add, the first", _ADD),
    Target("sessions add, one more", _ADD_SECOND, (_ADD,)),
    Target("sessions add, two at once", (*_ADD, SECOND_SESSION)),
    Target("sessions remove", (*_REMOVE, "--yes"), (_ADD, _ADD_SECOND), done_already=2),
    Target(
        "sessions remove, two at once",
        (*_REMOVE, SECOND_SESSION, "--yes"),
        ((*_ADD, SECOND_SESSION, "2018-03-04"),),
        done_already=2,
    ),
    Target("sessions happened", ("sessions", "happened", "scabs-gone", SECOND_SESSION), (_ADD,)),
    Target("sessions forget", ("sessions", "forget", "--yes"), (_ADD,)),
    Target("sessions list", ("sessions", "list", "--json"), (_ADD,)),
    Target("calendar, new", _calendar(SESSION)),
    Target("calendar, updated", _calendar(SESSION, SECOND_SESSION), (_calendar(SESSION),)),
    Target("sheet, PDF, new", (*_sheet("a.pdf"), *_CLINIC), done_already=5),
    _replace("PDF", "a.pdf"),
    Target("sheet, page, new", (*_sheet("a.html"), *_CLINIC), done_already=5),
    _replace("page", "a.html"),
    _make_day("pdf"),
    _make_day("html"),
    _make_day("ics"),
    Target(
        "sheets, html, --force",
        _sheets(*_PAGES, "--force"),
        (_sheets(*_PAGES, at="2019-09-01"),),
        is_batch=True,
    ),
    Target("sheets, one file", _sheets("--one-file", "{work}/day.pdf"), done_already=5),
    Target("today, first run", _TODAY, is_warm=False),
    Target("today, from the cache", _TODAY),
    Target("today, clinic and rules", (*_TODAY, *_CLINIC, "--rules", "prp")),
    Target("rules new", ("rules", "new", "{work}/new.yaml"), done_already=5),
    Target("rules schema", ("rules", "schema")),
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A target in the state before it, with what an undisturbed run makes of it."""

    target: Target
    template: Path
    old: State
    new: State
    stdout: bytes


def command(target: Target, place: Path) -> list[str]:
    """Give the command line of a target in a place."""
    return as_command(target.arguments, place)


def as_command(arguments: tuple[str, ...], place: Path) -> list[str]:
    """Give a command line, with the paths of a place in it."""
    written = [argument.replace("{work}", f"{place}/work") for argument in arguments]
    return [sys.executable, "-P", "-m", "mesocare", *written]


def environment(place: Path, **added: str) -> dict[str, str]:
    """Give an account of its own, with a patient's name among its variables."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": f"{place}/home",
        "XDG_DATA_HOME": f"{place}/data",
        "XDG_CACHE_HOME": f"{place}/cache",
        "LANG": "C.UTF-8",
        "TZ": "Europe/Rome",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        **({"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}),
        "PATIENT": NAME,
        **added,
    }


def run(command: list[str], place: Path, **added: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a place, with nobody to answer its questions."""
    return subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd="/",
        env=environment(place, **added),
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def scratch_folder() -> str | None:
    """Give a folder in memory, where there is one: faults are the same there, and quicker."""
    memory = "/dev/shm"  # noqa: S108  only folders with names of their own are made in it
    return memory if os.access(memory, os.W_OK) else None


def prepare(target: Target, folder: Path) -> Prepared:
    """Make the state before a target, and see what an undisturbed run leaves."""
    template = plant_template(folder, is_warm=target.is_warm)
    for arguments in target.before:
        run(as_command(arguments, template), template).check_returncode()
    with copied(template) as place:
        ended = run(command(target, place), place)
        ended.check_returncode()
        new = read_state(place)
    return Prepared(target, template, read_state(template), new, ended.stdout)


def plant_template(folder: Path, *, is_warm: bool = True) -> Path:
    """Make a place with what is planted in it, and the rules in the cache if it is warm."""
    template = folder / "template"
    for name in ("work", "home", "data", "cache"):
        (template / name).mkdir(parents=True)
    plant(template / "work")
    if is_warm:
        run(as_command(_WARM, template), template).check_returncode()
    return template


def add_sessions(place: Path) -> None:
    """Record the planted sessions in a place."""
    run(as_command((*_ADD, SECOND_SESSION), place), place).check_returncode()


@contextmanager
def copied(template: Path) -> Iterator[Path]:
    """Give a copy of a place, for one run."""
    with tempfile.TemporaryDirectory(prefix="faults-", dir=scratch_folder()) as name:
        place = Path(name) / "p"
        shutil.copytree(template, place, symlinks=True)
        yield place


def read_state(place: Path) -> State:
    """Read all files that a command has written; those that are only on their way are left out.

    A whole database without any session in it is as good as none.
    """
    found = {
        str(path.relative_to(place)): _read(path)
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name not in (*_INPUTS, _BALLAST) and not is_leftover(path)
    }
    return {name: content for name, content in found.items() if content != []}


def leftovers(place: Path) -> list[str]:
    """Name the files that a run should have taken away."""
    return sorted(path.name for path in place.rglob("*") if path.is_file() and is_leftover(path))


def is_leftover(path: Path) -> bool:
    """Whether a file is one that is only on its way, or beside another one."""
    return path.suffix == ".part" or path.name.endswith(("-journal", "-wal", "-shm"))


def _read(path: Path) -> object:
    return _rows(path) if path.suffix == ".db" else path.read_bytes()


def _rows(path: Path) -> object:
    """Read a database as the next run would find it, on a copy: to open one may mend it."""
    with tempfile.TemporaryDirectory() as name:
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copy(file, name)
        with closing(sqlite3.connect(Path(name) / path.name)) as connection:
            try:
                if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                    return "damaged"
                return connection.execute(_ROWS).fetchall()
            except sqlite3.DatabaseError as error:
                return f"damaged: {error}"
