"""What else a slip may be of: the words and names that lie as near to what is written (CAN-3)."""

from collections.abc import Iterator
from itertools import chain, product, zip_longest
from math import prod

from mesocare.plan.lexicon import Lexicon
from mesocare.plan.slips import SHORTEST_SLIP, count_edits, one_edit_from
from mesocare.plan.vocabulary import WORD, Token

_MOST_READINGS = 24
"""Where the slips of a question may be of more, nothing in it is sure."""


def other_readings(folded: str, lexicon: Lexicon) -> list[str] | None:
    """Return what else a question may say, or none at all where it may say too much.

    A word that is read as a slip of one may be a slip of each other that lies as near; and a whole
    question that is no name may be a slip of one.
    """
    between = WORD.split(folded)
    choices = [(word, *_words_as_near(word, lexicon)) for word in WORD.findall(folded)]
    if prod(map(len, choices)) > _MOST_READINGS:
        return None
    readings = {
        "".join(chain.from_iterable(zip_longest(between, chosen, fillvalue=""))): None
        for chosen in product(*choices)
    }
    del readings[folded]
    return list(readings | dict.fromkeys(_names_as_near(folded, lexicon)))


def _words_as_near(word: str, lexicon: Lexicon) -> list[str]:
    """Return the words of names to which a slip lies as near as to that which it is read as."""
    mended = lexicon.mend([Token(word, lexicon.root(word), "")])[0]
    if not mended.is_slip:
        return list(_words_near_a_form(word, lexicon))
    edits = count_edits(word, mended.word, len(word))
    if edits == 1:
        near = one_edit_from(word, lexicon.spelled)
    else:
        near = [one for one in lexicon.spelled if count_edits(word, one, edits) <= edits]
    return list(dict.fromkeys((mended.word, *near)))


def _words_near_a_form(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Return what is as near as the name that a word looks like a form of: "padele" is no padel."""
    if len(word) < SHORTEST_SLIP or word in lexicon.spelled:
        return
    words_of_language = lexicon.heard.near_words()  # of the same first letter
    for other in one_edit_from(word, lexicon.spelled):
        is_slip = word[0] == other[0] and word not in words_of_language.get(other, {word})
        if is_slip and lexicon.root(other) != lexicon.root(word):
            yield other


def _names_as_near(folded: str, lexicon: Lexicon) -> Iterator[str]:
    """Return the names of several words that lie one edit from a question that is none."""
    words = WORD.findall(folded)
    while len(words) > 1:
        for written in _ways_to_write(words, lexicon):
            for name in one_edit_from(written, lexicon.whole_names):
                yield lexicon.whole_names[name]
        if words[0] not in lexicon.heard.small and lexicon.root(words[0]) not in lexicon.openers:
            return
        words = words[1:]


def _ways_to_write(words: list[str], lexicon: Lexicon) -> set[str]:
    """Return some words as one, with the small words and without; not those that are a name."""
    tokens = lexicon.tokens(" ".join(words))
    solid = "".join(token.word for token in tokens)
    if not lexicon.names_at(tokens):
        ways = {solid, "".join(words)}
    elif {words[0], words[-1]} <= {token.word for token in tokens}:
        ways = set()
    else:
        ways = {"".join(words)}  # "tanning be" is no tanning
    return {way for way in ways if len(way) >= SHORTEST_SLIP}
