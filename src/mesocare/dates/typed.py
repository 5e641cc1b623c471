"""A moment as somebody types it: one reading or a refusal."""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mesocare.dates.moments import FIRST_YEAR, LAST_YEAR, Session, end_of, local_instant, start_of
from mesocare.errors import InputRefusedError
from mesocare.language.en.names import MONTH_NAMES, WEEKDAY_NAMES

MOST_CHARACTERS = 64


_FURTHEST_OFFSETS = timedelta(hours=-12), timedelta(hours=14)


class _Written(NamedTuple):
    """What a text says, before a zone makes a moment of it."""

    day: date
    clock: time | None
    offset: timedelta | None = None


_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}


_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
_MONTHS |= {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_MONTHS |= {"sept": 9}
_WEEKDAYS |= {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}


_CLOCK = (
    r"(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"(?P<offset>z|[+-][0-9]{2}:[0-5][0-9])?"
)


_ISO = rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?:[t ]{_CLOCK})?"


_NAMED = (
    rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),? )?"
    rf"(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>[0-9]{{4}})(?:,? {_CLOCK})?"
)


_RELATIVE = (
    rf"(?P<word>today|yesterday|(?P<days>[0-9]{{1,4}}) days? ago|{'|'.join(_WEEKDAYS)})"
    rf"(?:,? {_CLOCK})?"
)


def parse_session(text: str, *, zone: ZoneInfo, now: datetime) -> Session:
    """Read when a session ended: a moment, or a day, which then counts to its end (TIME-6).

    `now` gives the day for words such as "yesterday", and nothing else is taken from it.

    Raises:
        InputRefusedError: when the text is no moment of 1970 to 2200; it says what would be right.

    """
    written = _read(text, zone, now)
    if written.clock is None:
        return Session(end_of(written.day, zone), written.day, has_time=False, zone=zone)
    ended_at = _instant(written, zone)
    if ended_at.microsecond:
        ended_at = ended_at.replace(microsecond=0) + timedelta(seconds=1)
    return Session(ended_at, _day_within_bounds(ended_at, zone), has_time=True, zone=zone)


def parse_at(text: str, *, zone: ZoneInfo, now: datetime) -> datetime:
    """Read the moment to look at, in UTC; a day alone is its first minute, the strictest.

    Raises:
        InputRefusedError: when the text is no moment of 1970 to 2200; it says what would be right.

    """
    written = _read(text, zone, now)
    if written.clock is None:
        return start_of(written.day, zone)
    instant = _instant(written, zone)
    _day_within_bounds(instant, zone)
    return instant


def _read(text: str, zone: ZoneInfo, now: datetime) -> _Written:
    if len(text) > MOST_CHARACTERS:
        from mesocare.dates.misread import WRITE_LIKE

        message = f"This is too long for a date: {MOST_CHARACTERS} characters at most. {WRITE_LIKE}"
        raise InputRefusedError(message)
    folded = _fold(text)
    local_now = now.astimezone(zone)
    if folded == "now":
        return _Written(local_now.date(), local_now.timetz(), local_now.utcoffset())
    if found := re.fullmatch(_ISO, folded):
        return _written(_make_day(found["year"], found["month"], found["day"]), found)
    if found := re.fullmatch(_NAMED, folded):
        day = _make_day(found["year"], str(_MONTHS[found["month"]]), found["day"])
        _check_weekday(day, found["weekday"])
        return _written(day, found)
    if found := re.fullmatch(_RELATIVE, folded):
        return _written(_relative_day(found, local_now.date()), found)
    from mesocare.dates.misread import explain_misread

    raise InputRefusedError(explain_misread(folded, local_now.date()))


def _fold(text: str) -> str:
    return re.sub(" +", " ", text.strip(" ")).lower() if text.isascii() else text


def _written(day: date, found: re.Match[str]) -> _Written:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _out_of_bounds()
    if found["hour"] is None:
        return _Written(day, None)
    clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    return _Written(day, clock, _read_offset(found["offset"]))


def _read_offset(text: str | None) -> timedelta | None:
    if text is None or text == "z":
        return None if text is None else timedelta()
    hours, minutes = text[1:].split(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    offset = -offset if text.startswith("-") else offset
    least, most = _FURTHEST_OFFSETS
    if not least <= offset <= most:
        message = "No place on Earth has this offset. Write one from -12:00 to +14:00."
        raise InputRefusedError(message)
    return offset


def _make_day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        pass
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise _out_of_bounds()
    if not 1 <= int(month) <= len(MONTH_NAMES):
        message = f"There is no month {int(month)}. Write year, month, day, such as 2026-11-20."
        raise InputRefusedError(message)
    last = calendar.monthrange(int(year), int(month))[1]
    message = (
        f"{MONTH_NAMES[int(month) - 1]} {int(year)} has {last} days. Write a day from 1 to {last}."
    )
    raise InputRefusedError(message)


def _check_weekday(day: date, weekday: str | None) -> None:
    if weekday is None or _WEEKDAYS[weekday] == day.weekday():
        return
    message = (
        f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year} is a {WEEKDAY_NAMES[day.weekday()]}. "
        f"Check the date, then write {day.isoformat()} or the right weekday."
    )
    raise InputRefusedError(message)


def _relative_day(found: re.Match[str], today: date) -> date:
    try:
        match found["word"]:
            case "today":
                return today
            case "yesterday":
                return today - timedelta(days=1)
            case _ if found["days"]:
                return today - timedelta(days=int(found["days"]))
            case weekday:
                return today - timedelta(days=(today.weekday() - _WEEKDAYS[weekday]) % 7)
    except OverflowError:
        raise _out_of_bounds() from None


def _instant(written: _Written, zone: ZoneInfo) -> datetime:
    assert written.clock is not None
    wall = datetime.combine(written.day, written.clock.replace(tzinfo=None))
    if written.offset is None:
        return local_instant(wall, zone)
    return (wall - written.offset).replace(tzinfo=UTC)


def _day_within_bounds(instant: datetime, zone: ZoneInfo) -> date:
    day = instant.astimezone(zone).date()
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _out_of_bounds()
    return day


def _out_of_bounds() -> InputRefusedError:
    return InputRefusedError(
        f"The year is outside {FIRST_YEAR} to {LAST_YEAR}. Write a date within these years."
    )
