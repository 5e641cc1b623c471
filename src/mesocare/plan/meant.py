"""What the activities that somebody names before an event mean, as ids of the rules."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from mesocare.plan.lexicon import Lexicon
from mesocare.plan.names import Kind, Named
from mesocare.plan.question import check_question, read_meanings
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

    Raises:
        InputRefusedError: when a question is empty or too long.

    """
    owners: dict[Named, None] = {}
    not_covered = []
    for question in questions:
        text = lexicon.respell(fold(check_question(question)).replace("-", " "))
        meanings = [] if lexicon.speaks_of_body(text) else read_meanings(text, lexicon)
        named = [owner for one in meanings for owner in one.owners]
        is_sure = bool(meanings) and all(one.is_sure and not one.is_never_yes for one in meanings)
        is_once_more = re.search(lexicon.heard.once_more, text) is not None
        if not is_sure or (is_once_more and any(map(lexicon.is_free_medicine, named))):
            not_covered.append(question)
        else:
            owners |= dict.fromkeys(named)
            if not any(owner.kind in _DATED for owner in named):
                not_covered.append(question)
    kinds = {kind: frozenset(o.id for o in owners if o.kind is kind) for kind in Kind}
    return Meant(kinds[Kind.RESTRICTION], kinds[Kind.ALLOWED], tuple(not_covered))
