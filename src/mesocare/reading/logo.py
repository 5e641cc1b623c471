"""The picture that stands beside a clinic's file."""

from pathlib import Path
from typing import TYPE_CHECKING

from mesocare.errors import StorageError

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_MOST_LOGO_BYTES = 512 * 1024


def read_logo(clinic: "Clinic | None", clinic_file: Path | None) -> bytes:
    """Read the picture that stands beside the clinic's file; without one there are no bytes.

    Raises:
        StorageError: when it cannot be read, is too large or no picture.

    """
    if clinic is None or clinic.logo is None or clinic_file is None:
        return b""
    path = clinic_file.parent / clinic.logo
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_LOGO_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        message = f"The clinic's logo {path} cannot be read: {reason}. Put it beside the file."
        raise StorageError(message) from None
    if len(data) > _MOST_LOGO_BYTES:
        message = f"The clinic's logo {path} is too large. Make it smaller than 512 KiB."
        raise StorageError(message)
    if not data.startswith(_PICTURES):
        message = f"The clinic's logo {path} is no picture that we can print. Give a PNG or a JPEG."
        raise StorageError(message)
    return data
