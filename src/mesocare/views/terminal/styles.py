"""Which colours and signs does the terminal use?"""

from mesocare.rules.protocol import Status

WIDEST = 140
"""A page is never wider, however wide the terminal."""

# Each of these has a contrast of 3.7 or more on white and on black.
STYLES = {
    Status.AVOID: "color(160)",
    Status.CAUTION: "color(130)",
    Status.ASK: "color(31)",
    Status.CLEAR: "color(28)",
    Status.UPCOMING: "color(28)",
}
STROKES = {
    Status.AVOID: "━",
    Status.CAUTION: "╌",
    Status.ASK: "·",
    Status.CLEAR: " ",
    Status.UPCOMING: " ",
}
NOW, SESSION, GOES_ON, BEST = "▼", "●", "→", "◆"
