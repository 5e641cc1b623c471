"""The wheel: the same bytes whoever builds it, with what an index wants to know."""

import os
import shutil
import subprocess
import sys
import zipfile
from email import message_from_string
from pathlib import Path

import pytest
from program import known_environment

ROOT = Path(__file__).parents[1]
NEEDED = ("src", "data", "docs", "examples", "pyproject.toml", "README.md", "LICENSE")
COMMITTED_AT = "1795694400"
"""26 November 2026, 12:00 UTC: when the built state was committed, for example."""


def build(copy: Path, touched_at: int) -> Path:
    """Build the wheel in a copy of the project in which every file has another age."""
    copy.mkdir()
    for name in NEEDED:
        take = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        take(ROOT / name, copy / name)
    for path in copy.rglob("*"):
        os.utime(path, (touched_at, touched_at))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=copy,
        env=known_environment(SOURCE_DATE_EPOCH=COMMITTED_AT),
        capture_output=True,
        check=True,
    )
    (wheel,) = (copy / "dist").glob("*.whl")
    return wheel


@pytest.fixture(name="wheels", scope="module")
def make_wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("wheels")
    return build(folder / "one", 1_700_000_000), build(folder / "the other", 1_750_000_000)


def test_the_same_source_gives_the_same_wheel_byte_for_byte(wheels: tuple[Path, Path]) -> None:
    one, other = wheels

    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()


def test_the_wheel_says_whose_it_is_and_where_its_home_is(wheels: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(wheels[0]) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith("/METADATA"))
        told = message_from_string(wheel.read(name).decode())

    assert told["Author"] == "The mesocare project"
    assert told["Requires-Python"] == "<3.15,>=3.11"
    assert told["License-Expression"] == "MIT"
    assert told.get_all("Project-URL") == [
        "Homepage, https://github.com/mesocare/mesocare",
        "Documentation, https://github.com/mesocare/mesocare/tree/main/docs",
        "Changelog, https://github.com/mesocare/mesocare/blob/main/CHANGELOG.md",
        "Issues, https://github.com/mesocare/mesocare/issues",
    ]


def test_the_wheel_holds_the_rules_and_nothing_but_the_package(wheels: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(wheels[0]) as wheel:
        names = wheel.namelist()

    assert "mesocare/data/aftercare.yaml" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"mesocare"}
    assert [name for name in names if "__pycache__" in name] == []
