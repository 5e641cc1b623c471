"""What changes for a patient from one rule file to the next, in words that they would use."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from rule_texts import CHANGES, CLINIC

from mesocare import load_protocol, parse_protocol
from mesocare.authoring.diff import (
    DifferenceKind,
    Rules,
    find_differences,
    render_differences,
    render_differences_json,
    say_shift,
)
from mesocare.dates.waits import Unit, parse_length
from mesocare.reading.clinic_file import shape_clinic
from mesocare.rules.changes import apply_clinic
from mesocare.rules.protocol import Protocol
from mesocare.rules.shape import is_shape

OLD = """\
format: 2
protocol: {id: small, title: Small, version: 1.0.0, language: en, written_on: 2026-11-22}
sources: {us: {title: Our leaflet, kind: clinic}}
questions: {wig: {ask: Do you wear a wig?, if_yes: you wear a wig}}
events: {dry: {what: it is dry}}
restrictions:
  wash-hair: {activity: wash your hair, wait: 24 to 48 hours, why: It is sore., sources: [us]}
  smoking: {activity: smoke, wait: 1 day}
  minoxidil: {activity: put minoxidil on your scalp, until: your clinic tells you}
allowed: [{id: drive, activity: drive}]
care:
  dry: {do: dry it gently, for: 7 days}
after_effects:
  bruise: {what: a bruise, lasts: 3 days}
warning_signs: {clinic: [it hurts more]}
watch: {for: 12 weeks, signs: [a lump]}
before_session:
  alcohol: {do_not: drink alcohol, from: 1 day}
course: {sessions: 4 to 8, gap: 2 to 4 weeks, recommended: 3 weeks}
"""


def rules_of(text: str) -> Rules:
    """Return the rules of a rule file."""
    return Rules(parse_protocol(text, "rules.yaml"))


def differences_with(*changes: tuple[str, str]) -> list[str]:
    """Return what is said of the old rules with some changes, without the heads."""
    new = OLD
    for before, after in changes:
        assert new.count(before) == 1, before
        new = new.replace(before, after)
    said = render_differences(rules_of(OLD), rules_of(new))
    return [line for line in said.splitlines()[1:] if line]


def test_a_longer_wait_says_how_much_later_it_ends() -> None:
    assert differences_with(("24 to 48 hours", "72 hours")) == [
        "What to hold off",
        "- Wash your hair: wait: 24 to 48 hours → wait: 72 hours. It ends 24 hours later.",
    ]


@pytest.mark.parametrize(
    ("end", "effect"),
    [
        ("wait: 24 hours", "It ends 24 hours earlier."),
        ("wait: 3 days", "It ends 24 hours later."),
        ("wait: 24 hours to 2 days", "It ends at about the same time, counted in another unit."),
        ("wait: 12 to 48 hours", "'Not yet' ends 12 hours earlier."),
        ("wait: 36 to 48 hours", "'Not yet' ends 12 hours later."),
        ("wait: at least 24 hours", "No date ends it."),
        ("wait: always", "No date ends it."),
        ("until: we tell you", "No date ends it."),
        ("wait: 24 to 48 hours, until: dry", "No date ends it."),
        ("about: a few days", "No date ends it."),
        ("wait: 24 to 48 hours, after: dry", "It counts from something else."),
    ],
)
def test_a_changed_end_says_what_follows_for_a_patient(end: str, effect: str) -> None:
    """TIME-7, TIME-10."""
    assert differences_with(("wait: 24 to 48 hours", end))[1] == (
        f"- Wash your hair: wait: 24 to 48 hours → {end}. {effect}"
    )


def test_words_that_become_a_wait_have_a_date() -> None:
    assert differences_with(("until: your clinic tells you", "wait: 3 days"))[1] == (
        "- Put minoxidil on your scalp: until: your clinic tells you → wait: 3 days. "
        "It ends 3 days after the session."
    )


def test_all_that_comes_and_goes_is_told_under_its_heading() -> None:
    assert differences_with(
        ("  smoking: {activity: smoke, wait: 1 day}", "  vaping: {activity: vape, wait: 2 days}"),
        ("{id: drive, activity: drive}", "{id: work, activity: go to work}"),
        ("dry: {do: dry it gently, for: 7 days}", "wet: {do: wet it, for: 7 days}"),
        ("bruise: {what: a bruise, lasts: 3 days}", "swelling: {what: swelling, lasts: 1 day}"),
        ("{clinic: [it hurts more]}", "{emergency: [you cannot breathe]}"),
        ("{for: 12 weeks, signs: [a lump]}", "{for: 8 weeks, signs: [a sore]}"),
        ("alcohol: {do_not: drink alcohol, from: 1 day}", "tell: {do: tell us}"),
        ("gap: 2 to 4 weeks", "gap: 3 to 4 weeks"),
    ) == [
        "What to hold off",
        "- New: vape: wait: 2 days; sources: us.",
        "- Taken off: smoke: wait: 1 day.",
        "What needs no wait",
        "- New: go to work: sources: us.",
        "- Taken off: drive.",
        "What to do",
        "- New: wet it: for: 7 days; sources: us.",
        "- Taken off: dry it gently: for: 7 days.",
        "What is normal",
        "- New: swelling: normal for: 1 day; sources: us.",
        "- Taken off: a bruise: normal for: 3 days.",
        "When to get help",
        "- New: you cannot breathe: sources: us.",
        "- Taken off: it hurts more.",
        "What to keep watching",
        "- The watch for late signs: for: 12 weeks → 8 weeks.",
        "- The watch for late signs: signs: a lump → a sore.",
        "What to prepare",
        "- New: tell us: sources: us.",
        "- Taken off: drink alcohol: from: 1 day.",
        "Next sessions",
        "- The course: gap: 2 to 4 weeks → 3 to 4 weeks.",
    ]


def test_what_is_new_is_told_with_all_that_it_says() -> None:
    new = (
        "  smoking: {activity: smoke, wait: 1 to 2 days, only_if: you smoke, in_between: outside, "
        "meanwhile: Try gum., why: It hurts., also_called: [cigar]}"
    )
    said = differences_with(
        ("  smoking: {activity: smoke, wait: 1 day}", new.replace("ing:", "e:"))
    )

    assert said[1] == (
        "- New: smoke: wait: 1 to 2 days; only if: you smoke; in between: outside; "
        "meanwhile: Try gum.; why: It hurts.; also found as: cigar; sources: us."
    )


def test_other_words_are_told_part_by_part() -> None:
    assert differences_with(("why: It is sore., sources: [us]", "also_called: [rinse]")) == [
        "What to hold off",
        "- Wash your hair: why: It is sore. → nothing.",
        "- Wash your hair: also found as: nothing → rinse.",
    ]


EVERY_DIFFERENCE = {
    "the title": ("title: Small", "title: Smaller"),
    "the version": ("version: 1.0.0", "version: 1.0.1"),
    "the id": ("id: small", "id: other"),
    "the review": ("written_on: 2026-11-22", "written_on: 2026-11-22, review_by: 2027-01-01"),
    "a basis": ("wait: 1 day", "wait: 1 day, basis: clinic"),
    "a label": ("wait: 1 day", "wait: 1 day, short: smoking"),
    "a condition": ("wait: 1 day", "wait: 1 day, only_if: wig"),
    "a question": ("Do you wear a wig?", "Is it a wig?"),
    "an event": ("what: it is dry", "what: it is quite dry"),
    "a source's title": ("title: Our leaflet", "title: Our page"),
    "another word for a sign": ("[it hurts more]", "[{sign: it hurts more, also_called: [pain]}]"),
    "what a watch asks for": ("for: 12 weeks", "do: look at it, for: 12 weeks"),
    "how long a session takes": ("sessions: 4 to 8", "sessions: 4 to 8, takes: 1 hour"),
    "the order": (
        ("  smoking: {activity: smoke, wait: 1 day}\n"
        "  minoxidil: {activity: put minoxidil on your scalp, until: your clinic tells you}\n"),
        ("  minoxidil: {activity: put minoxidil on your scalp, until: your clinic tells you}\n"
        "  smoking: {activity: smoke, wait: 1 day}\n"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", EVERY_DIFFERENCE.values(), ids=EVERY_DIFFERENCE)
def test_every_difference_that_a_view_shows_is_told(change: tuple[str, str]) -> None:
    """ "Nothing changes" is said only where it is true."""
    assert len(differences_with(change)) == 2


EVERY_KEY = parse_protocol(
    (Path(__file__).parents[1] / "hostile" / "every-key.yaml").read_bytes(), "every-key.yaml"
)
SHOWN_NOWHERE = ("format_", "examples", "silenced", "language")
"""What of a rule file no view shows a patient; a language has its own words and changes all."""


def changed_values(value: Any) -> Iterator[tuple[str, Any]]:
    """Return a value with each of its parts changed in turn, and the names of those parts."""
    if is_shape(type(value)):
        shown = {it.name for it in fields(value)} - {*SHOWN_NOWHERE}
        for key in sorted(shown):
            for name, other in changed_values(getattr(value, key)):
                yield f"{key}.{name}".rstrip("."), replace(value, **{key: other})
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from ((f"{key}.{name}", {**value, key: it}) for name, it in changed_values(part))
    elif type(value) is tuple:
        for place, part in enumerate(value):
            for name, other in changed_values(part):
                yield f"{place}.{name}", (*value[:place], other, *value[place + 1 :])
    elif value is not None:
        yield "", another(value)


def another(value: Any) -> Any:
    """Return another value of the same kind."""
    match value:
        case bool():
            return not value
        case Enum():
            return next(it for it in type(value) if it is not value)
        case str():
            return f"{value} too"
        case date():
            return value + timedelta(days=1)
        case int():
            return value + 1
        case _:  # a length, a wait, a gap or a count: with another number in each of its ends
            return type(value)(
                *(it and another(it) if type(it) is not Unit else it for it in value)
            )


CHANGED = list(changed_values(EVERY_KEY))


@pytest.mark.parametrize("new", [it for _, it in CHANGED], ids=[name for name, _ in CHANGED])
def test_whatever_value_of_a_rule_file_changes_is_told(new: Protocol) -> None:
    assert find_differences(Rules(EVERY_KEY), Rules(new)) != ()
    assert "Nothing changes" not in render_differences(Rules(EVERY_KEY), Rules(new))


def test_the_same_rules_change_nothing() -> None:
    assert differences_with() == ["Nothing changes for a patient."]
    assert differences_with(("allowed:", "silenced: []\nallowed:")) == [
        "Nothing changes for a patient."
    ]


def test_a_clinics_telephone_and_its_reasons_are_told() -> None:
    old = shape_clinic(CLINIC + CHANGES, "a").require()
    text = CLINIC.replace("0113 496 0000", "0113 496 0001") + CHANGES
    new = shape_clinic(text.replace("We use longer needles.", "Ours are longer."), "b").require()
    protocol = load_protocol()

    said = render_differences(
        Rules(apply_clinic(protocol, old, ""), old), Rules(apply_clinic(protocol, new, ""), new)
    )

    assert "- The clinic: telephone: 0113 496 0000 → 0113 496 0001." in said
    assert "- wash-hair: Ours are longer." in said


def test_an_approval_is_told() -> None:
    text = (
        "approval: {name: Dr A. Rossi, profession: dermatologist, on: 2026-11-26, "
        f"of: hair-mesotherapy 2.0.0, digest: '{'0' * 32}'}}\n"
    )
    clinic = shape_clinic(CLINIC + text, "a").require()
    protocol = load_protocol()
    approved = apply_clinic(protocol, clinic, "0" * 32)
    changed = apply_clinic(protocol, clinic, "1" * 32)

    assert "- Approved by Dr A. Rossi, dermatologist, on 2026-11-26.\n" in render_differences(
        Rules(protocol), Rules(approved)
    )
    assert "on 2026-11-26, and changed since." in render_differences(
        Rules(approved), Rules(changed)
    )
    assert "- No longer approved." in render_differences(Rules(approved), Rules(protocol))


def test_the_head_names_both_protocols_and_their_versions() -> None:
    said = render_differences(rules_of(OLD), Rules(load_protocol()))

    assert said.startswith("small 1.0.0 → hair-mesotherapy 2.0.0\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("48 hours", "72 hours", "24 hours later"),
        ("7 days", "3 days", "4 days earlier"),
        ("1 week", "10 days", "3 days later"),
        ("2 weeks", "4 weeks", "2 weeks later"),
        ("90 minutes", "2 hours", "30 minutes later"),
        ("48 hours", "2 days", "at about the same time, counted in another unit"),
    ],
)
def test_a_shift_is_told_in_a_unit_that_both_lengths_have(old: str, new: str, said: str) -> None:
    assert say_shift(parse_length(old), parse_length(new)) == said


def test_programs_get_every_difference_with_its_section_and_id() -> None:
    old, new = rules_of(OLD), rules_of(OLD.replace("24 to 48", "72"))

    document = json.loads(render_differences_json(old, new))

    assert document == {
        "schema": "mesocare/diff/2",
        "old": {"id": "small", "version": "1.0.0", "approval": None},
        "new": {"id": "small", "version": "1.0.0", "approval": None},
        "differences": [
            {
                "section": "restrictions",
                "id": "wash-hair",
                "kind": DifferenceKind.CHANGED,
                "name": "wash your hair",
                "aspect": "",
                "was": "wait: 24 to 48 hours",
                "is_now": "wait: 72 hours",
                "effect": "It ends 24 hours later.",
            }
        ],
    }


def test_differences_are_the_other_way_round_when_the_files_are() -> None:
    old, new = rules_of(OLD), Rules(load_protocol())

    there, back = find_differences(old, new), find_differences(new, old)
    changed = [it for it in there if it.kind is DifferenceKind.CHANGED]
    changed_back = [it for it in back if it.kind is DifferenceKind.CHANGED]
    came, went = (
        [it.id for it in found if it.kind is kind]
        for found, kind in ((there, DifferenceKind.ADDED), (back, DifferenceKind.REMOVED))
    )

    assert sorted((it.id, it.aspect, it.was, it.is_now) for it in changed) == sorted(
        (it.id, it.aspect, it.is_now, it.was) for it in changed_back
    )
    assert sorted(came) == sorted(went)
