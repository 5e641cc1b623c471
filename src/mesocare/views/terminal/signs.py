"""When to call whom, in boxes with the number in their heading, and what is normal.

Where the page is longer than the screen, its worst case is said again where the reader looks.
"""

from collections.abc import Iterator

from rich.text import Text

from mesocare.language.words.signs import SignWords
from mesocare.plan.facts import Plan
from mesocare.sentences.days import Speaker
from mesocare.sentences.rows.help import help_lines
from mesocare.sentences.rows.lines import fill, pad, widest, width_of
from mesocare.sentences.rows.signs import HelpBox, sign_boxes
from mesocare.views.screen import Screen
from mesocare.views.terminal.drawing import draw, room_of, worst_case, wrap
from mesocare.views.terminal.styles import style_of

_COLOURS = {"emergency": "red", "urgent": "amber", "clinic": "blue"}
_WIDEST = 96
"""Sentences are not read well on longer lines."""
_GAP = 2
_NARROWEST_LABELS = 28
"""With less for what is normal, sentences take fewer lines than a table."""
_FRAME = 4
"""The columns that a box takes to its left and right."""


def render_signs(plan: Plan, speaker: Speaker, screen: Screen) -> str:
    """Draw when to call and what is normal, for a screen of 60 columns or more."""
    words = speaker.table(SignWords)
    room = min(room_of(screen), _WIDEST)
    lines = wrap(words.signs_title.format(title=plan.protocol.protocol.title), room, style="bold")
    for box in sign_boxes(plan, speaker):
        lines.extend(_box(box, room) if box.level in _COLOURS else _list(box, room, words))
    if len(lines) >= screen.height:
        worst = [line for line in help_lines(plan, speaker) if line.level == "emergency"]
        lines += [text for line in worst for text in worst_case(line, room, speaker)]
    return draw(lines, screen)


def _box(box: HelpBox, room: int) -> Iterator[Text]:
    heading = f" {box.heading} "
    if width_of(heading) > room - _FRAME:
        yield from wrap(box.heading, room, style="bold")
        yield Text(f"┌{'─' * (room - 2)}┐")
    else:
        line = "─" * (room - width_of(heading) - 3)
        yield Text.assemble("┌─", (heading, style_of(_COLOURS[box.level])), f"{line}┐")
    inside = room - _FRAME
    lines = [line for item in box.items for line in fill(item, inside, "• ", "  ")]
    lines += [line for note in box.notes for line in fill(note, inside)]
    yield from (Text(f"│ {pad(line, inside)} │") for line in lines)
    yield Text(f"└{'─' * (room - 2)}┘")


def _list(box: HelpBox, room: int, words: SignWords) -> Iterator[Text]:
    until = max(widest(row.until for row in box.rows), width_of(words.until_column)) + _GAP
    call = max(widest(row.call for row in box.rows), width_of(words.call_column)) + _GAP
    labels = room - until - call
    rows = box.rows if labels >= _NARROWEST_LABELS else ()
    heading = Text(box.heading.upper(), style="bold")
    if rows:
        blank = " " * (labels - width_of(heading.plain) + _GAP)
        columns = blank + pad(words.until_column, until) + words.call_column
        heading.append(columns, style="not bold")
    if box.heading:
        yield heading
    for item in box.items[: len(box.items) - len(rows)]:
        yield from wrap(item, room, first="• ", rest="  ")
    for row in rows:
        first, *rest = fill(row.what, labels, "• ", "  ")
        yield Text(pad(first, labels + _GAP) + pad(row.until, until) + row.call)
        yield from map(Text, rest)
    for note in box.notes:
        yield from wrap(note, room)
