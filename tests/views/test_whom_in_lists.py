"""A condition goes with what it is said of, and with nothing else in the same list (CAN-6)."""

import re
from datetime import timedelta

import pytest
from plans import plan_of, speaker_of
from sheets import content_of

from mesocare.plan.before import find_before
from mesocare.plan.dating import hand_over
from mesocare.sentences.before import latest_lines
from mesocare.sentences.rows.next_change import find_next_change, next_change, next_line
from mesocare.sentences.rows.sections import ok_parts
from mesocare.sentences.rows.visits import make_visits
from mesocare.views.leaflet import Bearer, make_leaflet
from mesocare.views.plain import render_today
from mesocare.views.screen import Screen

SCREEN = Screen(width=400, height=99, scrolls=False)
JOB = """
questions:
  heavy-job: {ask: Is your job heavy?, if_yes: your job is heavy}
"""
RULES = f"""{JOB}
restrictions:
  office: {{activity: go to work, short: work, wait: 3 days, unless: heavy-job}}
  site: {{activity: go to heavy work, short: heavy work, wait: 3 weeks, only_if: heavy-job}}
  lift: {{activity: lift things, short: lifting, wait: 3 days}}
  bath: {{activity: take a bath, short: baths, wait: 3 days}}
"""
BEFORE_IT = """
before_session:
  ring: {do: ring us, only_if: you are ill}
  eat: {do: eat as usual}
  bring: {do: bring your tablets}
restrictions: {run: {activity: run, wait: 1 day}}
"""
BANS = """
before_session:
  tea: {do_not: drink tea, short: tea, from: 1 day, only_if: you are ill}
  eat: {do_not: eat, short: food, from: 1 day}
restrictions: {run: {activity: run, wait: 1 day}}
"""


def test_paper_says_of_what_is_ok_again_whom_it_concerns() -> None:
    """Who has a heavy job must not read that work is OK while theirs is not."""
    content = content_of(plan_of("2026-11-20T14:30", at="2026-11-26T14:30", rules=RULES))

    assert content.over == (
        "OK again, only if the treated area looks and feels normal: lifting and baths; "
        "unless your job is heavy: work."
    )


def test_what_changes_next_says_a_condition_after_what_is_for_all() -> None:
    plan = plan_of("2026-11-20T14:30", at="2026-11-20T15:00", rules=RULES)
    speaker = speaker_of(plan)
    found = find_next_change(plan, speaker)

    assert found is not None
    assert (
        next_change(plan, speaker_of(plan)),
        next_line(found, speaker_of(plan), shows_all=True),
    ) == (
        "Mon 23 Nov, 2:30 pm: lifting, baths; unless your job is heavy: work (OK).",
        "Mon 23 Nov, 2:30 pm: lifting (OK), baths (OK); unless your job is heavy: work (OK)",
    )


@pytest.mark.parametrize("ban", ["", "before_session: {shave: {do_not: shave, from: 1 day}}"])
def test_what_is_ok_until_a_visit_says_a_condition_after_what_is_for_all(ban: str) -> None:
    plan = plan_of("2026-12-10T14:30", at="2026-12-01", rules=RULES + ban)

    shown = render_today(plan, speaker_of(plan), SCREEN)

    assert (
        "For now, OK until your visit: lifting, baths; unless your job is heavy: work; "
        "if your job is heavy: heavy work"
    ) in shown


def test_what_is_to_be_done_before_a_visit_says_first_what_all_have_to_do() -> None:
    plan = plan_of("2026-12-10T14:30", at="2026-12-01", rules=BEFORE_IT)

    visits = make_visits(plan, speaker_of(plan))

    said = "eat as usual, bring your tablets; if you are ill: ring us"
    assert visits.before == (("before then", said),)


def test_paper_made_days_before_a_visit_says_first_what_all_must_not_do() -> None:
    planned = plan_of("2026-12-10T14:30", at="2026-12-10T14:30", rules=BANS)

    said = content_of(hand_over(planned, planned.at - timedelta(days=9))).leaflet.sessions

    assert said[-1] == (
        "Before this visit: no food from Wed 9 Dec, 2:30 pm; "
        "if you are ill: no tea from Wed 9 Dec, 2:30 pm."
    )


VISIT = "2026-12-10T14:30"
MIXED = """
course: {sessions: 3, gap: 4 weeks}
restrictions:
  ring: {activity: wear your ring, short: rings, wait: 2 days, only_if: a finger was treated}
  shave: {activity: shave the area, short: shaving, wait: 2 days}
  swim: {activity: swim, short: swimming, wait: 2 days}
before_session:
  tell: {do: tell us, only_if: you are pregnant}
  floss: {do: brush and floss your teeth}
  inr: {do_not: wear a patch, short: patches, from: 2 days, only_if: you have one}
  cream: {do_not: use cream, short: creams, from: 1 day}
"""


@pytest.mark.parametrize("at", ["2026-12-01T10:00", VISIT])
def test_no_list_goes_on_behind_a_condition_with_what_is_for_everybody(at: str) -> None:
    """CAN-6: "if you are pregnant: tell us, brush your teeth" was read as for the pregnant."""
    plan = plan_of(VISIT, at=at, rules=MIXED)
    speaker = speaker_of(plan)
    before, change = make_visits(plan, speaker).before[-1][1], find_next_change(plan, speaker)
    assert change is not None
    said = ";".join(
        [
            next_line(change, speaker, shows_all=True),
            next_change(plan, speaker),
            before,
            *make_leaflet(plan, Bearer(), speaker).sessions,
            render_today(plan, speaker, SCREEN),
        ]
    )

    assert before == "brush and floss your teeth; if you are pregnant: tell us"
    for condition in ("a finger was treated", "you are pregnant", "you have one"):
        for rest in re.findall(rf"(?i)if {condition}: ([^;.\n]*)", said):
            assert "," not in rest, rest


def test_how_late_a_visit_may_be_before_an_event_is_said_to_whom_it_concerns() -> None:
    """CAN-6: who stands all day read the later of the two days as well."""
    rules = """
restrictions:
  work: {activity: go to work, short: work, wait: 3 days, only_if: you stand all day}
  swim: {activity: swim, short: swimming, wait: 3 days}
allowed: [{id: desk, activity: go to work, short: work, from: day 1, unless: you stand all day}]
"""
    plan = plan_of("2026-11-06T14:30", at="2026-11-09T18:00", rules=rules)
    event_at = plan_of("2026-11-06T14:30", at="2026-12-24T00:00").at
    found = find_before(plan.protocol, event_at, plan.zone, plan=plan)

    said = list(latest_lines(found, speaker_of(plan)))

    assert said[-3:] == [
        "If you stand all day: work: your visit over by the end of Sun 20 Dec.",
        "Swimming: your visit over by the end of Sun 20 Dec.",
        "Unless you stand all day: work: your visit over by the end of Wed 23 Dec.",
    ]


def test_what_is_ok_if_and_unless_something_is_so_is_ok_once() -> None:
    """ "OK now: work if you stand all day, work unless you stand all day" says one thing."""
    rules = """
restrictions:
  work: {activity: go to work, short: work, wait: 3 days, only_if: you stand all day}
  gym: {activity: exercise, short: the gym, wait: 1 day, unless: it is your leg}
  leg: {activity: exercise, short: the gym, wait: 4 weeks, only_if: it is your leg}
allowed: [{id: desk, activity: go to work, short: work, from: day 1, unless: you stand all day}]
"""
    early, late = (
        plan_of("2026-11-06T14:30", at=at, rules=rules)
        for at in ("2026-11-10T10:00", "2026-12-10T10:00")
    )

    assert ok_parts(early, speaker_of(early)) == ("work", "unless it is your leg: the gym")
    assert ok_parts(late, speaker_of(late)) == ("the gym", "work")
