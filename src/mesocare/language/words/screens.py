"""The words of the screens: today, the timeline, the course and the signs."""

from mesocare.language.tables import Words
from mesocare.language.words.times import Forms


class ScreenWords(Words):
    """Headings, labels and short sentences; a label stands before what it names."""

    # The head
    head: str
    """{title} and {day}, such as "day 1"."""
    before_visit: str
    """The day, where no session has happened yet."""
    in_zone: str
    """A clock with its city: {moment} and {city}."""
    session: str
    """{moment}."""
    sessions: str
    """The latest, and the ones before: {moment} and {days}."""
    session_ahead: str
    """{when}."""
    in_span: str
    """{when} and {span}."""
    every_wait: str
    """What all waits share: {clock}."""
    most_waits: str
    no_hour: str
    no_hour_ahead: str
    two_clocks: str
    """{clock}, {city} and {here}."""
    slip: str
    """What to do about a year that looks wrong."""

    # Waits
    not_yet: str
    better: str
    if_you_must: str
    """How alone something may be done while it is only better to wait."""
    only_so: str
    """{said}, a label, and {how}."""
    better_from: str
    """{moment}."""
    ok_from: str
    """{moment}."""
    with_visit: str
    """The heading of waits that a visit to come will start."""
    held_after_visit: str
    """The same of those that no date ends, so that they are a question before it."""
    ok_again: str
    since: str
    """{moment}."""
    better_column: str
    ok_column: str
    from_: str
    """{moment}."""
    not_from: str
    """When it is no longer better to wait, but a ban: {moment}."""
    now: str
    nothing: str
    """In the place of a moment that is none."""
    today_at: str
    """{clock}."""
    day_at: str
    """A day of a table with its clock: {day} and {clock}."""
    never: str
    never_shortly: str
    once: str
    """What ends a wait without a date: {event}."""
    once_and: str
    """The same, with a day before which it cannot: {day} and {event}."""
    at_least: str
    about: str
    when_clinic_says: str
    after_visit: str
    after_number: str
    until_a_visit: str
    until_number: str
    """{number}."""
    then: str
    """Two ends, one behind the other: {first} and {then}."""
    ask_first: str
    """{labels}."""
    ask_shortly: str
    if_: str
    """A condition before its labels: {condition} and {labels}."""
    unless: str

    # Sections
    ok_now: str
    only_if_normal: str
    """What every list of what is OK now starts with: {area} and {labels}."""
    ok_later: str
    """The label of what is allowed from a date on."""
    from_then: tuple[str, str]
    """A moment before its labels: {moment} and {labels}; the second before a condition."""
    ok_until_visit: str
    ok_until: str
    """{labels}, each with its end."""
    until_visit: str
    """{labels}."""
    until_then: str
    """{labels}, which are banned from a {moment} before the visit."""
    to_do: str
    normal: str
    normal_until: str
    """{day} and {labels}."""
    normal_at_least: str
    """{day} and {labels}, where no date ends it."""
    normal_from_before: str
    """Around {labels}, which are normal, where an earlier session's are a reason to call."""
    normal_about: str
    still: str
    still_there: str
    """Of what should be gone: {labels}."""
    still_from_before: str
    still_on: str
    """{day} and {labels}."""
    next_visit: str
    visit_best: str
    """The next visit, beside the session: {day}, its best one."""
    visit_shortly: str
    """The same of a visit that was given: {day}."""
    visit_on: str
    """A visit that was given: {when}."""
    before_it: str
    no_from: str
    """{moment} and {bans}, what may not be done from then on."""
    no_before: str
    """{lead} and {bans}."""
    to_come: str
    """A label: what is to be done on days to come."""
    on_days: str
    """{days} and {labels}."""
    do_before: str
    """{do} and {lead}."""
    do_from: str
    """{do} and {moment}."""
    do_on: str
    """{do} and {day}, the only one for it."""
    to_ask: Forms
    event: str
    """How to tell an event: {what} and {id}."""
    watch: str
    watch_line: str
    """{do}, {day} and {signs}."""
    fold: Forms
    """The rest of a list: {count}."""
    fold_due: Forms
    """The same, and where it stands."""
    signs_command: str
    folded: str
    """Where to see sections that have no room: {labels}."""
    more: str
    more_today: tuple[str, ...]
    """Commands for the last line, the most useful first."""

    # Help
    emergency: str
    """{signs} and {number}."""
    emergency_blank: str
    urgent: str
    urgent_at: str
    clinic: str
    clinic_at: str
    joined: str
    """Urgent and clinic in one line: {signs}."""
    joined_at: str
    closed: str
    """What to do while the clinic is closed: {signs}."""
    no_signs: str
    no_signs_at: str

    # What changes next
    changes_next: str
    """{moment} and {changes}."""
    next_line: str
    """The same in a status bar."""
    gets_ok: str
    """{labels}, and so in the next ones."""
    gets_easier: str
    gets_harder: str
    gets_not: str
    gets_ask: str
    gets_due: str
    """What is to be done on that day: {labels}."""
    nothing_more: str
