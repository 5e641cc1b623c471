"""What the page's search answers: from the page alone, danger first, never a yes of its own."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from case_files import read_questions
from page_script import NODE, PageScript, run_script
from plans import plan_of

from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import see_from
from mesocare.plan.lexicon import make_lexicon

pytestmark = pytest.mark.skipif(not NODE, reason="node is not installed")

GROUPS = read_questions()
CASES = [case for cases in GROUPS.values() for case in cases]
MISHEARD = {
    "I speak strange since one hour",
    "I haven't had a wee all day",
    "a round patch of hair has gone",
}
"""What tells of a sign and the page does not hear; it says then where to look."""
MOMENTS = (timedelta(hours=2), timedelta(days=4), timedelta(days=30))
"""After the session of cases/can.yaml."""
PLAN = plan_of()
LEXICON = make_lexicon(PLAN.protocol)
A_DAY_LATER = PLAN.at + timedelta(days=1) - timedelta(hours=4)
TWO_MONTHS_LATER = PLAN.at + timedelta(days=60)
_YES = ("clear", "upcoming")


@pytest.fixture(scope="module")
def script() -> Iterator[PageScript]:
    with run_script() as running:
        yield running


def is_yes(answer: dict) -> bool:  # type: ignore[type-arg]  # JSON, as it comes
    """Return whether an answer shows only what is OK, without saying that it may not be it."""
    statuses = [status for _, status in answer["rules"]]
    shows = statuses or answer["permitted"]
    return bool(shows and answer["is_sure"] and all(status in _YES for status in statuses))


@pytest.mark.parametrize("place", range(len(MOMENTS)), ids=map(str, MOMENTS))
def test_the_page_says_yes_to_nothing_to_which_a_clinician_would_not(
    place: int, script: PageScript
) -> None:
    """CAN-1 to CAN-3: every question of cases/can.yaml."""
    plan = plan_of("2026-11-20T14:30")
    moment = plan.at + MOMENTS[place]

    answers = script.ask(plan, questions=[(case["ask"], moment) for case in CASES])["answers"]

    said_yes = [case for case, found in zip(CASES, answers, strict=True) if is_yes(found)]
    assert len(said_yes) > 50
    wrong = [case["ask"] for case in said_yes if "yes" not in case["answer"][place].split("|")]
    assert wrong == []


@pytest.mark.parametrize("place", range(len(MOMENTS)), ids=map(str, MOMENTS))
def test_the_page_hears_a_warning_sign(place: int, script: PageScript) -> None:
    plan = plan_of("2026-11-20T14:30")
    moment = plan.at + MOMENTS[place]
    told = [case["ask"] for case in CASES if case["answer"][place].split("|")[0] == "sign"]

    answers = script.ask(plan, questions=[(words, moment) for words in told])["answers"]

    assert len(told) > 80
    missed = {
        words
        for words, found in zip(told, answers, strict=True)
        if found["level"] is None and found["effect"] is None
    }
    assert missed <= MISHEARD
    assert not any(is_yes(found) for found in answers)


def test_the_page_calls_normal_only_what_a_clinician_would(script: PageScript) -> None:
    """CAN-1: what is felt more, longer or elsewhere is no after-effect on the page either."""
    plan = plan_of("2026-11-20T14:30")
    told = [
        case["ask"]
        for group in ("body", "danger", "unknown")
        for case in GROUPS[group]
        if "effect" not in case["answer"][0].split("|") and not case.get("gap")
    ]

    answers = script.ask(plan, questions=[(words, plan.at + MOMENTS[0]) for words in told])

    called = [
        words
        for words, found in zip(told, answers["answers"], strict=True)
        if found["effect"] is not None
    ]
    assert called == []


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("I took rat poison", "emergency"),
        ("my baby ate my minoxidil", "emergency"),
        ("lost consciousness", "emergency"),
        ("no longer awake", "emergency"),
        ("he is no longer breathing", "emergency"),
        ("can not breathe", "emergency"),
        ("my tongue is swollen", "emergency"),
        ("pus", "urgent"),
        ("a new lump", "clinic"),
    ],
)
def test_a_sign_is_answered_with_its_box_alone(words: str, level: str, script: PageScript) -> None:
    answer = script.ask(PLAN, questions=[(words, TWO_MONTHS_LATER)])["answers"][0]

    assert (answer["level"], answer["rules"], answer["permitted"]) == (level, [], [])


def test_a_danger_of_which_no_box_speaks_is_named_above_it(script: PageScript) -> None:
    answer = script.ask(PLAN, questions=[("I drank poison", TWO_MONTHS_LATER)])["answers"][0]

    assert answer["level"] == "emergency"
    assert answer["says"].startswith("somebody swallowed something harmful")


@pytest.mark.parametrize("words", ["I want to die", "I might kill myself, can I wash my hair"])
def test_whoever_thinks_of_dying_reads_kind_words_and_whom_to_call(
    words: str, script: PageScript
) -> None:
    answer = script.ask(PLAN, questions=[(words, TWO_MONTHS_LATER)])["answers"][0]

    assert answer["crisis"][-1].startswith("You are not alone with this.")
    assert (answer["level"], answer["rules"]) == ("emergency", [])


@pytest.mark.parametrize(
    "words", ["my scalp itches", "is a headache normal", "it hurts and is sore"]
)
def test_what_is_felt_is_never_a_permission(words: str, script: PageScript) -> None:
    for moment in (A_DAY_LATER, TWO_MONTHS_LATER):
        answer = script.ask(PLAN, questions=[(words, moment)])["answers"][0]

        assert answer["effect"] is not None or answer["level"] is not None
        assert answer["rules"] == []


@pytest.mark.parametrize("words", ["cut myself", "I cut myself", "comb or die", "my hair will die"])
def test_a_wound_and_dying_are_no_haircut_and_no_hair_dye(words: str, script: PageScript) -> None:
    answer = script.ask(PLAN, questions=[(words, A_DAY_LATER), (words, TWO_MONTHS_LATER)])

    found = [name for one in answer["answers"] for name, _ in one["rules"]]
    assert not {"haircut", "hair-chemicals"}.intersection(found)
    assert not any(map(is_yes, answer["answers"]))


@pytest.mark.parametrize(
    "words",
    [
        "swelling all over", "numb all over", "bruises all over", "my whole head is numb",
        "swelling inside", "swelling in all places", "swollen through and through",
        "headache when I lie down",
    ],
)  # fmt: skip
def test_what_is_felt_all_over_is_not_called_normal_on_the_page(
    words: str, script: PageScript
) -> None:
    answer = script.ask(PLAN, questions=[(words, PLAN.at)])["answers"][0]

    assert answer["effect"] is None
    assert not is_yes(answer)


HARMED = """\
bled through the pillow|bled through the hat|bled a lot when walking|my lips r huge|fell on my head
my lips-and-tongue-got-fat|dropped my cup, hand wont grip|heart-attack|heart_attack|heart.attack
chest-pain|chest, pain|kill-myself|i.want.to.die|allergic.reaction|passed.out|chest\u200b pain
kill \u200bmyself|over\u200bdose|swallowed the whole bottle|my toddler drank it|cut myself
hurt myself|cant stay awake
jumbled words|blood still coming after an hour|gushing|neck swollen|hypo|air hunger
i should just die|goodbye cruel world|wish i'd never been born|kys|acid on skin|38.9"""
MISREAD = """\
icantbreathe|killmyself|chestpain|kill mysef|heart atack|i think im haing a stroke|blnd in one eye
k1ll myself|i c\u0430nt br\u0435\u0430the|my back hurts|pain under|migraine|i am numb|red back"""


@pytest.mark.parametrize("words", re.split(r"[|\n]", HARMED))
def test_a_danger_in_plain_words_is_heard_on_the_page(words: str, script: PageScript) -> None:
    answer = script.ask(PLAN, questions=[(words, TWO_MONTHS_LATER)])["answers"][0]

    assert answer["level"] is not None


@pytest.mark.parametrize("words", re.split(r"[|\n]", MISREAD))
def test_what_the_page_cannot_read_shows_nothing_that_is_ok(words: str, script: PageScript) -> None:
    """CAN-3: beside a word that it does not know, no row says yes, nor is anything normal."""
    for moment in (A_DAY_LATER, TWO_MONTHS_LATER):
        answer = script.ask(PLAN, questions=[(words, moment)])["answers"][0]

        assert (answer["effect"], answer["permitted"]) == (None, [])
        assert not [status for _, status in answer["rules"] if status in _YES]


@pytest.mark.parametrize("words", ["drink coffee", "lip balm", "message my clinic", "eat", "🙂"])
def test_what_the_page_does_not_hold_it_does_not_answer(words: str, script: PageScript) -> None:
    answer = script.ask(PLAN, questions=[(words, TWO_MONTHS_LATER)])["answers"][0]

    assert (answer["rules"], answer["permitted"], answer["is_sure"]) == ([], [], False)


@pytest.mark.parametrize(
    "words",
    [
        "wash without shampoo",
        "I washed my hair",
        "wash my hair with bleach",
        "drink and drive",
        "wash the dishes",
        "wash my hair then",
        "wash my hair after it",
        "wash my hair afterwards?",
        "wash my hair all along",
        "wash my hair on and on",
        "wash my hair while I can",
        "wash my hair over my visit",
        "wash my hair towards my visit",
        "wash my hair as long as I like",
        "wash my hair into next week",
    ],
)
def test_what_is_more_than_a_row_says_is_shown_as_doubtful(words: str, script: PageScript) -> None:
    answer = script.ask(PLAN, questions=[(words, TWO_MONTHS_LATER)])["answers"][0]

    assert not answer["is_sure"]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("wash my hair", ["wash-hair", "avoid"]),
        ("Washing", ["wash-hair", "avoid"]),
        ("SWIMMING!", ["swimming", "avoid"]),
        ("a glass of wine", ["alcohol", "avoid"]),
        ("dyeing", ["hair-chemicals", "avoid"]),
    ],
)
def test_words_are_folded_as_the_program_folds_them(
    words: str, rule: list[str], script: PageScript
) -> None:
    answer = script.ask(PLAN, questions=[(words, A_DAY_LATER)])["answers"][0]

    assert answer["rules"][0] == rule


LEVELS = {"emergency": -4, "urgent": -3, "clinic": -2}
RANKS = {"avoid": 0, "ask": 1, "caution": 2, "upcoming": 3, "clear": 4}
UNKNOWN, OF_THE_BODY = 1, -1
ASKED = re.split(
    r"[|\n]",
    """\
throat swollen|throt swollen|my tongue|chest hurts|can't breathe|my lips are blue|I fainted
eye swollen|it burns|fever|pus|bleeding won't stop|my head hurts|itchy|a rash|a bald patch
a lump|infected|red streaks|numb|kill myself|gym|wash|beer|swim tomorrow|message my clinic
wash my hair with cold water|can I not wash my hair|dye my hair|a glass of champagne|cannabis
beach|sleep|pick scabs|comb|dry shampoo|botox|vaccine|pregnant|blood donation|wig
stop my tablets|coffee|rosemary oil|antibiotics|wash my face|wash hair in the sea|rain
headphones|hard hat|shave|shave my head|gym or sauna|anything but swimming
wash my hair and swim|my hair dryer|cold air dryer|peel|drink water|drink|tattoo|a mask|flight
horse riding|took too many pills|allergic|ambulance|work|school|drive""",
)


def severity(answer: Answer) -> int:
    """Return how grave an answer of `can` is; the least is the gravest."""
    if answer.signs:
        return LEVELS[answer.signs[0].level]
    if answer.after_effects:
        return OF_THE_BODY
    return RANKS[answer.status] if answer.answers else UNKNOWN


def severity_in_page(answer: dict) -> int:  # type: ignore[type-arg]  # JSON, as it comes
    """Return the same of the page's answer; one that is not sure is no yes."""
    if answer["level"]:
        return LEVELS[answer["level"]]
    if answer["effect"] is not None:
        return OF_THE_BODY
    ranks = [RANKS[status] for _, status in answer["rules"]]
    if not ranks and not answer["permitted"]:
        return UNKNOWN
    gravest = min(ranks, default=RANKS["clear"])
    return gravest if answer["is_sure"] else min(gravest, UNKNOWN)


@pytest.mark.parametrize("days", [1, 40])
def test_the_page_is_never_milder_than_the_program(days: int, script: PageScript) -> None:
    moment = PLAN.at + timedelta(days=days)
    then = see_from(PLAN, moment)

    found = script.ask(PLAN, questions=[(words, moment) for words in ASKED])["answers"]

    milder = [
        words
        for words, answer in zip(ASKED, found, strict=True)
        if severity_in_page(answer) > severity(make_answer(then, words, LEXICON))
    ]
    assert milder == []


def test_what_the_sheet_asks_for_it_allows_while_it_asks(script: PageScript) -> None:
    """CAN-4, TIME-12."""
    asked = [("wash my hands", A_DAY_LATER), ("wash my hands", TWO_MONTHS_LATER)]

    on_time, over = script.ask(PLAN, questions=asked)["answers"]

    assert "care-0" in on_time["permitted"]
    assert "care-0" not in over["permitted"]


SEVERAL = """
restrictions:
  kettle: {activity: lift more than a kettle, short: light lifting, wait: 2 weeks,
    also_called: [lift]}
  heavy: {activity: lift heavy things, short: heavy lifting, wait: 6 weeks}
  work: {activity: go to work, short: work, wait: 1 week, unless: your job is heavy}
  heavy-work: {activity: go to heavy work, short: heavy work, wait: 6 weeks,
    only_if: your job is heavy}
"""


@pytest.mark.parametrize(("words", "held"), [("lift", "heavy"), ("go to work", "heavy-work")])
def test_the_page_shows_what_is_still_held_off_of_the_same(
    words: str, held: str, script: PageScript
) -> None:
    """A deed alone means each rule of it; whom one rule frees reads their own (CAN-2, CAN-6)."""
    plan = plan_of("2026-11-20T14:30", rules=SEVERAL)

    found = script.ask(plan, questions=[(words, plan.at + timedelta(days=30))])["answers"][0]

    assert found["rules"][0] == [held, "avoid"]
    assert not is_yes(found)


def test_care_that_rests_until_an_event_is_no_yes(script: PageScript) -> None:
    """TIME-12: as `can`, which says "ask first"."""
    plan = plan_of(
        rules="""
restrictions: {swim: {activity: swim, until: the blister has dried}}
care: {pool: {do: cover it with a waterproof plaster, goes_with: swim}}
"""
    )

    (answer,) = script.ask(plan, questions=[("cover it with a waterproof plaster", plan.at)])[
        "answers"
    ]

    assert answer["permitted"] == []


def test_an_activity_of_an_accent_alone_is_searched_for_like_any_other(script: PageScript) -> None:
    plan = plan_of(rules='restrictions: {odd: {activity: "\\u0301", wait: 1 day}}')

    (answer,) = script.ask(plan, questions=[("wash my hair", plan.at)])["answers"]

    assert not is_yes(answer)
