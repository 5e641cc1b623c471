"""The days of a timeline as columns: where a moment lies, and what each column holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mesocare.dates.moments import end_of, start_of
from mesocare.plan.facts import STRICTEST_FIRST, DatedRestriction, Hold, Plan
from mesocare.rules.protocol import Status

WIDEST_DAY = 4
"""Days do not grow wider, however wide the terminal."""
_LABELLED_DAY = 3
"""The columns that a day needs for its two letters or digits."""
_ONE_DAY = timedelta(days=1)
_FEWEST_DAYS = 7
_A_WEEK = timedelta(weeks=1)
"""So long after the last wait the axis still goes on to now."""
_LONGEST_LEAD = timedelta(days=14)
"""From how long before the first bar on the axis starts with now."""


class Cell(NamedTuple):
    """One column of a bar."""

    status: Status
    is_preparation: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Some days, drawn over some columns."""

    first: date
    days: int
    columns: int
    starts_at: datetime
    ends_at: datetime
    first_session_at: datetime
    """Before it nothing is drawn but what prepares for it."""

    def column(self, moment: datetime) -> int | None:
        """Return the column in which a moment lies; none where it lies outside."""
        if not self.starts_at <= moment < self.ends_at:
            return None
        passed = (moment - self.starts_at) / (self.ends_at - self.starts_at)
        return min(int(passed * self.columns + 1e-9), self.columns - 1)

    @property
    def step(self) -> timedelta:
        """The time that a column shows."""
        return (self.ends_at - self.starts_at) / self.columns

    def span(self, start: datetime, end: datetime | None) -> range:
        """Return the columns that a time touches, one without an end to the last."""
        step = self.step
        first = (start - self.starts_at) // step
        after = self.columns if end is None else -((self.starts_at - end) // step)
        return range(max(first, 0), min(after, self.columns))

    def named_days(self, plan: Plan) -> Iterator[tuple[int, date]]:
        """Return every day, or every second or third, that has room for a name, with its column."""
        step = -(-_LABELLED_DAY * self.days // self.columns)
        for place in range(0, self.days, step):
            day = self.first + _ONE_DAY * place
            column = self.column(start_of(day, plan.zone))
            if column is not None and column + 2 <= self.columns:
                yield column, day

    def numbers(self, plan: Plan) -> str:
        """Return the numbers of the days that have room for a name, each over its column."""
        numbers = [" "] * self.columns
        for column, day in self.named_days(plan):
            numbers[column : column + 2] = list(f"{day.day:>2}")
        return "".join(numbers)

    def cells(self, dated: DatedRestriction, at: datetime) -> list[Cell]:
        """Return each column of an activity's bar: the strictest status inside it."""
        statuses = [Status.CLEAR] * self.columns
        for start, end, status in sorted(_runs(dated, self), key=_strictest_last):
            for place in self.span(start, end):
                statuses[place] = status
        ahead = max((self.first_session_at - self.starts_at) // self.step, 0)
        statuses[:ahead] = [
            Status.UPCOMING if status is Status.ASK else status for status in statuses[:ahead]
        ]
        own = [hold for hold in dated.holds if hold.status is not Status.ASK and not hold.is_before]
        preparing = [hold for hold in dated.holds if hold.is_before]
        for_visit = self._touched_by(preparing) - self._touched_by(own)
        now = self.column(at)
        return [
            Cell(status, place in for_visit, place == now) for place, status in enumerate(statuses)
        ]

    def _touched_by(self, holds: Sequence[Hold]) -> set[int]:
        return {place for hold in holds for place in self.span(hold.from_at, hold.until_at)}

    def goes_on(self, dated: DatedRestriction) -> bool:
        """Return whether an activity's bar is longer than the axis."""
        return dated.status_at(self.ends_at) in (Status.AVOID, Status.CAUTION)


def make_axis(plan: Plan, rows: Sequence[DatedRestriction], room: int) -> Axis:
    """Return the axis from the latest session, or what still holds, to the end of the last wait."""
    zone = plan.zone
    session = plan.latest_session
    dated = [
        hold
        for row in rows
        for hold in row.holds
        if hold.until_at is not None and hold.until_at > plan.at and hold.status is not Status.ASK
    ]
    last_given = max(one.ended_at for one in plan.sessions)
    starts = [session.begins_at]
    starts += [hold.from_at for hold in dated if hold.until_at and _is_given(hold, last_given)]
    if plan.is_planned(session) and min(starts) - plan.at < _LONGEST_LEAD:
        starts.append(plan.at)
    first = min(starts).astimezone(zone).date()
    ends = [row.clear_at for row in rows if row.clear_at]
    ends += [hold.until_at for hold in dated if hold.until_at and not hold.is_before]
    last_at = max([*ends, session.begins_at])
    last = last_at.astimezone(zone).date()
    if last <= plan.today <= last + _A_WEEK:
        last = plan.today + _ONE_DAY
    days = max((last - first).days + 1, _FEWEST_DAYS)
    width = min(room // days, WIDEST_DAY)
    columns = days * width if width >= _LABELLED_DAY - 1 else min(room, days * _LABELLED_DAY)
    return Axis(
        first=first,
        days=days,
        columns=columns,
        starts_at=start_of(first, zone),
        ends_at=end_of(first + _ONE_DAY * (days - 1), zone),
        first_session_at=plan.sessions[0].begins_at,
    )


def _is_given(hold: Hold, last_given: datetime) -> bool:
    """Return whether a hold is of a session that was given, and not of one that will still move."""
    return not hold.is_before or (hold.until_at is not None and hold.until_at <= last_given)


def _runs(dated: DatedRestriction, axis: Axis) -> list[tuple[datetime, datetime, Status]]:
    """Return the stretches of one status that the axis holds."""
    edges = [axis.starts_at]
    statuses = [dated.status_at(axis.starts_at)]
    for change in dated.changes_after(axis.starts_at):
        edges.append(change.at)
        statuses.append(change.status)
    ends = [*edges[1:], max(axis.ends_at, edges[-1] + _ONE_DAY)]
    return list(zip(edges, ends, statuses, strict=True))


def _strictest_last(run: tuple[datetime, datetime, Status]) -> int:
    return -STRICTEST_FIRST.index(run[2])
