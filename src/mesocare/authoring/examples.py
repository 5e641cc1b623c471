"""Does a rule file keep its word? Its own examples, worked out and compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mesocare.dates.typed import parse_at, parse_session
from mesocare.errors import InputRefusedError
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Example, Protocol

_NEVER_ASKED = datetime(2000, 1, 1, tzinfo=UTC)
"""For words such as "today", which an example cannot hold."""


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
    return tuple(
        ExampleOutcome(place, example.name, tuple(_differences(protocol, example)))
        for place, example in enumerate(protocol.examples)
    )


def _differences(protocol: Protocol, example: Example) -> Iterator[str]:
    try:
        plan = _plan(protocol, example)
    except InputRefusedError as error:
        yield str(error).removesuffix(".")
        return
    statuses = {dated.id: dated.status for dated in plan.restrictions}
    for key, expected in example.expect.items():
        actual = statuses.get(key)
        if actual is None:
            yield f"{key} has no status at {example.at}, since no session lies ahead"
        elif actual is not expected:
            yield f"{key} is '{actual}' at {example.at}, and '{expected}' is expected"


def _plan(protocol: Protocol, example: Example) -> Plan:
    zone = ZoneInfo(example.zone or "Etc/UTC")
    texts = example.sessions or (example.session or "",)
    sessions = [parse_session(text, zone=zone, now=_NEVER_ASKED) for text in texts]
    at = parse_at(example.at, zone=zone, now=_NEVER_ASKED)
    return make_plan(protocol, sessions, at=at, zone=zone)
