"""What answers a question about an event, in English."""

from mesocare.language.words.before import BeforeWords

TABLE = BeforeWords(
    event="Your event: {moment}.",
    is_over="This event is over.",
    yes="Yes, {label}: OK from {moment}, {span}.",
    yes_all="Yes, by then: {labels}. All of it is OK from {moment}, {span}.",
    yes_already="Yes, {label}: OK by then.",
    yes_upcoming="Yes, {label}: OK then, before your visit.",
    not_by_then={
        "avoid": "Not by then: {label}.",
        "caution": "Better to wait then: {label}.",
        "ask": "Ask your clinic first: {label}.",
    },
    held_off_for_visit="Your visit asks for that.",
    question="Ask your clinic first: {label}. No date makes it OK.",
    always="Yes, {label}: at any time.",
    all_of_it="all of it",
    rest_of_it="the rest of it",
    latest=(
        "For {scope} to be OK, your visit must be over by {moment} "
        "(or, if its hour is not known, on {day})."
    ),
    latest_day="For {scope} to be OK, your visit must be over by {moment}.",
    latest_not_before=(
        "Before {day} it may be too early: you would have to wait again for the visit after it."
    ),
    latest_if_last="That is so only if you have no other visit after it and before your event.",
    latest_caution="If your visit is over by {moment}, it is still better to wait.",
    latest_each="{label}: your visit over by {moment}",
    latest_none="{label}: no date of a visit makes that sure",
    latest_none_for_all="No single visit is early enough for all of it.",
    not_covered='Your sheet does not say: "{question}". Ask your clinic.',
    best_fits="The best day of your next visit, {day}, works for this.",
    best_does_not_fit="The best day of your next visit, {day}, does not work for this.",
    early_enough="Days that are early enough: {days}.",
    after_event="Days after your event: {days}.",
    no_day="None of the days for your next visit works for this. Ask your clinic for another.",
    days_from="from {first} on",
    before_it=("{span} before", "just in time"),
)
