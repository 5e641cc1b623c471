"""What the page's search hears: the names of all that the page holds, and the words of a language.

It travels packed, since it is long. A browser that cannot unpack it shows no search, and everything
else.
"""

import base64
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from mesocare.language.tables import find_table
from mesocare.language.words.heard import Heard
from mesocare.language.words.page import PageWords
from mesocare.plan.facts import CareStatus, DatedAllowed, DatedCare, DatedRestriction, Plan
from mesocare.plan.lexicon import Lexicon, make_lexicon
from mesocare.plan.long_bans import names_without_length
from mesocare.plan.names import COMPLAINTS, LEVELS
from mesocare.plan.vocabulary import PLACE, fold
from mesocare.rules.protocol import activity_key
from mesocare.sentences.answer import crisis_sentences
from mesocare.sentences.days import Speaker
from mesocare.views.page.facts import second

_WORD = re.compile(r"[^\W_]+")
_LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
"""Those of base 85, in their order."""
_SAFE_IN_A_PAGE = bytes.maketrans(
    _LETTERS, bytes(range(40, 125)).translate(bytes.maketrans(b"<>", b"}~"))
)
"""The letters from ( to |, but for those of a tag."""
_IN_SMALL_BLOCKS = 7
"""Words and patterns differ, so each gets codes of its own: shorter than with one for all."""
_PIECES = (
    r"\\b", "ing", "(?:", r"\\w+", r"\\w*", "er", " )?", "in",
    '"],["', " @|", '","', "th", "ed", "en",
)  # fmt: skip
"""What it holds most, as found by trying: each makes the whole shorter as one letter."""
_FIRST_PIECE = 14
"""The letter of the first one: from here on none is in any JSON, and none ends a line."""


def pack(value: dict[str, Any]) -> str:
    """Return a value as the page carries it: its JSON, deflated, five letters for four bytes.

    The first letter says how many bytes of the last four are none of it. The pieces that it holds
    most are one letter each, and stand below it, a line each.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter, piece in enumerate(_PIECES, _FIRST_PIECE):
        text = text.replace(piece, chr(letter))
    deflater = zlib.compressobj(9, memLevel=_IN_SMALL_BLOCKS)
    deflated = deflater.compress("\n".join([text, *_PIECES]).encode()) + deflater.flush()
    filling = -len(deflated) % 4
    packed = base64.b85encode(deflated + bytes(filling)).translate(_SAFE_IN_A_PAGE)
    return f"{filling}{packed.decode()}"


def make_search(plan: Plan, whole: Plan, speaker: Speaker) -> dict[str, Any]:
    """Return what the search hears; `whole` is the plan seen from before all sessions."""
    heard, lexicon = speaker.table(Heard), make_lexicon(plan.protocol)
    more = _also_meant(lexicon)
    for ban in lexicon.long_bans:
        more[ban.id] += names_without_length(ban, lexicon.named, heard)
    return {
        "rules": list(_names_of_rules(whole, speaker, more)),
        "signs": [
            {"level": level, "names": _names(lexicon.signs.names_of(sign), speaker.language)}
            for level in LEVELS
            for sign in getattr(plan.protocol.warning_signs, level)
        ],
        "effects": [
            {
                "place": place,
                "names": _names(
                    [dated.rule.what, dated.rule.label, *dated.rule.also_called], speaker.language
                ),
            }
            for place, dated in enumerate(plan.after_effects)
        ],
        "permitted": list(_permitted(plan, speaker.language)),
        "heard": {
            "small": " ".join(sorted(heard.small | heard.markers)),
            **{
                name: " ".join(sorted(getattr(heard, name)))
                for name in (
                    "light",
                    "places",
                    "body_parts",
                    "complaints",
                    "harmless",
                    "negations",
                    "mild",
                )
            },
            "place": PLACE,
            "endings": speaker.table(PageWords).endings,
            "crisis": list(crisis_sentences(plan, speaker)),
            "body_talk": heard.body_talk,
            "told": heard.told,
            "grave": heard.grave,
            "later": speaker.table(PageWords).later,
            "excesses": "|".join(pattern for pattern, _ in heard.excesses),
            "spellings": [
                (pattern, re.sub(r"\\(\d)", r"$\1", put))
                for pattern, put in (*heard.spellings, *(one[:2] for one in heard.denials))
            ],
            # They are only tried, so that a group need not say that it is not remembered.
            "dangers": [
                (one.pattern.replace("(?:", "("), one.level, "" if one.is_crisis else one.says)
                for one in heard.dangers
            ],
        },
    }


def _also_meant(lexicon: Lexicon) -> defaultdict[str, list[str]]:
    """Return by what else a ban is named: a deed alone, and the same for others (CAN-2, CAN-6)."""
    more: defaultdict[str, list[str]] = defaultdict(list)
    for owner in lexicon.named:
        if owner.kind in COMPLAINTS:
            continue
        names = [*owner.texts, *owner.also_called]
        for other in lexicon.for_others.get(owner, ()):
            more[other.id] += names
        for name in names:
            roots = [token.root for token in lexicon.tokens(fold(name))]
            for ban in lexicon.bans_by_deed.get(roots[0], ()) if len(roots) == 1 else ():
                more[ban.id].append(name)
    return more


def _names_of_rules(
    plan: Plan, speaker: Speaker, more: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    """Return the names of each restriction: its aliases are those of all rules of its activity."""
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for dated in plan.restrictions:
        aliases[activity_key(dated.rule.activity)] += dated.rule.also_called
    for dated in plan.restrictions:
        named = aliases[activity_key(dated.rule.activity)]
        yield _names_of(dated, plan, speaker, named, more.get(dated.id, ()))


def _names_of(
    dated: DatedRestriction,
    plan: Plan,
    speaker: Speaker,
    aliases: Iterable[str],
    more: Iterable[str],
) -> str:
    rule, heard = dated.rule, speaker.table(Heard)
    names = [*aliases]
    if dated.preparation is not None:
        asked = dated.preparation.rule
        names += [text for text in (asked.short, asked.do_not, *asked.also_called) if text]
    own = [rule.label, rule.activity]
    parts = re.split(heard.between_parts, rule.activity)
    said = _names([*own, *parts, *names, *more], speaker.language, own)
    is_worn = any(word in heard.worn for text in own for word in fold(text).split()[:1])
    is_of_place = is_worn or any(_telling_words(text, speaker.language)[1] for text in own)
    is_ban = all(dated.id != one.id for one in plan.allowed)  # of which a condition may name it
    # A mark by itself says that the treated place needs no name beside any of the others.
    return f"{said}|{PLACE}" if is_ban and is_of_place else said


def _names(texts: Iterable[str], language: str, own: Iterable[str] = ()) -> str:
    """Return the words that tell in each text, the texts apart by a bar, each once.

    The treated place is one mark, whatever it is called; a rule's `own` texts go without it, and
    their parts do not: "shave" alone may be a beard's, and no "haircut or head shave".
    """
    found: dict[str, None] = {}
    for text in texts:
        words, has_place = _telling_words(text, language)
        place = [PLACE] if has_place and text not in own else []
        found[" ".join(dict.fromkeys([*words, *place]))] = None
    return "|".join(name for name in found if name)


@lru_cache(maxsize=4096)  # the names of a few protocols: one has about 900
def _telling_words(text: str, language: str) -> tuple[list[str], bool]:
    """Return the words of a name that tell it from others, and if it names the treated place."""
    heard = find_table(language, Heard)
    folded = fold(text)
    for pattern, put in heard.spellings:
        folded = re.sub(pattern, put, folded)
    small = heard.small | heard.markers
    words = [word for word in _WORD.findall(folded) if word not in small]
    solid = [word for word in words if word not in heard.light | heard.places]
    return solid or words, bool(solid) and not heard.places.isdisjoint(words)


def _permitted(plan: Plan, language: str) -> Iterator[dict[str, Any]]:
    """Return what the sheet allows or asks for, and where the page says it (CAN-4)."""
    for place, dated in enumerate(always_allowed(plan)):
        rule = dated.rule
        names = _names([rule.label, rule.activity, *rule.also_called], language)
        yield {"at": f"allowed-{place}", "names": names, "from": second(dated.begins_at)}
    for place, care in enumerate(listed_care(plan)):
        if care.from_at is not None:
            yield {
                "at": f"care-{place}",
                "names": _names([care.rule.do, *care.rule.also_called], language),
                "days": [day.isoformat() for day in care.days],
                "from": second(care.from_at),
                "until": care.until_at and second(care.until_at),
            }


def always_allowed(plan: Plan) -> list[DatedAllowed]:
    """Return what is allowed from the first session on, without a wait and whatever comes."""
    return [dated for dated in plan.allowed if not dated.is_held_off]


def listed_care(plan: Plan) -> list[DatedCare]:
    """Return the care that the page lists."""
    return [dated for dated in plan.care if dated.status is not CareStatus.OVER]
