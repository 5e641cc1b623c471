"""The words of the timeline, and the headings of all that a screen folds."""

from mesocare.language.tables import Words


class TimelineWords(Words):
    """The words of the timeline, and the headings of all that a screen folds."""

    no_date: str
    """The end of a wait whose length is vague."""
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
    signs_and_normal_hint: str
    """The same where what is normal has no line of its own."""
    rules_heading: str
    ok_heading: str
    """{area}."""
    care: str
    normal_heading: str
    visits_heading: str
    prepare_heading: str
    watch_heading: str
    sources_heading: str
    about_heading: str
