"""A language "xx" for tests: English with accented vowels, about 40 % longer.

What is still English on a page that speaks it stands outside the tables. A rule file can be put
into it too, so that nothing else of a page is English.
"""

import re
import sys
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import mesocare.language.en
from mesocare.language.tables import Words
from mesocare.rules.protocol import Protocol

PSEUDO = "xx"
_VOWELS = str.maketrans(
    {plain: accented * 2 for plain, accented in zip("aeiouAEIOU", "áéíóúÁÉÍÓÚ", strict=True)}
)
_KEPT = re.compile(r"(\{[^}]*\}|mesocare (?:can \"[^\"]*\"|sessions [a-z]+|[a-z]+))")
"""Places for facts, and commands."""
_TWO_COLUMNS = "tiny_weekdays"
_IDS = ("id", "version", "language", "basis", "sources", "zone", "address", "kind")


def register() -> None:
    """Make each table of English one of the pseudo-language as well."""
    folder = Path(mesocare.language.en.__file__).parent
    for path in folder.glob("*.py"):
        name = path.stem
        table = getattr(import_module(f"mesocare.language.en.{name}"), "TABLE", None)
        if isinstance(table, Words):
            module = ModuleType(f"mesocare.language.{PSEUDO}.{name}")
            module.TABLE = _of_table(table)  # type: ignore[attr-defined]  # as each table has it
            sys.modules[module.__name__] = module


def say(text: str) -> str:
    """Put a text into the pseudo-language; places for facts and commands stay."""
    return "".join(
        part if place % 2 else part.translate(_VOWELS)
        for place, part in enumerate(_KEPT.split(text))
    )


def translate_protocol(protocol: Protocol) -> Protocol:
    """Put all that a patient reads of a protocol into the pseudo-language; addresses go."""
    translated: Protocol = _translate(protocol)
    sources = {
        key: replace(one, title=say(one.title), address=None)
        for key, one in protocol.sources.items()
    }
    about = replace(translated.protocol, language=PSEUDO)
    return replace(translated, protocol=about, sources=sources)


def find_english(page: str, *allowed: str) -> set[str]:
    """Return the words of a page that have a plain vowel, those that are allowed aside."""
    commands = re.compile(r"mesocare(?: can \"[^\"]*\"| sessions [a-z]+| [a-z]+)")
    left = commands.sub("", page)
    words = set(re.findall(r"\w*[aeiouAEIOU]\w*", left))
    return words - set(allowed)


def _of_table(table: Words) -> Words:
    told = {
        name: value if name == _TWO_COLUMNS else _translate(value)
        for name, value in vars(table).items()
    }
    return type(table)(**told)


def _translate(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return say(value)
    if isinstance(value, dict):
        return {key: _translate(part) for key, part in value.items()}
    if isinstance(value, Words):
        return _of_table(value)
    if isinstance(value, tuple):
        parts = map(_translate, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _translate(getattr(value, field.name))
            for field in fields(value)
            if field.name not in _IDS
        }
        return replace(value, **changed)
    return value
