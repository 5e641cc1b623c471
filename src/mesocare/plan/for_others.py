"""What one rule holds off from some, and another from all others (CAN-6).

"Go to work", unless a job is heavy, frees nobody while "go to heavy work" waits if it is.
"""

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from mesocare.plan.names import Kind, Named
from mesocare.plan.vocabulary import fold

if TYPE_CHECKING:
    from mesocare.plan.lexicon import Lexicon


class _Said(NamedTuple):
    """The words of an activity, and those after its verb."""

    words: frozenset[str]
    things: frozenset[str]

    def is_some_of(self, other: "_Said") -> bool:
        """Return whether another activity says all of it, or all of its things."""
        is_same_deed = bool(self.words) and self.words <= other.words
        return is_same_deed or (bool(self.things) and self.things <= other.things)


def find_for_others(lexicon: "Lexicon") -> dict[Named, list[Named]]:
    """Return, by each restriction for some, those of the same, or of some of it, for all others."""
    rules = lexicon.protocol.restrictions
    bound: dict[tuple[str, str], list[tuple[Named, _Said]]] = defaultdict(list)
    for owner in lexicon.named:
        rule = rules.get(owner.id) if owner.kind is Kind.RESTRICTION else None
        if rule and (rule.only_if or rule.unless):
            roots = [token.root for token in lexicon.tokens(fold(rule.activity))]
            said = _Said(frozenset(roots), frozenset(roots[1:]))
            bound[rule.only_if or "", rule.unless or ""].append((owner, said))
    others: dict[Named, list[Named]] = defaultdict(list)
    for (only_if, unless), some in bound.items():
        rest = bound.get((unless, only_if), []) if only_if < unless else []
        for (one, said), (other, its) in product(some, rest):
            if said.is_some_of(its) or its.is_some_of(said):
                others[one].append(other)
                others[other].append(one)
    return dict(others)
