"""What changes for a patient from one rule file to the next, in words that they would use."""

import json

import pytest

from mesocare import load_protocol, parse_protocol
from mesocare.authoring.diff import (
    DifferenceKind,
    find_differences,
    render_differences,
    render_differences_json,
    say_shift,
)
from mesocare.dates.waits import parse_length

OLD = """\
protocol: {id: small, title: Small, version: 1.0.0, language: en, written_on: 2026-11-22}
sources: {us: {title: Our leaflet, kind: clinic}}
restrictions:
  wash-hair: {activity: wash your hair, wait: 24 to 48 hours, why: It is sore., sources: [us]}
  smoking: {activity: smoke, wait: 1 day}
  minoxidil: {activity: put minoxidil on your scalp, until: your clinic tells you}
allowed: [drive]
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


def differences_with(*changes: tuple[str, str]) -> list[str]:
    """Give what is said of the old rules with some changes, without the heads."""
    new = OLD
    for before, after in changes:
        assert new.count(before) == 1, before
        new = new.replace(before, after)
    said = render_differences(parse_protocol(OLD, "old.yaml"), parse_protocol(new, "new.yaml"))
    return [line for line in said.splitlines()[1:] if line]


def test_a_longer_wait_says_how_much_later_it_clears() -> None:
    assert differences_with(("24 to 48 hours", "72 hours")) == [
        "What to hold off",
        "- Wash your hair: 24 to 48 hours → 72 hours. Clears 24 hours later.",
    ]


@pytest.mark.parametrize(
    ("wait", "effect"),
    [
        ("24 hours", "24 to 48 hours → 24 hours. Clears 24 hours earlier."),
        ("3 days", "24 to 48 hours → 3 days. Clears 24 hours later."),
        (
            "24 hours to 2 days",
            (
                "24 to 48 hours → 24 hours to 2 days. "
                "Clears at the same time, but for a change of the clocks."
            ),
        ),
        ("12 to 48 hours", "24 to 48 hours → 12 to 48 hours. 'Not yet' ends 12 hours earlier."),
        ("36 to 48 hours", "24 to 48 hours → 36 to 48 hours. 'Not yet' ends 12 hours later."),
    ],
)
def test_a_changed_wait_says_what_follows_for_a_patient(wait: str, effect: str) -> None:
    assert differences_with(("24 to 48 hours", wait))[1] == f"- Wash your hair: {effect}"


def test_a_wait_that_becomes_a_condition_has_no_date_any_more() -> None:
    """TIME-10."""
    assert differences_with(("wait: 24 to 48 hours", "until: we tell you"))[1] == (
        "- Wash your hair: 24 to 48 hours → until we tell you. No date clears it: ask the clinic."
    )


def test_a_condition_that_becomes_a_wait_has_a_date() -> None:
    assert differences_with(("until: your clinic tells you", "wait: 3 days"))[1] == (
        "- Put minoxidil on your scalp: until your clinic tells you → 3 days. "
        "Clears 3 days after the session."
    )


def test_a_condition_beside_a_wait_is_told() -> None:
    assert differences_with(("wait: 1 day", "wait: 1 day, and_until: it is dry"))[1] == (
        "- Smoke: 1 day → 1 day, and until it is dry. "
        "Clears at the same time, but its condition is another."
    )


def test_all_that_comes_and_goes_is_told_under_its_heading() -> None:
    assert differences_with(
        ("  smoking: {activity: smoke, wait: 1 day}", "  vaping: {activity: vape, wait: 2 days}"),
        ("[drive]", "[go to work]"),
        ("dry: {do: dry it gently, for: 7 days}", "wet: {do: wet it, for: 7 days}"),
        ("bruise: {what: a bruise, lasts: 3 days}", "swelling: {what: swelling, lasts: 1 day}"),
        ("{clinic: [it hurts more]}", "{emergency: [you cannot breathe]}"),
        ("{for: 12 weeks, signs: [a lump]}", "{for: 8 weeks, signs: [a sore]}"),
        ("alcohol: {do_not: drink alcohol, from: 1 day}", "tell: {do: tell us}"),
        ("gap: 2 to 4 weeks", "gap: 3 to 4 weeks"),
    ) == [
        "What to hold off",
        "- New: vape: 2 days.",
        "- Taken off: smoke: 1 day.",
        "What needs no wait",
        "- New: go to work.",
        "- Taken off: drive.",
        "What to do",
        "- New: wet it.",
        "- Taken off: dry it gently.",
        "What is normal",
        "- New: swelling: 1 day.",
        "- Taken off: a bruise: 3 days.",
        "When to get help",
        "- New: you cannot breathe.",
        "- Taken off: it hurts more.",
        "What to keep watching",
        "- The watch for late signs: 12 weeks → 8 weeks.",
        "- New: a sore.",
        "- Taken off: a lump.",
        "What to prepare",
        "- New: tell us.",
        "- Taken off: drink alcohol: from 1 day before.",
        "Next sessions",
        (
            "- The course: 4 to 8 sessions, 2 to 4 weeks apart, best 3 weeks → "
            "4 to 8 sessions, 3 to 4 weeks apart, best 3 weeks."
        ),
    ]


def test_other_words_are_told_part_by_part() -> None:
    assert differences_with(("why: It is sore., sources: [us]", "also_called: [rinse]")) == [
        "What to hold off",
        "- Wash your hair: why: It is sore. → nothing.",
        "- Wash your hair: sources: us → nothing.",
        "- Wash your hair: also found as: nothing → rinse.",
    ]


def test_the_same_rules_change_nothing() -> None:
    assert differences_with() == ["Nothing changes for a patient."]


def test_the_head_names_both_protocols_and_their_versions() -> None:
    old = parse_protocol(OLD, "old.yaml")

    said = render_differences(old, load_protocol())

    assert said.startswith("small 1.0.0 → hair-mesotherapy 1.0.0\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("48 hours", "72 hours", "24 hours later"),
        ("7 days", "3 days", "4 days earlier"),
        ("1 week", "10 days", "3 days later"),
        ("2 weeks", "4 weeks", "2 weeks later"),
        ("90 minutes", "2 hours", "30 minutes later"),
        ("48 hours", "2 days", "at the same time, but for a change of the clocks"),
    ],
)
def test_a_shift_is_told_in_a_unit_that_both_lengths_have(old: str, new: str, said: str) -> None:
    assert say_shift(parse_length(old), parse_length(new)) == said


def test_programs_get_every_difference_with_its_section_and_id() -> None:
    old, new = parse_protocol(OLD, "a"), parse_protocol(OLD.replace("24 to 48", "72"), "b")

    document = json.loads(render_differences_json(old, new))

    assert document == {
        "schema": "mesocare/diff/1",
        "old": {"id": "small", "version": "1.0.0"},
        "new": {"id": "small", "version": "1.0.0"},
        "differences": [
            {
                "section": "restrictions",
                "id": "wash-hair",
                "kind": DifferenceKind.CHANGED,
                "name": "wash your hair",
                "aspect": "",
                "was": "24 to 48 hours",
                "is_now": "72 hours",
                "effect": "Clears 24 hours later.",
            }
        ],
    }


def test_differences_are_the_other_way_round_when_the_files_are() -> None:
    old, new = parse_protocol(OLD, "a"), load_protocol()

    there = [(it.id, it.aspect, it.was, it.is_now) for it in find_differences(old, new)]
    back = [(it.id, it.aspect, it.is_now, it.was) for it in find_differences(new, old)]

    assert sorted(there) == sorted(back)
