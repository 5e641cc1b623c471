"""Whether a clinic's file is fit for patients: what is said of it, and where in it."""

from datetime import date
from pathlib import Path

import pytest
from rule_texts import CLINIC, RULES

from mesocare import parse_protocol
from mesocare.authoring.check_clinic import check_clinic_file
from mesocare.authoring.check_rules import Report
from mesocare.reading.source import Source
from mesocare.rules.protocol import Protocol

TODAY = date(2026, 11, 22)
WHOLE = (
    CLINIC
    + """\
changes:
  hair-mesotherapy:
    version: 2.0.0
    drop: {smoking: {because: We do not ask this.}}
    examples:
      - name: The scalp may be touched a day later
        session: 2026-11-20T14:30
        at: 2026-11-21T15:00
        expect: {touch-scalp: clear}
"""
)


def check(folder: Path, text: str, used_with: Protocol | None = None) -> Report:
    return check_clinic_file(Source(folder / "clinic.yaml", text.encode()), TODAY, used_with)


def told(report: Report) -> list[tuple[str, str]]:
    """Return the warnings as the keys that they stand at, and their ids."""
    return [(warning.path, warning.id) for warning in report.warnings]


def test_a_whole_file_has_no_problem_and_no_warning(tmp_path: Path) -> None:
    report = check(tmp_path, WHOLE)

    assert (report.problems, told(report)) == ((), [])
    assert [example.is_right for example in report.examples] == [True]


def test_a_changed_wait_warns_of_the_preparation_that_goes_with_it_at_the_change(
    tmp_path: Path,
) -> None:
    """TIME-13: a preparation starts before the wait of the last session is over."""
    replace = "{alcohol: {wait: 14 days, why: We found it so., because: Ours.}}"
    report = check(tmp_path, f"{WHOLE}    replace: {replace}\n")

    assert told(report) == [("changes.hair-mesotherapy.replace.alcohol", "before-session-collides")]


def test_what_is_added_for_all_warns_of_what_is_allowed_to_some_at_the_addition(
    tmp_path: Path,
) -> None:
    """CAN-6: in almost the same words it is not taken from what is allowed."""
    pack = "activity: hold a cool pack in a clean cloth against the scalp, wait: 1 day"
    pack = f"{pack}, because: Ours., also_called: [ice pack]"
    report = check(tmp_path, f"{WHOLE}    add: {{own-pack: {{{pack}}}}}\n")

    assert told(report) == [("changes.hair-mesotherapy.add", "activity-again")]


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        ("telephone: 0113 496 0000\n", "no-telephone"),
        ("emergency_number: 999\n", "no-emergency-number"),
        ("urgent_number: 111\n", "no-urgent-number"),
        ("zone: Europe/London\n", "no-zone"),
    ],
)
def test_what_patients_need_and_the_file_lacks_is_warned_of(
    tmp_path: Path, line: str, id_: str
) -> None:
    report = check(tmp_path, WHOLE.replace(line, ""))

    assert told(report) == [("", id_)]
    assert report.unsigned == (id_,)


@pytest.mark.parametrize("zone", ["Etc/GMT+5", "Etc/UTC", "UTC"])
def test_a_zone_that_is_no_place_is_warned_of(tmp_path: Path, zone: str) -> None:
    """TIME-17."""
    report = check(tmp_path, WHOLE.replace("Europe/London", zone))

    assert told(report) == [("zone", "fixed-zone")]


def test_changes_that_do_not_count_for_the_rules_in_use_are_not_promised(tmp_path: Path) -> None:
    """A check of the files in use says what the commands do with them, and no more."""
    report = check(tmp_path, WHOLE, parse_protocol(RULES, "rules.yaml"))

    assert report.changes == ()
    assert told(report) == [("changes", "no-change-used")]


def test_what_the_rules_lack_keeps_a_clinician_from_signing(tmp_path: Path) -> None:
    text = RULES.replace("  review_by: 2029-11-22\n", "").replace("  urgent: [", "  # urgent: [")

    report = check(tmp_path, CLINIC, parse_protocol(text, "rules.yaml"))

    assert report.unsigned == ("no-urgent", "no-review")


def test_a_zone_that_is_no_place_is_warned_of_with_what_its_clocks_show(tmp_path: Path) -> None:
    """TIME-17: Etc/GMT-5 is ahead of UTC, and never moves its clocks."""
    report = check(tmp_path, WHOLE.replace("Europe/London", "Etc/GMT-5"))

    assert told(report) == [("zone", "fixed-zone")]
    assert report.warnings[0].message == (
        "Etc/GMT-5 is fixed, 5 hours ahead of UTC all year round. "
        "Write the place, such as 'zone: Europe/Rome'."
    )


def test_a_new_rule_may_cite_a_source_of_the_protocol_and_no_other(tmp_path: Path) -> None:
    vaping = "activity: go to a bar, wait: 24 hours, also_called: [e-smoke], because: Vapour."
    added = f"{WHOLE}    add: {{vaping: {{{vaping}, why: It dries., sources: [guide]}}}}\n"

    right = check(tmp_path, added)
    wrong = check(tmp_path, added.replace("[guide]", "[gide]"))

    assert right.problems == ()
    assert [(problem.path, problem.message) for problem in wrong.problems] == [
        (
            "changes.hair-mesotherapy.add.vaping.sources[1]",
            "there is no source 'gide'. Did you mean 'guide'?",
        )
    ]
