"""Forms of words, and each language's table for a form, loaded when it is first asked for."""

from functools import cache
from importlib import import_module
from typing import Any, TypeVar, dataclass_transform

SPOKEN = ("en",)
"""The languages that the program speaks: a folder beside this file each."""

_Form = TypeVar("_Form")


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Words:
    """A form: each of its words is given by its name, and none is left out.

    A language has hundreds. As a field of a NamedTuple each costs a start what 20 do here.
    """

    def __init__(self, **words: Any) -> None:
        """Keep the words of one language."""
        assert words.keys() == type(self).__annotations__.keys()
        vars(self).update(words)


@cache
def _load(language: str, module: str) -> Any:
    subject = module.rpartition(".")[2]
    return import_module(f"mesocare.language.{language}.{subject}").TABLE


def find_table(language: str, form: type[_Form]) -> _Form:
    """Return the table that a language has for a form."""
    table = _load(language, form.__module__)
    assert isinstance(table, form)
    return table
