"""The English in which a patient asks."""

from collections.abc import Mapping
from functools import cache

from mesocare.language.en.endings import root
from mesocare.language.en.names import (
    MONTH_NAMES,
    SHORT_MONTH_NAMES,
    SHORT_WEEKDAY_NAMES,
    WEEKDAY_NAMES,
)
from mesocare.language.words.heard import Heard, TimePhrase, When

_NUMBERS = {
    name: number
    for number, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {
    "a": 1, "an": 1, "another": 1, "a couple of": 2, "couple of": 2, "fourteen": 14, "fifteen": 15,
    "twenty": 20, "twenty four": 24, "thirty": 30, "forty eight": 48,
}  # fmt: skip
_UNITS = {
    "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour",
    "day": "day", "days": "day", "night": "day", "nights": "day",
    "week": "week", "weeks": "week", "month": "month", "months": "month",
    "year": "year", "years": "year",
}  # fmt: skip
_WEEKDAYS = {
    name.lower(): number
    for names in (WEEKDAY_NAMES, SHORT_WEEKDAY_NAMES)
    for number, name in enumerate(names)
    if name not in ("Sun", "Sat", "Wed")  # the sun, sat down, wed
} | {"tues": 1, "thurs": 3}
_MONTHS = {
    name.lower(): number
    for names in (MONTH_NAMES, SHORT_MONTH_NAMES)
    for number, name in enumerate(names, start=1)
} | {"sept": 9}
_PARTS = {
    "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 24),
    "lunchtime": (11, 15), "teatime": (15, 19), "bedtime": (20, 24),
}  # fmt: skip
_CLOCKS = {"noon": 12, "midday": 12, "midnight": 24}


def _any_of(words: Mapping[str, object]) -> str:
    return "|".join(sorted((word.replace(" ", r"\s") for word in words), key=len, reverse=True))


_NUMBER = rf"(?P<number>[0-9]{{1,4}}|{_any_of(_NUMBERS)})"
_UNIT = rf"(?P<unit>{_any_of(_UNITS)})"
_SPAN = rf"(?:{_NUMBER} (?:full |whole |more )?{_UNIT}|(?P<half>half an) hour)"
_WEEKDAY = rf"(?P<weekday>{_any_of(_WEEKDAYS)})s?"
_MONTH = rf"(?P<month>{_any_of(_MONTHS)})"
_PART = rf"(?P<part>{_any_of(_PARTS)})"
_THE = r"(?:the |my |a |this |that |our )?"
_NEXT = r"(?P<next>(?:next|coming|second|third|other|following) )?"
_VISIT = (
    r"(?:(?:scalp |hair )?(?:mesotherapy|meso|prp|microneedling) )?"
    r"(?:session|appointment|treatment|visit|injections|injection|mesotherapy|meso|jabs"
    r"|(?<=next )one|(?<=last )one"
    r"|procedure|clinic)"
    r"(?: (?:session|appointment|treatment|visit))?"
)
_SESSION = rf"{_THE}(?:last |first |latest )?{_NEXT}{_VISIT}"
_SOON = r"(?:right |straight |just |immediately |directly |shortly |soon |as soon as |not long )"

_TIMES = (
    # When may I …
    TimePhrase(
        r"(?:from |since )?(?:when|what time|what day|which day|how soon|how quickly)"
        r"(?: (?:is it|will it be|would it be))?(?: (?:ok|okay|safe|possible))?"
        r"(?= (?:can|could|may|should|am|is|are|will|do|to|i|we|a)\b)",
        When.ASKS_WHEN,
    ),
    TimePhrase(
        r"how (?:long|many \w+)(?: (?:must|do|should|does|will|have|need|is it))?"
        r"(?: (?:i|we|a|the|it|to|have|need|patient|take|wait))*"
        r" (?:before|until|till)(?= )",
        When.ASKS_WHEN,
    ),
    TimePhrase(r"how long (?:must|do|should) (?:i|we|a patient) (?:have to )?(?:wait|avoid|not)",
               When.ASKS_WHEN),
    # Around a session
    TimePhrase(
        rf"(?:the|on the|in the|on) {_PART} (?:before|of) {_SESSION}", When.BEFORE_SESSION
    ),
    TimePhrase(
        rf"(?:the |on the |on )?(?P<eve>day before|eve of) {_SESSION}",
        When.BEFORE_SESSION,
    ),
    TimePhrase(rf"{_SPAN} (?:before|ahead of|prior to) {_SESSION}", When.BEFORE_SESSION),
    TimePhrase(
        rf"(?:right |just |straight |immediately |shortly )?"
        rf"(?:before|ahead of|prior to|until|till|leading up to|in the run up to) {_SESSION}",
        When.BEFORE_SESSION,
    ),
    TimePhrase(
        rf"(?:on |in )?{_THE}(?:same )?(?:day|{_PART}) of {_SESSION}|on {_THE}same day",
        When.SESSION_DAY,
    ),
    TimePhrase(rf"(?:during|at) {_SESSION}(?!s)", When.SESSION_DAY),
    TimePhrase(rf"{_SPAN} (?:after|following|from|post) {_SESSION}", When.AFTER_SESSION),
    TimePhrase(
        rf"(?:the )?day (?P<next_day>after) {_SESSION}", When.AFTER_SESSION
    ),
    TimePhrase(rf"{_SOON}?(?:after|following|post|since) {_SESSION}", When.AFTER_SESSION),
    TimePhrase(rf"{_SPAN} (?:after|afterwards|afterward|later)(?! (?:i|my|the|a)\b)",
               When.AFTER_SESSION),
    TimePhrase(rf"{_SOON}(?:after|afterwards|after it|after that)(?! \w+)|straight away"
               r"|right away|immediately(?! after)", When.MOMENT),
    # Named days
    TimePhrase(r"(?:the )?day after tomorrow", When.DAYS, 2, 2),
    TimePhrase(r"(?:at )?this time tomorrow|same time tomorrow", When.MOMENT, 24 * 60),
    TimePhrase(rf"(?:at )?this time in {_SPAN}", When.MOMENT),
    TimePhrase(r"tomorrow", When.DAYS, 1, 1),
    TimePhrase(r"(?:the |a )?day before yesterday|yesterday|last (?:night|week|month|year"
               rf"|{_any_of(_WEEKDAYS)})|{_SPAN} ago|earlier today", When.PAST),
    TimePhrase(r"(?:later |sometime )?(?:today|this day)(?! of)|later on|later", When.REST_OF_TODAY),
    TimePhrase(r"tonight|this night", When.PART, 18, 24),
    TimePhrase(rf"this {_PART}", When.PART),
    TimePhrase(r"(?:in |over |within |after )(?:a |the next )?(?:few|couple of|couple) days(?: time)?",
               When.DAYS, 2, 5),
    TimePhrase(r"(?:in|within) (?:a |the next )?few (?P<vague>hours|weeks|months)(?: time)?",
               When.UNREADABLE),
    TimePhrase(rf"{_WEEKDAY} (?P<week>week)", When.WEEKDAY, 7),
    TimePhrase(rf"(?:a |one )?(?P<week>week) (?:on |from |next |this )?{_WEEKDAY}", When.WEEKDAY, 7),
    TimePhrase(rf"(?:on |by |this |this coming |coming |from )?next {_WEEKDAY}", When.WEEKDAY, -7),
    TimePhrase(rf"(?:on |by |this |this coming |coming |from |every )?{_WEEKDAY}", When.WEEKDAY),
    TimePhrase(r"(?:a )?week (?:today|from today|from now)", When.DAYS, 7, 7),
    TimePhrase(r"(?:the )?week after next", When.WEEK, 2, 2),
    TimePhrase(r"(?:once |twice |some ?time )?next week", When.WEEK, 1, 1),
    TimePhrase(r"this week(?!end)", When.WEEK, 0, 0),
    TimePhrase(r"(?:at |on |over |for )?(?:the |this )?next weekend", When.WEEKEND, 0, 1),
    TimePhrase(r"(?:at |on |over |for )?(?:the |this |this coming )?weekend", When.WEEKEND, 0, 0),
    TimePhrase(r"next month", When.MONTH, 1, 1),
    TimePhrase(r"this month", When.MONTH, 0, 0),
    TimePhrase(rf"(?:in|after) a fortnight|a fortnight from (?:now|today)", When.DAYS, 14, 14),
    TimePhrase(rf"in {_SPAN}(?: time| from now)?|{_SPAN.replace('<', '<x')} from (?:now|today)"
               rf"|after {_SPAN.replace('<', '<y')}(?! (?:of|on)\b)", When.DAYS),
    TimePhrase(r"(?:on )?new year(?: ?'?s)? eve", When.DATE, 31, 12),
    TimePhrase(r"(?:on |at )?new year(?: ?'?s)?(?: day)?", When.DATE, 1, 1),
    TimePhrase(r"(?:on |at )?christmas eve", When.DATE, 24, 12),
    TimePhrase(r"(?:on |at |for |over )?(?:christmas|xmas)(?: day)?", When.DATE, 25, 12),
    TimePhrase(r"(?:on |by |from )?boxing day", When.DATE, 26, 12),
    TimePhrase(r"(?:on |by |from |for )?(?P<year>20[0-9]{2})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])",
               When.ISO_DATE),
    TimePhrase(rf"(?:on |by |from |for )?(?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? {_MONTH}\b"
               r"(?: (?P<year>20[0-9]{2}))?", When.DATE),
    TimePhrase(rf"(?:on |by |from |for )?{_MONTH} (?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\b"
               r"(?: (?P<year>20[0-9]{2}))?", When.DATE),
    TimePhrase(r"(?:before|after) (?:bed|bedtime|sleep|sleeping|lunch|dinner|breakfast|supper|tea"
               r"|work|school|college|class|training|i \w+(?: (?!can|may|could|should)\w+){0,4})"
               r"|at (?:break|lunch|playtime|lunch break)", When.REST_OF_TODAY),
    TimePhrase(r"(?:every|each) (?:day|night|morning|evening|week|other day)|daily|nightly|weekly"
               r"|regularly|(?:once|twice|three times) (?:a|per|each) (?:day|week)|always",
               When.EVER),
    TimePhrase(r"from now on|from today|again(?= from)", When.EVER),
    TimePhrase(rf"for (?:the )?(?:next )?{_NUMBER} (?P<unit>days?|weeks?|months?)", When.LASTING),
    TimePhrase(r"for (?P<number>[0-9]{1,3}|\w+) (?:minutes?|mins?|hours?)", When.FOR_A_WHILE),
    # Clocks and parts of a day
    TimePhrase(r"(?:at |by |from |around |about |before |after )?(?P<word>noon|midday|midnight)",
               When.CLOCK),
    TimePhrase(r"(?:at |by |from |around |about |before |after )?(?P<hour>[01]?[0-9])"
               r"(?:[:.](?P<minute>[0-5][0-9]))? ?(?P<mark>am|pm|a m|p m)\b", When.CLOCK),
    TimePhrase(r"(?:at |by |from |around |about |before |after )?(?P<hour>[01]?[0-9]|2[0-3])"
               r":(?P<minute>[0-5][0-9])", When.CLOCK),
    TimePhrase(r"(?:at |by |around )(?P<hour>[0-9]|1[0-2])(?: ?o ?clock)?(?![0-9:.]| [a-z]* ?%)",
               When.CLOCK),
    TimePhrase(rf"(?:in|during|by) the (?P<part>morning|afternoon|evening)|overnight"
               r"|(?:at|during the) (?P<xpart>night|lunchtime|bedtime|teatime)", When.NEXT_PART),
    TimePhrase(rf"{_PART}", When.PART),
    TimePhrase(r"(?:just |right )?now(?: already)?|at the moment|already now|yet|currently"
               r"|at once|at this point", When.MOMENT),
    # What no calendar knows
    TimePhrase(r"(?:on|for|at|before|after|during|by|until|till) (?:my |the |our |a )"
               r"(?:\w+ )?(?:birthday|anniversary|holidays?|vacation|party|trip|ramadan|eid)\b",
               When.UNREADABLE),
    TimePhrase(r"soon|some ?time|one day|eventually|in the (?:future|summer|winter|spring|autumn)"
               r"|in time for \w+", When.UNREADABLE),
)  # fmt: skip

_SPELLINGS = (
    (r"(\w)['`\u00b4]s\b(?= (?:a|an|the|my|not|been|gone|got|coming|going|getting|still|really"
     r"|very|all|so|ok|okay|it|\w+ing|\w+ed)\b)", r"\1 is"),
    (r"\b(?:it|there|that|he|she|what)['`\u00b4]?s\b", "it is"),
    (r"\bits (?=a |an |the |ok|all |so |very |still |not |\w+ing\b|\w+y\b|\w+ed\b|numb|sore|red)",
     "it is "),
    (r"\bi['`\u00b4]?m\b", "i am"),
    (r"\bi['`\u00b4]?ve\b", "i have"),
    (r"\bive\b", "i have"),
    (r"\b(i|we|you|it|they)['`\u00b4](?:ll|d)\b", r"\1 will"),
    (r"\b(we|you|they)['`\u00b4](?:re)\b", r"\1 are"),
    (r"\bcan['`\u00b4]?t\b|\bcan not\b|\bcannot\b|\bcouldn['`\u00b4]?t\b|\bunable to\b", "cannot"),
    (r"\bwon['`\u00b4]?t\b", "will not"),
    (r"\b(is|are|was|has|have|had|do|does|did|should|would|must|need|ai)n['`\u00b4]?t\b", r"\1 not"),
    (r"\b(?:why )?(?:cannot|should not|can|could|may|should) (i|we)( not)?\b", r"can \1"),
    (r"\b([a-z]+)s['`\u00b4](?= )", r"\1 's"),
    (r"([a-z])['`\u00b4]s\b", r"\1 's"),
    (r" 's(?= (?:at|in|on|for|with|and|or)\b| ?$| ?[,.?!])", ""),
    (r"['`\u00b4]", ""),
    (r"\b(?:let|letting|have|get|getting|ask) (?:my|the|a) (?:wife|husband|partner|boyfriend|girlfriend"
     r"|friend|mate|mum|mother|dad|father|sister|brother|daughter|son|barber|hairdresser|stylist|nurse)"
     r"(?: to)?(?= [a-z]+ (?:my|me)\b)", "have"),
    (r"\bg ?(?:&|and) ?t\b", "gin"),
    # The treated place
    (r"\b(?:treated|injected|numbed) (?:areas?|spots?|places?|skin|parts?)\b", "scalp"),
    (r"\b(?:injections?|injected|needles?) (?:sites?|places?|spots?|areas?)\b", "scalp"),
    (r"\binjections? (?:points?|marks?)\b", "scalp"),
    (r"\b(?:places?|sites?|spots?) of the (?:needles?|injections?)\b", "scalp"),
    (r"\bwhere (?:they|you|the doctor|the nurse|the needle) (?:have |has )?(?:jabbed|injected"
     r"|went in|pricked)(?: me)?\b", "on my scalp"),
    # Words that mean something else beside others
    (r"\bdrink(?:ing)? (?:and|or|then) driv(?:e|ing)\b", "drunk driving"),
    (r"\b(?:the|a|by|my|next|catch|take) train\b(?! hard)", "railway"),
    (r"\bplay(?:ing)? (?:pool|snooker)\b", "billiards"),
    (r"\bpick(?:ing)? up\b", "fetch"),
    (r"\b(?<!root )(?:touch|brush)(?:ing)? up (?=the|my (?!hair|roots))", "renew "),
    (r"\bstand(?:ing)? on my (?:head|hands)\b", "acrobatics"),
    (r"\bclean(?:ing)? (?:the|my|our|a|up)\b(?! (?:hands?|hair|head|scalp|pillow\w*|hat|scarf|hijab))",
     "scrub the"),
    (r"\b(put|get|go|going|come)\b( (?:my|the) \w+)? back\b(?! to normal)", r"\1\2"),
    (r"\b(?:give|giving|gave) up\b|\bcut(?:ting)? out\b|\b(?:come|coming|lay|stay) off\b", "stop"),
    (r"\b(?:have|having|had|get|go for) (?:a|some|one|a few|another) drinks?\b(?! of)", "have alcohol"),
    (r"\bitch(?:ing)? (?=my|the|a )", "scratch "),
    (r"\b(?:check|inspect|examine)(?:ing)? (?=my|the|your)", "look at "),
    (r"\btom+or+ow\b|\btmrw\b|\b2moro\b", "tomorrow"),
    (r"\bgo(?:ing)? swimmingly\b", "fare well"),
)  # fmt: skip

_SMALL = frozenset(
    """
    a about advisable all allowed alright also am an and any anybody anyone anything are as bad be
    because been being bit bother but by can client clients could cos cuz dangerous dear did do does
    doing else ever fine forbidden go going gonna good got had happen harmful has have he hello hi
    her here him his how i if is it its itself just kind least like little long lot lots many may
    maybe me might mind more most much must my myself need needed no ok okay one or ought our
    patient patients per perhaps permitted person please possible possibly prefer probably quite
    rather really recommended risky said same say shall she should sir so some somebody someone
    something somewhat sort such suppose supposed sure tell thank thanks that the their them
    then there these they thing things think this those though to too unsafe us very want was we
    well were what whatever when where whether which while who whole whom whose why will wish wonder
    wondering would wrong yes you your yours safe safely recommend suggest
    """.split()  # noqa: SIM905  words are read more easily than a list of them
) - frozenset(
    # these need their place: they tell, or tie, or turn round
    "by as go going got have had no one or do doing like long lot more most need bit little much"
    " something".split()  # noqa: SIM905  as above
)
_MARKERS = frozenset(
    """
    in on at to of for into onto under by from over near around round during as than through along
    across inside beneath against underneath after before until till since towards upon beside
    behind above below between with within
    """.split()  # noqa: SIM905  as above
)
_NEGATIONS = frozenset(
    """
    not no never none without avoid avoiding stop stopping quit skip miss omit withhold refrain
    refuse cancel instead except unless off cannot nothing neither nor free less other another
    others more than twice double extra only away against leave leaving forget keep rid give-up out
    """.split()  # noqa: SIM905  as above
)
_LIGHT = frozenset(
    """
    still go going have get got do doing take use make put be try start restart begin resume continue wear
    apply give want visit attend join enjoy sit stand stay catch pop come return set treat carry
    undergo receive need like up down again already teach pour expose sprinkle
    """.split()  # noqa: SIM905  as above
)
_HARMLESS = frozenset(
    """
    little bit lot much long short quick whole half full tiny small big large nice lovely cheeky
    proper regular cold cool outside outdoors inside indoors home slow slowly fast hard gentle gently
    light lightly easy careful carefully properly quickly briefly once one two three four five six
    seven eight nine ten twelve fifteen twenty thirty forty old simple last first self alone together
    straight lots everywhere afterwards local round
    """.split()  # noqa: SIM905  as above
)
_AMOUNTS = frozenset(
    """
    glass glasses pint pints bottle bottles can cans cup cups couple drop piece pair unit units round
    minute minutes hour hours bit lot lots few
    """.split()  # noqa: SIM905  as above
)
_OCCASIONS = frozenset(
    """
    home house garden park town shop shops hotel kitchen bathroom wedding party interview birthday
    dinner photo photos holiday break hairline edges area place machine device week class gym
    """.split()  # noqa: SIM905  as above
) - {"gym"}
_HEADS = frozenset(
    """
    session sessions class classes lesson lessons treatment treatments appointment foam spray lotion
    cream tablet tablets pill pills drops solution machine device
    """.split()  # noqa: SIM905  as above
)
_DEEDS = frozenset(
    """
    play drink smoke ride drive fly eat lift walk sleep work swim wash dry cut shave pick dance train
    hold shower rub brush lie perform let cover keep check look wet leave
    """.split()  # noqa: SIM905  as above
)
_PLACES = frozenset(
    """
    hair hairs scalp scalps head heads locs dreads curls afro fringe bangs crown
    parting mane tresses hairdo twists
    """.split()  # noqa: SIM905  as above
)
_BODY_PARTS = frozenset(
    """
    face eye eyes ear ears nose mouth lip lips tongue throat neck chin cheek cheeks forehead brow
    eyebrow eyebrows eyelash eyelashes eyelid beard moustache tooth teeth shoulder shoulders arm arms
    elbow hand hands wrist finger fingers nail nails chest back belly tummy stomach hip hips leg legs
    knee knees ankle foot feet toe toes skin body bottom breast armpit armpits groin
    """.split()  # noqa: SIM905  as above
)
_COMPLAINTS = frozenset(
    """
    normal expected usual last lasts lasting stay stays gone going go still bit little lot some small
    tiny mild slight slightly visible there all over really bad badly suddenly sudden today now since
    my head scalp hair skin area place here after before treatment session worse better day days week
    weeks hour hours feel feels feeling felt look looks looking see get gets getting have had hurt
    it when how long will be does do disappear wear off on in at of the at a an with both left right
    one two three four five six seven eight nine ten twenty few several couple later tomorrow tonight
    morning evening night month months minute minutes appear appears still point points where under near around keep keeps touch why what
    patient hairline forehead hand red only more any again come came up off out
    """.split()  # noqa: SIM905  as above
)
_BODY_TALK = (
    r"^(?:\W|and |but |help |please |because |hello |hi )*(?:i|we) (?:already |just |still |suddenly )?"
    r"(?:am(?! going to| allowed| planning| supposed| thinking)|was|feel|felt|have(?! to)|got"
    r"|can feel|can see|see|notice|noticed|look|cannot|speak|fainted)\b",
    r"(?:^|\band |\bbut |\bbecause |[,.;!?] ?)(?:i am|i feel|it is|it feels|it looks|it hurts|there is|there are|i cannot)\b"
    r"(?! (?:going to|allowed|planning|supposed|ok|okay|safe|fine|possible|bad))",
    r"^(?:\W|and |but |help |please |why |because )*(?:my|the|his|her|a|one|both|some) "
    r"(?:\w+ ){1,3}(?:is|are|was|were|has|have|had|feels?|felt|looks?|hurts?|aches?|itch(?:es)?|stings?"
    r"|burns?|smells?|became|becomes?|went|keeps?|seems?|got|does not|do not|will not|came|comes"
    r"|turn(?:s|ed|ing)|swell(?:s|ed|ing)?|itching|peeling|burning|stinging|tingling)\b",
    r"\b(?:why|is|are|does|do|will) (?:my|the|a|an) "
    r"(?:\w+ )?(?:head|scalp|hair|skin|face|eyes?|neck|hairline|forehead|headache|swelling|bruis\w+"
    r"|pain|dots?|marks?|scabs?)\b",
    r"\bnormal (?:that|to|for|if|after|when|on day)\b|\bis (?:it |this |that |\w+ |\w+ \w+ ){1,4}normal\b"
    r"|\bare (?:\w+ ){1,4}normal\b|\bhow long (?:is|does|do|will|are)\b",
)
_SPANS = ("min", "hour", "hr", "day", "night", "week", "month", "year", "fortnight")
_DIGITS = tuple("0123456789")
_CUES = {
    When.ASKS_WHEN: ("when", "what time", " day", "how "),
    When.AFTER_SESSION: ("after", "follow", "post", "later", "since", "from"),
    When.BEFORE_SESSION: ("before", "ahead", "prior", "until", "till", " of ", "leading", "run up"),
    When.SESSION_DAY: ("day", "of ", "during", "at ", "morning", "evening"),
    When.DAYS: ("tomorrow", "today", *_SPANS),
    When.WEEKDAY: tuple(name[:3].lower() for name in WEEKDAY_NAMES),
    When.WEEK: ("week",),
    When.WEEKEND: ("weekend",),
    When.MONTH: ("month",),
    When.ISO_DATE: ("20",),
    When.PART: ("tonight", *_PARTS),
    When.NEXT_PART: ("overnight", *_PARTS),
    When.CLOCK: ("noon", "mid", *_DIGITS),
    When.LASTING: ("for ",),
    When.FOR_A_WHILE: ("for ",),
    When.EVER: ("every", "each", "daily", "ly", "times", "always", "from", "per ", "once", "twice"),
    When.PAST: ("yesterday", "last", "ago", "earlier"),
}
"""Of these at least one stands in whatever a phrase of its kind finds: few are compiled."""


@cache
def _near_words() -> dict[str, frozenset[str]]:
    from mesocare.language.en.near_words import LINES

    near: dict[str, frozenset[str]] = {}
    for line in LINES.split("\n"):
        ours, *others = line.split() or [""]
        near[ours] = near.get(ours, frozenset()) | frozenset(others)
    return near


TABLE = Heard(
    spellings=_SPELLINGS,
    times=tuple(phrase._replace(cues=_CUES.get(phrase.when, ())) for phrase in _TIMES),
    numbers=_NUMBERS,
    units=_UNITS,
    weekdays=_WEEKDAYS,
    months=_MONTHS,
    parts_of_day=_PARTS,
    clocks=_CLOCKS,
    afternoon_marks=frozenset({"pm", "p m"}),
    between_parts=r"\b(?:and|or|but|then|plus)\b|[,;:&+/!?]|\.(?![0-9])",
    small=_SMALL,
    markers=_MARKERS,
    ties=frozenset({"with", "than", "against"}),
    onto=frozenset({"to", "on", "onto", "over"}),
    negations=_NEGATIONS,
    openers=frozenset(
        "go have get do take use make put be try wear apply give want need like".split()  # noqa: SIM905  as above
    ),
    light=_LIGHT,
    qualities=frozenset(
        # noqa: SIM905  as above
        "clean fresh own new satin silk cotton soft nice floppy wrapped normal normally usual"
        " favourite favorite".split()
    ),
    harmless=_HARMLESS,
    amounts=_AMOUNTS,
    occasions=_OCCASIONS,
    heads=_HEADS,
    deeds=_DEEDS,
    journeys=frozenset("fly drive walk ride travel cycle go".split()),  # noqa: SIM905  as above
    towards="to",
    asking=frozenset({"ask", "tell", "keep"}),
    places=_PLACES,
    body_parts=_BODY_PARTS,
    complaints=_COMPLAINTS,
    body_talk=_BODY_TALK,
    own=frozenset({"my", "the", "your", "his", "her", "their", "both", "one"}),
    told=r"^(?:i|we) (?:already |just |accidentally )?(?:took|used|went|did|drank|ran|swam|wore|had"
    r"|washed|touched|smoked|rubbed|combed|brushed|shaved|(?!need|feed|bleed|speed)\w+ed)\b",
    permission=r"\b(?:can|could|may|should|shall|must|am allowed to|ok to|okay to|safe to) (?:i|we)? ?",
    root=root,
    near_words=_near_words,
)
