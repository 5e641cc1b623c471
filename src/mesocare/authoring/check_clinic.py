"""Whether a clinic's file is fit for patients: it, the files it names, and what it changes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from mesocare.authoring.check_rules import (
    Report,
    Signed,
    find_failures,
    missing_to_sign,
    place_all,
)
from mesocare.authoring.examples import ExampleOutcome, run_examples
from mesocare.authoring.lint import find_warnings
from mesocare.authoring.plain_words import check_texts
from mesocare.authoring.warnings import without_silenced
from mesocare.dates.zones import find_zone, is_fixed, say_fixed
from mesocare.errors import MesocareError, RuleFileRefusedError
from mesocare.reading.agreement import Disagreement
from mesocare.reading.clinic_file import seal_of, shape_clinic
from mesocare.reading.misfits import (
    check_country,
    check_protocol_ids,
    find_misfit_changes,
    place_in_changes,
)
from mesocare.reading.notices import say_no_changes
from mesocare.reading.rule_file import load_protocol, read_rule_file
from mesocare.reading.shaped_file import ShapedFile
from mesocare.reading.source import (
    DEFAULT_ID,
    Source,
    file_beside,
    shipped_ids,
    shipped_rule_file,
)
from mesocare.reading.yaml_tree import Path as KeyPath
from mesocare.rules.changes import ChangedProtocol, apply_changes
from mesocare.rules.clinic import Changes, Clinic, ReplacedRestriction
from mesocare.rules.protocol import Protocol, Restriction

_ANSWERED = ("no-source", "no-reason")
"""What a change needs none of: its `because` is the reason, and the clinic the source."""


def check_clinic_file(source: Source, today: date, used_with: Protocol | None = None) -> Report:
    """Check a clinic's file, the rule files that it names, and its changes in their protocols.

    `used_with` is the protocol that it is used with, where that is known: then its changes count.
    """
    file = shape_clinic(source.data, source.name)
    if file.value is None or file.problems:
        return Report(file.name, file.text, file.problems)
    clinic, known = file.value, _look_around(file.value, source.path.parent, used_with)
    changed = dict(_apply_all(clinic, known.protocols, used_with))
    examples = {key: run_examples(protocol) for key, protocol in changed.items()}
    problems = [
        *known.problems,
        *check_country(clinic),
        *check_protocol_ids(clinic, [*known.protocols, *shipped_ids()]),
        *_check_changes(clinic, known.protocols),
        *_check_examples(examples),
    ]
    approvals = tuple(_find_approvals(file, known))
    advice = list(_advise(clinic, known.protocols, changed, today, used_with))
    advice += _advise_on_approvals(approvals)
    whole = find_warnings(_in_use(known.protocols, changed, used_with), today)
    return Report(
        name=file.name,
        text=file.text,
        problems=place_all(file, problems),
        examples=tuple(chain.from_iterable(examples.values())),
        warnings=place_all(file, without_silenced(advice, clinic.silenced)),
        changes=tuple(chain.from_iterable(it.clinic_changes for it in changed.values())),
        unsigned=missing_to_sign([*advice, *whole]),
        approvals=approvals,
    )


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands beside a clinic's file."""

    protocols: dict[str, Protocol] = field(default_factory=dict)
    """By their ids: those that the clinic names, changes or uses, and the default one."""
    paths: dict[str, Path] = field(default_factory=dict)
    """Where the files of those that were read here are, by their ids."""
    problems: list[Disagreement] = field(default_factory=list)


def _look_around(clinic: Clinic, folder: Path, used_with: Protocol | None) -> _Surroundings:
    found = _Surroundings()
    for protocol_id in shipped_ids():
        if protocol_id == DEFAULT_ID or protocol_id in clinic.changes:
            found.protocols[protocol_id] = load_protocol(shipped_rule_file(protocol_id))
    found.paths.update((it, shipped_rule_file(it)) for it in shipped_ids())
    keys: dict[str, str] = {}
    for key, name in clinic.protocols.items():
        keys.setdefault(name, key)  # a file under several names is read once
    for name, key in keys.items():
        try:
            protocol = load_protocol(file_beside(folder, name))
            found.protocols[protocol.protocol.id] = protocol
            found.paths[protocol.protocol.id] = folder / name
        except RuleFileRefusedError as error:
            count = len(error.problems)
            message = (
                f"{name} has {count} problem{'s' * (count > 1)}. "
                f"See what to fix with 'mesocare rules check {name}'."
            )
            found.problems.append(Disagreement(("protocols", key), message, "bad-protocol"))
        except MesocareError as error:
            found.problems.append(Disagreement(("protocols", key), str(error), "no-file"))
    if used_with is not None:
        found.protocols[used_with.protocol.id] = used_with
    if clinic.logo and not (folder / clinic.logo).is_file():
        message = f"there is no file {clinic.logo!r} beside this one. Put it there, or take it out."
        found.problems.append(Disagreement(("logo",), message, "no-file"))
    return found


def _find_approvals(file: ShapedFile[Clinic], known: _Surroundings) -> Iterator[Signed]:
    """Return the approvals in a clinic's file, as they stand to the rules of today.

    Rules that are not found are none that anybody could have approved as they are.
    """
    for one in file.require().approval:
        path = known.paths.get(one.of.split(" ")[0])
        is_current = path is not None and seal_of(read_rule_file(path), file) == one.digest
        yield Signed(one.of, one.name, one.profession, one.on, is_current)


def _advise_on_approvals(approvals: tuple[Signed, ...]) -> Iterator[Disagreement]:
    for place, one in enumerate(approvals):
        if not one.is_current:
            message = (
                f"{one.of} was approved on {one.on}, and has changed since. "
                "Have it signed again, with 'mesocare rules approve'."
            )
            yield Disagreement(("approval", place), message, "changed-since-approval")


def _apply_all(
    clinic: Clinic, protocols: Mapping[str, Protocol], used_with: Protocol | None
) -> Iterator[tuple[str, ChangedProtocol]]:
    """Return each protocol whose changes fit, with the changes in it."""
    for key, changes in clinic.changes.items():
        is_used = used_with is None or key == used_with.protocol.id
        if is_used and key in protocols and not list(find_misfit_changes(changes, protocols[key])):
            yield key, apply_changes(protocols[key], changes)


def _in_use(
    protocols: Mapping[str, Protocol],
    changed: Mapping[str, ChangedProtocol],
    used_with: Protocol | None,
) -> Protocol:
    """Return the rules that patients get: those in use, else those changed first, else default."""
    key = used_with.protocol.id if used_with else next(iter(changed), DEFAULT_ID)
    return changed.get(key) or protocols[key]


def _check_changes(clinic: Clinic, protocols: Mapping[str, Protocol]) -> Iterator[Disagreement]:
    for key, changes in clinic.changes.items():
        if key in protocols:
            yield from find_misfit_changes(changes, protocols[key])


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
    used_with: Protocol | None,
) -> Iterator[Disagreement]:
    yield from _advise_on_clinic(clinic)
    if used_with is not None and (notice := say_no_changes(used_with, clinic)):
        yield Disagreement(("changes",), notice, "no-change-used")
    for key, protocol in changed.items():
        yield from _advise_on_changes(clinic.changes[key], protocols[key], protocol, today)


def _advise_on_clinic(clinic: Clinic) -> Iterator[Disagreement]:
    for key, message in (
        ("telephone", "no 'telephone' stands here. The sheet leaves a line to write it on."),
        ("urgent_number", "no 'urgent_number' stands here. Write whom to call the same day."),
        ("emergency_number", "no 'emergency_number' stands here. Write it, such as '112'."),
        (
            "zone",
            "no 'zone' stands here, so each computer's own counts. Write 'Europe/Rome' or yours.",
        ),
    ):
        if getattr(clinic, key) is None:
            yield Disagreement((), message, f"no-{key.replace('_', '-')}")
    if clinic.zone and is_fixed(zone := find_zone(clinic.zone)):
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
    """Return the advice that the changes bring in, each at the place in the clinic's file."""
    path = ("changes", protocol.protocol.id)
    before = {(item.path, item.id) for item in find_warnings(protocol, today)}
    for item in find_warnings(changed, today):
        place = place_in_changes(item.path, changes)
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
    is_left = change.meanwhile is None and (change.wait or change.until or change.about)
    if is_left and rule.meanwhile and re.search(r"\d", rule.meanwhile):
        message = (
            f"the old 'meanwhile' stays: {rule.meanwhile!r} Write it anew, as 'meanwhile: ...'."
        )
        yield Disagreement(path, message, "old-number")
