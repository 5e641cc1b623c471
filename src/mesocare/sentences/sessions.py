"""The sessions in words, and the head of every view."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session
from mesocare.plan.course import find_early_sessions
from mesocare.plan.facts import (
    Plan,
)
from mesocare.sentences.days import _DAY, _HOUR, _MINUTE, WORDS, say_day, say_moment, say_span


def title(plan: Plan) -> str:
    """Give the plan's title."""
    return WORDS.title.format(title=plan.protocol.protocol.title)


def say_session(session: Session, zone: ZoneInfo) -> str:
    """Give a session as it was given: its moment, or its day where it has no time."""
    return say_moment(session.ended_at, zone) if session.has_time else say_day(session.on)


def session_sentences(plan: Plan) -> Iterator[str]:
    """Say which sessions the plan counts from, which are planned, and which had no time."""
    past = [session for session in plan.sessions if not plan.is_planned(session)]
    spoken = [say_session(session, plan.zone) for session in past]
    if len(spoken) == 1:
        yield WORDS.session.format(moment=spoken[0])
    elif spoken:
        yield WORDS.sessions.format(moments="; ".join(spoken))
    for session in plan.sessions[len(past) :]:
        yield WORDS.planned.format(moment=say_session(session, plan.zone))
    for session in plan.sessions:
        if not session.has_time:
            written = f"{session.on.isoformat()}T14:30"
            yield WORDS.no_time.format(day=say_day(session.on), written=written)


def as_of_sentences(plan: Plan) -> Iterator[str]:
    """Say for which moment the plan is, and how far it is from the nearest session."""
    minute = plan.at.replace(second=0)
    yield WORDS.as_of.format(moment=say_moment(minute, plan.zone), zone=plan.zone.key)
    past = [session for session in plan.sessions if not plan.is_planned(session)]
    if past:
        elapsed = (plan.at - past[-1].ended_at) // _MINUTE * _MINUTE
        if past[-1].has_time:
            yield WORDS.after_session.format(span=_say_floor(elapsed))
        elif elapsed > timedelta():
            yield WORDS.after_session_day.format(span=_say_floor(elapsed))
    else:
        yield WORDS.before_session.format(span=say_span(plan.sessions[0].ended_at - plan.at))


def _say_floor(span: timedelta) -> str:
    return say_span(span // _HOUR * _HOUR if span >= _DAY else span)


def head_sentences(plan: Plan) -> Iterator[str]:
    """Say what the plan counts from, for which moment it is, and what to be told at once."""
    yield from session_sentences(plan)
    yield from early_sentences(plan)
    yield from as_of_sentences(plan)


def early_sentences(plan: Plan) -> Iterator[str]:
    """Say which sessions came before the least gap was over (COURSE-2)."""
    if plan.protocol.course is None:
        return
    for early in find_early_sessions(plan.protocol.course, plan.sessions):
        yield WORDS.early.format(
            number=early.number, day=say_day(early.on), earliest=say_day(early.earliest_on)
        )
