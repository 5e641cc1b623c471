"""What cues promise: a pattern finds no text without one of them (CAN-1)."""

import re

import pytest
from cues import find_uncued

from mesocare.language.tables import find_table
from mesocare.language.words.heard import Danger, Denial, Heard, TimePhrase

HEARD = find_table("en", Heard)


@pytest.mark.parametrize(
    "danger", [one for one in HEARD.dangers if one.cues], ids=lambda danger: danger.says
)
def test_every_text_of_a_danger_holds_one_of_its_cues(danger: Danger) -> None:
    """A text without one is not searched at all: whoever adds words to a danger sees it here."""
    assert find_uncued(danger.pattern, danger.cues) == []


@pytest.mark.parametrize("denial", HEARD.denials, ids=lambda denial: denial.pattern[:40])
def test_every_text_of_a_denial_holds_one_of_its_cues(denial: Denial) -> None:
    assert find_uncued(denial.pattern, denial.cues) == []


@pytest.mark.parametrize(
    "phrase", [one for one in HEARD.times if one.cues], ids=lambda phrase: phrase.pattern[:40]
)
def test_every_phrase_about_time_holds_one_of_its_cues(phrase: TimePhrase) -> None:
    assert find_uncued(phrase.pattern, phrase.cues) == []


@pytest.mark.parametrize(
    ("pattern", "cues", "without"),
    [
        pytest.param("ab|cd", ["ab"], "cd", id="another word"),
        pytest.param("ab?c", ["ab"], "ac", id="a letter that may be missing"),
        pytest.param("(?:ab )*c", ["ab"], "c", id="a word that may be missing"),
        pytest.param("a[bc]", ["ab"], "ac", id="another letter"),
        pytest.param("(?:ab|c){1,2}d", ["ab"], "cd", id="a word or another, repeated"),
        pytest.param("(?=ab)a", ["ab"], "a", id="only looked at"),
    ],
)
def test_a_text_without_a_cue_is_found(pattern: str, cues: list[str], without: str) -> None:
    assert re.search(pattern, without + "b")
    assert find_uncued(pattern, cues) == [without]


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        pytest.param("ab|cd", ["ab", "d"], id="a cue for each"),
        pytest.param("x?a(?:b|bc)", ["ab"], id="a cue across groups"),
        pytest.param(r"\w*ab\w*", ["ab"], id="a cue among any letters"),
        pytest.param("(?:ab){2,}", ["abab"], id="a cue across a repeat"),
    ],
)
def test_where_every_text_has_a_cue_none_is_found(pattern: str, cues: list[str]) -> None:
    assert find_uncued(pattern, cues) == []
