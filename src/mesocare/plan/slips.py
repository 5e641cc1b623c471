"""Slips of the pen: how many edits lie between two words, and how many are forgiven."""

from collections.abc import Iterable

SHORTEST_SLIP, _LONGWORD = 5, 8
"""From so many letters on, one edit is a slip, and two are (CAN-3)."""
SHORTEST_SLIP_OF_DANGER = 4
"""The same for a word of a danger: there the harm lies in what is not forgiven (CAN-1)."""


def forgiven_edits(one: str, other: str) -> int:
    """Return how many edits between two words make a slip: none, one or two (CAN-3)."""
    letters = min(len(one), len(other))
    return 0 if letters < SHORTEST_SLIP else 1 if letters < _LONGWORD else 2


def forgiven_edits_of_danger(one: str, other: str) -> int:
    """Return the same for words of a danger, which may be shorter (CAN-1)."""
    letters = min(len(one), len(other))
    return 0 if letters < SHORTEST_SLIP_OF_DANGER else 1 if letters < _LONGWORD else 2


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


def one_edit_from(written: str, words: Iterable[str]) -> list[str]:
    """Return the words that lie one edit from what is written, in a fixed order.

    One edit leaves all before the middle of a word, or all after it: few words need counting.
    """
    half = max(len(written) // 2 - 1, 1)
    begun, ended = written[:half], written[-half:]
    sizes = range(len(written) - 1, len(written) + 2)
    return sorted(
        word
        for word in words
        if len(word) in sizes
        and (word.startswith(begun) or word.endswith(ended))
        and count_edits(written, word, 1) == 1
    )
