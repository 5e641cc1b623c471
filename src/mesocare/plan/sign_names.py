"""What a sign in a sheet's words is called: a list of things is each of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple, TypeVar

from mesocare.language.words.heard import Heard
from mesocare.plan.vocabulary import Token, Vocabulary
from mesocare.rules.protocol import Sign

_Word = TypeVar("_Word")


class Weight(Enum):
    """Where words name a sign."""

    ANYWHERE = auto()
    """In any sentence, whatever else stands in it."""
    TOLD = auto()
    """Only where a body is told of: "hot" is a sign in "I feel hot", and not in "a hot bath"."""
    PART = auto()
    """The same, and only where no after-effect is called so: it is one of several symptoms."""


def alternatives(pieces: Sequence[list[_Word]]) -> Iterator[list[_Word]]:
    """Return each thing that the pieces of a list tell of, none of which is a clause of its own.

    The longest piece has the words that the others share, before them or after them: "your lips
    turn white, mottled or blue" are blue lips, "lips or tongue swell" are lips that swell.
    """
    longest = max(range(len(pieces)), key=lambda place: len(pieces[place]))
    whole = pieces[longest]
    heads = [whole, *[[*piece, *whole[len(piece) :]] for piece in pieces[:longest]]]
    for head in heads:
        yield head
        for piece in pieces[longest + 1 :]:
            yield [*head[: max(len(head) - len(piece), 0)], *piece]


class Told(NamedTuple):
    """What the words of a sign tell of: "the joint is hot and red" tells of the joint."""

    subjects: tuple[str, ...]
    """What is felt or seen; empty where it is how somebody is: "you feel unwell"."""
    states: tuple[str, ...]
    """How it is."""
    is_said_of: bool
    """Whether a verb says it of somebody or something: "is", "feels"."""
    is_joined: bool
    """Whether only all of the states together are the sign."""


def told_by(text: str, heard: Heard) -> Told:
    """Return what the words of a sign tell of."""
    text = re.split(heard.ends_sign, text, maxsplit=1)[0]
    link = re.search(heard.linking, text)
    subject, state = (text[: link.start()], text[link.end() :]) if link else ("", text)
    is_of_somebody = heard.small.issuperset(subject.split())
    is_joined = not is_of_somebody and re.search(heard.joins_signs, state) is not None
    between = heard.between_alternatives
    between_states = rf"{between}|{heard.joins_signs}" if is_joined else between
    return Told(
        () if is_of_somebody else tuple(re.split(between, subject)),
        tuple(re.split(between_states, state)),
        link is not None,
        is_joined,
    )


def each_once(found: Iterable[list[_Word]]) -> list[list[_Word]]:
    """Return lists without those that stand there already."""
    kept: list[list[_Word]] = []
    for one in found:
        if one and one not in kept:
            kept.append(one)
    return kept


class SignNames:
    """What the signs and after-effects of a protocol are called in the words of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the words of the language."""
        self._words = vocabulary
        self._heard = vocabulary.heard

    def names_of(self, sign: Sign) -> list[str]:
        """Return the words of all that a sign is called, for a search without the program."""
        ways = [
            way
            for text in (sign.sign, *sign.also_called)
            for way in self.ways_to_say(self._words.fold_name(text))
        ]
        if sign.short:
            ways += self.ways_to_say_label(self._words.fold_name(sign.short))
        return [" ".join(token.word for token in way) for way in each_once(ways)]

    def ways_to_say(self, folded: str) -> list[list[Token]]:
        """Return what a sign is called: whole, each thing that it lists, and without idle verbs."""
        whole = self._words.tokens(folded)
        pieces: list[list[Token]] = []
        clauses: list[list[Token]] = []
        for text in re.split(self._heard.between_alternatives, folded):
            is_clause = bool(pieces) and not self._heard.subjects.isdisjoint(text.split()[:1])
            (clauses if is_clause else pieces).append(self._words.tokens(text))
        ways = [whole]
        if len(pieces) + len(clauses) > 1:
            ways += [*clauses, *[one for one in pieces if self._is_told_alone(one)]]
            ways += alternatives(pieces)
        become = [[one for one in way if one.root not in self._words.becoming] for way in ways]
        ways += [way for way in become if len(way) > 1]  # "gone black" is no black
        idle = self._words.openers - self._words.becoming
        ways += [way[1:] for way in ways if way and way[0].root in idle]
        return each_once(way for way in ways if way == whole or self._words.tells(way, whole))

    def ways_to_say_label(self, folded: str) -> list[list[Token]]:
        """Return a sign's label where it tells enough to be heard in any sentence."""
        whole = self._words.tokens(folded)
        return [whole] if self._is_told_alone(whole) else []

    def ways_to_tell(self, folded: str) -> Iterator[tuple[list[Token], Weight]]:
        """Return what tells of a sign where a body is spoken of: each thing that is enough."""
        told = told_by(folded, self._heard)
        subjects = [self._without_noticing(self._words.tokens(text)) for text in told.subjects]
        states = [self._words.tokens(text) for text in told.states]
        bare = [self._without_noticing(state) for state in states]
        weight = Weight.PART if told.is_joined and len(states) > 1 else Weight.TOLD
        if subjects:
            ways = [[*subject, *state] for subject in subjects for state in states]
        elif told.is_said_of or len(states) == 1 or all(len(state) == 1 for state in bare):
            ways = bare
        else:
            ways = [short for short, state in zip(bare, states, strict=True) if short != state]
        for way in each_once(ways):
            is_enough = len(way) > 1 if subjects else self._telling(way) - self._words.body_parts
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
        return self._words.roots(self._heard.noticing)

    @cached_property
    def _idle(self) -> frozenset[str]:
        """The words that by themselves tell of no symptom, nor of where it is."""
        around = self._words.roots(self._heard.complaints) - self._symptoms.keys()
        return (self._words.never_alone - self._words.body_parts) | around

    def _is_told_alone(self, piece: Sequence[Token]) -> bool:
        """Return whether a thing of a list has two words that tell: "slurred speech"."""
        return len(self._telling(piece)) > 1

    def single_things(self, folded: str) -> list[list[Token]]:
        """Return the things of a list where each is one word: "redness or swelling"."""
        between = rf"{self._heard.between_alternatives}|{self._heard.joins_signs}"
        things = [self._words.tokens(text) for text in re.split(between, folded)]
        return things if all(len(thing) == 1 for thing in things) else []

    def in_other_forms(self, roots: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Return words with a symptom in each of its forms: "the neck hurts", "neck pain"."""
        yield roots
        for place, root in enumerate(roots):
            for other in self._symptoms.get(root, ()):
                yield (*roots[:place], other, *roots[place + 1 :])

    @cached_property
    def _symptoms(self) -> dict[str, frozenset[str]]:
        """By each word of a symptom, the other words for it."""
        families = map(self._words.roots, self._heard.symptoms)
        return {root: family - {root} for family in families for root in family}
