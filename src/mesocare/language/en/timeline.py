"""The words of the timeline, and the headings of all that a screen folds in English."""

from mesocare.language.words.timeline import TimelineWords

TABLE = TimelineWords(
    no_date="no date",
    each_at="each at {clock}",
    now_mark="now",
    meanwhile="Meanwhile",
    key=(
        ("avoid", "not yet"),
        ("caution", "better to wait"),
        ("clear", "OK"),
        ("ask", "ask your clinic"),
        ("prepare", "for your next visit"),
    ),
    visit_line="Visit {number}: {when}",
    course_hint="All visits: mesocare course",
    signs_hint="When to call: mesocare signs",
    signs_and_normal_hint="What is normal, when to call: mesocare signs",
    rules_heading="Each rule",
    ok_heading="Needs no wait, if {area} looks and feels normal",
    care="What to do",
    normal_heading="What is normal",
    visits_heading="Next visits",
    prepare_heading="Before your next visit",
    watch_heading="What to look out for",
    sources_heading="Sources",
    about_heading="About these rules",
)
