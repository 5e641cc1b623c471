"""Is this rule file fit for patients? All that is wrong with it, its examples, and advice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mesocare.authoring.examples import ExampleOutcome, run_examples
from mesocare.authoring.lint import find_warnings, without_silenced
from mesocare.errors import Problem
from mesocare.reading.agreement import Disagreement
from mesocare.reading.rule_file import read_rule_file
from mesocare.reading.shaped_file import ShapedFile, Value
from mesocare.reading.yaml_tree import Path as KeyPath
from mesocare.rules.changes import ClinicChange


@dataclass(frozen=True, slots=True)
class Report:
    """What the check of one file found."""

    name: str
    text: str
    problems: tuple[Problem, ...]
    """What must be mended; an example that does not come out is one of them."""
    examples: tuple[ExampleOutcome, ...] = ()
    warnings: tuple[Problem, ...] = ()
    """What could be better."""
    changes: tuple[ClinicChange, ...] = ()
    """What a clinic's file changes, in all protocols."""


def check_rule_file(path: Path, today: date) -> Report:
    """Check a rule file; its examples and advice wait until it has no other problem.

    Raises:
        StorageError: when it cannot be read.

    """
    file = read_rule_file(path)
    if file.value is None or file.problems:
        return Report(file.name, file.text, file.problems)
    examples = run_examples(file.value)
    advice = without_silenced(find_warnings(file.value, today), file.value.silenced)
    return Report(
        name=file.name,
        text=file.text,
        problems=place_all(file, find_failures(examples)),
        examples=examples,
        warnings=place_all(file, advice),
    )


def place_all(file: ShapedFile[Value], found: Iterable[Disagreement]) -> tuple[Problem, ...]:
    """Give each finding its place in the file, in the file's order."""
    problems = (file.problem_at(*item) for item in found)
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def find_failures(examples: Iterable[ExampleOutcome], path: KeyPath = ()) -> Iterator[Disagreement]:
    """Give each example that does not come out; `path` is what holds the examples."""
    for outcome in examples:
        if not outcome.is_right:
            message = (
                f"{outcome.name!r} does not come out: {'; '.join(outcome.differences)}. "
                "Mend the rule, or the example."
            )
            yield Disagreement((*path, "examples", outcome.place), message, "example")
