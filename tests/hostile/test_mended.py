"""Do the faults that hostile input has found stay mended? Each stands here as it was found."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from program import run_inside, run_program

from mesocare.reading.clinic_file import shape_clinic
from mesocare.reading.rule_file import shape_rules
from mesocare.reading.yaml_tree import MOST_VALUES, UnreadableYamlError, decode, parse_tree

HEAD = """\
format: 2
protocol: {id: a, title: T, version: 1.0.0, language: en, written_on: 2026-01-01}
"""


def said_of(text: str) -> list[str]:
    """Give what is said of a rule file."""
    return [str(problem) for problem in shape_rules(text, "rules.yaml").problems]


# One slip, one problem


RULE = "restrictions:\n  wash: {activity: wash, wait: 2 days}\n"
WINE = f"{RULE}before_session:\n  wine: "


@pytest.mark.parametrize(
    ("below", "slip", "meant"),
    [
        ("restrictions:\n  wash: {activity: wash, wayt: 2 days}", "wayt", "wait"),
        ("restrictions:\n  wash: {activity: wash, untill: dry}", "untill", "until"),
        ("restrictions:\n  wash: {activty: wash, wait: 2 days}", "activty", "activity"),
        (f"{WINE}{{do_nott: drink, from: 1 day}}", "do_nott", "do_not"),
        (f"{WINE}{{do_not: drink, form: 1 day}}", "form", "from"),
        (f"{RULE}course: {{session: 4, gap: 1 week}}", "session", "sessions"),
    ],
)
def test_a_slip_in_a_key_is_one_problem_and_not_a_missing_key_as_well(
    below: str, slip: str, meant: str
) -> None:
    problems = said_of(f"{HEAD}{below}\n")

    said = f"'{slip}' is not a key here. Did you mean '{meant}'?"
    assert [problem.split(": ", 2)[2] for problem in problems] == [said]


def test_a_slip_in_one_rule_does_not_hide_what_another_rule_lacks() -> None:
    problems = said_of(
        f"{HEAD}restrictions:\n  wash: {{activity: wash, wayt: 2 days}}\n"
        "  swim: {activity: swim}\n"
    )

    assert [problem.split(": ")[1] for problem in problems] == [
        "restrictions.wash.wayt",
        "restrictions.swim",
    ]


# Files that are no text, or too much of it


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_called_so_with_its_mark_and_without(encoding: str) -> None:
    data = f"{HEAD}restrictions: {{}}\n".encode(encoding)

    with pytest.raises(UnreadableYamlError, match=r"^the file is UTF-16 text\. Save it again as"):
        decode(data)


def test_as_many_values_are_read_as_any_real_file_has_and_not_one_more() -> None:
    """An answer comes within a second only where a file is no bomb."""
    assert len(parse_tree(f"[{'a,' * (MOST_VALUES - 1)}]").document) == MOST_VALUES - 1
    with pytest.raises(UnreadableYamlError, match=r"^over 12,000 values stand in this file"):
        parse_tree(f"[{'a,' * MOST_VALUES}]")


def test_keys_that_stand_again_and_again_are_counted_as_well() -> None:
    with pytest.raises(UnreadableYamlError, match=r"^over 12,000 values stand in this file"):
        parse_tree("wait: 1 day\n" * (MOST_VALUES + 1))


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\U0010ffff"])
def test_what_is_no_character_is_refused_where_it_stands_or_read(character: str) -> None:
    """The reader of YAML refuses some of them in a way of its own."""
    said = said_of(f"{HEAD}x: a{character}\n")

    assert said
    if character != "\U0010ffff":
        name = f"U+{ord(character):04X} (control character)"
        refusal = f"rules.yaml:3:5: the character {name} may not stand here. Take it out."
        assert said == [refusal]


# What is printed of names and arguments


def test_a_folder_in_place_of_a_rule_file_is_called_as_it_was_given(
    capfd: pytest.CaptureFixture[str],
) -> None:
    ended = run_inside(capfd, "rules", "check", ".")

    assert (ended.code, ended.err) == (
        5, "mesocare: .: is a directory. Check the path of the file.\n"
    )  # fmt: skip


@pytest.mark.parametrize("name", ["\x1b[31mred.yaml", "a\nNot yet.yaml", "\x1b]0;x\x07.yaml"])
def test_a_file_s_name_brings_neither_colours_nor_lines_of_its_own(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text("wash", encoding="utf-8")

    found = run_inside(capfd, "rules", "check", str(tmp_path / name))
    missing = run_inside(capfd, "rules", "check", name)

    assert (found.code, missing.code) == (3, 5)
    assert "\x1b" not in found.out + missing.err
    assert "\nNot yet" not in found.out + missing.err


def test_colours_of_others_are_taken_out_of_errors(capfd: pytest.CaptureFixture[str]) -> None:
    """Our own stand in the timeline of a terminal alone."""
    ended = run_inside(capfd, "sheet", "2026-11-20", "-o", "nowhere/\x1b[31m/x.html")

    assert (ended.code, "\x1b" in ended.err) == (5, False)


def test_a_rule_that_is_not_there_is_not_repeated(capfd: pytest.CaptureFixture[str]) -> None:
    ended = run_inside(capfd, "rules", "show", "Zebulon Quartermaine")

    assert (ended.code, ended.err) == (
        2, "mesocare: There is no such rule. See all ids with 'mesocare rules show'.\n"
    )  # fmt: skip


def test_a_name_that_no_disk_takes_is_no_fault_of_the_program(
    capfd: pytest.CaptureFixture[str],
) -> None:
    ended = run_inside(capfd, "rules", "new", "a" * 300)

    assert ended.code == 5
    assert "name too long" in ended.err


# What an environment asks for


@pytest.mark.parametrize(
    "environment",
    [
        {"_MESOCARE_COMPLETE": "complete_evil"},
        {"_MESOCARE_COMPLETE": "complete_bash"},
        {"_MESOCARE_COMPLETE": "complete_bash", "COMP_WORDS": "mesocare", "COMP_CWORD": "many"},
    ],
)
def test_a_shell_that_asks_for_completions_wrongly_is_refused(environment: dict[str, str]) -> None:
    ended = run_program("today", **environment)

    assert (ended.code, ended.out) == (2, "")


# Clinics


def test_a_slip_in_a_key_of_a_clinic_is_one_problem() -> None:
    added = "{because: c, activity: d, wiat: 1 day}"
    text = f"name: A\nchanges:\n  a:\n    version: 1.0.0\n    add:\n      b: {added}\n"

    problems = shape_clinic(text, "clinic.yaml").problems

    assert [problem.id for problem in problems] == ["unknown-key"]


# Recorded sessions


def test_a_recorded_zone_that_is_a_path_is_not_read(
    data_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A path out of the zones' folder was taken for a fault of the program."""
    run_inside(capfd, "sessions", "add", "--any-date", "2026-11-20T14:30", "--tz", "Etc/UTC")
    (file,) = data_folder.rglob("sessions.db")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE told SET zone = '../../../etc/passwd'")

    ended = run_inside(capfd, "sessions", "list")

    assert ended.code == 0
    assert ended.out.startswith("1. cannot be read here: ")
