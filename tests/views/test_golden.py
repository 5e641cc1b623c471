"""Screens kept as files, as they were last approved; rewritten on purpose only.

MESOCARE_REWRITE_GOLDEN=1 python -m pytest tests/views/test_golden.py writes them anew; then
look at them.
"""

import os
from pathlib import Path

import pytest
from screens import SESSION, drawn, plan_at, said

GOLDEN = Path(__file__).parent / "golden"
REWRITE = os.environ.get("MESOCARE_REWRITE_GOLDEN") == "1"

PLANS = {
    "day-0": ("2026-03-02T15:00", (SESSION,)),
    "day-1": ("2026-03-03T10:44", (SESSION,)),
    "day-8": ("2026-03-10T08:15", (SESSION,)),
    "day-60": ("2026-05-01T12:00", (SESSION,)),
    "no-hour": ("2026-03-03T10:44", ("2026-03-02",)),
    "three-visits": ("2026-03-03T10:44", ("2026-01-19", "2026-02-09T09:30", SESSION)),
    "before-a-visit": ("2026-03-22T10:44", (SESSION, "2026-03-23T10:00")),
    "slip-of-the-year": ("2026-03-03T10:44", ("2025-03-02T15:00",)),
}
PAGES = {
    **{f"today-drawn-80-{name}": ("today", name, 80) for name in PLANS},
    "today-drawn-140-day-1": ("today", "day-1", 140),
    "today-drawn-100-day-8": ("today", "day-8", 100),
    **{f"today-plain-60-{name}": ("today", name, 0) for name in ("day-1", "before-a-visit")},
    **{
        f"timeline-drawn-{width}-{name}": ("timeline", name, width)
        for name, width in (
            ("day-1", 60), ("day-1", 100), ("day-1", 140), ("day-60", 100),
            ("three-visits", 100), ("before-a-visit", 100),
        )
    },
    "timeline-plain-60-before-a-visit": ("timeline", "before-a-visit", 0),
    **{f"course-drawn-80-{name}": ("course", name, 80) for name in ("day-1", "before-a-visit")},
    "course-plain-60-day-1": ("course", "day-1", 0),
    "signs-drawn-80-day-1": ("signs", "day-1", 80),
    "signs-plain-60-day-1": ("signs", "day-1", 0),
}  # fmt: skip
"""Each page with its screen, its plan, and its width; 0 for plain sentences of 60 columns."""


@pytest.mark.parametrize("page", PAGES)
def test_a_screen_looks_as_it_was_last_approved(page: str) -> None:
    name, plan_name, width = PAGES[page]
    at, sessions = PLANS[plan_name]
    plan = plan_at(at, sessions)
    path = GOLDEN / f"{page}.txt"

    height = 40 if width > 80 else 24
    lines = drawn(name, plan, width, height) if width else said(name, plan, 60)
    text = "".join(f"{line}\n" for line in lines)

    if REWRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_screen() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(PAGES)
