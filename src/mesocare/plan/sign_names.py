"""What a sign in a sheet's words is called: a list of things is each of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple, TypeVar

from mesocare.language.words.heard import Heard

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
