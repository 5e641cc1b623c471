"""The command for an event: what is clear by then, and the latest session before it."""

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.answering import refuse_bare_help
from mesocare.cli.completion import complete_activity
from mesocare.cli.gathering import Asked, Given, gather, plan_of, tell_of_own_zone
from mesocare.cli.inputs import base_of, end_of_day_asked
from mesocare.cli.joining import join_first_moment
from mesocare.cli.options import (
    AtOption,
    ClinicOption,
    HappenedOption,
    JsonOption,
    PlainOption,
    RulesOption,
    SessionOption,
    WithOption,
    WithoutOption,
    ZoneOption,
)
from mesocare.cli.output import look_at_screen
from mesocare.cli.speaking import make_speaker
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from mesocare.plan.facts import Plan
    from mesocare.plan.meant import Meant
    from mesocare.rules.protocol import Protocol
    from mesocare.sentences.days import Speaker

_ASK = 12
_MOST_QUESTIONS = 100

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...",
        help="What you want to do then: dye my hair, drink wine. All activities without it.",
        autocompletion=complete_activity,
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


def before(
    date: Event,
    words: Words = None,
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
) -> int:
    """Find what is OK by an event, say a wedding.

    The exit code is 12 where your sheet does not cover one of the activities, or has no date for
    it, and 13 where your words tell of a danger.
    """
    from mesocare.cli.danger import answer_danger
    from mesocare.plan.before import find_before

    refuse_bare_help(words or [])
    asked = Asked(session or [], at, tz, rules, clinic, with_ or [], without or [], happened or [])
    given = gather(asked)
    tell_of_own_zone(given)
    date, words = join_first_moment([date, *(words or [])])
    meant = _understand(split_questions(words), given.protocol) if words else None
    event_at = _read_event(date, given, base_of(at, given.at))
    plan = plan_of(given) if given.sessions else None
    if words:
        danger = answer_danger(words, str(clinic or ""), plan, json=json, plain=plain)
        if danger is not None:
            return danger
    found = find_before(
        given.protocol,
        event_at,
        given.zone,
        meant=meant,
        plan=plan,
        clinic=given.clinic,
        now=given.at,
        through=end_of_day_asked(date, event_at, given.zone),
    )
    if json:
        from mesocare.views.machine.answer import render_before as render_json

        sys.stdout.write(render_json(found))
    else:
        from mesocare.views.reply import render_before

        speaker = _make_speaker(given, plan, has_now=at is None)
        sys.stdout.write(render_before(found, plan, speaker, look_at_screen(plain=plain)))
    is_unsure = not found.is_sure if words else bool(found.not_covered)
    return _ASK if is_unsure else 0


def split_questions(words: Sequence[str]) -> list[str]:
    """Return the questions: what stands in quotes is one, and so is what commas part."""
    questions: list[list[str]] = [[]]
    for word in words:
        if " " in word.strip():  # it stood in quotes
            questions += [[word], []]
            continue
        first, *others = word.split(",")
        questions[-1].append(first)
        questions += [[other] for other in others]
    joined = (" ".join(part).strip() for part in questions)
    return [piece.strip() for question in joined for piece in question.split(",") if piece.strip()]


def _understand(questions: Sequence[str], protocol: "Protocol") -> "Meant":
    """Find what the questions mean.

    Raises:
        InputRefusedError: when there are none or too many, or one is too long.

    """
    from mesocare.plan.lexicon import make_lexicon
    from mesocare.plan.meant import understand

    if not questions:
        message = "Nothing is asked. Write what you want to do then, such as: dye my hair"
        raise InputRefusedError(message)
    if len(questions) > _MOST_QUESTIONS:
        message = f"{len(questions):,} activities are too many. Write {_MOST_QUESTIONS} at most."
        raise InputRefusedError(message)
    return understand(questions, make_lexicon(protocol))


def _make_speaker(given: Given, plan: "Plan | None", *, has_now: bool) -> "Speaker":
    """Return who says the times, with or without a plan."""
    if plan is not None:
        return make_speaker(plan, has_now=has_now)
    from mesocare.sentences.days import Speaker

    today = given.at.astimezone(given.zone).date()
    return Speaker(given.protocol.protocol.language, given.zone, today)


def _read_event(text: str, given: Given, base: datetime | None) -> datetime:
    from mesocare.dates.typed import check_base, parse_at

    try:
        if base is not None:
            check_base(text, parse_at, zone=given.zone, now=given.now, base=base)
        return parse_at(text, zone=given.zone, now=given.now)
    except InputRefusedError as error:
        message = f"DATE: {error}"
        raise InputRefusedError(message) from None
