"""A patient's question: words matched to the names of a protocol, and never by a guess.

Whatever the words hold that no name explains is kept: it makes a match doubtful, so that nothing
unknown is ever a yes, and no unknown object a no (CAN-3).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations, product
from typing import NamedTuple

from mesocare.characters import describe, find_forbidden
from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import Beside
from mesocare.plan.lexicon import PLACE, Lexicon, Name, Token
from mesocare.plan.names import Kind, Named

MOST_CHARACTERS = 200
_LONGEST_NAME = 8
_FEW = 2
"""Of what is taken, a greater number is more than its name says."""
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
    is_near: bool
    """Whether what is not explained says only where: then it may be a no, and never a yes."""
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
        found = find_matches(whole, lexicon)
        goals = [one for one in found if _is_goal_within(one, match, whole, lexicon)]
        return [_Part(lexicon, whole, [match, *goals]).meaning()]
    pieces = re.split(lexicon.heard.between_parts, text)
    parts = [part for piece in pieces if (part := _mend(lexicon.tokens(piece), lexicon))]
    meanings = [_read_part(parts, place, lexicon) for place in range(len(parts))]
    if any(_is_done_during_another(parts, place, lexicon) for place in range(len(parts))):
        meanings = [meaning._replace(is_never_yes=True) for meaning in meanings]
    return [meaning for meaning in meanings if not meaning.is_empty]


def _is_done_during_another(parts: Sequence[list[Token]], place: int, lexicon: Lexicon) -> bool:
    """Return whether a part only says in what the next one is done: "in the bath, dry my hair"."""
    if parts[place][0].marker not in lexicon.heard.at_once:
        return False
    others = parts[max(place - 1, 0) : place] or parts[place + 1 : place + 2]
    return any(_read([*other, *parts[place]], lexicon).is_never_yes for other in others)


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
    matches = find_matches(tokens, lexicon)
    return _Part(lexicon, tokens, _without_verbs(matches, tokens, lexicon)).meaning()


def _without_verbs(
    matches: Sequence[Match], tokens: Sequence[Token], lexicon: Lexicon
) -> list[Match]:
    """Leave out a noun of one rule that is the verb before a name: "drinks" in "drink wine"."""
    starts = {min(match.places) for match in matches}

    def is_verb(match: Match) -> bool:
        place = min(match.places)
        is_before = place + 1 in starts and not tokens[place + 1].marker
        is_deed = len(match.places) == 1 and tokens[place].root in lexicon.deeds
        firsts = (lexicon.first_roots(owner) for owner in match.owners)
        return is_before and is_deed and all(tokens[place].root not in first for first in firsts)

    return [match for match in matches if not is_verb(match)]


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
            if bare and bare[-1] != solid[-1]:
                bare = []  # "new" in "run in new shoes" is of the shoes
            key = frozenset(solid or whole)
            for places in (whole, solid, bare):
                if places and (names := lexicon.names_at([tokens[place] for place in places])):
                    found[key] = tuple(dict.fromkeys((*found.get(key, ()), *names)))
    telling = {
        places: frozenset(place for place in places if tokens[place].root != PLACE) or places
        for places in found
    }
    matches = [Match(places, names) for places, names in found.items()]
    return [
        one
        for one in matches
        if all(
            _is_goal_within(one, other, tokens, lexicon)
            for other in matches
            if telling[one.places] < telling[other.places]
        )
    ]


def _is_goal_within(match: Match, longer: Match, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Return whether what a name within a longer one holds off is a goal: "walk to work"."""
    return (
        match.places < longer.places
        and tokens[min(match.places)].marker in lexicon.heard.goals
        and match.owners.isdisjoint(longer.owners)
        and all(owner.kind is Kind.RESTRICTION for owner in match.owners)
    )


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

    @cached_property
    def left(self) -> list[int]:
        """The other words."""
        return [place for place in range(len(self.tokens)) if place not in self.used]

    def meaning(self) -> Meaning:
        """Return what the part means, and how surely."""
        is_negated = any(self.tokens[place].root in self.lexicon.negations for place in self.left)
        unexplained = [place for place in self.left if not self._is_explained(place)]
        is_whole = bool(self.owners) and not is_negated and not self._is_compound()
        ignored = self.lexicon.light | {PLACE}
        return Meaning(
            owners=self.owners,
            is_sure=is_whole and not unexplained,
            is_near=is_whole and all(map(self._is_whereabouts, unexplained)),
            is_negated=is_negated,
            is_never_yes=self._is_joined()
            or any(self._is_felt(place) or self._is_destination(place) for place in self.left),
            is_empty=not self.owners
            and all(
                self.tokens[place].root in ignored or self._is_aside(place) for place in self.left
            ),
        )

    def _is_explained(self, place: int) -> bool:
        """Return whether a word that is left over changes nothing beside these names."""
        token, lexicon = self.tokens[place], self.lexicon
        if token.root == PLACE:
            return any(map(lexicon.has_place, self.owners))
        if token.word == lexicon.heard.excess or self._is_many(token):
            return not self._is_taken()
        if self._is_aside(place):
            return True
        if token.marker in lexicon.heard.ties and not self._leads_to_a_name(place):
            return False
        if token.word in lexicon.heard.nouns_too and place - 1 in self.used and not token.marker:
            return False  # a hat stand is not a hat
        if lexicon.is_skipped(token) or self._is_own(token):
            return True
        if token.root in lexicon.deeds:
            firsts = map(lexicon.first_roots, self.owners)
            return self._is_eaten(place) or any(token.root in first for first in firsts)
        return any(owner.is_ban for owner in self.owners) and (
            token.root in lexicon.harmless
            or token.root in lexicon.adjectives
            or token.word.isdigit()
            or self._is_count_or_head(place)
            or self._is_destination(place)
        )

    def _is_eaten(self, place: int) -> bool:
        """Return whether a word is "eat" or "drink" before the name of a food or a drink."""
        lexicon, heard = self.lexicon, self.lexicon.heard
        food = lexicon.roots(heard.eating | heard.eaten)
        return self.tokens[place].root in lexicon.roots(heard.eating) and any(
            place + 1 == min(match.places) and not lexicon.own_roots(owner).isdisjoint(food)
            for match in self.matches
            for owner in match.owners
        )

    def _is_taken(self) -> bool:
        return any(map(self.lexicon.is_taken, self.owners))

    def _is_many(self, token: Token) -> bool:
        """Return whether a word is a number that is more than is wise of what is taken."""
        numbers = self.lexicon.heard.numbers
        count = int(token.word) if token.word.isdigit() else numbers.get(token.word, 0)
        return count > _FEW and self._is_taken()

    def _is_own(self, token: Token) -> bool:
        return any(token.root in self.lexicon.own_roots(owner) for owner in self.owners)

    def _is_felt(self, place: int) -> bool:
        token = self.tokens[place]
        return token.root in self.lexicon.felt and not self._is_own(token)

    def _is_aside(self, place: int) -> bool:
        """Return whether a word says only where, with whom, for what or how much."""
        marker, word = self._preposition_of(place), self.tokens[place].word
        following = self.tokens[place + 1 : place + 2]
        is_last = not following or bool(following[0].marker)
        return any(
            word in aside.words
            and marker in aside.after
            and (is_last or aside.goes_before_names or following[0].word in aside.words)
            and self._is_beside(aside.beside)
            for aside in self.lexicon.heard.asides
        )

    def _is_beside(self, beside: Beside) -> bool:
        is_held = any(owner.is_ban for owner in self.owners)
        is_journey = any(self.tokens[one].root in self.lexicon.journeys for one in self.used)
        return beside is Beside.ALL or is_held or (beside is Beside.JOURNEYS and is_journey)

    def _preposition_of(self, place: int) -> str:
        """Return the preposition of the phrase in which a word stands: "at the leisure centre"."""
        while place and not self.tokens[place].marker:
            place -= 1
        return self.tokens[place].marker

    def _is_whereabouts(self, place: int) -> bool:
        """Return whether a word says where, when or how much, so that what is a no stays one."""
        heard = self.lexicon.heard
        if self.tokens[place].word in heard.worse or self._is_many(self.tokens[place]):
            return True
        has_hair = any(token.root == PLACE for token in self.tokens)
        after = heard.whereabouts_of_hair if has_hair else heard.whereabouts
        return place > min(self.used) and self._preposition_of(place) in after

    def _is_count_or_head(self, place: int) -> bool:
        """Return whether a noun only counts a name, or follows it: no object of it."""
        token, heard = self.tokens[place], self.lexicon.heard
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if token.word in heard.amounts and following is not None and following.marker:
            return self._leads_to_a_name(place)
        return token.word in heard.heads and place - 1 in self.used and not token.marker

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
        return (
            not self._is_aside(place)
            and not self.lexicon.is_skipped(self.tokens[place])
            and self._preposition_of(place) == self.lexicon.heard.towards
            and any(self.tokens[one].root in self.lexicon.journeys for one in self.used)
        )

    def _is_joined(self) -> bool:
        """Return whether names of different things make a third one: paracetamol with wine.

        Restrictions do not, but for what one is done with: the strictest decides. Nor does what
        says where, or in what.
        """
        kinds = {owner.kind for owner in self.owners}
        if kinds == {Kind.RESTRICTION}:
            return self._is_done_with() or self._is_put_on() or self._is_done_at_once()
        matches = self.matches
        if Kind.WATCH not in kinds:  # to look at the sea is not to look at a scalp there
            settings = [one.owners for one in matches if self._is_setting(one)]
            matches = [one for one in matches if all(map(one.owners.isdisjoint, settings))]
        return len(_groups(matches)) > 1

    def _is_done_with(self) -> bool:
        """Return whether something is done to the treated place with another thing: with a brush.

        What one word of the protocol says of both goes together: a shower is hot water.
        """
        return any(
            self.tokens[min(other.places)].marker in self.lexicon.heard.ties
            and self._is_of_the_place(one)
            and not _have_a_name_in_common(one, other)
            and not self._is_setting(other)
            for one, other in permutations(self.matches, 2)
        )

    def _is_done_at_once(self) -> bool:
        """Return whether one thing is done in, on or during another, or after a drink."""
        return any(
            one.owners.isdisjoint(other.owners)
            and self._is_said_of(one, other)
            and (
                self._is_electric_by_water(one, other)
                or (not self._is_own_place(one, other) and self._is_at_once(one, other))
            )
            for one, other in permutations(self.matches, 2)
        )

    def _is_said_of(self, one: Match, other: Match) -> bool:
        """Return whether where something is done is said of a thing: of what stands before it.

        In "shower after swimming in the sea" the sea is where one swims.
        """
        heard, start = self.lexicon.heard, min(other.places)
        is_of_another = any(
            self._marker_of(match) in heard.in_turn | heard.goals
            and not match.owners.isdisjoint(other.owners)
            for match in self.matches
            if min(one.places) < min(match.places) < start
        )
        return (start == min(self.used) or min(one.places) < start) and not is_of_another

    def _is_at_once(self, one: Match, other: Match) -> bool:
        heard, marker = self.lexicon.heard, self._marker_of(other)
        if self._is_worn(one) and self._is_worn(other):
            return marker not in heard.in_turn
        if not self._is_worn(one) and _have_a_name_in_common(one, other):
            return False
        first = {heard.after: other, heard.before: one}.get(marker)
        is_drunk = first is not None and any(map(self.lexicon.is_consumed, first.owners))
        return is_drunk or (marker in heard.at_once and not self._is_setting(other))

    def _is_electric_by_water(self, one: Match, other: Match) -> bool:
        heard, wet = self.lexicon.heard, self.tokens[max(other.places)].word
        return (
            wet in heard.wet
            and self._marker_of(other) not in heard.in_turn - {heard.at}
            and any(self.tokens[place].word in heard.electric for place in one.places)
        )

    def _marker_of(self, match: Match) -> str:
        """Return the preposition before a name, whatever else stands between."""
        place = min(match.places)
        while place and not self.tokens[place].marker and place - 1 not in self.used:
            place -= 1
        return self.tokens[place].marker

    def _is_own_place(self, one: Match, other: Match) -> bool:
        """Return whether something is done where it is always done: a swim cap in a pool.

        A word of its name then names the place as well.
        """
        lexicon, last = self.lexicon, self.tokens[max(other.places)].word
        words = [self.tokens[place] for place in one.places]
        roots = {word.root for word in words} - {PLACE}
        is_at_home = any(
            roots <= lexicon.roots(deeds) and last in places
            for deeds, places in lexicon.heard.at_home
        )
        return is_at_home or any(
            name.owner in other.owners for word in words for name in lexicon.names_at([word])
        )

    def _is_worn(self, match: Match) -> bool:
        return any(map(self.lexicon.is_worn, match.owners))

    def _is_of_the_place(self, match: Match) -> bool:
        """Return whether it is about the treated place, by the sheet's own words."""
        return any(PLACE in self.lexicon.own_roots(owner) for owner in match.owners)

    def _is_put_on(self) -> bool:
        """Return whether what is taken may be put on the treated place: "rinse in beer"."""
        lexicon = self.lexicon
        taken = [match for match in self.matches if any(map(lexicon.is_taken, match.owners))]
        put = [
            match for match in self.matches if match not in taken and self._is_of_the_place(match)
        ]
        return any(
            self.tokens[max(min(one.places), min(other.places))].marker not in lexicon.heard.in_turn
            for one in taken
            for other in put
        )

    def _is_setting(self, match: Match) -> bool:
        """Return whether a name says where, in what or with what care something else is done."""
        first, last = self.tokens[min(match.places)], self.tokens[max(match.places)]
        held = {owner.id for owner in self.owners if owner.kind is Kind.RESTRICTION}
        if all(owner.goes_with in held for owner in match.owners):
            return True
        if min(match.places) == min(self.used) and first.marker in self.lexicon.heard.goals:
            return False  # "go to sleep in the pool" is to sleep
        if self._is_worn(match) and self._is_worn_besides(match):
            return False  # a helmet is not worn in a hat
        before = [place for place in self.used if place < min(match.places)]
        is_on_a_way = any(self.tokens[place].root in self.lexicon.journeys for place in before)
        return (is_on_a_way and self._marker_of(match) in self.lexicon.heard.goals) or any(
            first.marker in aside.after and last.word in aside.words
            for aside in self.lexicon.heard.settings
        )

    def _is_named_first_as_a_place(self, match: Match) -> bool:
        """Return whether a name opens what is asked with where: "in the bath dry my hair"."""
        start = min(match.places)
        return start == min(self.used) and self.tokens[start].marker in self.lexicon.heard.at_once

    def _is_worn_besides(self, match: Match) -> bool:
        others = [one for one in self.matches if one.owners.isdisjoint(match.owners)]
        return any(map(self._is_worn, others))

    def _is_compound(self) -> bool:
        """Return whether names of different things stand side by side: "wash my beanie"."""
        for one in self.matches:
            for other in self.matches:
                if one.places & other.places or one.owners & other.owners:
                    continue
                start = min(other.places)
                if len(one.places) == 1 and self._is_eaten(min(one.places)):
                    continue
                if self._is_named_first_as_a_place(one):
                    continue
                if max(one.places) + 1 == start and not self.tokens[start].marker:
                    return True
        return False


def _have_a_name_in_common(one: Match, other: Match) -> bool:
    return any(_are_called_alike(*pair) for pair in product(one.owners, other.owners))


def _are_called_alike(one: Named, other: Named) -> bool:
    return one == other or not set(one.also_called).isdisjoint(other.also_called)


def _groups(matches: Iterable[Match]) -> list[frozenset[Named]]:
    """Return the different things that matches name; alternatives of one match are one thing."""
    groups: list[frozenset[Named]] = []
    for match in matches:
        if not any(match.owners & group for group in groups):
            groups.append(match.owners)
    return groups
