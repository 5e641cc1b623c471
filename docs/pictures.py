"""Draw the README's pictures from the program's own output: python docs/pictures.py.

`today.svg` is the terminal's screen, letter for letter; `sheet.png` is the front of the paper.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it has no types
from PIL.PngImagePlugin import PngInfo
from rich.console import Console
from rich.style import Style
from rich.text import Text

from mesocare import load_protocol, make_plan, parse_at, parse_session
from mesocare.cli.leaflet import Look, PaperSize, render_leaflet
from mesocare.plan.facts import Plan
from mesocare.rules.clinic import Clinic
from mesocare.sentences.days import Speaker
from mesocare.views.screen import Screen
from mesocare.views.terminal.today import render_today

HERE = Path(__file__).parent
SCREEN, SHEET = HERE / "today.svg", HERE / "sheet.png"
COLUMNS = 80
_WIDTH, _HEIGHT, _SIZE = 8.4, 18, 14
"""A letter's columns and lines in pixels, and its size."""
_LETTER, _GROUND = "#e6e6e6", "#16181d"
_SHEETS_WIDTH = 620
"""In pixels: enough to read the headings, and small to load."""
_FEW_COLOURS = 16
TEXTS_DIGEST = "text"
"""The key under which a picture keeps a digest of what it shows."""


def main() -> None:
    """Write both pictures beside this script."""
    plan = make_example()
    SCREEN.write_text(draw_screen(plan), encoding="utf-8")
    SHEET.write_bytes(draw_sheet(plan))


def make_example() -> Plan:
    """Return the plan of the pictures: the day after a session, with a clinic's numbers."""
    zone = ZoneInfo("Europe/London")
    now = datetime(2026, 11, 26, 10, 44, tzinfo=UTC)
    return make_plan(
        load_protocol(),
        [parse_session("2026-11-25T15:00", zone=zone, now=now)],
        at=parse_at("2026-11-26T10:44", zone=zone, now=now),
        zone=zone,
        clinic=Clinic(name="Willow Hair Clinic", telephone="01632 960 142", emergency_number="999"),
    )


def draw_screen(plan: Plan) -> str:
    """Return `today` in a terminal as an SVG."""
    screen = Screen(COLUMNS, 24, is_plain=False, has_colour=True)
    lines = render_today(plan, _speaker(plan), screen).splitlines()
    width, height = round(COLUMNS * _WIDTH) + 24, len(lines) * _HEIGHT + 24
    drawn = "".join(_line(Text.from_ansi(line), place) for place, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="ui-monospace,Menlo,Consolas,monospace" font-size="{_SIZE}">\n'
        f"<title>{escape(Text.from_ansi(lines[0]).plain.split('  ')[0].strip())}</title>\n"
        f'<rect width="100%" height="100%" rx="8" fill="{_GROUND}"/>\n{drawn}</svg>\n'
    )


def _line(text: Text, place: int) -> str:
    """Return one line: the grounds of its letters, then its letters in runs of one style."""
    y = 12 + place * _HEIGHT
    grounds, letters = "", ""
    for style, start, run in _runs(text):
        x, width = 12 + start * _WIDTH, len(run) * _WIDTH
        if style.bgcolor is not None and not style.bgcolor.is_default:
            ground = style.bgcolor.get_truecolor().hex
            grounds += (
                f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_HEIGHT}" '
                f'fill="{ground}"/>\n'
            )
        if run.strip():
            colour = style.color.get_truecolor().hex if style.color else _LETTER
            weight = ' font-weight="bold"' if style.bold else ""
            letters += (
                f'<text x="{x:.1f}" y="{y + 13}" textLength="{width:.1f}" fill="{colour}"'
                f'{weight} xml:space="preserve">{escape(run)}</text>\n'
            )
    return grounds + letters


def _runs(text: Text) -> Iterator[tuple[Style, int, str]]:
    console = Console(file=io.StringIO())
    styles = [text.get_style_at_offset(console, place) for place in range(len(text.plain))]
    start = 0
    for style, run in groupby(zip(styles, text.plain, strict=True), key=lambda one: one[0]):
        letters = "".join(letter for _, letter in run)
        yield style, start, letters
        start += len(letters)


def draw_sheet(plan: Plan) -> bytes:
    """Return the front of the sheet as a PNG of few colours, with a digest of its text."""
    page = _front(plan)
    picture = page.render(scale=_SHEETS_WIDTH / page.get_width()).to_pil().quantize(_FEW_COLOURS)
    told = PngInfo()
    told.add_text(TEXTS_DIGEST, digest_of_sheet(plan))
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True, pnginfo=told)
    return file.getvalue()


def digest_of_sheet(plan: Plan) -> str:
    """Return a digest of what the front of the sheet says, to tell whether a picture is stale."""
    text = _front(plan).get_textpage().get_text_range()
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _front(plan: Plan) -> Any:
    look = Look(PaperSize.A4, is_large=False, logo=b"")
    return pdfium.PdfDocument(render_leaflet(".pdf", plan, _speaker(plan), look))[0]


def _speaker(plan: Plan) -> Speaker:
    return Speaker(plan.protocol.protocol.language, plan.zone, plan.today)


if __name__ == "__main__":
    main()
