"""How does a telephone learn of the next session? A code on the sheet that holds one event."""

import io
from datetime import timedelta
from functools import lru_cache

import segno

from mesocare.plan import Plan
from mesocare.sentences import WORDS

_ERRORS_MENDED = "m"  # 15 % may be dirty or creased


@lru_cache(maxsize=64)
def draw_code(event: str) -> str:
    """Give the code of an event as a picture (SVG); a day's sheets mostly share theirs."""
    picture = io.BytesIO()
    code = segno.make_qr(event, error=_ERRORS_MENDED)
    code.save(picture, kind="svg", border=4, xmldecl=False, svgns=True, nl=False)
    return picture.getvalue().decode()


def write_event(plan: Plan) -> str:
    """Give the next session as a calendar's event: the best day of its window, the whole day.

    Its title and its id say nothing of the patient.
    """
    session, about = plan.next_sessions[0], plan.protocol.protocol
    event = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:mesocare",
        "BEGIN:VEVENT",
        f"UID:{about.id}-{session.number}-{plan.latest_session.on:%Y%m%d}@mesocare",
        f"DTSTAMP:{plan.latest_session.on:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{session.recommended_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{session.recommended_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{WORDS.sheet_event.format(number=session.number)}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "\r\n".join(event) + "\r\n"
