"""Questions that a patient has answered: rules that ask them hold for good, or fall away."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from mesocare.characters import find_near
from mesocare.errors import InputRefusedError
from mesocare.rules.protocol import (
    AfterEffect,
    Allowed,
    Care,
    Preparation,
    Protocol,
    Restriction,
)

_Rule = TypeVar("_Rule", Restriction, Allowed, Care, AfterEffect, Preparation)


def apply_answers(
    protocol: Protocol, *, yes: Collection[str] = (), no: Collection[str] = ()
) -> Protocol:
    """Return a protocol in which some questions are answered (CAN-6).

    A rule whose condition is met stands without it; one whose condition is not met is gone.

    Raises:
        InputRefusedError: when the protocol has no such question, or both answers are given.

    """
    for name in (*yes, *no):
        if name not in protocol.questions:
            known = ", ".join(protocol.questions) or "none"
            near = "".join(f"Did you mean {it}? " for it in find_near(name, protocol.questions))
            message = f"these rules have no such question. {near}Their questions: {known}."
            raise InputRefusedError(message)
    if both := set(yes) & set(no):
        message = f"'{min(both)}' is answered with yes and with no. Give one of the two."
        raise InputRefusedError(message)
    if not yes and not no:
        return protocol

    def settle(rules: Iterable[tuple[str, _Rule]]) -> dict[str, _Rule]:
        settled = ((key, _settle(rule, yes, no)) for key, rule in rules)
        return {key: rule for key, rule in settled if rule is not None}

    return replace(
        protocol,
        restrictions=settle(protocol.restrictions.items()),
        allowed=tuple(settle((item.id, item) for item in protocol.allowed).values()),
        care=settle(protocol.care.items()),
        after_effects=settle(protocol.after_effects.items()),
        before_session=settle(protocol.before_session.items()),
    )


def _settle(rule: _Rule, yes: Collection[str], no: Collection[str]) -> _Rule | None:
    """Return a rule without the conditions that are met; nothing where one is not."""
    if rule.only_if in no or rule.unless in yes:
        return None
    if rule.only_if in yes:
        rule = replace(rule, only_if=None)
    if rule.unless in no:
        rule = replace(rule, unless=None)
    return rule
