"""Today on one screen: not yet, better to wait, OK now, and whom to call."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.days import Speaker
from mesocare.sentences.restrictions import SIGNS
from mesocare.sentences.rows.help import join_help
from mesocare.sentences.rows.labels import BETWEEN_LISTS, join_parts
from mesocare.sentences.rows.lines import fill, fit, pad, widest, width_of
from mesocare.sentences.rows.sections import Section, fold_to
from mesocare.sentences.rows.today import Today, make_today
from mesocare.sentences.rows.waits import WaitRow, same_day
from mesocare.views.screen import FEWEST_LINES, Screen
from mesocare.views.terminal.drawing import (
    draw,
    labelled,
    room_of,
    sides,
    worst_case,
    wrap,
    wrap_sentences,
)
from mesocare.views.terminal.styles import STYLES

if TYPE_CHECKING:
    from mesocare.views.terminal.axis import Axis

_GAP = 2
_SIGN_WIDTH = 4
_DAYS_OF_A_WEEK = 7
_WIDE = 100
"""From so many columns on, a strip of days stands to the right of the dates."""
_ALL = 99
"""More lines than a section ever has."""
_NARROWEST_LABELS = 16
_COLUMNS_OF_A_DAY = 2
"""With fewer there is no strip of days: its bars could not be told apart."""
_WIDEST_LABELS = 64
"""Labels do not run wider: the dates would stand too far from them."""
_OF_SIGNS = ("watch", "still", "normal")
"""The sections that `signs` holds as well."""
_OF_TIMELINE = ("later", "how")
"""The sections that `timeline` holds as well."""


class _Density(NamedTuple):
    """How a page saves lines, from none at all to all that it can."""

    lines: int = 3
    """How many lines a section may have."""
    ok_lines: int = 3
    """How many lines what is OK now may have."""
    blanks: int = 3
    """How many blank lines there are: 3, 1 or none."""
    joins_from: int | None = None
    """From how many days off on rows that are OK on one day share a line; none where none do."""
    joins_help: bool = False
    has_heads: bool = True
    has_cautions: bool = True
    """Whether there is a column for when it is only better to wait."""
    has_visit_beside: bool = False
    """Whether the next visit stands beside the session, where there is room for it."""
    is_foot_first: bool = False
    """Whether bans and help come last, since the end of a page is what a terminal shows."""
    without: tuple[str, ...] = ()


_JOINED = _Density(1, 2, 1, joins_from=6, joins_help=True, without=("later", "how"))
_TIGHT = _JOINED._replace(joins_from=2, has_heads=False)
_FULL = _TIGHT._replace(joins_from=0, blanks=0, ok_lines=1)
_FULLER = _FULL._replace(has_visit_beside=True)
_LEAST = _FULL._replace(
    has_heads=True, has_cautions=False, without=("later", "watch", "normal", "do", "how")
)
_NARROW = _LEAST._replace(without=(*_LEAST.without, "ok", "before", "event", "visit", "coming"))
_DENSITIES = (
    _Density(),
    _Density(2, 2),
    _Density(2, 2, joins_from=6),
    _Density(1, 2, joins_from=6),
    _Density(1, 2, 1, joins_from=6),
    _Density(1, 2, 1, joins_from=6, without=("how",)),
    _JOINED,
    _JOINED._replace(joins_from=3),
    _JOINED._replace(joins_from=2),
    _TIGHT,
    _TIGHT._replace(joins_from=1),
    _TIGHT._replace(joins_from=0),
    _TIGHT._replace(joins_from=0, blanks=0),
    _FULL,
    _FULLER,
    _FULLER._replace(without=("later", "how", "watch")),
    _FULLER._replace(without=("later", "how", "watch", "do")),
    _FULLER._replace(without=("later", "how", "watch", "do", "ok")),
    _FULLER._replace(without=("later", "how", *_OF_SIGNS, "do")),
    _LEAST,
    _LEAST._replace(without=(*_LEAST.without, "ok", "before")),
    _NARROW,
    _NARROW._replace(is_foot_first=True),
)
"""Tried in this order until the page fits."""


def render_today(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Draw what holds now on one screen of 60 columns and 24 lines or more."""
    today = make_today(plan, speaker)
    if screen.shows_all:
        page = _Page(today, plan, speaker, screen, _Density(_ALL, _ALL))
        return draw(page.lines(has_strip=screen.width >= _WIDE), screen)
    most = max(screen.height, FEWEST_LINES) - 1  # the shell's next line needs one
    page = _Page(today, plan, speaker, screen, _DENSITIES[-1])
    for density in _DENSITIES:
        page = _Page(today, plan, speaker, screen, density)
        if len(list(page.lines())) <= most:
            break
    return draw(page.lines(has_strip=screen.width >= _WIDE), screen)


class _Page:
    """One way to draw the page."""

    def __init__(
        self, today: Today, plan: Plan, speaker: Speaker, screen: Screen, density: _Density
    ) -> None:
        self._today, self._plan, self._speaker = today, plan, speaker
        self._room, self._density = room_of(screen), density
        self._words = speaker.table(ScreenWords)
        self._label_width = widest([section.label.upper() for section in today.sections]) + _GAP
        self._is_narrow = not density.has_cautions

    def lines(self, *, has_strip: bool = False) -> Iterator[Text]:
        """Return the lines of the page: as many with a strip of days as without."""
        today, room = self._today, self._room
        has_room = width_of(today.title) + _GAP + width_of(today.moment) <= room
        moment = today.moment if has_room else today.short_moment
        yield from sides(Text(today.title, style="bold"), moment, room)
        yield from self._about()
        for notice in today.notices:
            yield from wrap(notice, room, style="bold" if today.is_doubtful else "")
        sections = [] if today.is_doubtful else list(self._sections())
        if self._density.is_foot_first:
            yield from self._foot()
            yield from sections
        if not today.is_doubtful:
            yield from self._blank(2)
            yield from self._waits(has_strip=has_strip)
        if not self._density.is_foot_first:
            yield from sections
        yield from self._blank(1)
        yield from self._help()
        if not self._density.is_foot_first:
            yield from self._foot()

    def _about(self) -> list[Text]:
        """Say what the plan counts from, with the next visit beside it where there is room."""
        lines = wrap_sentences(self._today.about, self._room)
        if not self._has_visit_beside():
            return lines
        return [*lines[:-1], *sides(lines[-1], self._today.next_visit, self._room)]

    def _has_visit_beside(self) -> bool:
        visit, last = self._today.next_visit, wrap_sentences(self._today.about, self._room)[-1]
        has_room = width_of(last.plain) + _GAP + width_of(visit) <= self._room
        return self._density.has_visit_beside and bool(visit) and has_room

    def _blank(self, least: int) -> list[Text]:
        return [Text()] if self._density.blanks >= least else []

    # Waits

    def _rows(self) -> tuple[WaitRow, ...]:
        rows, joins_from = self._today.waits, self._density.joins_from
        if joins_from is None:
            return rows
        first = date.fromordinal(self._speaker.today.toordinal() + joins_from)
        return same_day(rows, self._speaker, first)

    def _waits(self, *, has_strip: bool) -> Iterator[Text]:
        rows = self._rows()
        table = _Table(
            rows,
            self._today.clock,
            self._speaker,
            self._room,
            has_cautions=self._density.has_cautions,
        )
        if has_strip:
            table.add_strip(self._plan)
        status = None
        for row in rows:
            if row.status is not status and (status is None or self._density.has_heads):
                yield table.head(row.status, is_first=status is None)
            status = row.status
            yield from table.row(row)
        if self._today.asks:
            yield from self._asks()
        if rows or self._today.asks:
            yield from self._blank(3)

    def _asks(self) -> list[Text]:
        """Say what to ask about, in the longer words where they take no line more."""
        labels = join_parts(self._today.asks, speaker=self._speaker)
        longer, shorter = (
            fill(template.format(labels=labels), self._room - _SIGN_WIDTH)
            for template in (self._words.ask_first, self._words.ask_shortly)
        )
        return _signed(Status.ASK, longer if len(longer) <= len(shorter) else shorter)

    # Sections

    def _sections(self) -> Iterator[Text]:
        for section in self._today.sections:
            is_beside = section.name == "visit" and self._has_visit_beside()
            if is_beside or section.name in self._density.without:
                continue
            if section.label:
                yield from labelled(section.label, self._label_width, self._section(section))
            else:
                yield from wrap(BETWEEN_LISTS.join(section.parts), self._room)

    def _section(self, section: Section) -> list[str]:
        """Break a section into its lines, and fold the parts that have no room."""
        density, room = self._density, self._room - self._label_width
        most = {"ok": density.ok_lines, "visit": _ALL}.get(section.name, density.lines)
        return fold_to(section, room, most, self._speaker)

    # Help

    def _help(self) -> Iterator[Text]:
        today = self._today
        lines = today.help_lines
        if self._density.joins_help:
            lines = join_help(lines, self._plan, self._speaker)
        for line in lines:
            if line.level == "emergency":
                yield from worst_case(line, self._room, self._speaker)
            else:
                yield from wrap(line.say(self._room, self._speaker), self._room)

    def _foot(self) -> Iterator[Text]:
        today, words = self._today, self._words
        for sentence in today.honesty:
            yield from wrap(sentence, self._room)
        folded = [one for one in today.sections if one.name in self._density.without]
        elsewhere = () if self._is_narrow else (*_OF_SIGNS, *_OF_TIMELINE)
        names = [one.label for one in folded if one.name not in elsewhere]
        left = words.folded.format(labels=self._speaker.times.comma.join(names)) if names else ""
        if left and self._is_narrow:
            yield from wrap(left, self._room)
            return
        offered = (left, words.signs_command) if left else today.commands
        taken = fit(offered, self._room - width_of(words.more.format(commands="")), " · ")
        commands = " · ".join(offered[:taken])
        yield from wrap(words.more.format(commands=commands), self._room)


class _Table:
    """The rows of what holds now, with the columns of their two moments."""

    def __init__(
        self,
        rows: tuple[WaitRow, ...],
        clock: str | None,
        speaker: Speaker,
        room: int,
        *,
        has_cautions: bool,
    ) -> None:
        self._speaker, self._clock, self._room = speaker, clock, room
        self._words, self._rows = speaker.table(ScreenWords), rows
        self._axis: Axis | None = None
        self._plan: Plan | None = None
        self._better_column = self._words.better_column if has_cautions else ""
        self._has_cautions = has_cautions
        self._cells = {id(row): (self._caution(row), self._end(row)) for row in rows}
        dated = [self._cells[id(row)] for row in rows if row.ok_at]
        self._first = widest([self._better_column, *(first for first, _ in dated)])
        self._second = widest([self._words.ok_column, *(second for _, second in dated)])
        self._lead = self._first + _GAP if self._first else 0
        labels = room - _SIGN_WIDTH - self._lead - self._second - _GAP
        self._has_columns = labels >= _NARROWEST_LABELS
        self._labels = min(max(labels, _NARROWEST_LABELS), _WIDEST_LABELS)

    def add_strip(self, plan: Plan) -> None:
        """Put a timeline to the right of the dates, where these leave room for one."""
        dated = [row for row in self._rows if row.ok_at]
        if not dated or not (self._has_columns and self._has_cautions):
            return
        labels = min(max(widest(map(self._say, dated)), _NARROWEST_LABELS), self._labels)
        start = _SIGN_WIDTH + labels + _GAP + self._lead + self._second + _GAP
        room = self._room - start
        if room < _DAYS_OF_A_WEEK * _COLUMNS_OF_A_DAY:
            return
        from mesocare.views.terminal.axis import make_axis

        members = [member for row in self._rows for member in row.members]
        axis = make_axis(plan, members, room)
        if axis.columns >= axis.days * _COLUMNS_OF_A_DAY:
            self._labels, self._start, self._plan, self._axis = labels, start, plan, axis

    def _with_bar(self, row: WaitRow, lines: list[Text]) -> list[Text]:
        """Draw a row's bar behind its dates; of several activities, the strictest at each time."""
        if self._axis is None or self._plan is None or width_of(lines[-1].plain) >= self._start:
            return lines
        from mesocare.plan.facts import STRICTEST_FIRST
        from mesocare.views.terminal.bars import draw_bar

        bars = [self._axis.cells(member, self._plan.at) for member in row.members]
        cells = [
            min(column, key=lambda cell: STRICTEST_FIRST.index(cell.status))
            for column in zip(*bars, strict=True)
        ]
        goes_on = any(self._axis.goes_on(member) for member in row.members)
        lines[-1].append(" " * (self._start - width_of(lines[-1].plain)))
        lines[-1].append_text(draw_bar(cells, goes_on=goes_on))
        return lines

    def head(self, status: Status, *, is_first: bool) -> Text:
        """Return a heading, the first one with the columns' names."""
        words = self._words
        name = (words.not_yet if status is Status.AVOID else words.better).upper()
        head = Text(name, style="bold")
        if is_first and self._has_columns:
            gap = _SIGN_WIDTH + self._labels + _GAP - width_of(name)
            first = pad(self._better_column, self._lead)
            head.append(" " * gap + first + words.ok_column, style="not bold")
        if is_first and self._axis is not None and self._plan is not None:
            gap = self._start - width_of(head.plain)
            head.append(" " * gap + self._axis.numbers(self._plan), style="not bold")
        return head

    def row(self, row: WaitRow) -> list[Text]:
        """Return a row: its sign, its labels over as many lines as they need, and its moments."""
        return self._with_bar(row, self._row(row))

    def _say(self, row: WaitRow) -> str:
        labels = self._speaker.times.comma.join(row.labels)
        return row.condition.format(labels=labels) if row.condition else labels

    def _row(self, row: WaitRow) -> list[Text]:
        first, second = self._cells[id(row)]
        said = self._say(row)
        if row.ok_at is None:
            return self._wide(row.status, said, second)
        if not self._has_columns:
            return _signed(row.status, fill(self._as_sentence(said, row), self._room - _SIGN_WIDTH))
        is_empty = first in ("", self._words.nothing)
        if is_empty and width_of(said) > self._labels:
            room = self._labels + self._lead
            end = " " * _GAP + second
        else:
            room = self._labels
            end = " " * _GAP + pad(first, self._lead) + second
        *lines, last = fill(said, room)
        last += " " * (room - width_of(last)) + end
        return _signed(row.status, [*lines, last])

    def _as_sentence(self, said: str, row: WaitRow) -> str:
        """Say a row whose moments leave no room for columns."""
        words = self._words
        first, second = self._cells[id(row)]
        parts = [f"{words.ok_column} {second}" if row.end is None else second]
        if first not in ("", words.nothing, words.now):
            parts.insert(0, f"{words.better_column} {first}")
        return f"{said}: {self._speaker.times.comma.join(parts)}"

    def _wide(self, status: Status, said: str, end: str) -> list[Text]:
        room = self._room - _SIGN_WIDTH
        if width_of(said) + width_of(end) + _GAP > room:
            return _signed(status, fill(f"{said}: {end}", room))
        gap = max(min(self._labels + _GAP, room - width_of(end)) - width_of(said), _GAP)
        return _signed(status, [said + " " * gap + end])

    def _caution(self, row: WaitRow) -> str:
        if not self._has_cautions and row.avoid_at is None:
            return ""
        if row.status is Status.CAUTION and row.avoid_at is None:
            return self._words.now
        if row.avoid_at is not None:
            return self._words.not_from.format(moment=self._from(row.avoid_at))
        if row.caution_at is None:
            return self._words.nothing
        return self._words.from_.format(moment=self._from(row.caution_at))

    def _from(self, moment: datetime) -> str:
        """Say when it is only better to wait: a day of this week by its name alone."""
        speaker = self._speaker
        local = speaker.local(moment)
        days = (local.date() - speaker.today).days
        clock = speaker.clock(moment)
        if days == 0 and not speaker.is_midnight(moment):
            return clock
        day = speaker.near_day(local.date(), short=True)
        if 1 < days < _DAYS_OF_A_WEEK:
            day = speaker.times.weekdays[local.weekday()]
        is_said = clock == self._clock or speaker.is_midnight(moment)
        return day if is_said else self._words.day_at.format(day=day, clock=clock)

    def _end(self, row: WaitRow) -> str:
        if row.end is not None:
            return row.end
        return self._moment(row.ok_at) if row.ok_at else ""

    def _moment(self, moment: datetime) -> str:
        """Say a moment for a cell: its day, and its hour where that is not the shared one."""
        speaker, words = self._speaker, self._words
        local = speaker.local(moment)
        day = cell_day(local.date(), speaker)
        if speaker.is_midnight(moment):
            return day
        clock = speaker.clock(moment)
        if local.date() == speaker.today:
            return words.today_at.format(clock=clock)
        return day if clock == self._clock else words.day_at.format(day=day, clock=clock)


def cell_day(day: date, speaker: Speaker) -> str:
    """Say a day for a column: `tomorrow`, `Wed  2 Dec`, its digits below each other."""
    near = speaker.near_day(day, short=True)
    if near != speaker.short_day(day):
        return near
    times = speaker.times
    said = times.day.format(
        weekday=times.short_weekdays[day.weekday()],
        day=f"{day.day:>2}",
        month=times.short_months[day.month - 1],
    )
    if day.year == speaker.today.year:
        return said
    return times.in_year.format(day=said, year=f"{day.year:04d}")


def _signed(status: Status, lines: list[str]) -> list[Text]:
    """Put the sign of a status, on its colour, before the first of some lines."""
    first = Text.assemble((f" {SIGNS[status]} ", STYLES[status]), f" {lines[0]}")
    return [first, *(Text(f"    {line}") for line in lines[1:])]
