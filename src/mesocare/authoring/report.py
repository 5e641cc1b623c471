"""What the check of some files found: for a practitioner, for an editor, and for GitHub."""

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from mesocare.authoring.check_rules import Report, Signed
from mesocare.authoring.warnings import NEEDED_TO_SIGN
from mesocare.errors import Problem
from mesocare.rules.changes import ChangeKind, ClinicChange

CHECK_SCHEMA = "mesocare/check/2"

_MARKED = re.compile(r"[\w-]+(?=:)|\"[^\"]*\"|'[^']*'|[^,\]}#\s][^,\]}#]*")
_NARROWEST_EXCERPT = 20
_WIDEST_EXCERPT = 200
"""Where the width of the screen is not known."""


def render_report(reports: Iterable[Report], width: int | None) -> str:
    """Return all findings, each with the line it is about; without a width, no line is broken."""
    return "\n".join("\n".join(_paragraphs(report, width)) for report in reports)


def _paragraphs(report: Report, width: int | None) -> Iterator[str]:
    lines = report.text.expandtabs(1).splitlines()
    for problem in report.problems:
        yield _finding(problem, str(problem), lines, width)
    advice = _advice(report)
    for problem in advice:
        text = f"{str(problem).replace(': ', ': warning: ', 1)} [{problem.id}]"
        is_alone = _is_of_one_rule(problem) and problem in report.warnings
        yield _finding(problem, text, lines, width) if is_alone else _fill(text, width)
    if advice and not is_alone:
        yield ""
    yield from _section("What it changes:", map(_say_change, report.changes), width)
    yield from _section(
        "Examples:",
        (f"{'right' if it.is_right else 'WRONG'}: {it.name}" for it in report.examples),
        width,
    )
    if report.approvals is not None and not report.problems:
        yield from _section("Approved:", _say_approvals(report.approvals), width)
    missing = (f"{NEEDED_TO_SIGN[kind]} [{kind}]" for kind in report.unsigned)
    yield from _section("Before a clinician can sign, it still needs:", missing, width)
    yield _fill(_summary(report), width) + "\n"


def _advice(report: Report) -> list[Problem]:
    """Return a file's warnings for people, what is about one rule first.

    What stands under "Before a clinician can sign" is not said twice.
    """
    joined = _join_alike(one for one in report.warnings if one.id not in report.unsigned)
    return sorted(joined, key=lambda one: not (one in report.warnings and _is_of_one_rule(one)))


def _is_of_one_rule(problem: Problem) -> bool:
    """Whether a finding is about one rule, not about a section or the whole file."""
    return "." in problem.path


def _join_alike(warnings: Iterable[Problem]) -> list[Problem]:
    """Join warnings that say the same of several places, and name their lines."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in warnings:
        alike.setdefault((problem.id, problem.message), []).append(problem)
    return [
        first._replace(message=f"{first.message} The same: {_say_lines(others)}.")
        if others
        else first
        for first, *others in alike.values()
    ]


def _say_lines(problems: Iterable[Problem]) -> str:
    """Name the lines of problems, those that follow each other by their ends: `lines 3, 5-9`."""
    runs: list[list[int]] = []
    for line in sorted({problem.line for problem in problems}):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    said = (f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
    is_one = len(runs) == 1 and runs[0][0] == runs[0][1]
    return f"{'line' if is_one else 'lines'} {', '.join(said)}"


def _say_approvals(approvals: Sequence[Signed]) -> Iterator[str]:
    if not approvals:
        yield "by no clinician. To sign it: mesocare rules approve"
    for one in approvals:
        state = "current" if one.is_current else "changed since: have it signed again"
        yield f"{one.of}, by {one.name}, {one.profession}, on {one.on}: {state}"


def _section(heading: str, lines: Iterable[str], width: int | None) -> Iterator[str]:
    items = [_fill(f"- {line}", width, "  ") for line in lines]
    if items:
        yield "\n".join([heading, *items, ""])


def _finding(problem: Problem, text: str, lines: Sequence[str], width: int | None) -> str:
    return f"{_fill(text, width)}\n{excerpt(lines, problem, width)}"


def _fill(text: str, width: int | None, indent: str = "") -> str:
    if width is None:
        return text
    return textwrap.fill(
        text, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def excerpt(lines: Sequence[str], problem: Problem, width: int | None) -> str:
    """Return the line of a problem with a mark under what it is about; empty without a line."""
    if not 1 <= problem.line <= len(lines):
        return ""
    line, start = lines[problem.line - 1], problem.column - 1
    number = f"{problem.line:5} | "
    room = max((width or _WIDEST_EXCERPT) - len(number), _NARROWEST_EXCERPT)
    marked = _MARKED.match(line, start)
    first = 0 if len(line) <= room or start < room // 2 else start - room // 4
    shown = line[first : first + room]
    length = len(marked[0].rstrip()) if marked else 1
    length = max(min(length, first + len(shown) - start), 1)
    before = "".join(_blank(character) for character in line[first:start])
    mark = "^" * sum(len(_blank(character)) for character in line[start : start + length] or "^")
    return f"{number}{shown.rstrip()}\n{'':5} | {before}{mark}\n"


def _blank(character: str) -> str:
    """Return as many blanks as a terminal gives columns to a character."""
    if unicodedata.combining(character):
        return ""
    return "  " if unicodedata.east_asian_width(character) in "WF" else " "


def _say_change(change: ClinicChange) -> str:
    match change.kind:
        case ChangeKind.REPLACED:
            ends = f"{change.was} → {change.is_now}" if change.was else None
            return f"{change.activity}: {_join(ends, change.concerns) or 'other words'}"
        case ChangeKind.ADDED:
            return f"new: {change.activity}: {_join(change.is_now, change.concerns)}"
        case ChangeKind.DROPPED:
            return f"no longer held off: {change.activity}"
        case ChangeKind.COURSE:
            return f"the course: {change.was or 'none'} → {change.is_now}"


def _join(*said: str | None) -> str:
    return "; ".join(filter(None, said))


def _summary(report: Report) -> str:
    warnings = _count(len(_join_alike(report.warnings)), "warning")
    if report.problems:
        problems = _count(len(report.problems), "problem")
        fixable = sum(problem.fix is not None for problem in report.problems)
        known = f" {fixable} of them 'mesocare rules check --fix' can write." if fixable else ""
        return f"{report.name}: {problems}, {warnings}.{known} Fix the problems, then check again."
    right = f"{_count(len(report.examples), 'example')} right" if report.examples else "no example"
    return f"{report.name}: no problem, {right}, {warnings}.{_next_step(report)}"


def _next_step(report: Report) -> str:
    """Say what the author of a file without problems does next; nothing where all is there."""
    if report.approvals is None and not report.examples:
        return (
            " Next: read what patients will read, with 'mesocare rules show --as-read --rules "
            f"{report.name}'. Then write an example of a day that you are sure of."
        )
    return (
        " Next: fix what a warning is right about; silence it with a reason where it is not."
        * bool(report.warnings)
    )


def _count(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def render_report_json(reports: Sequence[Report]) -> str:
    """Return all findings with stable ids and positions, counted from 1."""
    document = {"schema": CHECK_SCHEMA, "files": [_as_members(report) for report in reports]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _as_members(report: Report) -> dict[str, Any]:
    return {
        "file": report.name,
        "problems": [_finding_members(problem, "error") for problem in report.problems]
        + [_finding_members(problem, "warning") for problem in report.warnings],
        "examples": [
            {"name": it.name, "is_right": it.is_right, "differences": list(it.differences)}
            for it in report.examples
        ],
        "missing_to_sign": list(report.unsigned),
        "approvals": [one._asdict() | {"on": one.on.isoformat()} for one in report.approvals or ()],
    }


def _finding_members(problem: Problem, severity: str) -> dict[str, Any]:
    return {
        "id": problem.id,
        "severity": severity,
        "line": problem.line,
        "column": problem.column,
        "key": problem.path,
        "message": problem.message,
        "fix": problem.fix and problem.fix._asdict(),
    }


def render_report_github(reports: Sequence[tuple[PurePath, Report]]) -> str:
    """Return a workflow command of GitHub for each finding, with the path as it was given.

    The last line counts them, and names no file: what a file is called must not start a command.
    """
    lines = [
        _command(severity, path, problem)
        for path, report in reports
        for severity, found in (
            ("error", report.problems),
            ("warning", _join_alike(report.warnings)),
        )
        for problem in found
    ]
    problems = _count(sum(len(report.problems) for _, report in reports), "problem")
    warnings = _count(sum(len(_join_alike(report.warnings)) for _, report in reports), "warning")
    lines.append(f"mesocare checked {_count(len(reports), 'file')}: {problems}, {warnings}.")
    return "\n".join(lines) + "\n"


def _command(severity: str, path: PurePath, problem: Problem) -> str:
    place = {
        "file": path.as_posix(),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.id,
    }
    written = ",".join(f"{name}={_escape_property(value)}" for name, value in place.items())
    message = f"{problem.path}: {problem.message}" if problem.path else problem.message
    return f"::{severity} {written}::{_escape(message)}"


def _escape(text: str) -> str:
    """Write what would end a command, or start an escape, as the runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
