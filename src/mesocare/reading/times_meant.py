"""What an author means by a text in the place of a length, a day or a number of sessions."""

import re
from collections.abc import Callable
from typing import NamedTuple

from mesocare.characters import shorten
from mesocare.dates.waits import parse_count, parse_range
from mesocare.reading.fixes import (
    find_from_at_least,
    find_vague,
    says_by_when,
    suggest_end,
    suggest_time,
)
from mesocare.reading.phrases import find_until_misfit
from mesocare.reading.yaml_tree import Path, Tree


class Wish(NamedTuple):
    """What could stand in place of a value; from its key on where `from_key` says so."""

    now: str
    from_key: bool = False


def say_time(
    text: str, path: Path, tree: Tree, parse: Callable[[str], object], otherwise: str
) -> tuple[str, Wish | None]:
    """Say what would be right in place of a text that `parse` cannot read, and the fix if any.

    `otherwise` is said where nothing better is known.
    """
    if said := _say_at_least(text, path, tree, parse):
        return said, None
    if now := suggest_time(text, parse):
        kind_of = "a number" if parse is parse_count else "a time"
        return f"{shorten(text)} is {kind_of} in another form. Write '{now}'.", Wish(now)
    return _say_bad_time(text, path, tree, otherwise)


def _say_at_least(text: str, path: Path, tree: Tree, parse: Callable[[str], object]) -> str | None:
    """Say what is meant by "at least" and its like, where a fix would say something else."""
    beside: Path = (*path[:-1], "do")
    if path[0] == "before_session" and beside in tree.keys and says_by_when(text):
        do = str(tree.value_at(beside))
        words = text if "before" in text else f"{text} before"
        return (
            f"{shorten(text)} says by when, and 'from' says from when on. Take 'from' out, and say "
            f"it in the words: 'do: {do[:60]} {words}'."
        )
    is_sooner_safer = (path[0], path[-1]) in _SOONER_IS_SAFER
    if end := suggest_end(text, parse, longer=not is_sooner_safer):
        which = "shorter" if is_sooner_safer else "longer"
        return f"{shorten(text)} has two ends. Write '{end}', the {which} one."
    is_lead = path[0] == "before_session"
    if path[-1] in _NO_LIMIT and not is_lead and _LIMIT.match(text) and not find_vague(text):
        return f"{shorten(text)} says up to when. {_NO_LIMIT[str(path[-1])]}"
    length = find_from_at_least(text)
    if length and path[0] == "allowed":
        return (
            f"{shorten(text)}: write '{length}' if it is OK then. If your clinic decides then, "
            f"make a restriction of it, with 'wait: at least {length}'."
        )
    return None


_LIMIT = re.compile(
    r"(?:(?:for|in|over|during) )?"
    r"(?:up to|no more than|max\.?|maximum|less than|under|within|the first|the next(?! day$)) .*"
    r"(?:\d|hour|day|week|month|year|one|two|three|four|five|six|seven|eight|ten)",
    re.IGNORECASE,
)
"""What names the last moment: of `from` a fix would make the first one."""
_NO_LIMIT = {
    "from": (
        "'from' says from when on; how long belongs into 'for', an after-effect's 'lasts', or a "
        "sign's 'until'."
    ),
    "call_after": "'call_after' says from when on it is a reason to call; before, it is normal.",
    "gap": "Write the shortest gap as well, as '… to …', or the least alone, as 'at least …'.",
    "sessions": "Write the fewest as well, as '… to …'.",
}
_SOONER_IS_SAFER = {
    ("after_effects", "from"),
    ("after_effects", "lasts"),
    ("after_effects", "call_after"),
    ("warning_signs", "from"),
}
"""Of two ends, the shorter one makes a call for help earlier; elsewhere the longer one a yes later.
"""
_NO_UNIT = re.compile(r"[1-9][0-9]{0,3}(?: ?(?:to|-) ?[1-9][0-9]{0,3})?")


def _say_bad_time(text: str, path: Path, tree: Tree, otherwise: str) -> tuple[str, Wish | None]:
    """Say what stands in the place of a length, where that is plain."""
    if vague := find_vague(text):
        return _say_vague(text, vague, path, tree)
    if said := _say_day(text, path) or (_say_at_once(text, path) if path[-1] == "from" else None):
        return said, None
    if path[-1] in ("call_after", "from") and (length := find_from_at_least(text)):
        return f"{shorten(text)} is a time in another form. Write '{length}'.", Wish(length)
    if said_until := _say_until(text, path, tree):
        return said_until
    if path[-1] != "sessions" and _NO_UNIT.fullmatch(text):
        return f"{shorten(text)} has no unit. Write '{text} days', '{text} hours' or so.", None
    if path[-1] == "on" and re.match(r"(?:every|each|daily|twice|once)\b", text):
        return "'on' names days after the session. How often belongs into 'how_often'.", None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        message = (
            f"{shorten(text)} is a date, and each patient has another session. Write how long "
            "after it, such as '7 days'."
        )
        return message, None
    if path[0] == "before_session" and path[-1] == "from":
        words = (
            "Where it is vague, write 'about: a few weeks'; where it is no length, say it in 'do'."
        )
        return f"{otherwise} {words}", None
    return otherwise, None


def _say_until(text: str, path: Path, tree: Tree) -> tuple[str, Wish | None] | None:
    """Say where belongs what must have happened; no length in it would be counted."""
    until = re.fullmatch(r"(?:not )?(?:until|till) (?!\d)(.{3,})", text)
    if until is None:
        return None
    if misfit := find_until_misfit(until[1]):
        return misfit, None
    if path[-1] not in ("wait", "for") or (*path[:-1], "until") in tree.keys:
        return None
    if length := _COUNTED.search(until[1]):
        message = (
            f"{length[0]!r} is not counted in words. Write both, what must have happened as "
            f"'until', and the length as '{path[-1]}'; it holds until both are over."
        )
        return message, None
    message = f"what must have happened belongs into 'until'. Write 'until: {until[1]}'."
    return message, Wish(f"until: {until[1]}", from_key=True)


_COUNTED = re.compile(r"\d+ ?(?:minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_IS_OVER = ("it is over with", "with")
_ENDS = {
    **dict.fromkeys(("wait", "for", "lasts", "until", "usually"), _IS_OVER),
    "call_after": ("it is a reason to call from", "from"),
}
"""The keys of a length that a day may end, and how that is said of its start and of its end."""
_DAY = re.compile(
    r"(?:(?:not )?(?:until|till|before) )?(?:at least |the end of )?day (\d{1,4})", re.IGNORECASE
)
_NEXT_DAY = re.compile(
    r"(?:(?:not )?(?:until|till) )?(?:overnight|tomorrow(?: morning)?"
    r"|(?:the )?(?:next|following) (?:day|morning))",
    re.IGNORECASE,
)


def _find_day(text: str) -> int:
    """Return the number of the day that a text names in place of a length; 0 for none."""
    found = _DAY.fullmatch(text)
    return int(found[1]) if found else int(bool(_NEXT_DAY.fullmatch(text)))


def _say_day(text: str, path: Path) -> str | None:
    """Say how a day ends a length: with its start, or with its end."""
    number = _find_day(text)
    if not number or path[-1] not in _ENDS:
        return None
    before = f"through day {number - 1}" if number > 1 else "rest of the day"
    begins, ends = _ENDS[str(path[-1])]
    message = (
        f"{shorten(text)} is a day, and a length is wanted. Write '{before}' if {begins} the "
        f"start of that day, 'through day {number}' if {ends} its end."
    )
    unsure = " Where the leaflet says neither, choose the later one."
    return message + unsure if path[-1] == "wait" else message


_AT_ONCE = re.compile(
    r"(?:straight|right) ?away|immediately|at once|now|directly(?: after.*)?|right after.*"
    r"|(?:as )?soon(?: after.*)?|the start|the beginning",
    re.IGNORECASE,
)
_AS_SOON_AS = re.compile(
    r"(?:as soon as|when(?:ever)?|once|if) (?!possible)(.{3,60})", re.IGNORECASE
)


def _say_at_once(text: str, path: Path) -> str | None:
    """Say how what begins at once is written, and what begins when something is so."""
    if _AT_ONCE.fullmatch(text):
        return f"without a 'from' it begins at once. Take the key out, with {shorten(text)}."
    found = _AS_SOON_AS.fullmatch(text)
    if found is None:
        return None
    if path[0] == "allowed":
        return (
            f"{shorten(text)} is no time. If it is OK at once then, write 'only_if: {found[1]}'. "
            f"If it must wait for that, make a restriction of it, with 'until: {found[1]}'."
        )
    return (
        f"{shorten(text)} is no time. Write it below 'events', as 'then: {{what: {found[1]}}}', "
        "and here 'after: then' in place of 'from'."
    )


def _say_vague(text: str, vague: str, path: Path, tree: Tree) -> tuple[str, Wish | None]:
    """Say where a length without a number belongs."""
    said, key, section = f"{shorten(text)} is vague, and no number is made up.", path[-1], path[0]
    beside: Path = (*path[:-1], "do")
    if section == "care" and key == "for" and beside in tree.keys and _IS_SHORT.search(vague):
        do = str(tree.value_at(beside))[:60]
        message = f"{said} Say it in 'do: {do} for {vague}', and write 'for: rest of the day' here."
        return message, None
    has_about = section != "watch" and (*path[:-1], "about") not in tree.keys
    is_lead = key == "from" and section == "before_session"
    vague = vague.replace("the first", "the last") if is_lead else vague
    if has_about and (key in ("wait", "lasts", "for") or is_lead):
        return f"{said} Write 'about: {vague}'.", Wish(f"about: {vague}", from_key=True)
    rough = suggest_time(re.sub(r"^(?:about|around|roughly) ", "", vague), parse_range)
    if key == "usually" and rough:
        return f"'usually' is rough already. Write '{rough}'.", Wish(rough)
    return f"{said} {_VAGUE_ELSEWHERE.get(f'{section}.{key}', _IN_WORDS).format(vague)}", None


_IS_SHORT = re.compile(r"\b(?:minute|hour)s?\b")
"""A care that is as short would be to do for good, where no date ends it."""
_IN_WORDS = "Leave the key out, and say it in words where they fit."
_VAGUE_ELSEWHERE = {
    "allowed.from": "Make a restriction of it, with 'about: {}'.",
    "course.gap": (
        "Write all of it in words, without 'sessions', as 'about: 3 visits, a few weeks apart'."
    ),
    "after_effects.call_after": (
        "Make a warning sign of it, such as 'it is still swollen after {}'."
    ),
} | {
    f"{section}.from": (
        "Write an event, 'some-days: {{what: a few days have passed}}', and name it here, "
        "'after: some-days'."
    )
    for section in ("care", "after_effects")
}
"""Where a vague length goes that has no `about` beside it."""
