"""Does each recipe do what it says? All are run, with a stand-in for what sends."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from program import known_environment, run_program

PAGE = Path(__file__).parents[2] / "docs" / "recipes.md"
RECIPES = {
    script.splitlines()[1].split()[1].rstrip(":"): script
    for script in re.findall(r"```sh\n(#!/bin/sh\n.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
}
"""Each script by the name in its first comment."""
STAND_IN = '#!/bin/sh\nprintf "%s|" "$@" >> "$SENT"\n[ -t 0 ] || cat >> "$SENT"\n'

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the recipes are for a Unix shell")


def run_recipe(name: str, folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run a recipe, and return its code, what it printed, and what was sent."""
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    for tool in ("notify-send", "mail", "calcurse"):
        _write(tools / tool, STAND_IN)
    _write(tools / "mesocare", f'#!/bin/sh\nexec {sys.executable} -m mesocare "$@"\n')
    script, sent = folder / name, folder / "sent"
    _write(script, RECIPES[name])
    environment = known_environment(
        PATH=f"{tools}{os.pathsep}{os.environ['PATH']}", HOME=str(folder), SENT=str(sent)
    )
    ended = subprocess.run(
        [script, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    assert ended.stderr == "" or ended.returncode in (0, 2)
    return ended.returncode, ended.stdout, sent.read_text("utf-8") if sent.exists() else ""


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def recorded() -> None:
    """Record a session that ended an hour ago, so that much changes within a day."""
    assert run_program("sessions", "add", "now").code == 0


def test_every_recipe_is_tried_below() -> None:
    assert set(RECIPES) == {
        "notify-aftercare",
        "aftercare-line",
        "sync-aftercare",
        "calcurse-aftercare",
        "mail-aftercare",
    }


@pytest.mark.usefixtures("recorded")
def test_a_notification_is_sent_where_something_changes_within_a_day(tmp_path: Path) -> None:
    code, printed, sent = run_recipe("notify-aftercare", tmp_path)

    assert (code, printed) == (0, "")
    assert sent.startswith("Aftercare|")
    assert "hairline make-up" in sent


def test_no_notification_is_sent_where_nothing_changes(tmp_path: Path) -> None:
    assert run_program("sessions", "add", "60 days ago").code == 0

    code, printed, sent = run_recipe("notify-aftercare", tmp_path)

    assert (code, printed, sent) == (1, "", "")


@pytest.mark.usefixtures("recorded")
def test_a_status_bar_gets_one_short_line(tmp_path: Path) -> None:
    code, printed, _ = run_recipe("aftercare-line", tmp_path)

    assert code == 0
    assert len(printed.splitlines()) == 1
    assert len(printed.rstrip("\n")) <= 60


def test_a_line_that_is_cut_in_a_status_bar_says_so(tmp_path: Path) -> None:
    """What is cut off may be the "not yet" of what is seen."""
    assert run_program("sessions", "add", "2 days ago").code == 0
    whole = run_program("next").out

    _, printed, _ = run_recipe("aftercare-line", tmp_path)

    assert len(whole) > 61
    assert printed == f"{whole[:57]}...\n"


@pytest.mark.usefixtures("recorded")
def test_the_calendar_is_copied_where_it_is_subscribed_to(tmp_path: Path) -> None:
    target = tmp_path / "subscribed.ics"

    code, _, _ = run_recipe("sync-aftercare", tmp_path, str(target))
    again, _, _ = run_recipe("sync-aftercare", tmp_path, str(target))

    assert (code, again) == (0, 0)
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.usefixtures("recorded")
def test_a_program_that_ignores_ids_gets_a_new_file_in_an_emptied_calendar(tmp_path: Path) -> None:
    folder = tmp_path / ".aftercare-calendar"

    first, _, _ = run_recipe("calcurse-aftercare", tmp_path)
    (folder / "apts").write_text("what was imported before", "utf-8")
    assert run_program("sessions", "add", "21 days ago").code == 0
    code, _, sent = run_recipe("calcurse-aftercare", tmp_path)

    assert (first, code) == (0, 0)
    assert not (folder / "apts").exists()
    assert b"CANCELLED" not in (folder / "aftercare.ics").read_bytes()
    assert sent.endswith(f"-q|-D|{folder}|-i|{folder / 'aftercare.ics'}|")


@pytest.mark.usefixtures("recorded")
def test_todays_page_is_mailed_in_plain_sentences(tmp_path: Path) -> None:
    code, _, sent = run_recipe("mail-aftercare", tmp_path, "me@example.org")

    assert code == 0
    assert sent.startswith("-s|Aftercare today|me@example.org|")
    assert "Ask your clinic first:" in sent


def test_no_mail_is_sent_where_there_is_no_page(tmp_path: Path) -> None:
    """An empty one would pass for a day on which nothing is to be left."""
    code, printed, sent = run_recipe("mail-aftercare", tmp_path, "me@example.org")

    assert (code, printed, sent) == (2, "", "")
