"""The command for a status bar or cron: one line that says what changes next."""

import re
from datetime import timedelta
from typing import Annotated

import typer

from mesocare.cli.gathering import Asked, gather_plan
from mesocare.cli.joining import join_sessions
from mesocare.cli.options import (
    AllOption,
    AtOption,
    ClinicOption,
    HappenedOption,
    RulesOption,
    SessionArgument,
    SessionOption,
    WithOption,
    WithoutOption,
    ZoneOption,
)
from mesocare.cli.speaking import make_speaker
from mesocare.errors import InputRefusedError

_NOTHING_WITHIN = 1
_SPAN = re.compile(r"([1-9][0-9]{0,3}) ?(m|min|minutes?|h|hours?|d|days?|w|weeks?)")
_UNITS = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}

WithinOption = Annotated[
    str | None,
    typer.Option(
        "--within", metavar="SPAN", help="Only what changes so soon: 24h.", show_default=False
    ),
]


def next_(
    when: SessionArgument = None,
    within: WithinOption = None,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    with_: WithOption = None,
    without: WithoutOption = None,
    happened: HappenedOption = None,
    shows_all: AllOption = False,
) -> int:
    """Say in one line what changes next.

    It suits a status bar or cron. The exit code is 1, and nothing is printed, where nothing changes
    within the span.
    """
    from mesocare.sentences.rows.next_change import find_next_change, next_line
    from mesocare.sentences.sessions import year_slip_sentences

    span = None if within is None else _read_span(within)
    sessions = join_sessions(when, session)
    asked = Asked(sessions, at, tz, rules, clinic, with_ or [], without or [], happened or [])
    plan = gather_plan(asked)
    speaker = make_speaker(plan, has_now=at is None)
    if plan.meant_years:
        typer.echo(" ".join(year_slip_sentences(plan, speaker)))
        return 0
    found = find_next_change(plan, speaker)
    if found is None or (span is not None and found.at > plan.at + span):
        return _NOTHING_WITHIN
    typer.echo(next_line(found, speaker, shows_all=shows_all))
    return 0


def _read_span(text: str) -> timedelta:
    """Read a span such as `24h`, `90 min`, `2 days`.

    Raises:
        InputRefusedError: when it is none.

    """
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        message = "--within: this is not a span of time. Write a number and a unit: 24h, 3 days."
        raise InputRefusedError(message)
    return int(found[1]) * _UNITS[found[2][0]]
