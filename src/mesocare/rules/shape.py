"""How a part of a file's shape is stated: a frozen class, with a `Reading` beside each text.

Whoever validates a file and whoever describes it (a JSON schema, a reference page) work from the
same statement. The classes share their methods: made anew for each class, as dataclasses make
them, these are a tenth of what a patient waits for.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar, dataclass_transform

from mesocare.characters import find_near, shorten

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class MisreadError(ValueError):
    """A text that cannot be read, with what to write in its place where that is known."""

    def __init__(self, message: str, fix: str | None = None) -> None:
        """Keep the sentence to show, and the fix."""
        super().__init__(message)
        self.fix = fix


class Reading(NamedTuple):
    """How a text of the rule file becomes a value, and which texts may stand there."""

    parse: Callable[[str], object]
    pattern: str
    what: str
    """What is wanted, for "write … here"."""
    choices: tuple[str, ...] = ()
    """All texts that may stand there, where they are few."""

    def __call__(self, text: object) -> object:
        """Read one value.

        Raises:
            ValueError: with the sentence to show.

        """
        if not isinstance(text, str):
            found = "nothing" if text is None else "a list or a group of keys"
            message = f"{found} stands here. Write {self.what}."
            raise ValueError(message)  # noqa: TRY004  Pydantic collects ValueError alone
        return self.parse(text)

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Tell Pydantic to read with `parse`; called by Pydantic only."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.__call__)

    def __get_pydantic_json_schema__(
        self, _schema: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        """Describe the field for editors; called by Pydantic only."""
        if self.choices:
            numbers = [int(text) for text in self.choices if text.isdigit()]
            return {"enum": [*self.choices, *numbers]}  # an editor reads 12 as a number
        # an editor reads 8 as a number
        may_be_number = any(re.fullmatch(self.pattern, digit) for digit in "0123456789")
        kinds = ["string", "integer"] if may_be_number else "string"
        return {"type": kinds, "pattern": f"^(?:{self.pattern})$"}


def pattern_reading(pattern: str, what: str) -> Reading:
    """Read a text that fits a pattern, as it is."""

    def parse(text: str) -> str:
        if re.fullmatch(pattern, text):
            return text
        message = f"{shorten(text)} does not fit here. Write {what}."
        raise ValueError(message)

    return Reading(parse, pattern, what)


def choice(kind: type[StrEnum]) -> Reading:
    """Read one of the names of a closed set."""
    names = [member.value for member in kind]

    def parse(text: str) -> StrEnum:
        if text in names:
            return kind(text)
        near = find_near(text, names)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        message = f"{shorten(text)} is not known here. Write one of {', '.join(names)}.{hint}"
        raise ValueError(message)

    return Reading(parse, "|".join(names), f"one of {', '.join(names)}", tuple(names))


class OrText(NamedTuple):
    """Lets a plain text stand for a group of keys that holds `key` alone."""

    key: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Tell Pydantic so; called by Pydantic only."""
        from pydantic_core import core_schema

        schema = handler(source)
        return core_schema.no_info_before_validator_function(
            lambda found: {self.key: found} if isinstance(found, str) else found,
            schema,
            json_schema_input_schema=core_schema.union_schema([core_schema.str_schema(), schema]),
        )


class OrOne(NamedTuple):
    """Lets a single text, or a single group of keys, stand for a list that holds it alone."""

    kind: type[str | dict[str, Any]] = str
    """What may stand alone: a text, or a group."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Tell Pydantic so; called by Pydantic only."""
        from pydantic_core import core_schema

        schema = handler(source)
        one = schema["items_schema"][0]
        return core_schema.no_info_before_validator_function(
            lambda found: [found] if isinstance(found, self.kind) else found,
            schema,
            json_schema_input_schema=core_schema.union_schema([one, schema]),
        )


_Shape = TypeVar("_Shape")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def shape(cls: type[_Shape]) -> type[_Shape]:
    """Make a class part of a file's shape: frozen values, and no keys but its own."""
    for name, method in _METHODS.items():
        setattr(cls, name, method)
    made = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = {  # type: ignore[attr-defined]  # Pydantic reads it by this name
        "extra": "forbid",
        "hide_input_in_errors": True,
        "alias_generator": _key_of,
    }
    return made


def is_shape(kind: type[Any]) -> bool:
    """Whether a class is part of a file's shape, and no value that a text becomes."""
    return hasattr(kind, "__pydantic_config__")


def _key_of(field_name: str) -> str:
    """Give the key of a field: `for_` stands for `for`, which Python keeps for itself."""
    return field_name.removesuffix("_")


def _init(self: Any, **given: Any) -> None:
    for field in fields(self):
        if field.name in given:
            value = given.pop(field.name)
        elif field.default_factory is not MISSING:
            value = field.default_factory()
        elif field.default is not MISSING:
            value = field.default
        else:
            message = f"{type(self).__name__} needs {field.name}"
            raise TypeError(message)
        object.__setattr__(self, field.name, value)
    if given:
        message = f"{type(self).__name__} has no {', '.join(given)}"
        raise TypeError(message)


def _values(value: Any) -> tuple[Any, ...]:
    return tuple([getattr(value, field.name) for field in fields(value)])


def _eq(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    said = [f"{field.name}={getattr(self, field.name)!r}" for field in fields(self)]
    return f"{type(self).__name__}({', '.join(said)})"


def _reduce(self: Any) -> tuple[Any, ...]:
    return _remake, (type(self), _values(self))


def _remake(kind: type[Any], values: tuple[Any, ...]) -> Any:
    names = [field.name for field in fields(kind)]
    return kind(**dict(zip(names, values, strict=True)))


def _refuse_change(self: Any, name: str, *_value: Any) -> NoReturn:
    message = f"{type(self).__name__}.{name} cannot be changed"
    raise FrozenInstanceError(message)


_METHODS = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__reduce__": _reduce,
    "__setattr__": _refuse_change,
    "__delattr__": _refuse_change,
}
