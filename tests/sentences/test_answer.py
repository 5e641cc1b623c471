"""Answers as they are read: five lines, the verdict first (CAN-7)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from plans import plan_of
from rule_texts import HEAD

from mesocare.dates.moments import Session
from mesocare.plan.answer import make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import load_protocol, parse_protocol
from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import Protocol
from mesocare.sentences.answer import answer_lines
from mesocare.sentences.days import Speaker
from mesocare.sentences.why import reasons

LONDON = ZoneInfo("Europe/London")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def plan_at(at: str, ended_at: str = "2026-11-25T15:00", protocol: Protocol | None = None) -> Plan:
    """A session on Wednesday 25 November, 3 pm."""
    ended = moment(ended_at)
    session = Session(ended, ended.astimezone(LONDON).date(), has_time=True, zone=LONDON)
    return make_plan(protocol or load_protocol(), [session], at=moment(at), zone=LONDON)


def said(words: str, plan: Plan) -> list[str]:
    speaker = Speaker("en", LONDON, plan.today)
    return list(answer_lines(make_answer(plan, words), plan, speaker).lines)


THURSDAY = "2026-11-26T10:44"
BARE = """\
format: 2
protocol: {id: bare, title: Bare, version: 1.0.0, language: en, written_on: 2026-11-26}
restrictions:
  wash: {activity: wash your hair, wait: 24 hours}
"""
SIGNS = """
restrictions: {wash: {activity: wash your hair, wait: 24 hours}}
warning_signs:
  emergency: [{sign: you cannot breathe}]
  urgent: [{sign: pus comes out}]
"""
WORK = """
restrictions: {swim: {activity: swim, wait: 1 day}}
allowed: [{id: work, activity: go to work, from: 3 days, why: It is tiring.}]
"""


def test_a_no_says_its_time_its_end_what_to_do_meanwhile_why_and_whom_to_ask() -> None:
    assert said("go to the gym tomorrow evening", plan_at(THURSDAY)) == [
        "Not yet on Friday 27 November, 6 pm to midnight: gym and running.",
        "OK from Saturday 28 November, 3 pm.",
        "Gentle walking is fine.",
        (
            "Why: The patient guide says no hard exercise in the first few days. "
            "Clinics say 1 to 3 days. (mesocare why exercise)"
        ),
        "Unsure? Ask your clinic.",
    ]


def test_a_wait_with_two_ends_says_both() -> None:
    assert said("wash my hair", plan_at(THURSDAY))[:3] == [
        "Not yet: washing your hair.",
        "Easier from Thursday 26 November, 3 pm. OK from Friday 27 November, 3 pm.",
        "Keep your hair dry.",
    ]


def test_whether_to_avoid_what_is_ok_is_answered_so_that_nobody_takes_it_for_the_opposite() -> None:
    """The verdict is of the wine, however it is asked; the words say what that means for her."""
    plan = plan_at("2026-12-01T10:00")

    assert said("should I avoid wine", plan)[0] == "OK now: alcohol. No need to wait."
    assert said("can I drink wine", plan)[0] == "OK now: alcohol."
    assert said("should I avoid wine", plan_at(THURSDAY))[0] == "Not yet: alcohol."


def test_why_says_which_event_was_told_for_what_waits_for_it_alone() -> None:
    one = plan_at("2026-12-01T10:00")
    told = Session(moment("2026-12-01T09:30"), one.today, has_time=True, zone=LONDON)
    plan = make_plan(
        load_protocol(), one.sessions, at=one.at, zone=LONDON, happened={"scabs-gone": [told]}
    )
    speaker = Speaker("en", LONDON, plan.today)

    (scratching,) = reasons(make_answer(plan, "scratch"), plan, speaker)
    (alcohol,) = reasons(make_answer(plan, "wine"), plan, speaker)

    noted = "Noted: the scabs have gone, today at 9:30 am."
    assert noted in scratching.lines
    assert noted not in alcohol.lines


def test_what_is_allowed_later_says_from_when_and_whom_it_concerns() -> None:
    """CAN-4: the program counts the hours, and the patient sees to the rest."""
    asked = "take a shower keeping my hair dry"

    assert said(asked, plan_at("2026-11-25T17:00"))[:2] == [
        "Not yet: a body shower.",
        "OK from tomorrow at 3 am, if the water is lukewarm and your hair stays dry.",
    ]
    assert said(asked, plan_at("2026-11-26T02:59"))[0] == "Not yet: a body shower."
    assert said(asked, plan_at("2026-11-26T03:00"))[0] == (
        "Yes, if the water is lukewarm and your hair stays dry: a body shower."
    )
    assert said(asked, plan_at("2026-11-25T14:59"))[:2] == [
        "Ask your clinic first: a body shower.",
        (
            "After your visit: OK from tomorrow at 3 am, if the water is lukewarm and your hair "
            "stays dry."
        ),
    ]


def test_what_is_allowed_later_says_why_it_is_not_yet() -> None:
    assert said("go to work", plan_of(at=THURSDAY, rules=WORK)) == [
        "Not yet: go to work.",
        "OK from Saturday 28 November, 3 pm.",
        "Why: It is tiring. (mesocare why work)",
        "Unsure? Ask your clinic.",
    ]


def test_what_is_allowed_has_no_date_after_a_visit_that_nobody_knows() -> None:
    assert said("go to work after my next visit", plan_of(at=THURSDAY, rules=WORK)) == [
        "Ask your clinic first: go to work.",
        "We do not know when your next visit is, so we cannot count from it.",
        "Unsure? Ask your clinic.",
    ]


def test_what_is_allowed_says_from_when_the_next_visit_bans_it() -> None:
    """TIME-13: the yes of today is none two days before that visit."""
    rules = """
restrictions: {swim: {activity: swim, wait: 1 day}}
allowed: [{id: work, activity: go to work}]
before_session: {rest: {do_not: go to work, from: 2 days}}
"""
    plan = plan_of("2026-11-25T15:00", "2026-12-07T15:00", at=THURSDAY, rules=rules)

    assert said("go to work", plan)[:2] == [
        "Yes: go to work.",
        "That changes on Saturday 5 December, 3 pm.",
    ]


def test_a_ban_after_which_the_next_visit_is_prepared_for_ends_with_that_visit_alone() -> None:
    """TIME-13: when its own wait is over it is easier, and only after visit 2 OK."""
    rules = """
restrictions: {swim: {activity: swim, wait: 3 days}}
before_session: {swim: {do_not: swim, from: 12 days}}
course: {sessions: 3, gap: 2 weeks}
"""

    assert said("swim", plan_of(at="2026-11-25T18:00", rules=rules))[:2] == [
        "Not yet: swim.",
        ("Easier from Saturday 28 November, 3 pm, but better to wait until after visit 2."),
    ]


def test_what_is_over_comes_with_the_care_that_goes_with_it() -> None:
    """Once the care is over, it is not asked for."""
    asked = "shampoo my hair"

    assert said(asked, plan_at("2026-11-30T10:00"))[:2] == [
        "OK now: washing your hair.",
        "Use a mild shampoo and lukewarm water, at each wash, until Thursday 3 December, 3 pm.",
    ]
    assert said(asked, plan_at("2026-12-05T10:00"))[1].startswith("Only if your scalp")


def test_what_is_over_is_ok_only_while_the_scalp_feels_normal() -> None:
    """Never a permission to harm: no "you may"."""
    assert said("drink wine", plan_at("2026-12-01T12:00")) == [
        "OK now: alcohol.",
        "That changes on Monday 14 December.",
        "Only if your scalp looks and feels normal.",
        "Unsure? Ask your clinic.",
    ]


def test_what_is_ok_until_later_today_names_the_day() -> None:
    """Never "on today"."""
    plan = plan_at("2026-12-14T10:00", "2026-12-16T15:00")

    assert said("drink wine", plan)[0] == "OK until Monday 14 December, 3 pm: alcohol."


def test_what_no_date_ends_is_a_no_without_a_yet() -> None:
    assert said("use a sunbed", plan_at(THURSDAY))[0] == (
        "Not at all: sunbeds, however long ago your visit was."
    )


def test_a_warning_sign_is_said_alone() -> None:
    assert said("my throat is swelling, can I drink tea", plan_at(THURSDAY)) == [
        "Call for an ambulance now if:",
        "Your lips, mouth, throat or tongue are suddenly swollen.",
    ]


def test_beside_a_graver_sign_a_lesser_one_is_left_out() -> None:
    """CAN-1: whoever should call for an ambulance reads of nothing that can wait."""
    plan = plan_of(at=THURSDAY, rules=SIGNS)

    assert said("pus comes out and I cannot breathe", plan) == [
        "Call for an ambulance now if:",
        "You cannot breathe.",
    ]
    assert "Pus comes out." in said("pus comes out", plan)


def test_an_after_effect_says_until_when_it_is_normal_and_when_to_call() -> None:
    assert said("is a headache normal", plan_at(THURSDAY))[:2] == [
        "A mild headache: normal until tomorrow at 3 pm (1 to 2 days).",
        "Still there then? Ring your clinic.",
    ]
    assert said("is a sore scalp normal", plan_at(THURSDAY))[1] == (
        "Still there on Saturday 28 November, 3 pm? Ring your clinic."
    )


def test_what_the_sheet_does_not_know_of_a_body_says_whom_to_call() -> None:
    """CAN-1: with the numbers, where the clinic gives them."""
    plan = plan_at(THURSDAY)
    numbers = Clinic(
        name="Clinic", telephone="020 7946 0000", urgent_number="111", emergency_number="999"
    )

    assert said("my neck is stiff", plan) == [
        "Your sheet does not say if that is normal. Ring your clinic.",
        "Do you feel ill? Get medical help today. In danger? Call for an ambulance now.",
    ]
    assert said("my neck is stiff", plan._replace(clinic=numbers)) == [
        "Your sheet does not say if that is normal. Ring your clinic: 020 7946 0000.",
        "Do you feel ill? Get medical help today: call 111. In danger? Call 999 now.",
    ]


def test_beside_words_that_nobody_knows_stands_whom_to_call_and_no_yes() -> None:
    """They may tell of an illness; what everybody does every day does not."""
    plan = plan_at(THURSDAY)

    assert said("my belly is turning, can I sleep", plan) == [
        "Your sheet does not say if that is normal. Ring your clinic.",
        "Do you feel ill? Get medical help today. In danger? Call for an ambulance now.",
    ]
    assert said("sleep and zorb", plan) == [
        "Your sheet does not say. Ask your clinic.",
        "Do you feel ill? Get medical help today. In danger? Call for an ambulance now.",
        "Not every word of this was understood. Ask in fewer words about: sleeping as you like.",
    ]
    assert said("use the sauna and zorb", plan)[-3:] == [
        "Your sheet does not say anything about the rest.",
        "Do you feel ill? Get medical help today. In danger? Call for an ambulance now.",
        "Unsure? Ask your clinic.",
    ]
    assert said("watch TV", plan) == ["Your sheet does not say. Ask your clinic."]


def test_somebody_who_thinks_of_dying_gets_kind_words_and_numbers() -> None:
    plan = plan_at(THURSDAY)
    numbers = Clinic(name="Clinic", urgent_number="111", emergency_number="999")

    assert said("I want to kill myself", plan) == [
        "Please call for an ambulance now, or go to somebody who can be with you.",
        "You can also talk to a doctor or a helpline today.",
        "You are not alone with this. People want to help you, and it can get better.",
    ]
    assert said("I want to kill myself", plan._replace(clinic=numbers))[:2] == [
        "Please call 999 now, or go to somebody who can be with you.",
        "You can also call 111.",
    ]


def test_a_danger_is_said_with_whom_to_call_even_where_the_rules_have_no_signs() -> None:
    protocol = parse_protocol(BARE, "bare.yaml")

    assert said("my child swallowed bleach", plan_at(THURSDAY, protocol=protocol)) == [
        "Call for an ambulance now if:",
        "Somebody swallowed something harmful, or too much of a medicine.",
    ]


def test_a_question_about_taking_a_medicine_is_answered_about_taking_it() -> None:
    """CAN-8: never under a label that speaks of stopping."""
    assert said("take my antibiotics", plan_at(THURSDAY)) == [
        "Your sheet says: keep taking what your doctor prescribed, unless that doctor says stop.",
        "Unsure? Ask your clinic.",
    ]


def test_what_is_done_every_day_is_answered_from_when_on() -> None:
    assert said("use a sauna every day", plan_at(THURSDAY))[:2] == [
        "Not yet: sauna, hot tub.",
        "OK from Wednesday 2 December, 3 pm.",
    ]


def test_the_time_after_a_day_is_said_as_such() -> None:
    assert said("swim after Wednesday 2 December", plan_at(THURSDAY))[0] == (
        "OK from Thursday 3 December on: swimming."
    )


def test_a_best_day_that_has_passed_is_said_to_have_passed() -> None:
    lines = said("drink wine", plan_at("2026-12-20T10:00"))

    assert "Your next visit is due: its best day, Wednesday 16 December, has passed." in lines


def test_what_the_sheet_asks_for_once_something_has_happened_is_not_said_to_be_over() -> None:
    """CAN-4."""
    rules = (
        "events: {out: {what: your stitches are out, usually: 10 days}}\n"
        "restrictions: {run: {activity: run, wait: 1 day}}\n"
        "care: {scar: {do: massage the scar, after: out, from: 1 week, for: 3 months}}\n"
    )

    assert said("massage the scar", plan_at(THURSDAY, protocol=parse_protocol(HEAD + rules, "r")))[
        0
    ] == (
        "Ask first. Your sheet says: massage the scar, from 1 week after your stitches are out "
        "(usually 10 days), for 3 months."
    )


def test_what_the_sheet_asks_for_is_a_yes_with_its_words() -> None:
    assert said("wash my hands", plan_at(THURSDAY))[:2] == [
        "Yes: your sheet asks for it.",
        "Wash your hands before you touch your scalp, each time, until Wednesday 2 December, 3 pm.",
    ]


def test_a_condition_stands_before_what_it_allows() -> None:
    assert said("take paracetamol", plan_at(THURSDAY))[0] == "Yes, if it suits you: paracetamol."


def test_what_the_sheet_does_not_say_has_the_neighbouring_rule_as_a_hint() -> None:
    assert said("wash the dishes", plan_at(THURSDAY)) == [
        "Your sheet does not say. Ask your clinic.",
        "Not every word of this was understood. Ask in fewer words about: washing your hair.",
    ]


def test_a_rule_for_some_patients_is_said_by_cases() -> None:
    """CAN-6: the condition first, then what holds for the others."""
    protocol = parse_protocol(
        """\
format: 2
protocol: {id: t, title: T, version: 1.0.0, language: en, written_on: 2026-11-26}
restrictions:
  body: {activity: exercise hard, wait: 4 weeks, only_if: your body was treated}
""",
        "t.yaml",
    )

    assert said("exercise hard", plan_at(THURSDAY, protocol=protocol))[:3] == [
        "If your body was treated: Not yet: exercise hard.",
        "OK from Wednesday 23 December, 3 pm.",
        "Otherwise: OK now.",
    ]


def test_a_slip_of_the_year_is_asked_about() -> None:
    """TIME-16."""
    lines = said("wash my hair", plan_at("2027-01-04T12:00", "2026-01-04T10:00"))

    assert "4 January 2026? Did you mean 4 January 2027?" in lines
    assert not any(line.startswith("OK now") for line in lines)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("walk and wash the car", "Your sheet does not say anything about the rest."),
        (
            "take paracetamol with wine",
            "Your sheet covers each of these alone, but not both together.",
        ),
        ("take paracetamol again", "Your sheet does not say how often."),
        ("I drank wine", "Already done?"),
    ],
)
def test_a_doubt_is_said_before_any_part_that_is_ok(words: str, first: str) -> None:
    assert said(words, plan_at("2026-12-05T12:00"))[0].startswith(first)


def test_why_has_the_reason_how_firm_it_is_and_each_source_with_its_address() -> None:
    plan = plan_at(THURSDAY)
    speaker = Speaker("en", LONDON, plan.today)

    (found,) = reasons(make_answer(plan, "have a sauna"), plan, speaker)

    assert found.title == "Why: sauna, hot tub"
    assert found.lines[0].startswith("The patient guide says no strong heat")
    assert found.lines[1] == "The patient guide gives no number. We chose it from what clinics say."
    assert "https://ferbosmedic.com/?p=352" in dict(found.sources).values()


def test_why_has_the_reason_of_the_watch_as_well() -> None:
    plan = plan_at(THURSDAY)
    speaker = Speaker("en", LONDON, plan.today)

    (found,) = reasons(make_answer(plan, "look at my scalp"), plan, speaker)

    assert found.title == "Why: look at your scalp once a week"
    assert found.lines[0].startswith("A rare infection can show 1 to 12 weeks after a session")


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("swim tomorrow", "tomorrow"),
        ("swim on Sunday", "on Sunday 29 November"),
        ("swim next week", "from Monday 30 November to Sunday 6 December"),
        ("swim at 6pm", "today at 6 pm"),
        ("swim on Sunday morning", "on Sunday 29 November, 6 am to noon"),
    ],
)
def test_the_time_that_was_asked_about_is_said(words: str, time: str) -> None:
    first = said(words, plan_at(THURSDAY))[0]

    assert time in first


@pytest.mark.parametrize(
    ("words", "has_note"),
    [
        ("sauna on 8 December", False),
        ("sauna on 9 December", True),
        ("sauna on 30 December", True),
        ("sauna the day after my next visit", False),
        ("sauna tomorrow", False),
    ],
)
def test_a_yes_for_a_day_on_which_the_next_visit_may_have_been_says_so(
    words: str, *, has_note: bool
) -> None:
    """Visit 2 may be on 9 December at the earliest."""
    note = "If you have visit 2 before then, all the waits start again."

    assert (note in said(words, plan_at("2026-12-04T10:00"))) == has_note


OVERDUE = """
restrictions: {alcohol: {activity: drink alcohol, short: alcohol, wait: 1 day}}
before_session: {alcohol: {do_not: drink alcohol, short: alcohol, from: 24 hours to 2 days}}
course: {sessions: 2, gap: 2 to 4 weeks, recommended: 3 weeks}
"""


@pytest.mark.parametrize(
    ("at", "sessions", "is_said"),
    [
        ("2026-12-24T12:00", (), True),
        ("2027-03-01T12:00", (), True),
        ("2026-11-30T12:00", (), False),
        ("2026-12-25T12:00", ("2027-01-20T12:00",), False),
    ],
)
def test_a_yes_while_a_visit_is_overdue_says_what_holds_before_one(
    at: str, sessions: tuple[str, ...], *, is_said: bool
) -> None:
    plan = plan_of("2026-11-25T15:00", *sessions, at=at, rules=OVERDUE)

    lines = said("drink alcohol", plan)

    assert lines[0].startswith("OK")
    assert (
        lines[1] == "No alcohol: from 2 days, at the latest from 24 hours before your visit."
    ) is is_said
    assert ("Booking your next visit soon? Ring your clinic first." in lines) is is_said


def test_what_is_ok_alone_is_not_said_of_two_things_that_make_no_yes_together() -> None:
    """Nobody should read "OK now: hair dryers" below a question about a dryer in the bath."""
    plan = plan_at("2026-12-15T12:00")

    assert said("use a hair dryer in the bath", plan) == [
        "Your sheet covers each of these alone, but not both together.",
        "Unsure? Ask your clinic.",
    ]
    assert said("use a hair dryer in the bath", plan_at(THURSDAY))[0] == "Not yet: hair dryers."


@pytest.mark.parametrize(
    "words", ["do all my normal activities", "go back to normal", "everyday activities"]
)
def test_everyday_life_is_not_all_that_somebody_does(words: str) -> None:
    """Whoever asks may mean the gym, so the answer says that what is held off still waits."""
    lines = said(words, plan_at("2026-11-20T18:00", "2026-11-20T14:30"))

    assert lines[:2] == [
        "Yes, if you feel well: everyday life.",
        "What is not OK yet still has to wait: mesocare today",
    ]


def test_what_is_done_as_usual_is_that_alone() -> None:
    assert not any("still has to wait" in line for line in said("walk", plan_at(THURSDAY)))
