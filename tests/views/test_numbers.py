"""Each level of haste has its own number, in every view: no sign stands beside another's."""

import re
from collections.abc import Callable

import pytest
from plans import THREE_NUMBERS, plan_of, speaker_of

from mesocare.plan.answer import make_answer
from mesocare.plan.facts import Plan
from mesocare.views import plain
from mesocare.views.leaflet import Bearer, make_leaflet
from mesocare.views.message import render_message
from mesocare.views.page.page import render_page
from mesocare.views.reply import render_answer
from mesocare.views.screen import Screen
from mesocare.views.terminal import signs, timeline, today
from mesocare.views.text_message import render_sms

RULES = """
restrictions: {wash: {activity: wash your hair, short: washing, wait: 1 day}}
warning_signs:
  clinic: [{sign: an itchy rash comes, also_called: [rash]}]
  urgent: [{sign: pus comes out, also_called: [pus]}]
  emergency: [{sign: your throat swells, also_called: [throat]}]
"""
NUMBERS = {"throat": "999", "pus": "111", "rash": "01632 960 142"}
TOLD = re.compile("|".join([*NUMBERS, *NUMBERS.values()]))
WIDE = Screen(100, 44)


def say_page(plan: Plan) -> str:
    page = render_page(plan, speaker_of(plan)).partition(b"<nav")[0].decode()
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)


VIEWS: dict[str, Callable[[Plan], str]] = {
    "message": lambda plan: render_message(plan, speaker_of(plan)),
    "text message": lambda plan: render_sms(plan, speaker_of(plan)),
    "sheet": lambda plan: str(make_leaflet(plan, Bearer(), speaker_of(plan)).boxes),
    "page": say_page,
    "today": lambda plan: today.render_today(plan, speaker_of(plan), WIDE),
    "today in sentences": lambda plan: plain.render_today(plan, speaker_of(plan), WIDE),
    "timeline": lambda plan: timeline.render_timeline(
        plan, speaker_of(plan), WIDE._replace(shows_all=True)
    ),
    "timeline in sentences": lambda plan: plain.render_timeline(
        plan, speaker_of(plan), WIDE._replace(shows_all=True)
    ),
    "signs": lambda plan: signs.render_signs(plan, speaker_of(plan), WIDE),
    "signs in sentences": lambda plan: plain.render_signs(plan, speaker_of(plan), WIDE),
}


@pytest.mark.parametrize("view", VIEWS)
def test_each_sign_stands_beside_the_number_of_its_own_level(view: str) -> None:
    told = TOLD.findall(VIEWS[view](plan_of(rules=RULES, clinic=THREE_NUMBERS)).lower())

    around = [
        (sign, {*told[max(place - 1, 0) : place], *told[place + 1 : place + 2]})
        for place, sign in enumerate(told)
        if sign in NUMBERS
    ]
    assert {sign for sign, _ in around} >= {"throat", "pus"}
    assert [(sign, near) for sign, near in around if NUMBERS[sign] not in near] == []


@pytest.mark.parametrize("sign", NUMBERS)
def test_a_sign_that_is_asked_about_is_answered_with_its_own_number(sign: str) -> None:
    """Below a lesser sign stands the number for a danger as well, last and in its own sentence."""
    plan = plan_of(rules=RULES, clinic=THREE_NUMBERS)

    answer = render_answer(make_answer(plan, sign), plan, speaker_of(plan), WIDE)

    own, _, danger = answer.partition("In danger?")
    emergency = NUMBERS["throat"]
    assert [number for number in NUMBERS.values() if number in own] == [NUMBERS[sign]]
    assert (emergency in danger) == (NUMBERS[sign] != emergency)
