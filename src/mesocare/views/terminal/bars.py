"""What does each activity look like over the days? A table of bars with a mark at now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rich.table import Table
from rich.text import Text

from mesocare import sentences
from mesocare.moments import begin_of, start_of
from mesocare.plan import STRICTEST_FIRST, Change, DatedRestriction, Plan
from mesocare.protocol import Status
from mesocare.sentences import WORDS
from mesocare.views.terminal.styles import GOES_ON, NOW, SESSION, STROKES, STYLES
from mesocare.wording import SIGNS, WEEKDAY_NAMES

_MOST_DAYS = 15
_FEWEST_DAYS = 8
_WIDEST_DAY, _NARROWEST_NAMED_DAY = 6, 3
_NARROWEST_ACTIVITY, _WIDEST_ACTIVITY = 24, 44
_MARGINS = 6


@dataclass(frozen=True, slots=True)
class _Scale:
    """Which days the bars show, and how wide everything is."""

    first: date
    days: int
    day_width: int
    """Columns for a day; 0 where there is no room for bars."""
    activity_width: int
    moment_width: int

    @property
    def columns(self) -> int:
        return self.days * self.day_width


def _scale(plan: Plan, width: int) -> _Scale:
    """Share the width: moments whole, then days that can be told apart, then the activities."""
    first, days = _window(plan)
    moments = [
        sentences.say_moment_shortly(change.at, plan.zone, plan.today.year)
        for dated in plan.listed
        for change in sentences.turns(dated, plan.at)
    ]
    moment_width = max(map(len, [*moments, WORDS.caution_column])) + 2
    room = width - _MARGINS - 2 * (moment_width + 1)
    for_days = room - _NARROWEST_ACTIVITY - 1
    day_width = max(min(for_days // min(days, _FEWEST_DAYS), _WIDEST_DAY), 0)
    if day_width == 0:
        return _Scale(first, days, 0, max(room, 1), moment_width)
    if for_days // days < _NARROWEST_NAMED_DAY <= day_width:
        day_width = _NARROWEST_NAMED_DAY
    elif for_days // days >= _NARROWEST_NAMED_DAY:
        day_width = min(for_days // days, _WIDEST_DAY)
    days = min(days, for_days // day_width)
    activity_width = min(room - 1 - days * day_width, _WIDEST_ACTIVITY)
    return _Scale(first, days, day_width, activity_width, moment_width)


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
    first = (held or past[-1:] or plan.sessions)[0].on
    first = (
        max(min(first, plan.today), plan.today - timedelta(days=_MOST_DAYS - 1))
        if past
        else plan.today
    )
    ends = [
        change.at.astimezone(plan.zone).date()
        for dated in plan.listed
        for change in sentences.turns(dated, plan.at)
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
    table.add_column(width=scale.moment_width, no_wrap=True)
    table.add_column(width=scale.moment_width, no_wrap=True)
    heads = (Text(f"\n{head}") for head in (WORDS.caution_column, WORDS.clear_column))
    _add(table, scale, "", Text(), _weekdays(scale), *heads)
    _add(table, scale, "", Text(), _marks(plan, scale), Text(), Text())
    for status, group in sentences.group_by_status(plan).items():
        heading = Text(f"\n{WORDS.status[status]}", style=f"bold {STYLES[status]}")
        _add(table, scale, "", heading, _grid(plan, scale), Text(), Text())
        for dated in group:
            _add_restriction(table, dated, plan, scale)
    return table


def _add(table: Table, scale: _Scale, sign: str, activity: Text, bar: Text, *moments: Text) -> None:
    cells: list[Text] = [Text(sign), activity, *([bar] if scale.columns else []), *moments]
    table.add_row(*cells)


def _add_restriction(table: Table, dated: DatedRestriction, plan: Plan, scale: _Scale) -> None:
    rows = list(_moment_rows(dated, plan)) or [(Text(), Text())]
    activity = Text(dated.rule.activity)
    if dated.rule.only_if:
        activity.append(f" ({WORDS.only_if.format(condition=dated.rule.only_if)})")
    if dated.rule.condition:
        activity.append(f" ({WORDS.until.format(condition=dated.rule.condition)})")
    for sentence in sentences.changed_sentences(dated, plan):
        activity.append(f" ({sentence})")
    left = Text("\n").join(row[0] for row in rows)
    right = Text("\n").join(row[1] for row in rows)
    cells = [Text(SIGNS[dated.status], style=STYLES[dated.status]), activity]
    if scale.columns:
        cells.append(_bar(dated, plan, scale))
    table.add_row(*cells, left, right)


def _moment_rows(dated: DatedRestriction, plan: Plan) -> Iterator[tuple[Text, Text]]:
    """Give the moments in two columns: what still is not a yes, and what is."""
    left = Text()
    for change in sentences.turns(dated, plan.at):
        if change.status in (Status.AVOID, Status.CAUTION):
            if left:
                yield left, Text()
            left = _moment(change, plan)
        else:
            yield left, _moment(change, plan)
            left = Text()
    if left:
        yield left, Text()


def _moment(change: Change, plan: Plan) -> Text:
    moment = sentences.say_moment_shortly(change.at, plan.zone, plan.today.year)
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
        cells[now] = "┊"
    line = "".join(cells)
    return Text(f"{line}\n{line}")


def _bar(dated: DatedRestriction, plan: Plan, scale: _Scale) -> Text:
    """Draw one activity over the days; a column shows the strictest status inside it."""
    bar = Text()
    now = _column(plan.at, plan, scale)
    for place in range(scale.columns):
        status = _status_in_column(dated, place, plan, scale)
        stroke = STROKES[status]
        if place == scale.columns - 1 and stroke != " ":
            stroke = GOES_ON
        bar.append("┊" if place == now and stroke == " " else stroke, style=STYLES[status])
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
