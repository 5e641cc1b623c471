"""What becomes of a rule file when one of its nodes is spoilt? Every node, in every way, in order.

A file is taken apart into groups, lists and texts, one node is replaced, and all is written again.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class Raw:
    """YAML to be written as it is, and not as a text."""

    yaml: str


Group = tuple[tuple[str, "Node"], ...]
"""Keys and values in their order; a key may stand twice."""
Node = Group | list["Node"] | str | Raw | None
Step = int
Way = tuple[Step, ...]
"""The way to a node: the place in each group or list from the top."""

LONGEST = 5_000


def read(text: str) -> Node:
    """Give a file that is right as a node."""
    composed = yaml.compose(text, Loader=yaml.SafeLoader)
    assert composed is not None
    return _node_of(composed)


def _node_of(composed: yaml.Node) -> Node:
    match composed:
        case yaml.MappingNode():
            return tuple((key.value, _node_of(value)) for key, value in composed.value)
        case yaml.SequenceNode():
            return [_node_of(value) for value in composed.value]
        case yaml.ScalarNode():
            return None if composed.tag.endswith(":null") else str(composed.value)
    raise AssertionError(composed)


Written = dict[int, str]
"""What nodes of a file look like below their keys, by their identities, while the file is there."""


def write(node: Node, written: Written | None = None) -> str:
    """Give a node as YAML; nodes that were written before need not be again."""
    if isinstance(node, tuple):
        known = written or {}
        return "".join(
            f"{_write_key(key)}:{known.get(id(value)) or _below(value, written)}"
            for key, value in node
        )
    return f"{_flow(node)}\n"


def _below(node: Node, written: Written | None = None) -> str:
    if isinstance(node, tuple) and node:
        return "\n" + "".join(f"  {line}\n" for line in write(node, written).splitlines())
    return f" {_flow(node)}\n"


def _write_all(node: Node) -> Written:
    """Write each group and each list of a file once."""
    written: Written = {}
    children = [value for _, value in node] if isinstance(node, tuple) else node
    for child in children if isinstance(children, list) else ():
        if isinstance(child, tuple | list):
            written |= _write_all(child)
            written[id(child)] = _below(child, written)
    return written


def _write_key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() else _quote(key)


def _flow(node: Node) -> str:
    match node:
        case Raw():
            return node.yaml
        case None:
            return "null"
        case str():
            return _quote(node)
        case list():
            return f"[{', '.join(map(_flow, node))}]"
        case tuple():
            return "{" + ", ".join(f"{_quote(key)}: {_flow(value)}" for key, value in node) + "}"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def ways(node: Node, way: Way = ()) -> Iterator[Way]:
    """Give the way to every node below the top, in the file's order."""
    children = [value for _, value in node] if isinstance(node, tuple) else node
    for place, child in enumerate(children if isinstance(children, list) else ()):
        yield (*way, place)
        yield from ways(child, (*way, place))


def name_of(node: Node, way: Way) -> str:
    """Give a way as people read it."""
    if not way:
        return ""
    place, *rest = way
    if isinstance(node, tuple):
        key, child = node[place]
        return f".{key}{name_of(child, tuple(rest))}"
    assert isinstance(node, list)
    return f"[{place + 1}]{name_of(node[place], tuple(rest))}"


Change = Callable[[tuple[str, Node]], Sequence[tuple[str, Node]]]
"""What takes the place of one key and its value; the key of a list's entry is empty."""


def change_at(node: Node, way: Way, change: Change) -> Node:
    """Give a file's node with something else in the place of one below it."""
    place, *rest = way
    if isinstance(node, tuple):
        pairs = list(node)
        key, child = pairs[place]
        deeper = [(key, change_at(child, tuple(rest), change))] if rest else change((key, child))
        return (*pairs[:place], *deeper, *pairs[place + 1 :])
    assert isinstance(node, list)
    if rest:
        put = [change_at(node[place], tuple(rest), change)]
    else:
        put = [value for _, value in change(("", node[place]))]
    return [*node[:place], *put, *node[place + 1 :]]


def _retype(value: Node) -> Change:
    return lambda pair: [(pair[0], value)]


def _rename(change: Callable[[str], str]) -> Change:
    return lambda pair: [(change(pair[0]), pair[1])]


CHANGES: dict[str, Change] = {
    "deleted": lambda _: [],
    "twice": lambda pair: [pair, pair],
    "with a slip in its key": _rename(lambda key: key[:-1] + "x"),
    "with a letter too many in its key": _rename(lambda key: f"{key}s"),
    "with its key in capitals": _rename(str.upper),
    "with an escape in its key": _rename(lambda key: f"{key}\x1b[31m"),
    "with an override in its key": _rename(lambda key: f"{key}\u202e"),
    "with a very long key": _rename(lambda key: key * LONGEST),
    "with an empty key": _rename(lambda _: ""),
    "under a merge key": lambda pair: [("<<", Raw("{a: b}")), pair],
    "null": _retype(None),
    "empty": _retype(""),
    "a blank": _retype(" "),
    "an empty list": _retype(Raw("[]")),
    "an empty group": _retype(Raw("{}")),
    "a list": _retype(Raw("[one, two]")),
    "a list of itself": lambda pair: [(pair[0], [pair[1], pair[1]])],
    "a list of nothing": _retype(Raw("[~, ~]")),
    "a group": _retype(Raw("{one: two}")),
    "below itself": lambda pair: [(pair[0], ((pair[0] or "key", pair[1]),))],
    "a number": _retype("7"),
    "zero": _retype("0"),
    "negative": _retype("-1 days"),
    "a fraction": _retype("1.5 days"),
    "infinite": _retype(Raw(".inf")),
    "no number": _retype(Raw(".nan")),
    "huge": _retype("9999 weeks"),
    "a hundred months": _retype("9999 months"),
    "of many digits": _retype("9" * LONGEST),
    "very long": _retype("long " * (LONGEST // 5)),
    "one very long word": _retype("x" * 300),
    "yes": _retype(Raw("yes")),
    "no": _retype(Raw("no")),
    "a time of day": _retype(Raw("24:00")),
    "an octal number": _retype(Raw("010")),
    "a date far off": _retype("9999-12-31"),
    "a day that is none": _retype("2026-02-30"),
    "an odd moment": _retype("20261120"),
    "backwards": _retype("48 to 24 hours"),
    "markup of a console": _retype(
        "[bold red]x[/] [/] [link=https://evil.example]y[/link] :warning:"
    ),
    "markup of a page": _retype("</script><script>alert(1)</script><img src=x onerror=y>&amp;"),
    "markup of a typesetter": _retype('#read("/etc/passwd") $x$ *b* \\ @ref <label> = head'),
    "a template": _retype("{{ 7*7 }} {% raw %} %s %n {0.__class__} ${x} {activity} {moment}"),
    "lines of a calendar": _retype("x\r\nEND:VEVENT\nATTENDEE:mailto:a@evil.example"),
    "a formula": _retype("=HYPERLINK(1)"),
    "a path": _retype("../../../../etc/passwd"),
    "a page of the network": _retype("https://evil.example/\u0430"),
    "a letter of another script": _retype("w\u0430sh"),
    "right to left": _retype("\u0644\u0627 \u062a\u063a\u0633\u0644 \u0634\u0639\u0631\u0643"),
    "with joiners": _retype("می\u200cخواهم क्\u200dष 💇\u200d♀"),  # noqa: RUF001  it is Persian
    "with an override": _retype("wash\u202ehair"),
    "with a hidden override": _retype(Raw('"wash\\u202Ehair"')),
    "with an isolate": _retype(Raw('"\\u2066wash\\u2069"')),
    "with a letter mark": _retype(Raw('"\\u061Cwash"')),
    "with an escape": _retype(Raw('"\x1b[31mred"')),
    "with a hidden escape": _retype(Raw('"\\x1b]52;c;aGk=\\x07"')),
    "with a C1 control": _retype(Raw('"\\x9b31mred"')),
    "with a NUL": _retype(Raw('"a\\0b"')),
    "with a hidden line end": _retype(Raw('"a\\rb\\Lc\\Pd\\Ne"')),
    "with a lone surrogate": _retype(Raw('"\\ud800"')),
    "beyond all letters": _retype(Raw('"\\UFFFFFFFF"')),
    "a Python object": _retype(Raw("!!python/object/apply:os.system [id]")),
    "a tagged text": _retype(Raw("!!binary aGk=")),
    "an anchor": _retype(Raw("&a x")),
    "an alias": _retype(Raw("*a")),
    "a block": _retype(Raw("|2\n      x")),
    "an open quote": _retype(Raw("'x")),
    "an open list": _retype(Raw("[x")),
    "a second document": _retype(Raw("x\n---\ny: z")),
    "a directive": _retype(Raw("x\n%YAML 9.9\n--- y")),
    "a comment": _retype(Raw("# x")),
    "nested too deeply": _retype(Raw("[" * 25 + "]" * 25)),
}
"""Each way to spoil a node, by the words that follow it: "restrictions.alcohol is deleted"."""


def mutations(text: str, picked: Callable[[int, int], bool]) -> Iterator[tuple[str, str]]:
    """Spoil each node of a file in the ways that are picked, each as a name and a text.

    `picked` is asked with the number of the node and that of the way, both from 0.
    """
    whole = read(text)
    written = _write_all(whole)
    for number, way in enumerate(ways(whole)):
        for place, (name, change) in enumerate(CHANGES.items()):
            if picked(number, place):
                changed = change_at(whole, way, change)
                yield f"{name_of(whole, way)[1:]} is {name}", write(changed, written)
