"""The right dates, found by walking the clock instead of calculating with it.

The oracle steps through UTC minute by minute and looks at the local clock, as a patient with a
watch would, or steps through the calendar day by day. It knows no offsets, no `fold` and no date
library, so a fault of the engine is unlikely to be a fault of the oracle as well.
It reads zones whose clocks differ from UTC by whole minutes; Monrovia before 1972 did not.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise

from mesocare.dates.waits import Length, Unit, Wait
from mesocare.rules.protocol import Course, Decider, Preparation, Restriction, Status

MINUTE = timedelta(minutes=1)
HALF_WINDOW = timedelta(hours=40)
"""No clock differs from UTC by more than 14 hours, and none ever jumped by more than 24."""

_Count = Callable[[datetime, Length, tzinfo], datetime]
STRICTEST_FIRST = (Status.AVOID, Status.ASK, Status.CAUTION, Status.UPCOMING, Status.CLEAR)


@dataclass(frozen=True)
class Dates:
    """What one wait means for one session."""

    ended_at: datetime
    better_at: datetime | None
    """When "avoid" ends; none where it never does."""
    over_at: datetime | None
    """When the wait ends; none where no date ends it."""


@dataclass(frozen=True)
class Heard:
    """A session or an event, as a patient tells it: a moment, or a day alone."""

    day: date
    moment: datetime | None
    zone: tzinfo

    @property
    def earliest(self) -> datetime:
        """The first moment at which it may have been over."""
        return self.moment or find_start_of_day(self.day, self.zone)

    @property
    def times(self) -> tuple[datetime, ...]:
        """The moments at which it may have been over, as far as a clock can tell them apart."""
        return (self.moment,) if self.moment else list_times(self.day, self.zone)

    @property
    def latest(self) -> datetime:
        """The moment from which waits count."""
        return self.moment or find_end_of_day(self.day, self.zone)

    @property
    def over(self) -> datetime:
        """The moment by which it surely was over."""
        return self.moment or find_start_of_day(self.day + timedelta(days=1), self.zone)


@dataclass(frozen=True)
class Window:
    """When the session of that number may be, and when it is best."""

    number: int
    earliest_on: date
    recommended_on: date | None
    latest_on: date | None
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
def find_first_moment(wall: datetime, zone: tzinfo) -> datetime:
    """Wait for the clock to show that time, where nothing may be late (TIME-12, TIME-13).

    Shown twice: the first. Never shown: where a watch that was moved long ago would show it.
    """
    before: tuple[datetime, datetime] | None = None
    for moment, shown in _walk(wall, zone):
        if shown == wall:
            return moment
        if before and before[1] < wall < shown:
            moved = moment
            while shown - (moment - moved) != wall:
                moved -= MINUTE
            return moved
        before = moment, shown
    message = f"{wall} was neither shown nor skipped in {zone}"
    raise AssertionError(message)


@lru_cache(maxsize=20_000)
def is_shown(wall: datetime, zone: tzinfo) -> bool:
    """Tell whether the clock ever showed that time."""
    return any(shown == wall for _, shown in _walk(wall, zone))


@lru_cache(maxsize=20_000)
def find_end_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the midnight that ends that day, or the first minute after it (TIME-6).

    Where midnight comes twice, the day ends with the second, as for any other time (TIME-4).
    """
    midnight = datetime.combine(day + timedelta(days=1), time())
    ends = (
        moment if shown == midnight else moment + MINUTE
        for moment, shown in _walk(midnight, zone)
        if shown.date() == day or shown == midnight
    )
    return max(ends)


@lru_cache(maxsize=20_000)
def find_start_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the first minute that is shown of that day, or of one after it."""
    midnight = datetime.combine(day, time())
    return next(moment for moment, shown in _walk(midnight, zone) if shown >= midnight)


@lru_cache(maxsize=20_000)
def list_times(day: date, zone: tzinfo) -> tuple[datetime, ...]:
    """List each quarter of an hour that a clock shows on a day, and the minute after it.

    Clocks are moved at a quarter, or a minute after one, as at 00:01 in Casey.
    """
    start, end = find_start_of_day(day, zone), find_end_of_day(day, zone)
    minutes = [start + count * MINUTE for count in range((end - start) // MINUTE)]
    shown = [(minute, read_clock(minute, zone)) for minute in minutes]
    return (
        start,
        *(minute for minute, clock in shown if clock.date() == day and clock.minute % 15 in {0, 1}),
    )


@lru_cache(maxsize=20_000)
def is_moved_near(moment: datetime, zone: tzinfo) -> bool:
    """Tell whether the clock is moved in the two days around a moment."""
    steps = pairwise(_walk(read_clock(moment, zone), zone))
    return any(after[1] - before[1] != after[0] - before[0] for before, after in steps)


def count_on(moment: datetime, length: Length, zone: tzinfo) -> datetime:
    """Let minutes and hours tick away (TIME-2); turn calendar pages for all else (TIME-3, 5)."""
    if _ticks(length):
        return _tick(moment, length)
    wall = read_clock(moment, zone)
    page = count_days_on(wall.date(), length)
    return find_moment(datetime.combine(page, wall.time()), zone)


def count_early(moment: datetime, length: Length, zone: tzinfo) -> datetime:
    """Count on where nothing may be late: a page that a month lacks is its last (TIME-12)."""
    if _ticks(length):
        return _tick(moment, length)
    wall = read_clock(moment, zone)
    page = turn_to_last(wall.date(), length)
    return find_first_moment(datetime.combine(page, wall.time()), zone)


def count_back(moment: datetime, length: Length, zone: tzinfo) -> datetime:
    """Turn the pages back, or let the clock run back (TIME-13)."""
    if _ticks(length):
        return _tick(moment, Length(-length.number, length.unit))
    wall = read_clock(moment, zone)
    page = turn_back(wall.date(), length)
    return find_first_moment(datetime.combine(page, wall.time()), zone)


def _ticks(length: Length) -> bool:
    return length.unit in {Unit.MINUTES, Unit.HOURS}


def _tick(moment: datetime, length: Length) -> datetime:
    seconds = length.number * (60 if length.unit is Unit.MINUTES else 3_600)
    return datetime.fromtimestamp(moment.timestamp() + seconds, UTC)


def _in_months(length: Length) -> int:
    return length.number * {Unit.MONTHS: 1, Unit.YEARS: 12}.get(length.unit, 0)


def turn_to_last(day: date, length: Length) -> date:
    """Turn pages on; of a month that lacks the day, stop at its last page."""
    months = _in_months(length)
    if not months:
        return count_days_on(day, length)
    page, firsts_seen = day, 0
    while firsts_seen < months:
        page += timedelta(days=1)
        firsts_seen += page.day == 1
    while page.day < day.day and (page + timedelta(days=1)).day != 1:
        page += timedelta(days=1)
    return page


def turn_back(day: date, length: Length) -> date:
    """Turn pages back; of a month that lacks the day, stop at its last page."""
    months = _in_months(length)
    if not months:
        return day - timedelta(days=length.nominal_minutes // (24 * 60))
    page, lasts_seen = day, 0
    while lasts_seen < months:
        page -= timedelta(days=1)
        lasts_seen += (page + timedelta(days=1)).day == 1
    while page.day > day.day:
        page -= timedelta(days=1)
    return page


def count_days_on(day: date, *lengths: Length) -> date:
    """Turn calendar pages: all months together, then weeks and days (TIME-5).

    Each length in hours counts the days that it starts, so that no gap comes out too short.
    """
    months = sum(_in_months(length) for length in lengths)
    page, firsts_seen = day, 0
    while firsts_seen <= months:
        if firsts_seen == months and page.day == day.day:
            break
        page += timedelta(days=1)
        firsts_seen += page.day == 1
    for length in lengths:
        if not _in_months(length):
            started_days, rest = divmod(length.nominal_minutes, 24 * 60)
            page += timedelta(days=started_days + bool(rest))
    return page


def date_wait(ended_at: datetime, wait: Wait, zone: tzinfo) -> Dates:
    """Date one wait (TIME-7); of two ends that cross over a clock change the later one counts."""
    heard = Heard(read_clock(ended_at, zone).date(), ended_at, zone)
    return date_wait_of(heard, wait)


def date_wait_from_day(day: date, wait: Wait, zone: tzinfo) -> Dates:
    """Date one wait for a session without a time (TIME-6, TIME-7)."""
    return date_wait_of(Heard(day, None, zone), wait)


def date_wait_of(heard: Heard, wait: Wait) -> Dates:
    """Date one wait for a session or an event, as it was told."""
    least = _end_after(heard, wait.least) if wait.least else None
    most = _end_after(heard, wait.most) if wait.most else None
    return Dates(heard.latest, least, max(least, most) if least and most else None)


def _end_after(heard: Heard, length: Length) -> datetime:
    zone = heard.zone
    if length.unit is Unit.DATES:  # the midnight with which the n-th date begins (TIME-14)
        return find_end_of_day(heard.day + timedelta(days=length.number - 1), zone)
    if heard.moment is None:
        return count_on_from_day(heard.day, length, zone)
    return count_on(heard.moment, length, zone)


def count_on_from_day(day: date, length: Length, zone: tzinfo) -> datetime:
    """Return the latest end that a session of that day, at a time unknown, can have (TIME-6).

    Each evening hour of the day is tried as if it had been written, shown by the clock or not,
    and so is the moment at which the day is over. No clock of today jumps over an evening.
    """
    evening = datetime.combine(day, time(20))
    written = [evening + count * MINUTE for count in range(14, 4 * 60, 15)]
    reached = [count_on(find_moment(wall, zone), length, zone) + MINUTE for wall in written]
    return max(*reached, count_on(find_end_of_day(day, zone), length, zone))


def call_after(heard: Heard, length: Length) -> datetime:
    """Return the earliest moment at which it is time to call (TIME-12)."""
    if length.unit is Unit.DATES:
        return find_start_of_day(heard.day + timedelta(days=length.number), heard.zone)
    return _find_earliest(heard, length, count_early)


def prepare_from(heard: Heard, length: Length) -> datetime:
    """Return the earliest moment that lies a length before a session (TIME-13)."""
    if length.unit is Unit.DATES:
        return find_start_of_day(heard.day + timedelta(days=length.number), heard.zone)
    return _find_earliest(heard, length, count_back)


@lru_cache(maxsize=20_000)
def _find_earliest(heard: Heard, length: Length, count: _Count) -> datetime:
    """Count from each time that it may have been, where the clock is moved; the earliest counts."""
    zone = heard.zone
    first = count(heard.earliest, length, zone)
    if _ticks(length) or not (is_moved_near(heard.earliest, zone) or is_moved_near(first, zone)):
        return first
    return min(count(moment, length, zone) for moment in heard.times)


Told = dict[str, list[Heard]]
"""The events that were told."""


def find_status(
    restriction: Restriction, sessions: Iterable[Heard], moment: datetime, told: Told | None = None
) -> Status:
    """Ask for each session by itself and keep the strictest answer (TIME-8)."""
    answers = {_ask_after(restriction, one, moment, told or {}) for one in sessions}
    return min(answers, key=STRICTEST_FIRST.index)


def _ask_after(restriction: Restriction, session: Heard, moment: datetime, told: Told) -> Status:
    if restriction.after is not None:
        event = _first_surely_after(session, told.get(restriction.after, []))
        if event is None or moment < event.earliest:
            is_held = restriction.until == restriction.after and moment >= session.earliest
            is_yours = restriction.decided_by is not Decider.CLINIC
            return Status.AVOID if is_held and is_yours else Status.ASK
        session = event
    wait = restriction.wait
    is_past = restriction.after is not None and restriction.until == restriction.after
    has_until = bool(restriction.until or restriction.about) and not is_past
    if moment < session.earliest:
        return Status.ASK if has_until or (wait and wait.most is None) else Status.UPCOMING
    answers = [Status.CLEAR]
    if wait is not None:
        answers.append(_ask_a_wait(wait, session, moment))
    if has_until:
        find = _first_since if restriction.after else _first_surely_after
        event = find(session, told.get(restriction.until or "", []))
        if event is None or moment < event.latest:
            is_clinics = restriction.decided_by is Decider.CLINIC
            answers.append(Status.ASK if is_clinics else Status.AVOID)
    return min(answers, key=STRICTEST_FIRST.index)


def _ask_a_wait(wait: Wait, session: Heard, moment: datetime) -> Status:
    dates = date_wait_of(session, wait)
    if dates.better_at is None or moment < dates.better_at:
        return Status.AVOID
    if dates.over_at is None:
        return Status.ASK
    return Status.CAUTION if moment < dates.over_at else Status.CLEAR


def _first_surely_after(session: Heard, events: list[Heard]) -> Heard | None:
    """Return the first event that is after a session, whatever the hours of both (TIME-10)."""
    after = _surely_after(session, events)
    if session.moment:
        minute = session.moment.replace(second=0, microsecond=0)
        same = [one for one in after if one.moment and one.moment < minute + timedelta(minutes=1)]
        after = [event for event in after if event not in same]
    return min(after, key=lambda event: event.latest, default=None)


def _first_since(told: Heard, events: list[Heard]) -> Heard | None:
    """Return the first event that is not before another, with which it may happen."""
    return min(_surely_after(told, events), key=lambda event: event.latest, default=None)


def _surely_after(first: Heard, events: list[Heard]) -> list[Heard]:
    return [event for event in events if event.earliest >= first.over]


def find_clear(
    restriction: Restriction, sessions: Iterable[Heard], told: Told | None = None
) -> datetime | None:
    """Return the moment at which the last session's wait is over; none where no date says so."""
    clears = [_clear_after(restriction, one, told or {}) for one in sessions]
    return None if None in clears else max(clear for clear in clears if clear)


def _clear_after(restriction: Restriction, session: Heard, told: Told) -> datetime | None:
    if restriction.after is not None:
        event = _first_surely_after(session, told.get(restriction.after, []))
        if event is None:
            return None
        session = event
    ends = [session.earliest]
    if restriction.wait is not None:
        over_at = date_wait_of(session, restriction.wait).over_at
        if over_at is None:
            return None
        ends.append(over_at)
    is_past = restriction.after is not None and restriction.until == restriction.after
    if (restriction.until or restriction.about) and not is_past:
        find = _first_since if restriction.after else _first_surely_after
        event = find(session, told.get(restriction.until or "", []))
        if event is None:
            return None
        ends.append(event.latest)
    return max(ends)


def find_status_before(
    preparation: Preparation, sessions: Iterable[Heard], moment: datetime
) -> Status | None:
    """Return what a preparation says before the given sessions; none where it says nothing."""
    said = [_say_before(preparation, one, moment) for one in sessions]
    return min((one for one in said if one), key=STRICTEST_FIRST.index, default=None)


def _say_before(preparation: Preparation, session: Heard, moment: datetime) -> Status | None:
    assert preparation.from_ is not None
    if moment >= session.latest:
        return None
    least, most = (prepare_from(session, length) for length in preparation.from_)
    if moment >= least:
        return Status.AVOID
    return Status.CAUTION if moment >= most else None


def list_windows(course: Course, days: Iterable[date]) -> list[Window]:
    """List the sessions still to come, one calendar page after the other (COURSE-1, COURSE-4)."""
    had = sorted(set(days))
    gaps = [
        (phase.gap, phase.recommended)
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
        gap, best = gaps[number - 1]
        added.append(best or gap.least)
        counted_on = count_days_on(had[-1], *added)
        windows.append(
            Window(
                number,
                count_days_on(before, gap.least),
                counted_on if best or gap.least == gap.most else None,
                count_days_on(before, gap.most) if gap.most else None,
                is_projected=number > len(had) + 1,
                is_optional=number > sure,
            )
        )
        before = counted_on
    return windows


def _list_maintenance(course: Course, had: list[date]) -> list[Window]:
    if course.maintenance is None:
        return []
    least, most = course.maintenance
    earliest = count_days_on(had[-1], least)
    latest = count_days_on(had[-1], most) if most else None
    best = earliest if least == most else None
    return [Window(len(had) + 1, earliest, best, latest, is_projected=False, is_optional=True)]
