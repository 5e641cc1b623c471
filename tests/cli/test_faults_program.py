"""What is said when a file that the program itself needs cannot be read?"""

import shlex
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from program import Ended, command, known_environment, run_inside, run_program

from mesocare.cli.doubtful import refuse_for_clock

SESSION = ("2026-11-20T14:30", "--tz", "Europe/Rome", "--at", "2026-11-21T18:00")
TORN_OUT = """
import errno, os, sys
from mesocare.{module} import {owner} as owner
real = owner.{name}
calls = iter(range(100))
def fail_later(*given, **named):
    if next(calls) >= {after}:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "/home/Zanzibarqueen/x")
    return real(*given, **named)
owner.{name} = fail_later
from mesocare.cli.main import run
sys.exit(run(sys.argv[1:]))
"""
CANNOT_BE_READ = "A file that the program needs cannot be read: input/output error."
ASKED_AGAIN = "Try again; if it stays so, install mesocare again."


def run_torn(*arguments: str, module: str, owner: str, name: str, after: int) -> Ended:
    program = TORN_OUT.format(module=module, owner=owner, name=name, after=after)
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
        stdin=subprocess.DEVNULL,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_a_file_of_the_program_that_cannot_be_read_is_no_fault_of_the_program() -> None:
    """Code 5, without the path, which may bear the name of the account's owner."""
    ended = run_torn("today", *SESSION, module="cli", owner="inputs", name="read_clock", after=0)

    assert ended == Ended(
        5,
        "",
        f"mesocare: {CANNOT_BE_READ} {ASKED_AGAIN}\n",
    )


FAR_AHEAD = """
import sys, time
def fail():
    raise OverflowError("timestamp too large to convert to C _PyTime_t")
time.time = time.monotonic = fail
from mesocare.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "words", [(), ("sessions", "list"), ("today",), ("sessions", "forget", "-y")], ids=" ".join
)
def test_a_clock_beyond_all_years_is_no_fault_of_the_program(words: tuple[str, ...]) -> None:
    """As after a wrong setting: Python cannot count the moment from 2262 on."""
    run_program("sessions", "add", "--any-date", "2026-11-20T14:30")

    ended = subprocess.run(
        [sys.executable, "-c", FAR_AHEAD, *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
        stdin=subprocess.DEVNULL,
    )

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("mesocare: This computer's clock looks wrong: ")


def test_another_number_that_is_too_large_says_nothing_of_the_clock() -> None:
    assert refuse_for_clock(OverflowError()) is None


class PanicException(BaseException):
    """Stands for the one that has no class to import."""


@pytest.mark.parametrize(
    "error", [MemoryError(), RuntimeError("can't start new thread"), PanicException("thread pool")]
)
def test_too_little_memory_is_no_fault_of_the_program(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail() -> NoReturn:
        raise error

    monkeypatch.setattr("mesocare.cli.gathering.read_clock", fail)

    ended = run_inside(capfd, "today", *SESSION)

    assert (ended.code, ended.out) == (5, "")
    assert "too little memory or too few threads" in ended.err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems obey no limit of addresses")
@pytest.mark.parametrize(
    ("megabytes", "code"), [(60, 5), (90, 5), (105, 5), (112, 5), (200, 5), (321, 0), (449, 0)]
)
@pytest.mark.parametrize(
    "wanted",
    [
        ("sheet", *SESSION, "-o", "out/a.pdf"),
        ("sheets", "day.csv", *SESSION[1:], "-o", "out/sheets"),
        ("sheets", "day.csv", *SESSION[1:], "--one-file", "out/day.pdf"),
    ],
    ids=["sheet", "folder", "one file"],
)
def test_a_limit_of_memory_is_told_before_a_library_that_has_none_ends_the_process(
    wanted: tuple[str, ...],
    megabytes: int,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("out").mkdir()
    Path("day.csv").write_text("session\n" + "2026-11-20\n" * 9, "utf-8")

    ended = subprocess.run(
        ["sh", "-c", f"ulimit -v {megabytes << 10}; exec {shlex.join(command(*wanted))}"],  # noqa: S607  the shell of any system
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
    )

    assert ended.returncode == code
    assert any(Path("out").iterdir()) == (code == 0)
    if code:
        assert ended.stderr.startswith("mesocare: A PDF takes up to 320 MB of memory")


def test_a_batch_that_loses_a_file_of_the_program_says_which_sheets_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every row is accounted for; "nothing was written" would be wrong."""
    monkeypatch.chdir(tmp_path)
    Path("day.csv").write_text("session\n" + "2026-11-20\n" * 9, "utf-8")

    ended = run_torn(
        *("sheets", "day.csv", *SESSION[1:], "--format", "ics", "-o", "out"),
        module="cli.day.rows",
        owner="Day",
        name="render",
        after=4,
    )

    made = list(Path("out").glob("*.ics"))
    assert (ended.code, ended.out, len(made)) == (5, "", 4)
    assert ended.err == f"mesocare: {CANNOT_BE_READ} {ASKED_AGAIN}\n4 sheets made in out.\n"


STOPPED = "mesocare: stopped. Nothing was done that you had not confirmed.\n"


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(("-m", "mesocare"), id="as a module"),
        pytest.param(("-c", "from mesocare.__main__ import main; main()"), id="as a command"),
    ],
)
@pytest.mark.parametrize(
    ("loading", "said"),
    [
        pytest.param("shutil", "", id="at once"),
        pytest.param("typer", STOPPED, id="a moment later"),
    ],
)
def test_who_stops_it_while_it_still_loads_sees_no_traceback(
    start: tuple[str, ...], loading: str, said: str, tmp_path: Path
) -> None:
    """Ctrl-C in the first moments, when what it is made of is being read."""
    (tmp_path / f"{loading}.py").write_text("raise KeyboardInterrupt\n", "utf-8")

    ended = subprocess.run(
        [sys.executable, *start, "today", *SESSION],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(PYTHONPATH=str(tmp_path)),
    )

    assert Ended(ended.returncode, ended.stdout, ended.stderr) == Ended(130, "", said)


def test_a_file_of_the_program_that_cannot_be_loaded_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise OSError(5, 'Input/output error')\n", "utf-8")

    ended = subprocess.run(
        [sys.executable, "-m", "mesocare", "today", *SESSION],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(PYTHONPATH=str(tmp_path)),
    )

    assert (ended.returncode, ended.stdout) == (5, "")
    assert ended.stderr == f"mesocare: {CANNOT_BE_READ} {ASKED_AGAIN}\n"
