"""Who stands behind the sheet? The shape of a clinic's file, stated once."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated

from mesocare.rules.protocol import (
    Address,
    BasisText,
    Course,
    Day,
    Example,
    Id,
    Restriction,
    Silence,
    SourceId,
    Text,
    Version,
    WaitText,
    ZoneText,
)
from mesocare.rules.shape import OneOrMore, choice, pattern_reading, shape


class Weekday(StrEnum):
    """A day of the week, by its name."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


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
        "the name of a file beside this one, without a folder, such as 'prp-hair.yaml'",
    ),
]
CountryCode = Annotated[
    str, pattern_reading(r"[A-Z]{2}", "a country's two capital letters, such as 'IT'")
]
WeekdayText = Annotated[Weekday, choice(Weekday)]
DateOrderText = Annotated[DateOrder, choice(DateOrder)]
Texts = Annotated[tuple[Text, ...], OneOrMore()]


@shape
class Closed:
    """The days on which the clinic sees nobody, public holidays aside."""

    weekdays: tuple[WeekdayText, ...] = ()
    """Days of each week, such as Sunday."""
    dates: tuple[Day, ...] = ()
    """Single days, such as 2026-12-24."""


@shape
class ReplacedRestriction:
    """A restriction of the protocol, with what the clinic puts in place of its own words."""

    because: Text
    """Why, in a patient's words; the sheet shows it."""
    activity: Text | None = None
    """Other words for it, as an infinitive."""
    wait: WaitText | None = None
    """Another wait; it takes the place of an `until` as well."""
    until: Text | None = None
    """A condition in place of the wait."""
    and_until: Text | None = None
    """A condition that must be over as well as the wait."""
    meanwhile: Text | None = None
    """What may be done instead."""
    why: Text | None = None
    """The reason for the restriction itself."""
    only_if: Text | None = None
    """Whom it concerns, in words."""
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
class DayListColumns:
    """The columns of the day list that the clinic's own system saves; all others are ignored."""

    session: Texts
    """The column that says when the session ended, or the two of its date and its time."""
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

    name: Text
    """Its name, as patients know it."""
    address: Text | None = None
    """Where it is."""
    telephone: Text | None = None
    """The number to call with a question or a worry."""
    hours: Text | None = None
    """When the telephone is answered."""
    when_closed: Text | None = None
    """What to do while the clinic is closed."""
    emergency_number: Text | None = None
    """The number for an emergency in its country, such as 112."""
    web_address: Address | None = None
    """Its web page."""
    logo: FileName | None = None
    """The name of a picture beside the clinic's file."""
    zone: ZoneText | None = None
    """An IANA time zone, in which days are counted and moments shown."""
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
    silenced: tuple[Silence, ...] = ()
    """Warnings that do not hold here."""
