"""What does each activity look like over the days? A table of bars with a mark at now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter

from rich.table import Table
from rich.text import Text

from mesocare.dates.moments import begin_of, start_of
from mesocare.language.en.names import MONTH_NAMES, WEEKDAY_NAMES
from mesocare.language.en.said import SIGNS
from mesocare.plan.facts import (
    STRICTEST_FIRST,
    Change,
    DatedRestriction,
    Plan,
    group_by_status,
    turns,
)
from mesocare.rules.protocol import Status
from mesocare.sentences.days import WORDS, say_moment_shortly
from mesocare.sentences.rules import changed_sentences
from mesocare.views.terminal.styles import GOES_ON, NOW, SESSION, STROKES, STYLES

_MOST_DAYS = 15
_FEWEST_DAYS = 8
_WIDEST_DAY, _NARROWEST_NAMED_DAY = 6, 3
_NARROWEST_ACTIVITY, _WIDEST_ACTIVITY = 24, 44
_MARGINS = 6
_WIDE = 100
_NOW_LINE = "┊"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Which days the bars show, and how wide everything is."""

    first: date
    days: int
    day_width: int
    """Columns for a day; 0 where there is no room for bars."""
    activity_width: int
    moment_width: int
    is_wide: bool
    """Whether moments stand in two columns: what is no yes yet, and what is."""

    @property
    def columns(self) -> int:
        return self.days * self.day_width


def _scale(plan: Plan, width: int) -> _Scale:
    """Share the width: moments whole, then days that can be told apart, then the activities."""
    first, days = _window(plan)
    is_wide = width >= _WIDE
    moments = [
        say_moment_shortly(change.at, plan.zone, plan.today.year)
        for dated in plan.listed
        for change in turns(dated, plan.at)
    ]
    moment_width = max(map(len, [*moments, WORDS.caution_column])) + 2
    room = width - _MARGINS - (2 if is_wide else 1) * (moment_width + 1)
    day_width, days = _share(room - _NARROWEST_ACTIVITY - 1, days)
    if days and (plan.today - first).days >= days:  # now is to be seen, and some of what comes
        first = plan.today - timedelta(days=days // 4)
    left = room - 1 - days * day_width if day_width else room
    return _Scale(first, days, day_width, min(left, _WIDEST_ACTIVITY), moment_width, is_wide)


def _share(columns: int, days: int) -> tuple[int, int]:
    """Give the width of a day and how many days fit: rather fewer days than nameless ones."""
    fewest = min(days, _FEWEST_DAYS)
    day_width = max(min(columns // fewest, _WIDEST_DAY), 0)
    if day_width > _NARROWEST_NAMED_DAY:
        day_width = max(min(columns // days, _WIDEST_DAY), _NARROWEST_NAMED_DAY)
    return day_width, min(days, columns // day_width) if day_width else 0


def _months(scale: _Scale) -> str:
    """Name the months that the days lie in."""
    days = (scale.first, scale.first + timedelta(days=max(scale.days, 1) - 1))
    names = dict.fromkeys(f"{MONTH_NAMES[day.month - 1]} {day.year}" for day in days)
    return WORDS.to.join(names)


def _window(plan: Plan) -> tuple[date, int]:
    """Give the first day to show and how many: from the session now at work to the last change."""
    past = [session for session in plan.sessions if not plan.is_planned(session)]
    held = [
        session
        for session in past
        if any(
            hold.from_at == begin_of(session, plan.zone)
            and hold.until_at
            and hold.until_at > plan.at
            for dated in plan.listed
            for hold in dated.holds
        )
    ]
    first = held[0].on if held else plan.today - timedelta(days=len(past) > 0)
    first = max(min(first, plan.today), plan.today - timedelta(days=_MOST_DAYS - 1))
    ends = [
        change.at.astimezone(plan.zone).date()
        for dated in plan.listed
        for change in turns(dated, plan.at)
    ]
    last = max([*ends, plan.today])
    return first, min((last - first).days + 1, _MOST_DAYS)


def draw_bars(plan: Plan, width: int) -> Table:
    """Draw each activity over the days, with the moments at which it changes."""
    scale = _scale(plan, width)
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1, no_wrap=True)
    table.add_column(width=scale.activity_width, overflow="fold")
    if scale.columns:
        table.add_column(width=scale.columns, no_wrap=True)
    for _ in range(2 if scale.is_wide else 1):
        table.add_column(width=scale.moment_width, no_wrap=True)
    heads = (WORDS.caution_column, WORDS.clear_column) if scale.is_wide else (WORDS.changes_column,)
    months = Text(_months(scale) if scale.columns else "")
    _add(table, scale, Text(), months, _weekdays(scale), *(Text(f"\n{head}") for head in heads))
    _add(table, scale, Text(), Text(), _marks(plan, scale))
    for status, group in group_by_status(plan).items():
        heading = Text(f"\n{WORDS.status[status]}", style=f"bold {STYLES[status]}")
        _add(table, scale, Text(), heading, _grid(plan, scale))
        for dated in group:
            sign = Text(SIGNS[status], style=STYLES[status])
            moments = _moments(dated, plan, is_wide=scale.is_wide)
            _add(table, scale, sign, _activity(dated, plan), _bar(dated, plan, scale), *moments)
    return table


def _add(
    table: Table, scale: _Scale, sign: Text, activity: Text, bar: Text, *moments: Text
) -> None:
    table.add_row(sign, activity, *([bar] if scale.columns else []), *moments)


def _activity(dated: DatedRestriction, plan: Plan) -> Text:
    activity = Text(dated.rule.activity)
    if dated.rule.only_if:
        activity.append(f" ({WORDS.only_if.format(condition=dated.rule.only_if)})")
    if dated.rule.condition:
        activity.append(f" ({WORDS.until.format(condition=dated.rule.condition)})")
    if any(changed_sentences(dated, plan)):
        activity.append(f" ({WORDS.changed_mark})")
    return activity


def _moments(dated: DatedRestriction, plan: Plan, *, is_wide: bool) -> tuple[Text, ...]:
    """Give the moments at which an activity changes, a line each, in one column or in two."""
    lines: list[tuple[Text, Text]] = []
    for change in turns(dated, plan.at):
        moment = _moment(change, plan)
        if change.status in (Status.AVOID, Status.CAUTION) or not is_wide:
            lines.append((moment, Text()))
        elif lines and not lines[-1][1]:
            lines[-1] = (lines[-1][0], moment)
        else:
            lines.append((Text(), moment))
    left, right = (Text("\n").join(line[side] for line in lines) for side in (0, 1))
    return (left, right) if is_wide else (left,)


def _moment(change: Change, plan: Plan) -> Text:
    moment = say_moment_shortly(change.at, plan.zone, plan.today.year)
    text = Text(SIGNS[change.status], style=STYLES[change.status])
    return text.append(f" {moment}", style="default")


def _weekdays(scale: _Scale) -> Text:
    days = [scale.first + timedelta(days=place) for place in range(scale.days)]
    letters = max(min(scale.day_width - 1, 3), 1)
    names = (WEEKDAY_NAMES[day.weekday()][:letters].ljust(scale.day_width) for day in days)
    if scale.day_width < _NARROWEST_NAMED_DAY:
        return Text("".join(names))
    numbers = (str(day.day).ljust(scale.day_width) for day in days)
    return Text("".join(names) + "\n" + "".join(numbers))


def _marks(plan: Plan, scale: _Scale) -> Text:
    marks = [" "] * scale.columns
    for session in plan.sessions:
        place = _column(begin_of(session, plan.zone), plan, scale)
        if place is not None:
            marks[place] = SESSION
    now = _column(plan.at, plan, scale)
    if now is not None:
        marks[now] = NOW
        for place, letter in enumerate(f" {WORDS.now}", start=now + 1):
            if place < len(marks) and marks[place] == " ":
                marks[place] = letter
    return Text("".join(marks).rstrip(), style="bold")


def _column(moment: datetime, plan: Plan, scale: _Scale) -> int | None:
    """Give the column of a moment: the part of its local day that has passed, in columns."""
    if not scale.columns:
        return None
    local = moment.astimezone(plan.zone)
    passed = (local.hour * 60 + local.minute) * scale.day_width // (24 * 60)
    place = (local.date() - scale.first).days * scale.day_width + passed
    return place if 0 <= place < scale.columns else None


def _grid(plan: Plan, scale: _Scale) -> Text:
    """Mark the column of now through the empty rows."""
    cells = [" "] * scale.columns
    now = _column(plan.at, plan, scale)
    if now is not None:
        cells[now] = _NOW_LINE
    line = "".join(cells)
    return Text(f"{line}\n{line}")


def _bar(dated: DatedRestriction, plan: Plan, scale: _Scale) -> Text:
    """Draw one activity over the days; a column shows the strictest status inside it."""
    now = _column(plan.at, plan, scale)
    cells = []
    for place in range(scale.columns):
        status = _status_in_column(dated, place, plan, scale)
        stroke = STROKES[status]
        if place == scale.columns - 1 and stroke != " ":
            stroke = GOES_ON
        cells.append((_NOW_LINE if place == now and stroke == " " else stroke, STYLES[status]))
    bar = Text()
    for style, run in groupby(cells, key=itemgetter(1)):
        bar.append("".join(stroke for stroke, _ in run), style=style)
    return bar


def _status_in_column(dated: DatedRestriction, place: int, plan: Plan, scale: _Scale) -> Status:
    day, part = divmod(place, scale.day_width)
    step = timedelta(days=1) / scale.day_width
    start = start_of(scale.first + timedelta(days=day), plan.zone) + step * part
    statuses = [
        dated.status_at(start),
        *(change.status for change in dated.changes_after(start) if change.at < start + step),
    ]
    return min(statuses, key=STRICTEST_FIRST.index)
