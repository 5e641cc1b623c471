"""A patient's sessions are all recorded or none, and it is said, when the machine fails."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from program import Ended, command, known_environment, run_program

resource = pytest.importorskip("resource", reason="Windows limits the size of no file")

TOO_MANY_FOR_A_SMALL_FILE = [
    f"2026-{month:02}-{day:02}" for month in (1, 3, 5) for day in range(1, 32)
]
NO_SPACE = (
    "The output could not be written: no space left on device. Make room, or write elsewhere.\n"
)
SMALL = 3 * 4096
"""Bytes: a database that holds its schema, one page of sessions and one of their index."""


def limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def run_limited(
    *arguments: str, before: Callable[[], None] | None = None, stdout: int = subprocess.PIPE
) -> Ended:
    ended = subprocess.run(
        command(*arguments),
        check=False,
        encoding="utf-8",
        env=known_environment(),
        preexec_fn=before,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
    )
    return Ended(ended.returncode, ended.stdout or "", ended.stderr)


def run_onto_a_full_disk(*arguments: str) -> Ended:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        return run_limited(*arguments, stdout=full)
    finally:
        os.close(full)


def recorded() -> list[str]:
    return run_program("sessions", "list").out.splitlines()


def test_of_sessions_recorded_together_all_are_kept_or_none() -> None:
    """One that no longer fits must not leave those before it behind, unsaid."""
    run_program("sessions", "add", "2025-11-20", "--any-date")

    ended = run_limited(
        "sessions", "add", "--any-date", *TOO_MANY_FOR_A_SMALL_FILE, before=limit_files
    )

    assert (ended.code, ended.out) == (5, "")
    assert recorded() == ["1. Thursday 20 November 2025 (Etc/UTC)"]


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (("add", "2025-11-21", "--any-date", "--tz", "Etc/UTC"), 2),
        (("remove", "2025-11-20", "--yes"), 0),
        (("forget", "--yes"), 0),
    ],
    ids=lambda given: given[0] if isinstance(given, tuple) else "",
)
def test_what_is_done_is_said_to_be_done_when_the_output_cannot_be_written(
    arguments: tuple[str, ...], kept: int
) -> None:
    """Code 5, for the output is missing; but who reads "not written" must not think it undone."""
    run_program("sessions", "add", "2025-11-20", "--any-date")

    ended = run_onto_a_full_disk("sessions", *arguments)

    assert (ended.code, ended.err) == (
        5,
        f"mesocare: It is done. {NO_SPACE}",
    )
    assert len([line for line in recorded() if "2025" in line]) == kept


def test_a_session_that_is_given_twice_is_recorded_once_and_that_is_said(
    data_folder: Path,
) -> None:
    ended = run_program("sessions", "add", "--any-date", "2025-11-20", "2025-11-20", "2025-11-21")

    assert ended.out.splitlines() == [
        "Recorded: Thursday 20 November 2025, no hour, UTC.",
        "Already recorded: Thursday 20 November 2025, no hour, UTC.",
        "Recorded: Friday 21 November 2025, no hour, UTC.",
    ]
    assert [file.name for file in (data_folder / "mesocare").iterdir()] == ["sessions.db"]
