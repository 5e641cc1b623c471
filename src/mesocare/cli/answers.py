"""The commands for one question: can, and why."""

from typing import Annotated

import typer

from mesocare.cli.answering import answer, explain
from mesocare.cli.completion import complete_activity
from mesocare.cli.gathering import Asked
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

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS...",
        help="What you want to do, in your own words: wash my hair tomorrow",
        autocompletion=complete_activity,
        show_default=False,
    ),
]


def can(
    words: Words,
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
    """Answer one question: may I do this?

    The exit code is 0 for yes, 10 for better to wait, 11 for not yet, 12 for ask your clinic, and
    13 for a warning sign: get help.
    """
    asked = Asked(session or [], at, tz, rules, clinic, with_ or [], without or [], happened or [])
    return answer(words, asked, json=json, plain=plain)


def why(
    words: Words,
    session: SessionOption = None,
    at: AtOption = None,
    tz: ZoneOption = None,
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    with_: WithOption = None,
    without: WithoutOption = None,
    happened: HappenedOption = None,
    plain: PlainOption = False,
) -> int:
    """Say why, how firm that is, and its sources."""
    asked = Asked(session or [], at, tz, rules, clinic, with_ or [], without or [], happened or [])
    return explain(words, asked, plain=plain)
