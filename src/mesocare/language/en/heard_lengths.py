"""Lengths as people say them in English, read in whole numbers of one unit.

"1 1/2 hours", "an hour and a half" and "1h30" are 90 minutes: so no phrase about time ever finds
the 2 hours in "1/2 hours".
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor

_TO_NINETEEN = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TO_TWELVE = _TO_NINETEEN[:12]
_TENS = {
    name: 10 * number
    for number, name in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
NUMBERS = (
    {name: number for number, name in enumerate(_TO_NINETEEN, start=1)}
    | _TENS
    | {
        "a": 1, "an": 1, "another": 1, "a couple of": 2, "couple of": 2, "a couple": 2,
        "twenty four": 24, "forty eight": 48, "dozen": 12, "hundred": 100,
    }
)  # fmt: skip
UNITS = {
    "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour",
    "day": "day", "days": "day", "night": "day", "nights": "day", "sleeps": "day",
    "week": "week", "weeks": "week", "month": "month", "months": "month",
    "year": "year", "years": "year",
}  # fmt: skip
_SHORT_UNITS = {"h": "hour", "wk": "week", "wks": "week"}
"""Units that are no words beside anything but figures."""
_ALL_UNITS = UNITS | _SHORT_UNITS
_FINER = {
    "hour": (60, 60, "minute"),
    "day": (24, 24, "hour"),
    "week": (7, 7, "day"),
    "month": (28, 31, "day"),
    "year": (12, 12, "month"),
}
"""Each unit in a finer one: the fewest and the most that it may hold."""
_FROM_FINE = ("minute", "hour", "day", "week", "month", "year")
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}
_A_CLOCK = 12
"""Hours up to which "in 1:30" is a length; nobody says "in 18:30" of one."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that finds any of some words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_TENS_ONES = rf"(?:{any_of(_TENS)})(?:[ -](?:{any_of(_TO_NINETEEN[:9])}))"
_WHOLE = (
    rf"(?:(?:(?:a|one) )?hundred and (?:{_TENS_ONES}|{any_of(NUMBERS)})|(?:a|one) hundred"
    rf"|{_TENS_ONES}|[0-9]{{1,9}}|{any_of(NUMBERS)})"
)
_PART = (
    r"(?:[0-9]{1,3} ?[/\u2044] ?[0-9]{1,3}|(?:three|3|two|2)[ -](?:quarters?|thirds?)"
    r"|(?:(?:an?|one|1)[ -])?(?:half|quarter|third))"
)
_AND = r"(?: ?& ?|[ -](?:and|&)[ -])"
_AMOUNT = (
    rf"(?:{_WHOLE}{_AND}{_PART}|[0-9]{{1,3}}[ -][0-9]{{1,3}} ?[/\u2044] ?[0-9]{{1,3}}"
    rf"|{_PART}|{_WHOLE} point (?:{_WHOLE})|[0-9]{{0,4}}[.,][0-9]{{1,3}}|{_WHOLE})"
)
_NEXT = (
    r"(?: ?[,/&\u2013-] ?(?:(?:and|or|maybe|perhaps|possibly|even) )*"
    r"| (?:(?:to|or|and|until|till|through|maybe|perhaps|possibly|even) )+)"
)
_IN_A_ROW = rf" +(?=(?:[0-9]{{1,2}}|{any_of(_TO_NINETEEN[1:])})\b)"
_UNIT = rf"(?P<unit>{any_of(_ALL_UNITS)})\b"
_TAIL = rf"(?P<tail>{_AND}(?:an? )?{_PART})(?!\w|[ -](?:of )?(?:an? )?(?:{any_of(_ALL_UNITS)})\b)"
_LENGTH = (
    rf"(?<![\w.,/:^\u2044-])(?P<amounts>{_AMOUNT}(?:(?:{_NEXT}|{_IN_A_ROW}){_AMOUNT}){{0,7}})"
    rf"(?:(?<=[0-9])|[ -](?:of )?(?:(?:an?|one|full|whole|more) )*){_UNIT}(?:{_TAIL})?"
    rf"|(?<![\w-])(?P<lone>hour|day|week|month|year)(?P<lone_tail>{_AND}an? (?:half|quarter))\b"
)
_NO_CLOCK = (
    r"(?<!\bat )(?<!\bby )(?<!\bfrom )(?<!\btill )(?<!\buntil )(?<!\bto )(?<!day )(?<![\w.,/:^-])"
)
_HOURS_MINUTES = (
    rf"{_NO_CLOCK}(?P<lead>\b(?:in|within|another|for(?= [0-9]+ ?h))"
    r"(?: (?:about|around|roughly|only|just))? )?"
    r"(?P<hours>[0-9]{1,2})(?:[:h]| ?hr? ?)(?P<minutes>[0-5][0-9])"
    r"(?P<marked> ?(?:m|min|mins|minutes|hours?|hrs?|h)\b"
    r"|(?= from now\b| later(?= ?$| ?[,.?!])|"
    r" (?:after|before|following|post) (?:my|the|a|this|our|last|first|next|visit|session)\b))?"
    r"(?![0-9:.]| ?(?:am|pm|a m|p m|o ?clock)\b)"
)
_TOGETHER = (
    rf"(?<!ce )(?<!times )(?<![\w.,/:^-])(?P<one>{_WHOLE}) (?P<one_unit>{any_of(UNITS)})"
    rf"(?:(?P<and>,? and | ?& )| )(?:(?P<two>{_WHOLE}) ?(?P<two_unit>{any_of(UNITS)}|m)\b"
    r"|(?P<bare>[0-5][0-9])(?= ?$| ?[,.?!]| (?:from now|after|later|before|can|may)\b))"
)

_THOUSANDS = (
    r"(?<![\w.,/:^-])(?P<first>[1-9][0-9]{0,2})(?:(?P<mark>[.,])|[ \u2019'])"
    r"(?P<rest>[0-9]{3}(?:[.,][0-9]{3})*)"
    rf"(?=[ -]?(?:{any_of(_ALL_UNITS)})\b)"
)

_MORE_OR_LESS = (
    r"(?:over|under|about|around|only|just|at least|at most|up to|no longer than|no more than"
    r"|more than|longer than|less than|nearly|almost|(?:the )?whole|a good|a full)"
)
_HOW_OFTEN = (
    r"(?: (?:a|per|each|every|in a) (?:day|night|week)| at (?:a|one) (?:time|go|stretch)| in a row"
    r"| on end| in one go| without (?:a break|stopping))"
)
LENGTHS_OF_DOING = (
    rf"\b(?:for (?:{_MORE_OR_LESS} )*|(?:{_MORE_OR_LESS} )+|(?<=spend )|(?<=spending ))"
    rf"{_AMOUNT}(?:(?:{_NEXT}){_AMOUNT})?[ -]?(?:(?:of )?an? )?(?:{any_of(_ALL_UNITS)})\b"
    rf"(?:{_AND}a (?:half|quarter))?{_HOW_OFTEN}*"
    r"|\bfor (?:a |too |very )*(?:long(?: time)?|hours|ages)\b"
)
"""How long something is done: a length with "for", or with what says that it is more or less."""


def even_lengths(text: str) -> str:
    """Return a text whose lengths are whole numbers of one unit, the shorter side in doubt."""
    if not re.search(rf"[0-9]|\b(?:{any_of(UNITS)})\b", text):
        return text
    text = re.sub(r"(?<=[0-9])(?=[0-9]\u2044)", " ", text)
    text = re.sub(_THOUSANDS, _in_thousands, text)
    text = re.sub(_HOURS_MINUTES, _in_minutes, text)
    text = re.sub(_LENGTH, _in_whole, text)
    return re.sub(_TOGETHER, _in_sum, text)


def _in_thousands(said: re.Match[str]) -> str:
    """Read "5,760" as that many, and as 5 and a fraction where its mark may mean that."""
    whole = re.sub("[^0-9]", "", said.group())
    may_be_less = said["mark"] and said["rest"].isdigit()
    return f"{said['first']} or {whole}" if may_be_less else whole


def _in_minutes(said: re.Match[str]) -> str:
    """Read "1h30" and "in 1:30", where they are no clock times."""
    hours, is_length = int(said["hours"]), said["lead"] or said["marked"] is not None
    if not is_length or (hours > _A_CLOCK and ":" in said.group()):
        return said.group()
    return f"{said['lead'] or ''}{hours * 60 + int(said['minutes'])} minutes"


def _in_whole(said: re.Match[str]) -> str:
    """Read fractions of a unit as whole numbers of a finer one."""
    if said["lone"]:
        amounts, unit, tail = "one", said["lone"], said["lone_tail"]
    else:
        amounts, unit, tail = said["amounts"], _ALL_UNITS[said["unit"]], said["tail"]
    values = list(_values(amounts, is_plural=(said["unit"] or "").endswith("s")))
    if tail:
        values = [value + next(_values(re.sub(f"^{_AND}", "", tail))) for value in values]
    if all(value.denominator == 1 for value in values) and not tail:
        is_plain = amounts in NUMBERS or amounts.isdigit()
        is_listed = re.search(_NEXT, amounts) and not re.fullmatch(_WHOLE, amounts)
        if said["unit"] in UNITS and (is_plain or is_listed) and " " in said.group():
            return said.group()
        return _write(min(values), max(values), unit)
    least, most, finer = _FINER.get(unit, (1, 1, unit))
    return _write(min(values) * least, max(values) * most, finer)


def _write(shortest: Fraction, longest: Fraction, unit: str) -> str:
    low, high = floor(shortest), ceil(longest)
    return f"{low} {unit}s" if low == high else f"{low} or {high} {unit}s"


def _values(said: str, *, is_plural: bool = False) -> Iterator[Fraction]:
    """Return every number that some amounts may mean."""
    for one in re.findall(_AMOUNT, said):
        yield from _readings(one, is_plural=is_plural)


def _readings(amount: str, *, is_plural: bool) -> Iterator[Fraction]:
    mixed = rf"({_WHOLE}){_AND}({_PART})|([0-9]+)[ -]([0-9]+ ?[/\u2044] ?[0-9]+)"
    if found := re.fullmatch(mixed, amount):
        whole, part = (one for one in found.groups() if one)
        yield _whole(whole) + _part(part)
    elif re.fullmatch(_PART, amount):
        yield _part(amount)
        if is_plural and "/" in amount:  # "1/2 hours" may be one or two
            yield from map(Fraction, re.findall("[0-9]+", amount))
    elif found := re.fullmatch(rf"({_WHOLE}) point ({_WHOLE})", amount):
        yield Fraction(f"{_whole(found[1])}.{_whole(found[2])}")
    elif found := re.fullmatch(r"([0-9]*)([.,])([0-9]+)", amount):
        whole, mark, rest = found.groups()
        yield Fraction(f"{whole or 0}.{rest}")
        if len(rest) == 2 and int(rest) < 60:  # noqa: PLR2004  "2.30 hours" may be 150 minutes
            yield int(whole or 0) + Fraction(int(rest), 60)
        if mark == "," and whole and int(rest) == int(whole) + 1:  # "2,3 days"
            yield from (Fraction(whole), Fraction(rest))
    else:
        yield _whole(amount)


def _whole(said: str) -> Fraction:
    said = said.replace("-", " ")
    if said.isdigit() or said in NUMBERS:
        return Fraction(int(said) if said.isdigit() else NUMBERS[said])
    return Fraction(
        sum(NUMBERS[word] for word in said.split() if word not in ("a", "one", "and"))
        + (said.endswith(" one"))
    )


def _part(said: str) -> Fraction:
    if figures := re.findall("[0-9]+", said) if re.search("[/\u2044]", said) else []:
        top, bottom = map(int, figures)
        return Fraction(top, bottom or 1)
    times = {"two": 2, "2": 2, "three": 3, "3": 3}.get(re.split("[ -]", said)[0], 1)
    return times * next(part for word, part in _PARTS.items() if word in said)


def _in_sum(said: re.Match[str]) -> str:
    """Read "1 hour and 30 minutes" as one length."""
    first, second = UNITS[said["one_unit"]], UNITS.get(said["two_unit"] or "", "minute")
    is_article = said["one"] in ("a", "an", "another") and not said["and"]
    if _FROM_FINE.index(second) >= _FROM_FINE.index(first) or is_article:
        return said.group()
    if said["bare"] and first != "hour":
        return said.group()
    low = high = _whole(said["one"])
    more, unit = _whole(said["two"] or said["bare"]), first
    if second == "week":
        more, second = more * 7, "day"
    while unit != second:
        least, most, unit = _FINER[unit]
        low, high = low * least, high * most
    return _write(low + more, high + more, second)
