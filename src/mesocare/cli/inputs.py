"""What did the user give, and what does the machine add? Arguments, clock, zone and files.

Every command imports this to be listed at all, so what reads and plans is loaded when it is needed.
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mesocare.cli.output import write_error
from mesocare.errors import InputRefusedError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from mesocare.dates.moments import Session
    from mesocare.plan.facts import Plan
    from mesocare.rules.clinic import Clinic
    from mesocare.rules.protocol import Protocol
    from mesocare.sentences.days import Speaker
    from mesocare.store.history import History, Recorded

LAST_SESSION = "last-session"
"""The event that every course has; the rules say the same, and are not loaded for it here."""
_NO_SESSION = (
    "No session is given, and none is recorded. Give its date, such as "
    "'mesocare today 2026-11-20', or record it once: 'mesocare sessions add 2026-11-20'."
)


class Asked(NamedTuple):
    """What the options say, as they were typed."""

    sessions: Sequence[str] = ()
    at: str | None = None
    zone: str | None = None
    rules: Path | None = None
    clinic: Path | None = None
    yes: Sequence[str] = ()
    """The questions that are answered with yes."""
    no: Sequence[str] = ()
    happened: Sequence[str] = ()
    """Events, each with `=` and its moment where that is not now."""


class Given(NamedTuple):
    """What was asked for, read, with what the machine adds."""

    sessions: "Sequence[Session]"
    now: datetime
    at: datetime
    zone: "ZoneInfo"
    protocol: "Protocol"
    clinic: "Clinic | None"
    happened: "dict[str, list[Session]]"
    is_last: bool
    """Whether the latest session was the last one of its course."""
    is_own_zone: bool
    """Whether nobody gave a zone, so that this computer's counts."""


def gather(asked: Asked, *, is_for_others: bool = False) -> Given:
    """Read all that was asked for, and add the clock and the zone.

    Without a session the recorded ones count, in the zone in which the last was recorded; the
    clinic's zone goes before it.

    Raises:
        MesocareError: when anything of it is refused.

    """
    now = read_clock()
    kept = None if asked.sessions else read_kept()
    recorded = kept.recorded if kept else ()
    protocol, clinic = read_rules(asked.rules, asked.clinic)
    zone_name = recorded[-1].zone_name if recorded else None
    zone_name = (clinic and clinic.zone) or zone_name
    zone_name = zone_name if asked.zone is None else asked.zone
    zone = find_zone(zone_name, is_for_others=is_for_others)
    at = read_at(asked.at, zone, now)
    happened, is_last = _read_events(asked.happened, protocol, zone, now)
    for event in kept.events if kept else ():
        happened.setdefault(event.event, []).append(event.when)
    is_last = is_last or LAST_SESSION in happened or (bool(recorded) and recorded[-1].is_last)
    happened.pop(LAST_SESSION, None)
    protocol = _answer(protocol, asked, recorded)
    sessions = read_sessions(asked.sessions, zone, now, base_of(asked.at, at))
    sessions = sessions or [one.session for one in recorded]
    is_own_zone = zone_name is None
    return Given(sessions, now, at, zone, protocol, clinic, happened, is_last, is_own_zone)


def _answer(protocol: "Protocol", asked: Asked, recorded: "Sequence[Recorded]") -> "Protocol":
    """Apply the answers that were given, and those that are kept with the sessions.

    What was answered with yes for any session is yes: that holds off more. An answer to a question
    that these rules do not ask is passed over.
    """
    kept_yes = {name for one in recorded for name, is_yes in one.answers.items() if is_yes}
    kept_no = {name for one in recorded[-1:] for name in one.answers} - kept_yes
    given = {*asked.yes, *asked.no}
    yes = {*asked.yes, *((kept_yes & protocol.questions.keys()) - given)}
    no = {*asked.no, *((kept_no & protocol.questions.keys()) - given)}
    if not yes and not no:
        return protocol
    from mesocare.plan.conditions import apply_answers

    return apply_answers(protocol, yes=sorted(yes), no=sorted(no))


def _read_events(
    texts: Sequence[str], protocol: "Protocol", zone: "ZoneInfo", now: datetime
) -> "tuple[dict[str, list[Session]], bool]":
    """Read events as they were told: each id with its moments, and whether the course is over."""
    found: dict[str, list[Session]] = {}
    for text in texts:
        event, _, moment = text.partition("=")
        if event not in protocol.events and event != LAST_SESSION:
            known = ", ".join([*protocol.events, LAST_SESSION])
            message = f"--happened: these rules wait for no '{event[:40]}'. Their events: {known}."
            raise InputRefusedError(message)
        found.setdefault(event, []).append(read_session(moment or "now", zone, now))
    is_last = found.pop(LAST_SESSION, None) is not None
    return found, is_last


def make_speaker(plan: "Plan", *, has_now: bool = False) -> "Speaker":
    """Return who says the plan's times: by the clinic's clock, else by this computer's locale.

    Where the plan's moment is now, this computer's own clock is said beside it, if it differs.
    """
    from mesocare.sentences.days import Speaker

    clock = getattr(plan.clinic, "clock", None)
    return Speaker(
        language=plan.protocol.protocol.language,
        zone=plan.zone,
        today=plan.today,
        has_24_hours=_locale_has_24_hours() if clock is None else str(clock) == "24",
        here=plan.at.astimezone().tzinfo if has_now else None,
    )


def make_own_speaker(zone: "ZoneInfo", now: datetime) -> "Speaker":
    """Return who says times before there is a plan: by this computer's locale."""
    from mesocare.sentences.days import Speaker

    today = now.astimezone(zone).date()
    return Speaker("en", zone, today, has_24_hours=_locale_has_24_hours())


def _locale_has_24_hours() -> bool:
    """Return whether this computer's locale counts 24 hours; one that says nothing counts 12."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_TIME", "LANG"))
    if next((name for name in names if name), "C").partition(".")[0] in ("C", "POSIX"):
        return False
    import locale

    try:
        locale.setlocale(locale.LC_TIME, "")
        written = locale.nl_langinfo(locale.T_FMT)
    except (locale.Error, AttributeError):  # not installed here, or Windows
        return False
    return "%T" in written or "%H" in written or "%R" in written


def gather_plan(asked: Asked, *, is_for_others: bool = False) -> "Plan":
    """Read all that was asked for, and make the plan.

    Raises:
        MesocareError: when anything of it is refused, or there is no session.

    """
    given = gather(asked, is_for_others=is_for_others)
    if not given.sessions:
        raise InputRefusedError(_NO_SESSION)
    tell_of_own_zone(given)
    return plan_of(given)


def gather_paper_plan(asked: Asked) -> "Plan":
    """Read all that was asked for, and make the plan of what is handed over (TIME-15).

    Paper has no now: it is drawn for the end of the latest session where that lies ahead, since
    clinics print in the morning.

    Raises:
        MesocareError: when anything of it is refused, or there is no session.

    """
    given = gather(asked, is_for_others=True)
    if not given.sessions:
        raise InputRefusedError(_NO_SESSION)
    latest_at = max(session.ended_at for session in given.sessions)
    return plan_of(given._replace(at=max(given.at, latest_at)))


def tell_of_own_zone(given: Given) -> None:
    """Tell who gave no zone that this computer's is UTC, where it is (TIME-17)."""
    if given.is_own_zone:
        from mesocare.cli.zones import tell_of_utc

        tell_of_utc(given.zone)


def plan_of(given: Given) -> "Plan":
    """Make the plan of what was given.

    Raises:
        InputRefusedError: when a date lies outside the calendar.

    """
    from mesocare.plan.dating import make_plan

    return make_plan(
        given.protocol,
        given.sessions,
        at=given.at,
        zone=given.zone,
        clinic=given.clinic,
        happened=given.happened,
        is_last=given.is_last,
    )


def read_clock() -> datetime:
    """Give the second that it is, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def read_recorded() -> "tuple[Recorded, ...]":
    """Give the sessions that are recorded on this computer, in order of time.

    Raises:
        StorageError: when their file cannot be read.

    """
    return read_kept().recorded


def read_kept() -> "History":
    """Return all that is recorded on this computer, after a word of what is odd about it.

    Raises:
        StorageError: when its file cannot be read.

    """
    from mesocare.store.history import default_path, read_history

    history = read_history(default_path())
    for notice in history.notices:
        write_error(f"mesocare: {notice}")
    return history


def base_of(text: str | None, at: datetime) -> datetime | None:
    """Return the moment of `--at` where words such as "yesterday" might count from it."""
    from mesocare.dates.typed import is_relative

    return None if text is None or is_relative(text) else at


def read_sessions(
    texts: Sequence[str], zone: "ZoneInfo", now: datetime, base: datetime | None = None
) -> "list[Session]":
    """Read the sessions that were given.

    Raises:
        InputRefusedError: when one is no date.

    """
    return [read_session(text, zone, now, base) for text in texts]


def read_session(
    text: str,
    zone: "ZoneInfo",
    now: datetime,
    base: datetime | None = None,
    *,
    what: str = "SESSION",
) -> "Session":
    """Read one session.

    Raises:
        InputRefusedError: when it is no date, or another one counted from the base than from now.

    """
    from mesocare.dates.typed import check_base, parse_session

    try:
        if base is not None:
            check_base(text, parse_session, zone=zone, now=now, base=base)
        return parse_session(text, zone=zone, now=now)
    except InputRefusedError as error:
        message = f"{what}: {error}"
        raise InputRefusedError(message) from None


def read_at(text: str | None, zone: "ZoneInfo", now: datetime) -> datetime:
    """Read the moment to look at; without one, it is now.

    Raises:
        InputRefusedError: when it is no date.

    """
    if text is None:
        return now
    from mesocare.dates.typed import parse_at

    try:
        return parse_at(text, zone=zone, now=now)
    except InputRefusedError as error:
        message = f"--at: {error}"
        raise InputRefusedError(message) from None


def read_protocol(rules: Path | None) -> "Protocol":
    """Read the rule file that was named, else the default one.

    Raises:
        MesocareError: when it cannot be read, or is refused.

    """
    from mesocare.reading.cache import load_protocol_once

    return load_protocol_once(rules)


def read_rules(rules: Path | None, clinic: Path | None) -> "tuple[Protocol, Clinic | None]":
    """Read the rules with the clinic's changes in them, and the clinic, if its file is named.

    Raises:
        MesocareError: when one of the files cannot be read, or is refused.

    """
    from mesocare.reading.cache import load_rules_once

    protocol, found = load_rules_once(rules, clinic)
    if found is not None:
        from mesocare.reading.notices import say_no_changes

        if notice := say_no_changes(protocol, found):
            write_error(f"mesocare: {notice}")
    return protocol, found


def find_clinic_zone(name: str | None, clinic: Path | None) -> "ZoneInfo":
    """Give the zone that was named, else the clinic's, else this computer's (TIME-1).

    Raises:
        MesocareError: when there is no such zone, or the clinic's file is refused.

    """
    if name is None and clinic is not None:
        from mesocare.reading.cache import load_clinic_once
        from mesocare.reading.source import read_source

        name = load_clinic_once(read_source(clinic, "the clinic's file")).zone
    return find_zone(name)


def find_zone(name: str | None, *, is_for_others: bool = False) -> "ZoneInfo":
    """Give the zone that was named, else this computer's.

    Raises:
        InputRefusedError: when there is no such zone, the computer's has no known name, or it is
            UTC and somebody else would go by its times (TIME-17).

    """
    from mesocare.cli.zones import named_zone, system_zone

    if name is None:
        return system_zone(is_for_others=is_for_others)
    return named_zone(name, read_clock())
