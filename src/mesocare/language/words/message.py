"""What a message to paste says."""

from collections.abc import Mapping

from mesocare.language.tables import Words
from mesocare.language.words.times import Forms


class MessageWords(Words):
    """The lines of a message; each is complete in itself."""

    after: str
    """{session}."""
    not_before: str
    """A wait with one end: {labels} and {moment}."""
    ok: str
    """What is allowed {said}, which has its moment and its condition."""
    best_not_before: str
    """A wait with two ends: {labels}, {first} and {second}."""
    best_not_before_how: str
    """The same with {how} it may be done from the first end on."""
    until_visit: str
    """What the next visit holds off when its own wait is over."""
    then_better_until_visit: str
    """The same where that is advice, and its own wait is over first: {labels} and {moment}."""
    better_until_visit: str
    better_wait: str
    """What is better held off up to its one end: {labels} and {moment}."""
    until: str
    """{labels} and {event}."""
    not_before_until: str
    """Both: {labels}, {moment} and {event}."""
    then_ask: str
    """{labels} and {moment}, after which the clinic decides."""
    about: str
    """{labels} and {about}."""
    never: str
    ask: str
    ask_after: str
    """The same, with how long it is held off once an {event} has happened: {wait}."""
    care: str
    """{care}."""
    next_visit: str
    """{said}, sentences."""
    before_moves: str
    """That the days before the next visit move with it."""
    before_not: str
    """What not to do before it: {labels} and {firm}."""
    before_better_not: str
    """The same with two starts: {labels}, {first} and {firm}."""
    sms_after: str
    """The head of a text message: {session}."""
    sms_wait: str
    """{labels} and {moment}."""
    sms_none: str
    """The same of what may stand behind a "no"."""
    sms_before: str
    """What the next visit forbids by now: {labels}."""
    sms_better_before: str
    """The same where it is advice."""
    sms_more: Forms
    """What a text message has no room for: {count}."""
    sms_help: Mapping[str, str]
    """Whom to call in a text message, by level: {signs} and {number}."""
    sms_help_without_number: Mapping[str, str]
