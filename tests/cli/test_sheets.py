"""Does `mesocare sheets` account for every row, stop cleanly and go on where it stopped?"""

import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest
from program import Ended, command, known_environment, run_inside
from sheets import count_pages, words_of

HEADER = "session,name,protocol,note\n"
GOOD = ["2026-11-20T09:00,Ann One,,", "2026-11-20T10:30,Bob Two,,ring first", "2026-11-19,,,"]
BAD = [
    "03/04/2026,Cy,,",
    '2026-11-20,"Di"x,,',
    "2026-11-20,李明,,",
    "2026-11-20,Ed,no-such-protocol,",
    "yesterday,Flo,,",
]
FIXED = ("--tz", "Europe/Rome", "--at", "2026-11-20T18:00")
MADE = ["2026-11-19-0004.pdf", "2026-11-20-0002.pdf", "2026-11-20-0003.pdf"]


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
    return sorted(path.name for path in Path(folder).iterdir() if path.name[0] != ".")


def test_each_row_becomes_a_file_named_by_date_and_number_alone(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_list(GOOD)

    ended = make(capfd, "-o", "out")

    assert (ended.code, ended.out, ended.err) == (0, "", "3 sheets made.\n")
    assert files_in("out") == MADE
    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in Path("out").iterdir()} == {0o600}
    words = words_of(Path("out/2026-11-20-0003.pdf").read_bytes())
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
    summary, *refused = ended.err.splitlines()
    assert summary == "3 sheets made, 5 rows refused."
    assert [line.partition(":")[0] for line in refused] == [f"row {n}" for n in range(5, 10)]
    assert "3 April 2026 or 4 March 2026?" in refused[0]
    assert "U+674E" in refused[2]


def test_no_message_repeats_a_name(capfd: pytest.CaptureFixture[str]) -> None:
    write_list([row.replace(",", ",Zebulon ", 1) for row in BAD])

    ended = make(capfd, "-o", "out")

    assert ended.code == 4
    assert "Zebulon" not in ended.err


def test_a_second_run_makes_nothing_again(capfd: pytest.CaptureFixture[str]) -> None:
    write_list(GOOD)
    make(capfd, "-o", "out")
    before = {path.name: path.stat().st_mtime_ns for path in Path("out").iterdir()}

    ended = make(capfd, "-o", "out")

    assert (ended.code, ended.err) == (0, "0 sheets made, 3 sheets there already.\n")
    assert {path.name: path.stat().st_mtime_ns for path in Path("out").iterdir()} == before


def test_a_row_that_has_changed_is_not_taken_for_made(capfd: pytest.CaptureFixture[str]) -> None:
    """A sheet with yesterday's wrong time must not pass for today's."""
    write_list(GOOD)
    make(capfd, "-o", "out")
    write_list([GOOD[0].replace("09:00", "19:00"), *GOOD[1:]])

    ended = make(capfd, "-o", "out")

    assert ended.code == 4
    assert "row 2: 2026-11-20-0002.pdf is there already, and was made from" in ended.err
    assert make(capfd, "-o", "out", "--force").code == 0
    assert "19:00" in words_of(Path("out/2026-11-20-0002.pdf").read_bytes())


def test_a_file_of_somebody_else_is_never_replaced(capfd: pytest.CaptureFixture[str]) -> None:
    write_list(GOOD)
    Path("out").mkdir()
    Path("out/2026-11-20-0002.pdf").write_text("mine", "utf-8")

    ended = make(capfd, "-o", "out")

    assert ended.code == 4
    assert Path("out/2026-11-20-0002.pdf").read_text("utf-8") == "mine"


def test_one_file_holds_all_sheets_in_the_lists_order(capfd: pytest.CaptureFixture[str]) -> None:
    write_list([*GOOD, *BAD])

    ended = make(capfd, "--one-file", "day.pdf")

    assert ended.code == 4
    assert ended.err.startswith("3 sheets made, 5 rows refused.\n")
    data = Path("day.pdf").read_bytes()
    words = words_of(data)
    assert words.index("Ann One") < words.index("Bob Two") < words.index("19 November 2026")
    assert count_pages(data) == words.count("Page 1 of") + sum(
        words.count(f"Page {number} of") for number in range(2, 6)
    )


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
        "protocol: {id: other, title: Other care, version: 1.0.0, language: en,"
        " written_on: 2026-11-22}\n"
        "restrictions:\n  rest: {activity: run, wait: 2 days}\n",
        "utf-8",
    )
    Path("clinic.yaml").write_text("name: Ours\nprotocols: {other: other.yaml}\n", "utf-8")
    write_list(["2026-11-20T09:00,Ann,other,", "2026-11-20T09:00,Bob,other.yaml,"])

    ended = make(capfd, "-o", "out", "--clinic", "clinic.yaml")

    assert ended.code == 4
    assert "row 3: the clinic's file has no protocol of this name." in ended.err
    assert "Other care: your aftercare" in words_of(Path("out", *files_in("out")).read_bytes())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "Say where the sheets go"),
        (("-o", "out", "--one-file", "day.pdf"), 2, "Say where the sheets go"),
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
    Path("day.csv").write_text("session;name\n2026-11-20;Ann\n", "utf-8")

    assert make(capfd, "-o", "out").code == 2
    assert not Path("out").exists()
    assert run_inside(capfd, "sheets", "none.csv", *FIXED, "-o", "out").code == 5


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
    while not Path("out").exists() or len(files_in("out")) < 5:
        assert running.poll() is None
        time.sleep(0.01)

    running.send_signal(sent)
    _, said = running.communicate(timeout=60)

    made = files_in("out")
    assert running.returncode == code
    assert said.startswith(f"mesocare: Stopped. {len(made)} sheets made.\n")
    assert "Give the same command again to go on." in said
    assert 5 <= len(made) < 300
    assert not list(Path("out").glob("*.part"))
    assert all(Path("out", name).read_bytes().rstrip().endswith(b"%%EOF") for name in made)
    write_list(rows[: len(made) + 2])
    ended = make(capfd, "-o", "out")
    assert ended.err == f"2 sheets made, {len(made)} sheets there already.\n"
