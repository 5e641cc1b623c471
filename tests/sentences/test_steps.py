"""What a leaflet asks in steps stays told apart, and what has no date is no part of all of it."""

from plans import plan_of, speaker_of

from mesocare.plan.before import find_before
from mesocare.sentences.before import latest_lines
from mesocare.sentences.care import still_to_come
from mesocare.sentences.rows.sections import coming_section, fold

SESSION = "2026-11-20T14:30"
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
