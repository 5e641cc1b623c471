"""Whether the texts that patients read are in plain words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from mesocare.reading.agreement import Disagreement
from mesocare.reading.yaml_tree import Path

_MOST_WORDS = 20
_DASH_RANGE = re.compile(r"\d\s*[-\u2010-\u2015]\s*\d")
_UNREAD = (
    "protocol",
    "sources",
    "examples",
    "silenced",
    "also_called",
    "because",
    "clinic_changes",
    "approval",
)
"""The fields whose texts no patient reads as sentences."""


def check_texts(part: object, path: Path = ()) -> Iterator[Disagreement]:
    """Check all texts that a patient reads, wherever they stand in a part of a file."""
    for where, text in _texts(part, path):
        if any(len(sentence.split()) > _MOST_WORDS for sentence in _sentences(text)):
            message = f"a sentence has over {_MOST_WORDS} words. Make two of it."
            yield Disagreement(where, message, "long-sentence")
        if where[-1] != "short" and re.search(r"\bfever", text, re.IGNORECASE):
            message = "patients know 'high temperature' better than 'fever'. Write that."
            yield Disagreement(where, message, "fever")
        if _DASH_RANGE.search(text):
            message = "a dash is easily misread. Write 'to', such as '24 to 48 hours'."
            yield Disagreement(where, message, "dash-range")


def _texts(part: object, path: Path) -> Iterator[tuple[Path, str]]:
    if type(part) is str and path:
        yield path, part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _texts(value, (*path, key))
    elif type(part) is tuple:
        for place, value in enumerate(part):
            yield from _texts(value, (*path, place))
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in _UNREAD:
                value = getattr(part, field.name)
                yield from _texts(value, (*path, field.name.removesuffix("_")))


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)
