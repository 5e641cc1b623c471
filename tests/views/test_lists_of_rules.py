"""A thing that two rules name is held off while either holds it off, in every view."""

import json

import pytest
from plans import plan_of, speaker_of

from mesocare.plan.answer import make_answer
from mesocare.plan.facts import YES, CareStatus, Plan
from mesocare.views.machine import render_plan
from mesocare.views.plain import render_today
from mesocare.views.screen import Screen

SCREEN = Screen(width=400, height=99, scrolls=False)
VISIT, NEXT = "2026-11-20T14:30", "2026-12-20T14:30"
LATER = "2026-11-30T12:00"
BEFORE_NEXT = "2026-12-18T12:00"
LISTS = [
    *(f"go to the gym{between}sauna" for between in ("/", " & ", "; ", " + ", " - ", " | ")),
    *(f"go to the gym {between} sauna" for between in ("plus", "nor", "and/or", "\N{EN DASH}")),
    "go to the gym (sauna)", "go to the gym [sauna]", "go to the gym as well as the sauna",
    "go to the gym, sauna or pool", "go to hot rooms: the sauna", "go to hot rooms (e.g. sauna)",
    "go to hot rooms, such as saunas", "go to hot rooms, including saunas",
    "go to hot rooms incl. sauna", "go to hot rooms, especially saunas",
    "go to hot rooms like saunas",
]  # fmt: skip


def narrow(part: str, activity: str) -> str:
    return {
        "restrictions": f"restrictions: {{it: {{activity: {activity}, short: it, wait: 2 days}}}}",
        "allowed": f"allowed: [{{id: it, activity: {activity}, short: it, from: 1 day}}]",
        "care": f"care: {{it: {{do: {activity}, how_often: every day}}}}",
    }[part]


def plan_at(at: str, rules: str, *sessions: str) -> Plan:
    rules = f"{rules}\ncourse: {{sessions: 2, gap: 4 weeks}}\n"
    if "restrictions:" not in rules:
        rules = f"restrictions: {{ski: {{activity: ski, wait: 1 day}}}}\n{rules}"
    return plan_of(*sessions, at=at, rules=rules)


def with_restriction(rules: str, activity: str) -> str:
    rule = f"wide: {{activity: '{activity}', wait: 14 days, short: them}}"
    if "restrictions: {" in rules:
        return rules.replace("restrictions: {", f"restrictions: {{{rule}, ")
    return f"restrictions: {{{rule}}}\n{rules}"


def is_any_yes(plan: Plan, asked: str) -> bool:
    """Return whether any view says yes to the thing called "it"."""
    read = json.loads(render_plan(plan))
    rows = [*read["restrictions"], *read["allowed"], *read["care"]]
    shown = render_today(plan, speaker_of(plan), SCREEN).splitlines()
    ok = [line for line in shown if line.startswith(("OK now", "For now", "To do", "OK until"))]
    return (
        make_answer(plan, asked).verdict == "yes"
        or any(row["status"] in (*YES, CareStatus.NOW) for row in rows if row["id"] == "it")
        or any(asked in line or " it" in line.partition(":")[2] for line in ok)
    )


@pytest.mark.parametrize("activity", LISTS)
@pytest.mark.parametrize("part", ["restrictions", "allowed", "care"])
def test_what_a_restriction_lists_it_holds_off_from_other_rules(activity: str, part: str) -> None:
    rules = with_restriction(narrow(part, "go to the sauna"), activity)
    plan = plan_at(LATER, rules, VISIT)

    assert not is_any_yes(plan, "go to the sauna")
    assert is_any_yes(plan_at("2026-12-10T12:00", rules, VISIT), "go to the sauna")


@pytest.mark.parametrize("activity", LISTS)
@pytest.mark.parametrize("part", ["restrictions", "allowed"])
def test_what_a_visit_bans_in_a_list_is_held_off_before_it(activity: str, part: str) -> None:
    ban = f"\nbefore_session: {{wide: {{do_not: '{activity}', from: 7 days}}}}"
    plan = plan_at(BEFORE_NEXT, narrow(part, "go to the sauna") + ban, VISIT, NEXT)

    assert not is_any_yes(plan, "go to the sauna")


@pytest.mark.parametrize(
    ("wide", "one"),
    [
        ("wear hats/helmets", "wear a helmet"),
        ("put cream on your face, neck or hands", "put cream on your hands"),
        ("wear hats", "wear a hat"),
        ("go swimming", "swim"),
        ("drink wine or coffee", "drink coffee"),
        ("take anti-inflammatories (ibuprofen, naproxen)", "take ibuprofen"),
        ("use creams (sun cream, lotion)", "use sun cream"),
        ("have a bath or a massage", "have a massage"),
    ],
)
def test_one_thing_is_known_in_other_forms_of_its_words(wide: str, one: str) -> None:
    allowed = with_restriction(narrow("allowed", one), wide)
    banned = (
        f"{narrow('allowed', one)}\nbefore_session: {{wide: {{do_not: '{wide}', from: 7 days}}}}"
    )

    assert not is_any_yes(plan_at(LATER, allowed, VISIT), one)
    assert not is_any_yes(plan_at(BEFORE_NEXT, banned, VISIT, NEXT), one)


SEVERAL = [
    ("go to the sauna", "go to the gym or the sauna"),
    ("go to the pool or the sauna", "go to the sauna, the gym or the shops"),
    ("use heat (hair dryer, iron)", "use hair dryers/tongs"),
    ("drink wine", "drink wine or coffee"),
    ("put cream on your neck", "put cream on your face or neck"),
]


@pytest.mark.parametrize("part", ["restrictions", "allowed", "care"])
@pytest.mark.parametrize(("wide", "several"), SEVERAL)
def test_of_several_things_none_is_a_yes_while_another_rule_holds_one_off(
    wide: str, several: str, part: str
) -> None:
    rules = with_restriction(narrow(part, f"'{several}'"), wide)

    assert not is_any_yes(plan_at(LATER, rules, VISIT), several)
    assert is_any_yes(plan_at("2026-12-10T12:00", rules, VISIT), several)


@pytest.mark.parametrize("part", ["restrictions", "allowed"])
@pytest.mark.parametrize(("wide", "several"), SEVERAL)
def test_of_several_things_none_is_a_yes_while_a_visit_bans_one(
    wide: str, several: str, part: str
) -> None:
    ban = f"\nbefore_session: {{wide: {{do_not: '{wide}', from: 7 days}}}}"
    plan = plan_at(BEFORE_NEXT, narrow(part, f"'{several}'") + ban, VISIT, NEXT)

    assert not is_any_yes(plan, several)


@pytest.mark.parametrize("alias", ["ponytail/bun", "ponytail (or bun)", "ponytail, bun", "the bun"])
def test_a_name_that_lists_several_things_is_each_of_them(alias: str) -> None:
    rules = with_restriction(narrow("allowed", "wear a bun"), "tie your hair back")
    rules = rules.replace("short: them", f"short: them, also_called: ['{alias}']")

    assert make_answer(plan_at(LATER, rules, VISIT), "wear a bun").verdict == "not-yet"


def test_a_ban_of_a_drink_is_one_of_what_lists_it() -> None:
    rules = (
        "restrictions: {hot: {activity: drink hot drinks or alcohol, wait: 2 days, "
        "also_called: [alcohol, tea]}}\n"
        "before_session: {alc: {do_not: drink alcohol, from: 7 days}}"
    )

    assert make_answer(plan_at(BEFORE_NEXT, rules, VISIT, NEXT), "alcohol").verdict == "not-yet"


@pytest.mark.parametrize("asked", ["wine", "drink wine"])
def test_another_name_of_a_drink_is_to_drink_it(asked: str) -> None:
    rules = (
        "restrictions:\n"
        "  alcohol: {activity: drink alcohol, wait: 14 days, also_called: [wine, beer]}\n"
        "  coffee: {activity: drink wine or coffee, wait: 2 days}\n"
    )

    assert make_answer(plan_at(LATER, rules, VISIT), asked).verdict == "not-yet"


@pytest.mark.parametrize("other", ["go to the gym", "use a steam room", "go to the shops"])
def test_what_no_list_names_is_held_off_by_none(other: str) -> None:
    rules = with_restriction(narrow("allowed", other), "go to the pool/sauna")

    assert make_answer(plan_at(LATER, rules, VISIT), other).verdict == "yes"
