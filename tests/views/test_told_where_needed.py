"""What a good rule file says reaches every view in which a patient needs it, and no other."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from plans import LONDON, plan_of, speaker_of
from sheets import content_of

from mesocare.dates.typed import parse_at
from mesocare.plan.dating import hand_over
from mesocare.plan.facts import Plan
from mesocare.sentences.rows.next_change import find_next_change, next_line
from mesocare.sentences.rows.sections import coming_section
from mesocare.sentences.rows.today import make_today
from mesocare.sentences.rows.waits import wait_rows
from mesocare.views.calendar.entries import make_entries
from mesocare.views.leaflet import Bearer, make_leaflet
from mesocare.views.message import render_message
from mesocare.views.page.page import render_page
from mesocare.views.plain import render_course, render_timeline, render_today
from mesocare.views.screen import Screen

VISIT = "2026-12-10T14:00"
SCREEN = Screen(width=80, height=24)
SIGNS = [
    "you have severe tummy pain",
    "you bleed heavily",
    "your temperature is over 38",
    "you cannot pass urine",
]
RULES = f"""
restrictions:
  swim: {{activity: swim, wait: 2 days}}
  aspirin: {{activity: take aspirin, wait: 1 week, only_if: nobody prescribed it,
    meanwhile: Paracetamol is fine.}}
  hot: {{activity: eat hot food, until: the numbness has gone, meanwhile: Eat it cool.}}
care:
  check: {{do: come for a check-up, on: [day 1, 1 week]}}
before_session:
  smoke: {{do_not: smoke, from: 3 days}}
  fluids: {{do: drink clear fluids only, from: 1 day}}
  prep: {{do: drink the second litre, from: 5 hours}}
  lift: {{do: arrange for someone to drive you home}}
warning_signs:
  emergency: {SIGNS}
course: {{sessions: 1}}
"""


def plan_at(at: str, *sessions: str, rules: str = RULES) -> Plan:
    """Return the plan of a visit at a moment."""
    return plan_of(*(sessions or (VISIT,)), at=at, rules=rules)


def paper_at(at: str, *sessions: str, rules: str = RULES) -> Plan:
    """Return the plan that is handed over at a moment."""
    now = parse_at(at, zone=ZoneInfo(LONDON), now=datetime.now(ZoneInfo(LONDON)))
    latest = plan_of(*(sessions or (VISIT,)), rules=rules)
    return hand_over(latest, now)


def to_do(plan: Plan) -> tuple[str, ...]:
    """Return what today names as to be done."""
    sections = make_today(plan, speaker_of(plan)).sections
    return next((one.parts for one in sections if one.name == "do"), ())


# What is to be done before a visit


def test_on_the_eve_today_names_what_is_to_be_done_for_the_visit() -> None:
    assert to_do(plan_at("2026-12-09T18:00")) == (
        "drink clear fluids only",
        "drink the second litre, from tomorrow at 9 am",
        "arrange for someone to drive you home",
    )


def test_a_week_before_a_visit_nothing_for_it_is_due_and_after_it_nothing_is() -> None:
    assert to_do(plan_at("2026-12-03T18:00")) == ()
    assert to_do(plan_at("2026-12-10T14:00")) == ()


def test_nobody_is_told_to_prepare_for_a_day_that_is_not_booked() -> None:
    rules = RULES.replace("sessions: 1", "sessions: 4, gap: 3 weeks")
    assert to_do(plan_at("2026-12-30T18:00", rules=rules)) == ()


def test_the_sheet_of_a_planned_visit_lists_what_to_do_before_it() -> None:
    plan = paper_at("2026-12-01T16:00")
    leaflet = content_of(plan).leaflet
    said = next(it for it in leaflet.sessions if it.startswith("Before this"))
    assert said == (
        "Before this visit: do not smoke from Mon 7 Dec, 2 pm; "
        "drink clear fluids only from Wed 9 Dec, 2 pm; drink the second litre from Thu 10 Dec, "
        "9 am; arrange for someone to drive you home."
    )
    assert leaflet.before.items == ("Arrange for someone to drive you home.",)


def first_part(rules: str) -> str:
    """Return what the front of a sheet says that is printed three days before the visit."""
    plan = paper_at("2026-12-07T14:00", rules=rules)
    (said,) = (it for it in content_of(plan).leaflet.sessions if it.startswith("Before this"))
    return said


def test_a_ban_is_not_read_on_into_what_is_to_be_done_from_the_same_day() -> None:
    rules = """
restrictions:
  swim: {activity: swim, wait: 1 week}
before_session:
  breakfast: {do: eat a normal breakfast, from: day 0}
  powder: {do_not: use powder or deodorant, short: powder or deodorant, from: day 0}
course: {sessions: 1}
"""
    assert first_part(rules) == (
        "Before this visit: no powder or deodorant from Thu 10 Dec; "
        "eat a normal breakfast from Thu 10 Dec."
    )


def test_what_is_to_be_done_at_any_time_before_this_visit_stands_on_its_sheet() -> None:
    """TIME-13: the next visit asks for it as well, and its section comes too late for this one."""
    rules = """
restrictions:
  swim: {activity: swim, wait: 1 week}
before_session:
  test: {do: have a pregnancy test, short: a pregnancy test}
  ride: {do: arrange for somebody to drive you home, short: a ride home}
  shave: {do: shave, from: 2 days}
course: {sessions: 1 to 2, gap: at least 6 months}
"""
    assert first_part(rules) == (
        "Before this visit: shave from Tue 8 Dec, 2 pm; have a pregnancy test; "
        "arrange for somebody to drive you home."
    )


def test_much_to_do_before_this_visit_is_said_by_its_labels() -> None:
    """The front of the sheet has one line for it; the default rules have eight such things."""
    assert "before then: ask about minoxidil, ask about painkillers, " in first_part("")


# Signs of an emergency


def test_a_message_and_the_front_of_a_sheet_have_every_sign_of_an_emergency() -> None:
    plan = paper_at("2026-12-10T16:00")
    front = make_leaflet(plan, Bearer(), speaker_of(plan)).emergency_line
    for text in (render_message(plan, speaker_of(plan)), front):
        assert not [sign for sign in SIGNS if sign not in text.lower()]


# Days on which something is to be done


def test_a_check_up_to_come_stands_in_every_view_of_what_comes() -> None:
    plan = plan_at("2026-12-10T22:00")
    speaker, when = speaker_of(plan), "tomorrow and Thu 17 Dec"
    timeline = render_timeline(plan, speaker, SCREEN)
    assert f"To come: {when}: come for a check-up." in timeline
    assert f"To come: {when}: come for a check-up." in render_today(plan, speaker, SCREEN)
    assert f"Still to come: come for a check-up ({when})." in render_course(plan, speaker, SCREEN)
    found = find_next_change(plan, speaker)
    assert found
    assert next_line(found, speaker) == "Tomorrow: come for a check-up (to do)"
    days = [
        one.start for one in make_entries(plan, speaker, {}) if "Come for a check-up." in one.text
    ]
    assert [str(day) for day in days] == ["2026-12-11", "2026-12-17"]


def test_what_is_to_be_done_within_a_day_is_told_ahead_with_its_hour() -> None:
    """TIME-12: the dressing stays on for 48 hours, and no view has it off that morning."""
    rules = """
course: {sessions: 1}
restrictions: {swim: {activity: swim, wait: 2 days}}
care:
  dressing: {do: keep the dressing on, for: 48 hours}
  dressing-off: {do: take the dressing off, from: 48 hours, for: 24 hours}
  cream: {do: use the cream, from: 48 hours, for: 1 week}
"""
    plan = plan_of("2026-11-06T14:30", at="2026-11-07T10:00", rules=rules)
    speaker = speaker_of(plan)

    said = "take the dressing off"
    assert f"To come: from tomorrow at 2:30 pm: {said}." in render_today(plan, speaker, SCREEN)
    course = render_course(plan, speaker, SCREEN)
    assert f"Still to come: {said} (from tomorrow at 2:30 pm)." in course
    that_morning = plan_of("2026-11-06T14:30", at="2026-11-08T10:00", rules=rules)
    shown = render_today(that_morning, speaker_of(that_morning), SCREEN)
    assert f"To come: from today at 2:30 pm: {said}." in shown
    assert "To do: keep the dressing on." in shown
    entries = [one for one in make_entries(plan, speaker, {}) if "dressing" in one.text[0]]
    assert [(str(one.start), one.text[0]) for one in entries] == [
        ("2026-11-08", "Take the dressing off, from 2:30 pm, until Monday 9 November.")
    ]


def test_no_course_is_said_to_be_done_while_a_check_up_is_to_come() -> None:
    before, after = plan_at("2026-12-16T12:00"), plan_at("2026-12-18T12:00")
    for render in (render_today, render_timeline, render_course):
        assert "Your course is done" not in render(before, speaker_of(before), SCREEN)
        assert "Your course is done" in render(after, speaker_of(after), SCREEN)


def test_a_check_up_that_the_next_visit_takes_the_place_of_is_not_to_come() -> None:
    plan = plan_at("2026-12-10T22:00", VISIT, "2026-12-14T14:00")
    timeline = " ".join(render_timeline(plan, speaker_of(plan), SCREEN).split())
    assert "tomorrow, Tue 15 Dec and Mon 21 Dec: come for a check-up" in timeline


# After the last visit


def test_no_visit_is_prepared_for_once_the_last_is_over() -> None:
    plan = paper_at("2026-12-10T16:00")
    speaker = speaker_of(plan)
    everything = Screen(width=80, height=24, shows_all=True)
    for text in (
        render_message(plan, speaker),
        render_today(plan, speaker, everything),
        render_course(plan, speaker, SCREEN),
        " ".join(content_of(plan).leaflet.before.items),
    ):
        assert "drive you home" not in text


# How long before a visit, and what to do meanwhile


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("7 days", "Do not smoke: from 7 days before your visit."),
        ("day -1", "Do not smoke: from the day before your visit."),
        (
            "24 hours to 2 days",
            "Do not smoke: from 2 days, at the latest from 24 hours before your visit.",
        ),
    ],
)
def test_a_lead_without_a_visit_is_no_single_day(lead: str, said: str) -> None:
    rules = f"before_session: {{smoke: {{do_not: smoke, from: {lead}}}}}\n"
    plan = plan_of(VISIT, rules="restrictions: {swim: {activity: swim, wait: 1 day}}\n" + rules)
    assert said in render_message(plan, speaker_of(plan)).splitlines()


def test_what_to_do_meanwhile_cannot_be_read_as_what_is_held_off() -> None:
    plan = paper_at("2026-12-10T16:00")
    aspirin = "If nobody prescribed it: not yet: take aspirin."
    said = {it.held: it.text for it in content_of(plan).held_off.meanwhile}
    assert said == {aspirin: "Paracetamol is fine", "Not yet: eat hot food.": "Eat it cool"}


def test_a_calendar_reminds_of_what_is_due_on_the_eve_as_well() -> None:
    plan = plan_at("2026-12-01T09:00")
    (eve,) = [one for one in make_entries(plan, speaker_of(plan), {}) if "is tomorrow" in one.title]
    assert str(eve.start) == "2026-12-09"
    assert "Arrange for someone to drive you home." in eve.text
    assert [line for line in eve.text if "smok" in line], "held off since earlier, and still"


# What a visit bans, and the rules allow after it


@pytest.mark.parametrize(
    ("allowed", "row"),
    [
        ("eat", ("until visit 1", None)),
        ("eat, from: 2 hours", (None, "2026-12-10T16:00:00+00:00")),
        ("drink", ("until visit 1", None)),
    ],
)
def test_before_a_visit_a_ban_ends_when_the_rules_allow_it_again(
    allowed: str, row: tuple[str | None, str | None]
) -> None:
    rules = f"""
restrictions: {{fly: {{activity: fly, wait: 7 days}}}}
before_session: {{eat: {{do_not: eat, from: day 0}}}}
allowed: [{{id: after, activity: {allowed}}}]
"""
    plan = plan_at("2026-12-10T09:00", rules=rules)

    (found,) = wait_rows(plan, speaker_of(plan))

    assert (found.end, found.ok_at and found.ok_at.isoformat()) == row


# A visit that is only if needed

IF_NEEDED = """
restrictions: {fly: {activity: fly, wait: 7 days}}
course: {sessions: 1 to 2, gap: 2 to 4 weeks}
"""


def test_a_visit_that_is_only_if_needed_is_never_overdue() -> None:
    """COURSE-5 is for visits that are part of the plan; an optional one is the clinic's word."""
    plan = plan_at("2026-11-10T12:00", "2026-10-09T14:00", rules=IF_NEEDED)
    speaker = speaker_of(plan)
    texts = {
        "course": render_course(plan, speaker, SCREEN),
        "today": render_today(plan, speaker, SCREEN),
        "message": render_message(plan, speaker),
        "page": render_page(plan, speaker).decode(),
    }
    said = {
        view: f"If you need visit 2, it was due by {day}. Ask your clinic."
        in " ".join(text.split())
        for view, text in texts.items()
        for day in ["Fri 6 Nov" if view == "page" else "Friday 6 November"]
    }

    assert said == dict.fromkeys(texts, True)
    assert not any("is overdue" in text for text in texts.values())
    assert "- 2: if needed, 23 Oct to 6 Nov." in texts["course"]


def test_a_visit_that_is_part_of_the_plan_is_overdue() -> None:
    rules = IF_NEEDED.replace("1 to 2", "2 to 3")

    plan = plan_at("2027-01-10T12:00", rules=rules)

    assert "Visit 2 is overdue" in render_message(plan, speaker_of(plan))


def test_a_calendar_asks_nobody_to_ring_about_a_visit_that_may_not_be_needed() -> None:
    plan = plan_at("2026-12-10T14:00", rules=IF_NEEDED)
    window = next(
        one for one in make_entries(plan, speaker_of(plan), {}) if one.category == "Visit"
    )

    assert window.text[:3] == (
        "24 Dec to 7 Jan 2027.",
        "Your clinic decides if you need it.",
        "If you do, it is due by Thursday 7 January 2027. Not sure? Ask your clinic.",
    )


# How long before a visit, and until when

VAGUE = """
restrictions: {fly: {activity: fly, wait: 7 days}}
before_session:
  eat: {do_not: eat, about: a few hours}
  water: {do: drink plenty of water, about: a few hours}
  prep: {do: take the second sachet, from: 5 hours}
  lift: {do: arrange for someone to drive you home}
"""


def test_the_course_says_how_long_before_a_visit_where_no_date_does() -> None:
    plan = plan_at("2026-12-09T18:00", "2026-12-10", rules=VAGUE)

    said = render_course(plan, speaker_of(plan), SCREEN).splitlines()

    assert said[-4:] == [
        "- a few hours before: do not eat",
        "- a few hours before: drink plenty of water",
        "- from 5 hours before: take the second sachet",
        "- before then: arrange for someone to drive you home",
    ]


def test_what_is_to_be_done_for_a_visit_says_how_long_before_it() -> None:
    assert to_do(plan_at("2026-12-09T18:00", "2026-12-10", rules=VAGUE)) == (
        "drink plenty of water, a few hours before your visit",
        "take the second sachet, from 5 hours before your visit",
        "arrange for someone to drive you home",
    )


@pytest.mark.parametrize("decided_by", ["you", "clinic"])
def test_what_is_to_be_done_until_an_event_says_so_on_every_day(decided_by: str) -> None:
    rules = f"""
events: {{numb: {{what: the numbness has gone, decided_by: {decided_by}}}}}
restrictions: {{fly: {{activity: fly, wait: 7 days}}}}
care: {{soft: {{do: eat soft food, until: numb}}}}
"""
    assert to_do(plan_at("2026-12-30T10:00", rules=rules)) == (
        "eat soft food, until the numbness has gone",
    )


# How something may be done while it is only better to wait

SHAMPOO = """
restrictions:
  shampoo: {activity: use shampoo, short: shampoo, wait: 2 to 4 days,
    in_between: baby shampoo only}
  swim: {activity: swim, short: swimming, wait: 2 to 4 days}
"""


@pytest.mark.parametrize(
    ("at", "lines"),
    [
        (
            "2026-12-10T15:00",
            [
                "Best not before Mon 14 Dec, 2 pm (earliest Sat 12 Dec, 2 pm): swimming.",
                (
                    "Best not before Mon 14 Dec, 2 pm "
                    "(earliest Sat 12 Dec, 2 pm, baby shampoo only): shampoo."
                ),
            ],
        ),
        (
            "2026-12-13T15:00",
            [
                "Better to wait until Mon 14 Dec, 2 pm: swimming.",
                "Better to wait until Mon 14 Dec, 2 pm: shampoo. Until then: baby shampoo only.",
            ],
        ),
    ],
)
def test_a_message_never_gives_the_early_end_without_how(at: str, lines: list[str]) -> None:
    plan = plan_at(at, rules=SHAMPOO)

    assert render_message(plan, speaker_of(plan)).splitlines()[1:3] == lines


def test_a_calendar_never_gives_the_early_end_without_how() -> None:
    plan = plan_at("2026-12-10T15:00", rules=SHAMPOO)

    said = [line for one in make_entries(plan, speaker_of(plan), {}) for line in one.text]

    assert (
        "◐ Easier now, but better to wait until Monday 14 December, 2 pm: shampoo. "
        "Until then: baby shampoo only."
    ) in said


def test_today_says_how_while_it_is_better_to_wait() -> None:
    plan = plan_at("2026-12-13T15:00", rules=SHAMPOO)

    said = " ".join(render_today(plan, speaker_of(plan), SCREEN).split())

    assert "If you must: shampoo (baby shampoo only)." in said


# What the next visit holds off again

MOISTURISER = """
restrictions: {cream: {activity: use moisturiser, short: moisturiser, wait: through day 5}}
before_session: {cream: {do_not: use moisturiser, short: moisturiser, from: day -1}}
course: {sessions: 3, gap: 1 to 2 weeks}
"""


def test_a_message_gives_the_end_of_a_wait_that_an_unbooked_visit_turns_into_advice() -> None:
    """Its own wait is over on day 6; only then may the day before the visit hold it off."""
    plan = plan_at("2026-12-10T15:00", rules=MOISTURISER)

    said = render_message(plan, speaker_of(plan)).splitlines()

    assert said[1] == (
        "Not before Wed 16 Dec, then better to wait until your next visit is over: moisturiser."
    )


def test_a_visit_begins_the_wait_anew_and_the_message_gives_its_new_end() -> None:
    plan = plan_at("2026-12-16T11:00", VISIT, "2026-12-16T10:00", rules=MOISTURISER)

    said = render_message(plan, speaker_of(plan)).splitlines()

    assert (
        "Not before Tue 22 Dec, then better to wait until your next visit is over: moisturiser."
    ) in said


# What is to be done from a later day on

REVIEW = """
restrictions: {run: {activity: run, wait: 1 day}}
care:
  review: {do: come for a review, from: day 7, through: day 10}
  soft: {do: use soft brushes, from: 2 weeks}
  cream: {do: use cream, from: 24 hours}
  run: {do: run, from: 1 week}
course: {sessions: 1, maintenance: at least 3 months}
"""


def test_what_is_to_be_done_from_a_later_day_on_is_news_on_its_first_day() -> None:
    plan = plan_at("2026-12-10T15:00", rules=REVIEW)
    speaker = speaker_of(plan)
    entries = [one for one in make_entries(plan, speaker, {}) if one.category == "To do"]
    coming = coming_section(plan, speaker).parts

    assert coming == (
        "17 to 20 Dec: come for a review",
        "from Thu 17 Dec: run",
        "from Thu 24 Dec: use soft brushes",
    )
    assert [(str(one.start), one.text[:-2]) for one in entries] == [
        ("2026-12-17", ("Come for a review, until Sunday 20 December.", "Run, from 2 pm.")),
        ("2026-12-24", ("Use soft brushes, from 2 pm.",)),
    ]
    assert "Still to come: come for a review (17 to 20 Dec)" in " ".join(
        render_course(plan, speaker, SCREEN).split()
    )


@pytest.mark.parametrize(
    ("at", "line"),
    [
        ("2026-12-15T12:00", "Thu 17 Dec: come for a review (to do)"),
        ("2026-12-18T12:00", "Thu 24 Dec, 2 pm: use soft brushes (to do)"),
    ],
)
def test_the_next_change_names_what_begins_then(at: str, line: str) -> None:
    plan = plan_at(at, rules=REVIEW)

    found = find_next_change(plan, speaker_of(plan))

    assert found is not None
    assert next_line(found, speaker_of(plan)) == line


def test_what_is_held_off_on_its_first_day_is_no_news_then() -> None:
    rules = REVIEW.replace("wait: 1 day", "wait: 8 days")
    plan = plan_at("2026-12-10T15:00", rules=rules)

    said = coming_section(plan, speaker_of(plan)).parts

    assert not any("run" in part.split(": ")[1] for part in said)


def test_an_open_gap_after_the_course_is_said_as_people_say_it() -> None:
    plan = plan_at("2026-12-10T15:00", rules=REVIEW)
    longer = plan_at(
        "2026-12-10T15:00", rules=REVIEW.replace("sessions: 1", "sessions: 2, gap: 2 weeks")
    )

    said, before = (render_course(one, speaker_of(one), SCREEN) for one in (plan, longer))

    assert "If you want one more visit: from Wednesday 10 March 2027." in said
    assert "You may have a visit every 3 months or more after that." in before
