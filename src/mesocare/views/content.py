"""What stands on a sheet? A plan as finished texts in their places, for paper and for the web."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session
from mesocare.language.en.names import WEEKDAY_NAMES
from mesocare.plan.facts import Change, DatedRestriction, Plan, group_by_status, turns
from mesocare.rules.protocol import Basis, Status
from mesocare.sentences.care import after_effect_sentences, care_sentences, watch_sentences
from mesocare.sentences.course import (
    next_session_sentences,
    preparation_sentences,
    window_sentences,
)
from mesocare.sentences.days import WORDS, say_date, say_day, say_moment
from mesocare.sentences.restrictions import restriction_sentences
from mesocare.sentences.rules import changed_sentences, clinic_change_sentences
from mesocare.sentences.sessions import as_of_sentences, early_sentences, session_sentences, title
from mesocare.sentences.trust import clinic_sentences, trust_sentences
from mesocare.views.brief import Brief, make_brief
from mesocare.views.code import draw_code, write_event

PICTURE_DAYS = 14
"""The picture shows the first two weeks."""
_DRAWN_BLANK = "_ "
"""What marks a place to write on; a sheet draws a line there."""
_DRAWN = (Status.AVOID, Status.CAUTION, Status.ASK)
"""A yes leaves the picture empty."""
_ENDS = (".", "?", "!")
"""What ends a sentence already."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose sheet it is, as a day list says."""

    name: str | None = None
    """Left out, there is a line to write it on."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the picture."""

    weekday: str
    number: int


@dataclass(frozen=True, slots=True)
class Key:
    """What one kind of bar means."""

    status: Status
    word: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar, in days from the start of the picture."""

    status: Status
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Line:
    """One restriction: what not to do, why, and what to do instead."""

    id: str
    text: str
    why: str
    """In full; the first sentence is `reason`."""
    reason: str
    meanwhile: str
    """Empty once the wait is over: "Keep your hair dry" would deny the yes before it."""
    extra: tuple[str, ...]
    """Whom it concerns, and what must have happened before it is over."""


@dataclass(frozen=True, slots=True)
class Group:
    """Restrictions that have the same status and change at the same moments."""

    status: Status
    heading: str
    turns: tuple[str, ...]
    bar: tuple[Stretch, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One level of help, complete in itself."""

    level: str
    heading: str
    signs: tuple[str, ...]
    call: str
    """What to do; ends in a colon where a number follows, or is to be written by hand."""
    number: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with sentences below it."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComingSession:
    """The next session, its code for a telephone's calendar, and those after it."""

    section: Section
    others: tuple[str, ...]
    code: str
    """A picture (SVG); empty without a next session."""
    code_says: str


@dataclass(frozen=True, slots=True)
class Head:
    """Who stands behind the sheet."""

    name: str
    lines: tuple[str, ...]
    has_logo: bool


@dataclass(frozen=True, slots=True)
class Content:
    """All texts of a sheet, in the order of reading."""

    language: str
    title: str
    head: Head
    name: str
    note: str
    sessions: tuple[str, ...]
    as_of: str
    headline: str
    """The main message; empty where there is nothing to hold off."""
    message: tuple[str, ...]
    do: Section
    changes: Section
    """What the clinic changed that stands in no line."""
    picture: str
    key: tuple[Key, ...]
    """How to read the picture."""
    days: tuple[Day, ...]
    groups: tuple[Group, ...]
    normal: Section
    help_heading: str
    boxes: tuple[Box, ...]
    watch: Section
    coming: ComingSession
    preparation: Section
    trust: Section
    brief: Brief
    """What paper says in its own way."""
    sources: tuple[tuple[str, str], ...]
    """Each title with its address, or an empty text."""


def make_content(plan: Plan, bearer: Bearer = Bearer()) -> Content:
    """Give a plan's sheet as texts; the same plan gives the same content."""
    about = plan.protocol.protocol
    groups = tuple(_groups(plan))
    drawn = {part.status for group in groups for part in group.bar}
    return Content(
        language=about.language,
        title=title(plan),
        head=_head(plan),
        name=bearer.name or "",
        note=bearer.note or "",
        sessions=(*session_sentences(plan), *early_sentences(plan)),
        as_of=" ".join(as_of_sentences(plan)),
        headline=_headline(plan),
        message=tuple(_message(plan)),
        do=Section(WORDS.care, tuple(care_sentences(plan))),
        changes=Section(WORDS.changes, tuple(clinic_change_sentences(plan))),
        picture=WORDS.sheet_picture,
        key=tuple(Key(status, WORDS.status[status]) for status in _DRAWN if status in drawn),
        days=tuple(_days(plan)),
        groups=groups,
        normal=Section(WORDS.normal, tuple(after_effect_sentences(plan))),
        help_heading=WORDS.sheet_help,
        boxes=tuple(_boxes(plan)),
        watch=Section(WORDS.watch, tuple(watch_sentences(plan))),
        coming=_coming(plan),
        preparation=Section(WORDS.preparation, tuple(preparation_sentences(plan))),
        trust=Section(WORDS.trust, tuple(_trust(plan))),
        brief=make_brief(plan),
        sources=tuple(
            (source.title, source.address or "") for source in plan.protocol.sources.values()
        ),
    )


def _head(plan: Plan) -> Head:
    name, *lines = clinic_sentences(plan)
    clinic = plan.clinic
    if clinic is None:
        return Head(WORDS.sheet_no_clinic, (WORDS.sheet_telephone,), has_logo=False)
    name = clinic.name
    lines = [clinic.address or "", *(line.rstrip(_DRAWN_BLANK) for line in lines)]
    return Head(name, tuple(filter(None, lines)), clinic.logo is not None)


def _headline(plan: Plan) -> str:
    """Say the main thing: how much to hold off, and when that ends."""
    waits = [dated for dated in plan.listed if dated.status in (Status.AVOID, Status.CAUTION)]
    ends = sorted(dated.clear_at for dated in waits if dated.clear_at)
    if not ends:
        return ""
    first, last = (say_moment(end, plan.zone) for end in (ends[0], ends[-1]))
    said = WORDS.sheet_one_end if first == last else WORDS.sheet_first_and_last
    return said.format(count=len(waits), first=first, last=last)


def _message(plan: Plan) -> Iterator[str]:
    """Say where to find help, and what is not known."""
    yield WORDS.sheet_worried
    firm = sum(dated.rule.basis is Basis.GUIDE for dated in plan.listed)
    if 0 < firm < len(plan.listed):
        yield WORDS.sheet_how_firm.format(firm=firm, count=len(plan.listed))


def _boxes(plan: Plan) -> Iterator[Box]:
    signs, clinic = plan.protocol.warning_signs, plan.clinic
    emergency = (clinic and clinic.emergency_number) or ""
    telephone = (clinic and clinic.telephone) or ""
    for level, heading, found, call, number in (
        (
            "emergency",
            WORDS.help_emergency,
            signs.emergency,
            WORDS.sheet_emergency_number,
            emergency,
        ),
        ("urgent", WORDS.help_urgent, signs.urgent, WORDS.sheet_urgent, ""),
        ("clinic", WORDS.help_clinic, signs.clinic, WORDS.sheet_telephone, telephone),
    ):
        if found:
            yield Box(level, heading, tuple(item.sign for item in found), call, number)


def _coming(plan: Plan) -> ComingSession:
    if not plan.next_sessions:
        none = Section(WORDS.next_session, tuple(next_session_sentences(plan)))
        return ComingSession(none, (), code="", code_says="")
    following, *others = plan.next_sessions
    return ComingSession(
        section=Section(WORDS.next_session, tuple(window_sentences(following, plan.today))),
        others=tuple(
            WORDS.sheet_later_session.format(
                number=session.number, recommended=say_day(session.recommended_on)
            )
            for session in others
        ),
        code=draw_code(write_event(plan)),
        code_says=WORDS.sheet_code.format(number=following.number),
    )


def _trust(plan: Plan) -> Iterator[str]:
    about = plan.protocol.protocol
    yield from trust_sentences(plan)
    if about.written_by:
        yield WORDS.sheet_written_by.format(name=about.written_by)
    if about.reviewed_on:
        yield WORDS.sheet_reviewed.format(day=say_date(about.reviewed_on))
    sources = plan.protocol.sources.values()
    guides = [source.title for source in sources if source.kind == Basis.GUIDE]
    for guide in guides:
        yield WORDS.sheet_guide.format(title=guide if guide.endswith(_ENDS) else f"{guide}.")
    if len(sources) > len(guides):
        yield WORDS.sheet_sources_named.format(count=len(sources))


# The restrictions and their picture


def _groups(plan: Plan) -> Iterator[Group]:
    """Give the restrictions by status; those that change at the same moments stand together."""
    for status, found in group_by_status(plan).items():
        drawn = [(turns(dated, plan.at), tuple(_bar(dated, plan)), dated) for dated in found]
        drawn.sort(key=lambda parts: (_backwards(parts[0]), _edges(parts[1])))
        for (changes, bar), alike in groupby(drawn, itemgetter(0, 1)):
            yield Group(
                status=status,
                heading=_group_heading(status),
                turns=tuple(_say_turn(turn, plan) for turn in changes),
                bar=bar,
                lines=tuple(_line(dated, plan) for _, _, dated in alike),
            )


def _backwards(turns: list[Change]) -> list[tuple[datetime, str]]:
    return [(turn.at, turn.status.value) for turn in turns[::-1]]


def _edges(bar: tuple[Stretch, ...]) -> list[tuple[float, float]]:
    return [(part.start, part.end) for part in bar]


def _group_heading(status: Status) -> str:
    return WORDS.sheet_do_not if status is Status.AVOID else WORDS.status[status]


def _say_turn(turn: Change, plan: Plan) -> str:
    said = WORDS.change_since if turn.at <= plan.at else WORDS.change_from
    return said.format(moment=say_moment(turn.at, plan.zone), change=WORDS.change[turn.status])


def _line(dated: DatedRestriction, plan: Plan) -> Line:
    rule = dated.rule
    said = restriction_sentences(dated, plan)
    extra = (
        rule.only_if and WORDS.only_if.format(condition=rule.only_if),
        rule.condition and WORDS.until.format(condition=rule.condition),
    )
    return Line(
        id=dated.id,
        text=next(said),
        why=rule.why or "",
        reason=_first_sentence(rule.why or ""),
        meanwhile=(rule.meanwhile or "") if dated.status is not Status.CLEAR else "",
        extra=(*filter(None, extra), *changed_sentences(dated, plan)),
    )


def _first_sentence(text: str) -> str:
    first, stop, _ = text.partition(". ")
    return first + stop.strip()


def _picture_start(plan: Plan) -> Session:
    """Give the session at which the picture starts: one whose two weeks run, else the next."""
    past = [session for session in plan.sessions if not plan.is_planned(session)]
    planned = plan.sessions[len(past) :]
    is_running = past and (plan.today - past[-1].on).days < PICTURE_DAYS
    return past[-1] if is_running or not planned else planned[0]


def _days(plan: Plan) -> Iterator[Day]:
    first = _picture_start(plan).on
    for place in range(PICTURE_DAYS):
        day = first + timedelta(days=place)
        yield Day(WEEKDAY_NAMES[day.weekday()][:3], day.day)


def _bar(dated: DatedRestriction, plan: Plan) -> Iterator[Stretch]:
    """Draw what holds from the session on, for two weeks; a yes leaves the bar empty."""
    start = _picture_start(plan)
    changes = [
        Change(start.ended_at, dated.status_at(start.ended_at)),
        *dated.changes_after(start.ended_at),
    ]
    places = [_place(change.at, plan.zone, start.on) for change in changes] + [PICTURE_DAYS]
    for change, begin, end in zip(changes, places, places[1:], strict=False):
        if change.status in _DRAWN and begin < min(end, PICTURE_DAYS):
            yield Stretch(change.status, begin, min(end, PICTURE_DAYS))


def _place(moment: datetime, zone: ZoneInfo, first: date) -> float:
    """Give the place of a moment in days of the clock, so that a day is as wide as any other."""
    local = moment.astimezone(zone)
    return (local.date() - first).days + (local.hour * 60 + local.minute) / (24 * 60)
