"""What a run of a day list says at its end: how many, where, and who has no sheet."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mesocare.cli.day.batch import Tally
from mesocare.cli.day.notices import BESIDE_A_ROW
from mesocare.reading.day_list import DayList, RefusedRow
from mesocare.rules.changes import approval_of
from mesocare.rules.clinic import DateOrder, DayListColumns
from mesocare.rules.protocol import Protocol

if TYPE_CHECKING:
    from mesocare.rules.clinic import Clinic

_MOST_TOLD = 20
"""So many rows are told one by one; more would hide the first."""


def say_summary(
    tally: Tally, rows: DayList, target: Path | None, *, is_rehearsal: bool = False
) -> list[str]:
    """Return the lines of a summary; no name of a patient is in it."""
    where = f" in {target}" if target else ""
    would = "would be made" if is_rehearsal else "made"
    parts = [f"{_count(len(tally.made), 'sheet')} {would}{where}"]
    if tally.found:
        parts.append(f"{_count(len(tally.found), 'sheet')} there already")
    if rows.left_out:
        parts.append(f"{_count(rows.left_out, 'row')} left out, as the clinic's file says")
    refused = sorted(tally.refused, key=lambda row: row.number)
    if refused:
        parts.append(f"{_count(len(refused) + rows.unread, 'row')} without a sheet")
    lines = [f"{', '.join(parts)}.", *_told(_say_refused(refused, rows))]
    if rows.unread:
        lines.append(
            f"After {_count(len(rows.refused), 'row')} of that kind the list was not read on. "
            "Is it the right file?"
        )
    lines += _told(_say_notices(tally))
    new = (
        []
        if not tally.found and not tally.stale
        else [
            f"row {number}: {name} {would}."
            for number, name in sorted(tally.made.items())
            if number not in tally.beside
        ]
    )
    stale = _say_stale(tally, is_rehearsal=is_rehearsal)
    return [*lines, *_told(new), *_say_beside(tally, is_rehearsal=is_rehearsal), *stale]


def _say_refused(refused: Sequence[RefusedRow], rows: DayList) -> list[str]:
    """Return why rows have no sheet; what a spreadsheet did to a whole column is one thing."""
    are_many = _is_habit(rows) and len(rows.refused) > 1
    return _each_once(
        (row.number, _REWRITTEN if are_many and row.orders else row.reason) for row in refused
    )


_REWRITTEN = "a spreadsheet has rewritten the date of each; see below."


def _say_notices(tally: Tally) -> list[str]:
    """Return what is to be known of the sheets."""
    return _each_once(
        (number, notice)
        for number in sorted(tally.files.keys() & tally.notices.keys())
        for notice in tally.notices[number]
    )


def _each_once(found: Iterable[tuple[int, str]]) -> list[str]:
    """Return each thing that is said of rows once, with all its rows."""
    rows_of: dict[str, list[int]] = {}
    for number, said in found:
        rows_of.setdefault(said, []).append(number)
    return [f"{_say_rows(numbers)}: {said}" for said, numbers in rows_of.items()]


def _say_rows(numbers: list[int]) -> str:
    """Return rows by their numbers, many in a row as a range: "rows 2, 4 to 9, 12"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [", ".join(map(str, it)) if len(it) < 3 else f"{it[0]} to {it[-1]}" for it in runs]  # noqa: PLR2004  two are no range
    more = f" and {len(said) - _MOST_TOLD} more" if said[_MOST_TOLD:] else ""
    return f"row{'s' * (len(numbers) > 1)} {', '.join(said[:_MOST_TOLD])}{more}"


def _say_beside(tally: Tally, *, is_rehearsal: bool) -> list[str]:
    """Return which sheets have another name than their own, and what has it."""
    made = "Would be made" if is_rehearsal else "Made"
    of_rows = set(tally.found.values())
    rows_of: dict[str, list[str]] = {}
    for number, older in sorted(tally.beside.items()):
        said = BESIDE_A_ROW if older.name in of_rows else older.said
        row = f"row {number}: {tally.made[number]}, beside {older.name}"
        rows_of.setdefault(said, []).append(row)
    return [
        line for said, rows in rows_of.items() for line in (said.format(made=made), *_told(rows))
    ]


def say_orders(rows: DayList, clinic: "Clinic | None") -> list[str]:
    """Return how to have the dates read that a spreadsheet has rewritten, to be pasted as it is."""
    if not _is_habit(rows):
        return []
    rewritten = [row for row in rows.refused if row.orders]
    orders = rewritten[0].orders
    for row in rewritten:
        if not orders & row.orders:
            return [_TWO_ORDERS.format(number=row.number)]
        orders &= row.orders
    declared = clinic.day_list if clinic else None
    where = _NEW_FILE if clinic is None else _IN_PLACE if declared else _AT_THE_END
    first, *others = [_block(order, declared) for order in DateOrder if order in orders]
    if not others:
        return [_ONE_ORDER.format(order=next(iter(orders)), where=where), *first]
    names = " or ".join(order for order in DateOrder if order in orders)
    said = _WHICH_ORDER.format(names=names, where=where)
    return [said, *first, *chain.from_iterable(["or", *block] for block in others)]


def say_unsigned(protocols: Iterable[Protocol]) -> list[str]:
    """Return what is said where rules are no longer those that a clinician has approved."""
    old = [one for it in protocols if (one := approval_of(it)) and not one.is_current]
    return [_UNSIGNED.format(name=name) for name in dict.fromkeys(one.name for one in old)]


_UNSIGNED = (
    "The rules have changed since {name} approved them, and each sheet says so. "
    "To have them signed again: mesocare rules approve"
)


def _is_habit(rows: DayList) -> bool:
    """Whether most dates are as a spreadsheet writes them, and not by a slip of the pen."""
    return sum(bool(row.orders) for row in rows.refused) > len(rows.rows)


_AT_THE_END = "at the end of the clinic's file"
_IN_PLACE = "in place of 'day_list' in the clinic's file"
_NEW_FILE = (
    "into a clinic's file, which 'mesocare rules new clinic.yaml --kind clinic --from-list FILE' "
    "drafts"
)
_ONE_ORDER = (
    "All dates that a spreadsheet has rewritten can be read {order}, and in no other order. "
    "If your lists are written so, put this {where}:"
)
_WHICH_ORDER = (
    "Nothing in the list tells whether its dates are {names}. Find out how your system writes "
    "them, then put one of these {where}:"
)
_TWO_ORDERS = (
    "No one order reads all of these dates: row {number} contradicts the rows above it. "
    "Save the list anew from your system, and do not open it in a spreadsheet."
)


def _block(order: DateOrder, declared: DayListColumns | None) -> list[str]:
    """Return the lines of a clinic's file that declare an order, with the columns it has."""
    lines = ["day_list:"]
    for it in fields(declared) if declared else ():
        if it.name != "dates" and (found := getattr(declared, it.name)):
            written = found if isinstance(found, str | tuple) else dict(found)
            key = it.name.removesuffix("_")
            lines.append(f"  {key}: {json.dumps(written, ensure_ascii=False)}")
    return [*lines, f"  dates: {order}"]


def _say_stale(tally: Tally, *, is_rehearsal: bool) -> list[str]:
    """Return what is said of sheets of an earlier run that no row of the list asks for any more."""
    if not tally.stale:
        return []
    them = "it" if len(tally.stale) == 1 else "them"
    renamed = "Would be renamed" if is_rehearsal else "Renamed"
    said = f"{renamed}, since no row of this list asks for {them} any more. Do not hand {them} out:"
    return [said, *_told(list(tally.stale.values()))]


def say_others(others: list[str], target: Path | None, old: Sequence[str]) -> list[str]:
    """Return what is said of files in the folder that are of no row of this list.

    `old` are those of other forms, and those of several sheets: this run does not look at them.
    """
    lines = [f"{target}: {said}" for said in old]
    if not others:
        return lines
    count = _count(len(others), "more sheet")
    return [
        f"{target} has {count} that no row of this list asks for. Do not use what is out of date:",
        *_told(others),
        *lines,
    ]


def _told(lines: list[str]) -> list[str]:
    told = [f"  {line}" for line in lines[:_MOST_TOLD]]
    return [*told, f"  and {len(lines) - _MOST_TOLD:,} more."] if lines[_MOST_TOLD:] else told


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
