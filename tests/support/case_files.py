"""The files of tests/cases, read by libyaml where PyYAML has it: they are long."""

from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parents[1] / "cases"
_TEXTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_texts(path: Path) -> Any:
    """Return a file in which each value is a text, whatever it looks like."""
    return yaml.load(path.read_text(encoding="utf-8"), _TEXTS)  # noqa: S506  it makes texts only


def read_questions() -> dict[str, list[dict[str, Any]]]:
    """Return the questions that a clinician can read, by their groups."""
    text = (CASES / "can.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, _SAFE))  # noqa: S506  it is a safe one
