"""The visits of a course and what to prepare for them, in words."""

from collections.abc import Iterable

from mesocare.dates.waits import Range
from mesocare.language.words.facts import FactWords
from mesocare.plan.closed_days import Left
from mesocare.plan.course import EarlySession, NextSession
from mesocare.plan.facts import DatedPreparation, Plan
from mesocare.rules.protocol import Course
from mesocare.sentences.bans import say_ban
from mesocare.sentences.care import acts_ahead
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.leads import from_hour, is_on_the_day, lead_of


def window_part(session: NextSession, speaker: Speaker) -> str:
    """Say a next visit's best day and window, without a stop: `best on … (9 to 23 Dec)`.

    Where the clinic is closed on all its days, none of them is best.
    """
    words = speaker.table(FactWords)
    earliest, best, latest = session.earliest_on, session.best_on, session.latest_on
    if latest is None:
        return words.not_before_day.format(day=speaker.day(earliest))
    if earliest == latest:
        return words.on_one_day.format(day=speaker.day(earliest))
    window = speaker.days(earliest, latest)
    if best is None:
        return words.between.format(window=window)
    return words.best_on.format(day=speaker.day(best), window=window)


def next_session_sentences(plan: Plan, speaker: Speaker) -> list[str]:
    """Say when the next visit is due, why its day moved, and what comes when the course is over.

    It is not said to be done while something, such as a check-up, is to come.
    """
    words, course = speaker.table(FactWords), plan.protocol.course
    if course is None:
        return []
    if course.about:
        return [words.vague_course.format(about=capital(without_stop(course.about)))]
    done = [] if acts_ahead(plan) else [words.course_done]
    if not plan.next_sessions:
        return [" ".join([*done, words.ask_next])]
    session = plan.next_sessions[0]
    if session.is_maintenance:
        latest = session.latest_on or session.earliest_on
        if latest < plan.today:
            return [" ".join([*done, words.ask_next])]
        window = speaker.days(session.earliest_on, latest)
        if session.latest_on is None:
            window = words.not_before_day.format(day=speaker.day(latest))
        return [" ".join([*done, words.one_more_visit.format(window=window)])]
    if session.has_passed(plan.today):
        return [passed_sentence(session, speaker)]
    said = [f"{capital(window_part(session, speaker))}."]
    said += moved_sentences(session, speaker)
    if session.is_optional:
        said.append(words.optional)
    return said


def passed_sentence(session: NextSession, speaker: Speaker) -> str:
    """Say that a visit is overdue, or by when it was due if the clinic wants it (COURSE-5)."""
    words = speaker.table(FactWords)
    assert session.latest_on is not None
    template = words.was_due_if_needed if session.is_optional else words.overdue
    return template.format(number=session.number, day=speaker.day(session.latest_on))


def moved_sentences(session: NextSession, speaker: Speaker) -> list[str]:
    """Say why closed days moved a best day, or why it stays on one (COURSE-3)."""
    words, moved = speaker.table(FactWords), session.moved_because
    if moved is None:
        return []
    if moved.left is Left.NONE:
        return [words.not_moved]
    day = speaker.day(moved.on)
    weekday = speaker.times.weekdays[moved.on.weekday()]
    said = [words.moved[moved.kind].format(day=day, name=moved.name, weekday=weekday)]
    return [*said, words.moved_earlier] if moved.left is Left.EARLIER else said


def count_sentence(course: Course, speaker: Speaker) -> str:
    """Say how many visits a course has: of `4 to 8`, four, then it is open (COURSE-1)."""
    words = speaker.table(FactWords)
    least = sum(phase.sessions.least for phase in course.all_phases)
    most = sum(phase.sessions.most for phase in course.all_phases)
    if least == most:
        return speaker.counted(most, words.how_many_fixed)
    count = speaker.times.range_same.format(least=least, most=most)
    return words.how_many.format(count=count, least=least)


def early_sentence(early: EarlySession, speaker: Speaker) -> str:
    """Say that a session came inside the least gap (COURSE-2)."""
    return speaker.table(FactWords).early.format(
        number=early.number, day=speaker.day(early.on), earliest=speaker.day(early.earliest_on)
    )


def preparations_of(plan: Plan) -> tuple[DatedPreparation, ...]:
    """Return what to prepare for a visit to come; nothing where the course has none any more."""
    return () if plan.is_course_over and not plan.doubts else plan.preparations


def preparation_sentences(dated: DatedPreparation, plan: Plan, speaker: Speaker) -> list[str]:
    """Say one thing to prepare: its moments, or its lead time in words (TIME-13)."""
    words, rule = speaker.table(FactWords), dated.rule
    lead = lead_of(rule, speaker)
    if rule.do is not None:
        start = dated.advised_from_at or dated.holds_from_at
        if start is not None:
            form = words.prepare_on if rule.on else words.prepare_from
            day, moment = speaker.near_day(speaker.date_of(start)), speaker.near_moment(start)
            said = [form.format(do=capital(rule.do), day=day, moment=moment)]
        elif is_on_the_day(rule):
            what, hour = capital(rule.do), from_hour(rule, speaker)
            said = [words.on_the_day.format(what=what, hour=hour)]
        elif lead:
            said = [words.lead.format(do=capital(rule.do), lead=lead)]
        else:
            said = [words.prepare_ask.format(do=capital(rule.do))]
        return [with_condition(said[0], rule, plan, speaker)]
    said = []
    if dated.advised_from_at:
        moment = speaker.near_moment(dated.advised_from_at)
        ban = say_ban(rule, speaker, is_advice=True)
        said.append(capital(words.prepare_not_from.format(ban=ban, moment=moment)))
    if dated.holds_from_at:
        moment = speaker.near_moment(dated.holds_from_at)
        ban = say_ban(rule, speaker)
        said.append(capital(words.prepare_not_from.format(ban=ban, moment=moment)))
    if not dated.holds_from_at:  # hours before a visit without one stay words (TIME-13)
        if said and rule.from_:
            lead = speaker.lead(Range(rule.from_.least, rule.from_.least))
        ban = say_ban(rule, speaker)
        whole = words.on_the_day if is_on_the_day(rule) else words.prepare_not_before
        hour = from_hour(rule, speaker)
        said.append(capital(whole.format(what=ban, ban=ban, lead=lead, hour=hour)))
    return [with_condition(said[0], rule, plan, speaker), *said[1:]]


def overdue_ban_sentences(
    asked: Iterable[DatedPreparation | None], plan: Plan, speaker: Speaker
) -> list[str]:
    """Say of what is OK how long before a visit it is not, where the next one's days have passed.

    Its day is not known, so no date can say it.
    """
    has_passed = any(session.has_passed(plan.today) for session in plan.next_sessions[:1])
    bans = [one for one in asked if one is not None and one.rule.do_not]
    if not bans or plan.next_given or not has_passed:
        return []
    dateless = [ban._replace(advised_from_at=None, holds_from_at=None) for ban in bans]
    said = [line for ban in dateless for line in preparation_sentences(ban, plan, speaker)]
    return [*said, speaker.table(FactWords).booking_soon]
