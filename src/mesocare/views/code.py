"""The code on the sheet from which a telephone learns of the next visit: it holds one event."""

import re
from datetime import timedelta
from functools import lru_cache

import segno

from mesocare.plan.facts import Plan
from mesocare.views.uids import Uids

_ERRORS_MENDED = "m"  # 15 % may be dirty or creased
_BORDER = 4  # modules of white, without which no telephone finds it
_DARK = re.compile(rb"\x01+")
_MASK = 3  # any of the eight can be read; to find the best of them takes most of the time


@lru_cache(maxsize=64)
def draw_code(event: str) -> str:
    """Return the code of an event as a picture (SVG); a day's sheets mostly share theirs."""
    rows = segno.make_qr(event, error=_ERRORS_MENDED, mask=_MASK).matrix
    size = len(rows) + 2 * _BORDER
    lines = "".join(
        f"M{run.start() + _BORDER} {place + _BORDER}.5h{run.end() - run.start()}"
        for place, row in enumerate(rows)
        for run in _DARK.finditer(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>'
        f'<path stroke="#000" d="{lines}"/></svg>'
    )


def write_event(plan: Plan, title: str) -> str:
    """Return the next session as a calendar's event: the best day of its window, the whole day.

    It bears the UID of the same visit in the calendar's file, which is newer by its stamp: who
    takes both has one event. Its title and its UID say nothing of the patient.
    """
    session = plan.next_sessions[0]
    best_on = session.recommended_on or session.earliest_on
    event = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:mesocare",
        "BEGIN:VEVENT",
        f"UID:{Uids(plan, {}).of_visit(session.number)}",
        f"DTSTAMP:{plan.latest_session.on:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{best_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{best_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{title}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "\r\n".join(event) + "\r\n"
