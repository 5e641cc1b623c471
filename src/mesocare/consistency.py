"""Do the parts of a rule file agree? What no single field can tell, each with its key.

The checks read the document before it has a shape, so that they find their problems beside those
of the shape; what is not there or is of another kind is the shape's to report, and passed over.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from mesocare.waits import parse_count, parse_gap, parse_length
from mesocare.yamltree import Path

MOST_SESSIONS = 100
"""The longest course, over all its phases."""

Disagreement = tuple[Path, str]


def find_disagreements(document: Any) -> Iterator[Disagreement]:
    """Give each disagreement between the parts of a document, as its path and the sentence."""
    whole = _mapping(document)
    for key, rule in _rules(whole, "restrictions"):
        yield from _check_waits(("restrictions", key), rule)
    for key, rule in _rules(whole, "before_session"):
        yield from _check_preparation(("before_session", key), rule)
    if "restrictions" in whole and not _mapping(whole["restrictions"]):
        yield ("restrictions",), "no restriction stands here. Write one at least."
    yield from _check_sources((), whole, list(_mapping(whole.get("sources"))))
    yield from _check_aliases((), whole)
    yield from _check_course(_mapping(whole.get("course")))
    yield from _check_days(_mapping(whole.get("protocol")))
    for place, example in enumerate(_list(whole.get("examples"))):
        yield from _check_example(("examples", place), _mapping(example), whole)


def _mapping(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _rules(whole: dict[str, Any], section: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, rule in _mapping(whole.get(section)).items():
        if isinstance(rule, dict):
            yield key, rule


def _check_waits(path: Path, rule: dict[str, Any]) -> Iterator[Disagreement]:
    has_wait, has_until = (rule.get(key) is not None for key in ("wait", "until"))
    if has_wait and has_until:
        message = (
            "both 'wait' and 'until' stand here. Keep one; where both must be over, "
            "write the condition as 'and_until'."
        )
        yield (*path, "until"), message
    if not has_wait and not has_until:
        message = "neither 'wait' nor 'until' stands here. Write one, such as 'wait: 48 hours'."
        yield path, message
    if rule.get("and_until") is not None and not has_wait:
        yield (*path, "and_until"), "'and_until' goes with a 'wait'. Write 'until' in its place."


def _check_preparation(path: Path, rule: dict[str, Any]) -> Iterator[Disagreement]:
    has_do, has_do_not = (rule.get(key) is not None for key in ("do", "do_not"))
    if has_do is has_do_not:
        there = "both 'do' and 'do_not' stand" if has_do else "neither 'do' nor 'do_not' stands"
        yield path, f"{there} here. Write one of them."
    if has_do_not and rule.get("from") is None:
        yield path, "'do_not' needs a 'from'. Write how long before, such as 'from: 2 days'."


def _check_sources(path: Path, found: Any, known: list[str]) -> Iterator[Disagreement]:
    """Look through the whole document for lists of sources that name one that is not there."""
    for key, value in _mapping(found).items():
        if key == "sources" and path:
            for place, name in enumerate(_list(value)):
                if isinstance(name, str) and name not in known:
                    yield (*path, key, place), _unknown(name, known, "source")
        else:
            yield from _check_sources((*path, key), value, known)
    for place, value in enumerate(_list(found)):
        yield from _check_sources((*path, place), value, known)


def _unknown(name: str, known: list[str], what: str) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"Write the id of a {what} of this file."
    return f"there is no {what} {name[:40]!r}. {hint}"


def _check_aliases(path: Path, found: Any) -> Iterator[Disagreement]:
    for key, value in _mapping(found).items():
        if key == "also_called":
            yield from _check_twice((*path, key), value)
        else:
            yield from _check_aliases((*path, key), value)
    for place, value in enumerate(_list(found)):
        yield from _check_aliases((*path, place), value)


def _check_twice(path: Path, names: Any) -> Iterator[Disagreement]:
    seen: set[str] = set()
    for place, name in enumerate(_list(names)):
        folded = " ".join(name.casefold().split()) if isinstance(name, str) else None
        if folded in seen:
            yield (*path, place), f"{name[:40]!r} stands here twice. Keep one of the two."
        elif folded is not None:
            seen.add(folded)


def _check_course(course: dict[str, Any]) -> Iterator[Disagreement]:
    is_even = [key for key in ("sessions", "gap") if course.get(key) is not None]
    if course and bool(is_even) is bool(course.get("phases")):
        there = "both stand" if is_even else "neither stands"
        message = f"'sessions' and 'gap', or 'phases': {there} here. Write one of the two."
        yield ("course",), message
    if len(is_even) == 1:
        missing = "gap" if is_even == ["sessions"] else "sessions"
        yield ("course",), f"the key {missing!r} is missing. Write it."
    phases = [("course", "phases", place) for place in range(len(_list(course.get("phases"))))]
    for path, phase in zip(
        [("course",), *phases], [course, *_list(course.get("phases"))], strict=True
    ):
        yield from _check_recommended(path, _mapping(phase))
    if (total := _most_sessions(course)) > MOST_SESSIONS:
        yield ("course",), f"{total} sessions are over {MOST_SESSIONS}. Write a shorter course."


def _most_sessions(course: dict[str, Any]) -> int:
    total = 0
    for phase in (course, *map(_mapping, _list(course.get("phases")))):
        try:
            total += parse_count(phase.get("sessions") or "").most
        except (TypeError, ValueError):
            continue
    return total


def _check_recommended(path: Path, phase: dict[str, Any]) -> Iterator[Disagreement]:
    try:
        gap, recommended = parse_gap(phase["gap"]), parse_length(phase["recommended"])
    except (KeyError, TypeError, ValueError):
        return
    if not gap.least.nominal_minutes <= recommended.nominal_minutes <= gap.most.nominal_minutes:
        message = f"'{recommended}' lies outside the gap of '{gap}'. Write a length inside it."
        yield (*path, "recommended"), message


def _check_days(about: dict[str, Any]) -> Iterator[Disagreement]:
    written_on, review_by = about.get("written_on"), about.get("review_by")
    if isinstance(written_on, str) and isinstance(review_by, str) and review_by < written_on:
        yield ("protocol", "review_by"), "the review lies before 'written_on'. Write a later date."


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2})?")


def _check_example(
    path: Path, example: dict[str, Any], whole: dict[str, Any]
) -> Iterator[Disagreement]:
    if (example.get("session") is None) is not bool(example.get("sessions")):
        yield path, "one of 'session' and 'sessions' must stand here. Write one of the two."
    for key, moment in _moments(example):
        if isinstance(moment, str) and not _MOMENT.fullmatch(moment):
            message = f"{moment[:40]!r} is not a moment. Write it like '2026-11-20T14:30'."
            yield (*path, *key), message
    ids = [*_mapping(whole.get("restrictions")), *_mapping(whole.get("before_session"))]
    for name in _mapping(example.get("expect")):
        if name not in ids:
            yield (*path, "expect", name), _unknown(name, ids, "restriction")


def _moments(example: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    yield ("at",), example.get("at")
    yield ("session",), example.get("session")
    for place, moment in enumerate(_list(example.get("sessions"))):
        yield ("sessions", place), moment
