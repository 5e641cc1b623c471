"""What a batch leaves that is stopped at random: whole sheets, and a way on."""

import random
import re
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from faults.planted import AT, NAME, NOTE, find_leak
from faults.targets import (
    as_command,
    copied,
    environment,
    leftovers,
    plant_template,
    read_state,
    run,
)

_ROWS = 40
_COUNTED = re.compile(r"(\d+) sheets? made")
_CODES = {
    signal.SIGINT: {0, 130},
    signal.SIGTERM: {0, 143, -signal.SIGTERM},  # a shell says 143 for either
    signal.SIGKILL: {0, -signal.SIGKILL},
}
SIGNALS = tuple(_CODES)


@dataclass(frozen=True, slots=True)
class Day:
    """A day list in a place, and what an undisturbed run makes of it."""

    template: Path
    state: dict[str, object]
    seconds: float
    """How long that takes."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One signal at one moment, and what came of it."""

    signal: signal.Signals
    after: float
    code: int
    made: int
    complaint: str


def prepare_day(folder: Path) -> Day:
    """Write a day list of 40 rows, and make it once."""
    template = plant_template(folder)
    rows = (f"2019-07-23T{5 + n // 60:02}:{n % 60:02},{NAME},,{NOTE}" for n in range(_ROWS))
    (template / "work" / "day.csv").write_text(
        "session,name,protocol,note\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    with copied(template) as place:
        begun = time.monotonic()
        run(_command(place), place).check_returncode()
        return Day(template, read_state(place), time.monotonic() - begun)


def _command(place: Path) -> list[str]:
    fixed = ("--at", AT, "--tz", "Europe/Rome")
    return as_command(("sheets", "{work}/day.csv", *fixed, "-o", "{work}/out"), place)


def stop(day: Day, seed: int) -> Stop:
    """Stop a batch at a moment that the seed decides, and judge what it leaves and says."""
    drawn = random.Random(seed)  # noqa: S311  a test that can be repeated
    sent = SIGNALS[seed % len(SIGNALS)]
    after = drawn.uniform(0, 1.1 * day.seconds)
    with copied(day.template) as place:
        ended = _run_and_stop(place, sent, after)
        state = read_state(place)
        made = len(_sheets(state))
        complaint = _find_fault(day, sent, ended, place) or _find_odd_next_run(day, place)
    return Stop(sent, after, ended.returncode, made, complaint)


def _run_and_stop(
    place: Path, sent: signal.Signals, after: float
) -> subprocess.CompletedProcess[bytes]:
    with subprocess.Popen(
        _command(place),
        cwd="/",
        env=environment(place),
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    ) as running:
        time.sleep(after)
        running.send_signal(sent)
        out, err = running.communicate(timeout=60)
        return subprocess.CompletedProcess([], running.returncode, out, err)


def _sheets(state: dict[str, object]) -> list[str]:
    return [name for name in state if name.startswith("work/out/2")]


def _find_fault(
    day: Day, sent: signal.Signals, ended: subprocess.CompletedProcess[bytes], place: Path
) -> str:
    state, said, code = read_state(place), ended.stderr.decode("utf-8", "replace"), ended.returncode
    torn = [name for name, content in state.items() if content != day.state.get(name)]
    if torn:
        return f"not whole: {torn}"
    if code == -signal.SIGINT and not _sheets(state) and "mesocare/cli" not in said:
        return ""  # it came before Python had begun with the program
    if code not in _CODES[sent]:
        return f"ended with {code}: {said}"
    if code == 0 and state != day.state:
        return "ended with 0, and sheets are missing"
    if "Traceback" in said or find_leak(said):
        return f"a word too many: {said}"
    if code > 0:
        return _find_untruth(state, said) or _name_leftovers(place)
    return ""


def _find_untruth(state: dict[str, object], said: str) -> str:
    counted = _COUNTED.search(said)
    if not said and not _sheets(state):
        return ""  # it came while the program was being loaded
    if not said.startswith("mesocare: "):
        return f"no clear word: {said!r}"
    if counted is None:
        return f"says nothing of its sheets: {said}" if _sheets(state) else ""
    if int(counted[1]) != len(_sheets(state)):
        return f"{len(_sheets(state))} sheets are there: {said}"
    return ""


def _name_leftovers(place: Path) -> str:
    left = leftovers(place)
    return f"left behind: {left}" if left else ""


def _find_odd_next_run(day: Day, place: Path) -> str:
    ended = run(_command(place), place)
    if ended.returncode != 0 or read_state(place) != day.state:
        return f"the next run ended with {ended.returncode}: {ended.stderr.decode()}"
    return ""
