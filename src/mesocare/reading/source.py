"""Where rule files are, and their bytes, without anything that understands them."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mesocare.characters import in_one_line
from mesocare.errors import InputRefusedError, StorageError

MOST_BYTES = 256 * 1024
DEFAULT_ID = "hair-mesotherapy"
_SHIPPED = {
    DEFAULT_ID: "data/aftercare.yaml",
    "dutasteride-mesotherapy": "examples/dutasteride-mesotherapy.yaml",
    "prp-hair": "examples/prp-hair.yaml",
    "scalp-microneedling": "examples/scalp-microneedling.yaml",
}
"""The rule files that come with mesocare, by their protocols' ids."""


class Source(NamedTuple):
    """A file's bytes, read once: a pipe or standard input has no second time."""

    path: Path
    data: bytes

    @property
    def name(self) -> str:
        """The file's own name, without its folder."""
        return self.path.name or str(self.path)


def default_rule_file() -> Path:
    """Return the path of the default rule file."""
    return shipped_rule_file(DEFAULT_ID)


def shipped_rule_file(protocol_id: str) -> Path:
    """Return the path of a rule file that comes with mesocare.

    In a wheel all of them lie in the package; in a checkout, in the folders around it.
    """
    package = Path(__file__).parents[1]
    place = _SHIPPED[protocol_id]
    inside = package / "data" / Path(place).name
    return inside if inside.is_file() else package.parents[1] / place


def shipped_ids() -> tuple[str, ...]:
    """Return the ids of the protocols that come with mesocare, the default one first."""
    return tuple(_SHIPPED)


def find_rule_file(rules: Path | None, also: tuple[str, ...] = ()) -> Path:
    """Return the rule file that a path or an id names; without either, the default one.

    A file of that very name goes before an id. `also` are names that somebody else knows.

    Raises:
        InputRefusedError: for what looks like an id, and is neither an id nor a file.

    """
    if rules is None:
        return default_rule_file()
    name = str(rules)
    if rules.suffix or len(rules.parts) != 1 or rules.is_file():
        return rules
    if name in _SHIPPED:
        return shipped_rule_file(name)
    if rules.exists():
        return rules
    clinics = f"Your clinic's names are {', '.join(also)}; " if also else ""
    message = (
        f"--rules: this is not a file, nor the name of a protocol. {clinics}"
        f"{'those' if also else 'Those'} that come with mesocare are {', '.join(_SHIPPED)}."
    )
    raise InputRefusedError(message)


def find_rules(rules: Path | None, names: Mapping[str, str], folder: Path) -> Path:
    """Return the rule file of a clinic's short name for one in its folder, of an id, or of a path.

    Raises:
        InputRefusedError: when it is none of them.

    """
    if rules is not None and (name := names.get(str(rules))):
        return file_beside(folder, name)
    return find_rule_file(rules, also=tuple(names))


def file_beside(folder: Path, name: str) -> Path:
    """Return the file that a clinic's file names, which lies beside it.

    Raises:
        StorageError: when it is a pipe or a device, which would be waited for without end.

    """
    path = folder / name
    if path.exists() and not path.is_file():
        message = f"{in_one_line(name)}: this is not a file. Put the file beside the clinic's."
        raise StorageError(message)
    return path


def read_source(path: Path, what: str) -> Source:
    """Read a file with its path.

    Raises:
        StorageError: when it cannot be read; `what` says what it would be.

    """
    return Source(path, read_bytes(path, what))


def is_waiting(path: Path) -> bool:
    """Whether a file is a pipe with a name, which may be waited for without end.

    Standard input and what a shell gives as `<(...)` are pipes that somebody writes to.
    """
    return not str(path).startswith(("/dev/", "/proc/")) and path.is_fifo()


def read_bytes(path: Path, what: str) -> bytes:
    """Read a file, of one byte more than may be at most.

    Raises:
        StorageError: when it cannot be read; `what` says what it would be.

    """
    try:
        if is_waiting(path):
            message = f"{in_one_line(path.name)}: this is a pipe. Give {what} as a file."
            raise StorageError(message)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it cannot be read").lower()
        message = f"{in_one_line(path.name or str(path))}: {reason}. Check the path of {what}."
        raise StorageError(message) from None
