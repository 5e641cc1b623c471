"""All that a screen says about one moment."""

from typing import NamedTuple

from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import Plan
from mesocare.sentences.course import early_sentence
from mesocare.sentences.days import Speaker
from mesocare.sentences.rows.help import HelpLine, help_lines
from mesocare.sentences.rows.preparing import NEAR
from mesocare.sentences.rows.sections import Section, in_time, make_sections, next_visit_shortly
from mesocare.sentences.rows.waits import WaitRow, ask_parts, shared_clock, wait_rows
from mesocare.sentences.sessions import (
    ask_if_held,
    day_number,
    doubt_sentences,
    say_session,
    told_sentences,
    year_slip_sentences,
)
from mesocare.sentences.trust import clock_sentences, honesty_sentences

_MOST_SESSIONS_SAID = 3


class Today(NamedTuple):
    """All that a screen says about one moment."""

    title: str
    moment: str
    short_moment: str
    """The same with its day cut short, for a narrow screen."""
    about: tuple[str, ...]
    """What the plan counts from."""
    notices: tuple[str, ...]
    """What is out of the ordinary, a line each."""
    waits: tuple[WaitRow, ...]
    clock: str | None
    """The hour at which all waits end, or most."""
    asks: tuple[str, ...]
    sections: tuple[Section, ...]
    help_lines: tuple[HelpLine, ...]
    honesty: tuple[str, ...]
    """Who stands behind the rules, and whether they should have been reviewed by now."""
    commands: tuple[str, ...]
    next_visit: str = ""
    """The next visit in a few words, to stand beside the session."""
    is_doubtful: bool = False
    """Whether a year looks wrong, so that nothing is a yes (TIME-16)."""


def make_today(plan: Plan, speaker: Speaker) -> Today:
    """Return what a screen says about the plan's moment."""
    words = speaker.table(ScreenWords)
    number = day_number(plan)
    day = words.before_visit if number is None else speaker.times.day_number.format(number=number)
    waits = wait_rows(plan, speaker)
    clock, is_shared = shared_clock(waits, speaker)
    has_hours = all(session.has_time for session in plan.sessions)
    ends = [row.ok_at for row in waits if row.ok_at and not row.end]
    if not has_hours and any(map(speaker.is_midnight, ends)):
        clock = None  # said once, it would seem to be that of the midnights too
    slips, doubts = year_slip_sentences(plan, speaker), doubt_sentences(plan, speaker)
    return Today(
        title=words.head.format(title=plan.protocol.protocol.title, day=day),
        moment=say_now(plan, speaker),
        short_moment=say_now(plan, speaker, is_short=True),
        about=tuple(_about(plan, speaker, clock, is_shared=is_shared)),
        notices=(
            *slips,
            *([words.slip] if slips else []),
            *doubts,
            *ask_if_held(plan, speaker),
            *_notices(plan, speaker),
        ),
        waits=waits,
        clock=clock,
        asks=ask_parts(plan, speaker),
        sections=tuple(section for section in make_sections(plan, speaker, waits) if section.parts),
        help_lines=help_lines(plan, speaker),
        honesty=tuple(honesty_sentences(plan, speaker)),
        commands=words.more_today,
        next_visit=next_visit_shortly(plan, speaker),
        is_doubtful=bool(slips or doubts),
    )


def say_now(plan: Plan, speaker: Speaker, *, is_short: bool = False) -> str:
    """Say the plan's moment with its clock: `Thursday 26 November, 10:44 am`."""
    day = speaker.short_day(plan.today) if is_short else speaker.day(plan.today)
    if speaker.is_midnight(plan.at):
        return day
    return speaker.times.moment.format(day=day, clock=speaker.clock(plan.at))


def _about(plan: Plan, speaker: Speaker, clock: str | None, *, is_shared: bool) -> list[str]:
    words = speaker.table(ScreenWords)
    said = session_parts(plan, speaker)
    if clock:
        said.append((words.every_wait if is_shared else words.most_waits).format(clock=clock))
    return said


def session_parts(plan: Plan, speaker: Speaker) -> list[str]:
    """Say which sessions the plan counts from: the latest in full, those before by their day."""
    words = speaker.table(ScreenWords)
    past = [session for session in plan.sessions if not plan.is_planned(session)]
    said = []
    if past:
        moment = say_session(past[-1], speaker)
        before = list(dict.fromkeys(speaker.short_day(one.on) for one in past[:-1]))
        days = before[-_MOST_SESSIONS_SAID:]
        if len(before) > len(days):
            days.append(speaker.counted(len(before) - len(days), words.fold))
        template = words.sessions if before else words.session
        said.append(template.format(moment=moment, days=speaker.times.comma.join(days)))
    if past:
        return said
    return [in_time(words.session_ahead, one, plan, speaker) for one in plan.sessions]


def _notices(plan: Plan, speaker: Speaker) -> list[str]:
    words = speaker.table(ScreenWords)
    said = clock_sentences(plan, speaker)
    said += [
        early_sentence(early, speaker)
        for early in plan.early_sessions
        if early.on == plan.latest_session.on
    ]
    happened = {event.id: event.happened_at for event in plan.events}
    for event_id, sentence in told_sentences(plan, speaker).items():
        at = happened[event_id]
        if at is not None and plan.at <= at + NEAR:
            said.append(sentence)
    if not plan.latest_session.has_time:
        ahead = plan.is_planned(plan.latest_session)
        said.append(words.no_hour_ahead if ahead else words.no_hour)  # ends in a command: the last
    return said
