"""The arguments and options that several commands share, each stated once."""

from pathlib import Path
from typing import Annotated

import typer

from mesocare.cli.completion import complete_event, complete_question

SessionArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SESSION]...",
        help="When you left the clinic: 'yesterday 3pm', 2026-11-20T14:30, or the day alone.",
        show_default=False,
    ),
]
SessionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--session",
        "-s",
        metavar="SESSION",
        help="When you left the clinic; once for each visit.",
        show_default=False,
    ),
]
AtOption = Annotated[
    str | None,
    typer.Option("--at", metavar="WHEN", help="Look at this moment, not now.", show_default=False),
]
ZoneOption = Annotated[
    str | None,
    typer.Option(
        "--tz", metavar="ZONE", help="The clinic's time zone: Europe/Rome.", show_default=False
    ),
]
RulesOption = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="FILE|ID",
        envvar="MESOCARE_RULES",
        help="Other rules: a file, or an id such as prp-hair.",
        show_default=False,
        show_envvar=False,
    ),
]
ClinicOption = Annotated[
    Path | None,
    typer.Option(
        "--clinic",
        metavar="FILE",
        envvar="MESOCARE_CLINIC",
        help="Your clinic's file.",
        show_default=False,
        show_envvar=False,
    ),
]
WithOption = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="ID",
        help="Answer a question of the rules: yes.",
        autocompletion=complete_question,
        show_default=False,
    ),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="ID",
        help="The same: no.",
        autocompletion=complete_question,
        show_default=False,
    ),
]
HappenedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--happened",
        metavar="EVENT[=WHEN]",
        help="An event has happened: scabs-gone=yesterday.",
        autocompletion=complete_event,
        show_default=False,
    ),
]
AllOption = Annotated[bool, typer.Option("--all", help="Fold nothing away.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
PlainOption = Annotated[bool, typer.Option("--plain", help="Print plain sentences.")]
