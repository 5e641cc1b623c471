"""What a screen says, as rows: what shares a line, what folds, what adds a line only then."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from screens import DRAWN, LONDON, SESSION, drawn, moments, plan_at, said, speaker_of

from mesocare.dates.spans import parse_span
from mesocare.plan.conditions import apply_answers
from mesocare.plan.facts import Plan
from mesocare.reading.rule_file import parse_protocol
from mesocare.rules.clinic import Clinic, Closed
from mesocare.sentences.days import Speaker
from mesocare.sentences.rows.help import help_lines, join_help
from mesocare.sentences.rows.lines import fill, width_of
from mesocare.sentences.rows.next_change import find_next_change, next_change, next_line
from mesocare.sentences.rows.preparing import NEAR
from mesocare.sentences.rows.sections import Section, coming_section, fold, fold_to
from mesocare.sentences.rows.today import make_today, session_parts
from mesocare.sentences.rows.visits import make_visits
from mesocare.sentences.rows.waits import same_day, wait_rows

RULES = """\
format: 2
protocol: {{id: x-y, title: {title}, version: 1.0.0, language: en, written_on: 2026-01-01}}
restrictions:
{restrictions}
"""


def rules_of(*restrictions: str, title: str = "Mesotherapy") -> str:
    lines = "\n".join(f"  r{number}: {{{text}}}" for number, text in enumerate(restrictions))
    return RULES.format(title=title, restrictions=lines)


def plan_of(rules: str, at: str, *sessions: str) -> Plan:
    return plan_at(at, sessions or (SESSION,), protocol=parse_protocol(rules, "rules.yaml"))


def rows_of(plan: Plan) -> dict[tuple[str, ...], tuple[str, str | None, str | None]]:
    """Return each row's labels with its status and its two moments, as a clock's day and hour."""

    def day(moment: datetime | None) -> str | None:
        return f"{moment.astimezone(LONDON):%d %H}" if moment else None

    rows = wait_rows(plan, speaker_of(plan))
    return {row.labels: (row.status.value, day(row.caution_at), day(row.ok_at)) for row in rows}


TWO_ENDS = rules_of(
    "activity: wash, wait: 24 to 48 hours",
    "activity: oil, wait: 24 to 48 hours",
    "activity: drink, wait: 48 hours",
    "activity: comb, wait: 36 to 40 hours",
)


def test_activities_that_change_together_share_a_row_and_others_do_not() -> None:
    assert rows_of(plan_of(TWO_ENDS, "2026-03-02T16:00")) == {
        ("comb",): ("avoid", "04 03", "04 07"),
        ("wash", "oil"): ("avoid", "03 15", "04 15"),
        ("drink",): ("avoid", None, "04 15"),
    }


def test_where_lines_run_out_the_later_moments_of_a_day_count() -> None:
    plan = plan_of(TWO_ENDS, "2026-03-02T16:00")
    speaker = speaker_of(plan)

    (joined,) = same_day(wait_rows(plan, speaker), speaker, None)

    assert set(joined.labels) == {"wash", "oil", "drink", "comb"}
    assert joined.caution_at is None
    assert joined.ok_at == datetime(2026, 3, 4, 15, tzinfo=UTC)


def test_days_that_are_nearer_keep_their_rows_while_later_ones_share_one() -> None:
    rules = rules_of(
        "activity: wash, wait: 24 to 48 hours",
        "activity: drink, wait: 48 hours",
        "activity: swim, wait: 3 to 7 days",
        "activity: dye, wait: 7 days",
    )
    plan = plan_of(rules, "2026-03-02T16:00")
    speaker = speaker_of(plan)
    far_off = speaker.today + timedelta(days=6)

    rows = same_day(wait_rows(plan, speaker), speaker, far_off)

    assert [row.labels for row in rows] == [("wash",), ("drink",), ("swim", "dye")]


def test_what_is_only_advised_now_says_from_when_it_is_a_ban() -> None:
    """TIME-13: two days before a visit it is advice, a day before it holds."""
    lines = drawn("today", plan_at("2026-03-21T12:00", [SESSION, "2026-03-23T10:00"]), 80)

    (row,) = [line for line in lines if "smoking" in line]
    assert row.startswith("  ◐")
    assert "not from tomorrow" in row


def test_an_activity_that_only_an_event_ends_says_the_event_and_how_to_tell_it() -> None:
    lines = drawn("today", plan_at("2026-03-10T12:00"), 80)

    (row,) = [line for line in lines if "scratching" in line]
    assert row.endswith("until the scabs have gone")
    assert " When the scabs have gone, type: mesocare sessions happened scabs-gone" in lines
    before = drawn("today", plan_at("2026-03-05T12:00"), 80)
    assert [line for line in before if "happened" in line] == []


@pytest.mark.parametrize(
    ("restriction", "end"),
    [
        ("activity: tan, wait: always", "not at all"),
        ("activity: scratch, until: the scabs have gone", "until the scabs have gone"),
        ("activity: swim, about: a few days", "for a few days (unsure? ask your clinic)"),
        ("activity: dive, wait: at least 2 weeks", "not before Mon 16 Mar; then ask your clinic"),
    ],
)
def test_what_has_no_date_says_in_words_when_it_ends(restriction: str, end: str) -> None:
    plan = plan_of(rules_of(restriction), "2026-03-02T16:00")

    (row,) = [line for line in drawn("today", plan, 80) if line.startswith("  ✗")]

    assert row.endswith(end)
    assert end in " ".join(said("today", plan, 80))


def test_a_condition_stands_before_what_it_is_about() -> None:
    """Whom a rule concerns is said first."""
    plan = plan_of(
        rules_of("activity: run, wait: 2 days, only_if: you are tired"), "2026-03-02T16:00"
    )

    assert "if you are tired: run" in " ".join(drawn("today", plan, 80))
    assert "if you are tired: run" in " ".join(said("today", plan, 80))
    assert "if you are tired: run" in " ".join(drawn("timeline", plan, 100))


def test_the_hour_is_said_once_and_in_a_row_where_it_differs() -> None:
    rules = rules_of(
        "activity: wash, wait: 2 days",
        "activity: swim, wait: 3 days",
        "activity: comb, wait: 30 hours",
    )
    lines = drawn("today", plan_of(rules, "2026-03-02T16:00"), 80)

    assert lines[1] == " Your session: today at 15:00. Waits without an hour end at 15:00."
    assert [line.split()[-1] for line in lines if line.startswith("  ✗")] == ["21:00", "Mar", "Mar"]


# What adds a line only then


def notices_of(plan: Plan) -> tuple[str, ...]:
    return make_today(plan, speaker_of(plan)).notices


def test_of_many_sessions_the_last_days_are_said_and_the_others_counted() -> None:
    days = [f"2026-0{month}-02" for month in range(3, 9)]
    plan = plan_of(rules_of("activity: wash, wait: 1 day"), "2026-08-03T10:00", *days)

    assert session_parts(plan, speaker_of(plan)) == [
        "Your session: yesterday. Before it: Sat 2 May, Tue 2 Jun, Thu 2 Jul, +2 more."
    ]
    assert session_parts(
        plan_of(rules_of("activity: wash, wait: 1 day"), "2026-08-03T10:00", *days[2:]),
        speaker_of(plan),
    ) == ["Your session: yesterday. Before it: Sat 2 May, Tue 2 Jun, Thu 2 Jul."]


def test_a_screen_names_what_is_to_come_within_two_weeks() -> None:
    rules = rules_of("activity: wash, wait: 1 day") + (
        "care: {out: {do: have your stitches out, on: day 14}, see: {do: see us, on: day 15}}\n"
    )
    plan = plan_of(rules, "2026-03-02T16:00")

    near = coming_section(plan, speaker_of(plan), within=NEAR)

    assert near.parts == ("Mon 16 Mar: have your stitches out",)
    assert len(coming_section(plan, speaker_of(plan)).parts) == 2


def test_an_ordinary_day_has_no_notice() -> None:
    assert notices_of(plan_at("2026-03-03T10:44")) == ()


def test_a_session_without_an_hour_says_how_it_is_counted() -> None:
    """TIME-6."""
    assert notices_of(plan_at("2026-03-03T10:44", ["2026-03-02"])) == (
        "No hour given: we count from the day's end. Know it? mesocare sessions add",
    )


def test_a_computer_by_another_clock_is_told_both() -> None:
    """TIME-17."""
    plan = plan_at("2026-03-03T10:44")
    here = timezone(timedelta(hours=4))

    told = make_today(plan, speaker_of(plan)._replace(here=here)).notices

    assert told == ("10:44 in London, 14:44 where you are. All times are London times.",)
    between = plan_at(datetime(2026, 3, 3, 10, 43, 30, tzinfo=UTC))
    assert make_today(between, speaker_of(between)._replace(here=here)).notices == told
    same_offset = speaker_of(plan)._replace(here=ZoneInfo("Europe/Lisbon"))
    assert make_today(plan, same_offset).notices == ()


def test_both_clocks_are_rounded_alike_between_two_minutes() -> None:
    """TIME-17: 10:45 here is 14:45 there, and not the 14:44 that a clock still shows."""
    plan = plan_at("2026-03-03T10:44:30")
    here = timezone(timedelta(hours=4))

    told = make_today(plan, speaker_of(plan)._replace(here=here)).notices

    assert told == ("10:45 in London, 14:45 where you are. All times are London times.",)


def test_the_command_that_gives_the_hour_runs_into_no_other_sentence() -> None:
    """It was "mesocare sessions add 5:57 pm in Rome", which can be typed."""
    plan = plan_at("2026-03-03T10:44", ["2026-03-02"])
    here = timezone(timedelta(hours=4))

    told = make_today(plan, speaker_of(plan)._replace(here=here)).notices

    assert told[-1].endswith("mesocare sessions add")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-12-04T12:00", "2026-12-11T14:30", "7 days"),
        ("2026-12-04T18:00", "2026-12-11T09:00", "7 days"),
        ("2026-12-09T12:00", "2026-12-11T14:30", "2 days"),
        ("2026-12-09T12:00", "2026-12-11T11:59", "47 hours"),
        ("2026-12-09T12:00", "2026-12-09T14:59", "2 hours"),
        ("2026-12-09T12:00", "2026-12-09T13:59", "119 minutes"),
    ],
)
def test_days_to_a_visit_are_counted_as_a_calendar_counts_them(
    first: str, last: str, expected: str
) -> None:
    """Rounded up, a visit a week away would be in 8 days, and a margin longer than it is."""
    begins, ends = (datetime.fromisoformat(text).replace(tzinfo=LONDON) for text in (first, last))

    assert speaker_of(plan_at(first)).distance(begins, ends) == expected


def test_a_visit_that_came_early_is_told() -> None:
    """COURSE-2."""
    plan = plan_at("2026-03-06T12:00", [SESSION, "2026-03-05T10:00"])

    assert notices_of(plan) == ("Visit 2 is early, before Monday 16 March. Tell your clinic.",)


def test_a_slip_of_the_year_leaves_a_question_and_whom_to_call() -> None:
    """TIME-16: nothing is a yes until the year is clear."""
    lines = drawn("today", plan_at("2026-03-03T10:44", ["2025-03-02T15:00"]), 80)
    text = " ".join(lines)

    assert "2 March 2025? Did you mean 2 March 2026?" in text
    assert "Nothing is OK until that is clear." in text
    assert "OK NOW" not in text
    assert "CALL FOR AN AMBULANCE NOW" in text


def test_a_near_visit_has_a_line_of_what_to_prepare() -> None:
    sessions = [SESSION, "2026-03-23T10:00"]
    near = " ".join(drawn("today", plan_at("2026-03-17T12:00", sessions), 80))
    far = " ".join(drawn("today", plan_at("2026-03-03T12:00", sessions), 80))

    assert "BEFORE IT" in near
    assert "BEFORE IT" not in far


def test_while_the_watch_runs_no_screen_says_that_all_is_over() -> None:
    """COURSE-7."""
    lines = drawn("today", plan_at("2026-05-01T12:00"), 80)

    (watch,) = [line for line in lines if line.startswith(" WATCH")]
    assert "once a week until Mon 25 May" in watch
    assert [line for line in lines if "All waits" in line] == []


def test_before_the_first_visit_nothing_is_told_as_normal_or_still_there() -> None:
    text = " ".join(drawn("today", plan_at("2026-05-25T12:00", ["2026-06-01T10:00"]), 80))

    assert "before your visit" in text
    assert "OK until your visit" in text
    assert [word for word in ("NORMAL", "STILL THERE", "WATCH") if word in text] == []


# Whom to call


CLINIC = Clinic(name="Willow", telephone="01632 960 142", emergency_number="999")


def test_the_clinics_numbers_stand_in_the_lines_for_help() -> None:
    plan = plan_at("2026-03-03T10:44")
    with_clinic = plan._replace(clinic=CLINIC)
    speaker = speaker_of(plan)

    lines = [line.say(78, speaker) for line in help_lines(with_clinic, speaker)]

    assert lines == [
        "Worse pain, or a new lump or sore? Ring your clinic: 01632 960 142.",
        "Hot and swollen, spreading redness, pus or fever? Get medical help today.",
        "Swollen throat, hard to breathe, blue lips or faint? CALL 999 NOW.",
    ]
    joined = join_help(help_lines(with_clinic, speaker), with_clinic, speaker)
    assert joined[0].say(78, speaker).endswith("? Get help today: ring 01632 960 142.")

    on_duty = plan._replace(clinic=replace(CLINIC, urgent_number="116117"))
    first, *_ = join_help(help_lines(on_duty, speaker), on_duty, speaker)
    assert first.say(78, speaker).endswith("? Get medical help today: call 116117.")


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        (["pus", "fever"], "pus or fever"),
        (["a drooping lid or brow", "pus"], "a drooping lid or brow, or pus"),
        (["pain", "pus", "a tight or blue toe"], "pain, pus, or a tight or blue toe"),
    ],
)
def test_what_holds_an_or_is_set_apart_from_the_next_one(signs: list[str], said: str) -> None:
    assert speaker_of(plan_at(SESSION)).join_or(signs) == said


def test_rules_without_signs_still_say_whom_to_ring() -> None:
    plan = plan_of(rules_of("activity: wash, wait: 1 day"), "2026-03-02T16:00")

    assert " Worried? Ring your clinic." in drawn("today", plan, 80)


# What changes next


def test_what_changes_next_is_told_with_what_each_activity_becomes() -> None:
    plan = plan_of(TWO_ENDS, "2026-03-03T10:00")
    speaker = speaker_of(plan)

    assert next_change(plan, speaker) == ("15:00 today: wash, oil (easier, but better to wait).")


def test_a_preparation_that_starts_makes_nothing_easier() -> None:
    plan = plan_at("2026-03-08T12:00", ["2026-03-23T10:00"])

    assert next_change(plan, speaker_of(plan)) == (
        "Tomorrow at 10:00: peel, laser, derma-roller (better to wait)."
    )


def test_one_line_for_a_status_bar_folds_what_it_has_no_room_for() -> None:
    plan = plan_at("2026-03-09T10:00")
    speaker = speaker_of(plan)
    found = find_next_change(plan, speaker)
    assert found is not None

    short, whole = next_line(found, speaker), next_line(found, speaker, shows_all=True)

    assert short == "15:00 today: hot water on your head (OK), direct sun (OK), +8 more"
    assert whole.count("(OK)") == 9


def test_where_no_date_is_left_that_is_said() -> None:
    plan = plan_of(rules_of("activity: wash, wait: 1 day"), "2026-03-12T10:00")

    assert find_next_change(plan, speaker_of(plan)) is None
    assert next_change(plan, speaker_of(plan)) == "There are no more dates to wait for."


# The visits


def test_a_visit_is_done_planned_best_or_the_clinics_to_decide() -> None:
    plan = plan_at("2026-03-03T10:44", [SESSION, "2026-03-23"])

    visits = make_visits(plan, speaker_of(plan))

    assert [(one.number, one.kind) for one in visits.visits] == [
        (1, "done"), (2, "planned"), (3, "best"), (4, "best"),
        (5, "optional"), (6, "optional"), (7, "optional"), (8, "optional"),
    ]  # fmt: skip
    assert visits.next_best == "next: Mon 23 Mar"


def test_days_before_a_visit_that_is_only_expected_are_said_to_be_advice() -> None:
    """TIME-13: `can` says that it is better to wait on them, and forbids nothing."""

    def said_of(plan: Plan) -> bool:
        return "not booked yet" in make_visits(plan, speaker_of(plan)).before_title

    assert said_of(plan_at("2026-03-10T12:00"))
    assert not said_of(plan_at("2026-03-10T12:00", [SESSION, "2026-03-23T10:00"]))


def test_what_is_for_one_day_before_a_visit_stands_with_that_day() -> None:
    rules = rules_of("activity: wash, wait: 1 day") + (
        "before_session: {supper: {do: eat a light supper, on: day -1}}\n"
    )
    plan = plan_of(rules, "2026-03-10T12:00", SESSION, "2026-03-23T10:00")

    assert make_visits(plan, speaker_of(plan)).before == (("Sun 22 Mar", "eat a light supper"),)


@pytest.mark.parametrize(
    ("gap", "said"),
    [("1 year", "year"), ("2 years", "2 years"), ("6 to 12 months", "6 to 12 months")],
)
def test_a_visit_once_a_year_is_one_every_year(gap: str, said: str) -> None:
    rules = rules_of("activity: wash, wait: 1 day") + (
        f"course: {{sessions: 2, gap: 2 weeks, maintenance: {gap}}}\n"
    )
    plan = plan_of(rules, "2026-03-02T16:00")

    notes = make_visits(plan, speaker_of(plan)).notes

    assert f"You may have a visit every {said} after that." in notes


def test_rules_without_a_course_name_no_visit_to_come() -> None:
    plan = plan_of(rules_of("activity: wash, wait: 1 day"), "2026-03-02T16:00")

    assert len(make_visits(plan, speaker_of(plan)).visits) == 1
    assert len([line for line in drawn("course", plan, 80) if "done" in line]) == 2


def test_an_open_window_has_no_last_day() -> None:
    rules = rules_of("activity: wash, wait: 1 day") + (
        "course: {sessions: 2, gap: at least 6 weeks}\n"
    )
    plan = plan_of(rules, "2026-03-02T16:00")

    (second,) = [line for line in drawn("course", plan, 80) if line.startswith(" 2  ")]

    assert second.endswith("from Mon 13 Apr")


# Lines and lists


def test_a_list_is_folded_from_its_end_and_counted() -> None:
    plan = plan_at("2026-03-03T10:44")
    speaker = speaker_of(plan)
    section = Section("x", "X", ("one", "two", "three", "four"))

    assert fold(section, 4, speaker) == "one, two, three, four"
    assert fold(section, 2, speaker) == "one, two, +2 more"
    assert fold_to(section, 20, 1, speaker) == ["one, two, +2 more"]
    assert fold_to(section, 3, 1, speaker) == fill("one, +3 more", 3)


def test_parts_that_share_their_words_are_folded_one_by_one() -> None:
    plan = plan_at("2026-03-03T10:44")
    around = ("until Fri: {labels}", "until Fri: {labels}", "until Wed: {labels}")
    section = Section("x", "X", ("sore", "tender", "marks"), arounds=around)

    said = [fold(section, taken, speaker_of(plan)) for taken in (3, 2, 1)]

    assert said == [
        "until Fri: sore, tender; until Wed: marks",
        "until Fri: sore, tender; +1 more",
        "until Fri: sore; +2 more",
    ]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("a bc def", 4, ["a bc", "def"]),
        ("abcdef", 4, ["abcd", "ef"]),
        ("ab abcdef", 4, ["ab", "abcd", "ef"]),
        (
            "\N{CJK UNIFIED IDEOGRAPH-9AEA}" * 3,
            4,
            ["\N{CJK UNIFIED IDEOGRAPH-9AEA}" * 2, "\N{CJK UNIFIED IDEOGRAPH-9AEA}"],
        ),
        ("", 4, [""]),
    ],
)
def test_lines_break_at_blanks_and_only_a_word_that_is_longer_is_cut(
    text: str, width: int, lines: list[str]
) -> None:
    assert fill(text, width) == lines


def test_a_letter_with_an_accent_of_its_own_takes_one_column() -> None:
    assert width_of("e\N{COMBINING ACUTE ACCENT}t\N{CJK UNIFIED IDEOGRAPH-9AEA}") == 4


# The foot of a page


@pytest.mark.parametrize("page", DRAWN)
def test_an_overdue_review_of_the_rules_is_said_at_the_foot_of_every_screen(page: str) -> None:
    if page == "course":  # it says nothing about trust
        return
    rules = TWO_ENDS.replace("written_on:", "review_by: 2026-03-02, written_on:")
    overdue = "A review was due by 2 March 2026: ask your clinic if these rules hold."

    def foots(at: str) -> list[bool]:
        plan = plan_of(rules, at)
        pages = (drawn(page, plan, 80), said(page, plan, 80), said(page, plan, 40))
        return [overdue in " ".join(" ".join(lines).split()) for lines in pages]

    assert foots("2026-03-03T10:44") == [True, True, True]
    assert foots("2026-03-02T23:59") == [False, False, False]


WILLOW = Clinic(
    name="Willow", when_closed="Call 111.", closed=Closed(dates=(parse_span("2026-03-10"),))
)


@pytest.mark.parametrize(
    ("at", "count"),
    [
        ("2026-03-04T08:59", 1),  # early
        ("2026-03-04T09:00", 0),
        ("2026-03-04T16:59", 0),
        ("2026-03-04T17:00", 1),  # in the evening
        ("2026-03-10T12:00", 1),  # a day on which it is closed
    ],
)
def test_where_a_clinic_may_be_closed_one_line_says_what_to_do_then(at: str, count: int) -> None:
    plan = plan_at(at)._replace(clinic=WILLOW)

    for lines in (drawn("today", plan, 80), said("today", plan, 80)):
        assert [line.strip() for line in lines].count("Clinic closed? Call 111.") == count
    silent = plan_at(at)._replace(clinic=replace(WILLOW, when_closed=None))
    assert "closed?" not in " ".join(drawn("today", silent, 80))


def test_the_line_of_a_closed_clinic_leaves_today_on_one_screen() -> None:
    for at in moments(weeks=2):
        lines = drawn("today", plan_at(at)._replace(clinic=WILLOW), 80)
        assert len(lines) <= 23, at


# Years


def pages_of(plan: Plan) -> list[list[str]]:
    pages = [drawn("course", plan, width) for width in (60, 80)]
    return [*pages, said("course", plan, 60)]


def test_every_visit_of_another_year_bears_it_on_every_screen() -> None:
    days = [f"2026-{month:02}-01" for month in range(1, 9)]

    course = plan_at("2026-11-26T10:44", ["2026-11-25T15:00"])
    done = plan_at("2026-11-26T10:44", days)

    for page in pages_of(course):
        text = " ".join(" ".join(page).split())
        assert "Wed 16 Dec 2" not in text
        assert re.findall(r"\b\d\d? (?:Jan|Feb|Mar|Apr)(?! 2027| to )", text) == []
    for page in pages_of(done):
        assert "1 Nov to 1 Feb 2027" in " ".join(" ".join(page).split())


def test_days_across_a_year_bear_the_year_that_is_not_this_one() -> None:
    last, this, following = date(2025, 12, 30), date(2026, 1, 13), date(2027, 1, 13)

    def spoken(today: date, first: date, until: date) -> str:
        return Speaker("en", LONDON, today).days(first, until)

    assert spoken(this, last, this) == "30 Dec 2025 to 13 Jan"
    assert spoken(last, last, this) == "30 Dec to 13 Jan 2026"
    assert spoken(last, this, following) == "13 Jan 2026 to 13 Jan 2027"
    assert spoken(last, this, this + timedelta(days=3)) == "13 to 16 Jan 2026"


# What was to be done on one day


def test_what_was_missed_yesterday_is_said_as_people_say_it() -> None:
    """TIME-14: an act of one day stays listed as missed for a day after."""
    rules = TWO_ENDS + "care: {dressing: {do: take the dressing off, on: day 4}}\n"

    lines = said("timeline", plan_of(rules, "2026-03-07T12:00"), 80, shows_all=True)

    assert "- Take the dressing off: this was due yesterday. Not done? Ask your clinic." in lines


def test_what_one_rule_frees_while_another_holds_it_off_is_ok_in_no_view() -> None:
    """Two rules of one activity are one thing: the strictest counts (CAN-2)."""
    text = rules_of(
        "activity: drink, wait: 24 hours", "activity: drink, wait: 3 days, only_if: pills"
    )
    asked = "questions: {pills: {ask: Do you take pills?, if_yes: you take pills}}\n"
    rules = apply_answers(parse_protocol(text + asked, "rules.yaml"), yes=["pills"])
    before, between = (
        plan_at(at, protocol=rules) for at in ("2026-03-03T10:00", "2026-03-04T10:00")
    )
    sections = {one.name: one.parts for one in make_today(between, speaker_of(between)).sections}

    assert next_change(before, speaker_of(before)) == "Thu 5 Mar, 15:00: drink (OK)."
    assert not [part for part in sections.get("ok", ()) if "drink" in part]
