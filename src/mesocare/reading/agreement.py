"""Do the parts of a file agree? What no single field can tell, each with its key.

The checks read the document before it has a shape, so that they find their problems beside those
of the shape; what is not there or is of another kind is the shape's to report, and passed over.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any, NamedTuple

from mesocare.characters import shorten
from mesocare.dates.waits import parse_count, parse_gap, parse_length
from mesocare.reading.yaml_tree import Path

MOST_SESSIONS = 100
"""The longest course, over all its phases."""
_MOST_COMPARED = 300
"""Of very many ids only so many are compared with a mistaken one, to be done within a second."""


class Disagreement(NamedTuple):
    """Where two parts do not agree, the sentence about it, and the id of its kind."""

    path: Path
    message: str
    id: str


def find_disagreements(document: Any) -> Iterator[Disagreement]:
    """Give each disagreement between the parts of a rule file."""
    whole = as_mapping(document)
    for key, rule in as_mapping(whole.get("restrictions")).items():
        yield from check_restriction(("restrictions", key), rule)
    for key, rule in as_mapping(whole.get("before_session")).items():
        yield from _check_preparation(("before_session", key), rule)
    if "restrictions" in whole and not as_mapping(whole["restrictions"]):
        message = "no restriction stands here. Write one at least."
        yield Disagreement(("restrictions",), message, "no-restriction")
    yield from check_sources((), whole, list(as_mapping(whole.get("sources"))))
    yield from check_aliases((), whole)
    yield from check_course(("course",), as_mapping(whole.get("course")))
    yield from _check_days(as_mapping(whole.get("protocol")))


def as_mapping(found: Any) -> dict[str, Any]:
    """Give a group of keys, or an empty one in place of anything else."""
    return found if isinstance(found, dict) else {}


def as_list(found: Any) -> list[Any]:
    """Give a list, or an empty one in place of anything else."""
    return found if isinstance(found, list) else []


def check_restriction(path: Path, rule: Any) -> Iterator[Disagreement]:
    """Check that a restriction has an end, or says that it has none."""
    if not isinstance(rule, dict):
        return
    if all(rule.get(key) is None for key in ("wait", "until", "about")):
        message = (
            "no time is given. Write 'wait', such as '48 hours' or 'always'; 'until' with an event; "
            "or 'about' with the leaflet's own words."
        )
        yield Disagreement(path, message, "no-wait")


def _check_preparation(path: Path, rule: Any) -> Iterator[Disagreement]:
    if not isinstance(rule, dict):
        return
    has_do, has_do_not = (rule.get(key) is not None for key in ("do", "do_not"))
    if has_do is has_do_not:
        there = "both 'do' and 'do_not' stand" if has_do else "neither 'do' nor 'do_not' stands"
        yield Disagreement(path, f"{there} here. Write one of them.", "do-or-do-not")
    if has_do_not and rule.get("from") is None:
        message = "'do_not' needs a 'from'. Write how long before, such as 'from: 2 days'."
        yield Disagreement(path, message, "no-from")


def check_sources(path: Path, found: Any, known: list[str]) -> Iterator[Disagreement]:
    """Look through a whole document for lists of sources that name one that is not there."""
    for key, value in as_mapping(found).items():
        if key == "sources" and path:
            for place, name in enumerate(as_list(value)):
                if isinstance(name, str) and name not in known:
                    message = say_unknown(name, known, "source")
                    yield Disagreement((*path, key, place), message, "unknown-source")
        else:
            yield from check_sources((*path, key), value, known)
    for place, value in enumerate(as_list(found)):
        yield from check_sources((*path, place), value, known)


def say_unknown(name: str, known: Iterable[str], what: str) -> str:
    """Say that an id is not known, with the nearest one that is."""
    near = get_close_matches(name, islice(known, _MOST_COMPARED), n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"Write the id of a {what} of this file."
    return f"there is no {what} {shorten(name)}. {hint}"


def check_aliases(path: Path, found: Any) -> Iterator[Disagreement]:
    """Look through a whole document for a list of a patient's words that holds one twice."""
    for key, value in as_mapping(found).items():
        if key == "also_called":
            yield from _check_twice((*path, key), value)
        else:
            yield from check_aliases((*path, key), value)
    for place, value in enumerate(as_list(found)):
        yield from check_aliases((*path, place), value)


def _check_twice(path: Path, names: Any) -> Iterator[Disagreement]:
    seen: set[str] = set()
    for place, name in enumerate(as_list(names)):
        folded = " ".join(name.casefold().split()) if isinstance(name, str) else None
        if folded in seen:
            message = f"{shorten(name)} stands here twice. Keep one of the two."
            yield Disagreement((*path, place), message, "alias-twice")
        elif folded:
            seen.add(folded)


def check_course(path: Path, course: dict[str, Any]) -> Iterator[Disagreement]:
    """Check that a course has one gap for all or phases, and recommended gaps inside its gaps."""
    is_even = [key for key in ("sessions", "gap") if course.get(key) is not None]
    if course and bool(is_even) is bool(course.get("phases")):
        there = "both stand" if is_even else "neither stands"
        message = f"'sessions' and 'gap', or 'phases': {there} here. Write one of the two."
        yield Disagreement(path, message, "course-or-phases")
    if len(is_even) == 1:
        missing = "gap" if is_even == ["sessions"] else "sessions"
        yield Disagreement(path, f"the key {missing!r} is missing. Write it.", "missing-key")
    yield from _check_recommended(path, course)
    for place, phase in enumerate(as_list(course.get("phases"))):
        yield from _check_recommended((*path, "phases", place), as_mapping(phase))
    if (total := _most_sessions(course)) > MOST_SESSIONS:
        message = f"{total} sessions are over {MOST_SESSIONS}. Write a shorter course."
        yield Disagreement(path, message, "long-course")


def _most_sessions(course: dict[str, Any]) -> int:
    total = 0
    for phase in (course, *map(as_mapping, as_list(course.get("phases")))):
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
    most = gap.most or recommended
    if not gap.least.nominal_minutes <= recommended.nominal_minutes <= most.nominal_minutes:
        message = f"'{recommended}' lies outside the gap of '{gap}'. Write a length inside it."
        yield Disagreement((*path, "recommended"), message, "recommended-outside-gap")


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _check_days(about: dict[str, Any]) -> Iterator[Disagreement]:
    written_on, review_by = (str(about.get(key)) for key in ("written_on", "review_by"))
    are_days = _DAY.fullmatch(written_on) and _DAY.fullmatch(review_by)
    if are_days and review_by < written_on:
        message = "the review lies before 'written_on'. Write a later date."
        yield Disagreement(("protocol", "review_by"), message, "review-before-written")


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2})?")


def check_example(path: Path, example: dict[str, Any], ids: list[str]) -> Iterator[Disagreement]:
    """Check that an example has sessions, moments, and ids of activities that exist."""
    if (example.get("session") is None) is not bool(example.get("sessions")):
        message = "one of 'session' and 'sessions' must stand here. Write one of the two."
        yield Disagreement(path, message, "example-session")
    for key, moment in _moments(example):
        if isinstance(moment, str) and not _MOMENT.fullmatch(moment):
            message = f"{shorten(moment)} is not a moment. Write it like '2026-11-20T14:30'."
            yield Disagreement((*path, *key), message, "not-a-moment")
    for name in as_mapping(example.get("expect")):
        if name not in ids:
            message = say_unknown(name, ids, "restriction")
            yield Disagreement((*path, "expect", name), message, "unknown-restriction")


def _moments(example: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    yield ("at",), example.get("at")
    yield ("session",), example.get("session")
    for place, moment in enumerate(as_list(example.get("sessions"))):
        yield ("sessions", place), moment
