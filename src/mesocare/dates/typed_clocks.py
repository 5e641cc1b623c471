"""A time of day as somebody types it: the one that is meant, or all that may be."""

import re
from datetime import time, timedelta
from typing import NamedTuple

from mesocare.dates.phrases import hear, hear_any, heard_times
from mesocare.errors import InputRefusedError

OF_24_HOURS = (
    r"(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"(?P<offset>z|[+-][0-9]{2}:[0-5][0-9])?"
)
_ODD_OFFSET = (
    r"(?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?) ?(?:(?P<utc>z|utc|gmt)"
    r"|(?:utc|gmt)? ?(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-5][0-9]))?)"
)
_FURTHEST_OFFSETS = timedelta(hours=-12), timedelta(hours=14)
_FACES = (
    r"(?P<hour>[0-9]{1,2})",
    r"(?P<hour>[0-9]{1,2}) ?[:.h] ?(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?",
    r"(?P<hour>[0-9]{2})(?P<minute>[0-5][0-9])",
)
"""An hour in figures, alone or with its minutes."""
_NOON, _MIDNIGHT = time(12), time()
_HALF_DAY, _WHOLE_DAY = 12, 24
"""Hours; 24 is written by some for the midnight after a day."""


class Clock(NamedTuple):
    """A time of day that was typed."""

    time: time
    offset: timedelta | None = None
    """From UTC, where one was given."""
    is_day_after: bool = False
    """Whether it is the midnight at the end of the day."""


_NOON_OR_MIDNIGHT = (Clock(_NOON), Clock(_MIDNIGHT, is_day_after=True))
_EITHER_MIDNIGHT = (Clock(_MIDNIGHT), Clock(_MIDNIGHT, is_day_after=True))


class _Face(NamedTuple):
    """What the hands show."""

    hour: int
    minute: int = 0
    second: int = 0
    is_of_24_hours: bool = False

    @property
    def is_twelve(self) -> bool:
        """Whether it is twelve sharp."""
        return (self.hour, self.minute, self.second) == (_HALF_DAY, 0, 0)

    @property
    def halves(self) -> tuple[Clock, Clock]:
        """The time in the first half of the day, and in the second."""
        minutes = (self.hour * 60 + self.minute) % (_HALF_DAY * 60)
        early = time(minutes // 60, minutes % 60, self.second)
        return Clock(early), Clock(early.replace(hour=early.hour + _HALF_DAY))

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """What it may mean when nobody says in which half of the day."""
        if self.hour == _WHOLE_DAY and not self.minute:
            return _EITHER_MIDNIGHT
        if self.hour >= _WHOLE_DAY:
            return ()
        if self.is_of_24_hours:
            return (Clock(time(self.hour, self.minute, self.second)),)
        return _NOON_OR_MIDNIGHT if self.is_twelve else self.halves


def read_clock(text: str) -> Clock | None:
    """Return the time that a text means, if it has one meaning.

    Raises:
        InputRefusedError: when its offset is beyond all that there are.

    """
    if found := re.fullmatch(OF_24_HOURS, text):
        return clock_of_24_hours(found)
    if hear(heard_times().noon, text):
        return Clock(_NOON)
    clocks = _in_half(text) or _in_part(text)
    return clocks[0] if len(clocks) == 1 else None


def clock_of_24_hours(found: re.Match[str]) -> Clock:
    """Return the time of a match of `OF_24_HOURS`.

    Raises:
        InputRefusedError: when its offset is beyond all that there are.

    """
    clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    return Clock(clock, _read_offset(found["offset"]))


def _read_offset(text: str | None) -> timedelta | None:
    if text is None or text == "z":
        return None if text is None else timedelta()
    hours, minutes = text[1:].split(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    offset = -offset if text.startswith("-") else offset
    least, most = _FURTHEST_OFFSETS
    if not least <= offset <= most:
        message = "No clock is so far from UTC. Write an offset from -12:00 to +14:00."
        raise InputRefusedError(message)
    return offset


def _in_half(text: str) -> tuple[Clock, ...]:
    """Return what a time with am or pm means; people differ about 12 am, 12 pm and 12:30 am."""
    found = hear(rf"(?P<face>.+?) ?{heard_times().half_day}", text)
    face = _read_face(found["face"]) if found else None
    if not found or not face or not 1 <= face.hour <= _HALF_DAY:
        return ()
    if face.is_twelve and found["pm"]:
        return _NOON_OR_MIDNIGHT
    if face.hour == _HALF_DAY and (not found["pm"] or face.minute < 0):
        return face.halves
    return face.halves[1:] if found["pm"] else face.halves[:1]


def _in_part(text: str) -> tuple[Clock, ...]:
    """Return what a time means of which the part of the day is said as well."""
    found = hear_any(heard_times().in_part, text)
    if not found:
        return ()
    part = heard_times().parts[found["part"]]
    return tuple(
        clock
        for clock in _without_part(found["clock"])
        if part.first <= clock.time.hour <= part.last and not clock.is_day_after
    )


def _without_part(text: str) -> tuple[Clock, ...]:
    if found := re.fullmatch(OF_24_HOURS, text):
        return (clock_of_24_hours(found),)
    if hear(heard_times().noon, text):
        return (Clock(_NOON),)
    face = _read_face(text)
    return _in_half(text) or (face.clocks if face else ())


def guess_clocks(text: str) -> tuple[Clock, ...]:
    """Return all that a time may mean, also one that is not written in a way that is read.

    Raises:
        InputRefusedError: when its offset is beyond all that there are.

    """
    heard = heard_times()
    if found := hear(rf"{heard.roughly} (?P<rest>.+)", text):
        text = found["rest"]
    if hear(heard.midnight, text):
        return _EITHER_MIDNIGHT
    if found := re.fullmatch(_ODD_OFFSET, text):
        return _with_odd_offset(found)
    if clocks := _in_part(text) or _without_part(text):
        return clocks
    found = hear(rf"(?P<face>.+?) ?{heard.half_day}", text)
    face = _read_face(found["face"]) if found else None
    if face and not face.hour:  # who writes 0:30 pm means an hour of one half or of the other
        return face.halves
    return face.clocks if face else ()


def _with_odd_offset(found: re.Match[str]) -> tuple[Clock, ...]:
    minutes = found["minutes"] or "00"
    offset = "z" if found["utc"] else f"{found['sign']}{found['hours']:0>2}:{minutes}"
    clock = re.fullmatch(OF_24_HOURS, found["clock"] + offset)
    return (clock_of_24_hours(clock),) if clock else ()


def _read_face(text: str) -> _Face | None:
    """Read an hour with its minutes, in figures or in words."""
    heard = heard_times()
    if found := hear("{past} (?P<hour>.+)", text):
        face = _read_face(found["hour"])
        if not face or face.minute or not 1 <= face.hour <= _HALF_DAY:
            return None
        return _Face(face.hour, heard.minutes_past[found["past"]])
    if marked := hear(rf"(?P<face>.+?) ?(?:{heard.hour_mark})", text):
        text = marked["face"]
    if hour := heard.hours.get(text):
        return _Face(hour)
    if not (found := hear_any(_FACES, text)):
        return None
    told = found.groupdict(default="0")
    minute, second = int(told.get("minute", 0)), int(told.get("second", 0))
    has_two_figures = len(told["hour"]) == len("09") and ("minute" in told or told["hour"] < "10")
    is_late = not 1 <= int(told["hour"]) <= _HALF_DAY
    return _Face(int(told["hour"]), minute, second, has_two_figures or is_late)
