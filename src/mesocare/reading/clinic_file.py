"""What is in this clinic's file, and does it fit? With a protocol it makes a patient's rules."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from mesocare.characters import shorten
from mesocare.errors import InputRefusedError, RuleFileRefusedError
from mesocare.reading.agreement import (
    Disagreement,
    as_list,
    as_mapping,
    check_aliases,
    check_both_ends,
    check_restriction,
)
from mesocare.reading.misfits import find_misfits
from mesocare.reading.rule_file import load_protocol, read_rule_file
from mesocare.reading.shaped_file import ShapedFile, read_shaped
from mesocare.reading.source import default_rule_file, read_bytes
from mesocare.reading.yaml_tree import UnreadableYamlError, decode, parse_tree
from mesocare.rules.changes import apply_changes
from mesocare.rules.clinic import Clinic, ReplacedRestriction
from mesocare.rules.protocol import Protocol

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
    yield from _check_day_list(as_mapping(whole.get("day_list")))
    yield from check_aliases((), whole)
    for key, changes in as_mapping(whole.get("changes")).items():
        yield from _check_changes(("changes", key), as_mapping(changes))


def _check_day_list(columns: dict[str, Any]) -> Iterator[Disagreement]:
    session = columns.get("session")
    if isinstance(session, list) and len(session) not in (1, 2):
        message = (
            f"{len(session)} columns stand here. Write the one of the session, "
            "or the two of its date and its time, in this order."
        )
        yield Disagreement(("day_list", "session"), message, "session-columns")
    for name, values in as_mapping(columns.get("only")).items():
        if values == []:
            message = (
                "no value stands here. Write what must stand in that column for a row to count."
            )
            yield Disagreement(("day_list", "only", name), message, "no-value")
    seen: set[str] = set()
    for key in ("session", "name", "note", "protocol", "with", "zone"):
        for name in as_list(columns.get(key)) or [columns.get(key)]:
            if not isinstance(name, str):
                continue
            if name.casefold() in seen:
                message = (
                    f"{shorten(name)} stands above as well. Write another column, or take it out."
                )
                yield Disagreement(("day_list", key), message, "column-twice")
            seen.add(name.casefold())


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
