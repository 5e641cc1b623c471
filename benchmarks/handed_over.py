"""What a patient takes home: time and bytes of each form, for one visit to three.

python benchmarks/handed_over.py
"""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from mesocare import Plan, Session, load_protocol, make_plan
from mesocare.cli.leaflet import Look, PaperSize, render_leaflet
from mesocare.sentences.days import Speaker
from mesocare.views.message import render_message
from mesocare.views.text_message import render_sms

ZONE = ZoneInfo("Europe/Rome")
FIRST = datetime(2026, 11, 20, 13, 30, tzinfo=UTC)
GAP = timedelta(weeks=3)
ROUNDS = 10


def plan_of(visits: int) -> Plan:
    """Make the plan of so many visits, for the end of the latest."""
    ended = [FIRST + number * GAP for number in range(visits)]
    sessions = [
        Session(moment, moment.astimezone(ZONE).date(), has_time=True, zone=ZONE)
        for moment in ended
    ]
    return make_plan(load_protocol(), sessions, at=ended[-1], zone=ZONE)


def forms_of(plan: Plan) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Return what makes each form of a plan."""
    speaker, look = Speaker("en", ZONE, plan.today), Look(PaperSize.A4, is_large=False, logo=b"")
    names = {".pdf": "sheet", ".html": "page", ".ics": "calendar", ".eml": "letter"}
    for ending, name in names.items():
        yield name, partial(render_leaflet, ending, plan, speaker, look)
    yield "message", lambda: render_message(plan, speaker).encode()
    yield "text message", lambda: render_sms(plan, speaker).encode()


def main() -> None:
    """Print one line a form and a number of visits."""
    for visits in (1, 2, 3):
        for name, make in forms_of(plan_of(visits)):
            size = len(make())
            started = time.perf_counter()
            for _ in range(ROUNDS):
                make()
            each = 1000 * (time.perf_counter() - started) / ROUNDS
            print(f"{name:12} {visits} visits {each:8.1f} ms {size:8,} bytes", flush=True)


if __name__ == "__main__":
    main()
