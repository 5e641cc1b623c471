"""Mutants in one sitting: the same verdicts as mutmut's own, test by test."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="mutmut needs to fork")
TRUST = Path(__file__).parents[2] / "trust"
PROJECT = """\
[tool.mutmut]
source_paths = ["src/"]
pytest_add_cli_args_test_selection = ["tests"]
"""
SOURCE = """\
from functools import cache

def add(one, other):
    return one + other

def unnoticed(one):
    return one + 1

def unreached(one):
    return one + 1

@cache
def kept(one):
    return twice(one)

def twice(one):
    return one * 2

def halt(one):
    while one < 3:
        one += 1
    return one
"""
TESTS = """\
from tiny.sums import add, halt, kept, unnoticed

def test_add():
    assert add(1, 2) == 3

def test_unnoticed():
    unnoticed(1)

def test_kept_is_called():
    kept(4)

def test_kept():
    assert kept(4) == 8

def test_halt():
    assert halt(1) == 3
"""


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    known = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(folder / "src")}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=known, capture_output=True, text=True,
        check=False, timeout=240,
    )  # fmt: skip


@pytest.fixture(name="written", scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose mutants mutmut has written, none of them run."""
    folder = tmp_path_factory.mktemp("written")
    files = {
        "pyproject.toml": PROJECT,
        "src/tiny/__init__.py": "",
        "src/tiny/sums.py": SOURCE,
        "tests/test_sums.py": TESTS,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    written = run(folder, "-m", "mutmut", "run", "tiny.sums.x_unreached*")
    assert (written.returncode, written.stderr) == (0, ""), written.stdout
    return folder


@pytest.fixture(name="project")
def _project(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "project"))


def verdicts(project: Path) -> dict[str, set[int | None]]:
    """Return how the mutants of each function ended."""
    meta = json.loads((project / "mutants/src/tiny/sums.py.meta").read_bytes())
    ends: dict[str, set[int | None]] = {}
    for name, code in meta["exit_code_by_key"].items():
        function = re.sub(r"^.*\.x_|__mutmut_.*$", "", name)
        ends.setdefault(function, set()).add(code)
    return ends


def test_each_mutant_ends_as_its_tests_say(project: Path) -> None:
    """Killed is 1, survived 0, without tests 33."""
    ended = run(project, str(TRUST / "mutants.py"), "--seconds", "0.5", "--processes", "2")

    found = verdicts(project)
    assert ended.returncode == 1, ended.stderr
    assert found["add"] == {1}
    assert found["unnoticed"] == {0}
    assert found["unreached"] == {33}
    assert found["twice"] == {1}  # the test that sees it reaches it only where nothing is kept
    assert found["halt"] & {-24, 36}  # its time of the processor is over, or that of the clock
    assert re.search(r"\d+ killed.*, \d survived", ended.stdout)


def test_a_second_run_goes_on_where_the_first_stopped(project: Path) -> None:
    mutants = str(TRUST / "mutants.py")

    run(project, mutants, "tiny.sums.x_add")
    first = verdicts(project)
    run(project, mutants, "tiny.sums.x_un")

    assert (first["add"], first["unnoticed"]) == ({1}, {None})
    assert verdicts(project)["unnoticed"] == {0}
    assert verdicts(project)["twice"] == {None}


def test_a_mutant_that_no_test_reaches_is_not_taken_for_killed(project: Path) -> None:
    run(project, str(TRUST / "mutants.py"), "--again", "tiny.sums.x_unreached")

    assert verdicts(project)["unreached"] == {33}


def test_tests_that_fail_without_a_mutant_end_it(project: Path) -> None:
    with (project / "mutants/tests/test_sums.py").open("a", encoding="utf-8") as file:
        file.write("\ndef test_wrong():\n    assert add(1, 1) == 3\n")

    ended = run(project, str(TRUST / "mutants.py"))

    assert ended.returncode == 2
    assert "test_wrong" in ended.stdout + ended.stderr
