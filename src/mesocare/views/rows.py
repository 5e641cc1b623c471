"""What a screen says today, as rows of facts: pure, before anything is drawn or broken."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar

from mesocare.dates.moments import Session
from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import (
    CareStatus,
    DatedAfterEffect,
    DatedPreparation,
    DatedRestriction,
    Plan,
)
from mesocare.rules.protocol import Decider, Status
from mesocare.sentences.conditions import say_condition
from mesocare.sentences.course import early_sentence, next_session_sentences
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.sessions import day_number, say_session, year_slip_sentences
from mesocare.sentences.trust import approval_sentence
from mesocare.views.lines import width_of

_HOLE = "{labels}"
_BETWEEN_LISTS = "; "
NEAR = timedelta(days=14)
"""So long before a visit its preparations have a line of their own; so long a call is due too."""

_MOST_SESSIONS_SAID = 3
_STATUS_BAR = 72
"""The columns of one line for a status bar or a mail's subject."""
_SOME_DAYS = timedelta(days=2)

_Item = TypeVar("_Item")


class WaitRow(NamedTuple):
    """Activities that hold now and end together."""

    status: Status
    condition: str | None
    """Whom they concern, in words, where that is not everybody."""
    labels: tuple[str, ...]
    caution_at: datetime | None
    """From when it is only better to wait; none where that is now, or never."""
    ok_at: datetime | None
    end: str | None
    """What ends them, in words, where a date alone does not."""
    members: tuple[DatedRestriction, ...]
    avoid_at: datetime | None = None
    """From when it is not even better to wait, but a ban: before a visit, say."""


class Section(NamedTuple):
    """A labelled line of parts, which a screen may fold from its end."""

    name: str
    label: str
    parts: tuple[str, ...]
    joint: str = ""
    """What stands between parts, where that is not a comma or a semicolon."""
    lead: str = "{labels}"
    """A sentence around the joined parts."""


class HelpLine(NamedTuple):
    """Whom to call, for signs of one kind: as many are named as have room."""

    level: str
    signs: tuple[str, ...]
    template: str
    number: str

    def say(self, room: int, speaker: Speaker) -> str:
        """Return the line with as many signs as have room, one at least."""
        taken = 1
        while taken < len(self.signs):
            longer = self._say(taken + 1, speaker)
            if width_of(longer) > room:
                break
            taken += 1
        return self._say(taken, speaker)

    def _say(self, taken: int, speaker: Speaker) -> str:
        signs = capital(speaker.join_or(self.signs[:taken]))
        return self.template.format(signs=signs, number=self.number)


class Today(NamedTuple):
    """All that a screen says about one moment."""

    title: str
    moment: str
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
    honesty: str
    commands: tuple[str, ...]
    is_doubtful: bool = False
    """Whether a year looks wrong, so that nothing is a yes (TIME-16)."""


def make_today(plan: Plan, speaker: Speaker) -> Today:
    """Return what a screen says about the plan's moment."""
    words = speaker.table(ScreenWords)
    number = day_number(plan)
    day = words.before_visit if number is None else speaker.times.day_number.format(number=number)
    waits = wait_rows(plan, speaker)
    clock, is_shared = shared_clock(waits, speaker)
    doubts = year_slip_sentences(plan, speaker)
    return Today(
        title=words.head.format(title=plan.protocol.protocol.title, day=day),
        moment=say_now(plan, speaker),
        about=tuple(_about(plan, speaker, clock, is_shared=is_shared)),
        notices=(*doubts, *([words.slip] if doubts else []), *_notices(plan, speaker)),
        waits=waits,
        clock=clock,
        asks=ask_parts(plan, speaker),
        sections=tuple(section for section in _sections(plan, speaker, waits) if section.parts),
        help_lines=help_lines(plan, speaker),
        honesty=approval_sentence(plan, speaker),
        commands=words.more_today,
        is_doubtful=bool(doubts),
    )


# The head


def say_now(plan: Plan, speaker: Speaker) -> str:
    """Say the plan's moment with its clock: `Thursday 26 November, 10:44 am`."""
    day = speaker.day(plan.today)
    if speaker.is_midnight(plan.at):
        return day
    return speaker.times.moment.format(day=day, clock=speaker.clock(plan.at))


def say_city(speaker: Speaker) -> str:
    """Return the city after which the zone is named: `London`."""
    return speaker.zone.key.rpartition("/")[2].replace("_", " ")


def _about(plan: Plan, speaker: Speaker, clock: str | None, *, is_shared: bool) -> list[str]:
    words = speaker.table(ScreenWords)
    said = session_parts(plan, speaker)
    if not all(session.has_time for session in plan.sessions):
        return said
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
            days.append(speaker.count(len(before) - len(days), words.fold))
        template = words.sessions if before else words.session
        said.append(template.format(moment=moment, days=speaker.times.comma.join(days)))
    if past:
        return said
    return [_in_time(words.session_ahead, one, plan, speaker) for one in plan.sessions]


def _in_time(template: str, session: Session, plan: Plan, speaker: Speaker) -> str:
    """Say a session that lies ahead, with how long it is until then where that is some days."""
    moment = say_session(session, speaker)
    left = session.begins_at - plan.at
    if left < _SOME_DAYS:
        return template.format(when=moment)
    words = speaker.table(ScreenWords)
    return template.format(when=words.in_span.format(when=moment, span=speaker.rough_span(left)))


def _notices(plan: Plan, speaker: Speaker) -> list[str]:
    words = speaker.table(ScreenWords)
    said = []
    if not plan.latest_session.has_time:
        ahead = plan.is_planned(plan.latest_session)
        said.append(words.no_hour_ahead if ahead else words.no_hour)
    if here := speaker.clock_here(plan.at):
        clock, city = speaker.clock(plan.at), say_city(speaker)
        said.append(words.two_clocks.format(clock=clock, city=city, here=here))
    said += [
        early_sentence(early, speaker)
        for early in plan.early_sessions
        if early.on == plan.latest_session.on
    ]
    return said


# Waits


def wait_rows(plan: Plan, speaker: Speaker) -> tuple[WaitRow, ...]:
    """Return what holds now, those that change together in one row, the first to end first."""
    rows = [
        _row(dated, plan, speaker)
        for dated in plan.restrictions
        if dated.status in (Status.AVOID, Status.CAUTION)
    ]
    groups = _group(rows, lambda row: (row.status, row.condition, *row[3:6], row.avoid_at))
    return tuple(sorted(map(join_rows, groups), key=_by_end))


def _row(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> WaitRow:
    changes = list(dated.changes_after(plan.at))
    ok_at = next((one.at for one in changes if one.status in (Status.CLEAR, Status.UPCOMING)), None)
    caution_at = next((one.at for one in changes if one.status is Status.CAUTION), None)
    avoid_at = next((one.at for one in changes if one.status is Status.AVOID), None)
    if dated.status is Status.AVOID or (avoid_at and ok_at and avoid_at > ok_at):
        avoid_at = None
    if dated.status is Status.CAUTION or (caution_at and ok_at and caution_at > ok_at):
        caution_at = None
    end = _end_in_words(dated, ok_at, plan, speaker)
    condition = condition_of(dated.rule, plan, speaker)
    labels = (dated.rule.label,)
    return WaitRow(dated.status, condition, labels, caution_at, ok_at, end, (dated,), avoid_at)


class _Conditional(NamedTuple):
    only_if: str | None
    unless: str | None


def condition_of(rule: object, plan: Plan, speaker: Speaker) -> str | None:
    """Return a rule's condition as a template for its labels, `if …: {labels}`, or none."""
    words = speaker.table(ScreenWords)
    found = _Conditional(getattr(rule, "only_if", None), getattr(rule, "unless", None))
    template = None
    for text, around in ((found.only_if, words.if_), (found.unless, words.unless)):
        if text:
            condition = say_condition(text, plan).replace("{", "{{").replace("}", "}}")
            inner = template or "{labels}"
            template = around.format(condition=condition, labels=inner)
    return template


def label_of(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> str:
    """Return an activity's label, its condition before it."""
    condition = condition_of(dated.rule, plan, speaker) or _HOLE
    return condition.format(labels=dated.rule.label)


def _end_in_words(
    dated: DatedRestriction, ok_at: datetime | None, plan: Plan, speaker: Speaker
) -> str | None:
    """Say what ends a ban, where its date does not say it all."""
    words, rule = speaker.table(ScreenWords), dated.rule
    before = dated.preparation
    if ok_at is not None:
        is_for_visit = before is not None and before.until_at == ok_at
        return _after_visit(before, words) if before and is_for_visit else None
    if dated.waits_for:
        wait = speaker.wait(rule.wait) if rule.wait else ""
        return words.after_event.format(wait=wait, event=dated.waits_for)
    if dated.until is not None:
        return _until_in_words(dated, plan, speaker)
    if rule.wait is not None and rule.wait.least is not None:
        ends = [hold.until_at for hold in dated.holds if hold.until_at and hold.until_at > plan.at]
        if ends:
            return words.at_least.format(day=say_near(max(ends), speaker))
    return words.never


def _after_visit(before: DatedPreparation, words: ScreenWords) -> str:
    if before.for_session is None:
        return words.after_visit
    return words.after_number.format(number=before.for_session)


def _until_in_words(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> str:
    words, until = speaker.table(ScreenWords), dated.until
    assert until is not None
    if until.decided_by is Decider.CLINIC:
        return words.when_clinic_says
    text = without_stop(until.text)
    if until.event is None and dated.rule.about:
        return words.about.format(about=text)
    dates = [hold.until_at for hold in dated.holds if hold.until_at and hold.until_at > plan.at]
    if not dates:
        return words.once.format(event=text)
    day = say_near(max(dates), speaker)
    return words.once_and.format(day=day, event=text)


def join_rows(rows: Sequence[WaitRow]) -> WaitRow:
    """Join rows that end on one day: the later moments of them count, the strictest status."""
    first = rows[0]
    labels = tuple(label for row in rows for label in row.labels)
    members = tuple(dated for row in rows for dated in row.members)
    ok_at = max((row.ok_at for row in rows if row.ok_at), default=None)
    cautions = [row.caution_at for row in rows]
    caution_at = None if None in cautions else max(at for at in cautions if at)
    return first._replace(labels=labels, members=members, ok_at=ok_at, caution_at=caution_at)


def same_day(rows: Sequence[WaitRow], speaker: Speaker, last: date | None) -> tuple[WaitRow, ...]:
    """Join the rows that are OK on the same day, from a day on; those without a date stay."""

    def key(row: WaitRow) -> tuple[object, ...]:
        day = speaker.local(row.ok_at).date() if row.ok_at else None
        if day is None or row.end or (last is not None and day < last):
            return (id(row),)
        return (row.status, row.condition, day, row.avoid_at)

    return tuple(sorted(map(join_rows, _group(rows, key)), key=_by_end))


class DatedRow(NamedTuple):
    """Activities with the same two moments."""

    labels: tuple[str, ...]
    caution_at: datetime | None
    clear_at: datetime | None


def dated_rows(plan: Plan, status: Status) -> list[DatedRow]:
    """Return the activities of a status by their two moments, the first to end first."""
    found = [dated for dated in plan.restrictions if dated.status is status and dated.clear_at]
    groups = _group(found, lambda dated: (dated.caution_at, dated.clear_at))
    rows = [
        DatedRow(tuple(one.rule.label for one in group), group[0].caution_at, group[0].clear_at)
        for group in groups
    ]
    return sorted(rows, key=lambda row: str(row.clear_at))


def _group(items: Iterable[_Item], key: Callable[[_Item], tuple[object, ...]]) -> list[list[_Item]]:
    """Group items with the same key, in the order in which the keys come first."""
    groups: dict[tuple[object, ...], list[_Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def _by_end(row: WaitRow) -> tuple[bool, bool, float]:
    """Sort bans before what is better left, by their end; those without one come last."""
    ends_at = row.ok_at.timestamp() if row.ok_at else 0.0
    return row.status is Status.CAUTION, row.ok_at is None, ends_at


def shared_clock(rows: Iterable[WaitRow], speaker: Speaker) -> tuple[str | None, bool]:
    """Return the clock time at which most rows end, and whether it is that of all."""
    ends = [row.ok_at for row in rows if row.ok_at and not row.end]
    clocks = Counter(speaker.clock(at) for at in ends if not speaker.is_midnight(at))
    if not clocks:
        return None, False
    clock, count = clocks.most_common(1)[0]
    return clock, count == len(ends)


def ask_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what to ask the clinic about, those with one condition together, behind it."""
    asked = [dated for dated in plan.restrictions if dated.status is Status.ASK]
    return _by_condition([(dated.rule, dated.rule.label) for dated in asked], plan, speaker)


def _by_condition(
    labelled: Iterable[tuple[object, str]], plan: Plan, speaker: Speaker
) -> tuple[str, ...]:
    """Return labels without a condition one by one, then a part for each condition."""
    free: list[str] = []
    bound: dict[str, list[str]] = {}
    for rule, label in labelled:
        condition = condition_of(rule, plan, speaker)
        (bound.setdefault(condition, []) if condition else free).append(label)
    comma = speaker.times.comma
    return (*free, *(template.format(labels=comma.join(all_)) for template, all_ in bound.items()))


class NextChange(NamedTuple):
    """What changes next, as labels in the sentences of what they become."""

    at: datetime
    becomes: tuple[tuple[str, str], ...]
    """A sentence around labels, and one label."""


def find_next_change(plan: Plan, speaker: Speaker) -> NextChange | None:
    """Return what changes next; none where no date is left."""
    words = speaker.table(ScreenWords)
    changes = [(change, one) for one in plan.restrictions for change in one.changes_after(plan.at)]
    if not changes:
        return None
    at = min(change.at for change, _ in changes)
    becomes = [
        (_becomes(change.status, one.status_at(plan.at), words), label_of(one, plan, speaker))
        for change, one in changes
        if change.at == at
    ]
    return NextChange(at, tuple(becomes))


def next_change(plan: Plan, speaker: Speaker) -> str:
    """Say what changes next: the moment, and what each activity becomes then."""
    words, found = speaker.table(ScreenWords), find_next_change(plan, speaker)
    if found is None:
        return words.nothing_more
    said: dict[str, list[str]] = {}
    for template, label in found.becomes:
        said.setdefault(template, []).append(label)
    comma = speaker.times.comma
    parts = [template.format(labels=comma.join(labels)) for template, labels in said.items()]
    moment = capital(say_near(found.at, speaker))
    return words.changes_next.format(moment=moment, changes=_BETWEEN_LISTS.join(parts))


def next_line(found: NextChange, speaker: Speaker, *, shows_all: bool = False) -> str:
    """Say a change in one line, as many activities as it holds, for a status bar."""
    words = speaker.table(ScreenWords)
    labels = [template.format(labels=label) for template, label in found.becomes]
    moment = capital(say_near(found.at, speaker))

    def say(taken: int) -> str:
        left = len(labels) - taken
        rest = [speaker.count(left, words.fold)] if left else []
        said = speaker.times.comma.join([*labels[:taken], *rest])
        return words.next_line.format(moment=moment, changes=said)

    taken = len(labels)
    while taken > 1 and not shows_all and width_of(say(taken)) > _STATUS_BAR:
        taken -= 1
    return say(taken)


def _becomes(status: Status, before: Status, words: ScreenWords) -> str:
    match status:
        case Status.CLEAR | Status.UPCOMING:
            return words.gets_ok
        case Status.AVOID:
            return words.gets_not
        case Status.ASK:
            return words.gets_ask
    return words.gets_easier if before in (Status.AVOID, Status.ASK) else words.gets_harder


# Sections


def _sections(plan: Plan, speaker: Speaker, waits: Sequence[WaitRow]) -> list[Section]:
    words = speaker.table(ScreenWords)
    is_dated = any(row.ok_at for row in waits)
    has_begun = day_number(plan) is not None
    sections = [
        Section("ok", words.ok_now, ok_parts(plan, speaker), lead=words.only_if_normal),
        Section(
            "upcoming", words.ok_until_visit, _labels(plan, Status.UPCOMING), "", words.until_visit
        ),
        Section("do", words.to_do, care_parts(plan, speaker), _BETWEEN_LISTS),
        Section("event", "", event_parts(plan, speaker)),
        Section("normal", words.normal, normal_parts(plan, speaker)),
        Section("still", words.still, still_parts(plan, speaker), lead=words.still_there),
        Section("visit", words.next_visit, visit_parts(plan, speaker), " "),
        Section("before", words.before_it, before_parts(plan, speaker)),
        Section("watch", words.watch, () if is_dated else watch_parts(plan, speaker)),
    ]
    return [one for one in sections if has_begun or one.name not in ("normal", "still", "watch")]


def join_parts(parts: Sequence[str], *, speaker: Speaker, joint: str = "") -> str:
    """Join parts: short ones by commas, and those with a colon, which hold a list, by more."""
    if joint:
        return joint.join(parts)
    said = parts[0]
    for before, part in pairwise(parts):
        is_plain = ":" not in part and ":" not in before
        said += (speaker.times.comma if is_plain else _BETWEEN_LISTS) + part
    return said


def fold(section: Section, taken: int, speaker: Speaker) -> str:
    """Say so many parts of a section, and how many more there are."""
    parts, left = section.parts[:taken], len(section.parts) - taken
    if left:
        parts = (*parts, speaker.count(left, speaker.table(ScreenWords).fold))
    return section.lead.format(labels=join_parts(parts, speaker=speaker, joint=section.joint))


def _labels(plan: Plan, status: Status) -> tuple[str, ...]:
    return tuple(dated.rule.label for dated in plan.restrictions if dated.status is status)


def ok_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what is OK now: the waits that ended last come first, then what needs none."""
    ended = [dated for dated in plan.restrictions if dated.status is Status.CLEAR]
    ended.sort(key=lambda dated: dated.clear_at or plan.at, reverse=True)
    labelled: list[tuple[object, str]] = [(dated.rule, dated.rule.label) for dated in ended]
    labelled += [(item, item.label) for item in plan.allowed]
    return _by_condition(labelled, plan, speaker)


def care_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what is to be done now: acts of this one day first, then what starts or goes on."""
    due = [
        dated
        for dated in plan.care
        if dated.status is CareStatus.NOW and dated.is_listed and not dated.waits_for
    ]
    due.sort(key=lambda dated: dated.from_at or plan.at, reverse=True)
    due.sort(key=lambda dated: not dated.rule.on)
    due.sort(key=lambda dated: bool(dated.rule.only_if or dated.rule.unless))
    parts = []
    for dated in due:
        rule = dated.rule
        condition = condition_of(rule, plan, speaker) or "{labels}"
        how_often = None if rule.on else rule.how_often
        said = speaker.times.comma.join(filter(None, (rule.do, how_often)))
        parts.append(condition.format(labels=said))
    return tuple(parts)


def event_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Say how to tell the events that alone hold something back now."""
    words = speaker.table(ScreenWords)
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
    return tuple(
        words.event.format(what=event.what, id=event.id)
        for event in plan.events
        if event.id in waiting and event.decided_by is Decider.YOU
    )


def normal_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what is normal and until when: `until Fri 27 Nov: mild swelling`."""
    words = speaker.table(ScreenWords)

    def template(dated: DatedAfterEffect) -> str | None:
        until = dated.normal_until_at
        if until is None:
            about = dated.rule.about or ""
            return None if dated.from_at else words.normal_about.format(about=about, labels=_HOLE)
        if plan.at >= until:
            return None
        return words.normal_until.format(day=say_near(until, speaker), labels=_HOLE)

    return _effects(plan, speaker, template)


def still_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what is not normal any more, and from when it is a reason to call."""
    words = speaker.table(ScreenWords)

    def template(dated: DatedAfterEffect) -> str | None:
        until, call = dated.normal_until_at, dated.call_from_at
        if call is None or (until is not None and plan.at < until) or plan.at > call + NEAR:
            return None
        if plan.at >= call:
            return _HOLE
        return words.still_on.format(day=say_near(call, speaker), labels=_HOLE)

    return _effects(plan, speaker, template)


def _effects(
    plan: Plan, speaker: Speaker, template: Callable[[DatedAfterEffect], str | None]
) -> tuple[str, ...]:
    """Return the after-effects of everybody that a template takes, by the words around them."""
    said: dict[str, list[str]] = {}
    ordered = sorted(plan.after_effects, key=lambda one: one.call_from_at or plan.at)
    for dated in ordered:
        rule = dated.rule
        found = None if rule.expect or rule.only_if or rule.unless else template(dated)
        if found:
            said.setdefault(found, []).append(rule.label)
    comma = speaker.times.comma
    return tuple(whole.format(labels=comma.join(labels)) for whole, labels in said.items())


def say_near(moment: datetime, speaker: Speaker) -> str:
    """Say a moment for a line: today with its clock, else the day alone."""
    local = speaker.local(moment)
    if local.date() == speaker.today and not speaker.is_midnight(moment):
        return speaker.table(ScreenWords).today_at.format(clock=speaker.clock(moment))
    return speaker.near_day(local.date(), short=True)


def visit_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Say when the next visit is: the one that was given, else the course's window."""
    if plan.next_given is not None and len(plan.sessions) == 1:
        return ()
    if plan.next_given is not None:
        words = speaker.table(ScreenWords)
        return (capital(_in_time(words.visit_on, plan.next_given, plan, speaker)),)
    return tuple(next_session_sentences(plan, speaker))


def before_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what to prepare for a visit that is near, as far as it is still to come."""
    words = speaker.table(ScreenWords)
    session_at = next((one.session_at for one in plan.preparations if one.session_at), None)
    if session_at is None or session_at - plan.at > NEAR or session_at < plan.at:
        return ()
    bans = [dated for dated in plan.preparations if dated.rule.do_not]
    coming = sorted(
        (dated for dated in bans if (first_at(dated) or plan.at) > plan.at), key=_first_or_never
    )
    parts = []
    for start, group in groupby(coming, key=first_at):
        assert start is not None
        labels = [(dated.rule, dated.rule.label) for dated in group]
        said = speaker.times.comma.join(_by_condition(labels, plan, speaker))
        parts.append(words.no_from.format(moment=say_near(start, speaker), labels=said))
    parts += [
        words.no_before.format(lead=speaker.range(dated.rule.from_), labels=dated.rule.label)
        for dated in bans
        if first_at(dated) is None and dated.rule.from_
    ]
    count = len(plan.preparations) - len(bans)
    if count:
        parts.append(speaker.count(count, words.to_ask))
    return tuple(parts)


def first_at(dated: DatedPreparation) -> datetime | None:
    """Return the first moment that a preparation asks for something, advised or firm."""
    return dated.advised_from_at or dated.holds_from_at


def _first_or_never(dated: DatedPreparation) -> float:
    start = first_at(dated)
    return start.timestamp() if start else float("inf")


def watch_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Say what to look out for, as long as the watch runs (COURSE-7)."""
    watch, last_on = plan.protocol.watch, plan.watch_until_on
    if watch is None or last_on is None or not plan.is_watching:
        return ()
    words = speaker.table(ScreenWords)
    signs = speaker.join_or(watch.signs)
    day = speaker.short_day(last_on)
    return (words.watch_line.format(do=watch.do or "", day=day, signs=signs).strip(),)


# Help


def help_lines(plan: Plan, speaker: Speaker) -> tuple[HelpLine, ...]:
    """Return whom to call in an emergency, for help today, and the clinic; the worst last."""
    words, signs, clinic = speaker.table(ScreenWords), plan.protocol.warning_signs, plan.clinic
    telephone = (clinic and clinic.telephone) or ""
    urgent_number = getattr(clinic, "urgent_number", None) or ""
    emergency_number = (clinic and clinic.emergency_number) or ""
    found = (
        HelpLine(
            "clinic",
            tuple(one.label for one in signs.clinic),
            words.clinic_at if telephone else words.clinic,
            telephone,
        ),
        HelpLine(
            "urgent",
            tuple(one.label for one in signs.urgent),
            words.urgent_at if urgent_number else words.urgent,
            urgent_number,
        ),
        HelpLine(
            "emergency",
            tuple(one.label for one in signs.emergency),
            words.emergency if emergency_number else words.emergency_blank,
            emergency_number,
        ),
    )
    kept = tuple(line for line in found if line.signs)
    if kept:
        return kept
    return (
        HelpLine("clinic", ("",), words.no_signs_at if telephone else words.no_signs, telephone),
    )


def join_help(lines: Sequence[HelpLine], plan: Plan, speaker: Speaker) -> tuple[HelpLine, ...]:
    """Join the lines for help today and for the clinic, where there is no room for both."""
    words = speaker.table(ScreenWords)
    levels = {line.level: line for line in lines}
    if not {"clinic", "urgent"} <= levels.keys():
        return tuple(lines)
    telephone = (plan.clinic and plan.clinic.telephone) or ""
    template = words.joined_at if telephone else words.joined
    signs = (*levels["urgent"].signs, *levels["clinic"].signs)
    joined = HelpLine("urgent", signs, template, telephone)
    return (joined, *(line for line in lines if line.level == "emergency"))
