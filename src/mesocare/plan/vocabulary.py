"""The words of one language: texts as tokens, and which words are alike, small or plain."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from mesocare.language.words.heard import Danger, Heard, When, may_find

PLACE = "@"
"""Stands for each word for the treated place: hair, scalp, head."""
WORD = re.compile(
    r"[^\W_]+|[\u203c\u2049\u231a-\u23ff\u25aa-\u27bf\u2b05-\u2b55]"
    r"|[\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
)
"""A word, or a picture, which may tell of a danger; the tones of a skin tell nothing."""


class Token(NamedTuple):
    """One word that counts."""

    word: str
    root: str
    marker: str
    """The preposition before it; empty where there is none."""
    is_slip: bool = False
    """Whether it was written otherwise; then it names only in the order of the name."""


_PLAIN = {
    **dict.fromkeys(map(ord, "\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032"), "'"),
    **{
        ord(high): f"^{figure}"
        for figure, high in enumerate("\u2070\xb9\xb2\xb3\u2074\u2075\u2076\u2077\u2078\u2079")
    },
}
"""What keyboards put in place of an apostrophe.

Small figures stay apart: "10\xb2 minutes" are no 102.
"""

_UNSEEN = "Cf"
"""Marks of format, such as a soft hyphen, or a blank of no width."""


def fold(text: str) -> str:
    """Return a text in small letters, without accents and what is not seen; plain apostrophes."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(
        letter
        for letter in decomposed
        if not unicodedata.combining(letter) and unicodedata.category(letter) != _UNSEEN
    )


class Vocabulary:
    """The words that one language has around the names of a protocol, by their roots."""

    def __init__(self, heard: Heard) -> None:
        """Find the roots of the language's tables."""
        self.heard = heard
        self.openers = self.roots(heard.openers)
        self.light = self.roots(heard.light)
        self.qualities = self.roots(heard.qualities)
        self.harmless = self.roots(heard.harmless)
        self.negations = self.roots(heard.negations)
        self.deeds = self.roots(heard.deeds)
        self.journeys = self.roots(heard.journeys)
        self.body_parts = self.roots(heard.body_parts)
        self.mild = self.roots(heard.mild)
        self.becoming = self.roots(heard.becoming)
        self.bare = self.body_parts | {PLACE}
        self.never_alone = self.bare | self.light | self.harmless | self.qualities
        self.spellings = [
            (re.compile(pattern), put) for pattern, put in (*heard.spellings, *heard.synonyms)
        ]

    # Words

    def roots(self, words: Iterable[str]) -> frozenset[str]:
        """Return the roots of some words."""
        return frozenset(map(self.root, words))

    def root(self, word: str) -> str:
        """Return what is the same for all forms of a word."""
        return PLACE if word in self.heard.places else self.heard.root(word)

    def is_skipped(self, token: Token) -> bool:
        """Return whether a word needs no explanation beside any name."""
        return token.root in self.light or token.root in self.qualities

    def tells(self, tokens: Sequence[Token], whole: Sequence[Token]) -> bool:
        """Return whether some words are enough for a name: a bare part of a body is not."""
        if len(tokens) > 1:
            return True
        bare = self.bare if len(tokens) == len(whole) else self.never_alone
        return bool(tokens) and tokens[0].root not in bare

    @cached_property
    def unwell(self) -> re.Pattern[str]:
        """What speaks of a body that is not well."""
        return re.compile(self.heard.unwell)

    def speaks_of_body(self, text: str) -> bool:
        """Return whether a text tells how a body is, and so asks for no permission (CAN-1)."""
        return any(re.search(pattern, text) for pattern in self.heard.body_talk)

    def dangers_in(self, text: str) -> tuple[Danger, ...]:
        """Return the dangers that a text tells of, under any rules (CAN-1)."""
        return tuple(
            danger
            for danger in self.heard.dangers
            if may_find(danger.cues, text) and re.search(danger.pattern, text)
        )

    @cached_property
    def putting(self) -> frozenset[str]:
        """Verbs for putting something on a body."""
        return self.roots(self.heard.putting)

    @cached_property
    def near_dangers(self) -> frozenset[str]:
        """Words of the language that lie near a danger's word, and are no slips of it."""
        return frozenset().union(*self.heard.danger_words().values())

    @cached_property
    def dangers_by_letter(self) -> dict[str, list[str]]:
        """The words in which a danger is told, by their first letter."""
        found: dict[str, list[str]] = {}
        for word in self.heard.danger_words():
            found.setdefault(word[0], []).append(word)
        return found

    # Texts

    def tokens(self, text: str) -> list[Token]:
        """Return the words that count, each with the preposition before it."""
        heard, tokens, marker = self.heard, [], ""
        for word in WORD.findall(text):
            if word in heard.markers:
                marker = marker if marker in heard.ties else word
            elif word not in heard.small:
                tokens.append(Token(word, self.root(word), marker))
                marker = ""
        return tokens

    def fold_name(self, text: str) -> str:
        """Return a name folded, with one way to say that something cannot be done."""
        folded = fold(text)
        is_denial = "'" in folded or "cannot" in folded or "can not" in folded
        return self.respell(folded) if is_denial else folded

    def respell(self, folded: str) -> str:
        """Return a folded text with one spelling for what is said in several ways."""
        for pattern, put in self.spellings:
            folded = pattern.sub(put, folded)
        return self.respell_denials(folded)

    def respell_denials(self, folded: str) -> str:
        """Return a folded text with one way to say that something cannot be done."""
        for denial in self.heard.denials:
            if may_find(denial.cues, folded):
                folded = re.sub(denial.pattern, denial.put, folded)
        return folded

    def weigh(self, text: str) -> str:
        """Return a text with one word for all that says how much."""
        for pattern, put in self.heard.excesses:
            text = re.sub(pattern, put, text)
        return text

    def turn(self, folded: str) -> tuple[str, bool]:
        """Return a question for what it asks to hold off, and whether it was such a question."""
        for pattern, put in self.heard.turned:
            turned, count = re.subn(pattern, put, folded)
            if count:
                return turned, True
        return folded, False

    def without_times(self, folded: str) -> str:
        """Return a text without how often it is to be done: it is asked for at any time."""
        for phrase in self.heard.times:
            if phrase.when is When.EVER:
                folded = re.sub(rf"\b(?:{phrase.pattern})\b", "", folded)
        return folded


def markers_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the prepositions between some words; before the place it is none."""
    return tuple("" if token.root == PLACE else token.marker for token in tokens[1:])


def joined_of(tokens: Sequence[Token]) -> set[str]:
    """Return words as one, however they are spaced: hair dryer, hair-dryer, hairdryer."""
    folded = "".join(token.root for token in tokens)
    plain = "".join(token.word if token.root == PLACE else token.root for token in tokens)
    return {folded, plain}
