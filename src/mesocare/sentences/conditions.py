"""Conditions in words: said first, so that nobody acts before reading them (CAN-6)."""

from typing import Protocol as Kind

from mesocare.language.words.facts import FactWords
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Protocol
from mesocare.sentences.days import Speaker, without_stop


class Conditional(Kind):
    """A rule that may concern some patients only."""

    @property
    def only_if(self) -> str | None:
        """Whom it concerns."""

    @property
    def unless(self) -> str | None:
        """Whom it does not concern."""


class OfRules(Kind):
    """What was made by some rules, such as a plan."""

    @property
    def protocol(self) -> Protocol:
        """The rules."""


def with_condition(sentence: str, rule: Conditional, plan: OfRules, speaker: Speaker) -> str:
    """Return a sentence with its condition before it: `If you have long hair: …`."""
    words = speaker.table(FactWords)
    if rule.only_if:
        condition = say_condition(rule.only_if, plan)
        sentence = words.if_.format(condition=condition, sentence=sentence)
    if rule.unless:
        condition = say_condition(rule.unless, plan)
        sentence = words.unless.format(condition=condition, sentence=sentence)
    return sentence


def say_area(plan: Plan, speaker: Speaker) -> str:
    """Return what is treated: `your scalp`; what is OK is so only where that looks normal."""
    return plan.protocol.protocol.area or speaker.table(FactWords).area


def say_condition(text: str, plan: OfRules) -> str:
    """Return a condition's words: a question's, where it names one."""
    question = plan.protocol.questions.get(text)
    return without_stop(question.if_yes if question else text)
