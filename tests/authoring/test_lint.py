"""Does the linter see what could harm or confuse a patient, and can its author answer it?"""

from dataclasses import replace
from datetime import date

import pytest

from mesocare import load_protocol, parse_protocol
from mesocare.authoring.examples import run_examples
from mesocare.authoring.lint import WARNINGS, find_warnings, without_silenced
from mesocare.reading.shaped_file import name_of
from mesocare.rules.protocol import Silence, Source

TODAY = date(2026, 11, 22)
RULES = """\
protocol:
  id: small
  title: Small
  version: 1.0.0
  language: en
  written_on: 2026-11-22
  review_by: 2029-11-22
sources:
  us: {title: Our leaflet, kind: clinic, address: https://clinic.example/leaflet}
restrictions:
  wash-hair:
    activity: wash your hair
    wait: 48 hours
    why: It needs rest.
    also_called: [shampoo]
    sources: [us]
allowed:
  - {activity: go to work, also_called: [office], sources: [us]}
care:
  dry: {do: dry it gently, why: It is sore., sources: [us]}
after_effects:
  bruise: {what: a bruise, lasts: 3 days, call_after: 3 days, sources: [us]}
warning_signs:
  clinic: [{sign: it hurts more, sources: [us]}]
  emergency: [{sign: you cannot breathe, sources: [us]}]
watch: {for: 12 weeks, signs: [a lump], why: It may come late., sources: [us]}
before_session:
  dye:
    do_not: dye your hair
    from: 2 days
    why: It may sting.
    also_called: [colour]
    sources: [us]
course: {sessions: 4, gap: 2 weeks, sources: [us]}
examples:
  - name: Two days are enough
    session: 2026-11-20T14:30
    at: 2026-11-22T14:30
    expect: {wash-hair: clear}
"""
MANY_WORDS = " ".join(["word"] * 21)


def warnings_of(text: str) -> list[tuple[str, str]]:
    """Give the id and the key of each piece of advice on a rule file."""
    found = find_warnings(parse_protocol(text, "rules.yaml"), TODAY)
    return [(item.id, name_of(item.path)) for item in found]


def seeded(old: str, new: str) -> str:
    """Give the rules with one thing changed."""
    assert RULES.count(old) == 1, old
    return RULES.replace(old, new)


def test_the_default_protocol_passes_without_a_warning() -> None:
    assert find_warnings(load_protocol(), TODAY) == []


def test_the_rules_that_the_mistakes_are_seeded_in_have_none() -> None:
    assert warnings_of(RULES) == []


SEEDED = {
    "no-source": (
        seeded("    also_called: [shampoo]\n    sources: [us]\n", "    also_called: [shampoo]\n"),
        "restrictions.wash-hair",
    ),
    "no-reason": (seeded("    why: It needs rest.\n", ""), "restrictions.wash-hair"),
    "no-alias": (seeded("    also_called: [shampoo]\n", ""), "restrictions.wash-hair"),
    "unused-source": (
        seeded("sources:\n  us:", "sources:\n  old: {title: Old, kind: web}\n  us:"),
        "sources.old",
    ),
    "bad-address": (
        seeded("https://clinic.example/leaflet", "https://localhost/leaflet"),
        "sources.us.address",
    ),
    "wait-outlasts-gap": (
        seeded("    wait: 48 hours\n", "    wait: 15 days\n"),
        "restrictions.wash-hair.wait",
    ),
    "activity-twice": (
        seeded("activity: go to work", "activity: Wash your hair!"),
        "allowed[1].activity",
    ),
    "same-id-other-words": (
        seeded("  dye:\n    do_not: dye", "  wash-hair:\n    do_not: dye"),
        "before_session.wash-hair.do_not",
    ),
    "gap-without-recommended": (seeded("gap: 2 weeks", "gap: 2 to 4 weeks"), "course.gap"),
    "call-before-end": (
        seeded("lasts: 3 days", "lasts: 2 to 4 days"),
        "after_effects.bruise.call_after",
    ),
    "before-session-collides": (seeded("from: 2 days", "from: 15 days"), "before_session.dye.from"),
    "no-review": (seeded("  review_by: 2029-11-22\n", ""), "protocol"),
    "review-passed": (
        seeded("on: 2026-11-22\n  review_by: 2029", "on: 2026-01-01\n  review_by: 2026").replace(
            "review_by: 2026-11-22", "review_by: 2026-11-21"
        ),
        "protocol.review_by",
    ),
    "review-too-far": (seeded("review_by: 2029-11-22", "review_by: 2029-11-23"),
        "protocol.review_by",
    ),
    "no-emergency": (
        seeded("  emergency: [{sign: you cannot breathe, sources: [us]}]\n", ""),
        "warning_signs",
    ),
    "no-watch": (
        seeded("watch: {for: 12 weeks, signs: [a lump], why: It may come late., sources: [us]}\n",
            ""),
        "watch",
    ),
    "no-examples": (RULES[: RULES.index("examples:")], "examples"),
    "long-sentence": (seeded("It needs rest.", MANY_WORDS), "restrictions.wash-hair.why"),
    "fever": (seeded("it hurts more", "you have a Fever"), "warning_signs.clinic[1].sign"),
    "dash-range": (seeded("It is sore.", "It is sore for 2\u20133 days."), "care.dry.why"),
    "do-under-do-not": (
        seeded("activity: wash your hair", "activity: do not wash your hair"),
        "restrictions.wash-hair.activity",
    ),
    "do-not-under-do": (seeded("do: dry it gently", "do: never rub it"), "care.dry.do"),
}  # fmt: skip


@pytest.mark.parametrize(("id_", "text", "key"), [(i, *rest) for i, rest in SEEDED.items()])
def test_a_seeded_weakness_is_seen_at_its_key_and_nothing_else_is(
    id_: str, text: str, key: str
) -> None:
    assert warnings_of(text) == [(id_, key)]


@pytest.mark.parametrize("address", ["https://[::1", "https://a b.example", "http://-.example"])
def test_an_address_that_no_browser_takes_is_no_address(address: str) -> None:
    """The shape lets through what starts like an address; the linter reads on."""
    source = Source(title="A", kind="web", address=address)
    protocol = replace(parse_protocol(RULES, "rules.yaml"), sources={"us": source})

    assert [item.id for item in find_warnings(protocol, TODAY)] == ["bad-address"]


def test_a_preparation_of_its_own_wants_the_words_of_patients() -> None:
    assert warnings_of(seeded("    also_called: [colour]\n", "")) == [
        ("no-alias", "before_session.dye")
    ]


def test_rules_without_any_warning_sign_are_warned_of_once() -> None:
    start, end = RULES.index("warning_signs:"), RULES.index("watch:")

    assert warnings_of(RULES[:start] + RULES[end:]) == [("no-warning-signs", "warning_signs")]


def test_an_activity_that_is_never_free_between_two_sessions_collides() -> None:
    """TIME-13: what holds after a session and before the next one are one activity."""
    same = seeded("  dye:\n    do_not: dye your hair\n    from: 2 days",
                  "  wash-hair:\n    do_not: wash your hair\n    from: {}")  # fmt: skip

    assert warnings_of(same.replace("{}", "12 days")) == []
    assert warnings_of(same.replace("{}", "13 days")) == [
        ("before-session-collides", "before_session.wash-hair.from")
    ]


def test_every_phase_with_a_range_wants_its_best_gap() -> None:
    """COURSE-4."""
    text = seeded(
        "{sessions: 4, gap: 2 weeks, sources: [us]}",
        "{phases: [{sessions: 2, gap: 2 weeks}, {sessions: 2, gap: 3 to 4 weeks}], sources: [us]}",
    )

    assert warnings_of(text) == [("gap-without-recommended", "course.phases[2].gap")]


def test_every_warning_that_can_be_given_is_in_the_list() -> None:
    of_clinics = {"no-telephone", "no-emergency-number", "no-zone", "fixed-zone", "old-number"}

    assert WARNINGS.keys() == SEEDED.keys() | of_clinics | {"idle-silence", "no-warning-signs"}


# Silencing


def silence(warning: str, at: str | None = None) -> Silence:
    """Make a silence with a reason."""
    return Silence(warning=warning, because="We have weighed it.", at=at)


@pytest.mark.parametrize("at", [None, "restrictions", "restrictions.wash-hair"])
def test_a_warning_is_silenced_at_its_rule_or_everywhere(at: str | None) -> None:
    protocol = parse_protocol(SEEDED["no-alias"][0], "rules.yaml")

    left = without_silenced(find_warnings(protocol, TODAY), [silence("no-alias", at)])

    assert left == []


@pytest.mark.parametrize(
    "idle", [silence("no-alias", "restrictions.wash"), silence("fever"), silence("unheard-of")]
)
def test_a_silence_that_finds_nothing_is_warned_of_itself(idle: Silence) -> None:
    protocol = parse_protocol(SEEDED["no-alias"][0], "rules.yaml")

    left = without_silenced(find_warnings(protocol, TODAY), [idle])

    assert [item.id for item in left] == ["no-alias", "idle-silence"]


def test_a_silence_needs_its_reason() -> None:
    with pytest.raises(Exception, match="the key 'because' is missing"):
        parse_protocol(RULES + "silenced: [{warning: no-alias}]\n", "rules.yaml")


# Examples


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        (
            "expect: {wash-hair: clear}",
            "expect: {wash-hair: avoid}",
            "wash-hair is 'clear' at 2026-11-22T14:30, and 'avoid' is expected",
        ),
        (
            "expect: {wash-hair: clear}",
            "expect: {dye: clear}",
            "dye has no status at 2026-11-22T14:30, since no session lies ahead",
        ),
        (
            "at: 2026-11-22T14:30",
            "at: 2026-02-30T14:30",
            "February 2026 has 28 days. Write a day from 1 to 28",
        ),
    ],
)
def test_an_example_that_does_not_come_out_says_what_comes(
    old: str, new: str, difference: str
) -> None:
    (outcome,) = run_examples(parse_protocol(seeded(old, new), "rules.yaml"))

    assert outcome.differences == (difference,)


def test_an_example_may_have_several_sessions_and_a_zone() -> None:
    """TIME-8, TIME-2."""
    text = seeded(
        "    session: 2026-11-20T14:30\n    at: 2026-11-22T14:30\n",
        "    sessions: [2026-03-20T14:30, 2026-03-28T14:30]\n    at: 2026-03-30T15:30\n"
        "    zone: Europe/Rome\n",
    )

    (outcome,) = run_examples(parse_protocol(text, "rules.yaml"))

    assert outcome.is_right
