"""What a sheet says: dates without verdicts, and never a yes that its session forbids."""

import random
import re
from dataclasses import fields
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from plans import CLINIC, plan_of, read_rules, speaker_of
from sheets import content_of

from mesocare.dates.waits import Wait
from mesocare.plan.dating import make_plan, see_from
from mesocare.plan.facts import Plan
from mesocare.rules.changes import Approved, ChangedProtocol, apply_changes
from mesocare.rules.clinic import Changes, DroppedRestriction, ReplacedRestriction
from mesocare.rules.protocol import Protocol, Status
from mesocare.sentences.rows.sections import later_parts
from mesocare.views.leaflet import Bearer
from mesocare.views.sheet.content import Content
from mesocare.views.sheet.dates import Highlight, Row, Undated

DAY_RULES = """\
restrictions:
  wash: {activity: wash your hair, short: washing your hair, wait: 24 hours}
  swim: {activity: swim, short: swimming, wait: 24 hours}
  run: {activity: run, short: running, wait: through day 1}
"""
NEAR_RULES = """\
restrictions:
  peel: {activity: have a peel, short: peels, wait: 1 to 2 weeks}
  dye: {activity: dye your hair, short: hair dye, wait: 3 days}
before_session:
  peel: {do_not: have a peel, short: peels, from: 1 to 2 weeks}
course: {sessions: 4, gap: 2 to 4 weeks, recommended: 3 weeks}
"""


def row_of(content: Content, text: str) -> Row:
    """Return the row of an activity."""
    return next(row for row in content.held_off.rows if row.text == text)


def changed_plan(**replaced: ReplacedRestriction) -> Plan:
    """Return a plan of the default rules with a clinic's changes in them."""
    plan = plan_of(clinic=CLINIC)
    dropped = {"make-up": DroppedRestriction(because="we do not treat the hairline")}
    changes = Changes(version="2.0.0", replace=replaced, drop=dropped)
    protocol = apply_changes(read_rules(""), changes)
    return make_plan(protocol, plan.sessions, at=plan.at, zone=plan.zone, clinic=CLINIC)


def all_texts(part: object) -> list[str]:
    """Return every text of a sheet, its drawings left out."""
    if isinstance(part, str):
        return [] if part.startswith("<svg") else [part]
    return (
        [text for member in part for text in all_texts(member)] if isinstance(part, tuple) else []
    )


UNDATED_RULES = """\
events: {seen: {what: we have seen you, usually: 1 week, decided_by: clinic}}
restrictions:
  sun: {activity: sunbathe, short: sunbathing, wait: at least 1 week}
  fly: {activity: fly, short: flying, wait: 2 to 3 days, until: seen}
  lift: {activity: lift, short: lifting, until: seen}
  gym: {activity: go to the gym, short: the gym, about: a few days}
"""


def test_what_no_date_ends_keeps_its_first_day_and_its_event_on_paper() -> None:
    """TIME-10: "at least 1 week" is a date, though a clinic has the last word."""
    content = content_of(plan_of("2026-11-25T15:00", rules=UNDATED_RULES))

    assert [one.text for one in content.held_off.undated] == [
        "Sunbathing: not before Wed 2 Dec, 3 pm, then ask your clinic",
        (
            "Flying: not until we have seen you (usually 1 week), "
            "and not before Fri 27 Nov, 3 pm (best from Sat 28 Nov, 3 pm)"
        ),
        "The gym: not for a few days (unsure? ask your clinic)",
        "Ask your clinic first: lifting until we have seen you (usually 1 week)",
    ]


def test_the_hour_that_most_waits_share_is_said_once_above_their_days() -> None:
    content = content_of(plan_of())

    assert content.held_off.shared_hour == "each at 3 pm"
    assert row_of(content, "Washing your hair").day == "Fri 27 Nov"
    assert row_of(content, "Washing your hair").better == "Thu 26 Nov"
    assert row_of(content, "Hairline make-up").better == "Wed 25 Nov, 9 pm"
    assert content.do.heading == "Please do (dates at 3 pm)"
    assert content.do.items[0].endswith("each time, until Wed 2 Dec")


def test_what_is_allowed_later_is_never_named_without_its_date() -> None:
    """TIME-15: what is fine from the start, and what is from a date on, are apart."""
    content = content_of(plan_of())

    assert "a body shower" not in content.allowed
    assert content.allowed_if.count("a body shower") == 1
    assert content.allowed_if.endswith(
        "From the night of Wed to Thu 26 Nov, 3 am, "
        "if the water is lukewarm and your hair stays dry: a body shower."
    )


def test_what_is_allowed_later_stands_in_the_order_of_its_dates_and_shares_one() -> None:
    plan = plan_of(
        rules="""
restrictions: {smoke: {activity: smoke, wait: 1 day}}
allowed:
  - {id: swim, activity: swim, from: 1 week}
  - {id: wash, activity: wash your hair, from: day 1}
  - {id: work, activity: go to work, from: day 1, unless: you stand all day}
  - {id: cover, activity: cover it, from: day 1}
"""
    )

    assert content_of(plan).allowed_if == (
        "From Thu 26 Nov: wash your hair, cover it. "
        "From Thu 26 Nov, unless you stand all day: go to work. From Wed 2 Dec, 3 pm: swim."
    )
    assert later_parts(plan, speaker_of(plan)) == (
        "from tomorrow: wash your hair, cover it",
        "from tomorrow, unless you stand all day: go to work",
        "from Wed 2 Dec, 3 pm: swim",
    )


def test_each_large_date_says_how_many_more_things_wait_for_it() -> None:
    first, second, third = content_of(plan_of()).held_off.highlights

    assert first == Highlight("Fri 27 Nov", "3 pm", "washing your hair, +3\N{NO-BREAK SPACE}more")
    assert second.labels == "combing, smoking, +2\N{NO-BREAK SPACE}more"
    assert third.labels == "direct sun, helmets, +7\N{NO-BREAK SPACE}more"


def test_a_large_date_for_which_one_or_two_things_wait_names_them_alone() -> None:
    highlights = content_of(plan_of(rules=DAY_RULES)).held_off.highlights

    assert [one.labels for one in highlights] == ["washing your hair, swimming", "running"]


def test_a_wait_of_whole_days_beside_waits_of_hours_says_that_its_day_is_whole() -> None:
    content = content_of(plan_of(rules=DAY_RULES))

    assert [(row.text, row.day) for row in content.held_off.rows] == [
        ("Washing your hair", "Thu 26 Nov"),
        ("Swimming", "Thu 26 Nov"),
        ("Running", "Fri 27 Nov, all day"),
    ]


def test_a_session_without_an_hour_counts_from_the_end_of_its_day() -> None:
    content = content_of(plan_of("2026-11-25"))

    assert content.leaflet.sessions == (
        "Session on Wednesday 25 November 2026 (visit 1), counted from the end of that day",
    )
    assert content.held_off.shared_hour == ""
    assert row_of(content, "Washing your hair").day == "Sat 28 Nov"


def test_what_the_next_visit_holds_off_again_has_no_date_that_is_a_yes() -> None:
    """TIME-13: a wait of 2 weeks ends when the next visit already asks for 2 weeks without."""
    content = content_of(plan_of(rules=NEAR_RULES))

    assert (row_of(content, "Peels").day, row_of(content, "Peels").better) == (
        "Ask first",
        "Wed 2 Dec",
    )
    assert row_of(content, "Hair dye").day == "Sat 28 Nov"
    assert not any("peels" in one.labels for one in content.held_off.highlights)


def test_what_the_clinic_ends_is_forbidden_until_it_says_so() -> None:
    rules = """\
restrictions:
  foam:
    activity: put foam on your scalp
    short: foam
    wait: 3 days
    until: your clinic tells you
    decided_by: clinic
"""

    (foam,) = content_of(plan_of(rules=rules)).held_off.undated

    said = "Foam: not until your clinic tells you, and not before Sat 28 Nov, 3 pm"
    assert foam == Undated("avoid", said)


def test_a_condition_comes_first_and_its_sentence_goes_on_in_small_letters() -> None:
    content = content_of(plan_of())

    asked = [it.text for it in content.held_off.undated]
    assert "If no doctor prescribed it, ask your clinic first: ibuprofen, aspirin" in asked
    assert not [text for text in all_texts(content) if re.match(r"(If|Unless) [^:]*: [A-Z]", text)]
    numb = content.normal.items[-1]
    assert numb.startswith("A numb scalp, if you had a numbing cream or injection: until Wed 25")


def test_an_after_effect_whose_last_normal_moment_is_the_first_to_call_says_it_once() -> None:
    headache = next(it for it in content_of(plan_of()).normal.items if "headache" in it)

    assert (
        headache
        == "A mild headache: until Fri 27 Nov (1 to 2 days). Still there then? Call your clinic."
    )


def test_a_clinics_own_wait_stands_in_its_row_in_its_own_voice() -> None:
    own = ReplacedRestriction(because="our product soaks in slowly.", wait=read_wait("48 hours"))

    content = content_of(changed_plan(**{"wash-hair": own}))

    washing = row_of(content, "Washing your hair")
    assert washing.note == "At our clinic: 48 hours, because our product soaks in slowly."
    (dropped,) = content.leaflet.changes
    assert dropped == (
        "At our clinic this is not on the list: put make-up on your hairline, "
        "because we do not treat the hairline."
    )


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("We use longer needles.", ", because we use longer needles."),
        ("we use longer needles", ", because we use longer needles."),
        ("Because we use longer needles.", ", because we use longer needles."),
        ("I have seen sore scalps.", ", because I have seen sore scalps."),
        ("PRP soaks in slowly.", ", because PRP soaks in slowly."),
        ("Dr. Rossi asks for it.", ". Dr. Rossi asks for it."),
        ("Long needles go deeper.", ". Long needles go deeper."),
        ("it burns!", ", because it burns!"),
    ],
)
def test_a_clinics_reason_ends_the_sentence_however_it_was_written(because: str, said: str) -> None:
    own = ReplacedRestriction(because=because, wait=read_wait("48 hours"))

    content = content_of(changed_plan(**{"wash-hair": own}))

    assert row_of(content, "Washing your hair").note == f"At our clinic: 48 hours{said}"


def read_wait(text: str) -> Wait | None:
    """Read a wait as a clinic's file writes it."""
    rules = f"restrictions: {{x: {{activity: wash, short: washing, wait: {text}}}}}\n"
    return read_rules(rules).restrictions["x"].wait


def test_without_an_approval_the_foot_says_so_in_the_clinics_voice() -> None:
    foot = content_of(plan_of(clinic=CLINIC)).foot

    assert "No clinician has approved these rules. What we tell you ourselves comes first." in foot


def test_an_approval_names_who_approved_and_when() -> None:
    plan = plan_of(clinic=CLINIC)
    approved = Approved("Dr Ada Hart", "doctor", date(2026, 11, 1), "2.0.0", is_current=True)
    parts = {field.name: getattr(plan.protocol, field.name) for field in fields(Protocol)}
    protocol = ChangedProtocol(**parts, clinic_changes=(), approval=approved)

    foot = content_of(plan._replace(protocol=protocol)).foot

    assert "Approved by Dr Ada Hart, doctor, on 1 November 2026." in foot


def test_the_year_stands_in_the_sessions_date_and_nowhere_that_the_weekday_says_enough() -> None:
    content = content_of(plan_of("2026-12-28T10:15"))

    assert content.leaflet.sessions[0] == "Session on Monday 28 December 2026, 10:15 am (visit 1)"
    assert row_of(content, "Swimming").day == "Mon 4 Jan"
    assert [text for text in all_texts(content) if "2027" in text] == []


def test_three_sessions_are_named_and_the_latest_is_the_sheets() -> None:
    content = content_of(plan_of("2026-10-14T15:00", "2026-11-04T16:30", "2026-11-25T11:30"))

    assert content.leaflet.sessions == (
        "Session on Wednesday 25 November 2026, 11:30 am (visit 3)",
        "Before that: Wed 14 Oct, 3 pm; Wed 4 Nov, 4:30 pm",
    )
    assert content.leaflet.coming.heading == "Your next visit: number 4"
    assert content.normal.items[-1] == "Still there from before this session? Call your clinic."


@pytest.mark.parametrize("session", ["2026-11-25T15:00", "2026-11-25"])
def test_paper_has_no_now_and_talks_of_no_command(session: str) -> None:
    said = " ".join(all_texts(content_of(plan_of(session, clinic=CLINIC), Bearer("Ana", "Hello"))))

    assert re.findall(r"\b(?:OK now|today at|tomorrow|yesterday|mesocare|--\w+)\b", said) == []
    assert re.findall(r"\bnow\b", said) == ["now"] * said.count("better for now")


def drawn_plans(count: int) -> list[Plan]:
    """Draw plans of one to three sessions in zones that change their clocks, always the same."""
    draw = random.Random(15)  # noqa: S311  a choice of examples, not a secret
    plans = []
    for _ in range(count):
        zone = draw.choice(["Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Etc/UTC"])
        latest = date(2026, draw.randint(1, 11), draw.randint(1, 28))
        sessions = [
            date.fromordinal(latest.toordinal() - gap).isoformat()
            + draw.choice(["", f"T{draw.randint(6, 22):02}:{draw.choice((0, 10, 45)):02}"])
            for gap in sorted(draw.sample(range(40), draw.randint(1, 3)), reverse=True)
        ]
        plans.append(plan_of(*sessions, zone=zone))
    return plans


@pytest.mark.parametrize("days", [3, 8, 13, 15, 17, 20, 40, 80])
def test_a_later_sheet_says_ok_again_of_nothing_that_the_next_visit_holds_off(days: int) -> None:
    """TIME-13: such an end is none, and what a preparation holds off is not OK."""
    plan = plan_of("2026-11-20T14:30")
    plan = see_from(plan, plan.at + timedelta(days=days))
    over = content_of(plan).over

    held = [
        dated.rule.label
        for dated in plan.restrictions
        if dated.is_taken_over or dated.status not in (Status.CLEAR, Status.UPCOMING)
    ]
    assert held
    assert [label for label in held if re.search(rf"\b{re.escape(label)}\b", over)] == []


def test_no_sheet_allows_what_its_own_session_forbids() -> None:
    """TIME-15, for 60 drawn plans: all that is held off has its row, with its latest end."""
    for plan in drawn_plans(60):
        content = content_of(plan)
        speaker = speaker_of(plan).without_now(plan.latest_session.on, is_brief=True)
        yes = f"{content.over} {content.allowed} {content.allowed_if}"
        for dated in plan.restrictions:
            if dated.status_at(plan.at) is Status.CLEAR or dated.is_preparation:
                continue
            label = dated.rule.label
            assert not re.search(rf"\b{re.escape(label)}\b", yes)
            rows = [
                row for row in content.held_off.rows if row.text.lower().endswith(label.lower())
            ]
            if dated.clear_at is None:
                assert rows == []
                assert any(label.lower() in it.text.lower() for it in content.held_off.undated)
            else:
                (row,) = rows
                said = speaker.short_moment(dated.clear_at)
                hour = content.held_off.shared_hour.removeprefix("each at ")
                held = plan.restrictions[plan.restrictions.index(dated)].status_at(dated.clear_at)
                expected = said.removesuffix(f", {hour}") if hour else said
                assert row.day.removesuffix(", all day") == expected or (
                    row.day == "Ask first" and held is not Status.CLEAR
                )


def test_a_moment_at_the_shared_hour_that_clocks_showed_twice_is_said_in_full() -> None:
    """TIME-4: at half past one on 25 October 2026, London's clocks showed that time twice."""
    plan = plan_of("2026-10-24T01:30", zone="Europe/London", rules=DAY_RULES)

    content = content_of(plan)

    assert plan.zone == ZoneInfo("Europe/London")
    assert row_of(content, "Swimming").day == "Sun 25 Oct, 1:30 am, before the clocks go back"
