"""`mesocare sheet` writes a sheet, whole, where it was asked to and nowhere else."""

import io
import stat
from pathlib import Path
from zlib import compress, crc32

import pytest
from PIL import Image
from program import run_inside, run_program
from sheets import count_pages, words_of

from mesocare.reading.clinic_file import shape_clinic
from mesocare.reading.logo import read_logo

CLINIC = """\
name: Lakeside Clinic
telephone: 020 7946 0018
zone: Europe/London
logo: logo.png
"""


def make_png() -> bytes:
    """Return a small picture."""
    data = io.BytesIO()
    Image.new("RGB", (8, 4), "teal").save(data, "PNG")
    return data.getvalue()


PNG = make_png()


def names_in() -> list[str]:
    """Return what is in the folder of the test."""
    return sorted(path.name for path in Path.cwd().iterdir())


GIVEN = ("sheet", "2026-11-20T14:30", "--at", "2026-11-20T15:00", "--tz", "Europe/Rome")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MESOCARE_CLINIC", raising=False)
    monkeypatch.delenv("MESOCARE_RULES", raising=False)


def test_a_sheet_is_written_for_its_owner_alone() -> None:
    ended = run_program(*GIVEN, "-o", "sheet.pdf")

    assert (ended.code, ended.out, ended.err) == (0, "", "Wrote sheet.pdf.\n")
    path = Path("sheet.pdf")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Washing your hair" in words_of(path.read_bytes())
    assert names_in() == ["sheet.pdf"]


def test_the_same_command_writes_the_same_bytes_in_any_zone_of_the_computer() -> None:
    run_program(*GIVEN, "-o", "one.pdf")
    run_program(*GIVEN, "-o", "two.pdf", TZ="Pacific/Apia", LANG="C")

    assert Path("one.pdf").read_bytes() == Path("two.pdf").read_bytes()


def test_a_page_is_written_for_a_name_that_ends_in_html(capfd: pytest.CaptureFixture[str]) -> None:
    ended = run_inside(capfd, *GIVEN, "-o", "sheet.html")

    assert ended.code == 0
    assert Path("sheet.html").read_text("utf-8").startswith("<!doctype html>")


def test_large_print_and_letter_paper_can_be_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    run_inside(capfd, *GIVEN, "-o", "a.pdf")
    run_inside(capfd, *GIVEN, "-o", "b.pdf", "--large-print", "--paper", "letter")

    pages = [count_pages(Path(name).read_bytes()) for name in ("a.pdf", "b.pdf")]
    assert pages[1] > pages[0]


def test_a_clinics_name_and_logo_stand_on_its_sheets(capfd: pytest.CaptureFixture[str]) -> None:
    Path("clinic.yaml").write_text(CLINIC, "utf-8")
    Path("logo.png").write_bytes(PNG)

    for name in ("sheet.pdf", "sheet.html"):
        assert run_inside(capfd, *GIVEN, "--clinic", "clinic.yaml", "-o", name).code == 0

    assert "Lakeside Clinic" in words_of(Path("sheet.pdf").read_bytes())
    assert 'src="data:image/png;base64,' in Path("sheet.html").read_text("utf-8")


def chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + name + content + crc32(name + content).to_bytes(4)


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    """Return the head of a PNG of one bit a pixel, which may unpack to gigabytes."""
    header = width.to_bytes(4) + height.to_bytes(4) + b"\x01\0\0\0\0"
    return b"".join((PNG[:8], chunk(b"IHDR", header), *chunks, chunk(b"IDAT", b"")))


def jpeg_of(width: int, height: int, *, before: bytes = b"") -> bytes:
    """Return the head of a JPEG."""
    size = height.to_bytes(2) + width.to_bytes(2)
    return b"\xff\xd8\xff\xe0\0\x02" + before + b"\xff\xc0\0\x0b\x08" + size + b"\x01\x01\x11\0"


def test_a_logo_whose_colour_profile_cannot_be_unpacked_takes_no_memory_and_is_read(
    tmp_path: Path,
) -> None:
    """Who prints it passes the profile over."""
    clinic = shape_clinic("name: Lakeside Clinic\nlogo: logo.png\n", "clinic.yaml").value
    logo = png_of(9, 9, chunk(b"iCCP", b"a\0\0this is not packed"))
    (tmp_path / "logo.png").write_bytes(logo)

    assert read_logo(clinic, tmp_path / "clinic.yaml") == logo


@pytest.mark.parametrize("before", [b"", b"\xff\xe1\0\x0d\xff\xc0\0\x0b\x08\xff\xff\xff\xff\0\0"])
def test_a_logo_of_a_usual_size_is_read_whatever_else_its_file_holds(
    tmp_path: Path, before: bytes
) -> None:
    clinic = shape_clinic("name: Lakeside Clinic\nlogo: logo.jpg\n", "clinic.yaml").value
    (tmp_path / "logo.jpg").write_bytes(jpeg_of(2_000, 2_000, before=before))

    assert read_logo(clinic, tmp_path / "clinic.yaml") == jpeg_of(2_000, 2_000, before=before)


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        (None, "cannot be read: no such file"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is no picture that we can print"),
        (PNG + bytes(600_000), "is too large"),
        (PNG[:40], "is not a picture that can be printed"),
        (png_of(60_000, 60_000), "has over 4,000,000 pixels"),
        (png_of(2_001, 2_000), "has over 4,000,000 pixels"),
        (PNG[:33] + chunk(b"tEXt", b"") + png_of(60_000, 60_000)[8:], "has over 4,000,000 pixels"),
        (jpeg_of(60_000, 60_000), "has over 4,000,000 pixels"),
        (jpeg_of(60_000, 60_000, before=b"\xff" * 9), "has over 4,000,000 pixels"),
        (jpeg_of(60_000, 60_000, before=b"\xff\xe1\0\x04ab"), "has over 4,000,000 pixels"),
        (jpeg_of(60_000, 60_000, before=b"no segment"), "has over 4,000,000 pixels"),
        (png_of(9, 9, chunk(b"iCCP", b"a\0\0" + compress(bytes(1 << 23)))), "colour profile"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_refused(
    capfd: pytest.CaptureFixture[str], logo: bytes | None, said: str
) -> None:
    Path("clinic.yaml").write_text(CLINIC, "utf-8")
    if logo is not None:
        Path("logo.png").write_bytes(logo)

    ended = run_inside(capfd, *GIVEN, "--clinic", "clinic.yaml", "-o", "sheet.pdf")

    assert ended.code in (2, 5)
    assert said in ended.err
    assert not Path("sheet.pdf").exists()


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_note_can_come_where_no_other_account_sees_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], end: str
) -> None:
    """Arguments stand in the list of processes, for everybody on the computer."""
    give(monkeypatch, f"Bring Zoë's list.{end}".encode())

    assert run_inside(capfd, *GIVEN, "--note", "-", "-o", "piped.html").code == 0
    assert run_inside(capfd, *GIVEN, "--note", "Bring Zoë's list.", "-o", "typed.html").code == 0

    assert Path("piped.html").read_bytes() == Path("typed.html").read_bytes()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "--note: standard input is empty."),
        (b"\n", "--note: standard input is empty."),
        (b"\xff", "--note: what standard input holds is not UTF-8 text."),
        (b"a\x1b[2J", "--note: it holds"),
        (b"w" * 301, "--note: 301 characters are too many."),
        (b"w" * 10_000_000, "--note: 65536 characters are too many."),
    ],
)
def test_a_note_that_cannot_be_read_makes_no_sheet(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], data: bytes, said: str
) -> None:
    give(monkeypatch, data)

    ended = run_inside(capfd, *GIVEN, "--note", "-", "-o", "sheet.pdf")

    assert (ended.code, ended.err.startswith(f"mesocare: {said}")) == (2, True)
    assert not Path("sheet.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "-o: no file is given."),
        (("-o", "sheet.doc"), 2, "End its name in .pdf, .html or .eml"),
        (("-o", "sheet.html", "--print"), 2, "--print: only a PDF can be printed"),
        (("-o", "nowhere/sheet.pdf"), 5, "There is no folder nowhere."),
        (("-o", "there.pdf"), 5, "there.pdf is there already."),
        (("-o", "link.pdf"), 5, "link.pdf is a link."),
        (("-o", "folder.pdf"), 5, "folder.pdf is not a file."),
        (("-o", "linked/sheet.pdf"), 5, "linked is a link to another folder."),
        (("-o", "sheet.pdf", "--paper", "a3"), 2, ""),
    ],
)
def test_what_cannot_be_written_is_refused_and_changes_nothing(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    Path("there.pdf").write_text("mine", "utf-8")
    Path("link.pdf").symlink_to("there.pdf")
    Path("folder.pdf").mkdir()
    Path("linked").symlink_to("folder.pdf")
    before = names_in()

    ended = run_inside(capfd, *GIVEN, *arguments)

    assert ended.code == code
    assert said in ended.err
    assert ended.out == ""
    assert names_in() == before
    assert Path("there.pdf").read_text("utf-8") == "mine"


def test_force_replaces_a_file_and_puts_a_file_in_the_place_of_a_link(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("there.pdf").write_text("mine", "utf-8")
    Path("link.pdf").symlink_to("there.pdf")

    assert run_inside(capfd, *GIVEN, "-o", "link.pdf", "--force").code == 0

    assert Path("there.pdf").read_text("utf-8") == "mine"
    assert not Path("link.pdf").is_symlink()
    assert Path("link.pdf").read_bytes().startswith(b"%PDF")


def test_a_sheet_printed_in_the_morning_is_drawn_for_the_end_of_the_visit(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """TIME-15: nothing that the visit of the afternoon forbids is said to be fine until then."""
    given = ("2026-11-20T14:30", "--tz", "Europe/Rome")

    run_inside(capfd, "sheet", *given, "--at", "2026-11-20T08:00", "-o", "morning.pdf")
    run_inside(capfd, "sheet", *given, "--at", "2026-11-20T14:30", "-o", "end.pdf")

    assert Path("morning.pdf").read_bytes() == Path("end.pdf").read_bytes()


@pytest.mark.parametrize("call", [("sheet", "--force", "-o", "a.html"), ("message",)])
def test_who_makes_one_for_a_booked_visit_is_told_how_to_have_todays_dates_as_well(
    capfd: pytest.CaptureFixture[str], call: tuple[str, ...]
) -> None:
    """TIME-15: it is drawn for the latest visit, and points to the dates of the one before."""
    sessions = ("-s", "2026-11-20T14:30", "-s", "2026-12-11T14:30", "--tz", "Europe/Rome")

    on_the_day, after_both = (
        run_inside(capfd, *call, *sessions, "--at", at).err
        for at in ("2026-11-20T15:00", "2026-12-11T15:00")
    )

    assert "for its dates, give it alone, with --session 2026-11-20T14:30+01:00" in on_the_day
    assert "give it alone" not in after_both


def test_a_note_stands_on_the_sheet(capfd: pytest.CaptureFixture[str]) -> None:
    run_inside(capfd, *GIVEN, "--note", "Ring us about the rash", "-o", "sheet.pdf")

    assert "Note: Ring us about the rash" in words_of(Path("sheet.pdf").read_bytes())


@pytest.mark.parametrize(("note", "said"), [("x" * 301, "301 characters"), ("a\x1b[2J", "U+001B")])
def test_a_note_that_cannot_be_printed_is_refused_without_repeating_it(
    capfd: pytest.CaptureFixture[str], note: str, said: str
) -> None:
    ended = run_inside(capfd, *GIVEN, "--note", note, "-o", "sheet.pdf")

    assert ended.code == 2
    assert said in ended.err
    assert note not in ended.err
    assert names_in() == []


def test_a_letter_holds_the_sheet_the_page_and_the_calendar(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run_inside(capfd, *GIVEN, "-o", "letter.eml").code == 0

    letter = Path("letter.eml").read_text("ascii")
    assert [kind in letter for kind in ("application/pdf", "text/html", "text/calendar")] == [
        True,
        True,
        True,
    ]


def test_a_bad_date_leaves_no_file(capfd: pytest.CaptureFixture[str]) -> None:
    ended = run_inside(capfd, "sheet", "03/04/2026", "--tz", "Etc/UTC", "-o", "sheet.pdf")

    assert ended.code == 2
    assert names_in() == []


def programs(folder: Path, **scripts: str) -> str:
    """Return a search path with these programs alone."""
    folder.mkdir()
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (folder / name).chmod(0o755)
    return str(folder)


def test_print_hands_the_sheet_to_the_systems_printer(tmp_path: Path) -> None:
    path = programs(tmp_path / "bin", lp='echo "$1" > printed')

    ended = run_program(*GIVEN, "-o", "sheet.pdf", "--print", PATH=path)

    assert ended.code == 0
    assert Path("printed").read_text("utf-8").strip() == str(tmp_path / "sheet.pdf")


@pytest.mark.parametrize(
    ("option", "said"), [("--print", "no 'lp'"), ("--open", "no viewer was found")]
)
def test_without_a_printer_or_a_viewer_the_sheet_is_written_and_that_is_said(
    tmp_path: Path, option: str, said: str
) -> None:
    path = programs(tmp_path / "bin")

    ended = run_program(*GIVEN, "-o", "sheet.pdf", option, PATH=path)

    assert ended.code == 5
    assert said in ended.err
    assert Path("sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_printer_that_refuses_is_said(tmp_path: Path) -> None:
    path = programs(tmp_path / "bin", lp="exit 1")

    ended = run_program(*GIVEN, "-o", "sheet.pdf", "--print", PATH=path)

    assert ended.code == 5
    assert "the printer did not take it" in ended.err


OF_THE_DAY = """\
format: 2
protocol: {id: small, title: Small, version: 1.0.0, language: en, written_on: 2026-11-20}
restrictions:
  drink: {activity: drink alcohol, short: alcohol, wait: rest of the day}
  lift: {activity: lift anything heavy, short: heavy lifting, wait: 2 days}
care: {head-up: {do: sleep with your head raised, on: day 0}}
before_session: {fast: {do_not: eat, short: food, from: 1 day}}
"""


@pytest.mark.parametrize("session", ["2026-11-20", "2026-11-20T14:30"])
def test_what_holds_for_the_rest_of_the_day_is_no_yes_on_that_days_sheet(
    capfd: pytest.CaptureFixture[str], session: str
) -> None:
    """TIME-15: without a time too, whoever holds the paper in the evening reads it as it is."""
    Path("rules.yaml").write_text(OF_THE_DAY)
    given = (session, "--rules", "rules.yaml", "--at", "2026-11-20T09:00", "--tz", "Europe/Rome")

    run_inside(capfd, "sheet", *given, "-o", "sheet.pdf")
    text = run_inside(capfd, "message", *given).out

    words = words_of(Path("sheet.pdf").read_bytes())
    assert "OK again" not in words
    assert "Alcohol Sat 21 Nov" in words
    assert "Sleep with your head raised: Fri 20 Nov" in words
    assert "No food: from 1 day before your visit." in words
    assert "Not before Sat 21 Nov: alcohol." in text
