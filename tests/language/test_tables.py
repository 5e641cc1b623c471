"""A form of words: whole, or not at all."""

import pytest

from mesocare.language.tables import Words


class Greeting(Words):
    """Two words."""

    come: str
    go: str


def test_a_word_is_found_by_its_name() -> None:
    assert Greeting(come="hello", go="bye").go == "bye"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param({"come": "hello"}, id="one left out"),
        pytest.param({"come": "hello", "go": "bye", "stay": "sit"}, id="one too many"),
    ],
)
def test_a_language_gives_every_word_of_a_form_and_no_other(words: dict[str, str]) -> None:
    with pytest.raises(AssertionError):
        Greeting(**words)
