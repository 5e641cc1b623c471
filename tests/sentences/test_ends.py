"""What ends a ban that the next visit changes, in every view that says so."""

from plans import plan_of, speaker_of

from mesocare.plan.answer import make_answer
from mesocare.sentences.answer import answer_lines
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
