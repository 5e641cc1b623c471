"""What English hears in a moment that somebody types."""

from mesocare.language.words.typed import HeardTimes, PartOfDay

_ONE_TO_TWELVE = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_DAY_FIRST = r"(?:{weekday}\.?,? )?(?:the )?{day}(?:st|nd|rd|th)?(?: of)?[ -]?{month}"
_MONTH_FIRST = r"(?:{weekday}\.?,? )?{month}\.?[ -](?:the )?{day}(?:st|nd|rd|th)?"
_WEEKDAY_AFTER = r"(?:, ?| \(| (?=[a-z]{6})){weekday}\)?"
"""Without a comma in full alone: "sun" may be what somebody asks about, as may "sat"."""
TABLE = HeardTimes(
    months={
        "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
        "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
        "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
        "december": 12, "dec": 12,
    },
    weekdays={
        "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "weds": 2,
        "wed": 2, "thursday": 3, "thurs": 3, "thur": 3, "thu": 3, "friday": 4, "fri": 4,
        "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
    },
    hours=_ONE_TO_TWELVE,
    numbers={"a": 1, "an": 1, "a couple of": 2} | _ONE_TO_TWELVE,
    days={
        "today": 0, "yesterday": -1, "tomorrow": 1,
        "the day before yesterday": -2, "day before yesterday": -2,
        "the day after tomorrow": 2, "day after tomorrow": 2,
    },
    day_units={"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14},
    month_units={"month": 1, "months": 1, "year": 12, "years": 12},
    minute_units={"minute": 1, "minutes": 1, "min": 1, "mins": 1, "hour": 60, "hours": 60},
    parts={
        "morning": PartOfDay(0, 11, "09:00"),
        "afternoon": PartOfDay(12, 18, "15:00"),
        "evening": PartOfDay(16, 23, "19:00"),
        "night": PartOfDay(19, 23, "22:00"),
    },
    minutes_past={
        "half past": 30, "quarter past": 15, "a quarter past": 15, "quarter to": -15,
        "a quarter to": -15, "five past": 5, "ten past": 10, "twenty past": 20,
        "five to": -5, "ten to": -10, "twenty to": -20,
    },
    now="(?:right |just )?now",
    in_full={
        "this morning": "today morning",
        "this afternoon": "today afternoon",
        "this evening": "today evening",
        "tonight": "today night",
        "last night": "yesterday night",
    },
    dates=(
        _DAY_FIRST + r"\.?,?[ -]?{year}",
        _MONTH_FIRST + r"(?:, ?|[ -]){year}",
        r"{year}[ -]{month}[ -]{day}",
        r"{weekday}\.?,? {iso}",
        r"{iso}" + _WEEKDAY_AFTER,
        r"{day}(?:st|nd|rd|th)? {month} {year}" + _WEEKDAY_AFTER,
    ),
    dates_without_year=(
        _DAY_FIRST + r"\.?",
        _MONTH_FIRST,
    ),
    dates_of_short_year=(
        _DAY_FIRST + r"\.?,?[ -]?{short_year}",
        _MONTH_FIRST + r",? {short_year}",
    ),
    months_alone=(r"{month}\.?,?(?: {year})?", r"{year} {month}"),
    ago=r"{number} {unit} (?:ago|back)",
    ahead=(r"in {number} {unit}", r"{number} {unit} from (?:now|today)"),
    weekday=r"{weekday}\.?",
    last_weekday=r"last {weekday}\.?",
    this_weekday=r"this {weekday}\.?",
    next_weekday=r"next {weekday}\.?",
    weekday_after_next=(r"{weekday}\.? week", r"a week on {weekday}"),
    spans=r"(?:this |last |next |the )?(?:week|weekend|month|year)",
    half_day=r"(?:a\.?m\.?|(?P<pm>p\.?m\.?))",
    noon=r"(?:12 )?(?:noon|midday)",
    midnight=r"(?:12 )?midnight",
    hour_mark=r"h|hrs?|o'?clock|uhr",
    in_part=(
        r"(?P<clock>.+) (?:in the|at) {part}",
        r"(?:(?:in the|at) )?{part},? (?:at )?(?P<clock>.+)",
    ),
    day_in_part=r"(?P<rest>.+) (?:in the )?{part}",
    part_alone=r"(?:(?:in the|at) )?{part}",
    roughly=r"(?:about|around|approximately|circa|ca\.?|roughly|before|after)",
    before_clock="at ",
    before_day="on ",
)  # fmt: skip
"""Days and times."""
