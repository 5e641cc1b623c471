"""What does paper say in fewer words than other views? The same facts, none of them lost."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from fixed_plans import HARD_TEXTS, make_fixed_plan
from sheets import ON_THE_DAY

from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import parse_protocol
from mesocare.rules.clinic import Clinic
from mesocare.views.brief import Care, make_brief

FIXED = make_fixed_plan(ON_THE_DAY)
AFTER_EFFECTS = """\
after_effects:
  swelling: {what: "mild [swelling]", lasts: 12 to 36 hours, call_after: 3 days}
  marks: {what: needle marks, lasts: 1 to 7 days}
"""
BEFORE_SESSION = """\
before_session:
  dye: {do_not: "dye [your] hair", from: 2 to 7 days, only_if: "you dye [it]"}
  ask: {do: "ask about [tablets]"}
"""


def plan_with(old: str, new: str, at: datetime = FIXED.at) -> Plan:
    """Give a plan whose rule file has one part replaced."""
    assert old in HARD_TEXTS
    rules = parse_protocol(HARD_TEXTS.replace(old, new), "rules.yaml")
    return make_plan(rules, FIXED.sessions, at=at, zone=FIXED.zone)


def test_a_care_says_what_to_do_and_when_apart() -> None:
    care = make_brief(plan_with(AFTER_EFFECTS, AFTER_EFFECTS)).care

    assert care == (
        Care("Wash [both] hands, each time :wave:,", "until Saturday 21 November 2026, 14:30."),
        Care(
            "Use a mild shampoo,",
            "from Sunday 22 November 2026, 14:30, until Sunday 29 November 2026, 14:30. "
            "Only if you [must] wash.",
        ),
        Care("Look at your scalp, once a week,", "until Friday 12 February 2027, 14:30."),
    )


def test_what_stops_being_normal_at_the_same_moment_stands_in_one_line() -> None:
    together = """\
after_effects:
  marks: {what: needle marks, lasts: 1 to 7 days}
  sore: {what: a sore scalp, lasts: 7 days, only_if: you had many needles}
  ache: {what: a headache, lasts: 1 day}
"""

    normal = make_brief(plan_with(AFTER_EFFECTS, together)).normal

    assert normal == (
        "Until Saturday 21 November 2026, 14:30: a headache.",
        (
            "Until Friday 27 November 2026, 14:30: needle marks; "
            "a sore scalp (only if you had many needles)."
        ),
    )


def test_when_two_stand_in_one_line_it_is_clear_of_which_to_call() -> None:
    together = """\
after_effects:
  swelling: {what: mild swelling, lasts: 2 days, call_after: 3 days}
  sore: {what: a sore scalp, lasts: 2 days}
"""

    (line,) = make_brief(plan_with(AFTER_EFFECTS, together)).normal

    assert line == (
        "Until Sunday 22 November 2026, 14:30: mild swelling; a sore scalp. "
        "(mild swelling) Still there on Monday 23 November 2026, 14:30? Call your clinic."
    )


def test_a_thing_to_hold_off_before_a_session_has_both_its_days_and_its_condition() -> None:
    brief = make_brief(plan_with(BEFORE_SESSION, BEFORE_SESSION))

    assert brief.not_to_do == (
        (
            "Do not dye [your] hair from Wednesday 9 December 2026. "
            "Better not from Friday 4 December 2026. Only if you dye [it]."
        ),
    )
    assert brief.to_do == ("Ask about [tablets].",)
    assert brief.moves == "These days move when session 2 moves."


def test_a_start_inside_a_day_keeps_its_time() -> None:
    hours = BEFORE_SESSION.replace("2 to 7 days", "36 hours")

    (said,) = make_brief(plan_with(BEFORE_SESSION, hours)).not_to_do

    assert said.startswith("Do not dye [your] hair from Wednesday 9 December 2026, 12:00.")


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("2 to 7 days", "Ask about [tablets], from Friday 4 December 2026, 00:00."),
        ("1 day", "Ask about [tablets], from Thursday 10 December 2026, 00:00."),
    ],
)
def test_a_thing_to_do_before_a_session_says_from_when(start: str, said: str) -> None:
    """TIME-13: its longer end comes first."""
    dated = BEFORE_SESSION.replace('"ask about [tablets]"', f'"ask about [tablets]", from: {start}')

    assert make_brief(plan_with(BEFORE_SESSION, dated)).to_do == (said,)


def test_without_dates_before_a_session_nothing_is_said_to_move() -> None:
    undated = 'before_session:\n  ask: {do: "ask about [tablets]"}\n'

    brief = make_brief(plan_with(BEFORE_SESSION, undated))

    assert (brief.not_to_do, brief.moves) == ((), "")


def test_all_sessions_after_the_next_one_stand_in_one_sentence() -> None:
    brief = make_brief(FIXED)

    assert brief.best_day == "Session 2: best on Friday 11 December 2026."
    assert brief.window == "Not before Friday 4 December 2026, not after Friday 18 December 2026."
    assert brief.later == (
        "Session 3: about Friday 1 January 2027; 4: Friday 22 January 2027; "
        "5: Friday 12 February 2027; 6: Friday 5 March 2027; 7: Friday 26 March 2027; "
        "8: Friday 16 April 2027."
    )


def test_after_the_course_there_is_no_session_to_name() -> None:
    brief = make_brief(replace(FIXED, next_sessions=()))

    assert brief.best_day == "Your course is over."
    assert brief.window == "Ask your clinic what comes next."
    assert (brief.later, brief.to_do, brief.not_to_do) == ("", (), ())


def test_without_a_course_nothing_is_said_of_sessions() -> None:
    rules = replace(FIXED.protocol, course=None)
    plan = make_plan(rules, FIXED.sessions, at=FIXED.at + timedelta(hours=1), zone=FIXED.zone)

    assert (make_brief(plan).best_day, make_brief(plan).later) == ("", "")


def test_a_clinic_without_a_number_has_a_place_to_write_it_and_keeps_its_hours() -> None:
    clinic = Clinic(name="A", hours="Mondays.", when_closed="Ring 111.", emergency_number="999")
    signs = replace(FIXED.protocol.warning_signs, emergency=())

    with_boxes = make_brief(replace(FIXED, clinic=clinic)).contact
    without = make_brief(
        replace(FIXED, clinic=clinic, protocol=replace(FIXED.protocol, warning_signs=signs))
    ).contact

    assert with_boxes == (
        "The telephone is answered: Mondays.",
        "When it is closed: Ring 111.",
        "Telephone:",
    )
    assert "Emergency number: 999." in without
