"""How much air a sheet has: the looks it can take, and a guess at the first that fits its pages.

The guess counts lines. To lay a sheet out only to see whether it fits costs as much as to print it.
"""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from mesocare.views.sheet.content import Content


class Look(NamedTuple):
    """How much air a side has, in parts of its smallest type."""

    row: float
    """The type of the rows."""
    inset: float
    """Above and below each row."""
    leading: float
    gap: float
    """Between items."""
    above: float
    """Above headings and boxes."""
    has_meanwhile: bool = False
    """Whether what to do meanwhile is printed: the first to give way."""
    has_allowed_if: bool = True
    """Whether what is fine for some is printed: the next."""
    has_how: bool = True
    """Whether it is printed how things may be done before they are OK. Where it is not, the day
    from which that holds is not either: nothing is said more mildly for want of room."""


_ROOMY = Look(1.25, 0.36, 0.58, 0.85, 1.40)
_AIRY = Look(1.15, 0.24, 0.50, 0.62, 1.00)
_EASY = Look(1.10, 0.18, 0.46, 0.54, 0.80)
_PLAIN = Look(1.05, 0.13, 0.43, 0.48, 0.70)
_CLOSE = Look(1.00, 0.11, 0.40, 0.42, 0.60)
_TIGHT = Look(1.00, 0.09, 0.36, 0.37, 0.50)
_TIGHTEST = Look(1.00, 0.05, 0.32, 0.32, 0.40)

LOOKS = (
    *(look._replace(has_meanwhile=True) for look in (_ROOMY, _AIRY, _EASY)),
    *(_ROOMY, _AIRY, _EASY, _PLAIN, _CLOSE),
    *(look._replace(has_allowed_if=False) for look in (_EASY, _PLAIN, _CLOSE)),
    *(
        look._replace(has_allowed_if=False, has_how=False)
        for look in (_EASY, _PLAIN, _CLOSE, _TIGHT, _TIGHTEST)
    ),
)
"""From airy to tight, and then what gives way: the first look with which a side keeps to its pages
is taken. A sheet that says more is better than one that has more air."""


def _tell_apart(looks: Iterable[Look]) -> tuple[int, ...]:
    first = {look: place for place, look in reversed([*enumerate(looks)])}
    return tuple(sorted(first.values()))


PLACES = {
    "front": _tell_apart(look._replace(has_meanwhile=False) for look in LOOKS),
    "back": _tell_apart(
        look._replace(row=1, inset=0, has_allowed_if=True, has_how=True) for look in LOOKS
    ),
}
"""The places of the looks that a side can have, each once: what only the other side goes by makes
none of its own."""

_LETTERS = 2.33
"""How many letters of our type are as wide as it is high, on the average of English."""
_LOST = 3
"""How many letters' room a line loses where a word breaks off to the next."""
_TALL = 0.69
"""The height of a line without its leading."""
_SIGNED = 0.8
"""The height of a line with a sign in it."""
_GUTTER = 1.2
_BOLD = 0.78
"""How much of a line of bold text, in the type of what to do, a line holds."""
# The rest was found by comparing the guess with what fits, for 150 drawn sheets.
_HEAD = 1.25
_HIGHLIGHTS = 4.3
_HEAD_OF_ROWS = 2.4
_LETTERS_OF_EMERGENCY = 68
"""More take a second line."""
_LINE_OF_EMERGENCY = 1.3
_BOX = 2.4
_CODE = 6.1
_RECORD_AND_RULE = -6.75  # columns are counted too high, since few of their lines are full


class Room(NamedTuple):
    """The room on a page, in parts of the smallest type."""

    width: float
    height: float

    @property
    def half(self) -> float:
        """The width of one of two columns."""
        return (self.width - _GUTTER) / 2


def guess_front(sheet: Content, room: Room) -> int:
    """Return the place of the first look with which the front should keep to its page."""
    return _first(_front(sheet, look, room) <= room.height for look in LOOKS)


def guess_back(sheet: Content, room: Room) -> int:
    """Return the place of the first look with which the back should keep to its page."""
    return _first(_back(sheet, look, room) <= room.height for look in LOOKS)


def _first(fits: Iterable[bool]) -> int:
    return next((place for place, does_fit in enumerate(fits) if does_fit), len(LOOKS) - 1)


def _front(sheet: Content, look: Look, room: Room) -> float:
    """Return about how high the front is."""
    leaflet, held = sheet.leaflet, sheet.held_off
    logo = 5 if sheet.head.has_logo else 0
    head = 1 + look.gap + _paragraphs(sheet.head.lines[1:], room.width - 2 * logo, look)
    texts = [*leaflet.sessions[1:], leaflet.note, sheet.over, sheet.allowed]
    texts += [it.text for it in held.undated]
    if look.has_allowed_if:
        texts[-1 - len(held.undated)] += sheet.allowed_if
    if look.has_how:
        texts.append(held.how)
    middle = -(-len(sheet.do.items) // 2)
    columns = (sheet.do.items[:middle], sheet.do.items[middle:])
    notes = sum(bool(row.note) for row in held.rows)
    return (
        max(head, logo * 0.6)
        + _HEAD
        + _paragraphs(leaflet.sessions[:1], room.width * _BOLD, look)
        + (_HIGHLIGHTS + 2 * look.above if held.highlights else 0)
        + _HEAD_OF_ROWS
        + len(held.rows) * (max(_SIGNED, _TALL * look.row) + 2 * look.inset)
        + notes * (_TALL + 2 * look.inset)
        + _paragraphs(texts, room.width - _GUTTER, look)
        + _heading(look)
        + max(_paragraphs(part, room.half - _GUTTER, look) for part in columns)
        + (2.2 + look.above if leaflet.emergency_line else 0)
        + (_LINE_OF_EMERGENCY if len(leaflet.emergency_line) > _LETTERS_OF_EMERGENCY else 0)
    )


def _back(sheet: Content, look: Look, room: Room) -> float:
    """Return about how high the back is."""
    leaflet, held = sheet.leaflet, sheet.held_off
    call = _heading(look) + _paragraphs([leaflet.watch], room.half, look)
    for box in leaflet.boxes:
        call += _BOX + look.above + _paragraphs(box.signs, room.half - 2, look)
    beside_code, below = leaflet.coming.items[:2], " ".join(leaflet.coming.items[2:])
    rest = _heading(look) + _paragraphs([below], room.half, look)
    rest += max(_CODE, _paragraphs([*beside_code, "scan"], room.half - 6.6, look))
    for part in (sheet.normal, leaflet.before):
        rest += _heading(look) + _paragraphs(part.items, room.half - 1, look)
    if look.has_meanwhile:
        said = [f"{it.held} {it.text}" for it in held.meanwhile]
        rest += _heading(look) + _paragraphs(said, room.half, look)
    foot = _paragraphs([*leaflet.changes, " ".join(sheet.foot)], room.width, look)
    return max(call, rest) + _heading(look) + _RECORD_AND_RULE + foot + 2 * look.gap


def _heading(look: Look) -> float:
    return look.above + look.gap + 0.8


def _paragraphs(texts: Iterable[str], width: float, look: Look) -> float:
    """Return about how high paragraphs are, with the gaps between them."""
    letters = width * _LETTERS - _LOST
    counts = [ceil(len(text) / letters) for text in texts if text]
    return sum(count * (_TALL + look.leading) - look.leading + look.gap for count in counts)
