"""A condition goes with what it is said of, and with nothing else in the same list (CAN-6)."""

import re
from datetime import timedelta

import pytest
from plans import plan_of, speaker_of
from screens import drawn
from sheets import content_of

from mesocare.plan.before import find_before
from mesocare.plan.dating import hand_over
from mesocare.sentences.before import latest_lines
from mesocare.sentences.rows.next_change import find_next_change, next_change, next_line
from mesocare.sentences.rows.visits import make_visits
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


def test_how_late_a_visit_may_be_is_said_with_whom_it_concerns() -> None:
    plan = plan_of("2026-11-20T14:30", at="2026-11-20T15:00", rules=RULES)
    found = find_before(plan.protocol, plan.at.replace(month=12, day=24), plan.zone, plan=plan)

    said = list(latest_lines(found, speaker_of(plan)))

    assert "Lifting, baths: your visit over by Mon 21 Dec, 3 pm." in said
    assert "Unless your job is heavy: work: your visit over by Mon 21 Dec, 3 pm." in said
    assert "If your job is heavy: heavy work: your visit over by Thu 3 Dec, 3 pm." in said


def test_paper_made_days_before_a_visit_says_first_what_all_must_not_do() -> None:
    planned = plan_of("2026-12-10T14:30", at="2026-12-10T14:30", rules=BANS)

    said = content_of(hand_over(planned, planned.at - timedelta(days=9))).leaflet.sessions

    assert said[-1] == (
        "Before this visit: no food from Wed 9 Dec, 2:30 pm; "
        "if you are ill: no tea from Wed 9 Dec, 2:30 pm."
    )


EVENTS = """
events:
  healed: {what: the wound has healed}
  no-pain: {what: you can brake without pain}
restrictions:
  drive: {activity: drive, short: driving, until: no-pain}
  bath: {activity: take a bath or swim, short: baths and swimming, until: healed}
  dye: {activity: dye, wait: 3 weeks}
  gym: {activity: go to the gym, wait: 4 weeks}
  sun: {activity: sunbathe, wait: 5 weeks}
"""


def test_a_drawn_row_parts_what_waits_for_one_event_from_what_waits_for_another() -> None:
    plan = plan_of("2026-11-20T14:30", at="2026-11-29T10:00", rules=EVENTS)

    shown = " ".join(re.sub("[━─│┿→]", "", " ".join(drawn("timeline", plan, 80, 16))).split())

    assert "✗ driving, until you can brake without pain; baths" in shown


@pytest.mark.parametrize("view", ["timeline", "today"])
def test_a_drawn_screen_parts_the_commands_that_tell_of_two_events(view: str) -> None:
    """A command that ends in "healed when" is none to copy."""
    plan = plan_of("2026-11-20T14:30", at="2026-11-29T10:00", rules=EVENTS)

    shown = " ".join(" ".join(drawn(view, plan, 80)).split())

    assert "sessions happened healed; when you can brake without pain, type:" in shown


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        (
            "wait: 4 weeks, until: healed",
            "not before Fri 18 Dec, until the wound has healed",
        ),
        (
            "wait: 2 days, after: healed, until: healed",
            "until 2 days after the wound has healed",
        ),
        ("wait: 1 week, until: healed", "until the wound has healed"),
    ],
)
@pytest.mark.parametrize("width", [80, 110])
def test_a_drawn_row_says_that_a_date_must_be_over_as_well_as_an_event(
    rule: str, end: str, width: int
) -> None:
    """Whose wound heals after two weeks read that four weeks were over (TIME-10)."""
    rules = f"""
events: {{healed: {{what: the wound has healed}}}}
restrictions:
  swim: {{activity: swim, {rule}}}
  dye: {{activity: dye, wait: 5 weeks}}
"""
    plan = plan_of("2026-11-20T14:30", at="2026-11-29T10:00", rules=rules)

    shown = " ".join(re.sub("[━─│┿→]", "", " ".join(drawn("timeline", plan, width))).split())

    assert end in shown
    assert ("not before" in shown) == ("not before" in end)
