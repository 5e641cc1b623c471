"""Does every view carry every fact? Each fact of the JSON is read back from what people read."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fixed_plans import FIRST, GIVEN, HARD_TEXTS, make_fixed_plan
from rich.cells import cell_len

from mesocare.dates.typed import parse_at, parse_session
from mesocare.plan.answer import make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import parse_protocol
from mesocare.views import machine, plain
from mesocare.views.screen import Screen
from mesocare.views.terminal import pages as terminal

Facts = dict[str, Any]

STATUS_WORDS = {
    "avoid": "Not yet",
    "caution": "Better to wait",
    "clear": "Yes",
    "ask": "Ask your clinic",
    "upcoming": "Yes, for now",
}
STATUS_SIGNS = {"avoid": "✗", "caution": "◐", "clear": "✓", "ask": "?", "upcoming": "○"}
SIGNS = "".join(STATUS_SIGNS.values())
BARS = "━╌·→┊●▼│─"
SGR = re.compile(r"\x1b\[[0-9;]*m")
COLOUR = re.compile(r"\x1b\[(?:[0-9]+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9]+)*m")
SHORT_MOMENT = re.compile(
    rf"([{SIGNS}]) ((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]+ [A-Z][a-z]{{2}}(?: [0-9]{{4}})?, "
    r"[0-9]{2}:[0-9]{2}(?: 1st| 2nd)?)"
)

ALL_WIDTHS = (*range(20, 100), *range(100, 141, 4), 141, 200)
SOME_WIDTHS = (20, 21, 33, 40, 59, 60, 61, 72, 80, 88, 100, 119, 140, 200)
AT_ALL_WIDTHS = {"three sessions", "hard texts, planned"}


def widths_for(name: str, narrowest: int) -> list[int]:
    """Give the widths at which a plan is looked at: for two of them, all."""
    widths = ALL_WIDTHS if name in AT_ALL_WIDTHS else SOME_WIDTHS
    return [width for width in widths if width >= narrowest]


# What the JSON says, in the words of a reader


def json_of(plan: Plan) -> Facts:
    """Give the plan as the JSON view has it."""
    facts: Facts = json.loads(machine.render_timeline(plan, Screen()))
    return facts


def squashed(text: str) -> str:
    """Give a text without blanks, line breaks and capitals, so that breaking it changes nothing."""
    return "".join(text.split()).casefold()


def which_of_two(local: datetime, zone: ZoneInfo) -> int:
    """Tell which of two equal clock times a moment is, 1 or 2; 0 where there is one (TIME-4)."""
    wall = local.replace(tzinfo=None)
    readings = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    real = sorted(at for at in readings if at.astimezone(zone).replace(tzinfo=None) == wall)
    return real.index(local.astimezone(UTC)) + 1 if len(real) > 1 else 0


def long_day(text: str) -> str:
    """Say a day of the JSON in full."""
    day = date.fromisoformat(text[:10])
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def long_moment(text: str, zone: ZoneInfo) -> str:
    """Say a moment of the JSON in full."""
    local = datetime.fromisoformat(text)
    which = ("", " (before the clocks go back)", " (after the clocks go back)")
    return f"{long_day(text)}, {local:%H:%M}{which[which_of_two(local, zone)]}"


def short_moment(text: str, zone: ZoneInfo, year: int) -> str:
    """Say a moment of the JSON as a table has it."""
    local = datetime.fromisoformat(text)
    named = "" if local.year == year else f" {local.year}"
    which = ("", " 1st", " 2nd")[which_of_two(local, zone)]
    return f"{local:%a} {local.day} {local:%b}{named}, {local:%H:%M}{which}"


def session_texts(facts: Facts, zone: ZoneInfo) -> list[str]:
    """Say when the sessions were; one without a time ended with its day."""
    texts = []
    for session in facts["sessions"]:
        ended_at = datetime.fromisoformat(session["ended_at"])
        on = (ended_at - timedelta(seconds=1)).date().isoformat()
        texts.append(
            long_moment(session["ended_at"], zone) if session["has_time"] else long_day(on)
        )
    return texts


def groups_of_timeline(facts: Facts) -> Iterator[tuple[str, ...]]:
    """Give the facts beside the restrictions, in groups that must stand together."""
    zone = ZoneInfo(facts["time_zone"])
    yield from groups_of_today(facts)
    for care in facts["care"]:
        if care["status"] != "over":
            moments = ["until_at"] if care["status"] == "now" else ["from_at", "until_at"]
            yield (
                care["do"],
                *(care[key] for key in ("how_often", "only_if") if care[key]),
                *(long_moment(care[key], zone) for key in moments if care[key]),
            )
    for effect in facts["after_effects"]:
        yield (
            effect["what"],
            *(
                long_moment(effect[k], zone)
                for k in ("normal_until_at", "call_from_at")
                if effect[k]
            ),
        )
    for level in facts["warning_signs"].values():
        yield from ((sign,) for sign in level)


def groups_of_today(facts: Facts) -> Iterator[tuple[str, ...]]:
    """Give the facts that every view of a plan has, the restrictions aside."""
    zone = ZoneInfo(facts["time_zone"])
    yield from ((text,) for text in session_texts(facts, zone))
    yield (long_moment(facts["at"], zone), facts["time_zone"])
    yield (facts["protocol"]["id"], facts["protocol"]["version"])
    if facts["next_sessions"]:
        first, *others = facts["next_sessions"]
        days = (first["earliest_on"], first["recommended_on"], first["latest_on"])
        yield (f"Session {first['number']}", *map(long_day, days))
        if others:
            yield (f"{len(others)} more", long_day(others[-1]["recommended_on"]))
    if facts["watch_until_on"]:
        yield (long_day(facts["watch_until_on"]),)
    yield from ((sign,) for sign in facts["warning_signs"]["emergency"])


# What a reader finds in a view


@dataclass
class Item:
    """One entry of a page: its heading, its sign, its text, and the moments of a table."""

    heading: str
    sign: str
    text: str
    moments: list[tuple[str, str]] = field(default_factory=list)


def read_plain(text: str) -> list[Item]:
    """Read plain sentences: blocks between empty lines, a heading, entries after hyphens."""
    items = []
    for block in text.rstrip("\n").split("\n\n"):
        head, *entries = re.split(r"^- ", block, flags=re.MULTILINE)
        items += [Item(squashed(head), "-", squashed(entry)) for entry in entries]
        if not entries:
            items.append(Item("", "", squashed(head)))
    return items


def read_terminal(text: str) -> list[Item]:
    """Read a terminal's page: entries after signs, the lines below them, moments beside bars."""
    items: list[Item] = []
    heading = ""
    for line in SGR.sub("", text).splitlines():
        found = SHORT_MOMENT.findall(line)
        rest = re.sub(f"[{BARS}]", " ", SHORT_MOMENT.sub(" ", line))
        sign = re.match(rf" ([{SIGNS}•]) ", rest)
        if sign:
            items.append(Item(heading, sign[1], squashed(rest[3:]), found))
        elif rest.startswith("   ") and items:
            items[-1].text += squashed(rest)
            items[-1].moments += found
        elif rest.strip():
            heading = squashed(rest)
            items.append(Item("", "", heading))
    return items


def lost_groups(groups: Iterator[tuple[str, ...]], items: list[Item]) -> list[tuple[str, ...]]:
    """Give the groups of facts that no single entry holds, and no text that runs on."""
    texts = [item.text for item in items]
    run_on = "".join(item.text for item in items if not item.sign)
    return [
        group
        for group in groups
        if not any(all(squashed(fact) in text for fact in group) for text in [*texts, run_on])
    ]


def lost_restrictions_in_sentences(facts: Facts, items: list[Item]) -> list[Facts]:
    """Give the restrictions that no entry tells whole, under the word for their status."""
    zone = ZoneInfo(facts["time_zone"])
    return [
        restriction
        for restriction in facts["restrictions"]
        if not any(
            _has_status(item, restriction["status"])
            and all(squashed(fact) in item.text for fact in _sentence_facts(restriction, zone))
            for item in items
        )
    ]


def _has_status(item: Item, status: str) -> bool:
    by_word = item.heading == squashed(STATUS_WORDS[status])
    return by_word or item.sign == STATUS_SIGNS[status]


def _sentence_facts(restriction: Facts, zone: ZoneInfo) -> Iterator[str]:
    yield restriction["activity"]
    if restriction["caution_at"]:
        yield f"{long_moment(restriction['caution_at'], zone)}: better to wait"
    if restriction["clear_at"]:
        then = "ask your clinic" if restriction["until"] else "yes"
        yield f"{long_moment(restriction['clear_at'], zone)}: {then}"
    if restriction["until"]:
        yield f"until {restriction['until']}"
    if restriction["only_if"]:
        yield f"only if {restriction['only_if']}"


def lost_restrictions_in_bars(facts: Facts, items: list[Item]) -> list[Facts]:
    """Give the restrictions that no row tells whole, with its sign and both moments."""
    zone = ZoneInfo(facts["time_zone"])
    year = datetime.fromisoformat(facts["at"]).year
    return [
        restriction
        for restriction in facts["restrictions"]
        if not any(
            item.sign == STATUS_SIGNS[restriction["status"]]
            and all(
                squashed(restriction[key]) in item.text
                for key in ("activity", "until", "only_if")
                if restriction[key]
            )
            and set(_row_moments(restriction, zone, year)) <= set(item.moments)
            for item in items
        )
    ]


def _row_moments(restriction: Facts, zone: ZoneInfo, year: int) -> Iterator[tuple[str, str]]:
    if restriction["caution_at"]:
        yield "◐", short_moment(restriction["caution_at"], zone, year)
    if restriction["clear_at"]:
        sign = "?" if restriction["until"] else "✓"
        yield sign, short_moment(restriction["clear_at"], zone, year)


def what_is_lost(
    lost: dict[int, tuple[list[Facts], list[tuple[str, ...]]]],
) -> dict[int, list[str]]:
    """Give what is lost at each width, shortly."""
    return {
        width: [*(restriction["id"] for restriction in restrictions), *map(str, groups)]
        for width, (restrictions, groups) in lost.items()
        if restrictions or groups
    }


# The tests


@pytest.mark.parametrize("name", GIVEN)
def test_every_fact_of_the_plan_is_read_back_from_the_plain_timeline_at_any_width(
    name: str,
) -> None:
    """One plan, many views; all carry the same facts."""
    plan = make_fixed_plan(name)
    facts = json_of(plan)

    lost = {}
    for width in widths_for(name, 20):
        items = read_plain(plain.render_timeline(plan, Screen(width)))
        lost[width] = (
            lost_restrictions_in_sentences(facts, items),
            lost_groups(groups_of_timeline(facts), items),
        )

    assert what_is_lost(lost) == {}


@pytest.mark.parametrize("name", GIVEN)
def test_every_restriction_is_read_back_from_plain_today_at_any_width(name: str) -> None:
    plan = make_fixed_plan(name)
    facts = json_of(plan)

    lost = {}
    for width in widths_for(name, 20):
        items = read_plain(plain.render_today(plan, Screen(width)))
        lost[width] = (
            lost_restrictions_in_sentences(facts, items),
            lost_groups(groups_of_today(facts), items),
        )

    assert what_is_lost(lost) == {}


@pytest.mark.parametrize("name", GIVEN)
def test_every_fact_of_the_plan_is_read_back_from_the_terminals_timeline_at_any_width(
    name: str,
) -> None:
    """No date is ever shortened."""
    plan = make_fixed_plan(name)
    facts = json_of(plan)

    lost = {}
    for width in widths_for(name, 60):
        items = read_terminal(terminal.render_timeline(plan, coloured(width)))
        lost[width] = (
            lost_restrictions_in_bars(facts, items),
            lost_groups(groups_of_timeline(facts), items),
        )

    assert what_is_lost(lost) == {}


@pytest.mark.parametrize("name", GIVEN)
def test_every_restriction_is_read_back_from_the_terminals_today_at_any_width(name: str) -> None:
    plan = make_fixed_plan(name)
    facts = json_of(plan)

    lost = {}
    for width in widths_for(name, 60):
        items = read_terminal(terminal.render_today(plan, coloured(width)))
        lost[width] = (
            lost_restrictions_in_sentences(facts, items),
            lost_groups(groups_of_today(facts), items),
        )

    assert what_is_lost(lost) == {}


def coloured(width: int) -> Screen:
    """Give a terminal with colours."""
    return Screen(width, is_plain=False, has_colour=True)


def colourless(width: int) -> Screen:
    """Give a terminal without colours."""
    return Screen(width, is_plain=False, has_colour=False)


@pytest.mark.parametrize("name", GIVEN)
def test_the_views_list_as_many_restrictions_as_the_plan_and_no_more(name: str) -> None:
    """TIME-10: after the watch, what waits for the clinic is no longer listed."""
    plan = make_fixed_plan(name)
    statuses = sorted(restriction["status"] for restriction in json_of(plan)["restrictions"])
    words = {squashed(word): status for status, word in STATUS_WORDS.items()}

    told = [
        words[item.heading]
        for item in read_plain(plain.render_today(plan, Screen(80)))
        if item.heading in words
    ]

    assert sorted(told) == statuses


Render = Callable[[Plan, Screen], str]


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize(
    ("render", "screens"),
    [
        pytest.param(
            plain.render_timeline, [Screen(w) for w in range(20, 142)], id="plain timeline"
        ),
        pytest.param(plain.render_today, [Screen(w) for w in range(20, 142)], id="plain today"),
        pytest.param(
            terminal.render_timeline, [coloured(w) for w in SOME_WIDTHS if w >= 60], id="timeline"
        ),
        pytest.param(
            terminal.render_today, [colourless(w) for w in SOME_WIDTHS if w >= 60], id="today"
        ),
    ],
)
def test_no_line_is_wider_than_the_screen_and_nothing_is_shortened(
    name: str, render: Render, screens: list[Screen]
) -> None:
    """No date is ever shortened to an ellipsis."""
    plan = make_fixed_plan(name)

    pages = {screen.width: SGR.sub("", render(plan, screen)) for screen in screens}

    too_wide = {w for w, page in pages.items() if max(map(cell_len, page.splitlines())) > w}
    shortened = {w for w, page in pages.items() if "…" in page or "..." in page}
    assert (too_wide, shortened) == (set(), set())


@pytest.mark.parametrize("name", GIVEN)
def test_the_plain_view_is_plain_ascii_where_the_rule_file_is(name: str) -> None:
    """No box, no bar, no colour; a screen reader needs nothing else."""
    plan = make_fixed_plan(name)

    for page in (plain.render_timeline(plan, Screen(80)), plain.render_today(plan, Screen(80))):
        assert [letter for letter in page if not (letter == "\n" or " " <= letter <= "~")] == []


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("render", [terminal.render_timeline, terminal.render_today])
def test_the_terminal_gets_colours_and_line_breaks_and_no_other_control(
    name: str, render: Render
) -> None:
    """Nothing else may drive a terminal."""
    page = render(make_fixed_plan(name), coloured(100))

    rest = SGR.sub("", page).replace("\n", "")
    assert [letter for letter in rest if letter < " " or "\x7f" <= letter <= "\x9f"] == []


@pytest.mark.parametrize("name", GIVEN)
def test_without_colour_the_terminal_says_the_same(name: str) -> None:
    """NO_COLOR: signs and words stand beside each colour, so none is needed."""
    plan = make_fixed_plan(name)

    page = terminal.render_timeline(plan, colourless(100))

    assert COLOUR.findall(page) == []
    assert SGR.sub("", page) == SGR.sub("", terminal.render_timeline(plan, coloured(100)))


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "dumb"},
        {"TERM": "unknown"},
        {"TERM": "xterm"},
        {"COLUMNS": "30", "LINES": "5"},
        {"NO_COLOR": "1", "TERM": "vt100"},
        {"FORCE_COLOR": "1", "TTY_COMPATIBLE": "0"},
        {"JUPYTER_COLUMNS": "40", "COLORTERM": "truecolor"},
    ],
    ids=str,
)
@pytest.mark.parametrize("render", [terminal.render_timeline, terminal.render_today])
def test_a_view_depends_on_its_screen_and_not_on_the_environment(
    environment: dict[str, str], render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same input, same bytes; only the shell reads the environment."""
    plan = make_fixed_plan("a day after")
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    expected = lines_of(render(plan, colourless(60)))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert lines_of(render(plan, colourless(60))) == expected


def lines_of(page: str) -> list[str]:
    """Give the lines of a page as they are seen."""
    return [line.rstrip() for line in SGR.sub("", page).splitlines()]


def test_wide_letters_keep_within_the_screen() -> None:
    """At any width from 20 columns up; a Chinese letter takes two of them."""
    text = HARD_TEXTS.replace(
        "pick at [bold]scabs[/bold] or marks",
        "髪を洗うことや濡らすことはまだしないでくださいお願いします",
    ).replace("ride a bike with a helmet", "ride 🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲 with a helmet")
    plan = plan_of(text)

    too_wide = {
        width
        for width in range(20, 100)
        if max(map(cell_len, plain.render_timeline(plan, Screen(width)).splitlines())) > width
    }

    assert too_wide == set()


def plan_of(text: str, at: str = "2026-11-20T15:00", *sessions: str) -> Plan:
    """Make a plan of a rule file's text, in UTC."""
    zone, now = ZoneInfo("Etc/UTC"), datetime(2026, 11, 25, tzinfo=UTC)
    return make_plan(
        parse_protocol(text, "clinic.yaml"),
        [parse_session(session, zone=zone, now=now) for session in sessions or (FIRST,)],
        at=parse_at(at, zone=zone, now=now),
        zone=zone,
    )


SMALL = """\
protocol: {id: small, title: Rules, version: 1.0.0, language: en, written_on: 2026-11-22}
restrictions:
  wash: {activity: wash your hair, wait: 2 days}
"""


def test_care_that_starts_later_is_never_told_as_something_to_do_now() -> None:
    """TIME-12: care is later, now or over; here it lasts for ever, since there is no watch."""
    plan = plan_of(f"{SMALL}care:\n  shampoo: {{do: use a mild shampoo, from: 2 days}}\n")
    (care,) = json_of(plan)["care"]

    (told,) = [
        item.text
        for item in read_plain(plain.render_timeline(plan, Screen(80)))
        if "mildshampoo" in item.text
    ]

    assert (care["status"], care["until_at"]) == ("later", None)
    assert squashed("from Sunday 22 November 2026, 14:30") in told


@pytest.mark.parametrize("view", ["plain", "terminal"])
def test_whom_an_after_effect_concerns_is_told_with_it(view: str) -> None:
    """`only_if` is shown with what it belongs to."""
    plan = plan_of(
        f"{SMALL}after_effects:\n"
        "  itch: {what: an itch, lasts: 2 days, only_if: you have eczema}\n"
    )

    page = (
        plain.render_timeline(plan, Screen(100))
        if view == "plain"
        else terminal.render_timeline(plan, colourless(100))
    )

    assert "you have eczema" in SGR.sub("", page)


def test_a_protocol_without_course_watch_and_care_is_shown_whole() -> None:
    """Every section but the restrictions may be missing."""
    plan = plan_of(SMALL)
    facts = json_of(plan)

    items = read_plain(plain.render_timeline(plan, Screen(80)))

    assert lost_restrictions_in_sentences(facts, items) == []
    assert (facts["next_sessions"], facts["care"], facts["watch_until_on"]) == ([], [], None)
    rows = read_terminal(terminal.render_timeline(plan, colourless(80)))
    assert lost_restrictions_in_bars(facts, rows) == []


def test_a_title_of_300_letters_without_a_blank_is_shown_whole() -> None:
    """Every fact, whole."""
    title = "m" * 300
    plan = plan_of(SMALL.replace("title: Rules", f"title: {title}"))

    narrow = squashed(plain.render_today(plan, Screen(20)))
    drawn = squashed(SGR.sub("", terminal.render_timeline(plan, colourless(60))))

    assert (title in narrow, title in drawn) == (True, True)


@pytest.mark.parametrize("width", [20, 40, 60, 88])
def test_nobody_who_approved_is_told_in_a_sentence(width: int) -> None:
    """`approved_by: null`, which every view says in a sentence."""
    plan = make_fixed_plan("a day after")
    pages = [
        plain.render_timeline(plan, Screen(width)),
        plain.render_today(plan, Screen(width)),
        terminal.render_timeline(plan, colourless(max(width, 60))),
        terminal.render_today(plan, colourless(max(width, 60))),
    ]

    sentence = squashed("No clinician has approved these rules.")
    assert [sentence in squashed(page) for page in pages] == [True] * 4


@pytest.mark.parametrize("name", sorted(set(GIVEN) - {"after the watch"}))
def test_no_view_says_all_clear_while_the_watch_runs(name: str) -> None:
    """COURSE-7: late signs can show until its last day."""
    plan = make_fixed_plan(name)
    last = squashed(long_day(json_of(plan)["watch_until_on"]))

    for page in (plain.render_today(plan, Screen(80)), terminal.render_today(plan, colourless(80))):
        assert last in squashed(SGR.sub("", page))
        assert "allclear" not in squashed(SGR.sub("", page)).replace("notanallclear", "")


def test_a_session_without_a_time_is_told_as_such_with_the_way_to_give_it() -> None:
    """TIME-6."""
    plan = make_fixed_plan("without a time")

    page = " ".join(plain.render_timeline(plan, Screen(60)).split())

    assert "No time was given for Friday 20 November 2026" in page
    assert "we count from the end of that day" in page
    assert "2026-11-20T14:30" in page


def test_a_session_that_lies_ahead_is_labelled_as_a_plan() -> None:
    """TIME-9."""
    plan = make_fixed_plan("planned")

    page = " ".join(plain.render_timeline(plan, Screen(60)).split())

    assert "Planned session: Friday 11 December 2026, 10:00. It lies ahead" in page


QUESTIONS = {
    "wash my hair": "a day after",
    "shower": "a day after",
    "use minoxidil and go to work": "a day after",
    "drink wine": "planned",
    "wear a wig": "a day after",
    "shampo and wear a wig": "all waits are over",
    "touch my scalp": "clocks go back",
    "markup": "hard texts",
    "scabs": "hard texts, planned",
    "long-word": "hard texts",
}


@pytest.mark.parametrize(("words", "name"), QUESTIONS.items(), ids=QUESTIONS)
def test_every_fact_of_an_answer_is_read_back_from_each_view_at_any_width(
    words: str, name: str
) -> None:
    """CAN-4."""
    plan = make_fixed_plan(name)
    answer = make_answer(plan, words)
    facts = json.loads(machine.render_answer(answer, plan, Screen()))
    expected = [squashed(fact) for fact in _answer_facts(facts, plan)]

    lost = {}
    for screen in [*map(Screen, range(20, 100)), *map(colourless, SOME_WIDTHS[5:])]:
        view = plain if screen.is_plain else terminal
        page = SGR.sub("", view.render_answer(answer, plan, screen))
        unbroken = squashed(page.replace("•", ""))
        lost[screen] = [fact for fact in expected if fact not in unbroken]
        assert max(map(cell_len, page.splitlines())) <= screen.width

    assert {screen: missing for screen, missing in lost.items() if missing} == {}


def _answer_facts(facts: Facts, plan: Plan) -> Iterator[str]:
    for answer in facts["answers"]:
        yield from _sentence_facts(answer, plan.zone)
        yield answer["why"] or ""
        yield (answer["meanwhile"] or "") if answer["status"] != "clear" else ""
        for key in answer["sources"]:
            yield plan.protocol.sources[key].title
            yield plan.protocol.sources[key].address or ""
    if facts["status"] == "ask":
        yield "Ask your clinic"
    for key in facts["did_you_mean"]:
        yield next(dated.rule.activity for dated in plan.restrictions if dated.id == key)
