"""What the facts of a plan are called, and the sentences that more than one view says."""

from collections.abc import Callable

from mesocare.language.tables import Words
from mesocare.language.words.times import Forms


class FactWords(Words):
    """The fixed words around a plan's facts; `label` is a noun phrase, `activity` an infinitive."""

    # Restrictions
    verdict: dict[str, str]
    """A status of one activity: {label} and {activity}."""
    ok_from: str
    best_from: str
    """A wait with two ends: {first} and {second}."""
    easier_but_held_again: str
    """The same where the next visit holds it off when its wait is over: {moment}."""
    held_again: str
    not_before: str
    """What holds until an event as well: {moment}."""
    until: str
    when_clinic_says: str
    when_clinic_says_event: str
    """The same of an {event} that the rule file names."""
    after_event: str
    """The {span} that an {event} must be past, to follow "until"."""
    after_event_day: str
    """The same for the rest of the day of an {event}."""
    after_event_through: str
    """The same up to the end of a day after an {event}: {number}."""
    usually: str
    """An {event}, and the {span} that it usually takes."""
    two_ends: str
    """Both ends of a wait in one place: {first} and {second}."""
    for_about: str
    after_your_visit: str
    after_your_visit_not: str
    """Before a visit that lies ahead, around what ends a wait that begins with it, {said}:
    a day, or what must happen."""
    unsure_if_over: str
    """After it, where nothing else says whom to ask."""
    no_end: str
    at_least: str
    once: str
    """A wait that counts from an event, to follow "not": {wait} and {event}."""
    once_through: str
    """The same up to the end of a day after an {event}: {number}."""
    in_between: str
    if_: str
    """A condition before its sentence: {condition} and {sentence}."""
    unless: str
    area: str
    """What is treated, where the rules do not name it."""
    one_line_for_ok: str
    """If the {area} is normal: what goes with every list of what is OK now."""
    watch_goes_on: str
    """After the last wait: {signs} and {day}."""

    # Sessions
    no_hour: str
    """What stands in the place of a clock where a session has none."""
    meant_year: str
    """A slip of the year: {given} and {meant}."""
    told: str
    """An event that was told: {what} and {moment}."""
    early: str

    # Next sessions
    best_on: str
    """{day} and {window}."""
    between: str
    on_one_day: str
    not_before_day: str
    overdue: str
    was_due_if_needed: str
    optional: str
    how_many: str
    """{count} and {least}: the clinic decides after it."""
    how_many_fixed: Forms
    takes: str
    maintenance: str
    one_more_visit: str
    vague_course: str
    """What the visits are, {about}, where nobody counts them."""
    course_done: str
    """Before `ask_next` or `one_more_visit`, unless something is still to come."""
    still_to_come: str
    """{care}."""
    ask_next: str
    moved: dict[str, str]
    """Why a best day moved, by kind: {day}, {name} and {weekday}."""
    moved_earlier: str
    not_moved: str

    # Preparations
    articles: tuple[str, ...]
    """What a label may begin with: nothing such follows a "no"."""
    none: str
    """A ban before a visit, by its {label}."""
    do_not: str
    """The same without one: {label} is what not to do."""
    better_none: str
    better_not: str
    prepare_not_from: str
    """{ban} and {moment}."""
    prepare_not_before: str
    """{ban} and {lead}."""
    booking_soon: str
    """What to do before the next visit is booked, where it is overdue."""
    on_the_day: str
    """{what} to prepare, or not to do, on the day of a visit that is not known: {hour}."""
    prepare_from: str
    prepare_on: str
    """{do}, on one {day}."""
    prepare_ask: str
    lead: str

    # Care, what is normal, the watch
    care_from: str
    care_once: str
    care_once_ok: str
    """Where nothing that can be told ends what holds it off."""
    care_from_event: str
    """{span} and {event}, which has not happened."""
    care_on_event: str
    """{days}, each a length, and {event}."""
    after_span: str
    """A {moment}, and the {span} after which it comes."""
    of_span: str
    """A {moment}, and the {span} that ends with it."""
    care_for: str
    care_until: str
    care_at_least: str
    care_until_event: str
    care_missed: str
    between_moments: str
    """When a result is to be expected: {first} and {second}."""
    normal: str
    """{what} and {time}, which says from when and until when."""
    expect: str
    """The same of a result, which may have no {time}."""
    sign_from_before: str
    """When a sign is one that the session before has left."""
    sign_in_time: str
    """A sign of harm, {sign}, and the {time} in which it is one."""
    still_there: str
    """{moment}, a day with its hour."""
    still_there_near: str
    """{moment}, today or tomorrow."""
    still_there_then: str
    """The same moment as the end of what is normal, which has just been said."""
    still_there_now: str
    still_there_after: str
    """{span} after an {event} that has not happened."""
    still_there_from_before: str
    still_there_from_before_day: str
    """{day}, that of a session which lies ahead."""
    after_day: str
    """What was named is felt after the session of {day} as well."""
    what_after_day: str
    """{what} is felt after the session of {day}."""
    doubts: dict[str, str]
    """Why nothing is a yes: the {day} that the clock shows; the {session} as typed, its {zone}."""
    nothing_is_ok: str
    was_it_held: str
    """{day}; the {session} as it is typed, with its {zone}."""
    until_then: str
    """Whose waits run until a session that lies ahead: {moment}."""
    watch: str
    watch_over: str

    # Help
    emergency: str
    emergency_call: str
    """With the country's number: {number}."""
    urgent: str
    urgent_call: str
    ring_clinic: str
    ring_clinic_at: str
    clinic_hours: str
    clinic_closed: str
    unsure: str
    unsure_at: str

    # Trust
    not_approved: str
    approved: str
    """{name}, {profession} and {day}."""
    changed_since_approval: str
    clinic_first: str
    rules_version: str
    review_passed: str
    basis: dict[str, str]
    because: str
    source: str
    sources: str

    # What a clinic changed
    your_clinic: str
    """Its {reason} goes to the full stop, as in those below."""
    our_addition: str
    dropped: str
    changed_course: str
    reason_clause: str
    """{because}, within the sentence."""
    reason_sentence: str
    """{because}, as a sentence of its own."""
    said_already: str
    """What a reason may start with that the clause says by itself."""
    openers: frozenset[str]
    """Words that have a capital only because a sentence starts with them."""
    # What tells one activity from another
    root: Callable[[str], str]
    """What a word is without the endings of number and tense."""
    starts_of: Callable[[str], tuple[str, ...]]
    """How a word may begin that is this without its endings."""
    between_things: str
    """A pattern of what stands between the things that an activity lists."""
    after_a_visit: str
    """A pattern of what says that something is done after a visit, and not what is done."""
    never_taken_for_granted: frozenset[str]
    """What nobody is allowed who is allowed to eat and drink."""
    idle_words: frozenset[str]
    """Words that tell no activity from another, such as "the" and "anything"."""
    eating: dict[str, str]
    """Words for taking food and drink in, each with the verb that it is a form of."""
    anything: frozenset[str]
    """Words for whatever it is."""
    of_all_food: frozenset[str]
    """Those of which it has one, if any of the next three patterns is in it."""
    everything_taken: str
    """A pattern of what is all food and all drink in other words: "anything by mouth"."""
    included: str
    """A pattern of what is named as well, and leaves nothing else out: "water included"."""
    excepted: str
    """A pattern of the words after which stands what is not meant: "anything but water"."""
    any_drink: frozenset[str]
    """What all drink is called."""
    any_food: frozenset[str]
    """What all food is called: who eats no food eats no soup."""
    meals: frozenset[str]
    """What some food is called, whatever the verb."""
    kinds_of_food: frozenset[str]
    """What food alone is called: those of a list that has them all are any food."""
    solid: frozenset[str]
    """Those that leave out what is as good as a drink, of which `not_solid` speaks."""
    not_solid: frozenset[str]
    plain_verbs: frozenset[str]
    """Verbs that open many activities, such as "take"."""
