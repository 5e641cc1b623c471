"""The sentences that a rule's words must fit, and what does not fit them, in English."""

import re
from typing import NamedTuple


class Misfit(NamedTuple):
    """How words begin that do not fit, why, and what to write."""

    pattern: re.Pattern[str]
    reason: str
    """{0} is what stands there, {1} the same with `instead` for what does not fit."""
    instead: str = ""

    def say(self, text: str) -> str | None:
        """Say what is wrong with a text; nothing where it fits."""
        if not self.pattern.match(text):
            return None
        return self.reason.format(text, self.pattern.sub(self.instead, text, count=1))


def _starts(words: str, reason: str) -> Misfit:
    return Misfit(re.compile(rf"(?:{words})(?![\w'-])", re.IGNORECASE), reason)


# An activity is put after "Do not", "Ask your clinic before you", "Not yet:" and "OK now:".
ACTIVITY_MISFITS = (
    _starts(
        r"do not|don.?t|dont|not|never|avoid|no|refrain from|keep from|please|make sure|remember",
        "'Do not' goes before these words already. Write what is held off, such as 'smoke'.",
    ),
    _starts(r"to", "'to' has no place before an activity. Write 'wash your hair', without 'to'."),
    _starts(
        r"be|being|been|is|are",
        "'Ask your clinic before you be …' is not English. Write what somebody does, such as "
        "'stay in direct sun'.",
    ),
    _starts(
        r"you|your|the|a|an|any|all|i|we|it|if|when|only|after|before|until|for",
        "'Do not {}' is not a sentence. Start with what somebody does, such as 'wash', 'use', "
        "'drink'.",
    ),
    Misfit(
        re.compile(
            r"(?!(?:bring|cling|ping|ring|sing|sling|spring|sting|string|swing|wring)\b)\w*\wing\b"
        ),
        "'Do not {}' is not a sentence. Write the plain form, such as 'swim', not 'swimming'.",
    ),
    Misfit(
        re.compile(
            r"(?:go|do|have|get|use|take|put|make|let|apply|wear|give)[.!]?$", re.IGNORECASE
        ),
        "'Do not {}' leaves open what. Write all of it, such as 'go to the gym'.",
    ),
    Misfit(
        re.compile(
            r"(?:alcohol|aspirin|caffeine|chemicals|coffee|deodorants?|gyms?|hairspray|ibuprofen"
            r"|jacuzzis?|make-?up|minoxidil|nsaids|painkillers|retinol|saunas?|sex|sports?|sun"
            r"|sunbeds?|sunlight|sunscreen|vitamins?|wigs?)(?: (?:or|and) [\w-]+)?$",
            re.IGNORECASE,
        ),
        "'Do not {}' lacks what somebody does. Write all of it, such as 'drink alcohol' or 'use a "
        "sauna'.",
    ),
    Misfit(
        re.compile(r"(?![A-Z]{2})[A-Z](?![A-Z])"),
        "the words stand inside a sentence, 'Do not {}'. Start with a small letter.",
    ),
    Misfit(
        re.compile(r".*[.!?;:]$", re.DOTALL),
        "the words stand inside a sentence. Leave out the mark at their end.",
    ),
)
DO_MISFITS = (
    _starts(
        r"do not|don.?t|dont|never|avoid|no|not",
        "this says what not to do. Write what to do, or make a restriction of it.",
    ),
    _starts(
        r"to|you should|you must|you can|please",
        "start with what to do, such as 'use a mild shampoo'.",
    ),
)
_DAY = (
    r"(?:at least )?day [0-9]+"
    r"|(?:(?:next|this|coming|following|same) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|day|morning|afternoon|evening|night|midnight|noon|bedtime|weekend|week|month|year)"
    r"|day after(?: tomorrow)?|(?:tomorrow|today)(?: (?:morning|noon|afternoon|evening|night))?"
    r"|tonight"
)
"""What names a time, and nothing that happens: nobody can tell it, so it would never be over."""
UNTIL_MISFITS = (
    _starts(
        r"until|till|when|once|after|if",
        "'until' goes before these words already. Write 'the scabs have gone', or 'you have had "
        "your check-up'.",
    ),
    Misfit(
        re.compile(r"(?:at least )?\d+ (?:minute|hour|day|week|month|year)s?\b", re.IGNORECASE),
        "a length belongs into 'wait', or into a care's 'for'. Write here what must have happened.",
    ),
    Misfit(
        re.compile(
            rf"(?:(?:the )?(?:start|end) of )?(?:the )?(?:{_DAY})[.]?$"
            r"|[0-9]{1,2}(?::[0-9]{2}| ?[ap]m\b)|[0-9]+[-/.][0-9]",
            re.IGNORECASE,
        ),
        "this is a time, and 'until' says what must have happened. A day belongs into 'wait' or a "
        "care's 'through': 'rest of the day' is over at midnight, 'through day 1' with the next "
        "day. Where the leaflet says neither, choose the later one.",
    ),
    Misfit(
        re.compile(
            r"(?:your|the|our) next (?:appointment|operation|session|treatment|visit)$",
            re.IGNORECASE,
        ),
        "each session ends what a care says of the one before: take 'until' out. What is held off "
        "between sessions ends with 'until: last-session'.",
    ),
    Misfit(
        re.compile(
            r"(?:your|the|an?|our|another) (?:(?!had |have |has |is |are )[\w-]+ ){0,2}"
            r"(?:appointment|check-?up|consultation|follow-?up|operation|review|session|touch-?up"
            r"|visit)$",
            re.IGNORECASE,
        ),
        "'OK once {0}' is not a sentence. Say what has happened then: 'you have had {0}'.",
    ),
)
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve)"
ABOUT_MISFITS = (
    _starts(
        r"for|over|during|in|within|throughout",
        "'for' goes before these words already. Write 'the first few weeks'.",
    ),
    Misfit(
        re.compile(r".* (?:later|afterwards|ago|after(?: .*)?)$", re.IGNORECASE),
        "'for {0}' is no length. Say when it begins in the words, such as 'paler skin that shows "
        "{0}', and write 'about: a while'.",
    ),
    Misfit(
        re.compile(r"(?:the )?(?:next|coming|following)(?= )", re.IGNORECASE),
        "'for {0}' is said on every day, and would never be over. Write '{1}'.",
        "the first",
    ),
    _starts(
        r"until|till|when|once|after|before|from|if|while|as soon|always|for ?ever|never|overnight",
        "'for {}' is no length. Write 'a few days'; what must have happened belongs into 'until', "
        "or into an event that 'after' names.",
    ),
    Misfit(
        re.compile(r"(?:on )?the (?:day|evening|night|morning)(?: before| of\b|$)", re.IGNORECASE),
        "'for {}' is no length. Before a visit, write 'from: day 0' for its own day, and "
        "'from: day -1' for the day before.",
    ),
    Misfit(
        re.compile(r"(?:first|last) ", re.IGNORECASE),
        "'for {0}' is not English. Write 'the {0}'.",
    ),
    Misfit(
        re.compile(
            r"(?:(?:at least|less than|no more than|up to|the first|the last) )*"
            rf"{_COUNT}(?: ?(?:to|or|-) ?{_COUNT})? (?:minute|hour|day|week|month|year)s?"
            r"(?: or (?:more|longer))?$"
            r"|the (?:first|last) (?:minute|hour|day|week|month|year)$",
            re.IGNORECASE,
        ),
        "{} has a number, and a date can be made of it. Write it as a length, not as 'about'.",
    ),
)
BEFORE_ABOUT_MISFITS = (
    Misfit(
        re.compile(
            r"(?!(?:on )?the (?:day|evening|night|morning) before)(.*\w) before(?:hand)?"
            r"(?: your .*)?$",
            re.IGNORECASE,
        ),
        "'before your visit' follows these words already. Write '{1}'.",
        r"\1",
    ),
    Misfit(
        re.compile(r"(?:the )?(?:first|next|coming|following)(?= )", re.IGNORECASE),
        "'{0} before your visit' is not English. Write '{1}'.",
        "the last",
    ),
)
"""What does not fit before a visit, beside the misfits of any vague length."""
AREA_MISFITS = (
    Misfit(
        re.compile(r"(?!(?:your|the) )", re.IGNORECASE),
        "'if {} looks and feels normal' is not a sentence. Write 'your scalp' or 'the skin'.",
    ),
    Misfit(
        re.compile(r"(?:.* )?(?:\w*[^\Wsiu]s|feet|teeth)$", re.IGNORECASE),
        "'{} looks' is not English. Write one thing, such as 'your eye' or 'the area'.",
    ),
)
IF_MISFITS = (
    Misfit(
        re.compile(r"(?:yes|no|true|false|always|never|all|everybody)$", re.IGNORECASE),
        "'if {}' says nothing. Write whom it concerns, such as 'you have long hair', or the id of "
        "a question.",
    ),
    _starts(
        r"if|only if|when|unless|only|for",
        "'if' goes before these words already. Write 'you have long hair'.",
    ),
)
_WELL = r"(?:all right|better|comfortable|fine|good|happy|normal|ok|okay|safe|well)(?![\w-])"
_WELL += r"(?! (?:about|at|or|with)\b)"
WELL = re.compile(
    rf"(?:all|everything|it|you|your [a-z ]{{2,20}}?) (?:is|are|feels?|looks?|goes)"
    rf" (?:(?:all|completely|fully|much|quite|really|very) )?{_WELL}"
    r"|(?:it|you|your [a-z ]{2,20}|the [a-z ]{2,20}) (?:is|are|has|have)"
    r" (?:(?:completely|fully|well) )?(?:healed|recovered)"
    r"|(?:(?:there (?:is|are)|you have) )?no (?:complications?|pain|problems?|symptoms?)(?![\w-])"
    r"|.* without (?:any )?(?:difficulty|pain|problems?|trouble)$",
    re.IGNORECASE,
)
"""That somebody is well: who holds off only then may do at once what is held off, when unwell."""
HOW_OFTEN_MISFITS = (
    Misfit(
        re.compile(
            r".*\bfor (?:the )?(?:first |next )?(?:an?|[0-9]+|two|three|four|five|six|seven|ten)"
            r" (?:more )?(?:day|night|week|month|hour)s?\b",
            re.IGNORECASE,
        ),
        "how long belongs into 'for', and how often into 'how_often'. Write both, such as "
        "'how_often: twice a day' and 'for: 7 days'.",
    ),
)
SHORT_MISFITS = (
    _starts(
        r"to|do not|don.?t|never|no|not",
        "the label stands in a list, as a thing: write 'washing your hair' or 'alcohol'.",
    ),
)
SIGN_SHORT_MISFITS = (
    _starts(
        r"if|when|call|ring|to|do not|don.?t",
        "the label stands before a question mark: write 'hard to breathe' or 'pus'.",
    ),
)
SIGN_MISFITS = (
    _starts(
        r"if|when|call|ring", "'Call your clinic if' goes before these words. Write 'there is pus'."
    ),
)
BODY_PARTS = frozenset(
    """
    arm arms back body brow brows cheek cheeks chest chin ear ears eye eyebrow eyebrows eyelid
    eyelids eyes face feet finger fingers foot forehead hair hairline hand hands head hips jaw leg
    legs lip lips mouth nail nails neck nose scalp shoulder shoulders skin stomach throat tongue
    tummy
    """.split()  # noqa: SIM905  words are read more easily than a list of them
)
"""What names no activity when it stands alone: everything that is done is done to one of these."""
PLACEHOLDER = "CHANGE THIS"
"""What `rules new` writes where an author must write something."""
