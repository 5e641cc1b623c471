"""How does a value of a shape become plain JSON data, and the same value again?

Both ways follow the fields of the frozen values themselves, so a new field needs no line here.
What is read back was valid when it was written; still nothing is taken of a kind that the shape
does not have.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

Read = Callable[[Any], Any]
"""Makes a value of JSON data; raises ValueError or TypeError for anything of another kind."""


def to_data(value: Any) -> Any:
    """Give a value as JSON data: frozen values as lists of their fields, in order."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_data(item) for key, item in value.items()}
    if is_dataclass(value):
        return [to_data(getattr(value, field.name)) for field in fields(value)]
    return value


@cache
def reader_of(kind: type[Any]) -> Read:
    """Give what makes a frozen value of JSON data."""
    if is_dataclass(kind):
        hints: dict[str, Any] = {field.name: field.type for field in fields(kind)}
    else:
        hints = kind.__annotations__
    readers = {name: _reader(hint) for name, hint in hints.items()}

    def read(data: Any) -> Any:
        if type(data) is not list:
            raise TypeError
        pairs = zip(readers.items(), data, strict=True)
        return kind(**{name: read_field(item) for (name, read_field), item in pairs})

    return read


def _reader(hint: Any) -> Read:
    origin = get_origin(hint)
    if origin is Annotated:
        return _reader(get_args(hint)[0])
    if origin in (Union, UnionType):
        return _read_or_none(_reader(get_args(hint)[0]))
    if origin is tuple:
        return _read_tuple(_reader(get_args(hint)[0]))
    if origin is Mapping:
        return _read_mapping(_reader(get_args(hint)[1]))
    return _PLAIN.get(hint) or (hint if issubclass(hint, StrEnum) else reader_of(hint))


def _read_or_none(read: Read) -> Read:
    return lambda data: None if data is None else read(data)


def _read_tuple(read: Read) -> Read:
    def read_all(data: Any) -> tuple[Any, ...]:
        if type(data) is not list:
            raise TypeError
        return tuple([read(item) for item in data])

    return read_all


def _read_mapping(read: Read) -> Read:
    def read_all(data: Any) -> dict[str, Any]:
        if type(data) is not dict:
            raise TypeError
        return {key: read(item) for key, item in data.items()}

    return read_all


def _read_text(data: Any) -> str:
    if type(data) is not str:
        raise TypeError
    return data


def _read_number(data: Any) -> int:
    if type(data) is not int:
        raise TypeError
    return data


def _read_flag(data: Any) -> bool:
    if type(data) is not bool:
        raise TypeError
    return data


_PLAIN: dict[Any, Read] = {
    str: _read_text,
    int: _read_number,
    bool: _read_flag,
    date: date.fromisoformat,
}
