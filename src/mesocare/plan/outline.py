"""What dating needs to know of a protocol, worked out once and not for every plan."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from mesocare.dates.moments import Session
from mesocare.dates.waits import Length, Wait
from mesocare.language.tables import find_table
from mesocare.language.words.facts import FactWords
from mesocare.plan.course import NextSession, date_where_open
from mesocare.plan.facts import DatedEvent, DatedPreparation, Hold, Until
from mesocare.plan.preparation import (
    Coming,
    date_preparations,
    end_with_bans,
    hold_before,
    preparation_as_restriction,
)
from mesocare.plan.things import (
    Bans,
    Thing,
    allows_all_of,
    bans_all_of,
    bans_some_of,
    food_banned,
    list_things,
    things_allowed,
)
from mesocare.rules.protocol import (
    LAST_SESSION,
    Allowed,
    Care,
    Course,
    Decider,
    Preparation,
    Protocol,
    Restriction,
    activity_key,
)


class Spell(NamedTuple):
    """What decides when an activity is held off, whatever it is: rules share it, dated once."""

    wait: Wait | None
    until: Until | None
    after: str | None
    bans: tuple[str, ...]
    """The preparations that ban the activity as well."""
    waits_for: Until | None
    """The event from which its wait counts, in words."""


class Line(NamedTuple):
    """A restriction with the place of its spell."""

    key: str
    rule: Restriction
    spell: int
    wider: tuple[int, ...] = ()
    """The places of the spells of all food or drink, where it is some of it."""


class Ban(NamedTuple):
    """What preparations ban of which no restriction tells the same patients, as a restriction."""

    rule: Restriction
    bans: tuple[str, ...]
    """All preparations that ban it for these patients."""
    twin_of: str | None = None
    """The restriction of its activity that concerns others; none where none names it."""


class CareLine(NamedTuple):
    """A care with what may hold off the same activity."""

    key: str
    rule: Care
    until: Until | None
    waits_for: Until | None
    spells: tuple[int, ...]
    """The places of the spells of restrictions in its words."""
    bans: tuple[str, ...]
    """The preparations that ban it."""
    companions: tuple[int, ...]
    """The places of the spells whose bans it waits out: those of what it goes with, and of all
    food or drink where it is some."""


class Permit(NamedTuple):
    """What decides when something is allowed, whatever it is: rules share it, dated once."""

    wait: Length | None
    bans: tuple[str, ...]
    """The preparations that ban the activity."""
    bans_of_a_part: tuple[str, ...]
    """Those that ban something of it: no yes, and no ban of the whole."""
    spells: tuple[int, ...] = ()
    """The places of the spells of all food or drink, where it is some of it."""


class AllowedLine(NamedTuple):
    """What is allowed, with its permit and the place of that."""

    rule: Allowed
    permit: Permit
    place: int


class Prepared(NamedTuple):
    """The preparations for one session to come, and what each forbids."""

    dated: tuple[DatedPreparation, ...]
    holds: dict[str, tuple[Hold, ...]]


class Outline(NamedTuple):
    """A protocol as dating goes through it."""

    protocol: Protocol
    spells: tuple[Spell, ...]
    lines: tuple[Line, ...]
    cares: tuple[CareLine, ...]
    alone: dict[str, Ban]
    """What is banned apart from the restrictions, by an id of its own."""
    prepare: Callable[[Coming | None], Prepared]
    """Dates the preparations; those for a projected day are the same for all who came on one."""
    awaited: dict[str, Until]
    """The events from which after-effects count, by the ids of the after-effects."""
    most_sessions: int | None
    """After how many the course is over; none without a course."""
    date_course: Callable[[int, date, bool], tuple[NextSession, ...]] | None
    """Dates the sessions after so many, the latest of them on a day, where no day is closed."""
    events: tuple[DatedEvent, ...]
    """The events, none of them told."""
    permits: tuple[Permit, ...]
    allowed: tuple[AllowedLine, ...]
    shared_activities: frozenset[str]
    """The keys of the activities that several restrictions, bans and permits name."""
    allowed_after: dict[str, tuple[AllowedLine, ...]]
    """What speaks, once a visit is over, of all that a preparation bans before it, by its id."""

    def is_course_over(self, sessions: Iterable[Session]) -> bool:
        """Whether the greatest number of sessions has been given (COURSE-5); a day counts once."""
        if self.most_sessions is None:
            return False
        return len({session.on for session in sessions}) >= self.most_sessions


_Whom = tuple[str | None, str | None]
"""Whom a rule concerns: its `only_if` and its `unless`."""
_EVERYBODY: _Whom = (None, None)
_MOST_KEPT = 8
"""A run has one protocol, a day list a few."""
_kept: dict[int, Outline] = {}
_DAYS_KEPT = 366
"""The sessions of a list, in whatever order, lie on the days of a year; each takes 6 kB."""


def outline_of(protocol: Protocol) -> Outline:
    """Return the outline of a protocol; the same object is gone through once."""
    kept = _kept.get(id(protocol))
    if kept is None or kept.protocol is not protocol:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        kept = _kept[id(protocol)] = _make_outline(protocol)
    return kept


def resolve_until(protocol: Protocol, text: str, decided_by: Decider | None = None) -> Until:
    """Return what an `until` waits for: an event of the file, the built-in one, or words."""
    if event := protocol.events.get(text):
        return Until(event.what, text, decided_by or event.decided_by, event.usually)
    if text == LAST_SESSION:
        return Until("you have had your last session", LAST_SESSION, decided_by or Decider.YOU)
    return Until(text, None, decided_by or Decider.YOU)


def _make_outline(protocol: Protocol) -> Outline:
    bans: dict[str, tuple[str, ...]] = {}
    for key, item in protocol.before_session.items():
        if item.do_not:
            activity = activity_key(item.do_not)
            bans[activity] = (*bans.get(activity, ()), key)
    bans_on = Bans(protocol, bans).on
    spells: dict[Spell, int] = {}
    lines = []
    twins: dict[str, Ban] = {}
    told = set[tuple[str, tuple[str, ...]]]()
    named: dict[str, list[Line]] = {}
    for key, rule in protocol.restrictions.items():
        activity = activity_key(rule.activity)
        is_one_event = rule.after is not None and rule.after == rule.until
        by_whom = _by_whom(protocol, bans_on(activity, (rule.activity, *rule.also_called)))
        own = by_whom.pop(_whom(rule), ())
        spell = Spell(
            rule.wait,
            _until_of(protocol, rule),
            rule.after,
            (*own, *by_whom.get(_EVERYBODY, ())),
            None if is_one_event else _waits_for(protocol, rule.after),
        )
        for keys in by_whom.values():
            if (activity, keys) not in told:
                told.add((activity, keys))
                twins[f"{key}.{keys[0]}"] = _twin_of(key, rule, keys, protocol)
        line = Line(key, rule, spells.setdefault(spell, len(spells)))
        lines.append(line)
        named.setdefault(activity, []).append(line)
    wider = Wider(protocol, lines)
    lines = [line._replace(wider=wider.than(line.rule.activity)) for line in lines]
    preparations = {
        key: replace(item, short=_short_of(item.do_not, named))
        if item.do_not and not item.short
        else item
        for key, item in protocol.before_session.items()
    }
    permits: dict[Permit, int] = {}
    allowed = [
        AllowedLine(rule, permit, permits.setdefault(permit, len(permits)))
        for rule, permit in _permits_of(protocol, preparations, wider)
    ]
    alone = twins | {
        key: Ban(preparation_as_restriction(preparations[key]), same)
        for activity, keys in bans.items()
        if activity not in named
        for same in _by_whom(protocol, keys).values()
        for key in same
    }
    bans_alone = [ban.rule for ban in alone.values()]
    activities = Counter(
        [
            *[
                activity_key(rule.activity)
                for rule in (*protocol.restrictions.values(), *bans_alone)
            ],
            *[activity_key(item.activity) for item in protocol.allowed],
        ]
    )
    return Outline(
        protocol=protocol,
        spells=tuple(spells),
        lines=tuple(lines),
        cares=tuple(_care_lines(protocol, lines, named, bans_on, wider)),
        alone=alone,
        prepare=lru_cache(_DAYS_KEPT)(
            partial(_prepare, preparations, dict(_bans_of_deeds(protocol, bans_on)))
        ),
        awaited={
            key: resolve_until(protocol, effect.after)
            for key, effect in protocol.after_effects.items()
            if effect.after
        },
        most_sessions=_most_sessions(protocol.course),
        date_course=lru_cache(_DAYS_KEPT)(partial(date_where_open, protocol.course))
        if protocol.course and protocol.course.all_phases
        else None,
        events=tuple(
            DatedEvent(
                key, event.what, event.usually and str(event.usually), event.decided_by, None
            )
            for key, event in protocol.events.items()
        ),
        permits=tuple(permits),
        allowed=tuple(allowed),
        shared_activities=frozenset(key for key, times in activities.items() if times > 1),
        allowed_after=_allowed_after(protocol, preparations, allowed),
    )


def _is_same(line: Line, activity: str) -> bool:
    """Return whether a restriction is of that very activity: two of one are laid out as one."""
    return activity_key(line.rule.activity) == activity_key(activity)


class Wider:
    """The restrictions that hold an activity off too, from everybody.

    Those of all food, of all drink, or of what is solid, and those that list one of its things:
    while wine waits, so does "wine or coffee".
    """

    def __init__(self, protocol: Protocol, lines: Iterable[Line]) -> None:
        """Take the rules, and their restrictions."""
        self._words = find_table(protocol.protocol.language, FactWords)
        for_all = [line for line in lines if _whom(line.rule) == _EVERYBODY]
        foods = ((line, food_banned(line.rule.activity, self._words)) for line in for_all)
        self._foods = [(line, food) for line, food in foods if food]
        self._listing: dict[Thing, list[Line]] = {}
        for line in for_all:
            for thing in list_things(line.rule.activity, self._words):
                self._listing.setdefault(thing, []).append(line)

    def than(self, activity: str) -> tuple[int, ...]:
        """Return the places of the spells of those that hold off an activity as well, or a part."""
        found = [line for line, food in self._foods if food.covers_all(activity)]
        for thing in list_things(activity, self._words):
            found += self._listing.get(thing, [])
        places = {one.spell for one in found if not _is_same(one, activity)}
        return tuple(sorted(places))


def _whom(rule: Restriction | Preparation) -> _Whom:
    return rule.only_if, rule.unless


def _by_whom(protocol: Protocol, bans: Iterable[str]) -> dict[_Whom, tuple[str, ...]]:
    """Return preparations by whom they concern."""
    found: dict[_Whom, tuple[str, ...]] = {}
    for key in bans:
        whom = _whom(protocol.before_session[key])
        found[whom] = (*found.get(whom, ()), key)
    return found


def _twin_of(key: str, rule: Restriction, bans: tuple[str, ...], protocol: Protocol) -> Ban:
    """Return what some preparations ban of a restriction's activity, for whom they concern."""
    told = preparation_as_restriction(protocol.before_session[bans[0]])
    twin = replace(
        told,
        activity=rule.activity,
        short=rule.short,
        also_called=(*rule.also_called, *told.also_called),
    )
    return Ban(twin, bans, twin_of=key)


def _permits_of(
    protocol: Protocol, preparations: Mapping[str, Preparation], wider: "Wider"
) -> Iterator[tuple[Allowed, Permit]]:
    words = find_table(protocol.protocol.language, FactWords)
    bans = {key: item for key, item in preparations.items() if item.do_not}
    for item in protocol.allowed:
        whole = tuple(key for key, ban in bans.items() if bans_all_of(ban, item, words))
        part = tuple(
            key for key, ban in bans.items() if key not in whole and bans_some_of(ban, item, words)
        )
        wait = item.from_.most if item.from_ else None
        yield item, Permit(wait, whole, part, wider.than(item.activity))


def _allowed_after(
    protocol: Protocol, preparations: Mapping[str, Preparation], allowed: Iterable[AllowedLine]
) -> dict[str, tuple[AllowedLine, ...]]:
    words = find_table(protocol.protocol.language, FactWords)
    bans = {key: item for key, item in preparations.items() if item.do_not}
    things = [(line, things_allowed(line.rule, bans.values(), words)) for line in allowed]
    found = {
        key: tuple(line for line, those in things if allows_all_of(ban, those, words))
        for key, ban in bans.items()
    }
    return {key: lines for key, lines in found.items() if lines}


def _bans_of_deeds(
    protocol: Protocol, bans_on: Callable[[str, Sequence[str]], tuple[str, ...]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return what bans a thing that is to be done before a visit: eating, a light supper."""
    for key, item in protocol.before_session.items():
        if item.do:
            by_whom = _by_whom(protocol, bans_on(activity_key(item.do), (item.do,)))
            yield key, (*by_whom.pop(_whom(item), ()), *by_whom.get(_EVERYBODY, ()))


def _prepare(
    rules: Mapping[str, Preparation],
    bans_of: Mapping[str, tuple[str, ...]],
    coming: Coming | None,
) -> Prepared:
    dated = date_preparations(rules, coming)
    if coming is None:
        return Prepared(dated, {})
    bans = {one.id: one for one in dated if one.rule.do_not}
    dated = tuple(
        [
            end_with_bans(one, [bans[key] for key in bans_of.get(one.id, ())])
            if one.rule.do
            else one
            for one in dated
        ]
    )
    holds = {key: tuple(hold_before(one, coming.zone)) for key, one in bans.items()}
    return Prepared(dated, holds)


def _most_sessions(course: Course | None) -> int | None:
    if course is None or not course.all_phases:
        return None
    return sum(phase.sessions.most for phase in course.all_phases)


def _until_of(protocol: Protocol, rule: Restriction) -> Until | None:
    """Return what a restriction waits for beside its dates; a vague length is such words too."""
    if rule.until:
        until = resolve_until(protocol, rule.until, rule.decided_by)
        return until._replace(then=rule.wait) if rule.after == rule.until else until
    return Until(rule.about, None, rule.decided_by or Decider.YOU) if rule.about else None


def _waits_for(protocol: Protocol, after: str | None) -> Until | None:
    return resolve_until(protocol, after) if after else None


def _short_of(banned: str, named: Mapping[str, list[Line]]) -> str | None:
    """Return the label that restrictions give to what a preparation bans: the last one's."""
    lines = named.get(activity_key(banned))
    return lines[-1].rule.short if lines else None


def _care_lines(
    protocol: Protocol,
    lines: list[Line],
    named: Mapping[str, list[Line]],
    bans_on: Callable[[str, Sequence[str]], tuple[str, ...]],
    wider: "Wider",
) -> Iterator[CareLine]:
    for key, care in protocol.care.items():
        activity = activity_key(care.do)
        same = named.get(activity, [])
        yield CareLine(
            key=key,
            rule=care,
            until=resolve_until(protocol, care.until) if care.until else None,
            waits_for=_waits_for(protocol, care.after),
            spells=tuple(line.spell for line in same if not _is_for_others(line.rule, care)),
            bans=bans_on(activity, (care.do,)),
            companions=(
                *(line.spell for line in lines if line.key == care.goes_with),
                *wider.than(care.do),
            ),
        )


def _is_for_others(rule: Restriction, care: Care) -> bool:
    """Whether a restriction concerns only those whom the care does not."""
    return bool(
        (rule.only_if and rule.only_if == care.unless)
        or (rule.unless and rule.unless == care.only_if)
    )
