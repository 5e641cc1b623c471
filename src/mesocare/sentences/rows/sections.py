"""What a screen says beside the waits: what is OK, to do, normal, and the next visit."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from mesocare.dates.moments import Session
from mesocare.dates.waits import Unit
from mesocare.language.words.facts import FactWords
from mesocare.language.words.screens import ScreenWords
from mesocare.language.words.times import Forms
from mesocare.plan.facts import (
    CareStatus,
    DatedAfterEffect,
    DatedAllowed,
    DatedCare,
    DatedRestriction,
    Plan,
    Until,
)
from mesocare.rules.protocol import LAST_SESSION, Decider, Status
from mesocare.sentences.care import acts_ahead, say_deed
from mesocare.sentences.course import next_session_sentences
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.rows.labels import (
    BETWEEN_LISTS,
    HOLE,
    by_condition,
    condition_of,
    join_parts,
    only_if_normal,
    say_near,
    say_near_end,
)
from mesocare.sentences.rows.lines import fill, width_of
from mesocare.sentences.rows.preparing import NEAR, before_parts, due_parts
from mesocare.sentences.rows.waits import WaitRow
from mesocare.sentences.sessions import day_number, say_session

if TYPE_CHECKING:
    from mesocare.sentences.conditions import Conditional

_LONGEST_VAGUE = {
    Unit.MONTHS: timedelta(days=365),
    Unit.WEEKS: timedelta(days=84),
    Unit.DAYS: NEAR,
    Unit.HOURS: timedelta(days=2),
}
"""Longer than anybody means by "some months", "a few hours"; a line of today ends by it."""
_SOME_DAYS = timedelta(days=2)
_ONE_DAY = timedelta(days=1)


class Section(NamedTuple):
    """A labelled line of parts, which a screen may fold from its end."""

    name: str
    label: str
    parts: tuple[str, ...]
    joint: str = ""
    """What stands between parts, where that is not a comma or a semicolon."""
    lead: str = "{labels}"
    """A sentence around the joined parts."""
    folds: Forms | None = None
    """How many more parts there are, where that says as well where they stand."""
    arounds: tuple[str, ...] = ()
    """The words around each part, where it has some; neighbours with the same ones share them."""


def fold(section: Section, taken: int, speaker: Speaker) -> str:
    """Say so many parts of a section, and how many more there are."""
    parts, left = _say_parts(section, taken, speaker), len(section.parts) - taken
    if left:
        parts = (*parts, speaker.counted(left, section.folds or speaker.table(ScreenWords).fold))
    return section.lead.format(labels=join_parts(parts, speaker=speaker, joint=section.joint))


def _say_parts(section: Section, taken: int, speaker: Speaker) -> tuple[str, ...]:
    if not section.arounds:
        return section.parts[:taken]
    pairs = zip(section.arounds[:taken], section.parts, strict=False)
    groups = groupby(pairs, key=itemgetter(0))
    return tuple(
        around.format(labels=join_parts([label for _, label in group], speaker=speaker))
        for around, group in groups
    )


def fit_parts(section: Section, room: int, most: int, speaker: Speaker) -> int:
    """Return how many parts of a section fit on so many lines, one at least."""
    for taken in range(len(section.parts), 1, -1):
        said = fold(section, taken, speaker)
        if width_of(said) <= most * room and len(fill(said, room)) <= most:
            return taken
    return 1


def fold_to(section: Section, room: int, most: int, speaker: Speaker) -> list[str]:
    """Break a section into so many lines at most, and fold the parts that have no room.

    One part stands in any case, whole.
    """
    return fill(fold(section, fit_parts(section, room, most, speaker), speaker), room)


def make_sections(plan: Plan, speaker: Speaker, waits: Sequence[WaitRow]) -> list[Section]:
    """Return what stands under the waits, in its order; some sections may be empty."""
    words = speaker.table(ScreenWords)
    is_dated = any(row.ok_at for row in waits)
    has_begun = day_number(plan) is not None
    sections = [
        Section("how", words.if_you_must, how_parts(plan, speaker), BETWEEN_LISTS),
        Section("ok", words.ok_now, ok_parts(plan, speaker), lead=only_if_normal(plan, speaker)),
        Section("later", words.ok_later, later_parts(plan, speaker)),
        _upcoming_section(plan, speaker),
        _do_section(plan, speaker),
        coming_section(plan, speaker, within=NEAR),
        Section("event", "", event_parts(plan, speaker)),
        normal_section(plan, speaker),
        still_section(plan, speaker),
        Section("visit", words.next_visit, visit_parts(plan, speaker), " "),
        Section("before", words.before_it, before_parts(plan, speaker)),
        Section("watch", words.watch, () if is_dated else watch_parts(plan, speaker)),
    ]
    return [one for one in sections if has_begun or one.name not in ("normal", "still", "watch")]


def _upcoming_section(plan: Plan, speaker: Speaker) -> Section:
    """Return what is OK until a visit; what is banned before it, until then."""
    words = speaker.table(ScreenWords)
    found: list[DatedRestriction | DatedAllowed] = [
        *[one for one in plan.restrictions if plan.is_ok_to_list(one)],
        *plan.allowed,
    ]
    until: dict[datetime | None, list[tuple[Conditional, str]]] = {None: []}
    for one in found:
        if one.status is Status.UPCOMING:
            banned_at = one.banned_before_visit_at(plan.at)
            until.setdefault(banned_at, []).append((one.rule, one.rule.label))
    parts: list[str] = []
    arounds: list[str] = []
    for moment in sorted(until, key=lambda moment: moment or plan.at):
        together = by_condition(until[moment], plan, speaker)
        said = speaker.near_moment(moment, short=True) if moment else ""
        around = words.until_then.format(moment=said, labels=HOLE) if moment else words.until_visit
        parts += together
        arounds += [around] * len(together)
    lead = words.ok_until
    if len(until) == 1:  # all of it until the visit: said once, before the labels
        lead, arounds = words.ok_until.format(labels=words.until_visit), []
    return Section(
        "upcoming", words.ok_until_visit, tuple(parts), lead=lead, arounds=tuple(arounds)
    )


def how_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return how alone may be done what it is better to wait for now."""
    words = speaker.table(ScreenWords)
    found = [
        (
            dated.rule,
            words.only_so.format(said=dated.rule.label, how=without_stop(dated.rule.in_between)),
        )
        for dated in plan.restrictions
        if dated.status is Status.CAUTION and dated.rule.in_between
    ]
    return by_condition(found, plan, speaker)


def ok_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what is OK now: the waits that ended last come first, then what needs none."""
    ended = [
        dated
        for dated in plan.restrictions
        if dated.status is Status.CLEAR and plan.is_ok_to_list(dated)
    ]
    ended.sort(key=lambda dated: dated.clear_at or plan.at, reverse=True)
    labelled: list[tuple[Conditional, str]] = [(dated.rule, dated.rule.label) for dated in ended]
    labelled += [
        (dated.rule, dated.rule.label) for dated in plan.allowed if dated.status is Status.CLEAR
    ]
    return by_condition(labelled, plan, speaker)


def later_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what is allowed from a moment on: `from tomorrow at 3 am: a body shower`."""
    held = [dated for dated in plan.allowed if dated.status is Status.AVOID]
    return say_openings(((dated, dated.opens_at(plan.at)) for dated in held), plan, speaker)


def say_openings(
    opening: Iterable[tuple[DatedAllowed, datetime | None]], plan: Plan, speaker: Speaker
) -> tuple[str, ...]:
    """Say from when on things are allowed that have such a moment, in its order."""
    together: dict[tuple[datetime, str], list[DatedAllowed]] = {}
    for dated, moment in opening:
        if moment is not None:
            key = moment, condition_of(dated.rule, plan, speaker) or ""
            together.setdefault(key, []).append(dated)
    return tuple(
        _say_allowed_from(group, moment, plan, speaker)
        for (moment, _), group in sorted(together.items(), key=itemgetter(0))
    )


def _say_allowed_from(
    together: Sequence[DatedAllowed], moment: datetime, plan: Plan, speaker: Speaker
) -> str:
    """Say from when on things of one condition are allowed, and whom they concern, before them."""
    plain, conditional = speaker.table(ScreenWords).from_then
    said = speaker.near_moment(moment, short=True)
    labels = speaker.times.comma.join(dated.rule.label for dated in together)
    condition = condition_of(together[0].rule, plan, speaker)
    if condition is None:
        return plain.format(moment=said, labels=labels)
    return conditional.format(moment=said, labels=condition.format(labels=labels))


def _do_section(plan: Plan, speaker: Speaker) -> Section:
    """Return what is to be done: for a visit that is near first, of which no part is lost."""
    words, due = speaker.table(ScreenWords), due_parts(plan, speaker)
    parts = (*due, *care_parts(plan, speaker))
    return Section("do", words.to_do, parts, BETWEEN_LISTS, folds=words.fold_due if due else None)


def coming_section(plan: Plan, speaker: Speaker, *, within: timedelta | None = None) -> Section:
    """Return what is to be done on days to come, such as a check-up (TIME-14)."""
    words, parts = speaker.table(ScreenWords), []
    last_on = date.max if within is None else plan.today + within
    for acts in acts_ahead(plan):
        if acts.days[0] <= last_on:
            condition = condition_of(acts.rule, plan, speaker) or HOLE
            labels = condition.format(labels=say_deed(acts.rule))
            days = acts.say_days(speaker, last_on)
            parts.append(words.on_days.format(days=days, labels=labels))
    return Section("coming", words.to_come, tuple(parts), BETWEEN_LISTS)


def care_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what is to be done now: acts of this one day first, then what starts or goes on.

    Of what has a vague length, a line of today leaves out what surely is over.
    """
    due = [
        dated
        for dated in plan.care
        if dated.status is CareStatus.NOW and dated.is_listed and not dated.waits_for
        if not _is_surely_over(dated, plan, speaker)
    ]
    due.sort(key=lambda dated: dated.from_at or plan.at, reverse=True)
    due.sort(key=lambda dated: not dated.rule.on)
    due.sort(key=lambda dated: bool(dated.rule.only_if or dated.rule.unless))
    parts = []
    for dated in due:
        rule = dated.rule
        condition = condition_of(rule, plan, speaker) or "{labels}"
        vague = speaker.table(FactWords).care_for.format(span=rule.about) if rule.about else None
        until = _until_in_words(dated, speaker)
        said = speaker.times.comma.join(filter(None, (rule.do, rule.how_often, vague, until)))
        parts.append(condition.format(labels=said))
    return tuple(parts)


def _until_in_words(dated: DatedCare, speaker: Speaker) -> str | None:
    """Say the event that ends care: no date does, and nobody may do it for ever."""
    if dated.until is None:
        return None
    return speaker.table(ScreenWords).once.format(event=without_stop(dated.until.text))


def event_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Say how to tell the events that alone hold something back now, or end what is to be done."""
    words, done = speaker.table(ScreenWords), _ends_of_care(plan)
    waiting = {
        dated.until.event
        for dated in plan.restrictions
        if dated.status is Status.AVOID
        and dated.until
        and not any(
            hold.status is Status.AVOID and hold.until_at and plan.at < hold.until_at
            for hold in dated.holds
        )
    }
    said = [
        words.event.format(what=event.what, id=event.id)
        for event in plan.events
        if event.id in done or (event.id in waiting and event.decided_by is Decider.YOU)
    ]
    if last := _may_be_last(plan):
        said.append(words.event.format(what=without_stop(last.text), id=last.event))
    return (capital(said[0]), *said[1:]) if said else ()


def _may_be_last(plan: Plan) -> Until | None:
    """Return the last session as what is waited for, where the latest visit may have been it."""
    if not any(session.is_optional for session in plan.next_sessions[:1]):
        return None
    ends = [one.waits_for or one.until for one in plan.restrictions]
    ends += [one.waits_for or one.until for one in plan.care]
    return next((end for end in ends if end and end.event == LAST_SESSION), None)


def _ends_of_care(plan: Plan) -> set[str | None]:
    """Return the events on which care alone waits, where it has begun or counts from them."""
    named = {
        until.event for one in plan.restrictions for until in (one.until, one.waits_for) if until
    }
    begun = {one.until.event for one in plan.care if one.until and one.status is CareStatus.NOW}
    return (begun | {one.waits_for.event for one in plan.care if one.waits_for}) - named


def normal_section(plan: Plan, speaker: Speaker) -> Section:
    """Return what is normal now and until when: `until Fri 27 Nov: mild swelling`.

    Nobody knows when a vague length is over, and a line of today must not call it normal for good:
    it is left out when it surely is over.
    """
    words = speaker.table(ScreenWords)

    def template(dated: DatedAfterEffect) -> str | None:
        until, template = dated.normal_until_at, words.normal_until
        if dated.waits_for or (dated.from_at and plan.at < dated.from_at):
            return None
        if until is None and dated.normal_from_least_at:
            until, template = dated.normal_from_least_at, words.normal_at_least
        if until is None:
            about = dated.rule.about or ""
            if plan.at > _counted_from(dated, plan) + (_longest(about, speaker) or NEAR):
                return None
            return words.normal_about.format(about=about, labels=HOLE)
        if plan.at >= until:
            return None
        return template.format(day=say_near_end(until, speaker), labels=HOLE)

    ordered = sorted(plan.after_effects, key=lambda one: _day(one.normal_until_at, plan, speaker))
    labels, arounds = _effects(ordered, template)
    lead = _normal_lead(plan, words)
    return Section("normal", words.normal, labels, lead=lead, arounds=arounds)


def _is_surely_over(dated: DatedCare, plan: Plan, speaker: Speaker) -> bool:
    """Whether nobody means that long; "at least a few days" and "as long as it hurts" never are."""
    about = dated.rule.about
    longest = _longest(about, speaker) if about else None
    if longest is None or speaker.times.at_least.format(length="").strip() in (about or ""):
        return False
    return plan.at > _counted_from(dated, plan) + longest


def _counted_from(dated: DatedAfterEffect | DatedCare, plan: Plan) -> datetime:
    """Return from when a vague length runs: after the latest session, or where it begins later."""
    begun = [session.begins_at for session in plan.sessions if session.begins_at <= plan.at]
    since = max(begun, default=plan.at)
    return max(dated.from_at or since, since)


def _longest(about: str, speaker: Speaker) -> timedelta | None:
    """Return how long a vague length can be at most, by the unit that its words name."""
    for unit, longest in _LONGEST_VAGUE.items():
        if any(form.format(count="").strip() in about for form in speaker.times.units[unit.value]):
            return longest
    return None


def _normal_lead(plan: Plan, words: ScreenWords) -> str:
    """Say around what is normal now that what is older is a call: it never folds (TIME-12)."""
    is_called = any(dated.earlier_call_at for dated in plan.after_effects)
    return words.normal_from_before if is_called else HOLE


def still_section(plan: Plan, speaker: Speaker) -> Section:
    """Return what is not normal any more, and from when it is a reason to call."""
    words = speaker.table(ScreenWords)
    near = [
        dated
        for dated in plan.after_effects
        if dated.earlier_call_at and dated.call_from_at and plan.at <= dated.call_from_at + NEAR
    ]

    def template(dated: DatedAfterEffect) -> str | None:
        until, call = dated.normal_until_at or dated.normal_from_least_at, dated.call_from_at
        if call is None or (until is not None and plan.at < until) or plan.at > call + NEAR:
            return None
        if plan.at >= call:
            return HOLE
        return words.still_on.format(day=say_near(call, speaker), labels=HOLE)

    ordered = sorted(plan.after_effects, key=lambda one: _day(one.call_from_at, plan, speaker))
    labels, arounds = _effects(ordered, template)
    if near and not normal_section(plan, speaker).parts:
        labels, arounds = (words.still_from_before, *labels), (HOLE, *arounds)
    return Section("still", words.still, labels, lead=words.still_there, arounds=arounds)


def _day(moment: datetime | None, plan: Plan, speaker: Speaker) -> date:
    """Return the day by which a list is in order; of one day, the file has the usual first."""
    return speaker.local(moment or plan.at).date()


def _effects(
    ordered: Iterable[DatedAfterEffect], template: Callable[[DatedAfterEffect], str | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the after-effects of everybody that a template takes, and the words around each."""
    said: dict[str, list[str]] = {}
    for dated in ordered:
        rule = dated.rule
        found = None if rule.expect or rule.only_if or rule.unless else template(dated)
        if found:
            said.setdefault(found, []).append(rule.label)
    pairs = [(label, around) for around, labels in said.items() for label in labels]
    return tuple(label for label, _ in pairs), tuple(around for _, around in pairs)


def visit_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Say when the next visit is: the one that was given, else the course's window."""
    if plan.next_given is not None and len(plan.sessions) == 1:
        return ()
    if plan.next_given is not None:
        words = speaker.table(ScreenWords)
        return (capital(in_time(words.visit_on, plan.next_given, plan, speaker)),)
    return tuple(next_session_sentences(plan, speaker))


def next_visit_shortly(plan: Plan, speaker: Speaker) -> str:
    """Say in a few words when the next visit is; nothing where there is more to say of it."""
    words = speaker.table(ScreenWords)
    if plan.next_given is not None:
        is_only = len(plan.sessions) == 1
        day = speaker.short_day(plan.next_given.on)
        return "" if is_only else words.visit_shortly.format(day=day)
    first = next(iter(plan.next_sessions), None)
    if first is None or first.best_on is None or len(visit_parts(plan, speaker)) > 1:
        return ""
    if first.is_maintenance or first.best_on < plan.today:
        return ""
    return words.visit_best.format(day=speaker.short_day(first.best_on))


def in_time(template: str, session: Session, plan: Plan, speaker: Speaker) -> str:
    """Say a session that lies ahead, with how long it is until then where that is some days."""
    moment = say_session(session, speaker)
    if session.begins_at - plan.at < _SOME_DAYS:
        return template.format(when=moment)
    left = speaker.distance(plan.at, session.begins_at)
    words = speaker.table(ScreenWords)
    return template.format(when=words.in_span.format(when=moment, span=left))


def watch_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Say what to look out for, as long as the watch runs (COURSE-7)."""
    watch, last_on = plan.protocol.watch, plan.watch_until_on
    if watch is None or last_on is None or not plan.is_watching:
        return ()
    words = speaker.table(ScreenWords)
    signs = speaker.join_or(watch.signs)
    day = speaker.short_day(last_on)
    return (words.watch_line.format(do=watch.do or "", day=day, signs=signs).strip(),)
