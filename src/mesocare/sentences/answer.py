"""What does an answer say, in sentences? Yes or no first, then until when, and why (CAN-4)."""

from collections.abc import Iterator

from mesocare.plan.answer import Answer
from mesocare.plan.facts import DatedRestriction, Plan, turns
from mesocare.rules.protocol import Status
from mesocare.sentences.days import WORDS, say_moment, say_span
from mesocare.sentences.restrictions import near_session_sentences
from mesocare.sentences.rules import changed_sentences
from mesocare.sentences.sessions import as_of_sentences as as_of
from mesocare.sentences.sessions import session_sentences as sessions
from mesocare.sentences.trust import clinic_sentences, reason_sentences


def answer_sections(answer: Answer, plan: Plan) -> Iterator[tuple[str, list[str]]]:
    """Give each answer as a heading and its sentences, the strictest first."""
    if not answer.answers:
        yield WORDS.status[Status.ASK], [WORDS.not_covered]
    for dated in answer.answers:
        heading = WORDS.answer[dated.status].format(activity=dated.rule.activity)
        yield heading, list(_details(dated, plan))
    if answer.answers and answer.has_unknown_part:
        yield WORDS.status[Status.ASK], [WORDS.part_not_covered]
    if answer.did_you_mean:
        activities = "; ".join(dated.rule.activity for dated in answer.did_you_mean)
        yield "", [WORDS.did_you_mean.format(activities=activities)]
    yield "", [*sessions(plan), *as_of(plan), WORDS.clinic_first]
    if plan.clinic:
        yield WORDS.clinic, list(clinic_sentences(plan))


def _details(dated: DatedRestriction, plan: Plan) -> Iterator[str]:
    rule = dated.rule
    if rule.only_if:
        yield WORDS.only_if.format(condition=rule.only_if)
    yield from _changes(dated, plan)
    if rule.condition and dated.status is not Status.CLEAR:
        yield WORDS.until.format(condition=rule.condition)
    yield from near_session_sentences(dated, plan)
    yield from changed_sentences(dated, plan)
    if rule.meanwhile and dated.status is not Status.CLEAR:
        yield WORDS.meanwhile.format(meanwhile=rule.meanwhile)
    yield from reason_sentences(rule, plan)


def _changes(dated: DatedRestriction, plan: Plan) -> Iterator[str]:
    is_first = True
    for change in turns(dated, plan.at):
        said = WORDS.change_since if change.at <= plan.at else WORDS.change_from
        sentence = said.format(
            moment=say_moment(change.at, plan.zone), change=WORDS.change[change.status]
        )
        if change.at > plan.at and is_first:
            sentence += " " + WORDS.change_in.format(span=say_span(change.at - plan.at))
            is_first = False
        yield sentence
