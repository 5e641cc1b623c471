"""Put faults into commands that write: every file is old or new, and never a mix.

    python trust/faults            all of it: some hours on two cores
    python trust/faults --quick    a part of the first kind: some seconds

Four kinds of faults, each at a real command in an account of its own, with a patient's name, note
and moment planted in every input:

1. calls to the system that fail or are the last (strace): the n-th write, fsync, rename, open,
   lock, unlink, mkdir and read, n rising until none is left, with ENOSPC, EIO, EINTR, EACCES and
   a kill;
2. space that runs out: a limit on files at many sizes, as an error and as a kill in the middle of
   a write, and a small disk;
3. outputs that fail: each view into a full device, a closed pipe, a closed descriptor and others;
4. batches that are stopped at random moments with SIGINT, SIGTERM and SIGKILL.

The exit code is 0 when all was survived, 1 when not, and 2 when this cannot be tried here.
"""

import argparse
import platform
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import product
from pathlib import Path

from faults.endings import ENDINGS, VIEWS, View, look_at
from faults.inject import ERRORS, KILL, KINDS, can_inject, find_injections, inject
from faults.space import can_mount, limits, try_limit, try_small_disk
from faults.stops import prepare_day, stop
from faults.targets import (
    TARGETS,
    Prepared,
    Target,
    add_sessions,
    plant_template,
    prepare,
    scratch_folder,
)
from mesocare import __version__

_QUICK = ("sessions add, one more", "calendar, updated")
_QUICK_KINDS = ("fsync", "rename")
_FOR_SPACE = (
    "sessions add, the first",
    "sessions add, two at once",
    "sessions remove",
    "calendar, updated",
    "sheet, PDF, new",
    "sheet, page, --force",
    "sheets, ics",
    "sheets, one file",
    "today, first run",
    "rules new",
)
_DISK_SIZES = (0, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256)
"""KiB."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One fault, and whether it was survived."""

    what: str
    """A target, or a view."""
    row: str
    column: str
    fired: int
    complaint: str


def main() -> int:
    """Try what was asked for, print the tables and what did not survive; give the exit code."""
    asked = _ask()
    if reason := can_inject():
        print(f"Nothing was tried: {reason}.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in a job in the background
    began = time.monotonic()
    targets = [target for target in TARGETS if asked.only in target.name]
    with ThreadPoolExecutor(asked.workers) as workers:
        if asked.quick:
            quick = [target for target in targets if target.name in _QUICK]
            tried = _print_part("Calls that fail (a part)", _inject_quickly(quick, workers))
        else:
            tried = _try_all(targets, asked, workers)
    return _conclude(tried, time.monotonic() - began)


def _ask() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="a small part, in some seconds")
    parser.add_argument("--only", default="", help="targets whose names hold this")
    parser.add_argument("--part", type=int, choices=range(1, 5), help="one kind of faults alone")
    parser.add_argument("--workers", type=int, default=2, help="how many runs at once")
    parser.add_argument("--seed", type=int, default=0, help="the first of the stops' seeds")
    parser.add_argument("--stops", type=int, default=60, help="how many batches are stopped")
    return parser.parse_args()


def _try_all(targets: list[Target], asked: argparse.Namespace, workers: Executor) -> list[Tried]:
    seeds = range(asked.seed, asked.seed + asked.stops)
    parts = {
        1: ("Calls that fail, or are the last", _inject_all(targets, workers)),
        2: ("Space that runs out", _limit_all(targets, workers)),
        3: ("Outputs that fail", _end_all(workers)),
        4: ("Batches that are stopped", _stop_all(seeds, workers)),
    }
    return [
        one
        for number, (title, tried) in parts.items()
        if asked.part in (None, number)
        for one in _print_part(title, tried)
    ]


def _prepared(target: Target, name: str) -> Prepared:
    return prepare(target, Path(name))


def _inject_all(targets: list[Target], workers: Executor) -> Iterator[Tried]:
    for target in targets:
        felt = 0
        with tempfile.TemporaryDirectory(dir=scratch_folder()) as name:
            for one in _inject(_prepared(target, name), tuple(KINDS), ERRORS, workers):
                felt += _is_felt(one)
                yield one
        print(f"{target.name}: {felt} faults felt", file=sys.stderr, flush=True)


def _inject_quickly(targets: list[Target], workers: Executor) -> Iterator[Tried]:
    for target in targets:
        with tempfile.TemporaryDirectory(dir=scratch_folder()) as name:
            yield from _inject(_prepared(target, name), _QUICK_KINDS, ("EIO", KILL), workers)


def _inject(
    prepared: Prepared, kinds: Iterable[str], errors: tuple[str, ...], workers: Executor
) -> Iterator[Tried]:
    names = {name for kind in kinds for name in KINDS[kind]}
    wanted = [found for found in find_injections(prepared, errors) if found.name in names]
    for trial in workers.map(partial(inject, prepared), wanted):
        complaint = f"{trial.injection}: {trial.complaint}" if trial.complaint else ""
        yield Tried(trial.target, trial.kind, trial.injection.error, trial.fired, complaint)


def _limit_all(targets: list[Target], workers: Executor) -> Iterator[Tried]:
    no_disk = can_mount()
    if no_disk:
        print(f"Small disks are left out: {no_disk}.")
    for target in targets:
        if target.name not in _FOR_SPACE:
            continue
        with tempfile.TemporaryDirectory(dir=scratch_folder()) as name:
            prepared = _prepared(target, name)
            sizes = product(limits(prepared), (False, True))
            yield from workers.map(partial(_limit, prepared), sizes)
            if not no_disk:
                yield from workers.map(partial(_shrink, prepared), _DISK_SIZES)


def _limit(prepared: Prepared, given: tuple[int, bool]) -> Tried:
    size, is_killed = given
    is_felt, complaint = try_limit(prepared, size, is_killed=is_killed)
    column = KILL if is_killed else "error"
    told = f"{size} bytes, {column}: {complaint}" if complaint else ""
    return Tried(prepared.target.name, "limit on files", column, int(is_felt), told)


def _shrink(prepared: Prepared, kibibytes: int) -> Tried:
    is_felt, complaint = try_small_disk(prepared, kibibytes)
    told = f"{kibibytes} KiB: {complaint}" if complaint else ""
    return Tried(prepared.target.name, "small disk", "error", int(is_felt), told)


def _end_all(workers: Executor) -> Iterator[Tried]:
    with tempfile.TemporaryDirectory(dir=scratch_folder()) as name:
        place = plant_template(Path(name))
        add_sessions(place)
        for is_unbuffered in (False, True):
            views = [look_at(view, place, is_unbuffered=is_unbuffered) for view in VIEWS]
            yield from workers.map(_end, product(views, ENDINGS))


def _end(given: tuple[View, str]) -> Tried:
    view, ending = given
    complaint = ENDINGS[ending](view)
    how = "unbuffered" if "PYTHONUNBUFFERED" in view.environment else "buffered"
    return Tried("all views", ending, how, 1, f"{view.name}: {complaint}" if complaint else "")


def _stop_all(seeds: Iterable[int], workers: Executor) -> Iterator[Tried]:
    with tempfile.TemporaryDirectory(dir=scratch_folder()) as name:
        day = prepare_day(Path(name))
        for seed, stopped in zip(seeds, workers.map(partial(stop, day), seeds), strict=True):
            told = f"seed {seed}: {stopped.complaint}" if stopped.complaint else ""
            fired = int(stopped.code != 0)
            yield Tried("sheets of 40 rows", "at random", stopped.signal.name, fired, told)


def _print_part(title: str, tried: Iterable[Tried]) -> list[Tried]:
    """Print one table: how many faults were felt, by error, and how many of them were survived.

    What was not survived is said at once: a run that is cut short has told what it knew.
    """
    all_tried = [_tell(one) for one in tried]
    columns = list(dict.fromkeys(one.column for one in all_tried))
    lines = [["target", "fault", *columns, "felt", "survived"]]
    for what, row in dict.fromkeys((one.what, one.row) for one in all_tried):
        here = [one for one in all_tried if (one.what, one.row) == (what, row)]
        counts = [sum(_is_felt(one) for one in here if one.column == name) for name in columns]
        lines.append([what, row, *map(str, counts), *_count(here)])
    lines.append(["all", "", *[""] * len(columns), *_count(all_tried)])
    print(f"\n{title}\n\n{_as_table(lines)}", flush=True)
    return all_tried


def _tell(one: Tried) -> Tried:
    if one.complaint:
        print(f"NOT SURVIVED  {one.what}, {one.row}, {one.complaint}", flush=True)
    return one


def _count(tried: list[Tried]) -> tuple[str, str]:
    felt = [one for one in tried if _is_felt(one)]
    return str(len(felt)), str(sum(not one.complaint for one in felt))


def _is_felt(one: Tried) -> bool:
    return bool(one.fired or one.complaint)


def _as_table(lines: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rows = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rows.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(rows)


def _conclude(tried: list[Tried], seconds: float) -> int:
    bad = [one for one in tried if one.complaint]
    felt, survived = _count(tried)
    print(
        f"\nmesocare {__version__}, {datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, "
        f"Python {platform.python_version()}, {seconds:.0f} s\n"
        f"{felt} faults felt, {survived} survived, {len(bad)} not; "
        f"{len(tried) - int(felt)} more were not reached, or struck Python's own files"
    )
    if not tried:
        print("Nothing was tried: there is no such target.", file=sys.stderr)
        return 2
    return 1 if bad else 0
