"""Aftercare for mesotherapy: text becomes a protocol, a protocol a plan, a plan a view.

    protocol = load_protocol()
    session = parse_session("2026-11-20T14:30", zone=zone, now=now)
    plan = make_plan(protocol, [session], at=now, zone=zone)

Nothing here reads the clock, the zone or the locale: they are arguments. Only `load_protocol`
reads a file. The names below load their modules when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mesocare.answer import Answer, make_answer
    from mesocare.errors import (
        InputRefusedError,
        MesocareError,
        Problem,
        RuleFileRefusedError,
        StorageError,
    )
    from mesocare.moments import Session, parse_at, parse_session
    from mesocare.plan import Plan, make_plan
    from mesocare.protocol import Basis, Protocol, Status
    from mesocare.rulefile import load_protocol, parse_protocol

__version__ = "0.1.0"

_HOMES = {
    "Answer": "answer",
    "Basis": "protocol",
    "InputRefusedError": "errors",
    "MesocareError": "errors",
    "Plan": "plan",
    "Problem": "errors",
    "Protocol": "protocol",
    "RuleFileRefusedError": "errors",
    "Session": "moments",
    "Status": "protocol",
    "StorageError": "errors",
    "load_protocol": "rulefile",
    "make_answer": "answer",
    "make_plan": "plan",
    "parse_at": "moments",
    "parse_protocol": "rulefile",
    "parse_session": "moments",
}

__all__ = [
    "Answer",
    "Basis",
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
