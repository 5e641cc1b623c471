"""Bans of doing something for long: "stay in the sun for over 1 hour" concerns all who stay there.

Whoever asks without a length, or with another one, may stay longer: that it is OK is no yes then.
"""

import re
from collections.abc import Iterable

from mesocare.language.words.heard import Heard
from mesocare.plan.names import COMPLAINTS, Named
from mesocare.plan.vocabulary import WORD, fold


def says_how_long(text: str, heard: Heard) -> bool:
    """Return whether a text says how long something is done."""
    return re.search(heard.lengths_of_doing, fold(text)) is not None


def lengths_said(text: str, heard: Heard) -> set[str]:
    """Return all that a text says of how long something is done."""
    return {found.group().strip() for found in re.finditer(heard.lengths_of_doing, fold(text))}


def without_length(text: str, heard: Heard) -> str:
    """Return a text folded, without how long something is done: "stay in the sun"."""
    return " ".join(re.sub(heard.lengths_of_doing, " ", fold(text)).split())


def bans_for_long(owner: Named, heard: Heard) -> bool:
    """Return whether it bans what is done for long."""
    return owner.is_ban and any(says_how_long(text, heard) for text in owner.texts)


def names_without_length(ban: Named, named: Iterable[Named], heard: Heard) -> tuple[str, ...]:
    """Return by what else a ban of doing something for long is named.

    That is what it bans without the length, and what other rules call the same things.
    """
    own = [without_length(text, heard) for text in ban.texts if says_how_long(text, heard)]
    banned = frozenset[str]().union(*(_telling(text, heard) for text in own))
    others = [
        name
        for other in named
        if other.kind not in COMPLAINTS and not bans_for_long(other, heard)
        for name in _names_within(other, banned, heard)
    ]
    return tuple(dict.fromkeys(filter(None, (*own, *others))))


def without_lengths_of_names(text: str, bans: Iterable[Named], heard: Heard) -> str:
    """Return a question without a length that is of a name in it, and not of the question."""
    names = (fold(name) for ban in bans for name in (*ban.texts, *ban.also_called))
    for name in sorted(names, key=len, reverse=True):
        short = without_length(name, heard)
        if short not in ("", name):
            text = re.sub(rf"\b{re.escape(name)}\b", short, text)
    return text


def _names_within(other: Named, banned: frozenset[str], heard: Heard) -> tuple[str, ...]:
    """Return the names of what is banned for long: all of a rule whose own words say no more."""
    if any(_is_within(text, banned, heard) for text in other.texts):
        return (*other.texts, *other.also_called)
    return tuple([name for name in other.also_called if _is_within(name, banned, heard)])


def _is_within(text: str, banned: frozenset[str], heard: Heard) -> bool:
    """Return whether one of the things that a text lists has no word that is not of the ban."""
    parts = re.split(heard.between_things, without_length(text, heard))
    return any(told <= banned for part in parts if (told := _telling(part, heard)))


def _telling(text: str, heard: Heard) -> frozenset[str]:
    """Return the roots that tell what is done: its things, or the deed where there is none."""
    idle = heard.small | heard.markers | heard.light | heard.harmless | heard.qualities
    words = [word for word in WORD.findall(text) if word not in idle and not word.isdigit()]
    things = [word for word in words if word not in heard.deeds]
    return frozenset(map(heard.root, things or words))
