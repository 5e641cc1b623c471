"""What answers one question."""

from mesocare.language.tables import Words


class AnswerWords(Words):
    """The lines of an answer; `label` is a noun phrase, `time` the time that was asked about."""

    now: dict[str, str]
    """The first line about now, by status: {label}."""
    then: dict[str, str]
    """The first line about another time, by status: {label} and {time}."""
    ok_until: str
    """What a visit bans from a {moment} before it: {label}."""
    no_need: str
    """What is OK, to who asks whether to hold it off: {verdict}."""
    never: str
    """What no date ends: {label}."""
    otherwise: str
    """The other case of a rule that concerns some patients only."""
    otherwise_not_said: str
    """The same of what the sheet asks of some patients only."""
    allowed: tuple[str, str, str]
    """What is allowed, for all, if and unless: {label} and {condition}."""
    allowed_from: tuple[str, str, str]
    """What is allowed later, the same: {moment} and {condition}."""
    allowed_after_visit: tuple[str, str, str]
    """The same of what it says of the time after a first visit that lies ahead."""
    asked_for: str
    """What the sheet itself asks for."""
    asked_for_by_some: str
    """The same after a condition."""
    asked_for_visit: str
    """What it asks for before a visit that is known: {do}."""
    asked_for_from: str
    """{label} and {moment}."""
    asked_for_before: str
    says: str
    """What the sheet says to ask, to tell or to keep on with: {do}."""
    says_before_visit: str
    """What it asks for before a visit, at no time that it says: {do}."""
    says_ask_first: str
    """What it asks for, but not yet: {do}."""
    better_and_ok: str
    """The two ends of a wait: {better} and {ok}."""
    better_until_visit: str
    """The same where all of it waits for the next visit: {better} and {visit}."""
    until_visit: str
    """What is OK after a visit alone: {visit}."""
    changes: str
    """What is OK and will not stay so: {moment}."""
    after_a_visit: str
    """What a yes for a later day leaves open: {number}."""
    near_visit: str
    """Why it is better to wait although the wait is over: {day}."""
    near_booked_visit: str
    near_open_visit: str
    """The same without a best day."""
    near_visit_due: str
    """The same, where its best day has passed: {day}."""
    why: str
    """{why} and {word}, with which the reasons are asked for."""
    not_covered: str
    not_wholly_covered: str
    not_all_of_life: str
    """Below what is allowed, where it may be taken for all that somebody does."""
    not_so_long: str
    """Where what is allowed is asked about for hours."""
    not_so_often: str
    """Where a medicine that is allowed is asked about once more."""
    not_together: str
    hint: str
    """{labels}."""
    about_the_body: str
    about_the_body_at: str
    """With the clinic's number: {number}."""
    if_ill: str
    """For whom a question to the clinic may be too slow."""
    if_ill_call: str
    """With the number for urgent help: {number}."""
    in_danger: str
    in_danger_call: str
    """With the country's number: {number}."""
    crisis: str
    """To somebody who thinks of dying."""
    crisis_call: str
    """With the country's number: {number}."""
    crisis_urgent: str
    crisis_urgent_call: str
    """With the number for urgent help: {number}."""
    crisis_kind: str
    told: str
    """What is done already, and the {area}."""
    no_next_visit: str
    check_the_year: str
    on_day: str
    """A day that has no name such as "tomorrow": {day}."""
    from_then_on: str
    """Without an end: {moment}."""
    range_of_times: str
    """A stretch of one day: {day}, {first} and {last}."""
    range_of_days: str
    """{first} and {last}."""
    why_title: str
    """{label}."""
    no_reason: str
