"""Whether a rule file is fit for patients: all that is wrong with it, its examples, and advice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mesocare.authoring.examples import ExampleOutcome, run_examples
from mesocare.authoring.lint import find_warnings
from mesocare.authoring.warnings import NEEDED_TO_SIGN, without_silenced
from mesocare.errors import Problem
from mesocare.reading.agreement import Disagreement
from mesocare.reading.rule_file import shape_rules
from mesocare.reading.shaped_file import ShapedFile, Value
from mesocare.reading.source import Source
from mesocare.reading.yaml_tree import Path as KeyPath
from mesocare.rules.changes import ClinicChange


class Signed(NamedTuple):
    """An approval of a clinic's file, as it stands to the rules and changes of today."""

    of: str
    """The protocol's id and version then."""
    name: str
    profession: str
    on: date
    is_current: bool
    """Whether rules and changes are still what was approved."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the check of one file found."""

    name: str
    text: str
    problems: tuple[Problem, ...]
    """What must be fixed; an example that does not come out is one of them."""
    examples: tuple[ExampleOutcome, ...] = ()
    warnings: tuple[Problem, ...] = ()
    """What could be better."""
    changes: tuple[ClinicChange, ...] = ()
    """What a clinic's file changes, in all protocols."""
    unsigned: tuple[str, ...] = ()
    """What is missing before a clinician can sign, as kinds of warnings."""
    approvals: tuple[Signed, ...] | None = None
    """Who has approved a clinic's file; None of a rule file, which nobody approves alone."""


def check_rule_file(source: Source, today: date) -> Report:
    """Check a rule file; its examples and advice wait until it has no other problem."""
    file = shape_rules(source.data, source.name)
    if file.value is None or file.problems:
        return Report(file.name, file.text, file.problems)
    examples = run_examples(file.value)
    found = find_warnings(file.value, today)
    return Report(
        name=file.name,
        text=file.text,
        problems=place_all(file, find_failures(examples)),
        examples=examples,
        warnings=place_all(file, without_silenced(found, file.value.silenced)),
        unsigned=missing_to_sign(found),
    )


def missing_to_sign(found: Iterable[Disagreement]) -> tuple[str, ...]:
    """Return what is missing before a clinician can sign; a silence does not make it good."""
    kinds = {one.id for one in found}
    return tuple(kind for kind in NEEDED_TO_SIGN if kind in kinds)


def place_all(file: ShapedFile[Value], found: Iterable[Disagreement]) -> tuple[Problem, ...]:
    """Return each finding with its place in the file, in the file's order."""
    problems = map(file.problem_at, found)
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def find_failures(examples: Iterable[ExampleOutcome], path: KeyPath = ()) -> Iterator[Disagreement]:
    """Return each example that does not come out; `path` is what holds the examples."""
    for outcome in examples:
        if not outcome.is_right:
            message = (
                f"{outcome.name!r} does not come out: {'; '.join(outcome.differences)}. "
                "Find out which is right, the rule or the example, and fix the other."
            )
            yield Disagreement((*path, "examples", outcome.place), message, "example")
