"""Dangers that the writing hides: signs between words, no blanks, slips, look-alikes (CAN-1)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial

from mesocare.plan.complaints import Complaints, find_complaints
from mesocare.plan.facts import Plan
from mesocare.plan.lexicon import Lexicon
from mesocare.plan.names import LEVELS
from mesocare.plan.slips import count_edits, forgiven_edits_of_danger
from mesocare.plan.vocabulary import Token, fold

_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтвнгьοαειμνρτυκχηωıłøđŧħ",
    "aeopcyxijshdqwkmtbhrboaeiuvptukxnwilodth",
)
"""Letters of other scripts, and some with a stroke, that pass for ours."""
_FIGURES = str.maketrans("013457@$", "oieastas")
_SIGNS = r"[-.,:;/+*|~\\\u2010-\u2015\u2022\u2026\u00b7]"
_GLUED = re.compile(rf"(?<=[^\W\d_]){_SIGNS}+(?=[^\W\d_])|_+")
"""Signs in place of a blank: heart-attack, heart.attack, heart_attack."""
_BETWEEN_WORDS = re.compile(rf"(?<=[^\W\d_])\s*{_SIGNS}+\s*(?=[^\W\d_])")
"""The same, with or without blanks around them, as in a few words in haste: "chest, pain"."""
_FEW_WORDS = 6
"""In more, a comma may part two things: "wash my face, dropped by at the salon"."""
_IN_A_RUN = re.compile(r"(?<=[a-z])'(?=[a-z]{4})")
"""What may be left in words without blanks: can'tbreathe."""
_WORD = re.compile(r"[a-z0-9@$]{4,}")
_LETTER = re.compile(r"[a-z]")
_MOST_MEANINGS = 3
"""More are not tried: a word that is near to many is a slip of none."""
_SHORTEST_RUN, _LONGEST_RUN = 6, 60
"""Letters of words without blanks between them; nobody types more so."""


def find_all_complaints(plan: Plan, words: str, text: str, lexicon: Lexicon) -> Complaints:
    """Find what a question tells of, as it stands and as it may be meant; the gravest counts.

    A slip that names no activity (CAN-3) is forgiven here: whoever cannot breathe may mistype it.
    """
    found = [_find(plan, text, lexicon)]
    if _rank(found[0]) > 0:
        found += [_find(plan, other, lexicon) for other in _other_readings(words, text, lexicon)]
    gravest = min(found, key=_rank)
    return gravest if gravest.signs else found[0]


def _find(plan: Plan, text: str, lexicon: Lexicon) -> Complaints:
    return find_complaints(plan, text, lexicon, is_body=lexicon.speaks_of_body(text))


def _rank(told: Complaints) -> int:
    """Return how grave it is: 0 for an emergency."""
    if told.is_crisis:
        return 0
    return LEVELS.index(told.signs[0].level) if told.signs else len(LEVELS)


def _other_readings(words: str, text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the ways to read a question otherwise, if there are any."""
    parted = _part(text)
    if parted != text:
        yield parted
    folded = fold(words)
    plain = _IN_A_RUN.sub("", _GLUED.sub(" ", folded.translate(_LOOK_ALIKES)))
    meant = {word: _meanings(word, lexicon) for word in _WORD.findall(plain)}
    for rank in range(max(map(len, meant.values()), default=1)):
        chosen = {word: several[: rank + 1][-1] for word, several in meant.items()}
        other = _WORD.sub(partial(_choose, chosen), plain)
        if other != folded:
            respelled = lexicon.respell(other)
            yield respelled
            if (parted := _part(respelled)) != respelled:
                yield parted


def _part(text: str) -> str:
    """Return a text with blanks in place of signs between words."""
    return (_BETWEEN_WORDS if len(text.split()) <= _FEW_WORDS else _GLUED).sub(" ", text)


def _choose(chosen: Mapping[str, str], found: re.Match[str]) -> str:
    return chosen[found.group()]


def _meanings(word: str, lexicon: Lexicon) -> list[str]:
    """Return the words of a danger for which a word may stand, the nearest first; or itself."""
    if _is_plain(word, lexicon) or not _LETTER.search(word):
        return [word]
    dangers = lexicon.heard.danger_words()
    spelled = word.translate(_FIGURES)
    if spelled in dangers:
        return [spelled]
    if word in lexicon.near_dangers:
        return [word]
    rated = []
    for other in lexicon.dangers_by_letter.get(spelled[0], ()):
        if spelled.removesuffix(lexicon.heard.adverb_ending) == other:
            continue
        most = forgiven_edits_of_danger(spelled, other)
        if most and (edits := count_edits(spelled, other, most)) <= most:
            rated.append((edits, other))
    if rated:
        return [other for _, other in sorted(rated)[:_MOST_MEANINGS]]
    return [split_run(spelled, lexicon) or word]


def _is_plain(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word is known, so that it stands for no other."""
    heard = lexicon.heard
    return (
        word in heard.small
        or word in heard.markers
        or word in heard.everyday
        or lexicon.is_known(Token(word, lexicon.root(word), ""))
    )


def split_run(run: str, lexicon: Lexicon) -> str:
    """Return a run of letters as the fewest words, one of which is of a danger; else nothing."""
    if not _SHORTEST_RUN <= len(run) <= _LONGEST_RUN:
        return ""
    heard, dangers = lexicon.heard, lexicon.heard.danger_words()

    def is_word(piece: str) -> bool:
        if len(piece) == 1:
            return piece in heard.single_letters
        return any(
            piece in words
            for words in (
                dangers, heard.small, heard.markers, heard.negations, heard.complaints,
                heard.body_parts, heard.places,
            )
        )  # fmt: skip

    @cache
    def fewest(start: int) -> tuple[str, ...] | None:
        if start == len(run):
            return ()
        best: tuple[str, ...] | None = None
        for end in range(start + 1, len(run) + 1):
            if is_word(run[start:end]) and (rest := fewest(end)) is not None:
                pieces = (run[start:end], *rest)
                best = pieces if best is None or len(pieces) < len(best) else best
        return best

    pieces = fewest(0) or ()
    is_told = any(piece in dangers for piece in pieces)
    return " ".join(pieces) if len(pieces) > 1 and is_told else ""
