"""A patient's question: words matched to the names of a protocol, and never by a guess.

Whatever the words hold that no name explains is kept: it makes a match doubtful, so that nothing
unknown is ever a yes, and no unknown object a no (CAN-3).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mesocare.characters import describe, find_forbidden
from mesocare.errors import InputRefusedError
from mesocare.language.words.heard import Beside
from mesocare.plan.lexicon import Lexicon
from mesocare.plan.long_bans import says_how_long, without_lengths_of_names
from mesocare.plan.matches import (
    Match,
    exact_names,
    find_matches,
    is_goal_within,
    without_verbs,
)
from mesocare.plan.names import Named
from mesocare.plan.together import Together
from mesocare.plan.vocabulary import PLACE, Token, fold

MOST_CHARACTERS = 200
_FEW = 2
"""Of what is taken, a greater number is more than its name says."""
_STRANGE = 3
"""From so many unknown words on, most of a question may be of another language."""


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

    @property
    def frees(self) -> bool:
        """Whether it names what is no ban: that is free as it stands, and not with more beside."""
        return any(not owner.is_ban for owner in self.owners)


class Reading(NamedTuple):
    """One way to read a question."""

    text: str
    has_times: bool = True
    """Whether its words for times are times, and not of a name, as in "night cream"."""


def readings_of(folded: str, lexicon: Lexicon) -> list[Reading]:
    """Return the ways to read a question, first as it is usually meant, then as a sheet names it.

    A name in a sheet may hold words that mean something else in other questions: "clean my ear" is
    no scrubbing, "daily life" no time.
    """
    usual = lexicon.respell(folded)
    by_name = lexicon.respell_around_names(folded)
    whole = [
        Reading(text, has_times=False)
        for text in (usual, by_name)
        if exact_names(lexicon.tokens(text), lexicon)
    ]
    return list(dict.fromkeys((Reading(usual), Reading(by_name), *whole)))


def readings_of_lengths(folded: str, lexicon: Lexicon) -> list[Reading]:
    """Return the ways to read a question in which a length is of a name: all of it, or a part.

    In "stay in the sun for over 1 hour tomorrow" no hour is asked about, where a sheet says so.
    """
    if not (lexicon.long_bans and says_how_long(folded, lexicon.heard)):
        return []
    usual = lexicon.respell(folded)
    names = exact_names(lexicon.tokens(usual), lexicon)
    is_whole = any(says_how_long(text, lexicon.heard) for one in names for text in one.owner.texts)
    within = without_lengths_of_names(folded, lexicon.long_bans, lexicon.heard)
    return [
        *([Reading(usual, has_times=False)] if is_whole else []),
        *([Reading(lexicon.respell(within))] if within != folded else []),
    ]


def readings_of_ends(folded: str, lexicon: Lexicon) -> list[Reading]:
    """Return a question that is wholly a name with an "until" of its own, without times.

    In "rest until the numbness has gone" nobody asks about an end, where a sheet says so.
    """
    usual, ends = lexicon.respell(folded), lexicon.heard.unread
    if not re.search(ends, usual):
        return []
    is_of_name = any(
        re.search(ends, fold(text))
        and name.roots == tuple(token.root for token in lexicon.tokens(lexicon.fold_name(text)))
        for name in exact_names(lexicon.tokens(usual), lexicon)
        for text in (*name.owner.texts, *name.owner.also_called)
    )
    return [Reading(usual, has_times=False)] if is_of_name else []


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
    if whole and (names := exact_names(whole, lexicon)):
        match = Match(frozenset(range(len(whole))), names)
        found = find_matches(whole, lexicon)
        goals = [one for one in found if is_goal_within(one, match, whole, lexicon)]
        return [_Part(lexicon, whole, [match, *goals]).meaning()]
    pieces = re.split(lexicon.heard.between_parts, text)
    parts = [part for piece in pieces if (part := _mend(lexicon.tokens(piece), lexicon))]
    meanings = [_read_part(parts, place, lexicon) for place in range(len(parts))]
    if any(_is_done_during_another(parts, place, lexicon) for place in range(len(parts))):
        meanings = [meaning._replace(is_never_yes=True) for meaning in meanings]
    pairs = list(zip(parts, meanings, strict=True))
    if any(one.is_empty and any(token.root == PLACE for token in part) for part, one in pairs):
        meanings = [one._replace(is_sure=one.is_sure and not one.frees) for one in meanings]
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
    return _Part(lexicon, tokens, without_verbs(matches, tokens, lexicon)).meaning()


@dataclass(frozen=True)
class _Part:
    """The words of one part of a question, with the names in them."""

    lexicon: Lexicon
    tokens: Sequence[Token]
    matches: Sequence[Match]

    @cached_property
    def owners(self) -> tuple[Named, ...]:
        """What the part names, each once; a deed alone may mean each ban that begins with it."""
        named = dict.fromkeys(name.owner for match in self.matches for name in match.names)
        solid = [token for token in self.tokens if not self.lexicon.is_skipped(token)]
        if named and len(solid) == 1 and not solid[0].marker:
            named |= self.lexicon.bans_by_deed.get(solid[0].root, {})
        others = (other for one in named for other in self.lexicon.for_others.get(one, ()))
        return tuple(named | dict.fromkeys(others))

    @cached_property
    def _together(self) -> Together:
        return Together(self.lexicon, self.tokens, self.matches)

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
            is_never_yes=self._together.is_a_third_thing()
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
            return any(self._is_done_to_place(owner, place) for owner in self.owners)
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

    def _is_done_to_place(self, owner: Named, place: int) -> bool:
        """Return whether the treated place changes nothing beside what is named.

        A body wash on hair is no body wash, and a head that swims no swim.
        """
        lexicon, following = self.lexicon, self.tokens[place + 1 : place + 2]
        if PLACE in lexicon.own_roots(owner) or lexicon.is_worn(owner):
            return True
        is_subject = place + 1 in self.used and not following[0].marker
        return owner.is_ban and lexicon.has_place(owner) and not is_subject

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
        if self.tokens[place].root == PLACE:
            return any(map(self.lexicon.has_place, self.owners))
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

    def _is_compound(self) -> bool:
        """Return whether names of different things stand side by side: "wash my beanie"."""
        for one in self.matches:
            for other in self.matches:
                if one.places & other.places or one.owners & other.owners:
                    continue
                start = min(other.places)
                if len(one.places) == 1 and self._is_eaten(min(one.places)):
                    continue
                if self._together.opens_as_a_place(one):
                    continue
                if max(one.places) + 1 == start and not self.tokens[start].marker:
                    return True
        return False
