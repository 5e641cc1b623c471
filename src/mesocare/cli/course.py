"""The commands around the course: next sessions, and the latest session before an event."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.inputs import (
    Asked,
    Given,
    gather,
    gather_plan,
    plan_of,
)
from mesocare.cli.options import (
    AllOption,
    AtOption,
    ClinicOption,
    HappenedOption,
    JsonOption,
    PlainOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    WithOption,
    WithoutOption,
    ZoneOption,
)
from mesocare.cli.show import show
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
    with_: WithOption = None,
    without: WithoutOption = None,
    happened: HappenedOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    shows_all: AllOption = False,
) -> None:
    """Show when the next visits are due, and what to prepare."""
    sessions = [*(when or []), *(session or [])]
    asked = Asked(sessions, at, tz, rules, clinic, with_ or [], without or [], happened or [])
    if json:
        from mesocare.views.machine import render_course

        typer.echo(render_course(gather_plan(asked)), nl=False)
        return
    show(lambda forms: forms.course, asked, json=False, plain=plain, shows_all=shows_all)


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

    given = gather(Asked(session or [], at, tz, rules, clinic))
    ids, not_covered = _find_activities(words or [], given.protocol)
    event_at = _read_event(date, given)
    found = find_latest_session(given.protocol, event_at, given.zone, ids if words else None)
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


def _read_event(text: str, given: Given) -> datetime:
    from mesocare.dates.typed import parse_at

    try:
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
