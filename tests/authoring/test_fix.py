"""What `rules check --fix` writes: each fix that is known, and not a byte more."""

from datetime import date
from pathlib import Path

import pytest
from rule_texts import RULES, seeded

from mesocare.authoring.check import fix_file
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
