"""Find a language's table for a form; a table is loaded when it is first asked for."""

from functools import cache
from importlib import import_module
from typing import Any, TypeVar

SPOKEN = ("en",)
"""The languages that the program speaks: a folder beside this file each."""

_Form = TypeVar("_Form")


@cache
def _load(language: str, subject: str) -> Any:
    return import_module(f"mesocare.language.{language}.{subject}").TABLE


def find_table(language: str, form: type[_Form]) -> _Form:
    """Return the table that a language has for a form."""
    subject = form.__module__.rpartition(".")[2]
    table = _load(language, subject)
    assert isinstance(table, form)
    return table
