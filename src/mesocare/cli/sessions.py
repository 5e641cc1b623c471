"""The commands for a patient's own sessions: add, list, remove, happened, forget, where."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.completion import complete_question
from mesocare.cli.doubtful import EARLY
from mesocare.cli.doubts import (
    agree,
    check_distance,
    check_hour,
    check_year,
    say_back,
)
from mesocare.cli.events_told import happened
from mesocare.cli.inputs import read_clock, read_kept
from mesocare.cli.joining import join_listed, join_sessions
from mesocare.cli.options import ClinicOption, JsonOption, RulesOption, ZoneOption
from mesocare.cli.output import fit_screen
from mesocare.cli.recorded import (
    as_json,
    describe,
    find,
    is_number,
    numbered,
    say,
    say_marks,
    write_outcome,
)
from mesocare.cli.recording import (
    RecordingClinic,
    check_id,
    find_clinic,
    find_recording_zone,
    read_known_rules,
    read_with_day,
)
from mesocare.cli.zones import tell_of_utc
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from mesocare.dates.moments import Session
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

    answers = _read_answers(with_ or [], without or [])
    history, used, now = read_kept(), find_clinic(clinic), read_clock()
    kept, own = history.recorded, history.zone_name_at(now) if used.is_lost else None
    zone = find_recording_zone(tz, used, own)
    sessions, hourless = read_with_day(join_sessions(when), zone, kept, now, is_own_zone=tz is None)
    others = [one.session for one in kept if one != hourless]
    for place, session in () if any_date else enumerate(sessions):
        check_year(session, now)
        if hourless:
            check_hour(session, hourless, now)
        check_distance(session, [*others, *sessions[:place]], now)
    _check_questions(answers, rules, used)
    given = answers
    if hourless:
        answers, last = {**hourless.answers, **answers}, last or hourless.is_last
    booked = [session for session in sessions if session.begins_at > now]
    outcome = record(
        default_path(),
        sessions,
        is_last=last,
        answers=answers,
        booked=booked,
        replaces=[hourless.id] if hourless else [],
    )
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
    write_outcome(told, outcome.notices)


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
    texts = join_listed(when, is_number)
    found = {one.id: one for one in (find(text, tz, history, now) for text in texts)}
    is_agreed = {key: yes or agree(f"Remove {describe(one)}?") for key, one in found.items()}
    agreed = [key for key in found if is_agreed[key]]
    outcome = take_out(default_path(), agreed)
    told = [f"Kept: {describe(one)}." for key, one in found.items() if not is_agreed[key]]
    for key, was_there in zip(agreed, outcome.changed, strict=True):
        told.append(f"{'Removed' if was_there else 'It was gone already'}: {describe(found[key])}.")
    write_outcome(told, outcome.notices)


app.command()(happened)


@app.command()
def forget(yes: YesOption = False) -> None:
    """Erase all recorded sessions, and the file that holds them."""
    from mesocare.store.history import NOT_ERASED, default_path, erase

    if not yes and not agree("Erase all your recorded sessions?"):
        typer.echo("All are kept.")
        return
    outcome = erase(default_path())
    write_outcome(["Erased." if outcome.changed[0] else "Nothing was recorded.", NOT_ERASED])


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
            check_id(option, one)
    if set(with_) & set(without):
        message = "--with and --without both name one question. Give one answer."
        raise InputRefusedError(message)
    return dict.fromkeys(with_, True) | dict.fromkeys(without, False)
