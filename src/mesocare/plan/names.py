"""All names of a protocol's parts, once: for questions, completion and the page's search."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from mesocare.rules.protocol import Protocol, activity_key


class Kind(StrEnum):
    """What a name is the name of."""

    SIGN = "sign"
    AFTER_EFFECT = "after-effect"
    RESTRICTION = "restriction"
    ALLOWED = "allowed"
    CARE = "care"
    PREPARATION = "preparation"
    WATCH = "watch"


COMPLAINTS = (Kind.SIGN, Kind.AFTER_EFFECT)
"""What is felt or seen, and never asked a permission for."""
LEVELS = ("emergency", "urgent", "clinic")
"""The levels of haste of warning signs, the most urgent first."""


class Named(NamedTuple):
    """One part of a protocol with everything that it is called."""

    kind: Kind
    id: str
    """Its id in the rule file; a sign, which has none, has its level and its place there."""
    texts: tuple[str, ...]
    """Its own words: what it says, and its label."""
    also_called: tuple[str, ...]
    is_ban: bool = False
    """Whether its texts list things to hold off, each of which is a name of it."""
    level: str = ""
    """A sign's level of haste."""
    goes_with: str = ""
    """The restriction with which care belongs."""

    @property
    def label(self) -> str:
        """Its label for one line: the shorter of its texts, which is the last."""
        return self.texts[-1]


def names_of(protocol: Protocol) -> tuple[Named, ...]:
    """Return the names of all that a patient may ask about, in the rule file's order.

    A restriction and a preparation of one activity are one thing with the names of both (TIME-13),
    and so are two restrictions of one activity.
    """
    return tuple(_names_of(protocol))


def _names_of(protocol: Protocol) -> Iterator[Named]:
    for level in LEVELS:
        for place, sign in enumerate(getattr(protocol.warning_signs, level), start=1):
            texts = _texts(sign.sign, sign.short)
            yield Named(Kind.SIGN, f"{level}-{place}", texts, sign.also_called, level=level)
    for key, effect in protocol.after_effects.items():
        yield Named(
            Kind.AFTER_EFFECT, key, _texts(key, effect.what, effect.short), effect.also_called
        )
    yield from _restrictions(protocol)
    for item in protocol.allowed:
        yield Named(
            Kind.ALLOWED, item.id, _texts(item.id, item.activity, item.short), item.also_called
        )
    for key, care in protocol.care.items():
        yield Named(Kind.CARE, key, (care.do,), care.also_called, goes_with=care.goes_with or "")
    for key, preparation in protocol.before_session.items():
        if preparation.do:
            yield Named(Kind.PREPARATION, key, (preparation.do,), preparation.also_called)
        else:
            yield Named(
                Kind.RESTRICTION,
                key,
                _texts(preparation.do_not, preparation.short),
                preparation.also_called,
                is_ban=True,
            )
    if protocol.watch and protocol.watch.do:
        yield Named(Kind.WATCH, "watch", (protocol.watch.do,), ())


def _restrictions(protocol: Protocol) -> Iterator[Named]:
    called: dict[str, dict[str, None]] = {}
    for rule in protocol.restrictions.values():
        called.setdefault(activity_key(rule.activity), {}).update(dict.fromkeys(rule.also_called))
    for key, rule in protocol.restrictions.items():
        names = tuple(called[activity_key(rule.activity)])
        texts = _texts(key, rule.activity, rule.short)
        yield Named(Kind.RESTRICTION, key, texts, names, is_ban=True)


def _texts(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
