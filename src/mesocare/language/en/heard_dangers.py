"""What calls for help whatever the treatment was, as people say it in English."""

from mesocare.language.words.heard import Danger


def _one_of(*patterns: str) -> str:
    return "|".join(rf"\b(?:{pattern})" for pattern in patterns)


_SELF = r"(?:my|him|her|your|them|our) ?sel(?:f|ves)\b"
_BY_ACCIDENT = r"(?! (?:when|while|whilst|by|on the|with the|shav\w+|accident\w*)\b)"
_INJURE = r"(?:hurt|cut|harm|burn|burnt|injur|scratch|stab|slash)(?:s|t?ing|ed|es)?"
_NOT_HAIR = r"(?!(?:hair|fringe|bangs|ends|locs|beard|nails)\b)\w+"
_ON_PURPOSE = r"(?:on purpose|deliberately|intentionally)\b"
_CRISIS = _one_of(
    rf"kill(?:ing)? {_SELF}",
    rf"(?:want\w*|wanna|going|gonna|urge|think\w*|thoughts?|feel like|might|plan\w*|about|need)"
    rf"(?: \w+){{0,3}} (?:harm|hurt|cut|hang|shoot)(?:t?ing)? {_SELF}",
    r"self[- ]?harm\w*",
    r"su[ie]?[cs]+i?[dc]\w*al\b|suicide\w*|sucide\b|suiside\b|kms\b",
    r"end(?:ing)? (?:my|his|her|their) (?:own )?li(?:fe|ves)\b|end(?:ing)? it all\b",
    r"(?:take|taking) (?:my|his|her) own life\b|(?:take|taking) my life\b",
    r"(?:not|never|no longer) want to (?:live|be alive|exist|wake up)\b(?! (?:with|in|at|near"
    r"|here))",
    r"not want to be here any ?more\b",
    r"(?:want\w*|wanna|going|rather|ready) (?:to )?die\b(?! (?:my|it|the|hair|for|to))",
    r"(?:wish|want) i (?:was|were|am) dead\b|better off (?:dead|without me)\b",
    r"no (?:reason|point) (?:to|in|for) (?:live|living|go on|going on)\b",
    r"nothing (?:left )?to live for\b|life is not worth\b|not worth living\b",
    r"cannot (?:go on|live)(?: like this| any ?more| any longer|(?= ?$|[.,!?]))",
    r"cannot take (?:it|this|life) any ?(?:more|longer)\b|tired of (?:living|life)\b",
    r"jump (?:off|in front of|from) (?:a|the) (?:bridge|roof|building|railway|window|balcony)\b",
    rf"(?<!avoid )(?<!without )(?:hurt|cut|harm)(?:t?ing) {_SELF}{_BY_ACCIDENT}",
    rf"(?:hurts|cuts|harms|harmed) {_SELF}{_BY_ACCIDENT}",
    rf"{_INJURE}\b(?: {_NOT_HAIR}){{1,4}} {_ON_PURPOSE}",
    rf"{_ON_PURPOSE}(?: \w+){{0,2}} {_INJURE} {_NOT_HAIR}",
    r"(?:cut|slit|slash)\w* (?:my|his|her|their) (?:own )?wrists?\b",
)
_CHEMICAL = (
    r"(?:disinfectant|antiseptic|bleach|peroxide|shampoo|conditioner|soap|detergent|cleaner|dye"
    r"|hand ?(?:gel|wash)|sanit[iy][sz]er|minoxidil|rogaine|regaine|(?:hair |minoxidil )?foam"
    r"|lotion|(?<!ice )cream|relaxer|perfume|aftershave|acetone|ammonia|chemicals?|poison"
    r"|batter\w+"
    r"|hair ?spray|serum|ointment|surgical spirit|rubbing alcohol|white spirit|antifreeze"
    r"|nail \w+)\b"
)
_MEDICINE = (
    r"(?:tablets?|pills?|capsules?|medicines?|medications?|meds|drops|doses?|paracetamol|ibuprofen"
    r"|aspirins?|codeine|co-?codamol|insulin|warfarin|finasteride|dutasteride|spironolactone"
    r"|antidepressants?|blood thinners?|painkillers?|sleeping \w+|minoxidil|metformin|thyroxine)\b"
)
_SWALLOWED = (
    r"(?:drank|drunk|drink(?:ing)?|swallow(?:ed|ing)?|ate|eaten|eat(?:ing)?|lick(?:ed|ing)?"
    r"|inhal\w+"
    r"|sipped|chew(?:ed|ing)?)"
)
_SOME = (
    r"(?:(?:some|a|the|my|his|her|our|your|bit|little|lot|lots|sip|mouthful|bottle|drop|all|of"
    r"|hair"
    r"|liquid|whole) )*"
)
_CHILD = (
    r"(?:bab(?:y|ies)|toddler|child|children|kids?|sons?|daughters?|grandson|granddaughter|boys?"
    r"|girls?|he|she|they|somebody|someone|nephew|niece|year old|husband|wife|partner|mum|dad)"
)
_POISON = _one_of(
    rf"{_SWALLOWED} {_SOME}{_CHEMICAL}",
    rf"{_CHILD} (?:has |have |had |just |may |might |accidentally )*(?:{_SWALLOWED}|took|taken"
    rf"|got into"
    rf"|got hold of) {_SOME}{_MEDICINE}",
    r"overdos\w*|poisoned\b|poisoning\b",
    r"(?:took|taken|taking|take|swallowed|had|ate|eaten) (?:way |far )?(?:too many|too much)"
    rf"(?: \w+){{0,3}} {_MEDICINE}",
    rf"(?:took|taken|swallowed|ate|eaten) (?:all (?:of )?|a whole (?:\w+ )?|(?:1[0-9]|[2-9][0-9]"
    rf"|[1-9][0-9]{{2}}) (?!m?c?g\b|ml\b)){_SOME}{_MEDICINE}",
)
_HEADACHE = r"(?:head ?aches?|migraines?|head pains?|pains? in (?:my|the) (?:head|skull))\b"
_WITH_IT = (
    r"(?:stiff neck|neck is (?:\w+ )?stiff|neck stiff\w*|confus\w+|weak(?:ness)?|slur\w*|drows\w+"
    r"|rash"
    r"|lights? hurts?|sensitive to light|bright lights?|hurts? in the light|faint\w*)\b"
)
_WORST_HEADACHE = _one_of(
    rf"worst (?:\w+ ){{0,2}}{_HEADACHE}",
    rf"thunderclap|{_HEADACHE} of my life|{_HEADACHE} (?:\w+ ){{0,3}}ever\b",
    rf"sudden(?:ly)?\b[^.?!]{{0,25}}{_HEADACHE}|{_HEADACHE}[^.?!]{{0,30}}\bsudden",
    rf"{_HEADACHE}[^.?!]*\b{_WITH_IT}|{_WITH_IT}[^.?!]*\b{_HEADACHE}",
)
_BAD = (
    r"(?:bad|badly|severe|severely|extreme|extremely|awful|terrible|terribly|horrible|horrific"
    r"|unbearable|excruciating|agoni[sz]ing|intense|massive|crippling|blinding|killer|worse"
    r"|worsening)"
)
_SICK = (
    r"(?:vomit\w*|(?:throw(?:ing|s|n)?|threw) up(?! (?:a|the|my)\b)|puk(?:e|ed|ing)|nause\w+"
    r"|(?:be|being|am|been|was|is|feel|feels|felt|feeling) (?:so |very |really |a bit "
    r"|also )?sick)\b"
    r"(?! (?:of|leave|note|day))"
)
_BAD_HEADACHE = _one_of(
    rf"{_BAD} (?:\w+ )?{_HEADACHE}|(?:very|really|so|such a) (?:\w+ ){{0,2}}{_HEADACHE}",
    rf"{_HEADACHE}[^.?!]{{0,20}}\b{_BAD}\b",
    rf"{_HEADACHE}[^.?!]*\b{_SICK}|{_SICK}[^.?!]*\b{_HEADACHE}",
)
_SEIZURE = _one_of(
    r"seizures?\b|convuls\w+|epileptic",
    r"(?:had|have|having|has|got) (?:a |an |another |some |epileptic )*fits?\b(?! of| body| and)",
    r"is fitting\b",
)
_LIFELESS = _one_of(
    r"(?:unconscious|unresponsive|lifeless)\b|no (?:pulse|heartbeat)\b|cardiac arrest\b",
    r"(?:will|would|does|did|do|is|are) not (?:wake|waking|respond\w*|breath\w*)\b",
    r"stop(?:s|ped)? breathing\b|cannot wake (?:up )?(?:him|her|them|my|the)\b",
    rf"(?:{_CHILD}|i|lips?|tongue|face|skin|fingers?|friend) (?:\w+ )?(?:is|am|are|has|went|goes"
    rf"|turn\w*"
    r"|looks?|look) (?:gone |turning |going |turned |all |a bit )*(?:blue|grey|gray)\b",
)
_HANGS = r"(?:hang(?:s|ing)?|sag(?:s|ging)?|lower|dropped|dropping|slipp(?:ed|ing)|lopsided|uneven)"
_SIDE = r"(?:(?:on|at|of|to|the|my|his|her|one|left|right|side|down) )"
_SAID = r"(?:(?:is|are|am|has|have|looks?|feels?|seems?|sounds?|went|just|suddenly|all|very|so) )"
_SENSE = (
    r"(?:mak(?:es?|ing) (?:no|little|hardly any)|not mak(?:e|ing)(?: any| much)?"
    r"|cannot make(?: any)?) sense\b(?! of)"
)
_STROKE = _one_of(
    rf"(?:face|mouth|smile|lips?|cheek|eyelid) {_SIDE}{{0,4}}{_SAID}{{0,3}}{_HANGS}\b",
    rf"side of (?:my|the|his|her) (?:face|mouth|smile|lips?) {_SAID}{{0,3}}(?:{_HANGS}|numb|weak"
    r"|gone|droop\w*|paraly\w+)\b",
    r"one side of (?:my|his|her) (?:mouth|smile|lips?)\b",
    rf"(?:{_CHILD}|i|friend|brother|sister|mother|father|gran\w*|patient|speech|words)"
    rf" (?:\w+ ){{0,2}}{_SENSE}",
    r"it is (?:not making(?: any| much)?|making no) sense\b",
    r"(?:talk|speak|babbl)(?:s|e|es|ing)? (?:\w+ )?(?:nonsense|gibberish|rubbish|gobbledygook)\b",
    rf"(?:{_CHILD}|it|mother|father|gran\w*|patient) {_SAID}{{1,3}}"
    r"(?:confused|disorientated|disoriented)\b"
    r"(?! (?:about|by|with|which|what|when|how|if|whether|where|over))",
    r"delirious\b|delirium\b",
    r"(?:face|mouth|eyelids?|eye|smile|(?:eye)?brow|lip) (?:\w+ ){0,2}droop\w*",
    r"droop\w* (?:of )?(?:my |the |his |her )?(?:face|mouth|eyelids?|eye|smile|lip)\b",
    r"(?:face|mouth|smile) (?:is|has|looks?|went|feels?) (?:gone |all )?(?:crooked|lopsided"
    r"|twisted)",
    r"cannot (?:move|feel|lift|raise) (?:my |one |his |her |the |left |right )*(?:arm|leg|hand"
    r"|side"
    r"|face|foot)s?\b",
    r"(?:arm|leg|hand|side) (?:is|has|feels?|went|suddenly) (?:gone |all |suddenly )*(?:weak|numb"
    r"|dead"
    r"|paraly\w+)",
    r"paraly[sz]ed?\b|paralysis\b|(?:having|had|have|has) a (?:mini )?stroke\b",
    r"one side of (?:my|his|her) (?:body|face)\b|(?:weak(?:ness)?|numb(?:ness)?) (?:on"
    r"|down) one side\b",
    r"talk(?:ing)? (?:nonsense|gibberish)\b|so weak (?:that )?i cannot\b",
    r"cannot (?:stand|get up|get out of bed|walk)\b(?! (?:the|my|to|it|up the))",
    r"slurr?(?:ed|ing|s)?\b|cannot (?:speak|talk)\b|speak(?:ing)? strange\w*",
    r"(?:speech|words) (?:is|are|come|comes) (?:\w+ )?(?:strange|slow|wrong|odd|muddled|slurr\w+)",
)
_FAINT = _one_of(
    r"(?:faint(?:ed|ing)?|pass(?:ed|ing)? out|black(?:ed|ing)? out|collaps\w+)\b",
    r"(?:everything|room|head) (?:is )?(?:spinning|going (?:black|round))\b",
)
_PAIN = r"(?:pain(?:s|ful)?|hurt(?:s|ing)?|ach(?:e|es|ing|y)|tightness|heaviness)\b"
_WHOSE = r"(?:(?:my|his|her|the|your|their|one|both|left|right|upper|lower|a) )"
_ARM = r"(?:arms?|jaw)\b"
_AND_SO = (
    r"(?:(?:is|are|has|been|feels?|also|really|so|very|suddenly|and|my|his|her|jaw|arm|neck|shoulder"
    r"|chest|hand|still|now) )"
)
_HEART = _one_of(
    r"heart attack\b",
    r"(?:chest|heart) (?:is |feels |really |so |very )*"
    r"(?:pain\w*|hurt\w*|tight\w*|heavy|crush\w*|sore)",
    r"(?:pain\w*|tight\w*|pressure|crushing|sore) (?:\w+ ){0,3}chest\b",
    rf"{_PAIN} (?:\w+ ){{0,3}}(?:in|down|into|up|along|spreading to|moving to|goes to|going to)"
    rf" {_WHOSE}{{0,3}}{_ARM}",
    rf"{_ARM} {_AND_SO}*{_PAIN}|(?:aching|painful) (?:left |right )?{_ARM}",
    r"arms? (?:is|are|feels?) (?:\w+ )?(?:killing me|heavy)\b",
)
_BREATH = _one_of(
    r"(?:cannot|can hardly|can barely|hard to|difficult to|difficulty(?: in)?|trouble"
    r"|problems? (?:to|in|with)"
    r"|struggl\w+ (?:to|for)"
    r"|hurts to|painful to|short of|shortness of|fight\w* for) (?:get (?:my )?|catch (?:my )?)?"
    r"(?:breath\w*|air)\b",
    r"wheez\w+|gasping\b|choking\b|breathless\b",
)
_ALLERGY = _one_of(
    r"(?:throat|tongue|airway|uvula) (?:\w+ ){0,3}(?:swell\w*|swollen)|angio-?o?edema",
    r"ana(?:ph|f)[iy]la\w+|allergic to (?:something|it|this|the (?:product|injections?|cream))\b",
    r"(?:throat|tongue|lips?|mouth|airway|face) (?:\w+ ){0,3}(?:swell\w*|swollen)",
    r"(?:swell\w*|swollen) (?:(?:of|on|in|up|my|the|his|her|both|lower|upper) )*(?:throat|tongue"
    r"|lips?"
    r"|mouth|airway)\b",
    r"(?:throat|airway) (?:\w+ ){0,3}(?:clos\w+|tight\w*)|(?:clos\w+|tight\w*) (?:of my |my "
    r"|in my )?throat",
    r"(?:having|have|had|a bad|a severe) (?:a |an )?reaction\b",
    r"anaphyla\w+|allergic (?:reaction|shock)\b|epi ?pen\b",
    r"(?:mouth|lips?|tongue|throat) (?:\w+ ){0,2}(?:tingl\w+|numb|itch\w*)",
    r"(?:tingl\w+|numb|itchy) (?:in |of |on |my )*(?:mouth|lips?|tongue|throat)\b",
    r"hoarse\w*|lost my voice\b|voice (?:is|has|went) (?:gone|going|changed|strange|croaky|raspy)",
)
_SIGHT = _one_of(
    r"spots? (?:in front of|before) my eyes?\b|floaters\b",
    r"(?:see|seeing|saw) (?:\w+ )?(?:flashes|flashing|stars|double|black spots)"
    r"|flashes (?:of light|in my)",
    r"(?:curtain|shadow) over (?:my|one) eye\b|(?:lost|losing) (?:my )?(?:sight|vision"
    r"|eyesight)\b",
    r"cannot see\b(?! (?:the|my|a|any|what|how|when|why|if|where|scabs?|marks?|dots?|bruis\w+)\b)",
    r"(?:gone|going|went) blind\b|blurr\w+ (?:vision|sight|eyes?)\b|(?:vision|sight) (?:is|has"
    r"|went|goes)\b",
)
_BLOOD = _one_of(
    r"(?:cough\w*|vomit\w*|spit\w*|throw\w* up) (?:up )?(?:\w+ )?blood\b",
    r"blood (?:is |keeps )?(?:running|streaming|pouring|spurting|gushing|everywhere)\b|(?:pouring"
    r"|spurting) blood\b",
    r"bleed(?:ing)? (?:very |so )?(?:heavily|badly|a lot|to death)\b|heavy bleeding\b"
    r"|ha?emorrhag\w+",
)
_STILL_BLEEDS = _one_of(
    r"(?:blood|bleeding) (?:\w+ )?(?:will|does|would|is|has|did) not (?:\w+ )?stop\w*",
    r"(?:cannot|can hardly) stop (?:the )?(?:blood|bleeding)\b",
    r"blood keeps\b|keeps? (?:on )?bleeding\b|soaked (?:in|with) blood\b|(?:deep|gaping) (?:cut"
    r"|wound)\b",
)
_PALPITATIONS = _one_of(
    r"palpitat\w*|heart ?beats?\b(?! faster when i run)",
    r"heart (?:is )?(?:beat\w* )?(?:very |so |too |really )+(?:fast|hard|quick\w*)\b",
    r"heart (?:is |keeps |feels |has been |beats? )*(?:rac\w+|pound\w+|flutter\w*|skip\w*"
    r"|thump\w*|fast"
    r"|irregular\w*|jump\w*)",
    r"(?:racing|pounding|fluttering|irregular|fast|thumping) (?:heart|pulse)\b"
    r"|pulse is (?:\w+ )?(?:fast|high"
    r"|weak)",
)
_NOT_A_FEVER = (
    r"^(?!.*\b(?:bath|water|shower|sauna|weather|outside|oven|wash|washed|pool|sun|tub|summer"
    r"|sunbath\w*|heatwave|desert|yoga|abroad"
    r"|dryer|straighteners?|iron|tongs|room)\b)"
)
_DEGREES = r"(?:3[89]|4[0-2])(?:[.,][0-9])?"
_FEVER = (
    rf"{_NOT_A_FEVER}.*\b(?:{_DEGREES} ?(?:\u00b0|degrees?|c\b|celsius|fever|temp)"
    rf"|10[0-6](?:\.[0-9])? ?(?:\u00b0|degrees?|f\b|fahrenheit|fever|temp)"
    rf"|(?:temperature|temp|fever) (?:\w+ ){{0,2}}(?:{_DEGREES}|10[0-6]))"
    r"|(?<!hay )\bfever(?:ish)?\b|\bhigh temperature\b|\bchills\b|\bshivery?\b|\bshivering\b"
    r"|\brigors?\b"
)
_SHAKING = (
    r"\bhot flush\w*|\bshaking (?:all over|with|and|uncontrollably|so)\b|\bcannot stop shaking\b"
)
_PUS = _one_of(
    r"puss?\b",
    r"(?:green|yellow|white|brown|cloudy|smelly) (?:\w+ )?(?:gunk|stuff|goo|gloop|slime|liquid"
    r"|fluid"
    r"|discharge)\b",
    r"(?:stuff|fluid|liquid|something|goo|gunk) (?:is |keeps )?(?:coming|leaking|oozing|weeping"
    r"|running)\b",
    r"(?:scalp|skin|wounds?|needle marks?|scabs?) (?:\w+ )?(?:smells?|stinks?|is smelly"
    r"|is smelling)\b",
)
_SPREADS = _one_of(
    r"(?:area|redness|red|patch|swelling|mark|bruise|rash) (?:\w+ )?(?:is|are|keeps?|gets?"
    r"|getting) (?:on )?"
    r"(?:getting |becoming )?(?:growing|bigger|larger|expanding)\b",
)
_SWOLLEN_MUCH = _one_of(
    r"(?:swollen|swelling|swelled|swells) (?:up )?like (?:a|an)\b",
    r"(?:huge(?:ly)?|massive(?:ly)?|enormous(?:ly)?|severe(?:ly)?|extreme(?:ly)?|very) (?:swollen"
    r"|swelling)\b",
)
_RASH = r"\brash(?:es)?\b(?! (?:guard|vest|decision))"
_ITCHES = _one_of(
    r"itch\w* (?:\w+ )?(?:everywhere|all over(?! (?:my |the )?(?:scalp|head|hair))|on my (?:body"
    r"|arms|legs))",
)
_SKIN_TURNS = _one_of(
    r"(?:skin|scalp|patch|area) (?:\w+ ){0,2}(?:turn\w*|gone|went|became|become\w*|going|blanch\w*)"
    r" (?:\w+ )?(?:white|grey|gray|black|blue|dusky)\b",
)
_NO_HEALING = r"\b(?:does|do|will|is|are|has|have) not (?:yet )?heal(?:s|ed|ing)?\b"
_NO_URINE = _one_of(
    r"(?:have|has|had|did|do|does) not (?:\w+ )?(?:pee|peed|wee|weed|urinated?|passed (?:water"
    r"|urine))\b",
    r"cannot (?:pee|wee|urinate|pass (?:water|urine))\b|no urine\b",
    r"not had a (?:pee|wee)\b",
)
_HIT = r"\b(?:hit|banged|bumped|knocked|cracked|bashed) (?:my|his|her) (?:\w+ )?(?:head|scalp)\b"
_CALL = _one_of(
    r"(?:am i|i am|he is|she is|feels? like i am|feels? like) dying\b(?! (?:to|for|my|it|of))",
    r"need (?:to go to )?(?:a ?(?:&|and|n) ?e|the er|an? hospital|hospital)\b",
    r"ambulance\b|(?:call|ring|dial|phone) (?:999|911|112|000|111)\b|(?:is|have"
    r"|it is) (?:this )?an emergency",
    r"(?:go|get me|take me|rush) to (?:the )?(?:a ?(?:&|and|n) ?e|hospital|the er|er|casualty"
    r"|the emergency)\b",
)
_EYELID = r"(?:eye ?lids?|lids? of (?:my|his|her|the|one) eyes?|eyes?)"
_SORE_EYE = _one_of(
    rf"{_EYELID} (?:(?:is|are|looks?|feels?|has|have|got|gone|went|very|all|so|both|a|bit|really"
    r"|getting|becoming|red|sore|and) )*(?:puff\w*|swoll\w*|swell\w*|hot|inflamed|bulging)\b",
    rf"(?:puffy|swollen|hot|inflamed|bulging) {_EYELID}\b"
    r"(?! (?:mask|compress|patch|cream|gel|pads?|drops|bath)\b)",
)
_IN_AN_EYE = (
    rf"\b{_CHEMICAL}(?: \w+){{0,4}} (?:in|into|near) (?:my |his |her |the |both |one )*eyes?\b"
)

DANGERS = (
    Danger(
        _CRISIS, "emergency", "you think of ending your life, or of hurting yourself",
        is_crisis=True,
        cues=(
            "sel", "suc", "sus", "suic", "suis", "suec", "sues", "kms", "life", "liv", "it all",
            "exist", "wake up", "be here", "die", "dead", "better off", "reason", "point",
            "cannot go on", "cannot take", "jump", "purpose", "deliberate", "intention", "wrist",
        ),
    ),
    Danger(
        _POISON, "emergency", "somebody swallowed something harmful, or too much of a medicine",
        cues=(
            "drank", "drunk", "drink", "swallow", "ate", "eat", "lick", "inhal", "sipp", "chew",
            "took", "taken", "got ", "too m", "overdos", "poison",
        ),
    ),
    Danger(
        _LIFELESS, "emergency", "somebody does not wake up, does not breathe or turns blue",
        cues=(
            "unconscious", "unrespons", "lifeless", "pulse", "heartbeat", "cardiac", "wak",
            "respond", "breath", "blue", "grey", "gray",
        ),
    ),
    Danger(
        _BREATH, "emergency", "you find it hard to breathe",
        cues=("breath", "air", "wheez", "gasp", "chok"),
    ),
    Danger(
        _ALLERGY, "emergency",
        "your lips, mouth, throat or tongue swell or tingle, or your voice turns hoarse",
        cues=(
            "swell", "swollen", "angio", "anap", "anaf", "allergic", "clos", "tight", "reaction",
            "epi", "tingl", "numb", "itch", "hoarse", "voice",
        ),
    ),
    Danger(
        _FAINT, "emergency", "you faint, or feel that you will",
        cues=("faint", "pass", "black", "collaps", "spinning", "going round"),
    ),
    Danger(
        _SEIZURE, "emergency", "somebody has a fit",
        cues=("seizure", "convuls", "epilep", "fit"),
    ),
    Danger(
        _STROKE, "emergency",
        "your face droops, an arm or a leg is weak, or what you say makes no sense",
        cues=(
            "face", "mouth", "smile", "lip", "cheek", "eyelid", "sense", "gibberish", "rubbish",
            "gobbledygook", "confus", "disorient", "deliri", "droop", "cannot", "weak", "numb",
            "dead", "paraly", "stroke", "one side", "slur", "strange", "speech", "words",
        ),
    ),
    Danger(
        _HEART, "emergency", "your chest, an arm or your jaw hurts, or your chest feels tight",
        cues=("heart", "chest", "arm", "jaw"),
    ),
    Danger(
        _SIGHT, "emergency", "you suddenly see less, or see flashes",
        cues=(
            "my eye", "floaters", "flash", "stars", "double", "black spot", "curtain", "shadow",
            "sight", "vision", "cannot see", "blind", "blurr",
        ),
    ),
    Danger(
        _BLOOD, "emergency", "you bleed heavily, or cough or vomit blood",
        cues=("blood", "bleed", "haemorrhag", "hemorrhag"),
    ),
    Danger(
        _WORST_HEADACHE, "emergency",
        "a headache is sudden and very bad, or comes with a stiff neck, confusion or weakness",
        cues=("ache", "migraine", "head pain", "pain in", "pains in", "thunderclap"),
    ),
    Danger(
        _NO_URINE, "emergency", "you pass no urine all day",
        cues=("not", "no urine"),
    ),
    Danger(
        _CALL, "emergency", "you need help at once",
        cues=(
            "dying", "need", "ambulance", "999", "911", "112", "000", "111", "emergency", "go",
            "get me", "take me", "rush",
        ),
    ),
    Danger(
        _BAD_HEADACHE, "urgent", "a headache is very bad, gets worse or makes you sick",
        cues=("ache", "migraine", "head pain", "pain in", "pains in"),
    ),
    Danger(
        _STILL_BLEEDS, "urgent", "bleeding does not stop, or a cut is deep",
        cues=("blood", "bleed", "deep", "gaping"),
    ),
    Danger(
        _PALPITATIONS, "urgent", "your heart races, pounds or skips beats",
        cues=("palpitat", "heart", "pulse"),
    ),
    Danger(
        rf"{_FEVER}|{_SHAKING}", "urgent", "you have a high temperature, or feel hot and shivery",
        cues=("3", "4", "10", "fever", "temp", "chill", "shiver", "rigor", "flush", "shaking"),
    ),
    Danger(
        _PUS, "urgent", "pus or another fluid comes out, or your skin smells",
        cues=(
            "pus", "gunk", "stuff", "goo", "gloop", "slime", "liquid", "fluid", "discharge",
            "something", "smell", "stink",
        ),
    ),
    Danger(
        _SPREADS, "urgent", "heat, swelling or redness is spreading",
        cues=("growing", "bigger", "larger", "expanding"),
    ),
    Danger(
        r"\b(?:scalp|head|skin) (?:\w+ ){0,5}on fire\b", "urgent", "your scalp is hot or burns",
        cues=("on fire",),
    ),
    Danger(
        _HIT, "urgent", "you hit your head",
        cues=("hit", "bang", "bump", "knock", "crack", "bash"),
    ),
    Danger(
        _ITCHES, "urgent", "you itch all over",
        cues=("itch",),
    ),
    Danger(
        rf"\b{_SICK}", "urgent", "you feel sick or vomit",
        cues=("vomit", "throw", "threw", "puk", "nause", "sick"),
    ),
    Danger(
        _IN_AN_EYE, "urgent", "something harmful got into your eye",
        cues=("eye",),
    ),
    Danger(
        _SORE_EYE, "urgent", "skin near your eye is painful, hot or swollen",
        cues=("eye", "lid"),
    ),
    Danger(
        _SKIN_TURNS, "urgent", "your skin turns white, grey, dark or black",
        cues=("white", "grey", "gray", "black", "blue", "dusky"),
    ),
    Danger(
        _NO_HEALING, "clinic", "a sore does not heal",
        cues=("heal",),
    ),
    Danger(
        _RASH, "clinic", "you get an itchy rash",
        cues=("rash",),
    ),
    Danger(
        _SWOLLEN_MUCH, "clinic", "your scalp is very swollen",
        cues=("swollen", "swell"),
    ),
)  # fmt: skip

_BODY = (
    r"(?:face|eyes?|ears?|nose|neck|back|arms?|legs?|hands?|knees?|foot|feet|tummy|stomach|belly)"
)
UNWELL = _one_of(
    r"(?:head|ear|tooth|back|stomach|tummy|belly|neck)? ?ach(?:es?|ing|y)\b|sore\w*"
    r"|pain(?:s|ful\w*)?\b(?! free)|hurt(?:s|ing)?\b|stiff\w*|cramps?\b|spasms?\b|twitch\w*"
    r"|trembl\w*|shak(?:y|ing)\b",
    r"cough\w*|sneez\w*|nose ?bleeds?\b|bleed\w*|diarrh\w*|constipat\w*|indigestion\b|heartburn\b",
    r"dizz\w*|vertigo\b|tired(?:ness)?\b|fatigue\w*|exhausted\b|weak(?:ness)?\b|numb\w*|tingl\w*",
    r"swell\w*|swollen\b|lump\w*|rash\w*|itch\w*|blister\w*|wounds?\b|gash\w*|infect\w*|bruis\w*",
    r"unwell\b|poorly\b|ill\b|symptoms?\b|side ?effects?\b|allerg\w*|black eyes?\b|droop\w*",
    r"insomnia\b|tinnitus\b|runny nose\b|watery eyes?\b"
    r"|(?:flu|covid)\b(?! (?:jabs?|vaccin\w*|shots?|injections?|boosters?)\b)"
    r"|panic attacks?\b|anxious\b",
    r"dandruff\b|flak(?:y|es|ing)\b|peeling\b|ooz\w*|burns?\b|burnt\b|scald\w*|stings?\b"
    r"|stinging\b",
    r"needles?\b(?! free)|ouch\b|(?:something|anything|everything) (?:is )?(?:not right|wrong)\b"
    r"|scared\b",
    r"cannot sleep\b|worried\b|awful\b|terrible\b|weird\b|faint\w*",
    r"cut my ?self\b|miscarr\w*|fractur\w*|sprain\w*|shocks? (?:in|on|through)\b|sticky\b"
    r"|yellow\b",
    r"blood\b(?! (?:test|pressure|thin|donat|sugar|type|orange|sample|transfusion))(?<!give blood)"
    r"(?<!giving blood)(?<!donate blood)(?<!donating blood)",
    rf"(?:in|into) my (?:\w+ )?{_BODY}\b",
)
