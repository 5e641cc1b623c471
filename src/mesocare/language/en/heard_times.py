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
_ONE_NUMBER = rf"(?:[0-9]{{1,9}}|{any_of(NUMBERS)})"
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
_ALL = (
    r"for|in|over|during|within|inside|through|throughout|across|under|all|any"
    r"|each|every|one|most|half|part|some|both|of|the|these|those|my|last|final|first|next|whole"
    r"|entire|full|at most|at the most|not even|(?:less|fewer|no more|not more|no longer) than"
)
_ALL_OF = rf"(?P<through>(?:(?:{_ALL}) )+)"
"""What makes a stretch of a length: "in the three days before my visit" is no day."""
_GO = (
    r"(?:(?:i|we) )?(?:(?:have|had|go|went|come|came|get|got|see|saw|attend|arrive|do|start|begin"
    r"|leave|head|travel|am|was|are|been|going|coming|having|getting|seeing|attending|arriving"
    r"|starting|leaving|heading|being|visit|visiting) )+(?:(?:in|back|along|over|off|out|up|due) )*"
    r"(?:(?:to|for|at|into) )?"
)
_THE_SESSION = (
    rf"(?:(?:{_GO})?{_SESSION}|(?:(?:i|we) )?(?:(?:am|are|get|go|was|been|being|getting) )+"
    r"(?:treated|injected|needled))"
)
_UP_TO_IT = (
    r"before|ahead of|prior to|(?:right )?up (?:to|until|till)|until|till|through|by|to"
    r"|leading (?:up )?to|(?:in|during|for) the run up to"
)
_FROM_A_DAY = (
    r"(?:between|from) (?:now|today|tonight|tomorrow|(?:this|next|the|last) [a-z0-9]+"
    rf"|(?:next )?(?:{any_of(WEEKDAYS)})|[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{any_of(MONTHS)}))"
    rf"(?: (?:on|onwards|{any_of(PARTS_OF_DAY)}))?(?: (?:and|all the way|right))* "
)
_RIGHT = r"(?:right |straight |just |immediately |directly |shortly |soon |as soon as |not long )"
_ON = r"(?:on |for )?"
_ON_THIS = r"(?:on )?(?:this |this coming |coming )?"
_NOTHING_ELSE = (
    r"(?= ?$| ?[,.;:?!)\ue000-\uf8ff]| (?:can|may|could|should|is|will|do|am|and|or|but|on|in|at"
    r"|today|tonight|tomorrow|please|though|then|instead)\b)"
)
"""Follows what names nothing that it comes after."""
_ON_A_JOURNEY = "(?:{})".format(
    "|".join(
        rf"(?<=\b{verb} )"
        for verb in ("drive", "driving", "myself", "cycle", "cycling", "bike", "ride", "riding",
                     "walk", "walking", "run", "running", "jog")
    )
)  # fmt: skip
_AND_ON = (
    r"(?: ?[,&/+] ?|(?: |\b)(?:and|or|then|plus|as well as|to|through|until|till)\b)"
    r"(?: ?[,&/+] ?| ?\b(?:and|or|then|also|maybe|perhaps|possibly|even|for|on|over)\b)* ?"
)
_NO_OTHER = (
    r"\b(?! (?:tomorrow|my|the|a|an|this|that|our|i|we|of|next|christmas"
    rf"|{any_of(WEEKDAYS)})\b| [0-9])"
)
"""Ends "the day after" where no time follows that it comes after."""
_VAGUELY = (
    r"about|around|roughly|approximately|approx|circa|near|nearly|almost|close to|towards?|like"
    r"|say|maybe|perhaps|probably|possibly|some ?time (?:around|about|near)"
)
_ABOUT = rf"(?:(?P<roughly>{_VAGUELY}) )?"
_AT = rf"(?:at )?{_ABOUT}(?:at )?"
_AHEAD = r"(?:(?:for|in|over|during|within|inside|throughout|through|across|all(?: of)?) )?"
_AT_WEEKEND = r"(?:at |on |over |for )?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_ANY_DAY = r"(?<![0-9/])[0-3]?[0-9](?:st|nd|rd|th)?"
_NTH = r"(?P<nth>[0-9]{1,2})"
_CLOCK_GOES_ON = r" ?(?:am|pm|a m|p m|o ?clock)\b|[:.][0-9]"
_SOME_PART = rf"(?:day|{any_of(PARTS_OF_DAY)})"
_STOP = r"[./\\|_\u00b7\u2013-]"
_GAP = rf"(?:{_STOP}| )"
_YEAR = r"(?: (?P<year>20[0-9]{2}))?"
_IN_FIGURES = r"(?P<month>0?[1-9]|1[0-2])(?:/(?P<year>20[0-9]{2}))?"
_FOLLOWS_A_DAY = (
    rf"in|at|and|or|can|may|could|should|would|will|is|am|if|instead|please|{any_of(PARTS_OF_DAY)}"
)
"""What may stand after "the 27th": no thing that is counted, as in "the 2nd session"."""
_OFTEN = (
    r"other |second |third |fourth |few |couple of |[0-9]+ |two |three |four |five |six |seven "
)
_EACH = r"(?:days?|nights?|mornings?|afternoons?|evenings?|weeks?|fortnights?|months?|lunchtimes?)"
"""What comes again and again, every second one of it or so."""
_ON_WEEKDAYS = rf"(?:{any_of(WEEKDAYS)}|weekend|sat|sun)"
_DAILY = (
    r"(?:(?:have|am|ve|m) )?(?:"
    r"(?:wake|wakes|woke|woken) up|wake|(?:get|got|gotten) (?:up|home|in|back|out|dressed|ready)"
    r"|(?:get|got) (?:out of|into|to) (?:bed|work|school|college|the office)"
    r"|(?:come|came|go|went|gone) (?:home|out|in|back|to work|to school|to college|to bed|to sleep)"
    r"|(?:finish|finished|start|started|leave|left) (?:work|school|college|home|my shift|the house"
    r"|the office|for work|for school|class)|(?:leave|left)|(?:clock|knock|log) off|set off"
    r"|(?:eat|ate|eaten|(?:have|had) (?:eaten|my |some )?)"
    r"(?: ?(?:breakfast|lunch|dinner|tea|supper|my breakfast|my lunch|my dinner|my tea))?"
    r"|(?:drop|pick)(?:ped)? (?:the|my) kids (?:off|up)|(?:put|get) the kids (?:to bed|up)"
    r"|(?:cover|fix) (?:it|my scarf|my hijab)|pray|prayed"
    r"|say my prayers|sleep|slept|do the school run|take the kids to school"
    r"|(?:see|saw|seen|meet|met) (?:you|the nurse|the doctor)"
    r")"
)
"""What everybody does on a day, and what says nothing of a scalp or of how one is."""
_CLAUSE_ENDS = (
    r"(?= ?(?:$|[,.;!?\ue000-\uf8ff])| (?:and|but|can|may|could|should|is|am|will|would|do|does"
    r"|today|tonight|tomorrow|in the (?:morning|afternoon|evening)|on|at|please|then)\b)"
)
_MEAL = r"bed|bedtime|sleep|sleeping|lunch|dinner|breakfast|supper|tea"
_FROM = r"(?:on |for |between |from )?(?:the )?"
_START = r"(?<![0-9/])(?P<start>[0-3]?[0-9])(?:st|nd|rd|th)?"
_UP_TO = r" ?(?:[\u2013-]|to|until|till|through) ?(?:the )?"
_HOURS = r"(?P<hour>[01]?[0-9]|2[0-3])(?:[:.h](?P<minute>[0-5][0-9]))?"
_MARK = r"(?P<mark>am|pm|a m|p m)"
_TO = r" ?(?:[/&\u2013-]|to|until|till|and|or) ?"


SIDES = {
    "until": "up until|up to|until|till|through|by|(?:(?:far|deep|long|right|well) )?into"
    "|(?:on|before) or (?:before|on)|before or after"
    "|(?:on|before|until|till|up to) (?:and|as well as) (?:also )?(?:before|until|till|up to)"
    "|(?:before|until|till|up to) (?:and|or|as well as)(?: also)?(?: on)?|before and after"
    "|(?:no|not) later than|(?:in|during) the night (?:to|into)",
    "after": "after|later than|past",
    "from": "on (?:and|or) after|as from|as of|starting from|starting|beginning|from",
    "before": "prior to|ahead of|before",
    "near": "since|(?:on or )?(?:around|about|near|close to|towards?)|roughly|approximately|nearly"
    "|circa",
    "except": "(?:rather|other) than|instead of|except(?: for)?|apart from"
    "|(?:any|every)(?: other)? day but|but not|(?<!or )(?<!if )not|never",
}
BETWEEN_TIMES = (
    r"\b(?:and|or|but|then|plus|rather|than|instead|not|also|again|as well as)\b"
    r"|[;&+/!?]|\.(?![0-9])|,(?= *\w)"
)
_FEASTS = "hanukkah|diwali|easter|thanksgiving|eid|ramadan|passover|holi|vaisakhi|carnival"
_EVENTS = (
    r"(?:holidays?|vacation|trip|flight|wedding|engagement|party|birthday|anniversary|exams?"
    r"|interview|meeting|date|night out|match|game|race|marathon|concert|gig|prom|graduation"
    r"|reunion|christening|baptism|funeral|ceremony|event|photos?|shoot|show|festival)"
)
_OCCASION = (
    r"(?:my |our |the |a |an |his |her )?(?:[^\W\d]+ ){0,2}"
    rf"(?:{_EVENTS}|dinner|lunch|work|school|college)"
)
WHAT_A_DAY_IS_FOR = rf"{_OCCASION}[ ,:(\u2013-]+(?:(?:which|that) is )?(?:on |in |of )?"
BACKWARDS = (
    r" or (?:before|earlier|sooner)\b"
    r"|(?: ?[,&/+(] ?| ?\b(?:or|and|as well as|plus|even|also|all|the|every|each|any|any ?time"
    r"|days?|time|nights?|in|on|leading|already|maybe|perhaps|possibly|probably|preferably|ideally"
    r"|hopefully|likely|if|not|possible|can|may|might|could|it|be|is|or|just|slightly|shortly"
    r"|a bit|a little|much|well|some ?time|right|rather|better|still)\b)*"
    r" ?\b(?:before(?:hand)?|earlier|sooner"
    r"|(?:until|till|up to|before) (?:then|that|it(?! is| has))(?: day)?"
    r"|meanwhile|in the meantime)(?: (?:too|also|as well|that|then|it|if (?:possible|needed"
    r"|necessary|i can|it suits|i may|allowed)))*"
    r"(?= ?$| ?[,.;:?!)\ue000-\uf8ff]| (?:can|may|could|should|is|will|do|am|please)\b)"
    r"| (?:at (?:the )?(?:very )?latest|latest|at (?:the )?(?:very )?most|max(?:imum)?|tops"
    r"|or (?:less|under))\b"
)
_MARK_OF_A_TIME = "[\ue000-\uf8ff]"
UNREAD = (
    r"\b(?:half|third|quarter|short|shy) of (?:the |these |those )?" + _MARK_OF_A_TIME
    + r"|\b(?:half|between|minus|under) (?:the )?" + _MARK_OF_A_TIME
    + rf"|{_MARK_OF_A_TIME} *(?:minus|less|short|shy|bar|plus|give or take|[+\u00b1-])"
    rf" ?(?:[0-9]|(?:the )?(?:{any_of(NUMBERS)})\b)"
    + rf"|{_MARK_OF_A_TIME} *(?:[0-9]+|(?:{any_of(NUMBERS)})) ?(?:{any_of(UNITS)})? *(?:$|[,.;?!])"
    + rf"|[0-9][/.] *{_MARK_OF_A_TIME}|{_MARK_OF_A_TIME} *[/.][0-9]"
    + rf"|{_MARK_OF_A_TIME}.*\b(?:before|until|till|since|after|and then) *(?:$|[,.;?!])"
    + rf"|{_MARK_OF_A_TIME} *(?:or (?:so|near|about|around|thereabouts|more)|give or take"
    r"|backwards?|and already|at least|plus(?! *(?:on )?[\ue000-\uf8ff]))\b"
    + rf"|{_MARK_OF_A_TIME}.*\b(?:my|our|the|next) (?:visit|appointment|session|treatment)\b"
    r"(?! ?[\ue000-\uf8ff])"
    + rf"|\b(?:until|(?<!the )(?<!a )'?till?)\b(?! *(?:the )?{_MARK_OF_A_TIME})"
)  # fmt: skip
UP_TO = rf"\bto +(?:the )?{_MARK_OF_A_TIME}"
LEADS_TO = (  # "now to wash my hair" has no end
    rf"{_MARK_OF_A_TIME} *(?:and )?(?:on |right |all the way |through )*"
    rf"(?:(?:until|till|'?til|up ?to)\b|(?:to|through|thru) (?=(?:my |our |the |his |her )"
    rf"(?:\w+ )?{_EVENTS}\b|(?:{_FEASTS})\b))"
    rf"(?! *(?:the |{WHAT_A_DAY_IS_FOR})?{_MARK_OF_A_TIME})"
)
RANGES = (
    rf"{_MARK_OF_A_TIME} *(?:to|through|thru|[\u2013-]) *(?:the |{WHAT_A_DAY_IS_FOR})?"
    rf"{_MARK_OF_A_TIME}"
    rf"|\bbetween (?:the )?(?:{_MARK_OF_A_TIME} *)+and (?:the )?{_MARK_OF_A_TIME}"
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
        "when",
        "from",
        "once",
    ),
    When.AFTERWARDS: ("after", "once", "when", "as soon as", "clinic", "home", "then"),
    When.SINCE_SESSION: ("after", "follow", "post", "from", "of "),
    When.BEFORE_SESSION: (
        "before",
        "ahead",
        "prior",
        "until",
        "till",
        "eve ",
        "leading",
        "run up",
        "to ",
        "by ",
        "between",
        "from",
        "through",
    ),
    When.SESSION_DAY: (
        "day",
        "of ",
        "during",
        "at ",
        "when",
        "while",
        "as ",
        "if ",
        "way",
        "on ",
        "for ",
        "in ",
    ),
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
        "ahead",
        " come",
        "following ",
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
    When.EVER: (
        "since",
        "every",
        "each",
        "ly",
        "always",
        "from ",
        "times",
        "once",
        "twice",
        "often",
        "hence",
        "going f",
        "starting",
        "beginning",
        "as ",
        "for",
        "the time",
        "day ",
        "most ",
        "ongoing",
        "long",
        "now and ",
        "noon",
        "and on",
        "and so",
        "and then",
        "while i",
        "night ",
        "evening ",
        "morning ",
        "week ",
    ),
    When.PAST: ("yesterday", "last", "ago", "earlier", "gone", "past", "there"),
}


def _said(pattern: str, when: When, first: int = 0, last: int = 0) -> TimePhrase:
    return TimePhrase(pattern, when, first, last, _CUES.get(when, ()))


TIMES = (
    # What goes on, and days that come again
    _said(
        r"(?<!day )(?<!days )(?<!nights )(?<!week )(?<!weeks )(?<!months )(?<!hours )(?<!minutes )"
        r"(?<!years )"
        r"(?:(?:from|starting|beginning|as of|as from) (?:now|today)|from here)"
        r"(?: on(?:wards?)?| forwards?)?"
        r"(?! (?:until|till|to|up|for|through|and|[0-9]|at|in|after|before)\b)",
        When.EVER,
    ),
    _said(
        rf"(?P<each>every|each) (?:single )?(?:{_OFTEN})?(?={_ON_WEEKDAYS}\b)",
        When.EVER,
    ),
    # When I have my session
    _said(
        rf"(?:{_RIGHT}?(?:after|following|once)"
        r"|when (?=i (?:(?:get|come) (?:back|home|in) from|have had)\b))"
        rf" {_GO}(?:home )?(?:from )?{_SESSION}",
        When.AFTER_SESSION,
    ),
    _said(
        rf"(?:(?:when|whenever|while) (?:i|we) "
        rf"(?!(?:have )?(?:had|been|went|was)\b){_GO}|on the way to ){_SESSION}",
        When.SESSION_DAY,
    ),
    # When I come back: to whom, and when, nobody can tell
    _said(
        r"(?:when|once) i (?:come|go)(?: back)?(?: in)?(?= *(?:$|[,;]|and\b|or\b))",
        When.UNREADABLE,
    ),
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
    _said(
        rf"(?:near|around|close to) (?=(?:my|the|our|this|that|next) ){_SESSION}(?<!clinic)",
        When.UNREADABLE,
    ),
    _said(
        r"(?:before|after|until|till|when|once|by) (?:(?:i|we) )?(?:see|meet|seeing|meeting)"
        r"(?: my| the| a| our)? (?:nurse|doctor|dermatologist|practitioner|therapist|surgeon"
        r"|clinician|specialist|consultant)",
        When.UNREADABLE, 1,
    ),
    _said(
        rf"up to {_again(_SPAN, 'z')} (?:before|ahead of|prior to) {_THE_SESSION}",
        When.BEFORE_SESSION,
    ),
    _said(
        rf"(?:{_ALL_OF}|(?<=excess )(?P<whole>))?{_SPAN} "
        rf"(?:before|ahead of|prior to|(?P<upto>{_UP_TO_IT})) {_THE_SESSION}",
        When.BEFORE_SESSION,
    ),
    _said(
        rf"(?:right |just |straight |immediately |shortly )?(?:all )?(?:the )?(?:way )?"
        rf"(?:{_ALL_OF.replace('<through>', '<span>')}"
        r"(?:few |couple of )?(?:hours|days|nights|evenings|weeks?|fortnight|months?) "
        r")?"
        rf"(?:(?:{_FROM_A_DAY})(?:{_UP_TO_IT}) |{_FROM_A_DAY}|(?:{_UP_TO_IT}) ){_THE_SESSION}"
        rf"|(?:in )?between (?:my |the |our |these |those )?(?:two |next )?"
        r"(?:sessions|visits|appointments|treatments)",
        When.BEFORE_SESSION,
    ),
    _said(
        rf"(?:on |in )?{_THE}(?:same |very )?(?:day|{_PART}) of {_SESSION}|on {_THE}same day",
        When.SESSION_DAY,
    ),
    _said(rf"(?:during|at) {_SESSION}(?!s)", When.SESSION_DAY),
    _said(rf"(?:on|for|in) (?=(?:my|the|our|this|that|next) ){_SESSION}(?!s)", When.SESSION_DAY),
    _said(
        rf"(?:(?:before|until|till|up to|{_ALL}) |(?<=excess ))+{_SPAN} "
        rf"(?:after|following|from|post|of) {_SESSION}",
        When.SINCE_SESSION,
    ),
    _said(rf"{_SPAN} (?:after|following|from|post) {_SESSION}", When.AFTER_SESSION),
    _said(rf"(?:the )?day (?P<next_day>after) {_SESSION}", When.AFTER_SESSION),
    _said(rf"(?:on )?(?:the )?{_WEEKDAY} after {_SESSION}", When.AFTER_SESSION),
    _said(rf"(?:ever )?since {_SESSION}", When.EVER),
    _said(rf"{_RIGHT}?(?:after|following|post) {_SESSION}", When.AFTER_SESSION),
    _said(
        rf"{_AND_ON}(?:the |its )?"
        r"(?:(?:very )?(?:next|following) (?:day|one)|(?:day|one) after(?: (?:that|it|this))?"
        rf"|(?:(?:next|following|coming) |another |a further ){_NUMBER} {_UNIT}"
        rf"|{_again(_NUMBER, 'x')} (?:more|further|extra|additional|other) {_again(_UNIT, 'x')}"
        rf"|{_again(_NUMBER, 'y')} {_again(_UNIT, 'y')} "
        r"(?:after(?:wards)?|following|later|on)(?: (?:that|it|this))?)"
        rf"{_NO_OTHER}",
        When.GOING_ON,
    ),
    _said(
        rf"{_AND_ON}(?:the (?:next|following|coming) week"
        r"|(?:the )?(?:(?:next|following|coming) (?:few )?(?:days|nights)"
        rf"|(?:few )?(?:days|nights|week) (?:after(?:wards)?|following)(?: that)?)){_NO_OTHER}",
        When.GOING_ON, 0, 7,
    ),
    _said(
        r"(?<!in )(?<!for )(?<!over )(?<!within )(?<!during )(?:on )?the (?:very )?"
        r"(?:next|following) day",
        When.GOING_ON, 1,
    ),
    _said(
        rf"{_ALL_OF}?{_SPAN} (?:(?:afterwards|afterward|later|hence)(?! (?:i|my|the|a)\b)"
        r"|after(?= ?$| ?[,.;?!]| (?:can|may|could|should|is|will|do)\b))",
        When.LATER,
    ),
    _said(
        rf"(?:when|once|as soon as|after) {_SESSION} (?:is|was|has been) (?:over|done|finished)",
        When.AFTER_SESSION,
    ),
    _said(
        rf"{_RIGHT}?(?:after|once) (?:(?:i|we) )?(?:(?:am|are|get|got|was|been|being|getting"
        r"|having|have) )+(?:treated|injected|needled|jabbed)",
        When.AFTER_SESSION,
    ),
    _said(r"straight away|right away|immediately(?! after)", When.MOMENT),
    # Within a day
    _said(
        rf"(?:before|after) (?:{_MEAL}|work|school|college|class|training"
        r"|jumm?ah|(?:friday )?prayers?|fajr|namaz|salah|mosque|church|mass)\b(?! (?:or|and) )"
        r"|at (?:break|lunch|playtime|lunch break)",
        When.WITHIN_DAY,
    ),
    # Named days
    _said(  # none of these has a date
        r"(?:or|and|but|much|a lot|a bit|still|even|far) "
        r"(?:some ?time |any ?time |even |also |much )?later(?! than\b)"
        r"(?! (?:on )?(?:today|tonight|this|that|the|in|next))"
        rf"|(?:the )?(?:{_PART}|(?P<xpart>night)) after (?:tomorrow|{any_of(WEEKDAYS)})"
        r"|(?:before|until|till|by the time) (?:the|this) week(?:end)? (?:is |'s )?"
        r"(?:over|out|ends|up)",
        When.UNREADABLE, 1,
    ),
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
    _said(rf"(?:later|earlier)(?: on)? (?:that|the same) {_SOME_PART}", When.UNREADABLE, 1),
    _said(
        r"(?:later |sometime )?(?:today|this day)(?! of)|later on(?! in the)"
        r"|later(?! than\b| (?:on )?in the)",
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
        rf"(?:minus|less|short of|shy of|plus|give or take) {_SPAN}(?: from (?:now|today))?",
        When.UNREADABLE, 1,
    ),
    _said(
        rf"in {_NUMBER} and a bit {_UNIT}"
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
        rf"(?:{_FROM}{_START}{_UP_TO}|between (?:the )?{_again(_START, 'b')} and (?:the )?"
        rf"|{_FROM}(?P<others>(?:{_ANY_DAY}(?: ?[,&] ?| and | or ))+))"
        rf"(?P<day>1[3-9]|2[0-9]|3[01])/{_IN_FIGURES}(?![0-9/])",
        When.DATE,
    ),
    _said(
        rf"{_FROM}(?P<start>1[3-9]|2[0-9]|3[01])/{_IN_FIGURES}{_UP_TO}{_DAY}(?![0-9/:.]|"
        rf" ?{_NO_DAY})",
        When.DATE,
    ),
    _said(
        rf"{_FROM}(?P<month>0?[1-9]|1[0-2])/(?P<start>1[3-9]|2[0-9]|3[01]){_UP_TO}{_DAY}"
        rf"(?![0-9/:.]| ?{_NO_DAY})",
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
    _said(  # "in 1 day 30" is no day 30
        rf"(?:in|within|for) {_NUMBER} days? {_NTH}(?!{_CLOCK_GOES_ON})"
        rf"|{_again(_NUMBER, 'x')} days {_again(_NTH, 'x')}(?!{_CLOCK_GOES_ON})"
        r"|(?<!visit )(?<!session )(?<!treatment )(?<!number )(?:1|one) day "
        rf"{_again(_NTH, 'y')}(?!{_CLOCK_GOES_ON})",
        When.UNREADABLE,
    ),
    _said(
        rf"(?:on )?(?P<the>the )?days? {_NTH}(?P<others>(?:{_OR}[0-9]{{1,2}})*)"
        rf"(?! (?:of|after)\b|{_CLOCK_GOES_ON})",
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
        r"(?:(?P<lasts>for)(?! (?:the )?next)|for|within|inside|in (?:less|no more) than|in under)"
        r" (?:the )?(?:next )?"
        rf"(?:(?P<roughly>{_ROUGHLY}) )?{_NUMBER}"
        r" (?P<unit>days?|weeks?|months?)",
        When.LASTING,
    ),
    _said(
        rf"(?:within|inside|(?:(?P<onwards>for) |{_AHEAD})(?:the|these) (?:next|coming)"
        r"|in (?:less|no more|not more) than|in under|in at (?:the )?most|in up to) (?:the next )?"
        rf"(?:{_again(_NUMBER, 'x')} (?P<xunit>{any_of(UNITS)})"
        r"|(?:(?:the|an?) )?(?P<yunit>minute|hour|day|night|week|month|year)\b)",
        When.LASTING,
    ),
    *(
        _said(
            rf"{_AHEAD}(?:the|this|these) (?:coming|next) (?:{length})(?!end)"
            rf"|{_AHEAD}(?:the |these )?(?:coming|next|following) (?:{length})(?<=s)"
            rf"|{_AHEAD}(?:the |these )(?:{length}) (?:ahead|to come)"
            rf"|(?:within|over|during|inside) (?:a )?(?:{length})(?!end)",
            When.LASTING,
            days,
        )
        for length, days in (
            ("(?:few |couple of )?(?:minutes|hours)", 1),
            ("few days|couple of days|days|nights|week", 7),
            ("fortnight|few weeks|couple of weeks|weeks", 28),
            ("month", 31),
            ("(?:few |couple of )?months", 92),
            ("(?:few |couple of )?years", 1830),
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
    _said(
        r"(?:(?:at |by )?the end of the|early this|late this|later this|this"
        r"|(?:later |late |early )(?:on )?in the) week(?!end)",
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
    _said(rf"(?:before|after) i {_DAILY}{_CLAUSE_ENDS}", When.WITHIN_DAY),
    _said(
        rf"(?:every|each) (?:single )?(?:{_OFTEN})?{_EACH}|daily|nightly|weekly|monthly"
        r"|(?:more |very |quite )?(?:regularly|frequently|often)|always|permanently|indefinitely"
        rf"|(?:(?:once|twice|{_ONE_NUMBER} times)(?: or (?:twice|{_ONE_NUMBER} times))?"
        r"|(?:several|many|a few|a couple of) times)"
        rf" (?:a|per|each|every|in a) (?:{_EACH})"
        r"|henceforth|going forwards?|for (?:good|ever|life)|forever"
        r"|for the rest of my life|(?:all|excess) the time|day (?:and night|in,? day out"
        r"|after day)|(?P<often>night|evening|morning|day|week) (?:after|by|on) (?P=often)"
        r"|most (?:days|nights|evenings|mornings|weekends)|ongoing"
        r"|long ?term|(?:for )?as long as (?:i|we|you|he|she|they) (?:like|want|wish|please|can)"
        r"|(?:for )?as long as it lasts|while (?:it lasts|i can)|and so (?:on|forth)"
        r"|(?:and )?on and on"
        r"|and on(?= ?$| ?[,.;?!])|and then (?:again|some)(?= ?$| ?[,.;?!])|all along"
        r"|(?<!between )(?<!from )(?:every )?now and (?:again|then)"
        r"|once in a (?:blue moon|while)|morning,? noon,? (?:and )?night",
        When.EVER,
    ),
    _said(  # a manner more than a time
        r"(?<!carry on )(?<!carrying on )(?<!go on )(?<!life )(?<!on )"
        r"as (?:usual|always|normal|before)",
        When.EVER, 1,
    ),
    _said(
        rf"for (?:(?P<roughly>{_ROUGHLY}) )?(?:only |just |at least )?(?:the |my )?{_NUMBER} "
        r"(?P<unit>minutes?|mins?|hours?|hrs?)",
        When.FOR_A_WHILE,
    ),
    _said(r"for (?:\w+ ){0,2}(?:minutes|mins)", When.FOR_A_WHILE, 60),
    _said(r"for (?:\w+ ){0,2}(?:hours|hrs)", When.FOR_A_WHILE, 12 * 60),
    _said(r"for (?:a|the|\w+) (?:minute|min|hour|hr|while)", When.FOR_A_WHILE),
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
    _said(
        rf"(?:{_RIGHT}|any ?time )?(?:afterwards?"
        rf"|(?<!and )after(?: (?:it|that|this))?{_NOTHING_ELSE})"
        rf"|{_RIGHT}?(?:after|once|when|as soon as) (?:(?:it|that|this|everything|i|we)"
        r" (?:is|am|are|was|were|has been|have been) )?(?:all )?(?:done|over|finished|through)"
        rf"{_NOTHING_ELSE}|after (?:having|getting|i (?:have|had|get)) (?:it|this|that) done"
        rf"|(?:{_RIGHT}|back |home )*(?:from|leaving) (?:the|my|our) clinic|home from {_SESSION}"
        rf"|{_ON_A_JOURNEY}home",
        When.AFTERWARDS,
    ),
    _said(
        rf"(?:the )?(?:{_PART}|(?P<xpart>night)|eve|days?|weeks?|weekend|month|year)"
        rf" (?:or (?:two|so) )?(?:before|after|of|ahead of|prior to)"
        rf" (?:{_OCCASION}\b|(?:the )?(?:{_FEASTS})\b)",
        When.UNREADABLE, 1,
    ),
    _said(
        rf"(?:(?:the )?(?:{_PART}|(?P<xpart>night)|day) )?(?:before|by|up to|until|till)"
        r" (?:(?:getting|having) (?:it|this|that) done|round (?:two|three|four|[2-9]))",
        When.UNREADABLE, 1,
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
        rf"(?:until|till|from|after|past|before|to) (?:1[0-2]|[1-9]|{any_of(TO_TWELVE)})"
        r"(?: ?o ?clock)?(?= ?$| ?[,.;?!\ue000-\uf8ff]| (?:on|can|may)\b)"
        r"|(?:until|till|before|by|from|after) then"
        r"|(?:before(?:hand)?(?: (?:it|that|this))?|in between)(?= ?$| ?[.;?!])",
        When.UNREADABLE, 1,
    ),
    _said(r"then(?= ?$| ?[.;?!])", When.AFTERWARDS),
    _said(
        r"(?:right |all the way )?(?:until|till|'?til|up ?to|up until|through to)"
        rf" (?:{_OCCASION}\b|(?:the )?(?:{_FEASTS})\b)",
        When.UNREADABLE, 1,
    ),
    _said(
        r"(?:at|on|for|during|over|before|after|by) (?:the )?"
        rf"(?:{_FEASTS})",
        When.UNREADABLE,
    ),
    _said(
        r"(?:(?:on|for|at) (?:my |the |our )"
        r"|(?:before|after|during|by|around) (?:my |the |our |a ))(?:\w+ )?"
        r"(?:birthday|anniversary|holidays?|vacation|trip|ramadan|eid)\b(?! (?:party|cake"
        r"|cards?|presents?)\b)"
        r"|(?:before|after|during|by) (?:my |the |our |a )(?:\w+ )?party\b",
        When.UNREADABLE,
    ),
    _said(
        rf"(?:towards?|into|over|within|across|come|when it(?: ?'?s| is)"
        rf"|(?:during|in|for|over) the (?:week|month|fortnight|weekend) of) {_SESSION}",
        When.UNREADABLE, 1,
    ),
    _said(
        r"(?:next|this) year|(?<!too )(?<!as )soon|some ?time|one day|eventually"
        r"|in the (?:future|summer|winter|spring|autumn)|in time for \w+",
        When.UNREADABLE,
    ),
)  # fmt: skip
