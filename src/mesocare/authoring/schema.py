"""How the files are written: the JSON Schema for editors, and the reference of every key.

Both are made from the shape, so that they cannot say anything else than what is checked. The
schemas of the outputs are files of their own: they are the contract that the views are held to.
"""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from mesocare.reading.shaped_file import bare_type
from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import FORMAT, Protocol
from mesocare.rules.shape import OrOne, OrText, Reading, is_shape

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class FileKind(StrEnum):
    """Which of the two files."""

    RULES = "rules"
    CLINIC = "clinic"


class OutputKind(StrEnum):
    """Which output of the program, as `--json` gives it."""

    PLAN = "plan"
    ANSWER = "answer"
    COURSE = "course"
    BEFORE = "before"


_SHAPES: dict[FileKind, type[Any]] = {FileKind.RULES: Protocol, FileKind.CLINIC: Clinic}
_TITLES = {
    FileKind.RULES: "A rule file of mesocare",
    FileKind.CLINIC: "A clinic's file of mesocare",
}
_RULES_OF_KEYS: dict[str, dict[str, Any]] = {
    name: {"anyOf": [{"required": [key]} for key in ("wait", "until", "about")]}
    for name in ("Restriction", "AddedRestriction")
} | {
    "AfterEffect": {"not": {"required": ["lasts", "about"]}},
    "Care": {
        "allOf": [
            {"not": {"required": [key, other]}}
            for key, other in (
                ("for", "through"),
                ("about", "for"),
                ("about", "through"),
                *(("on", other) for other in ("from", "for", "about", "through", "until")),
            )
        ]
    },
    "Preparation": {
        "oneOf": [{"required": ["do"]}, {"required": ["do_not"]}],
        "anyOf": [{"required": [key]} for key in ("do", "from", "about")],
        "allOf": [
            {"not": {"required": [key, other]}}
            for key, other in (("from", "about"), ("from", "on"), ("on", "about"), ("on", "do_not"))
        ],
    },
    "Course": {
        "oneOf": [
            {"required": ["sessions", "gap"]},
            {"required": ["phases"]},
            {
                "required": ["about"],
                "not": {"anyOf": [{"required": [key]} for key in ("sessions", "gap", "phases")]},
            },
            {
                "required": ["sessions"],
                "properties": {"sessions": {"enum": ["1", 1]}},
                "not": {"anyOf": [{"required": ["gap"]}, {"required": ["phases"]}]},
            },
        ]
    },
    "Example": {"oneOf": [{"required": ["session"]}, {"required": ["sessions"]}]},
}
"""What the shape alone cannot say: which keys go together, and which do not."""


def render_schema(kind: FileKind) -> str:
    """Return the JSON Schema of a file, draft 2020-12."""
    shapes = {shape.__name__: shape for shape in find_shapes(kind)}
    schema = TypeAdapter(_SHAPES[kind]).json_schema(mode="validation")
    definitions = {**schema.get("$defs", {}), schema["title"]: schema}
    for name, definition in definitions.items():
        _describe(definition, describe_fields(shapes[name]))
        definition.update(_RULES_OF_KEYS.get(name, {}))
    if kind is FileKind.RULES:
        schema["properties"]["restrictions"]["minProperties"] = 1
        schema["properties"]["format"]["enum"] = [FORMAT, int(FORMAT)]
    whole = {"$schema": DIALECT} | schema | {"title": _TITLES[kind]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def render_output_schema(kind: OutputKind) -> str:
    """Return the JSON Schema of an output, draft 2020-12."""
    return (Path(__file__).parent / "schemas" / f"{kind}.json").read_text(encoding="utf-8")


def _describe(definition: dict[str, Any], descriptions: Mapping[str, str]) -> None:
    for key, member in definition["properties"].items():
        member["description"] = descriptions[key]
        member.pop("title", None)
        member.pop("default", None)
        if "patternProperties" in member:
            member["additionalProperties"] = False


def find_shapes(kind: FileKind) -> list[type[Any]]:
    """Return every part of a file's shape, each once, in the order in which the file names them."""
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
    """Return the sentence that stands below each field of a shape, by its key in the file."""
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
    """Return a table of keys for each part of a file, in Markdown."""
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
        if isinstance(note, OrText):
            return f"a text, its `{note.key}`, or {_say_kind(get_args(hint)[0])}"
        if isinstance(note, OrOne):
            return f"{_say_kind(get_args(bare_type(hint))[0])}, or a list of them"
    bare = bare_type(hint)
    if get_origin(hint) in (Union, UnionType):
        return _say_kind(get_args(hint)[0])
    if get_origin(bare) is tuple:
        return f"a list, each {_say_kind(get_args(bare)[0])}"
    if get_origin(bare) is Mapping:
        key, value = get_args(bare)
        return f"under each id ({_say_kind(key)}): {_say_kind(value)}"
    return f"the keys of [{bare.__name__}](#{bare.__name__.lower()})"
