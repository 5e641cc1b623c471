"""Files that people wrote and attackers tried, each for a kind: read as meant, or refused."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from rule_texts import HEAD

from mesocare import load_protocol, make_plan, parse_session
from mesocare.errors import RuleFileRefusedError
from mesocare.plan.facts import Plan
from mesocare.reading.clinic_file import shape_clinic
from mesocare.reading.rule_file import parse_protocol, shape_rules
from mesocare.rules.changes import say_end
from mesocare.rules.protocol import Protocol, Status

ROME = ZoneInfo("Europe/Rome")


def read(lines: str) -> Protocol:
    """Read a rule file of some lines after its head."""
    return parse_protocol(HEAD + lines, "rules.yaml")


def problems_of(lines: str) -> list[str]:
    """Return what is told of a rule file, each with its place."""
    with pytest.raises(RuleFileRefusedError) as refused:
        read(lines)
    return str(refused.value).splitlines()


def plan_at(protocol: Protocol, at: datetime) -> Plan:
    """Plan one session of 20 November, 14:30 in Rome."""
    session = parse_session("2026-11-20T14:30", zone=ROME, now=at)
    return make_plan(protocol, [session], at=at, zone=ROME)


# How people write a time


def test_every_spelling_of_a_time_is_read_or_refused_with_the_text_to_copy() -> None:
    lines = """\
restrictions:
  a: {activity: lift weights, wait: 4-6 weeks}
  b: {activity: lie on it, wait: up to 72 hours}
  c: {activity: use a sunbed, wait: one month}
  d: {activity: swim, wait: 2 months}
  e: {activity: dive, wait: 1 year}
  f: {activity: press on it, wait: at least 2 weeks}
  g: {activity: rinse your mouth, wait: rest of the day}
  h: {activity: drive, wait: 24h}
  i: {activity: fly, wait: a few days}
  j: {activity: pick at scabs}
care:
  k: {do: use sunscreen, from: day 2, through: day 14}
  l: {do: take the dressing off, on: day 4}
after_effects:
  m: {what: a scab, from: 1 week, about: a few weeks}
"""

    found = shape_rules(HEAD + lines, "rules.yaml").problems

    assert [(one.path.split(".")[1], one.fix and one.fix.now) for one in found] == [
        ("a", "4 to 6 weeks"),
        ("b", "72 hours"),
        ("c", "1 month"),
        ("h", "24 hours"),
        ("i", "about: a few days"),
        ("j", None),
    ]


def test_a_wait_that_no_view_can_show_is_refused() -> None:
    """TIME-11."""
    (problem,) = problems_of("restrictions: {a: {activity: rub your eyes, wait: 9999 weeks}}\n")

    assert problem.endswith("'9999 weeks' is over 10 years. Write a shorter time, or 'always'.")


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        ("6 weeks to 24 months", "6 weeks to 24 months"),
        ("3 to 4 months", "3 to 4 months"),
        ("at least 6 weeks", "at least 6 weeks"),
    ],
)
def test_a_gap_is_never_bent_into_another_unit(gap: str, said: str) -> None:
    """COURSE-1, TIME-5: months stay months, and an open gap has no last day."""
    course = read(
        f"restrictions: {{a: {{activity: rub it, wait: 1 day}}}}\n"
        f"course: {{sessions: 4 to 6, gap: {gap}}}\n"
    ).course

    assert course is not None
    assert str(course.gap) == said


# Whom it concerns, and what belongs together


def test_two_rules_of_one_activity_may_stand_where_each_says_whom_it_concerns() -> None:
    """CAN-6."""
    protocol = read(
        "restrictions:\n"
        "  face: {activity: exercise hard, wait: 2 weeks, only_if: your face was treated}\n"
        "  body: {activity: exercise hard, wait: 4 weeks, only_if: your body was treated}\n"
    )

    plan = plan_at(protocol, datetime(2026, 12, 8, 12, tzinfo=UTC))

    assert [dated.status for dated in plan.restrictions] == [Status.CLEAR, Status.AVOID]
    assert [rule.only_if for rule in protocol.restrictions.values()] == [
        "your face was treated",
        "your body was treated",
    ]


def test_an_id_before_a_session_and_after_it_is_one_activity() -> None:
    """TIME-13: the page said that beer may be drunk, in spite of vodka before the session."""
    (problem,) = problems_of(
        "restrictions:\n"
        "  alcohol: {activity: drink wine, wait: 1 day}\n"
        "  alcohol-before-session: {activity: drink beer, wait: 3 days}\n"
        "before_session:\n  alcohol: {do_not: drink vodka, from: 2 days}\n"
    )

    assert "before_session.alcohol: the restriction 'alcohol' is about something else" in problem


def test_one_activity_before_and_after_is_read() -> None:
    protocol = read(
        "restrictions:\n"
        "  aspirin: {activity: take aspirin, until: your clinic tells you}\n"
        "before_session:\n  aspirin: {do_not: take aspirin, from: 10 days}\n"
    )

    assert say_end(protocol.restrictions["aspirin"]) == "until: your clinic tells you"


# Text comes back as it was


@pytest.mark.parametrize(
    "text", [r"open C:\Nails\new", r"say a\\Nb", 'say ^n and ^^ and "q"', "write it: like this"]
)
def test_a_text_of_a_file_is_kept_letter_for_letter(text: str) -> None:
    quoted = "'" + text + "'"

    protocol = read(f"restrictions: {{a: {{activity: {quoted}, wait: 1 day}}}}\n")

    assert protocol.restrictions["a"].activity == text


def test_a_word_that_a_shell_would_run_is_data_and_nothing_else() -> None:
    """What completion may offer of it is another matter."""
    protocol = read(
        "restrictions:\n  wash: {activity: wash it, wait: 1 day,\n"
        "    also_called: ['zap\\$(touch${IFS}(scratch))', zop]}\n"
    )

    assert protocol.restrictions["wash"].also_called == (r"zap\$(touch${IFS}(scratch))", "zop")


# A clinic's file


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("name: Clinic\nhours: Mon-Fri: 9-17\n", "2:8: a text that holds ': ' needs quotes"),
        ("name:\u00a0 Clinic\ntelephone: 1\n", "1:6: U+00A0 (no-break space) stands here"),
        ("name: No\ntelephone: Yes\n", "1:7: name: 'No' is not a clinic's name."),
        ("name: A\nclosed: {dates: [24.12.2026]}\n", "2:18: closed.dates[1]: '24.12.2026'"),
        ("name: A\ncountry: Deutschland\n", "2:10: country: 'Deutschland' is not the code"),
    ],
)
def test_what_a_clinic_would_write_is_refused_in_its_line(lines: str, problem: str) -> None:
    found = shape_clinic(lines, "clinic.yaml").problems

    assert str(found[0]).startswith(f"clinic.yaml:{problem}")


@pytest.mark.parametrize(
    "lines",
    [
        "name: Clinic\ntelephone: 0123456789\nemergency_number: 0112\n",
        "name: Clinic\nclosed: {dates: [2026-12-24 to 2027-01-02, 24 December]}\n",
        "name: Clinic\nhours: 'Mon-Fri: 9-17'\n",
        "name: Café\u00a0Nord\n",
    ],
)
def test_what_a_clinic_would_write_is_read(lines: str) -> None:
    assert shape_clinic(lines, "clinic.yaml").problems == ()


# Work has bounds


def many_words() -> str:
    words = ", ".join(f"w{number}" for number in range(11_000))
    return f"restrictions: {{a: {{activity: swim, wait: 1 day, also_called: [{words}]}}}}\n"


def unknown_ids() -> str:
    return "restrictions: {a: {activity: swim, wait: 1 day}}\n" + "".join(
        f"{'k' * 400}{number}: x\n" for number in range(500)
    )


def unknown_sources() -> str:
    named = ", ".join(f"{'s' * 300}{number}" for number in range(800))
    return f"restrictions: {{a: {{activity: swim, wait: 1 day, sources: [{named}]}}}}\n"


def many_rules() -> str:
    return "restrictions:\n" + "".join(
        f"  r{number}: {{activity: swim {number} times, wait: 1 day}}\n" for number in range(3_500)
    )


def the_same_key() -> str:
    rule = "  a: {activity: swim, wait: 1 day}\n"
    return "restrictions:\n" + rule * 3_000


@pytest.mark.parametrize(
    "make", [many_words, unknown_ids, unknown_sources, many_rules, the_same_key]
)
def test_a_rule_file_of_the_greatest_size_is_answered_soon(make: Callable[[], str]) -> None:
    """A busy machine is slow; `benchmarks/bounds.py` measures the second that is promised."""
    load_protocol()
    text = HEAD + make()
    assert len(text) < 256 * 1024
    started = time.process_time()

    shape_rules(text, "rules.yaml")

    assert time.process_time() - started < 5  # what is squared takes minutes
