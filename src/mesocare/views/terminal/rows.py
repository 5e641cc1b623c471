"""The rows of a timeline: who shares one, and how wide its columns are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from mesocare.language.words.timeline import TimelineWords
from mesocare.plan.facts import STRICTEST_FIRST, DatedRestriction, Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.days import Speaker
from mesocare.sentences.rows.labels import BETWEEN_LISTS, label_of
from mesocare.sentences.rows.lines import pad, widest, width_of
from mesocare.views.terminal.axis import Cell, make_axis
from mesocare.views.terminal.ends import Ends, make_ends

SIGN_WIDTH = 2
GAP = 2
MANY = 99
"""More days, or lines of a section, than a screen ever has."""
_FEWEST_COLUMNS = 14
"""With fewer columns for the days, the moments from which it is better to wait go."""
_ROOMY = 30
"""With so many columns for the days, the moments' column holds what must happen as well."""
_LEAST_COLUMNS = 8
"""With fewer still, the hours go that are not shared: first those of what is better left."""
_BAR_OF_JOINED = 16
"""The columns that are kept for the days where labels share a row: two weeks and a day."""
_WIDE_ENOUGH = 40
"""The columns of a label that is a sentence: in more, the days would lack them."""


class Layout(NamedTuple):
    """How a page saves lines, from none at all to all that it can."""

    air: int = 1
    """The blank lines at each gap."""
    joins: bool = False
    """Whether activities whose rows look alike share one."""
    folds_ended: bool = False
    """Whether ended waits share a line."""
    is_short: bool = False
    """Whether what other commands show stands under their names."""
    joins_from: int = MANY
    """From how many days off on activities that are OK on one day share a row as well."""
    has_cautions: bool = True
    """Whether there is a column for when it is only better to wait; the bars show it as well."""


class Row(NamedTuple):
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


class Rows:
    """The rows of a plan on a screen with so much room."""

    def __init__(self, plan: Plan, speaker: Speaker, room: int, layout: Layout) -> None:
        """Lay them out: as many columns as can be are for the days."""
        self._plan, self._speaker, self._room, self._layout = plan, speaker, room, layout
        self._own = speaker.table(TimelineWords)
        self.dated = _sorted_rows(plan)
        labels = [label_of(dated, plan, speaker) for dated in self.dated]
        self.label_width = min(widest([*labels, self._own.now_mark]), room // 2)
        for ends in _from_exact(make_ends(self.dated, plan, speaker), layout):
            self._ends = ends
            self._measure()
            if self._bar_room() >= _LEAST_COLUMNS:
                break
        self.all = self._make(labels)
        if layout.joins:
            self._share_out()
            self.all = self._joined(self._make(labels))

    @property
    def left(self) -> int:
        """The columns before the bars."""
        return SIGN_WIDTH + self.label_width + 1

    def is_over(self, row: Row) -> bool:
        """Whether all of a row is OK, and stays so as far as the axis goes."""
        is_past = self._plan.at >= self.axis.ends_at
        now = len(row.cells) if is_past else self.axis.column(self._plan.at) or 0
        is_clear = all(cell.status is Status.CLEAR for cell in row.cells[now:])
        return row.status is Status.CLEAR and is_clear and not row.goes_on

    def shared_hour(self) -> str:
        """Say the hour that all days share, in as many words as their columns have room for."""
        clock, room = self._ends.clock, self._moments_room()
        words = (self._own.each_at.format(clock=clock), clock) if clock else ()
        return next((said for said in words if width_of(said) <= room), "")

    def say_labels(self, row: Row) -> str:
        """Join labels, by more than a comma where an event stands behind one."""
        has_events = any(map(self._says_event_behind, row.members))
        return (BETWEEN_LISTS if has_events else self._speaker.times.comma).join(row.labels)

    def say_moments(self, row: Row) -> str:
        """Say what stands behind a row's bar."""
        if event := self._event(row.members[0]):
            return event
        return row.end if not self._first else pad(row.caution, self._first + GAP) + row.end

    def _measure(self) -> None:
        """Say each row's moments, and see how wide their columns are."""
        self._first = widest(map(self._ends.caution, self.dated))
        self._second = widest(map(self._ends.end, self.dated))
        if self._bar_room() < _FEWEST_COLUMNS or not self._layout.has_cautions:
            self._first = 0
        events = widest(map(self._ends.event, self.dated))
        narrow, self._second = self._second, max(self._second, events)
        if self._bar_room() < _ROOMY:
            self._second = narrow

    def _moments_room(self) -> int:
        return self._second + (self._first + GAP if self._first else 0)

    def _bar_room(self) -> int:
        return self._room + 1 - self.left - GAP - self._moments_room()

    def _make(self, labels: Sequence[str]) -> list[Row]:
        """Return a row for each activity, over as many days as have room."""
        self.axis = make_axis(self._plan, self.dated, max(self._bar_room(), 1))
        return [
            Row(
                members=(dated,),
                labels=(self._with_event(label, dated),),
                cells=tuple(self.axis.cells(dated, self._plan.at)),
                goes_on=self.axis.goes_on(dated),
                caution=self._ends.caution(dated),
                end=self._ends.end(dated),
            )
            for dated, label in zip(self.dated, labels, strict=True)
        ]

    def _share_out(self) -> None:
        """Give the labels of joined rows the room that the days do not need.

        One with an event behind it is a sentence, and takes more lines.
        """
        said = [
            (self.say_labels(row), self._says_event_behind(row.members[0]))
            for row in self._joined(self.all)
        ]
        sentences = widest(text for text, is_sentence in said if is_sentence)
        labels = widest(text for text, is_sentence in said if not is_sentence)
        joined = max(labels, min(sentences, _WIDE_ENOUGH))
        spare = max(self._bar_room() - _BAR_OF_JOINED, 0)
        self.label_width = max(min(joined, self.label_width + spare), self.label_width)

    def _joined(self, rows: Sequence[Row]) -> list[Row]:
        """Join the rows that look alike, and those of one day that is some days off."""
        groups: dict[tuple[object, ...], list[Row]] = {}
        for row in rows:
            is_near = self._days_left(row) < self._layout.joins_from
            look = (row.cells, row.goes_on, row.caution, row.end) if is_near else (row.end,)
            condition = row.members[0].rule.only_if, row.members[0].rule.unless
            event = self._event(row.members[0])
            groups.setdefault((row.status, condition, event, *look), []).append(row)
        return [_join(group) for group in groups.values()]

    def _days_left(self, row: Row) -> int:
        """Return in how many days a row's activities are OK; below 0 where no date says so."""
        dated = row.members[0]
        if dated.clear_at is None or dated.is_taken_over:
            return -1
        return (self._speaker.local(dated.clear_at).date() - self._speaker.today).days

    def _event(self, dated: DatedRestriction) -> str:
        """Return what must happen, where it has room over both columns."""
        said = self._ends.event(dated)
        return said if width_of(said) <= self._moments_room() else ""

    def _with_event(self, label: str, dated: DatedRestriction) -> str:
        """Say behind a label until what it is held off, where the columns have no room for it."""
        if not self._says_event_behind(dated):
            return label
        return self._speaker.times.comma.join((label, self._ends.event(dated)))

    def _says_event_behind(self, dated: DatedRestriction) -> bool:
        is_until = dated.clear_at is None and bool(self._ends.event(dated))
        return is_until and not self._event(dated)


def _from_exact(ends: Ends, layout: Layout) -> Iterator[Ends]:
    """Return ends with all hours, without those of what is better left, and without any."""
    if not layout.is_short:
        yield ends
    rounded = replace(ends, has_caution_hours=False)
    yield rounded
    yield replace(rounded, has_end_hours=False)


def _join(rows: Sequence[Row]) -> Row:
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
    shown = [dated for dated in plan.restrictions if dated.status is not Status.ASK]
    last = datetime.max.replace(tzinfo=plan.at.tzinfo)
    return sorted(shown, key=lambda dated: dated.clear_at or last)
