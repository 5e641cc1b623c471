"""What people do to themselves, and what they swallow, as they say it in English."""


def one_of(*patterns: str) -> str:
    """Return a pattern of which one has to stand at the start of a word."""
    return rf"\b(?:{'|'.join(patterns)})"


# Who thinks of dying

_SELF = r"(?:my|him|her|your|them|our) ?sel(?:f|ves)\b"
_BY_ACCIDENT = r"(?! (?:when|while|whilst|by|on the|with the|shav\w+|accident\w*)\b)"
_INJURE = r"(?:hurt|cut|harm|burn|burnt|injur|scratch|stab|slash)(?:s|t?ing|ed|es)?"
_NOT_HAIR = r"(?!(?:hair|fringe|bangs|ends|locs|beard|nails)\b)\w+"
_ON_PURPOSE = r"(?:on purpose|deliberately|intentionally)\b"
_WANT = (
    r"(?:want(?:s|ed|ing)?|wanna|wish(?:es|ing)?|like|love|hop(?:e|ing)|rather|prefer|pray(?:ing)?"
    r"|going|gonna|ready)"
)
_NOT_WANT = (
    r"(?:no|not|never|no longer) (?:really |even )?(?:want(?:ing)?|wanna|wish|care|feel like|like)"
)
_EDGE = r"(?:bridge|cliff|roof|building|balcony|tower|pier|motorway|car park|ledge|edge|viaduct)"
_TRAFFIC = r"(?:railway|train|tram|tube|bus|lorry|truck|cars?|traffic)\b(?! (?:stop|station))"
_LIFE = r"(?:li(?:fe|ving)|existence|being alive)"
_END_OF_IT = (
    r"(?= ?(?:$|[.,!?;]|because|over|all|now|today|tonight|tomorrow|for good|for ever|forever|and"
    r"|can))"
)
CRISIS = one_of(
    rf"(?:kill|hang|drown|gas|strangl|electrocut|top|unaliv|off|behead|chok|stab|poison)"
    rf"(?:e|s|es|ing|ping|sing|bing)? {_SELF}(?! (?:up|with laugh\w+|laughing|off|upside)\b)",
    rf"\bif i (?:just )?(?:(?:kill|hang|drown|poison|stabb|gass)ed|hung|shot) {_SELF}",
    r"\bif i (?:just )?died(?= ?(?:$|[.,!?;]|now|today|tonight|tomorrow))",
    rf"shoot(?:ing)? {_SELF}(?! (?:in the mirror|with (?:a|my) (?:camera|phone))\b)",
    rf"do(?:ing)? (?:away with {_SELF}|{_SELF} (?:in|harm|a mischief|an injury)\b)",
    rf"(?:want\w*|wanna|going|gonna|urge|think\w*|thoughts?|feel like|might|plan\w*|about|need)"
    rf"(?: \w+){{0,3}} (?:harm|hurt|cut|burn|wound)(?:t?ing)? {_SELF}",
    rf"(?:drink|smok|starv|freez|bleed|drug|burn|chok)(?:e|ing)? {_SELF} to death\b",
    rf"(?:throw|threw|fling|chuck|hurl|launch)(?:s|ing|ed)? {_SELF}(?: \w+)?"
    r" (?:under|in front|off|out|from|onto|into the (?:river|sea|canal|road|traffic|water))\b",
    r"self[- ]?harm\w*",
    r"su[ie]?[cs]+i?[dc]\w*al\b|suicide\w*|sucide\b|suiside\b|kms\b",
    r"(?:end|finish)(?:s|es|ing)? (?:with )?(?:my|his|her|their) (?:own )?li(?:fe|ves)\b(?! (?:s"
    r"|work|coach|insurance|drawing|story|class))"
    r"|end(?:ing)? it all\b",
    r"i (?:(?:really|just|will|would|do|am) )*(?:want|wanna|wish|like|going|need)(?:ed)? (?:to )?"
    r"kill me\b",
    r"(?:no|not any|lost|without)(?: \w+){0,3} (?:desire|wish|will|strength|energy) to (?:live"
    r"|go on)\b"
    r"|done with (?:life|living|everything for good|it all for good)\b",
    r"nothing matters(?: any ?more)?(?= ?(?:$|[.,!?;]))"
    r"|voices (?:\w+ ){0,4}(?:tell|told|say)\w* me\b"
    r"|(?:a|the) voice (?:in my head )?(?:\w+s )?(?:tell|told|say)\w* me\b"
    r"|(?:i am|am i|like|such) a waste of (?:space|air|oxygen)\b|i am worthless\b"
    r"|pain to (?:stop|end|be over) (?:forever|for ever|for good)\b",
    r"(?:sav\w+ up|hoard\w*|stash\w*) (?:\w+ ){0,2}(?:pills|tablets|meds|medication)\b",
    r"think\w* (?:about|of) (?:the|that|a) (?:bridge|cliff|rope|railway|tracks)(?= ?(?:$|[.,!?;]))",
    r"how many (?:\w+ ){1,3}(?:would|will|to|does it take to|is|are) (?:\w+ )?(?:do it|die|fatal"
    r"|lethal"
    r"|deadly)\b|painless\w* (?:\w+ ){0,5}(?:die|dying|pills|tablets)\b",
    r"(?:i|just) (?:\w+ )?(?:disappear|vanish) (?:forever|for ever|for good)\b",
    rf"(?:{_WANT}|just|think\w*|thoughts?|about|plan\w*|might|will|ll)(?: to| of)? (?:end|ending"
    rf"|finish) (?:it|things|everything){_END_OF_IT}",
    r"(?:take|taking) (?:my|his|her) own life\b|tried to take (?:his|her|their) life\b|(?:take"
    r"|taking) my life\b",
    rf"{_NOT_WANT}(?: to)? (?:live|living|be alive|being alive|exist\w*|wake up|go on living"
    r"|carry on living|see tomorrow)\b(?! (?:with|in|at|near|here|early|late|before))",
    rf"{_NOT_WANT} to (?:be (?:here|around)|go on|carry on)(?: any ?more\b| ?$)",
    r"(?:want\w*|wanna|going|rather|ready|wish\w*) (?:to )?die\b"
    r"(?! (?:my|it|the|hair|for|to|of laugh\w+))",
    r"(?<!hair )(?<!follicles )(?<!roots )(?<!grafts )(?:to|will|might|must|let me"
    r"|(?:may|can|should|shall) i) (?:just )?die(?= ?(?:$|[.,!?;]|tonight|today|now|soon"
    r"|please|and))",
    rf"{_WANT} (?:to )?(?:be dead|(?:i|he|she) (?:was|were|am|is) (?:dead|never born)"
    r"|never been born|cease to exist|stop existing|stop living)\b",
    rf"{_WANT} (?:i could |to )?(?:just )?(?:disappear|vanish|not be here|not exist)"
    r"(?= ?(?:$|[.,!?;]|for ever|forever|for good|and|can))",
    r"wish i had never been born\b|better (?:off )?(?:dead|without me)\b",
    rf"(?:sleep|bed|{_WANT})\b[^.?!]{{0,40}}\b(?:never|not) (?:have to )?w[ao]k(?:e|en|ing)"
    rf"(?: up)?(?: again"
    rf"| ever"
    r"| any ?more)?(?= ?(?:$|[.,!?;]|and|but|can|because))",
    r"sleep(?:ing)? (?:for ever|forever|for good|for eternity|eternally)\b(?! (?:on|at|in|during"
    r"|when)\b)",
    rf"{_WANT} (?:it all|everything) to (?:stop|end|be over)\b",
    rf"(?:(?:{_WANT}|might|about)(?: to)? jump|(?:think\w*|thoughts?) (?:about|of) jumping"
    rf"(?: now| today| tonight)?)(?: off)?(?= ?(?:$|[.,!?;]))",
    r"(?:nobody|no ?one|nobody else|who|anyone|anybody) (?:would |will |is going to |even )*"
    r"(?:miss (?:me|him|her)|care if i|notice if i|mourn me)\b",
    r"(?:i am|am i|being|just|such|only) a burden\b",
    rf"(?:reason|point|purpose) (?:to|in|of|for) (?:live|{_LIFE}|go on|going on|carry on"
    r"|carrying on|being here|it all)\b",
    rf"nothing (?:left )?to live for\b"
    rf"|{_LIFE} (?:is|has|have) (?:not worth|no (?:more )?(?:meaning|sense|purpose|point)|pointless"
    rf"|meaningless|worthless"
    r"|hopeless|unbearable|over|too much)\b|not worth living\b",
    rf"hat(?:e|es|ing) (?:my |his |her )?{_LIFE}\b|hat(?:e|es) (?:my|him|her)self\b",
    rf"(?:fed up|tired|sick|weary|bored|done|had enough|enough) (?:of|with) (?:my )?{_LIFE}\b"
    rf"|stop (?:on )?{_LIFE}\b",
    r"cannot (?:go on|live|cope)(?: like this| any ?more| any longer|(?= ?$|[.,!?]))",
    r"cannot (?:take|do) (?:it|this|life) (?:any ?(?:more|longer)|no more)\b"
    rf"|cannot (?:face|stand|bear) (?:{_LIFE}|another day|the next day)\b",
    rf"(?:jump|leap|step|walk|driv|run|ride)(?:s|e|ing|ping|ning)? (?:\w+ ){{0,2}}off (?:\w+ )?"
    rf"{_EDGE}\b|(?:jump|leap)(?:ing)? (?:\w+ )?(?:from|out of) (?:\w+ )?(?:{_EDGE}|window)\b",
    rf"(?:jump|step|walk|run|li?e|lying)\w* (?:in front of|under|before|into) (?:a "
    rf"|the )?{_TRAFFIC}",
    r"(?:driv|crash|steer)(?:e|ing)? (?:(?:my|the) (?:car|bike|van) )?(?:straight )?into (?:a "
    r"|the )?(?:wall|tree|river|lake|lorry|truck|oncoming traffic)\b",
    r"(?:sea|ocean|river|lake|out|woods|away|drive|swim|walk|run)\b(?: \w+){0,3} (?:not|never)"
    r" (?:come|return)\b(?! (?:late|till|until|before|home late))",
    r"(?:and|to|just|let myself) drown(?= ?(?:$|[.,!?;]|and|can))",
    r"(?:until|till|til) (?:i (?:die|drop dead|am dead|stop breathing)|it kills me"
    r"|my (?:heart|lungs?) stops?)\b",
    r"(?:when|once|if|after) (?:i|he|she) (?:am|is|was|were) (?:gone|dead)(?= ?(?:$|[.,!?;]))"
    r"|(?:rope|noose|gun) (?:is )?ready\b|(?:a|the) noose\b",
    r"(?:^|(?:started|been|am|i|is|keeps?) )cutting (?:again|to (?:feel|cope))\b|cutting (?:my|his"
    r"|her) (?:arms?|legs?|thighs?)\b|cut to (?:feel|cope)\b|cut again\b[^?]*\b(?:arm|leg"
    r"|thigh)s?\b"
    r"|(?:daughter|son|child|kid|girl|boy|sister|brother) (?:is|has been|started) cutting"
    r"(?= ?(?:$|[.,!?;]))",
    r"(?:painless|quick|easy|best) way to (?:go for good|die|end it)\b"
    r"|how (?:many|much) [^.?!]*\b(?:to|would|will) end it\b|(?:before|after) i end it\b",
    r"dark thoughts\b|i want out\b|rather not (?:be (?:here|around)|live)\b"
    r"|stockpil\w* (?:\w+ )?(?:tab|pill)"
    r"|goodbye letters?\b|see (?:a|any) way out\b|no point any ?more\b|planning my (?:exit|death)\b"
    r"|no point (?:in )?(?:go|carry)ing on(?= ?(?:$|[.,!?;]|any ?more|like))"
    r"|how many \w+ (?:would|will|to) kill\b|been cutting(?= ?$)|onto the (?:railway|tracks|line)",
    r"(?:i wan|make i(?: just)?) die\b|saying goodbye to every(?:one|body)\b(?! at\b)"
    r"|(?:what|it) is the point(?= ?(?:$|[.,!?;]|any ?more|of anything))",
    r"(?:been|keep|keeps|started|start) (?:cutting|burning|hurting) (?:my|his|her) (?:arms?"
    r"|legs?|thighs?|skin|wrists?)\b",
    r"head in (?:the|an?|my) (?:gas )?oven\b|(?:goodbye|farewell) (?:letter|note)\b"
    r"|(?:say|said|saying) (?:my )?(?:last|final) goodbyes?\b",
    rf"(?<!avoid )(?<!without )(?:hurt|cut|harm)(?:t?ing) {_SELF}{_BY_ACCIDENT}",
    rf"(?:hurts|cuts|harms|harmed) {_SELF}{_BY_ACCIDENT}",
    rf"i (?:will|ll|am (?:going to|gonna)) (?:hurt|harm|cut) {_SELF}(?= ?(?:$|[.,!?;]|and|now|again"
    r"|tonight|today|soon))",
    rf"{_INJURE}\b(?: {_NOT_HAIR}){{1,4}} {_ON_PURPOSE}",
    rf"{_ON_PURPOSE}(?: \w+){{0,2}} {_INJURE} {_NOT_HAIR}",
    r"(?:cut|slit|slash)\w* (?:my|his|her|their) (?:own )?wrists?\b",
    rf"cut(?:ting)? (?:{_SELF}|(?:my|his|her) (?:arms?|legs?|thighs?|skin)) again\b"
    rf"|danger to {_SELF}|as well be dead\b"
    r"|not see (?:the|any) point(?= ?(?:$|[.,!?;]|any ?more))"
    r"|before i (?:go|leave) (?:for ever|forever)\b"
    r"|(?:dead|died|dying)\b[^.?!]* for real\b",
    r"kys\b|(?:goodbye|farewell|bye) (?:cruel )?world\b"
    r"|^(?:goodbye|farewell) (?:forever|for ever|for good|everyone|everybody)(?= ?(?:$|[.,!?;]))"
    r"|^(?:(?:please|just|someone|somebody|so|can you) )*kill me(?: now| please)*(?= ?(?:$"
    r"|[.,!?;]))"
    r"|^(?:i )?(?:just )?want (?:it|this) (?:all )?to be over(?= ?(?:$|[.,!?;]))"
    r"|(?:wish\w*|hop\w+) (?:that )?(?:i|he|she) (?:(?:had|will|would|have|was|were|never|not"
    r"|been) )+"
    r"born\b",
    rf"(?:i|we|he|she) (?:should|could|may|might|ought to|had better|need to|deserve[sd]? to"
    rf"|must|have to)"
    rf" (?:(?:just|really|probably|also|be) )*(?:die|dead){_END_OF_IT}",
    r"(?:a|my|the) plan\b[^.?!]*\b(?:pills|tablets|rope|noose|gun|blade|die|dead|end it)\b",
    r"(?:pills|tablets|razor blades?|rope|knife) (?:is|are) (?:\w+ )?(?:lined up|laid out|in"
    r" front of me"
    r"|next to me|beside me|in my hand)\b|count(?:ed|ing) (?:out )?(?:all )?(?:my|the) (?:pills"
    r"|tablets)\b",
    rf"^(?:(?:i|we|he|she|have|has|just|so|please|help|again|today|badly) )*"
    rf"(?:hurt|harm(?:ed)?|cut|injured?|burnt?|wound(?:ed)?|stabbed) {_SELF}"
    r"(?: (?:again|today|tonight|now|badly|last night|yesterday|before))*(?= ?(?:$|[.,!?;]|and\b"
    r"|can\b|may\b))",
)

# What was swallowed

CHEMICAL = (
    r"(?:disinfectant|antiseptic|bleach|peroxide|shampoo|conditioner|soap|detergent|cleaner|dye"
    r"|(?:hand|mouth) ?(?:gel|wash)|sanit[iy][sz]er|minoxidil|rogaine|regaine|(?:hair "
    r"|minoxidil )?foam"
    r"|lotion|(?<!ice )cream|relaxer|perfume|aftershave|acetone|ammonia|chemicals?|poison"
    r"|batter\w+|(?:(?:scalp|hair|skin|head|meso\w*|minoxidil) )+"
    r"(?:solution|serum|tonic|liquid|treatment|drops|product|stuff|medicine|spray)"
    r"|meth(?:ylated|s)(?: spirits?)?|turp\w+|petrol|paraffin|weed ?killer|paint"
    r"|hair ?spray|hair oil|(?<!shower )gel|sun ?(?:screen|cream|block)|serum|ointment"
    r"|surgical spirit|chlorhexidine|dettol|savlon|betadine|rubbing alcohol|white spirit|antifreeze"
    r"|acid|pesticide|slug pellets"
    r"|wash(?:ing)?(?: |-)?up liquid|laundry \w+|toilet \w+|drain \w+|nail \w+)\b"
)
_TABLETS = r"(?:tab(?:let)?s?|pills?|capsules?|med(?:s|icines?|ications?)|drops|dos(?:es?|age))"
_NAMES_END_IN = (
    r"(?:[aeiou]mol|inophen|profen|(?:na|ra)dol|codeine|lenol|calpol|advil|rofen|s[pr]+irins?|oxen"
    r"|farin|aban|insulin|statins?|olol|(?<!\ba)pril|sartan|[dt]ipine|prazole|az?epam|[xp]etine"
    r"|traline"
    r"|triptyline|asteride|formin|thyroxine|lactone|lithium|digoxin|morphine|clone|xanax|valium"
    r"|opioids?|histamines?|laxatives?|killers?|depressants?|thinners?|blockers?|sleepers)"
)
_DRUG = rf"(?:{_TABLETS}|\w*{_NAMES_END_IN})\b"
"""Tablets, and names with the endings that medicines of one kind share."""
_SWALLOWED = (
    r"(?:drank|drunk|drink(?:ing)?|swallow(?:ed|ing)?|ate|eaten|eat(?:ing)?|lick(?:ed|ing)?"
    r"|inhal\w+|snort(?:ed|ing)?|gulped|downed|necked|sipped|chew(?:ed|ing)?)"
)
_SOME = (
    r"(?:(?:some|a|the|my|his|her|our|your|bit|little|lot|lots|sip|mouthful|bottle|drop|all|of"
    r"|from|out"
    r"|hair|liquid|whole|few|one|button|blood|pressure|heart|sleeping|s) )*"
)
CHILD = (
    r"(?:bab(?:y|ies)|newborn|infant|toddler|child|children|kids?|lad|sons?|daughters?|grandson"
    r"|granddaughter|boys?|girls?|he|she|they|somebody|someone|nephew|niece|year old|husband|wife"
    r"|partner|mum|dad)"
)
_SMALL_ONE = (
    r"(?:bab(?:y|ies)|toddler|child|children|kids?|sons?|daughters?|grand(?:son|daughter|child"
    r"|kids?)|boys?|girls?|nephew|niece|old|dogs?|puppy|cats?|kitten|pet|rabbit)"
)
_ADULT = r"(?:he|she|it|they|somebody|someone|husband|wife|partner|mum|mom|dad|gran\w*|friend)"
_GOT_INTO = (
    r"(?:has |have |had |just |may |might |accidentally |is )*"
    r"(?:drank|drunk|swallow(?:ed|ing)?|ate|eaten|eating|lick(?:ed|ing)?|chew(?:ed|ing)?|took|taken"
    r"|got (?:in|hold|at)\w*(?: of)?|been at)"
)
_HAD = r"(?:took|taken|had|swallowed|ate|eaten|popped|downed|necked|finished|gave|given)"
_TAKE = r"(?:take|taking|takes|swallow|pop|finish|eat|have|give)"
_MANY = (
    r"(?:(?:9|1[0-9]|[2-9][0-9]|[1-9][0-9]{2})(?! ?(?:m?c?g|ml|mgs|am|pm|hours?|minutes?)\b)"
    r"|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty"
    r"|sixty|a hundred|dozens of|(?:a|two|three|four|2|3|4) dozen)"
)
_PACKET = (
    r"(?:packet|pack|box(?:e)?|bottle|strip|tub|jar|handful|fistful|bunch|load|lot|heap|blister)s?"
)
_FULL = r"(?:(?:a|an|the|my|his|her|two|three|2|3|whole|entire|full|half) )*"
_TOO_MUCH = (
    r"(?:(?:way |far |much )?too (?:many|much)|more than (?:i should|the \w+|allowed)|as many"
    rf"|{_FULL}{_PACKET}(?: of)?|every|{_MANY})"
)
_ALL = r"(?:all|(?:the )?rest|(?:the )?remainder|(?:the )?whole lot)(?: of)?(?: my| the| his| her)?"
_USUAL = rf"(?:\w+ )?{_TABLETS}"
_CARRIED = r"(?! (?:with me|on (?:the|my|a|holiday)|to |from |back|home|away))"
_TIMES = r"(?:triple|treble|quadruple|(?:three|four|five|six|ten|[3-9]|10) ?(?:times|x))"
POISON = one_of(
    r"(?:sniff|huff|inhal)\w* (?:\w+ ){0,3}(?:gas|glue|aerosols?|deodorant|solvents?|petrol)\b",
    r"swallow\w* (?:\w+ ){0,2}(?:magnets?|coins?|pins?|needles?|screws?|marbles?|blades?)\b",
    r"suck\w* [^?.!]{0,25}\b(?:minoxidil|foam|lotion|serum)\b",
    rf"{_SWALLOWED} {_SOME}{CHEMICAL}|{_SWALLOWED} (?:\w+ )?(?:from|out of) the wrong\b",
    r"(?:take|took|taken|taking) (?:(?:some|a|the|rat|slug) )*(?:poison|weed ?killer|antifreeze"
    r"|bleach|pesticide|pellets|disinfectant)\b(?! (?:to|on|off|out|from|back|home|with|for)\b)",
    rf"i (?:(?:have|had|just|accidentally) )*inject(?:ed|ing)? {_SOME}{CHEMICAL}"
    r"|inject\w*[^?]{0,25} veins?\b",
    r"(?:minoxidil|foam|lotion|solution|spray|serum|bleach|dye)(?: \w+){0,3} in(?:to)?"
    r" (?:my |his |her |its |the )?(?:mouth|throat)\b",
    rf"(?:(?:drank|drunk|swallow(?:ed|ing)?|gulped|downed|necked|took|taken)"
    rf" (?:the|a|an|my|his|her) (?:whole|entire|full) (?:{_PACKET}|tubes?)"
    r"|(?:ate|eaten) (?:the|a) (?:whole|entire|full) (?:bottle|tube|strip|blister)s?)"
    r"(?= ?(?:$|[.,!?;]|and|by|now|today|of (?:it|them|the|my)\b))"
    r"|(?:swallowed|downed|necked) (?:it all|all of it|them all|all of them|the lot)(?= ?(?:$"
    r"|[.,!?;]))",
    rf"{_SWALLOWED} (?:\w+ ){{0,3}}(?:stuff|solution|liquid|product|bottle)\b[^.?!]*"
    r"\bby (?:mistake|accident)\b",
    rf"{_SMALL_ONE} (?:has |have |had |just |may |might |accidentally )*(?:drank|drunk|swallowed"
    r"|ate|eaten|licked) (?:it|some of it|some|them|the lot)(?: all)?"
    r"(?= ?(?:$|[.,!?;]|and|by|now|today|can|what))",
    r"over ?dos\w*|poisoned\b|poisoning\b|(?:od|oded|oding) on\b"
    r"|(?:to|an|might|will|accidentally) od\b",
)
OVERDOSE = one_of(
    rf"(?:{_SMALL_ONE} {_GOT_INTO}|{_ADULT} {_GOT_INTO} (?!(?:his|her|their) )) ?{_SOME}"
    rf"(?:{_DRUG}|minoxidil\b|(?:hair )?vitamins\b)",
    rf"^{_MANY} {_DRUG}|{_TAKE} (?:[4-8]|four|five|six|seven|eight) (?:of )?\w*{_NAMES_END_IN}\b"
    r"(?! (?:a|per|each|every|in a|over) )"
    rf"|^(?:a |the )?(?:whole|entire|full) {_PACKET} of {_DRUG}",
    rf"[5-9][0-9]{{3}} ?mg (?:of )?{_DRUG}|overd(?:id|one|oing) (?:it (?:with|on) )?(?:the "
    rf"|my )?{_DRUG}",
    rf"(?:all (?:of )?(?:them|it)|them all|the lot)\b[^?]*\b{_DRUG}"
    rf"|{_DRUG}[^?]*\b(?:all (?:of )?them"
    r"|them all)\b",
    r"(?:took|taken|swallowed) (?:way |far )?too many(?= ?(?:$|[.,!?;]|of|by|and))",
    rf"(?:{_HAD} (?:about |around |over |like |nearly |at least |maybe )?(?:{_TOO_MUCH}|{_ALL})"
    rf"|{_TAKE} (?:{_TOO_MUCH}|{_ALL}(?! {_USUAL}))"
    rf"|{_TIMES}(?: \w+)?|(?:double|twice|extra)(?= (?:\w+ ){{0,3}}(?:insulin|digoxin|lithium)))"
    rf"(?: \w+){{0,3}} {_DRUG}{_CARRIED}",
    rf"\w*{_NAMES_END_IN},? (?:a|the) (?:whole|entire|full) {_PACKET}\b",
    rf"(?:[4-9]|[1-9][0-9]|four|five|six|seven|eight|all|whole)(?: \w+){{0,3}} {_DRUG}(?: \w+)?"
    r" (?:at once|in one go|all together|in one hit|at the same time|by (?:accident|mistake))\b",
    rf"{_HAD}(?: \w+){{0,3}} {_DRUG}(?: \w+)? every (?:(?:half|an|1|one|two|2) )*hours?\b",
)
DOUBLE_DOSE = one_of(
    r"(?:used|gave|given|injected|put|got|had)(?: \w+){0,3} the wrong (?:drug|medicine|stuff"
    r"|solution|injection|product|thing)\b",
    r"allergic to (?:\w+ ){1,3}(?:and|but) (?:\w+ )?(?:had|got|was given|took|used)\b",
    rf"(?:doubl(?:ed|ing)(?! ?-?check)|{_HAD} (?:a |an )?(?:double|twice|2 times|two times|2x"
    rf"|extra))(?: \w+){{0,4}} {_DRUG}",
    rf"{_HAD}(?! (?:my )?\w*(?:mol|profen|dol|lenol|rofen)\b)(?: \w+){{0,5}} {_DRUG}(?: \w+){{0,2}}"
    r" (?:twice(?! (?:a|per|each|every|in|yesterday|already|since) ?)|double(?! ?-?check)"
    r"|three times)\b",
    rf"{_HAD} (?:[5-8]|five|six|seven|eight) (?:\w+ )?{_DRUG}",
    r"(?:took|taken|swallowed|accidentally had) (?:(?:a|it|them|the) )*(?:double|twice|too much)"
    r"(?: the (?:\w+ )?(?:dose|amount))?(?= ?(?:$|[.,!?;]|by (?:accident|mistake)))"
    r"|accidentally (?:\w+ ){1,2}(?:two|2) (?:doses|lots)\b",
    rf"{_DRUG} and (?:took|had|taken) it again\b|(?:took|taken|swallowed) the (?:whole )?lot\b",
    rf"{_HAD}(?: my| his| her)? (?:\w+ s|somebody elses|someone elses|(?:the )?wrong)"
    rf"(?: \w+){{0,2}} {_DRUG}",
)

# What was taken for pleasure, or given to numb

_PARTY_DRUG = (
    r"(?:ecstasy|mdma|cocaine|ket(?:amine)?|lsd|heroin|pills? at"
    r"|(?:took|taken|had|dropped) an? e)\b"
)
_NUMBING = r"(?:numb\w*|lidoc\w+|emla)\b"
_EARS = r"(?:ears? (?:\w+ ){0,2}(?:ring|buzz)\w*|(?:ring|buzz)ing (?:in )?(?:my )?ears?)"
_TOO_NUMB = (
    rf"(?:{_EARS}|twitch\w*"
    r"|metallic|walls? (?:is|are) mov\w+)"
)
DRUGS = one_of(
    rf"{_PARTY_DRUG}[^?]*\b(?:hot|over ?heat\w*|boil\w*|burn\w*|shak\w*|sweat\w*|jaw|heart|rac\w+"
    r"|blood|paranoid|panic\w*|sick)\b",
    r"(?:took|taken|mixed|drank|drunk)\b[^?]*\b(?:keep|stay) (?:\w+ )?awake\b",
    rf"{_NUMBING}[^?]*\b{_TOO_NUMB}|{_TOO_NUMB}[^?]*\b{_NUMBING}",
    rf"(?:{_EARS}|ringing)[^?]*\bmetal|metal[^?]*\b(?:{_EARS}|ringing)",
)
_BEATEN = (
    r"(?:beaten|hit|punched|kicked|strangled|choked|abused|attacked|slapped|hurt|threatened"
    r"|bullied)"
)
_OTHER = (
    r"(?:dad|father|mum|mom|mother|husband|wife|partner|boyfriend|girlfriend|brother|son|ex|man|men"
    r"|stranger|somebody|someone|he|she|carer)"
)
VIOLENCE = one_of(
    rf"{_OTHER} (?:\w+ ){{1,4}}with a (?:knife|gun)\b(?! (?:and fork|block|skills))"
    r"|put (?:his|her) hands? a?round my (?:neck|throat)\b",
    rf"(?:scared|afraid|frightened|terrified) of my {_OTHER}\b(?! (?:s|seeing|finding|noticing)\b)",
    r"(?:he|she|husband|wife|partner|boyfriend|girlfriend) (?:has|is holding) a (?:knife"
    r"|gun)(?= ?(?:$|[.,!?;]|and|at|to))",
    r"(?:dad|father|mum|mother|husband|wife|partner|boyfriend|girlfriend|he|she) (?:\w+ )?"
    r"(?:hits?|beats?|chok(?:es|ed)|strangl(?:es|ed)|rapes?) (?:me|us)\b"
    r"(?! (?:at|in|to|on|with)\b)",
    r"(?:tried|tries|threaten\w*) to (?:hit|beat|strangle|choke|rape|stab|kill) (?:me|us)\b",
    r"(?:scared|afraid) (?:to go|of going) home\b|raped\b|sexual(?:ly)? (?:assault|abus)\w*"
    r"|domestic (?:violence|abuse)",
    rf"{_BEATEN}(?: up)? by (?:my |a |an |the )?(?:\w+ )?{_OTHER}\b(?! (?:at|in|to)\b)",
    rf"{_OTHER} (?:is|keeps|has been|was|started) (?:hitting|beating|hurting|kicking|punching"
    rf"|choking"
    r"|strangling|abusing|threatening|raping) (?:me|us)\b(?! (?:at|in)\b)",
    r"(?:i am|am i|i was) (?:being |getting )?(?:abused|beaten(?: up)?|raped)(?= ?(?:$|[.,!?;]"
    r"|at home|and))"
    r"|he (?:just |has |keeps )*(?:punch|kick|slap|attack|throttl)\w+ me\b(?! (?:at|in|to|on"
    r"|with|off|out)\b)",
)
