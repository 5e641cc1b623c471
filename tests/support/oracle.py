"""What is the right date, found by walking the clock instead of calculating with it?

The oracle steps through UTC minute by minute and looks at the local clock, as a patient with a
watch would, or steps through the calendar day by day. It knows no offsets, no `fold` and no date
library, so a fault of the engine is unlikely to be a fault of the oracle as well.
It reads zones whose clocks differ from UTC by whole minutes; Monrovia before 1972 did not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from mesocare.dates.waits import Length, Unit, Wait
from mesocare.rules.protocol import Course, Restriction, Status

MINUTE = timedelta(minutes=1)
HALF_WINDOW = timedelta(hours=40)
"""No clock differs from UTC by more than 14 hours, and none ever jumped by more than 24."""

STRICTEST_FIRST = (Status.AVOID, Status.ASK, Status.CAUTION, Status.UPCOMING, Status.CLEAR)


@dataclass(frozen=True)
class Dates:
    """What one wait means for one session."""

    ended_at: datetime
    better_at: datetime
    """When "avoid" ends."""
    over_at: datetime
    """When the wait ends."""


@dataclass(frozen=True)
class Window:
    """When the session of that number may be, and when it is best."""

    number: int
    earliest_on: date
    recommended_on: date
    latest_on: date
    is_projected: bool
    is_optional: bool


def read_clock(moment: datetime, zone: tzinfo) -> datetime:
    """Look at a clock on the wall in that zone."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def _walk(wall: datetime, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """Walk past the time of interest, minute by minute, and look at the clock at each step.

    An hour in which the clock simply ran on, and which has nothing of interest, is walked in one.
    """
    hour = wall.replace(tzinfo=UTC, minute=0) - HALF_WINDOW
    end = hour + 2 * HALF_WINDOW
    while hour < end:
        (first_at, first), (last_at, last) = ends = _note_ends(hour, zone)
        runs_on = last - first == last_at - first_at
        yield from ends if runs_on and not first <= wall <= last else _note_minutes(hour, zone)
        hour = last_at + MINUTE


@lru_cache(maxsize=20_000)
def _note_minutes(hour: datetime, zone: tzinfo) -> tuple[tuple[datetime, datetime], ...]:
    """Note what the clock shows at each minute of an hour."""
    minutes = [hour + count * MINUTE for count in range(60)]
    return tuple((minute, read_clock(minute, zone)) for minute in minutes)


@lru_cache(maxsize=100_000)
def _note_ends(
    hour: datetime, zone: tzinfo
) -> tuple[tuple[datetime, datetime], tuple[datetime, datetime]]:
    """Note what the clock shows at the first and at the last minute of an hour."""
    last = hour + 59 * MINUTE
    return (hour, read_clock(hour, zone)), (last, read_clock(last, zone))


@lru_cache(maxsize=20_000)
def find_moment(wall: datetime, zone: tzinfo) -> datetime:
    """Wait for the clock to show that time (TIME-4).

    Shown twice: the second. Never shown: where a watch that nobody moved would show it.
    """
    found = None
    unmoved = None
    before: tuple[datetime, datetime] | None = None
    for moment, shown in _walk(wall, zone):
        if shown == wall:
            found = moment
        if before and before[1] < wall < shown:
            unmoved = before[0]
            while before[1] + (unmoved - before[0]) != wall:
                unmoved += MINUTE
        before = moment, shown
    answer = found or unmoved
    assert answer is not None, f"{wall} was neither shown nor skipped in {zone}"
    return answer


@lru_cache(maxsize=20_000)
def is_shown(wall: datetime, zone: tzinfo) -> bool:
    """Tell whether the clock ever showed that time."""
    return any(shown == wall for _, shown in _walk(wall, zone))


@lru_cache(maxsize=20_000)
def find_end_of_day(day: date, zone: tzinfo) -> datetime:
    """Give the midnight that ends that day, or the first minute after it (TIME-6).

    Where midnight comes twice, the day ends with the second, as for any other time (TIME-4).
    """
    midnight = datetime.combine(day + timedelta(days=1), time())
    ends = (
        moment if shown == midnight else moment + MINUTE
        for moment, shown in _walk(midnight, zone)
        if shown.date() == day or shown == midnight
    )
    return max(ends)


def count_on(moment: datetime, length: Length, zone: tzinfo) -> datetime:
    """Let minutes and hours tick away (TIME-2); turn calendar pages for days and weeks (TIME-3)."""
    match length.unit:
        case Unit.MINUTES | Unit.HOURS:
            seconds = length.number * (60 if length.unit is Unit.MINUTES else 3_600)
            return datetime.fromtimestamp(moment.timestamp() + seconds, UTC)
        case Unit.DAYS | Unit.WEEKS:
            pages = length.number * (1 if length.unit is Unit.DAYS else 7)
            wall = read_clock(moment, zone)
            day = date.fromordinal(wall.toordinal() + pages)
            return find_moment(datetime.combine(day, wall.time()), zone)
        case Unit.MONTHS:
            message = "only gaps use months (TIME-5)"
            raise AssertionError(message)


def count_days_on(day: date, *lengths: Length) -> date:
    """Turn calendar pages: all months together, then weeks and days (TIME-5).

    Each length in hours counts the days that it starts, so that no gap comes out too short.
    """
    months = sum(length.number for length in lengths if length.unit is Unit.MONTHS)
    page, firsts_seen = day, 0
    while firsts_seen <= months:
        if firsts_seen == months and page.day == day.day:
            break
        page += timedelta(days=1)
        firsts_seen += page.day == 1
    for length in lengths:
        if length.unit is not Unit.MONTHS:
            started_days, rest = divmod(length.nominal_minutes, 24 * 60)
            page += timedelta(days=started_days + bool(rest))
    return page


def date_wait(ended_at: datetime, wait: Wait, zone: tzinfo) -> Dates:
    """Date one wait (TIME-7); of two ends that cross over a clock change the later one counts."""
    least = count_on(ended_at, wait.least, zone)
    most = count_on(ended_at, wait.most, zone)
    return Dates(ended_at, least, max(least, most))


def count_on_from_day(day: date, length: Length, zone: tzinfo) -> datetime:
    """Give the latest end that a session of that day, at a time unknown, can have (TIME-6).

    Each evening hour of the day is tried as if it had been written, shown by the clock or not,
    and so is the moment at which the day is over. No clock of today jumps over an evening.
    """
    evening = datetime.combine(day, time(20))
    written = [evening + count * MINUTE for count in range(14, 4 * 60, 15)]
    reached = [count_on(find_moment(wall, zone), length, zone) + MINUTE for wall in written]
    return max(*reached, count_on(find_end_of_day(day, zone), length, zone))


def date_wait_from_day(day: date, wait: Wait, zone: tzinfo) -> Dates:
    """Date one wait for a session without a time (TIME-6, TIME-7)."""
    least = count_on_from_day(day, wait.least, zone)
    most = count_on_from_day(day, wait.most, zone)
    return Dates(find_end_of_day(day, zone), least, max(least, most))


def find_status(
    restriction: Restriction, ended: Iterable[datetime], moment: datetime, zone: tzinfo
) -> Status:
    """Ask for each session by itself and keep the strictest answer (TIME-8)."""
    answers = {_find_status_after_one(restriction, one, moment, zone) for one in ended}
    return min(answers, key=STRICTEST_FIRST.index)


def _find_status_after_one(
    restriction: Restriction, ended_at: datetime, moment: datetime, zone: tzinfo
) -> Status:
    if moment < ended_at:
        return Status.UPCOMING
    if restriction.wait is None:
        return Status.ASK
    dates = date_wait(ended_at, restriction.wait, zone)
    if moment < dates.better_at:
        return Status.AVOID
    if moment < dates.over_at:
        return Status.CAUTION
    return Status.ASK if restriction.and_until else Status.CLEAR


def find_clear(
    restriction: Restriction, ended: Iterable[datetime], zone: tzinfo
) -> datetime | None:
    """Give the moment at which the last session's wait is over (TIME-8, TIME-10)."""
    wait = restriction.wait
    return max(date_wait(one, wait, zone).over_at for one in ended) if wait else None


def list_windows(course: Course, days: Iterable[date]) -> list[Window]:
    """List the sessions still to come, one calendar page after the other (COURSE-1, COURSE-4)."""
    had = sorted(set(days))
    gaps = [
        (phase.gap.least, phase.recommended or phase.gap.least, phase.gap.most)
        for phase in course.all_phases
        for _ in range(phase.sessions.most)
    ]
    sure = sum(phase.sessions.least for phase in course.all_phases)
    if len(had) >= len(gaps):
        return _list_maintenance(course, had)
    windows: list[Window] = []
    before = had[-1]
    added: list[Length] = []
    for number in range(len(had) + 1, len(gaps) + 1):
        least, best, most = gaps[number - 1]
        added.append(best)
        recommended_on = count_days_on(had[-1], *added)
        windows.append(
            Window(
                number,
                count_days_on(before, least),
                recommended_on,
                count_days_on(before, most),
                is_projected=number > len(had) + 1,
                is_optional=number > sure,
            )
        )
        before = recommended_on
    return windows


def _list_maintenance(course: Course, had: list[date]) -> list[Window]:
    if course.maintenance is None:
        return []
    earliest = count_days_on(had[-1], course.maintenance.least)
    latest = count_days_on(had[-1], course.maintenance.most)
    return [Window(len(had) + 1, earliest, earliest, latest, is_projected=False, is_optional=True)]
