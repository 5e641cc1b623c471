"""What English says of hair, headwear and places in several ways, each read in one way."""

from mesocare.language.en.heard_idioms import UNHEARD_ON_A_PAGE

_BALD = r"(?:bald(?:ing|y)?|thinning|bare|shiny)"
_BALD_PLACE = r"(?:head|patch|patches|spot|spots|bit|bits|crown|area|part|top|scalp|pate|temples?)"
_FELT = (
    r"(?:hurt|sore|pain|ache|bleed|blood|burn|sting|itch|lump|bump|boil|pus|swoll|swell|red\b|came"
    r"|come|coming|new|bigger|larger|wider|worse|grow|grew|spread|getting|normal|why)\w*"
)
_PUT = (
    r"(?:put|putting|rub|rubbing|apply|applying|use|using|spray|spraying|wear|wearing|comb|combing"
    r"|hide|hiding|conceal|foundation|concealer|brush|brushing|wash|washing|cover|covering"
    r"|massage|massaging|oil|oiling|shave|shaving|dry"
    r"|drying|touch|touching|scratch|scratching|wet|tan|cream|moistur\w+|sun ?cream|sun ?screen"
    r"|sun ?block|suncream|sun|minoxidil|hat|cap|oil|shower|have|get)"
)
_SOFT = (
    r"(?:water|coffee|tea|juice|milk|soft|energy|hot|fizzy|cold|smoothie|protein|squash|cola|coke"
    r"|soda|lemonade|something|anything|soup|what|through|alcohol)"
)
_ALCOHOL = (
    r"(?:drunk|alcohol|booze|wines?|beers?|lagers?|ciders?|ales?|pints?|gins?|vodkas?|whisk(?:e)?ys?"
    r"|rum|prosecco|champagne|cocktails?|shots?|shandy)"
)
_DRINK = rf"(?:drink(?:ing)?|{_ALCOHOL})"
_CLUB = (
    r"(?:bowls|bowling|golf|tennis|football|rugby|cricket|social|youth|book|bridge|chess|sports"
    r"|sailing|rowing|working mens|working men 's|country)"
)
_COVER = r"(?:hat|cap|hijab|scarf|headscarf|turban|sun ?hat|head ?covering)"
_WORN = (
    r"(?:hat|cap|scarf|headscarf|hijab|turban|bonnet|bandana|head ?wrap|beanie|beret|fedora|trilby"
    r"|durag|hood|shawl|veil|snood|pashmina|dupatta|keffiyeh|under ?cap|sun ?hat)"
)
_KIND = r"(?:flat|baseball|bobble|woolly|bucket|straw|sun|bowls|golf|work)"
_COLOUR = (
    r"(?:(?:bright|light|dark|deep|pale|hot|pastel|jet|navy|neon) )?(?:pink|red|orange|yellow|green"
    r"|blue|purple|violet|lilac|brown|black|white|silver|grey|gray|blonde?|copper|auburn|ginger"
    r"|burgundy|chestnut|caramel|honey)"
)
_HAIR = r"(?:hair|roots|ends|tips|fringe|locs)"
_DYE = r"(?:dy(?:e|eing|ed)|colou?r(?:ing|ed)?|tint(?:ing|ed)?|bleach(?:ing|ed)?|paint(?:ing|ed)?)"
_PLAITED = r"(?:braids?|plaits?|cornrows|twists|dreads|dreadlocks|bun|ponytail|pony)"

_JOORA = r"(?:joorha|joora|jooda|jura)s?\b"
_FAMILY = (
    r"(?:mum|mother|dad|father|parent|sister|brother|daughter|son|aunt|auntie|uncle|cousin|gran|nan"
    r"|grandma|grandad|grandparent|friend|mate|girlfriend|boyfriend|partner)s?"
)
_IN_A_TOWN = (
    r"(?: in (?!(?:an?|the|my|half|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter)\b)[a-z]+(?= ?$| ?[?.!]))"
)

_GRAVE_WORDS = (
    "throat", "tongue", "swallow", "swollen", "breathe", "breathing", "chest", "pain", "heart",
    "blood", "bleeding", "stroke", "seizure", "fever", "faint", "fainted", "allergic",
)  # fmt: skip
_SHORT = 7
"""Up to so many letters, a word without one of them may be another word."""


def _slips_of(word: str) -> str:
    """Return a pattern of the word with two neighbours swapped, or a letter left out."""
    swaps = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    gaps = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1) if len(word) > _SHORT}
    return "|".join(sorted((swaps | gaps) - {word, "pina"}))


_HARM = (
    r"(?:(?:hurt|harm|damage|sting|itch|ache|burn|irritate)"
    r"|be (?:(?:that|so|too|very|really) )?(?:bad|painful|sore|wrong|terrible|awful|harmful|risky)"
    r"|(?:do|cause) (?:me )?(?:any |much |some )?(?:harm|damage|pain|problems?)"
    r"|make (?:it|things|my \w+) (?:any )?worse)"
    r"(?: (?:me|my (?:scalp|hair|head|skin|roots)|the (?:scalp|hair|skin|roots)|at all|much))*"
)
_NO_DEED = r"(?! (?:it|this|that|my|the|his|her|their|i|we|you|he|she|they|\w+thing)\b)"
_NO_LIFE = (
    r"(?! (?:breath|swallow|speak|talk|mov(?:e|ing)|turn|bend|see|blink|look|open|clos(?:e|ing)|eat"
    r"|chew|cough|laugh|sneez|pee|wee|lift"
    r"|di(?:e|ed|es)\b|dying|dead|kill|end\b|ended|jump\b|jumped|overdos|disappear|vanish|never|not\b"
    r"|hang|drown|am\b|(?:was|were)\b(?! to\b))\w*)"
)
"""What hurts to do is told of a body, where nobody asks leave for it."""

SYNONYMS = (
    *UNHEARD_ON_A_PAGE,
    # Whether it would hurt asks for leave, and tells of no pain
    (
        (
            rf"\b(?:(?:would|will|could|might|may|can|does|do) it (?:really |still |actually )?"
            rf"{_HARM}|is it (?:\w+ )?(?:painful|sore))"
            rf" (?:(?:if|when) (?:i|we)|(?:for me )?to){_NO_LIFE}\b"
        ),
        "can i",
    ),
    (
        (
            rf"\b(?:would|will|could|might|may|can) (?:i|we) (?:really )?{_HARM}"
            rf" (?:(?:if|when) (?:i|we)|by){_NO_LIFE}\b"
        ),
        "can i",
    ),
    (
        (
            r"\b(?:would|will|could|might|may|can|does) (?:my (?:hair|scalp|head) )?"
            rf"{_HARM} (?:(?:if|when) (?:i|we)){_NO_LIFE}\b"
        ),
        "can i",
    ),
    (
        (
            r"\b(?:would|will|could|might|may|can|does)((?: (?:an?|one))?"
            rf"{_NO_DEED}{_NO_LIFE} [a-z]+(?: [a-z]+){{0,4}}?) {_HARM}(?= ?(?:$|[?.!,;]))"
        ),
        r"can i\1",
    ),
    # Who is taken somewhere goes there
    (
        (
            r"\b(?:(?:go|going|travel|travelling) railway|(?:get|getting|take|taking|catch|catching"
            r"|grab|hop on|jump on|(?:go|going|travel|travelling) (?:by|on|in))"
            r" (?:the |a |an |my )?(?:\w+ )?(?:bus|coach|taxi|cab|uber|tram|tube|metro|underground"
            r"|railway|train|lift|ferry|car)(?: ride)?)(?= to (?!be\b|get\b|have\b))"
        ),
        "go",
    ),
    # What Sikhs wear
    (r"\b(?:dastaar|dastar|pagri|pagdi|paghri|dumalla|keski|patka)s?\b", "turban"),
    (rf"\b(?:tie|tying|make|making|do|doing) (?:(?:my|a|the|up) )*{_JOORA}", "wear a bun"),
    (rf"\b{_JOORA}", "bun"),
    (r"\b(?:kesh|kes)\b", "hair"),
    (r"\b(?:kangha|kanga)s?\b", "comb"),
    # The treated place, where all that is said is what is done: "I have a bald patch" is a sign
    (
        (
            rf"^(?!.*\b{_FELT})(.*?\b{_PUT}\b(?: \w+){{0,5}}?) (?:my|the) (?:\w+ )?{_BALD}"
            rf" {_BALD_PLACE}\b(?! (?:is|are|has|have|was|were|gets?|got|looks?|feels?|keeps?)\b)"
        ),
        r"\1 my scalp",
    ),
    (
        (
            r"\bwhat(?: little)?(?: hair)? (?:is|i have|i have got)(?: left)? (?:of|on) my"
            r" (?:hair|head)\b"
        ),
        "my hair",
    ),
    (r"\bwhat(?: little)? hair i have(?: got| left)*\b", "my hair"),
    (r"\b(on|onto|into|to|at|through|near) (?:my|the) roots\b", r"\1 my scalp"),
    # How tight, after what is worn
    (
        (
            r"\b(?:(?:my|the|a|an|her|some) )?((?:(?!(?:my|the|an?)\b)\w+ ){0,2}?\w+)"
            r"(?: up| on| back)? (?:really |very |quite |too |nice and |so )?(loose|tight)ly\b"
        ),
        r"\2 \1",
    ),
    (
        (
            r"\b(?:tie|tying|wrap|wrapping|fasten|fastening|pin|pinning) "
            rf"(?=(?:my |the |a )?(?:\w+ )?{_WORN}\b)"
        ),
        "wear ",
    ),
    (
        (
            rf"\bloose(?:ly)?(?:[- ]?(?:fitting|tied|wrapped|fit))? ((?:(?!{_KIND})\w+ )?)"
            rf"(?:{_KIND} )?{_WORN}\b"
        ),
        r"loose \1hat",
    ),
    (
        (
            rf"\b(?:with no|without|minus)(?: wearing)?(?: a| my| any| the)? {_COVER}"
            r"(?: on| off)?\b(?! (?:or|and))"
        ),
        "bareheaded",
    ),
    # Hair
    (rf"\b({_DYE} (?:my |the )?(?:\w+ )?(?:{_HAIR}|it)) {_COLOUR}\b", r"\1"),
    (rf"\b{_COLOUR} (?=(?:hair )?(?:dye|tint|colour|color|henna|{_WORN})\b)", ""),
    (r"\bgo(?:ing)? (?:\w+ )?(?:blonde?|ginger|brunette|platinum|auburn)\b", "dye my hair"),
    (r"\bjust for men\b", "hair dye"),
    (r"\bafro (?:pick|comb)s?\b", "comb"),
    (r"\bshort back (?:and|&|n) sides\b", "haircut"),
    (r"\b(use|using|with) head (?:and|&|n) shoulders\b", r"\1 dandruff shampoo"),
    (
        rf"\b(?:take|taking|undo|undoing) (?:out |down )?(?:my|the) ({_PLAITED})(?: out| down)\b",
        r"undo my \1",
    ),
    (
        rf"\b(?:take|taking) (?:out|down) (?:my|the) ({_PLAITED})\b",
        r"undo my \1",
    ),
    # Who only says "drink" speaks of alcohol
    (
        (
            rf"^(?!.*\b{_SOFT}\b)(.*?)\bdrink(?:ing)?(?= (?:at|in|on|the (?:day|night)"
            r"|with (?:my |the )?(?:friends?|mates?|colleagues|family|lunch|dinner|meals?)|tonight"
            r"|tomorrow|today|this|heavily|socially|again|before|after|a lot)\b"
            r"| ?(?:[?.!,;]|and\b|$))"
        ),
        r"\1drink alcohol",
    ),
    (
        (
            r"\b(after|on) (?:a|some|one|a few|a couple of|several|two|three|four|my|the) drinks?\b"
            r"(?! (?:of|from)\b)"
        ),
        r"\1 alcohol",
    ),
    (rf"\b({_ALCOHOL}),? (?:and )?then\b", r"\1 before"),
    # Two things that are no two things
    (rf"\bdriv(?:e|ing)\b(?=.*\b{_DRINK}\b)", "drunk drive, "),
    (rf"\b({_DRINK}\b.*)\bdriv(?:e|ing)\b", r"\1, drunk drive, "),
    (
        rf"\b({_ALCOHOL}\b(?:(?!\bafter\b).)*)\b(rid(?:e|ing)|cycl(?:e|ing))\b",
        r"\1, drunk drive, \2",
    ),
    (
        rf"\b(rid(?:e|ing)|cycl(?:e|ing))\b(?=.* (?:after|on|while) .*\b{_ALCOHOL}\b)",
        r"drunk drive, \1",
    ),
    (r"\b(?:number|grade) (?:one|two|three|four|[0-8]) (?:all over|cut|buzz)\b", "haircut"),
    # Places and company
    (
        (
            r"\b(?:take|taking) (?:my|the|our) (?:dogs?|puppy)(?: out)? (?:for|on)"
            r" (?:a|his|her|its) (?:\w+ )?walk"
        ),
        "walk the dog",
    ),
    (
        r"\b(?:ladies|womens?|mens|mixed|unisex) (?=(?:gym|pool|swim|swimming|sauna|spa|class)\b)",
        "",
    ),
    (r"\b(?:administer|administering|dispense)\b", "take"),
    (r"\b(?:ladies|women|womens|mens|adults?|family|members)(?: |-)only\b", ""),
    (
        rf"\b((?:drive|driving|walk|walking)\b(?: \w+)?) to (?:the|my|our) {_CLUB} club\b",
        r"\1 to the club",
    ),
    (r"\bdown (?:at |to )?(?=the (?:pub|club|gym|shops?|road|beach|park|lido|market)\b)", "at "),
    (
        (
            r"\bwith (?:my |the )?"
            r"(?=(?:school|college|uni|university|work)\b(?! (?:friends?|mates?|team)))"
        ),
        "at ",
    ),
    (r"\b(go|going)(?: back)? out(?= (?:\w+ing|drink|for|to|and|in|on|at)\b)", r"\1"),
    (r"\b(?:hang|chill)(?:ing)?(?: out)?(?= (?:and|then|&)\b)", "go"),
    (r"\b(?:an? )?(?:[0-9]{1,2}|\w+)[- ]?(?:hours?|hrs?) shifts?\b", "shift"),
    (
        (
            r"\b(?:hotel|local|public|council|indoor|outdoor|heated|rooftop|infinity) "
            r"(?=(?:swimming )?pool\b|hot tub\b|sauna\b|gym\b)"
        ),
        "",
    ),
    (
        (
            r"\b(?:jump|hop)(?:ping|ing)? in(?:to)? "
            r"(?=(?:the |a |my )(?:hot tub|jacuzzi|sauna|steam room|hammam|shower|bath)\b)"
        ),
        "use ",
    ),
    (r"\b(driv(?:e|ing)) (?:my|the|a|our) (?:taxi|minicab|cab|van|car)\b", r"\1"),
    (
        (
            rf"\b(driv(?:e|ing)) to (?:my|our|his|her|the) {_FAMILY}(?: 's)?"
            rf"(?: (?:house|flat|place|home))?\b{_IN_A_TOWN}?"
        ),
        r"\1 to the house",
    ),
    (r"\b(?:slick(?:ed)?[- ]back|sleek) (?=(?:pony ?tail|pony|bun|braid|plait)\b)", ""),
    (
        r"\b(?:on|over|through) (?:just |only )?(?:my |the )?(?:very )?(?:ends|tips)\b(?! of)",
        "on my hair",
    ),
    (r"\bhot air (?=brush|styler)", "hot "),
    (
        r"\b(?:under|with|by|in|using) (?:the |a )?(?:hot|warm) air\b(?! balloon)",
        "with a hair dryer",
    ),
    # As they are often typed
    *((rf"\b(?:{_slips_of(word)})\b", word) for word in _GRAVE_WORDS),
    (r"\bcnat\b|\bcatn\b", "cannot"),
    (r"\bbreeth(e?)\b|\bbreev(e?)\b", "breathe"),
    (r"\bsw[ao]l+[oaeu]w(?=\b|ing|ed)", "swallow"),
    (r"\bsw[eo]?l+[aeiou]?n\b", "swollen"),
    (r"\bblud\b", "blood"),
    (r"\btonge\b|\btung\b", "tongue"),
    (r"\b(?:my|me|his|her|the) ticker\b", "my heart"),
    (r"\bskool\b", "school"),
    (r"\bswimm\b", "swim"),
)
