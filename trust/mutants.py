"""Run the mutants of the core, all of them in one sitting, and say which no test noticed.

    mutmut run "mesocare.dates.clock_changes*"    # writes all mutants, and finds their tests
    python trust/mutants.py [--seconds 3] [--processes 2] [--again] [NAME…]

`mutmut run` collects the tests anew for each mutant. Here they are collected once, and each mutant
has a fork of that process, in which the tests that killed its neighbours go first and then the
quick ones, mixed, since the cases of one test are much alike: most mutants take milliseconds. What
was found stands where `mutmut results` and `mutmut show` look for it, and a second run goes on
where the first stopped.

A mutant that outlives `--seconds` of processor time before all of its tests were run is
"suspicious": more seconds and `--again` may tell. NAME is how the names of the mutants begin.
A function that was moved is known to no test until `mutants/mutmut-stats.json` is made anew.
Needs Linux or macOS.

Ends with 1 where a mutant survived, and with 2 where the tests fail without one.
"""

import argparse
import gc
import json
import os
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple, NoReturn

import pytest
from mutmut.configuration import config
from mutmut.mutation import trampoline
from mutmut.mutation.data import SourceFileMutationData
from mutmut.stats import status_by_exit_code

MUTANTS = Path("mutants").absolute()
STATS = MUTANTS / "mutmut-stats.json"
CLEAN = MUTANTS / "passed-without-a-mutant"
"""Newer than the statistics where the tests passed as they are; a second run need not try again."""
SURVIVED, KILLED, BROKEN, NO_TESTS, UNFINISHED, HANGS = 0, 1, 3, 33, 35, 36
"""As mutmut writes them down; broken is one that took pytest with it, and counts as killed."""
_SLOWER = 2
"""How many times as long as alone a test may take; one that takes more never ends."""
_SPARE = 2
"""Seconds beside that."""
_MEMORY = 2_000_000_000
"""Bytes that a mutant may take, of its address space."""
_ELSEWHERE = "America/St_Johns"
"""The zone of this computer meanwhile, of which few tests are: who reads it is noticed."""
_BETWEEN_SAVES = 30.0
"""Seconds after which what was found is written down."""


class Mutant(NamedTuple):
    """One changed place, and the file that keeps what came of it."""

    name: str
    file: SourceFileMutationData

    @property
    def function(self) -> str:
        """The function that was changed, as mutmut names it."""
        return self.name.rpartition("__mutmut_")[0]

    @property
    def code(self) -> int | None:
        """What came of it; None while it was not run."""
        return self.file.exit_code_by_key[self.name]


class Running(NamedTuple):
    """A fork that runs the tests of a mutant; of none, where the tests are tried as they are."""

    mutant: Mutant | None
    killer: int
    """The end of a pipe from which the name of the test that failed can be read."""
    began: float


class Mutants:
    """A plugin of pytest that runs the collected tests for each mutant, each time in a fork."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Read the mutants that mutmut wrote, and which tests reach them.

        Raises:
            FileNotFoundError: mutmut was not run yet.

        """
        self.seconds: float = options.seconds
        self.processes: int = options.processes
        stats = json.loads(STATS.read_bytes())
        self.durations: dict[str, float] = stats["duration_by_test"]
        self.tests: dict[str, list[str]] = stats["tests_by_mangled_function_name"]
        self.killers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.files = [_read(path) for path in sorted(MUTANTS.rglob("*.meta"))]
        mutants = [Mutant(name, file) for file in self.files for name in file.exit_code_by_key]
        undecided = {None, SURVIVED, UNFINISHED, NO_TESTS} if options.again else {None}
        self.mutants = [each for each in mutants if each.name.startswith(tuple(options.names))]
        waiting = [each for each in self.mutants if each.code in undecided]
        self.waiting = sorted(waiting, key=self._longest, reverse=True)
        self.fork: dict[int, Running] = {}
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note, in a fork, that a test failed."""
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the mutants in place of the tests."""
        gc.collect()
        gc.freeze()
        chance = Random(0)  # noqa: S311  an order, the same in each run, and no secret
        mixed = sorted(session.items, key=lambda item: self._duration(item) * chance.random())
        items = {item.nodeid: item for item in mixed}
        if not CLEAN.exists() or CLEAN.stat().st_mtime < STATS.stat().st_mtime:
            self._start(None, items.values())
        saved = time.monotonic()
        try:
            while self.fork or self.waiting:
                while self.waiting and len(self.fork) < self.processes:
                    mutant = self.waiting.pop()
                    self._start(mutant, self._in_order(mutant, items))
                self._wait()
                if time.monotonic() - saved > _BETWEEN_SAVES:
                    self._save()
                    saved = time.monotonic()
        finally:
            for pid in self.fork:
                os.kill(pid, signal.SIGKILL)
            self._save()
        return True

    def _duration(self, item: pytest.Item) -> float:
        return self.durations.get(item.nodeid, 0.0)

    def _longest(self, mutant: Mutant) -> float:
        """Seconds that all tests of a mutant take: those that outlive the fewest come first."""
        return sum(self.durations.get(test, 0.0) for test in self.tests.get(mutant.function, ()))

    def _in_order(self, mutant: Mutant, items: dict[str, pytest.Item]) -> list[pytest.Item]:
        """Find the tests for a mutant: its neighbours' killers, those that reach it, their files'.

        What one test of a file has worked out, the others may find kept, and reach nothing.
        """
        tests = set(self.tests.get(mutant.function, ()))
        files = {_file_of(test) for test in tests}
        killers = [test for test, _ in self.killers[mutant.function].most_common()]
        reaching = [test for test in items if test in tests]
        beside = [test for test in items if _file_of(test) in files]
        return [items[test] for test in dict.fromkeys([*killers, *reaching, *beside])]

    def _start(self, mutant: Mutant | None, items: Iterable[pytest.Item]) -> None:
        ours, theirs = os.pipe()
        pid = os.fork()
        if not pid:
            try:
                self._run(mutant, list(items), theirs)
            finally:
                os._exit(BROKEN)
        os.close(theirs)
        self.fork[pid] = Running(mutant, ours, time.monotonic())

    def _run(self, mutant: Mutant | None, items: Sequence[pytest.Item], killer: int) -> NoReturn:
        """Run tests until one fails, in a fork, which ends here."""
        name = mutant.name if mutant else ""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        if mutant:
            slowest = max(map(self._duration, items), default=0.0)
            most = int(self.seconds + _SLOWER * slowest) + _SPARE
            resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            signal.alarm(3 * most)
        trampoline.set_mutant_under_test(name)
        trampoline.get_mutant_under_test = lambda: name
        for item, following in zip(items, [*items[1:], None], strict=False):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                os.write(killer, item.nodeid.encode())
                os._exit(KILLED)
            if mutant and following and time.process_time() > self.seconds:
                os._exit(UNFINISHED)
        os._exit(SURVIVED if items else NO_TESTS)

    def _wait(self) -> None:
        """Wait until a fork ends, and note what came of it."""
        pid, status = os.wait()
        mutant, killer, began = self.fork.pop(pid)
        with os.fdopen(killer, encoding="utf-8") as pipe:
            test = pipe.read()
        code = os.waitstatus_to_exitcode(status)
        if not mutant:
            if code != SURVIVED:
                pytest.exit(f"the tests fail without a mutant: {test} ({code})", returncode=2)
            CLEAN.touch()
            return
        if test:
            self.killers[mutant.function][test] += 1
        mutant.file.exit_code_by_key[mutant.name] = HANGS if code == -signal.SIGALRM else code
        mutant.file.durations_by_key[mutant.name] = time.monotonic() - began

    def _save(self) -> None:
        """Write down what was found, and say how far it is."""
        for file in self.files:
            file.save()
        print(self.summary(), len(self.waiting), "to come", flush=True)

    def summary(self) -> str:
        """How many mutants came to which end."""
        counted = Counter(status_by_exit_code[mutant.code] for mutant in self.mutants)
        return ", ".join(f"{count:,} {status}" for status, count in counted.most_common())

    def survived(self) -> bool:
        """Whether a mutant outlived all of its tests."""
        return any(mutant.code == SURVIVED for mutant in self.mutants)


def _file_of(test: str) -> str:
    return test.partition("::")[0]


def _read(meta: Path) -> SourceFileMutationData:
    """Read what mutmut keeps of the mutants of one file."""
    file = SourceFileMutationData(path=meta.relative_to(MUTANTS).with_suffix(""))
    file.meta_path = meta
    file.load()
    return file


def main() -> int:
    """Collect the tests among the mutants, run them, and end with 1 where one survived."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", default=[""])
    parser.add_argument("--seconds", type=float, default=3.0, help="of processor for each mutant")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--again", action="store_true", help="those that no test killed, too")
    mutants = Mutants(parser.parse_args())
    selection = config().pytest_add_cli_args_test_selection
    os.environ["TZ"] = _ELSEWHERE
    time.tzset()
    os.chdir(MUTANTS)
    sys.path.insert(0, str(MUTANTS / "src"))
    quiet = ["--rootdir=.", "--capture=no", "--tb=no", "-qq", "-p", "no:cacheprovider"]
    code = pytest.main([*config().pytest_add_cli_args, *quiet, *selection], [mutants])
    print(mutants.summary())
    return int(code) or int(mutants.survived())


if __name__ == "__main__":
    sys.exit(main())
