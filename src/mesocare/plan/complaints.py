"""What a question says is felt or seen: warning signs and after-effects (CAN-1)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mesocare.plan.facts import DatedAfterEffect, Plan
from mesocare.plan.lexicon import PLACE, Lexicon, Name, Token
from mesocare.plan.names import LEVELS, Kind, Named
from mesocare.plan.question import find_matches
from mesocare.plan.signs import DatedSign, date_signs

_SENTENCE_END = r"[?!;]|\.(?![0-9])"


class Complaints(NamedTuple):
    """What a question tells of; after-effects count only where no sign does."""

    signs: tuple[DatedSign, ...]
    """The most urgent first."""
    after_effects: tuple[DatedAfterEffect, ...]
    is_elsewhere: bool = False
    """Whether something hurts or swells as after-effects do, but elsewhere, or badly."""


class _Found(NamedTuple):
    name: Name
    places: frozenset[int]
    """The words that name it."""


def find_complaints(plan: Plan, text: str, lexicon: Lexicon, *, is_body: bool) -> Complaints:
    """Find the warning signs and after-effects in a question.

    A grave sign is found in any sentence, whatever else stands in it; an after-effect, and a sign
    of a single word for which it is enough to ring the clinic, only where a body is spoken of. What
    is felt in another place than the treated one, or badly, is no after-effect: it is never normal.
    """
    signs: dict[DatedSign, None] = {}
    effects: set[str] = set()
    is_elsewhere = False
    for sentence in re.split(_SENTENCE_END, text):
        tokens = lexicon.mend(lexicon.tokens(sentence))
        longer = [match.places for match in find_matches(tokens, lexicon) if len(match.places) > 1]
        within = frozenset[int]().union(*longer)
        is_told = is_body or _is_only_complaint(tokens, lexicon)
        has_place = any(token.root == PLACE for token in tokens)
        felt: set[int] = set()
        for name, places in _complaints_in(tokens, lexicon):
            owner = name.owner
            is_sign = owner.kind is Kind.SIGN
            if places <= within and not (is_sign and is_body):
                continue  # "red wine" is not red
            if not is_sign:
                felt |= places
                effects |= {owner.id} if is_told else set()
                continue
            sign = _sign_of(plan, owner)
            is_grave = owner.level != LEVELS[-1] or len(name.roots) > 1 or has_place
            is_bare = _is_bare_part(name, tokens, sentence, lexicon)
            if (is_grave or is_told) and not is_bare and sign.is_active(plan.at):
                signs[sign] = None
        others = (token.root for place, token in enumerate(tokens) if place not in felt)
        is_elsewhere |= bool(felt) and not lexicon.elsewhere.isdisjoint(others)
    ordered = sorted(signs, key=lambda sign: LEVELS.index(sign.level))
    if signs or is_elsewhere:
        return Complaints(tuple(ordered), (), is_elsewhere)
    return Complaints((), tuple(one for one in plan.after_effects if one.id in effects))


def _complaints_in(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[_Found]:
    """Return the complaints whose words stand close together, in any order.

    Nothing but words of complaint may stand between them: "hot water on my scalp" is no hot scalp.
    """
    at: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        at.setdefault(token.root, []).append(place)
    for name in lexicon.complaints:
        if not all(root in at for root in name.roots):
            continue
        places = _nearest_places([at[root] for root in name.roots])
        between = set(range(min(places), max(places) + 1)) - set(places)
        is_close = all(_is_complaint(tokens[place], lexicon) for place in between)
        others = (place for place in places if place != min(places))
        if is_close and not any(_is_cut_off(tokens[place], lexicon) for place in others):
            yield _Found(name, frozenset(places))


def _nearest_places(choices: Sequence[Sequence[int]]) -> list[int]:
    """Return one place for each word, as close together as they stand."""
    best: list[int] = []
    for anchor in choices[0]:
        taken: list[int] = [anchor]
        for places in choices[1:]:
            free = [place for place in places if place not in taken] or list(places)
            taken.append(min(free, key=lambda place: abs(place - anchor)))
        if not best or max(taken) - min(taken) < max(best) - min(best):
            best = taken
    return best


def _is_cut_off(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a preposition keeps a word apart: "heat to the scalp" is no hot scalp."""
    is_put_there = token.root == PLACE and token.marker in lexicon.heard.onto
    return is_put_there or token.marker in lexicon.heard.ties


def _is_complaint(token: Token, lexicon: Lexicon) -> bool:
    return token.root in lexicon.of_complaints or token.root == PLACE or token.word.isdigit()


def _is_only_complaint(tokens: Iterable[Token], lexicon: Lexicon) -> bool:
    return all(_is_complaint(one, lexicon) or one.root in lexicon.body_parts for one in tokens)


def _is_bare_part(name: Name, tokens: Sequence[Token], text: str, lexicon: Lexicon) -> bool:
    """Return whether a name is a part of a body that nothing says to be somebody's."""
    if len(name.roots) > 1 or name.roots[0] not in lexicon.body_parts:
        return False
    if _is_only_complaint(tokens, lexicon):
        return False
    own = "|".join(lexicon.heard.own)
    return not any(
        re.search(rf"\b(?:{own}) {token.word}\b", text)
        for token in tokens
        if token.root == name.roots[0]
    )


def _sign_of(plan: Plan, named: Named) -> DatedSign:
    return date_signs(plan, named.level)[int(named.id.rpartition("-")[2]) - 1]
