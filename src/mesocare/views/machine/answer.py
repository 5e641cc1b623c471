"""Answers for a machine: the JSON contracts `mesocare/answer/2` and `mesocare/before/2`."""

from typing import Any

from mesocare.plan.activity_before import ActivityBefore
from mesocare.plan.answer import Answer
from mesocare.plan.answered import Answered
from mesocare.plan.before import BeforeEvent
from mesocare.plan.facts import YES, DatedAllowed, DatedCare, DatedRestriction, Plan
from mesocare.plan.names import Kind
from mesocare.plan.window_fit import Days
from mesocare.sentences.answer import companions_of, worth_saying
from mesocare.views.machine import (
    after_effect,
    care,
    clinic,
    condition,
    day,
    doubts,
    given,
    moment,
    restriction,
    to_text,
    years,
)

ANSWER_SCHEMA = "mesocare/answer/2"
BEFORE_SCHEMA = "mesocare/before/2"


def render_answer(answer: Answer, plan: Plan) -> str:
    """Return the answer as JSON; `from_at` and `until_at` are the time that was asked about."""
    zone, spans = plan.zone, answer.asked.spans
    first = min((span.first for span in spans), default=plan.at)
    last = max((span.last for span in spans), default=plan.at)
    said = worth_saying(answer)
    asked_for = [one.rule for one in said if isinstance(one.rule, DatedCare)]
    companions = (dated for one in said for dated in companions_of(one, answer, plan))
    asked_for += {dated.id: dated for dated in companions}.values()
    return to_text(
        {
            "schema": ANSWER_SCHEMA,
            "status": answer.status.value,
            "verdict": answer.verdict,
            "from_at": moment(first, zone),
            "until_at": moment(last, zone) if last > first else None,
            "answers": [_answered(one, plan) for one in said if one.kind is not Kind.CARE],
            "signs": [{"level": sign.level, "sign": sign.rule.sign} for sign in answer.signs],
            "after_effects": [after_effect(dated, plan) for dated in answer.after_effects],
            "care": [care(dated, plan) for dated in asked_for],
            "did_you_mean": [
                {"id": named.id, "kind": named.kind.value} for named in answer.did_you_mean
            ],
            "has_unknown_part": answer.has_unknown_part,
            "is_more_than_rules_say": answer.is_more_than_rules_say,
            "is_longer_than_rules_say": answer.is_longer_than_rules_say,
            "is_about_the_body": answer.is_about_the_body,
            "may_be_ill": answer.may_be_ill,
            "is_crisis": answer.is_crisis,
            "meant_years": years(plan.meant_years),
        }
        | doubts(plan)
        | clinic(plan)
    )


def _answered(one: Answered, plan: Plan) -> dict[str, Any]:
    """Return a restriction's members with its status in the time asked about; others in short."""
    if isinstance(one.rule, DatedRestriction):
        dated = one.rule._replace(status=one.status)
        members = {"kind": one.kind.value} | restriction(dated, plan, one.strict_at)
    else:
        rule = getattr(one.rule, "rule", one.rule)
        members = {
            "kind": one.kind.value,
            "id": one.id,
            "activity": getattr(rule, "activity", None) or getattr(rule, "do", None),
            "status": one.status.value,
            "only_if": condition(getattr(rule, "only_if", None), plan),
        } | given(unless=condition(getattr(rule, "unless", None), plan))
        if isinstance(one.rule, DatedAllowed):
            held = one.rule.as_restriction()
            ok_until_at = held.ok_until(one.strict_at) if one.status in YES else None
            members |= given(
                from_at=moment(one.rule.from_at, plan.zone),
                ok_until_at=moment(ok_until_at, plan.zone),
            )
    return members | {"ok_from_at": moment(one.ok_at, plan.zone)}


def render_before(found: BeforeEvent) -> str:
    """Return what is known of an event as JSON."""
    zone, latest, caution = found.zone, found.clear_if, found.caution_if
    return to_text(
        {
            "schema": BEFORE_SCHEMA,
            "event_at": moment(found.event_at, zone),
            "time_zone": zone.key,
            "is_over": found.is_over,
            "activities": [_activity(one, found) for one in found.activities],
            "allowed": [
                {"id": item.id, "activity": item.activity}
                | given(
                    only_if=condition(item.only_if, found), unless=condition(item.unless, found)
                )
                for item in found.allowed
            ],
            "clear_if_ended_by": moment(latest.ended_by, zone) if latest else None,
            "clear_if_session_on": day(latest.session_on) if latest else None,
            "caution_if_ended_by": moment(caution.ended_by, zone) if caution else None,
            "blocked": [one.id for one in found.blocked],
            "questions": [one.id for one in found.questions],
            "not_covered": list(found.not_covered),
            "window": _window(found),
        }
        | given(clear_if_from_on=found.clear_if_from and day(found.clear_if_from))
        | ({"meant_years": years(found.meant_years)} if found.meant_years else {})
    )


def _activity(one: ActivityBefore, found: BeforeEvent) -> dict[str, Any]:
    clear, caution = one.clear_if, one.caution_if
    return {
        "id": one.id,
        "activity": one.rule.activity,
        "status": one.status.value if one.status else None,
        "clear_if_ended_by": moment(clear.ended_by, found.zone) if clear else None,
        "caution_if_ended_by": moment(caution.ended_by, found.zone) if caution else None,
        "clear_now_at": moment(one.clear_now_at, found.zone),
    } | given(only_if=condition(one.whom.only_if, found), unless=condition(one.whom.unless, found))


def _window(found: BeforeEvent) -> dict[str, Any] | None:
    """Return which days of the next session's window leave all dated activities clear."""
    if found.window is None or found.fit is None:
        return None
    return {
        "number": found.window.number,
        "early_enough": _days(found.fit.early_enough),
        "after_event": _days(found.fit.after_event),
        "is_recommended_fitting": found.fit.is_recommended_fitting,
    }


def _days(days: Days | None) -> dict[str, Any] | None:
    return days and {"first_on": day(days.first_on), "last_on": day(days.last_on)}
