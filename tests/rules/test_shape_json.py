"""Does a value come back from JSON as it was, and is nothing taken of another kind?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

import pytest

from mesocare.rules.shape import shape
from mesocare.rules.shape_json import reader_of, to_data


class Colour(StrEnum):
    """A closed set."""

    RED = "red"


class Pair(NamedTuple):
    """A value that a text of a file becomes."""

    least: int
    colour: Colour


@shape
class Page:
    """A shape with a field of each kind."""

    text: str
    on: date
    pairs: tuple[Pair, ...] = ()
    named: Mapping[str, Pair] | None = None
    is_open: bool = False


PAGE = Page(
    text="a",
    on=date(2026, 11, 22),
    pairs=(Pair(1, Colour.RED),),
    named={"one": Pair(2, Colour.RED)},
    is_open=True,
)
DATA = ["a", "2026-11-22", [[1, "red"]], {"one": [2, "red"]}, True]


def test_a_value_is_plain_data_and_comes_back_as_it_was() -> None:
    assert to_data(PAGE) == DATA
    assert reader_of(Page)(DATA) == PAGE
    assert reader_of(Page)(to_data(Page(text="a", on=PAGE.on))) == Page(text="a", on=PAGE.on)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"text": "a"},
        DATA[:3],
        [*DATA, None],
        [7, *DATA[1:]],
        [None, *DATA[1:]],
        ["a", 20261122, *DATA[2:]],
        ["a", "22 November 2026", *DATA[2:]],
        [*DATA[:2], {"1": "red"}, None, True],
        [*DATA[:2], [["1", "red"]], None, True],
        [*DATA[:2], [[True, "red"]], None, True],
        [*DATA[:2], [[1.0, "red"]], None, True],
        [*DATA[:2], [[1, "blue"]], None, True],
        [*DATA[:2], [[1]], None, True],
        [*DATA[:2], ["1r"], None, True],
        [*DATA[:3], [["one", [2, "red"]]], True],
        [*DATA[:3], "one", True],
        [*DATA[:4], 1],
        [*DATA[:4], "true"],
        [*DATA[:4], None],
    ],
    ids=repr,
)
def test_data_of_another_kind_is_refused_and_never_taken_for_a_rule(data: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        reader_of(Page)(data)
