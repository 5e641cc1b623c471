"""Does a test fail with this mutant? One pytest session, forked for each mutant.

A mutant inside a function takes the place of its code in a copy of the process that has collected
the tests; then only the tests that run through it are run, the quick ones first. One that changes
what happens on import, or a function that the import calls, gets a process that imports the
changed module and collects the tests anew.
"""

import functools
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import coverage
import pytest
from mutants_made import Mutant

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src" / "mesocare"
_LOADED_BEFORE = (
    "hypothesis",
    "hypothesis.strategies",
    "pydantic",
    "yaml",
    "dateutil.relativedelta",
    "textstat",
    "holidays",
    "icalendar",
    "rich.console",
    "typer.testing",
)
"""What is slow to import and no part of mesocare: every process has it before the tests."""
_FEW_EXAMPLES = 40
"""Of each property test; they are the same in every run."""
_STARTS_A_PROCESS = frozenset({"run_program", "run_in_terminal", "subprocess"})
_MOST_BYTES = 4 * 1024**3
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"


@dataclass
class Baseline:
    """What the tests do without a mutant."""

    seconds: dict[str, float] = field(default_factory=dict)
    through: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    """The tests that run each line of each module; the empty name is the import."""

    def tests_of(self, module: str, lines: set[int]) -> list[str]:
        """Give the tests that run any of the lines, the quickest first."""
        hit = set().union(*(self.through.get((module, line), set()) for line in lines))
        return sorted(hit & self.seconds.keys(), key=self.cost_of)

    def is_imported(self, module: str, lines: set[int]) -> bool:
        """Whether any of the lines runs before the first test does."""
        return any("" in self.through.get((module, line), set()) for line in lines)

    def cost_of(self, test: str) -> tuple[float, str]:
        """Give what sorts tests, the quickest first."""
        return self.seconds[test], test


def load_before() -> None:
    """Import what every process needs, so that it is imported once."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    for name in _LOADED_BEFORE:
        importlib.import_module(name)
    gc.freeze()


class _Plugin:
    """Leaves out what starts processes, cuts examples, and hands over the collected tests."""

    def __init__(self, run: Callable[[pytest.Session], None]) -> None:
        self._run = run

    def pytest_sessionstart(self) -> None:
        from hypothesis import settings

        strategies = importlib.import_module("strategies")
        few = settings(strategies.DETERMINISTIC, max_examples=_FEW_EXAMPLES)
        strategies.DETERMINISTIC = few  # type: ignore[attr-defined]  # a module has what is put in it

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not _starts_a_process(item)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            return False
        self._run(session)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and _Once.on_failure:
            _Once.on_failure(report)


class _Once:
    """What a failure does in this process."""

    on_failure: Callable[[pytest.TestReport], None] | None = None


def _starts_a_process(item: pytest.Item) -> bool:
    code = getattr(getattr(item, "function", None), "__code__", None)
    return code is not None and not _STARTS_A_PROCESS.isdisjoint(code.co_names)


def _run_pytest(files: Sequence[str], run: Callable[[pytest.Session], None], scratch: str) -> int:
    options = ["-q", "--capture=no", "-p", "no:cacheprovider", "-x"]
    paths = [str(ROOT / "tests" / name) for name in files]
    options += [f"--rootdir={ROOT}", f"--basetemp={scratch}/pytest"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # we import it earlier
    return int(pytest.main([*options, *paths], plugins=[_Plugin(run)]))


def _run_items(items: Sequence[pytest.Item]) -> None:
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


# Without a mutant, and with one inside a function


def serve(
    files: Sequence[str],
    mutants: Sequence[Mutant],
    report: Callable[[int, str], None],
    workers: int,
) -> tuple[Baseline, list[int]]:
    """Run all tests without a mutant, then each mutant that stands inside functions.

    Gives what the tests do, and the places of the mutants that need an import of their own.

    Raises:
        RuntimeError: when a test fails without a mutant.

    """
    baseline, left = Baseline(), list[int]()

    def run(session: pytest.Session) -> None:
        _measure(session, baseline, traced, {mutant.module for mutant in mutants})
        gc.freeze()
        tests = {item.nodeid: item for item in session.items}
        jobs = []
        for place, mutant in enumerate(mutants):
            swaps = _find_swaps(mutant)
            if swaps is None:
                left.append(place)
                continue
            lines = set().union(*(_lines_of(old) for old, _ in swaps))
            if baseline.is_imported(mutant.module, lines):
                left.append(place)
                continue
            chosen = [tests[name] for name in baseline.tests_of(mutant.module, lines)]
            seconds = sum(baseline.seconds[item.nodeid] for item in chosen)
            jobs.append((place, functools.partial(_run_swapped, session, swaps, chosen), seconds))
        _run_jobs(jobs, report, workers)

    traced = coverage.Coverage(
        data_file=None, config_file=False, include=[f"{SOURCES}/*.py"], messages=False
    )
    traced.start()
    with tempfile.TemporaryDirectory() as scratch:
        code = _run_pytest(files, run, scratch)
    if code or not baseline.seconds:
        message = f"The tests fail without a mutant (pytest ended with {code})."
        raise RuntimeError(message)
    return baseline, left


def _measure(
    session: pytest.Session, baseline: Baseline, traced: coverage.Coverage, modules: set[str]
) -> None:
    _Once.on_failure = _stop_on_failure
    for place, item in enumerate(session.items):
        traced.switch_context(item.nodeid)
        following = session.items[place + 1] if place + 1 < len(session.items) else None
        started = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        baseline.seconds[item.nodeid] = time.process_time() - started
    traced.stop()
    for module in modules:
        lines = traced.get_data().contexts_by_lineno(str(SOURCES / f"{module}.py"))
        for line, contexts in lines.items():
            baseline.through[module, line] |= set(contexts)


def _stop_on_failure(report: pytest.TestReport) -> None:
    message = f"{report.nodeid} fails without a mutant:\n{report.longreprtext}"
    raise pytest.UsageError(message)


Swap = tuple[CodeType, CodeType]


def _find_swaps(mutant: Mutant) -> list[Swap] | None:
    """Give the code of the functions that differ; none where the module's own code does."""
    path = SOURCES / f"{mutant.module}.py"
    old = compile(path.read_text("utf-8"), str(path), "exec", dont_inherit=True)
    new = compile(mutant.source, str(path), "exec", dont_inherit=True)
    if _likeness(old, is_deep=False) != _likeness(new, is_deep=False):
        return None
    pairs = zip(_functions_in(old), _functions_in(new), strict=True)
    swaps = [pair for pair in pairs if _likeness(pair[0]) != _likeness(pair[1])]
    is_live = all(_live_functions(mutant.module, old) for old, _ in swaps)
    fits = all(len(old.co_freevars) == len(new.co_freevars) for old, new in swaps)
    return swaps if swaps and is_live and fits else None


def _is_function(code: CodeType) -> bool:
    return bool(code.co_flags & 1)  # CO_OPTIMIZED: the body of a class has it not


def _functions_in(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from (constant,) if _is_function(constant) else _functions_in(constant)


def _likeness(code: CodeType, *, is_deep: bool = True) -> tuple[Any, ...]:
    """Give all that makes two codes do the same, with the functions in it or without."""
    constants = [_likeness_of(constant, is_deep=is_deep) for constant in code.co_consts]
    return (
        code.co_code,
        code.co_names,
        code.co_varnames,
        code.co_flags,
        code.co_exceptiontable,
        tuple(constants),
    )


def _likeness_of(constant: object, *, is_deep: bool) -> object:
    if isinstance(constant, CodeType):
        if _is_function(constant) and not is_deep:
            return constant.co_name
        return _likeness(constant, is_deep=is_deep)
    if isinstance(constant, frozenset):
        return sorted(map(repr, constant))
    return type(constant), repr(constant)


def _lines_of(code: CodeType) -> set[int]:
    """Give the lines of a function's body; that of its `def` runs on import."""
    lines = {line for _, _, line in code.co_lines() if line and line != code.co_firstlineno}
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            lines |= {line for _, _, line in constant.co_lines() if line}
    return lines


def _live_functions(module: str, code: CodeType) -> list[FunctionType]:
    return [
        function
        for function in _functions_of(module)
        if function.__code__.co_qualname == code.co_qualname
        and function.__code__.co_firstlineno == code.co_firstlineno
    ]


@functools.cache
def _functions_of(module: str) -> list[FunctionType]:
    gc.unfreeze()
    path = str(SOURCES / f"{module}.py")
    return [
        found
        for found in gc.get_objects()
        if isinstance(found, FunctionType) and found.__code__.co_filename == path
    ]


def _run_swapped(
    session: pytest.Session, swaps: list[Swap], items: list[pytest.Item], scratch: str
) -> None:
    for old, new in swaps:
        for function in _live_functions(Path(old.co_filename).stem, old):
            function.__code__ = new
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper):  # noqa: SLF001  it has no public name
            with suppress(Exception):
                found.cache_clear()
    factory: Any = session.config._tmp_path_factory  # type: ignore[attr-defined]  # noqa: SLF001  each process needs a folder of its own
    factory._basetemp = Path(scratch)  # noqa: SLF001  the same
    _Once.on_failure = _die_killed
    _run_items(items)


def _die_killed(_report: pytest.TestReport) -> None:
    os._exit(1)


# With a mutant on import


def run_imported(
    files: Sequence[str],
    mutants: Sequence[tuple[int, Mutant]],
    baseline: Baseline,
    report: Callable[[int, str], None],
    workers: int,
) -> None:
    """Run each mutant in a process that imports it; call this before mesocare is imported.

    The module's own tests, the first file, go first, since they take less to collect.
    """
    assert "mesocare" not in sys.modules
    seconds = sum(baseline.seconds.values())
    survived = set[int]()

    def sort_out(place: int, verdict: str) -> None:
        if verdict == SURVIVED:
            survived.add(place)
        report(place, verdict)

    for chosen in (files[:1], files):
        jobs = [
            (place, functools.partial(_run_imported, chosen, mutant, baseline), seconds)
            for place, mutant in mutants
            if chosen == files[:1] or place in survived
        ]
        _run_jobs(jobs, sort_out, workers)


def _run_imported(files: Sequence[str], mutant: Mutant, baseline: Baseline, scratch: str) -> None:
    sys.meta_path.insert(0, _Finder(mutant))
    _Once.on_failure = _die_killed

    def run(session: pytest.Session) -> None:
        touched = {
            name
            for (module, _), names in baseline.through.items()
            for name in names
            if module == mutant.module
        }
        items = [item for item in session.items if item.nodeid in touched]
        _run_items(sorted(items, key=lambda item: baseline.cost_of(item.nodeid)))

    if _run_pytest(files, run, scratch):
        os._exit(1)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the mutant where its module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, fullname: str, _path: object = None, _target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != f"mesocare.{self._mutant.module}":
            return None
        path = SOURCES / f"{self._mutant.module}.py"
        return importlib.util.spec_from_file_location(fullname, path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        assert module.__file__ is not None
        exec(compile(self._mutant.source, module.__file__, "exec"), module.__dict__)  # noqa: S102  the mutant is our own


# Processes


Job = tuple[int, Callable[[str], None], float]
"""The place of a mutant, what runs it, and how long that takes without it."""


def _run_jobs(jobs: Sequence[Job], report: Callable[[int, str], None], workers: int) -> None:
    running: dict[int, tuple[int, str]] = {}
    for place, run, seconds in jobs:
        if len(running) >= workers:
            _reap(running, report)
        scratch = tempfile.mkdtemp(prefix="mutant-")
        sys.stdout.flush()
        if not (pid := os.fork()):
            _run_and_exit(run, scratch, seconds)
        running[pid] = place, scratch
    while running:
        _reap(running, report)


def _reap(running: dict[int, tuple[int, str]], report: Callable[[int, str], None]) -> None:
    pid, status = os.wait()
    place, scratch = running.pop(pid)
    shutil.rmtree(scratch, ignore_errors=True)
    report(place, _verdict(status))


def _verdict(status: int) -> str:
    import signal

    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
        return TIMED_OUT
    return KILLED if status else SURVIVED


def _run_and_exit(run: Callable[[str], None], scratch: str, seconds: float) -> None:
    """Run in this process, which then ends: 0 where no test failed; its time is bounded."""
    try:
        most = int(os.times().user + os.times().system + 10 * seconds + 20)
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        sys.stdout = sys.stderr = io.TextIOWrapper(io.FileIO(nowhere, "w"))
        run(scratch)
        os._exit(0)
    except BaseException:  # noqa: BLE001  whatever a mutant does, it is found
        os._exit(1)
