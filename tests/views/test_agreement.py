"""Views of one plan say one thing: found where two of them contradicted each other."""

from json import loads

import pytest
from plans import plan_of, speaker_of

from mesocare.plan.answer import make_answer
from mesocare.plan.before import find_before
from mesocare.plan.dating import hand_over
from mesocare.plan.facts import Plan
from mesocare.sentences.answer import answer_lines
from mesocare.sentences.before import latest_lines, verdict_lines
from mesocare.sentences.rows.everything import all_parts
from mesocare.sentences.rows.sections import later_parts, ok_parts
from mesocare.sentences.rows.signs import sign_boxes
from mesocare.sentences.rows.waits import wait_rows
from mesocare.views.leaflet import Bearer, make_leaflet
from mesocare.views.machine import render_plan
from mesocare.views.message import render_message
from mesocare.views.page.search import always_allowed
from mesocare.views.sheet.content import make_content
from mesocare.views.text_message import render_sms

FRIDAY = "2026-11-20T14:30"
COURSE = "course: {sessions: 4, gap: 2 to 4 weeks, recommended: 3 weeks}\n"
"""After a session on Friday 20 November, the next is best on Friday 11 December."""
PEEL = f"""
restrictions:
  peel: {{activity: have a peel, short: peels, wait: 1 to 2 weeks}}
  swim: {{activity: swim, short: swimming, wait: 1 week}}
before_session:
  peel: {{do_not: have a peel, short: peels, from: 1 to 2 weeks}}
  alcohol: {{do_not: drink alcohol, short: alcohol, from: 1 day}}
  tell: {{do: tell your clinic about new medicines}}
{COURSE}"""
EVENTS = """
events: {scabs-gone: {what: the scabs have gone}}
restrictions:
"""


def message_of(plan: Plan) -> list[str]:
    return render_message(plan, speaker_of(plan)).splitlines()


def everything(plan: Plan) -> str:
    parts = [part.text for _, found in all_parts(plan, speaker_of(plan)) for part in found]
    return "\n".join(parts)


def rows_of(plan: Plan) -> dict[str, str | None]:
    rows = wait_rows(plan, speaker_of(plan))
    return {label: row.end for row in rows for label in row.labels}


def before(plan: Plan, event: str) -> list[str]:
    """Ask of all activities, and return the verdicts."""
    event_at = plan_of(FRIDAY, at=event).at
    found = find_before(plan.protocol, event_at, plan.zone, plan=plan, now=plan.at)
    return [said for _, said in verdict_lines(found, speaker_of(plan))]


def can(plan: Plan, words: str) -> tuple[str, ...]:
    return answer_lines(make_answer(plan, words), plan, speaker_of(plan)).lines


# What the next visit holds off (TIME-13)


def test_no_view_says_best_from_of_a_day_on_which_the_next_visit_holds_it_off() -> None:
    plan = plan_of(FRIDAY, at="2026-11-22T10:00", rules=PEEL)

    assert "Easier from Friday 27 November, 2:30 pm, but it has to wait again" in everything(plan)
    (said,) = [line for line in before(plan, "2026-11-25T10:00") if "peels" in line]
    assert said.startswith("Not by then: peels. Easier from Friday 27 November, 2:30 pm, but")
    (said,) = [line for line in before(plan, "2026-11-29T10:00") if "peels" in line]
    assert said == "Better to wait then: peels. It has to wait again before your next visit."


def test_a_yes_before_an_event_counts_from_the_end_of_what_holds_it_off_last() -> None:
    """Its own wait ends on 4 December; the window of the next visit ends on the 18th."""
    plan = plan_of(FRIDAY, at="2026-11-22T10:00", rules=PEEL)

    (said,) = [line for line in before(plan, "2026-12-20T10:00") if "peels" in line]

    assert said == "Yes, peels: OK from Saturday 19 December, 34 hours before."


OPEN = """
restrictions:
  swim: {activity: swim, short: swimming, wait: 4 weeks}
before_session:
  swim: {do_not: swim, from: 2 weeks}
course: {sessions: 3, gap: at least 3 weeks}
"""


@pytest.mark.parametrize("at", ["2026-11-22T10:00", "2026-12-19T10:00"])
def test_before_a_visit_without_a_latest_day_no_date_is_an_end(at: str) -> None:
    """COURSE-1: its own wait ends on 18 December."""
    plan = plan_of(FRIDAY, at=at, rules=OPEN)

    assert rows_of(plan) == {"swimming": "until after visit 2"}
    assert not any("18 December" in line or "has passed" in line for line in can(plan, "swim"))


SWIM = f"""
restrictions:
  swim: {{{{activity: swim, short: swimming, wait: {{wait}}}}}}
before_session:
  swim: {{{{do_not: swim, from: 1 to 2 weeks}}}}
{COURSE.replace("{", "{{").replace("}", "}}")}"""


def test_a_wait_that_outlasts_the_next_visit_ends_after_that_visit() -> None:
    """It would start anew there: 1 January is nobody's date."""
    rules = SWIM.format(wait="6 weeks")
    plan = plan_of(FRIDAY, at="2026-12-01T10:00", rules=rules)

    assert rows_of(plan)["swimming"] == "after visit 2"


def test_a_booked_visit_keeps_the_date_of_its_own_wait() -> None:
    rules = SWIM.format(wait="2 days").replace("1 to 2 weeks", "1 day")
    plan = plan_of(FRIDAY, "2026-12-11T14:30", at="2026-12-11T08:00", rules=rules)

    (row,) = wait_rows(plan, speaker_of(plan))

    assert row.end is None
    assert row.ok_at == plan_of(FRIDAY, at="2026-12-13T14:30").at


@pytest.mark.parametrize("at", ["2027-01-01T10:00", "2027-03-10T10:00", "2027-07-10T10:00"])
def test_a_visit_that_is_an_offer_after_the_course_holds_nothing_off(at: str) -> None:
    """COURSE-5: it asks for something once it is booked, and it is never overdue."""
    rules = PEEL.replace("3 weeks}", "3 weeks, maintenance: 3 to 6 months}")
    plan = plan_of(FRIDAY, at=at, rules=rules, is_last=True)
    (offer,) = plan.next_sessions

    assert rows_of(plan) == {}
    said = " ".join(message_of(plan))
    assert offer.latest_on is not None
    assert ("If you want one more visit" in said) is (offer.latest_on >= plan.today)
    assert not offer.is_overdue(plan.today)
    assert [one.holds_from_at for one in plan.preparations] == [None, None, None]


def test_what_only_a_preparation_names_is_asked_about_by_its_own_words() -> None:
    plan = plan_of(FRIDAY, at="2026-11-22T10:00", rules=PEEL)

    assert can(plan, "drink alcohol")[0] == "Ask your clinic first: alcohol."


# A visit that is booked


def test_what_must_be_held_off_before_a_booked_visit_stands_in_what_is_handed_over() -> None:
    """TIME-13, TIME-15: a message and a sheet are made for the end of that visit."""
    now = plan_of(FRIDAY, at="2026-12-10T18:00").at
    plan = hand_over(plan_of(FRIDAY, "2026-12-11T14:30", rules=PEEL), now)
    speaker = speaker_of(plan)

    said = message_of(plan)
    sheet = " ".join(make_leaflet(plan, Bearer(), speaker).sessions)

    assert "Before that visit, not from Thu 10 Dec, 2:30 pm: alcohol." in said
    assert sum("tell your clinic about new medicines" in line.lower() for line in said) == 1
    assert "Not until after your next visit: peels, alcohol." in render_sms(plan, speaker)
    assert "no alcohol from Thu 10 Dec, 2:30 pm" in sheet


def test_of_two_booked_visits_a_sheet_says_what_the_later_one_asks() -> None:
    """It is the one that the sheet is for."""
    now = plan_of(FRIDAY, at="2026-12-01T10:00").at
    plan = hand_over(plan_of(FRIDAY, "2026-12-04T10:00", "2026-12-18T10:00", rules=PEEL), now)

    said = " ".join(make_leaflet(plan, Bearer(), speaker_of(plan)).sessions)

    assert "no alcohol from Thu 17 Dec, 10 am" in said
    assert "Thu 3 Dec" not in said


def test_some_hours_before_a_visit_are_none_to_wait_for() -> None:
    """The wait of a day alone ends with a midnight, and the visit is on that morning."""
    rules = "restrictions: {swim: {activity: swim, short: swimming, wait: 1 week}}"
    plan = plan_of("2026-11-20", "2026-11-28T09:00", at="2026-11-26T10:00", rules=rules)

    (row,) = wait_rows(plan, speaker_of(plan))

    assert row.ok_at == plan_of(FRIDAY, at="2026-12-05T09:00").at
    assert "OK from Saturday 5 December, 9 am." in can(plan, "swim")


def test_on_the_day_of_a_visit_its_sheet_says_no_more_of_what_went_before() -> None:
    """Clinics print it in the morning, and hand it over afterwards."""
    now = plan_of(FRIDAY, at="2026-12-11T08:00").at
    plan = hand_over(plan_of(FRIDAY, "2026-12-11T14:30", rules=PEEL), now)

    assert not any(
        "Before this visit" in line
        for line in make_leaflet(plan, Bearer(), speaker_of(plan)).sessions
    )


def test_where_a_booked_visit_does_no_harm_no_other_day_is_sought() -> None:
    plan = plan_of(FRIDAY, "2026-12-11T14:30", at="2026-11-29T10:00", rules=PEEL)
    event_at = plan_of(FRIDAY, at="2026-12-01T00:00").at

    found = find_before(plan.protocol, event_at, plan.zone, plan=plan, now=plan.at)

    assert (found.is_booked, found.window) == (True, None)


# What has passed


SCRATCH = f"""{EVENTS}
  scratch: {{activity: scratch, short: scratching, wait: 1 to 2 weeks, until: scabs-gone}}
"""


def test_no_view_repeats_an_end_that_has_passed() -> None:
    plan = plan_of(FRIDAY, at="2026-12-10T10:00", rules=SCRATCH)
    sheet = make_content(plan, Bearer(), speaker_of(plan)).held_off.undated

    for said in (
        *message_of(plan),
        *can(plan, "scratch"),
        everything(plan),
        *[it.text for it in sheet],
    ):
        assert not any(day in said for day in ("27 Nov", "4 Dec"))
    assert "Not until the scabs have gone: scratching." in message_of(plan)


def test_beside_a_booked_visit_the_wait_that_runs_has_its_own_end() -> None:
    plan = plan_of(FRIDAY, "2026-12-11T14:30", at="2026-11-21T10:00", rules=SCRATCH)

    assert (
        rows_of(plan)["scratching"]
        == "not before Fri 27 Nov (best from Fri 4 Dec), until the scabs have gone"
    )


def test_what_is_only_better_held_off_is_said_so_in_a_message() -> None:
    rules = PEEL.replace("  alcohol:", "  wine:").replace("wait: 1 week", "wait: 1 to 2 weeks")
    plan = plan_of(FRIDAY, at="2026-11-28T10:00", rules=rules)

    assert "Better to wait until Fri 4 Dec, 2:30 pm: swimming." in message_of(plan)


def test_a_message_says_of_what_the_next_visit_holds_off_when_that_is_over() -> None:
    """It was "ask first", where the screen said "not yet"."""
    first, second = (
        message_of(plan_of(FRIDAY, at=at, rules=PEEL))
        for at in ("2026-11-22T10:00", "2026-11-28T10:00")
    )

    assert (
        "Not before Fri 27 Nov, 2:30 pm, then better to wait until your next visit is over: peels."
    ) in first
    assert "Better to wait until your next visit is over: peels." in second


def test_a_visit_that_has_passed_is_none_that_should_be_over_by_then() -> None:
    plan = plan_of(FRIDAY, at="2026-11-22T10:00", rules=PEEL)
    event_at = plan_of(FRIDAY, at="2026-11-25T10:00").at
    found = find_before(plan.protocol, event_at, plan.zone, plan=plan, now=plan.at)

    assert list(latest_lines(found, speaker_of(plan))) == []


# Words


@pytest.mark.parametrize(
    ("wait", "until", "once"),
    [
        ("2 days", "2 days after the scabs have gone", "for 2 days once the scabs have gone"),
        (
            "through day 4",
            "the end of day 4 after the scabs have gone",
            "until the end of day 4 after the scabs have gone",
        ),
        (
            "rest of the day",
            "the end of the day on which the scabs have gone",
            "for the rest of that day once the scabs have gone",
        ),
    ],
)
def test_a_wait_that_counts_from_an_event_reads_well_after_until_and_not(
    wait: str, until: str, once: str
) -> None:
    """TIME-10, TIME-14; what waits for an event is a question, and no view allows it."""
    rules = f"""{EVENTS}
  row: {{activity: row, short: rowing, wait: {wait}, after: scabs-gone, until: scabs-gone}}
  dance: {{activity: dance, short: dancing, wait: {wait}, after: scabs-gone}}
"""
    plan = plan_of(FRIDAY, at="2026-11-21T10:00", rules=rules)
    sheet = [it.text for it in make_content(plan, Bearer(), speaker_of(plan)).held_off.undated]

    assert rows_of(plan)["rowing"] == f"until {until}"
    assert f"Not until {until}: rowing." in message_of(plan)
    assert f"Ask your clinic first; not {once}: dancing." in message_of(plan)
    assert f"Dancing: ask your clinic first; not {once}" in sheet


SIGNS = """
restrictions: {swim: {activity: swim, wait: 1 day}}
warning_signs:
  clinic: [{sign: it is still swollen, from: 3 days, until: 5 days}]
  emergency: [you cannot breathe]
watch: {for: 12 weeks, signs: [a new lump]}
"""


def test_a_sheet_of_a_second_visit_dates_a_sign_from_it_and_keeps_the_first() -> None:
    """TIME-12: what is left from before is a reason to call at once."""
    plan = plan_of(FRIDAY, "2026-12-11T14:30", rules=SIGNS.replace(", until: 5 days", ""))
    boxes = make_leaflet(plan, Bearer(), speaker_of(plan)).boxes

    assert [box.signs for box in boxes if box.level == "clinic"] == [
        (
            (
                "it is still swollen "
                "(from Mon 14 Dec, 2:30 pm, at once if it is still there from before)"
            ),
        )
    ]


def test_the_front_of_a_sheet_names_the_emergencies_of_its_own_rules() -> None:
    """Those of a scalp stood on every sheet, that of an eye as well."""
    rules = SIGNS.replace(
        "you cannot breathe", "{sign: you suddenly see less, short: sudden sight loss}"
    )
    plan = plan_of(FRIDAY, rules=rules)

    line = make_leaflet(plan, Bearer(), speaker_of(plan)).emergency_line

    assert line == "Sudden sight loss? CALL FOR AN AMBULANCE NOW."


def test_the_watch_is_said_where_no_sign_for_the_clinic_holds() -> None:
    plan = plan_of(FRIDAY, at="2026-12-01T10:00", rules=SIGNS)
    boxes = {box.level: box for box in sign_boxes(plan, speaker_of(plan))}

    assert "clinic" not in boxes
    assert any("a new lump" in note for note in boxes["trust"].notes)


# A slip of the year (TIME-16)


def test_with_a_slip_of_the_year_nothing_is_ok_before_an_event() -> None:
    plan = plan_of(FRIDAY, at="2027-11-21T10:00", rules=PEEL)
    event_at = plan_of(FRIDAY, at="2027-11-24T10:00").at

    found = find_before(plan.protocol, event_at, plan.zone, plan=plan, now=plan.at)

    assert plan.meant_years
    assert not found.is_sure
    assert {said for _, said in verdict_lines(found, speaker_of(plan))} == {
        "Ask your clinic first: peels, swimming."
    }


@pytest.mark.parametrize(("sessions", "is_said"), [("1", False), ("2, gap: 2 weeks", True)])
def test_after_the_last_visit_none_can_be_too_late(sessions: str, *, is_said: bool) -> None:
    rules = f"""
restrictions: {{wash: {{activity: wash, wait: 1 day}}}}
course: {{sessions: {sessions}}}
"""
    plan = plan_of(FRIDAY, at="2026-11-22T10:00", rules=rules)
    event_at = plan_of(FRIDAY, at="2027-02-25T10:00").at
    found = find_before(plan.protocol, event_at, plan.zone, plan=plan, now=plan.at)

    assert bool(list(latest_lines(found, speaker_of(plan)))) is is_said


FASTING = """
restrictions: {gym: {activity: go to the gym, wait: 1 day}}
allowed: [{id: eat, activity: eat and drink normally}, {id: rest, activity: read, from: 6 hours}]
before_session: {nothing: {do_not: eat, from: 6 hours}}
course: {sessions: 2, gap: 2 weeks}
"""


def test_no_view_allows_before_a_visit_what_is_allowed_after_it() -> None:
    plan = plan_of("2026-11-25T15:00", at="2026-11-25T10:00", rules=FASTING)

    speaker = speaker_of(plan)

    assert list(rows_of(plan)) == ["eat"]
    assert ok_parts(plan, speaker) == ()
    assert later_parts(plan, speaker) == ("from today at 3 pm: eat and drink normally",)
    assert "Eat and drink normally. OK from today at 3 pm." in everything(plan)
    assert [one["status"] for one in loads(render_plan(plan))["allowed"]] == ["avoid", "ask"]
    assert always_allowed(plan) == []
