"""The words of the timeline, and the headings of all that a screen folds."""

from mesocare.language.tables import Words


class TimelineWords(Words):
    """The words of the timeline, and the headings of all that a screen folds."""

    when_it_happens: str
    """The end of a wait that only an event ends."""
    each_at: str
    """{clock}."""
    now_mark: str
    meanwhile: str
    """The label of what to do while waits run."""
    key: tuple[tuple[str, str], ...]
    """What each stroke means: a status, or `prepare`, with its words."""
    visit_line: str
    """{number} and {when}."""
    course_hint: str
    signs_hint: str
    rules_heading: str
    ok_heading: str
    care: str
    normal_heading: str
    visits_heading: str
    prepare_heading: str
    watch_heading: str
    sources_heading: str
    about_heading: str
