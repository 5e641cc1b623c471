"""A date as a list holds it: as it was typed, or as a spreadsheet has rewritten it.

A spreadsheet writes a date in the order of its country, which the file does not tell. So such a
date is refused with its readings, unless the clinic's file declares the order.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mesocare.errors import InputRefusedError
from mesocare.language.en.names import MONTH_NAMES, WEEKDAY_NAMES
from mesocare.rules.clinic import DateOrder

_MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
"""Each whole: "marras" is no March, but November in Finnish."""
_CLOCK = (
    r"(?P<hour>[0-9]{1,2})[:.h](?P<minute>[0-5][0-9])(?:[:.](?P<second>[0-5][0-9])(?:[.,]0+)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?P<offset>z|[+-][0-9]{2}:[0-9]{2})?(?: uhr|h)?"
)
_ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}})(?:[t ]{_CLOCK})?")
_NUMBERS = re.compile(
    rf"([0-9]{{1,4}})(?P<mark>[./-]) ?([0-9]{{1,2}})(?P=mark) ?([0-9]{{1,4}})\.?(?:[t ,]+{_CLOCK})?"
)
_NAMED = re.compile(
    rf"([0-9]{{1,2}})[-. ]{{1,2}}({'|'.join(_MONTHS)})\.?[- ]([0-9]{{4}}|[0-9]{{2}})"
    rf"(?:[t ,]+{_CLOCK})?"
)
_CLOCK_ALONE = re.compile(_CLOCK)
_SERIAL = re.compile(rf"([0-9]{{5}})(?:[.,]([0-9]{{1,15}}))?(?: {_CLOCK})?")
_FRACTION = re.compile(r"0?[.,]([0-9]{1,15})")
_PART_OF_A_DATE = re.compile(
    r"[^\W\d]{3,5}\.?-[0-9]{2}|[0-9]{1,2}-[^\W\d]{3,5}\.?"
    rf"|(?:{'|'.join(_MONTHS)})[a-z]* [0-9]{{1,2}}|[0-9]{{1,2}} (?:{'|'.join(_MONTHS)})[a-z]*"
)
_MIDNIGHT = re.compile(
    r"(?:^|[t ,]+)(?:0?0[:.h]00(?:[:.]00(?:[.,]0+)?)?|12[:.]00(?:[:.]00)? ?a\.?m\.?)"
    r"(?:z|\+[0-9]{2}:[0-9]{2})?(?: uhr|h)?$|^0?[.,]0+$",
    re.IGNORECASE,
)
_FROM_TODAY = re.compile(
    rf"(?:now|today|tomorrow|yesterday|.{{1,20}} ago|(?:last )?(?:{'|'.join(WEEKDAY_NAMES)}))\b.*",
    re.IGNORECASE,
)
_DAY_ZERO = date(1899, 12, 30)
"""From which a spreadsheet counts its days (its other count, from 1904, lies four years off)."""
_MINUTES_OF_A_DAY = 24 * 60
_FIRST_NOON = 12

FROM_TODAY = "the session counts from today. Write its date, such as 2026-11-20T14:30."
_RANGE = (
    "its time is a range, or has an offset that looks like one. "
    "Write the time when it ended, such as 14:30."
)
NO_DATE = "its session is not a date that can be read. Write it like 2026-11-20T14:30."
_KEEP = "in a column that is formatted as text"


class RewrittenDateError(InputRefusedError):
    """A date that reads as one only once its order is declared."""

    def __init__(self, message: str, orders: Iterable[DateOrder]) -> None:
        """Keep the sentence to show, and the orders in which the date can be read."""
        super().__init__(message)
        self.orders = frozenset(orders)


class _Written(NamedTuple):
    """A day and a clock time, as numbers."""

    year: int
    month: int
    day: int
    clock: str

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}{self.clock}"

    def say(self) -> str:
        """Return the day in words."""
        return f"{self.day} {MONTH_NAMES[self.month - 1]} {self.year}"


def read_list_date(text: str, clock: str, order: DateOrder | None) -> str:
    """Return a session's text as it can be typed, from the cells of a list.

    `clock` is the time where it has a column of its own, else empty. What is not of a
    spreadsheet's making is returned as it is.

    Raises:
        InputRefusedError: when it can be read in two ways, or in none.

    """
    text, clock = without_midnight(text), without_midnight(clock)
    folded = text.lower()
    if clock:
        folded = f"{folded} {_read_clock_alone(clock.lower(), order)}".rstrip()
    if found := _ISO.fullmatch(folded):
        return f"{folded[:10]}{_clock_of(found)}"
    if found := _NUMBERS.fullmatch(folded):
        return str(_read_numbers(found, order))
    if found := _NAMED.fullmatch(folded):
        return str(_read_named(found, order))
    if found := _SERIAL.fullmatch(folded):
        return str(_read_serial(found, order))
    if re.search(r"[0-9]{4}", folded) and re.search("[a-z]", folded):
        return folded if clock else text
    if _PART_OF_A_DATE.fullmatch(folded):
        message = (
            "a spreadsheet has rewritten its date, and the day or the year is lost. "
            f"Write it like 2026-11-20T14:30, {_KEEP}."
        )
        raise InputRefusedError(message)
    raise InputRefusedError(FROM_TODAY if _FROM_TODAY.fullmatch(folded) else NO_DATE)


def why_no_date(text: str) -> str:
    """Return why a text is no date: mostly a weekday in another language stands before it."""
    found = _WORD_BEFORE.fullmatch(text)
    return _WORD_FIRST if found and is_dated(found[1]) else NO_DATE


_WORD_BEFORE = re.compile(r"[^\W\d]+\.?,? +(.+)")
_WORD_FIRST = (
    "a word stands before its date, which is no weekday in English. Write the date without it."
)


def without_midnight(text: str) -> str:
    """Return a date of a list, or a time, without a midnight: programs write it for no time.

    Nobody ends a session then, and counted from there all dates would be early.
    """
    return _MIDNIGHT.sub("", text)


def is_dated(text: str) -> bool:
    """Return whether a text of a list is a date, in whatever order; a number alone is none."""
    return any(one.fullmatch(text.lower()) for one in (_ISO, _NUMBERS, _NAMED))


def has_time(text: str) -> bool:
    """Return whether a date of a list has its time with it."""
    folded = without_midnight(text).lower()
    found = [one.fullmatch(folded) for one in (_ISO, _NUMBERS, _NAMED, _SERIAL)]
    fraction = found[-1] and found[-1][2]
    return any(one and one["hour"] for one in found) or bool((fraction or "").strip("0"))


def is_clock(text: str) -> bool:
    """Return whether a text of a list is a time of day; `9.30` may as well be a price."""
    return "." not in text.partition(" ")[0] and bool(_CLOCK_ALONE.fullmatch(text.lower()))


def find_orders(texts: Iterable[str]) -> frozenset[DateOrder]:
    """Return the orders in which all of a column's dates can be read; empty where none needs one.

    What is no date in any order, such as a line of totals, says nothing of it.
    """
    found: frozenset[DateOrder] | None = None
    for text in texts:
        try:
            read_list_date(text, "", None)
        except RewrittenDateError as error:
            found = error.orders if found is None else found & error.orders
        except InputRefusedError:
            continue
    return found or frozenset()


def _clock_of(found: re.Match[str]) -> str:
    """Return a clock time as it is typed after a date; empty where there is none."""
    if found["hour"] is None:
        return ""
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= _FIRST_NOON:
            raise InputRefusedError(NO_DATE)
        hour = hour % _FIRST_NOON + _FIRST_NOON * (found["half"] == "p")
    offset = found["offset"] or ""
    if offset.startswith("-") and offset > f"-{hour:02}:{found['minute']}":
        raise InputRefusedError(_RANGE)
    seconds = f":{found['second']}" if found["second"] and found["second"] != "00" else ""
    return f"T{hour:02}:{found['minute']}{seconds}{offset.upper()}"


def _read_clock_alone(clock: str, order: DateOrder | None) -> str:
    if found := _CLOCK_ALONE.fullmatch(clock):
        return _clock_of(found).removeprefix("T").lower()
    if order is DateOrder.EXCEL and (found := _FRACTION.fullmatch(clock)):
        return _clock_of_fraction(found[1]).removeprefix("T")
    message = "its time is not one that can be read. Write it like 14:30."
    raise InputRefusedError(message)


def _read_numbers(found: re.Match[str], order: DateOrder | None) -> _Written:
    first, second, third = found.group(1, 3, 4)
    orders = {
        DateOrder.DAY_FIRST: (third, second, first),
        DateOrder.MONTH_FIRST: (third, first, second),
        DateOrder.YEAR_FIRST: (first, second, third),
    }
    clock = _clock_of(found)
    readings = {
        key: made for key, parts in orders.items() if (made := _make_written(*parts, clock))
    }
    if order in readings:
        return readings[order]
    if order in orders and readings:
        message = (
            f"its date is not written {order}, as the clinic's file declares. {_say(readings)}"
        )
        raise InputRefusedError(message)
    raise _refuse_rewritten(readings)


def _read_named(found: re.Match[str], order: DateOrder | None) -> _Written:
    day, name, year = found.group(1, 2, 3)
    month, clock = str(_MONTHS[name]), _clock_of(found)
    if len(year) > 2:  # noqa: PLR2004  a year with its century: one reading
        return _require(_make_written(year, month, day, clock))
    readings = {
        key: made
        for key, parts in {
            DateOrder.DAY_FIRST: (year, month, day),
            DateOrder.YEAR_FIRST: (day, month, year),
        }.items()
        if (made := _make_written(*parts, clock))
    }
    wanted = DateOrder.DAY_FIRST if order is DateOrder.MONTH_FIRST else order
    if wanted in readings:
        return readings[wanted]
    raise _refuse_rewritten(readings)


def _require(written: _Written | None) -> _Written:
    if written is None:
        raise InputRefusedError(NO_DATE)
    return written


def _make_written(year: str, month: str, day: str, clock: str) -> _Written | None:
    """Return a day, of this century where the year has two digits; None where there is none."""
    if len(year) not in (2, 4) or len(day) > 2:  # noqa: PLR2004  the digits of a year and a day
        return None
    number = int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004  the same
    try:
        date(number, int(month), int(day))
    except ValueError:
        return None
    return _Written(number, int(month), int(day), clock)


def _read_serial(found: re.Match[str], order: DateOrder | None) -> _Written:
    day, fraction = _DAY_ZERO + timedelta(days=int(found[1])), (found[2] or "").strip("0")
    if fraction and found["hour"]:
        raise InputRefusedError(NO_DATE)
    clock = _clock_of_fraction(found[2]) if fraction else _clock_of(found)
    written = _Written(day.year, day.month, day.day, clock)
    if order is DateOrder.EXCEL:
        return written
    message = f"its date is a number of a spreadsheet: {written.say()}? Write {written}, {_KEEP}."
    raise RewrittenDateError(message, [DateOrder.EXCEL])


def _clock_of_fraction(digits: str) -> str:
    """Return the minute that a part of a day is nearest to: spreadsheets cut its digits off.

    Nothing is returned of a midnight, which is no time.
    """
    minutes = round(int(digits) * _MINUTES_OF_A_DAY / 10 ** len(digits))
    if minutes == 0:
        return ""
    moment = datetime(2000, 1, 1) + timedelta(minutes=min(minutes, _MINUTES_OF_A_DAY - 1))  # noqa: DTZ001  a clock's face
    return f"T{moment:%H:%M}"


def _refuse_rewritten(readings: dict[DateOrder, _Written]) -> InputRefusedError:
    if not readings:
        return InputRefusedError(NO_DATE)
    message = f"a spreadsheet has rewritten its date: {_say(readings, f', {_KEEP}')}"
    return RewrittenDateError(message, readings)


def _say(readings: dict[DateOrder, _Written], more: str = "") -> str:
    """Return the readings in words, and how to write each."""
    different = list(dict.fromkeys(readings.values()))
    spoken = " or ".join(written.say() for written in different)
    return f"{spoken}? Write {' or '.join(map(str, different))}{more}."
