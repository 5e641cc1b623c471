"""The commands around the course: next sessions, and the latest session before an event."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.inputs import (
    Asked,
    Given,
    base_of,
    gather,
    gather_plan,
    plan_of,
    tell_of_own_zone,
)
from mesocare.cli.joining import join_first_moment, join_sessions
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    JsonOption,
    PlainOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    ZoneOption,
)
from mesocare.cli.output import show
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from mesocare.plan.before import BeforeEvent
    from mesocare.plan.facts import Plan
    from mesocare.rules.protocol import Protocol

_ASK = 12

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...",
        help='What you want to do then, each in quotes: "dye my hair". All activities without it.',
        show_default=False,
    ),
]
Event = Annotated[
    str,
    typer.Argument(
        metavar="DATE",
        help="The day of your event, which counts from its first minute, or its moment.",
        show_default=False,
    ),
]


def course(
    when: SessionArgument = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show when the next sessions are due, and what to prepare."""
    plan = gather_plan(Asked(join_sessions(when, session), at, tz, rules, clinic))
    show("render_course", plan, json=json, plain=plain)


def before(
    date: Event,
    words: Words = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> int:
    """Find the latest session before an event, such as a wedding.

    After it, what you ask about is a yes by then.

    The exit code is 12 where your sheet does not cover one of the activities.
    """
    from mesocare.plan.before import find_latest_session, fit_window
    from mesocare.sentences.before import Question

    date, words = join_first_moment([date, *(words or [])])
    given = gather(Asked(session or [], at, tz, rules, clinic))
    ids, not_covered = _find_activities(words, given.protocol)
    event_at = _read_event(date, given, base_of(at, given.at))
    found = find_latest_session(given.protocol, event_at, given.zone, ids if words else None)
    tell_of_own_zone(given)
    plan = plan_of(given) if given.sessions else None
    window = plan.next_sessions[0] if plan and plan.next_sessions else None
    fit = fit_window(window, found, given.protocol, today=plan.today) if plan and window else None
    blocked = _find_blocked(found, plan) if plan else ()
    allowed = tuple(item.activity for item in given.protocol.allowed if item.id in ids)
    is_over = event_at <= given.at
    question = Question(given.protocol, not_covered, window, fit, blocked, allowed, is_over)
    show("render_before", found, question, json=json, plain=plain)
    return _ASK if not_covered else 0


def _find_blocked(found: "BeforeEvent", plan: "Plan") -> tuple[str, ...]:
    """Give the activities asked about that the sessions already given leave no yes at the event."""
    from mesocare.rules.protocol import Status

    asked = {activity.id for activity in found.activities if not activity.is_question}
    return tuple(
        dated.rule.activity
        for dated in plan.restrictions
        if dated.id in asked and dated.status_at(found.event_at) in (Status.AVOID, Status.CAUTION)
    )


def _read_event(text: str, given: Given, base: datetime | None) -> datetime:
    from mesocare.dates.typed import check_base, parse_at

    try:
        if base is not None:
            check_base(text, parse_at, zone=given.zone, now=given.now, base=base)
        return parse_at(text, zone=given.zone, now=given.now)
    except InputRefusedError as error:
        message = f"DATE: {error}"
        raise InputRefusedError(message) from None


def _find_activities(questions: list[str], protocol: "Protocol") -> tuple[set[str], int]:
    """Give the ids that some questions mean, and how many questions are not wholly covered.

    Raises:
        InputRefusedError: when a question is empty or too long.

    """
    from mesocare.plan.activities import check_question, find_activities

    rules = {item.id: item for item in protocol.allowed} | dict(protocol.restrictions)
    names = {key: (rule.activity, *rule.also_called) for key, rule in rules.items()}
    understood = [find_activities(check_question(words), names) for words in questions]
    ids = {key for one in understood for key in one.sure}
    return ids, sum(not one.sure or one.has_unknown_part for one in understood)
