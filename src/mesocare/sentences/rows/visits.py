"""The visits of a course, done and to come, as rows: pure, before they are drawn."""

from datetime import date
from typing import NamedTuple

from mesocare.language.words.facts import FactWords
from mesocare.language.words.visits import VisitWords
from mesocare.plan.course import NextSession
from mesocare.plan.facts import DatedPreparation, Plan
from mesocare.rules.protocol import Course
from mesocare.sentences.bans import say_ban
from mesocare.sentences.care import still_to_come
from mesocare.sentences.course import (
    count_sentence,
    early_sentence,
    moved_sentences,
    next_session_sentences,
    preparation_sentences,
    preparations_of,
)
from mesocare.sentences.days import Speaker, without_stop
from mesocare.sentences.leads import from_hour, is_on_the_day, lead_of
from mesocare.sentences.rows.labels import condition_of, join_labels
from mesocare.sentences.rows.preparing import first_at, say_start
from mesocare.sentences.sessions import year_slip_sentences
from mesocare.sentences.trust import clock_sentences


class Visit(NamedTuple):
    """One visit, with its days for a drawing."""

    number: int
    on: date
    """Its day, or the best one, or the first that is possible."""
    day: str
    state: str
    """`done`, `not confirmed`, `planned`, `if needed`, `overdue`, `closed`, or nothing."""
    window: str
    kind: str
    """`done`, `planned`, `best`, `optional` or `open`, for its mark."""
    earliest_on: date | None = None
    latest_on: date | None = None


class Visits(NamedTuple):
    """All that a screen says about a course."""

    title: str
    next_best: str
    visits: tuple[Visit, ...]
    notes: tuple[str, ...]
    before_title: str
    before: tuple[tuple[str, str], ...]
    """From when, and what."""


def make_visits(plan: Plan, speaker: Speaker, *, shows_all: bool = False) -> Visits:
    """Return the visits given and those to come, with what to prepare for the next one."""
    words = speaker.table(VisitWords)
    given = [_given(number, day, plan, speaker) for number, day in enumerate(plan.days, start=1)]
    ahead = [_ahead(session, plan, speaker) for session in _with_dates(plan)]
    first = next(iter(plan.next_sessions), None)
    best = first.best_on if first and not first.has_passed(plan.today) else None
    on = plan.next_given.on if plan.next_given else best
    prepared = preparations_of(plan)
    number = next((dated.for_session for dated in prepared if dated.for_session), None)
    before = words.before_visits if number is None else words.before_number.format(number=number)
    if any(one.is_projected and first_at(one) for one in prepared):
        before = words.not_booked.format(before=before)
    return Visits(
        title=words.course_title.format(title=plan.protocol.protocol.title),
        next_best=words.next_best.format(day=speaker.short_day(on)) if on else "",
        visits=(*given, *ahead),
        notes=tuple(_notes(plan, speaker)),
        before_title=before,
        before=tuple(_before(plan, speaker, shows_all=shows_all)),
    )


def _with_dates(plan: Plan) -> tuple[NextSession, ...]:
    """Return the visits to come: no offer that has passed, and none after one whose days have.

    Those count from that one.
    """
    first = next(iter(plan.next_sessions), None)
    if first is None or not first.latest_on or first.latest_on >= plan.today:
        return plan.next_sessions
    return () if first.is_maintenance else plan.next_sessions[:1]


def _given(number: int, day: date, plan: Plan, speaker: Speaker) -> Visit:
    words = speaker.table(VisitWords)
    is_planned = all(one.ended_at > plan.at for one in plan.sessions if one.on == day)
    state, kind = (words.booked, "planned") if is_planned else (words.done, "done")
    if any(one.on == day for one in plan.unconfirmed):
        state = words.was_it_held
    return Visit(number, day, speaker.short_day(day), state, "", kind)


def _ahead(session: NextSession, plan: Plan, speaker: Speaker) -> Visit:
    words = speaker.table(VisitWords)
    earliest, best, latest = session.earliest_on, session.best_on, session.latest_on
    if latest is None:
        window = words.from_day.format(day=speaker.short_day(earliest))
    else:
        window = speaker.days(earliest, latest) if earliest != latest or not best else ""
    is_late = session.is_overdue(plan.today)
    state = words.if_needed if session.is_optional else words.shut if session.is_shut else ""
    state = words.overdue if is_late else state
    kind = "optional" if session.is_optional else "best" if best else "open"
    day = speaker.short_day(best) if best else ""
    on = best or earliest
    return Visit(session.number, on, day, state, window, kind, earliest, latest)


def _notes(plan: Plan, speaker: Speaker) -> list[str]:
    words, course = speaker.table(VisitWords), plan.protocol.course
    said = [*clock_sentences(plan, speaker), *year_slip_sentences(plan, speaker)]
    said += [early_sentence(early, speaker) for early in plan.early_sessions]
    if course is None:
        return said
    first = next(iter(plan.next_sessions), None)
    said += _count(course, first, speaker)
    said += filter(None, [still_to_come(plan, speaker)])
    if first is None or first.has_passed(plan.today) or first.is_maintenance:
        said += next_session_sentences(plan, speaker)
    dated = _with_dates(plan)
    for session in dated:
        for sentence in moved_sentences(session, speaker):
            said.append(words.visit_note.format(number=session.number, text=sentence))
    if len(plan.next_sessions) > 1:
        said.append(words.later_dates if len(dated) > 1 else words.later_undated)
    if course.takes:
        said.append(speaker.table(FactWords).takes.format(length=speaker.range(course.takes)))
    if course.results:
        said.append(course.results)
    if course.maintenance and not (first and first.is_maintenance):
        said.append(
            speaker.table(FactWords).maintenance.format(gap=speaker.pace(course.maintenance))
        )
    return said


def _count(course: Course, first: NextSession | None, speaker: Speaker) -> list[str]:
    return [count_sentence(course, speaker)] if first and not first.is_maintenance else []


# What to prepare


def _before(plan: Plan, speaker: Speaker, *, shows_all: bool) -> list[tuple[str, str]]:
    """Return what to prepare, the first to start first; what to ask or tell in one row."""
    words, prepared = speaker.table(VisitWords), preparations_of(plan)
    dated = sorted((one for one in prepared if first_at(one)), key=lambda one: str(first_at(one)))
    rows = [_dated_row(one, plan, speaker) for one in dated]
    others = [one for one in prepared if first_at(one) is None]
    for one in others:
        if said := lead_of(one.rule, speaker):
            form = words.that_day if is_on_the_day(one.rule) else words.lead
            lead = form.format(lead=said, hour=from_hour(one.rule, speaker))
            rows.append((lead, _what(one, plan, speaker)))
    free = [one for one in others if not lead_of(one.rule, speaker)]
    if shows_all:
        texts = (preparation_sentences(one, plan, speaker) for one in free)
        return [*rows, *((words.ask_or_tell, " ".join(said)) for said in texts)]
    if free:
        labels = join_labels([_what(one, plan, speaker) for one in free], speaker)
        rows.append((words.ask_or_tell, labels))
    return rows


def _dated_row(dated: DatedPreparation, plan: Plan, speaker: Speaker) -> tuple[str, str]:
    words = speaker.table(VisitWords)
    what = _what(dated, plan, speaker)
    if dated.advised_from_at and dated.holds_from_at:
        firm = say_start(dated.holds_from_at, dated, speaker)
        what = words.prepare_firm.format(text=what, day=firm)
    start = first_at(dated)
    assert start is not None
    if dated.rule.on:
        return speaker.near_day(speaker.date_of(start), short=True), what
    return words.from_moment.format(moment=say_start(start, dated, speaker)), what


def _what(dated: DatedPreparation, plan: Plan, speaker: Speaker) -> str:
    rule = dated.rule
    said = say_ban(rule, speaker) if rule.do_not else without_stop(rule.label)
    condition = condition_of(dated.rule, plan, speaker)
    return condition.format(labels=said) if condition else said
