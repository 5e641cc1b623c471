"""Where an activity stands, and what ends its wait, in words."""

from collections.abc import Callable, Sequence
from datetime import datetime

from mesocare.dates.waits import Unit, Wait
from mesocare.language.words.facts import FactWords
from mesocare.plan.facts import EVER, DatedRestriction, Plan, Until
from mesocare.rules.protocol import Decider, Status
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.days import Speaker, capital, without_stop

SIGNS = {
    Status.AVOID: "✗",
    Status.CAUTION: "◐",
    Status.ASK: "?",
    Status.CLEAR: "✓",
    Status.UPCOMING: "○",
}
"""The sign of each status, so that none is told by its colour alone."""


def restriction_sentences(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> list[str]:
    """Say where an activity stands, what ends it, and what to do meanwhile; conditions first."""
    words = speaker.table(FactWords)
    rule = dated.rule
    said = words.verdict[dated.status].format(label=rule.label, activity=rule.activity)
    ends = end_sentences(dated, speaker, since=plan.at)
    sentences = [with_condition(said, rule, plan, speaker), *ends]
    until = dated.until
    if rule.about and until and until.event is None and dated.status is not Status.CLEAR:
        sentences.append(words.unsure_if_over)
    if dated.status is Status.CAUTION and rule.in_between:
        sentences.append(words.in_between.format(how=without_stop(rule.in_between)))
    if rule.meanwhile and dated.status in (Status.AVOID, Status.CAUTION, Status.ASK):
        sentences.append(rule.meanwhile)
    return sentences


def meanwhile_of(dated: DatedRestriction, plan: Plan, speaker: Speaker) -> tuple[str, str] | None:
    """Say that an activity is held off, and what to do until it is not; none where nothing is."""
    rule = dated.rule
    if not rule.meanwhile or dated.status not in (Status.AVOID, Status.CAUTION, Status.ASK):
        return None
    verdict = speaker.table(FactWords).verdict[dated.status]
    said = verdict.format(label=rule.label, activity=rule.activity)
    if rule.only_if or rule.unless:
        said = said[:1].lower() + said[1:]
    return with_condition(said, rule, plan, speaker), without_stop(rule.meanwhile)


def end_sentences(dated: DatedRestriction, speaker: Speaker, *, since: datetime) -> list[str]:
    """Say what ends a wait that has not ended: its moments, its event, or that nothing does.

    What has ended before `since` is left out.
    """
    if dated.status is Status.CLEAR:
        return []
    words, rule = speaker.table(FactWords), dated.rule
    if dated.waits_for and rule.wait:
        return [f"{capital(say_once(rule.wait, dated.waits_for, speaker))}."]
    said = []
    if dated.until is not None:
        said += _undated_end(dated, speaker, since)
    elif dated.never_ends:
        said.append(words.no_end)
    elif rule.wait is not None and (rule.wait.most is None or dated.becomes_question_at):
        ends_at = dated.becomes_question_at or dated.least_until_at
        if ends_at is not None and ends_at > since:
            said.append(words.at_least.format(moment=speaker.moment(ends_at)))
    elif dated.is_taken_over:
        said.append(_taken_over(dated, speaker))
    elif dated.clear_at is not None:
        said.append(_dated_end(dated, dated.clear_at, speaker))
    return said


def _undated_end(dated: DatedRestriction, speaker: Speaker, since: datetime) -> list[str]:
    """Say what must happen, and from when at the earliest; before its visit, that it comes later.

    "Until the wound has healed" would be of no wound that a patient has now.
    """
    words, until = speaker.table(FactWords), until_sentence(dated, speaker)
    earliest = say_wait_ends(dated, speaker.moment, speaker, since)
    not_before = words.not_before.format(moment=earliest) if earliest else ""
    if dated.status is Status.ASK and begins_after(dated, since):
        first, *others = filter(None, [not_before, until])
        lead = words.after_your_visit if not_before else words.after_your_visit_not
        return [lead.format(said=first[:1].lower() + first[1:]), *others]
    return [not_before, until] if not_before and dated.status is Status.AVOID else [until]


def begins_after(dated: DatedRestriction, since: datetime) -> bool:
    """Return whether it is held off from a visit on that lies ahead, and from none before."""
    held = [hold for hold in dated.holds if hold.status is Status.AVOID and not hold.is_before]
    return bool(held) and all(hold.from_at > since for hold in held)


def until_sentence(dated: DatedRestriction, speaker: Speaker) -> str:
    """Say what an activity waits for beside its dates (TIME-10)."""
    words, until = speaker.table(FactWords), dated.until
    assert until is not None
    if until.decided_by is Decider.CLINIC:
        if until.event is None:
            return words.when_clinic_says
        return words.when_clinic_says_event.format(event=say_event(until, speaker, dated.rule.wait))
    if until.event is None and dated.rule.about:
        return words.for_about.format(about=without_stop(until.text))
    return words.until.format(event=say_event(until, speaker, dated.rule.wait))


def say_event(until: Until, speaker: Speaker, wait: Wait | None = None) -> str:
    """Say what must happen, to follow "until", and how long that usually takes.

    That is left out where a `wait` beside it is as long: it says nothing new.
    """
    text, usually = without_stop(until.text), until.usually
    if until.then is not None:
        return _say_after(until.then, say_event(until._replace(then=None), speaker), speaker)
    longest = wait.most or wait.least if wait else None
    if usually is None or (longest and longest.nominal_minutes >= usually.most.nominal_minutes):
        return text
    template = speaker.table(FactWords).usually
    return template.format(event=text, span=speaker.range(usually))


def _say_after(wait: Wait, event: str, speaker: Speaker) -> str:
    """Say when an event is long enough past, to follow "until"."""
    words = speaker.table(FactWords)
    if (days := _days_of(wait)) is None:
        return words.after_event.format(span=speaker.wait(wait), event=event)
    template = words.after_event_through if days else words.after_event_day
    return template.format(number=days, event=event)


def say_once(wait: Wait, until: Until, speaker: Speaker) -> str:
    """Say how long something is held off once an event has happened, to follow "not"."""
    words, event = speaker.table(FactWords), say_event(until, speaker)
    if days := _days_of(wait):
        return words.once_through.format(number=days, event=event)
    return words.once.format(wait=speaker.wait(wait), event=event)


def say_again(bans: Sequence[DatedRestriction], speaker: Speaker, *, since: datetime) -> str:
    """Say when it is time again for what rests meanwhile: after an event, where one alone ends it.

    No date is made of it: "from Friday 27 November, once the blister has dried".
    """
    words = speaker.table(FactWords)
    until = bans[0].until if len(bans) == 1 else None
    if until is None or bans[0].rule.about:
        return words.care_once_ok
    event = say_event(until, speaker, bans[0].rule.wait)
    if until.then:
        return words.care_from.format(moment=event)
    earliest = say_wait_ends(bans[0], speaker.near_moment, speaker, since)
    starts = [words.care_from.format(moment=earliest)] if earliest else []
    return speaker.times.comma.join([*starts, words.care_once.format(event=event)])


def _days_of(wait: Wait) -> int | None:
    """Return the last of the whole days that a wait takes, the event's own being 0."""
    most = wait.most
    return most.number - 1 if most and most.unit is Unit.DATES else None


def say_wait_ends(
    dated: DatedRestriction,
    say: Callable[[datetime], str],
    speaker: Speaker,
    since: datetime,
) -> str:
    """Say both ends of a wait that an event must follow as well; nothing without one.

    `say` says a moment as a view does. Ends that lie before `since` are left out; where a wait has
    begun by then, those of visits ahead are too.
    """
    waits = [hold for hold in dated.holds if not hold.is_before and hold.status is not Status.ASK]
    ended = [hold for hold in waits if hold.until_at]
    begun = {hold.until_at for hold in ended if hold.from_at <= since}
    own = [hold for hold in ended if hold.from_at <= since or hold.from_at in begun] or ended
    firm, better = (
        max(
            (hold.until_at for hold in own if hold.status is status and hold.until_at), default=EVER
        )
        for status in (Status.AVOID, Status.CAUTION)
    )
    ends = sorted({end for end in (firm, max(firm, better)) if end > since})
    if len(ends) < 2:  # noqa: PLR2004  one end, or none
        return "".join(map(say, ends))
    first, second = map(say, ends)
    if first == second:
        return second
    return speaker.table(FactWords).two_ends.format(first=first, second=second)


def _taken_over(dated: DatedRestriction, speaker: Speaker) -> str:
    """Say that the next visit holds it off when its own wait is over: that is no end (TIME-13)."""
    words, easier_at = speaker.table(FactWords), dated.caution_at
    if dated.status is Status.AVOID and easier_at and dated.status_at(easier_at) is Status.CAUTION:
        return words.easier_but_held_again.format(moment=speaker.moment(easier_at))
    return words.held_again


def _dated_end(dated: DatedRestriction, clear_at: datetime, speaker: Speaker) -> str:
    words = speaker.table(FactWords)
    if dated.status is Status.AVOID and dated.caution_at is not None:
        return words.best_from.format(
            first=speaker.moment(dated.caution_at), second=speaker.moment(clear_at)
        )
    return words.ok_from.format(moment=speaker.moment(clear_at))
