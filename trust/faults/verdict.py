"""Judge an ending: old or new, never a mix; 0 only when it is written; no word too many."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from faults.planted import find_leak
from faults.targets import Prepared, State, command, leftovers, read_state, run

_STORAGE = 5
_KILLED = (-9, -25)
"""By SIGKILL, and by SIGXFSZ at the limit of a file."""
_SAID_SAVED = re.compile(r"\bis (saved|erased), but\b|\bIt is done\b")
_SAID_DOUBTFUL = re.compile(r"may not be saved")
_SAID_UNCHANGED = re.compile(r"Nothing was changed|is not saved")
_TRACEBACK = re.compile(r'Traceback|  File "|Error:|<frozen|line \d+, in')
_MOST_WORDS = 80
_PATH = re.compile(r"/\S+")


@dataclass(frozen=True, slots=True)
class Ending:
    """How a command ended into which a fault was put."""

    place: Path
    ended: subprocess.CompletedProcess[bytes]
    state: State
    leftovers: list[str]
    is_killed: bool
    is_in_cache: bool
    """Whether the fault was only in what is kept for the next run, which nobody asked for.

    The n-th call of each process fails: one may keep rules, and another write a sheet.
    """
    is_undisturbed: bool
    """Whether the fault was never reached."""
    is_mute: bool
    """Whether the fault was in saying something."""
    is_left_by_force: bool
    """Whether the fault was in taking a file away."""

    @property
    def said(self) -> str:
        """Give what stands on standard error."""
        return self.ended.stderr.decode("utf-8", "replace")


def find_fault(prepared: Prepared, ending: Ending) -> str:
    """Give the first thing that is wrong about an ending; nothing, if there is none."""
    return (
        _find_mix(prepared, ending.state)
        or _find_leak(ending)
        or _find_odd_ending(prepared, ending)
        or _find_odd_words(prepared, ending)
        or _find_leftover(ending)
        or _find_odd_next_run(prepared, ending)
    )


def _find_mix(prepared: Prepared, state: State) -> str:
    for name, content in state.items():
        if content not in (prepared.old.get(name), prepared.new.get(name)):
            return f"{name} is neither old nor new: {_shorten(content)}"
    gone = (prepared.old.keys() & prepared.new.keys()) - state.keys()
    return f"{sorted(gone)} gone" if gone else ""


def _shorten(content: object) -> str:
    return f"{len(content)} bytes" if isinstance(content, bytes) else str(content)[:200]


def _find_leak(ending: Ending) -> str:
    names = "\n".join(path.name for path in ending.place.rglob("*"))
    leak = find_leak(ending.said) or find_leak(names)
    return f"{leak!r} leaked: {ending.said}" if leak else ""


def _find_odd_ending(prepared: Prepared, ending: Ending) -> str:
    code, is_new = ending.ended.returncode, asked(ending.state) == asked(prepared.new)
    if ending.is_killed:
        return "" if code in _KILLED else f"ended with {code}, though killed"
    if code == 0:
        if not is_new:
            return "ended with 0, but not all is written"
        if ending.ended.stdout != prepared.stdout:
            return "ended with 0, but its output is not whole"
        return ""
    if code != _STORAGE or ending.is_undisturbed:
        return f"ended with {code}: {ending.said}"
    return "a fault in the cache changed the answer" if ending.is_in_cache else ""


def _find_odd_words(prepared: Prepared, ending: Ending) -> str:
    """See that what is said is clear, and true."""
    said, code = ending.said, ending.ended.returncode
    if _TRACEBACK.search(said):
        return f"a traceback: {said}"
    if ending.is_killed or code == 0:
        return ""
    if not said.startswith("mesocare: "):
        return "" if ending.is_mute else f"ended with {code} without a clear word: {said!r}"
    first, *rest = said.splitlines()
    if not prepared.target.is_batch and rest:
        return f"more than one line: {said}"
    if len(_PATH.sub("", first).split()) > _MOST_WORDS:
        return f"too many words: {said}"
    return _find_untruth(prepared, ending)


def asked(state: State) -> State:
    """Give the files that somebody asked for: the cache is none of them."""
    return {name: content for name, content in state.items() if not name.startswith("cache/")}


def _find_untruth(prepared: Prepared, ending: Ending) -> str:
    said, is_changed = ending.said, asked(ending.state) != asked(prepared.old)
    if prepared.target.is_batch:
        return ""
    if is_changed and _SAID_UNCHANGED.search(said):
        return f"changed, though it says not: {said}"
    if not is_changed and _SAID_SAVED.search(said):
        return f"not changed, though it says so: {said}"
    if is_changed and not (_SAID_SAVED.search(said) or _SAID_DOUBTFUL.search(said)):
        return f"changed with code {ending.ended.returncode}, and does not say so: {said}"
    return ""


def _find_leftover(ending: Ending) -> str:
    if ending.is_killed or ending.is_left_by_force or not ending.leftovers:
        return ""
    return f"left behind: {ending.leftovers}"


def _find_odd_next_run(prepared: Prepared, ending: Ending) -> str:
    """After a kill, and where something was left behind, the same command must do its work."""
    if not (ending.is_killed or ending.leftovers):
        return ""
    was_done = asked(ending.state) == asked(prepared.new)
    ended = run(command(prepared.target, ending.place), ending.place)
    state = read_state(ending.place)
    expected = {0, prepared.target.done_already} if was_done else {0}
    if ended.returncode not in expected or state != prepared.new:
        said = ended.stderr.decode("utf-8", "replace")
        return f"the next run ended with {ended.returncode}: {said}"
    hot = [name for name in leftovers(ending.place) if name.endswith(("-journal", "-wal", "-shm"))]
    return f"the next run left {hot}" if hot else ""
