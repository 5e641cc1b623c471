"""The page for the clinician who signs is carried out, from its first block to its last."""

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest
from program import BEFORE_THE_REVIEW, run_inside

PAGE = Path(__file__).parents[2] / "docs" / "approval.md"
BLOCK = re.compile(r"^```(?P<kind>console|yaml|diff)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
TELEPHONE = "telephone: +39 06 5550 142"


def test_every_step_of_the_page_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    day = datetime(2026, 11, 26, 12, tzinfo=UTC)
    monkeypatch.setattr("mesocare.cli.approve.read_clock", lambda: day)
    clinic = Path("clinic.yaml")
    ran = 0

    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        head, *lines = block["text"].splitlines()
        if block["kind"] == "yaml":
            clinic.write_text("\n".join(lines) + "\n", encoding="utf-8")
        elif block["kind"] == "diff":
            old, new = (line[1:] for line in lines)
            _change(clinic, old, new)
        else:
            ended = run_inside(capfd, *shlex.split(head.removeprefix("$ mesocare ")))
            assert ended.code == 0, ended.err
            _hold(lines, (ended.err + ended.out).splitlines())
            ran += 1

    assert ran == 5


def test_what_is_no_rule_may_change_after_an_approval_and_a_rule_may_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mesocare.cli.approve.read_clock", lambda: BEFORE_THE_REVIEW)
    clinic = Path("clinic.yaml")
    (given,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    clinic.write_text(given, encoding="utf-8")
    signs = ("rules", "approve", "clinic.yaml", "--name", "Ada", "--profession", "nurse", "--yes")
    assert run_inside(capfd, *signs).code == 0
    plan = ("timeline", "2026-11-20T14:30", "--clinic", "clinic.yaml")

    _change(clinic, TELEPHONE, "telephone: +39 06 5550 143")
    same = " ".join(run_inside(capfd, *plan).out.split())
    _change(clinic, "wait: 72 hours", "wait: 60 hours")
    other = " ".join(run_inside(capfd, *plan).out.split())

    assert "Approved by Ada, nurse" in same
    assert "Changed since it was approved." not in same
    assert "Changed since it was approved." in other


def _hold(shown: list[str], written: list[str]) -> None:
    """Hold that the lines of the page stand in an output, whole and in their order."""
    rest = iter(written)
    for line in shown:
        assert line == "…" or line in rest, f"{line!r} is not in its place: {written}"


def _change(path: Path, old: str, new: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1
    path.write_text(before.replace(old, new), encoding="utf-8")
