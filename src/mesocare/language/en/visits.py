"""The words of a course's visits in English."""

from mesocare.language.words.visits import VisitWords

TABLE = VisitWords(
    course_title="{title}: your visits",
    next_best="next: {day}",
    done="done",
    was_it_held="not confirmed",
    booked="planned",
    if_needed="if needed",
    overdue="overdue",
    shut="closed",
    more_visits="+{count} if needed, the last on {day}: mesocare course --all",
    course_key=(
        ("●", "done"),
        ("○", "planned"),
        ("◆", "best day"),
        ("─", "also fine"),
        ("◇", "your clinic decides"),
    ),
    later_dates="Later dates move with the visit before them.",
    later_undated="The visits after it have no dates until it is booked.",
    from_day="from {day}",
    visit_note="Visit {number}: {text}",
    before_visits="Before your next visit",
    before_number="Before visit {number}",
    prepare_firm="{text} (firm from {day})",
    not_booked="{before} (not booked yet, so these days are advice)",
    ask_or_tell="before then",
    lead="{lead} before",
    that_day="{hour}on the day",
    from_moment="from {moment}",
)
