"""What is said before an event: of each activity, of a visit, and of the days of the next one."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from plans import LONDON, plan_of, read_rules, speaker_of

from mesocare.plan.before import BeforeEvent, find_before
from mesocare.plan.lexicon import make_lexicon
from mesocare.plan.meant import understand
from mesocare.sentences.before import foot_lines, latest_lines, verdict_lines, window_lines
from mesocare.sentences.days import Speaker

VISIT, AT = "2026-12-07T15:00", "2026-12-08T10:00"
TWO = """
restrictions:
  swim: {activity: swim, wait: 3 days}
  sun: {activity: sunbathe, wait: 2 weeks}
course: {sessions: 3, gap: at least 2 weeks}
"""
ZONE = ZoneInfo(LONDON)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def found_before(
    event: str, *sessions: str, rules: str, at: str = AT, words: str = ""
) -> tuple[BeforeEvent, Speaker]:
    plan = plan_of(*(sessions or (VISIT,)), at=at, rules=rules)
    meant = understand([words], make_lexicon(plan.protocol)) if words else None
    found = find_before(plan.protocol, moment(event), ZONE, meant=meant, plan=plan, now=plan.at)
    return found, speaker_of(plan)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("2026-12-10T14:59", "Not by then: swim. OK from Thursday 10 December, 3 pm."),
        ("2026-12-10T15:00", "Yes, swim: OK from Thursday 10 December, 3 pm, just in time."),
        ("2026-12-10T15:30", "Yes, swim: OK from Thursday 10 December, 3 pm, 30 minutes before."),
    ],
)
def test_what_is_ok_from_the_very_minute_of_the_event_is_so_just_in_time(
    event: str, said: str
) -> None:
    """TIME-7: the end is half-open."""
    found, speaker = found_before(event, rules=TWO, words="swim")

    assert [line for _, line in verdict_lines(found, speaker)] == [said]


def test_what_only_the_next_visit_asks_for_is_not_by_then_because_of_that_visit() -> None:
    """TIME-13: firm before one that is booked, advice before one that is only projected."""
    rules = """
restrictions: {swim: {activity: swim, wait: 3 days}}
before_session: {fast: {do_not: eat a meal, from: 2 days}}
course: {sessions: 3, gap: 2 weeks}
"""

    said = [
        [line for _, line in verdict_lines(*found_before("2026-12-21T10:00", *visits, rules=rules))]
        for visits in ((VISIT,), (VISIT, "2026-12-22T15:00"))
    ]

    assert [lines[0] for lines in said] == [
        "Better to wait then: eat a meal. Your visit asks for that.",
        "Not by then: eat a meal. Your visit asks for that.",
    ]


def test_what_was_ok_on_the_day_of_a_visit_without_an_hour_has_no_later_moment_to_name() -> None:
    """TIME-6: that day ends after the event, so its end is no moment from which it was OK."""
    rules = """
restrictions: {swim: {activity: swim, wait: 3 days}}
allowed: [{id: work, activity: go to work}]
before_session: {rest: {do_not: go to work, from: 2 days}}
"""
    found, speaker = found_before(
        "2026-12-07T18:00", "2026-12-07", at="2026-12-09T10:00", rules=rules, words="go to work"
    )

    assert next(verdict_lines(found, speaker))[1] == "Yes, go to work: OK by then."


def test_without_a_visit_what_no_date_ends_is_a_question() -> None:
    protocol = read_rules(
        "restrictions: {peel: {activity: have a peel, until: it has healed, only_if: you tan}}"
    )
    found = find_before(protocol, moment("2026-12-24"), ZONE)
    speaker = Speaker("en", ZONE, found.event_at.date())

    assert [line for _, line in verdict_lines(found, speaker)] == [
        "If you tan: Ask your clinic first: have a peel. No date makes it OK."
    ]
    assert foot_lines(None, speaker) == ["Your clinic's own advice comes first."]


def test_where_no_visit_is_early_enough_for_all_no_day_that_has_passed_is_said_for_one() -> None:
    """A peel should be over by 1 December, which it is too late for on the 8th."""
    rules = """
restrictions:
  peel: {activity: have a peel, wait: 4 weeks}
  smoke: {activity: smoke, wait: 2 weeks}
before_session: {smoke: {do_not: smoke, from: 3 weeks}}
course: {sessions: 4, gap: at least 6 weeks}
"""
    said = [
        list(latest_lines(*found_before("2026-12-29T15:00", "2026-10-01", rules=rules, at=at)))
        for at in ("2026-11-30T10:00", AT)
    ]

    none, peel, smoke = (
        "No single visit is early enough for all of it.",
        "Have a peel: your visit over by Tue 1 Dec, 3 pm.",
        "Smoke: your visit over by Tue 15 Dec, 3 pm.",
    )
    assert said == [[none, peel, smoke], [none, smoke]]


def test_an_open_window_names_no_best_day_and_days_without_an_end() -> None:
    found, speaker = found_before("2026-12-29T15:00", rules=TWO)

    assert list(window_lines(found, speaker)) == [
        "If you have visit 2 before then, all the waits start again.",
        "Days after your event: from Wednesday 30 December on.",
    ]
