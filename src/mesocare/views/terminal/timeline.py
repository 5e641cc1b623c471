"""The timeline: a bar for each activity over the days, now through all of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text

from mesocare.language.words.screens import ScreenWords
from mesocare.language.words.timeline import TimelineWords
from mesocare.plan.facts import DatedRestriction, Plan
from mesocare.rules.protocol import Decider, Status
from mesocare.sentences.days import Speaker, without_stop
from mesocare.sentences.restrictions import SIGNS
from mesocare.sentences.rows.labels import join_parts, label_of
from mesocare.sentences.rows.lines import fill, widest, width_of
from mesocare.sentences.rows.next_change import next_change
from mesocare.sentences.rows.sections import Section, fold_to
from mesocare.sentences.rows.today import Today, make_today, say_city
from mesocare.sentences.rows.waits import after_visit
from mesocare.views.screen import Screen
from mesocare.views.terminal.axis import Cell, make_axis
from mesocare.views.terminal.bars import draw_bar
from mesocare.views.terminal.drawing import draw, labelled, room_of, sides, wrap, wrap_sentences
from mesocare.views.terminal.styles import (
    NOW_MARK,
    PLANNED,
    PREPARES,
    SESSION,
    STROKES,
    STYLES,
    style_of,
)

if TYPE_CHECKING:
    from mesocare.sentences.rows.everything import Part

_SIGN_WIDTH = 2
_GAP = 2
_STROKES_OF_KEY = 2
_KEYS_GAP = "   "
_GAP_BEHIND = (Text(), Text())
_ALL = 99
"""More lines than a section ever has."""
_FEWEST_COLUMNS = 14
"""With fewer columns for the days, the moments from which it is better to wait go."""
_LEAST_COLUMNS = 8
"""With fewer still, the hours go that are not shared; `--all` has them."""
_FEWEST_LINES_TO_SPARE = 8
"""From so many on, there is more air, and room for what to do meanwhile."""
_FOLDED = ("before", "visit", "normal", "still", "watch", "event")
"""The sections under the bars."""


def render_timeline(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Draw the plan over the days, for a screen of 60 columns or more."""
    page = _Page(plan, speaker, screen)
    if screen.shows_all:
        return draw([*page.lines(), *page.everything()], screen)
    most = screen.height - 1  # the shell's next line needs one
    lines = list(page.lines())
    if len(lines) > most:
        lines = list(page.lines(air=0))
    elif most - len(lines) > _FEWEST_LINES_TO_SPARE:
        lines = list(page.lines(air=2))
        lines = list(page.lines(air=2, meanwhile=most - len(lines)))
    return draw(lines, screen)


class _Page:
    """The bars with what stands above and below them."""

    def __init__(self, plan: Plan, speaker: Speaker, screen: Screen) -> None:
        self._plan, self._speaker, self._screen = plan, speaker, screen
        self._room = room_of(screen)
        self._words, self._own = speaker.table(ScreenWords), speaker.table(TimelineWords)
        self._today: Today = make_today(plan, speaker)
        self._rows = _sorted_rows(plan)
        self._clock = _shared_clock(self._rows, speaker)
        self._labels = [label_of(dated, plan, speaker) for dated in self._rows]
        self._label_width = min(widest([*self._labels, self._own.now_mark]), self._room // 2)
        self._has_hours = True
        self._measure()
        if self._bar_room() < _LEAST_COLUMNS:
            self._has_hours = False
            self._measure()
        self._axis = make_axis(plan, self._rows, max(self._bar_room(), 1))
        self._bars = [self._axis.cells(dated, plan.at) for dated in self._rows]

    def _measure(self) -> None:
        """Say each row's moments, and see how wide their columns are."""
        cautions = [self._caution(dated) for dated in self._rows]
        ends = [self._end(dated) for dated in self._rows]
        self._cells = dict(zip(map(id, self._rows), zip(cautions, ends, strict=True), strict=True))
        self._first, self._second = widest(cautions), widest(ends)
        if self._bar_room() < _FEWEST_COLUMNS:
            self._first = 0

    def _bar_room(self) -> int:
        moments = self._first + (_GAP if self._first else 0) + self._second
        return self._room + 1 - _SIGN_WIDTH - self._label_width - 1 - _GAP - moments

    def lines(self, *, air: int = 1, meanwhile: int = 0) -> Iterator[Text]:
        """Return the screen, with so many blank lines at each gap, and lines of what to do."""
        gap = [Text()] * air
        today, plan, speaker = self._today, self._plan, self._speaker
        moment = self._words.in_zone.format(moment=today.moment, city=say_city(speaker))
        yield from sides(Text(today.title, style="bold"), moment, self._room)
        yield from wrap_sentences([*today.about, *today.notices], self._room)
        yield from gap
        if self._rows:
            yield from self._heads()
            for dated, cells in zip(self._rows, self._bars, strict=True):
                yield from self._row(dated, cells)
            yield from self._now_row()
        yield from gap
        yield from self._meanwhile(meanwhile)
        if today.asks:
            asks = join_parts(today.asks, speaker=speaker)
            yield from wrap(self._words.ask_first.format(labels=asks), self._room, rest="  ")
        yield from self._key()
        yield from wrap(next_change(plan, speaker), self._room, rest="  ")
        shown = [one for one in today.sections if one.name in _FOLDED]
        width = widest([one.label.upper() for one in shown]) + _GAP
        for section in shown:
            if not section.label:
                yield from wrap(" ".join(section.parts), self._room)
                continue
            lines = self._section(section, self._room - width)
            yield from labelled(section.label, width, lines)
        yield from gap
        for line in today.help_lines:
            if line.level == "emergency":
                yield from wrap(line.say(self._room, speaker), self._room, style="bold")
        for sentence in today.honesty:
            yield from wrap(sentence, self._room)
        yield from wrap(f"{self._own.course_hint} · {self._own.signs_hint}", self._room)

    def _meanwhile(self, most: int) -> Iterator[Text]:
        """Say what to do while each row's wait runs, on so many lines with the gap behind them."""
        width = width_of(self._own.meanwhile) + _GAP
        texts = [said for dated in self._rows if (said := self._say_meanwhile(dated))]
        blocks = [fill(text, self._room - width, rest="  ") for text in texts]
        taken, room = len(blocks), most - len(_GAP_BEHIND)
        while taken and sum(map(len, blocks[:taken])) + (taken < len(blocks)) > room:
            taken -= 1
        if not taken:
            return
        left = len(blocks) - taken
        more = [self._speaker.counted(left, self._words.fold)] if left else []
        lines = [line for block in blocks[:taken] for line in block]
        yield from labelled(self._own.meanwhile, width, [*lines, *more])
        yield from _GAP_BEHIND

    def _say_meanwhile(self, dated: DatedRestriction) -> str:
        rule = dated.rule
        text = rule.meanwhile if dated.status is Status.AVOID else rule.in_between or rule.meanwhile
        if dated.status not in (Status.AVOID, Status.CAUTION) or not text:
            return ""
        return f"{label_of(dated, self._plan, self._speaker)}: {text}"

    def _section(self, section: Section, room: int) -> list[str]:
        return fold_to(section, room, _ALL if section.name == "visit" else 1, self._speaker)

    # The bars

    def _heads(self) -> Iterator[Text]:
        """Name the days, and mark the sessions where there is more than the first of the axis."""
        axis, times, plan = self._axis, self._speaker.times, self._plan
        names = [" "] * axis.columns
        for column, day in axis.named_days(plan):
            names[column : column + 2] = list(times.tiny_weekdays[day.weekday()][:2].ljust(2))
        numbers = axis.numbers(plan)
        shared = self._shared_hour()
        blank = " " * (_SIGN_WIDTH + self._label_width + 1)
        yield Text(f"{blank}{''.join(names)}")
        yield Text(f"{blank}{numbers}{' ' * _GAP}{shared}".rstrip())
        marks = [" "] * axis.columns
        for session in plan.sessions:
            place = axis.column(session.begins_at)
            if place is not None:
                marks[place] = PLANNED if plan.is_planned(session) else SESSION
        if sum(mark != " " for mark in marks) > 1 or PLANNED in marks:
            yield Text(f"{blank}{''.join(marks).rstrip()}")

    def _shared_hour(self) -> str:
        """Say the hour that all days share, in as many words as their columns have room for."""
        room = self._first + (_GAP if self._first else 0) + self._second
        words = (self._own.each_at.format(clock=self._clock), self._clock) if self._clock else ()
        return next((said for said in words if width_of(said) <= room), "")

    def _row(self, dated: DatedRestriction, cells: Sequence[Cell]) -> list[Text]:
        """Return an activity's bar; only a label with a condition may need lines of its own."""
        label = label_of(dated, self._plan, self._speaker)
        first, *rest = fill(label, self._label_width)
        row = Text.assemble(
            (SIGNS[dated.status], STYLES[dated.status]),
            f" {first}{' ' * (self._label_width - width_of(first) + 1)}",
        )
        row.append_text(draw_bar(cells, goes_on=self._axis.goes_on(dated)))
        row.append(f"{' ' * _GAP}{self._moments(dated)}")
        return [row, *(Text(f"{' ' * _SIGN_WIDTH}{line}") for line in rest)]

    def _moments(self, dated: DatedRestriction) -> str:
        caution, end = self._cells[id(dated)]
        if not self._first:
            return end
        if dated.until is not None and dated.until.decided_by is Decider.YOU:
            return self._event(dated.until.text)
        return caution + " " * (self._first - width_of(caution) + _GAP) + end

    def _event(self, text: str) -> str:
        """Say what has happened when a wait is over, over both columns where it has room."""
        said = f"{SIGNS[Status.CLEAR]} {without_stop(text)}"
        has_room = width_of(said) <= self._first + _GAP + self._second
        return said if has_room else self._own.when_it_happens

    def _now_row(self) -> list[Text]:
        column = self._axis.column(self._plan.at)
        if column is None:
            return []
        word = self._own.now_mark
        blank = " " * (_SIGN_WIDTH + self._label_width + 1 + column)
        return [Text(f"{blank}{NOW_MARK} {word}", style="bold")]

    def _caution(self, dated: DatedRestriction) -> str:
        if dated.caution_at is None or dated.until is not None:
            return ""
        return f"{SIGNS[Status.CAUTION]} {self._moment(dated.caution_at)}"

    def _end(self, dated: DatedRestriction) -> str:
        """Say what ends an activity's wait, or that only a preparation names it."""
        words = self._words
        if dated.is_taken_over:
            return after_visit(None, self._plan, words)
        if dated.clear_at is not None:
            return f"{SIGNS[Status.CLEAR]} {self._moment(dated.clear_at)}"
        if dated.is_preparation:
            return words.after_visit
        if dated.until is not None:
            return self._own.when_it_happens
        return words.never_shortly

    def _moment(self, moment: datetime) -> str:
        """Say a moment of the axis: its weekday and date, and its hour where it differs."""
        speaker = self._speaker
        local = speaker.local(moment)
        times, day = speaker.times, local.date()
        said = times.axis_day.format(
            weekday=times.short_weekdays[day.weekday()], day=f"{day.day:>2}"
        )
        is_said = speaker.is_midnight(moment) or speaker.clock(moment) == self._clock
        if is_said or not self._has_hours:
            return said
        return self._words.day_at.format(day=said, clock=speaker.clock(moment))

    def _key(self) -> Iterator[Text]:
        """Say what each stroke means, of those that are drawn."""
        drawn = {
            "prepare" if cell.is_preparation else str(cell.status)
            for cells in self._bars
            for cell in cells
        }
        strokes = {str(status): stroke for status, stroke in STROKES.items()}
        strokes |= {"clear": SIGNS[Status.CLEAR], "prepare": PREPARES[Status.CAUTION]}
        colours = {str(status): style for status, style in STYLES.items()}
        colours["prepare"] = style_of("violet")
        key = Text()
        for name, said in self._own.key:
            if name not in {*drawn, "clear"}:
                continue
            stroke = strokes[name] * (1 if name == "clear" else _STROKES_OF_KEY)
            part = Text.assemble((stroke, colours[name]), f" {said}")
            gap = _KEYS_GAP if key else ""
            if width_of(f"{key.plain}{gap}{part.plain}") > self._room:
                yield key
                key, gap = Text(), ""
            key = Text.assemble(key, gap, part)
        yield key

    # Everything

    def everything(self) -> Iterator[Text]:
        """Return all that the screen folds."""
        from mesocare.sentences.rows.everything import all_parts

        for heading, parts in all_parts(self._plan, self._speaker):
            yield Text()
            yield Text(heading, style="bold")
            for part in parts:
                yield from self._part(part)

    def _part(self, part: "Part") -> list[Text]:
        lines = wrap(part.text, self._room, first="• ", rest="  ")
        if part.address is None:
            return lines
        if self._screen.has_links:
            for line in lines:
                line.stylize(f"link {part.address}", 2)
            return lines
        return [*lines, *wrap(part.address, self._room, first="  ", rest="  ")]


def _sorted_rows(plan: Plan) -> list[DatedRestriction]:
    """Return what has a bar, the first to end first; what only the clinic can end has none."""
    shown = [dated for dated in plan.restrictions if not _is_asked(dated)]
    last = datetime.max.replace(tzinfo=plan.at.tzinfo)
    return sorted(shown, key=lambda dated: dated.clear_at or last)


def _shared_clock(rows: Sequence[DatedRestriction], speaker: Speaker) -> str | None:
    """Return the clock time at which most waits end, midnights aside."""
    ends = (dated.clear_at for dated in rows)
    clocks = Counter(speaker.clock(at) for at in ends if at and not speaker.is_midnight(at))
    return clocks.most_common(1)[0][0] if clocks else None


def _is_asked(dated: DatedRestriction) -> bool:
    return dated.status is Status.ASK
