"""What a command leaves when the space runs out at any byte of its files."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faults.targets import (
    Prepared,
    command,
    copied,
    leftovers,
    read_state,
    run,
)
from faults.verdict import Ending, find_fault

_STEPS = 16
_BLOCK = 4096
_LIMITED = """
import resource, runpy, signal, sys
limit, is_killed = int(sys.argv[1]), sys.argv[2] == "kill"
if is_killed:
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.argv = ["mesocare", *sys.argv[3:]]
runpy.run_module("mesocare", run_name="__main__", alter_sys=True)
"""
_KILLED_BY_THE_LIMIT = -25


def limits(prepared: Prepared) -> list[int]:
    """Give sizes from nothing to more than any file that the target makes."""
    sizes = [len(content) for content in prepared.new.values() if isinstance(content, bytes)]
    most = max([*sizes, 4 * _BLOCK]) + _BLOCK
    return sorted({round(most * step / _STEPS) for step in range(_STEPS + 1)})


def try_limit(prepared: Prepared, limit: int, *, is_killed: bool) -> tuple[bool, str]:
    """Let no file grow beyond a limit: an error, or a kill in the middle of a write.

    Gives whether the limit was felt, and what is wrong; nothing, if it survived.
    """
    with copied(prepared.template) as place:
        arguments = command(prepared.target, place)[4:]
        line = [sys.executable, "-P", "-c", _LIMITED, str(limit), "kill" if is_killed else "error"]
        ended = run([*line, *arguments], place)
        return ended.returncode != 0, _judge(prepared, place, ended)


def try_small_disk(prepared: Prepared, kibibytes: int) -> tuple[bool, str]:
    """Let the disk have so much room beyond what is there already."""
    with mounted(prepared.template, kibibytes) as place:
        ended = run(command(prepared.target, place), place)
        os.truncate(place / "ballast", 0)  # room for the next run
        return ended.returncode != 0, _judge(prepared, place, ended)


def _judge(prepared: Prepared, place: Path, ended: subprocess.CompletedProcess[bytes]) -> str:
    is_killed = ended.returncode == _KILLED_BY_THE_LIMIT
    ending = Ending(
        place,
        ended,
        read_state(place),
        leftovers(place),
        is_killed=is_killed,
        is_in_cache=False,
        is_undisturbed=False,
        is_mute=False,
        is_left_by_force=False,
    )
    return find_fault(prepared, ending)


@contextmanager
def mounted(template: Path, kibibytes: int) -> Iterator[Path]:
    """Give a copy of a place on a disk of its own, with so much room and not more."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    assert mount is not None
    assert umount is not None
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        subprocess.run([mount, "-t", "tmpfs", "-o", "size=64m", "tmpfs", name], check=True)
        try:
            place = Path(name) / "p"
            shutil.copytree(template, place)
            _fill(place / "ballast", kibibytes * 1024)
            yield place
        finally:
            subprocess.run([umount, "-l", name], check=True)


def _fill(ballast: Path, left: int) -> None:
    found = os.statvfs(ballast.parent)
    size = found.f_bavail * found.f_frsize - left
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, size)


def can_mount() -> str:
    """Say why no disk can be made here; nothing, if it can."""
    if os.geteuid() != 0:
        return "only root can mount a small disk"
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        return "there is no mount command"
    with tempfile.TemporaryDirectory() as name:
        tried = subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", name],
            capture_output=True,
            check=False,
        )
        if tried.returncode == 0:
            subprocess.run([umount, name], check=True)
    return "" if tried.returncode == 0 else "this account may not mount a disk"
