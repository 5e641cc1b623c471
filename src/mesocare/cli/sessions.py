"""The commands for a patient's own sessions: add, list, remove, happened, forget, where."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.completion import complete_event, complete_question
from mesocare.cli.doubtful import EARLY
from mesocare.cli.doubts import agree, check_distance, check_year, find_hourless, say_back
from mesocare.cli.inputs import (
    find_zone,
    read_clock,
    read_kept,
    read_session,
)
from mesocare.cli.joining import join_listed, join_sessions
from mesocare.cli.options import ClinicOption, JsonOption, RulesOption, ZoneOption
from mesocare.cli.output import fit_screen, write_done, write_error
from mesocare.cli.recorded import as_json, describe, find, is_listed, numbered, say, say_marks
from mesocare.cli.recording import (
    RecordingClinic,
    find_clinic,
    find_recording_zone,
    read_known_rules,
)
from mesocare.cli.zones import tell_of_utc
from mesocare.errors import InputRefusedError, WhichDateError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.store.history import Recorded, ToldEvent

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
    rules: RulesOption = None,
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

    answers = _read_answers(with_ or [], without or [])
    kept, used, now = read_kept().recorded, find_clinic(clinic), read_clock()
    own = kept[-1].zone_name if kept and used.is_lost else None
    zone = find_recording_zone(tz, used, own)
    sessions = [read_session(text, zone, now) for text in join_sessions(when)]
    hourless = find_hourless(sessions, kept)
    others = [one.session for one in kept if one != hourless]
    for place, session in () if any_date else enumerate(sessions):
        check_year(session, now)
        check_distance(session, [*others, *sessions[:place]], now)
    _check_questions(answers, rules, used)
    given = answers
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
        if is_new:
            told += _say_kept(hourless or _find_same(session, kept), given)
        if session in booked:
            told.append(
                "It is still to come, so it counts as a plan. If it does not happen, remove it."
            )
    if any(map(is_at_night, sessions)):
        told.append(EARLY)
    if tz is None and used.file is None:
        tell_of_utc(zone)
    _say_done(told)


@app.command("list")
def list_(json: JsonOption = False) -> None:
    """Show the sessions and events that are recorded."""
    history = read_kept()
    if json:
        typer.echo(as_json(history), nl=False)
        return
    if not (history.recorded or history.odd or history.events):
        none = "No session is recorded. To record one: mesocare sessions add 2026-11-20T14:30"
        typer.echo(fit_screen(none))
    for number, one in enumerate(numbered(history), start=1):
        typer.echo(fit_screen(f"{number}. {describe(one)}"))
    for event in history.events:
        typer.echo(fit_screen(f"{event.event} happened: {say(event.when)}"))


@app.command()
def remove(when: Removed, tz: ZoneOption = None, yes: YesOption = False) -> None:
    """Remove one session or more, for example one that did not happen."""
    from mesocare.store.history import default_path
    from mesocare.store.history import remove as take_out

    history, now = read_kept(), read_clock()
    texts = join_listed(when, lambda text: is_listed(text, history))
    found = {one.id: one for one in (find(text, tz, history, now) for text in texts)}
    is_agreed = {key: yes or agree(f"Remove {describe(one)}?") for key, one in found.items()}
    agreed = [key for key in found if is_agreed[key]]
    outcome = take_out(default_path(), agreed)
    _notify(outcome.notices)
    told = [f"Kept: {describe(one)}." for key, one in found.items() if not is_agreed[key]]
    for key, was_there in zip(agreed, outcome.changed, strict=True):
        told.append(f"{'Removed' if was_there else 'It was gone already'}: {describe(found[key])}.")
    _say_done(told)


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
    rules: RulesOption = None,
    clinic: ClinicOption = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back what was noted last, or what was noted WHEN.")
    ] = False,
) -> None:
    """Note an event, such as that the scabs have gone."""
    from mesocare.cli.events_given import check_event
    from mesocare.store.history import default_path, tell

    _check_id("EVENT", event)
    if undo:
        _take_back(event, " ".join(when or []), tz)
        return
    kept, used = read_kept().recorded, find_clinic(clinic)
    zone = find_recording_zone(tz, used, kept[-1].zone_name if kept and used.file is None else None)
    at = _read_past(" ".join(when or ["now"]), zone, read_clock())
    if protocol := read_known_rules(rules, used):
        check_event(event, protocol, "EVENT")
    outcome = tell(default_path(), event, at)
    said = f"{'Noted' if outcome.changed[0] else 'Already noted'}: {event}, {say(at)}."
    if kept and at.ended_at < kept[0].session.begins_at:
        said += " That was before your sessions, so it ends nothing. Is the date right?"
    _notify(outcome.notices)
    _say_done([said])


@app.command()
def forget(yes: YesOption = False) -> None:
    """Erase all recorded sessions, and the file that holds them."""
    from mesocare.store.history import NOT_ERASED, default_path, erase

    if not yes and not agree("Erase all your recorded sessions?"):
        typer.echo("All are kept.")
        return
    outcome = erase(default_path())
    _say_done(["Erased." if outcome.changed[0] else "Nothing was recorded.", NOT_ERASED])


@app.command()
def where() -> None:
    """Show the file that holds your sessions."""
    from mesocare.store.history import default_path

    typer.echo(str(default_path()))


def _check_questions(ids: Collection[str], rules: Path | None, clinic: RecordingClinic) -> None:
    """Refuse questions that the rules do not ask, as `today --with` does."""
    from mesocare.plan.conditions import apply_answers

    if ids and (protocol := read_known_rules(rules, clinic)):
        apply_answers(protocol, yes=ids)


def _read_past(text: str, zone: "ZoneInfo", now: datetime) -> "Session":
    """Read when something happened.

    Raises:
        InputRefusedError: when it cannot be read, may mean several moments, or is still to come.

    """
    from mesocare.dates.typed import parse_session

    def is_past(at: "Session") -> bool:
        return at.ended_at <= now or (not at.has_time and at.on <= now.astimezone(zone).date())

    try:
        at = parse_session(text, zone=zone, now=now)
    except WhichDateError as error:
        readings = {one: parse_session(one, zone=zone, now=now) for one in error.written}
        past = [one for one, session in readings.items() if is_past(session)]
        if len(past) == len(readings):
            message = f"WHEN: {error}"
        elif past:
            message = f"WHEN: Write {' or '.join(past)}. Anything later is still to come."
        else:
            message = _TO_COME
        raise InputRefusedError(message) from None
    except InputRefusedError as error:
        message = f"WHEN: {error}"
        raise InputRefusedError(message) from None
    if not is_past(at):
        raise InputRefusedError(_TO_COME)
    return at


_TO_COME = "WHEN: this is still to come. Say it once it has happened."


def _take_back(event: str, when: str, tz: str | None) -> None:
    """Take back what was noted last of an event, or what was noted of a moment or a day."""
    from mesocare.store.history import default_path, remove

    now = read_clock()
    noted = [one for one in read_kept().events if one.event == event]
    if when:
        noted = [one for one in noted if _is_meant(one, when, tz, now)]
    if not noted:
        _say_done([f"{event} was not noted{' then' if when else ''}."])
        return
    last = max(noted, key=lambda one: one.id)
    outcome = remove(default_path(), [last.id])
    _notify(outcome.notices)
    said = "Taken back" if outcome.changed[0] else "It was gone already"
    _say_done([f"{said}: {event}, {say(last.when)}."])


def _is_meant(told: "ToldEvent", when: str, tz: str | None, now: datetime) -> bool:
    wanted = read_session(when, find_zone(tz or told.zone_name), now, what="WHEN")
    return wanted == told.when or (not wanted.has_time and wanted.on == told.when.on)


def _find_same(session: "Session", kept: "Iterable[Recorded]") -> "Recorded | None":
    return next((one for one in kept if one.session == session), None)


def _say_kept(old: "Recorded | None", given: Mapping[str, bool]) -> list[str]:
    """Say what was recorded of a session before and holds on, and what is another answer now."""
    if old is None:
        return []
    others = {name: yes for name, yes in old.answers.items() if name not in given}
    changed = {name: yes for name, yes in given.items() if old.answers.get(name, yes) != yes}
    parts = {
        "As before": say_marks(others, is_last=old.is_last),
        "Changed": say_marks(changed, is_last=False),
    }
    return [f"{head}: {'; '.join(said)}." for head, said in parts.items() if said]


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


def _say_done(sentences: Iterable[str]) -> None:
    write_done(map(fit_screen, sentences))
