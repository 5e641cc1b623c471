"""What somebody meant who wrote a time or a date in another way, where there is no doubt.

A fix never guesses: `1m` may be a minute or a month, `03/04/2026` two days. What is left then is
the sentence that says how to write it.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

from mesocare.dates.waits import (
    LENGTH_PATTERN,
    parse_day_number,
    parse_gap,
    parse_lead,
    parse_on,
    parse_start,
)
from mesocare.language.en.names import MONTH_NAMES, SHORT_MONTH_NAMES

_UNITS = {
    "minute": "minutes?|mins?",
    "hour": "hours?|hrs?|h",
    "day": "days?|nights?|d",
    "week": "weeks?|wks?|w",
    "month": "months?|mths?|mos?",
    "year": "years?|yrs?|y",
}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_WHOLE = {
    "forever": "always",
    "for ever": "always",
    "permanently": "always",
    "for life": "always",
    "rest of day": "rest of the day",
    "the rest of the day": "rest of the day",
    "for the rest of the day": "rest of the day",
    "same day": "rest of the day",
    "today": "rest of the day",
    "today only": "rest of the day",
    "for today": "rest of the day",
    "until midnight": "rest of the day",
    "until tomorrow": "rest of the day",
    "until the next day": "rest of the day",
    "half an hour": "30 minutes",
    "half a day": "12 hours",
    "half a year": "6 months",
    "a fortnight": "2 weeks",
    "one fortnight": "2 weeks",
}
_NEXT_DAY = dict.fromkeys(
    ("tomorrow", "the next day", "next day", "the day after", "the following day"), "day 1"
)
_LEADS = dict.fromkeys(
    ("on the day", "the day itself", "on the day itself", "that day", "on the morning", "midnight"),
    "day 0",
) | dict.fromkeys(("the day before", "on the day before", "day before"), "day -1")
_LEAD_WITH_HOUR = re.compile(
    r"(?:from |after |at )?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>[ap]m)?,? "
    r"(?:(?:on|in) )?(?:the )?"
    r"(?:(?P<before>(?:day|evening|night|afternoon|morning) before)|day|morning|same day)"
)
_PACES = {
    "daily": "1 day",
    "weekly": "1 week",
    "fortnightly": "2 weeks",
    "monthly": "1 month",
    "yearly": "1 year",
    "annually": "1 year",
    "once a week": "1 week",
    "once a month": "1 month",
    "once a year": "1 year",
}
"""How people say a gap."""
_DASHES = re.compile(r"\s*[-\u2010-\u2015]\s*(?=\d)")
_MANY = r"(?:minute|hour|day|night|week|month|year)s?"
_NAMED_NUMBER = rf"(?:\d+(?: to \d+)?|{'|'.join(_NUMBERS)})"
_VAGUE = re.compile(
    r"(?:(?:for|over|during|in|within) )?"
    r"((?:(?:up to|at least) )?(?:(?:the )?(?:first|next|coming|last) )?"
    r"(?:(?:a )?(?:good |very )?few|several|some|(?:a )?couple of|a number of|many) "
    rf"{_MANY}(?: or (?:so|more|longer))?"
    rf"|(?:the )?(?:first|next|coming|last) {_MANY}(?:(?<=s)| or (?:so|two))"
    r"|as long as [a-z ]{3,}"
    rf"|(?:about|around|roughly|approximately) {_NAMED_NUMBER} {_MANY}"
    rf"|{_NAMED_NUMBER} {_MANY} or (?:so|two))"
)
_MOST_CHARACTERS = 40
"""No time that anybody writes is longer; a text is not searched for one."""


def suggest_time(text: str, parse: Callable[[str], object]) -> str | None:
    """Return a length, a wait or a gap in the file's own notation, where the text can be only that.

    `parse` reads the notation: what it refuses is never suggested.
    """
    if len(text) > _MOST_CHARACTERS:
        return None
    folded = _fold(text)
    candidates = [_WHOLE.get(folded), _write_out(folded)]
    if parse in (parse_start, parse_on):
        candidates.append(_NEXT_DAY.get(folded))
        candidates.append(_write_out(re.sub(r"^after | (?:after|later)$", "", folded)))
    if parse is parse_lead:
        ahead = re.sub(r"(?<= before) (?:your|the) (?:visit|session|appointment)$", "", folded)
        candidates.append(_LEADS.get(ahead))
        candidates.append(_write_hour(ahead))
        ahead = re.sub(r" (?:before(?:hand)?|earlier|in advance|ahead)$", "", ahead)
        candidates.append(_write_out(ahead).removeprefix("at least "))
    if parse is parse_gap:
        candidates = [_PACES.get(folded), _write_out(folded.removeprefix("every "))]
    if parse is parse_day_number:
        weeks = re.fullmatch(r"(\d{1,3}) ?weeks?", folded)
        day = re.sub(r"^(?:day ?)?(\d+)(?: ?days?)?$", r"day \1", folded)
        candidates = [f"day {7 * int(weeks[1])}" if weeks else day]
    return _first_read(candidates, text, parse)


def _write_hour(folded: str) -> str | None:
    """Write an hour of a day before a visit as `day -1 22:00`; nothing where am or pm is open."""
    found = _LEAD_WITH_HOUR.fullmatch(folded)
    if found is None or (found["half"] is None and found["minute"] is None):
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    return f"day {-1 if found['before'] else 0} {hour:02}:{found['minute'] or '00'}"


def find_vague(text: str) -> str | None:
    """Return a length without a number as `about` holds it, to follow "for"."""
    found = _VAGUE.fullmatch(text.casefold()) if len(text) <= _MOST_CHARACTERS else None
    if found is None:
        return None
    after = re.sub(r"^(?:the )?(?:first|next|coming)(?= )", "the first", found[1])
    return re.sub(r"^(?=last )", "the ", after)


def find_from_at_least(text: str) -> str | None:
    """Return the one length that "at least" stands before, without these words: `10 days`."""
    plain = _fold(text).removesuffix(" before")
    written = _write_out(re.sub(r"^(?:after|more than|over|longer than) ", "at least ", plain))
    found = re.fullmatch(rf"at least ({LENGTH_PATTERN})", written)
    return found and found[1]


def suggest_end(text: str, parse: Callable[[str], object], *, longer: bool) -> str | None:
    """Return `at least 3 days` for `at least 2-3 days`: one of the two ends, or none."""
    written = _write_out(_fold(text).removesuffix(" before"))
    found = re.fullmatch(r"at least (\d+)(?: ([a-z]+))? to (\d+) ([a-z]+)", written)
    if found is None:
        return None
    end = f"{found[3]} {found[4]}" if longer else f"{found[1]} {found[2] or found[4]}"
    end = re.sub(r"^1 (\w+?)s?$", r"1 \1", end)
    return _first_read((f"at least {end}", end), text, parse)


def says_by_when(text: str) -> bool:
    """Whether words say up to when something must be done before a visit: `at least 10 days`."""
    folded = _fold(text)
    if re.match(r"(?:no|not) later than |by |up to |before |.* at the latest$", folded):
        return True
    plain = re.sub(r" before(?:hand)?(?: .*)?$", "", folded)
    return _write_out(plain).startswith("at least ")


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("(s)", "s").split()).strip(" .")


def _first_read(
    candidates: Iterable[str | None], text: str, parse: Callable[[str], object]
) -> str | None:
    """Return the first candidate that can be read, and is not what stands there already."""
    for candidate in candidates:
        if candidate and candidate != text:
            try:
                parse(candidate)
            except ValueError:
                continue
            return candidate
    return None


def _write_out(text: str) -> str:
    text = re.sub(r"^(?:for |over |during |in )?(?:the )?(?:first|next|following) ", "", text)
    text = re.sub(r"^(?=(?:hour|week|month|year)$)", "1 ", text)
    text = re.sub(r"^(?:not )?(?:until|till) (?:the )?end of day (?=\d)", "through day ", text)
    text = re.sub(r"^(?:not )?(?:until|till) (?:after )?(?=\d|at least \d)", "", text)
    text = re.sub(r"^(?:for|up to|max\.?|maximum|no more than) ", "", text)
    text = re.sub(r"^(?:min\.?|minimum|no less than|not before) ", "at least ", text)
    text = re.sub(r"^(\d+) ?\+ ?", r"at least \1 ", text)
    text = re.sub(r"^(\d.*) (?:minimum|min\.?|at least|or more|or longer)$", r"at least \1", text)
    words = "|".join(_NUMBERS)
    text = re.sub(rf"\b({words})\b", lambda found: str(_NUMBERS[found[1]]), text)
    text = _DASHES.sub(" to ", text)
    for unit, spelled in _UNITS.items():
        text = re.sub(rf"(?<=\d) ?(?:{spelled})\b\.?", f" {unit}s", text)
    return re.sub(rf"(?<!\d)1 ({'|'.join(_UNITS)})s\b", r"1 \1", _say_unit_once(text))


def _say_unit_once(text: str) -> str:
    """Return `24 to 48 hours` for `24 hours to 48 hours`."""
    return re.sub(r"^(\d+) (\w+) to (\d+) \2$", r"\1 to \3 \2", text)


_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_MONTH = "|".join([*MONTH_NAMES, *SHORT_MONTH_NAMES])
_NAMED = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})|({_MONTH}) (\d{{1,2}})),? (\d{{4}})",
    re.IGNORECASE,
)


def suggest_date(text: str) -> tuple[str, ...]:
    """Return the days that a text may mean as `2026-12-24`: one where there is no doubt, or two."""
    if len(text) > _MOST_CHARACTERS:
        return ()
    if found := _NUMERIC.fullmatch(text.strip()):
        first, second, year = (int(part) for part in found.groups())
        days = (_make_day(year, second, first), _make_day(year, first, second))
        return tuple(dict.fromkeys(day for day in days if day))
    if found := _YEAR_FIRST.fullmatch(text.strip()):
        day = _make_day(int(found[1]), int(found[2]), int(found[3]))
        return (day,) if day else ()
    if found := _NAMED.fullmatch(text.strip()):
        month = (found[2] or found[3]).capitalize()
        names = MONTH_NAMES if month in MONTH_NAMES else SHORT_MONTH_NAMES
        day = _make_day(int(found[5]), names.index(month) + 1, int(found[1] or found[4]))
        return (day,) if day else ()
    return ()


def _make_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
