"""Who stands behind the sheet: the shape of a clinic's file, stated once."""

import re
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated

from mesocare.characters import shorten
from mesocare.dates.spans import SPAN_PATTERN, DaySpan, parse_span
from mesocare.rules.protocol import (
    ID_PATTERN,
    MOST_CHARACTERS,
    Address,
    BasisText,
    Course,
    Day,
    DeciderText,
    Example,
    Id,
    Restriction,
    Short,
    Silence,
    SourceId,
    Text,
    Version,
    WaitText,
    ZoneText,
    parse_text,
)
from mesocare.rules.shape import MisreadError, OrOne, Reading, choice, pattern_reading, shape


class Weekday(StrEnum):
    """A day of the week, by its name."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


class Clock(StrEnum):
    """How the hours of a day are told."""

    TWELVE = "12"
    """As 3 pm."""
    TWENTY_FOUR = "24"
    """As 15:00."""


MOST_PROTOCOLS = 20
"""More short names than any clinic has treatments; each names a file to be read."""
_SWITCHES = ("yes", "no", "on", "off", "true", "false", "none", "y", "n")
"""Words that somebody writes to turn a thing on or off, and no clinic is called."""


def _parse_name(text: str) -> str:
    name = parse_text(text)
    if name.casefold() not in _SWITCHES:
        return name
    message = f"{shorten(text)} is not a clinic's name. Write it as patients know it."
    raise ValueError(message)


def _parse_number_to_call(text: str) -> str:
    number = parse_text(text)
    if any(character.isdigit() for character in number):
        return number
    message = (
        f"{shorten(text)} has no digit, so nobody can call it. "
        "Write the number, such as '+39 06 000 0000', or leave the key out."
    )
    raise ValueError(message)


def _parse_country(text: str) -> str:
    if re.fullmatch("[A-Z]{2}", text):
        return text
    from mesocare.dates.holidays import suggest_country

    near = suggest_country(text)
    hint = f"Write '{near}'" if near else "Write a country's two capital letters, such as 'IT'"
    message = f"{shorten(text)} is not the code of a country. {hint}."
    raise MisreadError(message, near)


class DateOrder(StrEnum):
    """How the dates of a day list are written."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    YEAR_FIRST = "year-first"
    EXCEL = "excel"
    """As numbers of days, such as 46346.604."""


FileName = Annotated[
    str,
    pattern_reading(
        r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}",
        "the name of a file beside this one, without a folder, such as 'prp-hair.yaml' or "
        "'logo.png'",
    ),
]
CountryCode = Annotated[
    str, Reading(_parse_country, r"[A-Z]{2}", "a country's two capital letters, such as 'IT'")
]
Name = Annotated[str, Reading(_parse_name, rf"[\s\S]{{1,{MOST_CHARACTERS}}}", "a name")]
Number = Annotated[
    str,
    Reading(
        _parse_number_to_call, rf"[\s\S]{{0,{MOST_CHARACTERS}}}[0-9][\s\S]*", "a number to call"
    ),
]
ClockText = Annotated[Clock, choice(Clock)]
SpanText = Annotated[
    DaySpan, Reading(parse_span, SPAN_PATTERN, "days such as '2026-12-24' or '24 December'")
]
Digest = Annotated[
    str, pattern_reading(r"[0-9a-f]{32}", "what 'mesocare rules approve' writes here")
]
Approved = Annotated[
    str,
    pattern_reading(
        rf"{ID_PATTERN} [0-9]{{1,4}}\.[0-9]{{1,4}}\.[0-9]{{1,4}}",
        "a protocol's id and version, such as 'hair-mesotherapy 2.0.0'",
    ),
]
WeekdayText = Annotated[Weekday, choice(Weekday)]
DateOrderText = Annotated[DateOrder, choice(DateOrder)]
Texts = Annotated[tuple[Text, ...], OrOne()]


@shape
class Closed:
    """The days on which the clinic sees nobody, public holidays aside."""

    weekdays: tuple[WeekdayText, ...] = ()
    """Days of each week, such as Sunday."""
    dates: Annotated[tuple[SpanText, ...], OrOne()] = ()
    """Days: `2026-12-24`, `2026-12-24 to 2027-01-02`, or each year `24 December to 2 January`."""
    open: Annotated[tuple[Day, ...], OrOne()] = ()
    """Days on which it is open all the same, in spite of a weekday, a date or a holiday."""


@shape
class ReplacedRestriction:
    """A restriction of the protocol, with what the clinic puts in place of its own words."""

    because: Text
    """Why, in a patient's words; the sheet shows it."""
    activity: Text | None = None
    """Other words for it, as an infinitive."""
    short: Short | None = None
    """Another label for one line."""
    wait: WaitText | None = None
    """Another wait; it takes the place of an `until` as well, unless that is given too."""
    until: Text | None = None
    """An event or words in place of the wait, or beside it where both are given."""
    decided_by: DeciderText | None = None
    """Who says that the `until` has happened."""
    about: Text | None = None
    """A vague length in its own words, in place of the wait."""
    after: Id | None = None
    """The event from which the wait counts."""
    meanwhile: Text | None = None
    """What may be done instead."""
    why: Text | None = None
    """The reason for the restriction itself; a new wait loses the old one."""
    only_if: Text | None = None
    """Whom it concerns: a question's id, or words to follow "if"."""
    unless: Text | None = None
    """Whom it does not concern: a question's id, or words to follow "unless"."""
    in_between: Text | None = None
    """How it may be done while it is better to wait."""
    also_called: tuple[Text, ...] | None = None
    """The words that patients use for it, all of them."""
    basis: BasisText | None = None
    """How firm it is; a new wait loses the old basis."""
    sources: tuple[SourceId, ...] | None = None
    """The protocol's sources that say so; a new wait loses the old ones."""


@shape
class DroppedRestriction:
    """A restriction that the clinic takes off the sheet."""

    because: Text
    """Why, in a patient's words; the sheet shows it."""


@shape
class AddedRestriction(Restriction):
    """A restriction that the protocol does not have, with all its keys."""

    because: Text
    """Why, in a patient's words; the sheet shows it."""


@shape
class ChangedCourse(Course):
    """What the clinic changes in the course; keys that are left out stay as they are."""

    because: Text
    """Why, in a patient's words; the sheet shows it."""


@shape
class Changes:
    """A clinic's changes to one version of one protocol."""

    version: Version
    """The version that they were written for; they hold for no other."""
    replace: Mapping[Id, ReplacedRestriction] = field(default_factory=dict)
    """Restrictions with another wait or other words, by their ids."""
    drop: Mapping[Id, DroppedRestriction] = field(default_factory=dict)
    """Restrictions that do not hold here, by their ids."""
    add: Mapping[Id, AddedRestriction] = field(default_factory=dict)
    """Restrictions that the protocol does not have, under new ids."""
    course: ChangedCourse | None = None
    """Another number of sessions, or other gaps."""
    examples: tuple[Example, ...] = ()
    """Known answers with the changes in them, checked with the file."""


@shape
class Approval:
    """Who has approved the rules of this file for patients; `mesocare rules approve` writes it."""

    name: Text
    """The clinician's name."""
    profession: Text
    """What the clinician is, such as "dermatologist"."""
    on: Day
    """The day of the approval."""
    of: Approved
    """What was approved: a protocol's id and its version."""
    digest: Digest
    """A seal of the rules and changes as they were then."""


@shape
class DayListColumns:
    """The columns of the day list that the clinic's own system saves; all others are ignored."""

    session: Texts = ()
    """The column of when the session ended, or the two of its date and time; left out, ours."""
    name: Text | None = None
    """The column of the patient's name."""
    note: Text | None = None
    """The column of a note for the patient."""
    protocol: Text | None = None
    """The column of the protocol's short name."""
    with_: Text | None = None
    """The column of the questions that are answered with yes, by their ids."""
    zone: Text | None = None
    """The column of the time zone, where it is not the clinic's."""
    dates: DateOrderText | None = None
    """The order in which its dates are written, where that is not year-month-day."""
    only: Mapping[Text, Texts] = field(default_factory=dict)
    """Which rows count: a column, and what must stand in it."""


@shape
class Clinic:
    """A clinic, as its own file describes it."""

    name: Name
    """Its name, as patients know it."""
    address: Text | None = None
    """Where it is."""
    telephone: Number | None = None
    """The number to call with a question or a worry."""
    hours: Text | None = None
    """When the telephone is answered."""
    when_closed: Text | None = None
    """What to do while the clinic is closed."""
    urgent_number: Number | None = None
    """The number for medical help on the same day, such as a doctor on duty's, or 111."""
    emergency_number: Number | None = None
    """The number for an emergency in its country, such as 112."""
    web_address: Address | None = None
    """Its web page."""
    logo: FileName | None = None
    """The name of a picture beside the clinic's file."""
    zone: ZoneText | None = None
    """An IANA time zone, in which days are counted and moments shown."""
    clock: ClockText | None = None
    """How hours are told: `12`, as 3 pm, or `24`, as 15:00."""
    country: CountryCode | None = None
    """Its country; on public holidays there the clinic is closed."""
    subdivision: Text | None = None
    """The part of the country, where it has holidays of its own."""
    closed: Closed | None = None
    """The other days on which it is closed."""
    day_list: DayListColumns | None = None
    """The columns of its own day list."""
    protocols: Mapping[Id, FileName] = field(default_factory=dict)
    """Short names for its rule files, which stand beside this file."""
    changes: Mapping[Id, Changes] = field(default_factory=dict)
    """Its changes to protocols, by the protocol's id."""
    approval: Annotated[tuple[Approval, ...], OrOne(dict)] = ()
    """Who has approved its rules; one for each of its protocols."""
    silenced: tuple[Silence, ...] = ()
    """Warnings that do not hold here."""
