"""Whoever may not eat eats no soup: a ban of all food or drink holds off whatever is some of it."""

import json
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import LONDON, plan_of, read_rules, speaker_of
from strategies import DETERMINISTIC

from mesocare.language.tables import find_table
from mesocare.language.words.facts import FactWords
from mesocare.plan.answer import make_answer
from mesocare.plan.before import find_before
from mesocare.plan.dating import see_from
from mesocare.plan.facts import YES, CareStatus, Plan
from mesocare.plan.lexicon import make_lexicon
from mesocare.plan.meant import understand
from mesocare.plan.things import food_banned
from mesocare.sentences.restrictions import restriction_sentences
from mesocare.views.machine import render_plan
from mesocare.views.plain import render_today
from mesocare.views.screen import Screen

SCREEN = Screen(width=400, height=99, scrolls=False)
VISITS = ("2026-12-07T15:00", "2027-04-05T10:00")
IN_THE_FAST = "2027-04-05T08:00"
WORDS = find_table("en", FactWords)

ALL_FOOD = (
    "eat", "eat anything", "eat something", "eat any food", "have food", "have a meal",
    "eat solid or soft food", "eat or drink", "eat or drink anything", "have food or drinks",
    "have anything to eat or drink", "eat, drink or smoke", "eat, drink or chew gum",
    "eat or drink anything but water", "eat or drink anything other than water",
    "eat or drink anything (except water)", "eat or drink anything, apart from water",
    "eat or drink (water included)", "eat or drink anything - not even water",
    "eat food (including sweets) or drink (including water)", "consume food or fluids",
    "take anything by mouth", "swallow anything", "have anything but water", "eat and/or drink",
)  # fmt: skip
ALL_DRINK = (
    "eat or drink (water included)", "eat or drink anything - not even water", "drink fluids",
    "eat food (including sweets) or drink (including water)", "consume food or fluids",
    "take anything by mouth", "swallow anything", "eat and/or drink",
    "drink", "drink anything", "eat or drink", "have a drink", "have food or drinks",
    "eat, drink or chew gum",
)  # fmt: skip
SOME_FOOD = (
    "eat hard foods", "eat, chew or bite nuts", "eat soup", "eat soft foods",
    "have a light breakfast",
)  # fmt: skip
SOME_DRINK = ("drink wine", "drink plenty of water", "drink through a straw")
NARROW_BANS = (
    "eat nuts or crisps", "eat soft food", "drink alcohol", "eat a big meal", "chew food",
    "eat or drink hot things", "eat spicy food or drink alcohol", "swim", "use soft pillows",
)  # fmt: skip


@pytest.mark.parametrize(
    ("ban", "some"),
    [*product(ALL_FOOD, SOME_FOOD), *product(ALL_DRINK, SOME_DRINK)],
)
def test_all_food_and_all_drink_are_known_in_whatever_words(ban: str, some: str) -> None:
    assert food_banned(ban, WORDS).covers(some)


@pytest.mark.parametrize(("ban", "some"), list(product(NARROW_BANS, (*SOME_FOOD, *SOME_DRINK))))
def test_a_ban_of_some_food_is_none_of_all(ban: str, some: str) -> None:
    assert not food_banned(ban, WORDS).covers(some)


@pytest.mark.parametrize(
    "ban",
    [
        "eat or drink anything but water", "eat or drink anything other than water",
        "drink anything besides water", "eat or drink anything (except for water)",
        "have anything but water",
    ],
)  # fmt: skip
def test_what_a_ban_excepts_it_does_not_hold_off_and_all_else_it_does(ban: str) -> None:
    food = food_banned(ban, WORDS)

    drinks = ["drink water", "drink tea", "drink", "drink water or tea", "drink wine"]
    assert [food.covers(one) for one in drinks] == [False, True, True, True, True]


def test_what_is_solid_is_all_food_but_what_is_as_good_as_a_drink() -> None:
    food = food_banned("eat solid food", WORDS)

    covered = [one for one in (*SOME_FOOD, *SOME_DRINK) if food.covers(one)]

    assert covered == ["eat hard foods", "eat, chew or bite nuts", "have a light breakfast"]


def plan_at(at: str, items: str, *sessions: str) -> Plan:
    rules = f"{items}\ncourse: {{sessions: 2, gap: 3 to 6 months}}\n"
    if "restrictions:" not in rules:
        rules = f"restrictions: {{swim: {{activity: swim, wait: 1 week}}}}\n{rules}"
    return plan_of(*(sessions or VISITS), at=at, rules=rules)


def narrow(part: str, some: str) -> str:
    named = f"activity: '{some}', short: the thing"
    return {
        "restrictions": f"restrictions: {{it: {{{named}, wait: 1 day}}}}",
        "allowed": f"allowed: [{{id: it, {named}}}]",
        "care": f"care: {{it: {{do: '{some}', also_called: [the thing]}}}}",
        "before_session": f"before_session: {{it: {{do: '{some}', from: 1 day}}",
    }[part]


def ban_before(part: str, ban: str) -> str:
    head = ", " if part == "before_session" else "\nbefore_session: {"
    return f"{head}fast: {{do_not: '{ban}', short: the fast, from: 6 hours}}}}"


@DETERMINISTIC
@given(st.data())
def test_no_view_says_yes_to_some_food_in_a_fast(data: st.DataObject) -> None:
    """TIME-13: whether a rule holds it off, allows it or asks for it."""
    bans, some = data.draw(st.sampled_from([(ALL_FOOD, SOME_FOOD), (ALL_DRINK, SOME_DRINK)]))
    ban, one = data.draw(st.sampled_from(bans)), data.draw(st.sampled_from(some))
    part = data.draw(st.sampled_from(["restrictions", "allowed", "care", "before_session"]))
    plan = plan_at(IN_THE_FAST, narrow(part, one) + ban_before(part, ban))

    answer = make_answer(plan, one)
    shown = render_today(plan, speaker_of(plan), SCREEN)
    read = json.loads(render_plan(plan))

    assert answer.verdict != "yes", (ban, one, part)
    ok = [line for line in shown.splitlines() if line.startswith(("OK now", "For now", "To do"))]
    assert not any("the thing" in line or one in line for line in ok), shown
    assert not any(it["status"] == "now" for it in read["care"])


@pytest.mark.parametrize("part", ["restrictions", "allowed", "care"])
def test_when_the_fast_is_over_it_holds_nothing_off(part: str) -> None:
    rules = narrow(part, "eat soup") + ban_before(part, "eat solid or soft food")
    plan = see_from(plan_at(IN_THE_FAST, rules), plan_at("2027-04-07T10:00", rules).at)

    assert make_answer(plan, "eat soup").verdict == "yes"


@pytest.mark.parametrize("whole", ["eat or drink", "eat anything", "have any food or drinks"])
@pytest.mark.parametrize("part", ["allowed", "care"])
def test_a_restriction_of_all_food_holds_off_what_is_some_of_it(whole: str, part: str) -> None:
    rules = f"restrictions: {{all: {{activity: {whole}, short: it all, wait: 2 hours}}}}\n"
    plan = plan_at("2026-12-07T16:30", rules + narrow(part, "eat soup"), VISITS[0])
    later = see_from(plan, plan.at + timedelta(hours=1))

    assert make_answer(plan, "eat soup").verdict == "not-yet"
    assert all(dated.status not in YES for dated in plan.allowed)
    assert all(dated.status is CareStatus.LATER for dated in plan.care)
    assert make_answer(later, "eat soup").verdict == "yes"


def test_a_restriction_of_all_food_holds_off_a_restriction_of_some() -> None:
    rules = (
        "restrictions:\n"
        "  all: {activity: eat or drink, wait: 2 hours}\n"
        "  soup: {activity: eat hot soup, wait: 1 hour}\n"
        "  food: {activity: eat, wait: 4 hours}\n"
        "  bath: {activity: have a bath, wait: 1 hour}\n"
    )
    plan = plan_at("2026-12-07T16:30", rules, VISITS[0])

    ends = {one.id: one.clear_at and one.clear_at.hour for one in plan.restrictions}

    assert ends == {"all": 17, "soup": 19, "food": 19, "bath": 16}


def test_a_restriction_of_all_food_without_a_date_leaves_some_without_one() -> None:
    rules = (
        "restrictions:\n"
        "  all: {activity: eat, until: you feel your lip again}\n"
        "  soup: {activity: eat hot soup, wait: 1 hour}\n"
    )
    plan = plan_at("2026-12-07T18:30", rules, VISITS[0])
    [soup] = [one for one in plan.restrictions if one.id == "soup"]

    assert (soup.clear_at, soup.until and soup.until.text) == (None, "you feel your lip again")
    assert make_answer(plan, "eat hot soup").verdict == "not-yet"


def test_some_drink_waits_as_long_after_an_event_as_all_drink_does() -> None:
    """Its own day is over with the visit: two days after the stitches are no one day."""
    rules = (
        "events: {out: {what: your stitches are out}}\n"
        "restrictions:\n"
        "  all: {activity: eat or drink anything, after: out, wait: 2 days}\n"
        "  coffee: {activity: drink coffee, wait: 1 day}\n"
    )
    plan = plan_at("2026-12-07T18:00", rules, VISITS[0])
    [coffee] = [one for one in plan.restrictions if one.id == "coffee"]

    assert restriction_sentences(coffee, plan, speaker_of(plan)) == [
        "Not yet: drink coffee.",
        "Not before Tuesday 8 December, 3 pm.",
        "Until 2 days after your stitches are out.",
    ]
    assert see_from(plan, plan.at + timedelta(days=30)).restrictions[1].status == "ask"


def test_a_restriction_of_some_patients_holds_off_what_is_some_food_by_cases() -> None:
    """CAN-6."""
    rules = (
        "restrictions: {all: {activity: eat, wait: 2 hours, only_if: you were numbed}}\n"
        "allowed: [{id: soup, activity: eat soup}]\n"
    )
    plan = plan_at("2026-12-07T16:30", rules, VISITS[0])

    assert make_answer(plan, "eat soup").verdict == "not-yet"
    assert [dated.status in YES for dated in plan.allowed] == [True]


CAUTIOUS = """
restrictions:
  soup: {activity: eat soup, short: soup, wait: 2 hours}
  all-food: {activity: eat solid or soft food, short: food, wait: 24 to 48 hours}
"""


@pytest.mark.parametrize(("hours", "status"), [(23, "avoid"), (30, "caution"), (48, "clear")])
def test_some_food_is_no_better_than_all_food_while_that_is_better_left(
    hours: int, status: str
) -> None:
    plan = plan_of(VISITS[0], rules=CAUTIOUS)
    soup = plan.restrictions[0]

    assert soup.status_at(plan.sessions[0].ended_at + timedelta(hours=hours)) == status
    assert soup.caution_at == plan.sessions[0].ended_at + timedelta(hours=24)


def test_before_an_event_some_food_waits_for_all_food_as_well() -> None:
    """A visit that leaves soup clear by its own wait alone would be a day and more too late."""
    rules, event_at = read_rules(CAUTIOUS), datetime(2026, 12, 12, 9, tzinfo=UTC)
    lexicon = make_lexicon(rules)

    found = find_before(rules, event_at, ZoneInfo(LONDON), meant=understand(["eat soup"], lexicon))

    for activity in found.activities:
        assert activity.clear_if is not None
        assert activity.clear_if.ended_by == event_at - timedelta(hours=48)
        assert activity.caution_if is not None
        assert activity.caution_if.ended_by == event_at - timedelta(hours=24)


def test_of_a_verb_and_some_food_that_share_a_list_only_that_food_is_banned() -> None:
    food = food_banned("eat/hard food", WORDS)

    assert [food.covers(one) for one in ("eat hard food", "eat soft food", "eat")] == [
        False,
        False,
        False,
    ]
