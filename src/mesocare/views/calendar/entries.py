"""Which moments and days of a plan belong in a calendar? One entry for each, before it has a form.

A calendar lies open on lock screens and in shared accounts. So a title names an activity and never
the treatment; the reasons are in the text. No title or text depends on the day on which it is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mesocare.dates.moments import Session, begin_of, first_local_instant, local_instant, start_of
from mesocare.plan.course import NextSession
from mesocare.plan.facts import Change, DatedRestriction, Plan, list_days
from mesocare.plan.preparation import DatedPreparation, date_preparations, preparation_from
from mesocare.rules.protocol import Status
from mesocare.sentences.course import preparation_sentences, say_preparation, window_sentences
from mesocare.sentences.days import WORDS, say_day, say_moment
from mesocare.sentences.rules import changed_sentences
from mesocare.sentences.sessions import session_sentences
from mesocare.sentences.trust import clinic_sentences, reason_sentences, rules_sentences
from mesocare.views.uids import _place_in_course, _say_instant

_ONE_DAY = timedelta(days=1)
MORNING, EVENING = time(9), time(18)
"""When a calendar reminds: on the day itself, or on the evening before."""
_LAST_CALL = time(20)
"""After this, no alarm rings until the morning."""
_ON_THE_DAY = timedelta(hours=MORNING.hour)
_ON_THE_EVENING_BEFORE = timedelta(hours=EVENING.hour - 24)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the calendar, before it has a form."""

    identity: tuple[str, ...]
    """What it is about and from which session, so that it is known again when it moves."""
    title: str
    text: tuple[str, ...]
    category: str
    start: datetime | date
    alarms: tuple[timedelta, ...]
    """From the start, or from the first minute of the first day."""
    last_on: date | None = None
    """The last day of an event that takes whole days."""
    is_tentative: bool = False
    """Whether it counts from a day that is not certain yet."""


def make_entries(plan: Plan) -> Iterator[Entry]:
    """Give all entries of a plan: ends of waits, sessions ahead, what to prepare, the watch.

    They depend on the sessions alone, but for what lies ahead of the plan's moment: a session that
    is planned and what to prepare for it.

    Raises:
        InputRefusedError: when a date lies outside the calendar (TIME-11).

    """
    for entry in (*_ends(plan), *_sessions_ahead(plan), *_preparations(plan), *_watch(plan)):
        yield replace(entry, text=(*entry.text, *_closing(plan)))


def _closing(plan: Plan) -> Iterator[str]:
    yield WORDS.calendar_zone.format(zone=plan.zone.key)
    if plan.clinic:
        yield from clinic_sentences(plan)
    yield from rules_sentences(plan)


# Where waits end


def _ends(plan: Plan) -> Iterator[Entry]:
    """Give the ends of waits; one that a later session takes back is none (TIME-8).

    So what one session has brought stays as it was, until another session makes it untrue.
    """
    for dated in plan.restrictions:
        ends = {hold.until_at for hold in dated.holds} if dated.rule.wait else set()
        for change in dated.changes_after(plan.sessions[0].ended_at):
            if change.at in ends and change.status is not Status.AVOID:
                yield _end(dated, change, plan)


def _end(dated: DatedRestriction, change: Change, plan: Plan) -> Entry:
    session = [session for session in plan.sessions if session.ended_at <= change.at][-1]
    change = change._replace(status=_whatever_comes_next(change.status))
    clash = _find_clash(dated, change, plan) if session == plan.latest_session else None
    return Entry(
        identity=(dated.id, change.status, _say_instant(session)),
        title=_end_title(dated, change.status, clash),
        text=(
            *_end_sentences(dated, change, plan),
            *(_clash_sentences(*clash, plan.zone) if clash else ()),
            *session_sentences(replace(plan, sessions=(session,))),
        ),
        category=WORDS.status[change.status],
        start=change.at,
        alarms=(_when_awake(change.at, plan.zone),),
        is_tentative=plan.is_planned(session),
    )


def _end_title(
    dated: DatedRestriction, status: Status, clash: tuple[NextSession, DatedPreparation] | None
) -> str:
    activity = dated.rule.activity
    if clash:
        return WORDS.calendar_clash.format(number=clash[0].number, activity=activity)
    return WORDS.calendar_end[status].format(activity=activity)


def _whatever_comes_next(status: Status) -> Status:
    """Give what a session says by itself: "yes, until your session" would change with the next."""
    return Status.CLEAR if status is Status.UPCOMING else status


def _end_sentences(dated: DatedRestriction, change: Change, plan: Plan) -> Iterator[str]:
    rule = dated.rule
    said = WORDS.changes_to[change.status].format(activity=rule.activity)
    yield said[:1].upper() + said[1:]
    if rule.only_if:
        yield WORDS.only_if.format(condition=rule.only_if)
    if change.status is Status.CAUTION:
        yield from _next_change_sentences(dated, change, plan.zone)
    if rule.condition:
        yield WORDS.until.format(condition=rule.condition)
    if rule.meanwhile and change.status is not Status.CLEAR:
        yield WORDS.meanwhile.format(meanwhile=rule.meanwhile)
    yield from changed_sentences(dated, plan)
    yield from reason_sentences(rule, plan)
    if plan.watch_until_on is None:
        yield from _undated_sentences(plan)


def _next_change_sentences(
    dated: DatedRestriction, change: Change, zone: ZoneInfo
) -> Iterator[str]:
    for later in list(dated.changes_after(change.at))[:1]:
        status = _whatever_comes_next(later.status)
        yield WORDS.change_from.format(
            moment=say_moment(later.at, zone), change=WORDS.change[status]
        )


def _find_clash(
    dated: DatedRestriction, change: Change, plan: Plan
) -> tuple[NextSession, DatedPreparation] | None:
    """Find what to prepare for the next session that has begun before a wait ends (TIME-13)."""
    if change.status is not Status.CLEAR:
        return None
    for following in plan.next_sessions[:1]:
        ends_at = start_of(following.recommended_on, plan.zone)
        for item in date_preparations(plan.protocol, following, plan.zone):
            begins_at = item.advised_from_at or item.holds_from_at
            if item.id == dated.id and begins_at and begins_at <= change.at < ends_at:
                return following, item
    return None


def _clash_sentences(
    following: NextSession, item: DatedPreparation, zone: ZoneInfo
) -> Iterator[str]:
    yield _count_back(following)
    yield say_preparation(item, zone)


# The next sessions, and what to prepare


def _sessions_ahead(plan: Plan) -> Iterator[Entry]:
    yield from (_planned_session(number, item, plan) for number, item in _planned(plan))
    for place, session in enumerate(plan.next_sessions):
        yield _window(session, plan, is_next=place == 0)


def _planned_session(number: int, session: Session, plan: Plan) -> Entry:
    undated = [item for item in _date_for(session, plan) if item.holds_from_at is None]
    return Entry(
        identity=_place_in_course(number, plan),
        title=WORDS.calendar_planned.format(number=number),
        text=(
            *session_sentences(replace(plan, sessions=(session,))),
            *(say_preparation(item, plan.zone) for item in undated),
        ),
        category=WORDS.next_session,
        start=session.on,
        last_on=session.on,
        alarms=(_ON_THE_EVENING_BEFORE,),
    )


def _window(session: NextSession, plan: Plan, *, is_next: bool) -> Entry:
    title = WORDS.calendar_projected if session.is_projected else WORDS.calendar_window
    best_after = session.recommended_on - session.earliest_on
    starts = dict.fromkeys((timedelta(), best_after))
    return Entry(
        identity=_place_in_course(session.number, plan),
        title=title.format(number=session.number, day=say_day(session.recommended_on)),
        text=(
            *_window_sentences(session),
            *(preparation_sentences(plan) if is_next else ()),
            *session_sentences(replace(plan, sessions=plan.sessions[-1:])),
        ),
        category=WORDS.next_session,
        start=session.earliest_on,
        last_on=session.latest_on,
        alarms=tuple(start + _ON_THE_EVENING_BEFORE for start in starts),
        is_tentative=session.is_projected,
    )


def _window_sentences(session: NextSession) -> Iterator[str]:
    yield from window_sentences(session, session.earliest_on)  # a calendar has no today
    if session.is_projected:
        yield WORDS.projected
    else:
        yield WORDS.calendar_not_had.format(day=say_day(session.latest_on))


def _preparations(plan: Plan) -> Iterator[Entry]:
    for number, session in _planned(plan):
        said = WORDS.planned.format(moment=say_day(session.on))
        for item in _date_for(session, plan):
            yield from _preparation(item, number, said, plan)
    for following in plan.next_sessions[:1]:
        said = _count_back(following)
        for item in date_preparations(plan.protocol, following, plan.zone):
            for entry in _preparation(item, following.number, said, plan):
                yield replace(entry, is_tentative=True)


def _count_back(session: NextSession) -> str:
    day = say_day(session.recommended_on)
    return WORDS.preparation_projected.format(day=day, number=session.number)


def _date_for(session: Session, plan: Plan) -> Iterator[DatedPreparation]:
    """Date what to prepare for a session that is given, as the plan does (TIME-13)."""
    start = begin_of(session, plan.zone)
    for key, item in plan.protocol.before_session.items():
        yield DatedPreparation(key, item, *preparation_from(item, start, plan.zone))


def _preparation(item: DatedPreparation, number: int, said: str, plan: Plan) -> Iterator[Entry]:
    rule = item.preparation
    for kind, moment in (("advised", item.advised_from_at), ("holds", item.holds_from_at)):
        if moment is not None:
            title = WORDS.calendar_preparation[kind if rule.do_not else "do"]
            yield Entry(
                identity=(*_place_in_course(number, plan), item.id, kind),
                title=title.format(activity=rule.do_not or rule.do),
                text=(
                    say_preparation(item, plan.zone),
                    *reason_sentences(rule, plan),
                    said,
                ),
                category=WORDS.preparation,
                start=moment,
                alarms=(_on_the_evening_before(moment, plan.zone),),
            )


# The watch


def _watch(plan: Plan) -> Iterator[Entry]:
    watch, last_on = plan.protocol.watch, plan.watch_until_on
    if watch is None or last_on is None:
        return
    why = [WORDS.why.format(why=watch.why)] if watch.why else []
    yield Entry(
        identity=("watch", _say_instant(plan.sessions[0])),
        title=WORDS.calendar_watch,
        text=(
            WORDS.watch_until.format(day=say_day(last_on), signs="; ".join(watch.signs)),
            *why,
            *_undated_sentences(plan),
            *session_sentences(replace(plan, sessions=plan.sessions[-1:])),
        ),
        category=WORDS.watch,
        start=last_on,
        last_on=last_on,
        alarms=(_ON_THE_DAY,),
        is_tentative=plan.is_planned(plan.latest_session),
    )


def _undated_sentences(plan: Plan) -> Iterator[str]:
    """Name what no date ends, and what therefore has no event (TIME-10)."""
    for dated in plan.restrictions:
        if dated.rule.until:
            yield " ".join(
                (
                    WORDS.ask.format(activity=dated.rule.activity),
                    WORDS.until.format(condition=dated.rule.until),
                    WORDS.calendar_undated,
                )
            )


# Sessions, and civil hours


def _planned(plan: Plan) -> list[tuple[int, Session]]:
    """Give the sessions that lie ahead with their place in the course; a day counts once."""
    ahead = {session.on: session for session in reversed(plan.sessions) if plan.is_planned(session)}
    return [(number, ahead[on]) for number, on in enumerate(list_days(plan), 1) if on in ahead]


def _when_awake(moment: datetime, zone: ZoneInfo) -> timedelta:
    """Give how long after a moment to ring: a yes must never ring before its time."""
    local = moment.astimezone(zone)
    if MORNING <= local.time() <= _LAST_CALL:
        return timedelta()
    day = local.date() if local.time() < MORNING else local.date() + _ONE_DAY
    return local_instant(datetime.combine(day, MORNING), zone) - moment


def _on_the_evening_before(moment: datetime, zone: ZoneInfo) -> timedelta:
    """Give when to ring before a moment: what one must not do is better known in good time."""
    day = moment.astimezone(zone).date() - _ONE_DAY
    return first_local_instant(datetime.combine(day, EVENING), zone) - moment
