"""One slip of the fingers."""

import pytest

from mesocare.dates.slips import find_slips, is_slip


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("londn", True),
        ("londoon", True),
        ("londin", True),
        ("lodnon", True),
        ("ondon", True),
        ("londo", True),
        ("lomdom", False),
        ("london", False),
        ("lonndonn", False),
        ("nodlon", False),
        ("", False),
        ("rome", False),
    ],
)
def test_a_letter_lost_added_exchanged_or_swapped_is_one_slip(text: str, *, is_one: bool) -> None:
    assert is_slip(text, "london") is is_one
    assert is_slip("london", text) is is_one


def test_the_names_that_are_one_slip_away_are_found_in_their_order() -> None:
    assert find_slips("lime", ["rome", "lima", "time", "lime"]) == ["lima", "time"]
