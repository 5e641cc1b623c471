"""What is in this clinic's file, and does it fit? With a protocol it makes a patient's rules."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mesocare.changes import apply_changes, merge_course
from mesocare.characters import shorten
from mesocare.clinic import Changes, Clinic, ReplacedRestriction, find_closed_days
from mesocare.consistency import (
    Disagreement,
    as_list,
    as_mapping,
    check_aliases,
    check_both_ends,
    check_course,
    check_example,
    check_restriction,
    say_unknown,
)
from mesocare.errors import InputRefusedError, MesocareError, RuleFileRefusedError
from mesocare.protocol import Course, Protocol
from mesocare.rulefile import load_protocol, read_rule_file
from mesocare.rulesource import default_rule_file, read_bytes
from mesocare.shapedfile import ShapedFile, read_shaped
from mesocare.yamltree import UnreadableYamlError, decode, parse_tree

_CLINIC_KEYS = {field.name for field in fields(Clinic)}
_RULE_KEYS = {"protocol", "restrictions"}


def load_rules(
    rules: Path | None = None, clinic: Path | None = None
) -> tuple[Protocol, Clinic | None]:
    """Read a rule file and a clinic's file, and put the clinic's changes into the protocol.

    `rules` may be a short name of the clinic's file; without it, it is the default rule file.

    Raises:
        RuleFileRefusedError: with every problem of the first file that has any.
        StorageError: when one of them cannot be read.

    """
    if clinic is None:
        return load_protocol(rules), None
    files = read_rule_files(rules, clinic)
    return files.protocol, files.clinic.require() if files.clinic else None


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """The files that a patient's rules come from, and the rules that they make."""

    base: ShapedFile[Protocol]
    clinic: ShapedFile[Clinic] | None
    protocol: Protocol
    """With the clinic's changes in it."""


def read_rule_files(rules: Path | None = None, clinic: Path | None = None) -> RuleFiles:
    """Read a rule file and a clinic's file with the places of all that is in them.

    Raises:
        RuleFileRefusedError: with every problem of the first file that has any.
        StorageError: when one of them cannot be read.

    """
    if clinic is None:
        base = read_rule_file(rules or default_rule_file())
        return RuleFiles(base, None, base.require())
    file = read_clinic_file(clinic)
    found = file.require()
    path = find_rules(rules, found, clinic.parent) if rules else default_rule_file()
    base = read_rule_file(path)
    protocol = base.require()
    misfits = find_misfits(found, protocol, clinic.parent)
    if problems := tuple(file.problem_at(*misfit) for misfit in misfits):
        raise RuleFileRefusedError(problems)
    changes = found.changes.get(protocol.protocol.id)
    return RuleFiles(base, file, apply_changes(protocol, changes) if changes else protocol)


def read_clinic_file(path: Path) -> ShapedFile[Clinic]:
    """Read a clinic's file with the places of all that is in it; its problems are not raised.

    Raises:
        StorageError: when it cannot be read.

    """
    return shape_clinic(read_bytes(path, "the clinic's file"), path.name)


def shape_clinic(text: str | bytes, name: str) -> ShapedFile[Clinic]:
    """Read a clinic's text with the places of all that is in it."""
    return read_shaped(text, name, Clinic, find_disagreements)


def is_clinic_file(path: Path) -> bool:
    """Tell by its keys whether a file is a clinic's; all others pass for rule files.

    Raises:
        StorageError: when it cannot be read.

    """
    try:
        document = parse_tree(decode(read_bytes(path, "the file"))).document
    except UnreadableYamlError:
        return False
    keys = as_mapping(document).keys()
    return bool(keys & _CLINIC_KEYS) and not keys & _RULE_KEYS


def find_rules(rules: Path, clinic: Clinic, folder: Path) -> Path:
    """Give the rule file of a clinic's short name; any other path is itself.

    Raises:
        InputRefusedError: when it is neither a name nor a file.

    """
    if name := clinic.protocols.get(str(rules)):
        return folder / name
    if clinic.protocols and not rules.exists():
        names = ", ".join(clinic.protocols)
        message = f"--rules: this is no file, and no name of your clinic's. Its names are {names}."
        raise InputRefusedError(message)
    return rules


def find_disagreements(document: Any) -> Iterator[Disagreement]:
    """Give each disagreement between the parts of a clinic's file."""
    whole = as_mapping(document)
    if whole.get("subdivision") is not None and whole.get("country") is None:
        message = "'subdivision' needs a 'country'. Write it, such as 'country: IT'."
        yield Disagreement(("subdivision",), message, "no-country")
    weekdays = as_list(as_mapping(whole.get("closed")).get("weekdays"))
    if len(set(map(str, weekdays))) == 7:  # noqa: PLR2004  a week
        message = "the clinic is closed on every day of the week. Take out the open days."
        yield Disagreement(("closed", "weekdays"), message, "never-open")
    yield from check_aliases((), whole)
    for key, changes in as_mapping(whole.get("changes")).items():
        yield from _check_changes(("changes", key), as_mapping(changes))


def _check_changes(path: tuple[str, str], changes: dict[str, Any]) -> Iterator[Disagreement]:
    replaced, dropped = (as_mapping(changes.get(key)) for key in ("replace", "drop"))
    for key, rule in replaced.items():
        yield from _check_replaced((*path, "replace", key), rule)
        if key in dropped:
            message = "'replace' changes this restriction as well. Keep one of the two."
            yield Disagreement((*path, "drop", key), message, "replaced-and-dropped")
    for key, rule in as_mapping(changes.get("add")).items():
        yield from check_restriction((*path, "add", key), rule)
    if not changes.keys() & {"replace", "drop", "add", "course"}:
        message = "nothing is changed here. Write 'replace', 'drop', 'add' or 'course' below this."
        yield Disagreement(path, message, "no-change")


def _check_replaced(path: tuple[str, ...], rule: Any) -> Iterator[Disagreement]:
    if not isinstance(rule, dict):
        return
    yield from check_both_ends(path, rule)
    if rule.keys() <= {"because"}:
        names = [field.name for field in fields(ReplacedRestriction) if field.name != "because"]
        message = f"nothing is changed here. Write one of {', '.join(names)} as well."
        yield Disagreement(path, message, "no-change")


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
    try:
        find_closed_days(clinic, ())
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
