"""What a sign in a sheet's words is called: a list of things is each of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

_Word = TypeVar("_Word")


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


def each_once(found: Iterable[list[_Word]]) -> list[list[_Word]]:
    """Return lists without those that stand there already."""
    kept: list[list[_Word]] = []
    for one in found:
        if one and one not in kept:
            kept.append(one)
    return kept
