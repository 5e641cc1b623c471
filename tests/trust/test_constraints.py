"""The pinned versions: names and versions alone, for all that pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINNED = [Requirement(line) for line in LINES if not line.startswith("#")]


def asked_for() -> list[Requirement]:
    """Return what the program, its tests and its build ask for."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = document["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [Requirement(one) for one in [*wanted, *document["build-system"]["requires"]]]


def test_a_line_holds_a_name_a_version_and_a_marker_alone() -> None:
    """No address and no digest: they would tie the file to one index."""
    line = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.+]*( ; [a-z_]+ [!=<>]+ '[^']+'.*)?")

    assert [one for one in LINES[1:] if not line.fullmatch(one)] == []
    assert len(LINES[1:]) == len(set(LINES[1:])) > 50


def test_everything_that_is_asked_for_is_pinned_within_its_bounds() -> None:
    """Else `python trust/constraints.py` was forgotten after a change of pyproject.toml."""
    pinned = {one.name: one.specifier for one in PINNED}

    for wanted in asked_for():
        (pin,) = pinned[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(pin.version), f"{wanted} against {pin}"
