"""Which activities does a patient mean? Words matched to activities, and never by a guess (CAN-1).

Whatever the words hold that no activity explains is kept: a yes may then not be given (CAN-3).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mesocare.characters import describe, find_forbidden
from mesocare.errors import InputRefusedError

MOST_CHARACTERS = 200
_LONG_WORD = 5
_CLOSE = 0.83
"""Of two long words: one slip in six letters or more is closer than this."""
_NEAR = 0.7
"""Close enough for a hint, not for an answer."""
_LONGEST_RUN = 6
_MOST_HINTS = 3

_BETWEEN_PARTS = re.compile(
    r"\b(?:and|or|but|then|while|with|without|after|before|plus)\b|[,;:&+/.!?]"
)

_SMALL_WORDS = frozenset(
    """
    a about again ahead all allowed already also am an any anything apply applying are as at
    bad be been bit by can cannot cant could couldnt day days did do does doing done dont
    either ever evening afternoon few fine first for from get getting give go going gonna good got
    had has have having hello help here hi hour hours how i if im in into is isnt it its ive
    just know later let like little long make many may maybe me might mind minute minutes month
    months more morning much must my myself need next nice night not now of oh ok okay on once
    one our over per please possible put quick quickly quite really right safe safely should
    shouldnt small so some something soon start started still such sure tell than
    thank thanks that the their them there these they thing things think this those through till
    time to today tomorrow tonight too try twice two under until us use using very want was we
    wait wear wearing week weekend weeks well were what when where whether which who whole why
    will wish would yes yet you your
    """.split()  # noqa: SIM905  words are read more easily than a list of them
)
_NEVER_A_YES = re.compile(
    r"\b(?:(?<!or )not(?! yet)|no|never|dont|doesnt|without|avoid|stop|quit|rid|instead)\b"
    r"|\b(?:give up|giving up|too soon)\b"
    r"|\b(?:next|before)\b.*\b(?:session|appointment|treatment|visit|injections?)\b"
)
"""What turns a question round, or asks about the days before a session: it gets no yes."""
_OTHER_TIME = re.compile(
    r"\b(?:tomorrow|tonight|later|soon|next|morning|afternoon|evening|night|week|weekend|month"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_EVERYWHERE = frozenset(
    ("hair", "scalp", "head", "session", "treatment", "mesotherapy", "injection", "clinic")
)
"""Words that tell no activity from another; a name means the same without them."""
_HARMLESS = frozenset(
    """
    out up off away sit lie tie visit class lesson glass pint half friend home outsid
    monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905  words are read more easily than a list of them
)
"""Words, cut to their stems, that need no explanation, but may belong to a name: "work out"."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What some words mean, as ids of activities."""

    sure: tuple[str, ...]
    near: tuple[str, ...]
    """For a hint, when nothing is sure."""
    is_whole: bool
    """Whether every word is explained, so that a yes answers all that was asked."""
    has_unknown_part: bool
    """Whether a part of the question, such as the second half of "a and b", means nothing here."""
    has_other_time: bool
    """Whether it asks about another time than now, such as "tonight"."""


def check_question(words: str) -> str:
    """Give the words of a question back.

    Raises:
        InputRefusedError: when there are none, or over 200 characters.

    """
    if (place := find_forbidden(words)) is not None:
        message = f"The character {describe(words[place])} may not stand here. Take it out."
        raise InputRefusedError(message)
    if words.strip() and len(words) <= MOST_CHARACTERS:
        return words
    message = (
        f"This is no question. Write one activity in {MOST_CHARACTERS} characters at most, "
        "such as: wash my hair."
    )
    raise InputRefusedError(message)


def find_activities(words: str, names: Mapping[str, Sequence[str]]) -> Understood:
    """Find the activities that a patient's words mean; `names` gives each id its names.

    A name matches when its words stand in the question next to each other, whatever their case,
    accents, plurals and small words; in a long word one slip is forgiven. Longer names go first,
    and their words are used up: "dry shampoo" is no shampoo.
    """
    phrases = _phrases(names)
    plain = _plain(words)
    parts = [tokens for part in _BETWEEN_PARTS.split(plain) if (tokens := _tokens(part))]
    matched = [_match(tokens, phrases) for tokens in parts]
    sure = dict.fromkeys(name for ids, _ in matched for name in ids)
    return Understood(
        sure=tuple(name for name in names if name in sure),
        near=() if sure else _nearest([word for tokens in parts for word in tokens], phrases),
        is_whole=not _NEVER_A_YES.search(plain)
        and all(not _unexplained(ids, left, names) for ids, left in matched),
        has_unknown_part=any(not ids and _unexplained(ids, left, names) for ids, left in matched),
        has_other_time=_OTHER_TIME.search(plain) is not None,
    )


def _unexplained(
    ids: Iterable[str], left: Iterable[str], names: Mapping[str, Sequence[str]]
) -> list[str]:
    """Give the words left over that something else may be meant by.

    Hair and scalp need no explanation beside an activity that has to do with them: "alcohol on my
    scalp" is no drink.
    """
    of_activities = {token for key in ids for name in names[key] for token in _tokens(_plain(name))}
    harmless = _HARMLESS | _EVERYWHERE if of_activities & _EVERYWHERE or not ids else _HARMLESS
    return [word for word in left if word not in harmless]


def _plain(text: str) -> str:
    """Give a text in small letters without accents and apostrophes."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(
        "['\u2019`\u00b4]", "", "".join(c for c in decomposed if not unicodedata.combining(c))
    )


def _tokens(text: str) -> list[str]:
    return [_stem(word) for word in re.findall(r"\w+", text) if word not in _SMALL_WORDS]


_ENDINGS = ({"ies": "y", "ied": "y", "s": ""}, {"ing": "", "ed": ""})
"""Endings of number, then of tense, with what stands in their place."""
_SHORTEST_STEM = 3


def _stem(word: str) -> str:
    """Cut the endings of number and tense: dyes, dyed and dyeing are one word, so are runs, run."""
    for endings in _ENDINGS:
        word = _without_ending(word, endings)
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def _without_ending(word: str, endings: Mapping[str, str]) -> str:
    for ending, put in endings.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM and not word.endswith("ss"):
            return stem + put
    return word


def _phrases(names: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Give each phrase, its words joined, with the ids that it names."""
    phrases: dict[str, dict[str, None]] = {}
    for name, texts in names.items():
        for phrase in _phrases_of(name, texts):
            phrases.setdefault(phrase, {})[name] = None
    return {phrase: tuple(ids) for phrase, ids in phrases.items()}


def _phrases_of(name: str, texts: Iterable[str]) -> Iterator[str]:
    """Give each name's words joined; an id and an activity also without hair and scalp."""
    for place, text in enumerate((name.replace("-", " "), *texts)):
        plain = _plain(text)
        for part in (plain, *_BETWEEN_PARTS.split(plain)):
            tokens = _tokens(part)
            yield from filter(None, ("".join(tokens),))
            if place <= 1:
                yield from filter(None, ("".join(_telling(tokens)),))


def _telling(tokens: Iterable[str]) -> list[str]:
    return [token for token in tokens if token not in _EVERYWHERE]


def _match(
    tokens: list[str], phrases: Mapping[str, tuple[str, ...]]
) -> tuple[list[str], list[str]]:
    """Give the ids that some words name, and the words that are left over.

    What is spelled right goes first, at every length, so that a slip never beats it.
    """
    ids: list[str] = []
    left: list[str | None] = list(tokens)
    for lookup in (_lookup_spelled, _lookup_misspelled):
        for length in range(min(len(tokens), _LONGEST_RUN), 0, -1):
            for start in range(len(tokens) - length + 1):
                run = left[start : start + length]
                if None not in run and (found := lookup("".join(map(str, run)), phrases)):
                    ids += found
                    left[start : start + length] = [None] * length
    return ids, [word for word in left if word]


def _lookup_spelled(run: str, phrases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return phrases.get(run, ())


def _lookup_misspelled(run: str, phrases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if len(run) < _LONG_WORD:
        return ()
    close = [
        phrase
        for phrase in phrases
        if len(phrase) >= _LONG_WORD and _closeness(run, phrase) >= _CLOSE
    ]
    best = max(close, key=lambda phrase: _closeness(run, phrase), default="")
    return phrases.get(best, ())


def _closeness(one: str, other: str) -> float:
    """Tell how alike two words are, from 0 to 1; a slip hardly ever changes the first letter."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 2:  # noqa: PLR2004  two letters
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _nearest(tokens: list[str], phrases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    rated = {
        phrase: max((_closeness(token, phrase) for token in tokens), default=0.0)
        for phrase in phrases
    }
    nearest = sorted((p for p in rated if rated[p] >= _NEAR), key=lambda p: -rated[p])
    ids = dict.fromkeys(name for phrase in nearest for name in phrases[phrase])
    return tuple(ids)[:_MOST_HINTS]
