"""What does paper say in fewer words? The same facts, with each date written as seldom as can be.

A page on the web has all the room it wants. On paper two pages must do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mesocare.dates.moments import start_of
from mesocare.plan.facts import CareStatus, DatedAfterEffect, DatedCare, Plan
from mesocare.plan.preparation import DatedPreparation, date_preparations
from mesocare.sentences.care import care_sentences
from mesocare.sentences.course import next_session_sentences, say_preparation, window_sentences
from mesocare.sentences.days import WORDS, say_day, say_moment
from mesocare.sentences.sessions import as_of_sentences

if TYPE_CHECKING:
    from mesocare.plan.course import NextSession


@dataclass(frozen=True, slots=True)
class Care:
    """One thing to do; what and when make one sentence."""

    what: str
    when: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What paper says in its own way."""

    as_of: str
    contact: tuple[str, ...]
    """How to reach the clinic; ends in a colon where a number is to be written by hand."""
    care: tuple[Care, ...]
    normal: tuple[str, ...]
    """What is normal, those that end together in one line."""
    best_day: str
    """The next session's best day; empty without a course."""
    window: str
    later: str
    """The sessions after the next one."""
    to_do: tuple[str, ...]
    """Before the next session."""
    not_to_do: tuple[str, ...]
    moves: str
    """That the dates of `not_to_do` are not certain yet; empty where there are none."""


def make_brief(plan: Plan) -> Brief:
    """Give what paper says in fewer words than other views."""
    best_day, window = _window(plan)
    prepared = _date_preparations(plan)
    is_dated = any(item.holds_from_at for item in prepared)
    return Brief(
        as_of=next(as_of_sentences(plan)),
        contact=tuple(_contact(plan)),
        care=tuple(_care(plan)),
        normal=tuple(_normal(plan)),
        best_day=best_day,
        window=window,
        later=_later(plan.next_sessions[1:]),
        to_do=tuple(say_preparation(item, plan.zone) for item in prepared if item.preparation.do),
        not_to_do=tuple(_avoid(item, plan) for item in prepared if not item.preparation.do),
        moves=WORDS.sheet_moves.format(number=plan.next_sessions[0].number) if is_dated else "",
    )


# How to reach the clinic


def _contact(plan: Plan) -> Iterator[str]:
    """Give the clinic's lines; its emergency number stands in the box that is about it."""
    clinic = plan.clinic
    if clinic is None:
        yield WORDS.sheet_telephone
        return
    if clinic.address:
        yield clinic.address
    hours = (clinic.hours or "").removesuffix(".")
    if clinic.telephone:
        number = f"{WORDS.sheet_telephone} {clinic.telephone}"
        yield f"{number}, {hours}" if hours else number
    elif hours:
        yield WORDS.clinic_hours.format(hours=hours)
    if clinic.when_closed:
        yield WORDS.clinic_when_closed.format(what=clinic.when_closed.removesuffix("."))
    if clinic.emergency_number and not plan.protocol.warning_signs.emergency:
        yield WORDS.clinic_emergency.format(number=clinic.emergency_number)
    if clinic.web_address:
        yield WORDS.clinic_web_address.format(address=clinic.web_address)
    if not clinic.telephone:
        yield WORDS.sheet_telephone


# What to do, and what is normal


def _care(plan: Plan) -> Iterator[Care]:
    listed = [dated for dated in plan.care if dated.status is not CareStatus.OVER]
    for dated, said in zip(listed, care_sentences(plan), strict=True):
        what, when, rest = said.partition(_first_date(dated, plan.zone))
        yield Care(what.rstrip(), (when + rest).strip())


def _first_date(dated: DatedCare, zone: ZoneInfo) -> str:
    """Give the words with which the dates of a care begin; at least its full stop."""
    if dated.status is CareStatus.LATER:
        return WORDS.care_from.format(moment=say_moment(dated.from_at, zone))
    if dated.until_at is not None:
        return WORDS.care_until.format(moment=say_moment(dated.until_at, zone))
    return ". "


def _normal(plan: Plan) -> Iterator[str]:
    """Say what is normal, the first to end first; what ends together stands together."""
    by_end = sorted(plan.after_effects, key=_end_of)
    for end, alike in groupby(by_end, _end_of):
        yield " ".join(_normal_until(end, list(alike), plan.zone))


def _end_of(dated: DatedAfterEffect) -> datetime:
    return dated.normal_until_at


def _normal_until(end: datetime, alike: list[DatedAfterEffect], zone: ZoneInfo) -> Iterator[str]:
    what = "; ".join(_say_effect(dated) for dated in alike)
    yield WORDS.sheet_normal_until.format(moment=say_moment(end, zone), what=what)
    for dated in alike:
        if dated.call_from_at:
            said = WORDS.call_from.format(moment=say_moment(dated.call_from_at, zone))
            yield said if len(alike) == 1 else f"({dated.rule.what}) {said}"


def _say_effect(dated: DatedAfterEffect) -> str:
    if not dated.rule.only_if:
        return dated.rule.what
    condition = WORDS.only_if.format(condition=dated.rule.only_if).removesuffix(".")
    return f"{dated.rule.what} ({condition[:1].lower()}{condition[1:]})"


# The next session


def _window(plan: Plan) -> tuple[str, str]:
    """Give the sentences on the next session, the first of them apart."""
    if plan.next_sessions:
        said = list(window_sentences(plan.next_sessions[0], plan.today))
    else:
        said = list(next_session_sentences(plan))
    first, stop, rest = " ".join(said).partition(". ")
    return first + stop.strip(), rest


def _later(sessions: "tuple[NextSession, ...] | list[NextSession]") -> str:
    if not sessions:
        return ""
    first, *others = sessions
    said = WORDS.sheet_later_session.format(
        number=first.number, recommended=say_day(first.recommended_on)
    )
    more = (f"{session.number}: {say_day(session.recommended_on)}" for session in others)
    return "; ".join((said, *more)) + "."


def _date_preparations(plan: Plan) -> list[DatedPreparation]:
    if not plan.next_sessions:
        return []
    return list(date_preparations(plan.protocol, plan.next_sessions[0], plan.zone))


def _avoid(item: DatedPreparation, plan: Plan) -> str:
    """Say what not to do before a session: from when for certain, and from when as advice."""
    rule = item.preparation
    said = []
    if item.holds_from_at:
        moment = _say_start(item.holds_from_at, plan.zone)
        said.append(WORDS.preparation_holds.format(activity=rule.do_not, moment=moment))
    else:
        said.append(WORDS.avoid.format(activity=rule.do_not))
    if item.advised_from_at:
        moment = _say_start(item.advised_from_at, plan.zone)
        said.append(WORDS.sheet_better_not_from.format(moment=moment))
    if rule.only_if:
        said.append(WORDS.only_if.format(condition=rule.only_if))
    return " ".join(said)


def _say_start(moment: datetime, zone: ZoneInfo) -> str:
    """Give a moment from which something holds; the first of a day is the day itself."""
    day = moment.astimezone(zone).date()
    return say_day(day) if moment == start_of(day, zone) else say_moment(moment, zone)
