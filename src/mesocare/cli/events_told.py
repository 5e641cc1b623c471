"""The command that notes an event, and takes back what was noted: sessions happened."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mesocare.cli.completion import complete_event
from mesocare.cli.doubtful import explain_early_event
from mesocare.cli.inputs import find_zone, read_clock, read_kept, read_session
from mesocare.cli.options import ClinicOption, RulesOption, ZoneOption
from mesocare.cli.recorded import say, write_outcome
from mesocare.cli.recording import check_id, find_clinic, find_recording_zone, read_known_rules
from mesocare.errors import InputRefusedError, WhichDateError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.store.history import ToldEvent


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
    from mesocare.cli.events_given import LAST_SESSION, check_event
    from mesocare.plan.visits import ends_course
    from mesocare.store.history import default_path, tell

    check_id("EVENT", event)
    if undo:
        _take_back(event, " ".join(when or []), tz)
        return
    history, used, now = read_kept(), find_clinic(clinic), read_clock()
    kept = history.recorded
    own = history.zone_name_at(now) if used.file is None else None
    zone = find_recording_zone(tz, used, own)
    at = _read_past(" ".join(when or ["now"]), zone, now)
    if protocol := read_known_rules(rules, used):
        check_event(event, protocol, "EVENT")
    outcome = tell(default_path(), event, at)
    said = f"{'Noted' if outcome.changed[0] else 'Already noted'}: {event}, {say(at)}."
    if reason := explain_early_event(event, [at], [one.session for one in kept]):
        said += f" {reason}"
    elif kept and event == LAST_SESSION and not ends_course([at], kept[-1].session, now):
        said += " That was before your latest session, so your course goes on. Is the date right?"
    write_outcome([said], outcome.notices)


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
        write_outcome([f"{event} was not noted{' then' if when else ''}."])
        return
    last = max(noted, key=lambda one: one.id)
    outcome = remove(default_path(), [last.id])
    said = "Taken back" if outcome.changed[0] else "It was gone already"
    write_outcome([f"{said}: {event}, {say(last.when)}."], outcome.notices)


def _is_meant(told: "ToldEvent", when: str, tz: str | None, now: datetime) -> bool:
    wanted = read_session(when, find_zone(told.zone_name if tz is None else tz), now, what="WHEN")
    return wanted == told.when or (not wanted.has_time and wanted.on == told.when.on)
