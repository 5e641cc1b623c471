"""When to come back, what to prepare, and how late a session may be before a wedding."""

import json
from pathlib import Path

import pytest
from program import run_inside

TOLD = pytest.CaptureFixture[str]

FIRST = ("2026-11-20T14:30", "--tz", "Europe/Rome")


def test_the_course_for_programs_has_the_members_of_the_plan(capfd: TOLD) -> None:
    told = run_inside(capfd, "course", *FIRST, "--at", "2026-11-21", "--json")

    members = json.loads(told.out)
    assert " ".join(members) == "schema at time_zone sessions next_sessions preparations"
    assert members["schema"] == "mesocare/course/2"
    assert members["sessions"] == [{"ended_at": "2026-11-20T14:30:00+01:00", "has_time": True}]
    assert members["next_sessions"][0] == {
        "number": 2,
        "earliest_on": "2026-12-04",
        "recommended_on": "2026-12-11",
        "latest_on": "2026-12-18",
        "is_projected": False,
        "is_optional": False,
        "moved_because": None,
    }
    assert " ".join(one["id"] for one in members["preparations"]) == (
        "hair-chemicals scalp-procedures alcohol smoking exercise hair-products ask-minoxidil "
        "ask-painkillers keep-medicine ask-washing tell-changes tell-conditions tell-scars"
    )
    assert members["preparations"][0] == {
        "id": "hair-chemicals",
        "do_not": "put dye, bleach, perm or other harsh chemicals on your hair",
        "do": None,
        "for_session": 2,
        "advised_from_at": "2026-12-04T00:00:00+01:00",
        "holds_from_at": "2026-12-09T00:00:00+01:00",
        "is_projected": True,
    }
    assert [one["number"] for one in members["next_sessions"]] == [2, 3, 4, 5, 6, 7, 8]
    assert [one["number"] for one in members["next_sessions"] if one["is_optional"]] == [5, 6, 7, 8]


def course(capfd: TOLD, *arguments: str) -> list[str]:
    """Return the lines of `course` in plain sentences."""
    return run_inside(capfd, "course", *arguments).out.splitlines()


def test_four_to_eight_visits_are_four_and_then_the_clinic_decides(capfd: TOLD) -> None:
    """COURSE-1."""
    lines = course(capfd, *FIRST, "--at", "2026-11-21")

    visits = [line for line in lines if line[:2] == "- " and line[2:3].isdigit()]
    assert visits == [
        "- 1: Fri 20 Nov, done.",
        "- 2: Fri 11 Dec, 4 to 18 Dec.",
        "- 3: Fri 1 Jan 2027, 25 Dec to 8 Jan 2027.",
        "- 4: Fri 22 Jan 2027, 15 to 29 Jan 2027.",
        "- 5: Fri 12 Feb 2027, if needed, 5 to 19 Feb 2027.",
        "- 6: Fri 5 Mar 2027, if needed, 26 Feb to 12 Mar 2027.",
        "- 7: Fri 26 Mar 2027, if needed, 19 Mar to 2 Apr 2027.",
        "- 8: Fri 16 Apr 2027, if needed, 9 to 23 Apr 2027.",
    ]
    assert "4 to 8 visits. Your clinic decides after visit 4." in lines


def test_a_late_session_moves_all_that_follow(capfd: TOLD) -> None:
    """COURSE-2."""
    lines = course(capfd, "2026-11-20", "2027-01-05", "--tz", "Etc/UTC", "--at", "2027-01-06")

    assert lines[2:6] == [
        "- 1: Fri 20 Nov 2026, done.",
        "- 2: Tue 5 Jan, done.",
        "- 3: Tue 26 Jan, 19 Jan to 2 Feb.",
        "- 4: Tue 16 Feb, 9 to 23 Feb.",
    ]


def test_a_closed_day_moves_a_best_day_and_the_course_says_why(capfd: TOLD, tmp_path: Path) -> None:
    """COURSE-3: the second Christmas day is a holiday in Italy too, and then comes a Sunday."""
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text(
        "name: A clinic\nzone: Europe/Rome\ncountry: IT\nclosed: {weekdays: [Sunday]}\n",
        encoding="utf-8",
    )

    lines = course(capfd, "2026-12-04", "--clinic", str(clinic), "--at", "2026-12-05")

    assert "- 2: Mon 28 Dec, 18 Dec to 1 Jan 2027." in lines
    assert "Visit 2: Moved, because Friday 25 December is Christmas Day." in lines


def test_phases_put_each_session_into_its_week(capfd: TOLD, tmp_path: Path) -> None:
    """COURSE-4: weeks 0, 1, 2, 3, 5, 7 and 11."""
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        """\
format: 2
protocol: {id: x-y, title: Mesotherapy, version: 1.0.0, language: en, written_on: 2026-01-01}
restrictions: {wash: {activity: wash your hair, wait: 2 days}}
course:
  phases:
    - {sessions: 4, gap: 1 week}
    - {sessions: 2, gap: 2 weeks}
    - {sessions: 1, gap: 4 weeks}
""",
        encoding="utf-8",
    )

    lines = course(
        capfd, "2026-03-02", "--rules", str(rules), "--tz", "Etc/UTC", "--at", "2026-03-03"
    )

    assert lines[2:9] == [
        "- 1: Mon 2 Mar, done.",
        "- 2: Mon 9 Mar.",
        "- 3: Mon 16 Mar.",
        "- 4: Mon 23 Mar.",
        "- 5: Mon 6 Apr.",
        "- 6: Mon 20 Apr.",
        "- 7: Mon 18 May.",
    ]


def test_what_to_prepare_stands_with_the_next_visit_projected_or_given(capfd: TOLD) -> None:
    """COURSE-6."""
    projected = course(capfd, *FIRST, "--at", "2026-11-21")
    given = course(capfd, "2026-11-20T14:30", "2026-12-07T10:00", *FIRST[1:], "--at", "2026-11-21")

    start = projected.index("Before visit 2 (not booked yet, so these days are advice):") + 1
    assert projected[start : start + 5] == [
        "- from Fri 27 Nov: no peel, laser, derma-roller (firm from Fri 4 Dec)",
        "- from Fri 4 Dec: no hair dye (firm from Wed 9 Dec)",
        "- from Wed 9 Dec: no alcohol",
        "- from Wed 9 Dec: no smoking (firm from Thu 10 Dec)",
        "- from Thu 10 Dec: no gym and running",
    ]
    assert "- 2: Mon 7 Dec, planned." in given
    assert "- from Mon 30 Nov: no hair dye (firm from Sat 5 Dec)" in given


def test_the_watch_goes_on_when_the_waits_are_over(capfd: TOLD) -> None:
    """COURSE-7."""
    told = run_inside(capfd, "today", *FIRST, "--at", "2027-02-12")

    said = " ".join(told.out.split())
    assert "until Fri 12 Feb: a new lump, boil or sore at a needle mark" in said
    after = run_inside(capfd, "today", *FIRST, "--at", "2027-02-13")
    assert "a new lump" not in after.out


def test_how_long_a_visit_takes_and_when_a_change_shows_is_said(capfd: TOLD) -> None:
    """COURSE-8."""
    lines = course(capfd, *FIRST, "--at", "2026-11-21")

    assert "A visit takes 30 to 60 minutes." in lines
    assert any(line.startswith("You will not see a change before several") for line in lines)


def test_a_course_that_has_ended_early_has_maintenance_alone(capfd: TOLD) -> None:
    """COURSE-5, COURSE-8: `last-session` is built in."""
    lines = course(capfd, *FIRST, "--happened", "last-session", "--at", "2026-11-21")

    assert lines[2:4] == [
        "- 1: Fri 20 Nov, done.",
        "- 2: if needed, 20 Feb to 20 May 2027.",
    ]
    assert any(line.startswith("Your course is done. If you want one more") for line in lines)


def test_an_early_session_is_named_and_never_silently_accepted(capfd: TOLD) -> None:
    """COURSE-2."""
    told = run_inside(
        capfd, "course", "2026-11-20", "2026-11-27", "--tz", "Etc/UTC", "--at", "2026-11-28"
    )

    assert "Visit 2 is early, before Friday 4 December. Tell your clinic." in told.out


def test_an_overdue_session_is_named_with_advice_to_ring(capfd: TOLD) -> None:
    """COURSE-5."""
    told = run_inside(capfd, "course", "2026-11-20", "--tz", "Etc/UTC", "--at", "2026-12-19")

    said = " ".join(told.out.split())
    assert "- 2: Fri 11 Dec, overdue, 4 to 18 Dec." in said
    assert "Visit 2 is overdue: it was due by Friday 18 December. Ring your clinic." in said


def test_after_the_last_session_there_is_maintenance(capfd: TOLD) -> None:
    """COURSE-5."""
    days = [f"2026-{month:02}-01" for month in range(1, 9)]

    told = run_inside(capfd, "course", *days, "--tz", "Etc/UTC", "--at", "2026-08-02")

    said = " ".join(told.out.split())
    assert "Your course is done. If you want one more visit: 1 Nov to 1 Feb 2027." in said


EARLY = ("--at", "2026-11-01", "--tz", "Europe/Rome")


def test_before_an_event_the_latest_session_is_given_for_each_and_for_all(capfd: TOLD) -> None:
    told = run_inside(capfd, "before", "2026-12-12", "swim", "dye my hair", *EARLY, "--json")

    members = json.loads(told.out)
    assert told.code == 0
    assert members == {
        "schema": "mesocare/before/2",
        "event_at": "2026-12-12T00:00:00+01:00",
        "time_zone": "Europe/Rome",
        "is_over": False,
        "activities": [
            {
                "id": "swimming",
                "activity": "swim in a pool or the sea",
                "status": None,
                "clear_if_ended_by": "2026-12-05T00:00:00+01:00",
                "caution_if_ended_by": "2026-12-09T00:00:00+01:00",
                "clear_now_at": None,
            },
            {
                "id": "hair-chemicals",
                "activity": "put dye, bleach, perm or other harsh chemicals on your hair",
                "status": None,
                "clear_if_ended_by": "2026-12-05T00:00:00+01:00",
                "caution_if_ended_by": "2026-12-05T00:00:00+01:00",
                "clear_now_at": None,
            },
        ],
        "allowed": [],
        "clear_if_ended_by": "2026-12-05T00:00:00+01:00",
        "clear_if_session_on": "2026-12-04",
        "clear_if_from_on": "2026-11-29",
        "caution_if_ended_by": "2026-12-05T00:00:00+01:00",
        "blocked": [],
        "questions": [],
        "not_covered": [],
        "window": None,
    }


def test_an_activity_without_a_date_is_a_question_for_the_clinic(capfd: TOLD) -> None:
    """TIME-10."""
    told = run_inside(capfd, "before", "2026-12-12", "minoxidil", *EARLY, "--json")
    said = run_inside(capfd, "before", "2026-12-12", "minoxidil", *EARLY)

    members = json.loads(told.out)
    assert (told.code, said.code) == (12, 12)
    assert members["activities"][0]["clear_if_ended_by"] is None
    assert members["clear_if_ended_by"] is None
    assert members["clear_if_session_on"] is None
    assert members["questions"] == ["minoxidil"]
    assert "Ask your clinic first: minoxidil. No date makes it OK." in said.out


def test_where_nothing_is_named_all_that_is_ok_by_then_is_one_sentence(capfd: TOLD) -> None:
    told = run_inside(capfd, "before", "2026-12-12", "-s", *FIRST, "--at", "2026-11-21T09:00")

    said = " ".join(told.out.split())
    assert (
        "Yes, by then: hairline make-up, touching your scalp, washing your hair, scalp sunscreen, "
    ) in said
    assert (
        "haircuts; if the water is lukewarm and your hair stays dry: a body shower. "
        "All of it is OK from Friday 4 December, 2:30 pm, 8 days before."
    ) in said
    each = "Combing, smoking, tight hats, ponytails, gym and running: your visit over by"
    assert "No single visit is early enough for all of it." in said
    assert each in said
    assert len(told.out.splitlines()) <= 25


def test_activities_that_are_ok_from_one_moment_share_a_sentence(capfd: TOLD) -> None:
    asked = ("comb my hair", "wear a tight hat", "ponytail")
    told = run_inside(
        capfd, "before", "2026-12-12", *asked, "-s", *FIRST, "--at", "2026-11-21T09:00"
    )

    said = " ".join(told.out.split())
    assert (
        "Yes, combing, tight hats, ponytails: OK from Monday 23 November, 2:30 pm, 19 days before."
    ) in said


def test_what_the_next_visit_holds_off_again_is_not_said_to_be_ok_from_an_earlier_day(
    capfd: TOLD,
) -> None:
    """COURSE-6: 12 December is the day after the best day of visit 2, and in its window."""
    told = run_inside(capfd, "before", "2026-12-12", "alcohol", "-s", *FIRST, "--at", "2026-11-21")

    lines = told.out.splitlines()
    assert lines[1] == (
        "Better to wait then: alcohol. It has to wait again before your next visit."
    )


def test_what_the_sheet_does_not_cover_is_no_yes_before_an_event_either(capfd: TOLD) -> None:
    """CAN-3."""
    told = run_inside(capfd, "before", "2026-12-12", "zither", *EARLY)

    assert told.code == 12
    assert 'Your sheet does not say: "zither". Ask your clinic.' in told.out


def test_a_session_already_given_that_forbids_it_at_the_event_is_named(capfd: TOLD) -> None:
    told = run_inside(
        capfd, "before", "2026-11-22", "wash", "-s", *FIRST, "--at", "2026-11-21T09:00"
    )

    assert told.out.splitlines()[:2] == [
        "Your event: Sunday 22 November.",
        "Better to wait then: washing your hair. OK from Sunday 22 November, 2:30 pm.",
    ]
    assert "Yes" not in told.out


def last_days(capfd: TOLD, event: str, *arguments: str) -> str:
    told = run_inside(
        capfd, "before", event, "dye", "-s", *FIRST, "--at", "2026-12-01T10:00", *arguments
    )
    return " ".join(told.out.split())


def test_a_yes_before_an_event_keeps_what_would_end_it_beside_what_is_none(
    capfd: TOLD, tmp_path: Path
) -> None:
    """A visit in between starts the waits again, whatever else is not OK by then."""
    rules = tmp_path / "r.yaml"
    rules.write_text(
        """\
format: 2
protocol: {id: blood, title: Blood, version: 1.0.0, language: en, written_on: 2026-11-27}
restrictions:
  blood: {activity: donate blood, short: donating blood, wait: 1 year}
  shampoo: {activity: use shampoo, short: shampoo, wait: 10 days}
course: {sessions: 3 to 4, gap: 1 to 2 weeks}
"""
    )
    session = ("-s", "2026-12-07T15:00", "--at", "2026-12-08T10:00", "--tz", "Europe/London")
    told = run_inside(capfd, "before", "2026-12-25", *session, "--rules", str(rules))

    assert " ".join(told.out.split()).startswith(
        "Your event: Friday 25 December. "
        "Not by then: donating blood. OK from Tuesday 7 December 2027, 3 pm. "
        "Yes, shampoo: OK from Thursday 17 December, 3 pm, 8 days before. "
        "For the rest of it to be OK, your visit must be over by the end of Monday 14 December. "
        "That is so only if you have no other visit after it and before your event. "
        "If you have visit 2 before then, all the waits start again. "
    )


def test_a_visit_that_another_may_follow_before_the_event_is_said_to_be_the_only_one(
    capfd: TOLD,
) -> None:
    at = ("--at", "2026-11-21T10:00", "--tz", "Europe/Rome")
    told = run_inside(capfd, "before", "2026-12-24", "peel", "-s", "2026-11-20T14:30", *at)
    after = ("-s", "2026-11-20T14:30", "-s", "2026-11-25")

    assert (
        "For all of it to be OK, your visit must be over by the end of Wednesday 25 November. "
        "That is so only if you have no other visit after it and before your event. "
    ) in " ".join(told.out.split())
    assert run_inside(capfd, "can", "peel", "on", "24", "December", *after, *at).code == 0


def test_no_view_names_a_best_day_on_which_the_clinic_is_closed(
    capfd: TOLD, tmp_path: Path
) -> None:
    """COURSE-3: nobody is sent to a closed door."""
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("name: Willow\nclosed: {dates: [2026-12-01 to 2027-02-28]}\n")
    given = ("-s", *FIRST, "--at", "2026-11-25", "--clinic", str(clinic))

    for command in (["course"], ["today"], ["timeline"], ["message"], ["can", "alcohol"]):
        asked = ("on", "10", "December") if command[0] == "can" else ()
        said = " ".join(run_inside(capfd, *command, *asked, *given).out.split())
        assert "The clinic is closed on all these days: ask for another day." in said
        assert "11 Dec" not in said
    for event in ("2026-12-10", "2027-01-20"):
        said = " ".join(run_inside(capfd, "before", event, "swim", *given).out.split())
        assert "The clinic is closed on all these days: ask for another day." in said
        assert "best day" not in said


def test_who_must_be_done_by_a_midnight_is_told_the_day_before(capfd: TOLD) -> None:
    """TIME-7: a visit at any hour of the 17th would still hold the event off."""
    said = last_days(capfd, "2026-12-24")

    assert "your visit must be over by the end of Wednesday 16 December. " in said
    assert "17 December" not in said
    assert "Better to wait" not in last_days(capfd, "2026-12-24", "-s", "2026-12-16T23:00")
    assert "Not by then: hair dye." in last_days(capfd, "2026-12-24", "-s", "2026-12-17T00:01")


def test_who_must_be_done_by_an_hour_is_told_the_hour(capfd: TOLD) -> None:
    said = last_days(capfd, "2026-12-24T10:00")

    assert (
        "must be over by Thursday 17 December, 10 am (or, if its hour is not known, on Wednesday "
        "16 December)."
    ) in said


SEDATED = """\
format: 2
protocol: {id: gas, title: Gas, version: 1.0.0, language: en, written_on: 2026-11-27}
questions: {sedated: {ask: Were you sedated?, if_yes: you were sedated}}
restrictions:
  drive: {activity: drive, wait: 24 hours, only_if: sedated}
  aspirin: {activity: take aspirin, until: your clinic tells you, only_if: no doctor wants it}
allowed:
  - {id: drive-soon, activity: drive, from: 30 minutes, only_if: you had gas alone}
  - {id: work, activity: go to work, unless: sedated}
"""


def test_before_an_event_a_condition_comes_first_too(capfd: TOLD, tmp_path: Path) -> None:
    """CAN-6: who was sedated must not read the yes of who was not."""
    rules = tmp_path / "gas.yaml"
    rules.write_text(SEDATED, encoding="utf-8")
    asked = ("drive, go to work, take aspirin", "--rules", str(rules), "--at", "2026-11-20T15:00")
    told = run_inside(capfd, "before", "2026-11-20T16:00", *asked, "-s", *FIRST)
    early = run_inside(capfd, "before", "2026-11-20T14:45", *asked, "-s", *FIRST)
    found = json.loads(
        run_inside(capfd, "before", "2026-11-20T16:00", *asked, "-s", *FIRST, "--json").out
    )

    assert " ".join(told.out.split()).startswith(
        "Your event: Friday 20 November, 4 pm. "
        "If you were sedated: Not by then: drive. OK from Saturday 21 November, 2:30 pm. "
        "If no doctor wants it: Ask your clinic first: take aspirin. No date makes it OK. "
        "If you had gas alone: Yes, drive: OK from Friday 20 November, 3 pm, 60 minutes before. "
        "Unless you were sedated: Yes, go to work: at any time."
    )
    assert "If you had gas" not in early.out, "until then it is held off from everybody"
    assert [one.get("only_if") for one in found["activities"]] == [
        "you were sedated", "no doctor wants it", "you had gas alone",
    ]  # fmt: skip
    assert found["allowed"] == [
        {"id": "work", "activity": "go to work", "unless": "you were sedated"}
    ]


def test_the_next_sessions_window_is_weighed_against_the_event(capfd: TOLD) -> None:
    told = run_inside(capfd, "before", "2026-12-16", "wash", "-s", *FIRST, "--at", "2026-11-25")

    said = " ".join(told.out.split())
    assert told.code == 0
    assert "Yes, washing your hair: OK from Sunday 22 November, 2:30 pm, 24 days before." in said
    assert "The best day of your next visit, Friday 11 December, works for this." in said
    assert "Days that are early enough: 4 to 13 Dec." in said


@pytest.mark.parametrize(("event", "is_said"), [("2026-12-03", False), ("2026-12-04", True)])
def test_a_yes_for_a_day_on_which_the_next_visit_may_have_been_says_so(
    capfd: TOLD, event: str, *, is_said: bool
) -> None:
    """As `can` says it: visit 2 may be on 4 December at the earliest."""
    told = run_inside(capfd, "before", event, "wash", "-s", *FIRST, "--at", "2026-11-25")

    said = " ".join(told.out.split())
    assert "Yes, washing your hair" in said
    assert ("If you have visit 2 before then, all the waits start again." in said) is is_said


@pytest.mark.parametrize("date", ["12/12/2026", "May", "", "20261212"])
def test_an_event_that_is_no_date_is_refused(capfd: TOLD, date: str) -> None:
    told = run_inside(capfd, "before", date, "--tz", "Etc/UTC")

    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("mesocare: DATE: ")
