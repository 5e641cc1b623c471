"""What becomes of a row of the day list? Its plan, under the rules that it names, and its sheet."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mesocare.cli.day.batch import Job
from mesocare.cli.inputs import find_zone, read_at, read_clock, read_rules
from mesocare.cli.leaflet import Look, PaperSize, render_sheet
from mesocare.cli.sheet import Form
from mesocare.dates.moments import Session
from mesocare.errors import InputRefusedError
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.reading.day_list import DayList, RefusedRow, Row, read_row_session
from mesocare.reading.logo import read_logo
from mesocare.rules.protocol import Protocol
from mesocare.version import __version__

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic
    from mesocare.views.content import Bearer, Content


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


@dataclass(frozen=True)
class Day:
    """What all rows have in common."""

    asked: AskedOfAll
    protocols: dict[str | None, Protocol]
    """By the short name that rows give; None is the protocol of rows that give none."""
    clinic: "Clinic | None"
    zone: ZoneInfo
    now: datetime
    at: datetime
    look: Look

    @cached_property
    def digests(self) -> dict[str | None, str]:
        """Give a digest of all that a protocol's sheets are made from, the row aside."""
        asked = (self.asked.at, self.zone.key, self.asked.form.value, __version__)
        return {
            name: _digest(protocol, self.clinic, self.look, asked)
            for name, protocol in self.protocols.items()
        }

    def jobs(self, rows: Iterator[tuple[Row, Session]]) -> Iterator[Job]:
        """Give the work that each row asks for."""
        for row, session in rows:
            yield Job(
                number=row.number,
                name=f"{session.on.isoformat()}-{row.number:04d}.{self.asked.form.value}",
                digest=_digest(self.digests[row.protocol], row),
                render=partial(self._render, row, session),
            )

    def content_of(self, row: Row, session: Session) -> "Content":
        """Give the sheet of a row."""
        from mesocare.views.content import make_content

        return make_content(self._plan_of(row, session), _bearer_of(row))

    def _render(self, row: Row, session: Session) -> bytes:
        plan = self._plan_of(row, session)
        if self.asked.form is Form.ICS:
            from mesocare.views.calendar.ical import render_calendar

            return render_calendar(plan)
        return render_sheet(f".{self.asked.form.value}", plan, self.look, _bearer_of(row))

    def _plan_of(self, row: Row, session: Session) -> Plan:
        protocol = self.protocols[row.protocol]
        return make_plan(protocol, [session], at=self.at, zone=self.zone, clinic=self.clinic)


def gather_day(asked: AskedOfAll, day_list: DayList) -> Day:
    """Read the rules of all rows, and add the clock and the zone.

    Raises:
        MesocareError: when anything of it is refused.

    """
    now = read_clock()
    protocol, clinic = read_rules(asked.rules, asked.clinic)
    protocols: dict[str | None, Protocol] = {None: protocol}
    known = clinic.protocols if clinic else {}
    for name in dict.fromkeys(row.protocol for row in day_list.rows if row.protocol in known):
        assert name is not None
        protocols[name], _ = read_rules(Path(name), asked.clinic)
    zone = find_zone(asked.zone or (clinic.zone if clinic else None), is_for_others=True)
    look = Look(asked.paper, asked.is_large, read_logo(clinic, asked.clinic))
    at = read_at(asked.at, zone, now)
    return Day(asked, protocols, clinic, zone, now, at, look)


def read_rows(
    day_list: DayList, day: Day, refused: list[RefusedRow]
) -> Iterator[tuple[Row, Session]]:
    """Give each row that can be dated, with its session; the others go into `refused`."""
    for row in day_list.rows:
        try:
            if row.protocol not in day.protocols:
                refused.append(RefusedRow(row.number, _NO_PROTOCOL))
                continue
            session = read_row_session(row, zone=day.zone, now=day.now)
        except InputRefusedError as error:
            refused.append(RefusedRow(row.number, str(error)))
        else:
            yield row, session


_NO_PROTOCOL = "the clinic's file has no protocol of this name. Give one of its short names."


def _bearer_of(row: Row) -> "Bearer":
    from mesocare.views.content import Bearer

    return Bearer(row.name, row.note)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
