"""All that a short screen folds away: each rule with its reasons, care, signs and sources."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mesocare.language.words.facts import FactWords
from mesocare.language.words.screens import ScreenWords
from mesocare.language.words.timeline import TimelineWords
from mesocare.plan.facts import YES, CareStatus, Plan
from mesocare.rules.protocol import Status
from mesocare.sentences.care import (
    after_effect_sentences,
    care_sentence,
    help_boxes,
    watch_sentence,
)
from mesocare.sentences.conditions import say_area, with_condition
from mesocare.sentences.course import (
    count_sentence,
    moved_sentences,
    next_session_sentences,
    preparation_sentences,
    preparations_of,
    window_part,
)
from mesocare.sentences.days import Speaker, capital, without_stop
from mesocare.sentences.restrictions import restriction_sentences
from mesocare.sentences.rules import changed_sentences, clinic_change_sentences
from mesocare.sentences.trust import (
    approval_sentence,
    clinic_sentences,
    reason_sentences,
    rules_sentences,
)


class Part(NamedTuple):
    """One item of a list, with the address of its source."""

    text: str
    address: str | None = None


def all_parts(plan: Plan, speaker: Speaker) -> Iterator[tuple[str, list[Part]]]:
    """Return every fact of the plan under headings, none of them empty."""
    words = speaker.table(TimelineWords)
    sections = (
        (words.rules_heading, _restrictions(plan, speaker)),
        (words.ok_heading.format(area=say_area(plan, speaker)), _allowed(plan, speaker)),
        (speaker.table(ScreenWords).ok_later, _allowed_later(plan, speaker)),
        (words.care, _care(plan, speaker)),
        (words.normal_heading, _normal(plan, speaker)),
        (words.visits_heading, _visits(plan, speaker)),
        (words.prepare_heading, _preparations(plan, speaker)),
    )
    for heading, texts in (*sections, *signs_of(plan, speaker)):
        if parts := [Part(text) for text in texts]:
            yield heading, parts
    about = [
        approval_sentence(plan, speaker),
        *rules_sentences(plan, speaker),
        *clinic_change_sentences(plan, speaker),
        *clinic_sentences(plan, speaker),
    ]
    yield words.about_heading, [Part(text) for text in about]
    sources = [Part(one.title, one.address) for one in plan.protocol.sources.values()]
    if sources:
        yield words.sources_heading, sources


def _restrictions(plan: Plan, speaker: Speaker) -> Iterator[str]:
    for dated in plan.restrictions:
        yield " ".join(
            [
                *restriction_sentences(dated, plan, speaker),
                *changed_sentences(dated, plan, speaker),
                *reason_sentences(dated.rule, plan, speaker),
            ]
        )


def _allowed(plan: Plan, speaker: Speaker) -> Iterator[str]:
    for dated in plan.allowed:
        is_ok_till_a_ban = dated.status is Status.UPCOMING and dated.from_at is None
        if dated.status is Status.CLEAR or is_ok_till_a_ban:
            yield capital(with_condition(dated.rule.activity, dated.rule, plan, speaker)) + "."


def _allowed_later(plan: Plan, speaker: Speaker) -> Iterator[str]:
    words = speaker.table(FactWords)
    for dated in plan.allowed:
        is_ok = dated.status in YES
        is_again = dated.status is Status.UPCOMING
        moment = dated.opens_at(plan.at) if not is_ok else dated.from_at if is_again else None
        if moment is not None:
            said = capital(with_condition(dated.rule.activity, dated.rule, plan, speaker))
            yield f"{said}. {words.ok_from.format(moment=speaker.near_moment(moment))}"


def _care(plan: Plan, speaker: Speaker) -> Iterator[str]:
    for dated in plan.care:
        if dated.status is not CareStatus.OVER or dated.is_listed:
            reasons = reason_sentences(dated.rule, plan, speaker)
            yield " ".join([care_sentence(dated, plan, speaker), *reasons])


def _normal(plan: Plan, speaker: Speaker) -> Iterator[str]:
    for dated in plan.after_effects:
        yield " ".join(after_effect_sentences(dated, plan, speaker))


def _visits(plan: Plan, speaker: Speaker) -> Iterator[str]:
    yield from next_session_sentences(plan, speaker)
    words = speaker.table(TimelineWords)
    for session in plan.next_sessions[1:]:
        when = window_part(session, speaker)
        said = f"{words.visit_line.format(number=session.number, when=when)}."
        yield " ".join([said, *(moved_sentences(session, speaker) if session.is_shut else ())])
    course = plan.protocol.course
    if course is not None and course.all_phases:
        yield count_sentence(course, speaker)


def _preparations(plan: Plan, speaker: Speaker) -> Iterator[str]:
    for dated in preparations_of(plan):
        said = preparation_sentences(dated, plan, speaker)
        yield " ".join([*said, *reason_sentences(dated.rule, plan, speaker)])


def signs_of(plan: Plan, speaker: Speaker) -> list[tuple[str, Iterable[str]]]:
    """Return the levels of haste, the worst first, each with its signs, then the watch."""
    found: list[tuple[str, Iterable[str]]] = [
        (box.heading.removesuffix(":"), [f"{capital(without_stop(sign))}." for sign in box.signs])
        for box in help_boxes(plan, speaker)
    ]
    watch = watch_sentence(plan, speaker)
    return [*found, (speaker.table(TimelineWords).watch_heading, [watch] if watch else [])]
