"""What the rules say, and in which line of which file: a protocol as a person reads it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from mesocare.characters import find_near
from mesocare.errors import InputRefusedError
from mesocare.reading.clinic_file import RuleFiles
from mesocare.reading.shaped_file import name_of
from mesocare.reading.yaml_tree import Path
from mesocare.rules.changes import ChangeKind, approval_of, changes_in, say_course, say_end
from mesocare.rules.protocol import Protocol
from mesocare.rules.shape import is_shape

RULES_SCHEMA = "mesocare/rules/1"

_GROUPS = (
    "restrictions", "care", "after_effects", "before_session", "events", "questions", "sources",
)  # fmt: skip
_PARTS = ("protocol", "warning_signs", "watch", "course")

Lines = Iterator[str]


def render_rules(files: RuleFiles) -> str:
    """Return the whole protocol, one line a rule, each with its id and its place."""
    return "\n".join(_overview(files)).strip() + "\n"


def render_rule(files: RuleFiles, name: str) -> str:
    """Return all that the rules hold under one id, each value with its place.

    Raises:
        InputRefusedError: when nothing has that id; it names the nearest ones.

    """
    paths = list(_paths_of(files.protocol, name))
    dropped = [
        f"{name}: your clinic dropped it, since: {change.because} ({_place(files, path)})"
        for change in changes_in(files.protocol)
        if change.kind is ChangeKind.DROPPED and change.id == name
        for path in [("restrictions", name)]
    ]
    if not paths and not dropped:
        raise InputRefusedError(_say_unknown(files.protocol, name))
    blocks = ["\n".join(_describe(files, path)) for path in paths]
    return "\n\n".join([*blocks, *dropped]) + "\n"


def render_rules_json(files: RuleFiles, name: str | None) -> str:
    """Return every value of the rules, or of one id, with its file and its line.

    Raises:
        InputRefusedError: when nothing has that id.

    """
    paths = list(_paths_of(files.protocol, name)) if name else [()]
    if not paths:
        raise InputRefusedError(_say_unknown(files.protocol, name or ""))
    values = [value for path in paths for value in _values(_part(files.protocol, path), path)]
    document = {
        "schema": RULES_SCHEMA,
        "protocol": {
            "id": files.protocol.protocol.id,
            "version": files.protocol.protocol.version,
        },
        "values": [
            {"key": name_of(path), "value": text, "from": _place(files, path)}
            for path, text in values
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


# Where a value stands


def _place(files: RuleFiles, path: Path) -> str:
    """Return the file and the line of a value: the clinic's file where the clinic changed it."""
    if files.clinic and (changed := _path_in_clinic(files, path)):
        line, _ = files.clinic.tree.place_of_key(changed)
        return f"{files.clinic.name}:{line}"
    line, _ = files.base.tree.place_of_key(path)
    return f"{files.base.name}:{line}"


def _path_in_clinic(files: RuleFiles, path: Path) -> Path | None:
    assert files.clinic is not None
    changes: Path = ("changes", files.protocol.protocol.id)
    match path:
        case ("restrictions", key, *rest):
            candidates = [(*changes, section, key, *rest) for section in ("replace", "add", "drop")]
        case ("before_session", key, "do_not"):
            candidates = [(*changes, "replace", key, "activity")]
        case ("course", *rest) if rest:
            candidates = [(*changes, "course", *rest)]
        case ("examples", *rest):
            candidates = [(*changes, "examples", *rest)]
        case _:
            return None
    tree = files.clinic.tree
    return next((it for it in candidates if it in tree.keys or it in tree.values), None)


# The whole


def _overview(files: RuleFiles) -> Lines:
    protocol, about = files.protocol, files.protocol.protocol
    yield f"{about.title}: {about.id} {about.version} ({_place(files, ('protocol',))})"
    yield _say_approval(protocol)
    yield from _heading("Hold off")
    for key, rule in protocol.restrictions.items():
        ends = ("wait", "until", "about")
        end = next((name for name in ends if getattr(rule, name) is not None), "wait")
        place = _place(files, ("restrictions", key, end))
        yield f"- {rule.activity}: {say_end(rule)} ({key}, {place})"
    for change in changes_in(protocol):
        if change.kind is ChangeKind.DROPPED:
            place = _place(files, ("restrictions", change.id))
            yield f"- your clinic dropped: {change.activity} ({change.id}, {place})"
    yield from _heading("Straight away")
    for number, item in enumerate(protocol.allowed):
        yield f"- {item.activity}{_span(item.from_, None)} ({_place(files, ('allowed', number))})"
    yield from _rules_that_help(files)
    yield from _signs(files)


def _say_approval(protocol: Protocol) -> str:
    approval = approval_of(protocol)
    if approval is None:
        return "Approved by no clinician."
    changed = "" if approval.is_current else " Changed since it was approved."
    return f"Approved by {approval.name}, {approval.profession}, on {approval.on}.{changed}"


def _rules_that_help(files: RuleFiles) -> Lines:
    protocol = files.protocol
    yield from _heading("Do")
    for key, care in protocol.care.items():
        yield f"- {care.do}{_span(care.from_, care.for_)} ({key}, {_place(files, ('care', key))})"
    yield from _heading("Normal")
    for key, effect in protocol.after_effects.items():
        place = _place(files, ("after_effects", key))
        lasts = effect.lasts or effect.about
        yield f"- {effect.what}{f': {lasts}' if lasts else ''} ({key}, {place})"
    yield from _heading("Before a session")
    for key, item in protocol.before_session.items():
        words = f"do not {item.do_not}" if item.do_not else item.do or ""
        before = (
            f", from {item.from_} before" if item.from_ else f", on {item.on}" if item.on else ""
        )
        yield f"- {words}{before} ({key}, {_place(files, ('before_session', key))})"
    if protocol.course:
        yield from _heading("Course")
        yield f"- {say_course(protocol.course)} ({_place(files, ('course', 'gap'))})"


def _signs(files: RuleFiles) -> Lines:
    signs = files.protocol.warning_signs
    for level, heading in (
        ("emergency", "Call the emergency number"),
        ("urgent", "Get medical help today"),
        ("clinic", "Call the clinic"),
    ):
        yield from _heading(heading)
        for number, item in enumerate(getattr(signs, level)):
            yield f"- {item.sign} ({_place(files, ('warning_signs', level, number))})"
    if watch := files.protocol.watch:
        yield from _heading("Watch")
        yield f"- {watch.for_}: {'; '.join(watch.signs)} ({_place(files, ('watch', 'for'))})"


def _heading(text: str) -> Lines:
    yield ""
    yield text


def _span(from_: object, for_: object) -> str:
    start = f", from {from_}" if from_ else ""
    return f"{start}, for {for_}" if for_ else start


# One rule


def _paths_of(protocol: Protocol, name: str) -> Iterator[Path]:
    for group in _GROUPS:
        if name in getattr(protocol, group):
            yield (group, name)
    for number, item in enumerate(protocol.allowed):
        if item.id == name:
            yield ("allowed", number)
    if name in _PARTS and getattr(protocol, name) is not None:
        yield (name,)


def _say_unknown(protocol: Protocol, name: str) -> str:
    known = [key for group in _GROUPS for key in getattr(protocol, group)]
    known += [*_PARTS, *(item.id for item in protocol.allowed)]
    near = list(dict.fromkeys(find_near(name, known, most=3)))
    hint = (
        f"Did you mean {' or '.join(near)}?" if near else "See all ids with 'mesocare rules show'."
    )
    return f"There is no such rule. {hint}"


def _describe(files: RuleFiles, path: Path) -> Lines:
    yield f"{name_of(path)} ({_place(files, path)})"
    for change in changes_in(files.protocol):
        if path in (("restrictions", change.id), (change.id,)):
            yield f"  changed by the clinic, since: {change.because}"
    part = _part(files.protocol, path)
    for where, text in _values(part, path):
        label = name_of(where).removeprefix(name_of(path)).removeprefix(".")
        if label.startswith("sources["):
            source = files.protocol.sources[text]
            address = f", {source.address}" if source.address else ""
            yield f"  source {text}: {source.title}{address} ({_place(files, where)})"
        elif label == "also_called[1]":
            yield f"  also_called: {', '.join(part.also_called)} ({_place(files, where[:-1])})"
        elif not label.startswith("also_called["):
            yield f"  {label}: {text} ({_place(files, where)})"


def _part(protocol: Protocol, path: Path) -> Any:
    part: Any = protocol
    for step in path:
        part = getattr(part, str(step)) if is_dataclass(part) else part[step]
    return part


def _values(part: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Return each value below a part as text, with its path; what is not there is left out."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            yield from _values(value, (*path, key))
    elif type(part) is tuple:
        for place, value in enumerate(part):
            yield from _values(value, (*path, place))
    elif is_dataclass(part) and is_shape(type(part)):
        for field in fields(part):
            yield from _values(getattr(part, field.name), (*path, field.name.removesuffix("_")))
    elif part is True:
        yield path, "true"
    elif part is not None and part is not False:
        yield path, str(part)
