"""When a sign of harm is a reason to get help (CAN-1, TIME-12)."""

from datetime import UTC, datetime

import pytest
from plans import plan_of

from mesocare.dates.typed import parse_session
from mesocare.plan.answer import make_answer
from mesocare.plan.signs import date_signs

RULES = """
warning_signs:
  urgent: [{sign: the swelling grows, from: 2 hours, until: 1 month}]
restrictions:
  rub: {activity: rub the area, short: rubbing, wait: 2 hours}
"""


def utc(month: int, day: int, hour: int = 0) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sessions", "from_at", "until_at"),
    [
        (["2026-11-25T15:00"], utc(11, 25, 17), utc(12, 25, 15)),
        (["2026-11-25"], utc(11, 25, 2), utc(12, 26)),
        (["2026-11-25T15:00", "2026-11-25"], utc(11, 25, 2), utc(12, 26)),
        (
            ["2026-01-30T15:00", "2026-01-31"],
            utc(1, 30, 17),
            utc(3, 2),
        ),
    ],
)
def test_a_sign_begins_after_the_first_session_and_ends_after_the_last(
    sessions: list[str], from_at: datetime, until_at: datetime
) -> None:
    """A day alone may have been at its first minute, also beside a session with a time."""
    plan = plan_of(*sessions, rules=RULES)

    (sign,) = date_signs(plan, "urgent")

    assert sign.from_at == from_at
    assert sign.until_at == until_at


OWN_SIGNS = """
restrictions: {{rub: {{activity: rub the area, wait: 2 hours}}}}
warning_signs: {{emergency: ["{sign}"]}}
"""


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("your lips turn white, mottled or blue", "my lips turn white"),
        ("your lips turn white, mottled or blue", "my lips are going white"),
        ("your lips turn white, mottled or blue", "lips gone mottled"),
        ("your lips turn white, mottled, or blue", "blue lips"),
        ("your lips turn white, mottled or blue", "my lips look blue"),
        ("your nails, lips or tongue turn blue or grey", "my nails are turning grey"),
        ("your nails, lips or tongue turn blue or grey", "nails blue"),
        ("you have severe pain", "severe pain"),
        ("you have trouble seeing", "trouble seeing"),
        ("you suddenly lose vision", "sudden vision loss"),
        ("you suddenly lose vision", "sudden loss of vision"),
        ("you have increasing pain, swelling, redness or discharge", "increasing discharge"),
        ("pain, redness or swelling that gets worse", "redness getting worse"),
        ("your stitches open, or you have a hernia", "a hernia"),
        ("you see double vision, floating spots or a curtain across your eye", "floating spots"),
    ],
)
def test_a_sign_is_known_by_each_thing_that_its_own_words_list(sign: str, words: str) -> None:
    plan = plan_of(rules=OWN_SIGNS.format(sign=sign), at="2026-11-26")

    answer = make_answer(plan, words)

    assert [one.rule.sign for one in answer.signs if one.level == "emergency"] == [sign]


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("your lips turn white, mottled or blue", "white"),
        ("your lips turn white, mottled or blue", "wear a blue hat"),
        ("your lips turn white, mottled or blue", "put on red lipstick"),
        ("your nails, lips or tongue turn blue or grey", "cut my nails"),
        ("pain, redness or swelling that gets worse", "a little redness"),
        ("you have severe pain, even weeks later, even if you feel well", "weeks later"),
    ],
)
def test_a_part_of_a_sign_is_none(sign: str, words: str) -> None:
    plan = plan_of(rules=OWN_SIGNS.format(sign=sign), at="2026-11-26")

    assert make_answer(plan, words).signs == ()


@pytest.mark.parametrize(
    ("when", "until_at"), [("", None), ("until: 1 week", datetime(2026, 12, 9, tzinfo=UTC))]
)
def test_a_sign_without_a_start_counts_from_the_event_that_was_told(
    when: str, until_at: datetime | None
) -> None:
    """TIME-12: a day alone is over with its last minute, so a week after it is as well."""
    rules = f"""
restrictions: {{swim: {{activity: swim, wait: 2 days}}}}
events: {{out: {{what: your stitches are out}}}}
warning_signs: {{urgent: [{{sign: the wound opens, after: out, {when}}}]}}
"""
    plan = plan_of("2026-11-20T14:30", at="2026-12-02T10:00", rules=rules)
    (waiting,) = date_signs(plan, "urgent")
    out = parse_session("2026-12-01", zone=plan.zone, now=plan.at)

    (begun,) = date_signs(plan._replace(told=(("out", (out,)),)), "urgent")

    assert (waiting.waits_for is None, begun.waits_for) == (False, None)
    assert (begun.from_at, begun.until_at) == (None, until_at)
