"""Words of an activity that mean another thing: none of them is a yes (CAN-1, CAN-3).

The session is on Friday 20 November 2026, 14:30. Eleven days later most waits are over.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from page_script import NODE, PageScript, run_script

from mesocare.dates.moments import Session
from mesocare.plan.answer import make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.plan.lexicon import Lexicon, make_lexicon
from mesocare.plan.meant import understand
from mesocare.reading.rule_file import load_protocol

ROME = ZoneInfo("Europe/Rome")
ENDED_AT = datetime(2026, 11, 20, 14, 30, tzinfo=ROME)
A_DAY, ELEVEN_DAYS = "2026-11-21T10:00", "2026-12-01T10:00"


@cache
def known() -> tuple[Plan, Lexicon]:
    protocol = load_protocol()
    session = Session(ENDED_AT, ENDED_AT.date(), has_time=True, zone=ROME)
    at = datetime.fromisoformat(ELEVEN_DAYS).replace(tzinfo=ROME)
    return make_plan(protocol, [session], at=at, zone=ROME), make_lexicon(protocol)


def verdict(words: str, at: str = ELEVEN_DAYS) -> str:
    plan, lexicon = known()
    moment = datetime.fromisoformat(at).replace(tzinfo=ROME)
    plan = make_plan(plan.protocol, plan.sessions, at=moment, zone=ROME)
    return make_answer(plan, words, lexicon).verdict


def is_understood(words: str) -> bool:
    """Return whether `before` answers it."""
    return not understand([words], known()[1]).not_covered


@pytest.fixture(scope="module")
def script() -> Iterator[PageScript]:
    with run_script() as running:
        yield running


WAXED = (
    "get my head waxed", "wax my scalp", "waxing my head", "wax my hair", "have a head wax",
    "scalp waxing", "get my hairline waxed", "wax off my hair", "have my scalp waxed",
    "head wax", "scalp wax", "get a hair wax",
)  # fmt: skip
"""Hair is pulled out."""
OF_THE_BODY = (
    "run down", "feeling run down", "I feel washed out", "wiped out", "worn out", "bleached out",
    "shot", "half shot", "totally shot", "steamed up", "in a sweat", "in a cold sweat",
    "sweating at night", "sweating all night", "freezing cold and sweating", "cold and sweating",
    "sweating and cold", "hot and sweaty", "like a helmet on my head", "like a tight cap",
    "like wearing a helmet", "feels like a hairdryer on my head", "tight as a cap",
    "head like a helmet", "like after a sauna", "scalp is wet", "head is steaming",
    "head is boxing", "head is smoking", "steaming head", "swimming in sweat",
    "scalp is swimming in sweat", "colour gone", "lost my colour", "peeling scalp",
    "head is peeling", "head swims", "swimming head", "my head is swimming", "head spins",
    "my head is spinning", "burning up", "skin is flying off", "peeling off",
    "hair coming out in the shower", "my scalp is drinking", "in good spirits", "high spirits",
)  # fmt: skip
"""How somebody is, in words of activities."""
TO_HOSPITAL = (
    "drive to hospital", "drive me to hospital", "walk to hospital", "drive to the hospital",
    "take a taxi to A&E", "get a lift to casualty", "drive myself to the hospital",
    "can someone drive me to the nearest hospital", "take the bus to hospital",
    "walk to the emergency department", "go to the emergency room", "cycle to hospital",
    "drive to urgent care", "get driven to hospital", "go by taxi to hospital",
    "drive to accident and emergency",
)  # fmt: skip
ANOTHER_DEED = (
    "sleep with someone", "sleep with him", "sleeping with somebody", "sleep with each other",
    "sleep around", "sleep beside somebody", "go to bed with someone", "lie down with her",
    "take someone to bed", "take a nap with someone", "work up", "work myself up", "work over",
    "body wash on my hair", "strip wash my hair", "hair lengths", "cream my scalp",
    "spray my head", "clip my hair", "peel my scalp",
)  # fmt: skip
"""An allowed verb, or a product, that means something else beside what stands with it."""


@pytest.mark.parametrize("words", [*WAXED, *OF_THE_BODY, *TO_HOSPITAL, *ANOTHER_DEED])
def test_an_idiom_is_no_yes(words: str) -> None:
    assert verdict(words) != "yes"
    assert not is_understood(words) or verdict(words) in ("better", "not-yet", "ask")


@pytest.mark.parametrize("words", [*WAXED, *OF_THE_BODY])
def test_what_is_pulled_out_or_felt_is_never_answered_with_an_activity(words: str) -> None:
    """On no day, and by no name of it: whom to call is said."""
    assert {verdict(words, A_DAY), verdict(words)} <= {"ask", "sign", "effect"}
    assert not is_understood(words)


@pytest.mark.parametrize("words", TO_HOSPITAL)
def test_who_asks_the_way_to_hospital_is_told_whom_to_call(words: str) -> None:
    assert verdict(words) == "sign"


@pytest.mark.parametrize(
    "words",
    [
        "drive to the hospital for my appointment", "walk to the hospital to visit my mum",
        "drive to the hospital where I work", "drive to the doctor", "walk to the pharmacy",
        "drive to the clinic",
    ],
)  # fmt: skip
def test_a_way_that_somebody_goes_for_another_reason_is_no_danger(words: str) -> None:
    assert verdict(words) != "sign"


@pytest.mark.parametrize(
    "words",
    [
        "use hair wax", "put wax in my hair", "run down the road",
        "have a shot of tequila", "do shots", "wear a helmet on my head", "work out",
        "sleep on my back", "go to bed", "work over Christmas", "sweat at the gym", "spinning",
        "steam my hair", "expose the scalp to sunlight", "go swimming", "press my hair",
        "wear my hair in a bun", "wear a loose hat on my head", "hold a cool pack on my head",
    ],
)  # fmt: skip
def test_the_same_words_of_an_activity_are_still_answered(words: str) -> None:
    assert verdict(words) in ("yes", "better")


@pytest.mark.skipif(not NODE, reason="node is not installed")
def test_the_page_says_yes_to_no_idiom_either(script: PageScript) -> None:
    plan, _ = known()
    words = [*WAXED, *OF_THE_BODY, *TO_HOSPITAL, *ANOTHER_DEED, *LATER]

    found = script.ask(plan, questions=[(one, plan.at) for one in words])["answers"]

    yes = [
        one
        for one, answer in zip(words, found, strict=True)
        if answer["is_sure"] and all(status == "clear" for _, status in answer["rules"])
    ]
    assert yes == []


LATER = (
    "hair dye until the visit", "hair dye till the visit", "hair dye before my visit",
    "alcohol for good", "alcohol forever", "alcohol by the visit",
)  # fmt: skip


# What goes on


@pytest.mark.parametrize(
    "often",
    [
        "from now on", "from now", "from today on", "from today", "from Friday on", "every day",
        "daily", "each morning", "every evening", "regularly", "often", "always", "for good",
        "forever", "all the time", "as usual", "as usual from now", "twice a week", "monthly",
        "three times a month", "once or twice a week", "every other day", "every 3 days",
        "every Saturday", "every weekend", "on Saturdays", "at weekends", "most days",
        "day and night", "going forward", "starting today", "every day after work",
    ],
)  # fmt: skip
def test_what_goes_on_counts_the_strictest_of_all_time_to_come(often: str) -> None:
    """CAN-5: the days before the next visit are among it, as "from now until new year"."""
    assert verdict(f"alcohol {often}") == "better"
    assert verdict(f"alcohol {often}", A_DAY) in ("not-yet", "better")


@pytest.mark.parametrize(
    "until",
    ["every day until Friday", "from now until Friday", "from Friday for 2 days", "on Friday"],
)
def test_what_goes_on_up_to_a_day_counts_no_longer(until: str) -> None:
    assert verdict(f"alcohol {until}") == "yes"


@pytest.mark.parametrize(
    "words",
    [
        "wash my hair every day", "wash my hair as usual", "swim twice a week",
        "wash my hair from now on", "wear a loose hat every day", "carry on as usual",
        "go to work every day", "comb my hair every morning", "drive to work daily",
    ],
)  # fmt: skip
def test_what_no_day_to_come_holds_off_is_ok_again_and_again(words: str) -> None:
    assert verdict(words) == "yes"


SALON_WORDS = (
    "have a wash and set", "shampoo and set", "do a brushing", "make the brushing at the salon",
    "get a roller set", "set my hair", "have my hair styled", "wear a cold cap",
    "wear a scalp cooling cap",
)  # fmt: skip
"""Heat, or a device, in words of what is allowed some days after a session."""


@pytest.mark.parametrize("words", SALON_WORDS)
def test_what_a_salon_does_with_heat_or_cold_is_no_yes_for_its_milder_words(words: str) -> None:
    assert verdict(words, "2026-11-25T10:00") in ("ask", "not-yet")


@pytest.mark.parametrize(
    "words",
    [
        "use Sun-In", "use a rinse", "do hot yoga", "go to Bikram yoga", "play water polo",
        "water ski", "do aqua aerobics",
    ],
)  # fmt: skip
def test_what_is_held_off_before_a_visit_is_no_yes_by_another_name(words: str) -> None:
    """The day before the best day of visit 2: hard exercise and hair dye are held off."""
    assert verdict(words, "2026-12-10T18:00") in ("better", "not-yet")


@pytest.mark.parametrize("words", ["hit the gym", "can I hit the gym rn", "hit the sauna"])
def test_what_one_hits_is_where_one_goes(words: str) -> None:
    assert verdict(words, "2026-11-21T10:00") == "not-yet"


def test_a_medicine_once_more_is_not_answered_for_an_event_either() -> None:
    assert not is_understood("take paracetamol again")
    assert is_understood("take paracetamol")


def test_water_that_runs_over_a_head_wets_it() -> None:
    assert verdict("run cold water over my head", A_DAY) == "not-yet"
    assert verdict("run cold water over my head") == "yes"


@pytest.mark.parametrize(
    "words",
    [
        "what's the earliest I can swim", "when's the soonest I can swim",
        "how many days till I can swim", "how many more days until I can swim",
    ],
)  # fmt: skip
def test_whoever_asks_for_the_first_day_hears_when(words: str) -> None:
    assert verdict(words, A_DAY) == "not-yet"


def test_after_sun_is_a_lotion_and_no_sun() -> None:
    assert verdict("use after sun") == "ask"
