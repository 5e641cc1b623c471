"""The colours and strokes of the terminal, each colour on a ground of its own.

No colour is read with ease on black, white and Solarized alike: what has 4.5 on white has too
little on Solarized's dark ground. So letters in colour bring their ground, and all others are the
terminal's own.
"""

from mesocare.rules.protocol import Status

WIDEST = 140
"""A page is never wider, however wide the terminal."""

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
STROKES = {
    Status.AVOID: "━",
    Status.CAUTION: "╌",
    Status.ASK: "·",
    Status.CLEAR: " ",
    Status.UPCOMING: " ",
}
PREPARES = {Status.AVOID: "▬", Status.CAUTION: "┄"}
"""The strokes of a preparation, which are not those of a wait."""
NOW, SESSION, PLANNED, GOES_ON, BEST, OPEN, FINE = "┿", "●", "○", "→", "◆", "◇", "─"
NOW_LINE, NOW_MARK = "│", "▲"


def style_of(colour: str) -> str:
    """Return a colour as Rich writes it: letters on their ground."""
    letter, ground = PALETTE[colour]
    return f"rgb({','.join(map(str, letter))}) on rgb({','.join(map(str, ground))})"


STYLES = {status: style_of(colour) for status, colour in COLOURS.items()}
