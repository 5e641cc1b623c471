"""A file in its shape: YAML text becomes a value, or every problem with its place.

First the shape, which Pydantic checks and whose problems are told in our words; then, on typed
values, whether the parts agree. Where the shape has problems, what is sound is checked all the
same, so that an author sees everything at once.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import islice
from types import UnionType
from typing import (
    Annotated,
    Any,
    Generic,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from mesocare.characters import find_near, in_one_line, shorten
from mesocare.dates.waits import parse_count, parse_day_number
from mesocare.errors import Fix, Problem, RuleFileRefusedError
from mesocare.language.en.frames import PLACEHOLDER
from mesocare.reading.agreement import Disagreement, say_path
from mesocare.reading.fixes import suggest_date
from mesocare.reading.times_meant import Wish, say_time
from mesocare.reading.yaml_tree import (
    Found,
    Path,
    Tree,
    UnreadableYamlError,
    decode,
    find_scalars,
    parse_tree,
)
from mesocare.rules.protocol import ID_PATTERN
from mesocare.rules.shape import MisreadError, Reading

_MOST_PROBLEMS = 200
_LONGEST_NAME = 100

Value = TypeVar("Value")


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
        """Return the value.

        Raises:
            RuleFileRefusedError: with every problem, when there is one.

        """
        if self.value is None or self.problems:
            raise RuleFileRefusedError(self.problems)
        return self.value

    def problem_at(self, found: Disagreement) -> Problem:
        """Make a problem of this file, at a key, or at a value that is asked for by its place."""
        line, column = self.tree.place_of_key(found.path)
        fix = _fix_of(found.now, found.path, self.tree, self.text)
        return Problem(self.name, line, column, name_of(found.path), found.message, found.id, fix)


@dataclass(frozen=True, slots=True)
class Sound(Generic[Value]):
    """What of a file has its shape."""

    value: Value
    """Without the entries that have not; what must stand there is made up, and says nothing."""
    document: Mapping[str, Any]
    """The file as it stands, for the ids of entries that are not sound."""
    places: Mapping[str, Sequence[int]]
    """Of each list that lost an entry, where the others stand in the file."""
    partly: frozenset[Path] = frozenset()
    """Entries of the value that lost keys which are not sound."""
    unnamed: frozenset[Path] = frozenset()
    """Entries that lack a text, so that something made up stands there."""

    def ids_of(self, section: str) -> list[str]:
        """Return the keys of a section, whether what stands under them is sound or not."""
        found = self.document.get(section)
        return list(found) if isinstance(found, dict) else []

    def place_in_file(self, path: Path) -> Path:
        """Return the path in the file of a path in the value."""
        if len(path) > 1 and path[0] in self.places and isinstance(path[1], int):
            return (path[0], self.places[str(path[0])][path[1]], *path[2:])
        return path


FindDisagreements = Callable[[Sound[Value]], Iterable[Disagreement]]


def read_shaped(
    source: str | bytes,
    name: str,
    kind: type[Value],
    find_disagreements: FindDisagreements[Value],
    stand_in: Mapping[str, Any],
) -> ShapedFile[Value]:
    """Read a text as a value of a shape; what is wrong with it is kept, and nothing raised.

    `stand_in` has the values of the fields that a file must have, for one whose own are not sound.
    """
    name, text = in_one_line(name), ""
    try:
        text = decode(source) if isinstance(source, bytes) else source
        tree = parse_tree(text)
    except UnreadableYamlError as error:
        return ShapedFile(name, text, Tree(), None, _as_problems([error.found], name))
    unwritten = list(_find_placeholders(tree, text))
    tree.told.update(one.path for one in unwritten)
    found = [*tree.problems, *unwritten]
    value, errors = _validate(tree.document, kind)
    sound = Sound(value, _mapping(tree.document), {}) if value is not None else None
    if value is None:
        found += _shape_problems(errors, tree, kind, text)
        sound = _keep_sound(tree.document, kind, stand_in)
    assert sound is not None
    found += [
        Found(tree.place_of_key(path), path, message, key, _fix_of(now, path, tree, text))
        for where, message, key, now in islice(find_disagreements(sound), _MOST_PROBLEMS)
        if not tree.is_told(path := sound.place_in_file(where))
    ]
    if tree.nothing:
        told = {_path_of(details, tree) for details in errors} | {one.path for one in found}
        found += _find_nothing(tree, told)
    return ShapedFile(name, text, tree, value, _as_problems(found, name))


def name_of(path: Path) -> str:
    """Return a path as people read it: `examples[2].at`; empty where it cannot be shown."""
    name = say_path(path)
    return name if len(name) <= _LONGEST_NAME and name.isprintable() else ""


def _as_problems(found: Sequence[Found], name: str) -> tuple[Problem, ...]:
    in_order = sorted(found, key=lambda one: one.place)[:_MOST_PROBLEMS]
    return tuple(
        Problem(name, line, column, name_of(path), message, key, fix)
        for (line, column), path, message, key, fix in in_order
    )


def _mapping(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _find_placeholders(tree: Tree, text: str) -> Iterator[Found]:
    """Find what `rules new` left to be written; without it, not even the values are walked."""
    if PLACEHOLDER not in text:
        return
    for path, found in _texts_in(tree.document, ()):
        if PLACEHOLDER in found:
            what = found.removeprefix(f"{PLACEHOLDER}:").strip() or "your own words"
            message = f"nothing is written here yet. Write {what}."
            yield Found(tree.place_of(path), path, message, "placeholder")


def _find_nothing(tree: Tree, told: set[Path]) -> Iterator[Found]:
    """Find each key of an entry behind which nothing stands: what was meant would be lost."""
    for path in tree.nothing:
        is_told = not told.isdisjoint((path, path[:-1])) or tree.is_told(path)
        if len(path) > 1 and path in tree.keys and not is_told:
            key = shorten(str(path[-1]))
            message = (
                f"nothing stands behind {key}. Write it, or take the key out. A text that begins "
                "with '#' needs quotes."
            )
            yield Found(tree.place_of_key(path), path, message, "nothing")


def _texts_in(part: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from _texts_in(value, (*path, key))
    elif isinstance(part, list):
        for place, value in enumerate(part):
            yield from _texts_in(value, (*path, place))


# The shape


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _validate(document: Any, kind: Any) -> tuple[Any | None, list[ErrorDetails]]:
    try:
        return _adapter(kind).validate_python(document), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _keep_sound(document: Any, kind: type[Value], stand_in: Mapping[str, Any]) -> Sound[Value]:
    """Read each entry of each section on its own, and keep of it what has its shape."""
    whole, given, places = _mapping(document), dict(stand_in), {}
    partly, unnamed = set[Path](), set[Path]()
    hints = _hints_of(kind)  # type: ignore[arg-type]  # mypy knows no hash of a class
    for field in fields(kind):  # type: ignore[arg-type]  # a shape is a dataclass
        name, bare = field.name.removesuffix("_"), bare_type(hints[field.name])
        found = whole.get(name)
        if get_origin(bare) is Mapping and isinstance(found, dict):
            read = {key: _read_entry(entry, get_args(bare)[1], key) for key, entry in found.items()}
            kept = {key: entry for key, entry in read.items() if entry.value is not None}
            given[field.name] = {key: entry.value for key, entry in kept.items()}
            partly |= {(name, key) for key, entry in kept.items() if entry.is_partly}
            unnamed |= {(name, key) for key, entry in kept.items() if entry.is_unnamed}
        elif get_origin(bare) is tuple and isinstance(found, list):
            listed = [
                _read_entry(it, get_args(bare)[0], f"{name} {at}") for at, it in enumerate(found)
            ]
            places[name] = [at for at, entry in enumerate(listed) if entry.value is not None]
            given[field.name] = tuple(listed[at].value for at in places[name])
            partly |= {(name, i) for i, at in enumerate(places[name]) if listed[at].is_partly}
            unnamed |= {(name, i) for i, at in enumerate(places[name]) if listed[at].is_unnamed}
        elif found is not None and (value := _validate(found, hints[field.name])[0]) is not None:
            given[field.name] = value
    return Sound(kind(**given), whole, places, frozenset(partly), frozenset(unnamed))


class _Entry(NamedTuple):
    """An entry as far as it has its shape."""

    value: Any | None
    is_partly: bool = False
    """Whether keys that are not sound were left out."""
    is_unnamed: bool = False
    """Whether something made up stands for a text that it must have."""


def _read_entry(entry: Any, hint: Any, name: str) -> _Entry:
    """Read an entry without its keys that are not sound; `name` stands in for a text it lacks."""
    value, errors = _validate(entry, hint)
    is_partly = is_unnamed = False
    while value is None and isinstance(entry, dict) and all(one["loc"] for one in errors):
        lacking = {str(one["loc"][0]): name for one in errors if one["type"] == "missing"}
        wrong = {str(one["loc"][0]) for one in errors if one["type"] != "missing"}
        if is_unnamed and lacking:  # what it lacks is not a text
            break
        is_partly, is_unnamed = is_partly or bool(wrong), is_unnamed or bool(lacking)
        entry = {key: found for key, found in entry.items() if key not in wrong} | lacking
        value, errors = _validate(entry, hint)
    return _Entry(value, is_partly, is_unnamed)


def _shape_problems(
    errors: list[ErrorDetails], tree: Tree, kind: type[Any], text: str
) -> list[Found]:
    errors = [details for details in errors if not tree.is_told(_path_of(details, tree))]
    errors.sort(key=lambda details: tree.place_of_key(_path_of(details, tree)))
    errors = errors[:_MOST_PROBLEMS]
    meant = dict(_meant_keys(errors, kind))
    slips = {(path[:-1], key) for path, key in meant.items()}
    problems = [
        _make_problem(details, tree, kind, meant)
        for details in errors
        if not (details["type"] == "missing" and _slip_of(details) in slips)
    ]
    return list(_with_fixes(problems, text))


def _path_of(details: ErrorDetails, tree: Tree) -> Path:
    """Return the path of an error in the file, where one group may stand for a list of it."""
    path: Path = ()
    for step in details["loc"]:
        if step == 0 and (*path, 0) not in tree.values and path in tree.values:
            continue
        path = (*path, step)
    return path[:-1] if path and path[-1] == "[key]" else path


def _slip_of(details: ErrorDetails) -> tuple[Path, str]:
    path: Path = tuple(details["loc"])
    return path[:-1], str(path[-1])


def _meant_keys(errors: Iterable[ErrorDetails], kind: type[Any]) -> Iterator[tuple[Path, str]]:
    """Return the keys that are not known, each with the one that was perhaps meant."""
    for details in errors:
        path: Path = tuple(details["loc"])
        if details["type"] == "unexpected_keyword_argument":
            near = find_near(str(path[-1]), list(_keys_at(kind, path[:-1])))
            yield from ((path, key) for key in near)


def _make_problem(
    details: ErrorDetails, tree: Tree, kind: type[Any], meant: Mapping[Path, str]
) -> tuple[Found, Wish | None]:
    path = _path_of(details, tree)
    match details["type"]:
        case "missing":
            return _say_missing(path, tree), None
        case "unexpected_keyword_argument":
            loc: Path = tuple(details["loc"])
            keys = list(_keys_at(kind, loc[:-1]))
            free = [key for key in keys if (*path[:-1], key) not in tree.keys]
            message = _say_unknown_key(str(path[-1]), meant.get(loc), keys, free)
            if tree.value_at(path) is None and meant.get(loc) is None:
                message = (
                    f"{shorten(str(path[-1]))} stands alone. If it goes on with the text before "
                    "it, that text needs quotes around it, or, as a list, brackets: [day 3, day 5]."
                )
            return Found(tree.place_of_key(path), path, message, "unknown-key"), None
        case "value_error" if details["loc"][-1] == "[key]":
            message = _say_bad_id(str(path[-1]), str(details["ctx"]["error"]))
            return Found(tree.place_of_key(path), path, message, "value"), None
        case "value_error":
            message, wish = _say_bad_value(details, path, tree, kind)
            return Found(tree.place_of(path), path, message, "value"), wish
        case other:
            listed = _as_list(tree.value_at(path)) if other in _LISTS else None
            message = _say_wrong_kind(other)
            if listed:
                message = f"a list is wanted here. Write '{listed}'."
            return Found(tree.place_of(path), path, message, "kind"), Wish(
                listed
            ) if listed else None


def _say_missing(path: Path, tree: Tree) -> Found:
    holder, key = path[:-1], str(path[-1])
    if path == ("format",):
        message = (
            "the key 'format' is missing: this file is written for format 1, whose rules counted "
            "in other ways. Write 'format: 2' at the start of a line, then look through each rule."
        )
        return Found((1, 1), (), message, "format")
    where = "below this one" if holder else "at the start of a line"
    message = f"the key {key!r} is missing. Write it {where}."
    return Found(tree.place_of_key(holder), holder, message, "missing-key")


def _say_bad_value(
    details: ErrorDetails, path: Path, tree: Tree, kind: type[Any]
) -> tuple[str, Wish | None]:
    """Say what is wrong with a value, with the fix in place of general advice where it is known."""
    error: Any = details["ctx"]["error"]
    reading, text = _reading_at(kind, tuple(details["loc"])), tree.value_at(path)
    if not isinstance(text, str):
        return str(error), None
    if isinstance(error, MisreadError) and error.fix:
        return str(error), Wish(error.fix)
    if same := [name for name in reading.choices if name.casefold() == text.casefold()]:
        return f"{shorten(text)} is written otherwise. Write '{same[0]}'.", Wish(same[0])
    if "minutes?" in reading.pattern or reading.parse in (parse_count, parse_day_number):
        return say_time(text, path, tree, reading.parse, str(error))
    if reading.pattern.startswith("[0-9]{4}-") and (days := suggest_date(text)):
        if len(days) == 1:
            return f"{shorten(text)} is a date in another form. Write '{days[0]}'.", Wish(days[0])
        return f"{shorten(text)} may be two days. Write '{days[0]}' or '{days[1]}'.", None
    return str(error), None


def _with_fixes(made: Sequence[tuple[Found, Wish | None]], text: str) -> Iterator[Found]:
    """Give each problem whose fix is known what stands there now, exactly as the file has it."""
    wanted = [found.place for found, wish in made if wish]
    written = find_scalars(text, wanted) if wanted else {}
    lines = text.split("\n") if wanted else []
    for found, wish in made:
        was = written.get(found.place)
        if wish is None or was is None or "\n" in was:
            yield found
            continue
        line, column = found.place
        if wish.from_key:
            start = lines[line - 1].rfind(str(found.path[-1]), 0, column)
            was, column = lines[line - 1][start : column - 1] + was, start + 1
        yield found._replace(fix=Fix(line, column, was, wish.now))


def _fix_of(now: str | None, path: Path, tree: Tree, text: str) -> Fix | None:
    """Return the fix of a value whose words are known; none of one over several lines."""
    if now is None:
        return None
    place = tree.place_of(path)
    was = find_scalars(text, [place]).get(place)
    return Fix(*place, was, now) if was and "\n" not in was else None


_LISTS = ("tuple_type", "list_type")


def _as_list(text: Any) -> str | None:
    """Return a plain text as a list of what its commas part, if nothing in it needs quotes."""
    if isinstance(text, str) and re.fullmatch(r"[\w][\w /'-]*(?:, *[\w][\w /'-]*)*", text):
        return f"[{', '.join(part.strip() for part in text.split(','))}]"
    return None


def _say_bad_id(key: str, otherwise: str) -> str:
    """Say how an id is written; where only its letters and gaps are wrong, the id itself."""
    meant = re.sub(r"[^a-z0-9]+", "-", key.casefold()).strip("-")
    if re.fullmatch(ID_PATTERN, meant) and meant != key and len(meant) < _LONGEST_NAME:
        return f"{shorten(key)} is not an id. Write '{meant}': small letters, digits and hyphens."
    return otherwise


def _say_wrong_kind(kind: str) -> str:
    if kind in _LISTS:
        return "a list is wanted here. Write each entry on a line of its own after '- '."
    return "a group of keys is wanted here. Write 'key: value' lines, indented below."


_MEANT_BY = {
    "reason": ("why",),
    "because": ("why",),
    "wait": ("lasts", "for", "from"),
    "lasts": ("wait", "for"),
    "for": ("wait", "lasts"),
    "duration": ("wait", "lasts", "for"),
    "length": ("wait", "lasts", "for"),
    "start": ("from",),
    "begins": ("from",),
    "end": ("until", "through"),
    "every": ("how_often",),
    "times": ("how_often",),
    "frequency": ("how_often",),
    "label": ("short",),
    "name": ("activity", "do", "what", "title"),
    "text": ("activity", "do", "what", "sign"),
    "description": ("what", "activity", "do"),
    "if": ("only_if",),
    "when": ("only_if",),
    "condition": ("only_if",),
    "except": ("unless",),
    "instead": ("meanwhile",),
    "synonyms": ("also_called",),
    "aliases": ("also_called",),
    "source": ("sources",),
    "day": ("on",),
    "days": ("on",),
    "call": ("call_after",),
}
"""What authors call a key: the first that there is, is meant."""


def _say_unknown_key(
    key: str, meant: str | None, known: Iterable[str], free: Collection[str]
) -> str:
    """Say that a key is not known, and which is meant; `free` are those that do not stand there."""
    meant = meant or next((one for one in _MEANT_BY.get(key, ()) if one in free), None)
    if meant:
        return f"{shorten(key)} is not a key here. Did you mean {meant!r}?"
    if key == "do_not":
        return (
            "'do_not' is not a key here. What not to do after a session is a restriction; before "
            "one it stands under 'before_session'."
        )
    return f"{shorten(key)} is not a key here. The keys are {', '.join(known)}."


# The shape, read


def _keys_at(kind: type[Any], path: Path) -> Iterator[str]:
    """Return the keys that the shape has at a path."""
    yield from (field.name.removesuffix("_") for field in fields(bare_type(_hint_at(kind, path))))


def _reading_at(kind: type[Any], path: Path) -> Reading:
    """Return how the text at a path is read; nothing else refuses a value."""
    hint = _hint_at(kind, path)
    while not (found := [note for note in get_args(hint)[1:] if isinstance(note, Reading)]):
        hint = get_args(hint)[0]
    return found[0]


def _hint_at(kind: type[Any], path: Path) -> Any:
    hint: Any = kind
    for step in path:
        hint = _step_into(bare_type(hint), step)
    return hint


def _step_into(hint: Any, step: str | int) -> Any:
    if isinstance(hint, type) and is_dataclass(hint):
        hints = _hints_of(hint)
        return hints.get(str(step)) or hints.get(f"{step}_")
    return get_args(hint)[1 if get_origin(hint) is Mapping else 0]


@cache
def _hints_of(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def bare_type(hint: Any) -> Any:
    """Return a type without its annotations and without "or None"."""
    if get_origin(hint) in (Annotated, Union, UnionType):
        return bare_type(get_args(hint)[0])
    return hint
