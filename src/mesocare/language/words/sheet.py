"""What the printed sheet says."""

from mesocare.language.tables import Words
from mesocare.language.words.times import Forms


class SheetWords(Words):
    """The fixed words of the sheet; a text that ends in a colon leaves a line to write on."""

    title: str
    """{title}."""
    session: str
    """{moment} and {number}."""
    earlier: str
    """The sessions before it: {moments}."""
    name: str
    note: str
    clinic_name: str
    telephone: str
    not_until: str
    """Above a large date, below which stands what waits for it."""
    and_more: str
    """What waits for a large date: the first {labels}, and {count} more."""
    each_at: str
    """The hour that all rows share: {clock}."""
    all_day: str
    """A day that counts from its first minute, beside rows that share another hour: {day}."""
    from_end_of_day: str
    better_from: str
    """The head of the dates from which it is no longer forbidden but better to wait."""
    ok_from: str
    """The head of the dates from which it is OK."""
    ask: str
    """In the place of a date, where the next visit is too near for one."""
    clinic_reason: str
    """In the clinic's own voice: {wait}, and its {reason} to the full stop, as in those below."""
    clinic_reason_alone: str
    clinic_added: str
    dropped: str
    """{activity}, an infinitive."""
    changed_course: str
    never: str
    until: str
    """{label} and {event}."""
    until_and_not_before: str
    """{label}, {event} and {moment}."""
    ask_first: str
    """{labels}."""
    ask_first_once: str
    """What waits for something that has not happened: {label} and {once}."""
    ask_first_if: str
    """{condition} and {labels}."""
    ask_first_unless: str
    about: str
    """{label} and {about}."""
    at_least: str
    """{label} and {moment}, after which the clinic decides."""
    asked_until: str
    """What to ask about, {label}, and the {event} that ends it."""
    do_not: str
    may: str
    """What is allowed: {labels}, if the {area} is normal."""
    may_if: str
    """{condition} and {labels}."""
    may_unless: str
    ok_again: str
    """What is over: {labels}, if the {area} is normal."""
    separator: str
    """Between labels that may hold commas of their own."""
    do: str
    do_at: str
    """The hour that its days share: {clock}."""
    key_avoid: str
    key_caution: str
    normal: str
    normal_at: str
    """The hour that its days share: {clock}."""
    normal_after: str
    """After the session of {day}, which lies ahead."""
    normal_after_at: str
    """The same with {clock}."""
    normal_in_time: str
    """{what} and {time}, which says from when and until when."""
    if_: str
    """What concerns some: {what} and {condition}."""
    unless: str
    still_there: str
    """{moment}."""
    still_there_then: str
    """Where the last normal moment is the first to call."""
    still_there_after: str
    """{span} after an {event} that has not happened."""
    still_there_from_before: str
    still_there_of_before: str
    """Where the session before still counts: {labels}, each from when on."""
    from_: str
    """{moment} and {labels}."""
    help: str
    more_signs: Forms
    """How many more signs of an emergency there are, and where: {count}."""
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
    code_says: str
    code_event: str
    """{number}."""
    before_this: str
    """What to prepare for the visit that the sheet is for, where it lies ahead: {said}."""
    before_then: str
    """What to do at any time before it, by its labels: {labels}."""
    ban_from: str
    """{bans} and {moment}."""
    do_on: str
    """The same of what is done on one day alone."""
    ban_on_the_day: str
    """{bans} and {hour}."""
    ban_before: str
    """{bans} and {lead}."""
    before: str
    before_on: str
    """{number} and {day}."""
    before_not: str
    """{ban} and {moment}."""
    before_not_firm: str
    """{ban}, {moment} and {firm}."""
    what_we_gave: str
    gave_product: str
    gave_lot: str
    gave_by: str
    gave_numbing: str
    meanwhile: str
    how: str
    """How things may be done while it is better to wait: {items}."""
    how_item: str
    """{label} and {how}."""
    times: str
    """{zone}."""
    not_approved: str
    """In the clinic's own voice."""
    sources: Forms
    """{count}."""
    sources_guide: Forms
    """{title} and {count}."""
    page: str
    """{number} and {count}."""
