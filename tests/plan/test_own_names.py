"""Whatever a rule file names is known by its own words (CAN-1, CAN-2)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from plans import plan_of

from mesocare.dates.moments import Session
from mesocare.errors import InputRefusedError
from mesocare.plan.answer import Answer, make_answer
from mesocare.plan.dating import make_plan
from mesocare.plan.facts import Plan
from mesocare.plan.lexicon import Lexicon, make_lexicon
from mesocare.plan.names import LEVELS
from mesocare.reading.rule_file import parse_protocol

LONDON = ZoneInfo("Europe/London")
ROOT = Path(__file__).parents[2]
SHIPPED = [ROOT / "data" / "aftercare.yaml", *sorted((ROOT / "examples").glob("*.yaml"))]


@cache
def shipped(path: Path, *, days: int) -> tuple[Plan, Lexicon]:
    protocol = parse_protocol(path.read_text(encoding="utf-8"), path.name)
    ended = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
    session = Session(ended, ended.date(), has_time=True, zone=LONDON)
    plan = make_plan(protocol, [session], at=ended + timedelta(days=days), zone=LONDON)
    return plan, make_lexicon(protocol)


IDLE = re.compile(
    r"^(?:not|even|from|with|without|you$"
    r"|(?:(?:your )?(?:skin|lips|mouth|heat|swelling|grey|dark|black|hot|swollen|swallow)$))"
)
"""Pieces of a sign that by themselves are none: a part of a body, a circumstance, a half."""


def own_words_of_signs(plan: Plan) -> Iterator[tuple[str, str, bool]]:
    """Return each way in which a file says a sign, its level, and whether it is only a piece."""
    for level in LEVELS:
        for sign in getattr(plan.protocol.warning_signs, level):
            bare = re.sub(r"\b(?:your?|you have|you get|you feel) ", "", sign.sign)
            yield sign.sign, level, False
            yield bare, level, False
            if sign.short:
                yield sign.short, level, False
            for alias in sign.also_called:
                yield alias, level, False
            for piece in re.split(r",| or ", re.sub(r"\(.*", "", sign.sign)):
                if (words := piece.strip()) and not IDLE.search(words):
                    yield words, level, True


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_each_sign_of_a_shipped_file_is_one_in_its_own_words(path: Path) -> None:
    """A piece of its words may be an after-effect of its own, and then is dated."""
    plan, lexicon = shipped(path, days=4)

    unheard = [
        (words, level, answer.verdict)
        for words, level, is_piece in own_words_of_signs(plan)
        if (answer := make_answer(plan, words, lexicon)).verdict != "sign"
        and not (is_piece and answer.after_effects)
    ]

    assert unheard == []


def says_of(plan: Plan, words: str, lexicon: Lexicon) -> list[str]:
    """Return the after-effects that some words name, or that they are a sign."""
    answer = make_answer(plan, words, lexicon)
    return [answer.verdict, *[effect.id for effect in answer.after_effects]]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_each_after_effect_of_a_shipped_file_is_dated_in_its_own_words(path: Path) -> None:
    """A warning sign of the same words comes first."""
    plan, lexicon = shipped(path, days=1)

    unheard = [
        (key, words)
        for key, effect in plan.protocol.after_effects.items()
        for words in filter(None, (effect.what, effect.short, *effect.also_called))
        if {key, "sign"}.isdisjoint(says_of(plan, words, lexicon))
    ]

    assert unheard == []


HEAD = """\
format: 2
protocol: {{id: t, title: {title}, area: {area}, version: 1.0.0, language: en,
  written_on: 2026-11-26}}
restrictions:
  swim: {{activity: swim, wait: 24 hours}}
"""


def ask(
    words: str, rules: str, *, title: str = "T", area: str = "the area", hours: int = 101
) -> Answer:
    """Ask under some rules, 4 days and 5 hours after the session where nothing else is said."""
    protocol = parse_protocol(HEAD.format(title=title, area=area) + rules, "t.yaml")
    ended = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
    session = Session(ended, ended.date(), has_time=True, zone=LONDON)
    plan = make_plan(protocol, [session], at=ended + timedelta(hours=hours), zone=LONDON)
    return make_answer(plan, words)


URGENT = """
warning_signs:
  urgent:
    - {sign: the pain stays severe, from: 3 days, short: severe pain}
    - {sign: you feel unwell or have a high temperature, short: unwell or hot}
    - {sign: your neck hurts, short: neck pain}
    - {sign: the joint is hot and red and swollen, short: a hot joint}
    - {sign: there is heavy bleeding or bleeding that goes on}
    - {sign: your back is stiff and you had an injection there}
    - {sign: you notice smelly discharge or a swollen vein}
    - {sign: your toe turns black, short: a black toe}
    - {sign: there is more and more tenderness or itching}
"""


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("severe pain", "the pain stays severe"),
        ("the pain is severe", "the pain stays severe"),
        ("unwell", "you feel unwell or have a high temperature"),
        ("I feel unwell", "you feel unwell or have a high temperature"),
        ("I am hot", "you feel unwell or have a high temperature"),
        ("a high temperature", "you feel unwell or have a high temperature"),
        ("neck pain", "your neck hurts"),
        ("my neck hurts", "your neck hurts"),
        ("my neck is painful", "your neck hurts"),
        ("swim with neck pain", "your neck hurts"),
        ("a hot joint", "the joint is hot and red and swollen"),
        ("take a bath with a hot joint", "the joint is hot and red and swollen"),
        ("my joint is hot", "the joint is hot and red and swollen"),
        ("my joint is red", "the joint is hot and red and swollen"),
        ("joint swelling", "the joint is hot and red and swollen"),
        ("it bleeds heavily", "there is heavy bleeding or bleeding that goes on"),
        ("bleeding that goes on", "there is heavy bleeding or bleeding that goes on"),
        ("my back is stiff", "your back is stiff and you had an injection there"),
        ("stiffness in my back", "your back is stiff and you had an injection there"),
        ("smelly discharge", "you notice smelly discharge or a swollen vein"),
        ("my toe is black", "your toe turns black"),
        ("black toe", "your toe turns black"),
    ],
)
def test_a_sign_is_known_by_its_label_and_by_plain_ways_to_say_it(words: str, sign: str) -> None:
    """Of several symptoms, one alone calls earlier rather than later."""
    answer = ask(words, URGENT)

    assert sign in [one.rule.sign for one in answer.signs if one.level == "urgent"]


@pytest.mark.parametrize(
    "words",
    [
        "take a hot bath", "I have a cold, can I take a hot bath", "hot water", "wear a hot hat",
        "massage my neck", "put something hot on my joint", "hold a hot pack on my joint",
        "roll a joint", "wear black socks", "I had an injection in my arm", "paint my toe",
        "stiff drink", "a little itching", "go to the joint", "a heavy meal",
    ],
)  # fmt: skip
def test_a_word_of_a_signs_label_in_something_else_is_no_sign(words: str) -> None:
    assert ask(words, URGENT).signs == ()


def test_a_label_is_a_sign_only_while_its_sign_is_one() -> None:
    assert ask("severe pain", URGENT, hours=20).signs == ()


EFFECTS = """
after_effects:
  pain: {what: worse pain, lasts: 2 to 3 days}
  bruise: {what: more bruising, lasts: 4 to 7 days}
  tender: {what: redness or tenderness, lasts: 5 days}
  sore: {what: "a sore or tender place, with mild itching", lasts: 5 days}
  numb: {what: a numb place, lasts: 5 days, also_called: [no feeling in the place]}
"""


@pytest.mark.parametrize(
    ("words", "effect"),
    [
        ("worse pain", "pain"),
        ("my pain is worse", "pain"),
        ("I get worse pain", "pain"),
        ("it hurts, worse pain", "pain"),
        ("more bruising", "bruise"),
        ("more bruised", "bruise"),
        ("is more bruising normal", "bruise"),
        ("tender", "tender"),
        ("redness", "tender"),
        ("it is red", "tender"),
        ("a sore or tender place, with mild itching", "sore"),
        ("no feeling in the place", "numb"),
        ("numbness", "numb"),
    ],
)
def test_an_after_effect_is_known_by_its_own_words_in_each_form(words: str, effect: str) -> None:
    answer = ask(words, EFFECTS)

    assert answer.verdict == "effect"
    assert effect in [one.id for one in answer.after_effects]


@pytest.mark.parametrize(
    "words",
    [
        "worse and worse pain",
        "much worse pain",
        "even more bruising all over",
        "the pain is getting worse",
    ],
)
def test_more_than_an_after_effects_own_words_say_is_never_called_normal(words: str) -> None:
    assert ask(words, EFFECTS).verdict != "effect"


@pytest.mark.parametrize(
    ("title", "area", "words", "verdict"),
    [
        ("Lip filler", "the area", "my lips are bruised", "effect"),
        ("Steroid", "your knee", "my knee is bruised", "effect"),
        ("Steroid", "your joint", "bruises on my joint", "effect"),
        ("Lip filler", "the area", "my eye is bruised", "ask"),
        ("Hair", "your scalp", "my lips are bruised", "ask"),
    ],
)
def test_what_is_normal_is_so_where_the_treatment_was(
    title: str, area: str, words: str, verdict: str
) -> None:
    rules = "after_effects: {bruise: {what: bruises, lasts: 4 to 7 days}}"

    assert ask(words, rules, title=title, area=area).verdict == verdict


BOTH = (
    "after_effects: {hot: {what: a warm joint, lasts: 6 days, also_called: [hot joint]}}\n"
    "warning_signs: {urgent: [{sign: the joint is hot and red, short: SHORT}]}"
)


@pytest.mark.parametrize(("label", "verdict"), [("a hot joint", "sign"), ("red and hot", "effect")])
def test_a_sign_comes_before_an_after_effect_and_a_part_of_it_after_one(
    label: str, verdict: str
) -> None:
    assert ask("my joint is hot", BOTH.replace("SHORT", label)).verdict == verdict


NAMED = """
  pools: {activity: work with chlorine, wait: 30 days, also_called: [clean my pool]}
care:
  rinse: {do: rinse with salt water, also_called: [clean my tattoo, clean my ear, check my moles]}
"""


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("clean my ear", "yes"),
        ("clean the ear", "yes"),
        ("can I clean my tattoo tomorrow, please", "yes"),
        ("clean my tattoo and clean my ear", "yes"),
        ("check my moles", "yes"),
        ("clean my pool", "not-yet"),
        ("clean my ear with bleach", "ask"),
        ("clean the kitchen", "ask"),
        ("don't clean my ear", "ask"),
    ],
)
def test_an_alias_that_is_read_otherwise_in_other_questions_is_still_an_alias(
    words: str, verdict: str
) -> None:
    assert ask(words, NAMED).verdict == verdict


TIMED = """
allowed:
  - {id: life, activity: go back to your life, also_called: [daily life, morning run]}
care:
  cream: {do: put cream on, how_often: every evening, also_called: [night cream]}
"""


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("daily life", "yes"),
        ("can I go for a morning run", "yes"),
        ("use my night cream", "yes"),
        ("I used my night cream", "ask"),
        ("morning coffee", "ask"),
        ("night cream on my face", "ask"),
    ],
)
def test_an_alias_may_hold_a_word_for_a_time(words: str, verdict: str) -> None:
    assert ask(words, TIMED).verdict == verdict


def test_what_a_sign_says_in_brackets_is_no_sign() -> None:
    plan, lexicon = shipped(SHIPPED[0], days=4)

    answer = make_answer(plan, "the skin has gone black where they injected", lexicon)

    assert [one.rule.label for one in answer.signs] == ["skin turning white or black"]


WITH_ENDS = """
restrictions:
  swim: {activity: swim until your stitches are out, wait: 3 days, also_called: [pool until told]}
allowed: [{id: rest, activity: rest until the numbness has gone}]
care: {dry: {do: keep the plaster on until it falls off, for: 7 days}}
course: {sessions: 1}
"""


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("rest until the numbness has gone", "yes"),
        ("can I rest until the numbness has gone", "yes"),
        ("keep the plaster on until it falls off", "yes"),
        ("swim until my stitches are out", "not-yet"),
        ("pool until told", "not-yet"),
    ],
)
def test_an_end_in_a_name_is_of_that_name(words: str, verdict: str) -> None:
    plan = plan_of("2026-11-20T14:30", at="2026-11-22T10:00", rules=WITH_ENDS)

    assert make_answer(plan, words).verdict == verdict


@pytest.mark.parametrize("words", ["rest until", "rest until then", "rest until it rains"])
def test_another_end_than_a_names_is_asked_back(words: str) -> None:
    plan = plan_of("2026-11-20T14:30", at="2026-11-22T10:00", rules=WITH_ENDS)

    with pytest.raises(InputRefusedError):
        make_answer(plan, words)
