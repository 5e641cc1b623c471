"""Does the default protocol say what was decided, with a source for each line, in plain words?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import chain, product
from typing import Any

import pytest
import textstat

from mesocare import load_protocol
from mesocare.rules.protocol import Protocol, Restriction

DECIDED = {
    "touch-scalp": ("24 hours", "assumed", "guide P11 F3 M11"),
    "wash-hair": ("24 to 48 hours", "guide", "guide M7 M8 P5"),
    "heat-styling": ("7 days", "guide", "guide M6"),
    "hair-chemicals": ("7 days", "guide", "guide M2"),
    "hot-water": ("2 to 7 days", "assumed", "guide M6"),
    "sauna": ("7 days", "assumed", "guide M1 M6 M11"),
    "exercise": ("3 days", "assumed", "guide M6 M11 P1"),
    "swimming": ("3 to 7 days", "clinic", "M11 M1"),
    "sun": ("2 to 7 days", "assumed", "guide M6 P9"),
    "tight-headwear": ("1 to 3 days", "borrowed", "P8 P15 P24"),
    "hair-products": ("24 to 48 hours", "clinic", "M9 M2 P22"),
    "alcohol": ("24 to 48 hours", "clinic", "M11 M13"),
    "smoking": ("1 to 3 days", "borrowed", "P8 P2"),
    "scalp-massage": ("3 days", "borrowed", "P1 M1"),
    "scalp-procedures": ("7 to 14 days", "clinic", "M2 M11"),
    "minoxidil": ("until your clinic tells you", "clinic", "M34 M10 P2 N5"),
}

PREPARED = {
    "alcohol": ("24 hours to 2 days", "clinic", "M3 M14 M13"),
    "hair-chemicals": ("2 to 7 days", "borrowed", "P23 P25 P6"),
    "scalp-procedures": ("1 to 2 weeks", "clinic", "M14"),
    "hair-products": ("1 day", "assumed", "P23 M13"),
}

SHARED_ON_PURPOSE = {
    "shower": {"wash-hair", "hot-water"},
    "bath": {"wash-hair", "hot-water"},
    "take a shower": {"wash-hair", "hot-water"},
    "take a bath": {"wash-hair", "hot-water"},
    "medicated shampoo": {"wash-hair", "minoxidil"},
    "straighten your hair": {"heat-styling", "hair-chemicals"},
    "beach": {"swimming", "sun"},
    "growth serum": {"hair-products", "minoxidil"},
    "rub": {"touch-scalp", "scalp-massage"},
}

NOTHING_IS_KNOWN = re.compile(
    r"\b(?:wigs?|hairpieces?|extensions?|weave|fib(?:re|er)s?|hijab|turban|hoover\w*|vacuum\w*"
    r"|vap(?:e|ing)|e-cigarettes?|pillow\w*|rain|comb\w*|haircut|cut|trim|shave|pick|scabs?"
    r"|fly(?:ing)?|flight|sleep\w*|ibuprofen|aspirin|paracetamol|painkillers?|antibiotics?"
    r"|sex|coffee|tattoo|botox|facial|prp|sun ?cream|sunscreen|walk\w*)\b"
)

MOST_WORDS_IN_A_SENTENCE = 20
HIGHEST_GRADE = 8.5
"""Of one text; only "put minoxidil or other medicine on your scalp" comes close."""
HIGHEST_GRADE_OF_ALL = 4.0
LEAST_WORDS_TO_GRADE = 5


@pytest.fixture(scope="module", name="protocol")
def load_default_protocol() -> Protocol:
    return load_protocol()


def test_the_sixteen_restrictions_last_as_decided_and_say_how_firm_that_is(
    protocol: Protocol,
) -> None:
    actual = {
        key: (str(rule.wait or f"until {rule.until}"), str(rule.basis), " ".join(rule.sources))
        for key, rule in protocol.restrictions.items()
    }

    assert list(actual.items()) == list(DECIDED.items())


def test_what_to_hold_off_before_a_session_counts_back_as_decided(protocol: Protocol) -> None:
    actual = {
        key: (str(item.from_), str(item.basis), " ".join(item.sources))
        for key, item in protocol.before_session.items()
        if item.do_not
    }

    assert actual == PREPARED


def test_the_course_is_the_guides_with_gaps_of_two_to_four_weeks(protocol: Protocol) -> None:
    course = protocol.course

    assert course is not None
    assert (str(course.sessions), str(course.gap), str(course.recommended)) == (
        "4 to 8",
        "2 to 4 weeks",
        "3 weeks",
    )
    assert (str(course.maintenance), course.basis, course.sources) == (
        "3 to 6 months",
        "assumed",
        ("guide", "M8", "M22"),
    )


def test_the_watch_for_late_signs_lasts_12_weeks(protocol: Protocol) -> None:
    assert protocol.watch is not None
    assert str(protocol.watch.for_) == "12 weeks"


def test_what_is_normal_after_a_session_lasts_as_long_as_the_sources_say(
    protocol: Protocol,
) -> None:
    actual = {key: str(effect.lasts) for key, effect in protocol.after_effects.items()}

    assert actual == {
        "tenderness": "1 day",
        "swelling": "12 to 36 hours",
        "soreness": "24 to 48 hours",
        "needle-marks": "1 to 7 days",
        "bruising": "1 to 7 days",
        "headache": "1 to 2 days",
    }


def test_swelling_is_a_reason_to_call_after_3_days(protocol: Protocol) -> None:
    assert str(protocol.after_effects["swelling"].call_after) == "3 days"


def test_losing_hair_is_never_called_normal(protocol: Protocol) -> None:
    normal = " ".join(effect.what for effect in protocol.after_effects.values())

    assert not re.search(r"shed|fall|hair|bald", normal)


def test_every_line_that_advises_names_a_source(protocol: Protocol) -> None:
    unsourced = [str(line) for line in _lines(protocol) if not line.sources]

    assert unsourced == []


def test_every_source_cited_is_listed_and_every_source_listed_is_cited(
    protocol: Protocol,
) -> None:
    cited = set(chain.from_iterable(line.sources for line in _lines(protocol)))

    assert cited == set(protocol.sources)


def test_every_source_but_the_guide_has_an_address(protocol: Protocol) -> None:
    without = [key for key, source in protocol.sources.items() if source.address is None]

    assert without == ["guide"]


def test_every_restriction_says_why_and_what_to_do_meanwhile(protocol: Protocol) -> None:
    silent = [
        key for key, rule in protocol.restrictions.items() if not (rule.why and rule.meanwhile)
    ]

    assert silent == []


def test_every_restriction_knows_three_words_of_patients_at_least(protocol: Protocol) -> None:
    poor = [key for key, rule in protocol.restrictions.items() if len(rule.also_called) < 3]

    assert poor == []


def test_a_word_leads_to_two_rules_only_where_that_is_meant(protocol: Protocol) -> None:
    """CAN-2: one word can point two ways, then both answers are given."""
    meanings = defaultdict(set)
    for key, name in _names(protocol):
        meanings[name].add(key)

    shared = {name: keys for name, keys in meanings.items() if len(keys) > 1}

    assert shared == SHARED_ON_PURPOSE


def test_a_longer_name_never_hides_a_stricter_rule(protocol: Protocol) -> None:
    """CAN-1: "laser cap" is no cap, so the laser must hold off as long as the cap does."""
    names, rules = _names(protocol), protocol.restrictions

    hidden = [
        (longer, name)
        for (key, longer), (other, name) in product(names, names)
        if f" {name} " in f" {longer} "
        and (other, longer) not in names
        and not _is_as_strict(rules[key], rules[other])
    ]

    assert hidden == []


def test_what_no_source_speaks_of_is_nobodys_word(protocol: Protocol) -> None:
    """CAN-3: wigs, rain, painkillers and the like are a question for the clinic."""
    words = [name for _, name in _names(protocol)]
    words += [name.casefold() for item in protocol.allowed for name in item.also_called]

    misled = [word for word in words if NOTHING_IS_KNOWN.search(word)]

    assert misled == []


def test_only_work_school_driving_and_daily_life_need_no_wait(protocol: Protocol) -> None:
    actual = [item.id for item in protocol.allowed]

    assert actual == ["go-to-work", "go-to-school", "drive", "get-on-with-your-daily-life"]


def test_no_word_for_what_is_allowed_is_a_word_for_what_is_held_off(protocol: Protocol) -> None:
    allowed = {
        name.casefold() for item in protocol.allowed for name in (item.activity, *item.also_called)
    }

    assert allowed & {name for _, name in _names(protocol)} == set()


def test_a_preparation_names_its_activity_in_the_words_of_the_restriction(
    protocol: Protocol,
) -> None:
    """TIME-13: before and after a session they are one activity."""
    actual = {key: item.do_not for key, item in protocol.before_session.items() if item.do_not}

    assert actual == {key: protocol.restrictions[key].activity for key in PREPARED}


def test_a_prescribed_medicine_is_never_stopped_on_ones_own(protocol: Protocol) -> None:
    blood_thinner = protocol.before_session["prescribed-blood-thinner"].do

    assert "Never stop a prescribed medicine on your own" in str(
        protocol.restrictions["minoxidil"].meanwhile
    )
    assert str(blood_thinner).startswith("keep taking a prescribed blood thinner")


def test_there_are_warning_signs_at_all_three_levels(protocol: Protocol) -> None:
    signs = protocol.warning_signs

    assert all((signs.clinic, signs.urgent, signs.emergency))


def test_redness_never_leads_and_says_that_it_can_be_hard_to_see(protocol: Protocol) -> None:
    levels = protocol.warning_signs
    signs = [item.sign for item in chain(levels.clinic, levels.urgent, levels.emergency)]

    red = [sign for sign in signs if re.search(r"\bred", sign)]

    assert red
    assert all(
        re.match(r"(?:pain|heat|swelling).*\bred.*brown or black skin", sign) for sign in red
    )


def test_no_clinician_has_approved_the_default_protocol(protocol: Protocol) -> None:
    assert protocol.protocol.approved_by is None


def test_the_protocol_is_reviewed_again_within_three_years(protocol: Protocol) -> None:
    about = protocol.protocol

    assert (about.written_on, about.reviewed_on) == (date(2026, 11, 22), date(2026, 11, 22))
    assert about.review_by is not None
    assert about.written_on < about.review_by <= date(2029, 11, 22)


def test_no_sentence_is_longer_than_20_words(protocol: Protocol) -> None:
    long = [
        sentence
        for text in _texts(protocol)
        for sentence in _sentences(text)
        if len(sentence.split()) > MOST_WORDS_IN_A_SENTENCE
    ]

    assert long == []


def test_no_text_is_hard_to_read(protocol: Protocol) -> None:
    hard = {
        text: round(_reading_grade(text), 1)
        for text in _texts(protocol)
        if len(text.split()) >= LEAST_WORDS_TO_GRADE and _reading_grade(text) > HIGHEST_GRADE
    }

    assert hard == {}


def test_the_protocol_as_a_whole_reads_at_an_age_of_nine(protocol: Protocol) -> None:
    whole = " ".join(f"{text.rstrip('.')}." for text in _texts(protocol))

    assert _reading_grade(whole) <= HIGHEST_GRADE_OF_ALL


def test_another_measure_of_reading_agrees(protocol: Protocol) -> None:
    """The automated readability index counts letters, so it needs no dictionary of syllables."""
    whole = " ".join(f"{text.rstrip('.')}." for text in _texts(protocol))

    assert textstat.automated_readability_index(whole) <= HIGHEST_GRADE_OF_ALL


@pytest.mark.parametrize(
    "avoided",
    [
        pytest.param(r"fever", id='"high temperature", not "fever"'),
        pytest.param(r"\d\s*[-\u2010-\u2015]\s*\d", id='"24 to 48 hours", not "24-48 hours"'),
        pytest.param(r"[\u2010-\u2015]|--", id="no dashes"),
        pytest.param(r"\band/or\b", id="no and/or"),
        pytest.param(r"\b[A-Z]{2,}\b", id="no block capitals or abbreviations"),
    ],
)
def test_texts_keep_to_plain_words(protocol: Protocol, avoided: str) -> None:
    found = [text for text in _texts(protocol) if re.search(avoided, text)]

    assert found == []


def _lines(part: object) -> Iterator[Any]:
    """Give each part of the protocol that names its sources."""
    if isinstance(part, Mapping):
        part = tuple(part.values())
    if isinstance(part, tuple):
        yield from chain.from_iterable(map(_lines, part))
    elif is_dataclass(part):
        if isinstance(getattr(part, "sources", None), tuple):
            yield part
        yield from chain.from_iterable(_lines(getattr(part, item.name)) for item in fields(part))


def _names(protocol: Protocol) -> list[tuple[str, str]]:
    """Give the words for each restriction, each with its id."""
    return [
        (key, name.casefold())
        for key, rule in protocol.restrictions.items()
        for name in rule.also_called
    ]


def _is_as_strict(rule: Restriction, other: Restriction) -> bool:
    if rule.wait is None or other.wait is None:
        return rule.wait is other.wait
    return (
        rule.wait.least.nominal_minutes >= other.wait.least.nominal_minutes
        and rule.wait.most.nominal_minutes >= other.wait.most.nominal_minutes
    )


def _texts(protocol: Protocol) -> list[str]:
    """Give all that patients read."""
    levels = protocol.warning_signs
    parts = [
        *(
            (rule.activity, rule.condition, rule.meanwhile, rule.why, rule.only_if)
            for rule in protocol.restrictions.values()
        ),
        *((item.activity, item.only_if) for item in protocol.allowed),
        *((care.do, care.how_often, care.why, care.only_if) for care in protocol.care.values()),
        *((effect.what, effect.only_if) for effect in protocol.after_effects.values()),
        *((item.sign,) for item in chain(levels.clinic, levels.urgent, levels.emergency)),
        *(
            (item.do, item.do_not, item.why, item.only_if)
            for item in protocol.before_session.values()
        ),
        (*protocol.watch.signs, protocol.watch.why) if protocol.watch else (),
    ]
    return [text for text in chain.from_iterable(parts) if text]


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def _reading_grade(text: str) -> float:
    """Give the Flesch-Kincaid grade; textstat would fetch its dictionary from the network."""
    words = re.findall(r"[\w'-]+", text)
    syllables = sum(map(_count_syllables, words))
    return 0.39 * len(words) / len(_sentences(text)) + 11.8 * syllables / len(words) - 15.59


def _count_syllables(word: str) -> int:
    """Count groups of vowels; an e that ends a word, alone or in -es and -ed, is mostly silent."""
    spoken = re.sub(r"(?<=[^aeiouylcgsxz])(?:e|es)$|(?<=[cgsxz])e$|(?<=[^aeiouydt])ed$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", spoken, re.IGNORECASE)))
