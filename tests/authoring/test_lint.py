"""What could harm or confuse a patient is seen, and its author can answer it."""

from dataclasses import replace
from datetime import date

import pytest
import rule_texts
from rule_texts import RULES

from mesocare import load_protocol, parse_protocol
from mesocare.authoring.lint import find_warnings
from mesocare.authoring.warnings import NEEDED_TO_SIGN, WARNINGS, without_silenced
from mesocare.reading.shaped_file import name_of
from mesocare.rules.protocol import Silence, Source

TODAY = date(2026, 11, 22)
MANY_WORDS = " ".join(["word"] * 21)


def warnings_of(text: str) -> list[tuple[str, str]]:
    """Return the id and the key of each piece of advice on a rule file."""
    found = find_warnings(parse_protocol(text, "rules.yaml"), TODAY)
    return [(item.id, name_of(item.path)) for item in found]


def seeded(old: str, new: str) -> str:
    """Return the rules with one thing changed."""
    return rule_texts.seeded(RULES, old, new)


def test_the_default_protocol_passes_without_a_warning() -> None:
    assert find_warnings(load_protocol(), TODAY) == []


def test_the_rules_that_the_mistakes_are_seeded_in_have_none() -> None:
    assert warnings_of(RULES) == []


SEEDED = {
    "no-source": (
        seeded("    also_called: [shampoo]\n    sources: [us]\n", "    also_called: [shampoo]\n")
        .replace("sources:\n", "sources:\n  law: {title: A law, kind: law}\n", 1)
        .replace("watch: {for: 12 weeks", "watch: {for: 12 weeks, sources: [law]").replace(
            "why: It may come late., sources: [us]", "why: It may come late."
        ),
        "restrictions.wash-hair",
    ),
    "no-reason": (seeded("    why: It needs rest.\n", ""), ""),
    "no-short": (
        seeded("activity: wash your hair", "activity: wash or wet or rinse your hair"), ""
    ),
    "no-alias": (seeded("    also_called: [shampoo]\n", ""), "restrictions.wash-hair"),
    "body-part": (
        seeded("[shampoo]", "[shampoo, Hair]"), "restrictions.wash-hair.also_called[2]"
    ),
    "unused-source": (
        seeded("sources:\n  us:", "sources:\n  old: {title: Old, kind: web}\n  us:"),
        "sources.old",
    ),
    "unused-event": (RULES + "events: {dry: {what: it is dry}}\n", "events.dry"),
    "unused-question": (
        RULES + "questions: {wig: {ask: Do you wear a wig?, if_yes: you wear a wig}}\n",
        "questions.wig",
    ),
    "bad-address": (
        seeded("https://clinic.example/leaflet", "https://localhost/leaflet"),
        "sources.us.address",
    ),
    "activity-again": (
        seeded("allowed:\n", "  wash-more: {activity: wash any hair, wait: 3 days, why: W, "
        "also_called: [rinse], sources: [us], only_if: it is long}\nallowed:\n"),
        "restrictions.wash-more.activity",
    ),
    "gap-of-one-session": (seeded("sessions: 4, gap", "sessions: 1, gap"), "course.gap"),
    "allowed-before-visit": (
        seeded("also_called: [office]", "also_called: [office, Colour]"), "allowed[1]"
    ),
    "length-in-words": (seeded("do: dry it gently", "do: dry it for 5 days"), "care.dry.do"),
    "care-held-off": (
        seeded("do: dry it gently", "do: 'use a mild shampoo, and dry it gently', on: day 2"),
        "care.dry.on",
    ),
    "time-in-words": (
        RULES.replace("allowed:\n", "allowed:\n  - {id: bath, activity: take a bath, also_called: "
        "[bath], why: W, sources: [us], only_if: 'your session was over 12 hours ago'}\n"),
        "allowed[1].only_if",
    ),
    "medicine": (
        seeded("activity: wash your hair", "activity: take ibuprofen"),
        "restrictions.wash-hair.activity",
    ),
    "medicine-yes": (
        seeded("activity: wash your hair", "activity: take pills\n    only_if: it is not yours"),
        "restrictions.wash-hair.activity",
    ),
    "wait-outlasts-gap": (
        seeded("    wait: 48 hours\n", "    wait: 15 days\n"),
        "restrictions.wash-hair.wait",
    ),
    "call-before-end": (
        seeded("lasts: 3 days", "lasts: 2 to 4 days"),
        "after_effects.bruise.call_after",
    ),
    "overruled": (
        seeded("call_after: 3 days", "call_after: 3 days, also_called: [blue mark, swollen lips]"),
        "after_effects.bruise.also_called[2]",
    ),
    "before-session-collides": (seeded("from: 2 days", "from: 15 days"), "before_session.dye.from"),
    "shared-name": (
        seeded("    also_called: [shampoo]\n", "    also_called: [shampoo, Colour]\n"),
        "before_session.dye.also_called",
    ),
    "no-review": (seeded("  review_by: 2029-11-22\n", ""), "protocol"),
    "review-passed": (
        seeded("on: 2026-11-22\n  review_by: 2029", "on: 2026-01-01\n  review_by: 2026").replace(
            "review_by: 2026-11-22", "review_by: 2026-11-21"
        ),
        "protocol.review_by",
    ),
    "review-too-far": (
        seeded("review_by: 2029-11-22", "review_by: 2029-11-23"), "protocol.review_by"
    ),
    "no-emergency": (
        seeded("  emergency: [{sign: you cannot breathe, sources: [us]}]\n", ""),
        "warning_signs",
    ),
    "no-urgent": (seeded("  urgent: [{sign: there is pus, sources: [us]}]\n", ""), "warning_signs"),
    "no-clinic-signs": (
        seeded("  clinic: [{sign: it hurts more, sources: [us]}]\n", ""), "warning_signs"
    ),
    "no-watch": (
        seeded("watch: {for: 12 weeks, signs: [a lump], why: It may come late., sources: [us]}\n",
            ""),
        "watch",
    ),
    "no-examples": (RULES[: RULES.index("examples:")], "examples"),
    "long-sentence": (seeded("It needs rest.", MANY_WORDS), "restrictions.wash-hair.why"),
    "fever": (seeded("there is pus", "you have a Fever"), "warning_signs.urgent[1].sign"),
    "dash-range": (seeded("It is sore.", "It is sore for 2\u20133 days."), "care.dry.why"),
    "stop-under-do-not": (
        seeded("activity: wash your hair", "activity: stop smoking"),
        "restrictions.wash-hair.activity",
    ),
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


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("do: dry it gently", "do: dry it for 10 minutes", []),
        ("do: dry it gently", "do: dry it for 5 days, for: 5 days", []),
        ("do: dry it gently", "do: dry it for a week or two", ["care.dry.do"]),
        ("do: dry it gently", "do: dry it for about two weeks", ["care.dry.do"]),
        ("do: dry it gently", "do: dry it, about: the first few hours", ["care.dry.about"]),
        ("do: dry it gently", "do: dry it, about: a few days", []),
        ("activity: go to work", "activity: work for 2 days", ["allowed[1].activity"]),
        ("do_not: dye your hair", "do_not: dye it for 1 week", ["before_session.dye.do_not"]),
    ],
)
def test_a_length_in_words_is_seen_where_nothing_ends_it(
    old: str, new: str, found: list[str]
) -> None:
    """It would be to do for good: no date is made of words."""
    assert warnings_of(seeded(old, new)) == [("length-in-words", place) for place in found]


@pytest.mark.parametrize(
    ("care", "found"),
    [
        ("do: use the shampoo, from: day 2", ["care.dry.from"]),
        ("do: use the shampoo, on: [day 9, day 1]", ["care.dry.on"]),
        ("do: use the shampoo, on: day 3", []),
        ("do: use the shampoo, from: 48 hours", []),
        ("do: use the shampoo, on: day 2, goes_with: wash-hair", []),
        ("do: wash your hair, on: day 2", []),
        ("do: dry it, on: day 2", []),
    ],
)
def test_what_is_to_be_done_on_a_day_that_begins_with_its_ban_is_seen(
    care: str, found: list[str]
) -> None:
    """TIME-14: on the morning of day 2 one view would say "do", and another "not yet"."""
    warnings = warnings_of(seeded("do: dry it gently", care))
    assert warnings == [("care-held-off", place) for place in found]


def test_a_length_that_may_count_from_a_condition_is_no_length_from_the_session() -> None:
    """ "Leave the trays out for a day or two" with 'for: 2 days' would end on day 2."""
    text = seeded("do: dry it gently", "do: leave it out for a day or two, only_if: it hurts")

    (found,) = find_warnings(parse_protocol(text, "rules.yaml"), TODAY)

    assert found.message == (
        "nothing ends 'for a day' here. If it counts from the session, write it as 'for: …', "
        "and take it out."
    )


@pytest.mark.parametrize(
    ("sign", "found"),
    [
        ("{sign: your lip stays numb, sources: [us]}", ["warning_signs.clinic[1].sign"]),
        ("{sign: it hurts more, sources: [us], also_called: [sore, chest pain]}",
         ["warning_signs.clinic[1].also_called[2]"]),
        ("{sign: it hurts more, sources: [us], also_called: [sore]}", []),
    ],
)  # fmt: skip
def test_a_sign_that_is_a_worse_danger_under_any_rules_is_seen(sign: str, found: list[str]) -> None:
    """CAN-1: the file's words would never be read."""
    text = seeded("{sign: it hurts more, sources: [us]}", sign)

    assert warnings_of(text) == [("overruled", place) for place in found]


@pytest.mark.parametrize(
    "what",
    [
        "swelling of the face",
        "mild swelling of your face",
        "a swollen face",
        "some swelling of the lips",
        "soreness of the chest",
        "a numb tongue",
        "a numb lip and chin",
        "swelling around your mouth",
    ],
)
@pytest.mark.parametrize("key", ["what", "short"])
def test_an_after_effect_that_patients_tell_of_in_words_of_a_danger_is_seen(
    what: str, key: str
) -> None:
    """CAN-1: "my face is swollen" is answered with a call, whatever the file says is normal."""
    told = f"what: {what}" if key == "what" else f"what: it looks puffy, short: {what}"
    text = seeded("bruise: {what: a bruise", f"bruise: {{{told}")

    assert ("overruled", f"after_effects.bruise.{key}") in warnings_of(text)


@pytest.mark.parametrize(
    "what", ["a bruise", "redness of the face", "a numb chin", "soreness", "a stiff arm", "an itch"]
)
def test_an_after_effect_that_is_no_danger_in_any_words_is_no_weakness(what: str) -> None:
    text = seeded("bruise: {what: a bruise", f"bruise: {{what: {what}")

    assert not [place for kind, place in warnings_of(text) if kind == "overruled"]


def test_a_long_sign_without_a_label_is_seen_as_a_long_activity_is() -> None:
    """Screens say signs by their labels."""
    long = seeded("it hurts more", "it hurts more than it did on the first day")

    assert warnings_of(long) == [("no-short", "")]
    assert warnings_of(long.replace("first day,", "first day, short: worse pain,")) == []


def test_two_rules_for_two_groups_of_patients_are_no_weakness() -> None:
    both = seeded(
        "allowed:\n",
        "  more: {activity: wash your hair, wait: 3 days, why: W, also_called: [rinse], "
        "sources: [us], only_if: it is long}\nallowed:\n",
    ).replace("    wait: 48 hours\n", "    wait: 48 hours\n    unless: it is long\n")

    assert warnings_of(both) == []


def test_a_preparation_of_its_own_wants_the_words_of_patients() -> None:
    assert warnings_of(seeded("    also_called: [colour]\n", "")) == [
        ("no-alias", "before_session.dye")
    ]


def test_rules_without_any_warning_sign_are_warned_of_once() -> None:
    start, end = RULES.index("warning_signs:"), RULES.index("watch:")

    assert warnings_of(RULES[:start] + RULES[end:]) == [("no-warning-signs", "warning_signs")]


def test_a_wait_after_the_last_session_meets_no_session_that_follows() -> None:
    """COURSE-8."""
    text = seeded("    wait: 48 hours\n", "    wait: 1 year\n    after: last-session\n")

    assert warnings_of(text) == []


def test_one_session_alone_has_no_gap_that_anything_could_meet() -> None:
    text = seeded("    wait: 48 hours\n", "    wait: 1 year\n")

    assert warnings_of(text.replace("{sessions: 4, gap: 2 weeks,", "{sessions: 1,")) == []


def test_an_activity_that_is_never_free_between_two_sessions_collides() -> None:
    """TIME-13: what holds after a session and before the next one are one activity."""
    same = seeded("  dye:\n    do_not: dye your hair\n    from: 2 days",
                  "  wash-hair:\n    do_not: wash your hair\n    from: {}")  # fmt: skip

    assert warnings_of(same.replace("{}", "12 days")) == []
    assert warnings_of(same.replace("{}", "13 days")) == [
        ("before-session-collides", "before_session.wash-hair.from")
    ]


def test_a_reason_that_is_missing_often_is_one_note() -> None:
    """137 warnings for a file of 137 rules helped nobody."""
    text = RULES.replace("    why: It needs rest.\n", "").replace("why: It is sore., ", "")

    found = find_warnings(parse_protocol(text, "rules.yaml"), TODAY)

    assert [(item.id, item.message) for item in found] == [
        (
            "no-reason",
            (
                "2 rules (restrictions.wash-hair, care.dry) do not say why. "
                "Write it for patients, as 'why: ...'."
            ),
        )
    ]


@pytest.mark.parametrize(
    "keys",
    [
        "wait: at least 2 days, only_if: no doctor prescribed it",
        "until: your doctor tells you, decided_by: clinic",
        "wait: 2 days, until: your doctor tells you, decided_by: clinic",
        "until: asked",
    ],
)
def test_a_rule_about_medicines_spares_what_a_doctor_prescribed(keys: str) -> None:
    """CAN-8."""
    rule = f"{{activity: take ibuprofen, {keys}, why: So., also_called: [Nurofen], sources: [us]}}"
    event = "events: {asked: {what: your doctor has been asked, decided_by: clinic}}\n"
    text = seeded("restrictions:\n", f"restrictions:\n  ibuprofen: {rule}\n")

    assert warnings_of(text + event * ("asked" in keys)) == []


def test_every_warning_that_can_be_given_is_in_the_list() -> None:
    of_clinics = {
        "no-telephone", "no-urgent-number", "no-emergency-number", "no-zone", "old-number",
        "fixed-zone", "no-change-used", "changed-since-approval",
    }  # fmt: skip

    assert WARNINGS.keys() == SEEDED.keys() | of_clinics | {"idle-silence", "no-warning-signs"}


def test_what_is_needed_to_sign_is_named_by_its_warnings() -> None:
    assert NEEDED_TO_SIGN.keys() <= WARNINGS.keys()


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
