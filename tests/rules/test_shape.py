"""How is a part of a file's shape stated? What its frozen values can do, and how texts are read."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from enum import StrEnum
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from mesocare.rules.shape import (
    OrOne,
    OrText,
    Reading,
    choice,
    is_shape,
    pattern_reading,
    shape,
)


class Colour(StrEnum):
    """A closed set."""

    RED = "red"
    GREEN = "green"


Number = Annotated[int, Reading(int, r"[0-9]", "a digit")]


@shape
class Line:
    """A shape with a field of each kind."""

    text: str
    for_: Number = 7
    words: list[str] = field(default_factory=list)


@shape
class Other:
    """A shape with the same fields as far as they are given."""

    text: str


# Frozen values


def test_a_value_has_what_was_given_and_its_defaults_for_the_rest() -> None:
    line = Line(text="a", for_=2)

    assert (line.text, line.for_, line.words) == ("a", 2, [])
    assert Line(text="a").words is not Line(text="a").words


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda kind: kind(), "Line needs text"),
        (lambda kind: kind(for_=2), "Line needs text"),
        (lambda kind: kind(text="a", size=1, hue=2), "Line has no size, hue"),
    ],
)
def test_a_value_that_lacks_a_field_or_has_one_too_many_cannot_be_made(
    make: Callable[[Any], Any], sentence: str
) -> None:
    with pytest.raises(TypeError) as refused:
        make(Line)

    assert str(refused.value) == sentence


def test_values_are_equal_where_their_kind_and_all_their_fields_are() -> None:
    assert Line(text="a") == Line(text="a", for_=7)
    assert Line(text="a") != Line(text="a", for_=8)
    others: list[object] = [Other(text="a"), "a", None]
    assert Line(text="a") not in others


def test_equal_values_without_lists_count_as_one() -> None:
    assert len({Other(text="a"), Other(text="a"), Other(text="b")}) == 2


def test_a_value_shows_its_kind_and_its_fields() -> None:
    assert repr(Line(text="a")) == "Line(text='a', for_=7, words=[])"


def test_a_value_cannot_be_changed() -> None:
    line = Line(text="a")

    with pytest.raises(FrozenInstanceError) as refused:
        line.text = "b"  # type: ignore[misc]  # that it is refused is the point
    with pytest.raises(FrozenInstanceError, match=r"^Line\.text cannot be changed$"):
        del line.text

    assert str(refused.value) == "Line.text cannot be changed"
    assert line == Line(text="a")


def test_a_value_can_be_copied_kept_and_made_anew_with_one_field_changed() -> None:
    line = Line(text="a", words=["b"])

    assert copy.deepcopy(line) == line
    assert pickle.loads(pickle.dumps(line)) == line  # noqa: S301  it was made here
    assert replace(line, for_=8) == Line(text="a", for_=8, words=["b"])
    assert [one.name for one in fields(line)] == ["text", "for_", "words"]


def test_a_shape_is_known_as_such_and_a_value_that_a_text_becomes_is_not() -> None:
    assert is_shape(Line)
    assert not is_shape(Colour)


def test_a_file_writes_a_field_without_its_underscore_and_no_key_but_those() -> None:
    adapter = TypeAdapter(Line)

    assert adapter.validate_python({"text": "a", "for": "8"}) == Line(text="a", for_=8)
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python({"text": "a", "hue": "8"})
    assert [error["loc"] for error in refused.value.errors()] == [("hue",)]


# Readings


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (None, "nothing stands here. Write a digit."),
        (["7"], "a list or a group of keys stands here. Write a digit."),
        ({"a": "7"}, "a list or a group of keys stands here. Write a digit."),
    ],
)
def test_what_is_no_text_is_refused_with_what_is_wanted(found: object, sentence: str) -> None:
    with pytest.raises(ValueError, match="Write a digit") as refused:
        Reading(int, r"[0-9]", "a digit")(found)

    assert str(refused.value) == sentence


def test_a_text_is_read_as_it_is_where_it_fits_its_pattern() -> None:
    reading = pattern_reading(r"[a-z]+", "small letters")

    assert reading("abc") == "abc"
    with pytest.raises(ValueError, match="fit here") as refused:
        reading("abc7")
    assert str(refused.value) == "'abc7' does not fit here. Write small letters."


@pytest.mark.parametrize(
    ("text", "hint"), [("gren", " Did you mean 'green'?"), ("purple", ""), ("", "")]
)
def test_a_name_of_a_closed_set_is_read_and_a_slip_gets_the_nearest(text: str, hint: str) -> None:
    reading = choice(Colour)

    assert (reading("red"), reading.choices) == (Colour.RED, ("red", "green"))
    with pytest.raises(ValueError, match="is not known here") as refused:
        reading(text)
    assert str(refused.value) == f"'{text}' is not known here. Write one of red, green.{hint}"


@pytest.mark.parametrize(
    ("reading", "described"),
    [
        (
            Reading(int, r"[0-9]|many", "a digit"),
            {"type": ["string", "integer"], "pattern": "^(?:[0-9]|many)$"},
        ),
        (pattern_reading(r"[a-z]+", "letters"), {"type": "string", "pattern": "^(?:[a-z]+)$"}),
        (choice(Colour), {"enum": ["red", "green"]}),
    ],
)
def test_an_editor_is_told_what_may_stand_there(reading: Reading, described: object) -> None:
    assert TypeAdapter(Annotated[object, reading]).json_schema() == described


def test_a_text_may_stand_for_a_list_of_one() -> None:
    adapter = TypeAdapter(Annotated[tuple[str, ...], OrOne()])

    assert adapter.validate_python("a") == adapter.validate_python(["a"]) == ("a",)
    with pytest.raises(ValidationError):
        adapter.validate_python({"a": "b"})
    assert adapter.json_schema() == {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
    }


def test_a_text_may_stand_for_a_group_of_one_key() -> None:
    adapter = TypeAdapter(Annotated[Other, OrText("text")])

    assert adapter.validate_python("a") == adapter.validate_python({"text": "a"}) == Other(text="a")
    with pytest.raises(ValidationError):
        adapter.validate_python(["a"])
