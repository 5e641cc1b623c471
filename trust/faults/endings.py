"""What each view ends with when its output cannot be written, or nobody reads it.

Quiet 141, or code 5 with a sentence; never 0 with output missing.
"""

import fcntl
import os
import pty
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from faults.planted import AT, SESSION, find_leak
from faults.targets import as_command, environment

_GIVEN = ("--session", SESSION, "--at", AT, "--tz", "Europe/Rome")
_SMALL_PIPE = 4096
"""Bytes: the smallest that Linux makes."""
_CLOSED, _STORAGE = 141, 5
_CANNOT = b"mesocare: The output could not be written: "
_NOWHERE = b"mesocare: There is no standard output. "

VIEWS: dict[str, tuple[str, ...]] = {
    "help": ("--help",),
    "version": ("--version",),
    "timeline": ("timeline", *_GIVEN),
    "timeline, plain": ("timeline", *_GIVEN, "--plain"),
    "timeline, JSON": ("timeline", *_GIVEN, "--json"),
    "today": ("today", *_GIVEN),
    "today, JSON": ("today", *_GIVEN, "--json"),
    "can": ("can", "wash", *_GIVEN),
    "can, JSON": ("can", "wash", *_GIVEN, "--json"),
    "course": ("course", *_GIVEN),
    "course, JSON": ("course", *_GIVEN, "--json"),
    "before": ("before", "2019-12-24", *_GIVEN[2:]),
    "before, JSON": ("before", "2019-12-24", *_GIVEN[2:], "--json"),
    "calendar": ("calendar", *_GIVEN, "-o", "-"),
    "sessions list": ("sessions", "list"),
    "sessions list, JSON": ("sessions", "list", "--json"),
    "sessions where": ("sessions", "where"),
    "rules show": ("rules", "show", "wash-hair"),
    "rules show, JSON": ("rules", "show", "--json"),
    "rules check": ("rules", "check", "{work}/clinic.yaml"),
    "rules check, JSON": ("rules", "check", "{work}/clinic.yaml", "--json"),
    "rules diff": ("rules", "diff", "{work}/rules.yaml"),
    "rules schema": ("rules", "schema"),
}


@dataclass(frozen=True, slots=True)
class View:
    """A command that prints, and what it prints when all goes well."""

    name: str
    line: list[str]
    environment: dict[str, str]
    code: int
    out: bytes
    err: bytes


Ended = tuple[int, bytes, bytes]
"""The exit code, standard output and standard error."""


def look_at(name: str, place: Path, *, is_unbuffered: bool) -> View:
    """Run a view undisturbed."""
    added = {"PYTHONUNBUFFERED": "1"} if is_unbuffered else {}
    line, known = as_command(VIEWS[name], place), environment(place, **added)
    code, out, err = _run(line, known)
    assert out, name
    assert code not in (_CLOSED, _STORAGE), (name, err)
    return View(name, line, known, code, out, err)


def _run(
    line: list[str],
    known: dict[str, str],
    *,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
    before: Callable[[], object] | None = None,
) -> Ended:
    ended = subprocess.run(
        line,
        check=False,
        cwd="/",
        env=known,
        preexec_fn=before,
        stderr=stderr,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        timeout=60,
    )
    return ended.returncode, ended.stdout or b"", ended.stderr or b""


def _into(view: View, descriptor: int, **more: int) -> Ended:
    try:
        return _run(view.line, view.environment, stdout=descriptor, **more)  # type: ignore[arg-type]  # stderr alone
    finally:
        os.close(descriptor)


def _small_pipe() -> tuple[int, int]:
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _SMALL_PIPE)
    return reading, writing


def try_full_disk(view: View) -> str:
    """Write to `/dev/full`."""
    code, _, err = _into(view, os.open("/dev/full", os.O_WRONLY))
    return _expect_storage(code, err, _CANNOT)


def try_closed_output(view: View) -> str:
    """Start without a standard output."""
    code, _, err = _run(view.line, view.environment, before=lambda: os.close(1))
    return _expect_storage(code, err, _NOWHERE)


def try_closed_error(view: View) -> str:
    """Start without a standard error: the answer is the same."""
    code, out, _ = _run(view.line, view.environment, before=lambda: os.close(2))
    return _expect_whole(view, code, out)


def try_full_error(view: View) -> str:
    """Let standard error be `/dev/full`: the answer is the same."""
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        code, out, _ = _run(view.line, view.environment, stderr=full)
    finally:
        os.close(full)
    return _expect_whole(view, code, out)


def try_reader_gone(view: View) -> str:
    """Write into a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    code, _, err = _into(view, writing)
    return "" if (code, err) == (_CLOSED, view.err) else f"ended with {code}: {err!r}"


def try_head(view: View) -> str:
    """Read one line and go, as `head -n 1` does."""
    reading, writing = _small_pipe()
    thread = Thread(target=_read_a_line, args=(reading,))
    thread.start()
    code, _, err = _into(view, writing)
    thread.join()
    is_all_in_the_pipe = len(view.out) <= _SMALL_PIPE
    if err != view.err or code not in (_CLOSED, *((view.code,) * is_all_in_the_pipe)):
        return f"ended with {code}: {err!r}"
    return ""


def _read_a_line(reading: int) -> None:
    while os.read(reading, 1) not in (b"\n", b""):
        pass
    os.close(reading)


def try_slow_reader(view: View) -> str:
    """Read slowly from a small pipe."""
    return _expect_whole(view, *_read_slowly(view, is_blocking=True)[:2])


def try_slow_reader_without_blocking(view: View) -> str:
    """Read slowly from a small pipe that does not make its writer wait."""
    code, out, err = _read_slowly(view, is_blocking=False)
    if code == _STORAGE:
        return _expect_storage(code, err, _CANNOT)
    return _expect_whole(view, code, out)


def _read_slowly(view: View, *, is_blocking: bool) -> Ended:
    reading, writing = _small_pipe()
    os.set_blocking(writing, is_blocking)
    read: list[bytes] = []
    thread = Thread(target=_drain, args=(reading, read))
    thread.start()
    code, _, err = _into(view, writing)
    thread.join()
    return code, b"".join(read), err


def _drain(reading: int, read: list[bytes]) -> None:
    time.sleep(0.3)
    while data := os.read(reading, 1000):
        read.append(data)
        time.sleep(0.001)
    os.close(reading)


def try_file_too_large(view: View) -> str:
    """Write to a file that may hold the first half."""
    half = len(view.out) // 2
    with tempfile.TemporaryFile() as file:
        code, _, err = _run(
            view.line,
            view.environment,
            stdout=file.fileno(),
            before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (half, half)),
        )
    return _expect_storage(code, err, _CANNOT)


def try_terminal_gone(view: View) -> str:
    """Write to a terminal whose window is closed."""
    master, slave = pty.openpty()
    os.close(master)
    known = view.environment | {"TERM": "xterm-256color", "COLUMNS": "100"}
    try:
        code, _, err = _run(view.line, known, stdout=slave)
    finally:
        os.close(slave)
    return _expect_storage(code, err, _CANNOT)


def _expect_storage(code: int, err: bytes, beginning: bytes) -> str:
    text = err.decode("utf-8", "replace")
    if code != _STORAGE or beginning not in err or len(text.splitlines()[-1].split()) > 40:  # noqa: PLR2004  one sentence or two
        return f"ended with {code}: {text}"
    return f"{find_leak(text)} leaked" if find_leak(text) else ""


def _expect_whole(view: View, code: int, out: bytes) -> str:
    if (code, out) == (view.code, view.out):
        return ""
    return f"ended with {code} and {len(out)} of {len(view.out)} bytes"


ENDINGS: dict[str, Callable[[View], str]] = {
    "/dev/full": try_full_disk,
    "closed stdout": try_closed_output,
    "closed stderr": try_closed_error,
    "stderr /dev/full": try_full_error,
    "reader gone": try_reader_gone,
    "head -n 1": try_head,
    "slow reader": try_slow_reader,
    "slow, no blocking": try_slow_reader_without_blocking,
    "file too large": try_file_too_large,
    "terminal gone": try_terminal_gone,
}
