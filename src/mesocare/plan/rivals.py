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
        return []
    edits = count_edits(word, mended.word, len(word))
    if edits == 1:
        near = one_edit_from(word, lexicon.spelled)
    else:
        near = [one for one in lexicon.spelled if count_edits(word, one, edits) <= edits]
    return list(dict.fromkeys((mended.word, *near)))


def _names_as_near(folded: str, lexicon: Lexicon) -> Iterator[str]:
    """Return the names that lie one edit from a question of several words that is none."""
    words = WORD.findall(folded)
    while len(words) > 1 and (words[0] in lexicon.heard.small or _is_opener(words[0], lexicon)):
        words = words[1:]
    tokens = lexicon.tokens(" ".join(words))
    ways = {"".join(words)}
    if not lexicon.names_at(tokens):
        ways.add("".join(token.word for token in tokens))
    elif tokens and words[-1] == tokens[-1].word:
        return
    for written in ways if len(words) > 1 else ():
        if len(written) >= SHORTEST_SLIP:
            yield from map(
                lexicon.whole_names.__getitem__, one_edit_from(written, lexicon.whole_names)
            )


def _is_opener(word: str, lexicon: Lexicon) -> bool:
    return lexicon.root(word) in lexicon.openers
