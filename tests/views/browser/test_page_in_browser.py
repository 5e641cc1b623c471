"""What does the sheet's page show in a browser? Statuses at any moment, to everybody, on paper.

It needs Debian's `chromium`, `node` and `npm`, and two packages of the npm registry; without them
these tests are skipped.
"""

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fixed_plans import make_fixed_plan
from sheets import make_page, words_of

from mesocare.plan.dating import make_plan
from mesocare.plan.facts import turns
from mesocare.sentences.days import WORDS, say_moment
from mesocare.sentences.restrictions import next_change_section, restriction_sentences
from mesocare.views import machine
from mesocare.views.screen import Screen

HERE = Path(__file__).parent
NODE, NPM = shutil.which("node"), shutil.which("npm")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PLAN = make_fixed_plan("when the session ends")
MOMENTS = [
    datetime.fromisoformat(text).replace(tzinfo=UTC)
    for text in (
        "2026-11-20T14:30:00",
        "2026-11-21T14:29:59",
        "2026-11-21T14:30:00",
        "2026-11-22T14:30:00",
        "2026-11-23T14:29:00",
        "2026-11-25T08:00:00",
        "2026-11-27T14:30:00",
        "2026-11-30T12:00:00",
        "2026-12-04T14:30:00",
        "2027-02-13T00:00:00",
    )
]
"""At the ends of waits, a second before, between them, ten days after, and after the watch."""

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and NODE and NPM),
    reason="chromium, node or npm is not installed",
)


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the script and what it needs."""
    folder = tmp_path_factory.mktemp("browser")
    for name in ("package.json", "look.mjs"):
        shutil.copy(HERE / name, folder / name)
    install = ("install", "--no-audit", "--no-fund", "--no-package-lock", "--fetch-retries=0")
    try:
        subprocess.run(
            [NPM or "", *install, "--silent"],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=60,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip("axe-core and playwright-core could not be installed")
    return folder


@pytest.fixture(scope="session")
def seen(tools: Path) -> dict[str, Any]:
    """Look at the page once; each test reads a part of what was seen."""
    page = tools / "sheet.html"
    page.write_text(make_page("when the session ends"), "utf-8")
    asked = {
        "page": page.as_uri(),
        "moments": [int(moment.timestamp()) for moment in MOMENTS],
        "print_to": str(tools / "printed.pdf"),
        "chromium": CHROMIUM,
    }
    looked = subprocess.run(
        [NODE or "", "look.mjs", json.dumps(asked)],
        cwd=tools,
        check=True,
        stdout=subprocess.PIPE,
        timeout=120,
    )
    return dict(json.loads(looked.stdout))


@pytest.mark.parametrize("place", range(len(MOMENTS)), ids=map(str, MOMENTS))
def test_at_any_moment_the_page_shows_the_statuses_of_the_json(
    seen: dict[str, Any], place: int
) -> None:
    plan = make_plan(PLAN.protocol, PLAN.sessions, at=MOMENTS[place], zone=PLAN.zone)
    facts = json.loads(machine.render_timeline(plan, Screen()))

    shown = seen["moments"][place]["statuses"]

    assert {key: card["status"] for key, card in shown.items()} == {
        rule["id"]: rule["status"] for rule in facts["restrictions"]
    }
    assert {key: (card["word"], card["said"]) for key, card in shown.items()} == {
        dated.id: (
            WORDS.status[dated.status],
            next(restriction_sentences(dated, plan)),
        )
        for dated in plan.listed
    }


@pytest.mark.parametrize("place", range(len(MOMENTS)), ids=map(str, MOMENTS))
def test_at_any_moment_the_page_counts_down_to_the_next_change(
    seen: dict[str, Any], place: int
) -> None:
    plan = make_plan(PLAN.protocol, PLAN.sessions, at=MOMENTS[place], zone=PLAN.zone)
    heading, items = next_change_section(plan)

    shown = seen["moments"][place]["next"]

    is_over = items == [WORDS.no_change]
    assert shown == (WORDS.no_change if is_over else heading)


def test_no_script_fails_and_nothing_is_asked_of_the_network(seen: dict[str, Any]) -> None:
    assert [found["faults"] for found in seen["moments"]] == [[]] * len(MOMENTS)


@pytest.mark.parametrize("way", ["light", "dark", "wide", "zoomed"])
def test_axe_finds_no_violation(seen: dict[str, Any], way: str) -> None:
    assert seen["axe"][way]["violations"] == []
    assert seen["axe"][way]["rules"] > 20


@pytest.mark.parametrize("way", ["light", "zoomed"])
def test_a_page_is_never_wider_than_a_telephone(seen: dict[str, Any], way: str) -> None:
    """A window of 640 pixels at 200 % is one of 320."""
    assert not seen["axe"][way]["is_too_wide"]


def test_without_script_the_page_says_what_holds_at_the_plans_moment(seen: dict[str, Any]) -> None:
    bare = seen["without_script"]

    assert not bare["shows_now"]
    assert sorted(bare["cards"]) == sorted(
        next(restriction_sentences(dated, PLAN)) for dated in PLAN.listed
    )


def test_printed_the_page_has_the_facts_of_the_sheet(seen: dict[str, Any], tools: Path) -> None:
    assert seen
    words = words_of((tools / "printed.pdf").read_bytes())

    for dated in PLAN.listed:
        assert next(restriction_sentences(dated, PLAN)) in words
        for turn in turns(dated, PLAN.at):
            assert say_moment(turn.at, PLAN.zone) in words
