"""Calls of plain words, which reach their view without Typer: sooner, and the same in all else."""

import subprocess
import sys
from pathlib import Path

import pytest
from program import Ended, known_environment, run_inside, run_program

from mesocare.cli import main

CLINIC = "name: Sunrise Clinic\ntelephone: +39 06 5550 142\nzone: Europe/Rome\n"
CALLS = [
    pytest.param(["today"], id="today, nothing recorded"),
    pytest.param(["today", "2026-11-20T14:30"], id="today"),
    pytest.param(["today", "20", "November", "2026", "3pm"], id="a session in words"),
    pytest.param(["today", "2026-11-20", "2026-12-11"], id="two sessions"),
    pytest.param(["today", "2026-11-20", ""], id="an empty word"),
    pytest.param(["today", "no date"], id="no date"),
    pytest.param(["today", "31.11.2026"], id="no such day"),
    pytest.param(["timeline", "2026-11-20T14:30"], id="timeline"),
    pytest.param(["signs", "2026-11-20T14:30"], id="signs"),
    pytest.param(["can"], id="can, no words"),
    pytest.param(["can", "wash", "my", "hair"], id="can"),
    pytest.param(["can", ""], id="can, an empty word"),
    pytest.param(["can", "I cannot breathe"], id="a danger"),
    pytest.param(["why", "wash my hair"], id="why"),
    pytest.param(["why"], id="why, no words"),
    pytest.param(["today", "--json"], id="an option"),
    pytest.param(["tody"], id="no command"),
]


def run_both(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, call: list[str]
) -> tuple[Ended, Ended]:
    """Run a call as it is, and through Typer."""
    as_it_is = run_inside(capfd, *call)
    with monkeypatch.context() as patch:
        patch.setattr(main, "is_direct", lambda _: False)
        return as_it_is, run_inside(capfd, *call)


@pytest.mark.parametrize("call", CALLS)
def test_a_call_says_the_same_with_and_without_typer(
    call: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_is, through_typer = run_both(capfd, monkeypatch, call)

    assert as_it_is == through_typer
    assert as_it_is.out or as_it_is.err


@pytest.mark.parametrize("call", [["today"], ["timeline"], ["signs"], ["can", "swim"]])
def test_recorded_sessions_count_the_same(
    call: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_inside(capfd, "sessions", "add", "--any-date", "2026-11-20T14:30", "--tz", "Europe/Rome")

    as_it_is, through_typer = run_both(capfd, monkeypatch, call)

    assert as_it_is == through_typer
    assert as_it_is.out


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        pytest.param("MESOCARE_RULES", "prp-hair", id="rules by id"),
        pytest.param("MESOCARE_RULES", "", id="no rules"),
        pytest.param("MESOCARE_RULES", "absent.yaml", id="absent rules"),
        pytest.param("MESOCARE_CLINIC", "clinic.yaml", id="clinic"),
        pytest.param("MESOCARE_CLINIC", "absent.yaml", id="absent clinic"),
    ],
)
def test_rules_and_clinic_of_the_environment_count_the_same(
    variable: str,
    value: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "clinic.yaml").write_text(CLINIC, encoding="utf-8")
    plain = run_inside(capfd, "today", "2026-11-20T14:30")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(variable, value)

    as_it_is, through_typer = run_both(capfd, monkeypatch, ["today", "2026-11-20T14:30"])

    assert as_it_is == through_typer
    assert (as_it_is == plain) == (value == "")


def test_a_chosen_clinic_counts_the_same(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "clinic.yaml"
    file.write_text(CLINIC, encoding="utf-8")
    monkeypatch.setenv("MESOCARE_CLINIC", str(file))  # so that the run's own choice is taken back
    monkeypatch.delenv("MESOCARE_CLINIC")
    run_inside(capfd, "clinic", "use", str(file))

    as_it_is, through_typer = run_both(capfd, monkeypatch, ["today", "2026-11-20T14:30"])

    assert as_it_is == through_typer
    assert "+39 06 5550 142" in " ".join(as_it_is.out.split())


@pytest.mark.parametrize("call", [["today", "2026-11-20"], ["can", "swim"], ["signs"]])
def test_a_call_of_plain_words_loads_no_typer(call: list[str]) -> None:
    """That is what it is for."""
    program = (
        f"import sys; from mesocare.cli.main import run; run({call})\n"
        "print('typer' in sys.modules, file=sys.stderr)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=known_environment(),
        text=True,
    )

    assert ended.stderr.splitlines()[-1] == "False"


def test_a_shell_that_asks_for_completions_is_answered_by_typer() -> None:
    """Its question stands in the environment; the arguments may be any."""
    ended = run_program(
        "today", _MESOCARE_COMPLETE="complete_bash", COMP_WORDS="mesocare tod", COMP_CWORD="1"
    )

    assert ended.out.split() == ["today"]
