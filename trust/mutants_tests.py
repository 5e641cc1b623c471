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
import pickle
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NoReturn

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
_FEW_EXAMPLES = 20
"""Of each property test; they are the same in every run."""
_STARTS_A_PROCESS = frozenset({"run_program", "run_in_terminal", "subprocess"})
_MOST_BYTES = 4 * 1024**3
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"


@dataclass
class Baseline:
    """What the tests do without a mutant."""

    seconds: dict[str, float] = field(default_factory=dict)
    through: dict[int, set[str]] = field(default_factory=partial(defaultdict, set))
    """The tests that run each line of the module; the empty name is the import."""

    def tests_of(self, lines: set[int]) -> list[str]:
        """Give the tests that run any of the lines, the quickest first."""
        hit = set[str]().union(*(self.through.get(line, set()) for line in lines))
        return sorted(hit & self.seconds.keys(), key=self.cost_of)

    def is_imported(self, lines: set[int]) -> bool:
        """Whether any of the lines runs before the first test does."""
        return any("" in self.through.get(line, set()) for line in lines)

    def cost_of(self, test: str) -> tuple[float, str]:
        """Give what sorts tests, the quickest first."""
        return self.seconds[test], test


def judge(files: Sequence[str], mutants: Sequence[Mutant], workers: int) -> list[str]:
    """Give the verdict on each mutant of a module, whose own tests are the first file.

    Raises:
        RuntimeError: when a test fails without a mutant.

    """
    verdicts = dict[int, str]()

    def run(session: pytest.Session) -> None:
        baseline, inside, left = _ask_child(
            partial(_judge_inside, session, files, mutants, workers)
        )
        verdicts.update(inside)
        imported = [(place, mutants[place]) for place in left]
        _judge_imported(session, files, mutants[0].module, imported, baseline, verdicts, workers)

    _start_pytest(run)
    return [verdicts[place] for place in range(len(mutants))]


def load_before() -> None:
    """Import what every process needs, so that it is imported once."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    for name in _LOADED_BEFORE:
        importlib.import_module(name)
    gc.freeze()


class _Plugin:
    """Takes over where pytest would collect the tests: there, nothing of mesocare is imported."""

    def __init__(self, run: Callable[[pytest.Session], None]) -> None:
        self._run = run

    def pytest_collection(self, session: pytest.Session) -> bool:
        self._run(session)
        return True

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not _starts_a_process(item)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and _Once.on_failure:
            _Once.on_failure(report)


class _Once:
    """What a failure does in this process."""

    on_failure: Callable[[pytest.TestReport], None] | None = None


def _starts_a_process(item: pytest.Item) -> bool:
    code = getattr(getattr(item, "function", None), "__code__", None)
    return code is not None and not _STARTS_A_PROCESS.isdisjoint(code.co_names)


def _start_pytest(run: Callable[[pytest.Session], None]) -> None:
    options = ["-q", "--capture=no", "-x", "-p", "no:cacheprovider", "-p", "no:xdist"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # hypothesis is there already
    told = io.StringIO()
    with redirect_stdout(told), tempfile.TemporaryDirectory() as scratch:
        places = [f"--rootdir={ROOT}", f"--basetemp={scratch}/pytest", str(ROOT / "tests")]
        code = pytest.main([*options, *places], plugins=[_Plugin(run)])
    if code != pytest.ExitCode.NO_TESTS_COLLECTED:
        raise RuntimeError(told.getvalue())


def _collect(session: pytest.Session, files: Sequence[str]) -> Sequence[pytest.Item]:
    """Collect tests, with few examples for those that draw them."""
    paths = [ROOT / "tests" / name for name in files]
    if any("from strategies import" in path.read_text("utf-8") for path in paths):
        from hypothesis import settings

        strategies = importlib.import_module("strategies")
        few = settings(strategies.DETERMINISTIC, max_examples=_FEW_EXAMPLES)
        strategies.DETERMINISTIC = few  # type: ignore[attr-defined]  # a module has what is put in it
    items = session.perform_collect([str(path) for path in paths])
    if session.testsfailed:
        message = "the tests cannot be collected"
        raise RuntimeError(message)
    return [item for item in items if isinstance(item, pytest.Item)]


def _run_items(items: Sequence[pytest.Item]) -> None:
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _take_scratch(session: pytest.Session, scratch: str) -> None:
    factory: Any = session.config._tmp_path_factory  # type: ignore[attr-defined]  # noqa: SLF001  each process needs a folder of its own
    factory._basetemp = Path(scratch)  # noqa: SLF001  the same


# Without a mutant, and with one inside a function


_Inside = tuple[Baseline, dict[int, str], list[int]]
"""What the tests do, the verdicts, and the places of mutants that need an import of their own."""


def _judge_inside(
    session: pytest.Session, files: Sequence[str], mutants: Sequence[Mutant], workers: int
) -> _Inside:
    baseline, verdicts, left = _measure(session, files, mutants[0].module), dict[int, str](), []
    tests = {item.nodeid: item for item in session.items}
    _caches()
    _functions_of(mutants[0].module)
    gc.freeze()
    jobs = list[Job]()
    for place, mutant in enumerate(mutants):
        swaps = _find_swaps(mutant) or []
        lines = set[int]().union(*(_lines_of(old) for old, _ in swaps))
        if not swaps or baseline.is_imported(lines):
            left.append(place)
            continue
        names = baseline.tests_of(lines)
        run = partial(_run_swapped, session, swaps, [tests[name] for name in names])
        jobs.append((place, run, sum(baseline.seconds[name] for name in names)))
    _run_jobs(jobs, verdicts, workers)
    return baseline, verdicts, left


def _measure(session: pytest.Session, files: Sequence[str], module: str) -> Baseline:
    """Run every test once, under coverage."""
    path = str(SOURCES / f"{module}.py")
    traced = coverage.Coverage(data_file=None, config_file=False, include=[path], messages=False)
    baseline = Baseline()
    _Once.on_failure = _stop_on_failure
    traced.start()
    items = _collect(session, files)
    for place, item in enumerate(items):
        traced.switch_context(item.nodeid)
        following = items[place + 1] if place + 1 < len(items) else None
        started = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        baseline.seconds[item.nodeid] = time.process_time() - started
    traced.stop()
    for line, contexts in traced.get_data().contexts_by_lineno(path).items():
        baseline.through[line] |= set(contexts)
    return baseline


def _stop_on_failure(report: pytest.TestReport) -> None:
    message = f"{report.nodeid} fails without a mutant:\n{report.longreprtext}"
    raise RuntimeError(message)


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
    path = str(SOURCES / f"{module}.py")
    return [
        found
        for found in gc.get_objects()
        if isinstance(found, FunctionType) and found.__code__.co_filename == path
    ]


@functools.cache
def _caches() -> list[Any]:
    """Give all that keeps results, as the module's functions may."""
    kind = functools._lru_cache_wrapper  # noqa: SLF001  it has no public name
    return [found for found in gc.get_objects() if isinstance(found, kind) and found is not _caches]


def _run_swapped(
    session: pytest.Session, swaps: list[Swap], items: list[pytest.Item], scratch: str
) -> None:
    for old, new in swaps:
        for function in _live_functions(Path(old.co_filename).stem, old):
            function.__code__ = new
    for kept in _caches():
        kept.cache_clear()
    _take_scratch(session, scratch)
    _Once.on_failure = _die_killed
    _run_items(items)


def _die_killed(_report: pytest.TestReport) -> None:
    os._exit(1)


# With a mutant on import


def _judge_imported(
    session: pytest.Session,
    files: Sequence[str],
    module: str,
    mutants: Sequence[tuple[int, Mutant]],
    baseline: Baseline,
    verdicts: dict[int, str],
    workers: int,
) -> None:
    """Run each mutant in a process that imports it: with its own tests, then with all.

    Raises:
        RuntimeError: when the module as it is would not survive that.

    """
    assert "mesocare" not in sys.modules
    seconds = sum(baseline.seconds.values())
    as_it_is = dict[int, str]()
    same = Mutant(module, "module", "", "", (SOURCES / f"{module}.py").read_text("utf-8"))
    _run_jobs([(0, partial(_run_imported, session, files, same, baseline), seconds)], as_it_is, 1)
    if as_it_is != {0: SURVIVED}:
        message = f"The tests fail with {module} as it is, where it is imported anew."
        raise RuntimeError(message)
    for chosen in dict.fromkeys((tuple(files[:1]), tuple(files))):
        jobs = [
            (place, partial(_run_imported, session, chosen, mutant, baseline), seconds)
            for place, mutant in mutants
            if verdicts.get(place, SURVIVED) == SURVIVED
        ]
        _run_jobs(jobs, verdicts, workers)


def _run_imported(
    session: pytest.Session,
    files: Sequence[str],
    mutant: Mutant,
    baseline: Baseline,
    scratch: str,
) -> None:
    sys.meta_path.insert(0, _Finder(mutant))
    _take_scratch(session, scratch)
    _Once.on_failure = _die_killed
    touching = set().union(*baseline.through.values())
    items = [
        item
        for item in _collect(session, files)
        if item.nodeid in touching or item.path.name == files[0]
    ]
    _run_items(sorted(items, key=lambda item: baseline.cost_of(item.nodeid)))


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


def _ask_child(work: Callable[[], _Inside]) -> _Inside:
    """Give what a process of its own works out, so that this one imports nothing.

    Raises:
        RuntimeError: with what went wrong there.

    """
    reading, writing = os.pipe()
    if not (pid := os.fork()):
        os.close(reading)
        _answer_and_exit(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        answer = stream.read()
    if os.waitpid(pid, 0)[1]:
        raise RuntimeError(answer.decode())
    given: _Inside = pickle.loads(answer)  # noqa: S301  from our own child
    return given


def _answer_and_exit(work: Callable[[], _Inside], writing: int) -> NoReturn:
    code = 1
    with os.fdopen(writing, "wb") as stream:
        try:
            stream.write(pickle.dumps(work()))
            code = 0
        except BaseException as error:  # noqa: BLE001  told by the parent
            stream.write(f"{type(error).__name__}: {error}".encode())
    os._exit(code)


def _run_jobs(jobs: Sequence[Job], verdicts: dict[int, str], workers: int) -> None:
    running: dict[int, tuple[int, str]] = {}
    for place, run, seconds in jobs:
        if len(running) >= workers:
            _reap(running, verdicts)
        scratch = tempfile.mkdtemp(prefix="mutant-")
        if not (pid := os.fork()):
            _run_and_exit(run, scratch, seconds)
        running[pid] = place, scratch
    while running:
        _reap(running, verdicts)


def _reap(running: dict[int, tuple[int, str]], verdicts: dict[int, str]) -> None:
    pid, status = os.wait()
    place, scratch = running.pop(pid)
    shutil.rmtree(scratch, ignore_errors=True)
    verdicts[place] = _verdict(status)


def _verdict(status: int) -> str:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
        return TIMED_OUT
    return KILLED if status else SURVIVED


def _run_and_exit(run: Callable[[str], None], scratch: str, seconds: float) -> NoReturn:
    """Run in this process, which then ends: 0 where no test failed; its time is bounded."""
    try:
        used = os.times()
        most = int(used.user + used.system + 10 * seconds + 20)
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        run(scratch)
        os._exit(0)
    except BaseException:  # noqa: BLE001  whatever a mutant does, it is found
        os._exit(1)
