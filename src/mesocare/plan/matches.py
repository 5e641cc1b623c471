"""The names of a protocol that stand in a question, each with its words."""

from collections.abc import Sequence
from typing import NamedTuple

from mesocare.plan.lexicon import LONGEST_NAME, Lexicon, Name
from mesocare.plan.names import Kind, Named
from mesocare.plan.vocabulary import PLACE, Token


class Match(NamedTuple):
    """Words of a question that are names."""

    places: frozenset[int]
    names: tuple[Name, ...]

    @property
    def owners(self) -> frozenset[Named]:
        """What they name."""
        return frozenset(name.owner for name in self.names)


def find_matches(tokens: Sequence[Token], lexicon: Lexicon) -> list[Match]:
    """Return all names in some words, but those that stand within a longer one."""
    found: dict[frozenset[int], tuple[Name, ...]] = {}
    for start in range(len(tokens)):
        for end in range(start + 1, min(len(tokens), start + LONGEST_NAME) + 1):
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
            is_goal_within(one, other, tokens, lexicon)
            for other in matches
            if telling[one.places] < telling[other.places]
        )
    ]


def is_goal_within(match: Match, longer: Match, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Return whether what a name within a longer one holds off is a goal: "walk to work"."""
    return (
        match.places < longer.places
        and tokens[min(match.places)].marker in lexicon.heard.goals
        and match.owners.isdisjoint(longer.owners)
        and all(owner.kind is Kind.RESTRICTION for owner in match.owners)
    )


def exact_names(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Name, ...]:
    """Return the names that a whole question is, commas and all."""
    start = 0
    while start < len(tokens) and tokens[start].root in lexicon.openers:
        start += 1
    return lexicon.names_at(tokens[start:]) if len(tokens) > start + 1 else ()


def without_verbs(
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
