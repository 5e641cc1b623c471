"""What does a printed sheet hold? Each rule of "What a good printed sheet has", counted."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import icalendar
import page
import pytest
from fixed_plans import GIVEN, make_fixed_plan
from sheets import (
    ON_THE_DAY,
    codes_of,
    count_pages,
    letters_of,
    print_fixed,
    print_sheet,
    words_of,
)

from mesocare.errors import InputRefusedError
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan, turns
from mesocare.plan.preparation import date_preparations
from mesocare.reading.clinic_file import shape_clinic
from mesocare.reading.rule_file import parse_protocol
from mesocare.rules.changes import apply_changes
from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import Status
from mesocare.sentences.care import care_sentences, watch_sentences
from mesocare.sentences.course import say_preparation
from mesocare.sentences.days import WORDS, say_day, say_moment
from mesocare.sentences.restrictions import restriction_sentences
from mesocare.sentences.sessions import session_sentences
from mesocare.sentences.trust import trust_sentences
from mesocare.views import machine
from mesocare.views.calendar.ical import render_calendar
from mesocare.views.content import Bearer, make_content
from mesocare.views.screen import Screen
from mesocare.views.sheet.paper import LARGE, ORDINARY, Paper, Print

PRINTS = [(paper, type_size) for paper in Paper for type_size in (ORDINARY, LARGE)]
SIZES = pytest.mark.parametrize(("paper", "type_size"), PRINTS, ids=lambda value: str(value)[:12])
PLANS = pytest.mark.parametrize("name", GIVEN)
CLINIC = Clinic(
    name="Lakeside Clinic",
    address="12 Shore Road, Anytown",
    telephone="020 7946 0018",
    hours="Monday to Friday, 9:00 to 17:00",
    when_closed="ring 111",
    emergency_number="999",
)


EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.yaml"))


def with_clinic(plan: Plan) -> Plan:
    return replace(plan, clinic=CLINIC)


# What it says


@PLANS
def test_paper_has_every_restriction_with_its_reason_and_each_moment_at_which_it_changes(
    name: str,
) -> None:
    plan = make_fixed_plan(name)

    words = words_of(print_sheet(plan))

    for dated in plan.listed:
        assert next(restriction_sentences(dated, plan)) in words
        for turn in turns(dated, plan.at):
            assert say_moment(turn.at, plan.zone) in words
        assert (dated.rule.why or "").partition(". ")[0] in words
        assert (dated.rule.meanwhile or "") in words or dated.status is Status.CLEAR


@PLANS
def test_paper_has_all_else_that_a_plan_holds(name: str) -> None:
    plan = make_fixed_plan(name)
    signs = plan.protocol.warning_signs

    words = words_of(print_sheet(plan))

    for sentence in (
        *session_sentences(plan),
        *care_sentences(plan),
        *watch_sentences(plan),
        *trust_sentences(plan),
        *(item.sign for item in (*signs.clinic, *signs.urgent, *signs.emergency)),
        *(say_day(session.recommended_on) for session in plan.next_sessions),
    ):
        assert sentence in words


@PLANS
def test_paper_says_until_when_each_after_effect_is_normal_and_when_to_call(name: str) -> None:
    plan = make_fixed_plan(name)

    words = words_of(print_sheet(plan))

    for dated in plan.after_effects:
        until = f"Until {say_moment(dated.normal_until_at, plan.zone)}: "
        assert dated.rule.what in words.partition(until)[2].partition("Until ")[0]
        if dated.call_from_at:
            assert f"Still there on {say_moment(dated.call_from_at, plan.zone)}?" in words


@PLANS
def test_paper_says_from_when_each_thing_is_to_be_held_off_before_the_next_session(
    name: str,
) -> None:
    plan = make_fixed_plan(name)
    session = next(iter(plan.next_sessions), None)

    words = words_of(print_sheet(plan))

    for item in date_preparations(plan.protocol, session, plan.zone) if session else ():
        rule = item.preparation
        assert say_preparation(item, plan.zone) in words or rule.do is None
        for said, start in (
            (f"Do not {rule.do_not} from {{}}.", item.holds_from_at),
            ("Better not from {}.", item.advised_from_at),
        ):
            assert (
                start is None or said.format(say_day(start.astimezone(plan.zone).date())) in words
            )


def test_every_line_of_a_list_has_a_sign_or_a_point_before_it() -> None:
    """Care 6, restrictions 16, normal 4, signs 4, 3 and 7, before the next session 4 and 4."""
    assert print_fixed().count(b"/S/LI/") == 6 + 16 + 4 + 4 + 3 + 7 + 4 + 4


@PLANS
def test_statuses_and_moments_are_those_of_the_json(name: str) -> None:
    plan = make_fixed_plan(name)
    facts = json.loads(machine.render_timeline(plan, Screen()))

    content = make_content(plan)

    shown = {line.id: group for group in content.groups for line in group.lines}
    assert {key: group.status.value for key, group in shown.items()} == {
        rule["id"]: rule["status"] for rule in facts["restrictions"]
    }


def test_the_main_message_comes_first_and_do_comes_before_do_not() -> None:
    words = words_of(print_fixed())

    order = [
        words.index(text)
        for text in (
            "Hold off 15 things for now.",
            "Wash your hands before you touch",
            "Do not touch, rub or scratch",
            "a tender scalp",
            "Look at your scalp until",
            "Session 2: best on",
            "Ask your clinic about painkillers",
            "Do not drink alcohol from",
        )
    ]

    assert order == sorted(order)


def test_the_most_urgent_help_comes_first() -> None:
    words = words_of(print_fixed())

    order = [
        words.index(text)
        for text in (
            "Call the emergency number now if:",
            "Get medical help today if:",
            "Call your clinic if:",
        )
    ]

    assert order == sorted(order)


def test_every_line_of_what_not_to_do_starts_with_do_not() -> None:
    content = make_content(make_fixed_plan(ON_THE_DAY))

    avoided = [
        line.text
        for group in content.groups
        if group.status is Status.AVOID
        for line in group.lines
    ]

    assert len(avoided) == 15
    assert all(text.startswith("Do not ") for text in avoided)


def test_dates_are_never_shortened() -> None:
    words = words_of(print_fixed())

    assert not re.search(r"\d (Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b", words)
    assert "…" not in words


def test_without_a_clinic_there_are_blanks_for_its_name_and_its_numbers() -> None:
    content = make_content(make_fixed_plan(ON_THE_DAY))

    assert content.head.name == "Your clinic:"
    assert content.head.lines == ("Telephone:",)
    assert [box.call for box in content.boxes] == [
        "Emergency number:",
        "Do not wait for your clinic to open.",
        "Telephone:",
    ]


def test_a_clinic_stands_at_the_head_and_its_numbers_in_the_boxes() -> None:
    plan = with_clinic(make_fixed_plan(ON_THE_DAY))

    words = words_of(print_sheet(plan))

    for text in (CLINIC.name, CLINIC.address, CLINIC.hours, "ring 111", "Emergency number: 999"):
        assert text
        assert text in words
    assert words.count("020 7946 0018") == 2


def test_what_a_clinic_took_off_is_said_with_its_reason_as_a_sentence() -> None:
    fixed = make_fixed_plan(ON_THE_DAY)
    clinic = shape_clinic(
        "name: A\nchanges: {hair-mesotherapy: {version: 1.0.0, drop: "
        "{smoking: {because: we do not ask for it.}}}}\n",
        "clinic.yaml",
    ).require()
    rules = apply_changes(fixed.protocol, clinic.changes["hair-mesotherapy"])

    plan = make_plan(rules, fixed.sessions, at=fixed.at, zone=fixed.zone, clinic=clinic)

    said = "Your clinic took this off the sheet: smoke. We do not ask for it."
    assert said in words_of(print_sheet(plan))


def test_a_patients_name_and_note_stand_on_the_sheet_and_not_in_its_metadata() -> None:
    data = print_fixed(bearer=Bearer("Zebulon Quux", "bring your tablets"))

    assert "Name: Zebulon Quux" in words_of(data)
    assert "Note: bring your tablets" in words_of(data)
    assert b"Zebulon" not in data


@pytest.mark.parametrize(
    "name",
    ["Şükrü Çağlayan Öztürk", "Наталья Щербакова", "Ελένη Παπαδοπούλου", "Nguyễn Thị Ánh"],
)
def test_names_of_many_languages_can_be_printed(name: str) -> None:
    assert name in words_of(print_fixed(bearer=Bearer(name)))


def test_an_arabic_name_can_be_printed() -> None:
    data = print_fixed(bearer=Bearer("محمد علي"))

    assert any("\u0600" <= letter.character <= "\ufeff" for letter in letters_of(data))


def test_markup_in_a_name_is_printed_as_it_is() -> None:
    name = '#image("/etc/passwd") *x* <b> $y$ [/] \\ @z'

    assert name in words_of(print_fixed(bearer=Bearer(name)))


# How it looks


@SIZES
def test_no_letter_is_under_12_points_and_most_are_of_the_ordinary_size(
    paper: Paper, type_size: Print
) -> None:
    """UKAAF clear print: 12 at least and 14 ideal; large print 16 at least and 18 ideal."""
    data = print_sheet(make_fixed_plan(ON_THE_DAY), paper=paper, type_size=type_size)

    sizes = {round(letter.size, 2) for letter in letters_of(data)}

    assert min(sizes) == type_size.small >= 12
    assert type_size.size in sizes


def test_large_print_is_16_points_at_least_and_18_where_it_counts() -> None:
    assert (LARGE.size, LARGE.small) == (18, 16)


@PLANS
def test_a_sheet_has_three_pages_at_most(name: str) -> None:
    assert count_pages(print_fixed(name)) <= 3


def test_paper_names_the_guide_and_says_where_all_sources_stand() -> None:
    """48 titles do not fit on two pages; the web page has them all."""
    said = words_of(print_fixed(ON_THE_DAY))

    assert "The guide: What is Mesotherapy for Hair and How Does It Work?" in said
    assert "All 48 sources: see this sheet's web page." in said


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("has_clinic", [False, True])
def test_on_the_day_a_sheet_has_two_pages_on_each_paper(paper: Paper, *, has_clinic: bool) -> None:
    plan = make_fixed_plan(ON_THE_DAY)

    data = print_sheet(with_clinic(plan) if has_clinic else plan, paper=paper)

    assert count_pages(data) == 2


def test_a_long_web_address_at_the_head_takes_no_column_from_the_rest() -> None:
    clinic = replace(CLINIC, web_address="https://www.averylongnameofahairclinic.example")

    data = print_sheet(replace(make_fixed_plan(ON_THE_DAY), clinic=clinic))

    assert "https://www.averylongnameofahairclinic.example" in words_of(data)
    assert count_pages(data) == 2


def test_a_word_too_long_for_a_column_stands_in_a_line_of_the_whole_width() -> None:
    data = print_fixed("hard texts")

    assert "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" in words_of(data)
    assert count_pages(data) <= 3


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("paper", Paper)
def test_the_rules_of_the_examples_make_two_pages(path: Path, paper: Paper) -> None:
    rules = parse_protocol(path.read_text("utf-8"), path.name)

    fixed = make_fixed_plan(ON_THE_DAY)

    plan = make_plan(rules, fixed.sessions, at=fixed.at, zone=fixed.zone)

    assert count_pages(print_sheet(plan, paper=paper)) == 2


def test_large_print_has_five_pages_at_most() -> None:
    assert count_pages(print_sheet(make_fixed_plan(ON_THE_DAY), type_size=LARGE)) <= 5


def test_the_bars_start_with_the_session_and_end_where_the_waits_end() -> None:
    content = make_content(make_fixed_plan(ON_THE_DAY))

    bars = {line.id: group.bar for group in content.groups for line in group.lines}

    start = 14.5 / 24
    assert [(part.status, part.start, part.end) for part in bars["wash-hair"]] == [
        (Status.AVOID, start, start + 1),
        (Status.CAUTION, start + 1, start + 2),
    ]


def test_the_picture_starts_with_a_planned_session_when_the_one_before_is_long_over() -> None:
    content = make_content(make_fixed_plan("three sessions"))

    assert [day.number for day in content.days[:3]] == [4, 5, 6]


# That it is accessible, and always the same


@PLANS
def test_a_sheet_conforms_to_pdf_ua(name: str) -> None:
    report = page.validate_pdf_bytes(print_fixed(name), profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@SIZES
def test_each_paper_and_size_conforms_to_pdf_ua(paper: Paper, type_size: Print) -> None:
    data = print_sheet(with_clinic(make_fixed_plan(ON_THE_DAY)), paper=paper, type_size=type_size)

    assert page.is_pdf_compliant_bytes(data, profile="ua1")


def test_the_check_of_pdf_ua_can_fail() -> None:
    """A check that cannot fail is a defect."""
    data = print_fixed().replace(b"/Marked true", b"/Marked null")

    assert not page.is_pdf_compliant_bytes(data, profile="ua1")


def test_the_same_plan_gives_the_same_bytes_and_another_moment_does_not() -> None:
    plan = make_fixed_plan(ON_THE_DAY)

    assert print_sheet(plan) == print_sheet(plan)
    assert print_sheet(plan) != print_sheet(plan, at=plan.at + timedelta(hours=1))


# The code for a telephone's calendar


def test_the_code_on_the_paper_holds_the_next_session_as_an_event() -> None:
    plan = make_fixed_plan(ON_THE_DAY)

    (code,) = codes_of(print_sheet(plan))

    (event,) = icalendar.Calendar.from_ical(code).walk("VEVENT")
    assert event.decoded("DTSTART") == plan.next_sessions[0].recommended_on
    assert event.decoded("DTEND") == plan.next_sessions[0].recommended_on + timedelta(days=1)
    assert event["SUMMARY"] == "Session 2: best day. Ring your clinic to book it."


@PLANS
def test_the_code_and_the_calendar_file_know_the_next_session_by_the_same_name(name: str) -> None:
    """Else a patient who takes both has the date twice."""
    plan = make_fixed_plan(name)
    file = icalendar.Calendar.from_ical(render_calendar(plan))

    codes = codes_of(print_sheet(plan))

    assert len(codes) == bool(plan.next_sessions)
    for code in codes:
        (event,) = icalendar.Calendar.from_ical(code).walk("VEVENT")
        (same,) = (other for other in file.walk("VEVENT") if other["UID"] == event["UID"])
        assert f"ession {plan.next_sessions[0].number}" in str(same["SUMMARY"])


def test_without_a_course_there_is_no_code() -> None:
    plan = replace(make_fixed_plan(ON_THE_DAY), next_sessions=())

    assert codes_of(print_sheet(plan)) == []


# What it refuses


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("李明", "U+674E (cjk unified ideograph-674e)"),
        ("Ann 🙂", "U+1F642 (slightly smiling face)"),
        ("ア", "U+30A2 (katakana letter a)"),
    ],
)
def test_a_character_without_a_letter_shape_is_named_and_the_name_is_not(
    name: str, said: str
) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        print_fixed(bearer=Bearer(name))

    assert said in str(refusal.value)
    assert name not in str(refusal.value)


def test_a_word_that_does_not_fit_into_its_place_is_refused() -> None:
    with pytest.raises(InputRefusedError, match="it stands in the name or the note") as refusal:
        print_fixed(bearer=Bearer("W" * 300))

    assert "A word of 300 characters is too long" in str(refusal.value)
    assert "WWW" not in str(refusal.value)


def test_a_word_of_a_rule_file_that_does_not_fit_is_named() -> None:
    with pytest.raises(InputRefusedError, match="it starts with 'Llanfairpw'"):
        print_sheet(make_fixed_plan("hard texts"), type_size=LARGE)


def test_a_long_name_of_many_words_fits() -> None:
    name = " ".join(["Wilhelmina"] * 27)

    assert name in words_of(print_fixed(bearer=Bearer(name)))


def test_a_sheet_of_too_many_pages_is_refused() -> None:
    few = replace(ORDINARY, most_pages=1)

    with pytest.raises(InputRefusedError, match="would have 2 pages, and 1 are the most"):
        print_sheet(make_fixed_plan(ON_THE_DAY), type_size=few)


# Its words


def test_the_fixed_words_of_a_sheet_stand_in_one_place() -> None:
    content = make_content(make_fixed_plan(ON_THE_DAY))

    assert content.do.heading == WORDS.care
    assert [section.heading for section in (content.normal, content.watch, content.trust)] == [
        WORDS.normal,
        WORDS.watch,
        WORDS.trust,
    ]


@pytest.mark.parametrize("name", ["five days after", "all waits are over"])
def test_what_is_over_is_not_followed_by_what_to_do_meanwhile(name: str) -> None:
    """ "You may drink alcohol. Choose drinks without alcohol." is no yes."""
    words = words_of(print_fixed(name))

    assert "You may drink alcohol." in words
    assert "Choose drinks without alcohol." not in words


def test_the_smallest_of_protocols_makes_a_sheet_of_one_page() -> None:
    rules = parse_protocol(
        "protocol: {id: a, title: A, version: 1.0.0, language: en, written_on: 2026-11-22}\n"
        "restrictions: {rest: {activity: run, wait: 2 days}}\n",
        "rules.yaml",
    )
    fixed = make_fixed_plan(ON_THE_DAY)

    data = print_sheet(make_plan(rules, fixed.sessions, at=fixed.at, zone=fixed.zone))

    assert "Do not run." in words_of(data)
    assert count_pages(data) == 1
    assert page.is_pdf_compliant_bytes(data, profile="ua1")
