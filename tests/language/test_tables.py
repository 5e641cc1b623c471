"""A form of words: whole, or not at all."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import mesocare
from mesocare.language import words as forms
from mesocare.language.tables import Words

SOURCE = Path(mesocare.__file__).parent


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


def test_every_word_of_a_form_is_said_or_heard_somewhere() -> None:
    """A sentence that no view says would be translated and reviewed for nothing."""
    speaking = [
        path.read_text(encoding="utf-8")
        for path in SOURCE.rglob("*")
        if path.suffix in {".py", ".js", ".html", ".typ"} and "language" not in path.parts
    ]
    said = set(re.findall(r"\w+", " ".join(speaking)))
    modules = [
        import_module(f"{forms.__name__}.{one.name}") for one in iter_modules(forms.__path__)
    ]
    tables = [
        form
        for module in modules
        for form in vars(module).values()
        if isinstance(form, type) and issubclass(form, Words) and form is not Words
    ]

    idle = {name for form in tables for name in form.__annotations__ if name not in said}

    assert len(tables) > 10
    assert idle == set()
