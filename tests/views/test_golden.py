"""Does what people look at still look as it should? Pages kept as files, rewritten on purpose only.

MESOCARE_REWRITE_GOLDEN=1 python -m pytest tests/views/test_golden.py writes them anew; then
look at them.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fixed_plans import make_fixed_plan

from mesocare.plan.facts import Plan
from mesocare.views import plain
from mesocare.views.screen import Screen
from mesocare.views.terminal import pages as terminal

GOLDEN = Path(__file__).parent / "golden"
REWRITE = os.environ.get("MESOCARE_REWRITE_GOLDEN") == "1"
SGR = re.compile(r"\x1b\[[0-9;]*m")

Render = Callable[[Plan, Screen], str]
PAGES: dict[str, tuple[Render, str, Screen]] = {
    f"{command}-{form}-{width}-{name.replace(' ', '-')}": (
        getattr(view, f"render_{command}"),
        name,
        Screen(width, is_plain=form == "plain", has_colour=False),
    )
    for name in ("a day after", "three sessions")
    for form, view, widths in (
        ("terminal", terminal, (60, 80, 100, 140)),
        ("plain", plain, (40, 80)),
    )
    for width in widths
    for command in ("timeline", "today")
    if name == "a day after" or command == "timeline"
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_was_last_approved(page: str) -> None:
    """Without colour, at 60, 80, 100 and 140 columns, and in plain sentences."""
    render, name, screen = PAGES[page]
    path = GOLDEN / f"{page}.txt"

    page_drawn = SGR.sub("", render(make_fixed_plan(name), screen))
    drawn = "".join(f"{line.rstrip()}\n" for line in page_drawn.splitlines())

    if REWRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_page() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(PAGES)
