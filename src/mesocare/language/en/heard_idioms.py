"""Idioms in English: words of an activity that mean another thing, or tell how somebody is."""

_NOW = r"(?= ?(?:$|[.,!?;])| (?:and|but|now|today|again|lately|since|for)\b)"
_BEING = (
    r"i|am|is|was|been|feel\w*|felt|get\w*|look\w*|a|bit|so|very|really|quite|just|still|all|totally"
    r"|half|too"
)
_AM = rf"(?:(?:{_BEING}) )*"
_HEAD = r"(?:head|scalp|hair|skin)"
_PART = rf"(?:{_HEAD}|face|neck|eyes?|body|heart|legs?|arms?)"
_SWEATING = r"sweat(?:ing|y|s)"
_ILL = r"(?:cold|freezing|hot|boiling|clammy|shak\w+|weak|pale|tired|sick)"
UNWELL_IDIOMS = (
    (
        rf"^\W*{_AM}(?:(?:run|ran) ?down|(?:washed|wiped|worn|burnt|bleached) out|steamed up|shot"
        rf"|in (?:good|high|low|poor) spirits){_NOW}"
    ),
    # What something is like, and asks for no leave
    (
        rf"^\W*(?:(?:{_BEING}|it|my|the|{_PART}) )*(?:like|as (?:if|though))\b"
        r"(?! ?,| (?:to|can|is|am|what|if)\b)"
        r"|\b(?:tight|heavy|hot) (?:as|like) an? "
    ),
    # "Scalp is …", without an article
    (
        rf"^\W*{_PART} (?:is|are|was|were|feels?|felt|looks?|keeps?|hurts?|aches?"
        r"|seems?|went|goes)\b"
        rf"|^\W*(?:peeling|steaming|boiling) {_HEAD}\W*$"
    ),
    r"\b(?:swimming|bathed|floating) in (?:\w+ )?(?:sweat|blood|pus|grease|tears)\b",
    (
        rf"^\W*{_AM}(?:in an? (?:\w+ )?sweat{_NOW}"
        rf"|{_SWEATING}(?= (?:all|at night|for no|like|and|in my sleep|in bed|since)\b))"
        rf"|\b{_SWEATING} and (?:\w+ )?{_ILL}\b|\b{_ILL}(?:,| and) {_SWEATING}\b"
    ),
    r"\bcolou?r (?:is |has |all )*(?:gone|going)\b|\blos\w+ (?:all )?my colou?r\b",
)
"""What tells how somebody is, though its words are those of an activity (CAN-1)."""

_WHOM = (
    r"(?:some(?:one|body)|any(?:one|body)|him|her|them|each other|one another|you)"
    r"(?= ?(?:$|[.,!?;])| (?:else|and|or|can|tonight|tomorrow|today|on|at|in|this|after|before)\b)"
)
_CARE = (
    r"(?:a ?(?:&|and|n) ?e|er|casualty|hospitals?|urgent care|(?:accident (?:&|and) )?emergency"
    r"(?: (?:room|department|ward))?)\b"
)
_VISITING = (
    r"(?: (?:radio|shop|car|cafe|job)\b|[^?.!;]*\b(?:where|visiting"
    r"|(?:for|to) (?:\w+ ){0,3}(?:appoint|check|scan|visit|test|clinic|operat|session|meet"
    r"|x ?ray|shift|work|job|see\b|collect|fetch|pick)))"
)
_GO_THERE = (
    r"(?:driv\w+|walk\w*|cycl\w+|ride|run|travel|hurry|get\w*|going|way|taxi|cab|uber|lift|bus|car)"
    r"(?: (?!to\b)\w+){0,3}"
)
_SPREAD = r"(?:cream|spray|lotion|paste|powder|mask)"
OTHER_MEANINGS = (
    # Whoever asks for the way to help needs help
    (
        (
            rf"\b{_GO_THERE} to (?:(?:the|an?|my|our|local|nearest) )*"
            rf"{_CARE}(?!{_VISITING})"
        ),
        "go to hospital",
    ),
    # Hair that is waxed is pulled out; wax that is put in is a product
    (r"\bwax(?:ing|ed|es)\b", "depilate"),
    (r"\bwax (?=(?:off |away )?(?:my|the|his|her|our|all|some|their)\b)", "depilate "),
    (
        r"\b(?:head|scalp) wax\b|\b(?:have|get|getting|book|need) an? hair wax\b(?! (?:in|on)\b)",
        "depilate",
    ),
    # Nouns that, as verbs, mean more than the noun
    (
        r"\bclip(?:ping)? (my|the|his|her) (hair|fringe|curls|head)\b(?! (?:up|back|in|out|to)\b)",
        r"trim \1 hair, hair clip",
    ),
    (
        r"\bpeel(?:ing)? (?:at |off )?(my|the) (scalp|head)\b",
        r"scalp peel, pick at \1 scalp",
    ),
    (
        rf"\b({_SPREAD})(?:ing)? (?=(?:my|the|all over my) (?:scalp|head)\b)",
        r"scalp medicine, \1 ",
    ),
    # Where people "hit" what they go to
    (r"\bhit(?:ting)? the (gym|pool|weights|treadmill|sauna|beach|slopes)\b", r"go to the \1"),
    # Yoga in the heat is yoga as well
    (r"\b(hot|bikram) yoga\b", r"\1 yoga, yoga"),
    # What a salon calls by a word that elsewhere means less
    (r"\b(wash|shampoo|cut|perm|roller)(?:ing)? and set\b", r"\1 my hair, hair dryer"),
    (r"\b(?:hair|roller|rod|flexi rod) sets?\b|\bset my (?:hair|curls|rollers)\b", "hair dryer"),
    (
        r"\b(?:do|doing|make|have|get|book|need|want|go for) (?:a|the|my|one) brushing\b",
        "brush and blow dry",
    ),
    (r"\b(use|using|apply|get|put|have) (?:a|the) rinse\b(?! (?:of|with))", r"\1 a colour rinse"),
    (
        r"\b(?:have|having|had|get|getting|book) (?:my|the) hair (?:styled|set)\b",
        "brush and blow dry my hair",
    ),
    (r"\b(?<!the )after ?-?sun\b", "skin lotion"),
    (r"\bsun-in\b|\b(?<=use )sun in\b(?! (?:the|my|a)\b)", "bleach"),
    # Caps that cool, and water that runs
    (r"\bunder (?:a|the) (?:running )?(hot|warm|cold) tap\b", r"with \1 water"),
    (r"\b(?:scalp )?(?:cold|cooling|cooled|freezing|frozen|ice) caps?\b", "scalp cooling device"),
    (
        (
            r"\brun(?:ning)? (?:\w+ ){0,2}water (?:over|through|on) "
            r"(?=(?:my|the) (?:hair|head|scalp)\b)"
        ),
        "wet ",
    ),
    # Verbs of what is allowed that, beside others, mean another thing
    (
        (
            r"(?<=leep |ping |lept | bed | nap | lie |ying |down )"
            rf"(?:with|beside|next to|alongside) {_WHOM}"
        ),
        "with stranger",
    ),
    (
        (r"\bsle(?:ep|eping|pt) around\b(?! (?:the|my|\d))"
        r"|\btak(?:e|ing) (?:someone|him|her) to bed\b"),
        "have sex",
    ),
    (
        (
            r"\bwork(?:ing|ed)? (?:(?:my ?self|me|him|her|it|us) )?"
            r"(?:up(?! (?:to|until|till|at|an?)\b)|over(?= ?(?:$|[.,!?;])))"
        ),
        "agitate",
    ),
    # A head that swims
    (
        r"\b(?:head|everything) (?:keeps )?swims\b|^\W*(?:my )?head (?:keeps )?swimming(?= ?$)",
        "head is swimming",
    ),
)  # fmt: skip
"""Words of an activity that mean another thing, each with one way to read it (CAN-3)."""

UNHEARD_ON_A_PAGE = (
    (r"\b(hair|head) clipped\b(?! (?:up|back|in|out)\b)", "hair trim, hair clip"),
    (
        (
            r"\bpress(?:ing)? (?:my|the|his|her) (?:natural )?(hair|curls|edges)\b"
            r"|\b(hair) pressed\b|\bpress and curl\b"
        ),
        "flat iron my hair",
    ),
    (r"\b(?:(?:good|high|low|better|poor|great|best) |my )spirits\b", "mood"),
    (r"\bwork(?:ing)? up (?:such )?(?=an? (?:\w+ )?sweat\b)", ""),
    (r"^\W*(?:an? |my )?swimm(?:ing|y) head(?= ?$)", "head is swimming"),
)
"""The same for what makes no yes on a page without them."""
