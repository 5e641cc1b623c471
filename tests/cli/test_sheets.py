"""`mesocare sheets` accounts for every row, stops cleanly, and goes on after a stop or a change."""

import os
import re
import shlex
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from program import BEFORE_THE_REVIEW, Ended, command, known_environment, run_inside
from sheets import count_pages, text_of, words_of

HEADER = "session,name,protocol,note\n"
GOOD = ["2026-11-20T09:00,Ann One,,", "2026-11-20T10:30,Bob Two,,ring first", "2026-11-19,,,"]
BAD = [
    "03/04/2026,Cy,,",
    '2026-11-20,"Di"x,,',
    f"2026-11-20,,,{'x' * 80}",
    "2026-11-20,Ed,no-such-protocol,",
    "yesterday,Flo,,",
]
FIXED = ("--tz", "Europe/Rome", "--at", "2026-11-20T18:00")
MADE = [
    "2026-11-19-row0004.pdf",
    "2026-11-20-0900-row0002.pdf",
    "2026-11-20-1030-row0003.pdf",
]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MESOCARE_CLINIC", raising=False)
    monkeypatch.delenv("MESOCARE_RULES", raising=False)


def write_list(rows: list[str], name: str = "day.csv") -> None:
    Path(name).write_text(HEADER + "\n".join(rows) + "\n", "utf-8")


def make(capfd: pytest.CaptureFixture[str], *arguments: str) -> Ended:
    return run_inside(capfd, "sheets", "day.csv", *FIXED, *arguments)


def files_in(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir() if path.name != "index.html")


def test_each_row_becomes_a_file_named_by_date_time_and_row_alone(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(GOOD)

    ended = make(capfd, "-o", "out")

    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "3 sheets made in out.\nTo find one: out/index.html\n"
    assert files_in("out") == MADE
    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in Path("out").iterdir()} == {0o600}
    words = words_of(Path("out/2026-11-20-1030-row0003.pdf").read_bytes())
    assert "Name: Bob Two" in words
    assert "Note: ring first" in words
    assert "Friday 20 November 2026, 10:30" in words


def test_every_refused_row_is_named_by_its_number_and_reason_and_the_others_are_made(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list([*GOOD, *BAD])

    ended = make(capfd, "-o", "out")

    assert ended.code == 4
    assert files_in("out") == MADE
    summary, *refused, index = ended.err.splitlines()
    assert summary == "3 sheets made in out, 5 rows without a sheet."
    assert [line.partition(":")[0] for line in refused] == [f"  row {n}" for n in range(5, 10)]
    assert "3 April 2026 or 4 March 2026?" in refused[0]
    assert "A word of 80 characters is too long for the sheet" in refused[2]
    assert index == "To find one: out/index.html"


def test_no_message_repeats_a_name(capfd: pytest.CaptureFixture[str]) -> None:
    write_list([row.replace(",", ",Zebulon ", 1) for row in BAD])

    ended = make(capfd, "-o", "out")

    assert ended.code == 4
    assert "Zebulon" not in ended.err


def test_a_second_run_makes_nothing_again(capfd: pytest.CaptureFixture[str]) -> None:
    write_list(GOOD)
    make(capfd, "-o", "out")
    before = {name: Path("out", name).stat().st_mtime_ns for name in files_in("out")}

    ended = make(capfd, "-o", "out")

    assert ended.code == 0
    assert ended.err.startswith("0 sheets made in out, 3 sheets there already.\n")
    assert {name: Path("out", name).stat().st_mtime_ns for name in files_in("out")} == before


def test_a_list_that_changed_since_the_morning_makes_what_is_new_and_says_what_is_out_of_date(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A row that only moved is found; an old sheet says in its name that it is out of date."""
    write_list(GOOD)
    make(capfd, "-o", "out")
    noon = ["2026-11-20T08:30,Zoe New,,", GOOD[0], GOOD[1].replace("ring first", "")]
    write_list(noon)

    ended = make(capfd, "-o", "out")

    assert ended.code == 0
    assert ended.err.splitlines() == [
        "2 sheets made in out, 1 sheet there already.",
        "  row 2: 2026-11-20-0830-row0002.pdf made.",
        "  row 4: 2026-11-20-1030-row0004.pdf made.",
        "Renamed, since no row of this list asks for them any more. Do not hand them out:",
        "  OUT-OF-DATE-2026-11-19-row0004.pdf",
        "  OUT-OF-DATE-2026-11-20-1030-row0003.pdf",
        "To find one: out/index.html",
    ]
    assert files_in("out") == [
        "2026-11-20-0830-row0002.pdf",
        "2026-11-20-0900-row0002.pdf",
        "2026-11-20-1030-row0004.pdf",
        "OUT-OF-DATE-2026-11-19-row0004.pdf",
        "OUT-OF-DATE-2026-11-20-1030-row0003.pdf",
    ]
    index = Path("out/index.html").read_text("utf-8")
    own, _, old = text_of(index).partition("Out of date: do not hand these out")
    assert re.findall('href="([^"]+)"', index) == files_in("out")[:3]
    assert "OUT-OF-DATE" not in own
    assert old.split() == files_in("out")[3:]


def test_a_sheet_of_the_morning_whose_row_has_changed_says_so_in_its_name(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """It must not pass for the one of noon, and nothing is deleted."""
    write_list(GOOD)
    make(capfd, "-o", "out")
    for name in ("Anna", "Anne"):
        write_list([GOOD[0].replace("Ann", name), *GOOD[1:]])
        ended = make(capfd, "-o", "out")

    sheet = "2026-11-20-0900-row0002"
    assert ended.err.splitlines()[:4] == [
        "1 sheet made in out, 2 sheets there already.",
        f"  row 2: {sheet}.pdf made.",
        "Renamed, since no row of this list asks for it any more. Do not hand it out:",
        f"  OUT-OF-DATE-{sheet}-2.pdf",
    ]
    assert "Name: Anne One" in words_of(Path("out", f"{sheet}.pdf").read_bytes())
    assert "Name: Ann One" in words_of(Path("out", f"OUT-OF-DATE-{sheet}.pdf").read_bytes())
    assert "Name: Anna One" in words_of(Path("out", f"OUT-OF-DATE-{sheet}-2.pdf").read_bytes())
    assert make(capfd, "-o", "out").err.startswith("0 sheets made in out, 3 sheets there already.")


def test_a_sheet_that_another_list_has_made_is_left_and_the_new_one_is_made_beside_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Two rooms may share a folder: each has its own patient at 9:00 in row 2."""
    write_list(GOOD)
    make(capfd, "-o", "out")
    write_list([GOOD[0].replace("Ann", "Anna"), *GOOD[1:]], "room-2.csv")

    ended = run_inside(capfd, "sheets", "room-2.csv", *FIXED, "-o", "out")

    old, new = "2026-11-20-0900-row0002.pdf", "2026-11-20-0900-row0002-2.pdf"
    assert ended.code == 0
    assert ended.err.splitlines() == [
        "1 sheet made in out, 2 sheets there already.",
        (
            "Made beside a sheet of another list, or of an earlier copy of this one, which is left "
            "as it is. Look before you give it out:"
        ),
        f"  row 2: {new}, beside {old}",
        "To find one: out/index.html",
    ]
    assert "Name: Ann One" in words_of(Path("out", old).read_bytes())
    assert "Name: Anna One" in words_of(Path("out", new).read_bytes())
    assert "no row of this list asks for them Date Time Row Sheet 2026-11-20 09:00 2" in text_of(
        Path("out/index.html").read_text("utf-8")
    )


def test_of_two_lists_in_one_folder_each_renames_its_own_sheets_alone(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Whichever ran last, and though both have a patient at 9:00 in row 2."""
    write_list(GOOD[:2])
    write_list([GOOD[0].replace("Ann", "Uma"), "2026-11-20T10:30,Vi,,"], "room-2.csv")
    room_2 = ("sheets", "room-2.csv", *FIXED, "-o", "out")
    make(capfd, "-o", "out")
    run_inside(capfd, *room_2)
    write_list([GOOD[0].replace("Ann", "Anna")])

    ended = make(capfd, "-o", "out")

    assert ended.err.splitlines()[:5] == [
        "1 sheet made in out.",
        "  row 2: 2026-11-20-0900-row0002.pdf made.",
        "Renamed, since no row of this list asks for them any more. Do not hand them out:",
        "  OUT-OF-DATE-2026-11-20-0900-row0002.pdf",
        "  OUT-OF-DATE-2026-11-20-1030-row0003.pdf",
    ]
    assert run_inside(capfd, *room_2).err.startswith("0 sheets made in out, 2 sheets there al")
    assert "Name: Uma One" in words_of(Path("out/2026-11-20-0900-row0002-2.pdf").read_bytes())


def test_a_sheet_that_two_lists_ask_for_is_left_until_none_does(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(GOOD[:1])
    write_list(GOOD[:1], "room-2.csv")
    make(capfd, "-o", "out")
    room_2 = ("sheets", "room-2.csv", *FIXED, "-o", "out")
    run_inside(capfd, *room_2)
    write_list([GOOD[0].replace("Ann", "Anna")])

    ended = make(capfd, "-o", "out")

    assert ended.err.splitlines()[1].startswith("Made beside a sheet of another list")
    assert run_inside(capfd, *room_2).err.startswith("0 sheets made in out, 1 sheet there already")


def test_a_sheet_stays_its_lists_own_while_its_row_is_refused(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(GOOD[:2])
    make(capfd, "-o", "out")
    write_list(["20/11/2026 9:00,Anna One,,", GOOD[1]])
    make(capfd, "-o", "out")
    write_list([GOOD[0].replace("Ann", "Anna"), GOOD[1]])

    ended = make(capfd, "-o", "out")

    assert ended.err.splitlines()[:4] == [
        "1 sheet made in out, 1 sheet there already.",
        f"  row 2: {MADE[1]} made.",
        "Renamed, since no row of this list asks for it any more. Do not hand it out:",
        f"  OUT-OF-DATE-{MADE[1]}",
    ]


@pytest.mark.parametrize("command_", [("--force",), ("--force", "--check")])
def test_with_force_the_sheets_of_another_list_are_left_as_well(
    command_: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    write_list(GOOD[:2])
    write_list([GOOD[0].replace("Ann", "Uma"), "2026-11-20T10:30,Vi,,"], "room-2.csv")
    make(capfd, "-o", "out")
    run_inside(capfd, "sheets", "room-2.csv", *FIXED, "-o", "out")
    before = files_in("out")

    ended = run_inside(capfd, "sheets", "room-2.csv", *FIXED, "-o", "out", *command_)

    made = "would be made" if "--check" in command_ else "made"
    assert ended.err.startswith(f"2 sheets {made} in out.\n")
    assert "Do not give" not in ended.err
    assert "Would be renamed" not in ended.err
    assert files_in("out") == before
    assert "Name: Ann One" in words_of(Path("out/2026-11-20-0900-row0002.pdf").read_bytes())
    assert make(capfd, "-o", "out").err.startswith("0 sheets made in out, 2 sheets there already.")


def test_a_sheet_whose_row_has_moved_is_called_that_of_its_row(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list([GOOD[0]])
    make(capfd, "-o", "out")
    write_list([GOOD[0].replace("Ann", "Zoe"), GOOD[0]])

    ended = make(capfd, "-o", "out")

    sheet = "2026-11-20-0900-row0002"
    assert ended.err.splitlines() == [
        "1 sheet made in out, 1 sheet there already.",
        "Made beside the sheet of another row, which is still good:",
        f"  row 2: {sheet}-2.pdf, beside {sheet}.pdf",
        "To find one: out/index.html",
    ]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no standard input among its files")
def test_of_lists_that_come_by_a_pipe_nobody_knows_which_is_which() -> None:
    """All have one name, and so no sheet is called out of date."""
    for zone in ("Europe/Rome", "Asia/Tokyo"):
        ended = subprocess.run(
            command("sheets", "/dev/stdin", *FIXED, "-o", "out", "--format", "ics"),
            input=f"session,zone\n2026-11-20,{zone}\n",
            capture_output=True,
            check=False,
            text=True,
            env=known_environment(),
        )

    assert files_in("out") == ["2026-11-20-row0002-2.ics", "2026-11-20-row0002.ics"]
    assert "Look before you give it out" in ended.stderr


def test_a_sheet_whose_row_is_refused_now_keeps_its_name_since_nobody_knows(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A spreadsheet that rewrites all dates at noon makes no sheet of the morning wrong."""
    write_list(GOOD)
    make(capfd, "-o", "out")
    write_list(["20/11/2026 9:00,Ann One,,", *GOOD[1:]])

    ended = make(capfd, "-o", "out")

    assert ended.code == 4
    assert files_in("out") == MADE
    assert f"  {MADE[1]}\n" in ended.err


def test_a_sheet_that_somebody_has_changed_keeps_its_name(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A remark that a PDF program has added stands behind the mark, so the file is not ours."""
    write_list(GOOD)
    make(capfd, "-o", "out")
    with Path("out", MADE[1]).open("ab") as file:
        file.write(b"9 0 obj\nstartxref\n9\n%%EOF\n")
    write_list([GOOD[0].replace("Ann", "Anna"), *GOOD[1:]])

    ended = make(capfd, "-o", "out")

    assert ended.err.splitlines()[1:3] == [
        (
            "Made beside what is not as mesocare makes a sheet, and is left as it is. "
            "Give out the new one:"
        ),
        f"  row 2: {MADE[1].replace('.pdf', '-2.pdf')}, beside {MADE[1]}",
    ]
    assert not list(Path("out").glob("OUT-OF-DATE-*"))


def test_sheets_of_another_form_and_a_file_of_several_are_told(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(GOOD)
    make(capfd, "-o", "out", "--format", "ics")
    make(capfd, "--one-file", "out/all.pdf")
    now = make(capfd, "-o", "out")
    write_list(GOOD[:2])

    later = make(capfd, "-o", "out")

    calendars = "out: 3 more in the form ics are not looked at. Do not use what is out of date."
    several = "out: all.pdf is not made anew. It holds several sheets of another run."
    assert now.err.splitlines()[1:] == [calendars, "To find one: out/index.html"]
    assert later.err.splitlines()[-3:-1] == [several, calendars]
    assert several.removeprefix("out: ") in Path("out/index.html").read_text("utf-8")


def test_with_force_a_sheet_that_is_out_of_date_is_replaced(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(GOOD)
    make(capfd, "-o", "out")
    write_list([GOOD[0].replace("Ann", "Anna"), *GOOD[1:]])

    ended = make(capfd, "-o", "out", "--force")

    assert ended.err.startswith("3 sheets made in out.\n")
    assert files_in("out") == MADE
    assert "Name: Anna One" in words_of(Path("out", MADE[1]).read_bytes())


def test_a_sheet_of_the_morning_is_that_of_noon_for_a_session_of_the_afternoon(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What was said of the session at 9:00 is another thing after it."""
    write_list(["2026-11-20T09:00,Ann,,", "2026-11-20T14:30,Bo,,"])
    zone = ("--tz", "Europe/Rome", "-o", "out")

    run_inside(capfd, "sheets", "day.csv", *zone, "--at", "2026-11-20T08:00")
    noon = run_inside(capfd, "sheets", "day.csv", *zone, "--at", "2026-11-20T12:00")

    assert noon.err.startswith("1 sheet made in out, 1 sheet there already.\n  row 2: ")


def test_two_rows_that_are_alike_have_a_sheet_each(capfd: pytest.CaptureFixture[str]) -> None:
    write_list(["2026-11-20T09:00,Ann,,"] * 2)

    first, second = make(capfd, "-o", "out"), make(capfd, "-o", "out")

    assert first.err.startswith(
        "2 sheets made in out.\n"
        "  row 3: row 2 has the same name and the same session. Hand out one of the two.\n"
    )
    assert second.err.startswith("0 sheets made in out, 2 sheets there already.\n")


@pytest.mark.parametrize("form", ["pdf", "html", "ics"])
def test_other_rules_or_another_look_make_other_sheets(
    form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    write_list(GOOD)
    Path("clinic.yaml").write_text("name: Ours\n", "utf-8")
    make(capfd, "-o", "out", "--format", form)

    ended = make(capfd, "-o", "out", "--format", form, "--clinic", "clinic.yaml")

    assert ended.err.startswith("3 sheets made in out.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("form", ["pdf", "html", "ics"])
def test_what_stands_under_a_sheets_name_and_is_not_ours_is_left_as_it_is(
    form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A file, a link, a pipe and a folder: nothing is followed, waited for or replaced."""
    names = [f"2026-11-20-0{hour}00-row000{hour - 6}.{form}" for hour in range(8, 12)]
    names = [name.replace("010", "10").replace("011", "11") for name in names]
    write_list([f"2026-11-20T{hour:02}:00,Ann,," for hour in range(8, 12)])
    Path("out").mkdir()
    Path("victim").write_text("mine", "utf-8")
    Path("out", names[0]).write_text("mine", "utf-8")
    Path("out", names[1]).symlink_to(Path("victim").absolute())
    os.mkfifo(Path("out", names[2]))
    Path("out", names[3]).mkdir()

    ended = make(capfd, "-o", "out", "--format", form)

    assert ended.code == 0
    assert ended.err.startswith("4 sheets made in out.\n")
    assert Path("out", names[0]).read_text("utf-8") == Path("victim").read_text("utf-8") == "mine"
    made = [name.replace(f".{form}", f"-2.{form}") for name in names]
    assert files_in("out") == sorted([*names, *made])
    assert make(capfd, "-o", "out", "--format", form).err.startswith("0 sheets made in out, 4 sh")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("is_first", [True, False])
def test_with_force_a_pipe_and_a_folder_are_left_and_every_sheet_is_made_anew(
    is_first: bool,  # noqa: FBT001  a case
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(GOOD)
    Path("out").mkdir()
    os.mkfifo(Path("out", MADE[1]))
    Path("out", MADE[2]).mkdir()
    made = [MADE[0], *(name.replace(".pdf", "-2.pdf") for name in MADE[1:])]
    if not is_first:
        make(capfd, "-o", "out")
    before = {name: Path("out", name).stat().st_ino for name in files_in("out") if name in made}

    ended = make(capfd, "-o", "out", "--force")

    assert ended.code == 0
    assert ended.err.startswith("3 sheets made in out.\n")
    assert files_in("out") == sorted([*made, *MADE[1:]])
    assert not any(Path("out", name).stat().st_ino == number for name, number in before.items())
    index = Path("out/index.html").read_text("utf-8")
    assert sorted(re.findall('href="([^"]+)"', index.partition("Other sheets")[0])) == made


def test_parallel_runs_into_one_folder_leave_each_sheet_whole_and_once(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list([f"2026-11-20T{8 + n // 60:02}:{n % 60:02},Patient {n},," for n in range(20)])
    arguments = ("sheets", "day.csv", *FIXED, "-o", "out", "--format", "html")
    runs = [
        subprocess.Popen(command(*arguments), stderr=subprocess.PIPE, env=known_environment())
        for _ in range(3)
    ]

    ends = [(run.communicate(timeout=120)[1].decode(), run.returncode) for run in runs]

    assert [code for _, code in ends] == [0, 0, 0], ends
    assert len(files_in("out")) == 20
    assert make(capfd, *arguments[-4:]).err.startswith("0 sheets made in out, 20 sheets there")


# Before anything is written


def test_a_rehearsal_says_what_would_happen_and_writes_nothing(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list([*GOOD, *BAD])

    ended = make(capfd, "--check", "-o", "out")

    assert ended.code == 4
    summary, *refused = ended.err.splitlines()
    assert summary == "3 sheets would be made in out, 5 rows without a sheet."
    assert len(refused) == 5
    assert [path.name for path in Path().iterdir()] == ["day.csv"]
    assert make(capfd, "--check").err.startswith("3 sheets would be made, 5 rows")
    assert make(capfd, "--check", "--one-file", "day.pdf").code == 4
    assert [path.name for path in Path().iterdir()] == ["day.csv"]


def test_a_rehearsal_at_noon_tells_what_is_there_from_what_is_new(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(GOOD)
    make(capfd, "-o", "out")
    before = {path: path.stat().st_mtime_ns for path in Path("out").iterdir()}
    write_list([GOOD[0], GOOD[1].replace("Bob", "Rob"), "2026-11-20T11:00,Di,,"])

    ended = make(capfd, "--check", "-o", "out")

    assert ended.err.splitlines()[0] == "2 sheets would be made in out, 1 sheet there already."
    assert ended.err.splitlines()[1:] == [
        "  row 3: 2026-11-20-1030-row0003.pdf would be made.",
        "  row 4: 2026-11-20-1100-row0004.pdf would be made.",
        "Would be renamed, since no row of this list asks for them any more. Do not hand them out:",
        "  OUT-OF-DATE-2026-11-19-row0004.pdf",
        "  OUT-OF-DATE-2026-11-20-1030-row0003.pdf",
    ]
    assert {path: path.stat().st_mtime_ns for path in Path("out").iterdir()} == before


@pytest.mark.parametrize(
    ("session", "said"),
    [
        ("2026-01-04T14:30", "its session is 357 days ago, on 4 January 2026. Did you mean 4 Jan"),
        ("2026-10-20T14:30", "its session is 68 days ago, on 20 October 2026."),
        ("2027-03-20T14:30", "its session is 83 days ahead, on 20 March 2027."),
    ],
)
def test_a_session_far_from_today_is_a_slip_until_somebody_says_otherwise(
    session: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-16: on 27 December a list of last January's dates is a slip of the year."""
    write_list([f"{session},Ann,,"])
    arguments = ("sheets", "day.csv", "--tz", "Europe/Rome", "--at", "2026-12-27T18:00")

    refused = run_inside(capfd, *arguments, "--check")
    taken = run_inside(capfd, *arguments, "--check", "--any-date")

    assert refused.code == 4
    assert said in refused.err
    assert "give --any-date" in refused.err
    assert taken.code == 0


@pytest.mark.parametrize("day", ["2026-10-28", "2027-02-25"])
def test_sixty_days_from_today_are_not_far(day: str, capfd: pytest.CaptureFixture[str]) -> None:
    write_list([f"{day},Ann,,"])

    fixed = ("--tz", "Europe/Rome", "--at", "2026-12-27T18:00")

    assert run_inside(capfd, "sheets", "day.csv", *fixed, "--check").code == 0


def test_a_session_on_a_day_on_which_the_clinic_is_closed_is_told_by_its_row(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """It is made: an emergency may be, but mostly the date is wrong."""
    Path("clinic.yaml").write_text(
        "name: Ours\ncountry: IT\n"
        "closed: {weekdays: [Sunday], dates: 2026-12-10, open: 2026-12-13}\n",
        "utf-8",
    )
    days = ["11-29", "11-30", "12-06", "12-08", "12-10", "12-13", "12-20"]
    write_list([f"2026-{day}T09:00,Zebulon,," for day in days])

    ended = make(capfd, "--check", "--clinic", "clinic.yaml")

    assert ended.code == 0
    assert [line.partition(", as its")[0] for line in ended.err.splitlines()] == [
        "7 sheets would be made.",
        "  rows 2, 4, 6, 8: the clinic is closed on that day",
        "  row 5: the clinic is closed on that day (Immaculate Conception)",
    ]


def test_a_session_before_the_clinic_opens_is_told_since_a_list_may_have_lost_its_pm(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """2:30 for 14:30 gives a sheet whose every yes comes 12 hours too early."""
    write_list(["2026-11-20T02:30,Ann,,", "2026-11-20T07:00,Bo,,", "2026-11-20,Cy,,"])

    ended = make(capfd, "--check")

    assert ended.code == 0
    assert ended.err.splitlines()[1:] == [
        (
            "  row 2: its session ends before 7 in the morning. If a 'pm' was lost, correct it: "
            "the sheet would say yes 12 hours too early."
        )
    ]


def test_a_sheet_printed_in_the_morning_allows_nothing_that_its_session_forbids(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-15."""
    write_list(["2026-11-26T14:30,Ann,,"])

    at = ("--tz", "Europe/Rome", "--at", "2026-11-26T08:00")
    run_inside(capfd, "sheets", "day.csv", *at, "-o", "out")

    words = words_of(Path("out/2026-11-26-1430-row0002.pdf").read_bytes())
    held_off, _, allowed = words.partition("OK again, only if")
    assert "Washing your hair Fri 27 Nov Sat 28 Nov" in held_off
    assert "washing your hair" not in allowed.partition("Page 1")[0]


# Names


def test_a_name_without_type_has_a_blank_and_is_told_by_its_row(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Georgian and Gujarati have no typeface here; each has a sheet all the same."""
    write_list(["2026-11-20T09:00,ქეთევან,,", "2026-11-20T10:00,ગીતા,,", "2026-11-20T11:00,Ann,,"])

    ended = make(capfd, "-o", "out")

    blank = "the name is in a script that this computer cannot print; the sheet has a blank for it."
    assert ended.code == 0
    assert ended.err.splitlines()[:2] == ["3 sheets made in out.", f"  rows 2, 3: {blank}"]
    assert "Name: Session on" in words_of(Path("out/2026-11-20-0900-row0002.pdf").read_bytes())
    assert make(capfd, "--one-file", "day.pdf").err.splitlines()[1] == f"  rows 2, 3: {blank}"


def test_a_name_that_is_too_long_for_its_line_has_a_blank_and_one_of_many_words_is_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    many = "Maria Aparecida da Conceição dos Santos e Silva Rodrigues de Albuquerque Neto"
    write_list([f"2026-11-20T09:00,{many},,", "2026-11-20T10:00,Venkatanarasimharajuvaripeta,,"])

    ended = make(capfd, "-o", "out")

    assert ended.code == 0
    assert "  row 3: the name has a word that is too long for the sheet" in ended.err
    assert f"Name: {many}" in words_of(Path("out/2026-11-20-0900-row0002.pdf").read_bytes())
    assert make(capfd, "-o", "big", "--large-print").code == 0


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_a_broken_name_has_a_blank_and_is_told_by_its_row(
    form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    write_list(["2026-11-20T09:00,Z?bulon,,", "2026-11-20T10:00,Ann,,", "2026-11-20T11:00,ZoÃ«,,"])

    ended = make(capfd, "-o", "out", "--format", form)

    assert ended.code == 0
    assert "  rows 2, 4: letters of the name were lost or changed on the way here; " in ended.err
    assert all(b"bulon" not in Path("out", name).read_bytes() for name in files_in("out"))


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Müller",
        "Đặng Thị Ánh",
        "Ελένη",
        "Иван",
        "अनिता देवी",
        "தமிழ் செல்வி",
        "గీత",
        "Ḥasan",
    ],
)
def test_a_name_in_a_common_script_is_printed(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    write_list([f"2026-11-20T09:00,{name},,"])

    ended = make(capfd, "-o", "out")

    assert ended.err.startswith("1 sheet made in out.\nTo find one")
    assert f"Name: {name}" in words_of(Path("out/2026-11-20-0900-row0002.pdf").read_bytes())


@pytest.mark.parametrize("name", ["דנה כהן", "محمد علی", "แพรวา ศรีสุข", "ខ្មែរ"])
def test_a_name_that_is_read_from_the_right_or_in_clusters_is_printed(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A PDF gives their letters back in another order, so all that is seen is that none lacks."""
    write_list([f"2026-11-20T09:00,{name},,"])

    ended = make(capfd, "-o", "out")

    words = words_of(Path("out/2026-11-20-0900-row0002.pdf").read_bytes())
    assert ended.err.startswith("1 sheet made in out.\nTo find one")
    assert set(re.sub(r"[\s\u0600-\u06ff]", "", name)) <= set(words)


def test_a_note_without_type_is_refused_by_the_character_that_is_there(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The typesetter writes some characters by their code point, which is no character of ours."""
    write_list(["2026-11-20,,,first \ue000 then", "2026-11-20,,,ქ"])

    ended = make(capfd, "-o", "out")

    assert ended.code == 4
    assert "row 2: The sheet has no letter shape for U+E000" in ended.err
    assert "row 3: The sheet has no letter shape for U+10E5 (georgian letter khar)" in ended.err


# The index


def test_the_index_finds_each_sheet_and_shows_no_name_unless_asked(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list([*GOOD, "2026-11-20T11:00,<b>Zoe</b> & son,,"])

    make(capfd, "-o", "out")
    plain = Path("out/index.html").read_text("utf-8")
    make(capfd, "-o", "out", "--names-in-index")
    named = Path("out/index.html").read_text("utf-8")

    assert stat.S_IMODE(Path("out/index.html").stat().st_mode) == 0o600
    assert "<meta charset" in plain[:1024]
    assert re.findall('href="([^"]+)"', plain) == files_in("out")
    assert "2026-11-20 10:30 3 2026-11-20-1030-row0003.pdf" in text_of(plain)
    assert "Bob" not in plain
    assert "2026-11-20 10:30 3 Bob Two 2026-11-20-1030-row0003.pdf" in text_of(named)
    assert "&lt;b&gt;Zoe&lt;/b&gt; &amp; son" in named
    assert "<script" not in named
    assert "default-src 'none'" in unescape(named)


def test_the_index_says_which_rows_have_no_sheet_and_why(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list([GOOD[0], "20/11/2026 9:00,Zebulon,,", "2026-11-20,<b>Flo</b>,,\x1bx"])

    make(capfd, "-o", "out")
    plain = Path("out/index.html").read_text("utf-8")
    make(capfd, "-o", "out", "--names-in-index")
    named = Path("out/index.html").read_text("utf-8")

    assert "Rows of this list without a sheet Row Why 3 a spreadsheet has" in text_of(plain)
    assert "Zebulon" not in plain
    assert "Row Name Why 3 Zebulon a spreadsheet has" in text_of(named)
    assert "4 <b>Flo</b> it holds U+001B (control character)" in text_of(named)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize(
    "put",
    [
        lambda index: index.symlink_to(Path("victim").absolute()),
        lambda index: index.write_text("<p>ours</p>", "utf-8"),
        Path.mkdir,
        os.mkfifo,
    ],
    ids=["a link", "a page", "a folder", "a pipe"],
)
@pytest.mark.parametrize("more", [(), ("--force",), ("--check",)])
def test_an_index_of_somebody_else_is_left_as_it_is(
    put: Callable[[Path], object], more: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    write_list(GOOD)
    index = Path("out/index.html")
    index.parent.mkdir()
    put(index)
    before = index.lstat()

    ended = make(capfd, "-o", "out", *more)

    assert ended.code == 0
    assert ended.err.startswith("3 sheets ")
    if "--check" not in more:
        assert ended.err.endswith("is left as it is: there is no index of this run.\n")
    assert (index.lstat().st_mode, index.lstat().st_ino) == (before.st_mode, before.st_ino)
    assert not Path("victim").exists()


# One file


def test_one_file_holds_all_sheets_in_the_lists_order(capfd: pytest.CaptureFixture[str]) -> None:
    write_list([*GOOD, *BAD])

    ended = make(capfd, "--one-file", "day.pdf")

    assert ended.code == 4
    assert ended.err.startswith("3 sheets made in day.pdf, 5 rows without a sheet.\n")
    data = Path("day.pdf").read_bytes()
    words = words_of(data)
    assert words.index("Ann One") < words.index("Bob Two") < words.index("19 November 2026")
    assert count_pages(data) == words.count("Page 1 of") + sum(
        words.count(f"Page {number} of") for number in range(2, 6)
    )


def test_one_file_of_the_same_list_is_found_and_one_of_another_state_is_told(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(GOOD)
    make(capfd, "--one-file", "day.pdf")
    before = Path("day.pdf").read_bytes()

    again = make(capfd, "--one-file", "day.pdf")
    write_list(GOOD[:2])
    changed = make(capfd, "--one-file", "day.pdf")

    assert (again.code, again.err) == (0, "0 sheets made in day.pdf, 3 sheets there already.\n")
    assert changed.code == 5
    assert "from another state of this one: look before you print it. Give" in changed.err
    assert Path("day.pdf").read_bytes() == before
    assert make(capfd, "--one-file", "day.pdf", "--force").err.startswith("2 sheets made")


def test_one_file_holds_200_sheets_at_most(capfd: pytest.CaptureFixture[str]) -> None:
    write_list(["2026-11-20,,,"] * 201)

    ended = make(capfd, "--one-file", "day.pdf")

    assert ended.code == 2
    assert "has 201 rows, and one file holds 200 sheets at most" in ended.err
    assert not Path("day.pdf").exists()


@pytest.mark.parametrize(("form", "start"), [("html", b"<!doctype html>"), ("ics", b"BEGIN:VCAL")])
def test_rows_can_become_pages_or_calendars(
    capfd: pytest.CaptureFixture[str], form: str, start: bytes
) -> None:
    write_list(GOOD)

    assert make(capfd, "-o", "out", "--format", form).code == 0

    assert files_in("out") == [name.replace("pdf", form) for name in MADE]
    assert all(Path("out", name).read_bytes().startswith(start) for name in files_in("out"))


def test_a_row_may_name_one_of_the_clinics_protocols(capfd: pytest.CaptureFixture[str]) -> None:
    Path("other.yaml").write_text(
        "format: 2\nprotocol: {id: other, title: Other care, version: 1.0.0, language: en,"
        " written_on: 2026-11-22}\n"
        "restrictions:\n  rest: {activity: run, wait: 2 days}\n",
        "utf-8",
    )
    Path("clinic.yaml").write_text("name: Ours\nprotocols: {other: other.yaml}\n", "utf-8")
    write_list(["2026-11-20T09:00,Ann,other,", "2026-11-20T09:00,Bob,other.yaml,"])

    ended = make(capfd, "-o", "out", "--clinic", "clinic.yaml")

    assert ended.code == 4
    assert "row 3: the clinic's file has no protocol of this name. It knows: other. " in ended.err
    assert "Other care: your aftercare" in words_of(Path("out", *files_in("out")).read_bytes())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "Say where the sheets go"),
        (("-o", "out", "--one-file", "day.pdf"), 2, "Say where the sheets go"),
        (("--check", "-o", "out", "--one-file", "day.pdf"), 2, "Say where the sheets go"),
        (("--check", "-o", "there.pdf"), 5, "There is no folder there.pdf"),
        (("--one-file", "day.html"), 2, "only PDF sheets go into one file"),
        (("--one-file", "day.pdf", "--format", "html"), 2, "only PDF sheets go into one file"),
        (("-o", "out", "--print"), 2, "--print: one file can be printed at once."),
        (("--one-file", "there.pdf"), 5, "there.pdf is there already."),
        (("-o", "there.pdf"), 5, "there.pdf is a file."),
        (("-o", "linked"), 5, "linked is a link to another folder."),
        (("-o", "no/where"), 5, "no/where cannot be made"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    write_list(GOOD)
    Path("there.pdf").write_text("mine", "utf-8")
    Path("real").mkdir()
    Path("linked").symlink_to("real")
    before = sorted(Path.cwd().iterdir())

    ended = make(capfd, *arguments)

    assert ended.code == code
    assert said in ended.err
    assert sorted(Path.cwd().iterdir()) == before
    assert files_in("real") == []


def test_a_list_that_cannot_be_read_as_a_whole_makes_no_folder(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("day.csv").write_text("date|name\n2026-11-20|Ann\n", "utf-8")

    assert make(capfd, "-o", "out").code == 2
    assert not Path("out").exists()
    assert run_inside(capfd, "sheets", "none.csv", *FIXED, "-o", "out").code == 5


@pytest.mark.skipif(os.name != "posix", reason="Windows limits the size of no file")
def test_a_disk_that_holds_no_sheet_is_left_without_a_folder() -> None:
    write_list(GOOD)
    run = shlex.join(command("--no-cache", "sheets", "day.csv", *FIXED, "-o", "new/out"))
    Path("new").mkdir()

    ended = subprocess.run(
        ["sh", "-c", f"ulimit -f 1; exec {run}"],  # noqa: S607  the shell of any system
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
    )

    assert ended.returncode == 5
    assert "0 sheets made" in ended.stderr
    assert list(Path("new").iterdir()) == []


def test_an_export_is_read_as_the_clinics_file_declares_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("clinic.yaml").write_text(
        "name: Ours\n"
        "day_list: {session: [SessionDate, EndTime], name: Name, dates: day-first,"
        " only: {Status: Arrived}}\n",
        "utf-8",
    )
    Path("day.csv").write_text(
        "SessionDate;EndTime;Name;Phone;Status\n"
        "20/11/2026;14:30;Roe, Ann;1;Arrived\n"
        "20/11/2026;15:30;Roe, Bo;2;Cancelled\n",
        "utf-8",
    )

    ended = make(capfd, "-o", "out", "--clinic", "clinic.yaml")

    assert ended.code == 0
    assert ended.err.startswith("1 sheet made in out, 1 row left out, as the clinic's file says.\n")
    assert files_in("out") == ["2026-11-20-1430-row0002.pdf"]


def pasted(said: str) -> str:
    """Return the block of a clinic's file that a run has printed, as it stands there."""
    return said[said.index("\nday_list:") :]


@pytest.mark.parametrize(
    ("before", "rows"),
    [
        ("name: Ours\n", "session;name\n26/11/2026 9:00;Ann\n05/11/2026 9:00;Bo\n"),
        (
            'name: Ours\nday_list: {session: Day, name: "Wer: #1", only: {Arrived: [1, "yes"]}}\n',
            "Day;Wer: #1;Arrived\n26/11/2026 9:00;Ann;1\n05/11/2026 9:00;Bo;yes\n",
        ),
    ],
)
def test_what_is_advised_for_dates_of_a_spreadsheet_works_as_it_is_printed(
    before: str, rows: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("clinic.yaml").write_text(before, "utf-8")
    Path("day.csv").write_text(rows, "utf-8")

    refused = make(capfd, "--check", "--clinic", "clinic.yaml")
    kept = before.partition("day_list")[0]
    Path("clinic.yaml").write_text(kept + pasted(refused.err), "utf-8")

    assert refused.code == 4
    assert "can be read day-first, and in no other order" in refused.err
    assert make(capfd, "--check", "--clinic", "clinic.yaml").err == "2 sheets would be made.\n"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["05/11/2026", "06/11/2026"], "Nothing in the list tells whether its dates are day-first"),
        (["26/11/2026", "11/26/2026"], "No one order reads all of these dates: row 3 contradicts"),
    ],
)
def test_no_order_is_advised_where_the_dates_do_not_leave_one_only(
    dates: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    write_list([f"{day},,," for day in dates])

    ended = make(capfd, "--one-file", "day.pdf")

    assert said in ended.err
    assert ended.err.count("day_list:") != 1


def test_a_run_under_rules_that_have_changed_since_they_were_approved_says_so(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mesocare.cli.approve.read_clock", lambda: BEFORE_THE_REVIEW)
    Path("clinic.yaml").write_text(
        "name: Ours\ntelephone: 1\nurgent_number: 1\nemergency_number: 1\nzone: Europe/Rome\n"
        "changes:\n  hair-mesotherapy:\n    version: 2.0.0\n    replace:\n"
        "      wash-hair: {wait: 72 hours, because: ours}\n",
        "utf-8",
    )
    signs = ("--name", "Dr Hart", "--profession", "nurse", "--yes")
    assert run_inside(capfd, "rules", "approve", "clinic.yaml", *signs).code == 0
    write_list(GOOD)

    signed = make(capfd, "--check", "--clinic", "clinic.yaml").err
    text = Path("clinic.yaml").read_text("utf-8")
    Path("clinic.yaml").write_text(text.replace("72 hours", "60 hours"), "utf-8")
    changed = make(capfd, "--check", "--clinic", "clinic.yaml").err

    assert signed == "3 sheets would be made.\n"
    assert "The rules have changed since Dr Hart approved them" in changed


@pytest.mark.parametrize("target", [("-o", "out"), ("--one-file", "day.pdf"), ("--check",)])
def test_rows_without_a_time_in_a_list_that_has_times_are_told(
    target: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    """Their dates come later than they need to, and nobody else would notice."""
    clinic = "name: A\ntelephone: 1\nday_list: {session: [Datum, Uhrzeit], name: Patient}\n"
    Path("clinic.yaml").write_text(clinic, "utf-8")
    rows = ["2026-11-20,09:00,Ann", "2026-11-20,,Bo", "2026-11-20,,Cy", "2026-11-20 10:00,,Di"]
    Path("day.csv").write_text("Datum,Uhrzeit,Patient\n" + "\n".join(rows), "utf-8")

    ended = make(capfd, "--clinic", "clinic.yaml", *target)

    assert ended.code == 0
    assert "\n  rows 3, 4: the list has no time for it, so its sheet counts from" in ended.err


def test_a_row_is_dated_in_its_own_zone(capfd: pytest.CaptureFixture[str]) -> None:
    Path("day.csv").write_text(
        "session,zone\n2026-11-20T09:00,Asia/Tokyo\n2026-11-20T09:00,Nowhere/City\n"
        "2026-11-20T09:00,\n2026-11-20T09:00,CET\n",
        "utf-8",
    )

    ended = make(capfd, "-o", "out")

    assert ended.code == 4
    assert "rows 3, 5: there is no time zone of this name." in ended.err
    assert files_in("out") == ["2026-11-20-0900-row0002.pdf", "2026-11-20-0900-row0004.pdf"]
    assert "Times are Tokyo times." in words_of(Path("out", files_in("out")[0]).read_bytes())


def test_an_answer_to_a_question_that_is_not_asked_is_refused(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("day.csv").write_text("session,with\n2026-11-20T09:00,long-hair\n", "utf-8")

    ended = make(capfd, "--check")

    assert ended.code == 4
    assert "asks no question of this name. It knows: numbed, scalp-shows." in ended.err


def test_of_many_refused_rows_the_first_20_are_told_and_the_others_counted(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list([f"2026-11-20,,,{'x' * (301 + n)}" for n in range(25)])

    lines = make(capfd, "--check").err.splitlines()

    assert [line.split(":")[0] for line in lines[1:21]] == [f"  row {n}" for n in range(2, 22)]
    assert lines[21:] == ["  and 5 more."]


def test_what_is_wrong_with_very_many_rows_is_told_once(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("day.csv").write_text("session,name\n" + "13/04/2026,Bob\n" * 300_000, "utf-8")

    ended = make(capfd, "-o", "out")

    lines = ended.err.splitlines()
    assert ended.code == 4
    assert lines[0] == "0 sheets made in out, 300,000 rows without a sheet."
    assert lines[1:3] == [
        "  rows 2 to 5001: a spreadsheet has rewritten the date of each; see below.",
        "After 5,000 rows of that kind the list was not read on. Is it the right file?",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such shell")
def test_without_a_standard_error_the_sheets_are_made_all_the_same() -> None:
    write_list(GOOD)

    ended = subprocess.run(
        [
            "/bin/sh",
            "-c",
            'exec "$@" 2>&-',
            "sh",
            *command("sheets", "day.csv", *FIXED, "-o", "out"),
        ],
        check=False,
        env=known_environment(),
        timeout=60,
    )

    assert ended.returncode == 0
    assert files_in("out") == MADE


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_run_leaves_whole_sheets_only_says_so_and_goes_on(
    capfd: pytest.CaptureFixture[str], sent: signal.Signals, code: int
) -> None:
    rows = [f"2026-11-20T{8 + n // 60:02}:{n % 60:02},Patient {n},," for n in range(300)]
    write_list(rows)
    running = subprocess.Popen(
        command("sheets", "day.csv", *FIXED, "-o", "out"),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=known_environment(),
    )
    while len(list(Path("out").glob("*.pdf"))) < 5:  # not one that is still being written
        assert running.poll() is None
        time.sleep(0.01)

    running.send_signal(sent)
    _, said = running.communicate(timeout=60)

    made = files_in("out")
    assert running.returncode == code
    assert said.startswith(f"mesocare: Stopped. {len(made)} sheets made in out.\n")
    assert "Give the same command again to go on." in said
    assert 5 <= len(made) < 300
    assert not list(Path("out").glob("*.part"))
    assert all(Path("out", name).read_bytes().rstrip().endswith(b"%%EOF") for name in made)
    write_list(rows[: len(made) + 2])
    ended = make(capfd, "-o", "out")
    assert ended.err.startswith(f"2 sheets made in out, {len(made)} sheets there already.\n")


def test_after_500_rows_whose_session_cannot_be_read_the_rest_is_counted_and_not_read(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """To find what a date may mean takes a thousandth of a second, and a file may hold 40,000."""
    write_list([*["03/04/2026 at half past nine,,,"] * 500, GOOD[0]])

    told = make(capfd, "--check").err

    assert told.startswith("0 sheets would be made, 501 rows without a sheet.")


def test_very_many_rows_of_other_days_do_not_keep_those_of_today_from_being_made(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list([*["2025-01-20,,,"] * 3_000, GOOD[0]])

    told = make(capfd, "--check").err

    assert told.startswith("1 sheet would be made, 3,000 rows without a sheet.")


def test_a_row_without_a_sheet_is_not_told_to_have_a_blank_in_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Its name has no letter shapes, and neither has its note, which nothing can stand for."""
    write_list(["2026-11-20T09:00,\N{SLIGHTLY SMILING FACE},,\N{SLIGHTLY SMILING FACE}", GOOD[1]])

    told = make(capfd, "-o", "out").err

    assert told.startswith("1 sheet made in out, 1 row without a sheet.")
    assert "blank" not in told


# Where sheets may go


def test_what_a_killed_run_has_left_is_removed_by_a_later_one(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """It may hold a name; what a run beside this one writes just now is left alone."""
    write_list(GOOD)
    Path("out").mkdir()
    old, young = Path("out/.mesocare-0a.part"), Path("out/.mesocare-0b.part")
    for part in (old, young):
        part.write_text("Zebulon", "utf-8")
    os.utime(old, (time.time() - 7200,) * 2)

    make(capfd, "-o", "out")

    assert (old.exists(), young.exists()) == (False, True)


def test_an_empty_name_of_a_folder_is_none(capfd: pytest.CaptureFixture[str]) -> None:
    """As of a variable of a shell that is not set."""
    write_list(GOOD)

    ended = make(capfd, "-o", "")

    assert (ended.code, files_in(".")) == (2, ["day.csv"])


@pytest.mark.parametrize("target", [("-o", "a\nb"), ("--one-file", "a\nb.pdf"), ("-o", "a\nb/c")])
def test_a_line_break_in_a_name_is_refused(
    target: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    write_list(GOOD)

    ended = make(capfd, *target)

    assert (ended.code, files_in(".")) == (5, ["day.csv"])
    assert len(ended.err.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes with a name among its files")
def test_a_pipe_is_not_waited_for(capfd: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe.csv")

    ended = run_inside(capfd, "sheets", "pipe.csv", *FIXED, "-o", "out")

    assert (ended.code, files_in(".")) == (5, ["pipe.csv"])
    assert "pipe.csv is a pipe" in ended.err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no standard input among its files")
def test_a_list_can_come_by_standard_input() -> None:
    ended = subprocess.run(
        command("sheets", "/dev/stdin", *FIXED, "-o", "out", "--format", "ics"),
        input=b"session\n2026-11-20\n",
        capture_output=True,
        check=False,
        env=known_environment(),
    )

    assert ended.returncode == 0
    assert files_in("out") == ["2026-11-20-row0002.ics"]


def test_the_ending_of_a_name_may_be_in_capitals(capfd: pytest.CaptureFixture[str]) -> None:
    """As Windows writes it."""
    write_list(GOOD)

    day = make(capfd, "--one-file", "DAY.PDF")
    one = run_inside(capfd, "sheet", "2026-11-20", *FIXED, "-o", "ONE.PDF")

    assert (day.code, one.code) == (0, 0)
    assert Path("DAY.PDF").read_bytes().startswith(b"%PDF")
    assert Path("ONE.PDF").read_bytes().startswith(b"%PDF")


def test_the_index_says_whose_name_is_to_be_written_by_hand(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list([GOOD[0], "2026-11-20T11:00,Zo?,,"])

    make(capfd, "-o", "out")

    page = text_of(Path("out/index.html").read_text("utf-8"))
    assert "row0003.pdf Write the name by hand." in page
    assert page.count("by hand") == 1


def test_a_weekday_in_another_language_is_named_as_what_stands_in_the_way(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(["Do 26.11.2026 09:00,Ann,,", "Gio. 26/11/2026,Bo,,", "nonsense 2026,Cy,,"])

    ended = make(capfd, "-o", "out")

    assert "\n  rows 2, 3: a word stands before its date" in ended.err
    assert "\n  row 4: its session is not a date" in ended.err
