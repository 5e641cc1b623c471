"""Two things in one question: what is done in, with, on or after another makes a third thing.

Of what is OK alone nobody has said that it is OK together: a hair dryer in the bath.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations, product

from mesocare.plan.lexicon import Lexicon
from mesocare.plan.matches import Match
from mesocare.plan.names import Kind, Named
from mesocare.plan.vocabulary import PLACE, Token


@dataclass(frozen=True)
class Together:
    """The names of one part of a question, laid beside each other."""

    lexicon: Lexicon
    tokens: Sequence[Token]
    matches: Sequence[Match]

    @cached_property
    def _used(self) -> frozenset[int]:
        """The words that are names."""
        return frozenset[int]().union(*(match.places for match in self.matches))

    @cached_property
    def _owners(self) -> frozenset[Named]:
        return frozenset[Named]().union(*(match.owners for match in self.matches))

    def is_a_third_thing(self) -> bool:
        """Return whether names of different things make a third one: paracetamol with wine.

        Restrictions do not, but for what one is done with: the strictest decides. Nor does what
        says where, or in what.
        """
        kinds = {owner.kind for owner in self._owners}
        if kinds == {Kind.RESTRICTION}:
            return self._is_done_with() or self._is_put_on() or self._is_done_at_once()
        matches = [one for one in self.matches if not self._is_verb_of_another(one)]
        if Kind.WATCH not in kinds:  # to look at the sea is not to look at a scalp there
            settings = [one.owners for one in matches if self._is_setting(one)]
            matches = [one for one in matches if all(map(one.owners.isdisjoint, settings))]
        return len(_groups(matches)) > 1

    def _is_verb_of_another(self, match: Match) -> bool:
        """Return whether a name is the verb of what stands right behind it: "eat" in "eat rice".

        Where "eat" is a rule and "eat rice or pasta" another, both say what holds of that.
        """
        place, lexicon = max(match.places), self.lexicon
        behind = [other for other in self.matches if min(other.places) == place + 1]
        return len(match.places) == 1 and any(
            not self.tokens[place + 1].marker and self.tokens[place].root in lexicon.verbs_of(owner)
            for other in behind
            for owner in other.owners
        )

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
        return (start == min(self._used) or min(one.places) < start) and not is_of_another

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
        while place and not self.tokens[place].marker and place - 1 not in self._used:
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
        held = {owner.id for owner in self._owners if owner.kind is Kind.RESTRICTION}
        if all(owner.goes_with in held for owner in match.owners):
            return True
        if min(match.places) == min(self._used) and first.marker in self.lexicon.heard.goals:
            return False  # "go to sleep in the pool" is to sleep
        if self._is_worn(match) and self._is_worn_besides(match):
            return False  # a helmet is not worn in a hat
        before = [place for place in self._used if place < min(match.places)]
        is_on_a_way = any(self.tokens[place].root in self.lexicon.journeys for place in before)
        return (is_on_a_way and self._marker_of(match) in self.lexicon.heard.goals) or any(
            first.marker in aside.after and last.word in aside.words
            for aside in self.lexicon.heard.settings
        )

    def opens_as_a_place(self, match: Match) -> bool:
        """Return whether a name opens what is asked with where: "in the bath dry my hair"."""
        start = min(match.places)
        return start == min(self._used) and self.tokens[start].marker in self.lexicon.heard.at_once

    def _is_worn_besides(self, match: Match) -> bool:
        others = [one for one in self.matches if one.owners.isdisjoint(match.owners)]
        return any(map(self._is_worn, others))


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
