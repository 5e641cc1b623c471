"""Does a file have its shape? YAML text becomes a value, or every problem with its place.

Pydantic checks the shape; its words for a problem become ours here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from itertools import islice
from types import UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from mesocare.characters import in_one_line, shorten
from mesocare.errors import Problem, RuleFileRefusedError
from mesocare.reading.agreement import Disagreement
from mesocare.reading.yaml_tree import (
    Found,
    Path,
    Place,
    Tree,
    UnreadableYamlError,
    decode,
    parse_tree,
)

_MOST_PROBLEMS = 200
_LONGEST_NAME = 100
_LACKING = {
    "no-wait": ("wait", "until"),
    "no-from": ("from",),
    "do-or-do-not": ("do", "do_not"),
    "example-session": ("session", "sessions"),
    "course-or-phases": ("sessions", "gap", "phases"),
    "missing-key": ("sessions", "gap"),
}
"""The keys that a group is said to lack; a slip in one of them explains that."""
_LACKS = ("missing-key", "no-wait", "no-from", "do-or-do-not", "example-session")

Value = TypeVar("Value")
Meant = tuple[Path, str]
"""A group, and the key in it that a slip was made in."""


@dataclass(frozen=True, slots=True)
class ShapedFile(Generic[Value]):
    """A file as it was read: its text, its tree, and its value or its problems."""

    name: str
    """The file's own name, without its folder."""
    text: str
    tree: Tree
    value: Value | None
    problems: tuple[Problem, ...]
    """In the file's order."""

    def require(self) -> Value:
        """Give the value.

        Raises:
            RuleFileRefusedError: with every problem, when there is one.

        """
        if self.value is None or self.problems:
            raise RuleFileRefusedError(self.problems)
        return self.value

    def problem_at(self, path: Path, message: str, kind: str) -> Problem:
        """Make a problem of this file, at a key, or at a value that is asked for by its place."""
        line, column = self.tree.place_of_key(path)
        return Problem(self.name, line, column, name_of(path), message, kind)


def read_shaped(
    source: str | bytes,
    name: str,
    kind: type[Value],
    find_disagreements: Callable[[Any], Iterator[Disagreement]],
) -> ShapedFile[Value]:
    """Read a text as a value of a shape; what is wrong with it is kept, and nothing raised."""
    name, text = in_one_line(name), ""
    try:
        text = decode(source) if isinstance(source, bytes) else source
        tree = parse_tree(text)
    except UnreadableYamlError as error:
        return ShapedFile(name, text, Tree(), None, _as_problems([error.found], name))
    value, found, meant = _validate(tree, kind)
    found += [
        Found(tree.place_of_key(path), path, message, key)
        for path, message, key in islice(find_disagreements(tree.document), _MOST_PROBLEMS)
        if not any((path, lacking) in meant for lacking in _LACKING.get(key, ()))
    ]
    return ShapedFile(name, text, tree, value, _as_problems(_without_echoes(found), name))


def name_of(path: Path) -> str:
    """Give a path as people read it: `examples[2].at`; empty where it cannot be shown."""
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name if len(name) <= _LONGEST_NAME and name.isprintable() else ""


def _as_problems(found: Sequence[Found], name: str) -> tuple[Problem, ...]:
    in_order = sorted(found, key=lambda one: one.place)[:_MOST_PROBLEMS]
    return tuple(
        Problem(name, line, column, name_of(path), message, key)
        for (line, column), path, message, key in in_order
    )


def _validate(tree: Tree, kind: type[Value]) -> tuple[Value | None, list[Found], set[Meant]]:
    problems = list(tree.problems)
    try:
        value: Value = _adapter(kind).validate_python(tree.document)  # type: ignore[arg-type]  # mypy knows no hash of a class
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        errors.sort(key=lambda details: tree.place_of_key(tuple(details["loc"])))
        meant = dict(_meant_keys(errors[:_MOST_PROBLEMS], kind))
        problems += _shape_problems(errors[:_MOST_PROBLEMS], tree, kind, meant)
        return None, problems, _groups_of(meant)
    return value, problems, set()


def _meant_keys(errors: Iterable[ErrorDetails], kind: type[Any]) -> Iterator[tuple[Path, str]]:
    """Give the keys that are not known, each with the one that was perhaps meant."""
    for details in errors:
        path: Path = tuple(details["loc"])
        if details["type"] == "unexpected_keyword_argument":
            near = get_close_matches(str(path[-1]), list(_keys_at(kind, path[:-1])), n=1)
            yield from ((path, key) for key in near)


def _groups_of(meant: Mapping[Path, str]) -> set[Meant]:
    return {(path[:-1], key) for path, key in meant.items()}


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _without_echoes(problems: list[Found]) -> list[Found]:
    """Keep one problem of each value, the first: the others follow from it.

    What a group lacks follows from nothing, so of that all is kept.
    """
    first: dict[tuple[Place, str], Found] = {}
    for found in problems:
        first.setdefault((found.place, found.message if found.id in _LACKS else ""), found)
    return list(first.values())


def _shape_problems(
    errors: Iterable[ErrorDetails], tree: Tree, kind: type[Any], meant: Mapping[Path, str]
) -> Iterator[Found]:
    groups = _groups_of(meant)
    for details in errors:
        path: Path = tuple(details["loc"])
        match details["type"]:
            case "missing" if (path[:-1], str(path[-1])) in groups:
                continue  # a slip in this very key is told, and explains that it is missing
            case "missing":
                holder, key = path[:-1], path[-1]
                where = "below this one" if holder else "at the start of a line"
                message = f"the key {key!r} is missing. Write it {where}."
                yield Found(tree.place_of_key(holder), holder, message, "missing-key")
            case "unexpected_keyword_argument":
                message = _unknown_key(str(path[-1]), meant.get(path), _keys_at(kind, path[:-1]))
                yield Found(tree.place_of_key(path), path, message, "unknown-key")
            case "value_error":
                place, path = _place_of_value(path, tree)
                yield Found(place, path, str(details["ctx"]["error"]), "value")
            case other:
                yield Found(tree.place_of(path), path, _wrong_kind(other), "kind")


def _place_of_value(path: Path, tree: Tree) -> tuple[Place, Path]:
    if path and path[-1] == "[key]":
        return tree.place_of_key(path[:-1]), path[:-1]
    return tree.place_of(path), path


def _wrong_kind(kind: str) -> str:
    if kind in ("tuple_type", "list_type"):
        return "a list is wanted here. Write each entry on a line of its own after '- '."
    return "a group of keys is wanted here. Write 'key: value' lines, indented below."


def _unknown_key(key: str, meant: str | None, known: Iterable[str]) -> str:
    if meant:
        return f"{shorten(key)} is not a key here. Did you mean {meant!r}?"
    return f"{shorten(key)} is not a key here. The keys are {', '.join(known)}."


def _keys_at(kind: type[Any], path: Path) -> Iterator[str]:
    """Give the keys that the shape has at a path."""
    hint: Any = kind
    for step in path:
        hint = _step_into(bare_type(hint), step)
    yield from (field.name.removesuffix("_") for field in fields(bare_type(hint)))


def _step_into(hint: Any, step: str | int) -> Any:
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        return hints.get(str(step)) or hints.get(f"{step}_")
    return get_args(hint)[1 if get_origin(hint) is Mapping else 0]


def bare_type(hint: Any) -> Any:
    """Give a type without its annotations and without "or None"."""
    if get_origin(hint) in (Annotated, Union, UnionType):
        return bare_type(get_args(hint)[0])
    return hint
