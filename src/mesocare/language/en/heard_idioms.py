"""Idioms in English: words of an activity that mean another thing, or tell how somebody is."""

_NOW = r"(?= ?(?:$|[.,!?;])| (?:and|but|now|today|tonight|again|lately|since|this|all|for|with)\b)"
_AM = (
    r"(?:(?:i|am|is|are|was|been|feel|feels|feeling|felt|get|getting|look|looking|a|bit|little|just|so"
    r"|very|really|quite|totally|completely|utterly|rather|still|all|always|keep|kept|keeps|constantly"
    r"|half|too|suddenly) )*"
)
_HEAD = r"(?:head|scalp|hair|skin)"
_PART = rf"(?:{_HEAD}|face|forehead|hairline|neck|eyes?|ears?|body|heart|chest|stomach|legs?|arms?)"
_SWEATING = r"sweat(?:ing|y|s)"
_ILL = (
    r"(?:cold|freezing|hot|boiling|clammy|shaky|weak|pale|shivery|queasy|thirsty|tired|nauseous"
    r"|breathless)"
)
UNWELL_IDIOMS = (
    (
        rf"^\W*{_AM}(?:run ?down|(?:washed|wiped|worn|burnt|burned|bleached) out|steamed up|shot"
        rf"|in (?:good|high|low|poor|great) spirits){_NOW}"
    ),
    # What something is like, and asks for no leave
    (
        rf"^\W*(?:{_AM}|(?:it|my|the) |{_PART} )*like\b"
        r"(?! ?,| (?:to|can|could|may|might|should|is|am|are|what|if|when|how)\b)"
        rf"|\b(?:tight|heavy|hot|stiff|hard|sore|red|big|swollen|thick|wet) (?:as|like) an? "
        rf"|\b{_PART}(?: is| feels?)? like (?:an? |the )?\w+"
    ),
    # "Scalp is …", without an article
    (
        rf"^\W*{_PART} (?:\w+ly |just |still |also )?(?:is|are|was|were|feels?|felt|looks?|keeps?"
        r"|hurts?|aches?|seems?|went|goes|has been|will not|does not)\b"
        rf"|^\W*(?:peeling|steaming|boiling) {_HEAD}\W*$"
    ),
    r"\b(?:swim\w*|swam|bathed|floating|swimming) in (?:\w+ )?(?:sweat|blood|pus|grease|tears)\b",
    (
        rf"^\W*{_AM}(?:in (?:an? |such an? )(?:\w+ )?sweat{_NOW}"
        rf"|{_SWEATING}(?= ?(?:$|[.,!?;])| (?:all|at night|for no|like|and|in my sleep|in bed|since"
        r"|from my (?:head|scalp))\b))"
        rf"|\b{_SWEATING}(?: \w+)? and (?:\w+ )?{_ILL}\b"
        rf"|\b{_ILL}(?:,| and| but)+ (?:also |still )?{_SWEATING}\b"
    ),
    (
        r"\bcolou?r (?:is |has |have |all |just )*(?:gone|going|drained|left)\b"
        r"|\b(?:lost|losing|lose|lost all) (?:my|his|her) colou?r\b"
    ),
)
"""What tells how somebody is, though its words are those of an activity (CAN-1)."""

_WHOM = (
    r"(?:someone|somebody|anyone|anybody|everyone|him|her|them|others|each other|one another"
    r"|you)(?= ?(?:$|[.,!?;])| (?:else|and|or|can|may|tonight|tomorrow|today|now|on|at|in|this"
    r"|after|before|again|every|next|soon|yet)\b)"
)
_CARE = (
    r"(?:a ?(?:&|and|n) ?e|er|casualty|accident (?:&|and) emergency|hospitals?|urgent care"
    r"|(?:the )?emergency(?: (?:room|department|ward|unit|services))?|minor injur\w+(?: unit)?"
    r"|walk[- ]?in cent(?:re|er))\b"
)
_VISITING = (
    r"(?: (?:radio|shop|car park|canteen|cafe|school|job)\b"
    r"|[^?.!;]*\b(?:(?:for|to) (?:(?:my|an?|the|his|her|our|their|your|next) )*(?:\w+ ){0,2}"
    r"(?:appointments?|check ?ups?|scans?|visits?|tests?|clinic|operation|session|interview|meeting"
    r"|x ?ray|follow ?up|shifts?|work|job)\b"
    r"|to (?:visit|see|work|collect|fetch|pick|drop|volunteer|teach|study|have my)\b"
    r"|where (?:i|we|my) |visiting|on foot to work))"
)
_GO_THERE = (
    r"(?:(?:can|could|should|may|shall|must) )?(?:(?:i|we|you|someone|somebody) )?"
    r"(?:(?:be |get |being )?(?:drive|driving|driven|walk|walking|cycle|cycling|ride|limp|run|head"
    r"|heading|travel|come|hurry|dash|race|crawl|get|getting|make my way|go|going"
    r"|(?:take|get|call|order|catch|grab|find|have|hail) (?:an? |the |my )?(?:\w+ )?"
    r"(?:taxi|cab|uber|lift|bus|ride|train|railway|tram|car)"
    r"|(?:by|in an?) (?:taxi|car|bus|cab|uber)|lift|ride|taxi|cab|uber))"
    r"(?: (?:me|us|him|her|them|my ?self|over|up|down|round|straight|right|back|quickly|now|off|in"
    r"|by (?:taxi|car|bus|bike)|on foot|my (?:wife|husband|mum|dad|son|daughter|partner|child"
    r"|baby|friend)))*"
)
_SPREAD = r"(?:cream|spray|lotion|paste|powder|mist|mask|butter|balm)"
OTHER_MEANINGS = (
    # Whoever asks for the way to help needs help
    (
        (
            rf"\b{_GO_THERE} to (?:(?:the|an?|my|our|your) )?(?:(?:local|nearest|closest|city"
            rf"|general|main|children s) )?{_CARE}(?!{_VISITING})"
        ),
        "go to hospital",
    ),
    # Hair that is waxed is pulled out; wax that is put in is a product
    (r"\bwax(?:ing|ed|es)\b(?! (?:lyrical|jackets?|cotton))", "depilate"),
    (r"\bwax (?=(?:off |away )?(?:my|the|his|her|our|all|some|their)\b)", "depilate "),
    (
        (
            r"\b(?:have|having|get|getting|had|need|book|booking|want|go for|going for)"
            r" (?:an?|my|the|another) (?:\w+ ){0,2}wax\b(?! (?:in|on|for|from|that|product))"
            r"|\b(?:head|scalp|nape|neck|body|bikini|leg|full|brazilian|hollywood|nose|ear|eyebrow"
            r"|chest|back) wax\b"
            r"|\bwax (?:treatment|strips?|appointment|session|salon)\b"
        ),
        "depilate",
    ),
    # Nouns that, as verbs, mean more than the noun
    (
        r"\bclip(?:ping)? (my|the|his|her) (hair|fringe|curls|head)\b(?! (?:up|back|in|out|to)\b)",
        r"trim \1 hair, hair clip",
    ),
    (r"\b(hair|head) clipped\b(?! (?:up|back|in|out)\b)", "hair trim, hair clip"),
    (
        (
            r"\bpress(?:ing)? (?:my|the|his|her) (?:natural )?(hair|curls|edges)\b"
            r"|\b(hair) pressed\b|\bpress and curl\b"
        ),
        "flat iron my hair",
    ),
    (
        r"\bpeel(?:ing)? (?:at |off )?(my|the) (scalp|head)\b(?! (?:is|are|feels?|looks?)\b)",
        r"scalp peel, pick at \1 scalp",
    ),
    (
        rf"\b({_SPREAD})(?:ing)? (?=(?:my|the|all over my) (?:scalp|head)\b)",
        r"scalp medicine, \1 ",
    ),
    # Verbs of what is allowed that, beside others, mean another thing
    (
        (
            r"(?:(?<=sleep )|(?<=sleeping )|(?<=slept )|(?<= bed )|(?<=nap )|(?<=lie )|(?<=lying )"
            r"|(?<=lie down )|(?<=lying down )|(?<=lay )|(?<=doze ))"
            rf"(?:up )?(?:with|beside|next to|alongside|by) {_WHOM}"
        ),
        "with stranger",
    ),
    (r"\bsle(?:ep|eping|pt) around\b(?! (?:the|my|\d|noon|midnight|mid))", "have sex"),
    (r"\b(?:take|taking) (?:someone|somebody|him|her|them) to bed\b", "have sex"),
    (r"\bwork(?:ing)? up (?:such )?(?=an? (?:\w+ )?sweat\b)", ""),
    (
        (
            r"\bwork(?:ing|ed)? (?:(?:my ?self|me|him|her|it|us) )?"
            r"(?:up(?! (?:to|until|till|at|north)\b)|over(?= ?(?:$|[.,!?;])))"
        ),
        "agitate",
    ),
    (r"\b(?:(?:good|high|low|better|poor|great|best) |my )spirits\b", "mood"),
    # A head that swims
    (
        (
            rf"\b(?:{_HEAD}|everything) (?:keeps? )?swim(?:s|ming)?\b"
            r"(?! (?:in|with|at|on|cap|hat|pool|goggles))"
        ),
        "head is swimming",
    ),
    (r"\bswimm(?:ing|y) head\b", "head is swimming"),
)  # fmt: skip
"""Words of an activity that mean another thing, each with one way to read it (CAN-3)."""
