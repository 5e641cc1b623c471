"""The default protocol says what was decided, with a source for each line, in plain words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import chain
from typing import Any

import pytest
import textstat

from mesocare import load_protocol
from mesocare.rules.changes import approval_of, say_end
from mesocare.rules.protocol import Decider, Protocol

DECIDED = {
    "make-up": ("wait: 6 to 24 hours", "borrowed", "F9 F1"),
    "touch-scalp": ("wait: 24 hours", "assumed", "guide M11 P3 P28"),
    "wash-hair": ("wait: 24 to 48 hours", "guide", "guide M1 M2 M7 M8"),
    "hair-products": ("wait: 24 to 48 hours", "clinic", "M9 M2 P22"),
    "alcohol": ("wait: 48 hours", "clinic", "M11 M13"),
    "sunscreen": ("wait: 2 days", "borrowed", "P9"),
    "combing": ("wait: 1 to 3 days", "borrowed", "guide P14"),
    "smoking": ("wait: 1 to 3 days", "borrowed", "P8 P2"),
    "tight-headwear": ("wait: 1 to 3 days", "borrowed", "P8 P1 P24 P36"),
    "exercise": ("wait: 3 days", "assumed", "guide M6 M11 P1"),
    "hot-water": ("wait: 2 to 7 days", "assumed", "guide M6"),
    "sun": ("wait: 2 to 7 days", "assumed", "guide M6 M5"),
    "helmet": ("wait: 2 to 7 days", "borrowed", "P8 P15"),
    "swimming": ("wait: 3 to 7 days", "clinic", "M11 M1 M7"),
    "hair-oil": ("wait: 3 to 7 days", "borrowed", "P20 P20b"),
    "scalp-massage": ("wait: 3 to 7 days", "borrowed", "M1 M2 P1"),
    "scratch": ("wait: 7 days, until: scabs-gone", "assumed", "guide M2 M11"),
    "heat-styling": ("wait: 7 days", "guide", "guide M6"),
    "hair-chemicals": ("wait: 7 days", "guide", "guide M2"),
    "sauna": ("wait: 7 days", "assumed", "guide M1 M6 M11"),
    "haircut": ("wait: 3 to 14 days", "borrowed", "P16 P17"),
    "scalp-procedures": ("wait: 7 to 14 days", "clinic", "M2 M11"),
    "sunbed": ("wait: always", "assumed", "guide H9"),
    "minoxidil": ("until: your clinic tells you, decided_by: clinic", "clinic", "M10 P2"),
    "painkillers": ("until: your clinic tells you, decided_by: clinic", "borrowed",
        "P2 P7 P24 M14"),
    "stop-medicine": ("until: the doctor who prescribed it tells you, decided_by: clinic",
        "clinic", "M3 M14 P2 P24"),
    "wigs": ("until: your clinic tells you, decided_by: clinic", "assumed", "guide"),
    "led-cap": ("until: your clinic tells you, decided_by: clinic", "assumed", "M2 M11"),
    "transplant": ("until: both clinics tell you, decided_by: clinic", "assumed", "M27"),
    "flying": ("until: your clinic tells you, decided_by: clinic", "borrowed", "P19"),
}  # fmt: skip
"""What was decided on the published evidence: how long, how firm that is, and who says so."""

PREPARED = {
    "hair-chemicals": ("2 to 7 days", "borrowed", "P23 P25 P6"),
    "scalp-procedures": ("1 to 2 weeks", "clinic", "M14"),
    "alcohol": ("24 hours to 2 days", "clinic", "M3 M13 M14"),
    "smoking": ("1 to 2 days", "clinic", "M3"),
    "exercise": ("1 day", "clinic", "M14"),
    "hair-products": ("1 day", "assumed", "P23 M13"),
}

NORMAL = {
    "tenderness": ("1 to 2 days", "3 days"),
    "swelling": ("12 to 36 hours", "3 days"),
    "needle-marks": ("1 to 7 days", "8 days"),
    "bruising": ("1 to 7 days", "8 days"),
    "headache": ("1 to 2 days", "2 days"),
    "numbness": ("4 to 6 hours", "12 hours"),
}
"""How long an after-effect is normal, and from when it is a reason to call."""

SHARED_ON_PURPOSE = {
    "alpecin": {"minoxidil", "wash-hair"},
    "american football": {"exercise", "helmet"},
    "anti-dandruff shampoo": {"minoxidil", "wash-hair"},
    "aqua aerobics": {"exercise", "swimming"},
    "aquafit": {"exercise", "swimming"},
    "baby shampoo": {"care.mild-shampoo", "wash-hair"},
    "backwash basin": {"hot-water", "wash-hair"},
    "bath": {"hot-water", "wash-hair"},
    "bath with bath salts": {"hot-water", "wash-hair"},
    "bath with epsom salts": {"hot-water", "wash-hair"},
    "beach": {"sun", "swimming"},
    "beach holiday": {"sun", "swimming"},
    "beach volleyball": {"exercise", "sun", "swimming"},
    "bike ride": {"exercise", "helmet"},
    "bonnet": {"allowed.loose-hat", "tight-headwear"},
    "box braids": {"tight-headwear", "wigs"},
    "boxercise": {"exercise", "helmet"},
    "boxing": {"exercise", "helmet"},
    "bubble bath": {"hot-water", "wash-hair"},
    "canoe": {"exercise", "sun", "swimming"},
    "champi": {"hair-oil", "scalp-massage"},
    "change my bedding": {"allowed.sleep", "care.pillowcase"},
    "change my pillow case": {"allowed.sleep", "care.pillowcase"},
    "change my pillowcase": {"allowed.sleep", "care.pillowcase"},
    "clean bedding": {"allowed.sleep", "care.pillowcase"},
    "clean my hands": {"allowed.daily-life", "care.clean-hands"},
    "climb": {"exercise", "helmet"},
    "climbing": {"exercise", "helmet"},
    "condition my hair": {"hair-products", "wash-hair"},
    "conditioner": {"hair-products", "wash-hair"},
    "conditioning treatment": {"hair-products", "wash-hair"},
    "cricket": {"exercise", "helmet", "sun"},
    "cross-country skiing": {"exercise", "sun"},
    "cycle": {"exercise", "helmet"},
    "cycle to work": {"exercise", "helmet"},
    "cycling": {"exercise", "helmet"},
    "dandruff shampoo": {"minoxidil", "wash-hair"},
    "deep condition": {"hair-products", "wash-hair"},
    "deep conditioner": {"hair-products", "wash-hair"},
    "deep conditioning": {"hair-products", "wash-hair"},
    "dry my hair in the air": {"allowed.daily-life", "care.air-dry"},
    "factor 30": {"care.sunscreen", "sunscreen"},
    "factor 50": {"care.sunscreen", "sunscreen"},
    "faux locs": {"tight-headwear", "wigs"},
    "gentle shampoo": {"care.mild-shampoo", "wash-hair"},
    "go to the beach": {"sun", "swimming"},
    "goddess braids": {"tight-headwear", "wigs"},
    "growth serum": {"hair-products", "minoxidil"},
    "hair mask": {"hair-products", "wash-hair"},
    "hat": {"allowed.loose-hat", "tight-headwear"},
    "have a shower": {"hot-water", "wash-hair"},
    "head & shoulders": {"minoxidil", "wash-hair"},
    "head and shoulders": {"minoxidil", "wash-hair"},
    "headscarf": {"allowed.loose-hat", "tight-headwear"},
    "headstand": {"exercise", "helmet"},
    "headstands": {"exercise", "helmet"},
    "hijab": {"allowed.loose-hat", "tight-headwear"},
    "hockey": {"exercise", "helmet"},
    "horse riding": {"exercise", "helmet"},
    "hot bath": {"hot-water", "wash-hair"},
    "hot shower": {"hot-water", "wash-hair"},
    "ice hockey": {"exercise", "helmet"},
    "ice skating": {"exercise", "helmet"},
    "judo": {"exercise", "helmet"},
    "karate": {"exercise", "helmet"},
    "kayak": {"exercise", "sun", "swimming"},
    "kayaking": {"exercise", "sun", "swimming"},
    "kickboxing": {"exercise", "helmet"},
    "knotless braids": {"tight-headwear", "wigs"},
    "lacrosse": {"exercise", "helmet"},
    "let my hair dry": {"allowed.daily-life", "care.air-dry"},
    "let my hair dry naturally": {"allowed.daily-life", "care.air-dry"},
    "lido": {"sun", "swimming"},
    "lukewarm water": {"care.mild-shampoo", "wash-hair"},
    "martial arts": {"exercise", "helmet"},
    "medicated shampoo": {"minoxidil", "wash-hair"},
    "mild shampoo": {"care.mild-shampoo", "wash-hair"},
    "mma": {"exercise", "helmet"},
    "mountain biking": {"exercise", "helmet"},
    "muay thai": {"exercise", "helmet"},
    "nizoral": {"minoxidil", "wash-hair"},
    "paddleboard": {"exercise", "sun", "swimming"},
    "painful eye": {"sign.emergency.5", "sign.urgent.6"},
    "pillow case": {"allowed.sleep", "care.pillowcase"},
    "pillowcase": {"allowed.sleep", "care.pillowcase"},
    "polo": {"exercise", "helmet"},
    "power shower": {"hot-water", "wash-hair"},
    "rain shower": {"hot-water", "wash-hair"},
    "ride a horse": {"exercise", "helmet"},
    "ride my bike": {"exercise", "helmet"},
    "rock climbing": {"exercise", "helmet"},
    "roller skating": {"exercise", "helmet"},
    "rollerblade": {"exercise", "helmet"},
    "rub": {"scalp-massage", "touch-scalp"},
    "rugby": {"exercise", "helmet"},
    "sail": {"sun", "swimming"},
    "sailing": {"sun", "swimming"},
    "salon wash": {"hot-water", "wash-hair"},
    "scarf": {"allowed.loose-hat", "tight-headwear"},
    "scrum cap": {"helmet", "tight-headwear"},
    "shower": {"hot-water", "wash-hair"},
    "silk pillowcase": {"allowed.sleep", "care.pillowcase"},
    "sit in the shade": {"allowed.daily-life", "care.shade"},
    "skate": {"exercise", "helmet"},
    "skateboard": {"exercise", "helmet"},
    "skateboarding": {"exercise", "helmet"},
    "skating": {"exercise", "helmet"},
    "ski": {"exercise", "helmet", "sun"},
    "skiing": {"exercise", "helmet", "sun"},
    "snorkel": {"sun", "swimming"},
    "snowboard": {"exercise", "helmet", "sun"},
    "snowboarding": {"exercise", "helmet", "sun"},
    "soak in the bath": {"hot-water", "wash-hair"},
    "sparring session": {"exercise", "helmet"},
    "spf": {"care.sunscreen", "sunscreen"},
    "stay in the shade": {"allowed.daily-life", "care.shade"},
    "steamy shower": {"hot-water", "wash-hair"},
    "straighten your hair": {"hair-chemicals", "heat-styling"},
    "sulfate-free shampoo": {"care.mild-shampoo", "wash-hair"},
    "sulphate-free shampoo": {"care.mild-shampoo", "wash-hair"},
    "sun cream": {"care.sunscreen", "sunscreen"},
    "sun hat": {"allowed.loose-hat", "care.shade"},
    "sunblock": {"care.sunscreen", "sunscreen"},
    "suncream": {"care.sunscreen", "sunscreen"},
    "sunscreen": {"care.sunscreen", "sunscreen"},
    "surf": {"exercise", "sun", "swimming"},
    "surfing": {"exercise", "sun", "swimming"},
    "t-gel": {"minoxidil", "wash-hair"},
    "taekwondo": {"exercise", "helmet"},
    "tar shampoo": {"minoxidil", "wash-hair"},
    "tepid water": {"care.mild-shampoo", "wash-hair"},
    "triathlon": {"exercise", "helmet", "swimming"},
    "turban": {"allowed.loose-hat", "tight-headwear"},
    "wakeboard": {"exercise", "sun", "swimming"},
    "wash my hands": {"allowed.daily-life", "care.clean-hands"},
    "water aerobics": {"exercise", "swimming"},
    "water park": {"sun", "swimming"},
    "water polo": {"exercise", "swimming"},
    "water ski": {"exercise", "swimming"},
    "wrestling": {"exercise", "helmet"},
}
"""Words that lead to two rules, so that the stricter one is answered first (CAN-2)."""

MOST_WORDS_IN_A_SENTENCE = 20
HIGHEST_GRADE = 8.5
"""Of one text; what names illnesses and medicines has their syllables."""
NAMES_ILLNESSES = re.compile(r"infection|diabetes|minoxidil")
HIGHEST_GRADE_OF_ALL = 4.0
LEAST_WORDS_TO_GRADE = 5


@pytest.fixture(scope="module", name="protocol")
def load_default_protocol() -> Protocol:
    return load_protocol()


def test_every_restriction_lasts_as_decided_and_says_how_firm_that_is(protocol: Protocol) -> None:
    actual = {
        key: (say_end(rule), str(rule.basis), " ".join(rule.sources))
        for key, rule in protocol.restrictions.items()
    }

    assert actual == DECIDED


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
        ("guide", "M8", "M22", "M35", "J4"),
    )
    assert str(course.takes) == "30 to 60 minutes"


def test_the_watch_for_late_signs_lasts_12_weeks(protocol: Protocol) -> None:
    assert protocol.watch is not None
    assert str(protocol.watch.for_) == "12 weeks"


def test_what_is_normal_has_an_end_and_a_day_to_call(protocol: Protocol) -> None:
    """TIME-12: every after-effect says from when it is normal no more."""
    actual = {
        key: (str(effect.lasts), str(effect.call_after))
        for key, effect in protocol.after_effects.items()
    }

    assert actual == NORMAL


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


def test_what_needs_no_wait_is_what_the_sources_allow(protocol: Protocol) -> None:
    actual = {item.id: item.only_if for item in protocol.allowed}

    assert list(actual) == [
        "go-to-work", "go-to-school", "drive", "walk", "loose-hat", "paracetamol", "cool-pack",
        "body-shower", "sleep", "daily-life",
    ]  # fmt: skip
    assert actual["drive"] is not None


def test_a_preparation_names_its_activity_in_the_words_of_the_restriction(
    protocol: Protocol,
) -> None:
    """TIME-13: before and after a session they are one activity."""
    actual = {key: item.do_not for key, item in protocol.before_session.items() if item.do_not}

    assert actual == {key: protocol.restrictions[key].activity for key in PREPARED}


def test_a_prescribed_medicine_is_never_stopped_on_ones_own(protocol: Protocol) -> None:
    """CAN-8."""
    keep = str(protocol.before_session["keep-medicine"].do)
    stop = protocol.restrictions["stop-medicine"]

    assert keep.startswith("keep taking")
    assert (stop.wait, stop.decided_by) == (None, Decider.CLINIC)


def test_there_are_warning_signs_at_all_three_levels(protocol: Protocol) -> None:
    signs = protocol.warning_signs

    assert all((signs.clinic, signs.urgent, signs.emergency))


def test_redness_never_leads_and_says_that_it_can_be_hard_to_see(protocol: Protocol) -> None:
    levels = protocol.warning_signs
    signs = [item.sign for item in chain(levels.clinic, levels.urgent, levels.emergency)]

    red = [sign for sign in signs if re.search(r"\bred(?:ness)?\b", sign)]

    assert red
    assert [sign for sign in red if re.match(r"(?:your \w+ is |it is |there is )?red", sign)] == []
    assert any("brown or black skin" in sign for sign in red)


def test_no_clinician_has_approved_the_default_protocol(protocol: Protocol) -> None:
    assert approval_of(protocol) is None
    assert "no clinician" in str(protocol.protocol.reviewed_by)


def test_the_protocol_is_reviewed_again_within_three_years(protocol: Protocol) -> None:
    about = protocol.protocol

    assert (about.written_on, about.reviewed_on) == (date(2026, 11, 26), date(2026, 11, 26))
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
        if len(text.split()) >= LEAST_WORDS_TO_GRADE
        and _reading_grade(text) > HIGHEST_GRADE
        and not NAMES_ILLNESSES.search(text)
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
        pytest.param(r"\b(?!LED\b)[A-Z]{2,}\b", id="no block capitals or abbreviations"),
    ],
)
def test_texts_keep_to_plain_words(protocol: Protocol, avoided: str) -> None:
    found = [text for text in _texts(protocol) if re.search(avoided, text)]

    assert found == []


def _lines(part: object) -> Iterator[Any]:
    """Return each part of the protocol that names its sources."""
    if isinstance(part, Mapping):
        part = tuple(part.values())
    if isinstance(part, tuple):
        yield from chain.from_iterable(map(_lines, part))
    elif is_dataclass(part):
        if isinstance(getattr(part, "sources", None), tuple):
            yield part
        yield from chain.from_iterable(_lines(getattr(part, item.name)) for item in fields(part))


def _names(protocol: Protocol) -> list[tuple[str, str]]:
    """Return each word of patients with the key of what it leads to."""
    levels = protocol.warning_signs
    signs = {
        f"sign.{level}.{place}": sign
        for level in ("emergency", "urgent", "clinic")
        for place, sign in enumerate(getattr(levels, level), start=1)
    }
    parts: dict[str, Any] = dict(protocol.restrictions) | signs
    parts |= {f"allowed.{item.id}": item for item in protocol.allowed}
    parts |= {f"care.{key}": care for key, care in protocol.care.items()}
    return [(key, name.casefold()) for key, part in parts.items() for name in part.also_called]


def _texts(protocol: Protocol) -> list[str]:
    """Return all that patients read."""
    levels = protocol.warning_signs
    parts = [
        *(
            (rule.activity, rule.short, rule.until, rule.meanwhile, rule.why, rule.in_between)
            for rule in protocol.restrictions.values()
        ),
        *((item.activity, item.only_if, item.why) for item in protocol.allowed),
        *((it.ask, it.if_yes) for it in protocol.questions.values()),
        *((it.what,) for it in protocol.events.values()),
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
    """Return the Flesch-Kincaid grade; textstat would fetch its dictionary from the network."""
    words = re.findall(r"[\w'-]+", text)
    syllables = sum(map(_count_syllables, words))
    return 0.39 * len(words) / len(_sentences(text)) + 11.8 * syllables / len(words) - 15.59


def _count_syllables(word: str) -> int:
    """Count groups of vowels; an e that ends a word, alone or in -es and -ed, is mostly silent."""
    spoken = re.sub(r"(?<=[^aeiouylcgsxz])(?:e|es)$|(?<=[cgsxz])e$|(?<=[^aeiouydt])ed$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", spoken, re.IGNORECASE)))
