"""What the page's script works from: instants as seconds since 1970, names, and words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from mesocare.language.tables import find_table
from mesocare.language.words.facts import FactWords
from mesocare.language.words.heard import Heard
from mesocare.language.words.page import PageWords
from mesocare.plan.facts import STRICTEST_FIRST, CareStatus, DatedCare, DatedRestriction, Plan
from mesocare.plan.lexicon import PLACE, fold
from mesocare.plan.names import LEVELS
from mesocare.sentences.care import watch_sentence
from mesocare.sentences.conditions import Conditional, with_condition
from mesocare.sentences.days import Speaker, without_stop
from mesocare.sentences.sessions import year_slip_sentences

_WORD = re.compile(r"[^\W_]+")
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
    session, heard = plan.latest_session, speaker.table(Heard)
    words = speaker.table(PageWords)
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
        "rules": [_rule(dated, plan, speaker, ends[dated.id]) for dated in whole.restrictions],
        "moments": {
            str(second(moment)): _moment(moment, speaker)
            for dated in whole.restrictions
            for moment in _edges(dated)
        },
        "signs": [
            {"level": level, "names": _names([sign.sign, *sign.also_called], speaker.language)}
            for level in LEVELS
            for sign in getattr(plan.protocol.warning_signs, level)
        ],
        "effects": [
            {
                "place": place,
                "names": _names(
                    [dated.rule.what, dated.rule.label, *dated.rule.also_called], speaker.language
                ),
            }
            for place, dated in enumerate(plan.after_effects)
        ],
        "permitted": list(_permitted(plan, speaker.language)),
        "overdue": _overdue(plan, speaker),
        "watch": watch_sentence(plan, speaker) or "",
        "watch_until": plan.watch_until_on.isoformat() if plan.watch_until_on else "",
        "words": {
            **words.live._asdict(),
            "allowed": words.allowed,
            "do": words.do,
            "times": _times(speaker),
        },
        "heard": {
            "small": " ".join(sorted(heard.small | heard.markers)),
            **{
                name: " ".join(sorted(getattr(heard, name)))
                for name in (
                    "light",
                    "places",
                    "body_parts",
                    "complaints",
                    "harmless",
                    "negations",
                    "mild",
                    "grave",
                )
            },
            "dangers": [(danger.pattern, danger.level) for danger in heard.dangers],
            "body_talk": heard.body_talk,
            "told": heard.told,
            "spellings": [
                (pattern, re.sub(r"\\(\d)", r"$\1", put)) for pattern, put in heard.spellings
            ],
            "place": PLACE,
            "endings": words.endings,
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
    moment = _earliest(plan) - timedelta(days=1)
    end = plan.latest_session.ended_at + _LONGEST_KEPT
    found = moment.astimezone(plan.zone).utcoffset()
    yield second(moment), int((found or timedelta()).total_seconds())
    while moment < end:
        following = moment + timedelta(days=1)
        if following.astimezone(plan.zone).utcoffset() != found:
            change = _change_between(moment, following, plan)
            found = following.astimezone(plan.zone).utcoffset()
            yield second(change), int((found or timedelta()).total_seconds())
        moment = following


def _change_between(before: datetime, after: datetime, plan: Plan) -> datetime:
    """Return the second at which the zone's clock is moved between two moments."""
    first = before.astimezone(plan.zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(plan.zone).utcoffset() == first:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def _rule(dated: DatedRestriction, plan: Plan, speaker: Speaker, end: str) -> dict[str, Any]:
    rule = dated.rule
    names = list(rule.also_called)
    if dated.preparation is not None:
        asked = dated.preparation.rule
        names += [text for text in (asked.short, asked.do_not, *asked.also_called) if text]
    heard, words = speaker.table(Heard), speaker.table(PageWords).dates
    how = rule.in_between and words.in_between.format(how=without_stop(rule.in_between))
    own = [rule.label, rule.activity]
    parts = re.split(heard.between_parts, rule.activity)
    return {
        "id": dated.id,
        "label": rule.label,
        **({"is_preparation": True} if dated.is_preparation else {}),
        "session_at": second(dated.latest_session_at),
        "holds": [
            [
                STRICTEST_FIRST.index(hold.status),
                second(hold.from_at),
                hold.until_at and second(hold.until_at),
            ]
            for hold in dated.holds
        ],
        **({"end": end} if dated.clear_at is None or dated.is_taken_over else {}),
        **({"is_taken_over": True} if dated.is_taken_over else {}),
        **({"how": how} if how else {}),
        **({"meanwhile": rule.meanwhile} if rule.meanwhile else {}),
        **({"condition": _condition(rule, plan, speaker)} if rule.only_if or rule.unless else {}),
        "names": _names([*own, *parts, *names], speaker.language, own),
    }


def _names(texts: Iterable[str], language: str, own: Iterable[str] = ()) -> str:
    """Return the words that tell in each text, the texts apart by a bar, each once.

    The treated place is one mark, whatever it is called; a rule's `own` texts go without it, and
    their parts do not: "shave" alone may be a beard's, and no "haircut or head shave".
    """
    found: dict[str, None] = {}
    for text in texts:
        words, has_place = _telling_words(text, language)
        place = [PLACE] if has_place and text not in own else []
        found[" ".join(dict.fromkeys([*words, *place]))] = None
    return "|".join(name for name in found if name)


@lru_cache(maxsize=4096)  # the names of a few protocols: one has about 900
def _telling_words(text: str, language: str) -> tuple[list[str], bool]:
    """Return the words of a name that tell it from others, and if it names the treated place."""
    heard = find_table(language, Heard)
    folded = fold(text)
    for pattern, put in heard.spellings:
        folded = re.sub(pattern, put, folded)
    small = heard.small | heard.markers
    words = [word for word in _WORD.findall(folded) if word not in small]
    solid = [word for word in words if word not in heard.light | heard.places]
    return solid or words, bool(solid) and not heard.places.isdisjoint(words)


def _condition(rule: Conditional, plan: Plan, speaker: Speaker) -> tuple[str, str]:
    """Return what stands before and after a sentence for its condition."""
    before, _, after = with_condition(_IN_ITS_PLACE, rule, plan, speaker).partition(_IN_ITS_PLACE)
    return before, after


def _permitted(plan: Plan, language: str) -> Iterator[dict[str, Any]]:
    """Return what the sheet allows or asks for, and where the page says it (CAN-4)."""
    for place, item in enumerate(plan.allowed):
        names = _names([item.label, item.activity, *item.also_called], language)
        yield {"at": f"allowed-{place}", "names": names}
    for place, dated in enumerate(listed_care(plan)):
        if dated.waits_for is None:
            yield {
                "at": f"care-{place}",
                "names": _names([dated.rule.do, *dated.rule.also_called], language),
                "days": [day.isoformat() for day in dated.days],
                "from": dated.from_at and second(dated.from_at),
                "until": dated.until_at and second(dated.until_at),
            }


def listed_care(plan: Plan) -> list[DatedCare]:
    """Return the care that the page lists."""
    return [dated for dated in plan.care if dated.status is not CareStatus.OVER]


def _overdue(plan: Plan, speaker: Speaker) -> dict[str, str] | None:
    """Return after which day the next visit is overdue, and the sentence for it (COURSE-5)."""
    following = next(iter(plan.next_sessions), None)
    if following is None or following.latest_on is None or following.is_maintenance:
        return None
    day = speaker.day(following.latest_on)
    said = speaker.table(FactWords).overdue.format(number=following.number, day=day)
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
