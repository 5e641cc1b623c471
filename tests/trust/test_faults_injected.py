"""Does a part of `trust/faults` survive with each change? The whole takes some 15 minutes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from program import known_environment

ENDINGS = (
    "terminal gone",
    "closed stderr",
    "stderr /dev/full",
    "head -n 1",
    "slow, no blocking",
    "file too large",
)
VIEWS = ("timeline", "today, JSON", "calendar", "sessions list", "rules schema")

if sys.platform != "linux":
    pytest.skip("strace, /dev/full and small pipes are Linux's", allow_module_level=True)

from faults.endings import ENDINGS as TRIED  # noqa: E402  it needs Linux
from faults.endings import View, look_at  # noqa: E402  it needs Linux
from faults.inject import can_inject  # noqa: E402  it needs Linux
from faults.stops import Day, prepare_day, stop  # noqa: E402  it needs Linux
from faults.targets import add_sessions, plant_template  # noqa: E402  it needs Linux

RUNNER = Path(__file__).parents[2] / "trust" / "faults"


def test_files_are_old_or_new_whichever_call_fails_or_is_the_last() -> None:
    if reason := can_inject():
        pytest.skip(reason)

    ended = subprocess.run(
        [sys.executable, RUNNER, "--quick"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "16 faults felt, 16 survived, 0 not" in ended.stdout


def test_without_strace_the_runner_says_so_and_proves_nothing(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, RUNNER, "--quick"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(PATH=str(tmp_path)),
    )

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "Nothing was tried: strace is not installed (Debian: apt install strace).\n"
    )


@pytest.fixture(scope="module", params=[False, True], ids=["buffered", "unbuffered"])
def views(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, View]:
    """Look at each view undisturbed."""
    place = plant_template(tmp_path_factory.mktemp("views"))
    add_sessions(place)
    return {name: look_at(name, place, is_unbuffered=request.param) for name in VIEWS}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_view_whose_output_fails_never_ends_with_code_0_and_output_missing(
    ending: str, views: dict[str, View]
) -> None:
    assert [complaint for view in views.values() if (complaint := TRIED[ending](view))] == []


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Make a day's sheets undisturbed."""
    return prepare_day(tmp_path_factory.mktemp("day"))


@pytest.mark.parametrize("seed", [0, 2])
def test_a_batch_that_is_stopped_leaves_whole_sheets_and_goes_on_to_the_same_bytes(
    seed: int, day: Day
) -> None:
    """Of SIGINT, SIGTERM and SIGKILL one each, at a moment drawn from the seed."""
    assert stop(day, seed).complaint == ""


def test_the_runner_finds_a_file_that_is_neither_old_nor_new(tmp_path: Path) -> None:
    """A judge that never condemns proves nothing."""
    from faults.inject import Injection, inject
    from faults.targets import TARGETS, prepare

    if reason := can_inject():
        pytest.skip(reason)
    target = next(target for target in TARGETS if target.name == "sessions list")
    prepared = prepare(target, tmp_path)
    database = next(name for name in prepared.old if name.endswith(".db"))
    prepared.old[database] = prepared.new[database] = [("another row",)]

    trial = inject(prepared, Injection("write", "EIO", 1))

    assert trial.fired == 1
    assert trial.complaint.startswith(f"{database} is neither old nor new")
    assert os.fspath(tmp_path) not in trial.complaint
