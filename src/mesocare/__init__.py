"""Aftercare for mesotherapy: text becomes a protocol, a protocol a plan, a plan a view.

    protocol = load_protocol()
    session = parse_session("2026-11-20T14:30", zone=zone, now=now)
    plan = make_plan(protocol, [session], at=now, zone=zone)

    protocol, clinic = load_rules(clinic=Path("clinic.yaml"))

Nothing here reads the clock, the zone or the locale: they are arguments. Only `load_protocol` and
`load_rules` read files. The names below load their modules when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mesocare.version import __version__ as __version__

if TYPE_CHECKING:
    from mesocare.dates.moments import Session
    from mesocare.dates.typed import parse_at, parse_session
    from mesocare.errors import (
        InputRefusedError,
        MesocareError,
        Problem,
        RuleFileRefusedError,
        StorageError,
    )
    from mesocare.plan.answer import Answer, make_answer
    from mesocare.plan.dating import make_plan
    from mesocare.plan.facts import Plan
    from mesocare.reading.clinic_file import load_rules
    from mesocare.reading.rule_file import load_protocol, parse_protocol
    from mesocare.rules.clinic import Clinic
    from mesocare.rules.protocol import Basis, Protocol, Status

_HOMES = {
    "Answer": "plan.answer",
    "Basis": "rules.protocol",
    "Clinic": "rules.clinic",
    "InputRefusedError": "errors",
    "MesocareError": "errors",
    "Plan": "plan.facts",
    "Problem": "errors",
    "Protocol": "rules.protocol",
    "RuleFileRefusedError": "errors",
    "Session": "dates.moments",
    "Status": "rules.protocol",
    "StorageError": "errors",
    "load_protocol": "reading.rule_file",
    "load_rules": "reading.clinic_file",
    "make_answer": "plan.answer",
    "make_plan": "plan.dating",
    "parse_at": "dates.typed",
    "parse_protocol": "reading.rule_file",
    "parse_session": "dates.typed",
}

__all__ = [
    "Answer",
    "Basis",
    "Clinic",
    "InputRefusedError",
    "MesocareError",
    "Plan",
    "Problem",
    "Protocol",
    "RuleFileRefusedError",
    "Session",
    "Status",
    "StorageError",
    "load_protocol",
    "load_rules",
    "make_answer",
    "make_plan",
    "parse_at",
    "parse_protocol",
    "parse_session",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first used."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return [*__all__, "__version__"]
