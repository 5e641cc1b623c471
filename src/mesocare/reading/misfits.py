"""What in a clinic's file does not fit the world, or the protocol that it changes."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mesocare.characters import shorten
from mesocare.dates.holidays import public_holidays
from mesocare.errors import InputRefusedError, MesocareError
from mesocare.reading.agreement import (
    Disagreement,
    check_course,
    check_example,
    say_unknown,
)
from mesocare.reading.rule_file import load_protocol
from mesocare.reading.source import default_rule_file
from mesocare.rules.changes import merge_course
from mesocare.rules.clinic import Changes, Clinic
from mesocare.rules.protocol import Course, Protocol


def find_misfits(clinic: Clinic, protocol: Protocol, folder: Path) -> Iterator[Disagreement]:
    """Give what in a clinic's file does not fit the world, or the protocol that it changes."""
    yield from check_country(clinic)
    for key, changes in clinic.changes.items():
        if key == protocol.protocol.id:
            yield from find_misfit_changes(changes, protocol)
        elif key not in (known := list(_known_ids(clinic, folder))):
            message = say_unknown_protocol(key, [protocol.protocol.id, *known])
            yield Disagreement(("changes", key), message, "unknown-protocol")


def say_unknown_protocol(key: str, known: list[str]) -> str:
    """Say that no protocol has an id, with the nearest one that has."""
    near = get_close_matches(key, known, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"The ids are {', '.join(known)}."
    return f"there is no protocol {shorten(key)}. {hint}"


def check_country(clinic: Clinic) -> Iterator[Disagreement]:
    """Check that the public holidays of the clinic's country are known."""
    if clinic.country is None:
        return
    try:
        public_holidays(clinic.country, (), subdivision=clinic.subdivision)
    except InputRefusedError as error:
        key = "subdivision" if " part of " in str(error) else "country"
        yield Disagreement((key,), str(error), f"unknown-{key}")


def _known_ids(clinic: Clinic, folder: Path) -> Iterator[str]:
    """Give the id of each protocol that the clinic can use; a file with problems has none."""
    for path in (default_rule_file(), *(folder / name for name in clinic.protocols.values())):
        try:
            yield load_protocol(path).protocol.id
        except MesocareError:
            continue


def find_misfit_changes(changes: Changes, protocol: Protocol) -> Iterator[Disagreement]:
    """Give what in a clinic's changes does not fit the protocol that they name."""
    about, path = protocol.protocol, ("changes", protocol.protocol.id)
    if changes.version != about.version:
        message = (
            f"these changes were written for version {changes.version}, and {about.id} is "
            f"version {about.version}. Look through each change with 'mesocare rules show', "
            f"then write 'version: {about.version}' here."
        )
        yield Disagreement((*path, "version"), message, "other-version")
        return
    yield from _check_ids(changes, protocol)
    for section in ("replace", "add"):
        for key, rule in getattr(changes, section).items():
            yield from _check_sources((*path, section, key), rule.sources or (), protocol)
    yield from _check_and_until(changes, protocol)
    yield from _check_merged_course(changes, protocol)
    ids = [*(protocol.restrictions.keys() - changes.drop.keys()), *changes.add]
    for place, example in enumerate(changes.examples):
        found = {"session": example.session, "sessions": list(example.sessions), "at": example.at}
        document = found | {"expect": dict(example.expect)}
        yield from check_example((*path, "examples", place), document, sorted(ids))


def _check_ids(changes: Changes, protocol: Protocol) -> Iterator[Disagreement]:
    path = ("changes", protocol.protocol.id)
    for section in ("replace", "drop"):
        for key in getattr(changes, section):
            if key not in protocol.restrictions:
                message = say_unknown(key, protocol.restrictions, "restriction")
                yield Disagreement((*path, section, key), message, "unknown-restriction")
    for key in changes.add:
        if key in protocol.restrictions:
            message = f"the protocol has {key!r} already. Change it under 'replace'."
            yield Disagreement((*path, "add", key), message, "known-restriction")


def _check_sources(
    path: tuple[str, ...], names: tuple[str, ...], protocol: Protocol
) -> Iterator[Disagreement]:
    for place, name in enumerate(names):
        if name not in protocol.sources:
            message = say_unknown(name, protocol.sources, "source")
            yield Disagreement((*path, "sources", place), message, "unknown-source")


def _check_and_until(changes: Changes, protocol: Protocol) -> Iterator[Disagreement]:
    for key, change in changes.replace.items():
        rule = protocol.restrictions.get(key)
        if rule and change.and_until and not (change.wait or rule.wait):
            path = ("changes", protocol.protocol.id, "replace", key, "and_until")
            message = "'and_until' goes with a 'wait'. Write 'until' in its place."
            yield Disagreement(path, message, "until-alone")


def _check_merged_course(changes: Changes, protocol: Protocol) -> Iterator[Disagreement]:
    course = merge_course(protocol.course, changes.course)
    if course is None or changes.course is None:
        return
    yield from check_course(("changes", protocol.protocol.id, "course"), _as_document(course))


def _as_document(course: Course) -> dict[str, Any]:
    """Give a course as a file would hold it, to be checked as one."""
    keys = ("sessions", "gap", "recommended")
    whole = {key: str(value) for key in keys if (value := getattr(course, key)) is not None}
    phases = [
        {key: str(value) for key in keys if (value := getattr(phase, key)) is not None}
        for phase in course.phases
    ]
    return whole | {"phases": phases}
