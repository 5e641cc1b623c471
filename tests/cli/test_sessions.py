"""A patient's own sessions: adding, listing, removing, events, and forgetting."""

import io
import json
import stat
import subprocess
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from histories import run_sql
from program import command as program
from program import known_environment, run_inside, run_program, zone_at_noon
from terminal import run_in_terminal

TOLD = pytest.CaptureFixture[str]

FIRST = ("2026-11-20T14:30", "--tz", "Europe/Rome")
FIRST_SAID = "Friday 20 November, 2:30 pm (Europe/Rome)"
KEEP_YEAR = "--any-date"
"""For the years in which this suite will run near a day and month that it gives."""


def without_year(text: str) -> str:
    """Leave out the year, which is said where it is not the one that it is."""
    return text.replace(" 2026", "")


@pytest.fixture(autouse=True)
def _on_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that run beside one another are given a width, which nobody's pipe has."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def file(data_folder: Path) -> Path:
    return data_folder / "mesocare" / "sessions.db"


def test_a_session_is_recorded_and_listed_in_its_zone(capfd: TOLD) -> None:
    added = run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)
    listed = run_inside(capfd, "sessions", "list")

    assert without_year(added.out) == "Recorded: Friday 20 November, 2:30 pm, Rome.\n"
    assert (listed.code, without_year(listed.out)) == (
        0,
        "1. Friday 20 November, 2:30 pm (Europe/Rome)\n",
    )


def test_a_session_is_recorded_in_the_clinics_zone(capfd: TOLD, tmp_path: Path) -> None:
    """TIME-1: the clinic's zone, not this computer's."""
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("name: A clinic\nzone: Europe/Rome\n", encoding="utf-8")

    told = run_inside(
        capfd, "sessions", "add", KEEP_YEAR, "2026-11-20T14:30", "--clinic", str(clinic)
    )

    assert without_year(told.out) == "Recorded: Friday 20 November, 2:30 pm, Rome.\n"


def test_adding_twice_is_told_and_changes_nothing(capfd: TOLD, file: Path) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)
    before = file.read_bytes()

    again = run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)

    assert without_year(again.out) == "Already recorded: Friday 20 November, 2:30 pm, Rome.\n"
    assert again.code == 0
    assert file.read_bytes() == before


def test_the_file_is_for_its_owner_alone(capfd: TOLD, file: Path) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_list_for_programs_has_moments_with_their_zones_answers_and_events(
    capfd: TOLD,
) -> None:
    """No id: what is listed is what was given."""
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST, "--with", "scalp-shows")
    run_inside(capfd, "sessions", "add", KEEP_YEAR, "2026-12-11", "--tz", "Europe/Rome", "--last")
    run_inside(capfd, "sessions", "happened", "scabs-gone", "2026-11-25", "--tz", "Asia/Tokyo")

    listed = run_inside(capfd, "sessions", "list", "--json")

    assert json.loads(listed.out) == {
        "schema": "mesocare/sessions/2",
        "sessions": [
            {
                "ended_at": "2026-11-20T14:30:00+01:00",
                "has_time": True,
                "time_zone": "Europe/Rome",
                "is_last": False,
                "answers": {"scalp-shows": True},
            },
            {
                "ended_at": "2026-12-12T00:00:00+01:00",
                "has_time": False,
                "time_zone": "Europe/Rome",
                "is_last": True,
                "answers": {},
            },
        ],
        "events": [
            {
                "id": "scabs-gone",
                "happened_at": "2026-11-26T00:00:00+09:00",
                "has_time": False,
                "time_zone": "Asia/Tokyo",
            }
        ],
        "unreadable": [],
    }


def test_the_list_says_which_is_the_last_what_was_answered_and_what_happened(capfd: TOLD) -> None:
    more = ("--last", "--with", "scalp-shows", "--without", "numbed")
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST, *more)
    run_inside(capfd, "sessions", "happened", "scabs-gone", "2026-11-25", "--tz", "Europe/Rome")

    listed = run_inside(capfd, "sessions", "list")

    assert without_year(listed.out).splitlines() == [
        f"1. {FIRST_SAID}; last of the course; numbed: no; scalp-shows: yes",
        "scabs-gone happened: Wednesday 25 November (Europe/Rome)",
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--with", "Long hair"), "--with: write the id that the rules give it"),
        (("--without", "x" * 65), "--without: write the id that the rules give it"),
        (
            ("--with", "body", "--without", "body"),
            "--with and --without both name one question. Give one answer.",
        ),
    ],
)
def test_an_answer_that_cannot_be_one_is_refused_and_nothing_is_recorded(
    capfd: TOLD, file: Path, options: tuple[str, ...], told: str
) -> None:
    refused = run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST, *options)

    assert (refused.code, refused.out) == (2, "")
    assert told in refused.err
    assert not file.exists()


EARLY = "That was before your first session, so it ends nothing. Is the date right?"
UNSURE = "That may have been before your session was over, so it ends nothing."
GIVE_TIME = f"{UNSURE} If it was after it, give its time too."


@pytest.mark.parametrize(
    ("session", "when", "reason"),
    [
        ("2026-11-20T14:30", "2026-11-19", EARLY),
        ("2026-11-20T14:30", "2026-11-20T10:00", EARLY),
        ("2026-11-20T14:30", "2026-11-20", GIVE_TIME),
        ("2026-11-20", "2026-11-20", UNSURE),
        ("2026-11-20", "2026-11-20T18:00", UNSURE),
        ("2026-11-20T14:30", "2026-11-20T14:31", ""),
        ("2026-11-20", "2026-11-21", ""),
    ],
)
def test_an_event_that_ends_nothing_is_told_so_given_or_recorded(
    capfd: TOLD, session: str, when: str, reason: str
) -> None:
    """TIME-10: else whoever told it would think that it counts."""
    zone = ("--tz", "Europe/Rome")
    event = f"scabs-gone={when}"
    given = run_inside(
        capfd, "can", "scratch", "-s", session, "--at", "2026-11-28", "--happened", event, *zone
    )
    run_inside(capfd, "sessions", "add", session, "--any-date", *zone)
    noted = run_inside(capfd, "sessions", "happened", "scabs-gone", when, *zone)

    assert given.code == (11 if reason else 0)
    assert given.err == (f"mesocare: --happened: scabs-gone: {reason}\n" if reason else "")
    assert noted.out.partition("). ")[2] == (f"{reason}\n" if reason else "")


def test_an_event_in_the_minute_of_the_session_is_told_to_end_nothing(capfd: TOLD) -> None:
    zone = ("--tz", "Europe/Rome")
    run_inside(capfd, "sessions", "add", "2026-11-20T14:30", "--any-date", *zone)

    at, after = (
        run_inside(capfd, "sessions", "happened", "scabs-gone", f"2026-11-20T{hour}", *zone)
        for hour in ("14:30", "14:31")
    )

    assert "so it ends nothing" in at.out + at.err
    assert "so it ends nothing" not in after.out + after.err


def test_what_happened_is_noted_once_and_taken_back(capfd: TOLD) -> None:
    event = ("sessions", "happened", "scabs-gone")
    day = ("2026-11-25T09:00", "--tz", "Europe/Rome")

    told = [run_inside(capfd, *event, *more).out for more in (day, day, ("--undo",), ("--undo",))]

    assert [without_year(one) for one in told] == [
        "Noted: scabs-gone, Wednesday 25 November, 9 am (Europe/Rome).\n",
        "Already noted: scabs-gone, Wednesday 25 November, 9 am (Europe/Rome).\n",
        "Taken back: scabs-gone, Wednesday 25 November, 9 am (Europe/Rome).\n",
        "scabs-gone was not noted.\n",
    ]


def test_what_was_noted_last_is_taken_back_whatever_its_date(capfd: TOLD) -> None:
    """The slip of a moment ago goes, and not the true day, which is later."""
    event, zone = ("sessions", "happened", "scabs-gone"), ("--tz", "Europe/Rome")
    for day in ("2026-11-22", "2026-11-25", "2026-11-21"):
        run_inside(capfd, *event, day, *zone)

    told = [run_inside(capfd, *event, "--undo").out for _ in range(2)]

    assert [without_year(one) for one in told] == [
        "Taken back: scabs-gone, Saturday 21 November (Europe/Rome).\n",
        "Taken back: scabs-gone, Wednesday 25 November (Europe/Rome).\n",
    ]
    assert "22 November" in run_inside(capfd, "sessions", "list").out


def test_what_was_noted_of_a_day_that_is_named_is_taken_back(capfd: TOLD) -> None:
    event, zone = ("sessions", "happened", "scabs-gone"), ("--tz", "Europe/Rome")
    for day in ("2026-11-22T09:00", "2026-11-25"):
        run_inside(capfd, *event, day, *zone)

    taken = run_inside(capfd, *event, "2026-11-22", "--undo")
    again = run_inside(capfd, *event, "2026-11-22", "--undo")

    assert without_year(taken.out) == (
        "Taken back: scabs-gone, Sunday 22 November, 9 am (Europe/Rome).\n"
    )
    assert again.out == "scabs-gone was not noted then.\n"


@pytest.mark.parametrize("when", ["tomorrow", "in 2 hours", "tomorrow 3", "in a week"])
def test_what_is_still_to_come_is_not_asked_about_first(capfd: TOLD, when: str) -> None:
    """Nobody is sent from one refusal to the next."""
    told = run_inside(capfd, "sessions", "happened", "scabs-gone", when, "--tz", "Etc/UTC")

    assert (told.code, told.out) == (2, "")
    assert told.err == "mesocare: WHEN: this is still to come. Say it once it has happened.\n"


def test_of_two_readings_of_what_happened_only_one_that_is_over_is_offered(capfd: TOLD) -> None:
    zone = zone_at_noon()
    today = datetime.now(ZoneInfo(zone)).date()

    told = run_inside(
        capfd, "sessions", "happened", "scabs-gone", f"{today:%A} 23:59", "--tz", zone
    )

    week_ago = today - timedelta(days=7)
    assert told.err == (
        f"mesocare: WHEN: Write {week_ago}T23:59. Anything later is still to come.\n"
    )


def test_what_happened_now_needs_no_moment_and_what_lies_ahead_has_not_happened(
    capfd: TOLD,
) -> None:
    noted = run_inside(capfd, "sessions", "happened", "scabs-gone", "--tz", "Etc/UTC")
    ahead = run_inside(capfd, "sessions", "happened", "scabs-gone", "2199-01-01", "--tz", "Etc/UTC")

    assert (noted.code, noted.out.startswith("Noted: scabs-gone, ")) == (0, True)
    assert (ahead.code, ahead.out) == (2, "")
    assert ahead.err == "mesocare: WHEN: this is still to come. Say it once it has happened.\n"


def this_day_a_year_ago() -> str:
    today = datetime.now(UTC).date()
    return (today - timedelta(days=365)).isoformat()


def test_a_year_that_is_probably_a_slip_is_questioned(capfd: TOLD, file: Path) -> None:
    """TIME-16: in January many still write the old year."""
    slip = ("sessions", "add", this_day_a_year_ago(), "--tz", "Etc/UTC")

    refused = run_inside(capfd, *slip)
    assert (refused.code, refused.out, file.exists()) == (2, "", False)
    assert "Did you mean " in refused.err
    assert "--any-date to keep the year." in refused.err

    kept = run_inside(capfd, *slip, "--any-date")
    assert (kept.code, kept.out.startswith("Recorded: ")) == (0, True)


def test_an_hour_that_was_given_stays_where_the_year_is_questioned(capfd: TOLD) -> None:
    """A day alone would count from its end."""
    last_year = this_day_a_year_ago()

    told = run_inside(capfd, "sessions", "add", last_year, "3pm", "--tz", "Etc/UTC")

    assert told.code == 2
    assert "T15:00, or add --any-date" in told.err


@pytest.mark.parametrize("zone", ["Factory", "localtime", ":{copy}"])
def test_a_computer_whose_zone_has_no_name_records_nothing(
    tmp_path: Path, file: Path, zone: str
) -> None:
    """What is written can be read: such a name would lock the sessions away."""
    copy = tmp_path / "localtime"
    copy.write_bytes(resources.files("tzdata").joinpath("zoneinfo", "Europe", "Rome").read_bytes())

    told = run_program("sessions", "add", KEEP_YEAR, FIRST[0], TZ=zone.format(copy=copy))

    assert (told.code, told.out, file.exists()) == (2, "", False)
    assert "time zone is not known" in told.err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("add", KEEP_YEAR, *FIRST, "--with", "numb"), "Did you mean numbed?"),
        (("add", KEEP_YEAR, *FIRST, "--without", "numb"), "Their questions: scalp-shows, numbed."),
        (("happened", "scab-gone"), "Did you mean scabs-gone?"),
        (("happened", "maria-rossi"), "Their events: scabs-gone, last-session."),
    ],
)
def test_an_id_that_the_rules_do_not_have_is_refused_with_those_that_they_have(
    capfd: TOLD, file: Path, command: tuple[str, ...], told: str
) -> None:
    """It would never have any effect."""
    refused = run_inside(capfd, "sessions", *command)

    assert (refused.code, refused.out, file.exists()) == (2, "", False)
    assert told in refused.err
    assert "maria" not in refused.err


def test_an_id_of_the_rules_that_are_named_is_recorded(capfd: TOLD, tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    text = resources.files("mesocare").joinpath("../../data/aftercare.yaml")
    rules.write_text(
        Path(str(text)).read_text("utf-8").replace("scabs-gone", "crusts-off"), encoding="utf-8"
    )

    named = run_inside(capfd, "sessions", "happened", "crusts-off", "--rules", str(rules))
    not_named = run_inside(capfd, "sessions", "happened", "crusts-off")

    assert (named.code, not_named.code) == (0, 2)


def test_where_the_rules_cannot_be_read_an_id_is_noted_unchecked(
    capfd: TOLD, tmp_path: Path
) -> None:
    gone = str(tmp_path / "gone.yaml")

    noted = run_inside(capfd, "sessions", "happened", "scabs-gone", "--rules", gone)
    added = run_inside(
        capfd, "sessions", "add", KEEP_YEAR, *FIRST, "--with", "any-id", "--rules", gone
    )

    for told in (noted, added):
        assert told.code == 0
        assert "gone.yaml" in told.err
        assert "So it is not known if the rules have this id. Look at it again." in told.err


def test_recording_again_keeps_what_is_not_named_and_says_so(capfd: TOLD) -> None:
    add = ("sessions", "add", KEEP_YEAR, *FIRST)
    run_inside(capfd, *add, "--with", "numbed", "--last")

    more = run_inside(capfd, *add, "--with", "scalp-shows")
    other = run_inside(capfd, *add, "--without", "numbed")

    recorded = "Recorded: Friday 20 November, 2:30 pm, Rome.\nAs before: last of the course; "
    assert without_year(more.out) == f"{recorded}numbed: yes.\n"
    assert without_year(other.out) == f"{recorded}scalp-shows: yes.\nChanged: numbed: no.\n"
    listed = run_inside(capfd, "sessions", "list")
    assert without_year(listed.out) == (
        f"1. {FIRST_SAID}; last of the course; numbed: no; scalp-shows: yes\n"
    )


def test_an_entry_that_cannot_be_read_is_listed_and_removed_by_its_number(
    capfd: TOLD, file: Path
) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, "2026-12-11", *FIRST)
    run_sql(file, "UPDATE told SET zone = 'Europe/Atlantis' WHERE day = '2026-11-20'")

    listed = run_inside(capfd, "sessions", "list")
    removed = run_inside(capfd, "sessions", "remove", "2", "--yes")

    odd = "cannot be read here: '2026-11-20T13:30:00+00:00' 'Europe/Atlantis'"
    assert without_year(listed.out).splitlines() == [
        "1. Friday 11 December (Europe/Rome)",
        f"2. {odd}",
    ]
    assert listed.err.startswith("mesocare: 1 of what you recorded could not be read")
    assert without_year(removed.out) == f"Removed: {odd}.\n"
    assert run_inside(capfd, "sessions", "list").err == ""


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("1", "2"), "Friday 25 December"),
        (("3", "01", "3"), "Friday 11 December"),
        (("2026-12-11", "25 Dec 2026"), "Friday 20 November, 2:30 pm"),
    ],
)
def test_several_are_removed_at_once_by_their_numbers_or_days(
    capfd: TOLD, words: tuple[str, ...], left: str
) -> None:
    add = ("sessions", "add", KEEP_YEAR)
    run_inside(capfd, *add, "2026-12-11", "2026-12-25", *FIRST)

    removed = run_inside(capfd, "sessions", "remove", "-y", *words)

    assert (removed.code, removed.out.count("Removed: ")) == (0, 2)
    listed = run_inside(capfd, "sessions", "list")
    assert without_year(listed.out) == f"1. {left} (Europe/Rome)\n"


@pytest.mark.parametrize(
    "words", [("1", "2", "10"), ("3", "2027-05-01"), ("1", "May", "2027", "2")]
)
def test_numbers_that_may_be_a_day_or_an_hour_remove_nothing(
    capfd: TOLD, words: tuple[str, ...]
) -> None:
    days = [f"2027-{month:02}-01" for month in range(1, 13)]
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *days, "--tz", "Europe/Rome")

    told = run_inside(capfd, "sessions", "remove", "-y", *words)

    assert (told.code, told.out) == (2, "")
    assert len(run_inside(capfd, "sessions", "list").out.splitlines()) == 12


@pytest.mark.parametrize(
    "numbers", [("0",), ("3",), ("0003",), ("1", "3"), ("3", "1"), ("2", "2026")]
)
def test_a_number_that_is_not_in_the_list_is_refused(capfd: TOLD, numbers: tuple[str, ...]) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, "2026-12-11", *FIRST)

    told = run_inside(capfd, "sessions", "remove", *numbers, "--yes")

    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "mesocare: SESSION: there is no such number. See what is: mesocare sessions list\n"
    )


@pytest.mark.parametrize(
    "question", [("today",), ("timeline",), ("can", "wash my hair"), ("course",)]
)
def test_with_a_recorded_session_no_date_is_needed(capfd: TOLD, question: tuple[str, ...]) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)

    given = run_inside(capfd, *question, "-s", *FIRST, "--at", "2026-11-21T18:00", "--json")
    recorded = run_inside(capfd, *question, "--at", "2026-11-21T18:00", "--json")

    assert recorded == given


def test_a_session_that_is_given_goes_before_the_recorded_ones(capfd: TOLD) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)

    told = run_inside(capfd, "today", "2026-01-05", "--tz", "Etc/UTC", "--json")

    assert [one["ended_at"] for one in json.loads(told.out)["sessions"]] == [
        "2026-01-06T00:00:00+00:00"
    ]


def test_a_bare_call_shows_today_for_one_who_recorded_a_session() -> None:
    run_program("sessions", "add", KEEP_YEAR, *FIRST)

    bare, today = run_program(), run_program("today")

    assert bare.code == 0
    assert bare.out.splitlines()[:3] == today.out.splitlines()[:3]
    assert "Your session: Friday 20 November, 2:30 pm." in without_year(bare.out)


def test_a_bare_call_uses_the_rules_of_the_environment(tmp_path: Path) -> None:
    """A rule file that is named is never replaced by the default."""
    run_program("sessions", "add", KEEP_YEAR, *FIRST)
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
        (("remove", "2026-11-20"), "Kept: Friday 20 November, 2:30 pm (Europe/Rome).\n"),
        (("forget",), "All are kept.\n"),
    ],
)
def test_a_no_keeps_what_is_recorded_and_is_no_fault(
    command: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch, capfd: TOLD
) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))

    asked = run_inside(capfd, "sessions", *command)

    assert (asked.code, without_year(asked.out)) == (0, told)
    assert run_inside(capfd, "sessions", "list").out != ""


@pytest.mark.parametrize("command", [("remove", "2026-11-20"), ("forget",)])
@pytest.mark.parametrize("is_closed", [False, True])
def test_without_an_answer_nothing_is_done_and_the_way_on_is_told(
    command: tuple[str, ...], *, is_closed: bool
) -> None:
    """The input is at its end, or there is none (`<&-`)."""
    run_program("sessions", "add", KEEP_YEAR, *FIRST)
    line = ["sh", "-c", 'exec "$@" <&-', "sh"] if is_closed else []

    asked = subprocess.run(
        [*line, *program("sessions", *command)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
        stdin=subprocess.DEVNULL,
    )

    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr.splitlines()[1:] == [
        "mesocare: Nobody answered, so nothing was done. Run it in a terminal, or add --yes."
    ]
    assert run_program("sessions", "list").out.startswith("1. Friday 20 November")


def test_a_day_alone_removes_the_one_session_of_that_day(capfd: TOLD) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)

    removed = run_inside(capfd, "sessions", "remove", "2026-11-20", "--yes")

    assert without_year(removed.out) == "Removed: Friday 20 November, 2:30 pm (Europe/Rome).\n"
    assert "No session is recorded" in run_inside(capfd, "sessions", "list").out


def test_of_two_sessions_on_a_day_the_time_must_say_which(capfd: TOLD) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, "2026-11-20T10:00", *FIRST)

    told = run_inside(capfd, "sessions", "remove", "2026-11-20", "--yes")

    assert (told.code, told.out) == (2, "")
    assert "Give the time as well" in told.err


def test_what_is_not_recorded_cannot_be_removed(capfd: TOLD) -> None:
    told = run_inside(capfd, "sessions", "remove", "2026-11-20", "--yes", "--tz", "Etc/UTC")

    assert (told.code, told.out) == (2, "")
    assert "this one is not recorded" in told.err


def test_forgetting_erases_the_file_and_says_what_it_cannot_erase(capfd: TOLD, file: Path) -> None:
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)

    told = run_inside(capfd, "sessions", "forget", "--yes")

    assert told.out.startswith("Erased.\nThis cannot erase copies in backups")
    assert not file.exists()


def test_where_names_the_file(capfd: TOLD, file: Path) -> None:
    assert run_inside(capfd, "sessions", "where").out == f"{file}\n"


def test_a_session_that_lies_ahead_is_recorded_as_a_plan(capfd: TOLD) -> None:
    told = run_inside(capfd, "sessions", "add", KEEP_YEAR, "2199-01-05T10:00", "--tz", "Etc/UTC")

    assert told.code == 0
    assert "It is still to come, so it counts as a plan." in told.out


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(
    capfd: TOLD, file: Path, content: bytes
) -> None:
    file.parent.mkdir(mode=0o700)
    file.write_bytes(content)
    file.chmod(0o600)

    told = run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST)

    assert (told.code, told.out) == (5, "")
    assert file.read_bytes() == content


def test_nothing_is_recorded_when_one_of_several_dates_is_refused(capfd: TOLD, file: Path) -> None:
    told = run_inside(
        capfd, "sessions", "add", KEEP_YEAR, "2026-11-20", "03/04/2026", "--tz", "Etc/UTC"
    )

    assert (told.code, told.out) == (2, "")
    assert not file.exists()


def test_what_was_recorded_is_read_back_so_that_a_slip_shows(capfd: TOLD) -> None:
    zone = zone_at_noon()
    told = run_inside(capfd, "sessions", "add", "yesterday", "3pm", "--tz", zone)

    today = datetime.now(ZoneInfo(zone)).date()
    day = today - timedelta(days=1)
    year = f" {day.year}" if day.year != today.year else ""
    said = f"yesterday, {day:%A} {day.day} {day:%B}{year}, 3 pm, {zone.removeprefix('Etc/')}."
    assert told.out == f"Recorded: {said}\n"


TOKYO = ("--tz", "Asia/Tokyo")
"""Its clocks never change, so noon is 12 hours from midnight on any day."""


@pytest.mark.parametrize(
    "call",
    [
        ("sessions", "add", "--any-date", "2026-11-20T14:30"),
        ("sessions", "happened", "scabs-gone", "2026-11-25"),
        ("sessions", "happened", "scabs-gone", "2026-11-25", "--undo"),
        ("sessions", "remove", "2026-11-20T14:30", "--yes"),
    ],
)
def test_an_empty_zone_is_no_zone(capfd: pytest.CaptureFixture[str], call: tuple[str, ...]) -> None:
    """What a script's unset variable leaves is refused, as it is where dates are shown."""
    run_inside(capfd, "sessions", "add", "--any-date", *FIRST)
    run_inside(capfd, "sessions", "happened", "scabs-gone", "2026-11-25", "--tz", "Europe/Rome")

    assert run_inside(capfd, *call, "--tz", "").code == 2


@pytest.mark.parametrize("other", ["yesterday 23:59", "yesterday 00:01"])
def test_a_session_within_12_hours_of_another_is_questioned(capfd: TOLD, other: str) -> None:
    run_inside(capfd, "sessions", "add", "yesterday 12:00", *TOKYO)

    refused = run_inside(capfd, "sessions", "add", other, *TOKYO)
    kept = run_inside(capfd, "sessions", "add", KEEP_YEAR, other, *TOKYO)

    assert (refused.code, refused.out, kept.code) == (2, "", 0)
    assert "SESSION: one within 12 hours of it is recorded already." in refused.err
    assert "Then add --any-date." in refused.err


def test_a_session_12_hours_from_another_is_one_of_its_own(capfd: TOLD) -> None:
    run_inside(capfd, "sessions", "add", "yesterday 12:00", *TOKYO)

    told = run_inside(capfd, "sessions", "add", "today 00:00", *TOKYO)

    assert (told.code, told.err) == (0, "")


def test_the_hour_of_a_day_that_is_recorded_takes_the_place_of_the_day(capfd: TOLD) -> None:
    """TIME-6: "Know it? mesocare sessions add" must lead to the waits that the hour gives."""
    add = ("sessions", "add", KEEP_YEAR)
    run_inside(capfd, *add, "2026-11-20", "--tz", "Europe/Rome", "--last", "--with", "scalp-shows")

    told = run_inside(capfd, *add, *FIRST)

    assert "It replaces that day without an hour." in told.out
    listed = run_inside(capfd, "sessions", "list")
    assert without_year(listed.out) == f"1. {FIRST_SAID}; last of the course; scalp-shows: yes\n"


@pytest.mark.parametrize(
    ("hour", "zone", "kept"),
    [
        pytest.param("10:00", "Asia/Tokyo", 2, id="before that day begins there"),
        pytest.param("20:00", "Europe/Rome", 1, id="within it"),
        pytest.param("23:30", "Pacific/Pago_Pago", 2, id="after it ends there"),
    ],
)
def test_an_hour_elsewhere_takes_the_place_of_a_day_that_has_it(
    hour: str, zone: str, kept: int, capfd: TOLD
) -> None:
    """TIME-1: 10 am in Tokyo is no hour of that date in New York, and takes no wait away."""
    add = ("sessions", "add", KEEP_YEAR)
    run_inside(capfd, *add, "2026-11-20", "--tz", "America/New_York")

    told = run_inside(capfd, *add, f"2026-11-20T{hour}", "--tz", zone)

    assert ("It replaces that day" in told.out) == (kept == 1)
    assert len(run_inside(capfd, "sessions", "list").out.splitlines()) == kept


def test_a_booking_elsewhere_turns_no_clock(capfd: TOLD) -> None:
    """TIME-1: the zone is that of the latest visit, and a booked one is none yet."""
    run_inside(capfd, "sessions", "add", "yesterday 14:30", "--tz", "Europe/Rome")
    asked = ("can", "wash my hair", "--at", "tomorrow 1 pm")
    before = run_inside(capfd, *asked)

    booked = f"{datetime.now(UTC) + timedelta(weeks=3):%Y-%m-%d}T10:00"
    told = run_inside(capfd, "sessions", "add", booked, "--tz", "America/New_York", KEEP_YEAR)

    assert (told.code, before.code) == (0, 10)
    assert run_inside(capfd, *asked) == before
    run_inside(capfd, "sessions", "remove", "1", "--yes")
    assert "New York" in run_inside(capfd, "today", "--plain").out


def test_the_hour_of_a_day_is_one_of_the_clock_by_which_the_day_was_told() -> None:
    """TIME-1: who flew to Tokyo since, and recalls the hour, means the clinic's clock."""
    rome, tokyo = {"TZ": "Europe/Rome"}, {"TZ": "Asia/Tokyo"}
    run_program("sessions", "add", KEEP_YEAR, "2026-11-20", **rome)

    told = run_program("sessions", "add", KEEP_YEAR, "2026-11-20T15:00", **tokyo)

    assert "3 pm, Rome." in told.out
    assert "3 pm (Europe/Rome)" in run_program("sessions", "list", **tokyo).out


def test_an_hour_to_come_of_a_day_that_was_over_is_questioned(capfd: TOLD) -> None:
    """It would turn the session into a plan, before which nothing is held off."""
    run_inside(capfd, "sessions", "add", "today", *TOKYO)

    refused = run_inside(capfd, "sessions", "add", "today 23:59", *TOKYO)

    assert (refused.code, refused.out) == (2, "")
    assert "this hour is still to come. Write the hour again." in refused.err
    planned = run_inside(capfd, "sessions", "add", KEEP_YEAR, "today 23:59", *TOKYO)
    assert "It is still to come, so it counts as a plan." in planned.out


def test_an_event_happened_when_several_words_say_so(capfd: TOLD) -> None:
    told = run_inside(capfd, "sessions", "happened", "scabs-gone", "yesterday", "5pm")

    assert told.out.startswith("Noted: scabs-gone, ")
    assert ", 5 pm (" in told.out


@pytest.mark.parametrize("command", ["can", "why"])
def test_where_words_are_the_question_a_session_goes_behind_its_option(
    capfd: TOLD, command: str
) -> None:
    told = run_inside(capfd, command, "wash my hair", "--tz", "Europe/Rome")

    assert (told.code, told.out) == (2, "")
    assert f"""'mesocare {command} "wash my hair" -s 2026-11-20'""" in told.err


def test_what_is_recorded_fits_a_narrow_terminal_and_stays_whole_elsewhere(capfd: TOLD) -> None:
    """A telephone has 40 columns; what a script reads has a line for each."""
    run_inside(capfd, "sessions", "add", KEEP_YEAR, *FIRST, "--last", "--with", "scalp-shows")
    run_inside(capfd, "sessions", "happened", "scabs-gone", "2026-11-25", "--tz", "Europe/Rome")

    _, listed = run_in_terminal("sessions", "list", columns=40)
    _, taken = run_in_terminal("sessions", "happened", "scabs-gone", "--undo", columns=40)

    lines = [*listed.splitlines(), *taken.splitlines()]
    assert max(map(len, lines)) <= 40
    assert "Wednesday 25 November" in " ".join(lines)
    assert len(run_inside(capfd, "sessions", "list").out.splitlines()) == 1


@pytest.mark.parametrize(
    ("session", "said"),
    [
        ("2026-11-20T14:30", "That was before your first session, so it ends nothing."),
        ("2025-06-01T10:00", "That was before your latest session, so your course goes on."),
    ],
)
def test_an_old_last_session_ends_no_newer_course(capfd: TOLD, session: str, said: str) -> None:
    """COURSE-5: it was said of another course, whichever was told first."""
    for one in ("2026-11-20T14:30", session):
        run_inside(capfd, "sessions", "add", KEEP_YEAR, one, "--tz", "Europe/Rome")

    told = run_inside(capfd, "sessions", "happened", "last-session", "2025-06-11")
    peel = run_inside(capfd, "can", "peel", "--at", "2026-12-06T10:00")
    course = run_inside(capfd, "course", "--at", "2026-12-06T10:00")

    assert (told.code, peel.code) == (0, 10)
    assert f"{said} Is the date right?" in told.out
    assert "Your course is done" not in course.out
