"""The names of a protocol, ready to be found in the words of a language."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from mesocare.language.tables import find_table
from mesocare.language.words.heard import Heard, When, may_find
from mesocare.plan.names import COMPLAINTS, Kind, Named, names_of
from mesocare.plan.sign_names import Weight, alternatives, each_once, told_by
from mesocare.rules.protocol import Protocol, Sign

PLACE = "@"
"""Stands for each word for the treated place: hair, scalp, head."""
WORD = re.compile(r"[^\W_]+")
LONGEST_NAME = 8
"""The most words of a name that is looked for in a question."""
_LONGEST_SET = 4
"""The most words of a name that may also be said in another order."""
_SHORTEST_SLIP, _LONGWORD = 5, 8
"""From so many letters on, one edit is a slip, and two are (CAN-3)."""


class Token(NamedTuple):
    """One word that counts."""

    word: str
    root: str
    marker: str
    """The preposition before it; empty where there is none."""
    is_slip: bool = False
    """Whether it was written otherwise; then it names only in the order of the name."""


class Name(NamedTuple):
    """One name of one part of the protocol, as its roots."""

    owner: Named
    roots: tuple[str, ...]
    markers: tuple[str, ...]
    """The prepositions between them."""
    is_alias: bool
    """Whether it is one of the words that a patient has for it, not the sheet's own text."""
    weight: Weight = Weight.ANYWHERE
    """Where it names a sign."""


def make_lexicon(protocol: Protocol) -> "Lexicon":
    """Return the names of a protocol in its own language."""
    return Lexicon(protocol, find_table(protocol.protocol.language, Heard))


_PLAIN = {
    **dict.fromkeys(map(ord, "\u00b4\u02b9\u02bc\u2018\u2019\u201b\u2032"), "'"),
    0xAD: None,
    **{
        ord(high): f"^{figure}"
        for figure, high in enumerate("\u2070\xb9\xb2\xb3\u2074\u2075\u2076\u2077\u2078\u2079")
    },
}
"""What keyboards put in place of an apostrophe; a hyphen that is not seen is none.

Small figures stay apart: "10\xb2 minutes" are no 102.
"""


def fold(text: str) -> str:
    """Return a text in small letters, without accents, with plain apostrophes."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


class Lexicon:
    """The names of one protocol, ready to be found in the words of one language."""

    def __init__(self, protocol: Protocol, heard: Heard) -> None:
        """Gather the names, each as its roots; every part of the protocol has several."""
        self.heard = heard
        self.named = names_of(protocol)
        self.openers = self.roots(heard.openers)
        self.light = self.roots(heard.light)
        self.qualities = self.roots(heard.qualities)
        self.harmless = self.roots(heard.harmless)
        self.negations = self.roots(heard.negations)
        self.deeds = self.roots(heard.deeds)
        self.journeys = self.roots(heard.journeys)
        self.body_parts = self.roots(heard.body_parts)
        self.mild = self.roots(heard.mild)
        about = protocol.protocol
        title, area = (
            frozenset(token.root for token in self.tokens(fold(text)))
            for text in (about.title, about.area or "")
        )
        self.treated = area | title & self.body_parts
        self.becoming = self.roots(heard.becoming)
        self.bare = self.body_parts | {PLACE}
        self._never_alone = self.bare | self.light | self.harmless | self.qualities
        self._spellings = [
            (re.compile(pattern), put) for pattern, put in (*heard.spellings, *heard.synonyms)
        ]
        self._roots_in_order: dict[str, list[Name]] = {}
        self._roots_in_a_set: dict[tuple[str, ...], list[Name]] = {}
        self.complaints: list[Name] = []
        self._words: dict[str, str] = {}
        self._spelled: set[str] = set()
        for owner in self.named:
            for text, is_own in _texts_of(owner, heard):
                self._add(owner, text, is_own=is_own)

    # Names

    def _add(self, owner: Named, text: str, *, is_own: bool) -> None:
        folded = self._fold_name(text)
        if owner.kind is Kind.WATCH:
            folded = self._without_times(folded)
        is_alias = not is_own or not owner.also_called
        if owner.kind is Kind.SIGN:
            is_label = is_own and text in owner.texts[1:]
            variants = self._ways_to_say_label(folded) if is_label else self._ways_to_say(folded)
            is_alias = is_alias and not is_label  # "new" in "a new lump" is no complaint
        else:
            variants = self._variants(owner, folded, is_own=is_own)
        for variant in variants:
            roots = tuple(token.root for token in variant)
            name = Name(owner, roots, _markers(variant), is_alias)
            if owner.kind in COMPLAINTS:
                self.complaints.append(name)
            else:
                self._spelled |= {token.word for token in variant}
                for joined in _joined(variant):
                    self._roots_in_order.setdefault(joined, []).append(name)
                solid = [token for token in variant if token.root not in self.light]
                if 1 < len(variant) <= _LONGEST_SET and len(solid) > 1:
                    self._roots_in_a_set.setdefault(tuple(sorted(name.roots)), []).append(name)
            for token in variant:
                if len(token.word) >= _SHORTEST_SLIP:
                    self._words[token.word] = token.root
        if owner.kind in COMPLAINTS and is_own:
            self.complaints += self._other_ways(owner, folded, variants)

    def _other_ways(
        self, owner: Named, folded: str, variants: Iterable[list[Token]]
    ) -> Iterator[Name]:
        """Return the names of a complaint that its own words imply, but do not say."""
        ways = [(one, Weight.ANYWHERE) for one in variants]
        if owner.kind is Kind.SIGN:
            ways += self._ways_to_tell(folded)
        for way, weight in ways:
            roots = tuple(token.root for token in way)
            for other in self._in_other_forms(roots):
                is_new = other != roots or weight is not Weight.ANYWHERE
                is_single = len(other) == 1 and owner.kind is Kind.SIGN
                least = Weight.TOLD if is_single and weight is Weight.ANYWHERE else weight
                if is_new:
                    yield Name(owner, other, _markers(way), is_alias=False, weight=least)

    def _in_other_forms(self, roots: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Return words with a symptom in each of its forms: "the neck hurts", "neck pain"."""
        yield roots
        for place, root in enumerate(roots):
            for other in self._symptoms.get(root, ()):
                yield (*roots[:place], other, *roots[place + 1 :])

    @cached_property
    def _symptoms(self) -> dict[str, frozenset[str]]:
        """By each word of a symptom, the other words for it."""
        families = map(self.roots, self.heard.symptoms)
        return {root: family - {root} for family in families for root in family}

    def _fold_name(self, text: str) -> str:
        folded = fold(text)
        is_denial = "'" in folded or "cannot" in folded or "can not" in folded
        return self.respell(folded) if is_denial else folded

    def names_of_sign(self, sign: Sign) -> list[str]:
        """Return the words of all that a sign is called, for a search without the program."""
        ways = [
            way
            for text in (sign.sign, *sign.also_called)
            for way in self._ways_to_say(self._fold_name(text))
        ]
        if sign.short:
            ways += self._ways_to_say_label(self._fold_name(sign.short))
        return [" ".join(token.word for token in way) for way in each_once(ways)]

    def _ways_to_say(self, folded: str) -> list[list[Token]]:
        """Return what a sign is called: whole, each thing that it lists, and without idle verbs."""
        whole = self.tokens(folded)
        pieces: list[list[Token]] = []
        clauses: list[list[Token]] = []
        for text in re.split(self.heard.between_alternatives, folded):
            is_clause = bool(pieces) and not self.heard.subjects.isdisjoint(text.split()[:1])
            (clauses if is_clause else pieces).append(self.tokens(text))
        ways = [whole]
        if len(pieces) + len(clauses) > 1:
            ways += [*clauses, *[one for one in pieces if self._is_told_alone(one)]]
            ways += alternatives(pieces)
        become = [[one for one in way if one.root not in self.becoming] for way in ways]
        ways += [way for way in become if len(way) > 1]  # "gone black" is no black
        ways += [way[1:] for way in ways if way and way[0].root in self.openers - self.becoming]
        return each_once(way for way in ways if way == whole or self._tells(way, whole))

    def _ways_to_say_label(self, folded: str) -> list[list[Token]]:
        """Return a sign's label where it tells enough to be heard in any sentence."""
        whole = self.tokens(folded)
        return [whole] if self._is_told_alone(whole) else []

    def _ways_to_tell(self, folded: str) -> Iterator[tuple[list[Token], Weight]]:
        """Return what tells of a sign where a body is spoken of: each thing that is enough."""
        told = told_by(folded, self.heard)
        subjects = [self._without_noticing(self.tokens(text)) for text in told.subjects]
        states = [self.tokens(text) for text in told.states]
        bare = [self._without_noticing(state) for state in states]
        weight = Weight.PART if told.is_joined and len(states) > 1 else Weight.TOLD
        if subjects:
            ways = [[*subject, *state] for subject in subjects for state in states]
        elif told.is_said_of or len(states) == 1 or all(len(state) == 1 for state in bare):
            ways = bare
        else:
            ways = [short for short, state in zip(bare, states, strict=True) if short != state]
        for way in each_once(ways):
            is_enough = len(way) > 1 if subjects else self._telling(way) - self.body_parts
            if is_enough and self._telling(way):
                yield way, weight

    def _without_noticing(self, tokens: list[Token]) -> list[Token]:
        """Return what is noticed, without the verb for it: "you notice a lump" is a lump."""
        return tokens[1:] if tokens and tokens[0].root in self._noticing else tokens

    def _telling(self, tokens: Iterable[Token]) -> frozenset[str]:
        """Return the words that tell of a symptom, or of where it is."""
        return frozenset(token.root for token in tokens) - self._idle

    @cached_property
    def _noticing(self) -> frozenset[str]:
        return self.roots(self.heard.noticing)

    @cached_property
    def _idle(self) -> frozenset[str]:
        """The words that by themselves tell of no symptom, nor of where it is."""
        around = self.roots(self.heard.complaints) - self._symptoms.keys()
        return (self._never_alone - self.body_parts) | around

    @cached_property
    def putting(self) -> frozenset[str]:
        """Verbs for putting something on a body."""
        return self.roots(self.heard.putting)

    def _is_told_alone(self, piece: Sequence[Token]) -> bool:
        """Return whether a thing of a list has two words that tell: "slurred speech"."""
        return len(self._telling(piece)) > 1

    def _without_times(self, folded: str) -> str:
        """Return a text without how often it is to be done: it is asked for at any time."""
        for phrase in self.heard.times:
            if phrase.when is When.EVER:
                folded = re.sub(rf"\b(?:{phrase.pattern})\b", "", folded)
        return folded

    def _single_things(self, folded: str) -> list[list[Token]]:
        """Return the things of a list where each is one word: "redness or swelling"."""
        between = rf"{self.heard.between_alternatives}|{self.heard.joins_signs}"
        things = [self.tokens(text) for text in re.split(between, folded)]
        return things if all(len(thing) == 1 for thing in things) else []

    def _variants(self, owner: Named, folded: str, *, is_own: bool) -> list[list[Token]]:
        """Return a name whole, without its opening and light words, and without its place.

        "Have a shower" is a shower; "massage your scalp" is to massage.
        """
        tokens = self.tokens(folded)
        if owner.kind in COMPLAINTS:
            return each_once([tokens, *(self._single_things(folded) if is_own else ())])
        if len(tokens) == 1:
            return [tokens] if tokens[0].root not in self.bare | self.negations else []
        start = 0
        while start < len(tokens) - 1 and tokens[start].root in self.openers:
            start += 1
        candidates = [tokens, tokens[start:]]
        if is_own:
            candidates.append([t for t in candidates[1] if t.root not in self.qualities])
        if is_own and len(tokens) > 1 and tokens[-1].root == PLACE:
            candidates.append(candidates[1][:-1])
        tell = [candidate for candidate in candidates if self._tells(candidate, tokens)]
        return [one for place, one in enumerate(tell) if one not in tell[:place]]

    def _tells(self, tokens: Sequence[Token], whole: Sequence[Token]) -> bool:
        """Return whether some words are enough for a name: a bare part of a body is not."""
        if len(tokens) > 1:
            return True
        bare = self.bare if len(tokens) == len(whole) else self._never_alone
        return bool(tokens) and tokens[0].root not in bare

    def is_skipped(self, token: Token) -> bool:
        """Return whether a word needs no explanation beside any name."""
        return token.root in self.light or token.root in self.qualities

    @cached_property
    def of_complaints(self) -> frozenset[str]:
        """The roots that may stand around what is felt, and those of what is felt."""
        return self.roots(self.heard.complaints) | self.light | self._named_complaints

    @cached_property
    def _named_complaints(self) -> frozenset[str]:
        ours = {root for name in self.complaints if name.is_alias for root in name.roots}
        return frozenset(ours) - self.light - self.negations - self.harmless - {PLACE}

    @cached_property
    def felt(self) -> frozenset[str]:
        """Words of complaint that are not a part of a body."""
        return self._named_complaints - self.body_parts

    @cached_property
    def unwell(self) -> re.Pattern[str]:
        """What speaks of a body that is not well."""
        return re.compile(self.heard.unwell)

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """Words that tell of a body by themselves: "sore", but not the "open" of an open sore."""
        alone = {name.roots[0] for name in self.complaints if len(name.roots) == 1}
        return self.felt & alone

    def roots(self, words: Iterable[str]) -> frozenset[str]:
        """Return the roots of some words."""
        return frozenset(map(self.root, words))

    def root(self, word: str) -> str:
        """Return what is the same for all forms of a word."""
        return PLACE if word in self.heard.places else self.heard.root(word)

    def respell(self, folded: str, *, keeps_names: bool = False) -> str:
        """Return a folded text with one spelling for what is said in several ways.

        With `keeps_names`, what is a part of a longer name stays as it is: a sheet that says "clean
        my piercing" means no scrubbing.
        """
        for pattern, put in self._spellings:
            if keeps_names:
                folded = pattern.sub(partial(self._put_but_in_names, put), folded)
            else:
                folded = pattern.sub(put, folded)
        for denial in self.heard.denials:
            if may_find(denial.cues, folded):
                folded = re.sub(denial.pattern, denial.put, folded)
        return folded

    def _put_but_in_names(self, put: str, found: re.Match[str]) -> str:
        """Return what is put in place of some words, or the words where they are of a name.

        A name with the treated place in it stands for too much: "a cut on my head" is no haircut.
        """
        tokens = self.tokens(found.string)
        first = len(self.tokens(found.string[: found.start()]))
        last = max(len(self.tokens(found.string[: found.end()])), first + 1)
        is_named = any(
            end - start > 1
            and PLACE not in [token.root for token in tokens[start:end]]
            and self.names_at(tokens[start:end])
            for start in range(first + 1)
            for end in range(last, min(len(tokens), start + LONGEST_NAME) + 1)
        )
        return found.group() if is_named else found.expand(put)

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

    # Slips

    def mend(self, tokens: Iterable[Token]) -> list[Token]:
        """Return words with their slips put right.

        A slip is one edit in words of 5 to 7 letters and two in longer ones, with the same first
        letter; a word of the language is never one.
        """
        return [self._mend(token) for token in tokens]

    @property
    def long_words(self) -> frozenset[str]:
        """The words of the names that are long enough for slips."""
        return frozenset(self._words)

    def _mend(self, token: Token) -> Token:
        word = token.word
        if self._is_another(token):
            return token._replace(root=f"{word}-")
        if len(word) < _SHORTEST_SLIP or not word.isalpha() or self.is_known(token):
            return token
        rated = []
        for other, near in self._targets.get(word[0], ()):
            if word in near:
                return token
            most = forgiven_edits(word, other)
            edits = count_edits(word, other, most)
            if edits <= most:
                rated.append((edits, other))
        if not rated:
            return token
        _, best = min(rated)
        return Token(best, self.root(best), token.marker, is_slip=True)

    @cached_property
    def _targets(self) -> dict[str, list[tuple[str, frozenset[str]]]]:
        """By first letter, the words for which a slip is forgiven, with those that are none."""
        targets: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for ours, near in self.heard.near_words().items():
            if ours in self._words:
                targets.setdefault(ours[0], []).append((ours, near))
        return targets

    def _is_another(self, token: Token) -> bool:
        """Return whether a word has a name's root, but is another word: "past" is no paste.

        What is felt is heard in either spelling: "I can't breath".
        """
        word = token.word
        if word in self._spelled or token.root in self._named_complaints:
            return False
        other = word[:-1] if word.endswith("e") else f"{word}e"
        if other not in self._spelled or token.root != self.heard.root(other):
            return False
        near = self.heard.near_words().get(other)
        return not forgiven_edits(word, other) or near is None or word in near

    def is_known(self, token: Token) -> bool:
        """Return whether a word is of a name, or of the words around names."""
        return token.root in self._known_roots

    def has_strange_words(self, text: str, named: Iterable[Named]) -> bool:
        """Return whether some word is neither of everyday life nor of what is named."""
        ours = {root for owner in named for roots in self._all_roots(owner) for root in roots}
        plain = (self._around | ours) - self.felt - self.body_parts
        known = plain | self.roots(self.heard.everyday) | {PLACE}
        return any(
            token.root not in known and not token.word.isdigit() for token in self.tokens(text)
        )

    @cached_property
    def _known_roots(self) -> frozenset[str]:
        ours = {root for names in self._roots_in_order.values() for n in names for root in n.roots}
        return frozenset(self._roots_in_order).union(
            ours, self.of_complaints, self.body_parts, {PLACE}, self._around
        )

    @cached_property
    def _around(self) -> frozenset[str]:
        """The roots of the words around names."""
        heard = self.heard
        words = (
            heard.light, heard.harmless, heard.negations, heard.deeds, heard.qualities,
            heard.amounts, heard.heads, *(aside.words for aside in heard.asides),
        )  # fmt: skip
        return frozenset[str]().union(*map(self.roots, words))

    def has_place(self, owner: Named) -> bool:
        """Return whether a name of a part of the protocol has the treated place in it."""
        return any(PLACE in roots for roots in self._all_roots(owner))

    def first_roots(self, owner: Named) -> set[str]:
        """Return the words with which the names of a part begin."""
        return {roots[0] for roots in self._all_roots(owner) if roots}

    def is_taken(self, owner: Named) -> bool:
        """Return whether a part of the protocol is taken in, as a medicine or a drink is."""
        return self._begins_with(owner, self.heard.taken)

    def is_consumed(self, owner: Named) -> bool:
        """Return whether a part of the protocol is about food or drink."""
        return self._begins_with(owner, self.heard.eating)

    def is_worn(self, owner: Named) -> bool:
        """Return whether a part of the protocol is about what is worn."""
        return self._begins_with(owner, self.heard.worn)

    def _begins_with(self, owner: Named, verbs: frozenset[str]) -> bool:
        return any(
            token.root in self.roots(verbs)
            for text in owner.texts
            for token in self.tokens(fold(text))[:1]
        )

    def own_roots(self, owner: Named) -> set[str]:
        """Return the words of a part's own text."""
        return {token.root for text in owner.texts for token in self.tokens(fold(text))}

    def _all_roots(self, owner: Named) -> list[tuple[str, ...]]:
        texts = (*owner.texts, *owner.also_called)
        return [tuple(token.root for token in self.tokens(fold(text))) for text in texts]

    def names_at(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        """Return the names that a run of words is, in this order or, untied, in another."""
        names: list[Name] = []
        markers = _markers(tokens)
        is_tied = any(markers)
        for joined in _joined(tokens):
            names += [
                name
                for name in self._roots_in_order.get(joined, ())
                if name.markers == markers or not (is_tied or _is_joined(name, tokens))
            ]
        is_turned = not is_tied and not any(token.is_slip for token in tokens)
        if is_turned and 1 < len(tokens) <= _LONGEST_SET:
            names += self._roots_in_a_set.get(tuple(sorted(t.root for t in tokens)), ())
        return tuple(dict.fromkeys(names))


def _texts_of(owner: Named, heard: Heard) -> Iterator[tuple[str, bool]]:
    """Return each text that is a name; those of a ban are cut where they list several things."""
    for text in owner.texts:
        yield text, True
        if owner.is_ban:
            pieces = [piece.strip() for piece in re.split(heard.between_things, text)]
            for piece in pieces if len(pieces) > 1 else ():
                yield piece, True
            _, _, tail = pieces[-1].partition(" ")
            for piece in pieces[:-1] if tail else ():
                if " " not in piece:
                    yield f"{piece} {tail}", True
    for text in owner.also_called:
        yield text, False


def _markers(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the prepositions between some words; before the place it is none."""
    return tuple("" if token.root == PLACE else token.marker for token in tokens[1:])


def _is_joined(name: Name, tokens: Sequence[Token]) -> bool:
    """Return whether a name with a preposition in it was met as one word: "headwaters"."""
    return any(name.markers) and len(tokens) < len(name.roots)


def _joined(tokens: Sequence[Token]) -> set[str]:
    """Return words as one, however they are spaced: hair dryer, hair-dryer, hairdryer."""
    folded = "".join(token.root for token in tokens)
    plain = "".join(token.word if token.root == PLACE else token.root for token in tokens)
    return {folded, plain}


def forgiven_edits(one: str, other: str) -> int:
    """Return how many edits between two words make a slip: none, one or two (CAN-3)."""
    letters = min(len(one), len(other))
    return 0 if letters < _SHORTEST_SLIP else 1 if letters < _LONGWORD else 2


def count_edits(one: str, other: str, most: int) -> int:
    """Count the edits between two words, a swap of neighbours being one; over `most`, give up."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, their in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != their))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == their:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
