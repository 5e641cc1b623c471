"""Does a clinic's file make a patient's rules, and is nothing of it lost or taken on trust?"""

from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from program import run_inside

from mesocare import load_protocol, make_plan, parse_session
from mesocare.errors import InputRefusedError, RuleFileRefusedError, StorageError
from mesocare.plan.closed_days import NEVER_CLOSED, find_closed_days
from mesocare.plan.facts import Plan
from mesocare.reading.clinic_file import load_rules, shape_clinic
from mesocare.rules.changes import ChangeKind, ClinicChange, apply_changes, changes_in
from mesocare.rules.clinic import Clinic, DateOrder, DayListColumns
from mesocare.rules.protocol import Protocol, Restriction
from mesocare.views import machine, plain
from mesocare.views.screen import Screen
from mesocare.views.terminal import pages as terminal

ROME = ZoneInfo("Europe/Rome")
CLINIC = """\
name: Sunrise Hair Clinic
address: 1 High Street, Leeds
telephone: 0113 496 0000
hours: Monday to Friday, 9:00 to 17:00
when_closed: Call 111.
emergency_number: 999
zone: Europe/London
web_address: https://clinic.example
"""
EVERY_DAY = "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"
CHANGES = """\
changes:
  hair-mesotherapy:
    version: 1.0.0
    replace:
      wash-hair:
        wait: 72 hours
        because: We use longer needles.
      alcohol:
        activity: drink any alcohol
        because: Patients asked.
    drop:
      smoking:
        because: We do not ask this.
    add:
      vaping:
        activity: vape
        wait: 24 hours
        also_called: [vape]
        because: Vapour may irritate.
    course:
      gap: 3 to 4 weeks
      because: We wait three weeks.
"""


def clinic_of(text: str) -> Clinic:
    """Read a clinic's file that is right."""
    return shape_clinic(text, "clinic.yaml").require()


def refusal_of(text: str) -> str:
    """Read a clinic's file that is wrong, and give all that is said about it."""
    with pytest.raises(RuleFileRefusedError) as refused:
        clinic_of(text)
    return str(refused.value)


def written(folder: Path, text: str, name: str = "clinic.yaml") -> Path:
    """Write a file into a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def changed(text: str = CHANGES) -> Protocol:
    """Give the default protocol with a clinic's changes in it."""
    return apply_changes(load_protocol(), clinic_of("name: A\n" + text).changes["hair-mesotherapy"])


def plan_with(protocol: Protocol, clinic: Clinic | None = None) -> Plan:
    """Plan one session, a day after it."""
    now = datetime(2026, 11, 21, 18, tzinfo=UTC)
    session = parse_session("2026-11-20T14:30", zone=ROME, now=now)
    return make_plan(protocol, [session], at=now, zone=ROME, clinic=clinic)


# What a clinic changes


def test_a_new_wait_takes_the_place_of_the_old_one_and_loses_its_basis_and_sources() -> None:
    rule = changed().restrictions["wash-hair"]

    assert (str(rule.wait), rule.basis, rule.sources) == ("72 hours", None, ())
    assert rule.why == load_protocol().restrictions["wash-hair"].why


def test_new_words_alone_keep_the_wait_with_its_basis_and_sources() -> None:
    old, new = load_protocol().restrictions["alcohol"], changed().restrictions["alcohol"]

    assert new.activity == "drink any alcohol"
    assert (new.wait, new.basis, new.sources) == (old.wait, old.basis, old.sources)


def test_a_preparation_in_the_same_words_follows_its_restriction() -> None:
    """TIME-13: before and after a session they are one activity."""
    assert changed().before_session["alcohol"].do_not == "drink any alcohol"


def test_what_is_dropped_is_gone_and_what_is_added_stands_last() -> None:
    old, new = list(load_protocol().restrictions), list(changed().restrictions)

    assert new == [key for key in old if key != "smoking"] + ["vaping"]


def test_what_is_added_is_a_restriction_like_all_others() -> None:
    rule = changed().restrictions["vaping"]

    assert type(rule) is Restriction
    assert (rule.activity, str(rule.wait), rule.also_called) == ("vape", "24 hours", ("vape",))


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
    course = changed(
        "changes: {hair-mesotherapy: {version: 1.0.0, course: {because: So., "
        "phases: [{sessions: 4, gap: 1 week}, {sessions: 2, gap: 2 weeks}]}}}\n"
    ).course

    assert course is not None
    assert (course.sessions, course.gap, course.recommended) == (None, None, None)
    assert [str(phase.gap) for phase in course.all_phases] == ["1 week", "2 weeks"]


def test_a_better_gap_alone_keeps_the_basis_and_sources_of_the_course() -> None:
    course = changed(
        "changes: {hair-mesotherapy: {version: 1.0.0, "
        "course: {recommended: 2 weeks, because: So.}}}\n"
    ).course

    assert course is not None
    assert (str(course.recommended), course.sources) == ("2 weeks", ("guide", "M8", "M22"))


def test_a_condition_takes_the_place_of_a_wait_and_a_wait_that_of_a_condition() -> None:
    """TIME-10: they never stand together."""
    rules = changed(
        "changes: {hair-mesotherapy: {version: 1.0.0, replace: {"
        "sauna: {until: we tell you, because: So.}, minoxidil: {wait: 3 days, because: So.}}}}\n"
    ).restrictions

    assert (rules["sauna"].wait, rules["sauna"].until) == (None, "we tell you")
    assert (str(rules["minoxidil"].wait), rules["minoxidil"].until) == ("3 days", None)


def test_a_changed_protocol_knows_what_was_changed_in_it_and_why() -> None:
    course = "4 to 8 sessions, {} apart, best 3 weeks; afterwards one every 3 to 6 months"

    assert changes_in(changed()) == (
        ClinicChange(
            ChangeKind.REPLACED,
            "wash-hair",
            "wash or wet your hair",
            "24 to 48 hours",
            "72 hours",
            "We use longer needles.",
        ),
        ClinicChange(
            ChangeKind.REPLACED, "alcohol", "drink any alcohol", None, None, "Patients asked."
        ),
        ClinicChange(ChangeKind.DROPPED, "smoking", "smoke", None, None, "We do not ask this."),
        ClinicChange(ChangeKind.ADDED, "vaping", "vape", None, "24 hours", "Vapour may irritate."),
        ClinicChange(
            ChangeKind.COURSE,
            "course",
            "",
            course.format("2 to 4 weeks"),
            course.format("3 to 4 weeks"),
            "We wait three weeks.",
        ),
    )


def test_a_protocol_that_nobody_changed_has_no_changes() -> None:
    assert changes_in(load_protocol()) == ()


# Which protocol the changes are for


def test_changes_for_another_version_are_refused_with_the_way_out(tmp_path: Path) -> None:
    path = written(tmp_path, CLINIC + CHANGES.replace("1.0.0", "0.9.0"))

    with pytest.raises(RuleFileRefusedError) as refused:
        load_rules(None, path)

    assert str(refused.value) == (
        "clinic.yaml:11:5: changes.hair-mesotherapy.version: these changes were written for "
        "version 0.9.0, and hair-mesotherapy is version 1.0.0. Look through each change with "
        "'mesocare rules show', then write 'version: 1.0.0' here."
    )


def test_a_slip_in_the_protocols_id_never_loses_the_changes(tmp_path: Path) -> None:
    path = written(tmp_path, CLINIC + CHANGES.replace("hair-mesotherapy", "hair-mesoterapy"))

    with pytest.raises(RuleFileRefusedError, match="Did you mean 'hair-mesotherapy'"):
        load_rules(None, path)


def test_a_clinics_rule_file_with_a_fault_has_no_id_to_change(tmp_path: Path) -> None:
    written(tmp_path, "restrictions: {}\n", "other.yaml")
    text = f"{CLINIC}protocols: {{other: other.yaml}}\n{CHANGES.replace('hair-meso', 'skin-meso')}"

    with pytest.raises(RuleFileRefusedError, match="there is no protocol 'skin-mesotherapy'"):
        load_rules(None, written(tmp_path, text))


def test_changes_for_another_protocol_of_the_clinic_leave_this_one_alone(tmp_path: Path) -> None:
    other = Path("data/aftercare.yaml").read_text(encoding="utf-8")
    written(tmp_path, other.replace("id: hair-mesotherapy", "id: other"), "other.yaml")
    text = f"{CLINIC}protocols: {{other: other.yaml}}\n" + CHANGES.replace("hair-meso", "other#")
    path = written(tmp_path, text.replace("other#therapy", "other"))

    protocol, _ = load_rules(None, path)
    of_other, _ = load_rules(Path("other"), path)

    assert protocol == load_protocol()
    assert str(of_other.restrictions["wash-hair"].wait) == "72 hours"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wash-hair", "wash-hiar", "there is no restriction 'wash-hiar'. Did you mean 'wash-hair'"),
        ("      vaping", "      sauna", "the protocol has 'sauna' already"),
        ("wait: 72 hours", "wait: 72 hours\n        sources: [gide]", "Did you mean 'guide'"),
        ("gap: 3 to 4 weeks", "gap: 5 to 6 weeks", "'3 weeks' lies outside the gap"),
        ("wait: 72 hours", "wait: 72 hours\n        until: then", "both 'wait' and 'until' stand"),
        ("        wait: 72 hours\n", "", "nothing is changed here"),
        ("smoking", "alcohol", "'replace' changes this restriction as well"),
        (
            "      wash-hair:\n        wait: 72 hours",
            "      minoxidil:\n        and_until: dry",
            "'and_until' goes with a 'wait'",
        ),
    ],
)
def test_a_change_that_does_not_fit_the_protocol_is_refused(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    assert CHANGES.count(old) == 1
    path = written(tmp_path, CLINIC + CHANGES.replace(old, new))

    with pytest.raises(RuleFileRefusedError) as refused:
        load_rules(None, path)

    assert said in str(refused.value)


# The file itself


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("telephone: 1\n", "1:1: the key 'name' is missing"),
        ("name: A\nphone: 1\n", "2:1: phone: 'phone' is not a key here. Did you mean 'telephone'?"),
        (
            "name: A\nzone: Rome\n",
            "2:7: zone: there is no such time zone. Did you mean Europe/Rome",
        ),
        ("name: A\ncountry: Italy\n", "2:10: country: 'Italy' does not fit here"),
        ("name: A\nsubdivision: RM\n", "2:1: subdivision: 'subdivision' needs a 'country'"),
        ("name: A\nlogo: ../secret.png\n", "2:7: logo: '../secret.png' does not fit here"),
        ("name: A\nlogo: /etc/passwd\n", "2:7: logo: '/etc/passwd' does not fit here"),
        ("name: A\nprotocols: {p: ../p.yaml}\n", "2:16: protocols.p: '../p.yaml' does not fit"),
        ("name: A\nclosed: {weekdays: [Sonday]}\n", "Did you mean 'Sunday'?"),
        ("name: A\nclosed: {dates: [24.12.2026]}\n", "'24.12.2026' is not a date"),
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
        ("name: A\nday_list: {name: B}\n", "2:1: day_list: the key 'session' is missing."),
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
)
def test_a_mistake_in_a_clinics_file_gets_its_place_and_what_would_be_right(
    text: str, said: str
) -> None:
    assert said in refusal_of(text)


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


def test_a_recommended_date_on_a_closed_day_moves_in_the_plan() -> None:
    """COURSE-3."""
    clinic = clinic_of(CLINIC + "closed: {weekdays: [Friday]}\n")

    first = plan_with(load_protocol(), clinic).next_sessions[0]

    assert first.recommended_on == date(2026, 12, 12)
    assert first.moved_because


def test_an_unknown_country_that_is_only_met_in_a_plan_is_refused() -> None:
    with pytest.raises(InputRefusedError):
        plan_with(load_protocol(), clinic_of(CLINIC + "country: XX\n"))


# What patients see


@pytest.mark.parametrize("width", [20, 80, 120])
@pytest.mark.parametrize("view", [plain, terminal], ids=["plain", "terminal"])
def test_every_view_says_what_the_clinic_changed_and_why(view: object, width: int) -> None:
    screen = Screen(width=max(width, 60) if view is terminal else width)
    plan = plan_with(changed(), clinic_of(CLINIC))

    for render in ("render_timeline", "render_today"):
        said = _letters(getattr(view, render)(plan, screen))

        assert "Yourclinicchangedthis:Weuselongerneedles." in said
        assert "Itwas24to48hoursbefore." in said
        assert "Yourclinicaddedthis:Vapourmayirritate." in said
        assert "Yourclinictookthisoffthesheet:smoke.Wedonotaskthis." in said
        assert "Yourclinicchangedthecourseto" in said


@pytest.mark.parametrize("view", [plain, terminal], ids=["plain", "terminal"])
def test_every_view_names_the_clinic_and_how_to_reach_it(view: object) -> None:
    plan = plan_with(load_protocol(), clinic_of(CLINIC))

    said = _letters(getattr(view, "render_today")(plan, Screen(width=100)))  # noqa: B009  any view

    for text in (
        "Sunrise Hair Clinic, 1 High Street, Leeds",
        "Telephone: 0113 496 0000",
        "Monday to Friday, 9:00 to 17:00",
        "When it is closed: Call 111.",
        "Emergency number: 999",
        "https://clinic.example",
    ):
        assert _letters(text) in said
    assert "____" not in said


def test_without_a_telephone_number_there_is_a_line_to_write_it_on() -> None:
    said = plain.render_today(plan_with(load_protocol(), clinic_of("name: A\n")), Screen())

    assert "Your clinic's telephone number: ____" in said


def test_machines_get_the_clinic_and_its_changes() -> None:
    said = machine.render_timeline(plan_with(changed(), clinic_of(CLINIC)), Screen())

    assert '"telephone": "0113 496 0000"' in said
    assert '"because": "We use longer needles."' in said


def test_an_answer_says_that_the_clinic_changed_the_rule(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, CLINIC + CHANGES)

    ended = run_inside(
        capfd, "can", "wash", "-s", "2026-11-20T14:30", "--at", "2026-11-23T14:29",
        "--clinic", str(path), "--plain",
    )  # fmt: skip

    assert ended.code == 11
    assert "Your clinic changed this: We use longer needles." in ended.out
    assert "Monday 23 November 2026, 14:30: yes." in ended.out


def test_the_clinics_zone_counts_and_an_option_goes_before_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """TIME-1."""
    path = str(written(tmp_path, CLINIC))
    asked = ("today", "2026-11-20T14:30", "--at", "2026-11-21", "--clinic", path)

    assert "(Europe/London)" in run_inside(capfd, *asked).out
    assert "(Asia/Tokyo)" in run_inside(capfd, *asked, "--tz", "Asia/Tokyo").out


def test_a_clinics_name_for_a_rule_file_is_understood_by_rules(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    prp = Path("examples/prp-hair.yaml").read_text(encoding="utf-8")
    written(tmp_path, prp, "prp-hair.yaml")
    path = written(tmp_path, CLINIC + "protocols: {prp: prp-hair.yaml}\n")

    ended = run_inside(
        capfd, "today", "2026-11-20T14:30", "--at", "2026-11-21",
        "--clinic", str(path), "--rules", "prp",
    )  # fmt: skip

    assert ended.out.startswith("PRP for hair: your aftercare")


def test_a_name_that_the_clinic_does_not_have_is_refused_with_those_it_has(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, CLINIC + "protocols: {prp: prp-hair.yaml}\n")

    ended = run_inside(capfd, "today", "2026-11-20", "--clinic", str(path), "--rules", "prb")

    assert ended.code == 2
    assert "no name of your clinic's. Its names are prp." in ended.err


def test_a_clinics_file_is_found_by_its_variable(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MESOCARE_CLINIC", str(written(tmp_path, CLINIC)))

    ended = run_inside(capfd, "today", "2026-11-20T14:30", "--at", "2026-11-21")

    assert "Sunrise Hair Clinic" in ended.out


def test_every_key_of_a_clinics_file_has_a_sentence() -> None:
    from mesocare.authoring.schema import FileKind, describe_fields, find_shapes

    for kind in FileKind:
        for shape in find_shapes(kind):
            keys = {field.name.removesuffix("_") for field in fields(shape)}
            assert keys == describe_fields(shape).keys()


def _letters(text: str) -> str:
    return "".join(text.split())
