"""What the facts of a plan are called in English."""

from mesocare.language.en.endings import root, starts_of
from mesocare.language.words.facts import FactWords

BETWEEN_THINGS = (
    r"\b(?:or|and|nor|plus|as well as|such as|incl|including|especially|like|e\.?g)\b"
    r"|[,;:/&+()|\[\]]|\s[-\N{EN DASH}\N{EM DASH}]\s"
)
TABLE = FactWords(
    verdict={
        "avoid": "Not yet: {label}.",
        "caution": "Better to wait: {label}.",
        "ask": "Ask your clinic first: {label}.",
        "clear": "OK now: {label}.",
        "upcoming": "OK until your visit: {label}.",
    },
    ok_from="OK from {moment}.",
    best_from="Not before {first}. Best from {second}.",
    easier_but_held_again=(
        "Easier from {moment}, but it has to wait again before your next visit."
    ),
    held_again="It has to wait again before your next visit.",
    not_before="Not before {moment}.",
    until="Until {event}.",
    when_clinic_says="Only your clinic can say when.",
    when_clinic_says_event="Until {event}: only your clinic can say when.",
    usually="{event} (usually {span})",
    after_event="{span} after {event}",
    after_event_day="the end of the day on which {event}",
    after_event_through="the end of day {number} after {event}",
    two_ends="{first} (best from {second})",
    for_about="For {about}.",
    after_your_visit="After your visit: {said}",
    after_your_visit_not="After your visit: not {said}",
    unsure_if_over="Unsure if that is over? Ask your clinic.",
    no_end="Not at all.",
    at_least="Not before {moment}. Then ask your clinic.",
    once="for {wait} once {event}",
    once_through="until the end of day {number} after {event}",
    in_between="Until then: {how}.",
    if_="If {condition}: {sentence}",
    unless="Unless {condition}: {sentence}",
    area="the treated area",
    one_line_for_ok="Only if {area} looks and feels normal.",
    watch_goes_on="Keep looking for {signs} until {day}.",
    no_hour="no hour",
    meant_year="{given}? Did you mean {meant}?",
    told="Noted: {what}, {moment}.",
    early="Visit {number} is early, before {earliest}. Tell your clinic.",
    best_on="best on {day} ({window})",
    between="{window}",
    on_one_day="on {day}",
    not_before_day="from {day}",
    overdue="Visit {number} is overdue: it was due by {day}. Ring your clinic.",
    was_due_if_needed="If you need visit {number}, it was due by {day}. Ask your clinic.",
    optional="Your clinic decides if you need it.",
    how_many="{count} visits. Your clinic decides after visit {least}.",
    how_many_fixed=("One visit is planned.", "{count} visits are planned."),
    takes="A visit takes {length}.",
    maintenance="You may have a visit every {gap} after that.",
    one_more_visit="If you want one more visit: {window}.",
    vague_course="{about}. Your clinic tells you when.",
    course_done="Your course is done.",
    still_to_come="Still to come: {care}.",
    ask_next="Ask your clinic what comes next.",
    moved={
        "holiday": "Moved, because {day} is {name}.",
        "date": "Moved, because the clinic is closed on {day}.",
        "weekday": "Moved, because the clinic is closed on a {weekday}.",
    },
    moved_earlier="No later day is open.",
    not_moved="The clinic is closed on all these days: ask for another day.",
    articles=("a ", "an ", "the "),
    none="no {label}",
    do_not="do not {label}",
    better_none="better no {label}",
    better_not="better not to {label}",
    prepare_not_from="{ban} from {moment}.",
    prepare_not_before="{ban}: {lead} before your visit.",
    booking_soon="Booking your next visit soon? Ring your clinic first.",
    on_the_day="{what} {hour}on the day of your visit.",
    prepare_from="{do}, from {moment}.",
    prepare_on="{do}: {day}.",
    prepare_ask="{do}.",
    lead="{do}: {lead} before your visit.",
    care_from="from {moment}",
    care_once="once {event}",
    care_once_ok="once that is OK",
    care_from_event="from {span} after {event}",
    care_on_event="{days} after {event}",
    after_span="{moment} (after {span})",
    of_span="{moment} ({span})",
    care_for="for {span}",
    care_until="until {moment}",
    care_at_least="at least until {moment}",
    care_until_event="until {event}",
    care_missed="{do}: this was due {day}. Not done? Ask your clinic.",
    between_moments="between {first} and {second}",
    normal="{what}: normal {time}.",
    expect="{what}: expect it {time}.",
    sign_from_before="at once if it is still there from before",
    sign_in_time="{sign} ({time})",
    still_there="Still there on {moment}? Ring your clinic.",
    still_there_near="Still there {moment}? Ring your clinic.",
    still_there_then="Still there then? Ring your clinic.",
    still_there_now="Still there? Ring your clinic.",
    still_there_after="Still there {span} after {event}? Ring your clinic.",
    still_there_from_before="Still there from before your last session? Ring your clinic.",
    still_there_from_before_day="Still there from before {day}? Ring your clinic.",
    after_day="after {day}",
    what_after_day="{what} after {day}",
    doubts={
        "unread": "One of your recorded sessions cannot be read. See: mesocare sessions list.",
        "clock": (
            "This computer's clock looks wrong: it shows {day}, and you recorded a session as over "
            "that is later. Set the clock. Or was it wrong when you recorded that? Then take it "
            "out: mesocare sessions remove {session}. Does that visit lie ahead? Then add it once "
            "more: mesocare sessions add {session} --tz {zone}."
        ),
    },
    nothing_is_ok="Nothing is OK until that is clear. Ask your clinic.",
    was_it_held=(
        "Was your visit of {day} held? If so, type: mesocare sessions add {session} --tz {zone}. "
        "If not: mesocare sessions remove {session}. "
        "Till you do, calls count from the visit before."
    ),
    until_then="Until then, keep to the dates of your session on {moment}.",
    watch="{do}, until {day}. Ring your clinic about: {signs}.",
    watch_over="The watch after your last session ended on {day}.",
    emergency="Call for an ambulance now if:",
    emergency_call="Call {number} now if:",
    urgent="Get medical help today if:",
    urgent_call="Get medical help today: call {number} if:",
    ring_clinic="Ring your clinic if:",
    ring_clinic_at="Ring your clinic on {number} if:",
    clinic_hours="Open {hours}.",
    clinic_closed="Closed? {what}.",
    unsure="Unsure? Ask your clinic.",
    unsure_at="Unsure? Ring your clinic: {number}.",
    not_approved="No clinician has approved these rules; your clinic's advice comes first.",
    approved="Approved by {name}, {profession}, on {day}.",
    changed_since_approval="Changed since it was approved.",
    clinic_first="Your clinic's own advice comes first.",
    rules_version="Rules: {id} {version}, written on {day}.",
    review_passed="A review was due by {day}: ask your clinic if these rules hold.",
    basis={
        "guide": "The patient guide gives this number.",
        "assumed": "The patient guide gives no number. We chose it from what clinics say.",
        "clinic": "This comes from clinics that give this treatment. Nobody has tested it.",
        "borrowed": "This comes from related treatments. Nobody has tested it here.",
    },
    because="Why: {why}",
    source="Source: {titles}.",
    sources="Sources: {titles}.",
    your_clinic="Your clinic changed this{reason}",
    our_addition="Your clinic added this{reason}",
    dropped="Your clinic took this off the sheet: {label}{reason}",
    changed_course="Your clinic changed the course{reason}",
    reason_clause=", because {because}",
    reason_sentence=". {because}",
    said_already="because ",
    openers=frozenset(
        """
        a after all an and any as at before both but by each every for from he her here his if in it
        its it's many more most my no nobody not of on one only other our patients people she since
        so some such that the their then there these they this those to too until we we've when
        where while with without you your
        """.split()  # noqa: SIM905  words are read more easily than a list of them
    ),
    root=root,
    starts_of=starts_of,
    between_things=BETWEEN_THINGS,
    after_a_visit=(
        r"\b(?:after|when|once) (?:your|the|this|each|every) "
        r"(?:appointment|operation|procedure|scan|session|test|treatment|visit)\b"
    ),
    never_taken_for_granted=frozenset(
        "alcohol alcoholic beer cider drugs spirits wine wines".split()  # noqa: SIM905  as above
    ),
    idle_words=frozenset(
        """
        a again all an any anything as at away immediately in normal normally of on soon something
        straight the to usual your
        """.split()  # noqa: SIM905  as above
    ),
    eating={
        "eat": "eat",
        "eating": "eat",
        "consume": "eat",
        "drink": "drink",
        "drinking": "drink",
        "drinks": "drink",
    },
    anything=frozenset({"any", "anything", "something"}),
    of_all_food=frozenset(
        "anything apart besides but even except included including other save something".split()  # noqa: SIM905  as above
    ),
    everything_taken=(
        r"\banything by mouth\b|\bswallow (?:any|some)thing\b"
        r"|\b(?:have|take) anything(?= ?[,(]? ?(?:apart|besides|but|except|other|save)\b|$)"
    ),
    included=(
        r"\([^)]*\b(?:included|including|even)\b[^)]*\)"
        r"|\b(?:not even|even|including)\b.*?(?=\bor\b|\band\b|[,;]|$)"
    ),
    excepted=r"\b(?:apart from|besides|but|except(?: for)?|other than|save(?: for)?)\b",
    any_drink=frozenset("beverage beverages fluid fluids liquid liquids".split()),  # noqa: SIM905  as above
    any_food=frozenset("food foods meal meals snack snacks".split()),  # noqa: SIM905  as above
    meals=frozenset("breakfast brunch dinner lunch supper".split()),  # noqa: SIM905  as above
    kinds_of_food=frozenset({"solid", "soft"}),
    solid=frozenset({"solid", "solids"}),
    not_solid=frozenset(
        "broth clear fluid fluids jelly liquid liquids pureed smooth soft soup".split()  # noqa: SIM905  as above
    ),
    plain_verbs=frozenset("do get go have put take use wear".split()),  # noqa: SIM905  as above
)
