"""The plan for a machine: the JSON contracts `mesocare/plan/2` and `mesocare/course/2`."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from mesocare.plan.course import NextSession
from mesocare.plan.facts import (
    YES,
    DatedAfterEffect,
    DatedAllowed,
    DatedCare,
    DatedPreparation,
    DatedRestriction,
    Plan,
)
from mesocare.rules.protocol import Status
from mesocare.sentences.conditions import OfRules, say_condition

if TYPE_CHECKING:
    from mesocare.rules.changes import ClinicChange

PLAN_SCHEMA = "mesocare/plan/2"
COURSE_SCHEMA = "mesocare/course/2"


def render_plan(plan: Plan) -> str:
    """Return the plan as JSON: moments in RFC 3339 with the zone's offset, days in ISO.

    Of a rule, `unless` and what no date says (`after` an event, `until` one, `about` how long)
    stand where it has them; `doubts` and `meant_years` where nothing in it is a yes.
    A clinic's file adds `clinic`, `clinic_changes` and `approval` at the end.
    """
    about, zone = plan.protocol.protocol, plan.zone
    signs = plan.protocol.warning_signs
    return to_text(
        {
            "schema": PLAN_SCHEMA,
            "protocol": {"id": about.id, "version": about.version},
            "language": about.language,
            "at": moment(plan.at, zone),
            "time_zone": zone.key,
            "sessions": _sessions(plan),
            "restrictions": [restriction(dated, plan, plan.at) for dated in plan.restrictions],
            "allowed": [_allowed(dated, plan) for dated in plan.allowed],
            "preparations": [_preparation(dated, plan) for dated in plan.preparations],
            "next_sessions": [_next_session(session, plan) for session in plan.next_sessions],
            "early_sessions": [
                {"number": one.number, "on": day(one.on), "earliest_on": day(one.earliest_on)}
                for one in plan.early_sessions
            ],
            "events": [
                {
                    "id": event.id,
                    "what": event.what,
                    "happened_at": moment(event.happened_at, zone),
                }
                | given(usually=event.usually)
                for event in plan.events
            ],
            "care": [care(dated, plan) for dated in plan.care],
            "after_effects": [after_effect(dated, plan) for dated in plan.after_effects],
            "warning_signs": {
                "clinic": [item.sign for item in signs.clinic],
                "urgent": [item.sign for item in signs.urgent],
                "emergency": [item.sign for item in signs.emergency],
            },
            "watch_until_on": day(plan.watch_until_on),
        }
        | meant_years(plan)
        | doubts(plan)
        | _clinic(plan)
    )


def render_course(plan: Plan) -> str:
    """Return the sessions of the course as JSON, with the same members as the plan."""
    return to_text(
        {
            "schema": COURSE_SCHEMA,
            "at": moment(plan.at, plan.zone),
            "time_zone": plan.zone.key,
            "sessions": _sessions(plan),
            "next_sessions": [_next_session(session, plan) for session in plan.next_sessions],
            "preparations": [_preparation(dated, plan) for dated in plan.preparations],
        }
        | meant_years(plan)
    )


def meant_years(plan: Plan) -> dict[str, Any]:
    """Return the sessions whose year looks like a slip, where there are any (TIME-16)."""
    slips = years(plan.meant_years)
    return {"meant_years": slips} if slips else {}


def years(slips: Iterable[tuple[date, date]]) -> list[dict[str, str | None]]:
    """Return days whose year looks like a slip, each with the day that was probably meant."""
    return [{"given": day(one), "meant": day(meant)} for one, meant in slips]


def to_text(members: dict[str, Any]) -> str:
    """Return members as JSON, the same bytes for the same members."""
    return json.dumps(members, ensure_ascii=False, indent=2) + "\n"


def given(**members: Any) -> dict[str, Any]:
    """Return the members that a rule has; those that few rules have stand where they have them."""
    return {name: value for name, value in members.items() if value is not None}


def moment(found: datetime | None, zone: ZoneInfo) -> str | None:
    """Return an instant in RFC 3339; a zone whose offset has seconds gives way to UTC."""
    if found is None:
        return None
    local = found.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    has_seconds = offset % timedelta(minutes=1) != timedelta()  # Monrovia, until 1972
    return (found if has_seconds else local).isoformat()


def day(found: date | None) -> str | None:
    """Return a day in ISO 8601."""
    return found.isoformat() if found else None


def doubts(plan: Plan) -> dict[str, Any]:
    """Return why nothing in a plan is a yes, beside a year that looks like a slip."""
    return {"doubts": [doubt.value for doubt in plan.doubts]} if plan.doubts else {}


def restriction(dated: DatedRestriction, plan: Plan, at: datetime) -> dict[str, Any]:
    """Return a restriction's members as it stands at a moment."""
    rule, until, zone = dated.rule, dated.until, plan.zone
    status, clear_at = _status(dated.status, plan), dated.clear_from(at)
    least_until_at = dated.least_until_at if clear_at is None else None
    ok_until_at = dated.ok_until(at) if status in YES else None
    return {
        "id": dated.id,
        "activity": rule.activity,
        "short": rule.short,
        "status": status.value,
        "caution_at": moment(dated.caution_at, zone),
        "clear_at": moment(clear_at, zone),
        "until": (awaited := until or dated.waits_for) and awaited.text,
        "decided_by": until.decided_by.value if until else None,
        "only_if": condition(rule.only_if, plan),
        "in_between": rule.in_between,
        "meanwhile": rule.meanwhile,
        "why": rule.why,
        "basis": rule.basis.value if rule.basis else None,
        "sources": list(rule.sources),
    } | given(
        unless=condition(rule.unless, plan),
        is_always=dated.never_ends or None,
        least_until_at=moment(least_until_at, zone),
        ok_until_at=moment(ok_until_at, zone),
        for_session=dated.held_for_session(at),
    )


def _status(status: Status, plan: Plan) -> Status:
    """Return a status, which is no yes while the year of a session is in doubt (TIME-16)."""
    return Status.ASK if plan.meant_years and status in YES else status


def condition(text: str | None, plan: OfRules) -> str | None:
    """Return whom a rule concerns, in words: a question's, where it names one."""
    return text and say_condition(text, plan)


def _allowed(dated: DatedAllowed, plan: Plan) -> dict[str, Any]:
    """Return the members of what is allowed; `status` and `from_at` with a date or a ban."""
    rule, status = dated.rule, _status(dated.status, plan)
    is_dated = dated.from_at is not None or status is not Status.CLEAR
    ok_until_at = dated.as_restriction().ok_until(plan.at) if status in YES else None
    members = {
        "id": rule.id,
        "activity": rule.activity,
        "only_if": condition(rule.only_if, plan),
    }
    return members | given(
        unless=condition(rule.unless, plan),
        status=status.value if is_dated else None,
        from_at=moment(dated.from_at, plan.zone),
        ok_until_at=moment(ok_until_at, plan.zone),
    )


def care(dated: DatedCare, plan: Plan) -> dict[str, Any]:
    """Return a care's members."""
    zone = plan.zone
    return {
        "id": dated.id,
        "do": dated.rule.do,
        "how_often": dated.rule.how_often,
        "only_if": condition(dated.rule.only_if, plan),
        "status": dated.status.value,
        "from_at": moment(dated.from_at, zone),
        "until_at": moment(dated.until_at, zone),
    } | given(
        unless=condition(dated.rule.unless, plan),
        after=dated.waits_for and dated.waits_for.text,
        about=dated.rule.about,
        until=dated.until.text if dated.until else None,
        least_until_at=moment(dated.least_until_at, zone),
        days=[day(one) for one in dated.days] or None,
    )


def after_effect(dated: DatedAfterEffect, plan: Plan) -> dict[str, Any]:
    """Return an after-effect's members; a session before the one it counts from adds its call."""
    zone = plan.zone
    return {
        "id": dated.id,
        "what": dated.rule.what,
        "from_at": moment(dated.from_at, zone),
        "normal_from_least_at": moment(dated.normal_from_least_at, zone),
        "normal_until_at": moment(dated.normal_until_at, zone),
        "call_from_at": moment(dated.call_from_at, zone),
    } | given(
        earlier_call_at=moment(dated.earlier_call_at, zone),
        only_if=condition(dated.rule.only_if, plan),
        unless=condition(dated.rule.unless, plan),
        after=dated.waits_for and dated.waits_for.text,
        about=dated.rule.about,
        is_result=dated.rule.expect or None,
    )


def _preparation(dated: DatedPreparation, plan: Plan) -> dict[str, Any]:
    """Return a preparation's members; `lead` where no session lies ahead that would date it."""
    rule = dated.rule
    lead = rule.lead if dated.for_session is None else None
    return {
        "id": dated.id,
        "do_not": rule.do_not,
        "do": rule.do,
        "for_session": dated.for_session,
        "advised_from_at": moment(dated.advised_from_at, plan.zone),
        "holds_from_at": moment(dated.holds_from_at, plan.zone),
        "is_projected": dated.is_projected,
    } | given(
        only_if=condition(rule.only_if, plan),
        unless=condition(rule.unless, plan),
        about=rule.about,
        lead=str(lead) if lead else None,
    )


def _sessions(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"ended_at": moment(session.ended_at, plan.zone), "has_time": session.has_time}
        | given(is_unconfirmed=session in plan.unconfirmed or None)
        for session in plan.sessions
    ]


def _next_session(session: NextSession, plan: Plan) -> dict[str, Any]:
    moved = session.moved_because
    return {
        "number": session.number,
        "earliest_on": day(session.earliest_on),
        "recommended_on": day(session.recommended_on),
        "latest_on": day(session.latest_on),
        "is_projected": session.is_projected,
        "is_optional": session.is_optional,
        "moved_because": moved
        and {
            "kind": moved.kind.value,
            "on": day(moved.on),
            "name": moved.name,
            "is_estimated": moved.is_estimated,
        },
    } | given(is_overdue=session.is_overdue(plan.today) or None)


def clinic(plan: Plan) -> dict[str, Any]:
    """Return whom to call, where a clinic's file says it."""
    names = (
        "name", "address", "telephone", "hours", "when_closed", "urgent_number",
        "emergency_number", "web_address",
    )  # fmt: skip
    return {"clinic": {name: getattr(plan.clinic, name) for name in names}} if plan.clinic else {}


def _clinic(plan: Plan) -> dict[str, Any]:
    """Return the members that a clinic's file adds, and none without one."""
    if plan.clinic is None:
        return {}
    from mesocare.rules.changes import approval_of, changes_in

    approval = approval_of(plan.protocol)
    return {
        **clinic(plan),
        "clinic_changes": [_change(change) for change in changes_in(plan.protocol)],
        "approval": approval
        and {
            "name": approval.name,
            "profession": approval.profession,
            "on": day(approval.on),
            "version": approval.version,
            "is_current": approval.is_current,
        },
    }


def _change(change: "ClinicChange") -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "id": change.id,
        "activity": change.activity,
        "was": change.was,
        "is_now": change.is_now,
        "because": change.because,
    }
