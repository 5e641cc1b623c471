"""A visit that is booked while the session before it still counts: each view knows of both."""

import json
from pathlib import Path

import pytest
from program import run_inside
from sheets import words_of

HELD, BOOKED = "2026-11-20T14:30", "2026-12-04T10:00"
DAY_ONE = ("--at", "2026-11-21T18:00", "--tz", "Europe/Rome")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("MESOCARE_CLINIC", "MESOCARE_RULES", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_a_sheet_for_a_booked_visit_says_when_to_call_after_both(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-12: read a week on, a headache of 20 November is a reason to ring since the 22nd."""
    run_inside(capfd, "sheet", HELD, BOOKED, *DAY_ONE, "-o", "sheet.pdf")

    said = words_of(Path("sheet.pdf").read_bytes())
    assert "What is normal after Fri 4 Dec" in said
    assert "Still there from before it? Call your clinic" in said
    assert "from Sun 22 Nov, 2:30 pm: a mild headache; from Mon 23 Nov" in said
    assert "Until then, keep to the dates of your session on Fri 20 Nov" in said


def test_a_page_for_a_booked_visit_says_when_to_call_after_both(
    capfd: pytest.CaptureFixture[str],
) -> None:
    run_inside(capfd, "sheet", HELD, BOOKED, *DAY_ONE, "-o", "page.html")

    said = Path("page.html").read_text("utf-8")
    assert (
        "A mild headache: normal until Sun 22 Nov, 2:30 pm (1 to 2 days). Still there then?" in said
    )
    assert "After Fri 4 Dec: normal until Sun 6 Dec, 10 am (1 to 2 days)." in said


@pytest.mark.parametrize("view", ["sheet.pdf", "page.html"])
def test_what_is_overdue_when_the_sheet_is_made_is_a_reason_to_ring_at_once(
    view: str, capfd: pytest.CaptureFixture[str]
) -> None:
    late = ("--at", "2026-12-03T10:00", "--tz", "Europe/Rome")
    run_inside(capfd, "sheet", HELD, BOOKED, *late, "-o", view)

    data = Path(view).read_bytes()
    said = words_of(data) if view.endswith("pdf") else data.decode()
    assert "after Fri 4 Dec" in said
    assert "Still there from before" in said
    assert "headache: normal until" not in said


@pytest.mark.parametrize("form", [[], ["--sms"]])
def test_a_message_for_a_booked_visit_says_whose_dates_hold_until_then(
    form: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    said = run_inside(capfd, "message", HELD, BOOKED, *DAY_ONE, *form).out

    assert "Until then, keep to the dates of your session on Fri" in said
    over = ("--at", "2026-12-03T10:00", "--tz", "Europe/Rome")
    assert "Until then, keep" not in run_inside(capfd, "message", BOOKED, *over, *form).out


SOON = ("2026-11-20T14:30", "2026-11-22T10:00", "--at", "2026-11-23T15:00", "--tz", "Europe/Rome")
"""A day after a session that came two days after another."""


@pytest.mark.parametrize("view", ["today", "timeline", "signs"])
def test_what_an_earlier_session_left_is_a_call_on_every_screen(
    view: str, capfd: pytest.CaptureFixture[str]
) -> None:
    said = " ".join(run_inside(capfd, view, *SOON, "--plain").out.split())

    assert "Still there from before your last session? Ring your clinic." in said


def test_where_nothing_new_is_normal_any_more_what_is_older_is_still_a_call(
    capfd: pytest.CaptureFixture[str],
) -> None:
    late = ("2026-11-20T14:30", "2026-11-22T10:00", "--at", "2026-12-02T15:00", "--tz", "UTC")

    said = " ".join(run_inside(capfd, "today", *late, "--plain").out.split())

    assert "Still there? Ring your clinic: anything from before your last session" in said


def test_a_program_learns_of_the_earlier_call(capfd: pytest.CaptureFixture[str]) -> None:
    plan = json.loads(run_inside(capfd, "today", *SOON, "--json").out)

    (headache,) = (one for one in plan["after_effects"] if one["id"] == "headache")
    assert headache["call_from_at"] == "2026-11-24T10:00:00+01:00"
    assert headache["earlier_call_at"] == "2026-11-22T14:30:00+01:00"


# What other views say of the waits before a booked visit


def unfolded(ics: str) -> str:
    return ics.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")


def test_a_calendar_ends_no_wait_that_a_booked_visit_prolongs(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-13: two weeks before a visit, hair dye is better left, however old the last one is."""
    sunday = ("--at", "2026-11-26T18:00", "--tz", "Europe/Rome")
    said = unfolded(run_inside(capfd, "calendar", HELD, BOOKED, *sunday, "-o", "-").out)

    (entry,) = (one for one in said.split("BEGIN:VEVENT") if "DTSTART:20261127T133000Z" in one)
    over = next(part for part in entry.split("\\n") if "The wait is over" in part)
    assert "hair dye" not in over
    assert "hot water on your head" in over
    assert "not at all from" in entry
    assert "better to wait until Friday 4 December" not in entry


@pytest.mark.parametrize(
    ("command", "firm"),
    [
        (["calendar", "-o", "-"], "No alcohol: from 24 hours before your visit."),
        (["message"], "Before that visit, not from Wed 16 Dec: alcohol"),
        (["course", "--plain"], "from tomorrow: no alcohol"),
    ],
)
def test_hours_before_a_visit_without_an_hour_are_said_in_words_or_from_the_stricter_day(
    command: list[str], firm: str, capfd: pytest.CaptureFixture[str]
) -> None:
    soon = ("2026-11-27", "--at", "2026-11-24T12:00", "--tz", "Europe/Rome")

    assert firm in unfolded(run_inside(capfd, *command, *soon).out)


def test_a_day_without_its_hour_is_no_yes_in_a_status_bar(
    capfd: pytest.CaptureFixture[str],
) -> None:
    for day, said in (("24", "Fri 27 Nov, 2:30 pm: "), ("26", "Tomorrow at 2:30 pm: ")):
        at = ("--at", f"2026-11-{day}T18:00", "--tz", "Europe/Rome")
        assert run_inside(capfd, "next", HELD, *at).out.startswith(said)


@pytest.mark.parametrize("zone", ["Europe/Rome", "America/Nuuk"])
def test_an_end_at_1_am_keeps_its_hour_where_no_hour_was_given(
    zone: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-2: 48 real hours after a midnight of that weekend end at 1 in the morning."""
    given = ("2026-03-28", "--at", "2026-03-30T03:30", "--tz", zone)

    said = " ".join(run_inside(capfd, "today", *given, "--plain").out.split())

    (alcohol,) = (part for part in said.split(" - ") if "alcohol" in part)
    is_said_once = "Every wait below ends at 1 am." in said
    assert "OK from tomorrow." in alcohol if is_said_once else "tomorrow at 1 am." in alcohol


def test_a_day_before_an_event_leaves_room_for_the_visit_after_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-13: on 2 April, the visit after it would fall on 23 April, and dye be better left."""
    given = ("-s", "2026-03-08T00:00", "--at", "2026-03-10T01:00", "--tz", "America/New_York")

    said = run_inside(capfd, "before", "2026-04-17", "dye my hair", *given).out

    assert "Days that are early enough: 4 to 5 Apr." in said
    plan = run_inside(capfd, "timeline", "2026-03-08T00:00", "2026-04-02", "--json", *LATER).out
    (dye,) = (one for one in json.loads(plan)["restrictions"] if one["short"] == "hair dye")
    assert dye["status"] == "caution"


LATER = ("--at", "2026-04-17", "--tz", "America/New_York")


def test_no_day_is_best_for_a_visit_that_is_booked(capfd: pytest.CaptureFixture[str]) -> None:
    given = ("-s", HELD, "-s", BOOKED, "--at", "2026-11-28T10:00", "--tz", "Europe/Rome")

    said = run_inside(capfd, "can", "dye my hair tomorrow at 3 pm", *given).out

    assert "Your next visit is coming up: Friday 4 December." in said
    assert "best on" not in said


def test_no_visit_that_is_over_then_is_called_near(capfd: pytest.CaptureFixture[str]) -> None:
    given = ("-s", HELD, "-s", "2026-12-11T10:00", "--at", "2026-11-28T10:00")

    said = run_inside(
        capfd, "can", "dye my hair two weeks after my next visit", *given, "--tz", "Europe/Rome"
    ).out

    assert "Friday 11 December" not in said


@pytest.mark.parametrize("words", ["wash my hair", "wash my hair now"])
def test_the_last_minute_of_a_day_is_of_that_day(
    words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    given = ("-s", "2026-11-25T14:30", "--at", "2026-11-26T23:59:30", "--tz", "Europe/Rome")

    said = run_inside(capfd, "can", f"{words} today", *given).out.splitlines()[0]

    assert "tomorrow" not in said


# What was typed


@pytest.mark.parametrize(
    "command",
    [["today", "--plain"], ["message"], ["sheet", "-o", "page.html"], ["can", "swim"]],
)
def test_a_session_at_night_is_taken_and_asked_about(
    command: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    night = ("--session", "2026-11-20T02:30", "--at", "2026-11-21T18:00", "--tz", "Europe/Rome")
    day = ("--session", HELD, *DAY_ONE)

    ended = run_inside(capfd, *command, *night)

    assert "If a 'pm' was lost" in ended.err
    assert ended.code in (0, 10, 11)
    assert "'pm'" not in run_inside(capfd, *command, *day).err
