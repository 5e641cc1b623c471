"""What answers a question about an event."""

from mesocare.language.tables import Words


class BeforeWords(Words):
    """The lines about an event; `label` is a noun phrase."""

    event: str
    """{moment}."""
    is_over: str
    yes: str
    """Clear after the sessions given, for good: {label}, {moment} and {span}."""
    yes_all: str
    """The same of all that is clear by then: {labels}, {moment} of the last and {span}."""
    yes_already: str
    """Clear after them, with no later moment to name: {label}."""
    yes_upcoming: str
    """No session has forbidden it by then: {label}."""
    not_by_then: dict[str, str]
    """Not clear after them, by status: {label}."""
    held_off_for_visit: str
    """Why something is not OK by then that only a visit to come forbids."""
    question: str
    """What no date makes clear: {label}."""
    always: str
    """What needs no wait: {label}."""
    all_of_it: str
    rest_of_it: str
    """All but what no visit clears by then."""
    latest: str
    """The latest session for all: {scope}, {day} and {moment}."""
    latest_day: str
    """The same where both are one: {scope} and {moment}."""
    latest_not_before: str
    """From when on that is so: {day}."""
    latest_if_last: str
    """That no other visit may follow it before the event."""
    latest_caution: str
    """The latest that leaves it better to wait: {moment}."""
    latest_each: str
    """The latest session for one: {label} and {moment}."""
    latest_none: str
    """The same where it waits for something without a date: {label}."""
    latest_none_for_all: str
    """That one visit is early enough for each, and none for all."""
    not_covered: str
    """{question}."""
    best_fits: str
    """{day}."""
    best_does_not_fit: str
    early_enough: str
    """{days}."""
    after_event: str
    no_day: str
    days_from: str
    """{first}, without an end."""
    before_it: tuple[str, str]
    """How long before the event something is over: a {span}, or at the very moment."""
