"""The page in a browser: on any day, on any screen, to everybody, and on paper.

It needs Debian's `chromium`, `node` and `npm`, and packages of the npm registry; without them these
tests are skipped, and the checker of its markup without `java`.
"""

import json
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it has no types
import pytest
from plans import THREE_NUMBERS, plan_of, speaker_of

from mesocare.cli.leaflet import Look, PaperSize, render_leaflet
from mesocare.plan.dating import see_from
from mesocare.plan.facts import Plan

HERE = Path(__file__).parent
NODE, NPM, JAVA = shutil.which("node"), shutil.which("npm"), shutil.which("java")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PLAN = plan_of(clinic=THREE_NUMBERS)
DAYS = (0, 1, 3, 11, 60)
WIDTHS = (360, 768, 1280)
MORNING = datetime.fromisoformat("2026-11-26T10:48:00+00:00")
IN_2020 = datetime.fromisoformat("2020-11-26T10:48:00+00:00")
COLOURS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"colours": "dark"},
    "forced": {"forced": True},
}
NO_HASH = "nonce/hash)."
"""The checker reads no digests of a policy; that the browser runs and paints proves them right."""
ZOOMED: dict[str, Any] = {"width": 320, "height": 500}
"""A window of 640 pixels at 200 %."""

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and NODE and NPM),
    reason="chromium, node or npm is not installed",
)


def write_page(plan: Plan, path: Path) -> str:
    """Write a plan's page with all that the program puts in it, and return its address."""
    look = Look(PaperSize.A4, is_large=False, logo=b"")
    path.write_bytes(render_leaflet(".html", plan, speaker_of(plan), look))
    return path.as_uri()


def on_day(number: int) -> datetime:
    """Return a moment on a day, an hour after the session's own."""
    return PLAN.at + timedelta(days=number, hours=1)


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the script and what it needs."""
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
            timeout=120,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip("the packages of npm could not be installed")
    return folder


@pytest.fixture(scope="session")
def seen(tools: Path) -> dict[str, Any]:
    """Look at the pages once; each test reads a part of what was seen."""
    page = write_page(PLAN, tools / "page.html")
    early = write_page(plan_of("2026-12-16T09:30", clinic=THREE_NUMBERS), tools / "early.html")
    looks: list[dict[str, Any]] = [
        {"name": f"day {day}", "at": seconds(on_day(day)), "widths": WIDTHS} for day in DAYS
    ]
    looks += [
        {"name": f"axe {name}", "at": seconds(MORNING), "axe": True, **look}
        for name, look in {**COLOURS, "zoomed": ZOOMED}.items()
    ]
    looks += [
        {"name": "without script", "without_script": True},
        {"name": "axe without script", "at": seconds(IN_2020), "axe": True},
        {"name": "in Dubai", "at": seconds(MORNING), "zone": "Asia/Dubai"},
        {"name": "without zones", "at": seconds(MORNING), "without_zones": True},
        {"name": "in 2020", "at": seconds(IN_2020)},
        {"name": "in 2099", "at": seconds(MORNING + timedelta(days=72 * 365))},
        {"name": "printed", "at": seconds(on_day(11)), "print_to": str(tools / "printed.pdf")},
        {"name": "kept open", "at": seconds(MORNING), "later_at": seconds(on_day(3))},
        {"name": "normal", "at": seconds(MORNING), "follow": "#normal"},
        {"name": "unfolded on day 1", "at": seconds(on_day(1)), "unfold": True},
        {"name": "unfolded on day 60", "at": seconds(on_day(60)), "unfold": True},
        {"name": "ask wash", "at": seconds(MORNING), "ask": "wash my hair"},
        {"name": "ask sign", "at": seconds(MORNING), "ask": "my tongue is swollen"},
        {"name": "ask itch", "at": seconds(on_day(60)), "ask": "my scalp itches"},
        {"name": "ask coffee", "at": seconds(on_day(60)), "ask": "drink coffee"},
        {"name": "ask lump", "at": seconds(MORNING), "ask": "a new lump"},
        {"name": "ask over", "at": seconds(on_day(60)), "ask": "wash my hair"},
    ]
    looks = [{"page": page, **look} for look in looks]
    looks.append(
        {
            "name": "before",
            "page": early,
            "at": seconds(datetime.fromisoformat("2026-12-15T19:00:00+00:00")),
        }
    )
    looked = subprocess.run(
        [NODE or "", "look.mjs", json.dumps({"chromium": CHROMIUM, "looks": looks})],
        cwd=tools,
        check=True,
        stdout=subprocess.PIPE,
        timeout=300,
    )
    return dict(json.loads(looked.stdout))


def seconds(moment: datetime) -> int:
    """Return a moment as the look script counts it."""
    return int(moment.timestamp())


def rows_of(plan: Plan) -> dict[str, str]:
    """Return the status of each row: what is held off, and what is allowed after a time."""
    held = {dated.id: dated.status.value for dated in plan.restrictions}
    return held | {dated.id: dated.status.value for dated in plan.allowed if dated.from_at}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("day", DAYS)
def test_on_any_day_each_row_has_the_status_of_the_plan(
    seen: dict[str, Any], day: int, width: int
) -> None:
    then = see_from(PLAN, on_day(day))

    shown = seen[f"day {day} at {width}"]["rows"]

    assert shown == rows_of(then)


@pytest.mark.parametrize("day", DAYS)
def test_a_page_is_four_telephone_screens_at_most_and_never_wider(
    seen: dict[str, Any], day: int
) -> None:
    assert seen[f"day {day} at 360"]["size"]["screens"] <= 4
    assert not any(seen[f"day {day} at {width}"]["size"]["is_too_wide"] for width in WIDTHS)


def test_no_look_fails_and_nothing_is_asked_of_the_network(seen: dict[str, Any]) -> None:
    assert {name: look["faults"] for name, look in seen.items() if look["faults"]} == {}


def test_the_first_screen_says_the_day_what_is_next_and_what_not_to_do(
    seen: dict[str, Any],
) -> None:
    assert seen["day 1 at 360"]["words"].startswith(
        "Willow Hair Clinic Call 01632 960 142 Scalp mesotherapy Session on "
        "Wednesday 25 November 2026, 3 pm (visit 1) Day 1 · Thu 26 Nov, 4 pm (London) "
        "Next, from tomorrow at 3 pm: "
    )
    assert "faint? CALL 999 NOW. May I …? Not yet OK from" in seen["day 1 at 360"]["words"]


def test_what_the_next_visit_takes_over_has_no_date_that_lies_after_it(
    seen: dict[str, Any],
) -> None:
    """TIME-13: when that visit will be is not known, and the end after it is no date to show."""
    assert "Peel, laser, derma-roller not before Wed 2 Dec" in seen["day 1 at 360"]["words"]


def test_what_gets_stricter_before_the_next_visit_is_not_called_easier(
    seen: dict[str, Any],
) -> None:
    assert "Next, from Wed 9 Dec: better not: hair dye." in seen["day 11 at 360"]["words"]


def test_what_to_do_meanwhile_goes_with_the_wait(seen: dict[str, Any]) -> None:
    assert "Keep your hair dry" in seen["unfolded on day 1"]["words"]
    assert "Keep your hair dry" not in seen["unfolded on day 60"]["words"]


def test_without_script_the_page_shows_its_dates_and_says_so(seen: dict[str, Any]) -> None:
    words = seen["without script"]["words"]

    assert "This view cannot tell the time. Go by the dates" in words
    assert "Hold off until 3 pm: A body shower (only if" in words
    assert "Hairline make-up Thu 26 Nov" in words
    assert "Not yet" not in words
    assert "May I" not in words


@pytest.mark.parametrize("name", ["in 2020", "in 2099"])
def test_a_wrong_clock_leaves_the_dates(seen: dict[str, Any], name: str) -> None:
    words = seen[name]["words"]

    assert "The clock of this device is wrong. Go by the dates." in words
    assert "Hold off until 3 pm: A body shower (only if" in words
    assert "Hairline make-up Thu 26 Nov" in words
    assert seen[name]["rows"] == {}


def test_a_device_elsewhere_shows_both_clocks(seen: dict[str, Any]) -> None:
    words = seen["in Dubai"]["words"]

    assert "Day 1 · Thu 26 Nov, 10:48 am (London) It is 2:48 pm where you are." in words
    assert "All times here are London times." in words


def test_a_browser_that_knows_no_zones_shows_the_same(seen: dict[str, Any]) -> None:
    assert "Day 1 · Thu 26 Nov, 10:48 am (London)" in seen["without zones"]["words"]
    assert seen["without zones"]["rows"].keys() == rows_of(PLAN).keys()


def test_a_page_that_is_kept_open_follows_the_clock(seen: dict[str, Any]) -> None:
    then = see_from(PLAN, on_day(3))

    assert seen["kept open"]["later_rows"] == rows_of(then)


def test_the_evening_before_its_session_the_page_asks_for_what_comes_before(
    seen: dict[str, Any],
) -> None:
    assert "Before your session · Tue 15 Dec, 7 pm (London)" in seen["before"]["words"]
    assert seen["before"]["rows"]["alcohol"] == "avoid"


def test_a_button_opens_what_is_folded(seen: dict[str, Any]) -> None:
    assert seen["normal"]["followed"]


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("ask wash", "Not yet: washing your hair. Better to wait from today at 3 pm."),
        ("ask sign", "This can be a sign to act on: CALL 999 NOW if:"),
        ("ask itch", "Your sheet says about this: A sore or tender scalp"),
        ("ask coffee", "Your sheet does not say. Ask your clinic."),
        ("ask over", "OK now: washing your hair. Only if your scalp looks and feels normal."),
    ],
)
def test_the_search_answers_with_what_the_page_holds(
    seen: dict[str, Any], name: str, starts: str
) -> None:
    assert seen[name]["answer"].startswith(starts)


def test_a_sign_for_the_clinic_is_answered_with_what_to_do_when_it_is_closed(
    seen: dict[str, Any],
) -> None:
    assert seen["ask lump"]["answer"].endswith("Closed? Call the nurse on 01632 960 199.")


def test_printed_on_any_day_the_page_is_the_sheet(seen: dict[str, Any], tools: Path) -> None:
    """TIME-15: on day 11 most waits are over, and paper says their dates all the same."""
    assert seen
    pages = [
        page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(tools / "printed.pdf")
    ]
    words = " ".join(" ".join(pages).split())

    assert "Hold off until 3 pm:" in words
    for label in ("Washing your hair Fri 27 Nov", "Swimming Wed 2 Dec", "A mild headache: normal"):
        assert label in words
    for screen_only in ("Not yet", "OK again", "May I", "Add to calendar", "Day 11"):
        assert screen_only not in words


@pytest.mark.parametrize("way", ["light", "dark", "forced", "zoomed", "without script"])
def test_axe_finds_nothing(seen: dict[str, Any], way: str) -> None:
    found = seen[f"axe {way}"]["axe"]

    assert found["violations"] == []
    assert found["rules"] > 20


def test_zoomed_to_200_percent_nothing_runs_out_of_the_page(seen: dict[str, Any]) -> None:
    assert not seen["axe zoomed"]["size"]["is_too_wide"]


@pytest.mark.skipif(not JAVA, reason="java is not installed")
def test_the_nu_checker_finds_nothing(seen: dict[str, Any], tools: Path) -> None:
    assert seen
    checker = tools / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    checked = subprocess.run(
        [JAVA or "", "-jar", str(checker), "--format", "json", "--exit-zero-always", "page.html"],
        cwd=tools,
        check=True,
        capture_output=True,
        timeout=120,
    )

    found = [message["message"] for message in json.loads(checked.stderr)["messages"]]
    assert [message for message in found if not message.endswith(NO_HASH)] == []
