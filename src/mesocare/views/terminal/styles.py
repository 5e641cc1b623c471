"""The strokes of the terminal, and its colours as Rich writes them."""

from mesocare.rules.protocol import Status
from mesocare.views.colours import COLOURS, PALETTE

WIDEST = 140
"""A page is never wider, however wide the terminal."""

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
