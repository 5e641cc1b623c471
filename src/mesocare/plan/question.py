"""A patient's question: words matched to the names of a protocol, and never by a guess.

Whatever the words hold that no name explains is kept: it makes a match doubtful, so that nothing
unknown is ever a yes, and no unknown object a no (CAN-3).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mesocare.characters import describe, find_forbidden
from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import Heard, When
from mesocare.plan.names import COMPLAINTS, Kind, Named, names_of
from mesocare.rules.protocol import Protocol

MOST_CHARACTERS = 200
PLACE = "@"
"""Stands for each word for the treated place: hair, scalp, head."""
_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 8
_LONGEST_SET = 4
"""The words of a name that may also be said in another order."""
_SHORTEST_SLIP, _LONG_WORD = 5, 8
"""From so many letters on, one edit is a slip, and two are."""


class Token(NamedTuple):
    """One word that counts."""

    word: str
    root: str
    marker: str
    """The preposition before it; empty where there is none."""


class Name(NamedTuple):
    """One name of one part of the protocol, as its roots."""

    owner: Named
    roots: tuple[str, ...]
    markers: tuple[str, ...]
    """The prepositions between them."""
    is_alias: bool
    """Whether it is one of the words that a patient has for it, not the sheet's own text."""


class Match(NamedTuple):
    """Words of a question that are names."""

    places: frozenset[int]
    names: tuple[Name, ...]

    @property
    def owners(self) -> frozenset[Named]:
        """What they name."""
        return frozenset(name.owner for name in self.names)


class Meaning(NamedTuple):
    """What one part of a question means."""

    owners: tuple[Named, ...]
    is_sure: bool
    """Whether every word of it is explained."""
    is_negated: bool
    is_never_yes: bool
    """Whether it asks for more than one name says: two together, a complaint, a journey."""
    is_empty: bool
    """Whether it holds nothing that could be meant by itself."""


def check_question(words: str) -> str:
    """Return the words of a question.

    Raises:
        InputRefusedError: when there are none, or over 200 characters.

    """
    if (place := find_forbidden(words)) is not None:
        message = f"The character {describe(words[place])} may not stand here. Take it out."
        raise InputRefusedError(message)
    if words.strip() and len(words) <= MOST_CHARACTERS:
        return words
    message = (
        f"This is not a question. Write one activity in {MOST_CHARACTERS} characters at most, "
        "such as: wash my hair."
    )
    raise InputRefusedError(message)


def fold(text: str) -> str:
    """Return a text in small letters, without accents, with plain apostrophes."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


class Lexicon:
    """The names of one protocol, ready to be found in the words of one language."""

    def __init__(self, protocol: Protocol, heard: Heard) -> None:
        self.heard = heard
        self.named = names_of(protocol)
        self._spellings = [(re.compile(pattern), put) for pattern, put in heard.spellings]
        self._roots_in_order: dict[str, list[Name]] = {}
        self._roots_in_a_set: dict[tuple[str, ...], list[Name]] = {}
        self._complaints: list[Name] = []
        self._words: dict[str, str] = {}
        for owner in self.named:
            for text, is_own in _texts_of(owner, heard):
                self._add(owner, text, is_own=is_own)

    # Names

    def _add(self, owner: Named, text: str, *, is_own: bool) -> None:
        folded = fold(text)
        if "'" in folded or "cannot" in folded or "can not" in folded:
            folded = self.respell(folded)
        if owner.kind is Kind.WATCH:
            folded = self._without_times(folded)
        tokens = self.tokens(folded)
        for variant in self._variants(owner, tokens, is_own=is_own):
            is_alias = not is_own or not owner.also_called
            roots = tuple(token.root for token in variant)
            name = Name(owner, roots, _markers(variant), is_alias)
            if owner.kind in COMPLAINTS:
                self._complaints.append(name)
            else:
                for joined in _joined(variant):
                    self._roots_in_order.setdefault(joined, []).append(name)
                solid = [token for token in variant if token.root not in self._light]
                if 1 < len(variant) <= _LONGEST_SET and len(solid) > 1:
                    self._roots_in_a_set.setdefault(tuple(sorted(name.roots)), []).append(name)
            for token in variant:
                if len(token.word) >= _SHORTEST_SLIP:
                    self._words[token.word] = token.root

    def _without_times(self, folded: str) -> str:
        """Return a text without how often it is to be done: it is asked for at any time."""
        for phrase in self.heard.times:
            if phrase.when is When.EVER:
                folded = re.sub(rf"\b(?:{phrase.pattern})\b", "", folded)
        return folded

    def _variants(self, owner: Named, tokens: list[Token], *, is_own: bool) -> list[list[Token]]:
        """Return a name whole, without its opening and light words, and without its place.

        "Have a shower" is a shower; "massage your scalp" is to massage.
        """
        if owner.kind in COMPLAINTS:
            return [tokens] if tokens else []
        if len(tokens) == 1:
            return [tokens] if tokens[0].root not in self._bare else []
        start = 0
        while start < len(tokens) - 1 and tokens[start].root in self._openers:
            start += 1
        candidates = [tokens, tokens[start:]]
        candidates.append([t for t in candidates[1] if t.root not in self._qualities])
        if is_own and len(tokens) > 1 and tokens[-1].root == PLACE:
            candidates.append(candidates[1][:-1])
        tell = [candidate for candidate in candidates if self._tells(candidate, tokens)]
        return [one for place, one in enumerate(tell) if one not in tell[:place]]

    def _tells(self, tokens: Sequence[Token], whole: Sequence[Token]) -> bool:
        """Return whether some words are enough for a name: a bare part of a body is not."""
        if len(tokens) > 1:
            return True
        bare = self._bare if len(tokens) == len(whole) else self._never_alone
        return bool(tokens) and tokens[0].root not in bare

    @cached_property
    def _bare(self) -> frozenset[str]:
        return self._body_parts | {PLACE}

    @cached_property
    def _never_alone(self) -> frozenset[str]:
        """What a longer name never becomes when its other words are left out."""
        return self._bare | self._light | self._harmless | self._qualities

    def _is_skipped(self, token: Token) -> bool:
        return token.root in self._light or token.root in self._qualities

    @cached_property
    def _openers(self) -> frozenset[str]:
        return self._roots(self.heard.openers)

    @cached_property
    def _qualities(self) -> frozenset[str]:
        return self._roots(self.heard.qualities)

    @cached_property
    def _light(self) -> frozenset[str]:
        return self._roots(self.heard.light)

    @cached_property
    def _harmless(self) -> frozenset[str]:
        return self._roots(self.heard.harmless)

    @cached_property
    def _body_parts(self) -> frozenset[str]:
        return self._roots(self.heard.body_parts)

    @cached_property
    def _negations(self) -> frozenset[str]:
        return self._roots(self.heard.negations)

    @cached_property
    def _deeds(self) -> frozenset[str]:
        return self._roots(self.heard.deeds)

    @cached_property
    def _of_complaints(self) -> frozenset[str]:
        return self._roots(self.heard.complaints) | self._light | self._named_complaints

    @cached_property
    def _named_complaints(self) -> frozenset[str]:
        ours = {root for name in self._complaints if name.is_alias for root in name.roots}
        return frozenset(ours) - self._light - self._negations - self._harmless - {PLACE}

    @cached_property
    def _felt(self) -> frozenset[str]:
        """Words of complaint that are not a part of a body."""
        return self._named_complaints - self._body_parts

    def _roots(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self.root, words))

    def root(self, word: str) -> str:
        """Return what is the same for all forms of a word."""
        return PLACE if word in self.heard.places else self.heard.root(word)

    def respell(self, folded: str) -> str:
        """Return a folded text with one spelling for what is said in several ways."""
        for pattern, put in self._spellings:
            folded = pattern.sub(put, folded)
        return folded

    def tokens(self, text: str) -> list[Token]:
        """Return the words that count, each with the preposition before it."""
        heard, tokens, marker = self.heard, [], ""
        for word in _WORD.findall(text):
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
        if len(word) < _SHORTEST_SLIP or not word.isalpha() or self._is_known(token):
            return token
        near = self.heard.near_words()
        rated = []
        for other in near:
            if other not in self._words or other[0] != word[0] or word in near[other]:
                continue
            most = forgiven_edits(word, other)
            edits = count_edits(word, other, most)
            if edits <= most:
                rated.append((edits, other))
        if not rated or any(word in near[other] for _, other in rated):
            return token
        _, best = min(rated)
        return Token(best, self.root(best), token.marker)

    def _is_known(self, token: Token) -> bool:
        return token.root in self._known_roots

    @cached_property
    def _known_roots(self) -> frozenset[str]:
        heard = self.heard
        ours = {root for names in self._roots_in_order.values() for n in names for root in n.roots}
        words = (
            heard.light, heard.harmless, heard.negations, heard.deeds, heard.body_parts,
            heard.qualities, heard.amounts, heard.occasions, heard.heads,
        )  # fmt: skip
        return frozenset(self._roots_in_order).union(
            ours, self._of_complaints, {PLACE}, *map(self._roots, words)
        )

    # What is felt or seen

    def silenced_places(self, tokens: Sequence[Token]) -> frozenset[int]:
        """Return the words that stand within a longer name of something to do: "red wine"."""
        longer = (match.places for match in self._matches(tokens) if len(match.places) > 1)
        return frozenset[int]().union(*longer)

    def complaints_in(self, tokens: Sequence[Token]) -> Iterator[tuple[Name, frozenset[int], bool]]:
        """Return the signs and after-effects that words name, where, and if with several words.

        Their words may stand in any order, with nothing but words of complaint between them.
        """
        at: dict[str, list[int]] = {}
        for place, token in enumerate(tokens):
            at.setdefault(token.root, []).append(place)
        for name in self._complaints:
            if not all(root in at for root in name.roots):
                continue
            places = _nearest_places([at[root] for root in name.roots])
            between = set(range(min(places), max(places) + 1)) - set(places)
            if not all(self._is_complaint(tokens[place]) for place in between):
                continue
            if any(self._is_cut_off(tokens[place]) for place in places if place != min(places)):
                continue
            yield name, frozenset(places), len(name.roots) > 1

    def _is_cut_off(self, token: Token) -> bool:
        """Return whether a preposition keeps a word apart: "heat to the scalp" is no hot scalp."""
        is_put_there = token.root == PLACE and token.marker in self.heard.onto
        return is_put_there or token.marker in self.heard.ties

    def _is_complaint(self, token: Token) -> bool:
        return token.root in self._of_complaints or token.root == PLACE or token.word.isdigit()

    def is_only_complaint(self, tokens: Iterable[Token]) -> bool:
        """Return whether words speak of nothing but a complaint."""
        return all(self._is_complaint(t) or t.root in self._body_parts for t in tokens)

    def has_place(self, tokens: Iterable[Token]) -> bool:
        """Return whether words name the treated place."""
        return any(token.root == PLACE for token in tokens)

    def is_bare_part(self, name: Name, tokens: Sequence[Token], text: str) -> bool:
        """Return whether a name is a part of a body that nothing says to be somebody's."""
        if len(name.roots) > 1 or name.roots[0] not in self._body_parts:
            return False
        if self.is_only_complaint(tokens):
            return False
        own = "|".join(self.heard.own)
        return not any(
            re.search(rf"\b(?:{own}) {token.word}\b", text)
            for token in tokens
            if token.root == name.roots[0]
        )

    # What is asked for

    def meanings(self, text: str) -> list[Meaning]:
        """Return what each part of a question means, in whatever order they stand."""
        whole = self.mend(self.tokens(text))
        if whole and (names := self._exact(whole)):
            return [self._meaning(whole, [Match(frozenset(range(len(whole))), names)])]
        parts = [self.mend(self.tokens(part)) for part in re.split(self.heard.between_parts, text)]
        parts = [part for part in parts if part]
        has_place = any(token.root == PLACE for part in parts for token in part)
        meanings = []
        for place, part in enumerate(parts):
            verb = parts[place - 1][:1] if place else []
            meanings.append(self._read_part(part, verb, parts, has_place=has_place))
        return [meaning for meaning in meanings if not meaning.is_empty]

    def _read_part(
        self, part: list[Token], verb: list[Token], parts: list[list[Token]], *, has_place: bool
    ) -> Meaning:
        """Read a part; what it lacks, it takes from the others: "cut and colour my hair"."""
        first = self._meaning(part, self._matches(part))
        if first.owners and first.is_sure:
            return first
        attempts = []
        bare = self._bare
        if verb and all(token.root in bare for token in part):
            attempts.append([*verb, *part])
        if len(parts) > 1 and not any(token.root in bare for token in part):
            attempts.append([*part, Token("hair", PLACE, "")])
        for attempt in attempts:
            found = self._meaning(attempt, self._matches(attempt))
            if found.owners and found.is_sure:
                return found
        return first

    def _exact(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        stripped = list(tokens)
        while stripped and stripped[0].root in self._openers:
            stripped = stripped[1:]
        return self._names_at(stripped) if len(stripped) > 1 else ()

    def _matches(self, tokens: Sequence[Token]) -> list[Match]:
        """Return all names in some words, but those that stand within a longer one."""
        found: dict[frozenset[int], tuple[Name, ...]] = {}
        for start in range(len(tokens)):
            for end in range(start + 1, min(len(tokens), start + _LONGEST_NAME) + 1):
                whole = list(range(start, end))
                solid = [place for place in whole if tokens[place].root not in self._light]
                bare = [place for place in solid if tokens[place].root not in self._qualities]
                key = frozenset(solid or whole)
                for places in (whole, solid, bare):
                    if places and (names := self._names_at([tokens[place] for place in places])):
                        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *names)))
        telling = {
            places: frozenset(place for place in places if tokens[place].root != PLACE) or places
            for places in found
        }
        return [
            Match(places, names)
            for places, names in found.items()
            if not any(telling[places] < telling[other] for other in found)
        ]

    def _names_at(self, tokens: Sequence[Token]) -> tuple[Name, ...]:
        """Return the names that a run of words is, in this order or, untied, in another."""
        names: list[Name] = []
        markers = _markers(tokens)
        is_tied = any(markers)
        for joined in _joined(tokens):
            names += [
                name
                for name in self._roots_in_order.get(joined, ())
                if not is_tied or name.markers == markers
            ]
        if not is_tied and 1 < len(tokens) <= _LONGEST_SET:
            names += self._roots_in_a_set.get(tuple(sorted(t.root for t in tokens)), ())
        return tuple(dict.fromkeys(names))

    def _meaning(self, tokens: Sequence[Token], matches: Sequence[Match]) -> Meaning:
        owners = tuple(dict.fromkeys(name.owner for match in matches for name in match.names))
        used = frozenset[int]().union(*(match.places for match in matches))
        left = [place for place in range(len(tokens)) if place not in used]
        is_negated = any(tokens[place].root in self._negations for place in left)
        is_sure = (
            bool(owners)
            and not is_negated
            and all(self._is_explained(tokens, place, used, owners) for place in left)
            and not self._is_compound(tokens, matches)
        )
        kinds = {owner.kind for owner in owners}
        return Meaning(
            owners=owners,
            is_sure=is_sure,
            is_negated=is_negated,
            is_never_yes=(len(_groups(matches)) > 1 and kinds != {Kind.RESTRICTION})
            or any(
                self._is_felt(tokens[place], owners) or self._is_destination(tokens, place, used)
                for place in left
            ),
            is_empty=not owners
            and all(tokens[place].root in self._light | {PLACE} for place in left),
        )

    def _is_explained(
        self, tokens: Sequence[Token], place: int, used: frozenset[int], owners: tuple[Named, ...]
    ) -> bool:
        """Return whether a word that is left over changes nothing beside these names."""
        token = tokens[place]
        if token.root == PLACE:
            return any(self._has_place(owner) for owner in owners)
        if token.marker in self.heard.ties and not self._leads_to_a_name(tokens, place, used):
            return False
        if token.word in self.heard.nouns_too and place - 1 in used and not token.marker:
            return False  # a hat stand is not a hat
        if self._is_skipped(token) or any(token.root in self._own_roots(one) for one in owners):
            return True
        if token.root in self._deeds:
            return any(token.root in self._first_roots(owner) for owner in owners)
        return any(owner.is_ban for owner in owners) and (
            token.root in self._harmless
            or token.root in self._felt
            or token.word.isdigit()
            or self._is_aside(tokens, place, used)
            or self._is_destination(tokens, place, used)
        )

    def _is_aside(self, tokens: Sequence[Token], place: int, used: frozenset[int]) -> bool:
        """Return whether a noun only counts a name, follows it, or says where: no object of it."""
        token, heard = tokens[place], self.heard
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.word in heard.amounts and following is not None and following.marker:
            return self._leads_to_a_name(tokens, place, used)
        if token.word in heard.heads and place - 1 in used and not token.marker:
            return True
        return token.word in heard.occasions and bool(token.marker)

    def _is_felt(self, token: Token, owners: Iterable[Named]) -> bool:
        return token.root in self._felt and not any(
            token.root in self._own_roots(owner) for owner in owners
        )

    def _leads_to_a_name(self, tokens: Sequence[Token], place: int, used: frozenset[int]) -> bool:
        """Return whether what follows "with" ends in a name: "with a glass of wine"."""
        for following in range(place, len(tokens)):
            if following in used:
                return True
            token = tokens[following]
            is_light = self._is_skipped(token) or token.root in self._harmless
            if not is_light and token.word not in self.heard.amounts:
                return False
        return False

    def _is_destination(self, tokens: Sequence[Token], place: int, used: frozenset[int]) -> bool:
        """Return whether a word says where a journey goes: "fly to New York"."""
        journeys = self._roots(self.heard.journeys)
        start = place
        while start > 0 and not tokens[start].marker and start - 1 not in used:
            start -= 1
        return tokens[start].marker == self.heard.towards and any(
            tokens[one].root in journeys for one in used
        )

    def _has_place(self, owner: Named) -> bool:
        return any(PLACE in roots for roots in self._all_roots(owner))

    def _first_roots(self, owner: Named) -> set[str]:
        return {roots[0] for roots in self._all_roots(owner) if roots}

    def _own_roots(self, owner: Named) -> set[str]:
        return {token.root for text in owner.texts for token in self.tokens(fold(text))}

    def _all_roots(self, owner: Named) -> list[tuple[str, ...]]:
        found = self._by_owner.get(owner)
        if found is None:
            texts = (*owner.texts, *owner.also_called)
            found = self._by_owner[owner] = [
                tuple(token.root for token in self.tokens(fold(text))) for text in texts
            ]
        return found

    @cached_property
    def _by_owner(self) -> dict[Named, list[tuple[str, ...]]]:
        return {}

    def _is_compound(self, tokens: Sequence[Token], matches: Sequence[Match]) -> bool:
        """Return whether names of different things stand side by side: "wash my beanie"."""
        for one in matches:
            for other in matches:
                if one.places & other.places or one.owners & other.owners:
                    continue
                start = min(other.places)
                if max(one.places) + 1 == start and not tokens[start].marker:
                    return True
        return False


def _groups(matches: Iterable[Match]) -> list[frozenset[Named]]:
    """Return the different things that matches name; alternatives of one match are one thing."""
    groups: list[frozenset[Named]] = []
    for match in matches:
        if not any(match.owners & group for group in groups):
            groups.append(match.owners)
    return groups


def _texts_of(owner: Named, heard: Heard) -> Iterator[tuple[str, bool]]:
    """Return each text that is a name; those of a ban are cut where they list several things."""
    for text in owner.texts:
        yield text, True
        if owner.is_ban:
            pieces = [piece.strip() for piece in re.split(r"\bor\b|\band\b|,", text)]
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


def _joined(tokens: Sequence[Token]) -> set[str]:
    """Return words as one, however they are spaced: hair dryer, hair-dryer, hairdryer."""
    folded = "".join(token.root for token in tokens)
    plain = "".join(token.word if token.root == PLACE else token.root for token in tokens)
    return {folded, plain}


def _nearest_places(choices: Sequence[Sequence[int]]) -> list[int]:
    """Return one place for each word, as close together as they stand."""
    best: list[int] = []
    for anchor in choices[0]:
        taken: list[int] = [anchor]
        for places in choices[1:]:
            free = [place for place in places if place not in taken] or list(places)
            taken.append(min(free, key=lambda place: abs(place - anchor)))
        if not best or max(taken) - min(taken) < max(best) - min(best):
            best = taken
    return best


def forgiven_edits(one: str, other: str) -> int:
    """Return how many edits between two words make a slip: none, one or two (CAN-3)."""
    letters = min(len(one), len(other))
    return 0 if letters < _SHORTEST_SLIP else 1 if letters < _LONG_WORD else 2


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
