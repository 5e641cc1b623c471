"""A practitioner checks, reads, starts, compares and signs files, and can trust the answers."""

import io
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
import rule_texts
import yaml
from program import BEFORE_THE_REVIEW, Ended, run_inside

from mesocare import load_protocol, parse_protocol
from mesocare.authoring.check_rules import Report
from mesocare.authoring.report import excerpt, render_report, render_report_github
from mesocare.errors import Problem
from mesocare.reading.source import default_rule_file

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
RULES = "".join(
    line
    for line in rule_texts.RULES.splitlines(keepends=True)
    if not line.startswith(("allowed", "  - {id: work", "care", "  dry", "after", "  bruise"))
)
CLINIC = """\
name: Sunrise
telephone: 1
urgent_number: 111
emergency_number: 112
zone: Europe/Rome
changes:
  hair-mesotherapy:
    version: 2.0.0
    replace:
      wash-hair:
        wait: 72 hours
        why: We found it so.
        because: We use longer needles.
    drop:
      smoking: {because: We do not ask this.}
    examples:
      - name: Washing is off for 3 days here
        session: 2026-11-20T14:30
        at: 2026-11-23T14:29
        expect: {wash-hair: avoid}
"""


Run = Callable[..., Ended]


@pytest.fixture(name="run")
def make_run(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run a command of `rules` beside the files of the test."""
    monkeypatch.setattr("mesocare.cli.approve.read_clock", lambda: BEFORE_THE_REVIEW)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ended:
        return run_inside(capfd, "rules", *arguments)

    return run


def write(name: str, text: str) -> str:
    """Write a file beside the test, and give its name."""
    Path(name).write_text(text, encoding="utf-8")
    return name


def seeded(old: str, new: str) -> str:
    """Return the rules with one thing changed."""
    return rule_texts.seeded(RULES, old, new)


# check


def test_a_file_without_a_fault_is_told_so_with_its_examples(run: Run) -> None:
    ended = run("check", write("rules.yaml", RULES), "--at", "2026-11-22")

    assert ended == Ended(
        0,
        "Examples:\n- right: Two days are enough\n\n"
        "rules.yaml: no problem, 1 example right, no warnings.\n",
        "",
    )


def test_the_default_protocol_passes_strictly(run: Run) -> None:
    ended = run("check", "--strict", "--at", "2026-11-26")

    assert ended.code == 0
    assert ended.out.endswith("aftercare.yaml: no problem, 26 examples right, no warnings.\n")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_further_treatments_pass_strictly(path: Path, run: Run) -> None:
    ended = run("check", "--strict", str(path), "--at", "2026-11-26")

    assert (ended.code, "WRONG" in ended.out) == (0, False)


def test_there_are_three_further_treatments() -> None:
    actual = [load_protocol(path).protocol.id for path in EXAMPLES]

    assert actual == ["dutasteride-mesotherapy", "prp-hair", "scalp-microneedling"]


def test_every_problem_is_shown_with_its_line_and_a_mark_under_it(run: Run) -> None:
    text = seeded("wait: 48 hours", "wait: soon").replace("    why: It needs", "    wy: It needs")

    ended = run("check", write("rules.yaml", text), "--at", "2026-11-22")

    assert ended == Ended(
        3,
        """\
rules.yaml:14:11: restrictions.wash-hair.wait: 'soon' is not a wait. \
Write a number and a unit, such as '48 hours' or '24 to 48 hours'.
   14 |     wait: soon
      |           ^^^^

rules.yaml:15:5: restrictions.wash-hair.wy: 'wy' is not a key here. Did you mean 'why'?
   15 |     wy: It needs rest.
      |     ^^

rules.yaml: 2 problems, no warnings. Fix the problems, then check again.
""",
        "",
    )


def test_an_example_that_does_not_come_out_is_a_problem_and_is_named(run: Run) -> None:
    text = seeded("{wash-hair: clear}", "{wash-hair: avoid}")

    ended = run("check", write("rules.yaml", text), "--at", "2026-11-22")

    assert ended == Ended(
        3,
        """\
rules.yaml:32:5: examples[1]: 'Two days are enough' does not come out: wash-hair is 'clear' \
at 2026-11-22T14:30, and 'avoid' is expected. \
Find out which is right, the rule or the example, and fix the other.
   32 |   - name: Two days are enough
      |     ^^^^

Examples:
- WRONG: Two days are enough

rules.yaml: 1 problem, no warnings. Fix the problems, then check again.
""",
        "",
    )


def test_a_warning_alone_ends_with_0_and_with_3_where_it_counts(run: Run) -> None:
    name = write("rules.yaml", seeded("    also_called: [shampoo]\n", ""))

    lenient = run("check", name, "--at", "2026-11-22")
    strict = run("check", name, "--strict", "--at", "2026-11-22")

    assert (lenient.code, strict.code) == (0, 3)
    assert lenient.out == strict.out
    assert lenient.out.startswith("rules.yaml:12:3: warning: restrictions.wash-hair: no other")
    assert "'mesocare can' will not know them. [no-alias]\n   12 |   wash-hair:" in lenient.out


def test_warnings_that_say_the_same_are_one_with_all_their_lines(run: Run) -> None:
    """An author reads ten lines, not forty: what is about one rule comes first, with its line."""
    rules = """\
  swim: {activity: swim, wait: 2 days}
  dive: {activity: dive, wait: 2 days}
  surf: {activity: surf, wait: 2 days, why: So.}
  pill: {activity: take aspirin, wait: 2 days, why: So., also_called: [pill], sources: [us]}
"""
    text = seeded("restrictions:\n", f"restrictions:\n{rules}")
    text = text.replace("watch: {", "watch: {sources: [law], ").replace(
        "late., sources: [us]", "late."
    )
    name = write(
        "rules.yaml", text.replace("sources:\n", "sources:\n  law: {title: L, kind: law}\n", 1)
    )

    told = run("check", name, "--at", "2026-11-22").out.splitlines()

    assert [line for line in told if "warning" in line] == [
        (
            "rules.yaml:16:10: warning: restrictions.pill.activity: a doctor may have prescribed "
            "this. Write 'only_if: no doctor prescribed it', or end it with 'until: your doctor "
            "tells you' and 'decided_by: clinic' (CAN-8). [medicine]"
        ),
        (
            "rules.yaml:1:1: warning: 2 rules (restrictions.swim, restrictions.dive) do not say "
            "why. Write it for patients, as 'why: ...'. [no-reason]"
        ),
        (
            "rules.yaml:13:3: warning: restrictions.swim: no source stands here. List where the "
            "rules come from below 'sources': one alone stands behind all rules; of several, name "
            "the right one here, as 'sources: [...]'. The same: lines 14-15. [no-source]"
        ),
        (
            "rules.yaml:13:3: warning: restrictions.swim: no other words stand here. Write those "
            "that patients use, as 'also_called: [...]', or 'mesocare can' will not know them. "
            "The same: lines 14-15. [no-alias]"
        ),
        (
            "rules.yaml: no problem, 1 example right, 4 warnings. Next: fix what a warning is "
            "right about; silence it with a reason where it is not."
        ),
    ]


def test_what_is_missing_to_sign_is_named_once_and_the_next_step_last(run: Run) -> None:
    rules = RULES[: RULES.index("examples:")]
    signs = "  emergency: [{sign: you cannot breathe, sources: [us]}]\n"
    name = write("rules.yaml", rules.replace(signs, ""))

    told = run("check", name, "--at", "2026-11-22").out

    assert told.count("emergency") == 2
    assert "- signs of an emergency [no-emergency]\n" in told
    assert told.endswith(
        "rules.yaml: no problem, no example, 2 warnings. Next: read what patients will read, with "
        "'mesocare rules show --as-read --rules rules.yaml'. Then write an example of a day that "
        "you are sure of.\n"
    )


def test_a_warning_that_is_silenced_with_a_reason_is_gone(run: Run) -> None:
    text = seeded("    also_called: [shampoo]\n", "") + (
        "silenced:\n  - warning: no-alias\n    because: Nobody asks about it.\n"
    )

    ended = run("check", write("rules.yaml", text), "--strict", "--at", "2026-11-22")

    assert ended.code == 0


def test_editors_get_stable_ids_and_positions(run: Run) -> None:
    bad = write("bad.yaml", seeded("wait: 48 hours", "wait: soon"))
    weak = write("weak.yaml", seeded("    also_called: [shampoo]\n", ""))

    ended = run("check", bad, weak, "--json", "--at", "2026-11-22")

    document = json.loads(ended.out)
    assert ended.code == 3
    assert document["schema"] == "mesocare/check/2"
    assert [
        [file["file"], one["id"], one["severity"], one["line"], one["column"], one["key"]]
        for file in document["files"]
        for one in file["problems"]
    ] == [
        ["bad.yaml", "value", "error", 14, 11, "restrictions.wash-hair.wait"],
        ["weak.yaml", "no-alias", "warning", 12, 3, "restrictions.wash-hair"],
    ]
    assert document["files"][1]["examples"] == [
        {"name": "Two days are enough", "is_right": True, "differences": []}
    ]


def test_github_marks_each_finding_at_its_line_with_the_path_as_it_was_given(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "rules").mkdir()
    bad = write("rules/bad.yaml", seeded("wait: 48 hours", "wait: soon"))
    weak = write("weak.yaml", seeded("    also_called: [shampoo]\n", ""))

    ended = run("check", bad, weak, "--format", "github", "--at", "2026-11-22")

    error, warning, count = ended.out.splitlines()
    assert ended.code == 3
    assert error == (
        "::error file=rules/bad.yaml,line=14,col=11,title=value::restrictions.wash-hair.wait: "
        "'soon' is not a wait. Write a number and a unit, such as '48 hours' or '24 to 48 hours'."
    )
    assert warning.startswith("::warning file=weak.yaml,line=12,col=3,title=no-alias::")
    assert count == "mesocare checked 2 files: 1 problem, 1 warning."


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does."""
    head, message = line.removeprefix("::").split("::", 1)
    kind, _, properties = head.partition(" ")
    read = dict(one.split("=", 1) for one in properties.split(","))
    return (
        kind,
        {name: _unescape(value, "3A2C0D0A25") for name, value in read.items()},
        _unescape(message, "0D0A25"),
    )


def _unescape(text: str, codes: str) -> str:
    for start in range(0, len(codes), 2):
        code = codes[start : start + 2]
        text = text.replace(f"%{code}", chr(int(code, 16)))
    return text


@pytest.mark.parametrize(
    "text",
    [
        "100 %, or 5 %25",
        "a.yaml,line=1::error::stop",
        "two\nlines\r\n::error::of them",
        "C:\\a, b:c",
        "%0A%3A",
    ],
)
def test_nothing_that_a_file_holds_or_is_called_starts_a_command_of_its_own(text: str) -> None:
    problem = Problem("a.yaml", 3, 5, "", text, "value")
    report = Report("a.yaml", "", (problem,))

    told, _ = render_report_github([(PurePosixPath(text), report)]).splitlines()

    place = {"file": text, "line": "3", "col": "5", "title": "value"}
    assert read_command(told) == ("error", place, text)


def test_github_gets_the_count_alone_where_nothing_is_wrong(run: Run) -> None:
    ended = run("check", write("rules.yaml", RULES), "--format", "github", "--at", "2026-11-22")

    assert ended == Ended(0, "mesocare checked 1 file: no problems, no warnings.\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--format", "sarif"],
            "This format is not known. Write --format text, --format json or --format github.",
        ),
        (
            ["--json", "--format", "github"],
            "--json and another --format exclude each other. Write one of the two.",
        ),
    ],
)
def test_a_format_is_one_of_three(arguments: list[str], said: str, run: Run) -> None:
    ended = run("check", write("rules.yaml", RULES), *arguments)

    assert ended == Ended(2, "", f"mesocare: {said}\n")


def test_json_has_two_spellings(run: Run) -> None:
    rules = write("rules.yaml", RULES)

    ended = [run("check", rules, *option) for option in (["--json"], ["--format", "json"])]

    assert ended[0] == ended[1]
    assert json.loads(ended[0].out)["schema"] == "mesocare/check/2"


IDS = {
    "not-yaml": "a: [",
    "too-deep": "a: " + "[" * 30,
    "duplicate-key": RULES + "watch: {for: 1 week}\n",
    "tag": seeded("why: It needs rest.", "why: !!str It needs rest."),
    "anchor": seeded("why: It needs rest.", "why: &a It needs rest."),
    "alias": seeded("why: It needs rest.", "why: *a"),
    "character": seeded("It needs rest.", "It needs\u202e rest."),
    "hard-blank": seeded("why: It needs", "why:\u00a0It needs"),
    "missing-key": seeded("  title: Small\n", ""),
    "unknown-key": seeded("  title: Small\n", "  title: Small\n  name: B\n"),
    "kind": seeded("[shampoo]", "shampoo"),
    "value": seeded("2029-11-22", "22 November"),
    "format": seeded("format: 2\n", ""),
    "language": seeded("language: en", "language: it"),
    "placeholder": seeded("It needs rest.", "'CHANGE THIS: the reason'"),
    "phrase": seeded("activity: wash", "activity: do not wash"),
    "no-wait": seeded("    wait: 48 hours\n", ""),
    "about-and-more": seeded("wait: 48 hours\n", "wait: 48 hours\n    about: a while\n"),
    "in-between-alone": seeded("wait: 48 hours\n", "wait: 48 hours\n    in_between: dry\n"),
    "decided-by-alone": seeded("wait: 48 hours\n", "wait: 48 hours\n    decided_by: you\n"),
    "after-alone": seeded("wait: 48 hours\n", "until: so\n    after: last-session\n"),
    "until-after-always": seeded("wait: 48 hours\n", "wait: always\n    until: so\n"),
    "unknown-event": seeded("wait: 48 hours\n", "until: scabs-gone\n"),
    "built-in-event": RULES + "events: {last-session: {what: it is over}}\n",
    "unknown-question": seeded("wait: 48 hours\n", "wait: 48 hours\n    only_if: long-hair\n"),
    "only-if-and-unless": seeded("wait: 48 hours\n",
        "wait: 1 day\n    only_if: a\n    unless: b\n"),
    "on-and-more": RULES + "care: {rest: {do: rest, on: day 4, for: 1 day}}\n",
    "on-alone": seeded("    do_not: dye your hair\n", "    do: rest\n    on: day -1\n"),
    "on-bans": seeded("    from: 2 days\n", "    on: day -1\n"),
    "for-and-through": RULES + "care: {rest: {do: rest, for: 1 day, through: day 4}}\n",
    "ends-before-it-begins": RULES + "care: {rest: {do: rest, from: day 5, through: day 4}}\n",
    "no-length": RULES + "after_effects: {pain: {what: pain}}\n",
    "unknown-source": seeded("    also_called: [shampoo]\n    sources: [us]",
                             "    also_called: [shampoo]\n    sources: [them]"),
    "alias-twice": seeded("[shampoo]", "[shampoo, Shampoo]"),
    "id-twice": RULES + "allowed: [{id: wash-hair, activity: comb}]\n",
    "activity-twice": RULES + "allowed: [{id: washing, activity: wash your hair}]\n",
    "review-before-written": seeded("2029-11-22", "2025-11-22"),
    "not-a-moment": seeded("at: 2026-11-22T14:30", "at: tomorrow"),
    "unknown-restriction": seeded("{wash-hair: clear}", "{wash: clear}"),
    "unknown-status": seeded("{wash-hair: clear}", "{wash-hair: yes}"),
    "unknown-care": seeded("{wash-hair: clear}", "{care.rest: now}"),
    "not-a-day": seeded("{wash-hair: clear}", "{next_session: soon}"),
    "example-session": seeded("    session: 2026-11-20T14:30\n", ""),
    "example": seeded("{wash-hair: clear}", "{wash-hair: ask}"),
    "do-or-do-not": seeded("    do_not: dye your hair\n", ""),
    "no-from": seeded("    from: 2 days\n", ""),
    "course-without-gap": seeded("gap: 2 weeks, ", ""),
    "course-or-phases": seeded("sessions: 4, gap: 2 weeks, ", ""),
    "call-after-expected": RULES
    + "after_effects: {hair: {what: new hair, expect: true, call_after: 3 months}}\n",
    "watch-without-signs": seeded("signs: [a lump], ", "do: look at it, "),
    "well-only": seeded("    wait: 48 hours\n", "    wait: 48 hours\n    only_if: all is well\n"),
    "long-course": seeded("sessions: 4, gap: 2 weeks",
        "phases: [{sessions: 99, gap: 1 day}, {sessions: 2, gap: 1 day}]"),
    "recommended-outside-gap": seeded("gap: 2 weeks", "gap: 2 weeks, recommended: 3 weeks"),
    "recommended-beside-phases": seeded("sessions: 4, gap: 2 weeks",
        "phases: [{sessions: 9, gap: 1 to 3 days}], recommended: 2 days"),
}  # fmt: skip


@pytest.mark.parametrize(("id_", "text"), IDS.items(), ids=IDS)
def test_each_kind_of_problem_has_an_id_of_its_own(id_: str, text: str, run: Run) -> None:
    ended = run("check", write("rules.yaml", text), "--json", "--at", "2026-11-22")

    ids = [one["id"] for one in json.loads(ended.out)["files"][0]["problems"]]
    assert ended.code == 3
    assert {"course-without-gap": "missing-key"}.get(id_, id_) in ids


def test_a_clinics_file_is_known_by_its_keys_and_checked_with_its_changes(run: Run) -> None:
    ended = run("check", write("clinic.yaml", CLINIC), "--strict", "--at", "2026-11-22")

    assert ended == Ended(
        0,
        """\
What it changes:
- wash or wet your hair: wait: 24 to 48 hours → wait: 72 hours
- no longer held off: smoke or vape

Examples:
- right: Washing is off for 3 days here

Approved:
- by no clinician. To sign it: mesocare rules approve

clinic.yaml: no problem, 1 example right, no warnings.
""",
        "",
    )


@pytest.mark.parametrize(
    ("lines", "id_", "place"),
    [
        ("logo: none.png\n", "no-file", (21, 1)),
        ("protocols: {prp: none.yaml}\n", "no-file", (21, 13)),
        ("protocols: {bad: bad.yaml}\n", "bad-protocol", (21, 13)),
        ("country: XX\n", "unknown-country", (21, 1)),
    ],
)
def test_what_a_clinics_file_names_must_be_there_and_right(
    lines: str, id_: str, place: tuple[int, int], run: Run
) -> None:
    write("bad.yaml", "restrictions: {}\n")

    ended = run("check", write("clinic.yaml", CLINIC + lines), "--json", "--at", "2026-11-22")

    (problem,) = json.loads(ended.out)["files"][0]["problems"]
    assert (ended.code, problem["id"]) == (3, id_)
    assert (problem["line"], problem["column"]) == place


def test_a_protocol_that_was_updated_under_a_clinics_changes_is_a_problem(run: Run) -> None:
    ended = run("check", write("clinic.yaml", CLINIC.replace("2.0.0", "1.0.0")))

    assert ended.code == 3
    assert "then write 'version: 2.0.0' here.\n    8 |     version: 1.0.0\n" in ended.out


def test_a_changed_rule_brings_its_own_warnings_and_no_others(run: Run) -> None:
    text = CLINIC.replace("wait: 72 hours", "wait: 15 days").replace("telephone: 1\n", "")
    text = text.replace("We use longer needles.", "You may have a fever.")

    ended = run("check", write("clinic.yaml", text), "--json", "--at", "2026-11-22")

    problems = json.loads(ended.out)["files"][0]["problems"]
    assert [(one["id"], one["key"]) for one in problems] == [
        ("no-telephone", ""),
        ("wait-outlasts-gap", "changes.hair-mesotherapy.replace.wash-hair.wait"),
        ("fever", "changes.hair-mesotherapy.replace.wash-hair.because"),
    ]


def test_a_new_wait_beside_the_old_number_in_words_is_warned_of(run: Run) -> None:
    """A patient must not read "72 hours" and, below it, "rinse after 6 hours"."""
    write(
        "own.yaml",
        RULES.replace(
            "    why: It needs", "    meanwhile: Rinse after 6 hours.\n    why: It needs"
        ),
    )
    change = "{version: 1.0.0, replace: {wash-hair: {wait: 72 hours, because: ours}}}"
    text = f"name: A\nprotocols: {{own: own.yaml}}\nchanges: {{small: {change}}}\n"

    ended = run("check", write("clinic.yaml", text), "--at", "2026-11-22")

    assert "the old 'meanwhile' stays: 'Rinse after 6 hours.'" in ended.out
    assert "[old-number]" in ended.out


def test_changes_to_an_unknown_protocol_are_a_problem(run: Run) -> None:
    text = CLINIC.replace("hair-mesotherapy", "hair-mesoterapy")

    ended = run("check", write("clinic.yaml", text))

    assert ended.code == 3
    assert "there is no protocol 'hair-mesoterapy'. Did you mean 'hair-mesotherapy'?" in ended.out


def test_a_clinics_file_with_a_fault_shows_it_alone(run: Run) -> None:
    ended = run("check", write("clinic.yaml", CLINIC + "phone: 1\n"))

    assert ended.out.startswith("clinic.yaml:21:1: phone: 'phone' is not a key here.")
    assert ended.out.endswith("clinic.yaml: 1 problem, no warnings. "
                              "Fix the problems, then check again.\n")  # fmt: skip


def test_changes_without_an_example_are_warned_of(run: Run) -> None:
    text = CLINIC[: CLINIC.index("    examples:")] + (
        "    add: {bar: {activity: go to a bar, wait: 1 day, also_called: [pub], because: So.}}\n"
        "    course: {gap: 3 to 4 weeks, because: So.}\n"
    )

    ended = run("check", write("clinic.yaml", text), "--at", "2026-11-22")

    assert ended.code == 0
    assert "Write one at least that proves your changes. [no-examples]" in ended.out
    assert (
        "- new: go to a bar: wait: 1 day\n- the course: 4 to 8 sessions, 2 to 4 weeks apart"
        in ended.out
    )


def test_a_change_of_words_alone_is_called_that(run: Run) -> None:
    text = CLINIC.replace("wait: 72 hours", "activity: wash your hair")

    ended = run("check", write("clinic.yaml", text), "--at", "2026-11-22")

    assert "- wash your hair: other words\n" in ended.out


@pytest.mark.parametrize(
    ("line", "column", "width", "shown"),
    [
        ("wait: soon", 7, None, "    1 | wait: soon\n      |       ^^^^\n"),
        ("wait: soon # so", 7, None, "    1 | wait: soon # so\n      |       ^^^^\n"),
        ("a: {b: 'c d', e: f}", 8, None, "    1 | a: {b: 'c d', e: f}\n      |        ^^^^^\n"),
        ("\u65e5\u672c: x", 5, None, "    1 | \u65e5\u672c: x\n      |       ^\n"),
        ("e\u0301: x", 5, None, "    1 | e\u0301: x\n      |    ^\n"),
        (f"{'a' * 60}: soon", 63, 40, f"    1 | {'a' * 6}: soon\n      |         ^^^^\n"),
        ("wait:", 6, None, "    1 | wait:\n      |      ^\n"),
    ],
)
def test_the_mark_stands_under_what_it_is_about(
    line: str, column: int, width: int | None, shown: str
) -> None:
    problem = Problem("rules.yaml", 1, column, "", "")

    assert excerpt([line], problem, width) == shown


def test_long_findings_are_broken_at_the_width_of_a_terminal() -> None:
    problem = Problem(
        "rules.yaml", 1, 7, "wait", "'soon' is not a wait. Write a number and a unit."
    )

    said = render_report([Report("rules.yaml", "wait: soon\n", (problem,))], 40)

    assert max(map(len, said.splitlines())) <= 40


def test_the_files_in_use_are_checked_where_none_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MESOCARE_RULES", write("rules.yaml", RULES))
    monkeypatch.setenv("MESOCARE_CLINIC", write("clinic.yaml", "name: A\n"))

    ended = run("check", "--at", "2026-11-22")

    assert "rules.yaml: no problem" in ended.out
    assert "clinic.yaml: no problem" in ended.out


def test_a_file_that_is_not_there_ends_with_5(run: Run) -> None:
    ended = run("check", "none.yaml")

    assert ended == Ended(
        5, "", "mesocare: none.yaml: no such file or directory. Check the path of the file.\n"
    )


# show


def test_one_rule_is_shown_with_the_line_of_each_value(run: Run) -> None:
    ended = run("show", "wash-hair", "--rules", write("rules.yaml", RULES))

    assert ended == Ended(
        0,
        """\
restrictions.wash-hair (rules.yaml:12)
  activity: wash your hair (rules.yaml:13)
  wait: 48 hours (rules.yaml:14)
  why: It needs rest. (rules.yaml:15)
  also_called: shampoo (rules.yaml:16)
  source us: Our leaflet, https://clinic.example/leaflet (rules.yaml:17)
""",
        "",
    )


def test_what_the_clinic_changed_is_shown_with_the_line_of_its_own_file(run: Run) -> None:
    ended = run("show", "wash-hair", "--clinic", write("clinic.yaml", CLINIC))

    assert "  changed by the clinic, since: We use longer needles.\n" in ended.out
    assert "  wait: 72 hours (clinic.yaml:11)\n" in ended.out
    assert "  activity: wash or wet your hair (aftercare.yaml:" in ended.out


def test_what_the_clinic_dropped_is_shown_as_dropped(run: Run) -> None:
    ended = run("show", "smoking", "--clinic", write("clinic.yaml", CLINIC))

    assert ended.out.endswith(
        "\n\nsmoking: your clinic dropped it, since: We do not ask this. (clinic.yaml:15)\n"
    )


def test_the_whole_protocol_is_shown_one_line_a_rule(run: Run) -> None:
    ended = run("show", "--clinic", write("clinic.yaml", CLINIC))

    lines = ended.out.splitlines()
    default = load_protocol()
    assert "- wash or wet your hair: wait: 72 hours (wash-hair, clinic.yaml:11)" in lines
    assert "- your clinic dropped: smoke or vape (smoking, clinic.yaml:15)" in lines
    for section in ("restrictions", "care", "after_effects", "before_session"):
        for key in getattr(default, section):
            assert any(f"({key}, " in line for line in lines), key


def test_the_line_that_is_shown_holds_the_value(run: Run) -> None:
    """The promise of "where each value comes from", proved over the whole default file."""
    lines = default_rule_file().read_text(encoding="utf-8").splitlines()

    values = json.loads(run("show", "--json").out)["values"]

    astray = [
        one["key"]
        for one in values
        if one["value"].split()[0][:8] not in lines[int(one["from"].split(":")[1]) - 1]
    ]
    assert len(values) > 500
    assert astray == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("drive", "allowed[3] (aftercare.yaml:"),
        ("watch", "  for: 12 weeks (aftercare.yaml:"),
        ("M8", "  title: Mesotherapie gegen Haarausfall"),
        ("alcohol", "before_session.alcohol (aftercare.yaml:"),
    ],
)
def test_all_that_has_an_id_can_be_shown(name: str, said: str, run: Run) -> None:
    assert said in run("show", name).out


def test_a_changed_course_and_new_words_of_a_preparation_are_the_clinics(run: Run) -> None:
    text = CLINIC.replace(
        "wash-hair:\n        wait: 72 hours", "alcohol:\n        activity: drink beer"
    )
    text += "    course: {gap: 3 to 4 weeks, because: So.}\n"
    clinic = write("clinic.yaml", text)

    assert "  gap: 3 to 4 weeks (clinic.yaml:21)" in run("show", "course", "--clinic", clinic).out
    assert "  do_not: drink beer (clinic.yaml:11)" in run("show", "alcohol", "--clinic", clinic).out
    values = json.loads(run("show", "--json", "--clinic", clinic).out)["values"]
    assert {
        "key": "examples[1].at",
        "value": "2026-11-23T14:29",
        "from": "clinic.yaml:19",
    } in values


def test_rules_without_course_and_watch_are_shown_without_them(run: Run) -> None:
    text = "".join(
        line for line in RULES.splitlines(keepends=True) if not line.startswith(("watch", "course"))
    )

    ended = run("show", "--rules", write("rules.yaml", text))

    assert "Course" not in ended.out
    assert "Watch" not in ended.out


@pytest.mark.parametrize("options", [[], ["--json"]], ids=["words", "json"])
def test_an_unknown_id_gets_the_nearest_ones(options: list[str], run: Run) -> None:
    ended = run("show", "wash-har", *options)

    assert ended == Ended(2, "", "mesocare: There is no such rule. Did you mean wash-hair?\n")


# schema


def check_jsonschema(schema: Path, *files: str) -> tuple[int, str]:
    """Check files with the program check-jsonschema, as an editor would."""
    ended = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", schema, *files],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return ended.returncode, ended.stdout


CHECKOUT = Path(__file__).parents[2]


@pytest.mark.parametrize("kind", ["rules", "clinic"])
def test_the_schema_in_the_checkout_is_the_one_that_is_printed(kind: str, run: Run) -> None:
    path = CHECKOUT / "data" / f"{kind}.schema.json"

    assert run("schema", kind).out == path.read_text(encoding="utf-8")


def test_a_schema_is_of_draft_2020_12(run: Run) -> None:
    assert (
        json.loads(run("schema").out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    )


def test_the_first_line_of_each_file_names_its_schema() -> None:
    for path in (CHECKOUT / "data" / "aftercare.yaml", *(CHECKOUT / it for it in EXAMPLES)):
        first = path.read_text(encoding="utf-8").splitlines()[0]

        name = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / name).is_file()


def test_check_jsonschema_accepts_all_that_is_right(run: Run) -> None:
    filled_in("empty.yaml", "--empty", run=run)
    filled_in("clinic.yaml", "--kind", "clinic", run=run)
    data = CHECKOUT / "data"
    examples = [str(CHECKOUT / path) for path in EXAMPLES]

    rules = check_jsonschema(
        data / "rules.schema.json", str(data / "aftercare.yaml"), "empty.yaml", *examples
    )
    clinic = check_jsonschema(
        data / "clinic.schema.json", "clinic.yaml", write("changed.yaml", CLINIC)
    )

    assert (rules[0], clinic[0]) == (0, 0), rules[1] + clinic[1]


def test_check_jsonschema_refuses_what_it_can_see(run: Run) -> None:
    seen = ["missing-key", "unknown-key", "kind", "value", "no-wait", "on-and-more",
            "for-and-through", "format", "example-session", "do-or-do-not", "no-from",
            "course-or-phases"]  # fmt: skip
    files = {write(f"{id_}.yaml", IDS[id_]) for id_ in seen}
    files |= {write("id.yaml", RULES.replace("wash-hair:", "Wash_Hair:"))}
    files |= {write("basis.yaml", seeded("sources: [us]\nwarning", "basis: sure\nwarning"))}
    assert run("schema").code == 0

    _, out = check_jsonschema(CHECKOUT / "data" / "rules.schema.json", *files)

    refused = {Path(error["filename"]).name for error in json.loads(out)["errors"]}
    assert files - refused == set()


# new


def test_a_copy_of_the_default_rules_passes_a_strict_check(run: Run) -> None:
    started = run("new", "mine.yaml")

    assert started == Ended(
        0, "", "Written: mine.yaml. Change it, then: mesocare rules check mine.yaml\n"
    )


@pytest.mark.parametrize(
    ("header", "drafted"),
    [
        (
            "NhsNumber,Name,DateOfBirth,SessionDate,StartTime,EndTime,Arrived",
            {"session": ["SessionDate", "EndTime"], "name": "Name"},
        ),
        ("Date;Time;Patient;Comment", {"session": ["Date", "Time"], "name": "Patient",
                                       "note": "Comment"}),
        ("Appointment time\tClient", {"session": ["Appointment time"], "name": "Client"}),
        ("#1: [x],yes,{Wer}", {"session": ["#1: [x]"]}),
    ],
)  # fmt: skip
def test_a_clinics_day_list_is_drafted_from_the_header_of_an_export(
    header: str, drafted: dict[str, object], run: Run
) -> None:
    write("export.csv", f"{header}\n2026-11-20,Zebulon\n")

    filled_in("mine.yaml", "--kind", "clinic", "--from-list", "export.csv", run=run)

    text = Path("mine.yaml").read_text("utf-8")
    assert run("check", "mine.yaml").code == 0
    assert yaml.safe_load(text)["day_list"] == drafted
    assert "Zebulon" not in text


@pytest.mark.parametrize(
    ("content", "session", "name"),
    [
        (
            "Datum;Uhrzeit;Patient;Status\n26.11.2026;09:00;Meier;da\n",
            ["Datum", "Uhrzeit"],
            "Patient",
        ),
        (
            "Geb.;Datum;Zeit;Patient(in)\n1.2.80;26.11.2026;;Meier\n",
            ["Datum", "Zeit"],
            "Patient(in)",
        ),
        ("Data;Ora;Paziente\n26/11/2026;9.30;Bo\n", ["Data", "Ora"], "Paziente"),
        ("Date;Heure;Nom\n26/11/2026;9h30;Bo\n", ["Date", "Heure"], "Nom"),
        ("Fecha;Hora;Paciente\n26/11/2026;9:30;Bo\n", ["Fecha", "Hora"], "Paciente"),
        ("Dato;Klokken;Kunde\n26.11.2026;09:00;Bo\n", ["Dato", "Klokken"], "Kunde"),
        ("Termin;Wann;Wer\nPRP;26.11.2026 09:00;Bo\n", ["Wann"], None),
        ("Date,Slot\n46346.604,3\n", ["Date"], None),
        ("Date,Slot,Duration\n2026-11-26,,0:45\n", ["Date"], None),
        ("Date,Waiting time\n2026-11-26,0:45\n", ["Date"], None),
        ("Patient ID,Date,Full name,Price\n7,2026-11-26,Bo,9.30\n", ["Date"], "Full name"),
        ("Date,Start,Ende\n26.11.2026,09:00,10:00\n", ["Date", "Ende"], None),
        ("Date,End\n26/11/2026 00:00:00,14:30\n26/11/2026 00:00:00,15:10\n", ["Date", "End"], None),
        ("Date,End\n2026-11-26,14:30\n2026-11-26T00:00:00,15:10\n", ["Date", "End"], None),
        ("Date,End\n11/26/2026 12:00:00 AM,2:30 PM\n", ["Date", "End"], None),
        ("Date,End\n26.11.2026 0:00,14:30\n", ["Date", "End"], None),
        ("Date,End\n46352.0,14:30\n", ["Date", "End"], None),
        ("Datetime,End\n2026-11-26 00:00:00,14:30\n", ["Datetime", "End"], None),
        ("Datetime,Status\nThu 26 Nov 2026 14:30,\n", ["Datetime"], None),
        ("Date,End\n2026-11-26 14:30,\n2026-11-26 00:00:00,\n", ["Date"], None),
        ("Date,Slot\n2026-11-26 00:00:00,3\n", ["Date"], None),
        ("Session,End\n2026-11-26 14:00,2026-11-26 14:30\n", ["End"], None),
        ("Session,End\n2026-11-26T00:00:00,2026-11-26T14:30:00\n", ["End"], None),
        ("Session,Attended\n2026-11-26 14:30,2026-11-26 13:55\n", ["Session"], None),
        ("Session,Plan ends\n2026-11-26 14:30,2027-01-05 09:00\n", ["Session"], None),
    ],
)
def test_a_list_in_another_language_is_drafted_by_its_names_and_its_cells(
    content: str, session: list[str], name: str | None, run: Run
) -> None:
    write("export.csv", content)

    ended = run("new", "mine.yaml", "--kind", "clinic", "--from-list", "export.csv")

    text = Path("mine.yaml").read_text("utf-8")
    drafted = yaml.safe_load(text)["day_list"]
    assert (drafted["session"], drafted.get("name")) == (session, name)
    has_no_time = session == ["Date"] and ".604" not in content and "14:30" not in content
    assert ("No column of times was found" in ended.err) == has_no_time
    assert ("No column of times was found" in text) == has_no_time


@pytest.mark.parametrize(
    ("content", "is_said"),
    [
        ("Date,End\n26/11/2026 14:00,14:30\n", True),
        ("Date,Start,End\n26.11.2026 14:00,14:00,14:30\n", True),
        ("Date,End\n26/11/2026,14:30\n", False),
        ("Date,End\n26/11/2026 14:30,\n", False),
        ("End,Start\n26/11/2026 14:30,14:00\n", False),
        ("Date,End\n26/11/2026 14:30,soon\n", False),
    ],
)
def test_a_draft_says_that_a_date_may_have_the_time_of_the_start(
    content: str,
    is_said: bool,  # noqa: FBT001  a case
    run: Run,
) -> None:
    """Counted from there, all dates would be early."""
    write("export.csv", content)

    run("new", "mine.yaml", "--kind", "clinic", "--from-list", "export.csv")

    text = Path("mine.yaml").read_text("utf-8")
    assert ("  # End holds times as well. If those of Date are" in text) == is_said
    assert yaml.safe_load(text)["day_list"]["session"]


def test_a_column_whose_name_has_a_line_break_breaks_no_line_of_a_draft(run: Run) -> None:
    """As a spreadsheet saves a header that was broken with Alt and Enter."""
    write("export.csv", 'Date,"End\nof: it","Room\nno: x"\n26/11/2026 14:00,14:30,4\n')

    run("new", "mine.yaml", "--kind", "clinic", "--from-list", "export.csv")

    text = Path("mine.yaml").read_text("utf-8")
    assert yaml.safe_load(text)["day_list"] == {"session": ["Date"], "dates": "day-first"}
    assert "  # not used: End of: it, Room no: x\n" in text


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ("26/11/2026", "05/11/2026", "  dates: day-first                 # the one order that"),
        ("11/26/2026", "11/05/2026", "  dates: month-first               # the one order that"),
        ("46346.6", "46347", "  dates: excel                     # the one order that"),
        ("05/11/2026", "06/11/2026", "  # dates: day-first               # or month-first"),
        ("26/11/2026", "11/26/2026", "  # dates: day-first               # or month-first, year"),
        ("2026-11-26", "2026-11-27", "  # dates: day-first               # or month-first, year"),
    ],
)
def test_a_draft_declares_an_order_of_dates_where_the_list_leaves_only_one(
    first: str, second: str, line: str, run: Run
) -> None:
    write("export.csv", f"Patient,Date,Date of birth\nAnn,{first},1/13/1980\nBo,{second},\n")

    run("new", "mine.yaml", "--kind", "clinic", "--from-list", "export.csv")

    assert f"\n{line}" in Path("mine.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "more", "code", "said"),
    [
        (
            "2026-11-20,Zebulon\n",
            ("--kind", "clinic"),
            2,
            "The first row of the list is not a head",
        ),
        ("Date,Name\n", (), 2, "--from-list: only a clinic's file has a day list."),
        (None, ("--kind", "clinic"), 5, "export.csv cannot be read: no such file"),
    ],
)
def test_a_list_that_gives_no_draft_is_refused_and_no_file_is_made(
    content: str | None, more: tuple[str, ...], code: int, said: str, run: Run
) -> None:
    if content:
        write("export.csv", content)

    ended = run("new", "mine.yaml", "--from-list", "export.csv", *more)

    assert ended.code == code
    assert said in ended.err
    assert "Zebulon" not in ended.err
    assert not Path("mine.yaml").exists()


def test_the_start_is_the_default_protocol_unless_it_shall_be_empty(run: Run) -> None:
    run("new", "mine.yaml")
    run("new", "empty.yaml", "--empty")

    assert Path("mine.yaml").read_bytes() == default_rule_file().read_bytes()
    assert run("check", "--strict", "mine.yaml", "--at", "2026-11-26").code == 0


@pytest.mark.parametrize("options", [["--empty"], ["--kind", "clinic"]], ids=["rules", "clinic"])
def test_an_empty_start_passes_no_check_until_its_last_placeholder_is_gone(
    options: list[str], run: Run
) -> None:
    """It invents nothing: no wait, no watch, no course, no telephone that somebody would print."""
    run("new", "mine.yaml", *options)
    left = Path("mine.yaml").read_text(encoding="utf-8")
    count = left.count("CHANGE THIS:")

    for said, words in FILLED_IN.items():
        ended = run("check", "mine.yaml", "--json")
        ids = [one["id"] for one in json.loads(ended.out)["files"][0]["problems"]]
        assert (ended.code, set(ids), len(ids)) == (3, {"placeholder"}, count)
        if f'"CHANGE THIS: {said}' in left:
            left = re.sub(f'"CHANGE THIS: {re.escape(said)}[^"]*"', words, left)
            write("mine.yaml", left)
            count -= 1
        if count == 0:
            break

    assert run("check", "mine.yaml").code == 0


FILLED_IN = {
    "the treatment in small letters": "prp",
    "the treatment, as": "PRP",
    "what is treated": "your scalp",
    "who wrote": "us",
    "the title": "Our leaflet",
    "what is held off": "wash your hair",
    "washing": "washing",
    "how long": "24 to 48 hours",
    "the reason": "It needs rest.",
    "a word": "shampoo",
    "a sign of an emergency": "you cannot breathe",
    "a sign for help": "there is pus",
    "a sign for which": "it hurts more",
    "your clinic's name": "Sunrise",
    "the number for questions": "0113 496 0000",
    "the number for medical help": "111",
    "the number for an emergency": "999",
    "your time zone": "Europe/London",
}
"""What a practitioner writes in place of each placeholder, by how it begins."""


def filled_in(name: str, *options: str, run: Run) -> str:
    """Write a start with every placeholder filled in, and return its name."""
    run("new", name, *options)
    text = Path(name).read_text(encoding="utf-8")
    for said, words in FILLED_IN.items():
        text = re.sub(f'"CHANGE THIS: {re.escape(said)}[^"]*"', words, text)
    return write(name, text)


def test_every_comment_of_a_start_that_holds_yaml_can_be_used(run: Run) -> None:
    """What stands behind a '#' is tried as well: it must not teach a mistake."""
    filled_in("empty.yaml", "--empty", run=run)
    filled_in("clinic.yaml", "--kind", "clinic", run=run)
    write("prp-hair.yaml", (CHECKOUT / "examples" / "prp-hair.yaml").read_text(encoding="utf-8"))
    write("logo.png", "")
    for name in ("empty.yaml", "clinic.yaml"):
        head, body = Path(name).read_text(encoding="utf-8").split("\n\n", 1)
        lines = [line.replace("# ", "", 1) if line.lstrip()[:2] == "# " else line
                 for line in body.splitlines() if not line.startswith("# Once")]  # fmt: skip
        write(name, "\n".join([head, "", *lines]) + "\n")

    ended = run("check", "empty.yaml", "clinic.yaml", "--at", "2026-11-26")

    assert ended.code == 0, ended.out


@pytest.mark.parametrize("name", ["a\nb.yaml", "a\u202eb.yaml", "a\x1b[31m.yaml"])
@pytest.mark.parametrize("kind", ["rules", "clinic"])
def test_a_name_that_would_break_a_line_of_the_file_is_refused(
    name: str, kind: str, run: Run
) -> None:
    """The name stands in the file's remarks: a line break would make a rule of it."""
    ended = run("new", name, "--kind", kind, "--empty")

    assert ended.code == 2
    assert list(Path().iterdir()) == []


def test_a_file_that_is_there_is_left_as_it_is(run: Run) -> None:
    name = write("mine.yaml", "mine\n")

    ended = run("new", name)

    assert ended == Ended(
        5, "", "mesocare: mine.yaml is there already, and is left as it is. Give another name.\n"
    )
    assert Path(name).read_text(encoding="utf-8") == "mine\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_nothing_is_written_through_a_link(run: Run) -> None:
    Path("link.yaml").symlink_to("target.yaml")
    Path("real").mkdir()
    Path("folder").symlink_to("real", target_is_directory=True)

    assert run("new", "link.yaml").code == 5
    assert run("new", "folder/mine.yaml").code == 5
    assert not Path("target.yaml").exists()
    assert list(Path("real").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new"], "FILE is missing. See 'mesocare rules new --help'."),
        (["new", "x.yaml", "--kind", "plan"], "There are two kinds of files: rules and clinic."),
        (["schema", "sheet"], "There is no such schema. Write one of rules, clinic, plan, answer,"),
        (["chek"], "Did you mean 'mesocare rules check'?"),
        ([], "Write one of check, show, schema, new, diff, approve after it."),
    ],
)
def test_a_slip_says_what_would_be_right(arguments: list[str], said: str, run: Run) -> None:
    ended = run(*arguments)

    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


# diff


def test_two_files_are_compared_in_a_patients_words(run: Run) -> None:
    old = write("old.yaml", RULES)
    new = write("new.yaml", seeded("wait: 48 hours", "wait: 72 hours"))

    ended = run("diff", old, new)

    assert ended == Ended(
        0,
        "small 1.0.0 → small 1.0.0\n\n"
        "What to hold off\n"
        "- Wash your hair: wait: 48 hours → wait: 72 hours. It ends 24 hours later.\n",
        "",
    )


def test_a_clinics_changes_are_compared_with_the_protocol_that_they_change(run: Run) -> None:
    ended = run("diff", write("clinic.yaml", CLINIC))

    assert (
        "- Wash or wet your hair: wait: 24 to 48 hours → wait: 72 hours. It ends 24 hours later."
        in ended.out
    )
    assert "- Taken off: smoke or vape: wait: 1 to 3 days." in ended.out


def test_one_file_is_what_the_default_rules_become(run: Run) -> None:
    ended = run("diff", write("rules.yaml", RULES))

    assert ended.out.startswith("hair-mesotherapy 2.0.0 → small 1.0.0\n")


def test_programs_get_the_differences_as_json(run: Run) -> None:
    ended = run("diff", write("a.yaml", RULES), write("b.yaml", RULES), "--json")

    assert json.loads(ended.out)["differences"] == []


def test_a_file_with_a_fault_is_not_compared(run: Run) -> None:
    ended = run("diff", write("a.yaml", RULES), write("b.yaml", "restrictions: {}\n"))

    assert (ended.code, ended.out) == (3, "")


def test_the_small_rules_of_these_tests_are_right() -> None:
    assert parse_protocol(RULES, "rules.yaml").protocol.id == "small"


def test_changes_for_another_protocol_are_compared_with_that_one(run: Run) -> None:
    """ "Nothing changes" was said of a clinic that changes PRP alone."""
    text = CLINIC.replace("hair-mesotherapy", "prp-hair").replace("72 hours", "99 days")
    text = text[: text.index("    drop:")]

    ended = run("diff", write("clinic.yaml", text))

    assert ended.out.startswith("prp-hair 2.0.0 → prp-hair 2.0.0\n")
    assert "→ wait: 99 days." in ended.out


# fix


def test_fixes_are_written_told_and_checked_again(run: Run) -> None:
    name = write("rules.yaml", seeded("wait: 48 hours", "wait: 48h"))

    checked = run("check", name, "--at", "2026-11-22")
    fixed = run("check", name, "--fix", "--at", "2026-11-22")

    assert "1 of them 'mesocare rules check --fix' can write." in checked.out
    assert checked.code == 3
    assert fixed.code == 0
    assert fixed.err == "Written:\nrules.yaml:14:11: '48h' → '48 hours'\n"
    assert Path(name).read_text(encoding="utf-8") == RULES


def test_without_fix_a_file_stays_as_it_is(run: Run) -> None:
    text = seeded("wait: 48 hours", "wait: 48h")
    name = write("rules.yaml", text)

    run("check", name)

    assert Path(name).read_text(encoding="utf-8") == text


# What is read once


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_file_that_can_be_read_once_alone_is_read_once(run: Run) -> None:
    """`/dev/stdin` and `<(…)`."""
    reading, writing = os.pipe()
    os.write(writing, RULES.encode())
    os.close(writing)

    ended = run("check", f"/dev/fd/{reading}", "--at", "2026-11-22")

    os.close(reading)
    assert (ended.code, ended.err) == (0, "")


def test_as_read_shows_what_patients_read(run: Run) -> None:
    ended = run("show", "wash-hair", "--as-read", "--rules", write("rules.yaml", RULES))

    assert ended.out.startswith("restrictions.wash-hair\n  Do not wash your hair.\n")


# approve


def approve(run: Run, *options: str) -> Ended:
    """Approve the clinic's file of the test."""
    names = ("--name", 'Dr "A." Rossi', "--profession", "dermatologist")
    return run("approve", "clinic.yaml", *names, *options)


def test_an_approval_is_written_and_all_else_stays_byte_for_byte(run: Run) -> None:
    write("clinic.yaml", CLINIC)

    ended = approve(run, "--yes")

    after = Path("clinic.yaml").read_text(encoding="utf-8")
    assert ended.code == 0
    assert after.startswith(CLINIC)
    assert "Your clinic changes 2 of them." in ended.err
    assert 'name: "Dr \\"A.\\" Rossi"' in after
    assert run("check", "clinic.yaml").code == 0
    shown = run("show", "--clinic", "clinic.yaml").out
    assert 'Approved by Dr "A." Rossi, dermatologist, on ' in shown
    assert "Changed since" not in shown


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize("mode", [0o664, 0o640, 0o600])
def test_a_file_that_was_approved_is_as_open_as_before(mode: int, run: Run) -> None:
    """A clinic's colleagues share it: closed to them, no sheet of theirs could be made."""
    write("clinic.yaml", CLINIC)
    Path("clinic.yaml").chmod(mode)

    assert approve(run, "--yes").code == 0

    assert stat.S_IMODE(Path("clinic.yaml").stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_approval_is_written_through_a_link(run: Run) -> None:
    write("real.yaml", CLINIC)
    Path("clinic.yaml").symlink_to("real.yaml")

    ended = approve(run, "--yes")

    assert ended.code == 5
    assert "clinic.yaml is a link. Give the file itself." in ended.err
    assert Path("real.yaml").read_text("utf-8") == CLINIC


@pytest.mark.parametrize(
    ("old", "new", "is_changed"),
    [
        ("wait: 72 hours", "wait: 96 hours", True),
        ("because: We use longer needles.", "because: We think so.", True),
        ("telephone: 1", "telephone: 2", False),
        ("changes:", "# a remark\nchanges:", False),
        ("name: Washing is off for 3 days here", "name: No washing", False),
    ],
)
def test_what_was_changed_since_an_approval_shows_as_such(
    old: str,
    new: str,
    is_changed: bool,  # noqa: FBT001  a case
    run: Run,
) -> None:
    write("clinic.yaml", CLINIC)
    approve(run, "--yes")
    approved = Path("clinic.yaml").read_text(encoding="utf-8")

    write("clinic.yaml", rule_texts.seeded(approved, old, new))

    shown = run("show", "--clinic", "clinic.yaml").out
    assert ("Changed since it was approved." in shown) is is_changed


def test_a_second_approval_takes_the_place_of_the_first(run: Run) -> None:
    write("clinic.yaml", "# ours\n" + CLINIC.replace("changes:", "approval: []\nchanges:"))

    first = approve(run, "--yes")
    second = approve(run, "--yes")
    approve(run, "--yes", "--rules", "prp-hair")

    assert "takes the place" not in first.err
    assert 'This takes the place of the approval by Dr "A." Rossi, of 20' in second.err
    text = Path("clinic.yaml").read_text(encoding="utf-8")
    assert text.count("digest:") == 2
    assert text.startswith("# ours\nname: Sunrise\n")
    assert run("check", "clinic.yaml").code == 0


@pytest.mark.parametrize("line", ["urgent_number: 111\n", "emergency_number: 112\n",
                                  "telephone: 1\n", "zone: Europe/Rome\n"])  # fmt: skip
def test_nobody_signs_before_all_that_patients_need_is_there(line: str, run: Run) -> None:
    text = write("clinic.yaml", CLINIC.replace(line, ""))

    ended = approve(run, "--yes")

    assert ended.code == 2
    assert "Before somebody can sign, this is missing: the" in ended.err
    assert "digest" not in Path(text).read_text(encoding="utf-8")


def test_where_nobody_can_be_asked_nothing_is_approved(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("clinic.yaml", CLINIC)
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        ended = approve(run)

    assert ended.code == 2
    assert ended.err.endswith("here, so give as well: --yes (once all of it was read).\n")
    assert Path("clinic.yaml").read_text(encoding="utf-8") == CLINIC


@pytest.mark.parametrize(
    "typed", [["I want to die"], ["Dr Heather Blind", "my chest hurts"], ["Jo", "nurse", "help me"]]
)
def test_a_danger_typed_where_a_clinician_is_asked_is_answered_and_nothing_is_approved(
    typed: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CAN-1; a name in capitals, such as Blind, is a name."""
    write("clinic.yaml", CLINIC)
    monkeypatch.setattr(sys, "stdin", _Typed("\n".join([*typed, ""])))

    ended = run("approve", "clinic.yaml")

    assert (ended.code, ended.out != "") == (13, True)
    assert Path("clinic.yaml").read_text(encoding="utf-8") == CLINIC


class _Typed(io.StringIO):
    """What somebody types in a terminal."""

    def isatty(self) -> bool:
        return True


def test_all_that_is_missing_before_somebody_can_sign_is_said_at_once(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("clinic.yaml", CLINIC.replace("telephone: 1\n", "").replace("zone: Europe/Rome\n", ""))
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        ended = run("approve", "clinic.yaml", "--yes")

    assert (ended.code, ended.err) == (
        2,
        (
            "mesocare: Before somebody can sign, this is missing: the clinic's telephone, the "
            "clinic's time zone. Nobody can be asked here, so give as well: --name (who signs), "
            "--profession (such as dermatologist).\n"
        ),
    )


@pytest.mark.parametrize(
    ("name", "profession", "said"),
    [
        (" ", "nurse", "The name of who signs is empty."),
        ("Ada", "", "The profession of who signs is empty."),
        ("A\x1bda", "nurse", r"The name holds U+001B (control character)."),
        ("Ada", "n" * 301, "The profession has 301 characters."),
    ],
)
def test_a_name_that_a_clinics_file_cannot_hold_signs_nothing(
    name: str, profession: str, said: str, run: Run
) -> None:
    """A text that the file refuses would take every command of the clinic with it."""
    write("clinic.yaml", CLINIC)

    ended = run("approve", "clinic.yaml", "--name", name, "--profession", profession, "--yes")

    assert ended.code == 2
    assert said in ended.err
    assert Path("clinic.yaml").read_text(encoding="utf-8") == CLINIC


def test_a_file_at_whose_end_nothing_can_stand_is_left_as_it_is(run: Run) -> None:
    one_line = "{name: A, telephone: 1, urgent_number: 1, emergency_number: 1, zone: Europe/Rome}\n"
    write("clinic.yaml", one_line)

    ended = approve(run, "--yes")

    assert (ended.code, "nothing can be put at its end" in ended.err) == (2, True)
    assert Path("clinic.yaml").read_text(encoding="utf-8") == one_line


def test_a_check_says_whether_a_clinician_has_approved_the_file_and_whether_that_still_holds(
    run: Run,
) -> None:
    write("clinic.yaml", CLINIC)
    before = run("check", "clinic.yaml").out
    approve(run, "--yes")
    signed = run("check", "clinic.yaml").out
    text = Path("clinic.yaml").read_text(encoding="utf-8")
    write("clinic.yaml", text.replace("wait: 72 hours", "wait: 96 hours"))
    changed = run("check", "clinic.yaml")

    assert "Approved:\n- by no clinician. To sign it: mesocare rules approve\n" in before
    assert 'Approved:\n- hair-mesotherapy 2.0.0, by Dr "A." Rossi, dermatologist, on 20' in signed
    assert ": current\n" in signed
    assert ": changed since: have it signed again\n" in changed.out
    assert "[changed-since-approval]" in changed.out
    (file,) = json.loads(run("check", "clinic.yaml", "--json").out)["files"]
    assert [one["is_current"] for one in file["approvals"]] == [False]
