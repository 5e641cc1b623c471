"""Is this file fit for patients? All that is wrong with a rule file or a clinic's file, and advice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mesocare.changes import ClinicChange, apply_changes, changes_in
from mesocare.clinic import Changes, Clinic
from mesocare.clinicfile import find_misfits, read_clinic_file
from mesocare.consistency import Disagreement
from mesocare.errors import MesocareError, Problem, RuleFileRefusedError
from mesocare.examplecheck import ExampleOutcome, run_examples
from mesocare.protocol import Protocol
from mesocare.rulefile import default_rule_file, load_protocol, read_rule_file
from mesocare.rulelint import check_texts, find_warnings, without_silenced
from mesocare.shapedfile import ShapedFile, read_bytes
from mesocare.yamltree import Path as KeyPath
from mesocare.yamltree import UnreadableYamlError, decode, parse_tree

_CLINIC_KEYS = {"name", "telephone", "closed", "protocols", "changes"}
_RULE_KEYS = {"protocol", "restrictions"}


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of one file found."""

    name: str
    text: str
    problems: tuple[Problem, ...]
    """What must be mended; an example that does not come out is one of them."""
    examples: tuple[ExampleOutcome, ...] = ()
    warnings: tuple[Problem, ...] = ()
    """What could be better."""
    changes: tuple[ClinicChange, ...] = ()
    """What a clinic's file changes, over all protocols."""


def check_file(path: Path, today: date) -> Report:
    """Check a rule file or a clinic's file, whichever it is.

    Raises:
        StorageError: when it cannot be read.

    """
    if is_clinic_file(path):
        return _check_clinic(read_clinic_file(path), path.parent, today)
    return _check_rules(read_rule_file(path), today)


def is_clinic_file(path: Path) -> bool:
    """Tell by its keys whether a file is a clinic's; all others pass for rule files.

    Raises:
        StorageError: when it cannot be read.

    """
    try:
        document = parse_tree(decode(read_bytes(path, "the file"))).document
    except UnreadableYamlError:
        return False
    keys = document.keys() if isinstance(document, dict) else set()
    return bool(keys & _CLINIC_KEYS) and not keys & _RULE_KEYS


def _check_rules(file: ShapedFile[Protocol], today: date) -> Report:
    if file.value is None or file.problems:
        return Report(file.name, file.text, file.problems)
    examples = run_examples(file.value)
    advice = without_silenced(find_warnings(file.value, today), file.value.silenced)
    return Report(
        name=file.name,
        text=file.text,
        problems=_place(file, _failures(examples, ())),
        examples=examples,
        warnings=_place(file, advice),
    )


def _place(file: ShapedFile[Protocol] | ShapedFile[Clinic], found: Iterable[Disagreement]) -> tuple[Problem, ...]:
    problems = (file.problem_at(*item) for item in found)
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _failures(examples: Iterable[ExampleOutcome], path: KeyPath) -> Iterator[Disagreement]:
    for outcome in examples:
        if not outcome.is_right:
            message = (
                f"{outcome.name!r} does not come out: {'; '.join(outcome.differences)}. "
                "Mend the rule, or the example."
            )
            yield Disagreement((*path, "examples", outcome.place), message, "example")


def _check_clinic(file: ShapedFile[Clinic], folder: Path, today: date) -> Report:
    if file.value is None or file.problems:
        return Report(file.name, file.text, file.problems)
    clinic = file.value
    protocols = dict(_known_protocols(clinic, folder))
    changed = {
        key: apply_changes(protocols[key], changes)
        for key, changes in clinic.changes.items()
        if key in protocols and not any(True for _ in find_misfits(_alone(clinic, key), protocols[key], folder))
    }
    raise NotImplementedError
