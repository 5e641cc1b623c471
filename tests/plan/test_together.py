"""Two activities in one question: done together, one to get to the other, or beside a complaint."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import plans
import pytest

from mesocare.dates.moments import Session
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.plan.lexicon import Lexicon, make_lexicon
from mesocare.reading.clinic_file import shape_clinic
from mesocare.reading.rule_file import load_protocol
from mesocare.rules.changes import apply_changes

ROME = ZoneInfo("Europe/Rome")
ENDED_AT = datetime(2026, 11, 20, 13, 30, tzinfo=UTC)
HOURS, TWO_WEEKS = timedelta(hours=3, minutes=30), timedelta(days=16)
A_NIGHT = timedelta(hours=18)
BAN_OF_WORK = (
    "add: {work: {activity: go to work, short: work, wait: 2 days, also_called: [work, office],"
    " because: we saw it go wrong}}"
)


@cache
def plan_of(after: timedelta, change: str = "") -> tuple[Plan, Lexicon]:
    protocol = load_protocol()
    about = protocol.protocol
    if change:
        text = f"name: Ours\nchanges: {{{about.id}: {{version: {about.version}, {change}}}}}\n"
        clinic = shape_clinic(text, "clinic.yaml").value
        assert clinic
        protocol = apply_changes(protocol, clinic.changes[about.id])
    session = Session(ENDED_AT, ENDED_AT.date(), has_time=True, zone=ROME)
    plan = make_plan(protocol, [session], at=ENDED_AT + after, zone=ROME)
    return plan, make_lexicon(protocol)


def ask(words: str, after: timedelta = TWO_WEEKS, change: str = "") -> Answer:
    plan, lexicon = plan_of(after, change)
    return make_answer(plan, words, lexicon)


def ids_of(answer: Answer) -> set[str]:
    return {one.id for one in answer.answers}


# Together


@pytest.mark.parametrize(
    "words",
    [
        "use a hair dryer in the bath",
        "use a hair dryer in the hot tub",
        "use a hair dryer in the pool",
        "use straighteners near the bath",
        "straighteners in the bath",
        "straighteners on wet hair",
        "curling tongs in the shower",
        "hot brush in the bath",
        "hair dryer while showering",
        "hair dryer during a bath",
        "blow dry my hair while in the bath",
        "have a bath while using a hair dryer",
        "in the bath, use a hair dryer",
        "while I am in the bath, can I blow dry my hair",
        "while in the bath can I dry my hair",
        "use a hair dryer while swimming in the pool",
        "ride a motorbike in a loose hat",
        "ride a motorbike in a beanie",
        "ride a motorbike wearing a beanie",
        "wear a beanie on my motorbike",
        "cycle in a loose scarf",
        "wear a helmet in the pool",
        "wear a hat in the pool",
        "use a hair dryer at the hot tub",
        "use a hair dryer by the pool",
        "hair dryer in the rain",
        "straighteners with wet hair",
        "go to sleep in the pool",
        "drink wine before swimming",
        "have a glass of wine, then go in the hot tub",
        "sleep in the pool",
        "drink wine in the sauna",
        "have a beer in the hot tub",
        "drink wine in the pool",
        "smoke in the sauna",
        "exercise in the sauna",
        "swim after wine",
        "swim after a few drinks",
        "sauna after a couple of drinks",
    ],
)
def test_two_things_done_as_one_are_no_yes_where_each_is(words: str) -> None:
    """CAN-3: the rules speak of neither beside the other."""
    answer = ask(words)

    assert (answer.verdict, answer.is_more_than_rules_say) == ("ask", True)
    assert ask(words, HOURS).verdict == "not-yet"


@pytest.mark.parametrize(
    "words",
    [
        "have a few drinks and drive",
        "have a few beers and drive",
        "drive after a few drinks",
        "drink and drive",
        "drink wine, then ride a motorbike",
        "cycle home after wine",
        "have a beer and ride my bike home",
    ],
)
def test_nobody_is_told_to_drive_or_ride_after_a_drink(words: str) -> None:
    assert ask(words).verdict == "ask"
    assert ask(words, HOURS).verdict in ("not-yet", "ask")


@pytest.mark.parametrize(
    "words",
    [
        "wash my hair in the shower",
        "wash my hair in the bath",
        "in the shower, wash my hair",
        "use conditioner in the shower",
        "comb my hair in the shower",
        "swim in the pool",
        "wear a swimming cap in the pool",
        "wear a shower cap in the shower",
        "exercise in the gym",
        "exercise in the pool",
        "sweat in the sauna",
        "wear a hat in the sun",
        "wear a hat over my braids",
        "dry my hair with a hair dryer",
        "blow dry my hair in the bathroom",
        "go for a run in the park",
        "run in the sun",
        "run in a hat",
        "go to the gym in a hat",
        "sit in the sun at the beach",
        "sunbathe by the pool",
        "drink wine at the beach",
        "drink wine by the pool",
        "sauna at the gym",
        "shower after swimming in the sea",
        "dry my hair after swimming in the pool",
        "wash my hair and blow dry it",
        "have a beer after cycling",
        "smoke before a swim",
        "ride my bike to the pub for a beer",
        "wash my hair in the salon",
    ],
)
def test_a_thing_where_it_is_done_or_with_what_is_one_thing(words: str) -> None:
    assert (ask(words).verdict, ask(words, HOURS).verdict) == ("yes", "not-yet")


@pytest.mark.parametrize(
    "words",
    [
        "have a lukewarm shower below the neck and my hair",
        "a lukewarm body shower and my head",
        "a lukewarm body shower, hair too",
        "my hair and a lukewarm body shower",
    ],
)
def test_the_treated_place_beside_what_spares_it_is_no_yes(words: str) -> None:
    assert ask("have a lukewarm shower below the neck", A_NIGHT).verdict == "yes"
    answer = ask(words, A_NIGHT)

    assert (answer.verdict, answer.is_more_than_rules_say) == ("ask", False)


# On the way to it


@pytest.mark.parametrize(
    "words",
    [
        "go to work",
        "drive to work",
        "walk to work",
        "go for a drive to work",
        "cycle to work",
        "cycle to the office",
        "walk to the office",
        "get the bus to work",
        "go by train to the office",
        "walk into work",
        "drive to work in a hat",
    ],
)
def test_the_way_to_what_a_clinic_holds_off_is_held_off_with_it(words: str) -> None:
    answer = ask(words, HOURS, BAN_OF_WORK)

    assert answer.verdict == "not-yet"
    assert "work" in ids_of(answer)


@pytest.mark.parametrize("words", ["drive to work", "walk to work"])
def test_without_such_a_ban_the_way_to_work_is_a_yes(words: str) -> None:
    assert ask(words, HOURS).verdict == "yes"
    assert ask(words, TWO_WEEKS, BAN_OF_WORK).verdict == "yes"


@pytest.mark.parametrize("words", ["drive after work", "walk my dog before work", "drive home"])
def test_what_is_only_before_or_after_work_is_not_held_off_with_it(words: str) -> None:
    assert ask(words, HOURS, BAN_OF_WORK).verdict == "yes"


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("drive to the pool", "swimming"),
        ("walk for a swim", "swimming"),
        ("drive to go swimming", "swimming"),
        ("drive to swim in the sea", "swimming"),
        ("get the bus to the pool", "swimming"),
        ("take a taxi to the gym", "exercise"),
        ("catch the train to the sauna", "sauna"),
        ("walk to the hairdresser", "haircut"),
    ],
)
def test_the_goal_of_a_way_counts_and_needs_no_more_than_its_own_wait(
    words: str, held: str
) -> None:
    answer = ask(words, HOURS)

    assert answer.verdict == "not-yet"
    assert held in ids_of(answer)
    assert ask(words).verdict == "yes"


@pytest.mark.parametrize("words", ["walk past the pool", "drive past the gym"])
def test_what_is_only_passed_is_neither_forbidden_nor_a_yes(words: str) -> None:
    assert ask(words, HOURS).verdict == "ask"


def test_what_is_taken_to_be_washed_is_no_way_to_wash_hair() -> None:
    assert ask("take the car to be washed").verdict == "ask"


# Whether it would hurt


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("would it hurt if I washed my hair", "wash-hair"),
        ("does it hurt to wash my hair", "wash-hair"),
        ("could it hurt to wash my hair", "wash-hair"),
        ("will it sting if I wash my hair", "wash-hair"),
        ("is it painful to wash my hair", "wash-hair"),
        ("will washing my hair hurt", "wash-hair"),
        ("can washing my hair hurt my scalp", "wash-hair"),
        ("will I hurt my scalp if I wash my hair", "wash-hair"),
        ("will it hurt to shower", "wash-hair"),
        ("any harm in washing", "wash-hair"),
        ("would it be bad if I swam", "swimming"),
        ("would it do any harm to swim", "swimming"),
        ("would a swim do any harm", "swimming"),
        ("would it make it worse if I swam", "swimming"),
        ("would it burn if I dyed my hair", "hair-chemicals"),
    ],
)
def test_whether_it_would_hurt_is_answered_for_the_thing(words: str, held: str) -> None:
    answer = ask(words, HOURS)

    assert answer.verdict == "not-yet"
    assert held in ids_of(answer)


@pytest.mark.parametrize(
    "words",
    ["will it hurt", "will my scalp hurt", "how long will it hurt", "it hurts when I wash my hair"],
)
def test_whether_the_scalp_hurts_is_answered_for_the_scalp(words: str) -> None:
    assert ask(words, HOURS).verdict == "effect"


@pytest.mark.parametrize(
    "words",
    [
        "does it hurt to breathe",
        "does it hurt to swallow",
        "does it burn when I breathe",
        "would it hurt if I was dead",
        "would it hurt to die",
        "would it matter if I killed myself",
        "would it be so bad if I died",
    ],
)
def test_what_hurts_to_live_is_still_a_danger(words: str) -> None:
    assert ask(words, HOURS).verdict == "sign"


@pytest.mark.parametrize(
    ("words", "held", "effect"),
    [
        ("my scalp is sore, can I swim", "swimming", "tenderness"),
        ("my scalp is red, would it hurt to wash my hair", "wash-hair", "tenderness"),
        ("can I touch the scabs", "touch-scalp", "needle-marks"),
    ],
)
def test_an_after_effect_silences_no_not_yet(words: str, held: str, effect: str) -> None:
    answer = ask(words, HOURS)

    assert answer.verdict == "not-yet"
    assert ids_of(answer) == {held}
    assert [one.id for one in answer.after_effects] == [effect]


def test_beside_an_after_effect_nothing_is_a_yes() -> None:
    answer = ask("my scalp is sore, can I walk", HOURS)

    assert (answer.verdict, answer.answers) == ("effect", ())


@pytest.mark.parametrize(
    ("words", "at", "verdict"),
    [
        ("eat rice", "2026-11-20T15:00", "not-yet"),
        ("eat rice", "2026-11-20T20:00", "yes"),
        ("eat berries", "2026-11-20T20:00", "not-yet"),
        ("eat rice with wine", "2026-11-20T20:00", "not-yet"),
        ("eat rice with wine", "2026-11-23T20:00", "ask"),
        ("chew rice", "2026-11-20T20:00", "ask"),
        ("take paracetamol with rice", "2026-11-20T20:00", "ask"),
        ("take paracetamol with wine", "2026-11-23T20:00", "ask"),
        ("take paracetamol and ibuprofen", "2026-11-23T20:00", "ask"),
        ("take ibuprofen and paracetamol", "2026-11-23T20:00", "ask"),
        ("take paracetamol and drink beer", "2026-11-23T20:00", "ask"),
    ],
)
def test_a_verb_and_its_object_are_one_thing(words: str, at: str, verdict: str) -> None:
    """CAN-2: what the sheet allows in these words is OK once the ban of the verb is over."""
    plan = plans.plan_of(
        "2026-11-20T14:30",
        at=at,
        rules="""
restrictions:
  eat: {activity: eat or drink, wait: 2 hours, also_called: [eat, drink]}
  stains: {activity: eat red fruit, wait: 48 hours, also_called: [berries]}
  alcohol: {activity: drink alcohol, wait: 48 hours, also_called: [wine, beer]}
  ibuprofen: {activity: take ibuprofen, wait: 48 hours}
allowed:
  - {id: white, activity: eat rice or white fish, from: 2 hours, also_called: [rice]}
  - {id: pain, activity: take paracetamol, also_called: [paracetamol]}
""",
    )

    assert make_answer(plan, words).verdict == verdict


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("paracetamol and whisky", "ask"),
        ("wine and paracetamol", "ask"),
        ("take paracetamol or a beer", "ask"),
        ("paracetamol", "yes"),
        ("whisky", "yes"),
        ("have a nap and a whisky", "yes"),
    ],
)
def test_a_medicine_that_the_sheet_asks_for_is_none_with_a_drink(words: str, verdict: str) -> None:
    """CAN-2: the sheet that says to take it says nothing of both at once."""
    plan = plans.plan_of(
        "2026-11-20T14:30",
        at="2026-11-21T16:00",
        rules="""
restrictions:
  alcohol: {activity: drink alcohol, wait: rest of the day, also_called: [wine, beer, whisky]}
care:
  pain: {do: take paracetamol, for: 2 days, also_called: [paracetamol]}
  nap: {do: have a nap, for: 2 days}
""",
    )

    assert make_answer(plan, words).verdict == verdict


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("wash my hair with a mild shampoo", "yes"),
        ("mild shampoo", "yes"),
        ("walk the dog with a mild shampoo", "ask"),
    ],
)
def test_what_goes_with_an_activity_is_no_third_thing_beside_it(words: str, verdict: str) -> None:
    plan = plans.plan_of(
        "2026-11-20T14:30",
        at="2026-11-22T16:00",
        rules="""
restrictions: {wash: {activity: wash your hair, wait: 1 day}}
allowed: [{id: walk, activity: walk the dog}]
care: {shampoo: {do: use a mild shampoo, goes_with: wash, for: 7 days}}
""",
    )

    assert make_answer(plan, words).verdict == verdict
