"""The plan's entries as iCalendar (RFC 5545)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

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
    plan: Plan,
    speaker: Speaker,
    ids: Mapping[Session, str] | None = None,
    since: datetime | None = None,
) -> bytes:
    """Return the plan as an iCalendar file; the same plan gives the same bytes.

    `ids` holds the random id of each recorded session, so that two people never share a UID.
    With `since` it is the short one of a page: without what was over before, and without the waits
    of a visit that lies ahead, unless it is the page's own; each brings a page of its own.
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
    calendar.subcomponents = in_order(
        _make_event(entry, plan, name)
        for entry in entries
        if since is None or _is_in_page(entry, plan, since)
    )
    return bytes(calendar.to_ical())


def _is_in_page(entry: Entry, plan: Plan, since: datetime) -> bool:
    today = since.astimezone(plan.zone).date()
    begun = [one for one in plan.sessions if one.on <= today]
    ahead = plan.sessions[len(begun) :]
    last = ahead[0] if len(ahead) == 1 or not begun else begun[-1]
    is_near = entry.session is None or entry.session.ended_at <= last.ended_at
    return is_near and not entry.is_over(since, plan.zone)


def _make_event(entry: Entry, plan: Plan, name: str) -> Event:
    event = Event()
    for key, value in {
        "uid": entry.uid,
        "dtstamp": plan.at.astimezone(UTC),
        "sequence": 0,
        "dtstart": entry.start,
        "dtend": entry.end,
        "summary": _Text(without_forbidden(entry.title)),
        "description": _Text(without_forbidden("\n".join(entry.text))),
        "categories": [without_forbidden(entry.category)],
        "status": "TENTATIVE" if entry.is_tentative else "CONFIRMED",
        "class": "PRIVATE",
        "transp": "TRANSPARENT",
    }.items():
        event.add(key, value)
    event.add_component(_make_alarm(name, entry.alarm))
    return event


def _make_alarm(name: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", name)
    alarm.add("trigger", trigger)
    return alarm
