"""What `rules check --fix` writes: each fix that is known, and not a byte more."""

import stat
import sys
from datetime import date
from pathlib import Path

import pytest
from rule_texts import RULES, seeded

from mesocare.authoring.check import fix_file
from mesocare.errors import StorageError
from mesocare.reading.source import Source

TODAY = date(2026, 11, 22)


def fixed(path: Path, data: bytes) -> tuple[bytes, str, list[str]]:
    """Fix a file, and return what it holds then, what was written, and what is still wrong."""
    path.write_bytes(data)
    report, written = fix_file(Source(path, data), TODAY)
    return path.read_bytes(), written, [problem.id for problem in report.problems]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("wait: 24h", "wait: 24 hours"),
        ("wait: '24h' # so", "wait: 24 hours # so"),
        ("wait: a few days", "about: a few days"),
        ("why: it is: sore\n    wait: two days", "why: 'it is: sore'\n    wait: 2 days"),
        ("wait:\u00a02-3 days", "wait: 2 to 3 days"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "marked"])
def test_a_fix_is_written_and_the_rest_stays_byte_for_byte(
    was: str, now: str, ending: str, mark: bytes, tmp_path: Path
) -> None:
    text = "# ünïcode: a remark\n" + seeded(RULES, "    why: It needs rest.\n", "").replace(
        "wait: 48 hours", "wait: {}"
    )
    before, after = (
        mark + text.replace("wait: {}", it).replace("\n", ending).encode() for it in (was, now)
    )

    data, written, _ = fixed(tmp_path / "rules.yaml", before)

    assert data == after
    assert written.startswith("Written:\nrules.yaml:")


def test_all_fixes_of_a_file_are_written_and_it_is_checked_again(tmp_path: Path) -> None:
    text = RULES.replace("wait: 48 hours", "wait: 48h").replace("from: 2 days", "from: two days")
    text = text.replace("review_by: 2029-11-22", "review_by: 22/11/2029")

    data, written, left = fixed(tmp_path / "rules.yaml", text.encode())

    assert data.decode() == RULES
    assert left == []
    assert written.splitlines()[1:] == [
        "rules.yaml:8:14: '22/11/2029' → '2029-11-22'",
        "rules.yaml:14:11: '48h' → '48 hours'",
        "rules.yaml:32:11: 'two days' → '2 days'",
    ]


def test_what_has_no_fix_is_left_and_nothing_is_written(tmp_path: Path) -> None:
    data = RULES.replace("wait: 48 hours", "wait: soon").encode()

    after, written, left = fixed(tmp_path / "rules.yaml", data)

    assert (after, written, left) == (data, "", ["value"])


def test_a_date_that_may_be_two_days_is_never_fixed(tmp_path: Path) -> None:
    data = RULES.replace("review_by: 2029-11-22", "review_by: 03/04/2029").encode()

    after, written, left = fixed(tmp_path / "rules.yaml", data)

    assert (after, written, left) == (data, "", ["value"])


def test_what_has_an_id_is_named_by_it(tmp_path: Path) -> None:
    """Who tells the event then ends the wait (TIME-10)."""
    events = "events:\n  scabs-gone: {what: the scabs have gone}\n"
    data = RULES.replace("wait: 48 hours", "wait: until the scabs have gone") + events

    after, written, left = fixed(tmp_path / "rules.yaml", data.encode())

    assert after.decode() == RULES.replace("wait: 48 hours", "until: scabs-gone") + events
    assert "'the scabs have gone' → 'scabs-gone'" in written
    assert left == ["example"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize("mode", [0o664, 0o640, 0o600])
def test_a_file_that_was_fixed_is_as_open_as_before(mode: int, tmp_path: Path) -> None:
    """A clinic's colleagues share it."""
    path, data = tmp_path / "rules.yaml", RULES.replace("48 hours", "48h").encode()
    path.write_bytes(data)
    path.chmod(mode)

    fix_file(Source(path, data), TODAY)

    assert path.read_text(encoding="utf-8") == RULES
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_no_fix_is_written_through_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "rules.yaml", tmp_path / "link.yaml"
    data = RULES.replace("48 hours", "48h").encode()
    path.write_bytes(data)
    link.symlink_to(path)

    with pytest.raises(StorageError, match=r"link\.yaml is a link\. Give the file itself\."):
        fix_file(Source(link, data), TODAY)

    assert link.is_symlink()
    assert path.read_bytes() == data
