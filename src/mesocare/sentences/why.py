"""The reasons and sources behind an answer (CAN-7)."""

from collections.abc import Iterator
from typing import NamedTuple

from mesocare.language.words.answer import AnswerWords
from mesocare.language.words.facts import FactWords
from mesocare.plan.answer import Answer
from mesocare.plan.answered import Answered
from mesocare.plan.facts import DatedRestriction, Plan
from mesocare.rules.protocol import Watch
from mesocare.sentences.days import Speaker
from mesocare.sentences.rules import changed_sentences
from mesocare.sentences.sessions import told_sentences
from mesocare.sentences.trust import (
    Reasoned,
    approval_sentence,
    clock_sentences,
    rules_sentences,
)


class Reasons(NamedTuple):
    """Why one thing is as it is."""

    title: str
    lines: tuple[str, ...]
    sources: tuple[tuple[str, str | None], ...]
    """The title of each source, and its address where it has one."""


def reasons(answer: Answer, plan: Plan, speaker: Speaker) -> Iterator[Reasons]:
    """Say the reason, how firm it is, and the sources, of each thing that a question means."""
    for answered in answer.answers:
        rule = answered.rule if isinstance(answered.rule, Watch) else answered.rule.rule
        yield _say_reasons(answered, rule, plan, speaker)


def _say_reasons(
    answered: Answered, rule: Reasoned | Watch, plan: Plan, speaker: Speaker
) -> Reasons:
    words, facts = speaker.table(AnswerWords), speaker.table(FactWords)
    label = getattr(rule, "label", None) or getattr(rule, "do", "")
    lines = [rule.why] if rule.why else []
    if not isinstance(rule, Watch) and rule.basis:
        lines.append(facts.basis[rule.basis])
    if isinstance(answered.rule, DatedRestriction):
        lines += changed_sentences(answered.rule, plan, speaker)
    lines += _say_told(rule, plan, speaker)
    known = plan.protocol.sources
    found = tuple((known[key].title, known[key].address) for key in rule.sources if key in known)
    return Reasons(
        title=words.why_title.format(label=label),
        lines=tuple(lines) if lines or found else (words.no_reason,),
        sources=found,
    )


def _say_told(rule: Reasoned | Watch, plan: Plan, speaker: Speaker) -> list[str]:
    """Say when the event happened that ends a wait or starts one, if it was told."""
    told = told_sentences(plan, speaker)
    events = dict.fromkeys(getattr(rule, name, None) for name in ("until", "after"))
    return [told[event] for event in events if event in told]


def foot_of_reasons(plan: Plan, speaker: Speaker) -> list[str]:
    """Say who stands behind the rules, and which they are."""
    rules = rules_sentences(plan, speaker)
    return [*clock_sentences(plan, speaker), approval_sentence(plan, speaker), *rules]
