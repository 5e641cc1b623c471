"""Does any hostile input break a promise? Each goes through the program's own entry, as a process.

Here one in 72 of each kind is run; `python trust/hostile_inputs.py` runs all, each with a new
Python, and measures how long each takes.
"""

import shutil
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hostile.case import Ended, Hostile, Runner, broken_promises
from hostile.corpus import corpus
from program import known_environment, warm_process

PARTS = 12
_OF = 72


@cache
def inputs() -> tuple[Hostile, ...]:
    """Give one in 72 of the inputs of each kind, at least one, and the same ones each time."""
    kinds: dict[str, list[Hostile]] = {}
    for case in sorted(corpus(), key=lambda case: case.digest):
        kinds.setdefault(case.kind, []).append(case)
    return tuple(case for cases in kinds.values() for case in cases[::_OF])


@pytest.fixture(scope="session", name="runner")
def make_runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Give what runs hostile inputs, each in a folder of its own."""
    return Runner(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("part", range(PARTS))
def test_no_hostile_input_breaks_a_promise(part: int, runner: Runner) -> None:
    """Exit codes, traces, tracebacks, control characters, secrets: see `broken_promises`."""
    cases = inputs()[part::PARTS]

    broken = [said for case in cases for said in broken_promises(case, runner.run(case))]

    assert broken == []


def test_over_150_hostile_inputs_of_all_kinds_are_run_and_no_two_are_the_same() -> None:
    kinds, all_kinds = (Counter(case.kind for case in found) for found in (inputs(), corpus()))

    assert len({case.digest for case in inputs()}) == len(inputs()) > 150
    assert kinds.keys() == all_kinds.keys()


# The checks can fail


CASE = Hostile("moment", "a text", ("today", "x"), secrets=("Zebulon",), must_say=("Not yet",))


def broken_by(case: Hostile = CASE, **changed: Any) -> list[str]:
    """Give what is said of a run that kept all promises, but for what is changed."""
    kept = Ended(0, b"Not yet\n", b"", seconds=0.0, cpu_seconds=0.0, has_changed_files=False)
    return broken_promises(case, replace(kept, **changed))


def test_a_run_that_keeps_all_promises_is_not_complained_of() -> None:
    assert broken_by() == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"code": 70}, "it ended with 70"),
        ({"code": 1}, "it ended with 1"),
        ({"err": b"Traceback (most recent call last)"}, "a traceback was printed"),
        ({"out": b"Not yet\x1b[31m"}, "U+001B was printed"),
        ({"out": b"Not yet\t"}, "U+0009 was printed"),
        ({"out": "Not yet\u202e".encode()}, "U+202E was printed"),
        ({"out": "Not yet\x9b".encode()}, "U+009B was printed"),
        ({"err": "\u2066".encode()}, "U+2066 was printed as an error"),
        ({"err": b"\r"}, "U+000D was printed as an error"),
        ({"out": b"Not yet\xff"}, "what it wrote is no utf-8"),
        ({"err": b"row 2: Zebulon"}, "an error repeats 'Zebulon'"),
        ({"out": b"Not"}, "'Not yet' is not whole"),
        ({"code": 2, "out": b"", "err": b"no", "has_changed_files": True}, "a file was made"),
        ({"code": 2, "out": b"x", "err": b"no"}, "standard output is not empty"),
        ({"code": 3, "out": b"Not yet", "err": b"no"}, "what was printed could pass for a plan"),
        ({"code": 5, "out": b"", "err": b""}, "it was refused without a word"),
    ],
)
def test_each_broken_promise_is_seen(changed: dict[str, Any], said: str) -> None:
    assert any(f"moment: a text: {said}" in one for one in broken_by(**changed))


def test_colours_of_our_own_may_stand_on_a_terminal_alone() -> None:
    on_terminal = Hostile("width", "w", ("today",), columns=80)

    assert broken_by(on_terminal, out=b"\x1b[1;31mNot yet\x1b[0m\n") == []
    assert broken_by(on_terminal, out=b"\x1b]0;x\x07Not yet") != []


def test_a_run_in_a_warm_process_ends_as_one_in_a_new_python_does(tmp_path: Path) -> None:
    """A fork is no other program: the same code, the same bytes."""
    cases = [case for case in inputs() if not case.is_fresh and not case.is_nobody][::40]

    runs = []
    for is_fresh in (False, True):
        (folder := tmp_path / "same").mkdir()
        made = Runner(folder, is_fresh=is_fresh)
        ends = [made.run(case) for case in cases]
        shutil.rmtree(folder)
        runs.append([(end.code, end.out, end.err, end.has_changed_files) for end in ends])

    warm, fresh = runs
    assert warm == fresh


@pytest.mark.parametrize("changed", [{"LANG": "C"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp437"}])
def test_what_python_reads_as_it_starts_needs_a_new_one(changed: dict[str, str]) -> None:
    usual = known_environment(TZ="Asia/Tokyo", COLUMNS="40")

    assert warm_process().can_stand_for_a_new_one(usual)
    assert not warm_process().can_stand_for_a_new_one(usual | changed)
