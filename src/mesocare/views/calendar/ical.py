"""The plan's entries as iCalendar (RFC 5545)."""

from collections.abc import Mapping
from datetime import UTC, timedelta

from icalendar import Alarm, Calendar, Event, vText

from mesocare.characters import without_forbidden
from mesocare.dates.moments import Session
from mesocare.language.words.calendar import CalendarWords
from mesocare.plan.facts import Plan
from mesocare.sentences.days import Speaker
from mesocare.views.calendar.entries import Entry, make_entries
from mesocare.views.calendar.merge import PRODUCT, PROTOCOL, SESSION, in_order


class _Text(vText):
    r"""A text that comes back as it was: the library takes the letters `\N` for a line break."""

    def to_ical(self) -> bytes:
        """Escape as RFC 5545 asks, and nothing else."""
        text = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode()


def render_calendar(
    plan: Plan, speaker: Speaker, ids: Mapping[Session, str] | None = None
) -> bytes:
    """Return the plan as an iCalendar file; the same plan gives the same bytes.

    `ids` holds the random id of each recorded session, so that two people never share a UID.
    """
    calendar = Calendar()
    name = speaker.table(CalendarWords).name
    for key, value in {
        "version": "2.0",
        "prodid": PRODUCT,
        "calscale": "GREGORIAN",
        "method": "PUBLISH",
        "name": name,
        "x-wr-calname": name,
        PROTOCOL: plan.protocol.protocol.id,
    }.items():
        calendar.add(key, value)
    for on in plan.days:
        calendar.add(SESSION, on.isoformat())
    entries = make_entries(plan, speaker.without_now(plan.sessions[0].on), ids or {})
    calendar.subcomponents = in_order(_make_event(entry, plan, name) for entry in entries)
    return bytes(calendar.to_ical())


def _make_event(entry: Entry, plan: Plan, name: str) -> Event:
    event, title = Event(), without_forbidden(entry.title)
    for key, value in {
        "uid": entry.uid,
        "dtstamp": plan.at.astimezone(UTC),
        "sequence": 0,
        "dtstart": entry.start,
        "dtend": entry.end,
        "summary": _Text(title),
        "description": _Text(without_forbidden("\n".join(entry.text))),
        "categories": [name, without_forbidden(entry.category)],
        "status": "TENTATIVE" if entry.is_tentative else "CONFIRMED",
        "class": "PRIVATE",
        "transp": "TRANSPARENT",
    }.items():
        event.add(key, value)
    event.add_component(_make_alarm(title, entry.alarm))
    return event


def _make_alarm(title: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _Text(title))
    alarm.add("trigger", trigger)
    return alarm
