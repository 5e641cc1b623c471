"""The phrases about time in a question: taken out of it, and grouped as they belong together.

In "tonight or on Friday" the evening is not that of Friday; in "on Friday evening" it is.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mesocare.language.words.heard import Heard, TimePhrase, When, may_find

_SIDED = frozenset(
    {
        When.DAYS, When.WEEKDAY, When.WEEK, When.WEEKEND, When.MONTH, When.DATE, When.ISO_DATE,
        When.PART, When.PART_OF_TODAY, When.NTH_DAY, When.CLOCK, When.REST_OF_TODAY,
        When.WITHIN_DAY, When.DAY_OF_MONTH, When.WEEKDAYS, When.COMING_WEEKEND, When.NEXT_PART,
        When.MOMENT, When.AFTER_SESSION, When.BEFORE_SESSION, When.SESSION_DAY,
    }
)  # fmt: skip
"""What has a time before and after it: "until Friday" is all the time up to it."""
_WITHIN_DAY = frozenset({When.PART, When.NEXT_PART, When.CLOCK, When.WITHIN_DAY})
"""What names no day of its own."""
_ONE_DAY = frozenset(
    {When.DAYS, When.WEEKDAY, When.DATE, When.ISO_DATE, When.DAY_OF_MONTH, When.NTH_DAY}
)
"""What names one day."""
_FIRST_MARK = 0xE000
_APART = "+ "
"""Keeps times apart, as what stood there did: "tonight rather than on Friday"."""
_MARKS = "[\ue000-\uf8ff]"
"""Characters of no language: each stands where a time was taken out."""


class Said(NamedTuple):
    """A phrase about time in a question."""

    phrase: TimePhrase
    facts: dict[str, str]
    side: str
    """On which side of it lies the time that is asked about."""


class Group(NamedTuple):
    """Times that belong together, in the order in which they are read."""

    phrases: tuple[Said, ...]
    is_range: bool = False
    """Whether all the time from the first of them to the last is meant: "from noon to 3 pm"."""
    opening: tuple[Said, ...] = ()
    """Where a range begins, if that is said for itself: of "from noon to Friday" the noon is not
    that of Friday, and of "from noon to 3 pm on Friday" it is."""
    closing: tuple[Said, ...] = ()
    """Where it ends, if it begins for itself."""
    closes_on_day_of_opening: bool = False
    """Whether its end is of the day of its beginning, or of one after it: "from Friday to noon"."""


class Taken(NamedTuple):
    """A question without its times."""

    rest: str
    groups: tuple[Group, ...]
    is_unread: bool
    """Whether words beside a time make another one of it: "half of", "minus 2"."""
    untimed: str
    """What is asked beside the times: before them, or in a sentence of its own after."""


def take_times(text: str, heard: Heard) -> Taken:
    """Take the times out of a question.

    What has an "or", an "and" or another deed before it is a time of its own.
    """
    text, found = _take(heard.even_lengths(re.sub(_MARKS, " ", text)), heard)
    found = _with_ends(text, found, heard)
    is_unread = re.search(heard.unread, text) is not None and not _ranges(text, found, heard)
    is_unread = is_unread or _has_no_end(text, found, heard)
    groups = tuple(_groups(text, found, heard))
    return Taken(re.sub(_MARKS, " ", text), groups, is_unread, _untimed(text, heard))


def _take(text: str, heard: Heard) -> tuple[str, list[Said]]:
    """Return a text with a mark where each of its times was, and those times."""
    found: list[Said] = []
    for phrase in heard.times:
        if not may_find(phrase.cues, text):
            continue
        pattern = re.compile(rf"\b(?:{phrase.pattern})\b")
        while match := pattern.search(text):
            before, side, onwards, backwards = text[: match.start()], "", 0, 0
            after = text[match.end() :]
            if phrase.when in _SIDED:
                before, side = _take_side(before, heard)
                after, onwards = re.subn(rf"^(?:{heard.onwards})", "", after)
                after, backwards = re.subn(rf"^(?:{heard.backwards})", "", after)
            facts = {k: v for k, v in match.groupdict().items() if v is not None}
            if backwards:
                facts["earlier"], side = side, "until"
            elif onwards and side in ("", "from"):
                facts["each"], side = "", "from"
            found.append(Said(phrase, facts, side))
            text = f"{before}{chr(_FIRST_MARK + len(found) - 1)} {after}"
    return text, found


def _ranges(text: str, found: Sequence[Said], heard: Heard) -> set[int]:
    """Return the times that end a range: all time is meant to them from the one before."""
    said = [re.findall(_MARKS, match.group()) for match in re.finditer(heard.ranges, text)]
    ends = {ord(marks[-1]) - _FIRST_MARK for marks in said}
    for one, gap, other in re.findall(rf"({_MARKS}) *((?:\w+ ){{0,2}})(?=({_MARKS}))", text):
        pair = found[ord(one) - _FIRST_MARK], found[ord(other) - _FIRST_MARK]
        is_dash = not gap and all(said.phrase.when in _ONE_DAY for said in pair)  # read as a space
        if is_dash or _is_up_to(*pair):
            ends.add(ord(other) - _FIRST_MARK)
    return ends


def _has_no_end(text: str, found: Sequence[Said], heard: Heard) -> bool:
    """Return whether a time begins what ends at none that is known: "from Friday to the wedding".

    "From Friday until then" would end before it begins.
    """
    leading = (match.group()[0] for match in re.finditer(heard.leads_to, text))
    begun = [found[ord(mark) - _FIRST_MARK] for mark in leading]
    return any(said.side == "from" or said.phrase.when is When.MOMENT for said in begun) or any(
        said.facts.get("earlier") == "from" for said in found
    )


def _is_up_to(one: Said, other: Said) -> bool:
    """Return whether what follows a time ends what it begins: "from noon until Friday".

    In "tomorrow morning or earlier" nothing begins.
    """
    is_end = other.side == "until" and "earlier" not in other.facts
    is_end = is_end and other.phrase.when is not When.MOMENT
    return is_end and one.side in ("", "from") and one.phrase.when in _SIDED


def _with_ends(text: str, found: Sequence[Said], heard: Heard) -> list[Said]:
    """Return the times, with their side where one only ends what is meant: "swim to Friday"."""
    ends = {ord(match.group()[-1]) - _FIRST_MARK for match in re.finditer(heard.up_to, text)}
    ends -= _ranges(text, found, heard)
    return [
        said._replace(side="until")
        if number in ends and not said.side and said.phrase.when in _SIDED
        else said
        for number, said in enumerate(found)
    ]


def _groups(text: str, found: Sequence[Said], heard: Heard) -> list[Group]:
    """Return the times that belong together, each group in the order in which they are read."""
    groups: list[list[int]] = []
    ends = _ranges(text, found, heard)
    opens_with_day = re.match(rf"\W*{_MARKS}", text) is not None
    end = 0
    for match in re.finditer(_MARKS, text):
        number = ord(match.group()) - _FIRST_MARK
        gap = text[end : match.start()]
        if len(groups) == 1 == len(groups[0]) and opens_with_day:
            gap = gap.replace(",", " ", 1)  # "on Friday, can I swim in the evening"
        is_apart = re.search(heard.between_times, gap) is not None
        is_apart = is_apart and not _is_of_the_same_day(found[number], gap, heard)
        if groups and re.search(r"[\w,]", gap) and _names_day([found[number]]):
            # "today, tomorrow morning", "tonight along with tomorrow"
            is_apart = is_apart or _names_day([found[one] for one in groups[-1]])
        if groups and not opens_with_day:
            is_apart = is_apart or _is_loose(found[groups[-1][-1]], found[number], gap)
        if not groups or (is_apart and number not in ends):
            groups.append([])
        groups[-1].append(number)
        end = match.end()
    return [_make_group(group, found, ends) for group in groups]


def _make_group(group: Sequence[int], found: Sequence[Said], ends: set[int]) -> Group:
    """Return times that belong together, given by their numbers in the order of the text."""
    said = {
        number: found[number]._replace(side="")
        if number in ends and found[number].side == "until"
        else found[number]
        for number in group
    }
    phrases = tuple(said[number] for number in sorted(group))
    place = next((place for place, number in enumerate(group) if number in ends), None)
    if place is None:
        return Group(phrases)
    opening = tuple(said[number] for number in group[:place])
    closing = tuple(said[number] for number in group[place:])
    if _names_day(closing) and not _names_day(opening) and closing[0].phrase.when in _WITHIN_DAY:
        return Group(phrases, is_range=True)
    return Group(
        phrases,
        is_range=True,
        opening=opening,
        closing=closing,
        closes_on_day_of_opening=_names_day(opening) and not _names_day(closing),
    )


def _names_day(times: Sequence[Said]) -> bool:
    return any(said.phrase.when in _SIDED - _WITHIN_DAY for said in times)


def _is_loose(one: Said, other: Said, gap: str) -> bool:
    """Return whether words part a day from a time within a day: "after work for my party on"."""
    is_within_day = When.WITHIN_DAY in (one.phrase.when, other.phrase.when)
    return is_within_day and re.search(r"\w", gap) is not None


def _is_of_the_same_day(said: Said, gap: str, heard: Heard) -> bool:
    """Return whether a bare part of a day goes on from the last: "on Friday morning or evening"."""
    is_bare = said.phrase.when is When.PART
    return is_bare and not re.sub(heard.between_times, "", gap).strip()


def _untimed(text: str, heard: Heard) -> str:
    """Return what is asked beside the times: before them, or in a sentence of its own after."""
    first, *others = re.split(_MARKS, text)
    if not others:
        return ""
    asked = (_before_times(first, others, heard), _after_times(text, others[-1], heard))
    return ", ".join(filter(None, asked))


def _before_times(text: str, others: Sequence[str], heard: Heard) -> str:
    """Return what is asked before the deed that the first time is for.

    In "swim, and gym on Tuesday" the swim may be for now; in "swim, sauna and gym on Tuesday"
    one day is for all, and in "Can I swim? On Tuesday" there is one deed.
    """
    if match := re.search(rf"(?:{heard.joins})\W*$", text):
        return text[: match.start()]
    *deeds, timed = re.split(heard.between_deeds, text)
    if deeds and re.search(r"\w", "".join((timed, *others))):
        return ", ".join(deeds)
    deed, *listed = timed.split(",")
    one = listed[0].strip() if len(listed) == 1 else ""
    return deed if one and not re.search(rf"\w.*(?:{heard.joins})", one) else ""


def _after_times(text: str, last: str, heard: Heard) -> str:
    """Return what stands in a sentence of its own after the one in which all times are."""
    before = text.removesuffix(last)
    if match := re.match(rf"\W*(?:{heard.joins})", last):
        return last[match.end() :] if re.search(r"\w", before) else ""
    head, *rest = re.split(heard.between_sentences, last, maxsplit=1)
    is_said_of_all = not re.search(r"\w", re.split(heard.between_sentences, before)[-1] + head)
    return "" if is_said_of_all else "".join(rest)


def _take_side(before: str, heard: Heard) -> tuple[str, str]:
    """Return what stands before a day without its preposition, and which side of it that means.

    The side is that of the day, whatever the day is for: "before my holiday on 12 December".
    """
    for side, pattern in heard.sides.items():
        purpose = f"(?P<purpose>{heard.what_a_day_is_for})?" if side != "except" else ""
        if not (match := re.search(rf"\b(?:{pattern}) {purpose}$", before)):
            continue
        if side == "except":
            return before[: match.start()] + _APART, side
        if side == "after" and match["purpose"]:
            return _take_side(before[: match.start()], heard)  # some time of that day
        return before[: match.start()], side
    for side in ("until", "before"):
        pattern = rf"\b(?:{heard.sides[side]}) (?P<what>(?:\w+ ){{1,5}})$"
        if match := re.search(pattern, before):
            return before[: match.start()] + match["what"], side
    return before, ""
