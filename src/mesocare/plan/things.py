"""Whether two activities name one thing: what a visit bans, beside what rules hold off or allow.

A list names several: "eye make-up or perfume" is eye make-up, and eating is eating spicy food.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mesocare.language.tables import find_table
from mesocare.language.words.facts import FactWords
from mesocare.rules.protocol import Allowed, Preparation, Protocol

if TYPE_CHECKING:
    from mesocare.plan.names import Named

_NAMES_KEPT = 4_096
"""Each name of a protocol is laid beside every ban."""
_find_words = re.compile(r"\w+").findall
Thing = frozenset[str]
"""Its words, without those that tell no thing from another."""


class Bans:
    """What preparations ban, to be laid beside what rules are about."""

    def __init__(self, protocol: Protocol, by_activity: Mapping[str, tuple[str, ...]]) -> None:
        """Take the rules, and the ids of what bans each activity by its own name."""
        self._words = find_table(protocol.protocol.language, FactWords)
        self._by_activity = by_activity
        bans = {key: item for key, item in protocol.before_session.items() if item.do_not}
        self._named = {key: self._things_named(_names_of(item)) for key, item in bans.items()}
        self._wide = {
            key: _things_done(item.do_not or "", self._words) for key, item in bans.items()
        }
        self._whole = {
            key: food_banned(item.do_not or "", self._words) for key, item in bans.items()
        }
        self._telling = _telling(frozenset[Thing]().union(*self._named.values()))
        self._telling_wide = _telling(frozenset(chain.from_iterable(self._wide.values())))

    def on(self, activity: str, names: Sequence[str]) -> tuple[str, ...]:
        """Return those that ban what a rule is about; first those of its very activity.

        One that bans a thing that the rule names too, or more than one of its things, holds that
        off as well: who may not eat may not eat spicy food, and 'eye make-up or perfume' is eye
        make-up.
        """
        own = self._by_activity.get(activity, ())
        named = self._things_named(_with_any(self._telling, names, self._words))
        named |= list_things(names[0], self._words)
        done = _things_done(names[0], self._words, eaten=True)
        parts = [part for part in done if not self._telling_wide.isdisjoint(part)]
        others = [
            key
            for key, things in self._named.items()
            if key not in own
            and (
                not things.isdisjoint(named)
                or any(thing <= part for thing in self._wide[key] for part in parts)
                or self._whole[key].covers(names[0])
            )
        ]
        return (*own, *others)

    def _things_named(self, names: tuple[str, ...]) -> frozenset[Thing]:
        things = _things_of_all(names, self._words)
        return frozenset([_thing_itself(thing, self._words) for thing in things])


class Food(NamedTuple):
    """All food, all drink, or all that is solid, as a ban names it: "eat or drink anything"."""

    words: FactWords
    verbs: frozenset[str] = frozenset()
    """The verbs that may not be done at all."""
    is_solid: bool = False
    """Whether nothing solid may be eaten."""
    spared: frozenset[str] = frozenset()
    """What may be taken all the same, of "anything but water"."""

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.verbs) or self.is_solid

    def covers(self, activity: str) -> bool:
        """Return whether an activity is to eat or drink some of it: "eat hard foods"."""
        if not self or self._spares(activity):
            return False
        verbs = self._verbs_of(activity)
        return not self.verbs.isdisjoint(verbs) or self._is_solid_of(activity, verbs)

    def covers_all(self, activity: str) -> bool:
        """Return whether it is to do nothing else: "eat or drink" is more than to eat."""
        if not self or self._spares(activity):
            return False
        verbs = self._verbs_of(activity)
        rest = verbs - self.verbs
        return bool(verbs) and (
            not rest or (rest == {"eat"} and self._is_solid_of(activity, verbs))
        )

    def _spares(self, activity: str) -> bool:
        words = self.words
        what = _words_of(activity) - words.eating.keys() - words.plain_verbs - words.idle_words
        return bool(what) and what <= self.spared

    def _verbs_of(self, activity: str) -> set[str]:
        told = _words_of(activity)
        verbs = {self.words.eating[word] for word in told & self.words.eating.keys()}
        if not (verbs or told.isdisjoint(self.words.any_food | self.words.meals)):
            verbs.add("eat")
        return verbs

    def _is_solid_of(self, activity: str, verbs: set[str]) -> bool:
        is_other = not self.words.not_solid.isdisjoint(_words_of(activity))
        return self.is_solid and "eat" in verbs and not is_other


@lru_cache(_NAMES_KEPT)
def food_banned(text: str, words: FactWords) -> Food:
    """Return of what food or drink an activity is all, whatever it is: "eat", "have any food"."""
    told = _words_of(text)
    if told.isdisjoint(_of_food(words)):
        return Food(words)  # as of most activities
    spared = frozenset[str]()
    if told & words.of_all_food:
        text = re.sub(words.included, " ", text.casefold())
        text, *rest = re.split(words.excepted, text, maxsplit=1)
        spared = spared.union(*map(_words_of, rest))
        if re.search(words.everything_taken, text.strip()):
            return Food(words, frozenset(words.eating.values()), spared=spared)
    parts = [_words_of(part) for part in _parts(text, words)]
    is_any_kind = words.kinds_of_food <= frozenset[str]().union(*parts)
    taken = list(_taken(parts, words))
    verbs = {
        verb
        for those, what in taken
        for verb in those
        if not what or (is_any_kind and what <= words.kinds_of_food)
    }
    is_solid = any("eat" in those and what and what <= words.solid for those, what in taken)
    return Food(words, frozenset(verbs), is_solid, spared)


def find_food_bans(protocol: Protocol, named: Iterable["Named"]) -> Iterator[tuple["Named", Food]]:
    """Return what bans all of some food or drink, each with which."""
    words = find_table(protocol.protocol.language, FactWords)
    bans = {key: item.do_not for key, item in protocol.before_session.items() if item.do_not}
    bans |= {key: rule.activity for key, rule in protocol.restrictions.items()}
    for owner in named:
        if owner.is_ban:
            food = food_banned(bans[owner.id], words)
            if food:
                yield owner, food


def _taken(
    parts: Sequence[frozenset[str]], words: FactWords
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Return what is taken in of each part of a list: the verbs, and which food or drink alone.

    A verb is said once for all that follows, and what is taken once for two verbs: "eat solid or
    soft food", "eat or drink hot things".
    """
    verbs, bare = frozenset[str](), frozenset[str]()
    for part in filter(None, parts):
        said = frozenset(words.eating[word] for word in part & words.eating.keys())
        names_food = not part.isdisjoint(words.any_food)
        what = part - words.eating.keys() - words.plain_verbs - words.any_food - words.idle_words
        if part & words.any_drink and what <= words.any_drink:
            yield bare | {"drink"}, frozenset()
            continue
        if said and not (names_food or what or part & words.anything):
            bare |= said
            continue
        is_kind = names_food or what <= words.kinds_of_food | words.solid
        verbs = said or (is_kind and verbs) or (frozenset({"eat"}) if names_food else frozenset())
        if said and bare:
            yield bare, what
        elif is_kind and bare:
            verbs |= bare
        elif bare:
            yield bare, frozenset()
        bare = frozenset()
        yield verbs, what
    yield bare, frozenset()


def _parts(text: str, words: FactWords) -> list[str]:
    return re.split(words.between_things, text.casefold())


def _names_of(ban: Preparation) -> tuple[str, ...]:
    return (ban.do_not or "", *ban.also_called)


@lru_cache(_NAMES_KEPT)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(_find_words(name.casefold()))


@lru_cache(_NAMES_KEPT)
def _roots(text: str, words: FactWords) -> frozenset[str]:
    """Return the words of a text that tell a thing, without their endings: hats are a hat."""
    return frozenset(map(words.root, _words_of(text) - words.idle_words))


def _telling(things: frozenset[Thing]) -> frozenset[str]:
    """Return a word of each thing: a name without any of these names none of the things."""
    return frozenset([max(thing, key=len) for thing in things])


def _with_any(roots: frozenset[str], names: Sequence[str], words: FactWords) -> tuple[str, ...]:
    """Return all names that have any of some words, and some more; most rules have few.

    To look for how a word may begin is cheaper than to take the ending off each word of a name.
    """
    text = "\n".join(names).casefold()
    found = [start for root in roots for start in words.starts_of(root) if start in text]
    return tuple([name for name in names for start in found if start in name.casefold()])


def bans_all_of(ban: Preparation, item: Allowed, words: FactWords) -> bool:
    """Return whether one of the things that a ban names is what is allowed: eat, drink tea."""
    allowed = frozenset[str]().union(*_things(item.activity, words))
    banned = _things_of_all((ban.do_not or "", ban.short or "", *ban.also_called), words)
    aliases = _with_any(_telling(banned), item.also_called, words)
    return (
        food_banned(ban.do_not or "", words).covers_all(item.activity)
        or not banned.isdisjoint(_things_of_all(aliases, words))
        or any(_thing_itself(thing, words) <= allowed for thing in banned)
    )


def bans_some_of(ban: Preparation, item: Allowed, words: FactWords) -> bool:
    """Return whether a ban is narrower than what is allowed: solid food, where one may eat."""
    banned = frozenset[str]().union(*_things(ban.do_not or "", words))
    return food_banned(ban.do_not or "", words).covers(item.activity) or any(
        thing <= banned for thing in _things(item.activity, words)
    )


def things_allowed(item: Allowed, bans: Iterable[Preparation], words: FactWords) -> list[Thing]:
    """Return each thing that is allowed, and may be one that is banned.

    That it is allowed "after your test" says when, not what.
    """
    banned = frozenset[str]().union(
        *chain.from_iterable(_things(ban.do_not or "", words) for ban in bans)
    )
    return [
        thing
        for text in _with_any(banned, (item.activity, *item.also_called), words)
        for thing in _things(re.split(words.after_a_visit, text.casefold())[0], words)
    ]


def allows_all_of(ban: Preparation, allowed: Collection[Thing], words: FactWords) -> bool:
    """Return whether what is allowed is no less than each thing that a ban names: eat, solid food.

    Whoever may drink again may not therefore drink alcohol.
    """
    banned = _things(ban.do_not or "", words)
    never_granted = frozenset(map(words.root, words.never_taken_for_granted))
    return bool(banned) and all(
        any(one <= thing and not (thing - one) & never_granted for one in allowed)
        for thing in banned
    )


def _things_done(text: str, words: FactWords, *, eaten: bool = False) -> list[Thing]:
    """Return each thing that an activity lists, with the verb that is said once for all."""
    things = _things(text, words)
    verbs = _plain_verbs(words) | (_eating(words) if eaten else frozenset())
    verb = things[0] & verbs if things else frozenset[str]()
    return [thing | verb for thing in things]


def list_things(text: str, words: FactWords) -> frozenset[Thing]:
    """Return what an activity lists, in each way to read it.

    What is said once for all is the verb, and all of the first thing but one word: "put cream on
    your face or hands" is cream on your hands. To eat, or to drink, is no thing: it is all `Food`.
    """
    things = _things(text, words)
    full = [(things[0] - {word}) | other for other in things[1:] for word in things[0]]
    named = (*_things_done(text, words, eaten=True), *things, *full)
    return frozenset(
        [_thing_itself(thing, words) for thing in named if not thing <= _eating(words)]
    )


def _thing_itself(thing: Thing, words: FactWords) -> Thing:
    """Return a thing without the verb that says nothing of it: `wear make-up`, `use make-up`."""
    return thing - _plain_verbs(words) or thing


@lru_cache
def _of_food(words: FactWords) -> frozenset[str]:
    """Return the words of which an activity has one, if it is about food or drink."""
    return words.any_food | words.any_drink | words.anything | words.eating.keys()


@lru_cache
def _plain_verbs(words: FactWords) -> frozenset[str]:
    return frozenset(map(words.root, words.plain_verbs))


@lru_cache
def _eating(words: FactWords) -> frozenset[str]:
    return frozenset(map(words.root, words.eating))


@lru_cache(_NAMES_KEPT)
def _things_of_all(texts: tuple[str, ...], words: FactWords) -> frozenset[Thing]:
    """Return the things that any of some names lists."""
    return frozenset([thing for text in texts for thing in _things(text, words)])


@lru_cache(_NAMES_KEPT)
def _things(text: str, words: FactWords) -> tuple[Thing, ...]:
    """Return the words of each thing that an activity lists."""
    return tuple(filter(None, [_roots(part, words) for part in _parts(text, words)]))
