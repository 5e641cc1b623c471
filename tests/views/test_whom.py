"""Whom each rule concerns, where a visit asks one thing and what follows it another (TIME-13)."""

from itertools import product

import pytest
from page_script import facts_of
from plans import plan_of, read_rules, speaker_of

from mesocare.plan.answer import make_answer
from mesocare.plan.before import find_before
from mesocare.plan.conditions import apply_answers
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import STRICTEST_FIRST, YES, Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.answer import answer_lines
from mesocare.views.page.page import render_page
from mesocare.views.plain import render_timeline, render_today
from mesocare.views.screen import Screen

SCREEN = Screen(width=200, height=99, scrolls=False)
VISIT = "2026-12-10T14:30"
RULES = """
questions:
  spray: {{ask: Was it sprayed?, if_yes: it was sprayed}}
  drowsy: {{ask: Will you sleep?, if_yes: you will sleep}}
restrictions:
  eat: {{activity: eat, short: eating, wait: 1 hour{after}}}
before_session:
  fast: {{do_not: eat, short: eating, from: 6 hours{before}}}
"""
WHOM = ("", ", only_if: spray", ", unless: spray", ", only_if: drowsy")
PATIENTS = [
    dict(zip(("spray", "drowsy"), it, strict=True)) for it in product((True, False), repeat=2)
]
IN_THE_FAST, BEFORE_IT, AFTERWARDS = "2026-12-10T12:00", "2026-12-10T08:00", "2026-12-10T15:00"


def plan_for(plan: Plan, patient: dict[str, bool]) -> Plan:
    """Return the plan of a patient who has answered both questions."""
    yes, no = ([key for key, it in patient.items() if it is said] for said in (True, False))
    protocol = apply_answers(plan.protocol, yes=yes, no=no)
    return make_plan(protocol, plan.sessions, at=plan.at, zone=plan.zone)


def status_of_eating(plan: Plan) -> Status:
    held = [one.status for one in plan.restrictions if one.rule.activity == "eat"]
    return min(held, key=STRICTEST_FIRST.index, default=Status.CLEAR)


@pytest.mark.parametrize("at", [BEFORE_IT, IN_THE_FAST, AFTERWARDS])
@pytest.mark.parametrize(("after", "before"), list(product(WHOM, WHOM)))
def test_nobody_reads_a_yes_that_would_be_none_for_one_of_them(
    after: str, before: str, at: str
) -> None:
    """Each patient's own plan, with all questions answered, is what is true for them."""
    plan = plan_of(VISIT, at=at, rules=RULES.format(after=after, before=before))
    own = [status_of_eating(plan_for(plan, patient)) for patient in PATIENTS]

    answer = make_answer(plan, "eat")

    strictest = min(own, key=STRICTEST_FIRST.index)
    assert (answer.status in YES) == (strictest in YES), own
    if all(status not in YES for status in own):
        said = " ".join(answer_lines(answer, plan, speaker_of(plan)).lines)
        assert "OK now" not in said, said
        assert "OK until" not in said, said
    for render in (render_today, render_timeline):
        shown = render(plan, speaker_of(plan), SCREEN)
        ok = [line for line in shown.splitlines() if line.startswith(("OK now", "For now"))]
        assert strictest in YES or not any("eating" in line for line in ok), shown


@pytest.mark.parametrize("at", [BEFORE_IT, IN_THE_FAST, AFTERWARDS])
@pytest.mark.parametrize(("after", "before"), list(product(WHOM, WHOM)))
def test_no_event_reads_a_yes_that_would_be_none_for_one_of_them(
    after: str, before: str, at: str
) -> None:
    rules = RULES.format(after=after, before=before)
    then, now = plan_of(VISIT, at=at, rules=rules), plan_of(VISIT, at="2026-12-01", rules=rules)
    own = [status_of_eating(plan_for(then, patient)) for patient in PATIENTS]

    found = find_before(now.protocol, then.at, then.zone, plan=now)

    told = [one for one in found.activities if one.rule.activity == "eat"]
    assert all(one.status in YES for one in told) == all(status in YES for status in own)
    if all(status not in YES for status in own):
        assert not any(one.status in YES for one in told), told


def test_a_fast_for_everybody_is_told_to_everybody() -> None:
    plan = plan_of(VISIT, at=IN_THE_FAST, rules=RULES.format(after=WHOM[1], before=""))

    assert "- eating: until visit 1." in render_today(plan, speaker_of(plan), SCREEN)
    said = answer_lines(make_answer(plan, "eat"), plan, speaker_of(plan)).lines
    assert said[0] == "Not yet: eating."
    assert "Otherwise" not in " ".join(said)
    (answered,) = make_answer(plan, "eat").answers
    assert answered.ok_at is None  # whoever was sprayed eats nothing for one hour more


def test_the_page_gives_no_date_from_which_a_visit_s_ban_is_ok() -> None:
    """At the visit's end the restriction of others may begin."""
    plan = plan_of(VISIT, at=IN_THE_FAST, rules=RULES.format(after=WHOM[1], before=""))

    twin = next(
        one
        for one in facts_of(render_page(plan, speaker_of(plan)).decode())["rules"]
        if one.get("is_twin")
    )

    assert twin["end"] == "until your visit"


@pytest.mark.parametrize("next_visit", ["course: {sessions: 3, gap: 4 weeks}", ""])
def test_what_a_later_visit_asks_of_all_is_no_yes_for_whom_the_last_one_holds_it_off(
    next_visit: str,
) -> None:
    rules = (
        "restrictions: {wax: {activity: wax the area, short: waxing, wait: 3 days, "
        "only_if: your legs were treated}}\n"
        "before_session: {wax: {do_not: wax the area, short: waxing, from: 1 to 2 weeks}}\n"
    )
    booked = () if next_visit else ("2026-12-03T14:30",)
    plan = plan_of("2026-11-05T14:30", *booked, at="2026-11-06", rules=rules + next_visit)

    assert answer_lines(make_answer(plan, "wax"), plan, speaker_of(plan)).lines == (
        "If your legs were treated: Not yet: waxing.",
        "OK from Sunday 8 November, 2:30 pm.",
        "Otherwise: OK now.",
        "Unsure? Ask your clinic.",
    )


def test_a_medicine_that_some_stop_is_not_stopped_by_all() -> None:
    plan = plan_of(VISIT, at=IN_THE_FAST, rules=RULES.format(after="", before=WHOM[3]))

    assert "- if you will sleep: eating: until visit 1." in render_today(
        plan, speaker_of(plan), SCREEN
    )
    said = answer_lines(make_answer(plan, "eat"), plan, speaker_of(plan)).lines
    assert said[0] == "If you will sleep: Not yet: eating."


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (BEFORE_IT, "- if it was sprayed: eating: OK from today at 3:30 pm."),
        ("2026-12-12T08:00", "- if it was sprayed: eating: since Thu 10 Dec, 3:30 pm."),
    ],
)
def test_the_timeline_says_whom_a_rule_concerns_before_and_after_it_holds(
    at: str, expected: str
) -> None:
    rules = RULES.format(after=WHOM[1], before="").split("before_session")[0]
    plan = plan_of(VISIT, at=at, rules=rules)

    assert expected in render_timeline(plan, speaker_of(plan), SCREEN)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            "about: about five days",
            "until visit 2, then for about five days (unsure? ask your clinic)",
        ),
        ("until: the peeling is over", "until visit 2, then until the peeling is over"),
    ],
)
def test_a_visit_that_holds_off_by_now_stands_before_an_end_without_a_date(
    rule: str, expected: str
) -> None:
    rules = (
        f"restrictions: {{wax: {{activity: wax the area, {rule}}}}}\n"
        "before_session: {wax: {do_not: wax the area, from: 1 week}}\n"
    )
    early, near = (
        plan_of("2026-12-01T14:30", "2027-01-05T14:30", at=at, rules=rules)
        for at in ("2026-12-20T10:00", "2027-01-03T10:00")
    )

    assert f"- wax the area: {expected}." in render_today(near, speaker_of(near), SCREEN)
    assert "until visit 2" not in render_today(early, speaker_of(early), SCREEN)


SUPPER = """
restrictions:
  swim: {activity: swim, wait: 24 hours}
before_session:
  supper: {do: eat a light supper, from: day -1}
  eat: {do_not: eat, from: day 0}
"""


@pytest.mark.parametrize(
    ("at", "verdict"), [("2026-12-09T18:00", "yes"), ("2026-12-10T08:00", "not-yet")]
)
def test_what_is_to_be_done_before_a_visit_ends_with_a_ban_of_it(at: str, verdict: str) -> None:
    plan = plan_of(VISIT, at=at, rules=SUPPER)

    assert make_answer(plan, "eat a light supper").verdict == verdict
    shown = render_today(plan, speaker_of(plan), SCREEN)
    assert ("To do: eat a light supper." in shown) == (verdict == "yes")
    assert "thing to ask or do" not in shown


def test_what_a_sheet_asks_for_now_is_a_yes_though_it_is_allowed_only_after_a_visit() -> None:
    rules = (
        "allowed: [{id: shaved, activity: shave the area, also_called: [shave]}]\n"
        "before_session: {shave: {do: shave the area, from: 24 to 48 hours}}\n"
        "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
    )
    plans = (
        plan_of(VISIT, at=at, rules=rules)
        for at in ("2026-12-08T12:00", "2026-12-09T18:00", "2026-12-11T12:00")
    )

    verdicts = [make_answer(plan, "shave the area").verdict for plan in plans]

    assert verdicts == ["ask", "yes", "yes"]  # too early for the visit; asked for; allowed after it


def test_care_rests_while_a_visit_advises_against_what_it_goes_with() -> None:
    rules = (
        "restrictions: {scrub: {activity: scrub the area, wait: 5 days}}\n"
        "care: {gently: {do: scrub gently, from: 5 days, goes_with: scrub}}\n"
        "before_session: {scrub: {do_not: scrub the area, from: 1 week}}\n"
        "course: {sessions: 3, gap: 4 weeks}\n"
    )
    statuses = [
        plan_of("2026-12-01T14:30", at=at, rules=rules).care[0].status.value
        for at in ("2026-12-10T12:00", "2026-12-25T12:00")
    ]

    assert statuses == ["now", "later"]


def test_care_that_waits_for_one_event_keeps_the_other_that_ends_it() -> None:
    rules = (
        "events: {starts: {what: the peeling has started}, over: {what: the peeling is over}}\n"
        "restrictions: {swim: {activity: swim, wait: 24 hours}}\n"
        "care: {cream: {do: put cream on, after: starts, until: over}}\n"
    )
    plan = plan_of(VISIT, rules=rules)

    (care,) = plan.care
    assert care.until is not None
    assert care.until.event == "over"


def test_two_bans_of_one_thing_before_a_visit_may_say_whom_each_concerns() -> None:
    protocol = read_rules(
        "restrictions: {swim: {activity: swim, wait: 24 hours}}\n"
        "before_session:\n"
        "  wine: {do_not: drink alcohol, from: 24 hours}\n"
        "  more: {do_not: drink alcohol, from: 1 week, only_if: you take tablets for it}\n"
    )

    assert list(protocol.before_session) == ["wine", "more"]
