"""What the page's script draws from: instants as seconds since 1970, and words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from mesocare.dates.clock_changes import find_clock_changes
from mesocare.language.words.page import PageWords
from mesocare.plan.facts import STRICTEST_FIRST, DatedRestriction, Plan
from mesocare.sentences.care import watch_sentence
from mesocare.sentences.conditions import Conditional, say_area, with_condition
from mesocare.sentences.course import passed_sentence
from mesocare.sentences.days import Speaker, without_stop
from mesocare.sentences.sessions import year_slip_sentences

_SECOND = timedelta(seconds=1)
_FURTHEST_AHEAD = timedelta(days=61)
"""A device whose clock lies further before the session is wrong: nobody makes a page so early."""
_SLOW_CLOCK = timedelta(days=1)
"""So far a device's clock may be behind the computer that made the page."""
_LONGEST_KEPT = timedelta(days=2 * 366)
"""After it, a clock is wrong, or the page too old to be gone by."""
_FIRST = datetime(1960, 1, 1, tzinfo=UTC)
"""Before it lies only what holds since ever."""
_IN_ITS_PLACE = "\0"
"""Stands for a sentence beside its condition; no text of a file holds it."""


def moment_before(plan: Plan) -> datetime:
    """Return a moment before all sessions: from there a plan holds what any of them asks for."""
    return min(session.begins_at for session in plan.sessions) - _SECOND


def make_facts(
    plan: Plan, whole: Plan, speaker: Speaker, ends: Mapping[str, str]
) -> dict[str, Any]:
    """Return the facts of a plan; `whole` is the same plan seen from before all sessions.

    `ends` says in words what ends each rule, by its id.
    """
    session = plan.latest_session
    words = speaker.table(PageWords)
    edges = dict.fromkeys(edge for dated in whole.restrictions for edge in _edges(dated))
    return {
        "place": place_of(plan),
        "has_24_hours": speaker.has_24_hours,
        "offsets": list(_offsets(plan)),
        "session_at": second(session.begins_at),
        "session_on": session.on.isoformat(),
        "earliest": second(_earliest(plan)),
        "latest": second(session.ended_at + _LONGEST_KEPT),
        "doubt": " ".join(year_slip_sentences(plan, speaker)),
        "strictest_first": [status.value for status in STRICTEST_FIRST],
        "rules": [
            _rule(dated, plan, whole, speaker, ends[dated.id]) for dated in whole.restrictions
        ],
        "moments": {str(second(moment)): _moment(moment, speaker) for moment in edges},
        "overdue": _overdue(plan, speaker),
        "watch": watch_sentence(plan, speaker) or "",
        "watch_until": plan.watch_until_on.isoformat() if plan.watch_until_on else "",
        "words": {
            **vars(words.live),
            "only_if_normal": words.live.only_if_normal.format(area=say_area(plan, speaker)),
            "allowed": words.allowed,
            "do": words.do,
            "times": _times(speaker),
        },
    }


def place_of(plan: Plan) -> str:
    """Return the place whose clock a plan goes by, as people write it."""
    return plan.zone.key.rpartition("/")[2].replace("_", " ")


def second(moment: datetime) -> int:
    """Return an instant as the script counts it."""
    return int(moment.timestamp())


def _earliest(plan: Plan) -> datetime:
    """Return before when a clock is wrong: a page made after its sessions says when it was made."""
    session = plan.latest_session
    if plan.at > session.ended_at:
        return plan.at - _SLOW_CLOCK
    return session.begins_at - _FURTHEST_AHEAD


def _offsets(plan: Plan) -> Iterator[tuple[int, int]]:
    """Return the zone's offsets in seconds, each from when on, as long as the page is good for."""
    first = _earliest(plan) - timedelta(days=1)
    last = plan.latest_session.ended_at + _LONGEST_KEPT
    for moment in (first, *find_clock_changes(first, last, plan.zone)):
        offset = moment.astimezone(plan.zone).utcoffset() or timedelta()
        yield second(moment), int(offset.total_seconds())


def _rule(
    dated: DatedRestriction, plan: Plan, whole: Plan, speaker: Speaker, end: str
) -> dict[str, Any]:
    rule, twins = dated.rule, [twin.id for twin in whole.twins_of(dated)]
    words = speaker.table(PageWords).dates
    how = rule.in_between and words.in_between.format(how=without_stop(rule.in_between))
    return {
        "id": dated.id,
        "label": rule.label,
        **({"is_preparation": True} if dated.is_preparation else {}),
        **({"is_twin": True} if dated.twin_of else {}),
        **({"twins": twins} if twins and not dated.twin_of else {}),
        **(
            {}
            if dated.latest_session_at == plan.latest_session.begins_at
            else {"session_at": second(dated.latest_session_at)}
        ),
        "holds": [
            [
                STRICTEST_FIRST.index(hold.status),
                second(hold.from_at),
                hold.until_at and second(hold.until_at),
                *([1] if (dated.is_preparation or twins) and hold.is_before else []),
            ]
            for hold in dated.holds
        ],
        **({"end": end} if dated.clear_at is None or dated.is_taken_over else {}),
        **({"is_taken_over": True} if dated.is_taken_over else {}),
        **({"how": how} if how else {}),
        **({"meanwhile": rule.meanwhile} if rule.meanwhile else {}),
        **({"condition": _condition(rule, plan, speaker)} if rule.only_if or rule.unless else {}),
    }


def _condition(rule: Conditional, plan: Plan, speaker: Speaker) -> tuple[str, str]:
    """Return what stands before and after a sentence for its condition."""
    before, _, after = with_condition(_IN_ITS_PLACE, rule, plan, speaker).partition(_IN_ITS_PLACE)
    return before, after


def _overdue(plan: Plan, speaker: Speaker) -> dict[str, str] | None:
    """Return after which day the next visit's window has passed, and what to say (COURSE-5)."""
    following = next(iter(plan.next_sessions), None)
    if following is None or following.latest_on is None or following.is_maintenance:
        return None
    said = passed_sentence(following, speaker)
    return {"latest_on": following.latest_on.isoformat(), "said": said}


def _moment(moment: datetime, speaker: Speaker) -> list[str]:
    """Return a moment's date, its day and its hour, and all of it where that is more than both."""
    on = speaker.local(moment).date()
    day, clock = speaker.short_day(on), speaker.clock(moment)
    if speaker.is_midnight(moment):
        return [on.isoformat(), day, ""]
    said, both = speaker.short_moment(moment), speaker.times.moment.format(day=day, clock=clock)
    return [on.isoformat(), day, clock, *([said] if said != both else [])]


def _edges(dated: DatedRestriction) -> Iterable[datetime]:
    edges = {edge for hold in dated.holds for edge in (hold.from_at, hold.until_at) if edge}
    return {edge for edge in edges if edge >= _FIRST} | {dated.latest_session_at}


def _times(speaker: Speaker) -> dict[str, Any]:
    names = (
        "short_months", "short_weekdays", "day", "in_year", "today", "tomorrow", "clock_24",
        "clock_am", "clock_pm", "hour_and_minute", "noon", "midnight", "moment", "moment_today",
        "comma",
    )  # fmt: skip
    return {name: getattr(speaker.times, name) for name in names}
