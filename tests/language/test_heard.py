"""What is heard in English: the endings of words, and which words are no slips."""

import unicodedata
from pathlib import Path

import pytest

from mesocare.language.en.danger_words import WORDS
from mesocare.language.en.endings import root, starts_of
from mesocare.language.tables import find_table
from mesocare.language.words.heard import Heard
from mesocare.plan.lexicon import Lexicon
from mesocare.plan.slips import count_edits
from mesocare.plan.vocabulary import Vocabulary, fold
from mesocare.reading.rule_file import load_protocol

HEARD = find_table("en", Heard)
FRIENDLY = set("🙏👍👋😀😊🙂😃🤔❤❓")
PICTURES = [
    picture
    for picture in map(chr, [*range(0x2600, 0x27C0), *range(0x1F300, 0x1FB00)])
    if unicodedata.category(picture) == "So"
]
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize(
    "forms",
    [
        "dye dyes dyed dyeing",
        "wash washes washed washing",
        "swim swims swimming swam",
        "tan tans tanned tanning",
        "smoke smokes smoked smoking",
        "massage massages massaged massaging",
        "exercise exercised exercising",
        "scratch scratches scratched",
        "dry dries dried drying",
        "swelling swollen swells",
        "hat hats",
        "hate hates hated hating",
        "cap caps",
        "cape capes",
        "lip lips",
    ],
)
def test_the_forms_of_a_word_have_one_root(forms: str) -> None:
    assert len({root(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    ["hat hate", "cap cape", "massage message", "pus push", "bed be", "sun sung", "wine win",
     "bed bedding", "club clubbing", "dye dying"],
)  # fmt: skip
def test_different_words_have_different_roots(words: str) -> None:
    one, other = words.split()

    assert root(one) != root(other)


@pytest.mark.parametrize(
    "path", [None, *EXAMPLES], ids=lambda path: path.stem if path else "default"
)
def test_every_long_word_of_the_names_that_we_ship_has_its_neighbours(path: Path | None) -> None:
    """Else no slip of it is forgiven: run `python trust/words.py --write` with the word lists."""
    lexicon = Lexicon(load_protocol(path), HEARD)

    assert lexicon.long_words - HEARD.near_words().keys() == set()


def test_every_word_of_a_danger_has_its_neighbours() -> None:
    """Made by the same program; a word without them would be no target of a slip."""
    assert HEARD.danger_words().keys() == set(WORDS.split())
    assert "fiver" in HEARD.danger_words()["fever"]


def test_a_neighbour_is_at_most_two_edits_away() -> None:
    far = [
        (ours, other)
        for ours, others in HEARD.near_words().items()
        for other in others
        if count_edits(ours, other, 2) > 2
    ]

    assert far == []
    assert "message" in HEARD.near_words()["massage"]


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("massage", "masage", 1),
        ("sauna", "suana", 1),
        ("tongue", "tounge", 2),
        ("same", "same", 0),
        ("minoxidil", "minoxydill", 2),
        ("wash", "swim", 3),
    ],
)
def test_a_swap_of_neighbours_is_one_edit(one: str, other: str, edits: int) -> None:
    """Counting stops where there are more than two."""
    assert count_edits(one, other, 2) == edits


def test_a_word_begins_as_its_root_says_that_it_may() -> None:
    """What bans a thing is looked for by how its words may begin: no form of one is left out."""
    words = {*HEARD.near_words(), *(word for near in HEARD.near_words().values() for word in near)}
    words |= {"teeth", "worn", "swam", "dried", "dries", "parties", "dyed", "dyeing", "tied", "gel"}

    assert len(words) > 4_000
    assert [word for word in words if not word.startswith(starts_of(root(word)))] == []


def test_every_picture_is_a_word_to_explain_but_for_a_friendly_one() -> None:
    """CAN-3: beside "wash my hair", a sick face, or SOS, may tell of a danger."""
    vocabulary = Vocabulary(HEARD)

    unheard = {picture for picture in PICTURES if not vocabulary.tokens(fold(f"can i {picture}"))}

    assert len(PICTURES) > 1500
    assert unheard == FRIENDLY
