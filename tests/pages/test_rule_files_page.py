"""The page for practitioners tells the truth: all of it is carried out, in its order.

MESOCARE_REWRITE_GOLDEN=1 python -m pytest tests/pages/test_rule_files_page.py writes the outputs,
the tables and the reference of the page anew; then look at them.
"""

import os
import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from leaflet_phrases import LEAFLET, WORDS, Frame
from program import run_inside
from rule_texts import HEAD

from mesocare import parse_protocol
from mesocare.authoring.as_read import render_as_read
from mesocare.authoring.schema import FileKind, render_reference
from mesocare.authoring.warnings import WARNINGS
from mesocare.reading.rule_file import shape_rules

PAGE = Path(__file__).parents[2] / "docs" / "rule-files.md"
REWRITE = os.environ.get("MESOCARE_REWRITE_GOLDEN") == "1"
BLOCK = re.compile(r"^```(?P<kind>console|yaml|diff)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
GIVEN = (
    "events: {scabs-gone: {what: the scabs have gone, usually: 7 days}, "
    "some-days: {what: a few days have passed}}\n"
    "questions: {long-hair: {ask: Do you have long hair?, if_yes: you have long hair}}\n"
)
"""What the rows of the page may name."""
ONE_RULE = "restrictions: {rest: {activity: rush, wait: 1 day}}\n"


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
    """Do what a block tells a reader to do, and return the block with what came of it."""
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
    on_the_day = ["--at", "2026-11-26"] if arguments[:2] == ["rules", "check"] else []

    ended = run_inside(capfd, *arguments, *on_the_day)

    return f"{line}\n{ended.err}{ended.out}"


def _change(path: Path, lines: list[str]) -> None:
    """Change a file as a reader of `-` and `+` would; the lines must stand there once."""
    old = [line[1:] for line in lines if not line.startswith("+")]
    new = [line[1:] for line in lines if not line.startswith("-")]
    before = path.read_text(encoding="utf-8")
    assert before.count("\n".join(old) + "\n") == 1, lines
    path.write_text(before.replace("\n".join(old) + "\n", "\n".join(new) + "\n"), encoding="utf-8")


# What a leaflet says


def read_row(written: str) -> list[str]:
    """Return what patients read of a row's rule."""
    lines = written if written.startswith("restrictions") else ONE_RULE + written
    said = render_as_read(parse_protocol(f"{HEAD}{GIVEN}{lines}\n", "row.yaml"))
    blocks = [block.splitlines() for block in said.split("\n\n")]
    section = written.partition(":")[0]
    return [line.strip() for block in blocks if block[0].startswith(section) for line in block[1:]]


def test_each_row_of_the_leaflet_is_read_as_the_page_says() -> None:
    table = ["| the leaflet says | write | patients read |", "|---|---|---|"]
    for says, written in LEAFLET.items():
        table.append(f"| {says} | `{written}` | {'<br>'.join(read_row(written))} |")

    assert len(LEAFLET) >= 30
    _hold_part("leaflet", "leaflet", "\n".join(table))


def test_each_frame_of_the_page_takes_what_fits_and_refuses_what_does_not() -> None:
    table = ["| key | what fits | in a sentence | what does not |", "|---|---|---|---|"]
    for frame in WORDS:
        assert _refusals(frame, frame.fits) == []
        for words in frame.misfits:
            assert _refusals(frame, words), words
        wrong = ", ".join(f"`{words}`" for words in frame.misfits)
        table.append(
            f"| `{frame.key}` | `{frame.fits}` | {frame.sentence.format(frame.fits)} | {wrong} |"
        )

    _hold_part("words", "words", "\n".join(table))


def _refusals(frame: Frame, words: str) -> list[str]:
    text = HEAD + frame.file.replace("WORDS", words)
    return [problem.id for problem in shape_rules(text, "words.yaml").problems]


# What is made from the source


def test_the_page_names_every_warning() -> None:
    table = ["| id | it warns you that |", "|---|---|"]
    table += [f"| `{id_}` | {sentence} |" for id_, sentence in WARNINGS.items()]

    _hold_part("warnings", "warnings", "\n".join(table))


@pytest.mark.parametrize("kind", list(FileKind))
def test_the_page_describes_every_key_of_the_shape(kind: FileKind) -> None:
    _hold_part(f"reference: {kind}", "reference", render_reference(kind))


class Part(NamedTuple):
    """A link of the page, and where it leads."""

    text: str
    target: str


def test_every_link_of_the_page_leads_to_a_heading() -> None:
    page = PAGE.read_text(encoding="utf-8")
    links = [Part(*found) for found in re.findall(r"\[([^\]]+)\]\(#([^)]+)\)", page)]
    headings = {line.lstrip("# ").lower() for line in page.splitlines() if line.startswith("#")}

    assert links
    assert {link.target for link in links} - headings == set()


def test_the_page_says_what_the_headings_promise_in_order() -> None:
    """The path comes first, what is looked up comes after."""
    page = PAGE.read_text(encoding="utf-8")
    order = ["## Ten minutes", "## Rules of your own", "## What a leaflet says", "## Every key"]

    places = [page.index(heading) for heading in order]

    assert all(one < other for one, other in pairwise(places))


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
