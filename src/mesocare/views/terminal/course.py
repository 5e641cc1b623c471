"""The visits of a course on an axis of months, and what to prepare for the next one."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rich.text import Text

from mesocare.language.words.visits import VisitWords
from mesocare.plan.facts import Plan
from mesocare.sentences.days import Speaker
from mesocare.sentences.rows.lines import fill, pad, widest, width_of
from mesocare.sentences.rows.visits import Visit, make_visits
from mesocare.views.screen import Screen
from mesocare.views.terminal.drawing import draw, room_of, sides, wrap, wrap_sentences
from mesocare.views.terminal.styles import BEST, FINE, OPEN, PLANNED, SESSION

_GAP = 2
_FIVE_DAYS = timedelta(days=5)
"""From the 28th on, it leads into the next month."""
_WIDEST_AXIS = 60
_FEWEST_COLUMNS = 16
"""On fewer, weeks cannot be told apart: then the dates stand alone."""
_MOST_BESIDE = 2
"""More lines of a text do not stand beside its day, but below it, across the page."""
_MARKS = {"done": SESSION, "planned": PLANNED, "best": BEST, "optional": OPEN, "open": ""}
_OPTIONAL = "┄"


def render_course(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Draw the visits of the course, for a screen of 60 columns or more."""
    page = _Page(plan, speaker, screen)
    lines = list(page.lines())
    if len(lines) >= screen.height:
        lines = [line for line in lines if line.plain]
    if len(lines) >= screen.height and not screen.shows_all:
        lines = [line for line in page.lines(folds=True) if line.plain]
    return draw(lines, screen)


class _Page:
    """One row a visit, with its window over the months."""

    def __init__(self, plan: Plan, speaker: Speaker, screen: Screen) -> None:
        self._speaker, self._room = speaker, room_of(screen)
        self._words = speaker.table(VisitWords)
        self._visits = make_visits(plan, speaker, shows_all=screen.shows_all)
        visits = self._visits.visits
        days = [day for one in visits for day in (one.on, one.earliest_on, one.latest_on) if day]
        self._first, last = min([*days, plan.today]), max([*days, plan.today])
        self._today = plan.today
        self._days = (last - self._first).days + 1
        self._number = widest(str(one.number) for one in visits)
        self._head = [pad(str(one.number), self._number) for one in visits]
        self._day = widest(one.day for one in visits)
        self._state = widest(one.state for one in visits)
        window = widest(one.window for one in visits)
        used = self._number + self._day + self._state + window + 4 * _GAP
        columns = min(self._room - used, _WIDEST_AXIS)
        self._columns = columns if columns >= _FEWEST_COLUMNS else 0

    def lines(self, *, folds: bool = False) -> Iterator[Text]:
        """Return the screen; one that folds counts the visits that may be needed."""
        visits, room = self._visits, self._room
        yield from sides(Text(visits.title, style="bold"), visits.next_best, room)
        yield Text()
        if self._columns:
            yield from self._months()
        folded = [one for one in visits.visits if folds and one.kind == "optional"]
        shown = [one for one in visits.visits if one not in folded]
        for visit in shown:
            yield self._visit(visit)
        if folded:
            more = self._words.more_visits.format(count=len(folded), day=folded[-1].day)
            yield from wrap(more, room)
        yield Text()
        if self._columns:
            yield from self._key(shown)
        yield from wrap_sentences(visits.notes, room)
        if visits.before:
            yield Text()
            yield from self._before()

    def _column(self, day: date) -> int:
        return (day - self._first).days * (self._columns - 1) // max(self._days - 1, 1)

    def _blank(self) -> str:
        return " " * (self._number + self._day + self._state + 3 * _GAP)

    def _months(self) -> Iterator[Text]:
        """Name the months where they begin, as many as can stand apart."""
        line = ""
        months = list(self._starts_of_months())
        if len(months) > 1 and months[1][0] <= width_of(months[0][1]):
            del months[0]
        for column, name in months:
            has_room = not line or column > width_of(line)
            if has_room and column + width_of(name) <= self._columns + _GAP:
                line = pad(line, column) + name
        yield Text(f"{self._blank()}{line}")

    def _starts_of_months(self) -> Iterator[tuple[int, str]]:
        """Return each month's first column and name, a new year's first one with its year."""
        times, day = self._speaker.times, self._first
        while (day - self._first).days < self._days:
            name = times.short_months[day.month - 1]
            is_first = day == self._first
            if day.month == 1 or (is_first and day.year != self._today.year):
                name = times.in_year.format(day=name, year=day.year)
            yield self._column(day), name
            day = (day.replace(day=28) + _FIVE_DAYS).replace(day=1)

    def _visit(self, visit: Visit) -> Text:
        gap = " " * _GAP
        parts = [pad(visit.day, self._day), pad(visit.state, self._state)]
        parts += [self._cells(visit)] if self._columns else []
        return Text.assemble(
            (pad(str(visit.number), self._number), "bold"),
            gap + gap.join([*parts, visit.window]),
        )

    def _cells(self, visit: Visit) -> str:
        cells = [" "] * self._columns
        if visit.earliest_on and visit.latest_on:
            stroke = _OPTIONAL if visit.kind == "optional" else FINE
            first, last = self._column(visit.earliest_on), self._column(visit.latest_on)
            cells[first : last + 1] = stroke * (last + 1 - first)
        if mark := _MARKS[visit.kind]:
            cells[self._column(visit.on)] = mark
        if visit.kind == "open" and visit.latest_on is None:
            cells[self._column(visit.on)] = "→"
        return "".join(cells)

    def _key(self, visits: Sequence[Visit]) -> Iterator[Text]:
        drawn = {_MARKS[visit.kind] for visit in visits}
        if any(visit.earliest_on != visit.latest_on for visit in visits):
            drawn.add(FINE)
        parts = [f"{sign} {said}" for sign, said in self._words.course_key if sign in drawn]
        yield from wrap("   ".join(parts), self._room)

    def _before(self) -> Iterator[Text]:
        yield from wrap(self._visits.before_title, self._room, style="bold")
        width = widest(when for when, _ in self._visits.before) + _GAP
        before = ""
        for when, what in self._visits.before:
            shown = "" if when == before else when
            before = when
            first, *rest = fill(what, self._room - width - _GAP)
            if len(rest) < _MOST_BESIDE:
                yield Text(f"{' ' * _GAP}{pad(shown, width)}{first}")
                yield from (Text(f"{' ' * (_GAP + width)}{line}") for line in rest)
            else:
                first, *rest = fill(f"{when}: {what}", self._room - 2 * _GAP)
                yield Text(f"{' ' * _GAP}{first}")
                yield from (Text(f"{' ' * 2 * _GAP}{line}") for line in rest)
