"""What the printed sheet says."""

from typing import NamedTuple


class SheetWords(NamedTuple):
    """The fixed words of the sheet; a text that ends in a colon leaves a line to write on."""

    title: str
    """{title}."""
    session: str
    """{moment}."""
    session_planned: str
    visit: str
    """{number}."""
    name: str
    note: str
    clinic_name: str
    telephone: str
    not_before: str
    """Above a large date."""
    each_at: str
    """The hour that all rows share: {clock}."""
    from_end_of_day: str
    ok_from: str
    """The head of the dates."""
    if_you_must: str
    """The easier half of a wait: {moment}."""
    clinic_reason: str
    """In the clinic's own voice: {wait} and {because}."""
    clinic_reason_alone: str
    clinic_added: str
    never: str
    until: str
    """{label} and {event}."""
    until_and_not_before: str
    """{label}, {event} and {moment}."""
    ask_first: str
    ask_until: str
    """What the clinic decides: {label} and {event}."""
    about: str
    """{label} and {about}."""
    do_not: str
    may: str
    """What is allowed: {labels}."""
    ok_again: str
    """What is over: {labels}."""
    do: str
    emergency_line: str
    """{number}."""
    emergency_line_without_number: str
    key_avoid: str
    key_caution: str
    normal: str
    help: str
    emergency: str
    """{number}."""
    emergency_without_number: str
    urgent: str
    urgent_with_number: str
    """{number}."""
    clinic: str
    clinic_with_number: str
    """{number}."""
    watch: str
    next_visit: str
    next_visit_number: str
    """{number}."""
    course_line: str
    """{takes} and {results}."""
    code_says: str
    """{number}."""
    code_event: str
    """{number}."""
    before: str
    what_we_gave: str
    gave_product: str
    gave_lot: str
    gave_by: str
    gave_numbing: str
    meanwhile: str
    times: str
    """{zone}."""
    sources: str
    """{count}."""
    sources_guide: str
    page: str
    """{number} and {count}."""
    row_aloud: str
    """A row for a reader of the screen: {text} and {date}."""
