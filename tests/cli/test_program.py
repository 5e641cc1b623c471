"""How does the program behave at its border: arguments, exit codes, pipes, terminals, secrets?"""

import json
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta
from importlib import resources
from itertools import permutations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from program import Ended, command, known_environment, run_inside, run_program, zone_at_noon
from terminal import run_in_terminal

import mesocare
from mesocare.cli.program import make_app
from mesocare.dates.misread import WRITE_LIKE
from mesocare.dates.typed import parse_at, parse_session
from mesocare.plan.dating import make_plan
from mesocare.reading.rule_file import load_protocol
from mesocare.sentences.days import Speaker
from mesocare.views import plain
from mesocare.views.screen import Screen
from mesocare.views.terminal.timeline import render_timeline
from mesocare.views.terminal.today import render_today

SESSION = "2026-11-20T14:30"
AT = ("--at", "2026-11-21T18:00", "--tz", "Etc/UTC")
TODAY = ("today", SESSION, *AT)
TIMELINE = ("timeline", SESSION, *AT)
LINES = 50
"""Those of the terminal in which a test runs the program."""
SGR = re.compile(r"\x1b\[[0-9;]*m")
NO_QUESTION = (
    "This is not a question. Write one activity in 200 characters at most, such as: wash my hair."
)
NO_SPACE = "mesocare: The output could not be written: no space left on device."

CONTRACT = Path(__file__).parent / "contract"

Facts = dict[str, Any]


@pytest.fixture(autouse=True)
def set_nothing_that_steers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Forget what this computer's user has set and recorded."""
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("MESOCARE_RULES", "MESOCARE_CLINIC", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)


# Exit codes


@pytest.mark.parametrize(
    ("words", "at", "code"),
    [
        pytest.param("touch my scalp", "2026-11-21T14:30", 0, id="yes"),
        pytest.param("go to work", "2026-11-20T14:30", 0, id="always yes"),
        pytest.param("wash my hair", "2026-11-20T09:00", 0, id="yes until the session"),
        pytest.param("wash my hair", "2026-11-21T14:30", 10, id="better to wait"),
        pytest.param("wash my hair", "2026-11-21T14:29", 11, id="not yet"),
        pytest.param("put minoxidil on", "2026-11-21T14:30", 12, id="ask your clinic"),
        pytest.param("wear a wig", "2026-11-21T14:30", 12, id="not covered"),
        pytest.param("wear a wig and use a sauna", "2026-11-21T14:30", 11, id="the strictest"),
    ],
)
def test_the_answer_is_the_exit_code(
    words: str, at: str, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """0 yes, 10 better to wait, 11 not yet, 12 ask your clinic."""
    arguments = ("can", *words.split(), "-s", SESSION, "--at", at, "--tz", "Etc/UTC")

    told = run_inside(capfd, *arguments)
    as_json = run_inside(capfd, *arguments, "--json")

    assert (told.code, told.err) == (code, "")
    assert (as_json.code, as_json.err) == (code, "")
    statuses = {0: {"clear", "upcoming"}, 10: {"caution"}, 11: {"avoid"}, 12: {"ask"}}
    assert json.loads(as_json.out)["status"] in statuses[code]


@pytest.mark.parametrize("at", ["2026-11-20T14:30", "2026-11-21T14:30", "2027-11-20"])
@pytest.mark.parametrize("name", ["today", "timeline"])
def test_a_plan_that_is_shown_ends_with_code_0_whatever_it_says(
    name: str, at: str, capfd: pytest.CaptureFixture[str]
) -> None:
    ended = run_inside(capfd, name, SESSION, "--at", at, "--tz", "Etc/UTC")

    assert (ended.code, ended.err) == (0, "")


def test_a_session_that_lies_ahead_is_a_plan_and_no_mistake(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-9."""
    ended = run_inside(capfd, "today", SESSION, "--at", "2026-11-19", "--tz", "Etc/UTC")

    assert (ended.code, ended.err) == (0, "")
    assert "before your visit" in ended.out
    assert "Your visit: tomorrow at 2:30 pm." in ended.out


REFUSED = {
    "a day and a month that could be turned round": (
        ["today", "03/04/2026"],
        "SESSION: 3 April 2026 or 4 March 2026? Write 2026-04-03 or 2026-03-04.",
    ),
    "a day and a month in another order": (
        ["today", "13/04/2026"],
        "SESSION: 13 April 2026? Write 2026-04-13.",
    ),
    "a Unix time": (
        ["today", "1795000000"],
        f"SESSION: This is not a date that can be read. {WRITE_LIKE}",
    ),
    "an event's day": (
        ["timeline", "2026-11-20", "--happened", "scabs-gone=2026"],
        f"--happened: This is not a date that can be read. {WRITE_LIKE}",
    ),
    "a year": (["timeline", "2026"], f"SESSION: This is not a date that can be read. {WRITE_LIKE}"),
    "the wrong weekday": (
        ["today", "Sun 20 Nov 2026"],
        (
            "SESSION: 20 November 2026 is a Friday. Check the date, "
            "then write 2026-11-20 in its place, or the right weekday."
        ),
    ),
    "a session as an option": (
        ["today", "-s", "31 November 2026"],
        "SESSION: November 2026 has 30 days. Write a day from 1 to 30.",
    ),
    "one bad session among good ones": (
        ["today", SESSION, "-s", "2026-11-31"],
        "SESSION: November 2026 has 30 days. Write a day from 1 to 30.",
    ),
    "a year that is out of bounds": (
        ["today", "1969-12-31"],
        "SESSION: The year is outside 1970 to 2200. Write a date within these years.",
    ),
    "a moment to look at": (
        ["today", SESSION, "--at", "03/04/2026"],
        "--at: 3 April 2026 or 4 March 2026? Write 2026-04-03 or 2026-03-04.",
    ),
    "a time alone": (
        ["today", "14:30"],
        "SESSION: This is a time without a date. Write both, such as 'today 14:30'.",
    ),
    "no words": (
        ["can", "", "-s", SESSION],
        NO_QUESTION,
    ),
    "too many words": (
        ["can", *["wash"] * 50, "-s", SESSION],
        NO_QUESTION,
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_bad_input_ends_with_code_2_and_says_what_would_be_right(
    arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    ended = run_inside(capfd, *arguments, "--tz", "Etc/UTC")

    assert ended == Ended(2, "", f"mesocare: {message}\n")


def test_a_real_process_refuses_bad_input_with_code_2() -> None:
    ended = run_program("today", "03/04/2026")

    message = "SESSION: 3 April 2026 or 4 March 2026? Write 2026-04-03 or 2026-03-04."
    assert ended == Ended(2, "", f"mesocare: {message}\n")


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("Europe/Rom", "Did you mean Europe/Rome (HH:MM there now)?"),
        ("europe/rome", "Did you mean Europe/Rome (HH:MM there now)?"),
        ("New York", "Did you mean America/New_York (HH:MM there now)?"),
        ("St Johns", "Did you mean America/St_Johns (HH:MM there now)?"),
        ("W. Europe Standard Time", "Did you mean Europe/Berlin (HH:MM there now)?"),
        ("GMT Standard Time", "Did you mean Europe/London (HH:MM there now)?"),
        ("Delhi", "Write it like Europe/Rome or America/New_York."),
        ("Nowhere/City", "Write it like Europe/Rome or America/New_York."),
        ("", "Write it like Europe/Rome or America/New_York."),
        ("../../etc/passwd", "Write it like Europe/Rome or America/New_York."),
        ("/etc/passwd", "Write it like Europe/Rome or America/New_York."),
        ("Z" * 100_000, "Write it like Europe/Rome or America/New_York."),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest_one(
    zone: str, hint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Never silently UTC; whoever is ten hours off sees it by the time there."""
    ended = run_inside(capfd, "today", SESSION, "--tz", zone)

    said = re.sub("[0-9]{2}:[0-9]{2}", "HH:MM", ended.err)
    assert (ended.code, ended.out) == (2, "")
    assert said == f"mesocare: --tz: there is no such time zone. {hint}\n"


@pytest.mark.parametrize(
    "zone",
    ["Nowhere/City", "Factory", "CET", "EST5EDT4", ":", ":{folder}/localtime", "{folder}/Rome"],
)
def test_a_computer_whose_zone_is_unknown_asks_for_one(zone: str, tmp_path: Path) -> None:
    """TIME-17: elsewhere it is silently UTC, or a name that nothing can read again."""
    data = resources.files("tzdata").joinpath("zoneinfo/Europe/Rome").read_bytes()
    for name in ("localtime", "Rome"):
        (tmp_path / name).write_bytes(data)

    ended = run_program("sessions", "add", SESSION, TZ=zone.format(folder=tmp_path))

    message = (
        "This computer's time zone is not known. Give the clinic's zone, such as: --tz Europe/Rome"
    )
    assert ended == Ended(2, "", f"mesocare: {message}\n")
    assert run_program("sessions", "list").out.startswith("No session is recorded.")


@pytest.mark.parametrize("zone", [":Europe/Rome", "/usr/share/zoneinfo/Europe/Rome"])
def test_a_computers_zone_may_be_named_as_a_file_of_the_systems_data(zone: str) -> None:
    """TIME-17."""
    if zone.startswith("/") and not Path(zone).exists():
        pytest.skip("this system keeps its zones elsewhere")

    ended = run_program("today", SESSION, "--json", TZ=zone)

    assert json.loads(ended.out)["time_zone"] == "Europe/Rome"


IN_UTC = (
    "mesocare: This computer's clock is set to UTC. If your clinic's is not, give its zone, "
    "such as: --tz Europe/Rome\n"
)


@pytest.mark.parametrize(
    "arguments",
    [
        ("today", SESSION, "--at", SESSION),
        ("course", SESSION, "--at", SESSION),
        ("before", "2026-12-12"),
        ("sessions", "add", SESSION, "--any-date"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_who_gives_no_zone_on_a_computer_in_utc_is_told(arguments: tuple[str, ...]) -> None:
    """TIME-17: in New York a yes would come hours too early."""
    silent, told = (run_program(*arguments, TZ=zone) for zone in ("Europe/London", "UTC"))
    given = run_program(*arguments, "--tz", "Etc/UTC", TZ="UTC")

    assert [silent.err, told.err, given.err] == ["", IN_UTC, ""]
    assert [silent.code, told.code, given.code] == [0, 0, 0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("sheet", SESSION, "-o", "sheet.html"),
        ("calendar", SESSION, "-o", "a.ics"),
        ("calendar", SESSION, "-o", "-"),
        ("sheets", "day.csv", "-o", "sheets", "--format", "html", "--any-date"),
    ],
    ids=" ".join,
)
def test_what_is_made_for_somebody_else_wants_a_zone_on_a_computer_in_utc(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TIME-17: nobody would see by which clock it was made."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "day.csv").write_text(f"session\n{SESSION}\n", encoding="utf-8")
    (tmp_path / "clinic.yaml").write_text("name: A clinic\nzone: Europe/Rome\n", encoding="utf-8")

    refused = run_program(*arguments, TZ="UTC")
    assert (refused.code, refused.out) == (2, "")
    assert "is for somebody else. Give the clinic's zone, such as --tz Europe/Rome" in refused.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clinic.yaml", "day.csv"]

    assert run_program(*arguments, "--clinic", "clinic.yaml", TZ="UTC").code == 0


def test_the_zone_that_is_given_wins_over_the_computers() -> None:
    """TIME-1."""
    arguments = ("today", SESSION, "--at", "2026-11-21", "--json")

    given = run_program(*arguments, "--tz", "America/St_Johns", TZ="Pacific/Apia")
    own = run_program(*arguments, TZ="America/St_Johns")

    assert given == own
    assert json.loads(own.out)["time_zone"] == "America/St_Johns"
    assert json.loads(own.out)["sessions"][0]["ended_at"] == "2026-11-20T14:30:00-03:30"


@pytest.mark.parametrize("arguments", [["today"], ["timeline"], ["can", "wash"]])
def test_without_a_session_one_sentence_says_how_to_give_one(arguments: list[str]) -> None:
    ended = run_program(*arguments)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("mesocare: No session is given")
    assert "Give its date, such as" in ended.err
    assert len(ended.err.splitlines()) == 1


MISUSED = {
    "a command with a slip": (["tody"], "There is no such command. Did you mean 'mesocare today'?"),
    "no such command": (["zzz"], "There is no such command. Write one of timeline, today, can"),
    "an option with a slip": (["today", "--jsn"], "There is no such option. Did you mean --json?"),
    "a name as an option": (
        ["sheet", "2026-11-20", "--name", "Ann"],
        "No patient's name goes into a command, where others on this computer can read it.",
    ),
    "no such option": (
        ["today", "--quux"],
        "There is no such option. See 'mesocare today --help'.",
    ),
    "a choice that is none": (
        ["sheet", "2026-11-20", "-o", "a.pdf", "--paper", "a5"],
        "--paper takes a4 or letter, and nothing else.",
    ),
    "a span that is none": (
        ["next", "2026-11-20", "--within", "soon"],
        "--within: this is not a span of time. Write a number and a unit: 24h, 3 days.",
    ),
    "an option without its value": (["today", "--at"], "--at needs a value after it."),
    "a short option without its value": (["today", "-s"], "-s needs a value after it."),
    "no question": (["can"], "Something is missing: write what you want to do"),
}


@pytest.mark.parametrize(("arguments", "message"), MISUSED.values(), ids=MISUSED)
def test_a_slip_in_the_command_gets_what_would_be_right(
    arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Style, errors: near misses get a suggestion."""
    ended = run_inside(capfd, *arguments)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"mesocare: {message}")
    assert len(ended.err.splitlines()) == 1


def test_a_value_after_a_flag_is_not_answered_with_a_wish_for_a_value(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Style, errors: what is there, what would be right."""
    ended = run_inside(capfd, *TODAY, "--json=yes")

    assert (ended.code, ended.out) == (2, "")
    assert "needs a value" not in ended.err


# Help, version, completion


COMMANDS = sorted(
    command.name or command.callback.__name__
    for command in make_app().registered_commands
    if command.callback
)


def test_the_commands_of_the_main_job_are_there() -> None:
    assert {"can", "timeline", "today"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_under_both_names_and_says_the_same(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """`-h` works."""
    short = run_inside(capfd, name, "-h")
    long = run_inside(capfd, name, "--help")

    assert (short.code, short.err) == (0, "")
    assert short.out.startswith(f"Usage: mesocare {name} ")
    assert long == short


@pytest.mark.parametrize(
    "words", [(), ("sessions",), ("sessions", "add"), *((name,) for name in COMMANDS)], ids=" ".join
)
@pytest.mark.parametrize("columns", [40, 51])
def test_help_fits_a_narrow_screen(
    words: tuple[str, ...],
    columns: int,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    told = run_inside(capfd, *words, "--help")

    assert [line for line in told.out.splitlines() if len(line) > columns] == []


@pytest.mark.parametrize("name", ["timeline", "today", "can"])
def test_the_help_names_each_option(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    told = run_inside(capfd, name, "-h").out

    options = [
        "--session",
        "-s,",
        "--at",
        "--tz",
        "--rules",
        "--json",
        "--plain",
        "-h,",
    ]
    assert [option for option in options if option not in told] == []
    assert "When you left the clinic" in told


@pytest.mark.parametrize("name", ["clinic", "rules", "sessions"])
def test_what_a_group_says_of_its_commands_is_not_cut_off(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    told = run_inside(capfd, name, "-h").out.partition("Commands:\n")[2]

    assert told
    assert "..." not in told


def test_the_programs_help_lists_the_commands_and_says_who_decides(
    capfd: pytest.CaptureFixture[str],
) -> None:
    told = run_inside(capfd, "-h")

    assert (told.code, told.err) == (0, "")
    assert run_inside(capfd, "--help") == told
    assert [name for name in COMMANDS if f"  {name} " not in told.out] == []
    assert "Your clinic's own advice comes first. This is not a medical device." in told.out


def test_the_version_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_inside(capfd, "--version") == Ended(0, f"mesocare {mesocare.__version__}\n", "")


@pytest.mark.parametrize("arguments", ["", "today {session} --tz Europe/Rome"])
def test_a_clock_that_is_more_than_a_day_off_is_no_fault(arguments: str) -> None:
    """The system counts with it, Python does not; the clinic's zone is enough."""
    ended = run_program(*arguments.format(session=SESSION).split(), TZ="UTC+25")

    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize("zone", [zone_at_noon(), "Etc/GMT+12", "Etc/GMT-14"])
def test_without_arguments_the_program_says_how_to_begin(zone: str) -> None:
    """One who has never used it; yesterday is that of where they are."""
    ended = run_program(TZ=zone)

    assert (ended.code, ended.err) == (0, "")
    first, second, third = ended.out.splitlines()
    yesterday = datetime.now(ZoneInfo(zone)) - timedelta(days=1)
    assert first.endswith(f"mesocare today {yesterday:%Y-%m-%d}T15:00")
    assert second.endswith(f"mesocare sessions add {yesterday:%Y-%m-%d}T15:00")
    assert third.endswith('mesocare can "wash my hair"')
    assert run_program(*first.split("mesocare ")[1].split()).code == 0


@pytest.mark.parametrize(
    ("shell", "asked", "offered"),
    [
        pytest.param(
            "complete_bash",
            {"COMP_WORDS": "mesocare can sham", "COMP_CWORD": "2"},
            "shampoo\nshampooing\nshampoo brush",
            id="bash",
        ),
        pytest.param(
            "complete_bash",
            {"COMP_WORDS": "mesocare before 2026-12-24 sham", "COMP_CWORD": "3"},
            "shampoo\nshampooing\nshampoo brush",
            id="bash, of an event",
        ),
        pytest.param(
            "complete_zsh",
            {"_TYPER_COMPLETE_ARGS": "mesocare can sham"},
            (
                '_arguments \'*: :(("shampoo":"washing your hair"\n'
                '"shampooing":"washing your hair"\n'
                '"shampoo brush":"head massage"))\''
            ),
            id="zsh",
        ),
        pytest.param(
            "complete_fish",
            {
                "_TYPER_COMPLETE_ARGS": "mesocare can sham",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            },
            (
                "shampoo\twashing your hair\nshampooing\twashing your hair\n"
                "shampoo brush\thead massage"
            ),
            id="fish",
        ),
    ],
)
def test_a_shell_completes_the_words_for_activities(
    shell: str, asked: dict[str, str], offered: str
) -> None:
    """Shell completion, activities too."""
    ended = run_program(_MESOCARE_COMPLETE=shell, **asked)

    assert ended == Ended(0, f"{offered}\n", "")


def test_a_shell_is_offered_each_word_once_and_what_needs_no_wait_as_well() -> None:
    offered = run_program(
        _MESOCARE_COMPLETE="complete_bash", COMP_WORDS="mesocare can dri", COMP_CWORD="2"
    ).out.splitlines()

    assert len(offered) == len(set(offered))
    assert {"drink alcohol", "drive"} <= set(offered)


def test_a_shell_completes_commands_and_options() -> None:
    words = {
        "mesocare ti": "timeline",
        "mesocare today --pl": "--plain",
        "mesocare today --happened sc": "scabs-gone",
        "mesocare today --with nu": "numbed",
        "mesocare sessions happened sc": "scabs-gone",
        "mesocare sessions add --with nu": "numbed",
    }

    offered = {
        text: run_program(
            _MESOCARE_COMPLETE="complete_bash",
            COMP_WORDS=text,
            COMP_CWORD=str(len(text.split()) - 1),
        )
        for text in words
    }

    assert offered == {text: Ended(0, f"{found}\n", "") for text, found in words.items()}


def test_a_shell_completes_for_one_who_has_recorded_a_session_as_well(tmp_path: Path) -> None:
    """A bare call means today's view; a shell's question is no bare call."""
    recorded = {"XDG_DATA_HOME": str(tmp_path)}
    assert run_program("sessions", "add", "yesterday", **recorded).code == 0

    ended = run_program(
        _MESOCARE_COMPLETE="complete_bash", COMP_WORDS="mesocare s", COMP_CWORD="1", **recorded
    )

    assert ended == Ended(0, "signs\nsheet\nsheets\nsessions\n", "")


HOSTILE_RULES = r"""
format: 2
protocol: {id: x-y, title: X, version: 1.0.0, language: en, written_on: 2026-01-01}
restrictions:
  wash:
    activity: wash your $(touch scratch) `touch scratch` "hair"; touch scratch
    wait: 1 day
    also_called: ['zap\$(touch${IFS}(scratch))', zop, 'z`touch scratch`', 'z"; touch scratch; "']
"""


@pytest.mark.parametrize(
    ("shell", "asked"),
    [
        ("complete_bash", {"COMP_WORDS": "mesocare can z", "COMP_CWORD": "2"}),
        ("complete_zsh", {"_TYPER_COMPLETE_ARGS": "mesocare can z"}),
        (
            "complete_fish",
            {"_TYPER_COMPLETE_ARGS": "mesocare can z", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        ),
    ],
)
def test_a_shell_is_offered_nothing_that_it_could_run(
    shell: str, asked: dict[str, str], tmp_path: Path
) -> None:
    """Letters, digits, blanks and hyphens alone, in values and their help."""
    rules = tmp_path / "rules.yaml"
    rules.write_text(HOSTILE_RULES, encoding="utf-8")

    offered = run_program(_MESOCARE_COMPLETE=shell, MESOCARE_RULES=str(rules), **asked).out

    assert "zop" in offered
    own = offered.replace("_arguments '*: :((", "").replace("))'", "").replace('":"', " ")
    assert re.sub(r'[\w \t\n"-]', "", own) == ""
    assert "zap" not in offered


# The JSON contract


def json_of(capfd: pytest.CaptureFixture[str], *arguments: str) -> Facts:
    """Run a command for its JSON."""
    ended = run_inside(capfd, *arguments, "--json")
    assert ended.err == ""
    facts: Facts = json.loads(ended.out)
    return facts


def test_the_plan_is_told_to_machines_to_the_letter(capfd: pytest.CaptureFixture[str]) -> None:
    """Each member was worked out by hand; `plan/2` may gain some, and loses none."""
    arguments = ("--json", "--rules", str(CONTRACT / "rules.yaml"))

    ended = run_inside(capfd, *TODAY, *arguments)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (CONTRACT / "plan-2.json").read_text(encoding="utf-8")
    assert run_inside(capfd, *TIMELINE, *arguments) == ended


def test_the_plan_keeps_the_rule_files_order(capfd: pytest.CaptureFixture[str]) -> None:
    facts = json_of(capfd, *TODAY)

    assert [found["id"] for found in facts["restrictions"]] == list(load_protocol().restrictions)


@pytest.mark.parametrize(
    ("zone", "ended_at", "clear_at"),
    [
        ("Europe/Rome", "2026-03-28T15:00:00+01:00", "2026-03-29T16:00:00+02:00"),
        ("America/St_Johns", "2026-03-28T15:00:00-02:30", "2026-03-29T15:00:00-02:30"),
        ("Asia/Kathmandu", "2026-03-28T15:00:00+05:45", "2026-03-29T15:00:00+05:45"),
    ],
)
def test_moments_bear_the_offset_that_the_zone_has_then(
    zone: str, ended_at: str, clear_at: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-2."""
    facts = json_of(capfd, "today", "2026-03-28T15:00", "--at", "2026-03-28", "--tz", zone)

    assert facts["sessions"] == [{"ended_at": ended_at, "has_time": True}]
    assert facts["restrictions"][0]["clear_at"] == clear_at


def test_a_session_without_a_time_ends_with_its_day(capfd: pytest.CaptureFixture[str]) -> None:
    """TIME-6."""
    facts = json_of(capfd, "today", "2026-11-20", *AT)

    assert facts["sessions"] == [{"ended_at": "2026-11-21T00:00:00+00:00", "has_time": False}]


def test_three_sessions_in_any_order_and_given_twice_give_the_same_bytes(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Any order, duplicates ignored."""
    sessions = ["2026-11-20T14:30", "2026-12-11", "2027-01-04T09:45"]

    given = [
        run_inside(capfd, "today", first, "-s", second, *more, *AT, form)
        for form in ("--json", "--plain")
        for first, second, *more in [
            *permutations(sessions),
            (*sessions, sessions[0]),
            (sessions[2], sessions[0], "--session", "11 Dec 2026", "-s", sessions[0]),
        ]
    ]

    assert {ended.code for ended in given} == {0}
    assert len({ended.out for ended in given}) == 2


@pytest.mark.parametrize("form", ["--json", "--plain"])
def test_the_same_input_gives_the_same_bytes(form: str) -> None:
    """Whatever Python's hash seed is."""
    runs = [run_program(*TIMELINE, form, PYTHONHASHSEED=seed) for seed in ("0", "1", "20261120")]

    assert runs[0].code == 0
    assert runs == [runs[0]] * 3


def test_what_is_given_is_read_from_now_when_no_moment_is_given() -> None:
    """TIME-1: only the shell reads the clock."""
    before = datetime.now(ZoneInfo("Etc/UTC")).replace(microsecond=0)
    facts = json.loads(run_program("today", "now", "--json").out)
    after = datetime.now(ZoneInfo("Etc/UTC"))

    assert before <= datetime.fromisoformat(facts["at"]) <= after
    assert facts["sessions"] == [{"ended_at": facts["at"], "has_time": True}]


# Pipes, full disks, consoles


def run_with(
    *arguments: str, environment: dict[str, str], stdout: int, is_closed: bool = False
) -> tuple[int, str]:
    """Run the program with a standard output of ours, and give its code and what it says."""
    ended = subprocess.run(
        command(*arguments),
        check=False,
        encoding="utf-8",
        env=known_environment(**environment),
        preexec_fn=(lambda: os.close(1)) if is_closed else None,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        timeout=60,
    )
    return ended.returncode, ended.stderr


UNBUFFERED = [pytest.param({}, id="buffered"), pytest.param({"PYTHONUNBUFFERED": "1"}, id="not")]
WRITERS = [
    TIMELINE,
    (*TODAY, "--json"),
    ("can", "wash", "-s", SESSION, *AT),
    ("--help",),
    ("--version",),
]


@pytest.mark.parametrize("environment", UNBUFFERED)
@pytest.mark.parametrize("arguments", WRITERS, ids=lambda given: given[0])
def test_a_reader_that_has_gone_ends_it_quietly_with_code_141(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    """`| head`."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = run_with(*arguments, environment=environment, stdout=writing)
    finally:
        os.close(writing)

    assert ended == (141, "")


@pytest.mark.parametrize("environment", UNBUFFERED)
def test_a_reader_that_leaves_in_the_middle_ends_it_quietly_with_code_141(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """JSON was cut at 65,536 bytes with code 0 elsewhere."""
    rules = tmp_path / "long.yaml"
    rules.write_text(
        "format: 2\n"
        "protocol: {id: long, title: Long, version: 1.0.0, language: en, written_on: 2026-11-22}\n"
        "restrictions:\n"
        + "".join(
            f"  r{n}: {{activity: rest {'x' * 200} {n}, wait: 1 day, why: {'x ' * 100}}}\n"
            for n in range(400)
        ),
        encoding="utf-8",
    )
    arguments = (*TODAY, "--json", "--rules", str(rules))
    whole = run_program(*arguments)
    with subprocess.Popen(
        command(*arguments),
        env=known_environment(**environment),
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        begun = process.stdout.read(100)
        process.stdout.close()
        said = process.stderr.read()
        code = process.wait(60)

    assert (whole.code, whole.err) == (0, "")
    assert len(whole.out) > 2 * 65_536
    assert (code, said, begun) == (141, b"", whole.out.encode()[:100])


@pytest.mark.parametrize("environment", UNBUFFERED)
@pytest.mark.parametrize("arguments", WRITERS, ids=lambda given: given[0])
def test_a_full_disk_ends_it_with_code_5(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    """Never 0 with output missing."""
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        code, said = run_with(*arguments, environment=environment, stdout=full)
    finally:
        os.close(full)

    assert (code, said) == (5, f"{NO_SPACE} Make room, or write elsewhere.\n")


@pytest.mark.parametrize("environment", UNBUFFERED)
@pytest.mark.parametrize("arguments", WRITERS, ids=lambda given: given[0])
def test_a_closed_standard_output_ends_it_with_code_5(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    code, said = run_with(
        *arguments, environment=environment, stdout=subprocess.DEVNULL, is_closed=True
    )

    message = "There is no standard output. Run mesocare in a terminal, or with '> FILE'."
    assert (code, said) == (5, f"mesocare: {message}\n")


def test_a_refusal_keeps_its_code_when_nobody_can_read_why() -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        ended = subprocess.run(
            command("today", "03/04/2026"),
            check=False,
            env=known_environment(),
            stderr=full,
            stdout=subprocess.PIPE,
        )
    finally:
        os.close(full)

    assert (ended.returncode, ended.stdout) == (2, b"")


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        pytest.param({"LANG": "C", "LC_ALL": "C"}, "utf-8", id="LANG=C"),
        pytest.param({"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"}, "utf-8", id="POSIX"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, "ascii", id="ascii"),
        pytest.param({"PYTHONIOENCODING": "ascii:strict"}, "ascii", id="ascii, strict"),
        pytest.param({"PYTHONIOENCODING": "cp1252"}, "cp1252", id="cp1252"),
        pytest.param({"PYTHONIOENCODING": "cp437"}, "cp437", id="cp437"),
        pytest.param({"PYTHONIOENCODING": "utf-16"}, "utf-16", id="utf-16"),
    ],
)
def test_a_console_that_knows_few_letters_gets_a_complete_answer(
    environment: dict[str, str], encoding: str
) -> None:
    """Complete plain output, no crash; the sources hold a dash and accents."""
    arguments = ("can", "wash my hair", "-s", SESSION, *AT)
    whole = run_program(*arguments).out

    ended = subprocess.run(
        command(*arguments), capture_output=True, check=False, env=known_environment(**environment)
    )

    told = ended.stdout.decode(encoding)
    spelled = whole.replace("\N{EN DASH}", "-").encode(encoding, "replace").decode(encoding)
    assert (ended.returncode, ended.stderr) == (10, b"")
    assert "OK from Sunday 22 November, 2:30 pm." in told
    assert told in {whole, spelled, whole.encode(encoding, "replace").decode(encoding)}


@pytest.mark.parametrize("columns", ["0", "-5", "junk", "", "1000000", "1e3"])
def test_a_width_that_is_none_loses_nothing(columns: str) -> None:
    """COLUMNS=0 prints nothing at all elsewhere."""
    ended = run_program(*TIMELINE, COLUMNS=columns)

    usual = run_program(*TIMELINE)
    assert (ended.code, ended.err) == (0, "")
    assert "".join(ended.out.split()) == "".join(usual.out.split())


@pytest.mark.parametrize(("columns", "width"), [("20", 20), ("40", 40), ("72", 72), ("200", 88)])
def test_sentences_are_broken_to_the_width_that_is_given(columns: str, width: int) -> None:
    ended = run_program(*TIMELINE, COLUMNS=columns)

    assert max(map(len, ended.out.splitlines())) <= width
    assert ended == Ended(0, plain.render_timeline(fixed_plan(), speaker(), Screen(width)), "")


def fixed_plan() -> mesocare.Plan:
    """Make the plan of `TIMELINE` by the public API."""
    zone = ZoneInfo("Etc/UTC")
    now = datetime(2026, 11, 25, tzinfo=zone)
    return make_plan(
        load_protocol(),
        [parse_session(SESSION, zone=zone, now=now)],
        at=parse_at("2026-11-21T18:00", zone=zone, now=now),
        zone=zone,
    )


def speaker() -> Speaker:
    """Return who says the fixed plan's times in the environment of a test."""
    plan = fixed_plan()
    return Speaker("en", plan.zone, plan.today)


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
def test_a_terminal_gets_the_drawn_view_at_its_width(columns: int) -> None:
    screen = Screen(columns, 50, is_plain=False, has_colour=True)

    code, timeline = run_in_terminal(*TIMELINE, columns=columns)
    _, today = run_in_terminal(*TODAY, columns=columns)

    drawn = [lines_of(render_timeline(fixed_plan(), speaker(), screen))]
    drawn.append(lines_of(render_today(fixed_plan(), speaker(), screen)))
    assert code == 0
    assert [lines_of(timeline), lines_of(today)] == drawn
    assert max(map(len, [*drawn[0], *drawn[1]])) <= columns


def lines_of(page: str) -> list[str]:
    """Give the lines of a page as they are seen."""
    return [line.rstrip() for line in SGR.sub("", page).splitlines()]


def test_each_status_has_its_own_sign_and_colour_in_a_terminal() -> None:
    _, page = run_in_terminal(*TODAY, columns=100)

    colours = {sign: re.findall(rf"\x1b\[([0-9;]*)m {re.escape(sign)} ", page) for sign in "✗◐?"}
    assert all(colours.values())
    assert len({code for codes in colours.values() for code in codes}) == 3


@pytest.mark.parametrize("columns", [20, 40, 59])
def test_a_narrow_terminal_gets_plain_sentences(columns: int) -> None:
    """Below 60 columns."""
    code, page = run_in_terminal(*TIMELINE, columns=columns)

    screen = Screen(columns, LINES, scrolls=True)
    assert (code, page) == (0, plain.render_timeline(fixed_plan(), speaker(), screen))


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        pytest.param((), {"TERM": "dumb"}, id="dumb"),
        pytest.param((), {"TERM": ""}, id="none"),
        pytest.param(("--plain",), {}, id="plain"),
        pytest.param((), {"PYTHONIOENCODING": "cp1252"}, id="cp1252"),
        pytest.param((), {"PYTHONIOENCODING": "ascii"}, id="ascii"),
    ],
)
def test_a_terminal_that_cannot_draw_gets_plain_sentences(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    """On a dumb terminal, or with `--plain`."""
    code, page = run_in_terminal(*TIMELINE, *arguments, columns=100, **environment)

    assert (code, page) == (0, plain.render_timeline(fixed_plan(), speaker(), Screen(88)))


@pytest.mark.parametrize("kind", ["unknown", "vt100", "xterm", "linux", "screen-256color"])
def test_any_kind_of_terminal_gets_lines_that_fit_it(kind: str) -> None:
    code, page = run_in_terminal(*TIMELINE, columns=60, TERM=kind)

    assert code == 0
    assert max(map(len, lines_of(page))) <= 60


def test_without_colour_a_terminal_gets_signs_and_words_only() -> None:
    """NO_COLOR."""
    _, coloured = run_in_terminal(*TODAY, columns=100)
    code, bare = run_in_terminal(*TODAY, columns=100, NO_COLOR="1")

    colour = re.compile(r"\x1b\[(?:[0-9]+;)*(?:3[0-8]|4[0-8]|9[0-7])(?:;[0-9]+)*m")
    assert (code, colour.findall(bare)) == (0, [])
    assert colour.findall(coloured) != []
    assert lines_of(bare) == lines_of(coloured)


def test_json_in_a_terminal_is_the_same_bytes_as_in_a_pipe() -> None:
    assert run_in_terminal(*TODAY, "--json", columns=60) == (0, run_program(*TODAY, "--json").out)


@pytest.mark.parametrize(
    ("environment", "has_links"),
    [({"VTE_VERSION": "7600"}, True), ({"TERM_PROGRAM": "iTerm.app"}, True), ({}, False)],
)
def test_a_terminal_that_shows_links_gets_sources_as_links_and_others_get_addresses(
    *, environment: dict[str, str], has_links: bool
) -> None:
    code, page = run_in_terminal(*TIMELINE, "--all", columns=100, **environment)

    assert code == 0
    assert ("\x1b]8;;https://" in page) == has_links
    assert ("\n   https://" in page) == (not has_links)
    assert "\N{REPLACEMENT CHARACTER}" not in page


# Secrets and faults


NAME = "Zanzibarqueen"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["today", NAME], id="session"),
        pytest.param(["today", f"2026-11-20 {NAME}"], id="beside a date"),
        pytest.param(["today", f"03/04/2026 {NAME}"], id="beside a bad date"),
        pytest.param(["today", f"{NAME} 20 Nov 2026"], id="before a date"),
        pytest.param(["today", "-s", NAME], id="session option"),
        pytest.param(["today", SESSION, "--at", NAME], id="moment"),
        pytest.param(["today", SESSION, "--tz", NAME], id="zone"),
        pytest.param(["today", SESSION, "--tz", f"Europe/{NAME}"], id="zone in a continent"),
        pytest.param(["today", SESSION, "--with", NAME], id="answer"),
        pytest.param(["course", SESSION, "--without", NAME], id="answer of no"),
        pytest.param(["today", SESSION, "--happened", f"{NAME}=now"], id="event"),
        pytest.param(
            ["sessions", "add", SESSION, "--with", NAME.lower(), "--without", NAME.lower()],
            id="both answers",
        ),
        pytest.param(["sessions", "remove", NAME], id="session to remove"),
        pytest.param(["sessions", "happened", NAME], id="event to note"),
        pytest.param(["rules", "show", NAME], id="rule"),
        pytest.param(["rules", "show", NAME, "--json"], id="rule in JSON"),
        pytest.param(["rules", "show", NAME, "--as-read"], id="rule as read"),
        pytest.param(["rules", "schema", NAME], id="schema"),
        pytest.param(["rules", "new", "a.yaml", "--kind", NAME], id="kind"),
        pytest.param(["before", NAME, "-s", SESSION], id="day of an event"),
        pytest.param(["next", SESSION, "--at", NAME], id="moment of next"),
        pytest.param(["sheet", SESSION, "-o", "a.pdf", "--paper", NAME], id="choice"),
        pytest.param(["today", SESSION, "--rules", NAME], id="protocol"),
        pytest.param([NAME], id="command"),
        pytest.param([NAME, "today", SESSION], id="before a command"),
        pytest.param(["today", SESSION, f"--{NAME}"], id="option"),
        pytest.param(["today", SESSION, f"--{NAME}=1"], id="option with a value"),
        pytest.param(["today", SESSION, f"--json={NAME}"], id="value of a flag"),
        pytest.param(["today", SESSION, f"-{NAME}"], id="short options"),
        pytest.param(["today", SESSION, "--rules"], id="no value"),
        pytest.param(["can", NAME], id="words without a session"),
        pytest.param(["can", *[NAME] * 20, "-s", SESSION], id="too many words"),
        pytest.param(["can", NAME, "-s", NAME], id="words and session"),
        pytest.param(["today", SESSION, NAME], id="second session"),
        pytest.param(["today", SESSION, "--rules", f"/{NAME}/rules.yaml"], id="folder"),
    ],
)
def test_no_error_repeats_what_may_be_a_patients_name(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """Errors do not repeat a patient's data."""
    ended = run_inside(capfd, *arguments)

    assert ended.code in {2, 5}
    assert ended.out == ""
    assert NAME.lower() not in ended.err.lower()
    assert "Traceback" not in ended.err


def test_more_words_than_any_call_needs_are_refused_before_they_are_read(
    capfd: pytest.CaptureFixture[str],
) -> None:
    ended = run_inside(capfd, "timeline", *["-s", SESSION] * 5_000)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "mesocare: 10,001 words are too many. Give 10,000 at most.\n"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("approved_by: {name}\n  zzz: 1", 3, id="beside an unknown key"),
        pytest.param("approved_by: {name}\n  language: x", 3, id="beside a duplicate key"),
        pytest.param("approved_by: [{name}]", 3, id="in a list"),
        pytest.param("approved_by: {name} {name} {long}", 3, id="in a text that is too long"),
        pytest.param("approved_by: '{name}\n", 3, id="in a quote that never ends"),
        pytest.param("approved_by: a\n  b: {name}: c", 3, id="in what is not YAML"),
        pytest.param("approved_by: &{name} a", 3, id="as an anchor"),
        pytest.param("approved_by: *{name}", 3, id="as an alias"),
        pytest.param("approved_by: !{name} a", 3, id="as a tag"),
        pytest.param("approved_by: {name}\x07", 3, id="beside a control character"),
    ],
)
def test_no_error_repeats_a_name_that_stands_in_a_rule_file_where_it_may(
    line: str, code: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Pydantic prints `input_value='Jane Roe'`."""
    text = (
        "protocol:\n  id: a\n  title: Rules\n  version: 1.0.0\n  language: en\n"
        "  written_on: 2026-11-22\n  LINE\nrestrictions:\n  w: {activity: w, wait: 1 day}\n"
    )
    rules = tmp_path / "rules.yaml"
    rules.write_text(text.replace("LINE", line.format(name=NAME, long="x" * 300)), encoding="utf-8")

    ended = run_inside(capfd, *TODAY, "--rules", str(rules))

    assert (ended.code, ended.out) == (code, "")
    assert NAME.lower() not in ended.err.lower()


def test_a_fault_of_the_program_ends_with_code_70_and_shows_nothing_of_the_patient(
    tmp_path: Path,
) -> None:
    """Typer's tracebacks print local variables."""
    broken = (
        "import sys, mesocare.plan.dating as plan\n"
        "def fail(*_, **__): raise RuntimeError('Zanzibarqueen')\n"
        "plan._watch_until = fail\n"
        "from mesocare.cli.main import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", broken, *TODAY],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
        env=known_environment(),
    )

    assert (ended.returncode, ended.stdout) == (70, "")
    assert ended.stderr.startswith("mesocare: this is a fault of the program (RuntimeError at ")
    assert (NAME in ended.stderr, "Traceback" in ended.stderr) == (False, False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31m2026-11-20",
        "2026-11-20\x1b]52;c;aGk=\x07",
        "\u202e2026-11-20",
        "\uff12\uff10\uff12\uff16-11-20",
        "2026-11-20\n",
        "",
        " ",
        "-",
        "9" * 1_000_000,
        "\udcff",
    ],
    ids=lambda text: repr(text[:20]),
)
@pytest.mark.parametrize("place", ["session", "at", "words"])
def test_odd_characters_in_an_argument_reach_no_terminal(
    text: str, place: str, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = {
        "session": ["today", text, *AT],
        "at": ["today", SESSION, "--at", text, *AT[2:]],
        "words": ["can", text, "-s", SESSION, *AT],
    }[place]

    ended = run_inside(capfd, *arguments)

    assert (ended.code, ended.out) == (2, "") or (place == "words" and ended.code == 12)
    written = (ended.out + ended.err).replace("\n", "")
    assert [letter for letter in written if not letter.isprintable()] == []
    assert len(ended.err) < 400


def test_who_looks_into_python_gets_the_same_answer_and_code() -> None:
    """PYTHONINSPECT, which some keep set, has Python go on when a program ends."""
    asked = ("can", "wash my hair", "-s", SESSION, *AT)

    assert run_program(*asked, PYTHONINSPECT="1") == run_program(*asked)


LATIN_1 = "Z\udcfcrich"
"""How Python gives the bytes of a word that is not UTF-8."""


@pytest.mark.parametrize(
    "arguments",
    [
        ["today", LATIN_1],
        ["today", SESSION, "--with", LATIN_1],
        ["can", LATIN_1],
        ["sheet", SESSION, "-o", "sheet.pdf", "--note", LATIN_1],
        ["sheet", SESSION, "-o", "sheet.html", "--note", LATIN_1],
        ["sheet", SESSION, "-o", f"{LATIN_1}.pdf"],
        ["sheets", f"{LATIN_1}.csv", "-o", "out"],
        ["rules", "approve", "clinic.yaml", "--name", LATIN_1, "--profession", "nurse", "--yes"],
        ["rules", "approve", "clinic.yaml", "--name", "Ada", "--profession", LATIN_1, "--yes"],
        ["rules", "new", f"{LATIN_1}.yaml"],
        ["clinic", "use", f"{LATIN_1}.yaml"],
        [f"--{LATIN_1}"],
        [LATIN_1],
    ],
)
def test_a_word_of_another_encoding_is_refused_by_its_place(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A console or a script of an old encoding writes so; no view could print it."""
    monkeypatch.chdir(tmp_path)
    place = next(at for at, word in enumerate(arguments, start=1) if LATIN_1 in word)

    ended = run_inside(capfd, *arguments)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"mesocare: Word {place} after 'mesocare' is not UTF-8 text")
    assert "rich" not in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["MESOCARE_RULES", "MESOCARE_CLINIC", "COMP_WORDS"])
def test_a_variable_of_another_encoding_is_refused_by_its_name(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, LATIN_1)

    ended = run_inside(capfd, *TODAY)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"mesocare: The variable {name} is not UTF-8 text")
    assert "rich" not in ended.err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no bytes among its arguments")
def test_bytes_of_another_encoding_are_refused_in_a_real_process(tmp_path: Path) -> None:
    ended = subprocess.run(
        [*command("sheet", SESSION, *AT, "-o", "a.pdf", "--note"), b"caf\xe9"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=known_environment(),
    )

    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"is not UTF-8 text" in ended.stderr


def test_a_rule_file_named_by_the_environment_serves_unless_one_is_given(
    tmp_path: Path,
) -> None:
    paths = {}
    for name in ("own", "clinic"):
        paths[name] = tmp_path / f"{name}.yaml"
        paths[name].write_text(
            f"format: 2\nprotocol: {{id: {name}, title: A, version: 1.0.0, language: en, "
            "written_on: 2026-11-22}\nrestrictions: {w: {activity: w, wait: 1 day}}\n",
            encoding="utf-8",
        )

    by_environment = run_program(*TODAY, "--json", MESOCARE_RULES=str(paths["clinic"]))
    both = run_program(
        *TODAY, "--json", "--rules", str(paths["own"]), MESOCARE_RULES=str(paths["clinic"])
    )
    neither = run_program(*TODAY, "--json", MESOCARE_RULES="")

    ids = [json.loads(ended.out)["protocol"]["id"] for ended in (by_environment, both, neither)]
    assert ids == ["clinic", "own", "hair-mesotherapy"]


def test_a_rule_file_that_is_not_there_ends_with_code_5_and_never_with_the_default(
    tmp_path: Path,
) -> None:
    """Never a fallback to the default."""
    ended = run_program(*TODAY, MESOCARE_RULES=str(tmp_path / "none.yaml"))

    message = "none.yaml: no such file or directory. Check the path of the rule file."
    assert ended == Ended(5, "", f"mesocare: {message}\n")


def test_the_installed_command_is_the_same_program() -> None:
    """`mesocare` and `python -m mesocare`."""
    script = Path(sys.executable).with_name("mesocare")
    if not script.exists():
        pytest.skip("mesocare is not installed as a command here")

    ended = subprocess.run(
        [script, *TODAY, "--json"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=known_environment(),
    )

    assert ended.stdout == run_program(*TODAY, "--json").out


@pytest.mark.parametrize("group", [[], ["rules"], ["sessions"]], ids=["all", "rules", "sessions"])
def test_the_list_of_commands_cuts_no_sentence_short(
    group: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    listed = run_inside(capfd, *group, "--help").out.split("Commands:\n")[1]

    assert [line for line in listed.splitlines() if line.endswith("...")] == []


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_an_error_in_a_terminal_is_broken_between_words(columns: int) -> None:
    code, page = run_in_terminal("today", "13/04/2026", "--tz", "Europe/Rome", columns=columns)
    whole = run_program("today", "13/04/2026", "--tz", "Europe/Rome").err

    assert code == 2
    assert max(map(len, page.splitlines())) <= columns
    assert page.split() == whole.split()
