"""The timeline: a bar for each activity over the days, now through all of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from mesocare.language.words.screens import ScreenWords
from mesocare.language.words.timeline import TimelineWords
from mesocare.plan.facts import STRICTEST_FIRST, DatedRestriction, Plan
from mesocare.rules.protocol import Decider, Status
from mesocare.sentences.days import Speaker
from mesocare.sentences.restrictions import SIGNS, say_event, say_wait_ends
from mesocare.sentences.rows.labels import BETWEEN_LISTS, label_of, say_near
from mesocare.sentences.rows.lines import fill, pad, widest, width_of
from mesocare.sentences.rows.next_change import next_change
from mesocare.sentences.rows.sections import Section, coming_section, fold_to
from mesocare.sentences.rows.today import Today, make_today, session_parts
from mesocare.sentences.rows.waits import after_visit
from mesocare.views.screen import Screen
from mesocare.views.terminal.axis import Cell, make_axis
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

_SIGN_WIDTH = 2
_GAP = 2
_KEYS_GAP = "  "
_ONE_DAY = timedelta(days=1)
_LINES_OF_HEADS = 3
"""The most lines that a key beside the names of the days may have."""
_GAP_BEHIND = (Text(), Text())
_ALL = 99
"""More lines than a section ever has."""
_FEWEST_COLUMNS = 14
"""With fewer columns for the days, the moments from which it is better to wait go."""
_ROOMY = 30
"""With so many columns for the days, the moments' column holds what must happen as well."""
_LEAST_COLUMNS = 8
"""With fewer still, the hours go that are not shared: first those of what is better left, with
their moments; an end without its hour is said a day later where that hour is later."""
_FEWEST_LINES_TO_SPARE = 8
"""From so many on, there is more air, and room for what to do meanwhile."""
_BAR_OF_JOINED = 16
"""The columns that are kept for the days where labels share a row: two weeks and a day."""
_WIDE_ENOUGH = 40
"""The columns of a label that is a sentence: in more, the days would lack them."""
_UNDER = ("later", "before", "visit", "normal", "still", "watch", "event")
"""The sections under the bars."""


class _Row(NamedTuple):
    """One activity, or some whose rows would look alike."""

    members: tuple[DatedRestriction, ...]
    labels: tuple[str, ...]
    cells: tuple[Cell, ...]
    goes_on: bool
    caution: str
    end: str

    @property
    def status(self) -> Status:
        """Return the status of the first of them, whose bar it is."""
        return self.members[0].status


class _Layout(NamedTuple):
    """How a page saves lines, from none at all to all that it can."""

    air: int = 1
    """The blank lines at each gap."""
    joins: bool = False
    """Whether activities whose rows look alike share one."""
    folds_ended: bool = False
    """Whether ended waits share a line."""
    is_short: bool = False
    """Whether what other commands show stands under their names."""
    joins_from: int = _ALL
    """From how many days off on activities that are OK on one day share a row as well."""
    has_cautions: bool = True
    """Whether there is a column for when it is only better to wait; the bars show it as well."""


_JOINED = _Layout(air=0, joins=True)
_FOLDED = _JOINED._replace(folds_ended=True)
_SHORT = _FOLDED._replace(is_short=True)
_LAYOUTS = (
    _Layout(),
    _Layout(air=0),
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
    page = _Page(plan, speaker, screen, _LAYOUTS[0])
    if screen.shows_all:
        return draw([*page.lines(), *page.everything()], screen)
    most = screen.height - 1  # the shell's next line needs one
    lines = list(page.lines())
    if most - len(lines) > _FEWEST_LINES_TO_SPARE:
        page = _Page(plan, speaker, screen, _Layout(air=2))
        lines = list(page.lines())
        lines = list(page.lines(meanwhile=most - len(lines)))
    for layout in _LAYOUTS[1:]:
        if len(lines) <= most:
            break
        lines = list(_Page(plan, speaker, screen, layout).lines())
    return draw(lines, screen)


class _Page:
    """The bars with what stands above and below them."""

    def __init__(self, plan: Plan, speaker: Speaker, screen: Screen, layout: _Layout) -> None:
        self._plan, self._speaker, self._screen = plan, speaker, screen
        self._room, self._layout = room_of(screen), layout
        self._words, self._own = speaker.table(ScreenWords), speaker.table(TimelineWords)
        self._today: Today = make_today(plan, speaker)
        self._dated = _sorted_rows(plan)
        self._clock = _shared_clock(self._dated, speaker)
        labels = [label_of(dated, plan, speaker) for dated in self._dated]
        self._label_width = min(widest([*labels, self._own.now_mark]), self._room // 2)
        self._has_hours = self._has_end_hours = True
        self._measure()
        if layout.is_short or self._bar_room() < _LEAST_COLUMNS:
            self._has_hours = False
            self._measure()
        if self._bar_room() < _LEAST_COLUMNS:
            self._has_end_hours = False
            self._measure()
        self._rows = self._make_rows(labels)
        if layout.joins:
            self._share_out()
            self._rows = self._joined(self._make_rows(labels))

    def _measure(self) -> None:
        """Say each row's moments, and see how wide their columns are."""
        self._first = widest(map(self._caution, self._dated))
        self._second = widest(map(self._end, self._dated))
        if self._bar_room() < _FEWEST_COLUMNS or not self._layout.has_cautions:
            self._first = 0
        events = widest(map(self._say_event, self._dated))
        narrow, self._second = self._second, max(self._second, events)
        if self._bar_room() < _ROOMY:
            self._second = narrow

    def _make_rows(self, labels: Sequence[str]) -> list[_Row]:
        """Return a row for each activity, over as many days as have room."""
        self._axis = make_axis(self._plan, self._dated, max(self._bar_room(), 1))
        return [
            _Row(
                members=(dated,),
                labels=(self._with_event(label, dated),),
                cells=tuple(self._axis.cells(dated, self._plan.at)),
                goes_on=self._axis.goes_on(dated),
                caution=self._caution(dated),
                end=self._end(dated),
            )
            for dated, label in zip(self._dated, labels, strict=True)
        ]

    def _share_out(self) -> None:
        """Give the labels of joined rows the room that the days do not need.

        One with an event behind it is a sentence, and takes more lines.
        """
        said = [
            (self._say_labels(row), self._says_event_behind(row.members[0]))
            for row in self._joined(self._rows)
        ]
        sentences = widest(text for text, is_sentence in said if is_sentence)
        labels = widest(text for text, is_sentence in said if not is_sentence)
        joined = max(labels, min(sentences, _WIDE_ENOUGH))
        spare = max(self._bar_room() - _BAR_OF_JOINED, 0)
        self._label_width = max(min(joined, self._label_width + spare), self._label_width)

    def _joined(self, rows: Sequence[_Row]) -> list[_Row]:
        """Join the rows that look alike, and those of one day that is some days off."""
        groups: dict[tuple[object, ...], list[_Row]] = {}
        for row in rows:
            is_near = self._days_left(row) < self._layout.joins_from
            look = (row.cells, row.goes_on, row.caution, row.end) if is_near else (row.end,)
            condition = row.members[0].rule.only_if, row.members[0].rule.unless
            event = self._event(row.members[0])
            groups.setdefault((row.status, condition, event, *look), []).append(row)
        return [_join(group) for group in groups.values()]

    def _days_left(self, row: _Row) -> int:
        """Return in how many days a row's activities are OK; below 0 where no date says so."""
        dated = row.members[0]
        if dated.clear_at is None or dated.is_taken_over:
            return -1
        return (self._speaker.local(dated.clear_at).date() - self._speaker.today).days

    def _bar_room(self) -> int:
        moments = self._first + (_GAP if self._first else 0) + self._second
        return self._room + 1 - _SIGN_WIDTH - self._label_width - 1 - _GAP - moments

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
        has_room = width_of(today.title) + _GAP + width_of(full) <= self._room
        yield from sides(Text(today.title, style="bold"), full if has_room else short, self._room)
        hour_is_said = bool(self._dated) and bool(self._shared_hour())
        about = session_parts(self._plan, speaker) if hour_is_said else today.about
        *lines, last = wrap_sentences(about, self._room)
        yield from lines
        yield from sides(last, today.next_visit, self._room) if today.next_visit else [last]
        yield from wrap_sentences(today.notices, self._room)

    def _split(self) -> tuple[list[_Row], list[_Row]]:
        """Return the rows that are drawn, and those of ended waits, where they share a line."""
        if not self._layout.folds_ended:
            return self._rows, []
        over = [row for row in self._rows if self._is_over(row)]
        drawn = [row for row in self._rows if row not in over]
        return (drawn, over) if drawn else (over, [])

    def _is_over(self, row: _Row) -> bool:
        is_past = self._plan.at >= self._axis.ends_at
        now = len(row.cells) if is_past else self._axis.column(self._plan.at) or 0
        is_clear = all(cell.status is Status.CLEAR for cell in row.cells[now:])
        return row.status is Status.CLEAR and is_clear and not row.goes_on

    def _under(self, ended: Sequence[_Row]) -> Iterator[Text]:
        """Return what stands under the bars: what has none, the key, and what comes next."""
        today, is_short = self._today, self._layout.is_short
        if today.asks:
            asks = Section("ask", "", today.asks, lead=self._words.ask_first)
            yield from self._listed(asks, 1 if is_short else _ALL)
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
        first, *rest = fold_to(section, self._room - _SIGN_WIDTH, most, self._speaker)
        return [Text(first), *(Text(f"{' ' * _SIGN_WIDTH}{line}") for line in rest)]

    def _sections(self) -> Iterator[Text]:
        is_beside = bool(self._today.next_visit)
        names = [name for name in _UNDER if name != "visit" or not is_beside]
        ahead = coming_section(self._plan, self._speaker)
        shown = [ahead] if ahead.parts and not self._today.is_doubtful else []
        shown += [one for one in self._today.sections if one.name in names]
        width = widest([one.label.upper() for one in shown]) + _GAP
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
        width = width_of(self._own.meanwhile) + _GAP
        texts = [said for dated in self._dated if (said := self._say_meanwhile(dated))]
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
        left = _SIGN_WIDTH + self._label_width + 1
        heads = ["".join(names), f"{numbers}{' ' * _GAP}{shared}".rstrip()]
        marks = [" "] * axis.columns
        for session in plan.sessions:
            place = axis.column(session.begins_at)
            if place is not None:
                marks[place] = PLANNED if plan.is_planned(session) else SESSION
        has_marks = sum(mark != " " for mark in marks) > 1 or PLANNED in marks
        if has_marks and self._layout.has_cautions:
            heads.append("".join(marks).rstrip())
        key = list(self._key(left - _GAP)) if self._has_key_above() else []
        heads = [*[""] * (len(key) - len(heads)), *heads]
        for said, above in zip_longest(heads, key, fillvalue=Text()):
            yield Text.assemble(above, " " * (left - width_of(above.plain)), said)

    def _shared_hour(self) -> str:
        """Say the hour that all days share, in as many words as their columns have room for."""
        room = self._first + (_GAP if self._first else 0) + self._second
        words = (self._own.each_at.format(clock=self._clock), self._clock) if self._clock else ()
        return next((said for said in words if width_of(said) <= room), "")

    def _say_labels(self, row: _Row) -> str:
        """Join labels, by more than a comma where an event stands behind one."""
        has_events = any(map(self._says_event_behind, row.members))
        return (BETWEEN_LISTS if has_events else self._speaker.times.comma).join(row.labels)

    def _row(self, row: _Row) -> list[Text]:
        """Return a row; only joined labels and one with a condition may need more lines."""
        first, *rest = fill(self._say_labels(row), self._label_width)
        line = Text.assemble(
            (SIGNS[row.status], STYLES[row.status]),
            f" {first}{' ' * (self._label_width - width_of(first) + 1)}",
        )
        line.append_text(draw_bar(row.cells, goes_on=row.goes_on))
        line.append(f"{' ' * _GAP}{self._moments(row)}")
        now = self._axis.column(self._plan.at)
        left = _SIGN_WIDTH + self._label_width + 1
        through = "" if now is None else " " * now + NOW_LINE
        return [line, *(Text(pad(f"{' ' * _SIGN_WIDTH}{more}", left) + through) for more in rest)]

    def _moments(self, row: _Row) -> str:
        if event := self._event(row.members[0]):
            return event
        return row.end if not self._first else pad(row.caution, self._first + _GAP) + row.end

    def _say_event(self, dated: DatedRestriction) -> str:
        """Say what must happen before a wait is over, and from when at the earliest (TIME-10)."""
        until, speaker = dated.until, self._speaker
        if until is None or until.decided_by is not Decider.YOU or dated.rule.about is not None:
            return ""
        event = say_event(until._replace(usually=None), speaker)
        day = say_wait_ends(
            dated, lambda moment: say_near(moment, speaker), speaker, since=self._plan.at
        )
        template = self._words.once_and if day else self._words.once
        return template.format(day=day, event=event)

    def _event(self, dated: DatedRestriction) -> str:
        """Return the same where it has room over both columns."""
        said = self._say_event(dated)
        room = self._second + (self._first + _GAP if self._first else 0)
        return said if width_of(said) <= room else ""

    def _with_event(self, label: str, dated: DatedRestriction) -> str:
        """Say behind a label until what it is held off, where the columns have no room for it."""
        if not self._says_event_behind(dated):
            return label
        return self._speaker.times.comma.join((label, self._say_event(dated)))

    def _says_event_behind(self, dated: DatedRestriction) -> bool:
        is_until = dated.clear_at is None and bool(self._say_event(dated))
        return is_until and not self._event(dated)

    def _now_row(self) -> list[Text]:
        column = self._axis.column(self._plan.at)
        if column is None:
            return []
        word = self._own.now_mark
        blank = " " * (_SIGN_WIDTH + self._label_width + 1 + column)
        return [Text(f"{blank}{NOW_MARK} {word}", style="bold")]

    def _caution(self, dated: DatedRestriction) -> str:
        at = dated.caution_at
        if at is None or dated.until is not None or at <= self._plan.at:
            return ""
        said = f"{SIGNS[Status.CAUTION]} {self._moment(at)}"
        return said if self._has_hours or self._is_shared(at) else ""

    def _end(self, dated: DatedRestriction) -> str:
        """Say what ends an activity's wait, or that only a preparation names it."""
        words = self._words
        is_over = dated.clear_at is not None and dated.clear_at <= self._plan.at
        is_held = dated.status in (Status.AVOID, Status.CAUTION)
        if dated.is_taken_over or (is_over and is_held):
            return after_visit(None, self._plan, words)
        if dated.clear_at is not None:
            return f"{SIGNS[Status.CLEAR]} {self._moment(dated.clear_at)}"
        if dated.is_preparation:
            return words.after_visit
        if dated.until is not None:
            return self._own.no_date if dated.rule.about else ""
        return words.never_shortly

    def _moment(self, moment: datetime) -> str:
        """Say a moment of the axis: its weekday and date, and its hour where it differs."""
        speaker = self._speaker
        local = speaker.local(moment)
        times, day = speaker.times, local.date()
        is_shared = self._is_shared(moment)
        if not is_shared and not self._has_end_hours:  # without its hour it is said later
            is_later = (local.time(), local.fold) > (self._shared_time(), 0)
            day, is_shared = day + is_later * _ONE_DAY, True
        said = times.axis_day.format(
            weekday=times.short_weekdays[day.weekday()], day=f"{day.day:>2}"
        )
        if is_shared:
            return said
        return self._words.day_at.format(day=said, clock=speaker.clock(moment))

    def _shared_time(self) -> time:
        """Return the hour that is said for all days."""
        speaker = self._speaker
        ends = (one.clear_at for one in self._dated if one.clear_at)
        same = (speaker.local(at).time() for at in ends if speaker.clock(at) == self._clock)
        return next(same, time())

    def _is_shared(self, moment: datetime) -> bool:
        speaker = self._speaker
        return speaker.is_midnight(moment) or speaker.clock(moment) == self._clock

    def _has_key_above(self) -> bool:
        """Return whether the key stands beside the names of the days, where that saves a line."""
        left = _SIGN_WIDTH + self._label_width + 1 - _GAP
        return self._layout.is_short and len(list(self._key(left))) <= _LINES_OF_HEADS

    def _key(self, room: int) -> Iterator[Text]:
        """Say what each stroke means, of those that are drawn."""
        drawn = {
            "prepare" if cell.is_preparation else str(cell.status)
            for row in self._rows
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


def _join(rows: Sequence[_Row]) -> _Row:
    """Join rows that end together: the strictest counts at each time, and the later caution."""
    columns = zip(*(row.cells for row in rows), strict=True)
    cells = tuple(min(one, key=lambda cell: STRICTEST_FIRST.index(cell.status)) for one in columns)
    cautions = [(row.members[0].caution_at, row.caution) for row in rows]
    dated = [(at, said) for at, said in cautions if at and said]
    return rows[0]._replace(
        members=tuple(member for row in rows for member in row.members),
        labels=tuple(label for row in rows for label in row.labels),
        cells=cells,
        goes_on=any(row.goes_on for row in rows),
        caution=max(dated)[1] if len(dated) == len(rows) else "",
    )


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
