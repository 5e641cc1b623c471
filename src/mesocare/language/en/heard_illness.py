"""What befalls a body, as people tell of it in English: patterns for what calls for help."""

from mesocare.language.en.heard_harm import CHEMICAL, CHILD, one_of

_HEADACHE = (
    r"(?:head ?aches?|migraines?|head pains?|pains? in (?:my|the) (?:head|skull)"
    r"|(?:bad|sore|thumping|pounding|banging|splitting) head)\b"
)
_WITH_IT = (
    r"(?:stiff neck|neck is (?:\w+ )?stiff|neck stiff\w*|confus\w+|weak(?:ness)?|slur\w*|drows\w+"
    r"|rash"
    r"|lights? hurts?|sensitive to light|bright lights?|hurts? in the light|faint\w*"
    r"|(?:bear|stand|tolerate) (?:the |any |bright )?lights?"
    r"|neck (?:will|does|can) ?not bend|cannot bend my neck)\b"
)
WORST_HEADACHE = one_of(
    rf"worst (?:\w+ ){{0,2}}{_HEADACHE}|head (?:(?:is|just|has|feels?|like"
    rf"|as|if|it|will|would|could|might|may|going|about|to) )*explod\w*"
    rf"(?= ?(?:$|[.,!?;]|with pain|in pain))",
    r"(?:like|as if|as though) (?:\w+ ){1,4}(?:hit|kicked|struck) (?:\w+ ){0,2}(?:back of (?:the"
    r"|my)"
    r" )?head\b",
    r"headache (?:\w+ ){0,3}like (?:\w+ ){1,4}(?:hit|struck|kicked|shot)\b",
    rf"thunderclap|{_HEADACHE} of my life|{_HEADACHE} (?:\w+ ){{0,3}}ever\b",
    rf"sudden(?:ly)?\b[^.?!]{{0,25}}{_HEADACHE}|{_HEADACHE}[^.?!]{{0,30}}\bsudden",
    rf"{_HEADACHE}[^.?!]*\b{_WITH_IT}|{_WITH_IT}[^.?!]*\b{_HEADACHE}",
)
_BAD = (
    r"(?:bad|badly|severe|severely|extreme|extremely|awful|terrible|terribly|horrible|horrific"
    r"|unbearable|excruciating|agoni[sz]ing|intense|massive|crippling|blinding|killer|worse"
    r"|worsening)"
)
SICK = (
    r"(?:vomit\w*|boak\w*|boke[ds]?|chunder\w*|retch(?:ed|ing)|spew(?:ed|ing)?|(?:throw(?:ing|s|n)?"
    r"|threw) up(?! (?:a|the|my)\b)|puk(?:e|ed|ing)|nause\w+"
    r"|(?:be|being|am|been|was|is|feel|feels|felt|feeling) (?:so |very |really |a bit "
    r"|also )?sick)\b"
    r"(?! (?:of|leave|note|day))"
)
BAD_HEADACHE = one_of(
    rf"{_HEADACHE}(?: \w+){{0,2}} not (?:go(?:ing)? away|ease|shift|stop\w*|let up|settl\w+)\b",
    r"head (?:is |feels )?splitting\b",
    r"head (?:is |keeps |has been )?(?:pain(?:s|ing)|hurt(?:s|ing)|ach(?:es|ing)) (?:me )?(?:too|so"
    r"|very) much\b",
    rf"{_BAD} (?:\w+ )?{_HEADACHE}|(?:very|really|so|such a) (?:\w+ ){{0,2}}{_HEADACHE}",
    rf"{_HEADACHE}[^.?!]{{0,20}}\b{_BAD}\b",
    rf"{_HEADACHE}[^.?!]*\b{SICK}|{SICK}[^.?!]*\b{_HEADACHE}",
    rf"{_HEADACHE} (?:(?:that|which|it|is|gets?|comes?|only|just) )*(?:lying down|(?:when|whenever"
    rf"|if|as soon as|every time|each time) (?:i|he|she) (?:\w+ )?(?:lie|lay|bend|cough|sneeze"
    rf"|stand|sit|strain)|(?:(?:that|which) )?wakes?\b|woke)",
)
SEIZURE = one_of(
    r"(?:bit|bitten) (?:my |his |her )?tongue\b[^?.!]*\b(?:wet|woke|shak\w*|floor|twitch\w*)"
    r"|woke (?:up )?with (?:a |my )?bitten tongue\b",
    r"seizures?\b|convuls\w+|epileptic|jerk(?:ed|ing)\b|went (?:all )?(?:stiff|rigid)\b",
    r"(?:had|have|having|has|got) (?:a |an |another |some |epileptic )*fits?\b"
    r"(?! of| body| and starts)",
    r"(?:shak|twitch|thrash)\w* [^.?!]{0,25}\bnot (?:hear|respond|answer|know|react)\w*"
    r"|(?:foam|froth)\w* (?:\w+ )?(?:at|from|out of|round) (?:\w+ )?mouth\b"
    r"|body (?:is |keeps )shak\w* (?:by|on) (?:it|its)",
    r"is fitting\b|fitting for (?:\w+ ){1,2}minutes\b|^fits? (?:all|since|this)\b",
)
_PERSON = (
    rf"(?:{CHILD}|i|it|we|friend|mate|brother|sister|mother|mom|father|da|nan|nana|nanny|gran\w*"
    rf"|papa"
    r"|uncle|aunt\w*|patient|neighbour|boyfriend|girlfriend|flatmate|colleague|client|man|woman)"
)
LIFELESS = one_of(
    r"(?:unconscious|unresponsive|lifeless)\b|(?:no|not having any|cannot (?:feel|find) (?:a|any"
    r"|his|her)) (?:pulse|heartbeat)\b|pulse is (?:missing|gone)\b|cardiac arrest\b",
    r"(?:los(?:t|s|e|es|ing)|loss of|slipp\w* (?:in|out) (?:and out )?of) consciousness\b"
    r"|(?:not|never|hardly|barely|half|semi)[ -](?:\w+ )?conscious\b(?! of)",
    r"(?<!i am )not (?:(?:really|fully|properly|even) )?awake(?= ?(?:$|[.,!?;]|and))"
    r"|never wak(?:es?|ing)(?: up)?(?= ?(?:$|[.,!?;]|and))|not alive\b",
    r"stop(?:s|ped)? (?:respond|react)\w*\b(?! to (?:my|our|the|any) (?:\w+ )?(?:e?mails?|calls?"
    r"|texts?"
    r"|messages?|letters?))|stop(?:s|ped)? moving(?= ?(?:$|[.,!?;]|and|at all))",
    rf"no response(?= ?(?:$|[.,!?;]|at all|from (?:{CHILD}|him|her)))|no signs? of life\b",
    r"(?:in|into) (?:a |an )?(?:\w+ )?coma\b|^coma\b|comatose\b",
    rf"(?:{CHILD}) (?:is|looks?|seems?|may be|might be) (?:already )?dead(?= ?(?:$|[.,!?;]|and))",
    r"(?:limp|floppy) (?:bab(?:y|ies)|newborn|infant|toddler|child|body)\b"
    r"|(?<!hair )(?<!hair has )(?<!curls )(?<!fringe )(?<!hat )(?<!locs )(?<!perm )"
    r"(?<!till it )(?<!until it )"
    r"(?:went|gone|goes|going) (?:\w+ )?(?:limp|floppy)(?= ?(?:$|[.,!?;]|in|and|on))",
    r"^(?:turn|go)ing (?:blue|purple)(?= ?(?:$|[.,!?;]))",
    rf"(?:{CHILD}|gran\w*|nan) (?:\w+ ){{1,5}}(?:floppy|limp)(?= ?(?:$|[.,!?;]|and))",
    rf"(?:{CHILD}|i) (?:(?:is|am|does|do|can|will|has) ?)?not (?:even )?(?:hear\w*|open\w*"
    r" (?:his |her |the )?eyes|with us(?! (?:on|at|in|for|this|to|next))|get(?:ting)? up"
    r"(?= ?(?:$|[.,!?;]|only|and)))\b",
    rf"(?:{CHILD}) (?:has |is |just )*(?:gone|went|going|turn\w*) (?:a |an )?(?:horrible|terrible"
    rf"|awful"
    r"|strange|weird|odd|dreadful|bad) colou?r\b",
    r"(?:will|would|does|did|do|is|are) not (?:wake|waking|respond\w*|breath\w*)\b",
    r"star(?:es?|ing)\b[^.?!]{0,20}\bnot (?:answer|respond|react|mov|blink|talk)\w*",
    r"not (?:tak(?:e|en|ing)|drawn?) (?:a |any )?breaths?\b|grunt\w* (?:\w+ ){0,2}breath"
    rf"|{CHILD} (?:is |keeps )?grunting\b|(?:his|her|baby s?) (?:hands?|feet|toes) (?:is|are|has"
    rf"|have"
    r"|went) (?:\w+ )?(?:blue|grey|gray|purple)\b",
    r"cannot (?:wake|respond|react|answer|move)(?= ?(?:$|[.,!?;]|and|at all|any ?more|me|us|to us"
    r"|to me))"
    rf"|(?:{CHILD}) (?:does not|cannot) wake up\b",
    r"not breathing\b(?! (?:in|through|fumes|it)\b)",
    r"(?:fell|fallen|went down)\b[^?]*\b(?:not (?:answer|respond|mov|wak|open)\w*|cannot move\b"
    r"|grey|gray|blue)\b",
    r"(?:(?:finger ?|toe ?)?nails?|fingertips?) (?:\w+ ){0,3}(?:blue|purple|grey)\b(?! (?:varnish"
    r"|polish|colou?r))",
    r"cannot (?:stay|keep) (?:\w+ )?awake(?= ?(?:$|[.,!?;]|and|any ?more|now|since|today|can))",
    r"stop(?:s|ped)? breathing\b|cannot (?:wake|rouse) (?:up )?(?:him|her|them|my|the)\b",
    r"(?:hard|difficult|impossible) to (?:wake|rouse)\b|cannot be (?:woken|roused)\b",
    r"cannot get (?:\w+ ){1,2}to wake\b|not react(?:ing)?(?= ?(?:$|[.,!?;]|to (?:me|us|anything)))",
    rf"(?:will|does|is|do) not answer(?:ing)? (?:me|us)\b(?! back)|{_PERSON} (?:\w+ )?(?:will"
    rf"|does|is)"
    r" not (?:answer(?:ing)?|mov(?:e|ing)|react(?:ing)?)(?= ?(?:$|[.,!?;]|and|to))",
    r"(?:bab(?:y|ies)|child|toddler|son|daughter) (?:is |has gone |went |looks )?(?:\w+ )?"
    r"(?:floppy|limp)\b|eyes (?:have |are |has )?roll(?:ed|ing)",
    rf"{CHILD} (?:is|has|went|goes|looks?) (?:gone |went |all |so |very )*(?:floppy|limp)\b"
    r"|(?:bab(?:y|ies)|newborn|infant) (?:\w+ ){0,2}not (?:feed|drink|eat)",
    rf"(?:{CHILD}|i|lips?|tongue|face|skin|fingers?|friend) (?:\w+ )?(?:is|am|are|has|went|goes"
    rf"|turn\w*|becom\w*|became"
    r"|looks?|look) (?:gone |become |turning |going |turned |all |a bit )*(?:blue|grey|gray)\b",
)
_HANGS = r"(?:hang(?:s|ing)?|sag(?:s|ging)?|lower|dropped|dropping|slipp(?:ed|ing)|lopsided|uneven)"
_SIDE = r"(?:(?:on|at|of|to|the|my|his|her|one|left|right|side|down) )"
_SAID = r"(?:(?:is|are|am|has|have|looks?|feels?|seems?|sounds?|went|just|suddenly|all|very|so) )"
_SENSE = (
    r"(?:mak(?:es?|ing) (?:no|little|hardly any)|not mak(?:e|ing)(?: any| much)?"
    r"|cannot make(?: any)?) sense\b(?! of)"
)
STROKE = one_of(
    r"(?:arm|leg|hand|foot|side|face)s? (?:\w+ ){0,4}not (?:belong\w*|mine)\b"
    r"|(?:foot|hand|wrist) (?:\w+ ){0,4}droop\w*",
    r"(?:hot|feverish|ill|poorly) and (?:\w+ )?(?:rambling|confused|muddled|incoherent)\b",
    rf"(?:face|mouth|smile|lips?|cheek|eyelid) {_SIDE}{{0,4}}{_SAID}{{0,3}}{_HANGS}\b",
    rf"side of (?:my|the|his|her) (?:face|mouth|smile|lips?) {_SAID}{{0,3}}(?:{_HANGS}|numb|weak"
    r"|gone|droop\w*|paraly\w+)\b",
    r"one side of (?:my|his|her) (?:mouth|smile|lips?)\b|cannot smile\b(?! (?:about|at)\b)",
    r"face (?:\w+ ){1,3}(?:on|down) (?:one|the left|the right|my left|my right) side\b",
    rf"(?:(?:{CHILD}|i) (?:has |have |just |suddenly )*|^(?:suddenly )?)stopped (?:talking"
    rf"|speaking)"
    r"(?= ?(?:$|[.,!?;]|and|mid|in the middle))",
    r"drool(?:s|ing)(?= ?(?:$|[.,!?;]|and))|mini ?-?strokes?\b"
    r"|(?:a|had|having) tia(?! maria)\b",
    r"brain (?:is |has )?(?:bleed\w*|ha?emorrhag\w*|swelling|swollen|clot)\b"
    r"|bleed\w* (?:\w+ )?(?:in|on)"
    r" (?:my |his |her |the )?brain\b|aneurysm\w*",
    rf"(?:{_PERSON}|speech|words) (?:\w+ ){{0,2}}{_SENSE}",
    r"it is (?:not making(?: any| much)?|making no) sense\b",
    r"(?:trip(?:s|p\w+)?|stumbl\w+|fall\w*) over (?:my|his|her) words\b"
    r"|(?:got|get|gets|getting) lost in (?:my|his|her) (?:own )?(?:house|home|flat|street)\b",
    r"(?:dribbl|drool|leak|run|spill|drip)\w* (?:\w+ ){0,4}(?:corner|side) of (?:my|his|her|the)"
    r" mouth\b",
    r"(?:talk(?:s|ed|ing)?|speak(?:s|ing)?|spoke|babbl(?:e|es|ed|ing)|said|says|saying) (?:\w+ )?"
    r"(?:nonsense|gibberish|rubbish|gobbledygook)\b",
    rf"{_PERSON} {_SAID}{{1,3}}(?:(?:acting|behaving) )?(?:confused"
    r"|muddled|disorient\w+|incoherent|rambling|not (?:him|her)self|not with it"
    r"|(?:acting|behaving) (?:\w+ )?(?:strange|weird|odd|funn|bizarre)\w*)\b(?! (?:about|by|with"
    r"|which|what|when|how|if|whether|where|over))",
    r"(?:say|get|us|mix)\w* (?:(?:his|her|my|the|all|up) )*(?:words? (?:all )?wrong"
    r"|wrong words?)\b",
    r"(?:arm|leg|hand|foot|mouth|lip|tongue|finger)s? (?:has |have |just "
    r"|suddenly )*(?:stopped (?:working"
    r"|moving)|(?:is |are )?hang(?:s|ing))\b|cannot use (?:my|his|her) (?:\w+ )?(?:arm|leg"
    r"|hand)s?\b",
    r"cannot hold (?:my|his|her|a|the) (?:\w+ )?(?:cup|fork|spoon|pen|mug|glass)\b",
    r"cannot understand what (?:he|she) (?:is )?say\w*|words? (?:will|do|does|would) not come\b"
    r"|not making (?:\w+ )?words\b"
    r"|(?:talk|speak|sound)(?:s|ing)? like (?:\w+ ){0,3}drunk\b|know what i want to say\b",
    r"(?:(?:does|did|do) not|cannot) (?:\w+ )?(?:know|remember|recall) (?:his|her|my|their|its)"
    r" (?:own )?name\b"
    rf"|(?:{CHILD}|gran\w*|nan)\b[^.?!]{{0,40}} (?:does|did) not know (?:me|us)"
    rf"(?= ?(?:$|[.,!?;]|and))|thinks? it is (?:19|20)[0-9][0-9](?= ?(?:$|[.,!?;]|and))",
    r"lost control of (?:my|his|her) (?:bladder|bowels?|legs?)\b|numb\w* (?:between|around"
    r"|round) (?:my|the|his"
    r"|her) (?:legs|bottom|genitals|groin)\b|cannot feel (?:when i (?:go|pee|wee)|my (?:bottom"
    r"|genitals))",
    r"back (?:pain|ache)[^?]*\blegs?\b[^?]{0,20}\b(?:weak|numb|tingl)\w*",
    r"(?:arm|leg|hand|side|face|mouth|lip|tongue|finger)s? (?:cannot|(?:will|does|do"
    r"|would) not) (?:lift|move|work|go up|hold|grip|grasp|squeeze|obey|listen)\b"
    r"|(?:arm|leg|hand|face|mouth|side) (?:\w+ ){0,2}not (?:moving|working|obeying|listening)\b"
    r"|(?:speech|words?) (?:\w+ )?not coming\b"
    r"|(?:arm|leg) (?:\w+ )?(?:weak|paraly\w+)\b|acting (?:\w+ )?drunk",
    r"see(?:ing|s) things\b(?! (?:\w+ )?(?:my|clear|differ|in|from))|speech (?:\w+ )?slurr",
    r"deliri(?:ous|um)\b|hallucinat\w+|hearing voices\b",
    r"(?:(?:does|did|do) not|cannot) (?:even |really )?(?:know|remember) (?:(?:where|who) (?:i|it"
    r"|he|she|they)"
    r" (?:is|am|are|was|were)\b|what (?:day|year)\b)",
    r"(?:cannot|(?:does|did|do) not) recogni[sz]e (?:me|us|him|her|anyone|anybody|his|my)\b",
    r"pins and needles (?:\w+ ){0,4}(?:side|face)\b"
    r"|(?:needles|tingl\w*|numb\w*) (?:\w+ ){0,2}half (?:of )?(?:my|his|her) body\b"
    r"|(?:arm|leg|hand|face)s? (?:\w+ ){0,3}tingl\w* and (?:\w+ )?(?:heavy|weak|numb)",
    r"(?:face|mouth|eyelids?|eye|smile|(?:eye)?brow|lip) (?:\w+ ){0,2}droop\w*",
    r"droop\w* (?:of )?(?:my |the |his |her )?(?:face|mouth|eyelids?|eye|smile|lip)\b",
    r"(?:face|mouth|smile) (?:is|has|looks?|went|feels?|became|becom\w+|got|turn\w*) (?:gone "
    r"|become |got |turned |all )?(?:crooked|wonky|lopsided"
    r"|twisted)",
    r"(?:left|right) side (?:\w+ ){0,3}(?:heavy|weak|numb|dead)\b|speech (?:\w+ ){0,3}off\b"
    r"|sounds? drunk\b|face (?:\w+ )?(?:fell|dropped)\b",
    r"cannot (?:move|feel|lift|raise) (?:my |one |both |his |her |the |left |right )*(?:arm|leg"
    r"|hand"
    r"|side|finger|toe|feet|eye ?brow|brow"
    r"|face|foot)s?\b",
    r"(?:arm|leg|hand|side) (?:is|has|feels?|went|suddenly) (?:gone |all |suddenly |a bit "
    r"|a little "
    r"|kind of |sort of )*(?:weak|numb"
    r"|dead"
    r"|paraly\w+)|dropp(?:ing|ed) things\b",
    r"no (?:feeling|sensation|strength|power) in (?:my |his |her |one |the |left |right )*(?:arm"
    r"|leg|hand"
    r"|side|face|foot)\b",
    r"numb\w* (?:(?:in|on|half|one|side|left|right|the|of) )+(?:my |his |her |the )?face\b",
    r"(?:cannot|not) feel (?:(?:half|one|a|the|left|right|side|of) )+(?:my|his|her) face\b",
    r"half (?:of )?(?:my|his|her|the) (?:face|mouth|body) (?:\w+ ){0,2}(?:numb|dead|weak|gone"
    r"|tingl\w*|frozen|(?:not|stopped) (?:mov\w+|work\w*))\b",
    r"(?:eye|eyelid) (?:(?:will|does|do|would) not|cannot) (?:close|shut|blink)\b"
    r"|cannot (?:close|shut|blink) (?:my |one |his |her |the |left |right |of )*eye(?:lid)?\b",
    r"paraly[sz]ed?\b|paralysis\b|(?:having|had|have|has|be) a (?:mini )?stroke\b|^stroke ?\??$",
    r"(?:talk|speak|sound)(?:s|ing) (?:\w+ )?(?:funny|weird|odd|wrong)(?= ?(?:$|[.,!?;]|and"
    r"|since|now))"
    r"|cannot find (?:(?:my|the|his|her|any|right) )*words\b|(?:dribbl"
    r"|drool)\w* (?:\w+ ){0,3}side\b"
    r"|walk\w* like (?:\w+ ){0,2}drunk|fast test\b",
    r"(?:numb|weak|tingl)\w* (?:in|on|down|along|of|all) (?:down )?(?:(?:my|the|his|her|one"
    r"|whole) )*"
    r"(?:left|right|one|whole) (?:hand )?side\b(?! of (?:my |the |his |her )?(?:head|scalp|hair"
    r"|hairline))",
    r"weak(?:ness)? (?:in|of|down|along) (?:(?:my|his|her|the|one|left|right|upper|both)"
    r" )*(?:arm|leg|hand"
    r"|foot|face)s?\b"
    r"|numb(?:ness)? (?:in|of|down|along) (?:(?:my|his|her|the|one|left|right|whole) )*(?:arm"
    r"|leg|face)\b",
    r"(?:jumbled|muddled|garbled|slurred|scrambled|mixed up) (?:up )?(?:words|speech|sentences"
    r"|talk\w*)\b"
    r"|words (?:\w+ )?(?:jumbled|muddled|garbled|scrambled|mixed up)\b",
    r"one side of (?:my|his|her) (?:body|face)\b|(?:weak(?:ness)?|numb(?:ness)?) (?:on"
    r"|down) one side\b",
    r"talk(?:ing)? (?:nonsense|gibberish)\b|so weak (?:that )?i cannot\b",
    r"cannot (?:stand|get up|get out of bed|walk)\b(?! (?:the|my|to|it|up the))",
    r"slurr?(?:ed|ing|s|y)?\b|cannot (?:speak|talk)\b|speak(?:ing)? strange\w*",
    r"(?:speech|words) (?:is|are|come|comes|coming) (?:\w+ ){0,3}(?:strange|slow|wrong|odd"
    r"|muddled|jumbled|funny|weird|thick|slurr\w+)\b|cannot get (?:my|the) words out\b",
)
_FAINT_TOO = r"(?:feel\w* (?:\w+ )?(?:weak|faint)|dizzy|pale|clammy|nause\w+|light ?headed)\b"
FAINT = one_of(
    r"(?:nod\w*|drift\w*|dozing|falling asleep) (?:off )?(?:mid|in the middle of|while (?:talk"
    r"|eat|stand|speak)ing)\b|sweat\w* (?:at rest|for no reason|sitting still|while resting)\b"
    r"|(?:am|feel\w*|got) (?:\w+ )?(?:unsteady|off balance)\b",
    rf"(?:{CHILD}|i) (?:just )?keeps? (?:on )?falling (?:over|down)\b|"
    r"(?:lose|losing|lost) (?:my|his|her) balance\b|(?<!watch )vertigo\b",
    r"(?:lose|losing|lost) (?:the |my |his |her )?(?:knowledge|senses?|conscience)(?= ?(?:$|[.,!?;]"
    r"|and|for))",
    r"(?:everything|sounds?|voices?) (?:(?:is|are|feels?|sounds?|seems?|goes|going|went|gone"
    r"|all|very|so) )+(?:far away|far off|distant|muffled)\b(?! from)",
    r"found (?:my|him|her)self (?:\w+ )?on the (?:\w+ )?floor\b|hit the (?:deck"
    r"|ground)\b(?! running)"
    r"|had to (?:lie|lay) (?:down )?on the (?:\w+ )?floor\b"
    r"|legs? (?:\w+ ){0,4}jelly\b[^?.!]*\bfell\b"
    r"|lights went out for (?:a|some) (?:second|moment|minute|bit)s?\b",
    r"(?:head|eyes?) (?:dey|is|are|keeps?) (?:turn|turning) me\b",
    r"slumped\b[^.?!]{0,20}\bnot (?:answer|respond|talk|react|move)\w*",
    r"(?:faint(?:ed|ing)?|pass(?:ed|ing)? out|black(?:ed|ing)? ?outs?|collaps\w+|keel\w* over)\b",
    r"(?:hit|round on|came to on|woke up on) the (?:\w+ )?floor\b|went down like\b"
    r"|took a weakness\b"
    r"|g(?:one|oing) (?:a )?funny colou?r\b"
    r"|giddi?\w*|head (?:is|was) (?:reeling|swimming)\b(?! (?:in|with) )",
    r"legs? (?:\w+ )?g(?:ave|ive|iven|iving) (?:way|out)\b"
    r"|(?:gone|went|going|am|is|feel\w*) (?:all |so |very )*clammy\b",
    rf"(?:{CHILD}|i) (?:just |has |have |suddenly |then )*(?:dropped|slumped|crumpled)"
    r" (?:down )?(?:to|on|onto) the (?:floor|ground)\b",
    r"(?:room|head|everything) (?:keeps? )?spins\b|everything (?:is|looks?|goes) (?:\w+ )?(?:dark"
    r"|black)"
    r"(?= ?(?:$|[.,!?;]|and))|go(?:ing|ne|es)? (?:in|into|in to) shock\b|went into shock\b",
    r"(?:everything|room|head) (?:is )?(?:spinning|going (?:black|round|dark))\b",
    r"(?:funny|bad|dizzy|wobbly|weird|strange|queer) turn\b"
    r"|^(?:(?:i|he|she|we|just|suddenly|have|has) )*(?:had|took) a turn(?= ?(?:$|[.,!?;]|and))"
    r"|(?:come|came|gone|going|go) over (?:all )?(?:\w+ )?(?:funny|queer"
    r"|faint\w*|dizzy|weird|strange|peculiar|odd)\b|(?:wobbly|unsteady) on (?:my|his|her) (?:feet"
    r"|legs)\b",
    r"knocked (?:me |him |her )?(?:out|unconscious)\b|out cold\b|concuss\w*",
    r"(?:pale|grey|gray|cold|clammy) and (?:clammy|sweaty|pale|cold|grey|gray)\b|cold sweats?\b",
    rf"sweat\w*[^.?!]*\b{_FAINT_TOO}|{_FAINT_TOO}[^.?!]*\bsweat",
)
_PAIN = r"(?:pain(?:s|ful)?|hurt(?:s|ing)?|ach(?:e|es|ing|y)|tightness|heaviness)\b"
_WHOSE = r"(?:(?:my|his|her|the|your|their|one|both|left|right|upper|lower|a) )"
_ARM = r"(?:arms?|jaw)\b"
_AND_SO = (
    r"(?:(?:is|are|has|been|feels?|also|really|so|very|suddenly|and|my|his|her|jaw|arm|neck"
    r"|shoulder"
    r"|chest|hand|still|now) )"
)
HEART = one_of(
    r"heart attack\b(?! (?:awareness|survivor|talk|course|film|charity))",
    r"heart (?:(?:has|have|just|suddenly|completely|is) )*(?:stopped|stopping|not beating"
    r"|stop(?= ?(?:$|[.,!?;]))|giving out|given out|gave out"
    r"|fail(?:ed|ing|ure))\b(?! (?:and start|then start))|heart cannot beat\b",
    r"(?:chest|heart) (?:is |feels |gets |goes |really |so |very |being |a bit )*"
    r"(?:discomfort\w*|uncomfortable|pressure|pressing|catch(?:ing|es)|burst\w*|pain\w*|hurt\w*"
    r"|tight\w*"
    r"|heavy|crush\w*|sore)",
    r"(?:pain\w*|stab\w*) (?:\w+ ){0,3}heart\b|chest (?:is |feels? |has gone )(?:\w+ ){0,2}(?:funny"
    r"|weird|strange"
    r"|odd|wrong)\b|wrong with (?:my|his|her) (?:chest|heart)\b|ribs (?:is |are )?crush\w*",
    r"(?:chest|heart) (?:is |keeps |just )?(?:killing (?:me|him|her)|play\w* up)\b",
    r"chest dey\b|chest\b[^?]*\bgoing to (?:my )?(?:arm|jaw)\b",
    r"(?:pain\w*|discomfort\w*|heaviness|ach\w+|tight\w*|pressure|squeez\w+|weight|elephant|band"
    r"|crushing"
    r"|burning|sore"
    r"|stab\w*|shooting)"
    r" (?:\w+ ){0,4}chest\b|(?:sit|stand|kneel|press)(?:e?s|t?ing)? on (?:my|his|her) (?:chest"
    r"|ribs)\b",
    r"chest (?:(?:is|feels|just|so) )+(?:like|as if)\b"
    r"|(?:heartburn|indigestion)[^?]*\b(?:jaw|arm|sweat\w*)\b",
    rf"pains? (?:\w+ ){{0,2}}{_WHOSE}{{0,3}}breast\b|(?:left "
    rf"|my )breast ?(?:bone )?(?:\w+ )?(?:pain\w*"
    rf"|hurt\w*)",
    rf"{_PAIN} (?:\w+ ){{0,7}}(?:in|down|into|up|along|spreading to|moving to|goes to|going to|to)"
    rf" {_WHOSE}{{0,3}}(?:shoulders? (?:and|to) )?{_ARM}",
    rf"{_ARM} {_AND_SO}*{_PAIN}|(?:aching|painful) (?:left |right )?{_ARM}",
    r"arms? (?:is|are|feels?) (?:\w+ )?(?:killing me|heavy|lead)\b|(?:behind|under|on) (?:my "
    r"|the )?breast ?bone\b",
    r"(?:pain\w*|ach\w+|hurts?) (?:\w+ ){0,2}between (?:my|the|his|her) shoulder blades?\b",
)
_HARD_TO = (
    r"(?:cannot|can (?:hardly|barely|scarcely|not)|hardly|barely|scarcely|(?:hard|difficult|tough"
    r"|tricky"
    r"|impossible)"
    r"(?: for (?:me|him|her|us|them))?(?: to| in| with)?|difficult(?:y|ies)(?: to| in| with)?"
    r"|trouble(?: to| in| with)?|problems?(?: to| in| with)?|bother with|costs? (?:(?:me|him"
    r"|her) )?to"
    r"|lacks?(?: of| me| him| her)?|struggl\w+(?: to| for| with)?"
    r"|(?:hurts|painful)(?: me)? to|short(?:ness)? of|fight\w*(?: to| for)?|battl\w+ (?:to|for)"
    r"|not enough|not (?:quite |really |even )?get(?:ting)?|no)"
)
BREATH = one_of(
    r"(?:wind ?pipe|airways?) (?:(?:is|are|feels?|has|have|gone|so|very|all) )*(?:narrow\w*"
    r"|tight\w*|clos\w+|small\w*)\b",
    rf"{_HARD_TO} (?:(?:even|seem|properly|really|get|getting|catch|catching|take|taking|draw|my"
    rf"|his"
    rf"|her|a"
    r"|any|much|every|enough|deep|full|proper|me|to|the) )*(?:breath\w*|respiration|air|lungful"
    r"|oxygen)\b(?! (?:freshener|conditioning"
    r"|con|miles|test"
    r"|fryer|bnb|travel|france|pods?))",
    rf"{_HARD_TO} (?:(?:even|get|properly|really|my|own|to) )*(?:swallow\w*|saliva|spit)(?! (?:the"
    rf"|that|his|her"
    rf"|how))\b",
    r"breath(?:ing|e)? (?:(?:is|are|went|has|it|does|feels?|felt|gets?|getting|gone|become|going"
    r"|keeps?|very"
    r"|so|really|too|a|bit|all) )*(?:no|not|bad(?:ly)?|hard(?:er)?|heav\w+|difficult\w*|funny"
    r"|short\w*"
    r"|rubbish|rotten|awful|terrible|poor(?:ly)?"
    r"|shallow\w*|fast\w*|quick\w*|rapid\w*|labou?red|noisy|worse|strange|tight\w*|pain\w*|weird"
    r"|wrong"
    r"|off|problems?|troubles?|issues?|stop(?:s|ped|ping)?|stuck|hurts?|cuts? (?:off"
    r"|out))\b(?! through)",
    r"breath(?:e|es|ing) (?:\w+ )?with (?:(?:great|some|a lot of|much) )?(?:difficult\w*|trouble"
    r"|pain|effort)\b"
    r"|(?:heavy|rapid|shallow|fast|quick|laboured|labored|noisy|irregular) (?:\w+ )?breath(?:s"
    r"|ing)?"
    r"(?= ?(?:$|[.,!?;]|and|since|now|after|today|for))",
    r"(?<!bad )(?<!fresh )breath (?:(?:is|has|all|just) )*(?:gone|going|lost|catch\w*)\b"
    r"|lost my breath\b",
    r"(?:^|(?:is|lies|lying|lay|been) (?:\w+ )?)without breathing\b|feel\w* (?:like"
    r"|as if) (?:i am |i was )?"
    r"drowning\b(?! in)|(?:mak\w+|with) (?:\w+ )?gurgl\w* (?:noise|sound)s?\b(?! (?:in"
    r"|from) (?:my|his|her) )",
    r"(?:sit|stand) up(?:right)? to breathe?\b|wrong with (?:my|his|her) breathing\b"
    r"|ribs? (?:\w+ )?suck\w*",
    r"not breath(?:e|ing) (?:well|right|properly|enough)\b|whistl\w* (?:\w+ ){0,3}breath"
    r"|breath\w* (?:\w+ )?whistl|puffing (?:like|just)\b|respir(?:ar|er|are)\b|keine luft\b",
    r"(?:inhaler|asthma pump|puffer) (?:is |has |does )?(?:not (?:work|help)|ran out|empty)",
    r"(?:pain\w*|stab\w*|sharp|catch\w*|hurt\w*|stitch) (?:\w+ ){0,3}(?:when|whenever|if|as|every"
    r" time|each time|on) (?:\w+ ){0,4}(?:breath(?:e|es|ing|s)?|inhal\w*)\b",
    r"(?:sentence|talk\w*|speak\w*|words?|step|stairs?) (?:\w+ ){0,4}(?:stop\w*|paus\w*) (?:for"
    r"|to (?:get|catch|take)) (?:\w+ )?(?:breath|air)\b|cannot (?:finish|complete|get(?:"
    r" through)?|say|manage)"
    r" a (?:whole |full |single )?sentence\b|stop for (?:a )?breath (?:\w+ ){0,3}(?:words?|step)\b"
    r"|(?:only|just) (?:(?:say|speak|talk|get|manage|out|in|one|two|three|a|few|couple|of|short) )*"
    r"(?:(?:words?|sentences?) (?:at a time|per breath|(?:before|between|without|in)"
    r" [^.?!]*breath)|gasps)\b"
    r"|(?:speak|talk) in (?:short|half|broken|single) (?:words|sentences)\b",
    r"dyspn\w+|miss(?:ing)? air\b",
    r"throat (?:(?:feels?|is|like|as|if|it|there|has|a|an|golf) )+(?:\w+ )?(?:ball|lump|knot|stone"
    r"|blockage)\b",
    r"air hunger\b|hungry for air\b|short (?:breath\w*|winded)\b|out of breath\b|suffocat(?:e|ed"
    r"|es|ing|ion)\b|strangl(?:ed|es"
    r"|ing)\b|drowning in (?:my |his |her )?(?:own|fluid|phlegm|mucus|blood|lungs)\b"
    r"|(?:hard|difficult|struggl\w+) to (?:talk|speak)\b(?! (?:to|with|about))"
    r"|gagging\b|(?:(?:(?:(?:breath|feel|inhal)\w*|air|lungs?|like|as if|only)\b[^.,?!]* |^)through"
    r"|like) a (?:\w+ )?straw\b|asthma attack\b|panting\b"
    r"|(?:need|want|starved of|gasp\w* for) air\b",
    r"wheez\w+|gasping\b|chok(?:ing|es|ed)\b(?! (?:down|up|back))|breathless\w*|breath\w* like\b",
    r"(?:oxygen|sats|spo2|oximeter|saturation)\b[^.?!]{0,20}\b[5-8][0-9]\b",
    r"lungs? (?:is |are |feels? |keeps? |has |have |will |not )*(?:clos\w+|tight\w*|hurt\w*"
    r"|burning|full"
    r"|collaps\w+|stop\w*|work\w*)\b",
    r"(?:ball|lump|knot|something|stuck|blockage) (?:\w+ )?in (?:my |his |her |the )?throat\b",
)
ALLERGY = one_of(
    r"(?:throat|tongue|airway|uvula) (?:\w+ ){0,3}(?:swell\w*|swollen)|angio-?o?edema",
    r"(?:wasps?|bees?|hornets?|bumblebees?)\b[^?]*\b(?:mouth|throat|tongue|allerg\w+)"
    r"|allerg\w+[^?]*\b(?:wasp|bee|hornet)",
    r"ana(?:ph|f)[iy]la\w+|allergic to (?:something|it|this|the (?:product|injections?|cream))\b",
    r"(?:throat|tongue|lips?|mouth|airway|face) (?:\w+ ){0,3}(?:swell\w*|swollen|puff\w*)",
    r"(?:swell\w*|swollen) (?:(?:of|on|in|up|my|the|his|her|both|lower|upper) )*(?:throat|tongue"
    r"|lips?"
    r"|mouth|airway)\b",
    r"(?:throat|airways?|windpipe) (?:\w+ ){0,3}(?:clos\w+|tight\w*|shut\w*|block\w*|constrict\w*"
    r"|thick)"
    r"|neck (?:(?:is|keeps|has|all|very|so|really|badly|got|are|gone) )*(?:swell\w*|swollen)\b"
    r"|(?:clos\w+|tight\w*) (?:of my |my "
    r"|in my )?throat",
    r"(?:having|have|had|a bad|a severe) (?:a |an )?reaction\b",
    r"allerg\w+[^?]{0,30}\b(?:swell\w*|swollen|ate|eaten|stung|wheez\w*)\b"
    r"|(?:swell\w*|swollen|ate|eaten)\b[^?]{0,30}\b(?:i am|he is|she is) allergic\b",
    r"(?:face|lips?|tongue|neck|mouth) (?:is |are |has |have |all |just )*balloon\w*"
    r"|(?:lips?|tongue) (?:(?:is|are|has|have|gone|got|become) )+thick\b"
    r"|face is (?:that|so) (?:big|fat)\b|eyes are like slits\b",
    r"tongue (?:\w+ ){0,2}thick\b|(?:tongue|lips?) (?:(?:has|have|is|are|keeps?) )*(?:grew|grown"
    r"|growing|bigger|getting big\w*)\b",
    r"itch\w* (?:\w+ )?palms\b[^?.!]*\b(?:soles|feet|face|hives|rash|throat)\b"
    r"|palms (?:and soles )?(?:\w+ )?itch\w*[^?.!]*\b(?:soles|feet|face|hives|rash|throat)\b",
    r"blister\w* (?:\w+ )?(?:in|on) (?:my|his|her) (?:mouth|lips?|tongue|eyes?)\b",
    r"anaphyla\w+|(?:allerg\w+|nut) (?:reaction|shock|attack)s?\b"
    r"|react\w* to (?:\w+ )?(?:pea)?nuts?\b|epi ?pen\b",
    r"(?:mouth|lips?|tongue|throat) (?:\w+ ){0,2}(?:tingl\w+|numb|itch\w*)",
    r"(?:tingl\w+|numb|itchy) (?:in |of |on |my |round |around |the )*(?:mouth|lips?|tongue"
    r"|throat)\b"
    r"|throat (?:\w+ ){0,3}(?:funny|weird|strange)\b|face (?:\w+ )?bl(?:own|ew) up\b",
    r"(?:lips?|tongue|face|eyes|mouth) (?:(?:is|are|has|have|gone|went|got|getting|became|feels?"
    r"|looks?"
    r"|too|so|very|really|all) )*(?:like (?:a "
    r"|two )?(?:balloons?|sausages?|football)|huge|massive|enormous|fat|too big|big)\b",
    r"(?:swell(?:ed)?|swollen|blown|puffed) up [^.?!]{0,40}\b(?:eyes?|mouth|lips?|face|tongue"
    r"|throat)\b",
    r"hoarse\w*|lost my voice\b"
    r"|(?<!until my )(?<!till my )voice (?:(?:is|has|went|keeps|all|just) )+(?:gone|going|changed"
    r"|strange|croaky|raspy"
    r"|disappear\w*|fad(?:ed|ing)|vanish\w*)|voice gone\b",
)
SIGHT = one_of(
    r"looking through (?:a )?(?:frosted|misty|steamed|tunnel|fog|water|milk)|lightning in (?:my"
    r"|one) eye"
    r"|flashing lights? (?:in|at) (?:\w+ )?(?:corner|edge|side|eye)",
    r"spots? (?:in front of|before) my eyes?\b|floaters\b|half of what (?:i|he|she) see"
    r"|see(?:ing)? (?:bad|badly|poorly) (?:\w+ ){0,2}eye\b",
    r"(?:see|sees|seeing|saw) (?:\w+ )?(?:twice|flashes|flashing|stars|double|black spots"
    r"|zig ?zags?"
    r"|tunnel"
    r"|nothing|less|half|(?:two|2) (?:of (?:\w+ )?\w+|roads?|people|images?|moons?))"
    r"|flashes (?:of light|in my)",
    r"(?:curtain|shadow|veil|film|blanket|cloud|sheet) (?:\w+ ){0,2}(?:over|across) (?:my|his"
    r"|her|one"
    r"|the) (?:\w+ )?(?:eyes?"
    r"|sight)\b"
    r"|(?:black|dark|grey) (?:curtain|veil|shadow)\b"
    r"|(?:curtain|veil) (?:\w+ ){0,3}(?:on|over) (?:\w+ ){0,2}eyes?\b",
    r"(?:eyes?|sight|vision|view|everything) (?:(?:is|are|was|has|have|it|went|go\w*|becom\w+"
    r"|turn\w*|just"
    r"|looks?|all|a|bit|so|very|really|suddenly|half) )+(?:funny|blurr\w*|fuzzy|foggy|misty"
    r"|cloudy|hazy"
    r"|dim|double|black(?! and blue)|gone|blind|missing|curtain|weird)\b",
    r"suddenly\b[^.?!]{0,15}\bsee(?:ing)? (?:\w+ )?(?:bad|badly|poor\w*|wrong|strange)\b"
    r"|(?:not|cannot) see (?:\w+ )?(?:good|well|properly|clearly|right) (?:suddenly|any ?more|since"
    r"|now|today|after)\b|suddenly\b[^.?!]{0,15}\bnot see(?:ing)? (?:\w+ )?(?:good|well|properly"
    r"|clearly|right)\b|eyes? (?:is |are |does |do |will )?not see(?:ing)?\b",
    r"half (?:of )?(?:the|my) (?:telly|tv|television|screen|page|room|picture|road|street"
    r"|world|words?) (?:is |are |was |has |looks )?(?:missing|gone|black|blank|not there)\b",
    r"(?:curtain|shutter|shade|veil|blind) (?:\w+ ){0,3}(?:in|across) (?:\w+ ){0,2}eyes?\b",
    r"(?:half|part) (?:of )?(?:my )?(?:sight|vision|view) |half (?:blind|black)\b|cannot (?:see"
    r"|read) (?:the )?(?:left|right|half|top|bottom)\b|(?:lost"
    r"|losing) (?:my )?(?:sight|vision"
    r"|eyesight)\b",
    r"cannot see\b(?! (?:the|my|a|any|what|how|when|why|if|where|scabs?|marks?|dots?|bruis\w+)\b)",
    r"(?<!colour )(?<!color )(?<!night )(?<!face )(?<!snow )blindness(?= ?(?:$|[.,!?;]|in|of"
    r"|since|and|after"
    r"|now|today|on))|(?:eyesight|sight|vision) (?:(?:is|has|all|just|suddenly) )*(?:gone|lost"
    r"|going)\b",
    r"(?:gone|going|went) blind\b|blurr\w+ (?:vision|sight|eyes?)\b|(?:vision|sight) (?:is|has"
    r"|went|goes)\b",
)
_BRINGS_UP = (
    r"(?:cough\w*|vomit\w*|spit\w*|spat|spew\w*|puk\w+|barf\w*|sick with"
    r"|(?:be|being|been|am|was|is) sick"
    r"|(?:throw\w*|threw|bring\w*|brought|c[ao]me|coming) up)"
)
BLOOD = one_of(
    r"coffee ?grounds?\b|(?:vomit|puk|sick)\w* (?:\w+ )?(?:dark brown|black)\b",
    r"blood (?:\w+ ){0,2}(?:when|whenever|as|after|every time) (?:i|he|she) (?:\w+ )?(?:cough|vomit"
    r"|spit|spat|puk|throw up|threw up)\w*|cough\w* (?:up )?(?:\w+ )?(?:pink\b"
    r"|(?:rusty|brown) (?:phlegm|mucus|spit|stuff))",
    rf"{_BRINGS_UP} (?:up )?(?:\w+ )?blood\b|(?:bloody|red) (?:vomit|sick|puke|cough|spit)\b",
    rf"blood\b[^?]{{0,12}} (?:vomit|sick|puke|spit|spew)\b|{_BRINGS_UP}[^?.]{{0,20}} bloody?\b",
    r"(?:vomit|sick|puke|spit) (?:is|was|looks?|looked|has|had|contains) (?:\w+ )?(?:red\b|blood)",
    r"blood\b[^.?!]{0,20}\b(?:squirt|spurt|gush)\w*|los(?:t|ing|e) (?:a lot of|lots of|so much"
    r"|too much|much"
    r"|loads of|pints of) blood\b|bleed(?:ing)? (?:(?:is|very|so|really) )*(?:heavy|like)\b"
    r"|pools? of blood\b|cough\w* (?:up )?(?:\w+ )?(?:froth|foam)\w*",
    r"blood (?:is |keeps )?(?:running|streaming|pouring|spurting|gushing|everywhere)\b|(?:pouring"
    r"|spurting) blood\b",
    r"bleed(?:ing)? (?:very |so )?(?:heavily|badly|a lot|to death)\b|heavy bleeding\b"
    r"|ha?emorrhag\w+|bled (?:\w+ )?(?:a lot|lots|loads|heavily|badly|everywhere|so much|too"
    r" much|like)\b",
    r"^(?:it is |still |i am |keeps? |is |just |so )*gushing(?= ?(?:$|[.,!?;]|out|from|down))"
    r"|gushing blood\b|gushing (?:out |down |from )*(?:of )?(?:my|his|her|the) (?:head|scalp"
    r"|wound|cut|nose|arm|leg|neck)\b",
)
PREGNANT = (
    r"\bpregnan\w*[^?]*\b(?:bleed\w*|blood(?! (?:test|pressure|sample))|spotting|cramp\w*|waters?\b"
    r"|contract\w+|severe)|\b(?:bleed\w*|blood|spotting|cramp\w*)[^?]*\bpregnan"
    r"|\b[1-4][0-9] weeks?\b[^?]*\b(?:bleed\w*|fluid|spotting|waters?)\b"
    r"|\bwaters? (?:have |has |just )*(?:broke|broken|gone|went)\b|\bmiscarr\w+"
    r"|(?:\bpregnan\w*|weeks? gone\b)[^?]*\b(?:stabbing|shoulder|on one side|blew up)\b"
    r"|\b(?:stabbing|shoulder|blew up)\b[^?]*\bpregnan"
    r"|\bin labou?r\b|\bcontractions\b"
    r"|\bbaby (?:is |has |have |had |did |does |been )*(?:not|stopped|no longer|hardly|barely|less)"
    r" (?:been |to )?(?:mov\w+|kick\w*)|\bcannot feel (?:the |my )?baby\b"
    r"|\bbab(?:y|ies)(?: s)? (?:is |are )?(?:mov\w+|kick\w*) (?:much )?less\b"
    r"|\bbab(?:y|ies) s (?:movements?|kicks?)\b[^?]*\b(?:slow|stop|less|reduc)"
    r"|\b(?:no|fewer|less|reduced) (?:(?:baby|bab(?:y|ie)s?|f(?:o?e)tal) )?(?:movements?|kicks?)\b"
)
_BELLY = r"(?:stomach|belly|tummy|abdom\w+)"
INSIDE = one_of(
    rf"cannot pass (?:wind|gas)\b|{_BELLY} (?:\w+ ){{0,2}}(?:swollen|hard) and (?:hard|swollen)\b",
    rf"{_BAD} {_BELLY} (?:pains?|ache|cramps?)\b|{_BELLY} (?:is |feels )?(?:rigid|rock hard"
    rf"|hard as)\b"
    rf"|{_BELLY} (?:(?:is|feels|as|hard|stiff|just|all) )*(?:like|as) (?:a |an )?(?:board|plank"
    rf"|rock|stone"
    rf"|wood)\b"
    rf"|{_BELLY} (?:\w+ ){{0,3}}(?:agony|unbearabl\w+|terribly)\b",
    r"(?:poo\w*|stools?) (?:is|are|looks?|turned) (?:\w+ )?(?:black|tarry|bloody)\b"
    r"|(?:black|bloody|tarry) (?:\w+ )?(?:poo\w*|stools?|tools|faeces|diarrh\w+)\b",
    r"(?:pee|wee|urine|poo|stools?) (?:\w+ ){0,2}blood\b",
    r"blood in (?:my |his |her |the )?(?:poo\w*|stools?|wee|pee|urine|diarrh\w+|toilet)\b",
    r"(?:pee|wee|urine) (?:\w+ ){0,2}(?:black|brown|red|like (?:coke|cola|tea))\b"
    r"|(?:brown|black|bloody|dark red) (?:pee|wee|urine)\b"
    r"|(?:pee|wee|urine) (?:\w+ ){0,3}(?:colou?r of|like) (?:\w+ )?(?:coke|cola|tea|rust|blood)\b"
    r"|(?:peeing|weeing) red\b"
    r"|(?:peeing|weeing|passing) blood\b"
    r"|i am (?:\w+ )?yellow\b",
    r"yellow (?:\w+ ){0,2}eyes?\b|eyes? (?:\w+ ){0,4}yellow\b|jaundice\w*",
)
WORST_PAIN = one_of(
    r"worst (?:\w+ )?(?:pain|ache) (?:of my life|ever|i have)\b|tearing pain\b"
    rf"|worst {_BELLY} ?(?:pain|ache|cramp)",
    rf"sudden(?:ly)?\b[^.?!]{{0,30}}\bpains?\b[^.?!]{{0,15}}\b(?:{_BELLY}|back)\b",
    rf"sudden(?:ly)?\b[^.?!]{{0,20}}\b(?:{_BELLY}|back) (?:pain|ache)",
    rf"{_BELLY} pains?\b[^.?!]{{0,20}}\b(?:rock hard|rigid)\b",
)
STILL_BLEEDS = one_of(
    r"(?:blood(?! (?:thin|pressure|test|sugar))|bleeding)\b[^.?!]{0,20}\bnot (?:\w+ )?stop\w*(?!"
    r" (?:me|us|him|her)\b)",
    r"(?:two|three|four|five|several|many|[2-9]) (?:towels|pads|dressings|tissues|pillow\w*)"
    r" (?:(?:is|are|were|was|all|now|completely) )*(?:soaked|drenched)\b(?! (?:in"
    r"|with) (?:\w+ )?(?:water|oil))",
    r"(?:cannot|can hardly) stop (?:the )?(?:blood|bleeding)\b",
    r"(?:pumping|pumps) blood\b|blood when i go to the toilet|blood (?:is |has "
    r"|keeps )*(?:soak\w*|drip\w*) |blood (?:that |which )?(?:still )?keeps\b"
    r"|blood (?:(?:is|still|that|which|just|not|stopped|always) )+(?:coming|flowing|running|leaking"
    r"|oozing|trickling)\b|bled\b|keeps? (?:on )?bleeding\b"
    r"|ears? (?:\w+ ){0,3}(?:blood|bleed)|soak\w* through (?:\w+ )?(?:towel|pad|dressing)s?\b"
    r"|nose ?bleed\w* (?:\w+ )?[2-9][0-9]"
    r"|soaked (?:\w+ ){0,2}(?:in|with) blood\b|(?:deep|gaping) (?:cut"
    r"|wound)\b",
    r"(?:stitch\w*|wound|cut|scar) (?:\w+ ){0,2}(?:open(?:ed|ing)?|burst|split|apart|popped)\b",
)
PALPITATIONS = one_of(
    r"heart (?:(?:is|feels?|a|bit|really|so|very) )+(?:odd|strange|wrong|off)\b",
    r"pulse (?:is )?all over the place\b|heart stops\b",
    r"(?:pulse|heart ?rate|hr|bpm) (?:\w+ )?(?:(?:1[3-9]|2[0-9])[0-9]|[23][0-9])\b",
    r"palpitat\w*|heart ?beats?\b(?! faster when i run)",
    r"heart (?:is )?(?:beat\w* )?(?:very |so |too |really )+(?:fast|hard|quick\w*)\b",
    r"heart (?:\w+ ){0,2}doing (?:\w+ )?(?:somersaults|flip|things)"
    r"|heart (?:is )?going mental",
    r"heart (?:will not slow|(?:is )?beat\w* out|(?:is )?going (?:like|mad|crazy|too|ten|nineteen))"
    r"|heart (?:is |keeps |feels "
    r"|has been |beats? )*(?:rac\w+|pound\w*|flutter\w*|skip\w*|miss\w*"
    r"|stopp\w+|thump\w*|fast|weird|funny"
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
FEVER = (
    rf"{_NOT_A_FEVER}.*\b(?:{_DEGREES} ?(?:\u00b0|degrees?|c\b|celsius|fever|temp)"
    rf"|10[0-6](?:\.[0-9])? ?(?:\u00b0|degrees?|f\b|fahrenheit|fever|temp)"
    rf"|(?:temperature|temp|fever|thermometer) (?:\w+ ){{0,2}}(?:{_DEGREES}|10[0-6])"
    rf"|(?:thermometer|oral|armpit|body|measured|it)(?: \w+){{0,2}} {_DEGREES}"
    r"(?= ?(?:$|[.,!?;]|and|this|now|today))|i am (?:39|4[0-2]) and (?:hot|shak|shiv|boil|burn)"
    r"|body (?:(?:is|dey|feels?|very|so) )+hot\b|\bhot body\b|\brunning a temp"
    rf"|\b{_DEGREES} on (?:the|my) thermometer"
    r"|\b(?:hot|roasting|boiling) and shak\w+|\bthe shakes\b)"
    r"|^(?:(?!\b(?:can|may|could|should|water|bath) ).)*(?:^|\b(?:my|his|her) )temp\w*"
    rf" (?:\w+ ){{0,2}}(?:{_DEGREES}|10[0-6])\b"
    r"|\b(?:have|has|got|getting|with) a temp(?= ?(?:$|[.,!?;]|and|now|today|since|again))"
    r"|^\W*(?:39|4[0-2]|10[1-5]|(?:3[89]|4[0-2])[.,][0-9]|10[0-6]\.[0-9]) ?(?:\u00b0|c|f|degrees?)*"
    r"(?= ?(?:$|[,!?;]))"
    r"|(?<!hay )\bfever(?:ish)?\b|\bhigh temperature\b|\bchills\b|\bshivery?\b|\bshivering\b"
    r"|\brigors?\b"
)
_NOT_BY_EFFORT = (
    r"^(?!(?:can i )?sweat a lot ?\??$|.*\b(?:gym|run|running|sauna|yoga|exercis\w*|workout"
    r"|training|sports?|class|hat|helmet"
    r"|wig"
    r"|dance|dancing|football|tennis|heat|hot (?:weather|day)|if i|avoid|without|makes? me"
    r"|cap)\b).*"
)
SHAKING = (
    r"\bhot flush\w*|\bshak(?:e|es|ing) (?:all over|with|and|uncontrollabl\w+|violently|so|like"
    r"|badly)\b"
    r"|\bcannot stop (?:shaking|shivering|trembling|twitching)\b"
    r"|\b(?:shak|twitch|trembl)ing and cannot stop\b|\bteeth (?:\w+ ){0,2}chatter\w*"
    r"|\bchitter(?:ing|s)\b|\b(?:foundered|freezing|frozen) and (?:\w+ )?shak\w+"
    r"|\b(?:have|having|feel\w*|got) (?:the )?heat and cold(?= ?(?:$|[.,!?;]|and))"
    r"|(?:^|\b(?:am|feel\w*|felt|go(?:es|ing)?|went|get\w*|been) )"
    r"(?:hot (?:and )?then cold|cold (?:and )?then hot)\b(?! (?:and |then |hot |cold )*(?:shower"
    r"|water"
    r"|bath|rinse|plunge|pack|compress|towel|drink))"
    r"|\bchattering teeth\b|\bcannot get warm\b|\bnight sweats\b|\bhot and cold\b"
    rf"|{_NOT_BY_EFFORT}\bsweat(?:ing|s|y)? (?:buckets|like|profusely|heavily|a lot|so much"
    rf"|through)\b"
    r"|\bglands? (?:(?:is|are|have|has|in|my|the|neck|feel) )*(?:up|swollen|swelling|big|hard"
    r"|like)\b"
)
FEEL_ILL = (
    r"\bbruis\w* (?:(?:all over|everywhere on|on) (?:my |the )?(?:body|arms|legs)|for no reason)\b"
    r"|\bcannot keep (?:anything|food|water|fluids?|liquids?|a thing) down\b|"
    r"\bcannot think straight\b|\b(?:am|feel\w*|so|pretty|proper) crook\b|^(?:(?:i|he|she|was"
    r"|been|is|have|has|just) )*"
    r"(?:took|taken) (?:bad|ill|poorly)(?= ?(?:$|[.,!?;]|and|in|at|last|this|after|on))|"
    r"\bfeel(?:s|ing)? (?:(?:so|really|very|absolutely|just|bloody) )*(?:awful|dreadful|terrible"
    r"|ghastly"
    r"|rotten|dead|deathly|like death)\b(?! (?:about|for|that|because|inside))"
    r"|\b(?:heat|sun) ?stroke\b"
)
PUS = one_of(
    r"puss?\b",
    r"(?:green|yellow|white|brown|cloudy|smelly) (?:\w+ )?(?:gunk|stuff|goo|gloop|slime|liquid"
    r"|fluid"
    r"|discharge|water|matter|juice)\b(?! (?:melon|bottle))",
    r"(?:clear|watery) (?:fluid|liquid) (?:\w+ ){0,3}(?:nose|ears?)\b",
    r"(?:green|yellow|honey(?: ?colou?red)?) crusts?\b|crusts? (?:\w+ ){0,2}(?:green|yellow)\b",
    r"(?<!hair )coming out of (?:the |my )?(?:\w+ )?(?:holes?|marks?|scalp|head)\b",
    r"matter (?:(?:is|keeps) )?(?:coming|running|leaking|oozing) (?:out|from)\b"
    r"|coming matter\b|matter (?:comes )?from (?:the |my )?(?:wound|scalp|head|holes?|marks?"
    r"|sores?)\b",
    r"suppurat\w*|squelchy\b|boggy\b|goo(?:ey)?\b|gunk\b|maggots?\b|weepy\b|septic\b|gangren\w+",
    r"(?:stuff|fluid|liquid|something|goo|gunk) (?:is |keeps )?(?:coming|leaking|oozing|weeping"
    r"|running)\b",
    r"(?:scalp|skin|wounds?|sores?|needle marks?|scabs?) (?:\w+ )?(?:smells?|stinks?|is smelly"
    r"|is smelling)\b|smell\w* like (?:\w+ ){0,2}(?:died|dead|rotten|rotting)\b",
)
SPREADS = one_of(
    r"(?:area|redness|red|patch|swelling|mark|bruise|rash) (?:\w+ )?(?:is|are|keeps?|gets?"
    r"|getting) (?:on )?"
    r"(?:getting |becoming )?(?:growing|bigger|larger|expanding)\b",
    r"(?:tracks?|streaks?|lines?|trails?|stripes?) of red\b"
    r"|(?:red|hot|swollen) (?:patch|area|line|mark|skin|ring|bit) (?:has |is |have |keeps |still )*"
    r"(?:reach\w*|mov\w+|climb\w*|crept|creep\w*|track\w*|travel\w*|spread\w*)",
    r"(?:redness|rash|swelling|red) (?:has |is |have |keeps |still )*(?:reach\w*|mov\w+|climb\w*"
    r"|crept|creep\w*|track\w*|slid\w*|slipp\w*|travel\w*)",
    r"bruis\w*[^?]*\b(?:growing|spreading|bigger|larger)\b",
    r"(?:sites?|marks?|scalp|spots?|skin|area) (?:is|are|looks?) (?:\w+ )?angry\b",
    r"(?:redness|rash|swelling|red) (?:is |has |keeps |just )+(?:going|gone|coming|come|run\w*)"
    r" (?:up |down )?(?:to|towards|into|past)\b",
    r"ears? (?:(?:is|are|has|gone|very|all|so|red|and) )*(?:hot|swollen|inflamed)\b",
)
_WEAK = r"(?:diabet\w*|chemo\w*|immun[eo]\w*|hiv|transplant\w*|leukaemia|lymphoma|no spleen)\b"
_INFECTED = (
    r"(?:sores?|infect\w*|weep\w*|ooz\w*|pus|nasty|ulcer\w*|wounds?|abscess\w*|boils?|inflamed"
    r"|swollen|cellulitis|smelly)\b"
)
WEAK_AND_INFECTED = rf"\b{_WEAK}[^?]*\b{_INFECTED}|\b{_INFECTED}[^?]*\b{_WEAK}"
_STIFF = r"(?:stiff neck|neck (?:\w+ )?(?:\w+ )?stiff)\b"
_BESIDE_IT = r"(?:rash|spots|fever|temperature|lights?|burning up|drows\w*|confus\w*|vomit\w*)"
NO_FADING = one_of(
    r"rash\w*[^.?!]*\bnot (?:\w+ )?(?:fad\w+|blanch\w*)",
    r"(?:rash\w*|spots?|marks?|dots?|blotch\w*)[^.?!]*\bnot [^.?!]*\b(?:glass|tumbler|press\w*)\b",
    r"chin (?:\w+ ){0,3}chest\b|non ?-?blanching"
    r"|bruis\w* (?:like )?rash\b|purple (?:\w+ )?(?:rash\w*|blotch\w*|spots(?! of| on my (?:hat"
    r"|dress|shirt|scarf|nails?|top)\b)|dots on my (?:legs?|arms?|body|tummy|chest|feet))\b"
    r"|(?:rash|spots) (?:\w+ ){0,3}(?:purple|like (?:\w+ ){0,2}(?:bruis\w*|blood))\b|blood spots\b"
    r"|(?:glass|tumbler) test\b",
    r"(?:rash\w*|blotch\w*|spots?|dots?)[^.?!]*\bstay[^.?!]*\b(?:press|push)\w*",
    r"mening\w+(?! (?:jabs?|vaccin\w*|shots?|injections?|boosters?))\b",
    rf"{_STIFF}[^?]*\b{_BESIDE_IT}\b|{_BESIDE_IT}\b[^?]*\b{_STIFF}",
)
SEPSIS = one_of(
    r"seps[ei]\w*|blood poison\w+|(?:i am|am i|he is|she is|going|gone|be) septic\b",
)
_READ = (
    r"(?:(?:is|are|was|were|has|went|dropp\w*|fell|gone|shot|up|down|to|at|of|now|says|reads?|only"
    r"|about) )+"
)
SUGAR = one_of(
    rf"(?:sugars?|glucose) {_READ}(?:(?:[0-3]|2[5-9]|[3-6][0-9]|[3-9][0-9]{{2}})(?:\.[0-9])?|hi|lo"
    r"|(?:very|too|really|dangerously) (?:low|high))\b(?! (?:days?|weeks?|months?|hours?)\b)",
    r"sugars? [0-3]\.[0-9]\b(?! ?g)|(?<!no )hypos?(?= ?(?:$|[.,!?;]))|hypoglyc\w+|(?:having|had"
    r"|have|going|a"
    r"|into) (?:a )?hypos?\b(?!-| ?allerg)|"
    r"ketoacidosis|ketones? (?:\w+ ){0,2}(?:[2-9]|high)\b",
    r"diabet\w*[^?]*\b(?:confus|drows|shaky|unconscious|collaps|cannot (?:stay|keep) awake)\w*",
    r"insulin (?:\w+ )?(?:ran|run) out\b|(?:no|without|missed|out of) (?:my |any )?insulin"
    r"\b(?! resist)|breath smells (?:\w+ )?(?:of )?(?:fruit|pear)",
)
BLOW = (
    r"(?:(?:hit|banged|bumped|knocked|cracked|bashed|punched|kicked|struck|smacked|whacked|thumped"
    r") (?:(?:me|him|her|us|i|on|in|my|his|her|the|back|side|top|of) )*"
    r"|\b(?<!rain )(?<!rained )(?<!snow )(?<!hail )(?<!water )(?<!hat )(?<!cap )(?<!hair"
    r" )(?<!leaf )"
    r"(?<!leaves )(?<!light )(?:fell|landed|fallen) (?:\w+ )?(?:on|onto) (?:my|his|her|the)"
    r" (?:\w+ )?"
    r"|fell (?:\w+ ){1,3}onto (?:my|his|her) "
    r"|(?:bang|blow|knock|kick|punch) (?:on|to) (?:the|my|his|her) )(?:head|scalp|skull)\b"
)
_AFTER_BLOW = (
    rf"(?:{SICK}|(?:not|cannot|no) (?:\w+ )?(?:remember|memory)|forgot\w*|drows\w*|sleepy"
    rf"|falling asleep|dazed"
    r"|(?:clear|watery) (?:fluid|liquid)|fluid)"
)
HEAD_INJURY = one_of(
    rf"{BLOW}[^?]*\b{_AFTER_BLOW}|{_AFTER_BLOW}[^?]*\b{BLOW}",
    r"(?:blood|fluid|bleed\w*) (?:\w+ ){0,4}ears?\b[^?]*\b(?:fall|fell|blow|bang|hit)\w*",
    r"pupils? (?:\w+ )?(?:bigger|larger|uneven|unequal|different|huge|blown)\b",
)
_LEG = r"(?:leg|calf|thigh)"
CLOT = one_of(
    r"(?:leg|calf|foot|toes?|arm|hand|fingers?) (?:(?:is|are|has|have|gone|went|feels?"
    r"|all) )+(?:(?:blue"
    r"|white|pale|numb) and cold|cold and (?:blue|white|pale|numb))\b",
    rf"{_LEG} (?:\w+ )?(?:double|twice|bigger|fatter|thicker|larger|swollen|swelling|swell(?:s|ed)"
    rf"|huge)\b"
    rf"|(?:swollen|swelling in) (?:my |one )?{_LEG}\b",
    r"calf (?:\w+ )?(?:cramp|pain|ach)\w*[^?.!]*\b(?:red|hot|swollen)\b"
    r"|(?:red|hot) (?:\w+ )?calf\b(?! ?(?:leather|skin|boots))",
    r"(?:had|have|has|got|get) a (?:blood )?clot\b|^blood clot|dvt\b",
)
PRESSURE = rf"\b(?:pressure|bp) (?:{_READ})?(?:1[89][0-9]|2[0-9]{{2}}|[5-8][0-9]/)"
BITE = (
    r"\b(?:dog|cat|horse|rat|animal) (?:\w+ )?(?:attacked|mauled|savaged) (?:me|him|her|us|my)\b|"
    r"\bsnake ?bite\b|\b(?:dog|cat|rat|bat|snake) (?:bit|bites)\b"
    r"(?! (?:my|the) (?:shoe|ball|toy|lead|sofa|bag))"
    r"|\bbitten by (?:an? |the |my )?(?!an? |the |my |midge|mosq|gnat|insect|bug)"
)
_SKIN = r"(?:scalp|head|skin|face|neck|ears?|hands?|arms?|fingers?|forehead|legs?|foot|feet)"
FIRE = one_of(
    r"(?:house|flat|home|kitchen|room|building|car|bed|sofa) (?:(?:is|has|caught) )+(?:on fire"
    r"|alight"
    r"|burning down)\b",
    r"(?:hair|clothes|shirt|dress|hijab|scarf|hat|wig) (?:\w+ ){0,3}(?:on fire|alight|in flames"
    r"|caught light)\b",
    r"(?:set|sets|setting) fire to (?:my|his|her|the)\b|(?:caught|catch(?:es|ing)?"
    r"|catched) (?:on )?fire\b",
    r"chemical burns?\b|(?:bad|severe|deep|serious|third[- ]degree)(?:ly)? (?:burns?|burnt"
    r"|burned)\b",
)
BURNT = one_of(
    rf"(?:burnt|burned|scalded|singed) (?:(?:my|his|her|the|a|bit|of|own|whole|all) )*{_SKIN}\b",
    rf"{_SKIN} (?:(?:is|was|got|has|have|been|all|badly) )+(?:burnt|burned|scalded)\b",
    r"(?:spil\w+|poured|dropped|tipped|splashed) (?:\w+ ){0,2}(?:boiling|scalding"
    r"|hot) \w+ (?:over|on|onto)"
    r" (?:my|his|her|me)\b",
    r"(?:poured|splash\w*|spil\w*) (?:\w+ )?acid\b|(?:^|got |have |is |battery |some |the "
    r"|sulphuric "
    rf"|sulfuric )acid (?:burn\w* )?(?:on|in|over|all over|onto) (?:(?:my|his|her|the) )*{_SKIN}\b",
    r"(?:acid|ammonia|bleach|caustic\w*|cleaner) (?:\w+ )?(?:splash|spil)\w*",
    rf"burns? (?:on|to|all over) (?:my|his|her|the) {_SKIN}\b",
)
USED_NEEDLE = one_of(
    r"(?:sat|stood|stepped|trod|lay|rolled) on (?:a |an |the |some )?(?:\w+ )?(?:needle"
    r"|syringe)s?\b",
    r"(?:prick\w*|jab\w*|stuck|stab\w*|cut|scratch\w*) (?:\w+ ){0,4}(?:with|on|by) (?:\w+ ){0,2}"
    r"used needles?\b|needles? (?:\w+ ){0,2}(?:dirty|not clean|not sterile|used before|reused)\b",
)
LEFT_IN = one_of(
    r"needle (?:\w+ ){0,2}(?:broke\w*|snapp\w+|stuck|left|still) (?:\w+ )?in\b",
    r"(?:piece|bit|tip|part) of (?:a |the )?needle\b",
    r"something (?:is |left |moving |crawling |stuck )+(?:in|under) my (?:scalp|head|skin)\b",
)
HOT_SKIN = one_of(
    r"(?:red|swollen|sore|painful|throbbing|hard) and hot\b|hot and (?:red|swollen|sore|painful"
    r"|throbbing|hard|angry)\b|angry and hot\b|sw[eo]ll\w*(?: up)? and (?:\w+ )?hot\b",
)
LUMP = r"\b(?:new|painful|hard|growing|tender|sore|big) (?:\w+ )?(?:lumps?|nodules?|boils?)\b"
BALL = (
    r"\b(?:golf ball|marble|walnut|grape|plum|egg) (?:\w+ )?(?:on|in|under) my (?:head|scalp)"
    r" (?:where|since|after|from|on my scalp)\b"
)
HOLE = (
    r"\bbone (?:is )?(?:showing|visible)\b|\bskin (?:is )?(?:peeling|coming) off in \w+"
    r"|\bwounds? (?:is |has |keeps )?(?:open|split)\w*"
    r"|\bskin on my \w+ has died\b|\bhole in my (?:scalp|head|skin)\b|\b(?:skin|scalp) (?:has "
    r"|is )?(?:died|dying|rotting|dead)\b"
)
TWICE_AS_BIG = (
    r"\b(?:head|face) (?:\w+ )?(?:twice|double) (?:the|its) size\b"
    r"|\b(?:forehead|head|cheek)s? (?:\w+ )?(?:swelled|puffed|blew|blown) up\b"
    r"|\b(?:head|face|eye) don (?:swell|close)\b"
)
SWOLLEN_MUCH = one_of(
    r"(?:swollen|swelling|swelled|swells) (?:up )?like (?:a|an)\b",
    r"(?:huge(?:ly)?|massive(?:ly)?|enormous(?:ly)?|severe(?:ly)?|extreme(?:ly)?|very) (?:swollen"
    r"|swelling)\b",
)
RASH = r"\brash(?:es)?\b(?! (?:guard|vest|decision))"
ITCHES = one_of(
    r"itch\w* (?:\w+ )?(?:everywhere|all over(?! (?:my |the )?(?:scalp|head|hair))|on my (?:body"
    r"|arms|legs))",
)
_TURNING = r"(?:skin|scalp|patch|area|forehead|face|legs?|arms?|body|chest|nose|cheeks?)"
"""What turns no colour as hair does: a head and its temples go grey."""
SKIN_TURNS = one_of(
    rf"(?:{_TURNING}|head) (?:\w+ ){{0,5}}(?:like (?:a )?(?:marble|lace)|marbled|mottled"
    r"|looks? like a (?:\w+ )?net)\b|(?:marbled|mottled) "
    rf"{_TURNING}\b|(?:lac[ey]|net\w*|blotchy \w+|marble) pattern (?:\w+ ){{0,3}}{_TURNING}\b",
    r"(?:lips?|tip of (?:my|his|her) nose) (?:(?:is|are|looks?|has|have|gone|went|turned|all) )+"
    r"white\b",
    r"(?:scalp|patch|spot|area|skin)\b[^.?!]{0,20}\b(?:gone|went|turn\w*|is"
    r"|looks?) (?:the )?colou?r"
    r" of (?:ash\w*|charcoal|coal|slate|lead)\b|ashen (?:scalp|skin|patch)\b",
    r"(?:scalp|patch|spot|area|skin) (?:\w+ ){0,2}(?:cold and (?:white|pale)|(?:white"
    r"|pale) and (?:cold"
    r"|numb|hard))\b",
    rf"{_TURNING} (?:\w+ ){{0,2}}(?:turn\w*|gone|went|became|become\w*|going|blanch\w*)"
    r" (?:\w+ )?(?:white|grey|gray|black|blue|purple|dusky)\b",
    r"(?:scalp|patch|spot|area) (?:is|looks?) (?:\w+ ){0,2}(?:grey|gray|black|blue|purple|dusky)\b",
)
NO_HEALING = r"\b(?:does|do|will|is|are|has|have) not (?:yet )?heal(?:s|ed|ing)?\b"
HEARING = one_of(
    r"sudden(?:ly)?\b[^.?!]{0,25}\b(?:deaf|cannot hear|(?:lost|losing) (?:my |his "
    r"|her )?hearing)\b",
    r"(?:deaf|cannot hear|(?:lost|losing) (?:my |his |her )?hearing|hearing (?:is |has )?gone)\b"
    r"[^.?!]{0,25}\bsudden(?:ly)?\b",
)
NO_URINE = one_of(
    r"not (?:yet |even )?(?:peed|urinated|passed (?:any )?(?:water|urine)|weed(?= ?(?:$|[.,!?;]"
    r"|all|since"
    r"|today|for)))\b|not (?:\w+ )?been (?:to the (?:loo|toilet)|for a (?:pee|wee)) (?:(?:all|since"
    r"|for) )",
    r"no (?:pee|wee)(?= ?(?:$|[.,!?;]|all|since|for|today))|no wet napp\w+|dry napp\w+",
    r"(?:have|has|had|did|do|does) not (?:\w+ )?(?:pee|peed|wee|weed|urinated?|passed (?:water"
    r"|urine))\b",
    r"cannot (?:pee|wee|urinate|pass (?:water|urine))\b|no urine\b",
    r"not had a (?:pee|wee)\b|(?:pee|wee|urine) (?:has |is )*(?:stopped|dried up|not coming)\b",
)
CALL = one_of(
    r"(?:am i|i am|he is|she is|feels? like i am|feels? like) dying\b(?! (?:to|for|my|it|of))",
    r"need (?:to go to )?(?:a ?(?:&|and|n) ?e|the er|an? hospital|hospital)\b",
    r"(?:need|get|send|want) help(?= ?(?:$|[.,!?;]|now|quick\w*|fast|please))",
    r"help me\b(?= ?(?:$|[.,!?;]))|help(?= ?[!.]*$)(?<=^help)",
    r"ambulance\b(?! (?:driver|crew|series|show|service|station|shift|course|work\w*|museum"
    r"|technician))"
    r"|(?:call|ring|dial|phone) (?:999|911|112|000|111)\b|(?:is|have"
    r"|it is) (?:this )?an emergency",
    r"^(?:(?:some(?:one|body)|please|any(?:one|body)|can you) )+help(?: me| us)?(?= ?[!.?]*$)",
    r"(?:go|get me|take me|rush) to (?:the )?(?:a ?(?:&|and|n) ?e|hospital(?! (?:radio|shop|for"
    r"|to))|the er|er|casualty"
    r"|the emergency)\b|(?:drive|driving|get|getting|walk|taxi"
    r"|bus) (?:\w+ )?to (?:the )?(?:a ?(?:&|and|n) ?e"
    r"|er|casualty)\b",
    r"^(?:(?:an|medical) )*emergency(?= ?[!.?]*$)",
    r"(?:get me|^(?:please )?(?:get|call|fetch)) a doctor\b(?!(?: ?'?s)? (?:appointment|note))",
    r"lock ?jaw\b|jaw (?:is |has |feels |\w+ ){0,3}(?:locked|stuck|seized|clamped)\b"
    r"|cannot open (?:my|his|her) (?:mouth|jaw)\b|jaw (?:is |has )?clench\w*[^?.!]*\bcannot open\b",
    r"(?:sense|feel\w*) (?:\w+ ){0,3}doom\b",
    r"something (?:awful|terrible|bad|horrible|dreadful) (?:is )?(?:about|going) to happen\b",
    r"something (?:is )?(?:very|really|seriously|badly|terribly|horribly|so) wrong(?= ?$|[.,!?;]"
    r"| with (?:me"
    r"|him|her|my (?:wife|husband|mum|dad|son|daughter|baby|child)))",
)
_FALL = (
    r"(?:fell|fallen|thrown) (?:down|off|from|out of) (?:\w+ ){0,3}(?:stairs|steps|ladder|roof"
    r"|window|tree"
    r"|horse|bike|balcony|scaffold\w*)\b"
)
_NOT_LAST_YEAR = (
    r"(?![^?]*\b(?:last (?:year|month|summer|winter)|ago|years?|as a (?:child|kid)|in (?:19|20)))"
)
_MAINS = (
    r"(?:\w+ )?(?:\w*dryer|\w*drier|straightener|iron|tongs?|socket|plug|cable|wire|lamp|machine)"
)
INJURED = one_of(
    rf"(?:(?:got|had|given) (?:a |an )?(?:\w+ )?shock (?:from|off)|shocked by) (?:the|my|a|an)"
    rf" {_MAINS}"
    rf"|{_MAINS}s? (?:\w+ )?(?:(?:shocked|zapped) (?:me|him|her)|gave (?:me|him|her) an? (?:\w+"
    rf" )?shock)",
    r"stabbed\b(?! (?:\w+ )?with (?:\w+ )?needles?)|knife wounds?\b|gunshot\b",
    r"(?:was|were|been|got|is|am) shot(?= ?(?:$|[.,!?;]|by|in (?:the|my|his|her) (?:leg|arm|chest"
    r"|head"
    r"|back|face|stomach)))",
    r"(?:hit|run over|knocked down|knocked over|struck) by (?:a |an |the )?(?:car|bus|lorry|truck"
    r"|van|bike"
    r"|train|tram|motorbike|lightning)\b|(?:car|road|motorbike) (?:crash|accident)\b"
    rf"{_NOT_LAST_YEAR}",
    r"electrocuted\b|electricity shock\b|electric(?:al|ity)? shocks? (?:from|off)\b|knocked off"
    r" (?:my|his|her) (?:\w*bike|horse)\b|(?:got"
    r"|had|given|having|get|getting) (?:a "
    r"|an )?(?:\w+ )?electric(?:al|ity)? shock\b"
    r"(?! (?:feeling|sensation|therapy|like))",
    r"(?:nearly |almost |has |have )drown(?:ed|ing)\b(?! in)",
    r"(?:fell|fallen) (?:from|off|out of) (?:\w+ ){0,2}(?:roof|window|balcony|ladder"
    r"|scaffold\w*)\b",
    r"(?:leg|neck|back|hip|skull) (?:is |looks )broken\b|bone (?:is )?(?:out|sticking|poking)\b",
    r"(?:cut|chopped|sliced|lost) (?:off )?(?:my|his|her|a) (?:\w+ )?(?:finger|thumb|toe|hand"
    r"|ear)s? off\b"
    r"|(?:(?:cut|chopped|sliced) off|lost) (?:my|his|her|a) (?:\w+ )?(?:finger|thumb|toe|hand"
    r"|ear)\b"
    r"(?! (?:nail|ring|print|plug))",
    r"(?:needle|glass|metal|splinter|nail|blade) (?:\w+ )?in(?:to)? (?:my|his"
    r"|her) eyes?\b(?![ -]catching)",
    rf"(?:broke|broken) (?:my|his|her) (?:neck|back|spine|skull|hip|leg)\b{_NOT_LAST_YEAR}",
    rf"{_FALL}[^?]*\b(?:move|neck|back|spine|numb|hip|leg)\b",
)
GAS = one_of(
    r"carbon monoxide\b|gas leak\b|smell(?:s|ed)? (?:of )?gas\b|smoke inhalation\b",
    r"(?:breathed|breathing|inhaled) (?:in )?(?:\w+ ){0,2}(?:smoke|fumes|gas)\b",
)
TESTICLE = one_of(
    r"testic\w+ (?:\w+ ){0,2}(?:pain\w*|hurt\w*|swollen|ach\w+)",
    r"(?:pain\w*|swell\w*|swollen|sore) (?:\w+ ){0,3}testic\w+",
)
_EYELID = r"(?:eye ?lids?|lids? of (?:my|his|her|the|one) eyes?|eyes?)"
SORE_EYE = one_of(
    rf"{_EYELID} (?:(?:is|are|looks?|feels?|has|have|got|gone|went|very|all|so|both|a|bit|really"
    r"|getting|becoming|red|sore|and) )*(?:puff\w*|swoll\w*|swell\w*|hot|inflamed|bulging)\b",
    r"eye ?lids? (?:is |are |have |has |almost |nearly |half |just |both )*(?:clos\w+|shut\w*)\b",
    r"eyes? (?:\w+ ){0,2}(?:swoll|swell|puff)\w* (?:shut|closed)\b|eyes? has (?:nearly|almost|half)"
    r" (?:shut|closed)\b",
    rf"(?:puffy|swollen|hot|inflamed|bulging) {_EYELID}\b"
    r"(?! (?:mask|compress|patch|cream|gel|pads?|drops|bath)\b)",
)
IN_AN_EYE = (
    rf"\b(?:{CHEMICAL}|solution\b|liquid\b|stuff\b|product\b)(?: \w+){{0,4}} (?:in|into|near)"
    r" (?:my |his |her |the |both |one )*eyes?\b"
)
