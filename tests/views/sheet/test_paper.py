"""The sheet on paper: one leaf, readable, its dates in the rows of their items, and accessible."""

import io
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import page as page_validation
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it has no types
import pytest
from PIL import Image
from plans import CLINIC, plan_of, read_rules
from sheets import (
    Cell,
    codes_of,
    content_of,
    count_pages,
    letters_of,
    lines_of,
    print_contents,
    print_sheet,
    table_of,
    words_of,
)

from mesocare.errors import InputRefusedError
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.rules.changes import apply_changes
from mesocare.rules.clinic import Changes, Clinic, DroppedRestriction, ReplacedRestriction
from mesocare.views.leaflet import Bearer
from mesocare.views.sheet.joining import join_papers
from mesocare.views.sheet.paper import LARGE, ORDINARY, Paper, Print
from mesocare.views.sheet.paper import count_pages as count_pages_of_ours
from mesocare.views.sheet.tags import name_rows

BUSY = replace(
    CLINIC,
    hours="Monday to Friday, 9 am to 6 pm, Saturday 9 am to 1 pm",
    when_closed="Call 111, or leave a message and we ring you back the next morning",
    logo="logo.png",
)
NOTE = (
    "Please bring your list of medicines next time. We treated the crown more than the front; "
    "the parting may be sore for longer than the rest."
)
CHANGES = Changes(
    version="2.0.0",
    replace={
        "exercise": ReplacedRestriction(
            because="we have seen more bruises in people who ran early"
        ),
        "wash-hair": ReplacedRestriction(because="our product needs a day to soak in"),
    },
    drop={"make-up": DroppedRestriction(because="we do not treat the hairline")},
)
THREE = ("2026-10-14T15:00", "2026-11-04T16:30", "2026-11-25T11:30")
SIXTY = "".join(
    f"  x{number}: {{activity: do thing {number}, short: thing {number}, wait: 3 days}}\n"
    for number in range(60)
)
LONG_RULES = f"restrictions:\n{SIXTY}warning_signs: {{emergency: [{{sign: you faint}}]}}\n"
UNDATED_RULES = "restrictions: {sun: {activity: use a sunbed, short: sunbeds, wait: always}}\n"
FIRM_RULES = "restrictions: {run: {activity: go running, short: running, wait: 3 days}}\n"
BEARERS = (Bearer(), Bearer("Margaret Thompson", NOTE))


def draw_logo() -> bytes:
    """Return a small picture."""
    data = io.BytesIO()
    Image.new("RGB", (60, 20), "teal").save(data, "PNG")
    return data.getvalue()


LOGO = draw_logo()


def changed(plan: Plan) -> Plan:
    """Return a plan with a clinic's changes in its rules."""
    protocol = apply_changes(read_rules(""), CHANGES)
    return make_plan(protocol, plan.sessions, at=plan.at, zone=plan.zone, clinic=plan.clinic)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("size", "pages"), [(ORDINARY, 2), (LARGE, 4)])
@pytest.mark.parametrize("clinic", [None, BUSY])
@pytest.mark.parametrize("sessions", [("2026-11-25",), ("2026-12-28T10:15",), THREE])
def test_a_sheet_is_one_leaf_and_two_in_large_print(
    paper: Paper, size: Print, pages: int, clinic: Clinic | None, sessions: tuple[str, ...]
) -> None:
    plan = plan_of(*sessions, clinic=clinic)
    plan = changed(plan) if clinic else plan
    logo = LOGO if clinic else b""

    made = print_sheet(plan, BEARERS[bool(clinic)], paper=paper, type_size=size, logo=logo)

    assert count_pages(made) == pages
    assert min(letter.size for letter in letters_of(made)) >= size.small
    assert "Swollenthroat" in pages_of(made)[0]


def test_40_sheets_of_drawn_sessions_and_clinics_are_two_pages_each() -> None:
    draw = random.Random(15)  # noqa: S311  a choice of examples, not a secret
    start = datetime(2026, 1, 1, 7)  # noqa: DTZ001  a day and an hour on a clinic's clock
    for _ in range(40):
        ended = start + timedelta(minutes=10 * draw.randrange(6 * 24 * 364))
        gaps = sorted(draw.sample(range(8, 40), draw.randint(0, 2)), reverse=True)
        sessions = [f"{ended - timedelta(days=gap):%Y-%m-%dT%H:%M}" for gap in gaps]
        latest = f"{ended:%Y-%m-%d}" + draw.choice(["", f"{ended:T%H:%M}"])
        clinic = draw.choice([None, CLINIC, BUSY])
        plan = plan_of(*sessions, latest, clinic=clinic)
        plan = changed(plan) if clinic and draw.random() < 0.5 else plan
        logo = LOGO if clinic and clinic.logo else b""

        made = print_sheet(plan, draw.choice(BEARERS), paper=draw.choice([*Paper]), logo=logo)

        assert count_pages_of_ours(made) == 2, sessions


@pytest.mark.parametrize("size", [ORDINARY, LARGE])
def test_each_activity_and_its_date_share_a_row(size: Print) -> None:
    plan = changed(plan_of(clinic=BUSY))
    content = content_of(plan)

    lines = lines_of(print_contents(content, plan=plan, type_size=size, logo=LOGO))

    for row in content.held_off.rows:
        name = row.text.replace(" ", "")
        date = row.day.replace(" ", "")
        # In large print a long name has two lines, with the date between their heights.
        first = next(place for place, line in enumerate(lines) if line.startswith(name[:8]))
        assert any(date in line for line in lines[first : first + 2]), row.text
        if size is ORDINARY:
            assert lines[first].startswith(name)
            better = row.better.replace(" ", "")
            assert lines[first] in (f"{name}{better}{date}", f"{name}{date}")


@pytest.mark.parametrize("size", [ORDINARY, LARGE])
@pytest.mark.parametrize("paper", Paper)
def test_no_sentence_is_cut_by_a_box_or_a_column(size: Print, paper: Paper) -> None:
    plan = changed(plan_of(*THREE, clinic=BUSY))
    content = content_of(plan, BEARERS[1])

    words = words_of(print_contents(content, plan=plan, type_size=size, paper=paper, logo=LOGO))

    whole = [
        *content.leaflet.sessions,
        content.leaflet.note,
        *content.do.items,
        *(it.text for it in content.held_off.undated),
        *(row.note for row in content.held_off.rows),
        *(sign for box in content.leaflet.boxes for sign in (box.heading, *box.signs)),
        content.leaflet.watch,
        *content.normal.items,
        *content.leaflet.before.items,
        *content.leaflet.coming.items,
        *content.foot,
        *content.leaflet.changes,
        content.leaflet.emergency_line,
    ]
    flat = words.replace("- ", "-")
    assert [
        text for text in whole if text not in words and text.replace("- ", "-") not in flat
    ] == []


def test_a_date_is_larger_than_all_else_that_is_to_be_done() -> None:
    letters = letters_of(print_sheet(plan_of()))

    largest = "".join(letter.character for letter in letters if letter.size == 20)

    assert largest == "Fri27NovSat28NovWed2Dec"


def test_the_code_is_read_by_a_plain_scanner_and_names_nobody() -> None:
    (code,) = codes_of(print_sheet(plan_of(clinic=CLINIC), Bearer("Margaret Thompson")))

    assert "DTSTART;VALUE=DATE:20261216" in code
    assert "SUMMARY:Visit 2: best day. Ring your clinic to book it." in code
    assert "Margaret" not in code


@pytest.mark.parametrize("size", [ORDINARY, LARGE])
def test_the_pdf_can_be_read_aloud(size: Print) -> None:
    made = print_sheet(changed(plan_of(clinic=BUSY)), BEARERS[1], type_size=size, logo=LOGO)

    report = page_validation.validate_pdf_bytes(
        made, profile=page_validation.ValidationProfile.PDF_UA_1
    )

    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def sheets_with_tables() -> Iterator[tuple[str, bytes]]:
    """Print sheets whose table has clinic's notes, or no softer day, or goes over pages."""
    changed_plan = changed(plan_of(clinic=BUSY))
    for size in (ORDINARY, LARGE):
        yield "notes", print_sheet(changed_plan, BEARERS[1], type_size=size, logo=LOGO)
        yield "no softer day", print_sheet(plan_of(rules=FIRM_RULES), type_size=size)
        yield "long", print_sheet(plan_of(rules=LONG_RULES), type_size=size)


def test_each_row_of_the_table_says_its_name_and_no_column_is_without_one() -> None:
    for kind, made in sheets_with_tables():
        head, *rows = table_of(made)

        columns = 3 if kind == "notes" else 2
        assert head == [Cell("TH", "Column", width=1, is_empty=False, has_heads=False)] * columns
        named = [row for row in rows if len(row) == columns]
        for name, *dates in named:
            assert name == Cell("TH", "Row", width=1, is_empty=False, has_heads=False)
            assert {(cell.kind, cell.scope, cell.has_heads) for cell in dates} == {
                ("TD", "", False)
            }
            assert not dates[-1].is_empty
        notes = [row for row in rows if row not in named]
        assert notes == [[Cell("TD", "", columns, is_empty=False, has_heads=False)]] * len(notes)
        assert bool(notes) == (kind == "notes")


def test_a_sheet_in_which_nothing_is_held_off_by_a_day_has_no_table() -> None:
    assert table_of(print_sheet(plan_of(rules=UNDATED_RULES))) == []


def test_rows_that_have_their_names_are_left_as_they_are() -> None:
    for _, made in sheets_with_tables():
        assert name_rows(made) == made


def test_in_one_file_each_row_says_its_name_as_well() -> None:
    plan = changed(plan_of(clinic=BUSY))
    contents = [content_of(plan, Bearer(name)) for name in ("Ana", "Ben")]
    alone = [table_of(print_contents(content, plan=plan)) for content in contents]

    made = print_contents(*contents, plan=plan)

    assert table_of(made) == [row for table in alone for row in table]


def test_in_one_file_each_patient_starts_on_a_new_leaf() -> None:
    plan = plan_of()
    contents = [content_of(plan, Bearer(name)) for name in ("Ana", "Ben", "Cleo")]

    for size, pages in ((ORDINARY, 2), (LARGE, 4)):
        made = print_contents(*contents, plan=plan, type_size=size)

        assert count_pages(made) == 3 * pages
        starts = [front_of(made, name) for name in ("Ana", "Ben", "Cleo")]
        assert starts == [0, pages, 2 * pages]


def test_sheets_in_one_file_say_what_each_says_alone_and_can_be_read_aloud() -> None:
    """Brackets and what looks like a reference between objects stand in a text as they are."""
    plan = changed(plan_of(clinic=replace(BUSY, name="Hair (and 5 0 R) \\ Skin")))
    contents = [content_of(plan, Bearer(name)) for name in ("Ana", "Ben", "Cleo")]
    alone = [print_contents(content, plan=plan, logo=LOGO) for content in contents]

    made = print_contents(*contents, plan=plan, logo=LOGO)

    assert words_of(made) == " ".join(words_of(paper) for paper in alone)
    assert count_pages_of_ours(made) == count_pages(made) == 6
    assert len(made) < sum(len(paper) for paper in alone)
    report = page_validation.validate_pdf_bytes(
        made, profile=page_validation.ValidationProfile.PDF_UA_1
    )
    assert [failure.message for failure in report.failures] == []
    titles = [item.get_title() for item in pdfium.PdfDocument(made).get_toc() if item.level == 0]
    assert titles == ["Scalp mesotherapy: your aftercare"] * 3


def test_sheets_with_an_empty_page_or_without_a_row_can_be_joined_as_well() -> None:
    plans = [plan_of(rules=rules) for rules in (LONG_RULES, UNDATED_RULES, "")]
    alone = [print_sheet(plan, type_size=size) for plan in plans for size in (ORDINARY, LARGE)]

    made = join_papers(alone)

    assert count_pages(made) == sum(count_pages(paper) for paper in alone)
    report = page_validation.validate_pdf_bytes(
        made, profile=page_validation.ValidationProfile.PDF_UA_1
    )
    assert [failure.message for failure in report.failures] == []


def pages_of(made: bytes) -> list[str]:
    """Return all letters of each page, without blanks."""
    letters = letters_of(made)
    return [
        "".join(letter.character for letter in letters if letter.page == number)
        for number in range(count_pages(made))
    ]


def front_of(made: bytes, name: str) -> int:
    """Return the number of the page that bears a name, counted from 0."""
    return next(place for place, text in enumerate(pages_of(made)) if f"Name:{name}" in text)


def test_the_same_sheet_is_the_same_bytes_alone_and_after_others() -> None:
    first = print_sheet(plan_of(), BEARERS[1])
    print_sheet(plan_of(*THREE), paper=Paper.LETTER)

    assert print_sheet(plan_of(), BEARERS[1]) == first


def test_rules_too_long_for_one_leaf_get_more_with_the_emergency_line_on_the_front() -> None:
    plan = plan_of(rules=LONG_RULES, clinic=CLINIC)

    made = print_sheet(plan)

    assert count_pages(made) % 2 == 0
    assert "CALL999NOW" in pages_of(made)[0]
    assert pages_of(made)[-1] == ""


@pytest.mark.parametrize(
    ("name", "code_point"), [("Mei 陈", "U+9648"), ("Ana \N{PILE OF POO}", "U+1F4A9")]
)
def test_a_letter_without_a_shape_is_named_by_its_own_code_point(
    name: str, code_point: str
) -> None:
    with pytest.raises(InputRefusedError, match=re.escape(code_point)):
        print_sheet(plan_of(), Bearer(name))


@pytest.mark.parametrize("name", ["Łukasz Żółć", "Ελένη", "Алёна", "مريم"])
def test_a_name_in_another_script_is_printed(name: str) -> None:
    letters = {letter.character for letter in letters_of(print_sheet(plan_of(), Bearer(name)))}

    assert letters & set(name)


def test_a_word_too_long_for_its_column_is_refused_without_repeating_it() -> None:
    with pytest.raises(InputRefusedError, match="60 characters") as refused:
        print_sheet(plan_of(), Bearer("x" * 60))

    assert "xxx" not in str(refused.value)


def test_a_logo_that_is_no_picture_is_refused() -> None:
    with pytest.raises(InputRefusedError, match="not a picture"):
        print_sheet(plan_of(clinic=BUSY), logo=b"\x89PNG not a picture")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return what is laid out from now on, to see whether it keeps to its pages."""
    made: list[bytes] = []

    def count(pages: bytes) -> int:
        made.append(pages)
        return count_pages_of_ours(pages)

    monkeypatch.setattr("mesocare.views.sheet.paper.count_pages", count)
    return made


@pytest.mark.parametrize("paper", [*Paper])
@pytest.mark.parametrize("clinic", [None, CLINIC])
@pytest.mark.parametrize("session", ["2026-11-20T14:30", "2026-11-20"])
def test_the_sheet_of_one_session_by_the_default_rules_is_laid_out_once(
    counted: list[bytes], session: str, clinic: Clinic | None, paper: Paper
) -> None:
    """A day list has hundreds of them: a guess that fails takes ten times as long."""
    print_sheet(plan_of(session, clinic=clinic), paper=paper)

    assert len(counted) == 1


def test_where_the_guess_fails_few_more_looks_are_tried(counted: list[bytes]) -> None:
    draw = random.Random(7)  # noqa: S311  a choice of examples, not a secret
    for _ in range(12):
        latest = datetime(2026, 1, 1, 7) + timedelta(hours=draw.randrange(24 * 364))  # noqa: DTZ001
        sessions = [f"{latest - timedelta(days=gap):%Y-%m-%d}" for gap in (30, 15)]
        counted.clear()

        clinic = draw.choice([None, BUSY])
        print_sheet(plan_of(*sessions, f"{latest:%Y-%m-%dT%H:%M}", clinic=clinic))

        assert len(counted) <= 9


@pytest.mark.parametrize(("rules_count", "times"), [(600, 4), (850, 1)])
def test_what_cannot_fit_is_not_laid_out_in_every_look(
    counted: list[bytes], rules_count: int, times: int
) -> None:
    """Each time takes a second where there are hundreds of rules: the tightest look tells.

    As guessed, the front at its tightest, and the back twice; where it is half as long again as a
    sheet may be, the guess alone.
    """
    rules = "restrictions:\n" + "".join(
        f"  r{number}: {{activity: wash number {number}, wait: {number + 1} hours}}\n"
        for number in range(rules_count)
    )
    plan = plan_of(THREE[-1], rules=rules)

    with pytest.raises(InputRefusedError, match="pages, and 8 are the most"):
        print_sheet(plan)

    assert len(counted) == times
