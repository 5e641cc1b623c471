"""Small protocols and plans for the tests of the calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from mesocare.dates.typed import parse_session
from mesocare.dates.waits import Count, parse_gap, parse_wait
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import (
    About,
    Basis,
    Course,
    Preparation,
    Protocol,
    Restriction,
    Source,
    Watch,
)

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 11, 21, 17, tzinfo=UTC)
ABOUT = About(
    id="hair-mesotherapy",
    title="Mesotherapy for hair",
    version="1.2.0",
    language="en",
    written_on=date(2026, 11, 22),
)
WASH = Restriction(
    activity="wash or wet your hair",
    wait=parse_wait("24 to 48 hours"),
    meanwhile="Keep your hair dry.",
    why="The needle marks need time to close.",
    basis=Basis.GUIDE,
    sources=("guide",),
)
SWIM = Restriction(activity="swim", wait=parse_wait("7 days"))
MINOXIDIL = Restriction(activity="put minoxidil on your scalp", until="your clinic tells you")
COURSE = Course(sessions=Count(4, 8), gap=parse_gap("2 to 4 weeks"))
WATCH = Watch(for_=parse_wait("12 weeks"), signs=("a new lump",), why="Some show late.")
ALCOHOL = Preparation(do_not="drink alcohol", from_=parse_wait("24 hours to 2 days"))


def a_protocol(**parts: Any) -> Protocol:
    """Make a protocol with one restriction, and with whatever parts are given."""
    sources = {"guide": Source(title="The guide", kind="guide")}
    bare = Protocol(protocol=ABOUT, restrictions={"wash": WASH}, sources=sources)
    return replace(bare, **parts)


def plan_of(protocol: Protocol, *sessions: str, at: datetime = NOW, zone: ZoneInfo = ROME) -> Plan:
    """Make the plan of sessions as a patient writes them."""
    read = [parse_session(text, zone=zone, now=at) for text in sessions]
    return make_plan(protocol, read, at=at, zone=zone)
