"""What a patient recorded on this computer: sessions, with answers, and events.

What is not ours is never changed, and a link in the place of the file or its folder is never
followed. Whoever may write to the folders above can swap things at any time. Each function refuses
with a StorageError what it cannot do, or not within `wait` seconds; then nothing has changed,
unless it says so.
"""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from types import MappingProxyType
from typing import Any, NamedTuple

from mesocare.characters import shorten, without_forbidden
from mesocare.dates.moments import FIRST_YEAR, LAST_YEAR, Session
from mesocare.dates.zones import known_zone
from mesocare.errors import InputRefusedError, StorageError
from mesocare.store.database import CHANGE, READ, erase_files, is_kept, opened
from mesocare.store.private import refuse

WAIT = 5.0
"""Seconds that another program may hold the file: so long at the start, and again at the end."""
NOT_ERASED = (
    "This cannot erase copies in backups, in snapshots of the disk or in synchronised folders, "
    "calendars and sheets that you made, or the commands that your terminal remembers. "
    "Until the disk uses the space again, an expert may still find what was erased."
)
NO_ANSWERS: Mapping[str, bool] = MappingProxyType({})

_COLUMNS = "event, at, day, has_time, zone, is_last, answers"
_INSERT = f"""INSERT INTO told (id, {_COLUMNS})
    VALUES (coalesce(?, randomblob(16)), ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (event, at, day, has_time) DO UPDATE SET
        is_last = max(is_last, excluded.is_last),
        answers = iif(excluded.answers = '', answers, excluded.answers)
    WHERE excluded.is_last > is_last OR excluded.answers NOT IN ('', answers)"""  # noqa: S608  no value is in it
_LATEST_TOLD = "SELECT max(id) FROM told WHERE event = ?"
_SELECT_ONE = f"SELECT {_COLUMNS} FROM told WHERE (event, at, day, has_time) = (?, ?, ?, ?)"  # noqa: S608  the same
_Row = tuple[str, str, str, int, str, int, str]
_SESSION = ""
"""Stands for the event in the row of a session."""
_BOOKED = "/booked"
"""Stands for it in a second row of one that lay ahead when it was recorded; no rules name it."""
_LOOSE = timedelta(hours=3)
"""So far may an instant lie beside its day, where a computer knows other rules of its zone."""
_ONE_DAY = timedelta(days=1)
_COUNTED = 8
"""The bytes at the start of an event's id that count the tellings; as many at random follow."""
_NOT_HELD = f"""DELETE FROM told WHERE event = '{_BOOKED}' AND (at, day, has_time) NOT IN
    (SELECT at, day, has_time FROM told WHERE event = '{_SESSION}')"""  # noqa: S608  our own words
_CONFIRM = f"DELETE FROM told WHERE event = '{_BOOKED}' AND (at, day, has_time) = (?, ?, ?)"  # noqa: S608  the same


class Recorded(NamedTuple):
    """A session as it was given, in the zone in which it was given."""

    id: str
    """At random, and the same for as long as it is recorded."""
    session: Session
    is_last: bool
    """Whether the course ended with it."""
    answers: Mapping[str, bool]
    """By the ids of the rule file's questions."""
    is_booked: bool = False
    """Whether it lay ahead when it was recorded, and nobody has said since that it was held."""

    @property
    def zone_name(self) -> str:
        """Return the zone's name, such as `Europe/Rome`."""
        return self.session.zone.key


class ToldEvent(NamedTuple):
    """An event as it was told; the same one may happen again after a later session."""

    event: str
    """Its id in the rule file."""
    when: Session
    """The moment or the day, read as that of a session is."""
    id: str
    """Of the tellings of one event, the later one has the greater."""

    @property
    def zone_name(self) -> str:
        """Return the zone's name, such as `Europe/Rome`."""
        return self.when.zone.key


class Odd(NamedTuple):
    """A row that cannot be read here, such as one of a zone that this computer does not know."""

    id: str
    text: str
    """What stands there, shortened and harmless."""


class History(NamedTuple):
    """What a file holds, sessions and events each in order of time."""

    recorded: tuple[Recorded, ...] = ()
    events: tuple[ToldEvent, ...] = ()
    odd: tuple[Odd, ...] = ()
    notices: tuple[str, ...] = ()
    """What was put right or is odd, as finished sentences for the patient."""

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Return the sessions alone, in order of time."""
        return tuple(recorded.session for recorded in self.recorded)

    def zone_name_at(self, now: datetime) -> str | None:
        """Return the zone in which the latest session was given, of those that have begun.

        A booking elsewhere says nothing of where a patient is now; the first counts before any.
        """
        begun = [one for one in self.recorded if one.session.begins_at <= now]
        latest = (*self.recorded[:1], *begun)[-1:]
        return latest[0].zone_name if latest else None


class Outcome(NamedTuple):
    """What became of a wish to change a file."""

    changed: tuple[bool, ...]
    """For each thing wished, whether there was anything to do; if so, it is on the disk now."""
    notices: tuple[str, ...] = ()
    """What was put right on the way, as finished sentences for the patient."""


def default_path() -> Path:
    """Return the place of the sessions in this account's data folder."""
    from platformdirs import user_data_path  # three times the cost of this module

    with suppress(RuntimeError):  # without a home; older platformdirs gave "~" as it is
        path = user_data_path("mesocare", appauthor=False) / "sessions.db"
        if path.is_absolute():
            return path
    message = (
        "No home folder is known to keep your sessions in. "
        "Set HOME or XDG_DATA_HOME to a full path."
    )
    raise StorageError(message)


def read_history(path: Path, *, wait: float = WAIT) -> History:
    """Read what is recorded; where there is no file, nothing is, and none is made.

    A row that cannot be read is odd, and does not keep the others from being read.
    """
    if not is_kept(path):
        return History()
    with opened(path, READ, wait) as (connection, notices):
        rows = connection.execute(f"SELECT id, {_COLUMNS} FROM told").fetchall()  # noqa: S608  the same
    return _gather(rows, notices)


def add(
    path: Path,
    sessions: Sequence[Session],
    *,
    is_last: bool = False,
    answers: Mapping[str, bool] = NO_ANSWERS,
    booked: Collection[Session] = (),
    replaces: Collection[str] = (),
    wait: float = WAIT,
) -> Outcome:
    """Record sessions, all or none; they are on the disk, and were read back, when this returns.

    What has the ids that it `replaces` is taken out in the same step.

    One that is there already keeps its zone and its answers, and takes what is new about it: a
    new answer to the same question goes before the old one. With `is_last` the
    course ends with the latest of them. Those that are `booked` lie ahead; recorded again without
    that, they were held. The file is made if need be, for its owner alone.
    """
    latest = max(sessions)
    rows = [
        _row(_SESSION, one, is_last=is_last and one == latest, answers=answers) for one in sessions
    ]
    rows += [_row(_BOOKED, one) for one in sessions if one in booked]
    held = [_key(_SESSION, one)[1:] for one in sessions if one not in booked]
    outcome = _record(path, rows, wait, held, replaces)
    return outcome._replace(changed=outcome.changed[: len(sessions)])


def tell(path: Path, event: str, when: Session, *, wait: float = WAIT) -> Outcome:
    """Record that an event has happened, as `add` records a session; `remove` takes it back."""
    return _record(path, [_row(event, when)], wait)


def remove(path: Path, ids: Sequence[str], *, wait: float = WAIT) -> Outcome:
    """Take out what has these ids, all or none; its place is overwritten with zeros."""
    if not is_kept(path):
        return Outcome((False,) * len(ids))
    with opened(path, CHANGE, wait) as (connection, notices):
        changed = _take_out(connection, ids)
    return Outcome(changed, notices)


def _take_out(connection: Connection, ids: Iterable[str]) -> tuple[bool, ...]:
    """Take out what has these ids, and tell for each whether it was there."""
    delete, keys = "DELETE FROM told WHERE id = ?", map(bytes.fromhex, ids)
    changed = tuple(connection.execute(delete, (key,)).rowcount > 0 for key in keys)
    connection.execute(_NOT_HELD)
    return changed


def erase(path: Path, *, wait: float = WAIT) -> Outcome:
    """Erase the file and whatever lies beside it by its name; `NOT_ERASED` says what remains.

    A damaged or a newer file is erased as well, as long as it bears our mark. The folder stays.
    """
    return Outcome((erase_files(path, wait),))


def _record(
    path: Path,
    rows: Sequence[_Row],
    wait: float,
    held: Sequence[tuple[str, str, int]] = (),
    replaces: Collection[str] = (),
) -> Outcome:
    for row in rows:
        if known_zone(row[4]) is None:
            message = "The time zone has no name that can be kept. Give one: --tz Europe/Rome"
            raise InputRefusedError(message)
        assert _read(row) is not None  # else it would be odd from now on
    with opened(path, CHANGE, wait, is_made=True) as (connection, notices):
        confirmed = {key for key in held if connection.execute(_CONFIRM, key).rowcount > 0}
        changed = tuple(_put(connection, row) or row[1:4] in confirmed for row in rows)
        _take_out(connection, replaces)
    try:
        with opened(path, READ, wait) as (connection, _):
            found = [connection.execute(_SELECT_ONE, row[:4]).fetchone() for row in rows]
    except StorageError:
        found = [None]
    if not all(one and _read(one) for one in found):  # perhaps another process has removed it
        told = "this is saved, but could not be read back. Look with 'mesocare sessions list'."
        raise refuse(path, told)
    return Outcome(changed, notices)


def _put(connection: Connection, row: _Row) -> bool:
    """Put a row in place, or what is new in it into the one that is there; tell if any was."""
    kept = connection.execute(_SELECT_ONE, row[:4]).fetchone()
    if kept and _read(kept):
        row = *row[:-1], _write({**_answers(kept[-1]), **_answers(row[-1])})
    key = None if row[0] in (_SESSION, _BOOKED) else _next_id(connection, row[0])
    return connection.execute(_INSERT, (key, *row)).rowcount > 0


def _next_id(connection: Connection, event: str) -> bytes:
    """Return an id that is greater than those of all earlier tellings of an event."""
    (latest,) = connection.execute(_LATEST_TOLD, (event,)).fetchone()
    count = int.from_bytes((latest or b"")[:_COUNTED].ljust(_COUNTED, b"\0"))
    counted = min(count + 1, (1 << 8 * _COUNTED) - 1)
    return counted.to_bytes(_COUNTED) + os.urandom(_COUNTED)


def _gather(rows: Iterable[tuple[Any, ...]], notices: tuple[str, ...]) -> History:
    recorded, events, odd, booked = [], [], [], set[Session]()
    for key, *row in rows:
        event, at, _, _, zone_name, is_last, answers = row
        session = _read(tuple(row))
        if session is None and event == _BOOKED:
            continue  # the session's own row tells
        if session is None:
            told = [shorten(without_forbidden(one)) for one in (event, at, zone_name) if one]
            odd.append(Odd(key.hex(), " ".join(told)))
        elif event == _SESSION:
            recorded.append(Recorded(key.hex(), session, bool(is_last), _answers(answers)))
        elif event == _BOOKED:
            booked.add(session)
        else:
            events.append(ToldEvent(event, session, key.hex()))
    recorded = [one._replace(is_booked=one.session in booked) for one in recorded]
    recorded.sort(key=lambda one: one.session)
    events.sort(key=lambda one: (one.when, one.event))
    if odd:
        see = "could not be read and does not count. See 'mesocare sessions list'."
        notices += (f"{len(odd)} of what you recorded {see}",)
    return History(tuple(recorded), tuple(events), tuple(odd), notices)


def _row(
    event: str,
    session: Session,
    *,
    is_last: bool = False,
    answers: Mapping[str, bool] = NO_ANSWERS,
) -> _Row:
    return *_key(event, session), session.zone.key, int(is_last), _write(answers)


def _key(event: str, session: Session) -> tuple[str, str, str, int]:
    ended_at = session.ended_at.astimezone(UTC).isoformat()
    return event, ended_at, session.on.isoformat(), int(session.has_time)


def _read(row: tuple[Any, ...]) -> Session | None:
    """Return the session of a row; None where it is not exactly as we write it (TIME-11)."""
    event, at, day, has_time, zone_name, is_last, answers = row
    zone = known_zone(zone_name)
    if zone is None:
        return None
    with suppress(ValueError, TypeError, OverflowError):
        moment, on = datetime.fromisoformat(at), date.fromisoformat(day)
        session = Session(moment, on, bool(has_time), zone)
        ends_on = on if session.has_time else on + _ONE_DAY  # without a time, with its day
        nearby = (moment.astimezone(zone) + shift for shift in (-_LOOSE, timedelta(), _LOOSE))
        is_near = ends_on in {one.date() for one in nearby}
        written = _row(event, session, is_last=bool(is_last), answers=_answers(answers))
        if is_near and FIRST_YEAR <= on.year <= LAST_YEAR and written == row:
            return session
    return None


def _answers(text: str) -> Mapping[str, bool]:
    said = (line.partition("=") for line in text.splitlines())
    return MappingProxyType({name: yes == "yes" for name, _, yes in said})


def _write(answers: Mapping[str, bool]) -> str:
    return "\n".join(f"{name}={'yes' if yes else 'no'}" for name, yes in sorted(answers.items()))
