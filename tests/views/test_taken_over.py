"""What the next visit holds off again has no date that could pass for a yes (TIME-13)."""

import re
from collections.abc import Callable

import pytest
from plans import plan_of, speaker_of

from mesocare.plan.facts import Plan
from mesocare.views.leaflet import Bearer
from mesocare.views.message import render_message
from mesocare.views.page.page import render_page
from mesocare.views.screen import Screen
from mesocare.views.sheet.content import make_content
from mesocare.views.terminal.timeline import render_timeline
from mesocare.views.text_message import render_sms

PEEL = """
restrictions:
  peel: {activity: have a peel, short: peels, wait: 1 to 2 weeks}
  swim: {activity: swim, short: swimming, wait: 1 week}
before_session:
  peel: {do_not: have a peel, from: 1 to 2 weeks}
course: {sessions: 4, gap: 2 to 4 weeks, recommended: 3 weeks}
"""
AS_AN_END = re.compile(
    r"✓ Wed 9|peels[^a-z]*Wed 9 Dec|(?<!from Wed )9 Dec[^.]*: peels|peels until Wed 9 Dec"
    r"|'peels'.{0,200}day='Wed 9 Dec",
    re.IGNORECASE,
)
"""Ways to show 9 December, the first day on which visit 2 forbids it, as the end of its wait."""


def test_a_rule_whose_wait_ends_while_the_next_visit_holds_it_off_is_taken_over() -> None:
    found = {dated.id: dated.is_taken_over for dated in plan_of(rules=PEEL).restrictions}

    assert found == {"peel": True, "swim": False}


def test_without_a_course_nothing_takes_a_rule_over() -> None:
    rules = PEEL.partition("before_session")[0]

    assert not any(dated.is_taken_over for dated in plan_of(rules=rules).restrictions)


def say_page(plan: Plan) -> str:
    return render_page(plan, speaker_of(plan), None).partition(b"<script")[0].decode()


VIEWS: dict[str, Callable[[Plan], str]] = {
    "message": lambda plan: render_message(plan, speaker_of(plan)),
    "sms": lambda plan: render_sms(plan, speaker_of(plan)),
    "timeline": lambda plan: render_timeline(plan, speaker_of(plan), Screen(100, 44)),
    "sheet": lambda plan: str(make_content(plan, Bearer(), speaker_of(plan)).held_off.rows),
    "page": say_page,
}


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_shows_the_end_of_its_wait_as_an_end(view: str) -> None:
    said = VIEWS[view](plan_of(rules=PEEL))
    said = " ".join(re.sub(r"<[^>]+>", " ", said).split())

    assert AS_AN_END.search(said) is None


SUN = """
restrictions:
  sun: {activity: sunbathe, short: sun, wait: 2 weeks}
before_session:
  sun: {do_not: sunbathe, from: 2 weeks}
course: {sessions: 4, gap: 3 to 4 weeks}
"""


def test_a_sheet_says_from_when_it_is_only_better_to_wait_for_the_next_visit() -> None:
    """The two weeks of the leaflet are not lost because the next visit may be near."""
    plan = plan_of("2026-11-20T14:30", at="2026-11-20T15:00", rules=SUN)

    (row,) = make_content(plan, Bearer(), speaker_of(plan)).held_off.rows

    assert (row.better, row.day) == ("Fri 4 Dec", "Ask first")
