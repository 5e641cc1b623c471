"""The picture that stands beside a clinic's file."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mesocare.errors import StorageError
from mesocare.reading.source import file_beside

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_MOST_LOGO_BYTES = 512 * 1024
_MOST_PIXELS = 4_000_000
"""2,000 by 2,000; unpacked, each takes up to 8 bytes, several times over."""
_MOST_PROFILE_BYTES = 1024 * 1024
"""Of a PNG's colour profile, unpacked; those of screens have a few thousand."""
_JPEG_FRAME = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]...(..)(..)", re.DOTALL)
"""The start of a frame, with its height and its width."""
_FILL, _SCAN = 0xFF, 0xDA


def read_logo(clinic: "Clinic | None", clinic_file: Path | None) -> bytes:
    """Read the picture that stands beside the clinic's file; without one there are no bytes.

    Raises:
        StorageError: when it cannot be read, is too large or no picture.

    """
    if clinic is None or clinic.logo is None or clinic_file is None:
        return b""
    path = file_beside(clinic_file.parent, clinic.logo)
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
    if not data.startswith((_PNG, _JPEG)):
        message = f"The clinic's logo {path} is no picture that we can print. Give a PNG or a JPEG."
        raise StorageError(message)
    if any(width * height > _MOST_PIXELS for width, height in _sizes_of(data)):
        message = (
            f"The clinic's logo {path} has over {_MOST_PIXELS:,} pixels. "
            "Make it smaller, such as 800 pixels wide."
        )
        raise StorageError(message)
    if any(map(_is_long_profile, _chunks_of(data, b"iCCP"))):
        message = (
            f"The clinic's logo {path} has too large a colour profile. Save it again without one."
        )
        raise StorageError(message)
    return data


def _sizes_of(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield what a picture says of its width and height, without unpacking it."""
    for header in _chunks_of(data, b"IHDR"):
        yield int.from_bytes(header[:4]), int.from_bytes(header[4:8])
    if data.startswith(_JPEG):
        for height, width in _frames_of(data):
            yield int.from_bytes(width), int.from_bytes(height)


def _frames_of(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the height and width of each frame of a JPEG.

    The segments before the first scan may hold any bytes, so they are walked through; what follows
    has the mark of a frame only where one starts.
    """
    place = 2
    while place + 4 <= len(data) and data[place] == _FILL and data[place + 1] != _SCAN:
        if data[place + 1] == _FILL:
            place += 1
            continue
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        if found := _JPEG_FRAME.match(data[place:end]):
            yield found[1], found[2]
        place = end
    yield from _JPEG_FRAME.findall(data[place:])


def _chunks_of(data: bytes, name: bytes) -> Iterator[bytes]:
    """Yield the content of each part of a PNG that bears a name."""
    place = len(_PNG)
    while data.startswith(_PNG) and place + 8 <= len(data):
        length = int.from_bytes(data[place : place + 4])
        if data[place + 4 : place + 8] == name:
            yield data[place + 8 : place + 8 + length]
        place += 12 + length  # its length, its name and its checksum


def _is_long_profile(chunk: bytes) -> bool:
    _, _, packed = chunk.partition(b"\0")
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(packed[1:], _MOST_PROFILE_BYTES)
    except zlib.error:
        return False
    return bool(unpacker.unconsumed_tail)
