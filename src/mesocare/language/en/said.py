"""Which words does the program itself say? All of them stand here, and nowhere else.

What a rule file says is not here: that is its author's. A second language is a second column:
another `Words`, and other names for days and months.
"""

from mesocare.language.words import Words

EN = Words(
    status={
        "avoid": "Not yet",
        "caution": "Better to wait",
        "ask": "Ask your clinic",
        "clear": "Yes",
        "upcoming": "Yes, for now",
    },
    change={
        "avoid": "not yet",
        "caution": "better to wait",
        "ask": "ask your clinic",
        "clear": "yes",
        "upcoming": "yes, for now",
    },
    changes_to={
        "avoid": "do not {activity}.",
        "caution": "better not to {activity} yet.",
        "ask": "ask your clinic before you {activity}.",
        "clear": "you may {activity}.",
        "upcoming": "you may {activity} for now.",
    },
    answer={
        "avoid": "Not yet: do not {activity}.",
        "caution": "Better to wait: better not to {activity} yet.",
        "ask": "Ask your clinic before you {activity}.",
        "clear": "Yes: you may {activity}.",
        "upcoming": "Yes, for now: you may {activity}.",
    },
    basis={
        "guide": "The guide gives this number.",
        "assumed": "The guide gives no number: this one is ours, from what clinics publish.",
        "clinic": "This comes from clinics that give this treatment. Nobody has tested it.",
        "borrowed": "This is borrowed from related treatments. Nobody has tested it here.",
    },
    calendar_end={
        "caution": "Still better to wait: {activity}",
        "ask": "Ask your clinic first: {activity}",
        "clear": "Yes from this time: {activity}",
    },
    calendar_preparation={
        "advised": "Better not to {activity} from this time",
        "holds": "Do not {activity} from this time",
        "do": "From this time: {activity}",
    },
    units={
        "day": ("day", "days"),
        "hour": ("hour", "hours"),
        "minute": ("minute", "minutes"),
    },
)
SIGNS = {"avoid": "✗", "caution": "◐", "ask": "?", "clear": "✓", "upcoming": "○"}
