"""Proves the calendar: dates are the plan's, reminders come by day, no text breaks out."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from calendar_plans import ALCOHOL, COURSE, MINOXIDIL, NOW, ROME, SWIM, WATCH, a_protocol, plan_of
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from strategies import DETERMINISTIC, Change, changes, protocols, restrictions, session_lists

from mesocare.dates.waits import parse_wait
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import load_protocol
from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import (
    Preparation,
    Protocol,
    Restriction,
    Watch,
)
from mesocare.views.calendar.ical import render_calendar
from mesocare.views.machine import render_timeline
from mesocare.views.screen import Screen


def read_events(plan: Plan) -> list[Any]:
    """Give the events of a plan's calendar, read back."""
    return list(Calendar.from_ical(render_calendar(plan)).events)


def ends_of(plan: Plan) -> list[Any]:
    """Give the events at which a wait ends."""
    words = {"Yes", "Better to wait", "Ask your clinic"}
    return [event for event in read_events(plan) if event.categories[1] in words]


def starts(plan: Plan) -> dict[str, Any]:
    """Give the start of each event by its title."""
    return {str(event.summary): event.start for event in read_events(plan)}


def text_of(plan: Plan, title: str) -> str:
    """Give the text of the one event of that title."""
    (text,) = [str(e.description) for e in read_events(plan) if e.summary == title]
    return text


def test_the_end_of_a_wait_is_one_event_that_says_what_why_and_whose_rule() -> None:
    plan = plan_of(a_protocol(restrictions={"wash": SWIM}), "2026-11-20T14:30")

    data = render_calendar(plan)

    said = (
        "You may swim.",
        "Your session: Friday 20 November 2026\\, 14:30.",
        "Times in this text are for Europe/Rome.",
        "No clinician has approved these rules.",
        "Your clinic's own advice comes first.",
        "Rules: hair-mesotherapy 1.2.0\\, written on 22 November 2026.",
    )
    assert data.decode().replace("\r\n ", "").splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mesocare//mesocare//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Aftercare",
        "X-WR-CALNAME:Aftercare",
        "X-MESOCARE-PROTOCOL:hair-mesotherapy",
        "X-MESOCARE-SESSION:2026-11-20",
        "BEGIN:VEVENT",
        "SUMMARY:Yes from this time: swim",
        "DTSTART:20261127T133000Z",
        "DTSTAMP:20261121T170000Z",
        "UID:14072894-96ed-538c-bec9-a702470d7c0f@mesocare",
        "SEQUENCE:0",
        "CATEGORIES:Aftercare,Yes",
        "CLASS:PRIVATE",
        "DESCRIPTION:" + "\\n".join(said),
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Yes from this time: swim",
        "TRIGGER:P0D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_better_to_wait_and_yes_are_two_events_that_cannot_be_mistaken_for_each_other() -> None:
    """TIME-7."""
    plan = plan_of(a_protocol(), "2026-11-20T14:30")

    events = read_events(plan)

    assert [(e.summary, e.start, list(e.categories)) for e in events] == [
        (
            "Still better to wait: wash or wet your hair",
            datetime(2026, 11, 21, 13, 30, tzinfo=UTC),
            ["Aftercare", "Better to wait"],
        ),
        (
            "Yes from this time: wash or wet your hair",
            datetime(2026, 11, 22, 13, 30, tzinfo=UTC),
            ["Aftercare", "Yes"],
        ),
    ]
    assert str(events[0].description).splitlines()[:6] == [
        "Better not to wash or wet your hair yet.",
        "From Sunday 22 November 2026, 14:30: yes.",
        "Meanwhile: Keep your hair dry.",
        "Why: The needle marks need time to close.",
        "The guide gives this number.",
        "Source: The guide",
    ]


@pytest.mark.parametrize(
    ("zone_name", "sessions"),
    [
        ("Europe/Rome", ["2026-11-20T14:30"]),
        ("Europe/Rome", ["2026-11-20"]),
        ("Europe/Rome", ["2026-03-27T14:30", "2026-03-28T02:30"]),
        ("America/St_Johns", ["2026-10-30T23:50", "2026-11-20T07:15", "2026-12-31"]),
        ("Pacific/Apia", ["2011-12-28T10:00"]),
        ("Africa/Casablanca", ["2027-02-06T02:30"]),
    ],
)
def test_every_moment_and_day_is_the_one_of_the_json_view(
    zone_name: str, sessions: list[str]
) -> None:
    zone = ZoneInfo(zone_name)
    plan = plan_of(load_protocol(), *sessions, at=datetime(2027, 3, 1, tzinfo=UTC), zone=zone)
    told = json.loads(render_timeline(plan, Screen()))

    events = read_events(plan)

    ends = [
        (title + restriction["activity"], datetime.fromisoformat(restriction[key]))
        for restriction in told["restrictions"]
        for title, key in (
            ("Still better to wait: ", "caution_at"),
            ("Yes from this time: ", "clear_at"),
        )
        if restriction[key]
    ]
    latest = datetime.fromisoformat(told["sessions"][-1]["ended_at"])
    near = re.compile("The wait is over, but session [0-9]+ is near: ")
    after = [
        (near.sub("Yes from this time: ", e.summary), e.start)
        for e in ends_of(plan)
        if e.start > latest
    ]
    assert sorted(after) == sorted(ends)
    windows = [
        (
            date.fromisoformat(window["earliest_on"]),
            date.fromisoformat(window["latest_on"]) + timedelta(days=1),
            "TENTATIVE" if window["is_projected"] else "CONFIRMED",
        )
        for window in told["next_sessions"]
    ]
    shown = [(e.start, e.end, e.status) for e in events if e.categories[1] == "Next session"]
    assert shown == windows
    (watch,) = [e for e in events if e.categories[1] == "Keep watching"]
    watch_until_on = date.fromisoformat(told["watch_until_on"])
    assert (watch.start, watch.end) == (watch_until_on, watch_until_on + timedelta(days=1))


@settings(DETERMINISTIC, max_examples=60)
@given(st.data(), changes(), protocols(restrictions(dated_only=True)))
def test_near_clock_changes_too_each_end_is_the_plans_and_true_at_its_moment(
    data: st.DataObject, change: Change, protocol: Protocol
) -> None:
    """TIME-8: an end that a later session takes back has no event."""
    sessions = data.draw(session_lists(change))
    plan = make_plan(protocol, sessions, at=NOW, zone=change.zone)

    events = ends_of(plan)

    after = sorted(e.start for e in events if e.start > plan.latest_session.ended_at)
    moments = [(dated.caution_at, dated.clear_at) for dated in plan.restrictions]
    assert after == sorted(moment for pair in moments for moment in pair if moment is not None)
    assert len({event.uid for event in events}) == len(events)
    for event in events:
        word = "clear" if event.summary.startswith("Yes") else "caution"
        held = {dated.status_at(event.start).value for dated in plan.restrictions}
        assert word in {"clear" if status == "upcoming" else status for status in held}


def test_whom_a_rule_concerns_and_a_session_without_a_time_are_said_in_the_text() -> None:
    """TIME-6."""
    rule = replace(SWIM, only_if="you swim outdoors")
    plan = plan_of(a_protocol(restrictions={"swim": rule}), "2026-11-20")

    said = text_of(plan, "Yes from this time: swim").splitlines()

    assert said[:3] == [
        "You may swim.",
        "Only if you swim outdoors.",
        "Your session: Friday 20 November 2026.",
    ]
    assert said[3].startswith("No time was given for Friday 20 November 2026")


def test_a_session_that_comes_early_takes_back_the_yes_of_the_one_before() -> None:
    """TIME-8."""
    protocol = a_protocol(restrictions={"swim": SWIM})

    late, early = (
        [e.start.date() for e in ends_of(plan_of(protocol, "2026-11-20T14:30", second))]
        for second in ("2026-12-11T10:00", "2026-11-25T10:00")
    )

    assert late == [date(2026, 11, 27), date(2026, 12, 18)]
    assert early == [date(2026, 12, 2)]


def test_a_wait_with_a_condition_ends_in_a_question_and_never_in_a_yes() -> None:
    """TIME-10."""
    cut = Restriction(
        activity="have your hair cut",
        wait=parse_wait("2 to 7 days"),
        and_until="the scabs are gone",
    )
    plan = plan_of(a_protocol(restrictions={"cut": cut}), "2026-11-20T14:30")

    assert starts(plan) == {
        "Still better to wait: have your hair cut": datetime(2026, 11, 22, 13, 30, tzinfo=UTC),
        "Ask your clinic first: have your hair cut": datetime(2026, 11, 27, 13, 30, tzinfo=UTC),
    }
    assert "Wait until the scabs are gone." in text_of(
        plan, "Ask your clinic first: have your hair cut"
    )


@pytest.mark.parametrize(
    ("watch", "title"),
    [(WATCH, "Last day to look out for late signs"), (None, "Yes from this time: swim")],
)
def test_what_no_date_ends_has_no_event_but_is_named_in_a_text(
    watch: Watch | None, title: str
) -> None:
    """TIME-10."""
    protocol = a_protocol(restrictions={"swim": SWIM, "minoxidil": MINOXIDIL}, watch=watch)
    plan = plan_of(protocol, "2026-11-20T14:30")

    assert not [name for name in starts(plan) if "minoxidil" in name]
    assert (
        "Ask your clinic before you put minoxidil on your scalp. Wait until your clinic tells you. "
        "That has no date, so nothing in this calendar ends it."
    ) in text_of(plan, title).splitlines()


def test_the_next_window_says_what_to_prepare_and_a_projected_one_that_it_will_move() -> None:
    """COURSE-1, COURSE-6."""
    ask = Preparation(do="ask your clinic about painkillers")
    protocol = a_protocol(course=COURSE, before_session={"alcohol": ALCOHOL, "ask": ask})
    plan = plan_of(protocol, "2026-11-20T14:30")

    said = text_of(plan, "Session 2: best on Friday 4 December 2026").splitlines()
    dates_count_back = (
        "These dates count back from Friday 4 December 2026, the best day for session 2. "
        "They move with it."
    )
    better_not = (
        "Better not to drink alcohol from Wednesday 2 December 2026, 00:00. "
        "Do not drink alcohol from Thursday 3 December 2026, 00:00."
    )
    assert said[1:5] == [
        "Not had it by Friday 18 December 2026? Ring your clinic.",
        dates_count_back,
        better_not,
        "Ask your clinic about painkillers.",
    ]
    assert "This date moves with the session before it." in text_of(
        plan, "Session 3, not fixed yet: best about Friday 18 December 2026"
    )


def test_what_to_prepare_has_its_moments_and_is_tentative_while_the_session_is_projected() -> None:
    """TIME-13."""
    plan = plan_of(
        a_protocol(course=COURSE, before_session={"alcohol": ALCOHOL}), "2026-11-20T14:30"
    )

    events = [e for e in read_events(plan) if "Before your next session" in e.categories]

    assert [(e.summary, e.start, e.status) for e in events] == [
        (
            "Better not to drink alcohol from this time",
            datetime(2026, 12, 1, 23, tzinfo=UTC),
            "TENTATIVE",
        ),
        ("Do not drink alcohol from this time", datetime(2026, 12, 2, 23, tzinfo=UTC), "TENTATIVE"),
    ]


def test_a_planned_session_keeps_its_place_and_what_to_prepare_counts_back_from_it() -> None:
    """TIME-9, TIME-13."""
    protocol = a_protocol(course=COURSE, before_session={"alcohol": ALCOHOL})
    before, after = (
        {e.uid: e for e in read_events(plan_of(protocol, *sessions))}
        for sessions in (["2026-11-20T14:30"], ["2026-11-20T14:30", "2026-12-11T10:00"])
    )

    def told(uid: str) -> tuple[str, Any, str]:
        return after[uid].summary, after[uid].start, after[uid].status

    uids = {event.summary: uid for uid, event in before.items()}
    assert told(uids["Session 2: best on Friday 4 December 2026"]) == (
        "Session 2: planned for this day",
        date(2026, 12, 11),
        "CONFIRMED",
    )
    assert told(uids["Do not drink alcohol from this time"]) == (
        "Do not drink alcohol from this time",
        datetime(2026, 12, 10, 9, tzinfo=UTC),
        "CONFIRMED",
    )
    assert [(e.start, e.status) for e in after.values() if e.summary.startswith("Yes")] == [
        (datetime(2026, 11, 22, 13, 30, tzinfo=UTC), "CONFIRMED"),
        (datetime(2026, 12, 13, 9, tzinfo=UTC), "TENTATIVE"),
    ]


def test_before_a_planned_day_without_a_time_what_to_prepare_counts_back_from_its_start() -> None:
    """TIME-13."""
    protocol = a_protocol(before_session={"alcohol": ALCOHOL})

    told = starts(plan_of(protocol, "2026-12-11"))

    assert told["Session 1: planned for this day"] == date(2026, 12, 11)
    assert told["Do not drink alcohol from this time"] == datetime(2026, 12, 9, 23, tzinfo=UTC)


def test_a_wait_that_ends_after_the_next_preparation_has_begun_gives_no_bare_yes() -> None:
    """TIME-13."""
    before = Preparation(do_not="swim", from_=parse_wait("8 days"))
    protocol = a_protocol(
        restrictions={"swim": SWIM}, course=COURSE, before_session={"swim": before}
    )
    plan = plan_of(protocol, "2026-11-20T14:30")

    text = text_of(plan, "The wait is over, but session 2 is near: swim")

    assert "Do not swim from Thursday 26 November 2026, 00:00." in text.splitlines()
    assert not [title for title in starts(plan) if title.startswith("Yes")]


@pytest.mark.parametrize("clock", ["00:05", "06:59", "08:59", "09:00", "20:00", "20:01", "23:59"])
@pytest.mark.parametrize("zone_name", ["Europe/Rome", "Australia/Lord_Howe", "America/St_Johns"])
def test_no_alarm_rings_at_night_and_no_yes_before_its_time(clock: str, zone_name: str) -> None:
    zone = ZoneInfo(zone_name)
    plan = plan_of(load_protocol(), f"2026-03-28T{clock}", zone=zone)

    for event in read_events(plan):
        for alarm in event.alarms.times:
            local = alarm.trigger.astimezone(zone) if alarm.trigger.tzinfo else alarm.trigger
            assert time(9) <= local.time() <= time(20), event.summary
            if "Yes" in event.categories:
                assert alarm.trigger >= event.start


def test_each_event_has_an_alarm_and_a_window_one_for_its_best_day_too() -> None:
    plan = plan_of(load_protocol(), "2026-11-20T14:30")

    counts = {e.summary: len(e.alarms.times) for e in read_events(plan)}

    assert {count for title, count in counts.items() if "Session" not in title} == {1}
    assert counts["Session 2: best on Friday 11 December 2026"] == 2


def test_a_lock_screen_tells_no_treatment_no_clinic_and_no_session() -> None:
    """Neutral titles, and a UID that tells nothing."""
    plan = plan_of(load_protocol(), "2026-11-20T14:30")
    clinic = Clinic(name="Roe Hair Clinic", telephone="01234 567890")
    plan = make_plan(plan.protocol, plan.sessions, at=NOW, zone=ROME, clinic=clinic)

    events = read_events(plan)

    for event in events:
        shown = " ".join([event.summary, event.uid, *event.categories])
        shown += " ".join(str(alarm["DESCRIPTION"]) for alarm in event.walk("VALARM"))
        for word in ("mesotherapy", "meso-", "hair-", "Roe", "20261120", "2026-11-20"):
            assert word not in shown
        assert event["CLASS"] == "PRIVATE"
        assert "Roe Hair Clinic" in event.description


def test_the_same_sessions_give_the_same_events_whenever_they_are_exported() -> None:
    early, late = (
        render_calendar(plan_of(load_protocol(), "2026-11-20T14:30", at=at))
        for at in (NOW, datetime(2029, 12, 1, tzinfo=UTC))
    )

    assert early != late
    assert early.replace(b"20261121T170000Z", b"") == late.replace(b"20291201T000000Z", b"")


HOSTILE = [
    'comma, semicolon; colon: backslash \\ \\n quote " percent % done',
    "wash\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:injected",
    "é" * 300,
    "👩‍⚕️💉" * 60,
    "اغسل شعرك, שטוף את השיער; 洗头发",
    "X" * 74 + "é" + "Y" * 74,
    " leading and trailing ",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_was_and_stays_text(text: str) -> None:
    """CR and LF in calendar text."""
    rule = Restriction(activity=text, wait=parse_wait("7 days"), why=text)
    data = render_calendar(plan_of(a_protocol(restrictions={"any": rule}), "2026-11-20T14:30"))

    (read,) = Calendar.from_ical(data).events
    (seen,) = vobject.readOne(data.decode()).contents["vevent"]

    assert read.summary == seen.summary.value == f"Yes from this time: {text}"
    assert read.description == seen.description.value
    assert f"Why: {text}" in read.description


@pytest.mark.parametrize(
    "text", ["a\rb", "a\r\nb", "a\x0bb", "a\x85b", "a\u2028b", "a\u202eb", "a\0b"]
)
def test_controls_and_direction_marks_never_reach_a_calendar(text: str) -> None:
    rule = Restriction(activity=text, wait=parse_wait("7 days"))
    data = render_calendar(plan_of(a_protocol(restrictions={"any": rule}), "2026-11-20T14:30"))

    (read,) = Calendar.from_ical(data).events

    assert read.summary.startswith("Yes from this time: a\N{REPLACEMENT CHARACTER}")
    assert b"\r" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_line_is_longer_than_75_octets_and_each_ends_as_the_standard_says(text: str) -> None:
    """RFC 5545, section 3.1."""
    rule = Restriction(activity=text, wait=parse_wait("7 days"), why=text)
    data = render_calendar(plan_of(a_protocol(restrictions={"any": rule}), "2026-11-20T14:30"))

    lines = data.split(b"\r\n")

    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert [line.decode() for line in lines]


def test_a_second_parser_reads_the_same_moments_and_days() -> None:
    data = render_calendar(plan_of(load_protocol(), "2026-11-20T14:30", "2026-12-11"))

    read = {event.uid: (event.summary, event.start) for event in Calendar.from_ical(data).events}
    seen = {
        event.uid.value: (event.summary.value, event.dtstart.value)
        for event in vobject.readOne(data.decode()).contents["vevent"]
    }

    assert seen == read
    assert len(read) > 40
