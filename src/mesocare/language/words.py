"""The form that each language fills: its fixed words, with braces that take a fact."""

from collections.abc import Mapping
from typing import NamedTuple


class PartOfDay(NamedTuple):
    """What a word such as "evening" says of an hour."""

    first: int
    """The first hour that it may mean, of 24."""
    last: int
    example: str
    """A time to write in its place."""


class HeardTimes(NamedTuple):
    """One language's words for days and times, as they are heard: all in small letters.

    The phrases are regular expressions. In them `{month}`, `{weekday}`, `{number}`, `{unit}`,
    `{part}` and `{past}` stand for any spelling of the tables, and `{day}`, `{year}`,
    `{short_year}`, `{iso}` and `{hour}` for their figures.
    """

    months: Mapping[str, int]
    """The number of each month, by each of its spellings."""
    weekdays: Mapping[str, int]
    """Monday is 0."""
    hours: Mapping[str, int]
    """Hours in words, up to twelve."""
    numbers: Mapping[str, int]
    """What stands before a unit."""
    days: Mapping[str, int]
    """How many days after today each lies: yesterday is -1."""
    day_units: Mapping[str, int]
    """How many days each unit has."""
    month_units: Mapping[str, int]
    minute_units: Mapping[str, int]
    parts: Mapping[str, PartOfDay]
    minutes_past: Mapping[str, int]
    """How many minutes after the hour that follows: "quarter to" is -15."""
    now: str
    in_full: Mapping[str, str]
    """The day and its part, by what is said in place of both: "this morning"."""
    dates: tuple[str, ...]
    dates_without_year: tuple[str, ...]
    dates_of_short_year: tuple[str, ...]
    months_alone: tuple[str, ...]
    ago: str
    ahead: tuple[str, ...]
    weekday: str
    last_weekday: str
    this_weekday: str
    next_weekday: str
    weekday_after_next: tuple[str, ...]
    spans: str
    """What lasts longer than a day, such as "last week"."""
    half_day: str
    """What follows an hour of the 12-hour clock; the group `pm` tells the later half."""
    noon: str
    midnight: str
    hour_mark: str
    """What may follow an hour, such as "o'clock"."""
    in_part: tuple[str, ...]
    """A time, the group `clock`, with the part of the day in which it lies."""
    day_in_part: str
    """A day, the group `rest`, with the part of it in which the time before it lies."""
    part_alone: str
    roughly: str
    """What stands before a time that is not meant to the minute."""
    before_clock: str
    """What may stand between a day and its time."""
    before_day: str
    """What may stand before a day."""


class Words(NamedTuple):
    """One language's fixed words; braces take a fact of the plan.

    A tuple, since a frozen dataclass of so many fields costs 5 ms at every start.
    """

    status: dict[str, str]
    """The word for each status."""
    change: dict[str, str]
    """What holds from a moment on, after "From …"."""
    units: dict[str, tuple[str, str]]
    """One and many of each unit."""
    changes_to: dict[str, str]
    """What an activity becomes, for the line of the next change."""
    answer: dict[str, str]
    """The first words of an answer, for each status."""
    basis: dict[str, str]
    """How firm a rule is, for each basis."""
    calendar_end: dict[str, str]
    """The title of the event with which an activity takes a milder status."""
    calendar_preparation: dict[str, str]
    """The title of the event from which something is advised, or holds, or is to be done."""
    title: str = "{title}: your aftercare"
    answer_title: str = "{title}: your question"
    session: str = "Your session: {moment}."
    sessions: str = "Your sessions: {moments}."
    planned: str = "Planned session: {moment}. It lies ahead, so this is a plan."
    no_time: str = (
        "No time was given for {day}, so we count from the end of that day. "
        "To count from the hour, give the time when you left the clinic: {written}."
    )
    as_of: str = "As of {moment} ({zone})."
    after_session: str = "That is {span} after your session."
    after_session_day: str = "That is {span} after the end of that day."
    before_session: str = "That is {span} before your session."
    and_: str = "{first} and {second}"
    first_time: str = "before the clocks go back"
    second_time: str = "after the clocks go back"
    first_shortly: str = "1st"
    second_shortly: str = "2nd"

    avoid: str = "Do not {activity}."
    caution: str = "Better not to {activity} yet."
    clear: str = "You may {activity}."
    upcoming: str = "You may {activity} for now."
    ask: str = "Ask your clinic before you {activity}."
    until: str = "Wait until {condition}."
    only_if: str = "Only if {condition}."
    change_from: str = "From {moment}: {change}."
    change_since: str = "Since {moment}: {change}."

    next_change: str = "Next change"
    next_change_at: str = "Next change: {moment}, in {span}"
    no_change: str = "Nothing more changes by itself."
    next_session: str = "Next session"
    window: str = (
        "Session {number}: best on {recommended}. Not before {earliest}, not after {latest}."
    )
    window_day: str = "Session {number}: on {recommended}."
    moved: str = "{because}, so the best day moved."
    not_moved: str = "{because}. Ask your clinic for another day."
    optional: str = "Your clinic decides if you need it."
    projected: str = "This date moves with the session before it."
    maintenance: str = (
        "Your course is over. A session to keep the result: from {earliest} to {latest}."
    )
    no_more_sessions: str = "Your course is over. Ask your clinic what comes next."
    overdue: str = "This session is overdue: its last day was {latest}. Ring your clinic."
    more_sessions: str = "{count} more follow, the last one about {recommended}."
    preparation: str = "Before your next session"
    preparation_advised: str = "Better not to {activity} from {moment}."
    preparation_holds: str = "Do not {activity} from {moment}."
    preparation_projected: str = (
        "These dates count back from {day}, the best day for session {number}. They move with it."
    )
    care: str = "Do"
    care_from: str = "from {moment}"
    care_until: str = "until {moment}"
    normal: str = "Normal for a while"
    normal_until: str = "{what}: normal until {moment}."
    call_from: str = "Still there on {moment}? Call your clinic."
    help_emergency: str = "Call the emergency number now if:"
    help_urgent: str = "Get medical help today if:"
    help_clinic: str = "Call your clinic if:"
    watch: str = "Keep watching"
    watch_until: str = "Look at your scalp until {day}. Call your clinic about: {signs}."
    watch_over: str = "The watch after your last session ended on {day}."
    watch_still: str = "This is not an all clear: late signs can show until {day}."
    trust: str = "Before you trust this"
    not_approved: str = "No clinician has approved these rules."
    approved: str = "Approved by {name}."
    clinic_first: str = "Your clinic's own advice comes first."
    clinic: str = "Your clinic"
    clinic_number: str = "Your clinic's telephone number: ______________________"
    clinic_telephone: str = "Telephone: {number}."
    clinic_hours: str = "The telephone is answered: {hours}."
    clinic_when_closed: str = "When it is closed: {what}."
    clinic_emergency: str = "Emergency number: {number}."
    clinic_web_address: str = "Web page: {address}"
    changes: str = "What your clinic changed"
    changed_mark: str = "your clinic changed this"
    changed: str = "Your clinic changed this: {because}."
    changed_end: str = "Your clinic changed this: {because}. It was {was} before."
    added: str = "Your clinic added this: {because}."
    dropped: str = "Your clinic took this off the sheet: {activity}. {because}."
    changed_course: str = "Your clinic changed the course to {is_now}: {because}."
    version: str = "Rules: {id} {version}, written on {written_on}."
    review_by: str = "To be reviewed by {review_by}."
    review_passed: str = "Their review was due by {review_by}: ask your clinic if they still hold."
    key: str = "✗ not yet   ◐ better to wait   ✓ yes   ? ask your clinic   ○ yes, for now"
    now: str = "now"
    to: str = " to "
    caution_column: str = "◐ better from"
    clear_column: str = "✓ yes from"
    changes_column: str = "  changes"

    course_title: str = "{title}: your course"
    course_done: str = "Your sessions"
    course_session: str = "Session {number}: {moment}."
    course_planned: str = "Session {number}: {moment}. It lies ahead."
    course_next: str = "Next sessions"
    course_maintenance: str = "After the last session, come back every {gap} to keep the result."
    course_none: str = "These rules say nothing about next sessions. Ask your clinic."
    course_weeks: str = "Weeks since your first session"
    course_key: str = "● your session   ◆ best day   ─ days that serve   ▼ now"
    early: str = (
        "Session {number} on {day} was early: not before {earliest}. Tell your clinic about it."
    )
    before_title: str = "{title}: before your event"
    before_event: str = "Your event: {moment} ({zone})."
    before_all: str = "For all of this to be a yes"
    before_all_clear: str = (
        "Have your session on {day} or earlier. With a time: it must end by {moment}."
    )
    before_activity: str = "Each activity"
    before_line: str = (
        "You may {activity} at your event if your session ends by {clear}. "
        "If it ends by {caution}, it is better to wait."
    )
    before_single: str = "You may {activity} at your event if your session ends by {clear}."
    before_question: str = "Ask your clinic when you may {activity}. Wait until {condition}."
    before_allowed: str = "You may always {activity}."
    before_over: str = "This event is over."
    before_window: str = "Your next session"
    before_fits: str = "Its best day, {day}, leaves all of this clear by then."
    before_does_not_fit: str = "Its best day, {day}, does not leave all of this clear by then."
    before_early_enough: str = "Days that do: {days}."
    before_after_event: str = "Days after your event: {days}."
    days_from_to: str = "from {first} to {last}"
    before_no_day: str = "No day of its window does. Ask your clinic for another day."
    before_blocked: str = (
        "But after the sessions that you gave, it is not a yes by then to {activity}."
    )
    before_not_covered: str = (
        "Your sheet does not cover {count} of your questions. Ask your clinic."
    )

    meanwhile: str = "Meanwhile: {meanwhile}"
    why: str = "Why: {why}"
    source: str = "Source: {source}"
    near_session: str = "But session {number} is near, best on {day}. Before it: {preparation}"
    not_covered: str = "Your sheet does not cover this. Ask your clinic."
    part_not_covered: str = "Your sheet does not cover all of this. Ask your clinic about the rest."
    did_you_mean: str = "Did you mean: {activities}? Then ask about that alone."
    change_in: str = "That is in {span}."

    calendar_name: str = "Aftercare"
    calendar_clash: str = "The wait is over, but session {number} is near: {activity}"
    calendar_window: str = "Session {number}: best on {day}"
    calendar_projected: str = "Session {number}, not fixed yet: best about {day}"
    calendar_planned: str = "Session {number}: planned for this day"
    calendar_not_had: str = "Not had it by {day}? Ring your clinic."
    calendar_watch: str = "Last day to look out for late signs"
    calendar_zone: str = "Times in this text are for {zone}."
    calendar_undated: str = "That has no date, so nothing in this calendar ends it."
    calendar_called_off: str = "No longer holds: {title}"
    calendar_called_off_why: str = (
        "This entry no longer holds, because your sessions or the rules have changed. "
        "Look at the other entries."
    )

    sheet_name: str = "Name:"
    sheet_note: str = "Note:"
    sheet_no_clinic: str = "Your clinic:"
    sheet_telephone: str = "Telephone:"
    sheet_emergency_number: str = "Emergency number:"
    sheet_urgent: str = "Do not wait for your clinic to open."
    sheet_first_and_last: str = (
        "Hold off {count} things for now. The first wait ends on {first}. The last ends on {last}."
    )
    sheet_one_end: str = "All waits end on {last}."
    sheet_worried: str = "Worried? The boxes say whom to call."
    sheet_how_firm: str = "The guide gives {firm} of these {count} rules. The others are less sure."
    sheet_do_not: str = "Do not"
    sheet_picture: str = "Two weeks, day by day. No bar: yes."
    sheet_no_bar: str = "No bar: yes"
    sheet_help: str = "Get help"
    sheet_later_session: str = "Session {number}: about {recommended}"
    sheet_normal_until: str = "Until {moment}: {what}."
    sheet_better_not_from: str = "Better not from {moment}."
    sheet_moves: str = "These days move when session {number} moves."
    sheet_code: str = "Scan this to put session {number} in your calendar."
    sheet_event: str = "Session {number}: best day. Ring your clinic to book it."
    sheet_written_by: str = "Written by {name}."
    sheet_reviewed: str = "Reviewed on {day}."
    sheet_sources: str = "Sources"
    sheet_guide: str = "The guide: {title}"
    sheet_sources_named: str = "All {count} sources: see this sheet's web page."
    sheet_now: str = "Now"
    sheet_clock: str = "It is {clock}, by the clock of this device."
    sheet_hold_off: str = "What to hold off, and until when"
    sheet_over: str = "Over."
    sheet_page: str = "Page {number} of {count}"
