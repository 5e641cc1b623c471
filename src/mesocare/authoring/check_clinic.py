"""Is this clinic's file fit for patients? It, the files it names, and what its changes make."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from mesocare.authoring.check_rules import Report, find_failures, place_all
from mesocare.authoring.examples import ExampleOutcome, run_examples
from mesocare.authoring.lint import check_texts, find_warnings, without_silenced
from mesocare.dates.zones import find_zone, is_fixed, say_fixed
from mesocare.errors import MesocareError, RuleFileRefusedError
from mesocare.reading.agreement import Disagreement
from mesocare.reading.clinic_file import read_clinic_file
from mesocare.reading.misfits import check_country, find_misfit_changes, say_unknown_protocol
from mesocare.reading.rule_file import load_protocol
from mesocare.reading.source import default_rule_file
from mesocare.reading.yaml_tree import Path as KeyPath
from mesocare.rules.changes import ChangedProtocol, apply_changes
from mesocare.rules.clinic import Changes, Clinic, ReplacedRestriction
from mesocare.rules.protocol import Protocol, Restriction

_ANSWERED = ("no-source", "no-reason")
"""What a change needs none of: its `because` is the reason, and the clinic the source."""


def check_clinic_file(path: Path, today: date) -> Report:
    """Check a clinic's file, the rule files that it names, and its changes in their protocols.

    Raises:
        StorageError: when it cannot be read.

    """
    file = read_clinic_file(path)
    if file.value is None or file.problems:
        return Report(file.name, file.text, file.problems)
    clinic, known = file.value, _look_around(file.value, path.parent)
    changed = dict(_apply_all(clinic, known.protocols))
    examples = {key: run_examples(protocol) for key, protocol in changed.items()}
    problems = [
        *known.problems,
        *check_country(clinic),
        *_check_changes(clinic, known.protocols),
        *_check_examples(examples),
    ]
    advice = _advise(clinic, known.protocols, changed, today)
    return Report(
        name=file.name,
        text=file.text,
        problems=place_all(file, problems),
        examples=tuple(chain.from_iterable(examples.values())),
        warnings=place_all(file, without_silenced(advice, clinic.silenced)),
        changes=tuple(chain.from_iterable(it.clinic_changes for it in changed.values())),
    )


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands beside a clinic's file."""

    protocols: dict[str, Protocol] = field(default_factory=dict)
    """By their ids; the default one is always there."""
    problems: list[Disagreement] = field(default_factory=list)


def _look_around(clinic: Clinic, folder: Path) -> _Surroundings:
    default = load_protocol(default_rule_file())
    found = _Surroundings({default.protocol.id: default})
    for key, name in clinic.protocols.items():
        try:
            protocol = load_protocol(folder / name)
            found.protocols[protocol.protocol.id] = protocol
        except RuleFileRefusedError as error:
            count = len(error.problems)
            message = (
                f"{name} has {count} problem{'s' * (count > 1)}. "
                f"See what to mend with 'mesocare rules check {name}'."
            )
            found.problems.append(Disagreement(("protocols", key), message, "bad-protocol"))
        except MesocareError as error:
            found.problems.append(Disagreement(("protocols", key), str(error), "no-file"))
    if clinic.logo and not (folder / clinic.logo).is_file():
        message = f"there is no file {clinic.logo!r} beside this one. Put it there, or take it out."
        found.problems.append(Disagreement(("logo",), message, "no-file"))
    return found


def _apply_all(
    clinic: Clinic, protocols: Mapping[str, Protocol]
) -> Iterator[tuple[str, ChangedProtocol]]:
    """Give each protocol whose changes fit, with the changes in it."""
    for key, changes in clinic.changes.items():
        if key in protocols and not list(find_misfit_changes(changes, protocols[key])):
            yield key, apply_changes(protocols[key], changes)


def _check_changes(clinic: Clinic, protocols: Mapping[str, Protocol]) -> Iterator[Disagreement]:
    for key, changes in clinic.changes.items():
        if key in protocols:
            yield from find_misfit_changes(changes, protocols[key])
        else:
            message = say_unknown_protocol(key, list(protocols))
            yield Disagreement(("changes", key), message, "unknown-protocol")


def _check_examples(
    examples: Mapping[str, tuple[ExampleOutcome, ...]],
) -> Iterator[Disagreement]:
    for key, outcomes in examples.items():
        yield from find_failures(outcomes, ("changes", key))


# Advice


def _advise(
    clinic: Clinic,
    protocols: Mapping[str, Protocol],
    changed: Mapping[str, ChangedProtocol],
    today: date,
) -> Iterator[Disagreement]:
    yield from _advise_on_clinic(clinic)
    for key, protocol in changed.items():
        yield from _advise_on_changes(clinic.changes[key], protocols[key], protocol, today)


def _advise_on_clinic(clinic: Clinic) -> Iterator[Disagreement]:
    if clinic.telephone is None:
        message = "no 'telephone' stands here. The sheet leaves a line to write it on."
        yield Disagreement((), message, "no-telephone")
    if clinic.emergency_number is None:
        message = "no 'emergency_number' stands here. Write it, such as '112'."
        yield Disagreement((), message, "no-emergency-number")
    if clinic.zone is None:
        message = (
            "no 'zone' stands here, so each computer's own one counts. "
            "Write it, such as 'zone: Europe/Rome'."
        )
        yield Disagreement((), message, "no-zone")
    elif is_fixed(zone := find_zone(clinic.zone)):
        message = (
            f"{clinic.zone} is {say_fixed(zone)} all year round. "
            "Write the place, such as 'zone: Europe/Rome'."
        )
        yield Disagreement(("zone",), message, "fixed-zone")
    yield from check_texts(clinic.hours, ("hours",))
    yield from check_texts(clinic.when_closed, ("when_closed",))


def _advise_on_changes(
    changes: Changes, protocol: Protocol, changed: ChangedProtocol, today: date
) -> Iterator[Disagreement]:
    """Give the advice that the changes bring in, each at the place in the clinic's file."""
    path = ("changes", protocol.protocol.id)
    before = {(item.path, item.id) for item in find_warnings(protocol, today)}
    for item in find_warnings(changed, today):
        place = _place_in_changes(item.path, changes)
        if place and item.id not in _ANSWERED and (item.path, item.id) not in before:
            yield item._replace(path=(*path, *place))
    for section in ("replace", "drop", "add"):
        for key, change in getattr(changes, section).items():
            yield from check_texts(change.because, (*path, section, key, "because"))
    for key, change in changes.replace.items():
        yield from _advise_on_old_words((*path, "replace", key), change, changed.restrictions[key])
    if not changes.examples:
        message = "no 'examples' stand here. Write one at least that proves your changes."
        yield Disagreement(path, message, "no-examples")


def _advise_on_old_words(
    path: KeyPath, change: ReplacedRestriction, rule: Restriction
) -> Iterator[Disagreement]:
    """Warn of words that a new wait leaves as they were, where they name a number."""
    for name in ("why", "meanwhile"):
        words = getattr(rule, name)
        is_left = getattr(change, name) is None and (change.wait or change.until)
        if is_left and words and re.search(r"\d", words):
            message = f"the old {name!r} stays: {words!r} Write it anew, as '{name}: ...'."
            yield Disagreement(path, message, "old-number")


def _place_in_changes(path: KeyPath, changes: Changes) -> KeyPath | None:
    """Give the place of a protocol's key among the changes; none where the clinic changed nothing.

    What is said of a whole restriction that the clinic only replaced words in, and what is not in
    its words, is the protocol's business.
    """
    match path:
        case ("restrictions", key, *rest) if key in changes.add:
            return ("add", key, *rest)
        case ("restrictions", key, *rest) if key in changes.replace:
            return ("replace", key, *rest)
        case ("before_session", key, *_) if key in changes.replace:
            return ("replace", key)
        case ("course", *rest) if changes.course:
            return ("course", *rest)
    return None
