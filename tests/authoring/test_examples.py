"""A file's own examples prove all that it says: what to hold off, to do, to expect, and answers."""

import pytest
from rule_texts import RULES, seeded

from mesocare import parse_protocol
from mesocare.authoring.examples import ExampleOutcome, run_examples

MORE = """\
questions: {wig: {ask: Do you wear a wig?, if_yes: you wear a wig}}
events: {scabs-gone: {what: the scabs have gone}}
"""
WIG = "  wig: {activity: wear a wig, wait: 3 days, only_if: wig, also_called: [hairpiece]}\n"
SCRATCH = "  scratch: {activity: scratch it, until: scabs-gone, also_called: [itch]}\n"


def outcome_of(example: str) -> ExampleOutcome:
    """Work out one example of small rules with a question and an event."""
    text = RULES[: RULES.index("examples:")].replace(
        "restrictions:\n", f"restrictions:\n{WIG}{SCRATCH}"
    )
    text += f"{MORE}examples: [{{name: It holds, session: 2026-11-20T14:30, {example}}}]\n"
    (outcome,) = run_examples(parse_protocol(text, "rules.yaml"))
    return outcome


@pytest.mark.parametrize(
    "example",
    [
        "at: 2026-11-22T14:29, expect: {wash-hair: avoid, work: clear}",
        "at: 2026-11-22T14:30, expect: {wash-hair: clear, care.dry: now}",
        "at: 2026-11-23T14:29, expect: {after_effects.bruise: normal}",
        "at: 2026-11-23T14:30, expect: {after_effects.bruise: call}",
        "at: 2026-11-22T14:30, expect: {next_session: 2026-12-04}",
        "at: 2026-12-03T14:30, expect: {before_session.dye: now}",
        "at: 2026-11-22T14:30, expect: {before_session.dye: later}",
        "at: 2026-11-21T14:30, expect: {can go to the office: 'yes', can use shampoo: not-yet}",
        "at: 2026-11-21T14:30, with: [wig], expect: {wig: avoid}",
        "at: 2026-11-21T14:30, expect: {scratch: avoid}",
        "at: 2026-11-25T14:30, happened: {scabs-gone: 2026-11-24T10:00}, expect: {scratch: clear}",
        "at: 2026-11-25T14:30, happened: {last-session: 2026-11-20}, expect: {next_session: none}",
    ],
)
def test_an_example_that_comes_out_is_right(example: str) -> None:
    assert outcome_of(example).differences == ()


@pytest.mark.parametrize(
    ("example", "difference"),
    [
        (
            "at: 2026-11-22T14:30, expect: {wash-hair: avoid}",
            "wash-hair is 'clear' at 2026-11-22T14:30, and 'avoid' is expected",
        ),
        (
            "at: 2026-11-21T14:30, expect: {can use shampoo: 'yes'}",
            "can use shampoo is 'not-yet' at 2026-11-21T14:30, and 'yes' is expected",
        ),
        (
            "at: 2026-11-21T14:30, without: [wig], expect: {wig: clear}",
            "wig has no status at 2026-11-21T14:30, since no session lies ahead",
        ),
        (
            "at: 2026-02-30T14:30, expect: {wash-hair: clear}",
            "February 2026 has 28 days. Write a day from 1 to 28",
        ),
    ],
)
def test_an_example_that_does_not_come_out_says_what_comes(example: str, difference: str) -> None:
    assert outcome_of(example).differences == (difference,)


def test_an_example_may_have_several_sessions_and_a_zone() -> None:
    """TIME-8, TIME-2."""
    text = seeded(
        RULES,
        "    session: 2026-11-20T14:30\n    at: 2026-11-22T14:30\n",
        "    sessions: [2026-03-20T14:30, 2026-03-28T14:30]\n    at: 2026-03-30T15:30\n"
        "    zone: Europe/Rome\n",
    )

    (outcome,) = run_examples(parse_protocol(text, "rules.yaml"))

    assert outcome.is_right
