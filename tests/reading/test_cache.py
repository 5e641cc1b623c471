"""The cache changes no answer: what is kept is the file's own protocol, or nothing is."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import platformdirs
import pytest
from program import command, known_environment, run_program

import mesocare
from mesocare import (
    RuleFileRefusedError,
    StorageError,
    load_protocol,
    make_plan,
    parse_session,
)
from mesocare.reading import cache as rulecache
from mesocare.reading.cache import (
    _DECIDING,
    NO_CACHE,
    _digest,
    _statement,
    cache_folder,
    load_protocol_once,
)
from mesocare.reading.source import default_rule_file
from mesocare.rules.protocol import Protocol
from mesocare.rules.shape_json import reader_of, to_data
from mesocare.views.machine import render_course, render_plan

ROOT = Path(__file__).parents[2]
RULE_FILES = sorted([*ROOT.glob("data/*.yaml"), *ROOT.glob("examples/*.yaml")])
TODAY = ("today", "2026-11-20T14:30", "--at", "2026-11-22", "--tz", "Europe/Rome")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ROME = ZoneInfo("Europe/Rome")

on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
as_user = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere"
)


@pytest.fixture
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test a cache of its own, in place of the one that all share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def forget_the_programs_own_source() -> Iterator[None]:
    """Let each test begin with the source as it is."""
    yield
    _statement.cache_clear()


def views_of(protocol: Protocol) -> list[str]:
    """Return what a patient and a program read of a plan."""
    session = parse_session("2026-11-20T14:30", zone=ROME, now=NOW)
    plan = make_plan(protocol, [session], at=NOW, zone=ROME)
    return [render_plan(plan), render_course(plan)]


def kept_files() -> list[Path]:
    """Return the files in the cache."""
    folder = cache_folder()
    assert folder is not None
    return sorted(folder.iterdir()) if folder.is_dir() else []


def keep_default() -> Path:
    """Read the default rules once, and give the file that was kept of them."""
    load_protocol_once()
    [kept] = kept_files()
    return kept


def write_sealed(kept: Path, data: bytes) -> None:
    """Put data into a kept file, with the seal that belongs to it."""
    kept.write_bytes(_digest(kept.name.encode(), data).encode() + b"\n" + data)


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.name)
def test_a_plan_from_the_cache_equals_one_from_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For every rule file of the repository."""
    from_file = load_protocol(path)
    first = load_protocol_once(path)
    monkeypatch.setitem(sys.modules, "mesocare.reading.rule_file", None)

    kept = load_protocol_once(path)

    assert kept == first == from_file
    assert repr(kept) == repr(from_file)
    assert views_of(kept) == views_of(from_file)


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.name)
def test_what_is_kept_is_plain_data_that_gives_the_same_protocol(path: Path) -> None:
    """Data, never code."""
    protocol = load_protocol(path)

    data = json.loads(json.dumps(to_data(protocol)))

    assert reader_of(Protocol)(data) == protocol


def test_a_changed_rule_file_of_the_same_size_and_time_is_read_anew(tmp_path: Path) -> None:
    """No changed rule file is ever answered from an old cache."""
    text = default_rule_file().read_text(encoding="utf-8")
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    before, old = path.stat(), load_protocol_once(path)
    path.write_text(text.replace("wait: 3 days", "wait: 9 days"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    new = load_protocol_once(path)

    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert new == load_protocol(path) != old


def test_another_version_of_the_program_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keyed by the program's version."""
    kept = keep_default()
    monkeypatch.setattr("mesocare.reading.cache.__version__", "0.0.0")
    _statement.cache_clear()

    load_protocol_once()

    assert len(kept_files()) == 2
    assert kept in kept_files()


def test_another_shape_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keyed by the shape; its version is its own source, which nobody can forget."""
    kept = keep_default()
    monkeypatch.setattr("mesocare.reading.cache._DECIDING", ("rules",))
    _statement.cache_clear()

    load_protocol_once()

    assert len(kept_files()) == 2
    assert kept in kept_files()


def test_every_module_that_decides_what_a_rule_file_means_is_in_the_key() -> None:
    """What reading the default rules loads of ours, words aside."""
    asked = (
        "import sys; from mesocare.reading.rule_file import load_protocol; load_protocol();"
        "print(*[name for name in sys.modules if name.split('.')[0] == 'mesocare'])"
    )

    ended = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=known_environment(),
    )

    modules = {name for name in ended.stdout.split() if name.count(".") > 1}
    deciding = {name.removesuffix(".py").replace("/", ".") for name in _DECIDING}
    others = {
        name
        for name in modules
        if not any(f"{name}.".startswith(f"mesocare.{place}.") for place in deciding)
    }
    assert {name.split(".")[1] for name in others} <= {"language"}
    assert others <= {"mesocare.language.en", "mesocare.language.en.names"}


def test_a_refused_rule_file_is_never_kept(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("protocol: no\n", encoding="utf-8")

    with pytest.raises(RuleFileRefusedError):
        load_protocol_once(path)

    assert kept_files() == []


def test_a_rule_file_that_is_not_there_is_said_as_without_a_cache(tmp_path: Path) -> None:
    """The same answer."""
    with pytest.raises(StorageError, match=r"no\.yaml: no such file"):
        load_protocol_once(tmp_path / "no.yaml")


def deep(kept: Path) -> None:
    write_sealed(kept, b"[" * 1_000_000)


def huge(kept: Path) -> None:
    with kept.open("r+b") as file:
        file.truncate(9 * 1024 * 1024)


def linked(kept: Path) -> None:
    kept.rename(kept.with_name("elsewhere"))
    kept.symlink_to(kept.with_name("elsewhere"))


def replaced_by_folder(kept: Path) -> None:
    kept.unlink()
    kept.mkdir()


def piped(kept: Path) -> None:
    kept.unlink()
    os.mkfifo(kept, 0o600)


def wrong_kind(place: int, data: object) -> Callable[[Path], None]:
    """Put a value of another kind into a field of the protocol, and seal it."""

    def change(kept: Path) -> None:
        members = json.loads(kept.read_bytes().partition(b"\n")[2])
        members[place] = data
        write_sealed(kept, json.dumps(members).encode())

    return change


ODD: dict[str, Callable[[Path], object]] = {
    "empty": lambda kept: kept.write_bytes(b""),
    "truncated": lambda kept: kept.write_bytes(kept.read_bytes()[:-100]),
    "of one other letter": lambda kept: kept.write_bytes(
        kept.read_bytes().replace(b"your", b"Your", 1)
    ),
    "of no text": lambda kept: kept.write_bytes(b"\xff\x00\n\xfe"),
    "no JSON": lambda kept: write_sealed(kept, b"import os"),
    "of another file": lambda kept: kept.write_bytes(b"0" * 48 + b"\n[]"),
    "too short a list": lambda kept: write_sealed(kept, b"[]"),
    "no list": lambda kept: write_sealed(kept, b"{}"),
    "a number": lambda kept: write_sealed(kept, b"1e999"),
    "a text for a group": wrong_kind(1, "text"),
    "a list for a mapping": wrong_kind(2, []),
    "a number for a rule": wrong_kind(2, {"wash-hair": 5}),
    "a number for texts": wrong_kind(2, {"wash-hair": [5] * 15}),
    "nothing for a group": wrong_kind(1, None),
    "nested deeply": deep,
    "huge": huge,
    "open to others": lambda kept: kept.chmod(0o640),
    "in a folder that is open to others": lambda kept: kept.parent.chmod(0o755),
    "a link": linked,
    "a folder": replaced_by_folder,
    "a pipe": piped,
    "gone": lambda kept: kept.unlink(),
}


@on_posix
@pytest.mark.parametrize("make_odd", ODD.values(), ids=ODD.keys())
def test_an_odd_file_in_the_cache_is_passed_over_in_silence(
    make_odd: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is read as if there were none, with the same answer."""
    kept = keep_default()
    make_odd(kept)
    asked: list[str] = []
    parse = mesocare.parse_protocol

    def read(source: bytes, name: str) -> Protocol:
        asked.append(name)
        return parse(source, name)

    monkeypatch.setattr("mesocare.reading.rule_file.parse_protocol", read)

    protocol = load_protocol_once()

    assert protocol == load_protocol()
    assert asked == ["aftercare.yaml"]


@on_posix
def test_a_file_in_the_cache_that_another_account_owns_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not ours."""
    keep_default()
    monkeypatch.setattr("os.geteuid", lambda: 4_242)

    assert load_protocol_once() == load_protocol()


@on_posix
def test_an_odd_file_is_put_right_by_the_next_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is odd costs one run, not all of them."""
    keep_default().write_bytes(b"odd")
    load_protocol_once()
    monkeypatch.setitem(sys.modules, "mesocare.reading.rule_file", None)

    kept = load_protocol_once()

    assert kept.protocol.id == "hair-mesotherapy"


@on_posix
def test_what_is_kept_is_readable_by_its_owner_alone() -> None:
    """0600, in a folder of 0700, whatever the umask."""
    before = os.umask(0)
    try:
        kept = keep_default()
    finally:
        os.umask(before)

    assert [oct(place.stat().st_mode & 0o777) for place in (kept, kept.parent)] == [
        "0o600",
        "0o700",
    ]


@pytest.mark.parametrize(
    "broken", ["os.open", "pathlib.Path.replace", "pathlib.Path.mkdir", "pathlib.Path.lstat"]
)
def test_a_full_or_read_only_disk_changes_no_answer(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Full disk, read-only home."""
    expected = load_protocol()

    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(broken, fail)

    actual = load_protocol_once()

    monkeypatch.undo()
    assert actual == expected


@as_user
def test_a_home_that_cannot_be_written_changes_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o500)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert load_protocol_once() == load_protocol()


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is read as if there were no cache."""
    monkeypatch.setattr("mesocare.reading.cache.cache_folder", lambda: None)

    assert load_protocol_once() == load_protocol()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("base", ["/somewhere/else", "", "  "])
def test_the_cache_is_where_platformdirs_has_it(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the user's cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", base)

    assert cache_folder() == platformdirs.user_cache_path("mesocare", appauthor=False)


def test_no_more_than_sixteen_files_are_kept(tmp_path: Path) -> None:
    """A clinic that writes its rules for days must not fill its disk."""
    text = default_rule_file().read_text(encoding="utf-8")
    for number in range(18):
        path = tmp_path / f"{number}.yaml"
        path.write_text(f"{text}\n# {number}\n", encoding="utf-8")
        load_protocol_once(path)

    assert len(kept_files()) == 16


def test_the_variable_turns_the_cache_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment variable exists."""
    monkeypatch.setenv(NO_CACHE, "1")

    load_protocol_once()

    assert kept_files() == []


def test_the_option_turns_the_cache_off() -> None:
    """`--no-cache` exists, before the command."""
    ended = run_program("--no-cache", *TODAY)

    assert (ended.code, ended.err, kept_files()) == (0, "", [])


def test_the_program_answers_the_same_first_kept_and_after_its_cache_is_deleted() -> None:
    """Its deletion is harmless."""
    first, again = run_program(*TODAY), run_program(*TODAY)
    [kept] = kept_files()
    kept.unlink()
    kept.parent.rmdir()

    after = run_program(*TODAY)

    assert first.code == 0
    assert first == again == after


def test_two_runs_at_once_do_not_disturb_each_other() -> None:
    """Written atomically."""
    runs = [
        subprocess.Popen(
            command(*TODAY), env=known_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]

    written = [run.communicate() for run in runs]

    assert len(set(written)) == 1
    assert [run.returncode for run in runs] == [0] * 4
    assert [file.suffix for file in kept_files()] == [".rules"]


def test_on_other_systems_the_cache_is_where_they_keep_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")

    assert cache_folder() == platformdirs.user_cache_path("mesocare", appauthor=False)


def test_a_program_whose_own_files_cannot_be_read_keeps_nothing_and_reads_the_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = Path.read_bytes

    def refuse_the_program(path: Path) -> bytes:
        if path.suffix == ".py":
            raise PermissionError
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse_the_program)
    _statement.cache_clear()

    assert load_protocol_once() == load_protocol()
    assert kept_files() == []


def test_a_python_without_its_own_digest_keeps_under_the_same_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = Path(rulecache.__file__)
    spec = importlib.util.spec_from_file_location("mesocare.rulecache_anew", place)
    assert spec is not None
    assert spec.loader is not None
    monkeypatch.setitem(sys.modules, "_blake2", None)

    anew = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(anew)

    assert anew._digest(b"a", b"bc") == _digest(b"a", b"bc")  # noqa: SLF001  what names a file
    assert _digest(b"ab", b"c") != _digest(b"a", b"bc")
