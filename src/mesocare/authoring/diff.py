"""What is different for a patient between two sets of rules: thing by thing, in plain words.

Every value that any view shows is compared, so "nothing changes" is said only where it is true.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, NamedTuple

from mesocare.dates.waits import Length, Unit
from mesocare.rules.changes import approval_of, changes_in, say_end
from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import Protocol, Restriction

DIFF_SCHEMA = "mesocare/diff/2"

_HEADINGS = {
    "protocol": "About the rules",
    "clinic": "The clinic",
    "questions": "What is asked",
    "events": "What rules wait for",
    "restrictions": "What to hold off",
    "allowed": "What needs no wait",
    "care": "What to do",
    "after_effects": "What is normal",
    "warning_signs": "When to get help",
    "watch": "What to keep watching",
    "before_session": "What to prepare",
    "course": "Next sessions",
    "sources": "Sources",
}
_LABELS = {
    "activity": "words",
    "do_not": "words",
    "do": "words",
    "what": "words",
    "sign": "words",
    "lasts": "normal for",
    "call_after": "call the clinic after",
    "only_if": "only if",
    "how_often": "how often",
    "goes_with": "goes with",
    "in_between": "in between",
    "if_yes": "if yes",
    "decided_by": "decided by",
    "also_called": "also found as",
    "written_on": "written on",
    "written_by": "written by",
    "reviewed_on": "reviewed on",
    "reviewed_by": "reviewed by",
    "review_by": "to be reviewed by",
    "when_closed": "when closed",
    "urgent_number": "number for help on the same day",
    "emergency_number": "emergency number",
    "web_address": "web address",
}
_NAMES = {
    "protocol": "the rules",
    "clinic": "the clinic",
    "watch": "the watch for late signs",
    "course": "the course",
}
_ENDS = ("wait", "until", "about", "decided_by", "after")
_TIMES = ("", "from", "for", "through", "until", "on", "normal for", "only if", "unless")
"""What is said of a thing that is taken off: when it held, and for whom."""
_NOT_SHOWN = ("changes", "protocols", "silenced", "approval", "day_list")
"""What of a clinic's file no view shows as it stands; changes and approval are in the rules."""


class Rules(NamedTuple):
    """What a patient's views are made from."""

    protocol: Protocol
    clinic: Clinic | None = None


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


def find_differences(old: Rules, new: Rules) -> tuple[Difference, ...]:
    """Return what changes for a patient who follows the new rules in place of the old ones."""
    return tuple(
        difference
        for section in _HEADINGS
        for difference in _compare(section, _parts_of(old, section), _parts_of(new, section))
    )


def _parts_of(rules: Rules, section: str) -> dict[str, Any]:
    """Return the things of a section, each under what makes it the same thing in another file."""
    protocol = rules.protocol
    match section:
        case "clinic":
            return {section: rules.clinic} if rules.clinic else {}
        case "allowed":
            return {item.id: item for item in protocol.allowed}
        case "warning_signs":
            signs = protocol.warning_signs
            levels = ("emergency", "urgent", "clinic")
            return {f"{level}: {it.sign}": it for level in levels for it in getattr(signs, level)}
    found = getattr(protocol, section)
    if isinstance(found, Mapping):
        return dict(found)
    return {} if found is None else {section: found}


def _compare(section: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for key, part in new.items():
        if key in old:
            yield from _compare_parts(section, key, old[key], part)
        else:
            name, said = _name(section, part), _say(_aspects(part))
            yield Difference(section, key, DifferenceKind.ADDED, name, "", "", said, "")
    for key, part in old.items():
        if key not in new:
            times = {aspect: it for aspect, it in _aspects(part).items() if aspect in _TIMES}
            name, said = _name(section, part), _say(times)
            yield Difference(section, key, DifferenceKind.REMOVED, name, "", said, "", "")
    both = [key for key in old if key in new]
    if both != [key for key in new if key in old]:
        yield Difference(
            section,
            section,
            DifferenceKind.CHANGED,
            "the order",
            "order",
            "as before",
            "another",
            "",
        )


def _compare_parts(section: str, key: str, old: Any, new: Any) -> Iterator[Difference]:
    before, after = _aspects(old), _aspects(new)
    for aspect in before | after:
        was, is_now = before.get(aspect, ""), after.get(aspect, "")
        if was != is_now:
            yield Difference(
                section=section,
                id=key,
                kind=DifferenceKind.CHANGED,
                name=_name(section, new),
                aspect=aspect,
                was=was,
                is_now=is_now,
                effect=_effect(aspect, old, new),
            )


def _name(section: str, part: Any) -> str:
    if section in _NAMES:
        return _NAMES[section]
    names = ("activity", "do_not", "do", "what", "sign", "ask", "title")
    return next(str(text) for name in names if (text := getattr(part, name, None)))


def _say(aspects: Mapping[str, str]) -> str:
    """Return all that a thing says beside its words."""
    said = {name: text for name, text in aspects.items() if name not in ("words", "id")}
    return "; ".join(f"{name}: {text}" if name else text for name, text in said.items())


def _aspects(part: Any) -> dict[str, str]:
    """Return each value of a part as text, in the order of its shape."""
    is_restriction = isinstance(part, Restriction)
    aspects = {"": say_end(part)} if is_restriction else {}
    for field in fields(part):
        value = getattr(part, field.name)
        if value in (None, (), False) or field.name in _NOT_SHOWN:
            continue
        if not (is_restriction and field.name in _ENDS):
            name = field.name.removesuffix("_")
            aspects[_LABELS.get(name, name)] = _say_value(value)
    return aspects


def _say_value(value: Any) -> str:
    if value is True:
        return "yes"
    if type(value) is tuple:
        return ", ".join(map(_say_value, value))
    if hasattr(value, "__dataclass_fields__"):
        said = ((it.name.removesuffix("_"), getattr(value, it.name)) for it in fields(value))
        return "; ".join(f"{name}: {_say_value(it)}" for name, it in said if it not in (None, ()))
    return str(value)


# What follows


def _effect(aspect: str, old: Any, new: Any) -> str:
    if aspect == "" and isinstance(old, Restriction) and isinstance(new, Restriction):
        return _effect_of_end(old, new)
    return ""


def _effect_of_end(old: Restriction, new: Restriction) -> str:
    if new.until or new.about or new.wait is None or new.wait.most is None:
        return "No date ends it."
    if old.until or old.about or old.wait is None or old.wait.most is None:
        return f"It ends {new.wait.most} after the session."
    if old.after != new.after:
        return "It counts from something else."
    if old.wait.most != new.wait.most:
        return f"It ends {say_shift(old.wait.most, new.wait.most)}."
    assert old.wait.least is not None
    assert new.wait.least is not None
    return f"'Not yet' ends {say_shift(old.wait.least, new.wait.least)}."


def say_shift(old: Length, new: Length) -> str:
    """Say how much later or earlier a length ends than another, in a unit that both have."""
    minutes = new.nominal_minutes - old.nominal_minutes
    if minutes == 0:
        return "at about the same time, counted in another unit"
    units = [Length(1, unit) for unit in (Unit.WEEKS, Unit.DAYS, Unit.HOURS, Unit.MINUTES)]
    finest = min(Length(1, length.unit).nominal_minutes for length in (old, new))
    unit = next(
        it for it in units if it.nominal_minutes <= finest and minutes % it.nominal_minutes == 0
    )
    shift = Length(abs(minutes) // unit.nominal_minutes, unit.unit)
    return f"{shift} {'later' if minutes > 0 else 'earlier'}"


# In words, and in JSON


def render_differences(old: Rules, new: Rules) -> str:
    """Say what is different, a line for each thing, under a heading for each kind of rule."""
    about = [f"{it.protocol.protocol.id} {it.protocol.protocol.version}" for it in (old, new)]
    lines = [f"{about[0]} → {about[1]}"]
    differences = find_differences(old, new)
    for section, heading in _HEADINGS.items():
        found = [_say_difference(item) for item in differences if item.section == section]
        if section == "protocol":
            found += _say_approval(old, new)
        if found:
            lines += ["", heading, *(f"- {sentence}" for sentence in found)]
    told = [f"- {it.id}: {it.because}" for it in changes_in(new.protocol) if it.because]
    if told and changes_in(old.protocol) != changes_in(new.protocol):
        lines += ["", "The clinic's reasons, which patients read", *told]
    if len(lines) == 1:
        lines += ["", "Nothing changes for a patient."]
    return "\n".join(lines) + "\n"


def _say_approval(old: Rules, new: Rules) -> list[str]:
    was, is_now = approval_of(old.protocol), approval_of(new.protocol)
    if was == is_now:
        return []
    if is_now is None:
        return ["No longer approved."]
    state = "" if is_now.is_current else ", and changed since"
    return [f"Approved by {is_now.name}, {is_now.profession}, on {is_now.on}{state}."]


def _say_difference(difference: Difference) -> str:
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


def render_differences_json(old: Rules, new: Rules) -> str:
    """Return what is different as JSON."""
    document = {
        "schema": DIFF_SCHEMA,
        "old": _as_members(old),
        "new": _as_members(new),
        "differences": [asdict(item) for item in find_differences(old, new)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _as_members(rules: Rules) -> dict[str, Any]:
    about, approval = rules.protocol.protocol, approval_of(rules.protocol)
    return {
        "id": about.id,
        "version": about.version,
        "approval": approval and {"name": approval.name, "is_current": approval.is_current},
    }
