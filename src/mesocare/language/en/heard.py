"""The English in which a patient asks."""

from functools import cache

from mesocare.language.en.endings import root
from mesocare.language.en.facts import BETWEEN_THINGS
from mesocare.language.en.heard_asides import (
    ASIDES,
    SETTINGS,
    WHEREABOUTS,
    WHEREABOUTS_OF_HAIR,
)
from mesocare.language.en.heard_dangers import DANGERS, UNWELL
from mesocare.language.en.heard_denials import DENIALS
from mesocare.language.en.heard_idioms import UNWELL_IDIOMS
from mesocare.language.en.heard_lengths import LENGTHS_OF_DOING, NUMBERS, UNITS, even_lengths
from mesocare.language.en.heard_spellings import EXCESSES, SPELLINGS, TURNED
from mesocare.language.en.heard_synonyms import SYNONYMS
from mesocare.language.en.heard_times import (
    BACKWARDS,
    BETWEEN_TIMES,
    CLOCKS,
    LEADS_TO,
    MINUTES_PAST,
    MONTHS,
    ONWARDS,
    PARTS_OF_DAY,
    RANGES,
    SIDES,
    TIMES,
    UNREAD,
    UP_TO,
    WEEKDAYS,
    WHAT_A_DAY_IS_FOR,
)
from mesocare.language.words.heard import Heard

_DONE = (
    r"(?:was|were|been|done|took|went|did|drank|ran|swam|wore|had|got|used"
    r"|(?!need|feed|bleed|speed|seed|weed|shed)\w{2,}ed)\b"
)
_WHO = r"(?:i|we|he|she|they|it|patient|hair|(?:my|the|a) \w+)"
_TOLD = (
    r"^(?:i|we) (?:already |just |accidentally )?(?:took|used|went|did|drank|ran|swam|wore|had"
    r"|(?!need|feed|bleed|speed)\w+ed)\b"
    r"|^(?!.*\b(?:can|may|could|should|shall|will) (?:i|we|he|she|my)\b)"
    rf"(?:{_WHO} (?:already |just |have |has |had )?{_DONE}(?! to\b)"
    r"|(?:was|were|been|took|went|did|drank|swam|wore|got|dyed|bleached|colou?red|sunbathed|oiled"
    r"|smoked|washed) "
    r"|.*\b(?:i|we|he|she|they) (?:took|had|did|used|done|went|wore)\b(?! to\b)"
    r"|.*\b(?:(?:was|were) (?:it|that) |would (?:it|that) have been )|.*\bwas (?:ok|okay"
    r"|alright|a mistake)\b"
    r"|.*\bfrom \w+day still\b)"
)
"""What tells of a thing that is done, and asks for no leave."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FRIENDLY = frozenset(
    "\N{PERSON WITH FOLDED HANDS}\N{THUMBS UP SIGN}\N{WAVING HAND SIGN}\N{GRINNING FACE}"
    "\N{SMILING FACE WITH SMILING EYES}\N{SLIGHTLY SMILING FACE}\N{SMILING FACE WITH OPEN MOUTH}"
    "\N{THINKING FACE}\N{HEAVY BLACK HEART}\N{BLACK QUESTION MARK ORNAMENT}"
)
"""Pictures that say no more than "please"; all others may tell of a danger."""
_SMALL = _words(
    """
    a about advisable all allowed alright also am an and any anybody anyone anything are bad
    be because been being bother but can client clients could cos cuz dangerous dear did does
    else ever fine forbidden gonna good happen harmful has he hello hi her here him his how i
    if is it its itself just kind least lots many may maybe me might mind must my myself
    needed ok okay ought our patient patients per perhaps permitted person please possible
    possibly prefer probably quite rather really recommended risky said same say shall she
    should sir so some somebody someone somewhat sort such suppose supposed sure tell thank
    thanks that the their them then there these they thing things think this those though to
    too unsafe us very want was we well were what whatever when where whether which who
    whole whom whose why will wish wonder wondering would wrong yes you your yours safe
    lol pls plz thx ta cheers haha hehe omg tbh btw innit yeah yep hiya hey ya u im abeg doc
    safely recommend suggest able plan planning hope hoping chance fancy tempted happens matter
    matters thinking accidentally mistake
    """
)
_MARKERS = _words(
    """
    in on at to of for into onto under by from over near around round during as than through
    along across inside beneath against underneath after before until till since towards upon
    beside behind above below between with within while whilst
    """
)
_NEGATIONS = _words(
    """
    not no never none without avoid avoiding stop stopping quit skip miss omit withhold
    refrain refuse cancel instead except unless off cannot nothing neither nor free less
    other another others more than twice double extra only away against leave leaving forget
    keep rid out pause pausing halve halving
    """
)
_LIGHT = _words(
    """
    still go going have get got do doing take use make put be try start restart begin resume
    continue wear apply give want visit attend join enjoy sit stand stay catch pop come
    return set treat carry undergo receive need like up down again already teach pour expose
    sprinkle
    """
)
_HARMLESS = _words(
    """
    little bit lot much long short quick whole half full tiny small big large nice lovely
    cheeky proper regular cold cool outside outdoors inside indoors home slow slowly fast
    gentle gently light lightly easy careful carefully properly quickly briefly once one
    two three four five six seven eight nine ten twelve fifteen twenty thirty forty old
    simple last first self alone together straight lots everywhere afterwards local round loose
    backwards sideways
    """
)
_AMOUNTS = _words(
    """
    glass glasses pint pints bottle bottles can cans cup cups couple drop piece pair unit
    units round minute minutes hour hours bit lot lots few
    """
)
_HEADS = _words(
    """
    session sessions class classes lesson lessons treatment treatments appointment foam spray
    lotion cream tablet tablets pill pills drops solution machine device club practice match
    """
)
_DEEDS = _words(
    """
    play drink smoke ride drive fly eat lift walk sleep work swim wash dry cut shave pick
    dance train hold shower rub brush lie perform let cover keep check look wet leave open
    close pull
    """
)
_PLACES = _words(
    """
    hair hairs scalp scalps head heads locs dreads curls afro fringe bangs crown parting mane
    tresses hairdo twists
    """
)
_BODY_PARTS = _words(
    """
    face eye eyes ear ears nose mouth lip lips tongue throat neck chin cheek cheeks forehead
    brow eyebrow eyebrows eyelash eyelashes eyelid beard moustache tooth teeth shoulder
    shoulders arm arms elbow hand hands wrist finger fingers nail nails chest back belly
    tummy stomach hip hips leg legs knee knees ankle foot feet toe toes skin body bottom
    breast armpit armpits groin
    """
)
_COMPLAINTS = _words(
    """
    normal expected usual last lasts lasting stay stays gone going go still bit little lot
    some small tiny mild slight slightly visible there all over really bad badly suddenly
    sudden today now since my head scalp hair skin area place here after before treatment
    session worse better day days week weeks hour hours feel feels feeling felt look looks
    looking see get gets getting have had hurt it when how long will be does do disappear
    wear off on in at of the a an with both left right one two three four five six seven
    eight nine ten twenty few several couple later tomorrow tonight morning evening night
    month months minute minutes appear appears point points where under near around keep
    keeps touch why what patient hairline forehead hand red only more any again come came up
    out
    """
)
_SYMPTOMS = tuple(
    map(
        _words,
        (
            "hurt pain painful",
            "red redness",
            "sore soreness",
            "tender tenderness",
            "numb numbness",
            "stiff stiffness",
            "weak weakness",
            "tight tightness",
            "dizzy dizziness",
            "itch itchy itchiness",
            "fever feverish",
            "breathless breathlessness",
            "infected infection",
            "inflamed inflammation",
        ),
    )
)
_MILD = _words(
    """
    normal expected usual common last lasts lasting stay stays remain remains still bit little
    some small tiny mild mildly slight slightly minor visible there here feel feels feeling look
    looks looking get gets getting got have had having when how long will be does do disappear
    disappears wear wears off go goes going gone away fade fades settle settles heal heals what
    patient hairline forehead top back front down today tomorrow tonight now yesterday morning
    afternoon evening night hour hours since after session sessions treatment treatments
    injection injections visit appointment meso mesotherapy touch touches press comb wash lie
    sleep rest hat scarf hijab cap pillow under it one two three four five six couple few
    several point points place places area areas skin first second third clinic doctor
    nurse yet already till until like worry worried worrying show shows see sees come comes came
    appear appears
    """
)
_HELD_BY_A_BODY = (
    r"(?:hat|cap|scarf|hijab|turban|wig|helmet|shower|hood|bandana|bonnet|beanie|pillow)"
)
_NOT_OF_THE_PLACE = (
    r"(?:^|[,;.!?] ?|\b(?:and|but) )"
    r"(?![^,;.!?]*\b(?:head|scalp|hair|forehead|crown|temple|injection|needle)\w*)"
    r"[^,;.!?]*?(?:\b(?:back|front|bottom|below|underneath|beneath|down (?:there|under|south)"
    r"|skin|hands?"
    rf"|side|sides)\b|\bunder\b(?! (?:my |the |a |his |her )?{_HELD_BY_A_BODY})"
    r"|\b(?:i|he|she)(?= (?:am|is|was|feels?|felt|hurts?|aches?|itch(?:es)?|stings?|go(?:es)?"
    r"|went)\b"
    r"| *$)(?! (?:am|is|was) (?:having|getting|seeing|noticing)\b))"
)
"""What is felt on another part of a body than the treated one, or by somebody as a whole."""
_GRAVE = (
    rf"{_NOT_OF_THE_PLACE}|\b(?:my|him|her|your|them) ?sel(?:f|ves)\b"
    r"|\b(?:very|really|so|too|bad|badly|much|lots?|most|more|worse|worst|such|many|severely|extremely"
    r"|whole|entire|entirely|everywhere|throughout|through|inside|covered"
    r"|all (?:over|round|around|along|the way|(?:my |the )?(?:places|points|sides|areas|spots))"
    r"|every (?:place|point|side|area|spot)"
    r"|(?:front|top|ear|side) (?:and|to|through to) (?:back|bottom|ear|side))\b"
)
_EVERYDAY = _words(
    """
    drunk face hands nails watch tv telly television film films movie movies series netflix cinema
    read reading book books magazine write writing letter email emails radio music listen
    podcast phone text chat game games computer laptop internet zoom eat food meal meals
    breakfast lunch dinner supper snack cook cooking bake baking bread rice pasta soup salad
    fruit vegetables chicken fish meat egg eggs cheese toast cake biscuit biscuits chocolate
    crisps pizza curry sandwich cereal water tea coffee milk juice squash lemonade teeth
    toothbrush pray praying prayer prayers meditate home house indoors inside sofa chair desk
    garden kitchen iron ironing hoover laundry dishes shop shopping shops groceries bus buses
    railway taxi car fly flight plane travel holiday friend friends family mum dad mother father
    sister brother cat dog pet feed knit knitting sew sewing paint painting draw drawing sing
    singing piano guitar talk see meet visit church mosque temple library museum restaurant cafe
    party dress undress clothes shoes glasses contacts makeup brush kiss hug cuddle play cards
    chess puzzle crossword homework revise study
    """
)
_BODY_TALK = (
    *UNWELL_IDIOMS,
    r"^\W*sweat(?:ing|y)(?: (?:now|today|again|all over|a bit))*\W*$",
    # "I feel …", "we noticed …"
    (
        r"^(?:\W|and |but |help |please |because |hello |hi )*"
        r"(?:i|we) (?:already |just |still |suddenly )?"
        r"(?:am(?! going to| allowed| planning| supposed| thinking)|was|feel|felt|have(?! to)|got"
        r"|can feel|can see|see|notice|noticed|look|cannot|speak|fainted)\b"
    ),
    # "…, it hurts"
    (
        r"(?:^|\band |\bbut |\bbecause |[,.;!?] ?)"
        r"(?:i am|i feel|it is|it feels|it looks|it hurts|there is|there are|i cannot)\b"
        r"(?! (?:going to|allowed|planning|supposed|ok|okay|safe|fine|possible|bad))"
    ),
    # "My scalp is …"
    (
        r"(?:^|[,.;!?] ?|\bbut |\bbecause )(?:\W|and |but |help |please |why |because )*"
        r"(?:my|the|his|her|a|one|both|some) "
        r"(?:\w+ ){1,3}(?:is|are|was|were|has|have|had|feels?|felt|looks?|hurts?|aches?|itch(?:es)?"
        r"|stings?|burns?|smells?|became|becomes?|went|keeps?|seems?|got|does not|do not|will not"
        r"|came|comes|turn(?:s|ed|ing)|swell(?:s|ed|ing)?|itching|peeling|burning|stinging"
        r"|tingling)\b"
    ),
    # "Why is my head …", "will the bruise …"
    (
        r"\b(?:why|is|are|does|do|will) (?:my|the|a|an) (?:\w+ )?(?:head|scalp|hair|skin|face|eyes?"
        r"|neck|hairline|forehead|headache|swelling|bruis\w+|pain|dots?|marks?|scabs?)\b"
    ),
    # "Is it normal …"
    (
        r"\bnormal (?:that|to|for|if|after|when|on day)\b"
        r"|\bis (?:it |this |that |\w+ |\w+ \w+ ){1,4}normal\b|\bare (?:\w+ ){1,4}normal\b"
        r"|\bhow long (?:is|does|do|will|are)\b"
        r"(?! (?:i|we|a patient) (?:have to|need to|must|wait|avoid|stay away|stay out)\b)"
    ),
)


@cache
def _near_words() -> dict[str, frozenset[str]]:
    from mesocare.language.en.near_words import LINES

    return _read_near(LINES)


@cache
def _danger_words() -> dict[str, frozenset[str]]:
    from mesocare.language.en.near_dangers import LINES

    return _read_near(LINES)


def _read_near(lines: str) -> dict[str, frozenset[str]]:
    near: dict[str, frozenset[str]] = {}
    for line in lines.strip().splitlines():
        ours, *others = line.split()
        near[ours] = near.get(ours, frozenset()) | frozenset(others)
    return near


TABLE = Heard(
    spellings=SPELLINGS,
    synonyms=SYNONYMS,
    times=TIMES,
    numbers=NUMBERS,
    even_lengths=even_lengths,
    units=UNITS,
    sides=SIDES,
    onwards=ONWARDS,
    backwards=BACKWARDS,
    unread=UNREAD,
    ranges=RANGES,
    leads_to=LEADS_TO,
    up_to=UP_TO,
    weekdays=WEEKDAYS,
    months=MONTHS,
    parts_of_day=PARTS_OF_DAY,
    clocks=CLOCKS,
    minutes_past=MINUTES_PAST,
    afternoon_marks=frozenset({"pm", "p m"}),
    between_parts=r"\b(?:and|or|but|then|plus)\b|[,;:&+/!?]|\.(?![0-9])",
    between_times=BETWEEN_TIMES,
    between_sentences=r"[,;!?]|\.(?![0-9])|\b(?:but|so)\b",
    between_deeds=(
        r"[;?!]|[.:](?![0-9])|,? ?\b(?:and )?(?:then|afterwards|but|plus)\b"
        r"|\bfirst(?= ?,| and\b)"
    ),
    joins=r"\b(?:and|or|then|plus)\b|&",
    what_a_day_is_for=WHAT_A_DAY_IS_FOR,
    between_things=BETWEEN_THINGS,
    between_alternatives=r",\s*(?:or\b)?|;|\bor\b",
    joins_signs=r"\band\b",
    ends_sign=(
        r"[(;]|,? \b(?:even (?:if|when|weeks|months|after)|although|unless|with or without)\b"
        r"|,? \band (?=(?:you|your|it|there|they) )"
    ),
    linking=(
        r"(?<!there )\b(?:is|are|feels?|looks?|stays?|remains?|turns?|goes|go|becomes?|gets?"
        r"|seems?)\b"
        r"(?! (?:up|down|on|out|off|away|in|into)\b)"
    ),
    noticing=_words("have get feel notice see develop experience suffer look become"),
    subjects=_words("you your it its there they the a an"),
    becoming=_words("turn go become get gets look feel grow"),
    small=_SMALL | _FRIENDLY,
    markers=_MARKERS,
    in_turn=_words("before after until till during at"),
    after="after",
    before="before",
    at="at",
    at_once=_words(
        "in on into onto inside within under beneath underneath over above by near beside during"
        " while whilst"
    ),
    goals=_words("to for"),
    ties=_words("with than against"),
    onto=_words("to on onto over"),
    putting=_words("put use apply hold wear pour rub press spray spread"),
    turned=TURNED,
    negations=_NEGATIONS,
    openers=_words("go have get do take use put wear"),
    light=_LIGHT,
    nouns_too=_words("stand start set catch pop return visit treat try sit stay"),
    qualities=_words(
        "clean fresh own new satin silk cotton soft nice floppy wrapped normal normally usual"
        " favourite favorite wool woollen chiffon jersey linen cashmere fleece tweed denim"
        " velvet viscose bamboo plain patterned striped"
    ),
    harmless=_HARMLESS,
    excesses=EXCESSES,
    excess="excess",
    taken=_words("take drink eat smoke"),
    worn=_words("wear"),
    electric=_words(
        "dryer dryers hairdryer hairdryers drier driers straightener straighteners iron irons tongs"
        " wand wands crimper dyson airwrap supersonic diffuser ghd ghds clippers laser led lamp"
    ),
    done_by_taking=_words(
        "bath shower bus break care dip drive exam flight nap photo ride rest seat stroll swim taxi"
        " test train trip walk"
    ),
    wet=_words(
        "bath bathtub tub shower pool sea lake river rain water jacuzzi whirlpool sauna spa hammam"
        " wet"
    ),
    at_home=(
        (_words("sweat"), _words("sauna steam room hammam bath tub")),
        (
            _words("comb brush detangle shave scrub scratch touch rub exfoliate"),
            _words("shower bath"),
        ),
    ),
    eating=_words("eat drink"),
    eaten=_words("food meal snack alcohol"),
    long_times=(
        r"\b(?:all|the whole|the entire|through the) (?:night|day|evening|afternoon|morning)\b"
        r"|\bovernight\b|\bfor (?:\w+ )?hours\b|\bfor ages\b|\bnon-?stop\b"
        r"|\b(?:pack|compress|flannel|ice)\b[^.?!]*\bfor (?:an?|one|1|half an) hour\b"
    ),
    all_of_life=r"\b(?:normal|usual|ordinary|everyday|daily|routine)\b",
    once_more=(
        r"\b(?:again|already|later|more|next|first|second|last|since|carry(?:ing)? on|go(?:ing)? on"
        r"|keep(?:ing)?(?: on)?|continu\w+)\b"
        r"|\bafter (?:\w+ ){1,2}(?:hours?|minutes?|mins?|hrs?|h)\b"
        r"|\bafter (?:(?:my|the|a) )?(?:\w+ )?doses?\b"
    ),
    long_deeds=_words("sleep work school life rest read"),
    worse=_words(
        "excess few several weed cannabis marijuana joint joints spliff spliffs hash ganja hard"
        " harder roughly vigorously firmly vigorous rough"
    ),
    amounts=_AMOUNTS,
    asides=ASIDES,
    settings=SETTINGS,
    whereabouts=WHEREABOUTS,
    whereabouts_of_hair=WHEREABOUTS_OF_HAIR,
    heads=_HEADS,
    deeds=_DEEDS,
    journeys=_words("fly drive walk ride travel cycle go"),
    towards="to",
    asking=_words("ask tell keep"),
    body_told="my {part} is {felt}",
    lengths_of_doing=LENGTHS_OF_DOING,
    stopping=(
        r"\b(?:stop|avoid|skip|omit|miss|withhold|pause|quit|cease|discontinue|cancel|refrain|never"
        r"|without|(?:do|should|must|can) ?not|don ?'?t|give up|cut out|(?:come|hold|stay|lay) off"
        r"|leave (?:[\w']+ ){0,4}(?:out|off)|go without)(?:ping|ting|ing)?\b"
    ),
    places=_PLACES,
    body_parts=_BODY_PARTS,
    mild=_MILD,
    grave=_GRAVE,
    everyday=_EVERYDAY,
    unwell=UNWELL,
    denials=DENIALS,
    dangers=DANGERS,
    danger_words=_danger_words,
    adverb_ending="ly",
    single_letters=frozenset("iaur"),
    complaints=_COMPLAINTS,
    symptoms=_SYMPTOMS,
    body_talk=_BODY_TALK,
    own=_words("my the your his her their both one"),
    told=_TOLD,
    permission=r"\b(?:can|could|may|should|shall|must|am allowed to|ok to|okay to|safe to)"
    r" (?:i|we)? ?",
    root=root,
    near_words=_near_words,
)
