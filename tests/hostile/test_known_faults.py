"""Do faults that other programs have stay out? Each was seen elsewhere; all through the command.

SECURITY.md lists all known faults, each with the tests that hold it; here are those that no other
test shows from the outside.
"""

import ast
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from icalendar import Calendar
from program import Ended, command, known_environment, run_inside, run_program
from terminal import run_in_terminal

import mesocare
from mesocare.cli.program import make_app

SESSION = "2026-11-20T14:30"
AT = ("--at", "2026-11-21T18:00", "--tz", "Europe/Rome")
HEAD = """\
format: 2
protocol: {id: own, title: Own, version: 1.0.0, language: en, written_on: 2026-11-22}
"""


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_rules(text: str) -> tuple[str, str]:
    """Write a rule file of one's own and give the option that names it."""
    Path("own.yaml").write_text(HEAD + text, encoding="utf-8")
    return "--rules", "own.yaml"


def assert_nothing_happened(ended: Ended, code: int, *files: str) -> None:
    """Tell that a refusal printed nothing that could pass for a plan, and made no file."""
    assert (ended.code, ended.out) == (code, "")
    assert sorted(path.name for path in Path.cwd().iterdir()) == sorted(files)


# A wrong date


@pytest.mark.parametrize("text", ["20261120", "2026", "10", "0", "1795185000"])
def test_figures_alone_are_never_read_as_a_time_in_1970(
    text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-1: date types of libraries take them for Unix time."""
    as_session = run_inside(capfd, "today", text, *AT)
    as_moment = run_inside(capfd, "today", SESSION, "--at", text)
    as_sheet = run_inside(capfd, "sheet", text, *AT, "-o", "sheet.pdf")

    for ended in (as_session, as_moment, as_sheet):
        assert_nothing_happened(ended, 2)
        assert "Write " in ended.err


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2026", "3 April 2026 or 4 March 2026? Write 2026-04-03 or 2026-03-04."),
        ("13/04/2026", "13 April 2026? Write 2026-04-13."),
        ("20/11/26", "Write"),
    ],
)
def test_day_and_month_are_never_turned_round_in_silence(
    text: str, readings: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-1."""
    ended = run_inside(capfd, "calendar", text, *AT, "-o", "aftercare.ics")

    assert_nothing_happened(ended, 2)
    assert readings in ended.err


@pytest.mark.parametrize("text", ["May", "31", "2026-11", "14:30", "Sun 20 Nov 2026"])
def test_what_a_date_lacks_is_never_filled_in_from_today(
    text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-1: nor is a wrong weekday passed over."""
    ended = run_inside(capfd, "today", text, *AT)

    assert_nothing_happened(ended, 2)


def test_24_hours_are_24_hours_in_the_night_in_which_the_clocks_change(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-2: in Rome they went from 2:00 to 3:00 on 29 March 2026, and back on 25 October."""
    rules = write_rules("restrictions: {wash: {activity: wash, wait: 24 hours}}\n")

    ends = [
        json.loads(run_inside(capfd, "today", text, *rules, "--json", *AT).out)["restrictions"][0]
        for text in ("2026-03-28T15:00", "2026-10-24T15:00")
    ]

    assert [end["clear_at"] for end in ends] == [
        "2026-03-29T16:00:00+02:00",
        "2026-10-25T14:00:00+01:00",
    ]


@pytest.mark.parametrize(
    ("session", "next_on"),
    [("2026-03-31", "2026-10-01"), ("2010-08-31", "2011-03-01"), ("2027-08-29", "2028-02-29")],
)
def test_a_month_that_is_too_short_never_makes_the_next_session_a_day_early(
    session: str, next_on: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-5: 31 March and 6 months are 1 October."""
    rules = write_rules(
        "restrictions: {wash: {activity: wash, wait: 1 day}}\n"
        "course: {sessions: 2, gap: 6 months}\n"
    )

    ended = run_inside(capfd, "course", session, *rules, "--json", "--at", session, *AT[2:])

    (following,) = json.loads(ended.out)["next_sessions"]
    assert following["earliest_on"] == next_on


@pytest.mark.parametrize(
    ("view", "dated"),
    [
        (("timeline",), "Sunday 29 March (Rome)"),
        (("today", "--json"), '"at": "2026-03-29T00:00:00+01:00"'),
        (("course",), "2: Sat 18 Apr"),
    ],
)
def test_no_answer_follows_the_zone_of_the_computer_when_the_clinics_is_given(
    view: tuple[str, ...], dated: str
) -> None:
    """TIME-1: a test machine in UTC hides faults of zones."""
    told = {
        run_program(*view, "2026-03-28", "--at", "2026-03-29", *AT[2:], TZ=zone).out
        for zone in ("Etc/UTC", "America/St_Johns", "Pacific/Apia")
    }

    assert len(told) == 1
    assert dated in told.pop()


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        (
            "wait: 1 day, wait: 7 days",
            "3:52",
            "'wait' stands in lines 3 and 3: the two say different things",
        ),
        ("wait: 24:00", "3:45", "'24:00' is not a wait"),
        ("wait: 08:30", "3:45", "'08:30' is not a wait"),
        ("wait: 010", "3:45", "'010' is not a wait"),
        ("wait: no", "3:45", "'no' is not a wait"),
    ],
)
def test_what_other_readers_of_yaml_turn_into_something_else_is_refused_at_its_place(
    line: str, place: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Elsewhere the last of two keys wins, 24:00 is 1440, 010 is 8 and no is False."""
    rules = write_rules(f"restrictions: {{wash: {{activity: wash, {line}}}}}\n")

    ended = run_inside(capfd, "today", SESSION, *rules, *AT)

    assert_nothing_happened(ended, 3, "own.yaml")
    assert f"own.yaml:{place}: restrictions.wash.wait" in ended.err
    assert said in ended.err


@pytest.mark.parametrize("text", ["on", "08:30", "010", "24:00", "1e3"])
def test_what_other_readers_of_yaml_turn_into_something_else_is_printed_as_it_stands(
    text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """In a text, such words are the text that they are."""
    rules = write_rules(f"restrictions: {{wash: {{activity: {text}, wait: 7 days}}}}\n")

    ended = run_inside(capfd, "today", SESSION, *rules, "--json", *AT)

    assert json.loads(ended.out)["restrictions"][0]["activity"] == text


def test_brackets_and_names_of_emoji_are_printed_as_they_are_written() -> None:
    """Markup of a console library drops `[h]`, stops at `[/]` and draws `:warning:`."""
    activity = "wash for 24-48 [h] or [/] so :warning: signs"
    rules = write_rules(f'restrictions: {{wash: {{activity: "{activity}", wait: 7 days}}}}\n')

    plain = run_program("today", SESSION, *rules, "--plain", *AT)
    code, drawn = run_in_terminal("today", SESSION, *rules, *AT, columns=140)

    assert (plain.code, code) == (0, 0)
    assert activity in plain.out
    assert activity in drawn


def test_the_end_of_a_wait_in_an_hour_that_comes_twice_is_an_instant_of_utc_in_the_calendar(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-4: 02:30 in Rome on 25 October 2026 came twice; a named zone cannot say which."""
    rules = write_rules("restrictions: {wash: {activity: wash, wait: 7 days}}\n")

    run_inside(capfd, "calendar", "2026-10-18T02:30", *rules, *AT, "-o", "aftercare.ics")

    data = Path("aftercare.ics").read_bytes()
    (event,) = Calendar.from_ical(data).events
    assert b"DTSTART:20261025T013000Z" in data
    assert b"TZID" not in data
    assert event.start.isoformat() == "2026-10-25T01:30:00+00:00"


# Health data, and the machine


def list_options(app: Any) -> Iterator[str]:
    """Give the options that take a text, of a command and of all commands below it."""
    for parameter in app.params:
        if parameter.param_type_name == "option" and not parameter.is_flag:
            yield from parameter.opts
    for below in getattr(app, "commands", {}).values():
        yield from list_options(below)


def test_no_option_takes_a_patients_name() -> None:
    """Arguments can be seen by everybody on a computer; so a name has no place among them."""
    options = set(list_options(typer.main.get_command(make_app())))

    assert {"--session", "--clinic", "--one-file"} < options
    personal = ("name", "patient", "person", "birth", "phone", "mail", "address")
    of_a_clinician = {"--name"}  # who approves the rules
    found = {option for option in options if any(word in option for word in personal)}
    assert found == of_a_clinician


def test_no_spreadsheet_is_ever_written() -> None:
    """A quoted formula in a CSV is run all the same, so none is written."""
    package = Path(mesocare.__file__).parent
    names = {
        node.attr
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "csv"
    }

    assert names == set()


def test_a_calendars_ids_are_the_same_for_any_patient(capfd: pytest.CaptureFixture[str]) -> None:
    """A UID is made from protocol, restriction and session alone."""
    Path("day.csv").write_text(
        f"session,name,note\n{SESSION},Zanzibarqueen,ring first\n{SESSION},Bob,\n", "utf-8"
    )

    run_inside(capfd, "sheets", "day.csv", "--format", "ics", *AT, "-o", "out")

    written = [path.read_bytes() for path in sorted(Path("out").glob("*.ics"))]
    uids = [{event.uid for event in Calendar.from_ical(data).events} for data in written]
    assert len(uids) == 2
    assert len(uids[0]) > 5
    assert uids[0] == uids[1]


WITHOUT_NETWORK = (
    ("today", SESSION, *AT),
    ("can", "touch my scalp", "-s", SESSION, *AT),
    ("course", SESSION, *AT),
    ("calendar", SESSION, *AT, "-o", "aftercare.ics"),
    ("sheet", SESSION, *AT, "-o", "sheet.pdf"),
    ("sheet", SESSION, *AT, "-o", "sheet.html"),
    ("sheets", "day.csv", *AT, "-o", "out"),
    ("sessions", "add", "--any-date", SESSION, *AT[2:]),
    ("rules", "check"),
)


@pytest.mark.parametrize("arguments", WITHOUT_NETWORK, ids=lambda given: " ".join(given[:2]))
def test_every_command_does_its_work_where_there_is_no_network(arguments: tuple[str, ...]) -> None:
    """In a namespace without any interface."""
    without = ("unshare", "--user", "--map-root-user", "--net")
    if (
        shutil.which("unshare") is None
        or subprocess.run([*without, "true"], check=False).returncode
    ):
        pytest.skip("this system has no namespaces without a network")
    Path("day.csv").write_text(f"session\n{SESSION}\n", "utf-8")

    ended = subprocess.run(
        [*without, *command(*arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
        timeout=60,
    )

    assert (ended.returncode, "Traceback" in ended.stderr) == (0, False)


# Caps


CAPS = {
    "a session of 65 characters": (("today", "2" * 65, *AT), 2),
    "a question of 201 characters": (("can", "w" * 201, "-s", SESSION, *AT), 2),
    "a zone of 65 characters": (("today", SESSION, "--tz", "E" * 65), 2),
    "a rule file over 256 KiB": (("today", SESSION, "--rules", "large.yaml", *AT), 3),
    "a clinic's file over 256 KiB": (("today", SESSION, "--clinic", "large.yaml", *AT), 3),
    "a rule file of 21 levels": (("today", SESSION, "--rules", "deep.yaml", *AT), 3),
    "a text of 301 characters": (("today", SESSION, "--rules", "wordy.yaml", *AT), 3),
    "a day list over 5 MiB": (("sheets", "large.csv", *AT, "-o", "out"), 2),
    "a day list of 50,001 rows": (("sheets", "long.csv", *AT, "-o", "out"), 2),
    "151 sessions": (("today", *["-s", SESSION] * 151, *AT), 2),
    "60 sessions under 500 rules": (
        ("timeline", *["-s", SESSION] * 60, "--rules", "many.yaml", *AT),
        2,
    ),
    "101 activities before an event": (
        ("before", "2026-12-24", *["dye my hair,"] * 101, "-s", SESSION, *AT),
        2,
    ),
    "a clinic of 21 protocols": (("today", SESSION, "--clinic", "clinic.yaml", *AT), 3),
    "101 examples": (("today", SESSION, "--rules", "examples.yaml", *AT), 3),
    "1,001 answers in examples": (("today", SESSION, "--rules", "answers.yaml", *AT), 3),
}


WASH = f"{HEAD}restrictions: {{wash: {{activity: wash your hair, wait: 7 days}}}}\nexamples:\n"
EXAMPLE = "  - {{name: e, session: 2026-11-20T14:30, at: 2026-11-20T15:00, expect: {{{}}}}}\n"


@pytest.mark.parametrize(("arguments", "code"), CAPS.values(), ids=CAPS)
def test_what_is_over_its_cap_is_refused_before_any_work(
    arguments: tuple[str, ...], code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    files = {
        "large.yaml": HEAD + "#" * (256 * 1024),
        "deep.yaml": HEAD + "restrictions: " + "[" * 20,
        "wordy.yaml": f"{HEAD}restrictions: {{wash: {{activity: {'w' * 301}, wait: 7 days}}}}\n",
        "many.yaml": f"{HEAD}restrictions:\n"
        + "".join(f"  r{n}: {{activity: wash part {n}, wait: 7 days}}\n" for n in range(500)),
        "large.csv": "session\n" + "2026-11-20\n" * (5 * 1024 * 1024 // 11 + 1),
        "long.csv": "session\n" + "2026-11-20\n" * 50_001,
        "clinic.yaml": "name: Lakeside\nprotocols:\n"
        + "".join(f"  p{number}: p.yaml\n" for number in range(21)),
        "examples.yaml": WASH + EXAMPLE.format("wash: avoid") * 101,
        "answers.yaml": WASH
        + EXAMPLE.format(", ".join(f"can wash {number}: ask" for number in range(1_001))),
    }
    for name, text in files.items():
        Path(name).write_text(text, "utf-8")

    ended = run_inside(capfd, *arguments)

    assert_nothing_happened(ended, code, *files)
    assert len(ended.err) < 600


# What a view must say, so that it is not taken for another


PLAN_VIEWS = (("today", SESSION), ("timeline", SESSION), ("course", SESSION))


@pytest.mark.parametrize("view", PLAN_VIEWS[:2], ids=lambda given: given[0])
def test_each_view_says_which_treatment_which_session_and_which_moment_it_is_for(
    view: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    """A wrong protocol, a wrong session and a wrong clock can be seen."""
    told = " ".join(run_inside(capfd, *view, *AT).out.split())

    assert told.startswith("Scalp mesotherapy: day 1. Saturday 21 November, 6 pm")
    assert "Your session: yesterday at 2:30 pm." in told


def test_the_visits_say_of_which_treatment_they_are_and_from_which_session_they_count(
    capfd: pytest.CaptureFixture[str],
) -> None:
    told = " ".join(run_inside(capfd, *PLAN_VIEWS[2], *AT).out.split())

    assert told.startswith("Scalp mesotherapy: your visits.")
    assert "1: Fri 20 Nov, done." in told


def test_an_answer_says_from_which_day_and_an_answer_for_programs_for_which_moment_it_holds(
    capfd: pytest.CaptureFixture[str],
) -> None:
    answer = ("can", "wash my hair", "-s", SESSION, *AT)

    told = " ".join(run_inside(capfd, *answer).out.split())
    members = json.loads(run_inside(capfd, *answer, "--json").out)

    assert told.startswith("Better to wait: washing your hair. OK from Sunday 22 November, 2:30 pm")
    assert members["from_at"] == "2026-11-21T18:00:00+01:00"


@pytest.mark.parametrize("at", [SESSION, "2026-11-21", "2027-06-01"])
@pytest.mark.parametrize("view", PLAN_VIEWS[:2], ids=lambda given: given[0])
def test_the_signs_of_an_emergency_stand_in_every_plan_on_any_day(
    view: tuple[str, ...], at: str, capfd: pytest.CaptureFixture[str]
) -> None:
    told = " ".join(run_inside(capfd, *view, "--at", at, *AT[2:]).out.split())

    assert "Swollen throat, hard to breathe, blue lips" in told
    assert "CALL FOR AN AMBULANCE NOW." in told


@pytest.mark.parametrize("view", PLAN_VIEWS[:2], ids=lambda given: given[0])
def test_rules_whose_review_is_overdue_say_so(
    view: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    on_its_last_day, after = (
        " ".join(run_inside(capfd, view[0], at, "--all", "--at", at, *AT[2:]).out.split())
        for at in ("2029-11-22", "2029-11-23")
    )

    overdue = "A review was due by 22 November 2029: ask your clinic"
    assert "Rules: hair-mesotherapy 2.0.0" in on_its_last_day
    assert overdue not in on_its_last_day
    assert overdue in after


@pytest.mark.parametrize(
    "handed_over", [("message",), ("calendar", "-o", "-"), ("sheet", "-o", "sheet.html")]
)
def test_what_is_handed_over_says_that_the_review_of_its_rules_is_overdue(
    handed_over: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    ended = run_inside(capfd, *handed_over, "-s", "2029-11-23", "--at", "2029-11-23", *AT[2:])

    told = ended.out + "".join(path.read_text("utf-8") for path in Path().glob("sheet.html"))
    assert "A review was due by 22 November 2029" in told.replace("\r\n ", "")


def test_a_paper_says_for_which_session_and_by_which_version_of_the_rules_it_was_made(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A stale sheet can be told from a new one."""
    run_inside(capfd, "sheet", SESSION, *AT, "-o", "sheet.html")

    page = Path("sheet.html").read_text("utf-8")
    assert "Session on Friday 20 November 2026, 2:30 pm" in page
    assert "Rules: hair-mesotherapy 2.0.0, written on 26 November 2026." in page
    assert "No clinician has approved these rules; your clinic" in page
