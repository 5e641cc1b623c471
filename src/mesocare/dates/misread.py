"""The sentence that refuses a moment: what it may mean, and what to write.

A refusal never repeats the text, which may hold more than a date. It gives readings of it instead.
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta
from typing import NamedTuple

from mesocare.dates.moments import FIRST_YEAR, LAST_YEAR
from mesocare.dates.phrases import hear, hear_any, heard_times, in_full, split_day_and_clock
from mesocare.dates.slips import FEWEST_LETTERS, find_slips
from mesocare.dates.typed_clocks import Clock, guess_clocks, read_clock
from mesocare.dates.typed_days import (
    WEEK,
    Base,
    Day,
    count_days,
    days_since,
    number_of,
    out_of_bounds,
    read_day,
    shift_day,
)
from mesocare.errors import InputRefusedError, WhichDateError
from mesocare.language.en.names import MONTH_NAMES, SHORT_MONTH_NAMES

WRITE_LIKE = (
    "Write it like 2026-11-20, 2026-11-20T14:30, '20 November 2026 14:30', "
    "'yesterday 3 pm', Friday or '3 days ago'."
)

_NUMBERS = r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4}|[0-9]{2})"
_YEAR_FIRST = r"([0-9]{4})[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})"
_UNSPACED = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_NO_YEAR = r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.]?"
_YEAR_AND_MONTH = r"[0-9]{4}-(?:0[1-9]|1[0-2])"
_ZONE_AFTER = r".*[0-9 ](?:(?!night)[a-z]{2,4}t|utc|gmt|cet|[a-z_]+/[a-z_/]+)"
_LIKE_A_CLOCK = "[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?"
_NOON = 12
_MOST_READINGS = 4
_LONGEST_WITHOUT_LEAP_DAY = 8
"""Years, around 2100."""


class Reading(NamedTuple):
    """What a text may mean."""

    day: Day
    clock: Clock | None
    is_without_year: bool = False

    @property
    def on(self) -> date:
        """The day, the one after it for the midnight at its end."""
        is_day_after = self.clock is not None and self.clock.is_day_after
        return self.day.on + timedelta(days=1) if is_day_after else self.day.on

    @property
    def written(self) -> str:
        """The text to copy."""
        clock = _write_clock(self.clock) if self.clock else ""
        if not self.is_without_year:
            return f"{self.on.isoformat()}{'T' if clock else ''}{clock}"
        month = SHORT_MONTH_NAMES[self.on.month - 1]
        return f"{self.on.day} {month} {self.on.year} {clock}".strip()


def refuse_misread(folded: str, base: Base) -> InputRefusedError:
    """Return what says what to write in place of a text that has no reading, or several.

    Raises:
        InputRefusedError: when it names a day or an offset that there is not.

    """
    if readings := find_readings(folded, base):
        return ask_which(readings, base.today)
    unread = f"This is not a date that can be read. {WRITE_LIKE}"
    return InputRefusedError(next(_explain_parts(in_full(folded), base), unread))


def find_readings(folded: str, base: Base) -> list[Reading]:
    """Return what a text may mean that is not read, the likelier first; none where nobody can say.

    Raises:
        InputRefusedError: when it names a day or an offset that there is not.

    """
    text = in_full(re.sub("(?<=[0-9])t(?=[0-9])", " ", folded))
    readings = _find(text, base) or _find(_without_slips(text), base)
    within = (r for r in readings if _is_within_bounds(r.day.on) and _is_within_bounds(r.on))
    return list({reading.written: reading for reading in within}.values())


def _find(text: str, base: Base) -> list[Reading]:
    readings = list(_time_away(text, base))
    for day_text, clock_text in split_day_and_clock(text):
        sure = read_clock(clock_text) if clock_text else None
        if (sure or not clock_text) and (day := read_day(day_text, base)):
            return [Reading(day, sure)]
        clocks = _clocks_of(clock_text) if clock_text else (None,)
        if clocks:
            days = _days_of(day_text, base)
            readings += [day._replace(clock=clock) for day in days for clock in clocks]
    return readings


def _without_slips(text: str) -> str:
    """Return a text in which a word that is one slip from a word of ours is that word."""
    heard = heard_times()
    ours = [*heard.months, *heard.weekdays, *heard.days]
    long_enough = [name for name in ours if len(name) >= FEWEST_LETTERS]
    words = (next(iter(find_slips(word, long_enough)), word) for word in text.split(" "))
    return " ".join(words)


def _clocks_of(text: str) -> tuple[Clock, ...]:
    sure = read_clock(text)
    return (sure,) if sure else guess_clocks(text)


def _days_of(text: str, base: Base) -> list[Reading]:
    if sure := read_day(text, base):
        return [Reading(sure, None)]
    days = [*_of_numbers(text), *_of_short_year(text), *_of_relative(text, base)]
    readings = [Reading(day, None) for day in days]
    return [*readings, *_of_no_year(text, base.today)]


def _of_numbers(text: str) -> Iterator[Day]:
    if found := re.fullmatch(_YEAR_FIRST, text) or re.fullmatch(_UNSPACED, text):
        yield from _real_days([(found[1], found[2], found[3])])
    if found := re.fullmatch(_NUMBERS, text):
        first, second, third = found.groups()
        year = third if len(third) == len("2026") else f"20{third}"
        readings = [(year, second, first), (year, first, second)]
        if len(third) == len("26"):
            readings.append((f"20{first:0>2}", second, third))
        yield from _real_days(readings)


def _of_short_year(text: str) -> Iterator[Day]:
    """Yield 25 November 2026 and 26 November 2025 for "25 Nov 26"."""
    if found := hear_any(heard_times().dates_of_short_year, text):
        month = str(heard_times().months[found["month"]])
        day, year = found["day"], found["short_year"]
        yield from _real_days([(f"20{year}", month, day), (f"20{day:0>2}", month, year)])


def _of_relative(text: str, base: Base) -> Iterator[Day]:
    """Yield the days that are meant, or may be, by what counts from today and is not read."""
    heard, today = heard_times(), base.today
    if (shift := count_days(text)) is not None:
        yield Day(shift_day(today, shift))
    if (found := hear(heard.ago, text)) and (months := heard.month_units.get(found["unit"])):
        yield Day(_shift_months(today, -months * number_of(found)))
    if (found := hear_any(heard.ahead, text)) and (months := heard.month_units.get(found["unit"])):
        yield Day(_shift_months(today, months * number_of(found)))
    for phrase, weeks in (
        (heard.weekday, (0, 1)),
        (heard.this_weekday, (0, 1)),
        (heard.next_weekday, (1, 2)),
        *((phrase, (2,)) for phrase in heard.weekday_after_next),
    ):
        if found := hear(phrase, text):
            latest = shift_day(today, -days_since(found, today))
            yield from (Day(shift_day(latest, WEEK * week), is_relative=True) for week in weeks)


def _shift_months(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise out_of_bounds()
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _of_no_year(text: str, today: date) -> Iterator[Reading]:
    """Yield the closest day of a day and a month, of which nobody says the year."""
    if found := hear_any(heard_times().dates_without_year, text):
        days = _in_all_years(heard_times().months[found["month"]], int(found["day"]), today)
        if found["weekday"]:
            days = [day for day in days if not days_since(found, day)] or days
        yield from (Reading(Day(day), None, is_without_year=True) for day in days[:1])
    if found := re.fullmatch(_NO_YEAR, text):
        first, second = int(found[1]), int(found[2])
        for month, number in ((second, first), (first, second)):
            yield from (Reading(Day(day), None) for day in _in_all_years(month, number, today)[:1])


def _in_all_years(month: int, day: int, today: date) -> list[date]:
    """Return a day and a month in the years around today, the closest first."""
    years = range(
        today.year - _LONGEST_WITHOUT_LEAP_DAY, today.year + _LONGEST_WITHOUT_LEAP_DAY + 1
    )
    days = _real_days([(str(year), str(month), str(day)) for year in years])
    return sorted((found.on for found in days), key=lambda found: abs(found - today))


def _real_days(readings: Iterable[tuple[str, str, str]]) -> list[Day]:
    days = []
    for year, month, day in readings:
        try:
            days.append(Day(date(int(year), int(month), int(day))))
        except ValueError:
            continue
    return days


def _is_within_bounds(day: date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _time_away(text: str, base: Base) -> Iterator[Reading]:
    """Yield the minute that is meant by "two hours ago" or "in 20 minutes", the later of two."""
    heard = heard_times()
    for sign, found in ((-1, hear(heard.ago, text)), (1, hear_any(heard.ahead, text))):
        if found and (minutes := heard.minute_units.get(found["unit"])):
            away = timedelta(minutes=sign * minutes * number_of(found))
            begun = base.now.astimezone(UTC) + away + timedelta(minutes=1) - timedelta.resolution
            meant = begun.astimezone(base.now.tzinfo).replace(second=0, microsecond=0)
            yield Reading(Day(meant.date(), is_relative=True), Clock(meant.time()))


def ask_which(readings: list[Reading], today: date) -> WhichDateError:
    """Return what asks which reading is meant, and says how to write each."""
    readings = readings[:_MOST_READINGS]
    written = tuple(reading.written for reading in readings)
    return WhichDateError(f"{_ask_which(readings, today)} Write {' or '.join(written)}.", written)


def _ask_which(readings: list[Reading], today: date) -> str:
    if len(readings) == 1:
        clock = f", {_say_clock(readings[0].clock)}" if readings[0].clock else ""
        return f"{_say_day(readings[0].on)}{clock}?"
    if len({reading.day.on for reading in readings}) == 1:
        said = [_say_clock(reading.clock) for reading in readings if reading.clock]
    else:
        said = [
            f"{'today, ' * (reading.on == today and reading.day.is_relative)}{_say_day(reading.on)}"
            for reading in readings
        ]
    return f"{_ask(said)}?"


def _ask(said: list[str]) -> str:
    asked = " or ".join(dict.fromkeys(said))
    return f"{asked[0].upper()}{asked[1:]}"


def _say_day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _say_clock(clock: Clock) -> str:
    told = clock.time
    if not (told.minute or told.second):
        if told.hour == _NOON:
            return "noon"
        if not told.hour:
            return f"the midnight {'after' if clock.is_day_after else 'before'} that day"
    minutes = f":{told.minute:02}" if told.minute or told.second else ""
    return f"{told.hour % _NOON or _NOON}{minutes} {'am' if told.hour < _NOON else 'pm'}"


def _write_clock(clock: Clock) -> str:
    seconds = f":{clock.time.second:02}" if clock.time.second else ""
    return f"{clock.time.hour:02}:{clock.time.minute:02}{seconds}{_write_offset(clock.offset)}"


def _write_offset(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    minutes = round(offset / timedelta(minutes=1))
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _explain_parts(text: str, base: Base) -> Iterator[str]:
    """Yield what is missing in a text that names a part of a moment, or more than a moment."""
    heard = heard_times()
    for day_text, clock_text in split_day_and_clock(text):
        part = hear(heard.part_alone, clock_text) if clock_text else None
        if part and (days := _days_of(day_text, base)):
            timed = days[0]._replace(clock=read_clock(heard.parts[part["part"]].example))
            yield (
                "At what time? Write it as well, such as "
                f"{timed.written}, or the day alone: {days[0].written}."
            )
        if clock_text and re.fullmatch(_LIKE_A_CLOCK, clock_text) and _days_of(day_text, base):
            yield "There is no such time. Write one from 00:00 to 23:59."
    clocks = () if text.isdigit() else _clocks_of(text.removeprefix(heard.before_clock))
    if clocks:
        yield _ask_for_day(clocks)
    if hear(heard.spans, text):
        yield f"This is more than one day. {WRITE_LIKE}"
    if hear_any(heard.months_alone, text) or re.fullmatch(_YEAR_AND_MONTH, text):
        yield f"The day is missing. {WRITE_LIKE}"
    if _is_like_a_day(text):
        yield f"There is no such day. {WRITE_LIKE}"
    if re.fullmatch(_ZONE_AFTER, text):
        yield (
            "Write the time without its zone. The zone is given with --tz, such as "
            "--tz Europe/Rome, or as an offset, such as 2026-11-20T14:30+01:00."
        )


def _is_like_a_day(text: str) -> bool:
    in_figures = (_NUMBERS, _YEAR_FIRST, _UNSPACED, _NO_YEAR)
    if any(re.fullmatch(pattern, text) for pattern in in_figures):
        return True
    heard = heard_times()
    return hear_any((*heard.dates_without_year, *heard.dates_of_short_year), text) is not None


def _ask_for_day(clocks: tuple[Clock, ...]) -> str:
    written = _write_clock(clocks[-1])
    if len(clocks) == 1 or any(clock.is_day_after for clock in clocks):
        return f"This is a time without a date. Write both, such as 'today {written}'."
    asked = _ask([_say_clock(clock) for clock in clocks])
    return f"{asked}, and on which day? Write both, such as 'today {written}'."


def explain_bases(from_now: str, from_at: str | None = None) -> str:
    """Say what a text means that counts from today, and what it means counted from `--at`."""
    if from_at is None:
        return f"Counted from today it is {from_now}, but not counted from --at. Write the date."
    return (
        f"Counted from today it is {from_now}, and counted from --at it is {from_at}. "
        f"Write the one that you mean: {from_now} or {from_at}."
    )
