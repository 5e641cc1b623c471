"""Whether what is to be done on a day is still held off when that day begins."""

import re
from collections.abc import Iterator

from mesocare.dates.waits import Unit
from mesocare.plan.vocabulary import fold
from mesocare.reading.agreement import Disagreement
from mesocare.rules.protocol import Care, Protocol, Restriction, activity_key

_A_DAY = 24 * 60


def check_held_care(protocol: Protocol) -> Iterator[Disagreement]:
    """Warn where care of a certain day names what a restriction holds off on it (TIME-14).

    A day begins at midnight, and a wait of 48 hours ends at some hour of day 2.
    """
    for key, care in protocol.care.items():
        where, day = _first_day(care)
        if day is None:
            continue
        for other, rule in protocol.restrictions.items():
            name = _name_in(care, rule)
            if name and care.goes_with != other and _holds_on(day, rule):
                assert rule.wait
                ends = " with 'for: 1 day'" if care.on else ""
                message = (
                    f"restrictions.{other} still holds off {name!r} when day {day} begins. "
                    f"Write 'from: {rule.wait.least}'{ends} here, and this begins at its end."
                )
                yield Disagreement(("care", key, where), message, "care-held-off")


def _first_day(care: Care) -> tuple[str, int | None]:
    """Return the first day on which a care is done, by its number, and the key that says so."""
    if care.after:
        return "", None
    start = [care.from_.most] if care.from_ else []
    days = [one.number for one in care.on or start if one.unit is Unit.DATES]
    return "on" if care.on else "from", min(days, default=None)


def _name_in(care: Care, rule: Restriction) -> str | None:
    """Return a name of another activity than its own that a care has among its words."""
    if activity_key(care.do) == activity_key(rule.activity):
        return None  # it rests by itself
    said = fold(care.do)
    for name in (rule.activity, rule.label, *rule.also_called):
        words = fold(name)
        # A look first: patterns of so many names would put all others out of Python's cache.
        if words in said and re.search(rf"\b{re.escape(words)}\b", said):
            return name
    return None


def _holds_on(day: int, rule: Restriction) -> bool:
    """Whether a ban that dates end may hold on a day when that begins."""
    least = rule.wait.least if rule.wait and not rule.after else None
    if least is None:
        return False
    end = least.number if least.unit is Unit.DATES else least.nominal_minutes / _A_DAY + 1
    return day < end
