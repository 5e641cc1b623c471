"""What a drawn screen says of waits that events end: each with its own, and with its dates."""

import re

import pytest
from plans import plan_of
from screens import drawn

EVENTS = """
events:
  healed: {what: the wound has healed}
  no-pain: {what: you can brake without pain}
restrictions:
  drive: {activity: drive, short: driving, until: no-pain}
  bath: {activity: take a bath or swim, short: baths and swimming, until: healed}
  dye: {activity: dye, wait: 3 weeks}
  gym: {activity: go to the gym, wait: 4 weeks}
  sun: {activity: sunbathe, wait: 5 weeks}
"""


def test_a_drawn_row_parts_what_waits_for_one_event_from_what_waits_for_another() -> None:
    plan = plan_of("2026-11-20T14:30", at="2026-11-29T10:00", rules=EVENTS)

    shown = " ".join(re.sub("[━─│┿→]", "", " ".join(drawn("timeline", plan, 80, 16))).split())

    assert "✗ driving, until you can brake without pain; baths" in shown


@pytest.mark.parametrize("view", ["timeline", "today"])
def test_a_drawn_screen_parts_the_commands_that_tell_of_two_events(view: str) -> None:
    """A command that ends in "healed when" is none to copy."""
    plan = plan_of("2026-11-20T14:30", at="2026-11-29T10:00", rules=EVENTS)

    shown = " ".join(" ".join(drawn(view, plan, 80)).split())

    assert "sessions happened healed; when you can brake without pain, type:" in shown


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        (
            "wait: 4 weeks, until: healed",
            "not before Fri 18 Dec, until the wound has healed",
        ),
        (
            "wait: 2 days, after: healed, until: healed",
            "until 2 days after the wound has healed",
        ),
        ("wait: 1 week, until: healed", "until the wound has healed"),
    ],
)
@pytest.mark.parametrize("width", [80, 110])
def test_a_drawn_row_says_that_a_date_must_be_over_as_well_as_an_event(
    rule: str, end: str, width: int
) -> None:
    """Whose wound heals after two weeks read that four weeks were over (TIME-10)."""
    rules = f"""
events: {{healed: {{what: the wound has healed}}}}
restrictions:
  swim: {{activity: swim, {rule}}}
  dye: {{activity: dye, wait: 5 weeks}}
"""
    plan = plan_of("2026-11-20T14:30", at="2026-11-29T10:00", rules=rules)

    shown = " ".join(re.sub("[━─│┿→]", "", " ".join(drawn("timeline", plan, width))).split())

    assert end in shown
    assert ("not before" in shown) == ("not before" in end)
