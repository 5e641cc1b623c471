"""The hook and the action that check rule files in other people's repositories."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from program import known_environment

ROOT = Path(__file__).parents[1]
RULES = (ROOT / "examples" / "prp-hair.yaml").read_text(encoding="utf-8")


def read_yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def find_programs() -> str:
    """Return a search path on which `mesocare` is the program of this environment."""
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("vendor.github-workflows", ".github/workflows/ci.yml"),
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/bug.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/rule.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/wrong-date.yml"),
    ],
)
def test_what_runs_on_github_has_the_shape_that_github_wants(schema: str, name: str) -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, name]

    ended = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout


def run_action(folder: Path, files: str, strict: str = "false") -> tuple[int, list[str]]:
    """Run the action's own script as GitHub does, in a folder of somebody's repository."""
    bash = shutil.which("bash")
    if bash is None or sys.platform != "linux":
        pytest.skip("the action runs in bash on Linux")
    script = read_yaml("action.yml")["runs"]["steps"][-1]["run"]
    ended = subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=known_environment(FILES=files, STRICT=strict, PATH=find_programs()),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.stderr == ""
    return ended.returncode, ended.stdout.splitlines()


@pytest.fixture(name="folder")
def make_folder(tmp_path: Path) -> Path:
    """Keep one file that is right and one with a slip, in folders, as a clinic would."""
    for place, text in (
        ("aftercare/right.yaml", RULES),
        ("aftercare/our own/slip.yaml", RULES.replace("wait: 8 to 24 hours", "wait: soon", 1)),
    ):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_action_marks_the_line_of_a_slip_and_fails(folder: Path) -> None:
    code, lines = run_action(folder, "aftercare/right.yaml\naftercare/our own/*.yaml\n")

    assert code == 3
    assert lines[0].startswith("::error file=aftercare/our own/slip.yaml,line=")
    assert lines[-1].startswith("mesocare checked 2 files: 1 problem")


def test_the_action_passes_where_all_is_right(folder: Path) -> None:
    code, lines = run_action(folder, "aftercare/*.yaml")

    assert (code, lines[-1][:24]) == (0, "mesocare checked 1 file:")


@pytest.mark.parametrize(
    "files", ["", "\n", "rules/**/*.yaml", "aftercare/right.yaml\nrules/**/*.yaml"]
)
def test_the_action_fails_where_no_file_is_found(files: str, folder: Path) -> None:
    """Else it would check the rules that come with mesocare, or the rest, and be green for ever."""
    code, lines = run_action(folder, files)

    assert (code, len(lines)) == (1, 1)
    said = "No file has the name 'rules/**/*.yaml'." if "rules" in files else "There is no file"
    assert lines[0].startswith(f"::error title=mesocare::{said}")


def test_the_hook_runs_a_command_that_takes_the_files_that_it_is_given(folder: Path) -> None:
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    command = [*hook["entry"].split(), "aftercare/right.yaml", "aftercare/our own/slip.yaml"]

    ended = subprocess.run(
        command,
        cwd=folder,
        env=known_environment(PATH=find_programs()),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (3, "")
    assert "slip.yaml:" in ended.stdout
