"""What is one hostile input, how is it run, and which promises must hold after it?"""

import hashlib
import io
import os
import re
import resource
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from program import warm_process
from warm_server import SAFETY_NET_SECONDS, drain, open_terminal

DOCUMENTED = frozenset((0, 2, 3, 4, 5, 10, 11, 12, 130, 141))
"""The exit codes of the README, 70 aside: a fault of the program is a fault."""
WITHOUT_TRACE = frozenset((2, 3, 5))
"""After these nothing may have been written."""
ANSWERS = frozenset((0, 10, 11, 12))
REFUSED = frozenset((2,))

_DIRECTION_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f"
_FORBIDDEN = re.compile(f"[{_CONTROLS}{_DIRECTION_MARKS}]")
_OWN_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_OF_A_PLAN = re.compile(r"Not yet|Better to wait|yes from|mesocare/plan|BEGIN:VCALENDAR|%PDF")
_NOBODY = 65_534
HERE = "<FOLDER>"
"""What stands in an environment for the folder of the input itself."""


@dataclass(frozen=True)
class Hostile:
    """One input, with what it needs around it."""

    kind: str
    name: str
    arguments: tuple[str, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What lies in the folder before, by path; the folder is the current one."""
    prepare: Callable[[Path], None] | None = None
    """What else must be there: links, folders, rights."""
    environment: Mapping[str, str | None] = field(default_factory=dict)
    """What is set, or with None taken away."""
    columns: int | None = None
    """The width of the terminal; without one, the output is piped."""
    codes: frozenset[int] = DOCUMENTED
    """How it may end."""
    secrets: tuple[str, ...] = ()
    """What no error may repeat."""
    must_say: tuple[str, ...] = ()
    """What the output must hold, whole."""
    is_fresh: bool = False
    """Whether it is about the start of Python itself, so that no fork will do."""
    is_nobody: bool = False
    """Whether an account without special rights must run it."""
    encoding: str = "utf-8"
    """How its output is to be read."""

    @cached_property
    def digest(self) -> str:
        """Give what tells this input from all others; what its folder is prepared by counts."""
        prepared_by = self.name if self.prepare else ""
        around = sorted(self.environment.items(), key=str)
        parts = [self.arguments, around, self.columns, prepared_by, self.is_nobody]
        digest = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass"))
        for name, data in sorted(self.files.items()):
            digest.update(f"{name} {len(data)} ".encode() + data)
        return digest.hexdigest()


@dataclass(frozen=True)
class Ended:
    """How a run ended, all that it wrote, and what it did to its folder."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    cpu_seconds: float
    """What it took of a processor, however busy the computer was."""
    has_changed_files: bool


Snapshot = dict[str, tuple[Any, ...]]


def snapshot(folder: Path) -> Snapshot:
    """Give all that lies in a folder: kind, rights, and content or target, by path."""
    return {os.fspath(path.relative_to(folder)): _look_at(path) for path in folder.rglob("*")}


def _look_at(path: Path) -> tuple[Any, ...]:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return "link", os.readlink(path)  # noqa: PTH115  a target need be no path
    if stat.S_ISREG(found.st_mode):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return "file", stat.S_IMODE(found.st_mode), digest
    return stat.S_IFMT(found.st_mode), stat.S_IMODE(found.st_mode)


class Runner:
    """Runs hostile inputs, each in a folder of its own; by a warm process unless told not to."""

    def __init__(self, folder: Path, *, is_fresh: bool = False) -> None:
        """Use an empty folder; the cache beside the inputs is theirs together."""
        self._folder = folder
        self._is_fresh = is_fresh
        self._count = 0

    def run(self, case: Hostile) -> Ended:
        """Run one input and see what it did."""
        self._count += 1
        folder = self._folder / str(self._count)
        order = self._prepare(case, folder)
        before = snapshot(folder)
        is_fresh = self._is_fresh or case.is_fresh
        answer = _carry_out_afresh(order) if is_fresh else warm_process().carry_out(order)
        has_changed = snapshot(folder) != before
        out, err = (answer[name].encode("latin-1") for name in ("out", "err"))
        taken = answer["seconds"], answer["cpu_seconds"]
        return Ended(answer["code"], out, err, *taken, has_changed_files=has_changed)

    def _prepare(self, case: Hostile, folder: Path) -> dict[str, Any]:
        for name in ("account", "home", "work"):
            (folder / name).mkdir(parents=True, mode=0o700)
        for name, data in case.files.items():
            path = folder / "work" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if case.prepare:
            case.prepare(folder)
        if case.is_nobody and os.geteuid() == 0:
            for path in (self._folder, folder, *folder.rglob("*")):
                os.chown(path, _NOBODY, _NOBODY, follow_symlinks=False)
        return {
            "arguments": list(case.arguments),
            "environment": self._environment(case, folder),
            "folder": os.fspath(folder / "work"),
            "columns": case.columns,
            "is_nobody": case.is_nobody,
        }

    def _environment(self, case: Hostile, folder: Path) -> dict[str, str]:
        known: dict[str, str | None] = {
            "HOME": os.fspath(folder / "home"),
            "LANG": "C.UTF-8",
            "PATH": os.environ.get("PATH", os.defpath),
            "TERM": "xterm-256color",
            "TZ": "Europe/London",
            "XDG_CACHE_HOME": os.fspath(self._folder / "cache"),
            "XDG_DATA_HOME": os.fspath(folder / "account"),
        }
        around = known | dict(case.environment)
        here = os.fspath(folder)
        return {name: text.replace(HERE, here) for name, text in around.items() if text is not None}


def _carry_out_afresh(order: dict[str, Any]) -> dict[str, Any]:
    """Run the program as anybody would: a new Python, with the output piped or on a terminal."""
    return _Fresh(order).run()


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Fresh:
    """One order, carried out by a process that starts from nothing."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._order = order

    def run(self) -> dict[str, Any]:
        started, used = time.perf_counter(), _used_by_children()
        out, err, code = self._on_terminal() if self._order["columns"] else self._piped()
        seconds, cpu_seconds = time.perf_counter() - started, _used_by_children() - used
        code = 128 - code if code < 0 else code
        return {
            "code": code,
            "out": out.decode("latin-1"),
            "err": err.decode("latin-1"),
            "seconds": seconds,
            "cpu_seconds": cpu_seconds,
        }

    def _options(self) -> dict[str, Any]:
        is_nobody = self._order["is_nobody"] and os.geteuid() == 0
        return {
            "args": [sys.executable, "-m", "mesocare", *self._order["arguments"]],
            "cwd": self._order["folder"],
            "env": self._order["environment"],
            "stdin": subprocess.DEVNULL,
            "stderr": subprocess.PIPE,
            "umask": 0o022,
        } | ({"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if is_nobody else {})

    def _piped(self) -> tuple[bytes, bytes, int]:
        ended = subprocess.run(
            **self._options(), stdout=subprocess.PIPE, timeout=SAFETY_NET_SECONDS, check=False
        )
        return ended.stdout, ended.stderr, ended.returncode

    def _on_terminal(self) -> tuple[bytes, bytes, int]:
        master, slave = open_terminal(self._order["columns"])
        with subprocess.Popen(**self._options(), stdout=slave) as process:
            os.close(slave)
            out = io.BytesIO()
            drain(master, out)
            _, err = process.communicate(timeout=SAFETY_NET_SECONDS)
        return out.getvalue(), err, process.returncode


def broken_promises(case: Hostile, ended: Ended) -> list[str]:
    """Give each promise that a run did not keep, as a sentence."""
    return [f"{case.kind}: {case.name}: {broken}" for broken in _broken(case, ended)]


def _broken(case: Hostile, ended: Ended) -> Iterator[str]:
    if ended.code not in case.codes:
        yield f"it ended with {ended.code}, and {sorted(case.codes)} may be: {ended.err[-300:]!r}"
    if b"Traceback" in ended.err + ended.out:
        yield f"a traceback was printed: {ended.err[-300:]!r}"
    yield from _broken_of_output(case, ended)
    yield from _broken_of_refusal(case, ended)


def _broken_of_output(case: Hostile, ended: Ended) -> Iterator[str]:
    out, err = (_decode(data, case) for data in (ended.out, ended.err))
    if out is None or err is None:
        yield f"what it wrote is no {case.encoding}"
        return
    may_colour = case.columns or case.environment.get("FORCE_COLOR")
    seen = _OWN_COLOURS.sub("", out) if may_colour else out
    if "calendar" in case.arguments:
        seen = seen.replace("\r\n", "\n")  # the lines of a calendar end so
    if found := _FORBIDDEN.search(seen):
        yield f"U+{ord(found[0]):04X} was printed"
    if found := _FORBIDDEN.search(err):
        yield f"U+{ord(found[0]):04X} was printed as an error"
    yield from (f"an error repeats {text!r}" for text in case.secrets if text in err)
    if ended.code in ANSWERS:
        plain = " ".join(_OWN_COLOURS.sub("", out).split())
        yield from (f"{text!r} is not whole" for text in case.must_say if text not in plain)


def _broken_of_refusal(case: Hostile, ended: Ended) -> Iterator[str]:
    if ended.code not in WITHOUT_TRACE:
        return
    if ended.has_changed_files:
        yield f"a file was made or changed, with exit code {ended.code}"
    is_report = case.arguments[:2] == ("rules", "check")  # its findings are what it is asked for
    if ended.out and not (is_report and ended.code == 3):
        yield f"standard output is not empty, with exit code {ended.code}: {ended.out[:100]!r}"
    if _OF_A_PLAN.search(ended.out.decode("utf-8", "replace")):
        yield "what was printed could pass for a plan"
    if not ended.err and not is_report:
        yield "it was refused without a word"


def _decode(data: bytes, case: Hostile) -> str | None:
    try:
        return data.decode(case.encoding)
    except UnicodeDecodeError:
        return None
