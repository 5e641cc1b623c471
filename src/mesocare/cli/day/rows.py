"""What becomes of a row of the day list: its plan, under the rules that it names, and its sheet."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mesocare.cli.day.batch import Job
from mesocare.cli.day.dating import Dated
from mesocare.cli.day.notices import (
    AGAIN,
    BROKEN,
    NO_ROOM,
    NO_TIME,
    say_closed,
    say_early,
    say_no_type,
)
from mesocare.cli.inputs import find_zone, read_at, read_clock, read_rules
from mesocare.cli.leaflet import Look, PaperSize, render_leaflet
from mesocare.cli.sheet import Form
from mesocare.cli.speaking import make_speaker
from mesocare.dates.moments import Session
from mesocare.plan.conditions import apply_answers
from mesocare.plan.dating import hand_over, make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.day_list import (
    DayList,
    Row,
    parse_day_list,
)
from mesocare.reading.logo import read_logo
from mesocare.rules.protocol import Protocol
from mesocare.version import __version__

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic
    from mesocare.views.leaflet import Bearer

_DIGITS_OF_A_DIGEST = 32


@dataclass(frozen=True, slots=True)
class AskedOfAll:
    """What the options say for all rows, as they were typed."""

    at: str | None
    zone: str | None
    rules: Path | None
    clinic: Path | None
    form: Form
    paper: PaperSize
    is_large: bool
    takes_any_date: bool = False
    """Whether a session may lie far from today (TIME-16)."""


@dataclass(frozen=True)
class Day:
    """What all rows have in common."""

    asked: AskedOfAll
    protocols: Mapping[str | None, Protocol]
    """By the short name that rows give; None is the protocol of rows that give none."""
    clinic: "Clinic | None"
    zone: ZoneInfo
    now: datetime
    at: datetime
    look: Look
    _closed: dict[date, list[str]] = field(default_factory=dict)
    """What is said of the days on which the clinic is closed."""

    _first: dict[tuple[str, Session], int] = field(default_factory=dict)
    """The first row of each patient's session."""

    @cached_property
    def digests(self) -> dict[str | None, str]:
        """Return a digest of all that a protocol's sheets are made from, the row aside."""
        asked = (self.asked.form.value, __version__)
        return {
            name: _digest(protocol, self.clinic, self.look, asked)
            for name, protocol in self.protocols.items()
        }

    def jobs(self, rows: Iterator[Dated]) -> Iterator[Job]:
        """Return the work that each row asks for."""
        for dated in rows:
            row, session, zone = dated
            clock = f"-{session.ended_at.astimezone(zone):%H%M}" if session.has_time else ""
            yield Job(
                number=row.number,
                stem=f"{session.on.isoformat()}{clock}-row{row.number:04d}",
                digest=self._digest_of(dated),
                render=partial(self.render, dated),
                notices=self.notices_of(dated),
            )

    def _digest_of(self, dated: Dated) -> str:
        """Return a digest of all that a row's sheet is made from.

        The clock is left out: a sheet of the morning is still that of its row at noon.
        """
        row, session, zone = dated
        at = self._moment_of(session) if self.asked.at else None
        shown = () if self.asked.form is Form.ICS else (row.name, row.note)
        return _digest(self.digests[row.protocol], session, zone.key, at, shown)

    @property
    def known_names(self) -> Collection[str]:
        """Return the short names that rows may give."""
        return self.clinic.protocols.keys() if self.clinic else ()

    def digest_of_all(self, jobs: Sequence[Job]) -> str:
        """Return a digest of all that one file with the sheets of all rows is made from."""
        return _digest([job.digest for job in jobs])

    def notices_of(self, dated: Dated) -> tuple[str, ...]:
        """Return what somebody should know who hands out a row's sheet."""
        row, on = dated.row, dated.session.on
        found = []
        if row.name and self.asked.form is Form.PDF and self._bearer_of(row).name is None:
            found.append(NO_ROOM if _has_type(row.name) else say_no_type(row.name))
        if row.is_name_broken and self.asked.form is not Form.ICS:
            found.append(BROKEN)
        if on not in self._closed:
            self._closed[on] = say_closed(on, self.clinic)
        if row.lacks_time and not dated.session.has_time:
            found.append(NO_TIME)
        first = self._first.setdefault((row.name, dated.session), row.number) if row.name else None
        if first not in (None, row.number):
            found.append(AGAIN.format(first=first))
        return (*found, *self._closed[on], *say_early(dated.session))

    def render(self, dated: Dated) -> bytes:
        """Return the sheet of a row."""
        from mesocare.views.leaflet import Bearer

        plan, row, form = self._plan_of(dated), dated.row, self.asked.form
        bearer = self._bearer_of(row) if form is Form.PDF else Bearer(row.name, row.note)
        return render_leaflet(f".{form.value}", plan, make_speaker(plan), self.look, bearer)

    def _bearer_of(self, row: Row) -> "Bearer":
        """Return whose sheet it is, for paper; a name that it cannot show is left to be written."""
        from mesocare.views.leaflet import Bearer
        from mesocare.views.sheet.paper import LARGE, ORDINARY, has_room

        size = LARGE if self.look.is_large else ORDINARY
        is_shown = row.name and _has_type(row.name) and has_room(row.name, size)
        return Bearer(row.name if is_shown else None, row.note)

    def _plan_of(self, dated: Dated) -> Plan:
        row, session, zone = dated
        plan = make_plan(
            apply_answers(self.protocols[row.protocol], yes=row.answers),
            [session],
            at=self._moment_of(session),
            zone=zone,
            clinic=self.clinic,
        )
        return plan if self.asked.form is Form.ICS else hand_over(plan)

    def _moment_of(self, session: Session) -> datetime:
        """Return when a plan is drawn for: a sheet is printed before its session ends (TIME-15)."""
        return self.at if self.asked.form is Form.ICS else max(self.at, session.ended_at)


def gather_day(asked: AskedOfAll, data: bytes) -> tuple[DayList, Day]:
    """Read the day list and the rules of all its rows, and add the clock and the zone.

    Raises:
        MesocareError: when anything of it is refused.

    """
    now = read_clock()
    protocol, clinic = read_rules(asked.rules, asked.clinic)
    day_list = parse_day_list(data, clinic.day_list if clinic else None)
    protocols: dict[str | None, Protocol] = {None: protocol}
    known = clinic.protocols if clinic else {}
    for name in dict.fromkeys(row.protocol for row in day_list.rows if row.protocol in known):
        assert name is not None
        protocols[name], _ = read_rules(Path(name), asked.clinic)
    zone = find_zone(asked.zone or (clinic.zone if clinic else None), is_for_others=True)
    look = Look(asked.paper, asked.is_large, read_logo(clinic, asked.clinic))
    at = read_at(asked.at, zone, now)
    return day_list, Day(asked, protocols, clinic, zone, now, at, look)


def _has_type(name: str) -> bool:
    from mesocare.views.sheet.paper import can_print

    return can_print(name)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:_DIGITS_OF_A_DIGEST]
