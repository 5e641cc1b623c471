"""Proves how a calendar follows an earlier one: kept, raised, called off, or refused."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from calendar_plans import ABOUT, COURSE, SWIM, WASH, WATCH, a_protocol, plan_of
from icalendar import Calendar

from mesocare.errors import StorageError
from mesocare.reading.rule_file import load_protocol, parse_protocol
from mesocare.rules.protocol import Protocol
from mesocare.views.calendar.ical import render_calendar
from mesocare.views.calendar.merge import merge_calendars

FIRST, SECOND, EARLY = "2026-11-20T14:30", "2026-12-11T10:00", "2026-11-25T10:00"
PROTOCOL = a_protocol(restrictions={"wash": WASH, "swim": SWIM}, course=COURSE, watch=WATCH)
YES = "Yes from this time: swim"


def on(day: int, month: int = 12) -> datetime:
    """Give noon of a day at the end of 2026."""
    return datetime(2026, month, day, 12, tzinfo=UTC)


def export(*sessions: str, at: datetime, protocol: Protocol = PROTOCOL) -> bytes:
    """Give a calendar that follows none."""
    return render_calendar(plan_of(protocol, *sessions, at=at))


def export_over(
    earlier: bytes, *sessions: str, at: datetime, protocol: Protocol = PROTOCOL, **options: bool
) -> bytes:
    """Give a calendar that follows an earlier one."""
    fresh = export(*sessions, at=at, protocol=protocol)
    return merge_calendars(earlier, fresh, at=at, **options)


def by_uid(data: bytes) -> dict[str, Any]:
    """Read the events of a calendar."""
    return {event.uid: event for event in Calendar.from_ical(data).events}


def find(data: bytes, start_of_title: str) -> Any:
    """Give the first event whose title starts so."""
    return next(e for e in by_uid(data).values() if e.summary.startswith(start_of_title))


@pytest.mark.parametrize("protocol", [PROTOCOL, load_protocol()], ids=["small", "default"])
def test_a_second_export_of_the_same_sessions_changes_no_byte(protocol: Protocol) -> None:
    first = export(FIRST, at=on(21, 11), protocol=protocol)

    second = export_over(first, FIRST, at=on(25), protocol=protocol)

    assert second == first


def test_a_new_session_leaves_what_is_past_moves_what_is_ahead_and_adds_its_own() -> None:
    first = export(FIRST, at=on(21, 11))

    second = export_over(first, FIRST, SECOND, at=on(12))

    before, after = by_uid(first), by_uid(second)
    kept = [uid for uid in before if before[uid].to_ical() == after[uid].to_ical()]
    assert [before[uid].summary for uid in kept] == [
        "Still better to wait: wash or wet your hair",
        "Yes from this time: wash or wet your hair",
        YES,
    ]
    watch = find(first, "Last day").uid
    assert (before[watch].sequence, after[watch].sequence) == (0, 1)
    assert (before[watch].start, after[watch].start) == (
        date(2027, 2, 12),
        date(2027, 3, 5),
    )
    third_window = find(first, "Session 3").uid
    assert after[third_window].summary == "Session 3: best on Friday 25 December 2026"
    window = after[third_window]
    assert (window.sequence, window.status, window.DTSTAMP) == (1, "CONFIRMED", on(12))
    own = [after[uid] for uid in after if uid not in before]
    assert {event.sequence for event in own} == {0}
    assert YES in [event.summary for event in own]


def test_what_fell_away_is_called_off_in_its_status_and_in_its_title_and_rings_no_more() -> None:
    first = export(FIRST, at=on(21, 11))

    second = export_over(first, FIRST, EARLY, at=on(26, 11))

    fallen = by_uid(second)[find(first, YES).uid]
    assert (fallen.summary, fallen.status, fallen.sequence, fallen.DTSTAMP) == (
        "No longer holds: Yes from this time: swim",
        "CANCELLED",
        1,
        on(26, 11),
    )
    assert fallen.start == find(first, YES).start
    assert fallen.alarms.times == []
    assert find(second, YES).start == datetime(2026, 12, 2, 9, tzinfo=UTC)


def test_what_is_called_off_stays_as_it_is_and_what_comes_back_is_raised_again() -> None:
    first = export(FIRST, at=on(21, 11))
    second = export_over(first, FIRST, EARLY, at=on(26, 11))

    third = export_over(second, FIRST, EARLY, at=on(27, 11))
    fourth = export_over(third, FIRST, at=on(28, 11))

    assert third == second
    back = by_uid(fourth)[find(first, YES).uid]
    assert (back.summary, back.status, back.sequence) == (YES, "CONFIRMED", 2)
    assert len(back.alarms.times) == 1
    gone = [event for uid, event in by_uid(fourth).items() if uid not in by_uid(first)]
    assert {event.status for event in gone} == {"CANCELLED"}


def test_a_new_version_of_the_rules_raises_every_event_and_keeps_its_uid() -> None:
    first = export(FIRST, at=on(21, 11))
    newer = replace(PROTOCOL, protocol=replace(ABOUT, version="1.3.0"))

    second = export_over(first, FIRST, at=on(25), protocol=newer)

    assert set(by_uid(second)) == set(by_uid(first))
    assert {event.sequence for event in by_uid(second).values()} == {1}


def test_the_order_of_a_file_does_not_tell_its_history() -> None:
    grown = export_over(export(FIRST, at=on(21, 11)), FIRST, SECOND, at=on(12))
    fresh = export(FIRST, SECOND, at=on(12))

    called_off = {uid for uid, event in by_uid(grown).items() if event.status == "CANCELLED"}

    assert [uid for uid in by_uid(grown) if uid not in called_off] == list(by_uid(fresh))


def test_a_whole_course_doubles_nothing_and_ends_where_a_fresh_export_does() -> None:
    """Five sessions, one late, one early: each export follows the one before."""
    days = ["2026-11-20T14:30", "2026-12-18", "2026-12-28T09:00", "2027-01-18T23:30", "2027-02-08"]
    grown = export(days[0], at=on(21, 11), protocol=load_protocol())
    for count in range(2, 6):
        at = datetime(2027, 2, 9 + count, tzinfo=UTC)
        grown = export_over(grown, *days[:count], at=at, protocol=load_protocol())

    fresh = by_uid(export(*days, at=at, protocol=load_protocol()))
    standing = {uid: e for uid, e in by_uid(grown).items() if e.status != "CANCELLED"}

    assert {uid: (e.summary, e.start, e.description) for uid, e in standing.items()} == {
        uid: (e.summary, e.start, e.description) for uid, e in fresh.items()
    }


OTHER_RULES = replace(PROTOCOL, protocol=replace(ABOUT, id="prp"))


@pytest.mark.parametrize(
    "other",
    [export("2026-11-19T14:30", at=on(21, 11)), export(FIRST, at=on(21, 11), protocol=OTHER_RULES)],
    ids=["other sessions", "other rules"],
)
def test_what_may_be_another_persons_calendar_is_followed_only_when_forced(other: bytes) -> None:
    """A clinic that exports twice to one name must not mix two patients."""
    with pytest.raises(StorageError, match="counts from other sessions or other rules"):
        export_over(other, FIRST, at=on(22, 11))

    forced = export_over(other, FIRST, at=on(22, 11), is_forced=True)

    assert {by_uid(forced)[uid].status for uid in by_uid(other)} == {"CANCELLED"}


OURS = export(FIRST, at=on(21, 11))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\n" * 1000,
        OURS[: len(OURS) // 2],
        OURS[:-20],
        OURS + OURS,
        OURS.replace(b"-//mesocare//mesocare//EN", b"-//Apple Inc.//macOS 15//EN"),
        OURS.replace(
            b"END:VCALENDAR", b"BEGIN:VTODO\r\nUID:x@mesocare\r\nEND:VTODO\r\nEND:VCALENDAR"
        ),
        OURS.replace(b"@mesocare", b"@example.org", 1),
        OURS.replace(b"SEQUENCE:0", b"SEQUENCE:none", 1),
        OURS.replace(b"SEQUENCE:0", b"SEQUENCE:0\r\nSEQUENCE:1", 1),
        OURS.replace(b"SEQUENCE:0\r\n", b"", 1),
        OURS.replace(b"DTSTART:2026", b"DTSTART:20xx", 1),
        OURS.replace(b"BEGIN:VEVENT", b"BEGIN:VNOTHING", 1).replace(
            b"END:VEVENT", b"END:VNOTHING", 1
        ),
        OURS.replace(b"END:VCALENDAR", OURS[OURS.index(b"BEGIN:VEVENT") :], 1),
    ],
)
def test_what_is_not_ours_or_not_whole_is_refused(data: bytes) -> None:
    with pytest.raises(StorageError, match="not a calendar that mesocare made"):
        export_over(data, FIRST, at=on(22, 11))


def test_a_title_from_a_rule_file_is_data_when_it_is_called_off_too() -> None:
    text = """\
protocol: {id: hair, title: Hair, version: 1.0.0, language: en, written_on: 2026-11-22}
restrictions:
  odd: {activity: "{title} 50% off; a, b\\\\n", wait: 7 days}
"""
    protocol = parse_protocol(text, "odd.yaml")
    first = export(FIRST, at=on(21, 11), protocol=protocol)

    second = export_over(first, FIRST, EARLY, at=on(26, 11), protocol=protocol)

    titles = {event.summary for event in by_uid(second).values()}
    assert "No longer holds: Yes from this time: {title} 50% off; a, b\\n" in titles
