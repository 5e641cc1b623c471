"""The shape of a rule file, stated once, as plain frozen values."""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from mesocare.characters import shorten
from mesocare.dates.waits import (
    COUNT_PATTERN,
    DAY_BEFORE_PATTERN,
    GAP_PATTERN,
    LEAD_PATTERN,
    LENGTH_PATTERN,
    ON_PATTERN,
    RANGE_PATTERN,
    SPAN_PATTERN,
    START_PATTERN,
    THROUGH_PATTERN,
    WAIT_PATTERN,
    Count,
    Gap,
    Length,
    Range,
    Unit,
    Wait,
    parse_count,
    parse_day_before,
    parse_day_number,
    parse_gap,
    parse_lead,
    parse_length,
    parse_on,
    parse_range,
    parse_span,
    parse_start,
    parse_wait,
)
from mesocare.dates.zones import find_zone
from mesocare.rules.shape import OrOne, OrText, Reading, choice, pattern_reading, shape

MOST_CHARACTERS = 300
"""The longest text that a field may hold."""
MOST_CHARACTERS_OF_A_SHORT = 28
"""The longest label: what leaves room for two dates beside it on a screen of 80 columns."""
FORMAT = "2"
LAST_SESSION = "last-session"
"""The event that every course has: its last session (COURSE-8)."""


def parse_text(text: str) -> str:
    """Read a text, its blanks and line breaks as single blanks.

    Raises:
        ValueError: with the sentence to show, when it is empty or too long.

    """
    if not text.strip():
        message = "the text is empty. Write it, or leave the key out."
        raise ValueError(message)
    if len(text) > MOST_CHARACTERS:
        message = f"{len(text)} characters are too many. Write {MOST_CHARACTERS} at most."
        raise ValueError(message)
    return " ".join(text.split())


def _parse_short(text: str) -> str:
    short = parse_text(text)
    if len(short) > MOST_CHARACTERS_OF_A_SHORT:
        message = (
            f"{len(short)} characters are too many for one line. "
            f"Write {MOST_CHARACTERS_OF_A_SHORT} at most, such as 'washing your hair'."
        )
        raise ValueError(message)
    return short


def _parse_format(text: str) -> str:
    if text == FORMAT:
        return text
    message = f"{shorten(text)} is not a format that this program reads. Write 'format: {FORMAT}'."
    raise ValueError(message)


def _parse_yes(text: str) -> bool:
    if text == "true":
        return True
    message = f"{shorten(text)} does not fit here. Write 'true', or leave the key out."
    raise ValueError(message)


def _parse_day(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = f"{shorten(text)} is not a date. Write year, month and day, such as '2026-11-22'."
    raise ValueError(message)


def _parse_zone(text: str) -> str:
    return find_zone(text).key


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


class Decider(StrEnum):
    """Who says that an event has happened (TIME-10)."""

    YOU = "you"
    """The patient, who can see it."""
    CLINIC = "clinic"
    """The clinic alone: until then the answer is to ask."""


class Status(StrEnum):
    """Where an activity stands at a moment."""

    UPCOMING = "upcoming"
    AVOID = "avoid"
    CAUTION = "caution"
    CLEAR = "clear"
    ASK = "ask"

    __hash__ = str.__hash__  # the one of an Enum is slower, and statuses are compared by rank


ID_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
SOURCE_ID_PATTERN = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"

Text = Annotated[str, Reading(parse_text, rf"[\s\S]{{1,{MOST_CHARACTERS}}}", "a text")]
Id = Annotated[
    str, pattern_reading(ID_PATTERN, "small letters, digits and hyphens, such as 'wash-hair'")
]
SourceId = Annotated[
    str, pattern_reading(SOURCE_ID_PATTERN, "letters, digits and hyphens, such as 'guide' or 'M8'")
]
Day = Annotated[
    date, Reading(_parse_day, r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date such as '2026-11-22'")
]
Version = Annotated[
    str, pattern_reading(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}", "three numbers, such as '1.0.0'")
]
Language = Annotated[str, pattern_reading(r"[a-z]{2,3}(?:-[A-Z]{2})?", "a language such as 'en'")]
Address = Annotated[
    str,
    pattern_reading(
        r'https?://[^\s<>"]{3,500}', "a web address that starts with https:// or http://"
    ),
]
Short = Annotated[
    str, Reading(_parse_short, rf"[\s\S]{{1,{MOST_CHARACTERS_OF_A_SHORT}}}", "a short label")
]
FormatText = Annotated[str, Reading(_parse_format, FORMAT, f"'format: {FORMAT}'")]
Yes = Annotated[bool, Reading(_parse_yes, "true", "'true'")]
WaitText = Annotated[Wait, Reading(parse_wait, WAIT_PATTERN, "a wait such as '24 to 48 hours'")]
RangeText = Annotated[
    Range, Reading(parse_range, RANGE_PATTERN, "a length of time such as '12 to 36 hours'")
]
SpanText = Annotated[Wait, Reading(parse_span, SPAN_PATTERN, "a length such as 'at least 2 weeks'")]
StartText = Annotated[Range, Reading(parse_start, START_PATTERN, "a start such as '24 hours'")]
LeadText = Annotated[Range, Reading(parse_lead, LEAD_PATTERN, "a lead time such as '2 days'")]
DayBeforeText = Annotated[
    Length, Reading(parse_day_before, DAY_BEFORE_PATTERN, "a day such as 'day -1'")
]
ThroughText = Annotated[
    Length, Reading(parse_day_number, THROUGH_PATTERN, "the number of a day such as 'day 14'")
]
OnText = Annotated[Length, Reading(parse_on, ON_PATTERN, "a day such as 'day 4'")]
GapText = Annotated[Gap, Reading(parse_gap, GAP_PATTERN, "a gap such as '2 to 4 weeks'")]
LengthText = Annotated[Length, Reading(parse_length, LENGTH_PATTERN, "a length such as '3 weeks'")]
CountText = Annotated[Count, Reading(parse_count, COUNT_PATTERN, "a number such as '4 to 8'")]
BasisText = Annotated[Basis, choice(Basis)]
DeciderText = Annotated[Decider, choice(Decider)]
ZoneText = Annotated[
    str, Reading(_parse_zone, r"[A-Za-z][A-Za-z0-9_+/-]{1,63}", "a time zone such as 'Europe/Rome'")
]


@shape
class About:
    """Which protocol this is, who stands behind it, and until when it may be trusted."""

    id: Id
    """Its name for programs; a clinic's changes are bound to it."""
    title: Text
    """The treatment, as patients call it; every view starts with it."""
    area: Text | None = None
    """What is treated, as patients call it: "your scalp"; left out, "the treated area"."""
    version: Version
    """Three numbers; raise it with every change, so that nothing old passes for new."""
    language: Language
    """The language of its texts."""
    written_on: Day
    """The day on which this version was written."""
    written_by: Text | None = None
    """Who wrote it."""
    reviewed_on: Day | None = None
    """The day on which it was last looked through."""
    reviewed_by: Text | None = None
    """Who looked it through."""
    review_by: Day | None = None
    """The day until which it must be looked through again, three years off at most."""


@shape
class Source:
    """Where rules come from."""

    title: Text
    """Its title, as a reader would look for it."""
    kind: Text
    """What it is: a guide, a trial, the page of a clinic."""
    address: Address | None = None
    """Where it can be read."""


@shape
class Question:
    """Something to ask the patient once; a rule names it in `only_if` or `unless` (CAN-6)."""

    ask: Text
    """The question: "Do you have long hair?"."""
    if_yes: Text
    """The condition that a yes makes true, to follow "if": "you have long hair"."""


@shape
class Event:
    """Something that no calendar knows, after which a rule ends or starts (TIME-10)."""

    what: Text
    """What has happened then, to follow "until": "the scabs have gone"."""
    usually: RangeText | None = None
    """How long that usually takes; no date is made of it."""
    decided_by: DeciderText = Decider.YOU
    """Who says that it has happened."""


@shape
class Restriction:
    """One thing to hold off after a session: for a `wait`, `until` an event, or both."""

    activity: Text
    """An infinitive, such as "wash or wet your hair"."""
    short: Short | None = None
    """Its label for one line: "washing your hair"."""
    wait: WaitText | None = None
    """How long it holds: "7 days", or "24 to 48 hours", the second half being caution (TIME-7)."""
    until: Text | None = None
    """An event's id, or words to follow "until"; with a `wait`, both must be over (TIME-10)."""
    decided_by: DeciderText | None = None
    """Who says that the `until` has happened; left out, the event's own, else the patient."""
    about: Text | None = None
    """A vague length in its own words, "a few days"; no date is made of it."""
    after: Id | None = None
    """The event from which the wait counts; named in `until` as well, it is a ban up to that."""
    only_if: Text | None = None
    """Whom it concerns: a question's id, or words to follow "if"; said first (CAN-6)."""
    unless: Text | None = None
    """Whom it does not concern: a question's id, or words to follow "unless"."""
    in_between: Text | None = None
    """How it may be done while it is better to wait: "with a mild shampoo only"."""
    meanwhile: Text | None = None
    """What may be done instead."""
    why: Text | None = None
    """The reason, in a patient's words."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it (CAN-2)."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""

    @property
    def label(self) -> str:
        """Its label for one line; the activity itself where it has none of its own."""
        return self.short or self.activity


@shape
class Allowed:
    """An activity that is allowed, at once or some time after each session (CAN-4)."""

    id: Id
    """Its name for programs."""
    activity: Text
    """An infinitive, such as "go to work"."""
    short: Short | None = None
    """Its label for one line: "work"."""
    from_: StartText | None = None
    """How long after each session it is allowed, "12 hours"; left out, at once."""
    only_if: Text | None = None
    """Whom it concerns: a question's id, or words to follow "if"; said first."""
    unless: Text | None = None
    """Whom it does not concern: a question's id, or words to follow "unless"."""
    why: Text | None = None
    """The reason, in a patient's words."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it (CAN-2)."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""

    @property
    def label(self) -> str:
        """Its label for one line; the activity itself where it has none of its own."""
        return self.short or self.activity


@shape
class Care:
    """Something to do after a session; without an end it goes on (TIME-12)."""

    do: Text
    """What to do, as an infinitive without "to": "use a mild shampoo"."""
    how_often: Text | None = None
    """How often, in words: "at each wash"."""
    from_: StartText | None = None
    """How long after the session it starts, "24 hours" or "day 5"; left out, at once."""
    for_: SpanText | None = None
    """How long it goes on from there: "7 days"; after "at least 2 weeks", as long as needed."""
    about: Text | None = None
    """A vague length in its own words, "a few days", in place of `for`; no date is made of it."""
    through: ThroughText | None = None
    """Its last day, in place of `for` (TIME-14)."""
    until: Text | None = None
    """An event's id, or words to follow "until"."""
    on: Annotated[tuple[OnText, ...], OrOne()] = ()
    """The days on which it is done, in place of the keys above (TIME-14)."""
    after: Id | None = None
    """The event from which it counts, in place of the session."""
    goes_with: Id | None = None
    """The restriction with whose activity it is done: as long as that is a ban, it rests."""
    only_if: Text | None = None
    """Whom it concerns: a question's id, or words to follow "if"; said first."""
    unless: Text | None = None
    """Whom it does not concern: a question's id, or words to follow "unless"."""
    why: Text | None = None
    """The reason, in a patient's words."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it (CAN-4)."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""


@shape
class AfterEffect:
    """What is normal after a session, for how long, and when it no longer is (TIME-12)."""

    what: Text
    """What it is: "mild swelling"."""
    short: Short | None = None
    """Its label for one line: "swelling"."""
    from_: StartText | None = None
    """How long after the session it begins; left out, at once."""
    lasts: SpanText | None = None
    """How long it is normal from where it begins, at most its second half; "at least 6 months"."""
    about: Text | None = None
    """A vague length in its own words, in place of `lasts`; no date is made of it."""
    call_after: RangeText | None = None
    """How long after the session it is a reason to call, if it is still there."""
    after: Id | None = None
    """The event from which it counts, in place of the session."""
    expect: Yes = False
    """Whether it is a result to look forward to."""
    only_if: Text | None = None
    """Whom it concerns: a question's id, or words to follow "if"; said first."""
    unless: Text | None = None
    """Whom it does not concern: a question's id, or words to follow "unless"."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it (CAN-1)."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""

    @property
    def label(self) -> str:
        """Its label for one line; its words themselves where it has none of its own."""
        return self.short or self.what


@shape
class Sign:
    """A sign of harm."""

    sign: Text
    """What the patient would see or feel, to follow "Call your clinic if:"."""
    short: Short | None = None
    """Its label for one line, to stand before a question mark: "hard to breathe"."""
    after: Id | None = None
    """The event from which it counts, in place of the session."""
    from_: StartText | None = None
    """How long after the session it becomes a sign; left out, at once."""
    until: RangeText | None = None
    """How long after the session it stays one; left out, for good."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it (CAN-1)."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""

    @property
    def label(self) -> str:
        """Its label for one line; its words themselves where it has none of its own."""
        return self.short or self.sign


SignText = Annotated[Sign, OrText("sign")]


@shape
class WarningSigns:
    """Signs of harm, at three levels of haste."""

    clinic: tuple[SignText, ...] = ()
    """Call the clinic."""
    urgent: tuple[SignText, ...] = ()
    """Get medical help today."""
    emergency: tuple[SignText, ...] = ()
    """Call the emergency number now."""


@shape
class Watch:
    """How long to look out for late signs; it starts again with each session (COURSE-7)."""

    for_: RangeText
    """How long it lasts."""
    do: Text | None = None
    """What to do meanwhile: "look at your scalp once a week"."""
    signs: tuple[Text, ...] = ()
    """What to look out for."""
    why: Text | None = None
    """The reason, in a patient's words."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""


@shape
class Preparation:
    """What to do, or not to do, before the next session; `from` counts back (TIME-13)."""

    do_not: Text | None = None
    """An activity to hold off, as an infinitive; it needs a `from` or an `about`."""
    do: Text | None = None
    """What to do; `do` or `do_not`, one of the two."""
    short: Short | None = None
    """Its label for one line: "alcohol"."""
    from_: LeadText | None = None
    """How long before the session it starts: its longer end as advice, its shorter as a rule.

    `day -1` is the first minute of the day before, `day -1 22:00` an hour of it.
    """
    on: DayBeforeText | None = None
    """The one day on which to do it, in place of `from`: `day -1` is the day before."""
    about: Text | None = None
    """A vague length in its own words, "a few weeks", in place of `from`; no date is made of it."""
    only_if: Text | None = None
    """Whom it concerns: a question's id, or words to follow "if"; said first."""
    unless: Text | None = None
    """Whom it does not concern: a question's id, or words to follow "unless"."""
    why: Text | None = None
    """The reason, in a patient's words."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it; a restriction of the same activity has its own."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""

    @property
    def label(self) -> str:
        """Its label for one line; its words themselves where it has none of its own."""
        return self.short or self.do_not or self.do or ""

    @property
    def lead(self) -> Range | None:
        """How long before the session it starts, whether it has one day or goes on."""
        return Range(self.on, self.on) if self.on else self.from_


@shape
class Phase:
    """A run of sessions with one gap before each of them (COURSE-4)."""

    sessions: CountText
    """How many sessions it has."""
    gap: GapText
    """The time before each of its sessions, the course's very first aside."""
    recommended: LengthText | None = None
    """The best gap; left out, no day is called best (COURSE-1)."""

    @property
    def counted_gap(self) -> Length:
        """The gap by which sessions after this one are counted."""
        return self.recommended or self.gap.least


_ACTIVITIES_KEPT = 4_096
"""A rule file has no more: each is laid beside all others."""
_NO_GAP = Gap(Length(1, Unit.DAYS), None)
"""The gap before the very first session, which nothing counts."""


@shape
class Course:
    """The sessions of one treatment: one gap for all, or phases; maintenance after them."""

    sessions: CountText | None = None
    """How many; those over the first number are the clinic's to decide."""
    gap: GapText | None = None
    """The time between two sessions; one session alone has none."""
    recommended: LengthText | None = None
    """The best gap; left out, no day is called best (COURSE-1)."""
    phases: tuple[Phase, ...] = ()
    """Runs of sessions with a gap of their own, in place of `sessions` and `gap`."""
    about: Text | None = None
    """All of that in vague words, "several visits, a few weeks apart"; no date is made of it."""
    takes: RangeText | None = None
    """How long a session takes."""
    results: Text | None = None
    """What to expect of the course, and when."""
    maintenance: GapText | None = None
    """The time between sessions once the course is over, if the patient wants them."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""

    @property
    def all_phases(self) -> tuple[Phase, ...]:
        """Give the phases; a course with one gap for all is one phase."""
        gap = self.gap or (_NO_GAP if self.is_one_session else None)
        if self.sessions is None or gap is None:
            return self.phases
        return (Phase(sessions=self.sessions, gap=gap, recommended=self.recommended),)

    @property
    def is_one_session(self) -> bool:
        """Whether it is over with its first session."""
        return self.sessions is not None and self.sessions.most == 1


@shape
class Example:
    """A known answer that a clinician can read, checked with the file."""

    name: Text
    """The sentence that it proves."""
    at: Text
    """The moment to look at: "2026-11-22T14:30"."""
    expect: Mapping[Text, Text]
    """What holds then: `wash-hair: avoid`, `care.mild-shampoo: now`, `next_session: 2026-12-11`,
    `can wash my hands: yes`."""
    session: Text | None = None
    """When the session ended: "2026-11-20T14:30", or its day alone."""
    sessions: tuple[Text, ...] = ()
    """The sessions, in place of `session`, where there is more than one."""
    zone: ZoneText | None = None
    """An IANA time zone; Etc/UTC where it is left out."""
    with_: tuple[Id, ...] = ()
    """The questions that are answered with yes."""
    without: tuple[Id, ...] = ()
    """The questions that are answered with no."""
    happened: Mapping[Id, Text] = field(default_factory=dict)
    """The events that have happened, each with its moment."""


@shape
class Silence:
    """A warning of "mesocare rules check" that its author has weighed and silenced."""

    warning: Id
    """The id of the warning."""
    because: Text
    """Why it does not hold here."""
    at: Text | None = None
    """The rule that it is about, such as `restrictions.smoking`; left out, all of them."""


@shape
class Protocol:
    """One treatment's aftercare, course and warning signs, as a rule file holds them."""

    format_: FormatText
    """The format of the file: 2."""
    protocol: About
    """Which protocol this is."""
    restrictions: Mapping[Id, Restriction]
    """What to hold off after a session, each under an id of its own."""
    sources: Mapping[SourceId, Source] = field(default_factory=dict)
    """Where the rules come from, each under the id that they cite."""
    questions: Mapping[Id, Question] = field(default_factory=dict)
    """What to ask the patient once, under the ids that rules name."""
    events: Mapping[Id, Event] = field(default_factory=dict)
    """What rules wait for, under the ids that they name; `last-session` is built in."""
    allowed: tuple[Allowed, ...] = ()
    """What is allowed; only what stands here or above can ever be answered with a yes."""
    care: Mapping[Id, Care] = field(default_factory=dict)
    """What to do after a session."""
    after_effects: Mapping[Id, AfterEffect] = field(default_factory=dict)
    """What is normal after a session."""
    warning_signs: WarningSigns = field(default_factory=WarningSigns)
    """When to get help."""
    watch: Watch | None = None
    """The watch for late signs."""
    before_session: Mapping[Id, Preparation] = field(default_factory=dict)
    """What to prepare; under a restriction's id and in its words, it is one activity with it."""
    course: Course | None = None
    """The sessions of the treatment."""
    examples: tuple[Example, ...] = ()
    """Known answers, checked with the file."""
    silenced: tuple[Silence, ...] = ()
    """Warnings that do not hold here."""


@lru_cache(_ACTIVITIES_KEPT)
def activity_key(activity: str) -> str:
    """Return what is the same for two rules of one activity, however it is spaced and cased."""
    return " ".join(activity.casefold().split())
