"""The warm process of these tests: `warm_server.py`, started once and asked for each run."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

STARTS_PYTHON = ("LANG", "LC_", "LD_", "PYTHON")
"""What a Python reads as it starts, and a fork has behind it: how these names begin."""


class WarmProcess:
    """A Python that has imported all of the program, and forks for each run."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start it; it ends with the tests, when it is asked nothing more."""
        self._started_with = _starting(environment)
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("warm_server.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=dict(environment),
        )

    def can_stand_for_a_new_one(self, environment: Mapping[str, str]) -> bool:
        """Whether a Python started in an environment would be as this one."""
        return _starting(environment) == self._started_with

    def carry_out(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """Run the program once; the output is text of Latin-1, a letter for each byte."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return dict(json.loads(self._process.stdout.readline()))


def _starting(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: set_to for name, set_to in environment.items() if name.startswith(STARTS_PYTHON)}
