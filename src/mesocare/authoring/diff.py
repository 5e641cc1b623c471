"""What is different for a patient between two protocols? Rule by rule, in plain words."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from itertools import chain

from mesocare.dates.waits import Length, Unit, Wait
from mesocare.rules.changes import say_course, say_end
from mesocare.rules.protocol import AfterEffect, Allowed, Care, Preparation, Protocol, Restriction

DIFF_SCHEMA = "mesocare/diff/1"

_HEADINGS = {
    "restrictions": "What to hold off",
    "allowed": "What needs no wait",
    "care": "What to do",
    "after_effects": "What is normal",
    "warning_signs": "When to get help",
    "watch": "What to keep watching",
    "before_session": "What to prepare",
    "course": "Next sessions",
}
_LABELS = {
    "activity": "words",
    "do_not": "words",
    "do": "words",
    "what": "words",
    "lasts": "normal for",
    "call_after": "call the clinic after",
    "only_if": "only if",
    "how_often": "how often",
    "also_called": "also found as",
    "from_": "from",
    "for_": "for",
}
_ENDS = ("wait", "until", "and_until")

Rule = Restriction | Allowed | Care | AfterEffect | Preparation


class DifferenceKind(StrEnum):
    """What became of a rule, or of a part of it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different."""

    section: str
    id: str
    """The rule's id; the section's name where it has none."""
    kind: DifferenceKind
    name: str
    """The rule in a patient's words."""
    aspect: str
    """Which part of the rule changed; empty where all of it came or went."""
    was: str
    is_now: str
    effect: str
    """What follows for a patient; empty where nothing does."""


def find_differences(old: Protocol, new: Protocol) -> tuple[Difference, ...]:
    """Give what changes for a patient who follows the new protocol in place of the old one."""
    return tuple(
        chain(
            _compare("restrictions", old.restrictions, new.restrictions),
            _compare("allowed", _by_id(old.allowed), _by_id(new.allowed)),
            _compare("care", old.care, new.care),
            _compare("after_effects", old.after_effects, new.after_effects),
            _compare_signs(old, new),
            _compare_watch(old, new),
            _compare("before_session", old.before_session, new.before_session),
            _compare_course(old, new),
        )
    )


def _by_id(allowed: Iterable[Allowed]) -> dict[str, Allowed]:
    return {item.id: item for item in allowed}


def _compare(
    section: str, old: Mapping[str, Rule], new: Mapping[str, Rule]
) -> Iterator[Difference]:
    for key, rule in new.items():
        if key in old:
            yield from _compare_rules(section, key, old[key], rule)
        else:
            how_long = _how_long(rule)
            yield Difference(section, key, DifferenceKind.ADDED, _name(rule), "", "", how_long, "")
    for key, rule in old.items():
        if key not in new:
            was = _how_long(rule)
            yield Difference(section, key, DifferenceKind.REMOVED, _name(rule), "", was, "", "")


def _compare_rules(section: str, key: str, old: Rule, new: Rule) -> Iterator[Difference]:
    before, after = _aspects(old), _aspects(new)
    for aspect in before | after:
        was, is_now = before.get(aspect, ""), after.get(aspect, "")
        if was != is_now:
            effect = _effect(aspect, old, new)
            kind = DifferenceKind.CHANGED
            yield Difference(section, key, kind, _name(new), aspect, was, is_now, effect)


def _name(rule: Rule) -> str:
    for field in ("activity", "do_not", "do", "what"):
        if text := getattr(rule, field, None):
            return str(text)
    raise AssertionError(rule)


def _how_long(rule: Rule) -> str:
    match rule:
        case Restriction():
            return say_end(rule)
        case AfterEffect():
            return str(rule.lasts)
        case Preparation(from_=Wait()):
            return f"from {rule.from_} before"
    return ""


def _aspects(rule: Rule) -> dict[str, str]:
    """Give each part of a rule as text, in the order of its shape."""
    parts = {"": say_end(rule)} if isinstance(rule, Restriction) else {}
    for field in fields(rule):
        value = getattr(rule, field.name)
        if field.name not in _ENDS and value:
            text = ", ".join(value) if type(value) is tuple else str(value)
            parts[_LABELS.get(field.name, field.name)] = text
    return parts


# What follows


def _effect(aspect: str, old: Rule, new: Rule) -> str:
    if aspect == "" and isinstance(old, Restriction) and isinstance(new, Restriction):
        return _effect_of_end(old, new)
    return ""


def _effect_of_end(old: Restriction, new: Restriction) -> str:
    if new.wait is None:
        return "No date clears it: ask the clinic."
    if old.wait is None:
        return f"Clears {new.wait.most} after the session."
    if old.wait.most != new.wait.most:
        return f"Clears {say_shift(old.wait.most, new.wait.most)}."
    if old.wait.least != new.wait.least:
        return f"'Not yet' ends {say_shift(old.wait.least, new.wait.least)}."
    return "Clears at the same time, but its condition is another."


def say_shift(old: Length, new: Length) -> str:
    """Say how much later or earlier a length ends than another, in a unit that both have."""
    minutes = new.nominal_minutes - old.nominal_minutes
    if minutes == 0:
        return "at the same time, but for a change of the clocks"
    units = [Length(1, unit) for unit in (Unit.WEEKS, Unit.DAYS, Unit.HOURS, Unit.MINUTES)]
    finest = min(Length(1, length.unit).nominal_minutes for length in (old, new))
    unit = next(
        it for it in units if it.nominal_minutes <= finest and minutes % it.nominal_minutes == 0
    )
    shift = Length(abs(minutes) // unit.nominal_minutes, unit.unit)
    return f"{shift} {'later' if minutes > 0 else 'earlier'}"


# What has no ids


def _compare_signs(old: Protocol, new: Protocol) -> Iterator[Difference]:
    for level in ("emergency", "urgent", "clinic"):
        before, after = (
            {item.sign: None for item in getattr(protocol.warning_signs, level)}
            for protocol in (old, new)
        )
        yield from _compare_names("warning_signs", level, before, after)


def _compare_watch(old: Protocol, new: Protocol) -> Iterator[Difference]:
    was, is_now = (str(it.watch.for_) if it.watch else "none" for it in (old, new))
    if was != is_now:
        kind = DifferenceKind.CHANGED
        yield Difference("watch", "watch", kind, "the watch for late signs", "", was, is_now, "")
    before, after = (dict.fromkeys(it.watch.signs if it.watch else ()) for it in (old, new))
    yield from _compare_names("watch", "watch", before, after)


def _compare_names(
    section: str, key: str, old: Mapping[str, None], new: Mapping[str, None]
) -> Iterator[Difference]:
    for name in new:
        if name not in old:
            yield Difference(section, key, DifferenceKind.ADDED, name, "", "", "", "")
    for name in old:
        if name not in new:
            yield Difference(section, key, DifferenceKind.REMOVED, name, "", "", "", "")


def _compare_course(old: Protocol, new: Protocol) -> Iterator[Difference]:
    was, is_now = (say_course(it.course) if it.course else "none" for it in (old, new))
    if was != is_now:
        kind = DifferenceKind.CHANGED
        yield Difference("course", "course", kind, "the course", "", was, is_now, "")


# In words, and in JSON


def render_differences(old: Protocol, new: Protocol) -> str:
    """Say what is different, a line for each thing, under a heading for each kind of rule."""
    about = [f"{it.protocol.id} {it.protocol.version}" for it in (old, new)]
    lines = [f"{about[0]} → {about[1]}"]
    differences = find_differences(old, new)
    for section, heading in _HEADINGS.items():
        found = [_say(item) for item in differences if item.section == section]
        if found:
            lines += ["", heading, *(f"- {sentence}" for sentence in found)]
    if not differences:
        lines += ["", "Nothing changes for a patient."]
    return "\n".join(lines) + "\n"


def _say(difference: Difference) -> str:
    name = difference.name[:1].upper() + difference.name[1:]
    match difference.kind:
        case DifferenceKind.ADDED:
            return f"New: {difference.name}{_after_colon(difference.is_now)}."
        case DifferenceKind.REMOVED:
            return f"Taken off: {difference.name}{_after_colon(difference.was)}."
        case DifferenceKind.CHANGED:
            aspect = f"{difference.aspect}: " if difference.aspect else ""
            change = f"{difference.was or 'nothing'} → {difference.is_now or 'nothing'}"
            sentence = f"{name}: {aspect}{change.removesuffix('.')}."
            return f"{sentence} {difference.effect}".strip()


def _after_colon(text: str) -> str:
    return f": {text}" if text else ""


def render_differences_json(old: Protocol, new: Protocol) -> str:
    """Give what is different as JSON."""
    document = {
        "schema": DIFF_SCHEMA,
        "old": {"id": old.protocol.id, "version": old.protocol.version},
        "new": {"id": new.protocol.id, "version": new.protocol.version},
        "differences": [asdict(item) for item in find_differences(old, new)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
