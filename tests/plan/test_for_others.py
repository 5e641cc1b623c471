"""What one rule holds off from some, and another from all others (CAN-6)."""

import pytest
from plans import read_rules

from mesocare.plan.for_others import find_for_others
from mesocare.plan.lexicon import make_lexicon


def others(one: str, other: str, *, whom: str = "you are diabetic") -> dict[str, list[str]]:
    """Return the ids of which each of two rules is told with the other."""
    lexicon = make_lexicon(
        read_rules(
            f"restrictions:\n"
            f"  one: {{activity: {one}, wait: 3 days, unless: you are diabetic}}\n"
            f"  other: {{activity: {other}, wait: 9 days, only_if: {whom}}}\n"
            f"  all: {{activity: {one}, wait: 2 days}}\n"
        )
    )
    return {
        owner.id: [found.id for found in founds]
        for owner, founds in find_for_others(lexicon).items()
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("swim", "swim"),
        ("smoke", "smoke cigars"),  # a deed, and some of it
        ("smoke cigars", "smoke"),
        ("go to work", "go to heavy work"),
        ("do sport", "play sport"),  # the same things
        ("play team sport", "do sport"),
    ],
)
def test_a_deed_and_some_of_it_are_told_together(one: str, other: str) -> None:
    assert others(one, other) == {"one": ["other"], "other": ["one"]}


@pytest.mark.parametrize(
    ("one", "other"), [("smoke", "dance"), ("smoke", "dance all night"), ("eat bread", "eat fish")]
)
def test_other_deeds_are_not(one: str, other: str) -> None:
    assert others(one, other) == {}


def test_nor_is_what_concerns_somebody_else() -> None:
    assert others("swim", "swim", whom="you are pregnant") == {}
