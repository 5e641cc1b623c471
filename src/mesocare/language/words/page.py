"""What the web page says beside the words of the sheet."""

from typing import NamedTuple


class PageWords(NamedTuple):
    """The fixed words of the page; the script fills in what it works out."""

    call: str
    day_line: str
    """{number}, {day}, {clock} and {place}."""
    before_line: str
    """The same before the session: {day}, {clock} and {place}."""
    other_clock: str
    """For a device in another zone: {clock}, {place} and {here}."""
    next_change: str
    """{labels}, {change} and {moment}."""
    no_change: str
    no_script: str
    wrong_clock: str
    ask: str
    ask_help: str
    not_said: str
    sign_found: str
    effect_found: str
    headings: dict[str, str]
    """The heading of each status' list."""
    over: str
    """{count}."""
    end: dict[str, str]
    """The end of a row, by kind: {moment}; `avoid` is what holds before the next visit."""
    why: str
    meanwhile: str
    in_between: str
    to_normal: str
    to_help: str
    to_visit: str
    calendar: str
    before_visit: str
    about: str
    only_if_normal: str
    effects: str
