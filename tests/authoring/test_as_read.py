"""Every sentence that a patient can ever read of a rule, before a patient reads it."""

from pathlib import Path

import pytest
from rule_texts import CHANGES, CLINIC, HEAD, RULES

from mesocare import load_protocol, parse_protocol
from mesocare.authoring.as_read import render_as_read
from mesocare.errors import InputRefusedError
from mesocare.reading.clinic_file import read_rule_files

SCABS = "events: {scabs-gone: {what: the scabs have gone}}\n"
WIG = "questions: {wig: {ask: Do you wear a wig?, if_yes: you wear a wig}}\n"


def read(lines: str) -> list[str]:
    """Return the sentences of a file's first rule."""
    said = render_as_read(parse_protocol(f"{HEAD}{lines}", "rules.yaml"))
    return [line.strip() for line in said.split("\n\n")[0].splitlines()[1:]]


def test_a_ban_is_seen_to_turn_into_a_yes_with_all_between() -> None:
    rule = "activity: swim, short: swimming, wait: 24 to 48 hours, in_between: keep your head dry"

    assert read(f"restrictions: {{swim: {{{rule}, meanwhile: Walk., why: Germs.}}}}\n") == [
        "Do not swim.",
        "Not yet: swimming.",
        "Not before 24 hours after your session. Best from 48 hours after your session.",
        "Better to wait from 24 hours after your session, OK from 48 hours.",
        "Easier from 24 hours after your session, but better to wait.",
        "Better to wait: swimming.",
        "Until then: keep your head dry.",
        "OK now: swimming, only if the treated area looks and feels normal.",
        "For now, OK until your visit: swimming.",
        "Until then: Walk.",
        "Why: Germs.",
    ]


@pytest.mark.parametrize(
    ("keys", "sentences"),
    [
        (
            "until: scabs-gone",
            [
                "Do not swim until the scabs have gone.",
                "Not yet: swim.",
                "OK once the scabs have gone.",
                "OK now: swim, only if the treated area looks and feels normal.",
                "Ask your clinic before you swim.",
            ],
        ),
        (
            "until: your clinic tells you, decided_by: clinic",
            [
                "Do not swim until your clinic tells you.",
                "Not yet: swim.",
                "OK once your clinic tells you.",
                "Ask your clinic before you swim.",
            ],
        ),
        (
            "wait: always",
            ["Do not swim, at any time.", "Not yet: swim.", "Ask your clinic before you swim."],
        ),
        (
            "about: a few days",
            [
                "Do not swim for a few days.",
                "Not yet: swim.",
                "Not yet, for a few days: no date ends it.",
                "Unsure if that is over? Ask your clinic.",
                "Ask your clinic before you swim.",
            ],
        ),
        (
            "wait: at least 2 weeks",
            [
                "Do not swim.",
                "Not yet: swim.",
                "Not before 2 weeks after your session; then ask your clinic.",
                "Ask your clinic before you swim.",
            ],
        ),
        (
            "wait: 24 hours, after: scabs-gone",
            [
                "Do not swim.",
                "Not yet: swim.",
                "OK from 24 hours after the scabs have gone.",
                "Ask your clinic before you swim.",
            ],
        ),
        (
            "wait: 1 day, only_if: wig",
            [
                "If you wear a wig: do not swim.",
                "If you wear a wig, not yet: swim.",
                "If you wear a wig: OK from 1 day after your session.",
                "If you wear a wig, OK now: swim, only if the treated area looks and feels normal.",
                "For now, OK until your visit: if you wear a wig: swim.",
                "Otherwise: OK now.",
            ],
        ),
    ],
)
def test_each_kind_of_end_has_its_sentences(keys: str, sentences: list[str]) -> None:
    """TIME-10, CAN-6: the condition is said first, in every sentence."""
    assert read(f"{SCABS}{WIG}restrictions: {{swim: {{activity: swim, {keys}}}}}\n") == sentences


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ("from: 5 to 7 days", "Rest, from 5 to 7 days after your session."),
        ("after: scabs-gone, from: 4 weeks", "Rest, from 4 weeks after the scabs have gone."),
        ("after: last-session", "Rest, once you have had your last session."),
        ("after: last-session, on: 6 weeks", "Rest, on the day 6 weeks after your last session."),
        ("after: scabs-gone, on: day 3", "Rest, on day 3 after the scabs have gone."),
        ("on: day 0", "Rest, on the day itself."),
        (
            "after: scabs-gone, through: day 3",
            "Rest, once the scabs have gone, through day 3 after the scabs have gone.",
        ),
    ],
)
def test_care_is_counted_in_words_from_what_it_is_counted_from(keys: str, sentence: str) -> None:
    """TIME-12, TIME-14, COURSE-8."""
    rest = f"care: {{rest: {{do: rest, {keys}}}}}\n"
    protocol = parse_protocol(
        f"{HEAD}{SCABS}restrictions: {{swim: {{activity: swim, wait: 1 day}}}}\n{rest}", "r.yaml"
    )

    assert render_as_read(protocol, "rest").splitlines()[1:] == [f"  {sentence}"]


def test_a_treatment_of_one_visit_has_no_gap_and_may_be_had_again() -> None:
    """COURSE-1, COURSE-5."""
    swim = "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
    course = "course: {sessions: 1, maintenance: 1 year}\n"

    said = render_as_read(parse_protocol(HEAD + swim + course, "r.yaml"), "course")

    assert said.splitlines() == [
        "course",
        "  One visit is planned.",
        "  You may have a visit every year after that.",
        "  Your course is done. If you want one more visit: after 1 year.",
    ]


@pytest.mark.parametrize(
    ("gap", "said"),
    [("1 to 3 years", "1 to 3 years"), ("1 year", "year"), ("at least 1 year", "at least 1 year")],
)
def test_how_often_a_visit_may_be_had_again_keeps_both_its_ends(gap: str, said: str) -> None:
    """COURSE-5: "1 to 3 years" was read as "every to 3 years"."""
    swim = "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
    course = f"course: {{sessions: 1, maintenance: {gap}}}\n"

    read = render_as_read(parse_protocol(HEAD + swim + course, "r.yaml"), "course")

    assert f"You may have a visit every {said} after that." in read


def test_what_a_course_says_is_read_in_its_own_words() -> None:
    """No view says what most people or other clinics do: the file does not."""
    swim = "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
    course = (
        "course: {sessions: 3 to 6, gap: 3 weeks, takes: 1 hour, results: You see more later}\n"
    )

    said = render_as_read(parse_protocol(HEAD + swim + course, "r.yaml"), "course")

    assert said.splitlines()[1:] == [
        "  3 to 6 visits, 3 weeks apart.",
        "  3 to 6 visits. Your clinic decides after visit 3.",
        "  Your clinic decides if you need it.",
        "  A visit takes 1 hour.",
        "  You see more later.",
    ]


@pytest.mark.parametrize("condition", ["only_if", "unless"])
def test_a_rule_for_some_promises_nothing_to_others_who_have_one_of_their_own(
    condition: str,
) -> None:
    """CAN-6: `can` then says both, and never "Otherwise: OK now"."""
    opposite = {"only_if": "unless", "unless": "only_if"}[condition]
    alone = f"restrictions: {{gym: {{activity: exercise, wait: 2 weeks, {condition}: it is new}}"
    both = f"{alone}, more: {{activity: exercise, wait: 4 weeks, {opposite}: it is new}}"

    read = [
        render_as_read(parse_protocol(f"{HEAD}{text}}}\n", "rules.yaml")) for text in (alone, both)
    ]

    assert ["Otherwise: OK now." in text for text in read] == [True, False]


def test_what_is_allowed_is_read_with_what_stands_before_and_after_it() -> None:
    """CAN-4: until its time it is a no, and a visit that is booked holds it off anew."""
    lines = (
        "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
        "allowed: [{id: drive, activity: drive, from: 1 week, only_if: all is well}]\n"
    )

    said = render_as_read(parse_protocol(HEAD + lines, "r.yaml"), "drive")

    assert said.splitlines()[1:] == [
        "  Not yet: drive.",
        "  If all is well, OK from 1 week after your session: drive.",
        "  If all is well, OK now: drive, only if the treated area looks and feels normal.",
        "  For now, OK until your visit: if all is well: drive.",
    ]


def test_signs_and_the_watch_are_read_in_each_form_that_a_view_has() -> None:
    lines = (
        "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
        "warning_signs: {clinic: [{sign: it swells, short: swelling, from: 2 to 4 days}]}\n"
        "watch: {for: 12 weeks, do: look at it, signs: [a lump], why: It is rare.}\n"
    )
    protocol = parse_protocol(HEAD + lines, "r.yaml")

    assert render_as_read(protocol, "clinic").splitlines()[1:] == [
        "  Call your clinic if it swells (from 2 to 4 days after your session).",
        "  Swelling? Call your clinic.",
    ]
    assert render_as_read(protocol, "watch").splitlines()[1:] == [
        "  Look at it, for 12 weeks after each session. Ring your clinic about: a lump.",
        "  Keep looking for a lump, for 12 weeks after each session.",
        "  Why: It is rare.",
    ]


@pytest.mark.parametrize(
    ("keys", "sentences"),
    [
        ("do: ring us, about: a few hours", ["Ring us: a few hours before your session."]),
        ("do: ring us, from: 2 days", ["Ring us, from 2 days before your session."]),
        (
            "do_not: swim, from: 2 days",
            [
                "Do not swim from 2 days before your session.",
                "It has to wait again before your next visit.",
            ],
        ),
    ],
)
def test_a_preparation_is_read_with_its_time(keys: str, sentences: list[str]) -> None:
    """TIME-13."""
    lines = (
        "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
        f"before_session: {{it: {{{keys}}}}}\n"
    )

    said = render_as_read(parse_protocol(HEAD + lines, "r.yaml"), "it")

    assert said.splitlines()[1:] == [f"  {sentence}" for sentence in sentences]


def test_every_rule_of_a_file_is_read() -> None:
    protocol = load_protocol()

    said = render_as_read(protocol)

    for section in ("restrictions", "care", "after_effects", "before_session"):
        for key in getattr(protocol, section):
            assert f"\n{section}.{key}\n" in f"\n{said}"
    assert "Call the emergency number now if" in said
    assert "Your clinic decides after visit 4." in said


def test_one_rule_is_read_alone_and_an_unknown_one_is_refused() -> None:
    protocol = parse_protocol(RULES, "rules.yaml")

    assert render_as_read(protocol, "dry").splitlines() == [
        "care.dry",
        "  Dry it gently.",
        "  Why: It is sore.",
    ]
    with pytest.raises(InputRefusedError):
        render_as_read(protocol, "wet")


def test_what_the_clinic_changed_is_read_with_its_reason(tmp_path: Path) -> None:
    """Whoever signs reads what patients will: the reasons, what was dropped, and the course."""
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text(CLINIC + CHANGES, encoding="utf-8")

    blocks = render_as_read(read_rule_files(None, clinic).protocol).split("\n\n")

    read = {block.split("\n")[0]: block for block in blocks}
    for key, sentence in (
        ("restrictions.wash-hair", "Your clinic changed this, because we use longer needles."),
        ("restrictions.nail-bar", "Your clinic added this, because its fumes may irritate."),
        (
            "restrictions.smoking",
            "Your clinic took this off the sheet: smoke or vape, because we do not ask this.",
        ),
        ("course", "Your clinic changed the course, because we wait three weeks."),
    ):
        assert sentence in read[key]
