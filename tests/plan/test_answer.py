"""One question, one answer: which activity decides, and what is told (CAN-2 to CAN-4)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mesocare import load_protocol, parse_protocol
from mesocare.dates.typed import parse_at, parse_session
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Protocol, Status
from mesocare.views import plain
from mesocare.views.screen import Screen

UTC_ZONE = ZoneInfo("Etc/UTC")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SESSION = "2026-11-20T14:30"
A_DAY_LATER = "2026-11-21T14:30"
SECOND_SESSION = "2026-12-11T10:00"

HEAD = """\
protocol: {id: clinic, title: Rules, version: 1.0.0, language: en, written_on: 2026-11-22}
sources:
  guide: {title: A guide, kind: leaflet}
  page: {title: A page, kind: page, address: "https://example.org/a"}
"""

STATUSES = parse_protocol(
    f"""{HEAD}
restrictions:
  touching: {{activity: touch your scalp, wait: 12 hours, also_called: [everything]}}
  wetting: {{activity: wet your hair, wait: 12 hours to 3 days, also_called: [everything]}}
  medicine: {{activity: put minoxidil on, until: your clinic tells you, also_called: [everything]}}
  drying: {{activity: use a dryer, wait: 7 days, also_called: [everything]}}
  scabs: {{activity: swim, wait: 12 hours, and_until: the scabs have gone}}
allowed:
  - {{activity: drive, also_called: [everything]}}
""",
    "clinic.yaml",
)
"""A day later: touching is clear, wetting caution, medicine and scabs ask, drying avoid."""


def plan_at(at: str, *sessions: str, protocol: Protocol = STATUSES) -> Plan:
    """Make a plan in UTC."""
    return make_plan(
        protocol,
        [parse_session(text, zone=UTC_ZONE, now=NOW) for text in sessions],
        at=parse_at(at, zone=UTC_ZONE, now=NOW),
        zone=UTC_ZONE,
    )


def told(answer: Answer) -> tuple[str, list[str], list[str]]:
    """Give an answer as its status, what it answers, and its hints."""
    return (
        answer.status.value,
        [dated.id for dated in answer.answers],
        [dated.id for dated in answer.did_you_mean],
    )


def read_aloud(answer: Answer, plan: Plan) -> str:
    """Give the sentences of an answer as one text."""
    return " ".join(plain.render_answer(answer, plan, Screen(200)).split())


@pytest.mark.parametrize(
    ("words", "status", "order"),
    [
        pytest.param("touch my scalp", "clear", ["touching"], id="clear"),
        pytest.param("wet my hair", "caution", ["wetting"], id="caution"),
        pytest.param("put minoxidil on", "ask", ["medicine"], id="ask"),
        pytest.param("use a dryer", "avoid", ["drying"], id="avoid"),
        pytest.param("drive", "clear", ["drive"], id="always allowed"),
        pytest.param("touch scalp and wet hair", "caution", ["wetting", "touching"], id="two"),
        pytest.param("wetting or medicine", "ask", ["medicine", "wetting"], id="ask over caution"),
        pytest.param("medicine or drying", "avoid", ["drying", "medicine"], id="avoid over ask"),
        pytest.param("drive, touching", "clear", ["drive", "touching"], id="two of a kind"),
        pytest.param("swim and touch my scalp", "ask", ["scabs", "touching"], id="a condition"),
        pytest.param(
            "everything",
            "avoid",
            ["drying", "medicine", "wetting", "drive", "touching"],
            id="one word for many",
        ),
    ],
)
def test_of_several_activities_the_strictest_comes_first_and_decides(
    words: str, status: str, order: list[str]
) -> None:
    """CAN-2: avoid, ask, caution, then clear."""
    answer = make_answer(plan_at(A_DAY_LATER, SESSION), words)

    assert (answer.status.value, [dated.id for dated in answer.answers]) == (status, order)


def test_before_the_session_all_is_a_yes_that_says_what_holds_after_it() -> None:
    """CAN-2, TIME-9."""
    plan = plan_at("2026-11-19T12:00", SESSION)

    answer = make_answer(plan, "wet my hair and drive")

    assert told(answer) == ("upcoming", ["wetting", "drive"], [])
    said = read_aloud(answer, plan)
    assert "Yes, for now: you may wet your hair." in said
    assert "From Friday 20 November 2026, 14:30: not yet." in said
    assert "From Monday 23 November 2026, 14:30: yes." in said
    assert "It lies ahead, so this is a plan." in said


def test_with_a_session_behind_and_one_ahead_the_one_behind_still_holds() -> None:
    """CAN-2, TIME-8."""
    plan = plan_at(A_DAY_LATER, SESSION, SECOND_SESSION)

    assert told(make_answer(plan, "everything")) == (
        "avoid",
        ["drying", "medicine", "wetting", "touching", "drive"],
        [],
    )


def test_what_the_sheet_does_not_cover_is_a_question_for_the_clinic() -> None:
    """CAN-3."""
    plan = plan_at(A_DAY_LATER, SESSION)

    answer = make_answer(plan, "wear a wig")

    assert answer == Answer(status=Status.ASK, answers=(), did_you_mean=(), has_unknown_part=True)
    assert "Your sheet does not cover this. Ask your clinic." in read_aloud(answer, plan)


def test_the_nearest_activities_are_a_hint_and_no_answer() -> None:
    """CAN-3."""
    plan = plan_at(A_DAY_LATER, SESSION)

    answer = make_answer(plan, "tuch")

    assert told(answer) == ("ask", [], ["touching"])
    assert "Did you mean: touch your scalp?" in read_aloud(answer, plan)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("touch my scalp and wear a wig", ("ask", [], ["touching"]), id="no yes"),
        pytest.param("drive my scooter", ("ask", [], ["drive"]), id="no yes for one word of it"),
        pytest.param("wet my hair, wear a wig", ("ask", ["wetting"], []), id="ask over caution"),
        pytest.param("use a dryer and wear a wig", ("avoid", ["drying"], []), id="avoid over ask"),
        pytest.param("wet my wig", ("caution", ["wetting"], []), id="a strict answer stays"),
    ],
)
def test_a_question_that_is_covered_in_part_only_is_never_a_yes(
    words: str, expected: tuple[str, list[str], list[str]]
) -> None:
    """CAN-3."""
    answer = make_answer(plan_at(A_DAY_LATER, SESSION), words)

    assert told(answer) == expected


@pytest.mark.parametrize("at", [A_DAY_LATER, "2027-01-20T12:00", "2026-11-01"])
def test_only_an_activity_of_the_protocol_can_be_a_yes(at: str) -> None:
    """CAN-3."""
    plan = plan_at(at, SESSION)
    foreign = ["wig", "sleep on my side", "take aspirin", "touchscreen", "dryer sheet"]

    answered = {words: make_answer(plan, words).status.value for words in foreign}

    assert {words for words, status in answered.items() if status in {"clear", "upcoming"}} == set()


SPEAKING = parse_protocol(
    f"""{HEAD}
restrictions:
  wash:
    activity: wash your hair
    wait: 24 to 48 hours
    meanwhile: Keep it dry.
    why: The marks need time.
    only_if: you had needles
    basis: assumed
    sources: [guide, page]
  wig: {{activity: wear a wig, wait: 1 day, and_until: the scabs have gone}}
""",
    "clinic.yaml",
)


@pytest.mark.parametrize(
    ("at", "first", "until"),
    [
        pytest.param(
            "2026-11-20T14:30",
            "Not yet: do not wash your hair.",
            "From Saturday 21 November 2026, 14:30: better to wait. That is in 1 day.",
            id="not yet",
        ),
        pytest.param(
            "2026-11-21T13:29",
            "Not yet: do not wash your hair.",
            "From Saturday 21 November 2026, 14:30: better to wait. "
            "That is in 1 hour and 1 minute.",
            id="an hour before",
        ),
        pytest.param(
            "2026-11-21T14:30",
            "Better to wait: better not to wash your hair yet.",
            "From Sunday 22 November 2026, 14:30: yes. That is in 1 day.",
            id="better to wait",
        ),
    ],
)
def test_an_answer_says_yes_or_no_first_then_until_when_what_meanwhile_why_and_whence(
    at: str, first: str, until: str
) -> None:
    """CAN-4."""
    plan = plan_at(at, SESSION, protocol=SPEAKING)

    said = read_aloud(make_answer(plan, "wash my hair"), plan)

    parts = [
        first,
        "Only if you had needles.",
        until,
        "Meanwhile: Keep it dry.",
        "Why: The marks need time.",
        "The guide gives no number: this one is ours",
        "Source: A guide",
        "https://example.org/a",
        "Your session: Friday 20 November 2026, 14:30.",
    ]
    places = [said.find(part) for part in parts]
    assert -1 not in places, (parts, said)
    assert places == sorted(places)


def test_a_yes_says_since_when_and_gives_no_advice_for_waiting() -> None:
    """CAN-4."""
    plan = plan_at("2026-11-22T14:30", SESSION, protocol=SPEAKING)

    said = read_aloud(make_answer(plan, "wash my hair"), plan)

    assert "Yes: you may wash your hair." in said
    assert "Since Sunday 22 November 2026, 14:30: yes." in said
    assert "Meanwhile" not in said


def test_a_wait_with_a_condition_ends_in_a_question_that_names_the_condition() -> None:
    """CAN-4, TIME-10."""
    plan = plan_at("2026-11-20T15:00", SESSION, protocol=SPEAKING)

    said = read_aloud(make_answer(plan, "wear a wig"), plan)

    assert "Not yet: do not wear a wig." in said
    assert "From Saturday 21 November 2026, 14:30: ask your clinic." in said
    assert "Wait until the scabs have gone." in said


@pytest.mark.parametrize(
    ("at", "status"),
    [
        pytest.param("2026-11-23T09:00", "upcoming", id="after the first, long before the next"),
        pytest.param("2026-12-09T09:59", "upcoming", id="a minute before it is advised"),
        pytest.param("2026-12-09T10:00", "caution", id="2 days before"),
        pytest.param("2026-12-10T09:59", "caution", id="a minute before it holds"),
        pytest.param("2026-12-10T10:00", "avoid", id="24 hours before"),
        pytest.param("2026-12-11T09:59", "avoid", id="a minute before the session"),
        pytest.param("2026-12-11T10:00", "avoid", id="when it ends"),
        pytest.param("2026-12-12T10:00", "caution", id="24 hours after it"),
        pytest.param("2026-12-13T10:00", "clear", id="48 hours after it"),
    ],
)
def test_what_to_hold_off_before_a_session_that_is_given_counts_in_the_answer(
    at: str, status: str
) -> None:
    """CAN-2, TIME-13: alcohol is held off from 24 hours to 2 days before."""
    plan = plan_at(at, SESSION, SECOND_SESSION, protocol=load_protocol())

    assert told(make_answer(plan, "drink wine")) == (status, ["alcohol"], [])


def test_a_session_that_is_only_projected_holds_nothing_off() -> None:
    """TIME-13."""
    plan = plan_at("2026-12-10T12:00", SESSION, protocol=load_protocol())

    assert told(make_answer(plan, "drink wine")) == ("clear", ["alcohol"], [])


PREPARED = parse_protocol(
    f"""{HEAD}
restrictions:
  alcohol: {{activity: drink alcohol, wait: 7 days, also_called: [wine]}}
before_session:
  alcohol: {{do_not: have wine or beer, from: 1 day, also_called: [wine]}}
  aspirin: {{do_not: take aspirin, from: 1 to 7 days, only_if: your doctor agrees}}
""",
    "clinic.yaml",
)


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("2026-12-04T09:59", "upcoming"),
        ("2026-12-04T10:00", "caution"),
        ("2026-12-10T10:00", "avoid"),
        ("2026-12-11T09:59", "avoid"),
        ("2026-12-11T10:00", "ask"),
    ],
)
def test_what_is_held_off_before_a_session_only_is_answered_until_then(
    at: str, status: str
) -> None:
    """CAN-2, CAN-3, TIME-13: after it, the sheet does not speak of it."""
    plan = plan_at(at, SECOND_SESSION, protocol=PREPARED)

    assert make_answer(plan, "take aspirin").status.value == status


@pytest.mark.parametrize("words", ["wine", "drink alcohol", "can I drink wine"])
def test_a_preparation_never_takes_the_place_of_the_restriction_of_the_same_name(
    words: str,
) -> None:
    """CAN-2, TIME-8, TIME-13: half an hour after one session, with another ahead: not yet."""
    plan = plan_at("2026-11-20T15:00", SESSION, SECOND_SESSION, protocol=PREPARED)

    answer = make_answer(plan, words)

    assert answer.status is Status.AVOID
    assert [(dated.rule.activity, dated.status) for dated in answer.answers][:1] == [
        ("drink alcohol", Status.AVOID)
    ]


def test_an_activity_that_is_always_allowed_says_whom_it_concerns() -> None:
    """`only_if` is shown, never decided."""
    protocol = parse_protocol(
        f"{HEAD}restrictions:\n  wash: {{activity: wash, wait: 1 day}}\n"
        "allowed:\n  - {activity: drive, only_if: you feel well, sources: [guide]}\n",
        "clinic.yaml",
    )
    plan = plan_at(A_DAY_LATER, SESSION, protocol=protocol)

    said = read_aloud(make_answer(plan, "drive"), plan)

    assert "Yes: you may drive." in said
    assert "Only if you feel well." in said
    assert "Source: A guide" in said


def test_two_allowed_activities_in_another_alphabet_are_both_known() -> None:
    """CAN-1: an id made of the text must not make one of two activities vanish."""
    protocol = parse_protocol(
        f"{HEAD}restrictions:\n  wash: {{activity: мыть голову, wait: 1 day}}\n"
        "allowed:\n  - работать\n  - водить машину\n",
        "clinic.yaml",
    )
    plan = plan_at(A_DAY_LATER, SESSION, protocol=protocol)

    statuses = [make_answer(plan, words).status for words in ("работать", "водить машину")]

    assert statuses == [Status.CLEAR, Status.CLEAR]
