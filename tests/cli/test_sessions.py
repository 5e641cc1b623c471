"""Does the program keep a patient's own sessions, and use them? Adding, listing, removing."""

import io
import json
import stat
from pathlib import Path

import pytest
from program import run_inside, run_program

TOLD = pytest.CaptureFixture[str]

FIRST = ("2026-11-20T14:30", "--tz", "Europe/Rome")


@pytest.fixture
def file(data_folder: Path) -> Path:
    return data_folder / "mesocare" / "sessions.db"


def test_a_session_is_recorded_and_listed_in_its_zone(capfd: TOLD) -> None:
    added = run_inside(capfd, "sessions", "add", *FIRST)
    listed = run_inside(capfd, "sessions", "list")

    assert added.out == "Recorded: Friday 20 November 2026, 14:30 (Europe/Rome).\n"
    assert (listed.code, listed.out) == (0, "Friday 20 November 2026, 14:30 (Europe/Rome)\n")


def test_a_session_is_recorded_in_the_clinics_zone(capfd: TOLD, tmp_path: Path) -> None:
    """TIME-1: the clinic's zone, not this computer's."""
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("name: A clinic\nzone: Europe/Rome\n", encoding="utf-8")

    told = run_inside(capfd, "sessions", "add", "2026-11-20T14:30", "--clinic", str(clinic))

    assert told.out == "Recorded: Friday 20 November 2026, 14:30 (Europe/Rome).\n"


def test_adding_twice_is_told_and_changes_nothing(capfd: TOLD, file: Path) -> None:
    run_inside(capfd, "sessions", "add", *FIRST)
    before = file.read_bytes()

    again = run_inside(capfd, "sessions", "add", *FIRST)

    assert again.out == "Already recorded: Friday 20 November 2026, 14:30 (Europe/Rome).\n"
    assert again.code == 0
    assert file.read_bytes() == before


def test_the_file_is_for_its_owner_alone(capfd: TOLD, file: Path) -> None:
    run_inside(capfd, "sessions", "add", *FIRST)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_list_for_programs_has_moments_with_their_zones(capfd: TOLD) -> None:
    run_inside(capfd, "sessions", "add", *FIRST)
    run_inside(capfd, "sessions", "add", "2026-12-11", "--tz", "Europe/Rome")

    listed = run_inside(capfd, "sessions", "list", "--json")

    assert json.loads(listed.out) == {
        "schema": "mesocare/sessions/1",
        "sessions": [
            {
                "ended_at": "2026-11-20T14:30:00+01:00",
                "has_time": True,
                "time_zone": "Europe/Rome",
            },
            {
                "ended_at": "2026-12-12T00:00:00+01:00",
                "has_time": False,
                "time_zone": "Europe/Rome",
            },
        ],
    }


@pytest.mark.parametrize(
    "question", [("today",), ("timeline",), ("can", "wash my hair"), ("course",)]
)
def test_with_a_recorded_session_no_date_is_needed(capfd: TOLD, question: tuple[str, ...]) -> None:
    run_inside(capfd, "sessions", "add", *FIRST)

    given = run_inside(capfd, *question, "-s", *FIRST, "--at", "2026-11-21T18:00", "--json")
    recorded = run_inside(capfd, *question, "--at", "2026-11-21T18:00", "--json")

    assert recorded == given


def test_a_session_that_is_given_goes_before_the_recorded_ones(capfd: TOLD) -> None:
    run_inside(capfd, "sessions", "add", *FIRST)

    told = run_inside(capfd, "today", "2026-01-05", "--tz", "Etc/UTC", "--json")

    assert [one["ended_at"] for one in json.loads(told.out)["sessions"]] == [
        "2026-01-06T00:00:00+00:00"
    ]


def test_a_bare_call_shows_today_for_one_who_recorded_a_session() -> None:
    run_program("sessions", "add", *FIRST)

    bare, today = run_program(), run_program("today")

    assert bare.code == 0
    assert bare.out.splitlines()[:3] == today.out.splitlines()[:3]
    assert "Your session: Friday 20 November 2026, 14:30." in bare.out


def test_a_bare_call_uses_the_rules_of_the_environment(tmp_path: Path) -> None:
    """A rule file that is named is never replaced by the default."""
    run_program("sessions", "add", *FIRST)
    rules = tmp_path / "rules.yaml"
    rules.write_text("nonsense: 1\n", encoding="utf-8")

    told = run_program(MESOCARE_RULES=str(rules))

    assert (told.code, told.out) == (3, "")


def test_a_bare_call_without_a_session_says_in_three_lines_how_to_begin() -> None:
    told = run_program()

    assert (told.code, told.err) == (0, "")
    assert len(told.out.splitlines()) == 3
    assert "mesocare sessions add" in told.out


def test_without_any_session_one_sentence_says_how_to_give_or_record_one(capfd: TOLD) -> None:
    told = run_inside(capfd, "today", "--tz", "Etc/UTC")

    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "mesocare: No session is given, and none is recorded. Give its date, such as "
        "'mesocare today 2026-11-20', or record it once: 'mesocare sessions add 2026-11-20'.\n"
    )


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("remove", "2026-11-20"), "Kept: Friday 20 November 2026, 14:30 (Europe/Rome).\n"),
        (("forget",), "All are kept.\n"),
    ],
)
def test_a_no_keeps_what_is_recorded_and_is_no_fault(
    command: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch, capfd: TOLD
) -> None:
    run_inside(capfd, "sessions", "add", *FIRST)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))

    asked = run_inside(capfd, "sessions", *command)

    assert (asked.code, asked.out) == (0, told)
    assert run_inside(capfd, "sessions", "list").out != ""


def test_removing_asks_first_and_without_an_answer_removes_nothing() -> None:
    run_program("sessions", "add", *FIRST)

    asked = run_program("sessions", "remove", "2026-11-20")  # its input is at its end

    assert (asked.code, asked.out) == (130, "")
    assert "Remove Friday 20 November 2026, 14:30 (Europe/Rome)?" in asked.err
    assert run_program("sessions", "list").out != ""


def test_a_day_alone_removes_the_one_session_of_that_day(capfd: TOLD) -> None:
    run_inside(capfd, "sessions", "add", *FIRST)

    removed = run_inside(capfd, "sessions", "remove", "2026-11-20", "--yes")

    assert removed.out == "Removed: Friday 20 November 2026, 14:30 (Europe/Rome).\n"
    assert "No session is recorded" in run_inside(capfd, "sessions", "list").out


def test_of_two_sessions_on_a_day_the_time_must_say_which(capfd: TOLD) -> None:
    run_inside(capfd, "sessions", "add", "2026-11-20T10:00", *FIRST)

    told = run_inside(capfd, "sessions", "remove", "2026-11-20", "--yes")

    assert (told.code, told.out) == (2, "")
    assert "Give the time as well" in told.err


def test_what_is_not_recorded_cannot_be_removed(capfd: TOLD) -> None:
    told = run_inside(capfd, "sessions", "remove", "2026-11-20", "--yes", "--tz", "Etc/UTC")

    assert (told.code, told.out) == (2, "")
    assert "this one is not recorded" in told.err


def test_forgetting_erases_the_file_and_says_what_it_cannot_erase(capfd: TOLD, file: Path) -> None:
    run_inside(capfd, "sessions", "add", *FIRST)

    told = run_inside(capfd, "sessions", "forget", "--yes")

    assert told.out.startswith("Erased.\nThis cannot erase copies in backups")
    assert not file.exists()


def test_where_names_the_file(capfd: TOLD, file: Path) -> None:
    assert run_inside(capfd, "sessions", "where").out == f"{file}\n"


def test_a_session_that_lies_ahead_is_recorded_as_a_plan(capfd: TOLD) -> None:
    told = run_inside(capfd, "sessions", "add", "2199-01-05T10:00", "--tz", "Etc/UTC")

    assert told.code == 0
    assert "It lies ahead, so it counts as a plan." in told.out


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(
    capfd: TOLD, file: Path, content: bytes
) -> None:
    file.parent.mkdir(mode=0o700)
    file.write_bytes(content)
    file.chmod(0o600)

    told = run_inside(capfd, "sessions", "add", *FIRST)

    assert (told.code, told.out) == (5, "")
    assert file.read_bytes() == content


def test_nothing_is_recorded_when_one_of_several_dates_is_refused(capfd: TOLD, file: Path) -> None:
    told = run_inside(capfd, "sessions", "add", "2026-11-20", "03/04/2026", "--tz", "Etc/UTC")

    assert (told.code, told.out) == (2, "")
    assert not file.exists()
