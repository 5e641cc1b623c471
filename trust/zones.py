"""The engine's dates near every change of every clock, against a walk of the clock.

python trust/zones.py [ZONE]...

Each change of each IANA zone from 2020 to 2040 gets sessions before, in and after it, with a time
and without, and such that a wait ends in it, or a preparation starts in it. Each session gets waits
in hours, days, weeks, months and whole days, one that counts from an event, calls for help, and
preparations that count back from it. A zone without changes gets
two ordinary sessions. The engine's dates are compared with those of
`tests/support/oracle.py`, by the zone data that the program takes. The oracle reads its clock
through the C library where there is one that reads zone files, so that not even the reader of the
zone is shared.
"""

import argparse
import multiprocessing
import os
import platform
import sys
import time
import zoneinfo
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from importlib import import_module, resources
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

import oracle

from mesocare import Protocol, Session, make_plan, parse_session
from mesocare.cli.zone_data import find_version, use_newest_zone_data
from mesocare.dates.waits import parse_lead, parse_length, parse_range, parse_wait
from mesocare.rules.protocol import FORMAT, About, AfterEffect, Preparation, Restriction

FIRST, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2041, 1, 1, tzinfo=UTC)
MARGIN = timedelta(days=400)
"""How far beyond the years two clocks must agree to count as one: waits reach out of the years."""
LOOK_EVERY = timedelta(hours=6)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MONTH = parse_length("1 month")
WAITS = {
    "hours": parse_wait("36 hours"),
    "range": parse_wait("24 hours to 2 days"),
    "days": parse_wait("7 days"),
    "weeks": parse_wait("2 weeks"),
    "month": parse_wait("1 month"),
    "year": parse_wait("1 to 12 months"),
    "today": parse_wait("rest of the day"),
    "dates": parse_wait("through day 2"),
}
CALLS = {"hours": "36 hours", "days": "2 days", "month": "1 month"}
LEADS = {
    f"before-{lead}": lead for lead in ("1 hour", "1 day", "1 week", "1 month", "day 0", "day -1")
}
DATES = len(WAITS) + 1 + len(CALLS) + len(LEADS)
"""How many things are dated for one session."""
PROTOCOL = Protocol(
    format_=FORMAT,
    protocol=About(
        id="zones", title="Zones", version="2.0.0", language="en", written_on=date(2026, 11, 26)
    ),
    restrictions={
        **{
            name: Restriction(activity=f"wait some {name}", wait=wait)
            for name, wait in WAITS.items()
        },
        "event": Restriction(activity="wait for an event", wait=WAITS["range"], after="told"),
    },
    after_effects={
        name: AfterEffect(what=f"some {name}", call_after=parse_range(length))
        for name, length in CALLS.items()
    },
    before_session={
        name: Preparation(do_not=f"start {name}", from_=parse_lead(length))
        for name, length in LEADS.items()
    },
)
ORDINARY = ("2026-11-20T14:30", "2026-11-20")
"""Sessions for every zone, also where no clock is moved."""
MOST_SHOWN = 20


@dataclass(frozen=True)
class Change:
    """A moment at which a clock was moved, or will be by the law of today."""

    at: datetime
    offset_before: timedelta
    offset: timedelta

    @property
    def middle(self) -> datetime:
        """Return a clock time inside the change: one that is skipped, or shown twice."""
        wall = self.at.replace(tzinfo=None)
        moved_by = self.offset - self.offset_before
        return (wall + self.offset_before + moved_by / 2).replace(second=0)


Clock = tuple[timedelta, tuple[Change, ...]]
"""An offset, and all that changed it since: two zones of which this is equal show one time."""
Ends = tuple[datetime | None, datetime | None]
"""Two moments that one rule gives; the second alone where it has one."""
Dated = dict[str, Ends]
"""What each rule gives, and when the session itself ended."""


@dataclass(frozen=True)
class Result:
    """What the comparison of some zones with one clock gave."""

    changes: int
    comparisons: int
    mismatches: tuple[str, ...]


class CLibraryClock(tzinfo):
    """A clock that the C library reads from the zone file; one at a time in a process."""

    def __init__(self, file: Path) -> None:
        """Point the C library at a zone file."""
        os.environ["TZ"] = f":{file}"
        time.tzset()

    def fromutc(self, moment: datetime) -> datetime:
        """Read the clock at a moment of UTC."""
        shown = time.localtime(moment.replace(tzinfo=UTC).timestamp())
        return datetime(*shown[:6], tzinfo=self)

    def utcoffset(self, _: datetime | None) -> None:
        """Tell nothing: a clock on a wall shows a time, and no offset."""

    dst = tzname = utcoffset


def make_clock(name: str) -> tzinfo:
    """Return the oracle's clock of a zone."""
    return CLibraryClock(_find_file(name)) if hasattr(time, "tzset") else ZoneInfo.no_cache(name)


def _find_file(name: str) -> Path:
    """Find the file that the engine reads as well: the system's, else that of tzdata."""
    package = resources.files("tzdata").joinpath("zoneinfo")
    return next(
        file
        for folder in (*zoneinfo.TZPATH, str(package))
        if (file := Path(folder, name)).is_file()
    )


def find_clock(name: str) -> Clock:
    """Look at a zone's offset at every sixth hour, and find the minute of each change."""
    zone = ZoneInfo.no_cache(name)  # by the data that is in use now
    moment, changes = FIRST - MARGIN, list[Change]()
    first = before = _offset(moment, zone)
    while moment < END + MARGIN:
        offset = _offset(moment + LOOK_EVERY, zone)
        if offset != before:
            changes.append(Change(_find_minute(moment, before, zone), before, offset))
        moment, before = moment + LOOK_EVERY, offset
    return first, tuple(changes)


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _find_minute(moment: datetime, before: timedelta, zone: ZoneInfo) -> datetime:
    while _offset(moment, zone) == before:
        moment += MINUTE
    return moment


def list_sessions(change: Change) -> Iterator[str]:
    """Return the texts of sessions that try a change, as a patient would write them."""
    middle = change.middle
    old, new = sorted(change.at.replace(tzinfo=None) + offset for offset in _offsets(change))
    times = [
        *(middle - days * DAY for days in (0, 1, 2, 7, 14)),
        *(middle - timedelta(hours=hours) for hours in (24, 36, 48)),
        *(middle + days * DAY for days in (1, 7)),
        datetime.combine(oracle.turn_back(middle.date(), MONTH), middle.time()),
        datetime.combine(oracle.count_days_on(middle.date(), MONTH), middle.time()),
        *(old - MINUTE, old, new, new + timedelta(hours=5)),
    ]
    yield from (wall.isoformat(timespec="minutes") for wall in sorted(set(times)))
    for days in (-7, -1, 0, 1, 2, 3, 7, 8, 14, 15):
        yield (middle - days * DAY).date().isoformat()
    yield oracle.turn_back(middle.date(), MONTH).isoformat()
    yield oracle.count_days_on(middle.date(), MONTH).isoformat()


def _offsets(change: Change) -> tuple[timedelta, timedelta]:
    return change.offset_before, change.offset


def walk_ends(text: str, clock: tzinfo) -> Dated:
    """Let the oracle find the session's end, and all that is counted from it."""
    if "T" in text:
        ended_at = oracle.find_moment(datetime.fromisoformat(text), clock)
        heard = oracle.Heard(oracle.read_clock(ended_at, clock).date(), ended_at, clock)
    else:
        heard = oracle.Heard(date.fromisoformat(text), None, clock)
    told = oracle.Heard(heard.day + DAY, None, clock)
    if heard.moment:
        told_at = heard.moment + MINUTE
        told = oracle.Heard(oracle.read_clock(told_at, clock).date(), told_at, clock)
    waits = {name: oracle.date_wait_of(heard, wait) for name, wait in WAITS.items()}
    waits["event"] = oracle.date_wait_of(told, WAITS["range"])
    return {
        "session": (None, heard.latest),
        **{name: _in_two(one.better_at, one.over_at) for name, one in waits.items()},
        **{
            f"call-{name}": (None, oracle.call_after(heard, parse_length(length)))
            for name, length in CALLS.items()
        },
        **{
            name: (None, oracle.prepare_from(heard, parse_lead(length).least))
            for name, length in LEADS.items()
        },
    }


def _in_two(better_at: datetime | None, over_at: datetime | None) -> Ends:
    assert better_at is not None
    assert over_at is not None
    return (better_at if better_at < over_at else None), over_at


def plan_ends(text: str, zone: ZoneInfo) -> Dated:
    """Let the engine read the session, and date all that counts from it."""
    session: Session = parse_session(text, zone=zone, now=FIRST)
    plan = make_plan(
        PROTOCOL,
        [session],
        at=session.begins_at - 60 * DAY,
        zone=zone,
        happened={"told": [_told_after(session)]},
    )
    dated = {one.id: one for one in plan.restrictions}
    return {
        "session": (None, session.ended_at),
        **{name: (dated[name].caution_at, dated[name].clear_at) for name in (*WAITS, "event")},
        **{f"call-{one.id}": (None, one.call_from_at) for one in plan.after_effects},
        **{name: (None, min(hold.from_at for hold in dated[name].holds)) for name in LEADS},
    }


def _told_after(session: Session) -> Session:
    """Return an event a minute after the session; of a session without a time, the day after."""
    if session.has_time:
        told_at = session.ended_at + MINUTE
        on = told_at.astimezone(session.zone).date()
        return replace(session, ended_at=told_at, on=on)
    return parse_session((session.on + DAY).isoformat(), zone=session.zone, now=FIRST)


def compare(group: tuple[Clock, Sequence[str]]) -> Result:
    """Compare the engine in each zone of a group with one walk of the clock that they share."""
    (_, all_changes), names = group
    changes = [change for change in all_changes if FIRST <= change.at < END]
    texts = sorted({*ORDINARY, *(text for change in changes for text in list_sessions(change))})
    clock = make_clock(names[0])
    walked = {text: walk_ends(text, clock) for text in texts}
    zones = [ZoneInfo.no_cache(name) for name in names]
    mismatches = [
        f"{zone.key}: {text}: {differing}"
        for zone in zones
        for text in texts
        if (differing := list_differing(plan_ends(text, zone), walked[text]))
    ]
    return Result(len(changes) * len(names), len(texts) * DATES * len(names), tuple(mismatches))


def list_differing(planned: Dated, walked: Dated) -> list[str]:
    """Say what the engine and the walk have for the rules on which they differ."""
    return [
        f"{name}: the engine has {_show(mine)}, the walk {_show(theirs)}"
        for name, mine, theirs in zip(planned, planned.values(), walked.values(), strict=True)
        if mine != theirs
    ]


def _show(ends: Ends) -> str:
    return " and ".join(f"{end:%Y-%m-%dT%H:%M}" if end else "none" for end in ends)


def group_zones(names: Sequence[str], clocks: Iterable[Clock]) -> dict[Clock, list[str]]:
    """Put zones together whose clocks show the same."""
    groups = defaultdict[Clock, list[str]](list)
    for name, clock in zip(names, clocks, strict=True):
        groups[clock].append(name)
    return groups


def describe_data() -> str:
    """Say which zone data is in use here: what the program takes, the newest that there is."""
    if not zoneinfo.TZPATH:
        return f"zone data of the tzdata package, {import_module('tzdata').IANA_VERSION}"
    return f"zone data of this system, {find_version(zoneinfo.TZPATH)}"


def main() -> int:
    """Compare, print what was done, and end with 1 where a date differs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("zones", nargs="*", metavar="ZONE", help="all zones, unless some are named")
    started = time.monotonic()
    use_newest_zone_data()
    names = sorted(parser.parse_args().zones or zoneinfo.available_timezones())
    with multiprocessing.Pool(initializer=use_newest_zone_data) as pool:
        groups = group_zones(names, pool.map(find_clock, names, chunksize=4))
        results = list(pool.imap_unordered(compare, _largest_first(groups)))
    report(names, groups, results, time.monotonic() - started)
    return 1 if any(result.mismatches for result in results) else 0


def _largest_first(groups: dict[Clock, list[str]]) -> list[tuple[Clock, list[str]]]:
    return sorted(groups.items(), key=lambda group: -len(group[0][1]))


def report(
    names: Sequence[str], groups: dict[Clock, list[str]], results: Sequence[Result], seconds: float
) -> None:
    """Print the figures, and the first of what differs."""
    mismatches = [mismatch for result in results for mismatch in result.mismatches]
    moved = {clock: group for clock, group in groups.items() if _has_changes(clock)}
    still = len(names) - sum(map(len, moved.values()))
    reader = "the C library" if hasattr(time, "tzset") else "zoneinfo"
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, Python {platform.python_version()}"
    )
    print(f"{describe_data()}; the oracle's clock is read by {reader}")
    for what, figure, note in (
        ("zones", len(names), f"links included; the clocks of {still} of them are not moved"),
        ("clocks", len(moved), "walked; zones whose clocks show the same share one walk"),
        ("changes", sum(result.changes for result in results), "from 2020 to 2040, in each zone"),
        ("comparisons", sum(result.comparisons for result in results), "of what one rule gives"),
        ("mismatches", len(mismatches), ""),
        ("seconds", round(seconds), ""),
    ):
        print(f"{what:<12}{figure:>9,}  {note}".rstrip())
    for mismatch in mismatches[:MOST_SHOWN]:
        print(mismatch)


def _has_changes(clock: Clock) -> bool:
    return any(FIRST <= change.at < END for change in clock[1])


if __name__ == "__main__":
    sys.exit(main())
