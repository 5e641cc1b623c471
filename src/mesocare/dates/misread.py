"""What did the writer of an unreadable date perhaps mean? The sentence that refuses it.

A refusal never repeats the text: it may hold more than a date. It gives readings of it instead.
"""

import re
from datetime import date, timedelta

from mesocare.language.en.names import MONTH_NAMES

WRITE_LIKE = (
    "Write it like 2026-11-20, 2026-11-20T14:30, '20 November 2026 14:30', "
    "today, yesterday, Friday or '3 days ago'."
)

_MONTH_STARTS = [name[:3].lower() for name in MONTH_NAMES]
_MONTHS_BY_NAME = (
    rf"(?P<name>{'|'.join(_MONTH_STARTS)})[a-z]*\.? "
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})"
)
_CLOCK = r"(?:[t ,]+(?P<clock>[0-9]{1,2}:[0-9]{2}).*)?"
_NUMBERS = re.compile(rf"([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{4}}|[0-9]{{2}}){_CLOCK}")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[/.]([0-9]{{1,2}})[/.]([0-9]{{1,2}}){_CLOCK}")
_UNSPACED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_US_ORDER = re.compile(_MONTHS_BY_NAME + _CLOCK)
_LENGTH_AGO = re.compile(r"(?P<count>an?|[0-9]{1,3}) (?P<unit>hour|week|month)s? ago")


def explain_misread(folded: str, today: date) -> str:
    """Say what would be right in place of a text that is no date; `folded` is in small letters."""
    if found := _NUMBERS.fullmatch(folded):
        return _ask_which(_readings_of_numbers(*found.group(1, 2, 3)), found["clock"])
    if found := _YEAR_FIRST.fullmatch(folded) or _UNSPACED.fullmatch(folded):
        readings = _real_days([(found[1], found[2], found[3])])
        return _ask_which(readings, found.groupdict().get("clock"))
    if found := _US_ORDER.fullmatch(folded):
        month = str(_MONTH_STARTS.index(found["name"]) + 1)
        return _ask_which(_real_days([(found["year"], month, found["day"])]), found["clock"])
    if folded == "tomorrow":
        return _ask_which([today + timedelta(days=1)], None)
    if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", folded):
        return "This is a time without a date. Write both, such as 'today 14:30'."
    if _LENGTH_AGO.fullmatch(folded):
        return f"Hours, weeks and months ago are not read. {WRITE_LIKE}"
    return f"This is not a date that can be read. {WRITE_LIKE}"


def _readings_of_numbers(first: str, second: str, third: str) -> list[date]:
    year = third if len(third) == len("2026") else f"20{third}"
    readings = [(year, second, first), (year, first, second)]
    if len(third) == len("26"):
        readings.append((f"20{first:0>2}", second, third))
    return _real_days(readings)


def _real_days(readings: list[tuple[str, str, str]]) -> list[date]:
    days = []
    for year, month, day in readings:
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return list(dict.fromkeys(days))


def _ask_which(days: list[date], clock: str | None) -> str:
    if not days:
        return f"This is no day of any calendar. {WRITE_LIKE}"
    after = f"T{clock:0>5}" if clock else ""
    spoken = " or ".join(f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}" for day in days)
    written = " or ".join(f"{day.isoformat()}{after}" for day in days)
    return f"{spoken}? Write {written}."
