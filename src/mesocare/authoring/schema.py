"""How are the files written? The JSON Schema for editors, and the reference of every key.

Both are made from the shape, so that they cannot say anything else than what is checked.
"""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from itertools import pairwise
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from mesocare.reading.shaped_file import bare_type
from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import Protocol
from mesocare.rules.shape import OneOrMore, OrText, Reading, is_shape

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class FileKind(StrEnum):
    """Which of the two files."""

    RULES = "rules"
    CLINIC = "clinic"


_SHAPES: dict[FileKind, type[Any]] = {FileKind.RULES: Protocol, FileKind.CLINIC: Clinic}
_TITLES = {
    FileKind.RULES: "A rule file of mesocare",
    FileKind.CLINIC: "A clinic's file of mesocare",
}
_ONE_OF = {
    "Restriction": [["wait"], ["until"]],
    "AddedRestriction": [["wait"], ["until"]],
    "Preparation": [["do"], ["do_not", "from"]],
    "Course": [["sessions", "gap"], ["phases"]],
    "Example": [["session"], ["sessions"]],
}
"""What the shape alone cannot say: one of these groups of keys stands there, and no other."""


def render_schema(kind: FileKind) -> str:
    """Give the JSON Schema of a file, draft 2020-12."""
    shapes = {shape.__name__: shape for shape in find_shapes(kind)}
    schema = TypeAdapter(_SHAPES[kind]).json_schema(mode="validation")
    definitions = {**schema.get("$defs", {}), schema["title"]: schema}
    for name, definition in definitions.items():
        _describe(definition, describe_fields(shapes[name]))
        if name in _ONE_OF:
            definition |= {"oneOf": [{"required": keys} for keys in _ONE_OF[name]]}
    if kind is FileKind.RULES:
        schema["properties"]["restrictions"]["minProperties"] = 1
    whole = {"$schema": DIALECT} | schema | {"title": _TITLES[kind]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _describe(definition: dict[str, Any], descriptions: Mapping[str, str]) -> None:
    for key, member in definition["properties"].items():
        member["description"] = descriptions[key]
        member.pop("title", None)
        member.pop("default", None)
        if "patternProperties" in member:
            member["additionalProperties"] = False


def find_shapes(kind: FileKind) -> list[type[Any]]:
    """Give every part of a file's shape, each once, in the order in which the file names them."""
    found: dict[type[Any], None] = {}
    waiting = [_SHAPES[kind]]
    while waiting:
        shape = waiting.pop(0)
        if shape not in found:
            found[shape] = None
            hints = get_type_hints(shape, include_extras=True)
            waiting += [part for hint in hints.values() for part in _shapes_in(hint)]
    return list(found)


def _shapes_in(hint: Any) -> Iterator[type[Any]]:
    if isinstance(hint, type) and is_shape(hint):
        yield hint
    for part in get_args(hint):
        yield from _shapes_in(part)


def describe_fields(shape: type[Any]) -> dict[str, str]:
    """Give the sentence that stands below each field of a shape, by its key in the file."""
    described: dict[str, str] = {}
    for kind in reversed(shape.__mro__[:-1]):
        (body,) = ast.parse(inspect.getsource(kind)).body
        assert isinstance(body, ast.ClassDef)
        for field, sentence in pairwise(body.body):
            match field, sentence:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(ast.Constant(str(text))):
                    described[name.removesuffix("_")] = " ".join(text.split())
    return described


# The reference for practitioners


def render_reference(kind: FileKind) -> str:
    """Give a table of keys for each part of a file, in Markdown."""
    return "\n".join(_table(shape) for shape in find_shapes(kind))


def _table(shape: type[Any]) -> str:
    hints = get_type_hints(shape, include_extras=True)
    descriptions = describe_fields(shape)
    rows = [
        f"| `{field.name.removesuffix('_')}`{'' if _has_default(field) else ' *'} "
        f"| {_say_kind(hints[field.name])} | {descriptions[field.name.removesuffix('_')]} |"
        for field in fields(shape)
    ]
    sentence = " ".join((inspect.getdoc(shape) or "").split())
    head = ["| key | what stands there | what it says |", "|---|---|---|"]
    return "\n".join([f"#### {shape.__name__}", "", sentence, "", *head, *rows, ""])


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _say_kind(hint: Any) -> str:
    """Say what may stand at a key: a text of some form, a list, or a group of keys."""
    for note in get_args(hint)[1:] if get_origin(hint) is Annotated else ():
        if isinstance(note, Reading):
            return note.what
        if isinstance(note, OneOrMore):
            return f"{_say_kind(get_args(get_args(hint)[0])[0])}, or a list of them"
        if isinstance(note, OrText):
            return f"a text, its `{note.key}`, or {_say_kind(get_args(hint)[0])}"
    bare = bare_type(hint)
    if get_origin(hint) in (Union, UnionType):
        return _say_kind(get_args(hint)[0])
    if get_origin(bare) is tuple:
        return f"a list, each {_say_kind(get_args(bare)[0])}"
    if get_origin(bare) is Mapping:
        key, value = get_args(bare)
        return f"under each id ({_say_kind(key)}): {_say_kind(value)}"
    return f"the keys of [{bare.__name__}](#{bare.__name__.lower()})"
