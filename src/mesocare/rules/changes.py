"""What a clinic changes in a protocol: its own waits and words, each with the reason.

A protocol that was changed knows what was changed in it, so that no view can leave it out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from mesocare.rules.clinic import Approval, ChangedCourse, Changes, Clinic, ReplacedRestriction
from mesocare.rules.protocol import (
    Allowed,
    Care,
    Course,
    Preparation,
    Protocol,
    Restriction,
    activity_key,
)
from mesocare.rules.shape import shape


class ChangeKind(StrEnum):
    """What a clinic did."""

    REPLACED = "replaced"
    DROPPED = "dropped"
    ADDED = "added"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class ClinicChange:
    """One thing that a clinic changed, as the sheet tells it."""

    kind: ChangeKind
    id: str
    """The restriction's id; `course` for the course."""
    activity: str
    """The activity in its present words; empty for the course."""
    was: str | None
    """How long it held, where that is what changed."""
    is_now: str | None
    because: str
    concerns: str | None = None
    """Whom it concerns now, in the rule file's notation, where that is what changed."""


@dataclass(frozen=True, slots=True)
class Approved:
    """Who has approved a protocol for patients, with a clinic's changes in it."""

    name: str
    profession: str
    on: date
    version: str
    """The protocol's version then."""
    is_current: bool
    """Whether rules and changes are what was approved; else they have changed since."""


@shape
class ChangedProtocol(Protocol):
    """A protocol as a clinic's file makes it: with its changes and its approval."""

    clinic_changes: tuple[ClinicChange, ...]
    approval: Approved | None


def changes_in(protocol: Protocol) -> tuple[ClinicChange, ...]:
    """Return what a clinic changed in a protocol, in its order."""
    return protocol.clinic_changes if isinstance(protocol, ChangedProtocol) else ()


def approval_of(protocol: Protocol) -> Approved | None:
    """Return who has approved a protocol, and whether it is still what was approved."""
    return protocol.approval if isinstance(protocol, ChangedProtocol) else None


def apply_clinic(protocol: Protocol, clinic: Clinic, seal: str) -> ChangedProtocol:
    """Put a clinic's changes and its approval into a protocol, as far as it has any for it.

    `seal` is the digest of the rules and of the changes as they are now.
    """
    changes = clinic.changes.get(protocol.protocol.id)
    changed = apply_changes(protocol, changes) if changes else protocol
    parts = {field.name: getattr(changed, field.name) for field in fields(Protocol)}
    given = find_approval(clinic, protocol.protocol.id)
    approved = given and Approved(
        name=given.name,
        profession=given.profession,
        on=given.on,
        version=given.of.split(" ")[1],
        is_current=given.digest == seal,
    )
    return ChangedProtocol(**parts, clinic_changes=changes_in(changed), approval=approved or None)


def find_approval(clinic: Clinic, protocol_id: str) -> Approval | None:
    """Return a clinic's latest approval of a protocol, of whichever version."""
    found = [one for one in clinic.approval if one.of.split(" ")[0] == protocol_id]
    return max(found, key=lambda one: one.on, default=None)


def apply_changes(protocol: Protocol, changes: Changes) -> ChangedProtocol:
    """Put a clinic's changes into the protocol that they were written for.

    The changes must fit: `mesocare.reading.misfits` refuses those that do not, with their places.
    The protocol's examples do not hold for what was changed: the clinic's own take their place.
    """
    assert changes.version == protocol.protocol.version
    parts = {field.name: getattr(protocol, field.name) for field in fields(Protocol)}
    parts |= {
        "restrictions": dict(_restrictions(protocol, changes)),
        "allowed": tuple(still_allowed(protocol, changes)),
        "care": {key: _without_dropped(care, changes) for key, care in protocol.care.items()},
        "before_session": dict(_preparations(protocol, changes)),
        "course": merge_course(protocol.course, changes.course),
        "examples": changes.examples,
    }
    told = tuple(_tell(protocol, changes))
    return ChangedProtocol(**parts, clinic_changes=told, approval=None)


def _restrictions(protocol: Protocol, changes: Changes) -> Iterator[tuple[str, Restriction]]:
    for key, rule in protocol.restrictions.items():
        if key in changes.replace:
            yield key, _replace(rule, changes.replace[key])
        elif key not in changes.drop:
            yield key, rule
    for key, added in changes.add.items():
        yield key, Restriction(**_given(added, Restriction))


def still_allowed(protocol: Protocol, changes: Changes) -> Iterator[Allowed]:
    """Return what is still allowed: not what the clinic holds off under one of its names."""
    held = {activity_key(name) for one in changes.add.values() for name in _names(one)}
    for item in protocol.allowed:
        if held.isdisjoint(activity_key(name) for name in _names(item)):
            yield item


def _names(rule: Allowed | Restriction) -> tuple[str, ...]:
    return (rule.activity, *rule.also_called)


def _without_dropped(care: Care, changes: Changes) -> Care:
    """Return a care that waits for no ban that the clinic has dropped."""
    return replace(care, goes_with=None) if care.goes_with in changes.drop else care


def _replace(rule: Restriction, change: ReplacedRestriction) -> Restriction:
    """Put other words into a restriction; a new end loses reason, basis and sources of the old."""
    given = _given(change, Restriction)
    if given.keys() & {"wait", "until", "about"}:
        old = {"wait": None, "until": None, "about": None, "decided_by": None, "after": None}
        given = old | {"in_between": None, "why": None, "basis": None, "sources": ()} | given
    if given.keys() & {"only_if", "unless"}:
        given = {"only_if": None, "unless": None} | given
    return replace(rule, **given)


def _given(change: Any, kind: type[Any]) -> dict[str, Any]:
    """Give the keys of a kind that a change holds."""
    found = {field.name: getattr(change, field.name) for field in fields(kind)}
    return {name: value for name, value in found.items() if value is not None}


def _preparations(protocol: Protocol, changes: Changes) -> Iterator[tuple[str, Preparation]]:
    """Let a preparation follow its restriction's new words: they are one activity (TIME-13)."""
    new_words = {
        activity_key(protocol.restrictions[key].activity): change.activity
        for key, change in changes.replace.items()
        if change.activity and key in protocol.restrictions
    }
    for key, item in protocol.before_session.items():
        new = new_words.get(activity_key(item.do_not)) if item.do_not else None
        yield key, replace(item, do_not=new) if new else item


def merge_course(course: Course | None, change: ChangedCourse | None) -> Course | None:
    """Put a clinic's keys into a course; one gap for all takes the place of phases, and back."""
    if change is None:
        return course
    given = {name: value for name, value in _given(change, Course).items() if value != ()}
    if given.keys() & {"sessions", "gap", "phases", "about", "maintenance"}:
        given = {"basis": None, "sources": ()} | given
    if change.phases:
        given = {"sessions": None, "gap": None, "recommended": None, "about": None} | given
    elif change.sessions or change.gap:
        given = {"phases": (), "about": None} | given
    elif change.about:
        given = {"sessions": None, "gap": None, "recommended": None, "phases": ()} | given
    return replace(course or Course(), **given)


def _tell(protocol: Protocol, changes: Changes) -> Iterator[ClinicChange]:
    for key, change in changes.replace.items():
        yield _tell_replaced(key, protocol.restrictions[key], change)
    for key, dropped in changes.drop.items():
        activity = protocol.restrictions[key].activity
        yield ClinicChange(ChangeKind.DROPPED, key, activity, None, None, dropped.because)
    for key, added in changes.add.items():
        end, concerns = say_end(added), _say_condition(added) or None
        yield ClinicChange(
            ChangeKind.ADDED, key, added.activity, None, end, added.because, concerns
        )
    if changes.course:
        yield _tell_course(protocol.course, changes.course)


def _tell_replaced(key: str, old: Restriction, change: ReplacedRestriction) -> ClinicChange:
    new = _replace(old, change)
    was, is_now = say_end(old), say_end(new)
    before, concerns = _say_condition(old), _say_condition(new)
    return ClinicChange(
        kind=ChangeKind.REPLACED,
        id=key,
        activity=new.activity,
        was=None if was == is_now else was,
        is_now=None if was == is_now else is_now,
        because=change.because,
        concerns=None if before == concerns else concerns or "everybody",
    )


def _tell_course(old: Course | None, change: ChangedCourse) -> ClinicChange:
    new = merge_course(old, change)
    return ClinicChange(
        kind=ChangeKind.COURSE,
        id="course",
        activity="",
        was=say_course(old) if old else None,
        is_now=say_course(new) if new else None,
        because=change.because,
    )


def say_end(rule: Restriction) -> str:
    """Return how long a restriction holds in the rule file's notation: `wait: 24 to 48 hours`."""
    names = ("wait", "until", "about", "decided_by", "after")
    ends = {name: getattr(rule, name) for name in names}
    return ", ".join(f"{key}: {value}" for key, value in ends.items() if value is not None)


def _say_condition(rule: Restriction) -> str:
    if rule.only_if:
        return f"only if: {rule.only_if}"
    return f"unless: {rule.unless}" if rule.unless else ""


def say_course(course: Course) -> str:
    """Say what a course is: `4 to 8 sessions, 2 to 4 weeks apart, best 3 weeks`."""
    phases = []
    for phase in course.all_phases:
        noun = "session" if phase.sessions.most == 1 else "sessions"
        best = f", best {phase.recommended}" if phase.recommended else ""
        phases.append(f"{phase.sessions} {noun}, {phase.gap} apart{best}")
    takes = [f"each takes {course.takes}"] if course.takes else []
    maintenance = [f"afterwards one every {course.maintenance}"] if course.maintenance else []
    vague = [course.about] if course.about else []
    return "; ".join(filter(None, [*vague, "; then ".join(phases), *takes, *maintenance]))
