"""Do the programs that count mutants and what no test runs count right?"""

from pathlib import Path

import covered
import pytest
import yaml

mutants_made = pytest.importorskip("mutants_made", reason="mutmut needs a system that can fork")

ROOT = Path(__file__).parent.parent
MODULE = '''\
"""A module in which each kind of slip can be made."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    LEAST = 1

MOST = 2


def is_over(found: int = 3) -> bool:
    """Tell whether it is over 4."""
    return found > MOST


class Line:
    """A line."""

    @property
    def is_long(self) -> bool:
        """Whether it is."""
        return is_over() and is_over()
'''


def test_each_slip_is_made_once_and_types_and_docstrings_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "lines.py"
    path.write_text(MODULE, encoding="utf-8")

    mutants = mutants_made.make_mutants(path)

    assert [mutant.key for mutant in mutants] == [
        ("lines", "module", "MOST = 2", "MOST = None"),
        ("lines", "module", "MOST = 2", "MOST = 3"),
        (
            "lines",
            "is_over",
            "def is_over(found: int = 3) -> bool:",
            "def is_over(found: int = 4) -> bool:",
        ),
        ("lines", "is_over", "return found > MOST", "return found >= MOST"),
        (
            "lines",
            "Line.is_long",
            "return is_over() and is_over()",
            "return is_over() or is_over()",
        ),
    ]
    assert mutants[3].source == MODULE.replace("found > MOST", "found >= MOST")


def test_slips_that_read_the_same_are_told_apart_by_their_number(tmp_path: Path) -> None:
    path = tmp_path / "lines.py"
    path.write_text("def f(a):\n    a(1)\n    a(1)\n", encoding="utf-8")

    afters = [mutant.after for mutant in mutants_made.make_mutants(path)]

    assert afters == ["a(None)", "a(2)", "a(None) (2)", "a(2) (2)"]


def test_every_equivalent_mutant_is_listed_once_with_a_reason() -> None:
    text = (ROOT / "trust" / "mutants_equivalent.yaml").read_text("utf-8")
    entries = yaml.safe_load(text)

    keys = [
        (entry["module"], entry["within"], entry["before"], after)
        for entry in entries
        for after in entry["after"]
    ]
    assert len(keys) == len(set(keys))
    assert [entry for entry in entries if len(entry["because"].split()) < 4] == []


def test_the_groups_of_what_must_be_run_name_modules_that_exist() -> None:
    there = {
        path.relative_to(ROOT / "src" / "mesocare").with_suffix("").as_posix()
        for path in (ROOT / "src" / "mesocare").rglob("*.py")
    }

    assert (covered.CORE | covered.READS_OR_WRITES) - there == set()


def test_a_table_of_coverage_counts_lines_and_branches_and_what_is_whole() -> None:
    modules = [
        covered.Covered("moments", 10, 10, 4, 4, ""),
        covered.Covered("plan", 30, 29, 6, 5, "7, 8->9"),
    ]

    assert covered._table({"core": modules}).splitlines()[2:] == [  # noqa: SLF001  what is printed
        "| core | 2 | 1 | 40 | 39 | 10 | 9 | 96.0 % |"
    ]
    assert [one.is_whole for one in modules] == [True, False]
