"""What English says in several ways, each with the one way in which it is read."""

from mesocare.language.en.heard_idioms import OTHER_MEANINGS

_KIN = (
    r"(?:wife|husband|partner|boyfriend|girlfriend|friend|mate|mum|mother|dad|father|sister"
    r"|brother|daughter|son|barber|hairdresser|stylist|nurse|toddler|baby|child|kid|children|kids"
    r"|grandchild|grandson|granddaughter|nephew|niece)"
)
_PRESCRIBED = r"(?:aspirin|ibuprofen|naproxen|statins?|tablets?|pills?)"

_BEFORE_A_DAY = r"(?:on|this|next|coming|until|till|by|every|from next|before next)"
_AND_A_DAY = r"(?:or|and|to|till|until)"
_SOME_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"

SPELLINGS = (
    # The night before is that of the next visit, where no other day is named
    (
        (
            r"^((?:(?!\b(?:today|tonight|yesterday|tomorrow|\w+day|week|month|after|[0-9]+)\b)"
            r".)*)\bthe (night|evening|morning|afternoon|day) before"
            r"(?: (?:it|i come (?:in|back)|i have it(?: done)?|i get it done|i go in))?"
            r"(?= ?[?.!]*$)"
        ),
        r"\1the \2 before my appointment",
    ),
    # Short forms
    (r"\bod['`\u00b4]d\b", "overdosed"),
    (
        (
            r"(\w)['`\u00b4]s\b(?= (?:a|an|the|my|not|been|gone|got|coming|going|getting|still"
            r"|really|very|all|so|ok|okay|it|(?!wedding\b|christening\b)\w+ing|\w+ed)\b)"
        ),
        r"\1 is",
    ),
    (r"\b(?:it|there|that|he|she|what)['`\u00b4]?s\b", "it is"),
    (
        (
            r"\bits (?=a |an |the |ok|all |so |very |still |not |numb|sore|red"
            r"|\w+ing\b|\w+y\b|\w+ed\b)"
        ),
        "it is ",
    ),
    (r"\bi['`\u00b4 ]?m\b", "i am"),
    (r"\bi['`\u00b4]?ve\b", "i have"),
    (r"\b(i|we|you|it|they)['`\u00b4](?:ll|d)\b", r"\1 will"),
    (r"\b(we|you|they)['`\u00b4](?:re)\b", r"\1 are"),
    (
        (
            r"\bcan['`\u00b4 ]?t\b|\bcan not\b|\bcannot\b|\bcould(?:n['`\u00b4]?t| not)\b"
            r"|\bunable to\b"
        ),
        "cannot",
    ),
    (r"\bcannot[.,_-]?(?=[a-z]{3})", "cannot "),
    (r"\bwon['`\u00b4]?t\b", "will not"),
    (
        r"\b(is|are|was|has|have|had|do|does|did|should|would|must|need|ai)n['`\u00b4]?t\b",
        r"\1 not",
    ),
    (
        (
            r"\b(?:(?:am|is|are|was|be|been) )?not (?:being )?able to\b|\bno(?:t can| can| fit)\b"
            r"|\b(?:cannae|canny|carnt|cnt|cudnt)\b"
        ),
        "cannot",
    ),
    (r"\b(?:why )?(?:cannot|should not|can|could|may|should) (i|we)\b", r"can \1"),
    (r"\b([a-z]+)s['`\u00b4](?= )", r"\1 's"),
    (r"([a-z])['`\u00b4]s\b", r"\1 's"),
    (r" 's(?= (?:at|in|on|for|with|and|or)\b| ?$| ?[,.?!])", ""),
    (
        (
            r"\b(?:my|the|our|his|her|a) \w+ 's "
            r"(?=house|flat|place|home|garden|wedding|party|birthday)"
        ),
        "the ",
    ),
    (r"['`\u00b4]", ""),
    (
        r"\btom+or+ow\b|\btmr[wo]?\b|\b2mor+o?w?\b|\b2mrw\b|\btomor+o\b|\btom(?:oz|oro)\b",
        "tomorrow",
    ),
    (r"\b(?:before|by) the end of (?=(?:the|this|next) week\b)", "until the end of "),
    (r"\ba good (?=(?:day|week|fortnight|month)\b)", "about a "),
    (r"(?<!\S)[-\u2212](?=[0-9.,]+ ?(?:min|h(?:ou)?rs?\b|h\b|day|w(?:ee)?k|month))", "minus "),
    (
        (
            r"\b((?:half past|quarter past|quarter to) \w+|[0-9]{1,2}(?:[:.h][0-9]{2})? ?[ap]\.?m\b"
            r"|[0-9]{1,2}(?:[:h][0-9]{2})?|(?:noon|midday|midnight)|\w+ o ?clock)(?: ?,)?"
            r"(?:[ -]?ish|[ -](?:or (?:so|thereabouts|about|around(?: then)?)|approx(?:imately)?"
            r"|more or less|roughly|give or take(?: (?:a|an|one) (?:bit|little|hour))?))\b"
            r"(?! (?:an?|[0-9]+|hours?|minutes?|days?|weeks?)\b)"
        ),
        r"about \1",
    ),
    (r"[~\u2248] ?(?=[0-9])|\bc(?:a|irca)?\. ?(?=[0-9])", "about "),
    (r"\b2day\b", "today"),
    (rf"\b({_SOME_DAY}) ?[-\u2013] ?(?={_SOME_DAY}\b)", r"\1 to "),
    (r"\b(?<!\bi )sat(?= ?$| ?[?!.])", "saturday"),
    (r"\bon the first(?= ?$| ?[?.!,]| of )", "on the 1st"),
    (r"\b2ni(?:te|ght)\b|\btonite\b", "tonight"),
    (r"\b(this|tomorrow|today|\w+day) arvo\b", r"\1 afternoon"),
    (r"\bnite\b", "night"),
    (r"\b(next|this|a|last|every|per) wk\b", r"\1 week"),
    (r"\bwk ?end\b", "weekend"),
    *(
        (
            (
                rf"\b({_BEFORE_A_DAY}|{_SOME_DAY}(?: ?[&,/-] ?| {_AND_A_DAY} )) ?{short}\b"
                rf"(?! (?:nav|dress|bed|cream|lotion|lounger|hat|exposure|rays?)s?\b)"
                rf"|\b()(?<!in the )(?<!the ){short}"
                r"(?= (?:morning|afternoon|evening|night|the [0-3]?[0-9](?:st|nd|rd|th)"
                r"|(?:or|and) sun))"
            ),
            rf"\1 {name}",
        )
        for short, name in (("sat", "saturday"), ("sun", "sunday"), ("wed", "wednesday"))
    ),
    (r"\bon ((?:mon|tues|wednes|thurs|fri|satur|sun)day)s\b", r"every \1"),
    (r"\b(?:on|at|over) (?:the )?weekends\b", "every weekend"),
    # Slang
    (r"\b(\w+s|we|you|they|tongue|face|throat) r\b(?= \w)", r"\1 are"),
    (
        (
            r"\bm[ae] (?=(?:breath|chest|heart|head|throat|tongue|lips|mouth|face|eyes?|arm|leg"
            r"|scalp|hair|speech)\b)"
        ),
        "my ",
    ),
    (r"\bb4\b", "before"),
    (r"\b(?:the )?morra\b", "tomorrow"),
    (r"\bco-(?=codamol|dydramol)", "co"),
    (r"\bfirst thing\b(?! (?:tomorrow|today|on|in|next|this|\w+day))", "in the morning"),
    (r"\bclimb(?:ing)? into bed\b", "go to bed"),
    (r"\brun(?:ning)? my (?:fingers?|hands?)\b", "touch my scalp"),
    (r"\blook (?:normal|good|nice|okay|smart|presentable|pretty)\b", "appear"),
    (r"\bsprint (?:planning|review)s?\b", "meeting"),
    (r"\b(?:ciggies?|ciggy|cigs?)\b", "cigarette"),
    (r"\bbarb(?:ing)? (?=(?:my |the |his )?hair\b)", "cut "),
    (r"\b(?:bic|disposable|safety|cut ?throat) (?=razors?\b)", ""),
    # Hair is dyed, whoever writes that it dies
    (
        (
            r"\bd(?:ie|ieing|ying|ied) (?=(?:(?:my|the|his|her) )?(?:\w+ )?"
            r"(?:hair|roots|beard|locs|curls)\b)"
        ),
        "dye ",
    ),
    # No fever, and no skin that turns black
    (r"\bhay fever\b", "hayfever"),
    (
        (
            r"\b(yellow|dengue|typhoid|glandular|scarlet) fever"
            r"(?= (?:jabs?|vaccin\w*|injections?|shots?|boosters?|certificate|test)\b)"
        ),
        r"\1fever",
    ),
    (
        (
            r"\b(?:everything |it all |it |all )?(?:(?:just|is|has|have|suddenly) )*"
            r"(?:went|goes|gone|going|turned|turns|is|was) (?:\w+ )?"
            r"(?:black|dark|dim|blank|grey|gray)"
            r"(?= (?:in|before|over|out of) (?:(?:my|his|her|one|the|both|left|right) )*eyes?\b)"
        ),
        "lost my sight",
    ),
    (
        (
            r"\b(eyes?) (?:(?:just|has|have|suddenly|is|are) )*"
            r"(?:went|gone|going|turned) (?:\w+ )?(?:black|dark|dim|blank)\b"
        ),
        r"lost my sight in my \1",
    ),
    (
        (
            r"\b(?:everything|it all|the (?:room|world)) (?:(?:just|is|has|suddenly) )*"
            r"(?:went|goes|gone|going|turned|turns) (?:\w+ )?(?:black|dark|blank)\b"
        ),
        "blacked out",
    ),
    # How it is asked
    (
        (
            r"\b(?:(?:it|what|when) (?:is|s)|whats|whens|when 's) the (?:earliest|soonest|first)"
            r"(?: (?:date|day|time|moment))?(?: (?:that|when|on which))? (?:i|we)"
            r" (?:can|may|could)\b"
            r"|\bhow many (?:more )?(?:days|hours|weeks) (?:till|until|before) (?:i|we)"
            r" (?:can|may)\b"
        ),
        "when can i",
    ),
    (r"\bwhen (can|may|could|should|will|am|do) (i|we) next\b", r"when \1 \2"),
    (r"\byes or no\b", ""),
    (
        (
            r"^(?:(?:is|are) there |would there be )?(?:a|an|any) "
            r"(?:problems?|harm|issues?|risks?|danger|objections?) (?:with|in|to|of|if)\b(?! my)"
        ),
        "can i",
    ),
    # Who does it
    (
        (
            rf"\b(?:can|could|may|should|will) (?:my|the|a) {_KIN}"
            r"(?= [a-z]+ my (?:hair|head|scalp|roots|fringe)\b)"
        ),
        "can i",
    ),
    (
        (
            rf"\b(?:let|letting|have|get|getting|ask) (?:my|the|a) {_KIN}(?: to)?"
            r"(?= [a-z]+ (?:my|me)\b)"
        ),
        "have",
    ),
    # The treated place
    (r"\b(?:treated|injected|numbed) (?:areas?|spots?|places?|skin|parts?)\b", "scalp"),
    (r"\b(?:injections?|injected|needles?) (?:sites?|places?|spots?|areas?)\b", "scalp"),
    (r"\binjections? (?:points?|marks?)\b", "scalp"),
    (r"\b(?:places?|sites?|spots?) of the (?:needles?|injections?)\b", "scalp"),
    (
        (
            r"\bwhere (?:they|you|the doctor|the nurse|the needle) (?:have |has )?"
            r"(?:jabbed|injected|went in|pricked)(?: me)?\b"
        ),
        "on my scalp",
    ),
    (
        (
            rf"\b(?:(?:my|the) )?prescribed (?:daily )?{_PRESCRIBED}\b"
            rf"|\b(?:my |the )?{_PRESCRIBED} (?:that )?"
            r"(?:my|the|a) (?:doctor|gp|cardiologist|consultant) (?:has )?(?:prescribed|gave me)\b"
        ),
        "my prescribed medicine",
    ),
    # One word for several
    (r"\bmy head (?:still |now )?(?:hurts|aches|is (?:aching|hurting))\b", "my headache hurts"),
    (r"\b2 (?=paracetamol\b)", "two "),
    (r"\bsw[eo]l+[aeiou]n\b|\bswole\b", "swollen"),
    (r"\b(?:my|his|her|the|me) ticker\b", "my heart"),
    (r"(?<!an )(?<!the )\brn(?= ?(?:$|[.,!?;]))", "right now"),
    (r"\bidw(?:2|t)?\b(?: to\b)?", "i do not want to"),
    (r"\b(?:throte|throut|thoat|troat|thraot)\b", "throat"),
    (r"\bun ?cons(?:h|c|ci|hi|i)?o?us\b|\bunconcious\b", "unconscious"),
    (r"\bstro(?:ak|ck|ook)\b", "stroke"),
    (r"\bs(?:ei|ie|e)[sz]h?ures?\b", "seizure"),
    (r"\bdieing\b", "dying"),
    (r"\b(?:hart|haert)\b|\b(?:heat|hear|heath)(?= at+ac?k)", "heart"),
    (r"\b(?:kil|kll|kiil|kyll) (?=my|him|her|your)", "kill "),
    (
        r"\b(kill|hurt|hang|harm|cut|shoot) (?:my?[lse]{2,4}f|m ?y?s[el]{1,2}f|ma ?self)\b",
        r"\1 myself",
    ),
    (
        r"\b(want|wanna|going|ready|wish|rather) (?:to )?(?:dei|di|die{2,}|dy)(?= ?(?:$|[.,!?;]))",
        r"\1 to die",
    ),
    (r"\boverdoes\b(?! (?:it|the|things))", "overdose"),
    (r"\bfase (?=(?:is|has|looks?|feels?|drop|droop|swel|went|gone)\w*)", "face "),
    (r"\bche?st pane?s?\b", "chest pain"),
    (r"\bbre(?:e?th|eve|ave)e?(?=s?\b)", "breath"),
    (r"\bbre(?:e?th|ath)eing\b", "breathing"),
    (r"\bal+ergi([ck])\b", "allergic"),
    (r"\bweeding\b", "gardening"),
    (r"\bg ?(?:&|and) ?t\b", "gin"),
    (
        r"\b(?:have|having|had|get|go for) (?:a|some|one|a few|another) drinks?\b(?! of)",
        "have alcohol",
    ),
    (r"\bitch(?:ing)? (?=my|the|a )", "scratch "),
    (r"\b(?:check|inspect|examine)(?:ing)? (?=my|the|your)", "look at "),
    (
        r"\b(?:give|giving|gave) up\b|\bcut(?:ting)? out\b|\b(?:come|coming|lay|stay) off\b",
        "stop",
    ),
    (r"\b(put|get|go|going|come)\b( (?:my|the) \w+)? back\b(?! to normal)", r"\1\2"),
    # Words that mean something else beside others
    (
        (
            r"\bcuts? (?=(?:on|in) (?:my |the |his |her )?"
            r"(?:scalp|head|skin|face|forehead|ear|neck|hairline)\b)|\bcut my ?(?:head|scalp)\b"
        ),
        "wound ",
    ),
    (r"\bcut my ?self(?= ?(?:$|[.,!?;]|and|can|may))", "wound my self"),
    (r"\bdrink(?:ing)? (?:and|or|then) driv(?:e|ing)\b", "drink alcohol, drunk driving"),
    (r"\b(?:the|a|by|my|next|catch|take) train\b(?! hard)", "railway"),
    (r"\bplay(?:ing)? (?:pool|snooker)\b", "billiards"),
    (r"\bpick(?:ing)? up\b", "fetch"),
    (r"\b(?<!root )(?:touch|brush)(?:ing)? up (?=the|my (?!hair|roots))", "renew "),
    (r"\bstand(?:ing)? on my (?:head|hands)\b", "acrobatics"),
    (
        (
            r"\bclean(?:ing)? (?:the|my|our|a|up)\b"
            r"(?! (?:hands?|hair|head|scalp|pillow\w*|hat|scarf|hijab))"
        ),
        "scrub the",
    ),
    *OTHER_MEANINGS,
)
EXCESSES = (
    (
        (
            r"\b(?:get|getting|got|be|being) (?:\w+ )?"
            r"(?:drunk|tipsy|hammered|wasted|plastered|legless|pissed|sloshed)\b"
        ),
        "drink alcohol excess",
    ),
    (r"\bdrive drunk\b", "drunk driving"),
    (r"\bbing(?:e|ing)(?: on)?\b", "excess"),
    (
        r"\ball at once\b|\bin one go\b|\b(?:again and again|over and over|non ?stop|constantly)\b",
        "excess",
    ),
    (r"\bas (?:many|much)\b|\b(?:so|too|how) (?:many|much)\b(?! better)", "excess"),
    (r"\bmany\b(?! thanks)", "excess"),
    (
        (
            r"\b(?:lots|loads|plenty|tons|masses|heaps|packets?|packs?|box(?:es)?|strips?|blisters?"
            r"|handfuls?|crates?|bottles|jugs?|lit(?:re|er)s?|gallons?|kegs?) (?:and \w+ )?of\b"
        ),
        "excess",
    ),
    (
        (
            r"\ball (?:of )?(?=(?:my|the|our|his|her|these|those|night|day|evening|afternoon"
            r"|weekend|week)\b)"
        ),
        "excess ",
    ),
    (r"\b(?:whole|entire|complete) (?=\w)", "excess "),
    (r"\bbottle of (?=vodka|gin|whisk|rum|tequila|brandy|spirits)", "excess "),
    (
        (
            r"\b((?:panadol|paracetamol|acetaminophen|tylenol|calpol|anadin|nurofen|advil|ibuprofen"
            r"|aspirin|lemsip|beechams|sudafed) )(?=nights?\b|p\.? ?m\b)"
        ),
        r"\1sedating ",
    ),
)
"""What says how much of a thing, or is more than its name says, with the word for it."""
_HOLD_OFF = (
    r"(?:avoid|stay (?:away from|out of|off|clear of)|keep (?:away from|out of|off|clear of)"
    r"|steer clear of|refrain from|hold off(?: on)?|leave off)"
)
_ASKING = r"(?:should|must|do|does|shall|will) (?:i|we|a patient|patients)"
_TO = r"(?:still |really |have to |need to |got to )*"
TURNED = (
    (
        (
            rf"\b(?:for )?(?:how long|until when|till when) {_ASKING} {_TO}"
            rf"(?:{_HOLD_OFF}|not)\b"
        ),
        "when can i",
    ),
    (rf"\b{_ASKING} {_TO}{_HOLD_OFF}\b", "can i"),
    (
        (
            rf"\b(?:how long |how many \w+ )?{_ASKING} {_TO}wait(?: (?:before|to|until|till|for"
            rf"|with))?"
            r"(?: (?:i|we) (?:can|may))?\b"
        ),
        "when can i",
    ),
    (
        (
            r"\b(?:is it |is this |am i |would it be )?(?:still |much |a bit |not )*"
            r"too (?:early|soon) (?:to|for)\b"
        ),
        "when can i",
    ),
    (r"^(?:for )?(?:how long|until when|till when) (?:no|without|not)\b", "when can i"),
    (r"^why (?:no|not|avoid)\b", "can i"),
    (r"^(?:so |still |really )?no (?=(?:[a-z]+ ){0,4}[a-z]+ ?\?)", "can i "),
)
"""What asks whether to hold something off, with the question for the thing itself."""
