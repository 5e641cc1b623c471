"""Do the pages on safety tell the truth? Their tests exist, and their examples come out."""

import ast
import re
import shlex
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from program import run_inside

from mesocare.cli import calendar
from mesocare.dates import typed, zones
from mesocare.language.en.names import MONTH_NAMES, WEEKDAY_NAMES
from mesocare.plan import question
from mesocare.reading import cache as rulecache
from mesocare.reading import day_list as daylist
from mesocare.reading import logo
from mesocare.reading import source as rulesource
from mesocare.rules import protocol

ROOT = Path(__file__).parents[2]
BY_HAND = ROOT / "docs" / "check-by-hand.md"
CONSOLE = re.compile(
    r"^```console\n\$ mesocare (?P<line>.*)\n(?P<told>(?:.*\n)*?)```$", re.MULTILINE
)
RESULT = re.compile(r"^Result: (?P<text>(?:.+\n)+)", re.MULTILINE)
BOLD = re.compile(r"\*\*(.+?)\*\*")
RULES = {f"TIME-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13)} | {"COURSE-1", "COURSE-2"}
NAMED_DAY = re.compile(
    rf"({'|'.join(WEEKDAY_NAMES)}) (\d{{1,2}}) ({'|'.join(MONTH_NAMES)})(?: (\d{{4}}))?"
)
TEST_NAME = re.compile(r"`(tests/[a-z_/]+\.py)::([A-Za-z0-9_:]+)`")


def read(page: str) -> str:
    """Give the text of a page of the project."""
    return (ROOT / page).read_text(encoding="utf-8")


# The pages that name tests


@lru_cache
def list_tests(path: Path) -> frozenset[str]:
    """Give the names of the tests in a file, those of a class after its name."""
    return frozenset(_names_in(ast.parse(path.read_text(encoding="utf-8")).body))


def _names_in(nodes: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            yield from _names_in(node.body, f"{node.name}::")
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield prefix + node.name


@pytest.mark.parametrize("page", ["SAFETY.md", "SECURITY.md"])
def test_every_test_that_a_page_names_exists(page: str) -> None:
    named = TEST_NAME.findall(read(page))

    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).is_file() or name not in list_tests(ROOT / path)
    ]
    assert len(named) > 40
    assert missing == []


PAGES = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
)


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_points_to_is_there(page: str) -> None:
    named = re.findall(r"\]\(([^)#:]+)[#)]", read(page))
    named += [f"/{path}" for path in re.findall(r"python ((?:[a-z_]+/)+[a-z_]+\.py)", read(page))]

    folder = (ROOT / page).parent
    missing = [
        name
        for name in named
        if not (ROOT / name[1:] if name[0] == "/" else folder / name).exists()
    ]
    assert missing == []


def rows_of(page: str, heading: str) -> list[list[str]]:
    """Give the rows of the tables below a heading, cell by cell, without those at their heads."""
    below = read(page).split(f"\n{heading}\n", 1)[1]
    below = re.split(r"^## ", below, maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line for line in below.splitlines() if line.startswith("|")]
    heads = {place for place, line in enumerate(lines[1:]) if line.startswith("|---")}
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for place, line in enumerate(lines)
        if place not in heads and not line.startswith("|---")
    ]


def test_every_known_fault_has_a_test_or_a_sentence_that_says_why_not() -> None:
    rows = rows_of("SECURITY.md", "## Known faults, and what keeps them out")

    assert len(rows) >= 36
    assert [row for row in rows if len(row) != 2] == []
    held = [row for row in rows if TEST_NAME.search(row[1])]
    assert [fault for fault, how in rows if [fault, how] not in held and "No test" not in how] == []


def test_every_hazard_has_a_control_a_test_and_what_remains() -> None:
    rows = rows_of("SAFETY.md", "## Hazards")

    assert len(rows) >= 25
    assert [row[0] for row in rows if len(row) != 4 or not all(row)] == []
    assert [
        row[0] for row in rows if not TEST_NAME.search(row[2]) and not row[2].startswith("None")
    ] == []


@pytest.mark.parametrize("page", ["SAFETY.md", "SECURITY.md"])
def test_no_row_names_a_test_twice(page: str) -> None:
    lines = [TEST_NAME.findall(line) for line in read(page).splitlines()]

    assert [named for named in lines if len(set(named)) != len(named)] == []


CAPS = {
    "a session": typed.MOST_CHARACTERS,
    "`--tz`": zones.MOST_CHARACTERS,
    "a question": question.MOST_CHARACTERS,
    "a text in": protocol.MOST_CHARACTERS,
}
SIZES = {
    "a rule file": rulesource.MOST_BYTES,
    "a day list": daylist.MOST_BYTES,
    "a logo": logo._MOST_LOGO_BYTES,  # noqa: SLF001  the page tells what is inside
    "a calendar": calendar._MOST_BYTES,  # noqa: SLF001  the same
    "a file in the cache": rulecache._MOST_BYTES,  # noqa: SLF001  the same
}


def bounds_of(start: str) -> str:
    """Give what the page says of an input."""
    rows = rows_of("SECURITY.md", "## What is trusted")
    (told,) = [row[1] for row in rows if row[0].startswith(start) and row[1][0].isdigit()]
    return told


@pytest.mark.parametrize(("start", "cap"), CAPS.items(), ids=CAPS)
def test_the_caps_on_characters_are_those_of_the_program(start: str, cap: int) -> None:
    assert bounds_of(start).startswith(f"{cap} characters")


@pytest.mark.parametrize(("start", "cap"), SIZES.items(), ids=SIZES)
def test_the_caps_on_sizes_are_those_of_the_program(start: str, cap: int) -> None:
    number, unit = bounds_of(start).partition(";")[0].split()

    assert int(number) * {"KiB": 1_024, "MiB": 1_024**2}[unit] == cap


# The examples that can be worked out by hand


def split_examples() -> list[str]:
    """Give the ten examples of the page."""
    return re.split(r"^(?=## \d+\. )", BY_HAND.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


EXAMPLES = {example.partition("\n")[0].removeprefix("## "): example for example in split_examples()}


def test_there_are_ten_examples_and_they_show_the_rules_of_time_and_of_the_course() -> None:
    shown = set(re.findall(r"(?:TIME|COURSE)-\d+", " ".join(EXAMPLES)))

    assert len(EXAMPLES) == 10
    assert shown == RULES


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_the_command_of_an_example_says_what_was_worked_out_by_hand(
    example: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-2 to TIME-13, COURSE-1, COURSE-2."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    told = []

    for block in CONSOLE.finditer(example):
        out = run_inside(capfd, *shlex.split(block["line"])).out
        told.append(block["told"])
        assert stand_in_order(block["told"].splitlines(), out.splitlines()), out

    worked_out = BOLD.findall(" ".join(RESULT.findall(example)))
    said = " ".join(" ".join(told).split())
    assert worked_out
    assert [result for result in worked_out if result not in said] == []


def stand_in_order(shown: list[str], written: list[str]) -> bool:
    """Tell whether the lines that a page shows stand in an output, whole and in their order."""
    rest = iter(written)
    return all(line in rest for line in shown if line != "…")


def test_a_line_that_is_not_in_the_output_is_seen() -> None:
    """A check that cannot fail would prove nothing."""
    assert stand_in_order(["b", "…", "d"], ["a", "b", "c", "d"])
    assert not stand_in_order(["d", "b"], ["a", "b", "c", "d"])
    assert not stand_in_order(["b", "e"], ["a", "b", "c", "d"])


@pytest.mark.parametrize("page", ["docs/check-by-hand.md", "SAFETY.md"])
def test_every_weekday_on_a_page_is_the_right_one(page: str) -> None:
    """A year that is left out is 2026; the pages write it for any other."""
    named = NAMED_DAY.findall(read(page))

    wrong = [
        " ".join(parts)
        for parts in named
        if WEEKDAY_NAMES[_day_of(*parts[1:]).weekday()] != parts[0]
    ]
    assert wrong == []


def _day_of(day: str, month: str, year: str) -> date:
    return date(int(year or 2026), MONTH_NAMES.index(month) + 1, int(day))
