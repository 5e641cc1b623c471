"""What stands in a calendar: few entries, no yes in a title, no alarm at night."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar
from plans import LONDON, THREE_NUMBERS, plan_of, speaker_of

from mesocare.dates.spans import DaySpan
from mesocare.plan.facts import Plan
from mesocare.rules.clinic import Closed
from mesocare.views.calendar.entries import make_entries
from mesocare.views.calendar.ical import render_calendar

SMALL = """
restrictions:
  wash: {activity: wash your hair, short: washing, wait: 24 to 48 hours}
  gym: {activity: exercise hard, short: the gym, wait: 48 hours, only_if: your body was treated}
  minoxidil: {activity: use minoxidil, short: minoxidil, until: it says so, decided_by: clinic}
"""
YES = ("You may", "Yes", "OK")


def events_of(plan: Plan, **options: Any) -> list[Any]:
    """Read back the events of a plan's calendar, in its order."""
    return list(Calendar.from_ical(render_calendar(plan, speaker_of(plan), **options)).events)


def test_one_session_gives_about_nine_entries() -> None:
    events = events_of(plan_of())

    assert len(events) == 9


def test_waits_that_end_together_are_one_entry_with_a_list_inside() -> None:
    events = events_of(plan_of(rules=SMALL))

    assert [str(event["SUMMARY"]) for event in events] == [
        "Aftercare: 1 wait of 25 November gets easier",
        "Aftercare: 2 waits of 25 November end",
    ]
    assert "✓ The wait is over: washing." in events[1]["DESCRIPTION"]
    assert "If your body was treated: ✓ The wait is over: the gym." in events[1]["DESCRIPTION"]


def test_a_title_says_once_whose_waits_end_and_get_easier() -> None:
    rules = """
restrictions:
  wash: {activity: wash your hair, wait: 1 day}
  swim: {activity: swim, wait: 1 to 2 days}
"""

    event, _ = events_of(plan_of(rules=rules))

    assert event["SUMMARY"] == "Aftercare: 1 wait of 25 November ends, 1 gets easier"


def test_what_changes_alike_shares_a_line() -> None:
    rules = SMALL.replace(", only_if: your body was treated", "")

    _, event = events_of(plan_of(rules=rules))

    assert "✓ The wait is over: washing, the gym." in event["DESCRIPTION"]


@pytest.mark.parametrize("at", ["2026-11-25T09:00", "2026-11-25T15:00", "2026-12-15T15:00"])
def test_what_only_the_next_visit_asks_for_has_no_end(at: str) -> None:
    """TIME-13: before the visit, after it, and while the next one holds it off."""
    rules = """
restrictions:
  swim: {activity: swim, short: swimming, wait: 1 week}
before_session:
  smoke: {do_not: smoke, short: smoking, from: 1 to 2 days}
course: {sessions: 4, gap: 2 to 4 weeks, recommended: 3 weeks}
"""

    texts = [str(event["DESCRIPTION"]) for event in events_of(plan_of(rules=rules, at=at))]

    assert not any(
        "The wait is over" in line
        for text in texts
        for line in text.splitlines()
        if "smoking" in line
    )


def test_what_the_next_visit_holds_off_again_is_never_said_to_be_over() -> None:
    """TIME-13: its own wait ends on the first day on which that visit forbids it."""
    rules = """
restrictions:
  peel: {activity: have a peel, short: peels, wait: 1 to 2 weeks}
  swim: {activity: swim, short: swimming, wait: 1 week}
before_session:
  peel: {do_not: have a peel, from: 1 to 2 weeks}
course: {sessions: 4, gap: 2 to 4 weeks, recommended: 3 weeks}
"""

    texts = [str(event["DESCRIPTION"]) for event in events_of(plan_of(rules=rules))]

    named = [line for text in texts for line in text.splitlines() if "peels" in line]
    assert [line for line in named if "✓" in line or "◐" in line] == []
    assert "Nothing in this calendar ends this: peels. Ask your clinic." in named


def test_a_stretch_of_caution_runs_from_its_start_to_its_end() -> None:
    eased, _ = events_of(plan_of(rules=SMALL))

    assert eased["DTSTART"].dt == datetime(2026, 11, 26, 15, tzinfo=UTC)
    assert eased["DTEND"].dt == datetime(2026, 11, 27, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "sessions", [("2026-11-25T15:00",), ("2026-11-25T15:00", "2026-12-16T10:00"), ("2026-11-25",)]
)
def test_no_title_says_yes_and_each_end_asks_for_a_newer_session(sessions: tuple[str, ...]) -> None:
    """What a later session would withdraw is no yes."""
    events = events_of(plan_of(*sessions))

    titles = [str(event["SUMMARY"]) for event in events]
    assert [title for title in titles if any(word in title for word in YES)] == []
    for event in events:
        if str(event["SUMMARY"]).startswith("Aftercare: ") and "wait" in event["SUMMARY"]:
            assert "Had another session since" in event["DESCRIPTION"]


def test_no_title_names_the_treatment() -> None:
    titles = [str(event["SUMMARY"]).casefold() for event in events_of(plan_of())]

    assert [title for title in titles if "meso" in title or "scalp" in title] == []


@pytest.mark.parametrize("zone", [LONDON, "America/St_Johns", "Pacific/Apia", "Asia/Tehran"])
@pytest.mark.parametrize("session", ["2026-11-25T15:00", "2026-11-25T02:10", "2026-11-25T23:50"])
def test_every_alarm_rings_at_or_before_its_start_and_never_at_night(
    session: str, zone: str
) -> None:
    place = ZoneInfo(zone)

    for event in events_of(plan_of(session, zone=zone)):
        (alarm,) = event.walk("VALARM")
        start, trigger = event["DTSTART"].dt, alarm["TRIGGER"].dt
        if not isinstance(start, datetime):
            start = datetime.combine(start, time(), tzinfo=place)
        assert trigger <= timedelta()
        rings = (start.astimezone(UTC) + trigger).astimezone(place).time()
        assert time(9) <= rings <= time(21)


def test_every_entry_has_an_end_and_whole_days_end_with_the_next() -> None:
    for event in events_of(plan_of()):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert type(start) is type(end)
        assert start < end
        if not isinstance(start, datetime):
            assert isinstance(end, date)


def test_instants_are_in_utc_so_that_a_repeated_hour_cannot_be_told_wrong() -> None:
    plan = plan_of("2026-10-24T01:30", rules=SMALL)

    written = [event["DTSTART"].to_ical().decode() for event in events_of(plan)]

    assert written == ["20261025T003000Z", "20261026T003000Z"]


def test_the_same_plan_gives_the_same_bytes_and_is_published() -> None:
    plan = plan_of()

    first, second = (render_calendar(plan, speaker_of(plan)) for _ in range(2))

    assert first == second
    assert b"METHOD:PUBLISH" in first


def test_two_people_with_the_same_session_share_no_uid() -> None:
    """Recorded sessions have a random id of their own."""
    plan = plan_of()
    (session,) = plan.sessions

    one = events_of(plan, ids={session: "6f1e"})
    other = events_of(plan, ids={session: "aa02"})

    assert {event["UID"] for event in one} & {event["UID"] for event in other} == set()


def test_a_text_comes_back_as_it_was() -> None:
    r"""A backslash before N is no line break."""
    rules = r"""
restrictions:
  a: {activity: 'open C:\Nails\new', short: 'C:\Nails, a; b', wait: 1 day}
"""

    (event,) = events_of(plan_of(rules=rules))

    assert r"C:\Nails, a; b" in event["DESCRIPTION"]


def test_what_no_date_ends_is_named_as_such() -> None:
    _, event = events_of(plan_of(rules=SMALL))

    assert "Nothing in this calendar ends this: minoxidil." in event["DESCRIPTION"]


def test_the_clinic_is_named_for_who_is_unsure_and_what_to_do_when_it_is_closed() -> None:
    for event in events_of(plan_of(clinic=THREE_NUMBERS)):
        assert "Unsure? Ring your clinic: 01632 960 142." in event["DESCRIPTION"]
        assert "Closed? Call the nurse on 01632 960 199." in event["DESCRIPTION"]


SHUT = replace(
    THREE_NUMBERS,
    closed=Closed(dates=(DaySpan(date(2026, 12, 1), date(2027, 2, 28), is_yearly=False),)),
)


def test_a_visit_on_whose_days_the_clinic_is_closed_is_called_so_in_its_title() -> None:
    """COURSE-3: nobody is sent to a closed door."""
    events = events_of(plan_of(clinic=SHUT))

    (visit,) = (one for one in events if one["SUMMARY"].startswith("Visit 2: "))
    (near,) = (one for one in events if one["SUMMARY"].startswith("Visit 2 is near"))
    closed = "The clinic is closed on all these days: ask for another day."
    assert visit["SUMMARY"] == ("Visit 2: the clinic is closed on all these days, ask for another")
    assert closed in visit["DESCRIPTION"]
    assert closed in near["DESCRIPTION"]
    assert "best" not in visit["DESCRIPTION"]


def test_a_visit_that_closed_days_moved_says_why_in_its_text() -> None:
    """COURSE-3."""
    on = DaySpan(date(2026, 12, 16), date(2026, 12, 16), is_yearly=False)
    plan = plan_of(clinic=replace(THREE_NUMBERS, closed=Closed(dates=(on,))))

    (visit,) = (one for one in events_of(plan) if one["SUMMARY"].startswith("Visit 2: "))

    assert visit["SUMMARY"] == "Visit 2: best on Thursday 17 December"
    assert "16 December" in visit["DESCRIPTION"]


def starts_of(plan: Plan, since: str) -> list[date]:
    """Return the days on which the entries of a page's calendar start."""
    events = events_of(plan, since=datetime.fromisoformat(since))
    starts = [event["DTSTART"].dt for event in events]
    return sorted(start.date() if isinstance(start, datetime) else start for start in starts)


def test_a_page_has_a_calendar_without_what_was_over_before_it_was_made() -> None:
    plan = plan_of("2026-11-25T15:00", "2026-12-16T10:00", rules=SMALL)

    starts = starts_of(plan, "2026-12-16T12:00:00+00:00")

    assert starts == [date(2026, 12, 17), date(2026, 12, 18)]


def test_a_page_made_ahead_has_the_waits_of_its_next_visit_alone() -> None:
    """Later ones bring pages of their own; until then they stand in it as planned days."""
    days = ("2026-11-25T15:00", "2026-12-16T10:00", "2027-01-06T10:00")
    plan = plan_of(*days, at="2026-11-25T08:00", rules=SMALL)

    starts = starts_of(plan, "2026-11-25T08:00:00+00:00")

    assert starts == [
        date(2026, 11, 25),
        date(2026, 11, 26),
        date(2026, 11, 27),
        date(2026, 12, 16),
        date(2027, 1, 6),
    ]


def test_another_reader_reads_every_entry_as_well() -> None:
    plan = plan_of()

    read = vobject.readOne(render_calendar(plan, speaker_of(plan)).decode())

    assert len(read.vevent_list) == 9


def test_a_planned_session_stands_on_its_day_and_its_waits_are_tentative() -> None:
    events = events_of(plan_of("2026-12-16T10:00", at="2026-11-26T10:00"))

    planned = next(event for event in events if "planned" in event["SUMMARY"])
    waits = [event for event in events if "wait" in event["SUMMARY"]]
    assert planned["DTSTART"].dt == date(2026, 12, 16)
    assert {str(event["STATUS"]) for event in waits} == {"TENTATIVE"}


def test_the_eve_of_a_visit_has_all_that_holds_then_not_only_what_begins() -> None:
    rules = """
restrictions:
  swim: {activity: swim, wait: 1 week}
before_session:
  dye: {do_not: dye your hair, short: hair dye, from: 1 week}
  smoke: {do_not: smoke, short: smoking, from: 1 day}
  wash: {do: wash your hair, from: 1 week}
course: {sessions: 4, gap: 2 to 4 weeks}
"""
    sessions = ("2026-11-24T15:00", "2026-12-11T14:30")

    eve = next(
        event
        for event in events_of(plan_of(*sessions, rules=rules, at="2026-12-01T12:00"))
        if "tomorrow" in event["SUMMARY"]
    )

    assert "No hair dye from Friday 4 December" in eve["DESCRIPTION"]
    assert "No smoking from Thursday 10 December" in eve["DESCRIPTION"]
    assert "ash your hair" not in eve["DESCRIPTION"], "that was to be begun a week ago"


def test_what_is_allowed_only_after_a_wait_ends_one_like_what_is_held_off() -> None:
    plan = plan_of(
        rules="""
restrictions: {gym: {activity: exercise, short: the gym, wait: 1 week}}
allowed: [{id: swim, activity: swim, from: 1 week}, {id: work, activity: go to work}]
"""
    )

    (entry,) = make_entries(plan, speaker_of(plan), {})

    assert entry.title == "Aftercare: 2 waits of 25 November end"
    assert "✓ The wait is over: the gym, swim." in entry.text
