"""A clinic's file makes a patient's rules, and nothing of it is lost or taken on trust."""

import time
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from rule_texts import CHANGES, CLINIC, HEAD, RULES, seeded

from mesocare import load_protocol, make_plan, parse_session
from mesocare.authoring.schema import FileKind, describe_fields, find_shapes
from mesocare.dates.spans import DaySpan
from mesocare.errors import InputRefusedError, RuleFileRefusedError, StorageError
from mesocare.plan.closed_days import NEVER_CLOSED, ClosedKind, find_closed_days
from mesocare.plan.facts import Plan
from mesocare.reading.cache import load_rules_once
from mesocare.reading.clinic_file import load_rules, shape_clinic
from mesocare.reading.notices import say_no_changes
from mesocare.reading.source import default_rule_file
from mesocare.rules.changes import (
    ChangeKind,
    ClinicChange,
    apply_changes,
    approval_of,
    changes_in,
)
from mesocare.rules.clinic import (
    ChangedCourse,
    Clinic,
    Clock,
    DateOrder,
    DayListColumns,
    ReplacedRestriction,
)
from mesocare.rules.protocol import Protocol, Restriction

ROME = ZoneInfo("Europe/Rome")
APPROVAL = "{{name: B, profession: nurse, on: 2026-11-26, of: prp {}, digest: '" + 32 * "0" + "'}}"
EVERY_DAY = "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"


def clinic_of(text: str) -> Clinic:
    """Read a clinic's file that is right."""
    return shape_clinic(text, "clinic.yaml").require()


def refusal_of(text: str) -> str:
    """Read a clinic's file that is wrong, and return all that is said about it."""
    with pytest.raises(RuleFileRefusedError) as refused:
        clinic_of(text)
    return str(refused.value)


def written(folder: Path, text: str, name: str = "clinic.yaml") -> Path:
    """Write a file into a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def changed(text: str = CHANGES) -> Protocol:
    """Return the default protocol with a clinic's changes in it."""
    return apply_changes(load_protocol(), clinic_of("name: A\n" + text).changes["hair-mesotherapy"])


def change_of(lines: str) -> str:
    """Return a clinic's file that changes the default rules in some lines."""
    return f"name: A\nchanges: {{hair-mesotherapy: {{version: 2.0.0, {lines}}}}}\n"


def plan_with(protocol: Protocol, clinic: Clinic | None = None) -> Plan:
    """Plan one session, a day after it."""
    now = datetime(2026, 11, 21, 18, tzinfo=UTC)
    session = parse_session("2026-11-20T14:30", zone=ROME, now=now)
    return make_plan(protocol, [session], at=now, zone=ROME, clinic=clinic)


# What a clinic changes


def test_a_new_wait_takes_the_place_of_the_old_one_and_loses_its_reason_and_sources() -> None:
    """The clinic's `because` is the reason then; the old one is that of another wait."""
    rule = changed().restrictions["wash-hair"]

    assert (str(rule.wait), rule.basis, rule.sources) == ("72 hours", None, ())
    assert rule.why is None


def test_a_new_wait_loses_what_may_be_done_in_between() -> None:
    """It was said of the old wait's second half."""
    assert load_protocol().restrictions["wash-hair"].in_between
    assert changed().restrictions["wash-hair"].in_between is None


def test_new_words_alone_keep_the_wait_with_its_basis_and_sources() -> None:
    old, new = load_protocol().restrictions["alcohol"], changed().restrictions["alcohol"]

    assert new.activity == "drink any alcohol"
    assert (new.wait, new.basis, new.sources) == (old.wait, old.basis, old.sources)


def test_a_preparation_in_the_same_words_follows_its_restriction() -> None:
    """TIME-13: before and after a session they are one activity."""
    assert changed().before_session["alcohol"].do_not == "drink any alcohol"


def test_what_is_dropped_is_gone_and_what_is_added_stands_last() -> None:
    old, new = list(load_protocol().restrictions), list(changed().restrictions)

    assert new == [key for key in old if key != "smoking"] + ["nail-bar"]


def test_what_is_added_is_a_restriction_like_all_others() -> None:
    rule = changed().restrictions["nail-bar"]

    assert type(rule) is Restriction
    assert (rule.activity, str(rule.wait)) == ("go to a nail bar", "24 hours")


def test_keys_that_a_changed_course_leaves_out_stay_as_they_are() -> None:
    course = changed().course

    assert course is not None
    assert (str(course.sessions), str(course.gap), str(course.recommended)) == (
        "4 to 8",
        "3 to 4 weeks",
        "3 weeks",
    )


def test_phases_take_the_place_of_one_gap_for_all() -> None:
    """COURSE-4."""
    phases = "phases: [{sessions: 4, gap: 1 week}, {sessions: 2, gap: 2 weeks}]"

    found = clinic_of(change_of(f"course: {{because: So., {phases}}}"))
    course = apply_changes(load_protocol(), found.changes["hair-mesotherapy"]).course

    assert course is not None
    assert (course.sessions, course.gap, course.recommended) == (None, None, None)
    assert [str(phase.gap) for phase in course.all_phases] == ["1 week", "2 weeks"]


@pytest.mark.parametrize(
    ("change", "wait", "until"),
    [
        ("until: we tell you", None, "we tell you"),
        ("wait: 3 days", "3 days", None),
        ("wait: 3 days, until: we tell you", "3 days", "we tell you"),
        ("until: scabs-gone", None, "scabs-gone"),
    ],
)
def test_a_new_end_takes_the_place_of_all_of_the_old_one(
    change: str, wait: str | None, until: str | None
) -> None:
    """TIME-10: with a wait and an until, both must be over."""
    found = clinic_of(change_of(f"replace: {{sauna: {{{change}, because: So.}}}}"))

    rule = apply_changes(load_protocol(), found.changes["hair-mesotherapy"]).restrictions["sauna"]

    assert (rule.wait and str(rule.wait), rule.until) == (wait, until)


def test_a_changed_protocol_knows_what_was_changed_in_it_and_why() -> None:
    course = (
        "4 to 8 sessions, {} apart, best 3 weeks; each takes 30 to 60 minutes; "
        "afterwards one every 3 to 6 months"
    )

    assert changes_in(changed()) == (
        ClinicChange(
            ChangeKind.REPLACED,
            "wash-hair",
            "wash or wet your hair",
            "wait: 24 to 48 hours",
            "wait: 72 hours",
            "We use longer needles.",
        ),
        ClinicChange(
            ChangeKind.REPLACED, "alcohol", "drink any alcohol", None, None, "Patients asked."
        ),
        ClinicChange(
            ChangeKind.DROPPED, "smoking", "smoke or vape", None, None, "We do not ask this."
        ),
        ClinicChange(
            ChangeKind.ADDED,
            "nail-bar",
            "go to a nail bar",
            None,
            "wait: 24 hours",
            "Its fumes may irritate.",
        ),
        ClinicChange(
            ChangeKind.COURSE,
            "course",
            "",
            course.format("2 to 4 weeks"),
            course.format("3 to 4 weeks"),
            "We wait three weeks.",
        ),
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("replace: {sauna: {only_if: numbed, because: So.}}", (None, "only if: numbed")),
        ("replace: {sauna: {unless: it itches, because: So.}}", (None, "unless: it itches")),
        (
            "add: {karaoke: {activity: sing, wait: 3 days, only_if: numbed, because: So.}}",
            ("wait: 3 days", "only if: numbed"),
        ),
        ("replace: {sauna: {wait: 9 days, because: So.}}", ("wait: 9 days", None)),
    ],
)
def test_whom_a_change_concerns_is_told_where_it_differs(
    lines: str, expected: tuple[str | None, str | None]
) -> None:
    """A condition takes a ban off the others."""
    protocol = load_protocol()

    told = changes_in(
        apply_changes(protocol, clinic_of(change_of(lines)).changes["hair-mesotherapy"])
    )

    assert [(it.is_now, it.concerns) for it in told] == [expected]


def test_a_protocol_that_nobody_changed_has_no_changes() -> None:
    assert changes_in(load_protocol()) == ()


# Every change is applied, or refused


EACH_KEY = {
    "activity": "have a sauna at home",
    "short": "home saunas",
    "wait": "9 days",
    "until": "we have seen you",
    "decided_by": "you",
    "about": "a few days",
    "after": "scabs-gone",
    "meanwhile": "Stay cool.",
    "why": "Heat is bad.",
    "only_if": "you are well",
    "unless": "scalp-shows",
    "in_between": "at 40 degrees at most",
    "also_called": "[banya]",
    "basis": "borrowed",
    "sources": "[M1]",
}
EACH_KEY_OF_A_COURSE = {
    "sessions": "3",
    "gap": "3 to 5 weeks",
    "recommended": "2 weeks",
    "phases": "[{sessions: 4, gap: 1 week}]",
    "about": "several visits",
    "takes": "2 hours",
    "results": "You see it soon.",
    "maintenance": "1 year",
    "basis": "clinic",
    "sources": "[M1]",
}


def test_every_key_of_a_change_is_among_those_that_are_tried() -> None:
    because = {"because"}

    assert {it.name for it in fields(ReplacedRestriction)} == EACH_KEY.keys() | because
    assert {it.name for it in fields(ChangedCourse)} == EACH_KEY_OF_A_COURSE.keys() | because


@pytest.mark.parametrize("rule", ["sauna", "wash-hair", "minoxidil", "scratch"])
@pytest.mark.parametrize(("key", "value"), EACH_KEY.items())
def test_each_key_of_a_replaced_restriction_is_applied_or_refused(
    key: str, value: str, rule: str, tmp_path: Path
) -> None:
    """A plan with it differs from one without, or the file is refused: no change is lost."""
    path = written(tmp_path, change_of(f"replace: {{{rule}: {{{key}: {value}, because: So.}}}}"))

    _hold_applied_or_refused(path, ("restrictions", rule), key)


@pytest.mark.parametrize(("key", "value"), EACH_KEY_OF_A_COURSE.items())
def test_each_key_of_a_changed_course_is_applied_or_refused(
    key: str, value: str, tmp_path: Path
) -> None:
    path = written(tmp_path, change_of(f"course: {{{key}: {value}, because: So.}}"))

    _hold_applied_or_refused(path, ("course",), key)


def _hold_applied_or_refused(path: Path, where: tuple[str, ...], key: str) -> None:
    refusal = ""
    plan = plan_with(load_protocol())
    before = _part(plan.protocol, where)
    try:
        plan = plan_with(load_rules(None, path)[0])
    except RuleFileRefusedError as refused:
        refusal = str(refused)

    is_applied = getattr(_part(plan.protocol, where), key) != getattr(before, key)
    is_refused = f".{key}: " in refusal or repr(key) in refusal
    assert is_applied is not is_refused


def _part(protocol: Any, where: tuple[str, ...]) -> Any:
    part = getattr(protocol, where[0])
    return part[where[1]] if len(where) > 1 else part


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("course: {phases: [{sessions: 4, gap: 1 to 4 weeks}], recommended: 2 weeks, because: So.}",
         "course.recommended: beside 'phases' nothing follows 'recommended'."),
        ("replace: {sauna: {decided_by: clinic, because: So.}}",
         "replace.sauna.decided_by: 'decided_by' goes with an 'until'"),
        ("replace: {wash-hair: {wait: 3 days, in_between: dry, because: So.}}",
         "replace.wash-hair.in_between: 'in_between' is for a wait with two ends"),
        ("replace: {sauna: {activity: swim in a pool or the sea, because: So.}}",
         "replace.sauna.activity: this activity stands at"),
        ("replace: {sauna: {activity: do not sweat, because: So.}}",
         "replace.sauna.activity: 'do not sweat': 'Do not' goes before"),
        ("replace: {sauna: {until: scabs-gon, because: So.}}", "Did you mean 'scabs-gone'?"),
        ("add: {wine: {activity: drink alcohol, wait: 1 day, because: So.}}",
         "add.wine.activity: this activity stands at restrictions.alcohol too."),
        ("add: {ask-minoxidil: {activity: sing, wait: 1 day, because: So.}}",
         "add.ask-minoxidil: the restriction 'ask-minoxidil' is about something else, 'sing'."),
        ("add: {go-to-work: {activity: work late, wait: 1 day, because: So.}}",
         "add.go-to-work: the protocol allows something else under 'go-to-work'."),
        ("replace: {sauna: {only_if: Numbed, because: So.}}", "Did you mean 'numbed'?"),
        ("replace: {sauna: {until: the scabs have gone, because: So.}}", "Write 'scabs-gone'"),
        ("drop: {wash-hair: {because: So.}}, replace: {wash-hair: {wait: 1 day, because: So.}}",
         "drop.wash-hair: 'replace' changes this restriction as well."),
        ("course: {because: So.}", "course: nothing is changed here."),
        ("replace: {sauna: {because: So.}}", "replace.sauna: nothing is changed here."),
        ("replace: {suana: {wait: 1 day, because: So.}}", "Did you mean 'sauna'?"),
        ("drop: {yoga: {because: So.}}", "Write the id of a restriction of these rules."),
        ("add: {sauna: {activity: sit, wait: 1 day, because: So.}}",
         "the protocol has 'sauna' already."),
        ("replace: {sauna: {wait: 1 day, sources: [gide], because: So.}}", "Did you mean 'guide'?"),
        ("course: {gap: 5 to 6 weeks, because: So.}", "'3 weeks' lies outside the gap"),
        (("examples: [{name: x, session: 2026-11-20, at: 2026-11-21, expect: {suana: avoid}}], "
         "drop: {smoking: {because: So.}}"), "examples[1].expect.suana: there is no restriction"),
    ],
)  # fmt: skip
def test_a_change_that_does_not_fit_the_protocol_is_refused_at_its_place(
    lines: str, said: str, tmp_path: Path
) -> None:
    path = written(tmp_path, change_of(lines))

    with pytest.raises(RuleFileRefusedError) as refused:
        load_rules(None, path)

    assert said in str(refused.value)


def small_with(folder: Path, lines: str) -> RuleFileRefusedError:
    """Change a small rule file in some lines, and return the refusal."""
    rules = written(folder, RULES, "rules.yaml")
    path = written(folder, f"name: A\nchanges: {{small: {{version: 1.0.0, {lines}}}}}\n")
    with pytest.raises(RuleFileRefusedError) as refused:
        load_rules(rules, path)
    return refused.value


@pytest.mark.parametrize(
    "added", ["", ", add: {sauna: {activity: sit, wait: 1 day, because: So.}}"]
)
def test_what_the_protocol_allows_is_never_held_off_by_new_words(
    added: str, tmp_path: Path
) -> None:
    """What is added may, and is then no longer allowed: so it is the replaced one that is told."""
    lines = f"replace: {{wash-hair: {{activity: go to work, because: So.}}}}{added}"

    (problem,) = small_with(tmp_path, lines).problems

    assert (problem.path, problem.id) == ("changes.small.replace", "activity-twice")
    assert "this activity stands at restrictions.wash-hair too" in problem.message


def test_a_clinic_cannot_drop_all_restrictions(tmp_path: Path) -> None:
    (problem,) = small_with(tmp_path, "drop: {wash-hair: {because: So.}}").problems

    assert (problem.path, problem.id) == ("changes.small.drop", "no-restriction")
    assert problem.message == "every restriction is dropped. Leave one at least, or add one."


def test_a_clinic_may_drop_all_restrictions_for_one_of_its_own(tmp_path: Path) -> None:
    add = "add: {sauna: {activity: have a sauna, wait: 1 day, because: So.}}"
    lines = f"version: 1.0.0, drop: {{wash-hair: {{because: So.}}}}, {add}"
    path = written(tmp_path, f"name: A\nchanges: {{small: {{{lines}}}}}\n")

    protocol, _ = load_rules(written(tmp_path, RULES, "rules.yaml"), path)

    assert list(protocol.restrictions) == ["sauna"]


# Which protocol the changes are for


def test_changes_for_another_version_are_refused_with_the_way_out(tmp_path: Path) -> None:
    path = written(tmp_path, CLINIC + CHANGES.replace("2.0.0", "1.0.0"))

    with pytest.raises(RuleFileRefusedError) as refused:
        load_rules(None, path)

    assert str(refused.value) == (
        "clinic.yaml:12:5: changes.hair-mesotherapy.version: these changes were written for "
        "version 1.0.0, and hair-mesotherapy is version 2.0.0. Look through each change with "
        "'mesocare rules show', then write 'version: 2.0.0' here."
    )


def test_a_slip_in_the_protocols_id_never_loses_the_changes(tmp_path: Path) -> None:
    path = written(tmp_path, CLINIC + CHANGES.replace("hair-mesotherapy", "hair-mesoterapy"))

    with pytest.raises(RuleFileRefusedError, match="Did you mean 'hair-mesotherapy'"):
        load_rules(None, path)


def test_a_clinics_rule_file_without_an_id_has_none_to_change(tmp_path: Path) -> None:
    written(tmp_path, "restrictions: {}\n", "other.yaml")
    text = f"{CLINIC}protocols: {{other: other.yaml}}\n{CHANGES.replace('hair-meso', 'skin-meso')}"

    with pytest.raises(RuleFileRefusedError, match="there is no protocol 'skin-mesotherapy'"):
        load_rules(None, written(tmp_path, text))


@pytest.mark.parametrize("other", [None, "restrictions: [\n", "\t\n", "- {\n", "\0\n"])
def test_a_rule_file_of_the_clinic_that_cannot_be_read_hides_no_id_of_the_others(
    other: str | None, tmp_path: Path
) -> None:
    """Neither does it take the place of one: an id that no file has is refused still."""
    if other is not None:
        written(tmp_path, other, "first.yaml")
    written(tmp_path, RULES, "second.yaml")
    files = "protocols: {first: first.yaml, second: second.yaml}\n"
    text = CLINIC + files + CHANGES.replace("hair-mesotherapy", "small")

    protocol, _ = load_rules(None, written(tmp_path, text))
    with pytest.raises(RuleFileRefusedError, match="there is no protocol 'tall'"):
        load_rules(None, written(tmp_path, text.replace("small:", "tall:")))

    assert changes_in(protocol) == ()


def test_changes_for_another_protocol_of_the_clinic_leave_this_one_alone(tmp_path: Path) -> None:
    other = default_rule_file().read_text(encoding="utf-8")
    written(tmp_path, other.replace("id: hair-mesotherapy", "id: other"), "other.yaml")
    text = f"{CLINIC}protocols: {{other: other.yaml}}\n" + CHANGES.replace(
        "hair-mesotherapy", "other"
    )
    path = written(tmp_path, text)

    protocol, clinic = load_rules(None, path)
    of_other, _ = load_rules(Path("other"), path)

    assert clinic is not None
    assert protocol.restrictions == load_protocol().restrictions
    assert changes_in(protocol) == ()
    assert str(of_other.restrictions["wash-hair"].wait) == "72 hours"
    assert say_no_changes(of_other, clinic) is None
    assert say_no_changes(protocol, clinic) == (
        "Your clinic's file changes nothing in hair-mesotherapy: its changes are for other."
    )


def test_a_protocol_that_comes_with_mesocare_may_be_changed_by_its_id(tmp_path: Path) -> None:
    lines = "replace: {wash-hair: {wait: 9 days, because: So.}}"
    path = written(tmp_path, change_of(lines).replace("hair-mesotherapy", "prp-hair"))

    protocol, _ = load_rules(Path("prp-hair"), path)

    assert (protocol.protocol.id, str(protocol.restrictions["wash-hair"].wait)) == (
        "prp-hair",
        "9 days",
    )


# The file itself


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("telephone: 1\n", "1:1: the key 'name' is missing"),
        ("name: A\nphone: 1\n", "2:1: phone: 'phone' is not a key here. Did you mean 'telephone'?"),
        ("name: No\n", "1:7: name: 'No' is not a clinic's name."),
        ("name: A\ntelephone: Yes\n", "2:12: telephone: 'Yes' has no digit"),
        ("name: A\nurgent_number: the doctor\n", "urgent_number: 'the doctor' has no digit"),
        ("name: A\nemergency_number: off\n", "2:19: emergency_number: 'off' has no digit"),
        ("name: A\nclock: 13\n", "2:8: clock: '13' is not known here. Write one of 12, 24."),
        ("name: A\nzone: Rome\n", "2:7: zone: there is no such time zone."),
        ("name: A\ncountry: Italy\n", ("2:10: country: 'Italy' is not the code of a country. "
         "Write 'IT'.")),
        ("name: A\ncountry: Deutschland\n", "Write 'DE'."),
        ("name: A\ncountry: Nowhere\n", "Write a country's two capital letters, such as 'IT'."),
        ("name: A\nsubdivision: RM\n", "2:1: subdivision: 'subdivision' needs a 'country'"),
        ("name: A\nlogo: ../secret.png\n", "2:7: logo: '../secret.png' does not fit here"),
        ("name: A\nlogo: /etc/passwd\n", "2:7: logo: '/etc/passwd' does not fit here"),
        ("name: A\nprotocols: {p: ../p.yaml}\n", "2:16: protocols.p: '../p.yaml' does not fit"),
        ("name: A\nclosed: {weekdays: [Sonday]}\n", "Did you mean 'Sunday'?"),
        ("name: A\nclosed: {weekdays: [sunday]}\n", "Write 'Sunday'."),
        ("name: A\nclosed: {dates: [24.12.2026]}\n", "Write '2026-12-24'."),
        ("name: A\nclosed: {dates: [03/04/2026]}\n", "Write '2026-04-03' or '2026-03-04'."),
        ("name: A\nclosed: {dates: [2027-01-02 to 2026-12-24]}\n", "ends before it begins"),
        ("name: A\nclosed: {dates: [12-24]}\n", "'12-24' is not a day, nor some days in a row."),
        ("name: A\nclosed: {dates: [30 February]}\n", "'30 February' is not a day"),
        (
            "name: A\nchanges: {m: {version: 1.0.0, replace: {a: b}}}\n",
            "changes.m.replace.a: a group of keys is wanted here",
        ),
        ("name: A\nchanges: {m: {version: 1.0.0}}\n", "changes.m: nothing is changed here"),
        (
            "name: A\nchanges: {m: {version: 1.0.0, drop: {smoking: {}}}}\n",
            "the key 'because' is missing",
        ),
        (f"name: A\nclosed: {{weekdays: [{EVERY_DAY}]}}\n", "closed on every day of the week"),
        ("name: A\napproval: {name: B, profession: c, on: 2026-11-26, of: x 1.0.0, digest: 0}\n",
         "2:73: approval.digest: '0' does not fit here."),
        (
            (
                f"name: A\napproval:\n- {APPROVAL.format('1.0.0')}\n"
                f"- {APPROVAL.format('1.1.0')}\n"
            ),
            "4:48: approval[2].of: 'prp' is approved above as well. Keep the later approval alone.",
        ),
        ("name: A\nday_list: {name: B}\n", "2:1: day_list: the key 'session' is missing."),
        ("name: A\nday_list: {only: {A: b}}\n", "2:1: day_list: the key 'session' is missing."),
        ("name: A\nday_list: {session: []}\n", "2:12: day_list.session: 0 columns stand here."),
        ("name: A\nday_list: {session: [a, b, c]}\n", "day_list.session: 3 columns stand here."),
        (
            "name: A\nday_list: {session: Day, name: day}\n",
            "2:26: day_list.name: 'day' stands above as well.",
        ),
        (
            "name: A\nday_list: {session: Day, dates: dmy}\n",
            "day_list.dates: 'dmy' is not known here. Write one of day-first, month-first,",
        ),
        ("name: A\nday_list: {sesion: Day}\n", "'sesion' is not a key here. Did you mean 'sess"),
        ("name: A\nday_list: {session: {a: b}}\n", "day_list.session: a list is wanted here."),
        (
            "name: A\nday_list: {session: Day, only: Arrived}\n",
            "day_list.only: a group of keys is wanted here.",
        ),
        (
            "name: A\nday_list: {session: Day, only: {Status: []}}\n",
            "day_list.only.Status: no value stands here.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_a_clinics_file_gets_its_place_and_what_would_be_right(
    text: str, said: str
) -> None:
    assert said in refusal_of(text)


def test_a_number_is_kept_as_it_is_written() -> None:
    """A zero in front is part of a telephone number."""
    clinic = clinic_of("name: A\ntelephone: 0123456789\nemergency_number: 0112\nclock: 12\n")

    assert (clinic.telephone, clinic.emergency_number) == ("0123456789", "0112")
    assert clinic.clock is Clock.TWELVE


def test_the_columns_of_a_clinics_own_day_list_are_read() -> None:
    text = (
        "name: A\n"
        "day_list: {session: [SessionDate, EndTime], name: Name, dates: day-first,"
        " only: {Status: Arrived, Room: [1, 2]}}\n"
    )

    assert shape_clinic(text, "clinic.yaml").require().day_list == DayListColumns(
        session=("SessionDate", "EndTime"),
        name="Name",
        dates=DateOrder.DAY_FIRST,
        only={"Status": ("Arrived",), "Room": ("1", "2")},
    )


def test_the_order_of_dates_alone_may_be_declared() -> None:
    text = "name: A\nday_list:\n  dates: month-first\n"

    day_list = shape_clinic(text, "clinic.yaml").require().day_list

    assert day_list == DayListColumns(dates=DateOrder.MONTH_FIRST)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("country: XX\n", "country: 'XX' is not a country whose public holidays are known"),
        ("country: IT\nsubdivision: Bavaria\n", "subdivision: 'Bavaria' is not a part of IT"),
    ],
)
def test_a_country_without_known_holidays_is_refused_at_its_place(
    lines: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(RuleFileRefusedError) as refused:
        load_rules(None, written(tmp_path, CLINIC + lines))

    assert said in str(refused.value)


def test_a_clinics_file_that_is_not_there_ends_with_code_5(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="Check the path of the clinic's file"):
        load_rules(None, tmp_path / "none.yaml")


def test_a_name_that_nobody_knows_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    path = written(tmp_path, CLINIC + "protocols: {prp: prp-hair.yaml}\n")

    with pytest.raises(InputRefusedError) as refused:
        load_rules(Path("prb"), path)

    assert str(refused.value) == (
        "--rules: this is not a file, nor the name of a protocol. Your clinic's names are prp; "
        "those that come with mesocare are hair-mesotherapy, dutasteride-mesotherapy, prp-hair, "
        "scalp-microneedling."
    )


def test_a_folder_in_the_place_of_a_rule_file_is_told_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name has no ending, as an id; still it is not said that nobody knows it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()

    with pytest.raises(StorageError, match="rules: is a directory"):
        load_rules(Path("rules"))


def test_every_key_of_a_file_has_a_sentence() -> None:
    for kind in FileKind:
        for shape in find_shapes(kind):
            keys = {field.name.removesuffix("_") for field in fields(shape)}
            assert keys == describe_fields(shape).keys()


# Closed days


def test_a_clinic_without_closed_days_is_never_closed() -> None:
    """COURSE-3."""
    assert find_closed_days(None, [2026]) == NEVER_CLOSED
    assert find_closed_days(clinic_of(CLINIC), [2026]) == NEVER_CLOSED


def test_closed_days_are_weekdays_dates_and_the_countrys_holidays() -> None:
    """COURSE-3."""
    text = (
        "country: IT\nsubdivision: RM\nclosed: {weekdays: [Monday, Sunday], dates: [2026-12-24]}\n"
    )
    closed_days = find_closed_days(clinic_of(CLINIC + text), [2026])

    assert closed_days.weekdays == {0, 6}
    assert closed_days.dates == {date(2026, 12, 24)}
    assert "Peter" in closed_days.public_holidays[date(2026, 6, 29)]


def test_a_clinic_closes_for_days_in_a_row_and_every_year_and_opens_in_spite_of_a_holiday() -> None:
    """COURSE-3."""
    text = (
        "country: IT\nclosed:\n"
        "  dates: [2026-08-10 to 2026-08-21, 24 December to 2 January, 15 May]\n"
        "  open: [2026-12-26, 2027-01-02]\n"
    )

    closed_days = find_closed_days(clinic_of(CLINIC + text), [2026, 2027])

    def is_closed(*day: int) -> bool:
        return closed_days.why_closed(date(*day)) is not None

    assert [is_closed(2026, 8, day) for day in (9, 10, 21, 22)] == [False, True, True, False]
    assert is_closed(2026, 12, 24)
    assert is_closed(2031, 1, 2)
    assert not is_closed(2031, 1, 3)
    assert is_closed(2029, 5, 15)
    assert not is_closed(2026, 12, 26)
    assert closed_days.why_closed(date(2027, 1, 2)) is None


@pytest.mark.parametrize(
    ("text", "first", "last", "is_yearly"),
    [
        ("2026-12-24", date(2026, 12, 24), date(2026, 12, 24), False),
        ("2026-12-24 to 2027-01-02", date(2026, 12, 24), date(2027, 1, 2), False),
        ("29 February", date(2000, 2, 29), date(2000, 2, 29), True),
        ("24 December to 2 January", date(2000, 12, 24), date(2000, 1, 2), True),
    ],
)
def test_a_span_is_read_and_written_alike(
    text: str,
    first: date,
    last: date,
    is_yearly: bool,  # noqa: FBT001  a case
) -> None:
    clinic = clinic_of(f"name: A\nclosed: {{dates: {text}}}\n")

    assert clinic.closed is not None
    assert clinic.closed.dates == (DaySpan(first, last, is_yearly),)
    assert str(clinic.closed.dates[0]) == text


def test_a_feast_that_waits_for_the_moon_is_told_as_expected_only() -> None:
    """COURSE-3: its day may move by one; a view can say so."""
    clinic = clinic_of(CLINIC + "country: AE\n")
    now = datetime(2027, 2, 16, 18, tzinfo=UTC)
    session = parse_session("2027-02-16T14:30", zone=ROME, now=now)

    plan = make_plan(load_protocol(), [session], at=now, zone=ROME, clinic=clinic)

    moved = plan.next_sessions[0].moved_because
    assert moved is not None
    assert (moved.kind, moved.on, moved.is_estimated) == (
        ClosedKind.HOLIDAY,
        date(2027, 3, 9),
        True,
    )
    assert "estimated" not in str(moved.name)


def test_a_recommended_date_on_a_closed_day_moves_in_the_plan() -> None:
    """COURSE-3."""
    clinic = clinic_of(CLINIC + "closed: {weekdays: [Friday]}\n")

    first = plan_with(load_protocol(), clinic).next_sessions[0]

    assert first.recommended_on == date(2026, 12, 12)
    assert first.moved_because


def test_an_unknown_country_that_is_only_met_in_a_plan_is_refused() -> None:
    with pytest.raises(InputRefusedError):
        plan_with(load_protocol(), clinic_of(CLINIC + "country: XX\n"))


# Work has bounds


def many_protocols(_folder: Path) -> str:
    names = "\n".join(f"  p{number}: h-rules.yaml" for number in range(60))
    return f"name: C\nprotocols:\n{names}\n" + CHANGES.replace(
        "hair-mesotherapy", "hair-mesoteraphy"
    )


def many_files(folder: Path) -> str:
    text = default_rule_file().read_text(encoding="utf-8")
    for number in range(60):
        written(folder, text + f"# {number}\n", f"r{number}.yaml")
    names = "\n".join(f"  p{number}: r{number}.yaml" for number in range(60))
    return f"name: C\nprotocols:\n{names}\n" + CHANGES.replace("hair-mesotherapy", "skin")


def thousands_of_names(_folder: Path) -> str:
    names = "\n".join(f"  p{number}: h-rules.yaml" for number in range(5_000))
    return f"name: C\nprotocols:\n{names}\n"


def unknown_ids(_folder: Path) -> str:
    changes = "\n".join(f"      {'a' * 400}{n}: {{wait: 1 day, because: b}}" for n in range(200))
    return f"name: C\nchanges:\n  hair-mesotherapy:\n    version: 2.0.0\n    replace:\n{changes}\n"


def unknown_protocols(_folder: Path) -> str:
    body = "{version: 2.0.0, drop: {x: {because: b}}}"
    changes = "\n".join(f"  {'ab' * 100}{number}: {body}" for number in range(900))
    return f"name: C\nchanges:\n{changes}\n"


def unknown_keys(_folder: Path) -> str:
    return "name: C\n" + "\n".join(f"{'k' * 300}{number}: v" for number in range(800)) + "\n"


@pytest.mark.parametrize(
    "make",
    [many_protocols, many_files, thousands_of_names, unknown_ids, unknown_protocols, unknown_keys],
)
def test_a_clinics_file_is_answered_within_a_second_of_processor(make: Any, tmp_path: Path) -> None:
    """Hours were spent on a file of 88 kB."""
    text = default_rule_file().read_text(encoding="utf-8")
    written(tmp_path, text, "h-rules.yaml")
    path = written(tmp_path, make(tmp_path))
    load_protocol()
    started = time.process_time()

    with pytest.raises(RuleFileRefusedError):
        load_rules(None, path)

    assert time.process_time() - started < 1


# Approval


def approved(text: str, digest: str = "0" * 32) -> str:
    """Return a clinic's file with an approval of the default rules."""
    return (
        f"{text}approval: {{name: Dr A. Rossi, profession: dermatologist, on: 2026-11-26, "
        f"of: hair-mesotherapy 2.0.0, digest: '{digest}'}}\n"
    )


def test_an_approval_that_does_not_match_the_rules_says_that_they_changed(tmp_path: Path) -> None:
    protocol, _ = load_rules(None, written(tmp_path, approved(CLINIC)))

    approval = approval_of(protocol)

    assert approval is not None
    assert (approval.name, approval.version, approval.is_current) == ("Dr A. Rossi", "2.0.0", False)


def test_an_approval_of_another_protocol_is_none_of_this_one(tmp_path: Path) -> None:
    path = written(tmp_path, approved(CLINIC))

    protocol, _ = load_rules(Path("prp-hair"), path)

    assert approval_of(protocol) is None


def test_an_approval_of_an_unknown_protocol_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, approved(CLINIC).replace("of: hair-", "of: hare-"))

    with pytest.raises(RuleFileRefusedError, match="Did you mean 'hair-mesotherapy'"):
        load_rules(None, path)


# Kept or not


def test_what_is_kept_of_a_clinics_file_is_what_it_says(tmp_path: Path) -> None:
    """One reader: with `--clinic` a warm start reads no YAML, and says the same."""
    path = written(tmp_path, approved(CLINIC + "closed: {dates: [24 December]}\n" + CHANGES))
    from_files = load_rules(None, path)

    first = load_rules_once(None, path)
    kept = load_rules_once(None, path)

    assert first == kept == from_files


def test_a_change_in_either_file_is_never_answered_from_what_was_kept(tmp_path: Path) -> None:
    rules = written(tmp_path, default_rule_file().read_text(encoding="utf-8"), "rules.yaml")
    path = written(tmp_path, CLINIC + CHANGES)
    load_rules_once(rules, path)

    written(tmp_path, seeded(CLINIC + CHANGES, "wait: 72 hours", "wait: 96 hours"))
    of_clinic, _ = load_rules_once(rules, path)
    text = rules.read_text(encoding="utf-8").replace("wait: 3 days", "wait: 9 days")
    rules.write_text(text, encoding="utf-8")
    of_rules, _ = load_rules_once(rules, path)

    assert str(of_clinic.restrictions["wash-hair"].wait) == "96 hours"
    assert str(of_rules.restrictions["exercise"].wait) != str(
        of_clinic.restrictions["exercise"].wait
    )


def test_a_clinics_file_that_is_refused_is_never_kept(tmp_path: Path) -> None:
    path = written(tmp_path, CLINIC + CHANGES.replace("wash-hair", "wash-hiar"))

    for _ in range(2):
        with pytest.raises(RuleFileRefusedError):
            load_rules_once(None, path)


def test_a_rule_file_that_comes_with_mesocare_is_named_by_its_id() -> None:
    assert load_rules(Path("scalp-microneedling"))[0].protocol.id == "scalp-microneedling"


def test_a_file_of_that_name_goes_before_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, HEAD + "restrictions: {a: {activity: swim, wait: 1 day}}\n", "prp-hair")

    assert load_rules(Path("prp-hair"))[0].protocol.id == "small"
