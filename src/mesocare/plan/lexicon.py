"""The names of a protocol, ready to be found in the words of a language."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from mesocare.language.tables import find_table
from mesocare.language.words.heard import Heard
from mesocare.plan.for_others import find_for_others
from mesocare.plan.long_bans import (
    bans_for_long,
    names_without_length,
    says_how_long,
    without_length,
)
from mesocare.plan.names import COMPLAINTS, Kind, Named, names_of
from mesocare.plan.sign_names import SignNames, Weight, each_once
from mesocare.plan.slips import SHORTEST_SLIP, count_edits, forgiven_edits
from mesocare.plan.things import Food, find_food_bans
from mesocare.plan.vocabulary import PLACE, Token, Vocabulary, fold, joined_of, markers_of
from mesocare.rules.protocol import Protocol

LONGEST_NAME = 8
"""The most words of a name that is looked for in a question."""
_SEVERAL = 2
_LONGEST_SET = 4
"""The most words of a name that may also be said in another order."""


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


class Lexicon(Vocabulary):
    """The names of one protocol, ready to be found in the words of one language."""

    def __init__(self, protocol: Protocol, heard: Heard) -> None:
        """Gather the names, each as its roots; every part of the protocol has several."""
        super().__init__(heard)
        self.protocol = protocol
        self.named = names_of(protocol)
        self.signs = SignNames(self)
        about = protocol.protocol
        title, area = (
            frozenset(token.root for token in self.tokens(fold(text)))
            for text in (about.title, about.area or "")
        )
        self.treated = area | title & self.body_parts
        self._roots_in_order: dict[str, list[Name]] = {}
        self._roots_in_a_set: dict[tuple[str, ...], list[Name]] = {}
        self.complaints: list[Name] = []
        self._words: dict[str, str] = {}
        self.spelled: set[str] = set()
        """The words of the names of what is no complaint."""
        self.whole_names: dict[str, str] = {}
        """The same names, by their words written as one."""
        self._add_names()
        self._add_names_of_long_bans()

    # Names

    @cached_property
    def food_bans(self) -> tuple[tuple[Named, Food], ...]:
        """What bans all food, all drink, or all that is solid."""
        return tuple(find_food_bans(self.protocol, self.named))

    @cached_property
    def long_bans(self) -> tuple[Named, ...]:
        """What bans doing something for long."""
        return tuple(owner for owner in self.named if bans_for_long(owner, self.heard))

    def _add_names(self) -> None:
        heard = self.heard
        for owner in self.named:
            for text, is_own in _texts_of(owner, heard):
                if not self._is_id_of_a_deed(owner, text):
                    self._add(owner, text, is_own=is_own)
        for owner in self.named:
            for text in _names_with_verb(owner, heard):
                if self.names_at(self.tokens(self.fold_name(text))):  # another rule's name too
                    self._add(owner, text, is_own=False)
        for owner in self.named:
            for text in owner.texts if owner.kind is Kind.CARE else ():
                if says_how_long(text, heard):  # whoever asks for an ice pack need not say how long
                    self._add(owner, without_length(text, heard), is_own=False)

    def _add_names_of_long_bans(self) -> None:
        heard = self.heard
        for ban in self.long_bans:
            for text in names_without_length(ban, self.named, heard):
                for name in (text, *_pieces_of(text, heard)):
                    self._add(ban, name, is_own=False)

    def _is_id_of_a_deed(self, owner: Named, text: str) -> bool:
        """Return whether an after-effect's id is the word for what may be done, and not felt.

        "works: {what: less pain}" says nothing of going to work.
        """
        if owner.kind is not Kind.AFTER_EFFECT or text != owner.id:
            return False
        felt = {root for roots in self._all_roots(owner)[1:] for root in roots}
        said = {token.root for token in self.tokens(fold(text))}
        return not said & felt and said <= self._of_deeds

    @cached_property
    def _of_deeds(self) -> set[str]:
        """The words of what is held off or allowed."""
        deeds = [one for one in self.named if one.kind in (Kind.RESTRICTION, Kind.ALLOWED)]
        return {root for owner in deeds for roots in self._all_roots(owner) for root in roots}

    @cached_property
    def for_others(self) -> dict[Named, list[Named]]:
        """By what holds something off from some, what does so from all others (CAN-6)."""
        return find_for_others(self)

    @cached_property
    def bans_by_deed(self) -> dict[str, dict[Named, None]]:
        """What holds something off, by the deed with which its own longer words begin."""
        bans: dict[str, dict[Named, None]] = {}
        for owner in self.named:
            for text in owner.texts if owner.is_ban else ():
                roots = [token.root for token in self.tokens(self.fold_name(text))]
                if len(roots) > 1 and roots[0] not in self.body_parts | {PLACE}:
                    bans.setdefault(roots[0], {})[owner] = None
        return bans

    def _add(self, owner: Named, text: str, *, is_own: bool) -> None:
        folded = self.fold_name(text)
        if owner.kind is Kind.WATCH:
            folded = self.without_times(folded)
        is_alias = not is_own or not owner.also_called
        if owner.kind is Kind.SIGN:
            is_label = is_own and text in owner.texts[1:]
            variants = (
                self.signs.ways_to_say_label(folded) if is_label else self.signs.ways_to_say(folded)
            )
            is_alias = is_alias and not is_label  # "new" in "a new lump" is no complaint
        else:
            variants = self._variants(owner, folded, is_own=is_own)
        for variant in variants:
            roots = tuple(token.root for token in variant)
            name = Name(owner, roots, markers_of(variant), is_alias)
            if owner.kind in COMPLAINTS:
                self.complaints.append(name)
            else:
                words = [token.word for token in variant]
                self.spelled.update(words)
                self.whole_names["".join(words)] = " ".join(words)
                for joined in joined_of(variant):
                    self._roots_in_order.setdefault(joined, []).append(name)
                solid = [token for token in variant if token.root not in self.light]
                if 1 < len(variant) <= _LONGEST_SET and len(solid) > 1:
                    self._roots_in_a_set.setdefault(tuple(sorted(name.roots)), []).append(name)
            for token in variant:
                if len(token.word) >= SHORTEST_SLIP:
                    self._words[token.word] = token.root
        if owner.kind in COMPLAINTS and is_own:
            self.complaints += self._other_ways(owner, folded, variants)

    def _other_ways(
        self, owner: Named, folded: str, variants: Iterable[list[Token]]
    ) -> Iterator[Name]:
        """Return the names of a complaint that its own words imply, but do not say."""
        ways = [(one, Weight.ANYWHERE) for one in variants]
        if owner.kind is Kind.SIGN:
            ways += self.signs.ways_to_tell(folded)
        for way, weight in ways:
            roots = tuple(token.root for token in way)
            for other in self.signs.in_other_forms(roots):
                is_new = other != roots or weight is not Weight.ANYWHERE
                is_single = len(other) == 1 and owner.kind is Kind.SIGN
                least = Weight.TOLD if is_single and weight is Weight.ANYWHERE else weight
                if is_new:
                    yield Name(owner, other, markers_of(way), is_alias=False, weight=least)

    def _variants(self, owner: Named, folded: str, *, is_own: bool) -> list[list[Token]]:
        """Return a name whole, without its opening and light words, and without its place.

        "Have a shower" is a shower; "massage your scalp" is to massage.
        """
        tokens = self.tokens(folded)
        if owner.kind in COMPLAINTS:
            return each_once([tokens, *(self.signs.single_things(folded) if is_own else ())])
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
        tell = [candidate for candidate in candidates if self.tells(candidate, tokens)]
        return [one for place, one in enumerate(tell) if one not in tell[:place]]

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
    def adjectives(self) -> frozenset[str]:
        """Words that tell of a body by themselves: "sore", but not the "open" of an open sore."""
        alone = {name.roots[0] for name in self.complaints if len(name.roots) == 1}
        return self.felt & alone

    def respell_around_names(self, folded: str) -> str:
        """Return a folded text with one spelling, but for what is a part of a longer name.

        A sheet that says "clean my piercing" means no scrubbing.
        """
        for pattern, put in self.spellings:
            folded = pattern.sub(partial(self._put_but_in_names, put), folded)
        return self.respell_denials(folded)

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
        if len(word) < SHORTEST_SLIP or not word.isalpha() or self.is_known(token):
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
        if word in self.spelled or token.root in self._named_complaints:
            return False
        other = word[:-1] if word.endswith("e") else f"{word}e"
        if other not in self.spelled or token.root != self.heard.root(other):
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

    def is_medicine(self, owner: Named) -> bool:
        """Return whether a part of the protocol is about a medicine: no food, no bath, no nap."""
        if not self.is_taken(owner) or self.is_consumed(owner):
            return False
        return self.roots(self.heard.done_by_taking).isdisjoint(self.own_roots(owner))

    def is_free_medicine(self, owner: Named) -> bool:
        """Return whether a part of the protocol allows a medicine."""
        return owner.kind is Kind.ALLOWED and self.is_medicine(owner)

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

    def verbs_of(self, owner: Named) -> set[str]:
        """Return the first word of a part's own texts of several: "eat" of "eat rice or pasta"."""
        texts = (self.tokens(fold(text)) for text in owner.texts)
        return {tokens[0].root for tokens in texts if len(tokens) > 1}

    def is_called(self, owner: Named, root: str) -> bool:
        """Return whether one word alone is a name of a part."""
        return (root,) in self._all_roots(owner)

    def _all_roots(self, owner: Named) -> list[tuple[str, ...]]:
        texts = (*owner.texts, *owner.also_called)
        return [tuple(token.root for token in self.tokens(fold(text))) for text in texts]

    def names_at(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        """Return the names that a run of words is, in this order or, untied, in another."""
        names: list[Name] = []
        markers = markers_of(tokens)
        is_tied = any(markers)
        for joined in joined_of(tokens):
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
    for texts, is_own in ((owner.texts, True), (owner.also_called, False)):
        for text in texts:
            yield text, is_own
            for piece in _pieces_of(text, heard) if owner.is_ban else ():
                yield piece, is_own


def _names_with_verb(owner: Named, heard: Heard) -> Iterator[str]:
    """Return the names of a drink or a food with the verb of its rule: wine is to drink wine."""
    verbs = {text.casefold().partition(" ")[0] for text in owner.texts} & heard.eating
    for verb in verbs if owner.is_ban else ():
        for text in owner.also_called:
            if text.casefold().partition(" ")[0] not in heard.eating:
                yield f"{verb} {text}"


def _pieces_of(text: str, heard: Heard) -> Iterator[str]:
    """Return each of several things that a text lists, with what is said once for all of them."""
    pieces = [piece for part in re.split(heard.between_things, text) if (piece := part.strip())]
    if len(pieces) < _SEVERAL:
        return
    yield from pieces
    _, _, tail = pieces[-1].partition(" ")
    head, _, _ = pieces[0].rpartition(" ")
    for piece in pieces[:-1] if tail else ():
        if " " not in piece:
            yield f"{piece} {tail}"
    for piece in pieces[1:] if head else ():
        yield f"{head} {piece}"


def _is_joined(name: Name, tokens: Sequence[Token]) -> bool:
    """Return whether a name with a preposition in it was met as one word: "headwaters"."""
    return any(name.markers) and len(tokens) < len(name.roots)
