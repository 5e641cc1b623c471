"""What a clinic reads when its rule file has a mistake: where, what is there, what is right."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from program import Ended, known_environment, run_inside, run_program
from rule_texts import HEAD
from strategies import DETERMINISTIC

import mesocare
from mesocare.dates.waits import parse_wait
from mesocare.errors import RuleFileRefusedError, StorageError
from mesocare.reading.agreement import rules_of
from mesocare.reading.rule_file import load_protocol, parse_protocol
from mesocare.reading.source import (
    default_rule_file,
    find_rule_file,
    shipped_ids,
    shipped_rule_file,
)
from mesocare.rules.protocol import Basis, Source

PACKAGE = Path(mesocare.__file__).parent
CHECKOUT = PACKAGE.parents[1]

VALID = """\
format: 2
protocol:
  id: clinic-rules
  title: Rules of a clinic
  version: 1.0.0
  language: en
  written_on: 2026-11-22
sources:
  guide: {title: A guide, kind: leaflet}
restrictions:
  wash-hair:
    activity: wash your hair
    wait: 24 to 48 hours
    also_called: [shampoo, rinse]
    basis: guide
    sources: [guide]
"""
WAIT = "    wait: 24 to 48 hours\n"
LAST = "    sources: [guide]\n"
NOT_A_WAIT = "is not a wait. Write a number and a unit, such as '48 hours' or '24 to 48 hours'."
KEYS = (
    "activity, short, wait, until, decided_by, about, after, only_if, unless, in_between, "
    "meanwhile, why, also_called, basis, sources"
)
TOP_KEYS = (
    "format, protocol, restrictions, sources, questions, events, allowed, care, after_effects, "
    "warning_signs, watch, before_session, course, examples, silenced"
)
DIFFERENT = "the two say different things."
NO_TIME = (
    "no time is given. Where the leaflet names a length, write it as 'wait: 48 hours'; where it "
    "names something that must happen, write 'until: the scabs have gone'; where it is vague, "
    "write its words, 'about: a few days'; where it never ends, 'wait: always'."
)
GROUP_WANTED = "a group of keys is wanted here. Write 'key: value' lines, indented below."
NOT_YAML = (
    "Check the indentation and the colons here; "
    "a text that holds ': ' or ' #' needs quotes around it."
)
WASH = "restrictions.wash-hair"


def seeded(old: str, new: str) -> str:
    """Return the valid file with one thing changed."""
    assert VALID.count(old) == 1, old
    return VALID.replace(old, new)


def added(lines: str) -> str:
    """Return the valid file with lines after its last."""
    return VALID + lines


MISTAKES: dict[str, tuple[str, str]] = {
    "an unknown key, near a known one": (
        seeded(WAIT, f"{WAIT}    meanwile: Keep it dry.\n"),
        f"14:5: {WASH}.meanwile: 'meanwile' is not a key here. Did you mean 'meanwhile'?",
    ),
    "an unknown key, near none": (
        seeded(WAIT, f"{WAIT}    zzz: Keep it dry.\n"),
        f"14:5: {WASH}.zzz: 'zzz' is not a key here. The keys are {KEYS}.",
    ),
    "an unknown section": (
        added("zzz: red\n"),
        f"17:1: zzz: 'zzz' is not a key here. The keys are {TOP_KEYS}.",
    ),
    "an unknown key of a preparation": (
        added("before_session:\n  dye:\n    do_not: dye\n    form: 2 days\n    from: 2 days\n"),
        "20:5: before_session.dye.form: 'form' is not a key here. Did you mean 'from'?",
    ),
    "an unknown key in a list": (
        added(
            "course:\n  phases:\n  - {sessions: 4, gap: 1 week}\n  - {session: 4, gap: 1 week}\n"
        ),
        "20:6: course.phases[2].session: 'session' is not a key here. Did you mean 'sessions'?",
    ),
    "a missing key": (
        seeded("    activity: wash your hair\n", ""),
        f"11:3: {WASH}: the key 'activity' is missing. Write it below this one.",
    ),
    "a missing key of the head": (
        seeded("  title: Rules of a clinic\n", ""),
        "2:1: protocol: the key 'title' is missing. Write it below this one.",
    ),
    "a missing section": (
        VALID[: VALID.index("restrictions:")],
        "1:1: the key 'restrictions' is missing. Write it at the start of a line.",
    ),
    "no restriction at all": (
        VALID[: VALID.index("restrictions:")] + "restrictions: {}\n",
        "10:1: restrictions: no restriction stands here. Write one at least.",
    ),
    "a list in place of a text": (
        seeded("activity: wash your hair", "activity: [wash, wet]"),
        f"12:15: {WASH}.activity: a list or a group of keys stands here. Write a text.",
    ),
    "a group in place of a wait": (
        seeded("24 to 48 hours", "{least: 24 hours}"),
        (
            f"13:11: {WASH}.wait: a list or a group of keys stands here. "
            "Write a wait such as '24 to 48 hours'."
        ),
    ),
    "a text in place of a list": (
        seeded("[shampoo, rinse]", "shampoo"),
        f"14:18: {WASH}.also_called: a list is wanted here. Write '[shampoo]'.",
    ),
    "a text in place of a group": (
        added("  smoking: 3 days\n"),
        f"17:12: restrictions.smoking: {GROUP_WANTED}",
    ),
    "a list in place of a group": (
        added("care:\n  - use a mild shampoo\n"),
        f"18:3: care: {GROUP_WANTED}",
    ),
    "nothing in place of a text": (
        seeded("activity: wash your hair", "activity:"),
        f"12:14: {WASH}.activity: nothing stands here. Write a text.",
    ),
    "a tilde in place of a text": (
        seeded("activity: wash your hair", "activity: ~"),
        f"12:15: {WASH}.activity: nothing stands here. Write a text.",
    ),
    "an empty text": (
        seeded("activity: wash your hair", "activity: ' '"),
        f"12:15: {WASH}.activity: the text is empty. Write it, or leave the key out.",
    ),
    "a text of 301 characters": (
        seeded("wash your hair", "w" * 301),
        f"12:15: {WASH}.activity: 301 characters are too many. Write 300 at most.",
    ),
    "a plain text for a sign, of 301 characters": (
        added(f"warning_signs: {{urgent: [{'w' * 301}]}}\n"),
        ("17:26: warning_signs.urgent[1].sign: 301 characters are too many. Write 300 at most."),
    ),
    "a plain text for a question": (
        added("questions: {long-hair: Do you have long hair?}\n"),
        f"17:24: questions.long-hair: {GROUP_WANTED}",
    ),
    "a bad wait": (
        seeded("24 to 48 hours", "soon"),
        f"13:11: {WASH}.wait: 'soon' {NOT_A_WAIT}",
    ),
    "the least over the most": (
        seeded("24 to 48 hours", "48 to 24 hours"),
        (
            f"13:11: {WASH}.wait: '48 to 24 hours': the first length is over the second. "
            "Write the shorter one first, '24 to 48 hours'."
        ),
    ),
    "the least over the most in two units": (
        seeded("24 to 48 hours", "3 days to 48 hours"),
        (
            f"13:11: {WASH}.wait: '3 days to 48 hours': the first length is over the second. "
            "Write the shorter one first, '48 hours to 3 days'."
        ),
    ),
    "a duplicate key": (
        seeded(WAIT, f"{WAIT}    wait: 7 days\n"),
        (
            f"14:5: {WASH}.wait: 'wait' stands in lines 13 and 14: {DIFFERENT} "
            "Find out which of them is true, and write that."
        ),
    ),
    "a duplicate restriction": (
        added("  wash-hair:\n    activity: wash\n    wait: 1 day\n"),
        (
            f"17:3: {WASH}: 'wash-hair' stands in lines 11 and 17: {DIFFERENT} "
            "Give one of them another id."
        ),
    ),
    "a duplicate section": (
        added("sources:\n  M8: {title: A page, kind: page}\n"),
        (
            "17:1: sources: 'sources' stands in lines 8 and 17: only one can be read. "
            "Put what stands below the second under the first."
        ),
    ),
    "an unknown source, near a known one": (
        seeded(LAST, "    sources: [giude]\n"),
        f"16:15: {WASH}.sources[1]: there is no source 'giude'. Did you mean 'guide'?",
    ),
    "an unknown source, near none": (
        seeded(LAST, "    sources: [guide, M8]\n"),
        (
            f"16:22: {WASH}.sources[2]: there is no source 'M8'. "
            "Write the id of a source of these rules."
        ),
    ),
    "an unknown source of a warning sign": (
        added("warning_signs:\n  urgent:\n  - sign: pus\n    sources: [M8]\n"),
        (
            "20:15: warning_signs.urgent[1].sources[1]: there is no source 'M8'. "
            "Write the id of a source of these rules."
        ),
    ),
    "an unknown basis, near a known one": (
        seeded("basis: guide", "basis: guied"),
        (
            f"15:12: {WASH}.basis: 'guied' is not known here. "
            "Write one of guide, assumed, clinic, borrowed. Did you mean 'guide'?"
        ),
    ),
    "an unknown basis, near none": (
        seeded("basis: guide", "basis: study"),
        (
            f"15:12: {WASH}.basis: 'study' is not known here. "
            "Write one of guide, assumed, clinic, borrowed."
        ),
    ),
    "an alias twice": (
        seeded("[shampoo, rinse]", "[shampoo, rinse, Shampoo]"),
        f"14:35: {WASH}.also_called[3]: 'Shampoo' stands here twice. Take one of them out.",
    ),
    "the same restriction twice": (
        added(VALID[VALID.index("  wash-hair:") :]),
        (
            f"17:3: {WASH}: 'wash-hair' stands in lines 11 and 17: the two say the same. "
            "Take one of them out."
        ),
    ),
    "no time": (seeded(WAIT, ""), f"11:3: {WASH}: {NO_TIME}"),
    "a tilde in place of a wait": (seeded("24 to 48 hours", "~"), f"11:3: {WASH}: {NO_TIME}"),
    "a key of format 1": (
        seeded(WAIT, "    until: the scabs fall\n    and_until: it feels well\n"),
        f"14:5: {WASH}.and_until: 'and_until' is not a key here. Did you mean 'until'?",
    ),
    "no format": (
        VALID.removeprefix("format: 2\n"),
        (
            "1:1: the key 'format' is missing: this file is written for format 1, whose rules "
            "counted in other ways. Write 'format: 2' at the start of a line, then look through "
            "each rule."
        ),
    ),
    "another format": (
        seeded("format: 2", "format: 3"),
        "1:9: format: '3' is not a format that this program reads. Write 'format: 2'.",
    ),
    "another language": (
        seeded("language: en", "language: it"),
        (
            "6:3: protocol.language: 'it' is not spoken yet. Rule files can be written in "
            "English, 'en', alone so far."
        ),
    ),
    "a wait that no view can show": (
        seeded("24 to 48 hours", "9999 weeks"),
        (f"13:11: {WASH}.wait: '9999 weeks' is over 10 years. Write a shorter time, or 'always'."),
    ),
    "a placeholder": (
        seeded("wash your hair", '"CHANGE THIS: what is held off"'),
        f"12:15: {WASH}.activity: nothing is written here yet. Write what is held off.",
    ),
    "a placeholder beside a key without a value": (
        seeded("wash your hair", '"CHANGE THIS: what is held off"').replace(
            WAIT, WAIT + "    why:\n"
        ),
        (
            f"12:15: {WASH}.activity: nothing is written here yet. Write what is held off.\n"
            f"14:5: {WASH}.why: nothing stands behind 'why'. Write it, or take the key out. "
            "A text that begins with '#' needs quotes."
        ),
    ),
    "a tag": (
        seeded("wait: 24", "wait: !!str 24"),
        f"13:11: {WASH}.wait: a tag (!) is not read. Write the text alone.",
    ),
    "a tag that runs a program elsewhere": (
        seeded("activity: wash", "activity: !!python/object/apply:os.system wash"),
        f"12:15: {WASH}.activity: a tag (!) is not read. Write the text alone.",
    ),
    "an anchor": (
        seeded("activity: wash", "activity: &wash wash"),
        f"12:15: {WASH}.activity: an anchor (&) is not read. Write the text alone.",
    ),
    "an alias of YAML": (
        seeded("activity: wash your hair", "activity: &wash wash\n    why: *wash"),
        (
            f"12:15: {WASH}.activity: an anchor (&) is not read. Write the text alone.\n"
            f"13:10: {WASH}.why: an alias (*) is not read. Write the text itself."
        ),
    ),
    "a merge key": (
        seeded(WAIT, f"{WAIT}    <<: {{why: It is wet.}}\n"),
        f"14:5: {WASH}.<<: a merge key (<<) is not read. Write the keys themselves.",
    ),
    "a tab": (
        seeded("    basis", "\tbasis"),
        "15:1: a tab stands here. Write blanks in its place.",
    ),
    "a NUL": (
        seeded("wash your", "wash\0your"),
        "12:19: the character U+0000 (control character) may not stand here. Take it out.",
    ),
    "a NUL as an escape": (
        seeded("wash your hair", r'"wash\0hair"'),
        (
            f"12:15: {WASH}.activity: the character U+0000 (control character) "
            "may not stand in a text. Take it out."
        ),
    ),
    "an escape sequence": (
        seeded("wash your", "wash\x1b[31myour"),
        "12:19: the character U+001B (control character) may not stand here. Take it out.",
    ),
    "an escape sequence as an escape": (
        seeded("wash your hair", r'"wash\e]52;c;aGk=\ahair"'),
        (
            f"12:15: {WASH}.activity: the character U+001B (control character) "
            "may not stand in a text. Take it out."
        ),
    ),
    "a bidi character": (
        seeded("wash your", "wash\u202eyour"),
        "12:19: the character U+202E (right-to-left override) may not stand here. Take it out.",
    ),
    "a bidi character as an escape": (
        seeded("wash your hair", r'"wash\u2067hair"'),
        (
            f"12:15: {WASH}.activity: the character U+2067 (right-to-left isolate) "
            "may not stand in a text. Take it out."
        ),
    ),
    "a second document": (
        added("---\nprotocol: {}\n"),
        "17:1: a second document starts here. Write one document, without '---' inside.",
    ),
    "an empty file": ("", f"1:1: {GROUP_WANTED}"),
    "a file of remarks": ("# nothing yet\n", f"1:1: {GROUP_WANTED}"),
    "a sentence": ("Wash after two days.\n", f"1:1: {GROUP_WANTED}"),
    "bad indentation": (
        seeded("    basis", "   basis"),
        (
            "15:4: this line begins with 3 blanks, the one above with 4. Give lines that belong "
            "together the same, and two more to what belongs to a line."
        ),
    ),
    "a colon in a text": (
        seeded("wash your hair", "wash: your hair"),
        (
            "12:15: a text that holds ': ' needs quotes around it. "
            "Write them, or let 'mesocare rules check --fix' do it."
        ),
    ),
    "300 KiB": (
        added("#" * 300 * 1024),
        "1:1: the file is over 256 KiB. Write a shorter one.",
    ),
    "a depth of 1,000": (
        added("care: " + "{a: " * 1_000 + "}" * 1_000),
        "17:83: this is nested more than 20 deep. Write it flatter.",
    ),
    "100,000 brackets": (
        "[" * 100_000,
        "1:21: this is nested more than 20 deep. Write it flatter.",
    ),
    "a bad id": (
        seeded("wash-hair", "Wash Hair"),
        (
            "11:3: restrictions.Wash Hair: 'Wash Hair' is not an id. "
            "Write 'wash-hair': small letters, digits and hyphens."
        ),
    ),
    "a bad version": (
        seeded("1.0.0", "1.0"),
        "5:12: protocol.version: '1.0' does not fit here. Write three numbers, such as '1.0.0'.",
    ),
    "a date in another order": (
        seeded("2026-11-22", "22/11/2026"),
        ("7:15: protocol.written_on: '22/11/2026' is a date in another form. Write '2026-11-22'."),
    ),
    "a day that is not on the calendar": (
        seeded("2026-11-22", "2026-02-29"),
        (
            "7:15: protocol.written_on: '2026-02-29' is not a date. "
            "Write year, month and day, such as '2026-11-22'."
        ),
    ),
    "an address that a reader cannot open": (
        seeded("kind: leaflet", "kind: leaflet, address: 'javascript:alert(1)'"),
        (
            "9:51: sources.guide.address: 'javascript:alert(1)' does not fit here. "
            "Write a web address that starts with https:// or http://."
        ),
    ),
    "what not to do without a time": (
        added("before_session:\n  dye: {do_not: dye your hair}\n"),
        (
            "18:3: before_session.dye: 'do_not' needs a 'from'. "
            "Write how long before the session, as 'from: 2 days'; where the leaflet is vague, "
            "write its words, 'about: a few weeks'."
        ),
    ),
    "a preparation that says nothing": (
        added("before_session:\n  dye: {why: It is calm.}\n"),
        "18:3: before_session.dye: neither 'do' nor 'do_not' stands here. Write one of them.",
    ),
    "a recommended gap outside the gap": (
        added("course: {sessions: 4, gap: 2 to 4 weeks, recommended: 5 weeks}\n"),
        (
            "17:42: course.recommended: '5 weeks' lies outside the gap of '2 to 4 weeks'. "
            "Write a length inside it."
        ),
    ),
    "a course of too many sessions": (
        added("course: {sessions: 101, gap: 1 week}\n"),
        "17:20: course.sessions: '101' is more than 100 sessions. Write fewer.",
    ),
}

UNREADABLE: dict[str, tuple[bytes, str]] = {
    "UTF-16": (
        VALID.encode("utf-16"),
        "1:1: the file is UTF-16 text. Save it again as UTF-8.",
    ),
    "UTF-16 without its mark": (
        VALID.encode("utf-16-le"),
        "1:1: the file is UTF-16 text. Save it again as UTF-8.",
    ),
    "cp1252": (
        seeded("wash your", "spülen").encode("cp1252"),
        "12:17: the file is not UTF-8 text. Save it again as UTF-8.",
    ),
}


def refusal_of(text: str | bytes) -> str:
    """Read a file that must be refused, and give all that is said about it."""
    with pytest.raises(RuleFileRefusedError) as refused:
        parse_protocol(text, "clinic.yaml")
    return without_reason(str(refused.value))


def without_reason(said: str) -> str:
    """Leave out what PyYAML says: its words may change with its version."""
    return re.sub(r"(?<=this is not YAML: )\S.*\S(?=\. Check)", "…", said)


def in_file(lines: str) -> str:
    """Return lines as they name their file."""
    return "\n".join(f"clinic.yaml:{line}" for line in lines.splitlines())


@pytest.mark.parametrize(("text", "lines"), MISTAKES.values(), ids=MISTAKES)
def test_a_seeded_mistake_gets_its_place_what_is_there_and_what_would_be_right(
    text: str, lines: str
) -> None:
    assert refusal_of(text) == in_file(lines)


@pytest.mark.parametrize(("data", "lines"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_in_another_encoding_is_refused_where_it_goes_wrong(data: bytes, lines: str) -> None:
    assert refusal_of(data) == in_file(lines)


@pytest.mark.parametrize(
    ("data", "lines"),
    [*((text.encode(), lines) for text, lines in MISTAKES.values()), *UNREADABLE.values()],
    ids=[*MISTAKES, *UNREADABLE],
)
def test_the_command_refuses_a_mistake_with_code_3_and_never_falls_back_to_the_default(
    data: bytes, lines: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """After 3, nothing on standard output could pass for a plan."""
    path = tmp_path / "clinic.yaml"
    path.write_bytes(data)

    ended = run_inside(capfd, "today", "2026-11-20", "--tz", "Etc/UTC", "--rules", str(path))

    count = len(lines.splitlines())
    head = f"mesocare: {count} problem{'s' if count > 1 else ''} in the rules."
    told = replace(ended, err=without_reason(ended.err))
    assert told == Ended(3, "", f"{head}\n{in_file(lines)}\n")


@pytest.mark.parametrize("arguments", [["timeline", "2026-11-20"], ["can", "wash", "-s", "today"]])
def test_a_refused_rule_file_ends_a_real_process_with_code_3(
    arguments: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "clinic.yaml"
    path.write_text(seeded("24 to 48 hours", "soon"), encoding="utf-8")

    by_option = run_program(*arguments, "--rules", str(path))
    by_environment = run_program(*arguments, MESOCARE_RULES=str(path))

    problem = in_file(f"13:11: {WASH}.wait: 'soon' {NOT_A_WAIT}")
    assert by_option == Ended(3, "", f"mesocare: 1 problem in the rules.\n{problem}\n")
    assert by_environment == by_option


def test_100_000_brackets_end_a_real_process_with_code_3_and_no_crash(tmp_path: Path) -> None:
    """A loader of PyYAML in C ends with code 139 on them."""
    path = tmp_path / "clinic.yaml"
    path.write_text("[" * 100_000, encoding="utf-8")

    ended = run_program("today", "2026-11-20", "--rules", str(path))

    problem = in_file("1:21: this is nested more than 20 deep. Write it flatter.")
    assert ended == Ended(3, "", f"mesocare: 1 problem in the rules.\n{problem}\n")


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    """Of shape and of agreement, in one rule as well as in several."""
    text = (
        VALID.replace("language: en", "language: english")
        .replace("24 to 48 hours", "soon")
        .replace("[shampoo, rinse]", "[rinse, rinse]")
        .replace("basis: guide", "basis: &b guied")
        .replace(LAST, "    sources: [M8]\n    zzz: 1\n    zzz: 2\n  swim: {activity: swim}\n")
    )

    assert refusal_of(text) == in_file(
        "6:13: protocol.language: 'english' does not fit here. Write a language such as 'en'.\n"
        f"13:11: {WASH}.wait: 'soon' {NOT_A_WAIT}\n"
        f"14:26: {WASH}.also_called[2]: 'rinse' stands here twice. Take one of them out.\n"
        f"15:12: {WASH}.basis: an anchor (&) is not read. Write the text alone.\n"
        f"16:15: {WASH}.sources[1]: there is no source 'M8'. "
        "Write the id of a source of these rules.\n"
        f"17:5: {WASH}.zzz: 'zzz' is not a key here. The keys are {KEYS}.\n"
        f"18:5: {WASH}.zzz: 'zzz' stands in lines 17 and 18: {DIFFERENT} "
        "Find out which of them is true, and write that.\n"
        f"19:3: restrictions.swim: {NO_TIME}"
    )


def test_what_is_not_sound_is_not_told_to_disagree() -> None:
    """A slip in one key is one problem, and none of what the key would have agreed with."""
    text = VALID.replace(WAIT, "    wiat: 24 to 48 hours\n    in_between: with cold water\n")
    text += "before_session:\n  wash-hair: {do_not: wash your hair, from: a bit}\n"

    assert [line.split(": ")[1] for line in refusal_of(text).splitlines()] == [
        f"{WASH}.wiat",
        "before_session.wash-hair.from",
    ]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param(
            seeded("  version: 1.0.0\n  language: en\n  written_on: 2026-11-22\n", ""),
            ["version", "language", "written_on"],
            id="of the head",
        ),
        pytest.param("sources: {}\n", ["protocol", "restrictions"], id="of the file"),
        pytest.param(
            seeded("    activity: wash your hair\n" + WAIT, ""),
            ["activity", "wait: 48 hours"],
            id="of a rule",
        ),
        pytest.param(
            added("before_session:\n  dye: {do_not: dye, do: ask}\n"),
            ["do_not", "do", "from"],
            id="of a preparation",
        ),
    ],
)
def test_all_keys_that_a_group_lacks_are_told_at_once(text: str, missing: list[str]) -> None:
    """Every problem at once, not one more after each repair."""
    refusal = refusal_of(text)

    assert [key for key in missing if f"'{key}'" not in refusal] == []


def test_of_very_many_mistakes_the_first_in_the_file_are_told() -> None:
    """In the file's order."""
    with pytest.raises(RuleFileRefusedError) as refused:
        parse_protocol(added("".join(f"x{n}: a\n" for n in range(1_000))), "clinic.yaml")

    lines = [problem.line for problem in refused.value.problems]
    assert len(lines) >= 100
    assert lines == list(range(17, 17 + len(lines)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(seeded("24 to 48 hours", "soon" * 5_000), id="wait"),
        pytest.param(seeded("basis: guide", f"basis: {'guide' * 5_000}"), id="basis"),
        pytest.param(seeded(LAST, f"    sources: [{'guide' * 5_000}]\n"), id="source"),
        pytest.param(seeded("[shampoo, rinse]", f"[{'a' * 5_000}, {'a' * 5_000}]"), id="alias"),
        pytest.param(added(f"{'k' * 900}: 1\n{'k' * 900}: 2\n"), id="key"),
        pytest.param(added(f"course: {{sessions: {'9' * 5_000}, gap: 1 week}}\n"), id="count"),
        pytest.param(added(f"course: {{sessions: 4, gap: {'9' * 5_000} weeks}}\n"), id="gap"),
        pytest.param(
            added(f"course: {{sessions: 4, gap: 1 week, recommended: {'9' * 5_000}}}\n"),
            id="recommended",
        ),
    ],
)
def test_what_is_there_is_shown_shortly_however_long_it_is(text: str) -> None:
    """A problem is one line that can be read."""
    longest = max(map(len, refusal_of(text).splitlines()))

    assert longest <= 400


@pytest.mark.parametrize(
    "wait",
    ["no", "08:30", "24:00", "010", "1e3", "0 hours", "010 hours", "10000 hours",
     "24 hours to 2", "1.5 days", "-1 days", "+1 days", "1m", "soon",
     "1_000 hours", "\u0662\u0664 hours", "\uff12 days", "24 hours to 2 days to 3 days"],
)  # fmt: skip
def test_a_text_that_only_looks_like_a_wait_is_refused_as_it_stands(wait: str) -> None:
    """24:00 is 1440 and 010 is 8 elsewhere."""
    assert refusal_of(seeded("24 to 48 hours", wait)) == in_file(
        f"13:11: {WASH}.wait: {wait!r} {NOT_A_WAIT}"
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 hours", "1 hour"),
        ("2 day", "2 days"),
        ("24 to 24 hours", "24 hours"),
        ("48 hours to 2 days", "48 hours to 2 days"),
        ("2 months", "2 months"),
        ("1 year", "1 year"),
        ("at least 2 weeks", "at least 2 weeks"),
        ("rest of the day", "rest of the day"),
        ("through day 0", "rest of the day"),
        ("always", "always"),
        ("90 minutes to 1 week", "90 minutes to 1 week"),
    ],
)
def test_a_wait_is_read_as_it_is_meant(written: str, meant: str) -> None:
    """TIME-7: two equal ends are one."""
    protocol = parse_protocol(seeded("24 to 48 hours", written), "clinic.yaml")

    assert protocol.restrictions["wash-hair"].wait == parse_wait(meant)


@pytest.mark.parametrize("written", ["no", "08:30", "24:00", "010", "1e3", "2026-11-20", "true"])
def test_a_text_that_other_readers_turn_into_something_else_stays_as_it_is(written: str) -> None:
    text = seeded("Rules of a clinic", written).replace("[shampoo, rinse]", f"[{written}]")

    protocol = parse_protocol(text, "clinic.yaml")

    assert protocol.protocol.title == written
    assert protocol.restrictions["wash-hair"].also_called == (written,)


def test_an_until_beside_a_wait_stands_with_it() -> None:
    """TIME-10: both must be over."""
    protocol = parse_protocol(
        seeded(WAIT, f"{WAIT}    until: the scabs have gone\n"), "clinic.yaml"
    )

    rule = protocol.restrictions["wash-hair"]
    assert (str(rule.wait), rule.until) == ("24 to 48 hours", "the scabs have gone")


def test_a_valid_file_is_read_whole() -> None:
    protocol = parse_protocol(VALID, "clinic.yaml")

    rule = protocol.restrictions["wash-hair"]
    assert list(protocol.restrictions) == ["wash-hair"]
    assert (rule.activity, rule.wait) == ("wash your hair", parse_wait("24 to 48 hours"))
    assert (rule.basis, rule.sources) == (Basis.GUIDE, ("guide",))
    assert protocol.sources == {"guide": Source(title="A guide", kind="leaflet")}


RULES_OF_EACH_KIND = """\
restrictions:
  swim: {activity: swim, wait: 2 days}
  run: {activity: run, wait: 2 days, sources: [two]}
allowed: [{id: work, activity: go to work}]
care: {dry: {do: dry it}}
after_effects: {bruise: {what: a bruise, lasts: 3 days}}
warning_signs: {clinic: [there is pus]}
watch: {for: 12 weeks, signs: [a lump]}
before_session: {dye: {do_not: dye your hair, from: 2 days}}
course: {sessions: 4, gap: 2 weeks}
"""


@pytest.mark.parametrize(
    ("listed", "behind"),
    [
        ("sources: {two: {title: Our leaflet, kind: clinic}}\n", ("two",)),
        ("sources: {one: {title: A, kind: web}, two: {title: B, kind: web}}\n", ()),
    ],
)
def test_one_source_alone_stands_behind_every_rule(listed: str, behind: tuple[str, ...]) -> None:
    """Of two nobody knows which one says it."""
    read = parse_protocol(f"{HEAD}{listed}{RULES_OF_EACH_KIND}", "clinic.yaml")

    rules = [rule for _, rule in rules_of(read) if rule is not read.restrictions["run"]]
    assert [rule.sources for rule in rules] == [behind] * 8
    assert read.restrictions["run"].sources == ("two",)


def test_a_warning_sign_may_be_a_plain_text_at_each_level() -> None:
    """`warning_signs: {clinic: […], urgent: […], emergency: […]}`."""
    protocol = parse_protocol(
        added(
            "warning_signs: {clinic: [pus, heat], urgent: [fever], emergency: [a swollen tongue]}\n"
        ),
        "clinic.yaml",
    )

    signs = protocol.warning_signs
    assert [sign.sign for sign in (*signs.clinic, *signs.urgent, *signs.emergency)] == [
        "pus",
        "heat",
        "fever",
        "a swollen tongue",
    ]


def test_what_is_allowed_has_an_id_of_its_own() -> None:
    text = added("allowed: [{id: work, activity: go to work}, {id: driving, activity: drive}]\n")

    protocol = parse_protocol(text, "clinic.yaml")

    assert [(item.id, item.activity) for item in protocol.allowed] == [
        ("work", "go to work"),
        ("driving", "drive"),
    ]


def test_a_text_over_several_lines_is_read_as_one_line() -> None:
    protocol = parse_protocol(
        seeded("wash your hair", "|\n      wash\n\n      your  hair"), "clinic.yaml"
    )

    assert protocol.restrictions["wash-hair"].activity == "wash your hair"


@pytest.mark.parametrize("data", [VALID.encode("utf-8-sig"), VALID.replace("\n", "\r\n").encode()])
def test_a_file_saved_by_a_windows_editor_says_the_same(data: bytes) -> None:
    assert parse_protocol(data, "clinic.yaml") == parse_protocol(VALID, "clinic.yaml")


def test_the_file_is_named_without_its_folder(tmp_path: Path) -> None:
    """A folder can bear a patient's name."""
    path = tmp_path / "Jane Roe" / "clinic.yaml"
    path.parent.mkdir()
    path.write_text("", encoding="utf-8")

    with pytest.raises(RuleFileRefusedError) as refused:
        load_protocol(path)

    assert str(refused.value) == in_file(f"1:1: {GROUP_WANTED}")


@pytest.mark.parametrize("kind", ["missing", "folder", "unreadable"])
def test_a_rule_file_that_cannot_be_read_ends_with_code_5(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "clinic.yaml"
    if kind == "folder":
        path.mkdir()
    if kind == "unreadable":
        path = Path("/proc/self/mem")

    ended = run_inside(capfd, "today", "2026-11-20", "--tz", "Etc/UTC", "--rules", str(path))

    assert (ended.code, ended.out) == (5, "")
    assert ended.err.endswith(". Check the path of the rule file.\n")


def test_an_endless_file_is_refused_without_being_read_to_its_end() -> None:
    """Caps before work."""
    with pytest.raises(RuleFileRefusedError) as refused:
        load_protocol(Path("/dev/zero"))

    assert str(refused.value) == "zero:1:1: the file is over 256 KiB. Write a shorter one."


@pytest.fixture(scope="module", name="installed")
def copy_the_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the package, without the checkout around it."""
    root = tmp_path_factory.mktemp("installed")
    shutil.copytree(
        PACKAGE, root / "src" / "mesocare", ignore=shutil.ignore_patterns("__pycache__", "data")
    )
    return root


def default_found_in(root: Path) -> str:
    """Let the package that stands in a folder look for the default rule file."""
    looked = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "from mesocare.reading.rule_file import load_protocol\n"
                "from mesocare.reading.source import default_rule_file\n"
                "print(default_rule_file(), load_protocol().protocol.version)"
            ),
        ],
        capture_output=True,
        check=False,
        env=known_environment(PYTHONPATH=str(root / "src")),
        text=True,
    )
    return looked.stdout.strip() or looked.stderr


def test_the_default_rule_file_is_found_in_this_checkout() -> None:
    """Style, project: an editable install has no data inside."""
    assert default_rule_file() == CHECKOUT / "data" / "aftercare.yaml"
    assert load_protocol() == load_protocol(CHECKOUT / "data" / "aftercare.yaml")


def test_the_default_rule_file_is_found_in_the_package_first_then_beside_src(
    installed: Path,
) -> None:
    """Style, project: a wheel has its data inside, an editable install beside `src`."""
    text = (CHECKOUT / "data" / "aftercare.yaml").read_text(encoding="utf-8")
    beside = installed / "data" / "aftercare.yaml"
    inside = installed / "src" / "mesocare" / "data" / "aftercare.yaml"
    found = []
    for path, version in ((beside, "8.8.8"), (inside, "9.9.9")):
        path.parent.mkdir()
        path.write_text(text.replace("version: 2.0.0", f"version: {version}"), encoding="utf-8")
        found.append(default_found_in(installed))

    assert found == [f"{beside} 8.8.8", f"{inside} 9.9.9"]


@pytest.mark.parametrize("protocol_id", shipped_ids())
def test_each_rule_file_that_comes_with_mesocare_bears_the_id_that_names_it(
    protocol_id: str,
) -> None:
    path = shipped_rule_file(protocol_id)

    assert load_protocol(path).protocol.id == protocol_id
    assert find_rule_file(Path(protocol_id)) == path


def test_a_wheel_has_every_rule_file_that_is_named_by_its_id() -> None:
    """They lie beside the default one, where an installed mesocare looks first."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))

    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    paths = [shipped_rule_file(protocol_id) for protocol_id in shipped_ids()]
    assert included == {
        path.relative_to(CHECKOUT).as_posix(): f"mesocare/data/{path.name}" for path in paths
    }


def test_without_the_default_rule_file_nothing_is_made_up(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        load_protocol(tmp_path / "aftercare.yaml")

    assert str(refused.value) == (
        "aftercare.yaml: no such file or directory. Check the path of the rule file."
    )


def _changes() -> st.SearchStrategy[str]:
    pieces = st.sampled_from(
        ["", " ", "  ", "\n", ":", ": ", "- ", "#", "'", '"', "[", "}", "&a ", "*a", "!t ", "~",
         "0", "until: x\n", "\t", "\u202e", "999", "weeks", "guide", "\n\n  x:"]
    )  # fmt: skip
    return st.tuples(
        st.integers(0, len(VALID)), st.integers(0, 12), st.lists(pieces, max_size=3).map("".join)
    ).map(lambda cut: VALID[: cut[0]] + cut[2] + VALID[cut[0] + cut[1] :])


@DETERMINISTIC
@given(_changes())
def test_any_changed_file_is_read_or_refused_in_order_at_places_inside_it(text: str) -> None:
    """No input ends in anything but a protocol or its problems."""
    last = text.count("\n") + 2
    try:
        parse_protocol(text, "clinic.yaml")
    except RuleFileRefusedError as refused:
        places = list(_places(refused))
        assert [line for line, _ in places if not 1 <= line <= last] == []
        assert all(before <= after for before, after in pairwise(places))


def _places(refused: RuleFileRefusedError) -> Iterator[tuple[int, int]]:
    for problem in refused.problems:
        yield problem.line, problem.column
