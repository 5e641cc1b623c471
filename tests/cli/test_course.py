"""Does a patient learn when to come back, and how late a session may be before a wedding?"""

import json

import pytest
from program import run_inside

TOLD = pytest.CaptureFixture[str]

FIRST = ("2026-11-20T14:30", "--tz", "Europe/Rome")


def test_the_course_for_programs_has_the_members_of_the_plan(capfd: TOLD) -> None:
    told = run_inside(capfd, "course", *FIRST, "--at", "2026-11-21", "--json")

    members = json.loads(told.out)
    assert list(members) == ["schema", "sessions", "next_sessions", "preparations"]
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


def test_an_early_session_is_named_and_never_silently_accepted(capfd: TOLD) -> None:
    """COURSE-2."""
    told = run_inside(
        capfd, "course", "2026-11-20", "2026-11-27", "--tz", "Etc/UTC", "--at", "2026-11-28"
    )

    assert "Visit 2 came early, before Friday 4 December. Tell your clinic." in told.out


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


def test_what_the_sheet_does_not_cover_is_no_yes_before_an_event_either(capfd: TOLD) -> None:
    """CAN-3."""
    told = run_inside(capfd, "before", "2026-12-12", "zither", *EARLY)

    assert told.code == 12
    assert 'Your sheet does not say: "zither". Ask your clinic.' in told.out


def test_a_session_already_given_that_forbids_it_at_the_event_is_named(capfd: TOLD) -> None:
    told = run_inside(
        capfd, "before", "2026-11-22", "wash", "-s", *FIRST, "--at", "2026-11-21T09:00"
    )

    assert "Better to wait then: washing your hair. OK from" in told.out
    assert "Yes" not in told.out


def test_the_next_sessions_window_is_weighed_against_the_event(capfd: TOLD) -> None:
    told = run_inside(capfd, "before", "2026-12-16", "wash", "-s", *FIRST, "--at", "2026-11-25")

    said = " ".join(told.out.split())
    assert "The best day of your next visit, Friday 11 December, is fine for this." in said
    assert "Days that are early enough: 4 to 13 Dec." in said


@pytest.mark.parametrize("date", ["12/12/2026", "May", "", "20261212"])
def test_an_event_that_is_no_date_is_refused(capfd: TOLD, date: str) -> None:
    told = run_inside(capfd, "before", date, "--tz", "Etc/UTC")

    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("mesocare: DATE: ")
