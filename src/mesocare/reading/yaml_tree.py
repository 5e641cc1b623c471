"""A YAML text as a tree, with the place of all that is in it: data and nothing else, bounded.

No loader of PyYAML is safe or strict enough as it stands: `no` becomes False, `24:00` becomes 1440,
of two equal keys the last wins without a word. So this builds on the stream of events, keeps every
scalar as the text that it is, and remembers the place of every key and value.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml.reader import ReaderError

from mesocare.characters import describe, find_forbidden, is_utf16, shorten
from mesocare.errors import Fix
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
    fix: Fix | None = None


class PlainLoader(yaml.SafeLoader):
    """PyYAML's own loader, for a computer whose PyYAML has no libyaml.

    It ends an unquoted text in braces at a question mark, where libyaml reads on; so does this, and
    `{ask: Do you have long hair?, if_yes: …}` is the same file on every computer.
    """

    def scan_plain(self) -> Any:
        """Scan a text without quotes, question marks included."""
        token: Any = super().scan_plain()
        while self.flow_level and self.peek() == "?":
            gap = " " * (self.index - token.end_mark.index)
            self.forward()
            value, end_mark = f"{token.value}{gap}?", self.get_mark()
            blanks = self.scan_plain_spaces(self.indent + 1, token.start_mark) or []
            is_ended = self.peek() in ",[]{}?\0\n" or (blanks and self.peek() in "#:")
            if not is_ended:
                rest = super().scan_plain()
                value, end_mark = f"{value}{''.join(blanks)}{rest.value}", rest.end_mark
            token = yaml.ScalarToken(value, True, token.start_mark, end_mark)  # noqa: FBT003  PyYAML's own order
        ends_oddly = self.peek() == ":" and self.peek(1) in ",[]{}?"
        if self.flow_level and (ends_oddly or ":?" in token.value):
            message = "found unexpected ':'"
            raise yaml.scanner.ScannerError(None, None, message, self.get_mark())
        return token


_Loader: Any = getattr(yaml, "CSafeLoader", PlainLoader)
_NOTHING = ("", "~", "null")


class UnreadableYamlError(Exception):
    """The text cannot be read to its end; the problem is in `found`."""

    def __init__(self, place: Place, message: str, kind: str, fix: Fix | None = None) -> None:
        """Keep where and why the reading stopped, and the way on where it is known."""
        super().__init__(message)
        self.found = Found(place, (), message, kind, fix)


@dataclass(slots=True)
class Tree:
    """A document of mappings, lists, texts and None, with the places of all that is in it."""

    document: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Found] = field(default_factory=list)
    told: set[Path] = field(default_factory=set)
    """Keys and values with which something is wrong already, so that nothing more is said."""
    again: set[Path] = field(default_factory=set)
    """Keys that stand a second time, under names that nobody wrote."""
    nothing: list[Path] = field(default_factory=list)
    """Where nothing stands in the place of a value."""

    def place_of(self, path: Path) -> Place:
        """Give the place of a value, or of the nearest thing that holds it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def place_of_key(self, path: Path) -> Place:
        """Return the place of a key, or of its value in a list."""
        return self.keys.get(path) or self.place_of(path)

    def is_told(self, path: Path) -> bool:
        """Return whether something is wrong already with what stands at a path."""
        starts = (path[:length] for length in range(1, len(path) + 1))
        return path in self.told or any(start in self.again for start in starts)

    def value_at(self, path: Path) -> Any:
        """Return what stands at a path of the document."""
        return _value_at(self.document, path)


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
    """Read one document; what must be fixed, but does not end the reading, is in `problems`.

    Raises:
        UnreadableYamlError: for a forbidden character, text that is no YAML, or one over 20 deep.

    """
    if len(text) > MOST_BYTES:
        message = f"the file is over {MOST_BYTES // 1024} KiB. Write a shorter one."
        raise UnreadableYamlError((1, 1), message, "too-long")
    _refuse_forbidden(text)
    builder = _Builder()
    if _HARD_BLANK in text:
        builder.tree.problems += _find_hard_blanks(text)
        text = _with_ordinary_blanks(text)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = _mark_of(error)
        if mark and (deep := _find_too_deep(text[: mark.index + 1])) is not None:
            raise _refuse_depth(_place_at(text, deep)) from None
        if builder.tree.problems and builder.tree.problems[0].id == "hard-blank":
            place, _, message, kind, fix = builder.tree.problems[0]  # the likelier cause
            raise UnreadableYamlError(place, message, kind, fix) from None
        raise _refuse_yaml(text, error, mark) from None
    except ReaderError:  # what is no character; the error does not say where, in characters
        raise _refuse_character(text, _first_unreadable(text)) from None
    builder.finish()
    return builder.tree


def find_scalars(text: str, places: Collection[Place]) -> dict[Place, str]:
    """Return what stands at some places, exactly as the text has it, quotes and all."""
    wanted, found = set(places), {}
    text = _with_ordinary_blanks(text)
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.ScalarEvent) and _place(event) in wanted:
            found[_place(event)] = _written(text, event)
    return found


def find_value(text: str, path: tuple[str, str]) -> str | None:
    """Return the text at a key of a section, read no further than that; None where it is not."""
    depth, section, key, is_key = 0, "", "", False  # of the two outer levels; deeper is passed over
    try:
        for event in yaml.parse(text, Loader=_Loader):
            match event:
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    depth, is_key = depth + 1, True
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    depth, is_key = depth - 1, True
                case yaml.ScalarEvent() if 1 <= depth <= len(path):
                    if is_key and depth == 1:
                        section = event.value
                    elif is_key:
                        key = event.value
                    elif (section, key) == path and depth == len(path):
                        return str(event.value)
                    is_key = not is_key
    except (yaml.YAMLError, RecursionError):
        return None
    return None


def _written(text: str, event: Any) -> str:
    return text[event.start_mark.index : event.end_mark.index]


_HARD_BLANK = "\u00a0"
_START_OF_LINE = re.compile(
    rf"^[ {_HARD_BLANK}]*(?:-[ {_HARD_BLANK}]+)?(?:[\w-]+:[ {_HARD_BLANK}]+)?", re.MULTILINE
)
"""Where YAML wants ordinary blanks: before a line's text, and after its colon."""


def _with_ordinary_blanks(text: str) -> str:
    """Return a text that YAML reads as it looks; every place stays the same."""
    return _START_OF_LINE.sub(lambda start: start[0].replace(_HARD_BLANK, " "), text)


def _find_hard_blanks(text: str) -> Iterator[Found]:
    for start in _START_OF_LINE.finditer(text):
        for found in re.finditer(f"{_HARD_BLANK}+", start[0]):
            line, column = _place_at(text, start.start() + found.start())
            name = describe(_HARD_BLANK)
            message = f"{name} stands here, which only looks like a blank. Write a blank."
            fix = Fix(line, column, found[0], " " * len(found[0]))
            yield Found((line, column), (), message, "hard-blank", fix)


def _first_unreadable(text: str) -> int:
    found = re.search("[\ufffe\uffff\ud800-\udfff]", text)
    return found.start() if found else 0


_PLAIN_VALUE = re.compile(
    r"[ ]*(?:- )?[\w-]+: +(?P<value>[^\s\"'\[{|>&*!%@`#].*: .*?)[ ]*(?: #.*)?$"
)


def _refuse_yaml(text: str, error: yaml.MarkedYAMLError, mark: Any) -> UnreadableYamlError:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    written = lines[line - 1] if line <= len(lines) else ""
    found = _PLAIN_VALUE.match(written.rstrip("\r"))
    if found and found.start("value") < column:
        value = found["value"]
        quoted = "'" + value.replace("'", "''") + "'"
        fix = Fix(line, found.start("value") + 1, value, quoted)
        message = (
            "a text that holds ': ' needs quotes around it. "
            "Write them, or let 'mesocare rules check --fix' do it."
        )
        return UnreadableYamlError((fix.line, fix.column), message, "not-yaml", fix)
    if slip := _find_slip(lines, line, error):
        return slip
    message = (
        f"this is not YAML: {error.problem or error.context}. Check the indentation and the "
        "colons here; a text that holds ': ' or ' #' needs quotes around it."
    )
    return UnreadableYamlError((line, column), message, "not-yaml")


_NO_BLANK = re.compile(r"(?P<before>[ ]*(?:- )?[a-z_]+:)(?P<after>[^\s:/].*)")
_NO_BLANK_AFTER_DASH = re.compile(r"(?P<before>[ ]*-)(?P<after>[a-z{\[\"'].*)")
_NO_COLON = re.compile(r"[ ]*(?:- )?(?P<key>[a-z_]+) (?P<value>[^:{}\[\]]+)")
_KEY_LINE = re.compile(r"(?P<blanks>[ ]*)[\w-]+:(?: .*)?")


def _find_slip(
    lines: list[str], line: int, error: yaml.MarkedYAMLError
) -> UnreadableYamlError | None:
    """Say which slip of the hand it is that makes a line no YAML, if it is one of the common ones.

    The parser may notice it on the line after it.
    """
    for at in (line, line - 1):
        written = lines[at - 1].rstrip() if 0 < at <= len(lines) else ""
        for pattern, mark in ((_NO_BLANK, "colon"), (_NO_BLANK_AFTER_DASH, "dash")):
            if found := pattern.fullmatch(written):
                column = found.end("before") + 1
                message = (
                    f"a blank is missing after the {mark}. Write '{found['before'].strip()} '."
                )
                fix = Fix(at, column, found["after"], f" {found['after']}")
                return UnreadableYamlError((at, column), message, "not-yaml", fix)
    written = lines[line - 1].rstrip() if 0 < line <= len(lines) else ""
    found = _NO_COLON.fullmatch(written)
    if found and error.problem == "could not find expected ':'":
        message = f"a colon is missing. Write '{found['key']}: {shorten(found['value'])[1:-1]}'."
        return UnreadableYamlError((line, found.start("key") + 1), message, "not-yaml")
    if error.context and "flow" in error.context and error.context_mark:
        opened = error.context_mark.line + 1, error.context_mark.column + 1
        if line == opened[0]:
            message = "a comma is missing before this, or a text with ': ' or ',' needs quotes."
            place = (line, error.problem_mark.column + 1 if error.problem_mark else opened[1])
            return UnreadableYamlError(place, message, "not-yaml")
        bracket = "}" if "mapping" in error.context else "]"
        message = f"what is opened here is never closed. Write '{bracket}' at its end."
        return UnreadableYamlError(opened, message, "not-yaml")
    return _find_crooked(lines, line)


def _find_crooked(lines: list[str], line: int) -> UnreadableYamlError | None:
    """Say that a key stands further left or right than the one above it, which has a value."""
    found = _KEY_LINE.fullmatch(lines[line - 1].rstrip()) if 0 < line <= len(lines) else None
    above = next((one for one in reversed(lines[: line - 1]) if one.strip()), "")
    before = _KEY_LINE.fullmatch(above.rstrip())
    if not found or not before or before["blanks"] == found["blanks"]:
        return None
    here, there = len(found["blanks"]), len(before["blanks"])
    message = (
        f"this line begins with {here} blanks, the one above with {there}. Give lines that belong "
        "together the same, and two more to what belongs to a line."
    )
    return UnreadableYamlError((line, here + 1), message, "not-yaml")


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
        self._twice: list[tuple[Path, Path, Place]] = []

    def finish(self) -> None:
        """Tell each key that stands twice, now that both its values are known."""
        for path, again, place in self._twice:
            line, _ = self.tree.keys[path]
            first, second = (_value_at(self.tree.document, it) for it in (path, again))
            message = (
                f"{shorten(str(path[-1]))} stands in lines {line} and {place[0]}: "
                f"{_say_twice(first, second, is_section=len(path) == 1)}"
            )
            self.tree.problems.append(Found(place, path, message, "duplicate-key"))
            self.tree.again.add(again)

    def take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.DocumentStartEvent():
                self._start_document(event)
            case yaml.MappingStartEvent():
                self._start(event, {})
            case yaml.SequenceStartEvent():
                self._start(event, [])
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
            is_nothing = event.implicit[0] and event.value in _NOTHING
            path = self._add(event, None if is_nothing else event.value)
            if is_nothing:
                self.tree.nothing.append(path)
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
            self.tree.told.add(path)
        elif path in self.tree.keys:
            count = len(self._twice)  # so that a third one is not the second one's
            again = (*holder.path, f"{key} (again {count})")  # read on, to find all problems
            self._twice.append((path, again, _place(event)))
            path = again
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
        self.tree.told.add(self._next_path())


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _value_at(document: Any, path: Path) -> Any:
    """Return what stands at a path; a plain text may stand for the group that it goes into."""
    for step in path:
        if document is None or isinstance(document, str):
            break
        document = document[step]
    return document


def _say_twice(first: Any, second: Any, *, is_section: bool) -> str:
    if first == second:
        return "the two say the same. Take one of them out."
    if not isinstance(first, dict) or not isinstance(second, dict):
        return "the two say different things. Find out which of them is true, and write that."
    if is_section:
        return "only one can be read. Put what stands below the second under the first."
    return "the two say different things. Give one of them another id."
