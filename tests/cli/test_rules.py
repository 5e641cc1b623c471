"""Can a practitioner check, read, start and compare their own files, and trust the answers?"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from program import Ended, run_inside

from mesocare import load_protocol, parse_protocol
from mesocare.authoring.check_rules import Report
from mesocare.authoring.report import excerpt, render_report
from mesocare.errors import Problem
from mesocare.reading.source import default_rule_file

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
RULES = """\
protocol:
  id: small
  title: Small
  version: 1.0.0
  language: en
  written_on: 2026-11-22
  review_by: 2029-11-22
sources:
  us: {title: Our leaflet, kind: clinic}
restrictions:
  wash-hair:
    activity: wash your hair
    wait: 48 hours
    why: It needs rest.
    also_called: [shampoo]
    sources: [us]
warning_signs: {emergency: [{sign: you cannot breathe, sources: [us]}]}
watch: {for: 12 weeks, why: It may come late., sources: [us]}
examples:
  - name: Two days are enough
    session: 2026-11-20T14:30
    at: 2026-11-22T14:30
    expect: {wash-hair: clear}
"""
CLINIC = """\
name: Sunrise
telephone: 1
emergency_number: 112
zone: Europe/Rome
changes:
  hair-mesotherapy:
    version: 1.0.0
    replace:
      wash-hair:
        wait: 72 hours
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
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ended:
        return run_inside(capfd, "rules", *arguments)

    return run


def write(name: str, text: str) -> str:
    """Write a file beside the test, and give its name."""
    Path(name).write_text(text, encoding="utf-8")
    return name


def seeded(old: str, new: str) -> str:
    """Give the rules with one thing changed."""
    assert RULES.count(old) == 1, old
    return RULES.replace(old, new)


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
    ended = run("check", "--strict", "--at", "2026-11-22")

    assert ended.code == 0
    assert ended.out.endswith("aftercare.yaml: no problem, 12 examples right, no warnings.\n")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_further_treatments_pass_strictly(path: Path, run: Run) -> None:
    ended = run("check", "--strict", str(path), "--at", "2026-11-22")

    assert (ended.code, ended.out.count("- right:")) == (0, 4)


def test_there_are_three_further_treatments() -> None:
    actual = [load_protocol(path).protocol.id for path in EXAMPLES]

    assert actual == ["dutasteride-mesotherapy", "prp-hair", "scalp-microneedling"]


def test_every_problem_is_shown_with_its_line_and_a_mark_under_it(run: Run) -> None:
    text = seeded("wait: 48 hours", "wait: soon").replace("    why:", "    wy:")

    ended = run("check", write("rules.yaml", text), "--at", "2026-11-22")

    assert ended == Ended(
        3,
        """\
rules.yaml:13:11: restrictions.wash-hair.wait: 'soon' is not a wait. \
Write a number and a unit, such as '48 hours' or '24 to 48 hours'.
   13 |     wait: soon
      |           ^^^^

rules.yaml:14:5: restrictions.wash-hair.wy: 'wy' is not a key here. Did you mean 'why'?
   14 |     wy: It needs rest.
      |     ^^

rules.yaml: 2 problems, no warnings. Mend the problems, then check again.
""",
        "",
    )


def test_an_example_that_does_not_come_out_is_a_problem_and_is_named(run: Run) -> None:
    text = seeded("{wash-hair: clear}", "{wash-hair: avoid}")

    ended = run("check", write("rules.yaml", text), "--at", "2026-11-22")

    assert ended == Ended(
        3,
        """\
rules.yaml:20:5: examples[1]: 'Two days are enough' does not come out: wash-hair is 'clear' \
at 2026-11-22T14:30, and 'avoid' is expected. Mend the rule, or the example.
   20 |   - name: Two days are enough
      |     ^^^^

Examples:
- WRONG: Two days are enough

rules.yaml: 1 problem, no warnings. Mend the problems, then check again.
""",
        "",
    )


def test_a_warning_alone_ends_with_0_and_with_3_where_it_counts(run: Run) -> None:
    name = write("rules.yaml", seeded("    also_called: [shampoo]\n", ""))

    lenient = run("check", name, "--at", "2026-11-22")
    strict = run("check", name, "--strict", "--at", "2026-11-22")

    assert (lenient.code, strict.code) == (0, 3)
    assert lenient.out == strict.out
    assert lenient.out.startswith("rules.yaml:11:3: warning: restrictions.wash-hair: no other")
    assert "'mesocare can' will not know them. [no-alias]\n   11 |   wash-hair:" in lenient.out


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
    assert document["schema"] == "mesocare/check/1"
    assert [
        [file["file"], one["id"], one["severity"], one["line"], one["column"], one["key"]]
        for file in document["files"]
        for one in file["problems"]
    ] == [
        ["bad.yaml", "value", "error", 13, 11, "restrictions.wash-hair.wait"],
        ["weak.yaml", "no-alias", "warning", 11, 3, "restrictions.wash-hair"],
    ]
    assert document["files"][1]["examples"] == [
        {"name": "Two days are enough", "is_right": True, "differences": []}
    ]


IDS = {
    "not-yaml": "a: [",
    "too-deep": "a: " + "[" * 30,
    "duplicate-key": RULES + "watch: {for: 1 week}\n",
    "tag": seeded("why: It needs rest.", "why: !!str It needs rest."),
    "anchor": seeded("why: It needs rest.", "why: &a It needs rest."),
    "alias": seeded("why: It needs rest.", "why: *a"),
    "character": seeded("It needs rest.", "It needs\u202e rest."),
    "missing-key": seeded("  title: Small\n", ""),
    "unknown-key": seeded("  title: Small\n", "  title: Small\n  name: B\n"),
    "kind": seeded("[shampoo]", "shampoo"),
    "value": seeded("2029-11-22", "22 November 2029"),
    "no-wait": seeded("    wait: 48 hours\n", ""),
    "wait-and-until": seeded("wait: 48 hours\n", "wait: 48 hours\n    until: then\n"),
    "until-alone": seeded("wait: 48 hours\n", "until: then\n    and_until: now\n"),
    "unknown-source": seeded("    also_called: [shampoo]\n    sources: [us]",
                             "    also_called: [shampoo]\n    sources: [them]"),
    "alias-twice": seeded("[shampoo]", "[shampoo, Shampoo]"),
    "review-before-written": seeded("2029-11-22", "2025-11-22"),
    "not-a-moment": seeded("at: 2026-11-22T14:30", "at: tomorrow"),
    "unknown-restriction": seeded("{wash-hair: clear}", "{wash: clear}"),
    "example-session": seeded("    session: 2026-11-20T14:30\n", ""),
    "example": seeded("{wash-hair: clear}", "{wash-hair: ask}"),
    "course-without-gap": RULES + "course: {sessions: 4}\n",
    "do-or-do-not": RULES + "before_session: {dye: {why: So.}}\n",
    "no-from": RULES + "before_session: {dye: {do_not: dye}}\n",
    "course-or-phases": RULES + "course: {maintenance: 3 months}\n",
    "long-course": RULES
    + "course: {phases: [{sessions: 99, gap: 1 day}, {sessions: 2, gap: 1 day}]}\n",
    "recommended-outside-gap": RULES
    + "course: {sessions: 4, gap: 2 weeks, recommended: 3 weeks}\n",
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
- wash or wet your hair: 24 to 48 hours → 72 hours
- no longer held off: smoke

Examples:
- right: Washing is off for 3 days here

clinic.yaml: no problem, 1 example right, no warnings.
""",
        "",
    )


@pytest.mark.parametrize(
    ("lines", "id_", "place"),
    [
        ("logo: none.png\n", "no-file", (19, 1)),
        ("protocols: {prp: none.yaml}\n", "no-file", (19, 13)),
        ("protocols: {bad: bad.yaml}\n", "bad-protocol", (19, 13)),
        ("country: XX\n", "unknown-country", (19, 1)),
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
    ended = run("check", write("clinic.yaml", CLINIC.replace("1.0.0", "0.9.0")))

    assert ended.code == 3
    assert "then write 'version: 1.0.0' here.\n    7 |     version: 0.9.0\n" in ended.out


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
    """A patient must not read "5 days" and, below it, "the 3 days are our choice"."""
    text = CLINIC.replace("wash-hair:\n        wait: 72 hours", "exercise:\n        wait: 5 days")

    ended = run("check", write("clinic.yaml", text), "--at", "2026-11-22")

    assert "the old 'why' stays: 'The patient guide says" in ended.out
    assert "[old-number]" in ended.out


def test_changes_to_an_unknown_protocol_are_a_problem(run: Run) -> None:
    text = CLINIC.replace("hair-mesotherapy", "hair-mesoterapy")

    ended = run("check", write("clinic.yaml", text))

    assert ended.code == 3
    assert "there is no protocol 'hair-mesoterapy'. Did you mean 'hair-mesotherapy'?" in ended.out


def test_a_clinics_file_with_a_fault_shows_it_alone(run: Run) -> None:
    ended = run("check", write("clinic.yaml", CLINIC + "phone: 1\n"))

    assert ended.out.startswith("clinic.yaml:19:1: phone: 'phone' is not a key here.")
    assert ended.out.endswith("clinic.yaml: 1 problem, no warnings. "
                              "Mend the problems, then check again.\n")  # fmt: skip


def test_changes_without_an_example_are_warned_of(run: Run) -> None:
    text = CLINIC[: CLINIC.index("    examples:")] + (
        "    add: {vaping: {activity: vape, wait: 1 day, also_called: [vape], because: So.}}\n"
        "    course: {gap: 3 to 4 weeks, because: So.}\n"
    )

    ended = run("check", write("clinic.yaml", text), "--at", "2026-11-22")

    assert ended.code == 0
    assert "Write one at least that proves your changes. [no-examples]" in ended.out
    assert "- new: vape: 1 day\n- the course: 4 to 8 sessions, 2 to 4 weeks apart" in ended.out


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
restrictions.wash-hair (rules.yaml:11)
  activity: wash your hair (rules.yaml:12)
  wait: 48 hours (rules.yaml:13)
  why: It needs rest. (rules.yaml:14)
  also_called: shampoo (rules.yaml:15)
  source us: Our leaflet (rules.yaml:16)
""",
        "",
    )


def test_what_the_clinic_changed_is_shown_with_the_line_of_its_own_file(run: Run) -> None:
    ended = run("show", "wash-hair", "--clinic", write("clinic.yaml", CLINIC))

    assert "  changed by the clinic, since: We use longer needles.\n" in ended.out
    assert "  wait: 72 hours (clinic.yaml:10)\n" in ended.out
    assert "  activity: wash or wet your hair (aftercare.yaml:" in ended.out


def test_what_the_clinic_dropped_is_shown_as_dropped(run: Run) -> None:
    ended = run("show", "smoking", "--clinic", write("clinic.yaml", CLINIC))

    assert ended.out == (
        "smoking: your clinic dropped it, since: We do not ask this. (clinic.yaml:13)\n"
    )


def test_the_whole_protocol_is_shown_one_line_a_rule(run: Run) -> None:
    ended = run("show", "--clinic", write("clinic.yaml", CLINIC))

    lines = ended.out.splitlines()
    default = load_protocol()
    assert "- wash or wet your hair: 72 hours (wash-hair, clinic.yaml:10)" in lines
    assert "- your clinic dropped: smoke (smoking, clinic.yaml:13)" in lines
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
        if one["value"][:8] not in lines[int(one["from"].split(":")[1]) - 1]
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
    text = CLINIC.replace("wash-hair:\n        wait: 72 hours", "alcohol:\n        activity: drink")
    text += "    course: {gap: 3 to 4 weeks, because: So.}\n"
    clinic = write("clinic.yaml", text)

    assert "  gap: 3 to 4 weeks (clinic.yaml:19)" in run("show", "course", "--clinic", clinic).out
    assert "  do_not: drink (clinic.yaml:10)" in run("show", "alcohol", "--clinic", clinic).out
    values = json.loads(run("show", "--json", "--clinic", clinic).out)["values"]
    assert {
        "key": "examples[1].at",
        "value": "2026-11-23T14:29",
        "from": "clinic.yaml:17",
    } in values


def test_rules_without_course_and_watch_are_shown_without_them(run: Run) -> None:
    text = seeded("watch: {for: 12 weeks, why: It may come late., sources: [us]}\n", "")

    ended = run("show", "--rules", write("rules.yaml", text))

    assert "Course" not in ended.out
    assert "Watch" not in ended.out


@pytest.mark.parametrize("options", [[], ["--json"]], ids=["words", "json"])
def test_an_unknown_id_gets_the_nearest_ones(options: list[str], run: Run) -> None:
    ended = run("show", "wash-har", *options)

    assert ended == Ended(
        2, "", "mesocare: There is no such rule. Did you mean wash-hair or wash-before?\n"
    )


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
    run("new", "empty.yaml", "--empty")
    run("new", "clinic.yaml", "--kind", "clinic")
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
    seen = ["missing-key", "unknown-key", "kind", "value", "no-wait", "wait-and-until",
            "example-session", "do-or-do-not", "no-from", "course-or-phases"]  # fmt: skip
    files = {write(f"{id_}.yaml", IDS[id_]) for id_ in seen}
    files |= {write("id.yaml", RULES.replace("wash-hair:", "Wash_Hair:"))}
    files |= {write("basis.yaml", seeded("sources: [us]\nwarning", "basis: sure\nwarning"))}
    assert run("schema").code == 0

    _, out = check_jsonschema(CHECKOUT / "data" / "rules.schema.json", *files)

    refused = {Path(error["filename"]).name for error in json.loads(out)["errors"]}
    assert files - refused == set()


# new


@pytest.mark.parametrize(
    "options",
    [[], ["--empty"], ["--kind", "clinic"]],
    ids=["default", "empty", "clinic"],
)
def test_what_new_writes_passes_a_strict_check(options: list[str], run: Run) -> None:
    started = run("new", "mine.yaml", *options)

    assert started == Ended(
        0, "", "Written: mine.yaml. Change it, then: mesocare rules check mine.yaml\n"
    )
    assert run("check", "--strict", "mine.yaml").code == 0


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

    started = run("new", "mine.yaml", "--kind", "clinic", "--from-list", "export.csv")

    text = Path("mine.yaml").read_text("utf-8")
    assert started.code == 0
    assert run("check", "--strict", "mine.yaml").code == 0
    assert yaml.safe_load(text)["day_list"] == drafted
    assert "Zebulon" not in text


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
    assert list(load_protocol(Path("empty.yaml")).restrictions) == ["wash-hair"]


def test_every_comment_of_a_start_that_holds_yaml_can_be_used(run: Run) -> None:
    """What stands behind a '#' is tried as well: it must not teach a mistake."""
    run("new", "empty.yaml", "--empty")
    run("new", "clinic.yaml", "--kind", "clinic")
    write("prp-hair.yaml", (CHECKOUT / "examples" / "prp-hair.yaml").read_text(encoding="utf-8"))
    write("logo.png", "")
    for name in ("empty.yaml", "clinic.yaml"):
        head, body = Path(name).read_text(encoding="utf-8").split("\n\n", 1)
        lines = [line.replace("# ", "", 1) if line.lstrip()[:2] == "# " else line
                 for line in body.splitlines()]  # fmt: skip
        write(name, "\n".join([head, "", *lines]) + "\n")

    ended = run("check", "--strict", "empty.yaml", "clinic.yaml")

    assert ended.code == 0, ended.out


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
        (["schema", "plan"], "There are two kinds of files: rules and clinic."),
        (["chek"], "Did you mean 'mesocare rules check'?"),
        ([], "Write one of check, show, schema, new, diff after it."),
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
        "- Wash your hair: 48 hours → 72 hours. Clears 24 hours later.\n",
        "",
    )


def test_a_clinics_changes_are_compared_with_the_protocol_that_they_change(run: Run) -> None:
    ended = run("diff", write("clinic.yaml", CLINIC))

    assert "- Wash or wet your hair: 24 to 48 hours → 72 hours. Clears 24 hours later." in ended.out
    assert "- Taken off: smoke: 1 to 3 days." in ended.out


def test_one_file_is_what_the_default_rules_become(run: Run) -> None:
    ended = run("diff", write("rules.yaml", RULES))

    assert ended.out.startswith("hair-mesotherapy 1.0.0 → small 1.0.0\n")


def test_programs_get_the_differences_as_json(run: Run) -> None:
    ended = run("diff", write("a.yaml", RULES), write("b.yaml", RULES), "--json")

    assert json.loads(ended.out)["differences"] == []


def test_a_file_with_a_fault_is_not_compared(run: Run) -> None:
    ended = run("diff", write("a.yaml", RULES), write("b.yaml", "restrictions: {}\n"))

    assert (ended.code, ended.out) == (3, "")


def test_the_small_rules_of_these_tests_are_right() -> None:
    assert parse_protocol(RULES, "rules.yaml").protocol.id == "small"
