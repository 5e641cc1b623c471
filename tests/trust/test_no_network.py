"""Is the network never used? Each command without any interface, and under the eyes of strace."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from faults.planted import AT, SESSION, plant
from no_network import find_namespace
from program import command, known_environment

GIVEN = (SESSION, "--at", AT, "--tz", "Europe/Rome")
CLINIC = ("--clinic", "clinic.yaml")
COMMANDS = [
    ("--version",),
    ("--help",),
    ("timeline", *GIVEN),
    ("today", *GIVEN, "--json"),
    ("can", "wash", "--session", *GIVEN),
    ("course", *GIVEN, *CLINIC),
    ("before", "2019-12-24", *GIVEN[1:]),
    ("calendar", *GIVEN, "-o", "a.ics"),
    ("sheet", *GIVEN, *CLINIC, "-o", "a.pdf"),
    ("sheet", *GIVEN, *CLINIC, "-o", "a.html"),
    ("sheets", "day.csv", *GIVEN[1:], *CLINIC, "-o", "out"),
    ("sessions", "add", "--any-date", SESSION),
    ("sessions", "list"),
    ("rules", "check", "clinic.yaml"),
    ("rules", "show"),
    ("rules", "schema"),
    ("rules", "new", "new.yaml"),
    ("rules", "diff", "rules.yaml"),
]
ANSWERS = {0, 10, 11, 12}
INTERNET = re.compile(r"AF_INET6?|AF_NETLINK|\bconnect\(|\bsendto\(|\bbind\(")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path)
    monkeypatch.chdir(tmp_path)


def run_with(beginning: list[str], arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*beginning, *command(*arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=known_environment(),
        stdin=subprocess.DEVNULL,
    )


def test_each_command_works_without_any_network_interface() -> None:
    beginning = find_namespace()
    if not beginning:
        pytest.skip("no network namespace can be made here (unshare)")

    ended = [run_with(beginning, arguments) for arguments in COMMANDS]

    assert {one.returncode for one in ended} <= ANSWERS
    assert [one.stdout for one in ended if "http" in one.stderr] == []


def test_no_command_asks_the_system_for_the_internet(tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    log = tmp_path / "calls"
    watched = [strace, "-f", "-qq", "--seccomp-bpf", "-A", "-o", str(log), "-e", "trace=%network"]
    if run_with(watched, ("--version",)).returncode != 0:
        pytest.skip("strace may not trace here, or is older than 5.3")
    speaker = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    subprocess.run([*watched, *command()[:1], "-c", speaker], check=True)
    assert INTERNET.search(log.read_text("utf-8")), "strace must show what is looked for"
    log.unlink()

    codes = {run_with(watched, arguments).returncode for arguments in COMMANDS}

    assert codes <= ANSWERS
    assert INTERNET.findall(log.read_text("utf-8")) == []
