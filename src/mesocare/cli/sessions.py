"""The commands for a patient's own sessions: add, list, remove, happened, forget, where."""

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from mesocare.cli.completion import complete_event, complete_question
from mesocare.cli.doubtful import EARLY
from mesocare.cli.doubts import agree, check_distance, check_year, find_hourless, say_back
from mesocare.cli.inputs import find_clinic_zone, read_clock, read_kept, read_session
from mesocare.cli.joining import join_sessions
from mesocare.cli.options import ClinicOption, JsonOption, ZoneOption
from mesocare.cli.output import write_done, write_error
from mesocare.cli.recorded import as_json, describe, find, numbered, say
from mesocare.cli.zones import tell_of_utc
from mesocare.errors import InputRefusedError

_MOST_OF_AN_ID = 64

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
Removed = Annotated[
    list[str],
    typer.Argument(
        metavar="SESSION...",
        help="The session, or its number in 'mesocare sessions list'.",
        show_default=False,
    ),
]
LastOption = Annotated[
    bool, typer.Option("--last", help="It was the last of the course (the latest, if several).")
]
WithOption = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="QUESTION",
        help="Answer a question of the rules with yes, by its id. Give it again for each.",
        autocompletion=complete_question,
        show_default=False,
    ),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="QUESTION",
        help="Answer a question with no.",
        autocompletion=complete_question,
        show_default=False,
    ),
]
AnyDateOption = Annotated[
    bool, typer.Option("--any-date", help="Take the date as it is written, without a question.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")]


@app.command()
def add(
    when: When,
    tz: ZoneOption = None,
    clinic: ClinicOption = None,
    last: LastOption = False,
    with_: WithOption = None,
    without: WithoutOption = None,
    any_date: AnyDateOption = False,
) -> None:
    """Record one session or more. They stay on this computer, readable by you alone."""
    from mesocare.dates.plausible import is_at_night
    from mesocare.store.history import add as record
    from mesocare.store.history import default_path
    from mesocare.store.history import remove as take_out

    zone, now = find_clinic_zone(tz, clinic), read_clock()
    sessions = [read_session(text, zone, now) for text in join_sessions(when)]
    kept = read_kept().recorded
    hourless = find_hourless(sessions, kept)
    others = [one.session for one in kept if one != hourless]
    for place, session in () if any_date else enumerate(sessions):
        check_year(session, now)
        check_distance(session, [*others, *sessions[:place]], now)
    answers = _read_answers(with_ or [], without or [])
    if hourless:
        answers, last = {**hourless.answers, **answers}, last or hourless.is_last
    booked = [session for session in sessions if session.begins_at > now]
    outcome = record(default_path(), sessions, is_last=last, answers=answers, booked=booked)
    if hourless:
        take_out(default_path(), [hourless.id])
    _notify(outcome.notices)
    told = []
    for session, is_new in zip(sessions, outcome.changed, strict=True):
        told.append(f"{'Recorded' if is_new else 'Already recorded'}: {say_back(session, now)}.")
        if hourless:
            told.append("It replaces that day without an hour.")
        if session in booked:
            told.append(
                "It is still to come, so it counts as a plan. If it does not happen, remove it."
            )
    if any(map(is_at_night, sessions)):
        told.append(EARLY)
    if tz is None and clinic is None:
        tell_of_utc(zone)
    write_done(told)


@app.command("list")
def list_(json: JsonOption = False) -> None:
    """Show the sessions and events that are recorded."""
    history = read_kept()
    if json:
        typer.echo(as_json(history), nl=False)
        return
    if not (history.recorded or history.odd or history.events):
        typer.echo("No session is recorded. To record one: mesocare sessions add 2026-11-20T14:30")
    for number, one in enumerate(numbered(history), start=1):
        typer.echo(f"{number}. {describe(one)}")
    for event in history.events:
        typer.echo(f"{event.event} happened: {say(event.when)}")


@app.command()
def remove(when: Removed, tz: ZoneOption = None, yes: YesOption = False) -> None:
    """Remove one session or more, for example one that did not happen."""
    from mesocare.store.history import default_path
    from mesocare.store.history import remove as take_out

    history, now = read_kept(), read_clock()
    found = {one.id: one for one in (find(text, tz, history, now) for text in join_sessions(when))}
    is_agreed = {key: yes or agree(f"Remove {describe(one)}?") for key, one in found.items()}
    agreed = [key for key in found if is_agreed[key]]
    outcome = take_out(default_path(), agreed)
    _notify(outcome.notices)
    told = [f"Kept: {describe(one)}." for key, one in found.items() if not is_agreed[key]]
    for key, was_there in zip(agreed, outcome.changed, strict=True):
        told.append(f"{'Removed' if was_there else 'It was gone already'}: {describe(found[key])}.")
    write_done(told)


@app.command()
def happened(
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT",
            help="The event's id in the rules, such as scabs-gone.",
            autocompletion=complete_event,
        ),
    ],
    when: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHEN]...", help="When it happened; now, if left out."),
    ] = None,
    tz: ZoneOption = None,
    clinic: ClinicOption = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what you said last.")] = False,
) -> None:
    """Note an event, such as that the scabs have gone."""
    from mesocare.store.history import default_path, tell, untell

    _check_id("EVENT", event)
    if undo:
        outcome = untell(default_path(), event)
        said = f"Taken back: {event}." if outcome.changed[0] else f"{event} was not noted."
    else:
        kept = read_kept().recorded
        own = kept[-1].zone_name if kept and clinic is None else None
        zone, now = find_clinic_zone(tz or own, clinic), read_clock()
        at = read_session(" ".join(when or ["now"]), zone, now, what="WHEN")
        if at.ended_at > now and (at.has_time or at.on > now.astimezone(zone).date()):
            message = "WHEN: this is still to come. Say it once it has happened."
            raise InputRefusedError(message)
        outcome = tell(default_path(), event, at)
        said = f"{'Noted' if outcome.changed[0] else 'Already noted'}: {event}, {say(at)}."
        if kept and at.ended_at < kept[0].session.begins_at:
            said += " That was before your sessions, so it ends nothing. Is the date right?"
    _notify(outcome.notices)
    write_done([said])


@app.command()
def forget(yes: YesOption = False) -> None:
    """Erase all recorded sessions, and the file that holds them."""
    from mesocare.store.history import NOT_ERASED, default_path, erase

    if not yes and not agree("Erase all your recorded sessions?"):
        typer.echo("All are kept.")
        return
    outcome = erase(default_path())
    write_done(["Erased." if outcome.changed[0] else "Nothing was recorded.", NOT_ERASED])


@app.command()
def where() -> None:
    """Show the file that holds your sessions."""
    from mesocare.store.history import default_path

    typer.echo(str(default_path()))


def _read_answers(with_: Sequence[str], without: Sequence[str]) -> dict[str, bool]:
    for option, ids in (("--with", with_), ("--without", without)):
        for one in ids:
            _check_id(option, one)
    if set(with_) & set(without):
        message = "--with and --without both name one question. Give one answer."
        raise InputRefusedError(message)
    return dict.fromkeys(with_, True) | dict.fromkeys(without, False)


def _check_id(where: str, text: str) -> None:
    from mesocare.rules.protocol import ID_PATTERN

    if not re.fullmatch(ID_PATTERN, text) or len(text) > _MOST_OF_AN_ID:
        message = f"{where}: write the id that the rules give it, such as scabs-gone."
        raise InputRefusedError(message)


def _notify(notices: tuple[str, ...]) -> None:
    for notice in notices:
        write_error(f"mesocare: {notice}")
