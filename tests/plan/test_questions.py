"""The questions that a clinician can read, asked of the default protocol (CAN-1 to CAN-8)."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from case_files import read_questions
from plans import plan_of

from mesocare.dates.moments import Session
from mesocare.errors import InputRefusedError
from mesocare.language.tables import find_table
from mesocare.language.words.heard import Heard
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.plan.lexicon import Lexicon
from mesocare.plan.names import Kind
from mesocare.reading.rule_file import load_protocol

LONDON = ZoneInfo("Europe/London")
ENDED_AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
MOMENTS = (
    datetime(2026, 11, 20, 16, 30, tzinfo=UTC),
    datetime(2026, 11, 24, 14, 30, tzinfo=UTC),
    datetime(2026, 12, 20, 14, 30, tzinfo=UTC),
)
PREFIXES = {Kind.ALLOWED: "allowed.", Kind.CARE: "care.", Kind.PREPARATION: "before_session."}
OBJECTS = ("unknown", "not-a-slip")
"""The groups of questions about what no rule is about."""


class Case(NamedTuple):
    group: str
    ask: str
    sets: tuple[frozenset[str], ...]
    wanted: tuple[frozenset[str], ...]
    is_gap: bool


def read_cases() -> list[Case]:
    return [
        Case(
            group,
            case["ask"],
            tuple(frozenset(ids) for ids in [case["about"], *case.get("or", [])]),
            tuple(frozenset(answer.split("|")) for answer in case["answer"]),
            case.get("gap", False),
        )
        for group, cases in read_questions().items()
        for case in cases
    ]


@cache
def asked() -> tuple[Lexicon, tuple[Plan, ...]]:
    protocol = load_protocol()
    session = Session(ENDED_AT, ENDED_AT.date(), has_time=True, zone=LONDON)
    plans = tuple(make_plan(protocol, [session], at=at, zone=LONDON) for at in MOMENTS)
    return Lexicon(protocol, find_table("en", Heard)), plans


def answers_to(words: str) -> list[tuple[str, frozenset[str]]]:
    """Return the verdict at each moment, with the ids that are named; a refusal names nothing."""
    lexicon, plans = asked()
    try:
        answers = [make_answer(plan, words, lexicon) for plan in plans]
    except InputRefusedError:
        return [("ask", frozenset())] * len(MOMENTS)
    return [(answer.verdict, named_by(answer)) for answer in answers]


def named_by(answer: Answer) -> frozenset[str]:
    return frozenset(
        [f"sign.{sign.level}" for sign in answer.signs]
        + [f"effect.{effect.id}" for effect in answer.after_effects]
        + [f"{PREFIXES.get(one.kind, '')}{one.id}" for one in answer.answers]
    )


def is_right(case: Case, verdict: str, ids: frozenset[str], wanted: frozenset[str]) -> bool:
    if not ids:
        return verdict == "ask" and frozenset() in case.sets
    return verdict in wanted and any(one <= ids for one in case.sets)


CASES_READ = read_cases()


def test_there_are_questions_of_every_kind() -> None:
    assert len(CASES_READ) > 1000
    assert {case.group for case in CASES_READ} >= {
        "activities", "allowed", "asked-for", "body", "danger", "medicines", "unknown",
        "not-a-slip", "negations", "times", "slips", "several",
    }  # fmt: skip


@pytest.mark.parametrize("group", list(dict.fromkeys(case.group for case in CASES_READ)))
def test_each_question_gets_the_answer_that_a_clinician_would_give(group: str) -> None:
    """A gap is said to be one, so that it is seen when it has closed."""
    wrong = [
        (case.ask, verdict, sorted(ids), sorted(wanted))
        for case in CASES_READ
        if case.group == group and not case.is_gap
        for (verdict, ids), wanted in zip(answers_to(case.ask), case.wanted, strict=True)
        if not is_right(case, verdict, ids, wanted)
    ]

    assert wrong == []


def test_no_gap_is_a_yes_that_is_not_due() -> None:
    """CAN-3: nothing unknown is ever a yes; what is no gap has its wanted answers above."""
    false_yes = [
        (case.ask, sorted(wanted))
        for case in CASES_READ
        if case.is_gap
        for (verdict, _), wanted in zip(answers_to(case.ask), case.wanted, strict=True)
        if verdict == "yes" and "yes" not in wanted
    ]

    assert false_yes == []


def test_no_danger_and_nothing_unknown_is_a_gap() -> None:
    """CAN-1, CAN-3: all that is asked there has the answer above that is wanted."""
    strict = [case for case in CASES_READ if case.group in ("danger", *OBJECTS)]

    assert len(strict) > 200
    assert [case.ask for case in strict if case.is_gap] == []


def test_no_danger_is_missed() -> None:
    """CAN-1: danger first, whatever else stands in the question."""
    missed = [
        case.ask
        for case in CASES_READ
        if case.group == "danger"
        for (verdict, _), wanted in zip(answers_to(case.ask), case.wanted, strict=True)
        if verdict != "sign" and wanted == {"sign"}
    ]

    assert missed == []


@pytest.mark.parametrize("case", [case for case in CASES_READ if case.is_gap], ids=lambda c: c.ask)
def test_a_gap_is_still_one(case: Case) -> None:
    """When this fails, take the gap out of the file."""
    right = [
        is_right(case, verdict, ids, wanted)
        for (verdict, ids), wanted in zip(answers_to(case.ask), case.wanted, strict=True)
    ]

    assert not all(right)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("it hurts to breathe", "sign"),
        ("my chest hurts", "sign"),
        ("wash my hair, my eye hurts", "sign"),
        ("headache and blurred sight", "sign"),
        ("puffy face", "sign"),
        ("I'm having a seizure", "sign"),
        ("my stomach hurts", "ask"),
        ("left arm tingles", "ask"),
        ("my neck is swollen", "sign"),
        ("redness down to my neck", "ask"),
        ("severe headache", "sign"),
        ("stiff neck and headache", "sign"),
        ("go to the gym, my knee is sore", "ask"),
        ("my scalp hurts", "effect"),
        ("swollen forehead", "effect"),
        ("the back of my head is sore", "effect"),
    ],
)
def test_what_is_felt_elsewhere_or_badly_is_never_called_normal(words: str, verdict: str) -> None:
    """CAN-1: an after-effect is one of the scalp, and mild."""
    lexicon, (plan, *_) = asked()

    assert make_answer(plan, words, lexicon).verdict == verdict


# When is asked about: the strictest of all that the words may mean


SUNDAY, SATURDAY = "2026-11-22T13:30", "2026-11-21T18:00"
"""Washing is better left until Sunday 14:30, two days after the session."""


def ask_at(at: str, words: str) -> Answer:
    lexicon, (plan, *_) = asked()
    now = datetime.fromisoformat(at).replace(tzinfo=LONDON)
    return make_answer(make_plan(plan.protocol, plan.sessions, at=now, zone=LONDON), words, lexicon)


def spans_at(at: str, words: str) -> list[tuple[str, str]]:
    """Return the time that is read, as the clock shows it."""
    return [
        (f"{span.first.astimezone(LONDON):%a %H:%M}", f"{span.last.astimezone(LONDON):%a %H:%M}")
        for span in ask_at(at, words).asked.spans
    ]


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        ("1/2 hour", "14:00", "14:00"),
        ("half an hour", "14:00", "14:00"),
        ("half-an-hour", "14:00", "14:00"),
        ("a half hour", "14:00", "14:00"),
        ("\xbd hour", "14:00", "14:00"),
        ("\xbd an hour", "14:00", "14:00"),
        ("\xbc hour", "13:45", "13:45"),
        ("a quarter of an hour", "13:45", "13:45"),
        ("3/4 hour", "14:15", "14:15"),
        ("three quarters of an hour", "14:15", "14:15"),
        ("1\xbd hours", "15:00", "15:00"),
        ("1 1/2 hours", "15:00", "15:00"),
        ("1.5 hours", "15:00", "15:00"),
        ("1,5 hours", "15:00", "15:00"),
        ("1.5h", "15:00", "15:00"),
        ("one and a half hours", "15:00", "15:00"),
        ("one-and-a-half hours", "15:00", "15:00"),
        ("an hour and a half", "15:00", "15:00"),
        ("hour and a half", "15:00", "15:00"),
        ("one point five hours", "15:00", "15:00"),
        ("1 hour 30 minutes", "15:00", "15:00"),
        ("1 hour and 30 minutes", "15:00", "15:00"),
        ("an hour and thirty minutes", "15:00", "15:00"),
        ("1 hour 30", "15:00", "15:00"),
        ("1h30", "15:00", "15:00"),
        ("1h 30m", "15:00", "15:00"),
        ("1:30", "15:00", "15:00"),
        ("0:45", "14:15", "14:15"),
        ("0h45", "14:15", "14:15"),
        ("90min", "15:00", "15:00"),
        ("ninety minutes", "15:00", "15:00"),
        ("forty-five minutes", "14:15", "14:15"),
        ("2.30 hours", "15:48", "16:00"),
        ("1/2 hours", "14:00", "15:30"),
        ("1 to 1.5 hours", "14:30", "15:00"),
        ("two-three hours", "15:30", "16:30"),
        ("2 - 3 hours", "15:30", "16:30"),
        ("2,3 hours", "15:30", "16:30"),
    ],
)
@pytest.mark.parametrize("place", ["in {}", "{} from now"])
def test_a_length_is_read_exactly(place: str, length: str, first: str, last: str) -> None:
    """CAN-5: in doubt the shorter side counts as well, and never another number."""
    words = f"wash my hair {place.format(length)}"

    assert spans_at(SUNDAY, words) == [(f"Sun {first}", f"Sun {last}")]
    assert ask_at(SUNDAY, words).verdict == ("yes" if first >= "14:30" else "better")


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        ("\xbd day", "Sat 02:30", "Sat 02:30"),
        ("0.5 days", "Sat 02:30", "Sat 02:30"),
        ("1\xbd days", "Sun 02:30", "Sun 02:30"),
        ("1.5 days", "Sun 02:30", "Sun 02:30"),
        ("a day and a half", "Sun 02:30", "Sun 02:30"),
        ("one and a half days", "Sun 02:30", "Sun 02:30"),
        ("1 day 12 hours", "Sun 02:30", "Sun 02:30"),
        ("36 h", "Sun 02:30", "Sun 02:30"),
        ("thirty-six hours", "Sun 02:30", "Sun 02:30"),
        ("1/2 days", "Sat 02:30", "Sun 14:30"),
        ("\xbd week", "Mon 14:30", "Tue 14:30"),
        ("a week and a half", "Mon 14:30", "Tue 14:30"),
        ("a week and 2 days", "Sun 14:30", "Sun 14:30"),
        ("a month and 1 week", "Fri 14:30", "Mon 14:30"),
    ],
)
@pytest.mark.parametrize("session", ["my session", "visit 1"])
def test_a_length_after_a_session_is_read_exactly(
    session: str, length: str, first: str, last: str
) -> None:
    assert spans_at(SATURDAY, f"wash my hair {length} after {session}") == [(first, last)]


@pytest.mark.parametrize(
    "time", ["-2 days from now", "in -2 days", "Monday minus a day", "in 18:30", "in 1.30"]
)
def test_a_length_that_is_none_is_asked_back(time: str) -> None:
    with pytest.raises(InputRefusedError):
        ask_at(SUNDAY, f"wash my hair {time}")


@pytest.mark.parametrize(
    "time",
    [
        "in 1 day 30", "in a day 30", "in 2 days 30", "within 1 day 30", "for 1 day 30",
        "1 day 30", "1 day 30 from now", "2 days 30", "in a day 30 minutes", "in 1 day 3",
    ],
)  # fmt: skip
def test_a_length_that_stops_in_the_middle_is_asked_back(time: str) -> None:
    """CAN-5: "in 1 day 30" was read as day 30, and washing was OK then."""
    with pytest.raises(InputRefusedError, match="not clear which time"):
        ask_at(SATURDAY, f"wash my hair {time}")


@pytest.mark.parametrize(
    ("time", "first"),
    [
        ("in 1 day 10 am", "Sun 10:00"),
        ("in 1 day 10:30", "Sun 10:30"),
        ("in 1 day 9am", "Sun 09:00"),
    ],
)
def test_an_hour_after_a_number_of_days_is_no_number_of_a_day(time: str, first: str) -> None:
    """CAN-5: "in 1 day 10 am" was read as day 10."""
    assert spans_at(SATURDAY, f"wash my hair {time}")[0] == (first, first)
    assert ask_at(SATURDAY, f"wash my hair {time}").verdict == "better"


@pytest.mark.parametrize(
    ("time", "day"),
    [("on day 10", "Mon"), ("after visit 1, on day 3", "Mon"), ("on day 3, 10 am", "Mon")],
)
def test_a_number_of_a_day_is_still_read(time: str, day: str) -> None:
    """TIME-14: of 20 November, day 10 is the 30th, and day 3 the 23rd."""
    assert spans_at(SATURDAY, f"wash my hair {time}")[-1][0][:3] == day


@pytest.mark.parametrize(
    ("time", "first"),
    [
        ("1 hour 2 days after my session", "Sun 14:30"),
        ("a day 2 hours after my session", "Fri 16:30"),
        ("in 1 day and 2 days", "Sun 00:00"),
    ],
)
def test_two_lengths_that_are_no_sum_are_never_added(time: str, first: str) -> None:
    """CAN-5: the finer one comes second in a sum, and "a day 2 hours after" may name an hour."""
    assert spans_at(SATURDAY, f"wash my hair {time}")[0][0] == first
    assert ask_at(SATURDAY, f"wash my hair {time}").verdict != "yes"


@pytest.mark.parametrize("time", ["in 10\xb2 minutes", "in \xb2 hours"])
def test_a_number_that_is_none_is_never_read_as_another(time: str) -> None:
    answer = ask_at(SUNDAY, f"wash my hair {time}")

    assert (answer.verdict, answer.asked.spans) == ("better", ())


@pytest.mark.parametrize(
    "time",
    [
        *(
            f"{led_by} the next {length}"
            for led_by in ("over", "in", "during", "for", "within", "throughout")
            for length in ("week", "month", "2 weeks", "seven days", "few days")
        ),
        "this week", "the coming week", "this coming week", "this or next week",
        "this week or next", "this and next week", "this/next week", "this weekend or next",
        "this month or next", "Monday and before", "Monday, before too", "Monday, also before",
        "Monday as well as before", "Monday and until then", "on Monday and until then",
        "Monday and every day till then", "Monday and the days before", "Monday and earlier",
        "Monday or any time before that", "Monday and in the meantime", "before and on Monday",
        "on and before Monday", "each day next week and before", "Monday at the latest",
        "between now and Monday", "now through Monday", "Monday and/or before",
        "Monday (or before)", "the 23rd or before", "until the 23rd",
        "this time tomorrow or before", "until this time tomorrow",
        "Monday to Wednesday or before", "next weekend or before",
        "no later than 3 days after my session", "3 days after my session or before",
        "until the day before my next session", "within a few days",
    ],
)  # fmt: skip
def test_a_time_that_begins_today_is_asked_of_today(time: str) -> None:
    assert ask_at(SATURDAY, f"wash my hair {time}").verdict == "better"


@pytest.mark.parametrize("time", ["next week", "next month", "Monday", "Monday and Tuesday"])
def test_a_time_to_come_is_asked_of_itself(time: str) -> None:
    assert ask_at(SATURDAY, f"wash my hair {time}").verdict == "yes"


@pytest.mark.parametrize(
    "time",
    [
        "no later than in 2 hours", "not later than in 2 hours", "in 2 hours at the latest",
        "in 2 hours or less", "in 2 hours or sooner", "up to 2 hours from now", "within 2 hours",
        "within 1.5 hours", "in the next 2 hours", "within the hour", "in at most 2 hours",
    ],
)  # fmt: skip
def test_a_time_with_an_end_begins_now(time: str) -> None:
    assert ask_at(SUNDAY, f"wash my hair {time}").verdict == "better"


@pytest.mark.parametrize(
    "words",
    [
        "wash my hair, then on Monday evening gym",
        "wash my hair and on Monday evening gym",
        "wash my hair, and gym on 1 December",
        "wash my hair; gym on 1 December",
        "wash my hair. Gym on 1 December",
        "wash my hair, gym on 1 December",
        "wash my hair then gym on 1 December",
        "wash my hair plus gym on 1 December",
        "wash my hair, and on Monday too",
        "gym on 1 December and wash my hair",
        "wash my hair first and gym on 1 December",
    ],
)
def test_what_has_no_time_of_its_own_may_be_meant_for_now(words: str) -> None:
    assert ask_at(SATURDAY, words).verdict in ("better", "not-yet")


@pytest.mark.parametrize(
    "words",
    [
        "wash my hair and go to the gym on 1 December",
        "swim, run and cycle on 5 December",
        "can I swim? On 1 December",
        "please, can I swim on 1 December?",
    ],
)
def test_one_time_may_be_that_of_all(words: str) -> None:
    assert ask_at(SATURDAY, words).verdict == "yes"


@pytest.mark.parametrize(
    "time",
    [
        "about 2:31 pm", "around 2:31 pm", "roughly 2:31 pm", "~2:31 pm", "~ 2:31 pm",
        "towards 2:31 pm", "at about 2:31 pm", "2:31 pm or so", "2:31pm-ish", "at 14:31 or so",
        "around 14:31", "2:31 pm, give or take", "approximately 2:31 pm", "nearly 2:31 pm",
    ],
)  # fmt: skip
def test_a_vague_hour_may_be_an_hour_earlier_or_later(time: str) -> None:
    assert spans_at(SUNDAY, f"wash my hair {time}") == [("Sun 13:31", "Sun 15:31")]
    assert ask_at(SUNDAY, f"wash my hair {time}").verdict == "better"


def test_after_a_vague_hour_may_be_before_it() -> None:
    assert ask_at(SUNDAY, "wash my hair after about 2:31 pm").verdict == "better"
    assert ask_at(SUNDAY, "wash my hair after 2:31 pm").verdict == "yes"


def test_a_clock_time_that_comes_twice_is_both() -> None:
    """On 25 October 2026 the clocks go back from 2 to 1; touching is not OK before 1:35."""
    lexicon, (plan, *_) = asked()
    ended_at = datetime(2026, 10, 24, 1, 35, tzinfo=LONDON)
    session = Session(ended_at.astimezone(UTC), ended_at.date(), has_time=True, zone=LONDON)
    now = ended_at + timedelta(minutes=5)
    plan = make_plan(plan.protocol, [session], at=now, zone=LONDON)

    answer = make_answer(plan, "touch my scalp tomorrow at 1:34 am", lexicon)

    assert answer.verdict == "not-yet"
    assert [span.first for span in answer.asked.spans] == [
        datetime(2026, 10, 25, 0, 34, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 34, tzinfo=UTC),
    ]


FOOD = """
restrictions:
  alcohol: {activity: drink alcohol, wait: 24 hours, also_called: [wine]}
  hot: {activity: have hot food or drinks, wait: 2 days, also_called: [curry]}
  hats: {activity: wear tight hats, wait: 3 days, also_called: [cap]}
  drops: {activity: use eye drops, wait: 1 day, also_called: [Optrex]}
"""
LATER = "2026-11-30"


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("drink wine", "alcohol"),
        ("drink some wine", "alcohol"),
        ("have wine", "alcohol"),
        ("eat curry", "hot"),
        ("eat a curry", "hot"),
        ("have a curry", "hot"),
        ("wear a cap", "hats"),
        ("use Optrex", "drops"),
    ],
)
def test_an_alias_with_its_verb_is_that_alias(words: str, about: str) -> None:
    """Whatever other rule has the verb's root among its words."""
    plan = plan_of(rules=FOOD)

    assert [one.id for one in make_answer(plan, words).answers] == [about]
    assert make_answer(plan, words).verdict == "not-yet"


@pytest.mark.parametrize("words", ["eat my cap", "drink Optrex", "eat soup"])
def test_what_is_no_food_is_no_yes_with_its_verb(words: str) -> None:
    assert make_answer(plan_of(rules=FOOD, at=LATER), words).verdict == "ask"


@pytest.mark.parametrize("words", ["Monday onwards", "Monday and onwards", "from Monday on"])
def test_what_goes_on_from_a_day_is_asked_about_from_that_day_on(words: str) -> None:
    assert spans_at(SUNDAY, f"wash my hair {words}") == spans_at(SUNDAY, "wash my hair from Monday")
