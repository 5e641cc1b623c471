"""Does the work of many machines equal that of one? And do the figures of docs/scale.md add up?

MESOCARE_REWRITE_GOLDEN=1 python -m pytest tests/pages/test_scale.py works out the tables of the
page anew from what is measured and assumed there.
"""

import csv
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from program import Ended, known_environment, run_inside

ROOT = Path(__file__).parents[2]
SCALE = ROOT / "examples" / "scale"
PAGE = ROOT / "docs" / "scale.md"
REWRITE = os.environ.get("MESOCARE_REWRITE_GOLDEN") == "1"
FIXED = ("--tz", "Europe/Rome", "--at", "2026-11-20T18:00", "--format", "ics")
ZONES = ("Europe/Rome", "America/St_Johns", "Pacific/Apia")


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def run_example(name: str, *arguments: str) -> Ended:
    """Run a script of the examples."""
    ended = subprocess.run(
        [sys.executable, str(SCALE / name), *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
        timeout=300,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


# A CSV for each machine


def files_in(folder: str) -> dict[str, bytes]:
    """Give the sheets of a folder with their bytes."""
    return {path.name: path.read_bytes() for path in Path(folder).glob("2*")}


def write_day_list(*rows: str) -> None:
    """Write a day list, with a blank line in it as spreadsheets leave them."""
    Path("day.csv").write_text("session,name\n\n" + "\n".join(rows) + "\n", encoding="utf-8")


def test_the_parts_of_a_day_list_give_the_same_files_as_the_whole(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_day_list(
        *(f"2026-11-20T{8 + row:02}:30,Patient {row}" for row in range(7)), "2026-11-19,"
    )

    parts = run_example("split_day_list.py", "day.csv", "3", "parts").out.split()
    codes = [
        run_inside(capfd, "sheets", part, *FIXED, "-o", f"out-{number}").code
        for number, part in enumerate(parts)
    ]
    run_inside(capfd, "sheets", "day.csv", *FIXED, "-o", "whole")

    made = [files_in(f"out-{number}") for number in range(3)]
    assert parts == [f"parts/day-{number}-of-3.csv" for number in (1, 2, 3)]
    assert codes == [0, 0, 0]
    assert [len(files) for files in made] == [3, 3, 2]
    assert {name: data for files in made for name, data in files.items()} == files_in("whole")


def test_a_row_that_a_part_refuses_bears_its_line_in_the_whole_list(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_day_list("2026-11-20,Ann", "03/04/2026,Bob", "2026-11-20,Cy")

    parts = run_example("split_day_list.py", "day.csv", "2", "parts").out.split()
    said = [run_inside(capfd, "sheets", part, *FIXED, "-o", f"{part}.d").err for part in parts]

    assert "row 4: " in said[0]
    assert "row 4: " not in said[1]


def test_a_note_of_two_lines_goes_to_one_machine_with_its_row(
    capfd: pytest.CaptureFixture[str],
) -> None:
    text = 'sep=;\nsession;note\n2026-11-20;"one\ntwo"\n2026-11-21;x\n2026-11-22;y\n'
    Path("day.csv").write_text(text, encoding="utf-8")

    parts = run_example("split_day_list.py", "day.csv", "2", "parts").out.split()
    for number, part in enumerate(parts):
        run_inside(capfd, "sheets", part, *FIXED, "-o", f"out-{number}")
    run_inside(capfd, "sheets", "day.csv", *FIXED, "-o", "whole")

    assert [len(files_in(f"out-{number}")) for number in range(2)] == [2, 1]
    assert files_in("out-0") | files_in("out-1") == files_in("whole")


def test_a_list_whose_rows_cannot_be_told_apart_is_not_split() -> None:
    """An open quote may reach into the row of another machine."""
    write_day_list('2026-11-20,"Ann', "2026-11-20,Bob", '2026-11-20,"Cy"')
    Path("other.csv").write_text("date;name\n2026-11-20;Ann\n", encoding="utf-8")

    in_doubt = run_example("split_day_list.py", "day.csv", "2", "parts")
    unread = run_example("split_day_list.py", "other.csv", "2", "parts")

    assert (in_doubt.code, unread.code) == (1, 1)
    assert in_doubt.err.startswith("Fix the day list first.\nrow 3:")
    assert unread.err.startswith("The day list has no column 'session'.")
    assert not Path("parts").exists()


# A dataframe engine


def write_table(count: int) -> None:
    """Write sessions of several zones, and two rows that cannot be dated."""
    with Path("sessions.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["session", "zone"])
        for row in range(count):
            day, clock = f"2026-{1 + row % 12:02}-{1 + row % 28:02}", f"{row % 24:02}:{row % 60:02}"
            table.writerow([day if row % 5 == 0 else f"{day}T{clock}", ZONES[row % 3]])
        table.writerows([["03/04/2026", "Europe/Rome"], ["2026-11-20", "Nowhere/City"]])


def test_every_row_of_a_table_gets_its_line_and_none_is_lost() -> None:
    write_table(count=30)

    ended = run_example("plan_lines.py", "sessions.csv", "plain.jsonl", "2026-11-21T18:00Z")

    lines = Path("plain.jsonl").read_text("utf-8").splitlines()
    assert ended == Ended(0, "", "")
    assert len(lines) == 32
    assert '"wash-hair":"2026-01-04T00:00:00+01:00"' in lines[0]
    assert ["refused" in line for line in lines] == [False] * 30 + [True] * 2


def write_clinic() -> None:
    Path("clinic.yaml").write_text(
        "name: Ours\nchanges: {hair-mesotherapy: {version: 2.0.0, replace: "
        "{wash-hair: {wait: 5 days, because: we use longer needles}}}}\n",
        encoding="utf-8",
    )


def test_a_clinics_changes_count_in_every_line() -> None:
    write_table(count=1)
    write_clinic()
    asked = ("2026-11-21T18:00Z", "clinic.yaml")

    ended = run_example("plan_lines.py", "sessions.csv", "plain.jsonl", *asked)

    assert ended == Ended(0, "", "")
    assert '"wash-hair":"2026-01-07T00:00:00+01:00"' in Path("plain.jsonl").read_text("utf-8")


@pytest.mark.skipif(
    find_spec("dask") is None or find_spec("pandas") is None,
    reason="Dask is not installed here: pip install 'mesocare[scale]'",
)
def test_dask_gives_the_same_bytes_as_the_plain_run() -> None:
    """Several blocks on several processes: the table is larger than one block."""
    write_table(count=4_000)
    write_clinic()
    asked = ("2026-11-21T18:00Z", "clinic.yaml")

    plain = run_example("plan_lines.py", "sessions.csv", "plain.jsonl", *asked)
    dask = run_example("plan_lines_dask.py", "sessions.csv", "dask.jsonl", *asked)

    assert (plain.code, dask.code, dask.err) == (0, 0, "")
    assert Path("sessions.csv").stat().st_size > 64_000
    assert Path("dask.jsonl").read_bytes() == Path("plain.jsonl").read_bytes()


# The page


def part_of(page: str, name: str) -> str:
    """Give what stands between two marks of the page."""
    return page.split(f"<!-- {name} -->\n", 1)[1].split(f"<!-- end of {name} -->", 1)[0].strip()


def numbers_of(page: str, name: str) -> dict[str, list[float]]:
    """Give the rows of a table with their numbers."""
    rows = [line.strip("| ").split(" | ") for line in part_of(page, name).splitlines()[2:]]
    return {row[0]: [float(cell.replace(",", "")) for cell in row[1:]] for row in rows}


def make_hour(page: str) -> str:
    """Work out what one machine makes in an hour."""
    plans, pdf, html, ics, cores = (row[0] for row in numbers_of(page, "measured").values())
    rows = [
        ("plans, on all cores", plans * cores * 3_600),
        ("PDF sheets, in one run", 3_600_000 / pdf),
        ("web pages, in one run", 3_600_000 / html),
        ("calendars, in one run", 3_600_000 / ics),
    ]
    told = [f"| {what} | {figure:,.0f} |" for what, figure in rows]
    return "\n".join(["| what | in an hour |", "|---|---|", *told])


def make_day(page: str) -> str:
    """Work out what each needs in a day, and how long one machine takes for it."""
    plans, pdf, _, ics, cores = (row[0] for row in numbers_of(page, "measured").values())
    told = []
    for who, (clinics, sessions, looks) in numbers_of(page, "assumed").items():
        count = clinics * sessions
        asked = count * (1 + looks)
        times = [count * pdf / 1_000, count * ics / 1_000, asked / plans / cores]
        sheets, calendars, dated = map(say_time, times)
        told.append(f"| {who} | {count:,.0f} | {sheets} | {calendars} | {asked:,.0f} | {dated} |")
    head = (
        "| who | sheets and calendars, each | time for the sheets, one machine "
        "| time for the calendars | plans | time for the plans |"
    )
    return "\n".join([head, "|---|---|---|---|---|---|", *told])


def say_time(seconds: float) -> str:
    """Say a time, rounded up."""
    return f"{math.ceil(seconds)} s" if seconds <= 90 else f"{math.ceil(seconds / 60)} min"


@pytest.mark.parametrize(("seconds", "said"), [(0.3, "1 s"), (90, "90 s"), (91, "2 min")])
def test_a_time_is_rounded_up(seconds: float, said: str) -> None:
    assert say_time(seconds) == said


@pytest.mark.parametrize(("name", "make"), [("hour", make_hour), ("day", make_day)])
def test_the_figures_of_the_page_follow_from_what_is_measured_and_assumed(
    name: str, make: Callable[[str], str]
) -> None:
    page = PAGE.read_text(encoding="utf-8")

    made = make(page)

    if REWRITE:
        mark = re.compile(rf"(<!-- {name} -->\n\n).*?(\n\n<!-- end of {name} -->)", re.DOTALL)
        PAGE.write_text(mark.sub(rf"\g<1>{made}\g<2>", page), encoding="utf-8")
    else:
        assert part_of(page, name) == made
