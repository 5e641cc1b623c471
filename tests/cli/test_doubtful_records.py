"""What is recorded and not sure: a visit that may not have been held, an odd row, a wrong clock."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from program import run_inside

from mesocare.dates.typed import parse_session
from mesocare.store.history import add, default_path

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
HELD, BOOKED = (
    parse_session(text, zone=ROME, now=NOW) for text in ("2026-11-20T14:30", "2026-12-04T10:00")
)
TODAY = datetime.now(UTC).date()
AHEAD = TODAY + timedelta(days=100)
"""Ahead of the computer's own clock, which `sessions add` goes by."""


@pytest.fixture(autouse=True)
def _in_a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("MESOCARE_CLINIC", "MESOCARE_RULES"):
        monkeypatch.delenv(name, raising=False)


def said_by(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    return " ".join(run_inside(capfd, *arguments).out.split())


# A visit that was booked

AFTER = ("--at", "2026-12-05T12:00")


@pytest.mark.parametrize("view", ["today", "timeline", "signs"])
def test_a_booked_visit_that_nobody_confirmed_takes_no_call_away(
    view: str, capfd: pytest.CaptureFixture[str]
) -> None:
    add(default_path(), [HELD, BOOKED], booked=[BOOKED])

    said = said_by(capfd, view, *AFTER, "--plain")

    assert "Was your visit of yesterday held?" in said
    assert "mesocare sessions remove 2026-12-04T10:00+01:00." in said
    assert "until tomorrow: a sore" not in said
    assert "Fri 11 Dec: tiny needle marks" not in said
    assert "Friday 11 December" not in said


def test_a_sheet_for_a_booked_visit_is_for_that_visit(capfd: pytest.CaptureFixture[str]) -> None:
    add(default_path(), [HELD, BOOKED], booked=[BOOKED])

    for at in ("2026-11-21T18:00", "2026-12-05T12:00"):
        made = ("--at", at, "--tz", "Europe/Rome", "--force")
        assert run_inside(capfd, "sheet", "-o", "page.html", *made).code == 0
        said = Path("page.html").read_text("utf-8")
        assert "normal until Sun 6 Dec, 10 am" in said
        assert "Still there from before" in said


def test_its_bans_hold_all_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    add(default_path(), [HELD, BOOKED], booked=[BOOKED])

    assert run_inside(capfd, "can", "drink wine", *AFTER).code == 11
    asked = run_inside(capfd, "can", "is my headache normal", *AFTER, "--json").out
    assert json.loads(asked)["after_effects"][0]["call_from_at"] == "2026-11-22T14:30:00+01:00"


def test_it_is_not_said_to_be_done(capfd: pytest.CaptureFixture[str]) -> None:
    add(default_path(), [HELD, BOOKED], booked=[BOOKED])

    said = said_by(capfd, "course", *AFTER, "--plain")

    assert "1: Fri 20 Nov, done." in said
    assert "2: Fri 4 Dec, not confirmed." in said


def test_before_its_time_a_booked_visit_is_no_question(capfd: pytest.CaptureFixture[str]) -> None:
    add(default_path(), [HELD, BOOKED], booked=[BOOKED])

    assert "held?" not in said_by(capfd, "today", "--at", "2026-12-04T09:59", "--plain")


def test_once_it_is_confirmed_or_removed_nothing_is_asked(
    capfd: pytest.CaptureFixture[str],
) -> None:
    add(default_path(), [HELD, BOOKED], booked=[BOOKED])
    typed = "2026-12-04T10:00+01:00"
    confirmed = add(default_path(), [parse_session(typed, zone=ROME, now=NOW)])
    assert confirmed.changed == (True,)
    said = said_by(capfd, "today", *AFTER, "--plain")
    assert "held?" not in said
    assert "until tomorrow: a sore, slightly red scalp" in said

    add(default_path(), [HELD, BOOKED], booked=[BOOKED])
    assert run_inside(capfd, "sessions", "remove", typed, "--yes").code == 0
    assert "held?" not in said_by(capfd, "today", *AFTER, "--plain")
    add(default_path(), [BOOKED])
    assert "held?" not in said_by(capfd, "today", *AFTER, "--plain")


def test_a_later_visit_that_was_held_answers_for_those_before() -> None:
    from mesocare.plan.facts import find_unconfirmed

    later = parse_session("2026-12-18T10:00", zone=ROME, now=NOW)
    end = later.ended_at + timedelta(days=1)

    assert find_unconfirmed([HELD, BOOKED, later], [BOOKED], end) == ()
    assert find_unconfirmed([HELD, BOOKED, later], [BOOKED, later], end) == (BOOKED, later)


def test_the_program_itself_knows_what_is_booked(capfd: pytest.CaptureFixture[str]) -> None:
    said = said_by(capfd, "sessions", "add", f"{AHEAD}T10:00", "--tz", "UTC")
    assert "It is still to come" in said

    later = ("--at", f"{AHEAD + timedelta(days=1)}T10:00")
    assert "Was your visit of yesterday held?" in said_by(capfd, "today", *later, "--plain")
    assert run_inside(capfd, "today", "--plain").err.count("clock") == 0


def test_a_day_without_an_hour_does_not_lie_ahead_on_that_day(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert "still to come" not in said_by(capfd, "sessions", "add", "today", "--tz", "UTC")


# A row that cannot be read

ODD = [
    "zone = 'Mars/Base'",
    "has_time = 7",
    "answers = 'maybe'",
    "at = '2026-11-18T13:30:00+00:00'",
    "at = '2026-11-20T13:30:00+01:00'",
]
DAY_ONE = ("--at", "2026-11-20T18:00+01:00")


def spoil(change: str) -> None:
    with sqlite3.connect(default_path()) as connection:
        connection.execute(f"UPDATE told SET {change} WHERE day = '2026-11-20'")  # noqa: S608  ours
    connection.close()


@pytest.mark.parametrize("change", ODD)
def test_while_a_session_cannot_be_read_nothing_is_a_yes(
    change: str, capfd: pytest.CaptureFixture[str]
) -> None:
    old = parse_session("2026-11-10T14:30", zone=ROME, now=NOW)
    add(default_path(), [old, HELD])
    spoil(change)

    for words in ("wash my hair", "go to work", "use a mild shampoo", "paracetamol"):
        ended = run_inside(capfd, "can", words, *DAY_ONE)
        assert ended.code == 12, words
        assert "cannot be read" in ended.out
    plan = json.loads(run_inside(capfd, "today", *DAY_ONE, "--json").out)
    assert {one["status"] for one in plan["restrictions"]} <= {"ask", "avoid"}
    assert plan["allowed"] == plan["next_sessions"] == []
    today = said_by(capfd, "today", *DAY_ONE, "--plain")
    assert "cannot be read" in today
    assert "OK" not in today.replace("Nothing is OK", "")


def test_dangers_and_bans_are_still_answered(capfd: pytest.CaptureFixture[str]) -> None:
    old = parse_session("2026-11-19T14:30", zone=ROME, now=NOW)
    add(default_path(), [old, HELD])
    spoil(ODD[0])

    assert run_inside(capfd, "can", "my throat is swollen", *DAY_ONE).code == 13
    assert run_inside(capfd, "can", "drink wine", *DAY_ONE).code == 11
    assert "CALL FOR AN AMBULANCE" in said_by(capfd, "signs", *DAY_ONE, "--plain")


@pytest.mark.parametrize(
    "command",
    [
        ["sheet", "-o", "sheet.html", "--tz", "UTC"],
        ["calendar", "-o", "-", "--tz", "UTC"],
        ["message", "--tz", "UTC"],
        ["next"],
        ["course"],
        ["course", "--json"],
        ["before", "2026-12-24", "swim"],
    ],
)
def test_nothing_is_made_without_it(command: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    old = parse_session("2026-11-10T14:30", zone=ROME, now=NOW)
    add(default_path(), [old, HELD])
    spoil(ODD[0])

    ended = run_inside(capfd, *command, *DAY_ONE)

    assert (ended.code, ended.out) == (5, "")
    assert "mesocare sessions list" in ended.err
    assert not Path("sheet.html").exists()


def test_once_it_is_removed_all_is_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    old = parse_session("2026-11-10T14:30", zone=ROME, now=NOW)
    add(default_path(), [old, HELD])
    spoil(ODD[0])

    assert "2. cannot be read here" in run_inside(capfd, "sessions", "list").out
    assert run_inside(capfd, "sessions", "remove", "2", "--yes").code == 0
    assert run_inside(capfd, "can", "wash my hair", *DAY_ONE).code == 0


# A clock that is wrong


def test_a_session_that_was_over_and_now_lies_ahead_allows_nothing(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """As after a flat battery: the computer believes that it is 1970."""
    add(default_path(), [parse_session(f"{AHEAD}T14:30", zone=ROME, now=NOW)])

    ended = run_inside(capfd, "can", "wash my hair")

    assert ended.code == 12
    assert "This computer's clock looks wrong" in ended.out
    assert "clock looks wrong" in said_by(capfd, "today", "--plain")
    assert run_inside(capfd, "next").code == 2
    later = ("--at", f"{AHEAD + timedelta(days=30)}T10:00")
    assert run_inside(capfd, "can", "wash my hair", *later).code == 0


@pytest.mark.parametrize("hour", ["T14:30", ""])
def test_one_that_was_recorded_by_a_wrong_clock_is_taken_out_as_it_is_said(
    hour: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """To add the right one beside it clears nothing."""
    held = parse_session(f"{TODAY - timedelta(days=30)}T14:30", zone=ROME, now=NOW)
    wrong = parse_session(f"{AHEAD}{hour}", zone=ROME, now=NOW)
    later = parse_session(f"{AHEAD + timedelta(days=21)}T10:00", zone=ROME, now=NOW)
    add(default_path(), [held, wrong, later], booked=[later])
    said = said_by(capfd, "can", "wash my hair")
    command = said.partition("Then take it out: mesocare ")[2].partition(". ")[0]
    refused = run_inside(capfd, "next").err
    assert "'mesocare sessions list' has its number" in refused
    assert "remove 1" not in refused  # the first is the one that was held

    assert run_inside(capfd, *command.split(), "-y").code == 0

    assert run_inside(capfd, "can", "wash my hair").code == 0
    assert "clock" not in said_by(capfd, "today", "--plain")


def test_one_that_was_booked_says_nothing_of_the_clock(capfd: pytest.CaptureFixture[str]) -> None:
    ahead = parse_session(f"{AHEAD}T14:30", zone=ROME, now=NOW)
    add(default_path(), [ahead], booked=[ahead])

    assert run_inside(capfd, "can", "wash my hair").code == 0
