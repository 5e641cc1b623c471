"""What changes next, in a sentence or in one line."""

from datetime import datetime
from typing import NamedTuple

from mesocare.dates.moments import start_of
from mesocare.language.words.screens import ScreenWords
from mesocare.plan.facts import YES, Change, DatedAllowed, DatedRestriction, Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.care import acts_ahead
from mesocare.sentences.days import Speaker, capital
from mesocare.sentences.rows.labels import (
    BETWEEN_LISTS,
    HOLE,
    condition_of,
    join_labels,
    join_parts,
    label_of,
    say_near,
)
from mesocare.sentences.rows.lines import width_of

_STATUS_BAR = 72
"""The columns of one line for a status bar or a mail's subject."""


class NextChange(NamedTuple):
    """What changes next, as labels in the sentences of what they become."""

    at: datetime
    becomes: tuple[tuple[str, str], ...]
    """A sentence around labels, and one label."""


def find_next_change(plan: Plan, speaker: Speaker) -> NextChange | None:
    """Return what changes next; none where no date is left."""
    words = speaker.table(ScreenWords)
    allowed = [one for one in plan.allowed if one.status is not Status.ASK]
    dated: list[DatedRestriction | DatedAllowed] = [*plan.restrictions, *allowed]
    changes = [
        (change, one)
        for one in dated
        for change in one.changes_after(plan.at)
        if not _is_freed_for_nobody(change, one, plan)
    ]
    acts = [
        (
            acts.start.from_at if acts.start else start_of(acts.days[0], plan.latest_session.zone),
            acts.rule,
        )
        for acts in acts_ahead(plan)
    ]
    moments = [change.at for change, _ in changes] + [starts_at for starts_at, _ in acts]
    if not moments:
        return None
    at = min(moments)
    becomes = [
        (_becomes(change.status, one.status_at(plan.at), words), _label(change, one, plan, speaker))
        for change, one in changes
        if change.at == at
    ]
    for starts_at, rule in acts:
        if starts_at == at:
            condition = condition_of(rule, plan, speaker) or HOLE
            becomes.append((words.gets_due, condition.format(labels=rule.do)))
    return NextChange(at, tuple(dict.fromkeys(becomes)))


def _is_freed_for_nobody(change: Change, one: DatedRestriction | DatedAllowed, plan: Plan) -> bool:
    """Return whether one rule's wait ends while another of the same activity goes on."""
    if isinstance(one, DatedAllowed) or change.status not in YES:
        return False
    return plan.is_held_by_another(one, change.at)


def _label(
    change: Change, one: DatedRestriction | DatedAllowed, plan: Plan, speaker: Speaker
) -> str:
    """Return a label, its condition before it; what is allowed is not yet so for anybody."""
    is_for_all = isinstance(one, DatedAllowed) and change.status is Status.AVOID
    return one.rule.label if is_for_all else label_of(one, plan, speaker)


def next_change(plan: Plan, speaker: Speaker) -> str:
    """Say what changes next: the moment, and what each activity becomes then."""
    words, found = speaker.table(ScreenWords), find_next_change(plan, speaker)
    if found is None:
        return words.nothing_more
    said: dict[str, list[str]] = {}
    for template, label in found.becomes:
        said.setdefault(template, []).append(label)
    parts = [
        template.format(labels=join_labels(labels, speaker)) for template, labels in said.items()
    ]
    moment = capital(_say_at(found.at, speaker))
    return words.changes_next.format(moment=moment, changes=BETWEEN_LISTS.join(parts))


def _say_at(moment: datetime, speaker: Speaker) -> str:
    """Say when something changes, with its hour on any day: before that it has not changed."""
    is_today = speaker.local(moment).date() == speaker.today
    return say_near(moment, speaker) if is_today else speaker.near_moment(moment, short=True)


def next_line(found: NextChange, speaker: Speaker, *, shows_all: bool = False) -> str:
    """Say a change in one line, as many activities as it holds, for a status bar."""
    words = speaker.table(ScreenWords)
    becomes = sorted(found.becomes, key=lambda became: ":" in became[1])
    labels = [template.format(labels=label) for template, label in becomes]
    when = capital(_say_at(found.at, speaker))
    if speaker.clock_here(found.at):
        when = words.in_zone.format(moment=when, city=speaker.city)

    def say(taken: int) -> str:
        left = len(labels) - taken
        rest = [speaker.counted(left, words.fold)] if left else []
        said = join_parts([*labels[:taken], *rest], speaker=speaker)
        return words.next_line.format(moment=when, changes=said)

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
