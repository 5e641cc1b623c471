"""What does the course look like over the weeks? One line for each session."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from rich.table import Table
from rich.text import Text

from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.days import WORDS
from mesocare.views.terminal.styles import BEST, NOW, SESSION, STYLES

_WINDOW = "─"
_NUMBER_WIDTH = 5
_WIDEST = 100
_WEEK = timedelta(weeks=1)


def draw_weeks(plan: Plan, width: int) -> Table:
    """Draw each session as a mark over the weeks since the first, with its window."""
    first = plan.sessions[0].on
    last = max(plan.next_sessions[-1].latest_on, plan.sessions[-1].on, plan.today)
    columns = min(width - _NUMBER_WIDTH - 4, _WIDEST)
    days = max((last - first).days + 1, columns // 3)

    def column(day: date) -> int:
        return min(max((day - first).days, 0) * columns // days, columns - 1)

    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=_NUMBER_WIDTH, justify="right", no_wrap=True)
    table.add_column(width=columns, no_wrap=True)
    table.add_row(Text(), Text(WORDS.course_weeks))
    table.add_row(Text(), Text(_heads(days, columns)))
    table.add_row(Text(), Text(" " * column(plan.today) + NOW, style="bold"))
    for number, line in _lines(plan, columns, column):
        table.add_row(Text(str(number)), line)
    return table


def _heads(days: int, columns: int) -> str:
    """Give the numbers of the weeks, as many as can stand apart."""
    line = ""
    for week in range(days // 7 + 1):
        place = week * 7 * columns // days
        if (not line or place > len(line)) and place + len(str(week)) <= columns:
            line = line.ljust(place) + str(week)
    return line


def _lines(plan: Plan, columns: int, column: Callable[[date], int]) -> Iterator[tuple[int, Text]]:
    done = sorted({session.on for session in plan.sessions})
    for number, day in enumerate(done, start=1):
        yield number, Text(" " * column(day) + SESSION, style="bold")
    for session in plan.next_sessions:
        cells = [" "] * columns
        for place in range(column(session.earliest_on), column(session.latest_on) + 1):
            cells[place] = _WINDOW
        cells[column(session.recommended_on)] = BEST
        yield session.number, Text("".join(cells).rstrip(), style=STYLES[Status.ASK])
