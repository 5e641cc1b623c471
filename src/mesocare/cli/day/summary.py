"""What a run of a day list says at its end: how many, where, and who has no sheet."""

from pathlib import Path

from mesocare.cli.day.batch import Tally
from mesocare.reading.day_list import DayList

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
    lines = [f"{', '.join(parts)}.", *_told([str(row) for row in refused])]
    if rows.unread:
        lines.append(
            f"After {_count(len(rows.refused), 'row')} of that kind the list was not read on. "
            "Is it the right file?"
        )
    lines += _told([_BLANK.format(number=number) for number in sorted(tally.blank)])
    new = (
        []
        if not tally.found
        else [
            f"row {number}: {name} {would}."
            for number, name in sorted(tally.made.items())
            if number not in tally.beside
        ]
    )
    return [*lines, *_told(new), *_told(_say_beside(tally, would))]


_BLANK = (
    "row {number}: the name is in a script that this computer cannot print; "
    "the sheet has a blank for it."
)


def _say_beside(tally: Tally, would: str) -> list[str]:
    return [
        f"row {number}: {tally.made[number]} {would}. {older} was made from something else: "
        "do not give it out any more."
        for number, older in sorted(tally.beside.items())
    ]


def say_others(others: list[str], target: Path | None) -> list[str]:
    """Return what is said of sheets in the folder that belong to no row of this list."""
    if not others:
        return []
    count = _count(len(others), "more sheet")
    return [
        f"{target} has {count} that no row of this list asks for. Do not use what is out of date:",
        *_told(others),
    ]


def _told(lines: list[str]) -> list[str]:
    told = [f"  {line}" for line in lines[:_MOST_TOLD]]
    return [*told, f"  and {len(lines) - _MOST_TOLD:,} more."] if lines[_MOST_TOLD:] else told


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
