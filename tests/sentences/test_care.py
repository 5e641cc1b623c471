"""What to do, what is normal and what is a sign of harm, each with the time in which it is so."""

import pytest
from plans import plan_of, speaker_of

from mesocare.plan.facts import Plan
from mesocare.sentences.care import after_effect_sentences, care_sentence, help_boxes
from mesocare.sentences.course import preparation_sentences
from mesocare.sentences.rows.everything import all_parts
from mesocare.sentences.rows.help import help_lines
from mesocare.sentences.rows.sections import before_parts, normal_parts
from mesocare.sentences.rows.waits import wait_rows

FRIDAY = "2026-11-20T14:30"
SWIM = "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
EVENTS = f"{SWIM}events: {{out: {{what: your stitches are out}}}}\n"


def care_said(care: str, at: str) -> str:
    plan = plan_of(FRIDAY, at=at, rules=f"{EVENTS}care: {{it: {{do: rub it, {care}}}}}")
    return care_sentence(plan.care[0], plan, speaker_of(plan))


@pytest.mark.parametrize(
    ("care", "said"),
    [
        ("for: 7 days", "until Friday 27 November, 2:30 pm"),
        ("through: day 14", "until the end of Friday 4 December"),
        ("from: day 1, for: 7 days", "from tomorrow, until the end of Friday 27 November"),
        ("after: out", "once your stitches are out"),
        ("after: out, for: 3 weeks", "once your stitches are out, for 3 weeks"),
        (
            "after: out, from: 4 weeks, for: 3 months",
            "from 4 weeks after your stitches are out, for 3 months",
        ),
        ("after: out, from: day 2", "from day 2 after your stitches are out"),
        ("after: out, on: [day 2, 3 weeks]", "day 2 and 3 weeks after your stitches are out"),
        ("after: last-session, for: 6 weeks", "once you have had your last session, for 6 weeks"),
    ],
)
def test_care_keeps_all_its_times_and_a_midnight_ends_the_day_before(care: str, said: str) -> None:
    """TIME-14: who reads "until Saturday" does it on Saturday as well."""
    assert care_said(care, "2026-11-20T18:00") == f"Rub it, {said}."


def test_what_is_over_stands_in_no_list_of_what_to_do() -> None:
    rules = f"{EVENTS}care: {{pill: {{do: take the pill, for: 5 days}}, wash: {{do: wash it}}}}"
    plan = plan_of(FRIDAY, at="2026-12-10T09:00", rules=rules)

    (said,) = (parts for heading, parts in all_parts(plan, speaker_of(plan)) if "do" in heading)

    assert [part.text for part in said] == ["Wash it."]


# What is normal

EFFECTS = """\
restrictions: {swim: {activity: swim, wait: 1 day}}
after_effects:
  peeling: {what: peeling, from: 2 to 3 days, lasts: 1 week}
  tired: {what: tiredness, from: 2 weeks, about: some weeks}
  regrowth: {what: new hair, from: 3 to 4 months, expect: true}
  shedding: {what: some hair loss, from: 1 week, lasts: 2 weeks, expect: true}
  glow: {what: a glow, about: some days, expect: true}
  result: {what: the full result, expect: true}
"""


def effects_at(at: str) -> Plan:
    return plan_of(FRIDAY, at=at, rules=EFFECTS)


def test_an_after_effect_is_said_from_where_it_begins_to_where_it_ends() -> None:
    """TIME-12: what starts later is not normal before."""
    plan = effects_at("2026-11-20T18:00")

    said = [
        " ".join(after_effect_sentences(it, plan, speaker_of(plan))) for it in plan.after_effects
    ]

    assert said == [
        "Peeling: normal from Sunday 22 November, 2:30 pm until Sunday 29 November, 2:30 pm.",
        "Tiredness: normal from Friday 4 December, 2:30 pm for some weeks.",
        (
            "New hair: expect it between Saturday 20 February 2027, 2:30 pm and "
            "Saturday 20 March 2027, 2:30 pm."
        ),
        (
            "Some hair loss: expect it from Friday 27 November, 2:30 pm until "
            "Friday 11 December, 2:30 pm."
        ),
        "A glow: expect it for some days.",
        "The full result: expect it.",
    ]


@pytest.mark.parametrize(
    ("at", "normal"),
    [
        ("2026-11-20T18:00", ()),
        ("2026-11-22T15:00", ("until Sun 29 Nov: peeling",)),
        ("2026-12-05T09:00", ("for some weeks: tiredness",)),
    ],
)
def test_a_screen_calls_nothing_normal_before_it_begins(at: str, normal: tuple[str, ...]) -> None:
    plan = effects_at(at)

    assert normal_parts(plan, speaker_of(plan)) == normal


def test_what_is_normal_until_a_midnight_is_no_longer_so_on_the_day_that_begins() -> None:
    """A call for help is never later: without a time it counts from the day's first minute."""
    rules = f"{SWIM}after_effects: {{sore: {{what: a sore scalp, lasts: 2 days}}}}"
    plan = plan_of("2026-11-20", at="2026-11-20T18:00", rules=rules)

    assert normal_parts(plan, speaker_of(plan)) == ("until the end of tomorrow: a sore scalp",)


# Signs of harm

SIGNS = """\
restrictions: {swim: {activity: swim, wait: 1 day}}
events: {out: {what: your stitches are out}}
warning_signs:
  clinic:
    - {sign: there is pus, short: pus}
    - {sign: it still bleeds, short: bleeding, from: day 4}
    - {sign: you feel sick, short: sickness, until: 2 days}
    - {sign: the wound opens, short: an open wound, after: out, from: 1 day}
"""


@pytest.mark.parametrize(
    ("at", "line", "box"),
    [
        (
            "2026-11-20T18:00",
            ("pus", "sickness", "an open wound"),
            (
                "there is pus",
                "it still bleeds (from Tuesday 24 November)",
                "you feel sick (until Sunday 22 November, 2:30 pm)",
                "the wound opens (from 1 day after your stitches are out)",
            ),
        ),
        (
            "2026-11-24T09:00",
            ("pus", "bleeding", "an open wound"),
            (
                "there is pus",
                "it still bleeds",
                "the wound opens (from 1 day after your stitches are out)",
            ),
        ),
    ],
)
def test_a_sign_is_named_in_its_time(at: str, line: tuple[str, ...], box: tuple[str, ...]) -> None:
    """On the day of the visit nobody is rung because it still bleeds as it should."""
    plan = plan_of(FRIDAY, at=at, rules=SIGNS)
    speaker = speaker_of(plan)

    assert help_lines(plan, speaker)[0].signs == line
    assert help_boxes(plan, speaker)[0].signs == box


def test_paper_says_all_times_of_a_sign() -> None:
    plan = plan_of(FRIDAY, at="2026-11-24T09:00", rules=SIGNS)
    speaker = speaker_of(plan).without_now(plan.latest_session.on, is_brief=True)

    assert help_boxes(plan, speaker)[0].signs[1:3] == (
        "it still bleeds (from Tue 24 Nov)",
        "you feel sick (until Sun 22 Nov, 2:30 pm)",
    )


# What not to do before a visit

BEFORE = """\
restrictions: {smoke: {activity: smoke, short: smoking, wait: 1 day}}
before_session:
  smoke: {do_not: smoke, from: 7 days}
  eat: {do_not: eat, from: 6 hours}
  alcohol: {do_not: drink alcohol, short: alcohol, from: 1 to 2 days}
  aspirin: {do_not: take aspirin, from: 1 to 2 days, only_if: no doctor prescribed it}
"""


def test_a_ban_without_a_label_is_said_in_its_own_words() -> None:
    """A restriction of the same activity lends its label."""
    plan = plan_of(FRIDAY, at="2026-11-10T09:00", rules=BEFORE)

    said = [preparation_sentences(it, plan, speaker_of(plan)) for it in plan.preparations]

    assert said == [
        ["No smoking from Friday 13 November, 2:30 pm."],
        ["Do not eat from Friday 20 November, 8:30 am."],
        [
            "Better no alcohol from Wednesday 18 November, 2:30 pm.",
            "No alcohol from Thursday 19 November, 2:30 pm.",
        ],
        [
            (
                "If no doctor prescribed it: Better not to take aspirin from "
                "Wednesday 18 November, 2:30 pm."
            ),
            "Do not take aspirin from Thursday 19 November, 2:30 pm.",
        ],
    ]


def test_a_line_of_bans_says_whom_they_concern_first_and_hours_with_their_clock() -> None:
    plan = plan_of(FRIDAY, at="2026-11-10T09:00", rules=BEFORE)

    assert before_parts(plan, speaker_of(plan)) == (
        "from Fri 13 Nov: no smoking",
        "from Wed 18 Nov: no alcohol; if no doctor prescribed it: do not take aspirin",
        "from Fri 20 Nov, 8:30 am: do not eat",
    )


def test_what_only_a_visit_asks_for_holds_until_that_visit_and_not_for_good() -> None:
    """TIME-13: what the visit after it asks for is another matter."""
    rules = f"{BEFORE}course: {{sessions: 4, gap: 4 weeks}}"
    plan = plan_of("2026-10-23T14:30", FRIDAY, at="2026-11-20T09:00", rules=rules)

    rows = wait_rows(plan, speaker_of(plan))

    ends = {label: (row.caution_at, row.end) for row in rows for label in row.labels}
    assert ends["eat"] == ends["alcohol"] == ends["take aspirin"] == (None, "until visit 2")


def test_the_first_visit_has_no_number_to_be_told_by_without_a_course() -> None:
    plan = plan_of(FRIDAY, at="2026-11-20T09:00", rules=BEFORE)
    alone = plan._replace(preparations=())

    (row,) = (row for row in wait_rows(alone, speaker_of(plan)) if "eat" in row.labels)

    assert row.end == "until visit 1"


def test_hours_of_fasting_before_a_visit_that_is_only_projected_stay_words() -> None:
    """TIME-13: with an open gap, the window of the next visit has no end."""
    rules = f"{BEFORE}course: {{sessions: 4, gap: at least 4 weeks}}"
    plan = plan_of(FRIDAY, at="2027-02-28T09:00", rules=rules)

    assert "eat" not in {dated.id for dated in plan.restrictions}
    said = [
        text
        for it in plan.preparations
        for text in preparation_sentences(it, plan, speaker_of(plan))
    ]
    assert "Do not eat: 6 hours before your visit." in said
