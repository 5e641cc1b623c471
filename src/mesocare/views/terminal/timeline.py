"""The timeline: a bar for each activity over the days, now through all of them."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from mesocare.language.words.screens import ScreenWords
from mesocare.language.words.timeline import TimelineWords
from mesocare.plan.facts import DatedRestriction, Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.days import Speaker
from mesocare.sentences.restrictions import SIGNS
from mesocare.sentences.rows.labels import BETWEEN_LISTS, label_of
from mesocare.sentences.rows.lines import fill, pad, widest, width_of
from mesocare.sentences.rows.next_change import next_change
from mesocare.sentences.rows.sections import Section, coming_section, fold_to
from mesocare.sentences.rows.today import Today, make_today, session_parts
from mesocare.views.screen import Screen
from mesocare.views.terminal.bars import draw_bar
from mesocare.views.terminal.drawing import (
    draw,
    labelled,
    room_of,
    sides,
    worst_case,
    wrap,
    wrap_sentences,
)
from mesocare.views.terminal.rows import GAP, MANY, SIGN_WIDTH, Layout, Row, Rows
from mesocare.views.terminal.styles import (
    NOW,
    NOW_LINE,
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

_KEYS_GAP = "  "
_LINES_OF_HEADS = 3
"""The most lines that a key beside the names of the days may have."""
_GAP_BEHIND = (Text(), Text())
_FEWEST_LINES_TO_SPARE = 8
"""From so many on, there is more air, and room for what to do meanwhile."""
_UNDER = ("later", "before", "visit", "normal", "still", "watch", "event")
"""The sections under the bars."""


_JOINED = Layout(air=0, joins=True)
_FOLDED = _JOINED._replace(folds_ended=True)
_SHORT = _FOLDED._replace(is_short=True)
_LAYOUTS = (
    Layout(),
    Layout(air=0),
    _JOINED._replace(air=1),
    _JOINED,
    _FOLDED,
    _SHORT,
    *(_SHORT._replace(joins_from=days) for days in (5, 3, 2, 1, 0)),
    _SHORT._replace(joins_from=0, has_cautions=False),
)
"""Tried in this order until the page fits."""


def render_timeline(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Draw the plan over the days, for a screen of 60 columns or more."""
    make_page = partial(_Page, plan, speaker, screen, make_today(plan, speaker))
    page = make_page(_LAYOUTS[0])
    if screen.shows_all:
        return draw([*page.lines(), *page.everything()], screen)
    most = screen.height - 1  # the shell's next line needs one
    lines = list(page.lines())
    if most - len(lines) > _FEWEST_LINES_TO_SPARE:
        page = make_page(Layout(air=2))
        lines = list(page.lines())
        lines = list(page.lines(meanwhile=most - len(lines)))
    for layout in _LAYOUTS[1:]:
        if len(lines) <= most:
            break
        lines = list(make_page(layout).lines())
    return draw(lines, screen)


class _Page:
    """The bars with what stands above and below them."""

    def __init__(
        self, plan: Plan, speaker: Speaker, screen: Screen, today: Today, layout: Layout
    ) -> None:
        self._plan, self._speaker, self._screen, self._today = plan, speaker, screen, today
        self._room, self._layout = room_of(screen), layout
        self._words, self._own = speaker.table(ScreenWords), speaker.table(TimelineWords)
        self._rows = Rows(plan, speaker, self._room, layout)
        self._axis = self._rows.axis

    def lines(self, *, meanwhile: int = 0) -> Iterator[Text]:
        """Return the screen, with so many lines of what to do meanwhile."""
        gap = [Text()] * self._layout.air
        yield from self._head()
        yield from gap
        rows, ended = self._split()
        if rows:
            yield from self._heads()
            for row in rows:
                yield from self._row(row)
            yield from [] if self._layout.is_short else self._now_row()
        yield from gap
        yield from self._meanwhile(meanwhile)
        yield from self._under(ended)
        yield from gap
        yield from self._foot()

    def _head(self) -> Iterator[Text]:
        today, speaker = self._today, self._speaker
        city = speaker.city
        full, short = (
            self._words.in_zone.format(moment=moment, city=city)
            for moment in (today.moment, today.short_moment)
        )
        has_room = width_of(today.title) + GAP + width_of(full) <= self._room
        yield from sides(Text(today.title, style="bold"), full if has_room else short, self._room)
        hour_is_said = bool(self._rows.dated) and bool(self._rows.shared_hour())
        about = session_parts(self._plan, speaker) if hour_is_said else today.about
        *lines, last = wrap_sentences(about, self._room)
        yield from lines
        yield from sides(last, today.next_visit, self._room) if today.next_visit else [last]
        yield from wrap_sentences(today.notices, self._room)

    def _split(self) -> tuple[list[Row], list[Row]]:
        """Return the rows that are drawn, and those of ended waits, where they share a line."""
        if not self._layout.folds_ended:
            return self._rows.all, []
        over = [row for row in self._rows.all if self._rows.is_over(row)]
        drawn = [row for row in self._rows.all if row not in over]
        return (drawn, over) if drawn else (over, [])

    def _under(self, ended: Sequence[Row]) -> Iterator[Text]:
        """Return what stands under the bars: what has none, the key, and what comes next."""
        today, is_short = self._today, self._layout.is_short
        if today.asks:
            asks = Section("ask", "", today.asks, lead=self._words.ask_first)
            yield from self._listed(asks, 1 if is_short else MANY)
        if ended:
            labels = tuple(label for row in ended for label in row.labels)
            again = f"{self._words.ok_again}: {{labels}}"
            yield from self._listed(Section("over", "", labels, lead=again), 1)
        yield from [] if self._has_key_above() else self._key(self._room)
        if not is_short:
            yield from wrap(next_change(self._plan, self._speaker), self._room, rest="  ")
            yield from self._sections()

    def _listed(self, section: Section, most: int) -> list[Text]:
        """Return a list without a label, on so many lines."""
        first, *rest = fold_to(section, self._room - SIGN_WIDTH, most, self._speaker)
        return [Text(first), *(Text(f"{' ' * SIGN_WIDTH}{line}") for line in rest)]

    def _sections(self) -> Iterator[Text]:
        is_beside = bool(self._today.next_visit)
        names = [name for name in _UNDER if name != "visit" or not is_beside]
        ahead = coming_section(self._plan, self._speaker)
        shown = [ahead] if ahead.parts and not self._today.is_doubtful else []
        shown += [one for one in self._today.sections if one.name in names]
        width = widest([one.label.upper() for one in shown]) + GAP
        for section in shown:
            if section.label:
                lines = self._section(section, self._room - width)
                yield from labelled(section.label, width, lines)
            else:
                yield from wrap(BETWEEN_LISTS.join(section.parts), self._room)

    def _foot(self) -> Iterator[Text]:
        today, own = self._today, self._own
        for line in today.help_lines:
            if line.level == "emergency":
                yield from worst_case(line, self._room, self._speaker)
        for sentence in today.honesty:
            yield from wrap(sentence, self._room)
        signs = own.signs_and_normal_hint if self._layout.is_short else own.signs_hint
        yield from wrap(f"{own.course_hint} · {signs}", self._room)

    def _meanwhile(self, most: int) -> Iterator[Text]:
        """Say what to do while each row's wait runs, on so many lines with the gap behind them."""
        width = width_of(self._own.meanwhile) + GAP
        texts = [said for dated in self._rows.dated if (said := self._say_meanwhile(dated))]
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
        return fold_to(section, room, MANY if section.name == "visit" else 1, self._speaker)

    # The bars

    def _heads(self) -> Iterator[Text]:
        """Name the days, and mark the sessions where there is more than the first of the axis."""
        axis, times, plan = self._axis, self._speaker.times, self._plan
        names = [" "] * axis.columns
        for column, day in axis.named_days(plan):
            names[column : column + 2] = list(times.tiny_weekdays[day.weekday()][:2].ljust(2))
        numbers = axis.numbers(plan)
        shared = self._rows.shared_hour()
        left = self._rows.left
        heads = ["".join(names), f"{numbers}{' ' * GAP}{shared}".rstrip()]
        marks = [" "] * axis.columns
        for session in plan.sessions:
            place = axis.column(session.begins_at)
            if place is not None:
                marks[place] = PLANNED if plan.is_planned(session) else SESSION
        has_marks = sum(mark != " " for mark in marks) > 1 or PLANNED in marks
        if has_marks and self._layout.has_cautions:
            heads.append("".join(marks).rstrip())
        key = list(self._key(left - GAP)) if self._has_key_above() else []
        heads = [*[""] * (len(key) - len(heads)), *heads]
        for said, above in zip_longest(heads, key, fillvalue=Text()):
            yield Text.assemble(above, " " * (left - width_of(above.plain)), said)

    def _row(self, row: Row) -> list[Text]:
        """Return a row; only joined labels and one with a condition may need more lines."""
        first, *rest = fill(self._rows.say_labels(row), self._rows.label_width)
        line = Text.assemble(
            (SIGNS[row.status], STYLES[row.status]),
            f" {first}{' ' * (self._rows.label_width - width_of(first) + 1)}",
        )
        line.append_text(draw_bar(row.cells, goes_on=row.goes_on))
        line.append(f"{' ' * GAP}{self._rows.say_moments(row)}")
        now = self._axis.column(self._plan.at)
        left = self._rows.left
        through = "" if now is None else " " * now + NOW_LINE
        return [line, *(Text(pad(f"{' ' * SIGN_WIDTH}{more}", left) + through) for more in rest)]

    def _now_row(self) -> list[Text]:
        column = self._axis.column(self._plan.at)
        if column is None:
            return []
        word = self._own.now_mark
        blank = " " * (self._rows.left + column)
        return [Text(f"{blank}{NOW_MARK} {word}", style="bold")]

    def _has_key_above(self) -> bool:
        """Return whether the key stands beside the names of the days, where that saves a line."""
        left = self._rows.left - GAP
        return self._layout.is_short and len(list(self._key(left))) <= _LINES_OF_HEADS

    def _key(self, room: int) -> Iterator[Text]:
        """Say what each stroke means, of those that are drawn."""
        drawn = {
            "prepare" if cell.is_preparation else str(cell.status)
            for row in self._rows.all
            for cell in row.cells
        }
        strokes = {str(status): stroke for status, stroke in STROKES.items()}
        strokes |= {"clear": SIGNS[Status.CLEAR], "prepare": PREPARES[Status.CAUTION]}
        strokes["caution"] += SIGNS[Status.CAUTION]
        colours = {str(status): style for status, style in STYLES.items()}
        colours["prepare"] = style_of("violet")
        parts = [
            Text.assemble((strokes[name], colours[name]), f" {said}")
            for name, said in self._own.key
            if name in {*drawn, "clear"}
        ]
        is_on_axis = self._axis.column(self._plan.at) is not None
        if self._layout.is_short and is_on_axis:
            parts.append(Text(f"{NOW} {self._own.now_mark}"))
        key = Text()
        for part in parts:
            gap = _KEYS_GAP if key else ""
            if width_of(f"{key.plain}{gap}{part.plain}") > room:
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
