"""What the web page says beside the words of the sheet."""

from mesocare.language.tables import Words


class DateWords(Words):
    """What stands on the page before its script runs, and on paper: dates, and no verdicts."""

    heading: str
    each_at: str
    """The hour that all ends share: {clock}."""
    until: str
    """{event}."""
    until_and_not_before: str
    """{event} and {moment}."""
    about: str
    """{about}."""
    ask_until: str
    """{event}, of which only the clinic can say when it is."""
    waits_for: str
    """{once} something has happened."""
    at_least: str
    """{moment}."""
    ask: str
    never: str
    easier: str
    """The first end of a wait, below its row: {moment}."""
    easier_after: str
    """The same after the session of a day that lies ahead: {day} and {moment}."""
    in_between: str
    """{how}."""


class LiveWords(Words):
    """What the page's script says; it fills in what it works out."""

    day_line: str
    """{number}, {day}, {clock} and {place}."""
    before_line: str
    """The same before the session: {day}, {clock} and {place}."""
    other_clock: str
    """For a device in another zone: {place} and {here}."""
    next_change: str
    """{moment} and {changes}."""
    change: dict[str, str]
    """What changes, by the new status: {labels}; `stricter` is better to wait after it was OK."""
    and_more: str
    """{count} further labels, right after the last one that is named."""
    no_change: str
    wrong_clock: str
    headings: dict[str, str]
    """The heading of each status' list."""
    ok_from: str
    """Above the dates of a list."""
    ok_at: str
    """The same where all of them share an hour: {clock}."""
    not_from: str
    """The end of what is OK: {moment}."""
    folded: dict[str, str]
    """The heading of a folded list: {count}."""
    only_if_normal: str
    """What goes with every OK: {area}."""
    verdict: dict[str, str]
    """An answer of the search, by its status: {label}."""
    ask: str
    """The end of what no date of the page ends."""
    then: dict[str, str]
    """A later change of it, by the new status: {moment}."""
    not_said: str
    not_exactly: str
    sign_found: str
    effect_found: str


class PageWords(Words):
    """The fixed words of the page."""

    call: str
    """{number}."""
    no_script: str
    ask: str
    ask_help: str
    allowed: str
    label_if: str
    """What is allowed later, with the condition of its yes: {label} and {condition}."""
    label_unless: str
    do: str
    normal: str
    to_normal: str
    to_help: str
    to_visit: str
    calendar: str
    visits: str
    before_visit: str
    sources: str
    """Before their titles."""
    about: str
    times: str
    """{place}."""
    dates: DateWords
    live: LiveWords
    endings: tuple[str, ...]
    """What the search takes off words to compare them, longer ones first."""
    later: str
    """A pattern of what tells of another time in small words alone: "until the visit"."""
