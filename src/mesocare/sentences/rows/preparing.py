"""What is to be done, and not to be done, before the next visit, as parts of a screen."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from mesocare.dates.moments import start_of
from mesocare.language.words.facts import FactWords
from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import DatedPreparation, Plan
from mesocare.sentences.bans import label_behind_no, say_ban
from mesocare.sentences.days import Speaker, without_stop
from mesocare.sentences.leads import lead_of
from mesocare.sentences.rows.labels import (
    BETWEEN_LISTS,
    HOLE,
    condition_of,
    say_near,
)

if TYPE_CHECKING:
    from mesocare.rules.protocol import Preparation

NEAR = timedelta(days=14)
"""So long before a visit its preparations have a line of their own; so long a call is due too."""
_ONE_DAY = timedelta(days=1)


def due_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what is to be done for a booked visit by now, or within a day (TIME-13)."""
    words, parts = speaker.table(ScreenWords), []
    due = [dated for dated in plan.preparations if is_due(dated, plan)]
    due.sort(key=lambda dated: bool(dated.rule.only_if or dated.rule.unless))
    for dated in due:
        start = first_at(dated)
        said = without_stop(dated.rule.do or "")
        if start and start > plan.at:
            form, on = (words.do_on if dated.rule.on else words.do_from), speaker.date_of(start)
            day, moment = speaker.near_day(on, short=True), speaker.near_moment(start, short=True)
            said = form.format(do=said, day=day, moment=moment)
        elif start is None and (lead := lead_of(dated.rule, speaker)):
            said = words.do_before.format(do=said, lead=lead)
        condition = condition_of(dated.rule, plan, speaker) or HOLE
        parts.append(condition.format(labels=said))
    return tuple(parts)


def is_due(dated: DatedPreparation, plan: Plan) -> bool:
    """Whether a thing to do for a booked visit has begun, or begins within a day.

    What has no start of its own is due on the day before the visit.
    """
    if dated.rule.do is None or dated.is_projected or dated.session_at is None:
        return False
    eve = start_of(dated.session_at.astimezone(plan.zone).date() - _ONE_DAY, plan.zone)
    start = first_at(dated)
    is_near = plan.at >= eve if start is None else plan.at >= start - _ONE_DAY
    return is_near and not _is_done_with(dated, plan) and plan.at < dated.session_at


def _is_done_with(dated: DatedPreparation, plan: Plan) -> bool:
    """Whether the time to do it is over: what was to be done is banned by now."""
    return dated.until_at is not None and dated.until_at <= plan.at


def before_parts(plan: Plan, speaker: Speaker) -> tuple[str, ...]:
    """Return what to prepare for a visit that is near, as far as it is still to come."""
    words = speaker.table(ScreenWords)
    session_at = next((one.session_at for one in plan.preparations if one.session_at), None)
    if session_at is None or session_at <= plan.at:
        return ()
    if session_at > plan.at + NEAR and not any(_may_be_due(one, plan) for one in plan.preparations):
        return ()
    bans = [dated for dated in plan.preparations if dated.rule.do_not]
    coming = sorted(
        (dated for dated in bans if (first_at(dated) or plan.at) > plan.at), key=_first_or_never
    )
    parts = []
    for start, group in groupby(coming, key=first_at):
        assert start is not None
        together = list(group)
        moment, said = say_start(start, together[0], speaker), _say_bans(together, plan, speaker)
        parts.append(words.no_from.format(moment=moment, bans=said))
    parts += [
        words.no_before.format(
            lead=lead_of(dated.rule, speaker),
            bans=_say_bans([dated], plan, speaker),
        )
        for dated in bans
        if first_at(dated) is None
    ]
    count = sum(
        bool(one.rule.do) and not (is_due(one, plan) or _is_done_with(one, plan))
        for one in plan.preparations
    )
    if count:
        parts.append(speaker.counted(count, words.to_ask))
    return tuple(parts)


def _may_be_due(dated: DatedPreparation, plan: Plan) -> bool:
    """Whether it is to be done by now, or may be, since its lead is vague; a ban has its row.

    What says no time, such as "tell us", may be due as soon as its visit is given.
    """
    if dated.rule.about or not dated.rule.do:
        return dated.rule.about is not None
    start = first_at(dated)
    return start <= plan.at if start else not (dated.is_projected or dated.rule.from_)


def _say_bans(together: Iterable[DatedPreparation], plan: Plan, speaker: Speaker) -> str:
    """Say what not to do: the labels behind one "no", whom each concerns before it."""
    words, comma = speaker.table(FactWords), speaker.times.comma
    groups: dict[str, list[Preparation]] = {}
    for dated in together:
        condition = condition_of(dated.rule, plan, speaker) or HOLE
        groups.setdefault(condition, []).append(dated.rule)
    said = []
    for condition, rules in groups.items():
        labels = [label for rule in rules if (label := label_behind_no(rule, speaker))]
        parts = [words.none.format(label=comma.join(labels))] if labels else []
        parts += [say_ban(rule, speaker) for rule in rules if not label_behind_no(rule, speaker)]
        said.append(condition.format(labels=comma.join(parts)))
    return BETWEEN_LISTS.join(said)


def say_start(moment: datetime, dated: DatedPreparation, speaker: Speaker) -> str:
    """Say from when something is to be prepared: with its hour on the last day before a visit."""
    is_close = dated.session_at is not None and dated.session_at - moment < _ONE_DAY
    if is_close and speaker.local(moment).date() != speaker.today:
        return speaker.near_moment(moment, short=True)
    return say_near(moment, speaker)


def first_at(dated: DatedPreparation) -> datetime | None:
    """Return the first moment that a preparation asks for something, advised or firm."""
    return dated.advised_from_at or dated.holds_from_at


def _first_or_never(dated: DatedPreparation) -> float:
    start = first_at(dated)
    return start.timestamp() if start else float("inf")
