"""Dates that are hard to get right: sessions and waits close to real changes of the clock.

Dates drawn at random miss a fault in clock changes half of the time. So every draw starts from a
change that really happened, or will by the rules of today, in one of some sixty zones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from mesocare.dates.moments import Session, end_of
from mesocare.dates.waits import ALWAYS, Count, Gap, Length, Range, Unit, Wait
from mesocare.rules.protocol import (
    FORMAT,
    About,
    AfterEffect,
    Care,
    Course,
    Decider,
    Event,
    Phase,
    Preparation,
    Protocol,
    Restriction,
    Watch,
)

settings.register_profile(
    "deterministic", derandomize=True, deadline=None, database=None, max_examples=30
)
DETERMINISTIC = settings.get_profile("deterministic")

_Part = TypeVar("_Part")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

ZONE_NAMES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "Africa/Johannesburg",
    "Africa/Khartoum",
    "Africa/Tripoli",
    "Africa/Tunis",
    "Africa/Windhoek",
    "America/Anchorage",
    "America/Argentina/Buenos_Aires",
    "America/Asuncion",
    "America/Bogota",
    "America/Caracas",
    "America/Chicago",
    "America/Havana",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/Montevideo",
    "America/New_York",
    "America/Nuuk",
    "America/Phoenix",
    "America/Port-au-Prince",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Scoresbysund",
    "America/St_Johns",
    "America/Toronto",
    "Antarctica/Casey",
    "Antarctica/Troll",
    "Asia/Amman",
    "Asia/Beirut",
    "Asia/Dhaka",
    "Asia/Gaza",
    "Asia/Hong_Kong",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Pyongyang",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Asia/Ulaanbaatar",
    "Atlantic/Azores",
    "Atlantic/Stanley",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Etc/UTC",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Moscow",
    "Europe/Rome",
    "Europe/Volgograd",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Easter",
    "Pacific/Fiji",
    "Pacific/Kiritimati",
    "Pacific/Kwajalein",
    "Pacific/Norfolk",
    "Pacific/Tongatapu",
)
"""Half hours, quarters, midnight changes, skipped days, Ramadan, two hours, and none at all.

Monrovia is not among them: the oracle reads clocks that differ from UTC by whole minutes."""

SCANNED_YEARS = ((1971, 2038), (2050, 2053), (2099, 2102), (2186, 2189))


@dataclass(frozen=True)
class Change:
    """A moment at which the clocks of a zone were, or will be, moved."""

    zone: ZoneInfo
    at: datetime
    """The first minute of the new clock."""
    moved_by: timedelta


@lru_cache(maxsize=1)
def find_changes() -> tuple[Change, ...]:
    """Find the changes of all zones, the rare kinds as often as the common ones.

    A zone's hundred ordinary summers would drown a day that was skipped once, so those of one
    zone and one kind are thinned out.
    """
    return tuple(change for name in ZONE_NAMES for change in _thin_out(ZoneInfo(name)))


def _thin_out(zone: ZoneInfo) -> Iterator[Change]:
    by_kind: dict[tuple[timedelta, int], list[Change]] = {}
    for change in _scan(zone):
        by_kind.setdefault(_kind_of(change), []).append(change)
    for alike in by_kind.values():
        yield from dict.fromkeys((*alike[:2], *alike[2::9], *alike[-3:]))


def _scan(zone: ZoneInfo) -> Iterator[Change]:
    for first, last in SCANNED_YEARS:
        moment = datetime(first, 1, 1, tzinfo=UTC)
        offset = _offset(moment, zone)
        while moment.year < last:
            later = moment + DAY
            later_offset = _offset(later, zone)
            if later_offset != offset:
                yield _narrow(moment, later, zone)
            moment, offset = later, later_offset


def _narrow(before: datetime, after: datetime, zone: ZoneInfo) -> Change:
    start = _offset(before, zone)
    while after - before > MINUTE:
        middle = before + (after - before) // MINUTE // 2 * MINUTE
        before, after = (middle, after) if _offset(middle, zone) == start else (before, middle)
    return Change(zone, after, _offset(after, zone) - start)


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def changes() -> st.SearchStrategy[Change]:
    """Draw a change of the clock: any of them, or any of one kind, so that rare ones come too."""
    return st.deferred(
        lambda: st.one_of(
            st.sampled_from(find_changes()),
            st.sampled_from(_by_kind()).flatmap(st.sampled_from),
        )
    )


def changes_over_midnight() -> st.SearchStrategy[Change]:
    """Draw a change at which one day became another: 23:30 to 00:30, or 00:01 to 23:01."""
    return st.deferred(
        lambda: st.sampled_from([one for one in find_changes() if _is_over_midnight(one)])
    )


def _is_over_midnight(change: Change) -> bool:
    new = change.at.astimezone(change.zone).replace(tzinfo=None)
    return (new - change.moved_by).date() != new.date()


def _by_kind() -> list[list[Change]]:
    alike: dict[tuple[timedelta, int], list[Change]] = {}
    for change in find_changes():
        alike.setdefault(_kind_of(change), []).append(change)
    return [alike[kind] for kind in sorted(alike)]


def _kind_of(change: Change) -> tuple[timedelta, int]:
    """Return by how much and at which hour of the old clock: 23:30 to 00:30 is its own kind."""
    return change.moved_by, (change.at - MINUTE).astimezone(change.zone).hour


def lengths() -> st.SearchStrategy[Length]:
    """Draw a length for a wait."""
    return st.one_of(
        st.builds(Length, st.integers(1, 180), st.just(Unit.MINUTES)),
        st.builds(Length, st.integers(1, 100), st.just(Unit.HOURS)),
        st.builds(Length, st.integers(1, 21), st.just(Unit.DAYS)),
        st.builds(Length, st.integers(1, 13), st.just(Unit.WEEKS)),
    )


def all_lengths() -> st.SearchStrategy[Length]:
    """Draw a length of any unit, months and years as well."""
    return st.one_of(
        lengths(),
        st.builds(Length, st.integers(1, 14), st.just(Unit.MONTHS)),
        st.builds(Length, st.integers(1, 3), st.just(Unit.YEARS)),
    )


def day_numbers() -> st.SearchStrategy[Length]:
    """Draw the midnight with which a date after the session begins."""
    return st.builds(Length, st.integers(1, 15), st.just(Unit.DATES))


def ticking_lengths() -> st.SearchStrategy[Length]:
    """Draw a length in minutes or hours."""
    return lengths().filter(lambda length: length.unit in {Unit.MINUTES, Unit.HOURS})


def paging_lengths() -> st.SearchStrategy[Length]:
    """Draw a length in days or weeks."""
    return lengths().filter(lambda length: length.unit in {Unit.DAYS, Unit.WEEKS})


@st.composite
def waits(draw: st.DrawFn, of: st.SearchStrategy[Length] | None = None) -> Wait:
    """Draw a wait: a single number, a range, or a range of two units that end close together."""
    drawn = lengths() if of is None else of
    least = draw(drawn)
    kind = draw(st.sampled_from(["single", "range", "close"]))
    if kind == "single":
        return Wait(least, least)
    if kind == "close" and least.unit is Unit.DAYS and of is None:
        hours = Length(24 * least.number, Unit.HOURS)
        return draw(st.sampled_from([Wait(least, hours), Wait(hours, least)]))
    first, second = sorted((least, draw(drawn)), key=lambda length: length.nominal_minutes)
    return Wait(first, second)


@st.composite
def all_waits(draw: st.DrawFn) -> Wait:
    """Draw a wait of any kind: dated, in months, in whole days, open, or for ever."""
    kind = draw(st.sampled_from(["dated", "months", "months", "days", "open", "ever"]))
    if kind == "days":
        midnight = draw(day_numbers())
        return Wait(midnight, midnight)
    if kind == "open":
        return Wait(draw(all_lengths()), None)
    if kind == "ever":
        return ALWAYS
    return draw(waits() if kind == "dated" else ranges().map(lambda found: Wait(*found)))


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Draw a length with two ends, of any unit."""
    ends = sorted((draw(all_lengths()), draw(all_lengths())), key=lambda one: one.nominal_minutes)
    return draw(st.sampled_from([Range(ends[0], ends[0]), Range(*ends)]))


def all_spans() -> st.SearchStrategy[Wait]:
    """Draw how long something goes on: a length with two ends, or one that no date ends."""
    return ranges().map(lambda found: Wait(*found)) | st.builds(Wait, all_lengths(), st.none())


@st.composite
def moments_near(draw: st.DrawFn, change: Change, wait: Wait | None = None) -> datetime:
    """Draw a moment, to the minute, close to a change or a wait before it.

    Close is up to three hours, so that the hours skipped and repeated are often hit; or up to
    two days, so that whole days are.
    """
    ends = [timedelta(0)]
    if wait:
        ends += [length.nominal_minutes * MINUTE for length in wait if length]
    before = draw(st.sampled_from(ends))
    aside = draw(st.one_of(st.integers(-180, 180), st.integers(-2 * 1440, 2 * 1440)))
    return change.at - before + aside * MINUTE


def timed(ended_at: datetime, zone: ZoneInfo) -> Session:
    """Make a session that ended at that moment."""
    on = ended_at.astimezone(zone).date()
    return Session(ended_at=ended_at, on=on, has_time=True, zone=zone)


def untimed(on: date, zone: ZoneInfo) -> Session:
    """Make a session of which only the day is known."""
    return Session(ended_at=end_of(on, zone), on=on, has_time=False, zone=zone)


@st.composite
def sessions_near(
    draw: st.DrawFn, change: Change, wait: Wait | None = None, most: int = 3
) -> list[Session]:
    """Draw one to some sessions close to a change, with a time and without, in any order."""
    return [
        session if draw(st.booleans()) else untimed(session.on, change.zone)
        for session in draw(session_lists(change, wait, most))
    ]


@st.composite
def session_lists(
    draw: st.DrawFn, change: Change, wait: Wait | None = None, most: int = 4
) -> list[Session]:
    """Draw one to some sessions close to a change, in any order."""
    moments = draw(st.lists(moments_near(change, wait), min_size=1, max_size=most, unique=True))
    return [timed(moment, change.zone) for moment in moments]


def restrictions(
    of: st.SearchStrategy[Wait] | None = None, *, dated_only: bool = False
) -> st.SearchStrategy[Restriction]:
    """Draw a restriction: a wait, an event, both, a vague length, or a wait after an event."""
    drawn = waits() if of is None else of
    dated = st.builds(Restriction, activity=st.just("wash or wet your hair"), wait=drawn)
    if dated_only:
        return dated
    ended = st.builds(
        Restriction,
        activity=st.just("have your hair cut"),
        wait=st.none() | drawn,
        until=st.sampled_from([*EVENTS, "your clinic tells you"]),
        decided_by=st.sampled_from(Decider),
    )
    after = st.builds(
        Restriction, activity=st.just("take a bath"), wait=drawn, after=st.sampled_from([*EVENTS])
    )
    past = st.sampled_from([*EVENTS]).flatmap(
        lambda event: st.builds(
            Restriction,
            activity=st.just("swim"),
            wait=drawn,
            after=st.just(event),
            until=st.just(event),
            decided_by=st.sampled_from(Decider),
        )
    )
    vague = st.just(Restriction(activity="lie on your back", about="a few days"))
    return st.one_of(dated, dated, ended, after, past, vague)


EVENTS = {
    "scabs-gone": Event(what="the scabs have gone"),
    "stitches-out": Event(what="the stitches are out", decided_by=Decider.CLINIC),
}


@st.composite
def told_events(draw: st.DrawFn, change: Change) -> dict[str, list[Session]]:
    """Draw what was told of events: nothing, one moment, or one after each session."""
    return {event: draw(sessions_near(change)) for event in EVENTS if draw(st.booleans())}


def preparations(activity: str = "drink alcohol") -> st.SearchStrategy[Preparation]:
    """Draw a ban before the next session."""
    days = st.integers(-400, 0).map(lambda number: Length(number, Unit.DATES))
    from_ = ranges() | days.map(lambda day: Range(day, day))
    return st.builds(Preparation, do_not=st.just(activity), from_=from_)


def cares() -> st.SearchStrategy[Care]:
    """Draw a care of any kind; the words of one are those of a restriction."""
    activity = st.sampled_from(["use a mild shampoo", "wash or wet your hair", "drink alcohol"])
    start = st.none() | ranges() | day_numbers().map(lambda day: Range(day, day))
    after = st.none() | st.sampled_from([*EVENTS])
    return st.one_of(
        st.builds(
            Care,
            do=activity,
            from_=start,
            for_=st.none() | all_spans(),
            until=st.none() | st.sampled_from([*EVENTS, "your skin has healed"]),
            after=after,
        ),
        st.builds(
            Care,
            do=activity,
            on=st.lists(day_numbers() | all_lengths(), min_size=1, max_size=3).map(tuple),
            after=after,
        ),
    )


def after_effects() -> st.SearchStrategy[AfterEffect]:
    """Draw an after-effect with a call."""
    start = st.none() | ranges() | day_numbers().map(lambda day: Range(day, day))
    return st.builds(
        AfterEffect,
        what=st.just("mild swelling"),
        from_=start,
        lasts=st.none() | all_spans(),
        call_after=st.none() | ranges(),
        expect=st.booleans(),
    )


@st.composite
def whole_protocols(draw: st.DrawFn) -> Protocol:
    """Draw a protocol with parts of every kind, some of them about one activity."""
    return Protocol(
        format_=FORMAT,
        protocol=ABOUT,
        restrictions=_named("r", draw(st.lists(restrictions(all_waits()), min_size=1, max_size=3))),
        events=EVENTS,
        care=_named("c", draw(st.lists(cares(), max_size=2))),
        after_effects=_named("a", draw(st.lists(after_effects(), max_size=2))),
        before_session=_named(
            "p",
            draw(
                st.lists(
                    st.sampled_from(["drink alcohol", "wash or wet your hair"]).flatmap(
                        preparations
                    ),
                    max_size=2,
                )
            ),
        ),
        watch=draw(st.none() | st.builds(Watch, for_=ranges())),
        course=draw(st.none() | courses(of=whole_days())),
    )


def _named(letter: str, parts: list[_Part]) -> dict[str, _Part]:
    return {f"{letter}{number}": part for number, part in enumerate(parts, start=1)}


ABOUT = About(
    id="drawn",
    title="A drawn protocol",
    version="1.0.0",
    language="en",
    written_on=date(2026, 11, 22),
)


def make_protocol(*held: Restriction, course: Course | None = None) -> Protocol:
    """Make a protocol of restrictions, `r1`, `r2` and so on, and perhaps a course."""
    return Protocol(
        format_=FORMAT,
        protocol=ABOUT,
        restrictions=_named("r", list(held)),
        events=EVENTS,
        course=course,
    )


def protocols(
    of: st.SearchStrategy[Restriction] | None = None,
) -> st.SearchStrategy[Protocol]:
    """Draw a protocol with a few restrictions."""
    held = st.lists(restrictions() if of is None else of, min_size=1, max_size=4)
    return held.map(lambda drawn: make_protocol(*drawn))


def days() -> st.SearchStrategy[date]:
    """Draw a day close to the end of a month."""
    return st.builds(
        lambda year, month, aside: date(year, month, 1) + aside * DAY,
        st.one_of(st.integers(1971, 2150), st.sampled_from([1999, 2000, 2027, 2028, 2099, 2100])),
        st.integers(1, 12),
        st.integers(-4, 4),
    )


def gap_lengths() -> st.SearchStrategy[Length]:
    """Draw a length for a gap, in months as well."""
    units = [(200, Unit.HOURS), (7, Unit.MONTHS), (7, Unit.MONTHS)]
    return st.one_of(
        whole_days(),
        *(st.builds(Length, st.integers(1, most), st.just(unit)) for most, unit in units),
    )


def whole_days() -> st.SearchStrategy[Length]:
    """Draw a length in days or weeks."""
    return st.one_of(
        st.builds(Length, st.integers(1, 40), st.just(Unit.DAYS)),
        st.builds(Length, st.integers(1, 8), st.just(Unit.WEEKS)),
    )


@st.composite
def gaps(draw: st.DrawFn, of: st.SearchStrategy[Length]) -> tuple[Gap, Length]:
    """Draw a gap and the length that is recommended in it."""
    least = draw(of)
    recommended = Length(least.number + draw(st.integers(0, 3)), least.unit)
    most = Length(recommended.number + draw(st.integers(0, 3)), least.unit)
    return Gap(least, most), recommended


@st.composite
def courses(draw: st.DrawFn, of: st.SearchStrategy[Length] | None = None) -> Course:
    """Draw a course of one to three phases, the last of them perhaps a range of sessions."""
    drawn = gaps(gap_lengths() if of is None else of)
    numbers = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    counts = [Count(number, number) for number in numbers]
    counts[-1] = Count(numbers[-1], numbers[-1] + draw(st.integers(0, 3)))
    phases = []
    for count in counts:
        gap, recommended = draw(drawn)
        recommended_or_none = draw(st.sampled_from([recommended, recommended, None]))
        if draw(st.integers(0, 4)) == 0:
            gap = Gap(gap.least, None)
        phases.append(Phase(sessions=count, gap=gap, recommended=recommended_or_none))
    maintenance, _ = draw(drawn)
    return Course(phases=tuple(phases), maintenance=draw(st.sampled_from([None, maintenance])))
