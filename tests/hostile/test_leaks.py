"""Does anything of a patient show where nobody asked for it? Errors, logs, file names, metadata.

A name, a note and moments that stand nowhere else are planted in every input, and each way to fail
is tried through the real command: as it is, and with Python's own means of telling more.
"""

import os
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it has no types
import pytest
from faults.planted import (
    AT,
    CLINIC_TEXT,
    NAME,
    NOTE,
    RULE_TEXT,
    SECOND_SESSION,
    SESSION,
    find_leak,
    plant,
)
from program import command, known_environment, run_inside, run_program

FIXED = ("--at", AT, "--tz", "Europe/Rome")
CLINIC = ("--clinic", "clinic.yaml")
TALKATIVE = {"PYTHONDEVMODE": "1", "PYTHONFAULTHANDLER": "1"}
TOLD = pytest.CaptureFixture[str]
HEADER = "session,name,protocol,note\n"
GLYPHLESS = "\N{CJK UNIFIED IDEOGRAPH-674E}"


@pytest.fixture
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test a cache of its own, in place of the one that all share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with everything planted, in which the program runs."""
    work = tmp_path / "work"
    work.mkdir()
    plant(work)
    (tmp_path / "tmp").mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("PATIENT", NAME)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    return tmp_path


def names_below(*folders: Path) -> str:
    return "\n".join(path.name for folder in folders for path in folder.rglob("*"))


# What is looked for


@pytest.mark.parametrize(
    "text",
    [
        f"no such name: {NAME.upper()}",
        NOTE,
        CLINIC_TEXT,
        RULE_TEXT,
        f"'{SESSION}'",
        f"{SECOND_SESSION}:00+02:00",
        "Tuesday 23 July 2019",
        "2019-07-23T03:43:00Z",
        "20190723.pdf",
        "Qvexzanna.part",
    ],
)
def test_a_trace_of_what_is_planted_is_found(text: str) -> None:
    """A search that finds nothing proves nothing."""
    assert find_leak(text)


def test_the_date_in_a_sheets_own_name_is_no_trace() -> None:
    """Sheets are named by date, time and row, on purpose."""
    name = "2019-07-23-0543-row0002.pdf"
    assert not find_leak(f"work/out/{name} is not saved: no space left on device.")


# Arguments


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("today", SESSION, "--tz", NAME), 2, id="zone"),
        pytest.param(("today", f"{SESSION}:61", *FIXED), 2, id="no such second"),
        pytest.param(("today", SESSION, "--at", f"{SECOND_SESSION} {NOTE}"), 2, id="moment"),
        pytest.param(("before", NAME, "--session", SESSION), 2, id="event"),
        pytest.param(("course", SESSION, SECOND_SESSION, NAME), 2, id="course"),
        pytest.param(("calendar", SESSION, NAME, "-o", "a.ics"), 2, id="calendar"),
        pytest.param(("calendar", SESSION, *FIXED, "-o", "none/a.ics"), 5, id="calendar, folder"),
        pytest.param(("sheet", SESSION, NAME, "-o", "a.pdf"), 2, id="sheet"),
        pytest.param(("sheet", SESSION, *FIXED, "-o", "none/a.pdf"), 5, id="sheet, folder"),
        pytest.param(("sheet", SESSION, *FIXED, "--paper", NAME, "-o", "a.pdf"), 2, id="paper"),
        pytest.param(("sheets", "day.csv", "--format", NAME, "-o", "out"), 2, id="form"),
        pytest.param(("sessions", "add", "--any-date", SESSION, NAME), 2, id="sessions add"),
        pytest.param(("sessions", "remove", SESSION, "--yes"), 2, id="sessions remove"),
        pytest.param(("sessions", NAME), 2, id="sessions command"),
        pytest.param(("rules", "show", NAME), 2, id="rule"),
        pytest.param(("rules", "schema", NAME), 2, id="schema"),
        pytest.param(("rules", "new", "x.yaml", "--kind", NAME), 2, id="kind"),
        pytest.param(("today", SESSION, *FIXED, "--rules", "day.csv"), 3, id="list for rules"),
        pytest.param(("today", SESSION, *FIXED, "--clinic", "day.csv"), 3, id="list for clinic"),
        pytest.param(("rules", "check", "day.csv"), 3, id="list to check"),
        pytest.param(("rules", "diff", "day.csv"), 3, id="list to compare"),
        pytest.param(("sheets", "rules.yaml", "-o", "out"), 2, id="rules for list"),
    ],
)
def test_what_is_typed_wrongly_is_not_repeated(
    arguments: tuple[str, ...], code: int, capfd: TOLD, folder: Path
) -> None:
    ended = run_inside(capfd, *arguments)

    shown = "" if arguments[1] == "check" else ended.out
    assert (ended.code, shown) == (code, "")
    assert find_leak(ended.err + ended.out) == ""
    assert "Traceback" not in ended.err
    assert names_below(folder / "tmp") == ""
    assert sorted(path.name for path in Path().iterdir()) == [
        "clinic.yaml",
        "day.csv",
        "rules.yaml",
    ]


# Day lists


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(f'{SESSION},"{NAME},,{NOTE}', id="open quote"),
        pytest.param(f'{SESSION},"{NAME}"x,,{NOTE}', id="text after a quote"),
        pytest.param(f"{NAME},{SESSION},,{NOTE}", id="columns swapped"),
        pytest.param(f"{SESSION},{NAME},{NOTE}", id="too few fields"),
        pytest.param(f"{SESSION},{NAME},,{NOTE},{NOTE}", id="too many fields"),
        pytest.param(f"{SESSION},{NAME * 20},,", id="long name"),
        pytest.param(f"{SESSION},,,{NOTE * 20}", id="long note"),
        pytest.param(f"{SESSION},{NAME},{NAME},{NOTE}", id="name for a protocol"),
        pytest.param(f"{SESSION},{NAME}\x07,,{NOTE}", id="control character"),
        pytest.param(f"{SESSION},{NAME}\u202e,,{NOTE}", id="bidi character"),
        pytest.param(f"{SESSION},{NAME},,{NOTE} {GLYPHLESS}", id="no letter shape"),
        pytest.param(f"{SESSION},,,{NAME.replace(' ', '') * 15}", id="word without a break"),
        pytest.param(f"{SESSION} {NAME},{NAME},,", id="name beside the session"),
        pytest.param(f"{SESSION}:61,{NAME},,{NOTE}", id="no such second"),
    ],
)
def test_a_refused_row_is_named_by_its_number_alone(row: str, capfd: TOLD, folder: Path) -> None:
    Path("day.csv").write_text(f"{HEADER}{row}\n{SECOND_SESSION},{NAME},,\n", "utf-8")

    ended = run_inside(capfd, "sheets", "day.csv", *FIXED, "-o", "out")

    assert ended.code == 4
    assert "row 2: " in ended.err
    assert find_leak(ended.err + ended.out + names_below(folder)) == ""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{NAME},{SESSION}\n".encode(), id="no header"),
        pytest.param(f"session|name\n{SESSION}|{NAME}\n".encode(), id="bars"),
        pytest.param(f"session,session\n{SESSION},{NAME}\n".encode(), id="column twice"),
        pytest.param(f"session,{NAME}\n{SESSION},{NOTE}\n".encode(), id="unknown column"),
        pytest.param(f"session,name\n{SESSION},{NAME} \xe9\n".encode("latin-1"), id="no UTF-8"),
        pytest.param(f"session,name\n{SESSION},{NAME}\n".encode("utf-16-le"), id="no mark"),
        pytest.param(f"name,note\n{NAME},{NOTE}\n".encode(), id="no session"),
    ],
)
def test_a_refused_list_is_refused_without_its_words(content: bytes, capfd: TOLD) -> None:
    Path("day.csv").write_bytes(content)

    ended = run_inside(capfd, "sheets", "day.csv", *FIXED, "-o", "out")

    assert (ended.code, ended.out, find_leak(ended.err)) == (2, "", "")


# Files of the clinic


def _spoil(name: str, old: str, new: str) -> Callable[[], object]:
    def spoil() -> None:
        text = Path(name).read_text("utf-8")
        assert old in text
        Path(name).write_text(text.replace(old, new), "utf-8")

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(_spoil("clinic.yaml", "telephone", "telefone"), id="unknown key"),
        pytest.param(_spoil("clinic.yaml", "zone:", "name: again\nzone:"), id="key twice"),
        pytest.param(_spoil("clinic.yaml", CLINIC_TEXT, f"[{CLINIC_TEXT}]"), id="list for text"),
        pytest.param(_spoil("clinic.yaml", CLINIC_TEXT, f"&x {CLINIC_TEXT}"), id="anchor"),
        pytest.param(_spoil("clinic.yaml", CLINIC_TEXT, CLINIC_TEXT * 20), id="long text"),
        pytest.param(_spoil("clinic.yaml", CLINIC_TEXT, f"'{CLINIC_TEXT}"), id="open quote"),
        pytest.param(_spoil("clinic.yaml", CLINIC_TEXT, f"{CLINIC_TEXT}\x07"), id="control"),
        pytest.param(_spoil("rules.yaml", RULE_TEXT, f"[{RULE_TEXT}]"), id="rule: list"),
        pytest.param(_spoil("rules.yaml", RULE_TEXT, f"{RULE_TEXT}: x: y"), id="rule: not YAML"),
        pytest.param(_spoil("rules.yaml", RULE_TEXT, RULE_TEXT * 20), id="rule: long text"),
        pytest.param(_spoil("rules.yaml", "wait", "weight"), id="rule: unknown key"),
        pytest.param(_spoil("rules.yaml", "1 day", "soon"), id="rule: no wait"),
    ],
)
def test_a_refused_file_is_refused_without_its_free_texts(
    spoil: Callable[[], object], capfd: TOLD
) -> None:
    """What stands where a number or a name of a rule belongs is shown, free text never."""
    spoil()
    given = ("--clinic", "clinic.yaml", "--rules", "prp")

    for arguments in (("today", SESSION, *FIXED), ("sheet", SESSION, *FIXED, "-o", "a.pdf")):
        ended = run_inside(capfd, *arguments, *given)

        assert (ended.code, ended.out, find_leak(ended.err)) == (3, "", "")


# Recorded sessions


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def _make_newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")


def _put_a_name_in(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE told SET zone = ?", (NAME,))
        connection.commit()


def _break_text(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"Europe/Rome", b"Europ\xff/Rome"))


@pytest.mark.parametrize("spoil", [_cut, _make_newer])
def test_damaged_sessions_are_refused_without_their_dates(
    spoil: Callable[[Path], None], capfd: TOLD, data_folder: Path
) -> None:
    """SQLite's own messages can bear data."""
    run_inside(
        capfd, "sessions", "add", "--any-date", SESSION, SECOND_SESSION, "--tz", "Europe/Rome"
    )
    spoil(data_folder / "mesocare" / "sessions.db")

    for arguments in (
        ("sessions", "list"),
        ("sessions", "remove", SECOND_SESSION, "--yes"),
        ("today", *FIXED),
    ):
        ended = run_inside(capfd, *arguments)

        assert (ended.code, ended.out, find_leak(ended.err)) == (5, "", "")


@pytest.mark.parametrize("spoil", [_put_a_name_in, _break_text])
def test_sessions_that_cannot_be_read_are_shown_by_the_list_and_by_nothing_else(
    spoil: Callable[[Path], None], capfd: TOLD, data_folder: Path
) -> None:
    run_inside(
        capfd, "sessions", "add", "--any-date", SESSION, SECOND_SESSION, "--tz", "Europe/Rome"
    )
    spoil(data_folder / "mesocare" / "sessions.db")

    listed = run_inside(capfd, "sessions", "list")
    today = run_inside(capfd, "today", *FIXED)

    assert (listed.code, find_leak(listed.err)) == (0, "")
    assert listed.out.count("cannot be read here") == 2
    assert (today.code, today.out, find_leak(today.err)) == (2, "", "")


# Python's own means of telling more


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(("today", SESSION, "--tz", NAME), 2, id="argument"),
        pytest.param(("today", SESSION, *FIXED, "--rules", "day.csv"), 3, id="rules"),
        pytest.param(("sheets", "odd.csv", *FIXED, "-o", "out"), 4, id="row"),
        pytest.param(("today", *FIXED), 2, id="recorded sessions"),
    ],
)
def test_a_python_that_tells_more_tells_nothing_of_the_patient(
    arguments: tuple[str, ...], code: int, data_folder: Path
) -> None:
    """Its development mode warns of what was left open, with paths and values."""
    Path("odd.csv").write_text(f"{HEADER}{NAME},{NAME},,{NOTE}\n", "utf-8")
    run_program("sessions", "add", "--any-date", SESSION, "--tz", "Europe/Rome")
    _put_a_name_in(data_folder / "mesocare" / "sessions.db")

    ended = run_program(*arguments, **TALKATIVE)

    assert (ended.code, ended.out, find_leak(ended.err)) == (code, "", "")


# Faults of the program itself


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        ("RuntimeError(text)", 70),
        ("KeyError(text)", 70),
        ("AssertionError(text)", 70),
        ("ValueError(text) from Exception(text)", 70),
        ("ExceptionGroup(text, [ValueError(text)])", 70),
        ("UnicodeDecodeError('utf-8', text.encode(), 0, 1, text)", 70),
        ("OSError(5, text, text)", 5),
        ("FileNotFoundError(2, os.strerror(2), text)", 5),
        ("RecursionError(text)", 70),
        ("MemoryError(text)", 5),
    ],
)
def test_no_fault_inside_the_program_shows_what_it_was_working_on(raised: str, code: int) -> None:
    """Whatever is raised, whatever it holds, among the workers of a batch too."""
    broken = (
        "import os, sys, mesocare.plan.dating as plan\n"
        f"text = {f'{NAME} {NOTE} {SESSION}'!r}\n"
        f"def fail(*_, **__): raise {raised}\n"
        "plan._watch_until = fail\n"
        "from mesocare.cli.main import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    ended = subprocess.run(
        [*command()[:1], "-c", broken, "sheets", "day.csv", *FIXED, *CLINIC, "-o", "out"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(**TALKATIVE),
    )

    assert (ended.returncode, ended.stdout, find_leak(ended.stderr)) == (code, "", "")
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no such signal")
def test_a_crash_in_the_middle_shows_no_values() -> None:
    """A crash of C code prints a stack, if it was asked for; it has places in it and no data."""
    rows = "".join(f"2019-07-23T05:43,{NAME},,{NOTE}\n" for _ in range(300))
    Path("day.csv").write_text(HEADER + rows, "utf-8")
    running = subprocess.Popen(
        command("sheets", "day.csv", *FIXED, "-o", "out"),
        encoding="utf-8",
        env=known_environment(**TALKATIVE),
        stderr=subprocess.PIPE,
    )
    while not list(Path().glob("out/*.pdf")):
        assert running.poll() is None
        time.sleep(0.01)

    running.send_signal(signal.SIGABRT)
    _, said = running.communicate(timeout=60)

    # The crash can hit while a stack is printed in a thread of C code: then that ends it.
    assert running.returncode in (-signal.SIGABRT, -signal.SIGBUS, -signal.SIGSEGV)
    assert find_leak(said + names_below(Path("out"))) == ""


# What is written


def test_files_are_named_and_described_without_the_patient(folder: Path) -> None:
    """The document may hold a name as its content; its name, its metadata and its folder not."""
    given = (*FIXED, *CLINIC)
    for form in ("pdf", "html", "ics"):
        run_program("sheets", "day.csv", *given, "-o", form, "--format", form, **TALKATIVE)
    run_program("sheets", "day.csv", *given, "--one-file", "day.pdf", **TALKATIVE)

    papers = [*Path("pdf").glob("*.pdf"), Path("day.pdf")]
    pages = [path.read_text("utf-8") for path in Path("html").glob("2*.html")]
    calendars = [path.read_text("utf-8") for path in Path("ics").glob("*.ics")]
    assert (len(papers), len(pages), len(calendars)) == (4, 3, 3)
    assert any(NAME in page for page in pages)
    for text in (
        names_below(folder),
        *map(describe_paper, papers),
        *(page[: page.index("<style")] for page in pages),
        *map(identify_calendar, calendars),
    ):
        assert find_leak(text) == ""
    assert NAME not in "".join(calendars)


def describe_paper(path: Path) -> str:
    """Give all that a PDF says of itself without being read: its dictionary, and XMP."""
    data = path.read_bytes()
    described = pdfium.PdfDocument(data).get_metadata_dict()
    assert described["Title"]
    packet = data[data.index(b"<x:xmpmeta") : data.index(b"</x:xmpmeta>")].decode()
    assert described["Title"] in packet
    return f"{described} {packet} {path.name}"


def identify_calendar(text: str) -> str:
    """Give what names a calendar and its entries."""
    unfolded = text.replace("\r\n ", "")
    found = re.findall(r"^(?:UID|PRODID|NAME|X-WR-CALNAME)[:;].*", unfolded, re.MULTILINE)
    assert len(found) >= 4
    return "\n".join(found)


def test_nothing_is_kept_but_what_was_asked_for(folder: Path, data_folder: Path) -> None:
    """No log, no temporary file, nothing of a patient in the cache or in the home folder."""
    home = folder / "home"
    home.mkdir()
    commands = [
        ("today", SESSION, *FIXED),
        ("can", NOTE, "--session", SESSION, *FIXED),
        ("calendar", SESSION, *FIXED, "-o", "-"),
        ("sheet", SESSION, *FIXED, "-o", "a.pdf"),
        ("sheets", "day.csv", *FIXED, "--clinic", "clinic.yaml", "-o", "out"),
        ("sessions", "add", "--any-date", SESSION),
    ]

    for arguments in commands:
        assert run_program(*arguments, HOME=str(home), **TALKATIVE).code in {0, 12}

    cache = Path(os.environ["XDG_CACHE_HOME"])
    kept = "".join(path.read_text("utf-8") for path in cache.rglob("*.rules"))
    assert kept
    kept = kept.replace(CLINIC_TEXT, "").replace(RULE_TEXT, "")  # of the clinic, as it is kept
    kept = re.sub(r"\b[0-9a-f]{40,}\b", "", kept)  # digests, in which any four digits may stand
    assert find_leak(kept + names_below(cache, data_folder)) == ""
    assert (names_below(home), names_below(folder / "tmp")) == ("", "")
