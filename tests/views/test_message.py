"""The plan as a message: plain lines, each complete, whom to call, no name."""

import pytest
from plans import CLINIC, plan_of, speaker_of

from mesocare.plan.facts import Plan
from mesocare.views.message import render_message, render_sms

SMALL = """
restrictions:
  wash: {activity: wash your hair, short: washing, wait: 24 to 48 hours}
  gym: {activity: exercise hard, short: the gym, wait: 3 days}
  dye: {activity: dye your hair, short: hair dye, wait: 3 days}
  long: {activity: tie your hair, short: ponytails, wait: 3 days, only_if: you have long hair}
  scabs: {activity: pick at scabs, short: scratching, until: scabs-gone}
  sunbed: {activity: use a sunbed, short: sunbeds, wait: always}
  minoxidil: {activity: use minoxidil, short: minoxidil, until: we say so, decided_by: clinic}
events:
  scabs-gone: {what: the scabs have gone}
care:
  shampoo: {do: use a mild shampoo, for: 7 days}
course: {sessions: 4, gap: 2 to 4 weeks, recommended: 3 weeks}
"""


def message_of(plan: Plan) -> list[str]:
    """Return the lines of a plan's message."""
    return render_message(plan, speaker_of(plan)).splitlines()


def test_a_message_groups_what_ends_together_and_says_whom_to_call() -> None:
    assert message_of(plan_of(rules=SMALL, clinic=CLINIC)) == [
        "Aftercare for your session on Wednesday 25 November, 3 pm.",
        "Best not before Fri 27 Nov, 3 pm (earliest Thu 26 Nov, 3 pm): washing.",
        "Not before Sat 28 Nov, 3 pm: the gym, hair dye.",
        "If you have long hair: Not before Sat 28 Nov, 3 pm: ponytails.",
        "Ask your clinic first: minoxidil.",
        "Not at all: sunbeds.",
        "Not until the scabs have gone: scratching.",
        "Do: use a mild shampoo.",
        "Swollen throat, hard to breathe or faint: call 999 now.",
        "Worse pain, heat, swelling or pus: ring your clinic, 01632 960 142.",
        "Next visit: best on Wednesday 16 December (9 to 23 Dec).",
        "Your clinic's own advice comes first.",
    ]


def test_a_message_of_a_planned_session_allows_nothing_that_the_session_forbids() -> None:
    """Clinics send it in the morning (TIME-15): the shell asks for the session's end."""
    plan = plan_of("2026-11-26T16:00", rules=SMALL)

    said = "\n".join(message_of(plan))

    assert "OK" not in said
    assert "Not before Sun 29 Nov, 4 pm: the gym, hair dye." in said


@pytest.mark.parametrize("rules", ["", SMALL], ids=["default", "small"])
@pytest.mark.parametrize("clinic", [None, CLINIC], ids=["no clinic", "clinic"])
def test_a_text_message_keeps_to_two_parts_and_always_says_whom_to_call(
    rules: str, clinic: None
) -> None:
    plan = plan_of(rules=rules, clinic=clinic)

    text = render_sms(plan, speaker_of(plan)).strip()

    assert len(text) <= 2 * 153
    assert "Swollen throat, can't breathe, faint" in text
    assert "Worse? Ring" in text


def test_a_text_message_says_that_it_is_not_all() -> None:
    plan = plan_of()

    assert render_sms(plan, speaker_of(plan)).endswith("More: see your sheet.\n")


def test_a_letter_outside_the_alphabet_of_text_messages_leaves_room_for_less() -> None:
    rules = SMALL.replace("short: washing", "short: washing ✂")
    plan = plan_of(rules=rules)

    assert len(render_sms(plan, speaker_of(plan)).strip()) <= 2 * 67 + len("✂")
