"""Which arguments and options do several commands share? Each stated once."""

from pathlib import Path
from typing import Annotated

import typer

SessionArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SESSION]...",
        help="When you left the clinic: 2026-11-20T14:30, or a date alone, or 'yesterday 14:30'.",
        show_default=False,
    ),
]
SessionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--session",
        "-s",
        metavar="SESSION",
        help="When you left the clinic. Give it again for each session.",
        show_default=False,
    ),
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="WHEN",
        help="The moment to look at, in place of now. A date alone is its first minute.",
        show_default=False,
    ),
]
ZoneOption = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="The clinic's time zone, such as Europe/Rome, in place of this computer's.",
        show_default=False,
    ),
]
RulesOption = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        envvar="MESOCARE_RULES",
        help="A rule file in place of the default one, or your clinic's short name for one.",
        show_default=False,
    ),
]
ClinicOption = Annotated[
    Path | None,
    typer.Option(
        "--clinic",
        metavar="FILE",
        envvar="MESOCARE_CLINIC",
        help="Your clinic's file: its name, telephone, zone, closed days, and its own rules.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Print plain sentences: no table, no bars, no colour.")
]
