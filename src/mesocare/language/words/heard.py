"""The words in which a patient asks: what each language hears in a question."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import NamedTuple

from mesocare.language.tables import Words


class When(Enum):
    """What a phrase about time means; the named groups of its pattern hold the facts."""

    MOMENT = auto()
    """One moment: `hours` and `minutes` from now."""
    DAYS = auto()
    """Whole days: from `first` to `last` days ahead, or `number` of `unit`."""
    WEEKDAY = auto()
    """The coming day of that `weekday`; with `week`, the one a week later."""
    WEEKDAYS = auto()
    """All days from the coming `weekday` on up to the one that is called `to`."""
    WEEK = auto()
    """A calendar week, Monday to Sunday, `first` weeks ahead."""
    WEEKEND = auto()
    """The coming Saturday and Sunday, `first` to `last` weeks later; on a Sunday, today as well."""
    COMING_WEEKEND = auto()
    """The same; on a Sunday, today is none of it."""
    MONTH = auto()
    """A calendar month, `first` months ahead, or the coming `month` of that name."""
    DAY_OF_MONTH = auto()
    """The coming `day` of that number; of `coming` month, this or next, where that is said."""
    DATE = auto()
    """A `day` of a `month`, with or without its `year`, and all days to it from a `start`.

    `others` are days that are named before it, `later` ones after it.
    """
    ISO_DATE = auto()
    PART = auto()
    """A `part` of whatever day is named."""
    PART_OF_TODAY = auto()
    """A `part` of today, whatever other day is named."""
    NEXT_PART = auto()
    """The `part` of a day that comes next."""
    FIGURES = auto()
    """Figures that may be a day or a time, as "28.11." or "6.30": they are asked back."""
    NTH_DAY = auto()
    """The `nth` day after the session."""
    CLOCK = auto()
    """A clock time: `hour`, `minute` and `mark` of the half of the day, or a `word` for it.

    With `xhour`, `xminute` and `xmark`, all of the time from there to the other.
    """
    REST_OF_TODAY = auto()
    WITHIN_DAY = auto()
    """Before or after something of every day, such as work: some time of the day that is named."""
    EVER = auto()
    """Again and again: "every day" asks about all time to come; with `each`, whatever day it is.

    With a `first`, it is a manner, and a day beside it is that day: "as usual tomorrow".
    """
    LASTING = auto()
    """From now on for `number` of `unit`, or for `first` days.

    With `lasts`, from the time beside it on, where there is one: "on Friday for 2 days".
    """
    LATER = auto()
    """`number` of `unit` after something that is not said: the session, or now."""
    FOR_A_WHILE = auto()
    """How long something takes: `number` of `unit`, or `first` minutes; none changes nothing."""
    GOING_ON = auto()
    """`number` of `unit` more after the time before it: "and the next day".

    With `last`, that many days; with `first`, after now where no time stands before it.
    """
    ASKS_WHEN = auto()
    """"When may I …": asked is the moment, not a yes."""
    AFTER_SESSION = auto()
    """`number` of `unit` after a session, or right after it; with `next`, after the next one."""
    AFTERWARDS = auto()
    """After something that is not said: now, and the next visit, where one is known."""
    SINCE_SESSION = auto()
    """All of the first `number` of `unit` after a session."""
    BEFORE_SESSION = auto()
    """`number` of `unit` before the next session, the `part` before it, or all the time to it."""
    SESSION_DAY = auto()
    """The day of the next session, or a `part` of it."""
    PAST = auto()
    """A time that is over, such as "yesterday": told, not asked."""
    UNREADABLE = auto()
    """A time that no calendar knows, such as "after my holiday".

    With `first`, what stands beside it is none either: "in 8 days minus one".
    """


def may_find(cues: tuple[str, ...], text: str) -> bool:
    """Return whether a pattern with such cues may find anything: it costs more than a look."""
    for cue in cues:  # `any` takes twice as long, and a question looks for thousands
        if cue in text:
            return True
    return not cues


class TimePhrase(NamedTuple):
    """A phrase about time, as a regular expression over folded words."""

    pattern: str
    when: When
    first: int = 0
    last: int = 0
    cues: tuple[str, ...] = ()
    """Of these at least one stands in every text that the pattern finds; none: any may."""


class Danger(NamedTuple):
    """Something that calls for help, whatever the treatment was."""

    pattern: str
    level: str
    """As that of a warning sign."""
    says: str
    """Said after whom to call: "you …"."""
    is_crisis: bool = False
    """Whether somebody thinks of dying: then the words are kind, and name no sign."""
    cues: tuple[str, ...] = ()
    """As those of a phrase about time."""


class Denial(NamedTuple):
    """What speaks of a sign that nobody has."""

    pattern: str
    put: str
    """What is read instead."""
    cues: tuple[str, ...]
    """As those of a phrase about time."""


class Beside(Enum):
    """Beside what some words change nothing."""

    HELD = auto()
    """What has a wait: so they never make a yes of what would be none without them."""
    JOURNEYS = auto()
    """That, and a journey."""
    ALL = auto()


class Aside(NamedTuple):
    """A kind of nouns that change nothing of what they stand beside."""

    words: frozenset[str]
    after: frozenset[str]
    """The prepositions after which they do; "" for none."""
    beside: Beside
    goes_before_names: bool = False
    """Whether one also says what a name stands for: "the hotel pool" is a pool."""


class Heard(Words):
    """What a language hears in a question; all words are folded to small letters."""

    spellings: tuple[tuple[str, str], ...]
    """Patterns of what is said in several ways, each with the one way to read it."""
    synonyms: tuple[tuple[str, str], ...]
    """The same for what a page without the program does not hear."""
    times: tuple[TimePhrase, ...]
    """Phrases about time; longer and surer ones first."""
    numbers: Mapping[str, int]
    even_lengths: Callable[[str], str]
    """A text with each length in whole numbers of one unit: "1 1/2 hours" in minutes."""
    units: Mapping[str, str]
    """Each word for a unit, with the unit's name in rule files."""
    sides: Mapping[str, str]
    """A pattern of what stands before a day, for each side of it: after, from, before, until.

    `near` leaves the day itself open, and `except` shuts it out.
    """
    onwards: str
    """A pattern of what may follow the day from which something is meant: "from Monday on"."""
    backwards: str
    """A pattern of what may follow the day up to which something is meant: "or before"."""
    unread: str
    """A pattern of what makes another time of the mark beside it: "half of", "minus 2"."""
    ranges: str
    """A pattern of two marks between which all time is meant: "from noon to 3 pm"."""
    leads_to: str
    """A pattern of a mark that leads to what is none: "[from Friday] to the wedding"."""
    up_to: str
    """A pattern of a mark that ends what is meant, where nothing begins it: "to Friday"."""
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    parts_of_day: Mapping[str, tuple[int, int]]
    """The hours from and to which a part of a day lasts."""
    clocks: Mapping[str, int]
    """Words for an hour, such as "noon"."""
    minutes_past: Mapping[str, int]
    """The minutes that what stands before an hour adds to it: "half past"."""
    afternoon_marks: frozenset[str]
    """What makes an hour one of the second half of the day."""
    between_parts: str
    """What stands between two things asked at once."""
    between_times: str
    """A pattern of what keeps two times apart: "tonight or on Friday"."""
    between_sentences: str
    """A pattern of what ends a sentence, or a clause of it."""
    between_deeds: str
    """A pattern of what keeps a deed apart from the time of the next one: "swim, then"."""
    joins: str
    """A pattern of what joins two deeds: "and"."""
    what_a_day_is_for: str
    """A pattern of what may stand between "before" and a day: "my holiday"."""
    between_things: str
    """What stands between the things that a rule lists."""
    between_alternatives: str
    """What stands between the things that a sign lists, any of which is one."""
    joins_signs: str
    """A pattern of what joins symptoms that together are one sign: "hot and swollen"."""
    ends_sign: str
    """A pattern of what ends the words of a sign that tell what is felt or seen: "even if"."""
    linking: str
    """A pattern of what stands between what is felt and how it is: "the joint is hot"."""
    noticing: frozenset[str]
    """Verbs before what is felt or seen that add nothing to it: "you notice a lump"."""
    subjects: frozenset[str]
    """Words that begin a clause of its own in such a list: "you", "there"."""
    becoming: frozenset[str]
    """Verbs before what something becomes: it turns, goes or gets white."""
    small: frozenset[str]
    """Words that never tell one activity from another."""
    markers: frozenset[str]
    """Prepositions: they tie what follows to what stands before."""
    in_turn: frozenset[str]
    """Prepositions that set one thing before or after another: so they are two things."""
    after: str
    """Of these the one before what comes first: "after wine"."""
    before: str
    """And the one before what comes later."""
    at: str
    """And the one before a place or a time."""
    at_once: frozenset[str]
    """Words before what something else is done in, on, near or at the same time as."""
    goals: frozenset[str]
    """Prepositions before what somebody goes somewhere for: "walk to work", "out for a swim"."""
    ties: frozenset[str]
    """Prepositions after which every word counts, such as "with"."""
    onto: frozenset[str]
    """Prepositions before what something is put on."""
    putting: frozenset[str]
    """Verbs for doing that: "hold something hot on my knee" is no hot knee."""
    turned: tuple[tuple[str, str], ...]
    """Patterns of what asks whether to hold something off, each with what then asks for it."""
    negations: frozenset[str]
    """Words that turn a question round, or ask about more than a name says."""
    openers: frozenset[str]
    """Verbs that open a name without being part of it: "have a shower"."""
    light: frozenset[str]
    """Verbs and particles that need no explanation beside a name."""
    nouns_too: frozenset[str]
    """Light verbs that, right after a name, make another thing of it: "hat stand"."""
    qualities: frozenset[str]
    """Adjectives that change no name: "a clean hat"."""
    harmless: frozenset[str]
    """Manners and numbers: they need none beside something that has a wait."""
    excesses: tuple[tuple[str, str], ...]
    """Patterns of what says how much, as "the whole packet of", each with what is read for it."""
    excess: str
    """The word for it: it may be more than is wise."""
    taken: frozenset[str]
    """Verbs of what is taken in, so that its amount counts: "drink", "take"."""
    worn: frozenset[str]
    """Verbs of what is put on and kept on, of which a body has one at a time: "wear"."""
    electric: frozenset[str]
    """What works with electricity, and so is nothing for a wet place."""
    done_by_taking: frozenset[str]
    """What is done where it is said to be taken: "take a bath"."""
    wet: frozenset[str]
    """Wet places, and what makes wet."""
    at_home: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Deeds, each with last words of where they are done: "sweat in the sauna"."""
    eating: frozenset[str]
    """Of these verbs, those of food and drink."""
    eaten: frozenset[str]
    """Words for food and drink as such."""
    long_times: str
    """A pattern of what says that something goes on for hours, or for a night."""
    all_of_life: str
    """A pattern of what may mean all that somebody does: "normal", "as usual"."""
    once_more: str
    """A pattern of what says that something is done once more, or goes on."""
    long_deeds: frozenset[str]
    """Words for what goes on as long as that by its nature: "sleep"."""
    worse: frozenset[str]
    """Words that make more of a thing than its rule says: a no stays a no, and a yes is none."""
    amounts: frozenset[str]
    """Nouns that count what follows: "a glass of wine"."""
    asides: tuple[Aside, ...]
    """Nouns that change nothing, by the reason why: places, occasions, company, measures."""
    settings: tuple[Aside, ...]
    """The same of names: what is done "at work" and work are two answers that hold together."""
    whereabouts: frozenset[str]
    """Prepositions before what can only be a place or an occasion, known or not."""
    whereabouts_of_hair: frozenset[str]
    """The same where the treated place is the object."""
    heads: frozenset[str]
    """Nouns that, right after a name, add nothing to it: "yoga class"."""
    deeds: frozenset[str]
    """Verbs that are explained only beside a rule with a name that starts with them."""
    journeys: frozenset[str]
    """Verbs after which a place says where they lead."""
    towards: str
    """The preposition before that place."""
    asking: frozenset[str]
    """Verbs with which a sheet asks for a question, not for a deed: "tell", "ask"."""
    body_told: str
    """How patients tell what they feel in a part of their body: {part} and {felt}."""
    lengths_of_doing: str
    """Pattern of how long something is done: "for over 1 hour"."""
    stopping: str
    """Pattern of the verbs that ask for the opposite of what follows: "stop", "leave out"."""
    places: frozenset[str]
    """Words for the treated place."""
    body_parts: frozenset[str]
    """Other parts of a body: a name is never one of them alone."""
    mild: frozenset[str]
    """Words that leave an after-effect as mild and as near as the sheet has it."""
    grave: str
    """Small words that make more of a complaint: "very", "so"."""
    everyday: frozenset[str]
    """What people do and have every day: nobody who asks about it alone tells of an illness."""
    unwell: str
    """A pattern of what speaks of a body that is not well, whatever else is said."""
    denials: tuple[Denial, ...]
    """What speaks of a sign that nobody has; read after the spellings."""
    dangers: tuple["Danger", ...]
    """What calls for help under any rules, and what no rule file need name."""
    danger_words: Callable[[], Mapping[str, frozenset[str]]]
    """Each word in which a danger is told, with the words that lie near it and are no slips."""
    adverb_ending: str
    """What makes of a danger's word another: "deadly" is no slip of dead."""
    single_letters: frozenset[str]
    """Letters that are a word, where blanks between words are left out."""
    complaints: frozenset[str]
    """Words that go with something that is felt or seen on a body."""
    symptoms: tuple[frozenset[str], ...]
    """The nouns, verbs and adjectives of one symptom each, which mean the same of a body."""
    body_talk: tuple[str, ...]
    """Patterns of what speaks of a body, and so asks for no permission (CAN-1)."""
    own: frozenset[str]
    """Words before a part of a body that make it somebody's."""
    told: str
    """A pattern of what has been done already, and so is told, not asked."""
    permission: str
    """A pattern after which an activity is asked for, even beside talk of a body."""
    root: Callable[[str], str]
    """A word without the endings of number and tense."""
    near_words: Callable[[], Mapping[str, frozenset[str]]]
    """Each word towards which a slip is forgiven, with the words of the language that lie near."""
