"""What a calendar says."""

from mesocare.language.tables import Words
from mesocare.language.words.times import Forms


class CalendarWords(Words):
    """The titles and sentences of a calendar's entries; no title names the treatment."""

    name: str
    ends: Forms
    """Waits that end at a moment: {count} and {session}."""
    eases: Forms
    """Waits that get easier at a moment: {count} and {session}."""
    eases_too: Forms
    """The same after those that end then: {count}."""
    look_again: str
    """In a title: {title}."""
    look_again_text: str
    """Why: {session}."""
    over_line: str
    """{sign} and {labels}."""
    easier_line: str
    """{sign}, {labels} and {moment}."""
    easier_then_not_line: str
    """The same where a ban begins at that moment, as before a visit."""
    ask_line: str
    only_if_normal: str
    """{area}."""
    still_asking: str
    """What no date ends: {labels}."""
    window: str
    """{number} and {day}."""
    window_open: str
    window_shut: str
    """That the clinic is closed on all its days: {number}."""
    planned: str
    prepare: str
    """{number}."""
    prepare_text: str
    eve: str
    """{number}."""
    act: str
    not_had: str
    not_had_if_needed: str
    watch: str
    zone: str
    called_off: str
    called_off_why: str
    category_waits: str
    category_visit: str
    category_watch: str
    category_act: str
