"""Is what the README shows true? Its outputs are made again, and its code is run."""

import os
import re
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mesocare import RuleFileRefusedError, load_protocol, make_plan, parse_at, parse_session
from mesocare.reading.clinic_file import load_rules
from mesocare.sentences.days import WORDS
from mesocare.views.screen import Screen
from mesocare.views.terminal import pages as terminal

README = Path(__file__).parents[2] / "README.md"
REWRITES = bool(os.environ.get("MESOCARE_REWRITE_GOLDEN"))

CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
DRAWN = re.compile(r"<!-- drawn: (?P<command>[^\n]+) -->\n```text\n(?P<output>.*?)```", re.DOTALL)


def run(command: str) -> str:
    arguments = shlex.split(command)
    assert arguments[0] == "mesocare"
    environment = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    finished = subprocess.run(
        [sys.executable, "-m", *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.stderr == ""
    return finished.stdout


def draw(command: str) -> str:
    """Give the page down to the key of its signs."""
    _, session, _, at, _, zone_name = shlex.split(command)
    zone = ZoneInfo(zone_name)
    now = parse_at(at, zone=zone, now=datetime(2026, 11, 20, tzinfo=UTC))
    plan = make_plan(
        load_protocol(), [parse_session(session, zone=zone, now=now)], at=now, zone=zone
    )
    page = terminal.render_timeline(plan, Screen(100, is_plain=False, has_colour=False))
    lines = re.sub(r"\x1b\[[0-9;]*m", "", page).splitlines(keepends=True)
    return "".join(lines[: lines.index(f" {WORDS.key}\n") + 1])


def rewrite(old: str, new: str) -> None:
    README.write_text(README.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("block", list(CONSOLE.finditer(README.read_text(encoding="utf-8"))))
def test_a_command_of_the_readme_prints_what_the_readme_shows(block: re.Match[str]) -> None:
    output = run(block["command"])

    if REWRITES:
        rewrite(block[0], f"```console\n$ {block['command']}\n{output}```")
    else:
        assert block["output"] == output


@pytest.mark.parametrize("block", list(DRAWN.finditer(README.read_text(encoding="utf-8"))))
def test_the_timeline_of_the_readme_is_what_a_terminal_shows(block: re.Match[str]) -> None:
    page = draw(block["command"])

    if REWRITES:
        rewrite(block[0], f"<!-- drawn: {block['command']} -->\n```text\n{page}```")
    else:
        assert block["output"] == page


def test_the_python_of_the_readme_makes_a_plan() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)

    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102  the README's own code

    assert [dated.id for dated in names["plan"].restrictions][:2] == [  # type: ignore[attr-defined]  # the README's plan
        "touch-scalp",
        "wash-hair",
    ]


def test_a_slip_in_the_clinics_file_of_the_readme_gets_the_sentence_that_it_shows(
    tmp_path: Path,
) -> None:
    text = README.read_text(encoding="utf-8")
    (clinic,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (shown,) = re.findall(r"```text\n(clinic\.yaml:.*?\n)```", text, re.DOTALL)
    file = tmp_path / "clinic.yaml"

    file.write_text(re.sub(r"72 hours .*", "soon", clinic), encoding="utf-8")

    with pytest.raises(RuleFileRefusedError) as refused:
        load_rules(None, file)
    assert f"{refused.value}\n" == shown
