"""What becomes of a command when one of its calls to the system fails, or is its last.

strace lets the n-th call of a kind fail. Only calls that touch the command's own files, standard
output or standard error count: those by which Python itself starts are not what is on trial.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faults.targets import Prepared, command, copied, environment, leftovers, read_state
from faults.verdict import Ending, find_fault

KILL = "kill"
ERRORS = ("ENOSPC", "EIO", "EINTR", "EACCES", KILL)
KINDS = {
    "write": ("write", "pwrite64", "writev"),
    "fsync": ("fsync", "fdatasync"),
    "rename": ("rename", "renameat", "renameat2", "link", "linkat"),
    "open": ("open", "openat"),
    "lock": ("fcntl", "flock"),
    "unlink": ("unlink", "unlinkat"),
    "mkdir": ("mkdir", "mkdirat"),
    "read": ("read", "pread64"),
}
_KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}
_KILLED = -9
_HARMLESS = 100
_START = (
    "/bin/sh",
    "-c",
    f'i=0; while [ $i -lt {_HARMLESS} ]; do true 2>&- </dev/null; i=$((i+1)); done; exec "$@"',
    "sh",
)
"""Opens nothing so often first: else the first opens of a worker would share their numbers with
those by which Python starts, and none could fail alone."""
_CALL = re.compile(r"(?P<pid>\d+) +(?P<name>\w+)\((?P<rest>.*)")
_RESUMED = re.compile(r"(?P<pid>\d+) +<\.\.\. \w+ resumed>(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Call:
    """A call to the system, as strace writes it."""

    pid: str
    name: str
    text: str

    def is_about(self, place: Path) -> bool:
        """Whether it touches a command's own files, or what it says."""
        text = re.sub(r'AT_FDCWD<[^>]*>, (?="/)', "", self.text)
        if self.name in KINDS["lock"] and "F_SETLK" not in text and "LOCK_" not in text:
            return False
        return str(place) in text or (self.name in KINDS["write"] and text[:2] in ("1<", "2<"))

    @property
    def is_injected(self) -> bool:
        """Whether strace made it fail."""
        return "(INJECTED)" in self.text

    @property
    def is_harmless(self) -> bool:
        """Whether it is one of those before the start."""
        return '"/dev/null"' in self.text

    @property
    def is_last(self) -> bool:
        """Whether it never came back."""
        return self.text.endswith(("= ?", "<unfinished ...>"))

    @property
    def is_to_stderr(self) -> bool:
        """Whether it is a word to the user."""
        return self.text.startswith("2<")


@dataclass(frozen=True, slots=True)
class Injection:
    """One fault to put in: the n-th call of a name fails, in whichever thread comes to it."""

    name: str
    error: str
    number: int

    def __str__(self) -> str:
        """Give it in a few words."""
        return f"{self.name} {self.number} {self.error}"


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one injection."""

    target: str
    injection: Injection
    fired: int
    """How many of the command's own calls it hit."""
    complaint: str
    """What is wrong about how it ended; nothing, if it survived."""

    @property
    def kind(self) -> str:
        """Give the kind of call."""
        return _KIND_OF[self.injection.name]


def find_injections(prepared: Prepared, errors: tuple[str, ...] = ERRORS) -> list[Injection]:
    """List all faults for a target: each error at each of its calls, and one call beyond the last.

    The last one is never reached, and so shows that none was left out.
    """
    with copied(prepared.template) as place:
        _, calls = _trace(prepared, place, [name for names in KINDS.values() for name in names])
        own = sorted(set(_own_numbers(calls, place)))
    beyond = Counter(dict.fromkeys((call.name for call in calls), 0))
    for name, number in _numbered(calls):
        beyond[name[1]] = max(beyond[name[1]], number + 1)
    return [
        *(
            Injection(name, error, number)
            for name, number in own
            for error in errors
            if error != KILL or name not in KINDS["open"] or number > _HARMLESS
        ),
        *(Injection(name, errors[0], beyond[name]) for name in sorted({name for name, _ in own})),
    ]


def _numbered(calls: list[Call]) -> Iterator[tuple[tuple[str, str], int]]:
    count: Counter[tuple[str, str]] = Counter()
    for call in calls:
        count[call.pid, call.name] += 1
        yield (call.pid, call.name), count[call.pid, call.name]


def _own_numbers(calls: list[Call], place: Path) -> Iterator[tuple[str, int]]:
    for call, (_, number) in zip(calls, _numbered(calls), strict=True):
        if call.is_about(place):
            yield call.name, number


def inject(prepared: Prepared, injection: Injection) -> Trial:
    """Run a target with one fault in it, and judge what it leaves and says."""
    with copied(prepared.template) as place:
        ended, calls = _trace(prepared, place, [injection.name], injection)
        if injection.error == KILL:
            hit = [call for call in calls if call.is_last] if ended.returncode == _KILLED else []
        else:
            hit = [call for call in calls if call.is_injected and not call.is_harmless]
        own = [call for call in hit if call.is_about(place)]
        if len(hit) > len(own):  # Python, or a library's own file: nothing is learned from that
            return Trial(prepared.target.name, injection, 0, "")
        ending = Ending(
            place,
            ended,
            read_state(place),
            leftovers(place),
            is_killed=injection.error == KILL and bool(hit),
            is_in_cache=bool(own) and all(f"{place}/cache" in call.text for call in own),
            is_undisturbed=not hit,
            is_mute=any(call.is_to_stderr for call in own),
            is_left_by_force=_KIND_OF[injection.name] == "unlink",
        )
        complaint = find_fault(prepared, ending)
    return Trial(prepared.target.name, injection, len(own), complaint)


def _trace(
    prepared: Prepared, place: Path, names: list[str], injection: Injection | None = None
) -> tuple[subprocess.CompletedProcess[bytes], list[Call]]:
    strace = shutil.which("strace")
    assert strace is not None
    with tempfile.NamedTemporaryFile(
        "r", prefix="strace-", encoding="utf-8", errors="replace"
    ) as log:
        ended = subprocess.run(
            [
                *(strace, "-f", "-qq", "-y", "-s", "0", "-o", log.name),
                *("-e", "trace=" + ",".join(f"?{name}" for name in names)),
                *_injecting(injection),
                *_START,
                *command(prepared.target, place),
            ],
            capture_output=True,
            check=False,
            cwd="/",
            env=environment(place),
            stdin=subprocess.DEVNULL,
            timeout=120,
        )
        return ended, list(_parse(log.read()))


def _injecting(injection: Injection | None) -> list[str]:
    if injection is None:
        return ["--seccomp-bpf"]
    where = f":when={injection.number}"
    if injection.error == KILL:  # which strace 6.1 leaves out with --seccomp-bpf
        return ["-e", f"inject={injection.name}:signal=SIGKILL{where}"]
    return ["--seccomp-bpf", "-e", f"inject={injection.name}:error={injection.error}{where}"]


def _parse(log: str) -> list[Call]:
    """Read a log; a call that strace had to write in two parts is one."""
    calls: list[Call] = []
    waiting: dict[str, int] = {}
    for line in log.splitlines():
        if begun := _CALL.match(line):
            calls.append(Call(begun["pid"], begun["name"], begun["rest"]))
            waiting[begun["pid"]] = len(calls) - 1
        elif (resumed := _RESUMED.match(line)) and resumed["pid"] in waiting:
            place = waiting[resumed["pid"]]
            text = calls[place].text.removesuffix("<unfinished ...>") + resumed["rest"]
            calls[place] = Call(resumed["pid"], calls[place].name, text)
    return calls


def can_inject() -> str:
    """Say why nothing can be injected here; nothing, if it can."""
    if not sys.platform.startswith("linux"):
        return "strace is for Linux alone"
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed (Debian: apt install strace)"
    tried = subprocess.run(
        [strace, "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "true"],
        capture_output=True,
        check=False,
    )
    return "" if tried.returncode == 0 else "strace may not trace here, or is older than 5.3"
