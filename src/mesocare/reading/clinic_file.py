"""A clinic's file, and the rules that it and a rule file make together."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mesocare.characters import shorten
from mesocare.errors import MesocareError, RuleFileRefusedError
from mesocare.reading.agreement import (
    Disagreement,
    check_aliases,
    check_how_many,
    check_restriction,
)
from mesocare.reading.misfits import check_country, check_protocol_ids, find_misfit_changes
from mesocare.reading.rule_file import shape_rules
from mesocare.reading.shaped_file import ShapedFile, Sound, read_shaped
from mesocare.reading.source import (
    Source,
    file_beside,
    find_rule_file,
    find_rules,
    read_bytes,
    read_source,
    shipped_ids,
)
from mesocare.reading.yaml_tree import UnreadableYamlError, decode, find_value, parse_tree
from mesocare.rules.changes import ChangedProtocol, apply_clinic
from mesocare.rules.clinic import MOST_PROTOCOLS, ChangedCourse, Changes, Clinic, DayListColumns
from mesocare.rules.protocol import Protocol

_CLINIC_KEYS = {field.name for field in fields(Clinic)}
_RULE_KEYS = {"protocol", "restrictions"}
_STAND_IN = {"name": "none"}
_UNSEALED = ("examples", "silenced")
"""What an author writes for the check alone; it may change under an approval."""


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """The files that a patient's rules come from, and the rules that they make."""

    base: ShapedFile[Protocol]
    clinic: ShapedFile[Clinic] | None
    protocol: Protocol
    """With the clinic's changes in it."""


def load_rules(
    rules: Path | None = None, clinic: Path | None = None
) -> tuple[Protocol, Clinic | None]:
    """Read a rule file and a clinic's file, and put the clinic's changes into the protocol.

    `rules` may be a short name of the clinic's file, or the id of a protocol that comes with
    mesocare; without it, it is the default rule file.

    Raises:
        RuleFileRefusedError: with every problem of the first file that has any.
        InputRefusedError: when `rules` is neither a file nor a name.
        StorageError: when one of the files cannot be read.

    """
    files = read_rule_files(rules, clinic)
    return files.protocol, files.clinic.require() if files.clinic else None


def read_rule_files(rules: Path | None = None, clinic: Path | None = None) -> RuleFiles:
    """Read a rule file and a clinic's file with the places of all that is in them.

    Raises:
        RuleFileRefusedError: with every problem of the first file that has any.
        InputRefusedError: when `rules` is neither a file nor a name.
        StorageError: when one of the files cannot be read.

    """
    if clinic is None:
        base = _shape_source(read_source(find_rule_file(rules), "the rule file"))
        return RuleFiles(base, None, base.require())
    file = read_clinic_file(clinic)
    path = find_rules(rules, file.require().protocols, clinic.parent)
    base = _shape_source(read_source(path, "the rule file"))
    return RuleFiles(base, file, merge_files(base, file, clinic.parent))


def _shape_source(source: Source) -> ShapedFile[Protocol]:
    return shape_rules(source.data, source.name)


def merge_files(
    base: ShapedFile[Protocol], file: ShapedFile[Clinic], folder: Path
) -> ChangedProtocol:
    """Put a clinic's file, which stands in a folder, into the rules of a rule file.

    Raises:
        RuleFileRefusedError: with every problem of the first file that has any.

    """
    clinic, protocol = file.require(), base.require()
    misfits = find_misfits(clinic, protocol, folder)
    if problems := tuple(map(file.problem_at, misfits)):
        raise RuleFileRefusedError(problems)
    return apply_clinic(protocol, clinic, seal_of(base, file))


def find_misfits(clinic: Clinic, protocol: Protocol, folder: Path) -> Iterator[Disagreement]:
    """Return what in a clinic's file does not fit the world, its protocols, or this one."""
    about = protocol.protocol
    yield from check_country(clinic)
    if changes := clinic.changes.get(about.id):
        yield from find_misfit_changes(changes, protocol)
    known = dict.fromkeys((about.id, *shipped_ids()))
    if not list(check_protocol_ids(clinic, known)):
        return
    known |= dict.fromkeys(_ids_beside(clinic, folder))
    yield from check_protocol_ids(clinic, known)


def _ids_beside(clinic: Clinic, folder: Path) -> Iterator[str]:
    """Return the id of each rule file that the clinic names, each file read once and no further."""
    for name in dict.fromkeys(clinic.protocols.values()):
        try:
            text = decode(read_bytes(file_beside(folder, name), "the rule file"))
            if protocol_id := find_value(text, ("protocol", "id")):
                yield protocol_id
        except (MesocareError, UnreadableYamlError):
            continue


def seal_of(base: ShapedFile[Protocol], clinic: ShapedFile[Clinic]) -> str:
    """Return a digest of what a patient's rules are made from: a rule file, and a clinic's changes.

    It is made of the values and not of the bytes: a remark, or another order of keys, is no change.
    """
    rules = base.tree.document
    changes = clinic.tree.document.get("changes") or {}
    sealed = [_without_unsealed(rules), _without_unsealed(changes.get(rules["protocol"]["id"]))]
    data = json.dumps(sealed, ensure_ascii=False, sort_keys=True).encode()
    return blake2b(data, digest_size=16).hexdigest()


def _without_unsealed(part: Any) -> Any:
    return part and {key: value for key, value in part.items() if key not in _UNSEALED}


def read_clinic_file(path: Path) -> ShapedFile[Clinic]:
    """Read a clinic's file with the places of all that is in it; its problems are not raised.

    Raises:
        StorageError: when it cannot be read.

    """
    return shape_clinic(read_bytes(path, "the clinic's file"), path.name)


@lru_cache(maxsize=1)
def shape_clinic(text: str | bytes, name: str) -> ShapedFile[Clinic]:
    """Read a clinic's text with the places of all that is in it."""
    return read_shaped(text, name, Clinic, find_clinic_disagreements, _STAND_IN)


def is_clinic_text(data: bytes) -> bool:
    """Tell by its keys whether a file is a clinic's; all others pass for rule files."""
    try:
        document = parse_tree(decode(data)).document
    except UnreadableYamlError:
        return False
    keys = document.keys() if isinstance(document, dict) else set()
    return bool(keys & _CLINIC_KEYS) and not keys & _RULE_KEYS


def find_clinic_disagreements(sound: Sound[Clinic]) -> Iterable[Disagreement]:
    """Return each disagreement between the parts of a clinic's file."""
    clinic = sound.value
    if clinic.subdivision is not None and not sound.document.get("country"):
        message = "'subdivision' needs a 'country'. Write it, such as 'country: IT'."
        yield Disagreement(("subdivision",), message, "no-country")
    if clinic.closed and len(set(clinic.closed.weekdays)) == 7:  # noqa: PLR2004  a week
        message = "the clinic is closed on every day of the week. Take out the open days."
        yield Disagreement(("closed", "weekdays"), message, "never-open")
    if len(clinic.protocols) > MOST_PROTOCOLS:
        message = f"{len(clinic.protocols)} protocols are over {MOST_PROTOCOLS}. Write fewer."
        yield Disagreement(("protocols",), message, "many-protocols")
    approved = [one.of.split(" ")[0] for one in clinic.approval]
    for place, key in enumerate(approved):
        if key in approved[:place]:
            message = f"'{key}' is approved above as well. Keep the later approval alone."
            yield Disagreement(("approval", place, "of"), message, "approved-twice")
    if clinic.day_list is not None:
        yield from _check_day_list(clinic.day_list, sound.document["day_list"])
    for key, changes in clinic.changes.items():
        if ("changes", key) not in sound.partly:
            yield from _check_changes(("changes", key), changes)


def _check_day_list(columns: DayListColumns, keys: Mapping[str, object]) -> Iterator[Disagreement]:
    if "session" not in keys:
        if keys.keys() - {"dates"}:
            message = (
                "the key 'session' is missing. "
                "Write the column of the session, such as 'session: Date'."
            )
            yield Disagreement(("day_list",), message, "missing-key")
    elif len(columns.session) not in (1, 2):
        message = (
            f"{len(columns.session)} columns stand here. Write the one of the session, "
            "or the two of its date and its time, in this order."
        )
        yield Disagreement(("day_list", "session"), message, "session-columns")
    for name, values in columns.only.items():
        if not values:
            message = (
                "no value stands here. Write what must stand in that column for a row to count."
            )
            yield Disagreement(("day_list", "only", name), message, "no-value")
    seen: set[str] = set()
    for key in ("session", "name", "note", "protocol", "with_", "zone"):
        found = getattr(columns, key)
        for name in found if isinstance(found, tuple) else (found,):
            if name is not None and name.casefold() in seen:
                message = (
                    f"{shorten(name)} stands above as well. Write another column, or take it out."
                )
                yield Disagreement(("day_list", key.removesuffix("_")), message, "column-twice")
            seen.add((name or "").casefold())


def _check_changes(path: tuple[str, str], changes: Changes) -> Iterator[Disagreement]:
    for key, rule in changes.replace.items():
        where = (*path, "replace", key)
        given = [it.name for it in fields(rule) if getattr(rule, it.name) is not None]
        if given == ["because"]:
            names = ", ".join(it.name for it in fields(rule) if it.name != "because")
            message = f"nothing is changed here. Write one of {names} as well."
            yield Disagreement(where, message, "no-change")
        if key in changes.drop:
            message = "'replace' changes this restriction as well. Write it in one of the two."
            yield Disagreement((*path, "drop", key), message, "replaced-and-dropped")
        yield from check_aliases((*where, "also_called"), rule.also_called or ())
    for key, added in changes.add.items():
        yield from check_restriction((*path, "add", key), added)
    yield from check_how_many((*path, "examples"), changes.examples)
    course = changes.course
    if course and not _is_anything_else(course):
        message = "nothing is changed here. Write what is another, such as 'gap: 3 weeks'."
        yield Disagreement((*path, "course"), message, "no-change")
    if not (changes.replace or changes.drop or changes.add or changes.course):
        message = "nothing is changed here. Write 'replace', 'drop', 'add' or 'course' below this."
        yield Disagreement(path, message, "no-change")


def _is_anything_else(course: ChangedCourse) -> bool:
    """Whether a changed course says more than why."""
    given = (it.name for it in fields(course) if getattr(course, it.name) not in (None, ()))
    return any(name != "because" for name in given)
