"""The colours of all that a terminal shows, each on a ground of its own.

No colour is read with ease on black, white and Solarized alike: what has 4.5 on white has too
little on Solarized's dark ground. So letters in colour bring their ground, and all others are the
terminal's own.
"""

from mesocare.rules.protocol import Status

PALETTE = {
    "red": ((255, 255, 255), (175, 0, 0)),
    "amber": ((0, 0, 0), (255, 175, 0)),
    "blue": ((255, 255, 255), (0, 95, 175)),
    "green": ((255, 255, 255), (0, 95, 0)),
    "violet": ((255, 255, 255), (95, 0, 135)),
}
"""Letter and ground of each colour; all are of the 256 that terminals share."""
COLOURS = {
    Status.AVOID: "red",
    Status.CAUTION: "amber",
    Status.ASK: "blue",
    Status.CLEAR: "green",
    Status.UPCOMING: "green",
}
_LEVELS = (0, 95, 135, 175, 215, 255)
"""The six steps of red, green and blue that the 256 colours are made of."""
_CUBE = 16
"""The number of the first of them."""


def sgr_of(colour: str) -> str:
    """Return the codes that put a colour's letters on its ground."""
    letter, ground = (_number(part) for part in PALETTE[colour])
    return f"38;5;{letter};48;5;{ground}"


def _number(colour: tuple[int, int, int]) -> int:
    red, green, blue = (_LEVELS.index(part) for part in colour)
    return _CUBE + 36 * red + 6 * green + blue
