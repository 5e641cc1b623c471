"""Where will a view be read?"""

from typing import NamedTuple


class Screen(NamedTuple):
    """The width and the abilities of the place where a view is read."""

    width: int = 80
    """In columns; views for people break their lines to it, from 20 columns up."""
    is_plain: bool = True
    """Whether plain sentences serve: no terminal, a dumb or narrow one, or on demand."""
    has_colour: bool = False
