"""What calls for help whatever the treatment was, as people say it in English."""

from mesocare.language.en import heard_illness as told
from mesocare.language.en.heard_harm import (
    CRISIS,
    DOUBLE_DOSE,
    DRUGS,
    OVERDOSE,
    POISON,
    VIOLENCE,
    one_of,
)
from mesocare.language.words.heard import Danger

DANGERS = (
    Danger(
        CRISIS, "emergency", "you think of ending your life, or of hurting yourself",
        is_crisis=True,
        cues=(
            "nothing matters", "voice", "waste of", "worthless", "pain to",
            "desire", "wish to", "will to", "strength to", "energy to", "done with", "sav",
            "hoard", "stash", "think", "painless",
            "kill me",
            "kys", "world", "plan", "lined up", "laid out", "next to me", "beside me", "in my hand",
            "count",
            "again", "danger to", "forget", "real",
            "ending", "finish", "end things", "end everything", "gone", "noose", "rope", "gun",
            "cutting", "cut to", "better", "burning", "hurting", "sel", "suc", "sus", "suic",
            "suis", "suec", "sues",
            "kms", "life", "liv", "it all", "exist", "be here", "die", "dead",
            "reason", "point", "cannot take", "jump", "purpose", "deliberate", "intention",
            "wrist", "end it", "finish it", "drown", "vanish", "disappear", "not be", "miss ",
            "mourn", "cope", "wok", "wak", "off ", "in front", "under ", "before ", "into ",
            "not come", "never come", "not return", "never return", "goodbye", "farewell",
            "burden", "care if", "notice if", "forever", "for ever", "for good", "etern", "until",
            "till", "til ", "cannot do", "cannot face", "cannot stand", "be around", "hate",
            "hating", "leap", "oven", "born", "see tomorrow", "go on", "carry on", "to death",
            "no more", "to stop", "to end", "be over", "stockpil", "way out", "planning my",
            "how many", "onto the",
            "dark thoughts",
            "rather not", "want out",
        ),
    ),
    Danger(
        POISON, "emergency", "somebody swallowed something harmful, or too much of a medicine",
        cues=(
            "suck",
            "took", "taken",
            "sniff", "huff",
            "drink", "drank", "drunk", "swallo", "ate", "eat", "lick", "inhal", "gulp", "downed",
            "necked", "sipp", "chew", "mouth", "throat", "dos", "poison", "od on", "oded",
            "oding", "to od", "an od", "t od", "l od", "y od", "snort", "inject", "vein", "weed",
            "freeze", "bleach", "pesticide", "pellet", "disinfectant",
        ),
    ),
    Danger(
        OVERDOSE, "emergency", "somebody swallowed something harmful, or too much of a medicine",
        cues=(
            "overd", "them", "the lot", "been at",
            "by ", "drank", "drunk", "swallo", "ate", "eat", "lick", "downed", "necked", "chew",
            "took", "taken", "got ", "too m", "more than", "as many", "pack", "box", "bottle",
            "strip", "tub", "jar", "hand", "fist", "bunch", "load", "lot", "heap", "blister",
            "every", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "nine", "ten", "eleven",
            "twelve", "teen", "twent", "thirt", "fort", "fift", "sixt", "hundre", "dozen", "all",
            "rest", "remain", "triple", "treble", "quadru", "times", "double", "twice", "extra",
            "four", "five", "six", "seven", "eight", "once", "in one", "same t", "threex",
            "tenx", "x ",
        ),
    ),
    Danger(
        told.FIRE, "emergency", "hair or clothes burn, or a burn is bad",
        cues=("burning down", "fire", "alight", "flames", "burn", "caught"),
    ),
    Danger(
        told.LIFELESS, "emergency",
        "somebody does not wake up, does not breathe or turns blue or limp",
        cues=(
            "not f", "not d", "not e", "consciou", "not alive", "not hear", "not open",
            "not with us",
            "not get", "not even", "colo", "respon", "react", "stops m", "stop m", "stopped m",
            "coma",
            " dead", "sign of life", "signs of life", "open", "cannot move",
            "nail", "fingertip", "unconscious", "unrespons", "lifeless", "pulse", "heartbeat",
            "cardiac", "wak",
            "respond", "wake", "breath", "blue", "star", "grunt", "purple", "grey", "gray",
            "floppy", "limp", "roll", "rouse",
            "be woken", "answer", "not mov", "not react",
        ),
    ),
    Danger(
        told.BREATH, "emergency", "you find it hard to breathe",
        cues=(
            "at a time", "word", "gasps",
            "sentence", "dyspn", "miss", "sharp", "pain", "hurt", "catch", "stitch", "stab",
            "oximeter", "saturation", "respiration",
            "air hung", "hungry for",
            "whistl", "puff", "respir", "luft", "inhaler", "pump",
            "drown", "gurgl", "rib", "wrong", "to talk", "to speak", "strangl", "straw", "gag",
            "saliva", "spit",
            "pipe", "airway",
            "lungful", "oxygen", "sats", "spo2", "breath", " air", "wheez", "gasp", "chok",
            "suffocat", "pant", "lung", "winded", "asthma", "swallow", "throat",
        ),
    ),
    Danger(
        told.ALLERGY, "emergency",
        "your lips, mouth, throat or tongue swell or tingle, or your voice turns hoarse",
        cues=(
            "nut",
            "slits", "grew", "grown", "growing", "bigger", "getting big", "palms",
            "wasp", "bee", "hornet",
            "blister", "throat", "balloon", "blew",
            "like", "huge", "massive", "enormous", "fat", "big",
            "swoll", "blown",
            "puff",
            "swell", "swollen", "angio", "anap", "anaf", "allerg", "clos", "tight", "reaction",
            "epi", "tingl", "numb", "itch", "hoarse", "voice", "shut", "block", "thick",
            "constrict",
        ),
    ),
    Danger(
        told.FAINT, "emergency", "you faint, or feel that you will",
        cues=(
            "nod", "drift", "dozing", "falling", "off balance",
            "vertigo", "knowledge", "sense", "conscience", "far", "distant", "muffled", "deck",
            "ground", "jelly", "lights went out", "found",
            "balance",
            "dropped", "slumped", "crumpled", "spins", "is dark", "dark", "black", "shock",
            "gave", "giv", "clammy", "keel", "colo",
            "floor", "went down", "weakness", "gidd", "reeling",
            "swimming",
            "faint", "pass", "black", "collaps", "spinning", "going round", "turn", "out cold",
            "concuss", "sweat", "knock", "over ", "wobbl", "unsteady", "clammy", "and pale",
            "and cold", "and gr", "going dark", "cold and", "pale and",
        ),
    ),
    Danger(
        told.SEIZURE, "emergency", "somebody has a fit",
        cues=(
            "tongue",
            "shak", "twitch", "thrash", "foam", "froth", "jerk", "stiff", "rigid", "seizure",
            "convuls", "epilep", "fit",
        ),
    ),
    Danger(
        told.STROKE, "emergency",
        "your face droops, an arm or a leg is weak, or what you say makes no sense",
        cues=(
            "acting", "behaving",
            "belong", "not mine", "wrist",
            "over my", "over h", "lost in", "leak", "run", "spill", "drip", "dribbl", "recall",
            "know", "get lost", "gets lost", "getting lost", "eye",
            "scrambl", "garbl", "mixed up",
            "drool", "tia", "brain", "not come", "not making", "not know", "thinks it",
            "think it", "know what",
            "lost control", "foot", "finger", "tongue", "hold", "use ", "tingl", "back pain",
            "back ache", "aneurysm", "mini",
            "talk", "speak", "sound", "side", "fast test", "be a",
            "word", "arm", "leg", "hand", "side", "drunk", "things", "slurr",
            "no feeling", "no sens", "no stren", "no power", "dropp", "wonky", "face", "mouth",
            "smile", "lip", "cheek", "eyelid", "sense", "gibberish", "rubbish", "gobbledygook",
            "confus", "disorient", "deliri", "droop", "cannot", "weak", "numb", "dead", "paraly",
            "stroke", "one side", "slur", "strange", "speech", "words", "muddled", "hallucin",
            "half", "voices", "rambling", "incoherent", "not h", "not with", "remember", "not know",
            "not even", "not really", "recogni", "pins", "jumbled",
        ),
    ),
    Danger(
        told.HEART, "emergency", "your chest, an arm or your jaw hurts, or your chest feels tight",
        cues=(
            "heartburn", "indigestion", "shoulder", "ribs", "heart", "chest", "arm", "jaw",
            "breast",
        ),
    ),
    Danger(
        told.SIGHT, "emergency", "you suddenly see less, or see flashes",
        cues=(
            "blindness", "looking through", "lightning", "blanket", "cloud", "sheet",
            "cannot read", "twice",
            "floaters", "flash", "stars",
            "double", "black spot", "curtain", "shadow", "sight", "vision", "blind", "blurr",
            "see", "saw", "veil", "eye", "view", "half", "part", "everything", "film",
        ),
    ),
    Danger(
        told.BLOOD, "emergency", "you bleed heavily, or cough or vomit blood",
        cues=(
            "bled", "gush",
            "blood", "bleed", "cough", "haemorrhag", "hemorrhag", "coffee", "dark brown",
            "black", "red",
        ),
    ),
    Danger(
        told.WORST_HEADACHE, "emergency",
        "a headache is sudden and very bad, or comes with a stiff neck, confusion or weakness",
        cues=(
            "explod",
            "ache", "migraine", "head pain", "pain in", "pains in", "thunderclap", " head",
            "head explod", "head is explod", "head just explod", "head has explod",
        ),
    ),
    Danger(
        told.PREGNANT, "emergency",
        "you are pregnant and bleed or are in pain, your waters break, or the baby moves less",
        cues=(
            "week", "pregnan", "water", "miscarr", "labo", "contractions", "baby", "babies",
            "movement", "kick",
        ),
    ),
    Danger(
        told.NO_FADING, "emergency",
        "a rash does not fade when you press a glass on it, or your neck is stiff and you feel ill",
        cues=(
            "stiff", "chin", "purple", "blood", "bruis",
            "rash", "spot", "mark", "dot", "blotch", "blanch", "glass", "tumbler", "seps",
            "mening", "poison",
        ),
    ),
    Danger(
        told.SEPSIS, "emergency", "you think that it is sepsis (blood poisoning)",
        cues=("seps", "septic", "blood poison"),
    ),
    Danger(
        told.HEAD_INJURY, "emergency",
        "after a blow to the head you vomit, forget, get drowsy, or fluid comes from nose or ear",
        cues=("head", "scalp", "skull", "pupil", "ear"),
    ),
    Danger(
        told.SUGAR, "emergency", "your blood sugar is very low or very high, or you lack insulin",
        cues=("sugar", "glucose", "hypo", "diabet", "ketoac", "ketone", "insulin", "breath smells"),
    ),
    Danger(
        DRUGS, "emergency", "a drug, or too much of a numbing cream, makes you ill",
        cues=(
            "ecstasy", "mdma", "cocaine", "ket", "lsd", "heroin",
            "pill", " an e", " a e", "awake", "metal", "numb", "lidoc", "emla",
        ),
    ),
    Danger(
        VIOLENCE, "emergency", "somebody hurts you, or you are not safe at home",
        cues=(
            "with a knife", "hands round", "hand round", "hands around", "hand around", "scared",
            "afraid", "frightened", "terrified",
            "by ", "abused", "beaten", "raped",
            " me", " us", "home", "rape", "sexual", "domestic", "knife", "a gun"),
    ),
    Danger(
        told.NO_URINE, "emergency", "you pass no urine all day",
        cues=("stopped", "dried up", "not", "no urine", "no pee", "no wee", "no wet", "dry napp"),
    ),
    Danger(
        told.WORST_PAIN, "emergency", "a pain is sudden and very bad",
        cues=("worst", "pain", "sudden"),
    ),
    Danger(
        told.INJURED, "emergency", "somebody is badly hurt: by a fall, a blow, a blade or a shock",
        cues=(
            "zapped", "shock",
            "stab", "knife", "shot", "bone", "finger", "thumb", "toe", "hand", "ear", "eye",
            "hit by", "over by", "knocked off", "down by", "struck by", "crash",
            "accident", "electr", "drown", "broke", "fell", "fallen", "thrown",
        ),
    ),
    Danger(
        told.GAS, "emergency", "you breathed in gas or smoke",
        cues=("monoxide", "gas", "smoke", "fumes"),
    ),
    Danger(
        told.TESTICLE, "emergency", "a testicle hurts or swells",
        cues=("testic",),
    ),
    Danger(
        told.CALL, "emergency", "you need help at once",
        cues=(
            "clench",
            "help", "doctor",
            "dying", "need", "ambulance", "999", "911", "112", "000", "111", "emergency", "go",
            "get me", "take me", "rush", " to er", "to the er", "a&e", "a & e", "a &e", "a& e",
            "ane", "a ne", "an e", "a n e", "aand", "a and", "casualty", "doom", "wrong",
            "something", "jaw", "mouth",
        ),
    ),
    Danger(
        DOUBLE_DOSE, "urgent", "you took more of a medicine than you should, or the wrong one",
        cues=(
            "too much", "accidentally",
            "again", "three times", "the lot", "5", "6", "7", "8", "five", "six", "seven",
            "eight", "whole lot", "doubl", "twice", "extra", "2 times",
            "allergic", "two times", "2x", " s ", "elses", "wrong",
        ),
    ),
    Danger(
        r"\bpregnan\w*[^?]*\b(?:fin|dut)asteride\b|\b(?:fin|dut)asteride\b[^?]*\bpregnan",
        "urgent", "somebody who is pregnant touched finasteride or dutasteride",
        cues=("asteride",),
    ),
    Danger(
        told.BAD_HEADACHE, "urgent", "a headache is very bad, gets worse or makes you sick",
        cues=(
            "head ",
            "ache", "migraine", "head pain", "pain in", "pains in", "bad head", "sore head",
            "thumping head", "pounding head", "banging head", "splitting",
        ),
    ),
    Danger(
        told.STILL_BLEEDS, "urgent", "bleeding does not stop, or a cut is deep",
        cues=(
            "drench",
            "bled",
            "blood", "bleed", "deep", "gaping", "soak", "open", "burst", "split", "apart", "popped",
        ),
    ),
    Danger(
        told.PALPITATIONS, "urgent", "your heart races, pounds or skips beats",
        cues=("palpitat", "heart", "pulse", "hr ", "bpm"),
    ),
    Danger(
        rf"{told.FEVER}|{told.SHAKING}", "urgent",
        "you have a high temperature, or feel hot and shivery",
        cues=(
            "twitch", "chitter", "heat and", "cold",
            "body", "hot and shak",
            "roasting and shak", "boiling and shak",
            "3", "4", "10", "fever", "temp", "chill", "shiver", "rigor", "flush", "shak", "gland",
            "sweat", "hot and cold", "chatter", "get warm", "trembl",
        ),
    ),
    Danger(
        told.FEEL_ILL, "urgent", "you feel very ill",
        cues=("think straight", "bruis", "down", "crook", "took", "taken", "feel", "stroke"),
    ),
    Danger(
        told.WEAK_AND_INFECTED, "urgent",
        "you have any sign of infection and a weak immune system, from diabetes for example",
        cues=("diabet", "chemo", "immun", "hiv", "transplant", "leukaemia", "lymphoma", "spleen"),
    ),
    Danger(
        told.BURNT, "urgent", "your skin is burnt",
        cues=(
            "acid",
            "burn", "scald", "singed", "spil", "poured", "dropped", "tipped", "splash"),
    ),
    Danger(
        told.INSIDE, "urgent",
        "your belly hurts badly, you pass blood or dark urine, or turn yellow",
        cues=(
            "pass wind", "pass gas",
            "pee", "wee", "urine",
            "stomach", "belly", "tummy", "abdom", "poo", "bloody", "black", "tarry", "blood",
            "yellow", "jaundice",
        ),
    ),
    Danger(
        told.USED_NEEDLE, "urgent", "a needle that was used hurt you",
        cues=("syringe", "needle"),
    ),
    Danger(
        told.LEFT_IN, "urgent", "something is left in your skin",
        cues=("needle", "something"),
    ),
    Danger(
        told.PUS, "urgent", "pus or another fluid comes out, or your skin smells",
        cues=(
            "pus", "gunk", "stuff", "goo", "gloop", "slime", "liquid", "fluid", "discharge",
            "coming out", "suppurat", "squelch", "bogg",
            "something", "smell", "stink", "water", "matter", "juice", "crust", "weepy", "maggot",
            "septic", "gangren",
        ),
    ),
    Danger(
        told.SPREADS, "urgent", "heat, swelling or redness is spreading",
        cues=(
            "spread", "travel",
            "red", "rash", "swelling",
            "reach", "mov", "climb", "crept", "creep", "track", "growing", "bigger", "larger",
            "expanding", "ear", "bruis", "angry",
        ),
    ),
    Danger(
        rf"{told.HOLE}|{told.TWICE_AS_BIG}", "urgent",
        "your head is very swollen, or skin has died",
        cues=("head", "cheek", "hole", "skin", "scalp", "size", " don ", "wound", "bone"),
    ),
    Danger(
        told.HOT_SKIN, "urgent", "your skin is hot, and red, swollen or painful",
        cues=("hot",),
    ),
    Danger(
        r"\b(?:scalp|head|skin) (?:\w+ ){0,5}on fire\b", "urgent", "your scalp is hot or burns",
        cues=("on fire",),
    ),
    Danger(
        rf"\b{told.BLOW}|\bhead injur\w+"
        r"|\b(?:fell|crash\w*|hit|came off)\b[^?.!]*\bhelmet (?:\w+ )?(?:cracked|split|smashed)\b",
        "urgent", "you hit your head",
        cues=("helmet", "head", "scalp", "skull"),
    ),
    Danger(
        told.CLOT, "urgent", "a leg is swollen, or cold and blue: it may be a blood clot",
        cues=("cold", "leg", "calf", "thigh", "clot", "dvt"),
    ),
    Danger(
        told.HEARING, "urgent", "you suddenly hear less",
        cues=("deaf", "hear"),
    ),
    Danger(
        told.PRESSURE, "urgent", "your blood pressure is very high or very low",
        cues=("pressure", "bp"),
    ),
    Danger(
        told.BITE, "urgent", "an animal bites you",
        cues=("attacked", "mauled", "savaged", "bit"),
    ),
    Danger(
        told.ITCHES, "urgent", "you itch all over",
        cues=("itch",),
    ),
    Danger(
        rf"\b{told.SICK}", "urgent", "you feel sick or vomit",
        cues=(
            "boak", "boke", "chunder", "retch", "spew", "vomit", "throw", "threw", "puk", "nause",
            "sick",
        ),
    ),
    Danger(
        told.IN_AN_EYE, "urgent", "something harmful got into your eye",
        cues=("eye",),
    ),
    Danger(
        told.SORE_EYE, "urgent", "skin near your eye is painful, hot or swollen",
        cues=("eye", "lid"),
    ),
    Danger(
        told.SKIN_TURNS, "urgent", "your skin turns white, grey, dark or black",
        cues=(
            "like", "pattern", "net",
            "ashen", "colo", "pale",
            "white", "grey", "gray", "black", "blue", "purple", "dusky", "marbl", "lace", "mottl",
        ),
    ),
    Danger(
        told.NO_HEALING, "clinic", "a sore does not heal",
        cues=("heal",),
    ),
    Danger(
        rf"{told.LUMP}|{told.BALL}", "clinic", "you get a new lump, or one that hurts",
        cues=("lump", "nodule", "boil", "ball", "marble", "walnut", "grape", "plum", "egg"),
    ),
    Danger(
        told.RASH, "clinic", "you get an itchy rash",
        cues=("rash",),
    ),
    Danger(
        told.SWOLLEN_MUCH, "clinic", "your scalp is very swollen",
        cues=("swollen", "swell"),
    ),
)  # fmt: skip

_BODY = (
    r"(?:face|eyes?|ears?|nose|neck|back|arms?|legs?|hands?|knees?|foot|feet|tummy|stomach|belly)"
)
UNWELL = one_of(
    r"(?:head|ear|tooth|back|stomach|tummy|belly|neck)? ?ach(?:es?|ing|y)\b|sore\w*|migraines?\b"
    r"|pain(?:s|ful\w*)?\b(?! free)|hurt(?:s|ing)?\b|stiff\w*|cramps?\b|spasms?\b|twitch\w*"
    r"|trembl\w*|shak(?:y|ing)\b",
    r"cough\w*|sneez\w*|nose ?bleeds?\b|bleed\w*|diarrh\w*|constipat\w*|indigestion\b|heartburn\b",
    r"dizz\w*|vertigo\b|tired(?:ness)?\b|fatigue\w*|exhausted\b|weak(?:ness)?\b|numb\w*|tingl\w*",
    r"swell\w*|swollen\b|lump\w*|rash\w*|itch\w*|blister\w*|wounds?\b|gash\w*|infect\w*|bruis\w*",
    r"unwell\b|poorly\b|ill\b|symptoms?\b|side ?effects?\b|allerg\w*|black eyes?\b|droop\w*",
    r"the runs\b|insomnia\b|tinnitus\b|runny nose\b|watery eyes?\b"
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
    # What is measured on a body
    r"(?:sugars?|glucose|ketones?|sodium|potassium|peak flow|sats|oxygen|inr|pressure|bp|pulse"
    r"|temp\w*|iron|ha?emoglobin|cholesterol) (?:\w+ ){0,2}[0-9]",
    r"(?:dropp\w*|fell|rose|went|shot up) to [0-9]",
)
