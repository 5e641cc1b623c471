"""Whether a rule file keeps its word: its own examples, worked out and compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mesocare.dates.typed import parse_at, parse_session
from mesocare.errors import InputRefusedError
from mesocare.plan.answer import make_answer
from mesocare.plan.conditions import apply_answers
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import DatedAfterEffect, DatedPreparation, Plan
from mesocare.plan.lexicon import Lexicon, make_lexicon
from mesocare.rules.protocol import Example, Protocol

_NEVER_ASKED = datetime(2000, 1, 1, tzinfo=UTC)
"""For words such as "today", which an example cannot hold."""


_Lexicons = dict[tuple[Sequence[str], Sequence[str]], Lexicon]
"""The names of a protocol, gathered once for each way to answer its questions."""


@dataclass(frozen=True, slots=True)
class ExampleOutcome:
    """What came of one example."""

    place: int
    """Its place among the examples, counted from 0."""
    name: str
    differences: tuple[str, ...]
    """What is not as the example expects, each as a sentence without its stop."""

    @property
    def is_right(self) -> bool:
        """Whether all is as the example expects."""
        return not self.differences


def run_examples(protocol: Protocol) -> tuple[ExampleOutcome, ...]:
    """Work out every example of a protocol, in its order."""
    lexicons: _Lexicons = {}
    return tuple(
        ExampleOutcome(place, example.name, tuple(_differences(protocol, example, lexicons)))
        for place, example in enumerate(protocol.examples)
    )


def _differences(protocol: Protocol, example: Example, lexicons: _Lexicons) -> Iterator[str]:
    try:
        plan = _plan(protocol, example)
        statuses = _statuses_of(plan)
        for key, expected in example.expect.items():
            is_question = key.startswith("can ")
            actual = _answer(plan, key[4:], example, lexicons) if is_question else statuses.get(key)
            if actual is None:
                yield f"{key} has no status at {example.at}, since no session lies ahead"
            elif actual != expected:
                yield f"{key} is '{actual}' at {example.at}, and '{expected}' is expected"
    except InputRefusedError as error:
        yield str(error).removesuffix(".")


def _plan(protocol: Protocol, example: Example) -> Plan:
    zone = ZoneInfo(example.zone or "Etc/UTC")
    asked = apply_answers(protocol, yes=example.with_, no=example.without)
    texts = example.sessions or (example.session or "",)
    sessions = [parse_session(text, zone=zone, now=_NEVER_ASKED) for text in texts]
    at = parse_at(example.at, zone=zone, now=_NEVER_ASKED)
    happened = {
        event: [parse_session(text, zone=zone, now=_NEVER_ASKED)]
        for event, text in example.happened.items()
    }
    return make_plan(asked, sessions, at=at, zone=zone, happened=happened)


def _answer(plan: Plan, words: str, example: Example, lexicons: _Lexicons) -> str:
    """Return how `mesocare can` answers: yes, better, not-yet, ask, effect or sign."""
    answered = example.with_, example.without
    if answered not in lexicons:
        lexicons[answered] = make_lexicon(plan.protocol)
    return make_answer(plan, words, lexicons[answered]).verdict


def _statuses_of(plan: Plan) -> dict[str, str]:
    """Return where everything stands at the plan's moment, by the keys of `expect`."""
    first = plan.next_sessions[0] if plan.next_sessions else None
    due_on = (first.recommended_on or first.earliest_on) if first else None
    return (
        {dated.id: dated.status.value for dated in plan.allowed}
        | {dated.id: dated.status.value for dated in plan.restrictions}
        | {f"care.{dated.id}": dated.status.value for dated in plan.care}
        | {f"after_effects.{it.id}": _after_effect_at(it, plan.at) for it in plan.after_effects}
        | {f"before_session.{it.id}": _preparation_at(it, plan.at) for it in plan.preparations}
        | {"next_session": due_on.isoformat() if due_on else "none"}
    )


def _after_effect_at(dated: DatedAfterEffect, at: datetime) -> str:
    """Return where an after-effect stands; a reason to call goes before all else (TIME-12)."""
    calls = [moment for moment in (dated.call_from_at, dated.earlier_call_at) if moment]
    if any(moment <= at for moment in calls):
        return "call"
    if dated.waits_for or (dated.from_at is not None and at < dated.from_at):
        return "later"
    if dated.normal_until_at is not None and dated.normal_until_at <= at:
        return "over"
    return "normal"


def _preparation_at(dated: DatedPreparation, at: datetime) -> str:
    """Return where a preparation stands; minutes before a day without a time stay words."""
    if dated.until_at is not None and dated.until_at <= at:
        return "over"
    if dated.holds_from_at is not None and dated.holds_from_at <= at:
        return "now"
    if dated.advised_from_at is not None and dated.advised_from_at <= at:
        return "advised"
    return "later"
