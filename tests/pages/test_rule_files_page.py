"""Does the page for practitioners tell the truth? All of it is carried out, in its order.

MESOCARE_REWRITE_GOLDEN=1 python -m pytest tests/pages/test_rule_files_page.py writes the
outputs, the warnings and the reference of the page anew; then look at them.
"""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import run_inside

from mesocare.authoring.lint import WARNINGS
from mesocare.authoring.schema import FileKind, render_reference

PAGE = Path(__file__).parents[2] / "docs" / "rule-files.md"
REWRITE = os.environ.get("MESOCARE_REWRITE_GOLDEN") == "1"
BLOCK = re.compile(r"^```(?P<kind>console|yaml|diff)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


def test_every_step_of_the_page_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A practitioner who follows the page from its first to its last block meets no surprise."""
    page = PAGE.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    carried_out = BLOCK.sub(lambda block: _carry_out(block, capfd), page)

    _hold(page, carried_out)


def _carry_out(block: re.Match[str], capfd: pytest.CaptureFixture[str]) -> str:
    """Do what a block tells a reader to do, and give the block with what came of it."""
    text = block["text"]
    if block["kind"] == "console":
        text = _run(text.splitlines()[0], capfd)
    else:
        head, body = text.split("\n", 1)
        path = Path(head.removeprefix("# "))
        if block["kind"] == "yaml":
            path.write_text(body, encoding="utf-8")
        else:
            _change(path, body.splitlines())
    return f"```{block['kind']}\n{text}```"


def _run(line: str, capfd: pytest.CaptureFixture[str]) -> str:
    arguments = shlex.split(line.removeprefix("$ mesocare "))
    on_the_day = ["--at", "2026-11-22"] if arguments[:2] == ["rules", "check"] else []

    ended = run_inside(capfd, *arguments, *on_the_day)

    return f"{line}\n{ended.out}{ended.err}"


def _change(path: Path, lines: list[str]) -> None:
    """Change a file as a reader of `-` and `+` would; the lines must stand there once."""
    old = [line[1:] for line in lines if not line.startswith("+")]
    new = [line[1:] for line in lines if not line.startswith("-")]
    before = path.read_text(encoding="utf-8")
    assert before.count("\n".join(old) + "\n") == 1, lines
    path.write_text(before.replace("\n".join(old) + "\n", "\n".join(new) + "\n"), encoding="utf-8")


def test_the_page_names_every_warning() -> None:
    table = ["| id | it warns you that |", "|---|---|"]
    table += [f"| `{id_}` | {sentence} |" for id_, sentence in WARNINGS.items()]

    _hold_part("warnings", "warnings", "\n".join(table))


@pytest.mark.parametrize("kind", list(FileKind))
def test_the_page_describes_every_key_of_the_shape(kind: FileKind) -> None:
    _hold_part(f"reference: {kind}", "reference", render_reference(kind))


def _hold_part(name: str, end: str, made: str) -> None:
    """Hold what stands between two marks of the page to what is made from the source."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(f"<!-- {name} -->\n", 1)
    _, after = rest.split(f"<!-- end of {end} -->", 1)

    _hold(page, f"{before}<!-- {name} -->\n\n{made.strip()}\n\n<!-- end of {end} -->{after}")


def _hold(page: str, made: str) -> None:
    if REWRITE:
        PAGE.write_text(made, encoding="utf-8")
    else:
        assert list(_lines(made)) == list(_lines(page))


def _lines(text: str) -> Iterator[str]:
    return (line.rstrip() for line in text.splitlines())
