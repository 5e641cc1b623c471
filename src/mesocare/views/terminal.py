"""What does the plan look like in a terminal? Bars over the days, signs beside colours.

Everything from a rule file goes in as `Text`, never as markup.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mesocare import sentences
from mesocare.answer import Answer
from mesocare.answer_sentences import answer_sections
from mesocare.moments import start_of
from mesocare.plan import STRICTEST_FIRST, Change, DatedRestriction, Plan
from mesocare.protocol import Status
from mesocare.screen import Screen
from mesocare.sentences import WORDS
from mesocare.wording import SIGNS, WEEKDAY_NAMES

# Each of these has a contrast of 3.7 or more on white and on black.
_STYLES = {
    Status.AVOID: "color(160)",
    Status.CAUTION: "color(130)",
    Status.ASK: "color(31)",
    Status.CLEAR: "color(28)",
    Status.UPCOMING: "color(28)",
}
_STROKES = {
    Status.AVOID: "━",
    Status.CAUTION: "╌",
    Status.ASK: "·",
    Status.CLEAR: " ",
    Status.UPCOMING: " ",
}
_NOW, _SESSION, _GOES_ON = "▼", "●", "→"
_WIDEST = 140
_WIDEST_TEXT = 96
_MOST_DAYS = 15
_FEWEST_DAYS = 8
_WIDEST_DAY, _NARROWEST_NAMED_DAY = 6, 3
_NARROWEST_ACTIVITY, _WIDEST_ACTIVITY = 24, 44
_MARGINS = 6


def render_timeline(plan: Plan, screen: Screen) -> str:
    """Draw the plan over the days, for a terminal of 60 columns or more."""
    scale = _scale(plan, min(screen.width, _WIDEST))
    return _draw(_timeline(plan, scale), screen)


def render_today(plan: Plan, screen: Screen) -> str:
    """Draw what holds now, for a terminal of 60 columns or more."""
    return _draw(_today(plan), screen)


def render_answer(answer: Answer, plan: Plan, screen: Screen) -> str:
    """Draw the answer to one question, for a terminal of 60 columns or more."""
    return _draw(_answer(answer, plan), screen)


def _draw(parts: Iterable[RenderableType], screen: Screen) -> str:
    page = io.StringIO()
    console = Console(
        file=page,
        width=min(screen.width, _WIDEST),
        force_terminal=True,
        no_color=not screen.has_colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Padding(Group(*parts), (0, 1)))
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


# The parts of a page


def _timeline(plan: Plan, scale: "_Scale") -> Iterator[RenderableType]:
    yield from _head(plan)
    yield _bars(plan, scale)
    yield Text(WORDS.key)
    yield from _section(WORDS.next_change, sentences.next_change_sentences(plan))
    yield from _section(WORDS.next_session, [" ".join(sentences.next_session_sentences(plan))])
    yield from _section(WORDS.preparation, sentences.preparation_sentences(plan))
    yield from _section(WORDS.care, sentences.care_sentences(plan))
    yield from _section(WORDS.normal, sentences.after_effect_sentences(plan))
    for heading, signs in sentences.help_sections(plan):
        yield from _section(heading, signs, _STYLES[Status.AVOID])
    yield from _section(WORDS.watch, sentences.watch_sentences(plan))
    yield from _foot(plan)


def _today(plan: Plan) -> Iterator[RenderableType]:
    yield from _head(plan)
    for status, group in sentences.group_by_status(plan).items():
        yield _status_heading(status)
        for dated in group:
            yield _listed(sentences.restriction_sentences(dated, plan), SIGNS[status], status)
    yield from _section(WORDS.next_change, sentences.next_change_sentences(plan))
    yield from _section(WORDS.care, sentences.care_sentences(plan, later=False))
    yield from _section(WORDS.next_session, [" ".join(sentences.next_session_sentences(plan))])
    yield from _section(WORDS.watch, sentences.watch_sentences(plan))
    for heading, signs in list(sentences.help_sections(plan))[:1]:
        yield from _section(heading, signs, _STYLES[Status.AVOID])
    yield from _foot(plan)


def _answer(answer: Answer, plan: Plan) -> Iterator[RenderableType]:
    yield Text(WORDS.answer_title.format(title=plan.protocol.protocol.title), style="bold")
    statuses = [dated.status for dated in answer.answers] or [Status.ASK]
    for place, (heading, items) in enumerate(answer_sections(answer, plan)):
        style = _STYLES[statuses[place]] if place < len(statuses) else ""
        sign = f"{SIGNS[statuses[place]]} " if place < len(statuses) else ""
        if heading:
            yield from _section(f"{sign}{heading}", items, style)
        else:
            yield Text()
            yield from (_sentence(item) for item in items)


def _head(plan: Plan) -> Iterator[RenderableType]:
    yield Text(sentences.title(plan), style="bold")
    for sentence in (*sentences.session_sentences(plan), *sentences.as_of_sentences(plan)):
        yield _sentence(sentence)


def _foot(plan: Plan) -> Iterator[RenderableType]:
    yield from _section(WORDS.trust, sentences.trust_sentences(plan))
    yield Text(WORDS.clinic_number)


def _section(heading: str, items: Iterable[str], style: str = "") -> Iterator[RenderableType]:
    found = [item for item in items if item]
    if found:
        yield Text()
        yield Text(heading, style=f"bold {style}".strip())
        yield from (_listed([item], "•") for item in found)


def _listed(parts: Iterable[str], sign: str, status: Status | None = None) -> RenderableType:
    style = _STYLES[status] if status else ""
    row = Table.grid(padding=(0, 1))
    row.add_column(no_wrap=True)
    row.add_column(max_width=_WIDEST_TEXT, overflow="fold")
    first, *rest = parts
    text = Text(first, style="bold" if rest else "")
    if rest:
        text.append(" " + " ".join(rest), style="not bold")
    row.add_row(Text(sign, style=style), text)
    return row


def _sentence(text: str) -> RenderableType:
    row = Table.grid()
    row.add_column(max_width=_WIDEST_TEXT, overflow="fold")
    row.add_row(Text(text))
    return row


def _status_heading(status: Status) -> RenderableType:
    return Text(f"\n{SIGNS[status]} {WORDS.status[status]}", style=f"bold {_STYLES[status]}")


# The bars


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
            hold.from_at == session.ended_at and hold.until_at and hold.until_at > plan.at
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


def _bars(plan: Plan, scale: _Scale) -> RenderableType:
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
        heading = Text(f"\n{WORDS.status[status]}", style=f"bold {_STYLES[status]}")
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
    left = Text("\n").join(row[0] for row in rows)
    right = Text("\n").join(row[1] for row in rows)
    cells = [Text(SIGNS[dated.status], style=_STYLES[dated.status]), activity]
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
    text = Text(SIGNS[change.status], style=_STYLES[change.status])
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
        place = _column(session.ended_at, plan, scale)
        if place is not None:
            marks[place] = _SESSION
    now = _column(plan.at, plan, scale)
    if now is not None:
        marks[now] = _NOW
        for place, letter in enumerate(f" {WORDS.now}", start=now + 1):
            if place < len(marks) and marks[place] == " ":
                marks[place] = letter
    return Text("".join(marks), style="bold")


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
        stroke = _STROKES[status]
        if place == scale.columns - 1 and stroke != " ":
            stroke = _GOES_ON
        bar.append("┊" if place == now and stroke == " " else stroke, style=_STYLES[status])
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
