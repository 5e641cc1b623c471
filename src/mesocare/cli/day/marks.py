"""The mark inside a made file that tells what it was made from.

It stands where no reader shows it, in the file that holds the patient's name anyway; a file's name
would show it to everybody who sees the folder or the printer's queue.
"""

import os
import re
import stat
from pathlib import Path

from mesocare.cli.sheet import Form

_LONGEST_END = 256
"""How many bytes at each end of a file are searched for its mark."""
_LARGEST_INDEX = 64 * 1024 * 1024
"""That of a list of the most rows is a quarter of it."""
_MARKS = {
    Form.PDF: re.compile(rb"%mesocare-row:([0-9a-f]+)\nstartxref\n[0-9]+\n%%EOF\s*\Z"),
    Form.HTML: re.compile(rb"<!-- mesocare-row:([0-9a-f]+) -->\n\Z"),
    Form.ICS: re.compile(rb"\ABEGIN:VCALENDAR\r\nX-MESOCARE-ROW:([0-9a-f]+)\r\n"),
}
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Neither a link nor a pipe under a sheet's name is followed or waited for."""


def with_mark(data: bytes, form: Form, digest: str) -> bytes:
    """Return a made file with its mark in it."""
    mark = digest.encode()
    match form:
        case Form.PDF:
            # A comment between the last object and `startxref` moves nothing that is pointed to.
            before, start, after = data.rpartition(b"startxref")
            return b"%s%%mesocare-row:%s\n%s%s" % (before, mark, start, after)
        case Form.HTML:
            return b"%s<!-- mesocare-row:%s -->\n" % (data, mark)
        case Form.ICS:
            first, end, after = data.partition(b"\r\n")
            return b"%s%sX-MESOCARE-ROW:%s\r\n%s" % (first, end, mark, after)


def read_mark(path: Path, form: Form) -> str | None:
    """Return the mark of a whole file that a run has made; None of anything else."""
    try:
        start, end = _read_ends(path)
    except OSError:
        return None
    found = _MARKS[form].search(start if form is Form.ICS else end)
    return found[1].decode() if found else None


def read_plain_file(path: Path) -> bytes:
    """Return a whole file, no link, pipe or folder; empty where it is none, or is not read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_LINK)
    except OSError:
        return b""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return b""
    with open(descriptor, "rb") as file:  # noqa: PTH123  a descriptor has no path
        return file.read(_LARGEST_INDEX)


def _read_ends(path: Path) -> tuple[bytes, bytes]:
    """Read the first and the last bytes of a plain file."""
    descriptor = os.open(path, os.O_RDONLY | _NO_LINK)
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            return b"", b""
        start = os.read(descriptor, _LONGEST_END)
        os.lseek(descriptor, max(0, about.st_size - _LONGEST_END), os.SEEK_SET)
        return start, os.read(descriptor, _LONGEST_END)
    finally:
        os.close(descriptor)
