"""What does a rule file hold? The shape of a protocol, stated once, as plain frozen values."""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated

from mesocare.characters import shorten
from mesocare.dates.waits import (
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
from mesocare.dates.zones import find_zone
from mesocare.rules.shape import OrText, Reading, choice, pattern_reading, shape

MOST_CHARACTERS = 300
"""The longest text that a field may hold."""


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


class Status(StrEnum):
    """Where an activity stands at a moment."""

    UPCOMING = "upcoming"
    AVOID = "avoid"
    CAUTION = "caution"
    CLEAR = "clear"
    ASK = "ask"


ID_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
SOURCE_ID_PATTERN = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"

Text = Annotated[str, Reading(_parse_text, rf"[\s\S]{{1,{MOST_CHARACTERS}}}", "a text")]
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
WaitText = Annotated[Wait, Reading(parse_wait, WAIT_PATTERN, "a wait such as '24 to 48 hours'")]
GapText = Annotated[Wait, Reading(parse_gap, GAP_PATTERN, "a gap such as '2 to 4 weeks'")]
LengthText = Annotated[Length, Reading(parse_length, LENGTH_PATTERN, "a length such as '3 weeks'")]
CountText = Annotated[Count, Reading(parse_count, COUNT_PATTERN, "a number such as '4 to 8'")]
BasisText = Annotated[Basis, choice(Basis)]
StatusText = Annotated[Status, choice(Status)]
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
    review_by: Day | None = None
    """The day until which it must be looked through again, three years off at most."""
    approved_by: Text | None = None
    """The clinician who signed it off; every view says so when there is none."""


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
class Restriction:
    """One thing to hold off after a session: for a `wait`, or `until` something happens."""

    activity: Text
    """An infinitive, such as "wash or wet your hair"."""
    wait: WaitText | None = None
    """How long it holds: "7 days", or "24 to 48 hours", the second half being caution (TIME-7)."""
    until: Text | None = None
    """A condition without a date (TIME-10); never together with `wait`."""
    and_until: Text | None = None
    """A condition that must be over as well as the `wait` (TIME-10)."""
    meanwhile: Text | None = None
    """What may be done instead."""
    why: Text | None = None
    """The reason, in a patient's words."""
    only_if: Text | None = None
    """Whom it concerns, in words; shown, never decided."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it (CAN-1)."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""

    @property
    def condition(self) -> str | None:
        """What must have happened before it is over, if anything must (TIME-10)."""
        return self.until or self.and_until


@shape
class Allowed:
    """An activity that needs no wait."""

    activity: Text
    """An infinitive, such as "go to work"."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it (CAN-1)."""
    only_if: Text | None = None
    """Whom it concerns, in words; shown, never decided."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""

    @property
    def id(self) -> str:
        """Give the activity as an id: `go to work` is `go-to-work`."""
        return "-".join(re.findall(r"\w+", self.activity.casefold()))


@shape
class Care:
    """Something to do after a session: `from` a wait after it, `for` a wait from there."""

    do: Text
    """What to do, as an infinitive without "to": "use a mild shampoo"."""
    how_often: Text | None = None
    """How often, in words: "at each wash"."""
    from_: WaitText | None = None
    """How long after the session it starts; left out, at once."""
    for_: WaitText | None = None
    """How long it goes on; left out, it lasts as long as the watch (TIME-12)."""
    why: Text | None = None
    """The reason, in a patient's words."""
    only_if: Text | None = None
    """Whom it concerns, in words; shown, never decided."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""


@shape
class AfterEffect:
    """What is normal after a session, for how long, and when it no longer is (TIME-12)."""

    what: Text
    """What it is: "mild swelling"."""
    lasts: WaitText
    """How long it is normal, at most its second half."""
    call_after: WaitText | None = None
    """How long after the session it is a reason to call, if it is still there."""
    only_if: Text | None = None
    """Whom it concerns, in words; shown, never decided."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""


@shape
class Sign:
    """A sign of harm."""

    sign: Text
    """What the patient would see or feel, to follow "Call your clinic if:"."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""


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

    for_: WaitText
    """How long it lasts."""
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
    """An activity to hold off, as an infinitive; it needs a `from`."""
    do: Text | None = None
    """What to do; `do` or `do_not`, one of the two."""
    from_: WaitText | None = None
    """How long before the session it starts: its longer end as advice, its shorter as a rule."""
    why: Text | None = None
    """The reason, in a patient's words."""
    only_if: Text | None = None
    """Whom it concerns, in words; shown, never decided."""
    also_called: tuple[Text, ...] = ()
    """The words that patients use for it; a restriction of the same id and words has its own."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""


@shape
class Phase:
    """A run of sessions with one gap before each of them (COURSE-4)."""

    sessions: CountText
    """How many sessions it has."""
    gap: GapText
    """The time before each of its sessions, the course's very first aside."""
    recommended: LengthText | None = None
    """The best gap; left out, it is the least gap."""

    @property
    def recommended_gap(self) -> Length:
        """Give the recommended gap before each session of the phase."""
        return self.recommended or self.gap.least


@shape
class Course:
    """The sessions of one treatment: one gap for all, or phases; maintenance after them."""

    sessions: CountText | None = None
    """How many; those over the first number are the clinic's to decide."""
    gap: GapText | None = None
    """The time between two sessions."""
    recommended: LengthText | None = None
    """The best gap; left out, it is the least gap."""
    phases: tuple[Phase, ...] = ()
    """Runs of sessions with a gap of their own, in place of `sessions` and `gap`."""
    maintenance: GapText | None = None
    """The time between sessions once the course is over."""
    basis: BasisText | None = None
    """How firm it is."""
    sources: tuple[SourceId, ...] = ()
    """The ids of the sources that say so."""

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
    """The sentence that it proves."""
    at: Text
    """The moment to look at: "2026-11-22T14:30"."""
    expect: Mapping[Id, StatusText]
    """The status of each activity then, by its id."""
    session: Text | None = None
    """When the session ended: "2026-11-20T14:30", or its day alone."""
    sessions: tuple[Text, ...] = ()
    """The sessions, in place of `session`, where there is more than one."""
    zone: ZoneText | None = None
    """An IANA time zone; Etc/UTC where it is left out."""


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

    protocol: About
    """Which protocol this is."""
    restrictions: Mapping[Id, Restriction]
    """What to hold off after a session, each under an id of its own."""
    sources: Mapping[SourceId, Source] = field(default_factory=dict)
    """Where the rules come from, each under the id that they cite."""
    allowed: tuple[Annotated[Allowed, OrText("activity")], ...] = ()
    """What needs no wait; only what stands here or above can ever be answered with a yes."""
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
