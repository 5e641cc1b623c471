"""What does the plan look like in a calendar? Its moments and days as iCalendar (RFC 5545)."""

from datetime import UTC, timedelta

from icalendar import Alarm, Calendar, Event

from mesocare.characters import without_forbidden
from mesocare.plan.facts import Plan, list_days
from mesocare.sentences.days import WORDS
from mesocare.views.calendar.entries import Entry, make_entries
from mesocare.views.calendar.merge import PRODUCT, PROTOCOL, SESSION, in_order
from mesocare.views.uids import make_uid


def render_calendar(plan: Plan) -> bytes:
    """Give the plan as an iCalendar file; the same plan gives the same bytes.

    Only the stamps, and what lies ahead of the plan's moment, depend on that moment.
    """
    calendar = Calendar()
    for name, value in {
        "version": "2.0",
        "prodid": PRODUCT,
        "calscale": "GREGORIAN",
        "name": WORDS.calendar_name,
        "x-wr-calname": WORDS.calendar_name,
        PROTOCOL: plan.protocol.protocol.id,
    }.items():
        calendar.add(name, value)
    for on in list_days(plan):
        calendar.add(SESSION, on.isoformat())
    calendar.subcomponents = in_order(_make_event(entry, plan) for entry in make_entries(plan))
    return bytes(calendar.to_ical())


def _make_event(entry: Entry, plan: Plan) -> Event:
    event, title = Event(), without_forbidden(entry.title)
    for name, value in {
        "uid": make_uid(entry.identity, plan),
        "dtstamp": plan.at.astimezone(UTC),
        "sequence": 0,
        "dtstart": entry.start,
        "summary": title,
        "description": without_forbidden("\n".join(entry.text)),
        "categories": [WORDS.calendar_name, without_forbidden(entry.category)],
        "status": "TENTATIVE" if entry.is_tentative else "CONFIRMED",
        "class": "PRIVATE",
        "transp": "TRANSPARENT",
    }.items():
        event.add(name, value)
    if entry.last_on:
        event.add("dtend", entry.last_on + timedelta(days=1))
    for trigger in entry.alarms:
        event.add_component(_make_alarm(title, trigger))
    return event


def _make_alarm(title: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", trigger)
    return alarm
