"""A patient's question: words matched to the names of a protocol, and never by a guess.

Whatever the words hold that no name explains is kept: it makes a match doubtful, so that nothing
unknown is ever a yes, and no unknown object a no (CAN-3).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mesocare.characters import describe, find_forbidden
from mesocare.errors import InputRefusedError
from mesocare.plan.lexicon import PLACE, Lexicon, Name, Token
from mesocare.plan.names import Kind, Named

MOST_CHARACTERS = 200
_LONGEST_NAME = 8
_STRANGE = 3
"""From so many unknown words on, most of a question may be of another language."""


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


def read_meanings(text: str, lexicon: Lexicon) -> list[Meaning]:
    """Return what each part of a question means, in whatever order they stand."""
    whole = _mend(lexicon.tokens(text), lexicon)
    if whole and (names := _exact_names(whole, lexicon)):
        match = Match(frozenset(range(len(whole))), names)
        return [_Part(lexicon, whole, [match]).meaning()]
    pieces = re.split(lexicon.heard.between_parts, text)
    parts = [part for piece in pieces if (part := _mend(lexicon.tokens(piece), lexicon))]
    meanings = [_read_part(parts, place, lexicon) for place in range(len(parts))]
    return [meaning for meaning in meanings if not meaning.is_empty]


def _mend(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Put slips right, but not where most words are of another language: "laver" is no lager."""
    mended = lexicon.mend(tokens)
    pairs = zip(tokens, mended, strict=True)
    strange = sum(one == other and not lexicon.is_known(one) for one, other in pairs)
    return tokens if strange >= _STRANGE and 2 * strange > len(tokens) else mended


def _read_part(parts: Sequence[list[Token]], place: int, lexicon: Lexicon) -> Meaning:
    """Read a part; what it lacks, it takes from the others: "cut and colour my hair"."""
    part = parts[place]
    first = _read(part, lexicon)
    if first.owners and first.is_sure:
        return first
    attempts = []
    if place and all(token.root in lexicon.bare for token in part):
        attempts.append([*parts[place - 1][:1], *part])
    if len(parts) > 1 and not any(token.root in lexicon.bare for token in part):
        attempts.append([*part, Token("", PLACE, "")])
    for attempt in attempts:
        found = _read(attempt, lexicon)
        if found.owners and found.is_sure:
            return found
    return first


def _read(tokens: Sequence[Token], lexicon: Lexicon) -> Meaning:
    return _Part(lexicon, tokens, find_matches(tokens, lexicon)).meaning()


def _exact_names(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Name, ...]:
    """Return the names that a whole question is, commas and all."""
    start = 0
    while start < len(tokens) and tokens[start].root in lexicon.openers:
        start += 1
    return lexicon.names_at(tokens[start:]) if len(tokens) > start + 1 else ()


def find_matches(tokens: Sequence[Token], lexicon: Lexicon) -> list[Match]:
    """Return all names in some words, but those that stand within a longer one."""
    found: dict[frozenset[int], tuple[Name, ...]] = {}
    for start in range(len(tokens)):
        for end in range(start + 1, min(len(tokens), start + _LONGEST_NAME) + 1):
            whole = list(range(start, end))
            solid = [place for place in whole if tokens[place].root not in lexicon.light]
            bare = [place for place in solid if tokens[place].root not in lexicon.qualities]
            key = frozenset(solid or whole)
            for places in (whole, solid, bare):
                if places and (names := lexicon.names_at([tokens[place] for place in places])):
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


@dataclass(frozen=True)
class _Part:
    """The words of one part of a question, with the names in them."""

    lexicon: Lexicon
    tokens: Sequence[Token]
    matches: Sequence[Match]

    @cached_property
    def owners(self) -> tuple[Named, ...]:
        """What the part names, each once."""
        return tuple(dict.fromkeys(name.owner for match in self.matches for name in match.names))

    @cached_property
    def used(self) -> frozenset[int]:
        """The words that are names."""
        return frozenset[int]().union(*(match.places for match in self.matches))

    def meaning(self) -> Meaning:
        """Return what the part means, and how surely."""
        left = [place for place in range(len(self.tokens)) if place not in self.used]
        is_negated = any(self.tokens[place].root in self.lexicon.negations for place in left)
        is_sure = (
            bool(self.owners)
            and not is_negated
            and all(map(self._is_explained, left))
            and not self._is_compound()
        )
        things = [match for match in self.matches if not self._is_setting(match)]
        kinds = {owner.kind for match in things for owner in match.owners}
        is_joined = len(_groups(things)) > 1 and kinds != {Kind.RESTRICTION}
        ignored = self.lexicon.light | {PLACE}
        return Meaning(
            owners=self.owners,
            is_sure=is_sure,
            is_negated=is_negated,
            is_never_yes=is_joined
            or any(self._is_felt(place) or self._is_destination(place) for place in left),
            is_empty=not self.owners and all(self.tokens[place].root in ignored for place in left),
        )

    def _is_setting(self, match: Match) -> bool:
        """Return whether a thing that the sheet allows only says where: "a hat to work".

        So does care for what is asked about: "wash my hair with a mild shampoo".
        """
        marker = self.tokens[min(match.places)].marker
        kinds = {owner.kind for owner in match.owners}
        if kinds & {Kind.ALLOWED, Kind.CARE} and marker in self.lexicon.heard.settings:
            return True
        ids = {owner.id for owner in self.owners if owner.kind is Kind.RESTRICTION}
        return all(owner.goes_with in ids for owner in match.owners)

    def _is_explained(self, place: int) -> bool:
        """Return whether a word that is left over changes nothing beside these names."""
        token, lexicon = self.tokens[place], self.lexicon
        if token.root == PLACE:
            return any(map(lexicon.has_place, self.owners))
        if token.marker in lexicon.heard.ties and not self._leads_to_a_name(place):
            return False
        if token.word in lexicon.heard.nouns_too and place - 1 in self.used and not token.marker:
            return False  # a hat stand is not a hat
        if lexicon.is_skipped(token) or self._is_own(token):
            return True
        if token.root in lexicon.deeds:
            return any(token.root in lexicon.first_roots(owner) for owner in self.owners)
        return any(owner.is_ban for owner in self.owners) and (
            token.root in lexicon.harmless
            or token.root in lexicon.felt
            or token.word.isdigit()
            or self._is_aside(place)
            or self._is_destination(place)
        )

    def _is_own(self, token: Token) -> bool:
        return any(token.root in self.lexicon.own_roots(owner) for owner in self.owners)

    def _is_felt(self, place: int) -> bool:
        token = self.tokens[place]
        return token.root in self.lexicon.felt and not self._is_own(token)

    def _is_aside(self, place: int) -> bool:
        """Return whether a noun only counts a name, follows it, or says where: no object of it."""
        token, heard = self.tokens[place], self.lexicon.heard
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if token.word in heard.amounts and following is not None and following.marker:
            return self._leads_to_a_name(place)
        if token.word in heard.heads and place - 1 in self.used and not token.marker:
            return True
        if token.word not in heard.occasions:
            return False
        before = self.tokens[place - 1] if place else None
        return bool(token.marker) or (before is not None and before.word in heard.occasions)

    def _leads_to_a_name(self, place: int) -> bool:
        """Return whether what follows "with" ends in a name: "with a glass of wine"."""
        for following in range(place, len(self.tokens)):
            if following in self.used:
                return True
            token = self.tokens[following]
            is_light = self.lexicon.is_skipped(token) or token.root in self.lexicon.harmless
            if not is_light and token.word not in self.lexicon.heard.amounts:
                return False
        return False

    def _is_destination(self, place: int) -> bool:
        """Return whether a word says where a journey goes: "fly to New York"."""
        start = place
        while start > 0 and not self.tokens[start].marker and start - 1 not in self.used:
            start -= 1
        return self.tokens[start].marker == self.lexicon.heard.towards and any(
            self.tokens[one].root in self.lexicon.journeys for one in self.used
        )

    def _is_compound(self) -> bool:
        """Return whether names of different things stand side by side: "wash my beanie"."""
        for one in self.matches:
            for other in self.matches:
                if one.places & other.places or one.owners & other.owners:
                    continue
                start = min(other.places)
                if max(one.places) + 1 == start and not self.tokens[start].marker:
                    return True
        return False


def _groups(matches: Iterable[Match]) -> list[frozenset[Named]]:
    """Return the different things that matches name; alternatives of one match are one thing."""
    groups: list[frozenset[Named]] = []
    for match in matches:
        if not any(match.owners & group for group in groups):
            groups.append(match.owners)
    return groups
