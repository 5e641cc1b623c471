"""What all drawn screens share: lines of text become one text with the terminal's colours.

Everything from a rule file or a user goes in as `Text`, never as markup.
"""

import io
import re
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from mesocare.rules.protocol import Status
from mesocare.sentences.days import Speaker
from mesocare.sentences.rows.help import HelpLine
from mesocare.sentences.rows.lines import fill, width_of
from mesocare.views.screen import BROKEN, Screen
from mesocare.views.terminal.styles import STYLES, WIDEST

_NARROW_ROOM = 70
"""In less, a line on whom to call names too few signs: the worst one has two."""
_BLANK_END = re.compile(r"(?: |\x1b\[[0-9;]*m)+$")
_LINK_ID = re.compile(r"(?<=\x1b\]8;)id=[^;]*(?=;)")
"""Rich draws it at random; the same plan gives the same bytes."""


def draw(lines: Iterable[Text], screen: Screen) -> str:
    """Return lines as a terminal takes them; each must fit the screen already."""
    page = io.StringIO()
    console = Console(
        file=page,
        width=WIDEST * 2,
        force_terminal=True,
        color_system="256" if screen.has_colour else None,
        no_color=not screen.has_colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for line in lines:
        line.pad_left(1)
        console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
    drawn = _LINK_ID.sub("", page.getvalue())
    return "\n".join(map(_without_blank_end, drawn.splitlines())) + "\n"


def _without_blank_end(line: str) -> str:
    """Cut the blanks at a line's end, in colour as well."""
    return _BLANK_END.sub(lambda end: "\x1b[0m" if "\x1b" in end[0] else "", line)


def room_of(screen: Screen) -> int:
    """Return the columns between the margins."""
    return min(screen.width, WIDEST) - 2


def sides(left: Text, right: str, room: int) -> list[Text]:
    """Put two texts at the two sides of a line, or below each other where they do not fit."""
    gap = room - width_of(left.plain) - width_of(right)
    if gap < 2:  # noqa: PLR2004  two texts need two blanks between them
        return [*wrap(left.plain, room, style=str(left.style)), *wrap(right, room)]
    return [Text.assemble(left, " " * gap, right)]


def wrap(text: str, room: int, first: str = "", rest: str = "", *, style: str = "") -> list[Text]:
    """Return a text broken into lines."""
    return [Text(line, style=style) for line in fill(text, room, first, rest)]


def wrap_sentences(sentences: Sequence[str], room: int) -> list[Text]:
    """Put sentences on lines, each whole on one where it can be."""
    lines: list[str] = []
    for sentence in sentences:
        if lines and width_of(f"{lines[-1]} {sentence}") <= room:
            lines[-1] += f" {sentence}"
        else:
            lines += fill(sentence, room)
    return [Text(line) for line in lines]


def worst_case(line: HelpLine, room: int, speaker: Speaker) -> list[Text]:
    """Say whom to call in an emergency, on two lines where one would name too few signs."""
    is_narrow = room < _NARROW_ROOM
    said = line.say(2 * room - BROKEN if is_narrow else room, speaker)
    style = STYLES[Status.AVOID]
    return [Text.assemble((text.plain, style)) for text in wrap(said, room)]


def labelled(label: str, width: int, lines: Sequence[str]) -> list[Text]:
    """Put a label in bold capitals before the first of some lines, and blanks before the others."""
    first = Text.assemble((label.upper(), "bold"), " " * (width - width_of(label)), lines[0])
    return [first, *(Text(" " * width + line) for line in lines[1:])]
