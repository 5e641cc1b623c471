"""What a message to paste says."""

from typing import NamedTuple


class MessageWords(NamedTuple):
    """The lines of a message; each is complete in itself."""

    after: str
    """{session}."""
    not_before: str
    """A wait with one end: {labels} and {moment}."""
    best_not_before: str
    """A wait with two ends: {labels}, {first} and {second}."""
    until: str
    """{labels} and {event}."""
    never: str
    ask: str
    care: str
    """{care}."""
    care_if: str
    """The same after a condition."""
    next_visit: str
    """{window}."""
    emergency: str
    """{number}."""
    emergency_without_number: str
    worse: str
    """{number}."""
    worse_without_number: str
    foot: str
    sms_after: str
    """The head of a text message: {session}."""
    sms_wait: str
    """{labels} and {moment}."""
    sms_emergency: str
    """{number}."""
    sms_emergency_without_number: str
    sms_worse: str
    """{number}."""
    sms_worse_without_number: str
    sms_more: str
    """In a text message that could not hold all."""
