"""What speaks of a sign where nobody has one: denied, over, read of, or a manner of speaking.

Each is read without it, so that what else stands in the question is heard: "no fever, but I cannot
breathe" still calls for help. What follows a denial must end it: "no fever until today" is kept.
"""

from mesocare.language.words.heard import Denial

_SAYS_MORE = (
    r"(?= ?(?:$|[.,!?;:]|(?:and|or|nor|but|so|now|today|yet|at all|any ?more|any longer|either|just"
    r"|can|may|could|should|is it|am i|since (?:yesterday|then|the)|after (?:the|my)|here"
    r"|anywhere|before|in my life"
    r"|whatsoever|thank\w*|fortunately|luckily|only|on my (?:scalp|head))\b))"
)
_SIGN = (
    r"(?:(?:chest|head|scalp|neck|eye|arm|allergic|any|much|more|real|high|other|skin|open) )*"
    r"(?:pains?|painful|fevers?|feverish|temp(?:erature)?|swelling|swollen|redness|red|hot"
    r"|sore(?:ness)?"
    r"|warm|pus|rash(?:es)?|itch(?:y|ing|es|ed)?|bleed(?:ing|s)?|blood|hurt(?:s|ing)?"
    r"|ach(?:e|es|y"
    r"|ing)|headaches?|head aches?|migraine|burn(?:s|ing)?|sting(?:s|ing)?|tender(?:ness)?|bruis\w+"
    r"|numb(?:ness)?|tingl\w+|dizz\w+|faint(?:ing|ed)?|light ?headed|sick(?:ness)?|nausea\w*"
    r"|vomit(?:ing)?"
    r"|chills|shiver(?:y|ing)|infect(?:ed|ion)|ooz(?:e|es|ing)|weep(?:s|ing)|discharge|smell(?:s"
    r"|y)?"
    r"|lumps?|bumps?|boils?|spots?|scabs?|puffy|inflam\w+|tight(?:ness)?|weak(?:ness)?|unwell|ill"
    r"|poorly|confus\w+|drowsy|breathless\w*|wheez\w+|short(?:ness)? of breath|cough(?:ing)?"
    r"|allerg\w+"
    r"|reactions?|symptoms?|problems?|complaints?|side ?effects?|palpitations|blisters?|throbbing"
    r"|(?:trouble|problems?|difficult\w*) (?:with |in )?(?:breathing|swallowing|my breath)"
    r"|breathing (?:problems?|difficult\w+|trouble)|breath problems?|spreading|worse"
    r"|signs? of (?!life\b)\w+)"
)
_OF_IT = rf"{_SIGN}(?:(?:,? (?:or|nor) |, ?(?=(?:[a-z]+,? ){{1,6}}(?:or|nor) )){_SIGN})*"
_START = (
    r"(?:^|[,.;!?:] ?|\b(?:(when|until|till|once|after|before)"
    r"|and|but|so|or|as|if|because|since|though|with|long as|also|hi|hello|please|now|today|fine"
    r"|well|ok|okay|good|great|better|normal|(?=without)) ?)"
)
_WHO = (
    r"(?:(?:i|we|he|she|it|they|there|you|(?:my |the |his |her )?(?:scalp|head|skin|forehead|lips?"
    r"|face|neck|throat|tongue|eyes?|hair)) )?"
    r"(?:(?:have|has|had|is|are|am|was|do|does|did|feels?|looks?|with|got|still|really|now) )*"
)
_NO = (
    r"(?:(?:no|without|nor|neither|zero|not|no longer|no more|free of|free from|never)"
    r"(?: (?:have|has|had|got|getting|having|feel|feeling|been|a|an|any|the|in|too|very|at all"
    r"|more|even"
    r"|be))*)"
)
_WHAT_PASSES = (
    r"(?:(?<!when )(?<!until )(?<!till )(?<!once )(?<!after )(?<!if )(?<!before )(?<!unless )"
    r"\b(?:my|the|his|her) |(?:^|[,.;!?] ?|\b(?:and|but) |\bi (?:had|have had) )(?:an? |some )?)"
    r"(?:(?:bad|mild|slight|little|sore) )?(?:pain|headache|head ache|migraine|fever|temperature"
    r"|swelling|redness|itch(?:ing)?|rash|soreness|tenderness|bleeding|bruis(?:e|es|ing)|nausea"
    r"|chills|numbness|infection|cold|flu|cough)"
)
_WENT = (
    r"(?:(?:,|but|and|which|it|that|is|has|have|are|now|all|completely|fully|totally|finally"
    r"|already|just"
    r"|had) ?)*"
)
_STORY = (
    r"(?:film|movie|book|novel|leaflet|article|course|talk|lecture|documentary|podcast|programme"
    r"|program"
    r"|show|series|play|poster|blog|website|web ?page|class|lesson|training|video|essay|story"
    r"|song|exam"
    r"|quiz|study|research|read(?:ing)?|learn(?:ing)?|revis(?:e|ing)|stud(?:y|ying))s?"
)
_TOLD_IN_IT = (
    r"(?: (?!(?:i|my|me|we|he|she|it|and|but|because|so|since|then|can|may|when|while|after|as"
    r"|that|which"
    r"|who|cannot|im)\b)[a-z]+){1,4}"
)
_ONCE = (
    r"(?:stroke|heart attack|chest pains?|palpitations|seizure|fits?|faint\w*"
    r"|(?:allergic )?reaction|anaphyla\w+|convulsions?"
    r"|pneumonia|sepsis|meningitis|cancer|concussion|infection|operation|transplant|asthma attack"
    r"|blood clot|black ?outs?|high fever|fever)"
)
_TOLD_ON = r"(?!(?:(?!\b(?:can|may|could|should|want|would|am i|is it|ok to|okay to) )[^?!])*\b"
"""Looks at what is told after it, up to what is asked for."""
_BACK = (
    r"(?:(?<!well )(?<!fine )again|another|same|(?:is|are|it|came|come|comes) back"
    r"|(?:has|have) come|return\w*|start(?:ed|s|ing)"
)
_NOT_BACK = (
    rf"{_TOLD_ON}{_BACK}|(?:until|till)|(?:now|and) back|me too|today (?:it|3)|(?:3[89]|4[0-2]))\b)"
)
_NOT_NEW = (
    rf"(?![^?!]*\b(?:another|same|had (?:it|one|this))\b){_TOLD_ON}{_BACK}"
    r"|(?<!well )(?<!fine )(?:now|today)|tonight|yesterday|last (?:night|week)|second one"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:and|then|one) (?:on|at|in the)"
    r"|this (?:morning|afternoon|evening|week)|(?:minutes?|hours?|days?|weeks?) ago"
    r"|since (?!then)|me too|same here)\b)"
)
_NOT_RATHER = (
    r"(?!.{0,3}(?:it is |this is )?(?:more|just|rather|but) (?:(?:of|like|a|an) )*(?:crush|tight"
    r"|press|squeez|weight|heav|band))(?!.*\bbut (?:\w+ )?(?:3[89]|4[0-2]|10[0-5])\b)"
)
"""What says the same of it in other words, or how hot it was."""
_LONG_AGO = (
    r"(?:last (?:year|winter|summer|spring|autumn)|(?:\w+ )?(?:years?|decades?) ago"
    r"|(?:\w+ ){0,2}months ago|as a (?:child|kid"
    r"|baby|boy|girl"
    r"|teenager|student)|in (?:my )?childhood|when (?:i|he|she) was (?:young|little|small"
    r"|(?:a |my |in my )?(?:child|kid|baby|boy|girl|student|\w*teen\w*|twenties)"
    r"|[1-9][0-9]?(?! min| hour)|six|seven|eight|nine|ten|twelve)"
    r"|in (?:19|20)[0-9][0-9]|in (?:my|his|her) (?:teens|twenties))"
)
_WEATHER = (
    r"(?:freezing|raining|snowing|windy|sunny|chilly|roasting|sweltering|boiling|scorching"
    r"|(?:hot|cold|warm|wet|icy)(?= (?:outside|out|today|in here|out there|weather|here)))"
)

_DOES = (
    r"(?:see|swallow|breathe?|wake|respond|react|recogni[sz]e"
    r"|(?:speak|talk|answer|move|open)(?=s?(?: ?$| ?[.,!?;]| (?:and|at all|me|us|properly|his"
    r"|her)\b))"
    r"|(?:feel|lift|raise)(?=s? (?:my|his|her|one|the) (?:\w+ )?(?:face|arms?|legs?|hands?|foot"
    r"|feet"
    r"|fingers|toes|side|body|tongue|lips|baby)\b)"
    r"|get(?=s? (?:\w+ )?(?:air|breath|oxygen)\b))"
)
_IS = (
    r"(?:breathing|awake|conscious|alert|responsive|responding|reacting|answering|moving|waking"
    r"|talking|speaking|swallowing|making sense|with us|alive|getting (?:\w+ )?(?:air|breath"
    r"|oxygen))\b"
)
_LIMB = r"(?:arm|leg|hand|foot|side|eye|lung|heart)s?"

DENIALS = (
    # What somebody can do no more is no denial
    Denial(r"\b(?:can no longer|no longer (?:can|able to"
    r"|possible to))\b", "cannot", cues=("no longer",)),
    Denial(
        rf"\b({_LIMB}) no longer (work|move|lift|beat|see)s?\b(?! out\b)", r"\1 cannot \2",
        cues=("no longer",),
    ),
    Denial(rf"\bno longer (?={_IS})", "not ", cues=("no longer",)),
    Denial(rf"\bno longer ({_DOES})(?:s|es)?\b", r"cannot \1", cues=("no longer",)),
    # What is not there: "no pain, no swelling and no fever", "not red or hot", "it does not itch"
    Denial(
        rf"{_START}(?:(?:,? ?(?:and |but |or )?){_WHO}{_NO} {_OF_IT})+{_SAYS_MORE}"
        rf"{_NOT_RATHER}", r"\1, ",
        cues=("no ", "not ", "without", "nor ", "neither", "zero ", "never ", "free of", "free fr"),
    ),
    # What is over: "my headache is gone", "the fever has passed"
    Denial(
        rf"{_WHAT_PASSES}(?: last (?:week|month|year))? ?{_WENT}"
        r"(?:gone(?: away| down| since| now)?|passed|went(?: away| down)?"
        rf"|cleared(?: up)?|disappeared|stopped|healed)"
        rf"(?: last (?:week|night|month)| yesterday| (?:\w+ ){{1,2}}ago)?{_SAYS_MORE}{_NOT_BACK}",
        ", ",
        cues=("gone", "pass", "went", "clea", "appe", "stop", "heal"),
    ),
    Denial(
        r"\b(?:who |which )?(?:has |have )?(?:(?:had|survived|got) (?:an? )?(?:\w+ )?"
        rf"{_ONCE}|fainted|collapsed|(?:passed|blacked) out)(?: (?:after|at) (?:hers|his"
        rf"|theirs|it|(?:my|a|the) \w+))?"
        rf" {_LONG_AGO}\b{_NOT_NEW}",
        "",
        cues=("last ", " ago", "as a ", "childhood", "when ", " in "),
    ),
    # What is only spoken of
    Denial(rf"\b({_STORY}) (?:all )?about{_TOLD_IN_IT}", r"\1", cues=("about",)),
    Denial(
        rf"\b(course|talk|lecture|class|training|lesson|seminar) on{_TOLD_IN_IT}", r"\1",
        cues=(" on ",),
    ),
    Denial(rf"\b{_SIGN} ?: ?(?:none|no|nil)\b", "", cues=(":",)),
    Denial(
        r"\b(?:play|playing|act(?:ing)?(?: as)?|dress(?:ed|ing)? up as) (?:an? |the )?(?:poisoned"
        r"|dead|dying|suicidal|strangled|drowned|choking|wounded|murdered) \w+",
        "act",
        cues=("play", "act", "dress"),
    ),
    # Who works there needs none
    Denial(
        r"\b(?:work(?:ing|s)?|shifts?|paramedic|volunteer(?:ing)?|driv(?:e|es|ing))"
        r"(?: (?:as|a|an|the|on|in|for|my|our|shifts?|paramedic))* ambulances?\b", "work",
        cues=("ambulance",),
    ),
    # Manners of speaking
    Denial(
        r"\b(?:i am |i m )?(?:dying (?:to|for)\b(?! (?:me|it)\b)"
        r"|burning to (?!touch\b|the\b)(?=\w))", "i want to ",
        cues=("dying", "burning to"),
    ),
    Denial(
        r"\b(?:a )?strokes? of (?:\w+ )?(?:luck|genius|fortune|inspiration)\b", "luck",
        cues=("stroke",),
    ),
    Denial(
        r"\b(?:scared?|bor(?:ed|ing)|frightened|worried|thrilled|tickled|embarrassed|loves?"
        r"|work(?:ed)?|starved) (?:(?:me|him|her|us|my ?self) )?to (?:death|tears|bits)\b",
        "bored",
        cues=("to death", "to tears", "to bits"),
    ),
    Denial(
        r"\bnumb with (?:boredom|cold)\b|\bdead (?:tired|bored|keen|easy|good|nice|straight)\b"
        r"|\bdying (?:of|with) (?:laughter|laughing|boredom|embarrassment|curiosity)\b",
        "bored",
        cues=("numb with", "dead ", "dying"),
    ),
    Denial(r"\bfits? of (?:the )?(?:giggles|laughter|laughing|temper|rage|hiccups)\b", "laugh",
        cues=("fit",),
    ),
    Denial(
        r"\b(?:gave|give|gives|giving|nearly had) (?:(?:me|him|her) )?a (?:heart attack"
        r"|stroke)\b", "startled",
        cues=("a heart attack", "a stroke"),
    ),
    Denial(r"\bblind as a bat\b|\bbleeding hearts?\b", "", cues=("blind as", "bleeding heart")),
    Denial(
        r"\bburn(?:ing)? (?:off )?(?:a |some |more |the |my )?(?:candles?|incense|sage|calories|fat"
        r"|wood|toast"
        r"|dinner)\b"
        r"|\bbleed(?:ing)? (?:the |my |a )?(?:radiators?|brakes?)\b",
        "light",
        cues=("burn", "radiator", "brake"),
    ),
    Denial(
        r"\bmy (?:dog|cat|puppy|kitten|rabbit|hamster|horse|fish|budgie) (?:is|was|has been|looks)"
        r" (?:\w+ )?(?:sick|ill|poorly|limping|bleeding|vomiting)\b",
        "",
        cues=("my ",),
    ),
    Denial(
        r"\b(?:saturday night|jungle|spring|cabin|disco|dance|gold|football|election|baby|wedding)"
        r" fever\b|\bfever[- ]?(?:tree|pitch)\b|\bheart attack grill\b",
        "",
        cues=("fever", "attack grill"),
    ),
    Denial(
        r"\bmy (?:throat|chest|tongue|face|eyes?|breathing|heart|lips?) (?:is|are|feels?|looks?)"
        r" (?:perfectly |all |completely |totally )?(?:fine|ok|okay|normal|good)\b",
        "",
        cues=(" fine", " ok", " normal", " good"),
    ),
    Denial(
        r"\bbled (?:a (?:tiny |little )?bit|a little|slightly)\b[^?.]*\bstopped\b(?![^?]*\bagain)"
        r"|\bburning (?:up |through )?(?:money|cash)\b|\bsee (?:the )?stars\b(?=[^?]*\btelescope)",
        "",
        cues=("bled ", "burning ", "stars"),
    ),
    Denial(
        r"\bnot suicidal\b|\b(?:till|until) (?:i am |im )out of breath\b"
        r"|\bwork(?:ing)? (?:\w+ )?in (?:a ?(?:&|and) ?e|casualty)\b(?: with [a-z ]+ patients)?",
        "",
        cues=("suicidal", "out of breath", "work"),
    ),
    Denial(
        r"\bblind dates?\b|\bblack ?out (?:blinds?|curtains?)\b|\bbleeding edge\b"
        r"|\bwatch(?:ing)? breathless\b",
        "",
        cues=("blind", "curtain", "bleeding edge", "breathless"),
    ),
    Denial(
        r"\b(?:time of the month|periods?)\b[^?.]{0,20}\bbleed\w*"
        r"|\bbleed\w* (?:a bit |a little |slightly )?(?:on|from) my (?:finger|toe|knee|gum)s?\b"
        r"|\b(?:stubbed|banged) my (?:toe|knee|elbow|shin|finger)\b[^?.]*\b(?:throb\w*|hurts?"
        r"|sore)",
        "",
        cues=("bleed", "stubbed", "banged"),
    ),
    Denial(
        r"\b(?:worried|scared|afraid|nervous) (?:about|of) (?:getting "
        r"|going )?(?:an )?(?:infections?"
        r"|blind)\b(?=[^?]*\b(?:fine|all good|okay)\b)",
        "",
        cues=("worried", "scared", "afraid", "nervous"),
    ),
    Denial(
        r"(?:, ?)?\b(?:it |my hair )(?:is|looks?) like a (?:bird ?s nest|mess|haystack|mop)\b",
        "",
        cues=("like a ",),
    ),
    Denial(
        r"\bbleeding (?=(?:annoy\w*|obvious|fed up|ridiculous|stupid|starving|cold|freezing|hungry"
        r"|useless|typical|bored)\b)",
        "",
        cues=("bleeding",),
    ),
    Denial(
        r"\bhot flush(?:es)?\b(?=(?:(?!\bnot?\b)[^?])*\bmenopaus)"
        r"|(?<=menopausal )hot flush(?:es)?\b", "warm",
        cues=("flush",),
    ),
    Denial(
        r"\b(?:this|that|it|wait|waiting) is (?:such |just |really )*a (?:\w+ )?pain in the"
        r" (?:neck|backside|bum|arse|butt|ass)\b",
        "boring",
        cues=("pain in the",),
    ),
    Denial(
        r"(?:, ?)?\b(?:(?:it|this|that|and|which) )*(?:is )?driving (?:me|him|her|us)"
        r" (?:mad|crazy|nuts|insane|bananas|bonkers|up the wall|round the bend)\b",
        "",
        cues=("driving ",),
    ),
    # A temperature that is no fever
    Denial(
        r"\b(?:what|which) temperature\b(?=[^?]*\b(?:water|shower|bath|room|dryer|wash)\b)"
        r"|\btemperature of (?:the |my )?(?:water|shower|bath|room|dryer)\b"
        r"|\b(?:water|shower|bath|room|dryer) temperature\b"
        r"|\b(?:tak|check|measur)(?:e|ing) (?:my|his|her) temperature\b(?![^?]*[0-9])"
        r"|\btemperature (?:is|looks?) (?:perfectly |all |completely |totally |back to )?"
        r"(?:fine|ok|okay|normal|good)\b",
        "",
        cues=("temperature",),
    ),
    # Who sees no reason, or no more marks, sees well
    Denial(
        r"\b(?:do not|cannot) see (?:why|any reason why|a reason why)\b", "why", cues=("see ",),
    ),
    Denial(
        r"\bcannot see (?:the|my|any) (?:\w+ )?(?:scabs?|marks?|dots?|bruis\w+)\b", "",
        cues=("cannot see",),
    ),
    # Nails that are painted
    Denial(
        r"\b(?:paint|colou?r|varnish|polish|dye)(?:s|ed|ing)? (?:my |the |her |his )?"
        r"(?:finger ?|toe ?)?nails? (?:in )?(?:\w+ )?(?:blue|purple|gr[ea]y)\b"
        r"|\b(?:gel|acrylic|shellac|press-on|false) nails? (?:in |are )?(?:\w+ )?"
        r"(?:blue|purple|gr[ea]y)\b"
        r"|\b(?:finger ?|toe ?)?nails? (?:are |is |were |have been |got )?(?:painted|varnished"
        r"|polished) (?:\w+ )?(?:blue|purple|gr[ea]y)\b",
        "manicure",
        cues=("nail",),
    ),
    # What is spread or passed out by hand, and hair that is no longer dyed
    Denial(
        r"\bspread(?:ing)? (?:(?:the|some|a bit of) )*(?:butter|jam|word|news|love|joy|gossip)\b"
        r"|\bpass(?:ing)? out (?:(?:the|some|my) )*(?:flyers?|leaflets?|sweets|cards|drinks)\b",
        "hand out",
        cues=("spread", "pass"),
    ),
    Denial(
        r"^(?:can|may|could|should) (?:i|we) (?:just )?go gr[ea]y\b", "can i grow my hair out",
        cues=(" gray", " grey"),
    ),
    Denial(r"\bchok(?:e|ed|ing) (?:down|back)\b", "eat", cues=("chok",)),
    Denial(r"\bbloody marys?\b", "cocktail", cues=("bloody",)),
    Denial(
        r"\bbloody (?=(?:good|great|freezing|cold|brilliant|annoying|bored|boring|awful weather"
        r"|long|fed up|sauna|gym|hat|wig|helmet|scarf|hell|hungry|busy|tired)\b)",
        "",
        cues=("bloody",),
    ),
    Denial(
        r"\b(curry|soup|food|chill?i|sauce|vindaloo|peppers?|salsa|whisk(?:e)?y|drink|coffee|tea"
        r"|pizza) (?:that|which) burns? my (?:mouth|tongue|throat|lips)\b",
        r"\1",
        cues=("burn",),
    ),
    Denial(
        r"\b(?:i am |i m )?(?:sick and tired|sick|fed up) (?:of|with) (?=(?:wearing|having"
        r"|washing|looking|waiting|sleeping|not|this (?:hat|scarf|hair|cap)|my (?:hair|hat|job)"
        r"|staying|sitting|being (?:inside|indoors|stuck|at home))\b)",
        "bored of ",
        cues=("sick", "fed up"),
    ),
    Denial(r"\bboiling(?= (?:hot )?water\b)", "scalding", cues=("boiling",)),
    Denial(r"\bi am boiling(?= (?:in|under)\b)", "i am warm", cues=("boiling",)),
    Denial(r"\b(i am|he is|she is|feel|feeling) boiling\b(?: hot)?", r"\1 hot", cues=("boiling",)),
    Denial(
        r"\b(head|scalp|skin) (?:is |feels )?boiling(?: hot)?\b", r"\1 is burning hot",
        cues=("boiling",),
    ),
    Denial(
        r"\b(?:because |since |as |cos |when )?it is (?:so |very |really |absolutely |too )*"
        rf"{_WEATHER}(?: cold| hot)?(?: outside| out(?: there)?| today| in here| here| weather)*",
        "",
        cues=("it is",),
    ),
    Denial(
        r"\b(?:because |since |as |cos )?my (?:hair|curls|fringe|perm|afro) (?:is|looks|feels"
        r"|has (?:gone|got)|gets|went|goes"
        r"|smells)"
        r" (?:so |really |very |all |a bit |absolutely |completely |looking |totally )*(?:dead"
        r"|greasy|dirty|oily|frizzy|filthy|disgusting|gross|lank|flat|limp|messy|a mess|long"
        r"|too long|tangled|knotty|grey)\b",
        "",
        cues=("my hair", "my curls", "my fringe", "my perm", "my afro"),
    ),
    # Hair that turns grey is no skin that does
    Denial(
        r"\b(?:grey|gray|white|silver)(?:ing)? (?=(?:hair|beard|root)s?\b)"
        r"|\b(hair|beard|roots) (?:(?:is|are|has|have|had|was|all|really|suddenly|slowly|just"
        r"|turn(?:s|ed|ing)?|gone|goes|going|went|becoming|became|getting|looks?) )*"
        r"(?:grey|gray|white|silver)(?:ing|er)?\b",
        r"\1",
        cues=("grey", "gray", "white", "silver"),
    ),
    # Names
    Denial(
        r"\bfainting (?=(?:goats?|couch|chair)\b)|\bbleeding love\b|\b(?:bad|true|first) blood\b"
        r"|\bblood (?=(?:orange|moon|diamond)s?\b)"
        r"|\b(?:mr|mrs|ms|miss|dr|surname is) (?:blood|burns?|bleed|paine?|blind)\b",
        "",
        cues=("fainting", "blood", "bleed", "burn", "pain", "blind"),
    ),
    Denial(r"\b(?:for|against) (?:my |the )?(?:dandruff|dry scalp)\b", "",
        cues=("dandruff", "dry scalp"),
    ),
    Denial(
        r"^(am|will) i (?:be |get |getting |go |going )*bald(?:ing)?\b(?! (?:patch|spot))",
        r"\1 i thinning",
        cues=("bald",),
    ),
)  # fmt: skip
