"""What to do, what is normal and what is a sign of harm, each with the time in which it is so."""

from datetime import datetime

import pytest
from plans import plan_of, speaker_of

from mesocare.plan.facts import Plan
from mesocare.sentences.care import after_effect_sentences, care_sentence, help_boxes
from mesocare.sentences.course import next_session_sentences, preparation_sentences
from mesocare.sentences.restrictions import end_sentences
from mesocare.sentences.rows.everything import all_parts
from mesocare.sentences.rows.help import help_lines
from mesocare.sentences.rows.preparing import before_parts, due_parts
from mesocare.sentences.rows.sections import (
    care_parts,
    event_parts,
    fold,
    make_sections,
    normal_section,
)
from mesocare.sentences.rows.waits import wait_rows
from mesocare.views.message import render_message

FRIDAY = "2026-11-20T14:30"
SWIM = "restrictions: {swim: {activity: swim, wait: 1 day}}\n"
EVENTS = f"{SWIM}events: {{out: {{what: your stitches are out, usually: 7 to 10 days}}}}\n"


def normal_said(plan: Plan) -> list[str]:
    section = normal_section(plan, speaker_of(plan))
    return [fold(section, len(section.parts), speaker_of(plan))] if section.parts else []


def care_said(care: str, at: str) -> str:
    plan = plan_of(FRIDAY, at=at, rules=f"{EVENTS}care: {{it: {{do: rub it, {care}}}}}")
    return care_sentence(plan.care[0], plan, speaker_of(plan))


PAINT = """
restrictions:
  paint: {activity: use your wart paint, short: wart paint, LIMIT}
events: {dry: {what: the blister has dried, usually: 1 to 2 weeks}}
care: {paint-on: {do: CARE}}
"""


@pytest.mark.parametrize("care", ["use your wart paint", "shake the bottle, goes_with: paint"])
@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("until: dry", "once the blister has dried (usually 1 to 2 weeks)"),
        (
            "wait: 1 week, until: dry",
            "from Friday 27 November, 2:30 pm, once the blister has dried (usually 1 to 2 weeks)",
        ),
        (
            "wait: 1 day, after: dry, until: dry",
            "from 1 day after the blister has dried (usually 1 to 2 weeks)",
        ),
        ("about: a few days", "once that is OK"),
    ],
)
def test_care_that_rests_until_nobody_knows_when_says_so(care: str, limit: str, said: str) -> None:
    """TIME-12: no view asks for what the same view holds off."""
    plan = plan_of(FRIDAY, at=FRIDAY, rules=PAINT.replace("LIMIT", limit).replace("CARE", care))
    do = care.removesuffix(", goes_with: paint").capitalize()

    assert care_sentence(plan.care[0], plan, speaker_of(plan)) == f"{do}, {said}."


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("until: your clinic tells you, decided_by: clinic", "once your clinic tells you"),
        ("wait: at least 1 week", "once that is OK"),
        ("wait: always", "once that is OK"),
    ],
)
def test_care_that_the_clinic_holds_off_waits_for_the_clinic(limit: str, said: str) -> None:
    """TIME-12: a question is no ban for what only goes with it, and is one for the same deed."""
    rules = PAINT.replace("LIMIT", limit).replace("CARE", "use your wart paint")
    plan = plan_of(FRIDAY, at=FRIDAY, rules=rules)

    assert care_sentence(plan.care[0], plan, speaker_of(plan)) == f"Use your wart paint, {said}."


@pytest.mark.parametrize(
    ("care", "said"),
    [
        ("for: 7 days", "until Friday 27 November, 2:30 pm"),
        ("for: at least 2 weeks", "at least until Friday 4 December, 2:30 pm"),
        (
            "from: day 1, for: at least 2 weeks",
            "from tomorrow, at least until the end of Friday 4 December",
        ),
        (
            "after: out, for: at least 2 weeks",
            "once your stitches are out (usually 7 to 10 days), for at least 2 weeks",
        ),
        ("through: day 14", "until the end of Friday 4 December"),
        ("from: day 1, for: 7 days", "from tomorrow, until the end of Friday 27 November"),
        (
            "from: 5 to 7 days, for: 1 to 2 weeks",
            (
                "from Friday 27 November, 2:30 pm (after 5 to 7 days), "
                "until Friday 11 December, 2:30 pm (1 to 2 weeks)"
            ),
        ),
        ("until: out", "until your stitches are out (usually 7 to 10 days)"),
        ("after: out", "once your stitches are out (usually 7 to 10 days)"),
        (
            "after: out, for: 3 weeks",
            "once your stitches are out (usually 7 to 10 days), for 3 weeks",
        ),
        (
            "after: out, from: 4 weeks, for: 3 months",
            "from 4 weeks after your stitches are out (usually 7 to 10 days), for 3 months",
        ),
        (
            "after: out, from: day 2",
            "from day 2 after your stitches are out (usually 7 to 10 days)",
        ),
        (
            "after: out, on: [day 2, 3 weeks]",
            "day 2 and 3 weeks after your stitches are out (usually 7 to 10 days)",
        ),
        (
            "after: out, about: a few weeks",
            "once your stitches are out (usually 7 to 10 days), for a few weeks",
        ),
        (
            "after: out, for: through day 3",
            "once your stitches are out (usually 7 to 10 days), until the end of day 3",
        ),
        (
            "after: out, through: day 14",
            "once your stitches are out (usually 7 to 10 days), until the end of day 14",
        ),
        ("after: last-session, for: 6 weeks", "once you have had your last session, for 6 weeks"),
        ("about: the first few nights", "for the first few nights"),
        ("about: as long as it is sore", "for as long as it is sore"),
        ("from: day 1, about: a few days", "from tomorrow, for a few days"),
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


# What an event must follow

WAITING = """\
events:
  out: {what: your stitches are out, usually: 7 to 10 days}
  seen: {what: we have seen you, usually: 1 week, decided_by: clinic}
restrictions:
  swim: {activity: swim, wait: 2 to 3 weeks, until: we allow it, decided_by: clinic}
  run: {activity: run, wait: 2 to 3 days, until: out}
  lift: {activity: lift, wait: 2 weeks, until: out}
  bath: {activity: have a bath, short: baths, until: seen}
  cycle: {activity: cycle, short: cycling, about: several hours}
"""


def test_care_that_nobody_can_tell_to_be_over_says_until_when() -> None:
    """Weeks later it stands there still: the words alone say that it is over."""
    plan = plan_of(
        FRIDAY,
        at="2026-12-20T10:00",
        rules=f"{EVENTS}care: {{it: {{do: wear the pad, until: your check-up is over}}}}",
    )

    assert care_parts(plan, speaker_of(plan)) == ("wear the pad, until your check-up is over",)


@pytest.mark.parametrize(
    "care", ["do: rub it, after: out, for: 1 week", "do: keep it dry, until: out"]
)
def test_an_event_on_which_care_alone_waits_is_asked_for(care: str) -> None:
    """Nobody would know that there is something to tell, and the care would never come, or end."""
    rules = f"{EVENTS}care: {{it: {{{care}}}}}".replace(
        "usually: 7", "decided_by: clinic, usually: 7"
    )
    plan = plan_of(FRIDAY, at="2026-11-30T10:00", rules=rules)

    assert event_parts(plan, speaker_of(plan)) == (
        "When your stitches are out, type: mesocare sessions happened out",
    )


def test_both_ends_of_a_wait_are_said_where_an_event_must_follow() -> None:
    """TIME-10: and how long the event usually takes, where the wait is not as long."""
    plan = plan_of(FRIDAY, at="2026-11-20T18:00", rules=WAITING)
    speaker = speaker_of(plan)

    assert [" ".join(end_sentences(it, speaker, since=plan.at)) for it in plan.restrictions] == [
        (
            "Not before Friday 4 December, 2:30 pm (best from Friday 11 December, 2:30 pm). "
            "Only your clinic can say when."
        ),
        (
            "Not before Sunday 22 November, 2:30 pm (best from Monday 23 November, 2:30 pm). "
            "Until your stitches are out (usually 7 to 10 days)."
        ),
        "Not before Friday 4 December, 2:30 pm. Until your stitches are out.",
        "Until we have seen you (usually 1 week): only your clinic can say when.",
        "For several hours.",
    ]
    assert {row.labels: row.end for row in wait_rows(plan, speaker)} == {
        ("swim",): "not before Fri 4 Dec (best from Fri 11 Dec); then ask your clinic",
        ("run",): (
            "not before Sun 22 Nov (best from Mon 23 Nov), "
            "until your stitches are out (usually 7 to 10 days)"
        ),
        ("lift",): "not before Fri 4 Dec, until your stitches are out",
        ("cycling",): "for several hours (unsure? ask your clinic)",
    }


def test_a_ban_until_some_time_after_an_event_says_both_in_every_view() -> None:
    """TIME-10: before the event it is a ban, and the event can be told."""
    run = "{activity: run, short: running, wait: 2 to 3 weeks, after: out, until: out}"
    plan = plan_of(
        FRIDAY,
        at="2026-11-20T18:00",
        rules=f"{EVENTS.replace(SWIM, '')}restrictions: {{run: {run}}}",
    )
    speaker, until = speaker_of(plan), "until 2 to 3 weeks after your stitches are out"

    (row,) = wait_rows(plan, speaker)
    assert end_sentences(plan.restrictions[0], speaker, since=plan.at) == [
        f"{until.capitalize()} (usually 7 to 10 days)."
    ]
    assert row.end == f"{until} (usually 7 to 10 days)"
    assert f"Not {until} (usually 7 to 10 days): running." in render_message(plan, speaker)
    assert event_parts(plan, speaker) == (
        "When your stitches are out, type: mesocare sessions happened out",
    )


@pytest.mark.parametrize(
    ("sessions", "end"),
    [
        ([FRIDAY], "not before Fri 27 Nov; then ask your clinic"),
        ([FRIDAY, "2026-12-18T14:30"], "not before Fri 25 Dec; then ask your clinic"),
    ],
)
def test_what_the_next_visit_asks_for_does_not_lengthen_a_wait_of_at_least_a_week(
    sessions: list[str], end: str
) -> None:
    """TIME-7: the date is that of the wait's own, after the latest session."""
    rules = (
        "restrictions: {tan: {activity: use fake tan, short: fake tan, wait: at least 1 week}}\n"
        "before_session: {tan: {do_not: use fake tan, from: 2 weeks}}\n"
        "course: {sessions: 4, gap: 4 weeks}\n"
    )
    plan = plan_of(*sessions, at="2026-11-22T09:00", rules=rules)

    assert [row.end for row in wait_rows(plan, speaker_of(plan))] == [end]


def test_a_message_says_what_an_event_must_follow() -> None:
    """TIME-10: "until the stitches are out" alone would be a yes too early."""
    plan = plan_of(FRIDAY, at="2026-11-20T18:00", rules=WAITING)

    said = render_message(plan, speaker_of(plan)).splitlines()

    assert said[1:6] == [
        "Ask your clinic first: baths.",
        (
            "Not before Fri 4 Dec, 2:30 pm (best from Fri 11 Dec, 2:30 pm), "
            "then ask your clinic: swim."
        ),
        "Not before Fri 4 Dec, 2:30 pm, and not until your stitches are out: lift.",
        (
            "Not before Sun 22 Nov, 2:30 pm (best from Mon 23 Nov, 2:30 pm), "
            "and not until your stitches are out (usually 7 to 10 days): run."
        ),
        "Not for several hours (unsure? ask your clinic): cycling.",
    ]


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
        (
            "Peeling: normal from Sunday 22 November, 2:30 pm (after 2 to 3 days) until "
            "Sunday 29 November, 2:30 pm."
        ),
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
        ("2026-11-20T18:00", ["at least until Sat 20 Feb 2027: numb skin"]),
        ("2027-02-20T14:29", ["at least until 2:30 pm today: numb skin"]),
        ("2027-02-20T14:30", []),
    ],
)
def test_what_is_normal_for_3_months_or_more_is_so_at_least_till_then(
    at: str, normal: list[str]
) -> None:
    """TIME-12: no date ends it, so that no view calls it over; none calls it normal for good."""
    rules = f"{SWIM}after_effects: {{numb: {{what: numb skin, lasts: at least 3 months}}}}"
    plan = plan_of(FRIDAY, at=at, rules=rules)

    assert plan.after_effects[0].normal_until_at is None
    assert normal_said(plan) == normal
    (said,) = after_effect_sentences(plan.after_effects[0], plan, speaker_of(plan))
    assert said.startswith("Numb skin: normal at least until ")


def to_do(care: str, at: str) -> tuple[str, ...]:
    plan = plan_of(FRIDAY, at=at, rules=f"{EVENTS}care: {{it: {{do: rub it, {care}}}}}")
    return care_parts(plan, speaker_of(plan))


@pytest.mark.parametrize(
    ("about", "last", "over"),
    [
        ("the first few hours", "2026-11-22T14:30", "2026-11-22T14:31"),
        ("a few days", "2026-12-04T14:30", "2026-12-04T14:31"),
        ("at least a few days", "2028-12-04T14:30", None),
        ("as long as it is sore", "2028-12-04T14:30", None),
    ],
)
def test_a_screen_asks_for_nothing_that_is_surely_over(
    about: str, last: str, over: str | None
) -> None:
    """A few days are over after months; what may still hold is never taken off."""
    assert to_do(f"about: {about}", last) == (f"rub it, for {about}",)
    assert over is None or to_do(f"about: {about}", over) == ()


def test_what_is_done_on_a_day_says_how_often() -> None:
    assert to_do("on: day 0, how_often: every hour", "2026-11-20T18:00") == ("rub it, every hour",)


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        ("lasts: 2 to 4 weeks", "normal once you have had your last session, for 2 to 4 weeks."),
        (
            "from: 1 week, about: some weeks",
            "normal from 1 week after you have had your last session, for some weeks.",
        ),
        (
            "lasts: 4 weeks, call_after: 6 weeks",
            (
                "normal once you have had your last session, for 4 weeks. "
                "Still there 6 weeks after you have had your last session? Ring your clinic."
            ),
        ),
        (
            "from: 3 to 6 months, expect: true",
            "expect it from 3 to 6 months after you have had your last session.",
        ),
    ],
)
def test_what_counts_from_an_event_keeps_its_times_in_words_till_that_happens(
    effect: str, said: str
) -> None:
    """TIME-10: no date is made of it, and no screen calls it normal now."""
    rules = f"{SWIM}after_effects: {{it: {{what: sore skin, after: last-session, {effect}}}}}"
    plan = plan_of(FRIDAY, at="2026-11-20T18:00", rules=rules)

    assert " ".join(after_effect_sentences(plan.after_effects[0], plan, speaker_of(plan))) == (
        f"Sore skin: {said}"
    )
    assert normal_said(plan) == []


@pytest.mark.parametrize(
    ("about", "last", "over"),
    [
        ("a few hours", "2026-11-22T14:30", "2026-11-22T14:31"),
        ("several days", "2026-12-04T14:30", "2026-12-04T14:31"),
        ("some weeks", "2027-02-12T14:30", "2027-02-12T14:31"),
        ("some months", "2027-11-20T14:30", "2027-11-20T14:31"),
        ("a while", "2026-12-04T14:30", "2026-12-04T14:31"),
    ],
)
def test_a_vague_length_is_no_normal_for_good(about: str, last: str, over: str) -> None:
    """TIME-12: a line of today leaves it out when it surely is over; elsewhere its words stay."""
    rules = f"{SWIM}after_effects: {{bumps: {{what: tiny bumps, about: {about}}}}}"

    normal, later = (plan_of(FRIDAY, at=at, rules=rules) for at in (last, over))

    assert normal_said(normal) == [f"for {about}: tiny bumps"]
    assert normal_said(later) == []
    (said,) = after_effect_sentences(later.after_effects[0], later, speaker_of(later))
    assert said == f"Tiny bumps: normal for {about}."


def test_what_is_ok_until_a_visit_says_whom_that_concerns_first() -> None:
    """CAN-6."""
    rules = "restrictions: {pill: {activity: take it, wait: 1 day, only_if: you need none}}"
    plan = plan_of(FRIDAY, at="2026-11-19T09:00", rules=rules)

    sections = make_sections(plan, speaker_of(plan), ())

    assert [one.parts for one in sections if one.name == "upcoming"] == [
        ("if you need none: take it",)
    ]


@pytest.mark.parametrize(
    ("at", "normal"),
    [
        ("2026-11-20T18:00", []),
        ("2026-11-22T15:00", ["until Sun 29 Nov: peeling"]),
        ("2026-12-05T09:00", ["for some weeks: tiredness"]),
    ],
)
def test_a_screen_calls_nothing_normal_before_it_begins(at: str, normal: list[str]) -> None:
    assert normal_said(effects_at(at)) == normal


def test_what_was_normal_till_a_day_that_is_over_is_a_reason_to_call() -> None:
    rules = f"{SWIM}after_effects: {{sore: {{what: a sore scalp, lasts: 2 days}}}}\n"
    before, after = [
        list(after_effect_sentences(plan.after_effects[0], plan, speaker_of(plan)))
        for at in ("2026-11-22T14:29", "2026-11-22T14:30")
        for plan in [plan_of(FRIDAY, at=at, rules=rules)]
    ]

    assert after == [*before, "Still there? Ring your clinic."]


def test_what_is_normal_until_a_midnight_is_no_longer_so_on_the_day_that_begins() -> None:
    """A call for help is never later: without a time it counts from the day's first minute."""
    rules = f"{SWIM}after_effects: {{sore: {{what: a sore scalp, lasts: 2 days}}}}"
    plan = plan_of("2026-11-20", at="2026-11-20T18:00", rules=rules)

    section = normal_section(plan, speaker_of(plan))

    assert fold(section, 1, speaker_of(plan)) == "until the end of tomorrow: a sore scalp"


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
LATE_WOUND = "an open wound (from 1 day after your stitches are out)"


@pytest.mark.parametrize(
    ("at", "line", "box"),
    [
        (
            "2026-11-20T18:00",
            ("pus", "sickness", LATE_WOUND),
            (
                "there is pus",
                "it still bleeds (from Tuesday 24 November)",
                "you feel sick (until Sunday 22 November, 2:30 pm)",
                "the wound opens (from 1 day after your stitches are out)",
            ),
        ),
        (
            "2026-11-24T09:00",
            ("pus", "bleeding", LATE_WOUND),
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


def test_a_sign_that_waits_for_an_event_is_named_last_and_with_it() -> None:
    """On the day of the first visit "a wart still there?" would send everybody for help."""
    rules = f"""{SWIM}warning_signs:
  clinic:
    - {{sign: the wart is still there, short: a wart, after: last-session, from: 3 months}}
    - {{sign: it hurts, short: pain, after: last-session}}
    - {{sign: there is pus, short: pus}}
"""
    plan = plan_of(FRIDAY, at="2026-11-20T18:00", rules=rules)

    assert help_lines(plan, speaker_of(plan))[0].signs == (
        "pus",
        "a wart (from 3 months after you have had your last session)",
        "pain (once you have had your last session)",
    )


def test_a_message_that_is_read_later_names_what_will_be_a_sign_then() -> None:
    """A call for help is never lost because the message was made early."""
    plan = plan_of(FRIDAY, at="2026-11-20T18:00", rules=SIGNS)

    said = render_message(plan, speaker_of(plan))

    line = f"Pus, bleeding (from Tue 24 Nov), sickness or {LATE_WOUND}? Ring your clinic."
    assert line in said


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


def test_what_holds_on_the_day_of_a_visit_is_said_of_that_day() -> None:
    """TIME-13: nothing to eat from midnight, whether the visit is known or not."""
    rules = (
        f"{SWIM}before_session: {{eat: {{do_not: eat, from: day 0}}, "
        "bare: {do: take your rings off, from: day 0}}"
    )
    known = plan_of(FRIDAY, at="2026-11-18T09:00", rules=rules)
    unknown = plan_of(FRIDAY, at="2026-11-21T09:00", rules=rules)

    said = [
        [preparation_sentences(it, plan, speaker_of(plan)) for it in plan.preparations]
        for plan in (known, unknown)
    ]

    assert said == [
        [
            ["Do not eat from Friday 20 November."],
            ["Take your rings off, from Friday 20 November."],
        ],
        [
            ["Do not eat on the day of your visit."],
            ["Take your rings off on the day of your visit."],
        ],
    ]


BEFORE_AND_AFTER = ("2026-11-10T09:00", "2026-11-21T09:00")


def said_before(rules: str) -> list[list[str]]:
    """Return what is said of each preparation for a visit that is booked, and for another."""
    told, untold = (plan_of(FRIDAY, at=at, rules=rules) for at in BEFORE_AND_AFTER)
    return [
        preparation_sentences(it, plan, speaker_of(plan))
        for plan in (told, untold)
        for it in plan.preparations
    ]


@pytest.mark.parametrize(
    ("lead", "known", "unknown"),
    [
        ("day -1", "Do not eat from Thursday 19 November.", "from the day before"),
        ("day -3", "Do not eat from Tuesday 17 November.", "from 3 days before"),
        (
            "day -1 22:00",
            "Do not eat from Thursday 19 November, 10 pm.",
            "from 10 pm on the day before",
        ),
        (
            "day -2 12:30",
            "Do not eat from Wednesday 18 November, 12:30 pm.",
            "from 12:30 pm, 2 days before",
        ),
    ],
)
def test_what_holds_from_a_day_before_a_visit_is_said_of_that_day(
    lead: str, known: str, unknown: str
) -> None:
    """TIME-13: only clear drinks on the day before, whether the visit is known or not."""
    rules = f"{SWIM}before_session: {{eat: {{do_not: eat, from: {lead}}}}}"

    assert said_before(rules) == [[known], [f"Do not eat: {unknown} your visit."]]


def test_an_hour_of_the_day_of_a_visit_is_said_with_it() -> None:
    assert said_before(f"{SWIM}before_session: {{eat: {{do_not: eat, from: day 0 07:00}}}}") == [
        ["Do not eat from Friday 20 November, 7 am."],
        ["Do not eat from 7 am on the day of your visit."],
    ]


SUPPER = f"{SWIM}before_session: {{supper: {{do: eat a light supper, on: day -1}}}}"


def test_what_is_for_one_day_before_a_visit_is_said_of_that_day_alone() -> None:
    """TIME-13: a light supper on the day before is none on the day itself."""
    assert said_before(SUPPER) == [
        ["Eat a light supper: Thursday 19 November."],
        ["Eat a light supper: on the day before your visit."],
    ]


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-11-17T23:59", ()),
        ("2026-11-18T00:00", ("eat a light supper (tomorrow)",)),
        ("2026-11-19T00:00", ("eat a light supper",)),
        ("2026-11-19T23:59", ("eat a light supper",)),
        ("2026-11-20T00:00", ()),
    ],
)
def test_what_is_for_one_day_is_to_be_done_on_it_and_told_the_day_before(
    at: str, due: tuple[str, ...]
) -> None:
    """TIME-13."""
    plan = plan_of(FRIDAY, at=at, rules=SUPPER)

    assert due_parts(plan, speaker_of(plan)) == due


@pytest.mark.parametrize("days", [0, 1, 2, 5])
def test_what_is_for_one_day_ends_with_that_day(days: int) -> None:
    """TIME-13: the day of the visit itself ends with the visit."""
    plan = plan_of(FRIDAY, at="2026-11-10", rules=SUPPER.replace("-1", str(-days)))

    midnight = datetime(2026, 11, 21 - days, tzinfo=plan.zone)
    assert plan.preparations[0].until_at == min(midnight, plan.sessions[0].ended_at)


def test_a_line_of_bans_says_whom_they_concern_first_and_hours_with_their_clock() -> None:
    plan = plan_of(FRIDAY, at="2026-11-10T09:00", rules=BEFORE)

    assert before_parts(plan, speaker_of(plan)) == (
        "from Fri 13 Nov: no smoking",
        "from Wed 18 Nov: no alcohol; if no doctor prescribed it: do not take aspirin",
        "from Fri 20 Nov, 8:30 am: do not eat",
    )


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("do_not: sunbathe, short: sun, about: some weeks", ("some weeks before: no sun",)),
        ("do: see your doctor, about: some weeks", ("1 thing to ask or do: mesocare course",)),
        ("do: see your doctor, from: 8 weeks", ()),
        ("do: ring us 3 weeks before", ("1 thing to ask or do: mesocare course",)),
        ("do: see your doctor, from: 2 weeks", ()),
        ("do_not: dye your hair, from: 2 weeks", ()),
    ],
)
def test_a_screen_names_what_is_or_may_be_due_weeks_before_a_visit(
    item: str, said: tuple[str, ...]
) -> None:
    """TIME-13: what is dated and ahead comes into the line two weeks before."""
    rules = f"{SWIM}before_session: {{it: {{{item}}}}}"
    plan = plan_of(FRIDAY, at="2026-10-10T09:00", rules=rules)

    assert before_parts(plan, speaker_of(plan)) == said


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
    assert "Do not eat: from 6 hours before your visit." in said


# The course


def test_a_vague_course_is_said_in_its_own_words_and_is_never_called_done() -> None:
    """COURSE-1: no day is made of it, however many visits there were."""
    rules = f"{SWIM}course: {{about: 'several visits, a few weeks apart', takes: 1 hour}}"
    plan = plan_of("2026-10-23T14:30", FRIDAY, at="2026-11-21T09:00", rules=rules)

    said = next_session_sentences(plan, speaker_of(plan))

    assert plan.next_sessions == ()
    assert said == ["Several visits, a few weeks apart. Your clinic tells you when."]
    assert not any(
        "done" in text for _, parts in all_parts(plan, speaker_of(plan)) for text, _ in parts
    )
