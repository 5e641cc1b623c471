"""What ends a ban that the next visit changes, in every view that says so."""

import pytest
from plans import plan_of, speaker_of

from mesocare.dates.typed import parse_session
from mesocare.plan.answer import make_answer
from mesocare.plan.dating import make_plan
from mesocare.sentences.answer import answer_lines
from mesocare.sentences.restrictions import restriction_sentences
from mesocare.sentences.rows.sections import event_parts, make_sections
from mesocare.sentences.rows.waits import wait_rows
from mesocare.views.message import render_message

ASKED_BEFORE = """
restrictions:
  sun: {activity: stay in the sun, short: the sun, wait: 4 days, also_called: [sunbathe]}
before_session:
  tan: {do_not: sunbathe, short: sunbathing, about: a while}
course: {sessions: 3 to 4, gap: 1 to 2 weeks}
"""
NEVER = """
restrictions:
  feed: {activity: breastfeed, short: breastfeeding, wait: always}
before_session:
  feed: {do_not: breastfeed, from: 6 weeks}
course: {sessions: 1 to 2, gap: at least 6 months}
"""
BANNED_BEFORE = """
restrictions:
  dental: {activity: have dental work, short: dental work, wait: 3 weeks}
  swim: {activity: swim, short: swimming, wait: 1 week}
before_session:
  dental: {do_not: have dental work, from: 2 weeks}
course: {sessions: 1 to 2, gap: at least 2 months}
"""


def test_a_wait_that_ends_where_a_vague_ban_before_the_next_visit_goes_on_says_its_own_end() -> (
    None
):
    """TIME-13: after that visit it is off anew, so that visit is no end of it."""
    plan = plan_of("2026-12-07T15:00", at="2026-12-08T10:00", rules=ASKED_BEFORE)
    speaker = speaker_of(plan)
    answer = make_answer(plan, "sunbathe")
    rows = {row.labels: row.end for row in wait_rows(plan, speaker)}

    assert rows[("the sun",)] == "not before Fri 11 Dec; then ask your clinic"
    assert (
        "Not before Fri 11 Dec, 3 pm, then ask your clinic: the sun."
        in render_message(plan, speaker).splitlines()
    )
    lines = answer_lines(answer, plan, speaker)
    said = " ".join(lines.lines)
    assert "Not before Friday 11 December, 3 pm. Then ask your clinic." in said
    assert "visit 2" not in said


def test_what_is_banned_for_good_ends_with_no_visit() -> None:
    plan = plan_of("2026-12-07T15:00", at="2026-12-08T10:00", rules=NEVER)

    assert [row.end for row in wait_rows(plan, speaker_of(plan))] == ["not at all"]


def test_what_is_banned_before_a_visit_is_ok_until_then_and_no_longer() -> None:
    """TIME-9: a yes for now; the ban of the visit begins two weeks before it."""
    visits, at = ("2026-12-07T15:00", "2027-03-08T10:00"), "2027-02-10T10:00"
    plan = plan_of(*visits, at=at, rules=BANNED_BEFORE)
    sections = make_sections(plan, speaker_of(plan), ())
    upcoming = next(one for one in sections if one.name == "upcoming")

    assert [
        answer_lines(make_answer(plan, words), plan, speaker_of(plan)).lines[:2]
        for words in ("swim", "have dental work")
    ] == [
        ("OK until your visit: swimming.", "That changes on Monday 8 March, 10 am."),
        (
            "OK until Monday 22 February, 10 am: dental work.",
            "Only if the treated area looks and feels normal.",
        ),
    ]
    assert upcoming.parts == ("swimming", "dental work")
    assert upcoming.arounds == (
        "until your visit: {labels}",
        "until Mon 22 Feb, 10 am: {labels}",
    )


BETWEEN_VISITS = """
restrictions:
  wax: {activity: wax the area, short: waxing, until: last-session}
course: {sessions: 2 to 3, gap: 2 weeks}
"""


def test_how_to_tell_the_last_session_stands_where_the_latest_may_have_been_it() -> None:
    """COURSE-8: nothing but the event ends what waits for it."""
    first, second = "2026-11-02T10:00", "2026-11-16T10:00"
    told = [
        event_parts(plan, speaker_of(plan))
        for sessions in ((first,), (first, second))
        for plan in [plan_of(*sessions, at="2026-11-20T10:00", rules=BETWEEN_VISITS)]
    ]

    assert told == [
        (),
        ("When you have had your last session, type: mesocare sessions happened last-session",),
    ]


def test_what_a_vague_ban_before_the_next_visit_holds_off_alone_is_a_question_in_a_message() -> (
    None
):
    """TIME-13: nobody knows when that ban begins."""
    plan = plan_of("2026-12-07T15:00", at="2026-12-14T10:00", rules=ASKED_BEFORE)

    said = render_message(plan, speaker_of(plan)).splitlines()

    assert "Ask your clinic first: the sun." in said


def test_a_ban_between_two_booked_visits_ends_in_a_message_with_the_one_after_both() -> None:
    """TIME-13: easier for some days between them is no advice for all of that time."""
    rules = """
restrictions: {peel: {activity: have a peel, short: peels, wait: 3 days}}
before_session: {peel: {do_not: have a peel, from: 2 to 12 days}}
course: {sessions: 4, gap: 2 weeks}
"""
    visits = ("2026-12-07T15:00", "2026-12-21T15:00")
    lines = [
        render_message(plan, speaker_of(plan)).splitlines()
        for plan in (plan_of(*visits, at=at, rules=rules) for at in ("2026-12-08", visits[1]))
    ]

    assert "Not until your next visit is over: peels." in lines[0]
    assert (
        "Not before Thu 24 Dec, 3 pm, then better to wait until your next visit is over: peels."
    ) in lines[1]


def test_both_ends_of_a_wait_that_a_row_says_alike_are_said_once() -> None:
    rules = "restrictions: {swim: {activity: swim, wait: 20 to 22 hours, until: it has healed}}"
    plan = plan_of("2026-12-07T15:00", at="2026-12-07T18:00", rules=rules)

    assert [row.end for row in wait_rows(plan, speaker_of(plan))] == [
        "not before tomorrow, until it has healed"
    ]


def test_a_wait_of_at_least_some_days_says_no_end_when_they_are_over() -> None:
    plan = plan_of(
        "2026-12-07T15:00",
        at="2026-12-20T10:00",
        rules="restrictions: {swim: {activity: swim, wait: at least 1 week}}",
    )

    assert restriction_sentences(plan.restrictions[0], plan, speaker_of(plan)) == [
        "Ask your clinic first: swim."
    ]


def test_a_visit_that_bans_what_waits_for_an_event_stands_before_that_event() -> None:
    rules = """
events: {out: {what: your stitches are out}}
restrictions: {swim: {activity: swim, after: out, wait: 3 days}}
before_session: {rest: {do_not: swim, from: 2 days}}
course: {sessions: 3, gap: 2 weeks}
"""
    plan = plan_of("2026-12-07T15:00", "2026-12-21T15:00", at="2026-12-20T10:00", rules=rules)

    assert [row.end for row in wait_rows(plan, speaker_of(plan))] == [
        "until visit 2, then for 3 days once your stitches are out"
    ]


SOME_DRINK = """
events: {{numb: {{what: the numbness has gone}}}}
restrictions:
  all: {{activity: eat or drink anything, wait: {wait}}}
  coffee: {{activity: drink coffee, until: numb}}
"""


@pytest.mark.parametrize(
    ("wait", "end"),
    [
        ("at least 1 week", "not before Mon 14 Dec; then ask your clinic"),
        ("always", "not at all"),
    ],
)
def test_some_drink_whose_event_was_told_ends_with_the_ban_of_all_drink(
    wait: str, end: str
) -> None:
    plan = plan_of("2026-12-07T15:00", at="2026-12-08T10:00", rules=SOME_DRINK.format(wait=wait))
    told = parse_session("2026-12-07T18:00", zone=plan.zone, now=plan.at)
    plan = make_plan(
        plan.protocol, plan.sessions, at=plan.at, zone=plan.zone, happened={"numb": (told,)}
    )

    (row,) = wait_rows(plan, speaker_of(plan))

    assert (row.labels, row.end) == (("eat or drink anything", "drink coffee"), end)
