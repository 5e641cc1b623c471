"""What does the course say, in sentences? Each session that was, and each that is to come."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from mesocare.plan.course import NextSession
from mesocare.plan.facts import (
    Plan,
)
from mesocare.plan.preparation import DatedPreparation, date_preparations
from mesocare.sentences.days import WORDS, _capital, say_day, say_moment
from mesocare.sentences.rules import clinic_change_sentences
from mesocare.sentences.sessions import as_of_sentences, early_sentences, say_session
from mesocare.sentences.trust import clinic_sentences, trust_sentences


def course_title(plan: Plan) -> str:
    """Give the title of the course."""
    return WORDS.course_title.format(title=plan.protocol.protocol.title)


def course_sections(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    """Give the sections of the course as a heading and its sentences, in order of time."""
    yield "", list(as_of_sentences(plan))
    yield WORDS.course_done, [*_sessions(plan), *early_sentences(plan)]
    yield WORDS.course_next, list(_next_sessions(plan))
    yield WORDS.preparation, list(preparation_sentences(plan))
    yield WORDS.changes, list(clinic_change_sentences(plan))
    yield WORDS.trust, list(trust_sentences(plan))
    if plan.clinic:
        yield WORDS.clinic, list(clinic_sentences(plan))


def _sessions(plan: Plan) -> Iterator[str]:
    days = sorted({session.on for session in plan.sessions})
    for session in plan.sessions:
        said = WORDS.course_planned if plan.is_planned(session) else WORDS.course_session
        yield said.format(number=days.index(session.on) + 1, moment=say_session(session, plan.zone))


def _next_sessions(plan: Plan) -> Iterator[str]:
    course = plan.protocol.course
    if course is None:
        yield WORDS.course_none
        return
    for session in plan.next_sessions:
        words = list(window_sentences(session, plan.today))
        if session.is_projected:
            words.append(WORDS.projected)
        yield " ".join(words)
    if not plan.next_sessions:
        yield WORDS.no_more_sessions
    elif course.maintenance and not plan.next_sessions[0].is_maintenance:
        yield WORDS.course_maintenance.format(gap=course.maintenance)


def next_session_sentences(plan: Plan) -> Iterator[str]:
    """Say when the next session is due, and how many follow it."""
    if plan.protocol.course is None:
        return
    if not plan.next_sessions:
        yield WORDS.no_more_sessions
        return
    first, *others = plan.next_sessions
    yield from window_sentences(first, plan.today)
    if others:
        yield WORDS.more_sessions.format(
            count=len(others), recommended=say_day(others[-1].recommended_on)
        )


def window_sentences(session: NextSession, today: date) -> Iterator[str]:
    """Say one session's window: its best day, its first and last, and whether it must be."""
    days = {
        "earliest": say_day(session.earliest_on),
        "recommended": say_day(session.recommended_on),
        "latest": say_day(session.latest_on),
    }
    if session.is_maintenance:
        yield WORDS.maintenance.format(**days)
    elif session.earliest_on == session.latest_on:
        yield WORDS.window_day.format(number=session.number, **days)
    else:
        yield WORDS.window.format(number=session.number, **days)
    if session.moved_because:
        said = WORDS.moved if session.moved_from_on else WORDS.not_moved
        yield said.format(because=session.moved_because)
    if session.is_optional and not session.is_maintenance:
        yield WORDS.optional
    if session.is_overdue(today):
        yield WORDS.overdue.format(**days)


def preparation_sentences(plan: Plan) -> Iterator[str]:
    """Say what to do before the next session, with its dates (COURSE-6, TIME-13)."""
    if not plan.next_sessions or not plan.protocol.before_session:
        return
    session = plan.next_sessions[0]
    dated = date_preparations(plan.protocol, session, plan.zone)
    if any(item.holds_from_at for item in dated):
        yield WORDS.preparation_projected.format(
            day=say_day(session.recommended_on), number=session.number
        )
    for item in dated:
        yield say_preparation(item, plan.zone)


def say_preparation(item: DatedPreparation, zone: ZoneInfo) -> str:
    """Say one thing to prepare, with the moments from which it is advised and holds."""
    rule = item.preparation
    words = [_say_what_to_do(rule.do, item, zone)] if rule.do else []
    if item.advised_from_at and rule.do_not:
        moment = say_moment(item.advised_from_at, zone)
        words.append(WORDS.preparation_advised.format(activity=rule.do_not, moment=moment))
    if item.holds_from_at and rule.do_not:
        moment = say_moment(item.holds_from_at, zone)
        words.append(WORDS.preparation_holds.format(activity=rule.do_not, moment=moment))
    if rule.only_if:
        words.append(WORDS.only_if.format(condition=rule.only_if))
    return " ".join(words)


def _say_what_to_do(what: str, item: DatedPreparation, zone: ZoneInfo) -> str:
    start = item.advised_from_at or item.holds_from_at
    since = f", {WORDS.care_from.format(moment=say_moment(start, zone))}" if start else ""
    return f"{_capital(what)}{since}."
