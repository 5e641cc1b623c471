"""Which bytes does a rule file hold? Read here without anything that understands them."""

from pathlib import Path

from mesocare.characters import in_one_line
from mesocare.errors import StorageError

MOST_BYTES = 256 * 1024


def default_rule_file() -> Path:
    """Give the path of the default rule file: in the package, else in the checkout around it."""
    package = Path(__file__).parents[1]
    inside = package / "data" / "aftercare.yaml"
    return inside if inside.is_file() else package.parents[1] / "data" / "aftercare.yaml"


def read_bytes(path: Path, what: str) -> bytes:
    """Read a file, of one byte more than may be at most.

    Raises:
        StorageError: when it cannot be read; `what` says what it would be.

    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "it cannot be read").lower()
        message = f"{in_one_line(path.name or str(path))}: {reason}. Check the path of {what}."
        raise StorageError(message) from None
