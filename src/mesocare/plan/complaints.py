"""What a question says is felt or seen: warning signs and after-effects (CAN-1)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mesocare.dates.waits import Length, Unit
from mesocare.language.words.heard import Danger
from mesocare.plan.facts import DatedAfterEffect, Plan
from mesocare.plan.lexicon import LONGEST_NAME, Lexicon, Name
from mesocare.plan.matches import exact_names, find_matches
from mesocare.plan.names import LEVELS, Kind, Named
from mesocare.plan.sign_names import Weight
from mesocare.plan.signs import DatedSign, date_signs
from mesocare.plan.time_phrases import take_times
from mesocare.plan.vocabulary import PLACE, Token
from mesocare.rules.protocol import Sign

_MOST_TOLD = 10_000
_SENTENCE_END = r"[?!;]|\.(?![0-9])"


class Complaints(NamedTuple):
    """What a question tells of; after-effects count only where no sign does."""

    signs: tuple[DatedSign, ...]
    """The most urgent first."""
    after_effects: tuple[DatedAfterEffect, ...]
    is_unexplained: bool = False
    """Whether more is said of an after-effect than that it is there, as mild as it should be."""
    is_crisis: bool = False
    """Whether somebody thinks of dying."""


class _Found(NamedTuple):
    name: Name
    places: frozenset[int]
    """The words that name it."""


class _Told(NamedTuple):
    name: Name
    words: tuple[Token, ...]
    """Those that name it."""

    @property
    def owner(self) -> Named:
        return self.name.owner


def find_complaints(plan: Plan, text: str, lexicon: Lexicon, *, is_body: bool) -> Complaints:
    """Find the warning signs and after-effects in a question.

    A grave sign is found in any sentence, whatever else stands in it; an after-effect, and a sign
    of a single word for which it is enough to ring the clinic, only where a body is spoken of. An
    after-effect is normal only once a session has begun, and where every word is one of it, or
    leaves it as mild as it is.
    """
    dangers = lexicon.dangers_in(text)
    for danger in dangers:
        if danger.is_crisis:
            return Complaints((_sign_of_danger(danger),), (), is_crisis=True)
    if dangers and not is_body and _is_own_deed(text, lexicon):
        dangers = ()
    sentences = re.split(_SENTENCE_END, text)
    told = [one for part in sentences for one in _told_in(part, lexicon, is_body=is_body)]
    whole, parts = (
        _signs_of(plan, [one.name for one in told if (one.name.weight is Weight.PART) is is_part])
        for is_part in (False, True)
    )
    levels = {sign.level for sign in whole}  # of these the sheet has its own words
    signs = [*whole, *(_sign_of_danger(one) for one in dangers if one.level not in levels)]
    if signs:
        return Complaints(_by_haste(signs), ())
    effects = [one for one in told if one.owner.kind is Kind.AFTER_EFFECT]
    ids = {one.owner.id for one in effects}
    felt = frozenset(token for one in effects for token in one.words)
    found = tuple(one for one in plan.after_effects if one.id in ids)
    has_begun = plan.sessions[0].begins_at <= plan.at  # before, nothing comes from a session
    if not found:
        return Complaints(_by_haste(parts), ())
    if has_begun and all(_is_mild(text, one, felt, lexicon) for one in found):
        return Complaints((), found)
    return Complaints((), (), is_unexplained=True)


def _is_own_deed(text: str, lexicon: Lexicon) -> bool:
    """Return whether a question is wholly what a rule is about, and speaks of no body.

    Whether one may "drink mouthwash" is then no danger, and a time beside it changes nothing; that
    somebody drank it is one.
    """
    if re.search(lexicon.heard.told, text):
        return False
    felt = lexicon.roots(lexicon.heard.complaints) | lexicon.body_parts
    for said in (text, take_times(text, lexicon.heard).rest):
        tokens = lexicon.tokens(said)
        names = exact_names(tokens, lexicon)
        is_deed = any(not name.is_alias for name in names) or (
            bool(names) and tokens[0].root in lexicon.deeds
        )
        if is_deed and felt.isdisjoint(token.root for token in tokens):
            return True
    return False


def _signs_of(plan: Plan, names: Iterable[Name]) -> list[DatedSign]:
    """Return the signs of some names that are signs at the plan's moment, each once."""
    named = [_sign_of(plan, one.owner) for one in names if one.owner.kind is Kind.SIGN]
    return [sign for sign in dict.fromkeys(named) if sign.is_active(plan.at)]


def _by_haste(signs: Iterable[DatedSign]) -> tuple[DatedSign, ...]:
    return tuple(sorted(dict.fromkeys(signs), key=lambda sign: LEVELS.index(sign.level)))


def _told_in(sentence: str, lexicon: Lexicon, *, is_body: bool) -> Iterator[_Told]:
    """Return the complaints of one sentence that it tells of; "red wine" is not red."""
    tokens = lexicon.mend(lexicon.tokens(sentence))
    longer = [match.places for match in find_matches(tokens, lexicon) if len(match.places) > 1]
    within = frozenset[int]().union(*longer)
    is_mild = all(_is_around(token, lexicon) for token in tokens)
    has_place = any(token.root == PLACE for token in tokens)
    found = list(_complaints_in(tokens, lexicon))
    shadowing = [one for one in found if one.name.weight is Weight.ANYWHERE]
    for name, places in found:
        is_sign = name.owner.kind is Kind.SIGN
        is_anywhere = name.weight is Weight.ANYWHERE
        if places <= within and not (is_sign and is_body and is_anywhere):
            continue
        is_told = is_body or (is_sign and name.owner.level != LEVELS[-1])
        if not is_told and any(places <= set(one) for one in _places_of_names(tokens, lexicon)):
            continue  # "get pregnant" asks what a rule holds off
        if not is_sign and any(places < other.places for other in shadowing):
            continue  # "red dots" are not red
        if is_sign and _is_bare_part(name, tokens, sentence, lexicon):
            continue
        if not is_body and not name.is_alias and _is_put_there(places, tokens, lexicon):
            continue
        words = tuple(tokens[place] for place in sorted(places))
        others = [token for place, token in enumerate(tokens) if place not in places]
        is_of_body = is_body and (
            is_anywhere or not _is_of_what_follows(max(places), tokens, lexicon)
        )
        is_grave = name.owner.level != LEVELS[-1] or len(name.roots) > 1 or has_place
        is_enough = is_anywhere and (is_grave if is_sign else is_mild)
        if is_of_body or is_enough or _is_only_complaint(others, lexicon):
            yield _Told(name, words)


def _places_of_names(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[range]:
    """Yield where words are a name of several words, with each word of it."""
    for start in range(len(tokens)):
        for end in range(start + 2, min(len(tokens), start + LONGEST_NAME) + 1):
            names = lexicon.names_at(tokens[start:end])
            if any(len(name.roots) == end - start and name.is_alias for name in names):
                yield range(start, end)


def _is_put_there(places: frozenset[int], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Return whether some words say what is put where: "hold something hot on my knee"."""
    return any(token.root in lexicon.putting for token in tokens[: min(places)]) and any(
        tokens[place].marker in lexicon.heard.onto for place in places - {min(places)}
    )


def _is_of_what_follows(place: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Return whether a word belongs to a thing that is no symptom: "hot" in "a hot bath"."""
    following = tokens[place + 1 : place + 2]
    return any(not token.marker and not _is_complaint(token, lexicon) for token in following)


def _is_mild(text: str, dated: DatedAfterEffect, named: frozenset[Token], lexicon: Lexicon) -> bool:
    """Return whether all that is said of a body says no more than an after-effect's own words."""
    heard, lasts = lexicon.heard, dated.rule.lasts
    felt = frozenset(token.root for token in named)
    for sentence in re.split(_SENTENCE_END, text):
        for place, clause in enumerate(re.split(heard.permission, sentence)):
            tokens = lexicon.mend(lexicon.tokens(clause))
            if place and felt.isdisjoint(token.root for token in tokens):
                continue  # what is asked for, not what is told
            told, left = _take_lengths(tokens, lexicon)
            most = lasts.most if lasts else None
            if most and any(length.nominal_minutes > most.nominal_minutes for length in told):
                return False
            if re.search(heard.grave, _without_own(named, clause)):
                return False
            if _gets_worse(tokens, felt, lexicon):
                return False
            if not all(_leaves_mild(token, felt, lexicon) for token in left):
                return False
    return True


def _gets_worse(tokens: Sequence[Token], felt: frozenset[str], lexicon: Lexicon) -> bool:
    """Return whether a grave word is what something becomes: so "worse pain" gets worse still."""
    return any(
        verb.root in lexicon.becoming
        and re.search(lexicon.heard.grave, grave.word)
        and not (following and following[0].root in felt)
        for place, (verb, grave) in enumerate(pairwise(tokens))
        for following in [tokens[place + 2 : place + 3]]
    )


def _without_own(named: Iterable[Token], clause: str) -> str:
    """Return what is said without an after-effect's own words, each once: "worse pain"."""
    for token in named:
        if token.root == PLACE:
            continue
        clause = re.sub(rf"\b{token.word}\b", "", clause, count=1)
    return clause


def _leaves_mild(token: Token, felt: frozenset[str], lexicon: Lexicon) -> bool:
    heard = lexicon.heard
    return (
        token.root in felt
        or token.root in lexicon.mild
        or token.root in lexicon.treated
        or token.root == PLACE
        or token.word in heard.weekdays
    )


def _take_lengths(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[list[Length], list[Token]]:
    """Return how long something has lasted, and the other words: "for 3 days", "on day 2"."""
    heard, lengths, left = lexicon.heard, [], list(tokens)
    place = 0
    while place + 1 < len(left):
        pair = [token.word for token in left[place : place + 2]]
        number, unit = sorted(pair, key=lambda word: word in heard.units)
        count = int(number) if number.isdigit() else heard.numbers.get(number, 0)
        if unit in heard.units and 0 < count < _MOST_TOLD:
            lengths.append(Length(count, Unit(heard.units[unit])))
            del left[place : place + 2]
        else:
            place += 1
    return lengths, left


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
        others = [
            tokens[place]
            for place, marker in zip(places, ("", *name.markers), strict=True)
            if place != min(places) and not (marker and tokens[place].marker == marker)
        ]
        if is_close and not any(_is_cut_off(token, lexicon) for token in others):
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
    is_near = token.root == PLACE or token.root in lexicon.treated
    return is_near or token.root in lexicon.of_complaints or token.word.isdigit()


def _is_only_complaint(tokens: Iterable[Token], lexicon: Lexicon) -> bool:
    return all(_is_complaint(one, lexicon) or one.root in lexicon.body_parts for one in tokens)


def _is_around(token: Token, lexicon: Lexicon) -> bool:
    return _is_complaint(token, lexicon) or token.root in lexicon.mild


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


def _sign_of_danger(danger: Danger) -> DatedSign:
    return DatedSign(danger.level, Sign(sign=danger.says))


def _sign_of(plan: Plan, named: Named) -> DatedSign:
    return date_signs(plan, named.level)[int(named.id.rpartition("-")[2]) - 1]
