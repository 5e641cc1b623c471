"""The clinic's file that an account goes by: chosen once, never quietly without it."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from program import command, known_environment, run_program

GIVEN = ("2026-11-20T14:30", "--at", "2026-11-21T18:00", "--tz", "Europe/Rome", "--plain")
CLINIC = """\
name: Sunrise Hair Clinic
telephone: 000 000 0000
zone: Europe/Rome
changes:
  hair-mesotherapy:
    version: 2.0.0
    replace:
      wash-hair: {wait: 5 days, because: We have seen sore scalps.}
"""
OWN = "washing your hair: OK from Wed 25 Nov"


@pytest.fixture(name="clinic")
def _clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sunrise.yaml"
    path.write_text(CLINIC, encoding="utf-8")
    return path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize(
    "words",
    [
        ("today", *GIVEN, "--clinic", "pipe.yaml"),
        ("today", *GIVEN, "--rules", "pipe.yaml"),
        ("rules", "check", "pipe.yaml"),
        ("rules", "diff", "pipe.yaml"),
        ("rules", "approve", "pipe.yaml", "--name", "A", "--profession", "b", "--yes"),
        ("rules", "new", "a.yaml", "--kind", "clinic", "--from-list", "pipe.yaml"),
        ("clinic", "use", "pipe.yaml"),
    ],
    ids=" ".join,
)
def test_a_pipe_is_not_waited_for(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.yaml")

    ended = run_program(*words)

    assert ended.code == 5
    assert "a pipe" in ended.err


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="no shell that gives a pipe for a file")
def test_what_a_shell_gives_as_a_file_is_read(clinic: Path) -> None:
    run = shlex.join(command("today", *GIVEN))

    ended = subprocess.run(
        ["/bin/bash", "-c", f"{run} --clinic <(cat {clinic.name})"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
    )

    assert ended.returncode == 0
    assert OWN in " ".join(ended.stdout.split())


def today(**environment: str) -> str:
    return " ".join(run_program("today", *GIVEN, **environment).out.split())


def test_a_chosen_file_counts_in_every_command_until_it_is_forgotten(clinic: Path) -> None:
    chosen = run_program("clinic", "use", clinic.name)
    with_it = today()
    where = run_program("clinic", "where")
    forgotten = run_program("clinic", "forget")

    assert chosen.err == "From now on every command goes by sunrise.yaml: Sunrise Hair Clinic.\n"
    assert OWN in with_it
    assert where.out == f"{clinic}\n"
    assert forgotten.err.startswith("Forgotten.")
    assert OWN not in today()
    assert run_program("clinic", "where").out == ""


@pytest.mark.skipif(os.name != "posix", reason="Windows limits the size of no file")
def test_a_choice_that_cannot_be_kept_leaves_no_folder(clinic: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings"
    program = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
    program += "from mesocare.cli.main import run; sys.exit(run(sys.argv[1:]))"

    ended = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "clinic", "use", clinic.name],
        capture_output=True,
        check=False,
        env=known_environment(XDG_CONFIG_HOME=str(settings)),
    )

    assert ended.returncode == 5
    assert not settings.exists()


def test_an_option_and_a_variable_go_before_the_choice(clinic: Path) -> None:
    other = clinic.with_name("other.yaml")
    other.write_text(CLINIC.replace("5 days", "6 days"), encoding="utf-8")
    run_program("clinic", "use", clinic.name)

    by_option = run_program("today", *GIVEN, "--clinic", other.name).out

    assert "OK from Thu 26 Nov" in " ".join(by_option.split())
    assert "OK from Thu 26 Nov" in today(MESOCARE_CLINIC=other.name)


@pytest.mark.parametrize("kept", ["", "relative.yaml", "/a\x1b[2J", "/a\nb", "/" + 5000 * "a"])
def test_a_choice_that_cannot_be_read_is_refused_and_can_be_forgotten(
    clinic: Path, kept: str
) -> None:
    settings = clinic.parent / "settings"
    (settings / "mesocare").mkdir(parents=True)
    (settings / "mesocare" / "clinic").write_text(kept, encoding="utf-8")
    account = {"XDG_CONFIG_HOME": str(settings)}

    refused = run_program("today", *GIVEN, **account)
    forgotten = run_program("clinic", "forget", **account)

    assert (refused.code, refused.out) == (5, "")
    assert "cannot be read. Choose it again" in refused.err
    assert forgotten.code == 0
    assert run_program("today", *GIVEN, **account).code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("words", [("clinic", "where"), ("today", *GIVEN)], ids=" ".join)
@pytest.mark.parametrize("has_writer", [False, True])
def test_a_pipe_in_the_place_of_the_choice_is_not_waited_for(
    clinic: Path, words: tuple[str, ...], *, has_writer: bool
) -> None:
    pipe = clinic.parent / "settings" / "mesocare" / "clinic"
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR) if has_writer else None

    refused = run_program(*words, XDG_CONFIG_HOME=str(clinic.parent / "settings"))

    if writer is not None:
        os.close(writer)
    assert (refused.code, refused.out) == (5, "")
    assert "cannot be read. Choose it again" in refused.err


def lose(clinic: Path, how: str) -> None:
    """Do something to a chosen file that keeps it from being read."""
    run_program("clinic", "use", clinic.name)
    clinic.unlink()
    if how != "gone":
        clinic.write_text("nme: Sunrise\n", encoding="utf-8")


ROME = ("--tz", "Europe/Rome")
ADD = ("sessions", "add", "--any-date", "2026-11-20T14:30")


@pytest.mark.parametrize("how", ["gone", "refused"])
def test_what_is_recorded_needs_no_clinics_file(clinic: Path, how: str) -> None:
    """Above all it can be erased."""
    lose(clinic, how)

    recorded = run_program(*ADD, *ROME)
    others = [
        run_program("sessions", *words)
        for words in (
            ("list",),
            ("happened", "scabs-gone", "2026-11-25"),
            ("happened", "scabs-gone", "--undo"),
            ("remove", "1", "-y"),
            ("where",),
            ("forget", "-y"),
        )
    ]

    assert [one.code for one in (recorded, *others)] == [0] * 7
    assert [bool(one.err) for one in others] == [False, True, False, False, False, False]


def test_without_the_clinics_file_its_zone_is_that_of_the_last_session(clinic: Path) -> None:
    """TIME-1: the zone that is most like the clinic's, and nobody is left in doubt about it."""
    lose(clinic, "gone")
    run_program(*ADD, "--tz", "Asia/Tokyo")

    added = run_program("sessions", "add", "--any-date", "2026-12-11T10:00", TZ="Europe/Rome")

    assert ", 10 am, Tokyo." in added.out
    assert "is gone" in added.err
    assert "So the time is read as one of Asia/Tokyo." in added.err


def test_without_the_clinics_file_an_id_is_not_checked(clinic: Path) -> None:
    """Its rules may have others than the default ones."""
    lose(clinic, "gone")

    added = run_program(*ADD, *ROME, "--with", "own-question")

    assert added.code == 0
    assert added.err.count("is gone") == 1
    assert "So it is not known if the rules have this id." in added.err


def test_the_zone_and_the_ids_of_a_chosen_file_count_where_something_is_recorded(
    clinic: Path,
) -> None:
    run_program("clinic", "use", clinic.name)

    added = run_program(*ADD, TZ="Asia/Tokyo")
    noted = run_program("sessions", "happened", "scabs-gone", "2026-11-25", TZ="Asia/Tokyo")

    assert ", 2:30 pm, Rome." in added.out
    assert "(Europe/Rome)" in noted.out
    assert run_program(*ADD, "--with", "numb").code == 2


def test_a_choice_is_forgotten_behind_any_option(clinic: Path) -> None:
    lose(clinic, "gone")

    assert run_program("--no-cache", "clinic", "forget").code == 0


def test_where_the_chosen_file_is_gone_nothing_is_answered_without_it(clinic: Path) -> None:
    run_program("clinic", "use", clinic.name)
    clinic.unlink()

    ended = run_program("today", *GIVEN)

    assert (ended.code, ended.out) == (5, "")
    assert "is gone" in ended.err
    assert "mesocare clinic forget" in ended.err


def test_a_file_that_is_refused_is_not_chosen(clinic: Path) -> None:
    clinic.write_text("nme: Sunrise\n", encoding="utf-8")

    refused = run_program("clinic", "use", clinic.name)

    assert refused.code == 3
    assert run_program("clinic", "where").out == ""


def test_a_folder_for_settings_that_cannot_be_made_is_named(clinic: Path) -> None:
    """HOME is set, so that to set it is no help."""
    (clinic.parent / "in-the-way").write_text("", encoding="utf-8")
    settings = str(clinic.parent / "in-the-way" / "settings")

    ended = run_program("clinic", "use", clinic.name, XDG_CONFIG_HOME=settings)

    assert (ended.code, ended.out) == (5, "")
    assert "The folder for your settings, " in ended.err
    assert "cannot be made. Set XDG_CONFIG_HOME to one that you may write to." in ended.err


def test_without_a_home_nothing_is_chosen_and_nothing_falls(clinic: Path) -> None:
    ended = run_program("clinic", "use", clinic.name, HOME="here", XDG_CONFIG_HOME="there")

    assert ended.code == 5
    assert ended.err == (
        "mesocare: No folder is known to keep your settings in. "
        "Set HOME or XDG_CONFIG_HOME to a full path.\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("logo: pipe", ("sheet", *GIVEN[:-1], "-o", "sheet.pdf")),
        ("protocols: {p: pipe}", ("today", *GIVEN, "--rules", "p")),
        ("protocols: {p: pipe}", ("today", *GIVEN)),
    ],
)
def test_a_pipe_beside_the_file_is_not_waited_for(
    clinic: Path, names: str, words: tuple[str, ...]
) -> None:
    """Who may write to the folder would stop every command of the clinic."""
    os.mkfifo(clinic.with_name("pipe"))
    clinic.write_text(f"name: Sunrise Hair Clinic\n{names}\n", encoding="utf-8")

    ended = run_program(*words, "--clinic", clinic.name)
    checked = run_program("rules", "check", clinic.name)

    assert ended.code in {0, 5}
    assert (ended.code == 0) is (names.startswith("protocols") and "--rules" not in words)
    assert "not a file" in ended.err + checked.out
