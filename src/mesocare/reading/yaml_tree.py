"""What does a YAML text hold, and where? A bounded reader that takes data and nothing else.

No loader of PyYAML is safe or strict enough as it stands: `no` becomes False, `24:00` becomes 1440,
of two equal keys the last wins without a word. So this builds on the stream of events, keeps every
scalar as the text that it is, and remembers the place of every key and value.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml.reader import ReaderError

from mesocare.characters import describe, find_forbidden, is_utf16, shorten
from mesocare.reading.source import MOST_BYTES

DEEPEST = 20
MOST_VALUES = 12_000
"""Twelve times what the default rules hold; far beyond it, no answer would come within a second."""

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, both from 1."""


class Found(NamedTuple):
    """A problem: where it is, at which key, the sentence about it, and the id of its kind."""

    place: Place
    path: Path
    message: str
    id: str


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = ("", "~", "null")


class UnreadableYamlError(Exception):
    """The text cannot be read to its end; the problem is in `found`."""

    def __init__(self, place: Place, message: str, kind: str) -> None:
        """Keep where and why the reading stopped."""
        super().__init__(message)
        self.found = Found(place, (), message, kind)


@dataclass(slots=True)
class Tree:
    """A document of mappings, lists, texts and None, with the places of all that is in it."""

    document: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Found] = field(default_factory=list)

    def place_of(self, path: Path) -> Place:
        """Give the place of a value, or of the nearest thing that holds it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def place_of_key(self, path: Path) -> Place:
        """Give the place of a key, or of its value in a list."""
        return self.keys.get(path) or self.place_of(path)


def decode(data: bytes) -> str:
    """Give the text of a file.

    Raises:
        UnreadableYamlError: over 256 KiB, or not UTF-8.

    """
    if len(data) > MOST_BYTES:
        message = f"the file is over {MOST_BYTES // 1024} KiB. Write a shorter one."
        raise UnreadableYamlError((1, 1), message, "too-long")
    if is_utf16(data):
        message = "the file is UTF-16 text. Save it again as UTF-8."
        raise UnreadableYamlError((1, 1), message, "not-utf8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        message = "the file is not UTF-8 text. Save it again as UTF-8."
        place = _place_at(before, len(before))
        raise UnreadableYamlError(place, message, "not-utf8") from None


def parse_tree(text: str) -> Tree:
    """Read one document; what must be mended, but does not end the reading, is in `problems`.

    Raises:
        UnreadableYamlError: for a forbidden character, text that is no YAML, or one over 20 deep.

    """
    if len(text) > MOST_BYTES:
        message = f"the file is over {MOST_BYTES // 1024} KiB. Write a shorter one."
        raise UnreadableYamlError((1, 1), message, "too-long")
    _refuse_forbidden(text)
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = _mark_of(error)
        if mark and (deep := _find_too_deep(text[: mark.index + 1])) is not None:
            raise _refuse_depth(_place_at(text, deep)) from None
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = (
            f"this is not YAML: {error.problem or error.context}. Check the indentation and the "
            "colons here; a text that holds ': ' or ' #' needs quotes around it."
        )
        raise UnreadableYamlError(place, message, "not-yaml") from None
    except ReaderError:  # what is no character; the error does not say where, in characters
        raise _refuse_character(text, _first_unreadable(text)) from None
    return builder.tree


def _first_unreadable(text: str) -> int:
    found = re.search("[\ufffe\uffff\ud800-\udfff]", text)
    return found.start() if found else 0


def _mark_of(error: yaml.MarkedYAMLError) -> Any:
    """Give the mark to show: what has no end is noticed far from where it begins."""
    has_no_end = error.problem in ("could not find expected ':'", "found unexpected end of stream")
    if error.context_mark and has_no_end:
        return error.context_mark
    return error.problem_mark or error.context_mark


def _refuse_forbidden(text: str) -> None:
    broken = text.replace("\r\n", " \n")
    found = find_forbidden(broken)
    if found is None:
        return
    if broken[found] == "\t":
        message = "a tab stands here. Write blanks in its place."
        raise UnreadableYamlError(_place_at(broken, found), message, "character")
    raise _refuse_character(broken, found)


def _refuse_character(text: str, index: int) -> UnreadableYamlError:
    message = f"the character {describe(text[index])} may not stand here. Take it out."
    return UnreadableYamlError(_place_at(text, index), message, "character")


_BRACKETS = re.compile(r"""\"(?:\\.|[^"\\])*"|'[^']*'|\#[^\n]*|[\[{\]}]""")


def _find_too_deep(text: str) -> int | None:
    """Return where brackets are nested too deep, if they are.

    The parser looks far ahead for the end of a bracket and has a limit of its own (1,000 levels
    since libyaml 0.2.6), so it can refuse a text before our builder has seen any of it.
    """
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > DEEPEST:
            return found.start()
    return None


def _refuse_depth(place: Place) -> UnreadableYamlError:
    message = f"this is nested more than {DEEPEST} deep. Write it flatter."
    return UnreadableYamlError(place, message, "too-deep")


def _place_at(text: str, index: int) -> Place:
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


@dataclass(slots=True)
class _Open:
    """A mapping or a list whose end has not been read yet."""

    path: Path
    content: Any
    key: str | None = None
    is_awaiting_key: bool = True


class _Builder:
    """Builds a tree from events, without recursion."""

    def __init__(self) -> None:
        self.tree = Tree()
        self._open: list[_Open] = []
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(event)
            case yaml.MappingStartEvent():
                self._start(event, {})
            case yaml.SequenceStartEvent():
                self._start(event, [])
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end()

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a second document starts here. Write one document, without '---' inside."
            raise UnreadableYamlError(_place(event), message, "second-document")

    def _start(self, event: Any, content: Any) -> None:
        if len(self._open) >= DEEPEST:
            raise _refuse_depth(_place(event))
        self._refuse_extras(event)
        if self._is_at_key():
            message = "a list or a group of keys cannot be a key. Write a word, then ':'."
            raise UnreadableYamlError(_place(event), message, "key")
        self._open.append(_Open(self._add(event, content), content))

    def _end(self) -> None:
        self._open.pop()
        self._after_value()

    def _scalar(self, event: Any) -> None:
        self._refuse_extras(event)
        if (found := find_forbidden(event.value)) is not None:
            name = describe(event.value[found])
            self._report(
                event, f"the character {name} may not stand in a text. Take it out.", "character"
            )
        if self._is_at_key():
            self._key(event)
        else:
            self._add(event, None if event.implicit[0] and event.value in _NOTHING else event.value)
            self._after_value()

    def _alias(self, event: Any) -> None:
        message = "an alias (*) is not read. Write the text itself."
        if self._is_at_key():
            raise UnreadableYamlError(_place(event), message, "alias")
        self._report(event, message, "alias")
        self._add(event, None)
        self._after_value()

    def _key(self, event: Any) -> None:
        holder, key = self._open[-1], event.value
        path = (*holder.path, key)
        if key == "<<" and event.implicit[0]:
            message = "a merge key (<<) is not read. Write the keys themselves."
            self.tree.problems.append(Found(_place(event), path, message, "alias"))
        elif path in self.tree.keys:
            line, _ = self.tree.keys[path]
            message = f"{shorten(key)} stands in line {line} already. Keep one of the two."
            self.tree.problems.append(Found(_place(event), path, message, "duplicate-key"))
            path = (*holder.path, f"{key} (again)")  # read on, so that all problems are found
        holder.key, holder.is_awaiting_key = str(path[-1]), False
        self.tree.keys[path] = _place(event)

    def _add(self, event: Any, value: Any) -> Path:
        self._values += 1
        if self._values > MOST_VALUES:
            message = f"over {MOST_VALUES:,} values stand in this file. Write a shorter one."
            raise UnreadableYamlError(_place(event), message, "too-many")
        path = self._next_path()
        self.tree.values[path] = _place(event)
        if not self._open:
            self.tree.document = value
        elif isinstance(self._open[-1].content, list):
            self._open[-1].content.append(value)
        else:
            self._open[-1].content[path[-1]] = value
        return path

    def _next_path(self) -> Path:
        if not self._open:
            return ()
        holder = self._open[-1]
        if isinstance(holder.content, list):
            return (*holder.path, len(holder.content))
        return (*holder.path, holder.key or "")

    def _after_value(self) -> None:
        if self._open:
            self._open[-1].is_awaiting_key = True

    def _is_at_key(self) -> bool:
        return (
            bool(self._open)
            and isinstance(self._open[-1].content, dict)
            and self._open[-1].is_awaiting_key
        )

    def _refuse_extras(self, event: Any) -> None:
        if event.tag is not None:
            self._report(event, "a tag (!) is not read. Write the text alone.", "tag")
        if event.anchor is not None:
            self._report(event, "an anchor (&) is not read. Write the text alone.", "anchor")

    def _report(self, event: Any, message: str, kind: str) -> None:
        self.tree.problems.append(Found(_place(event), self._next_path(), message, kind))


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1
