"""Bars over days: each column of an axis as a stroke in its colour, the line of now through it."""

from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from mesocare.views.terminal.axis import Cell
from mesocare.views.terminal.styles import (
    GOES_ON,
    NOW,
    NOW_LINE,
    PREPARES,
    STROKES,
    STYLES,
    style_of,
)


def draw_bar(cells: Sequence[Cell], *, goes_on: bool) -> Text:
    """Draw one bar, with an arrow at its end where it is longer than the axis."""
    bar = Text()
    strokes = [(_stroke(cell), _style(cell)) for cell in cells]
    if goes_on and not cells[-1].is_now:
        strokes[-1] = (GOES_ON, strokes[-1][1])
    for style, run in groupby(strokes, key=lambda one: one[1]):
        bar.append("".join(stroke for stroke, _ in run), style=style)
    return bar


def _stroke(cell: Cell) -> str:
    stroke = STROKES[cell.status]
    if cell.is_preparation and cell.status in PREPARES:
        stroke = PREPARES[cell.status]
    if cell.is_now:
        return NOW_LINE if stroke == " " else NOW
    return stroke


def _style(cell: Cell) -> str:
    if STROKES[cell.status] == " ":
        return ""
    return style_of("violet") if cell.is_preparation else STYLES[cell.status]
