"""Plans as a patient's words give them, for the tests of views."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from mesocare.dates.typed import parse_at, parse_session
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import DatedRestriction, Plan
from mesocare.reading.rule_file import load_protocol, parse_protocol
from mesocare.rules.clinic import Clinic
from mesocare.rules.protocol import Protocol
from mesocare.sentences.days import Speaker

SESSION = "2026-11-25T15:00"
LONDON = "Europe/London"
HEAD = """\
format: 2
protocol: {id: small, title: Small, version: 1.0.0, language: en, written_on: 2026-11-26}
"""
CLINIC = Clinic(
    name="Willow Hair Clinic",
    telephone="01632 960 142",
    hours="Monday to Friday, 9 am to 6 pm",
    emergency_number="999",
    zone=LONDON,
)
THREE_NUMBERS = replace(CLINIC, urgent_number="111", when_closed="call the nurse on 01632 960 199")
"""The same with a number for each level of haste."""


@cache
def read_rules(rules: str) -> Protocol:
    """Read the sections of a rule file, without its head; empty for the default one."""
    return parse_protocol(HEAD + rules, "small.yaml") if rules else load_protocol()


def plan_of(
    *sessions: str,
    at: str = "",
    zone: str = LONDON,
    rules: str = "",
    clinic: Clinic | None = None,
    is_last: bool = False,
) -> Plan:
    """Make the plan of sessions as they are typed; without `at`, for the end of the latest."""
    place, now = ZoneInfo(zone), datetime(2026, 11, 26, 10, 44, tzinfo=UTC)
    read = [parse_session(text, zone=place, now=now) for text in sessions or (SESSION,)]
    moment = parse_at(at, zone=place, now=now) if at else max(one.ended_at for one in read)
    return make_plan(read_rules(rules), read, at=moment, zone=place, clinic=clinic, is_last=is_last)


def named(plan: Plan, key: str) -> DatedRestriction:
    """Return a restriction by its id, or what a preparation bans by its own."""
    return next(one for one in (*plan.restrictions, *plan.unlisted) if one.id == key)


def speaker_of(plan: Plan, *, has_24_hours: bool = False, language: str = "en") -> Speaker:
    """Return who says a plan's times."""
    return Speaker(language, plan.zone, plan.today, has_24_hours)
