"""The known answers of tests/cases, read as a test needs them."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from case_files import CASES, read_texts

from mesocare.dates.moments import Session
from mesocare.dates.typed import parse_session
from mesocare.dates.waits import (
    Range,
    Wait,
    parse_count,
    parse_gap,
    parse_length,
    parse_range,
    parse_wait,
)
from mesocare.plan.conditions import apply_answers
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import parse_protocol
from mesocare.rules.protocol import (
    FORMAT,
    About,
    Course,
    Phase,
    Protocol,
    Restriction,
    Watch,
)

Case = dict[str, Any]
"""One case as YAML text: every value in it is a str, a list or a dict."""

LONDON = "Europe/London"
WEDNESDAY_NOON = "2026-11-25T12:00+00:00"
RULES = {f"TIME-{number}" for number in (*range(1, 10), 11, 12, 13)} | {
    "COURSE-1",
    "COURSE-2",
    "COURSE-4",
    "COURSE-7",
    "READING",
}
ABOUT = About(
    id="known-answers",
    title="Known answers",
    version="1.0.0",
    language="en",
    written_on=date(2026, 11, 22),
)
_READ: dict[str, Any] = {path.stem: read_texts(path) for path in sorted(CASES.glob("*.yaml"))}
FILES: dict[str, dict[str, list[Case]]] = {
    stem: _READ[stem] for stem in ("course", "moments", "time")
}
PLAN_CASES: list[Case] = [
    case for read in _READ.values() if "cases" in read for case in read["cases"]
]
"""The cases that ask what the plan's JSON holds."""
_HEAD = (
    f"format: {FORMAT}\nprotocol: {{id: known-answers, title: Known answers, version: 1.0.0, "
    "language: en, written_on: 2026-11-22}\n"
)


def known(file: str, group: str) -> pytest.MarkDecorator:
    """Run a test with every case of a group, under the name of the case."""
    cases = FILES[file][group]
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def zone_of(case: Case) -> ZoneInfo:
    """Return the zone of the clinic."""
    return ZoneInfo(case.get("zone", LONDON))


def now_of(case: Case) -> datetime:
    """Return the moment at which the patient types."""
    return datetime.fromisoformat(case.get("now", WEDNESDAY_NOON))


def sessions_of(case: Case) -> list[Session]:
    """Read the sessions as the patient gives them."""
    texts = case.get("sessions") or [case["session"]]
    return [parse_session(text, zone=zone_of(case), now=now_of(case)) for text in texts]


def at_of(case: Case) -> datetime:
    """Return the moment for which a plan is made; the last session's end where none is given."""
    ended = max(session.ended_at for session in sessions_of(case))
    return moment(case["at"]) if "at" in case else ended


def moment(text: str) -> datetime:
    """Read an expected moment, which bears its offset."""
    return datetime.fromisoformat(text).astimezone(UTC)


def moment_or_none(case: Case, key: str) -> datetime | None:
    """Read an expected moment that a case may leave out."""
    return moment(case[key]) if key in case else None


def wait_or_none(case: Case, key: str) -> Wait | None:
    """Read a wait that a case may leave out."""
    return parse_wait(case[key]) if key in case else None


def range_or_none(case: Case, key: str) -> Range | None:
    """Read a length of time that a case may leave out."""
    return parse_range(case[key]) if key in case else None


def watch_of(case: Case) -> Watch | None:
    """Read the watch, if the case has one."""
    return Watch(for_=parse_range(case["watch"])) if "watch" in case else None


def one_restriction(case: Case) -> Protocol:
    """Make a protocol that holds the one restriction of a case."""
    restriction = Restriction(
        activity="wash or wet your hair",
        wait=wait_or_none(case, "wait"),
    )
    return make_protocol(restrictions={"it": restriction})


def make_protocol(**parts: Any) -> Protocol:
    """Make a protocol of some parts."""
    return Protocol(**{"format_": FORMAT, "protocol": ABOUT, "restrictions": {}, **parts})


def make_case_plan(case: Case) -> Plan:
    """Make the plan of a case that holds a piece of a rule file."""
    zone, now = zone_of(case), now_of(case)
    protocol = apply_answers(
        parse_protocol(_HEAD + case["rules"], "known.yaml"),
        yes=case.get("with", ()),
        no=case.get("without", ()),
    )
    told = {key: [parse_session(text, zone=zone, now=now)] for key, text in _happened(case)}
    return make_plan(
        protocol,
        sessions_of(case),
        at=parse_session(case["at"], zone=zone, now=now).ended_at,
        zone=zone,
        happened=told,
    )


def _happened(case: Case) -> list[tuple[str, str]]:
    return list(case.get("happened", {}).items())


def make_course(told: Case) -> Course:
    """Read a course from the keys of a rule file."""
    return Course(
        **_read_gaps(told),
        phases=tuple(Phase(**_read_gaps(phase)) for phase in told.get("phases", [])),
        maintenance=parse_gap(told["maintenance"]) if "maintenance" in told else None,
    )


def _read_gaps(told: Case) -> dict[str, Any]:
    readings = {"sessions": parse_count, "gap": parse_gap, "recommended": parse_length}
    return {key: read(told[key]) for key, read in readings.items() if key in told}
