"""The commands for a patient's own sessions: add, list, remove, forget, where."""

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.inputs import (
    find_clinic_zone,
    find_zone,
    read_clock,
    read_recorded,
    read_session,
)
from mesocare.cli.joining import join_sessions
from mesocare.cli.options import ClinicOption, JsonOption, ZoneOption
from mesocare.cli.output import write_done, write_error
from mesocare.cli.zones import tell_of_utc
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from mesocare.store.history import Recorded

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keep your own sessions on this computer.",
)

When = Annotated[
    list[str],
    typer.Argument(
        metavar="SESSION...",
        help="When you left the clinic: 2026-11-20T14:30, or a date alone.",
        show_default=False,
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")]


@app.command()
def add(when: When, tz: ZoneOption = None, clinic: ClinicOption = None) -> None:
    """Record one session or more. They stay on this computer, readable by you alone."""
    from mesocare.sentences.sessions import say_session
    from mesocare.store.history import add_sessions, default_path

    zone, now = find_clinic_zone(tz, clinic), read_clock()
    sessions = [read_session(text, zone, now) for text in join_sessions(when)]
    told = []
    for session, outcome in zip(
        sessions, add_sessions(default_path(), sessions, zone.key), strict=True
    ):
        _notify(outcome.notices)
        said = "Recorded" if outcome.has_changed else "Already recorded"
        told.append(f"{said}: {say_session(session, zone)} ({zone.key}).")
        if session.ended_at > now:
            told.append("It lies ahead, so it counts as a plan. Remove it if it does not happen.")
    if tz is None and clinic is None:
        tell_of_utc(zone)
    write_done(told)


@app.command("list")
def list_(json: JsonOption = False) -> None:
    """Show the sessions that are recorded."""
    recorded = read_recorded()
    if json:
        typer.echo(_as_json(recorded), nl=False)
    elif not recorded:
        typer.echo("No session is recorded. To record one: mesocare sessions add 2026-11-20T14:30")
    for one in () if json else recorded:
        typer.echo(_say(one))


@app.command()
def remove(when: When, tz: ZoneOption = None, yes: YesOption = False) -> None:
    """Remove one session or more, for example one that did not happen."""
    from mesocare.store.history import default_path, remove_sessions

    recorded, now = read_recorded(), read_clock()
    found = dict.fromkeys(_find(text, tz, recorded, now) for text in join_sessions(when))
    is_agreed = {one: yes or _agree(f"Remove {_say(one)}?") for one in found}
    agreed = [one for one in found if is_agreed[one]]
    outcomes = remove_sessions(default_path(), [one.session for one in agreed])
    told = [f"Kept: {_say(one)}." for one in found if not is_agreed[one]]
    for one, outcome in zip(agreed, outcomes, strict=True):
        _notify(outcome.notices)
        said = "Removed" if outcome.has_changed else "It was gone already"
        told.append(f"{said}: {_say(one)}.")
    write_done(told)


@app.command()
def forget(yes: YesOption = False) -> None:
    """Erase all recorded sessions, and the file that holds them."""
    from mesocare.store.history import NOT_ERASED, default_path
    from mesocare.store.history import forget as erase

    if not yes and not _agree("Erase all your recorded sessions?"):
        typer.echo("All are kept.")
        return
    outcome = erase(default_path())
    _notify(outcome.notices)
    write_done(["Erased." if outcome.has_changed else "Nothing was recorded.", NOT_ERASED])


@app.command()
def where() -> None:
    """Show the file that holds your sessions."""
    from mesocare.store.history import default_path

    typer.echo(str(default_path()))


def _agree(question: str) -> bool:
    """Ask on standard error; Typer's own question would leave a blank on standard output.

    Raises:
        typer.Abort: when the input ends without an answer.

    """
    write_error(f"{question} Type yes or no.")
    answer = sys.stdin.readline()
    if not answer:
        raise typer.Abort
    return answer.strip().lower() in ("y", "yes")


def _notify(notices: tuple[str, ...]) -> None:
    for notice in notices:
        write_error(f"mesocare: {notice}")


def _say(recorded: "Recorded") -> str:
    from zoneinfo import ZoneInfo

    from mesocare.sentences.sessions import say_session

    return f"{say_session(recorded.session, ZoneInfo(recorded.zone_name))} ({recorded.zone_name})"


def _find(text: str, tz: str | None, recorded: "tuple[Recorded, ...]", now: datetime) -> "Recorded":
    """Find the recorded session that a text means; a day alone means the one on that day.

    Raises:
        InputRefusedError: when there is none, or more than one.

    """
    found = []
    for one in recorded:
        wanted = read_session(text, find_zone(tz or one.zone_name), now)
        if wanted == one.session:
            return one
        if not wanted.has_time and wanted.on == one.session.on:
            found.append(one)
    if len(found) == 1:
        return found[0]
    if found:
        message = "SESSION: there are several on that day. Give the time as well."
        raise InputRefusedError(message)
    message = "SESSION: this one is not recorded. See what is: mesocare sessions list"
    raise InputRefusedError(message)


def _as_json(recorded: "tuple[Recorded, ...]") -> str:
    import json
    from zoneinfo import ZoneInfo

    sessions = [
        {
            "ended_at": one.session.ended_at.astimezone(ZoneInfo(one.zone_name)).isoformat(),
            "has_time": one.session.has_time,
            "time_zone": one.zone_name,
        }
        for one in recorded
    ]
    members = {"schema": "mesocare/sessions/1", "sessions": sessions}
    return json.dumps(members, ensure_ascii=False, indent=2) + "\n"
