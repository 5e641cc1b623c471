"""No English outside the tables: every screen speaks a pseudo-language, and is looked through."""

from itertools import product

import pseudo_language
import pytest
from screens import DRAWN, PLAIN, SESSION, default_protocol, drawn, plan_at, said

CITIES = {"London", "UTC"}
PLANS = {
    "the first hour": ("2026-03-02T16:00", [SESSION]),
    "the day after": ("2026-03-03T10:44", [SESSION]),
    "no hour": ("2026-03-03T10:44", ["2026-03-02"]),
    "another year": ("2026-12-31T10:44", ["2026-12-30T15:00"]),
    "two weeks after": ("2026-03-17T12:00", [SESSION]),
    "overdue": ("2026-05-01T12:00", [SESSION]),
    "an early visit": ("2026-03-06T12:00", [SESSION, "2026-03-05T10:00"]),
    "the day before a visit": ("2026-03-22T12:00", [SESSION, "2026-03-23T10:00"]),
    "a slip of the year": ("2026-03-03T10:44", ["2025-03-02T15:00"]),
    "after the watch": ("2026-09-01T12:00", [SESSION]),
}


@pytest.fixture(scope="module", autouse=True)
def speak() -> None:
    pseudo_language.register()


@pytest.mark.parametrize(("at", "sessions"), PLANS.values(), ids=PLANS)
def test_nothing_that_a_screen_says_is_english_outside_the_tables(
    at: str, sessions: list[str]
) -> None:
    protocol = pseudo_language.translate_protocol(default_protocol())
    plan = plan_at(at, sessions, protocol=protocol)
    allowed = CITIES | {"sessions", "scabs", *protocol.protocol.id.split("-")}

    found = {
        (name, shows_all): pseudo_language.find_english("\n".join(lines), *allowed)
        for name, shows_all in product(DRAWN, (False, True))
        for lines in (
            drawn(name, plan, 100, 40, shows_all=shows_all),
            said(name, plan, 80, shows_all=shows_all),
        )
    }

    assert {page: words for page, words in found.items() if words} == {}


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_a_language_that_is_40_percent_longer_fits_the_screen_as_well(width: int) -> None:
    protocol = pseudo_language.translate_protocol(default_protocol())
    plan = plan_at("2026-03-03T10:44", protocol=protocol)

    wide = {
        name: [line for line in drawn(name, plan, width) if len(line) > width] for name in DRAWN
    }
    wide |= {f"plain {name}": [x for x in said(name, plan, 40) if len(x) > 40] for name in PLAIN}

    assert {name: lines for name, lines in wide.items() if lines} == {}


def test_an_english_page_is_found_out() -> None:
    page = "Not yet: swímmíng, mesocare timeline, running"

    assert pseudo_language.find_english(page, "running") == {"Not", "yet"}
