"""Phrases about time, as people say them in English."""

from mesocare.language.en.heard_lengths import NUMBERS, TO_TWELVE, UNITS, any_of
from mesocare.language.en.names import (
    MONTH_NAMES,
    SHORT_MONTH_NAMES,
    SHORT_WEEKDAY_NAMES,
    WEEKDAY_NAMES,
)
from mesocare.language.words.heard import TimePhrase, When

_OTHER_WORDS = ("Sun", "Sat", "Wed")
"""Short names of days that are words of their own."""
WEEKDAYS = {
    name.lower(): number
    for names in (WEEKDAY_NAMES, SHORT_WEEKDAY_NAMES)
    for number, name in enumerate(names)
    if name not in _OTHER_WORDS
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
MONTHS = {
    name.lower(): number
    for names in (MONTH_NAMES, SHORT_MONTH_NAMES)
    for number, name in enumerate(names, start=1)
} | {"sept": 9}
PARTS_OF_DAY = {
    "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 24),
    "lunchtime": (11, 15), "teatime": (15, 19), "bedtime": (20, 24),
}  # fmt: skip
MINUTES_PAST = {"half past": 30, "half": 30, "quarter past": 15, "quarter to": -15}
CLOCKS = {"noon": 12, "midday": 12, "midnight": 24}


_OR = (
    r"(?: ?[,/&\u2013-] ?(?:(?:and|or|maybe|perhaps|possibly|even) )*"
    r"| (?:(?:to|or|and|until|till|through|maybe|perhaps|possibly|even) )+)"
)
_ONE_NUMBER = rf"(?:[0-9]{{1,4}}|{any_of(NUMBERS)})"
_NUMBER = rf"(?<![0-9][.,/:^\u2044])(?P<number>{_ONE_NUMBER}(?:{_OR}{_ONE_NUMBER})*)"
_UNIT = rf"(?P<unit>{any_of(UNITS)})"
_ROUGHLY = (
    r"about|around|roughly|approximately|nearly|almost|just (?:over|under)|like|maybe|perhaps|say"
    r"|the best part of"
)
_SPAN = (
    rf"(?:(?P<roughly>{_ROUGHLY}) )?(?:only |just |exactly |precisely )?"
    rf"{_NUMBER} (?:full |whole |more )?{_UNIT}(?: or (?P<more>so|two|three|more|longer)\b)?"
)
_WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAYS)})s?"
_MONTH = rf"(?P<month>{any_of(MONTHS)})"
_PART = rf"(?P<part>{any_of(PARTS_OF_DAY)})"
_THE = r"(?:the |my |a |this |that |our )?"
_MEASURE = (
    rf"am|pm|a m|p m|percent|{any_of(UNITS)}|l|lit(?:re|er)s?|m|k|km|miles?|met(?:re|er)s?"
    r"|cm|mm|kg|kilos?|stone|g|mg|ml|spf"
)
_NO_DAY = rf"(?:[:.][0-9]|(?:{_MEASURE}|{any_of(MONTHS)})\b)"
_SESSION = (
    rf"{_THE}(?:last |first |latest )?(?P<next>(?:next|coming|second|third|other|following) )?"
    r"(?:(?:scalp |hair )?(?:mesotherapy|meso|prp|microneedling) )?"
    r"(?:session|appointment|treatment|visit|injections?|mesotherapy|meso|jabs|procedure|clinic"
    r"|(?<=next )one|(?<=last )one)"
    r"(?: (?:session|appointment|treatment|visit))?"
    rf"(?: (?:number |no )?(?P<visit>[1-9])\b(?! ?{_NO_DAY}))?"
)
_RIGHT = r"(?:right |straight |just |immediately |directly |shortly |soon |as soon as |not long )"
_ON = r"(?:on |for )?"
_ON_THIS = r"(?:on )?(?:this |this coming |coming )?"
_VAGUELY = (
    r"about|around|roughly|approximately|approx|circa|near|nearly|almost|close to|towards?|like"
    r"|say|maybe|perhaps|probably|possibly|some ?time (?:around|about|near)"
)
_ABOUT = rf"(?:(?P<roughly>{_VAGUELY}) )?"
_AT = rf"(?:at )?{_ABOUT}(?:at )?"
_AHEAD = r"(?:(?:for|in|over|during|within|inside|throughout|through|across|all(?: of)?) )?"
_AT_WEEKEND = r"(?:at |on |over |for )?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_ANY_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_NTH = r"(?P<nth>[0-9]{1,2})"
_SOME_PART = rf"(?:day|{any_of(PARTS_OF_DAY)})"
_STOP = r"[./\\|_\u00b7\u2013-]"
_GAP = rf"(?:{_STOP}| )"
_YEAR = r"(?: (?P<year>20[0-9]{2}))?"
_FOLLOWS_A_DAY = (
    rf"in|at|and|or|can|may|could|should|would|will|is|am|if|instead|please|{any_of(PARTS_OF_DAY)}"
)
"""What may stand after "the 27th": no thing that is counted, as in "the 2nd session"."""
_MEAL = r"bed|bedtime|sleep|sleeping|lunch|dinner|breakfast|supper|tea"
_FROM = r"(?:on |for |between |from )?(?:the )?"
_START = r"(?P<start>[0-3]?[0-9])(?:st|nd|rd|th)?"
_UP_TO = r" ?(?:[\u2013-]|to|until|till|through) ?(?:the )?"
_HOURS = r"(?P<hour>[01]?[0-9]|2[0-3])(?:[:.h](?P<minute>[0-5][0-9]))?"
_MARK = r"(?P<mark>am|pm|a m|p m)"
_TO = r" ?(?:[/&\u2013-]|to|until|till|and|or) ?"


SIDES = {
    "until": "up until|up to|until|till|through|by|(?:on|before) or (?:before|on|after)"
    "|(?:on|before|until|till|up to) (?:and|as well as) (?:also )?(?:before|until|till|up to)"
    "|(?:before|until|till|up to) (?:and|or|as well as)(?: also)?(?: on)?|before and after"
    "|(?:no|not) later than|(?:in|during) the night (?:to|into)",
    "after": "after|later than|past",
    "from": "on and after|as from|as of|starting from|starting|beginning|from",
    "before": "prior to|ahead of|before",
    "near": "since|around|roughly|approximately",
    "except": "(?:rather|other) than|instead of|except(?: for)?|apart from"
    "|(?:any|every)(?: other)? day but|but not|(?<!or )not|never",
}
BETWEEN_TIMES = (
    r"\b(?:and|or|but|then|plus|rather|than|instead|not|also|again)\b"
    r"|[;&+/!?]|\.(?![0-9])|,(?= *\w)"
)
WHAT_A_DAY_IS_FOR = (
    r"(?:my |our |the |a |an |his |her )?(?:[^\W\d]+ ){0,2}"
    r"(?:holidays?|vacation|trip|flight|wedding|engagement|party|birthday|anniversary|exams?"
    r"|interview"
    r"|meeting|dinner|lunch|date|night out|match|game|race|marathon|concert|gig|prom|graduation"
    r"|reunion|christening|baptism|funeral|ceremony|event|photos?|shoot|show|festival|work|school"
    r"|college) (?:on |in |of )?"
)
BACKWARDS = (
    r" or (?:before|earlier|sooner)\b"
    r"|(?: ?[,&/+(] ?| ?\b(?:or|and|as well as|plus|even|also|all|the|every|each|any|any ?time"
    r"|days?|time|nights?|in|on|leading|already)\b)*"
    r" ?\b(?:before(?:hand)?|earlier|sooner|(?:until|till|up to|before) (?:then|that|it)(?: day)?"
    r"|meanwhile|in the meantime)(?: (?:too|also|as well|that|then|it))*"
    r"(?= ?$| ?[,.;:?!)\ue000-\uf8ff]| (?:can|may|could|should|is|will|do|am|please)\b)"
    r"| (?:at (?:the )?(?:very )?latest|latest|at (?:the )?(?:very )?most|max(?:imum)?|tops"
    r"|or (?:less|under))\b"
)
ONWARDS = r" (?:and )?onwards?\b| on(?= ?$| ?[,.;?!])"


def _again(pattern: str, letter: str) -> str:
    """Return a pattern whose groups have other names, to stand twice in one pattern."""
    return pattern.replace("(?P<", f"(?P<{letter}")


_CUES = {
    When.ASKS_WHEN: ("when", "what time", " day", "how "),
    When.AFTER_SESSION: (
        "over",
        "done",
        "finish",
        "after",
        "day ",
        "follow",
        "post",
        "later",
        "since",
        "from",
    ),
    When.SINCE_SESSION: ("after", "follow", "post", "from", "of "),
    When.BEFORE_SESSION: ("before", "ahead", "prior", "until", "till", "eve ", "leading", "run up"),
    When.SESSION_DAY: ("day", "of ", "during", "at "),
    When.DAYS: ("tomorrow", "today", "fortnight", *UNITS),
    When.WEEKDAY: tuple(name[:3].lower() for name in WEEKDAY_NAMES),
    When.WEEK: ("week",),
    When.WEEKEND: ("weekend",),
    When.COMING_WEEKEND: ("weekend",),
    When.DAY_OF_MONTH: ("the ",),
    When.MONTH: ("month", "in ", "during "),
    When.ISO_DATE: ("20",),
    When.PART: tuple(PARTS_OF_DAY),
    When.PART_OF_TODAY: ("ght", *PARTS_OF_DAY),
    When.NEXT_PART: ("overnight", *PARTS_OF_DAY),
    When.FIGURES: tuple("0123456789"),
    When.NTH_DAY: ("day ", "days "),
    When.CLOCK: ("noon", "mid", "half ", "quarter ", *"0123456789"),
    When.WITHIN_DAY: ("before ", "after ", "at "),
    When.WEEKDAYS: tuple(name[:3].lower() for name in WEEKDAY_NAMES),
    When.LATER: ("later", "after", "hence"),
    When.LASTING: (
        "next ",
        "coming ",
        "for ",
        "within ",
        "inside ",
        " than ",
        "under ",
        "in ",
        "over ",
        "during ",
    ),
    When.FOR_A_WHILE: ("for ",),
    When.EVER: ("since", "every", "each", "ly", "always", "from", "per ", "times", "once", "twice"),
    When.PAST: ("yesterday", "last", "ago", "earlier", "gone", "past", "there"),
}


def _said(pattern: str, when: When, first: int = 0, last: int = 0) -> TimePhrase:
    return TimePhrase(pattern, when, first, last, _CUES.get(when, ()))


TIMES = (
    # When may I …
    _said(
        r"(?:from |since )?(?:when|what time|what day|which day|how soon|how quickly)"
        r"(?: (?:is it|will it be|would it be))?(?: (?:ok|okay|safe|possible))?"
        r"(?= (?:can|could|may|should|am|is|are|will|do|to|i|we|a)\b)",
        When.ASKS_WHEN,
    ),
    _said(
        r"how (?:long|many \w+)(?: (?:must|do|should|does|will|have|need|is it))?"
        r"(?: (?:i|we|a|the|it|to|have|need|patient|take|wait))* (?:before|until|till)(?= )",
        When.ASKS_WHEN,
    ),
    _said(
        r"how long (?:must|do|should) (?:i|we|a patient) (?:have to )?(?:wait|avoid|not)",
        When.ASKS_WHEN,
    ),
    # Around a session
    _said(rf"(?:the|on the|in the|on) {_PART} before {_SESSION}", When.BEFORE_SESSION),
    _said(rf"(?:the |on the |on )?(?P<eve>day before|eve of) {_SESSION}", When.BEFORE_SESSION),
    _said(rf"{_SPAN} (?:before|ahead of|prior to) {_SESSION}", When.BEFORE_SESSION),
    _said(
        r"(?:right |just |straight |immediately |shortly )?(?:before|ahead of|prior to|until|till"
        rf"|leading up to|in the run up to) {_SESSION}",
        When.BEFORE_SESSION,
    ),
    _said(
        rf"(?:on |in )?{_THE}(?:same |very )?(?:day|{_PART}) of {_SESSION}|on {_THE}same day",
        When.SESSION_DAY,
    ),
    _said(rf"(?:during|at) {_SESSION}(?!s)", When.SESSION_DAY),
    _said(
        r"(?:(?:for|in|over|within|inside|during|before|until|till|through|up to)(?: all)?(?: of)?"
        r"(?: the)?(?: first| next)?|the(?: first| next)?|first) "
        rf"{_SPAN} (?:after|following|from|post|of) {_SESSION}",
        When.SINCE_SESSION,
    ),
    _said(rf"{_SPAN} (?:after|following|from|post) {_SESSION}", When.AFTER_SESSION),
    _said(rf"(?:the )?day (?P<next_day>after) {_SESSION}", When.AFTER_SESSION),
    _said(rf"(?:on )?(?:the )?{_WEEKDAY} after {_SESSION}", When.AFTER_SESSION),
    _said(rf"(?:ever )?since {_SESSION}", When.EVER),
    _said(rf"{_RIGHT}?(?:after|following|post) {_SESSION}", When.AFTER_SESSION),
    _said(
        rf"{_SPAN} (?:(?:afterwards|afterward|later|hence)(?! (?:i|my|the|a)\b)"
        r"|after(?= ?$| ?[,.;?!]| (?:can|may|could|should|is|will|do)\b))",
        When.LATER,
    ),
    _said(
        rf"(?:when|once|as soon as|after) {_SESSION} (?:is|was|has been) (?:over|done|finished)",
        When.AFTER_SESSION,
    ),
    _said(
        rf"{_RIGHT}(?:after|afterwards|after it|after that)(?! \w+)|straight away|right away"
        r"|immediately(?! after)",
        When.MOMENT,
    ),
    # Within a day
    _said(
        rf"(?:before|after) (?:{_MEAL}|work|school|college|class|training"
        r"|jumm?ah|(?:friday )?prayers?|fajr|namaz|salah|mosque|church|mass)\b(?! (?:or|and) )"
        r"|at (?:break|lunch|playtime|lunch break)",
        When.WITHIN_DAY,
    ),
    # Named days
    _said(r"(?:the )?day after tomorrow week", When.UNREADABLE),
    _said(r"(?:the )?day after tomorrow", When.DAYS, 2, 2),
    _said(r"(?:a |one )?week (?:from )?tomorrow|tomorrow week", When.DAYS, 8, 8),
    _said(r"(?:a |one )?week (?:from )?(?:today|now)|(?:today|this day) week", When.DAYS, 7, 7),
    _said(r"(?:a )?fortnight (?:from )?tomorrow", When.DAYS, 15, 15),
    _said(r"(?:a )?fortnight (?:from )?(?:today|now)", When.DAYS, 14, 14),
    _said(rf"{_NUMBER} (?P<unit>weeks|months) today", When.DAYS),
    _said(rf"{_NUMBER} (?:weeks|months) (?:from )?tomorrow", When.UNREADABLE),
    _said(r"(?:at )?(?:this|the same|same) time tomorrow", When.MOMENT, 24 * 60),
    _said(r"(?:at )?(?:this|the same|same) time next week", When.MOMENT, 7 * 24 * 60),
    _said(rf"(?:at )?this time in {_SPAN}", When.MOMENT),
    _said(r"(?:early |late )?tomorrow", When.DAYS, 1, 1),
    _said(
        r"(?:the |a )?day before yesterday|yesterday|earlier today"
        rf"|last (?:night|week|month|year|{any_of(WEEKDAYS)})|{_SPAN} ago",
        When.PAST,
    ),
    _said(
        r"(?:later |sometime )?(?:today|this day)(?! of)|later on|later(?! than\b)",
        When.REST_OF_TODAY,
    ),
    _said(r"tonight|this night", When.PART_OF_TODAY, 18, 24),
    _said(rf"this {_PART}", When.PART_OF_TODAY),
    _said(
        r"(?:in |after )(?:a )?(?:few|couple of|couple) days(?: time)?",
        When.DAYS, 2, 5,
    ),
    _said(
        r"(?:in|within) (?:a |the next )?few (?:hours|weeks|months)(?: time)?", When.UNREADABLE
    ),
    _said(
        rf"in {_NUMBER} and a bit {_UNIT}|(?:(?:{any_of(WEEKDAYS)}) )?minus {_again(_SPAN, 'x')}"
        r"(?: from (?:now|today))?"
        rf"|(?:{any_of(WEEKDAYS)})(?: ?ish| or (?:so|thereabouts))",
        When.UNREADABLE,
    ),
    _said(
        rf"(?:{_FROM}{_START}{_UP_TO}|between (?:the )?{_again(_START, 'b')} and (?:the )?){_DAY}"
        rf"(?: of)? {_MONTH}\b{_YEAR}",
        When.DATE,
    ),
    _said(
        rf"{_FROM}{_MONTH} (?:the )?{_START}{_UP_TO}{_DAY}\b(?! ?{_NO_DAY}){_YEAR}", When.DATE
    ),
    _said(
        rf"{_FROM}(?P<others>(?:{_ANY_DAY}{_OR}(?:the )?)+){_DAY}(?: of)? {_MONTH}\b{_YEAR}",
        When.DATE,
    ),
    _said(
        rf"{_FROM}{_MONTH} (?:the )?{_DAY}(?P<later>(?:{_OR}(?:the )?{_ANY_DAY}\b"
        rf"(?! ?{_NO_DAY}))+){_YEAR}",
        When.DATE,
    ),
    _said(
        rf"{_ON}(?:{_WEEKDAY},? )?(?P<day>1[3-9]|2[0-9]|3[01])/(?P<month>0?[1-9]|1[0-2])"
        r"(?:/(?P<year>20[0-9]{2}))?(?![0-9/])",
        When.DATE,
    ),
    _said(
        rf"{_ON}(?:{_WEEKDAY},? )?(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2[0-9]|3[01])"
        r"(?:/(?P<year>20[0-9]{2}))?(?![0-9/])",
        When.DATE,
    ),
    _said(rf"{_ON}(?:{_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH}\b{_YEAR}", When.DATE),
    _said(rf"{_ON}(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}\b{_YEAR}", When.DATE),
    _said(
        rf"(?:on )?days? {_NTH}(?P<others>(?:{_OR}[0-9]{{1,2}})*)(?! (?:of|after)\b)",
        When.NTH_DAY,
    ),
    _said(
        rf"{_ON}(?:{_WEEKDAY},? )?the {_DAY}(?<=[a-z])(?: of (?P<coming>this|next) month)?"
        rf"(?= ?$| ?[,.;?!]| (?:{_FOLLOWS_A_DAY})\b)",
        When.DAY_OF_MONTH,
    ),
    _said(
        rf"in {_NUMBER} (?:{any_of(WEEKDAYS)})s?(?: time| from now)?"
        rf"|{_again(_NUMBER, 'x')} (?:{any_of(WEEKDAYS)})s(?: time| from now)?",
        When.UNREADABLE,
    ),
    _said(
        rf"(?:on |the |this )*(?:{any_of(WEEKDAYS)}) (?:week )?(?:just gone|gone|last|past"
        rf"|there)\b"
        rf"|(?:on |the |this )*past (?:{any_of(WEEKDAYS)})",
        When.PAST,
    ),
    _said(
        rf"(?:from )?{_WEEKDAY}(?: ?[\u2013-] ?| (?:to|until|till|through|thru) )(?:the )?"
        rf"(?P<to>{any_of(WEEKDAYS)})\b",
        When.WEEKDAYS,
    ),
    _said(rf"between {_WEEKDAY} and (?P<to>{any_of(WEEKDAYS)})\b", When.WEEKDAYS),
    _said(
        rf"(?:on )?(?:a|any|some|one) (?:{any_of(WEEKDAYS)})(?: {_again(_PART, 'x')})?"
        rf"|(?:one|an|some|any) {_again(_PART, 'y')}(?! (?:of )?(?:next|this)\b)"
        rf"|(?:the )?(?:{any_of(WEEKDAYS)}) after(?: next)?(?= ?$| ?[,.;?!])"
        rf"|the day (?:after|before) next (?:{any_of(WEEKDAYS)})",
        When.UNREADABLE,
    ),
    _said(rf"(?:the )?{_WEEKDAY} after this(?: one)?", When.WEEKDAY, 7),
    _said(rf"{_WEEKDAY} week", When.WEEKDAY, 7),
    _said(rf"{_WEEKDAY} fortnight", When.WEEKDAY, 14),
    _said(rf"(?:a |one )?week (?:on |from |next |this )?{_WEEKDAY}", When.WEEKDAY, 7),
    _said(rf"{_ON_THIS}(?:next|the following|following) {_WEEKDAY}", When.WEEKDAY, -7),
    _said(rf"(?:on )?(?:the )?{_WEEKDAY} next(?! week)", When.WEEKDAY, -7),
    _said(rf"(?:every )?{_ON_THIS}(?:early |late )?{_WEEKDAY}", When.WEEKDAY),
    _said(
        rf"(?:for|within|inside|in (?:less|no more) than|in under) (?:the )?(?:next )?"
        rf"(?:(?P<roughly>{_ROUGHLY}) )?{_NUMBER}"
        r" (?P<unit>days?|weeks?|months?)",
        When.LASTING,
    ),
    _said(
        rf"(?:within|inside|{_AHEAD}(?:the|these) (?:next|coming)"
        r"|in (?:less|no more|not more) than|in under|in at (?:the )?most|in up to) (?:the next )?"
        rf"(?:(?:{_again(_NUMBER, 'x')}|the|an?) )?(?P<xunit>{any_of(UNITS)})",
        When.LASTING,
    ),
    *(
        _said(
            rf"{_AHEAD}(?:the|this|these) (?:coming|next) (?:{length})(?!end)"
            rf"|(?:within|over|during|inside) (?:a )?(?:{length})(?!end)",
            When.LASTING,
            days,
        )
        for length, days in (
            ("few days|couple of days|days|week", 7),
            ("fortnight|few weeks|couple of weeks|weeks", 28),
            ("month", 31),
        )
    ),
    _said(
        r"this (?:week )?(?:or|and|[/&]) ?(?:the )?next week|this week ?(?:or|and|[/&]) ?"
        r"(?:the )?(?:next|following)(?: one)?|this/next week|next week or this",
        When.WEEK, 0, 1,
    ),
    _said(
        rf"{_AT_WEEKEND}this (?:or|and|[/&]) ?(?:the )?next weekend"
        rf"|{_AT_WEEKEND}this weekend ?(?:or|and|[/&]) ?(?:the )?next(?: weekend| one)?",
        When.WEEKEND, 0, 1,
    ),
    _said(r"this (?:or|and|[/&]) ?(?:the )?next month"
        r"|this month ?(?:or|and|[/&]) ?(?:the )?next(?: month| one)?", When.MONTH, 0, 1),
    _said(r"(?:the )?week after next", When.WEEK, 2, 2),
    _said(
        r"(?:once |twice |some ?time |early |late |mid |"
        r"(?:at )?the (?:start|beginning|middle|end) of )?next week",
        When.WEEK, 1, 1,
    ),
    _said(r"(?:(?:at |by )?the end of the|early this|late this|later this|this) week(?!end)",
        When.WEEK,
    ),
    _said(rf"{_AT_WEEKEND}the weekend after next", When.COMING_WEEKEND, 1, 2),
    _said(
        rf"{_AT_WEEKEND}the (?:weekend after(?: this(?: one)?)?|following weekend)",
        When.COMING_WEEKEND, 0, 1,
    ),
    _said(rf"(?:{_AT_WEEKEND}|by )(?:any|some|one|a) weekend", When.UNREADABLE),
    _said(rf"{_AT_WEEKEND}(?:this |the )?coming weekend", When.COMING_WEEKEND),
    _said(rf"{_AT_WEEKEND}(?:the |this )?next weekend", When.COMING_WEEKEND, 0, 1),
    _said(rf"{_AT_WEEKEND}(?:the |this )?weekend", When.WEEKEND),
    _said(r"next month", When.MONTH, 1, 1),
    _said(r"this month", When.MONTH),
    _said(
        rf"(?:in|during) (?:early |mid |late |the (?:start|beginning|middle|end) of )?{_MONTH}"
        r"(?! ?[0-9])",
        When.MONTH,
    ),
    _said(r"(?:in|after) a fortnight(?:s time)?", When.DAYS, 14, 14),
    _said(
        rf"in {_SPAN}(?: time| from now)?|{_again(_SPAN, 'x')} from (?:now|today)"
        rf"|after {_again(_SPAN, 'y')}(?! (?:of|on)\b)",
        When.DAYS,
    ),
    _said(r"(?:on )?new year(?: ?'?s)? eve", When.DATE, 31, 12),
    _said(r"(?:on |at )?new year(?: ?'?s)?(?: day)?", When.DATE, 1, 1),
    _said(r"(?:on |at )?christmas eve", When.DATE, 24, 12),
    _said(r"(?:on |at |for |over )?(?:christmas|xmas)(?: day)?", When.DATE, 25, 12),
    _said(rf"{_ON}boxing day", When.DATE, 26, 12),
    _said(
        rf"{_ON}(?P<year>20[0-9]{{2}})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])", When.ISO_DATE
    ),
    _said(
        r"(?:before|after) i \w+(?: (?!can|may|could|should)\w+){0,4}",
        When.WITHIN_DAY,
    ),
    _said(
        r"(?:every|each) (?:day|night|morning|evening|week|other day)|daily|nightly|weekly"
        r"|regularly|always|(?:once|twice|three times) (?:a|per|each) (?:day|week)"
        r"|from now on|from today",
        When.EVER,
    ),
    _said(
        r"for (?:about |only |just )?(?:[0-9]{1,4}(?: or [0-9]{1,4})?|a few|a couple of|\w+)"
        r" (?:minutes?|mins?|hours?|hrs?)|for a while",
        When.FOR_A_WHILE,
    ),
    # From one hour to another
    _said(
        rf"(?:between |from |at )?{_ABOUT}{_again(_HOURS, 'x')} ?(?:{_again(_MARK, 'x')})?{_TO}"
        rf"(?:(?P<late>{_VAGUELY}) )?{_HOURS} ?"
        rf"{_MARK}\b",
        When.CLOCK,
    ),
    _said(
        rf"(?:between |from |at )?{_ABOUT}(?P<xhour>[01]?[0-9]|2[0-3]):(?P<xminute>[0-5][0-9])"
        rf"{_TO}(?:(?P<late>{_VAGUELY}) )?(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])",
        When.CLOCK,
    ),
    _said(
        rf"(?:between|from) {_ABOUT}{_again(_HOURS, 'x')}{_TO}{_HOURS}"
        r"(?= ?$| ?[,;?!\ue000-\uf8ff]| (?:on|in|at|o ?clock|this|can|may)\b)",
        When.CLOCK,
    ),
    _said(
        rf"(?:{_AT}(?:a )?(?P<past>half past|quarter past|quarter to)"
        r"|at (?P<xpast>half)) "
        rf"(?P<hour>1[0-2]|[1-9]|{any_of(TO_TWELVE)})(?: o ?clock)?(?: ?{_MARK})?(?! \w+s\b)",
        When.CLOCK,
    ),
    # Figures that may be a day or a time
    _said(
        rf"in (?:1[3-9]|2[0-3])[:h][0-5][0-9]|20[0-9]{{2}}{_GAP}?[0-9]{{2}}{_GAP}?[0-9]{{2}}"
        rf"|[0-9]{{1,2}}{_GAP}[0-9]{{1,2}}{_GAP}20[0-9]{{2}}"
        rf"|(?!0[.,])[0-9]{{1,2}} ?{_STOP} ?[0-9]{{1,2}}(?![0-9])(?! ?(?:{_MEASURE})\b)(?! ?%)",
        When.FIGURES,
    ),
    # Days that another sentence told of
    _said(
        rf"(?:that|the same) {_SOME_PART}|the {_SOME_PART} after|(?:up)?on (?:my )?return"
        r"|when i (?:get|am) (?:back|home)",
        When.UNREADABLE,
    ),
    # Clocks and parts of a day
    _said(rf"{_AT}(?P<word>noon|midday|midnight)", When.CLOCK),
    _said(
        rf"{_AT}(?P<hour>[01]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))? ?(?P<mark>am|pm|a m|p m)\b",
        When.CLOCK,
    ),
    _said(rf"{_AT}(?P<hour>[01]?[0-9]|2[0-3])[:h](?P<minute>[0-5][0-9])\b", When.CLOCK),
    _said(r"(?:at |by |(?:at )?(?P<roughly>around|about|roughly|approximately) )"
        r"(?P<hour>[0-9]|1[0-2])(?: ?o ?clock)?(?![0-9:.])", When.CLOCK),
    _said(
        r"(?:in|during|by) the (?P<part>morning|afternoon|evening)|overnight"
        r"|(?:at|during the) (?P<xpart>night|lunchtime|bedtime|teatime)",
        When.NEXT_PART,
    ),
    _said(_PART, When.PART),
    _said(
        r"(?:just |right )?now(?: already)?|at the moment|already now|yet|currently|at once"
        r"|at this point",
        When.MOMENT,
    ),
    # What no calendar knows
    _said(
        r"(?:at|on|for|during|over|before|after|by|until|till) (?:the )?"
        r"(?:hanukkah|diwali|easter|thanksgiving|eid|ramadan|passover|holi|vaisakhi|carnival)",
        When.UNREADABLE,
    ),
    _said(
        r"(?:(?:on|for|at) (?:my |the |our )"
        r"|(?:before|after|during|by|until|till) (?:my |the |our |a ))(?:\w+ )?"
        r"(?:birthday|anniversary|holidays?|vacation|trip|ramadan|eid)\b(?! (?:party|cake"
        r"|cards?|presents?)\b)"
        r"|(?:before|after|during|by|until|till) (?:my |the |our |a )(?:\w+ )?party\b",
        When.UNREADABLE,
    ),
    _said(
        r"(?:next|this) year|(?<!too )(?<!as )soon|some ?time|one day|eventually"
        r"|in the (?:future|summer|winter|spring|autumn)|in time for \w+",
        When.UNREADABLE,
    ),
)  # fmt: skip
