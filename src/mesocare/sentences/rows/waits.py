"""What holds now, in rows: activities that change together share one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from mesocare.dates.waits import ALWAYS
from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import DatedRestriction, Plan
from mesocare.rules.protocol import Decider, Status
from mesocare.sentences.days import Speaker, without_stop
from mesocare.sentences.restrictions import (
    begins_after,
    say_event,
    say_once,
    say_wait_ends,
)
from mesocare.sentences.rows.labels import by_condition, condition_of, label_of, say_near

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


def wait_rows(plan: Plan, speaker: Speaker) -> tuple[WaitRow, ...]:
    """Return what holds now, those that change together in one row, the first to end first."""
    rows = [
        _row(dated, plan, speaker)
        for dated in plan.restrictions
        if dated.status in (Status.AVOID, Status.CAUTION) and not plan.is_told_by_twin(dated)
    ]
    groups = _group(rows, lambda row: (row.status, row.condition, *row[3:6], row.avoid_at))
    return tuple(sorted(map(join_rows, groups), key=_by_end))


def _row(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> WaitRow:
    changes = list(dated.changes_after(plan.at))
    ok_at = None if dated.becomes_question_at else dated.ok_after(plan.at)
    caution_at = next((one.at for one in changes if one.status is Status.CAUTION), None)
    avoid_at = next((one.at for one in changes if one.status is Status.AVOID), None)
    if dated.status is Status.AVOID or (avoid_at and ok_at and avoid_at > ok_at):
        avoid_at = None
    if dated.is_preparation and not _waits_after_visit(dated, plan.at, ok_at):
        ok_at = caution_at = None  # what holds before a later visit is another matter
    if dated.status is Status.CAUTION or (caution_at and ok_at and caution_at > ok_at):
        caution_at = None
    end = _end_in_words(dated, ok_at, plan, speaker)
    condition = condition_of(dated.rule, plan, speaker)
    labels = (dated.rule.label,)
    return WaitRow(dated.status, condition, labels, caution_at, ok_at, end, (dated,), avoid_at)


def _end_in_words(
    dated: DatedRestriction, ok_at: datetime | None, plan: Plan, speaker: Speaker
) -> str | None:
    """Say what ends a ban, where its date does not say it all."""
    words, rule = speaker.table(ScreenWords), dated.rule
    question_at = dated.becomes_question_at
    if question_at is not None and question_at > plan.at:
        return words.at_least.format(day=say_near(question_at, speaker))
    if dated.is_preparation and ok_at is None:
        return _until_visit(dated, words)
    if ok_at is not None:
        visit_at = _visit_between(dated, plan.at, ok_at)
        return after_visit(visit_at, plan, words) if visit_at else None
    if dated.waits_for and rule.wait:
        return _behind_visit(say_once(rule.wait, dated.waits_for, speaker), dated, plan, words)
    if dated.until is not None:
        return _behind_visit(_until_in_words(dated, plan, speaker), dated, plan, words)
    if rule.wait == ALWAYS:
        return words.never
    if any(hold.is_before and hold.until_at is None for hold in dated.holds):
        return words.once.format(event=after_visit(None, plan, words))
    ends_at = dated.least_until_at
    if ends_at is not None and ends_at > plan.at:
        return words.at_least.format(day=say_near(ends_at, speaker))
    return words.never


def _behind_visit(end: str, dated: DatedRestriction, plan: Plan, words: ScreenWords) -> str:
    """Say the visit that bans it as well by now, before what ends it after that visit."""
    if not any(hold.is_before and hold.holds_at(plan.at) for hold in dated.holds):
        return end
    return words.then.format(first=_until_visit(dated, words), then=end)


def _waits_after_visit(dated: DatedRestriction, at: datetime, ok_at: datetime | None) -> bool:
    """Return whether what a preparation bans is allowed some time after the visit, not at once."""
    if dated.clear_at is None or ok_at is None:
        return False
    return _visit_between(dated, at, ok_at) is None


def _visit_between(dated: DatedRestriction, at: datetime, ok_at: datetime) -> datetime | None:
    """Return when a visit is over for which something waits before it is OK.

    One that is not booked starts the wait anew on a day that nobody knows yet.
    """
    is_projected = dated.preparation is not None and dated.preparation.is_projected
    for hold in dated.holds:
        until_at = hold.until_at
        if (
            hold.is_before
            and until_at
            and (until_at == ok_at or (is_projected and hold.from_at < ok_at and at < until_at))
        ):
            return until_at
    return None


def _until_visit(dated: DatedRestriction, words: ScreenWords) -> str:
    """Name the visit before which something is held off that nothing speaks of afterwards."""
    number = dated.preparation and dated.preparation.for_session
    return words.until_a_visit if number is None else words.until_number.format(number=number)


def after_visit(ends_at: datetime | None, plan: Plan, words: ScreenWords) -> str:
    """Name the visit whose end a ban waits for: one that was given, else the next to come."""
    numbers = [one.for_session for one in plan.preparations if one.until_at == ends_at]
    numbers += [session.number for session in plan.next_sessions[:1]]
    number = next((one for one in numbers if one is not None), None)
    return words.after_visit if number is None else words.after_number.format(number=number)


def _until_in_words(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> str:
    words, until = speaker.table(ScreenWords), dated.until
    assert until is not None
    ends = say_wait_ends(dated, lambda moment: say_near(moment, speaker), speaker, since=plan.at)
    if until.decided_by is Decider.CLINIC:
        return words.at_least.format(day=ends) if ends else words.when_clinic_says
    if until.event is None and dated.rule.about:
        return words.about.format(about=without_stop(until.text))
    event = say_event(until, speaker, dated.rule.wait)
    return words.once_and.format(day=ends, event=event) if ends else words.once.format(event=event)


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
    """Activities with the same two moments that concern the same patients."""

    condition: str | None
    labels: tuple[str, ...]
    caution_at: datetime | None
    clear_at: datetime | None


def dated_rows(plan: Plan, status: Status, speaker: Speaker) -> list[DatedRow]:
    """Return the activities of a status by their two moments, the first to end first."""
    found = [
        DatedRow(
            condition_of(dated.rule, plan, speaker),
            (dated.rule.label,),
            dated.caution_at,
            dated.clear_at,
        )
        for dated in plan.restrictions
        if dated.status is status and dated.clear_at and plan.is_ok_to_list(dated)
    ]
    groups = _group(found, lambda row: (row.condition, row.caution_at, row.clear_at))
    rows = [
        group[0]._replace(labels=tuple(label for row in group for label in row.labels))
        for group in groups
    ]
    return sorted(rows, key=lambda row: str(row.clear_at))


def held_after_visit(plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say what a visit that lies ahead holds off until something happens: a question till then."""
    for dated in plan.restrictions:
        if dated.status is Status.ASK and dated.until and begins_after(dated, plan.at):
            end = _until_in_words(dated, plan, speaker)
            yield f"{label_of(dated, plan, speaker)}: {end}"


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
    clock, count = clocks.most_common()[0]  # given a number, it would load heapq
    return clock, count == len(ends)


def ask_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what to ask the clinic about, those with one condition together, behind it."""
    asked = [dated for dated in plan.restrictions if dated.status is Status.ASK]
    return by_condition([(dated.rule, dated.rule.label) for dated in asked], plan, speaker)
