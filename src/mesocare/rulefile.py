"""What is in this rule file, and what is wrong with it? YAML text becomes a Protocol.

Pydantic checks the shape that `mesocare.protocol` states; every problem gets its line and column.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path as FilePath
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from mesocare.consistency import find_disagreements
from mesocare.errors import Problem, RuleFileRefusedError, StorageError
from mesocare.protocol import Protocol
from mesocare.yamltree import MOST_BYTES, Found, Path, Tree, UnreadableYamlError, decode, parse_tree

_MOST_PROBLEMS = 200


def load_protocol(path: FilePath | None = None) -> Protocol:
    """Read and check a rule file; without a path, the default one that comes with mesocare.

    Raises:
        RuleFileRefusedError: with every problem of the file.
        StorageError: when it cannot be read.

    """
    path = path or default_rule_file()
    return parse_protocol(_read_bytes(path), path.name)


def default_rule_file() -> FilePath:
    """Give the path of the default rule file: in the package, else in the checkout around it."""
    package = FilePath(__file__).parent
    inside = package / "data" / "aftercare.yaml"
    return inside if inside.is_file() else package.parents[1] / "data" / "aftercare.yaml"


def parse_protocol(text: str | bytes, name: str) -> Protocol:
    """Make a protocol of a rule file's text; `name` stands before each problem.

    Raises:
        RuleFileRefusedError: with every problem, in the file's order.

    """
    try:
        tree = parse_tree(decode(text) if isinstance(text, bytes) else text)
    except UnreadableYamlError as error:
        raise _refusal([error.found], name) from None
    protocol, problems = _validate(tree)
    if problems or protocol is None:
        raise _refusal(problems, name)
    return protocol


def _read_bytes(path: FilePath) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        message = f"{path.name}: {reason}. Check the path of the rule file."
        raise StorageError(message) from None


def _refusal(found: list[Found], name: str) -> RuleFileRefusedError:
    return RuleFileRefusedError(
        tuple(
            Problem(name, line, column, _name_of(path), message)
            for (line, column), path, message in found[:_MOST_PROBLEMS]
        )
    )


def _name_of(path: Path) -> str:
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name if len(name) <= 100 and name.isprintable() else ""  # noqa: PLR2004  one line


def _validate(tree: Tree) -> tuple[Protocol | None, list[Found]]:
    problems = list(tree.problems)
    protocol = None
    try:
        protocol = _adapter().validate_python(tree.document)
    except ValidationError as error:
        problems += _shape_problems(error, tree)
    for path, message in find_disagreements(tree.document):
        problems.append((tree.place_of_key(path), path, message))
    return protocol, _without_echoes(problems)


@cache
def _adapter() -> TypeAdapter[Protocol]:
    return TypeAdapter(Protocol)


def _without_echoes(problems: list[Found]) -> list[Found]:
    """Keep one problem at each place, the first: the others follow from it."""
    return list({place: (place, path, message) for place, path, message in problems[::-1]}.values())


def _shape_problems(error: ValidationError, tree: Tree) -> Iterator[Found]:
    for details in error.errors(include_url=False, include_input=False):
        path: Path = tuple(details["loc"])
        match details["type"]:
            case "missing":
                holder, key = path[:-1], path[-1]
                where = "below this one" if holder else "at the start of a line"
                message = f"the key {key!r} is missing. Write it {where}."
                yield tree.place_of_key(holder), holder, message
            case "unexpected_keyword_argument":
                yield tree.place_of_key(path), path, _unknown_key(path)
            case "value_error":
                yield *_place_of_value(path, tree), str(details["ctx"]["error"])
            case kind:
                yield tree.place_of(path), path, _wrong_kind(kind)


def _place_of_value(path: Path, tree: Tree) -> tuple[tuple[int, int], Path]:
    if path and path[-1] == "[key]":
        return tree.place_of_key(path[:-1]), path[:-1]
    return tree.place_of(path), path


def _wrong_kind(kind: str) -> str:
    if kind in ("tuple_type", "list_type"):
        return "a list is wanted here. Write each entry on a line of its own after '- '."
    return "a group of keys is wanted here. Write 'key: value' lines, indented below."


def _unknown_key(path: Path) -> str:
    key = str(path[-1])
    known = list(_keys_at(path[:-1]))
    near = get_close_matches(key, known, n=1)
    if near:
        return f"{key[:40]!r} is not a key here. Did you mean {near[0]!r}?"
    return f"{key[:40]!r} is not a key here. The keys are {', '.join(known)}."


def _keys_at(path: Path) -> Iterator[str]:
    """Give the keys that the shape has at a path."""
    hint: Any = Protocol
    for step in path:
        hint = _step_into(_bare(hint), step)
    if is_dataclass(_bare(hint)):
        yield from (field.name.removesuffix("_") for field in fields(_bare(hint)))


def _step_into(hint: Any, step: str | int) -> Any:
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        return hints.get(str(step)) or hints.get(f"{step}_")
    return get_args(hint)[1 if get_origin(hint) is Mapping else 0]


def _bare(hint: Any) -> Any:
    """Give a type without its annotations and without "or None"."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return _bare(get_args(hint)[0])
    return hint
