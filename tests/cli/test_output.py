"""What becomes of a text whose reader has gone, or whose place is full, inside the program?"""

import errno
import io
import os
import sys
from types import SimpleNamespace

import pytest
from program import run_program

from mesocare.cli import output
from mesocare.cli.output import (
    ReaderClosedError,
    refuse_for_own_files,
    write_done,
    write_error,
    write_out,
)
from mesocare.errors import StorageError


class Failing(io.RawIOBase):
    """A stream that takes nothing."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def writable(self) -> bool:
        return True

    def write(self, _data: object) -> int:
        raise OSError(self._number, os.strerror(self._number))


def failing(number: int) -> SimpleNamespace:
    """Give a standard stream that takes nothing."""
    return SimpleNamespace(buffer=Failing(number), encoding="utf-8", isatty=lambda: False)


@pytest.fixture(autouse=True)
def emptied(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the descriptors whose rest is sent nowhere, and leave them as they are."""
    seen = list[int]()

    def send_nowhere(nowhere: int, descriptor: int) -> None:
        os.close(nowhere)
        seen.append(descriptor)

    monkeypatch.setattr(output, "os", SimpleNamespace(**{**vars(os), "dup2": send_nowhere}))
    return seen


def test_a_reader_that_has_gone_is_no_fault_of_the_disk(
    monkeypatch: pytest.MonkeyPatch, emptied: list[int]
) -> None:
    monkeypatch.setattr(sys, "__stdout__", failing(errno.EPIPE))

    with pytest.raises(ReaderClosedError) as closed:
        write_out("yes\n")

    assert (closed.value.exit_code, emptied) == (141, [1])


def test_an_output_without_room_is_told_and_what_is_done_stays_done(
    monkeypatch: pytest.MonkeyPatch, emptied: list[int]
) -> None:
    monkeypatch.setattr(sys, "__stdout__", failing(errno.ENOSPC))

    with pytest.raises(StorageError) as refused:
        write_done(["It is recorded."])

    assert str(refused.value) == (
        "It is done. The output could not be written: no space left on device. "
        "Make room, or write elsewhere."
    )
    assert emptied == [1]


def test_an_error_that_cannot_be_told_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, emptied: list[int]
) -> None:
    monkeypatch.setattr(sys, "__stderr__", failing(errno.ENOSPC))

    write_error("mesocare: what went wrong")

    assert emptied == [2]


def test_where_not_even_the_rest_can_be_sent_nowhere_the_reason_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_nowhere: int, _descriptor: int) -> None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(output, "os", SimpleNamespace(**{**vars(os), "dup2": refuse}))
    monkeypatch.setattr(sys, "__stdout__", failing(errno.EPIPE))

    with pytest.raises(ReaderClosedError):
        write_out("yes\n")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(errno.EACCES, "odd", "/home/a-name/file"), "permission denied"),
        (OSError(), "it failed"),
    ],
    ids=["permission", "unknown"],
)
def test_a_file_of_the_program_that_cannot_be_read_is_told_without_its_place(
    error: OSError, reason: str
) -> None:
    """Its path may bear a patient's name."""
    assert str(refuse_for_own_files(error)) == (
        f"A file that the program needs cannot be read: {reason}. "
        "Try again; if it stays so, install mesocare again."
    )


def test_colours_into_a_pipe_are_not_fitted_to_a_screen_unless_its_lines_are_told() -> None:
    """A file or a pager has lines enough; `watch --color` and its kind tell theirs."""
    call = ("today", "2026-11-20T14:30", "--at", "2026-11-21T18:00", "--tz", "Etc/UTC")

    piped = run_program(*call, FORCE_COLOR="1", TERM="xterm")
    watched = run_program(*call, FORCE_COLOR="1", TERM="xterm", LINES="24", COLUMNS="80")

    assert watched.out.count("\n") < 24 < piped.out.count("\n")
