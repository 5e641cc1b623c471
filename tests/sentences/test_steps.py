"""What a leaflet asks in steps stays told apart, and what has no date is no part of all of it."""

import pytest
from plans import plan_of, speaker_of

from mesocare.plan.before import find_before
from mesocare.sentences.before import latest_lines
from mesocare.sentences.care import still_to_come
from mesocare.sentences.restrictions import restriction_sentences
from mesocare.sentences.rows.sections import coming_section, fold
from mesocare.views.plain import render_timeline
from mesocare.views.screen import Screen

SESSION, PLANNED = "2026-11-20T14:30", "2026-12-10T14:30"
UNSURE = "Unsure if that is over? Ask your clinic."
DROPS = """
restrictions: {rub: {activity: rub your eye, wait: 1 day}}
care:
  drops: {do: use the drops, how_often: 4 times a day, from: day 1, for: 2 weeks}
  fewer: {do: use the drops, how_often: twice a day, from: day 15, for: 2 weeks}
"""
SEX = """
restrictions:
  bath: {activity: take a bath, short: baths, wait: 2 weeks}
  sex: {activity: have sex, short: sex, wait: 4 weeks, until: the bleeding has stopped}
"""


def test_what_is_to_come_says_how_often() -> None:
    """Two lines of "use the drops" would leave the reader to guess which is which."""
    plan = plan_of(SESSION, rules=DROPS)
    speaker, section = speaker_of(plan), coming_section(plan, speaker_of(plan))

    assert fold(section, len(section.parts), speaker) == (
        "21 Nov to 4 Dec: use the drops, 4 times a day; 5 to 18 Dec: use the drops, twice a day"
    )
    assert still_to_come(plan, speaker) == (
        "Still to come: use the drops, 4 times a day (21 Nov to 4 Dec); "
        "use the drops, twice a day (5 to 18 Dec)."
    )


def test_no_day_of_a_visit_makes_all_of_it_ok_where_some_has_no_date() -> None:
    plan = plan_of(SESSION, rules=SEX)
    event = plan.at.replace(month=12, day=24)

    first, *_ = latest_lines(
        find_before(plan.protocol, event, plan.zone, plan=plan), speaker_of(plan)
    )

    assert first.startswith("For the rest of it to be OK, your visit must be over by")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            "wait: 4 weeks, until: the wound has healed",
            [
                "After your visit: not before Thursday 7 January 2027, 2:30 pm.",
                "Until the wound has healed.",
            ],
        ),
        ("until: the wound has healed", ["After your visit: not until the wound has healed."]),
        ("about: a few days", ["After your visit: not for a few days.", UNSURE]),
        ("until: we say so, decided_by: clinic", ["Only your clinic can say when."]),
    ],
)
def test_before_a_visit_it_is_said_that_what_ends_a_wait_comes_after_it(
    rule: str, said: list[str]
) -> None:
    """Before it nobody has the wound yet, and the day of its end was not said at all (TIME-10)."""
    plan = plan_of(
        PLANNED, at="2026-12-01", rules=f"restrictions: {{swim: {{activity: swim, {rule}}}}}"
    )

    (swim,) = plan.restrictions

    assert restriction_sentences(swim, plan, speaker_of(plan)) == [
        "Ask your clinic first: swim.",
        *said,
    ]


def test_after_the_visit_no_sentence_says_that_it_is_to_come() -> None:
    plan = plan_of(PLANNED, rules="restrictions: {swim: {activity: swim, until: it has healed}}")

    (swim,) = plan.restrictions

    assert restriction_sentences(swim, plan, speaker_of(plan)) == [
        "Not yet: swim.",
        "Until it has healed.",
    ]


def test_a_timeline_before_a_visit_says_what_it_will_hold_off_without_a_date_as_well() -> None:
    """Who plans a holiday reads a question, and not that four weeks follow."""
    plan = plan_of(PLANNED, at="2026-12-01", rules=SEX)

    shown = render_timeline(plan, speaker_of(plan), Screen(width=200, height=99, scrolls=False))

    assert shown.splitlines()[3:8] == [
        "Ask your clinic first: sex.",
        "OK until your visit, then not yet:",
        "- baths: OK from Thu 24 Dec, 2:30 pm.",
        "After your visit, not yet:",
        "- sex: not before Thu 7 Jan 2027, until the bleeding has stopped.",
    ]
