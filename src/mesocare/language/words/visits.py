"""The words of a course's visits."""

from mesocare.language.tables import Words


class VisitWords(Words):
    """The words of a course's visits."""

    course_title: str
    next_best: str
    """{day}."""
    done: str
    was_it_held: str
    """Of one that was booked, and of which nobody has said more."""
    booked: str
    if_needed: str
    overdue: str
    shut: str
    """Of one on whose days the clinic is closed."""
    more_visits: str
    """Those that are folded: {count} and {day}, that of the last."""
    course_key: tuple[tuple[str, str], ...]
    later_dates: str
    later_undated: str
    """What to say of those after a visit that is overdue."""
    from_day: str
    """A window without an end: {day}."""
    visit_note: str
    """{number} and {text}."""
    before_visits: str
    before_number: str
    """{number}."""
    prepare_firm: str
    """{text} and {day}."""
    not_booked: str
    """The same while that visit is only expected: {before}."""
    ask_or_tell: str
    lead: str
    """{lead}."""
    that_day: str
    """{hour}."""
    from_moment: str
