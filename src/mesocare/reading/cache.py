"""Rules that have been read before, at hand without YAML or Pydantic.

What is kept is the checked value as JSON data, in the account's cache folder, named by a digest
of the bytes of all files in it, of the program's version, and of the source that states and checks
the shape: a rule file's protocol, a clinic's file, and the protocol that both make together.
Whatever is odd about it is passed over in silence, and the rule file is read as if there were none.
"""

import json
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mesocare.reading.source import Source, find_rule_file, find_rules, read_source
from mesocare.rules.protocol import Protocol
from mesocare.rules.shape_json import reader_of, to_data
from mesocare.store.files import PARTS, put_whole
from mesocare.version import __version__

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

try:
    from _blake2 import blake2b  # what hashlib gives, without loading OpenSSL: 2 of 100 ms
except ImportError:
    from hashlib import blake2b

Value = TypeVar("Value")

NO_CACHE = "MESOCARE_NO_CACHE"
"""The environment variable that turns the cache off, whatever it holds."""

_DECIDING = ("dates", "rules", "reading", "language/en/frames.py")
"""The folders and files that decide what a rule file means: another source is another cache."""
_SUFFIX = ".rules"
_MOST_BYTES = 8 * 1024 * 1024
_MOST_KEPT = 16
_OTHERS = 0o077
_ODD = (OSError, ValueError, TypeError, RecursionError, MemoryError)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def load_protocol_once(path: Path | None = None) -> Protocol:
    """Read a rule file, or return what was kept of the same bytes; it is the same protocol.

    Raises:
        RuleFileRefusedError: with every problem of the file; a refused file is never kept.
        StorageError: when it cannot be read.

    """
    return _load(read_source(find_rule_file(path), "the rule file"))


def load_rules_once(
    rules: Path | None = None, clinic: Path | None = None
) -> "tuple[Protocol, Clinic | None]":
    """Read a rule file with a clinic's changes in it, or return what was kept of the same bytes.

    Raises:
        RuleFileRefusedError: with every problem of the first file that has any.
        InputRefusedError: when `rules` is neither a file nor a name.
        StorageError: when one of the files cannot be read.

    """
    if clinic is None:
        return load_protocol_once(rules), None
    source = read_source(clinic, "the clinic's file")
    found = load_clinic_once(source)
    path = find_rules(rules, found.protocols, clinic.parent)
    base = read_source(path, "the rule file")
    from mesocare.rules.changes import ChangedProtocol

    def merge() -> ChangedProtocol:
        from mesocare.reading.clinic_file import merge_files, shape_clinic
        from mesocare.reading.rule_file import shape_rules

        rule_file = shape_rules(base.data, base.name)
        return merge_files(rule_file, shape_clinic(source.data, source.name), clinic.parent)

    return _read_once(ChangedProtocol, merge, base.data, source.data), found


def load_clinic_once(source: Source) -> "Clinic":
    """Read a clinic's file, or return what was kept of the same bytes.

    Raises:
        RuleFileRefusedError: with every problem of the file.

    """
    from mesocare.rules.clinic import Clinic

    def read() -> Clinic:
        from mesocare.reading.clinic_file import shape_clinic

        return shape_clinic(source.data, source.name).require()

    return _read_once(Clinic, read, source.data)


def _load(source: Source) -> Protocol:
    def read() -> Protocol:
        from mesocare.reading.rule_file import parse_protocol

        return parse_protocol(source.data, source.name)

    return _read_once(Protocol, read, source.data)


def _read_once(kind: type[Value], read: Callable[[], Value], *sources: bytes) -> Value:
    """Return what was kept of some sources, else read it and keep it."""
    place = _place_of(kind.__name__.encode(), *sources)
    kept = place and _read(place, kind)
    if kept:
        return kept
    value = read()
    if place:
        _keep(place, value)
    return value


def cache_folder() -> Path | None:
    """Give the folder that platformdirs names, on Linux without its cost; None without a home."""
    if sys.platform != "linux":
        from platformdirs import user_cache_path

        return user_cache_path("mesocare", appauthor=False)
    base = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")  # noqa: PTH111  Path raises without a home
    return Path(base, "mesocare") if os.path.isabs(base) else None  # noqa: PTH117  of a text


def _place_of(*sources: bytes) -> Path | None:
    """Return the file that would hold what some sources make; None where nothing may be kept."""
    if os.environ.get(NO_CACHE):
        return None
    try:
        folder = cache_folder()
        return folder and folder / f"{_digest(*sources, *_statement())}{_SUFFIX}"
    except _ODD:
        return None


@cache
def _statement() -> list[bytes]:
    package = Path(__file__).parents[1]
    places = [package / name for name in _DECIDING]
    sources = sorted(path for place in places for path in place.glob("*.py"))
    sources += [place for place in places if place.suffix]
    return [__version__.encode(), *(path.read_bytes() for path in sources)]


def _digest(*parts: bytes) -> str:
    """Give a digest of parts, which no other parts have, however the bytes are split."""
    digest = blake2b(digest_size=24)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _read(place: Path, kind: type[Value]) -> Value | None:
    try:
        if not _is_ours(place.parent.lstat(), stat.S_ISDIR):
            return None
        seal, _, data = _read_own(place).partition(b"\n")
        if seal.decode() != _seal(place, data):
            return None
        value: Value = reader_of(kind)(json.loads(data))  # type: ignore[arg-type]  # mypy knows no hash of a class
    except _ODD:
        return None
    return value


def _read_own(place: Path) -> bytes:
    """Read a file of this account's alone.

    Raises:
        OSError: when it is none, or too large.

    """
    descriptor = os.open(place, os.O_RDONLY | _NO_LINK)
    with open(descriptor, "rb") as file:  # noqa: PTH123  a descriptor has no path
        found = os.fstat(descriptor)
        if not _is_ours(found, stat.S_ISREG) or found.st_size > _MOST_BYTES:
            raise PermissionError
        return file.read(_MOST_BYTES)


def _is_ours(found: os.stat_result, is_kind: Any) -> bool:
    """Whether it is of a kind, and this account's alone; Windows guards the folder itself."""
    is_private = os.name == "nt" or (
        found.st_uid == os.geteuid() and not stat.S_IMODE(found.st_mode) & _OTHERS
    )
    return is_private and is_kind(found.st_mode)


def _seal(place: Path, data: bytes) -> str:
    """Give the first line: what the rest must be, and whose it is."""
    return _digest(place.name.encode(), data)


def _keep(place: Path, value: Any) -> None:
    data = json.dumps(to_data(value), ensure_ascii=False, separators=(",", ":")).encode()
    with suppress(*_ODD):
        place.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        if not _is_ours(place.parent.lstat(), stat.S_ISDIR):
            return
        content = f"{_seal(place, data)}\n".encode() + data
        put_whole(place, content, force=True, must_last=False)  # what is lost is made again
        _forget_oldest(place.parent)


def _forget_oldest(folder: Path) -> None:
    ours = [*folder.glob(f"*{_SUFFIX}"), *folder.glob(PARTS)]
    kept = sorted(ours, key=lambda file: file.lstat().st_mtime, reverse=True)
    for file in kept[_MOST_KEPT:]:
        file.unlink(missing_ok=True)
