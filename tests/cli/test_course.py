"""Does a patient learn when to come back, and how late a session may be before a wedding?"""

import json

import pytest
from program import run_inside

TOLD = pytest.CaptureFixture[str]

FIRST = ("2026-11-20T14:30", "--tz", "Europe/Rome")


def test_the_course_for_programs_has_the_members_of_the_plan(capfd: TOLD) -> None:
    told = run_inside(capfd, "course", *FIRST, "--at", "2026-11-21", "--json")

    members = json.loads(told.out)
    assert list(members) == ["schema", "sessions", "next_sessions"]
    assert members["schema"] == "mesocare/course/1"
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
    assert [one["number"] for one in members["next_sessions"]] == [2, 3, 4, 5, 6, 7, 8]
    assert [one["number"] for one in members["next_sessions"] if one["is_optional"]] == [5, 6, 7, 8]


def test_an_early_session_is_named_and_never_silently_accepted(capfd: TOLD) -> None:
    """COURSE-2."""
    told = run_inside(
        capfd, "course", "2026-11-20", "2026-11-27", "--tz", "Etc/UTC", "--at", "2026-11-28"
    )

    assert "Session 2 on Friday 27 November 2026 was early" in " ".join(told.out.split())


def test_an_overdue_session_is_named_with_advice_to_ring(capfd: TOLD) -> None:
    """COURSE-5."""
    told = run_inside(capfd, "course", "2026-11-20", "--tz", "Etc/UTC", "--at", "2026-12-19")

    assert "This session is overdue: its last day was Friday 18 December 2026" in " ".join(
        told.out.split()
    )


def test_after_the_last_session_there_is_maintenance(capfd: TOLD) -> None:
    """COURSE-5."""
    days = [f"2026-{month:02}-01" for month in range(1, 9)]

    told = run_inside(capfd, "course", *days, "--tz", "Etc/UTC", "--at", "2026-08-02")

    assert (
        "Your course is over. A session to keep the result: from Sunday 1 November 2026 to "
        "Monday 1 February 2027." in " ".join(told.out.split())
    )


def test_before_an_event_the_latest_session_is_given_for_each_and_for_all(capfd: TOLD) -> None:
    told = run_inside(
        capfd, "before", "2026-12-12", "swim", "dye my hair", "--tz", "Europe/Rome", "--json"
    )

    members = json.loads(told.out)
    assert told.code == 0
    assert members == {
        "schema": "mesocare/before/1",
        "event_at": "2026-12-12T00:00:00+01:00",
        "activities": [
            {
                "id": "hair-chemicals",
                "activity": "put dye, bleach, perm or other harsh chemicals on your hair",
                "clear_if_ended_by": "2026-12-05T00:00:00+01:00",
                "caution_if_ended_by": "2026-12-05T00:00:00+01:00",
            },
            {
                "id": "swimming",
                "activity": "swim in a pool or the sea",
                "clear_if_ended_by": "2026-12-05T00:00:00+01:00",
                "caution_if_ended_by": "2026-12-09T00:00:00+01:00",
            },
        ],
        "clear_if_ended_by": "2026-12-05T00:00:00+01:00",
        "clear_if_session_on": "2026-12-04",
    }


def test_an_activity_without_a_date_is_a_question_for_the_clinic(capfd: TOLD) -> None:
    """TIME-10."""
    told = run_inside(capfd, "before", "2026-12-12", "minoxidil", "--tz", "Etc/UTC", "--json")
    said = run_inside(capfd, "before", "2026-12-12", "minoxidil", "--tz", "Etc/UTC")

    members = json.loads(told.out)
    assert members["activities"][0]["clear_if_ended_by"] is None
    assert members["clear_if_ended_by"] is None
    assert members["clear_if_session_on"] is None
    assert "Ask your clinic when you may put minoxidil" in " ".join(said.out.split())


def test_what_the_sheet_does_not_cover_is_no_yes_before_an_event_either(capfd: TOLD) -> None:
    """CAN-3."""
    told = run_inside(capfd, "before", "2026-12-12", "wig", "--tz", "Etc/UTC")

    assert told.code == 12
    assert "Your sheet does not cover 1 of your questions. Ask your clinic." in told.out


def test_a_session_already_given_that_forbids_it_at_the_event_is_named(capfd: TOLD) -> None:
    told = run_inside(capfd, "before", "2026-11-22", "wash", "-s", *FIRST)

    assert "But after the sessions that you gave, it is not a yes by then to wash" in told.out


def test_the_next_sessions_window_is_weighed_against_the_event(capfd: TOLD) -> None:
    told = run_inside(capfd, "before", "2026-12-16", "wash", "-s", *FIRST, "--at", "2026-11-25")

    said = " ".join(told.out.split())
    assert "Its best day, Friday 11 December 2026, leaves all of this clear by then." in said


@pytest.mark.parametrize("date", ["12/12/2026", "May", "", "20261212"])
def test_an_event_that_is_no_date_is_refused(capfd: TOLD, date: str) -> None:
    told = run_inside(capfd, "before", date, "--tz", "Etc/UTC")

    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("mesocare: DATE: ")
