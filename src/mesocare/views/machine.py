"""What is the plan for a machine? The JSON contract `mesocare/plan/1` and `mesocare/answer/1`."""

import json
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from mesocare.plan.course import NextSession
from mesocare.plan.facts import DatedAfterEffect, DatedCare, DatedRestriction, Plan
from mesocare.views.screen import Screen

if TYPE_CHECKING:
    from mesocare.plan.answer import Answer
    from mesocare.plan.before import BeforeEvent, LatestSession
    from mesocare.sentences.before import Question

PLAN_SCHEMA = "mesocare/plan/1"
COURSE_SCHEMA = "mesocare/course/1"
BEFORE_SCHEMA = "mesocare/before/1"
ANSWER_SCHEMA = "mesocare/answer/1"


def render_timeline(plan: Plan, _screen: Screen) -> str:
    """Give the plan as JSON: moments in RFC 3339 with the zone's offset, days in ISO.

    A clinic's file adds `clinic` and `clinic_changes` at the end.
    """
    about, zone = plan.protocol.protocol, plan.zone
    signs = plan.protocol.warning_signs
    return _to_text(
        {
            "schema": PLAN_SCHEMA,
            "protocol": {"id": about.id, "version": about.version},
            "at": _moment(plan.at, zone),
            "time_zone": zone.key,
            "sessions": _sessions(plan),
            "restrictions": [_restriction(dated, zone) for dated in plan.listed],
            "next_sessions": [_next_session(session) for session in plan.next_sessions],
            "care": [_care(dated, zone) for dated in plan.care],
            "after_effects": [_after_effect(dated, zone) for dated in plan.after_effects],
            "warning_signs": {
                "clinic": [item.sign for item in signs.clinic],
                "urgent": [item.sign for item in signs.urgent],
                "emergency": [item.sign for item in signs.emergency],
            },
            "watch_until_on": _day(plan.watch_until_on),
        }
        | _clinic(plan)
    )


render_today = render_timeline


def render_course(plan: Plan, _screen: Screen) -> str:
    """Give the sessions of the course as JSON, with the same members as the plan."""
    return _to_text(
        {
            "schema": COURSE_SCHEMA,
            "sessions": _sessions(plan),
            "next_sessions": [_next_session(session) for session in plan.next_sessions],
        }
    )


def render_before(found: "BeforeEvent", _question: "Question", _screen: Screen) -> str:
    """Give the latest session before an event as JSON; what has no date has nulls."""
    return _to_text(
        {
            "schema": BEFORE_SCHEMA,
            "event_at": _moment(found.event_at, found.zone),
            "activities": [
                {
                    "id": activity.id,
                    "activity": activity.rule.activity,
                    "clear_if_ended_by": _ended_by(activity.clear_if, found.zone),
                    "caution_if_ended_by": _ended_by(activity.caution_if, found.zone),
                }
                for activity in found.activities
            ],
            "clear_if_ended_by": _ended_by(found.clear_if, found.zone),
            "clear_if_session_on": _day(found.clear_if.session_on) if found.clear_if else None,
        }
    )


def render_answer(answer: "Answer", plan: Plan, _screen: Screen) -> str:
    """Give the answer to a question as JSON; `did_you_mean` holds ids."""
    return _to_text(
        {
            "schema": ANSWER_SCHEMA,
            "status": answer.status.value,
            "answers": [_restriction(dated, plan.zone) for dated in answer.answers],
            "did_you_mean": [dated.id for dated in answer.did_you_mean],
        }
    )


def _to_text(members: dict[str, Any]) -> str:
    return json.dumps(members, ensure_ascii=False, indent=2) + "\n"


def _moment(moment: datetime | None, zone: ZoneInfo) -> str | None:
    if moment is None:
        return None
    local = moment.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    has_seconds = offset % timedelta(minutes=1) != timedelta()  # Monrovia, until 1972
    return (moment if has_seconds else local).isoformat()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clinic(plan: Plan) -> dict[str, Any]:
    """Give the two members that a clinic's file adds, and none without one."""
    if plan.clinic is None:
        return {}
    from mesocare.rules.changes import changes_in

    names = ("name", "address", "telephone", "hours", "when_closed", "emergency_number")
    return {
        "clinic": {name: getattr(plan.clinic, name) for name in (*names, "web_address")},
        "clinic_changes": [asdict(change) for change in changes_in(plan.protocol)],
    }


def _restriction(dated: DatedRestriction, zone: ZoneInfo) -> dict[str, Any]:
    rule = dated.rule
    return {
        "id": dated.id,
        "activity": rule.activity,
        "status": dated.status.value,
        "caution_at": _moment(dated.caution_at, zone),
        "clear_at": _moment(dated.clear_at, zone),
        "until": rule.condition,
        "only_if": rule.only_if,
        "meanwhile": rule.meanwhile,
        "why": rule.why,
        "basis": rule.basis.value if rule.basis else None,
        "sources": list(rule.sources),
    }


def _sessions(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"ended_at": _moment(session.ended_at, plan.zone), "has_time": session.has_time}
        for session in plan.sessions
    ]


def _ended_by(latest: "LatestSession | None", zone: ZoneInfo) -> str | None:
    return _moment(latest.ended_by, zone) if latest else None


def _next_session(session: NextSession) -> dict[str, Any]:
    return {
        "number": session.number,
        "earliest_on": _day(session.earliest_on),
        "recommended_on": _day(session.recommended_on),
        "latest_on": _day(session.latest_on),
        "is_projected": session.is_projected,
        "is_optional": session.is_optional,
        "moved_because": session.moved_because,
    }


def _care(dated: DatedCare, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": dated.id,
        "do": dated.rule.do,
        "how_often": dated.rule.how_often,
        "only_if": dated.rule.only_if,
        "status": dated.status.value,
        "from_at": _moment(dated.from_at, zone),
        "until_at": _moment(dated.until_at, zone),
    }


def _after_effect(dated: DatedAfterEffect, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": dated.id,
        "what": dated.rule.what,
        "normal_until_at": _moment(dated.normal_until_at, zone),
        "call_from_at": _moment(dated.call_from_at, zone),
    }
