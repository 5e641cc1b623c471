"""Screens that a patient sees: on one screen, whole, at every moment and width."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise, product

import pytest
from fixed_plans import GIVEN, make_fixed_plan
from rich.cells import cell_len
from screens import (
    DRAWN,
    LONDON,
    NOW,
    PLAIN,
    SESSION,
    default_protocol,
    drawn,
    moments,
    plan_at,
    said,
    said_in_terminal,
    speaker_of,
    squashed,
)

from mesocare.dates.typed import parse_at, parse_session
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import parse_protocol
from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import Status
from mesocare.sentences.rows.sections import normal_section
from mesocare.views import machine
from mesocare.views.colours import PALETTE, sgr_of
from mesocare.views.screen import Screen
from mesocare.views.terminal.styles import style_of

SHELLS_LINE = 1
FEW = [
    "2026-03-02T15:00",
    "2026-03-02T21:00",
    "2026-03-03T10:44",
    "2026-03-03T15:00",
    "2026-03-05T14:59",
    "2026-03-09T15:00",
    "2026-03-10T08:00",
    "2026-03-17T12:00",
    "2026-03-22T23:59",
    "2026-05-01T12:00",
    "2026-05-25T12:00",
]
"""Moments that stand for all others, at widths that take long."""


# One screen


@pytest.mark.parametrize(
    "sessions",
    [
        pytest.param([SESSION], id="one"),
        pytest.param([SESSION, "2026-03-23T15:00"], id="two"),
    ],
)
def test_the_course_is_one_screen_of_80_by_24_and_names_what_it_folds(sessions: list[str]) -> None:
    pages = {at: drawn("course", plan_at(at, sessions), 80) for at in moments(sessions)}

    assert {at: len(page) for at, page in pages.items() if len(page) > 24 - SHELLS_LINE} == {}
    for page in pages.values():
        is_overdue = any("no dates until it is booked" in line for line in page)
        assert any("if needed, the last on" in line for line in page) is not is_overdue


def test_on_a_longer_screen_or_on_demand_the_course_has_a_row_for_each_visit() -> None:
    plan = plan_at("2026-03-10T15:00")

    for page in (drawn("course", plan, 80, 40), drawn("course", plan, 80, shows_all=True)):
        assert sum("if needed" in line for line in page) == 4


def test_a_best_day_that_has_gone_is_not_said_to_be_the_next() -> None:
    page = drawn("course", plan_at("2026-05-20T10:00"), 80)

    assert "next:" not in page[0]
    assert any("Visit 2 is overdue" in line for line in page)


@pytest.mark.parametrize("session", [SESSION, "2026-03-02"], ids=["with an hour", "without"])
def test_today_is_one_screen_of_80_by_24_at_every_moment_of_the_12_weeks(session: str) -> None:
    heights = {at: len(drawn("today", plan_at(at, [session]), 80)) for at in moments([session])}

    assert len(heights) > 100
    assert {at: height for at, height in heights.items() if height > 24 - SHELLS_LINE} == {}


@pytest.mark.parametrize("session", [SESSION, "2026-03-02"], ids=["with an hour", "without"])
def test_today_says_what_is_normal_as_long_as_something_is(session: str) -> None:
    """Whoever looks with a sore scalp on the first evening looks for precisely that."""
    for at in moments([session], weeks=3):
        plan = plan_at(at, [session])
        normal = normal_section(plan, speaker_of(plan)).parts
        said = [line for line in drawn("today", plan, 80) if line.startswith(" NORMAL  ")]
        assert len(said) == bool(normal), at


@pytest.mark.parametrize("session", [SESSION, "2026-03-02"], ids=["with an hour", "without"])
@pytest.mark.parametrize(("width", "most"), [(40, 34), (60, 32)])
def test_a_narrow_terminal_shows_every_ban_and_whom_to_call_on_its_last_screen(
    width: int, most: int, session: str
) -> None:
    """A telephone's terminal: what has scrolled away is only the head, and what others hold."""
    for at in moments([session], weeks=3):
        plan = plan_at(at, [session])
        draw = drawn if width >= 60 else said_in_terminal
        lines = draw("today", plan, width, 24)
        seen = squashed(lines[-(24 - SHELLS_LINE) :])

        held = [one for one in plan.restrictions if one.status in (Status.AVOID, Status.CAUTION)]
        assert len(lines) <= most, at
        assert [one.id for one in held if squashed([one.rule.label]) not in seen] == [], at
        assert squashed(["Get help today: ring your clinic."]) in seen, at
        assert squashed(["CALL FOR AN AMBULANCE NOW."]) in seen, at


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_same_signs_call_for_the_same_help_at_every_width(width: int) -> None:
    """What is a call on the same day on one screen is no word with the clinic on another."""
    for at in moments([SESSION], weeks=1):
        said = " ".join(" ".join(drawn("today", plan_at(at, [SESSION]), width, 24)).split())

        assert re.search(r"Hot and swollen[^?]*\? Get (medical )?help today\b", said), at


@pytest.mark.parametrize("width", [40, 80])
def test_signs_that_are_longer_than_the_screen_end_with_whom_to_call(width: int) -> None:
    plan = plan_at("2026-03-03T10:44")
    draw = drawn if width >= 60 else said_in_terminal

    for height, count in ((24, 2), (120, 1)):
        text = " ".join(draw("signs", plan, width, height))
        assert text.count("CALL FOR AN AMBULANCE NOW") == count
    assert " ".join(draw("signs", plan, width, 24)).endswith("CALL FOR AN AMBULANCE NOW.")


def test_what_is_normal_is_a_table_where_it_has_room_and_sentences_elsewhere() -> None:
    plan = plan_at("2026-03-03T10:44")

    wide = [re.sub(r" {2,}", "  ", line.strip()) for line in drawn("signs", plan, 80)]

    assert "WHAT IS NORMAL  normal until  still there? ring from" in wide
    assert "• A mild headache  tomorrow at 15:00  tomorrow at 15:00" in wide
    assert "• If you had a numbing cream or  not any more  now" in wide
    for lines in (drawn("signs", plan, 60), said("signs", plan, 40)):
        assert (
            "normal until tomorrow at 03:00 (12 to 36 hours). Still there on Thu 5 Mar, 15:00?"
            in " ".join(" ".join(lines).split())
        )


@pytest.mark.parametrize("width", [40, 60])
def test_a_narrow_terminal_with_lines_to_spare_folds_nothing_away(width: int) -> None:
    plan = plan_at("2026-03-03T10:44")

    tall = said_in_terminal("today", plan, width, 100)

    assert tall == said("today", plan, width)


@pytest.mark.parametrize("width", [100, 140])
@pytest.mark.parametrize("at", FEW)
def test_the_timeline_is_one_screen_at_100_columns(at: str, width: int) -> None:
    lines = drawn("timeline", plan_at(at), width, 42)

    assert 24 <= len(lines) <= 41


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("at", FEW[::3])
def test_the_days_that_a_timeline_names_are_evenly_apart(at: str, width: int) -> None:
    plan = plan_at(at)
    lines = drawn("timeline", plan, width)

    (heads,) = re.findall(r" {3,}([A-Z][a-z](?: +[A-Z][a-z]){2,})$", "\n".join(lines), re.MULTILINE)
    letters = heads.split()
    week = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    steps = {(week.index(second) - week.index(first)) % 7 for first, second in pairwise(letters)}
    assert len(steps) == 1


@pytest.mark.parametrize("at", FEW)
def test_each_activity_has_one_row_of_the_timeline_that_is_never_wrapped(at: str) -> None:
    plan = plan_at(at)
    lines = drawn("timeline", plan, 100, 50)

    rows = [line for line in lines if line[1:2] in "✗◐✓○?" and line[2:3] == " "]
    dated = [one for one in plan.restrictions if one.status is not Status.ASK]
    assert len(rows) == len(dated)
    assert all(any(row[3:].startswith(one.rule.label) for row in rows) for one in dated)


SESSIONS = {
    "one": [SESSION],
    "without an hour": ["2026-03-02"],
    "three": ["2026-01-19", "2026-02-09T09:30", SESSION],
    "a visit ahead": [SESSION, "2026-03-23T10:00"],
    "only ahead": ["2026-06-01T10:00"],
}


@pytest.mark.parametrize(("width", "height"), [(80, 24), (140, 30)])
@pytest.mark.parametrize("sessions", SESSIONS.values(), ids=SESSIONS)
def test_the_timeline_is_one_screen_at_every_moment_of_the_12_weeks(
    sessions: list[str], width: int, height: int
) -> None:
    heights = {
        at: len(drawn("timeline", plan_at(at, sessions), width, height))
        for at in list(moments([SESSION]))[::7]
    }

    assert {at: count for at, count in heights.items() if count > height - SHELLS_LINE} == {}


@pytest.mark.parametrize(("width", "height"), [(60, 24), (80, 24), (100, 30)])
@pytest.mark.parametrize("at", FEW)
def test_a_timeline_that_joins_rows_names_each_activity_that_is_not_ok(
    at: str, width: int, height: int
) -> None:
    plan = plan_at(at)
    lines = drawn("timeline", plan, width, height)

    labels = squashed([re.sub(r"[^\w,?: -].*", "", line[3:]) for line in lines])
    held = [one for one in plan.restrictions if one.status in (Status.AVOID, Status.CAUTION)]
    assert [one.id for one in held if squashed([one.rule.label]) not in labels] == []


def test_rows_that_are_joined_have_the_later_moment_and_the_strictest_bar() -> None:
    """Hair dryers are no better sooner; so nothing in their row is, though swimming alone is."""
    lines = drawn("timeline", plan_at("2026-03-03T10:44"), 80, 24)

    (row,) = [line for line in lines if line.startswith(" ✗ hot water")]
    assert row.endswith("✓ Mon  9")
    assert "◐" not in row
    assert "╌" not in row
    (alone,) = [line for line in lines if line.startswith(" ✗ haircuts")]
    assert alone.endswith("◐ Thu  5  ✓ Mon 16")


def test_no_moment_of_a_timeline_is_said_without_an_hour_that_is_its_own() -> None:
    """A cell without an hour ends at the shared one: else 9 pm would pass for 3 pm."""
    rules = """\
format: 2
protocol: {id: x-y, title: Hair care, version: 1.0.0, language: en, written_on: 2026-01-01}
restrictions:
""" + "".join(
        f"  rule-{number}: {{activity: do what is number {number} of a long list, wait: {wait}}}\n"
        for number, wait in enumerate(["48 hours"] * 30 + ["54 hours"])
    )
    plan = plan_at("2026-03-03T10:44", protocol=parse_protocol(rules, "rules.yaml"))

    for width in (60, 80, 100):
        lines = drawn("timeline", plan, width, 24)
        assert len([line for line in lines if line.endswith("✓ Wed  4, 21:00")]) == 1


def test_an_end_whose_hour_has_no_room_is_said_a_day_later_where_that_hour_is_later() -> None:
    """Most end at 00:30: said so, what ends at 01:30 would be said too early."""
    waits = {"first": "24 hours", "second": "25 hours", "third": "48 hours", "fourth": "72 hours"}
    rules = """\
format: 2
protocol: {id: x-y, title: Hair care, version: 1.0.0, language: en, written_on: 2026-01-01}
restrictions:
""" + "".join(
        f"  {name}: {{activity: do the {name} of four things, wait: {wait}}}\n"
        for name, wait in waits.items()
    )
    protocol = parse_protocol(rules, "rules.yaml")
    plan = plan_at("2026-10-24T10:00", ["2026-10-24T01:30"], protocol=protocol)

    lines = drawn("timeline", plan, 60, 40)

    ends = [line[-6:] for line in lines if line.startswith(" ✗")]
    assert ends == ["Mon 26", "Mon 26", "Mon 26", "Tue 27"]


def test_what_is_held_off_again_before_a_visit_has_no_tick_of_an_earlier_day() -> None:
    lines = drawn("timeline", plan_at("2026-03-25T18:00"), 80, 24)

    held = [line for line in lines if line.startswith((" ◐", " ✗"))]
    assert len(held) > 5
    assert [line for line in held if "✓" in line] == []


@pytest.mark.parametrize("at", FEW[:9])
def test_the_line_of_now_runs_through_every_row(at: str) -> None:
    lines = drawn("timeline", plan_at(at), 100)

    rows = [line for line in lines if line[1:2] in "✗◐✓" and line[2:3] == " "]
    (column,) = {row.index(next(one for one in row if one in "┿│")) for row in rows}
    assert {row[column] for row in rows} <= {"┿", "│"}


STRIP = re.compile(r"[━╌┄▬┿]{4,}")


@pytest.mark.parametrize("at", FEW)
def test_a_wide_terminal_has_the_bars_of_the_timeline_beside_todays_dates(at: str) -> None:
    plan = plan_at(at)

    narrow, wide = drawn("today", plan, 80), drawn("today", plan, 140)

    has_dates = any(one.clear_at and one.status is Status.AVOID for one in plan.restrictions)
    bars = [line for line in wide if STRIP.search(line)]
    assert [line for line in narrow if STRIP.search(line)] == []
    assert bool(bars) >= has_dates
    assert len({line.index("┿") for line in bars if "┿" in line}) <= 1


def test_a_taller_terminal_has_more_air_and_what_to_do_meanwhile() -> None:
    plan = plan_at("2026-03-03T10:44")

    short, tall = drawn("timeline", plan, 100, 42), drawn("timeline", plan, 100, 76)

    assert "MEANWHILE" not in " ".join(short)
    assert len(tall) <= 75
    held = [one for one in plan.restrictions if one.status is Status.AVOID and one.until is None]
    texts = [f"{one.rule.label}: {one.rule.meanwhile}" for one in held if one.rule.meanwhile]
    assert len(texts) > 15
    assert [text for text in texts if squashed([text]) not in squashed(tall)] == []
    assert ["", ""] in [tall[place : place + 2] for place in range(len(tall))]


@pytest.mark.parametrize("height", [54, 60])
def test_what_to_do_meanwhile_that_has_no_room_is_counted(height: int) -> None:
    plan = plan_at("2026-03-03T10:44")
    lines, every = (drawn("timeline", plan, 140, one) for one in (height, 90))

    assert len(lines) < height
    start = [line.startswith(" MEANWHILE") for line in every].index(True)
    block = "\n".join(every[start:]).split("\n\n\n")[0].splitlines()
    shown = [line for line in block if line in lines]
    (left,) = [line.strip() for line in lines if line.strip().startswith("+")]
    assert shown
    assert left == f"+{len(block) - len(shown)} more"


@pytest.mark.parametrize("name", ["today", "timeline"])
def test_an_event_that_was_told_stands_where_its_consequences_are(name: str) -> None:
    """For two weeks: then nobody needs it any more."""
    session = parse_session(SESSION, zone=LONDON, now=NOW)
    told = parse_session("2026-03-08T09:30", zone=LONDON, now=NOW)

    for at, has_line in (("2026-03-08T10:00", True), ("2026-03-25T10:00", False)):
        plan = make_plan(
            default_protocol(),
            [session],
            at=parse_at(at, zone=LONDON, now=NOW),
            zone=LONDON,
            happened={"scabs-gone": [told]},
        )
        for lines in (
            drawn(name, plan, 80),
            said(name, plan, 40),
            said_in_terminal(name, plan, 40),
        ):
            text = " ".join(" ".join(lines).split())
            assert ("Noted: the scabs have gone, today at 09:30." in text) == has_line


# Nothing is cut


DRAWN_WIDTHS = (60, 80, 100, 140)
PLAIN_WIDTHS = (20, 40, 80)


def pages(plan: Plan) -> Iterator[tuple[str, int, list[str]]]:
    """Return each page of a plan, with its name and width."""
    for name, width in product(DRAWN, DRAWN_WIDTHS):
        yield f"drawn {name}", width, drawn(name, plan, width)
    for name, width in product(PLAIN, PLAIN_WIDTHS):
        yield f"plain {name}", width, said(name, plan, width)


@pytest.mark.parametrize("sessions", SESSIONS.values(), ids=SESSIONS)
@pytest.mark.parametrize("at", FEW[::2])
def test_no_line_is_wider_than_its_screen_and_nothing_is_cut_or_said_needlessly(
    sessions: list[str], at: str
) -> None:
    plan = plan_at(at, sessions)

    for name, width, lines in pages(plan):
        text = "\n".join(lines)
        assert max(map(len, lines)) <= width, (name, width)
        assert re.findall(r"…|\.\.\.", text) == [], (name, width)
        assert re.findall(r"00:00|2026", text) == [], (name, width)
        assert "{" not in text, (name, width)


def test_a_page_of_20_columns_breaks_no_word_that_has_room() -> None:
    lines = said("today", plan_at("2026-03-03T10:44"), 20)

    words = " ".join(lines).split()
    whole = " ".join(said("today", plan_at("2026-03-03T10:44"), 80)).split()
    assert words == whole


# Every fact


def rows_of(lines: list[str]) -> str:
    """Return the part of a page above what is OK now."""
    kept = []
    for line in lines:
        if line.startswith((" OK NOW", " FOR NOW")):
            break
        kept.append(line)
    return squashed(kept)


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("at", FEW)
def test_no_ban_that_holds_now_is_ever_dropped_or_folded_away(at: str, width: int) -> None:
    plan = plan_at(at)
    above = rows_of(drawn("today", plan, width))

    held = [one for one in plan.restrictions if one.status not in (Status.CLEAR, Status.UPCOMING)]
    assert [one.id for one in held if squashed([one.rule.label]) not in above] == []


@pytest.mark.parametrize("at", FEW)
def test_what_is_ok_on_one_day_shares_a_line_only_with_the_latest_moment_of_them(at: str) -> None:
    plan = plan_at(at)
    for line in drawn("today", plan, 80):
        members = [one for one in plan.restrictions if f"{one.rule.label}" in line[5:60]]
        held = [one for one in members if one.status in (Status.AVOID, Status.CAUTION)]
        if not line.startswith("  ✗") or len(held) < 2:
            continue
        has_caution = "from " in line[50:66]
        singles = [one for one in held if one.caution_at is None]
        assert not (has_caution and singles), line


@pytest.mark.parametrize("at", FEW)
def test_help_and_honesty_stand_on_today_at_every_moment(at: str) -> None:
    for lines in (drawn("today", plan_at(at), 80), said("today", plan_at(at), 80)):
        text = " ".join(lines)
        assert "CALL FOR AN AMBULANCE NOW." in text
        assert "ing your clinic" in text
        assert "No clinician has approved these rules" in text


def facts_of(plan: Plan) -> list[str]:
    """Return the texts of the JSON that a patient reads.

    Where the next visit holds something off again, a patient reads "until after" it, and no date.
    """
    taken_over = {dated.id for dated in plan.restrictions if dated.is_taken_over}
    facts = json.loads(machine.render_plan(plan))
    texts = [one["short"] for one in facts["restrictions"]]
    texts += [one["why"] for one in facts["restrictions"] if one["why"]]
    texts += [one["meanwhile"] for one in facts["restrictions"] if one["status"] == "avoid"]
    texts += [one["activity"] for one in facts["allowed"]]
    texts += [one["do"] for one in facts["care"] if one["status"] != "over"]
    texts += [one["what"] for one in facts["after_effects"]]
    texts += [one["do"] for one in facts["preparations"] if one["do"]]
    texts += [sign for level in facts["warning_signs"].values() for sign in level]
    for one in facts["restrictions"]:
        ends = ("caution_at",) if one["id"] in taken_over else ("caution_at", "clear_at")
        texts += [say_day(one[key]) for key in ends if is_ahead(one[key], plan)]
    for one in facts["next_sessions"]:
        texts.append(say_day(one["recommended_on"]))
    return texts


def is_ahead(moment: str | None, plan: Plan) -> bool:
    return moment is not None and datetime.fromisoformat(moment) > plan.at


def say_day(moment: str) -> str:
    day = datetime.fromisoformat(moment)
    return f"{day:%A} {day.day} {day:%B}"


@pytest.mark.parametrize("at", ["2026-03-02T16:00", "2026-03-04T10:00", "2026-03-12T10:00"])
def test_all_shows_every_fact_of_the_json(at: str) -> None:
    """Folded under `--all`: what a short screen has no room for."""
    plan = plan_at(at)

    for lines in (
        drawn("timeline", plan, 100, shows_all=True),
        said("timeline", plan, 80, shows_all=True),
    ):
        page = squashed(lines)
        assert [text for text in facts_of(plan) if squashed([text]) not in page] == []
        assert [line for line in lines if "::" in line] == []


def test_a_list_that_folds_says_how_many_more_there_are() -> None:
    plan = plan_at("2026-03-17T12:00")
    text = " ".join(" ".join(drawn("today", plan, 80)).split())

    (line,) = re.findall(r"looks and feels normal: (.*?) \+(\d+) more", text)
    labels = [one.rule.label for one in plan.restrictions if one.status is Status.CLEAR]
    allowed = [dated.rule for dated in plan.allowed]
    shown = [label for label in [*labels, *(item.label for item in allowed)] if label in line[0]]
    clear = [one for one in plan.restrictions if one.status is Status.CLEAR]
    conditions = {item.only_if for item in allowed if item.only_if}
    free = [item for item in allowed if not item.only_if]
    assert len(shown) + int(line[1]) == len(clear) + len(free) + len(conditions)


# Colours


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", PALETTE)
def test_letters_in_colour_have_a_contrast_of_4_5_on_any_background(colour: str) -> None:
    """Black, white or Solarized: they stand on a ground of their own."""
    letter, ground = PALETTE[colour]

    darker, lighter = sorted((luminance(letter), luminance(ground)))

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
    assert " on " in style_of(colour)


def test_the_codes_of_a_colour_are_those_of_the_256_that_terminals_share() -> None:
    assert {colour: sgr_of(colour) for colour in PALETTE} == {
        "red": "38;5;231;48;5;124",
        "amber": "38;5;16;48;5;214",
        "blue": "38;5;231;48;5;25",
        "green": "38;5;231;48;5;22",
        "violet": "38;5;231;48;5;54",
    }


@pytest.mark.parametrize("name", DRAWN)
def test_no_letter_is_coloured_without_a_ground(name: str) -> None:
    plan = plan_at("2026-03-03T10:44")
    page = DRAWN[name](plan, speaker_of(plan), Screen(100, 40, is_plain=False, has_colour=True))

    codes = set(re.findall(r"\x1b\[([0-9;]*)m", page))

    assert [code for code in codes if "38;" in code and "48;" not in code] == []


@pytest.mark.parametrize("name", DRAWN)
def test_without_colour_a_screen_says_the_same(name: str) -> None:
    plan = plan_at("2026-03-03T10:44")
    coloured = Screen(100, 40, is_plain=False, has_colour=True)

    page = DRAWN[name](plan, speaker_of(plan), coloured)

    bare = DRAWN[name](plan, speaker_of(plan), coloured._replace(has_colour=False))
    stripped = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in page.splitlines()]
    assert stripped == [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in bare.splitlines()]
    assert re.findall(r"\x1b\[[0-9;]*(?:38|48);", bare) == []


def test_each_source_is_a_link_where_the_terminal_has_them() -> None:
    plan = plan_at("2026-03-03T10:44")
    screen = Screen(100, 40, is_plain=False, has_colour=True, has_links=True, shows_all=True)

    page = DRAWN["timeline"](plan, speaker_of(plan), screen)

    linked = set(re.findall(r"\x1b\]8;;([^\x1b]+)\x1b", page))
    assert linked == {one.address for one in default_protocol().sources.values() if one.address}
    assert page == DRAWN["timeline"](plan, speaker_of(plan), screen)


# Texts of a rule file


@pytest.mark.parametrize("name", GIVEN)
def test_hard_texts_and_days_keep_within_the_screen_and_reach_no_terminal_as_markup(
    name: str,
) -> None:
    plan = make_fixed_plan(name)

    for page, width in product(DRAWN, (60, 100)):
        screen = Screen(width, 40, is_plain=False, has_colour=True)
        text = DRAWN[page](plan, speaker_of(plan), screen)
        lines = re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()
        assert max(map(cell_len, lines)) <= width, page
        assert [letter for letter in "".join(lines) if not letter.isprintable()] == [], page
    for page, width in product(PLAIN, (20, 88)):
        assert max(map(cell_len, said(page, plan, width))) <= width, page


def test_what_looks_like_markup_is_shown_as_it_was_written() -> None:
    plan = make_fixed_plan("hard texts")

    for lines in (
        drawn("timeline", plan, 140, 40, shows_all=True),
        said("timeline", plan, 88, shows_all=True),
    ):
        page = squashed(lines)
        texts = [plan.protocol.protocol.title]
        texts += [one.rule.label for one in plan.restrictions]
        texts += [one.title for one in plan.protocol.sources.values()]
        assert [text for text in texts if squashed([text]) not in page] == []


def test_wide_letters_keep_within_the_screen() -> None:
    text = "\N{CJK UNIFIED IDEOGRAPH-9AEA}" * 30
    rules = f"""\
format: 2
protocol: {{id: x-y, title: {text}, version: 1.0.0, language: en, written_on: 2026-01-01}}
restrictions: {{wash: {{activity: {text}, wait: 2 days}}}}
"""
    plan = plan_at("2026-03-02T16:00", protocol=parse_protocol(rules, "rules.yaml"))

    for page, width in product(DRAWN, (60, 80)):
        assert max(map(cell_len, drawn(page, plan, width))) <= width, page
    for page in PLAIN:
        assert max(map(cell_len, said(page, plan, 20))) <= 20, page


def test_today_is_one_screen_of_80_by_24_where_a_review_is_overdue_and_the_clinic_closed() -> None:
    session = "2029-11-25T15:00"
    clinic = Clinic(
        name="Willow",
        telephone="01632 960 142",
        when_closed="Call NHS 111",
        urgent_number="111",
        emergency_number="999",
    )

    for at in moments([session], weeks=3):
        lines = drawn("today", plan_at(at, [session])._replace(clinic=clinic), 80)
        assert len(lines) <= 24 - SHELLS_LINE, at
        assert "A review was due by 22 November 2029" in " ".join(lines), at
