"""Which activities a patient's words mean: CAN-1 to CAN-3, and never a yes by a guess.

The questions stand in cases/phrases.yaml, where a clinician can read them.
"""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from strategies import DETERMINISTIC

from mesocare import load_protocol, make_plan
from mesocare.dates.moments import Session
from mesocare.errors import InputRefusedError
from mesocare.plan.activities import MOST_CHARACTERS, Understood, check_question, find_activities
from mesocare.plan.answer import make_answer
from mesocare.plan.facts import Plan
from mesocare.rules.protocol import Status

_TEXT = (Path(__file__).parents[1] / "cases" / "phrases.yaml").read_text(encoding="utf-8")
PHRASES = yaml.load(_TEXT, yaml.BaseLoader)  # noqa: S506  it makes texts only
MEANT = [
    (case["words"], case.get("expect_any") or [case["expect"]])
    for case in PHRASES
    if "not_clear" not in case
]
NOT_COVERED = [words for words, readings in MEANT if readings == [[]]]
COVERED = [(words, readings) for words, readings in MEANT if [] not in readings]
NEVER_YES = [case["words"] for case in PHRASES if "not_clear" in case]

ENDED_AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
DAY = timedelta(days=1)
MOMENTS = {
    "a month before the session": ENDED_AT - 30 * DAY,
    "when the session ends": ENDED_AT,
    "60 days after it": ENDED_AT + 60 * DAY,
}
YES = {Status.CLEAR, Status.UPCOMING}


@pytest.fixture(scope="module", name="plans")
def make_plans() -> dict[str, Plan]:
    protocol = load_protocol()
    session = Session(ENDED_AT, ENDED_AT.date(), has_time=True)
    return {
        name: make_plan(protocol, [session], at=at, zone=ZoneInfo("Etc/UTC"))
        for name, at in MOMENTS.items()
    }


def test_each_question_is_there_once_and_says_what_is_right_for_it(plans: dict[str, Plan]) -> None:
    """The fields of cases/phrases.yaml, as its first lines define them."""
    plan = plans["when the session ends"]
    known = {dated.id for dated in plan.restrictions} | {item.id for item in plan.protocol.allowed}
    fields = [set(case) & {"expect", "expect_any", "not_clear"} for case in PHRASES]
    named = {name for _, readings in MEANT for reading in readings for name in reading}

    assert [case for case, right in zip(PHRASES, fields, strict=True) if len(right) != 1] == []
    assert len({case["words"] for case in PHRASES}) == len(PHRASES)
    assert named <= known
    assert len(PHRASES) >= 300


@pytest.mark.parametrize(("words", "readings"), MEANT, ids=[words for words, _ in MEANT])
def test_a_question_means_the_activities_that_a_clinician_reads_in_it(
    words: str, readings: list[list[str]], plans: dict[str, Plan]
) -> None:
    """CAN-1, CAN-2."""
    answer = make_answer(plans["when the session ends"], words)

    assert {dated.id for dated in answer.answers} in [set(reading) for reading in readings]


@pytest.mark.parametrize("words", NOT_COVERED)
def test_what_the_sheet_does_not_cover_is_a_question_for_the_clinic_on_any_day(
    words: str, plans: dict[str, Plan]
) -> None:
    """CAN-3."""
    answers = {name: make_answer(plan, words) for name, plan in plans.items()}

    statuses = {name: (answer.status, answer.answers) for name, answer in answers.items()}
    assert statuses == dict.fromkeys(MOMENTS, (Status.ASK, ()))


@pytest.mark.parametrize("words", NEVER_YES)
def test_words_near_an_activity_that_mean_something_else_are_never_a_yes(
    words: str, plans: dict[str, Plan]
) -> None:
    """CAN-3: a doubtful match is never a yes, neither just after the session nor weeks later."""
    after = ("when the session ends", "60 days after it")
    answers = {name: make_answer(plans[name], words).status for name in after}

    assert [name for name, status in answers.items() if status in YES] == []


@pytest.mark.parametrize(("words", "readings"), COVERED, ids=[words for words, _ in COVERED])
def test_when_all_waits_are_over_a_yes_answers_all_that_was_asked_and_nothing_else(
    words: str, readings: list[list[str]], plans: dict[str, Plan]
) -> None:
    """CAN-2, CAN-3: a yes is never given for a part of a question."""
    answer = make_answer(plans["60 days after it"], words)

    named = {dated.id for dated in answer.answers}
    assert answer.status in {Status.CLEAR, Status.ASK}
    if answer.status is Status.CLEAR:
        assert named in [set(reading) for reading in readings]
    else:
        assert named <= {"minoxidil", *(name for reading in readings for name in reading)}


def test_most_questions_get_their_yes_when_all_waits_are_over(plans: dict[str, Plan]) -> None:
    """A program that never said yes would pass every test of caution, and help nobody."""
    plan = plans["60 days after it"]
    asked = [words for words, readings in COVERED if "minoxidil" not in str(readings)]

    answered = [words for words in asked if make_answer(plan, words).status is Status.CLEAR]

    assert len(answered) >= 0.95 * len(asked)


def test_a_word_that_no_activity_explains_takes_the_yes_away(plans: dict[str, Plan]) -> None:
    """CAN-3: "go to work in a wig" is not answered by "go to work"."""
    plan = plans["60 days after it"]
    forms = ("{phrase} zanzibar", "zanzibar {phrase}", "{phrase} and zanzibar")

    yes = [
        words
        for place, (phrase, _) in enumerate(MEANT)
        for words in [forms[place % 3].format(phrase=phrase)]
        if make_answer(plan, words).status in YES
    ]

    assert yes == []


def test_each_activity_of_the_sheet_is_found_by_its_id_its_text_and_each_of_its_names(
    plans: dict[str, Plan],
) -> None:
    """CAN-1."""
    plan = plans["when the session ends"]
    names = {
        dated.id: (dated.rule.activity, *dated.rule.also_called) for dated in plan.restrictions
    } | {item.id: (item.activity, *item.also_called) for item in plan.protocol.allowed}

    lost = [
        (key, words)
        for key, texts in names.items()
        for words in (key, key.replace("-", " "), *texts)
        if key not in {dated.id for dated in make_answer(plan, words).answers}
    ]

    assert lost == []


def test_each_activity_of_the_sheet_gets_its_yes_by_its_own_text_when_its_wait_is_over(
    plans: dict[str, Plan],
) -> None:
    """CAN-1."""
    plan = plans["60 days after it"]
    dated = [dated for dated in plan.restrictions if dated.status is Status.CLEAR]

    without = [
        (item.id, words)
        for item in dated
        for words in (item.rule.activity, f"Can I {item.rule.activity} now?", item.id)
        if make_answer(plan, words).status is not Status.CLEAR
    ]

    assert without == []


NAMES = {
    "wash-hair": ("wash or wet your hair", "shampoo"),
    "hair-products": ("use hair spray or gel", "dry shampoo", "crème"),
    "swimming": ("swim in a pool or the sea",),
    "exercise": ("do strenuous exercise", "gym", "work out"),
    "go-to-work": ("go to work",),
}


def meaning(*sure: str) -> Understood:
    """Give what words mean that are understood to the last of them."""
    return Understood(
        sure=sure, near=(), is_whole=True, has_unknown_part=False, has_other_time=False
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("wash my hair", id="as it is"),
        pytest.param("WASH MY HAIR", id="capitals"),
        pytest.param("  Wash   my hair?!  ", id="blanks and marks"),
        pytest.param("Can I please wash my hair now, or not yet?", id="small words"),
        pytest.param("I'm washing my hair tonight", id="tense and apostrophe"),
        pytest.param("I\u2019m washing my hair tonight", id="typographic apostrophe"),
        pytest.param("washes, washed", id="person and tense"),
        pytest.param("shampoos", id="plural"),
        pytest.param("SHAMPOO", id="alias in capitals"),
        pytest.param("sha\u0301mpo\u0308o", id="accents as marks"),
        pytest.param("shámpöo", id="accents as letters"),
        pytest.param("\uff37\uff21\uff33\uff28 my hair", id="full width letters"),
        pytest.param("wash-hair", id="id"),
        pytest.param("WASH-Hair", id="id in capitals"),
    ],
)
def test_case_accents_plurals_and_small_words_tell_nothing_apart(words: str) -> None:
    """CAN-1."""
    assert replace(find_activities(words, NAMES), has_other_time=False) == meaning("wash-hair")


@pytest.mark.parametrize(
    "words",
    [
        "I do not want to wash my hair",
        "is it too soon to wash my hair",
        "stop washing my hair",
        "wash my hair before my next session",
        "wash my hair the day before the appointment",
    ],
)
def test_a_question_turned_round_or_about_the_days_before_a_session_is_never_whole(
    words: str,
) -> None:
    """CAN-3: so it gets no yes."""
    understood = find_activities(words, NAMES)

    assert (understood.sure, understood.is_whole) == (("wash-hair",), False)


def test_hair_and_scalp_explain_themselves_beside_what_has_to_do_with_them_only() -> None:
    """CAN-3: to the gym with my hair is not the gym alone."""
    assert find_activities("shampoo for my hair", NAMES).is_whole
    assert not find_activities("put gym chalk on my scalp", NAMES).is_whole


@pytest.mark.parametrize("word", ["tonight", "tomorrow", "on Friday", "next week", "later"])
def test_a_question_about_another_time_is_known_as_such(word: str) -> None:
    """CAN-3: what is a yes now may not be one then."""
    assert find_activities(f"wash my hair {word}", NAMES).has_other_time


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\u202e", "\x9b"])
def test_a_control_character_in_a_question_is_refused_with_its_code_point(character: str) -> None:
    with pytest.raises(InputRefusedError, match=f"U\\+{ord(character):04X}"):
        check_question(f"wash {character} hair")


def test_an_accent_in_the_rule_file_is_folded_as_well() -> None:
    """CAN-1."""
    assert find_activities("creme", NAMES) == meaning("hair-products")


@pytest.mark.parametrize("words", ["shampo", "shampooo", "shmapoo", "shamppo", "shanpoo"])
def test_one_slip_in_a_long_word_is_forgiven(words: str) -> None:
    """CAN-1."""
    assert find_activities(words, NAMES).sure == ("wash-hair",)


@pytest.mark.parametrize("words", ["gim", "gem", "jym", "swam", "wush", "cash", "wasp", "wok"])
def test_a_slip_in_a_short_word_is_not(words: str) -> None:
    """CAN-1, CAN-3."""
    understood = find_activities(words, NAMES)

    assert (understood.sure, understood.is_whole) == ((), False)


def test_a_longer_name_uses_up_its_words() -> None:
    """CAN-1: dry shampoo is no shampoo, and working out is no work."""
    assert find_activities("dry shampoo", NAMES) == meaning("hair-products")
    assert find_activities("work out", NAMES) == meaning("exercise")


def test_several_activities_are_given_in_the_order_of_the_sheet() -> None:
    """CAN-2."""
    found = find_activities("go to work, then to the gym; shampoo after", NAMES)

    assert found == meaning("wash-hair", "exercise", "go-to-work")


@pytest.mark.parametrize(
    "words", ["wear a wig and wash my hair", "wash my hair; wear a wig", "wash, wig"]
)
def test_a_part_of_a_question_that_means_nothing_here_is_kept(words: str) -> None:
    """CAN-3."""
    assert find_activities(words, NAMES) == Understood(
        sure=("wash-hair",), near=(), is_whole=False, has_unknown_part=True, has_other_time=False
    )


def test_a_word_beside_an_activity_that_it_does_not_explain_is_kept() -> None:
    """CAN-3."""
    assert find_activities("wash my dog", NAMES) == Understood(
        sure=("wash-hair",), near=(), is_whole=False, has_unknown_part=False, has_other_time=False
    )


def test_what_is_only_near_is_a_hint_and_no_answer() -> None:
    """CAN-3."""
    understood = find_activities("swin", NAMES)

    assert (understood.sure, understood.near, understood.is_whole) == ((), ("swimming",), False)


@pytest.mark.parametrize("words", ["", " ", "?!", "can I", "is it ok for me now", "hair", "\u200d"])
def test_words_that_name_nothing_mean_nothing(words: str) -> None:
    """CAN-3."""
    assert find_activities(words, NAMES).sure == ()


@pytest.mark.parametrize("words", ["", "   ", "\n", "w" * 201, "wash my hair " * 100_000])
def test_no_question_at_all_or_one_of_over_200_characters_is_refused(
    words: str, plans: dict[str, Plan]
) -> None:
    """Caps before work."""
    with pytest.raises(InputRefusedError) as refused:
        make_answer(plans["when the session ends"], words)

    assert str(refused.value) == (
        "This is no question. Write one activity in 200 characters at most, such as: wash my hair."
    )


def test_a_question_of_200_characters_is_answered(plans: dict[str, Plan]) -> None:
    words = "wash my hair".ljust(MOST_CHARACTERS, "!")

    answer = make_answer(plans["when the session ends"], words)

    assert (MOST_CHARACTERS, answer.status) == (200, Status.AVOID)


# Each word and each ending that the matching knows


LONG = ("abcdefghijklmnopqrtuvwxyz" * 8)[:200]
EVERYWHERE = ["hair", "scalp", "head", "session", "treatment", "mesotherapy", "injection", "clinic"]


@pytest.mark.parametrize("word", EVERYWHERE)
def test_a_name_means_the_same_without_the_words_that_tell_nothing_apart(word: str) -> None:
    """CAN-1: in an id and in an activity; another name must be said whole."""
    names = {"it": (f"dye your {word}", f"tint {word}"), f"{word}-care": ("rub in oil",)}

    assert find_activities("dye", names).sure == ("it",)
    assert find_activities("care", names).sure == (f"{word}-care",)
    assert find_activities("tint", names).sure == ()


@pytest.mark.parametrize("word", EVERYWHERE)
def test_beside_an_activity_of_the_scalp_these_words_need_no_explanation(word: str) -> None:
    """CAN-3: beside another they do, since alcohol on the scalp is no drink."""
    names = {"comb": ("comb your hair",), "drink": ("drink alcohol",)}

    assert find_activities(f"comb it at the {word}", names).is_whole
    assert not find_activities(f"drink alcohol on the {word}", names).is_whole
    assert not find_activities(word, names).has_unknown_part


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("dye", "dyes"),
        ("party", "parties"),
        ("carry", "carried"),
        ("jump", "jumps"),
        ("jump", "jumping"),
        ("jump", "jumped"),
        ("jogging", "jog"),
        ("skip", "skipped"),
        ("massage", "massaging"),
        ("massages", "massaged"),
        ("class", "classes"),
    ],
)
def test_endings_of_number_and_tense_tell_nothing_apart(asked: str, name: str) -> None:
    """CAN-1: in either direction."""
    assert find_activities(asked, {"it": (name,)}).sure == ("it",)
    assert find_activities(name, {"it": (asked,)}).sure == ("it",)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("egg", "eg"),
        ("gas", "ga"),
        ("bus", "bu"),
        ("ring", "r"),
        ("red", "r"),
        ("bee", "be"),
        ("press", "pres"),
    ],
)
def test_a_short_word_keeps_its_ending(asked: str, name: str) -> None:
    """CAN-3: cut too far, one word would be another."""
    assert find_activities(asked, {"it": (name,)}).sure == ()


@pytest.mark.parametrize(
    ("asked", "name", "is_found"),
    [
        ("colour", "colaur", True),
        ("towell", "towel", True),
        ("henna", "henno", False),
        ("towel", "tovel", False),
        ("shampoo", "shampooooo", False),
        ("shampoo", "hampoo", False),
        ("straightener", "straihgtener", True),
        ("straightener", "sttaighener", True),
        ("straightener", "stretchers", False),
        ("straightenerqz", "straightener", True),
        ("straightenerqzv", "straightener", False),
        ("a" * 83 + "bd" * 8 + "b", "a" * 83 + "cf" * 8 + "c", True),
        (LONG, LONG[:100] + "0" + LONG[101:], True),
    ],
)
def test_a_slip_is_forgiven_where_two_long_words_are_close(
    asked: str,
    name: str,
    is_found: bool,  # noqa: FBT001  a case
) -> None:
    """CAN-1: never in the first letter, and never of more than two letters."""
    assert find_activities(asked, {"it": (name,)}).sure == (("it",) if is_found else ())


def test_of_two_names_that_are_close_the_closer_one_is_meant() -> None:
    """CAN-1."""
    names = {"far": ("strayghtenor",), "near": ("straightener",), "other": ("straightonor",)}

    assert find_activities("straightenar", names).sure == ("near",)
    assert find_activities("straightener", names).sure == ("near",)


def test_what_is_spelled_right_goes_before_a_slip() -> None:
    """CAN-1: however much longer what the slip would name is."""
    names = {"long": ("shampoo bottle",), "short": ("bottles",)}

    assert find_activities("shampu bottles", names).sure == ("short",)


def test_a_name_that_two_activities_share_means_both() -> None:
    """CAN-2."""
    names = {"one": ("swim", "pool"), "two": ("play", "pools")}

    assert find_activities("pool", names).sure == ("one", "two")


def test_the_parts_of_a_name_are_names_as_well() -> None:
    """CAN-1: "wash or wet your hair" is found by either."""
    names = {"wash": ("wash or rinse your hair; lather",)}

    assert [
        find_activities(words, names).sure
        for words in ("wash", "rinse hair", "lather", "wash rinse")
    ] == [("wash",)] * 4


def test_six_words_are_taken_together_and_not_seven() -> None:
    """CAN-3: a question is looked at once for each run of its words."""
    words = ["brush", "comb", "pluck", "shave", "trim", "curl", "braid"]
    names = {"six": (" ".join(words[:6]),), "seven": (" ".join(words),)}

    assert find_activities(" ".join(words[:6]), names).sure == ("six",)
    assert find_activities(" ".join(words), names).sure == ("six",)


def test_a_hint_names_the_three_nearest_the_nearest_first() -> None:
    """CAN-3."""
    names = {
        "a": ("swimmer",),
        "b": ("swimwear",),
        "c": ("swims",),
        "d": ("swimmingly",),
        "e": ("sail",),
    }

    understood = find_activities("swum", names)

    assert understood.sure == ()
    assert understood.near == ("c",)
    assert find_activities("paintxng", {k: (f"paint{k}ng",) for k in "aeou"}).sure == ("a",)


def test_hints_stand_in_the_order_of_their_closeness_and_nothing_is_near_no_words() -> None:
    """CAN-3: not in that of the sheet, nor of the alphabet."""
    names = {"far": ("skatebo1qx",), "nearer": ("skateboadw",)}

    assert find_activities("skateboazy", names).near == ("nearer", "far")
    assert find_activities("can I", names).near == ()


def test_of_two_names_that_share_a_word_the_first_in_the_question_takes_it() -> None:
    """CAN-1: with hair and scalp left out as well."""
    names = {"later": ("rinse gel",), "first": ("foam rinse",), "it": ("rub aloe in your scalp",)}

    assert find_activities("foam rinse gel", names).sure == ("first",)
    assert find_activities("rub aloe", names).sure == ("it",)


def test_what_was_understood_cannot_be_changed() -> None:
    understood = find_activities("wash my hair", NAMES)

    with pytest.raises(FrozenInstanceError):
        understood.sure = ()  # type: ignore[misc]  # that it is refused is the point


def test_no_more_than_three_hints_are_given() -> None:
    """CAN-3."""
    names = {key: (f"skateboa{key}w",) for key in "defgh"}

    understood = find_activities("skateboazy", names)

    assert (understood.sure, len(understood.near)) == ((), 3)


@pytest.mark.parametrize(
    "words",
    [
        "not wash my hair",
        "no washing my hair",
        "never wash my hair",
        "dont wash my hair",
        "don't wash my hair",
        "my hair doesnt wash",
        "wash my hair without shampoo",
        "avoid washing my hair",
        "stop washing my hair",
        "quit washing my hair",
        "get rid of washing my hair",
        "wash my hair instead",
        "give up washing my hair",
        "giving up washing my hair",
        "too soon to wash my hair",
        "wash my hair before the treatment",
        "next visit, wash my hair",
        "wash my hair before my injections",
        "wash my hair before my injection",
    ],
)
def test_a_question_that_is_turned_round_gets_no_yes(words: str) -> None:
    """CAN-3."""
    assert not find_activities(words, NAMES).is_whole


@pytest.mark.parametrize(
    "words",
    ["can I wash my hair or not", "can I not wash my hair yet", "is it not yet washing hair"],
)
def test_a_not_that_turns_nothing_round_takes_no_yes_away(words: str) -> None:
    """CAN-3: "or not", "not yet"; any other one does."""
    assert find_activities(words, NAMES).is_whole is ("or not" in words or "not yet" in words)


@pytest.mark.parametrize(
    "word",
    [
        "tomorrow",
        "tonight",
        "later",
        "soon",
        "next",
        "morning",
        "afternoon",
        "evening",
        "night",
        "week",
        "weekend",
        "month",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ],
)
def test_each_word_for_another_time_is_known(word: str) -> None:
    """CAN-3."""
    assert find_activities(f"wash my hair {word}", NAMES).has_other_time
    assert not find_activities(f"wash my hair x{word}", NAMES).has_other_time


def test_a_question_with_a_character_that_may_not_stand_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputRefusedError) as refused:
        check_question("wash\x07")

    assert str(refused.value) == (
        "The character U+0007 (control character) may not stand here. Take it out."
    )
    assert check_question("wash") == "wash"


_ODD = st.characters(exclude_categories=["Cs"])


@DETERMINISTIC
@given(
    st.one_of(
        st.text(_ODD, max_size=MOST_CHARACTERS),
        st.lists(
            st.sampled_from([*" ".join(sum(NAMES.values(), ())).split(), "x", "and", ","])
        ).map(" ".join),
    )
)
def test_any_words_mean_only_activities_of_the_sheet_and_a_hint_is_never_an_answer(
    words: str,
) -> None:
    """CAN-3."""
    understood = find_activities(words, NAMES)

    assert {*understood.sure, *understood.near} <= set(NAMES)
    assert not (understood.sure and understood.near)
    assert len(understood.near) <= 3


@DETERMINISTIC
@given(st.text(_ODD, min_size=1, max_size=MOST_CHARACTERS))
def test_random_letters_are_never_a_yes(words: str) -> None:
    """CAN-3: none of these alphabets spells an activity."""
    foreign = "".join(chr(0x4E00 + ord(letter) % 0x5000) for letter in words)

    assert find_activities(foreign, NAMES) == Understood(
        sure=(), near=(), is_whole=False, has_unknown_part=True, has_other_time=False
    )
