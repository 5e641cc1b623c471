"""What the activities that somebody names before an event mean, as ids of the rules."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mesocare.plan.lexicon import Lexicon
from mesocare.plan.names import Kind, Named
from mesocare.plan.question import Meaning, check_question, read_meanings
from mesocare.plan.rivals import other_readings
from mesocare.plan.vocabulary import fold

_DATED = (Kind.RESTRICTION, Kind.ALLOWED)
"""What a visit holds off, or frees; what is only to be done has no verdict before an event."""


class Meant(NamedTuple):
    """What some questions mean, as ids."""

    ids: frozenset[str]
    allowed: frozenset[str]
    not_covered: tuple[str, ...]


def understand(questions: Iterable[str], lexicon: Lexicon) -> Meant:
    """Find what questions mean; one that is not wholly explained is not covered (CAN-3).

    A slip means all that it may be a slip of.

    Raises:
        InputRefusedError: when a question is empty or too long.

    """
    owners: dict[Named, None] = {}
    not_covered = []
    for question in questions:
        text = lexicon.respell(fold(check_question(question)).replace("-", " "))
        meanings = [] if lexicon.speaks_of_body(text) else read_meanings(text, lexicon)
        others = other_readings(text, lexicon) if _are_sure(meanings) else ()
        is_sure = _are_sure(meanings) and others is not None
        for other in others or ():
            also = read_meanings(lexicon.respell(other), lexicon)
            meanings += also if _are_sure(also) else []
        named = [owner for one in meanings for owner in one.owners]
        is_once_more = re.search(lexicon.heard.once_more, text) is not None
        if not is_sure or (is_once_more and any(map(lexicon.is_free_medicine, named))):
            not_covered.append(question)
        else:
            owners |= dict.fromkeys(named)
            if not any(owner.kind in _DATED for owner in named):
                not_covered.append(question)
    kinds = {kind: frozenset(o.id for o in owners if o.kind is kind) for kind in Kind}
    return Meant(kinds[Kind.RESTRICTION], kinds[Kind.ALLOWED], tuple(not_covered))


def _are_sure(meanings: Sequence[Meaning]) -> bool:
    return bool(meanings) and all(one.is_sure and not one.is_never_yes for one in meanings)
