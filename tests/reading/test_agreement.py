"""Do the parts of a rule file agree? What each disagreement is called, and where it stands.

A document is given here as it is read, before it has a shape; whatever has another kind than it
should is the shape's to report.
"""

from typing import Any

import pytest

from mesocare.reading.agreement import (
    Disagreement,
    as_list,
    as_mapping,
    check_aliases,
    check_course,
    check_example,
    check_restriction,
    check_sources,
    find_disagreements,
    say_unknown,
)

Told = tuple[str, str, str]
NO_WAIT = "neither 'wait' nor 'until' stands here. Write one, such as 'wait: 48 hours'."
NO_PHASES = "'sessions' and 'gap', or 'phases': neither stands here. Write one of the two."
ONE_OF_THE_SESSIONS = "one of 'session' and 'sessions' must stand here. Write one of the two."


def told(found: Any) -> list[Told]:
    """Give what was found with its path in one word."""
    return [(".".join(map(str, path)), message, key) for path, message, key in found]


def whole(**parts: Any) -> dict[str, Any]:
    """Make a document in which all agrees, but for the parts that are given."""
    return {"restrictions": {"swim": {"wait": "7 days"}}, **parts}


def test_a_file_whose_parts_agree_has_no_disagreement() -> None:
    document = whole(
        protocol={"written_on": "2026-11-22", "review_by": "2029-11-22"},
        sources={"guide": {"title": "A guide"}},
        restrictions={
            "swim": {"wait": "7 days", "sources": ["guide"], "also_called": ["pool", "sea"]},
            "comb": {"wait": "2 days", "and_until": "scabs have gone"},
            "medicine": {"until": "your clinic tells you"},
        },
        before_session={
            "alcohol": {"do_not": "drink", "from": "2 days"},
            "eat": {"do": "eat a meal"},
        },
        course={"sessions": "4 to 8", "gap": "2 to 4 weeks", "recommended": "3 weeks"},
        examples=[
            {"session": "2026-11-20T14:30", "at": "2026-11-22", "expect": {"swim": "avoid"}},
            {"sessions": ["2026-11-20"], "at": "2026-11-20 14:30", "expect": {"alcohol": "avoid"}},
        ],
    )

    assert list(find_disagreements(document)) == []


@pytest.mark.parametrize("document", [None, "text", [], {}, {"restrictions": None}])
def test_a_document_of_another_kind_is_the_shapes_to_report(document: Any) -> None:
    expected = [
        Disagreement(
            ("restrictions",),
            "no restriction stands here. Write one at least.",
            "no-restriction",
        )
    ]

    assert list(find_disagreements(document)) == (
        expected if document == {"restrictions": None} else []
    )


@pytest.mark.parametrize("odd", [None, "text", 7, ["a"]])
def test_parts_of_another_kind_are_passed_over(odd: Any) -> None:
    sections = ("before_session", "sources", "course", "protocol")
    document = whole(**dict.fromkeys(sections, odd), restrictions={"swim": odd})
    document |= {"before_session": {"alcohol": odd}, "examples": odd if odd != ["a"] else None}

    assert list(find_disagreements(document)) == []


def test_every_part_of_a_file_is_looked_at_in_its_order() -> None:
    document = {
        "restrictions": {"swim": {"sources": ["gide"], "also_called": ["pool", "Pool"]}},
        "before_session": {"alcohol": {"do_not": "drink"}},
        "sources": {"guide": {}},
        "course": {"recommended": "3 weeks"},
        "protocol": {"written_on": "2026-11-22", "review_by": "2026-11-21"},
        "examples": [{"at": "now", "expect": {"swin": "clear"}}],
    }

    assert told(find_disagreements(document)) == [
        ("restrictions.swim", NO_WAIT, "no-wait"),
        (
            "before_session.alcohol",
            "'do_not' needs a 'from'. Write how long before, such as 'from: 2 days'.",
            "no-from",
        ),
        (
            "restrictions.swim.sources.0",
            "there is no source 'gide'. Did you mean 'guide'?",
            "unknown-source",
        ),
        (
            "restrictions.swim.also_called.1",
            "'Pool' stands here twice. Keep one of the two.",
            "alias-twice",
        ),
        ("course", NO_PHASES, "course-or-phases"),
        (
            "protocol.review_by",
            "the review lies before 'written_on'. Write a later date.",
            "review-before-written",
        ),
        ("examples.0", ONE_OF_THE_SESSIONS, "example-session"),
        (
            "examples.0.at",
            "'now' is not a moment. Write it like '2026-11-20T14:30'.",
            "not-a-moment",
        ),
        (
            "examples.0.expect.swin",
            "there is no restriction 'swin'. Did you mean 'swim'?",
            "unknown-restriction",
        ),
    ]


def test_a_mapping_or_a_list_is_itself_and_all_else_is_empty() -> None:
    assert (as_mapping({"a": 1}), as_mapping([1]), as_mapping(None)) == ({"a": 1}, {}, {})
    assert (as_list([1]), as_list({"a": 1}), as_list("text")) == ([1], [], [])


# Restrictions


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({}, [("it", NO_WAIT, "no-wait")]),
        ({"wait": None, "until": None}, [("it", NO_WAIT, "no-wait")]),
        (
            {"and_until": "scabs have gone"},
            [
                ("it", NO_WAIT, "no-wait"),
                (
                    "it.and_until",
                    "'and_until' goes with a 'wait'. Write 'until' in its place.",
                    "until-alone",
                ),
            ],
        ),
        (
            {"wait": "7 days", "until": "your clinic tells you"},
            [
                (
                    "it.until",
                    (
                        "both 'wait' and 'until' stand here. Keep one; where both must be over, "
                        "write the condition as 'and_until'."
                    ),
                    "wait-and-until",
                )
            ],
        ),
        ({"wait": "7 days", "until": None}, []),
        ({"wait": None, "until": "your clinic tells you"}, []),
        ({"wait": "7 days", "and_until": "scabs have gone"}, []),
        ("swim", []),
    ],
)
def test_a_restriction_has_one_kind_of_end(rule: Any, expected: list[Told]) -> None:
    """TIME-10: a wait, a condition, or a wait and then a condition."""
    assert told(check_restriction(("it",), rule)) == expected


# Preparations


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            {},
            ["neither 'do' nor 'do_not' stands here. Write one of them."],
        ),
        (
            {"do": "eat", "do_not": "drink", "from": "1 day"},
            ["both 'do' and 'do_not' stand here. Write one of them."],
        ),
        (
            {"do": "eat", "do_not": "drink"},
            [
                "both 'do' and 'do_not' stand here. Write one of them.",
                "'do_not' needs a 'from'. Write how long before, such as 'from: 2 days'.",
            ],
        ),
        ({"do": "eat"}, []),
        ({"do": "eat", "do_not": None}, []),
        ({"do": None, "do_not": "drink", "from": "1 day"}, []),
    ],
)
def test_a_preparation_is_to_be_done_or_not_to_be_done(rule: Any, expected: list[str]) -> None:
    """TIME-13: what is not to be done needs a date."""
    found = list(find_disagreements(whole(before_session={"it": rule})))

    assert [message for _, message, _ in found] == expected
    assert {path for path, _, _ in found} <= {("before_session", "it")}
    assert {key for _, _, key in found} <= {"do-or-do-not", "no-from"}


# Sources and names


def test_a_source_that_is_not_there_is_found_wherever_it_is_cited() -> None:
    """In lists of groups as well; the sources themselves are not citations."""
    document = {
        "sources": {"guide": {}, "sources": ["x"]},
        "allowed": [{"activity": "drive", "sources": ["guide", "M99", 7]}],
        "care": {"wash": {"sources": "guide"}},
    }

    assert told(check_sources((), document, ["guide"])) == [
        (
            "sources.sources.0",
            "there is no source 'x'. Write the id of a source of this file.",
            "unknown-source",
        ),
        (
            "allowed.0.sources.1",
            "there is no source 'M99'. Write the id of a source of this file.",
            "unknown-source",
        ),
    ]


def test_an_unknown_id_gets_the_nearest_as_a_hint_or_none() -> None:
    assert say_unknown("gide", ["page", "guide"], "source") == (
        "there is no source 'gide'. Did you mean 'guide'?"
    )
    assert say_unknown("zzz", ["guide"], "restriction") == (
        "there is no restriction 'zzz'. Write the id of a restriction of this file."
    )


def test_of_very_many_ids_the_first_three_hundred_are_compared() -> None:
    """So that a file of 256 KiB is checked within a second."""
    many = [f"{number:03}" for number in range(299)]

    assert say_unknown("gide", [*many, "guide"], "source").endswith("Did you mean 'guide'?")
    assert say_unknown("gide", [*many, "300", "guide"], "source").endswith("source of this file.")


def test_a_name_that_stands_twice_is_found_whatever_its_case_and_blanks() -> None:
    """CAN-1; empty names and other kinds are the shape's to report."""
    document = {
        "allowed": [{"also_called": ["a  Pool", "sea", "A pool ", "", "", 7, 7, "sea"]}],
        "restrictions": {"swim": {"also_called": "pool"}, "wash": {"also_called": ["sea"]}},
    }

    assert told(check_aliases((), document)) == [
        (
            "allowed.0.also_called.2",
            "'A pool ' stands here twice. Keep one of the two.",
            "alias-twice",
        ),
        ("allowed.0.also_called.7", "'sea' stands here twice. Keep one of the two.", "alias-twice"),
    ]


# The course


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ({}, []),
        ({"sessions": "8", "gap": "2 weeks"}, []),
        ({"phases": [{"sessions": "8", "gap": "2 weeks"}]}, []),
        ({"maintenance": "3 months"}, [("course", NO_PHASES, "course-or-phases")]),
        ({"phases": []}, [("course", NO_PHASES, "course-or-phases")]),
        (
            {"sessions": "8", "gap": "2 weeks", "phases": [{"sessions": "8"}]},
            [
                (
                    "course",
                    "'sessions' and 'gap', or 'phases': both stand here. Write one of the two.",
                    "course-or-phases",
                )
            ],
        ),
        (
            {"sessions": "8"},
            [("course", "the key 'gap' is missing. Write it.", "missing-key")],
        ),
        (
            {"gap": "2 weeks", "sessions": None},
            [("course", "the key 'sessions' is missing. Write it.", "missing-key")],
        ),
    ],
)
def test_a_course_has_one_gap_for_all_or_phases(
    course: dict[str, Any], expected: list[Told]
) -> None:
    """COURSE-4."""
    assert told(check_course(("course",), course)) == expected


@pytest.mark.parametrize("recommended", ["2 weeks", "3 weeks", "28 days", "4 weeks"])
def test_a_recommended_gap_lies_inside_the_gap(recommended: str) -> None:
    """COURSE-1: both ends are inside."""
    course = {"sessions": "8", "gap": "2 to 4 weeks", "recommended": recommended}

    assert list(check_course(("course",), course)) == []


@pytest.mark.parametrize(
    ("recommended", "is_read_as"), [("13 days", "13 days"), ("5 weeks", "5 weeks")]
)
def test_a_recommended_gap_outside_the_gap_is_told(recommended: str, is_read_as: str) -> None:
    """COURSE-1, COURSE-4: in a phase as well."""
    gaps = {"gap": "2 to 4 weeks", "recommended": recommended}
    message = f"'{is_read_as}' lies outside the gap of '2 to 4 weeks'. Write a length inside it."

    found = [
        *check_course(("course",), {"sessions": "8", **gaps}),
        *check_course(("course",), {"phases": [{}, {"sessions": "8", **gaps}]}),
    ]

    assert told(found) == [
        ("course.recommended", message, "recommended-outside-gap"),
        ("course.phases.1.recommended", message, "recommended-outside-gap"),
    ]


@pytest.mark.parametrize(
    "gaps",
    [
        {"gap": "2 weeks"},
        {"recommended": "3 weeks"},
        {"gap": "soon", "recommended": "3 weeks"},
        {"gap": "2 weeks", "recommended": "soon"},
        {"gap": ["2 weeks"], "recommended": "3 weeks"},
        {"gap": None, "recommended": None},
    ],
)
def test_gaps_that_cannot_be_read_are_not_compared(gaps: dict[str, Any]) -> None:
    """COURSE-1: they are the shape's to report."""
    found = check_course(("course",), {"phases": [{"sessions": "8", **gaps}]})

    assert list(found) == []


@pytest.mark.parametrize(
    ("sessions", "phases", "total"),
    [
        ("100", [], None),
        ("50 to 101", [], None),
        (None, ["50", "50 to 51"], 101),
        (None, ["99", "many", ["2"], "2"], 101),
        (None, ["100"], None),
    ],
)
def test_a_course_of_more_than_100_sessions_is_told(
    sessions: str | None, phases: list[Any], total: int | None
) -> None:
    """COURSE-4: over all its phases, at their longest; what is no number is passed over."""
    course = {
        "sessions": sessions,
        "gap": "1 week" if sessions else None,
        "phases": [{"sessions": one} for one in phases],
    }

    expected = [
        ("course", f"{total} sessions are over 100. Write a shorter course.", "long-course")
    ]
    assert told(check_course(("course",), course)) == (expected if total else [])


# Days and examples


@pytest.mark.parametrize(
    ("written_on", "review_by", "is_told"),
    [
        ("2026-11-22", "2026-11-21", True),
        ("2026-11-22", "2026-11-22", False),
        ("2026-11-22", "2029-11-22", False),
        ("2026-11-22", None, False),
        ("2026-11-22", "2026-11", False),
        ("22 November 2026", "2026-11-21", False),
        (None, "2026-11-21", False),
    ],
)
def test_a_review_before_the_file_was_written_is_told(
    written_on: str | None,
    review_by: str | None,
    is_told: bool,  # noqa: FBT001  a case
) -> None:
    about = {"written_on": written_on, "review_by": review_by}

    found = told(find_disagreements(whole(protocol=about)))

    message = "the review lies before 'written_on'. Write a later date."
    expected = [("protocol.review_by", message, "review-before-written")]
    assert found == (expected if is_told else [])


def test_an_example_has_one_session_or_several_and_moments_that_can_be_read() -> None:
    example = {
        "session": "2026-11-20T14:30",
        "sessions": ["2026-11-20", "tomorrow", 7, "2026-11-20T14"],
        "at": "2026-11-20T14:30:00",
        "expect": {"swim": "avoid", "drive": "clear"},
    }

    not_a_moment = "is not a moment. Write it like '2026-11-20T14:30'."
    assert told(check_example(("it",), example, ["swim"])) == [
        ("it", ONE_OF_THE_SESSIONS, "example-session"),
        ("it.at", f"'2026-11-20T14:30:00' {not_a_moment}", "not-a-moment"),
        ("it.sessions.1", f"'tomorrow' {not_a_moment}", "not-a-moment"),
        ("it.sessions.3", f"'2026-11-20T14' {not_a_moment}", "not-a-moment"),
        (
            "it.expect.drive",
            "there is no restriction 'drive'. Write the id of a restriction of this file.",
            "unknown-restriction",
        ),
    ]


def test_the_one_session_of_an_example_must_be_a_moment() -> None:
    found = check_example(("it",), {"session": "Friday", "at": "2026-11-22"}, [])

    assert told(found) == [
        (
            "it.session",
            "'Friday' is not a moment. Write it like '2026-11-20T14:30'.",
            "not-a-moment",
        )
    ]


@pytest.mark.parametrize(
    ("sessions", "is_told"),
    [
        ({"session": "2026-11-20"}, False),
        ({"sessions": ["2026-11-20"]}, False),
        ({"session": "2026-11-20", "sessions": []}, False),
        ({"session": None, "sessions": ["2026-11-20"]}, False),
        ({}, True),
        ({"sessions": []}, True),
        ({"session": "2026-11-20", "sessions": ["2026-11-20"]}, True),
        ({"session": "20 November"}, None),
    ],
)
def test_an_example_counts_from_a_session(
    sessions: dict[str, Any],
    is_told: bool | None,  # noqa: FBT001  a case
) -> None:
    found = [key for _, _, key in check_example(("it",), {"at": "2026-11-22", **sessions}, [])]

    assert found == (["not-a-moment"] if is_told is None else ["example-session"] * is_told)
