"""What must hold for any text at all? Five targets, each drawn and judged from a seeded chance.

A target draws one input near what the program reads, since a text of mere noise is refused at its
first letter, and raises an AssertionError where a promise is broken. The same seed and number give
the same input, so that each finding can be seen again.
"""

import csv
import io
import json
import re
import string
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from hostile.mutations import CHANGES, Change, Node, change_at, read, ways, write
from plans import speaker_of
from strategies import ABOUT, ZONE_NAMES

from mesocare.characters import find_forbidden, without_forbidden
from mesocare.dates.moments import Session, end_of
from mesocare.dates.typed import is_relative, parse_at, parse_session
from mesocare.dates.waits import parse_wait
from mesocare.errors import InputRefusedError
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.clinic_file import find_misfits, shape_clinic
from mesocare.reading.day_list import DayList, RefusedRow, Row, parse_day_list
from mesocare.reading.rule_file import load_protocol, shape_rules
from mesocare.reading.shaped_file import ShapedFile
from mesocare.rules.changes import apply_changes
from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import Protocol, Restriction, Status
from mesocare.views import machine, plain
from mesocare.views.calendar.ical import render_calendar
from mesocare.views.page.page import render_page
from mesocare.views.screen import Screen
from mesocare.views.terminal import timeline, today

HERE = Path(__file__).parent
CANARY = "Zebulon"
UTC_ZONE = ZoneInfo("Etc/UTC")
NOW = datetime(2026, 11, 21, 18, tzinfo=UTC)
SESSION = Session(
    datetime(2026, 11, 20, 14, 30, tzinfo=UTC), date(2026, 11, 20), has_time=True, zone=UTC_ZONE
)
NASTY = (
    *"\0\1\t\n\v\f\r\x1b\x1f\x7f\x80\x85\x9b\x9f\xa0\xad", *"\u061c\u200b\u200c\u200d\u200e\u200f",
    *"\u2028\u2029\u202a\u202e\u2066\u2069\u2026\ufeff\ufff9\ufffd\U000e0041",
    *"\ufffe\uffff\U0010ffff", *"\u0663\u0968\uff13O0l1", *"éßİıŉﬁΩжשح髪ไ💇", "\u0301", "\u20e3",
    *"'\"\\/<>&;:,|%$#@!?*[]{}()=+-_~^`", "[bold]", "[/]", ":warning:", "<b>", "</script>",
    "{{7*7}}", "%s", "{0}", "\x1b[31m", "\x1b]8;;x\x07", "=1+1", "--", "  ", "'''", "&amp;",
    "&#x202e;", "\\u202e", "\\n", "END:VEVENT",
)  # fmt: skip
"""Letters and signs that have driven a program somewhere."""


def scramble(text: str, random: Random, most: int = 3) -> str:
    """Change a text in a few places: a letter lost, doubled, exchanged, or a nasty one put in."""
    for _ in range(random.randint(0, most)):
        place = random.randrange(len(text) + 1)
        letter = random.choice((random.choice(NASTY), random.choice(string.printable)))
        taken = random.choice((0, 0, 1, 2))
        put = random.choice((letter, letter, "", text[place : place + 2] * 2))
        text = text[:place] + put + text[place + taken :]
    return text


# A moment


_MONTHS = (
    "Jan", "february", "MAR", "April", "May", "Jun", "July", "aug", "Sept", "October", "Nov",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Mon", "tuesday", "WED", "Thu", "friday", "Sat", "Sunday")


def moment(random: Random) -> None:
    """Draw a text near a moment: what is read is meant, in bounds, and reads back as itself."""
    text, zone = _draw_moment(random), ZoneInfo(random.choice(ZONE_NAMES))
    now = datetime(random.randint(1971, 2199), random.randint(1, 12), 28, 23, tzinfo=UTC)
    try:
        session = parse_session(text, zone=zone, now=now)
    except InputRefusedError as error:
        _judge_refusal(str(error))
        return
    _judge_session(text, session, zone, now)


def _judge_refusal(said: str) -> None:
    assert CANARY not in said, said
    assert find_forbidden(said) is None, said
    assert "\n" not in said, said
    assert said.endswith("."), said


def _judge_session(text: str, session: Session, zone: ZoneInfo, now: datetime) -> None:
    assert text.isascii(), text
    assert 1970 <= session.on.year <= 2200, session
    assert session.ended_at.tzinfo is UTC, session
    local = session.ended_at.astimezone(zone)
    written = local.isoformat() if session.has_time else session.on.isoformat()
    assert parse_session(written, zone=zone, now=now) == session, written
    if session.has_time:
        assert session.on == session.ended_at.astimezone(zone).date(), session
    else:
        assert session.ended_at == end_of(session.on, zone), session
    if not is_relative(text):  # a weekday is the coming one as a moment, or has two readings
        at = parse_at(text, zone=zone, now=now)
        assert at <= session.ended_at < at + timedelta(days=2), at
    assert parse_session(text.upper(), zone=zone, now=now) == session, text
    if found := re.fullmatch(r" *(\d{4})-(\d\d)-(\d\d) *", text):
        assert session.on == date(*map(int, found.groups())), session


def _draw_moment(random: Random) -> str:
    year = random.choice((random.randint(1960, 2210), 2026, 1970, 2200, random.randint(0, 99_999)))
    month, day = random.randint(0, 13), random.randint(0, 33)
    hour, minute = random.randint(0, 25), random.randint(0, 61)
    clock = random.choice(
        ("", f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}:59", f"{hour}:{minute}")
    )
    hours, quarters = random.randint(0, 16), random.choice(("00", "30", "45", "60"))
    offset = random.choice(("", "", "Z", f"+{hours:02}:{quarters}", f"-{hours:02}:{quarters}"))
    between = random.choice((" ", "T", "t", ", ", "  ", ""))
    name, weekday = random.choice(_MONTHS), random.choice(_WEEKDAYS)
    head = random.choice(
        (
            *[f"{year:04}-{month:02}-{day:02}"] * 2, f"{day} {name} {year}",
            f"{weekday} {day} {name} {year}", f"{weekday}, {day} {name} {year}", weekday, "today",
            "yesterday", "now", f"{random.choice((day, year))} days ago", f"{day}/{month}/{year}",
            f"{day}.{month}.{year % 100}", f"{name} {day}, {year}", f"{year:04}{month:02}{day:02}",
            CANARY, str(random.randint(0, 2**40)),
        )
    )  # fmt: skip
    text = f"{head}{between}{clock}{offset}" if clock else head
    return scramble(text, random) if random.random() < 0.5 else text


# Rule files and clinics' files


@cache
def _parsed(name: str) -> tuple[Node, tuple[tuple[int, ...], ...]]:
    node = read((HERE / name).read_text("utf-8"))
    return node, tuple(ways(node))


def _draw_file(random: Random, name: str) -> str:
    node, all_ways = _parsed(name)
    for way in sorted(random.sample(all_ways, random.choice((0, 1, 1, 1, 2, 3))), reverse=True):
        change = random.choice(_DRAWN_CHANGES)
        node = change_at(node, way, partial(change, random=random))
    text = write(node)
    return scramble(text, random) if random.random() < 0.3 else text


Pair = tuple[str, Node]
_UNITS = ("minutes", "hours", "days", "weeks", "months", "day", "h")


def _draw_wait(pair: Pair, random: Random) -> list[Pair]:
    count, unit = random.choice((1, 2, 24, 9999, 0, 10_000)), random.choice(_UNITS)
    least = random.choice(
        ("", f"{random.randint(1, 48)} to ", f"{random.randint(1, 9)} {unit} to ")
    )
    return [(pair[0], f"{least}{count} {unit}")]


def _draw_scrambled(pair: Pair, random: Random) -> list[Pair]:
    value = scramble(pair[1], random) if isinstance(pair[1], str) else pair[1]
    return [(scramble(pair[0], random, 1), value)]


def _change_as_told(change: Change, pair: Pair, random: Random) -> Any:  # noqa: ARG001  as the drawn ones
    return change(pair)


_DRAWN_CHANGES: tuple[Callable[..., Any], ...] = (
    *(partial(_change_as_told, change) for change in CHANGES.values()),
    *[_draw_wait, _draw_scrambled] * 15,
)


def rule_file(random: Random) -> None:
    """Draw a spoilt rule file: refused with places, or no restriction and no minute is lost."""
    text = _draw_file(random, "every-key.yaml")
    file = shape_rules(text, "rules.yaml")
    assert _judge_shape(file, text) == (file.value is None or bool(file.problems))
    assert shape_rules(text, "rules.yaml").problems == file.problems
    if file.value is not None and not file.problems:
        _judge_waits(file.tree.document["restrictions"], file.value)


def _judge_shape(file: ShapedFile[Any], text: str) -> bool:
    """Judge what is said of a file; give whether anything is."""
    lines = len(re.findall("\r\n|[\r\n\x85\u2028\u2029]", text)) + 1
    for problem in file.problems:
        assert 1 <= problem.line <= lines + 1, (problem, lines)
        assert problem.column >= 1, problem
        assert str(problem).startswith(f"rules.yaml:{problem.line}:{problem.column}: "), problem
        assert find_forbidden(str(problem)) is None, problem
        assert "\n" not in str(problem), problem
        assert problem.message.endswith((".", "?")), problem
    places = [(problem.line, problem.column) for problem in file.problems]
    assert places == sorted(places), places
    assert len(places) <= 200, len(places)
    return bool(places)


_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10_080}
_NOT_BY_MINUTES = re.compile(r"through|rest|month|year|always|least")


def _minutes_of(text: str) -> tuple[int, int]:
    """Read a wait by other means than the program's: the ends in minutes, in UTC."""
    found = [word.removesuffix("s") for word in text.split() if word != "to"]
    numbers = [int(word) for word in found if word.isdigit()]
    units = [word for word in found if not word.isdigit()]
    sizes = [_MINUTES[unit] for unit in (units * 2)[:2]]
    return numbers[0] * sizes[0], numbers[-1] * sizes[1]


def _judge_waits(written: Mapping[str, Any], protocol: Protocol) -> None:
    try:
        plan = make_plan(protocol, [SESSION], at=NOW, zone=UTC_ZONE)
    except InputRefusedError as error:
        _judge_refusal(str(error))
        return
    assert [dated.id for dated in plan.restrictions][: len(written)] == list(written)
    for dated in plan.restrictions[: len(written)]:
        wait = written[dated.id].get("wait")
        if dated.clear_at is None:
            assert dated.status in (Status.ASK, Status.AVOID), dated
            continue
        assert wait is not None, dated
        if _NOT_BY_MINUTES.search(wait):
            continue
        least, most = (timedelta(minutes=minutes) for minutes in _minutes_of(wait))
        assert dated.clear_at == SESSION.ended_at + most, (dated, wait)
        assert (dated.caution_at or dated.clear_at) == SESSION.ended_at + least, (dated, wait)
        is_over = SESSION.ended_at + most <= NOW
        assert dated.status is not Status.CLEAR or is_over, (dated, wait)


@cache
def _default() -> Protocol:
    return load_protocol()


def clinic_file(random: Random) -> None:
    """Draw a spoilt clinic's file: refused with places, or each change is made, and no other."""
    text = _draw_file(random, "every-key-of-a-clinic.yaml")
    file = shape_clinic(text, "rules.yaml")
    assert _judge_shape(file, text) == (file.value is None or bool(file.problems))
    if file.value is None or file.problems:
        return
    misfits = list(find_misfits(file.value, _default(), CHECKOUT / "examples"))
    if not any(misfit.path[0] == "changes" for misfit in misfits):
        _judge_changes(file.value)


CHECKOUT = Path(__file__).parents[2]


def _judge_changes(clinic: Clinic) -> None:
    old = _default()
    changes = clinic.changes.get(old.protocol.id)
    if changes is None:
        return
    new = apply_changes(old, changes)
    kept = [key for key in old.restrictions if key not in changes.drop]
    assert list(new.restrictions) == [*kept, *changes.add]
    for key in kept:
        was, now, change = old.restrictions[key], new.restrictions[key], changes.replace.get(key)
        if change is None:
            assert now == was
        elif change.wait or change.until or change.about:
            ends = (change.wait, change.until, change.about, change.basis)
            assert (now.wait, now.until, now.about, now.basis) == ends
        else:
            assert (now.wait, now.until, now.about) == (was.wait, was.until, was.about)


# A day list


_FIELDS = (
    "2026-11-20", "2026-11-20T14:30", "20 Nov 2026", "20261120", "03/04/2026", "", " ", "prp",
    CANARY, f"Roe, {CANARY}", f'"{CANARY}"', f'"Roe, {CANARY}"', '"', '""', '"a ""b"" c"', "=1+1",
)  # fmt: skip
_COLUMNS = ("session", "name", "protocol", "note")


def day_list(random: Random) -> None:
    """Draw a day list: each record is a row or refused, and a row holds what its own one says."""
    data = _draw_day_list(random)
    try:
        found = parse_day_list(data)
    except InputRefusedError as error:
        _judge_refusal(str(error))
        return
    _judge_rows(data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig"), found)


def _draw_day_list(random: Random) -> bytes:
    columns = random.sample(_COLUMNS, random.randint(1, 4))
    columns = columns if "session" in columns or random.random() < 0.1 else ["session", *columns]
    rows = [[random.choice(_FIELDS) for _ in columns] for _ in range(random.randint(0, 6))]
    end = random.choice(("\n", "\n", "\r\n", "\r", "\n\n"))
    text = end.join(",".join(row) for row in [columns, *rows]) + random.choice(("", end))
    text = scramble(text, random) if random.random() < 0.5 else text
    encoding = random.choice(("utf-8",) * 20 + ("utf-8-sig", "cp1252", "utf-16"))
    return text.encode(encoding, "replace")


def _judge_rows(text: str, found: DayList) -> None:
    """Hold a list against what Python's own reader of CSV makes of it, where that is sure of it."""
    both: list[Row | RefusedRow] = sorted((*found.rows, *found.refused), key=lambda one: one.number)
    numbers = [one.number for one in both]
    assert len(set(numbers)) == len(numbers), numbers
    for refused in found.refused:
        _judge_refusal(str(refused))
    if "\r" in text.replace("\r\n", "") or any("quote" in one.reason for one in found.refused):
        return
    records = dict(enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1))
    filled = [number for number, cells in records.items() if any(map(_letters_of, cells))]
    headers = (number for number in filled if "session" in map(_letters_of, records[number]))
    if (header := next(headers, None)) is None:
        return  # the list has semicolons, or tabs
    assert set(numbers) >= set(filled) - set(range(header + 1)), (filled, both)
    columns = [_letters_of(name) for name in records[header]]
    for row in found.rows:
        cells = dict(zip(columns, map(_letters_of, records[row.number]), strict=False))
        for column in ("name", "protocol", "note"):
            is_blank = column == "name" and row.is_name_broken
            wanted = "" if is_blank else cells.get(column, "")
            assert _letters_of(getattr(row, column) or "") == wanted, row


def _letters_of(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))  # "seßion" is "session" as well


# Text through every view


class _Texts(HTMLParser):
    """Gathers all that a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def views(random: Random) -> None:
    """Draw texts for a rule: no view prints what drives a terminal, and each fact is whole."""
    pool = random.choice((NASTY, _CLEAN))
    texts = [_draw_text(random, pool) for _ in range(3)]
    plan = _plan_of(
        *texts, wait=random.choice(("2 days", "24 to 48 hours", "30 minutes", "3 weeks"))
    )
    speaker = speaker_of(plan, has_24_hours=True)
    width, at_border = random.randint(20, 160), all(find_forbidden(text) is None for text in texts)
    said = [
        _sent(render(plan, speaker, Screen(width, is_plain=is_plain, shows_all=True)), texts)
        for is_plain, render in (
            (True, plain.render_timeline),
            (True, plain.render_today),
            (False, timeline.render_timeline),
            (False, today.render_today),
        )
    ]
    read_back = json.loads(machine.render_plan(plan))["restrictions"][0]
    assert [read_back[key] for key in ("activity", "why", "meanwhile")] == texts
    _judge_calendar(render_calendar(plan, speaker))
    if at_border:
        _judge_plain(said[0], texts, plan)
        _judge_page(render_page(plan, speaker), texts[0])


_CLEAN = tuple(text for text in NASTY if find_forbidden(text) is None)


def _draw_text(random: Random, pool: tuple[str, ...]) -> str:
    words = random.choices(("wash", "your", "hair", "24-48", "[h]", *pool), k=random.randint(1, 12))
    text = " ".join("".join(words).split()) if random.random() < 0.3 else " ".join(words)
    return text if text.strip() else "wash"


def _plan_of(activity: str, why: str, meanwhile: str, *, wait: str) -> Plan:
    rule = Restriction(activity=activity, why=why, meanwhile=meanwhile, wait=parse_wait(wait))
    protocol = Protocol(format_="2", protocol=ABOUT, restrictions={"r": rule})
    return make_plan(protocol, [SESSION], at=NOW, zone=UTC_ZONE)


def _sent(text: str, drawn: list[str]) -> str:
    """Give what reaches the screen; our own colours aside, nothing that could drive it may."""
    sent = without_forbidden(text, has_colour=False)
    left = sent.replace("\n", "")
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", left
    ), sent
    assert "\u2026" not in sent or any("\u2026" in one for one in drawn), sent
    return sent


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _judge_plain(sent: str, texts: list[str], plan: Plan) -> None:
    whole = _squeeze(sent)
    (dated,) = plan.restrictions
    assert dated.clear_at is not None
    end = f"OK from {dated.clear_at:%A} {dated.clear_at.day} {dated.clear_at:%B}, 14:30"
    if dated.clear_at <= NOW:  # the only wait so short is one of 30 minutes
        end = "since yesterday at 15:00"
    assert _squeeze(end) in whole, sent
    assert _squeeze(texts[0]) in whole, (texts[0], sent)


def _judge_calendar(data: bytes) -> None:
    text = data.decode().replace("\r\n", "\n")
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", text
    ), text
    calendar = icalendar.Calendar.from_ical(data)
    ends = [event.get("DTSTART").dt for event in calendar.walk("VEVENT")]
    assert len(ends) >= 1, text


def _judge_page(data: bytes, activity: str) -> None:
    page = _Texts()
    page.feed(data.decode())
    whole = _squeeze(" ".join(page.found)).replace("\u2060", "").upper()  # it begins a line
    assert _squeeze(activity).upper() in whole, activity
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", data.decode())


TARGETS: dict[str, Callable[[Random], None]] = {
    "moment": moment,
    "rule-file": rule_file,
    "clinic-file": clinic_file,
    "day-list": day_list,
    "views": views,
}


def judge(target: str, seed: int, number: int) -> None:
    """Draw and judge one input of a target; the same three give the same input.

    Raises:
        Exception: whatever the program lets through; AssertionError for a broken promise.

    """
    TARGETS[target](Random(f"{target}/{seed}/{number}"))  # noqa: S311  chance, and no secret
