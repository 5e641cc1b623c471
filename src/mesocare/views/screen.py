"""The place where a view is read, and what it can show."""

from typing import NamedTuple

FEWEST_LINES = 24
"""A screen of fewer lines is served as one of so many."""
BROKEN = 8
"""The columns that a text on two lines loses where it breaks."""


class Screen(NamedTuple):
    """The size and the abilities of the place where a view is read."""

    width: int = 80
    """In columns; views for people break their lines to it, from 20 columns up."""
    height: int = 24
    is_plain: bool = True
    """Whether plain sentences serve: no terminal, a dumb or narrow one, or on demand."""
    has_colour: bool = False
    has_links: bool = False
    """Whether it shows links as such (OSC 8)."""
    scrolls: bool = False
    """Whether lines beyond its height scroll away, as in a terminal and not in a pipe."""
    shows_all: bool = False
    """Whether nothing is to be folded away."""
