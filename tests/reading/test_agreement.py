"""What no single field can tell: which parts of a rule file do not agree, each with its key."""

import pytest
from rule_texts import HEAD, RULES

from mesocare.errors import RuleFileRefusedError
from mesocare.reading.rule_file import parse_protocol

Told = tuple[str, str]
"""The key of a problem, and the id of its kind."""
EVENTS = "events: {scabs-gone: {what: the scabs have gone}}\n"
QUESTIONS = "questions: {long-hair: {ask: Do you have long hair?, if_yes: you have long hair}}\n"
BATH = "restrictions: {bath: {activity: take a bath, wait: 1 day}}\n"


def told(lines: str) -> list[Told]:
    """Return all that is told of a rule file of some lines after its head."""
    try:
        parse_protocol(HEAD + lines, "rules.yaml")
    except RuleFileRefusedError as error:
        return [(problem.path, problem.id) for problem in error.problems]
    return []


def message_of(lines: str) -> str:
    """Return what is told of a rule file that has one problem."""
    with pytest.raises(RuleFileRefusedError) as refused:
        parse_protocol(HEAD + lines, "rules.yaml")
    (problem,) = refused.value.problems
    return problem.message


def test_the_rules_of_these_tests_agree() -> None:
    assert parse_protocol(RULES, "rules.yaml").protocol.id == "small"
    assert told(EVENTS + QUESTIONS + BATH) == []


# Restrictions


RULES_OF_RESTRICTIONS = {
    "wait: 1 day": None,
    "wait: always": None,
    "wait: at least 2 weeks": None,
    "wait: rest of the day": None,
    "until: scabs-gone": None,
    "until: last-session": None,
    "until: your clinic tells you, decided_by: clinic": None,
    "wait: 7 days, until: scabs-gone": None,
    "about: a few days": None,
    "about: a few days, decided_by: clinic": None,
    "wait: 2 days, after: scabs-gone": None,
    "wait: 2 days, after: last-session": None,
    "wait: 24 to 48 hours, in_between: with cold water": None,
    "wait: 2 days, only_if: long-hair": None,
    "wait: 2 days, only_if: you swim": None,
    "wait: 2 days, unless: long-hair": None,
    "why: So.": ("", "no-wait"),
    "wait: 1 day, about: a few days": (".about", "about-and-more"),
    "until: it heals, about: a few days": (".about", "about-and-more"),
    "wait: 1 day, in_between: so": (".in_between", "in-between-alone"),
    "wait: always, in_between: so": (".in_between", "in-between-alone"),
    "wait: at least 1 day, in_between: so": (".in_between", "in-between-alone"),
    "until: it heals, in_between: so": (".in_between", "in-between-alone"),
    "wait: 1 day, decided_by: clinic": (".decided_by", "decided-by-alone"),
    "wait: always, after: scabs-gone": (".after", "until-after-always"),
    "wait: 1 week, only_if: all is well": (".only_if", "well-only"),
    "wait: 1 week, only_if: you feel well enough to brake": (".only_if", "well-only"),
    "wait: 1 week, only_if: the wound has fully healed": (".only_if", "well-only"),
    "wait: 1 week, only_if: there are no problems": (".only_if", "well-only"),
    "wait: 1 week, only_if: you can walk without pain": (".only_if", "well-only"),
    "wait: 1 week, only_if: your skin is normal or dry": None,
    "wait: 1 week, only_if: you are fine with needles": None,
    "wait: 1 week, only_if: you do not feel well": None,
    "wait: 1 week, only_if: your wound has not healed": None,
    "wait: 1 week, unless: all is well": None,
    "until: it heals, after: scabs-gone": (".after", "after-alone"),
    "wait: always, until: it heals": (".until", "until-after-always"),
    "until: scabs-gon": (".until", "unknown-event"),
    "until: stitches-out": (".until", "unknown-event"),
    "wait: 1 day, after: stitches": (".after", "unknown-event"),
    "wait: 1 day, only_if: long-hiar": (".only_if", "unknown-question"),
    "wait: 1 day, unless: a-wig": (".unless", "unknown-question"),
    "wait: 1 day, only_if: long-hair, unless: you swim": (".unless", "only-if-and-unless"),
    "wait: 1 day, also_called: [pool, sea, Pool]": (".also_called[3]", "alias-twice"),
    "wait: 1 day, sources: [guide]": (".sources[1]", "unknown-source"),
}


@pytest.mark.parametrize(("keys", "expected"), RULES_OF_RESTRICTIONS.items())
def test_a_restriction_has_an_end_and_keys_that_go_together(
    keys: str, expected: Told | None
) -> None:
    """TIME-10: a wait, an event or words, or a vague length; nothing of it is ever lost."""
    found = told(f"{EVENTS}{QUESTIONS}restrictions: {{swim: {{activity: swim, {keys}}}}}\n")

    assert found == ([] if expected is None else [(f"restrictions.swim{expected[0]}", expected[1])])


def test_the_id_of_an_event_is_no_words_to_try_in_a_sentence() -> None:
    """As words, "tomorrow" would be a time, and nothing that has happened."""
    events = "events: {tomorrow: {what: the morning after has come}}\n"
    rule = "restrictions: {swim: {activity: swim, until: WHEN}}\n"

    assert told(events + rule.replace("WHEN", "tomorrow")) == []
    assert told(rule.replace("WHEN", "tomorrow")) == [("restrictions.swim.until", "phrase")]


def test_a_ban_for_the_well_is_led_to_what_is_allowed_if_all_is_well() -> None:
    """CAN-6: "Otherwise: OK now" would be said to those who are not well."""
    question = "questions: {well: {ask: Is all well?, if_yes: all is well}}\n"
    rule = "restrictions: {drive: {activity: drive, wait: 1 week, only_if: well}}\n"

    message = message_of(question + rule)

    assert "'allowed' in its place, with 'from: 1 week' and 'only_if: all is well'" in message


def test_who_gives_no_time_is_never_led_to_make_one_up() -> None:
    """Each of the four ways is offered, and none of them is called better."""
    message = message_of("restrictions: {swim: {activity: swim}}\n")

    assert all(word in message for word in ("wait: 48 hours", "until:", "about:", "wait: always"))


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("scabs-gon", "Did you mean 'scabs-gone'?"),
        (
            "stitches-out",
            "Write it below 'events', as 'stitches-out: {what: …}', with what has happened then.",
        ),
        ("last-sesion", "Did you mean 'last-session'?"),
    ],
)
def test_what_looks_like_an_event_and_is_none_gets_a_hint(word: str, hint: str) -> None:
    """TIME-10: small letters and hyphens are an id; other words are free."""
    message = message_of(f"{EVENTS}restrictions: {{swim: {{activity: swim, until: {word}}}}}\n")

    assert message.startswith(f"there is no event '{word}'. {hint}")


def test_the_last_session_is_built_in_and_cannot_be_defined() -> None:
    """COURSE-8."""
    assert told("events: {last-session: {what: it is over}}\n" + BATH) == [
        ("events.last-session", "built-in-event")
    ]


# Care, after-effects, signs, preparations


@pytest.mark.parametrize(
    ("section", "keys", "expected"),
    [
        ("care", "do: rest", None),
        ("care", "do: rest, on: day 4", None),
        ("care", "do: rest, on: [day 7, 2 weeks]", None),
        ("care", "do: rest, from: day 5, through: day 14", None),
        ("care", "do: rest, from: 1 day, for: 2 days, until: scabs-gone", None),
        ("care", "do: rest, on: day 4, from: 1 day", (".from", "on-and-more")),
        ("care", "do: rest, on: day 4, for: 1 day", (".for", "on-and-more")),
        ("care", "do: rest, on: day 4, through: day 5", (".through", "on-and-more")),
        ("care", "do: rest, on: day 4, until: it heals", (".until", "on-and-more")),
        ("care", "do: rest, on: day 4, after: scabs-gone", None),
        ("before_session", "do: rest, on: day -1, from: 2 days", (".on", "on-alone")),
        ("before_session", "do_not: eat, on: day -1", (".on", "on-bans")),
        ("before_session", "do: rest, on: day -1, about: a while", (".about", "about-and-more")),
        ("care", "do: rest, for: 2 days, through: day 5", (".through", "for-and-through")),
        ("care", "do: rest, from: day 5, through: day 4", (".through", "ends-before-it-begins")),
        ("care", "do: rest, about: a few days", None),
        ("care", "do: rest, about: a few days, until: it heals", None),
        ("care", "do: rest, about: a few days, for: 2 days", (".about", "about-and-more")),
        ("care", "do: rest, about: a few days, through: day 2", (".about", "about-and-more")),
        ("care", "do: rest, about: a few days, on: day 2", (".about", "on-and-more")),
        ("after_effects", "what: pain, lasts: 2 days", None),
        ("after_effects", "what: pain, lasts: at least 2 days", None),
        ("after_effects", "what: pain, about: a few days", None),
        ("after_effects", "what: new hair, from: 3 months, expect: true", None),
        ("after_effects", "what: new hair, expect: yes", (".expect", "value")),
        ("after_effects", "what: pain", ("", "no-length")),
        (
            "after_effects",
            "what: new hair, expect: true, call_after: 3 months",
            (".call_after", "call-after-expected"),
        ),
        ("after_effects", "what: pain, lasts: 2 days, about: so", (".about", "about-and-more")),
        ("before_session", "do: eat", None),
        ("before_session", "do_not: drink alcohol, from: 2 days", None),
        ("before_session", "do_not: drink alcohol, about: a few days", None),
        (
            "before_session",
            "do_not: drink alcohol, about: a few days, from: 2 days",
            (".about", "about-and-more"),
        ),
        ("before_session", "why: So.", ("", "do-or-do-not")),
        ("before_session", "do: eat, do_not: drink, from: 1 day", ("", "do-or-do-not")),
        ("before_session", "do_not: drink alcohol", ("", "no-from")),
    ],
)
def test_keys_that_exclude_each_other_are_told(
    section: str, keys: str, expected: Told | None
) -> None:
    """TIME-12, TIME-13, TIME-14."""
    found = told(f"{EVENTS}{BATH}{section}: {{it: {{{keys}}}}}\n")

    assert found == ([] if expected is None else [(f"{section}.it{expected[0]}", expected[1])])


def test_a_sign_that_ends_before_it_begins_is_told() -> None:
    lines = f"{BATH}warning_signs: {{clinic: [{{sign: it itches, from: 3 days, until: 2 days}}]}}\n"

    assert told(lines) == [("warning_signs.clinic[1].until", "ends-before-it-begins")]


# One id, one thing


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (
                "restrictions: {wine: {activity: drink wine, wait: 1 day}}\n"
                "before_session: {wine: {do_not: drink vodka, from: 2 days}}\n"
            ),
            [("before_session.wine", "id-twice")],
        ),
        (
            (
                "restrictions: {wine: {activity: drink wine, wait: 1 day}}\n"
                "before_session: {wine: {do: tell us what you drink}}\n"
            ),
            [("before_session.wine", "id-twice")],
        ),
        (
            (
                "restrictions: {wine: {activity: drink wine, wait: 1 day}}\n"
                "before_session: {wine: {do_not: Drink  wine, from: 2 days}}\n"
            ),
            [("before_session.wine.do_not", "phrase")],
        ),
        (
            (
                "restrictions: {wine: {activity: drink wine, wait: 1 day}}\n"
                "before_session: {wine: {do_not: drink wine, from: 2 days}}\n"
            ),
            [],
        ),
        (
            BATH + "allowed: [{id: bath, activity: have a wash}]\n",
            [("allowed[1].id", "id-twice")],
        ),
        (
            BATH + "allowed: [{id: work, activity: go to work}, {id: work, activity: drive}]\n",
            [("allowed[2].id", "id-twice")],
        ),
        (
            "restrictions: {a: {activity: swim, wait: 1 day}, b: {activity: Swim, wait: 2 days}}\n",
            [("restrictions.b.activity", "phrase"), ("restrictions.b.activity", "activity-twice")],
        ),
        (
            (
                "restrictions: {a: {activity: swim, wait: 1 day}}\n"
                "allowed: [{id: b, activity: swim}]\n"
            ),
            [("allowed[1].activity", "activity-twice")],
        ),
        (
            (
                "restrictions:\n  a: {activity: swim, wait: 1 day, only_if: you are young}\n"
                "  b: {activity: swim, wait: 2 days, only_if: you are not}\n"
            ),
            [],
        ),
        (
            BATH
            + "before_session: {a: {do_not: fly, from: 1 day}, b: {do_not: fly, from: 2 days}}\n",
            [("before_session.b.do_not", "activity-twice")],
        ),
        (
            BATH
            + "before_session: {a: {do_not: fly, from: 1 day, only_if: you are well}, "
            + "b: {do_not: fly, from: 2 days, unless: you are well}}\n",
            [],
        ),
    ],
)
def test_one_id_is_one_thing_and_one_activity_one_rule(lines: str, expected: list[Told]) -> None:
    """TIME-13: before and after a session an id is one activity, or no view could be true."""
    assert told(lines) == expected


# Words


MISFITS = {
    "activity": [
        "do not swim", "don't swim", "never swim", "avoid water", "to swim", "be in the sun",
        "swimming in a pool", "your hair", "the pool", "go", "Swim", "swim.", "no swimming",
    ],
    "do": ["do not rub it", "never rub it", "avoid water", "to rest", "you should rest"],
    "until": [
        "until it heals", "when it heals", "2 weeks", "at least 3 days", "once it is dry",
        "your touch-up", "the next visit", "your second check-up", "tomorrow morning",
    ],
    "about": [
        "for a few days", "over the next few weeks", "in the first hours", "until it heals",
        "2 weeks", "at least 3 days", "40 to 60 minutes", "after a few days",
        "first few days", "the next few days", "the coming weeks", "next few hours",
        "up to 2 weeks", "the first 2 weeks", "the first week", "2 or 3 days", "a day", "one week",
        "at least a week", "3 to 4 days or longer", "overnight", "as soon as possible", "always",
        "a few days after your session",
    ],
    "about before": [
        "the days before", "a few days before your visit", "the next few days", "the first weeks",
        "the day before", "for a few days",
    ],
    "only_if": ["if you swim", "only if you swim", "when you swim"],
    "short": ["to swim", "do not swim", "no pool"],
    "sign": ["if it itches", "call us at once"],
}  # fmt: skip
FRAMES = {
    "activity": BATH + "allowed: [{id: it, activity: WORDS}]\n",
    "do": BATH + "care: {it: {do: WORDS}}\n",
    "until": "restrictions: {it: {activity: swim, until: WORDS}}\n",
    "about": BATH + "after_effects: {it: {what: pain, about: WORDS}}\n",
    "about before": BATH + "before_session: {it: {do_not: smoke, about: WORDS}}\n",
    "only_if": "restrictions: {it: {activity: swim, wait: 1 day, only_if: WORDS}}\n",
    "short": "restrictions: {it: {activity: swim, wait: 1 day, short: WORDS}}\n",
    "sign": BATH + "warning_signs: {clinic: [WORDS]}\n",
}
FITTING = {
    "activity": ["swim", "go to work", "bring a dog", "use an LED cap", "do hard exercise",
                 "stop or change a medicine that a doctor prescribed", "put ice on your scalp"],
    "do": ["use a mild shampoo", "note what you drink", "keep taking your medicine"],
    "until": ["your clinic tells you", "the scabs have gone", "both clinics tell you", "healed",
              "you have had your check-up", "the stitches are out", "your doctor does a review"],
    "about before": ["a few days", "the last few weeks", "the days", "about a week"],
    "about": ["a few days", "the first few weeks", "at least a few days", "as long as it is sore",
              "up to several months", "about 10 days", "10 days or so", "a week or two",
              "the first days", "the first week or so", "the first evening"],
    "only_if": ["you swim", "no doctor prescribed it", "your body was treated"],
    "short": ["washing your hair", "alcohol", "a gentle walk"],
    "sign": ["your throat is swollen", "there is pus"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "words"), [(key, words) for key, listed in MISFITS.items() for words in listed]
)
def test_words_that_do_not_fit_the_sentences_are_an_error(key: str, words: str) -> None:
    """They are tried in every frame: "Do not …", "Ask your clinic before you …", "until …"."""
    assert [id_ for _, id_ in told(FRAMES[key].replace("WORDS", repr(words)))] == ["phrase"]


@pytest.mark.parametrize(
    ("key", "words"), [(key, words) for key, listed in FITTING.items() for words in listed]
)
def test_words_that_fit_are_read(key: str, words: str) -> None:
    assert told(FRAMES[key].replace("WORDS", repr(words))) == []


# The head


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("review_by: 2026-11-22", []),
        ("review_by: 2026-11-21", ["review-before-written"]),
        ("reviewed_on: 2026-12-01, review_by: 2026-11-30", ["review-before-written"]),
        ("reviewed_on: 2026-12-01, review_by: 2026-12-01", []),
    ],
)
def test_a_review_before_the_file_was_written_or_reviewed_is_told(
    keys: str, expected: list[str]
) -> None:
    text = (HEAD + BATH).replace("written_on: 2026-11-22", f"written_on: 2026-11-22, {keys}")

    try:
        parse_protocol(text, "rules.yaml")
        found: list[str] = []
    except RuleFileRefusedError as error:
        found = [problem.id for problem in error.problems]

    assert found == expected


# The course


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ("sessions: 8, gap: 2 weeks", []),
        ("phases: [{sessions: 8, gap: 2 weeks}]", []),
        ("sessions: 8, gap: at least 6 weeks", []),
        ("sessions: 8, gap: at least 6 weeks, recommended: 7 weeks", []),
        ("maintenance: 3 months", [("course", "course-or-phases")]),
        ("sessions: 8", [("course", "missing-key")]),
        ("sessions: 1", []),
        ("sessions: 1, maintenance: 3 to 4 months", []),
        ("sessions: 1, gap: 3 to 6 months", []),
        ("sessions: 1 to 2", [("course", "missing-key")]),
        ("about: 'several visits, some weeks apart', takes: 1 hour", []),
        ("about: several visits, sessions: 3", [("course.about", "about-and-more")]),
        ("about: several visits, gap: 3 weeks", [("course.about", "about-and-more")]),
        (
            "about: several visits, phases: [{sessions: 8, gap: 1 week}]",
            [("course.about", "about-and-more")],
        ),
        ("gap: 8 weeks", [("course", "missing-key")]),
        (
            "sessions: 8, gap: 1 week, phases: [{sessions: 8, gap: 1 week}]",
            [("course", "course-or-phases")],
        ),
        (
            "phases: [{sessions: 8, gap: 1 to 3 weeks}], recommended: 2 weeks",
            [("course.recommended", "recommended-beside-phases")],
        ),
        (
            "sessions: 8, gap: 2 to 4 weeks, recommended: 13 days",
            [("course.recommended", "recommended-outside-gap")],
        ),
        (
            "sessions: 8, gap: 2 to 4 weeks, recommended: 5 weeks",
            [("course.recommended", "recommended-outside-gap")],
        ),
        (
            "sessions: 8, gap: at least 6 weeks, recommended: 5 weeks",
            [("course.recommended", "recommended-outside-gap")],
        ),
        (
            "phases: [{sessions: 1, gap: 1 week}, {sessions: 1, gap: 1 week, recommended: 1 day}]",
            [("course.phases[2].recommended", "recommended-outside-gap")],
        ),
        (
            "phases: [{sessions: 99, gap: 1 day}, {sessions: 1 to 2, gap: 1 day}]",
            [("course", "long-course")],
        ),
        (
            "phases: [{sessions: 0 to 2, gap: 1 day}, {sessions: 0 to 1, gap: 1 day}]",
            [("course.phases[1].sessions", "no-session")],
        ),
        ("sessions: 0 to 1, gap: 1 week", [("course.sessions", "no-session")]),
    ],
)
def test_a_course_has_one_gap_for_all_or_phases_and_best_gaps_inside(
    course: str, expected: list[Told]
) -> None:
    """COURSE-1, COURSE-4: what a file says of its course is applied, or refused."""
    assert told(f"{BATH}course: {{{course}}}\n") == expected


# Examples


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("session: 2026-11-20, at: 2026-11-21, expect: {bath: avoid}", []),
        ("session: 2026-11-20, at: 2026-11-21, expect: {can take a bath: not-yet}", []),
        ("session: 2026-11-20, at: 2026-11-21, expect: {next_session: none}", []),
        ("session: 2026-11-20, at: 2026-11-21, with: [long-hair], expect: {bath: avoid}", []),
        (
            (
                "session: 2026-11-20, at: 2026-11-21, happened: {scabs-gone: 2026-11-21}, "
                "expect: {bath: avoid}"
            ),
            [],
        ),
        ("at: 2026-11-21, expect: {bath: avoid}", ["example-session"]),
        ("session: tomorrow, at: 2026-11-21, expect: {bath: avoid}", ["not-a-moment"]),
        ("session: 2026-11-20, at: now, expect: {bath: avoid}", ["not-a-moment"]),
        ("session: 2026-11-20, at: 2026-11-21, expect: {bth: avoid}", ["unknown-restriction"]),
        ("session: 2026-11-20, at: 2026-11-21, expect: {bath: yes}", ["unknown-status"]),
        ("session: 2026-11-20, at: 2026-11-21, expect: {can swim: clear}", ["unknown-status"]),
        ("session: 2026-11-20, at: 2026-11-21, expect: {care.x: now}", ["unknown-care"]),
        ("session: 2026-11-20, at: 2026-11-21, expect: {next_session: soon}", ["not-a-day"]),
        (
            "session: 2026-11-20, at: 2026-11-21, without: [wig], expect: {bath: avoid}",
            ["unknown-question"],
        ),
        (
            "session: 2026-11-20, at: 2026-11-21, happened: {x: 2026-11-21}, expect: {bath: avoid}",
            ["unknown-event"],
        ),
    ],
)
def test_an_example_names_what_is_there(example: str, expected: list[str]) -> None:
    lines = f"{EVENTS}{QUESTIONS}{BATH}examples: [{{name: It holds, {example}}}]\n"

    assert [id_ for _, id_ in told(lines)] == expected


def test_two_bans_before_a_session_are_told_to_say_whom_they_concern() -> None:
    bans = "before_session: {a: {do_not: fly, from: 1 day}, b: {do_not: fly, from: 2 days}}\n"

    assert message_of(BATH + bans).endswith(
        "this activity stands at before_session.a too. Put both into one rule, or say with "
        "'only_if' whom each concerns."
    )


@pytest.mark.parametrize(
    ("companion", "expected"),
    [("swim", []), ("swin", [("care.rinse.goes_with", "unknown-restriction")])],
)
def test_care_goes_with_a_restriction_of_the_file(companion: str, expected: list[Told]) -> None:
    rules = f"care: {{rinse: {{do: rinse your hair, goes_with: {companion}}}}}\n"

    assert told(f"restrictions: {{swim: {{activity: swim, wait: 1 day}}}}\n{rules}") == expected
