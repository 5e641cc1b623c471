"""Proves how a calendar follows an earlier one: kept, raised, called off, or refused."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar
from plans import plan_of, speaker_of

from mesocare.errors import StorageError
from mesocare.language.words.calendar import CalendarWords
from mesocare.views.calendar.ical import render_calendar
from mesocare.views.calendar.merge import merge_calendars

FIRST, SECOND, EARLY = "2026-11-20T14:30", "2026-12-11T10:00", "2026-11-25T10:00"
SMALL = """
restrictions:
  wash: {activity: wash your hair, short: washing, wait: 24 to 48 hours}
  swim: {activity: swim, short: swimming, wait: 7 days}
course: {sessions: 4 to 8, gap: 2 to 4 weeks, recommended: 3 weeks}
watch: {for: 12 weeks, signs: [a new lump]}
"""
DEFAULT = ""
SWIM_ENDS = "Aftercare: 1 wait of 20 November ends"


def on(day: int, month: int = 12) -> datetime:
    """Give noon of a day at the end of 2026."""
    return datetime(2026, month, day, 12, tzinfo=UTC)


def export(*sessions: str, at: datetime, rules: str = SMALL) -> bytes:
    """Give a calendar that follows none."""
    plan = plan_of(*sessions, at=at.isoformat(), rules=rules)
    return render_calendar(plan, speaker_of(plan))


def export_over(
    earlier: bytes, *sessions: str, at: datetime, rules: str = SMALL, **options: bool
) -> bytes:
    """Give a calendar that follows an earlier one."""
    fresh = export(*sessions, at=at, rules=rules)
    words = speaker_of(plan_of(FIRST)).table(CalendarWords)
    return merge_calendars(earlier, fresh, at=at, words=words, **options)


def by_uid(data: bytes) -> dict[str, Any]:
    """Read the events of a calendar."""
    return {event.uid: event for event in Calendar.from_ical(data).events}


def find(data: bytes, title: str, start: datetime | None = None) -> Any:
    """Give the first event whose title starts so, at a start if one is given."""
    return next(
        event
        for event in by_uid(data).values()
        if event.summary.startswith(title) and start in (None, event.start)
    )


@pytest.mark.parametrize("rules", [SMALL, DEFAULT], ids=["small", "default"])
def test_a_second_export_of_the_same_sessions_changes_no_byte(rules: str) -> None:
    first = export(FIRST, at=on(21, 11), rules=rules)

    second = export_over(first, FIRST, at=on(25, 11), rules=rules)

    assert second == first


def test_a_new_session_leaves_what_is_past_moves_what_is_ahead_and_adds_its_own() -> None:
    first = export(FIRST, at=on(21, 11))

    second = export_over(first, FIRST, SECOND, at=on(12))

    before, after = by_uid(first), by_uid(second)
    kept = [uid for uid in before if before[uid].to_ical() == after[uid].to_ical()]
    assert [before[uid].summary for uid in kept] == [
        "Aftercare: 1 wait of 20 November gets easier",
        "Aftercare: 1 wait of 20 November ends",
        "Aftercare: 1 wait of 20 November ends",
    ]
    watch = find(first, "Aftercare: last day").uid
    assert (before[watch].sequence, after[watch].sequence) == (0, 1)
    assert (before[watch].start, after[watch].start) == (date(2027, 2, 12), date(2027, 3, 5))
    own = [after[uid] for uid in after if uid not in before]
    assert {event.sequence for event in own} == {0}
    assert "Visit 3: best on Friday 1 January 2027" in [event.summary for event in own]


def test_what_fell_away_is_called_off_in_its_status_and_in_its_title_and_rings_no_more() -> None:
    first = export(FIRST, at=on(21, 11))
    swim = find(first, SWIM_ENDS, datetime(2026, 11, 27, 14, 30, tzinfo=UTC))

    second = export_over(first, FIRST, EARLY, at=on(26, 11))

    fallen = by_uid(second)[swim.uid]
    assert (fallen.summary, fallen.status, fallen.sequence, fallen.DTSTAMP) == (
        f"No longer holds: {SWIM_ENDS}",
        "CANCELLED",
        1,
        on(26, 11),
    )
    assert fallen.start == swim.start
    assert fallen.alarms.times == []


def test_what_is_called_off_stays_as_it_is_and_what_comes_back_is_raised_again() -> None:
    first = export(FIRST, at=on(21, 11))
    second = export_over(first, FIRST, EARLY, at=on(26, 11))
    swim = find(first, SWIM_ENDS, datetime(2026, 11, 27, 14, 30, tzinfo=UTC))

    third = export_over(second, FIRST, EARLY, at=on(27, 11))
    fourth = export_over(third, FIRST, at=on(28, 11))

    assert third == second
    back = by_uid(fourth)[swim.uid]
    assert (back.summary, back.status, back.sequence) == (SWIM_ENDS, "CONFIRMED", 2)
    assert len(back.alarms.times) == 1
    gone = [event for uid, event in by_uid(fourth).items() if uid not in by_uid(first)]
    assert {event.status for event in gone} == {"CANCELLED"}


def test_other_words_of_the_rules_raise_an_event_and_keep_its_uid() -> None:
    first = export(FIRST, at=on(21, 11))

    second = export_over(first, FIRST, at=on(25, 11), rules=SMALL.replace("swimming", "the pool"))

    assert set(by_uid(second)) == set(by_uid(first))
    assert {event.sequence for event in by_uid(second).values()} == {0, 1}


def test_the_order_of_a_file_does_not_tell_its_history() -> None:
    grown = export_over(export(FIRST, at=on(21, 11)), FIRST, SECOND, at=on(12))
    fresh = export(FIRST, SECOND, at=on(12))

    called_off = {uid for uid, event in by_uid(grown).items() if event.status == "CANCELLED"}

    assert [uid for uid in by_uid(grown) if uid not in called_off] == list(by_uid(fresh))


def test_a_whole_course_doubles_nothing_and_ends_where_a_fresh_export_does() -> None:
    """Five sessions, one late, one early: each export follows the one before."""
    days = ["2026-11-20T14:30", "2026-12-18", "2026-12-28T09:00", "2027-01-18T23:30", "2027-02-08"]
    grown = export(days[0], at=on(21, 11), rules=DEFAULT)
    for count in range(2, 6):
        at = datetime(2027, 2, 9 + count, tzinfo=UTC)
        grown = export_over(grown, *days[:count], at=at, rules=DEFAULT)

    fresh = by_uid(export(*days, at=at, rules=DEFAULT))
    standing = {uid: e for uid, e in by_uid(grown).items() if e.status != "CANCELLED"}

    assert {uid: (e.summary, e.start, e.description) for uid, e in standing.items()} == {
        uid: (e.summary, e.start, e.description) for uid, e in fresh.items()
    }


@pytest.mark.parametrize(
    "other",
    [export("2026-11-19T14:30", at=on(21, 11)), export(FIRST, at=on(21, 11), rules=DEFAULT)],
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
        OURS.replace(b"SEQUENCE:0", b"SEQUENCE:-1", 1),
        OURS.replace(b"SEQUENCE:0", b"SEQUENCE:2147483647", 1),
        OURS.replace(b"SEQUENCE:0", b"SEQUENCE:" + b"9" * 5000, 1),
        OURS.replace(b"SEQUENCE:0", b"SEQUENCE;VALUE=DATE:20261120", 1),
        OURS.replace(b"UID:", b"UID;VALUE=DATE:20261120\r\nX-A:", 1),
        OURS.replace(b"SUMMARY:", b"CATEGORIES;VALUE=DATE:1\r\nSUMMARY:", 1),
        OURS.replace(b"DTSTART:2026", b"DTSTART:20xx", 1),
        OURS.replace(b"BEGIN:VEVENT", b"BEGIN:VNOTHING", 1).replace(
            b"END:VEVENT", b"END:VNOTHING", 1
        ),
        OURS.replace(b"END:VCALENDAR", OURS[OURS.index(b"BEGIN:VEVENT") :], 1),
        OURS.replace(b"BEGIN:VEVENT", b"X-A" + b";A=" * 3000 + b":x\r\nBEGIN:VEVENT", 1),
        OURS.replace(b"BEGIN:VEVENT", b"X-A:" + b"a\r\n " * 3000 + b"\r\nBEGIN:VEVENT", 1),
    ],
)
def test_what_is_not_ours_or_not_whole_is_refused(data: bytes) -> None:
    with pytest.raises(StorageError, match="not a calendar that mesocare made"):
        export_over(data, FIRST, at=on(22, 11))
