"""The plan as a text to paste into a message: plain lines, each complete in itself, no name."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from mesocare.language.words.message import MessageWords
from mesocare.plan.facts import CareStatus, DatedPreparation, Plan
from mesocare.sentences.care import care_sentence
from mesocare.sentences.conditions import with_condition
from mesocare.sentences.course import (
    early_sentence,
    next_session_sentences,
    preparation_sentences,
    preparations_of,
)
from mesocare.sentences.days import Speaker, capital
from mesocare.sentences.messages import (
    allowed_for_some,
    by_condition,
    held_off,
    help_of,
    not_yet_allowed,
    say_waits,
)
from mesocare.sentences.sessions import say_session, until_then_sentences, year_slip_sentences
from mesocare.sentences.trust import clinic_sentences, honesty_sentences


def render_message(plan: Plan, speaker: Speaker) -> str:
    """Return the plan as lines: waits grouped by their ends, whom to call, the next visit.

    It is read later, so it names days and never says `now`.
    """
    speaker = speaker.without_now(plan.today)
    said = say_session(plan.latest_session, speaker, near=False)
    lines = [
        speaker.table(MessageWords).after.format(session=said),
        *until_then_sentences(plan, speaker),
        *year_slip_sentences(plan, speaker),
        *(early_sentence(early, speaker) for early in plan.early_sessions),
        *_preparations(plan.as_made, speaker._replace(is_brief=True)),
        *say_waits([*held_off(plan), *not_yet_allowed(plan)], plan, speaker),
        *allowed_for_some(plan, speaker),
        *_care(plan, speaker),
        *(line.whole(speaker) for line in help_of(plan, speaker)),
        *clinic_sentences(plan, speaker),
        *_next_visit(plan, speaker),
        *honesty_sentences(plan, speaker),
    ]
    return "".join(f"{line}\n" for line in lines)


def _care(plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say what to do: what is for all and at any time in one line, then each with its times."""
    words = speaker.table(MessageWords)
    said = [
        (dated.rule.do, care_sentence(dated, plan, speaker))
        for dated in plan.care
        if dated.status is not CareStatus.OVER
    ]
    at_any_time = [do for do, sentence in said if sentence == f"{capital(do)}."]
    if at_any_time:
        yield words.care.format(care="; ".join(at_any_time))
    yield from (sentence for do, sentence in said if do not in at_any_time)


def _next_visit(plan: Plan, speaker: Speaker) -> Iterator[str]:
    """Say when the next visit is due, and what to prepare for it (COURSE-6)."""
    if said := next_session_sentences(plan, speaker):
        yield speaker.table(MessageWords).next_visit.format(said=" ".join(said))
    is_said = plan.as_made is not None
    yield from _preparations(plan, speaker._replace(is_brief=True), is_said=is_said)


def _preparations(plan: Plan | None, speaker: Speaker, *, is_said: bool = False) -> Iterator[str]:
    """Say what not to do before the next visit, what begins together in one line; then the rest.

    The rest is the same before every visit, and is said once.
    """
    if plan is None:
        return
    words, prepared = speaker.table(MessageWords), preparations_of(plan)
    if any(one.session_at and one.session_at < plan.at for one in prepared):
        speaker = speaker._replace(is_brief=False)  # its days lie back, perhaps in another year

    def starts(item: DatedPreparation) -> tuple[datetime, datetime]:
        firm = item.holds_from_at or item.advised_from_at
        assert firm is not None
        return item.advised_from_at or firm, firm

    def has_start(item: DatedPreparation) -> bool:
        return item.rule.do is None and bool(item.advised_from_at or item.holds_from_at)

    dated = sorted(filter(has_start, prepared), key=starts)
    if any(item.is_projected for item in dated):
        yield words.before_moves
    for (first, firm), together in groupby(dated, starts):
        template = words.before_not if first == firm else words.before_better_not
        said = {"first": speaker.short_moment(first), "firm": speaker.short_moment(firm)}
        for one, labels in by_condition(together):
            line = template.format(labels=speaker.times.comma.join(labels), **said)
            yield with_condition(line, one.rule, plan, speaker)
    for item in prepared:
        if not has_start(item) and not is_said:
            yield " ".join(preparation_sentences(item, plan, speaker))
