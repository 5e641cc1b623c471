"""The words of a course's visits."""

from mesocare.language.tables import Words


class VisitWords(Words):
    """The words of a course's visits."""

    course_title: str
    next_best: str
    """{day}."""
    done: str
    booked: str
    if_needed: str
    overdue: str
    course_key: tuple[tuple[str, str], ...]
    later_dates: str
    from_day: str
    """A window without an end: {day}."""
    visit_note: str
    """{number} and {text}."""
    before_visits: str
    before_number: str
    """{number}."""
    """{label}."""
    prepare_firm: str
    """{text} and {day}."""
    not_booked: str
    not_booked_yet: str
    """What the dates mean while that visit is only expected."""
    ask_or_tell: str
    lead: str
    """{lead}."""
    that_day: str
    from_moment: str
