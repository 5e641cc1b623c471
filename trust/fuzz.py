"""Drawn texts against the promises: `python trust/fuzz.py` draws a million for five targets.

Inputs are drawn near what the program reads, and judged by `tests/hostile/targets.py`: a moment
reads back as itself, no minute of a wait is lost, each line of a day list is a row or refused, no
view prints what drives a terminal. Each finding is named by what draws it again:

    python trust/fuzz.py --target moment --seed 1 --first 4711 --runs 1
"""

import argparse
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from hostile.targets import TARGETS, judge

from mesocare import __version__

SHARES = {"views": 2, "rule-file": 6, "clinic-file": 6, "day-list": 26, "moment": 60}
"""Of 100 runs: the quick targets have more."""
MOST_FINDINGS = 20


@dataclass
class Result:
    """What the runs of one target came to."""

    runs: int = 0
    seconds: float = 0.0
    findings: list[tuple[int, str]] = field(default_factory=list)


def fuzz(target: str, seed: int, first: int, runs: int) -> Result:
    """Judge a number of inputs of a target; it stops early after twenty findings."""
    result, started = Result(), time.perf_counter()
    for number in range(first, first + runs):
        result.runs += 1
        try:
            judge(target, seed, number)
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            place = traceback.extract_tb(error.__traceback__)[-1]
            said = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {error}"
            result.findings.append((number, said[:600]))
            if len(result.findings) >= MOST_FINDINGS:
                break
    result.seconds = time.perf_counter() - started
    return result


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1_000_000, help="over all targets")
    parser.add_argument("--target", choices=TARGETS, help="this one alone, with all runs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number to begin with")
    return parser.parse_args()


def main() -> int:
    """Judge all targets and print what came of it; 1 where a promise was broken."""
    asked = _parse()
    shares = {asked.target: 100} if asked.target else SHARES
    print(f"mesocare {__version__}, Python {sys.version.split()[0]}, seed {asked.seed}")
    results = []
    for target, share in shares.items():
        runs = -(-asked.runs * share // 100)
        result = fuzz(target, asked.seed, asked.first, runs)
        results.append(result)
        rate = result.runs / result.seconds
        print(f"{target}: {result.runs:,} of {runs:,} runs, {rate:,.0f} a second, "
              f"{len(result.findings)} findings", flush=True)  # fmt: skip
        for number, said in result.findings:
            print(f"  --target {target} --seed {asked.seed} --first {number} --runs 1: {said}")
    findings = sum(len(result.findings) for result in results)
    print(f"in all: {sum(result.runs for result in results):,} runs, {findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
