"""Is what the README shows true? Its outputs are made again, and its commands and code are run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from program import run_inside, run_program

from mesocare import RuleFileRefusedError
from mesocare.reading.clinic_file import load_rules

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
REWRITES = bool(os.environ.get("MESOCARE_REWRITE_GOLDEN"))
FIRST_SCREEN = 45
"""The lines of the README before somebody scrolls."""

CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


def rewrite(old: str, new: str) -> None:
    README.write_text(README.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("block", list(CONSOLE.finditer(TEXT)), ids=lambda block: block["command"])
def test_a_command_of_the_readme_prints_what_the_readme_shows(block: re.Match[str]) -> None:
    _, *arguments = shlex.split(block["command"])

    ended = run_program(*arguments, COLUMNS="80")

    assert ended.err == ""
    if REWRITES:
        rewrite(block[0], f"```console\n$ {block['command']}\n{ended.out}```")
    else:
        assert block["output"] == ended.out


def test_each_command_of_the_readme_is_one_that_the_program_knows(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What it does is tested elsewhere; here, that a newcomer who copies it is not refused."""
    named = set(re.findall(r"(?:^|`)mesocare ([a-z]+(?: (?:new|check|add))?)", TEXT, re.MULTILINE))

    assert len(named) > 8
    for command in sorted(named):
        assert run_inside(capfd, *command.split(), "--help").code == 0, command


def test_the_first_screen_has_both_pictures_three_commands_each_and_who_decides() -> None:
    first = "\n".join(TEXT.splitlines()[:FIRST_SCREEN])

    assert re.findall(r"docs/[a-z]+\.(?:svg|png)", first) == ["docs/today.svg", "docs/sheet.png"]
    for heading in ("For a patient", "For a clinic"):
        block = first.split(f"**{heading}.**")[1].split("```")[1]
        assert len(block.strip().splitlines()) == 1 + 3, heading
    assert "no clinician has approved" in first


def test_every_link_of_the_readme_leads_to_a_file() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", TEXT)

    missing = [name for pair in linked for name in pair if name and not (ROOT / name).exists()]
    assert missing == []


def test_the_python_of_the_readme_makes_a_plan() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)

    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102  the README's own code

    assert "wash-hair" in [dated.id for dated in names["plan"].restrictions]  # type: ignore[attr-defined]  # the README's plan


def test_a_slip_in_the_clinics_file_of_the_readme_gets_the_sentence_that_it_shows(
    tmp_path: Path,
) -> None:
    (clinic,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    (shown,) = re.findall(r"```text\n(clinic\.yaml:.*?\n)```", TEXT, re.DOTALL)
    file = tmp_path / "clinic.yaml"

    file.write_text(re.sub(r"72 hours .*", "soon", clinic), encoding="utf-8")

    with pytest.raises(RuleFileRefusedError) as refused:
        load_rules(None, file)
    if REWRITES:
        rewrite(shown, f"{refused.value}\n")
    else:
        assert f"{refused.value}\n" == shown


def test_the_clinics_file_of_the_readme_is_accepted(tmp_path: Path) -> None:
    (clinic,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    file = tmp_path / "clinic.yaml"
    file.write_text(clinic, encoding="utf-8")

    protocol, read = load_rules(None, file)

    assert str(protocol.restrictions["wash-hair"].wait) == "72 hours"
    assert read is not None


@pytest.mark.parametrize("script", ["man.py"])
def test_a_script_of_the_docs_runs_and_changes_nothing(script: str) -> None:
    made = ROOT / "docs" / "mesocare.1"
    before = made.read_bytes()

    subprocess.run([sys.executable, ROOT / "docs" / script], check=True)

    assert made.read_bytes() == before
