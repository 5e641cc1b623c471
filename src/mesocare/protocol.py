"""What does a rule file hold? The shape of a protocol, stated once, as plain frozen values.

Texts become values through the `Reading` beside each field, so that whoever validates a rule
file and whoever describes it (a JSON schema, a reference page) work from the same statement.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, dataclass_transform

from mesocare.waits import (
    COUNT_PATTERN,
    GAP_PATTERN,
    LENGTH_PATTERN,
    WAIT_PATTERN,
    Count,
    Length,
    Wait,
    parse_count,
    parse_gap,
    parse_length,
    parse_wait,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

MOST_CHARACTERS = 300
"""The longest text that a field may hold."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text of the rule file becomes a value, and which texts may stand there."""

    parse: Callable[[str], object]
    pattern: str
    what: str
    """What is wanted, for "write … here"."""

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

        return core_schema.no_info_plain_validator_function(self)

    def __get_pydantic_json_schema__(
        self, _schema: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        """Describe the field for editors; called by Pydantic only."""
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"}


def _reading(pattern: str, what: str) -> Reading:
    def parse(text: str) -> str:
        if re.fullmatch(pattern, text):
            return text
        message = f"{_shorten(text)} does not fit here. Write {what}."
        raise ValueError(message)

    return Reading(parse, pattern, what)


def _shorten(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")  # noqa: PLR2004  fits one line


def _parse_text(text: str) -> str:
    if not text.strip():
        message = "the text is empty. Write it, or leave the key out."
        raise ValueError(message)
    if len(text) > MOST_CHARACTERS:
        message = f"{len(text)} characters are too many. Write {MOST_CHARACTERS} at most."
        raise ValueError(message)
    return " ".join(text.split())


def _parse_day(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = f"{_shorten(text)} is not a date. Write year, month and day, such as '2026-11-22'."
    raise ValueError(message)


class Basis(StrEnum):
    """How firm a rule is."""

    GUIDE = "guide"
    """The patient guide's own number."""
    ASSUMED = "assumed"
    """The guide says it without a number; ours lies in the published spread."""
    CLINIC = "clinic"
    """Pages of clinics that give this treatment."""
    BORROWED = "borrowed"
    """Pages on related treatments only."""


class Status(StrEnum):
    """Where an activity stands at a moment."""

    UPCOMING = "upcoming"
    AVOID = "avoid"
    CAUTION = "caution"
    CLEAR = "clear"
    ASK = "ask"


def _choice(kind: type[StrEnum]) -> Reading:
    names = [member.value for member in kind]

    def parse(text: str) -> StrEnum:
        if text in names:
            return kind(text)
        near = get_close_matches(text, names, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        message = f"{_shorten(text)} is not known here. Write one of {', '.join(names)}.{hint}"
        raise ValueError(message)

    return Reading(parse, "|".join(names), f"one of {', '.join(names)}")


ID_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
SOURCE_ID_PATTERN = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"

Text = Annotated[str, Reading(_parse_text, rf"[\s\S]{{1,{MOST_CHARACTERS}}}", "a text")]
Id = Annotated[str, _reading(ID_PATTERN, "small letters, digits and hyphens, such as 'wash-hair'")]
SourceId = Annotated[
    str, _reading(SOURCE_ID_PATTERN, "letters, digits and hyphens, such as 'guide' or 'M8'")
]
Day = Annotated[
    date, Reading(_parse_day, r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date such as '2026-11-22'")
]
Version = Annotated[
    str, _reading(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}", "three numbers, such as '1.0.0'")
]
Language = Annotated[str, _reading(r"[a-z]{2,3}(?:-[A-Z]{2})?", "a language such as 'en'")]
Address = Annotated[
    str,
    _reading(r"https?://[^\s<>\"]{3,500}", "a web address that starts with https:// or http://"),
]
WaitText = Annotated[Wait, Reading(parse_wait, WAIT_PATTERN, "a wait such as '24 to 48 hours'")]
GapText = Annotated[Wait, Reading(parse_gap, GAP_PATTERN, "a gap such as '2 to 4 weeks'")]
LengthText = Annotated[Length, Reading(parse_length, LENGTH_PATTERN, "a length such as '3 weeks'")]
CountText = Annotated[Count, Reading(parse_count, COUNT_PATTERN, "a number such as '4 to 8'")]
BasisText = Annotated[Basis, _choice(Basis)]
StatusText = Annotated[Status, _choice(Status)]


_Shape = TypeVar("_Shape")


def _key_of(field_name: str) -> str:
    """Give the key of a field: `for_` stands for `for`, which Python keeps for itself."""
    return field_name.removesuffix("_")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def shape(cls: type[_Shape]) -> type[_Shape]:
    """Make a class part of a file's shape: frozen values, and no keys but its own."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = {  # type: ignore[attr-defined]  # Pydantic reads it by this name
        "extra": "forbid",
        "hide_input_in_errors": True,
        "alias_generator": _key_of,
    }
    return made


def _or_text(schema: "CoreSchema", key: str) -> "CoreSchema":
    """Let a plain text stand for a group of keys that holds `key` alone."""
    from pydantic_core import core_schema

    return core_schema.no_info_before_validator_function(
        lambda found: {key: found} if isinstance(found, str) else found,
        schema,
        json_schema_input_schema=core_schema.union_schema([core_schema.str_schema(), schema]),
    )


@shape
class About:
    """Which protocol this is, who stands behind it, and until when it may be trusted."""

    id: Id
    title: Text
    version: Version
    language: Language
    written_on: Day
    written_by: Text | None = None
    reviewed_on: Day | None = None
    review_by: Day | None = None
    approved_by: Text | None = None
    """The clinician who signed it off; every view says so when there is none."""


@shape
class Source:
    """Where rules come from."""

    title: Text
    kind: Text
    address: Address | None = None


@shape
class Restriction:
    """One thing to hold off after a session: for a `wait`, or `until` something happens."""

    activity: Text
    """An infinitive, such as "wash or wet your hair"."""
    wait: WaitText | None = None
    until: Text | None = None
    """A condition without a date (TIME-10); never together with `wait`."""
    and_until: Text | None = None
    """A condition that must be over as well as the `wait` (TIME-10)."""
    meanwhile: Text | None = None
    """What may be done instead."""
    why: Text | None = None
    only_if: Text | None = None
    """Whom it concerns, in words; shown, never decided."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it (CAN-1)."""
    basis: BasisText | None = None
    sources: tuple[SourceId, ...] = ()

    @property
    def condition(self) -> str | None:
        """What must have happened before it is over, if anything must (TIME-10)."""
        return self.until or self.and_until


@shape
class Allowed:
    """An activity that needs no wait."""

    activity: Text
    also_called: tuple[Text, ...] = ()
    only_if: Text | None = None
    basis: BasisText | None = None
    sources: tuple[SourceId, ...] = ()

    @property
    def id(self) -> str:
        """Give the activity as an id: `go to work` is `go-to-work`."""
        return "-".join(re.findall(r"[a-z0-9]+", self.activity.lower()))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Take a plain text as the activity; called by Pydantic only."""
        return _or_text(handler(source), "activity")


@shape
class Care:
    """Something to do after a session: `from` a wait after it, `for` a wait from there."""

    do: Text
    how_often: Text | None = None
    from_: WaitText | None = None
    for_: WaitText | None = None
    """Left out, it lasts as long as the watch (TIME-12)."""
    why: Text | None = None
    only_if: Text | None = None
    basis: BasisText | None = None
    sources: tuple[SourceId, ...] = ()


@shape
class AfterEffect:
    """What is normal after a session, for how long, and when it no longer is (TIME-12)."""

    what: Text
    lasts: WaitText
    call_after: WaitText | None = None
    only_if: Text | None = None
    basis: BasisText | None = None
    sources: tuple[SourceId, ...] = ()


@shape
class Sign:
    """A sign of harm."""

    sign: Text
    sources: tuple[SourceId, ...] = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Take a plain text as the sign; called by Pydantic only."""
        return _or_text(handler(source), "sign")


@shape
class WarningSigns:
    """Signs of harm, at three levels of haste."""

    clinic: tuple[Sign, ...] = ()
    """Call the clinic."""
    urgent: tuple[Sign, ...] = ()
    """Get medical help today."""
    emergency: tuple[Sign, ...] = ()
    """Call the emergency number now."""


@shape
class Watch:
    """How long to look out for late signs; it starts again with each session (COURSE-7)."""

    for_: WaitText
    signs: tuple[Text, ...] = ()
    why: Text | None = None
    sources: tuple[SourceId, ...] = ()


@shape
class Preparation:
    """What to do, or not to do, before the next session; `from` counts back (TIME-13)."""

    do_not: Text | None = None
    """An activity to hold off, as an infinitive; it needs a `from`."""
    do: Text | None = None
    from_: WaitText | None = None
    why: Text | None = None
    only_if: Text | None = None
    also_called: tuple[Text, ...] = ()
    basis: BasisText | None = None
    sources: tuple[SourceId, ...] = ()


@shape
class Phase:
    """A run of sessions with one gap before each of them (COURSE-4)."""

    sessions: CountText
    gap: GapText
    recommended: LengthText | None = None
    """Left out, it is the least gap."""

    @property
    def recommended_gap(self) -> Length:
        """Give the recommended gap before each session of the phase."""
        return self.recommended or self.gap.least


@shape
class Course:
    """The sessions of one treatment: one gap for all, or phases; maintenance after them."""

    sessions: CountText | None = None
    gap: GapText | None = None
    recommended: LengthText | None = None
    phases: tuple[Phase, ...] = ()
    maintenance: GapText | None = None
    basis: BasisText | None = None
    sources: tuple[SourceId, ...] = ()

    @property
    def all_phases(self) -> tuple[Phase, ...]:
        """Give the phases; a course with one gap for all is one phase."""
        if self.sessions is None or self.gap is None:
            return self.phases
        return (Phase(sessions=self.sessions, gap=self.gap, recommended=self.recommended),)


@shape
class Example:
    """A known answer that a clinician can read, checked with the file."""

    name: Text
    at: Text
    expect: Mapping[Id, StatusText]
    session: Text | None = None
    sessions: tuple[Text, ...] = ()
    zone: Text | None = None
    """An IANA time zone; Etc/UTC where it is left out."""


@shape
class Protocol:
    """One treatment's aftercare, course and warning signs, as a rule file holds them."""

    protocol: About
    restrictions: Mapping[Id, Restriction]
    sources: Mapping[SourceId, Source] = field(default_factory=dict)
    allowed: tuple[Allowed, ...] = ()
    care: Mapping[Id, Care] = field(default_factory=dict)
    after_effects: Mapping[Id, AfterEffect] = field(default_factory=dict)
    warning_signs: WarningSigns = field(default_factory=WarningSigns)
    watch: Watch | None = None
    before_session: Mapping[Id, Preparation] = field(default_factory=dict)
    course: Course | None = None
    examples: tuple[Example, ...] = ()
