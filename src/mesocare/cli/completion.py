"""What a shell is offered at TAB: activities, rules, events and questions of the rules in use.

A shell may run what it is offered. So values and their help hold letters, digits, blanks and
hyphens alone, and what holds anything else is left out, whatever a rule file says.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mesocare.errors import MesocareError

if TYPE_CHECKING:
    from mesocare.rules.protocol import Protocol

Offers = list[tuple[str, str]]
"""Values, each with its help."""


def complete_activity(incomplete: str) -> Offers:
    """Return the words for activities, each with the activity that it means."""
    protocol = _read_protocol()
    if protocol is None:
        return []
    from mesocare.plan.names import COMPLAINTS, names_of

    names = (
        (name, named.label)
        for named in names_of(protocol)
        if named.kind not in COMPLAINTS
        for name in (*named.texts, *named.also_called)
    )
    return _offer(names, incomplete)


def complete_rule(incomplete: str) -> Offers:
    """Return the ids of rules, each with what it is about."""
    protocol = _read_protocol()
    if protocol is None:
        return []
    ids = [(key, rule.activity) for key, rule in protocol.restrictions.items()]
    ids += [(item.id, item.activity) for item in protocol.allowed]
    ids += [(key, rule.do) for key, rule in protocol.care.items()]
    ids += [(key, rule.what) for key, rule in protocol.after_effects.items()]
    return _offer(ids, incomplete)


def complete_event(incomplete: str) -> Offers:
    """Return the ids of events, each with what has happened then."""
    protocol = _read_protocol()
    events = protocol.events.items() if protocol else ()
    return _offer(((key, event.what) for key, event in events), incomplete)


def complete_question(incomplete: str) -> Offers:
    """Return the ids of questions, each with what it asks."""
    protocol = _read_protocol()
    questions = protocol.questions.items() if protocol else ()
    return _offer(((key, one.ask.rstrip("?")) for key, one in questions), incomplete)


def _read_protocol() -> "Protocol | None":
    from mesocare.cli.inputs import read_rules

    named, clinic = os.environ.get("MESOCARE_RULES"), os.environ.get("MESOCARE_CLINIC")
    try:
        return read_rules(Path(named) if named else None, Path(clinic) if clinic else None)[0]
    except MesocareError:
        return None


def _offer(names: Iterable[tuple[str, str]], incomplete: str) -> Offers:
    offered = dict(_harmless(names))
    return [(name, told) for name, told in offered.items() if name.startswith(incomplete)]


def _harmless(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Return names that no shell can read as anything but words; help keeps such letters alone."""
    for name, told in names:
        if name and all(map(_is_harmless, name)) and not name.startswith(("-", " ")):
            yield name, "".join(filter(_is_harmless, told)).strip()


def _is_harmless(letter: str) -> bool:
    return letter.isalnum() or letter in " -"
